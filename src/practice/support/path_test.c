/* path_test.c - the rules of the seven pathways. */
#include "kernel/access/access.h"
#include "practice/support/support_world_test.h"

static const struct path_need *
the_need(struct world *w, struct act *a)
{
	support_look(w, a);
	return paths_need(&a->paths, a->need);
}

static const struct path_way *
the_way(struct world *w, struct act *a)
{
	support_look(w, a);
	return &a->paths.ways[a->path.path];
}

static const struct fault *
state(struct world *w, struct act *a, const char *who, int to,
      const char *notes)
{
	const struct fault *fault;

	a->state = to;
	a->words = str_of(notes);
	fault = world_do(w, who, support_do_state, a);
	world_later(w, 1000);
	return fault;
}

TEST("support: a need is not started, in progress, met or declined, and each "
     "change is kept with its day and notes")
{
	struct act a;
	struct world *w = support_world(t, &a);
	const struct path_need *need;

	support_needs(w, &a, "rhian", 0, PATH_NOT_STARTED, "A flat");
	expect_ok(state(w, &a, "sam", PATH_IN_PROGRESS, "On the list"));
	expect_ok(state(w, &a, "sam", PATH_IN_PROGRESS, "They rang"));
	expect_ok(state(w, &a, "rhian", PATH_MET, ""));
	need = the_need(w, &a);
	expect_equal(need->state, PATH_MET);
	expect_equal(need->steps_n, 4);
	expect_str(need->steps[1].notes, "On the list");
	expect_equal(need->steps[1].by.voice, SUPPORT_WORKER);
	expect_equal(need->steps[3].by.voice, SUPPORT_OWN);
	expect_str(date_iso(w->arena, need->steps[3].day), "2026-11-24");
	expect_problem(state(w, &a, "sam", PATH_MET, ""), "state",
	               "Choose another answer, or write a note");
	expect_problem(state(w, &a, "sam", -1, ""), "state",
	               "Choose where it is");
	a.words = letters_new(w, PATH_NOTES_MOST + 1);
	expect_problem(world_do(w, "sam", support_do_state, &a), "notes",
	               "This is too long: use 500 letters at most");
	expect_equal(the_need(w, &a)->steps_n, 4);
}

TEST("support: that nothing is needed has to be said, and is not said while "
     "something is open there")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.path.path = 3;
	expect_equal(the_way(w, &a)->standing, PATH_UNASKED);
	expect_ok(world_do(w, "sam", support_do_none, &a));
	world_later(w, 1000);
	expect_equal(the_way(w, &a)->standing, PATH_NONE);
	expect_equal(the_way(w, &a)->none->by.voice, SUPPORT_FOR);
	expect_equal(paths_asked(&a.paths), 1);
	expect_refused(t, world_do(w, "rhian", support_do_none, &a),
	               "This was said already");
	support_needs(w, &a, "rhian", 4, PATH_NOT_STARTED, "A course");
	expect_refused(t, world_do(w, "rhian", support_do_none, &a),
	               "Something is still open here. First say what became "
	               "of it");
	expect_ok(state(w, &a, "sam", PATH_MET, ""));
	a.words = S("I am fine");
	expect_ok(world_do(w, "rhian", support_do_none, &a));
	expect_equal(the_way(w, &a)->standing, PATH_NONE);
	expect_equal(the_way(w, &a)->needs, 1);
	a.path.path = -1;
	expect_problem(world_do(w, "sam", support_do_none, &a), "path",
	               "Choose one of the seven parts");
	a.path.path = 5;
	a.words = letters_new(w, PATH_NOTES_MOST + 1);
	expect_problem(world_do(w, "sam", support_do_none, &a), "why",
	               "This is too long: use 500 letters at most");
}

TEST("support: a new need after that says otherwise")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.path.path = 2;
	expect_ok(world_do(w, "rhian", support_do_none, &a));
	world_later(w, 1000);
	support_needs(w, &a, "sam", 2, PATH_IN_PROGRESS, "To see her girl");
	expect_equal(the_way(w, &a)->standing, PATH_IN_PROGRESS);
	expect_equal(the_way(w, &a)->open, 1);
	expect_ok(state(w, &a, "sam", PATH_MET, ""));
	expect_equal(the_way(w, &a)->standing, PATH_MET);
	/* What asks most of somebody speaks for the pathway. */
	support_needs(w, &a, "sam", 2, PATH_NOT_STARTED, "A letter");
	expect_equal(the_way(w, &a)->standing, PATH_NOT_STARTED);
}

TEST("support: declining is the person's: a worker writes down why, in their "
     "words")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.path.state = PATH_DECLINED;
	a.path.voice = SUPPORT_WORKER;
	expect_problem(world_do(w, "sam", support_do_need, &a), "state",
	               "Declining is the person’s. Write down what they say, "
	               "as their words");
	a.path.voice = SUPPORT_FOR;
	expect_problem(world_do(w, "sam", support_do_need, &a), "notes",
	               "Write down why, in the person’s words");
	support_needs(w, &a, "sam", 6, PATH_NOT_STARTED, "A dentist");
	expect_problem(state(w, &a, "sam", PATH_DECLINED, ""), "notes",
	               "Write down why, in the person’s words");
	expect_ok(state(w, &a, "sam", PATH_DECLINED, "I have one"));
	expect_equal(the_need(w, &a)->steps[1].by.voice, SUPPORT_FOR);
	/* What a worker wrote down for them is opened by either. */
	expect_ok(state(w, &a, "sam", PATH_IN_PROGRESS, ""));
	expect_ok(state(w, &a, "rhian", PATH_DECLINED, ""));
	expect_equal(the_need(w, &a)->state, PATH_DECLINED);
}

TEST("support: what the person declined themself is opened again by nobody "
     "else")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_needs(w, &a, "sam", 6, PATH_NOT_STARTED, "A dentist");
	expect_ok(state(w, &a, "rhian", PATH_DECLINED, ""));
	expect_refused(t, state(w, &a, "sam", PATH_IN_PROGRESS, "Please"),
	               "The person declined this themself. They open it again, "
	               "and nobody else");
	expect_equal(the_need(w, &a)->steps_n, 2);
	expect_ok(state(w, &a, "rhian", PATH_NOT_STARTED, "All right"));
	expect_ok(state(w, &a, "sam", PATH_IN_PROGRESS, ""));
}

TEST("support: what the person thinks of a need is the person's alone")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_needs(w, &a, "sam", 0, PATH_NOT_STARTED, "A flat");
	a.words = S("Not that street");
	expect_refused(t, world_do(w, "sam", support_do_say, &a),
	               "What the person thinks is theirs to write");
	expect_ok(world_do(w, "rhian", support_do_say, &a));
	world_later(w, 1000);
	expect_equal(the_need(w, &a)->says_n, 1);
	expect_str(the_need(w, &a)->says[0].words, "Not that street");
	a.words = S("");
	expect_problem(world_do(w, "rhian", support_do_say, &a), "thinks",
	               "Write it down first");
	a.words = letters_new(w, PATH_NOTES_MOST + 1);
	expect_problem(world_do(w, "rhian", support_do_say, &a), "thinks",
	               "This is too long: use 500 letters at most");
	a.words = S("Maybe");
	for (int i = 1; i < PATH_SAYS_MOST; i++)
		expect_ok(world_do(w, "rhian", support_do_say, &a));
	expect_refused(t, world_do(w, "rhian", support_do_say, &a), NULL);
}

TEST("support: a need's words are never changed: whoever wrote it takes it "
     "back, unless a goal was made from it")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_needs(w, &a, "rhian", 0, PATH_NOT_STARTED, "A flat");
	expect_refused(t, world_do(w, "sam", support_do_need_back, &a),
	               "Whoever wrote this takes it back, and nobody else");
	expect_ok(world_do(w, "rhian", support_do_lift, &a));
	expect_refused(t, world_do(w, "rhian", support_do_need_back, &a),
	               "A goal of the plan was made from this. Take the goal "
	               "out first");
	expect_ok(world_do(w, "sam", support_do_unlift, &a));
	expect_ok(world_do(w, "rhian", support_do_need_back, &a));
	expect_refused(t, world_do(w, "rhian", support_do_need_back, &a),
	               "This was taken back before");
	expect_refused(t, state(w, &a, "sam", PATH_MET, ""), NULL);
	a.path.path = 0;
	expect_equal(the_way(w, &a)->standing, PATH_UNASKED);
	expect_str(the_need(w, &a)->words, "A flat");
}

TEST("support: a goal of the plan is made from a need that stands, and the "
     "need says that it is in the plan for as long as such a goal is")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_needs(w, &a, "rhian", 0, PATH_NOT_STARTED, "A flat");
	expect_ok(world_do(w, "sam", support_do_lift, &a));
	expect_equal(the_need(w, &a)->goals, 1);
	expect_ok(world_do(w, "sam", support_do_unlift, &a));
	expect_equal(the_need(w, &a)->goals, 0);
	/* Never less than none. */
	expect_ok(world_do(w, "sam", support_do_unlift, &a));
	expect_equal(the_need(w, &a)->goals, 0);
	expect_ok(world_do(w, "rhian", support_do_need_back, &a));
	expect_refused(t, world_do(w, "sam", support_do_lift, &a), NULL);
	a.need.v = 7;
	expect_fault(world_do(w, "sam", support_do_lift, &a), FAULT_NOT_FOUND,
	             "We cannot find that need");
}

TEST("support: a partner who supports is named")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.path.with = PATH_WITH_PARTNER;
	expect_problem(world_do(w, "sam", support_do_need, &a), "partner",
	               "Write the name of the partner");
	a.path.with = -1;
	expect_problem(world_do(w, "sam", support_do_need, &a), "with",
	               "Choose who supports");
	a.path.with = PATH_WITH_PARTNER;
	a.path.partner = S("Harbour Housing");
	support_needs(w, &a, "sam", 0, PATH_NOT_STARTED, "A flat");
	expect_str(the_need(w, &a)->partner, "Harbour Housing");
	/* Of nobody else a name is kept. */
	a.path.with = PATH_WITH_WORKER;
	support_needs(w, &a, "sam", 0, PATH_NOT_STARTED, "A flat");
	expect_str(the_need(w, &a)->partner, "");
}

TEST("support: there is room for so many needs in a pathway, and so many "
     "changes")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.path.words = S("");
	expect_problem(world_do(w, "sam", support_do_need, &a), "words",
	               "Write it down first");
	a.path.words = letters_new(w, PATH_WORDS_MOST + 1);
	expect_problem(world_do(w, "sam", support_do_need, &a), "words",
	               "This is too long: use 300 letters at most");
	a.path.state = -1;
	expect_problem(world_do(w, "sam", support_do_need, &a), "state",
	               "Choose where it is");
	a.path.voice = SUPPORT_OWN;
	expect_problem(world_do(w, "sam", support_do_need, &a), "voice",
	               "Choose whose words these are");
	a.path.path = -1;
	expect_problem(world_do(w, "sam", support_do_need, &a), "path",
	               "Choose one of the seven parts");
	a.path.voice = SUPPORT_WORKER;
	for (int i = 0; i < PATH_NEEDS_MOST; i++)
		support_needs(w, &a, "sam", 1, PATH_NOT_STARTED, "A group");
	expect_refused(
	        t, world_do(w, "sam", support_do_need, &a),
	        "So much is written down here that no more can be added. "
	        "Say it when you meet");
	for (int i = 1; i < PATH_STEPS_MOST; i++)
		expect_ok(state(w, &a, "sam", PATH_IN_PROGRESS, "Note"));
	expect_refused(t, state(w, &a, "sam", PATH_MET, ""), NULL);
}

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, a->named, a->person, true,
	                   S("She comes along to the meetings"));
}

TEST("support: somebody who reaches the person and is no worker finds nothing "
     "here")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_needs(w, &a, "rhian", 0, PATH_NOT_STARTED, "A flat");
	a.named = world_add(w, "val", R(VOLUNTEER), NULL);
	expect_ok(world_do(w, "morgan", name_val, &a));
	expect_fault(world_see(w, "val", support_see_paths, &a),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "val", support_do_need, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(state(w, &a, "val", PATH_MET, ""), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "val", support_do_none, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", support_do_unlift, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ned", support_see_paths, &a),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "ned", support_do_need, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(state(w, &a, "ned", PATH_MET, ""), FAULT_NOT_FOUND, NULL);
}
