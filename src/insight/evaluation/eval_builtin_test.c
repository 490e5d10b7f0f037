/* eval_builtin_test.c - the program proves itself. */
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_local.h"
#include "insight/evaluation/eval_plan.h"
#include "insight/evaluation/eval_simulate.h"
#include "tests/test.h"

TEST("evaluation: the program has cases of its own, and computes each of them")
{
	struct eval_result result = {0, 0};
	char lines[8192] = "";
	FILE *to = fmemopen(lines, sizeof(lines), "w");
	struct str rest;
	struct str line;
	size_t good = 0;

	expect_not_null(to);
	expect_ok(eval_selftest(t->arena, NULL, to, &result));
	fclose(to);
	expect_equal(result.failed, 0);
	expect_true(result.passed >= 47);
	rest = str_of(lines);
	while (str_split(&rest, '\n', &line))
		good += str_starts(line, S("ok "));
	expect_equal(good, result.passed);
}

TEST("evaluation: a case of the program that were wrong would be found")
{
	/* The same file with one expected number changed by a millionth. */
	struct str all = {(const char *)eval_builtin_cases,
	                  eval_builtin_cases_n};
	struct str from = S("\"p0\": 0.37857142857142856");
	struct str to = S("\"p0\": 0.37857242857142856");
	struct eval_result result = {0, 0};
	char *copy = arena_new(t->arena, char, all.n + 1);
	FILE *file = fopen(test_path(t, "cases.json"), "wb");
	size_t at = 0;

	memcpy(copy, all.p, all.n);
	while (at < all.n && !str_starts(str_slice(all, at, all.n), from))
		at++;
	expect_true(at < all.n);
	memcpy(copy + at, to.p, to.n);
	expect_not_null(file);
	expect_equal(fwrite(copy, 1, all.n, file), all.n);
	fclose(file);
	file = tmpfile();
	expect_not_null(file);
	expect_ok(eval_selftest(t->arena, test_dir(t), file, &result));
	fclose(file);
	expect_equal(result.failed, 1);
}

TEST("evaluation simulate: the plan beside the files can be read, and says "
     "that nobody is real")
{
	static const char *const shapes[] = {"table", "events"};

	for (size_t i = 0; i < 2; i++) {
		struct eval_simulate_in in = {10, 50, 1, 1, i == 1};
		struct eval_plan plan = {0};
		const char *folder = test_path(t, shapes[i]);

		expect_ok(eval_simulate(t->arena, folder, &in));
		expect_ok(eval_plan_read(
		        t->arena,
		        str_c(t->arena,
		              str_print(t->arena, "%s/plan.toml", folder)),
		        &plan));
		expect_true(plan.simulated);
		expect_true(plan.from_events == (i == 1));
		expect_equal(plan.outcomes_n, 3);
		expect_equal(plan.covariates_n, 14);
	}
}
