/* assess_sign_test.c - what becomes of an edition, one sentence each. */
#include "practice/strengths/assess_world_test.h"

#define HOME  ASSESS_ACCOMMODATION
#define MONEY ASSESS_FINANCE
#define DAY   INT64_C(86400000)

/* Complete in all areas and signed by sam. */
static void
signed_by_sam(struct world *w, struct act *a)
{
	assess_all_done(w, a);
	expect_ok(world_do(w, "sam", assess_do_sign, a));
	assess_look(w, a);
	a->seen = a->a.version;
	a->yes = true;
	a->words = S("");
}

TEST("assess: signing is of what is complete, once, as it was seen")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_NOT_FOUND,
	             "Nothing is written yet");
	assess_says(w, &a, "rhian", HOME, S("It is good"));
	a.seen = 1;
	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_REFUSED,
	             "Complete each area, then sign");
	assess_all_done(w, &a);
	a.seen--;
	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_CONFLICT,
	             NULL);
	a.seen++;
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_SIGNED);
	expect_equal(a.a.signed_by.v, world_user(w, "sam").v);
	expect_true(instant_is(a.a.shared_at));
	a.seen = a.a.version;
	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_REFUSED,
	             "This edition is signed already");
	expect_fault(world_do(w, "sam", assess_do_share, &a), FAULT_REFUSED,
	             "This edition is shared already");
}

TEST("assess: whoever signed does not answer it, by any sign-in")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct str name = world_actor(w, "sam")->name;

	signed_by_sam(w, &a);
	expect_fault(world_do(w, "sam", assess_do_answer, &a), FAULT_REFUSED,
	             "Somebody else must look at it: you signed it");
	world_actor(w, "priya")->name = name;
	expect_fault(world_do(w, "priya", assess_do_answer, &a), FAULT_REFUSED,
	             "Somebody else must look at it: you signed it");
	expect_ok(world_do(w, "morgan", assess_do_answer, &a));
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_COUNTERSIGNED);
	expect_equal(a.a.answered_by.v, world_user(w, "morgan").v);
	a.seen = a.a.version;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             "This edition does not wait for a second person");
}

TEST("assess: it is signed and countersigned by whoever signed in, and by no "
     "token")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	const char *const says = "Sign in yourself for this: a token signs "
	                         "nothing";

	assess_all_done(w, &a);
	world_actor(w, "sam")->by_token = true;
	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_REFUSED,
	             says);
	world_actor(w, "sam")->by_token = false;
	signed_by_sam(w, &a);
	world_actor(w, "morgan")->by_token = true;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             says);
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_SIGNED);
}

TEST("assess: an edition is sent back with a reason")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	char *many = arena_bytes(w->arena, ASSESS_ANSWER_MOST + 1, 1);

	signed_by_sam(w, &a);
	a.yes = false;
	expect_problem(world_do(w, "priya", assess_do_answer, &a), "words",
	               "Say why you send it back");
	for (int i = 0; i <= ASSESS_ANSWER_MOST; i++)
		many[i] = 'a';
	a.words = (struct str){many, ASSESS_ANSWER_MOST + 1};
	expect_problem(world_do(w, "priya", assess_do_answer, &a), "words",
	               "This is too long: use 500 letters at most");
	a.words = S("Her sister is missing here");
	expect_ok(world_do(w, "priya", assess_do_answer, &a));
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_RETURNED);
	expect_str(a.a.answer, "Her sister is missing here");
	/* The next change is in a new edition. */
	a.back = a.a.id;
	assess_writes(w, &a, MONEY, S("Has a savings jar"), true);
	assess_look(w, &a);
	expect_true(a.a.id.v != a.back.v);
	expect_equal(a.a.standing, ASSESS_OPEN);
}

TEST("assess: going back to an earlier edition loses nothing")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct assess_id later;

	assess_says(w, &a, "rhian", HOME, S("It is good"));
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), true);
	assess_look(w, &a);
	a.back = a.a.id;
	world_later(w, DAY);
	assess_writes(w, &a, HOME, S("Nothing of that"), false);
	assess_writes(w, &a, MONEY, S("Has a savings jar"), false);
	assess_look(w, &a);
	later = a.a.id;
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_back, &a));
	assess_look(w, &a);
	expect_true(a.a.id.v != later.v);
	expect_equal(a.a.restored.v, a.back.v);
	expect_str(a.a.areas[HOME].work.strengths, "Keeps the rent paid");
	expect_equal(a.a.areas[HOME].state, ASSESS_COMPLETE);
	expect_equal(a.a.areas[HOME].work.by.version, 3);
	expect_str(a.a.areas[MONEY].work.strengths, "");
	expect_equal(a.a.areas[MONEY].state, ASSESS_NOT_STARTED);
	expect_ok(world_see(w, "sam", assess_see_list, &a));
	expect_equal(a.n, 3);
	a.back = later;
	expect_ok(world_see(w, "sam", assess_see_one, &a));
	expect_str(a.a.areas[HOME].work.strengths, "Nothing of that");
	expect_str(a.a.areas[MONEY].work.strengths, "Has a savings jar");
}

TEST("assess: going back leaves the person's words as they are")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_says(w, &a, "rhian", HOME, S("It is good"));
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), true);
	assess_look(w, &a);
	a.back = a.a.id;
	world_later(w, DAY);
	assess_says(w, &a, "rhian", HOME, S("I have to move"));
	assess_look(w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_back, &a));
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].own.view, "I have to move");
	expect_str(a.a.areas[HOME].work.strengths, "Keeps the rent paid");
	/* The person said something else since: it is looked at again. */
	expect_equal(a.a.areas[HOME].state, ASSESS_IN_PROGRESS);
}

TEST("assess: going back is to an earlier edition of the same person, as it "
     "was seen")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct person_id rhian = a.person;

	a.person = assess_person(w, "X100002", "Gwil", true);
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	assess_look(w, &a);
	a.back = a.a.id;
	a.person = rhian;
	assess_writes(w, &a, HOME, S("Has a garden"), false);
	assess_look(w, &a);
	a.seen = a.a.version;
	expect_fault(world_do(w, "sam", assess_do_back, &a), FAULT_NOT_FOUND,
	             "We cannot find that edition");
	a.back = a.a.id;
	expect_fault(world_do(w, "sam", assess_do_back, &a), FAULT_REFUSED,
	             "This is the newest edition already");
	a.seen = 9;
	expect_fault(world_do(w, "sam", assess_do_back, &a), FAULT_CONFLICT,
	             NULL);
}

TEST("assess: the person reads the worker's view and strengths once they are "
     "shared, and neither the links nor the evidence")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	const struct assess_work *home = &a.shared.areas[HOME].work;

	assess_says(w, &a, "rhian", HOME, S("It is good"));
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	expect_ok(world_see(w, "rhian", assess_see_shared, &a));
	expect_equal(a.shared.id.v, 0);
	expect_ok(world_see(w, "rhian", assess_see_newest, &a));
	expect_str(a.a.areas[HOME].own.view, "It is good");
	expect_equal(a.a.areas[HOME].work.by.version, 0);
	expect_str(a.a.areas[HOME].work.strengths, "");
	assess_look(w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_share, &a));
	expect_ok(world_see(w, "rhian", assess_see_shared, &a));
	expect_str(home->strengths, "Keeps the rent paid");
	expect_str(home->view, "A steady start");
	expect_equal(home->reoffending, ASSESS_UNSAID);
	expect_str(home->reoffending_words, "");
	expect_str(home->evidence, "");
	/* What is written after that is seen when it is shared again. */
	assess_writes(w, &a, HOME, S("Not shared yet"), false);
	expect_ok(world_see(w, "rhian", assess_see_shared, &a));
	expect_str(home->strengths, "Keeps the rent paid");
	a.back = a.shared.id;
	expect_fault(world_see(w, "rhian", assess_see_one, &a), FAULT_NOT_FOUND,
	             NULL);
}
