/*
 * chart_doughnut.c - rings round a middle: who decides what.
 */
#include <math.h>

#include "web/gov/chart.h"

#define CENTRE 180.0
#define MARK   12.0 /* radius of a dot */

/* How far out the dots of a ring stand. */
static const double STANDS[DOUGHNUT_RINGS] = {30, 76, 119, 161};

static int
ring_of(const struct doughnut_thing *thing)
{
	return thing->ring < 0                ? 0
	       : thing->ring < DOUGHNUT_RINGS ? thing->ring
	                                      : DOUGHNUT_RINGS - 1;
}

static size_t
drawn_of(const struct doughnut *doughnut)
{
	return doughnut->n < DOUGHNUT_MOST ? doughnut->n : DOUGHNUT_MOST;
}

/* The rings from the outside in: a later one lies upon an earlier one. */
static void
rings_draw(struct html *h)
{
	html_raw(h, "<circle cx=\"180\" cy=\"180\" r=\"178\" fill=\"none\" "
	            "stroke=\"#6b6457\" stroke-width=\"1.5\" "
	            "stroke-dasharray=\"3 5\"/>"
	            "<circle cx=\"180\" cy=\"180\" r=\"141\" fill=\"#e3f0ec\" "
	            "stroke=\"#123c3a\" stroke-width=\"2\"/>"
	            "<circle cx=\"180\" cy=\"180\" r=\"98\" fill=\"#fdf3dd\" "
	            "stroke=\"#6b6457\" stroke-width=\"1.5\"/>"
	            "<circle cx=\"180\" cy=\"180\" r=\"54\" "
	            "fill=\"#123c3a\"/>");
}

static void
dot_draw(struct html *h, double x, double y, size_t number)
{
	html_raw(h, "<circle");
	html_attr(h, "cx", str_print(h->arena, "%.1f", x));
	html_attr(h, "cy", str_print(h->arena, "%.1f", y));
	html_raw(h, " r=\"12\" fill=\"#fff\" stroke=\"#123c3a\" "
	            "stroke-width=\"1.5\"/><text");
	html_attr(h, "x", str_print(h->arena, "%.1f", x));
	html_attr(h, "y", str_print(h->arena, "%.1f", y + MARK / 2 - 1));
	html_raw(h, " text-anchor=\"middle\" class=\"strong\">");
	html_text(h, str_print(h->arena, "%zu", number));
	html_raw(h, "</text>");
}

/* The dots of a ring at equal distances, the first at the top; a lone one in
 * the middle is in the very middle. */
static void
ring_draw(struct html *h, const struct doughnut *doughnut, int ring)
{
	size_t most = drawn_of(doughnut), in_ring = 0, n = 0;

	for (size_t i = 0; i < most; i++)
		in_ring += ring_of(&doughnut->v[i]) == ring;
	for (size_t i = 0; i < most; i++) {
		double out = ring == 0 && in_ring == 1 ? 0.0 : STANDS[ring];
		double angle;

		if (ring_of(&doughnut->v[i]) != ring)
			continue;
		angle = 2.0 * M_PI * (double)n++ / (double)in_ring - M_PI / 2;
		dot_draw(h, CENTRE + out * cos(angle),
		         CENTRE + out * sin(angle), i + 1);
	}
}

/* A ring in words: what it means, then each thing with its number. */
static void
ring_says(struct html *h, const struct doughnut *doughnut, int ring)
{
	size_t n = 0;

	html_raw(h, "<li><strong>");
	html_text(h, doughnut->rings[ring]);
	html_raw(h, "</strong>");
	for (size_t i = 0; i < doughnut->n; i++) {
		if (ring_of(&doughnut->v[i]) != ring)
			continue;
		html_text(h, n++ == 0 ? S(": ") : S(", "));
		html_text(h, str_print(h->arena, "%zu ", i + 1));
		html_text(h, doughnut->v[i].name);
	}
	if (n == 0) {
		html_raw(h, ": ");
		html_text(h, T("nothing"));
	}
	html_raw(h, "</li>");
}

void
chart_doughnut(struct html *h, const struct doughnut *doughnut)
{
	struct str title_id = str_print(h->arena, "%s-t", doughnut->id);
	struct str desc_id = str_print(h->arena, "%s-d", doughnut->id);

	html_raw(h, "<svg class=\"dir-links dir-chart\" "
	            "viewBox=\"0 0 360 360\" role=\"img\"");
	html_attr(h, "aria-labelledby",
	          str_print(h->arena, "%.*s %.*s", STR_ARG(title_id),
	                    STR_ARG(desc_id)));
	html_raw(h, " focusable=\"false\"><title");
	html_attr(h, "id", title_id);
	html_raw(h, ">");
	html_text(h, doughnut->title);
	html_raw(h, "</title><desc");
	html_attr(h, "id", desc_id);
	html_raw(h, ">");
	html_text(h, T("The same is said in words next to this picture."));
	html_raw(h, "</desc>");
	rings_draw(h);
	for (int ring = 0; ring < DOUGHNUT_RINGS; ring++)
		ring_draw(h, doughnut, ring);
	html_raw(h, "</svg><p class=\"govuk-body govuk-!-margin-top-4 "
	            "govuk-!-margin-bottom-1\">");
	html_text(h, T("From the middle out:"));
	html_raw(h, "</p><ol class=\"govuk-list\">");
	for (int ring = 0; ring < DOUGHNUT_RINGS; ring++)
		ring_says(h, doughnut, ring);
	html_raw(h, "</ol>");
}
