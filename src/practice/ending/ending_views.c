/*
 * ending_views.c - an ending at a glance, for both sides, and links to it.
 */
#include "practice/ending/ending_views.h"

/* --- the way -------------------------------------------------------------- */

static struct str
wrote_words(const struct ending_screen *screen, bool *done)
{
	bool person = ending_text_now(&screen->ending, ENDING_PERSON,
	                              ENDING_CHANGED) != NULL;
	bool staff = ending_text_now(&screen->ending, ENDING_STAFF,
	                             ENDING_CHANGED) != NULL;

	*done = person && staff;
	return *done          ? T("Both sides wrote")
	       : person       ? T("The worker has not written yet")
	       : screen->mine ? T("You have not written yet")
	                      : T("The person has not written yet");
}

static struct str
letter_words(const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;

	if (e->letters_n == 0)
		return T("Not yet");
	return str_empty(e->letters[0].signed_words)
	               ? T("Chosen. The worker signs it next")
	               : T("Given");
}

static int
answered_n(const struct ending *e)
{
	int n = 0;

	for (int i = 0; i < ENDING_ASK_COUNT; i++)
		n += e->asked[i].says != ENDING_UNSAID;
	return n;
}

static void
draw_path(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;
	struct path_stop stops[5] = {{.title = T("Looking back")}};
	int asked = answered_n(e);

	stops[0].href = ending_path(h->arena, screen, "/words/changed");
	stops[0].says = wrote_words(screen, &stops[0].done);
	stops[1] = (struct path_stop){
	        .title = T("What helps next"),
	        .href = ending_path(h->arena, screen, "/next"),
	        .says = TN(h->arena, "{n} agreed", "{n} agreed",
	                   ending_agreed_n(e)),
	        .done = ending_agreed_n(e) > 0};
	stops[2] = (struct path_stop){.title = T("It is up to you"),
	                              .href = ending_path(h->arena, screen,
	                                                  "/choices"),
	                              .says = TN(h->arena, "{n} of 3 answered",
	                                         "{n} of 3 answered", asked),
	                              .done = asked == ENDING_ASK_COUNT};
	stops[3] = (struct path_stop){.title = ending_letter_title(screen),
	                              .href = ending_path(h->arena, screen,
	                                                  "/letter"),
	                              .says = letter_words(screen),
	                              .done = ending_given(e) != NULL};
	stops[4] = (struct path_stop){
	        .title = T("How it ended"),
	        .href = screen->mine
	                        ? S("")
	                        : ending_path(h->arena, screen, "/outcome"),
	        .says = ending_outcome_words(screen),
	        .done = e->outcomes_n > 0};
	chart_path(h, &(struct path_stops){stops, 5});
}

/* --- the open door -------------------------------------------------------- */

static bool
waits(const struct ending *e)
{
	for (size_t i = 0; i < e->visits_n; i++)
		if (str_empty(e->visits[i].answer))
			return true;
	return false;
}

static struct str
door_words(struct arena *arena, const struct ctx *ctx,
           const struct ending_screen *screen)
{
	enum ending_door door = ending_door_on(&screen->ending, ctx->today);
	struct str day;

	if (door == ENDING_NO_DOOR)
		return screen->mine ? T("When it ends, the door stays open for "
		                        "you for some months.")
		                    : T("There is no open door.");
	day = date_words(arena, screen->ending.door_until);
	if (door == ENDING_DOOR_SHUT)
		return TV(arena, "The door was open until {day}.",
		          {"day", day});
	return screen->mine
	               ? TV(arena,
	                    "The door is open until {day}. You can come back "
	                    "and say so. It is up to you. The court is not "
	                    "told.",
	                    {"day", day})
	               : TV(arena,
	                    "The door is open until {day}. It is voluntary, "
	                    "and no part of the order.",
	                    {"day", day});
}

/* One button; the page of the door is for whoever wants to say more. */
static void
draw_door_button(struct html *h, const struct ctx *ctx)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, S("/me/ending/door"));
	gov_button(h, &(struct gov_button){.text = T("I want to talk again"),
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form><p class=\"govuk-body\">");
	ending_link(h, T("Say more first"), S("/me/ending/door"));
	html_raw(h, "</p>");
}

/* Whether there is something to say of a door: of this ending, or of one before
 * that is open still, or where somebody waits. */
static bool
has_door(const struct ctx *ctx, const struct ending *e)
{
	return e->outcomes_n > 0 || waits(e) ||
	       ending_door_on(e, ctx->today) == ENDING_DOOR_OPEN;
}

static void
draw_visits(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;

	if (e->visits_n == 0)
		return;
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-4\">");
	for (size_t i = 0; i < e->visits_n; i++) {
		const struct ending_visit *visit = &e->visits[i];

		html_raw(h, "<li>");
		ending_draw_words(h, screen,
		                  str_empty(visit->words)
		                          ? T("I want to talk again")
		                          : visit->words,
		                  &visit->by, NULL, 0);
		if (!str_empty(visit->answer))
			ending_draw_words(h, screen, visit->answer,
			                  &visit->answered, NULL, 0);
		else if (screen->mine)
			words_para(h, T("We know. Somebody will be in touch."));
		else
			ending_link(h, T("Say what was done"),
			            ending_id_path(h->arena, screen, "/visits",
			                           visit->id));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_door(struct html *h, const struct ctx *ctx,
          const struct ending_screen *screen)
{
	bool open = ending_door_on(&screen->ending, ctx->today) ==
	                    ENDING_DOOR_OPEN &&
	            !waits(&screen->ending);

	ending_card_begin(h, "door", T("The open door"), S(""), S(""));
	words_para(h, door_words(h->arena, ctx, screen));
	draw_visits(h, screen);
	if (open && screen->mine)
		draw_door_button(h, ctx);
	else if (open && ctx_can(ctx, CAN_WRITE_PLAN))
		ending_link(h, T("They came back another way"),
		            ending_path(h->arena, screen, "/door"));
	html_raw(h, "</section>");
}

/* --- cards ---------------------------------------------------------------- */

static void
draw_texts(struct html *h, const struct ending_screen *screen)
{
	for (int i = 0; i < ENDING_ABOUT_COUNT; i++) {
		ending_card_begin(h, ending_abouts[i],
		                  text_get(ending_about_keys[i]), T("Write"),
		                  str_print(h->arena, "%.*s/words/%s",
		                            STR_ARG(screen->base),
		                            ending_abouts[i]));
		ending_draw_voices(h, screen, (enum ending_about)i);
		html_raw(h, "</section>");
	}
}

static void
draw_next_card(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;
	bool any = false;

	ending_card_begin(h, "next", T("What helps next"), T("Open"),
	                  ending_path(h->arena, screen, "/next"));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < e->supports_n; i++) {
		if (e->supports[i].state == ENDING_BACK)
			continue;
		any = true;
		html_raw(h, "<li>");
		ending_draw_support(h, screen, &e->supports[i]);
		html_raw(h, "</li>");
	}
	if (!any) {
		html_raw(h, "<li>");
		html_text(h, T("Nothing is here yet."));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></section>");
}

static void
draw_letter_card(struct html *h, const struct ending_screen *screen)
{
	const struct ending_letter *given = ending_given(&screen->ending);

	ending_card_begin(h, "letter", ending_letter_title(screen), T("Open"),
	                  ending_path(h->arena, screen, "/letter"));
	words_para(h, letter_words(screen));
	if (given != NULL)
		icon_link(h, ICON_PRINTER, T("The letter on paper"),
		          ending_id_path(h->arena, screen, "/letters",
		                         given->id));
	html_raw(h, "</section>");
}

static void
draw_ended_card(struct html *h, const struct ctx *ctx,
                const struct ending_screen *screen)
{
	bool may = !screen->mine && ctx_can(ctx, CAN_WRITE_PLAN);

	ending_card_begin(h, "talks", T("The closing talk"),
	                  may ? T("Write down a talk") : S(""),
	                  ending_path(h->arena, screen, "/talk"));
	ending_draw_talks(h, screen);
	html_raw(h, "</section>");
	ending_card_begin(h, "outcome", T("How it ended"),
	                  !may                            ? S("")
	                  : screen->ending.outcomes_n > 0 ? T("Put it right")
	                                                  : T("Set it"),
	                  ending_path(h->arena, screen, "/outcome"));
	ending_draw_outcomes(h, screen);
	html_raw(h, "</section>");
}

/* --- others, and paper ---------------------------------------------------- */

static void
draw_pasts(struct html *h, const struct ending_screen *screen)
{
	if (screen->pasts_n < 2)
		return;
	words_heading(h, T("Earlier endings"), "earlier");
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->pasts_n; i++) {
		if (screen->pasts[i].id == screen->ending.id)
			continue;
		html_raw(h, "<li>");
		ending_link(h,
		            TV(h->arena, "Begun on {day}",
		               {"day", date_words(h->arena,
		                                  screen->pasts[i].begun_on)}),
		            ending_id_path(h->arena, screen, "/record",
		                           screen->pasts[i].id));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_papers(struct html *h, const struct ctx *ctx,
            const struct ending_screen *screen)
{
	html_raw(h, "<ul class=\"dir-ways\">");
	if (screen->ending.id != 0 && !screen->mine)
		sit_draw_way(h, ctx, screen->head.known_as,
		             ending_path(h->arena, screen, "/shown"));
	if (screen->ending.id != 0) {
		html_raw(h, "<li>");
		icon_link(h, ICON_PRINTER, T("All of it on paper"),
		          ending_id_path(h->arena, screen, "/record",
		                         screen->ending.id));
		html_raw(h, "</li>");
	}
	html_raw(h, "<li>");
	icon_link(h, ICON_PRINTER, T("An empty sheet to fill in by hand"),
	          ending_path(h->arena, screen, "/sheet"));
	html_raw(h, "</li></ul>");
}

static void
draw_begin(struct html *h, const struct ctx *ctx,
           const struct ending_screen *screen)
{
	struct form form;

	if (!screen->mine && !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	page_form(ctx, &form);
	form_begin(h, &form, ending_path(h->arena, screen, "/begin"));
	ending_form_end(h, screen->ending.id == 0 ? T("Begin")
	                                          : T("Begin the next ending"));
}

void
ending_draw_overview(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	const struct ending *e = &screen->ending;

	words_title(h, screen->mine ? T("Moving on") : T("The ending"));
	words_para(h, screen->mine
	                      ? T("Look back at how far you have come, and "
	                          "say what helps next.")
	                      : T("What changed in both sides’ words, what "
	                          "helps next, a letter, and an open door. "
	                          "It is offered to everybody, however it "
	                          "ends."));
	if (e->id == 0) {
		words_para(h, T("This has not begun. Either side can begin "
		                "it."));
		draw_begin(h, ctx, screen);
		draw_papers(h, ctx, screen);
		return;
	}
	draw_path(h, screen);
	html_raw(h, "<div class=\"govuk-!-margin-top-6\">");
	if (has_door(ctx, e))
		draw_door(h, ctx, screen);
	draw_texts(h, screen);
	draw_next_card(h, screen);
	ending_card_begin(h, "choices", T("It is up to you"), T("Change"),
	                  ending_path(h->arena, screen, "/choices"));
	ending_draw_answers(h, ctx, screen);
	html_raw(h, "</section>");
	draw_letter_card(h, screen);
	draw_ended_card(h, ctx, screen);
	html_raw(h, "</div>");
	draw_pasts(h, screen);
	if (e->outcomes_n > 0 && !screen->mine)
		draw_begin(h, ctx, screen);
	draw_papers(h, ctx, screen);
}

/* --- links elsewhere ------------------------------------------------------ */

void
ending_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;

	(void)ctx;
	ending_card_begin(h, "ending", T("The ending"), S(""), S(""));
	if (screen->pasts_n > 0 && screen->pasts[0].code >= 0)
		words_para(h,
		           text_get(ending_ways[screen->pasts[0].code].says));
	else if (screen->pasts_n > 0)
		words_para(h, T("It has begun."));
	ending_link(h, T("What changed, and what helps next"), screen->base);
	html_raw(h, "</section>");
}

void
ending_draw_panel_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;

	ending_card_begin(h, "ending", T("Moving on"), S(""), S(""));
	if (has_door(ctx, &screen->ending))
		words_para(h, door_words(h->arena, ctx, screen));
	if (waits(&screen->ending))
		words_para(h, T("We know. Somebody will be in touch."));
	else if (ending_door_on(&screen->ending, ctx->today) ==
	         ENDING_DOOR_OPEN)
		draw_door_button(h, ctx);
	ending_link(h, T("How far you have come, and what helps next"),
	            screen->base);
	html_raw(h, "</section>");
}

void
ending_draw_panel_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_today *today = data;

	(void)ctx;
	ending_card_begin(h, "came-back", T("They came back"), S(""), S(""));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < today->n; i++) {
		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-0\">");
		ending_link(h, today->heads[i].name,
		            people_path(h->arena, today->heads[i].crn,
		                        "/ending"));
		html_raw(h, "<br>");
		html_text(h,
		          date_words(h->arena, instant_date(today->v[i].at)));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul></section>");
}
