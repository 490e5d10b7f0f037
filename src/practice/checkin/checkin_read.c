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

/* What a worker notes, doubts or found against it: somebody else may hold the
 * person's phone. */
static void
hide(struct checkin_all *out)
{
	out->notes_n = 0;
	out->setup.facts = 0;
	for (size_t i = 0; i < out->n; i++) {
		out->list[i].note = S("");
		out->list[i].known = CHECKIN_NOT_SAID;
	}
}

const struct fault *
checkin_read(struct ctx *ctx, struct person_id person, struct checkin_all *out)
{
	bool own = checkin_is_own(ctx, person);

	*out = (struct checkin_all){.person = person};
	if (!ctx_can(ctx, own ? CAN_SEE_OWN : CAN_SEE_PEOPLE))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(access_need(ctx, person));
	TRY(checkin_store_setup(ctx, person, &out->setup));
	if (!own)
		TRY(checkin_store_waiting(ctx, person, out->waiting));
	TRY(checkin_store_list(ctx, person, &out->list, &out->n));
	TRY(checkin_store_notes(ctx, person, &out->notes, &out->notes_n));
	for (size_t i = 0; i < out->n; i++)
		if (out->list[i].stand == CHECKIN_CREATED &&
		    !date_before(out->list[i].until, ctx->today))
			out->open = &out->list[i];
	out->next = next_of(ctx, out);
	if (own)
		hide(out);
	return named(ctx, out);
}
