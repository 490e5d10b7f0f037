/*
 * overview.c - what all capabilities have to show, in one order.
 */
#include "kernel/identity/identity.h"
#include "practice/overview/overview_local.h"

/* Where the wide place above ends, and the narrow column begins. */
#define ABOVE_MOST 10
#define SIDE_FROM  50
/* On a case: what is a way to somewhere more than news. */
#define MORE_FROM 55
#define CHUNK     ((size_t)100)

/* --- panels -------------------------------------------------------------- */

enum overview_band
overview_band_of(const struct panel *panel)
{
	if (panel->place != PANEL_TODAY && panel->place != PANEL_CASE_SIDE &&
	    panel->order <= ABOVE_MOST)
		return OVERVIEW_ABOVE;
	if (panel->place == PANEL_CASE_SIDE)
		return panel->order < MORE_FROM ? OVERVIEW_SIDE : OVERVIEW_MORE;
	if (panel->place != PANEL_CASE_MAIN && panel->order >= SIDE_FROM)
		return OVERVIEW_SIDE;
	return OVERVIEW_MAIN;
}

enum overview_fold
overview_fold_of(const struct panel *panel)
{
	/* The last order of each fold. */
	static const struct {
		int last;
		enum overview_fold fold;
	} folds[] = {
	        {59, OVERVIEW_OPEN},
	        {60, OVERVIEW_PROMISED},
	        {66, OVERVIEW_HELP},
	};

	if (panel->place != PANEL_ME)
		return OVERVIEW_OPEN;
	for (size_t i = 0; i < sizeof(folds) / sizeof(folds[0]); i++)
		if (panel->order <= folds[i].last)
			return folds[i].fold;
	return OVERVIEW_COURT;
}

static size_t
panels_most(const struct app *app)
{
	size_t n = 0;

	for (size_t c = 0; app->capabilities[c] != NULL; c++) {
		const struct panel *p = app->capabilities[c]->panels;

		for (; p != NULL && p->read != NULL; p++)
			n++;
	}
	return n;
}

/* Put in its place by order; of one order, the earlier capability first. */
static void
panel_insert(struct overview_panels *panels, const struct panel *panel)
{
	size_t at = panels->n++;

	for (; at > 0 && panels->v[at - 1].panel->order > panel->order; at--)
		panels->v[at] = panels->v[at - 1];
	panels->v[at] = (struct overview_panel){.panel = panel};
}

const struct fault *
overview_panels_read(struct ctx *ctx, enum panel_place place,
                     struct person_id person, struct overview_panels *out)
{
	const struct capability *const *c = ctx->app->capabilities;
	struct overview_panels found = {0};
	size_t most = panels_most(ctx->app);
	struct overview_panel *all =
	        arena_new(ctx->arena, struct overview_panel, out->n + most + 1);

	found.v = arena_new(ctx->arena, struct overview_panel, most + 1);
	for (; *c != NULL; c++) {
		const struct panel *p = (*c)->panels;

		for (; p != NULL && p->read != NULL; p++)
			if (p->place == place && ctx_can(ctx, p->permission))
				panel_insert(&found, p);
	}
	for (size_t i = 0; i < found.n; i++)
		TRY(found.v[i].panel->read(ctx, person, &found.v[i].data));
	for (size_t i = 0; i < out->n; i++)
		all[i] = out->v[i];
	for (size_t i = 0; i < found.n; i++)
		all[out->n + i] = found.v[i];
	out->v = all;
	out->n += found.n;
	return NULL;
}

bool
overview_has_page(const struct ctx *ctx, const char *path)
{
	const struct capability *const *c = ctx->app->capabilities;

	for (; *c != NULL; c++) {
		const struct route *r = (*c)->routes;

		for (; r != NULL && r->path != NULL; r++)
			if (r->method == GET && str_is(str_of(r->path), path))
				return ctx_can(ctx, r->permission);
	}
	return false;
}

/* --- what is asked for --------------------------------------------------- */

static const struct {
	const char *group;
	const char *name;
} groups[] = {
        {"plan", TK("Plan")},
        {"contact", TK("Contacts")},
        {"sentence", TK("Sentence")},
        {"details", TK("Details")},
};

#define GROUPS_N (sizeof(groups) / sizeof(groups[0]))

const char *const overview_groups[] = {"plan", "contact", "sentence", "details",
                                       NULL};

struct str
overview_group_name(const char *group)
{
	for (size_t i = 0; i < GROUPS_N; i++)
		if (str_is(str_of(groups[i].group), group))
			return text_get(groups[i].name);
	return S("");
}

/* Whether any capability writes events of this group. */
static const char *
group_find(const struct app *app, struct str group)
{
	for (size_t c = 0; app->capabilities[c] != NULL; c++) {
		const struct event_kind *k = app->capabilities[c]->events;

		for (; k != NULL && k->name != NULL; k++)
			if (k->group != NULL && str_is(group, k->group))
				return k->group;
	}
	return NULL;
}

void
overview_asked_read(const struct ctx *ctx, const struct request *req,
                    struct overview_asked *out)
{
	int64_t before, after;

	*out = (struct overview_asked){0};
	out->group = group_find(ctx->app, request_query(req, "group"));
	out->filter.group = out->group;
	out->filter.before = INSTANT_NONE;
	if (!str_i64(request_query(req, "before"), &before) || before <= 0)
		return;
	out->filter.before.ms = before;
	if (id_read(request_query(req, "after"), &after))
		out->filter.after.v = after;
}

/* --- lines --------------------------------------------------------------- */

static bool
kind_of(const struct capability *capability, const struct event_kind *kind)
{
	const struct event_kind *k = capability->events;

	for (; k != NULL && k->name != NULL; k++)
		if (k == kind)
			return true;
	return false;
}

typedef const struct fault *(*details_fn)(struct ctx *ctx,
                                          struct person_id person,
                                          const struct event_line *lines,
                                          size_t n, struct event_detail *out);

/* How a capability says more: to the person, or to whoever works with them. */
static details_fn
details_fn_of(const struct capability *capability, bool own)
{
	return own ? capability->event_details_me : capability->event_details;
}

/* Ask one capability about all of its events at once. */
static const struct fault *
details_of(struct ctx *ctx, const struct capability *capability,
           struct person_id person, const struct event_line *events,
           struct overview_lines *lines)
{
	details_fn details =
	        details_fn_of(capability, ctx->who.person.v == person.v);
	size_t n = lines->n, own = 0;
	struct event_line *asked = arena_new(ctx->arena, struct event_line, n);
	struct event_detail *got;
	size_t *at = arena_new(ctx->arena, size_t, n);

	for (size_t i = 0; i < n; i++) {
		if (!kind_of(capability, events[i].kind))
			continue;
		asked[own] = events[i];
		at[own++] = i;
	}
	if (own == 0)
		return NULL;
	got = arena_new(ctx->arena, struct event_detail, own);
	TRY(details(ctx, person, asked, own, got));
	for (size_t i = 0; i < own; i++)
		lines->v[at[i]].detail = got[i];
	return NULL;
}

static const struct fault *
details_read(struct ctx *ctx, struct person_id person,
             const struct event_line *events, struct overview_lines *lines)
{
	const struct capability *const *c = ctx->app->capabilities;
	bool own = ctx->who.person.v == person.v;

	for (; lines->n > 0 && *c != NULL; c++)
		if (details_fn_of(*c, own) != NULL)
			TRY(details_of(ctx, *c, person, events, lines));
	return NULL;
}

static const struct fault *
names_read(struct ctx *ctx, const struct event_line *events,
           struct overview_lines *lines)
{
	struct user_id *users =
	        arena_new(ctx->arena, struct user_id, lines->n + 1);
	struct str *names;

	for (size_t i = 0; i < lines->n; i++)
		users[i] = events[i].actor;
	TRY(identity_names(ctx, users, lines->n, &names));
	for (size_t i = 0; i < lines->n; i++)
		lines->v[i].by = str_empty(names[i]) ? T("The service")
		                                     : names[i];
	return NULL;
}

/* Events in words.  One that has no words for the person is left out of
 * their own view. */
static const struct fault *
lines_say(struct ctx *ctx, struct person_id person,
          const struct event_line *events, size_t n, struct overview_lines *out)
{
	bool own = ctx->who.person.v == person.v;
	size_t kept = 0;

	out->v = arena_new(ctx->arena, struct overview_line, n + 1);
	out->n = n;
	TRY(names_read(ctx, events, out));
	TRY(details_read(ctx, person, events, out));
	for (size_t i = 0; i < n; i++) {
		struct overview_line line = out->v[i];
		struct text text = {.key = outbox_says(ctx, events[i].kind,
		                                       events[i].actor, own),
		                    .values = {{"who", line.by}}};

		if (text.key == NULL)
			continue;
		line.event = &events[i];
		line.sentence = text_show(ctx->arena, &text);
		out->v[kept++] = line;
	}
	out->n = kept;
	return NULL;
}

/*
 * At most `want` events, whatever the timeline hands out at once.  The filter
 * stands after the last of them.
 */
static const struct fault *
events_take(struct ctx *ctx, struct person_id person,
            struct event_filter *filter, size_t want, struct event_line *out,
            size_t *n)
{
	struct event_line *some;
	size_t got;

	for (*n = 0; *n < want; *n += got) {
		filter->most = want - *n < CHUNK ? want - *n : CHUNK;
		TRY(outbox_timeline(ctx, person, filter, &some, &got, NULL));
		for (size_t i = 0; i < got && out != NULL; i++)
			out[*n + i] = some[i];
		if (got == 0)
			break;
		filter->before = some[got - 1].at;
		filter->after = some[got - 1].id;
		if (got < filter->most) {
			*n += got;
			break;
		}
	}
	return NULL;
}

const struct fault *
overview_lines_read(struct ctx *ctx, struct person_id person,
                    const struct overview_asked *asked, size_t skip,
                    size_t size, struct overview_lines *out)
{
	struct event_filter filter = asked->filter;
	struct event_line *events =
	        arena_new(ctx->arena, struct event_line, size + 1);
	size_t n;

	*out = (struct overview_lines){0};
	TRY(events_take(ctx, person, &filter, skip, NULL, &n));
	if (n < skip)
		return NULL;
	/* One more than is shown says whether there are further ones. */
	TRY(events_take(ctx, person, &filter, size + 1, events, &n));
	if (n > size) {
		out->more = true;
		n = size;
	}
	if (n > 0)
		out->last = &events[n - 1];
	return lines_say(ctx, person, events, n, out);
}

/* --- the capability ------------------------------------------------------ */

const struct capability overview_capability = {
        .name = "overview",
        .routes = overview_routes,
        .schemas = overview_schemas,
};
