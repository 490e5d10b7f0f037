/*
 * fund_panels.c - what the fund shows on the pages that others lay out.
 */
#include "kernel/papers.h"
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_press_local.h"

static const struct fault *
read_sum(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_screen *screen =
	        arena_new(ctx->arena, struct fund_screen, 1);

	screen->own = fund_is_own(ctx, person);
	TRY(fund_budget_sum(ctx, person, &screen->budget));
	if (!screen->own)
		TRY(people_crn(ctx, person, &screen->head.crn));
	*out = screen;
	return NULL;
}

/* A worker sees what waits for them; whoever decides larger sums what waits
 * for a third voice and what is past its clock. */
static bool
stands(const struct ctx *ctx, const struct fund_wait *q)
{
	bool late = date_before(q->due_on, ctx->today);
	bool third = q->again || (q->tier > 1 && q->worker_yes);

	return !ctx_can(ctx, CAN_DECIDE_FUND) || late || third;
}

/* What went up stands apart, and once. */
static bool
went_up(const struct fund_overdue *late, size_t n, struct fund_id id)
{
	for (size_t i = 0; i < n; i++)
		if (late[i].request.v == id.v)
			return true;
	return false;
}

static const struct fault *
read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_waits *w = arena_new(ctx->arena, struct fund_waits, 1);
	struct fund_wait *list;
	struct fund_overdue *late;
	struct person_head *heads;
	struct person_id *persons;
	size_t n, kept = 0;

	(void)person;
	TRY(fund_store_waiting(ctx, &list, &n));
	TRY(fund_overdue_mine(ctx, &late, &w->late_n));
	persons = arena_new(ctx->arena, struct person_id, n + w->late_n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!stands(ctx, &list[i]) ||
		    went_up(late, w->late_n, list[i].id))
			continue;
		persons[kept] = list[i].person;
		list[kept++] = list[i];
	}
	for (size_t i = 0; i < w->late_n; i++)
		persons[kept + i] = late[i].person;
	TRY(people_heads(ctx, persons, kept + w->late_n, &heads));
	w->list = list;
	w->heads = heads;
	w->late = late;
	w->late_heads = heads + kept;
	w->n = kept;
	*out = w;
	return NULL;
}

/* Its empty sheet is among the person's papers. */
static const struct fault *
read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);

	(void)person;
	papers->v = arena_new(ctx->arena, struct paper_line, 1);
	papers_sheet(papers, T("Ask for something"), S("/fund/sheet"));
	*out = papers;
	return NULL;
}

const struct panel fund_panels[] = {
        {PANEL_PAPERS, 48, CAN_SEE_PEOPLE, read_papers, NULL},
        {PANEL_PAPERS, 48, CAN_SEE_OWN, read_papers, NULL},
        {PANEL_CASE_SIDE, 20, CAN_SEE_PEOPLE, read_sum, fund_draw_panel_case},
        {PANEL_ME, 13, CAN_SEE_OWN, fund_read_questions_me,
         fund_draw_questions_me},
        {PANEL_CASE_SIDE, 21, CAN_ASK_FUND, fund_read_questions_case,
         fund_draw_questions_case},
        {PANEL_TODAY, 58, CAN_ASK_FUND, fund_read_questions_today,
         fund_draw_questions_today},
        {PANEL_ME, 50, CAN_SEE_OWN, read_sum, fund_draw_panel_me},
        {PANEL_ME, 14, CAN_SEE_OWN, fund_read_panel_told, fund_draw_panel_told},
        {PANEL_TODAY, 54, CAN_ASK_FUND, fund_read_panel_denied,
         fund_draw_panel_denied},
        {PANEL_TODAY, 55, CAN_ASK_FUND, read_today, fund_draw_panel_today},
        {PANEL_TODAY, 52, CAN_WRITE_PRESS, fund_panel_enquiries,
         fund_draw_panel_enquiries},
        {PANEL_TODAY, 56, CAN_END_FUND, fund_read_panel_end,
         fund_draw_panel_end},
        {PANEL_TODAY, 56, CAN_END_FUND, fund_read_panel_off,
         fund_draw_panel_off},
        {PANEL_TODAY, 57, CAN_SEE_FLOATS, fund_read_floats,
         fund_draw_panel_floats},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};

/* --- more about events ------------------------------------------------ */

static void
detail_of(struct arena *arena, const struct fund_request *q,
          struct event_detail *out)
{
	struct str sum = money_show(arena, q->terms.sum);

	out->words = str_print(arena, "%.*s, %.*s", STR_ARG(q->terms.what),
	                       STR_ARG(sum));
	out->path = str_print(arena, "/fund/%.*s",
	                      STR_ARG(id_show(arena, q->id.v)));
}

const struct fault *
fund_event_details(struct ctx *ctx, struct person_id person,
                   const struct event_line *lines, size_t n,
                   struct event_detail *out)
{
	struct fund_request *list;
	size_t list_n;

	TRY(fund_store_of(ctx, person, &list, &list_n));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < list_n; k++)
			if (list[k].id.v == lines[i].subject)
				detail_of(ctx->arena, &list[k], &out[i]);
	return NULL;
}
