/*
 * eval_cli.h - the commands about a study, from plan to result.
 *
 * Messages go to stderr, or with --json into one object on stdout: {status,
 * code, error, says[], notes[{code, columns[], count, row, says}]} and what
 * the command gives.  --quiet leaves everything out but what stopped it.
 */
#ifndef APP_EVAL_CLI_H
#define APP_EVAL_CLI_H

#include "insight/evaluation/eval_lock.h"

struct eval_cli {
	const char *takes, *needs; /* options, with blanks between */
	const struct fault *(*act)(struct eval_cli *cli);
	const char *plan, *people, *events, *spells, *folder, *out, *reason,
	        *head, *cut;
	double which, look, threads;
	bool json, quiet;
	struct date day; /* of --cut; DATE_NONE */
	struct arena *arena;
	struct eval_run run;
	const struct fault *fault;
	int status;
};

/* Who makes the numbers: eval_maker_numbers, unless a test has put there one
 * that breaks. */
extern const struct eval_maker *eval_cli_maker;

/* Read the options, do it, say how it went; the status, or EVAL_MISUSED. */
int eval_cli_run(struct eval_cli *cli, int argc, char **argv);

/* Say on stderr what stopped a command, beginning with its code; NULL: nothing
 * did. */
void eval_fault_say(const struct eval_run *run, const struct fault *fault,
                    int status);

/* Whether a new file may be made there, asked before something is done for it:
 * nothing stands there, and no run has that name for a file of its own. */
MUST_CHECK const struct fault *
eval_cli_may_write(struct eval_cli *cli, const char *path);

/* A new file that its owner alone can read. */
MUST_CHECK const struct fault *
eval_cli_write(struct eval_cli *cli, const char *path, struct str s);

#endif
