/*
 * mine_things_views.c - all that is the person's, on one page.
 */
#include "practice/mine/mine_views.h"

/* What helps before a meeting of a kind; in the order of contact_kinds. */
static const char *const bring[CONTACT_KIND_COUNT] = {
        TK("Bring letters you want to talk about. Say your name at the front "
           "desk."),
        TK("Be at home. Keep a quiet place to talk, if you can."),
        TK("Keep your phone on and charged."),
        TK("Find a quiet place. Try your phone or screen before."),
        TK("Wear strong shoes and old clothes. Bring food and drink."),
        TK("Wear what you feel well in. Bring something to drink."),
        TK("Come a bit early. You can ask who will be there."),
        TK("Your worker comes to you. You need bring nothing."),
        TK("Read the letter. Ring us if it is not clear."),
};

static bool
is_place(const struct contact *c)
{
	return c->kind == CONTACT_OFFICE || c->kind == CONTACT_GROUP ||
	       c->kind == CONTACT_ACTIVITY || c->kind == CONTACT_UNPAID_WORK;
}

static void
draw_coming(struct html *h, const struct contact *c)
{
	html_raw(h, "<li class=\"dir-next\">");
	chart_date_tile(h, instant_date(c->at), true);
	html_raw(h, "<div><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	mine_link(h, contact_when(h->arena, c->at),
	          str_print(h->arena, "/me/appointments/%.*s",
	                    STR_ARG(id_show(h->arena, c->id.v))));
	html_raw(h, "<br>");
	html_text(h, contact_with(h->arena, c));
	html_raw(h, "</p><p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_text(h, text_get(bring[c->kind]));
	html_raw(h, "</p></div></li>");
}

static void
draw_appointments(struct html *h, const struct mine_things *t)
{
	bool place = false;

	mine_card_begin(h, "coming", T("Next appointments"), T("See all"),
	                S("/me/appointments"));
	if (t->coming_n == 0)
		words_para(h, T("There is no appointment yet. Your worker "
		                "will tell you when there is."));
	else
		html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < t->coming_n; i++) {
		draw_coming(h, &t->coming[i]);
		place = place || is_place(&t->coming[i]);
	}
	if (t->coming_n > 0) {
		html_raw(h, "</ul>");
		html_raw(h, "<p class=\"govuk-body govuk-!-margin-top-3\">");
		if (place)
			html_text(h, T("Not sure how to get there? Ring your "
			               "worker before the day. Ask about the "
			               "way and the fare."));
		html_raw(h, "</p>");
		gov_button(
		        h,
		        &(struct gov_button){
		                .html = icon_words(h->arena, ICON_CALENDAR,
		                                   T("Add all to my calendar")),
		                .href = S("/me/appointments/calendar.ics"),
		                .classes = "govuk-button--secondary"});
		mine_small(h, T("Your phone will show when it is, but not what "
		                "it is for."));
	}
	html_raw(h, "</section>");
}

/* --- what was asked ------------------------------------------------------ */

static void
draw_requirement(struct html *h, const struct requirement *r)
{
	struct str amount = requirement_amount_words(h->arena, r);
	struct str done = requirement_done_words(h->arena, r);

	html_raw(h, "<li>");
	html_text(h, requirement_own_words(r->kind));
	if (!str_empty(amount)) {
		html_raw(h, ": ");
		html_text(h, amount);
	}
	if (date_is(r->ends_on)) {
		html_raw(h, ", ");
		html_text(h, TV(h->arena, "until {day}",
		                {"day", date_words(h->arena, r->ends_on)}));
	}
	if (!str_empty(done)) {
		html_raw(h, "<br>");
		html_text(h, done);
	}
	html_raw(h, "</li>");
}

static void
draw_order(struct html *h, const struct mine_things *t)
{
	mine_card_begin(h, "order", T("What the court asked"), S(""), S(""));
	if (t->order == NULL) {
		words_para(h, T("No order is written down."));
		html_raw(h, "</section>");
		return;
	}
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, order_kind_words(t->order->kind));
	html_raw(h, "</strong>");
	if (date_is(t->order->ends_on)) {
		html_raw(h, "<br>");
		html_text(h,
		          TV(h->arena, "It ends on {day}.",
		             {"day", date_words(h->arena, t->order->ends_on)}));
	}
	html_raw(h, "</p>");
	if (t->requirements_n > 0)
		html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < t->requirements_n; i++)
		draw_requirement(h, &t->requirements[i]);
	if (t->requirements_n > 0)
		html_raw(h, "</ul>");
	mine_small(h, T("Is something not clear? Ask your worker. You can ask "
	                "to see the words of the court."));
	html_raw(h, "</section>");
}

/* --- what is held -------------------------------------------------------- */

static struct str
way_words(enum plan_remind_way way)
{
	switch (way) {
	case PLAN_REMIND_EMAIL:
		return T("By email");
	case PLAN_REMIND_TEXT:
		return T("By text message");
	case PLAN_REMIND_PRINT:
		return T("On paper");
	default:
		return T("My worker tells me");
	}
}

static struct str
or_unknown(struct str value)
{
	return str_empty(value) ? T("Not known") : value;
}

static void
draw_details(struct html *h, const struct mine_things *t)
{
	const struct gov_summary_row rows[] = {
	        {.key = T("What people call me"), .value = t->head.known_as},
	        {.key = T("Phone"), .value = or_unknown(t->facts.phone)},
	        {.key = T("Email"), .value = or_unknown(t->facts.email)},
	        {.key = T("Postcode"), .value = or_unknown(t->facts.postcode)},
	        {.key = T("My worker"),
	         .value = or_unknown(t->head.worker_name)},
	        {.key = T("My worker’s number"),
	         .value = or_unknown(t->head.worker_phone)},
	        {.key = T("How we remind you"), .value = way_words(t->way)},
	};

	mine_card_begin(h, "details", T("My details"), T("See all"),
	                S("/me/details"));
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = {rows, sizeof(rows) / sizeof(rows[0])}});
	html_raw(h, "<ul class=\"govuk-list\"><li>");
	mine_link(h, T("Something here is wrong"), S("/me/details"));
	html_raw(h, "</li><li>");
	mine_link(h, T("Change how you remind me"), S("/me/plan/reminders"));
	html_raw(h, "</li><li>");
	mine_link(h, T("See who looked"), S("/me/access"));
	html_raw(h, "</li></ul></section>");
}

static void
draw_own(struct html *h, const struct mine_things *t)
{
	mine_card_begin(h, "own", T("Just for me"), S(""), S(""));
	html_raw(h, "<p class=\"govuk-body\">");
	mine_link(h, T("My list"), S("/me/list"));
	html_raw(h, "<br>");
	if (t->list.open == 0)
		html_text(h, T("There is nothing on your list."));
	else
		html_text(h, TN(h->arena, "{n} thing to do", "{n} things to do",
		                (int64_t)t->list.open));
	html_raw(h, "</p></section>");
	mine_card_begin(h, "going", T("How is it going?"), S(""), S(""));
	html_raw(h, "<p class=\"govuk-body\">");
	mine_link(h, T("Tell us how it is"), S("/me/feedback"));
	html_raw(h, "</p></section>");
}

void
mine_draw_things(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_things *t = data;

	(void)ctx;
	words_title(h, T("My things"));
	words_para(h, T("All that is yours, in one place."));
	html_raw(h, "<div class=\"dir-cols dir-cols--half\"><div>");
	draw_appointments(h, t);
	draw_order(h, t);
	html_raw(h, "</div><div>");
	draw_own(h, t);
	mine_papers_card(h, &t->papers);
	draw_details(h, t);
	html_raw(h, "</div></div>");
}

/* --- on the person's home ------------------------------------------------ */

static void
draw_link(struct html *h, enum icon which, struct str words, struct str href)
{
	html_raw(h, "<li>");
	icon_link(h, which, words, href);
	html_raw(h, "</li>");
}

void
mine_draw_me_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	(void)data;
	mine_card_begin(h, "mine", T("My things"), S(""), S(""));
	html_raw(h, "<ul class=\"govuk-list govuk-list--spaced\">");
	draw_link(h, ICON_FLAG, T("All that is mine"), S("/me/things"));
	draw_link(h, ICON_CHECK, T("My list"), S("/me/list"));
	draw_link(h, ICON_PRINTER, T("My papers"), S("/me/papers"));
	draw_link(h, ICON_MESSAGE, T("How is it going?"), S("/me/feedback"));
	html_raw(h, "</ul></section>");
}
