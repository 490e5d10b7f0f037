/* eval_lock_test.c - each way around the lock is refused. */
#include "insight/evaluation/eval_lock_test.h"

#include <string.h>
#include <unistd.h>

/* --- the right way ------------------------------------------------------- */

TEST("evaluation lock: before the outcomes are unlocked their columns are not "
     "opened")
{
	struct doing d = lock_begin(t, "people.csv");

	lock_opened = 0;
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	lock_good(&d, eval_lock_check(&d.run));
	lock_ready(t);
	expect_equal(lock_opened, 0);
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")), "reoff");
	lock_estimated(t);
	expect_equal(lock_opened, 1);
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"sum\":2");
	expect_str(str_of(lock_text_of(t, "run/result-1.json")),
	           str_c(t->arena, str_of(lock_text_of(t, "run/result.json"))));
}

TEST("evaluation lock: each design that was tried is in the ledger with its "
     "balance")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL);
	lock_designed(t);
	lock_designed(t);
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"try\":2,\"used\":0,\"worst\":0.12");
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_accept(&d.run, RUN, 3), 3, "no such design");
	d = lock_begin(t, NULL);
	lock_good(&d, eval_lock_accept(&d.run, RUN, 1));
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_accept(&d.run, RUN, 2), 3, "accepted already");
	lock_estimated(t);
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"designs\":2");
}

TEST("evaluation lock: a try that came to nothing is a try, and is not "
     "accepted")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL "caliper = 0\n");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_design(&d.run, RUN), 4,
	         "E_NO_OVERLAP: No participant has a comparator");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"stopped\":[\"E_NO_OVERLAP\"],\"try\":1");
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_accept(&d.run, RUN, 0), 3, "no such design");
}

/* --- ways around it ------------------------------------------------------ */

TEST("evaluation lock: nothing is estimated before a design is accepted")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "E_PLAN_UNSEALED: nothing is estimated before a design is");
	lock_designed(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "E_PLAN_UNSEALED");
	d = lock_begin(t, "people.csv");
	lock_bad(&d,
	         eval_lock_estimate(&d.run, test_path(t, "none"), false,
	                            DATE_NONE),
	         3, "There is no folder");
	expect_equal(lock_opened, 0);
	expect_true(access(test_path(t, "run/result.json"), F_OK) != 0);
}

TEST("evaluation lock: there is one estimate, and a look is a look and is "
     "counted")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE), 3,
	         "the first look is eval estimate");
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "there is one estimate, and it is made");
	expect_equal(lock_opened, 1);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"looks\":[1,2]");
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"unplanned\":true");
	expect_has(str_of(lock_text_of(t, "run/result-1.json")),
	           "\"unplanned\":false");
}

TEST("evaluation lock: there is no design after an estimate")
{
	struct doing d;

	lock_ready(t);
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_design(&d.run, RUN), 3,
	         "there is no design after an estimate");
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_accept(&d.run, RUN, 1), 3, "accepted already");
}

TEST("evaluation lock: a plan that was edited after the seal is refused")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL "ratio = 1\n");
	lock_bad(&d, eval_lock_design(&d.run, RUN), 3,
	         "E_PLAN_CHANGED: this plan is not the one that was sealed");
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL "seed = 2\n");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "E_PLAN_CHANGED");
	lock_edited(t, "run/plan-1.json", "\"seed\":1", "\"seed\":2");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "plan-1.json of this run was edited after the seal");
	expect_equal(unlink(test_path(t, "run/plan-1.json")), 0);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "plan-1.json of this run is not there");
	expect_equal(lock_opened, 0);
}

/* The people with one thing changed are refused so. */
static void
people_not(struct test *t, const char *was, const char *is,
           const char *sentence)
{
	struct doing d = lock_begin(t, "people.csv");

	d.run.in.people = eval_test_file(t, "other.csv",
	                                 eval_test_with(t, PEOPLE, was, is));
	lock_bad(&d, eval_lock_design(&d.run, RUN), 3, sentence);
	d = lock_begin(t, "people.csv");
	d.run.in.people = test_path(t, "other.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         sentence);
}

TEST("evaluation lock: data that were changed after the seal are refused, with "
     "what changed")
{
	lock_ready(t);
	people_not(t, "20,m,0", "21,m,0", "the column age changed");
	people_not(t, "b,1,30,f", "b,1,30,m", "the column sex changed");
	people_not(t, "b,1", "x,1", "the column id changed");
	people_not(t, "b,1", "b,0", "the column group changed");
	people_not(t, "d,0,31,f,0\n", "", "the number of rows changed");
	people_not(t, "age,", "years,", "the names of its columns changed");
	people_not(t, "b,1,30,f,1", "b,1,30,f,0",
	           "a column that is no covariate");
	expect_equal(lock_opened, 0);
}

TEST("evaluation lock: with several looks outcomes may grow, and nobody else "
     "changes")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SMALL
	            "[looks]\nshares = [0.5, 1]\nplanned_events = 4\n");
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	d = lock_begin(t, NULL);
	d.run.in.people = eval_test_file(
	        t, "later.csv", eval_test_with(t, PEOPLE, "20,m,0", "20,m,1"));
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	expect_has(str_of(lock_text_of(t, "run/result.json")), "\"sum\":3");
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"unplanned\":false");
	d = lock_begin(t, NULL);
	d.run.in.people = eval_test_file(
	        t, "later.csv", eval_test_with(t, PEOPLE, "20,m,0", "21,m,1"));
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE), 3,
	         "the column age changed");
}

TEST("evaluation lock: a line of the ledger that is gone stops everything")
{
	struct doing d;
	const char *text;
	char *second, *third;

	lock_ready(t);
	lock_estimated(t);
	text = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.jsonl")));
	second = strchr(text, '\n') + 1;
	third = strchr(second, '\n') + 1;
	memmove(second, third, strlen(third) + 1);
	(void)eval_test_file(t, "run/ledger.jsonl", text);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE), 3,
	         "line 2 is not there, or not in its place");
	expect_equal(lock_opened, 1);
}

TEST("evaluation lock: a ledger written back to before the estimate is found "
     "by its head, by the result it left, and by who kept the head")
{
	struct doing d;
	const char *before, *head;
	char kept[65];

	lock_ready(t);
	before = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.jsonl")));
	head = str_c(t->arena, str_of(lock_text_of(t, "run/ledger.head")));
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	memcpy(kept, d.run.ledger.head, sizeof(kept));
	lock_end(&d);
	(void)eval_test_file(t, "run/ledger.jsonl", before);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "line 4 is not there: it ends before its head");
	(void)eval_test_file(t, "run/ledger.head", head);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "result-1.json is there, but not in the ledger");
	expect_equal(unlink(test_path(t, "run/result-1.json")), 0);
	d = lock_begin(t, "people.csv");
	d.run.now.ms += 1000;
	lock_good(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, kept), 3,
	         "it was written anew");
}

TEST("evaluation lock: after an error there is no file of an estimate")
{
	struct doing d = lock_begin(t, NULL);

	lock_opened = 0;
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	d.run.in.people = eval_test_file(t, "none.csv",
	                                 "id,group,age,sex,reoff\n"
	                                 "a,1,20,m,0\nb,0,20,f,0\n");
	lock_good(&d, eval_lock_seal(&d.run, RUN));
	d = lock_begin(t, NULL);
	d.run.in.people = test_path(t, "none.csv");
	lock_good(&d, eval_lock_design(&d.run, RUN));
	lock_accepted(t);
	for (int i = 0; i < 2; i++) {
		d = lock_begin(t, NULL);
		d.run.in.people = test_path(t, "none.csv");
		lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE),
		         4,
		         "E_NO_EVENTS: Nobody in one of the groups has an "
		         "event: column reoff");
	}
	expect_true(access(test_path(t, "run/result.json"), F_OK) != 0);
	expect_true(access(test_path(t, "run/result-1.json"), F_OK) != 0);
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"act\":\"stopped\",\"details\":{\"code\":\"E_NO_EVENTS\"");
}
