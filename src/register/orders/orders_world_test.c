/* orders_world_test.c - the acts of orders_world_test.h. */
#include "register/orders/orders_world_test.h"

#include "register/policy/policy.h"
#include "web/html.h"

const struct query ow_entries = {
        .name = "orders_test.entries",
        .text = "select count(*) as n from audit_entry where what = :what",
        .scans = "a test",
        .shows_nobody = "a count",
};
const struct query ow_reoffences = {
        .name = "orders_test.reoffences",
        .text = "select count(*) as n from orders_reoffence"
                " where person = :person",
        .shows_nobody = "a count",
};
static const struct query *const more_queries[] = {&ow_entries, &ow_reoffences,
                                                   NULL};

struct date
ow_day(const char *iso)
{
	struct date d;

	expect_true(date_read_iso(str_of(iso), &d));
	return d;
}

const struct fault *
ow_do_seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

const struct fault *
ow_do_person(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return people_put(ctx, &a->facts, &a->person, &a->result);
}

const struct fault *
ow_do_order(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return order_put(ctx, &a->order, &a->order.id, &a->result);
}

const struct fault *
ow_do_requirement(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return requirement_put(ctx, &a->requirement, &a->requirement.id,
	                       &a->result);
}

const struct fault *
ow_do_reoffence(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return reoffence_put(ctx, &a->reoffence, &a->result);
}

const struct fault *
ow_do_merge(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return people_merge(ctx, a->person, a->other, &a->merge);
}

const struct fault *
ow_do_merge_undo(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return people_merge_undo(ctx, a->merge);
}

const struct fault *
ow_see_orders(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;
	size_t n;

	TRY(requirements_of(ctx, a->person, &a->requirements, &n));
	expect_true(n < 100);
	return orders_of(ctx, a->person, &a->orders, &a->n);
}

const struct fault *
ow_see_stored(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return orders_stored(ctx, a->person, &a->orders, &a->n);
}

const struct fault *
ow_see_ref(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return order_by_ref(ctx, a->order.order_ref, &a->order.id, &a->other);
}

const struct fault *
ow_see_head(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;

	return people_head(ctx, a->person, &a->head);
}

const struct fault *
ow_see_line(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;
	struct person_line *lines;
	int64_t total;
	bool more;
	size_t n;

	TRY(people_list(ctx, PEOPLE_OWN, 0, 50, &lines, &n, &total, &more));
	a->line = (struct person_line){0};
	for (size_t i = 0; i < n; i++)
		if (lines[i].person.v == a->person.v)
			a->line = lines[i];
	expect_true(a->line.person.v != 0);
	return NULL;
}

const struct fault *
ow_see_events(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;
	const struct event_filter filter = {
	        .group = "sentence", .before = INSTANT_NONE, .most = 10};

	TRY(outbox_timeline(ctx, a->person, &filter, &a->events, &a->events_n,
	                    NULL));
	return orders_capability.event_details(ctx, a->person, a->events, 1,
	                                       &a->detail);
}

/* The panel of a place, drawn. */
const struct fault *
ow_see_panel(struct ctx *ctx, void *data)
{
	struct orders_act *a = data;
	const struct panel *panel = orders_capability.panels;
	struct html html;
	struct buf buf;
	void *read;

	while (panel->read != NULL && panel->place != a->place)
		panel++;
	expect_true(panel->read != NULL);
	TRY(panel->read(ctx, a->person, &read));
	buf_init(&buf, ctx->arena, 0);
	html_init(&html, &buf);
	panel->draw(&html, ctx, read);
	a->drawn = str_copy(test_now()->arena, buf_get(&buf));
	return NULL;
}

/* --- a world with rules and two people ---------------------------------- */

struct person_id
ow_person_new(struct world *w, const char *crn, const char *name, bool other)
{
	struct orders_act *a = arena_new(w->arena, struct orders_act, 1);

	a->facts = (struct person_facts){
	        .crn = str_of(crn),
	        .first_name = str_of(name),
	        .last_name = S("Mercer"),
	        .date_of_birth = ow_day("1999-03-02"),
	        .organisation = other ? w->other_organisation : w->organisation,
	        .team = other ? w->other_team : w->team,
	        .worker = world_user(w, other ? "ned" : "sam"),
	        .allocated_on = ow_day("2026-05-01"),
	};
	expect_ok(world_do(w, NULL, ow_do_person, a));
	return a->person;
}

struct world *
ow_begin(struct test *t)
{
	struct world *w = world_with(t, more_queries);

	expect_ok(world_do(w, NULL, ow_do_seed, NULL));
	w->jay = ow_person_new(w, "X100001", "Jay", false);
	w->kit = ow_person_new(w, "X100002", "Kit", true);
	return w;
}

/* A community order of Jay from May 2026 to May 2027. */
struct orders_act *
ow_order_of(struct world *w)
{
	struct orders_act *a = arena_new(w->arena, struct orders_act, 1);

	a->person = w->jay;
	a->order = (struct order){
	        .person = w->jay,
	        .order_ref = S("X100001-1"),
	        .kind = S("community_order"),
	        .court = S("Harbour Magistrates' Court"),
	        .offence_code = S("theft"),
	        .offence_on = ow_day("2026-02-01"),
	        .convicted_on = ow_day("2026-05-10"),
	        .sentenced_on = ow_day("2026-05-24"),
	        .released_on = DATE_NONE,
	        .starts_on = ow_day("2026-05-24"),
	        .ends_on = ow_day("2027-05-23"),
	};
	return a;
}

/* The same, stored, with 120 hours of unpaid work to put. */
struct orders_act *
ow_work_of(struct world *w)
{
	struct orders_act *a = ow_order_of(w);

	expect_ok(world_do(w, NULL, ow_do_order, a));
	a->requirement = (struct requirement){
	        .person = w->jay,
	        .order_ref = a->order.order_ref,
	        .requirement_ref = S("X100001-1-r0"),
	        .kind = S("unpaid_work"),
	        .quantity = 120,
	        .unit = S("hours"),
	        .starts_on = a->order.starts_on,
	        .ends_on = a->order.ends_on,
	        .done = -1,
	        .done_on = DATE_NONE,
	};
	return a;
}
