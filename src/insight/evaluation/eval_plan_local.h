/*
 * eval_plan_local.h - the keys of a plan, stated once: how each is read and
 * written, and what it means.
 */
#ifndef INSIGHT_EVAL_PLAN_LOCAL_H
#define INSIGHT_EVAL_PLAN_LOCAL_H

#include "insight/evaluation/eval_plan.h"
#include "insight/evaluation/eval_toml.h"

enum plan_type {
	PLAN_WORDS,   /* struct str */
	PLAN_COLUMN,  /* struct str, the name of a column */
	PLAN_ID,      /* struct str: a-z 0-9 - _ */
	PLAN_COLUMNS, /* const struct str *, and how many */
	PLAN_LINES,   /* the same, of words */
	PLAN_PAIRS,   /* const struct str *, two each, and how many pairs */
	PLAN_NUMBERS, /* const double *, and how many; rising */
	PLAN_SHARES,  /* double[EVAL_LOOKS_MOST], and how many; rising */
	PLAN_DAY,     /* struct date */
	PLAN_WHOLE,   /* int64_t */
	PLAN_SIZE,    /* size_t */
	PLAN_SEED,    /* uint64_t */
	PLAN_REAL,    /* double; NAN where "none" may be said */
	PLAN_YES,     /* bool */
	PLAN_EITHER,  /* bool: false the first word, true the second */
	PLAN_CHOICE,  /* an enumeration, in the order of the words */
};

struct plan_key {
	const char *key;
	enum plan_type type;
	size_t at, count_at;
	bool needed;
	bool later;       /* not in the canonical form where it says nothing:
	                   * plans from before it keep their hash */
	bool none;        /* "none" may be said */
	double low, high; /* of numbers; of words: the most bytes */
	const char *const *words;
	unsigned kinds;    /* bits of the kinds it is of; 0: all */
	const char *begin; /* in a plan to begin from; NULL: left to think of */
	const char *says;
};

/* A table of a plan. */
struct plan_table {
	const char *name;
	bool many;  /* [[name]] */
	bool later; /* as of a key, where it is empty */
	const struct plan_key *keys;
	const char *more; /* further ones, in a plan to begin from */
	const char *says;
};

/* In the order of a plan to begin from; ends with a NULL name. */
extern const struct plan_table plan_tables[];

extern const char *const plan_outcome_kinds[], *const plan_families[];
extern const char *const plan_method_kinds[], *const plan_zeros[];
extern const char *const plan_made_of[], *const plan_units[];

/* A plan while it is read. */
struct plan_in {
	struct arena *arena;
	const struct eval_toml *toml; /* NULL: canonical */
	const struct fault *wrong;
	struct eval_plan *out;
	const json_t *root;
};

/* Note what is wrong with a key (NULL: the whole table), the first time;
 * hands back false.  nth from 0 in [[name]]. */
MUST_CHECK bool plan_wrong(struct plan_in *in, const char *table, size_t nth,
                           const char *key, const char *format, ...)
        __attribute__((format(printf, 5, 6)));

/* One table: its keys into *to, of a kind (a bit; 0: all). */
MUST_CHECK bool
plan_keys_read(struct plan_in *in, const struct plan_table *table, size_t nth,
               const json_t *json, unsigned kind, void *to);

/* The same back, with defaults. */
void plan_keys_write(const struct plan_table *table, unsigned kind,
                     const void *from, json_t *json);

/* The canonical form of a plan, and its hash. */
void plan_canonical_make(struct arena *arena, struct eval_plan *plan);

/* Whether what it is judged by goes together. */
MUST_CHECK bool plan_judge_rules(struct plan_in *in);

/* Whether all of it together is a plan. */
MUST_CHECK bool plan_rules(struct plan_in *in);

#endif
