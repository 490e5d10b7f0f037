/*
 * hands_test.c - no path edits the other side's words, by any route: acts of
 * the person and of two workers by chance and always the same, by the forms of
 * the pages and by the API; after each, every text that differs was that
 * side's to write and stands under its name.
 */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "register/people/people_world_test.h"
#include "tests/system/hands.h"

enum { ACTS = 1200, MOST_ROUTES = 1536 };

#define MINUTE_MS INT64_C(60000)

struct walk {
	struct test *t;
	struct http *h;
	struct chance c;
	struct hand_seen seen;
	const struct route *const *all;
	size_t all_n;
	bool taken[MOST_ROUTES]; /* a POST or PATCH that was not refused */
	size_t done, refused, wrong;
	const char *who, *act;
	bool filled[HAND_PLACES_MOST];
	struct hand_all *was;
};

/* The path with what was seen at each place, or NULL. */
static const char *
path_of(struct walk *k, struct str pattern)
{
	struct arena *arena = k->h->w->arena;
	struct str part;
	struct buf b;

	buf_init(&b, arena, 0);
	while (str_split(&pattern, '/', &part)) {
		const char *value = NULL;

		if (str_empty(part))
			continue;
		buf_char(&b, '/');
		if (part.p[0] != ':')
			buf_str(&b, part);
		else if (str_is(part, ":crn"))
			buf_str(&b, S("X100001"));
		else if ((value = hand_seen_get(&k->seen, &k->c, part)) != NULL)
			buf_str(&b, str_of(value));
		else
			return NULL;
	}
	return str_c(arena, buf_get(&b));
}

/* One of the routes by chance, of those that change something or that show;
 * one that was never taken twice as often. */
static const struct route *
route_by_chance(struct walk *k, bool api, bool shows)
{
	bool person = strcmp(k->who, "jay") == 0;
	const struct route *chosen = NULL;
	size_t n = 0;

	for (size_t i = 0; i < k->all_n; i++) {
		const struct route *r = k->all[i];
		struct str at = str_of(r->path);

		if (!hand_is_of(at, person, api) || !hand_is_part(at) ||
		    (r->method == GET) != shows || r->upload)
			continue;
		for (int twice = k->taken[i] ? 1 : 0; twice < 2; twice++)
			if (chance_of(&k->c, ++n) == 0)
				chosen = r;
	}
	return chosen;
}

/* The page that has the form of a route, if that is known. */
static const struct route *
page_with(struct walk *k, const struct route *r)
{
	bool person = strcmp(k->who, "jay") == 0;

	for (size_t i = 0; r->form != NULL && i < k->all_n; i++)
		if (k->all[i]->method == GET && k->all[i]->handler == r->form &&
		    hand_is_of(str_of(k->all[i]->path), person, false))
			return k->all[i];
	return NULL;
}

static void
note(struct walk *k, const struct http_reply *reply, struct str path)
{
	bool taken = reply->status >= 200 && reply->status < 400;

	k->done += taken;
	k->refused += !taken;
	for (size_t i = 0; taken && i < k->all_n; i++)
		if (k->all[i]->method != GET &&
		    hand_path_fits(k->all[i]->path, path))
			k->taken[i] = true;
	if (reply->status >= 500)
		fail_msg("%s answers %d", k->act, reply->status);
	hand_seen_put(&k->seen, http_header(k->h, reply, "Location"));
}

/* --- acts ----------------------------------------------------------------- */

static const char *
words_of(struct walk *k, unsigned act)
{
	return str_c(k->h->w->arena,
	             str_print(k->h->w->arena, "%s says %u", k->who, act));
}

static void
act_on_page(struct walk *k, unsigned act)
{
	struct hand_form *form = arena_new(k->h->w->arena, struct hand_form, 1);
	const struct route *to = route_by_chance(k, false, false);
	const struct route *from = page_with(k, to);
	const char *path, *pattern = from == NULL ? NULL : to->path;
	struct http_reply reply;

	if (from == NULL)
		from = route_by_chance(k, false, true);
	path = path_of(k, str_of(from->path));
	if (path == NULL)
		return;
	reply = http_get(k->h, k->who, path);
	if (reply.status != 200)
		return;
	hand_seen_page(&k->seen, reply.body);
	if (!hand_form_fill(k->h->w->arena, &k->c, reply.body, pattern,
	                    words_of(k, act), form) ||
	    !hand_is_part(str_of(form->action)))
		return;
	k->act = form->action;
	reply = http_post(k->h, k->who, form->action, form->fields);
	note(k, &reply, str_of(form->action));
}

static void
act_by_api(struct walk *k, unsigned act)
{
	struct arena *arena = k->h->w->arena;
	const struct route *r = route_by_chance(k, true, false);
	const char *path = path_of(k, str_of(r->path)), *body;
	struct http_reply reply;

	if (path == NULL)
		return;
	k->act = path;
	body = r->api_request == NULL
	               ? "{}"
	               : hand_json_fill(arena, &k->c, &k->seen, r->api_request,
	                                words_of(k, act));
	reply = r->method == PATCH
	                ? http_patch(k->h, k->who, path,
	                             str_c(arena,
	                                   str_print(arena, "%zu",
	                                             1 + chance_of(&k->c, 4))),
	                             body)
	                : http_json_new(k->h, k->who, path, body);
	note(k, &reply, str_of(path));
}

/* Sessions end with time: each of them anew. */
static void
days_go_by(struct walk *k)
{
	world_later(k->h->w, 6 * 60 * MINUTE_MS);
	k->h->sessions_n = 0;
	(void)http_session(k->h, "jay");
	(void)http_session(k->h, "sam");
	(void)http_session(k->h, "priya");
}

static void
compare(struct walk *k, bool person)
{
	struct hand_all *is =
	        hand_all_read(k->t, k->h->w, world_user(k->h->w, "jay"));

	if (k->was != NULL) {
		k->wrong += hands_judge(k->was, is, person, k->act);
		hand_all_end(k->was);
	}
	for (size_t i = 0; hand_places[i].what != NULL; i++)
		for (size_t n = 0; n < is->of[i].n; n++)
			if (!str_empty(is->of[i].v[n].words))
				k->filled[i] = true;
	k->was = is;
}

static void
act_by_chance(struct walk *k, unsigned act)
{
	static const char *const people[] = {"jay", "jay", "sam", "sam",
	                                     "priya"};
	struct arena *whole = k->h->w->arena;
	size_t done = k->done;

	/* What one act needs is given back after it. */
	k->h->w->arena = test_arena(k->t, (size_t)256 * 1024 * 1024);
	k->who = people[chance_of(&k->c, 5)];
	k->act = "";
	if (chance_of(&k->c, 3) == 0)
		act_by_api(k, act);
	else
		act_on_page(k, act);
	if (k->done != done)
		compare(k, strcmp(k->who, "jay") == 0);
	test_arena_drop(k->h->w->arena);
	k->h->w->arena = whole;
	world_later(k->h->w, MINUTE_MS);
}

/* Every page that somebody can go to, so that its addresses are seen. */
static void
look_around(struct walk *k, const char *who)
{
	bool person = strcmp(who, "jay") == 0;
	struct arena *whole = k->h->w->arena;

	for (size_t i = 0; i < k->all_n; i++) {
		struct str at = str_of(k->all[i]->path);
		const char *path;

		if (k->all[i]->method != GET ||
		    !hand_is_of(at, person, false) || !hand_is_part(at))
			continue;
		k->h->w->arena = test_arena(k->t, (size_t)64 * 1024 * 1024);
		path = path_of(k, at);
		if (path != NULL)
			hand_seen_page(&k->seen,
			               http_get(k->h, who, path).body);
		test_arena_drop(k->h->w->arena);
		k->h->w->arena = whole;
	}
}

static struct walk *
walk_new(struct test *t)
{
	struct walk *k = arena_new(t->arena, struct walk, 1);
	struct world *w = people_world_with(t, hand_queries());

	k->t = t;
	k->h = http_serve(w, w->app->capabilities);
	k->c.seed = 20261130;
	k->all = router_all(k->h->router, &k->all_n);
	expect_true(k->all_n <= MOST_ROUTES);
	k->seen.routes = k->all;
	k->seen.routes_n = k->all_n;
	k->act = "";
	compare(k, true);
	return k;
}

static void
walk_on(struct walk *k, unsigned acts)
{
	for (unsigned act = 0; act < acts; act++) {
		if (act % 40 == 0)
			days_go_by(k);
		if (act % 800 == 0 || act == 80) {
			look_around(k, "jay");
			look_around(k, "sam");
		}
		act_by_chance(k, act);
	}
}

static size_t
count(const bool *v, size_t n)
{
	size_t is = 0;

	for (size_t i = 0; i < n; i++)
		is += v[i];
	return is;
}

TEST("system: no path edits the other side's words, by whatever route and by "
     "whom")
{
	struct walk *k = walk_new(t);

	walk_on(k, ACTS);
	expect_equal(k->wrong, 0);
	/* Enough of all: acts that were taken and refused, ways, and places. */
	expect_true(k->done > ACTS / 8 && k->refused > ACTS / 8);
	expect_true(count(k->filled, HAND_PLACES_MOST) > 38);
}

/* --- the catalogue is whole ----------------------------------------------- */

static bool
is_catalogued(const char *table)
{
	size_t n = strlen(table);

	for (const struct hand_place *p = hand_places; p->what != NULL; p++)
		if (strncmp(p->what, table, n) == 0 && p->what[n] == ':')
			return true;
	for (const struct hand_left *l = hand_left; l->table != NULL; l++)
		if (strcmp(l->table, table) == 0)
			return true;
	return false;
}

TEST("system: every table of a person's and a worker's words is in the "
     "catalogue, or says why not")
{
	static const char *const of[] = {"plan",      "strengths", "ready",
	                                 "induction", "support",   "ending",
	                                 "mine",      "checkin",   "contact",
	                                 "fund",      NULL};
	size_t seen = 0;

	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const char *const *table = capabilities[c]->personal;

		if (str_word(str_of(capabilities[c]->name), of) < 0)
			continue;
		seen++;
		for (; table != NULL && *table != NULL; table++)
			if (!is_catalogued(*table))
				fail_msg("%s is not in the catalogue", *table);
	}
	expect_equal(seen, 10);
}
