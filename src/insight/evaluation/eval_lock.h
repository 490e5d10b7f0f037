/*
 * eval_lock.h - outcomes stay closed until the plan is sealed and a design is
 * accepted.
 *
 *   plan check, plan seal, design (again and again), design accept, estimate,
 *   look; plan amend after any of them begins again from design
 *
 * Rules kept here, each with a test of the same words:
 *   - before the outcomes are unlocked their columns are not opened;
 *   - a plan that was edited after the seal is refused;
 *   - data that were changed after the seal are refused, with what changed;
 *   - nothing is estimated before a design is accepted;
 *   - each design that was tried is in the ledger with its balance;
 *   - there is no design after an estimate;
 *   - there is one estimate, and a look is a look and is counted;
 *   - the design is made again before an outcome is opened: what is refused
 *     for it, or for a result that was edited, opens nothing;
 *   - a change after the seal has a reason and stays in the ledger, and what
 *     is found afterwards is marked post hoc for ever;
 *   - what explores is marked so, and marks the run it was done in;
 *   - a result is verified by making it again, byte for byte;
 *   - a result of an earlier version is verified in its own bytes
 *     (eval_engine.h);
 *   - a result that is read again is the file that the ledger has;
 *   - a copy in the folder of a run is known by its bytes alone;
 *   - after an error there is no file of an estimate;
 *   - what was stopped after outcomes were opened is said by every later
 *     command, and the look is made again of the same files alone;
 *   - a file that came after the seal stays as the first line has it;
 *   - what the ledger says of its files and of its other lines is verified,
 *     and times that run backwards are said;
 *   - what a command writes has no name that a file of a run has;
 *   - what the study could see is worked out when the plan is sealed, of what
 *     was known then, and stays in that line.
 *
 * With one look a file of the seal stays as it was, byte for byte.  With
 * several, people, covariates and days stay, and outcomes may grow.  A line is
 * on the disk before what it says is done: "unlock" before an outcome is read.
 *
 * Every act hands back a fault where it stops; run->status is then what the
 * command ends with, and run->code the code in capitals.
 */
#ifndef INSIGHT_EVAL_LOCK_H
#define INSIGHT_EVAL_LOCK_H

#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_ledger.h"
#include "insight/evaluation/eval_run.h"

#define EVAL_REASON_MOST 1000 /* bytes */

/* Who makes the numbers (eval_run.h). */
struct eval_maker {
	const struct fault *(*shape)(struct stats *st,
	                             const struct eval_plan *plan,
	                             const struct eval_inputs *in,
	                             bool outcomes, bool *good,
	                             const struct eval_data **out);
	void (*count)(const struct eval_data *data, double out[2]);
	bool (*design)(struct stats *st, const struct eval_plan *plan,
	               const struct eval_data *data, struct eval_design *out);
	void (*matches)(struct buf *buf, const struct eval_data *data,
	                const struct eval_design *design);
	bool (*estimate)(struct stats *st, const struct eval_plan *plan,
	                 const struct eval_data *data,
	                 const struct eval_design *design,
	                 const struct eval_lock_facts *facts, json_t **result);
};

/* The numbers of this program. */
extern const struct eval_maker eval_maker_numbers;

/* The files of a study: people, events, spells. */
#define EVAL_FILES 3
extern const char *const eval_file_names[EVAL_FILES];

/* A file as the first line named it that did since the plan is in force. */
struct eval_first {
	struct str hash; /* empty: none named it */
	int64_t line;
};

/* What the ledger's lines come to. */
struct eval_lock_state {
	int64_t plan; /* which version is in force */
	struct str plan_hash;
	const json_t *files;    /* as they were sealed */
	int64_t designs;        /* tried in all */
	int64_t last_try;       /* under this version; 0: none */
	const json_t *accepted; /* its details; NULL: none */
	struct eval_first first[EVAL_FILES];
	int64_t unlocked, looks, looks_since, explored;
	int64_t unlocked_since; /* this version came into force */
	int64_t open; /* line of an unlock that came to no end; 0: none */
	size_t amendments;
	int64_t releases; /* of it that were published */
};

struct eval_run {
	struct arena *arena;
	struct stats st; /* what was met */
	const struct eval_maker *maker;
	struct eval_inputs in;
	struct instant now;
	struct eval_plan *plan; /* given with --plan; NULL: none */
	struct eval_ledger ledger;
	struct eval_lock_state state;
	int status;
	const char *code; /* NULL: none */
	json_t *answer;   /* {says[], ...}; goes with the arena */
	/* of a release: the look that is published, and its result's hash */
	int64_t publishing;
	struct str published;
};

/* Begin; st, answer and so on. */
void eval_run_begin(struct eval_run *run, struct arena *arena,
                    const struct eval_maker *maker, struct instant now);

/*
 * The code of what stopped it, whatever that was: of a reader that could not
 * read E_BAD_VALUE, of a run's folder E_PLAN_CHANGED or E_PLAN_UNSEALED; NULL:
 * nothing did, or something of ours.  And why, beginning with the code.
 */
const char *eval_run_code(const struct eval_run *run, const struct fault *fault,
                          int status);
struct str
eval_run_why(const struct eval_run *run, const struct fault *fault, int status);

/*
 * How it went, as one object with sorted members and LF: status, code, error,
 * says[], notes[{code, columns[], count, row, says}] and what the act gives.
 */
struct str
eval_run_answer(struct eval_run *run, const struct fault *fault, int status);

/* A dry run of run->plan on covariates and days. */
MUST_CHECK const struct fault *eval_lock_check(struct eval_run *run);

/* Fix run->plan and the form of the files, in a new folder. */
MUST_CHECK const struct fault *
eval_lock_seal(struct eval_run *run, const char *folder);

/* A change of the plan, or of the files: why. */
MUST_CHECK const struct fault *
eval_lock_amend(struct eval_run *run, const char *folder, struct str reason);

/* Try a design; accept one (0: the last). */
MUST_CHECK const struct fault *
eval_lock_design(struct eval_run *run, const char *folder);
MUST_CHECK const struct fault *
eval_lock_accept(struct eval_run *run, const char *folder, int64_t which);

/* Unlock the outcomes: the first time, or (further) again.  cut DATE_NONE:
 * the plan's day.  Writes result-N.json and result.json. */
MUST_CHECK const struct fault *
eval_lock_estimate(struct eval_run *run, const char *folder, bool further,
                   struct date cut);

/* Anything, marked as that: of run->plan, or of a run's (folder). */
MUST_CHECK const struct fault *
eval_lock_explore(struct eval_run *run, const char *folder, struct str *bytes);

/* What the ledger of a folder says of a file in it. */
enum eval_held {
	EVAL_HELD_BY_NONE, /* there is no ledger */
	EVAL_HELD_NOT,     /* there is one, and it has no such result */
	EVAL_HELD,         /* the file is the one of its line */
};

/*
 * The bytes of a file of results (result.json, result-2.json), when it is what
 * a line of this folder's ledger has and no line of that was touched; a file
 * of another name when a line has its very bytes.  Without a ledger, and where
 * no line has them, *out stays.  Nothing is written, and the folder may be
 * anybody's and on a medium that takes no writing.
 */
MUST_CHECK const struct fault *
eval_lock_result(struct eval_run *run, const char *folder, const char *name,
                 enum eval_held *held, struct str *out);

/* Whether a path is one by which a run in that folder has its own files, there
 * or to come. */
bool eval_lock_reserved(struct arena *arena, const char *path);

/* The refusal of a result that says it is sealed where no ledger knows it. */
MUST_CHECK const struct fault *
eval_lock_result_bare(struct eval_run *run, const char *path);

/* Make a look's result again (0: the last) and compare; head: the ledger's,
 * kept elsewhere, or NULL. */
MUST_CHECK const struct fault *
eval_lock_verify(struct eval_run *run, const char *folder, int64_t look,
                 const char *head);

#endif
