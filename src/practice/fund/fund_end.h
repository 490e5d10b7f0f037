/*
 * fund_end.h - what the fund still owes when somebody moves away, is recalled
 * or dies, or the programme winds down.
 *
 * Rules kept here, each with a test of the same words:
 *   - at an ending every open obligation is listed, and nothing is freed by
 *     itself;
 *   - a person who is served elsewhere now is at an ending here;
 *   - what is agreed is paid, handed over or let go with a reason in words;
 *   - what is handed over is asked of the other organisation, and decided
 *     again there with its own money;
 *   - what is paid and not shown is explained, never let go;
 *   - the rest of a sum goes back to the pot when nothing is promised from it;
 *   - when the programme winds down, all that is open is listed with totals.
 */
#ifndef PRACTICE_FUND_END_H
#define PRACTICE_FUND_END_H

#include "practice/fund/fund_local.h"
#include "practice/fund/fund_views.h"

enum fund_end_kind {
	FUND_END_MOVED,
	FUND_END_RECALLED,
	FUND_END_DIED,
	FUND_END_FINISHED,
	FUND_END_CLOSING, /* the whole programme */
	FUND_END_COUNT
};
extern const char *const fund_end_kinds[FUND_END_COUNT + 1];

/* Say that it ends for a person; once while it stands.  NOT_FOUND out of
 * reach; REFUSED to the person and when it stands already; INVALID. */
MUST_CHECK const struct fault *
fund_end_record(struct ctx *ctx, struct person_id person, int kind,
                struct str words);
/* It goes on after all.  REFUSED when nothing stands. */
MUST_CHECK const struct fault *
fund_end_undo(struct ctx *ctx, struct person_id person, struct str words);
/* The whole programme of the actor's organisation winds down. */
MUST_CHECK const struct fault *
fund_end_close(struct ctx *ctx, struct str words);

/* What is open at an ending: a request, or the rest of a sum.  For whoever
 * looks after the money too, so nothing says for whom or why. */
struct fund_owed {
	struct fund_id request;    /* {0}: the rest of a sum */
	struct account_id account; /* of the rest */
	struct str what;           /* empty for a rest */
	struct str supplier;
	struct money sum;
	enum fund_state state; /* of a request */
	int kind;              /* why it ends; shown to whoever decides */
	bool asked;            /* another organisation is asked to take it */
	int64_t going;         /* of a rest: promised from it */
};
struct fund_owing {
	bool closing;
	const struct fund_owed *list; /* requests, then rests */
	size_t n;
	const struct fund_owed *asked; /* what others ask of us */
	size_t asked_n;
	struct money promised, unshown, rest; /* totals */
};
/* Of the actor's organisation, at most 200 of each. */
MUST_CHECK const struct fault *
fund_end_owing(struct ctx *ctx, struct fund_owing *out);
/* How many of them there are, up to 200. */
MUST_CHECK const struct fault *fund_end_count(struct ctx *ctx, int64_t *out);

/* Let go with a reason: the request is taken back and its money free.
 * NOT_FOUND of another organisation; REFUSED where nothing ends, and for what
 * is paid. */
MUST_CHECK const struct fault *
fund_end_release(struct ctx *ctx, struct fund_id id, struct str reason);
/* Say in words what became of what was paid. */
MUST_CHECK const struct fault *
fund_end_explain(struct ctx *ctx, struct fund_id id, struct str words);
/* Ask another organisation to take it; nothing is free until it answers. */
MUST_CHECK const struct fault *
fund_end_ask(struct ctx *ctx, struct fund_id id, struct organisation_id to,
             struct str reason);
/* Answer for the organisation that was asked. */
MUST_CHECK const struct fault *
fund_end_answer(struct ctx *ctx, struct fund_id id, bool yes, struct str words);
/* Put the rest of a sum back in the pot. */
MUST_CHECK const struct fault *
fund_end_rest(struct ctx *ctx, struct account_id account, struct str reason);

/* --- fund_end_store.c ------------------------------------------------- */

struct fund_end_act {
	const char *what; /* "released" "explained" "asked" "taken" "declined"
	                   * "rest" "ended" "undone" "closing" */
	struct fund_id request;
	struct account_id account;
	struct person_id person;
	struct money sum;
	struct str words;
	struct organisation_id to;
};
MUST_CHECK const struct fault *
fund_end_store_act(struct ctx *ctx, const struct fund_end_act *act);
/* The ending that stands for a person ({0}: the whole), or none. */
MUST_CHECK const struct fault *
fund_end_store_standing(struct ctx *ctx, struct person_id person, int *kind);
MUST_CHECK const struct fault *
fund_end_store_add(struct ctx *ctx, struct person_id person,
                   struct organisation_id organisation, int kind,
                   struct str words);
MUST_CHECK const struct fault *
fund_end_store_undo(struct ctx *ctx, struct person_id person);
MUST_CHECK const struct fault *
fund_end_store_requests(struct ctx *ctx, struct fund_owed **out, size_t *n);
MUST_CHECK const struct fault *
fund_end_store_rests(struct ctx *ctx, struct fund_owed **out, size_t *n);
MUST_CHECK const struct fault *
fund_end_store_asked(struct ctx *ctx, struct fund_owed **out, size_t *n);
/* What was asked of the actor's organisation; NOT_FOUND. */
MUST_CHECK const struct fault *
fund_end_store_asked_one(struct ctx *ctx, struct fund_id id,
                         struct fund_request *out);
/* A request is asked of `to` ({0}: of nobody any more). */
MUST_CHECK const struct fault *
fund_end_store_ask(struct ctx *ctx, struct fund_id id,
                   struct organisation_id to);
/* It is the actor's organisation's from now on, to be decided anew. */
MUST_CHECK const struct fault *
fund_end_store_take(struct ctx *ctx, const struct fund_request *q);
struct fund_rest {
	struct account_id account;
	struct person_id person;
	int64_t posted, going;
	int kind; /* -1: nothing ends */
};
MUST_CHECK const struct fault *
fund_end_store_rest(struct ctx *ctx, struct account_id account,
                    struct fund_rest *out);
/* A person's told sum is less by what went back. */
MUST_CHECK const struct fault *
fund_end_store_less(struct ctx *ctx, struct account_id account, int64_t pence);

extern const struct query fund_end_add;
extern const struct query fund_end_stands;
extern const struct query fund_end_stop;
extern const struct query fund_end_requests;
extern const struct query fund_end_rests;
extern const struct query fund_end_asked;
extern const struct query fund_end_asked_one;
extern const struct query fund_end_unask;
extern const struct query fund_end_ask_put;
extern const struct query fund_end_take;
extern const struct query fund_end_rest_one;
extern const struct query fund_end_less;
extern const struct query fund_end_act_add;
extern const struct query fund_end_person_list;
extern const struct query fund_end_person_set;
extern const struct query fund_end_act_list;
extern const struct query fund_end_act_set;
#define FUND_END_QUERIES \
	&fund_end_add, &fund_end_stands, &fund_end_stop, &fund_end_requests, \
	        &fund_end_rests, &fund_end_asked, &fund_end_asked_one, \
	        &fund_end_unask, &fund_end_ask_put, &fund_end_take, \
	        &fund_end_rest_one, &fund_end_less, &fund_end_act_add, \
	        &fund_end_person_list, &fund_end_person_set, \
	        &fund_end_act_list, &fund_end_act_set

/* --- pages ------------------------------------------------------------ */

struct fund_end_screen {
	struct fund_screen screen; /* first: people_above reads it */
	int kind;                  /* what stands for the person, or -1 */
	struct fund_owing owing;
	struct fund_owed one; /* of the page about one */
	struct organisation *organisations;
	size_t organisations_n;
};
/* The one of an address in a list, by its request or account; false: none. */
bool fund_end_pick(const struct fund_owed *list, size_t n, int64_t id,
                   struct fund_owed *out);
extern const char *const fund_end_keys[];
/* Each draws from a struct fund_end_screen, the panel from a count. */
void fund_draw_end(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_end) */
void fund_draw_owing(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_end) */
void fund_draw_owed(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_end) */
void
fund_draw_panel_end(struct html *h, const struct ctx *ctx, const void *data);
/* The count, for a manager's first page. */
MUST_CHECK const struct fault *
fund_read_panel_end(struct ctx *ctx, struct person_id person, void **out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_end);
HANDLER(fund_post_end);
HANDLER(fund_post_end_undo);
HANDLER(fund_get_owing);
HANDLER(fund_get_owed);
HANDLER(fund_post_closing);
HANDLER(fund_post_end_release);
HANDLER(fund_post_end_explain);
HANDLER(fund_post_end_ask);
HANDLER(fund_post_end_answer);
HANDLER(fund_post_end_rest);
/* fund_end_api.c */
HANDLER(fund_api_end);
HANDLER(fund_api_end_record);
HANDLER(fund_api_end_undo);
HANDLER(fund_api_owing);
HANDLER(fund_api_owed);
HANDLER(fund_api_end_close);
HANDLER(fund_api_end_release);
HANDLER(fund_api_end_explain);
HANDLER(fund_api_end_ask);
HANDLER(fund_api_end_answer);
HANDLER(fund_api_end_rest);
#undef HANDLER

#endif
