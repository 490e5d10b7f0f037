/*
 * tool_say_views.c - the small conversation: one question at a time.
 */
#include "practice/strengths/tool_views.h"

static void
draw_teller(struct html *h, const void *data)
{
	form_input(h, data,
	           &(struct gov_input){
	                   .name = "teller",
	                   .label = T("Who told you?"),
	                   .hint = T("A name, or who they are: my mum."),
	           });
}

/* Whose view it is: those that this writer may write. */
static void
draw_views(struct html *h, const struct form *form,
           const struct tool_screen *screen)
{
	struct str name = screen->head.known_as;
	struct gov_choice items[TOOL_VIEW_COUNT] = {
	        {.value = S("person"),
	         .text = screen->mine
	                         ? T("Mine")
	                         : TV(h->arena, "{name}’s, written down by me",
	                              {"name", name})},
	        {.value = S("family"),
	         .text = T("What family or a friend told me"),
	         .conditional = html_made(h->arena, draw_teller, form)},
	        {.value = S("worker"), .text = T("Mine")},
	};

	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "view",
	                    .label = T("Whose view is it?"),
	                    .label_size = "s",
	                    .items = {items, screen->mine ? TOOL_WORKER
	                                                  : TOOL_VIEW_COUNT},
	                    .value = screen->mine ? S("person") : S("")});
}

static void
draw_days(struct html *h, const struct form *form)
{
	static const char *const numbers[] = {"1", "2", "3", "4",
	                                      "5", "6", "7"};
	struct gov_choice items[7];

	for (int i = 0; i < 7; i++)
		items[i] =
		        (struct gov_choice){.value = str_of(numbers[i]),
		                            .text = text_get(tool_day_keys[i])};
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){.name = "day",
	                                         .label = T("On which days?"),
	                                         .label_size = "s",
	                                         .items = {items, 7}});
}

static void
draw_buttons(struct html *h, const struct tool_screen *screen)
{
	bool room = screen->box == TOOL_ROOM;

	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){.text = room ? T("Done") : T("Next"),
	                                   .name = "go",
	                                   .value = S("next"),
	                                   .prevent_double_click = GOV_ON});
	gov_button(h, &(struct gov_button){
	                      .text = room ? T("Save, and add a name")
	                                   : T("Save, and add another"),
	                      .name = "go",
	                      .value = S("more"),
	                      .classes = "govuk-button--secondary",
	                      .prevent_double_click = GOV_ON});
	html_raw(h,
	         "</div></form><p class=\"govuk-body govuk-!-margin-top-4\">");
	tool_link(h, T("Stop here"), tool_path(h->arena, screen, ""));
	html_raw(h, "</p>");
}

static void
draw_names(struct html *h, const struct ctx *ctx,
           const struct tool_screen *screen)
{
	html_raw(h, "<ul class=\"dir-chips\">");
	for (size_t i = 0; i < screen->tool.room_n; i++) {
		const struct tool_entry *entry = &screen->tool.room[i];

		if (entry->day.days != ctx->today.days)
			continue;
		html_raw(h, "<li>");
		tool_link(h, entry->words,
		          str_print(h->arena, "%.*s/%s/entries/%s",
		                    STR_ARG(screen->base),
		                    tool_kinds[screen->kind],
		                    str_c(h->arena,
		                          id_show(h->arena, entry->id.v))));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* What this question was answered with. */
static void
draw_so_far(struct html *h, const struct ctx *ctx,
            const struct tool_screen *screen)
{
	struct tool_some some = {screen->box, -1, -1};

	if (tool_data[screen->kind].shape == TOOL_BY_SET)
		some.place = screen->place;
	if (tool_some_n(screen, some) == 0)
		return;
	html_raw(h, "<section class=\"dir-said\" aria-labelledby=\"said\">");
	words_heading(h, T("What is there now"), "said");
	tool_draw_some(h, ctx, screen, some, 0, 0);
	html_raw(h, "</section>");
}

static void
draw_room_field(struct html *h, const struct form *form,
                const struct tool_screen *screen)
{
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "words",
	                   .label = T("A name, or who they are"),
	                   .hint = screen->mine
	                                   ? T("You and your workers can read "
	                                       "it. It is not on paper.")
	                                   : T("They and their workers can "
	                                       "read it. It is not on paper."),
	           });
}

static void
draw_words_field(struct html *h, const struct form *form,
                 const struct tool_screen *screen)
{
	form_character_count(h, form,
	                     &(struct gov_character_count){
	                             .name = "words",
	                             .label = screen->mine
	                                              ? T("In your own words")
	                                              : T("The words"),
	                             .label_size = "s",
	                             .rows = 3,
	                             .max_length = TOOL_WORDS_MOST,
	                             .threshold = 75});
}

static void
draw_opening(struct html *h, const struct tool_screen *screen)
{
	if (screen->box == TOOL_ROOM) {
		words_title(h, T("Who was in the room?"));
		return;
	}
	words_title(h, text_get(tool_box_asks(screen->kind, screen->box,
	                                      screen->tool.edition)));
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, TV(h->arena, "Question {n} of {all}",
	                {"n", str_print(h->arena, "%d", screen->box + 1)},
	                {"all", str_print(h->arena, "%d",
	                                  tool_boxes_n(screen->kind))}));
	html_raw(h, "</p>");
	if (!screen->mine)
		words_para(h, TV(h->arena,
		                 "Ask {name} in these words. What you write "
		                 "says that you wrote it.",
		                 {"name", screen->head.known_as}));
}

void
tool_draw_say(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;
	bool room = screen->box == TOOL_ROOM;
	struct form form;

	draw_opening(h, screen);
	page_form(ctx, &form);
	form_begin(h, &form, tool_say_path(h->arena, screen, screen->box, 0));
	form_hidden_i64(h, "edition", screen->tool.edition);
	if (screen->place != 0)
		form_hidden(h, "in", id_show(h->arena, screen->place));
	if (room)
		draw_room_field(h, &form, screen);
	else
		draw_words_field(h, &form, screen);
	if (!room && tool_data[screen->kind].boxes[screen->box].said_by !=
	                     TOOL_SAID_BY_PERSON)
		draw_views(h, &form, screen);
	if (!room && tool_data[screen->kind].shape == TOOL_BY_DAY)
		draw_days(h, &form);
	draw_buttons(h, screen);
	if (room)
		draw_names(h, ctx, screen);
	else
		draw_so_far(h, ctx, screen);
}

/* --- one entry ---------------------------------------------------------- */

/* A goal may be made from what stands, by who may write. */
static void
draw_lift(struct html *h, const struct ctx *ctx,
          const struct tool_screen *screen)
{
	const struct tool_entry *entry = &screen->entry;

	if (entry->box == TOOL_ROOM || entry->taken_back ||
	    !ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return;
	if (entry->goals > 0)
		words_para(h, T("A goal in the plan was made from these "
		                "words."));
	gov_button(h, &(struct gov_button){
	                      .text = T("Make it a goal"),
	                      .href = tool_lift_path(h->arena, screen, entry)});
}

static void
draw_back(struct html *h, const struct ctx *ctx,
          const struct tool_screen *screen)
{
	struct str id = id_show(h->arena, screen->entry.id.v);

	if (screen->entry.taken_back) {
		words_para(h, T("These words are taken back."));
		return;
	}
	if (!tool_entry_is_mine(ctx, &screen->entry)) {
		words_para(h, T("Only who wrote these words can take them "
		                "back."));
		return;
	}
	words_para(h, T("If you take them back, they are gone from this page. "
	                "They stay on the days when they were there."));
	page_form_begin(h, ctx,
	                str_print(h->arena, "%.*s/%s/entries/%.*s/back",
	                          STR_ARG(screen->base),
	                          tool_kinds[screen->kind], STR_ARG(id)),
	                0);
	gov_button(h, &(struct gov_button){.text = T("Take these words back"),
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	page_form_end(h);
}

void
tool_draw_entry(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;
	const struct tool_entry *entry = &screen->entry;
	struct str mark = entry->box == TOOL_ROOM
	                          ? S("")
	                          : tool_mark(h->arena, screen, entry);

	words_title(h, entry->box == TOOL_ROOM ? T("Who was in the room")
	                                       : T("These words"));
	html_raw(h, "<figure class=\"dir-words\">"
	            "<blockquote class=\"dir-words__text\"><p>");
	html_lines(h, entry->words);
	html_raw(h, "</p></blockquote><figcaption class=\"dir-words__who\">");
	if (!str_empty(mark)) {
		html_text(h, mark);
		html_raw(h, ", ");
	}
	html_text(h, date_words(h->arena, entry->day));
	html_raw(h, "</figcaption></figure>");
	draw_lift(h, ctx, screen);
	draw_back(h, ctx, screen);
}

/* --- days --------------------------------------------------------------- */

void
tool_draw_days(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;

	(void)ctx;
	words_title(h, T("As it was on other days"));
	words_para(h, T("Each day shows what was there at its end, with what "
	                "was asked on that day."));
	html_raw(h, "<ol class=\"dir-versions\">");
	for (size_t i = 0; i < screen->n; i++) {
		struct str iso = date_iso(h->arena, screen->days[i]);

		html_raw(h, "<li>");
		tool_link(h, date_words(h->arena, screen->days[i]),
		          str_print(h->arena, "%.*s/%s/days/%.*s",
		                    STR_ARG(screen->base),
		                    tool_kinds[screen->kind], STR_ARG(iso)));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ol>");
}
