/*
 * eval_vectors_test.c - the reference vectors, and vectors that are wrong.
 */
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_vectors_test.h"

struct str
eval_test_lines(struct test *t, const char *folder, struct eval_result *result)
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
	return eval_test_lines(t, test_dir(t), result);
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
	                   "\"data\":null,\"rel_tol\":1,\"spec\":{},"
	                   "\"expected\":{}}",
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
	                   "\"data\":\"../x.csv\",\"rel_tol\":1,\"spec\":{"
	                   "\"terms\":[]},\"expected\":{}}",
	                   &result),
	           "no file of the data folder");
	expect_has(line_of(t,
	                   "{\"schema\":1,\"id\":\"a\",\"op\":\"glm\","
	                   "\"data\":\"x.csv\",\"rel_tol\":1,\"spec\":{"
	                   "\"terms\":[]},\"expected\":{}}",
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

#define IDS "\"id\":\"id\",\"treat\":\"t\","

TEST("evaluation: a participant is 1 or 0, in every operation that has them")
{
	static const char *const runs[][2] = {
	        {"match", IDS "\"distance\":\"x\""},
	        {"match_optimal", IDS "\"ratio\":1,\"distance\":\"x\""},
	        {"match_subclass", IDS "\"subclasses\":1,\"distance\":\"x\""},
	        {"match_exact", IDS "\"exact\":[\"x\"]"},
	        {"match_cem", IDS "\"cutpoints\":{\"x\":[2]}"},
	        {"weights",
	         "\"treat\":\"t\",\"method\":\"entropy\",\"covariates\":"
	         "[\"x\"]"},
	        {"balance",
	         "\"treat\":\"t\",\"variables\":[\"x\"],\"weights\":\"w\""},
	        {"effect", "\"treat\":\"t\",\"outcome\":\"x\""},
	        {"effect_count", "\"treat\":\"t\",\"outcome\":\"x\""}};

	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
		expect_edge(t, runs[i][0],
		            str_c(t->arena,
		                  str_print(t->arena,
		                            "\"columns\":{\"id\":[1,2,3,4],"
		                            "\"t\":[1,null,0,2],"
		                            "\"x\":[1,1,1,0],"
		                            "\"w\":[1,1,1,1]},"
		                            "%s",
		                            runs[i][1])),
		            "\"code\":\"E_BAD_VALUE\",\"row\":4,"
		            "\"columns_named\":[\"t\"]",
		            "ok e");
}

TEST("evaluation: a match in which somebody is twice is refused, and one "
     "without an id leaves them out")
{
	expect_edge(t, "match",
	            "\"columns\":{\"id\":[\"a\",\"b\",\"b\"],\"t\":[1,0,0],"
	            "\"x\":[1,1,1]}," IDS "\"distance\":\"x\"",
	            "\"code\":\"E_DUPLICATE_ID\",\"row\":3,\"count\":1",
	            "ok e");
	expect_edge(t, "match",
	            "\"columns\":{\"id\":[\"a\",\"b\",null],\"t\":[1,0,0],"
	            "\"x\":[1,1,1]}," IDS "\"distance\":\"x\"",
	            "\"code\":\"W_ROWS_DROPPED\",\"count\":1", "ok e");
}

TEST("evaluation: somebody who misses a column that is cut is in no cell, and "
     "is counted")
{
	struct eval_result result;

	expect_edge(t, "match_cem",
	            "\"columns\":{\"id\":[1,2,3,4],\"t\":[1,0,0,0],"
	            "\"x\":[1,1,null,9]}," IDS "\"cutpoints\":{\"x\":[5]}",
	            "\"code\":\"W_ROWS_DROPPED\",\"count\":1", "ok e");
	expect_has(line_of(t,
	                   "{\"schema\":1,\"id\":\"c\",\"op\":\"match_cem\","
	                   "\"data\":null,\"rel_tol\":1e-9,\"spec\":{"
	                   "\"columns\":{\"id\":[1,2,3,4],\"t\":[1,0,0,0],"
	                   "\"x\":[1,1,null,9]}," IDS
	                   "\"cutpoints\":{\"x\":[5]}},\"expected\":"
	                   "{\"strata_control\":[1],\"stratum\":[1,1,null]}}",
	                   &result),
	           "ok c");
}

TEST("evaluation: time below nothing and an event that is none are refused by "
     "all that look at time")
{
	static const char *const ops[][2] = {{"kaplan_meier", "\"at\":[1]"},
	                                     {"logrank",
	                                      "\"group\":\"g\",\"rho\":0"},
	                                     {"rmst", "\"taus\":[2]"},
	                                     {"coxph", "\"terms\":[\"g\"]"}};

	for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
		const char *run =
		        str_c(t->arena,
		              str_print(t->arena,
		                        ",\"time\":\"t\",\"event\":\"e\",%s",
		                        ops[i][1]));

		expect_edge(t, ops[i][0],
		            str_c(t->arena,
		                  str_print(t->arena,
		                            "\"columns\":{\"t\":[1,2,-3],"
		                            "\"e\":[1,1,0],\"g\":[1,0,1]}%s",
		                            run)),
		            "\"code\":\"E_TIME_ORDER\",\"row\":3,"
		            "\"columns_named\":[\"t\"]",
		            "ok e");
		expect_edge(t, ops[i][0],
		            str_c(t->arena,
		                  str_print(t->arena,
		                            "\"columns\":{\"t\":[1,2,3],"
		                            "\"e\":[1,2,0],\"g\":[1,0,1]}%s",
		                            run)),
		            "\"code\":\"E_BAD_VALUE\",\"row\":2,"
		            "\"columns_named\":[\"e\"]",
		            "ok e");
	}
	expect_edge(t, "cumulative_incidence",
	            "\"columns\":{\"t\":[1,2,3],\"e\":[1,2,3]},"
	            "\"time\":\"t\",\"event\":\"e\",\"at\":[1]",
	            "\"code\":\"E_BAD_VALUE\",\"row\":3,"
	            "\"columns_named\":[\"e\"]",
	            "ok e");
	expect_edge(t, "cumulative_incidence",
	            "\"columns\":{\"t\":[1,2,-1],\"e\":[1,2,0]},"
	            "\"time\":\"t\",\"event\":\"e\",\"at\":[1]",
	            "\"code\":\"E_TIME_ORDER\",\"row\":3", "ok e");
}

#define GLM "\"family\":\"binomial\",\"outcome\":\"y\",\"terms\":[\"x\"]"

TEST("evaluation: a cell that is no number, one that is too large and a weight "
     "below nothing are named with their row")
{
	expect_edge(t, "glm",
	            "\"columns\":{\"y\":[0,1,1,0],\"x\":[1,2,\"NaN\",3]}," GLM,
	            "\"code\":\"E_BAD_VALUE\",\"row\":3,"
	            "\"columns_named\":[\"x\"]",
	            "ok e");
	expect_edge(t, "glm",
	            "\"columns\":{\"y\":[0,\"inf\",1,0],\"x\":[1,2,4,3]}," GLM,
	            "\"code\":\"E_BAD_VALUE\",\"row\":2,"
	            "\"columns_named\":[\"y\"]",
	            "ok e");
	expect_edge(t, "glm",
	            "\"columns\":{\"y\":[0,1,1,0],\"x\":[1,1e300,4,3]}," GLM,
	            "\"code\":\"E_BAD_VALUE\",\"row\":2,"
	            "\"columns_named\":[\"x\"]",
	            "ok e");
	expect_edge(t, "balance",
	            "\"columns\":{\"t\":[0,1,1,0],\"x\":[1,1e300,4,3]"
	            ",\"w\":[1,1,1,1]},"
	            "\"treat\":\"t\",\"variables\":[\"x\"],\"weights\":\"w\"",
	            "\"code\":\"E_BAD_VALUE\",\"row\":2,"
	            "\"columns_named\":[\"x\"]",
	            "ok e");
	expect_edge(t, "glm",
	            "\"columns\":{\"y\":[0,1,1,0],\"x\":[1,2,4,3]"
	            ",\"w\":[1,0,-1,1]}," GLM ",\"weights\":\"w\"",
	            "\"code\":\"E_BAD_VALUE\",\"row\":3,"
	            "\"columns_named\":[\"w\"]",
	            "ok e");
	expect_edge(t, "coxph",
	            "\"columns\":{\"e\":[0,1,1,0],\"x\":[1,2,4,3]"
	            ",\"w\":[1,0,-1,1]},"
	            "\"time\":\"x\",\"event\":\"e\",\"terms\":[\"x\"],"
	            "\"weights\":\"w\"",
	            "\"code\":\"E_BAD_VALUE\",\"row\":3,"
	            "\"columns_named\":[\"w\"]",
	            "ok e");
}

TEST("evaluation: a column of words may have words that look like numbers, and "
     "a column of one word is named as saying nothing")
{
	expect_edge(t, "glm",
	            "\"columns\":{\"y\":[0,1,1,0,1,0],"
	            "\"x\":[\"inf\",\"a\",\"b\",\"a\",\"inf\",\"b\"],"
	            "\"z\":[\"one\",\"one\",\"one\",\"one\",\"one\","
	            "\"one\"]},"
	            "\"family\":\"binomial\",\"outcome\":\"y\","
	            "\"terms\":[\"x\",\"z\"]",
	            "\"code\":\"W_ALIASED\",\"columns_named\":[\"z\"],"
	            "\"count\":1",
	            "ok e");
}

TEST("evaluation: a day that is none is named, whatever it is held against")
{
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1,2],"
	            "\"d\":[\"2024-01-01\",\"2024-13-01\"]},"
	            "\"id\":\"id\",\"index_date\":\"d\"",
	            "\"code\":\"E_BAD_VALUE\",\"row\":2,"
	            "\"columns_named\":[\"d\"]",
	            "ok e");
	expect_edge(t, "input",
	            "\"columns\":{\"id\":[1,2],\"d\":[\"yesterday\",null]},"
	            "\"id\":\"id\",\"as_of\":\"d\"",
	            "\"code\":\"E_BAD_VALUE\",\"row\":1,"
	            "\"columns_named\":[\"d\"]",
	            "ok e");
}

TEST("evaluation: numbers of the spec that cannot be meant are refused, with "
     "their place")
{
	static const char *const runs[][3] = {
	        {"p_adjust", "\"p\":[0.5,2]", "\"p\"],\"row\":2"},
	        {"p_adjust", "\"p\":[-0.1]", "\"p\"],\"row\":1"},
	        {"power",
	         "\"kind\":\"two_proportions_n\",\"sets\":[{\"p0\":1.5,"
	         "\"p1\":0.3,\"power\":0.8,\"alpha\":0.05}]",
	         "\"p0\"],\"row\":1"},
	        {"power",
	         "\"kind\":\"two_proportions_power\",\"sets\":[{\"p0\":0.5,"
	         "\"p1\":0.3,\"n1\":0,\"n0\":9,\"alpha\":0.05}]",
	         "\"n1\"],\"row\":1"},
	        {"power",
	         "\"kind\":\"schoenfeld_events\",\"sets\":[{\"hr\":1,"
	         "\"share_treated\":0.5,\"power\":0.8,\"alpha\":0.05}]",
	         "\"hr\"],\"row\":1"},
	        {"power",
	         "\"kind\":\"schoenfeld_events\",\"sets\":[{\"hr\":2,"
	         "\"share_treated\":0.5,\"power\":1,\"alpha\":0.05}]",
	         "\"power\"],\"row\":1"},
	        {"rosenbaum_binary",
	         "\"discordant\":9,\"favourable\":10,\"gammas\":[1],"
	         "\"alpha\":0.05",
	         "\"favourable\"]"},
	        {"rosenbaum_binary",
	         "\"discordant\":9.5,\"favourable\":3,\"gammas\":[1]",
	         "\"discordant\"]"},
	        {"rosenbaum_binary",
	         "\"discordant\":9,\"favourable\":3,\"gammas\":[1,0.5]",
	         "\"gammas\"],\"row\":2"},
	        {"evalue",
	         "\"measure\":\"RR\",\"estimate\":[0],\"lo\":[0],\"hi\":[1]",
	         "\"estimate\"],\"row\":1"},
	        {"rubin_pool", "\"estimate\":[1,2],\"se\":[1,-1]",
	         "\"se\"],\"row\":2"},
	        {"rubin_pool", "\"estimate\":[1,null],\"se\":[1,1]",
	         "\"estimate\"],\"row\":2"},
	        {"group_sequential", "\"information\":[0.5,0.4]",
	         "\"information\"]"}};

	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
		expect_edge(t, runs[i][0], runs[i][1],
		            str_c(t->arena,
		                  str_print(t->arena,
		                            "\"code\":\"E_BAD_VALUE\","
		                            "\"columns_named\":[%s",
		                            runs[i][2])),
		            "ok e");
}

TEST("evaluation: options that are left out are those of the specification, "
     "and a word that is none of them is refused")
{
	static const char *const with[][2] = {
	        {"\"op\":\"match\",\"spec\":{"
	         "\"columns\":{\"id\":[1,2,3,4],\"t\":[1,1,0,0],"
	         "\"x\":[5,6,5.5,9]}," IDS "\"distance\":\"x\",\"caliper\":1",
	         ",\"caliper_scale\":\"sd\",\"order\":\"largest\","
	         "\"tie\":\"input\""},
	        {"\"op\":\"coxph\",\"spec\":{"
	         "\"columns\":{\"t\":[1,1,1,2,2,3],\"e\":[1,1,0,1,1,1],"
	         "\"x\":[1,3,2,2,5,1]},"
	         "\"time\":\"t\",\"event\":\"e\",\"terms\":[\"x\"]",
	         ",\"ties\":\"efron\""},
	        {"\"op\":\"glm\",\"spec\":{"
	         "\"columns\":{\"y\":[0,1,1,0,1],"
	         "\"x\":[1,2,1,4,3]}," GLM,
	         ",\"link\":\"logit\""},
	        {"\"op\":\"glm\",\"spec\":{"
	         "\"columns\":{\"y\":[0,1,4,0,1],"
	         "\"x\":[1,2,1,4,3]},"
	         "\"family\":\"poisson\",\"outcome\":\"y\","
	         "\"terms\":[\"x\"]",
	         ",\"link\":\"log\""}};
	static const char *const asks[] = {"\"caliper_width\":0.1",
	                                   "\"coef\":[9]", "\"coef\":[9,9]",
	                                   "\"coef\":[9,9]"};

	/* What is computed is told by what it is not. */
	for (size_t i = 0; i < sizeof(with) / sizeof(with[0]); i++) {
		struct str lines[2];

		for (size_t k = 0; k < 2; k++) {
			struct eval_result result;
			struct str spec = str_print(t->arena, "%s%s}",
			                            with[i][0],
			                            k == 0 ? "" : with[i][1]);

			lines[k] = line_of(
			        t,
			        str_c(t->arena,
			              str_print(t->arena,
			                        "{\"schema\":1,\"id\":\"d\","
			                        "\"data\":null,\"rel_tol\":"
			                        "1e-9,%.*s,\"expected\":{%s}}",
			                        STR_ARG(spec), asks[i])),
			        &result);
		}
		expect_has(lines[0], " is ");
		expect_true(str_equal(lines[0], lines[1]));
	}
	expect_edge(t, "match",
	            "\"columns\":{\"id\":[1,2],\"t\":[1,0],\"x\":[5,6]}," IDS
	            "\"distance\":\"x\",\"order\":\"any\"",
	            "\"code\":\"E_BAD_VALUE\"", "not ok e order: any");
	expect_edge(t, "coxph",
	            "\"columns\":{\"t\":[1,2],\"e\":[1,1],\"x\":[5,6]},"
	            "\"time\":\"t\",\"event\":\"e\",\"terms\":[\"x\"],"
	            "\"ties\":\"none\"",
	            "\"code\":\"E_BAD_VALUE\"", "not ok e ties: none");
}

TEST("evaluation: a share is of outcomes of 0 and 1, and how often may be 2")
{
	const char *run = "\"columns\":{\"t\":[1,1,0,0],\"y\":[1,2,0,1]},"
	                  "\"treat\":\"t\",\"outcome\":\"y\"";

	expect_edge(t, "effect", run,
	            "\"code\":\"E_BAD_VALUE\",\"row\":2,\"count\":1,"
	            "\"columns_named\":[\"y\"]",
	            "ok e");
	expect_edge(t, "effect_count", run, "\"code\":\"E_BAD_VALUE\"",
	            "not ok e E_BAD_VALUE is not raised: all is well");
}

TEST("evaluation: matches that lose many, weights that are a few people's and "
     "ratios that change with time are warned of, and others are not")
{
	const char *pairs = "\"columns\":{\"id\":[1,2,3,4],\"t\":[1,1,0,0],"
	                    "\"x\":[1,9,1,2]}," IDS "\"distance\":\"x\"";
	const char *hazards = "\"columns\":{\"d\":[1,2,3,4,5,6,7,8,9,10],"
	                      "\"e\":[1,1,1,1,1,1,1,1,1,1],"
	                      "\"x\":[%s]},\"time\":\"d\",\"event\":\"e\","
	                      "\"terms\":[\"x\"]";
	const char *weights = "\"columns\":{\"t\":[1,0,0,0,0,0,0,0,0,0,0,0,"
	                      "0,0,0],\"s\":[0.5,%s,0.1,0.1,0.1,0.1,0.1,0.1,"
	                      "0.1,0.1,0.1,0.1,0.1,0.1,0.1]},\"treat\":\"t\","
	                      "\"method\":\"iptw\",\"estimand\":\"ATT\","
	                      "\"score\":\"s\"";
	const char *narrow = str_print(t->arena,
	                               "%s,\"caliper\":1,"
	                               "\"caliper_scale\":\"raw\"",
	                               pairs)
	                             .p;

	expect_edge(t, "match", narrow,
	            "\"code\":\"W_LOW_RETENTION\",\"count\":1", "ok e");
	expect_edge(t, "match", pairs, "\"code\":\"W_LOW_RETENTION\"",
	            "not ok e W_LOW_RETENTION is not raised");
	expect_edge(t, "match_exact",
	            "\"columns\":{\"id\":[1,2,3,4],\"t\":[1,1,0,0],"
	            "\"x\":[\"a\",\"b\",\"a\",\"c\"]}," IDS "\"exact\":[\"x\"]",
	            "\"code\":\"W_LOW_RETENTION\",\"count\":1", "ok e");
	expect_edge(t, "weights", str_print(t->arena, weights, "0.99").p,
	            "\"code\":\"W_EXTREME_WEIGHTS\",\"count\":1", "ok e");
	expect_edge(t, "weights", str_print(t->arena, weights, "0.2").p,
	            "\"code\":\"W_EXTREME_WEIGHTS\"",
	            "not ok e W_EXTREME_WEIGHTS is not raised");
	expect_edge(t, "ph_test",
	            str_print(t->arena, hazards, "1,1,1,1,0,0,0,0,1,1").p,
	            "\"code\":\"W_NONPROPORTIONAL\","
	            "\"columns_named\":[\"x\"]",
	            "ok e");
	expect_edge(t, "ph_test",
	            str_print(t->arena, hazards, "1,0,1,0,1,0,0,1,0,1").p,
	            "\"code\":\"W_NONPROPORTIONAL\"",
	            "not ok e W_NONPROPORTIONAL is not raised");
}
