/* eval_estimate_after_test.c - what is known only after the start describes,
 * and nothing rests on it. */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_study_test.h"

#define FAKE \
	"[data]|shape = \"table\"|outcome y binary primary|column = \"y\"|" \
	"number age|word sex|method m nearest|ratio = 2"

static const struct fake usual = {.treated = 60,
                                  .control = 300,
                                  .risk = {0.4, 0.3},
                                  .unknown = 0.1,
                                  .seed = 11};

static void
run(struct test *t, struct study *s, const char *plan)
{
	struct eval_inputs in = {.people = study_fake(t, &usual)};

	study_plan(t, s, plan);
	study_run(t, s, &in);
	expect_true(s->good);
}

TEST("estimate: what participants had is described, with the primary outcome "
     "of those with little, some and much of it")
{
	struct study s;
	const json_t *one, *parts, *part;
	double n = 0, events = 0, last = -INFINITY;
	size_t i;

	run(t, &s, FAKE "|[after]|columns = [\"n\", \"d\"]");
	expect_equal(json_array_size(json_object_get(s.result, "after")), 2);
	one = json_array_get(json_object_get(s.result, "after"), 0);
	expect_str(str_of(json_string_value(json_object_get(one, "name"))),
	           "n");
	expect_equal((int)study_number(t, one, "n") +
	                     (int)study_number(t, one, "missing"),
	             60);
	parts = json_object_get(one, "parts");
	expect_true(json_array_size(parts) >= 1);
	json_array_foreach (parts, i, part) {
		expect_true(study_number(t, part, "low") > last);
		last = study_number(t, part, "high");
		n += study_number(t, part, "n");
		events += study_number(t, part, "events");
		expect_near(study_number(t, part, "risk"),
		            study_number(t, part, "events") /
		                    study_number(t, part, "n"),
		            1e-12);
	}
	for (i = 0; i < s.data->n; i++) {
		double y = s.data->seen[0].y[i];

		if (s.data->treat[i] < 0.5 || isnan(y) ||
		    isnan(s.data->after[0][i]))
			continue;
		n--;
		events -= y;
	}
	expect_near(n, 0, 1e-12);
	expect_near(events, 0, 1e-12);
}

TEST("estimate: nothing rests on what came after the start, and a plan without "
     "it keeps its hash")
{
	static const char *const same[] = {"effects", "verdict"};
	struct study with, without, empty;

	run(t, &with, FAKE "|[after]|columns = [\"n\"]");
	run(t, &without, FAKE);
	run(t, &empty, FAKE "|[after]|columns = []");
	expect_null(json_object_get(without.result, "after"));
	expect_str(str_of(empty.plan.sha256), without.plan.sha256);
	expect_true(strcmp(with.plan.sha256, without.plan.sha256) != 0);
	expect_str(str_of(with.design.sha256), without.design.sha256);
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		expect_true(
		        json_equal(json_object_get(with.result, same[i]),
		                   json_object_get(without.result, same[i])));
}

TEST("evaluation plan: what is known only after the start is no covariate, and "
     "nobody is matched on it")
{
	struct eval_plan *plan = arena_new(t->arena, struct eval_plan, 1);
	static const char *const names[] = {"age", "sex", "group"};

	for (size_t i = 0; i < 3; i++) {
		const char *parts =
		        str_c(t->arena, str_print(t->arena,
		                                  FAKE "|[after]|columns = "
		                                       "[\"n\", \"%s\"]",
		                                  names[i]));
		const struct fault *fault = eval_plan_text(
		        t->arena, str_of(study_toml(t, parts)), plan);

		expect_fault(fault, FAULT_INVALID, NULL);
		expect_has(text_show_en(t->arena, &fault->text),
		           "known only after the start");
		expect_has(text_show_en(t->arena, &fault->text), names[i]);
	}
}

TEST("report: what participants had is shown with what it does not show; no "
     "release has it")
{
	struct study s;
	struct eval_release release;
	struct str why;
	struct buf buf;

	run(t, &s, FAKE "|[after]|columns = [\"n\"]");
	buf_init(&buf, t->arena, EVAL_RESULT_MOST);
	eval_report_write(t->arena, s.result, false, &buf);
	expect_has(buf_get(&buf), "What they had of the programme");
	expect_has(buf_get(&buf),
	           "That does not show what more of it would do");
	expect_equal(eval_release_make(t->arena, s.result, 10, &release, &why),
	             EVAL_DONE);
	expect_null(json_object_get(release.json, "after"));
	run(t, &s, FAKE);
	buf_init(&buf, t->arena, EVAL_RESULT_MOST);
	eval_report_write(t->arena, s.result, false, &buf);
	expect_lacks(buf_get(&buf), "What they had of the programme");
}
