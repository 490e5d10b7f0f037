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
#include "app/eval_say.h"
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

#define OPTIONS_MOST 40

static void
usage_show(FILE *to, const struct eval_command *c, bool first)
{
	fprintf(to, "%s mydirection eval %s %s\n", first ? "usage:" : "      ",
	        c->name, c->takes);
}

static void
usage_all(FILE *to)
{
	for (size_t i = 0; i < COMMANDS; i++)
		usage_show(to, eval_commands[i], i == 0);
}

static bool
number_take(const char *word, double *out)
{
	char *end;

	*out = strtod(word, &end);
	return end != word && *end == '\0' && isfinite(*out);
}

/* Nobody has that option; the nearest of those there are. */
static bool
option_unknown(const char *word, const struct eval_option *options)
{
	const char *names[OPTIONS_MOST + 3], *near;
	size_t n = 0;

	while (n < OPTIONS_MOST && options[n].name != NULL) {
		names[n] = options[n].name;
		n++;
	}
	names[n++] = "--json";
	names[n++] = "--quiet";
	names[n] = NULL;
	near = eval_nearest(word, names);
	(void)eval_stop(EVAL_WRONG_USE, "there is no option %s here%s%s%s",
	                word, near == NULL ? "" : ": did you mean ",
	                near == NULL ? "" : near, near == NULL ? "" : "?");
	return false;
}

static bool
option_take(const struct eval_option *o, int argc, char **argv, int *i)
{
	if (o->flag != NULL) {
		*o->flag = true;
		return true;
	}
	if (++*i >= argc) {
		(void)eval_stop(EVAL_WRONG_USE, "%s lacks what comes after it",
		                o->name);
		return false;
	}
	if (o->number == NULL)
		*o->word = argv[*i];
	else if (!number_take(argv[*i], o->number)) {
		(void)eval_stop(EVAL_WRONG_USE,
		                "%s takes a number, and %s is "
		                "none",
		                o->name, argv[*i]);
		return false;
	}
	return true;
}

bool
eval_options_take(int argc, char **argv, const struct eval_option *options)
{
	for (int i = 0; i < argc; i++) {
		const struct eval_option *o = options;

		while (o->name != NULL && strcmp(o->name, argv[i]) != 0)
			o++;
		if (o->name == NULL)
			return option_unknown(argv[i], options);
		if (!option_take(o, argc, argv, &i))
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
		return eval_stop(EVAL_DATA,
		                 "the files are too large for this command: "
		                 "leave out columns that the plan does not "
		                 "name");
	default:
		return eval_stop(
		        EVAL_INTERNAL,
		        "something that always holds did not hold; nothing was "
		        "estimated and nothing was published. Tell us what was "
		        "done");
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

/* --- what was typed ------------------------------------------------------ */

static bool
is_there(int argc, char **argv, const char *word)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], word) == 0)
			return true;
	return false;
}

/* Leave a word out; how many are left. */
static int
word_drop(int argc, char **argv, const char *word)
{
	int n = 0;

	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], word) != 0)
			argv[n++] = argv[i];
	return n;
}

/* Wrong use shows what the command takes, where a reader is. */
static int
command_typed(const struct eval_command *command, int argc, char **argv)
{
	bool json = is_there(argc, argv, "--json");
	int code;

	if (is_there(argc, argv, "--help")) {
		usage_show(stdout, command, true);
		return eval_say_end(EVAL_DONE);
	}
	eval_say_begin(json, is_there(argc, argv, "--quiet"));
	if (!command->own) {
		argc = word_drop(argc, argv, "--json");
		argc = word_drop(argc, argv, "--quiet");
	}
	code = eval_command_run(command, argc, argv);
	if (code == EVAL_MISUSED) {
		code = EVAL_WRONG_USE;
		if (!json)
			usage_show(stderr, command, true);
	}
	return eval_say_end(code);
}

/* There is no such command, or none was typed. */
static int
command_unknown(int argc, char **argv, const char *const *names)
{
	const char *near;

	eval_say_begin(is_there(argc, argv, "--json"), false);
	if (argc >= 1) {
		near = eval_nearest(argv[0], names);
		(void)eval_stop(EVAL_WRONG_USE, "eval has no %s%s%s%s", argv[0],
		                near == NULL ? "" : ": did you mean ",
		                near == NULL ? "" : near,
		                near == NULL ? "" : "?");
	}
	if (!eval_say_json())
		usage_all(stderr);
	return eval_say_end(EVAL_WRONG_USE);
}

int
command_eval(int argc, char **argv)
{
	const char *names[COMMANDS + 1] = {NULL};

	for (size_t i = 0; argc >= 1 && i < COMMANDS; i++) {
		names[i] = eval_commands[i]->name;
		if (strcmp(argv[0], names[i]) == 0)
			return command_typed(eval_commands[i], argc - 1,
			                     argv + 1);
	}
	if (argc >= 1 && strcmp(argv[0], "--help") == 0) {
		usage_all(stdout);
		return eval_say_end(EVAL_DONE);
	}
	return command_unknown(argc, argv, names);
}
