/*
 * eval_local.h - the commands of mydirection eval.
 */
#ifndef APP_EVAL_LOCAL_H
#define APP_EVAL_LOCAL_H

#include <jansson.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

#define EVAL_WRONG_USE 64
/* A command was not given what it takes: that is shown. */
#define EVAL_MISUSED (-1)

struct eval_command {
	const char *name; /* the word after "eval" */
	const char *takes;
	int (*run)(int argc, char **argv); /* its status, or EVAL_MISUSED */
	/* it reads --json and --quiet itself, and answers (eval_cli.h) */
	bool own;
};

extern const struct eval_command eval_command_selftest;
extern const struct eval_command eval_command_power;
extern const struct eval_command eval_command_plan, eval_command_design;
extern const struct eval_command eval_command_estimate, eval_command_look;
extern const struct eval_command eval_command_explore, eval_command_verify;
extern const struct eval_command eval_command_simulate;
extern const struct eval_command eval_command_report;
extern const struct eval_command eval_command_publish;
extern const struct eval_command eval_command_pool;
extern const struct eval_command eval_command_sensitivity;

/*
 * Read a result, of a run (path NULL: its result.json) or by its path, when it
 * is the file that the ledger beside it has; a link is followed to where the
 * file stands.  0, or the status with what was wrong on stderr: 3 when ledger
 * and file do not hold to each other, or when it is said to be sealed and no
 * ledger has it.  What explores has no ledger; nor has a release, which is read
 * where there is none, and `copy` lets a copy of a sealed result be read so:
 * of both it is said that nobody has looked.  *seal (or NULL) is the hash of
 * the first line of the ledger that has it, by which a run is known; empty:
 * none.
 */
int eval_held_read(struct arena *arena, const char *run, const char *path,
                   bool copy, json_t **out, struct str *seal);

/*
 * How a command ends that a boundary was made for: with its own status, with 2
 * where the files were too large, or with 70 where something of ours did not
 * hold; of the last two it is said on stderr.
 */
int eval_ended(enum boundary_end how, int status);

/* A command within a boundary; its status, EVAL_MISUSED, or as eval_ended. */
int eval_command_run(const struct eval_command *command, int argc, char **argv);

/* An option: one of the three places is there. */
struct eval_option {
	const char *name; /* "--base"; NULL ends the list */
	double *number;
	const char **word;
	bool *flag;
};

/* Read options; false, having said which, when one is not known or lacks its
 * value. */
bool
eval_options_take(int argc, char **argv, const struct eval_option *options);

#endif
