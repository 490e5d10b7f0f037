/* orders_test.c - the rules of orders.h, sentence by sentence. */
#include "register/orders/orders_world_test.h"

/* --- rules -------------------------------------------------------------- */

TEST("orders: an order ends no earlier than it starts")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->order.ends_on = ow_day("2026-05-23");
	expect_problem(world_do(w, NULL, ow_do_order, a), "ends_on",
	               "An order ends no earlier than it starts");
	a->order.ends_on = a->order.starts_on;
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_equal(a->result, PUT_ADDED);
}

TEST("orders: a requirement lies within its order")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);
	const struct fault *fault;

	a->requirement.starts_on = ow_day("2026-05-23");
	a->requirement.ends_on = ow_day("2027-05-24");
	fault = world_do(w, NULL, ow_do_requirement, a);
	expect_problem(fault, "starts_on",
	               "A requirement lies within its order");
	expect_problem(fault, "ends_on", "A requirement lies within its order");
	a->requirement.starts_on = ow_day("2027-05-24");
	a->requirement.ends_on = DATE_NONE;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "starts_on",
	               "A requirement lies within its order");
	a->requirement.starts_on = ow_day("2026-06-02");
	a->requirement.ends_on = ow_day("2026-06-01");
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "ends_on",
	               "A requirement ends no earlier than it starts");
	a->requirement.starts_on = a->order.starts_on;
	a->requirement.ends_on = a->order.ends_on;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	a->requirement.ends_on = DATE_NONE;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_equal(a->result, PUT_UPDATED);
}

TEST("orders: unpaid work is between 40 and 300 hours")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	a->requirement.quantity = 39;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "quantity",
	               "Unpaid work is between 40 and 300 hours");
	a->requirement.quantity = 301;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "quantity",
	               "Unpaid work is between 40 and 300 hours");
	a->requirement.quantity = 40;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	a->requirement.quantity = 300;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	a->requirement.quantity = 0;
	a->requirement.unit = S("");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
}

TEST("orders: a limit that no dated value states bounds nothing")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->order.sentenced_on = ow_day("1999-05-24");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	a = ow_work_of(w);
	a->order.sentenced_on = ow_day("1999-05-24");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	a->requirement.quantity = 400;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
}

TEST("orders: unpaid work is counted in hours, rehabilitation activity in days")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	a->requirement.unit = S("days");
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "unit",
	               "Unpaid work is counted in hours");
	a->requirement.kind = S("rehabilitation_activity");
	a->requirement.quantity = 20;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	a->requirement.unit = S("hours");
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "unit",
	               "Rehabilitation activity is counted in days");
}

TEST("orders: post-sentence supervision starts no later than 10 May 2026")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->order.kind = S("post_sentence_supervision");
	a->order.starts_on = ow_day("2026-05-11");
	expect_problem(world_do(w, NULL, ow_do_order, a), "starts_on",
	               "Post-sentence supervision starts no later than "
	               "10 May 2026");
	a->order.starts_on = ow_day("2026-05-10");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	a->order.order_ref = S("X100001-2");
	a->order.kind = S("licence");
	a->order.starts_on = ow_day("2026-05-11");
	expect_ok(world_do(w, NULL, ow_do_order, a));
}

TEST("orders: an order belongs to one person for good")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);
	struct order_id first = a->order.id;

	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	a->order.person = w->kit;
	expect_refused(t, world_do(w, NULL, ow_do_order, a),
	               "This order belongs to another person");
	a->requirement.person = w->kit;
	expect_refused(t, world_do(w, NULL, ow_do_requirement, a),
	               "This order belongs to another person");
	a->order.order_ref = S("X100002-1");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_true(a->order.id.v != first.v);
	a->requirement.order_ref = a->order.order_ref;
	expect_refused(t, world_do(w, NULL, ow_do_requirement, a),
	               "This requirement belongs to another person");
	a->order.order_ref = S("X100001-1");
	expect_ok(world_see(w, NULL, ow_see_ref, a));
	expect_equal(a->order.id.v, first.v);
	expect_equal(a->other.v, w->jay.v);
}

TEST("orders: a reference that is not there names no order")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	a->requirement.order_ref = S("NO-SUCH-ORDER");
	expect_fault(world_do(w, NULL, ow_do_requirement, a), FAULT_NOT_FOUND,
	             "We cannot find that order");
	a->order.order_ref = S("NO-SUCH-ORDER");
	expect_ok(world_see(w, NULL, ow_see_ref, a));
	expect_equal(a->order.id.v, 0);
	expect_equal(a->other.v, 0);
}

TEST("orders: a word outside its list is an error")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);
	const struct fault *fault;

	a->order.kind = S("binding_over_maybe");
	a->order.order_ref = S("");
	fault = world_do(w, NULL, ow_do_order, a);
	expect_problem(fault, "kind",
	               "This is not a kind of order that we know");
	expect_problem(fault, "order_ref",
	               "Enter a reference of at most 100 characters");
	a = ow_work_of(w);
	a->requirement.kind = S("dancing");
	a->requirement.unit = S("weeks");
	a->requirement.quantity = -1;
	fault = world_do(w, NULL, ow_do_requirement, a);
	expect_problem(fault, "kind",
	               "This is not a kind of requirement that we know");
	expect_problem(fault, "unit", "The unit must be hours, days or months");
	expect_problem(fault, "quantity",
	               "The quantity must not be below nought");
	a->requirement.kind = S("curfew");
	a->requirement.unit = S("");
	a->requirement.quantity = 3;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "unit",
	               "Say whether the quantity is hours, days or months");
	a->requirement.unit = S("months");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
}

TEST("orders: a reoffence is stored once and checked")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);
	const struct fault *fault;

	a->reoffence = (struct reoffence){.person = w->jay,
	                                  .offence_on = ow_day("2026-08-01"),
	                                  .proven_on = ow_day("2026-07-01"),
	                                  .offence_code = S("theft"),
	                                  .disposal = S("stocks"),
	                                  .severity = 6};
	fault = world_do(w, NULL, ow_do_reoffence, a);
	expect_problem(fault, "proven_on",
	               "It cannot be proven before it was done");
	expect_problem(fault, "disposal",
	               "This is not a disposal that we know");
	expect_problem(fault, "severity",
	               "The severity must be between 1 and 5");
	a->reoffence.proven_on = DATE_NONE;
	a->reoffence.disposal = S("");
	a->reoffence.severity = 2;
	expect_ok(world_do(w, NULL, ow_do_reoffence, a));
	expect_equal(a->result, PUT_ADDED);
	expect_ok(world_do(w, NULL, ow_do_reoffence, a));
	expect_equal(a->result, PUT_UNCHANGED);
	a->reoffence.disposal = S("fine");
	a->reoffence.proven_on = ow_day("2026-10-01");
	expect_ok(world_do(w, NULL, ow_do_reoffence, a));
	expect_equal(a->result, PUT_UPDATED);
	expect_equal(world_count(w, &ow_reoffences,
	                         ARGS(arg_i64("person", w->jay.v))),
	             1);
	a->reoffence.offence_on = DATE_NONE;
	expect_problem(world_do(w, NULL, ow_do_reoffence, a), "offence_on",
	               "Enter the day it was done");
}

TEST("orders: what is done of a requirement stands with the day it was counted "
     "on")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	a->requirement.done = 30;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "done_on",
	               "Say on which day it was counted");
	a->requirement.done_on = ow_day("2026-11-25");
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "done_on",
	               "The day it was counted on is still to come");
	a->requirement.done = -1;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "done",
	               "Say how much was done by that day");
	a->requirement.done = -2;
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "done",
	               "What is done must not be below nought");
	a->requirement.done = 30;
	a->requirement.done_on = ow_day("2026-11-20");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_str(requirement_done_words(w->arena, &a->requirement),
	           "30 hours done, 90 hours left. Counted on 20 November "
	           "2026.");
	a->requirement.done = 121;
	expect_str(requirement_done_words(w->arena, &a->requirement),
	           "121 hours done, none left. Counted on 20 November 2026.");
	a->requirement.quantity = 0;
	expect_str(requirement_done_words(w->arena, &a->requirement),
	           "121 hours done. Counted on 20 November 2026.");
	a->requirement.unit = S("");
	expect_problem(world_do(w, NULL, ow_do_requirement, a), "unit",
	               "Say whether the quantity is hours, days or months");
}

/* What the register says is done now. */
static void
expect_done(struct world *w, struct orders_act *a, int64_t done)
{
	expect_ok(world_see(w, "sam", ow_see_orders, a));
	expect_equal(a->requirements[0].done, done);
}

TEST("orders: a delivery that counts nothing, or as of an earlier day, leaves "
     "what is known of it")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_done(w, a, -1);
	a->requirement.done = 30;
	a->requirement.done_on = ow_day("2026-11-20");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_equal(a->result, PUT_UPDATED);
	expect_done(w, a, 30);
	a->requirement.done = -1;
	a->requirement.done_on = DATE_NONE;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_equal(a->result, PUT_UNCHANGED);
	a->requirement.done = 12;
	a->requirement.done_on = ow_day("2026-11-19");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_equal(a->result, PUT_UNCHANGED);
	expect_done(w, a, 30);
	/* Of the same day it is put right. */
	a->requirement.done_on = ow_day("2026-11-20");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_done(w, a, 12);
	/* It stays in what it was counted in. */
	a->requirement.done = -1;
	a->requirement.done_on = DATE_NONE;
	a->requirement.quantity = 0;
	a->requirement.unit = S("");
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_done(w, a, 12);
	expect_str(a->requirements[0].unit, "hours");
}
