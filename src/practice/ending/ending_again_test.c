/* ending_again_test.c - doors and visits of earlier endings, merges, what was
 * taken back, letters and the links of messages: one sentence each. */
#include "practice/ending/ending_world_test.h"

#define BASE "/people/" RHIAN "/ending"
#define MINE "/me/ending"

static const struct query *const own_queries[] = {&link_newest, NULL};

/* --- the door ------------------------------------------------------------- */

/* Completed, and the next has begun. */
static void
next_begun(struct world *w, struct act *a)
{
	ending_completed(w, a);
	expect_ok(world_do(w, "sam", ending_do_begin, a));
	ending_look(w, a);
	expect_equal(a->in.outcomes_n, 0);
}

TEST("ending: a door that was promised stays open when a next ending begins")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	struct date last;
	int64_t first;

	expect_true(date_make(2027, 5, 24, &last));
	ending_look(w, &a);
	first = a.in.id;
	next_begun(w, &a);
	expect_equal(ending_door_on(&a.in, last), ENDING_DOOR_OPEN);
	expect_equal(a.in.door_until.days, last.days);
	a.words = S("The job ended");
	expect_ok(world_do(w, "rhian", ending_do_back, &a));
	ending_look(w, &a);
	expect_equal(a.in.visits_n, 1);
	expect_equal(a.in.visits[0].ending, first);
	expect_fault(world_do(w, "rhian", ending_do_back, &a), FAULT_REFUSED,
	             "We know already. Somebody will be in touch");
	a.id = a.in.visits[0].id;
	a.words = S("We met");
	expect_ok(world_do(w, "sam", ending_do_visit, &a));
	/* And no longer than it was promised. */
	a.days = date_days_between(a.talk.day, last);
	expect_ok(world_do(w, "rhian", ending_do_back, &a));
	a.days++;
	ending_look(w, &a);
	a.id = a.in.visits[0].id;
	expect_ok(world_do(w, "sam", ending_do_visit, &a));
	expect_fault(world_do(w, "rhian", ending_do_back, &a), FAULT_REFUSED,
	             NULL);
	expect_ok(world_see(w, NULL, ending_do_check, NULL));
}

TEST("ending: of somebody who died no earlier door is open")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	next_begun(w, &a);
	a.outcome.code = str_word(S("died"), ending_outcomes);
	expect_ok(world_do(w, "sam", ending_do_outcome, &a));
	ending_look(w, &a);
	expect_equal(ending_door_on(&a.in, a.talk.day), ENDING_NO_DOOR);
	expect_fault(world_do(w, "sam", ending_do_back, &a), FAULT_REFUSED,
	             "There is no open door yet");
}

TEST("ending pages: the door of an earlier ending is on the person's first "
     "page, and who came through it is answered")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	const char *visit;

	expect_lacks(http_get(h, "rhian", "/me").body, "I want to talk again");
	next_begun(h->w, &a);
	expect_has(http_get(h, "rhian", "/me").body, "I want to talk again");
	expect_has(http_get(h, "rhian", MINE).body,
	           "The door is open until 24 May 2027");
	expect_has(http_get(h, "sam", BASE).body, "They came back another way");
	expect_has(http_get(h, "rhian", "/api" BASE).body,
	           "\"door_until\":\"2027-05-24\",\"door_open\":true");
	expect_equal(
	        http_post(h, "rhian", MINE "/door", FIELDS("words", "")).status,
	        303);
	expect_has(http_get(h, "rhian", "/me").body,
	           "We know. Somebody will be in touch.");
	ending_look(h->w, &a);
	visit = http_at(h, BASE "/visits",
	                id_show(h->w->arena, a.in.visits[0].id), "");
	expect_has(http_get(h, "sam", BASE).body, visit);
	expect_equal(http_get(h, "sam", visit).status, 200);
	expect_equal(
	        http_post(h, "sam", visit, FIELDS("answer", "We met")).status,
	        303);
	expect_has(http_get(h, "rhian", MINE).body, "We met");
}

/* --- merges --------------------------------------------------------------- */

/* Gwil, who turns out to be Rhian, is through it, and came back. */
static struct world *
twice(struct test *t, struct act *a, struct act *b, struct merging *m)
{
	struct world *w = ending_world(t, a);

	*b = *a;
	b->person = ending_person(w, "X100002", "Gwil");
	*m = (struct merging){.gone = b->person, .kept = a->person};
	expect_ok(world_do(w, "sam", ending_do_begin, b));
	ending_completed(w, b);
	expect_ok(world_do(w, "sam", ending_do_back, b));
	ending_look(w, b);
	return w;
}

TEST("ending: who came back at an earlier ending is answered as at the newest")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	expect_ok(world_do(w, "sam", ending_do_begin, &a));
	expect_ok(world_do(w, "priya", merging_do, &m));
	ending_look(w, &a);
	expect_equal(a.in.outcomes_n, 0);
	expect_equal(a.in.visits_n, 1);
	a.id = b.in.visits[0].id;
	a.words = S("We met");
	expect_fault(world_do(w, "ned", ending_do_visit, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", ending_do_visit, &a));
	expect_fault(world_do(w, "sam", ending_do_visit, &a), FAULT_REFUSED,
	             "Somebody answered this already");
	expect_ok(world_do(w, "priya", merging_undo, &m));
	ending_look(w, &a);
	expect_equal(a.in.visits_n, 0);
	ending_look(w, &b);
	expect_str(b.in.visits[0].answer, "We met");
}

TEST("ending: what was written at an ending after a merge goes back with it")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	expect_ok(world_do(w, "priya", merging_do, &m));
	/* Of the one ending there is. */
	ending_look(w, &a);
	expect_equal(a.in.id, b.in.id);
	a.text.for_them = true;
	expect_ok(world_do(w, "sam", ending_do_text, &a));
	expect_ok(world_do(w, "sam", ending_do_support, &a));
	a.says = ENDING_SAYS_NO;
	expect_ok(world_do(w, "rhian", ending_do_answer, &a));
	a.words = S("I kept going");
	expect_ok(world_do(w, "rhian", ending_do_letter, &a));
	expect_ok(world_do(w, "sam", ending_do_talk, &a));
	a.outcome.corrects = true;
	expect_ok(world_do(w, "sam", ending_do_outcome, &a));
	a.id = b.in.visits[0].id;
	a.words = S("We met");
	expect_ok(world_do(w, "sam", ending_do_visit, &a));
	expect_ok(world_do(w, "sam", ending_do_back, &a));
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, NULL, ending_do_check, NULL));
	ending_look(w, &a);
	expect_equal(a.in.id, 0);
	ending_look(w, &b);
	expect_equal(b.in.texts_n, 1);
	expect_equal(b.in.supports_n, 1);
	expect_equal(b.in.letters_n, 1);
	expect_equal(b.in.asked[0].says, ENDING_SAYS_NO);
	expect_equal(b.in.talks_n, 2);
	expect_equal(b.in.outcomes_n, 2);
	expect_equal(b.in.visits_n, 2);
}

/* --- what was taken back -------------------------------------------------- */

TEST("ending: what was taken back for the person only they say again, and "
     "nobody else makes a yes of theirs last longer")
{
	static const char *const theirs =
	        "The person said this themself. Nobody else changes it";
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.what = ENDING_STORIES;
	a.says = ENDING_SAYS_YES;
	expect_true(date_make(2027, 1, 24, &a.until));
	expect_ok(world_do(w, "rhian", ending_do_answer, &a));
	world_later(w, 1000);
	/* Not in one post, and not in two. */
	a.until = date_add_days(a.until, 400);
	expect_fault(world_do(w, "sam", ending_do_answer, &a), FAULT_REFUSED,
	             theirs);
	a.says = ENDING_SAYS_NO;
	expect_ok(world_do(w, "sam", ending_do_answer, &a));
	world_later(w, 1000);
	a.says = ENDING_SAYS_YES;
	expect_fault(world_do(w, "sam", ending_do_answer, &a), FAULT_REFUSED,
	             theirs);
	a.says = ENDING_NOT_NOW;
	expect_fault(world_do(w, "priya", ending_do_answer, &a), FAULT_REFUSED,
	             theirs);
	ending_look(w, &a);
	expect_equal(a.in.asked[ENDING_STORIES].says, ENDING_SAYS_NO);
	a.says = ENDING_SAYS_YES;
	expect_ok(world_do(w, "rhian", ending_do_answer, &a));
	ending_look(w, &a);
	expect_true(ending_is_yes(&a.in.asked[ENDING_STORIES], a.talk.day));
	/* What a worker wrote down for them a worker puts right. */
	a.what = ENDING_RESEARCH;
	a.says = ENDING_SAYS_NO;
	expect_ok(world_do(w, "sam", ending_do_answer, &a));
	world_later(w, 1000);
	a.says = ENDING_SAYS_YES;
	expect_ok(world_do(w, "sam", ending_do_answer, &a));
}

/* --- the letter ----------------------------------------------------------- */

TEST("ending: a letter names something that was done, and not only who is "
     "around")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	expect_ok(world_do(w, "rhian", ending_do_circle, &a));
	expect_ok(world_see(w, "sam", ending_see_back, &a));
	expect_true(a.back.network);
	a.quotes[0] = a.back.v[a.back.n - 1];
	expect_equal(a.quotes[0].kind, ENDING_NETWORK);
	a.quotes_n = 1;
	expect_problem(world_do(w, "rhian", ending_do_letter, &a), "quotes",
	               "A letter names something that was done. Choose a goal "
	               "or a strength too, or write it");
	expect_fault(world_do(w, "sam", ending_do_letter, &a), FAULT_INVALID,
	             NULL);
	ending_look(w, &a);
	expect_equal(a.in.letters_n, 0);
	a.words = S("I kept going");
	expect_ok(world_do(w, "rhian", ending_do_letter, &a));
	a.words = S("");
	a.quotes[1] = a.back.v[0];
	a.quotes_n = 2;
	world_later(w, 1000);
	expect_ok(world_do(w, "rhian", ending_do_letter, &a));
	ending_look(w, &a);
	expect_equal(a.in.letters[0].quotes_n, 2);
}

/* --- what a message leads to ---------------------------------------------- */

TEST("ending: the link of a message that somebody came back leads to who it is")
{
	struct act a;
	struct world *w = world_with(t, own_queries);
	struct http *h = http_serve(w, w->app->capabilities);
	struct http_reply reply;
	const char *path;

	ending_world_in(w, &a);
	w->app->smtp_url = "smtp://127.0.0.1:9";
	http_post(h, "sam", "/account/work",
	          FIELDS("email", "sam@example.org", "phone", ""));
	expect_ok(world_do(w, "sam", ending_do_begin, &a));
	ending_completed(w, &a);
	expect_ok(world_do(w, "rhian", ending_do_back, &a));
	path = link_path(w);
	expect_lacks(str_of(path), RHIAN);
	reply = http_get(h, "sam", path);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "They came back");
	expect_has(reply.body, BASE);
	expect_equal(http_get(h, "sam", BASE).status, 200);
}
