/*
 * plan_net_kept_views.c - the circle of people over time, and on paper.
 */
#include "practice/plan/plan_net_local.h"

static struct str
plan_net_n(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

/* "5 of 7" */
static struct str
plan_net_of(struct arena *arena, int64_t n, int64_t of)
{
	return TV(arena, "{n} of {of}", {"n", plan_net_n(arena, n)},
	          {"of", plan_net_n(arena, of)});
}

static struct str
plan_net_fresh(struct arena *arena, const struct plan_net_figures *f)
{
	return f->fresh < 0 ? T("First time") : plan_net_n(arena, f->fresh);
}

/* --- the picture -------------------------------- */

enum plan_net_line { SIZE, CLOSE, UNPAID, BRIDGING, LINES };

/* One measure of all the days, the oldest first. */
static const int64_t *
plan_net_trend(struct arena *arena, const struct plan_net_screen *screen,
               enum plan_net_line line)
{
	int64_t *v = arena_new(arena, int64_t, screen->nets_n);

	for (size_t i = 0; i < screen->nets_n; i++) {
		const struct plan_net_figures *f = &screen->figures[i];
		const int64_t all[LINES] = {f->size, f->close, f->unpaid,
		                            f->bridging};

		v[i] = all[line];
	}
	return v;
}

static void
plan_draw_net_figures(struct html *h, const struct plan_net_screen *screen)
{
	const struct plan_net_figures *f = &screen->figures[screen->nets_n - 1];
	struct figure stats[LINES] = {
	        {.label = T("People in the circle"),
	         .number = plan_net_n(h->arena, f->size),
	         .says = f->fresh > 0 ? TN(h->arena, "{n} is new",
	                                   "{n} are new", f->fresh)
	                              : S("")},
	        {.label = T("Close or closest"),
	         .number = plan_net_n(h->arena, f->close)},
	        {.label = T("Not paid to help"),
	         .number = plan_net_of(h->arena, f->unpaid, f->size)},
	        {.label = T("From other parts of life"),
	         .number = plan_net_of(h->arena, f->bridging, f->placed)},
	};

	for (int i = 0; i < LINES; i++) {
		stats[i].trend =
		        plan_net_trend(h->arena, screen, (enum plan_net_line)i);
		stats[i].trend_n = screen->nets_n;
	}
	chart_stats(h, stats, LINES);
	words_para(h, T("From other parts of life: most people come from one "
	                "part of life. This counts the rest."));
	if (f->few)
		words_para(h, T("With fewer than five people, one more or "
		                "less changes a lot."));
}

/* --- the table -------------------------------- */

static void
plan_draw_net_row(struct html *h, const struct plan_net_screen *screen,
                  const struct gov_table *table, size_t i)
{
	const struct plan_net_figures *f = &screen->figures[i];
	const struct plan_net *net = &screen->nets[i];
	struct str id = id_show(h->arena, net->id);
	struct str path = str_print(h->arena, "/circle-kept/%.*s", STR_ARG(id));
	struct html link;
	struct buf buf;

	buf_init(&buf, h->arena, 0);
	html_init(&link, &buf);
	link.arena = h->arena;
	plan_link(&link, date_words(h->arena, net->day),
	          plan_path(h->arena, &screen->plan, str_c(h->arena, path)));
	gov_table_row(
	        h, table,
	        (const struct gov_cell[]){
	                {.html = {buf_get(&buf)}},
	                {.text = text_get(plan_net_why_keys[net->why])},
	                {.text = plan_net_n(h->arena, f->size),
	                 .format = "numeric"},
	                {.text = plan_net_fresh(h->arena, f),
	                 .format = "numeric"},
	                {.text = plan_net_n(h->arena, f->close),
	                 .format = "numeric"},
	                {.text = plan_net_of(h->arena, f->unpaid, f->size),
	                 .format = "numeric"},
	                {.text = plan_net_of(h->arena, f->bridging, f->placed),
	                 .format = "numeric"},
	        },
	        7);
}

static void
plan_draw_net_table(struct html *h, const struct plan_net_screen *screen)
{
	const struct gov_cell head[] = {
	        {.text = T("Day")},
	        {.text = T("When")},
	        {.text = T("People"), .format = "numeric"},
	        {.text = T("New"), .format = "numeric"},
	        {.text = T("Close or closest"), .format = "numeric"},
	        {.text = T("Not paid to help"), .format = "numeric"},
	        {.text = T("From other parts of life"), .format = "numeric"},
	};
	const struct gov_table table = {
	        .caption = T("How it was on each day that was kept"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = {.v = head, .n = 7},
	        .first_cell_is_header = true,
	};

	gov_table_scroll_begin(h, &table);
	for (size_t i = screen->nets_n; i-- > 0;)
		plan_draw_net_row(h, screen, &table, i);
	gov_table_scroll_end(h);
}

/* "On 4 May 2026 there were 7 people in the circle." */
static struct str
plan_net_says(struct arena *arena, const struct plan_net *net)
{
	return TV(arena, "On {day}: {people}.",
	          {"day", date_words(arena, net->day)},
	          {"people", TN(arena, "{n} person", "{n} people",
	                        (int64_t)net->ties_n)});
}

static void
plan_draw_net_words(struct html *h, const struct plan_net_screen *screen)
{
	words_para(h, plan_net_says(h->arena, &screen->nets[0]));
	if (screen->nets_n > 1)
		words_para(h, plan_net_says(h->arena,
		                            &screen->nets[screen->nets_n - 1]));
}

void
plan_draw_net_over(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_net_screen *screen = data;

	(void)ctx;
	words_title(h, T("How the circle has changed"));
	if (screen->nets_n == 0) {
		plan_empty(h, T("Nothing is kept yet."));
		return;
	}
	plan_draw_net_words(h, screen);
	plan_draw_net_figures(h, screen);
	plan_draw_net_table(h, screen);
}

/* --- one day, and paper -------------------------------- */

static void
plan_draw_net_all(struct html *h, const struct ctx *ctx,
                  const struct plan_screen *plan, const struct plan_tie *ties,
                  size_t n)
{
	if (n == 0) {
		plan_empty(h, T("Nobody is in it yet."));
		return;
	}
	plan_draw_circle(h, ties, n, plan->mine ? T("Me") : plan->head.known_as,
	                 "circle", false);
	if (ties[0].named)
		plan_draw_ties(h, ctx, plan, ties, n);
}

void
plan_draw_net_day(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_net_screen *screen = data;
	const struct plan_net *net = screen->net;
	struct str who = str_empty(screen->by) ? T("a worker") : screen->by;

	words_title(h, TV(h->arena, "The circle on {day}",
	                  {"day", date_words(h->arena, net->day)}));
	words_para(h, text_get(plan_net_why_keys[net->why]));
	if (net->voice == PLAN_VOICE_FOR)
		words_para(h, TV(h->arena, "{who} kept it.", {"who", who}));
	plan_draw_net_all(h, ctx, &screen->plan, net->ties, net->ties_n);
	sit_draw(h, screen->plan.mine, screen->sits, screen->sits_n);
}

void
plan_draw_net_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_net_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;

	html_raw(h, "<div class=\"dir-booklet dir-booklet--circle\">");
	words_title(h, plan->mine ? T("My people") : T("Circle of people"));
	words_para(h,
	           TV(h->arena, "{name}, {day}", {"name", plan->head.known_as},
	              {"day", date_words(h->arena, ctx->today)}));
	html_raw(h, "<button type=\"button\" class=\"govuk-button "
	            "govuk-button--secondary dir-noprint\" "
	            "data-module=\"dir-print\" hidden>");
	html_text(h, T("Print"));
	html_raw(h, "</button>");
	plan_draw_net_all(h, ctx, plan, plan->circle, plan->circle_n);
	sit_draw(h, plan->mine, screen->sits, screen->sits_n);
	html_raw(h, "</div>");
}
