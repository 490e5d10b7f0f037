/*
 * eval_run.h - what the numbers of a study are given, and what they give.
 *
 * The lock (eval_lock.h) says when each may be made; what makes them
 * (eval_shape, eval_design, eval_estimate) knows nothing of states or of the
 * ledger.  All three hand back false after an E_ on st, and then nothing else.
 *
 * Rules kept here, each with a test of the same words:
 *   - before the outcomes are unlocked their columns are not opened;
 *   - the same plan and the same files give the same design and result,
 *     whatever the number of threads.
 */
#ifndef INSIGHT_EVAL_RUN_H
#define INSIGHT_EVAL_RUN_H

#include <jansson.h>

#include "base/buf.h"
#include "insight/evaluation/eval_plan.h"

/* The members of a result's `frequency` that are of each who had any; in two,
 * as the word is not ours. */
#define EVAL_WHO_AGAIN \
	"per_reoffen" \
	"der"

/* The files of a study; NULL: not given. */
struct eval_inputs {
	const char *people; /* people.csv, or the one pre-shaped table */
	const char *events, *spells;
	unsigned threads; /* 0: 1 */
};

/* What eval_shape makes of them: its own (eval_shape.h). */
struct eval_data;

/* What eval_design keeps for eval_estimate: its own (eval_design.h). */
struct eval_designed;

/* How alike the groups are made; nothing of it comes from an outcome. */
struct eval_design {
	/* of who is in it, with whom and with what weight, of all methods of
	 * the plan: the same for the same plan, people and covariates */
	char sha256[65];
	/* of the primary method: what the ledger keeps of each try */
	double worst; /* largest |SMD| of the score's covariates; NAN: none */
	size_t poor;  /* of them rated poor */
	size_t read_treated, read_control, matched_treated, used_control;
	/* flow, missing, score, overlap, matching, baseline, balance, lost, as
	 * docs/evaluation-result.md has them; goes with the arena */
	json_t *facts;
	struct eval_designed *made;
};

/* A change after the seal. */
struct eval_amendment {
	struct str reason;
	const struct str *what; /* the keys that changed, "follow_up.days" */
	size_t what_n;
	bool post_hoc; /* made after an outcome had been seen */
};

/* What the ledger says of this run; the result's `lock` and `looks`. */
struct eval_lock_facts {
	bool explore;    /* not sealed: kind "explore", never published */
	int64_t look;    /* this one, from 1 */
	int64_t opened;  /* times outcomes were unlocked, with this one */
	int64_t designs; /* tried, with the one that was accepted */
	bool unplanned;  /* the plan has fewer looks than this */
	bool post_hoc;   /* amended: every effect is marked so, for ever */
	const struct eval_amendment *amendments;
	size_t amendments_n;
	json_t *looks_before; /* rows of `looks` of the results before; NULL */
	/* what the study could see, as it was worked out when the plan was
	 * sealed, and when that was; NULL: nobody worked it out then */
	const json_t *power;
	struct str power_at;
	char ledger_head[65]; /* hash of the last line before this estimate */
	char seal[65];        /* of the first: which run it is; empty: none */
	/* an earlier one of eval_engine.h: a result of that version is made
	 * again, in its bytes; empty: this one's */
	struct str engine;
};

/*
 * Read the files as the plan says.  Without `outcomes` no outcome column and
 * no events or spells are opened.  A fault (INVALID) when a file cannot be
 * read as a table; else *good, with notes on st.  *out is in st's arena.
 */
MUST_CHECK const struct fault *
eval_shape_read(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, bool outcomes, bool *good,
                const struct eval_data **out);

/* How many there are of comparators and of participants, of whom covariates and
 * days alone are read. */
void eval_count_people(const struct eval_data *data, double out[2]);

/* Score, match or weigh by every method of the plan, and compare. */
MUST_CHECK bool
eval_design_make(struct stats *st, const struct eval_plan *plan,
                 const struct eval_data *data, struct eval_design *out);

/*
 * Who serves whom, for the restricted folder alone, as CSV: set, id, group,
 * weight, of the primary method.
 */
void eval_design_matches(struct buf *buf, const struct eval_data *data,
                         const struct eval_design *design);

/*
 * The whole result (docs/evaluation-result.md).  data was read with outcomes;
 * the design was made of the same plan and people.  *result goes with st's
 * arena.
 */
MUST_CHECK bool
eval_estimate_make(struct stats *st, const struct eval_plan *plan,
                   const struct eval_data *data,
                   const struct eval_design *design,
                   const struct eval_lock_facts *facts, json_t **result);

#endif
