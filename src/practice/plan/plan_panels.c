#include "practice/plan/plan_look_local.h"
#include "practice/plan/plan_views_local.h"

#include "register/policy/policy.h"

/* --- reading: each panel asks for what it shows and no more --------- */

static struct plan_screen *
plan_panel_screen(struct ctx *ctx, struct person_id person)
{
	struct plan_screen *screen =
	        arena_new(ctx->arena, struct plan_screen, 1);

	screen->mine = plan_side_of(ctx, person) == PLAN_PERSON;
	screen->on = DATE_NONE;
	screen->whole.plan.person = person;
	return screen;
}

/* Where the plan's pages are: of the person's own, or by CRN. */
static const struct fault *
plan_panel_base(struct ctx *ctx, struct plan_screen *screen)
{
	struct str crn;

	screen->base = S("/me/plan");
	if (screen->mine)
		return NULL;
	TRY(people_crn(ctx, screen->whole.plan.person, &crn));
	screen->base = people_path(ctx->arena, crn, "/plan");
	return NULL;
}

/* The same where the panel calls somebody else by their name, too. */
static const struct fault *
plan_panel_head(struct ctx *ctx, struct plan_screen *screen)
{
	screen->base = S("/me/plan");
	if (screen->mine)
		return NULL;
	TRY(people_head(ctx, screen->whole.plan.person, &screen->head));
	screen->base = people_path(ctx->arena, screen->head.crn, "/plan");
	return NULL;
}

static const struct fault *
plan_read_goals(struct ctx *ctx, struct person_id person, void **out)
{
	struct plan_screen *screen = plan_panel_screen(ctx, person);

	TRY(plan_panel_base(ctx, screen));
	TRY(plan_goals_steps(ctx, person, &screen->whole.goals,
	                     &screen->whole.goals_n));
	*out = screen;
	return NULL;
}

static const struct fault *
plan_read_journey(struct ctx *ctx, struct person_id person, void **out)
{
	struct plan_screen *screen = plan_panel_screen(ctx, person);
	struct plan_whole *whole = &screen->whole;

	TRY(plan_panel_base(ctx, screen));
	TRY(plan_store_plan_home(ctx, person, &whole->plan, &screen->look));
	whole->plan.person = person;
	TRY(plan_store_phases(ctx, person, &whole->phases, &whole->phases_n));
	TRY(plan_store_goals(ctx, person, &whole->goals, &whole->goals_n));
	*out = screen;
	return NULL;
}

static const struct fault *
plan_read_strengths(struct ctx *ctx, struct person_id person, void **out)
{
	struct plan_screen *screen = plan_panel_screen(ctx, person);

	TRY(plan_panel_head(ctx, screen));
	TRY(plan_store_strengths(ctx, person, &screen->whole.strengths,
	                         &screen->whole.strengths_n));
	TRY(plan_strength_names(ctx, &(struct plan_names){.n = 0},
	                        screen->whole.strengths,
	                        screen->whole.strengths_n));
	*out = screen;
	return NULL;
}

static const struct fault *
plan_read_circle(struct ctx *ctx, struct person_id person, void **out)
{
	struct plan_screen *screen = plan_panel_screen(ctx, person);
	struct plan_tie *circle;

	TRY(plan_panel_head(ctx, screen));
	TRY(plan_circle(ctx, person, &circle, &screen->circle_n));
	screen->circle = circle;
	*out = screen;
	return NULL;
}

static const struct fault *
plan_read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct plan_today *today = arena_new(ctx->arena, struct plan_today, 1);
	struct plan_waiting *list;

	(void)person;
	TRY(plan_store_waiting(ctx, date_add_days(ctx->today, 7), &list,
	                       &today->n));
	today->v = list;
	*out = today;
	return NULL;
}

const struct panel plan_panels[] = {
        {PANEL_CASE_MAIN, 10, CAN_SEE_PEOPLE, plan_read_journey,
         plan_draw_panel_journey},
        {PANEL_CASE_MAIN, 20, CAN_SEE_PEOPLE, plan_read_goals,
         plan_draw_panel_goals},
        {PANEL_CASE_MAIN, 30, CAN_SEE_PEOPLE, plan_read_strengths,
         plan_draw_panel_strengths},
        {PANEL_CASE_MAIN, 35, CAN_SEE_PEOPLE, plan_read_circle,
         plan_draw_panel_circle},
        {PANEL_ME, 15, CAN_SEE_OWN, plan_read_journey, plan_draw_panel_journey},
        {PANEL_ME, 30, CAN_SEE_OWN, plan_read_goals, plan_draw_panel_goals},
        {PANEL_ME, 38, CAN_SEE_OWN, plan_read_strengths,
         plan_draw_panel_strengths},
        {PANEL_ME, 52, CAN_SEE_OWN, plan_read_circle, plan_draw_panel_circle},
        {PANEL_TODAY, 30, CAN_SEE_PEOPLE, plan_read_today,
         plan_draw_panel_today},
        {PANEL_TODAY, 36, CAN_WRITE_PLAN, plan_read_looks,
         plan_draw_panel_looks},
        {PANEL_PAPERS, 10, CAN_SEE_PEOPLE, plan_read_papers, NULL},
        {PANEL_PAPERS, 10, CAN_SEE_OWN, plan_read_papers, NULL},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};
