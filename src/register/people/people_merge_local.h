/* people_merge_local.h - duplicates and merges, within register/people. */
#ifndef REGISTER_PEOPLE_MERGE_LOCAL_H
#define REGISTER_PEOPLE_MERGE_LOCAL_H

#include "register/people/people_local.h"

/* Two that may be one. */
struct duplicate {
	struct person_line a;
	struct person_line b;
	struct str reason; /* name_and_birth, identifier */
};
/* Note everybody who shares name and birth date, or a number. */
MUST_CHECK const struct fault *
people_duplicates_find(struct ctx *ctx, struct person_id person,
                       const struct person_facts *facts, struct str sort,
                       const struct person_number *numbers, size_t n);
MUST_CHECK const struct fault *
people_store_alike(struct ctx *ctx, struct person_id person, struct date born,
                   struct str sort, struct person_id *out, size_t most,
                   size_t *n);
MUST_CHECK const struct fault *
people_store_number_shared(struct ctx *ctx, struct person_id person,
                           const struct person_number *number,
                           struct person_id *out, size_t most, size_t *n);
MUST_CHECK const struct fault *
people_store_duplicate_add(struct ctx *ctx, struct person_id a,
                           struct person_id b, const char *reason);
MUST_CHECK const struct fault *
people_store_duplicates(struct ctx *ctx, struct duplicate **out, size_t *n);
MUST_CHECK const struct fault *
people_store_duplicate_state(struct ctx *ctx, struct person_id a,
                             struct person_id b, const char *state,
                             bool *changed);
/* The two are two: never listed again.  NOT_FOUND. */
MUST_CHECK const struct fault *
people_not_same(struct ctx *ctx, struct person_id a, struct person_id b);

struct merge {
	struct merge_id id;
	struct person_id kept;
	struct person_id gone;
	struct str gone_crn;
	struct str kept_crn;
	struct instant at;
	bool undone;
};
/* Whether somebody signs in with this record as their own. */
MUST_CHECK const struct fault *
people_store_signs_in(struct ctx *ctx, struct person_id person, bool *out);
/* Merges: add, by id (locked in a write), mark undone, the newest. */
MUST_CHECK const struct fault *
people_store_merge_add(struct ctx *ctx, const struct merge *merge);
MUST_CHECK const struct fault *
people_store_merge(struct ctx *ctx, struct merge_id id, struct merge *out);
MUST_CHECK const struct fault *
people_store_merge_undone(struct ctx *ctx, struct merge_id id);
MUST_CHECK const struct fault *
people_store_merges(struct ctx *ctx, struct merge **out, size_t *n);
/* Mark as merged ({0}: no longer), and the alias that leads on. */
MUST_CHECK const struct fault *
people_store_merged_into(struct ctx *ctx, struct person_id gone,
                         struct person_id kept);
MUST_CHECK const struct fault *
people_store_alias(struct ctx *ctx, struct str crn, struct person_id person);
MUST_CHECK const struct fault *
people_store_alias_end(struct ctx *ctx, struct str crn);
/* Rows that a merge moved. */
MUST_CHECK const struct fault *
people_store_merge_row_add(struct ctx *ctx, struct merge_id merge,
                           const char *table, int64_t id);
MUST_CHECK const struct fault *
people_store_merge_rows(struct ctx *ctx, struct merge_id merge,
                        const char *table, int64_t **out, size_t *n);
/* The ids a table's statement lists; and point one row at a person. */
MUST_CHECK const struct fault *
people_store_move_list(struct ctx *ctx, const struct merge_move *move,
                       struct person_id person, int64_t **out, size_t *n,
                       bool *more);
MUST_CHECK const struct fault *
people_store_move_set(struct ctx *ctx, const struct merge_move *move,
                      int64_t id, struct person_id person);
/* The capability's own .merge: numbers, told, placements, corrections. */
MUST_CHECK const struct fault *
people_merge_own(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                 struct person_id kept, bool undo);
extern const struct merge_move people_moves[];

#endif
