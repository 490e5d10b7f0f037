/*
 * eval_fields_test.c - folders of vectors, and those that have not the shape of
 * one.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "insight/evaluation/eval_vectors_test.h"

/* A folder of vectors among the fixtures, from wherever the tests are run. */
static const char *
vectors_folder(struct test *t, const char *name)
{
	static const char *const from[] = {"", "../", "../../"};

	for (size_t i = 0; i < 3; i++) {
		const char *folder = str_c(
		        t->arena, str_print(t->arena, "%stests/fixtures/%s",
		                            from[i], name));
		struct stat st;

		if (stat(folder, &st) == 0)
			return folder;
	}
	fail_msg("the fixtures are not to be found from here");
	return NULL;
}

/* What the self-test writes of a file of these cases. */
static struct str
lines_of(struct test *t, const char *cases)
{
	FILE *file = fopen(test_path(t, "cases.json"), "wb");
	struct eval_result result;

	expect_not_null(file);
	fprintf(file, "[%s]", cases);
	fclose(file);
	return eval_test_lines(t, test_dir(t), &result);
}

/* All cases of a folder are met; how many they are. */
static size_t
folder_passed(struct test *t, const char *name)
{
	struct eval_result result;
	struct str rest = eval_test_lines(t, vectors_folder(t, name), &result),
	           line;

	while (str_split(&rest, '\n', &line))
		if (str_starts(line, S("not ok")))
			fail_msg("%.*s", STR_ARG(line));
	expect_equal(result.failed, 0);
	return result.passed;
}

TEST("evaluation: every case of a folder of reference vectors is computed "
     "from its file, and none is passed over")
{
	expect_equal(folder_passed(t, "eval-vectors"), 125);
}

TEST("evaluation: cases of few people, of columns that say nearly the same and "
     "of what has no answer are met, too")
{
	expect_equal(folder_passed(t, "eval-vectors-more"), 67);
}

/* A case of an operation: its spec, what is expected, and what is said. */
static void
expect_case(struct test *t, const char *op, const char *spec,
            const char *expected, const char *line)
{
	expect_has(lines_of(t, str_c(t->arena,
	                             str_print(t->arena,
	                                       "{\"schema\":1,\"id\":\"a\","
	                                       "\"op\":\"%s\",\"data\":null,"
	                                       "\"rel_tol\":1e-8,\"spec\":{%s},"
	                                       "\"expected\":{%s}}",
	                                       op, spec, expected))),
	           line);
}

#define PAIRS \
	"\"op\":\"paired_binary\",\"spec\":{\"n11\":18,\"n10\":9,\"n01\":16," \
	"\"n00\":41}"

TEST("evaluation vectors: a case without a field that every case has, or with "
     "one of another kind, is refused")
{
	static const char *const cases[][2] = {
	        {"7", "it is no object"},
	        {"{\"schema\":\"1\",\"id\":\"a\"}", "its schema is not 1"},
	        {"{\"schema\":1.5,\"id\":\"a\"}", "its schema is not 1"},
	        {"{\"schema\":1,\"id\":7," PAIRS "}", "its id is no text"},
	        {"{\"schema\":1,\"id\":\"a\"," PAIRS "}",
	         "op, spec or expected is missing"},
	        {"{\"schema\":1,\"id\":\"a\"," PAIRS ",\"expected\":{},"
	         "\"rel_tol\":1}",
	         "data is neither the name of a file nor null"},
	        {"{\"schema\":1,\"id\":\"a\"," PAIRS ",\"expected\":{},"
	         "\"data\":null}",
	         "rel_tol is no number"},
	        {"{\"schema\":1,\"id\":\"a\"," PAIRS ",\"expected\":{},"
	         "\"data\":null,\"rel_tol\":\"1\"}",
	         "rel_tol is no number"},
	        {"{\"schema\":1,\"id\":\"a\"," PAIRS ",\"expected\":{},"
	         "\"data\":null,\"rel_tol\":1,\"note\":1}",
	         "its note is no text"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_has(lines_of(t, cases[i][0]), cases[i][1]);
}

TEST("evaluation vectors: an id that another case of the folder has is refused")
{
	struct str lines = lines_of(t, "{\"schema\":1,\"id\":\"a\"," PAIRS
	                               ",\"expected\":{},"
	                               "\"data\":null,\"rel_tol\":1},"
	                               "{\"schema\":1,\"id\":\"a\"," PAIRS
	                               ",\"expected\":{},"
	                               "\"data\":null,\"rel_tol\":1}");

	expect_has(lines, "ok a 0.0e+00\nnot ok a its id is another case's");
}

TEST("evaluation vectors: a field of the spec that is of another kind is not "
     "taken for one that is left out")
{
	static const char *const specs[][3] = {
	        {"match", "\"ratio\":\"2\"", "ratio: is no number"},
	        {"match", "\"replace\":1",
	         "replace: is neither true nor false"},
	        {"match", "\"exact\":\"x\"", "exact: is no list of texts"},
	        {"match", "\"exact\":[1]", "exact: is no list of texts"},
	        {"match", "\"treat\":[\"x\"]", "treat: is no text"},
	        {"match_cem", "\"cutpoints\":{\"x\":[\"1\"]}",
	         "a cut is no number: x"},
	        {"match_cem", "\"cutpoints\":[1]",
	         "cutpoints: is no object of lists"},
	        {"power", "\"sets\":[1]", "sets: is no list of objects"},
	        {"p_adjust", "\"p\":0.5", "p: is no list of numbers"},
	        {"glm", "\"terms\":\"x\"", "terms: is no list of texts"},
	        {"glm", "\"family\":\"binomial\",\"outcome\":\"y\"",
	         "terms are needed"},
	        {"kaplan_meier", "\"levels\":{\"x\":[true]}",
	         "a level is no text: x"},
	        {"kaplan_meier", "\"levels\":{\"x\":[\"a\",\"a\"]}",
	         "a level is twice: x"}};

	for (size_t i = 0; i < sizeof(specs) / sizeof(specs[0]); i++)
		expect_case(t, specs[i][0], specs[i][1], "", specs[i][2]);
}

TEST("evaluation vectors: columns of unlike length, cells that are no values "
     "and columns beside a file are refused")
{
	expect_case(t, "kaplan_meier",
	            "\"columns\":{\"t\":[1,2],\"e\":[1,0,1]},\"time\":\"t\","
	            "\"event\":\"e\",\"at\":[1]",
	            "\"groups\":[]", "columns are not as long: e");
	expect_case(t, "kaplan_meier",
	            "\"columns\":{\"t\":[1,true]},\"time\":\"t\","
	            "\"event\":\"e\",\"at\":[1]",
	            "\"groups\":[]", "a cell is no value: t");
	expect_has(lines_of(t, "{\"schema\":1,\"id\":\"a\",\"op\":\"rmst\","
	                       "\"data\":\"a.csv\",\"rel_tol\":1,\"spec\":{"
	                       "\"columns\":{\"t\":[1]}},\"expected\":{}}"),
	           "it has both columns and a file: a.csv");
}

TEST("evaluation vectors: the sets of a power are whole, and have nothing that "
     "is not understood")
{
	expect_case(t, "power",
	            "\"kind\":\"schoenfeld_events\",\"sets\":[{\"hr\":0.7,"
	            "\"power\":0.8,\"alpha\":0.05}]",
	            "\"answers\":[null]", "a set lacks: share_treated");
	expect_case(t, "power",
	            "\"kind\":\"schoenfeld_events\",\"sets\":[{\"hr\":0.7,"
	            "\"share_treated\":0.5,\"power\":0.8,\"alpha\":0.05,"
	            "\"ratio\":2}]",
	            "\"answers\":[1]", "an unknown field: ratio");
}

TEST("evaluation vectors: an edge has no field but its own, and an input is "
     "only an edge")
{
	expect_case(t, "edge", "\"run_op\":\"glm\",\"run\":{},\"more\":1",
	            "\"code\":\"E_BAD_VALUE\"", "an unknown field: more");
	expect_case(t, "edge", "\"run_op\":\"glm\",\"run\":{}",
	            "\"code\":\"E_BAD_VALUE\",\"count\":\"1\"",
	            "count cannot be read");
	expect_case(t, "edge", "\"run_op\":\"glm\",\"run\":{}",
	            "\"code\":\"E_BAD_VALUE\",\"columns_named\":\"x\"",
	            "columns_named cannot be read");
	expect_case(t, "input", "\"id\":\"id\",\"columns\":{\"id\":[1]}", "",
	            "input is only an edge");
}

TEST("evaluation vectors: a count is the same or it is another, whatever the "
     "tolerance")
{
	static const char one[] =
	        "{\"schema\":1,\"id\":\"a\",\"op\":\"kaplan_meier\",\"data\":"
	        "null,\"rel_tol\":0.9,\"spec\":{\"columns\":{\"t\":[1,2,3],"
	        "\"e\":[1,0,1]},\"time\":\"t\",\"event\":\"e\",\"at\":[2]},"
	        "\"expected\":{\"groups\":[{\"group\":null,\"n\":%d,"
	        "\"events\":2,\"time\":[1],\"n_event\":[1.5]}]}}";

	expect_has(lines_of(t, str_c(t->arena, str_print(t->arena, one, 4))),
	           "not ok a .groups[0].n is 3, not 4");
	/* what a curve sums up is no count: it may have parts */
	expect_has(lines_of(t, str_c(t->arena, str_print(t->arena, one, 3))),
	           "ok a");
}

TEST("evaluation vectors: a number among columns is as a file would have it")
{
	expect_case(t, "kaplan_meier",
	            "\"columns\":{\"t\":[1,2,3],\"e\":[1,0,1],"
	            "\"g\":[0.1,9,10]},\"time\":\"t\",\"event\":\"e\","
	            "\"group\":\"g\",\"at\":[2]",
	            "\"groups\":[{\"group\":\"0.1\"},{\"group\":\"10\"},"
	            "{\"group\":\"9\"}]",
	            "ok a");
	expect_case(t, "kaplan_meier",
	            "\"columns\":{\"t\":[1,2,3],\"e\":[1,0,1],"
	            "\"g\":[0.1,9,10]},\"time\":\"t\",\"event\":\"e\","
	            "\"group\":\"g\",\"at\":[2],\"levels\":{\"g\":[9,10,0.1]}",
	            "\"groups\":[{\"group\":\"9\"},{\"group\":\"10\"},"
	            "{\"group\":\"0.1\"}]",
	            "ok a");
}
