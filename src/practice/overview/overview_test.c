/* overview_test.c - what each role sees first, and what nobody else does. */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "practice/overview/overview_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN    "X100001"
#define STRANGER "X100002"
#define HOSTILE  "<b>Rhian</b>"

/* A person of ours or of the other organisation. */
static struct person_id
pugh_new(struct world *w, const char *crn, const char *first, bool ours)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01",
	                  ours ? "sam" : "ned");
}

/* A world with a person of sam's, who signs in as rhian. */
static struct http *
http_with_rhian(struct test *t, const char *first, struct person_id *out)
{
	struct http *h = http_new(t);

	*out = pugh_new(h->w, RHIAN, first, true);
	h->w->jay = *out;
	world_add(h->w, "rhian", R(PERSON), NULL);
	return h;
}

struct events {
	struct person_id person;
	const char *kind;
	bool shared;
	int n;
};

static const struct fault *
events_do(struct ctx *ctx, void *data)
{
	const struct events *events = data;

	for (int i = 0; i < events->n; i++) {
		struct event event = {
		        .id = {id_new()},
		        .person = events->person,
		        .kind = events->kind,
		        .at = {ctx->now.ms - 1000},
		        .actor = ctx->actor,
		        .shared = events->shared,
		};

		TRY(outbox_event(ctx, &event));
	}
	return audit_record(ctx, "test.events", events->person, 0);
}

static void
events_new(struct world *w, struct person_id person, const char *kind,
           bool shared, int n)
{
	struct events events = {person, kind, shared, n};

	expect_ok(world_do(w, "sam", events_do, &events));
}

/* How often a part stands in a text. */
static int
times(struct str s, struct str part)
{
	int n = 0;

	for (size_t at = 0; at + part.n <= s.n; at++)
		n += str_starts(str_slice(s, at, part.n), part);
	return n;
}

#define ITEM S("<div class=\"moj-timeline__item\">")

/* --- the first page ------------------------------------------------------ */

TEST("overview: the first page is the one for the actor's role")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply = http_get(h, "sam", "/");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "Tuesday 24 November 2026");
	expect_has(reply.body, "href=\"/people\"");
	reply = http_get(h, "rhian", "/");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), "/me");
	reply = http_get(h, "ada", "/");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), "/admin/users");
}

TEST("overview: a worker finds anybody in reach from the first page")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply = http_get(h, "sam", "/");

	expect_has(reply.body, "action=\"/people/search\"");
	expect_has(reply.body, "name=\"q\"");
	expect_lacks(reply.body, "Looking after the work");
}

TEST("overview: who looks after the work of others sees what waits for them")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply = http_get(h, "priya", "/");

	expect_has(reply.body, "Looking after the work");
	expect_has(reply.body, "href=\"/people?which=team\"");
	expect_has(reply.body, "href=\"/duplicates\"");
	expect_lacks(reply.body, "out of reach");
	http_post(h, "otto", "/people/" RHIAN "/open",
	          FIELDS("reason", "The hospital rang about her"));
	expect_has(http_get(h, "morgan", "/").body,
	           "1 record opened out of reach waits for your review");
}

TEST("overview: a short menu is in sight, a long one opens behind a button")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	const char *button = "govuk-js-service-navigation-toggle";
	struct str body = http_get(h, "rhian", "/me").body;

	expect_has(body, "govuk-service-navigation dir-nav--open");
	expect_has(body, "href=\"/me/plan\"");
	expect_lacks(body, button);
	body = http_get(h, "ada", "/admin/users").body;
	expect_has(body, button);
	expect_lacks(body, "dir-nav--open");
}

TEST("overview: a role without records is told what it can do")
{
	struct http *h = http_new(t);
	struct http_reply reply;

	world_add(h->w, "fred", R(FINANCE), NULL);
	reply = http_get(h, "fred", "/");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "This is what you can do");
	expect_has(reply.body, "href=\"/policy\"");
	expect_equal(http_get(h, "fred", "/today").status, 403);
}

TEST("overview: nobody signed in is led to sign-in")
{
	struct http *h = http_new(t);
	struct http_reply reply = http_get(h, NULL, "/");

	expect_equal(reply.status, 303);
	expect_has(http_header(h, &reply, "Location"), "/sign-in");
}

/* --- the case page ------------------------------------------------------- */

TEST("overview: a worker sees the case page of their person")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	events_new(h->w, rhian, "people.told", true, OVERVIEW_LATEST + 2);
	reply = http_get(h, "sam", "/people/" RHIAN);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Rhian Pugh");
	expect_has(reply.body, "Latest activity");
	expect_has(reply.body, "wrote down what was told");
	expect_has(reply.body, "/people/" RHIAN "/timeline");
	expect_equal(times(reply.body, ITEM), OVERVIEW_LATEST);
}

TEST("overview: another organisation's case page is not found")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);

	pugh_new(h->w, STRANGER, "Gwil", false);
	expect_equal(http_get(h, "sam", "/people/" STRANGER).status, 404);
	expect_equal(http_get(h, "sam", "/people/" STRANGER "/timeline").status,
	             404);
	expect_equal(
	        http_get(h, "sam", "/api/people/" STRANGER "/timeline").status,
	        404);
	expect_equal(http_get(h, "ned", "/people/" RHIAN).status, 404);
}

TEST("overview: a name made of markup is shown as text")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, HOSTILE, &rhian);
	struct http_reply reply = http_get(h, "sam", "/people/" RHIAN);

	expect_equal(reply.status, 200);
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "&lt;b&gt;Rhian");
	reply = http_get(h, "rhian", "/me");
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, HOSTILE);
}

/* --- panels -------------------------------------------------------------- */

static const struct fault *
read_mark(struct ctx *ctx, struct person_id person, void **out)
{
	(void)person;
	*out = ctx->arena;
	return NULL;
}

static const struct fault *
read_forbidden(struct ctx *ctx, struct person_id person, void **out)
{
	(void)person;
	(void)out;
	return fault_bug(ctx, "a panel was read that nobody may see");
}

static void
draw_nothing(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)h;
	(void)ctx;
	(void)data;
}

static const struct panel late_panels[] = {
        {PANEL_TODAY, 40, CAN_SEE_PEOPLE, read_mark, draw_nothing},
        {PANEL_TODAY, 5, CAN_MANAGE_USERS, read_forbidden, draw_nothing},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};
static const struct panel early_panels[] = {
        {PANEL_TODAY, 60, CAN_SEE_PEOPLE, read_mark, draw_nothing},
        {PANEL_TODAY, 20, CAN_SEE_PEOPLE, read_mark, draw_nothing},
        {PANEL_ME, 1, CAN_SEE_PEOPLE, read_forbidden, draw_nothing},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};
static const struct capability late = {.name = "late", .panels = late_panels};
static const struct capability early = {.name = "early",
                                        .panels = early_panels};
static const struct capability *const made[] = {&late, &early, NULL};

static const struct fault *
panels_do(struct ctx *ctx, void *data)
{
	struct overview_panels *panels = data;
	const struct capability *const *all = ctx->app->capabilities;
	const struct fault *fault;

	ctx->app->capabilities = made;
	fault = overview_panels_read(ctx, PANEL_TODAY, (struct person_id){0},
	                             panels);
	ctx->app->capabilities = all;
	return fault;
}

TEST("overview: panels stand in their order, whichever capability they are of")
{
	struct world *w = world_new(t);
	struct overview_panels panels = {0};

	expect_ok(world_see(w, "sam", panels_do, &panels));
	expect_equal(panels.n, 3);
	expect_true(panels.v[0].panel == &early_panels[1]);
	expect_true(panels.v[1].panel == &late_panels[0]);
	expect_true(panels.v[2].panel == &early_panels[0]);
}

TEST("overview: a panel is read only for somebody who may see it")
{
	struct world *w = world_new(t);
	struct overview_panels panels = {0};

	expect_log("bug", "a panel was read that nobody may see");
	expect_ok(world_see(w, "sam", panels_do, &panels));
	expect_fault(world_see(w, "ada", panels_do, &panels), FAULT_BUG, NULL);
}

TEST("overview: the order says above, wide or narrow")
{
	struct panel p = {.place = PANEL_CASE_MAIN, .order = 10};

	expect_equal(overview_band_of(&p), OVERVIEW_ABOVE);
	p.order = 60;
	expect_equal(overview_band_of(&p), OVERVIEW_MAIN);
	p.place = PANEL_CASE_SIDE;
	p.order = 10;
	expect_equal(overview_band_of(&p), OVERVIEW_SIDE);
	p.order = 54;
	expect_equal(overview_band_of(&p), OVERVIEW_SIDE);
	p.order = 55;
	expect_equal(overview_band_of(&p), OVERVIEW_MORE);
	p.order = 60;
	p.place = PANEL_ME;
	expect_equal(overview_band_of(&p), OVERVIEW_SIDE);
	p.order = 49;
	expect_equal(overview_band_of(&p), OVERVIEW_MAIN);
	p.place = PANEL_CASE_SIDE;
	expect_equal(overview_band_of(&p), OVERVIEW_SIDE);
	p.place = PANEL_TODAY;
	p.order = 5;
	expect_equal(overview_band_of(&p), OVERVIEW_MAIN);
}

/* --- the person's own pages ---------------------------------------------- */

TEST("overview: a person's home and timeline show their own record")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply = http_get(h, "rhian", "/me");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "Hello, Rhian");
	expect_has(reply.body, "Talk to someone");
	expect_has(reply.body, "Your worker is ");
	expect_has(reply.body, "href=\"/me/access\"");
	expect_has(reply.body, "href=\"/me/details\"");
	expect_equal(http_get(h, "rhian", "/me/timeline").status, 200);
}

TEST("overview: a worker has no home of a person, and a person no case page")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);

	expect_equal(http_get(h, "sam", "/me").status, 403);
	expect_equal(http_get(h, "sam", "/me/timeline").status, 403);
	expect_equal(http_get(h, "rhian", "/people/" RHIAN).status, 403);
	expect_equal(http_get(h, "rhian", "/today").status, 403);
	expect_equal(http_get(h, "ada", "/people/" RHIAN).status, 403);
}

TEST("overview: the person's timeline has only what is shared with them")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	events_new(h->w, rhian, "people.told", true, 1);
	events_new(h->w, rhian, "people.corrected", false, 1);
	reply = http_get(h, "rhian", "/me/timeline");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "wrote down what you told them");
	expect_lacks(reply.body, "dealt with your correction");
}

TEST("overview: the person's timeline says which goal, and no contact's note")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	expect_equal(http_post(h, "rhian", "/me/plan/goals",
	                       FIELDS("title", "Learn to <swim>", "when", "3"))
	                     .status,
	             303);
	expect_equal(http_json(h, "sam", "/api/people/" RHIAN "/contacts", "k1",
	                       "{\"at\":\"2026-11-24T09:00:00+00:00\","
	                       "\"kind\":\"phone\",\"outcome\":"
	                       "\"attended_complied\",\"note\":\"All well\"}")
	                     .status,
	             201);
	reply = http_get(h, "rhian", "/me/timeline");
	expect_has(reply.body, "Learn to &lt;swim&gt;");
	expect_has(reply.body, "href=\"/me/plan/goals/");
	expect_lacks(reply.body, "All well");
	expect_lacks(reply.body, "/people/" RHIAN);
	expect_has(http_get(h, "sam", "/people/" RHIAN "/timeline").body,
	           "All well");
}

TEST("overview: what the person did is told to them as theirs")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	expect_equal(http_post(h, "rhian", "/me/plan/goals",
	                       FIELDS("title", "Swim", "when", "3"))
	                     .status,
	             303);
	reply = http_get(h, "rhian", "/me/timeline");
	expect_has(reply.body, "You added a goal to your plan");
	reply = http_get(h, "sam", "/people/" RHIAN "/timeline");
	expect_has(reply.body, "added a goal");
	expect_lacks(reply.body, "You added a goal");
}

/* --- filters and pages --------------------------------------------------- */

TEST("overview: a filter shows one group of events")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	events_new(h->w, rhian, "people.told", true, 1);
	events_new(h->w, rhian, "plan.goal_added", true, 1);
	reply = http_get(h, "sam", "/people/" RHIAN "/timeline?group=plan");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "added a goal");
	expect_lacks(reply.body, "wrote down what was told");
}

TEST("overview: a filter that is no group of events shows all of them")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	events_new(h->w, rhian, "people.told", true, 1);
	reply = http_get(h, "sam",
	                 "/people/" RHIAN
	                 "/timeline?group=%3Cb%3E&before=x&after=y");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "wrote down what was told");
	expect_lacks(reply.body, "<b>");
}

/* The address of the link to earlier events, its & read back. */
static const char *
earlier(struct arena *arena, struct str body)
{
	struct buf buf;
	size_t at = 0;

	while (at < body.n &&
	       !str_starts(str_slice(body, at, body.n), S("/timeline?before=")))
		at++;
	buf_init(&buf, arena, 0);
	buf_str(&buf, S("/people/" RHIAN));
	for (; at < body.n && body.p[at] != '"'; at++) {
		buf_char(&buf, body.p[at]);
		if (str_starts(str_slice(body, at, 5), S("&amp;")))
			at += 4;
	}
	return str_c(arena, buf_get(&buf));
}

TEST("overview: a page further back begins after the last event of the one "
     "before")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	/* All of one moment: only the event tells them apart. */
	events_new(h->w, rhian, "plan.goal_added", true, OVERVIEW_PAGE + 3);
	reply = http_get(h, "sam", "/people/" RHIAN "/timeline");
	expect_equal(times(reply.body, ITEM), OVERVIEW_PAGE);
	reply = http_get(h, "sam", earlier(t->arena, reply.body));
	expect_equal(reply.status, 200);
	expect_true(times(reply.body, S("added a goal")) >= 2);
	expect_true(times(reply.body, ITEM) <= 4);
	expect_has(reply.body, "Newest");
	expect_lacks(reply.body, "Earlier");
}

TEST("overview: the timeline as JSON comes page by page")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	events_new(h->w, rhian, "plan.goal_added", true, 105);
	reply = http_get(h, "sam",
	                 "/api/people/" RHIAN
	                 "/timeline?group=plan&size=100&page=1");
	expect_equal(reply.status, 200);
	expect_equal(times(reply.body, S("\"plan.goal_added\"")), 5);
	expect_has(reply.body, "\"page\"");
	reply = http_get(h, "sam", "/api/people/" RHIAN "/timeline?size=150");
	expect_true(times(reply.body, S("\"plan.goal_added\"")) == 105);
	reply = http_get(h, "sam", "/api/people/" RHIAN "/timeline?page=900");
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "plan.goal_added");
	reply = http_get(h, "sam", "/api/people/" RHIAN "/timeline?size=0");
	expect_equal(reply.status, 400);
}

/* --- who to talk to ------------------------------------------------------ */

static const struct fault *
sam_is_left(struct ctx *ctx, void *data)
{
	return identity_user_disable(ctx, world_user(data, "sam"), true);
}

TEST("overview: the person rings or writes to their worker with one touch")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply = http_get(h, "rhian", "/me");

	expect_lacks(reply.body, "href=\"tel:");
	expect_lacks(reply.body, "href=\"mailto:");
	reply = http_post(h, "sam", "/account/work",
	                  FIELDS("phone", "+44 (1632) 960-102", "email",
	                         "sam?bcc=x@example.org"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", "/me");
	expect_has(reply.body, "dir-reach");
	expect_has(reply.body, "href=\"tel:+441632960102\"");
	expect_has(reply.body, ">+44\u00a0(1632)\u00a0960-102<");
	expect_has(reply.body, "href=\"mailto:sam%3Fbcc%3Dx@example.org\"");
}

TEST("overview: a worker who has left is neither rung nor written to")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	http_post(h, "sam", "/account/work",
	          FIELDS("phone", "01632 960 102", "email", "sam@example.org"));
	expect_ok(world_do(h->w, "ada", sam_is_left, h->w));
	reply = http_get(h, "rhian", "/me");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Sam Okafor");
	expect_lacks(reply.body, "href=\"tel:");
	expect_lacks(reply.body, "href=\"mailto:");
}

TEST("overview: the booklet has the worker's telephone for work on its cover")
{
	struct person_id rhian;
	struct http *h = http_with_rhian(t, "Rhian", &rhian);
	struct http_reply reply;

	expect_lacks(http_get(h, "rhian", "/me/plan/print").body, " at work: ");
	http_post(h, "sam", "/account/work",
	          FIELDS("phone", "01632 960 102", "email", "sam@example.org"));
	reply = http_get(h, "rhian", "/me/plan/print");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Sam Okafor at work: 01632 960 102");
}
