/*
 * routes_test.c - every route of every capability, asked by everybody.
 */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "tests/system/system.h"

TEST("system: every route has a permission, a summary and a handler")
{
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct route *r = capabilities[c]->routes;

		for (; r != NULL && r->path != NULL; r++) {
			expect_not_null(r->handler);
			expect_not_null(r->summary);
			expect_true(strlen(r->summary) > 5);
			expect_true(r->path[0] == '/');
			expect_true((int)r->permission < PERMISSION_COUNT);
		}
	}
}

TEST("system: every event that the person sees has a sentence for what they "
     "did themself")
{
	unsigned shown = 0;

	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct event_kind *k = capabilities[c]->events;

		for (; k != NULL && k->name != NULL; k++) {
			if ((k->person == NULL) == (k->own == NULL) &&
			    (k->own == NULL ||
			     strstr(k->own, "{who}") == NULL)) {
				shown += k->own != NULL;
				continue;
			}
			fprintf(stderr, "# %s has no sentence of its own\n",
			        k->name);
			expect_true(false);
		}
	}
	expect_true(shown > 30);
}

/* The user of a role: named by it, but the person is Jay. */
static const char *
user_of(enum role role)
{
	return role == ROLE_PERSON ? "jay" : role_word(role);
}

static void
users_of_every_role(struct world *w)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		if (role != ROLE_PERSON)
			world_add(w, role_word((enum role)role), 1u << role,
			          NULL);
}

static struct http_reply
ask(struct http *h, const struct route *r, const char *user, const char *path)
{
	struct arena *arena = h->w->arena;

	if (r->method == GET)
		return http_get(h, user, path);
	if (strncmp(path, "/api/", 5) == 0)
		return http_json(h, user, path,
		                 str_c(arena, id_show(arena, id_new())), "{}");
	return http_post(h, user, path, FIELDS("nothing", "x"));
}

static unsigned
refused_without_permission(struct http *h, const struct route *r)
{
	unsigned faults = 0;

	if (r->method != GET && r->method != POST)
		return 0;
	for (int role = 0; role < ROLE_COUNT; role++) {
		const char *path =
		        system_path(h->w->arena, r->path, SYSTEM_OURS);
		struct http_reply reply;

		if (permission_held(1u << role, r->permission))
			continue;
		reply = ask(h, r, user_of((enum role)role), path);
		if (reply.status == 403)
			continue;
		fprintf(stderr, "# %s %s as %s: %d\n",
		        r->method == GET ? "GET" : "POST", r->path,
		        role_word((enum role)role), reply.status);
		faults++;
	}
	return faults;
}

TEST("system: every route is refused to every role without its permission")
{
	struct http *h = http_new(t);
	const struct route *const *all;
	unsigned faults = 0;
	size_t n;

	users_of_every_role(h->w);
	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++)
		if (all[i]->permission != CAN_OPEN)
			faults += refused_without_permission(h, all[i]);
	expect_equal(faults, 0);
}

TEST("system: nobody who is not signed in gets any page that needs it")
{
	struct http *h = http_new(t);
	const struct route *const *all;
	size_t n;

	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++) {
		struct http_reply reply;
		bool api = strncmp(all[i]->path, "/api/", 5) == 0;

		if (all[i]->permission == CAN_OPEN || all[i]->method != GET)
			continue;
		reply = http_get(h, NULL,
		                 system_path(t->arena, all[i]->path,
		                             SYSTEM_OURS));
		expect_equal(reply.status, api ? 401 : 303);
	}
}

/*
 * What is the same each time: from the heading on, without the short
 * reference of the request.
 */
static struct str
faceless(struct http *h, const struct http_reply *reply)
{
	struct str reference = http_header(h, reply, "X-Request-Id");
	struct str body = reply->body;
	struct buf buf;
	size_t at = 0;

	while (at < body.n && !str_starts(str_slice(body, at, 5), S("<main")))
		at++;
	if (at == body.n)
		at = 0;
	buf_init(&buf, h->w->arena, 0);
	while (at < body.n)
		if (str_starts(str_slice(body, at, reference.n), reference))
			at += reference.n;
		else
			buf_char(&buf, body.p[at++]);
	return buf_get(&buf);
}

static unsigned
looks_like_nothing(struct http *h, const struct route *r, const char *user)
{
	struct arena *arena = h->w->arena;
	struct http_reply theirs, none;

	theirs = ask(h, r, user, system_path(arena, r->path, SYSTEM_THEIRS));
	none = ask(h, r, user, system_path(arena, r->path, "X199999"));
	if (theirs.status == none.status &&
	    str_equal(faceless(h, &theirs), faceless(h, &none)) &&
	    !str_has(theirs.body, S("Zzyzx")) && theirs.status >= 400)
		return 0;
	fprintf(stderr, "# %s %s as %s: theirs %d, none %d\n",
	        r->method == GET ? "GET" : "POST", r->path, user, theirs.status,
	        none.status);
	return 1;
}

TEST("system: another organisation's record looks like one that is not there")
{
	static const char *const users[] = {"sam", "priya", "morgan"};
	struct http *h = http_new(t);
	const struct route *const *all;
	unsigned faults = 0;
	size_t n;

	system_people(h->w);
	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++) {
		if (strstr(all[i]->path, ":crn") == NULL ||
		    (all[i]->method != GET && all[i]->method != POST) ||
		    all[i]->permission == CAN_BREAK_GLASS)
			continue;
		for (size_t u = 0; u < 3; u++)
			if (permission_held(world_actor(h->w, users[u])->roles,
			                    all[i]->permission))
				faults +=
				        looks_like_nothing(h, all[i], users[u]);
	}
	expect_equal(faults, 0);
}

static struct str lines[4096];
static size_t lines_n;

static void
line_keep(struct str line, void *data)
{
	if (lines_n < sizeof(lines) / sizeof(lines[0]))
		lines[lines_n++] = str_copy(data, line);
}

TEST("system: nothing personal is in the log, whatever is asked")
{
	struct http *h = http_new(t);
	const struct route *const *all;
	struct arena *kept = test_arena(t, 0);
	size_t n;

	system_people(h->w);
	lines_n = 0;
	log_to(line_keep, kept);
	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++)
		if (all[i]->method == GET)
			(void)http_get(h, "sam",
			               system_path(t->arena, all[i]->path,
			                           SYSTEM_OURS));
	(void)http_get(h, "sam", "/api/people?q=Zzyzx");
	test_log_back();
	for (size_t i = 0; i < lines_n; i++) {
		expect_lacks(lines[i], "Zzyzx");
		expect_lacks(lines[i], "Rhian");
		expect_lacks(lines[i], SYSTEM_OURS);
	}
}
