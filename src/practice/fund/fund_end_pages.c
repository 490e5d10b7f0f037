/*
 * fund_end_pages.c - the pages about endings.
 */
#include "practice/fund/fund_end.h"

/* --- for one person --------------------------------------------------- */

const struct fault *
fund_get_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_end_screen s = {.kind = -1};
	struct page page = {.title = T("The fund ends here"),
	                    .nav = NAV_PEOPLE,
	                    .above = people_above};

	TRY(people_of_request(ctx, req, &s.screen.head));
	TRY(fund_end_store_standing(ctx, s.screen.head.person, &s.kind));
	page.back = people_path(ctx->arena, s.screen.head.crn, "/fund");
	page.tabs = people_tabs(ctx, &s.screen.head, PEOPLE_TAB_FUND);
	page_show(ctx, reply, &page, fund_draw_end, &s);
	return NULL;
}

static const struct fault *
person_done(struct ctx *ctx, const struct person_head *head, struct text notice,
            struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, people_path(ctx->arena, head->crn, "/fund"));
	return NULL;
}

const struct fault *
fund_post_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(fund_end_record(ctx, head.person,
	                    str_word(request_field(req, "kind"),
	                             fund_end_kinds),
	                    request_field(req, "words")));
	return person_done(ctx, &head,
	                   TEXT("It is written down. What is open waits for "
	                        "somebody to act"),
	                   reply);
}

const struct fault *
fund_post_end_undo(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(fund_end_undo(ctx, head.person, request_field(req, "words")));
	return person_done(ctx, &head, TEXT("It goes on"), reply);
}

/* --- what is owed ----------------------------------------------------- */

const struct fault *
fund_get_owing(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_end_screen s = {.kind = -1};

	(void)req;
	TRY(fund_end_owing(ctx, &s.owing));
	page_show(ctx, reply,
	          &(struct page){.title = T("What the fund still owes"),
	                         .nav = NAV_FUND},
	          fund_draw_owing, &s);
	return NULL;
}

bool
fund_end_pick(const struct fund_owed *list, size_t n, int64_t id,
              struct fund_owed *out)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].request.v == id || list[i].account.v == id) {
			*out = list[i];
			return true;
		}
	return false;
}

const struct fault *
fund_get_owed(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	bool rest = !str_empty(request_place(req, "account"));
	struct fund_end_screen s = {.kind = -1};
	int64_t id;

	TRY(request_place_id(req, rest ? "account" : "request", &id));
	TRY(fund_end_owing(ctx, &s.owing));
	TRY(organisation_all(ctx, &s.organisations, &s.organisations_n));
	if (!fund_end_pick(s.owing.list, s.owing.n, id, &s.one)) {
		if (!fund_end_pick(s.owing.asked, s.owing.asked_n, id, &s.one))
			return fault_not_found(ctx,
			                       "We cannot find that request");
		s.kind = 1; /* ours to answer */
	}
	page_show(ctx, reply,
	          &(struct page){.title = rest ? T("The rest of a sum")
	                                       : T("At an ending"),
	                         .nav = NAV_FUND,
	                         .back = S("/endings")},
	          fund_draw_owed, &s);
	return NULL;
}

static const struct fault *
owing_done(struct ctx *ctx, struct text notice, struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, S("/endings"));
	return NULL;
}

const struct fault *
fund_post_closing(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	TRY(fund_end_close(ctx, request_field(req, "words")));
	return owing_done(ctx,
	                  TEXT("It is written down. All that is open is "
	                       "listed here"),
	                  reply);
}

const struct fault *
fund_post_end_release(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_end_release(ctx, id, request_field(req, "words")));
	return owing_done(ctx, TEXT("It is let go"), reply);
}

const struct fault *
fund_post_end_explain(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_end_explain(ctx, id, request_field(req, "words")));
	return owing_done(ctx, TEXT("Thank you. That is written down"), reply);
}

const struct fault *
fund_post_end_ask(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct organisation_id to;
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	if (!id_read(request_field(req, "to"), &to.v))
		return fault_invalid(ctx, "Select who is asked to take it");
	TRY(fund_end_ask(ctx, id, to, request_field(req, "because")));
	return owing_done(ctx,
	                  TEXT("They are asked. Nothing is free until "
	                       "they answer"),
	                  reply);
}

const struct fault *
fund_post_end_answer(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	int says = str_word(request_field(req, "says"), fund_says_words);
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	if (says != FUND_YES && says != FUND_NO)
		return fault_invalid(ctx, "Select yes or no");
	TRY(fund_end_answer(ctx, id, says == FUND_YES,
	                    request_field(req, "words")));
	return owing_done(ctx, TEXT("Your answer is written down"), reply);
}

const struct fault *
fund_post_end_rest(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct account_id account;

	TRY(request_place_id(req, "account", &account.v));
	TRY(fund_end_rest(ctx, account, request_field(req, "words")));
	return owing_done(ctx, TEXT("The rest is back in the pot"), reply);
}

const struct fault *
fund_read_panel_end(struct ctx *ctx, struct person_id person, void **out)
{
	int64_t *count = arena_new(ctx->arena, int64_t, 1);

	(void)person;
	TRY(fund_end_count(ctx, count));
	*out = count;
	return NULL;
}
