/*
 * eval_verdict_test.c - what may be said, and what may not.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_study_test.h"

/* An estimate that is as it must be for one verdict. */
struct said {
	struct eval_estimate e;
	struct eval_plan plan;
	struct eval_data data;
	struct eval_designed made;
	struct eval_lock_facts facts;
	struct eval_outcome outcome;
	struct stats st;
	const json_t *verdict;
	struct str text;
};

static void
result_drop(void *data)
{
	json_decref(data);
}

static void
said_begin(struct test *t, struct said *s, double low, double high)
{
	json_t *power = json_object(), *after = json_object();

	*s = (struct said){.plan = {.smallest = NAN,
	                            .target_fall = 0.05,
	                            .power = 0.8,
	                            .alpha = 0.05},
	                   .data = {.mature = {400, 100}},
	                   .made = {.kept = 100, .used = 400},
	                   .facts = {.look = 1},
	                   .outcome = {.id = S("y"),
	                               .label = S("Had earnings"),
	                               .kind = EVAL_BINARY}};
	stats_begin(&s->st, t->arena);
	s->e = (struct eval_estimate){.st = &s->st,
	                              .plan = &s->plan,
	                              .data = &s->data,
	                              .made = &s->made,
	                              .facts = &s->facts,
	                              .needed = 860,
	                              .result = json_object()};
	s->e.primary = (struct eval_row){
	        .outcome = &s->outcome,
	        .scale = EVAL_RD,
	        .m = {.b = (low + high) / 2, .low = low, .high = high}};
	arena_defer(t->arena, result_drop, s->e.result);
	json_object_set_new(after, "fall_seen", json_real(0.16));
	json_object_set_new(power, "after", after);
	json_object_set_new(s->e.result, "power", power);
}

/* The verdict, as text too: never of reoffending, which it is not about. */
static void
said_judge(struct test *t, struct said *s)
{
	const size_t flags = JSON_SORT_KEYS;
	size_t n;
	char *text;

	eval_verdict_put(&s->e);
	s->verdict = json_object_get(s->e.result, "verdict");
	n = json_dumpb(s->verdict, NULL, 0, flags);
	text = arena_new(t->arena, char, n + 1);
	json_dumpb(s->verdict, text, n, flags);
	s->text = (struct str){text, n};
	/* each has both lists, and none says what nobody can know */
	expect_true(json_array_size(json_object_get(s->verdict, "can_say")) >
	            0);
	expect_true(json_array_size(json_object_get(s->verdict, "cannot_say")) >
	            0);
	expect_lacks(s->text, "no effect");
	expect_lacks(s->text, "not significant");
	expect_lacks(s->text, "reoffend");
	expect_lacks(s->text, "offence");
}

static void
expect_word(const struct said *s, const char *word)
{
	expect_str(
	        str_of(json_string_value(json_object_get(s->verdict, "word"))),
	        word);
}

TEST("verdict: an interval wholly below nothing is reduced, wholly above "
     "increased")
{
	struct said s;

	said_begin(t, &s, -0.12, -0.001);
	said_judge(t, &s);
	expect_word(&s, "reduced");
	expect_has(s.text, "by between 0.1 and 12.0 people in 100");
	expect_has(s.text, "Among participants the share of \\\"Had "
	                   "earnings\\\" was lower");
	said_begin(t, &s, 0.001, 0.12);
	said_judge(t, &s);
	expect_word(&s, "increased");
	expect_has(s.text, "higher than among people like them: by between 0.1 "
	                   "and 12.0 people in 100");
}

TEST("verdict: where people were put into groups by lot, nobody says that they "
     "were not")
{
	static const double sides[2][2] = {{-0.12, -0.001}, {0.001, 0.12}};

	for (size_t k = 0; k < 2; k++) {
		struct said s;

		said_begin(t, &s, sides[k][0], sides[k][1]);
		said_judge(t, &s);
		expect_has(s.text, "people were not allotted by chance");
		said_begin(t, &s, sides[k][0], sides[k][1]);
		s.plan.by_lot = true;
		said_judge(t, &s);
		expect_has(s.text, "people were allotted by lot");
		expect_lacks(s.text, "not allotted by chance");
	}
}

TEST("verdict: of everybody, or of those who might be in either group, it is "
     "not said of participants")
{
	static const struct {
		enum stats_estimand of;
		const char *says;
	} all[] = {{STATS_ATE, "Among everybody in the study the share of "
	                       "\\\"Had earnings\\\" was lower with the "
	                       "programme than without it: by between 0.1"},
	           {STATS_ATO,
	            "Among people who might be in either group the "
	            "share of \\\"Had earnings\\\" was lower with "
	            "the programme than without it: by between 0.1"}};

	for (size_t k = 0; k < 2; k++) {
		struct said s;

		said_begin(t, &s, -0.12, -0.001);
		s.plan.methods[0].estimand = all[k].of;
		said_judge(t, &s);
		expect_has(s.text, all[k].says);
		expect_lacks(s.text, "Among participants");
		expect_lacks(s.text, "people like them");
		said_begin(t, &s, 0.001, 0.12);
		s.plan.methods[0].estimand = all[k].of;
		said_judge(t, &s);
		expect_has(s.text, "was higher with the programme than "
		                   "without it");
		expect_lacks(s.text, "people like them");
	}
}

TEST("verdict: everything else is inconclusive, with what it fits with and "
     "what it could have seen")
{
	struct said s;

	said_begin(t, &s, -0.1, 0.12);
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
	expect_has(s.text, "compatible with a fall of up to 10.0 or a rise of "
	                   "up to 12.0 people in 100");
	expect_has(s.text, "sees a fall of 16.0 people in 100 in 80 of 100 "
	                   "tries");
	expect_has(s.text, "That the programme lowered the share of \\\"Had "
	                   "earnings\\\"");
	expect_has(s.text, "about 860 participants; this study has 100");
	expect_has(s.text, "That the programme makes no difference");
}

TEST("verdict: of several completed sets it says how many participants are "
     "kept on average")
{
	double treat[101], first[101], second[101];
	struct eval_groups_made made[2] = {{.weight = first},
	                                   {.weight = second}};
	struct eval_completed sets[2] = {{.made = &made[0]},
	                                 {.made = &made[1]}};
	struct said s;

	/* all 100 in the first, 90 in the second */
	for (int i = 0; i < 101; i++) {
		treat[i] = i < 100;
		first[i] = 1;
		second[i] = i >= 10;
	}
	said_begin(t, &s, -0.1, 0.12);
	s.data.treat = treat;
	s.data.n = 101;
	s.made.data = &s.data;
	s.made.sets = sets;
	s.made.sets_n = 2;
	said_judge(t, &s);
	expect_has(s.text, "about 860 participants; this study has 95\"");
	/* one set is as it is */
	said_begin(t, &s, -0.1, 0.12);
	s.made.sets_n = 1;
	said_judge(t, &s);
	expect_has(s.text, "this study has 100");
}

TEST("verdict: an interval within what matters is no important difference")
{
	struct said s;

	said_begin(t, &s, -0.02, 0.02);
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
	said_begin(t, &s, -0.02, 0.02);
	s.plan.smallest = 0.03;
	said_judge(t, &s);
	expect_word(&s, "no_important_difference");
	expect_has(s.text, "smaller than 3.0 people in 100");
	said_begin(t, &s, -0.031, 0.02);
	s.plan.smallest = 0.03;
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
}

TEST("verdict: a poor balance, many lost or a failed negative control: not "
     "reliable")
{
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.made.poor = 1;
	said_judge(t, &s);
	expect_word(&s, "not_reliable");
	said_begin(t, &s, -0.12, -0.05);
	s.made.kept = 79;
	said_judge(t, &s);
	expect_word(&s, "not_reliable");
	expect_has(s.text, "Only 79 of 100");
	said_begin(t, &s, -0.12, -0.05);
	s.e.control_failed = true;
	said_judge(t, &s);
	expect_word(&s, "not_reliable");
	said_begin(t, &s, -0.12, -0.05);
	s.made.kept = 80;
	said_judge(t, &s);
	expect_word(&s, "reduced");
}

TEST("verdict: a look that was not planned is never reduced or increased")
{
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.facts.unplanned = true;
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
	expect_has(s.text, "This look was not planned");
	expect_has(s.text, "a fall of between 5.0 and 12.0");
}

TEST("verdict: a planned look that brings no new information finds nothing")
{
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.plan.looks_n = 2;
	s.e.critical = NAN;
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
	expect_has(s.text, "no information that an earlier one did not have");
	/* events may have come, and count for nothing more */
	said_begin(t, &s, -0.12, -0.05);
	s.plan.looks_n = 2;
	s.e.critical = NAN;
	s.e.information = 1;
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
	expect_has(s.text, "An earlier look had all of the planned information "
	                   "already, whatever came since;");
	expect_lacks(s.text, "brought no information");
	/* as results of before said it */
	said_begin(t, &s, -0.12, -0.05);
	s.plan.looks_n = 2;
	s.e.critical = NAN;
	s.e.information = 1;
	s.facts.engine = S("1.9.0");
	said_judge(t, &s);
	expect_has(s.text, "no information that an earlier one did not have");
	said_begin(t, &s, -0.12, -0.05);
	s.plan.looks_n = 2;
	s.e.critical = 2.2;
	said_judge(t, &s);
	expect_word(&s, "reduced");
}

TEST("verdict: fewer people and more offences, or the other way about, are "
     "said")
{
	struct eval_row rows[] = {{.scale = EVAL_RD},
	                          {.scale = EVAL_IRR, .m = {.p = 0.01}}};
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.e.opposite = true;
	said_judge(t, &s);
	expect_word(&s, "reduced");
	expect_has(s.text, "Fewer people had any, and there were more for each "
	                   "person");
	expect_has(s.text, "That there were fewer in all");
	expect_has(s.text, "for each person; either may be chance");
	rows[0].method = rows[1].method = S("m");
	said_begin(t, &s, -0.12, -0.05);
	s.e.opposite = true;
	s.e.primary.method = S("m");
	s.e.primary.m.p = 0.001;
	s.e.rows = rows;
	s.e.rows_n = 2;
	said_judge(t, &s);
	expect_has(s.text, "for each person\"");
	expect_lacks(s.text, "may be chance");
	rows[1].m.p = 0.2;
	said_judge(t, &s);
	expect_has(s.text, "either may be chance");
	said_begin(t, &s, -0.12, -0.05);
	said_judge(t, &s);
	expect_lacks(s.text, "had any");
}

TEST("verdict: after an amendment it is not the finding that was planned for")
{
	const struct eval_amendment changes[] = {{.post_hoc = false},
	                                         {.post_hoc = true}};
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.facts.post_hoc = true;
	said_judge(t, &s);
	expect_has(s.text, "outcomes had been looked at before, in an "
	                   "exploration");
	said_begin(t, &s, -0.12, -0.05);
	s.facts.post_hoc = true;
	s.facts.amendments = changes;
	s.facts.amendments_n = 1;
	said_judge(t, &s);
	expect_has(s.text, "the plan was changed after it was sealed, before "
	                   "any outcome had been seen");
	said_begin(t, &s, -0.12, -0.05);
	s.facts.post_hoc = true;
	s.facts.amendments = changes;
	s.facts.amendments_n = 2;
	said_judge(t, &s);
	expect_has(s.text, "the plan was changed after an outcome had been "
	                   "seen");
	said_begin(t, &s, -0.12, -0.05);
	said_judge(t, &s);
	expect_lacks(s.text, "planned for");
}

TEST("verdict: a ratio is said in parts of 100")
{
	struct said s;

	said_begin(t, &s, log(0.7), log(0.9));
	s.e.primary.scale = EVAL_HR;
	said_judge(t, &s);
	expect_word(&s, "reduced");
	expect_has(s.text, "the rate of \\\"Had earnings\\\" was lower than "
	                   "among people like them: by between 10.0 and 30.0 % "
	                   "of the rate");
	expect_near(study_number(t, s.verdict, "high"), 0.9, 1e-12);
}

TEST("verdict: a study of which no smallest fall is known says nothing of one")
{
	struct said s;
	json_t *power;

	said_begin(t, &s, -0.1, 0.12);
	power = json_object_get(s.e.result, "power");
	json_object_set_new(json_object_get(power, "after"), "fall_seen",
	                    json_null());
	said_judge(t, &s);
	expect_word(&s, "inconclusive");
	expect_lacks(s.text, "sees a fall");
	expect_true(json_is_null(json_object_get(s.verdict, "fall_seen")));
	/* nor one that looked for none */
	said_begin(t, &s, -0.1, 0.12);
	json_object_del(s.e.result, "power");
	said_judge(t, &s);
	expect_lacks(s.text, "sees a fall");
	expect_true(json_is_null(json_object_get(s.verdict, "fall_seen")));
}
