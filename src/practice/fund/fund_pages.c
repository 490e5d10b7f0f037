/*
 * fund_pages.c - the pages of both sides: one's own, and a worker's.
 */
#include "practice/fund/fund_api_local.h"
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_receipt_local.h"
#include "practice/fund/fund_way_local.h"

#include "kernel/identity/identity.h"
#include "register/policy/policy.h"

/* --- reading ---------------------------------------------------------- */

/* Whose page it is: ":crn" of the address, or the person signed in. */
static const struct fault *
screen_person(struct ctx *ctx, const struct request *req,
              struct fund_screen *screen)
{
	screen->own = str_starts(req->path, S("/me/"));
	if (screen->own)
		TRY(people_me(ctx, &screen->head));
	else
		TRY(people_of_request(ctx, req, &screen->head));
	return NULL;
}

/* The request of ":request", which must be theirs. */
static const struct fault *
screen_request(struct ctx *ctx, const struct request *req,
               struct fund_screen *screen)
{
	struct fund_id id;

	TRY(screen_person(ctx, req, screen));
	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_store_get(ctx, id, false, &screen->request));
	if (screen->request.person.v != screen->head.person.v)
		return fault_not_found(ctx, "We cannot find that request");
	return NULL;
}

static const struct fault *
screen_goals(struct ctx *ctx, struct fund_screen *screen)
{
	struct plan_goal *goals;

	TRY(plan_goals(ctx, screen->head.person, &goals, &screen->goals_n));
	screen->goals = goals;
	return NULL;
}

/* The voices with the names of whoever spoke. */
static const struct fault *
screen_voices(struct ctx *ctx, struct fund_screen *screen)
{
	struct fund_voice *voices;
	struct user_id *users;
	struct str *names;
	size_t n;

	TRY(fund_store_voices(ctx, screen->request.id, &voices, &n));
	users = arena_new(ctx->arena, struct user_id, n + 1);
	for (size_t i = 0; i < n; i++)
		users[i] = voices[i].by;
	users[n] = screen->request.started_by;
	TRY(identity_names(ctx, users, n + 1, &names));
	for (size_t i = 0; i < n; i++)
		if (voices[i].side != FUND_PEER)
			voices[i].name = names[i];
	screen->started_name = names[n];
	screen->voices = voices;
	screen->voices_n = n;
	return NULL;
}

const struct fault *
fund_screen_said(struct ctx *ctx, struct fund_screen *screen)
{
	struct fund_reflection *reflections;

	TRY(screen_voices(ctx, screen));
	TRY(fund_store_reflections(ctx, screen->request.id, &reflections,
	                           &screen->reflections_n));
	screen->reflections = reflections;
	return NULL;
}

/* Whether a third voice is due. */
static bool
third_due(const struct fund_request *q)
{
	return q->state == FUND_SECOND_LOOK ||
	       (q->state == FUND_ASKED && q->tier > 1 &&
	        q->says[FUND_WORKER] == FUND_YES);
}

/* Whether the reader may give it: whoever asked, spoke as the worker or said
 * no before may not. */
static bool
may_third(const struct ctx *ctx, const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	if (screen->own || !third_due(q) || !ctx_can(ctx, CAN_DECIDE_FUND) ||
	    q->started_by.v == ctx->actor.v)
		return false;
	for (size_t i = 0; i < screen->voices_n; i++)
		if (screen->voices[i].by.v == ctx->actor.v &&
		    (screen->voices[i].side == FUND_WORKER ||
		     screen->voices[i].says == FUND_NO))
			return false;
	return true;
}

/* What whoever decides looks at; the person's own page shows no notes. */
static const struct fault *
screen_notes(struct ctx *ctx, struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	if (screen->own)
		return NULL;
	TRY(fund_store_notes(ctx, q->id, &screen->shown));
	if (screen->may_third ||
	    (q->state == FUND_ASKED && q->says[FUND_WORKER] != FUND_YES))
		return fund_notes_of(ctx, q, &screen->notes);
	return NULL;
}

static struct page
page_of(struct ctx *ctx, const struct fund_screen *screen, struct str title,
        struct str back)
{
	if (screen->own)
		return (struct page){.title = title,
		                     .nav = NAV_FUND,
		                     .back = back,
		                     .person_page = true};
	return (struct page){.title = title,
	                     .nav = NAV_PEOPLE,
	                     .back = back,
	                     .above = people_above,
	                     .tabs = people_tabs(ctx, &screen->head,
	                                         PEOPLE_TAB_FUND)};
}

const struct fault *
fund_screen_request(struct ctx *ctx, const struct request *req,
                    struct fund_screen *screen)
{
	return screen_request(ctx, req, screen);
}

struct page
fund_screen_page(struct ctx *ctx, const struct fund_screen *screen,
                 struct str title, struct str back)
{
	return page_of(ctx, screen, title, back);
}

/* --- showing ---------------------------------------------------------- */

const struct fault *
fund_get_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_request *list;
	enum fund_ask_way way;
	struct page page;

	TRY(screen_person(ctx, req, &screen));
	if (screen.own) {
		TRY(fund_asking_way(ctx, screen.head.person, &way));
		screen.ask_way = (int)way;
	}
	TRY(fund_limits(ctx, &screen.limits));
	TRY(fund_budget_sum(ctx, screen.head.person, &screen.budget));
	TRY(fund_store_of(ctx, screen.head.person, &list, &screen.n));
	screen.list = list;
	page = page_of(ctx, &screen, T("Enabling Fund"), S(""));
	page_show(ctx, reply, &page, fund_draw_list, &screen);
	return NULL;
}

const struct fault *
fund_get_ask(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct page page;

	TRY(screen_person(ctx, req, &screen));
	screen.request.terms.needed_on = DATE_NONE;
	screen.request.terms.purpose = -1;
	TRY(fund_budget_sum(ctx, screen.head.person, &screen.budget));
	TRY(screen_goals(ctx, &screen));
	page = page_of(ctx, &screen, T("Ask for something"),
	               fund_path(ctx->arena, &screen, (struct fund_id){0}, ""));
	page_show(ctx, reply, &page, fund_draw_ask, &screen);
	return NULL;
}

const struct fault *
fund_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(screen_person(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("Ask for something"),
	                         .person_page = screen.own,
	                         .print = true,
	                         .of = screen.head.known_as},
	          fund_draw_sheet, &screen);
	return NULL;
}

const struct fault *
fund_get_change(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct page page;

	TRY(screen_request(ctx, req, &screen));
	TRY(fund_budget_sum(ctx, screen.head.person, &screen.budget));
	TRY(screen_goals(ctx, &screen));
	page = page_of(ctx, &screen, T("Change what is asked for"),
	               fund_path(ctx->arena, &screen, screen.request.id, ""));
	page_show(ctx, reply, &page, fund_draw_ask, &screen);
	return NULL;
}

const struct fault *
fund_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_handover how;
	struct fund_off *off = NULL;
	struct page page;
	bool there;

	TRY(screen_request(ctx, req, &screen));
	/* The limits, and what may clash: a dozen questions. */
	TRY(policy_remember(ctx));
	TRY(fund_limits(ctx, &screen.limits));
	TRY(fund_screen_said(ctx, &screen));
	TRY(fund_overdue_of(ctx, screen.request.id, false, &screen.late));
	screen.may_third = may_third(ctx, &screen);
	TRY(fund_screen_receipts(ctx, &screen));
	TRY(fund_handover(ctx, screen.request.id, &how, &there));
	screen.how = there ? &how : NULL;
	TRY(screen_notes(ctx, &screen));
	if (!screen.own)
		TRY(fund_off_of(ctx, screen.request.id, &off, &screen.off_n));
	screen.off = off;
	page = page_of(ctx, &screen, T("A request to the fund"),
	               fund_path(ctx->arena, &screen, (struct fund_id){0}, ""));
	page_show(ctx, reply, &page, fund_draw_one, &screen);
	return NULL;
}

/* --- changing --------------------------------------------------------- */

const struct fault *
fund_screen_done(struct ctx *ctx, const struct fund_screen *screen,
                 struct fund_id id, struct text notice, struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, fund_path(ctx->arena, screen, id, ""));
	return NULL;
}

const struct fault *
fund_post_budget(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(screen_person(ctx, req, &screen));
	TRY(fund_budget_give(ctx, screen.head.person, fund_read_sum(req),
	                     NULL));
	return fund_screen_done(
	        ctx, &screen, (struct fund_id){0},
	        TEXT("The sum is told, and stands on their home"), reply);
}

const struct fault *
fund_post_ask(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_terms terms;
	struct problems problems;
	struct fund_id id;
	int how;

	TRY(screen_person(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	fund_read_terms(ctx, req, &terms, &problems);
	how = str_word(request_field(req, "how"), fund_hows);
	if (screen.own || how < 0)
		TRY(fund_ask(ctx, screen.head.person, &terms, &problems, &id));
	else
		TRY(fund_assist_ask(ctx, screen.head.person, &terms, how,
		                    &problems, &id));
	return fund_screen_done(ctx, &screen, id,
	                        TEXT("It is asked. Both of you can see it now"),
	                        reply);
}

const struct fault *
fund_post_change(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_terms terms;
	struct problems problems;

	TRY(screen_request(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	fund_read_terms(ctx, req, &terms, &problems);
	TRY(fund_change(ctx, screen.request.id, fund_read_seen(req), &terms,
	                &problems));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("It is changed, and is decided again"),
	                        reply);
}

const struct fault *
fund_post_withdraw(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(screen_request(ctx, req, &screen));
	TRY(fund_withdraw(ctx, screen.request.id, fund_read_seen(req)));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("It is taken back"), reply);
}

const struct fault *
fund_post_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_voice voice;

	TRY(screen_request(ctx, req, &screen));
	fund_read_voice(req, &voice);
	TRY(fund_say(ctx, screen.request.id, fund_read_seen(req), &voice,
	             NULL));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("Your answer is written down"), reply);
}

const struct fault *
fund_post_third(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_voice voice, peer;

	TRY(screen_request(ctx, req, &screen));
	fund_read_voice(req, &voice);
	fund_read_peer(req, &peer);
	TRY(fund_third(ctx, screen.request.id, fund_read_seen(req), &voice,
	               screen.request.tier == 3 ? &peer : NULL, NULL));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("Your answer is written down"), reply);
}

const struct fault *
fund_post_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(screen_request(ctx, req, &screen));
	TRY(fund_look_again(ctx, screen.request.id,
	                    request_field(req, "words")));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("Somebody else will look at it again"),
	                        reply);
}

const struct fault *
fund_post_show(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	bool explained = str_is(request_field(req, "kind"), "explained");
	enum media_seen seen;

	TRY(screen_request(ctx, req, &screen));
	TRY(fund_receipt_keep(ctx, screen.request.id, ctx->prepared, explained,
	                      request_field(req, "evidence"), &seen));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        fund_receipt_notice(seen), reply);
}

const struct fault *
fund_post_reflect(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	int64_t helped;

	TRY(screen_request(ctx, req, &screen));
	if (!str_i64(request_field(req, "helped"), &helped) || helped < 1 ||
	    helped > 5)
		helped = 0;
	TRY(fund_reflect(ctx, screen.request.id, (int)helped,
	                 request_field(req, "changed")));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("Thank you for telling us"), reply);
}
