/*
 * fund_press_local.h - inside fund: lines for the press, their store and
 * pages.
 */
#ifndef PRACTICE_FUND_PRESS_LOCAL_H
#define PRACTICE_FUND_PRESS_LOCAL_H

#include "practice/fund/fund_local.h"
#include "practice/fund/fund_press.h"

/* --- fund_press_store.c ----------------------------------------------- */

MUST_CHECK const struct fault *
fund_press_store_add(struct ctx *ctx, const struct fund_press *line);
MUST_CHECK const struct fault *
fund_press_store_agree(struct ctx *ctx, int64_t line, int64_t version);
/* Every version of the organisation: by line, newest first. */
MUST_CHECK const struct fault *
fund_press_store_all(struct ctx *ctx, struct fund_press **out, size_t *n);
MUST_CHECK const struct fault *
fund_enquiry_store_add(struct ctx *ctx, const struct fund_enquiry *enquiry);
MUST_CHECK const struct fault *
fund_enquiry_store_answer(struct ctx *ctx, const struct fund_enquiry *enquiry);

/* --- pages ------------------------------------------------------------ */

struct fund_press_screen {
	const struct fund_press *live;
	size_t live_n;
	const struct fund_press *waits;
	size_t waits_n;
	const struct fund_enquiry *open;
	size_t open_n;
	const struct fund_enquiry *answered;
	size_t answered_n;
	struct str words;                  /* searched for */
	const struct fund_press *versions; /* of one line, newest first */
	size_t versions_n;
	const struct str *written; /* names, beside versions */
	const struct str *agreed;
	struct fund_enquiry enquiry;
	struct str answered_name;
	const struct fund_press *used; /* the line answered with, or NULL */
	bool writes;
};

/* Lines and enquiries; one line; the form of a line; of an enquiry; one. */
void fund_draw_press(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_press) */
void
fund_draw_press_one(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_press) */
void
fund_draw_press_form(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_press) */
void
fund_draw_enquiry_form(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_press) */
void fund_draw_enquiry(struct html *h, const struct ctx *ctx, const void *data);
/* The open ones, on a manager's first page. */
void fund_draw_panel_enquiries(struct html *h, const struct ctx *ctx,
                               const void *data);
/* What is open, for that panel. */
MUST_CHECK const struct fault *
fund_panel_enquiries(struct ctx *ctx, struct person_id person, void **out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_press);
HANDLER(fund_post_press_search);
HANDLER(fund_get_press_new);
HANDLER(fund_post_press_new);
HANDLER(fund_get_press_one);
HANDLER(fund_get_press_change);
HANDLER(fund_post_press_change);
HANDLER(fund_post_press_agree);
HANDLER(fund_get_enquiry_new);
HANDLER(fund_post_enquiry_new);
HANDLER(fund_get_enquiry);
HANDLER(fund_post_enquiry_answer);
#undef HANDLER

extern const struct query fund_press_add;
extern const struct query fund_press_set_agreed;
extern const struct query fund_press_all;
extern const struct query fund_press_of;
extern const struct query fund_enquiry_add;
extern const struct query fund_enquiry_set;
extern const struct query fund_enquiry_one;
extern const struct query fund_enquiry_open;
extern const struct query fund_enquiry_answered;

#endif
