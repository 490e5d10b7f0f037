/*
 * eval_study.c - mydirection eval design, estimate, look, explore, verify.
 */
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"

#define FILES "--plan --events --spells --threads --json --quiet"

/* The run may be named as in plan seal. */
static const struct fault *
design(struct eval_cli *cli)
{
	return eval_lock_design(&cli->run, cli->folder);
}

static const struct fault *
accept(struct eval_cli *cli)
{
	return eval_lock_accept(&cli->run, cli->folder, (int64_t)cli->which);
}

static const struct fault *
estimate(struct eval_cli *cli)
{
	return eval_lock_estimate(&cli->run, cli->folder, false, DATE_NONE);
}

static const struct fault *
look(struct eval_cli *cli)
{
	return eval_lock_estimate(&cli->run, cli->folder, true, cli->day);
}

static const struct fault *
explore(struct eval_cli *cli)
{
	struct str bytes;

	if (cli->plan == NULL && cli->folder == NULL)
		return fault_invalid(cli, "Say what to explore with --plan, or "
		                          "with --run for the plan of a run");
	/* outcomes are not opened for what then cannot be written */
	TRY(eval_cli_may_write(cli, cli->out));
	TRY(eval_lock_explore(&cli->run, cli->folder, &bytes));
	return eval_cli_write(cli, cli->out, bytes);
}

static const struct fault *
verify(struct eval_cli *cli)
{
	return eval_lock_verify(&cli->run, cli->folder, (int64_t)cli->look,
	                        cli->head);
}

static int
eval_design(int argc, char **argv)
{
	struct eval_cli make = {
	        .takes = FILES, .needs = "--run --people", .act = design};
	struct eval_cli take = {.takes = "--try --json --quiet",
	                        .needs = "--run",
	                        .act = accept};

	if (argc > 0 && strcmp(argv[0], "accept") == 0)
		return eval_cli_run(&take, argc - 1, argv + 1);
	return eval_cli_run(&make, argc, argv);
}

static int
eval_estimate(int argc, char **argv)
{
	struct eval_cli cli = {
	        .takes = FILES, .needs = "--run --people", .act = estimate};

	return eval_cli_run(&cli, argc, argv);
}

static int
eval_look(int argc, char **argv)
{
	struct eval_cli cli = {.takes = FILES " --cut",
	                       .needs = "--run --people",
	                       .act = look};

	return eval_cli_run(&cli, argc, argv);
}

static int
eval_explore(int argc, char **argv)
{
	struct eval_cli cli = {.takes = FILES " --run",
	                       .needs = "--people --out",
	                       .act = explore};

	return eval_cli_run(&cli, argc, argv);
}

static int
eval_verify(int argc, char **argv)
{
	struct eval_cli cli = {.takes = "--events --spells --threads --json "
	                                "--quiet --look --head",
	                       .needs = "--run --people",
	                       .act = verify};

	return eval_cli_run(&cli, argc, argv);
}

const struct eval_command eval_command_design = {
        "design",
        "--run run1 --people people.csv [--plan plan.toml]\n"
        "       mydirection eval design accept --run run1 [--try 1]",
        eval_design, true};

const struct eval_command eval_command_estimate = {
        "estimate",
        "--run run1 --people people.csv [--events events.csv]\n"
        "           [--spells spells.csv] [--threads 1] [--json] [--quiet]",
        eval_estimate, true};

const struct eval_command eval_command_look = {
        "look",
        "--run run1 --people people.csv [--events events.csv]\n"
        "           [--spells spells.csv] [--cut 2027-03-31]",
        eval_look, true};

const struct eval_command eval_command_explore = {
        "explore",
        "--people people.csv --out explore.json [--plan plan.toml]\n"
        "           [--run run1] [--events events.csv] [--spells spells.csv]",
        eval_explore, true};

const struct eval_command eval_command_verify = {
        "verify",
        "--run run1 --people people.csv [--events events.csv]\n"
        "           [--spells spells.csv] [--look 1] [--head HASH]",
        eval_verify, true};
