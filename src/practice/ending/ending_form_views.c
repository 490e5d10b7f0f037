/*
 * ending_form_views.c - what either side writes, chooses and sets.
 */
#include "practice/ending/ending_views.h"

/* --- what there is to point at -------------------------------------------- */

/* Boxes of goals reached, strengths and the network; of a letter, without the
 * network.  Nothing is ticked. */
static void
field_quotes(struct html *h, const struct form *form,
             const struct ending_screen *screen, struct str label, bool network)
{
	const struct ending_back *back = &screen->back;
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, back->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < back->n; i++) {
		if (back->v[i].kind == ENDING_NETWORK && !network)
			continue;
		items[n++] = (struct gov_choice){
		        .value = ending_quote_value(h->arena, &back->v[i]),
		        .text = back->v[i].words,
		        .hint = back->v[i].kind == ENDING_GOAL
		                        ? T("A goal that was reached")
		                : back->v[i].kind == ENDING_STRENGTH
		                        ? T("A strength")
		                        : T("The people around")};
	}
	if (n == 0)
		return;
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){.name = "quotes",
	                                 .label = label,
	                                 .label_size = "s",
	                                 .hint = T("Select all that apply."),
	                                 .items = {items, n}});
}

/* --- texts ---------------------------------------------------------------- */

static bool
is_their_own(const struct ending_screen *screen)
{
	const struct ending_text *text =
	        ending_text_now(&screen->ending, ENDING_PERSON, screen->about);

	return text != NULL && text->by.voice == ENDING_OWN;
}

/* Whose words a worker writes; where the person wrote, only their own. */
static void
field_whose(struct html *h, const struct form *form,
            const struct ending_screen *screen, bool both)
{
	const struct gov_choice items[] = {
	        {.value = S("mine"), .text = T("My own words")},
	        {.value = S("theirs"),
	         .text = TV(h->arena, "What {name} says",
	                    {"name", screen->head.known_as}),
	         .hint = T("In their words. Your name stands under it.")},
	};

	form_radios(h, form,
	            &(struct gov_radios){.name = "whose",
	                                 .label = T("Whose words are these?"),
	                                 .label_size = "s",
	                                 .items = {items, both ? 2u : 1u}});
}

static void
draw_before(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;
	size_t n = 0;

	for (size_t i = 0; i < e->texts_n; i++)
		n += e->texts[i].about == screen->about &&
		     ending_text_now(e, e->texts[i].side, screen->about) !=
		             &e->texts[i];
	if (n == 0)
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("What it said before")});
	for (size_t i = 0; i < e->texts_n; i++) {
		const struct ending_text *text = &e->texts[i];

		if (text->about == screen->about &&
		    ending_text_now(e, text->side, screen->about) != text)
			ending_draw_words(h, screen, text->words, &text->by,
			                  text->quotes, text->quotes_n);
	}
	gov_details_end(h);
}

static void
draw_text_form(struct html *h, const struct ctx *ctx,
               const struct ending_screen *screen)
{
	struct str path = str_print(h->arena, "%.*s/words/%s",
	                            STR_ARG(screen->base),
	                            ending_abouts[screen->about]);
	struct form form;

	words_heading(h, T("Write"), "write");
	page_form(ctx, &form);
	form_begin(h, &form, path);
	if (!screen->mine)
		field_whose(h, &form, screen,
		            !is_their_own(screen) || page_sent(ctx, path));
	ending_field(h, &form, "words",
	             screen->mine
	                     ? text_get(ending_about_mine_keys[screen->about])
	                     : text_get(ending_about_keys[screen->about]),
	             screen->mine ? T("In your own words. Nobody else changes "
	                              "them.")
	                          : S(""),
	             ENDING_WORDS_MOST);
	field_quotes(h, &form, screen, T("Does it show in one of these?"),
	             true);
	ending_form_end(h, T("Save"));
}

void
ending_draw_text_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;

	words_title(h, text_get(ending_about_keys[screen->about]));
	if (screen->about == ENDING_CHANGED)
		ending_draw_network(h, screen);
	words_heading(h, T("What both sides say"), "voices");
	ending_draw_voices(h, screen, screen->about);
	draw_before(h, screen);
	if (screen->mine || ctx_can(ctx, CAN_WRITE_PLAN))
		draw_text_form(h, ctx, screen);
}

/* --- what helps next ------------------------------------------------------ */

static void
draw_say(struct html *h, const struct ctx *ctx,
         const struct ending_screen *screen,
         const struct ending_support *support, struct str says, const char *to)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form,
	           ending_id_path(h->arena, screen, "/next", support->id));
	form_hidden(h, "state", str_of(to));
	gov_button(h, &(struct gov_button){.text = says,
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

/* What the person said themself, and what was taken back, stays. */
static bool
may_say(const struct ctx *ctx, const struct ending_screen *screen,
        const struct ending_support *support)
{
	if (support->state == ENDING_BACK)
		return false;
	if (screen->mine)
		return true;
	return ctx_can(ctx, CAN_WRITE_PLAN) &&
	       (support->state == ENDING_OPEN ||
	        support->said.voice != ENDING_OWN);
}

static void
draw_says(struct html *h, const struct ctx *ctx,
          const struct ending_screen *screen,
          const struct ending_support *support)
{
	if (!may_say(ctx, screen, support))
		return;
	html_raw(h, "<div class=\"dir-actions\">");
	if (support->state != ENDING_YES)
		draw_say(h, ctx, screen, support,
		         screen->mine ? T("I want this") : T("They agree"),
		         "yes");
	if (support->state == ENDING_OPEN)
		draw_say(h, ctx, screen, support,
		         screen->mine ? T("I do not want this")
		                      : T("They do not want it"),
		         "no");
	draw_say(h, ctx, screen, support, T("Take it back"), "back");
	html_raw(h, "</div>");
}

static void
draw_next_form(struct html *h, const struct ctx *ctx,
               const struct ending_screen *screen)
{
	struct gov_choice items[ENDING_SUPPORT_COUNT];
	struct form form;

	for (int i = 0; i < ENDING_SUPPORT_COUNT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(ending_support_kinds[i]),
		        .text = text_get(ending_kind_keys[i])};
	words_heading(h, T("Add one"), "add");
	page_form(ctx, &form);
	form_begin(h, &form, ending_path(h->arena, screen, "/next"));
	form_radios(
	        h, &form,
	        &(struct gov_radios){.name = "kind",
	                             .label = T("What kind of help is it?"),
	                             .label_size = "s",
	                             .items = {items, ENDING_SUPPORT_COUNT}});
	form_input(h, &form,
	           &(struct gov_input){.name = "who",
	                               .label = T("Who is it?"),
	                               .label_size = "s"});
	ending_field(h, &form, "what", T("What do they help with?"), S(""),
	             ENDING_WHY_MOST);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "reach",
	                   .label = T("How are they reached? (optional)"),
	                   .label_size = "s",
	                   .hint = T("A phone number, a place or a day.")});
	ending_form_end(h, T("Add it"));
}

void
ending_draw_next(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	const struct ending *e = &screen->ending;

	words_title(h, T("What helps next"));
	words_para(h, screen->mine
	                      ? T("Who do you turn to when this is over? You "
	                          "say which of these you want.")
	                      : T("Who the person turns to afterwards. "
	                          "Each is agreed when they say so."));
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (size_t i = 0; i < e->supports_n; i++) {
		html_raw(h, "<li>");
		ending_draw_support(h, screen, &e->supports[i]);
		draw_says(h, ctx, screen, &e->supports[i]);
		html_raw(h, "</li>");
	}
	if (e->supports_n == 0) {
		html_raw(h, "<li>");
		html_text(h, T("Nothing is here yet."));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	if (screen->mine || ctx_can(ctx, CAN_WRITE_PLAN))
		draw_next_form(h, ctx, screen);
}

/* --- what is asked again -------------------------------------------------- */

/* As the picker takes a day. */
static struct str
day_typed(struct arena *arena, struct date day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return str_print(arena, "%d/%d/%d", d, m, y);
}

static void
field_until(struct html *h, const struct form *form, int ask,
            const struct ending_said *said)
{
	form_date_picker(
	        h, form,
	        &(struct moj_date_picker){
	                .name = str_c(h->arena, str_print(h->arena, "%s-until",
	                                                  ending_asks[ask])),
	                .label = T("If it is yes, until when?"),
	                .label_size = "s",
	                .hint = T("For example, 24/11/2027."),
	                .classes = "govuk-input--width-10",
	                .value = date_is(said->until)
	                                 ? day_typed(h->arena, said->until)
	                                 : S("")});
}

/* What the person said themself a worker sees; a yes can be taken back. */
static void
draw_theirs(struct html *h, const struct form *form, int ask,
            const struct ending_said *said)
{
	const struct gov_choice item = {.value = S("no"),
	                                .text = T("They take their yes back")};

	if (said->says == ENDING_SAYS_YES)
		form_radios(h, form,
		            &(struct gov_radios){.name = ending_asks[ask],
		                                 .label = text_get(
		                                         ending_ask_keys[ask]),
		                                 .label_size = "m",
		                                 .items = {&item, 1}});
}

static bool
is_theirs(const struct ending_screen *screen, const struct ending_said *said)
{
	return !screen->mine && said->says != ENDING_UNSAID &&
	       said->by.voice == ENDING_OWN;
}

static void
draw_ask(struct html *h, const struct form *form,
         const struct ending_screen *screen, int ask, bool all)
{
	const struct ending_said *said = &screen->ending.asked[ask];
	struct gov_choice items[ENDING_SAYS_COUNT];
	size_t n = 0;

	if (!all && is_theirs(screen, said)) {
		draw_theirs(h, form, ask, said);
		return;
	}
	for (int i = ENDING_SAYS_YES; i < ENDING_SAYS_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(ending_says_words[i]),
		        .text = text_get(ending_says_keys[i])};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = ending_asks[ask],
	                    .label = text_get(ending_ask_keys[ask]),
	                    .label_size = "m",
	                    .items = {items, n},
	                    .value = str_of(ending_says_words[said->says])});
	field_until(h, form, ask, said);
}

/* Whether there is anything to answer here. */
static bool
asks(const struct ending_screen *screen)
{
	bool any = false;

	for (int i = 0; i < ENDING_ASK_COUNT; i++) {
		const struct ending_said *said = &screen->ending.asked[i];

		any = any || !is_theirs(screen, said) ||
		      said->says == ENDING_SAYS_YES;
	}
	return any;
}

void
ending_draw_choices(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	struct str path = ending_path(h->arena, screen, "/choices");
	struct form form;

	words_title(h, T("It is up to you"));
	words_para(h, T("Each is asked again. If you say no, nothing changes "
	                "for you. You can change your mind at any time."));
	ending_draw_answers(h, ctx, screen);
	if (!screen->mine && !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	if (!asks(screen) && !page_sent(ctx, path))
		return;
	page_form(ctx, &form);
	form_begin(h, &form, path);
	for (int i = 0; i < ENDING_ASK_COUNT; i++)
		draw_ask(h, &form, screen, i, page_sent(ctx, path));
	ending_form_end(h, T("Save"));
}

/* --- the letter ----------------------------------------------------------- */

static void
draw_sign_form(struct html *h, const struct ctx *ctx,
               const struct ending_screen *screen,
               const struct ending_letter *letter)
{
	struct str path =
	        ending_id_path(h->arena, screen, "/letters", letter->id);
	struct form form;

	if (!str_empty(letter->signed_words) && !page_sent(ctx, path) &&
	    str_empty(page_typed(ctx, "words", S(""))))
		return;
	words_heading(h, T("Sign it"), "sign");
	page_form(ctx, &form);
	form_begin(h, &form, path);
	ending_field(h, &form, "words", T("Your words in the letter"),
	             T("What you saw them do. Nothing of the offence, risk or "
	               "order: it may lie on anybody’s desk."),
	             ENDING_WORDS_MOST);
	ending_form_end(h, T("Sign and give it"));
}

static void
draw_letters(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;

	for (size_t i = 0; i < e->letters_n; i++) {
		const struct ending_letter *letter = &e->letters[i];

		html_raw(h, "<li>");
		ending_draw_words(h, screen, letter->words, &letter->by,
		                  letter->quotes, letter->quotes_n);
		if (!str_empty(letter->signed_words)) {
			ending_draw_words(h, screen, letter->signed_words,
			                  &letter->signed_by, NULL, 0);
			icon_link(h, ICON_PRINTER, T("The letter on paper"),
			          ending_id_path(h->arena, screen, "/letters",
			                         letter->id));
		} else {
			words_para(h, i > 0 ? T("Not given: a new one was made")
			                    : T("Not signed yet"));
		}
		html_raw(h, "</li>");
	}
}

static void
draw_choose_form(struct html *h, const struct ctx *ctx,
                 const struct ending_screen *screen)
{
	struct str path = ending_path(h->arena, screen, "/letter");
	const struct ending *e = &screen->ending;
	struct form form;

	if (!screen->mine && e->letters_n > 0 &&
	    e->letters[0].by.voice == ENDING_OWN && !page_sent(ctx, path))
		return;
	words_heading(h,
	              e->letters_n == 0 ? T("What the letter names")
	                                : T("Choose anew"),
	              "choose");
	page_form(ctx, &form);
	form_begin(h, &form, path);
	field_quotes(h, &form, screen,
	             screen->mine ? T("What do you want it to name?")
	                          : T("What do they want it to name?"),
	             false);
	ending_field(h, &form, "own",
	             screen->mine ? T("In your own words (optional)")
	                          : T("In their own words (optional)"),
	             T("Think of who may read it: a boss, a landlord, your "
	               "family."),
	             ENDING_WORDS_MOST);
	ending_form_end(h, T("Save"));
}

void
ending_draw_letter_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	const struct ending *e = &screen->ending;
	bool may = screen->mine || ctx_can(ctx, CAN_WRITE_PLAN);

	words_title(h, ending_letter_title(screen));
	words_para(h, screen->mine
	                      ? T("You choose what it names. Your worker adds "
	                          "their words and signs it. It says nothing "
	                          "about the court.")
	                      : T("The person chooses what it names; then you "
	                          "sign it with your words. It says nothing "
	                          "of the offence, risk or order."));
	if (e->letters_n > 0) {
		html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
		draw_letters(h, screen);
		html_raw(h, "</ul>");
	}
	if (!screen->mine && may && e->letters_n > 0)
		draw_sign_form(h, ctx, screen, &e->letters[0]);
	if (may)
		draw_choose_form(h, ctx, screen);
}
