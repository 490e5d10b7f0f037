/* submission_result_test.c - what was published of a submission. */
#include "insight/submission/submission_result.h"

#include <math.h>

#include "insight/study/study_world_test.h"
#include "insight/submission/submission_world_test.h"
#include "tests/http_world.h"

struct published {
	int64_t id;
	struct submission_found found;
	struct submission_result *v;
	size_t n;
};

/* Blue Sky (programme.md, N20): 31 % against 43 %, 1 to 23 points fewer. */
static struct submission_found
blue_sky(void)
{
	return (struct submission_found){
	        .rate = 310,
	        .other_rate = 430,
	        .low = -230,
	        .high = -10,
	        .people = 72,
	        .others = 7200,
	        .published_on = study_day("2026-10-01"),
	        .source = S("Analysis of a request, www.gov.uk/example"),
	};
}

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct published *p = data;

	return submission_result_put(ctx, p->id, &p->found);
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct published *p = data;

	return submission_results(ctx, p->id, &p->v, &p->n);
}

TEST("submission result: a published result is written down with where it was "
     "published")
{
	struct submission_try s = submission_world(t);
	struct published p = {.id = s.id, .found = blue_sky()};

	p.found.source = S("a report");
	expect_problem(world_do(s.w, "morgan", put, &p), "source",
	               "Say where it was published: the title and the address");
	p.found = blue_sky();
	p.found.published_on = study_day("2026-11-25");
	expect_problem(world_do(s.w, "morgan", put, &p), "published",
	               "Enter the day on which it was published");
	p.found = blue_sky();
	expect_ok(world_do(s.w, "morgan", put, &p));
	expect_ok(world_see(s.w, "morgan", see, &p));
	expect_equal(p.n, 1);
	expect_equal(p.v[0].found.low, -230);
	expect_equal(p.v[0].found.others, 7200);
	expect_str(p.v[0].title, "All of 2025");
	expect_fault(world_do(s.w, "otto", put, &p), FAULT_NOT_FOUND, NULL);
	expect_ok(world_see(s.w, "otto", see, &p));
	expect_equal(p.n, 0);
}

TEST("submission result: an interval that does not hold the difference of the "
     "two rates is refused")
{
	struct submission_try s = submission_world(t);
	struct published p = {.id = s.id, .found = blue_sky()};
	const struct fault *fault;

	p.found.low = 10;
	p.found.high = 230;
	expect_problem(world_do(s.w, "morgan", put, &p), "low",
	               "The difference of the two rates is not between these "
	               "ends. Fewer on the programme is below 0");
	p.found.low = 231;
	fault = world_do(s.w, "morgan", put, &p);
	expect_problem(
	        fault, "high",
	        "Enter the upper end in points, not below the lower: -1");
	p.found = (struct submission_found){.rate = 1001,
	                                    .other_rate = -1,
	                                    .low = INT64_MAX,
	                                    .high = INT64_MAX,
	                                    .published_on = DATE_NONE};
	fault = world_do(s.w, "morgan", put, &p);
	expect_problem(fault, "rate",
	               "Enter how many in 100 on the programme reoffended");
	expect_problem(fault, "people",
	               "Enter how many on the programme were compared");
	expect_ok(world_see(s.w, "morgan", see, &p));
	expect_equal(p.n, 0);
}

TEST("submission result: an interval wholly below nothing is fewer, wholly "
     "above more, and anything else cannot be told")
{
	struct submission_found f = blue_sky();
	struct study_finding finding = {.estimate = NAN};

	submission_finding(&f, &finding);
	expect_str(finding.word, "reduced");
	expect_true(fabs(finding.estimate + 0.12) < 1e-12);
	f.high = 0;
	submission_finding(&f, &finding);
	expect_str(finding.word, "inconclusive");
	f = (struct submission_found){.rate = 430,
	                              .other_rate = 310,
	                              .low = 10,
	                              .high = 230,
	                              .people = 72,
	                              .others = 7200};
	submission_finding(&f, &finding);
	expect_str(finding.word, "increased");
	/* evaluation.md: 84 people at 37 % and 1:100 see 14 points. */
	f = (struct submission_found){.rate = 340,
	                              .other_rate = 370,
	                              .low = -130,
	                              .high = 70,
	                              .people = 84,
	                              .others = 8400};
	submission_finding(&f, &finding);
	expect_true(fabs(100 * finding.fall_seen - 14) < 0.5);
	expect_has(study_finding_words(t->arena, &finding),
	           "It cannot be told yet");
}

TEST("submission result: where nobody of those compared reoffended no fall "
     "could be seen, and the size of the study is not blamed")
{
	struct submission_try s = submission_world(t);
	struct http *h = http_serve(s.w, s.w->app->capabilities);
	struct published p = {.id = s.id, .found = blue_sky()};
	struct str body;

	p.found.other_rate = 0;
	p.found.low = 200;
	p.found.high = 420;
	expect_ok(world_do(s.w, "morgan", put, &p));
	body = http_get(h, "eve", "/studies").body;
	expect_has(body, "Nobody of those compared reoffended");
	expect_lacks(body, "would most likely not see it");
	expect_lacks(body, "80 times in 100");
}

TEST("submission result: points are read with their sign, and shown as they "
     "were typed")
{
	int64_t tenths = 7;

	expect_true(submission_points_read(S("-12.5"), &tenths));
	expect_equal(tenths, -125);
	expect_str(submission_points_show(t->arena, tenths), "−12.5");
	expect_true(submission_points_read(S("−12.5"), &tenths));
	expect_equal(tenths, -125);
	expect_true(submission_points_read(S("3"), &tenths));
	expect_str(submission_points_show(t->arena, tenths), "3");
	expect_false(submission_points_read(S("--3"), &tenths));
	expect_false(submission_points_read(S("-−3"), &tenths));
	expect_false(submission_points_read(S("−"), &tenths));
	expect_false(submission_points_read(S("-"), &tenths));
	expect_false(submission_points_read(S("a few"), &tenths));
}

TEST("submission result: a result is never changed: a later one stands before "
     "it, and there is an end to them")
{
	struct submission_try s = submission_world(t);
	struct published p = {.id = s.id, .found = blue_sky()};

	for (int i = 0; i < SUBMISSION_RESULTS_MOST; i++) {
		p.found.people = 72 + i;
		expect_ok(world_do(s.w, "morgan", put, &p));
		world_later(s.w, 1000);
	}
	expect_ok(world_see(s.w, "morgan", see, &p));
	expect_equal(p.n, SUBMISSION_RESULTS_MOST);
	expect_equal(p.v[0].found.people, 71 + SUBMISSION_RESULTS_MOST);
	expect_equal(p.v[p.n - 1].found.people, 72);
	expect_refused(
	        t, world_do(s.w, "morgan", put, &p),
	        "There are 20 results of this submission already, and no "
	        "more are kept");
}

#define RESULT(low, high, source) \
	FIELDS("people", "72", "rate", "31", "others", "7200", "other_rate", \
	       "43", "low", low, "high", high, "published-day", "1", \
	       "published-month", "10", "published-year", "2026", "source", \
	       source)

TEST("submission result: what is not shown is never said to be nothing; "
     "whoever reads studies reads results, and no name")
{
	struct submission_try s = submission_world(t);
	struct http *h = http_serve(s.w, s.w->app->capabilities);
	const char *path =
	        str_c(t->arena, submission_path(t->arena, s.id, "/result"));
	struct http_reply reply;
	struct str body;

	expect_lacks(http_get(h, "eve", "/studies").body,
	             "The Justice Data Lab");
	expect_equal(http_get(h, "eve", path).status, 403);
	expect_equal(http_post(h, "eve", path,
	                       RESULT("-23", "-1", "A report of somewhere"))
	                     .status,
	             403);
	expect_equal(http_get(h, "morgan", path).status, 200);
	reply = http_post(h, "morgan", path, RESULT("-23", "x", "<b>"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the upper end in points");
	expect_has(reply.body, "value=\"x\"");
	expect_has(reply.body, "&lt;b&gt;");
	reply = http_post(h, "morgan", path,
	                  RESULT("-25", "1", "A report, www.gov.uk/example"));
	expect_equal(reply.status, 303);
	body = http_get(h, "eve", "/studies").body;
	expect_has(body, "The Justice Data Lab");
	expect_has(body, "It cannot be told yet");
	expect_has(body, "does not show that the programme does nothing");
	expect_has(body, "A report, www.gov.uk/example");
	expect_lacks(body, "no effect");
	expect_lacks(body, "/submissions");
	body = http_get(h, "morgan",
	                str_c(t->arena, submission_path(t->arena, s.id, "")))
	               .body;
	expect_has(body, "31 in 100 of 72 people on the programme reoffended");
}
