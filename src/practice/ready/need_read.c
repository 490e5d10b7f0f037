/*
 * need_read.c - what was answered, as it stands and as the reader may see it.
 */
#include "practice/ready/need_store.h"

#include "register/orders/orders.h"
#include "register/policy/policy.h"

static bool
same_side(const struct ctx *ctx, const struct need_sitting *s)
{
	return ready_is_own(ctx, s->person) == (s->by.voice == READY_OWN);
}

const struct need_sitting *
need_last(const struct need *need, enum need_set set)
{
	for (size_t i = 0; i < need->n; i++)
		if (need->sittings[i].set == set &&
		    need->sittings[i].state != NEED_OPEN)
			return &need->sittings[i];
	return NULL;
}

const struct need_sitting *
need_open(const struct ctx *ctx, const struct need *need, enum need_set set)
{
	for (size_t i = 0; i < need->n; i++)
		if (need->sittings[i].set == set &&
		    need->sittings[i].state == NEED_OPEN &&
		    same_side(ctx, &need->sittings[i]))
			return &need->sittings[i];
	return NULL;
}

size_t
need_urgent_open(const struct need *need)
{
	size_t n = 0;

	for (size_t i = 0; i < need->urgent_n; i++)
		n += str_empty(need->urgent[i].done);
	return n;
}

/* --- when a set is asked for --------------------------------------------- */

static void
due_set(const struct need *need, const struct ctx *ctx, enum need_set set,
        struct need_due *due)
{
	const struct need_sitting *last = need_last(need, set);

	due->now = !date_before(ctx->today, due->from) &&
	           (last == NULL ||
	            date_before(instant_date(last->ended.at), due->from));
}

static const struct fault *
days_of(struct ctx *ctx, const char *rule, int64_t otherwise, int *out)
{
	int64_t days;

	TRY(policy_get_i64(ctx, rule, S(""), ctx->today, otherwise, &days));
	*out = (int)days;
	return NULL;
}

static const struct fault *
due_of(struct ctx *ctx, const struct order *order, struct need *out)
{
	struct need_due *due = out->due;
	int days;

	if (date_is(order->starts_on)) {
		TRY(days_of(ctx, "ready.first_days", 5, &days));
		due[NEED_FIRST].from = order->starts_on;
		due[NEED_FIRST].until = date_add_days(order->starts_on, days);
		due_set(out, ctx, NEED_FIRST, &due[NEED_FIRST]);
	}
	if (date_is(order->ends_on)) {
		TRY(days_of(ctx, "ready.ahead_days", 84, &days));
		due[NEED_AHEAD].from = date_add_days(order->ends_on, -days);
		due[NEED_AHEAD].until = order->ends_on;
		due_set(out, ctx, NEED_AHEAD, &due[NEED_AHEAD]);
	}
	return NULL;
}

static const struct fault *
due_read(struct ctx *ctx, struct need *out)
{
	const struct order *order;
	struct order *orders;
	int64_t asked;
	size_t n;

	for (int i = 0; i < NEED_SET_COUNT; i++)
		out->due[i] = (struct need_due){DATE_NONE, DATE_NONE, false};
	TRY(orders_of(ctx, out->person, &orders, &n));
	order = order_current(orders, n, ctx->today);
	if (order == NULL)
		return NULL;
	TRY(policy_get_i64(ctx, "ready.asked", S(""),
	                   date_is(order->starts_on) ? order->starts_on
	                                             : ctx->today,
	                   0, &asked));
	return asked == 1 ? due_of(ctx, order, out) : NULL;
}

/* --- what the reader may see --------------------------------------------- */

static void
hide(const struct ctx *ctx, struct need *out)
{
	for (size_t i = 0; i < out->n; i++) {
		struct need_sitting *s = &out->sittings[i];

		if (s->state != NEED_OPEN || same_side(ctx, s))
			continue;
		s->hidden = true;
		s->answers = NULL;
		s->answers_n = 0;
	}
}

/* Which answers a goal was made from. */
static const struct fault *
goals(struct ctx *ctx, struct need *out)
{
	int64_t *sources;
	size_t n;

	TRY(ready_store_goals(ctx, out->person, &sources, &n));
	for (size_t s = 0; s < out->n; s++) {
		const struct need_sitting *sitting = &out->sittings[s];
		struct need_answer *answers = arena_new(
		        ctx->arena, struct need_answer, sitting->answers_n + 1);

		for (size_t i = 0; i < sitting->answers_n; i++) {
			answers[i] = sitting->answers[i];
			for (size_t g = 0; g < n; g++)
				answers[i].goal |= sources[g] == answers[i].id;
		}
		out->sittings[s].answers = answers;
	}
	return NULL;
}

static const struct fault *
named(struct ctx *ctx, struct need *out)
{
	struct ready_by **by;
	size_t most = 2 * out->n + 2 * out->urgent_n, n = 0;

	for (size_t i = 0; i < out->n; i++)
		most += out->sittings[i].notes_n;
	by = arena_new(ctx->arena, struct ready_by *, most + 1);
	for (size_t i = 0; i < out->n; i++) {
		struct need_sitting *s = &out->sittings[i];
		struct need_note *notes =
		        arena_new(ctx->arena, struct need_note, s->notes_n + 1);

		by[n++] = &s->by;
		by[n++] = &s->ended;
		for (size_t k = 0; k < s->notes_n; k++) {
			notes[k] = s->notes[k];
			by[n++] = &notes[k].by;
		}
		s->notes = notes;
	}
	for (size_t i = 0; i < out->urgent_n; i++) {
		by[n++] = &out->urgent[i].by;
		by[n++] = &out->urgent[i].done_by;
	}
	return ready_named(ctx, by, n);
}

const struct fault *
need_read_home(struct ctx *ctx, struct person_id person, struct need *out)
{
	TRY(ready_need(ctx, person, false));
	TRY(need_store_home(ctx, person, out));
	return due_read(ctx, out);
}

const struct fault *
need_read(struct ctx *ctx, struct person_id person, struct need *out)
{
	TRY(ready_need(ctx, person, false));
	TRY(need_store_read(ctx, person, out));
	hide(ctx, out);
	TRY(due_read(ctx, out));
	if (out->n == 0)
		return NULL;
	TRY(goals(ctx, out));
	return named(ctx, out);
}
