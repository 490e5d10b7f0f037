/*
 * eval_plan.c - mydirection eval plan: what is decided beforehand.
 */
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "app/eval_say.h"

static const struct fault *
plan_new(struct eval_cli *cli)
{
	struct buf buf;

	buf_init(&buf, cli->arena, 1 << 20);
	eval_plan_new(&buf);
	if (cli->out != NULL)
		return eval_cli_write(cli, cli->out, buf_get(&buf));
	if (cli->json)
		claim(json_object_set_new(cli->run.answer, "plan",
		                          json_stringn(buf.p, buf.n)) == 0);
	else
		fwrite(buf.p, 1, buf.n, stdout);
	return NULL;
}

static const struct fault *
plan_check(struct eval_cli *cli)
{
	return eval_lock_check(&cli->run);
}

static const struct fault *
plan_seal(struct eval_cli *cli)
{
	return eval_lock_seal(&cli->run, cli->out);
}

static const struct fault *
plan_amend(struct eval_cli *cli)
{
	return eval_lock_amend(&cli->run, cli->folder, str_of(cli->reason));
}

#define FILES "--events --spells --threads --json --quiet"

static int
eval_plan(int argc, char **argv)
{
	static const struct {
		const char *name;
		struct eval_cli cli;
	} acts[] = {
	        {"new",
	         {.takes = "--out --json --quiet",
	          .needs = "",
	          .act = plan_new}},
	        {"check",
	         {.takes = FILES,
	          .needs = "--plan --people",
	          .act = plan_check}},
	        {"seal",
	         {.takes = FILES,
	          .needs = "--plan --people --out",
	          .act = plan_seal}},
	        {"amend",
	         {.takes = FILES " --plan",
	          .needs = "--people --run --reason",
	          .act = plan_amend}},
	};

	for (size_t i = 0; argc > 0 && i < sizeof(acts) / sizeof(acts[0]); i++)
		if (strcmp(acts[i].name, argv[0]) == 0) {
			struct eval_cli cli = acts[i].cli;

			return eval_cli_run(&cli, argc - 1, argv + 1);
		}
	(void)eval_stop(EVAL_WRONG_USE, "plan is new, check, seal or amend");
	return EVAL_MISUSED;
}

const struct eval_command eval_command_plan = {
        "plan",
        "new [--out plan.toml] [--json]\n"
        "       mydirection eval plan check --plan plan.toml --people "
        "people.csv\n"
        "       mydirection eval plan seal --plan plan.toml --people "
        "people.csv --out run1\n"
        "           [--events events.csv] [--spells spells.csv]\n"
        "       mydirection eval plan amend --run run1 --people people.csv "
        "--reason WORDS\n"
        "           [--plan plan.toml] [--events events.csv] [--spells "
        "spells.csv]",
        eval_plan, true};
