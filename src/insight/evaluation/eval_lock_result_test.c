/* eval_lock_result_test.c - a result that is read again is the one made. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_lock_test.h"

static void
result_bad(struct test *t, const char *name, const char *sentence)
{
	struct doing d = lock_begin(t, NULL);
	enum eval_held held;
	struct str bytes = S("");

	lock_bad(&d, eval_lock_result(&d.run, RUN, name, &held, &bytes), 3,
	         sentence);
}

static enum eval_held
result_held(struct test *t, const char *folder, const char *name)
{
	struct doing d = lock_begin(t, NULL);
	enum eval_held held = EVAL_HELD_BY_NONE;
	struct str bytes = S("");

	expect_ok(eval_lock_result(&d.run, folder, name, &held, &bytes));
	expect_true(str_empty(bytes) == (held != EVAL_HELD));
	lock_end(&d);
	return held;
}

TEST("evaluation lock: a result that is read again is the file that the ledger "
     "has")
{
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	expect_equal(result_held(t, RUN, "result.json"), EVAL_HELD);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	for (int i = 0; i < 3; i++) {
		static const char *const names[] = {
		        "result.json", "result-1.json", "result-2.json"};

		expect_equal(result_held(t, RUN, names[i]), EVAL_HELD);
	}
}

TEST("evaluation lock: an edited result is not read again")
{
	lock_ready(t);
	result_bad(t, "result.json",
	           "no line of this run's ledger has result.json");
	lock_estimated(t);
	lock_edited(t, "run/result.json", "\"sum\":", "\"sum\":1");
	result_bad(t, "result.json", "result.json was edited");
	expect_equal(result_held(t, RUN, "result-1.json"), EVAL_HELD);
	expect_equal(unlink(test_path(t, "run/result.json")), 0);
	result_bad(t, "result.json", "make it again with eval verify");
}

TEST("evaluation lock: no result is read again when a line of the ledger was "
     "taken away")
{
	const char *text;

	lock_ready(t);
	lock_estimated(t);
	text = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.jsonl")));
	(void)eval_test_file(t, "run/ledger.jsonl", strchr(text, '\n') + 1);
	result_bad(t, "result.json", "line 1 is not there");
	expect_equal(unlink(test_path(t, "run/ledger.jsonl")), 0);
	result_bad(t, "result.json", "line 1 is not there, nor any other");
	expect_equal(unlink(test_path(t, "run/ledger.head")), 0);
	expect_equal(result_held(t, RUN, "result.json"), EVAL_HELD_BY_NONE);
}

TEST("evaluation lock: what no ledger has is not held to be sealed")
{
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	expect_equal(result_held(t, RUN, "explore.json"), EVAL_HELD_NOT);
	expect_equal(result_held(t, test_path(t, "nowhere"), "result.json"),
	             EVAL_HELD_BY_NONE);
	expect_equal(result_held(t, test_path(t, "people.csv"), "result.json"),
	             EVAL_HELD_BY_NONE);
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_result_bare(&d.run, "copy/result.json"), 3,
	         "copy/result.json says that a plan was sealed");
}

TEST("evaluation lock: a look that was stopped is said when a result is read "
     "again")
{
	const struct fault *fault;
	enum eval_held held;
	struct str bytes;
	struct doing d;

	lock_ready(t);
	lock_killed(t, LOCK_DIES_OPEN);
	d = lock_begin(t, NULL);
	fault = eval_lock_result(&d.run, RUN, "result.json", &held, &bytes);
	expect_true(lock_says(&d, "Look 1 was stopped"));
	lock_bad(&d, fault, 3, "no line of this run's ledger");
}

TEST("evaluation lock: a copy in the folder of a run is known by its bytes "
     "alone")
{
	lock_ready(t);
	lock_estimated(t);
	(void)eval_test_file(t, "run/copy.json",
	                     lock_text_of(t, "run/result.json"));
	expect_equal(result_held(t, RUN, "copy.json"), EVAL_HELD);
	lock_edited(t, "run/copy.json", "\"sum\":", "\"sum\":1");
	expect_equal(result_held(t, RUN, "copy.json"), EVAL_HELD_NOT);
}

TEST("evaluation lock: what is to be mended is said where the chain is broken, "
     "and nowhere else")
{
	struct eval_ledger l;
	const struct fault *fault;
	enum eval_held held;
	struct arena *other;
	struct str bytes;
	struct doing d;
	const char *text;

	lock_ready(t);
	lock_estimated(t);
	/* whose it is, and who can read it, is no matter of reading */
	expect_equal(chmod(RUN, 0555), 0);
	expect_equal(chmod(test_path(t, "run/ledger.jsonl"), 0444), 0);
	expect_equal(result_held(t, RUN, "result.json"), EVAL_HELD);
	expect_equal(chmod(test_path(t, "run/ledger.jsonl"), 0600), 0);
	expect_equal(chmod(RUN, 0700), 0);
	other = test_arena(t, 0);
	expect_ok(eval_ledger_open(other, RUN, &l));
	d = lock_begin(t, NULL);
	fault = eval_lock_result(&d.run, RUN, "result.json", &held, &bytes);
	lock_bad(&d, fault, 3, "Another command is at work");
	test_arena_drop(other);
	text = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.jsonl")));
	(void)eval_test_file(t, "run/ledger.jsonl", strchr(text, '\n') + 1);
	d = lock_begin(t, NULL);
	fault = eval_lock_result(&d.run, RUN, "result.json", &held, &bytes);
	lock_bad(&d, fault, 3,
	         "line 1 is not there, or not in its place. Put ledger.jsonl "
	         "and ledger.head back as they were kept");
}

TEST("evaluation lock: a result of an earlier version is verified in its own "
     "bytes, and comes back when it is lost; one of an unknown version is not")
{
	struct doing d;

	lock_engine = "1.8.0";
	lock_ready(t);
	lock_estimated(t);
	lock_engine = NULL;
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 1, NULL));
	expect_equal(unlink(test_path(t, "run/result-1.json")), 0);
	expect_equal(unlink(test_path(t, "run/result.json")), 0);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 1, NULL));
	expect_has(str_of(lock_text_of(t, "run/result.json")), "1.8.0");
	lock_engine = "1.0.0";
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	lock_engine = "1.9.0";
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	lock_engine = NULL;
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 2, NULL), 70,
	         "other bytes than then: use the program that made the result");
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 3, NULL));
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 1, NULL));
}
