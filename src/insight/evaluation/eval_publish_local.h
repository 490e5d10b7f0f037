/*
 * eval_publish_local.h - the counts of a result, with where each stands.
 */
#ifndef INSIGHT_EVAL_PUBLISH_LOCAL_H
#define INSIGHT_EVAL_PUBLISH_LOCAL_H

#include "insight/evaluation/eval_publish.h"

#define EVAL_NO_CELL SIZE_MAX

/* A member of the release that is a count, or a share of one. */
struct eval_place {
	json_t *object;
	const char *member;
	size_t cell;
	size_t of; /* a share: of this cell; EVAL_NO_CELL: a count */
};

/* A release in the making. */
struct eval_making {
	struct arena *arena;
	json_t *json;
	int64_t threshold;
	struct eval_cells cells;
	struct str names[EVAL_CELLS_MOST]; /* of cells, for the register */
	bool few; /* a level that fewer than the threshold are in */
	struct eval_place *places;
	size_t places_n, places_room;
	json_t **pairs; /* rows whose error tells of few pairs */
	size_t pairs_n;
};

extern const char *const eval_sides[2]; /* "treated", "control" */
/* Members of a row of effects, by side. */
extern const char *const eval_n_of[2], *const eval_events_of[2];

/* What is hidden last is what was compared. */
enum { RANK_LOW, RANK_READ, RANK_EVENTS, RANK_COMPARED };

#define LEVELS_MOST 200

/* The cell of that name and number; *fresh when it was not there. */
size_t eval_cell_of(struct eval_making *making, struct str name, int64_t value,
                    int rank, bool *fresh);
/* total = part + what is left of it; or all parts and what is left.  `parts`
 * has room for one more. */
void eval_cell_split(struct eval_making *making, size_t total, size_t part);
void eval_cell_split_all(struct eval_making *making, size_t total,
                         size_t *parts, size_t n);
/* total = all parts, and some of whom it is not known that there are none. */
void eval_cell_split_open(struct eval_making *making, size_t total,
                          size_t *parts, size_t n);
/* "a/b/c" */
const char *eval_cell_name(struct eval_making *making, const char *a,
                           struct str b, const char *c);
/* A step of the flow with that many of a side, those compared first; or
 * EVAL_NO_CELL. */
size_t
eval_people_step(const struct eval_making *making, int side, int64_t value);
/* That many people of a side: a step of the flow, or a part of one. */
size_t eval_people_of(struct eval_making *making, const char *name, int side,
                      int64_t value);
/* By whom and what a row of effects is about. */
const char *eval_row_name(struct eval_making *making, const json_t *row);
/* A member as a count; false when it is none. */
bool eval_count_of(const json_t *object, const char *member, int64_t *out);
/* Say that a member is a cell, or a share of one. */
void eval_place_add(struct eval_making *making, json_t *object,
                    const char *member, size_t cell, size_t of);
/* Rows of one-to-one pairs of which a kind is of few, while their counts are
 * exact; and what their errors are in, taken out. */
void eval_pairs_find(struct eval_making *making);
void eval_pairs_strip(struct eval_making *making);

/* A release against sums of those before it, of the same programme. */
MUST_CHECK enum eval_status
eval_sums_guard(struct arena *arena, const struct eval_release *release,
                const json_t *earlier, struct str *why);

/* Two releases, held against each other. */
struct eval_beside {
	struct arena *arena;
	int64_t threshold; /* the stricter one */
	struct str *why;
};
/* Counts of one side that are called otherwise in the earlier release: those
 * that both show alike are let pass. */
MUST_CHECK enum eval_status
eval_other_guard(const struct eval_beside *of, const json_t *now,
                 const json_t *then, bool control);

/* Outcomes that are within others: what is left between is a count, too. */
void eval_nests_count(struct eval_making *making);

/* Whether both of two outcomes count people, or both offences, as far as was
 * kept. */
bool eval_counted_alike(const json_t *a, struct str x, const json_t *b,
                        struct str y);

/* Whether a row is of another method than the first. */
bool eval_is_robustness(const json_t *row);
/* Rows of groups: all of a column are everybody, or all but those of a level
 * that has no row. */
void eval_groups_count(struct eval_making *making);
/* The rows of who they were. */
void eval_who_count(struct eval_making *making);

/* Find every count, say how they hang together, and hide. */
void eval_making_count(struct eval_making *making);

/* Whether a place shows its count; so it does when it is not a count. */
bool eval_place_shown(const struct eval_making *making, const json_t *object,
                      const char *member);

/* The exact count of a place; NAN where it is none. */
double eval_place_exact(const struct eval_making *making, const json_t *object,
                        const char *member);

/* The cell of a name, or EVAL_NO_CELL. */
size_t eval_cell_named(const struct eval_making *making, struct str name);

/* Write counts and shares into the release; hands back how many are hidden. */
int64_t eval_making_write(struct eval_making *making);

/* Take out, round and cut what is no count. */
void eval_making_strip(struct eval_making *making);
/* Whether all counts of a row of effects are shown; and of the primary ones. */
bool eval_row_shown(const struct eval_making *making, const json_t *row);
bool eval_primary_shown(const struct eval_making *making);
/* Whether every row of an outcome is shown; false where it has none. */
bool eval_outcome_shown(const struct eval_making *making, struct str outcome);
/* Whether a row is there by what was found: it goes where it is hidden. */
bool eval_row_found(const struct eval_making *making, const json_t *row);
/* All of a row but its counts. */
void eval_row_hide(json_t *row);
/* Estimates of hidden rows, and digits of the others. */
void eval_effects_strip(struct eval_making *making);
/* Both rates of a row that is shown, to two digits, of its rounded counts and
 * of its estimate (decision 101). */
void eval_rates_set(struct eval_making *making, json_t *row);
/* None is a count, too, and the smallest of the few: a code that says so says
 * few, or not of what. */
void eval_few_strip(json_t *coded);
/* Warnings, of which those of hidden outcomes say no more than that. */
void eval_warnings_strip(struct eval_making *making);
/* How sure it is, and what else repeats rows of effects. */
void eval_sensitivity_strip(struct eval_making *making);
void eval_curves_strip(struct eval_making *making);
void eval_recurrent_strip(struct eval_making *making);
/* What it could see; `shown` where the primary outcome is. */
void eval_power_strip(struct eval_making *making, bool shown);
/* Whether a few were lost between those there were and those compared, or
 * nobody knows: then differences before matching and after give sums of those
 * few, and those before keep one decimal. */
bool eval_few_lost(const struct eval_making *making);
/* Means and spreads of who they were, and how alike the groups are. */
void eval_means_strip(struct eval_making *making);

/* What was measured as a scale; `few`: a level is of few, and nothing stays. */
void eval_measured_strip(struct eval_making *making, bool few);

/* Set members, of which some are hidden. */
void eval_set(json_t *object, const char *member, json_t *value);
void eval_hide(json_t *object, const char *member);
/* Keep a number to so many decimals and to three digits; what is none stays as
 * it is. */
void eval_keep(json_t *object, const char *member, int decimals);
/* Keep so many digits of a number, wherever it begins. */
void eval_digits(json_t *object, const char *member, int digits);
void eval_list_keep(json_t *object, const char *member, int decimals);
/* A list with nothing in it. */
void eval_empty(json_t *object, const char *member);

#endif
