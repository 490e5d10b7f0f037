/*
 * first.c - rules: by which day, and what is counted.
 */
#include "practice/first/first_local.h"

#include "base/calendar.h"
#include "register/policy/policy.h"

static const struct policy_default policies[] = {
        {"first.contact_days", "2015-02-01", NULL, "", "5", "working days",
         TK("First contact: working days after the order begins"), "ours",
         false},
        {"first.plan_days", "2015-02-01", NULL, "", "15", "working days",
         TK("First plan: working days after the order begins"), "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct query *const queries[] = {&first_q_of, &first_q_waiting,
                                              &first_q_all, NULL};

const struct capability first_capability = {
        .name = "first",
        .routes = first_routes,
        .schemas = first_schemas,
        .queries = queries,
        .panels = first_panels,
        .policies = policies,
};

bool
first_is_awaited(const struct first_aim *aim)
{
	return !date_is(aim->on) && date_is(aim->by);
}

bool
first_is_past(const struct first_aim *aim, struct date today)
{
	return first_is_awaited(aim) && date_before(aim->by, today);
}

/* The rules of the day: they are of today, for it is today's promise. */
static const struct fault *
rules_read(struct ctx *ctx, int64_t days[FIRST_WHAT_COUNT])
{
	TRY(policy_get_i64(ctx, "first.contact_days", S(""), ctx->today, 5,
	                   &days[FIRST_CONTACT]));
	return policy_get_i64(ctx, "first.plan_days", S(""), ctx->today, 15,
	                      &days[FIRST_PLAN]);
}

static void
aims_fill(struct first_days *first, const int64_t days[FIRST_WHAT_COUNT])
{
	for (int i = 0; i < FIRST_WHAT_COUNT; i++) {
		struct first_aim *aim = &first->aims[i];
		struct date by =
		        calendar_add_working_days(first->begun, (int)days[i]);

		aim->days = days[i];
		aim->by = calendar_known(by) ? by : DATE_NONE;
	}
}

const struct fault *
first_of(struct ctx *ctx, struct person_id person, struct first_days *out)
{
	int64_t days[FIRST_WHAT_COUNT];
	struct first_days first;

	TRY(first_store_of(ctx, person,
	                   date_add_days(ctx->today, -FIRST_SHOWN_DAYS),
	                   &first));
	if (date_is(first.begun)) {
		TRY(rules_read(ctx, days));
		aims_fill(&first, days);
	}
	*out = first;
	return NULL;
}

const struct fault *
first_waiting(struct ctx *ctx, int64_t page, int64_t size,
              struct first_waiting *out)
{
	int64_t days[FIRST_WHAT_COUNT];

	TRY(first_store_waiting(ctx,
	                        date_add_days(ctx->today, -FIRST_SHOWN_DAYS),
	                        page, size, out));
	if (out->n == 0)
		return NULL;
	TRY(rules_read(ctx, days));
	for (size_t i = 0; i < out->n; i++)
		aims_fill(&out->v[i], days);
	return NULL;
}

/* --- over all ------------------------------------------------------------- */

struct counting {
	int64_t days[FIRST_WHAT_COUNT];
	struct date today;
	struct first_counts counts;
};

static const struct fault *
count_one(void *data, struct first_days *one)
{
	struct counting *c = data;

	aims_fill(one, c->days);
	for (int i = 0; i < FIRST_WHAT_COUNT; i++) {
		const struct first_aim *aim = &one->aims[i];
		struct first_count *count = &c->counts.of[i];

		if (!date_is(aim->by) ||
		    (!date_is(aim->on) && !first_is_past(aim, c->today)))
			continue;
		count->orders++;
		if (!date_is(aim->on))
			count->not_yet++;
		else if (date_before(aim->by, aim->on))
			count->later++;
		else
			count->by_day++;
	}
	return NULL;
}

const struct fault *
first_counts(struct ctx *ctx, struct first_counts *out)
{
	struct counting c = {.today = ctx->today};

	if (!ctx_can(ctx, CAN_SEE_PEOPLE))
		return fault_refused(ctx, "These counts are for those who work "
		                          "with people");
	TRY(rules_read(ctx, c.days));
	TRY(first_store_all(ctx, date_add_days(ctx->today, -FIRST_COUNTED_DAYS),
	                    count_one, &c));
	*out = (struct first_counts){.shown = false};
	if (c.counts.of[FIRST_CONTACT].orders < FIRST_ORDERS_FEWEST ||
	    c.counts.of[FIRST_PLAN].orders < FIRST_ORDERS_FEWEST)
		return NULL;
	*out = c.counts;
	out->shown = true;
	return NULL;
}
