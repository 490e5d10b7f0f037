/* eval_lock_after_test.c - changes after the seal, and making it again. */
#include <string.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_local.h"
#include "insight/evaluation/eval_lock_test.h"

/* --- a plan from before a rule ------------------------------------------- */

#define EVAL_PLAN_PARTS EVAL_PLAN_SMALL "[subgroups]\ncolumns = [\"sex\"]\n"

/* A plan as an earlier version sealed it: groups of a counted outcome. */
static struct str
old_canonical(struct test *t)
{
	struct eval_plan now;

	expect_ok(eval_plan_text(t->arena, S(EVAL_PLAN_PARTS), &now));
	return str_of(eval_test_with(t, str_c(t->arena, now.canonical),
	                             "\"kind\":\"binary\"",
	                             "\"kind\":\"count\",\"exposure\":\"\""));
}

/* As that version would have, which had no such rule. */
static void
old_sealed(struct test *t)
{
	struct doing d = lock_begin(t, "people.csv");

	d.run.plan = arena_new(d.arena, struct eval_plan, 1);
	expect_ok(eval_plan_of(d.arena, old_canonical(t), d.run.plan));
	lock_good(&d, eval_lock_seal(&d.run, RUN));
}

TEST("evaluation lock: a plan that was sealed is read as what it was: a rule "
     "that came after the seal is said, and refuses nothing")
{
	const struct fault *fault;
	struct eval_plan plan;
	struct doing d;

	old_sealed(t);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_design(&d.run, RUN));
	expect_true(lock_says(&d, "[subgroups] columns: groups are compared"));
	expect_true(lock_says(&d, "is read as what it was"));
	lock_end(&d);
	lock_accepted(t);
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 0, NULL));
	/* A new one is refused, and so is this one where it was edited. */
	fault = eval_plan_text(t->arena,
	                       str_of(eval_test_with(t, EVAL_PLAN_PARTS,
	                                             "kind = \"binary\"",
	                                             "kind = \"count\"")),
	                       &plan);
	expect_not_null(fault);
	expect_has(text_show_en(t->arena, &fault->text),
	           "the primary outcome is none of yes or no");
	lock_edited(t, "run/plan-1.json", "Small", "Large");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "was edited after the seal");
}

TEST("evaluation lock: a plan that keeps every rule says nothing of one")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_PARTS);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_design(&d.run, RUN));
	expect_false(lock_says(&d, "is read as what it was"));
	lock_end(&d);
}

/* --- what it could see --------------------------------------------------- */

#define EVAL_PLAN_SEES EVAL_PLAN_SMALL "[judge]\nbase = 0.37\n"

TEST("evaluation lock: what the study could see is worked out when the plan is "
     "sealed, of what was known then, and stays in that line")
{
	struct eval_lock_facts facts;
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SEES "participants = 84\n");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"of\":\"plan\"");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"fall_seen\":0.15");
	expect_equal(lock_opened, 0);
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	/* An amendment after that is worked out too, and is not beforehand. */
	lock_amended(t, EVAL_PLAN_SEES "participants = 9000\n");
	d = lock_begin(t, "people.csv");
	expect_ok(eval_ledger_open(d.arena, RUN, &d.run.ledger));
	eval_lock_walk(&d.run, d.run.ledger.n);
	expect_ok(eval_lock_facts(&d.run, lock_plan_of(&d, EVAL_PLAN_SEES),
	                          &facts));
	expect_equal((int64_t)json_number_value(
	                     json_object_get(facts.power, "treated")),
	             84);
	expect_false(str_empty(facts.power_at));
	lock_end(&d);
}

TEST("evaluation lock: a plan that says no base has nothing worked out, and "
     "one that says no number of people goes by those in the files")
{
	lock_sealed(t, EVAL_PLAN_SMALL);
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")), "\"power\"");
	lock_amended(t, EVAL_PLAN_SEES);
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"of\":\"files\"");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"treated\":2");
}

/* What the ledger has of what could be seen, for a result. */
static const json_t *
power_kept(struct doing *d)
{
	struct str at = S("");

	expect_ok(eval_ledger_open(d->arena, test_path(d->t, "run"),
	                           &d->run.ledger));
	return eval_lock_power_kept(&d->run, d->run.ledger.n, &at);
}

TEST("evaluation lock: what a plan could see that is no longer in force is not "
     "told of the one that is")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_SEES "participants = 84\n");
	lock_amended(t, EVAL_PLAN_SEES "participants = 9000\n");
	d = lock_begin(t, "people.csv");
	expect_equal((int64_t)json_number_value(
	                     json_object_get(power_kept(&d), "treated")),
	             9000);
	lock_end(&d);
	/* one of which nothing can be worked out */
	lock_amended(t, EVAL_PLAN_SMALL);
	d = lock_begin(t, "people.csv");
	expect_null(power_kept(&d));
	lock_end(&d);
}

TEST("evaluation lock: where people are not matched it is worked out with the "
     "comparators there are, and not with so many to each")
{
	const char *ledger;

	/* two participants and two comparators in the file */
	lock_sealed(t, eval_test_with(t, EVAL_PLAN_SEES "participants = 20\n",
	                              "kind = \"nearest\"", "kind = \"iptw\""));
	ledger = lock_text_of(t, "run/ledger.jsonl");
	expect_has(str_of(ledger), "\"of\":\"plan\"");
	expect_has(str_of(ledger), "\"ratio\":0.1");
	expect_has(str_of(ledger), "\"treated\":20");
	/* of one that matches it is what the plan asks for */
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 3\n[judge]\nbase = 0.37\n"
	                                "participants = 20\n");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")), "\"ratio\":3");
}

/* --- many groups --------------------------------------------------------- */

/* As many words of sex. */
static struct doing
amend_words(struct test *t, const char *name, int words)
{
	struct doing d = lock_begin(t, NULL);
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,age,sex,reoff\n");
	for (int i = 0; i < 300; i++)
		buf_print(&buf, "p%d,%d,%d,word %d,%d\n", i, i % 2, 20 + i % 9,
		          i / 2 % words, i % 3 == 0);
	d.run.in.people =
	        eval_test_file(t, name, str_c(t->arena, buf_get(&buf)));
	d.run.maker = &eval_maker_numbers;
	return d;
}

TEST("evaluation lock: a file by which a sealed plan has more groups than can "
     "be compared is not amended in")
{
	struct doing d;

	lock_sealed(t, EVAL_PLAN_PARTS);
	d = amend_words(t, "many.csv", 61);
	lock_bad(&d, eval_lock_amend(&d.run, RUN, S("More people")), 2,
	         "\"sex\" has 61 different words");
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")), "amend");
	d = amend_words(t, "some.csv", 60);
	lock_good(&d, eval_lock_amend(&d.run, RUN, S("More people")));
}

/* --- changes ------------------------------------------------------------- */

TEST("evaluation lock: a change after the seal has a reason and stays in the "
     "ledger, and what is found afterwards is marked post hoc for ever")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL "ratio = 2\n");
	lock_bad(&d, eval_lock_amend(&d.run, RUN, S(" ")), 3, "Say why");
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	lock_bad(&d, eval_lock_amend(&d.run, RUN, S("No reason")), 3,
	         "there is nothing to amend");
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"what\":[\"method 1.ratio\"]");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"post_hoc\":false");
	/* All begins again from design. */
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "E_PLAN_UNSEALED");
	d = lock_begin(t, NULL);
	lock_bad(&d, eval_lock_accept(&d.run, RUN, 1), 3, "no such design");
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"post_hoc\":true");
	/* What was amended after a look is so as well, and the looks add up. */
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 3\n");
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"post_hoc\":true,\"reason\":\"Too few were matched\"");
	lock_designed(t);
	lock_accepted(t);
	lock_estimated(t);
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"looks\":[1,2]");
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"unplanned\":true");
}

TEST("evaluation lock: other data need an amendment too, which names the file")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, NULL);
	d.run.in.people = eval_test_file(
	        t, "more.csv",
	        str_c(t->arena, str_print(t->arena, "%se,0,40,m,1\n", PEOPLE)));
	lock_good(&d, eval_lock_amend(&d.run, RUN, S("More people came")));
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"what\":[\"file of people\"]");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_design(&d.run, RUN), 3,
	         "the number of rows changed");
}

TEST("evaluation lock: a file that is no longer named is a change, and a "
     "reason that is no text is none")
{
	struct doing d = lock_begin(t, "people.csv");

	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	d.run.in.spells = eval_test_file(t, "spells.csv", "id\na\n");
	lock_good(&d, eval_lock_seal(&d.run, RUN));
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_amend(&d.run, RUN, S("\xFF")), 3, "Say why");
	lock_designed(t);
	lock_accepted(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE), 3,
	         "a file of spells was sealed: name it with --spells");
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_amend(&d.run, RUN, S("No spells are known")));
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"what\":[\"file of spells taken out\"]");
}

TEST("evaluation lock: what explores is marked so, and marks the run it was "
     "done in")
{
	struct doing d = lock_begin(t, "people.csv");
	struct str bytes;

	d.run.plan = lock_plan_of(&d, EVAL_PLAN_SMALL);
	expect_ok(eval_lock_explore(&d.run, NULL, &bytes));
	expect_has(bytes, "\"explore\":true");
	lock_end(&d);
	lock_ready(t);
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_explore(&d.run, RUN, &bytes));
	lock_end(&d);
	expect_true(access(test_path(t, "run/result.json"), F_OK) != 0);
	lock_estimated(t);
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"explore\":false");
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           "\"post_hoc\":true");
}

/* --- verify -------------------------------------------------------------- */

TEST("evaluation lock: a result is verified by making it again, byte for byte")
{
	struct doing d;

	lock_ready(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "no such estimate");
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, DATE_NONE));
	for (int look = 0; look <= 2; look++) {
		d = lock_begin(t, "people.csv");
		lock_good(&d, eval_lock_verify(&d.run, RUN, look, NULL));
	}
	lock_amended(t, EVAL_PLAN_SMALL "ratio = 2\n");
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 1, NULL));
	/* What is lost comes back. */
	expect_equal(unlink(test_path(t, "run/result-1.json")), 0);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 1, NULL));
	expect_has(str_of(lock_text_of(t, "run/result-1.json")), "\"sum\":2");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 3, NULL), 3,
	         "no such estimate");
}

TEST("evaluation lock: an edited result, other data or a ledger written anew "
     "are not verified")
{
	struct doing d;
	char head[65];

	lock_ready(t);
	lock_estimated(t);
	d = lock_begin(t, NULL);
	d.run.in.people = eval_test_file(
	        t, "other.csv", eval_test_with(t, PEOPLE, "20,m,0", "20,m,1"));
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "the file of people is not the one of that look");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, "0123"), 3,
	         "it was written anew");
	d = lock_begin(t, "people.csv");
	expect_ok(eval_lock_verify(&d.run, RUN, 0, NULL));
	memcpy(head, d.run.ledger.head, sizeof(head));
	lock_end(&d);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_verify(&d.run, RUN, 0, head));
	lock_edited(t, "run/result.json", "\"sum\":2", "\"sum\":1");
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_verify(&d.run, RUN, 0, NULL), 3,
	         "result.json was edited");
}

TEST("evaluation lock: a later day of the data belongs to a look, and is "
     "verified with it")
{
	struct doing d;
	struct date day;
	const char *plan =
	        eval_test_with(t, EVAL_PLAN_SMALL, "shape = \"table\"\n",
	                       "shape = \"table\"\ndata_cut = 2026-01-01\n");

	expect_true(date_read_iso(S("2026-06-30"), &day));
	lock_sealed(t, plan);
	lock_designed(t);
	lock_accepted(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d,
	         eval_lock_estimate(&d.run, RUN, false,
	                            date_add_days(day, -999)),
	         3, "--cut is a day after the plan's data_cut, 2026-01-01: ");
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_good(&d, eval_lock_estimate(&d.run, RUN, true, day));
	expect_has(str_of(lock_text_of(t, "run/result.json")),
	           str_c(t->arena,
	                 str_print(t->arena, "\"cut\":%d,", day.days)));
	for (int look = 1; look <= 2; look++) {
		d = lock_begin(t, "people.csv");
		lock_good(&d, eval_lock_verify(&d.run, RUN, look, NULL));
	}
}

TEST("evaluation lock: where the plan has no day of the data a look has none, "
     "and that is what is said")
{
	struct doing d;
	struct date day;

	expect_true(date_read_iso(S("2030-01-01"), &day));
	lock_ready(t);
	lock_estimated(t);
	d = lock_begin(t, "people.csv");
	lock_bad(&d, eval_lock_estimate(&d.run, RUN, true, day), 3,
	         "the plan has no data_cut, so that no look is of a later day: "
	         "leave --cut out");
	expect_equal(lock_opened, 1);
}
