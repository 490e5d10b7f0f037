/*
 * skill_store.h - rows of looks, ratings and reminders.
 */
#ifndef PRACTICE_READY_SKILL_STORE_H
#define PRACTICE_READY_SKILL_STORE_H

#include "practice/ready/skill.h"

/* Everything of a person, without names, nothing hidden. */
MUST_CHECK const struct fault *
skill_store_read(struct ctx *ctx, struct person_id person, struct skills *out);
MUST_CHECK const struct fault *
skill_store_look_add(struct ctx *ctx, struct person_id person, int64_t look,
                     struct date due);
/* Day, state, reason and who ended it. */
MUST_CHECK const struct fault *
skill_store_look_save(struct ctx *ctx, const struct skill_look *look);
MUST_CHECK const struct fault *
skill_store_rate(struct ctx *ctx, struct person_id person,
                 const struct skill_rating *rating);

/* A look that is soon, of somebody's. */
struct skill_due {
	int64_t look;
	struct person_id person;
	struct date due;
};
/* Open looks of the actor's own people up to a day, the earliest first. */
MUST_CHECK const struct fault *
skill_store_today(struct ctx *ctx, struct date until, struct skill_due **out,
                  size_t *n);
/* Open looks from a day to another that nobody was reminded of. */
MUST_CHECK const struct fault *
skill_store_soon(struct ctx *ctx, struct date first, struct date last,
                 struct skill_due **out, size_t *n);
MUST_CHECK const struct fault *
skill_store_reminded(struct ctx *ctx, const struct skill_due *due);

extern const struct query skill_q_looks;
extern const struct query skill_q_ratings;
extern const struct query skill_q_today;
extern const struct query skill_q_soon;
extern const struct query skill_q_look_put;
extern const struct query skill_q_look_set;
extern const struct query skill_q_rate;
extern const struct query skill_q_reminded;
#define SKILL_QUERIES \
	&skill_q_looks, &skill_q_ratings, &skill_q_today, &skill_q_soon, \
	        &skill_q_look_put, &skill_q_look_set, &skill_q_rate, \
	        &skill_q_reminded

#endif
