/*
 * eval_draw_forest_views.c - estimates with how sure they are, what a study
 * could have seen, and who is in it.
 */
#include <math.h>

#include "base/utf8.h"
#include "insight/evaluation/eval_draw.h"

struct axis {
	double low, high; /* of what is drawn: logarithms of ratios */
	double left, right;
	bool ratio;
	double percent;
};

static double
axis_of(const struct axis *axis, double v)
{
	return axis->ratio ? log(fmax(v, 1e-6)) : axis->percent * v;
}

static double
axis_x(const struct axis *axis, double v)
{
	double at = fmin(axis->high, fmax(axis->low, axis_of(axis, v)));

	return axis->left + (axis->right - axis->left) * (at - axis->low) /
	                            (axis->high - axis->low);
}

static void
axis_take(struct axis *axis, double v)
{
	if (isnan(v))
		return;
	axis->low = fmin(axis->low, axis_of(axis, v));
	axis->high = fmax(axis->high, axis_of(axis, v));
}

static void
axis_tick(struct html *h, const struct axis *axis, double v, double low,
          struct str says)
{
	double x = axis_x(axis, v);

	draw_line(h, "grid", x, 0, x, low);
	draw_text(h, "muted", x, low + 18, "middle", says);
}

static void
axis_ratio(struct html *h, const struct axis *axis, double low)
{
	static const double at[] = {0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 10};

	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++)
		if (log(at[i]) >= axis->low && log(at[i]) <= axis->high &&
		    (at[i] == 1 || axis->high - axis->low < 2 || at[i] <= 0.5 ||
		     at[i] >= 2))
			axis_tick(h, axis, at[i], low,
			          str_print(h->arena, "%g", at[i]));
}

static void
axis_plain(struct html *h, const struct axis *axis, double low)
{
	double step = draw_step(axis->high - axis->low);
	int first = (int)ceil(axis->low / step);
	int last = (int)floor(axis->high / step);

	for (int i = first; i <= last && i < first + 20; i++)
		axis_tick(h, axis, step * i / axis->percent, low,
		          str_print(h->arena, "%s%g",
		                    i > 0   ? "+"
		                    : i < 0 ? "−"
		                            : "",
		                    fabs(step * i)));
}

/* --- forest -------------------------------------------------------------- */

static void
forest_mark(struct html *h, const struct draw_estimate *one,
            const struct axis *axis, double y)
{
	double x = axis_x(axis, one->estimate);

	if (!isnan(one->low) && !isnan(one->high))
		draw_line(h, "ci a", axis_x(axis, one->low), y,
		          axis_x(axis, one->high), y);
	if (one->first)
		draw_path(h, "fa",
		          str_print(h->arena,
		                    "M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f "
		                    "%.1fZ",
		                    x - 9, y, x, y - 9, x + 9, y, x, y + 9));
	else
		draw_rect(h, "fa", x - 6, y - 6, 12, 12);
}

static void
forest_row(struct html *h, const struct draw_estimate *one,
           const struct axis *axis, const struct draw_size *size, double y)
{
	const char *class = one->first ? "strong" : NULL;

	if (size->wide) {
		draw_text(h, class, 0, str_empty(one->more) ? y + 5 : y - 2,
		          "start", one->label);
		draw_text(h, "muted", 0, y + 15, "start", one->more);
		draw_text(h, class, size->width, y + 5, "end", one->says);
	} else {
		draw_text(h, class, 0, y - 34, "start", one->label);
		draw_text(h, "muted", 0, y - 16, "start", one->says);
	}
	if (!isnan(one->estimate))
		forest_mark(h, one, axis, y);
}

static void
forest_axis(struct axis *axis, const struct draw_forest *forest)
{
	double pad;

	axis_take(axis, forest->ratio ? 0.5 : -0.5 / axis->percent);
	axis_take(axis, forest->ratio ? 2 : 0.5 / axis->percent);
	for (size_t i = 0; i < forest->n; i++) {
		axis_take(axis, forest->v[i].estimate);
		axis_take(axis, forest->v[i].low);
		axis_take(axis, forest->v[i].high);
	}
	if (forest->ratio) {
		axis->low = fmax(axis->low, log(0.08));
		axis->high = fmin(axis->high, log(12));
	}
	pad = 0.04 * (axis->high - axis->low);
	axis->low -= pad;
	axis->high += pad;
}

/* Room for the longest name, at about seven units a letter. */
static double
forest_left(const struct draw_forest *forest)
{
	size_t longest = 0;

	for (size_t i = 0; i < forest->n; i++) {
		size_t n = utf8_length(forest->v[i].label);

		longest = n > longest ? n : longest;
	}
	return fmin(350, fmax(236, 7 * (double)longest + 8));
}

static void
forest_draw(struct html *h, const struct draw_forest *forest,
            const struct draw_size *size)
{
	struct axis axis = {.low = 0,
	                    .high = 0,
	                    .left = size->wide ? forest_left(forest) : 4,
	                    .right = size->width - (size->wide ? 176 : 4),
	                    .ratio = forest->ratio,
	                    .percent = forest->percent};
	double step = size->wide ? 44 : 66;
	double top = size->wide ? 30 : 36;
	double low = top + step * (double)forest->n;
	double zero;

	forest_axis(&axis, forest);
	zero = axis_x(&axis, forest->ratio ? 1 : 0);
	draw_begin(h, size, low + 46, forest->tells);
	if (forest->ratio)
		axis_ratio(h, &axis, low);
	else
		axis_plain(h, &axis, low);
	draw_rect(h, "paper", 0, 0, size->width, 20);
	draw_text(h, "strong", zero - 8, 14, "end", forest->less);
	draw_text(h, "strong", zero + 8, 14, "start", forest->greater);
	draw_line(h, "ref", zero, 20, zero, low);
	for (size_t i = 0; i < forest->n; i++)
		forest_row(h, &forest->v[i], &axis, size,
		           top + step * ((double)i + (size->wide ? .4 : .7)));
	draw_text(h, "muted", (axis.left + axis.right) / 2, low + 38, "middle",
	          forest->axis);
	draw_end(h);
}

void
draw_forest(struct html *h, const struct draw_forest *forest)
{
	for (size_t i = 0; i < 2; i++)
		forest_draw(h, forest, &draw_sizes[i]);
}

/* --- what could have been seen ------------------------------------------- */

static void
seen_mark(struct html *h, const struct axis *axis, double v, double low,
          double y, struct str says)
{
	double x = axis_x(axis, v);
	const char *anchor = x < (axis->left + axis->right) / 2 ? "start"
	                                                        : "end";

	draw_line(h, "limit", x, y - 6, x, low);
	draw_text(h, "muted", anchor[0] == 's' ? x + 6 : x - 6, y + 4, anchor,
	          says);
}

static void
seen_draw(struct html *h, const struct draw_seen *seen,
          const struct draw_size *size)
{
	struct axis axis = {.low = -1,
	                    .high = 1,
	                    .left = 10,
	                    .right = size->width - 10,
	                    .percent = 100};
	double low = 150;
	double zero;

	axis_take(&axis, seen->low);
	axis_take(&axis, seen->high);
	axis_take(&axis, -1.1 * seen->fall_seen);
	axis.high = fmax(axis.high, 0.3 * -axis.low);
	axis.high += 0.06 * (axis.high - axis.low);
	zero = axis_x(&axis, 0);
	draw_begin(h, size, low + 44, seen->tells);
	if (!isnan(seen->fall_seen))
		draw_rect(h, "zone", axis_x(&axis, -seen->fall_seen), 24,
		          zero - axis_x(&axis, -seen->fall_seen), low - 24);
	axis_plain(h, &axis, low);
	draw_rect(h, "paper", 0, 0, size->width, 22);
	draw_text(h, "strong", zero - 8, 14, "end", seen->less);
	draw_text(h, "strong", zero + 8, 14, "start", seen->greater);
	draw_line(h, "ref", zero, 20, zero, low);
	if (!isnan(seen->fall_seen))
		seen_mark(h, &axis, -seen->fall_seen, low, 112, seen->seen);
	if (!isnan(seen->target))
		seen_mark(h, &axis, -seen->target, low, 138, seen->aimed);
	forest_mark(h,
	            &(struct draw_estimate){.estimate = seen->estimate,
	                                    .low = seen->low,
	                                    .high = seen->high,
	                                    .first = true},
	            &axis, 60);
	draw_text(h, "muted", size->width / 2, low + 38, "middle",
	          T("Change in every 100 people"));
	draw_end(h);
}

void
draw_seen(struct html *h, const struct draw_seen *seen)
{
	for (size_t i = 0; i < 2; i++)
		seen_draw(h, seen, &draw_sizes[i]);
}

/* --- flow ---------------------------------------------------------------- */

static void
flow_step(struct html *h, const struct draw_flow_step *step, bool first,
          double y, const struct draw_size *size)
{
	double left = size->wide ? 250 : 0;
	double width = (size->width - left - 20) / 2;
	double box = size->wide ? y : y + 22;

	draw_text(h, "strong", 0, size->wide ? y + 25 : y + 14, "start",
	          step->label);
	for (int g = 0; g < 2; g++) {
		double x = left + g * (width + 20);

		if (!first) {
			double from = size->wide ? box - 32 : box - 54;
			double to = box - 3;

			if (!size->wide)
				from = y - 32, to = y - 6;
			draw_line(h, "axis", x + 24, from, x + 24, to);
			draw_line(h, "axis", x + 19, to - 6, x + 24, to);
			draw_line(h, "axis", x + 29, to - 6, x + 24, to);
			draw_text(h, "muted", x + 40, (from + to) / 2 + 5,
			          "start",
			          size->wide ? step->lost[g] : step->less[g]);
		}
		draw_rect(h, g == 0 ? "box a" : "box b", x + 1, box, width - 2,
		          38);
		draw_text(h, "strong", x + width / 2, box + 25, "middle",
		          step->n[g]);
	}
}

static void
flow_draw(struct html *h, const struct draw_flow *flow,
          const struct draw_size *size)
{
	double left = size->wide ? 250 : 0;
	double width = (size->width - left - 20) / 2;
	double step = size->wide ? 72 : 96;

	draw_begin(h, size, 28 + step * (double)flow->n, flow->tells);
	for (int g = 0; g < 2; g++)
		draw_text(h, g == 0 ? "strong fa" : "strong fb",
		          left + g * (width + 20), 14, "start", flow->group[g]);
	for (size_t i = 0; i < flow->n; i++)
		flow_step(h, &flow->v[i], i == 0, 26 + step * (double)i, size);
	draw_end(h);
}

void
draw_flow(struct html *h, const struct draw_flow *flow)
{
	for (size_t i = 0; i < 2; i++)
		flow_draw(h, flow, &draw_sizes[i]);
}
