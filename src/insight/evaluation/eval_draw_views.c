/*
 * eval_draw_views.c - the pieces of pictures, and those of how alike two
 * groups are.
 */
#include <math.h>

#include "base/utf8.h"
#include "insight/evaluation/eval_draw.h"

const struct draw_size draw_sizes[2] = {
        {"dir-chart dir-narrow", 350, false},
        {"dir-chart dir-wide", 700, true},
};

static void
attr_of(struct html *h, const char *name, double v)
{
	html_attr(h, name, str_print(h->arena, "%.1f", v));
}

void
draw_begin(struct html *h, const struct draw_size *size, double height,
           struct str tells)
{
	html_raw(h, "<svg");
	gov_attr_c(h, "class", size->classes);
	html_attr(h, "viewBox",
	          str_print(h->arena, "0 0 %.0f %.0f", size->width, height));
	html_raw(h, " role=\"img\" focusable=\"false\"");
	html_attr(h, "aria-label", tells);
	html_raw(h, ">");
}

void
draw_end(struct html *h)
{
	html_raw(h, "</svg>");
}

void
draw_line(struct html *h, const char *class, double x1, double y1, double x2,
          double y2)
{
	html_raw(h, "<line");
	gov_attr_c(h, "class", class);
	attr_of(h, "x1", x1);
	attr_of(h, "y1", y1);
	attr_of(h, "x2", x2);
	attr_of(h, "y2", y2);
	html_raw(h, "/>");
}

void
draw_rect(struct html *h, const char *class, double x, double y, double width,
          double height)
{
	html_raw(h, "<rect");
	gov_attr_c(h, "class", class);
	attr_of(h, "x", x);
	attr_of(h, "y", y);
	attr_of(h, "width", fmax(0, width));
	attr_of(h, "height", fmax(0, height));
	html_raw(h, "/>");
}

void
draw_dot(struct html *h, const char *class, double x, double y, double r)
{
	html_raw(h, "<circle");
	gov_attr_c(h, "class", class);
	attr_of(h, "cx", x);
	attr_of(h, "cy", y);
	attr_of(h, "r", r);
	html_raw(h, "/>");
}

void
draw_path(struct html *h, const char *class, struct str d)
{
	html_raw(h, "<path");
	gov_attr_c(h, "class", class);
	html_attr(h, "d", d);
	html_raw(h, "/>");
}

void
draw_text(struct html *h, const char *class, double x, double y,
          const char *anchor, struct str words)
{
	html_raw(h, "<text");
	gov_attr_c(h, "class", class);
	attr_of(h, "x", x);
	attr_of(h, "y", y);
	gov_attr_c(h, "text-anchor", anchor);
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</text>");
}

static void
key_mark(struct html *h, char kind)
{
	switch (kind) {
	case 'o':
		draw_dot(h, "b hollow", 13, 8, 6);
		break;
	case 'q':
		draw_rect(h, "fa", 7, 2, 12, 12);
		break;
	case 'd':
		draw_path(h, "fa", S("M13 0L21 8L13 16L5 8Z"));
		break;
	case '-':
		draw_line(h, "line a", 1, 8, 25, 8);
		break;
	case '=':
		draw_line(h, "line dash b", 1, 8, 25, 8);
		break;
	case 'u':
		draw_rect(h, "fa", 5, 1, 16, 14);
		break;
	default:
		draw_rect(h, "tb", 6, 2, 14, 12);
		break;
	}
}

void
draw_key(struct html *h, const struct draw_key *keys, size_t n)
{
	html_raw(h, "<ul class=\"dir-key\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li><svg class=\"dir-chart\" viewBox=\"0 0 26 "
		            "16\" aria-hidden=\"true\" focusable=\"false\">");
		key_mark(h, keys[i].kind);
		html_raw(h, "</svg>");
		html_text(h, keys[i].says);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

double
draw_step(double span)
{
	double rough = span / 5;
	double tens;

	if (!(rough > 0) || !isfinite(rough))
		return 1;
	tens = pow(10, floor(log10(rough)));
	if (rough <= tens)
		return tens;
	if (rough <= 2 * tens)
		return 2 * tens;
	return rough <= 5 * tens ? 5 * tens : 10 * tens;
}

/* --- love plot ----------------------------------------------------------- */

#define LOVE_LIMIT 0.1

static double
love_most(const struct draw_love *love)
{
	double most = 0.3;

	for (size_t i = 0; i < love->n; i++) {
		if (isfinite(love->v[i].before))
			most = fmax(most, love->v[i].before);
		if (isfinite(love->v[i].after))
			most = fmax(most, love->v[i].after);
	}
	return fmin(2, ceil(most * 10) / 10);
}

/* Letters to a line, at about eight units each. */
#define LETTER      8.0
#define NARROW_LINE 42
#define WIDE_LINE   40

struct love_at {
	double left, room, step, most;
	size_t line; /* letters of a name to a line */
	bool two;    /* a name has more than that, and so two lines */
};

/* Room for the longest name. */
static void
love_room(const struct draw_love *love, bool wide, struct love_at *at)
{
	size_t longest = 0;

	for (size_t i = 0; i < love->n; i++) {
		size_t n = utf8_length(love->v[i].label);

		longest = n > longest ? n : longest;
	}
	at->line = wide ? WIDE_LINE : NARROW_LINE;
	at->two = longest > at->line;
	longest = at->two ? at->line : longest;
	at->left = wide ? fmax(215, LETTER * (double)longest + 12) : 8;
	at->step = wide ? (at->two ? 40 : 26) : (at->two ? 62 : 44);
}

static double
love_x(const struct love_at *at, double v)
{
	return at->left + at->room * fmin(v, at->most) / at->most;
}

/* What fits, as whole words; the rest of them is left in `name`. */
static struct str
line_take(struct str *name, size_t letters)
{
	struct str line = *name;
	size_t end = 0;

	if (utf8_length(line) <= letters) {
		*name = S("");
		return line;
	}
	for (size_t i = 1; i < line.n; i++)
		if (line.p[i] == ' ' &&
		    utf8_length(str_slice(line, 0, i)) <= letters)
			end = i;
	if (end == 0)
		end = line.n;
	*name = str_trim(str_slice(line, end, line.n));
	return str_slice(line, 0, end);
}

/* Beside its row, or above it; of what is longer than two lines the table has
 * the rest. */
static void
love_name(struct html *h, struct str name, const struct love_at *at, double y,
          bool wide)
{
	struct str first = line_take(&name, at->line);
	struct str second = line_take(&name, at->line);
	const char *anchor = wide ? "end" : "start";
	double x = wide ? at->left - 12 : at->left + 5;
	double low = wide ? y + 5 : y - 12;

	if (str_empty(second)) {
		draw_text(h, NULL, x, low, anchor, first);
		return;
	}
	if (!str_empty(name))
		second = str_print(h->arena, "%.*s …", STR_ARG(second));
	draw_text(h, NULL, x, low - (wide ? 8 : 18), anchor, first);
	draw_text(h, NULL, x, low + (wide ? 9 : 0), anchor, second);
}

static void
love_row(struct html *h, const struct draw_love_row *row,
         const struct love_at *at, double y, bool wide)
{
	bool both = !isnan(row->before) && !isnan(row->after);

	love_name(h, row->label, at, y, wide);
	if (both)
		draw_line(h, "axis", love_x(at, row->before), y,
		          love_x(at, row->after), y);
	if (!isnan(row->before))
		draw_dot(h, "b hollow", love_x(at, row->before), y, 6);
	if (!isnan(row->after))
		draw_rect(h, "fa", love_x(at, row->after) - 6, y - 6, 12, 12);
	if (!both && isnan(row->after))
		draw_text(h, "muted", at->left + 8, y + 5, "start",
		          T("Not shown"));
}

static void
love_draw(struct html *h, const struct draw_love *love,
          const struct draw_size *size)
{
	struct love_at at = {.most = love_most(love)};
	double top = size->wide ? 8 : 22;
	double low;
	double step = at.most > 1 ? 0.5 : at.most > 0.6 ? 0.2 : 0.1;
	int steps = (int)floor(at.most / step + 1e-9);

	love_room(love, size->wide, &at);
	low = top + at.step * (double)love->n;
	at.room = size->width - at.left - 20;
	draw_begin(h, size, low + 46, love->tells);
	draw_rect(h, "zone", at.left, 0, love_x(&at, LOVE_LIMIT) - at.left,
	          low);
	for (int i = 0; i <= steps; i++) {
		double v = step * i;

		draw_line(h, i == 0 ? "ref" : "grid", love_x(&at, v), 0,
		          love_x(&at, v), low);
		draw_text(h, "muted", love_x(&at, v), low + 18, "middle",
		          str_print(h->arena, "%.1f", v));
	}
	draw_line(h, "limit", love_x(&at, LOVE_LIMIT), 0,
	          love_x(&at, LOVE_LIMIT), low);
	for (size_t i = 0; i < love->n; i++)
		love_row(h, &love->v[i], &at, top + at.step * ((double)i + 0.5),
		         size->wide);
	draw_text(h, "muted", at.left + at.room / 2, low + 38, "middle",
	          T("Absolute standardised difference"));
	draw_end(h);
}

void
draw_love(struct html *h, const struct draw_love *love)
{
	for (size_t i = 0; i < 2; i++)
		love_draw(h, love, &draw_sizes[i]);
}

/* --- overlap ------------------------------------------------------------- */

static double
overlap_most(const struct draw_overlap *o)
{
	double most = 0.01;

	for (size_t i = 0; i < o->n; i++)
		most = fmax(most, fmax(o->treated[i], o->control[i]));
	return most;
}

/* So many decimals that no two marks of the axis look the same. */
static int
overlap_digits(double step)
{
	int digits = 2;

	while (digits < 9 && pow(10, -digits) > step)
		digits++;
	return digits;
}

static void
overlap_draw(struct html *h, const struct draw_overlap *o,
             const struct draw_size *size)
{
	double most = overlap_most(o);
	double left = 8;
	double room = size->width - 2 * left;
	double half = 110;
	double middle = 20 + half;
	double first = o->breaks[0];
	double span = o->breaks[o->n] - first;
	int digits = overlap_digits(span / 4);

	draw_begin(h, size, 2 * half + 74, o->tells);
	draw_text(h, "strong fa", left, 14, "start", T("Programme"));
	draw_text(h, "strong fb", left, middle + half + 20, "start",
	          T("Comparison"));
	for (size_t i = 0; i < o->n; i++) {
		double x = left + room * (o->breaks[i] - first) / span;
		double end = left + room * (o->breaks[i + 1] - first) / span;
		double up = half * o->treated[i] / most;
		double down = half * o->control[i] / most;

		draw_rect(h, "fa", x + 1, middle - up, end - x - 2, up);
		if (down > 0.5)
			draw_rect(h, "tb", x + 2, middle, end - x - 4, down);
	}
	draw_line(h, "ref", left, middle, left + room, middle);
	for (int i = 0; i <= 4; i++)
		draw_text(h, "muted", left + room * i / 4, middle + half + 42,
		          i == 0   ? "start"
		          : i == 4 ? "end"
		                   : "middle",
		          str_print(h->arena, "%.*f", digits,
		                    first + span * i / 4));
	draw_text(h, "muted", left + room / 2, middle + half + 60, "middle",
	          T("Score: how likely to be on the programme"));
	draw_end(h);
}

void
draw_overlap(struct html *h, const struct draw_overlap *overlap)
{
	for (size_t i = 0; i < 2; i++)
		overlap_draw(h, overlap, &draw_sizes[i]);
}

/* --- people of a hundred ------------------------------------------------- */

#define PEOPLE_ROW 10

static void
people_panel(struct html *h, const struct draw_people *people, int group,
             double x, double y, double step)
{
	int hit = people->of_hundred[group];

	draw_text(h, "strong", x, y + 14, "start", people->label[group]);
	for (int i = 0; i < 100; i++) {
		double at = x + step * (0.5 + i % PEOPLE_ROW);
		int row = i / PEOPLE_ROW;
		double down = y + 26 + step * (0.5 + row);
		double r = 0.36 * step;

		if (i >= hit)
			draw_dot(h, "g hollow", at, down, r - 1);
		else if (group == 0)
			draw_rect(h, "fa", at - r, down - r, 2 * r, 2 * r);
		else
			draw_rect(h, "fb", at - r, down - r, 2 * r, 2 * r);
	}
}

static void
people_draw(struct html *h, const struct draw_people *people,
            const struct draw_size *size)
{
	double step = size->wide ? 26 : 22;
	double panel = 36 + PEOPLE_ROW * step;

	if (size->wide) {
		draw_begin(h, size, panel, people->tells);
		people_panel(h, people, 0, 0, 0, step);
		people_panel(h, people, 1, 340, 0, step);
	} else {
		draw_begin(h, size, 2 * panel + 16, people->tells);
		people_panel(h, people, 0, 0, 0, step);
		people_panel(h, people, 1, 0, panel + 16, step);
	}
	draw_end(h);
}

void
draw_people(struct html *h, const struct draw_people *people)
{
	for (size_t i = 0; i < 2; i++)
		people_draw(h, people, &draw_sizes[i]);
}
