/* form_fill_test.c - answering the services' form, one sentence each. */
#include <string.h>

#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_fiction.h"
#include "practice/strengths/form_fill.h"

#define HOME ASSESS_ACCOMMODATION
#define DAY  INT64_C(86400000)

/* --- what a step comes to ------------------------------------------------ */

/* "code=VALUE;code=A B" as what was typed; a list is of values. */
static struct str
typed(struct arena *arena, const char *answers)
{
	struct str rest = str_of(answers), one, code, value;
	struct json_out j;
	struct buf buf;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_object(&j, "assessment");
	while (str_split(&rest, ';', &one)) {
		const struct form_question *q;

		if (!str_split(&one, '=', &code))
			continue;
		q = form_know(code).question;
		json_object(&j, str_c(arena, code));
		if (q != NULL && q->type == FORM_CHECKBOX &&
		    str_is(code, q->code)) {
			json_array(&j, "values");
			while (str_split(&one, ' ', &value))
				json_str(&j, NULL, value);
			json_end(&j);
		} else
			json_str(&j, "value", one);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return buf_get(&buf);
}

struct merged {
	struct problems problems;
	struct str document;
	struct form_doc doc;
};

static struct merged
merge_onto(struct arena *arena, enum form_section section, enum form_step step,
           struct str before, const char *answers)
{
	const struct form_fill_terms terms = {
	        .step = step, .form = S("1.0"), .typed = typed(arena, answers)};
	struct merged m;

	problems_init(&m.problems, arena);
	expect_ok(form_fill_merge(arena, section, &terms, before, &m.problems,
	                          &m.document));
	expect_ok(form_read(arena, m.document, &m.doc));
	return m;
}

static struct merged
merge(struct test *t, enum form_section section, const char *answers)
{
	return merge_onto(t->arena, section, FORM_STEP_ANSWERS, S(""), answers);
}

static bool
has(const struct merged *m, const char *code)
{
	return form_find(&m->doc, str_of(code)) != NULL;
}

TEST("needs fill: a question is asked only where its parent holds the value it "
     "follows, and an answer that is no longer asked for goes")
{
	struct merged m = merge(t, FORM_ACCOMMODATION,
	                        "current_accommodation=TEMPORARY;"
	                        "type_of_temporary_accommodation=CAS2;"
	                        "cas2_end_date=2027-03-31;"
	                        "cas3_end_date=2027-03-31;"
	                        "type_of_settled_accommodation=HOMEOWNER;"
	                        "living_with=FAMILY OTHER;"
	                        "living_with_other_details=A lodger");

	expect_equal(m.problems.n, 0);
	expect_true(has(&m, "cas2_end_date"));
	expect_true(has(&m, "living_with_other_details"));
	expect_false(has(&m, "cas3_end_date"));
	expect_false(has(&m, "type_of_settled_accommodation"));
	/* Settled after all: what followed from the other goes, two deep. */
	m = merge_onto(t->arena, FORM_ACCOMMODATION, FORM_STEP_ANSWERS,
	               m.document,
	               "current_accommodation=SETTLED;"
	               "type_of_temporary_accommodation=CAS2;"
	               "cas2_end_date=2027-03-31");
	expect_false(has(&m, "type_of_temporary_accommodation"));
	expect_false(has(&m, "cas2_end_date"));
	expect_false(has(&m, "living_with"));
}

TEST("needs fill: nothing but what the form offers is an answer, and what "
     "stands alone stands alone")
{
	struct merged m = merge(t, FORM_ACCOMMODATION,
	                        "current_accommodation=CASTLE;"
	                        "suitable_housing_planned=YES");

	expect_str(str_of(problems_of(&m.problems, "current_accommodation")
	                          ->text.key),
	           "Choose from the answers of the form");
	expect_equal(m.doc.n, 0);
	m = merge(t, FORM_ACCOMMODATION,
	          "current_accommodation=SETTLED;living_with=ALONE FAMILY");
	expect_has(str_of(problems_of(&m.problems, "living_with")->text.key),
	           "stands alone");
	expect_false(has(&m, "living_with"));
	m = merge(t, FORM_ACCOMMODATION,
	          "current_accommodation=TEMPORARY;"
	          "type_of_temporary_accommodation=CAS2;cas2_end_date=?");
	expect_has(str_of(problems_of(&m.problems, "cas2_end_date")->text.key),
	           "Enter a date");
	m = merge(t, FORM_FINANCE,
	          "finance_bank_account=YES;no_such_question=YES;"
	          "finance_section_complete=YES");
	expect_equal(m.doc.n, 1);
	expect_equal(m.problems.n, 0);
}

TEST("needs fill: words are as long as the form takes, a line end being one")
{
	char *p = arena_bytes(t->arena, 500, 1);
	struct merged m;

	memset(p, 'a', 401);
	m = merge(t, FORM_EMPLOYMENT,
	          str_c(t->arena,
	                str_print(t->arena,
	                          "education_professional_or_vocational_"
	                          "qualifications=YES;"
	                          "education_professional_or_vocational_"
	                          "qualifications_yes_details=%s",
	                          p)));
	expect_equal(m.problems.n, 1);
	p[400] = '\0';
	m = merge(t, FORM_EMPLOYMENT,
	          str_c(t->arena,
	                str_print(t->arena,
	                          "education_professional_or_vocational_"
	                          "qualifications=YES;"
	                          "education_professional_or_vocational_"
	                          "qualifications_yes_details=%s",
	                          p)));
	expect_equal(m.problems.n, 0);
}

TEST("needs fill: a question about risk is on no page beside what both look at")
{
	struct merged m;

	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		if (q->worker)
			expect_false(form_step_is(FORM_STEP_ANSWERS, q));
		expect_false(form_step_is(FORM_STEP_ANSWERS, q) &&
		             form_step_is(FORM_STEP_ALONE, q));
	}
	expect_false(form_step_has(FORM_STEP_ANSWERS, FORM_OFFENCE));
	expect_true(form_step_has(FORM_STEP_ALONE, FORM_THINKING));
	expect_false(form_step_has(FORM_STEP_ALONE, FORM_FINANCE));
	/* A step takes nothing of the other, and keeps what it says. */
	m = merge_onto(t->arena, FORM_THINKING, FORM_STEP_ALONE, S(""),
	               "thinking_behaviours_attitudes_risk_sexual_harm=NO;"
	               "thinking_behaviours_attitudes_peer_pressure=YES");
	expect_equal(m.doc.n, 1);
	m = merge_onto(t->arena, FORM_THINKING, FORM_STEP_ANSWERS, m.document,
	               "thinking_behaviours_attitudes_risk_sexual_harm=YES;"
	               "thinking_behaviours_attitudes_peer_pressure=YES");
	expect_equal(m.doc.n, 2);
	expect_true(form_holds(
	        form_find(&m.doc,
	                  S("thinking_behaviours_attitudes_risk_sexual_harm")),
	        S("NO")));
}

TEST("needs fill: what another step says stays in the words that it was asked "
     "in")
{
	const char *answers = "drug_use=YES;select_misused_drugs=CANNABIS "
	                      "OTHER_DRUG;other_drug_name=Spice;"
	                      "drug_last_used_cannabis=LAST_SIX;"
	                      "drugs_reasons_for_use=OTHER;"
	                      "drugs_reasons_for_use_other_details=To sleep";
	struct merged welsh, m = merge(t, FORM_DRUGS, answers);

	expect_equal(m.problems.n, 0);
	test_welsh(t);
	text_use(LANG_CY);
	welsh = merge(t, FORM_DRUGS, answers);
	text_use(LANG_EN);
	expect_false(str_equal(welsh.document, m.document));
	expect_true(has(&welsh, "other_drug_name"));
	expect_true(has(&welsh, "drugs_reasons_for_use_other_details"));
	m = merge_onto(t->arena, FORM_DRUGS, FORM_STEP_ALONE, welsh.document,
	               "");
	expect_str(m.document, str_c(t->arena, welsh.document));
	m = merge_onto(t->arena, FORM_DRUGS, FORM_STEP_ALONE, welsh.document,
	               "drugs_practitioner_analysis_motivated_to_stop="
	               "FULL_MOTIVATION");
	expect_equal(m.doc.n, welsh.doc.n + 1);
	/* What is typed is in the language of whoever types it. */
	m = merge_onto(t->arena, FORM_DRUGS, FORM_STEP_ANSWERS, welsh.document,
	               "drug_use=NO");
	expect_str(form_find(&m.doc, S("drug_use"))->description,
	           str_c(t->arena,
	                 text_get(form_know(S("drug_use")).question->says)));
}

TEST("needs fill: every value of the form has its words, and no other has")
{
	size_t n = 0;

	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		struct str rest = str_of(q->values == NULL ? "" : q->values);
		struct str one;

		if (q->role == FORM_READINESS || q->values == NULL)
			continue;
		while (str_split(&rest, ' ', &one))
			expect_false(str_equal(form_value_words(one), one));
	}
	for (const struct form_word *w = form_words_of_values; w->value != NULL;
	     w++)
		n++;
	expect_true(n > 200);
	expect_str(form_value_words(S("CASTLE")), "CASTLE");
}

TEST("needs fill: what is asked of each drug says of which, on the page and in "
     "what is kept")
{
	struct merged m =
	        merge(t, FORM_DRUGS,
	              "drug_use=YES;select_misused_drugs=HEROIN SPICE;"
	              "drug_last_used_heroin=MORE_THAN_SIX;"
	              "drug_last_used_spice=MORE_THAN_SIX");
	const struct form_answer *heroin =
	        form_find(&m.doc, S("drug_last_used_heroin"));
	const struct form_answer *spice =
	        form_find(&m.doc, S("drug_last_used_spice"));

	expect_str(heroin->description, "When a drug was last used: Heroin");
	expect_false(str_equal(heroin->description, spice->description));
}

/* --- what is kept -------------------------------------------------------- */

struct fill_act {
	struct act a; /* first */
	enum form_section section;
	int64_t seen;
	struct form_fill_terms terms;
	bool more;
	struct assess_id edition;
	struct form_fill fills[FORM_SECTION_COUNT];
};

static const struct fault *
do_fill(struct ctx *ctx, void *data)
{
	struct fill_act *f = data;

	return form_fill_save(ctx, f->a.person, f->section, f->seen, &f->terms,
	                      NULL, &f->more);
}

static const struct fault *
see_fills(struct ctx *ctx, void *data)
{
	struct fill_act *f = data;

	return form_fill_read(ctx, f->edition, f->fills);
}

static void
answer(struct world *w, struct fill_act *f, const char *answers)
{
	f->section = FORM_ACCOMMODATION;
	f->terms = (struct form_fill_terms){.voice = FORM_VOICE_TOGETHER,
	                                    .form = S("1.0"),
	                                    .typed = typed(w->arena, answers)};
}

static void
look(struct world *w, struct fill_act *f)
{
	assess_look(w, &f->a);
	f->edition = f->a.a.id;
	expect_ok(world_see(w, "sam", see_fills, f));
}

TEST("needs fill: who gave the answers is kept with them, and more is asked "
     "for where they open more")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);

	answer(w, &f, "current_accommodation=SETTLED");
	expect_ok(world_do(w, "sam", do_fill, &f));
	expect_true(f.more);
	look(w, &f);
	expect_equal(f.fills[FORM_ACCOMMODATION].version, 1);
	expect_equal(f.fills[FORM_ACCOMMODATION].said[0].voice,
	             FORM_VOICE_TOGETHER);
	expect_str(f.fills[FORM_ACCOMMODATION].said[0].by_name,
	           world_actor(w, "sam")->name.p);
	expect_equal(f.fills[FORM_FINANCE].version, 0);
	answer(w, &f, "current_accommodation=SETTLED;suitable_housing=YES");
	f.terms.voice = -1;
	f.seen = 1;
	expect_problem(world_do(w, "sam", do_fill, &f), "voice",
	               "Say who gave these answers");
	f.terms.voice = FORM_VOICE_WORKER;
	expect_ok(world_do(w, "sam", do_fill, &f));
	expect_false(f.more);
}

static void
think(struct world *w, struct fill_act *f, enum form_step step, int64_t seen,
      const char *answers)
{
	answer(w, f, answers);
	f->section = FORM_THINKING;
	f->seen = seen;
	f->terms.step = step;
}

static void
expect_said(const struct fill_act *f, enum form_step step, const char *name,
            int64_t at, enum form_voice voice)
{
	const struct form_said *said = &f->fills[FORM_THINKING].said[step];

	expect_str(said->by_name, name);
	expect_equal(said->at.ms, at);
	expect_equal(said->voice, voice);
}

TEST("needs fill: who gave the answers of a step is kept with them, and "
     "another step has its own")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);
	const char *sam = world_actor(w, "sam")->name.p;
	const char *priya = world_actor(w, "priya")->name.p;
	int64_t then, now;

	think(w, &f, FORM_STEP_ANSWERS, 0,
	      "thinking_behaviours_attitudes_peer_pressure=YES");
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	then = f.fills[FORM_THINKING].said[FORM_STEP_ANSWERS].at.ms;
	expect_false(
	        instant_is(f.fills[FORM_THINKING].said[FORM_STEP_ALONE].at));
	world_later(w, DAY);
	think(w, &f, FORM_STEP_ALONE, 1,
	      "thinking_behaviours_attitudes_risk_sexual_harm=NO");
	expect_ok(world_do(w, "priya", do_fill, &f));
	look(w, &f);
	now = then + DAY;
	expect_said(&f, FORM_STEP_ANSWERS, sam, then, FORM_VOICE_TOGETHER);
	expect_said(&f, FORM_STEP_ALONE, priya, now, FORM_VOICE_WORKER);
	/* And of the answers, what is alone stays hers in a later edition. */
	world_later(w, DAY);
	think(w, &f, FORM_STEP_ANSWERS, 2,
	      "thinking_behaviours_attitudes_peer_pressure=NO");
	f.terms.voice = FORM_VOICE_WORKER;
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	expect_said(&f, FORM_STEP_ANSWERS, sam, now + DAY, FORM_VOICE_WORKER);
	expect_said(&f, FORM_STEP_ALONE, priya, now, FORM_VOICE_WORKER);
}

TEST("needs fill: a change is of the section as it was seen, or it does not "
     "count, and questions of another form are not answered")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);

	answer(w, &f, "current_accommodation=SETTLED");
	expect_ok(world_do(w, "sam", do_fill, &f));
	answer(w, &f, "current_accommodation=TEMPORARY");
	expect_fault(world_do(w, "priya", do_fill, &f), FAULT_CONFLICT, NULL);
	f.seen = 1;
	f.terms.form = S("2.0");
	expect_fault(world_do(w, "priya", do_fill, &f), FAULT_CONFLICT,
	             "The questions changed while you were writing. Read them "
	             "again, then save. What you typed is still here");
	look(w, &f);
	expect_has(f.fills[FORM_ACCOMMODATION].document, "\"SETTLED\"}");
	/* Another section is another's to write meanwhile. */
	f.section = FORM_FINANCE;
	f.seen = 0;
	f.terms.form = S("1.0");
	f.terms.typed = typed(w->arena, "finance_bank_account=YES");
	expect_ok(world_do(w, "priya", do_fill, &f));
}

TEST("needs fill: the person does not answer here, and is shown none of it")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);

	answer(w, &f, "current_accommodation=SETTLED");
	expect_fault(world_do(w, "rhian", do_fill, &f), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "ned", do_fill, &f), FAULT_NOT_FOUND, NULL);
	f.section = FORM_OFFENCE; /* has no step for both */
	expect_fault(world_do(w, "sam", do_fill, &f), FAULT_NOT_FOUND, NULL);
	assess_look(w, &f.a);
	expect_equal(f.a.a.id.v, 0);
}

TEST("needs fill: an answer to any question opens its area again")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);

	assess_says(w, &f.a, "rhian", HOME, S("It is good"));
	assess_writes(w, &f.a, HOME, S("Keeps the rent paid"), true);
	assess_says(w, &f.a, "rhian", ASSESS_FINANCE, S("It is fine"));
	assess_writes(w, &f.a, ASSESS_FINANCE, S("Saves"), true);
	answer(w, &f, "current_accommodation=SETTLED");
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	expect_equal(f.a.a.areas[HOME].state, ASSESS_IN_PROGRESS);
	expect_equal(f.a.a.areas[ASSESS_FINANCE].state, ASSESS_COMPLETE);
	/* The same again changes nothing. */
	assess_writes(w, &f.a, HOME, S("Keeps the rent paid"), true);
	f.seen = 1;
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	expect_equal(f.a.a.areas[HOME].state, ASSESS_COMPLETE);
	expect_equal(f.fills[FORM_ACCOMMODATION].version, 1);
}

TEST("needs fill: answers are part of their edition: a later day, or one that "
     "was shared, makes a new one, and a former one keeps its own")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);
	struct assess_id first, second;

	answer(w, &f, "current_accommodation=SETTLED");
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	first = f.edition;
	f.a.seen = f.a.a.version;
	expect_ok(world_do(w, "sam", assess_do_share, &f.a));
	answer(w, &f, "current_accommodation=TEMPORARY");
	f.seen = 1;
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	second = f.edition;
	expect_true(second.v != first.v);
	expect_has(f.fills[FORM_ACCOMMODATION].document, "\"TEMPORARY\"}");
	world_later(w, DAY);
	assess_writes(w, &f.a, ASSESS_FINANCE, S("Saves"), false);
	look(w, &f);
	expect_true(f.edition.v != second.v);
	expect_has(f.fills[FORM_ACCOMMODATION].document, "\"TEMPORARY\"}");
	f.edition = first;
	expect_ok(world_see(w, "sam", see_fills, &f));
	expect_has(f.fills[FORM_ACCOMMODATION].document, "\"SETTLED\"}");
}

TEST("needs fill: going back to an earlier edition brings its answers back, "
     "with a number of their own")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);

	answer(w, &f, "current_accommodation=SETTLED");
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	f.a.back = f.edition;
	world_later(w, DAY);
	answer(w, &f, "current_accommodation=TEMPORARY");
	f.seen = 1;
	expect_ok(world_do(w, "sam", do_fill, &f));
	f.section = FORM_FINANCE;
	f.seen = 0;
	f.terms.typed = typed(w->arena, "finance_bank_account=YES");
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	f.a.seen = f.a.a.version;
	expect_ok(world_do(w, "sam", assess_do_back, &f.a));
	look(w, &f);
	expect_has(f.fills[FORM_ACCOMMODATION].document, "\"SETTLED\"}");
	expect_equal(f.fills[FORM_ACCOMMODATION].version, 3);
	expect_str(f.fills[FORM_FINANCE].document, "{\"assessment\":{}}");
	expect_equal(f.fills[FORM_FINANCE].version, 2);
	f.seen = 1;
	expect_fault(world_do(w, "sam", do_fill, &f), FAULT_CONFLICT, NULL);
}

TEST("needs fill: the offence analysis is complete when somebody says so and "
     "nothing of it is open")
{
	struct fill_act f = {.seen = 0};
	struct world *w = assess_world(t, &f.a);

	f.section = FORM_OFFENCE;
	f.terms = (struct form_fill_terms){
	        .step = FORM_STEP_ALONE,
	        .form = S("1.0"),
	        .done = true,
	        .typed = typed(w->arena,
	                       "offence_analysis_description_of_offence=A "
	                       "shop;offence_analysis_who_was_the_victim="
	                       "ONE_OR_MORE_PERSON")};
	expect_problem(world_do(w, "sam", do_fill, &f),
	               "offence_analysis_reason",
	               "Answer this before the section is complete");
	f.terms.done = false;
	expect_ok(world_do(w, "sam", do_fill, &f));
	f.seen = 1;
	f.terms.done = true;
	f.terms.typed =
	        typed(w->arena,
	              "offence_analysis_description_of_offence=A shop;"
	              "offence_analysis_elements=NONE;"
	              "offence_analysis_reason=Money;"
	              "offence_analysis_motivations=FINANCIAL_MOTIVATION;"
	              "offence_analysis_who_was_the_victim=OTHER;"
	              "offence_analysis_who_was_the_victim_other_details="
	              "The shop;"
	              "offence_analysis_how_many_involved=NONE;"
	              "offence_analysis_impact_on_victims=YES;"
	              "offence_analysis_accept_responsibility=YES;"
	              "offence_analysis_patterns_of_offending=Now and then;"
	              "offence_analysis_escalation=NO;"
	              "offence_analysis_risk=NO;"
	              "offence_analysis_perpetrator_of_domestic_abuse=NO;"
	              "offence_analysis_victim_of_domestic_abuse=NO");
	expect_ok(world_do(w, "sam", do_fill, &f));
	look(w, &f);
	expect_true(f.fills[FORM_OFFENCE].done);
}

/* --- what must hold ------------------------------------------------------ */

static const struct query other_section = {
        .name = "strengths_test.other_section",
        .text = "update strengths_section set person = 7",
        .unaudited = "damage done by a test",
        .scans = "a test",
};
static const struct query *const damages[] = {&other_section, NULL};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return assess_check(ctx);
}

TEST("needs fill: the check finds answers of somebody else")
{
	struct fill_act f = {.seen = 0};
	struct world *w = world_with(t, damages);

	assess_world_in(w, &f.a);
	answer(w, &f, "current_accommodation=SETTLED");
	expect_ok(world_do(w, "sam", do_fill, &f));
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, &other_section, assess_check,
	            "belong to no edition of the same person");
}
