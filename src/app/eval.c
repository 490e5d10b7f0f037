/*
 * eval.c - mydirection eval: the evaluation engine without a database.
 *
 * Wrong use ends with 64, as the other statuses are taken by what a study can
 * meet.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_local.h"
#include "insight/evaluation/eval_codes.h"

static const struct eval_command *const eval_commands[] = {
        &eval_command_selftest,    &eval_command_power,
        &eval_command_simulate,    &eval_command_plan,
        &eval_command_design,      &eval_command_estimate,
        &eval_command_look,        &eval_command_explore,
        &eval_command_verify,      &eval_command_report,
        &eval_command_publish,     &eval_command_pool,
        &eval_command_sensitivity,
};
#define COMMANDS (sizeof(eval_commands) / sizeof(eval_commands[0]))

static int
eval_usage(void)
{
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(stderr, "%s mydirection eval %s %s\n",
		        i == 0 ? "usage:" : "      ", eval_commands[i]->name,
		        eval_commands[i]->takes);
	return EVAL_WRONG_USE;
}

static bool
number_take(const char *word, double *out)
{
	char *end;

	*out = strtod(word, &end);
	return end != word && *end == '\0' && isfinite(*out);
}

static bool
option_take(const struct eval_option *o, int argc, char **argv, int *i)
{
	if (o->flag != NULL) {
		*o->flag = true;
		return true;
	}
	if (++*i >= argc)
		return false;
	if (o->number != NULL)
		return number_take(argv[*i], o->number);
	*o->word = argv[*i];
	return true;
}

bool
eval_options_take(int argc, char **argv, const struct eval_option *options)
{
	for (int i = 0; i < argc; i++) {
		const struct eval_option *o = options;

		while (o->name != NULL && strcmp(o->name, argv[i]) != 0)
			o++;
		if (o->name == NULL || !option_take(o, argc, argv, &i))
			return false;
	}
	return true;
}

/* --- how a command ends -------------------------------------------------- */

int
eval_ended(enum boundary_end how, int status)
{
	switch (how) {
	case BOUNDARY_RETURNED:
		return status;
	case BOUNDARY_CEILING:
		fputs("mydirection: the files are too large for this command: "
		      "leave out columns that the plan does not name\n",
		      stderr);
		return EVAL_DATA;
	default:
		fputs("mydirection: something that always holds did not hold; "
		      "nothing was estimated and nothing was published. Tell "
		      "us what was done\n",
		      stderr);
		return EVAL_INTERNAL;
	}
}

/* A command, and what it was called with. */
struct called {
	const struct eval_command *command;
	int argc;
	char **argv;
	int code;
};

static void
called_run(void *data)
{
	struct called *of = data;

	of->code = of->command->run(of->argc, of->argv);
}

int
eval_command_run(const struct eval_command *command, int argc, char **argv)
{
	struct called of = {command, argc, argv, EVAL_DONE};
	enum boundary_end how = boundary_run(called_run, &of);

	return eval_ended(how, of.code);
}

int
command_eval(int argc, char **argv)
{
	for (size_t i = 0; argc >= 1 && i < COMMANDS; i++) {
		int code;

		if (strcmp(argv[0], eval_commands[i]->name) != 0)
			continue;
		code = eval_command_run(eval_commands[i], argc - 1, argv + 1);
		return code == EVAL_MISUSED ? eval_usage() : code;
	}
	return eval_usage();
}
