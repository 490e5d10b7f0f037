/*
 * fund_panel_views.c - the fund on the pages that others lay out.
 */
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_views.h"

static void
card_begin(struct html *h, const char *id, struct str title)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, ">");
	words_heading(h, title, id);
}

static void
draw_sum(struct html *h, const struct fund_screen *screen)
{
	card_begin(h, "fund", T("Enabling Fund"));
	fund_draw_budget(h, &screen->budget, screen->own);
	gov_link(h, &(struct gov_link){.text = T("See the fund"),
	                               .href = fund_path(h->arena, screen,
	                                                 (struct fund_id){0},
	                                                 "")});
	html_raw(h, "</section>");
}

void
fund_draw_panel_case(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	draw_sum(h, data);
}

void
fund_draw_panel_me(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	draw_sum(h, data);
}

static void
draw_waiting(struct html *h, const struct ctx *ctx, const struct fund_wait *q,
             const struct person_head *head)
{
	const struct fund_screen where = {.head = *head};
	bool late = date_before(q->due_on, ctx->today);

	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){.text = head->name,
	                               .href = fund_path(h->arena, &where,
	                                                 q->id, "")});
	html_raw(h, "<br>");
	html_text(h, q->what);
	html_raw(h, ", ");
	html_text(h, money_show(h->arena, q->sum));
	html_raw(h, "<br>");
	if (late) {
		html_raw(h, "<strong>");
		html_text(h, TV(h->arena, "Late: an answer was due {day}",
		                {"day", date_words(h->arena, q->due_on)}));
		html_raw(h, "</strong>");
	} else {
		html_text(h, TV(h->arena, "An answer by {day}",
		                {"day", date_words(h->arena, q->due_on)}));
	}
	html_raw(h, "</li>");
}

void
fund_draw_panel_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_waits *w = data;

	fund_draw_overdue(h, w->late, w->late_heads, w->late_n);
	if (w->n == 0)
		return;
	card_begin(h, "fund-waits", T("Waiting at the fund"));
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < w->n; i++)
		draw_waiting(h, ctx, &w->list[i], &w->heads[i]);
	html_raw(h, "</ul></section>");
}
