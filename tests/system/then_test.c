/* then_test.c - what was shown of the assessment, a tool, who decides what and
 * the circle on a day is what is shown of that day later.  The plan's own:
 * plan_then_test.c. */
#include "practice/strengths/rights_world_test.h"
#include "practice/strengths/tool_world_test.h"
#include "tests/says.h"

#include <string.h>

enum { DAYS = 8, ACTS = 6, SHOWN_MOST = 60 };
#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define ACT_MS INT64_C(60000)
#define CASE   "/people/" RHIAN

/* What one page of a day said, part by part, and where it is read later. */
struct face {
	struct str at;
	struct str parts[SHOWN_MOST];
	size_t n;
};

struct past {
	struct right r;
	struct http *h;
	uint64_t seed;
	struct date day;
	struct face was[DAYS][2];
	struct assess_id editions[DAYS]; /* of the assessment, at their ends */
	size_t editions_n;
	size_t changed; /* days that do not say what the day before said */
};

static const char *const readers[] = {"rhian", "sam"};

static unsigned
chance(struct past *p, size_t n)
{
	p->seed = p->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((p->seed >> 33) % n);
}

static const struct fault *
today(struct ctx *ctx, void *data)
{
	*(struct date *)data = ctx->today;
	return NULL;
}

static const char *
joined(struct past *p, const char *a, struct str b)
{
	return str_c(p->h->w->arena,
	             str_print(p->h->w->arena, "%s%.*s", a, STR_ARG(b)));
}

static struct str
body_of(struct past *p, int side, struct str at)
{
	struct http_reply reply =
	        http_get(p->h, readers[side], str_c(p->h->w->arena, at));

	expect_equal(reply.status, 200);
	return reply.body;
}

static bool
is_pressed(struct str tag)
{
	return str_has(tag, S("dir-noprint")) ||
	       str_has(tag, S("dir-entry__acts"));
}

/* Every part of some HTML from `from` to before `to`. */
static void
parts(struct past *p, struct face *page, struct str html, const char *from,
      const char *to)
{
	struct str one;

	while (says_between(html, from, to, &one, &html)) {
		claim(page->n < SHOWN_MOST);
		page->parts[page->n++] = says(p->h->w->arena, one, is_pressed);
	}
}

static void
same(struct past *p, const struct face *was, const struct face *is, size_t day)
{
	if (is->n != was->n)
		fail_msg("day %zu: %zu parts, and there were %zu", day, is->n,
		         was->n);
	for (size_t i = 0; i < is->n; i++)
		expect_str(is->parts[i], str_c(p->h->w->arena, was->parts[i]));
}

static void
count_changes(struct past *p, size_t day, int side)
{
	const struct face *was, *is = &p->was[day][side];

	if (day == 0)
		return;
	was = &p->was[day - 1][side];
	for (size_t i = 0; i < is->n; i++)
		if (i >= was->n || !str_equal(was->parts[i], is->parts[i])) {
			p->changed++;
			return;
		}
}

/* The acts of a day, what it showed, and on to the next. */
struct kind {
	int first; /* side that has such pages */
	void (*act)(struct past *p, size_t n);
	void (*now)(struct past *p, struct face *page, int side);
	void (*then)(struct past *p, struct face *page, int side);
};

static void
walk(struct test *t, struct past *p, const struct kind *kind)
{
	p->h = right_http(t, &p->r);
	p->seed = 20261201;
	for (size_t day = 0; day < DAYS; day++) {
		expect_ok(world_see(p->h->w, "sam", today, &p->day));
		/* Sessions end overnight. */
		p->h->sessions_n = 0;
		for (size_t i = 0; i < ACTS; i++) {
			world_later(p->h->w, ACT_MS);
			kind->act(p, day * ACTS + i);
		}
		for (int side = kind->first; side < 2; side++) {
			kind->now(p, &p->was[day][side], side);
			expect_true(p->was[day][side].n > 0);
			count_changes(p, day, side);
		}
		world_later(p->h->w, DAY_MS - ACTS * ACT_MS);
	}
	p->h->sessions_n = 0;
	for (size_t day = 0; day < DAYS; day++)
		for (int side = kind->first; side < 2; side++) {
			struct face is = {.at = p->was[day][side].at};

			kind->then(p, &is, side);
			same(p, &p->was[day][side], &is, day);
		}
	/* There was something to tell apart. */
	expect_true(p->changed >= DAYS - 2);
}

/* --- who decides what ----------------------------------------------------- */

static const char *const rights_at[] = {"/me/rights", CASE "/rights"};

static void
rights_act(struct past *p, size_t n)
{
	const char *who = readers[chance(p, 2)];

	(void)n;
	p->r.topic = (enum rights_topic)chance(p, RIGHTS_TOPIC_COUNT);
	/* Refused or not: the court's is nobody's to move. */
	if (chance(p, 2) == 0)
		(void)right_move(&p->r, who,
		                 (enum rights_kind)chance(p,
		                                          RIGHTS_KIND_COUNT));
	else
		(void)right_answer(&p->r, who, chance(p, 2) == 0, S("Because"));
}

static void
rights_parts(struct past *p, struct face *page, struct str body)
{
	parts(p, page, body, "<tr class=\"govuk-table__row\">", "</tr>");
}

static void
rights_now(struct past *p, struct face *page, int side)
{
	page->at = str_print(p->h->w->arena, "%s?on=%.*s", rights_at[side],
	                     STR_ARG(date_iso(p->h->w->arena, p->day)));
	rights_parts(p, page, body_of(p, side, str_of(rights_at[side])));
}

static void
rights_then(struct past *p, struct face *page, int side)
{
	struct str body = body_of(p, side, page->at);

	expect_has(body, "This is how it was on");
	rights_parts(p, page, body);
}

TEST("system: who decided what on a day is shown later as it was shown then, "
     "to both sides")
{
	static const struct kind kind = {0, rights_act, rights_now,
	                                 rights_then};
	struct past *p = arena_new(t->arena, struct past, 1);

	walk(t, p, &kind);
}

/* --- a tool --------------------------------------------------------------- */

static const char *const tool_at[] = {"/me/tools/one-page",
                                      CASE "/tools/one-page"};

static void
tool_act(struct past *p, size_t n)
{
	struct tool_act a = {.person = p->r.a.person,
	                     .terms = {.kind = TOOL_ONE_PAGE},
	                     .day = DATE_NONE};
	const char *who = readers[chance(p, 2)];

	/* At its end something stands there each day. */
	if (n % ACTS != ACTS - 1 && chance(p, 3) == 0) {
		tool_look(p->h->w, &a, who);
		if (a.tool.n > 0) {
			a.id = a.tool.entries[chance(p, a.tool.n)].id;
			(void)world_do(p->h->w, who, tool_do_back, &a);
		}
		return;
	}
	tool_says(p->h->w, &a, who, (int)chance(p, 3),
	          joined(p, "Words ", str_print(p->h->w->arena, "%zu", n)));
}

static void
tool_parts(struct past *p, struct face *page, struct str body)
{
	parts(p, page, body, "<ul class=\"dir-entries\">", "</ul>");
}

static void
tool_now(struct past *p, struct face *page, int side)
{
	page->at = str_print(p->h->w->arena, "%s/days/%.*s", tool_at[side],
	                     STR_ARG(date_iso(p->h->w->arena, p->day)));
	tool_parts(p, page, body_of(p, side, str_of(tool_at[side])));
}

static void
tool_then(struct past *p, struct face *page, int side)
{
	tool_parts(p, page, body_of(p, side, page->at));
}

TEST("system: a tool on a day is shown later as it was shown then, to both "
     "sides")
{
	static const struct kind kind = {0, tool_act, tool_now, tool_then};
	struct past *p = arena_new(t->arena, struct past, 1);

	walk(t, p, &kind);
}

/* --- the circle ----------------------------------------------------------- */

static const char *const circle_at[] = {"/me/plan/circle", CASE "/plan/circle"};

/* One of the circle, as a page has it; empty of an empty one. */
static struct str
tie_of(struct past *p, int side)
{
	struct str body = body_of(p, side, str_of(circle_at[side]));
	struct str one, found[SHOWN_MOST];
	size_t n = 0;

	while (n < SHOWN_MOST &&
	       says_between(body, "data-tie=\"", "\" ", &one, &body))
		found[n++] = str_slice(one, 10, one.n - 10);
	return n == 0 ? S("") : found[chance(p, n)];
}

static void
tie_add(struct past *p, int side, size_t n)
{
	static const char *const rings[] = {"1", "2", "3", "4"};
	static const char *const kinds[] = {"family", "friend", "neighbour"};

	expect_equal(
	        http_post(p->h, readers[side], circle_at[side],
	                  FIELDS("name",
	                         joined(p, "Somebody ",
	                                str_print(p->h->w->arena, "%zu", n)),
	                         "ring", rings[chance(p, 4)], "kind",
	                         kinds[chance(p, 3)]))
	                .status,
	        303);
}

static const char *
tie_at(struct past *p, int side, struct str tie, const char *rest)
{
	return str_c(p->h->w->arena,
	             str_print(p->h->w->arena, "%s/%.*s%s", circle_at[side],
	                       STR_ARG(tie), rest));
}

/* Who is in the room, and the circle as it is now, are kept at the end. */
static void
circle_keep(struct past *p, size_t n)
{
	if (chance(p, 2) == 0)
		expect_equal(http_post(p->h, "sam",
		                       CASE "/plan/circle/together",
		                       FIELDS("closed", "yes", "room",
		                              "Rhian & Sam"))
		                     .status,
		             303);
	if (str_empty(tie_of(p, 1)))
		tie_add(p, 1, n);
	expect_equal(http_post(p->h, "sam", CASE "/plan/circle-kept",
	                       FIELDS("why", n < ACTS ? "start" : "other"))
	                     .status,
	             303);
}

static void
circle_act(struct past *p, size_t n)
{
	static const char *const rings[] = {"1", "2", "3", "4"};
	int side = (int)chance(p, 2);
	struct str tie = tie_of(p, side);
	unsigned what = chance(p, 4);

	if (n % ACTS == ACTS - 1)
		circle_keep(p, n);
	else if (what < 2 || str_empty(tie))
		tie_add(p, side, n);
	/* Refused or not: what the other side wrote is theirs. */
	else if (what == 2)
		(void)http_post(
		        p->h, readers[side], tie_at(p, side, tie, "/ring"),
		        FIELDS("ring", rings[chance(p, 4)], "version", "1"));
	else
		(void)http_post(p->h, readers[side],
		                tie_at(p, side, tie, "/remove"),
		                FIELDS("version", "1"));
}

static void
circle_parts(struct past *p, struct face *face, struct str body)
{
	parts(p, face, body, "<svg class=\"dir-links", "</svg>");
	parts(p, face, body, "</svg><p class=\"govuk-body", "</p>");
	parts(p, face, body, "<ul class=\"govuk-list dir-ties\">", "</ul>");
	parts(p, face, body, "id=\"room\">", "</ul>");
}

static void
circle_now(struct past *p, struct face *face, int side)
{
	static const char *const kept[] = {"/me/plan/circle-kept",
	                                   CASE "/plan/circle-kept"};
	struct str list = body_of(p, side, str_of(kept[side]));
	struct str id = http_id_after(list, S("/circle-kept/"));

	face->at =
	        str_print(p->h->w->arena, "%s/%.*s", kept[side], STR_ARG(id));
	circle_parts(p, face,
	             body_of(p, side,
	                     str_of(joined(p, circle_at[side], S("/print")))));
}

static void
circle_then(struct past *p, struct face *face, int side)
{
	circle_parts(p, face, body_of(p, side, face->at));
}

TEST("system: the circle that was kept on a day is shown later as it was shown "
     "then, with who was in the room, to both sides")
{
	static const struct kind kind = {0, circle_act, circle_now,
	                                 circle_then};
	struct past *p = arena_new(t->arena, struct past, 1);

	walk(t, p, &kind);
}

/* --- the assessment ------------------------------------------------------- */

#define BASE CASE "/strengths"

/* What is answered of the services' form, in the form as it is now. */
static void
form_answer(struct past *p, size_t n)
{
	static const char *const live[] = {"SETTLED", "TEMPORARY"};
	static const char at[] = BASE "/form/accommodation/answers";
	struct str body = body_of(p, 1, S(BASE "/form/accommodation/answers"));
	struct str version = S("0"), rest;

	if (says_between(body, "name=\"version\" value=\"", "\">", &version,
	                 &rest))
		version = str_slice(version, 22, version.n - 22);
	expect_equal(
	        http_post(p->h, "sam", at,
	                  FIELDS("form", "1.0", "version",
	                         str_c(p->h->w->arena, version),
	                         "current_accommodation", live[chance(p, 2)],
	                         "past_accommodation_details",
	                         joined(p, "Then ",
	                                str_print(p->h->w->arena, "%zu", n)),
	                         "voice", "worker"))
	                .status,
	        303);
}

static struct str
words_of(struct past *p, const char *what, size_t n)
{
	return str_print(p->h->w->arena, "%s %zu", what, n);
}

/* Back to an edition of a day before, or refused. */
static void
assess_back(struct past *p)
{
	struct act *a = &p->r.a;

	assess_look(p->h->w, a);
	a->seen = a->a.version;
	a->back = p->editions[chance(p, p->editions_n)];
	(void)world_do(p->h->w, "sam", assess_do_back, a);
}

static void
assess_act(struct past *p, size_t n)
{
	struct act *a = &p->r.a;
	unsigned what = chance(p, 8);
	enum assess_code code = (enum assess_code)chance(p, ASSESS_AREA_COUNT);

	if (what < 3 || n == 0) {
		assess_says(p->h->w, a, "rhian", code, words_of(p, "I say", n));
	} else if (what < 5) {
		assess_look(p->h->w, a);
		assess_writes(p->h->w, a, code, words_of(p, "Can do", n),
		              what == 4 && a->a.areas[code].own.by.version > 0);
	} else if (what == 5) {
		form_answer(p, n);
	} else if (what == 6 || p->editions_n == 0) {
		assess_look(p->h->w, a);
		a->seen = a->a.version;
		(void)world_do(p->h->w, "sam", assess_do_share, a);
	} else {
		assess_back(p);
	}
}

/* The file as it goes out, without which edition it calls itself. */
static void
assess_parts(struct past *p, struct face *face, struct str body,
             struct str file)
{
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		parts(p, face, body,
		      joined(p, "aria-labelledby=\"area-",
		             str_print(p->h->w->arena, "%s\">",
		                       assess_codes[i])),
		      "</section></div></section>");
	parts(p, face, file, "\"assessment\":", "\"myDirection\"");
}

static void
assess_now(struct past *p, struct face *face, int side)
{
	assess_look(p->h->w, &p->r.a);
	p->editions[p->editions_n++] = p->r.a.a.id;
	face->at = str_print(p->h->w->arena, BASE "/history/%.*s",
	                     STR_ARG(id_show(p->h->w->arena, p->r.a.a.id.v)));
	assess_parts(p, face, body_of(p, side, S(BASE "/whole")),
	             body_of(p, side, S(BASE "/form/file")));
	/* Each area, and the answers of the file. */
	expect_equal(face->n, ASSESS_AREA_COUNT + 1);
}

static void
assess_then(struct past *p, struct face *face, int side)
{
	assess_parts(p, face, body_of(p, side, face->at),
	             body_of(p, side,
	                     str_print(p->h->w->arena, "%.*s/file",
	                               STR_ARG(face->at))));
}

TEST("system: an edition of the assessment is shown later as it was shown on "
     "its last day, and its file goes out as it went out then")
{
	static const struct kind kind = {1, assess_act, assess_now,
	                                 assess_then};
	struct past *p = arena_new(t->arena, struct past, 1);

	walk(t, p, &kind);
}
