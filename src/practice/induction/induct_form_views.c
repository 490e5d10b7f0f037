/*
 * induct_form_views.c - one topic, the choices, the three things, a talk, an
 * answer.
 */
#include "practice/induction/induct_views.h"

static void
field_words(struct html *h, const struct form *form, const char *name,
            struct str label, struct str hint)
{
	form_character_count(
	        h, form,
	        &(struct gov_character_count){.name = name,
	                                      .label = label,
	                                      .label_size = "s",
	                                      .hint = hint,
	                                      .rows = 3,
	                                      .max_length = INDUCT_WORDS_MOST,
	                                      .threshold = 75});
}

/* The answers from one word to another; nothing is chosen before the person
 * chooses. */
static void
field_says(struct html *h, const struct form *form, const char *name,
           struct str label, enum induct_says from, enum induct_says to,
           enum induct_says stored)
{
	struct gov_choice items[INDUCT_SAYS_COUNT];
	size_t n = 0;

	for (int i = (int)from; i <= (int)to; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(induct_says_words[i]),
		        .text = text_get(induct_says_keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){.name = name,
	                                 .label = label,
	                                 .label_size = "s",
	                                 .items = {items, n},
	                                 .value = str_of(
	                                         induct_says_words[stored])});
}

/* --- one topic ----------------------------------------------------------- */

void
induct_draw_points(struct html *h, const struct induct_topic *topic)
{
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int i = 0; i < INDUCT_POINTS_MOST && topic->points[i] != NULL;
	     i++) {
		html_raw(h, "<li>");
		html_text(h, text_get(topic->points[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	if (topic->source == NULL)
		return;
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, text_get(topic->source));
	if (!topic->verified) {
		html_raw(h, ". ");
		html_text(h, T("Nobody has checked this yet."));
	}
	html_raw(h, "</p>");
}

/* What was shown that day, where it is not what is told today. */
static void
draw_shown(struct html *h, const struct induct_screen *screen)
{
	const struct induct_topic_read *topic =
	        &screen->induct.topics[screen->about];
	struct str shown = topic->shown;
	struct str title = S("");

	if (topic->talk == NULL || topic->edition == screen->edition->number ||
	    !str_split(&shown, '\n', &title))
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("What it said that day")});
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, title);
	html_raw(h, "</strong><br>");
	html_lines(h, shown);
	html_raw(h, "</p>");
	gov_details_end(h);
}

static void
draw_talked(struct html *h, const struct induct_screen *screen)
{
	const struct induct_talk *talk =
	        screen->induct.topics[screen->about].talk;

	words_heading(h, T("When we talked"), "talked");
	if (talk == NULL)
		words_para(h, T("Not yet."));
	else
		induct_draw_talk(h, talk);
	draw_shown(h, screen);
}

static void
draw_questions(struct html *h, const struct ctx *ctx,
               const struct induct_screen *screen)
{
	const struct induct *induct = &screen->induct;
	bool any = false;

	for (size_t i = 0; i < induct->words_n; i++) {
		if (induct->words[i].about != (int)screen->about)
			continue;
		if (!any) {
			words_heading(h, T("Questions"), "questions");
			html_raw(h, "<ul class=\"dir-list "
			            "govuk-!-margin-bottom-6\">");
		}
		any = true;
		induct_draw_word(h, ctx, screen, &induct->words[i]);
	}
	if (any)
		html_raw(h, "</ul>");
}

/* A worker writes for the person what the person has not said. */
static void
draw_topic_form(struct html *h, const struct ctx *ctx,
                const struct induct_screen *screen)
{
	const struct induct_said *mark =
	        &screen->induct.topics[screen->about].mark;
	bool theirs = mark->says == INDUCT_UNSAID ||
	              mark->by.voice == INDUCT_FOR || screen->mine;
	struct form form;

	if (mark->says != INDUCT_UNSAID) {
		html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
		            "<strong>");
		html_text(h, text_get(induct_says_keys[mark->says]));
		html_raw(h, "</strong></p>");
		induct_draw_by(h, screen, &mark->by);
	}
	page_form(ctx, &form);
	form_begin(h, &form,
	           induct_topic_path(h->arena, screen, screen->about));
	if (theirs)
		field_says(h, &form, "says",
		           screen->mine ? T("How is it for you?")
		                        : T("How is it for them?"),
		           INDUCT_CLEAR, INDUCT_NOT_NOW, mark->says);
	field_words(h, &form, "question",
	            screen->mine ? T("What do you want to ask? (optional)")
	                         : T("What do they ask? (optional)"),
	            screen->mine ? T("In your own words. Nobody else changes "
	                             "them.")
	                         : T("In their words. Your name stands under "
	                             "it."));
	induct_form_end(h, T("Save"));
}

void
induct_draw_topic(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;
	enum induct_state state = screen->induct.topics[screen->about].state;

	words_title(h, induct_topic_title(screen, screen->about));
	gov_tag(h, &(struct gov_tag){.text = text_get(induct_state_keys[state]),
	                             .classes = induct_state_looks[state]});
	html_raw(h, "<div class=\"govuk-!-margin-top-4\">");
	induct_draw_points(h, induct_topic_of(screen->edition, screen->about));
	html_raw(h, "</div>");
	if (screen->mine && screen->about == INDUCT_WHO_SEES) {
		html_raw(h, "<p class=\"govuk-body\">");
		induct_link(h, T("See who looked"), S("/me/access"));
		html_raw(h, "</p>");
	}
	draw_talked(h, screen);
	draw_questions(h, ctx, screen);
	words_heading(h,
	              screen->mine ? T("What you say")
	                           : TV(h->arena, "What {name} says",
	                                {"name", screen->head.known_as}),
	              "says-it");
	if (screen->mine || ctx_can(ctx, CAN_WRITE_PLAN))
		draw_topic_form(h, ctx, screen);
}

/* --- choices ------------------------------------------------------------- */

static bool
is_their_own(const struct induct_screen *screen, int i)
{
	const struct induct_said *said = &screen->induct.choices[i];

	return !screen->mine && said->says != INDUCT_UNSAID &&
	       said->by.voice == INDUCT_OWN;
}

/* What the person said themself is shown to a worker, and not asked. */
static void
draw_choice(struct html *h, const struct form *form,
            const struct induct_screen *screen, int i)
{
	const struct induct_said *said = &screen->induct.choices[i];

	if (is_their_own(screen, i)) {
		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, text_get(induct_choice_keys[i]));
		html_raw(h, "</strong><br>");
		html_text(h, text_get(induct_says_keys[said->says]));
		html_raw(h, "</p>");
	} else {
		field_says(h, form, induct_abouts[INDUCT_TOPIC_COUNT + i],
		           text_get(induct_choice_keys[i]), INDUCT_NOT_NOW,
		           INDUCT_NO, said->says);
	}
	if (said->says != INDUCT_UNSAID)
		induct_draw_by(h, screen, &said->by);
}

void
induct_draw_choices(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;
	bool asks = !is_their_own(screen, 0) || !is_their_own(screen, 1);
	struct form form;

	words_title(h, T("It is up to you"));
	words_para(h, T("If you say no, nothing changes for you. You can "
	                "change your mind at any time."));
	page_form(ctx, &form);
	if (asks)
		form_begin(h, &form, induct_path(h->arena, screen, "/choices"));
	for (int i = 0; i < 2; i++)
		draw_choice(h, &form, screen, i);
	if (asks)
		induct_form_end(h, T("Save"));
}

/* --- three things -------------------------------------------------------- */

static void
draw_end(struct html *h, const struct ctx *ctx,
         const struct induct_screen *screen)
{
	const struct induct *induct = &screen->induct;
	struct form form;

	words_heading(h, T("Finish"), "finish");
	if (induct->ended) {
		words_para(h,
		           TV(h->arena, "Finished on {day}.",
		              {"day", date_words(h->arena, induct->ended_on)}));
		if (!str_empty(induct->why))
			words_para(h, induct->why);
		induct_draw_by(h, screen, &induct->ended_by);
		return;
	}
	page_form(ctx, &form);
	form_begin(h, &form, induct_path(h->arena, screen, "/end"));
	if (induct_things_n(induct) < INDUCT_THINGS)
		field_words(h, &form, "why",
		            T("Fewer than three? Say why that is fine"), S(""));
	induct_form_end(h, T("Finish"));
}

void
induct_draw_raise(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;
	struct form form;

	words_title(h, screen->mine ? T("Three things I want to raise")
	                            : T("Three things to raise"));
	words_para(h, screen->mine
	                      ? T("What do you want to talk about next? These "
	                          "are your words. You can take them back.")
	                      : T("What the person wants to talk about next, "
	                          "in their words. They lead the next "
	                          "meeting with it."));
	induct_draw_things(h, ctx, screen);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          induct_path(h->arena, screen, "/things/sheet"));
	html_raw(h, "</li></ul>");
	if (!screen->mine && !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	if (induct_things_open_n(&screen->induct) < INDUCT_THINGS) {
		page_form(ctx, &form);
		form_begin(h, &form, induct_path(h->arena, screen, "/things"));
		field_words(h, &form, "thing",
		            screen->mine ? T("One thing I want to raise")
		                         : T("One thing they want to raise"),
		            S(""));
		induct_form_end(h, T("Add it"));
	}
	draw_end(h, ctx, screen);
}

/* --- a talk -------------------------------------------------------------- */

static void
field_led(struct html *h, const struct form *form)
{
	struct gov_choice items[INDUCT_LED_COUNT];
	size_t n = 0;

	for (int i = 1; i < INDUCT_LED_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(induct_leds[i]),
		        .text = text_get(induct_led_keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){.name = "led",
	                                 .label = T("Who led the talk?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	form_input(
	        h, form,
	        &(struct gov_input){.name = "mentor",
	                            .label = T("The mentor’s name, if one led"),
	                            .label_size = "s"});
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "room",
	                   .label = T("Who was in the room?"),
	                   .label_size = "s",
	                   .hint = T("Everybody, by the name they go by.")});
}

void
induct_draw_talk_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;
	struct gov_choice items[INDUCT_TOPIC_COUNT];
	struct form form;

	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(induct_abouts[i]),
		        .text = induct_topic_title(screen,
		                                   (enum induct_about)i),
		};
	words_title(h, T("Write down a talk"));
	page_form(ctx, &form);
	form_begin(h, &form, induct_path(h->arena, screen, "/talk"));
	form_checkboxes(
	        h, &form,
	        &(struct gov_checkboxes){.name = "topics",
	                                 .label = T("What did you talk about?"),
	                                 .label_size = "s",
	                                 .hint = T("Select all that apply."),
	                                 .items = {items, INDUCT_TOPIC_COUNT}});
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){.name = "day",
	                                  .label = T("On which day?"),
	                                  .label_size = "s",
	                                  .classes = "govuk-input--width-10"});
	field_led(h, &form);
	induct_form_end(h, T("Write it down"));
}

/* --- an answer ----------------------------------------------------------- */

void
induct_draw_answer(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;
	struct form form;

	words_title(h, T("Answer this question"));
	html_raw(h, "<blockquote class=\"govuk-inset-text\">");
	html_lines(h, screen->word->words);
	html_raw(h, "</blockquote>");
	induct_draw_by(h, screen, &screen->word->by);
	page_form(ctx, &form);
	form_begin(h, &form,
	           str_print(h->arena, "%.*s/words/%.*s", STR_ARG(screen->base),
	                     STR_ARG(id_show(h->arena, screen->word->id.v))));
	field_words(h, &form, "answer", T("Your answer"),
	            T("They read it. They say if it is an answer."));
	induct_form_end(h, T("Save"));
}
