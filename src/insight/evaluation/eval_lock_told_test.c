/* eval_lock_told_test.c - what the ledger says is held against all there is. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_test.h"

static void
verify_bad(struct test *t, const char *sentence)
{
	struct doing d = lock_begin(t, "people.csv");

	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3, sentence);
}

/* A line that its chain and head know, as somebody who writes all of the
 * ledger anew could have it. */
static void
line_forged(struct test *t, const char *act, const char *details)
{
	struct doing d = lock_begin(t, NULL);
	struct eval_ledger ledger;

	expect_ok(eval_ledger_open(d.arena, RUN, &ledger));
	expect_ok(eval_ledger_add(&ledger, act, d.run.now,
	                          json_loads(details, 0, NULL)));
	lock_end(&d);
}

TEST("evaluation lock: what the ledger says of its files and of its other "
     "lines is verified")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL);
	lock_designed(t);
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 1, NULL));
	expect_true(lock_says(&d, "7 lines of the ledger fit each other"));
	lock_end(&d);
}

TEST("evaluation lock: an edited design, matching or plan is not verified, "
     "though another one was taken")
{
	const char *matches;

	lock_sealed(t, EVAL_PLAN_SMALL);
	lock_designed(t);
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	matches = str_c(t->arena, str_of(lock_text_of(t, "run/matches-1.csv")));
	lock_edited(t, "run/matches-1.csv", "weight", "wait");
	verify_bad(t, "matches-1.csv was edited: it is not the file that line "
	              "2 of the ledger has");
	(void)eval_test_file(t, "run/matches-1.csv", matches);
	lock_edited(t, "run/design-2.json", "{}", "{ }");
	verify_bad(t, "design-2.json was edited");
	(void)eval_test_file(t, "run/design-2.json", "{}\n");
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	/* Of the version that is not in force. */
	lock_edited(t, "run/plan-1.json", "\"seed\":1", "\"seed\":2");
	verify_bad(t, "plan-1.json of this run was edited");
}

TEST("evaluation lock: an edited result of an earlier look is not verified "
     "with a later one")
{
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	lock_edited(t, "run/result-1.json", "\"sum\":2", "\"sum\":1");
	verify_bad(t, "result-1.json was edited");
}

TEST("evaluation lock: a design that is lost comes back as it was; one that "
     "was not accepted is said to be gone")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL);
	lock_designed(t);
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	expect_equal(unlink(test_path(t, "run/design-1.json")), 0);
	expect_equal(unlink(test_path(t, "run/matches-2.csv")), 0);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 0, NULL));
	expect_true(lock_says(&d, "design-1.json is not in the folder, though "
	                          "line 2 of the ledger has its hash"));
	expect_true(lock_says(&d, "matches-2.csv was not there and is back"));
	lock_end(&d);
	expect_has(str_of(lock_text_of(t, "run/matches-2.csv")), "set,id");
}

TEST("evaluation lock: a file that no line has is found")
{
	lock_ready(t);
	lock_estimated(t);
	(void)eval_test_file(t, "run/result-2.json", "{}\n");
	verify_bad(t, "result-2.json is in the folder and in no line");
	expect_equal(unlink(test_path(t, "run/result-2.json")), 0);
	/* One more is what a command that was stopped leaves. */
	(void)eval_test_file(t, "run/design-2.json", "{}\n");
	(void)eval_test_file(t, "run/design-3.json", "{}\n");
	verify_bad(t, "design-3.json is in the folder and in no line");
}

TEST("evaluation lock: lines that do not fit those before them are found, "
     "though chain and head know them")
{
	static const struct {
		const char *act, *details, *why;
	} lines[] = {
	        {"accept", "{\"try\":1,\"sha256\":\"0\"}",
	         "which design was accepted"},
	        {"design", "{\"try\":5}", "which try of a design"},
	        {"unlock", "{\"look\":7}", "which look"},
	        {"estimate", "{\"look\":2,\"result\":\"0\"}",
	         "no outcome was opened"},
	        {"forget", "{}", "there is no such act"},
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const char *ledger, *head;

		if (i == 0) {
			lock_ready(t);
			lock_estimated(t);
		}
		ledger = str_c(t->arena,
		               str_of(lock_text_of(t, "run/ledger.jsonl")));
		head = str_c(t->arena,
		             str_of(lock_text_of(t, "run/ledger.head")));
		line_forged(t, lines[i].act, lines[i].details);
		verify_bad(t, lines[i].why);
		(void)eval_test_file(t, "run/ledger.jsonl", ledger);
		(void)eval_test_file(t, "run/ledger.head", head);
	}
}

/* The details of the last line, as text, with one member changed. */
static const char *
last_with(struct test *t, const char *key, const char *value)
{
	const char *text = lock_text_of(t, "run/ledger.jsonl");
	const char *at = strstr(text, "\"act\":\"amend\"");
	json_t *line, *details;
	char *out;

	expect_not_null(at);
	while (at > text && at[-1] != '\n')
		at--;
	line = json_loads(at, JSON_DISABLE_EOF_CHECK, NULL);
	details = json_object_get(line, "details");
	expect_equal(json_object_set_new(details, "plan", json_integer(3)), 0);
	expect_equal(json_object_set_new(details, "what", json_array()), 0);
	expect_equal(
	        json_object_set_new(details, key,
	                            json_loads(value, JSON_DECODE_ANY, NULL)),
	        0);
	out = json_dumps(details, 0);
	text = str_c(t->arena, str_of(out));
	(free)(out);
	json_decref(line);
	return text;
}

TEST("evaluation lock: an amendment that says other changes, other readers, or "
     "that nothing had been seen, is found")
{
	static const struct {
		const char *key, *value, *why;
	} lines[] = {
	        {"what", "[\"method 1.ratio\"]", "what was changed"},
	        {"reviewers", "[\"R. Example\"]", "who read the plan"},
	        {"post_hoc", "false", "whether an outcome had been seen"},
	        {"plan", "2", "which version of the plan"},
	};
	const char *ledger, *head;

	lock_ready(t);
	lock_estimated(t);
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	(void)eval_test_file(t, "run/plan-3.json",
	                     lock_text_of(t, "run/plan-2.json"));
	ledger = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.jsonl")));
	head = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.head")));
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		line_forged(t, "amend",
		            last_with(t, lines[i].key, lines[i].value));
		verify_bad(t, lines[i].why);
		(void)eval_test_file(t, "run/ledger.jsonl", ledger);
		(void)eval_test_file(t, "run/ledger.head", head);
	}
}
