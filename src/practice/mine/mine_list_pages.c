/*
 * mine_list_pages.c - the pages of one's own list.
 */
#include "practice/mine/mine_views.h"

/* Steps of the plan that are offered. */
#define DUE_MOST 10

static struct page
page_of(struct str title, struct str back)
{
	return (struct page){
	        .title = title,
	        .nav = NAV_HOME,
	        .back = back,
	        .person_page = true,
	};
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct text notice, struct str path)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, path);
	return NULL;
}

/* --- reading ------------------------------------------------------------- */

const struct fault *
mine_get_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct page page = page_of(T("My list"), S("/me"));
	struct mine_screen screen = {0};
	struct mine_due *due;

	(void)req;
	TRY(mine_list_read(ctx, &screen.list));
	TRY(mine_steps_due(ctx, &screen.list, DUE_MOST, &due, &screen.due_n));
	screen.due = due;
	page_show(ctx, reply, &page, mine_draw_list, &screen);
	return NULL;
}

const struct fault *
mine_get_list_paper(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct page page = page_of(T("My list"), S("/me/list"));
	struct mine_screen screen = {0};

	(void)req;
	TRY(mine_list_read(ctx, &screen.list));
	page.print = true;
	page.of = ctx->who.name;
	page_show(ctx, reply, &page, mine_draw_list_paper, &screen);
	return NULL;
}

const struct fault *
mine_get_item(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct page page = page_of(T("On my list"), S("/me/list"));
	struct mine_screen screen = {0};
	struct mine_item_id id;
	struct plan_goal *goals;

	TRY(request_place_id(req, "item", &id.v));
	TRY(mine_item_read(ctx, id, &screen.item));
	TRY(plan_goals(ctx, ctx->who.person, &goals, &screen.goals_n));
	screen.goals = goals;
	page_show(ctx, reply, &page, mine_draw_item, &screen);
	return NULL;
}

/* --- writing ------------------------------------------------------------- */

static struct mine_terms
terms_of(struct ctx *ctx, const struct request *req)
{
	struct str day = request_field(req, "day");
	struct mine_terms terms = {
	        .title = request_field(req, "title"),
	        .notes = request_field(req, "notes"),
	        .day = DATE_NONE,
	};

	if (!str_empty(day) && !date_read(day, ctx->today, &terms.day)) {
		terms.day = DATE_NONE;
		terms.no_day = true;
	}
	return terms;
}

const struct fault *
mine_post_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_terms terms = terms_of(ctx, req);
	struct mine_item_id id;

	TRY(mine_item_add(ctx, &terms, NULL, &id));
	return done(ctx, reply, TEXT("It is on your list"), S("/me/list"));
}

static const struct fault *
id_of(const struct request *req, struct mine_item_id *out)
{
	return request_place_id(req, "item", &out->v);
}

const struct fault *
mine_post_item(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_terms terms = terms_of(ctx, req);
	struct mine_item_id id;

	TRY(id_of(req, &id));
	TRY(mine_item_change(ctx, id, &terms, NULL));
	return done(ctx, reply, TEXT("It is saved"), S("/me/list"));
}

const struct fault *
mine_post_done(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	bool is_done = !str_is(request_field(req, "done"), "no");
	struct mine_item_id id;

	TRY(id_of(req, &id));
	TRY(mine_item_done(ctx, id, is_done));
	return done(ctx, reply,
	            is_done ? TEXT("Well done")
	                    : TEXT("It is back on your list"),
	            S("/me/list"));
}

const struct fault *
mine_post_move(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_item_id id;

	TRY(id_of(req, &id));
	TRY(mine_item_move(ctx, id,
	                   str_is(request_field(req, "by"), "up") ? -1 : 1));
	return done(ctx, reply, TEXT("It is moved"), S("/me/list"));
}

const struct fault *
mine_post_remove(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct mine_item_id id;

	TRY(id_of(req, &id));
	TRY(mine_item_remove(ctx, id));
	return done(ctx, reply, TEXT("It is off your list"), S("/me/list"));
}

const struct fault *
mine_post_clear(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	TRY(mine_list_clear(ctx));
	return done(ctx, reply, TEXT("What was done is gone"), S("/me/list"));
}

const struct fault *
mine_post_step(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct step_id step;

	TRY(request_place_id(req, "step", &step.v));
	TRY(mine_step_take(ctx, step));
	return done(ctx, reply, TEXT("It is on your list"), S("/me/list"));
}

const struct fault *
mine_post_place(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str where = request_field(req, "where");
	struct mine_placing placing = {
	        .words = str_is(where, "words"),
	        .text = request_field(req, "text"),
	};
	struct mine_item_id id;

	TRY(id_of(req, &id));
	if (!placing.words && !id_read(where, &placing.goal.v))
		placing.goal.v = 0;
	TRY(mine_item_place(ctx, id, &placing, NULL));
	return done(ctx, reply,
	            TEXT("It is in your plan now. Your worker can see it"),
	            S("/me/list"));
}

/* --- on the person's home ------------------------------------------------ */

const struct fault *
mine_read_due(struct ctx *ctx, struct person_id person, void **out)
{
	struct mine_list *due = arena_new(ctx->arena, struct mine_list, 1);
	struct date last = date_add_days(ctx->today, MINE_SOON_DAYS);
	struct mine_list all = {0};

	(void)person;
	*out = NULL;
	TRY(mine_store_list(ctx, &all));
	due->v = arena_new(ctx->arena, struct mine_item, 3);
	for (size_t i = 0; i < all.open && due->n < 3; i++)
		if (date_is(all.v[i].day) && !date_before(last, all.v[i].day))
			due->v[due->n++] = all.v[i];
	if (due->n > 0)
		*out = due;
	return NULL;
}
