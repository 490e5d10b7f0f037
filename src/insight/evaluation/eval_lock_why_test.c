/* eval_lock_why_test.c - whatever stops a command has a code and a way out. */
#include <string.h>
#include <sys/stat.h>

#include "base/json.h"
#include "insight/evaluation/eval_lock_test.h"
#include "insight/evaluation/eval_report_local.h"

/* How a command ended, as it says with --json. */
static json_t *
answered(struct doing *d, const struct fault *fault, int status)
{
	json_t *out = NULL;

	if (fault == NULL)
		fail_msg("it was not stopped");
	expect_ok(json_read(d->t->arena,
	                    eval_run_answer(&d->run, fault, status), &out));
	return out;
}

/* That it has a code, a sentence that begins with it, a place and a way out. */
static void
expect_told(struct test *t, json_t *answer, const char *code, const char *says,
            const char *column, int64_t row)
{
	const json_t *note =
	        json_array_get(json_object_get(answer, "notes"), 0);
	const json_t *columns = json_object_get(note, "columns");

	(void)t;
	expect_str(result_word(answer, "code"), code);
	expect_true(str_starts(result_word(answer, "error"), str_of(code)));
	expect_has(result_word(answer, "error"), says);
	expect_str(result_word(note, "code"), code);
	expect_has(result_word(note, "says"), says);
	expect_equal(json_integer_value(json_object_get(note, "count")), 1);
	expect_equal(json_integer_value(json_object_get(note, "row")), row);
	expect_equal(json_array_size(columns), column == NULL ? 0 : 1);
	if (column != NULL)
		expect_str(
		        str_of(json_string_value(json_array_get(columns, 0))),
		        column);
}

TEST("evaluation lock: a file that cannot be read is stopped with a code, "
     "where it is and a way out")
{
	static const struct {
		const char *file, *says, *column;
		int64_t row;
	} all[] = {
	        {"id,group,age,age,reoff\na,1,20,3,0\n",
	         "give each column a name of its own", "age", 0},
	        {"", "a table begins with the names of its columns", NULL, 0},
	        {"id,group,age,sex,reoff\na,1,2\"0,m,0\n",
	         "write its own twice, or take it out", NULL, 1},
	        {"id,group,age,sex,reoff\na,1,20,m,0\nb,1,30,\xff,1\n",
	         "save the file as CSV in UTF-8", NULL, 2},
	        {"id,group,age,sex,reoff\na,1,20,m,0,7\n",
	         "or add what is missing", NULL, 1},
	};

	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		struct doing d = lock_begin(t, "people.csv");

		(void)eval_test_file(t, "people.csv", all[k].file);
		d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
		expect_told(t,
		            answered(&d, eval_lock_check(&d.run), d.run.status),
		            "E_BAD_VALUE", all[k].says, all[k].column,
		            all[k].row);
		expect_equal(d.run.status, 2);
		lock_end(&d);
	}
}

TEST("evaluation lock: a plan that cannot be read is stopped with a code, "
     "where it is and a way out")
{
	static const struct {
		const char *plan, *says, *column;
		int64_t row;
	} all[] = {{"[study]\ntitel = \"A\"\n",
	            "there is no such key; here are", "[study] titel", 2},
	           {"", "the plan has no such heading", "[study]", 0},
	           {"x = = 1\n", "a [heading] belongs above this", NULL, 1},
	           {"[study]\n\xff\n", "save the file as UTF-8", NULL, 2}};

	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		struct doing d = lock_begin(t, NULL);
		struct eval_plan plan;
		const struct fault *fault =
		        eval_plan_read(d.arena,
		                       eval_test_file(t, "p.toml", all[k].plan),
		                       &plan);

		expect_told(t, answered(&d, fault, 3), "E_BAD_VALUE",
		            all[k].says, all[k].column, all[k].row);
		lock_end(&d);
	}
}

TEST("evaluation lock: what is wrong with a run's folder is stopped with a "
     "code and a way out, also where somebody else is at work")
{
	struct eval_ledger l;
	struct arena *other;
	struct doing d = lock_begin(t, "people.csv");

	expect_told(t,
	            answered(&d, eval_lock_design(&d.run, RUN), d.run.status),
	            "E_PLAN_UNSEALED", "begin one with eval plan seal", NULL,
	            0);
	lock_end(&d);
	lock_sealed(t, EVAL_PLAN_SMALL);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	expect_told(t, answered(&d, eval_lock_seal(&d.run, RUN), d.run.status),
	            "E_BAD_VALUE", "name a folder that is not there yet", NULL,
	            0);
	lock_end(&d);
	other = test_arena(t, 0);
	expect_ok(eval_ledger_open(other, RUN, &l));
	d = lock_begin(t, "people.csv");
	expect_told(t,
	            answered(&d, eval_lock_design(&d.run, RUN), d.run.status),
	            "E_BAD_VALUE", "wait for its end", NULL, 0);
	lock_end(&d);
	test_arena_drop(other);
	lock_edited(t, "run/ledger.jsonl", "\"act\":\"seal\"",
	            "\"act\":\"seel\"");
	d = lock_begin(t, "people.csv");
	expect_told(t,
	            answered(&d, eval_lock_design(&d.run, RUN), d.run.status),
	            "E_PLAN_CHANGED",
	            "line 1 has been changed. Put ledger.jsonl and ledger.head "
	            "back as they were kept",
	            NULL, 0);
	expect_equal(d.run.status, 3);
	lock_end(&d);
}

TEST("evaluation lock: what an estimator met is told once, and what is well "
     "has no code")
{
	struct doing d = lock_begin(t, "people.csv");
	json_t *answer;

	(void)eval_test_file(t, "people.csv",
	                     "id,group,age,sex,reoff\na,1,x,m,0\nb,0,3,m,0\n");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	answer = answered(&d, eval_lock_check(&d.run), d.run.status);
	expect_str(result_word(answer, "code"), "E_BAD_VALUE");
	expect_equal(json_array_size(json_object_get(answer, "notes")), 1);
	lock_end(&d);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	expect_ok(eval_lock_check(&d.run));
	expect_null(eval_run_code(&d.run, NULL, 0));
	expect_ok(
	        json_read(t->arena, eval_run_answer(&d.run, NULL, 0), &answer));
	expect_true(json_is_null(json_object_get(answer, "code")));
	lock_end(&d);
}
