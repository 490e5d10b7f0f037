/*
 * fund_off.h - writing off what was paid and will never be shown: the person
 * is lost, the supplier gone, somebody deceived us, the money never came back.
 *
 * The books do not change: what is spent stays spent.  It is only no longer
 * asked for.
 *
 * Rules kept here, each with a test of the same words:
 *   - writing off takes two people: one proposes with a reason from the list
 *     and plain words, and another agrees;
 *   - whoever paid does neither, by any sign-in;
 *   - whoever asked or decided may propose, and never agrees;
 *   - only what is paid and not shown is written off;
 *   - a proposal falls when anything becomes of the request, and an answer to
 *     an older one is refused;
 *   - the books stay as they are;
 *   - the person is told in kind words, and nothing about it counts against
 *     them;
 *   - what turns up later is welcome: a receipt, or the money.
 */
#ifndef PRACTICE_FUND_OFF_H
#define PRACTICE_FUND_OFF_H

#include "practice/fund/fund_views.h"

enum fund_off_code {
	FUND_OFF_PERSON_LOST,
	FUND_OFF_SUPPLIER_GONE,
	FUND_OFF_FRAUD,
	FUND_OFF_NOT_RETURNED,
	FUND_OFF_OTHER,
	FUND_OFF_CODE_COUNT
};
extern const char *const fund_off_codes[FUND_OFF_CODE_COUNT + 1];

enum fund_off_state {
	FUND_OFF_ASKED,
	FUND_OFF_DONE,
	FUND_OFF_DECLINED,
	FUND_OFF_STATE_COUNT
};
extern const char *const fund_off_states[FUND_OFF_STATE_COUNT + 1];

struct fund_off {
	int64_t id; /* 0: none */
	struct fund_id request;
	enum fund_off_state state;
	int64_t version; /* of the request that it is about */
	int code;        /* enum fund_off_code */
	struct str words;
	struct user_id asked_by;
	struct instant asked_at;
	struct user_id answered_by; /* {0} until answered */
	struct str answer;
	struct str asked_name; /* for pages */
	struct str answered_name;
	struct str what; /* of the request, in lists */
	struct str supplier;
	struct money sum;
};

/* Propose it.  `seen` is the version of the request that was read (0: any).
 * NOT_FOUND out of reach, or of another organisation; REFUSED as the rules say;
 * CONFLICT; INVALID without a reason and words. */
MUST_CHECK const struct fault *
fund_off_propose(struct ctx *ctx, struct fund_id id, int64_t seen, int code,
                 struct str words, struct problems *problems);

/* Agree (`yes`), or not: whoever proposed may say no to it as well.
 * NOT_FOUND of another organisation; REFUSED; CONFLICT; INVALID without
 * words. */
MUST_CHECK const struct fault *
fund_off_answer(struct ctx *ctx, struct fund_id id, int64_t seen, bool yes,
                struct str words, struct problems *problems);

/* The proposal that waits for a second person; *out has id 0 when none. */
MUST_CHECK const struct fault *
fund_off_live(struct ctx *ctx, struct fund_id id, struct fund_off *out);
/* All that wait in the actor's organisation, oldest first, at most 200. */
MUST_CHECK const struct fault *
fund_off_waiting(struct ctx *ctx, struct fund_off **out, size_t *n);
/* What was proposed and answered about a request within reach, with names,
 * oldest first. */
MUST_CHECK const struct fault *fund_off_of(struct ctx *ctx, struct fund_id id,
                                           struct fund_off **out, size_t *n);

/* What the actor may do about it now, for pages: the rules judge again. */
struct fund_off_may {
	bool propose;
	bool decline;
	bool agree;
};
MUST_CHECK const struct fault *
fund_off_may(struct ctx *ctx, const struct fund_request *q,
             const struct fund_off *live, struct fund_off_may *out);

/* Whether it is paid, or was written off: what becomes of it is welcome. */
bool fund_off_open(enum fund_state state);

/* --- fund_off_store.c ------------------------------------------------- */

/* Who paid it; {0} when nobody did. */
MUST_CHECK const struct fault *
fund_off_store_payer(struct ctx *ctx, struct fund_id id, struct user_id *out);
MUST_CHECK const struct fault *
fund_off_store_live(struct ctx *ctx, struct fund_id id, struct fund_off *out);
MUST_CHECK const struct fault *
fund_off_store_list(struct ctx *ctx, struct fund_off **out, size_t *n);
MUST_CHECK const struct fault *
fund_off_store_of(struct ctx *ctx, struct fund_id id, struct fund_off **out,
                  size_t *n);
/* A proposal about the request as it is once saved. */
MUST_CHECK const struct fault *
fund_off_store_add(struct ctx *ctx, const struct fund_request *q,
                   const struct fund_off *off);
MUST_CHECK const struct fault *
fund_off_store_answer(struct ctx *ctx, int64_t id, enum fund_off_state state,
                      struct str words);

extern const struct migration fund_migration_66; /* fund_off_schema.c */
extern const struct query fund_off_payer;
extern const struct query fund_off_one;
extern const struct query fund_off_list;
extern const struct query fund_off_history;
extern const struct query fund_off_add;
extern const struct query fund_off_put;
extern const struct query fund_off_move_list;
extern const struct query fund_off_move_set;
extern const struct query fund_check_off;
extern const struct query fund_check_off_two;
#define FUND_OFF_QUERIES \
	&fund_off_payer, &fund_off_one, &fund_off_list, &fund_off_history, \
	        &fund_off_add, &fund_off_put, &fund_off_move_list, \
	        &fund_off_move_set, &fund_check_off, &fund_check_off_two

/* --- pages ------------------------------------------------------------ */

struct fund_off_screen {
	struct fund_screen screen; /* first: people_above reads it */
	struct fund_off live;
	const struct fund_off *list;
	size_t n;
	struct fund_off_may may;
};
extern const char *const fund_off_code_keys[];
/* Each draws from a struct fund_off_screen. */
void
fund_draw_off_form(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_off_form) */
void fund_draw_offs(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_off_form) */
void fund_draw_off_one(struct html *h, const struct ctx *ctx, const void *data);
/* On the page of one request: the way there, and what was said; for the
 * person kind words alone. */
void fund_draw_off(struct html *h, const struct ctx *ctx,
                   const struct fund_screen *screen);
/* How many wait, for the first page of whoever may agree. */
void
fund_draw_panel_off(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_panel_off) */
MUST_CHECK const struct fault *
fund_read_panel_off(struct ctx *ctx, struct person_id person, void **out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_off_form);
HANDLER(fund_post_off_form);
HANDLER(fund_get_offs);
HANDLER(fund_get_off);
HANDLER(fund_post_off);
HANDLER(fund_post_off_answer);
/* fund_off_api.c */
HANDLER(fund_api_offs);
HANDLER(fund_api_off);
HANDLER(fund_api_off_propose);
HANDLER(fund_api_off_answer);
#undef HANDLER

#endif
