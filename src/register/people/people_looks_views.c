/*
 * people_looks_views.c - who looked at a record, where in it, and why.
 *
 * What one user did on one day for one reason is one entry: who reads it
 * wants to know who was there, not how often a page was loaded.
 */
#include "register/people/people_pages_local.h"

#include "kernel/identity/identity.h"

enum look_kind { LOOK_SAW, LOOK_LIST, LOOK_WROTE, LOOK_GLASS };

/* The parts of a record, as its tabs name them. */
enum look_part {
	PART_FIRST,
	PART_PLAN,
	PART_CONTACTS,
	PART_ORDER,
	PART_DETAILS,
	PART_TIMELINE,
	PART_LOOKS,
	PART_COUNT
};

struct look {
	const struct audit_line *line; /* the newest of them */
	struct instant first;
	enum look_kind kind;
	unsigned parts; /* a bit for each look_part */
};

static const char *const part_names[PART_COUNT][2] = {
        [PART_FIRST] = {TK("Overview"), TK("First page")},
        [PART_PLAN] = {TK("Plan"), TK("Plan")},
        [PART_CONTACTS] = {TK("Contacts"), TK("Appointments")},
        [PART_ORDER] = {TK("Sentence"), TK("Order")},
        [PART_DETAILS] = {TK("Details"), TK("Details")},
        [PART_TIMELINE] = {TK("Timeline"), TK("What has happened")},
        [PART_LOOKS] = {TK("Who looked"), TK("Who looked")},
};

static enum look_kind
kind_of(const struct audit_line *line)
{
	if (str_is(line->what, "access.glass_broken"))
		return LOOK_GLASS;
	if (!str_is(line->what, "seen"))
		return LOOK_WROTE;
	/* A page that is about nobody in particular is a list of people. */
	if (!str_has(line->route, S(":crn")) && !str_has(line->route, S("/me")))
		return LOOK_LIST;
	return LOOK_SAW;
}

/* By the address for what was looked at, by the deed for what was written. */
static enum look_part
part_of(const struct audit_line *line, enum look_kind kind)
{
	static const struct {
		const char *page;
		const char *deed;
		enum look_part part;
	} all[] = {
	        {"/plan", "plan.", PART_PLAN},
	        {"/contacts", "contact.", PART_CONTACTS},
	        {"/appointments", "contact.", PART_CONTACTS},
	        {"/promises", "contact.", PART_CONTACTS},
	        {"/sentence", "orders.", PART_ORDER},
	        {"/details", "people.", PART_DETAILS},
	        {"/allocate", "access.", PART_DETAILS},
	        {"/restrict", "access.", PART_DETAILS},
	        {"/timeline", "outbox.", PART_TIMELINE},
	        {"/access", "audit.", PART_LOOKS},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (kind == LOOK_WROTE
		            ? str_starts(line->what, str_of(all[i].deed))
		            : str_has(line->route, str_of(all[i].page)))
			return all[i].part;
	}
	return kind == LOOK_WROTE ? PART_DETAILS : PART_FIRST;
}

static bool
same_day(struct instant a, struct instant b)
{
	return instant_date(a).days == instant_date(b).days;
}

static bool
same_look(const struct look *look, const struct audit_line *line)
{
	const struct audit_line *newest = look->line;

	return look->kind == kind_of(line) &&
	       newest->actor.v == line->actor.v &&
	       newest->purpose == line->purpose &&
	       str_equal(newest->detail, line->detail) &&
	       same_day(newest->at, line->at);
}

/* Lines come newest first, and so do the entries; returns how many. */
static size_t
looks_gather(const struct looks_view *view, struct look *out)
{
	size_t n = 0;

	for (size_t i = 0; i < view->n; i++) {
		const struct audit_line *line = &view->lines[i];
		enum look_kind kind = kind_of(line);
		size_t at = n;

		while (at > 0 && !same_look(&out[at - 1], line))
			at--;
		if (at == 0) {
			out[n] = (struct look){.line = line, .kind = kind};
			at = ++n;
		}
		out[at - 1].first = line->at;
		out[at - 1].parts |= 1U << part_of(line, kind);
	}
	return n;
}

static struct str
purpose_says(enum purpose purpose, bool own)
{
	static const char *const to_person[PURPOSE_COUNT] = {
	        [PURPOSE_WORKING] = TK("They work with you"),
	        [PURPOSE_COVERING] = TK("They stood in for your worker"),
	        [PURPOSE_SUPERVISING] =
	                TK("They check that you get good support"),
	        [PURPOSE_INSPECTING] = TK("They check how we work"),
	        [PURPOSE_REASON] = TK("They gave a reason"),
	        [PURPOSE_OWN] = TK("It is your own record"),
	        [PURPOSE_SYSTEM] = TK("The computer did this on its own"),
	};

	claim(purpose < PURPOSE_COUNT);
	return own ? text_get(to_person[purpose])
	           : identity_purpose_says(purpose);
}

static struct str
look_says_to_staff(struct arena *arena, enum look_kind kind, struct str who)
{
	switch (kind) {
	case LOOK_GLASS:
		return TV(arena, "{who} opened the record in an emergency",
		          {"who", who});
	case LOOK_LIST:
		return TV(arena, "{who} saw the name in a list", {"who", who});
	case LOOK_SAW:
		return TV(arena, "{who} looked at the record", {"who", who});
	case LOOK_WROTE:
		break;
	}
	return TV(arena, "{who} wrote in the record", {"who", who});
}

static struct str
look_says_to_person(struct arena *arena, enum look_kind kind, struct str who)
{
	switch (kind) {
	case LOOK_GLASS:
		return TV(arena,
		          "{who} opened your record as it could not wait",
		          {"who", who});
	case LOOK_LIST:
		return TV(arena, "{who} saw your name in a list", {"who", who});
	case LOOK_SAW:
		return TV(arena, "{who} looked at your record", {"who", who});
	case LOOK_WROTE:
		break;
	}
	return TV(arena, "{who} wrote in your record", {"who", who});
}

static struct str
look_says(struct arena *arena, const struct look *look, bool own)
{
	struct str who = look->line->actor_name;

	if (own && look->line->purpose == PURPOSE_OWN)
		return look->kind == LOOK_WROTE
		               ? T("You wrote in your record")
		               : T("You looked at your record");
	if (str_empty(who))
		who = T("The computer");
	return own ? look_says_to_person(arena, look->kind, who)
	           : look_says_to_staff(arena, look->kind, who);
}

static void
draw_parts(struct html *h, const struct look *look, bool own)
{
	bool first = true;

	if (look->kind == LOOK_LIST || look->kind == LOOK_GLASS)
		return;
	html_raw(h, "<p class=\"dir-look__where\">");
	for (size_t part = 0; part < PART_COUNT; part++) {
		if ((look->parts & 1U << part) == 0)
			continue;
		if (!first)
			html_raw(h, ", ");
		first = false;
		html_text(h, text_get(part_names[part][own ? 1 : 0]));
	}
	html_raw(h, "</p>");
}

static void
draw_times(struct html *h, const struct look *look)
{
	struct str from = instant_time_words(h->arena, look->first);
	struct str to = instant_time_words(h->arena, look->line->at);

	html_raw(h, "<p class=\"dir-look__when\">");
	html_text(h, str_equal(from, to) ? to
	                                 : TV(h->arena, "{from} to {to}",
	                                      {"from", from}, {"to", to}));
	html_raw(h, "</p>");
}

static void
draw_look(struct html *h, const struct look *look, bool own)
{
	const struct audit_line *line = look->line;

	html_raw(h, "<li class=\"dir-look\"><p class=\"dir-look__who\">");
	html_text(h, look_says(h->arena, look, own));
	html_raw(h, "</p>");
	draw_parts(h, look, own);
	if (!own || line->purpose != PURPOSE_OWN) {
		html_raw(h, "<p class=\"dir-look__why\">");
		html_text(h, purpose_says(line->purpose, own));
		if (line->purpose == PURPOSE_REASON &&
		    !str_empty(line->detail)) {
			html_raw(h, ": ");
			html_text(h, line->detail);
		}
		html_raw(h, "</p>");
	}
	draw_times(h, look);
	html_raw(h, "</li>");
}

/* A heading for each day. */
static void
draw_looks_list(struct html *h, const struct looks_view *view)
{
	struct look *looks = arena_new(h->arena, struct look, view->n);
	size_t n = looks_gather(view, looks);

	for (size_t i = 0; i < n; i++) {
		struct instant at = looks[i].line->at;

		if (i == 0 || !same_day(at, looks[i - 1].line->at)) {
			if (i > 0)
				html_raw(h, "</ul>");
			html_raw(h, "<h2 class=\"govuk-heading-m\">");
			html_text(h,
			          date_words_day(h->arena, instant_date(at)));
			html_raw(h, "</h2><ul class=\"dir-looks\">");
		}
		draw_look(h, &looks[i], view->own);
	}
	if (n > 0)
		html_raw(h, "</ul>");
}

void
people_draw_looks(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct looks_view *view = data;
	struct str base =
	        view->own ? S("/me/access")
	                  : people_path(h->arena, view->head.crn, "/access");

	(void)ctx;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, view->own ? T("Who looked at my record")
	                       : T("Who looked at this record"));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	if (view->n == 0)
		html_text(h, T("Nobody has looked yet."));
	else if (view->own)
		html_text(h, T("Each time somebody opens your record, we "
		               "write it down here. Nobody can take it out. "
		               "Ask your worker if something here worries "
		               "you."));
	else
		html_text(h, T("The person sees the same list."));
	html_raw(h, "</p>");
	draw_looks_list(h, view);
	if (instant_is(view->before))
		gov_pagination(
		        h,
		        &(struct gov_pagination){
		                .next = {.text = T("Older"),
		                         .href = str_print(
		                                 h->arena, "%.*s?before=%lld",
		                                 STR_ARG(base),
		                                 (long long)view->before.ms)}});
}
