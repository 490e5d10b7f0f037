/*
 * fund_overdue_views.c - what waits too long, on first pages and requests.
 */
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_views.h"

/* Whose turn it is, for staff. */
static struct str
turn_words(enum fund_clock clock)
{
	switch (clock) {
	case FUND_CLOCK_WORKER:
		return T("The worker has not answered.");
	case FUND_CLOCK_PERSON:
		return T("The person has not said yes or no. Ask them.");
	case FUND_CLOCK_SENIOR:
	case FUND_CLOCK_PANEL:
		return T("A senior has not answered.");
	case FUND_CLOCK_SECOND:
		return T("Nobody has looked a second time.");
	default:
		return T("It is agreed, and not paid.");
	}
}

static struct str
up_words(struct arena *arena, const struct fund_overdue *o)
{
	struct str day = date_words(arena, o->on);

	if (o->clock == FUND_CLOCK_PAYMENT)
		return TV(arena,
		          "On {day} whoever pays was asked again, and the "
		          "manager knows.",
		          {"day", day});
	return o->up_to == FUND_RUNG_MANAGER
	               ? TV(arena, "It went up to the manager on {day}.",
	                    {"day", day})
	               : TV(arena, "It went up to the senior on {day}.",
	                    {"day", day});
}

static void
draw_late(struct html *h, struct date since)
{
	html_raw(h, "<strong>");
	html_text(h, TV(h->arena, "Late since {day}",
	                {"day", date_words(h->arena, since)}));
	html_raw(h, "</strong>");
}

static void
draw_line(struct html *h, const struct fund_overdue *o, struct str text,
          struct str href)
{
	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){.text = text, .href = href});
	html_raw(h, "<br>");
	draw_late(h, o->since);
	html_raw(h, "<br>");
}

void
fund_draw_overdue(struct html *h, const struct fund_overdue *list,
                  const struct person_head *heads, size_t n)
{
	if (n == 0)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby="
	            "\"fund-late\">");
	words_heading(h, T("Too long at the fund"), "fund-late");
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < n; i++) {
		const struct fund_screen where = {.head = heads[i]};

		draw_line(h, &list[i], heads[i].name,
		          fund_path(h->arena, &where, list[i].request, ""));
		html_text(h, list[i].what);
		html_raw(h, ", ");
		html_text(h, money_show(h->arena, list[i].sum));
		html_raw(h, "<br>");
		html_text(h, turn_words(list[i].clock));
		html_raw(h, " ");
		html_text(h, up_words(h->arena, &list[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></section>");
}

void
fund_draw_unpaid(struct html *h, const struct fund_overdue *list, size_t n)
{
	if (n == 0)
		return;
	words_heading(h, T("To be paid now"), "unpaid");
	words_para(h, T("It was promised, and its time is over. The manager "
	                "knows."));
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < n; i++) {
		draw_line(h, &list[i], list[i].what,
		          str_print(h->arena, "/fund/%.*s",
		                    STR_ARG(id_show(h->arena,
		                                    list[i].request.v))));
		html_text(h, money_show(h->arena, list[i].sum));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* For the person: that it is ours to put right, in words for a child. */
static struct str
own_words(struct arena *arena, const struct fund_overdue *o)
{
	struct str since = date_words(arena, o->since);
	struct str day = date_words(arena, o->on);

	if (o->clock == FUND_CLOCK_PERSON)
		return TV(arena,
		          "We wait for your yes or no. It was due by {since}. "
		          "Your worker can help you with it.",
		          {"since", since});
	if (o->clock == FUND_CLOCK_PAYMENT)
		return TV(arena,
		          "We said yes, and we should have paid by {since}. "
		          "We are late. On {day} we told the manager.",
		          {"since", since}, {"day", day});
	return o->up_to == FUND_RUNG_MANAGER
	               ? TV(arena,
	                    "You should have had an answer by {since}. We are "
	                    "late. On {day} we told the manager. Your request "
	                    "still stands.",
	                    {"since", since}, {"day", day})
	               : TV(arena,
	                    "You should have had an answer by {since}. We are "
	                    "late. On {day} we told somebody above your "
	                    "worker. Your request still stands.",
	                    {"since", since}, {"day", day});
}

static struct str
staff_words(struct arena *arena, const struct fund_overdue *o)
{
	return str_print(arena, "%.*s %.*s %.*s",
	                 STR_ARG(TV(arena, "This is late since {day}.",
	                            {"day", date_words(arena, o->since)})),
	                 STR_ARG(turn_words(o->clock)),
	                 STR_ARG(up_words(arena, o)));
}

void
fund_draw_overdue_one(struct html *h, const struct fund_overdue *late, bool own)
{
	if (late == NULL)
		return;
	gov_inset_text(h, &(struct gov_inset_text){
	                          .text = own ? own_words(h->arena, late)
	                                      : staff_words(h->arena, late)});
}
