/* eval_report_shown_test.c - what a report says of what it does not show, and
 * of how it was worked out. */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

/* The report of a release in which so many of its first rows are shown. */
static struct str
released(struct test *t, size_t shown)
{
	struct eval_release out = {0};
	json_t *row;
	size_t i;

	result_release(t, result_read(t, "reduced"), &out);
	json_array_foreach (json_object_get(out.json, "balance"), i, row) {
		json_t *after = json_object_get(row, "after");

		result_set(row, "rating",
		           i < shown ? json_string("good") : (json_null)());
		result_set(after, "smd",
		           i < shown ? json_real(0.02) : (json_null)());
	}
	return result_report(t, out.json);
}

static size_t
rows_of(struct test *t)
{
	return json_array_size(
	        json_object_get(result_read(t, "reduced"), "balance"));
}

TEST("evaluation report: of how alike the groups are, hidden characteristics "
     "are counted as not shown, and never as different")
{
	size_t all = rows_of(t);
	struct str page = released(t, 2);

	expect_true(all > 3);
	expect_has(page, str_c(t->arena,
	                       str_print(t->arena,
	                                 "Afterwards 2 of the 2 "
	                                 "characteristics that are shown "
	                                 "differ by 0.1 or less. Not shown: "
	                                 "%zu.",
	                                 all - 2)));
	expect_lacks(page,
	             str_c(t->arena,
	                   str_print(t->arena, "Afterwards 2 of %zu", all)));
}

TEST("evaluation report: a checklist says of how many characteristics it "
     "knows whether they still differ")
{
	expect_has(released(t, 2), "characteristics compared before and "
	                           "after. Of the 2 that are shown, 0 still "
	                           "differ by more than 0.1.");
	expect_lacks(released(t, 2), "before and after; 0 still differ");
	expect_has(released(t, rows_of(t)), "before and after; 0 still differ");
}

TEST("evaluation report: where every characteristic is hidden, none is said "
     "to be alike or different")
{
	struct str page = released(t, 0);

	expect_has(page, "None of the characteristics may be shown.");
	expect_has(page, "before and after; none of them may be shown.");
	expect_lacks(page, "0 of 0");
	expect_lacks(page, "still differ by more than 0.1.");
}

TEST("evaluation report: a characteristic that differs wholly counts as "
     "different")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_array_get(json_object_get(result, "balance"), 0);
	struct str page;

	result_set(json_object_get(row, "after"), "smd", (json_null)());
	result_set(row, "rating", json_string("poor"));
	page = result_report(t, result);
	expect_has(page, "before and after; 1 still differ");
	expect_lacks(page, "Not shown:");
}

TEST("evaluation report: in Welsh, too, hidden characteristics are not "
     "counted as different")
{
	struct str page;

	test_welsh(t);
	text_use(LANG_CY);
	page = released(t, 2);
	text_use(LANG_EN);
	expect_has(page, "2 nodwedd a ddangosir yn gwahaniaethu o 0.1 neu");
	expect_lacks(page, "that are shown");
}

/* --- how it was worked out ----------------------------------------------- */

TEST("evaluation report: which factor each error has stands with the methods, "
     "and of a scale that is not there nothing is said")
{
	json_t *result = result_read(t, "reduced");
	struct str page = result_report(t, result);

	expect_has(page, "of k columns of its model (HC1).");
	expect_has(page, "the first of these alone (HC0 by sets)");
	expect_has(page, "Ratios of hazards have neither.");
	expect_lacks(page, "As one comparator may serve several");
	result_set(json_array_get(json_object_get(result, "methods"), 0),
	           "replacement", json_true());
	expect_has(result_report(t, result),
	           "As one comparator may serve several");
	result_set(result, "effects", (json_array)());
	page = result_report(t, result);
	expect_lacks(page, "(HC1)");
	expect_lacks(page, "HC0");
	expect_lacks(page, "Ratios of hazards");
}

TEST("evaluation report: the test of two lines says that it is within matched "
     "sets")
{
	struct str page = result_report(t, result_read(t, "reduced"));

	expect_has(page, "Test of the two lines within matched sets (log-rank, "
	                 "stratified by set): p ");
}

TEST("evaluation report: who counts as on the programme is as a file says, by "
     "a rule for the author to say, and not whom the study is of")
{
	json_t *result = result_read(t, "reduced");
	struct str page = result_report(t, result);

	expect_has(page, "Who counts as on the programme</th><td "
	                 "class=\"govuk-table__cell\">A column of the file of "
	                 "people says");
	expect_has(page, "the author must say.");
	result_set(result, "kind", json_string("explore"));
	expect_has(result_report(t, result),
	           "Who counts as on the programme</th><td "
	           "class=\"govuk-table__cell\"><span class=\"rep-open\">");
}

TEST("evaluation report: in Welsh the last step is people who are compared, "
     "and not a comparison")
{
	struct str page;

	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result_read(t, "reduced"));
	text_use(LANG_EN);
	expect_has(page, "Yn cael eu cymharu");
	expect_lacks(page, "Compared with each other");
}

TEST("evaluation report: check sums name their file in each language, and a "
     "release, which has none, has no empty table of them")
{
	struct str page = result_report(t, result_read(t, "reduced"));

	expect_has(page, "Check sums of the data");
	expect_has(page, ">File of people</th>");
	expect_lacks(released(t, 2), "Check sums of the data");
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result_read(t, "reduced"));
	text_use(LANG_EN);
	expect_has(page, ">Ffeil pobl</th>");
}

/* The finding of a release with these shares, where the difference is -0.04. */
static struct str
shares(struct test *t, double treated, double control)
{
	struct eval_release out = {0};
	json_t *row;

	result_release(t, result_read(t, "reduced"), &out);
	row = result_row(out.json, "effects", "id", "reoffended-rd");
	result_set(row, "risk_treated", json_real(treated));
	result_set(row, "risk_control", json_real(control));
	result_set(json_object_get(out.json, "verdict"), "estimate",
	           json_real(-0.04));
	return result_report(t, out.json);
}

TEST("evaluation report: where the shares of a release do not agree with its "
     "difference, it says which is nearer")
{
	struct str page = shares(t, 0.29, 0.36);

	expect_has(page, "29 in every 100");
	expect_has(page, "about 4 fewer in every 100");
	expect_has(page, "the difference is of the counts themselves, so they "
	                 "do not quite agree");
	page = shares(t, 0.32, 0.36);
	expect_lacks(page, "do not quite agree");
	expect_has(page, "The shares are of rounded counts, so both may be");
}
