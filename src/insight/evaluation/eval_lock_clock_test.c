/*
 * eval_lock_clock_test.c - a clock that was set back, a seal that has no room,
 * and names that a run has itself.
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_test.h"
#include "store/things_test.h"

#define MINUTE 60000

/* --- the clock ----------------------------------------------------------- */

TEST("evaluation lock: an act that would stand before the last one is refused, "
     "and opens nothing")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	d.run.now.ms -= 6 * MINUTE;
	lock_bad(
	        &d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	        "line 3 was written at 2027-01-15T08:00:00.000Z, and the clock "
	        "says 2027-01-15T07:54:00.000Z now. Set it right");
	expect_equal(lock_opened, 0);
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")), "unlock");
	d = lock_begin(t, "people.csv");
	d.run.now.ms -= (int64_t)7 * 365 * 24 * 60 * MINUTE;
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL "ratio = 1\n");
	lock_bad(&d, eval_lock_amend(&d.run, RUN, S("Too few")), 3,
	         "line 3 was written at");
	lock_estimated(t);
}

TEST("evaluation lock: a clock that its own service sets back by a little "
     "stops nothing, and nothing is said of it")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	d.run.now.ms -= 4 * MINUTE;
	lock_good(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 0, NULL));
	expect_false(lock_says(&d, "a clock was wrong"));
	lock_end(&d);
}

/* A line of another time, as programs of before would have written it. */
static void
line_aged(struct test *t, const char *act)
{
	struct doing d = lock_begin(t, NULL);
	struct eval_ledger l;
	size_t n;

	expect_ok(eval_ledger_open(d.arena, RUN, &l));
	n = l.n;
	/* the check knows the last line's time alone */
	l.lines[n - 1].time = S("2020-01-01T00:00:00.000Z");
	d.run.now.ms -= (int64_t)6 * 365 * 24 * 60 * MINUTE;
	expect_ok(eval_ledger_add(&l, act, d.run.now,
	                          json_pack("{s:s}", "plan_hash", "0")));
	lock_end(&d);
}

TEST("evaluation lock: times that run backwards in a ledger of before are said "
     "when it is verified")
{
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	line_aged(t, "explore");
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 0, NULL));
	expect_true(lock_says(&d, "Line 6 of the ledger says that it was "
	                          "written at 2021-01-16T08:00:00.000Z, before "
	                          "line 5 at 2027-01-15T08:00:00.000Z"));
	lock_end(&d);
}

/* --- a seal that has no room --------------------------------------------- */

/* In a child: 0 when each refused seal left nothing, and one had room. */
static void
seal_with_little_room(void *data)
{
	struct test *t = data;
	bool good = false;

	(void)signal(SIGXFSZ, SIG_IGN);
	for (rlim_t most = 30; !good && most < 20000; most += 30) {
		struct rlimit limit = {most, RLIM_INFINITY};
		struct doing d = lock_begin(t, NULL);
		const struct fault *fault;

		d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
		d.run.in.people = test_path(t, "people.csv");
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(2);
		fault = eval_lock_seal(&d.run, RUN);
		good = fault == NULL;
		if (!good && access(RUN, F_OK) == 0)
			_exit(3);
		lock_end(&d);
	}
	_exit(good ? 0 : 4);
}

TEST("evaluation lock: a seal on a full disk leaves no folder, wherever the "
     "room ends, and is made again when there is room")
{
	struct doing d = lock_begin(t, "people.csv");

	lock_end(&d);
	expect_equal(things_child(seal_with_little_room, t), 0);
	lock_designed(t);
}

TEST("evaluation lock: a folder that was there is not taken away by a seal "
     "that is refused for it")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	lock_bad(&d, eval_lock_seal(&d.run, RUN), 3, "cannot be made");
	lock_designed(t);
	expect_equal(mkdir(test_path(t, "empty"), 0700), 0);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	lock_bad(&d, eval_lock_seal(&d.run, test_path(t, "empty")), 3,
	         "name a folder that is not there yet");
	expect_equal(access(test_path(t, "empty"), F_OK), 0);
}

/* --- what is said and written -------------------------------------------- */

TEST("evaluation lock: a design after one was accepted is counted, and what is "
     "said to come next is not refused")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_design(&d.run, RUN));
	expect_true(lock_says(&d, "Next: eval design accept, or"));
	lock_end(&d);
	lock_accepted(t);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_design(&d.run, RUN));
	expect_false(lock_says(&d, "eval design accept"));
	expect_true(lock_says(&d, "Design 1 is accepted already, and stays: "
	                          "this one is counted, and that is all. Next: "
	                          "eval estimate"));
	lock_end(&d);
	lock_estimated(t);
}

static bool
is_reserved(struct test *t, const char *name)
{
	return eval_lock_reserved(t->arena, test_path(t, name));
}

TEST("evaluation lock: what a command writes has no name that a file of a run "
     "has")
{
	static const char *const own[] = {
	        "run/result.json", "run/result-1.json", "run/result-77.json",
	        "run/plan-2.json", "run/design-9.json", "run/matches-9.csv",
	        "run/kept-1.json", "run/ledger.jsonl",  "run/ledger.head"};
	static const char *const others[] = {"run/explore.json",
	                                     "run/report.html", "result-1.json",
	                                     "runs/result-1.json"};

	lock_sealed(t, EVAL_PLAN_SMALL);
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		expect_true(is_reserved(t, own[i]));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		expect_false(is_reserved(t, others[i]));
}
