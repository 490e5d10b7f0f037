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
first_store_waiting(struct ctx *ctx, struct date since, int64_t page,
                    int64_t size, struct first_waiting *out);
/* Hand every order begun since to fn, of whom the actor counts, without whose
 * it is. */
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
	struct first_waiting waiting;
	const struct person_head *heads; /* one each */
	int64_t number;                  /* of the page, from 1 */
};
void first_draw_case(struct html *h, const struct ctx *ctx, const void *data);
void first_draw_today(struct html *h, const struct ctx *ctx, const void *data);
void
first_draw_waiting(struct html *h, const struct ctx *ctx, const void *data);
/* The person's own: a struct first_days. */
void first_draw_me(struct html *h, const struct ctx *ctx, const void *data);
void first_draw_counts(struct html *h, const struct ctx *ctx, const void *data);

extern const struct route first_routes[];
extern const struct panel first_panels[];
extern const struct api_schema first_schemas[];

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(first_api_get);
HANDLER(first_api_me);
HANDLER(first_api_waiting);
HANDLER(first_api_counts);
#undef HANDLER

#endif
