/*
 * contact_parts_views.c - pieces of several pages.
 */
#include "practice/contact/contact_views.h"

struct str
contact_first_name(struct str name)
{
	return str_slice(name, 0, str_find(name, ' '));
}

struct str
contact_path(struct arena *arena, struct str crn, struct contact_id id,
             const char *rest)
{
	struct str base = people_path(arena, crn, "/contacts");

	return str_print(arena, "%.*s/%.*s%s", STR_ARG(base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

struct str
contact_path_me(struct arena *arena, struct contact_id id, const char *rest)
{
	return str_print(arena, "/me/appointments/%.*s%s",
	                 STR_ARG(id_show(arena, id.v)), rest);
}

struct str
contact_promise_path(struct arena *arena, struct str crn, struct promise_id id)
{
	struct str base = str_empty(crn) ? S("/me/promises")
	                                 : people_path(arena, crn, "/promises");

	return str_print(arena, "%.*s/%.*s", STR_ARG(base),
	                 STR_ARG(id_show(arena, id.v)));
}

void
contact_empty(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"dir-empty\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

bool
contact_list_begin(struct html *h, const char *classes, size_t n,
                   struct str nothing)
{
	if (n == 0) {
		contact_empty(h, nothing);
		return false;
	}
	html_raw(h, "<ul");
	html_attr(h, "class", str_of(classes));
	html_raw(h, ">");
	return true;
}

void
contact_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
contact_card_begin(struct html *h, const char *id, struct str title,
                   const char *classes)
{
	html_raw(h, "<section");
	gov_class(h, "dir-card", classes);
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, ">");
	words_heading(h, title, id);
}

void
contact_card_end(struct html *h)
{
	html_raw(h, "</section>");
}

struct str
contact_with(struct arena *arena, const struct contact *contact)
{
	struct str name = contact_first_name(contact->staff_name);
	struct str place = contact->place;
	struct str with, about;

	if (str_empty(place))
		place = text_get(contact_kind_keys_me[contact->kind]);
	with = str_empty(name) ? place
	       : str_empty(contact->place)
	               ? TV(arena, "With {name}. {how}", {"name", name},
	                    {"how", place})
	               : TV(arena, "With {name} at {place}", {"name", name},
	                    {"place", place});
	if (contact->planned_minutes <= 0)
		return str_print(arena, "%.*s.", STR_ARG(with));
	about = TN(arena, "About {n} minute", "About {n} minutes",
	           contact->planned_minutes);
	return str_print(arena, "%.*s. %.*s.", STR_ARG(with), STR_ARG(about));
}

void
contact_draw_outcome(struct html *h, const struct contact *contact, bool mine)
{
	enum contact_outcome outcome = contact->outcome;

	html_raw(h, "<p");
	html_attr(h, "class", str_of(contact_outcome_looks[outcome]));
	html_raw(h, ">");
	html_text(h, text_get(mine ? contact_outcome_keys_me[outcome]
	                           : contact_outcome_keys[outcome]));
	if (!mine && !str_empty(contact->code) &&
	    !str_equal(contact_code_words(contact->code),
	               text_get(contact_outcome_keys[outcome]))) {
		html_raw(h, ": ");
		html_text(h, contact_code_words(contact->code));
	}
	html_raw(h, "</p>");
}

void
contact_draw_note(struct html *h, const struct contact *contact)
{
	if (str_empty(contact->note))
		return;
	if (contact->privacy != CONTACT_SHARED) {
		html_raw(h, "<p class=\"dir-private\"><strong>");
		html_text(h, T("Private note"));
		html_raw(h, "</strong> ");
		html_text(h, text_get(contact_privacy_keys[contact->privacy]));
		if (!str_empty(contact->privacy_words)) {
			html_raw(h, ": ");
			html_text(h, contact->privacy_words);
		}
		html_raw(h, "</p>");
	}
	html_raw(h, "<p class=\"govuk-body\">");
	html_lines(h, contact->note);
	html_raw(h, "</p>");
}

/* --- forms -------------------------------------------------------------- */

struct form
contact_form_begin(struct html *h, const struct ctx *ctx, struct str action,
                   int64_t version)
{
	struct form form;

	page_form(ctx, &form);
	form.version = version;
	form_begin(h, &form, action);
	return form;
}

void
contact_form_end(struct html *h, struct str words, const char *classes)
{
	gov_button(h, &(struct gov_button){.text = words,
	                                   .classes = classes,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

/* --- promises ----------------------------------------------------------- */

static void
promise_meta(struct html *h, const struct contact_promise *p)
{
	html_raw(h, "<p class=\"dir-promise__meta\">");
	if (p->kept == CONTACT_OPEN && date_is(p->due))
		html_text(h, TV(h->arena, "By {day}",
		                {"day", date_words(h->arena, p->due)}));
	if (p->kept == CONTACT_OPEN && !date_is(p->due))
		html_text(h, T("No day was set"));
	if (p->kept != CONTACT_OPEN) {
		struct date day = instant_date(p->kept_at);

		html_text(h, text_get(contact_kept_keys[p->kept]));
		html_raw(h, ", ");
		html_text(h, TV(h->arena, "says {name}, {day}",
		                {"name", p->kept_name},
		                {"day", date_words(h->arena, day)}));
	}
	html_raw(h, "</p>");
}

/* Two buttons: it was kept, it was not. */
static void
promise_acts(struct html *h, const struct ctx *ctx,
             const struct contact_promise *p, struct str crn)
{
	struct str action = contact_promise_path(h->arena, crn, p->id);

	if (p->kept != CONTACT_OPEN)
		return;
	(void)contact_form_begin(h, ctx, action, 0);
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Kept"),
	                                .name = "kept",
	                                .value = S("kept"),
	                                .classes = "govuk-button--secondary"});
	gov_button(h,
	           &(struct gov_button){.text = T("Not kept"),
	                                .name = "kept",
	                                .value = S("not_kept"),
	                                .classes = "govuk-button--secondary"});
	html_raw(h, "</div></form>");
}

/* Whose promise it is, as the reader would say. */
static struct str
promise_whose(const struct contact_promise *p, struct str name, bool mine)
{
	if (p->side == CONTACT_PERSON)
		return mine ? T("You") : contact_first_name(name);
	return contact_first_name(p->worker_name);
}

void
contact_draw_promises(struct html *h, const struct ctx *ctx,
                      const struct contact_promise *list, size_t n,
                      struct str name, struct str crn)
{
	if (n == 0)
		return;
	html_raw(h, "<ul class=\"dir-promises\">");
	for (size_t i = 0; i < n; i++) {
		const struct contact_promise *p = &list[i];
		bool late = p->kept == CONTACT_OPEN && date_is(p->due) &&
		            date_before(p->due, ctx->today);

		html_raw(h, "<li");
		gov_class(h, "dir-promise", late ? "dir-promise--late" : NULL);
		html_raw(h, "><p class=\"dir-promise__text\"><strong>");
		html_text(h, promise_whose(p, name, str_empty(crn)));
		html_raw(h, ":</strong> ");
		html_text(h, p->words);
		html_raw(h, "</p>");
		promise_meta(h, p);
		promise_acts(h, ctx, p, crn);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}
