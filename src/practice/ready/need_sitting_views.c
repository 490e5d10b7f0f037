/*
 * need_sitting_views.c - the overview, one sitting, what cannot wait.
 */
#include "practice/ready/ready_views.h"

/* --- what cannot wait ---------------------------------------------------- */

static void
draw_one_urgent(struct html *h, const struct ready_screen *screen,
                const struct need_urgent *u)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, u->says);
	html_raw(h, "</strong>");
	if (!str_empty(u->words)) {
		html_raw(h, "<br>“");
		html_lines(h, u->words);
		html_raw(h, "”");
	}
	html_raw(h, "</p>");
	ready_draw_by(h, screen, &u->by);
	if (str_empty(u->done)) {
		if (screen->mine)
			words_para(h, T("Your worker is told. If it cannot "
			                "wait, ring them now. In danger, ring "
			                "999."));
		else
			ready_link(h, T("Say what was done"),
			           ready_id_path(h->arena, screen, "/urgent",
			                         u->id));
		return;
	}
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("What was done:"));
	html_raw(h, " ");
	html_lines(h, u->done);
	html_raw(h, "</p>");
	ready_small(h, TV(h->arena, "{name}, {day}", {"name", u->done_by.name},
	                  {"day",
	                   date_words(h->arena, instant_date(u->done_by.at))}));
}

void
need_draw_urgent(struct html *h, const struct ready_screen *screen)
{
	for (size_t i = 0; i < screen->need.urgent_n; i++) {
		const struct need_urgent *u = &screen->need.urgent[i];

		if (!str_empty(u->done))
			continue;
		html_raw(h, "<div class=\"dir-alert dir-alert--safety\">"
		            "<div class=\"dir-alert__text\">");
		draw_one_urgent(h, screen, u);
		html_raw(h, "</div></div>");
	}
}

static void
draw_urgent_done(struct html *h, const struct ready_screen *screen)
{
	bool any = false;

	for (size_t i = 0; i < screen->need.urgent_n; i++) {
		if (str_empty(screen->need.urgent[i].done))
			continue;
		if (!any) {
			ready_card_begin(h, "settled",
			                 T("What could not wait, and what was "
			                   "done"));
			html_raw(h, "<ul class=\"dir-list\">");
		}
		any = true;
		html_raw(h, "<li>");
		draw_one_urgent(h, screen, &screen->need.urgent[i]);
		html_raw(h, "</li>");
	}
	if (any)
		html_raw(h, "</ul></section>");
}

void
need_draw_done(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;
	const struct need_urgent *u = screen->urgent;
	struct form form;

	words_title(h, T("What was done?"));
	words_para(h, u->asked);
	draw_one_urgent(h, screen, u);
	page_form(ctx, &form);
	if (!str_empty(u->done) &&
	    !page_sent(ctx, ready_id_path(h->arena, screen, "/urgent", u->id)))
		return;
	form_begin(h, &form, ready_id_path(h->arena, screen, "/urgent", u->id));
	ready_field_words(h, &form, "done", T("What was done"),
	                  T("The person reads this too."), S(""));
	form_end(h, &form, T("Save"));
}

/* --- the overview -------------------------------------------------------- */

static void
draw_state(struct html *h, const struct ctx *ctx,
           const struct ready_screen *screen, enum need_set set)
{
	const struct need_due *due = &screen->need.due[set];
	const struct need_sitting *last = need_last(&screen->need, set);

	if (need_open(ctx, &screen->need, set) != NULL)
		words_para(h, T("Begun, and not handed in yet."));
	else if (last != NULL && last->state == NEED_LEFT)
		words_para(h, TV(h->arena, "Left out on {day}.",
		                 {"day",
		                  date_words(h->arena,
		                             instant_date(last->ended.at))}));
	else if (last != NULL)
		words_para(h, TV(h->arena, "Answered on {day}.",
		                 {"day",
		                  date_words(h->arena,
		                             instant_date(last->ended.at))}));
	if (due->now)
		words_para(h, TV(h->arena, "Asked for now, until {day}.",
		                 {"day", date_words(h->arena, due->until)}));
	else if (date_is(due->from) && date_before(ctx->today, due->from))
		words_para(h, TV(h->arena, "Asked for from {day} on.",
		                 {"day", date_words(h->arena, due->from)}));
	else if (last == NULL && !screen->mine)
		words_para(h, T("Nothing is asked for now. It can be answered "
		                "at any time."));
}

static void
draw_history(struct html *h, const struct ready_screen *screen,
             enum need_set set)
{
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->need.n; i++) {
		const struct need_sitting *s = &screen->need.sittings[i];
		struct str day;

		if (s->set != set || s->state == NEED_OPEN)
			continue;
		day = date_words(h->arena, instant_date(s->ended.at));
		html_raw(h, "<li>");
		ready_link(h,
		           s->state == NEED_GIVEN
		                   ? TV(h->arena, "Answers of {day}",
		                        {"day", day})
		                   : TV(h->arena, "Left out on {day}",
		                        {"day", day}),
		           ready_id_path(h->arena, screen, "/given", s->id));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_set(struct html *h, const struct ctx *ctx,
         const struct ready_screen *screen, enum need_set set)
{
	bool write = screen->mine || ctx_can(ctx, CAN_WRITE_PLAN);
	bool open = need_open(ctx, &screen->need, set) != NULL;

	ready_card_begin(h, need_sets[set], ready_set_title(screen, set));
	words_para(h,
	           set == NEED_FIRST
	                   ? T("What is needed now: a bed, some food, a "
	                       "friend to ring.")
	                   : T("A home, money and people: what is needed when "
	                       "this ends."));
	draw_state(h, ctx, screen, set);
	draw_history(h, screen, set);
	if (write)
		gov_button(h, &(struct gov_button){
		                      .text = open ? T("Go on with the answers")
		                                   : T("Answer the questions"),
		                      .classes = "govuk-button--secondary",
		                      .href = ready_set_path(h->arena, screen,
		                                             set, "")});
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          ready_set_path(h->arena, screen, set, "/print"));
	html_raw(h, "</li></ul></section>");
}

void
ready_draw_overview(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;

	words_title(h, screen->mine ? T("What I need") : T("Needs"));
	need_draw_urgent(h, screen);
	for (int i = 0; i < NEED_SET_COUNT; i++)
		draw_set(h, ctx, screen, (enum need_set)i);
	ready_card_begin(h, "work",
	                 screen->mine ? T("How ready I feel for work")
	                              : T("Ready for work"));
	words_para(h, T("Ten things that help at work, and how sure you both "
	                "are of them."));
	ready_link(h, T("Look at the ten"),
	           ready_path(h->arena, screen, "/skills"));
	html_raw(h, "</section>");
	draw_urgent_done(h, screen);
}

/* --- one sitting --------------------------------------------------------- */

static void
draw_note(struct html *h, const struct need_note *note)
{
	html_raw(h, "<div class=\"govuk-inset-text\"><p class=\"govuk-body "
	            "govuk-!-margin-bottom-1\">");
	html_lines(h, note->words);
	html_raw(h, "</p>");
	ready_small(
	        h,
	        TV(h->arena, "Added by {name}, {day}", {"name", note->by.name},
	           {"day", date_words(h->arena, instant_date(note->by.at))}));
	html_raw(h, "</div>");
}

static void
draw_notes(struct html *h, const struct need_sitting *sitting, int code)
{
	for (size_t i = 0; i < sitting->notes_n; i++)
		if (sitting->notes[i].code == code)
			draw_note(h, &sitting->notes[i]);
}

/* A goal that was made is in the plan; else it can be made. */
static void
draw_lift(struct html *h, const struct ctx *ctx,
          const struct ready_screen *screen, const struct need_answer *answer)
{
	bool write = screen->mine || ctx_can(ctx, CAN_WRITE_PLAN);
	struct str plan =
	        screen->mine ? S("/me/plan")
	                     : people_path(h->arena, screen->head.crn, "/plan");

	if (screen->paper || (!answer->goal && !write))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	if (answer->goal)
		ready_link(h, T("A goal was made from this"), plan);
	else
		ready_link(h, T("Make a goal of it"),
		           ready_id_path(h->arena, screen, "/goals",
		                         answer->id));
	html_raw(h, "</p>");
}

static void
draw_left(struct html *h, const struct need_sitting *sitting)
{
	words_para(h, T("These questions were left out."));
	words_para(h, text_get(need_reason_keys[sitting->reason]));
	if (str_empty(sitting->why))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_lines(h, sitting->why);
	html_raw(h, "</p>");
}

static void
draw_whole(struct html *h, const struct ctx *ctx,
           const struct ready_screen *screen)
{
	const struct need_sitting *sitting = screen->sitting;

	if (sitting->state == NEED_LEFT)
		draw_left(h, sitting);
	ready_draw_by(h, screen, &sitting->by);
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (size_t i = 0; i < sitting->answers_n; i++) {
		const struct need_answer *answer = &sitting->answers[i];

		html_raw(h, "<li>");
		ready_draw_answer(h, answer);
		draw_notes(h, sitting, (int)answer->code);
		if (sitting->state == NEED_GIVEN)
			draw_lift(h, ctx, screen, answer);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	draw_notes(h, sitting, -1);
}

static void
draw_beside_form(struct html *h, const struct ctx *ctx,
                 const struct ready_screen *screen)
{
	const struct need_sitting *sitting = screen->sitting;
	struct gov_option items[NEED_CODE_COUNT + 1] = {
	        {.value = S(""), .text = T("All of it")}};
	struct form form;
	size_t n = 1;

	for (size_t i = 0; i < sitting->answers_n; i++)
		items[n++] = (struct gov_option){
		        .value = str_of(need_codes[sitting->answers[i].code]),
		        .text = sitting->answers[i].asked};
	words_heading(h, T("Add your view"), "view");
	page_form(ctx, &form);
	form_begin(h, &form,
	           str_print(h->arena, "%.*s/beside",
	                     STR_ARG(ready_id_path(h->arena, screen, "/given",
	                                           sitting->id))));
	form_select(h, &form,
	            &(struct gov_select){.name = "code",
	                                 .label = T("What is it about?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	ready_field_words(h, &form, "words", T("Your view"),
	                  T("It stands beside their answers, with your name. "
	                    "They read it too."),
	                  S(""));
	form_end(h, &form, T("Add it"));
}

void
need_draw_sitting(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;

	words_title(h, ready_set_title(screen, screen->sitting->set));
	draw_whole(h, ctx, screen);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          str_print(h->arena, "%.*s/print",
	                    STR_ARG(ready_id_path(h->arena, screen, "/given",
	                                          screen->sitting->id))));
	html_raw(h, "</li></ul>");
	if (!screen->mine && ctx_can(ctx, CAN_WRITE_PLAN) &&
	    screen->sitting->state == NEED_GIVEN)
		draw_beside_form(h, ctx, screen);
}

void
need_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;

	words_title(h, ready_set_title(screen, screen->sitting->set));
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	draw_whole(h, ctx, screen);
}

void
need_draw_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;
	const struct need_answer *answer = screen->answer;

	words_title(h, T("Make a goal of it"));
	ready_draw_answer(h, answer);
	ready_draw_goal_form(h, ctx, screen, answer->words,
	                     ready_id_path(h->arena, screen, "/goals",
	                                   answer->id));
}
