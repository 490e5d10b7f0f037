/*
 * eval_vectors_test.c - the reference vectors, and vectors that are wrong.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "insight/evaluation/eval_local.h"
#include "tests/test.h"

/* The folder of the public vectors, from wherever the tests are run. */
static const char *
vectors_folder(struct test *t)
{
	static const char *const from[] = {"", "../", "../../"};

	for (size_t i = 0; i < 3; i++) {
		const char *folder = str_c(
		        t->arena,
		        str_print(t->arena, "%stests/fixtures/eval-vectors",
		                  from[i]));
		struct stat st;

		if (stat(folder, &st) == 0)
			return folder;
	}
	fail_msg("the fixtures are not to be found from here");
	return NULL;
}

/* What a folder's self-test writes. */
static struct str
lines_of(struct test *t, const char *folder, struct eval_result *result)
{
	FILE *to = tmpfile();
	struct buf buf;
	char block[4096];
	size_t n;

	expect_not_null(to);
	expect_ok(eval_selftest(t->arena, folder, to, result));
	rewind(to);
	buf_init(&buf, t->arena, 1 << 20);
	while ((n = fread(block, 1, sizeof(block), to)) > 0)
		buf_put(&buf, block, n);
	fclose(to);
	return buf_get(&buf);
}

/* One case in a folder of its own. */
static struct str
line_of(struct test *t, const char *json, struct eval_result *result)
{
	const char *path = test_path(t, "one.json");
	FILE *file = fopen(path, "wb");

	expect_not_null(file);
	fprintf(file, "[%s]", json);
	fclose(file);
	return lines_of(t, test_dir(t), result);
}

TEST("evaluation: every case of a folder of reference vectors is computed "
     "from its file, and none is passed over")
{
	struct eval_result result;
	struct str lines = lines_of(t, vectors_folder(t), &result);
	struct str rest = lines, line;

	while (str_split(&rest, '\n', &line))
		if (str_starts(line, S("not ok")))
			fail_msg("%.*s", STR_ARG(line));
	expect_equal(result.passed, 125);
	expect_equal(result.failed, 0);
}

#define PAIRS \
	"\"schema\":1,\"id\":\"a\",\"op\":\"paired_binary\",\"data\":null," \
	"\"rel_tol\":1e-8,"
#define SPEC "\"spec\":{\"n11\":18,\"n10\":9,\"n01\":16,\"n00\":41}"

TEST("evaluation: a case that is met says how near it came")
{
	struct eval_result result;

	expect_has(line_of(t,
	                   "{" PAIRS SPEC ",\"expected\":{\"mcnemar_chisq\":"
	                   "1.96}}",
	                   &result),
	           "ok a 0.0e+00");
	expect_equal(result.passed, 1);
}

TEST("evaluation: a field that is not understood makes its case fail")
{
	struct eval_result result;

	expect_has(line_of(t, "{" PAIRS SPEC ",\"expected\":{\"mcnemar\":1}}",
	                   &result),
	           "not ok a .mcnemar is not computed");
	expect_equal(result.failed, 1);
	expect_has(line_of(t,
	                   "{" PAIRS "\"spec\":{\"n11\":18,\"n12\":3},"
	                   "\"expected\":{}}",
	                   &result),
	           "not ok a an unknown field: n12");
	expect_has(line_of(t, "{" PAIRS SPEC ",\"expected\":{},\"more\":1}",
	                   &result),
	           "not ok a an unknown field: more");
	expect_has(line_of(t, "{\"schema\":2,\"id\":\"a\",\"op\":\"power\"}",
	                   &result),
	           "not ok a its schema is not 1");
	expect_has(line_of(t,
	                   "{\"schema\":1,\"id\":\"a\",\"op\":\"magic\","
	                   "\"spec\":{},\"expected\":{}}",
	                   &result),
	           "not ok a an unknown operation: magic");
}

TEST("evaluation: a number that is off, and null for a number, are not met")
{
	struct eval_result result;

	expect_has(line_of(t,
	                   "{" PAIRS SPEC ",\"expected\":{\"mcnemar_chisq\":"
	                   "1.9600001}}",
	                   &result),
	           "not ok a .mcnemar_chisq is 1.96");
	expect_has(line_of(t, "{" PAIRS SPEC ",\"expected\":{\"se\":null}}",
	                   &result),
	           "not ok a .se differs");
	expect_has(line_of(t, "{" PAIRS SPEC ",\"expected\":{\"rd_ci\":[1]}}",
	                   &result),
	           "not ok a .rd_ci is not of that length");
}

TEST("evaluation: a file that is no list of cases, and a folder without one, "
     "are said")
{
	struct eval_result result;
	FILE *file;

	expect_fault(eval_selftest(t->arena, test_dir(t), stdout, &result),
	             FAULT_INVALID,
	             "There is no *.json of cases in that folder");
	file = fopen(test_path(t, "bad.json"), "wb");
	fputs("{}", file);
	fclose(file);
	expect_fault(eval_selftest(t->arena, test_dir(t), stdout, &result),
	             FAULT_INVALID, "bad.json holds no list of cases");
}

TEST("evaluation: a table is read from the data folder alone")
{
	struct eval_result result;

	expect_has(line_of(t,
	                   "{\"schema\":1,\"id\":\"a\",\"op\":\"glm\","
	                   "\"data\":\"../x.csv\",\"spec\":{},"
	                   "\"expected\":{}}",
	                   &result),
	           "no file of the data folder");
	expect_has(line_of(t,
	                   "{\"schema\":1,\"id\":\"a\",\"op\":\"glm\","
	                   "\"data\":\"x.csv\",\"spec\":{},\"expected\":{}}",
	                   &result),
	           "there is no such file");
}

/* An edge case: its columns and fields, and what is expected of it. */
static void
expect_edge(struct test *t, const char *op, const char *run,
            const char *expected, const char *line)
{
	struct eval_result result;
	struct str json = str_print(
	        t->arena,
	        "{\"schema\":1,\"id\":\"e\",\"op\":\"edge\",\"data\":null,"
	        "\"rel_tol\":1,\"spec\":{\"run_op\":\"%s\",\"run\":{%s}},"
	        "\"expected\":{%s}}",
	        op, run, expected);

	expect_has(line_of(t, str_c(t->arena, json), &result), line);
}

TEST("evaluation: people twice, times before the start, days too late and "
     "cells that are no numbers are named with their row")
{
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[\"a\",\"b\",\"a\"],"
	            "\"treat\":[1,0,0]},\"id\":\"id\",\"treat\":\"treat\"",
	            "\"code\":\"E_DUPLICATE_ID\",\"row\":3,\"count\":1",
	            "ok e");
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1,2],\"time\":[5,0],"
	            "\"event\":[0,1]},\"id\":\"id\",\"time\":\"time\","
	            "\"event\":\"event\"",
	            "\"code\":\"E_TIME_ORDER\",\"row\":2", "ok e");
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1,2],\"age\":[\"30\",\"old\"]},"
	            "\"id\":\"id\",\"numeric\":[\"age\"]",
	            "\"code\":\"E_BAD_VALUE\",\"row\":2,"
	            "\"columns_named\":[\"age\"]",
	            "ok e");
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1,2],"
	            "\"day\":[\"2024-01-01\",\"2025-06-01\"]},\"id\":\"id\","
	            "\"index_date\":\"day\",\"data_cut\":\"2026-01-01\"",
	            "\"code\":\"E_IMMATURE\",\"count\":1", "ok e");
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1],\"day\":[\"2024-01-01\"],"
	            "\"seen\":[\"2024-01-02\"]},\"id\":\"id\","
	            "\"index_date\":\"day\",\"as_of\":\"seen\"",
	            "\"code\":\"E_POST_TREATMENT\",\"count\":1", "ok e");
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1,2],\"age\":[30,null]},"
	            "\"id\":\"id\",\"numeric\":[\"age\"]",
	            "\"code\":\"W_ROWS_DROPPED\",\"count\":1", "ok e");
}

TEST("evaluation: a code that is not raised, and a count that is another, are "
     "not met")
{
	expect_edge(t, "input", "\"columns\":{\"id\":[1,2]},\"id\":\"id\"",
	            "\"code\":\"E_DUPLICATE_ID\"",
	            "not ok e E_DUPLICATE_ID is not raised: all is well");
	expect_edge(t, "input", "\"columns\":{\"id\":[1,1]},\"id\":\"id\"",
	            "\"code\":\"E_DUPLICATE_ID\",\"count\":2",
	            "not ok e count is 1");
	expect_edge(t, "input", "\"columns\":{\"id\":[1,1]},\"id\":\"id\"",
	            "\"code\":\"E_DUPLICATE_ID\",\"columns_named\":[\"x\"]",
	            "not ok e x is not named");
	expect_edge(t, "input", "\"columns\":{\"id\":[1,1]},\"id\":\"id\"",
	            "\"code\":\"E_DUPLICATE_ID\",\"more\":1",
	            "not ok e an unknown field: more");
}
