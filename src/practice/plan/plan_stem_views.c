/*
 * plan_stem_views.c - the choice of how a goal's sentence begins.
 */
#include "practice/plan/plan_stem.h"

static void
plan_draw_stem(struct html *h, const struct plan_screen *screen,
               enum plan_area area, int place)
{
	struct str words = text_get(screen->start->edition->stems[area][place]);

	html_raw(h, "<li><a class=\"govuk-link\" data-start");
	html_attr(h, "data-area", str_of(plan_area_words[area]));
	html_attr(h, "href",
	          str_print(h->arena, "%.*s/goals/new?area=%s&start=%d",
	                    STR_ARG(screen->base), plan_area_words[area],
	                    place + 1));
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</a></li>");
}

static void
plan_draw_area_stems(struct html *h, const struct plan_screen *screen,
                     enum plan_area area)
{
	const char *const *keys = screen->mine ? plan_area_keys_me
	                                       : plan_area_keys;

	gov_details_begin(h, &(struct gov_details){
	                             .summary = text_get(keys[area]),
	                             .open = screen->start->area == area,
	                     });
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int place = 0; place < PLAN_STEMS_MOST; place++)
		if (screen->start->edition->stems[area][place] != NULL)
			plan_draw_stem(h, screen, area, place);
	html_raw(h, "</ul>");
	gov_details_end(h);
}

void
plan_draw_stems(struct html *h, const struct plan_screen *screen)
{
	const struct plan_start *start = screen->start;

	if (start == NULL)
		return;
	html_raw(h, "<div data-module=\"dir-starts\">");
	gov_details_begin(
	        h, &(struct gov_details){
	                   .summary = screen->mine ? T("Help me start my "
	                                               "sentence")
	                                           : T("Starts for a sentence"),
	                   .open = start->area != PLAN_AREA_NONE &&
	                           start->stem == NULL,
	           });
	words_para(h, screen->mine
	                      ? T("Choose what it is about, then how to begin. "
	                          "Then finish it in your own words.")
	                      : T("Choose an area, then a start in the first "
	                          "person. The person finishes it in their own "
	                          "words."));
	for (int area = 1; area < PLAN_AREA_COUNT; area++)
		plan_draw_area_stems(h, screen, (enum plan_area)area);
	gov_details_end(h);
	html_raw(h, "</div>");
}

void
plan_draw_make_goal(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_statement *statement)
{
	struct str id = id_show(h->arena, statement->id.v);

	if (statement->replaced || statement->withdrawn ||
	    date_is(screen->on) || screen->goal != NULL ||
	    str_empty(statement->words) ||
	    !ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return;
	html_raw(h, "<span class=\"dir-words__acts dir-noprint\">");
	plan_link(h, T("Make a goal of these words"),
	          str_print(h->arena, "%.*s/goals/new?words=%.*s",
	                    STR_ARG(screen->base), STR_ARG(id)));
	html_raw(h, "</span>");
}
