/*
 * checkin_panels.c - what check-ins show on the pages that others lay out.
 */
#include "kernel/papers.h"
#include "practice/checkin/checkin_views.h"

static const struct fault *
read_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct checkin_screen *screen =
	        arena_new(ctx->arena, struct checkin_screen, 1);
	struct checkin *open = arena_new(ctx->arena, struct checkin, 1);
	struct checkin_all *all = &screen->all;

	*out = NULL;
	TRY(checkin_store_setup(ctx, person, &all->setup));
	if (all->setup.id == 0 || all->setup.state == CHECKIN_STOPPED ||
	    all->setup.state == CHECKIN_NO)
		return NULL;
	TRY(checkin_store_now(ctx, person, open));
	if (open->id.v != 0 && all->setup.state == CHECKIN_RUNNING)
		all->open = open;
	screen->mine = true;
	*out = screen;
	return NULL;
}

static const struct fault *
read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct checkin_screen *screen =
	        arena_new(ctx->arena, struct checkin_screen, 1);

	TRY(people_head(ctx, person, &screen->head));
	TRY(checkin_store_setup(ctx, person, &screen->all.setup));
	screen->base = people_path(ctx->arena, screen->head.crn, "/checkin");
	*out = screen;
	return NULL;
}

static const struct fault *
read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct checkin_today *today =
	        arena_new(ctx->arena, struct checkin_today, 1);
	struct person_id *persons, *wanted = NULL;
	struct person_head *heads;
	struct checkin_wait *waits;
	size_t n;

	(void)person;
	TRY(checkin_store_waits(ctx, &waits, &today->waits_n));
	if (ctx_can(ctx, CAN_COUNTERSIGN))
		TRY(checkin_store_wanted(ctx, &wanted, &today->wanted_n));
	n = today->waits_n;
	persons = arena_new(ctx->arena, struct person_id,
	                    n + today->wanted_n + 1);
	for (size_t i = 0; i < n; i++)
		persons[i] = waits[i].one.person;
	for (size_t i = 0; wanted != NULL && i < today->wanted_n; i++)
		persons[n + i] = wanted[i];
	TRY(people_heads(ctx, persons, n + today->wanted_n, &heads));
	for (size_t i = 0; i < n; i++) {
		waits[i].crn = heads[i].crn;
		waits[i].name = heads[i].name;
	}
	today->waits = waits;
	today->wanted = &heads[n];
	*out = today;
	return NULL;
}

/* The check-in that is open, on a paper to write on. */
static const struct fault *
read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	struct checkin open;

	*out = NULL;
	TRY(checkin_store_now(ctx, person, &open));
	if (open.id.v == 0)
		return NULL;
	papers->v = arena_new(ctx->arena, struct paper_line, 1);
	papers_sheet(papers, T("My check-in"), S("/checkin/print"));
	*out = papers;
	return NULL;
}

const struct panel checkin_panels[] = {
        {PANEL_PAPERS, 15, CAN_SEE_PEOPLE, read_papers, NULL},
        {PANEL_PAPERS, 15, CAN_SEE_OWN, read_papers, NULL},
        {PANEL_CASE_SIDE, 11, CAN_SEE_PEOPLE, read_case,
         checkin_draw_panel_case},
        {PANEL_ME, 12, CAN_SEE_OWN, read_me, checkin_draw_panel_me},
        {PANEL_TODAY, 15, CAN_SEE_PEOPLE, read_today, checkin_draw_today},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};
