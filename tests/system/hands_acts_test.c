/*
 * hands_acts_test.c - every route that writes into a person's record is taken,
 * by the acts that are written down and by each side that may; after each,
 * every text that differs was that side's to write and stands under its name.
 */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "kernel/audit/audit.h"
#include "practice/fund/fund_asking.h"
#include "register/people/people_world_test.h"
#include "store/blobstore.h"
#include "tests/system/hands_script.h"

enum { MOST_ROUTES = 1536 };

#define MINUTE_MS INT64_C(60000)
#define DAY_MS    (24 * 60 * MINUTE_MS)

/* What all chapters have taken together. */
struct tally {
	const struct route *routes[MOST_ROUTES];
	bool taken[MOST_ROUTES][2]; /* by a worker, by the person */
	size_t routes_n;
	bool tried[HAND_PLACES_MOST]; /* places that were written over */
	size_t wrong, refused;
	size_t crossed[2]; /* what the other side sent: refused, taken */
};

/* --- an act --------------------------------------------------------------- */

/* What may be why an answer is not what it should be. */
static struct str
why_of(struct str body)
{
	size_t at = 0;

	while (at < body.n && !str_starts(str_slice(body, at, body.n),
	                                  S("error-summary__body")))
		at++;
	return str_slice(body, at < body.n ? at : 0, 600);
}

static void
tally_note(struct script *s, const struct route *r)
{
	for (size_t i = 0; i < s->tally->routes_n; i++)
		if (s->tally->routes[i]->method == r->method &&
		    strcmp(s->tally->routes[i]->path, r->path) == 0)
			s->tally->taken[i][script_is_person(s)] = true;
}

static void
judge_all(struct script *s)
{
	struct hand_all *is =
	        hand_all_read(s->t, s->h->w, world_user(s->h->w, "jay"));

	if (s->was != NULL) {
		s->tally->wrong += hands_judge(s->was, is, script_is_person(s),
		                               s->act->to);
		hand_all_end(s->was);
	}
	s->was = is;
}

/* Every text as it is now, beside as it was before the act; what changes is in
 * the audit, but for the person's own list and what is said without a name. */
static void
judge(struct script *s)
{
	int64_t changes = world_changes(s->h->w);
	struct str to = str_of(s->act->to);

	if (s->was != NULL && changes == s->changes &&
	    !str_has(to, S("/me/list")) && !str_has(to, S("/me/feedback")))
		return;
	s->changes = changes;
	judge_all(s);
}

static const char *
why_not(const struct route *r, bool person)
{
	const char *method = r->method == PATCH  ? "PATCH "
	                     : r->method == POST ? "POST "
	                                         : "GET ";

	for (const struct hand_not *n = hand_nots; n->route != NULL; n++)
		if (n->person == person &&
		    str_starts(str_of(n->route), str_of(method)) &&
		    strcmp(n->route + strlen(method), r->path) == 0)
			return n->why;
	return NULL;
}

static void
say_amiss(struct script *s, const struct http_reply *reply, const char *path)
{
	s->tally->refused++;
	if (!s->crossed)
		fprintf(stderr, "# %s: %s as %s, %s: %d: %.*s\n", s->what, path,
		        s->act->who, s->act->with == NULL ? "" : s->act->with,
		        reply->status, STR_ARG(why_of(reply->body)));
}

/* Send what one side sends as the other, to this path. */
static int
send_as_other(struct script *s, const struct script_sent *sent,
              const char *path)
{
	const struct hand_act *act = s->act;
	struct hand_act other = *act;
	struct http_reply reply;

	other.who = script_is_person(s) ? "sam" : "jay";
	s->act = &other;
	reply = script_send(s, sent, path);
	if (reply.status >= 500)
		fail_msg("%s as %s answers %d", path, other.who, reply.status);
	judge(s);
	s->act = act;
	return reply.status;
}

/* What one side alone may do is refused to the other, though what is sent is
 * right. */
static void
try_alone(struct script *s, const struct route *r,
          const struct script_sent *sent, const char *path)
{
	int status;

	if (why_not(r, !script_is_person(s)) == NULL)
		return;
	status = send_as_other(s, sent, path);
	if (status != 403 && status != 404 && status != 422)
		fail_msg("%s answers %d to the other side", path, status);
}

/* Where the other side has the same: "/me/plan" and "/people/:crn/plan". */
static const char *
across(struct script *s, const char *path)
{
	static const char mine[] = "/me/", theirs[] = "/people/X100001/";
	struct str at = str_of(path);

	if (str_starts(at, S("/api/people/")))
		return path;
	if (str_starts(at, str_of(mine)))
		return str_c(s->arena, str_print(s->arena, "%s%s", theirs,
		                                 path + strlen(mine)));
	if (str_starts(at, str_of(theirs)))
		return str_c(s->arena, str_print(s->arena, "%s%s", mine,
		                                 path + strlen(theirs)));
	return NULL;
}

/* What one side sent is sent by the other, with other words: to what it is by
 * now. */
static void
cross(struct script *s, const struct route *r, const struct pairs *places,
      const char *path)
{
	const struct hand_act *act = s->act;
	struct hand_act again = *act;
	const char *to = across(s, path);
	struct script_sent sent;
	struct pairs others;
	bool known;

	if (to == NULL || router_find(s->h->router, r->method, str_of(to),
	                              &others, &known, s->arena) == NULL)
		return;
	again.with = script_next(s, act->with);
	s->act = &again;
	sent = script_fill(s, r, places, path);
	script_reword(s, &sent);
	s->tally->crossed[send_as_other(s, &sent, to) < 400]++;
	s->act = act;
}

/* Right but for the hand. */
static bool
is_refusal(const struct http_reply *reply)
{
	return reply->status == 403 || reply->status == 404 ||
	       reply->status == 422;
}

static bool
is_taken(struct script *s, const struct http_reply *reply, const char *path,
         enum method method)
{
	return reply->status >= 200 && reply->status < 400 &&
	       (method == GET || str_has(str_of(path), S("/me/feedback")) ||
	        !str_equal(script_traces(s, path), s->before));
}

/* Whether an answer is what the act is to get, and what it tells. */
static void
answered(struct script *s, struct http_reply *reply, const char *path,
         const struct route *r)
{
	bool taken = is_taken(s, reply, path, r->method);

	if (s->act->refused ? !is_refusal(reply) : !taken)
		say_amiss(s, reply, path);
	else if (taken)
		script_learn(s, reply);
	if (taken && r->method != GET)
		tally_note(s, r);
}

static void
act_send(struct script *s, enum method method, const char *path)
{
	struct script_sent sent;
	struct http_reply reply;
	const struct route *r;
	struct pairs places;
	bool known;

	r = router_find(s->h->router, method, str_of(path), &places, &known,
	                s->arena);
	if (r == NULL)
		fail_msg("%s: nothing is at %s", s->what, s->act->to);
	sent = script_fill(s, r, &places, path);
	if (!s->crossed && method != GET)
		try_alone(s, r, &sent, path);
	reply = script_send(s, &sent, path);
	answered(s, &reply, path, r);
	if (method == GET)
		return;
	judge(s);
	if (s->crossed && !s->act->refused)
		cross(s, r, &places, path);
}

/* Sessions end with time: each of them anew. */
static void
days_go_by(struct script *s, const char *days)
{
	int64_t n = 0;

	expect_true(str_i64(str_of(days), &n));
	world_later(s->h->w, n * DAY_MS);
	s->h->sessions_n = 0;
	fund_asking_work(s->h->w->app); /* as each night does */
}

static void
act_do(struct script *s, const struct hand_act *act)
{
	static const char *const methods[] = {"GET", "POST", "PATCH", NULL};
	static const enum method are[] = {GET, POST, PATCH};
	struct arena *whole = s->h->w->arena;
	size_t at = strcspn(act->to, " ");
	int which = str_word(str_slice(str_of(act->to), 0, at), methods);

	s->act = act;
	if (which < 0) {
		days_go_by(s, act->to + at + 1);
		return;
	}
	/* A session is of the chapter, not of the act. */
	(void)http_session(s->h, "jay");
	(void)http_session(s->h, "sam");
	(void)http_session(s->h, act->who);
	s->arena = test_arena(s->t, (size_t)64 * 1024 * 1024);
	s->h->w->arena = s->arena;
	act_send(s, are[which], script_put_in(s, act->to + at + 1, ':', '\''));
	s->h->w->arena = whole;
	test_arena_drop(s->arena);
	world_later(s->h->w, MINUTE_MS);
}

/* --- a chapter ------------------------------------------------------------ */

static const struct fault *
has_mail(struct ctx *ctx, void *data)
{
	struct script *s = data;

	TRY(sql_do(ctx->tx, &hand_mail, ARGS(arg_i64("jay", s->h->w->jay.v)),
	           NULL));
	return audit_record(ctx, "test.has_mail", (struct person_id){0}, 0);
}

static void
chapter_do(struct test *t, struct tally *tally, const struct hand_chapter *of,
           bool crossed)
{
	struct script *s = arena_new(t->arena, struct script, 1);
	struct world *w = people_world_with(t, hand_queries());
	const struct route *const *all;

	s->t = t;
	s->what = of->what;
	s->tally = tally;
	s->crossed = crossed;
	world_add(w, "femi", R(FINANCE), NULL);
	s->h = http_serve(w, w->app->capabilities);
	all = router_all(s->h->router, &s->seen.routes_n);
	s->seen.routes = all;
	expect_true(s->seen.routes_n <= MOST_ROUTES);
	for (size_t i = 0; i < s->seen.routes_n; i++)
		tally->routes[i] = all[i];
	tally->routes_n = s->seen.routes_n;
	expect_ok(blobstore_open(w->arena, test_path(t, of->what),
	                         &w->app->blobs));
	w->app->smtp_url = "smtp://127.0.0.1:1";
	expect_ok(world_do(w, NULL, has_mail, s));
	for (const struct hand_act *act = of->acts; act->to != NULL; act++) {
		s->act = act;
		if (s->was == NULL)
			judge(s);
		act_do(s, act);
	}
	if (!crossed)
		s->was = hands_noticed(t, w, s->was, tally->tried);
	hand_all_end(s->was);
	tally->refused += s->amiss;
}

/* How many routes no act took by this side, where no reason is given; and a
 * reason for one that was taken is none. */
static size_t
untaken(const struct tally *tally, bool person, size_t *reasons)
{
	size_t missing = 0;

	for (size_t i = 0; i < tally->routes_n; i++) {
		const struct route *r = tally->routes[i];
		const char *why = why_not(r, person);

		*reasons += why != NULL;
		if (why != NULL && tally->taken[i][person])
			fail_msg("%s is taken: %s", r->path, why);
		if (why != NULL || !hand_may(r, person) ||
		    tally->taken[i][person])
			continue;
		missing++;
		fprintf(stderr, "# no act of %s: %s %s\n",
		        person ? "the person" : "a worker",
		        r->method == PATCH ? "PATCH" : "POST", r->path);
	}
	return missing;
}

TEST("system: each route that writes of a person is taken by each side that "
     "may, or says why not; none edits the other side's words, and words that "
     "are written over are noticed")
{
	struct tally *tally = arena_new(t->arena, struct tally, 1);
	size_t reasons = 0, all = 0, missing;

	for (const struct hand_chapter *of = hand_chapters; of->acts != NULL;
	     of++)
		chapter_do(t, tally, of, false);
	missing = untaken(tally, false, &reasons) +
	          untaken(tally, true, &reasons);
	for (size_t i = 0; hand_places[i].what != NULL; i++)
		if (!tally->tried[i]) {
			missing++;
			fprintf(stderr, "# no act writes %s\n",
			        hand_places[i].what);
		}
	expect_equal(tally->wrong, 0);
	expect_equal(tally->refused, 0);
	for (const struct hand_not *n = hand_nots; n->route != NULL; n++)
		all++;
	expect_equal(reasons, all);
	expect_equal(missing, 0);
}

TEST("system: what one side sends of a person, sent by the other, changes no "
     "words but its own")
{
	struct tally *tally = arena_new(t->arena, struct tally, 1);

	for (const struct hand_chapter *of = hand_chapters; of->acts != NULL;
	     of++)
		chapter_do(t, tally, of, true);
	expect_equal(tally->wrong, 0);
	/* Both: what was refused to the other side, and what it may too. */
	expect_true(tally->crossed[false] > 100 && tally->crossed[true] > 100);
}
