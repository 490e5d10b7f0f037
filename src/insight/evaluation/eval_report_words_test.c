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

/* What a checklist says of an item: the cell after its name. */
static struct str
item_of(struct str page, const char *list, const char *item)
{
	const char *at = memmem(page.p, page.n, list, strlen(list));
	const char *end = page.p + page.n, *to;

	if (at != NULL)
		at = memmem(at, (size_t)(end - at), item, strlen(item));
	if (at == NULL)
		return S("");
	to = memmem(at, (size_t)(end - at), "</tr>", strlen("</tr>"));
	return (struct str){at, to != NULL ? (size_t)(to - at) : 0};
}

TEST("evaluation report: a limit in a checklist is a sentence that is true by "
     "itself, whatever the verdict")
{
	static const char *const words[][2] = {
	        {"reduced", "It cannot be said that the programme is the only "
	                    "reason."},
	        {"increased", "It cannot be said that the programme is the "
	                      "only reason."},
	        {"not_reliable", "It cannot be said that the programme made a "
	                         "difference, or that it made none"},
	        {"no_important_difference",
	         "It cannot be said that there is no difference at all."},
	        {"inconclusive", "It cannot be said that the programme works, "
	                         "or that it does not."}};
	static const char *const rows[][2] = {
	        {">TREND<", ">What it means, with its limits<"},
	        {">STROBE<", ">Limits<"}};

	test_welsh(t);
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
		json_t *result = result_read(t, "reduced");
		struct str page, welsh;

		result_set(json_object_get(result, "verdict"), "word",
		           json_string(words[k][0]));
		page = result_report(t, result);
		text_use(LANG_CY);
		welsh = result_report(t, result);
		text_use(LANG_EN);
		for (size_t r = 0; r < 2; r++) {
			struct str cell = item_of(page, rows[r][0], rows[r][1]);

			expect_has(cell, words[k][1]);
			expect_lacks(cell, ">That ");
		}
		expect_has(item_of(welsh, ">TREND<", ">Beth mae"),
		           "Ni ellir dweud ");
		expect_has(item_of(welsh, ">STROBE<", ">Terfynau<"),
		           "Ni ellir dweud ");
	}
}
