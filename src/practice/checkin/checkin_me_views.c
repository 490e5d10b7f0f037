/*
 * checkin_me_views.c - a person's own check-ins, and what is linked from
 * elsewhere.
 */
#include "practice/checkin/checkin_views.h"

static void
draw_say(struct html *h, const struct ctx *ctx,
         const struct checkin_screen *screen, bool yes, struct str words)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, checkin_path(h->arena, screen, "/say"));
	form_hidden(h, "says", yes ? S("yes") : S("no"));
	gov_button(h, &(struct gov_button){
	                      .text = words,
	                      .classes = yes ? NULL : "govuk-button--secondary",
	                      .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

static void
draw_choice(struct html *h, const struct ctx *ctx,
            const struct checkin_screen *screen)
{
	enum checkin_state state = screen->all.setup.state;

	html_raw(h, "<div class=\"dir-actions\">");
	if (state != CHECKIN_RUNNING)
		draw_say(h, ctx, screen, true, T("Yes to check-ins"));
	if (state != CHECKIN_NO)
		draw_say(h, ctx, screen, false, T("No check-ins"));
	html_raw(h, "</div>");
	if (state == CHECKIN_RUNNING)
		checkin_small(h, T("You can say no at any time. You do not "
		                   "have to say why."));
}

static void
draw_open(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin *open = screen->all.open;

	checkin_card_begin(h, "open", T("A check-in is open"), "dir-card--key");
	words_para(h, TV(h->arena, "You can send it until {day}.",
	                 {"day", date_words(h->arena, open->until)}));
	gov_button(h, &(struct gov_button){
	                      .text = T("Start"),
	                      .href = checkin_path(h->arena, screen, "/fill")});
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          checkin_path(h->arena, screen, "/print"));
	html_raw(h, "</li></ul></section>");
}

static void
draw_running(struct html *h, const struct ctx *ctx,
             const struct checkin_screen *screen)
{
	const struct checkin_all *all = &screen->all;

	if (all->open != NULL)
		draw_open(h, screen);
	else if (date_is(all->next))
		words_para(h, TV(h->arena, "The next one opens on {day}.",
		                 {"day", date_words(h->arena, all->next)}));
	words_para(h, T("You can do it here, on paper, or on the phone with "
	                "your worker. If you miss one, your worker asks if "
	                "you are all right. It is not a breach by itself."));
	words_heading(h, T("What we agreed"), "agreed");
	checkin_draw_setup(h, &screen->all.setup, screen->all.next, true);
	draw_choice(h, ctx, screen);
}

static void
draw_standing(struct html *h, const struct ctx *ctx,
              const struct checkin_screen *screen)
{
	const struct checkin_setup *setup = &screen->all.setup;

	if (setup->id == 0) {
		words_para(h, T("You have no check-ins. If you want them, ask "
		                "your worker."));
	} else if (setup->state == CHECKIN_ASKED) {
		words_para(h, T("Your worker asks if you want check-ins. It is "
		                "up to you."));
		checkin_draw_setup(h, &screen->all.setup, screen->all.next,
		                   true);
		draw_choice(h, ctx, screen);
	} else if (setup->state == CHECKIN_RUNNING) {
		draw_running(h, ctx, screen);
	} else if (setup->state == CHECKIN_NO) {
		words_para(h, T("You said no to check-ins. Meetings go on. You "
		                "can change your mind."));
		draw_choice(h, ctx, screen);
	} else {
		words_para(h, T("Check-ins have stopped. Your worker can tell "
		                "you why."));
	}
}

void
checkin_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;

	words_title(h, T("My check-ins"));
	words_para(h, T("A check-in is a few short questions between two "
	                "meetings. You tell us how it is going, and what you "
	                "want help with."));
	draw_standing(h, ctx, screen);
	checkin_draw_past_link(h, screen);
	checkin_draw_moods(h, screen);
	if (screen->all.n > 0 || screen->all.page > 1)
		checkin_draw_list(h, screen);
	checkin_draw_safety(h, screen);
}

/* --- linked from elsewhere ----------------------------------------------- */

void
checkin_draw_panel_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;

	(void)ctx;
	if (screen == NULL)
		return;
	checkin_card_begin(h, "checkin",
	                   screen->all.open != NULL ? T("How is it going?")
	                                            : T("My check-ins"),
	                   screen->all.open != NULL ? "dir-card--key" : NULL);
	if (screen->all.open != NULL)
		words_para(h, TV(h->arena, "A check-in is open until {day}.",
		                 {"day", date_words(h->arena,
		                                    screen->all.open->until)}));
	else if (screen->all.setup.state == CHECKIN_ASKED)
		words_para(h, T("Do you want check-ins? It is up to you."));
	html_raw(h, "<p class=\"govuk-body\">");
	checkin_link(h,
	             screen->all.open != NULL ? T("Start the check-in")
	                                      : T("See my check-ins"),
	             screen->all.open != NULL ? S("/me/checkin/fill")
	                                      : S("/me/checkin"));
	html_raw(h, "</p></section>");
}

void
checkin_draw_panel_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	const struct checkin_setup *setup = &screen->all.setup;

	(void)ctx;
	checkin_card_begin(h, "checkin", T("Check-ins"), NULL);
	words_para(h, setup->id == 0
	                      ? T("Not set up.")
	                      : text_get(checkin_state_keys[setup->state]));
	html_raw(h, "<p class=\"govuk-body\">");
	checkin_link(h, T("Check-ins between meetings"), screen->base);
	html_raw(h, "</p></section>");
}

/* --- a worker's home ----------------------------------------------------- */

static struct str
waits_words(const struct checkin *one)
{
	if (one->stand == CHECKIN_EXPIRED)
		return T("Not sent: find out if they are all right");
	if (one->call)
		return T("They ask for a call");
	if (one->mood == CHECKIN_STRUGGLING)
		return T("They say they are struggling");
	return T("Sent: waits to be read");
}

static void
draw_wait(struct html *h, const struct checkin_wait *wait)
{
	const struct checkin *one = &wait->one;

	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	checkin_link(
	        h, wait->name,
	        str_print(h->arena, "%.*s/past/%.*s",
	                  STR_ARG(people_path(h->arena, wait->crn, "/checkin")),
	                  STR_ARG(id_show(h->arena, one->id.v))));
	html_raw(h, "<br>");
	if (checkin_urgent(one))
		html_raw(h, "<strong>");
	html_text(h, waits_words(one));
	if (checkin_urgent(one))
		html_raw(h, "</strong>");
	html_raw(h, ", ");
	html_text(h, date_words(h->arena, one->due));
	html_raw(h, "</p></li>");
}

void
checkin_draw_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_today *today = data;
	bool urgent = false;

	(void)ctx;
	if (today->waits_n + today->wanted_n == 0)
		return;
	for (size_t i = 0; i < today->waits_n; i++)
		urgent = urgent || checkin_urgent(&today->waits[i].one);
	checkin_card_begin(h, "checkins", T("Check-ins that wait for you"),
	                   urgent ? "dir-card--alert" : NULL);
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < today->waits_n; i++)
		draw_wait(h, &today->waits[i]);
	for (size_t i = 0; i < today->wanted_n; i++) {
		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		checkin_link(h, today->wanted[i].name,
		             people_path(h->arena, today->wanted[i].crn,
		                         "/checkin"));
		html_raw(h, "<br>");
		html_text(h, T("Check-ins in the place of meetings wait for a "
		               "senior"));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul></section>");
}
