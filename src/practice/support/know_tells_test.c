/* know_tells_test.c - who reads the words of what helps: a rule each. */
#include "practice/support/support_world_test.h"

/* What others read, after this was said. */
static struct str
line_of(struct world *w, struct act *a)
{
	expect_ok(world_see(w, "sam", support_see_line, a));
	expect_equal(a->line.n, 1);
	return a->line.v[0];
}

static void
answer(struct world *w, struct act *a, const char *who, bool shared)
{
	a->shared = shared;
	expect_ok(world_do(w, who, support_do_share, a));
	world_later(w, 1000);
}

TEST("support: a condition in other words is found, and the person is asked "
     "before others read it")
{
	static const struct {
		const char *condition;
		const char *words;
		const char *word;
	} said[] = {
	        {"ADHD", "My attention deficit is worse at noon",
	         "attention deficit"},
	        {"Post-traumatic stress", "No loud bangs: flashbacks",
	         "flashbacks"},
	        {"Clefyd siwgr", "A break for my insulin", "insulin"},
	        {"Hearing loss in one ear", "Sit on my hearing side",
	         "hearing"},
	        {"Hashimoto’s", "I may ask for my tablets", "my tablets"},
	};

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		struct act a;
		struct world *w = support_world(t, &a);
		size_t n;
		struct str *conditions;

		support_says(w, &a, "rhian", KNOW_CONDITION, KNOW_SAYS,
		             said[i].condition);
		support_helps_say(w, &a, "rhian", SUPPORT_BREAKS,
		                  said[i].words);
		expect_str(line_of(w, &a), "A break half-way");
		support_look(w, &a);
		conditions = know_conditions(w->arena, &a.now, &n);
		expect_str(know_tells(w->arena, str_of(said[i].words),
		                      a.now.entries[1].again, conditions, n),
		           said[i].word);
		answer(w, &a, "rhian", true);
		expect_has(line_of(w, &a), said[i].words);
		answer(w, &a, "rhian", false);
		expect_str(line_of(w, &a), "A break half-way");
	}
}

TEST("support: what a worker wrote for the person is read by others once the "
     "person said yes")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "sam", SUPPORT_BREAKS, "half an hour");
	expect_str(line_of(w, &a), "A break half-way");
	answer(w, &a, "sam", false);
	expect_str(line_of(w, &a), "A break half-way");
	answer(w, &a, "sam", true);
	expect_str(line_of(w, &a), "A break half-way (half an hour)");
	/* Or where the worker asked before they wrote. */
	expect_ok(world_do(w, "rhian", support_do_back, &a));
	a.know.share = KNOW_SHARED;
	support_helps_say(w, &a, "sam", SUPPORT_BREAKS, "ten minutes");
	expect_str(line_of(w, &a), "A break half-way (ten minutes)");
}

TEST("support: what the person wrote themself, and that tells nothing, is read "
     "at once")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "rhian", SUPPORT_BREAKS, "half an hour");
	expect_str(line_of(w, &a), "A break half-way (half an hour)");
	/* And may be kept all the same. */
	answer(w, &a, "rhian", false);
	expect_str(line_of(w, &a), "A break half-way");
}

TEST("support: to be asked stops nothing: the words are kept, and what helps "
     "stands")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "rhian", SUPPORT_LARGE_PRINT,
	                  "I am partially sighted");
	support_look(w, &a);
	expect_equal(a.now.n, 1);
	expect_str(a.now.entries[0].words, "I am partially sighted");
	expect_str(line_of(w, &a), "Large print");
	expect_true(a.line.large_print);
}

TEST("support: a no of the person's own is theirs alone to change")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "sam", SUPPORT_BREAKS, "half an hour");
	answer(w, &a, "rhian", false);
	a.shared = true;
	expect_refused(t, world_do(w, "sam", support_do_share, &a),
	               "They said no to this themselves. Only they change "
	               "that");
	expect_str(line_of(w, &a), "A break half-way");
	answer(w, &a, "rhian", true);
	expect_refused(t, world_do(w, "rhian", support_do_share, &a),
	               "That was said already");
	expect_str(line_of(w, &a), "A break half-way (half an hour)");
}

TEST("support: a yes on the form is asked once more where the words may tell "
     "something")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.know.share = KNOW_SHARED;
	support_helps_say(w, &a, "sam", SUPPORT_QUIET_ROOM,
	                  "or she is anxious");
	expect_str(line_of(w, &a), "A quiet room");
	answer(w, &a, "sam", true);
	expect_str(line_of(w, &a), "A quiet room (or she is anxious)");
}

TEST("support: who reads words is said of words of what helps that stand, and "
     "by nobody else")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_says(w, &a, "rhian", KNOW_NEED, KNOW_SAYS, "Long letters");
	expect_fault(world_do(w, "rhian", support_do_share, &a),
	             FAULT_NOT_FOUND, "We cannot find those words");
	support_helps_say(w, &a, "rhian", SUPPORT_BREAKS, "");
	expect_fault(world_do(w, "rhian", support_do_share, &a),
	             FAULT_NOT_FOUND, "We cannot find those words");
	support_helps_say(w, &a, "rhian", SUPPORT_READ_OUT, "slowly");
	expect_fault(world_do(w, "ned", support_do_share, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_ok(world_do(w, "rhian", support_do_back, &a));
	expect_refused(t, world_do(w, "rhian", support_do_share, &a),
	               "This was taken back before");
}

TEST("support: a word that may tell holds from its day on, as a word, and is "
     "not found within another")
{
	struct world *w = world_new(t);
	struct str words = S("Ring me: I have diabetes");
	struct date on, before;

	expect_true(date_make(2026, 11, 24, &on));
	expect_true(date_make(2026, 10, 31, &before));
	expect_str(know_tells(w->arena, words, on, NULL, 0), "diabetes");
	expect_str(know_tells(w->arena, words, before, NULL, 0), "");
	expect_str(know_tells(w->arena, S("IN CAPITALS: DEAF."), on, NULL, 0),
	           "deaf");
	expect_str(know_tells(w->arena, S("A deafening room"), on, NULL, 0),
	           "");
	expect_str(know_tells(w->arena, S(""), on, NULL, 0), "");
}

TEST("support: each word that may tell is a form of its own, with a day")
{
	struct world *w = world_new(t);

	for (const struct know_telling *k = know_tellings; k->forms != NULL;
	     k++) {
		struct str rest = str_of(k->forms), form;
		struct date from;

		expect_true(date_make(k->from.year, k->from.month, k->from.day,
		                      &from));
		while (str_split(&rest, '|', &form))
			expect_false(str_empty(
			        know_tells(w->arena, form, from, NULL, 0)));
	}
}
