/*
 * plan_net_pages.c - the circle of people: looked at, changed and kept.
 */
#include "practice/plan/plan_net_local.h"

static const struct fault *
plan_net_screen(struct ctx *ctx, const struct request *req,
                struct plan_net_screen **out)
{
	struct plan_net_screen *screen;
	struct plan_screen *plan;
	struct plan_tie *ties;

	TRY(plan_screen_open(ctx, req, &plan));
	screen = arena_new(ctx->arena, struct plan_net_screen, 1);
	screen->plan = *plan;
	TRY(plan_net_is_named(ctx, plan->head.person, &screen->named));
	TRY(plan_circle(ctx, plan->head.person, &ties, &screen->plan.circle_n));
	screen->plan.circle = ties;
	*out = screen;
	return NULL;
}

/* Who was in the room that day: as its names, for whoever sees those. */
static const struct fault *
plan_net_room(struct ctx *ctx, struct plan_net_screen *screen, bool named,
              struct date day)
{
	struct sit *sits;

	if (!named)
		return NULL;
	TRY(sit_list(ctx, screen->plan.head.person, day, &sits,
	             &screen->sits_n));
	screen->sits = sits;
	return NULL;
}

static struct str
plan_net_title(const struct plan_net_screen *screen)
{
	return screen->plan.mine ? T("My people") : T("Circle of people");
}

const struct fault *
plan_get_circle(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_net_screen *screen;

	TRY(plan_net_screen(ctx, req, &screen));
	TRY(plan_net_asked(ctx, screen->plan.head.person, screen->plan.circle_n,
	                   &screen->asked));
	plan_screen_show(ctx, reply, &screen->plan, plan_net_title(screen),
	                 screen->plan.base, plan_draw_people);
	return NULL;
}

const struct fault *
plan_get_circle_print(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_net_screen *screen;

	TRY(plan_net_screen(ctx, req, &screen));
	TRY(plan_net_room(ctx, screen, screen->named, ctx->today));
	page_show(ctx, reply,
	          &(struct page){
	                  .title = plan_net_title(screen),
	                  .person_page = screen->plan.mine,
	                  .print = true,
	                  .of = screen->plan.head.name,
	          },
	          plan_draw_net_paper, screen);
	return NULL;
}

/* --- one tie -------------------------------------------------------------- */

/* A year, 0 where none was written, -1 where it is no number. */
static int64_t
plan_net_year(struct str typed)
{
	int64_t year = 0;

	if (str_empty(typed))
		return 0;
	return str_i64(typed, &year) && year > 0 ? year : -1;
}

static int
plan_net_ring(const struct request *req)
{
	int64_t ring = 0;

	if (!str_i64(request_field(req, "ring"), &ring) || ring < 1 ||
	    ring > PLAN_NET_RINGS)
		return 0;
	return (int)ring;
}

static const struct fault *
plan_tie_form(struct ctx *ctx, const struct request *req, struct plan_tie *out)
{
	int kind = str_word(request_field(req, "kind"), plan_net_kind_words);
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (kind < 0)
		problems_add(&problems, "kind", "Choose who they are");
	*out = (struct plan_tie){
	        .version = plan_form_version(req),
	        .name = request_field(req, "name"),
	        .ring = plan_net_ring(req),
	        .kind = (unsigned)kind,
	        .view = plan_form_word(req, "view", plan_net_view_words),
	        .wish = plan_form_word(req, "wish", plan_net_wish_words),
	        .often = plan_form_word(req, "often", plan_net_often_words),
	        .pay = plan_form_word(req, "pay", plan_net_pay_words),
	        .life = plan_form_word(req, "life", plan_net_life_words),
	        .since = plan_net_year(request_field(req, "since")),
	};
	return problems_fault(&problems);
}

/* The answer to a change: the circle again, at this tie.  No name in it. */
static const struct fault *
plan_tie_done(struct ctx *ctx, struct reply *reply,
              const struct plan_screen *screen, int64_t id)
{
	struct str at = id_show(ctx->arena, id);

	reply_notice(ctx, reply, TEXT("The circle is changed"));
	reply_see_other(reply, str_print(ctx->arena, "%.*s/circle#tie-%.*s",
	                                 STR_ARG(screen->base), STR_ARG(at)));
	return NULL;
}

const struct fault *
plan_post_circle(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_tie tie;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_tie_form(ctx, req, &tie));
	TRY(plan_tie_put(ctx, screen->head.person, &tie, &id));
	return plan_tie_done(ctx, reply, screen, id);
}

const struct fault *
plan_get_tie(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_net_screen *screen;
	int64_t id;

	TRY(plan_net_screen(ctx, req, &screen));
	TRY(request_place_id(req, "supporter", &id));
	for (size_t i = 0; i < screen->plan.circle_n; i++)
		if (screen->plan.circle[i].id == id && screen->named)
			screen->tie = &screen->plan.circle[i];
	if (screen->tie == NULL)
		return fault_not_found(ctx,
		                       "We cannot find them in the circle");
	plan_screen_show(ctx, reply, &screen->plan, T("About this person"),
	                 plan_path(ctx->arena, &screen->plan, "/circle"),
	                 plan_draw_tie);
	return NULL;
}

const struct fault *
plan_post_tie(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_tie tie;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_tie_form(ctx, req, &tie));
	TRY(request_place_id(req, "supporter", &tie.id));
	TRY(plan_tie_put(ctx, screen->head.person, &tie, &id));
	return plan_tie_done(ctx, reply, screen, id);
}

const struct fault *
plan_post_tie_ring(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(request_place_id(req, "supporter", &id));
	TRY(plan_tie_move(ctx, screen->head.person, id, plan_form_version(req),
	                  plan_net_ring(req)));
	return plan_tie_done(ctx, reply, screen, id);
}

const struct fault *
plan_post_circle_remove(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct plan_screen *screen;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(request_place_id(req, "supporter", &id));
	TRY(plan_tie_remove(ctx, screen->head.person, id,
	                    plan_form_version(req)));
	reply_notice(ctx, reply, TEXT("The circle is changed"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/circle"));
	return NULL;
}

/* --- days that were kept ------------------------------------------------- */

static const struct fault *
plan_net_screen_kept(struct ctx *ctx, const struct request *req,
                     struct plan_net_screen **out)
{
	struct plan_net_screen *screen;
	struct plan_net_figures *figures;
	struct plan_net *nets;

	TRY(plan_net_screen(ctx, req, &screen));
	TRY(plan_nets(ctx, screen->plan.head.person, &nets, &screen->nets_n));
	figures =
	        arena_new(ctx->arena, struct plan_net_figures, screen->nets_n);
	for (size_t i = 0; i < screen->nets_n; i++)
		figures[i] = plan_net_measure(nets[i].ties, nets[i].ties_n,
		                              i > 0 ? &nets[i - 1] : NULL);
	screen->nets = nets;
	screen->figures = figures;
	*out = screen;
	return NULL;
}

const struct fault *
plan_get_nets(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_net_screen *screen;

	TRY(plan_net_screen_kept(ctx, req, &screen));
	plan_screen_show(ctx, reply, &screen->plan,
	                 T("How the circle has changed"),
	                 plan_path(ctx->arena, &screen->plan, "/circle"),
	                 plan_draw_net_over);
	return NULL;
}

const struct fault *
plan_get_net(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_net_screen *screen;
	struct plan_names names = {.n = 0};
	struct str by;
	int64_t id;

	TRY(plan_net_screen_kept(ctx, req, &screen));
	TRY(request_place_id(req, "kept", &id));
	for (size_t i = 0; i < screen->nets_n; i++)
		if (screen->nets[i].id == id)
			screen->net = &screen->nets[i];
	if (screen->net == NULL)
		return fault_not_found(ctx, "We cannot find that day");
	TRY(plan_net_room(ctx, screen, screen->net->named, screen->net->day));
	TRY(plan_name(ctx, &names, screen->net->by, &by));
	screen->by = by;
	plan_screen_show(ctx, reply, &screen->plan, T("The circle on a day"),
	                 plan_path(ctx->arena, &screen->plan, "/circle-kept"),
	                 plan_draw_net_day);
	return NULL;
}

const struct fault *
plan_post_net(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int why = str_word(request_field(req, "why"), plan_net_why_words);
	struct plan_screen *screen;
	struct problems problems;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (why < 0)
		problems_add(&problems, "why", "Choose why you keep it");
	TRY(problems_fault(&problems));
	TRY(plan_net_keep(ctx, screen->head.person, (unsigned)why, &id));
	reply_notice(ctx, reply, TEXT("How it is today is kept"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/circle-kept"));
	return NULL;
}
