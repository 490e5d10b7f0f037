/* orders_end_test.c - how an order stands. */
#include "register/orders/orders_end.h"

#include "register/orders/orders_world_test.h"

struct end_try {
	struct order_end end;
	enum put_result result;
	struct str outcome; /* as it is known */
	struct date on;
	struct person_id person;
};

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct end_try *e = data;

	return order_end_put(ctx, &e->end, &e->result);
}

static const struct fault *
take(void *data, const struct order_studied *order)
{
	struct end_try *e = data;
	int word = str_word(order->outcome, order_outcomes);

	if (order->person.v != e->person.v)
		return NULL;
	e->outcome = word < 0 ? S("") : str_of(order_outcomes[word]);
	e->on = order->outcome_on;
	return NULL;
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	return orders_studied(ctx, take, data);
}

static struct end_try
begun(struct test *t, struct world **w)
{
	struct orders_act *a;

	*w = ow_begin(t);
	a = ow_order_of(*w);
	expect_ok(world_do(*w, NULL, ow_do_order, a));
	return (struct end_try){
	        .end = {.person = a->order.person,
	                .order_ref = a->order.order_ref,
	                .outcome_on = DATE_NONE},
	        .person = a->order.person,
	};
}

static void
says(struct world *w, struct end_try *e, const char *outcome, const char *on,
     enum put_result result)
{
	e->end.outcome = str_of(outcome);
	e->end.outcome_on = on == NULL ? DATE_NONE : ow_day(on);
	expect_ok(world_do(w, NULL, put, e));
	expect_equal(e->result, result);
	expect_ok(world_see(w, NULL, see, e));
}

static void
refused(struct world *w, struct end_try *e, const char *outcome, const char *on,
        const char *field, const char *sentence)
{
	e->end.outcome = str_of(outcome);
	e->end.outcome_on = on == NULL ? DATE_NONE : ow_day(on);
	expect_problem(world_do(w, NULL, put, e), field, sentence);
	expect_ok(world_see(w, NULL, see, e));
	expect_str(e->outcome, "");
}

TEST("orders: how an order stands has a day, which is not to come and not "
     "before the order began")
{
	struct world *w;
	struct end_try e = begun(t, &w);

	refused(w, &e, "completed", NULL, "order_outcome_on",
	        "Say on which day the order stood so");
	refused(w, &e, "completed", "2036-01-01", "order_outcome_on",
	        "The day the order stood so is still to come");
	refused(w, &e, "revoked", "2001-01-01", "order_outcome_on",
	        "An order ends no earlier than it starts");
	refused(w, &e, "finished", "2026-11-20", "order_outcome",
	        "This is no way for an order to stand that we know");
	refused(w, &e, "", "2026-11-20", "order_outcome",
	        "Say how the order stood on that day");
	says(w, &e, "revoked", "2026-11-20", PUT_UPDATED);
	expect_str(e.outcome, "revoked");
	expect_equal(e.on.days, ow_day("2026-11-20").days);
	expect_equal(
	        world_count(w, &ow_entries,
	                    ARGS(arg_str("what", S("orders.outcome_told")))),
	        1);
}

TEST("orders: a delivery that says nothing of how an order stands, or as of an "
     "earlier day, leaves what is known of it")
{
	struct world *w;
	struct end_try e = begun(t, &w);

	says(w, &e, "", NULL, PUT_UNCHANGED);
	expect_str(e.outcome, "");
	says(w, &e, "running", "2026-11-18", PUT_UPDATED);
	says(w, &e, "running", "2026-11-18", PUT_UNCHANGED);
	says(w, &e, "completed", "2026-11-20", PUT_UPDATED);
	says(w, &e, "", NULL, PUT_UNCHANGED);
	says(w, &e, "running", "2026-11-19", PUT_UNCHANGED);
	expect_str(e.outcome, "completed");
	/* of the same day it is put right */
	says(w, &e, "early", "2026-11-20", PUT_UPDATED);
	expect_str(e.outcome, "early");
}

TEST("orders: how an order of nobody or of somebody else stands is not written")
{
	struct world *w;
	struct end_try e = begun(t, &w);

	e.end.outcome = S("completed");
	e.end.outcome_on = ow_day("2026-11-20");
	e.end.order_ref = S("NO-SUCH");
	expect_fault(world_do(w, NULL, put, &e), FAULT_NOT_FOUND,
	             "We cannot find that order");
	e = begun(t, &w);
	e.end.person.v++;
	e.end.outcome = S("completed");
	e.end.outcome_on = ow_day("2026-11-20");
	expect_fault(world_do(w, NULL, put, &e), FAULT_REFUSED,
	             "This order belongs to another person");
	expect_ok(world_see(w, NULL, see, &e));
	expect_str(e.outcome, "");
}
