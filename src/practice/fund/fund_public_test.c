/* fund_public_test.c - what is published of the fund: totals, never a
 * person. */
#include "practice/fund/fund_open_world_test.h"
#include "practice/fund/fund_public_local.h"

/* --- hiding ------------------------------------------------------------- */

static unsigned state;

static int64_t
any(unsigned below)
{
	state = state * 1103515245u + 12345u;
	return (int64_t)(state >> 16) % below;
}

/* The most and the least that a hidden cell of a partition may be, for
 * somebody who knows the total, the shown ones and the rule. */
static int64_t
hidden_range(const struct fund_cell *cells, size_t n)
{
	int64_t hidden = 0;
	size_t of = 0;

	for (size_t i = 0; i < n; i++)
		if (cells[i].hidden) {
			hidden += cells[i].people;
			of++;
		}
	return of < 2 ? 0 : hidden;
}

TEST("fund: a number about fewer than ten people is not shown")
{
	struct fund_cell cells[] = {{40, false}, {9, false}, {12, false}};
	struct fund_cell ten[] = {{10, false}, {10, false}};

	fund_hide(cells, 3, 10, true);
	expect_true(cells[1].hidden);
	expect_false(cells[0].hidden);
	fund_hide(ten, 2, 10, true);
	expect_false(ten[0].hidden);
	expect_false(ten[1].hidden);
}

/* The largest of the hidden cells; -1 when none is hidden.  None that is
 * shown may be about fewer than ten. */
static int64_t
hidden_most(const struct fund_cell *cells, size_t n)
{
	int64_t most = -1;

	for (size_t i = 0; i < n; i++) {
		expect_true(cells[i].hidden || cells[i].people >= 10);
		if (cells[i].hidden && cells[i].people > most)
			most = cells[i].people;
	}
	return most;
}

static void
hide_any(bool apart)
{
	struct fund_cell cells[9];
	size_t n = 2 + (size_t)any(8);
	int64_t all = 0, most;

	for (size_t i = 0; i < n; i++) {
		cells[i] = (struct fund_cell){any(30), false};
		all += cells[i].people;
	}
	fund_hide(cells, n, 10, apart);
	most = hidden_most(cells, n);
	if (most < 0 || all < 10)
		return;
	if (apart)
		expect_true(hidden_range(cells, n) >= 10);
	else
		expect_true(most >= 10 || hidden_range(cells, n) == all);
}

TEST("fund: no hidden number can be worked out from those that are shown")
{
	state = 7;
	for (int round = 0; round < 20000; round++)
		hide_any(any(2) == 1);
}

TEST("fund: one hidden number takes the next smallest with it, and no more")
{
	struct fund_cell cells[] = {
	        {40, false}, {3, false}, {12, false}, {25, false}};

	fund_hide(cells, 4, 10, true);
	expect_true(cells[1].hidden);
	expect_true(cells[2].hidden);
	expect_false(cells[0].hidden);
	expect_false(cells[3].hidden);
	expect_equal(fund_round(12, 5), 10);
	expect_equal(fund_round(13, 5), 15);
	expect_equal(fund_round(0, 5), 0);
	expect_equal(fund_round(7, 1), 7);
}

TEST("fund: a quarter has one key, and what is none is not read")
{
	static const char *const bad[] = {"2026-q5", "2026-q0", "2026-Q3",
	                                  "2026q3",  "26-q3",   "2026-q33",
	                                  "1999-q1", "",        "2026-q ",
	                                  "-026-q3"};
	struct date quarter;

	expect_str(fund_quarter_key(t->arena,
	                            fund_quarter_of(day_of(2026, 9, 30))),
	           "2026-q3");
	expect_str(fund_quarter_key(t->arena,
	                            fund_quarter_of(day_of(2026, 10, 1))),
	           "2026-q4");
	expect_true(fund_quarter_read(S("2026-q3"), &quarter));
	expect_equal(quarter.days, day_of(2026, 7, 1).days);
	expect_str(fund_quarter_words(t->arena, quarter),
	           "July to September 2026");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		expect_false(fund_quarter_read(str_of(bad[i]), &quarter));
}

/* --- publishing --------------------------------------------------------- */

struct publish {
	struct date quarter;
	struct organisation_id organisation;
	struct fund_release release;
	bool found;
	struct fund_line *lines;
	size_t n;
	struct fund_id request;
	int64_t line;
};

static const struct fault *
do_publish(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_public_make(ctx, p->quarter);
}

static const struct fault *
see_release(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_public_find(ctx, p->organisation, p->quarter, &p->release,
	                        &p->found);
}

static const struct fault *
see_count(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_public_count(ctx, p->quarter, &p->release);
}

static const struct fault *
see_lines(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_lines(ctx, p->organisation, &p->lines, &p->n);
}

static const struct fault *
see_ready(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_line_ready(ctx, &p->lines, &p->n);
}

static const struct fault *
do_line(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_line_release(ctx, p->request);
}

static const struct fault *
do_line_end(struct ctx *ctx, void *data)
{
	struct publish *p = data;

	return fund_line_withdraw(ctx, p->line);
}

static struct publish
publish_of(const struct world *w)
{
	return (struct publish){.quarter = day_of(2026, 7, 1),
	                        .organisation = w->organisation};
}

TEST("fund: a quarter is published once, and what is published never changes")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);
	int64_t before;

	past_many(w, FUND_WORK, 22, 4000, day_of(2026, 8, 5));
	past_many(w, FUND_TRAVEL, 14, 3000, day_of(2026, 9, 30));
	expect_ok(world_do(w, "morgan", do_publish, &p));
	past_many(w, FUND_HOME, 30, 9000, day_of(2026, 8, 6));
	before = world_changes(w);
	expect_refused(t, world_do(w, "morgan", do_publish, &p),
	               "This quarter is published. What is published stays as "
	               "it is");
	expect_equal(world_changes(w), before);
	expect_ok(world_see(w, "sam", see_release, &p));
	expect_true(p.found);
	expect_equal(p.release.all.people, 35);
	expect_equal(p.release.all.things, 35);
	expect_equal(p.release.all.pounds, 1300);
	/* 28 of 36 helped: 30 of 35 once rounded. */
	expect_equal(p.release.helped, 9);
	expect_equal(p.release.days, 2);
}

TEST("fund: only a quarter that has ended is published")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);

	p.quarter = day_of(2026, 10, 1);
	expect_refused(t, world_do(w, "morgan", do_publish, &p),
	               "A quarter is published when it has ended");
	p.quarter = day_of(2027, 1, 1);
	expect_refused(t, world_do(w, "morgan", do_publish, &p),
	               "A quarter is published when it has ended");
	p.quarter = day_of(2026, 10, 1);
	world_later(w, INT64_C(38) * 86400000);
	expect_ok(world_do(w, "morgan", do_publish, &p));
}

TEST("fund: what is published hides a purpose of nine, and another with it")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);

	past_many(w, FUND_WORK, 22, 4000, day_of(2026, 8, 5));
	past_many(w, FUND_TRAVEL, 12, 3000, day_of(2026, 8, 5));
	past_many(w, FUND_HEALTH, 9, 3000, day_of(2026, 8, 5));
	past_many(w, FUND_LEARNING, 40, 1000, day_of(2026, 6, 30));
	past_many(w, FUND_LEARNING, 41, 1000, day_of(2026, 10, 1));
	expect_ok(world_see(w, "morgan", see_count, &p));
	expect_true(p.release.by[FUND_WORK].shown);
	expect_false(p.release.by[FUND_TRAVEL].shown);
	expect_false(p.release.by[FUND_HEALTH].shown);
	expect_equal(p.release.by[FUND_TRAVEL].pounds, 0);
	expect_false(p.release.by[FUND_LEARNING].shown);
	expect_equal(p.release.all.people, 45);
}

TEST("fund: a quarter of nine people shows no number at all, and money that "
     "came back is not counted")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);

	past_many(w, FUND_WORK, 9, 4000, day_of(2026, 8, 5));
	past_add(w, &(struct past){.person = 77,
	                           .purpose = FUND_WORK,
	                           .pence = 100,
	                           .asked_on = day_of(2026, 8, 1),
	                           .paid_on = day_of(2026, 8, 2),
	                           .state = FUND_RETURNED});
	expect_ok(world_do(w, "morgan", do_publish, &p));
	expect_ok(world_see(w, "sam", see_release, &p));
	expect_true(p.found);
	expect_false(p.release.all.shown);
	expect_equal(p.release.helped, -1);
	expect_equal(p.release.days, -1);
	for (int i = 0; i < FUND_PURPOSE_COUNT; i++)
		expect_false(p.release.by[i].shown);
}

TEST("fund: what is published of another organisation stays its own")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);

	past_many(w, FUND_WORK, 22, 4000, day_of(2026, 8, 5));
	expect_ok(world_do(w, "otto", do_publish, &p));
	expect_ok(world_see(w, "sam", see_release, &p));
	expect_false(p.found);
	p.organisation = w->other_organisation;
	expect_ok(world_see(w, "sam", see_release, &p));
	expect_true(p.found);
	expect_false(p.release.all.shown);
}

/* --- lines -------------------------------------------------------------- */

static struct past
line_of(const struct world *w, const char *line)
{
	return (struct past){.person = w->jay.v,
	                     .purpose = FUND_TRAVEL,
	                     .pence = 3800,
	                     .asked_on = day_of(2026, 7, 10),
	                     .paid_on = day_of(2026, 7, 12),
	                     .state = FUND_CLOSED,
	                     .line = line};
}

TEST("fund: a public line is shown only when a manager released it")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);
	struct past past;

	fund_rhian(w);
	past = line_of(w, "A lock, so that a bike stays");
	past_add(w, &past);
	expect_ok(world_see(w, "morgan", see_lines, &p));
	expect_equal(p.n, 0);
	expect_ok(world_see(w, "morgan", see_ready, &p));
	expect_equal(p.n, 1);
	expect_ok(world_see(w, "otto", see_ready, &p));
	expect_equal(p.n, 0);
	p.request.v = past.id;
	expect_fault(world_do(w, "otto", do_line, &p), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "morgan", do_line, &p));
	expect_refused(t, world_do(w, "morgan", do_line, &p),
	               "This line was released before");
	expect_ok(world_see(w, "sam", see_lines, &p));
	expect_equal(p.n, 1);
	expect_str(p.lines[0].words, "A lock, so that a bike stays");
	expect_ok(world_see(w, "morgan", see_ready, &p));
	expect_equal(p.n, 0);
}

TEST("fund: a line is released only when its request is old enough and paid")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);
	struct past young, unpaid;

	fund_rhian(w);
	young = line_of(w, "Boots for a site");
	young.asked_on = day_of(2026, 9, 1);
	young.paid_on = day_of(2026, 9, 2);
	past_add(w, &young);
	unpaid = line_of(w, "A bus pass");
	unpaid.paid_on = DATE_NONE;
	unpaid.state = FUND_AGREED;
	past_add(w, &unpaid);
	expect_ok(world_see(w, "morgan", see_ready, &p));
	expect_equal(p.n, 0);
	p.request.v = young.id;
	expect_refused(t, world_do(w, "morgan", do_line, &p),
	               "A line is released 90 days after it was asked for, or "
	               "later");
	p.request.v = unpaid.id;
	expect_refused(t, world_do(w, "morgan", do_line, &p),
	               "A line is released when its request is paid");
}

TEST("fund: a line that holds a name is not released")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);
	struct past named, none;

	fund_rhian(w);
	named = line_of(w, "A lock for RHIAN’s bike");
	past_add(w, &named);
	none = line_of(w, "");
	past_add(w, &none);
	p.request.v = named.id;
	expect_refused(t, world_do(w, "morgan", do_line, &p),
	               "This line holds the person’s name, and is not "
	               "released");
	p.request.v = none.id;
	expect_refused(t, world_do(w, "morgan", do_line, &p),
	               "There is no line to release");
}

TEST("fund: a line that is taken back is shown no more")
{
	struct world *w = past_world(t);
	struct publish p = publish_of(w);
	struct past past;

	fund_rhian(w);
	past = line_of(w, "A lock, so that a bike stays");
	past_add(w, &past);
	p.request.v = past.id;
	expect_ok(world_do(w, "morgan", do_line, &p));
	expect_ok(world_see(w, "morgan", see_lines, &p));
	p.line = p.lines[0].id;
	expect_fault(world_do(w, "otto", do_line_end, &p), FAULT_NOT_FOUND,
	             "We cannot find that line");
	expect_ok(world_do(w, "morgan", do_line_end, &p));
	expect_fault(world_do(w, "morgan", do_line_end, &p), FAULT_NOT_FOUND,
	             "We cannot find that line");
	expect_ok(world_see(w, "morgan", see_lines, &p));
	expect_equal(p.n, 0);
}

/* --- pages -------------------------------------------------------------- */

TEST("fund public pages: anybody reads the quarter, and nobody is in it")
{
	struct http *h = past_http(t);
	struct publish lines = {.n = 0};
	struct http_reply reply;
	struct past past;

	expect_has(http_get(h, NULL, "/open/fund").body,
	           "Nothing is published yet.");
	fund_rhian(h->w);
	past = line_of(h->w, "<b>A lock</b>, so that a bike stays");
	past_add(h->w, &past);
	past_many(h->w, FUND_WORK, 22, 4000, day_of(2026, 8, 5));
	past_many(h->w, FUND_TRAVEL, 14, 3000, day_of(2026, 9, 30));
	reply = http_get(h, "morgan", "/fund/published");
	expect_has(reply.body, "Publish July to September 2026");
	expect_has(reply.body, "Written about a request of Rhian Pugh.");
	reply = http_post(h, "morgan", "/fund/published/quarter",
	                  FIELDS("quarter", "2026-q3"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "morgan", "/fund/published/line",
	                  FIELDS("request",
	                         str_c(t->arena, id_show(t->arena, past.id))));
	expect_equal(reply.status, 303);
	reply = http_get(h, NULL, "/open/fund/harbour");
	expect_equal(reply.status, 200);
	expect_str(http_header(h, &reply, "Cache-Control"),
	           "public, max-age=600");
	expect_has(reply.body, "July to September 2026");
	expect_has(reply.body, "£1,340");
	expect_has(reply.body, "about 9 said that it helped");
	expect_has(reply.body, "Working days from asking to paid");
	expect_has(reply.body, "&lt;b&gt;A lock");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "X100001");
	reply = http_get(h, "sam", "/open/fund/harbour/2026-q3");
	expect_equal(reply.status, 200);
	expect_str(http_header(h, &reply, "Cache-Control"), "no-store");
	lines.organisation = h->w->organisation;
	expect_ok(world_see(h->w, "morgan", see_lines, &lines));
	reply = http_post(
	        h, "morgan", "/fund/published/line/end",
	        FIELDS("line",
	               str_c(t->arena, id_show(t->arena, lines.lines[0].id))));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, NULL, "/open/fund/harbour").body, "A lock");
}

TEST("fund public pages: what is not published is not there")
{
	struct http *h = past_http(t);
	struct http_reply reply;

	expect_equal(http_get(h, NULL, "/open/fund/nobody").status, 404);
	past_many(h->w, FUND_WORK, 22, 4000, day_of(2026, 8, 5));
	expect_equal(http_post(h, "sam", "/fund/published/quarter",
	                       FIELDS("quarter", "2026-q3"))
	                     .status,
	             403);
	expect_equal(http_get(h, "priya", "/fund/published").status, 403);
	reply = http_post(h, "morgan", "/fund/published/quarter",
	                  FIELDS("quarter", "the last one"));
	expect_equal(reply.status, 400);
	reply = http_post(h, "morgan", "/fund/published/quarter",
	                  FIELDS("quarter", "2026-q4"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A quarter is published when it has ended");
	reply = http_post(h, "morgan", "/fund/published/quarter",
	                  FIELDS("quarter", "2026-q3"));
	expect_equal(reply.status, 303);
	expect_equal(http_get(h, NULL, "/open/fund/harbour/2026-q2").status,
	             404);
	expect_equal(http_get(h, NULL, "/open/fund/harbour/2026").status, 404);
	expect_equal(http_get(h, NULL, "/open/fund/harbour/2026-q3").status,
	             200);
	expect_equal(http_post(h, "morgan", "/fund/published/line",
	                       FIELDS("request", "x"))
	                     .status,
	             400);
	expect_equal(http_post(h, "morgan", "/fund/published/line/end",
	                       FIELDS("line", "x"))
	                     .status,
	             400);
	expect_equal(http_post(h, "morgan", "/fund/published/line/end",
	                       FIELDS("line", "0000000000001"))
	                     .status,
	             404);
}
