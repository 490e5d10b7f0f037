/* eval_report_words_test.c - words of a report that depend on the data. */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

TEST("evaluation report: rows of one scale say which way each is worked out")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "often-irr"));
	struct str page = result_report(t, result);

	expect_lacks(page, "negative binomial");
	result_set(row, "id", json_string("often-irr-negative"));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	page = result_report(t, result);
	expect_has(page, "Rate ratio, negative binomial");
}

TEST("evaluation report: an outcome or a group whose name ends like a way of "
     "working it out is not said to be worked out that way")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "often-irr"));

	result_set(row, "id", json_string("often-irr-area-irr-negative"));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	expect_lacks(result_report(t, result), "negative binomial");
}

TEST("evaluation report: days fewer are said to be fewer")
{
	json_t *result = result_read(t, "reduced");
	json_t *rmst = json_object_get(
	        json_array_get(json_object_get(result, "curves"), 0), "rmst");
	struct str page = result_report(t, result);

	expect_has(page, "12.1 days more without it");
	expect_lacks(page, "days fewer without it");
	result_set(rmst, "difference", json_real(-5.1));
	page = result_report(t, result);
	expect_has(page, "5.1 days fewer without it");
	expect_lacks(page, "-5.1 days");
	expect_lacks(page, "days more without it");
}

TEST("evaluation report: a checklist names the programme and not the study, "
     "counts one as one, and says of records what is known of them")
{
	json_t *result = result_read(t, "unreliable");
	json_t *outcome = result_row(result, "outcomes", "id", "reoffended");
	struct str page;

	result_set(json_object_get(result, "plan"), "programme",
	           json_string("The programme itself"));
	result_set(outcome, "of", json_pack("n"));
	page = result_report(t, result);
	expect_has(page, "The programme itself");
	expect_has(page, "3 designs tried, 1 look, 1 change.");
	expect_lacks(page, "nobody was asked");
	expect_lacks(page, "by one rule for both groups");
	result_set(outcome, "of", json_string("offences"));
	page = result_report(t, result);
	expect_has(page, "From a file of dated events, by one rule for both "
	                 "groups.");
	expect_lacks(page, "nobody was asked");
}
