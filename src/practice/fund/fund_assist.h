/*
 * fund_assist.h - the words of somebody who cannot sign in, or who is in the
 * room: typed by their worker, and marked so for good.
 *
 * Rules kept here, each with a test of the same words:
 *   - a person asks, agrees or disagrees through their worker, and it always
 *     says whose words they are, who typed them and how they were said;
 *   - so is a second look asked for, and whoever typed that does not decide it;
 *   - whoever can sign in answers themselves, unless they are in the room;
 *   - above the light limit whoever typed the person’s yes does not say the
 *     worker’s as well;
 *   - the person sees what was written down for them, and can say that it is
 *     not what they said;
 *   - that stays, goes to a worker and a senior, and undoes no money by itself;
 *   - a senior who did not type it says what was done about it.
 */
#ifndef PRACTICE_FUND_ASSIST_H
#define PRACTICE_FUND_ASSIST_H

#include "practice/fund/fund_views.h"

enum fund_how { FUND_HOW_ROOM, FUND_HOW_TELEPHONE, FUND_HOW_PAPER, FUND_HOWS };
extern const char *const fund_hows[FUND_HOWS + 1];
extern const char *const fund_how_keys[];

enum fund_heard { FUND_UNTOLD, FUND_MINE, FUND_NOT_MINE, FUND_HEARD_COUNT };
extern const char *const fund_heards[FUND_HEARD_COUNT + 1];

/* Something that was written down for somebody. */
struct fund_assisted {
	int64_t id; /* of the voice too */
	struct fund_id request;
	struct person_id person;
	enum fund_says says;
	int how; /* enum fund_how */
	struct user_id by;
	enum fund_heard heard;
	struct str heard_words;
	bool settled;
	struct str what; /* of the request, in lists */
};

/* Write down the person's answer.  As fund_say, and REFUSED to the person, and
 * as the rules above say; INVALID without how it was said. */
MUST_CHECK const struct fault *
fund_assist_say(struct ctx *ctx, struct fund_id id, int64_t seen,
                const struct fund_voice *voice, int how,
                struct problems *problems);
/* Ask for somebody in their words, which are their yes. */
MUST_CHECK const struct fault *
fund_assist_ask(struct ctx *ctx, struct person_id person,
                const struct fund_terms *terms, int how,
                struct problems *problems, struct fund_id *out);
/* Write down that they ask for a second look, and what should be looked at
 * again.  As fund_look_again; CONFLICT; REFUSED to the person. */
MUST_CHECK const struct fault *
fund_assist_again(struct ctx *ctx, struct fund_id id, int64_t seen,
                  struct str words, int how);
/* REFUSED to whoever typed the person's yes of this round, above tier 1. */
MUST_CHECK const struct fault *
fund_assist_worker_check(struct ctx *ctx, const struct fund_request *q);

/* The person says if it is what they said; once, with words for a no or none.
 * NOT_FOUND for anybody else's; REFUSED the second time. */
MUST_CHECK const struct fault *
fund_assist_hear(struct ctx *ctx, struct fund_id id, int64_t assisted,
                 bool mine, struct str words);
/* What was done about a no.  REFUSED to whoever typed it, or is no senior. */
MUST_CHECK const struct fault *
fund_assist_settle(struct ctx *ctx, struct fund_id id, int64_t assisted,
                   struct str words);

/* --- fund_assist_store.c ---------------------------------------------- */

/* That a voice was typed: `a` holds its id, answer and how. */
MUST_CHECK const struct fault *
fund_assist_store_add(struct ctx *ctx, const struct fund_request *q,
                      const struct fund_assisted *a);
/* Whether the actor typed the person's yes of this round. */
MUST_CHECK const struct fault *
fund_assist_store_typed(struct ctx *ctx, const struct fund_request *q,
                        bool *out);
/* Within reach, locked; NOT_FOUND. */
MUST_CHECK const struct fault *
fund_assist_store_one(struct ctx *ctx, struct fund_id id, int64_t assisted,
                      struct fund_assisted *out);
MUST_CHECK const struct fault *
fund_assist_store_hear(struct ctx *ctx, int64_t assisted, enum fund_heard heard,
                       struct str words);
MUST_CHECK const struct fault *
fund_assist_store_settle(struct ctx *ctx, int64_t assisted, struct str words);
/* Within reach, at most 20: what is not told yet, or was denied and not
 * settled. */
MUST_CHECK const struct fault *
fund_assist_store_open(struct ctx *ctx, enum fund_heard heard,
                       struct fund_assisted **out, size_t *n);

extern const struct query fund_assist_add;
extern const struct query fund_assist_typed;
extern const struct query fund_assist_one;
extern const struct query fund_assist_put;
extern const struct query fund_assist_end;
extern const struct query fund_assist_open;
extern const struct query fund_assist_move_list;
extern const struct query fund_assist_move_set;
extern const struct query fund_check_assisted;
#define FUND_ASSIST_QUERIES \
	&fund_assist_add, &fund_assist_typed, &fund_assist_one, \
	        &fund_assist_put, &fund_assist_end, &fund_assist_open, \
	        &fund_assist_move_list, &fund_assist_move_set, \
	        &fund_check_assisted

/* --- pages ------------------------------------------------------------ */

struct fund_assist_list {
	const struct fund_assisted *list;
	const struct person_head *heads; /* of workers alone */
	size_t n;
};

/* On a form: whose words they are, and how they were said. */
void fund_field_how(struct html *h, const struct form *form, bool asking);
/* Beside a voice: who typed it and what became of it; the person's forms. */
void fund_draw_assisted(struct html *h, const struct ctx *ctx,
                        const struct fund_screen *screen,
                        const struct fund_voice *v);
/* The way to writing an answer down, on the page of one request. */
void fund_draw_assist_link(struct html *h, const struct ctx *ctx,
                           const struct fund_screen *screen);
void
fund_draw_assist_form(struct html *h, const struct ctx *ctx, const void *data);
/* The person's home, and a worker's first page. */
void
fund_draw_panel_told(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_panel_told) */
void
fund_draw_panel_denied(struct html *h, const struct ctx *ctx, const void *data);
MUST_CHECK const struct fault *
fund_read_panel_told(struct ctx *ctx, struct person_id person, void **out);
/* (as fund_read_panel_told) */
MUST_CHECK const struct fault *
fund_read_panel_denied(struct ctx *ctx, struct person_id person, void **out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_assist);
HANDLER(fund_post_assist);
HANDLER(fund_post_assist_again);
HANDLER(fund_post_hear);
HANDLER(fund_post_settle_words);
/* fund_api.c */
HANDLER(fund_api_assist);
HANDLER(fund_api_hear);
#undef HANDLER

#endif
