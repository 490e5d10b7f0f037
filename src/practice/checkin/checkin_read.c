/*
 * checkin_read.c - check-ins as they stand.
 */
#include "practice/checkin/checkin_local.h"

#include "kernel/access/access.h"
#include "kernel/identity/identity.h"

/* The first round that is not opened yet. */
static struct date
next_of(const struct ctx *ctx, const struct checkin_all *all)
{
	const struct checkin_setup *setup = &all->setup;
	int past;

	if (setup->state != CHECKIN_RUNNING)
		return DATE_NONE;
	if (date_before(ctx->today, setup->first))
		return setup->first;
	past = date_days_between(setup->first, ctx->today) / (7 * setup->every);
	return date_add_days(setup->first, (past + 1) * 7 * setup->every);
}

static const struct fault *
named(struct ctx *ctx, struct checkin_all *out)
{
	size_t most = out->n + out->notes_n;
	struct user_id *users = arena_new(ctx->arena, struct user_id, most + 1);
	struct str *names;

	for (size_t i = 0; i < out->n; i++)
		users[i] = out->list[i].read_by;
	for (size_t i = 0; i < out->notes_n; i++)
		users[out->n + i] = out->notes[i].by;
	TRY(identity_names(ctx, users, most, &names));
	for (size_t i = 0; i < out->n; i++)
		out->list[i].read_name = names[i];
	for (size_t i = 0; i < out->notes_n; i++)
		out->notes[i].name = names[out->n + i];
	return NULL;
}

/* What the person's own pages do not say: why it was stopped, and of what is
 * not on, why it was to take the place of meetings. */
static void
setup_hide(struct checkin_setup *setup)
{
	setup->facts = 0;
	setup->ended = S("");
	if (setup->state != CHECKIN_ASKED && setup->state != CHECKIN_RUNNING)
		setup->why = S("");
}

/* What a worker notes, doubts or found against it: somebody else may hold the
 * person's phone. */
static void
hide(struct checkin_all *out)
{
	setup_hide(&out->setup);
	for (size_t i = 0; i < out->n; i++) {
		out->list[i].note = S("");
		out->list[i].known = CHECKIN_NOT_SAID;
		out->list[i].close = false;
	}
}

static const struct fault *
may_read(struct ctx *ctx, struct person_id person)
{
	bool own = checkin_is_own(ctx, person);

	if (!ctx_can(ctx, own ? CAN_SEE_OWN : CAN_SEE_PEOPLE))
		return fault_not_found(ctx, "We cannot find that person");
	return access_need(ctx, person);
}

const struct fault *
checkin_read(struct ctx *ctx, struct person_id person, int page,
             struct checkin_all *out)
{
	struct checkin *open = arena_new(ctx->arena, struct checkin, 1);
	bool own = checkin_is_own(ctx, person);

	*out = (struct checkin_all){.person = person};
	TRY(may_read(ctx, person));
	TRY(checkin_store_setup(ctx, person, &out->setup));
	TRY(checkin_store_list(ctx, person, page, out));
	if (!own) {
		TRY(checkin_store_waiting(ctx, person, out->waiting));
		TRY(checkin_store_notes(ctx, person, out));
	}
	TRY(checkin_store_now(ctx, person, open));
	if (open->id.v != 0 && out->setup.state == CHECKIN_RUNNING)
		out->open = open;
	out->next = next_of(ctx, out);
	if (own)
		hide(out);
	return named(ctx, out);
}

const struct fault *
checkin_read_one(struct ctx *ctx, struct person_id person, struct checkin_id id,
                 struct checkin_all *out)
{
	*out = (struct checkin_all){
	        .person = person,
	        .list = arena_new(ctx->arena, struct checkin, 1),
	        .n = 1,
	};
	TRY(may_read(ctx, person));
	TRY(checkin_store_seen(ctx, person, id, out->list));
	if (out->list->id.v == 0)
		return fault_not_found(ctx, "We cannot find that check-in");
	if (checkin_is_own(ctx, person))
		hide(out);
	else
		TRY(checkin_store_notes_of(ctx, person, id, out));
	return named(ctx, out);
}

const struct fault *
checkin_read_past(struct ctx *ctx, struct person_id person, int page,
                  struct checkin_past *out)
{
	bool own = checkin_is_own(ctx, person);
	struct user_id *users;
	struct str *names;

	*out = (struct checkin_past){0};
	TRY(may_read(ctx, person));
	TRY(checkin_store_setups(ctx, person, page, out));
	users = arena_new(ctx->arena, struct user_id, out->n + 1);
	for (size_t i = 0; i < out->n; i++)
		users[i] = out->list[i].by;
	TRY(identity_names(ctx, users, out->n, &names));
	for (size_t i = 0; i < out->n; i++) {
		out->list[i].name = names[i];
		if (own)
			setup_hide(&out->list[i]);
	}
	return NULL;
}
