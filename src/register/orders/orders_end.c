/*
 * orders_end.c - rules: how an order stands.
 */
#include "register/orders/orders_end.h"

#include "kernel/audit/audit.h"
#include "register/orders/orders_local.h"

const char *const order_outcomes[ORDER_OUTCOMES + 1] = {
        "completed", "early", "revoked", "other", "running", NULL};

void
order_end_check(const struct order_end *facts, const struct order *order,
                struct date today, struct problems *problems)
{
	bool day = date_is(facts->outcome_on);

	if (str_empty(facts->outcome)) {
		if (day)
			problems_add(problems, "order_outcome",
			             "Say how the order stood on that day");
		return;
	}
	if (str_word(facts->outcome, order_outcomes) < 0)
		problems_add(problems, "order_outcome",
		             "This is no way for an order to stand that we "
		             "know");
	if (!day)
		problems_add(problems, "order_outcome_on",
		             "Say on which day the order stood so");
	else if (date_before(today, facts->outcome_on))
		problems_add(problems, "order_outcome_on",
		             "The day the order stood so is still to come");
	else if (date_is(order->starts_on) &&
	         date_before(facts->outcome_on, order->starts_on))
		problems_add(problems, "order_outcome_on",
		             "An order ends no earlier than it starts");
}

/* Whether what is said leaves things as they are known. */
static bool
is_older(const struct order_end *facts, const struct order_end *known)
{
	return str_empty(facts->outcome) ||
	       (date_is(known->outcome_on) &&
	        date_before(facts->outcome_on, known->outcome_on)) ||
	       (facts->outcome_on.days == known->outcome_on.days &&
	        str_equal(facts->outcome, known->outcome));
}

const struct fault *
order_end_put(struct ctx *ctx, const struct order_end *facts,
              enum put_result *result)
{
	struct order_end known;
	struct problems problems;
	struct order order;
	bool found;

	TRY(orders_store_ref(ctx, facts->order_ref, &order, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that order");
	if (order.person.v != facts->person.v)
		return fault_refused(ctx,
		                     "This order belongs to another person");
	problems_init(&problems, ctx->arena);
	order_end_check(facts, &order, ctx->today, &problems);
	TRY(problems_fault(&problems));
	TRY(order_end_store_of(ctx, order.id, &known));
	*result = is_older(facts, &known) ? PUT_UNCHANGED : PUT_UPDATED;
	if (*result == PUT_UNCHANGED)
		return NULL;
	TRY(order_end_store_set(ctx, order.id, facts));
	if (ctx->audit_folded)
		return NULL;
	return audit_record(ctx, "orders.outcome_told", facts->person,
	                    order.id.v);
}
