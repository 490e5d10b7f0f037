/*
 * plan_remind_paper_pages.c - the page of reminders that a worker prints.
 */
#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_remind_paper.h"

static const struct fault *
sheets_read(struct ctx *ctx, struct plan_remind_sheets *sheets)
{
	struct person_id *persons;

	TRY(plan_remind_paper(ctx, &sheets->list));
	persons = arena_new(ctx->arena, struct person_id, sheets->list.n + 1);
	for (size_t i = 0; i < sheets->list.n; i++)
		if (i == 0 || sheets->list.v[i].person.v !=
		                      sheets->list.v[i - 1].person.v)
			persons[sheets->heads_n++] = sheets->list.v[i].person;
	if (sheets->heads_n == 0)
		return NULL;
	return people_heads(ctx, persons, sheets->heads_n, &sheets->heads);
}

const struct fault *
plan_get_reminders_paper(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct plan_remind_sheets *sheets =
	        arena_new(ctx->arena, struct plan_remind_sheets, 1);

	(void)req;
	TRY(sheets_read(ctx, sheets));
	page_show(ctx, reply,
	          &(struct page){.title = T("Reminders to print"),
	                         .print = true},
	          plan_draw_reminders_paper, sheets);
	return NULL;
}

/* Those that the page listed: what has come since is not printed. */
const struct fault *
plan_post_reminders_paper(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct plan_reminding_list list;
	int64_t *steps;
	size_t n = 0;

	TRY(plan_remind_paper(ctx, &list));
	steps = arena_new(ctx->arena, int64_t, list.n + 1);
	for (size_t i = 0; i < list.n; i++)
		if (request_field_has(req, "step",
		                      id_show(ctx->arena, list.v[i].step)))
			steps[n++] = list.v[i].step;
	TRY(plan_remind_printed(ctx, steps, n));
	reply_notice(ctx, reply, TEXT("Written down: they are printed"));
	reply_see_other(reply, S("/today"));
	return NULL;
}
