/*
 * contact_panels.c - what contacts show on the pages that others lay out.
 */
#include "practice/contact/contact_views.h"

#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

/* Newest promises that are looked through for their words. */
#define PROMISES_MOST 200

/* --- a case: what comes, and how it went -------------------------------- */

static const struct fault *
read_side(struct ctx *ctx, struct person_id person, void **out)
{
	struct contact_case_side *side =
	        arena_new(ctx->arena, struct contact_case_side, 1);

	TRY(people_crn(ctx, person, &side->crn));
	TRY(contact_store_coming(ctx, person, 3, &side->coming,
	                         &side->coming_n));
	TRY(contact_store_outcomes(ctx, person, side->outcomes));
	*out = side;
	return NULL;
}

/* --- one's own home ----------------------------------------------------- */

static const struct fault *
read_next_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct contact_screen *screen =
	        arena_new(ctx->arena, struct contact_screen, 1);
	struct contact *coming;

	TRY(contact_store_coming(ctx, person, 1, &coming, &screen->coming_n));
	screen->coming = coming;
	*out = screen;
	return NULL;
}

static const struct fault *
read_promises_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct contact_screen *screen =
	        arena_new(ctx->arena, struct contact_screen, 1);
	struct contact_promise *list;

	TRY(contact_store_promises(ctx, person, 4, &list, &screen->promises_n));
	while (screen->promises_n > 0 &&
	       list[screen->promises_n - 1].kept != CONTACT_OPEN)
		screen->promises_n--;
	screen->promises = list;
	*out = screen;
	return NULL;
}

const struct panel contact_panels[] = {
        {PANEL_CASE_SIDE, 10, CAN_SEE_PEOPLE, read_side, contact_panel_side},
        {PANEL_ME, 10, CAN_SEE_OWN, read_next_me, contact_panel_next_me},
        {PANEL_ME, 60, CAN_SEE_OWN, read_promises_me,
         contact_panel_promises_me},
        {PANEL_TODAY, 20, CAN_SEE_PEOPLE, contact_read_today,
         contact_draw_today},
        {PANEL_TODAY, 60, CAN_SEE_PEOPLE, contact_read_waits,
         contact_draw_waits},
        {PANEL_PAPER, 10, CAN_SEE_PEOPLE, contact_read_paper,
         contact_draw_paper},
        {PANEL_PAPER, 10, CAN_SEE_OWN, contact_read_paper, contact_draw_paper},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};

/* --- more about events -------------------------------------------------- */

/* What came of it, and what it was corrected to since. */
static struct str
detail_says(struct arena *arena, const struct event_line *line,
            const struct contact *c, const char *const *keys)
{
	int outcome = str_word(line->value, contact_outcomes);
	struct str says = outcome < 0 ? S("") : text_get(keys[outcome]);

	if (outcome < 0 || outcome == (int)c->outcome ||
	    !str_is(str_of(line->kind->name), "contact.recorded"))
		return says;
	return TV(arena, "{was}. Corrected since: {now}", {"was", says},
	          {"now", text_get(keys[c->outcome])});
}

/* A note is read on the page of the contact, where it is shared, and not in
 * passing. */
static void
detail_me(struct arena *arena, const struct event_line *line,
          const struct contact *c, struct event_detail *out)
{
	bool recorded = str_is(str_of(line->kind->name), "contact.recorded");

	out->path = str_print(arena, "/appointments/%.*s",
	                      STR_ARG(id_show(arena, c->id.v)));
	out->says = detail_says(arena, line, c, contact_outcome_keys_me);
	out->words = recorded ? S("") : contact_when(arena, c->at);
}

static void
detail_of(struct arena *arena, const struct event_line *line,
          const struct contact *c, struct event_detail *out)
{
	out->path = str_print(arena, "/contacts/%.*s",
	                      STR_ARG(id_show(arena, c->id.v)));
	out->says = detail_says(arena, line, c, contact_outcome_keys);
	if (!str_is(str_of(line->kind->name), "contact.recorded")) {
		out->words = contact_when(arena, c->at);
		return;
	}
	out->title = text_get(contact_kind_keys[c->kind]);
	if (c->privacy == CONTACT_SHARED || c->privacy == CONTACT_IMPORTED)
		out->words = c->note;
	else
		out->words = T("The note is private.");
}

/* At most CONTACT_SOME events in one statement. */
static const struct fault *
details_some(struct ctx *ctx, struct person_id person,
             const struct event_line *lines, size_t n, struct event_detail *out)
{
	int64_t ids[CONTACT_SOME];
	bool own = contact_is_own(ctx, person);
	struct contact *found;
	size_t found_n;

	for (size_t i = 0; i < n; i++)
		ids[i] = lines[i].subject;
	TRY(contact_store_some(ctx, person, ids, n, &found, &found_n));
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < found_n; c++)
			if (found[c].id.v == lines[i].subject)
				(own ? detail_me
				     : detail_of)(ctx->arena, &lines[i],
				                  &found[c], &out[i]);
	return NULL;
}

/* The words of what was promised, for the events of promises. */
static const struct fault *
details_promises(struct ctx *ctx, struct person_id person,
                 const struct event_line *lines, size_t n,
                 struct event_detail *out)
{
	struct contact_promise *list;
	size_t list_n;
	bool any = false;

	for (size_t i = 0; i < n && !any; i++)
		any = str_starts(str_of(lines[i].kind->name),
		                 S("contact.promise"));
	if (!any)
		return NULL;
	TRY(contact_store_promises(ctx, person, PROMISES_MOST, &list, &list_n));
	for (size_t i = 0; i < n; i++)
		for (size_t p = 0; p < list_n; p++)
			if (list[p].id.v == lines[i].subject)
				out[i].words = list[p].words;
	return NULL;
}

const struct fault *
contact_event_details(struct ctx *ctx, struct person_id person,
                      const struct event_line *lines, size_t n,
                      struct event_detail *out)
{
	for (size_t at = 0; at < n; at += CONTACT_SOME)
		TRY(details_some(ctx, person, lines + at,
		                 n - at < CONTACT_SOME ? n - at : CONTACT_SOME,
		                 out + at));
	return details_promises(ctx, person, lines, n, out);
}
