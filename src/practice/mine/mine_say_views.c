/*
 * mine_say_views.c - how it is going: the form, what was said, the paper.
 */
#include "practice/mine/mine_views.h"

/* --- the form ------------------------------------------------------------ */

static void
field_to(struct html *h, const struct form *form,
         const struct mine_say_screen *screen)
{
	struct str worker = screen->head.worker_name;
	const struct gov_choice items[] = {
	        {.value = S("worker"),
	         .text = str_empty(worker)
	                         ? T("My worker, with my name")
	                         : TV(h->arena, "{worker}, with my name",
	                              {"worker", worker})},
	        {.value = S("manager"),
	         .text = T("Those in charge, without my name"),
	         .hint = T("They read it once the month is past and ten of "
	                   "you have sent one. They see no name and no "
	                   "day. Do not write who you are. No one can "
	                   "write back to you.")},
	};

	form_radios(h, form,
	            &(struct gov_radios){.name = "to",
	                                 .label = T("Who reads it?"),
	                                 .label_size = "s",
	                                 .items = {items, 2}});
}

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct mine_say_screen *screen)
{
	struct form form;

	page_form(ctx, &form);
	/* What is said without a name is nowhere kept beside one. */
	form.no_draft = true;
	form_begin(h, &form, screen->base);
	mine_say_fields(h, &form, screen->about,
	                screen->mine ? T("How is it going with us?")
	                             : T("How is it going, does the person "
	                                 "say?"));
	if (screen->mine)
		field_to(h, &form, screen);
	mine_form_end(h, screen->mine ? T("Send it") : T("Write it down"));
}

/* --- what was said ------------------------------------------------------- */

static struct str
by_words(struct arena *arena, const struct mine_say_screen *screen,
         const struct mine_say *say)
{
	if (!say->for_them)
		return screen->mine ? T("You said this")
		                    : TV(arena, "{name} said this",
		                         {"name", screen->head.known_as});
	return screen->mine ? TV(arena, "{name} wrote this for you",
	                         {"name", say->by.name})
	                    : TV(arena, "{name} wrote this for {person}",
	                         {"name", say->by.name},
	                         {"person", screen->head.known_as});
}

static void
draw_by(struct html *h, struct str who, struct instant at)
{
	mine_small(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(who),
	                     STR_ARG(date_words(h->arena, instant_date(at)))));
}

static void
draw_answer_form(struct html *h, const struct ctx *ctx,
                 const struct mine_say_screen *screen,
                 const struct mine_say *say)
{
	struct str id = id_show(h->arena, say->id.v);
	struct str action = str_print(h->arena, "%.*s/%.*s/answer",
	                              STR_ARG(screen->base), STR_ARG(id));
	struct form form;

	page_form(ctx, &form);
	gov_details_begin(
	        h, &(struct gov_details){.summary = T("Answer it"),
	                                 .open = page_sent(ctx, action)});
	form_begin(h, &form, action);
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){
	                .name = "answer",
	                .id = str_c(h->arena, str_print(h->arena, "answer-%.*s",
	                                                STR_ARG(id))),
	                .rows = 3,
	                .label = T("Your answer"),
	                .label_size = "s"});
	mine_form_end(h, T("Save"));
	gov_details_end(h);
}

static void
draw_say(struct html *h, const struct ctx *ctx,
         const struct mine_say_screen *screen, const struct mine_say *say)
{
	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	mine_level(h, say->level);
	html_raw(h, "</strong><br>");
	html_text(h, text_get(mine_about_keys[say->about]));
	html_raw(h, "</p>");
	if (!str_empty(say->words)) {
		html_raw(h, "<p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_lines(h, say->words);
		html_raw(h, "</p>");
	}
	draw_by(h, by_words(h->arena, screen, say), say->by.at);
	if (!str_empty(say->answer)) {
		html_raw(h, "<p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, T("Answer"));
		html_raw(h, "</strong><br>");
		html_lines(h, say->answer);
		html_raw(h, "</p>");
		draw_by(h, say->answered.name, say->answered.at);
	} else if (!screen->mine && ctx_can(ctx, CAN_WRITE_PLAN)) {
		draw_answer_form(h, ctx, screen, say);
	}
	html_raw(h, "</li>");
}

static void
draw_says(struct html *h, const struct ctx *ctx,
          const struct mine_say_screen *screen)
{
	mine_card_begin(h, "said",
	                screen->mine ? T("What you said with your name")
	                             : T("What was said with a name"),
	                S(""), S(""));
	if (screen->said.says_n == 0)
		words_para(h, T("Nothing is here yet."));
	else
		html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->said.says_n; i++)
		draw_say(h, ctx, screen, &screen->said.says[i]);
	if (screen->said.says_n > 0)
		html_raw(h, "</ul>");
	html_raw(h, "</section>");
}

static void
draw_dids(struct html *h, const struct mine_say_screen *screen)
{
	if (screen->said.dids_n == 0)
		return;
	mine_card_begin(h, "done-since", T("You said, we did"), S(""), S(""));
	mine_dids(h, screen->said.dids, screen->said.dids_n);
	html_raw(h, "</section>");
}

void
mine_draw_say(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_say_screen *screen = data;

	words_title(h, screen->mine ? T("How is it going?") : T("Feedback"));
	words_para(h, screen->mine
	                      ? T("Tell us at any time. What you say changes "
	                          "nothing about your order.")
	                      : T("What the person says of how it is going, "
	                          "with their name. What they say without "
	                          "one is not here."));
	draw_dids(h, screen);
	mine_card_begin(h, "say",
	                screen->mine ? T("Say how it is")
	                             : T("Write down what the person says"),
	                S(""), S(""));
	if (screen->mine || ctx_can(ctx, CAN_WRITE_PLAN))
		draw_form(h, ctx, screen);
	html_raw(h, "</section>");
	draw_says(h, ctx, screen);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("A form on paper"),
	          screen->mine ? S("/me/feedback/print")
	                       : S("/feedback/print"));
	html_raw(h, "</li></ul>");
}

/* --- on paper ------------------------------------------------------------ */

static void
draw_boxes(struct html *h, const char *const *keys, int first, int last,
           bool faces)
{
	html_raw(h, "<ul class=\"govuk-list\">");
	for (int i = first; i <= last; i++) {
		html_raw(h, "<li><span aria-hidden=\"true\">☐ </span>");
		if (faces)
			chart_face(h, i);
		html_raw(h, " ");
		html_text(h, text_get(keys[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
mine_draw_say_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	(void)data;
	words_title(h, T("How is it going?"));
	words_para(h, T("Do not write your name. Put this in the box, or give "
	                "it to anybody who works here."));
	words_heading(h, T("How is it going with us?"), "level");
	draw_boxes(h, mine_level_keys, 1, MINE_LEVELS, true);
	words_heading(h, T("What is it about?"), "about");
	draw_boxes(h, mine_about_keys, 0, MINE_ABOUT_COUNT - 1, false);
	words_heading(h, T("Do you want to say more? (optional)"), "more");
	for (int i = 0; i < 6; i++)
		html_raw(h, "<p class=\"govuk-body\">"
		            "______________________________________</p>");
	words_para(h, T("Ten of these are read as one pile. No one can tell "
	                "whose is whose."));
}

/* --- links elsewhere ----------------------------------------------------- */

void
mine_draw_case_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct person_head *head = data;

	(void)ctx;
	mine_card_begin(h, "feedback", T("Feedback"), S(""), S(""));
	mine_link(h, T("What the person says of how it is going"),
	          people_path(h->arena, head->crn, "/feedback"));
	html_raw(h, "</section>");
	mine_card_begin(h, "papers", T("Papers"), S(""), S(""));
	mine_link(h, T("What was signed or given, and what can be printed"),
	          people_path(h->arena, head->crn, "/papers"));
	html_raw(h, "</section>");
}
