/*
 * eval_checklist_test.c - the lists of those who judge evaluations.
 */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

#define OPEN "For the author to fill in"

/* A result of an experiment. */
static json_t *
by_lot(struct test *t)
{
	json_t *result = result_read(t, "reduced");

	result_set(json_object_get(result, "plan"), "allocation",
	           json_string("lot"));
	return result;
}

/* What a checklist says of an item: the cell after its name. */
static struct str
item_of(struct str page, const char *list, const char *item)
{
	const char *end = page.p + page.n, *to;
	const char *at = memmem(page.p, page.n, list, strlen(list));

	if (at != NULL)
		at = memmem(at, (size_t)(end - at), item, strlen(item));
	if (at == NULL)
		return S("");
	to = memmem(at, (size_t)(end - at), "</tr>", strlen("</tr>"));
	return (struct str){at, to != NULL ? (size_t)(to - at) : 0};
}

TEST("evaluation report: of an experiment there are the lists of experiments, "
     "and none of studies that only observe")
{
	struct str page = result_report(t, by_lot(t));

	expect_has(page, ">CONSORT<");
	expect_has(page, ">RoB 2<");
	expect_has(page, ">TIDieR<");
	expect_lacks(page, "TREND");
	expect_lacks(page, "STROBE");
	expect_lacks(page, "ROBINS-I");
	expect_lacks(page, "without allocation by chance");
}

TEST("evaluation report: of a study that observes there is no list of "
     "experiments, however it says that nobody drew lots")
{
	json_t *result = result_read(t, "reduced");
	struct str page = result_report(t, result);

	expect_has(page, ">TREND<");
	expect_has(page, ">ROBINS-I<");
	expect_lacks(page, "CONSORT");
	expect_lacks(page, "RoB 2");
	result_set(json_object_get(result, "plan"), "allocation",
	           json_string("observed"));
	expect_lacks(result_report(t, result), "CONSORT");
}

TEST("evaluation report: of an experiment it is filled in who was compared and "
     "how, and how the lot was drawn is left for the author")
{
	json_t *result = by_lot(t);
	struct str page = result_report(t, result);

	expect_has(item_of(page, ">CONSORT<", ">How the lot was drawn<"), OPEN);
	expect_has(item_of(page, ">CONSORT<",
	                   ">How it was kept hidden until somebody was in<"),
	           OPEN);
	expect_has(item_of(page, ">CONSORT<",
	                   ">Who they were at the beginning<"),
	           "not tested for significance");
	expect_has(item_of(page, ">CONSORT<",
	                   ">In which group each is counted<"),
	           "the group that the data has for them");
	expect_has(item_of(page, ">CONSORT<", ">How many at each step<"),
	           "Each step is in the flow diagram");
	expect_has(item_of(page, ">RoB 2<", ">How the groups came about<"),
	           "By lot, as the plan says.");
	expect_has(item_of(page, ">RoB 2<", ">Outcomes that are missing<"),
	           "it is known what came of them");
	result_set(result, "baseline", (json_array)());
	result_set(result, "flow", (json_array)());
	page = result_report(t, result);
	expect_has(item_of(page, ">CONSORT<",
	                   ">Who they were at the beginning<"),
	           OPEN);
	expect_has(item_of(page, ">RoB 2<", ">Outcomes that are missing<"),
	           OPEN);
}

TEST("evaluation report: where it is not known of everybody what came of them, "
     "the list of an experiment says of how many")
{
	json_t *result = by_lot(t);
	json_t *flow = json_object_get(result, "flow");
	json_t *matched = result_row(result, "flow", "step", "matched");

	result_set(matched, "treated", json_integer(100));
	result_set(matched, "control", json_integer(400));
	expect_equal(json_array_append_new(
	                     flow, json_pack("{s:s,s:i,s:i}", "step", "known",
	                                     "treated", 96, "control", 384)),
	             0);
	expect_has(item_of(result_report(t, result), ">RoB 2<",
	                   ">Outcomes that are missing<"),
	           "Of 480 of the 500 people who were compared");
}

TEST("evaluation report: what has no day on which it was known is named where "
     "bias is asked about, and the author must say why it was known before")
{
	json_t *result = result_read(t, "reduced");
	json_t *plan = json_object_get(result, "plan");
	struct str page;

	page = item_of(result_report(t, result), ">ROBINS-I<", ">Confounding<");
	expect_lacks(page, "known");
	result_set(plan, "undated",
	           json_pack("[s,s]", "previous_convictions", "age"));
	page = item_of(result_report(t, result), ">ROBINS-I<", ">Confounding<");
	expect_has(page, "must say why each was known before the start: "
	                 "Previous convictions, Age.");
	result_set(plan, "allocation", json_string("lot"));
	page = item_of(result_report(t, result), ">RoB 2<",
	               ">How the groups came about<");
	expect_has(page, "Previous convictions, Age.");
	result_set(plan, "undated", (json_array)());
	page = item_of(result_report(t, result), ">RoB 2<",
	               ">How the groups came about<");
	expect_has(page, "no day in it is after the start");
	expect_lacks(page, "must say why");
}

TEST("evaluation report: of an exploration it is not said that a plan was "
     "fixed before outcomes were opened")
{
	json_t *result = result_read(t, "reduced");

	expect_has(item_of(result_report(t, result), ">ROBINS-I<",
	                   ">Which results are reported<"),
	           "The plan was fixed before outcomes were opened");
	result_set(result, "kind", json_string("explore"));
	expect_lacks(result_report(t, result), "The plan was fixed before");
	expect_has(item_of(result_report(t, result), ">ROBINS-I<",
	                   ">Which results are reported<"),
	           "No plan was fixed before");
}

TEST("evaluation report: the lists of an experiment are in Welsh where the "
     "report is")
{
	json_t *result = by_lot(t);
	struct str page;

	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result);
	text_use(LANG_EN);
	expect_has(page, "Sut y tynnwyd y goelbren");
	expect_has(page, "Lefel 5, os cynhaliwyd ef fel y dylid");
	expect_lacks(page, "How the lot was drawn");
}
