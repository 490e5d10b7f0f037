/*
 * chart_bars.c - bars with their numbers, and figures with a small line.
 */
#include "web/gov/chart.h"
#include "web/gov/gov_content.h"

static int64_t
value_of(const struct bar *bar)
{
	return bar->value < 0 ? 0 : bar->value;
}

static int64_t
value_most(const struct bars *bars)
{
	int64_t most = 1;
	for (size_t i = 0; i < bars->n; i++)
		if (value_of(&bars->v[i]) > most)
			most = value_of(&bars->v[i]);
	return most;
}

static void
attr_f(struct html *h, const char *name, double v)
{
	html_attr(h, name, str_print(h->arena, "%.1f", v));
}

static void
text_at(struct html *h, double x, double y, const char *classes,
        struct str words)
{
	html_raw(h, "<text");
	attr_f(h, "x", x);
	attr_f(h, "y", y);
	gov_attr_c(h, "class", classes);
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</text>");
}

/* On a phone the label stands above its bar, else to the left of it. */
struct measure {
	const char *ending; /* of the ids */
	const char *classes;
	double width;
	double left;
	double step;
	double label_y;
	double bar_y;
};

static const struct measure NARROW = {
        "n", "dir-chart dir-narrow", 340, 0, 58, 15, 22};
static const struct measure WIDE = {"w", "dir-chart dir-wide", 720, 190, 42, 25,
                                    6};

static void
bar_draw(struct html *h, const struct bars *bars, const struct measure *m,
         size_t i)
{
	const struct bar *bar = &bars->v[i];
	double y = 4 + (double)i * m->step;
	double room = m->width - m->left - 60;
	double w = room * (double)value_of(bar) / (double)value_most(bars);
	text_at(h, 0, y + m->label_y, NULL, bar->label);
	html_raw(h, "<rect");
	attr_f(h, "x", m->left);
	attr_f(h, "y", y + m->bar_y);
	attr_f(h, "width", w);
	html_raw(h, " height=\"28\" class=\"fa\"/>");
	text_at(h, m->left + w + 8, y + m->bar_y + 19, "strong",
	        str_print(h->arena, "%lld", (long long)value_of(bar)));
}

static void
description_draw(struct html *h, const struct bars *bars)
{
	for (size_t i = 0; i < bars->n; i++) {
		if (i > 0)
			html_raw(h, "; ");
		html_text(h, bars->v[i].label);
		html_raw(h, ": ");
		html_i64(h, value_of(&bars->v[i]));
		if (!str_empty(bars->unit)) {
			html_raw(h, " ");
			html_text(h, bars->unit);
		}
	}
}

static void
picture_draw(struct html *h, const struct bars *bars, const struct measure *m)
{
	struct str title_id =
	        str_print(h->arena, "%s-%s-t", bars->id, m->ending);
	struct str desc_id =
	        str_print(h->arena, "%s-%s-d", bars->id, m->ending);

	html_raw(h, "<svg");
	gov_attr_c(h, "class", m->classes);
	html_attr(h, "viewBox",
	          str_print(h->arena, "0 0 %.0f %.0f", m->width,
	                    8 + (double)bars->n * m->step));
	html_raw(h, " role=\"img\"");
	html_attr(h, "aria-labelledby",
	          str_print(h->arena, "%.*s %.*s", STR_ARG(title_id),
	                    STR_ARG(desc_id)));
	html_raw(h, " focusable=\"false\"><title");
	html_attr(h, "id", title_id);
	html_raw(h, ">");
	html_text(h, bars->title);
	html_raw(h, "</title><desc");
	html_attr(h, "id", desc_id);
	html_raw(h, ">");
	description_draw(h, bars);
	html_raw(h, "</desc>");
	for (size_t i = 0; i < bars->n; i++)
		bar_draw(h, bars, m, i);
	html_raw(h, "</svg>");
}

void
chart_bars(struct html *h, const struct bars *bars)
{
	if (bars->n == 0)
		return;
	picture_draw(h, bars, &NARROW);
	picture_draw(h, bars, &WIDE);
}

void
chart_bars_table(struct html *h, const struct bars *bars, struct str what,
                 struct str number)
{
	struct gov_table table = {
	        .caption = bars->title,
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = what},
	                          {.text = number, .format = "numeric"}),
	        .first_cell_is_header = true,
	};

	if (bars->n == 0)
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = TV(h->arena,
	                                           "See these numbers as a "
	                                           "table: {what}",
	                                           {"what", bars->title})});
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < bars->n; i++) {
		const struct gov_cell cells[] = {
		        {.text = bars->v[i].label},
		        {.text = str_print(h->arena, "%lld",
		                           (long long)value_of(&bars->v[i])),
		         .format = "numeric"},
		};

		gov_table_row(h, &table, cells, 2);
	}
	gov_table_scroll_end(h);
	gov_details_end(h);
}

/* --- figures ----------------------------------------------------------- */

static void
trend_draw(struct html *h, const int64_t *v, size_t n)
{
	int64_t least = v[0], most = v[0];
	struct buf points;
	for (size_t i = 1; i < n; i++) {
		least = v[i] < least ? v[i] : least;
		most = v[i] > most ? v[i] : most;
	}
	buf_init(&points, h->arena, 0);
	for (size_t i = 0; i < n; i++) {
		double x = 4 + 152 * (double)i / (double)(n - 1);
		double up = most == least ? 0
		                          : (double)(v[i] - least) /
		                                    (double)(most - least);
		buf_print(&points, "%s%.1f,%.1f", i > 0 ? " " : "", x,
		          29 - 24 * up);
	}
	html_raw(h, "<svg viewBox=\"0 0 160 34\" preserveAspectRatio=\"none\" "
	            "aria-hidden=\"true\" focusable=\"false\" "
	            "class=\"dir-chart\"><polyline class=\"line a\" "
	            "stroke-width=\"2\"");
	html_attr(h, "points", buf_get(&points));
	html_raw(h, "/></svg>");
}

void
chart_stats(struct html *h, const struct figure *stats, size_t n)
{
	html_raw(h, "<dl class=\"dir-stats dir-stats--4\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<div class=\"dir-stat\"><dt>");
		html_text(h, stats[i].label);
		html_raw(h, "</dt><dd><span class=\"dir-stat__n\">");
		html_text(h, stats[i].number);
		html_raw(h, "</span>");
		html_text(h, stats[i].says);
		if (stats[i].trend != NULL && stats[i].trend_n >= 2)
			trend_draw(h, stats[i].trend, stats[i].trend_n);
		html_raw(h, "</dd></div>");
	}
	html_raw(h, "</dl>");
}
