/* orders_put_test.c - what follows from a put, and what is seen. */
#include "register/orders/orders_world_test.h"

/* --- what follows from a put -------------------------------------------- */

TEST("orders: what is put again unchanged leaves no entry")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_equal(a->result, PUT_UNCHANGED);
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_equal(a->result, PUT_ADDED);
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_equal(a->result, PUT_UNCHANGED);
	a->order.court = S("Upland Crown Court");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_equal(a->result, PUT_UPDATED);
	expect_equal(world_count(w, &ow_entries,
	                         ARGS(arg_str("what", S("orders.added")))),
	             1);
	expect_equal(world_count(w, &ow_entries,
	                         ARGS(arg_str("what", S("orders.changed")))),
	             1);
	expect_equal(world_count(w, &ow_entries,
	                         ARGS(arg_str("what",
	                                      S("orders.requirement_added")))),
	             1);
	expect_ok(world_see(w, NULL, ow_see_events, a));
	expect_equal(a->events_n, 2);
	expect_str(a->detail.path, "/sentence");
	expect_str(a->detail.says, "Community order");
}

TEST("orders: the current order is in force and the last to end")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	expect_ok(world_do(w, NULL, ow_do_order, a));
	a->order.order_ref = S("X100001-2");
	a->order.kind = S("licence");
	a->order.ends_on = ow_day("2028-01-01");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	a->order.order_ref = S("X100001-3");
	a->order.kind = S("suspended_sentence_order");
	a->order.starts_on = ow_day("2027-01-01");
	a->order.ends_on = ow_day("2029-01-01");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_ok(world_see(w, "sam", ow_see_head, a));
	expect_str(a->head.order_kind, "licence");
	expect_equal(a->head.order_ends.days, ow_day("2028-01-01").days);
	expect_ok(world_see(w, NULL, ow_see_stored, a));
	expect_equal(a->n, 3);
	expect_str(a->orders[0].order_ref, "X100001-3");
	expect_true(order_current(a->orders, 3, ow_day("2028-06-01")) ==
	            &a->orders[0]);
	expect_true(order_current(a->orders, 3, ow_day("2026-01-01")) !=
	            &a->orders[0]);
	expect_null(order_current(a->orders, 3, ow_day("2029-01-02")));
	expect_null(order_current(a->orders, 0, ow_day("2026-01-01")));
}

TEST("orders: an order that has ended is not the current one")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->order.ends_on = ow_day("2026-11-23");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_ok(world_see(w, "sam", ow_see_head, a));
	expect_str(a->head.order_kind, "");
	a->order.ends_on = ow_day("2026-11-24");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_ok(world_see(w, "sam", ow_see_head, a));
	expect_str(a->head.order_kind, "community_order");
}

/* What the head and the own list of sam say of Jay's order today. */
static const char *
current(struct world *w, struct orders_act *a)
{
	expect_ok(world_see(w, "sam", ow_see_head, a));
	expect_ok(world_see(w, "sam", ow_see_line, a));
	expect_true(str_equal(a->head.order_kind, a->line.order_kind));
	expect_equal(a->head.order_ends.days, a->line.order_ends.days);
	return str_c(w->arena, a->head.order_kind);
}

/* Let so many days pass. */
static void
days_pass(struct world *w, int64_t days)
{
	world_later(w, days * 24 * 60 * 60 * 1000);
}

TEST("orders: an order is current from its first day to its last, with nothing "
     "put on either")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->order.starts_on = ow_day("2026-11-26");
	a->order.ends_on = ow_day("2026-11-27");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_str(str_of(current(w, a)), "");
	days_pass(w, 1);
	expect_str(str_of(current(w, a)), "");
	days_pass(w, 1);
	expect_str(str_of(current(w, a)), "community_order");
	expect_equal(a->head.order_ends.days, ow_day("2026-11-27").days);
	days_pass(w, 1);
	expect_str(str_of(current(w, a)), "community_order");
	days_pass(w, 1);
	expect_str(str_of(current(w, a)), "");
	expect_false(date_is(a->head.order_ends));
}

TEST("orders: when one order ends the next is current, without a put")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->order.ends_on = ow_day("2026-11-25");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	a->order.order_ref = S("X100001-2");
	a->order.kind = S("licence");
	a->order.starts_on = ow_day("2026-11-25");
	a->order.ends_on = DATE_NONE;
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_str(str_of(current(w, a)), "community_order");
	days_pass(w, 1);
	expect_str(str_of(current(w, a)), "licence");
	days_pass(w, 400);
	expect_str(str_of(current(w, a)), "licence");
	expect_false(date_is(a->head.order_ends));
}

TEST("orders: an order out of reach is not there")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_ok(world_see(w, "sam", ow_see_orders, a));
	expect_equal(a->n, 1);
	expect_str(a->requirements[0].order_ref, "X100001-1");
	expect_equal(a->requirements[0].quantity, 120);
	expect_equal(world_seen.n, 1);
	expect_ok(world_see(w, "ned", ow_see_orders, a));
	expect_equal(a->n, 0);
	expect_ok(world_see(w, "ada", ow_see_orders, a));
	expect_equal(a->n, 0);
}

TEST("orders: a merge moves every order and gives it back")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);
	struct person_id other = ow_person_new(w, "X100003", "Jamie", false);

	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	a->reoffence = (struct reoffence){.person = w->jay,
	                                  .offence_on = ow_day("2026-08-01"),
	                                  .proven_on = DATE_NONE};
	expect_ok(world_do(w, NULL, ow_do_reoffence, a));
	a->reoffence.person = other;
	expect_ok(world_do(w, NULL, ow_do_reoffence, a));
	a->other = other;
	expect_ok(world_do(w, "priya", ow_do_merge, a));
	expect_equal(world_count(w, &ow_reoffences,
	                         ARGS(arg_i64("person", other.v))),
	             2);
	a->person = other;
	expect_ok(world_see(w, "sam", ow_see_orders, a));
	expect_equal(a->n, 1);
	expect_equal(a->requirements[0].person.v, other.v);
	expect_ok(world_see(w, "sam", ow_see_head, a));
	expect_str(a->head.order_kind, "community_order");
	expect_ok(world_do(w, "priya", ow_do_merge_undo, a));
	expect_ok(world_see(w, "sam", ow_see_orders, a));
	expect_equal(a->n, 0);
	expect_ok(world_see(w, "sam", ow_see_head, a));
	expect_str(a->head.order_kind, "");
	a->person = w->jay;
	expect_ok(world_see(w, "sam", ow_see_orders, a));
	expect_equal(a->n, 1);
	expect_equal(a->requirements[0].person.v, w->jay.v);
}

/* --- what is seen ------------------------------------------------------- */

TEST("orders: the panels say the sentence in plain words")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);

	a->place = PANEL_CASE_SIDE;
	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	expect_ok(world_see(w, "sam", ow_see_panel, a));
	expect_has(a->drawn, "Community order");
	expect_has(a->drawn, "Unpaid work: 120 hours");
	expect_has(a->drawn, "23 May 2027");
	expect_has(a->drawn, "/people/X100001/sentence");
	a->place = PANEL_ME;
	expect_ok(world_see(w, "sam", ow_see_panel, a));
	expect_has(a->drawn, "You are on a community order. It started on "
	                     "24 May 2026. It ends on 23 May 2027.");
	expect_has(a->drawn, "Doing unpaid work: 120 hours");
	expect_has(a->drawn, "How much is done is not known here.");
}

TEST("orders: the panels of a person without an order in force")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_order_of(w);

	a->place = PANEL_CASE_SIDE;
	expect_ok(world_see(w, "sam", ow_see_panel, a));
	expect_has(a->drawn, "No order is in force.");
	a->place = PANEL_ME;
	expect_ok(world_see(w, "sam", ow_see_panel, a));
	expect_str(a->drawn, "");
	a->order.starts_on = ow_day("2026-12-01");
	expect_ok(world_do(w, NULL, ow_do_order, a));
	expect_ok(world_see(w, "sam", ow_see_panel, a));
	expect_has(a->drawn, "It starts on 1 December 2026.");
}

TEST("orders: the page shows orders to whoever reaches the person")
{
	struct world *w = ow_begin(t);
	struct orders_act *a = ow_work_of(w);
	struct http *h;
	struct http_reply reply;

	expect_ok(world_do(w, NULL, ow_do_requirement, a));
	h = http_serve(w, w->app->capabilities);
	reply = http_get(h, "sam", "/people/X100001/sentence");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Harbour Magistrates&#39; Court");
	expect_has(reply.body, "120 hours");
	expect_equal(http_get(h, "ned", "/people/X100001/sentence").status,
	             404);
	expect_equal(http_get(h, "ada", "/people/X100001/sentence").status,
	             403);
	reply = http_get(h, "ned", "/people/X100002/sentence");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "No order is written down.");
}
