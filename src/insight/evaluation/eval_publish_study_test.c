/* eval_publish_study_test.c - what leaves of whole studies. */
#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"
#include "tests/test.h"

#define STUDY \
	"outcome y binary primary|column = \"y\"|" \
	"outcome n count secondary|column = \"n\"|" \
	"outcome d time secondary|time = \"d\"|event = \"e\"|" \
	"number age|cuts = [28, 34]|word sex|word area|"

/* A study of these people is made and published at a threshold. */
static json_t *
published(struct test *t, const struct fake *fake, const char *parts,
          int64_t threshold, json_t **result)
{
	struct eval_release out = {0};
	struct study s;
	struct str why = S("");

	study_fake_run(t, &s, fake, parts);
	expect_good(&s);
	result_set(s.result, "kind", json_string("sealed"));
	if (eval_release_make(t->arena, s.result, threshold, &out, &why) !=
	    EVAL_DONE)
		fail_msg("not published: %.*s", STR_ARG(why));
	*result = s.result;
	return out.json;
}

/* --- groups where everybody is compared ---------------------------------- */

static double
of_flow(json_t *json, const char *step)
{
	return result_num(result_row(json, "flow", "step", step), "treated");
}

TEST("evaluation publish: groups are published where everybody was compared, "
     "by each kind of method")
{
	static const char *const methods[] = {
	        "method m nearest|caliper = \"none\"",
	        "method m nearest|ratio = 1|caliper = \"none\"",
	        "method m exact|exact = [\"sex\"]",
	        "method m cem",
	        "method m entropy",
	        "method m iptw"};
	const struct fake all = {
	        .treated = 130, .control = 900, .risk = {0.45, 0.3}};

	for (size_t k = 0; k < sizeof(methods) / sizeof(methods[0]); k++)
		for (int64_t threshold = 10; threshold <= 20; threshold += 10) {
			const char *parts =
			        str_print(t->arena,
			                  STUDY "%s|[subgroups]|"
			                        "columns = [\"sex\", \"area\"]",
			                  methods[k])
			                .p;
			json_t *result, *json;

			json = published(t, &all, parts, threshold, &result);
			expect_true(of_flow(result, "complete") ==
			            of_flow(result, "matched"));
			expect_false(result_hidden(
			        result_row(json, "effects", "id", "y-rd-sex-M"),
			        "n_treated"));
		}
}

TEST("evaluation publish: where everybody was compared, a level of few is "
     "hidden among those there were as well")
{
	/* about three in ten are women */
	const struct fake few = {
	        .treated = 24, .control = 900, .risk = {0.45, 0.5}};
	json_t *result, *json, *row;

	json = published(t, &few,
	                 STUDY "method m nearest|caliper = \"none\"|"
	                       "[subgroups]|columns = [\"sex\"]",
	                 10, &result);
	row = result_row(result, "effects", "id", "y-rd-sex-F");
	expect_true(result_num(row, "n_treated") < 10);
	row = result_row(json, "effects", "id", "y-rd-sex-F");
	expect_true(result_hidden(row, "n_treated"));
	row = result_row(json, "baseline", "level", "F");
	expect_true(result_hidden(json_object_get(row, "treated"), "mean"));
	row = result_row(json, "baseline", "level", "M");
	expect_true(result_hidden(json_object_get(row, "treated"), "mean"));
}

/* Three words, of which participants have two. */
static const char *
words_file(struct test *t)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 20);
	buf_lit(&buf, "id,group,w,y\n");
	for (int i = 0; i < 700; i++)
		buf_print(&buf, "p%d,%d,%s,%d\n", i, i < 100,
		          i % 2 == 0              ? "a"
		          : i % 3 == 0 && i > 100 ? "c"
		                                  : "b",
		          (i / 7) % 3 == 0);
	return study_file(t, "words.csv", buf_get(&buf));
}

TEST("evaluation publish: groups are published where a level has no row, as "
     "nobody of one group has it, and it is not told that there are none")
{
	struct eval_inputs in = {.people = words_file(t)};
	struct eval_release out = {0};
	struct study s;
	json_t *row;

	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|word w|"
	           "method m entropy|[subgroups]|columns = [\"w\"]");
	study_run(t, &s, &in);
	expect_good(&s);
	result_set(s.result, "kind", json_string("sealed"));
	row = result_row(s.result, "baseline", "level", "c");
	expect_true(result_num(json_object_get(row, "treated"), "mean") == 0);
	(void)result_row(s.result, "effects", "id", "y-rd-w-b");
	for (int64_t threshold = 10; threshold <= 20; threshold += 10) {
		struct str why = S("");

		expect_equal(eval_release_make(t->arena, s.result, threshold,
		                               &out, &why),
		             EVAL_DONE);
		row = result_row(out.json, "baseline", "level", "c");
		expect_true(
		        result_hidden(json_object_get(row, "treated"), "mean"));
	}
}
