/* eval_lock_stopped_test.c - a command that did not come to its end. */
#include <string.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_test.h"

static bool
has(struct test *t, const char *name)
{
	return access(test_path(t, name), F_OK) == 0;
}

/* --- a look that was stopped --------------------------------------------- */

TEST("evaluation lock: what was stopped after outcomes were opened is said by "
     "every later command, and the look is made again of the same files alone")
{
	struct doing d;

	lock_ready(t);
	lock_killed(t, LOCK_DIES_OPEN);
	/* The mark was on the disk before anything was read. */
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"act\":\"unlock\"");
	expect_false(has(t, "run/result.json"));
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "no such estimate");
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	expect_true(lock_says(&d, "Look 1 was stopped: outcomes were opened at "
	                          "2027-01-15T08:00:00"));
	expect_true(lock_says(&d, "(line 4 of the ledger) and no result was "
	                          "written"));
	expect_true(lock_says(&d, "again with eval estimate and the same "
	                          "files"));
	lock_end(&d);
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"opened\":2");
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"looks\":[1]");
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 1, NULL));
	expect_false(lock_says(&d, "was stopped"));
	lock_end(&d);
}

TEST("evaluation lock: an estimate that was made and not written was stopped, "
     "too")
{
	struct doing d;

	lock_ready(t);
	lock_killed(t, LOCK_DIES_MADE);
	lock_killed(t, LOCK_DIES_MADE);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	expect_true(lock_says(&d, "Look 1 was stopped"));
	lock_end(&d);
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"opened\":3");
}

TEST("evaluation lock: where nothing was stopped nothing is said, and outcomes "
     "were opened as often as they were looked at")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	expect_false(lock_says(&d, "stopped"));
	lock_end(&d);
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"opened\":1");
}

TEST("evaluation lock: after a look that was stopped there is no design, and "
     "an amendment is post hoc")
{
	struct doing d;

	lock_ready(t);
	lock_killed(t, LOCK_DIES_OPEN);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_design(&d.run, RUN), 3,
	         "nor after one that was stopped: the outcomes were opened");
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"post_hoc\":true");
}

TEST("evaluation lock: a look that was stopped is not made of other files or "
     "as of another day, though the plan has several looks")
{
	struct doing d;
	struct date day;
	const char *plan =
	        eval_test_with(t,
	                       EVAL_PLAN_SMALL "[looks]\nshares = [0.5, 1]\n"
	                                       "planned_events = 4\n",
	                       "shape = \"table\"\n",
	                       "shape = \"table\"\ndata_cut = 2026-01-01\n");

	expect_true(date_read_iso(S("2026-06-30"), &day));
	lock_sealed(t, plan);
	lock_designed(t);
	lock_accepted(t);
	lock_killed(t, LOCK_DIES_OPEN);
	d = lock_begin(t, NULL);
	d.run.in.people = eval_test_file(
	        t, "later.csv", eval_test_with(t, PEOPLE, "20,m,0", "20,m,1"));
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "the file of people is not the one of that look");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, day), 3,
	         "the look that was stopped had the plan's day of the data");
	expect_false(has(t, "run/result.json"));
	lock_estimated(t);
}

TEST("evaluation lock: a result that was lost between its line and its file is "
     "said, and comes back")
{
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	expect_equal(unlink(test_path(t, "run/result-1.json")), 0);
	d = lock_begin(t, "people.csv");
	expect_not_null(eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	expect_true(lock_says(&d, "result-1.json is in the ledger and not in "
	                          "the folder"));
	lock_end(&d);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 0, NULL));
	expect_true(lock_says(&d, "result-1.json was not there and is back"));
	lock_end(&d);
}

/* --- files that come later ----------------------------------------------- */

/* An estimate with this text as the file of events. */
static const struct fault *
with_events(struct test *t, struct doing *d, const char *text)
{
	*d = lock_begin(t, "people.csv");
	d->run.in.events = eval_test_file(t, "events.csv", text);
	return eval_lock_estimate(&d->run, RUN, false, DATE_NONE);
}

TEST("evaluation lock: a file that came after the seal stays as the first line "
     "has it")
{
	const struct fault *fault;
	struct doing d;

	lock_ready(t);
	lock_killed(t, LOCK_DIES_OPEN);
	fault = with_events(t, &d, "id\na\n");
	lock_bad(&d, fault, 3, "this look was without a file of events");
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	d = lock_begin(t, "people.csv");
	d.run.in.events = eval_test_file(t, "events.csv", "id\na\n");
	lock_good(&d, eval_lock_design(&d.run, RUN));
	lock_accepted(t);
	fault = with_events(t, &d, "id\nb\n");
	lock_bad(&d, fault, 3,
	         "the file of events is not the one that line 6 of the ledger "
	         "has, the first to name it");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "line 6 of the ledger has a file of events: name it with "
	         "--events");
	fault = with_events(t, &d, "id\na\n");
	lock_good(&d, fault);
}

TEST("evaluation lock: a file that was there at the seal is sealed with it, "
     "outcomes too")
{
	const struct fault *fault;
	struct doing d = lock_begin(t, "people.csv");

	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	d.run.in.events = eval_test_file(t, "events.csv", "id\na\n");
	lock_good(&d, eval_lock_seal(&d.run, RUN));
	lock_designed(t);
	lock_accepted(t);
	fault = with_events(t, &d, "id\nb\n");
	lock_bad(&d, fault, 3,
	         "the file of events is not the one that was sealed");
	fault = with_events(t, &d, "id\na\n");
	lock_good(&d, fault);
}

/* Nothing of a look is in the ledger, nor was an outcome opened. */
static void
expect_closed(struct test *t, int opened)
{
	expect_equal(lock_opened, opened);
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")),
	             "\"act\":\"stopped\"");
}

TEST("evaluation lock: the design is made again before an outcome is opened: "
     "what is refused for it, or for a result that was edited, opens nothing")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL
	            "[looks]\nshares = [0.5, 1]\nplanned_events = 4\n");
	lock_designed(t);
	lock_accepted(t);
	lock_other_design = ", of another program";
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "give another design than the one that was accepted");
	lock_other_design = NULL;
	expect_closed(t, 0);
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")),
	             "\"act\":\"unlock\"");
	lock_estimated(t);
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"opened\":1");
	lock_other_design = ", of another program";
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE), 3,
	         "give another design than the one that was accepted");
	lock_other_design = NULL;
	lock_edited(t, "run/result-1.json", "\"sum\":2", "\"sum\":3");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE), 3,
	         "result-1.json of this run was edited");
	expect_closed(t, 1);
	lock_edited(t, "run/result-1.json", "\"sum\":3", "\"sum\":2");
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"opened\":2");
}
