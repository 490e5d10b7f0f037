/* chart_face.c - five faces, from very bad to very good. */
#include "web/gov/chart.h"

static const struct str mouths[CHART_FACES] = {
        S("<path d=\"M17 18v3M31 18v3M14 36c5-9 15-9 20 0\"/>"),
        S("<path d=\"M17 18v3M31 18v3M15 34c4-4 14-4 18 0\"/>"),
        S("<path d=\"M17 18v3M31 18v3M15 32h18\"/>"),
        S("<path d=\"M17 18v3M31 18v3M15 30c4 4 14 4 18 0\"/>"),
        S("<path d=\"M17 18v3M31 18v3M13 28c4 12 18 12 22 0z\"/>"),
};

void
chart_face(struct html *h, int level)
{
	claim(level >= 1 && level <= CHART_FACES);
	html_raw(h, "<svg width=\"40\" height=\"40\" viewBox=\"0 0 48 48\""
	            " fill=\"none\" stroke=\"currentColor\""
	            " stroke-width=\"2.5\" stroke-linecap=\"round\""
	            " aria-hidden=\"true\" focusable=\"false\">"
	            "<circle cx=\"24\" cy=\"24\" r=\"21\"/>");
	html_markup(h, (struct markup){mouths[level - 1]});
	html_raw(h, "</svg>");
}
