/*
 * assess_panel_views.c - the assessment on the pages that others lay out.
 */
#include "practice/strengths/assess_panels.h"

/* So many strengths are in sight on the case overview. */
#define STRENGTHS_MOST 4

static void
card_begin(struct html *h, const char *id, struct str title, struct str link,
           struct str href)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, title, id);
	if (!str_empty(link))
		assess_link_to(h, link, href);
	html_raw(h, "</div>");
}

/* A strength of an area, and who said so. */
static void
draw_strength(struct html *h, struct str area, struct str words,
              struct str whose)
{
	if (str_empty(words))
		return;
	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-0\">"
	            "<strong>");
	html_text(h, area);
	html_raw(h, "</strong><br>");
	html_lines(h, words);
	html_raw(h, "<br><span class=\"dir-muted\">");
	html_text(h, whose);
	html_raw(h, "</span></p></li>");
}

/* The person's before the worker's. */
static void
draw_area_strengths(struct html *h, const struct assess_screen *screen,
                    enum assess_code code)
{
	const struct assess_area *area = &screen->a.areas[code];
	struct str name = assess_area_name(screen, code);

	draw_strength(h, name, area->own.strengths,
	              area->own.voice == ASSESS_FOR
	                      ? TV(h->arena, "{name} wrote this for {person}",
	                           {"name", area->own.by.name},
	                           {"person", screen->head.known_as})
	                      : TV(h->arena, "{name}’s own words",
	                           {"name", screen->head.known_as}));
	draw_strength(h, name, area->work.strengths,
	              TV(h->arena, "{name}’s words",
	                 {"name", area->work.by.name}));
}

/* The first few; how many there are besides. */
static void
draw_strengths(struct html *h, const struct assess_screen *screen)
{
	int shown = 0;

	html_raw(h, "<ul class=\"dir-list\">");
	for (int i = 0; i < ASSESS_AREA_COUNT && shown < STRENGTHS_MOST; i++) {
		if (str_empty(screen->a.areas[i].work.strengths) &&
		    str_empty(screen->a.areas[i].own.strengths))
			continue;
		draw_area_strengths(h, screen, (enum assess_code)i);
		shown++;
	}
	html_raw(h, "</ul>");
	if (assess_strengths_n(&screen->a) > shown)
		words_para(h, TN(h->arena, "{n} more area with a strength",
		                 "{n} more areas with a strength",
		                 assess_strengths_n(&screen->a) - shown));
}

/* What the person puts first. */
static void
draw_first(struct html *h, const struct assess_screen *screen)
{
	bool any = false;

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		if (screen->a.areas[i].own.priority != 1)
			continue;
		if (any) {
			html_raw(h, ", ");
		} else {
			html_raw(h, "<p class=\"govuk-body\"><strong>");
			html_text(h, TV(h->arena, "{name} puts first",
			                {"name", screen->head.known_as}));
			html_raw(h, "</strong><br>");
		}
		html_text(h, assess_area_name(screen, (enum assess_code)i));
		any = true;
	}
	if (any)
		html_raw(h, "</p>");
}

void
assess_draw_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	(void)ctx;
	card_begin(h, "strengths-needs", T("Strengths and needs"),
	           screen->a.id.v == 0 ? T("Begin") : T("See both sides"),
	           screen->base);
	if (screen->a.id.v == 0) {
		words_para(h, T("Nothing is written yet."));
		html_raw(h, "</section>");
		return;
	}
	draw_strengths(h, screen);
	draw_first(h, screen);
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-0\">");
	html_text(h, TN(h->arena, "{n} of 9 areas is complete.",
	                "{n} of 9 areas are complete.",
	                assess_complete_n(&screen->a)));
	html_raw(h, " ");
	assess_draw_standing(h, &screen->a);
	html_raw(h, "</p>");
	assess_draw_waiting(h, &screen->a);
	html_raw(h, "</section>");
}

void
assess_draw_home(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;
	int64_t n = 0;

	(void)ctx;
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		n += screen->a.areas[i].own.voice == ASSESS_OWN;
	card_begin(h, "how-i-see-it", T("How I see it"), S(""), S(""));
	words_para(h, n == 0 ? T("Say how you see each part of your life.")
	                     : TN(h->arena, "You wrote about {n} part of 9.",
	                          "You wrote about {n} parts of 9.", n));
	assess_link_to(h, n == 0 ? T("Begin") : T("Go on"), screen->base);
	html_raw(h, "</section>");
}

/* Those that the reader signed, or those that they are to look at. */
static void
draw_waits(struct html *h, const struct assess_waits *waits, bool mine)
{
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < waits->n; i++) {
		const struct assess a = {.standing = waits->v[i].standing};

		if (waits->v[i].mine != mine)
			continue;
		html_raw(h, "<li><p class=\"govuk-body"
		            " govuk-!-margin-bottom-0\">");
		assess_link_to(h, waits->heads[i].name,
		               people_path(h->arena, waits->heads[i].crn,
		                           "/strengths/whole"));
		html_raw(h, " ");
		assess_draw_standing(h, &a);
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul></section>");
}

void
assess_draw_waits(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_waits *waits = data;
	size_t mine = 0;

	(void)ctx;
	for (size_t i = 0; i < waits->n; i++)
		mine += waits->v[i].mine;
	if (mine < waits->n) {
		card_begin(h, "countersign", T("Assessments to look at"), S(""),
		           S(""));
		draw_waits(h, waits, false);
	}
	if (mine > 0) {
		card_begin(h, "countersign-mine",
		           T("Assessments that you signed, and that wait"),
		           S(""), S(""));
		draw_waits(h, waits, true);
	}
}
