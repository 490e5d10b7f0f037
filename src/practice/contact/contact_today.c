/*
 * contact_today.c - a worker's home: today's people, what is due, what waits.
 */
#include "practice/contact/contact_views.h"

#include "register/policy/policy.h"

/* How far back a contact without an outcome is asked for (ours). */
#define OPEN_DAYS 365
/* Promises due within a week are shown (ours). */
#define DUE_DAYS 7

static const struct fault *
met_list(struct ctx *ctx, const struct contact *list, size_t n,
         struct contact_met_list *out)
{
	struct person_id *persons =
	        arena_new(ctx->arena, struct person_id, n + 1);
	struct person_head *heads;

	out->v = arena_new(ctx->arena, struct contact_met, n + 1);
	out->n = n;
	for (size_t i = 0; i < n; i++)
		persons[i] = list[i].person;
	TRY(people_heads(ctx, persons, n, &heads));
	for (size_t i = 0; i < n; i++)
		out->v[i] = (struct contact_met){list[i], heads[i].crn,
		                                 heads[i].name};
	return NULL;
}

/* --- today's people ----------------------------------------------------- */

const struct fault *
contact_read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct contact_met_list *today =
	        arena_new(ctx->arena, struct contact_met_list, 1);
	struct contact *list;
	size_t n;

	(void)person;
	TRY(contact_store_day(ctx, instant_of(ctx->today, 0),
	                      instant_of(date_add_days(ctx->today, 1), 0),
	                      &list, &n));
	TRY(met_list(ctx, list, n, today));
	*out = today;
	return NULL;
}

/* --- what is due and what waits ----------------------------------------- */

static const struct fault *
read_promises(struct ctx *ctx, struct contact_waits *w)
{
	struct person_id *persons;
	struct person_head *heads;

	TRY(contact_store_promises_due(ctx, date_add_days(ctx->today, DUE_DAYS),
	                               &w->promises, &w->promises_n));
	w->promise_names = arena_new(ctx->arena, struct str, w->promises_n + 1);
	w->promise_crns = arena_new(ctx->arena, struct str, w->promises_n + 1);
	persons = arena_new(ctx->arena, struct person_id, w->promises_n + 1);
	for (size_t i = 0; i < w->promises_n; i++)
		persons[i] = w->promises[i].person;
	TRY(people_heads(ctx, persons, w->promises_n, &heads));
	for (size_t i = 0; i < w->promises_n; i++) {
		w->promise_names[i] = heads[i].name;
		w->promise_crns[i] = heads[i].crn;
	}
	return NULL;
}

const struct fault *
contact_read_waits(struct ctx *ctx, struct person_id person, void **out)
{
	struct contact_waits *w =
	        arena_new(ctx->arena, struct contact_waits, 1);
	struct date since;
	struct contact *list;
	size_t n;

	(void)person;
	TRY(policy_get_i64(ctx, "contact.gap_days", S(""), ctx->today, 28,
	                   &w->gap_days));
	since = date_add_days(ctx->today, -(int)w->gap_days);
	TRY(read_promises(ctx, w));
	TRY(contact_store_cannot(ctx, ctx->now, &list, &n));
	TRY(met_list(ctx, list, n, &w->cannot));
	TRY(contact_store_open(
	        ctx, instant_of(date_add_days(ctx->today, -OPEN_DAYS), 0),
	        &list, &n));
	TRY(met_list(ctx, list, n, &w->open));
	TRY(contact_store_unseen(ctx, instant_of(since, 0), &w->unseen,
	                         &w->unseen_n));
	*out = w;
	return NULL;
}
