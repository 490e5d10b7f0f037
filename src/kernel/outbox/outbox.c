/*
 * outbox.c - what may be written to the timeline, and who sees it.
 */
#include <string.h>

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox_local.h"

#define EVENTS_MOST 100
#define STUCK_MOST  200

const char *const message_state_words[MESSAGE_STATE_COUNT + 1] = {
        "waiting", "sent", "failed", "unsent", NULL};

/* --- events ------------------------------------------------------------ */

/* The kind of this name, whichever capability lists it; NULL if none. */
const struct event_kind *
outbox_kind(const struct app *app, struct str name)
{
	const struct capability *const *c = app->capabilities;

	for (; c != NULL && *c != NULL; c++) {
		const struct event_kind *kind = (*c)->events;

		for (; kind != NULL && kind->name != NULL; kind++)
			if (str_is(name, kind->name))
				return kind;
	}
	return NULL;
}

const char *
outbox_says(const struct ctx *ctx, const struct event_kind *kind,
            struct user_id actor, bool own)
{
	if (!own)
		return kind->staff;
	if (actor.v == ctx->who.id.v && kind->own != NULL &&
	    kind->own[0] != '\0')
		return kind->own;
	return kind->person;
}

const struct fault *
outbox_events(struct ctx *ctx, const struct event *events, size_t n)
{
	const struct event_kind *kind = NULL;
	const struct arg **rows =
	        arena_new(ctx->arena, const struct arg *, n + 1);

	for (size_t i = 0; i < n; i++) {
		struct event made = events[i];

		/* Many events are mostly of one kind. */
		if (i == 0 || made.kind != events[i - 1].kind)
			kind = outbox_kind(ctx->app, str_of(made.kind));
		if (kind == NULL)
			return fault_bug(ctx, "an event of an unknown kind");
		if (!instant_is(made.at) || made.at.ms == 0)
			made.at = ctx->now;
		if (made.actor.v == 0)
			made.actor = ctx->actor;
		rows[i] = outbox_store_event(
		        ctx->arena, &made,
		        kind->group == NULL ? "" : kind->group,
		        made.id.v != 0 ? made.id.v : id_new());
	}
	return outbox_store_add(ctx, rows, n);
}

const struct fault *
outbox_event(struct ctx *ctx, const struct event *event)
{
	return outbox_events(ctx, event, 1);
}

static const struct fault *
lines_read(struct ctx *ctx, const struct rows *rows, struct event_line **out,
           size_t *n)
{
	struct event_line *v =
	        arena_new(ctx->arena, struct event_line, rows->n + 1);

	*n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		struct str kind;

		outbox_store_event_read(&rows->v[i], &v[*n], &kind);
		v[*n].kind = outbox_kind(ctx->app, kind);
		/* A kind that is no longer listed has no words to show. */
		if (v[*n].kind != NULL)
			(*n)++;
	}
	*out = v;
	return NULL;
}

const struct fault *
outbox_timeline(struct ctx *ctx, struct person_id person,
                const struct event_filter *filter, struct event_line **out,
                size_t *n, int64_t *total)
{
	struct event_filter f = *filter;
	bool own = ctx->who.person.v == person.v;
	struct rows rows;

	if (f.most == 0 || f.most > EVENTS_MOST)
		f.most = EVENTS_MOST;
	if (f.kind != NULL) {
		const struct event_kind *kind =
		        outbox_kind(ctx->app, str_of(f.kind));

		if (kind == NULL)
			return fault_bug(ctx, "a filter by an unknown kind");
		f.group = kind->group == NULL ? "" : kind->group;
	}
	TRY(outbox_store_events(ctx, person, &f, own, &rows));
	if (total != NULL)
		TRY(outbox_store_events_count(ctx, person, &f, own, total));
	return lines_read(ctx, &rows, out, n);
}

/* --- messages ---------------------------------------------------------- */

const struct fault *
outbox_message(struct ctx *ctx, struct user_id to, const char *template_key,
               struct str address, struct str link)
{
	bool can = ctx->app->smtp_url != NULL && !str_empty(address);
	int64_t id = id_new();

	TRY(outbox_store_message(ctx, id, to, template_key, address,
	                         can ? link : S(""),
	                         can ? MESSAGE_WAITING : MESSAGE_UNSENT));
	return audit_record(ctx, "outbox.message", (struct person_id){0}, id);
}

bool
outbox_can_text(const struct app *app)
{
	const char *domain = app->text_domain;
	size_t dots = 0;

	if (app->smtp_url == NULL || domain == NULL)
		return false;
	for (const char *p = domain; *p != '\0'; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') ||
		             (*p >= '0' && *p <= '9') || *p == '-' || *p == '.';

		if (!plain)
			return false;
		dots += *p == '.';
	}
	return dots > 0;
}

/* Most figures of a number, by ITU-T E.164, and fewest that we ring. */
#define FIGURES_MOST   15
#define FIGURES_FEWEST 8

/* Figures without what people write between them; "" where there is more. */
static struct str
figures_of(struct arena *arena, struct str phone)
{
	static const struct str between = S(" ()-.");
	struct buf b;

	buf_init(&b, arena, 0);
	for (size_t i = 0; i < phone.n; i++) {
		if (phone.p[i] >= '0' && phone.p[i] <= '9')
			buf_char(&b, phone.p[i]);
		else if (str_find(between, phone.p[i]) == between.n &&
		         !(i == 0 && phone.p[i] == '+'))
			return S("");
	}
	return buf_get(&b);
}

struct str
outbox_number(struct arena *arena, struct str phone)
{
	struct str typed = str_trim(phone);
	struct str figures = figures_of(arena, typed);

	if (str_starts(figures, S("00")))
		figures = str_slice(figures, 2, figures.n);
	else if (str_starts(figures, S("0")))
		figures = str_print(arena, "44%.*s",
		                    STR_ARG(str_slice(figures, 1, figures.n)));
	else if (!str_starts(typed, S("+")))
		return S("");
	/* "+44 (0)7700 900123" has one that is not rung. */
	if (str_starts(figures, S("440")))
		figures = str_print(arena, "44%.*s",
		                    STR_ARG(str_slice(figures, 3, figures.n)));
	return figures.n < FIGURES_FEWEST || figures.n > FIGURES_MOST ? S("")
	                                                              : figures;
}

const struct fault *
outbox_text(struct ctx *ctx, struct user_id to, const char *template_key,
            struct str phone)
{
	int64_t id = id_new();
	bool can = outbox_can_text(ctx->app) &&
	           !str_empty(outbox_number(ctx->arena, phone));

	TRY(outbox_store_message(ctx, id, to, template_key, phone, S(""),
	                         can ? MESSAGE_WAITING : MESSAGE_UNSENT));
	return audit_record(ctx, "outbox.message", (struct person_id){0}, id);
}

const struct fault *
outbox_stuck(struct ctx *ctx, size_t most, struct message_line **out, size_t *n)
{
	claim(most > 0 && most <= STUCK_MOST);
	return outbox_store_stuck(ctx, most, out, n);
}

/* --- the capability ---------------------------------------------------- */

static const struct fault *
purge(struct ctx *ctx, void *data)
{
	(void)data;
	return outbox_store_purge(ctx);
}

static const struct fault *
status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	int64_t stuck;
	bool can = ctx->app->smtp_url != NULL;

	TRY(outbox_store_stuck_count(ctx, &stuck));
	*rows = arena_new(ctx->arena, struct status_row, 3);
	(*rows)[0] = (struct status_row){
	        .name = T("Mail server"),
	        .value = can ? T("Configured") : T("Not configured"),
	        .good = true,
	};
	(*rows)[1] = (struct status_row){
	        .name = T("Messages that did not go out"),
	        .value = str_print(ctx->arena, "%lld", (long long)stuck),
	        .good = stuck == 0,
	        .remedy = T("Hand over a new code to each person listed under "
	                    "Messages"),
	};
	(*rows)[2] = (struct status_row){
	        .name = T("Text messages"),
	        .value = outbox_can_text(ctx->app) ? T("Configured")
	                                           : T("Not configured"),
	        .good = true,
	};
	*n = 3;
	return NULL;
}

static const struct background jobs[] = {
        {"outbox_send", (int64_t)10 * 1000, NULL, outbox_send_due},
        {"outbox_purge", (int64_t)24 * 60 * 60 * 1000, purge, NULL},
        {NULL, 0, NULL, NULL},
};

static const char *const personal[] = {"outbox_event", NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"outbox.message", TK("{who} wrote a message")},
        {NULL, NULL},
};

const struct capability outbox_capability = {
        .name = "outbox",
        .acts = acts,
        .schema = outbox_schema,
        .routes = outbox_routes,
        .queries = outbox_queries,
        .personal = personal,
        .jobs = jobs,
        .status = status,
        .merge = outbox_merge,
};
