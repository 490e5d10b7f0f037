/*
 * orders_put.c - what an import, the demo and tests write.
 */
#include "register/orders/orders_local.h"

#include "base/utf8.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

/* One entry, unless the caller writes one for all of it. */
static const struct fault *
note(struct ctx *ctx, const char *what, struct person_id person, int64_t id)
{
	return ctx->audit_folded ? NULL : audit_record(ctx, what, person, id);
}

/* Whether two days are the same; none is the same as none. */
static bool
same_day(struct date a, struct date b)
{
	return a.days == b.days;
}

/* A moment on the first day, or now for one that is to come. */
static const struct fault *
order_event(struct ctx *ctx, const struct order *order, bool added)
{
	bool started = date_is(order->starts_on) &&
	               !date_before(ctx->today, order->starts_on);
	struct event event = {
	        .person = order->person,
	        .kind = "orders.changed",
	        .at = ctx->now,
	        .subject = order->id.v,
	        .value = order_kinds[str_word(order->kind, order_kinds)],
	        .shared = true,
	};

	if (added && started) {
		event.kind = "orders.started";
		event.at = instant_of(order->starts_on, 0);
	} else if (added) {
		event.kind = "orders.added";
	}
	return outbox_event(ctx, &event);
}

static bool
order_same(const struct order *a, const struct order *b)
{
	return str_equal(a->kind, b->kind) && str_equal(a->court, b->court) &&
	       str_equal(a->offence_code, b->offence_code) &&
	       same_day(a->offence_on, b->offence_on) &&
	       same_day(a->convicted_on, b->convicted_on) &&
	       same_day(a->sentenced_on, b->sentenced_on) &&
	       same_day(a->released_on, b->released_on) &&
	       same_day(a->starts_on, b->starts_on) &&
	       same_day(a->ends_on, b->ends_on);
}

/* Write it and all that follows. */
static const struct fault *
order_write(struct ctx *ctx, const struct order *order, bool added)
{
	TRY(orders_store_write(ctx, order, added));
	TRY(people_order_put(ctx, &(struct person_order){
	                                  .order = order->id,
	                                  .person = order->person,
	                                  .kind = order->kind,
	                                  .starts_on = order->starts_on,
	                                  .ends_on = order->ends_on,
	                          }));
	TRY(order_event(ctx, order, added));
	return note(ctx, added ? "orders.added" : "orders.changed",
	            order->person, order->id.v);
}

const struct fault *
order_put(struct ctx *ctx, const struct order *facts, struct order_id *out,
          enum put_result *result)
{
	struct order order = *facts;
	struct problems problems;
	struct order stored;
	bool found;

	order.court = utf8_clean_line(ctx->arena, order.court);
	order.offence_code = utf8_clean_line(ctx->arena, order.offence_code);
	problems_init(&problems, ctx->arena);
	TRY(order_check(ctx, &order, &problems));
	TRY(problems_fault(&problems));
	TRY(orders_store_ref(ctx, order.order_ref, &stored, &found));
	if (found && stored.person.v != order.person.v)
		return fault_refused(ctx,
		                     "This order belongs to another person");
	order.id.v = found ? stored.id.v : id_new();
	*result = found ? PUT_UPDATED : PUT_ADDED;
	if (found && order_same(&order, &stored))
		*result = PUT_UNCHANGED;
	else
		TRY(order_write(ctx, &order, !found));
	*out = order.id;
	return NULL;
}

/* --- requirements -------------------------------------------------------- */

static bool
requirement_same(const struct requirement *a, const struct requirement *b)
{
	return a->order.v == b->order.v && str_equal(a->kind, b->kind) &&
	       a->quantity == b->quantity && str_equal(a->unit, b->unit) &&
	       same_day(a->starts_on, b->starts_on) &&
	       same_day(a->ends_on, b->ends_on) && a->done == b->done &&
	       same_day(a->done_on, b->done_on);
}

/* Leave what is known, where nothing or something older is said; not beside a
 * unit that it was not counted in. */
static void
requirement_keep(struct requirement *requirement,
                 const struct requirement *stored)
{
	if (!date_is(stored->done_on) ||
	    (date_is(requirement->done_on) &&
	     !date_before(requirement->done_on, stored->done_on)))
		return;
	if (str_empty(requirement->unit))
		requirement->unit = stored->unit;
	if (!str_equal(requirement->unit, stored->unit))
		return;
	requirement->done = stored->done;
	requirement->done_on = stored->done_on;
}

/* The order that a requirement names, of the same person. */
static const struct fault *
requirement_order(struct ctx *ctx, const struct requirement *facts,
                  struct order *out)
{
	bool found;

	TRY(orders_store_ref(ctx, facts->order_ref, out, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that order");
	if (out->person.v != facts->person.v)
		return fault_refused(ctx,
		                     "This order belongs to another person");
	return NULL;
}

const struct fault *
requirement_put(struct ctx *ctx, const struct requirement *facts,
                struct requirement_id *out, enum put_result *result)
{
	struct requirement requirement = *facts;
	struct requirement stored;
	struct problems problems;
	struct order order;
	bool found;

	TRY(requirement_order(ctx, facts, &order));
	problems_init(&problems, ctx->arena);
	TRY(requirement_check(ctx, facts, &order, &problems));
	TRY(problems_fault(&problems));
	TRY(requirements_store_ref(ctx, facts->requirement_ref, &stored,
	                           &found));
	if (found && stored.person.v != facts->person.v)
		return fault_refused(
		        ctx, "This requirement belongs to another person");
	if (found)
		requirement_keep(&requirement, &stored);
	requirement.order = order.id;
	requirement.id.v = found ? stored.id.v : id_new();
	*out = requirement.id;
	*result = found ? PUT_UPDATED : PUT_ADDED;
	if (found && requirement_same(&requirement, &stored)) {
		*result = PUT_UNCHANGED;
		return NULL;
	}
	TRY(requirements_store_write(ctx, &requirement, !found));
	return note(ctx,
	            found ? "orders.requirement_changed"
	                  : "orders.requirement_added",
	            requirement.person, requirement.id.v);
}

/* --- reoffences ---------------------------------------------------------- */

const struct fault *
reoffence_put(struct ctx *ctx, const struct reoffence *facts,
              enum put_result *result)
{
	struct reoffence stored;
	struct problems problems;
	int64_t id;
	bool found;

	problems_init(&problems, ctx->arena);
	reoffence_check(facts, &problems);
	TRY(problems_fault(&problems));
	TRY(reoffences_store_same(ctx, facts, &stored, &id, &found));
	*result = found ? PUT_UPDATED : PUT_ADDED;
	if (found && same_day(facts->proven_on, stored.proven_on) &&
	    str_equal(facts->disposal, stored.disposal) &&
	    facts->severity == stored.severity) {
		*result = PUT_UNCHANGED;
		return NULL;
	}
	if (!found)
		id = id_new();
	TRY(reoffences_store_write(ctx, id, facts, !found));
	return note(ctx,
	            found ? "orders.reoffence_changed"
	                  : "orders.reoffence_added",
	            facts->person, id);
}
