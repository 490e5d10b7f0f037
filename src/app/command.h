/*
 * command.h - the command line's contract: --help, exit 0, 1 or 2, one plain
 * sentence on stderr.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/app.h"

/* What stands on a command line after the command's name. */
struct options {
	const char *command;
	const char *db;
	const char *listen;
	const char *base_url;
	const char *out;
	const char *report;
	const char *refused;
	const char *organisation;
	const char *user;
	const char *clamd;
	const char *printer;
	const char *chromium;
	int64_t threads;
	int64_t people;
	int64_t seed;
	int64_t days;
	int64_t batch;
	int64_t per_minute;
	bool dry_run;
	bool json;
	bool help;
	const char *words[16]; /* what is no option */
	size_t words_n;
};

struct command {
	const char *name;
	const char *usage; /* the line after the name */
	const char *says;  /* what it does, a sentence */
	const char *takes; /* "db listen json ...": option names */
	int (*run)(struct arena *arena, const struct options *options);
	/* Hands everything after the name to the command itself. */
	int (*whole)(int argc, char **argv);
};

/* All commands; ends with a NULL name. */
extern const struct command commands[];

/*
 * Read the options a command takes.  False, having said what is wrong on
 * stderr (exit 2), when there is one it does not take or a value is missing.
 */
MUST_CHECK bool options_read(const struct command *command, int argc,
                             char **argv, struct options *out);

/* Say a fault on stderr in one sentence; hands back 1. */
int command_fail(struct arena *arena, const struct fault *fault);

/* Say a sentence about wrong use on stderr; hands back 2. */
int command_wrong(const char *format, ...)
        __attribute__((format(printf, 1, 2)));

/* Open the database that --db names, or fail with its sentence. */
MUST_CHECK const struct fault *
command_open(struct arena *arena, const struct options *options, bool create,
             struct app **out);

/*
 * The commands, one each.  They hand back the exit code: 0, 1 having said on
 * stderr what stopped them, 2 for wrong use.
 */
int command_serve(struct arena *arena, const struct options *options);
int command_init(struct arena *arena, const struct options *options);
int command_demo(struct arena *arena, const struct options *options);
int command_import(struct arena *arena, const struct options *options);
int command_backup(struct arena *arena, const struct options *options);
int command_restore(struct arena *arena, const struct options *options);
int command_check(struct arena *arena, const struct options *options);
int command_printer(struct arena *arena, const struct options *options);
int command_routes(struct arena *arena, const struct options *options);
int command_explain_route(struct arena *arena, const struct options *options);
int command_version(struct arena *arena, const struct options *options);
int command_user(int argc, char **argv);
int command_eval(int argc, char **argv);

#endif
