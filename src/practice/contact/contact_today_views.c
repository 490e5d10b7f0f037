/*
 * contact_today_views.c - the panels of a worker's home.
 */
#include "practice/contact/contact_views.h"

static void
draw_name(struct html *h, struct str name, struct str crn)
{
	contact_link(h, name, people_path(h->arena, crn, ""));
}

/* Where an appointment stands: what is over waits to be written down. */
static void
draw_open_link(struct html *h, const struct ctx *ctx,
               const struct contact_met *met)
{
	const struct contact *c = &met->contact;
	struct str href = contact_path(h->arena, met->crn, c->id, "");

	html_raw(h, "<span>");
	contact_link(h,
	             c->at.ms < ctx->now.ms ? T("Record what happened")
	                                    : T("See the appointment"),
	             href);
	html_raw(h, "<span class=\"govuk-visually-hidden\"> ");
	html_text(h, met->name);
	html_raw(h, "</span></span>");
}

static void
draw_today_one(struct html *h, const struct ctx *ctx,
               const struct contact_met *met)
{
	const struct contact *c = &met->contact;

	html_raw(h, "<li class=\"dir-today__item\">"
	            "<span class=\"dir-today__time\">");
	html_text(h, instant_time_words(h->arena, c->at));
	html_raw(h, "</span><div class=\"dir-today__what\">");
	draw_name(h, met->name, met->crn);
	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-0\">");
	html_text(h, text_get(contact_kind_keys[c->kind]));
	if (!str_empty(c->place)) {
		html_raw(h, ", ");
		html_text(h, c->place);
	}
	if (!str_empty(c->purpose)) {
		html_raw(h, ". ");
		html_text(h, c->purpose);
	}
	html_raw(h, "</p></div>");
	if (c->outcome != CONTACT_NONE_YET)
		contact_draw_outcome(h, c, false);
	else if (c->answer == CONTACT_CANNOT)
		gov_tag(h, &(struct gov_tag){.text = T("Cannot make it"),
		                             .classes = "govuk-tag--yellow"});
	else
		draw_open_link(h, ctx, met);
	html_raw(h, "</li>");
}

void
contact_draw_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_met_list *today = data;

	contact_card_begin(h, "today", T("Today’s people"), "dir-card--key");
	if (today->n == 0)
		contact_empty(h, T("Nobody is expected today."));
	if (today->n > 0) {
		html_raw(h, "<ol class=\"dir-today\">");
		for (size_t i = 0; i < today->n; i++)
			draw_today_one(h, ctx, &today->v[i]);
		html_raw(h, "</ol>");
	}
	contact_card_end(h);
}

/* Late is said in words, never by colour alone. */
static void
draw_due(struct html *h, struct date due, bool late)
{
	struct str day = date_words(h->arena, due);

	if (late) {
		html_raw(h, "<strong>");
		html_text(h,
		          TV(h->arena, "Late: it was for {day}", {"day", day}));
		html_raw(h, "</strong>");
	} else {
		html_text(h, TV(h->arena, "By {day}", {"day", day}));
	}
}

static void
draw_promises(struct html *h, const struct ctx *ctx,
              const struct contact_waits *w)
{
	bool listed;

	contact_card_begin(h, "promised", T("Promises I made"), NULL);
	listed = contact_list_begin(h, "dir-promises", w->promises_n,
	                            T("No promise of yours is due."));
	for (size_t i = 0; i < w->promises_n; i++) {
		const struct contact_promise *p = &w->promises[i];
		bool late = date_before(p->due, ctx->today);

		html_raw(h, "<li");
		gov_class(h, "dir-promise", late ? "dir-promise--late" : NULL);
		html_raw(h, "><p class=\"dir-promise__text\">");
		html_text(h, p->words);
		html_raw(h, "</p><p class=\"dir-promise__meta\">");
		draw_name(h, w->promise_names[i], w->promise_crns[i]);
		html_raw(h, " ");
		draw_due(h, p->due, late);
		html_raw(h, "</p></li>");
	}
	if (listed)
		html_raw(h, "</ul>");
	contact_card_end(h);
}

static void
draw_cannot(struct html *h, const struct contact_waits *w)
{
	if (w->cannot.n == 0)
		return;
	contact_card_begin(h, "cannot", T("They cannot make it"), NULL);
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < w->cannot.n; i++) {
		const struct contact_met *met = &w->cannot.v[i];
		const struct contact *c = &met->contact;

		html_raw(h, "<li>");
		draw_name(h, met->name, met->crn);
		html_raw(h, "<br>");
		html_text(h, contact_when(h->arena, c->at));
		html_raw(h, ". ");
		html_text(h, text_get(contact_reason_keys[c->reason]));
		html_raw(h, ". ");
		contact_link(h, T("Find another time"),
		             contact_path(h->arena, met->crn, c->id, "/move"));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	contact_card_end(h);
}

static void
draw_open(struct html *h, const struct contact_waits *w)
{
	for (size_t i = 0; i < w->open.n; i++) {
		const struct contact_met *met = &w->open.v[i];

		html_raw(h, "<li>");
		draw_name(h, met->name, met->crn);
		html_raw(h, "<br>");
		contact_link(
		        h,
		        TV(h->arena, "No outcome yet for {when}",
		           {"when", contact_when(h->arena, met->contact.at)}),
		        contact_path(h->arena, met->crn, met->contact.id, ""));
		html_raw(h, "</li>");
	}
}

static void
draw_gaps(struct html *h, const struct contact_waits *w)
{
	bool listed;

	contact_card_begin(h, "gaps", T("Gaps"), NULL);
	listed = contact_list_begin(h, "dir-gaps", w->open.n + w->unseen_n,
	                            T("There are no gaps."));
	draw_open(h, w);
	for (size_t i = 0; i < w->unseen_n; i++) {
		const struct contact_unseen *u = &w->unseen[i];
		struct date last = instant_date(u->last);

		html_raw(h, "<li>");
		draw_name(h, u->name, u->crn);
		html_raw(h, "<br>");
		html_text(h, instant_is(u->last)
		                     ? TV(h->arena, "Last met on {day}",
		                          {"day", date_words(h->arena, last)})
		                     : T("Not met yet"));
		html_raw(h, "</li>");
	}
	if (listed)
		html_raw(h, "</ul>");
	contact_card_end(h);
}

void
contact_draw_waits(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_waits *w = data;

	draw_cannot(h, w);
	draw_promises(h, ctx, w);
	draw_gaps(h, w);
}
