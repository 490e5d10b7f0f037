/*
 * orders_world_test.h - a world with dated rules and two people, and the acts
 * that the tests of register/orders run in it.
 */
#ifndef REGISTER_ORDERS_WORLD_TEST_H
#define REGISTER_ORDERS_WORLD_TEST_H

#include "kernel/outbox/outbox.h"
#include "register/orders/orders.h"
#include "tests/http_world.h"

/* What an act takes and what it found. */
struct orders_act {
	struct person_facts facts;
	struct person_id person;
	struct order order;
	struct requirement requirement;
	struct reoffence reoffence;
	enum put_result result;
	struct order *orders;
	struct requirement *requirements;
	size_t n;
	struct person_head head;
	struct person_line line;
	struct person_id other;
	struct merge_id merge;
	enum panel_place place;
	struct str drawn;
	struct event_line *events;
	size_t events_n;
	struct event_detail detail;
};

/* Entries of :what in the audit; reoffences of :person. */
extern const struct query ow_entries;
extern const struct query ow_reoffences;

/* A day that there is. */
struct date ow_day(const char *iso);

/* A person of sam, or of ned. */
struct person_id
ow_person_new(struct world *w, const char *crn, const char *name, bool other);

/* Plant the dated values. */
const struct fault *ow_do_seed(struct ctx *ctx, void *data);

/* Put a->facts. */
const struct fault *ow_do_person(struct ctx *ctx, void *data);

/* Put a->order. */
const struct fault *ow_do_order(struct ctx *ctx, void *data);

/* Put a->requirement. */
const struct fault *ow_do_requirement(struct ctx *ctx, void *data);

/* Put a->reoffence. */
const struct fault *ow_do_reoffence(struct ctx *ctx, void *data);

/* Merge a->person into a->other, and back. */
const struct fault *ow_do_merge(struct ctx *ctx, void *data);
const struct fault *ow_do_merge_undo(struct ctx *ctx, void *data);

/* Read orders and requirements of a->person. */
const struct fault *ow_see_orders(struct ctx *ctx, void *data);

/* Read orders without reach. */
const struct fault *ow_see_stored(struct ctx *ctx, void *data);

/* Find a->order.order_ref. */
const struct fault *ow_see_ref(struct ctx *ctx, void *data);

/* Read the head. */
const struct fault *ow_see_head(struct ctx *ctx, void *data);

/* Read the line of a->person in the list of the actor's own people. */
const struct fault *ow_see_line(struct ctx *ctx, void *data);

/* Read the timeline, and what is said about its newest. */
const struct fault *ow_see_events(struct ctx *ctx, void *data);

/* Draw the panel of a->place. */
const struct fault *ow_see_panel(struct ctx *ctx, void *data);

/* A world with Jay (X100001, of sam) and Kit (X100002, of ned). */
struct world *ow_begin(struct test *t);

/* A community order of Jay, 24 May 2026 to 23 May 2027, not stored. */
struct orders_act *ow_order_of(struct world *w);

/* The same, stored, with 120 hours of unpaid work not yet put. */
struct orders_act *ow_work_of(struct world *w);

#endif
