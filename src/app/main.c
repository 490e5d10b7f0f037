/*
 * main.c - find the command, run it inside a boundary, hand back its code.
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "base/jail.h"

struct run {
	const struct command *command;
	int argc;
	char **argv;
	int code;
};

/* The folder of the running program: its Welsh lies beside it. */
static const char *
program_folder(struct arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n <= 0)
		return ".";
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash != NULL)
		*slash = '\0';
	return str_c(arena, str_of(path));
}

static void
help_all(FILE *to)
{
	fputs("usage: mydirection COMMAND [OPTION...]\n\n", to);
	for (const struct command *c = commands; c->name != NULL; c++)
		fprintf(to, "  %-14s %s\n", c->name, c->says);
	fputs("\nmydirection COMMAND --help says more.\n", to);
}

static void
help_one(const struct command *command)
{
	printf("usage: mydirection %s %s\n\n%s\n", command->name,
	       command->usage, command->says);
}

static void
run_command(void *data)
{
	struct run *run = data;
	struct arena *arena = arena_create((size_t)256 * 1024 * 1024);
	struct options options;

	text_init(program_folder(arena));
	if (run->command->whole != NULL) {
		run->code = run->command->whole(run->argc, run->argv);
	} else if (!options_read(run->command, run->argc, run->argv,
	                         &options)) {
		run->code = 2;
	} else if (options.help) {
		help_one(run->command);
		run->code = 0;
	} else {
		run->code = run->command->run(arena, &options);
	}
	arena_drop(arena);
}

static const struct command *
command_find(const char *name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

int
main(int argc, char **argv)
{
	struct run run = {.argc = argc - 2, .argv = argv + 2, .code = 1};

	int code;

	if (jail_main(argc, argv, &code))
		_exit(code);
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2) {
		help_all(stderr);
		return 2;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		help_all(stdout);
		return 0;
	}
	run.command = command_find(argv[1]);
	if (run.command == NULL)
		return command_wrong("There is no command \"%s\". "
		                     "mydirection --help lists them.",
		                     argv[1]);
	switch (boundary_run(run_command, &run)) {
	case BOUNDARY_RETURNED:
		break;
	case BOUNDARY_CEILING:
		fputs("mydirection: this needs more memory than a command "
		      "may have; nothing half-done was kept.\n",
		      stderr);
		return 1;
	case BOUNDARY_ASSERT:
	case BOUNDARY_LEFT:
		fputs("mydirection: something is wrong in the program "
		      "itself; the log line above says where.\n",
		      stderr);
		return 1;
	}
	return run.code;
}
