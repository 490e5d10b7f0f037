/*
 * plan_then_test.c - a past day's plan: hundreds of acts over many days, and
 * each day's page asked for later says what that day's page said.
 */
#include <string.h>

#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_then.h"
#include "practice/plan/plan_then_acts_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"
#include "tests/says.h"

enum { DAYS = 12, ACTS_A_DAY = 70, PARTS_MOST = 160, FACTS_MOST = 8 };
#define DAY_MS (INT64_C(24) * 3600 * 1000)

/* --- what a page says ----------------------------------------------------- */

/* What is pressed, and on a past day what is more than the plan's page has. */
static bool
is_left_out(struct str tag)
{
	return str_has(tag, S("dir-noprint")) || str_has(tag, S("dir-then"));
}

/* What one side's pages say of a day. */
struct shown {
	struct str parts[PARTS_MOST];
	size_t n;
};

static void
part_add(struct arena *arena, struct shown *page, struct str html)
{
	expect_true(page->n < PARTS_MOST);
	page->parts[page->n++] = says(arena, html, is_left_out);
}

static void
parts_of(struct arena *arena, struct shown *page, struct str html,
         const char *from, const char *to)
{
	struct str one;

	while (says_between(html, from, to, &one, &html))
		part_add(arena, page, one);
}

/* The state of the plan, and what was written. */
static void
page_ends(struct arena *arena, struct shown *page, struct str html,
          const char *words)
{
	struct str one, rest;

	expect_true(says_between(html, "class=\"dir-state ", "</section>", &one,
	                         &rest));
	part_add(arena, page, one);
	if (says_between(html, words, "</main>", &one, &rest)) {
		size_t n = one.n;

		/* On a past day more follows. */
		if (says_between(one, "<figure", "id=\"days\"", &one, &rest))
			n = one.n;
		parts_of(arena, page, str_slice(one, 0, n), "<figure",
		         "</figure>");
	}
}

struct then_try {
	struct plan_try p;
	struct http *h;
	struct then_acts acts;
	struct date days[DAYS];
	struct shown was[DAYS][PLAN_SIDE_COUNT];
	/* Of one goal's own pages. */
	struct str facts[DAYS][PLAN_SIDE_COUNT][FACTS_MOST];
	size_t facts_n[DAYS][PLAN_SIDE_COUNT];
};

static const char *const readers[] = {
        [PLAN_PERSON] = "jay", [PLAN_WORKER] = "sam"};
static const char *const bases[] = {
        [PLAN_PERSON] = "/me/plan", [PLAN_WORKER] = "/people/X100001/plan"};

static struct str
get(struct then_try *t, int side, struct str rest)
{
	struct arena *arena = t->p.w->arena;
	struct http_reply reply =
	        http_get(t->h, readers[side],
	                 str_c(arena, str_print(arena, "%s%.*s", bases[side],
	                                        STR_ARG(rest))));

	expect_equal(reply.status, 200);
	return reply.body;
}

/* What the plan's page shows today, in each of its lists. */
static void
remember(struct then_try *t, size_t day, int side)
{
	static const char *const lists[] = {"?goals=current", "?goals=future",
	                                    "?goals=achieved",
	                                    "?goals=removed"};
	struct shown *page = &t->was[day][side];
	struct arena *arena = t->p.w->arena;
	struct str body = S("");

	for (size_t i = 0; i < 4; i++) {
		body = get(t, side, str_of(lists[i]));
		parts_of(arena, page, body, "<article", "</article>");
	}
	page_ends(arena, page, body, "id=\"words\"");
}

/* Something that a page of today says, from `from` to `to`. */
static void
fact(struct then_try *t, size_t day, int side, struct str body,
     const char *from, const char *to)
{
	size_t *n = &t->facts_n[day][side];
	struct str one, rest;

	expect_true(*n < FACTS_MOST);
	if (says_between(body, from, to, &one, &rest))
		t->facts[day][side][(*n)++] = says(t->p.w->arena, one, NULL);
}

/* Of one goal: its facts and notes, what is said of whether it is met, and how
 * far it came. */
static void
remember_goal(struct then_try *t, size_t day, int side)
{
	const struct plan_whole *whole = &t->p.whole;
	const struct plan_goal *goal = &whole->goals[day % whole->goals_n];
	struct arena *arena = t->p.w->arena;
	struct str id = id_show(arena, goal->id.v), body, notes, rest;

	body = get(t, side, str_print(arena, "/goals/%.*s", STR_ARG(id)));
	fact(t, day, side, body, "<dl class=\"govuk-summary-list", "</dl>");
	expect_true(says_between(body, "id=\"notes\"", "<form", &notes, &rest));
	notes = says(arena, notes, NULL);
	/* Its heading is not said. */
	if (notes.n > 20)
		expect_has(notes, "Notes");
	if (goal->met != NULL) {
		body = get(t, side,
		           str_print(arena, "/goals/%.*s/met", STR_ARG(id)));
		fact(t, day, side, body, "Why: ", "</p>");
		fact(t, day, side, body, "What shows it: ", "</p>");
		fact(t, day, side, body, "<section class=\"dir-voice ",
		     "</section>");
		fact(t, day, side, body,
		     "<section class=\"dir-voice dir-voice--worker",
		     "</section>");
	}
	if (goal->scale != NULL) {
		body = get(t, side,
		           str_print(arena, "/goals/%.*s/scale", STR_ARG(id)));
		fact(t, day, side, body, "<ul class=\"dir-list\">", "</ul>");
		fact(t, day, side, body, "<dl class=\"govuk-summary-list",
		     "</dl>");
		if (plan_scale_is_rated(goal->scale))
			fact(t, day, side, body,
			     "<tbody class=\"govuk-table__body\"><tr", "</tr>");
	}
}

static void
compare(struct then_try *t, size_t day, int side)
{
	struct arena *arena = t->p.w->arena;
	struct shown is = {.n = 0}, *was = &t->was[day][side];
	struct str body =
	        get(t, side,
	            str_print(arena, "/history?on=%.*s",
	                      STR_ARG(date_iso(arena, t->days[day]))));

	parts_of(arena, &is, body, "<article", "</article>");
	page_ends(arena, &is, body, "id=\"said\"");
	if (is.n != was->n)
		fail_msg("day %zu: %zu parts, and there were %zu", day, is.n,
		         was->n);
	for (size_t i = 0; i < is.n; i++)
		expect_str(is.parts[i], str_c(arena, was->parts[i]));
	body = says(arena, body, NULL);
	for (size_t i = 0; i < t->facts_n[day][side]; i++)
		expect_has(body, str_c(arena, t->facts[day][side][i]));
}

static const struct fault *
today(struct ctx *ctx, void *data)
{
	*(struct date *)data = ctx->today;
	return NULL;
}

TEST("plan: a past day's page shows what was shown that day, to both sides")
{
	struct then_try *try = arena_new(t->arena, struct then_try, 1);
	struct world *w = people_world(t);

	try->p = plan_try_in(w);
	try->acts.seed = 20261133;
	try->h = http_serve(w, w->app->capabilities);
	for (size_t day = 0; day < DAYS; day++) {
		expect_ok(world_see(w, "sam", today, &try->days[day]));
		try->acts.first = try->days[0];
		/* Sessions end overnight. */
		try->h->sessions_n = 0;
		for (size_t i = 0; i < ACTS_A_DAY; i++)
			then_act(&try->acts, &try->p, day * ACTS_A_DAY + i);
		(void)plan_try_whole(&try->p);
		for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
			remember(try, day, side);
			remember_goal(try, day, side);
		}
		/* At the hour at which this day began. */
		world_later(w, DAY_MS - ACTS_A_DAY * THEN_ACT_MS);
	}
	try->h->sessions_n = 0;
	for (size_t day = 0; day < DAYS; day++)
		for (int side = 0; side < PLAN_SIDE_COUNT; side++)
			compare(try, day, side);
	expect_true(try->acts.done > 200);
	expect_true(try->acts.refused > 40);
	/* Each act came to something. */
	for (size_t i = 0; i < then_acts_n(); i++)
		if (try->acts.did[i] == 0)
			fail_msg("act %zu never came to anything", i);
}

/* --- one by one ----------------------------------------------------------- */

static const struct plan_whole *
day_of(struct plan_try *p, struct date day)
{
	p->date = day;
	expect_ok(world_see(p->w, "sam", plan_try_day, p));
	return p->found ? &p->whole : NULL;
}

TEST("plan: an answer after the last change of a day is in that day's plan")
{
	struct plan_try try = plan_try_in(people_world(t)), *p = &try;
	const struct plan_whole *whole;
	struct date first;

	expect_ok(world_see(p->w, "sam", today, &first));
	plan_try_agreed(p);
	world_later(p->w, DAY_MS);
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	whole = day_of(p, first);
	expect_not_null(whole);
	expect_equal(whole->plan.state, PLAN_AGREED);
	expect_true(plan_is_agreed(&whole->plan));
	expect_equal(whole->plan.sides[PLAN_PERSON].answer, PLAN_YES);
	expect_false(str_empty(whole->plan.sides[PLAN_WORKER].name));
	/* The next day it was, and had changed since. */
	whole = day_of(p, date_add_days(first, 1));
	expect_equal(whole->plan.state, PLAN_AGREED);
	expect_true(plan_is_changed(&whole->plan));
}

TEST("plan: what was answered and noted after a day is not in it")
{
	struct plan_try try = plan_try_in(people_world(t)), *p = &try;
	const struct plan_whole *whole;
	struct date first;

	expect_ok(world_see(p->w, "sam", today, &first));
	expect_ok(world_do(p->w, "sam", plan_try_goal, p));
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	expect_ok(world_do(p->w, "sam", plan_try_note, p));
	world_later(p->w, DAY_MS);
	p->words = S("The day after");
	expect_ok(world_do(p->w, "sam", plan_try_note, p));
	expect_ok(plan_try_says(p, "jay", PLAN_NO));
	whole = day_of(p, first);
	expect_equal(whole->goals[0].notes_n, 1);
	expect_str(whole->goals[0].notes[0].words, "Because");
	expect_equal(whole->plan.state, PLAN_DRAFT);
	expect_equal(whole->plan.sides[PLAN_PERSON].answer, PLAN_ANSWER_NONE);
	whole = day_of(p, date_add_days(first, 1));
	expect_equal(whole->goals[0].notes_n, 2);
	expect_equal(whole->plan.state, PLAN_DO_NOT_AGREE);
}

static const struct fault *
read_less(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan_whole whole;

	TRY(plan_snapshot_read(ctx, p->words, &whole));
	p->found = whole.less;
	return NULL;
}

TEST("plan: a day that was kept with less says so")
{
	struct plan_try try = plan_try_in(people_world(t)), *p = &try;
	struct plan_whole whole;
	struct json_out j;
	struct buf buf;
	struct str now;
	const char *cut, *end;

	expect_ok(world_do(p->w, "sam", plan_try_goal, p));
	whole = *plan_try_whole(p);
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	plan_snapshot_write(&j, &whole);
	now = p->words = buf_get(&buf);
	expect_ok(world_see(p->w, "sam", read_less, p));
	expect_false(p->found);
	/* As it was written before there were any. */
	cut = memmem(now.p, now.n, ",\"hurdles\":[]", 13);
	expect_not_null(cut);
	end = cut + 13;
	p->words = str_print(t->arena, "%.*s%.*s", (int)(cut - now.p), now.p,
	                     (int)(now.n - (size_t)(end - now.p)), end);
	expect_ok(world_see(p->w, "sam", read_less, p));
	expect_true(p->found);
}

static const struct fault *
lines(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan_version_line *list;
	size_t n;

	TRY(plan_store_versions(ctx, p->person, &list, &n));
	p->seen = (int64_t)n;
	return NULL;
}

static int64_t
lines_of(struct plan_try *p, struct person_id person)
{
	p->person = person;
	expect_ok(world_see(p->w, "sam", lines, p));
	return p->seen;
}

TEST("plan: what was kept while two were one person is nobody's after that is "
     "undone")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_in(w), *p = &try;
	struct http *h = http_serve(w, w->app->capabilities);
	const struct plan_whole *whole;
	struct date first;

	expect_ok(world_see(w, "sam", today, &first));
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->person = m.gone;
	p->terms.title = S("A secret of Jai");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	world_later(w, DAY_MS);
	expect_ok(world_do(w, "morgan", merging_do, &m));
	p->person = m.kept;
	expect_ok(world_do(w, "sam", plan_try_step, p));
	whole = day_of(p, date_add_days(first, 1));
	expect_not_null(whole);
	expect_equal(whole->goals_n, 2);
	world_later(w, DAY_MS);
	expect_ok(world_do(w, "morgan", merging_undo, &m));
	/* Neither reads it, and each day of before is there. */
	for (int i = 0; i < 2; i++) {
		p->person = i == 0 ? m.kept : m.gone;
		whole = day_of(p, date_add_days(first, 1));
		if (p->person.v == m.kept.v) {
			expect_null(whole);
			expect_true(p->whole.parted);
		} else {
			expect_equal(whole->goals_n, 1);
			expect_str(whole->goals[0].title, "A secret of Jai");
		}
		whole = day_of(p, first);
		expect_not_null(whole);
		expect_equal(whole->goals_n, 1);
		whole = day_of(p, date_add_days(first, 2));
		expect_equal(whole->goals_n, 1);
	}
	expect_equal(lines_of(p, m.kept), 2);
	expect_equal(lines_of(p, m.gone), 2);
	{
		struct str day = date_iso(t->arena, date_add_days(first, 1));
		struct http_reply reply = http_get(
		        h, "sam",
		        str_c(t->arena,
		              str_print(t->arena,
		                        "/people/X100001/plan/history?on=%.*s",
		                        STR_ARG(day))));

		expect_equal(reply.status, 200);
		expect_has(reply.body, "two people were kept here as one");
		expect_lacks(reply.body, "A secret of Jai");
	}
}
