/*
 * checkin_fill_views.c - a check-in to be filled in: on a screen, on paper.
 */
#include "practice/checkin/checkin_views.h"

static const char *const answer_fields[] = {"answer_1", "answer_2", "answer_3"};

/* --- on a screen --------------------------------------------------------- */

static void
field_mood(struct html *h, const struct form *form, bool mine)
{
	const char *const *keys = mine ? checkin_mood_keys_me
	                               : checkin_mood_keys;
	struct gov_choice items[CHECKIN_MOOD_COUNT];
	size_t n = 0;

	for (int i = CHECKIN_MOOD_COUNT - 1; i >= 0; i--)
		items[n++] = (struct gov_choice){
		        .value = str_of(checkin_moods[i]),
		        .html = checkin_face_words(h->arena,
		                                   (enum checkin_mood)i,
		                                   text_get(keys[i])),
		};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "mood",
	                    .label = mine ? T("How are you doing now?")
	                                  : T("How are they doing now?"),
	                    .label_size = "m",
	                    .items = {items, n}});
}

static void
field_wants(struct html *h, const struct form *form, bool mine)
{
	struct gov_choice items[CHECKIN_WANT_COUNT + 2];
	size_t n = 0;

	for (int i = 0; i < CHECKIN_WANT_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(checkin_wants[i]),
		        .text = text_get(checkin_want_keys[i]),
		};
	items[n++] = (struct gov_choice){.divider = T("or")};
	items[n++] = (struct gov_choice){.value = S("none"),
	                                 .text = T("Nothing now"),
	                                 .behaviour = "exclusive"};
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "wants",
	                .label = mine ? T("What do you want help with?")
	                              : T("What do they want help with?"),
	                .label_size = "m",
	                .hint = T("Choose as many as you like."),
	                .items = {items, n}});
	form_input(h, form,
	           &(struct gov_input){.name = "other",
	                               .label = T("If something else: what?"),
	                               .label_size = "s"});
}

static void
field_call(struct html *h, const struct form *form, bool mine)
{
	struct gov_choice items[] = {
	        {.value = S("yes"), .text = T("Yes, please ring me")},
	        {.value = S("no"), .text = T("No")},
	};

	if (!mine)
		items[0].text = T("Yes");
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "call",
	                    .label = mine ? T("Do you want us to ring you?")
	                                  : T("Do they want a call?"),
	                    .label_size = "m",
	                    .items = {items, 2}});
}

static void
field_voice(struct html *h, const struct form *form)
{
	struct gov_choice items[CHECKIN_VOICE_COUNT];
	size_t n = 0;

	for (int i = CHECKIN_PHONE; i < CHECKIN_VOICE_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(checkin_voices[i]),
		        .text = text_get(checkin_voice_keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){.name = "voice",
	                                 .label = T("How did they tell you?"),
	                                 .label_size = "m",
	                                 .items = {items, n}});
}

/* Whether it is the one that is open: else it can be read, not sent. */
static bool
is_open(const struct checkin_screen *screen)
{
	return screen->all.open != NULL && screen->one != NULL &&
	       screen->one->id.v == screen->all.open->id.v;
}

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct checkin_screen *screen)
{
	const struct checkin *one = screen->one;
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, checkin_path(h->arena, screen, "/fill"));
	if (one != NULL)
		form_hidden(h, "checkin", id_show(h->arena, one->id.v));
	if (!screen->mine)
		field_voice(h, &form);
	field_mood(h, &form, screen->mine);
	field_wants(h, &form, screen->mine);
	field_call(h, &form, screen->mine);
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		if (one != NULL && !str_empty(one->questions[i]))
			checkin_area(h, &form, answer_fields[i],
			             one->questions[i],
			             T("You can leave this empty."),
			             CHECKIN_NOTE_MOST, S(""));
	checkin_area(h, &form, "words",
	             screen->mine ? T("Do you want to tell us more?")
	                          : T("More, in their own words"),
	             T("You can leave this empty."), CHECKIN_OWN_MOST, S(""));
	if (is_open(screen))
		checkin_form_end(h, screen->mine ? T("Send it")
		                                 : T("Write it down"));
	else
		html_raw(h, "</form>");
}

/* What is open, and what is not any more. */
static void
draw_stand(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin *open = screen->all.open;

	if (open == NULL) {
		words_para(h, T("No check-in is open now."));
		return;
	}
	if (screen->one == NULL || is_open(screen)) {
		words_para(h, TV(h->arena, "It is open until {day}.",
		                 {"day", date_words(h->arena, open->until)}));
		return;
	}
	html_raw(h, "<p class=\"govuk-body\">");
	checkin_link(h, T("A new check-in is open now"),
	             checkin_path(h->arena, screen, "/fill"));
	html_raw(h, "</p>");
}

void
checkin_draw_fill(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	struct str action = checkin_path(h->arena, screen, "/fill");

	words_title(h, screen->mine ? T("How is it going?")
	                            : T("Type a check-in for them"));
	draw_stand(h, screen);
	if (screen->mine)
		checkin_draw_safety(h, screen);
	if (screen->all.open != NULL || page_sent(ctx, action))
		draw_form(h, ctx, screen);
}

/* --- on paper ------------------------------------------------------------ */

static void
draw_box(struct html *h, struct markup words)
{
	html_raw(h, "<li><span aria-hidden=\"true\">&#9744;</span> ");
	html_markup(h, words);
	html_raw(h, "</li>");
}

static void
text_draw(struct html *h, const void *data)
{
	html_text(h, *(const struct str *)data);
}

static void
draw_box_words(struct html *h, struct str words)
{
	draw_box(h, html_made(h->arena, text_draw, &words));
}

static void
draw_lines(struct html *h, int n)
{
	for (int i = 0; i < n; i++)
		html_raw(h, "<hr class=\"govuk-section-break "
		            "govuk-section-break--l "
		            "govuk-section-break--visible\">");
}

static void
draw_paper_boxes(struct html *h)
{
	words_heading(h, T("How are you doing now?"), "mood");
	html_raw(h, "<ul class=\"govuk-list\">");
	for (int i = CHECKIN_MOOD_COUNT - 1; i >= 0; i--)
		draw_box(h,
		         checkin_face_words(h->arena, (enum checkin_mood)i,
		                            text_get(checkin_mood_keys_me[i])));
	html_raw(h, "</ul>");
	words_heading(h, T("What do you want help with?"), "wants");
	html_raw(h, "<ul class=\"govuk-list\">");
	for (int i = 0; i < CHECKIN_WANT_COUNT; i++)
		draw_box_words(h, text_get(checkin_want_keys[i]));
	draw_box_words(h, T("Nothing now"));
	html_raw(h, "</ul>");
	words_heading(h, T("Do you want us to ring you?"), "call");
	html_raw(h, "<ul class=\"govuk-list\">");
	draw_box_words(h, T("Yes, please ring me"));
	draw_box_words(h, T("No"));
	html_raw(h, "</ul>");
}

void
checkin_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	static const char *const ids[] = {"question-1", "question-2",
	                                  "question-3"};
	const struct checkin_screen *screen = data;
	const struct checkin_all *all = &screen->all;

	(void)ctx;
	words_title(h, T("How is it going?"));
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	if (all->open != NULL)
		words_para(h,
		           TV(h->arena,
		              "Bring it back, or read it out to us on "
		              "the phone, by {day}.",
		              {"day", date_words(h->arena, all->open->until)}));
	draw_paper_boxes(h);
	for (int i = 0; i < CHECKIN_QUESTIONS; i++) {
		if (all->open == NULL || str_empty(all->open->questions[i]))
			continue;
		words_heading(h, all->open->questions[i], ids[i]);
		draw_lines(h, 2);
	}
	words_heading(h, T("Do you want to tell us more?"), "words");
	draw_lines(h, 4);
	checkin_draw_safety(h, screen);
}
