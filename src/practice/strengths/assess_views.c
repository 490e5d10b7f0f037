/*
 * assess_views.c - the assessment as a worker sees it: all areas, one area.
 */
#include "practice/strengths/assess_views.h"

/* --- all areas ---------------------------------------------------------- */

static void
put_tick(struct arena *arena, struct str *line, bool there, struct str words)
{
	*line = str_print(arena, "%.*s%s%s %.*s", STR_ARG(*line),
	                  line->n > 0 ? ", " : "", there ? "✓" : "–",
	                  STR_ARG(words));
}

/* What is there of an area, and what is not. */
static struct str
ticks(struct arena *arena, const struct assess_screen *screen,
      const struct assess_area *area)
{
	struct str line = S("");

	put_tick(arena, &line, area->own.voice != ASSESS_NOBODY,
	         screen->head.known_as);
	put_tick(arena, &line,
	         !str_empty(area->work.view) || area->work.nothing,
	         T("worker"));
	put_tick(arena, &line,
	         !str_empty(area->work.strengths) ||
	                 !str_empty(area->own.strengths),
	         T("strengths"));
	put_tick(arena, &line, !str_empty(area->work.needs), T("needs"));
	put_tick(arena, &line,
	         area->work.harm != ASSESS_UNSAID &&
	                 area->work.reoffending != ASSESS_UNSAID,
	         T("links"));
	return line;
}

static void
draw_tasks(struct html *h, const struct assess_screen *screen)
{
	struct gov_task tasks[ASSESS_AREA_COUNT];
	struct gov_tag tags[ASSESS_AREA_COUNT];

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		const struct assess_area *area = &screen->a.areas[i];

		tags[i] = (struct gov_tag){
		        .text = text_get(assess_state_keys[area->state]),
		        .classes = assess_state_looks[area->state]};
		tasks[i] = (struct gov_task){
		        .title = assess_area_name(screen, (enum assess_code)i),
		        .href = assess_path(h->arena, screen, i, ""),
		        .hint = ticks(h->arena, screen, area),
		        .status_tag = &tags[i],
		};
	}
	gov_task_list(h, &(struct gov_task_list){.id_prefix = "area",
	                                         .items = {tasks,
	                                                   ASSESS_AREA_COUNT}});
}

void
assess_draw_overview(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	(void)ctx;
	words_title(h, T("Strengths and needs"));
	if (screen->a.id.v == 0)
		words_para(h, TV(h->arena,
		                 "Nothing is written yet. Begin with what "
		                 "{name} says.",
		                 {"name", screen->head.known_as}));
	else
		assess_draw_edition(h, &screen->a);
	assess_draw_waiting(h, &screen->a);
	assess_draw_locked(h, screen, &screen->a);
	words_para(h, TN(h->arena, "{n} of 9 areas is complete.",
	                 "{n} of 9 areas are complete.",
	                 assess_complete_n(&screen->a)));
	draw_tasks(h, screen);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	assess_link_to(h, T("Read it whole"),
	               assess_path(h->arena, screen, -1, "/whole"));
	html_raw(h, "</li><li>");
	assess_link_to(h, T("Earlier editions"),
	               assess_path(h->arena, screen, -1, "/history"));
	html_raw(h, "</li><li>");
	assess_link_to(h, T("In the services’ form"),
	               assess_path(h->arena, screen, -1, "/form"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          assess_path(h->arena, screen, -1, "/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          assess_path(h->arena, screen, -1, "/sheet"));
	html_raw(h, "</li></ul>");
}

/* --- one area ----------------------------------------------------------- */

static void
draw_link_field(struct html *h, const struct form *form, const char *name,
                struct str label, enum assess_link stored)
{
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = name,
	                    .label = label,
	                    .label_size = "s",
	                    .classes = "govuk-radios--inline",
	                    .items = GOV_CHOICES(
	                            {.value = S("yes"), .text = T("Yes")},
	                            {.value = S("no"), .text = T("No")}),
	                    .value = stored == ASSESS_UNSAID
	                                     ? S("")
	                                     : str_of(assess_links[stored])});
}

static void
draw_words_field(struct html *h, const struct form *form, const char *name,
                 struct str label, int most, struct str stored)
{
	form_character_count(h, form,
	                     &(struct gov_character_count){.name = name,
	                                                   .label = label,
	                                                   .label_size = "s",
	                                                   .rows = 4,
	                                                   .max_length = most,
	                                                   .threshold = 75,
	                                                   .value = stored});
}

static void
draw_work_links(struct html *h, const struct form *form,
                const struct assess_form *asked, const struct assess_work *work)
{
	draw_link_field(h, form, "harm",
	                text_get(asked->work[ASSESS_ASKED_HARM]), work->harm);
	draw_words_field(h, form, "harm_words",
	                 T("How is it linked to serious harm, or why not?"),
	                 ASSESS_HARM_MOST, work->harm_words);
	draw_link_field(h, form, "reoffending",
	                text_get(asked->work[ASSESS_ASKED_REOFFENDING]),
	                work->reoffending);
	draw_words_field(h, form, "reoffending_words",
	                 T("How is it linked to reoffending, or why not?"),
	                 ASSESS_REOFFENDING_MOST, work->reoffending_words);
}

/* Strengths stand first. */
static void
draw_work_fields(struct html *h, const struct form *form,
                 const struct assess_screen *screen)
{
	const struct assess_work *work = &screen->a.areas[screen->code].work;
	const struct assess_form *asked = screen->form;

	draw_words_field(h, form, "strengths",
	                 text_get(asked->work[ASSESS_ASKED_STRENGTHS]),
	                 ASSESS_WORDS_MOST, work->strengths);
	draw_words_field(h, form, "view",
	                 text_get(asked->work[ASSESS_ASKED_VIEW]),
	                 ASSESS_WORDS_MOST, work->view);
	draw_words_field(h, form, "needs",
	                 text_get(asked->work[ASSESS_ASKED_NEEDS]),
	                 ASSESS_WORDS_MOST, work->needs);
	assess_draw_nothing(h, form, asked->work[ASSESS_ASKED_NOTHING],
	                    work->nothing);
	assess_draw_priority(h, form,
	                     text_get(asked->work[ASSESS_ASKED_PRIORITY]),
	                     work->priority);
	words_heading(h, T("Not on the person’s page"), "kept");
	draw_work_links(h, form, asked, work);
	draw_words_field(h, form, "evidence",
	                 text_get(asked->work[ASSESS_ASKED_EVIDENCE]),
	                 ASSESS_WORDS_MOST, work->evidence);
}

static void
draw_person_side(struct html *h, const struct assess_screen *screen)
{
	const struct assess_area *area = &screen->a.areas[screen->code];

	html_raw(h, "<section class=\"dir-voice dir-voice--person\""
	            " aria-labelledby=\"own\"><h2 class=\"dir-voice__title\""
	            " id=\"own\">");
	html_text(h,
	          TV(h->arena, "{name} says", {"name", screen->head.known_as}));
	html_raw(h, "</h2>");
	assess_draw_own(h, screen, area);
	if (area->own.voice != ASSESS_OWN) {
		html_raw(h, "<p class=\"govuk-body\">");
		assess_link_to(h,
		               TV(h->arena, "Write down what {name} says",
		                  {"name", screen->head.known_as}),
		               assess_path(h->arena, screen, (int)screen->code,
		                           "/for-them"));
		html_raw(h, "</p>");
	}
	html_raw(h, "</section>");
}

void
assess_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;
	const struct assess_area *area = &screen->a.areas[screen->code];
	struct form form;

	words_title(h, assess_area_name(screen, screen->code));
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h,
	          TV(h->arena, "Area {n} of 9",
	             {"n", str_print(h->arena, "%d", (int)screen->code + 1)}));
	html_raw(h, " ");
	gov_tag(h, &(struct gov_tag){
	                   .text = text_get(assess_state_keys[area->state]),
	                   .classes = assess_state_looks[area->state]});
	html_raw(h, "</p>");
	assess_draw_way(h, screen);
	html_raw(h, "<div class=\"dir-voices\">");
	draw_person_side(h, screen);
	html_raw(h, "<section class=\"dir-voice dir-voice--worker\""
	            " aria-labelledby=\"work\"><h2 class=\"dir-voice__title\""
	            " id=\"work\">");
	html_text(h, T("The worker says"));
	html_raw(h, "</h2>");
	assess_draw_work_now(h, ctx, screen);
	form = assess_form_begin(h, ctx, screen,
	                         assess_path(h->arena, screen,
	                                     (int)screen->code, ""),
	                         area->work.by.version);
	draw_work_fields(h, &form, screen);
	assess_form_end(h, T("Save and go on"),
	                T("Save, and say that it is complete"));
	html_raw(h, "</section></div>");
	assess_draw_make_goal(h, ctx, screen);
}

/* --- with the person there ---------------------------------------------- */

void
assess_draw_for_them(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;
	const struct assess_area *area = &screen->a.areas[screen->code];
	struct form form;

	words_title(h, assess_area_name(screen, screen->code));
	if (area->own.voice == ASSESS_OWN) {
		words_para(h, T("These are the person’s own words. Nobody "
		                "else changes them."));
		assess_draw_own(h, screen, area);
		return;
	}
	words_para(h, TV(h->arena,
	                 "What {name} says, written down by you. Your name "
	                 "stands under it.",
	                 {"name", screen->head.known_as}));
	assess_draw_own_now(h, ctx, screen);
	form = assess_form_begin(h, ctx, screen,
	                         assess_path(h->arena, screen,
	                                     (int)screen->code, "/for-them"),
	                         area->own.by.version);
	assess_draw_own_fields(h, &form, screen);
	assess_form_end(h, T("Write it down"), S(""));
}

/* --- the whole ---------------------------------------------------------- */

static void
draw_areas(struct html *h, const struct assess_screen *screen)
{
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		assess_draw_area(h, screen, (enum assess_code)i);
}

void
assess_draw_whole(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	words_title(h, T("The whole assessment"));
	assess_draw_since(h, screen);
	if (screen->a.id.v != 0)
		assess_draw_edition(h, &screen->a);
	draw_areas(h, screen);
	sit_draw(h, screen->mine, screen->sits, screen->sits_n);
	assess_draw_signing(h, ctx, screen);
}

void
assess_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	strengths_paper_draw(h, &screen->head_line);
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h,
	          screen->mine ? T("How I see it") : T("Strengths and needs"));
	html_raw(h, "</h1>");
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	if (!screen->mine && screen->a.id.v != 0)
		assess_draw_edition(h, &screen->a);
	assess_draw_locked(h, screen, &screen->a);
	draw_areas(h, screen);
	sit_draw(h, screen->mine, screen->sits, screen->sits_n);
}
