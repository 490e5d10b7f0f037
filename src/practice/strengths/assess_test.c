/* assess_test.c - the rules of the assessment, one sentence each. */
#include "kernel/access/access.h"
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_world_test.h"

#define HOME  ASSESS_ACCOMMODATION
#define MONEY ASSESS_FINANCE
#define DAY   INT64_C(86400000)

/* --- the person's side -------------------------------------------------- */

TEST("assess: my view is changed by the person and by nobody else")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_says(w, &a, "rhian", HOME, S("I like my flat"));
	a.seen = 1;
	a.own.view = S("She likes her flat");
	expect_fault(world_do(w, "sam", assess_do_own, &a), FAULT_REFUSED,
	             "These are the person's own words. Nobody else changes "
	             "them");
	expect_fault(world_do(w, "morgan", assess_do_own, &a), FAULT_REFUSED,
	             NULL);
	assess_writes(w, &a, HOME, S("Looks after it"), false);
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].own.view, "I like my flat");
	expect_equal(a.a.areas[HOME].own.voice, ASSESS_OWN);
	assess_says(w, &a, "rhian", HOME, S("I love my flat"));
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].own.view, "I love my flat");
}

TEST("assess: words written down for the person say who wrote them")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_says(w, &a, "sam", HOME, S("It is damp"));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].own.voice, ASSESS_FOR);
	expect_equal(a.a.areas[HOME].own.by.user.v, world_user(w, "sam").v);
	expect_false(str_empty(a.a.areas[HOME].own.by.name));
	/* The person says the same: now it is their own. */
	assess_says(w, &a, "rhian", HOME, S("It is damp"));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].own.voice, ASSESS_OWN);
	expect_equal(a.a.areas[HOME].own.by.user.v, world_user(w, "rhian").v);
}

TEST("assess: two views stand side by side and are never made one")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	const struct assess_area *home = &a.a.areas[HOME];

	assess_says(w, &a, "rhian", HOME, S("No worry here"));
	a.seen = 1;
	a.own.priority = 3;
	expect_ok(world_do(w, "rhian", assess_do_own, &a));
	assess_writes(w, &a, HOME, S(""), false);
	assess_look(w, &a);
	expect_str(home->own.view, "No worry here");
	expect_str(home->work.view, "A steady start");
	expect_equal(home->own.priority, 3);
	expect_equal(home->work.priority, 2);
	expect_true(assess_differs(home));
	/* Writing one side leaves the other's number as it was. */
	expect_equal(home->own.by.version, 2);
	expect_equal(home->work.by.version, 1);
}

TEST("assess: the person's side that says nothing, too much or what is no "
     "answer is refused")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	int64_t before = world_changes(w);

	expect_problem(world_do(w, "rhian", assess_do_own, &a), "view",
	               "Write something, or choose an answer");
	a.own.view = letters_new(w, ASSESS_WORDS_MOST + 1);
	a.own.ready = -1;
	a.own.priority = 4;
	expect_problem(world_do(w, "rhian", assess_do_own, &a), "view",
	               "This is too long: use 2000 letters at most");
	expect_problem(world_do(w, "rhian", assess_do_own, &a), "ready",
	               "Choose one of the answers");
	expect_problem(world_do(w, "rhian", assess_do_own, &a), "priority",
	               "Choose 1, 2 or 3, or leave it open");
	a.own = (struct assess_own_terms){.ready = ASSESS_NOT_PRESENT,
	                                  .form = 3};
	expect_problem(world_do(w, "rhian", assess_do_own, &a), "ready",
	               "Choose one of the answers");
	a.own = (struct assess_own_terms){
	        .view = S("x"), .ready_words = S("more"), .form = 3};
	expect_problem(world_do(w, "rhian", assess_do_own, &a), "ready",
	               "Choose the answer that your words belong to");
	expect_equal(world_changes(w), before);
	a.own = (struct assess_own_terms){
	        .view = letters_new(w, ASSESS_WORDS_MOST), .form = 3};
	expect_ok(world_do(w, "rhian", assess_do_own, &a));
}

TEST("assess: somebody out of reach finds nothing, to read or to write")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_says(w, &a, "rhian", HOME, S("I like my flat"));
	expect_fault(world_do(w, "ned", assess_do_own, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ned", assess_do_work, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ned", assess_do_sign, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ned", assess_see_newest, &a),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(w, "ned", assess_see_list, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ned", assess_see_shared, &a),
	             FAULT_NOT_FOUND, NULL);
	a.back = a.a.id;
	expect_fault(world_see(w, "ned", assess_see_one, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ada", assess_see_newest, &a),
	             FAULT_NOT_FOUND, NULL);
}

static const struct fault *
see_reach(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_need(ctx, a->person);
}

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, a->named, a->person, true,
	                   S("She comes along to the meetings"));
}

TEST("assess: somebody who reaches the person and is no worker finds nothing "
     "here")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	a.named = world_add(w, "val", R(VOLUNTEER), NULL);
	expect_ok(world_do(w, "morgan", name_val, &a));
	expect_ok(world_see(w, "val", see_reach, &a));
	expect_fault(world_see(w, "val", assess_see_newest, &a),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(w, "val", assess_see_list, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "val", assess_see_shared, &a),
	             FAULT_NOT_FOUND, NULL);
	a.back = a.a.id;
	expect_fault(world_see(w, "val", assess_see_one, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", assess_do_own, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", assess_do_work, &a), FAULT_NOT_FOUND,
	             NULL);
}

/* --- the worker's side -------------------------------------------------- */

TEST("assess: the worker's side is not the person's to write")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	a.work.work.view = S("All is well");
	expect_fault(world_do(w, "rhian", assess_do_work, &a), FAULT_REFUSED,
	             "Your worker writes this side");
}

TEST("assess: a link is said with its words, within its length")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	expect_problem(world_do(w, "sam", assess_do_work, &a), "view",
	               "Write something, or choose an answer");
	a.work.work.harm = ASSESS_YES;
	a.work.work.reoffending_words = S("When money is short");
	expect_problem(world_do(w, "sam", assess_do_work, &a), "harm_words",
	               "Say how it is linked");
	expect_problem(world_do(w, "sam", assess_do_work, &a), "reoffending",
	               "Select yes or no: your words belong to one of them");
	a.work.work.harm = ASSESS_LINK_COUNT;
	expect_problem(world_do(w, "sam", assess_do_work, &a), "harm",
	               "Select yes or no");
	a.work.work.harm = ASSESS_YES;
	a.work.work.harm_words = letters_new(w, ASSESS_HARM_MOST + 1);
	a.work.work.reoffending = ASSESS_NO;
	a.work.work.reoffending_words =
	        letters_new(w, ASSESS_REOFFENDING_MOST + 1);
	expect_problem(world_do(w, "sam", assess_do_work, &a), "harm_words",
	               "This is too long: use 1425 letters at most");
	expect_problem(world_do(w, "sam", assess_do_work, &a),
	               "reoffending_words",
	               "This is too long: use 1000 letters at most");
	a.work.work.harm_words = letters_new(w, ASSESS_HARM_MOST);
	a.work.work.reoffending_words = letters_new(w, ASSESS_REOFFENDING_MOST);
	expect_ok(world_do(w, "sam", assess_do_work, &a));
}

TEST("assess: an area is complete when both sides are heard and both links "
     "answered")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	a.work.done = true;
	expect_problem(world_do(w, "sam", assess_do_work, &a), "view",
	               "Write how you see it, or say that you have nothing to "
	               "add, before this area is complete");
	expect_problem(world_do(w, "sam", assess_do_work, &a), "harm",
	               "Select yes or no before this area is complete");
	expect_problem(world_do(w, "sam", assess_do_work, &a), "reoffending",
	               "Select yes or no before this area is complete");
	a.work.work.view = S("A steady start");
	a.work.work.harm = a.work.work.reoffending = ASSESS_NO;
	expect_fault(world_do(w, "sam", assess_do_work, &a), FAULT_REFUSED,
	             "Write down what the person says first, or that they were "
	             "not there. Then this area can be complete");
	assess_look(w, &a);
	expect_equal(a.a.id.v, 0);
	/* That they were not there is an answer too. */
	a.own = (struct assess_own_terms){.ready = ASSESS_NOT_PRESENT,
	                                  .form = 3};
	expect_ok(world_do(w, "sam", assess_do_own, &a));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].state, ASSESS_IN_PROGRESS);
	expect_ok(world_do(w, "sam", assess_do_work, &a));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].state, ASSESS_COMPLETE);
	expect_equal(a.a.areas[MONEY].state, ASSESS_NOT_STARTED);
}

TEST("assess: a change in a complete area opens it again")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_says(w, &a, "rhian", HOME, S("It is good"));
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), true);
	/* Saving what is there changes nothing. */
	a.seen = 1;
	a.work.done = false;
	expect_ok(world_do(w, "sam", assess_do_work, &a));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].state, ASSESS_COMPLETE);
	expect_equal(a.a.areas[HOME].work.by.version, 1);
	a.work.work.needs = S("A longer lease");
	expect_ok(world_do(w, "sam", assess_do_work, &a));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].state, ASSESS_IN_PROGRESS);
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), true);
	assess_says(w, &a, "rhian", HOME, S("It is less good now"));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].state, ASSESS_IN_PROGRESS);
}

TEST("assess: the assessment is not complete with no strength recorded")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		assess_says(w, &a, "rhian", (enum assess_code)i, S("It is so"));
		if (i < ASSESS_AREA_COUNT - 1)
			assess_writes(w, &a, (enum assess_code)i, S(""), true);
	}
	a.seen = 0;
	expect_fault(world_do(w, "sam", assess_do_work, &a), FAULT_REFUSED,
	             "Write down at least one strength, in any area. Without "
	             "one the assessment is not complete");
	assess_look(w, &a);
	expect_equal(assess_complete_n(&a.a), ASSESS_AREA_COUNT - 1);
	a.seen = a.a.version;
	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_REFUSED,
	             "Complete each area, then sign");
	assess_writes(w, &a, ASSESS_LIFESTYLE_ASSOCIATES, S("Runs each day"),
	              true);
	assess_look(w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return assess_check(ctx);
}

/* Rhian's own side of an area, in these terms. */
static const struct fault *
own_of(struct world *w, struct act *a, enum assess_code code,
       const struct assess_own_terms *terms)
{
	assess_look(w, a);
	a->code = code;
	a->seen = a->a.areas[code].own.by.version;
	a->own = *terms;
	return world_do(w, "rhian", assess_do_own, a);
}

TEST("assess: a strength that the person names counts as one that the worker "
     "names")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		assess_says(w, &a, "rhian", (enum assess_code)i, S("It is so"));
		if (i > 0)
			assess_writes(w, &a, (enum assess_code)i, S(""), true);
	}
	expect_ok(own_of(w, &a, HOME,
	                 &(struct assess_own_terms){
	                         .view = S("It is so"),
	                         .strengths = S("I fix things myself"),
	                         .form = 3}));
	assess_look(w, &a);
	expect_equal(assess_strengths_n(&a.a), 1);
	expect_str(a.a.areas[HOME].own.strengths, "I fix things myself");
	expect_str(assess_asked(a.a.areas[HOME].own.by.asked,
	                        ASSESS_ASKED_OWN_STRENGTHS),
	           "What are you good at here, or what helps you?");
	/* It stays the person's: the worker's column is empty as it was. */
	assess_writes(w, &a, HOME, S(""), true);
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].work.strengths, "");
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
	expect_ok(world_see(w, NULL, see_check, NULL));
	/* A later edition still says it. */
	world_later(w, DAY);
	assess_writes(w, &a, MONEY, S(""), false);
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].own.strengths, "I fix things myself");
}

TEST("assess: nothing to say is an answer of its own, and no words beside it")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	expect_problem(own_of(w, &a, HOME,
	                      &(struct assess_own_terms){.view = S("Damp"),
	                                                 .nothing = true,
	                                                 .form = 3}),
	               "nothing",
	               "You wrote something here. Take the tick away, or take "
	               "your words away");
	expect_problem(own_of(w, &a, HOME,
	                      &(struct assess_own_terms){.strengths = S("Tidy"),
	                                                 .nothing = true,
	                                                 .form = 3}),
	               "nothing",
	               "You wrote something here. Take the tick away, or take "
	               "your words away");
	expect_ok(
	        own_of(w, &a, HOME,
	               &(struct assess_own_terms){.nothing = true, .form = 3}));
	a.seen = 0;
	a.work.work = (struct assess_work){.needs = S("A lease"),
	                                   .nothing = true,
	                                   .harm = ASSESS_NO,
	                                   .reoffending = ASSESS_NO};
	a.work.done = true;
	expect_problem(world_do(w, "sam", assess_do_work, &a), "nothing",
	               "You wrote something here. Take the tick away, or take "
	               "your words away");
	a.work.work.needs = S("");
	expect_ok(world_do(w, "sam", assess_do_work, &a));
	assess_look(w, &a);
	expect_equal(a.a.areas[HOME].state, ASSESS_COMPLETE);
	expect_true(a.a.areas[HOME].own.nothing);
	expect_true(a.a.areas[HOME].work.nothing);
	expect_equal(assess_strengths_n(&a.a), 0);
	/* Words later take its place, and open the area again. */
	expect_ok(own_of(w, &a, HOME,
	                 &(struct assess_own_terms){.view = S("Damp"),
	                                            .form = 3}));
	assess_look(w, &a);
	expect_false(a.a.areas[HOME].own.nothing);
	expect_equal(a.a.areas[HOME].state, ASSESS_IN_PROGRESS);
}

TEST("assess: with nothing to say in all nine there is no assessment")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	const struct assess_own_terms nothing = {.nothing = true, .form = 3};

	a.work.work = (struct assess_work){
	        .nothing = true, .harm = ASSESS_NO, .reoffending = ASSESS_NO};
	a.work.done = true;
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		expect_ok(own_of(w, &a, (enum assess_code)i, &nothing));
		a.seen = 0;
		if (i < ASSESS_AREA_COUNT - 1)
			expect_ok(world_do(w, "sam", assess_do_work, &a));
	}
	expect_fault(world_do(w, "sam", assess_do_work, &a), FAULT_REFUSED,
	             "Write down at least one strength, in any area. Without "
	             "one the assessment is not complete");
}

TEST("assess: what the questions of the day do not ask stays as it was")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	a.days = -100;
	expect_ok(own_of(w, &a, HOME,
	                 &(struct assess_own_terms){.view = S("Damp"),
	                                            .strengths = S("Tidy"),
	                                            .form = 1}));
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].own.view, "Damp");
	expect_str(a.a.areas[HOME].own.strengths, "");
	expect_str(assess_asked(a.a.areas[HOME].own.by.asked,
	                        ASSESS_ASKED_OWN_STRENGTHS),
	           "");
}

/* --- what was seen ------------------------------------------------------ */

TEST("assess: a change is of the area as it was seen, or it does not count")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_says(w, &a, "rhian", HOME, S("I like my flat"));
	a.seen = 0;
	a.own.view = S("Typed on an old page");
	expect_fault(world_do(w, "rhian", assess_do_own, &a), FAULT_CONFLICT,
	             "This page has changed since you opened it. Look at it "
	             "again, then make your change");
	assess_writes(w, &a, HOME, S(""), false);
	a.seen = 7;
	expect_fault(world_do(w, "sam", assess_do_work, &a), FAULT_CONFLICT,
	             NULL);
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].own.view, "I like my flat");
	/* The other side's change does not make a page stale. */
	a.seen = 1;
	a.own.view = S("I like my flat a lot");
	expect_ok(world_do(w, "rhian", assess_do_own, &a));
}

TEST("assess: questions that changed meanwhile are told, and nothing typed is "
     "lost")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	a.own = (struct assess_own_terms){.view = S("I like my flat"),
	                                  .form = 1};
	expect_fault(world_do(w, "rhian", assess_do_own, &a), FAULT_CONFLICT,
	             "The questions changed while you were writing. Read them "
	             "again, then save. What you typed is still here");
	a.work.work.view = S("A steady start");
	a.work.form = 1;
	expect_fault(world_do(w, "sam", assess_do_work, &a), FAULT_CONFLICT,
	             NULL);
	assess_look(w, &a);
	expect_equal(a.a.id.v, 0);
	/* Before the second form came it was the right one. */
	a.days = -100;
	expect_ok(world_do(w, "rhian", assess_do_own, &a));
}

/* --- editions ----------------------------------------------------------- */

TEST("assess: the first change on a later day makes a new edition")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct assess_id first;

	assess_says(w, &a, "rhian", HOME, S("I like my flat"));
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	assess_says(w, &a, "rhian", MONEY, S("It is tight"));
	assess_look(w, &a);
	first = a.a.id;
	expect_ok(world_see(w, "sam", assess_see_list, &a));
	expect_equal(a.n, 1);
	world_later(w, DAY);
	assess_says(w, &a, "rhian", HOME, S("I have to move"));
	assess_look(w, &a);
	expect_true(a.a.id.v != first.v);
	expect_str(a.a.areas[HOME].own.view, "I have to move");
	expect_str(a.a.areas[HOME].work.strengths, "Keeps the rent paid");
	expect_str(a.a.areas[MONEY].own.view, "It is tight");
	expect_ok(world_see(w, "sam", assess_see_list, &a));
	expect_equal(a.n, 2);
	a.back = first;
	expect_ok(world_see(w, "sam", assess_see_one, &a));
	expect_str(a.a.areas[HOME].own.view, "I like my flat");
}

TEST("assess: a former edition shows what it said, with the questions of its "
     "day")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	const struct assess_own *home = &a.a.areas[HOME].own;

	a.days = -100;
	a.own.form = 1;
	assess_says(w, &a, "rhian", HOME, S("I like my flat"));
	assess_look(w, &a);
	a.back = a.a.id;
	a.days = 0;
	a.own.form = 3;
	assess_says(w, &a, "rhian", HOME, S("I have to move"));
	assess_look(w, &a);
	expect_str(assess_asked(home->by.asked, ASSESS_ASKED_OWN_VIEW),
	           "How are things with the place where you live?");
	expect_ok(world_see(w, "sam", assess_see_one, &a));
	expect_str(home->view, "I like my flat");
	expect_equal(home->by.form, 1);
	expect_str(assess_asked(home->by.asked, ASSESS_ASKED_OWN_VIEW),
	           "What is your view of this part of your life?");
	expect_str(assess_asked(home->by.asked, ASSESS_ASKED_OWN_PRIORITY),
	           "How high is this on your list?");
	expect_str(assess_asked(home->by.asked, 9), "");
}

TEST("assess: an edition that was shared or signed is never changed")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct assess_id was;

	assess_all_done(w, &a);
	expect_ok(world_do(w, "sam", assess_do_share, &a));
	was = a.a.id;
	assess_writes(w, &a, MONEY, S("Has a savings jar"), true);
	assess_look(w, &a);
	expect_true(a.a.id.v != was.v);
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
	was = a.a.id;
	assess_says(w, &a, "rhian", HOME, S("I have to move"));
	assess_look(w, &a);
	expect_true(a.a.id.v != was.v);
	expect_equal(a.a.standing, ASSESS_OPEN);
	a.back = was;
	expect_ok(world_see(w, "sam", assess_see_one, &a));
	expect_equal(a.a.standing, ASSESS_SIGNED);
	expect_str(a.a.areas[HOME].own.view, "It is good");
	/* What was overtaken no longer waits for anybody. */
	a.seen = a.a.version;
	a.yes = true;
	expect_fault(world_do(w, "priya", assess_do_answer, &a), FAULT_CONFLICT,
	             NULL);
}
