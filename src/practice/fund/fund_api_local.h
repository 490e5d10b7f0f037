/*
 * fund_api_local.h - the fund as JSON: what its files share, and handlers.
 *
 * The same rules as the pages.  A sum is whole pence.  An edit says which
 * version it was made from: PATCH by If-Match, a POST by its member "version".
 * Whoever pays reads what, from whom and how much, and never for whom or why.
 */
#ifndef PRACTICE_FUND_API_LOCAL_H
#define PRACTICE_FUND_API_LOCAL_H

#include "practice/fund/fund_views.h"

/* --- fund_api_in.c: in ------------------------------------------------ */

/* A body, and all that is wrong with it at once. */
struct fund_api_in {
	struct ctx *ctx;
	const json_t *body;
	struct problems problems;
};

MUST_CHECK const struct fault *
fund_api_body(struct ctx *ctx, const struct request *req,
              struct fund_api_in *in);
/* A member as text, clean; empty when it is not sent. */
struct str fund_api_str(struct fund_api_in *in, const char *key);
/* Whole pence; 0, which the rules refuse, when it is none. */
struct money fund_api_sum(struct fund_api_in *in, const char *key);
/* The version an edit was made from: needed. */
int64_t fund_api_version(struct fund_api_in *in);
/* The id that a caller made; needed. */
int64_t fund_api_id(struct fund_api_in *in, const char *key);
/* What is asked for; members that are not sent keep what `was` says. */
void fund_api_terms(struct fund_api_in *in, const struct fund_terms *was,
                    struct fund_terms *out);
/* Yes or no with what belongs to it, and a peer's (in the member "peer";
 * false when none is sent). */
void fund_api_voice(struct fund_api_in *in, struct fund_voice *out);
/* (as fund_api_voice) */
bool fund_api_peer(struct fund_api_in *in, struct fund_voice *out);

/* --- fund_api_put.c: out ---------------------------------------------- */

/* A sum, or null when there is none. */
void fund_api_put_sum(struct json_out *j, const char *key, struct money sum,
                      bool is);
void fund_api_put_budget(struct json_out *j, const char *key,
                         const struct fund_budget *budget);
/* The members of one request, inside an object. */
void fund_api_put_request(struct json_out *j, struct arena *arena,
                          const struct fund_request *q);
/* One request with its voices and what came of it. */
void fund_api_put_one(struct json_out *j, struct arena *arena,
                      const struct fund_screen *screen);
/* The members of what is to be paid. */
void fund_api_put_payment(struct json_out *j, struct arena *arena,
                          const struct fund_request *q);

/* --- fund_pages.c: what the page of one request reads as well --------- */

/* The voices with the names of whoever spoke, and what came of it. */
MUST_CHECK const struct fault *
fund_screen_said(struct ctx *ctx, struct fund_screen *screen);

/* --- handlers --------------------------------------------------------- */

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
/* fund_api.c: a person and whoever works with them. */
HANDLER(fund_api_list);
HANDLER(fund_api_one);
HANDLER(fund_api_ask);
HANDLER(fund_api_change);
HANDLER(fund_api_withdraw);
HANDLER(fund_api_say);
HANDLER(fund_api_third);
HANDLER(fund_api_again);
HANDLER(fund_api_evidence);
HANDLER(fund_api_helped);
HANDLER(fund_api_budget);
HANDLER(fund_api_waiting);
/* fund_api_pay.c: whoever looks after the money. */
HANDLER(fund_api_pot);
HANDLER(fund_api_pot_add);
HANDLER(fund_api_payments);
HANDLER(fund_api_payment);
HANDLER(fund_api_pay);
HANDLER(fund_api_return);
#undef HANDLER

#endif
