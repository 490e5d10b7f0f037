/*
 * eval_verdict_test.c - what may be said, and what may not.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/special.h"

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
	                   .outcome = {.id = S("y"), .kind = EVAL_BINARY}};
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

/* The verdict, as text too. */
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
	said_begin(t, &s, 0.001, 0.12);
	said_judge(t, &s);
	expect_word(&s, "increased");
	expect_has(s.text, "higher than among people like them: by between 0.1 "
	                   "and 12.0 people in 100");
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
	expect_has(s.text, "sees a fall of 16.0 people in 100 80 times in 100");
	expect_has(s.text, "about 860 participants; this study has 100");
	expect_has(s.text, "That the programme makes no difference");
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

TEST("verdict: fewer people and more offences, or the other way about, are "
     "said")
{
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.e.opposite = true;
	said_judge(t, &s);
	expect_word(&s, "reduced");
	expect_has(s.text, "Fewer people reoffended, and more offences were "
	                   "committed");
	expect_has(s.text, "That there was less crime");
	said_begin(t, &s, -0.12, -0.05);
	said_judge(t, &s);
	expect_lacks(s.text, "more offences");
}

TEST("verdict: after an amendment it is not the finding that was planned for")
{
	struct said s;

	said_begin(t, &s, -0.12, -0.05);
	s.facts.post_hoc = true;
	said_judge(t, &s);
	expect_has(s.text, "the plan was changed after an outcome had been "
	                   "seen");
	said_begin(t, &s, -0.12, -0.05);
	said_judge(t, &s);
	expect_lacks(s.text, "the plan was changed");
}

TEST("verdict: a ratio is said in parts of 100")
{
	struct said s;

	said_begin(t, &s, log(0.7), log(0.9));
	s.e.primary.scale = EVAL_HR;
	said_judge(t, &s);
	expect_word(&s, "reduced");
	expect_has(s.text, "by between 10.0 and 30.0 % of the rate at which "
	                   "people reoffend");
	expect_near(study_number(t, s.verdict, "high"), 0.9, 1e-12);
}

/* --- whole studies ------------------------------------------------------- */

#define FAKE \
	"number age|word sex|word area|method m nearest|" \
	"caliper = \"none\"|outcome y binary primary|column = \"y\""

static const struct fake usual = {
        .treated = 100, .control = 800, .shift = 1, .risk = {0.5, 0.5}};

static void
run(struct test *t, struct study *s, const struct fake *fake, const char *parts,
    const struct eval_lock_facts *facts)
{
	struct eval_inputs in = {.people = study_fake(t, fake)};
	struct eval_lock_facts first = {.look = 1, .designs = 1};

	study_plan(t, s, parts);
	study_run_as(t, s, &in, facts == NULL ? &first : facts);
}

static void
expect_good(const struct study *s)
{
	if (!s->good)
		fail_msg("it stopped: %s",
		         stats_code_names[s->st.notes[s->st.notes_n - 1].code]);
}

/* Whether a warning of this code is in the result. */
static bool
is_warned(const struct study *s, const char *code)
{
	const json_t *one;
	size_t k;

	json_array_foreach (json_object_get(s->result, "warnings"), k, one)
		if (strcmp(json_string_value(json_object_get(one, "code")),
		           code) == 0)
			return true;
	return false;
}

TEST("estimate: without an event, and with fewer than five in a group, the "
     "primary outcome has no estimate")
{
	struct fake f = usual;
	struct study s;

	f.risk[0] = f.risk[1] = 0;
	run(t, &s, &f, FAKE, NULL);
	expect_stopped(t, &s, E_NO_EVENTS, "y", 0);
	f.risk[0] = 0.5;
	f.risk[1] = 0.02;
	run(t, &s, &f, FAKE, NULL);
	expect_stopped(t, &s, E_FEW_EVENTS, "y", 1);
	f.risk[1] = 0.07;
	run(t, &s, &f, FAKE, NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_FEW_EVENTS"));
	run(t, &s, &usual, FAKE, NULL);
	expect_good(&s);
	expect_false(is_warned(&s, "W_FEW_EVENTS"));
}

TEST("estimate: a secondary outcome that cannot be estimated is shown as that")
{
	struct eval_inputs in;
	struct fake f = usual;
	struct study s;
	const json_t *row;

	f.risk[1] = 0.03;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s,
	           "number age|method m nearest|caliper = \"none\"|"
	           "outcome all binary primary|column = \"all\"|"
	           "outcome y time secondary|time = \"d\"|event = \"e\"");
	/* an outcome with events enough: those of the other sex */
	s.plan.outcomes[0].column = S("sex01");
	study_run(t, &s, &in);
	expect_stopped(t, &s, E_BAD_VALUE, "sex01", 0);
	study_plan(t, &s,
	           "number age|method m nearest|caliper = \"none\"|"
	           "outcome n count primary|column = \"d\"|"
	           "outcome y time secondary|time = \"d\"|event = \"e\"");
	study_run(t, &s, &in);
	expect_good(&s);
	row = study_effect(t, &s, "y-hr");
	expect_true(json_is_null(json_object_get(row, "estimate")));
	expect_true(is_warned(&s, "E_FEW_EVENTS"));
}

TEST("estimate: outcomes that are not known are counted, bounded and weighed "
     "out of their sets")
{
	struct fake f = usual;
	struct study s;
	const json_t *bounds, *row;
	double low, high, now;

	f.unknown = 0.1;
	run(t, &s, &f, FAKE, NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_ROWS_DROPPED"));
	row = study_effect(t, &s, "y-rd");
	expect_true(study_number(t, row, "n_treated") < 100);
	now = study_number(t, row, "estimate");
	bounds = json_object_get(json_object_get(s.result, "sensitivity"),
	                         "bounds");
	expect_equal(json_array_size(bounds), 2);
	low = study_number(t, json_array_get(bounds, 0), "estimate");
	high = study_number(t, json_array_get(bounds, 1), "estimate");
	expect_true(low < now && now < high);
}

TEST("estimate: hazards that do not stay in proportion are shown by halves")
{
	struct fake f = usual;
	struct study s;

	f.late = 250;
	run(t, &s, &f,
	    "number age|method m nearest|caliper = \"none\"|"
	    "outcome y time primary|time = \"d\"|event = \"e\"",
	    NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_NONPROPORTIONAL"));
	expect_true(study_number(t, study_effect(t, &s, "y-hr-second"),
	                         "estimate") > 1);
	run(t, &s, &usual,
	    "number age|method m nearest|caliper = \"none\"|"
	    "outcome y time primary|time = \"d\"|event = \"e\"",
	    NULL);
	expect_good(&s);
	expect_false(is_warned(&s, "W_NONPROPORTIONAL"));
}

TEST("estimate: fewer people and more offences are seen in the frequency")
{
	struct fake f = usual;
	struct study s;
	const json_t *to;

	f.risk[1] = 0.35;
	f.again = 4;
	run(t, &s, &f, FAKE "|outcome n count secondary|column = \"n\"", NULL);
	expect_good(&s);
	to = json_object_get(s.result, "frequency");
	expect_true(json_is_true(json_object_get(to, "opposite")));
	expect_has(s.text, "Fewer people reoffended, and more offences");
	f.again = 0;
	run(t, &s, &f, FAKE "|outcome n count secondary|column = \"n\"", NULL);
	to = json_object_get(s.result, "frequency");
	expect_true(json_is_false(json_object_get(to, "opposite")));
}

TEST("estimate: groups of people are shown with the test of interaction, and "
     "with one alone there is none")
{
	struct study s;
	const json_t *north, *south;

	run(t, &s, &usual,
	    FAKE "|[subgroups]|columns = [\"area\", \"same\"]|word same", NULL);
	expect_good(&s);
	north = study_effect(t, &s, "y-rd-area-north");
	south = study_effect(t, &s, "y-rd-area-south");
	expect_near(study_number(t, north, "p"), study_number(t, south, "p"),
	            0);
	expect_equal(study_number(t, north, "n_treated") +
	                     study_number(t, south, "n_treated"),
	             100);
	expect_true(json_is_null(
	        json_object_get(study_effect(t, &s, "y-rd-same-one"), "p")));
}

TEST("estimate: a failed negative control makes a study not reliable")
{
	struct fake f = usual;
	struct study s;

	f.risk[1] = 0.2;
	run(t, &s, &f, FAKE "|outcome n binary negative-control|column = \"e\"",
	    NULL);
	expect_good(&s);
	expect_str(str_of(json_string_value(json_object_get(
	                   json_object_get(s.result, "verdict"), "word"))),
	           "not_reliable");
	expect_has(s.text, "cannot have changed");
	run(t, &s, &f, FAKE, NULL);
	expect_str(str_of(json_string_value(json_object_get(
	                   json_object_get(s.result, "verdict"), "word"))),
	           "reduced");
}

TEST("estimate: p of several secondary outcomes is corrected by Holm or by "
     "Benjamini and Hochberg")
{
	struct study s;
	double p[2], least;
	const char *plan = FAKE "|outcome n count secondary|column = \"n\"|"
	                        "outcome e binary secondary|column = \"e\"";

	run(t, &s, &usual, plan, NULL);
	expect_good(&s);
	p[0] = study_number(t, study_effect(t, &s, "n-irr"), "p");
	p[1] = study_number(t, study_effect(t, &s, "e-rd"), "p");
	least = fmin(p[0], p[1]);
	expect_near(study_number(t,
	                         study_effect(t, &s,
	                                      least < p[0] ? "e-rd" : "n-irr"),
	                         "p_adjusted"),
	            fmin(2 * least, 1), 1e-12);
	expect_true(json_is_null(
	        json_object_get(study_effect(t, &s, "y-rd"), "p_adjusted")));
}

TEST("estimate: a planned look has the boundary of what may be spent, and an "
     "unplanned look can cross none")
{
	struct eval_lock_facts facts = {.look = 1, .designs = 1};
	struct fake f = usual;
	struct study s;
	const json_t *look;
	const char *plan = FAKE
	        "|[looks]|shares = [0.5, 1.0]|planned_events = 600";
	json_t *before;
	double events;

	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	events =
	        study_number(t, study_effect(t, &s, "y-rd"), "events_treated") +
	        study_number(t, study_effect(t, &s, "y-rd"), "events_control");
	look = json_array_get(json_object_get(s.result, "looks"), 0);
	expect_near(study_number(t, look, "information"), events / 600, 1e-12);
	expect_true(study_number(t, look, "critical") > 2.7);
	before = json_deep_copy(json_object_get(s.result, "looks"));
	facts = (struct eval_lock_facts){
	        .look = 2, .designs = 1, .looks_before = before};
	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	expect_equal(json_array_size(json_object_get(s.result, "looks")), 2);
	look = json_array_get(json_object_get(s.result, "looks"), 1);
	expect_near(study_number(t, look, "spent"), 0.05, 1e-6);
	expect_true(study_number(t, look, "critical") > STATS_Z95);
	f.risk[1] = 0.1;
	facts.look = 3;
	facts.unplanned = true;
	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	look = json_array_get(json_object_get(s.result, "looks"), 1);
	expect_true(json_is_null(json_object_get(look, "critical")));
	expect_true(json_is_false(json_object_get(look, "crossed")));
	json_decref(before);
}

TEST("estimate: everything after an amendment is marked post hoc")
{
	const struct str what[] = {S("judge.smallest")};
	const struct eval_amendment change = {S("A slip"), what, 1, true};
	struct eval_lock_facts facts = {.look = 1,
	                                .designs = 2,
	                                .post_hoc = true,
	                                .amendments = &change,
	                                .amendments_n = 1};
	struct study s;
	const json_t *row;
	size_t k;

	run(t, &s, &usual, FAKE, &facts);
	expect_good(&s);
	json_array_foreach (json_object_get(s.result, "effects"), k, row)
		expect_true(json_is_true(json_object_get(row, "post_hoc")));
	expect_has(s.text, "judge.smallest");
}

TEST("estimate: imputed sets are pooled, and the error grows by what is not "
     "known")
{
	struct fake f = usual;
	struct study s;
	double one;

	f.gaps = 0.3;
	f.shift = 4;
	run(t, &s, &f, FAKE, NULL);
	expect_good(&s);
	one = study_number(t, study_effect(t, &s, "y-rd"), "se");
	run(t, &s, &f, FAKE "|[missing]|how = \"impute\"", NULL);
	expect_good(&s);
	expect_true(study_number(t, study_effect(t, &s, "y-rd"), "se") >
	            0.9 * one);
	expect_true(study_number(t, study_effect(t, &s, "y-rd"), "se") <
	            1.5 * one);
}
