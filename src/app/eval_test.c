/* eval_test.c - how a command of mydirection eval ends. */
#include "app/eval_local.h"
#include "insight/evaluation/eval_codes.h"
#include "tests/test.h"

static int
ends_well(int argc, char **argv)
{
	(void)argv;
	return argc == 0 ? EVAL_DISCLOSURE : EVAL_MISUSED;
}

static int
does_not_hold(int argc, char **argv)
{
	(void)argv;
	claim(argc > 0);
	return EVAL_DONE;
}

static struct arena *full;

static int
takes_all(int argc, char **argv)
{
	(void)argv;
	full = arena_create(1024);
	(void)arena_new(full, char, (size_t)argc + 4096);
	return EVAL_DONE;
}

static int
ended(int (*run)(int argc, char **argv), int argc)
{
	const struct eval_command command = {"test", "", run, false};

	return eval_command_run(&command, argc, NULL);
}

TEST("evaluation command: it ends with its own status, whatever that is")
{
	expect_equal(ended(ends_well, 0), EVAL_DISCLOSURE);
	expect_equal(ended(ends_well, 1), EVAL_MISUSED);
	expect_equal(ended(does_not_hold, 1), EVAL_DONE);
}

TEST("evaluation command: where something of ours does not hold it ends with "
     "70, and files that are too large with 2")
{
	expect_equal(ended(does_not_hold, 0), 70);
	expect_log("claim_broken", NULL);
	expect_equal(ended(takes_all, 0), 2);
	arena_drop(full);
}
