/*
 * eval_draw_time_views.c - lines over time, with those still followed, and
 * bars in pairs.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"

struct time_at {
	const struct draw_time *time;
	double left, right, top, low;
};

static double
time_x(const struct time_at *at, double v)
{
	return at->left + (at->right - at->left) * fmin(v, at->time->until) /
	                          at->time->until;
}

static double
highest_of(const struct draw_time *time)
{
	return time->highest > 0 ? time->highest : 1;
}

static double
time_y(const struct time_at *at, double v)
{
	double part = (v - at->time->lowest) /
	              (highest_of(at->time) - at->time->lowest);

	return at->low - (at->low - at->top) * fmin(1, fmax(0, part));
}

/* To a point: level until then, or straight where days between are not told. */
static void
path_to(struct buf *d, const struct time_at *at, double day, double value,
        bool begun)
{
	double x = time_x(at, day), y = time_y(at, value);

	if (!begun)
		buf_print(d, "M%.1f %.1f", x, y);
	else if (at->time->straight)
		buf_print(d, "L%.1f %.1f", x, y);
	else
		buf_print(d, "H%.1fV%.1f", x, y);
}

static void
group_line(struct html *h, const struct time_at *at,
           const struct draw_group *group, const char *class)
{
	struct buf d;

	buf_init(&d, h->arena, 0);
	for (size_t i = 0; i < group->n; i++)
		path_to(&d, at, group->v[i].time, group->v[i].value, i > 0);
	if (group->n > 0 && !isnan(group->until))
		buf_print(&d, "H%.1f", time_x(at, group->until));
	if (group->n > 0)
		draw_path(h, class, buf_get(&d));
}

static void
group_band(struct html *h, const struct time_at *at,
           const struct draw_group *group, const char *class)
{
	struct buf d;

	buf_init(&d, h->arena, 0);
	for (size_t i = 0; i < group->n; i++) {
		if (isnan(group->v[i].low) || isnan(group->v[i].high))
			return;
		path_to(&d, at, group->v[i].time, group->v[i].high, i > 0);
	}
	if (group->n == 0)
		return;
	if (!isnan(group->until))
		buf_print(&d, "H%.1f", time_x(at, group->until));
	for (size_t i = group->n; i-- > 0;) {
		double x = time_x(at, group->v[i].time);
		double y = time_y(at, group->v[i].low);

		if (at->time->straight)
			buf_print(&d, "L%.1f %.1f", x, y);
		else
			buf_print(&d, "V%.1fH%.1f", y, x);
	}
	buf_lit(&d, "Z");
	draw_path(h, class, buf_get(&d));
}

static void
time_scale(struct html *h, const struct time_at *at, bool wide)
{
	int parts = wide ? 4 : 2;

	for (int i = 0; i <= 5; i++) {
		double v = at->time->lowest +
		           (highest_of(at->time) - at->time->lowest) * i / 5;

		draw_line(h, i == 0 ? "axis" : "grid", at->left, time_y(at, v),
		          at->right, time_y(at, v));
		draw_text(h, "muted", at->left - 8, time_y(at, v) + 5, "end",
		          str_print(h->arena, "%.0f", 100 * v));
	}
	for (int i = 0; i <= parts; i++) {
		double v = floor(at->time->until * i / parts);

		draw_line(h, "axis", time_x(at, v), at->low, time_x(at, v),
		          at->low + 5);
		draw_text(h, "muted", time_x(at, v), at->low + 20, "middle",
		          str_print(h->arena, "%.0f", v));
	}
	draw_text(h, "muted", (at->left + at->right) / 2, at->low + 38,
	          "middle", at->time->axis);
}

static void
time_risks(struct html *h, const struct time_at *at)
{
	const struct draw_time *time = at->time;

	if (time->group[0].risk_n + time->group[1].risk_n == 0)
		return;
	draw_text(h, "strong", 0, at->low + 62, "start",
	          str_empty(time->still)
	                  ? T("Still followed, with no event yet")
	                  : time->still);
	for (int g = 0; g < 2; g++) {
		const struct draw_group *group = &time->group[g];
		double y = at->low + 82 + 38 * g;

		draw_text(h, g == 0 ? "strong fa" : "strong fb", 0, y, "start",
		          group->label);
		for (size_t i = 0; i < group->risk_n; i++)
			draw_text(h, NULL, time_x(at, group->risk[i].time),
			          y + 18, "middle", group->risk[i].n);
	}
}

/* Two words at the ends of the lines, never one over the other. */
static void
time_ends(struct html *h, const struct time_at *at)
{
	const struct draw_time *time = at->time;
	double y[2] = {0, 0};

	for (int g = 0; g < 2; g++) {
		const struct draw_group *group = &time->group[g];

		y[g] = time_y(at,
		              group->n > 0 ? group->v[group->n - 1].value : 1);
	}
	if (fabs(y[0] - y[1]) < 38) {
		double middle = (y[0] + y[1]) / 2;
		double up = y[0] <= y[1] ? -19 : 19;

		y[0] = middle + up;
		y[1] = middle - up;
	}
	for (int g = 0; g < 2; g++) {
		draw_text(h, g == 0 ? "strong fa" : "strong fb", at->right + 8,
		          y[g], "start", time->group[g].label);
		draw_text(h, "muted", at->right + 8, y[g] + 17, "start",
		          time->group[g].last);
	}
}

static void
time_draw(struct html *h, const struct draw_time *time,
          const struct draw_size *size)
{
	struct time_at at = {.time = time,
	                     .left = 42,
	                     .right = size->width - (size->wide ? 130 : 16),
	                     .top = 12,
	                     .low = size->wide ? 312 : 240};

	bool risks = time->group[0].risk_n + time->group[1].risk_n > 0;

	draw_begin(h, size, at.low + (risks ? 152 : 50), time->tells);
	time_scale(h, &at, size->wide);
	group_band(h, &at, &time->group[1], "fb band");
	group_band(h, &at, &time->group[0], "fa band");
	group_line(h, &at, &time->group[1], "line dash b");
	group_line(h, &at, &time->group[0], "line a");
	if (size->wide)
		time_ends(h, &at);
	time_risks(h, &at);
	draw_end(h);
}

void
draw_time(struct html *h, const struct draw_time *time)
{
	for (size_t i = 0; i < 2; i++)
		time_draw(h, time, &draw_sizes[i]);
}

/* --- bars in pairs ------------------------------------------------------- */

static void
pair_draw(struct html *h, const struct draw_pair *pair, double most,
          const struct draw_size *size, double y)
{
	double room = size->width - 90;

	draw_text(h, NULL, 0, y + 14, "start", pair->label);
	for (int g = 0; g < 2; g++) {
		double v = isnan(pair->value[g]) ? 0 : pair->value[g];
		double at = y + 22 + 26 * g;

		if (v > 0)
			draw_rect(h, g == 0 ? "fa" : "tb", 2, at + 1,
			          room * v / most, 19);
		draw_text(h, "strong", 10 + room * v / most, at + 16, "start",
		          pair->says[g]);
	}
}

void
draw_pairs(struct html *h, const struct draw_pairs *pairs)
{
	double most = 0.01;

	for (size_t i = 0; i < pairs->n; i++)
		for (int g = 0; g < 2; g++)
			if (!isnan(pairs->v[i].value[g]))
				most = fmax(most, pairs->v[i].value[g]);
	for (size_t s = 0; s < 2; s++) {
		draw_begin(h, &draw_sizes[s], 92 * (double)pairs->n,
		           pairs->tells);
		for (size_t i = 0; i < pairs->n; i++)
			pair_draw(h, &pairs->v[i], most, &draw_sizes[s],
			          92 * (double)i);
		draw_end(h);
	}
}
