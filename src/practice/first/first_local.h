/* first_local.h - shared by the files of practice/first alone. */
#ifndef PRACTICE_FIRST_LOCAL_H
#define PRACTICE_FIRST_LOCAL_H

#include "practice/first/first.h"
#include "register/people/people.h"

extern const struct query first_q_of;
extern const struct query first_q_waiting;
extern const struct query first_q_all;

/* Each with the days its aims were reached, `by` and `days` unset. */
MUST_CHECK const struct fault *
first_store_of(struct ctx *ctx, struct person_id person, struct date since,
               struct first_days *out);
/* What may wait: at least one aim is not reached. */
MUST_CHECK const struct fault *
first_store_waiting(struct ctx *ctx, struct date since, struct first_days **out,
                    size_t *n);
/* Hand every order begun since within reach to fn, without whose it is. */
MUST_CHECK const struct fault *
first_store_all(struct ctx *ctx, struct date since,
                const struct fault *(*fn)(void *data, struct first_days *one),
                void *data);

/* What the panels show. */
struct first_case {
	struct first_days days;
	struct str crn;
};
struct first_today {
	const struct first_days *v;
	const struct person_head *heads; /* one each */
	size_t n;
};
void first_draw_case(struct html *h, const struct ctx *ctx, const void *data);
void first_draw_today(struct html *h, const struct ctx *ctx, const void *data);
void first_draw_counts(struct html *h, const struct ctx *ctx, const void *data);

extern const struct route first_routes[];
extern const struct panel first_panels[];
extern const struct api_schema first_schemas[];

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(first_api_get);
HANDLER(first_api_counts);
#undef HANDLER

#endif
