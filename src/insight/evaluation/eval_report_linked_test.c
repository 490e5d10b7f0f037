/* eval_report_linked_test.c - rows of nobody, and rows twice, as shown. */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"

/* A result whose events are of 12 more ids, in 41 rows. */
static json_t *
linked_result(struct test *t)
{
	json_t *result = result_read(t, "reduced"), *warnings = NULL;
	json_t *events = result_row(result, "data", "name", "events");

	result_set(events, "unlinked_ids", json_integer(12));
	result_set(events, "unlinked_rows", json_integer(41));
	result_set(events, "same_rows", json_integer(7));
	expect_ok(json_read(t->arena,
	                    S("[{\"code\":\"W_UNLINKED\",\"columns\":"
	                      "[\"events\"],\"count\":41,\"says\":\"\"},"
	                      "{\"code\":\"W_SAME_ROWS\",\"columns\":"
	                      "[\"events\"],\"count\":7,\"says\":\"\"}]"),
	                    &warnings));
	expect_equal(json_object_set(result, "warnings", warnings), 0);
	return result;
}

TEST("evaluation report: rows of nobody stand beside the flow and among the "
     "warnings, and rows that are there twice among these")
{
	struct str page = result_report(t, linked_result(t));

	expect_has(page, "Events: ids that the file of people does not have, "
	                 "and so are not in the flow: 12. Their rows: 41.");
	expect_has(page,
	           "what these people did is missing here. About: Events");
	expect_has(page, "how often is too high. About: Events");
}

TEST("evaluation report: where every row is of somebody there is nothing to "
     "say of it")
{
	json_t *result = result_read(t, "reduced");
	struct str page = result_report(t, result);

	expect_lacks(page, "ids that the file of people does not have");
	result_set(result_row(result, "data", "name", "events"), "unlinked_ids",
	           json_integer(0));
	expect_lacks(result_report(t, result),
	             "ids that the file of people does not have");
}

TEST("evaluation publish: how many rows are of nobody, or there twice, stays "
     "behind")
{
	struct eval_release release;
	json_t *events;

	result_release(t, linked_result(t), &release);
	events = result_row(release.json, "data", "name", "events");
	expect_true(result_hidden(events, "unlinked_ids"));
	expect_true(result_hidden(events, "unlinked_rows"));
	expect_true(result_hidden(events, "same_rows"));
	expect_lacks(result_report(t, release.json),
	             "ids that the file of people does not have");
	/* that there are some leaves */
	expect_has(result_report(t, release.json),
	           "what these people did is missing here");
}
