/*
 * fund_public_local.h - inside fund: what is published, its store and pages.
 */
#ifndef PRACTICE_FUND_PUBLIC_LOCAL_H
#define PRACTICE_FUND_PUBLIC_LOCAL_H

#include "practice/fund/fund_local.h"
#include "practice/fund/fund_public.h"

/* The dated values of publishing. */
struct fund_measures {
	int64_t least;        /* people */
	int64_t round;        /* people and things to a multiple of it */
	int64_t round_pounds; /* pounds to a multiple of it */
	int64_t line_days;
};

/* Before hiding and rounding. */
struct fund_counted {
	int64_t people;
	int64_t things;
	int64_t pence;
};

/* --- fund_public_store.c ---------------------------------------------- */

/* What was paid in the quarter by the actor's organisation and not given
 * back: each purpose, and all. */
MUST_CHECK const struct fault *
fund_public_store_counts(struct ctx *ctx, struct date quarter,
                         struct fund_counted by[FUND_PURPOSE_COUNT],
                         struct fund_counted *all);
/* How many of them said anything, and 4 or 5 of 5. */
MUST_CHECK const struct fault *
fund_public_store_said(struct ctx *ctx, struct date quarter, int64_t *said,
                       int64_t *helped);
/* The median of working days from asking to paying of at most `most`. */
MUST_CHECK const struct fault *
fund_public_store_days(struct ctx *ctx, struct date quarter, int64_t most,
                       int64_t *out);
MUST_CHECK const struct fault *
fund_public_store_add(struct ctx *ctx, const struct fund_release *release);
MUST_CHECK const struct fault *
fund_line_store_ready(struct ctx *ctx, struct instant before,
                      struct fund_line **out, size_t *n);
MUST_CHECK const struct fault *
fund_line_store_has(struct ctx *ctx, struct fund_id request, bool *out);
MUST_CHECK const struct fault *
fund_line_store_add(struct ctx *ctx, const struct fund_line *line);
/* NOT_FOUND unless it is shown by the actor's organisation. */
MUST_CHECK const struct fault *fund_line_store_end(struct ctx *ctx, int64_t id);

/* --- pages ------------------------------------------------------------ */

/* What anybody reads, and what a manager sees of it. */
struct fund_public_screen {
	const struct organisation *organisations; /* of the list */
	size_t organisations_n;
	struct organisation organisation;
	struct fund_release release; /* id 0: what would be published */
	const struct date *quarters;
	size_t quarters_n;
	const struct fund_line *lines;
	size_t lines_n;
	/* For a manager. */
	const struct fund_release *waits; /* ended and not published */
	size_t waits_n;
	const struct fund_line *ready;
	const struct person_head *heads; /* of ready */
	size_t ready_n;
};

/* Who has published anything; one quarter of one; a manager's page. */
void
fund_draw_public_list(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_public_list) */
void fund_draw_public(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_public_list) */
void
fund_draw_published(struct html *h, const struct ctx *ctx, const void *data);
/* What a release shows: figures, picture, table. */
void fund_draw_release(struct html *h, const struct fund_release *release);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_public_list);
HANDLER(fund_get_public);
HANDLER(fund_get_published);
HANDLER(fund_post_publish);
HANDLER(fund_post_line);
HANDLER(fund_post_line_end);
#undef HANDLER

extern const struct query fund_public_purposes;
extern const struct query fund_public_whole;
extern const struct query fund_public_said;
extern const struct query fund_public_days;
extern const struct query fund_public_add;
extern const struct query fund_public_add_row;
extern const struct query fund_public_one;
extern const struct query fund_public_newest;
extern const struct query fund_public_rows;
extern const struct query fund_public_list;
extern const struct query fund_public_who;
extern const struct query fund_line_readies;
extern const struct query fund_line_of;
extern const struct query fund_line_add;
extern const struct query fund_line_end;
extern const struct query fund_line_list;

#endif
