/* form_mine_test.c - what the person answers of the services' form, one
 * sentence each. */
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_ours.h"

#define DAY INT64_C(86400000)

#define OUTLOOK(value) \
	"{\"assessment\":{\"health_wellbeing_outlook\":{\"value\":\"" value \
	"\"}}}"
#define HELPED(words) \
	"{\"assessment\":{\"past_accommodation_details\":{\"value\":\"" words \
	"\"}}}"

struct mine_act {
	struct act a; /* first */
	enum form_section section;
	int64_t seen;
	struct form_mine_terms terms;
	struct form_fill_terms work;
	struct form_mine mine[FORM_SECTION_COUNT];
	struct form_ours ours;
};

static const struct fault *
do_mine(struct ctx *ctx, void *data)
{
	struct mine_act *m = data;

	return form_mine_save(ctx, m->a.person, m->section, m->seen, &m->terms,
	                      NULL);
}

static const struct fault *
do_work(struct ctx *ctx, void *data)
{
	struct mine_act *m = data;
	bool more;

	return form_fill_save(ctx, m->a.person, m->section, m->seen, &m->work,
	                      NULL, &more);
}

static const struct fault *
see_mine(struct ctx *ctx, void *data)
{
	struct mine_act *m = data;

	return form_mine_now(ctx, m->a.person, m->mine);
}

static const struct fault *
see_ours(struct ctx *ctx, void *data)
{
	struct mine_act *m = data;

	return form_ours_read(ctx, m->a.person, (struct assess_id){0},
	                      &m->ours);
}

static void
say(struct mine_act *m, enum form_section section, int64_t seen,
    const char *typed)
{
	m->section = section;
	m->seen = seen;
	m->terms = (struct form_mine_terms){.form = S("1.0"),
	                                    .typed = str_of(typed)};
}

static void
works(struct world *w, struct mine_act *m, enum form_section section,
      const char *typed)
{
	m->section = section;
	m->seen = 0;
	m->work = (struct form_fill_terms){.voice = FORM_VOICE_WORKER,
	                                   .form = S("1.0"),
	                                   .typed = str_of(typed)};
	expect_ok(world_do(w, "sam", do_work, m));
}

static const struct form_mine *
look(struct world *w, struct mine_act *m)
{
	expect_ok(world_see(w, "sam", see_mine, m));
	return &m->mine[m->section];
}

TEST("needs mine: what the person answered is changed by the person and by "
     "nobody else")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);

	say(&m, FORM_HEALTH, 0, OUTLOOK("OPTIMISTIC"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_equal(look(w, &m)->voice, ASSESS_OWN);
	say(&m, FORM_HEALTH, 1, OUTLOOK("NOT_OPTIMISTIC"));
	expect_fault(world_do(w, "sam", do_mine, &m), FAULT_REFUSED,
	             "These are the person's own words. Nobody else changes "
	             "them");
	expect_fault(world_do(w, "ned", do_mine, &m), FAULT_NOT_FOUND, NULL);
	expect_has(look(w, &m)->document, "\"value\":\"OPTIMISTIC\"}");
	expect_equal(look(w, &m)->version, 1);
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_has(look(w, &m)->document, "\"value\":\"NOT_OPTIMISTIC\"}");
}

TEST("needs mine: answers written down for the person say who wrote them")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);

	say(&m, FORM_HEALTH, 0, OUTLOOK("NOT_SURE"));
	expect_ok(world_do(w, "sam", do_mine, &m));
	expect_equal(look(w, &m)->voice, ASSESS_FOR);
	expect_str(look(w, &m)->by_name, world_actor(w, "sam")->name.p);
	/* The person makes them their own by saying the same. */
	m.seen = 1;
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_equal(look(w, &m)->voice, ASSESS_OWN);
	expect_equal(look(w, &m)->version, 2);
	/* Saying it once more changes nothing. */
	m.seen = 2;
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_equal(look(w, &m)->version, 2);
}

TEST("needs mine: the worker's answer and the person's stand side by side, and "
     "neither writes into the other")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);
	const struct form_answer *a;

	works(w, &m, FORM_HEALTH, OUTLOOK("NOT_OPTIMISTIC"));
	say(&m, FORM_HEALTH, 0, OUTLOOK("OPTIMISTIC"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_ok(world_see(w, "sam", see_ours, &m));
	a = form_find(&m.ours.doc, S("health_wellbeing_outlook"));
	expect_str(a->value, "OPTIMISTIC");
	expect_str(a->description, "How do you feel about your future?");
	expect_has(m.ours.fills[FORM_HEALTH].document,
	           "\"value\":\"NOT_OPTIMISTIC\"}");
	expect_has(m.ours.kept.document, "NOT_OPTIMISTIC\"}");
	expect_equal(m.ours.doc.unknown, 0);
	/* The worker's, written again, is not the person's. */
	m.work.typed = S(OUTLOOK("NOT_SURE"));
	m.seen = 1;
	expect_ok(world_do(w, "sam", do_work, &m));
	expect_has(look(w, &m)->document, "\"value\":\"OPTIMISTIC\"}");
}

TEST("needs mine: what the form would not ask goes along beside it, and is "
     "said")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);

	works(w, &m, FORM_ACCOMMODATION,
	      "{\"assessment\":{\"current_accommodation\":{\"value\":"
	      "\"SETTLED\"}}}");
	say(&m, FORM_ACCOMMODATION, 0, HELPED("My sister"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_ok(world_see(w, "sam", see_ours, &m));
	expect_true(form_find(&m.ours.doc, S("past_accommodation_details")) ==
	            NULL);
	expect_equal(m.ours.left_n, 1);
	expect_equal(m.ours.left[0].why, FORM_OURS_OWN);
	expect_has(m.ours.kept.document, "My sister");
	m.seen = 1;
	m.work.typed = S("{\"assessment\":{\"current_accommodation\":"
	                 "{\"value\":\"NO_ACCOMMODATION\"}}}");
	expect_ok(world_do(w, "sam", do_work, &m));
	expect_ok(world_see(w, "sam", see_ours, &m));
	expect_str(
	        form_find(&m.ours.doc, S("past_accommodation_details"))->value,
	        "My sister");
	expect_equal(m.ours.left_n, 0);
}

TEST("needs mine: that somebody is not there is no answer of theirs, and a "
     "section that asks the person nothing takes no answer")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);

	say(&m, FORM_HEALTH, 0, OUTLOOK("NOT_PRESENT"));
	expect_problem(world_do(w, "sam", do_mine, &m),
	               "health_wellbeing_outlook",
	               "Choose from the answers of the form");
	say(&m, FORM_HEALTH, 0, "{\"assessment\":{}}");
	expect_problem(world_do(w, "sam", do_mine, &m), "",
	               "Write something, or choose an answer");
	/* Neither is a question that is for workers. */
	say(&m, FORM_HEALTH, 0,
	    "{\"assessment\":{\"health_wellbeing_self_harmed\":{\"value\":"
	    "\"NO\"}}}");
	expect_problem(world_do(w, "sam", do_mine, &m), "",
	               "Write something, or choose an answer");
	expect_ok(world_do(w, "rhian", do_mine, &m));
	say(&m, FORM_OFFENCE, 0, OUTLOOK("NOT_SURE"));
	expect_fault(world_do(w, "rhian", do_mine, &m), FAULT_NOT_FOUND, NULL);
	assess_look(w, &m.a);
	expect_equal(m.a.a.id.v, 0);
}

#define ALL(outlook, factors, detail) \
	"{\"assessment\":{\"health_wellbeing_outlook\":{\"value\":\"" outlook \
	"\"},\"health_wellbeing_positive_factors\":{\"values\":[" factors \
	"]},\"health_wellbeing_positive_factors_other_details\":{\"value\":" \
	"\"" detail "\"}}}"

TEST("needs mine: what is said again in another language stays as it is kept, "
     "and what is new is put in it")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);
	struct str was;

	say(&m, FORM_HEALTH, 0,
	    ALL("OPTIMISTIC", "\"MONEY\",\"OTHER\"", "My dog"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	was = str_copy(w->arena, look(w, &m)->document);
	text_use(LANG_CY);
	m.seen = 1;
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_equal(look(w, &m)->version, 1);
	expect_true(str_equal(look(w, &m)->document, was));
	/* One value less, and other words, are other answers. */
	say(&m, FORM_HEALTH, 1, ALL("OPTIMISTIC", "\"OTHER\"", "My cat"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	text_use(LANG_EN);
	expect_equal(look(w, &m)->version, 2);
	expect_lacks(look(w, &m)->document, "\"MONEY\"]");
	expect_has(look(w, &m)->document, "My cat");
	expect_has(look(w, &m)->document, "How do you feel about your future?");
}

TEST("needs mine: a change is of the answers as they were seen, or it does not "
     "count")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);

	say(&m, FORM_HEALTH, 0, OUTLOOK("NOT_SURE"));
	expect_ok(world_do(w, "sam", do_mine, &m));
	say(&m, FORM_HEALTH, 0, OUTLOOK("OPTIMISTIC"));
	expect_fault(world_do(w, "rhian", do_mine, &m), FAULT_CONFLICT, NULL);
	m.seen = 1;
	m.terms.form = S("2.0");
	expect_fault(world_do(w, "rhian", do_mine, &m), FAULT_CONFLICT, NULL);
	expect_has(look(w, &m)->document, "\"value\":\"NOT_SURE\"}");
}

TEST("needs mine: a person's answer opens its area again, and is part of its "
     "edition")
{
	struct mine_act m = {.seen = 0};
	struct world *w = assess_world(t, &m.a);
	struct assess_id first;

	assess_says(w, &m.a, "rhian", ASSESS_HEALTH_WELLBEING, S("Good"));
	assess_writes(w, &m.a, ASSESS_HEALTH_WELLBEING, S("Walks"), true);
	assess_look(w, &m.a);
	expect_equal(m.a.a.areas[ASSESS_HEALTH_WELLBEING].state,
	             ASSESS_COMPLETE);
	say(&m, FORM_HEALTH, 0, OUTLOOK("NOT_SURE"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	assess_look(w, &m.a);
	first = m.a.a.id;
	expect_equal(m.a.a.areas[ASSESS_HEALTH_WELLBEING].state,
	             ASSESS_IN_PROGRESS);
	world_later(w, DAY);
	say(&m, FORM_HEALTH, 1, OUTLOOK("OPTIMISTIC"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	assess_look(w, &m.a);
	expect_true(m.a.a.id.v != first.v);
	/* Back to the first: the worker's side is, and not the person's. */
	m.a.seen = m.a.a.version;
	m.a.back = first;
	expect_ok(world_do(w, "sam", assess_do_back, &m));
	expect_has(look(w, &m)->document, "\"value\":\"OPTIMISTIC\"}");
	expect_equal(look(w, &m)->version, 2);
}

static const struct query other_mine = {
        .name = "strengths_test.other_mine",
        .text = "update strengths_mine set person = 7",
        .unaudited = "damage done by a test",
        .scans = "a test",
};
static const struct query *const damages[] = {&other_mine, NULL};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return assess_check(ctx);
}

TEST("needs mine: the check finds answers of somebody else")
{
	struct mine_act m = {.seen = 0};
	struct world *w = world_with(t, damages);

	assess_world_in(w, &m.a);
	say(&m, FORM_HEALTH, 0, OUTLOOK("NOT_SURE"));
	expect_ok(world_do(w, "rhian", do_mine, &m));
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, &other_mine, assess_check, "to no edition of theirs");
}

TEST("needs mine: every answer that the person may choose has its words for "
     "them, and what the form says they must answer is asked of them")
{
	int must = 0;

	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		struct str rest = str_of(q->values == NULL ? "" : q->values);
		struct str one;

		must += q->must;
		if (q->must)
			expect_true(q->role == FORM_READINESS ||
			            form_is_theirs(q));
		if (q->own == NULL)
			continue;
		expect_true(form_is_theirs(q));
		while (q->values != NULL && str_split(&rest, ' ', &one))
			if (form_theirs_may(one))
				expect_false(str_equal(
				        form_value_words_theirs(one), one));
	}
	expect_equal(must, 9);
	expect_false(form_mine_has(FORM_OFFENCE));
	expect_false(form_mine_has(FORM_THINKING));
	expect_equal(form_mine_next(FORM_THINKING), FORM_SECTION_COUNT);
}
