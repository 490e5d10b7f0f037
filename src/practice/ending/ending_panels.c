/*
 * ending_panels.c - links to an ending elsewhere: on the case, on the person's
 * home, and whoever came back on the worker's first page.
 */
#include "practice/ending/ending_views.h"

static struct ending_screen *
screen_of(struct ctx *ctx, struct person_id person, bool mine)
{
	struct ending_screen *screen =
	        arena_new(ctx->arena, struct ending_screen, 1);

	*screen = (struct ending_screen){.mine = mine};
	screen->head.person = person;
	return screen;
}

static const struct fault *
read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct ending_screen *screen = screen_of(ctx, person, false);
	struct str crn;

	TRY(people_crn(ctx, person, &crn));
	screen->base = people_path(ctx->arena, crn, "/ending");
	TRY(ending_store_pasts(ctx, person, &screen->pasts, &screen->pasts_n));
	*out = screen;
	return NULL;
}

/* Whether there is, or was, a door, or the newest is over. */
static bool
has_door(const struct ending_screen *screen)
{
	for (size_t i = 0; i < screen->pasts_n; i++)
		if (date_is(screen->pasts[i].door_until))
			return true;
	return screen->pasts_n > 0 && screen->pasts[0].code >= 0;
}

/* The door is on the first page, so that one button is enough. */
static const struct fault *
read_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct ending_screen *screen = screen_of(ctx, person, true);

	screen->base = S("/me/ending");
	TRY(ending_store_pasts(ctx, person, &screen->pasts, &screen->pasts_n));
	if (has_door(screen))
		TRY(ending_store_read(ctx, person, 0, &screen->ending));
	*out = screen;
	return NULL;
}

static const struct fault *
read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct ending_today *today =
	        arena_new(ctx->arena, struct ending_today, 1);
	struct person_id *persons;

	(void)person;
	TRY(ending_store_waiting(ctx, &today->v, &today->n));
	if (today->n == 0)
		return NULL;
	persons = arena_new(ctx->arena, struct person_id, today->n);
	for (size_t i = 0; i < today->n; i++)
		persons[i] = today->v[i].person;
	TRY(people_heads(ctx, persons, today->n, &today->heads));
	*out = today;
	return NULL;
}

const struct panel ending_panels[] = {
        {PANEL_CASE_SIDE, 62, CAN_SEE_PEOPLE, read_case, ending_draw_panel},
        {PANEL_ME, 66, CAN_SEE_OWN, read_me, ending_draw_panel_me},
        {PANEL_TODAY, 28, CAN_SEE_PEOPLE, read_today, ending_draw_panel_today},
        {PANEL_PAPERS, 50, CAN_SEE_PEOPLE, ending_read_papers, NULL},
        {PANEL_PAPERS, 50, CAN_SEE_OWN, ending_read_papers, NULL},
        {0, 0, 0, NULL, NULL},
};
