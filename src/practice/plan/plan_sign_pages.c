/*
 * plan_sign_pages.c - signing together, on paper, and what was agreed.
 */
#include "practice/plan/plan_sign_local.h"

#include "base/secret.h"
#include "practice/strengths/sit_views.h"

/* --- what is shown ------------------------------------------------------- */

const struct fault *
plan_screen_since(struct ctx *ctx, const struct request *req, const char *field,
                  struct plan_screen *screen)
{
	int64_t seen;

	if (!str_i64(request_field(req, field), &seen))
		return NULL;
	return plan_screen_since_version(ctx, seen, screen);
}

const struct fault *
plan_screen_since_version(struct ctx *ctx, int64_t seen,
                          struct plan_screen *screen)
{
	const struct plan *plan = &screen->whole.plan;
	struct plan_whole then;
	bool found;

	if (seen < 1 || seen >= plan->terms_version)
		return NULL;
	TRY(plan_read_terms(ctx, plan, seen, &then, &found));
	if (!found)
		return NULL;
	plan_differ(ctx->arena, &then, &screen->whole, &screen->since);
	return NULL;
}

static const struct fault *
plan_sign_screen(struct ctx *ctx, const struct request *req,
                 struct plan_sign_screen **out)
{
	struct plan_sign_screen *screen =
	        arena_new(ctx->arena, struct plan_sign_screen, 1);
	struct plan_screen *plan;

	TRY(plan_screen_whole(ctx, req, &plan));
	screen->plan = *plan;
	*out = screen;
	return NULL;
}

/* One picture at most, of a field. */
static const struct fault *
plan_sign_picture(struct ctx *ctx, const struct request *req, const char *field)
{
	struct media_taken *taken = NULL;
	bool there = false;

	for (size_t i = 0; i < req->uploads_n; i++)
		if (str_is(req->uploads[i].field, field) &&
		    req->uploads[i].size + req->uploads[i].name.n > 0)
			there = true;
	if (!there)
		return NULL;
	TRY(media_take(ctx, req, field, &taken));
	ctx->prepared = taken;
	return NULL;
}

static struct plan_answering
plan_sign_given(const struct request *req)
{
	return (struct plan_answering){
	        .answer = plan_form_word(req, "answer", plan_answer_words),
	        .reason = plan_form_word(req, "reason", plan_reason_words),
	        .words = request_field(req, "words"),
	        .seen = plan_form_version(req),
	};
}

static void
plan_sign_kept(struct ctx *ctx, struct reply *reply)
{
	reply_notice(ctx, reply, TEXT("The answer is kept, word for word"));
}

/* Back to what was open: the person's closed screen, or the worker's plan. */
static const struct fault *
plan_sign_done(struct ctx *ctx, struct reply *reply,
               const struct plan_screen *screen)
{
	struct sit sit;

	TRY(sit_now(ctx, screen->head.person, &sit));
	plan_sign_kept(ctx, reply);
	reply_see_other(reply, sit.id.v == 0 ? screen->base
	                                     : plan_path(ctx->arena, screen,
	                                                 "/shown"));
	return NULL;
}

/* --- together, on the worker's screen ------------------------------------ */

/* Nothing else of the case is on this page, and no menu.  Before it the rest is
 * closed, as before the plan shown, which leads back here. */
const struct fault *
plan_get_together(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_sign_screen *screen;
	struct sit sit;
	bool asked;

	TRY(plan_sign_screen(ctx, req, &screen));
	TRY(sit_ask(ctx, req, reply, screen->plan.head.person,
	            plan_path(ctx->arena, &screen->plan, "/together"), &asked));
	if (asked)
		return NULL;
	TRY(plan_sign_read(ctx, &screen->plan.whole, &screen->plan.shown));
	TRY(plan_screen_since(ctx, req, FORM_VERSION, &screen->plan));
	TRY(plan_code_can_mail(ctx, screen->plan.head.person,
	                       &screen->can_mail));
	screen->sent = str_is(request_query(req, "sent"), "mail");
	TRY(sit_now(ctx, screen->plan.head.person, &sit));
	screen->closed = sit.id.v != 0;
	page_show(ctx, reply,
	          &(struct page){.title = T("Sign here together"),
	                         .print = true},
	          plan_draw_together, screen);
	/* A wrong code is no fault of the change, which counted it. */
	if (ctx->problems != NULL && ctx->shown == NULL)
		reply->status = 422;
	return NULL;
}

const struct fault *
plan_prepare_together(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	(void)reply;
	return plan_sign_picture(ctx, req, PLAN_DRAWING);
}

struct text
plan_code_says(enum plan_code_found found)
{
	switch (found) {
	case PLAN_CODE_WRONG:
		return TEXT("That is not the code. Look at it again");
	case PLAN_CODE_ENDED:
		return TEXT("That was the last try. Make another code");
	default:
		return TEXT("No code works now. Make another code");
	}
}

/* The try is counted, and the page is shown with what was typed. */
static const struct fault *
plan_code_again(struct ctx *ctx, struct reply *reply,
                enum plan_code_found found)
{
	struct problems *problems = arena_new(ctx->arena, struct problems, 1);

	problems_init(problems, ctx->arena);
	problems_put(problems, "code", plan_code_says(found));
	ctx->problems = problems;
	return reply_show(ctx, reply, plan_get_together, NULL);
}

static const struct fault *
plan_together_hand(struct ctx *ctx, const struct request *req,
                   struct plan_hand *hand)
{
	struct problems problems;

	*hand = (struct plan_hand){
	        .way = PLAN_WAY_CODE, .day = DATE_NONE, .lang = ctx->lang};
	if (!str_empty(str_trim(request_field(req, "code"))))
		return NULL;
	hand->way = PLAN_WAY_DRAWN;
	hand->picture = ctx->prepared;
	problems_init(&problems, ctx->arena);
	if (hand->picture == NULL)
		problems_add(&problems, "code",
		             "Type your code, or draw your name");
	return problems_fault(&problems);
}

const struct fault *
plan_post_together(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	enum plan_code_found found = PLAN_CODE_RIGHT;
	struct plan_answering given = plan_sign_given(req);
	struct plan_screen *screen;
	struct plan_hand hand;
	struct plan after;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_together_hand(ctx, req, &hand));
	if (hand.way == PLAN_WAY_CODE)
		TRY(plan_code_try(ctx, screen->head.person,
		                  request_field(req, "code"), &found));
	if (found != PLAN_CODE_RIGHT)
		return plan_code_again(ctx, reply, found);
	TRY(plan_answer_take(ctx, screen->head.person, &given, &hand, &after));
	return plan_sign_done(ctx, reply, screen);
}

const struct fault *
plan_post_code_mail(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;
	struct instant until;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_code_mail(ctx, screen->head.person, &until));
	reply_see_other(reply,
	                plan_path(ctx->arena, screen, "/sign?sent=mail"));
	return NULL;
}

/* --- a person's own code ------------------------------------------------- */

/* The form; and once, in answer to it, the code. */
const struct fault *
plan_get_code(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_sign_screen *screen = ctx->prepared;
	struct plan_screen *plan;

	if (screen == NULL)
		screen = arena_new(ctx->arena, struct plan_sign_screen, 1);
	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	plan_screen_show(ctx, reply, &screen->plan,
	                 T("A code to sign with your worker"), plan->base,
	                 plan_draw_code);
	return NULL;
}

const struct fault *
plan_prepare_code(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	(void)req;
	(void)reply;
	ctx->prepared = arena_new(ctx->arena, struct plan_sign_screen, 1);
	return NULL;
}

const struct fault *
plan_post_code(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_sign_screen *made = ctx->prepared;
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_code_make(ctx, screen->head.person, &made->code,
	                   &made->until));
	return reply_show(ctx, reply, plan_get_code, NULL);
}

/* --- paper --------------------------------------------------------------- */

const struct fault *
plan_get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_sign_screen *screen;

	TRY(plan_sign_screen(ctx, req, &screen));
	TRY(plan_screen_since(ctx, req, "paper_version", &screen->plan));
	plan_screen_show(ctx, reply, &screen->plan, T("Signed on paper"),
	                 screen->plan.base, plan_draw_paper);
	return NULL;
}

const struct fault *
plan_prepare_paper(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	(void)reply;
	return plan_sign_picture(ctx, req, PLAN_PICTURE);
}

const struct fault *
plan_post_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_answering given = plan_sign_given(req);
	struct plan_paper_terms terms = {
	        .mark = request_field(req, "mark"),
	        .day = DATE_NONE,
	};
	struct plan_screen *screen;
	struct plan after;

	TRY(plan_screen_open(ctx, req, &screen));
	if (!str_i64(request_field(req, "paper_version"), &terms.version))
		terms.version = 0;
	if (form_date_read(req, "signed", &terms.day) != 1)
		terms.day = DATE_NONE;
	TRY(plan_sign_paper(ctx, screen->head.person, &terms, &given,
	                    ctx->prepared, &after));
	plan_sign_kept(ctx, reply);
	/* The worker does that alone, whoever was at the screen before. */
	reply_see_other(reply, screen->base);
	return NULL;
}

/* --- what was agreed ----------------------------------------------------- */

const struct fault *
plan_get_signs(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_sign_screen *screen =
	        arena_new(ctx->arena, struct plan_sign_screen, 1);
	struct plan_screen *plan;
	struct plan_signed *list;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(plan_sign_list(ctx, plan->head.person, &list, &screen->n));
	screen->list = list;
	plan_screen_show(ctx, reply, &screen->plan, T("What was agreed"),
	                 plan->base, plan_draw_signs);
	return NULL;
}

static const struct fault *
plan_sign_open(struct ctx *ctx, const struct request *req,
               struct plan_sign_screen **out)
{
	struct plan_sign_screen *screen =
	        arena_new(ctx->arena, struct plan_sign_screen, 1);
	struct plan_screen *plan;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(request_place_id(req, "sign", &id));
	TRY(plan_sign_one(ctx, plan->head.person, id, &screen->one));
	*out = screen;
	return NULL;
}

const struct fault *
plan_get_sign(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_sign_screen *screen;
	const struct plan_signed *s;

	TRY(plan_sign_open(ctx, req, &screen));
	s = &screen->one;
	screen->holds = plan_sign_holds(ctx->arena, s);
	screen->settles =
	        s->heard == PLAN_HEARD_NOT_MINE && s->settled_by.v == 0 &&
	        ctx_can(ctx, CAN_COUNTERSIGN) && s->by.v != ctx->actor.v;
	plan_screen_show(ctx, reply, &screen->plan, T("What was agreed"),
	                 plan_path(ctx->arena, &screen->plan, "/signed"),
	                 plan_draw_sign_one);
	return NULL;
}

static const struct fault *
plan_sign_again(struct ctx *ctx, struct reply *reply,
                const struct plan_sign_screen *screen, struct text notice)
{
	struct str id = id_show(ctx->arena, screen->one.id);

	reply_notice(ctx, reply, notice);
	reply_see_other(reply,
	                str_print(ctx->arena, "%.*s/signed/%.*s",
	                          STR_ARG(screen->plan.base), STR_ARG(id)));
	return NULL;
}

const struct fault *
plan_post_hear(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	unsigned mine = plan_form_word(req, "mine", plan_answer_words);
	struct plan_sign_screen *screen;
	struct problems problems;

	TRY(plan_sign_open(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (mine != PLAN_YES && mine != PLAN_NO)
		problems_add(&problems, "mine", "Choose an answer");
	TRY(problems_fault(&problems));
	TRY(plan_sign_hear(ctx, screen->plan.head.person, screen->one.id,
	                   mine == PLAN_YES, request_field(req, "heard")));
	return plan_sign_again(
	        ctx, reply, screen,
	        mine == PLAN_YES
	                ? TEXT("Thank you. That is written down")
	                : TEXT("Thank you. Your worker and a senior see that "
	                       "now"));
}

const struct fault *
plan_post_settle(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_sign_screen *screen;

	TRY(plan_sign_open(ctx, req, &screen));
	TRY(plan_sign_settle(ctx, screen->plan.head.person, screen->one.id,
	                     request_field(req, "settled")));
	return plan_sign_again(ctx, reply, screen,
	                       TEXT("That is written down"));
}

const struct fault *
plan_get_sign_picture(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_sign_screen *screen;

	TRY(plan_sign_open(ctx, req, &screen));
	return media_show(ctx, reply, screen->one.picture,
	                  &(struct media_of){screen->one.person,
	                                     "plan.signature", screen->one.id},
	                  MEDIA_INLINE);
}
