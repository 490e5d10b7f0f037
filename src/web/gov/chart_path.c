/* chart_path.c - stops on a way. */
#include "web/gov/chart.h"
#include "web/gov/gov_content.h"
#include "web/gov/gov_nav.h"

static void
says_draw(struct html *h, const struct path_stop *stop)
{
	if (stop->look != NULL) {
		gov_tag(h, &(struct gov_tag){.text = stop->says,
		                             .classes = stop->look});
		return;
	}
	html_raw(h, "<span class=\"dir-journey__state\">");
	html_text(h, stop->says);
	html_raw(h, "</span>");
}

static void
stop_draw(struct html *h, const struct path_stop *stop, size_t i)
{
	html_raw(h, "<li");
	gov_class(h, "dir-journey__step dir-journey__step--interact",
	          stop->done ? "dir-journey__step--done" : NULL);
	html_raw(h, "><span class=\"dir-journey__mark\" aria-hidden=\"true\">");
	if (stop->done)
		icon(h, ICON_CHECK);
	else
		html_i64(h, (int64_t)i + 1);
	html_raw(h, "</span><p class=\"dir-journey__title\">");
	if (str_empty(stop->href))
		html_text(h, stop->title);
	else
		gov_link(h, &(struct gov_link){.text = stop->title,
		                               .href = stop->href});
	html_raw(h, "</p>");
	says_draw(h, stop);
	html_raw(h, "</li>");
}

void
chart_path(struct html *h, const struct path_stops *stops)
{
	html_raw(h, "<ol class=\"dir-journey\">");
	for (size_t i = 0; i < stops->n; i++)
		stop_draw(h, &stops->v[i], i);
	html_raw(h, "</ol>");
}
