/* eval_lock_release_test.c - what of a run was released stands in its ledger.
 */
#include "insight/evaluation/eval_lock_release.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_test.h"

static const char *
register_of(struct test *t, const char *name)
{
	const char *folder = test_path(t, name);

	(void)mkdir(folder, 0700);
	return folder;
}

static void
release_of(struct test *t, int n, struct eval_release *out)
{
	json_t *kept = NULL, *json = NULL;

	expect_ok(json_read(t->arena,
	                    str_print(t->arena,
	                              "{\"programme\":\"p\",\"threshold\":10,"
	                              "\"shown\":{\"flow/matched/treated\":%d},"
	                              "\"hidden\":{}}",
	                              n),
	                    &kept));
	expect_ok(json_read(t->arena, S("{\"release\":{}}"), &json));
	*out = (struct eval_release){
	        .json = json, .kept = kept, .threshold = 10};
}

static const struct fault *
begin(struct doing *d)
{
	struct test *t = d->t;
	json_t *held = NULL;

	expect_ok(json_read(t->arena,
	                    str_of(lock_text_of(t, "run/result.json")), &held));
	return eval_lock_release_begin(&d->run, RUN, "result.json", held);
}

/* A release of so many, into a register. */
static void
released(struct test *t, const char *folder, int n)
{
	struct doing d = lock_begin(t, NULL);
	struct eval_register reg;
	struct eval_release release;
	struct eval_entry entry;
	struct str why;

	expect_ok(begin(&d));
	expect_equal(eval_register_read(d.arena, folder, &reg, &why),
	             EVAL_DONE);
	expect_ok(eval_lock_release_check(&d.run, &reg));
	release_of(t, n, &release);
	expect_equal(eval_register_add(d.arena, &reg, release.kept, &entry,
	                               &why),
	             EVAL_DONE);
	expect_ok(eval_lock_release_add(&d.run, &release, &reg, &entry));
	expect_equal(eval_register_close(d.arena, &reg, &why), EVAL_DONE);
	lock_end(&d);
}

/* That register is refused. */
static void
refused(struct test *t, const char *folder, const char *sentence)
{
	struct doing d = lock_begin(t, NULL);
	struct eval_register reg;
	struct str why;

	expect_ok(begin(&d));
	expect_equal(eval_register_read(d.arena, folder, &reg, &why),
	             EVAL_DONE);
	lock_bad(&d, eval_lock_release_check(&d.run, &reg), 5, sentence);
}

TEST("evaluation lock: what was released stands in the ledger, and a register "
     "that lacks it is refused")
{
	const char *one = register_of(t, "one"), *two = register_of(t, "two");
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	released(t, one, 84);
	released(t, one, 104);
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"act\":\"publish\"");
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")),
	             "flow/matched/treated");
	refused(t, two,
	        "line 6 of this run's ledger says that a release of it "
	        "was kept in the register ");
	refused(t, two, "--take-in");
	/* emptied */
	expect_equal(unlink(test_path(t, "one/0001.kept.json")), 0);
	expect_equal(unlink(test_path(t, "one/0002.kept.json")), 0);
	expect_equal(unlink(test_path(t, "one/register.head")), 0);
	refused(t, one, "does not have it");
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 0, NULL));
}

TEST("evaluation lock: a register that was written anew since is refused")
{
	const char *one = register_of(t, "one");
	struct eval_register reg, anew;
	struct eval_entry entry;
	struct str why;

	lock_ready(t);
	lock_estimated(t);
	released(t, one, 84);
	expect_equal(eval_register_read(t->arena, one, &reg, &why), EVAL_DONE);
	/* by the same name, with another release before it */
	expect_equal(unlink(test_path(t, "one/0001.kept.json")), 0);
	expect_equal(unlink(test_path(t, "one/register.head")), 0);
	expect_equal(eval_register_read(t->arena, one, &anew, &why), EVAL_DONE);
	memcpy(anew.id, reg.id, sizeof(anew.id));
	for (int i = 0; i < 2; i++) {
		struct eval_release release;

		release_of(t, i == 0 ? 200 : 84, &release);
		expect_equal(eval_register_add(t->arena, &anew, release.kept,
		                               &entry, &why),
		             EVAL_DONE);
	}
	expect_equal(eval_register_close(t->arena, &anew, &why), EVAL_DONE);
	refused(t, one,
	        "never had the head that line 6 of this run's ledger "
	        "has of it");
}

TEST("evaluation lock: what is lost of a register is taken in again from what "
     "runs kept, and from nothing else")
{
	const char *one = register_of(t, "one"), *two = register_of(t, "two");
	struct doing d;
	struct eval_lock_released *v;
	struct eval_register reg;
	struct eval_entry entry;
	struct str why;
	json_t *kept;

	lock_ready(t);
	lock_estimated(t);
	released(t, one, 84);
	d = lock_begin(t, NULL);
	expect_ok(begin(&d));
	expect_equal(eval_lock_releases(&d.run, &v), 1);
	expect_ok(eval_lock_release_kept(&d.run, &v[0], &kept));
	expect_equal(eval_register_read(d.arena, two, &reg, &why), EVAL_DONE);
	expect_equal(eval_register_add(d.arena, &reg, kept, &entry, &why),
	             EVAL_DONE);
	expect_equal(eval_register_close(d.arena, &reg, &why), EVAL_DONE);
	expect_ok(eval_lock_release_check(&d.run, &reg));
	lock_end(&d);
	released(t, two, 104);
	lock_edited(t, "run/kept-1.json", "84", "85");
	d = lock_begin(t, NULL);
	expect_ok(begin(&d));
	(void)eval_lock_releases(&d.run, &v);
	lock_bad(&d, eval_lock_release_kept(&d.run, &v[0], &kept), 5,
	         "kept-1.json is not in the folder of this run as line 6 of "
	         "its ledger has it");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "kept-1.json was edited");
}

TEST("evaluation lock: a line of a release that fits no look is not verified")
{
	struct doing d;
	struct eval_ledger ledger;

	lock_ready(t);
	lock_estimated(t);
	d = lock_begin(t, NULL);
	expect_ok(eval_ledger_open(d.arena, RUN, &ledger));
	expect_ok(eval_ledger_add(&ledger, "publish", d.run.now,
	                          json_loads("{\"release\":1,\"look\":2}", 0,
	                                     NULL)));
	lock_end(&d);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "line 6 of the ledger does not fit those before it: which "
	         "release");
}

TEST("evaluation lock: a result that another command wrote meanwhile is not "
     "released")
{
	struct doing d;
	json_t *other = NULL;

	lock_ready(t);
	lock_estimated(t);
	d = lock_begin(t, NULL);
	expect_ok(json_read(t->arena, S("{\"sum\":7}"), &other));
	lock_bad(&d, eval_lock_release_begin(&d.run, RUN, "result.json", other),
	         3, "result.json was written by another command meanwhile");
	d = lock_begin(t, NULL);
	lock_bad(&d,
	         eval_lock_release_begin(&d.run, RUN, "result-9.json", other),
	         3, "publish again");
}
