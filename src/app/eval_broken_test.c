/*
 * eval_broken_test.c - where a promise of the numbers does not hold, the
 * command ends with 70 and leaves no file of what it made.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_study_test.h"
#include "tests/test.h"

#define WORDS_MOST 16

/* --- numbers that break, where each run looks at them again -------------- */

/* One comparator serves two, as nobody may. */
static bool
design_twice(struct stats *st, const struct eval_plan *plan,
             const struct eval_data *data, struct eval_design *out)
{
	struct eval_groups_made *made;

	if (!eval_design_make(st, plan, data, out))
		return false;
	made = &out->made->sets[0].made[0];
	made->links[1].control = made->links[0].control;
	eval_design_check(st, data, &out->made->sets[0], made);
	return true;
}

/* The outcomes are of other people than the design. */
static bool
estimate_others(struct stats *st, const struct eval_plan *plan,
                const struct eval_data *data, const struct eval_design *design,
                const struct eval_lock_facts *facts, json_t **result)
{
	struct eval_data fewer = *data;

	fewer.n--;
	return eval_estimate_make(st, plan, &fewer, design, facts, result);
}

/* --- commands ------------------------------------------------------------ */

static struct eval_maker broken;

/* A command as it is typed, by a maker (NULL: the program's own). */
static int
typed(struct test *t, const struct eval_maker *maker, const char *line)
{
	struct str rest = str_of(line), word;
	char *words[WORDS_MOST];
	int n = 0, code;

	while (n < WORDS_MOST && str_split(&rest, ' ', &word))
		words[n++] = str_c(t->arena, word);
	eval_cli_maker = maker != NULL ? maker : &eval_maker_numbers;
	code = command_eval(n, words);
	eval_cli_maker = &eval_maker_numbers;
	return code;
}

static bool
is_there(struct test *t, const char *name)
{
	return access(test_path(t, name), F_OK) == 0;
}

/* "estimate --run R --people P --quiet" in this test's folder. */
static const char *
line_of(struct test *t, const char *command, const char *more)
{
	return str_c(t->arena,
	             str_print(t->arena, "%s --people %s --quiet %s", command,
	                       test_path(t, "fake.csv"), more));
}

static const char *
in_run(struct test *t, const char *command)
{
	return line_of(t, command,
	               str_c(t->arena, str_print(t->arena, "--run %s",
	                                         test_path(t, "run"))));
}

static void
sealed(struct test *t)
{
	static const struct fake of = {
	        .treated = 40, .control = 160, .risk = {0.5, 0.4}};
	const char *toml =
	        study_toml(t, "number age|outcome y binary primary|"
	                      "column = \"y\"|method m nearest|ratio = 1");

	(void)study_fake(t, &of);
	(void)study_file(t, "plan.toml", str_of(toml));
	expect_equal(
	        typed(t, NULL,
	              line_of(t, "plan seal",
	                      str_c(t->arena,
	                            str_print(t->arena, "--plan %s --out %s",
	                                      test_path(t, "plan.toml"),
	                                      test_path(t, "run"))))),
	        EVAL_DONE);
}

static void
accepted(struct test *t)
{
	sealed(t);
	expect_equal(typed(t, NULL, in_run(t, "design")), EVAL_DONE);
	expect_equal(typed(t, NULL,
	                   str_c(t->arena,
	                         str_print(t->arena,
	                                   "design accept --quiet --run %s",
	                                   test_path(t, "run")))),
	             EVAL_DONE);
}

TEST("evaluation command: a design that breaks what its method promises ends "
     "with 70, and is no try")
{
	broken = eval_maker_numbers;
	broken.design = design_twice;
	sealed(t);
	expect_equal(typed(t, &broken, in_run(t, "design")), 70);
	expect_log("claim_broken", NULL);
	expect_false(is_there(t, "run/design-1.json"));
	expect_false(is_there(t, "run/matches-1.csv"));
	expect_equal(typed(t, NULL, in_run(t, "design")), EVAL_DONE);
	expect_true(is_there(t, "run/design-1.json"));
	expect_false(is_there(t, "run/design-2.json"));
}

TEST("evaluation command: an estimate in which something of ours does not hold "
     "ends with 70, and leaves no file of one")
{
	broken = eval_maker_numbers;
	broken.estimate = estimate_others;
	accepted(t);
	expect_equal(typed(t, &broken, in_run(t, "estimate")), 70);
	expect_log("claim_broken", NULL);
	expect_false(is_there(t, "run/result-1.json"));
	expect_false(is_there(t, "run/result.json"));
	/* as after any stop: there is nothing to verify, and it can be made */
	expect_equal(typed(t, NULL, in_run(t, "verify")), EVAL_PLAN);
	expect_equal(typed(t, NULL, in_run(t, "estimate")), EVAL_DONE);
	expect_true(is_there(t, "run/result-1.json"));
	expect_equal(typed(t, NULL, in_run(t, "verify")), EVAL_DONE);
}

TEST("evaluation command: an estimate whose design breaks its promises is none "
     "either, and nor is an exploration")
{
	const char *explore;

	broken = eval_maker_numbers;
	broken.design = design_twice;
	accepted(t);
	expect_equal(typed(t, &broken, in_run(t, "estimate")), 70);
	expect_log("claim_broken", NULL);
	expect_false(is_there(t, "run/result-1.json"));
	expect_false(is_there(t, "run/result.json"));
	explore = line_of(t, "explore",
	                  str_c(t->arena,
	                        str_print(t->arena, "--plan %s --out %s",
	                                  test_path(t, "plan.toml"),
	                                  test_path(t, "explore.json"))));
	expect_equal(typed(t, &broken, explore), 70);
	expect_log("claim_broken", NULL);
	expect_false(is_there(t, "explore.json"));
	expect_equal(typed(t, NULL, explore), EVAL_DONE);
	expect_true(is_there(t, "explore.json"));
}
