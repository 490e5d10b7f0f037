/*
 * induct_read.c - an induction as it stands.
 */
#include "practice/induction/induct_local.h"

#include "kernel/access/access.h"
#include "kernel/identity/identity.h"
#include "register/orders/orders.h"
#include "register/policy/policy.h"

int
induct_closed_n(const struct induct *induct)
{
	int n = 0;

	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		n += induct->topics[i].state == INDUCT_CLOSED;
	return n;
}

static int
things(const struct induct *induct, bool open)
{
	int n = 0;

	for (size_t i = 0; i < induct->words_n; i++) {
		const struct induct_word *word = &induct->words[i];

		n += word->about < 0 && word->state != INDUCT_BACK &&
		     (!open || word->state == INDUCT_WORD_OPEN);
	}
	return n;
}

int
induct_things_n(const struct induct *induct)
{
	return things(induct, false);
}

int
induct_things_open_n(const struct induct *induct)
{
	return things(induct, true);
}

/* --- how far each topic is ----------------------------------------------- */

static enum induct_state
state_of(const struct induct_topic_read *topic)
{
	if (topic->mark.says == INDUCT_MORE || topic->open > 0)
		return INDUCT_WANTS_MORE;
	if (topic->talk == NULL)
		return topic->mark.says == INDUCT_NOT_NOW ? INDUCT_PUT_OFF
		                                          : INDUCT_NOT_YET;
	return topic->mark.says == INDUCT_CLEAR ? INDUCT_CLOSED : INDUCT_SPOKEN;
}

static void
states(struct induct *out)
{
	for (size_t i = 0; i < out->words_n; i++)
		if (out->words[i].about >= 0 &&
		    out->words[i].state == INDUCT_WORD_OPEN)
			out->topics[out->words[i].about].open++;
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		out->topics[i].state = state_of(&out->topics[i]);
}

/* --- names --------------------------------------------------------------- */

/* Everybody who wrote something, in an order that stays the same. */
static size_t
writers(struct induct *out, struct induct_by **by)
{
	size_t n = 0;

	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		by[n++] = &out->topics[i].mark.by;
	for (int i = 0; i < 2; i++)
		by[n++] = &out->choices[i].by;
	by[n++] = &out->ended_by;
	for (size_t i = 0; i < out->talks_n; i++)
		by[n++] = &out->talks[i].by;
	for (size_t i = 0; i < out->words_n; i++) {
		by[n++] = &out->words[i].by;
		by[n++] = &out->words[i].answered;
		by[n++] = &out->words[i].ended;
	}
	return n;
}

static const struct fault *
named(struct ctx *ctx, struct induct *out)
{
	size_t most = INDUCT_ABOUT_COUNT + 1 + out->talks_n + 3 * out->words_n;
	struct induct_by **by = arena_new(ctx->arena, struct induct_by *, most);
	struct user_id *users = arena_new(ctx->arena, struct user_id, most);
	struct str *names;
	size_t n = writers(out, by);

	for (size_t i = 0; i < n; i++)
		users[i] = by[i]->user;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		by[i]->name = names[i];
	return NULL;
}

/* --- whether it was asked for -------------------------------------------- */

/* It is asked for in orders that start on a day for which the rule says so. */
static const struct fault *
asked_for(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct order *order;
	struct order *orders;
	int64_t asked;
	size_t n;

	*out = false;
	TRY(orders_of(ctx, person, &orders, &n));
	order = order_current(orders, n, ctx->today);
	if (order == NULL || !date_is(order->starts_on))
		return NULL;
	TRY(policy_get_i64(ctx, "induction.asked", S(""), order->starts_on, 0,
	                   &asked));
	*out = asked == 1;
	return NULL;
}

const struct fault *
induct_read(struct ctx *ctx, struct person_id person, struct induct *out)
{
	bool own = induct_is_own(ctx, person);

	if (!ctx_can(ctx, own ? CAN_SEE_OWN : CAN_SEE_PEOPLE))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(access_need(ctx, person));
	TRY(induct_store_read(ctx, person, out));
	states(out);
	if (!out->begun)
		return asked_for(ctx, person, &out->asked_for);
	return named(ctx, out);
}
