/* eval_report_shown_test.c - what a report says of what it does not show. */
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
