/* eval_report_names_test.c - what covariates are called in a report. */
#include <string.h>

#include "insight/evaluation/eval_plan_test.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"
#include "tests/test.h"

/* --- in a plan ----------------------------------------------------------- */

#define AGE "name = \"age\"\nkind = \"number\"\n"

static void
refused_for(struct test *t, const char *more, const char *why)
{
	struct eval_plan plan;
	const char *with = str_c(t->arena, str_print(t->arena, AGE "%s", more));
	const struct fault *fault = eval_plan_text(
	        t->arena, str_of(eval_test_with(t, EVAL_PLAN_SMALL, AGE, with)),
	        &plan);

	expect_not_null(fault);
	expect_equal(fault->kind, FAULT_INVALID);
	expect_has(text_show_en(t->arena, &fault->text), why);
}

TEST("evaluation plan: a covariate has words of its own, and a plan without "
     "them keeps its hash")
{
	struct eval_plan bare, same, worded;
	const char *text = eval_test_with(t, EVAL_PLAN_SMALL, AGE,
	                                  AGE "label = \"Age\"\n"
	                                      "label_cy = \"Oedran\"\n");

	expect_ok(eval_plan_text(t->arena, S(EVAL_PLAN_SMALL), &bare));
	expect_lacks(bare.canonical, "\"label_cy\"");
	expect_ok(eval_plan_text(t->arena, str_of(text), &worded));
	expect_str(worded.covariates[0].label, "Age");
	expect_str(worded.covariates[0].label_cy, "Oedran");
	expect_true(strcmp(bare.sha256, worded.sha256) != 0);
	expect_ok(eval_plan_of(t->arena, worded.canonical, &same));
	expect_str(str_of(same.sha256), worded.sha256);
}

TEST("evaluation plan: words of a covariate that are no words, or too many, "
     "are refused")
{
	refused_for(t, "label = 3\n", "words belong here");
	refused_for(t,
	            "label = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	            "a\"\n",
	            "over 80 bytes");
	refused_for(t, "labels = \"Age\"\n", "there is no such key");
}

/* --- in a report --------------------------------------------------------- */

static void
label_add(json_t *result, const char *name, const char *label,
          const char *welsh)
{
	json_t *list = json_object_get(result, "covariates");

	if (list == NULL) {
		list = (json_array)();
		result_set(result, "covariates", list);
	}
	expect_equal(json_array_append_new(list,
	                                   json_pack("{s:s, s:s, s:s}", "name",
	                                             name, "label", label,
	                                             "label_cy", welsh)),
	             0);
}

static json_t *
labelled(struct test *t)
{
	json_t *result = result_read(t, "reduced");

	label_add(result, "age", "Age at the start", "Oedran ar y dechrau");
	label_add(result, "ogrs", "Reconviction score", "Sgôr ailgollfarnu");
	label_add(result, "sex", "Sex of the person", "");
	label_add(result, "employment", "Whether in work", "A oes gwaith");
	label_add(result, "accommodation", "Where they live",
	          "Lle maent yn byw");
	return result;
}

static void
row_add(json_t *result, const char *name)
{
	json_t *list = json_object_get(result, "balance");
	json_t *row = json_deep_copy(json_array_get(list, 0));

	result_set(row, "name", json_string(name));
	expect_equal(json_array_append_new(list, row), 0);
}

TEST("evaluation report: covariates are called as the plan calls them, "
     "wherever they stand")
{
	json_t *result = labelled(t);
	struct str page;

	row_add(result, "ogrs squared");
	row_add(result, "age times sex=female");
	row_add(result, "ogrs2=high");
	result_set(json_object_get(result, "plan"), "undated",
	           json_pack("[s, s]", "age", "ogrs"));
	result_set(result, "warnings",
	           json_pack("[{s:s, s:[s], s:n, s:s}]", "code", "W_ALIASED",
	                     "columns", "employment", "count", "says", "It"));
	page = result_report(t, result);
	expect_lacks(page, "Ogrs<");
	expect_lacks(page, ">Employment<");
	/* balance, who they were, subgroups, methods, gaps, checklists */
	expect_has(page, ">Reconviction score</th>");
	expect_has(page, "Reconviction score, squared");
	expect_has(page, "Age at the start times Sex of the person: female");
	expect_has(page, "Sex of the person: male");
	expect_has(page, "Where they live: not settled");
	expect_has(page, ">Sex of the person</td>");
	expect_has(page, ">Whether in work</th>");
	expect_has(page, "known before the start: Age at the start, "
	                 "Reconviction score.");
	expect_has(page, "Whether in work");
	/* what begins so and is another column, and what has no words */
	expect_has(page, "Ogrs2: high");
	expect_has(page, "Previous convictions");
}

TEST("evaluation report: in Welsh covariates have their Welsh words, and where "
     "there are none those that they have")
{
	json_t *result = labelled(t);
	struct str page;

	row_add(result, "ogrs squared");
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result);
	text_use(LANG_EN);
	expect_has(page, "Oedran ar y dechrau");
	expect_lacks(page, "Age at the start");
	expect_has(page, "Sgôr ailgollfarnu");
	expect_has(page, "Lle maent yn byw: settled");
	expect_has(page, "Sex of the person: female");
}

TEST("evaluation publish: what covariates are called stays in a release")
{
	struct eval_release out = {0};
	struct str page;

	result_release(t, labelled(t), &out);
	page = result_report(t, out.json);
	expect_has(page, "Reconviction score");
	expect_lacks(page, "Ogrs<");
}

TEST("evaluation report: a long name has two lines, and keeps its words whole")
{
	json_t *result = result_read(t, "reduced");
	struct str page;

	label_add(result, "age",
	          "How old somebody was on the day on which their order began",
	          "");
	page = result_report(t, result);
	expect_has(page, ">How old somebody was on the day on which</text>");
	expect_has(page, ">their order began</text>");
	expect_lacks(page, " …</text>");
	result = result_read(t, "reduced");
	label_add(result, "sex",
	          "Whether they had been in custody in the year before their "
	          "order, as recorded",
	          "");
	page = result_report(t, result);
	expect_has(page, " …</text>");
	expect_has(page, ">Whether they had been in custody in the year before "
	                 "their order, as recorded: female</th>");
}

/* --- from a plan to a report --------------------------------------------- */

#define FAKE "outcome y binary primary|column = \"y\"|number age|word sex|"
#define WORDS \
	FAKE "label = \"Sex\"|label_cy = \"Rhyw\"|method main nearest|" \
	     "ratio = 1"

TEST("evaluation estimate: a result has the words of its plan's covariates, "
     "and none where the plan gives none")
{
	struct fake fake = {
	        .treated = 60, .control = 240, .risk = {0.4, 0.3}, .seed = 7};
	struct study s;
	json_t *list;

	study_fake_run(t, &s, &fake, FAKE "method main nearest|ratio = 1");
	expect_good(&s);
	expect_null(json_object_get(s.result, "covariates"));
	study_fake_run(t, &s, &fake, WORDS);
	expect_good(&s);
	list = json_object_get(s.result, "covariates");
	expect_equal(json_array_size(list), 1);
	expect_str(str_of(json_string_value(json_object_get(
	                   json_array_get(list, 0), "label_cy"))),
	           "Rhyw");
	expect_has(result_report(t, s.result), ">Sex: ");
	expect_lacks(result_report(t, s.result), ">Sex=");
}

/* --- edges of scores ----------------------------------------------------- */

static json_t *
scored(struct test *t, double width)
{
	json_t *result = result_read(t, "reduced");
	json_t *breaks =
	        json_object_get(json_object_get(result, "overlap"), "breaks");

	for (size_t i = 0; i < json_array_size(breaks); i++)
		expect_equal(json_array_set_new(breaks, i,
		                                json_real(width * (double)i)),
		             0);
	return result;
}

TEST("evaluation report: no two edges of scores look the same, however small "
     "the scores are")
{
	struct str page = result_report(t, scored(t, 0.0021));

	expect_has(page, "0.000 to 0.002");
	expect_has(page, "0.002 to 0.004");
	expect_lacks(page, "0.00 to 0.00");
	expect_lacks(page, "0.01 to 0.01");
	page = result_report(t, scored(t, 0.04));
	expect_has(page, "0.00 to 0.04");
	expect_lacks(page, "0.000 to 0.040");
	/* so of the axis: quarters of twelve bins */
	page = result_report(t, scored(t, 0.0007));
	expect_has(page, ">0.002</text>");
	expect_lacks(page, ">0.00</text>");
}
