/*
 * chart_scale.c - a ladder of five rungs with who stands where, and the course
 * of two sides over time.
 */
#include "web/gov/chart.h"

/* A round mark is the first side's, a square the other's. */
static void
mark_draw(struct html *h, bool round, double x, double y, double size)
{
	if (round) {
		html_raw(h, "<circle class=\"fa\"");
		html_attr(h, "cx", str_print(h->arena, "%.1f", x));
		html_attr(h, "cy", str_print(h->arena, "%.1f", y));
		html_attr(h, "r", str_print(h->arena, "%.1f", size));
	} else {
		html_raw(h, "<rect class=\"fb\"");
		html_attr(h, "x", str_print(h->arena, "%.1f", x - size));
		html_attr(h, "y", str_print(h->arena, "%.1f", y - size));
		html_attr(h, "width", str_print(h->arena, "%.1f", 2 * size));
		html_attr(h, "height", str_print(h->arena, "%.1f", 2 * size));
	}
	html_raw(h, "/>");
}

static void
line_draw(struct html *h, const char *class, double x1, double y1, double x2,
          double y2)
{
	html_raw(h, "<line");
	gov_attr_c(h, "class", class);
	html_attr(h, "x1", str_print(h->arena, "%.1f", x1));
	html_attr(h, "y1", str_print(h->arena, "%.1f", y1));
	html_attr(h, "x2", str_print(h->arena, "%.1f", x2));
	html_attr(h, "y2", str_print(h->arena, "%.1f", y2));
	html_raw(h, "/>");
}

void
chart_side_key(struct html *h, struct str first, struct str second)
{
	html_raw(h, "<ul class=\"dir-key\"><li><svg class=\"dir-chart\" "
	            "viewBox=\"0 0 26 16\" aria-hidden=\"true\" "
	            "focusable=\"false\">");
	mark_draw(h, true, 13, 8, 6);
	html_raw(h, "</svg>");
	html_text(h, first);
	html_raw(h, "</li><li><svg class=\"dir-chart\" viewBox=\"0 0 26 16\" "
	            "aria-hidden=\"true\" focusable=\"false\">");
	mark_draw(h, false, 13, 8, 6);
	html_raw(h, "</svg>");
	html_text(h, second);
	html_raw(h, "</li></ul>");
}

/* --- ladder -------------------------------------------------------------- */

static double
rung_y(int rung)
{
	return 138 - 29 * (double)rung;
}

void
chart_ladder(struct html *h, const struct ladder *ladder)
{
	html_raw(h, "<svg class=\"dir-chart\" viewBox=\"0 0 120 160\" "
	            "width=\"120\" height=\"160\" aria-hidden=\"true\" "
	            "focusable=\"false\">");
	line_draw(h, "ref", 14, 4, 14, 156);
	line_draw(h, "ref", 106, 4, 106, 156);
	for (int i = 0; i < CHART_RUNGS; i++)
		line_draw(h, i == CHART_RUNGS / 2 ? "ref" : "axis", 14,
		          rung_y(i), 106, rung_y(i));
	line_draw(h, "limit", 22, rung_y(ladder->start) + 6, 98,
	          rung_y(ladder->start) + 6);
	if (ladder->first >= 0)
		mark_draw(h, true, 42, rung_y(ladder->first) - 8, 8);
	if (ladder->second >= 0)
		mark_draw(h, false, 78, rung_y(ladder->second) - 8, 8);
	html_raw(h, "</svg>");
}

/* --- course -------------------------------------------------------------- */

struct course_size {
	double width;
	double height;
	const char *classes;
};

static double
course_x(const struct course *course, const struct course_size *size, size_t i)
{
	double room = size->width - 60;

	if (course->n < 2)
		return 40 + room / 2;
	return 40 + room * (double)i / (double)(course->n - 1);
}

/* 20 below and 80 above; whatever is beyond stands on the edge. */
static double
course_y(const struct course_size *size, double value)
{
	double v = value < 20 ? 20 : value > 80 ? 80 : value;

	return size->height - 26 - (size->height - 40) * (v - 20) / 60;
}

static void
course_line(struct html *h, const struct course *course,
            const struct course_size *size, int side)
{
	struct buf points;

	buf_init(&points, h->arena, 0);
	for (size_t i = 0; i < course->n; i++)
		if (course->v[i].is[side])
			buf_print(&points, "%.1f,%.1f ",
			          course_x(course, size, i),
			          course_y(size, course->v[i].value[side]));
	html_raw(h, "<polyline");
	gov_attr_c(h, "class", side == 0 ? "line a" : "line dash b");
	html_attr(h, "points", str_trim(buf_get(&points)));
	html_raw(h, "/>");
	for (size_t i = 0; i < course->n; i++)
		if (course->v[i].is[side])
			mark_draw(h, side == 0, course_x(course, size, i),
			          course_y(size, course->v[i].value[side]), 5);
}

static void
course_text(struct html *h, struct str words, double x, double y,
            const char *anchor)
{
	html_raw(h, "<text class=\"muted\"");
	html_attr(h, "x", str_print(h->arena, "%.1f", x));
	html_attr(h, "y", str_print(h->arena, "%.1f", y));
	gov_attr_c(h, "text-anchor", anchor);
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</text>");
}

static void
course_draw(struct html *h, const struct course *course,
            const struct course_size *size)
{
	double hoped = course_y(size, 50);
	double low = size->height - 6;
	struct str first = date_words_short(h->arena, course->v[0].day);
	struct str last =
	        date_words_short(h->arena, course->v[course->n - 1].day);

	html_raw(h, "<svg");
	gov_attr_c(h, "class", size->classes);
	html_attr(h, "viewBox",
	          str_print(h->arena, "0 0 %.0f %.0f", size->width,
	                    size->height));
	html_raw(h, " aria-hidden=\"true\" focusable=\"false\">");
	line_draw(h, "ref", 34, hoped, size->width - 10, hoped);
	course_text(h, S("50"), 28, hoped + 5, "end");
	course_line(h, course, size, 0);
	course_line(h, course, size, 1);
	course_text(h, first, 34, low, "start");
	if (course->n > 1)
		course_text(h, last, size->width - 10, low, "end");
	html_raw(h, "</svg>");
}

void
chart_course(struct html *h, const struct course *course)
{
	static const struct course_size narrow = {320, 200,
	                                          "dir-chart dir-narrow"};
	static const struct course_size wide = {640, 220, "dir-chart dir-wide"};

	if (course->n == 0)
		return;
	html_raw(h, "<div class=\"dir-figure\">");
	course_draw(h, course, &narrow);
	course_draw(h, course, &wide);
	html_raw(h, "</div>");
}
