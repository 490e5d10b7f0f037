/*
 * assess_me_views.c - the assessment as the person sees it: plain words, for
 * a phone.
 */
#include "practice/strengths/assess_views.h"
#include "practice/strengths/form_mine_views.h"

/* --- all areas ---------------------------------------------------------- */

static struct gov_tag
tag_of(const struct assess_own *own)
{
	if (own->voice == ASSESS_OWN)
		return (struct gov_tag){.text = T("You wrote this"),
		                        .classes = "govuk-tag--green"};
	if (own->voice == ASSESS_FOR)
		return (struct gov_tag){.text = T("Written for you"),
		                        .classes = "govuk-tag--yellow"};
	return (struct gov_tag){.text = T("Not yet"),
	                        .classes = "govuk-tag--grey"};
}

static void
draw_tasks(struct html *h, const struct assess_screen *screen)
{
	struct gov_task tasks[ASSESS_AREA_COUNT];
	struct gov_tag tags[ASSESS_AREA_COUNT];

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		tags[i] = tag_of(&screen->a.areas[i].own);
		tasks[i] = (struct gov_task){
		        .title = assess_area_name(screen, (enum assess_code)i),
		        .href = assess_path(h->arena, screen, i, ""),
		        .status_tag = &tags[i],
		};
	}
	gov_task_list(h, &(struct gov_task_list){.id_prefix = "area",
	                                         .items = {tasks,
	                                                   ASSESS_AREA_COUNT}});
}

/* The strengths of an area, in whoever's words. */
static void
draw_strength(struct html *h, const struct assess_screen *screen,
              enum assess_code code, struct str words)
{
	if (str_empty(words))
		return;
	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-0\">"
	            "<strong>");
	html_text(h, assess_area_name(screen, code));
	html_raw(h, "</strong><br>");
	html_lines(h, words);
	html_raw(h, "</p></li>");
}

/* What the person says themselves, or somebody wrote down for them; before the
 * worker's.  Nothing where they named none: the parts of life ask for it. */
static void
draw_own_strengths(struct html *h, const struct assess_screen *screen)
{
	bool any = false;

	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		any = any || !str_empty(screen->a.areas[i].own.strengths);
	if (!any)
		return;
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"own-strong\">");
	words_heading(h, T("What you say you are good at"), "own-strong");
	html_raw(h, "<ul class=\"dir-list\">");
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		draw_strength(h, screen, (enum assess_code)i,
		              screen->a.areas[i].own.strengths);
	html_raw(h, "</ul></section>");
}

/* What the worker sees as strong, as far as it is shared. */
static void
draw_strengths(struct html *h, const struct assess_screen *screen)
{
	const struct assess *shared = &screen->shared;
	bool any = false;

	if (shared->id.v == 0) {
		words_para(h, T("Your worker writes their side too. You can "
		                "read it here once they share it."));
		return;
	}
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"strong\">");
	words_heading(h, T("What your worker sees as strong"), "strong");
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		any = any || !str_empty(shared->areas[i].work.strengths);
	if (!any) {
		words_para(h, T("Nothing is written yet."));
		html_raw(h, "</section>");
		return;
	}
	html_raw(h, "<ul class=\"dir-list\">");
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		draw_strength(h, screen, (enum assess_code)i,
		              shared->areas[i].work.strengths);
	html_raw(h, "</ul></section>");
}

/* That their worker stopped, and why. */
static void
draw_locked(struct html *h, const struct assess_screen *screen)
{
	if (screen->a.standing != ASSESS_LOCKED)
		return;
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"stopped\">");
	words_heading(h, T("This stays as it is"), "stopped");
	assess_draw_locked(h, screen, &screen->a);
	words_para(h, T("You can still write here. Then a new one begins."));
	html_raw(h, "</section>");
}

void
assess_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	(void)ctx;
	words_title(h, T("How I see it"));
	words_para(h, T("This is about your life, as you see it. Say as much "
	                "or as little as you like. You can stop and come "
	                "back."));
	words_para(h, T("What you write stays as you wrote it. Your worker "
	                "can read it."));
	draw_locked(h, screen);
	draw_tasks(h, screen);
	words_heading(h, T("A few more questions"), "more");
	words_para(h, T("A form that is used in all of probation asks these "
	                "too. Only you can say."));
	form_mine_draw_tasks(h, S("/me/strengths/more"), screen->more);
	draw_own_strengths(h, screen);
	draw_strengths(h, screen);
	sit_draw(h, true, screen->sits, screen->sits_n);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("On paper"), S("/me/strengths/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          S("/me/strengths/sheet"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet for the other questions"),
	          S("/me/strengths/more/sheet"));
	html_raw(h, "</li></ul>");
}

/* --- one area ----------------------------------------------------------- */

static void
draw_worker_side(struct html *h, const struct assess_screen *screen)
{
	const struct assess_area *area = &screen->a.areas[screen->code];

	if (area->work.by.version == 0)
		return;
	html_raw(h, "<section aria-labelledby=\"work\" class=\"dir-voice"
	            " dir-voice--worker govuk-!-margin-top-6\">"
	            "<h2 class=\"dir-voice__title\" id=\"work\">");
	html_text(h, T("What my worker says"));
	html_raw(h, "</h2>");
	assess_draw_differs(h, screen, area);
	assess_draw_work(h, screen, &area->work);
	words_para(h, T("If you see it another way, say so. Both stay here, "
	                "side by side."));
	html_raw(h, "</section>");
}

void
assess_draw_me_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;
	const struct assess_area *area = &screen->a.areas[screen->code];
	struct form form;

	words_title(h, assess_area_name(screen, screen->code));
	if (assess_is_stale(ctx))
		assess_draw_own_now(h, ctx, screen);
	else
		assess_draw_by(h, screen, &area->own);
	form = assess_form_begin(h, ctx, screen,
	                         assess_path(h->arena, screen,
	                                     (int)screen->code, ""),
	                         area->own.by.version);
	assess_draw_own_fields(h, &form, screen);
	assess_form_end(h, T("Save and go on"), S(""));
	draw_worker_side(h, screen);
	assess_draw_make_goal(h, ctx, screen);
	assess_draw_way(h, screen);
}
