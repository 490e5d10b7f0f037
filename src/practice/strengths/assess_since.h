/*
 * assess_since.h - what changed in an assessment since somebody read it.
 *
 * Each save keeps both sides of its area and where the edition stands, by the
 * edition's version (decision 59).
 *
 * Rules kept here, each with a test of the same words:
 *   - what is no longer current is refused with the difference shown, and a
 *     person picks;
 *   - the person is shown the difference of their own side alone;
 *   - of a version that nobody kept no difference is made up.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_SINCE_H
#define PRACTICE_STRENGTHS_ASSESS_SINCE_H

#include "base/change.h"
#include "practice/strengths/assess_local.h"

/* The person's side of an area, since it was at by.version `seen` (0: not
 * written yet).  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
assess_since_own(struct ctx *ctx, struct person_id person,
                 enum assess_code code, int64_t seen, struct change_list *out);
/* The worker's; NOT_FOUND to the person, too. */
MUST_CHECK const struct fault *
assess_since_work(struct ctx *ctx, struct person_id person,
                  enum assess_code code, int64_t seen, struct change_list *out);
/* The newest edition, both sides, since it was at version `seen`; as
 * assess_since_work. */
MUST_CHECK const struct fault *
assess_since(struct ctx *ctx, struct person_id person, int64_t seen,
             struct change_list *out);

/* --- assess_differ.c ---------------------------------------------------- */

/* A side in two states, as the person (mine) or a worker reads it. */
void assess_differ_own(struct arena *arena, enum assess_code code, bool mine,
                       const struct assess_own *then,
                       const struct assess_own *now, struct change_list *out);
void assess_differ_work(struct arena *arena, enum assess_code code,
                        const struct assess_work *then,
                        const struct assess_work *now, struct change_list *out);
/* Where an edition stands, and all of its areas, as a worker reads them. */
void assess_differ(struct arena *arena, const struct assess *then,
                   const struct assess *now, struct change_list *out);

/* --- assess_past_store.c ------------------------------------------------ */

/* Where the edition stands at its version; an area as it was saved then. */
MUST_CHECK const struct fault *
assess_past_edition(struct ctx *ctx, const struct assess *a);
MUST_CHECK const struct fault *
assess_past_area(struct ctx *ctx, const struct assess *a, int code);

/* The newest edition of this version, or a side of this one; *found false:
 * none was kept. */
MUST_CHECK const struct fault *
assess_past_read(struct ctx *ctx, struct person_id person, int64_t version,
                 struct assess *out, bool *found);
MUST_CHECK const struct fault *
assess_past_own(struct ctx *ctx, struct person_id person, enum assess_code code,
                int64_t version, struct assess_own *out, bool *found);
MUST_CHECK const struct fault *
assess_past_work(struct ctx *ctx, struct person_id person,
                 enum assess_code code, int64_t version,
                 struct assess_work *out, bool *found);

extern const struct migration strengths_migration_116;
extern const struct query assess_past_edition_put;
extern const struct query assess_past_area_put;
extern const struct query assess_past_edition_of;
extern const struct query assess_past_areas_of;
extern const struct query assess_past_own_of;
extern const struct query assess_past_work_of;
#define ASSESS_PAST_QUERIES \
	&assess_past_edition_put, &assess_past_area_put, \
	        &assess_past_edition_of, &assess_past_areas_of, \
	        &assess_past_own_of, &assess_past_work_of

#endif
