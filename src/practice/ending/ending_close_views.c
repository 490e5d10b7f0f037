/*
 * ending_close_views.c - the closing talk, how it ended, and who came back.
 */
#include "practice/ending/ending_views.h"

static void
field_day(struct html *h, const struct form *form, const char *name,
          struct str label)
{
	form_date_picker(
	        h, form,
	        &(struct moj_date_picker){.name = name,
	                                  .label = label,
	                                  .label_size = "s",
	                                  .classes = "govuk-input--width-10"});
}

void
ending_draw_talk_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	struct gov_choice items[ENDING_HOW_COUNT];
	struct form form;
	size_t n = 0;

	for (int i = 1; i < ENDING_HOW_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(ending_hows[i]),
		        .text = text_get(ending_how_keys[i])};
	words_title(h, T("The closing talk"));
	words_para(h, T("It is offered to everybody, however it ends. Who was "
	                "not there can fill in a sheet, or be asked by "
	                "phone."));
	page_form(ctx, &form);
	form_begin(h, &form, ending_path(h->arena, screen, "/talk"));
	form_radios(h, &form,
	            &(struct gov_radios){.name = "how",
	                                 .label = T("How was it?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	field_day(h, &form, "day", T("On which day?"));
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "room",
	                   .label = T("Who was in the room?"),
	                   .label_size = "s",
	                   .hint = T("Everybody, by the name they go by.")});
	ending_field(h, &form, "why",
	             T("If they could not be asked: why? (optional otherwise)"),
	             S(""), ENDING_WHY_MOST);
	ending_form_end(h, T("Write it down"));
}

void
ending_draw_outcome_form(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct ending_screen *screen = data;
	const struct ending *e = &screen->ending;
	struct gov_choice *items = arena_new(h->arena, struct gov_choice, 20);
	struct form form;
	size_t n = 0;

	for (int i = 0; ending_outcomes[i] != NULL; i++)
		if (ending_way_is_in(i, screen->edition))
			items[n++] = (struct gov_choice){
			        .value = str_of(ending_outcomes[i]),
			        .text = text_get(ending_ways[i].says)};
	words_title(h, T("How it ended"));
	words_para(h, T("It is set once, with a reason the person can read. "
	                "What was wrong is put right by a new line; the old "
	                "one stays."));
	if (e->outcomes_n > 0)
		ending_draw_outcomes(h, screen);
	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	page_form(ctx, &form);
	form_begin(h, &form, ending_path(h->arena, screen, "/outcome"));
	form_hidden(h, "corrects", e->outcomes_n > 0 ? S("yes") : S(""));
	form_radios(h, &form,
	            &(struct gov_radios){.name = "outcome",
	                                 .label = T("How did it end?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	field_day(h, &form, "ended_on", T("On which day did it end?"));
	ending_field(h, &form, "why",
	             e->outcomes_n > 0 ? T("Why is it put right?") : T("Why?"),
	             T("The person reads this."), ENDING_WHY_MOST);
	ending_form_end(h, e->outcomes_n > 0 ? T("Put it right") : T("Set it"));
}

/* --- the open door -------------------------------------------------------- */

void
ending_draw_door(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	struct str path = ending_path(h->arena, screen, "/door");
	struct form form;

	words_title(h, screen->mine ? T("I want to talk again")
	                            : T("They came back another way"));
	if (ending_door_on(&screen->ending, ctx->today) != ENDING_DOOR_OPEN &&
	    !page_sent(ctx, path)) {
		words_para(h, T("There is no open door now."));
		return;
	}
	words_para(h, screen->mine
	                      ? T("Your worker is told, and gets in touch. "
	                          "You do not have to say why.")
	                      : T("By phone, or in person. It is kept as if "
	                          "they had pressed the button."));
	page_form(ctx, &form);
	form_begin(h, &form, path);
	ending_field(h, &form, "words",
	             screen->mine ? T("What would help? (optional)")
	                          : T("What they said (optional)"),
	             S(""), ENDING_WHY_MOST);
	ending_form_end(h, screen->mine ? T("I want to talk again")
	                                : T("Write it down"));
}

void
ending_draw_visit(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	struct str path =
	        ending_id_path(h->arena, screen, "/visits", screen->visit->id);
	struct form form;

	words_title(h, T("They came back"));
	ending_draw_words(h, screen,
	                  str_empty(screen->visit->words)
	                          ? T("I want to talk again")
	                          : screen->visit->words,
	                  &screen->visit->by, NULL, 0);
	if (!str_empty(screen->visit->answer))
		ending_draw_words(h, screen, screen->visit->answer,
		                  &screen->visit->answered, NULL, 0);
	if (!str_empty(screen->visit->answer) && !page_sent(ctx, path))
		return;
	page_form(ctx, &form);
	form_begin(h, &form, path);
	ending_field(h, &form, "answer", T("What was done?"),
	             T("The person reads this."), ENDING_WHY_MOST);
	ending_form_end(h, T("Save"));
}
