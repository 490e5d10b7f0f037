#include "web/gov/chart.h"

/* --- journey ----------------------------------------------------------- */

static const char *const PHASE_CLASSES[3] = {"dir-journey__step--interact",
                                             "dir-journey__step--intervene",
                                             "dir-journey__step--integrate"};

static const char *const STATE_CLASSES[] = {
        [JOURNEY_NEXT] = NULL,
        [JOURNEY_NOW] = "dir-journey__step--now",
        [JOURNEY_DONE] = "dir-journey__step--done"};

static struct str
state_words(const struct journey_phase *phase)
{
	if (!str_empty(phase->says))
		return phase->says;
	switch (phase->state) {
	case JOURNEY_DONE:
		return T("Done");
	case JOURNEY_NOW:
		return T("You are here");
	case JOURNEY_NEXT:
	default:
		return T("Next");
	}
}

static void
points_draw(struct html *h, const struct journey_points *points)
{
	if (points->n == 0)
		return;
	html_raw(h, "<ul class=\"dir-journey__points\">");
	for (size_t i = 0; i < points->n; i++) {
		html_raw(h, "<li");
		if (points->v[i].done)
			html_raw(h, " class=\"is-done\"");
		html_raw(h, ">");
		html_text(h, points->v[i].text);
		if (points->v[i].done) {
			html_raw(h, " <span class=\"govuk-visually-hidden\">");
			html_text(h, T("(done)"));
			html_raw(h, "</span>");
		}
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
phase_draw(struct html *h, const struct journey *journey, int i)
{
	const struct journey_phase *phase = &journey->phases[i];
	html_raw(h, "<li");
	gov_class(h, "dir-journey__step",
	          gov_words(h, PHASE_CLASSES[i], STATE_CLASSES[phase->state]));
	if (phase->state == JOURNEY_NOW)
		html_raw(h, " aria-current=\"step\"");
	html_raw(h, "><span class=\"dir-journey__mark\" aria-hidden=\"true\">");
	if (phase->state == JOURNEY_DONE)
		icon(h, ICON_CHECK);
	else
		html_i64(h, i + 1);
	html_raw(h, "</span>");
	gov_heading_open(h, journey->heading_level, 3);
	html_raw(h, " class=\"dir-journey__title\">");
	html_text(h, phase->title);
	gov_heading_close(h, journey->heading_level, 3);
	html_raw(h, "<span class=\"dir-journey__state\">");
	html_text(h, state_words(phase));
	html_raw(h, "</span>");
	if (!str_empty(phase->text)) {
		html_raw(h, "<p class=\"dir-journey__text\">");
		html_text(h, phase->text);
		html_raw(h, "</p>");
	}
	points_draw(h, &phase->points);
	html_raw(h, "</li>");
}

void
chart_journey(struct html *h, const struct journey *journey)
{
	html_raw(h, "<ol");
	gov_class(h, "dir-journey",
	          journey->across ? "dir-journey--across" : NULL);
	html_raw(h, ">");
	for (int i = 0; i < 3; i++)
		phase_draw(h, journey, i);
	html_raw(h, "</ol>");
}

/* --- goal bar ---------------------------------------------------------- */

#define PARTS_MOST 12

static void
parts_draw(struct html *h, int64_t done, int64_t of)
{
	/* Many steps: twelve parts, and one is full only when all of it is. */
	if (of > PARTS_MOST) {
		done = done * PARTS_MOST / of;
		of = PARTS_MOST;
	}
	html_raw(h, "<div class=\"dir-goal__bar\" aria-hidden=\"true\">");
	for (int64_t i = 0; i < of; i++)
		if (i < done)
			html_raw(h, "<span class=\"is-done\"></span>");
		else
			html_raw(h, "<span></span>");
	html_raw(h, "</div>");
}

void
chart_goal_bar(struct html *h, const struct goal_bar *bar)
{
	int64_t of = bar->of < 0 ? 0 : bar->of;
	int64_t done = bar->done < 0 ? 0 : bar->done;
	if (done > of)
		done = of;
	if (of > 0)
		parts_draw(h, done, of);
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-0\"><strong>");
	if (of == 0)
		html_text(h, T("No steps yet."));
	else
		html_text(h, TV(h->arena, "{done} of {of} steps done.",
		                {"done",
		                 str_print(h->arena, "%lld", (long long)done)},
		                {"of",
		                 str_print(h->arena, "%lld", (long long)of)}));
	html_raw(h, "</strong>");
	if (!str_empty(bar->next)) {
		html_raw(h, " ");
		html_text(h, bar->next);
	}
	html_raw(h, "</p>");
}

void
chart_gauge(struct html *h, int64_t part, int64_t whole)
{
	double share = 0;
	if (whole > 0 && part > 0)
		share = part >= whole ? 1.0 : (double)part / (double)whole;
	html_raw(h, "<svg class=\"dir-gauge dir-chart\" viewBox=\"0 0 200 14\" "
	            "preserveAspectRatio=\"none\" aria-hidden=\"true\" "
	            "focusable=\"false\"><rect x=\"1\" y=\"1\" width=\"198\" "
	            "height=\"12\" rx=\"3\" fill=\"#fff\" stroke=\"#0f5f5b\" "
	            "stroke-width=\"1.5\"/><rect x=\"1\" y=\"1\"");
	html_attr(h, "width", str_print(h->arena, "%.1f", 198.0 * share));
	html_raw(h, " height=\"12\" rx=\"3\" class=\"fa\"/></svg>");
}

/* --- date tile --------------------------------------------------------- */

void
chart_date_tile(struct html *h, struct date date, bool small)
{
	int year, month, day;
	if (!date_is(date))
		return;
	date_split(date, &year, &month, &day);
	html_raw(h, "<div");
	gov_class(h, "dir-date", small ? "dir-date--s" : NULL);
	html_raw(h, " aria-hidden=\"true\"><span class=\"dir-date__m\">");
	html_text(h, date_month_short(date));
	html_raw(h, "</span><span class=\"dir-date__d\">");
	html_i64(h, day);
	html_raw(h, "</span></div>");
}
