/*
 * checkin_work_views.c - check-ins as a worker sees them.
 */
#include "practice/checkin/checkin_views.h"

static void
draw_button(struct html *h, const struct ctx *ctx, struct str action,
            const char *says, struct str words)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, action);
	form_hidden(h, "says", str_of(says));
	gov_button(h, &(struct gov_button){.text = words,
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

/* --- where it stands ----------------------------------------------------- */

void
checkin_draw_facts(struct html *h, const struct checkin_setup *setup)
{
	if (setup->facts == 0)
		return;
	words_para(h, T("What spoke against it when it was set up:"));
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int i = 0; i < CHECKIN_FACT_COUNT; i++) {
		if ((setup->facts & (1u << i)) == 0)
			continue;
		html_raw(h, "<li>");
		html_text(h, text_get(checkin_fact_keys[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_judge(struct html *h, const struct ctx *ctx,
           const struct checkin_screen *screen)
{
	struct str action = checkin_path(h->arena, screen, "/senior");

	if (!screen->judge)
		return;
	checkin_card_begin(h, "senior",
	                   T("Check-ins in the place of meetings?"),
	                   "dir-card--key");
	words_para(h, T("You decide as a senior who does not work with this "
	                "person. Until then, meetings go on."));
	html_raw(h, "<div class=\"dir-actions\">");
	draw_button(h, ctx, action, "yes", T("Yes, in the place of meetings"));
	draw_button(h, ctx, action, "no", T("No, beside meetings"));
	html_raw(h, "</div></section>");
}

static void
draw_waiting(struct html *h, const struct checkin_all *all)
{
	words_heading(h, T("Questions for the next check-in"), "questions");
	if (str_empty(all->waiting[0]) && str_empty(all->waiting[1]) &&
	    str_empty(all->waiting[2])) {
		words_para(h, T("None waits."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int i = 0; i < CHECKIN_QUESTIONS; i++) {
		if (str_empty(all->waiting[i]))
			continue;
		html_raw(h, "<li>");
		html_lines(h, all->waiting[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_way(struct html *h, const struct checkin_screen *screen, struct str words,
         const char *rest)
{
	html_raw(h, "<li>");
	checkin_link(h, words, checkin_path(h->arena, screen, rest));
	html_raw(h, "</li>");
}

static void
draw_ways(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin_setup *setup = &screen->all.setup;
	bool on = setup->id != 0 && (setup->state == CHECKIN_ASKED ||
	                             setup->state == CHECKIN_RUNNING);

	html_raw(h, "<ul class=\"dir-ways\">");
	draw_way(h, screen,
	         on               ? T("Change what was agreed")
	         : setup->id == 0 ? T("Set up check-ins")
	                          : T("Start again"),
	         "/set");
	if (on) {
		draw_way(h, screen, T("Write questions"), "/questions");
		draw_way(h, screen, T("Stop check-ins"), "/stop");
	}
	if (screen->all.open != NULL)
		draw_way(h, screen, T("Type a check-in for them"), "/fill");
	html_raw(h, "<li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          checkin_path(h->arena, screen, "/print"));
	html_raw(h, "</li></ul>");
}

/* What the person said is written down for them, unless they said it. */
static void
draw_says(struct html *h, const struct ctx *ctx,
          const struct checkin_screen *screen)
{
	const struct checkin_setup *setup = &screen->all.setup;
	struct str action = checkin_path(h->arena, screen, "/say");

	html_raw(h, "<div class=\"dir-actions\">");
	if (setup->state == CHECKIN_ASKED ||
	    (setup->state == CHECKIN_NO && !setup->own))
		draw_button(h, ctx, action, "yes", T("They told me: yes"));
	if (setup->state == CHECKIN_ASKED || setup->state == CHECKIN_RUNNING)
		draw_button(h, ctx, action, "no", T("They told me: no"));
	html_raw(h, "</div>");
}

static void
draw_setup(struct html *h, const struct ctx *ctx,
           const struct checkin_screen *screen, bool writes)
{
	const struct checkin_setup *setup = &screen->all.setup;

	if (setup->id == 0) {
		words_para(h, T("Not set up."));
		return;
	}
	html_raw(h, "<p class=\"govuk-body-l\">");
	html_text(h, text_get(checkin_state_keys[setup->state]));
	html_raw(h, "</p>");
	if (!str_empty(setup->ended))
		words_para(h, setup->ended);
	draw_judge(h, ctx, screen);
	checkin_draw_setup(h, setup, screen->all.next, false);
	checkin_draw_facts(h, setup);
	checkin_draw_past_link(h, screen);
	if (writes)
		draw_says(h, ctx, screen);
}

void
checkin_draw_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	bool writes = ctx_can(ctx, CAN_WRITE_PLAN);

	words_title(h, T("Check-ins"));
	words_para(h, T("A few questions between two meetings: on the person’s "
	                "phone, on paper, or typed by you as they say it. A "
	                "missed one is never a breach by itself."));
	draw_setup(h, ctx, screen, writes);
	if (writes)
		draw_ways(h, screen);
	checkin_draw_moods(h, screen);
	checkin_draw_list(h, screen);
	draw_waiting(h, &screen->all);
}

/* --- one ----------------------------------------------------------------- */

/* to workers */
static void
draw_review_form(struct html *h, const struct ctx *ctx,
                 const struct checkin_screen *screen, struct str action)
{
	bool missed = screen->one->stand == CHECKIN_EXPIRED;
	struct gov_choice items[CHECKIN_KNOWN_COUNT];
	struct gov_choice close[] = {
	        {.value = S("yes"),
	         .text = T("Keep it close: for the person, their worker and "
	                   "the senior of the team alone")},
	};
	struct form form;
	size_t n = 0;

	for (int i = CHECKIN_SIGNED_IN; i < CHECKIN_KNOWN_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(checkin_knowns[i]),
		        .text = text_get(checkin_known_keys[i]),
		};
	words_heading(h, missed ? T("What was done?") : T("Read it"), "review");
	page_form(ctx, &form);
	form_begin(h, &form, action);
	if (!missed)
		form_radios(h, &form,
		            &(struct gov_radios){
		                    .name = "known",
		                    .label = T("How do you know that it was "
		                               "them?"),
		                    .label_size = "s",
		                    .items = {items, n}});
	checkin_area(h, &form, "note",
	             missed ? T("What was done about it")
	                    : T("What you did, or what to note"),
	             T("The person does not see this here: somebody else may "
	               "hold their phone."),
	             CHECKIN_NOTE_MOST, S(""));
	form_checkboxes(h, &form,
	                &(struct gov_checkboxes){.name = "close",
	                                         .label = T("Is it sensitive?"),
	                                         .label_size = "s",
	                                         .items = {close, 1}});
	checkin_form_end(h, T("Save"));
}

/* to workers */
static void
draw_read(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin *one = screen->one;

	if (!instant_is(one->read_at))
		return;
	words_heading(h, T("Read"), "read");
	checkin_small(h, TV(h->arena, "Read by {name} on {day}",
	                    {"name", one->read_name},
	                    {"day", date_words(h->arena,
	                                       instant_date(one->read_at))}));
	if (screen->mine)
		return;
	if (one->known != CHECKIN_NOT_SAID)
		words_para(h, text_get(checkin_known_keys[one->known]));
	if (!str_empty(one->note)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_lines(h, one->note);
		html_raw(h, "</p>");
	}
	if (one->close)
		checkin_small(h, T("Kept close: for the person, their worker "
		                   "and the senior of the team alone"));
}

static void
draw_notes(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin_all *all = &screen->all;

	for (size_t i = 0; i < all->notes_n; i++) {
		const struct checkin_note *note = &all->notes[i];

		if (note->checkin.v != screen->one->id.v)
			continue;
		html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">");
		html_lines(h, note->words);
		html_raw(h, "</p>");
		checkin_small(
		        h,
		        str_print(h->arena, "%.*s, %.*s", STR_ARG(note->name),
		                  STR_ARG(date_words(h->arena,
		                                     instant_date(note->at)))));
	}
}

static void
draw_forms(struct html *h, const struct ctx *ctx,
           const struct checkin_screen *screen)
{
	const struct checkin *one = screen->one;
	struct str review =
	        checkin_one_path(h->arena, screen, one->id, "/review");
	struct str notes =
	        checkin_one_path(h->arena, screen, one->id, "/notes");
	bool waits = one->stand == CHECKIN_SUBMITTED ||
	             one->stand == CHECKIN_EXPIRED;
	struct form form;

	if (waits || page_sent(ctx, review))
		draw_review_form(h, ctx, screen, review);
	if (one->stand != CHECKIN_REVIEWED && !page_sent(ctx, notes))
		return;
	page_form(ctx, &form);
	form_begin(h, &form, notes);
	checkin_area(h, &form, "words", T("Add a note"),
	             T("What came of it since. What was written before stays."),
	             CHECKIN_NOTE_MOST, S(""));
	checkin_form_end(h, T("Add it"));
}

void
checkin_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	const struct checkin *one = screen->one;

	words_title(h, TV(h->arena, "Check-in of {day}",
	                  {"day", date_words(h->arena, one->due)}));
	if (instant_is(one->sent_at))
		checkin_draw_sent(h, screen, one);
	else
		words_para(h,
		           text_get(screen->mine
		                            ? checkin_stand_keys_me[one->stand]
		                            : checkin_stand_keys[one->stand]));
	draw_read(h, screen);
	if (screen->mine)
		return;
	draw_notes(h, screen);
	if (ctx_can(ctx, CAN_WRITE_PLAN))
		draw_forms(h, ctx, screen);
}
