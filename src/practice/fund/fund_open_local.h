/*
 * fund_open_local.h - inside fund: the file of payments over a sum, and what
 * the fictional programme has in the open.
 */
#ifndef PRACTICE_FUND_OPEN_LOCAL_H
#define PRACTICE_FUND_OPEN_LOCAL_H

#include "practice/fund/fund_local.h"
#include "practice/fund/fund_open.h"

/* The fixed words of the file, dated values; English, as the codes are. */
struct fund_open_words {
	struct str organisation;
	struct str department;
	struct str category;
	struct str redacted;
	struct str purpose; /* of what is redacted */
};

/* --- fund_open_store.c ------------------------------------------------ */

/* Paid in the month and not given back, above so many pence, by day. */
MUST_CHECK const struct fault *
fund_open_store_over(struct ctx *ctx, struct date month, int64_t above,
                     struct fund_over **out, size_t *n);
MUST_CHECK const struct fault *
fund_open_store_add(struct ctx *ctx, const struct fund_open_month *month);

/* --- pages ------------------------------------------------------------ */

struct fund_open_screen {
	struct fund_open_month *months; /* newest first, without bodies */
	size_t months_n;
	struct fund_open_month month;
	const struct fund_over *over;
	size_t over_n;
	int64_t above; /* pence */
};

/* The months; one month. */
void fund_draw_open(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_open) */
void
fund_draw_open_month(struct html *h, const struct ctx *ctx, const void *data);

/* The sum above which a payment is in the file, in pence. */
MUST_CHECK const struct fault *fund_open_above(struct ctx *ctx, int64_t *out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_open);
HANDLER(fund_get_open_month);
HANDLER(fund_post_open_make);
HANDLER(fund_get_open_file);
#undef HANDLER

extern const struct query fund_open_over;
extern const struct query fund_open_add;
extern const struct query fund_open_one;

/* --- the fictional programme ------------------------------------------ */

/* After the last person: what the programme's organisation published. */
MUST_CHECK const struct fault *
fund_open_demo(struct ctx *ctx, const struct demo *demo,
               struct organisation_id organisation);
/* Days ago that the quarter before this one began, or one further back. */
int fund_open_ago(const struct demo *demo, int quarters);
/* Days ago that the middle of the last month was. */
int fund_open_month_ago(const struct demo *demo);

#endif
