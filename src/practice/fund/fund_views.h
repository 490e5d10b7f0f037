/*
 * fund_views.h - what the pages of the fund are given, and their views.
 *
 * Pages fill a struct fund_screen; views draw from it and read nothing.  One
 * page serves both sides: `own` says that the person reads it.
 */
#ifndef PRACTICE_FUND_VIEWS_H
#define PRACTICE_FUND_VIEWS_H

#include "kernel/outbox/outbox.h"
#include "practice/fund/fund_notes.h"
#include "practice/plan/plan_goal.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

struct fund_screen {
	struct person_head head; /* first: people_above reads it */
	bool own;
	struct fund_budget budget;
	struct fund_limits limits;
	struct fund_request request; /* the one the page is about */
	const struct fund_request *list;
	size_t n;
	const struct plan_goal *goals;
	size_t goals_n;
	const struct fund_voice *voices;
	size_t voices_n;
	struct str started_name;
	const struct fund_reflection *reflections;
	size_t reflections_n;
	bool may_third;
	const struct fund_receipts *receipts; /* fund_receipt_local.h */
	const struct fund_handover *how;      /* fund_way.h; NULL: none */
	struct fund_notes notes;              /* to look at before deciding */
	struct fund_notes shown;              /* kept with what was decided */
	const struct fund_overdue *late;      /* fund_overdue.h; NULL: not */
	int ask_way;                          /* fund_asking.h */
	const struct fund_off *off; /* fund_off.h; not for the person */
	size_t off_n;
};

/* The page of whoever pays. */
struct fund_counter {
	struct fund_pot pot;
	const struct fund_request *agreed;
	size_t agreed_n;
	const struct fund_request *paid;
	size_t paid_n;
	struct fund_request request;
	struct str worker; /* who asked or decided, to be handed a voucher */
	bool pays;
	const struct fund_receipts *receipts; /* fund_receipt_local.h */
	const struct fund_handover *how;      /* fund_way.h; NULL: none */
	const struct fund_float *floats;      /* fund_float.h */
	size_t floats_n;
	const struct fund_small *small;
	size_t small_n;
	bool small_supplier;
	const struct fund_request *shown;
	size_t shown_n;
	const struct fund_overdue *late; /* fund_overdue.h: a list, or the
	                                  * one; NULL: none */
	size_t late_n;
	const struct fund_sign *signs; /* fund_sign.h */
	size_t signs_n;
	unsigned details; /* marks of the supplier that are kept */
	const struct fund_fresh *fresh; /* fund_fresh.h; NULL: nothing to pay */
};

/* A worker's first page. */
struct fund_waits {
	const struct fund_wait *list;
	const struct person_head *heads;
	size_t n;
	const struct fund_overdue *late; /* went up to the reader */
	const struct person_head *late_heads;
	size_t late_n;
};

/* --- fund_parts_views.c ----------------------------------------------- */

/* "/me/fund/<id>" or "/people/X123456/fund/<id>" and the rest; without an id
 * (0) the list. */
struct str fund_path(struct arena *arena, const struct fund_screen *screen,
                     struct fund_id id, const char *rest);

/* How a request stands. */
void fund_tag(struct html *h, enum fund_state state);
/* The sum as a bar, in words and as a table. */
void
fund_draw_budget(struct html *h, const struct fund_budget *budget, bool own);
/* A form of this page, and its end with a button. */
struct form fund_form_begin(struct html *h, const struct ctx *ctx,
                            struct str action, int64_t version);
/* (as fund_form_begin) */
void fund_form_end(struct html *h, struct str words, const char *classes);
/* A short line, words, a sum, yes or no. */
void fund_field_line(struct html *h, const struct form *form, const char *name,
                     struct str label, struct str hint, struct str stored);
/* (as fund_field_line) */
void fund_field_words(struct html *h, const struct form *form, const char *name,
                      struct str label, struct str hint, struct str stored);
/* (as fund_field_line) */
void fund_field_sum(struct html *h, const struct form *form, struct str label,
                    struct str hint, struct money stored);
/* (as fund_field_line) */
void fund_field_says(struct html *h, const struct form *form, const char *name,
                     struct str label);

/* --- pages: each draws from a struct fund_screen or fund_counter ------ */

/* What was asked for; the form that asks or changes; one request. */
void fund_draw_list(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_list) */
void fund_draw_ask(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_list) */
void fund_draw_one(struct html *h, const struct ctx *ctx, const void *data);
/* The forms of a worker and of a senior, on the page of one request. */
void fund_draw_decide(struct html *h, const struct ctx *ctx,
                      const struct fund_screen *screen);
/* (as fund_draw_decide) */
void fund_draw_third(struct html *h, const struct ctx *ctx,
                     const struct fund_screen *screen);
/* The pot with what is to be paid; one payment. */
void fund_draw_counter(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_counter) */
void fund_draw_pay(struct html *h, const struct ctx *ctx, const void *data);
/* Each draws what its panel read. */
void
fund_draw_panel_case(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_panel_case) */
void
fund_draw_panel_me(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_panel_case) */
void
fund_draw_panel_today(struct html *h, const struct ctx *ctx, const void *data);

/* --- fund_form.c: what was typed -------------------------------------- */

/* What fund_draw_ask drew; a day that is none is a problem. */
void fund_read_terms(const struct ctx *ctx, const struct request *req,
                     struct fund_terms *out, struct problems *problems);
/* What fund_draw_decide and fund_draw_third drew; and the peer's part. */
void fund_read_voice(const struct request *req, struct fund_voice *out);
/* (as fund_read_voice) */
void fund_read_peer(const struct request *req, struct fund_voice *out);
/* The version a form was made from; -1, which is none, for anything else. */
int64_t fund_read_seen(const struct request *req);
/* A sum in figures; anything else is 0. */
struct money fund_read_sum(const struct request *req);

/* --- handlers --------------------------------------------------------- */

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
/* Both sides. */
HANDLER(fund_get_list);
HANDLER(fund_get_ask);
HANDLER(fund_post_ask);
HANDLER(fund_get_one);
HANDLER(fund_get_change);
HANDLER(fund_post_change);
HANDLER(fund_post_withdraw);
HANDLER(fund_post_say);
HANDLER(fund_post_show);
HANDLER(fund_prepare_show);
HANDLER(fund_get_receipt);
HANDLER(fund_get_picture);
HANDLER(fund_get_saved);
HANDLER(fund_post_move);
/* Workers. */
HANDLER(fund_post_budget);
HANDLER(fund_post_third);
/* The person. */
HANDLER(fund_post_again);
HANDLER(fund_post_reflect);
/* Whoever looks after the money. */
HANDLER(fund_get_counter);
HANDLER(fund_post_pot);
HANDLER(fund_get_pay);
HANDLER(fund_post_pay);
HANDLER(fund_post_return);
HANDLER(fund_post_supplier);
HANDLER(fund_get_floats);
HANDLER(fund_post_floats);
HANDLER(fund_get_float);
HANDLER(fund_post_fill);
HANDLER(fund_post_count);
HANDLER(fund_post_explain);
HANDLER(fund_post_settle);
HANDLER(fund_post_float_close);
HANDLER(fund_get_float_pay);
HANDLER(fund_post_float_pay);
HANDLER(fund_get_paid_picture);
HANDLER(fund_get_paid_saved);
#undef HANDLER

/* --- fund_pages.c, for the other files of pages ------------------------ */

/* Whose page it is and the request it is about; the page around it. */
MUST_CHECK const struct fault *
fund_screen_request(struct ctx *ctx, const struct request *req,
                    struct fund_screen *screen);
/* (as fund_screen_request) */
struct page fund_screen_page(struct ctx *ctx, const struct fund_screen *screen,
                             struct str title, struct str back);
/* After a form: to the page of a request, with a notice. */
MUST_CHECK const struct fault *
fund_screen_done(struct ctx *ctx, const struct fund_screen *screen,
                 struct fund_id id, struct text notice, struct reply *reply);

extern const struct panel fund_panels[];
extern const struct route fund_routes[];

/* More about events, for the timeline. */
MUST_CHECK const struct fault *
fund_event_details(struct ctx *ctx, struct person_id person,
                   const struct event_line *lines, size_t n,
                   struct event_detail *out);

/* fund_sheet_views.c: a request on paper, empty; for both sides. */
void fund_draw_sheet(struct html *h, const struct ctx *ctx, const void *data);
const struct fault *
fund_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply);

#endif
