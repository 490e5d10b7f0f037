/* people_right_test.c - what a person says is wrong, and what is answered. */
#include "kernel/access/access.h"
#include "register/people/people_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define DAY     INT64_C(86400000)
#define HOSTILE "<script>alert(1)</script>"
#define BASE    "/people/X100001"

struct act {
	struct person_id person;
	struct user_id user;
	struct correction_terms terms;
	struct correction_reply reply;
	struct correction *all;
	size_t n;
	int64_t id;
};

static const struct fault *
do_correct(struct ctx *ctx, void *data)
{
	return people_correct(ctx, &((struct act *)data)->terms);
}

static const struct fault *
do_answer(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_corrected(ctx, a->person, a->id, &a->reply);
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_corrections(ctx, a->person, &a->all, &a->n);
}

/* Jay said that something is wrong; act->id is it. */
static struct world *
asked(struct test *t, struct act *a)
{
	struct world *w = people_world(t);

	*a = (struct act){.person = w->jay,
	                  .terms = {CORRECTION_NAME, S("It is Mercier")}};
	expect_ok(world_do(w, "jay", do_correct, a));
	expect_ok(world_see(w, "sam", see, a));
	expect_equal(a->n, 1);
	a->id = a->all[0].id;
	a->reply = (struct correction_reply){CORRECTION_YES, S("You are right"),
	                                     S("Mercer to Mercier")};
	return w;
}

TEST("people right: a worker answers yes or no, once, with words; a yes says "
     "what was changed")
{
	struct act a;
	struct world *w = asked(t, &a);
	struct correction_reply good = a.reply;

	a.reply.answer = CORRECTION_OPEN;
	expect_problem(world_do(w, "sam", do_answer, &a), "answer",
	               "Choose yes or no");
	a.reply.answer = CORRECTION_DEALT;
	expect_problem(world_do(w, "sam", do_answer, &a), "answer",
	               "Choose yes or no");
	a.reply = good;
	a.reply.words = S("");
	expect_problem(world_do(w, "sam", do_answer, &a), "words",
	               "Write what you say to the person");
	a.reply = good;
	a.reply.changed = S("");
	expect_problem(world_do(w, "sam", do_answer, &a), "changed",
	               "Write what was changed");
	a.reply = good;
	a.reply.answer = CORRECTION_NO;
	expect_problem(world_do(w, "sam", do_answer, &a), "changed",
	               "Leave this empty: with a no nothing is changed");
	expect_ok(world_see(w, "jay", see, &a));
	expect_equal(a.all[0].answer, CORRECTION_OPEN);
	a.reply = good;
	expect_fault(world_do(w, "jay", do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_do(w, "ned", do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_ok(world_do(w, "sam", do_answer, &a));
	a.reply.answer = CORRECTION_NO;
	expect_fault(world_do(w, "sam", do_answer, &a), FAULT_REFUSED,
	             "This correction was dealt with already");
	a.id = 7;
	expect_fault(world_do(w, "sam", do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
}

TEST("people right: nothing that was said or answered is deleted")
{
	struct act a;
	struct world *w = asked(t, &a);

	expect_ok(world_do(w, "sam", do_answer, &a));
	a.terms.words = S("And my postcode");
	expect_ok(world_do(w, "jay", do_correct, &a));
	expect_ok(world_see(w, "jay", see, &a));
	expect_equal(a.n, 2);
	/* What is open stands first. */
	expect_str(a.all[0].words, "And my postcode");
	expect_str(a.all[1].words, "It is Mercier");
	expect_equal(a.all[1].about, CORRECTION_NAME);
	expect_equal(a.all[1].answer, CORRECTION_YES);
	expect_str(a.all[1].answer_words, "You are right");
	expect_str(a.all[1].changed, "Mercer to Mercier");
	expect_str(a.all[1].by, "Sam Okafor");
}

TEST("people right: an answer is due a month after it was asked for, and one "
     "that is late is called late to both sides")
{
	struct act a;
	struct world *w = asked(t, &a); /* 24 November */

	expect_str(date_iso(w->arena, a.all[0].due), "2026-12-24");
	world_later(w, 30 * DAY);
	expect_ok(world_see(w, "jay", see, &a));
	expect_false(a.all[0].late);
	expect_equal(a.all[0].days, 30);
	world_later(w, DAY);
	expect_ok(world_see(w, "sam", see, &a));
	expect_true(a.all[0].late);
	expect_ok(world_do(w, "sam", do_answer, &a));
	world_later(w, 9 * DAY);
	expect_ok(world_see(w, "jay", see, &a));
	expect_true(a.all[0].late);
	expect_equal(a.all[0].days, 31);
}

TEST("people right: a person has so many corrections open, and no more")
{
	struct act a;
	struct world *w = asked(t, &a);

	for (int i = 1; i < CORRECTIONS_OPEN_MOST; i++)
		expect_ok(world_do(w, "jay", do_correct, &a));
	expect_fault(world_do(w, "jay", do_correct, &a), FAULT_REFUSED,
	             "We have much of yours to answer already. Talk to your "
	             "worker");
	expect_ok(world_do(w, "sam", do_answer, &a));
	expect_ok(world_do(w, "jay", do_correct, &a));
	a.terms.about = -1;
	expect_problem(world_do(w, "jay", do_correct, &a), "about",
	               "Choose what it is about");
}

static const struct fault *
name_volunteer(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_name(ctx, a->user, a->person, true, S("Named by a test"));
}

TEST("people right: somebody who reaches the person and is no worker finds no "
     "correction")
{
	struct act a;
	struct world *w = asked(t, &a);

	a.user = world_add(w, "vol", R(VOLUNTEER), NULL);
	expect_ok(world_do(w, "morgan", name_volunteer, &a));
	expect_fault(world_see(w, "vol", see, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_do(w, "vol", do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_see(w, "ned", see, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

/* --- pages and API ------------------------------------------------------- */

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

/* The page of the one that Jay asked for. */
static const char *
page_of(struct http *h, const char *base, const char *rest)
{
	struct act a = {.person = h->w->jay};

	expect_ok(world_see(h->w, "sam", see, &a));
	return http_at(h, base, id_show(h->w->arena, a.all[0].id), rest);
}

TEST("people right: the person reads the answer, how long it took and what was "
     "changed")
{
	struct http *h = served(t);
	struct http_reply reply;
	const char *page;

	reply = http_post(h, "jay", "/me/details",
	                  FIELDS("about", "reach", "words", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "jay", "/me/details");
	expect_has(reply.body, "Not answered yet");
	expect_has(reply.body, "It is to be answered by 24 December 2026.");
	expect_lacks(reply.body, HOSTILE);
	page = page_of(h, BASE "/corrections", "");
	expect_equal(http_get(h, "jay", page).status, 403);
	expect_equal(http_get(h, "ned", page).status, 404);
	expect_has(http_get(h, "sam", BASE "/details").body, page);
	/* What was typed is still there. */
	reply = http_post(h, "sam", page,
	                  FIELDS("answer", "yes", "words", "You are right"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what was changed");
	expect_has(reply.body, "You are right</textarea>");
	world_later(h->w, 600000);
	expect_equal(http_post(h, "sam", page,
	                       FIELDS("answer", "yes", "words", "You are right",
	                              "changed", HOSTILE))
	                     .status,
	             303);
	reply = http_get(h, "jay", "/me/details");
	expect_has(reply.body, "You are right");
	expect_has(reply.body, "It was answered on the same day.");
	expect_has(reply.body, "What was changed");
	expect_lacks(reply.body, HOSTILE);
	expect_lacks(reply.body, "ring the ICO, too: 0303 123 1113");
	expect_has(http_get(h, "sam", BASE "/details").body,
	           "Corrections with an answer");
	expect_lacks(http_get(h, "sam", page).body, "Send the answer");
}

TEST("people right: whoever reads a no reads where to complain")
{
	struct http *h = served(t);
	struct str body;

	http_post(h, "jay", "/me/details", FIELDS("words", "It is Mercier"));
	expect_equal(http_post(h, "sam", page_of(h, BASE "/corrections", ""),
	                       FIELDS("answer", "no", "words",
	                              "Your papers say Mercer"))
	                     .status,
	             303);
	body = http_get(h, "jay", "/me/details").body;
	expect_has(body, "Your papers say Mercer");
	expect_has(body, "ring the ICO, too: 0303 123 1113");
	expect_has(body, "What you said stays in your record.");
	expect_lacks(http_get(h, "sam", BASE "/details").body,
	             "ring the ICO, too: 0303 123 1113");
}

TEST("people right api: what is wrong is said, answered and read by whoever "
     "may")
{
	struct http *h = served(t);
	const char *answer;

	http_takes(h, "jay", "/api/me/corrections",
	           "{\"about\":\"name\",\"words\":\"It is Mercier\"}",
	           "\"answer\":null");
	http_refuses(h, "jay", "/api/me/corrections", "{\"words\":\"\"}", 400,
	             "Write at least 3 characters");
	http_refuses(h, "jay", "/api/me/corrections",
	             "{\"about\":\"moon\",\"words\":\"It is\"}", 400, "");
	http_refuses(h, "sam", "/api/me/corrections", "{}", 403, "");
	answer = page_of(h, "/api" BASE "/corrections", "/answer");
	http_refuses(h, "sam", answer, "{\"answer\":\"moon\"}", 400,
	             "Choose yes or no");
	http_refuses(h, "jay", answer, "{\"answer\":\"yes\"}", 403, "");
	http_takes(h, "sam", answer,
	           "{\"answer\":\"no\",\"words\":\"It stays\"}",
	           "\"answer\":\"no\"");
	expect_has(http_get(h, "jay", "/api" BASE "/corrections").body,
	           "\"answer_words\":\"It stays\"");
	expect_equal(http_get(h, "ned", "/api" BASE "/corrections").status,
	             404);
	expect_equal(http_get(h, "ada", "/api" BASE "/corrections").status,
	             404);
}
