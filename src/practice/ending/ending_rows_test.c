/* ending_rows_test.c - merges, what must hold in the rows, the demo. */
#include "kernel/demo.h"
#include "practice/ending/ending_world_test.h"

/* Everything that can be said, of the person of the act. */
static void
say_all(struct world *w, struct act *a)
{
	expect_ok(world_do(w, "sam", ending_do_begin, a));
	expect_ok(world_do(w, "sam", ending_do_text, a));
	expect_ok(world_do(w, "sam", ending_do_support, a));
	a->says = ENDING_SAYS_NO;
	expect_ok(world_do(w, "sam", ending_do_answer, a));
	a->words = S("I kept going");
	expect_ok(world_do(w, "sam", ending_do_letter, a));
	ending_completed(w, a);
	a->id = a->in.letters[0].id;
	expect_ok(world_do(w, "sam", ending_do_sign, a));
	expect_ok(world_do(w, "sam", ending_do_back, a));
}

static void
is_all(struct world *w, struct act *a, size_t n)
{
	ending_look(w, a);
	expect_equal(a->in.id != 0, n > 0);
	expect_equal(a->in.texts_n, n);
	expect_equal(a->in.supports_n, n);
	expect_equal(a->in.letters_n, n);
	expect_equal(a->in.talks_n, n);
	expect_equal(a->in.outcomes_n, n);
	expect_equal(a->in.visits_n, n);
	expect_equal(a->in.asked[0].says,
	             n > 0 ? ENDING_SAYS_NO : ENDING_UNSAID);
}

TEST("ending: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = ending_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = ending_person(w, "X100002", "Gwil");
	say_all(w, &a);
	a.person = m.kept;
	is_all(w, &a, 0);
	expect_ok(world_do(w, "priya", merging_do, &m));
	is_all(w, &a, 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	is_all(w, &a, 0);
	a.person = m.gone;
	is_all(w, &a, 1);
}

/* --- what must hold ------------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "ending_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(other_person, "update ending_text set person = 7");
DAMAGE(of_nothing, "update ending_quote set holder = 7");
DAMAGE(names_nothing, "update ending_letter set words = ''");
DAMAGE(corrects_nothing, "update ending_outcome set corrects = 7");
DAMAGE(no_door, "update ending_outcome set door_until = null");
static const struct query *const damages[] = {
        &other_person,     &of_nothing, &names_nothing,
        &corrects_nothing, &no_door,    NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct world *w = world_with(t, damages);

	ending_world_in(w, &a);
	say_all(w, &a);
	expect_ok(world_see(w, "sam", ending_see_back, &a));
	if (damage == &of_nothing) {
		a.quotes[0] = a.back.v[0];
		a.quotes_n = 1;
		expect_ok(world_do(w, "sam", ending_do_text, &a));
	}
	expect_ok(world_see(w, NULL, ending_do_check, NULL));
	world_finds(w, damage, ending_check, words);
}

TEST("ending: the check finds rows of somebody else, what is pointed at "
     "nowhere, letters of nothing, and doors that do not fit")
{
	finds(t, &other_person, "is not with that ending");
	finds(t, &of_nothing, "is in no text and no letter");
	finds(t, &names_nothing, "nobody said what it names");
	finds(t, &corrects_nothing, "does not fit what it corrects");
	finds(t, &no_door, "where no door was open");
}

/* --- the fictional programme ---------------------------------------------- */

struct fiction {
	struct demo demo;
	struct demo_person people[12];
};

static const struct fault *
make(struct ctx *ctx, void *data)
{
	struct fiction *f = data;

	f->demo.arena = ctx->arena;
	f->demo.today = ctx->today;
	return ending_demo(ctx, &f->demo);
}

TEST("ending: the fictional programme has one that is completed, one who came "
     "back, one ended early, and one that has begun")
{
	struct act a;
	struct world *w = ending_world(t, &a);
	struct fiction f = {.demo = {.people = f.people, .n = 12, .until = 12}};

	for (int i = 0; i < 12; i++) {
		char crn[8] = {'X',
		               '2',
		               '0',
		               '0',
		               '0',
		               (char)('0' + i / 10),
		               (char)('0' + i % 10),
		               '\0'};

		f.people[i] = (struct demo_person){
		        .first_name = S("Fen"),
		        .worker = world_user(w, "sam"),
		        .person = ending_person(w, crn, "Fen")};
		expect_true(date_make(2026, i == 11 ? 11 : 3, 1,
		                      &f.people[i].starts_on));
	}
	f.people[0].person = a.person;
	f.people[0].user = world_user(w, "rhian");
	f.people[0].jay = true;
	expect_ok(world_do(w, NULL, make, &f));
	ending_look(w, &a);
	expect_equal(a.in.outcomes_n, 0);
	expect_equal(a.in.letters[0].quotes_n, 2);
	a.person = f.people[8].person;
	ending_look(w, &a);
	expect_true(ending_given(&a.in) != NULL);
	expect_equal(a.in.visits_n, 0);
	a.person = f.people[2].person;
	ending_look(w, &a);
	expect_equal(a.in.visits_n, 1);
	a.person = f.people[5].person;
	ending_look(w, &a);
	expect_equal(a.in.talks[0].how, ENDING_COULD_NOT);
	a.person = f.people[11].person;
	ending_look(w, &a);
	expect_equal(a.in.id, 0);
}

static const struct fault *
rehearse(struct ctx *ctx, void *data)
{
	struct fiction *f = data;

	f->demo.arena = ctx->arena;
	f->demo.today = ctx->today;
	return ending_rehearse(ctx, &f->demo);
}

TEST("ending: whoever is made to practise with began it and chose a letter, "
     "and the rest is the worker's")
{
	struct act a;
	struct world *w = ending_world(t, &a);
	struct fiction f = {.demo = {.people = f.people, .n = 1, .until = 1}};

	f.people[0] = (struct demo_person){.first_name = S("Rhian"),
	                                   .worker = world_user(w, "sam"),
	                                   .user = world_user(w, "rhian"),
	                                   .person = a.person};
	for (int what = 0; what < REHEARSE_COUNT; what++) {
		f.demo.rehearsal = (enum demo_rehearsal)what;
		expect_ok(world_do(w, NULL, rehearse, &f));
		ending_look(w, &a);
		expect_equal(a.in.id != 0, what >= REHEARSE_DIFFER);
	}
	expect_equal(a.in.begun.voice, ENDING_OWN);
	expect_true(ending_text_now(&a.in, ENDING_STAFF, ENDING_CHANGED) ==
	            NULL);
	expect_equal(a.in.letters_n, 1);
	expect_true(a.in.letters[0].quotes_n > 0);
	expect_str(a.in.letters[0].signed_words, "");
	expect_equal(a.in.outcomes_n, 0);
	a.id = a.in.letters[0].id;
	a.words = S("You kept your word");
	expect_ok(world_do(w, "sam", ending_do_sign, &a));
}
