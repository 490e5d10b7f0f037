/*
 * eval_lock_before_test.c - a study that an earlier version sealed, accepted
 * and estimated, verified by this one (tests/fixtures/eval-run-1.8.0).
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_test.h"
#include "insight/evaluation/eval_study_test.h"

#define FILE_MOST 65536

static const char *const files[] = {"run/design-1.json", "run/ledger.head",
                                    "run/ledger.jsonl",  "run/matches-1.csv",
                                    "run/plan-1.json",   "run/result-1.json",
                                    "run/result.json",   "people.csv"};

/* A file of the fixture, into this test's folder. */
static void
file_take(struct test *t, const char *name)
{
	const char *path = str_c(
	        t->arena, str_print(t->arena, "../../eval-run-1.8.0/%s", name));
	char *text = arena_new(t->arena, char, FILE_MOST);
	FILE *from = fopen(study_vector(t, path), "rbe");
	size_t n;

	expect_not_null(from);
	n = fread(text, 1, FILE_MOST, from);
	expect_equal(fclose(from), 0);
	expect_true(n > 0 && n < FILE_MOST);
	/* a ledger is its owner's alone, which no checkout keeps */
	expect_equal(chmod(study_file(t, name, (struct str){text, n}), 0600),
	             0);
}

/* The run and its people; also where they were before. */
static void
before_ready(struct test *t)
{
	(void)mkdir(test_path(t, "run"), 0700);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		file_take(t, files[i]);
}

/* A command of the program's own numbers. */
static struct doing
doing_begin(struct test *t)
{
	struct doing d = lock_begin(t, NULL);

	d.run.maker = &eval_maker_numbers;
	d.run.in.people = test_path(t, "people.csv");
	return d;
}

/* One byte of a file is another. */
static void
byte_change(struct test *t, const char *name, const char *at)
{
	char *text = str_c(t->arena, str_of(lock_text_of(t, name)));
	char *where = strstr(text, at);

	expect_not_null(where);
	where[strlen(at)] ^= 1;
	(void)study_file(t, name, str_of(text));
}

TEST("evaluation lock: a study of version 1.8.0 is verified by this one, in "
     "the bytes that it made then")
{
	const struct fault *fault;
	struct doing d;

	before_ready(t);
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"engine\":\"1.8.0\"");
	d = doing_begin(t);
	fault = eval_lock_verify(&d.run, RUN, 1, NULL);
	expect_true(lock_says(&d, "Look 1 is verified"));
	lock_good(&d, fault);
}

TEST("evaluation lock: a result of version 1.8.0 that was lost is back as it "
     "was, and not as it would be now")
{
	const char *was;
	struct doing d;

	before_ready(t);
	was = str_c(t->arena, str_of(lock_text_of(t, "run/result-1.json")));
	expect_equal(unlink(test_path(t, "run/result-1.json")), 0);
	expect_equal(unlink(test_path(t, "run/result.json")), 0);
	d = doing_begin(t);
	lock_good(&d, eval_lock_verify(&d.run, RUN, 1, NULL));
	expect_str(str_of(lock_text_of(t, "run/result-1.json")), was);
	expect_str(str_of(lock_text_of(t, "run/result.json")), was);
	/* what came later is not in it */
	expect_lacks(str_of(was), "\"stopped\":{");
	expect_lacks(str_of(was), "undated");
	expect_lacks(str_of(was), "measured");
}

TEST("evaluation lock: a byte that was altered in a study of version 1.8.0 is "
     "told, of the result, the design, the ledger and the people")
{
	static const struct {
		const char *name, *at, *says;
	} bytes[] = {
	        {"run/result-1.json", "\"loglik\":-",
	         "result-1.json was edited"},
	        {"run/design-1.json",
	         "\"lost\":[{\"kept\":", "design-1.json was edited"},
	        {"run/ledger.jsonl", "\"matched\":", "line 2"},
	        {"people.csv", "s003,0,", "people"},
	};

	for (size_t i = 0; i < sizeof(bytes) / sizeof(bytes[0]); i++) {
		const struct fault *fault;
		struct doing d;

		before_ready(t);
		byte_change(t, bytes[i].name, bytes[i].at);
		d = doing_begin(t);
		fault = eval_lock_verify(&d.run, RUN, 1, NULL);
		lock_bad(&d, fault, 3, bytes[i].says);
	}
}
