/*
 * fund_way.c - rules: how things are paid; suppliers that cannot wait.
 */
#include "practice/fund/fund_way_local.h"

#include "base/calendar.h"
#include "base/fold.h"
#include "kernel/audit/audit.h"
#include "register/policy/policy.h"

#define REFERENCE_MOST 60
#define DAYS_OTHERWISE 3

/* --- what is written down --------------------------------------------- */

static bool
is_end(struct str s)
{
	if (s.n != FUND_LAST_FOUR)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') ||
		      (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
		      (s.p[i] >= 'a' && s.p[i] <= 'z')))
			return false;
	return true;
}

static void
day_check(struct ctx *ctx, const struct fund_request *q, struct date day,
          struct problems *problems)
{
	if (!date_is(day))
		return;
	if (date_before(ctx->today, day))
		problems_add(problems, "on_day",
		             "The day must be today or "
		             "earlier");
	else if (q->way != FUND_REIMBURSEMENT &&
	         date_before(day, instant_date(q->asked_at)))
		problems_add(problems, "on_day",
		             "The day must not be before it was asked for");
}

static void
voucher_check(const struct fund_handover *how, struct problems *problems)
{
	if (!is_end(how->reference))
		problems_add(problems, "last_four",
		             "Enter the last four of the voucher’s number, "
		             "and nothing else");
	if (how->to_worker < 0)
		problems_add(problems, "handed_to", "Select who got it");
}

static void
back_check(struct ctx *ctx, const struct fund_handover *how, struct money sum,
           struct problems *problems)
{
	if (how->theirs.pence < 1)
		problems_add(problems, "theirs",
		             "Enter what the person paid, in figures");
	else if (sum.pence > how->theirs.pence)
		problems_add(problems, "sum",
		             "Give back at most the {sum} that they paid",
		             {"sum", money_show(ctx->arena, how->theirs)});
}

static void
how_check(struct ctx *ctx, const struct fund_request *q,
          const struct fund_handover *how, struct money sum,
          struct problems *problems)
{
	bool needs_day = q->way != FUND_PURCHASE;

	if (needs_day && !date_is(how->on) && problems->n == 0)
		problems_add(problems, "on_day", "Enter the day");
	day_check(ctx, q, how->on, problems);
	if (q->way == FUND_PURCHASE)
		fund_words_check(problems, "reference", how->reference,
		                 REFERENCE_MOST);
	else if (q->way == FUND_VOUCHER)
		voucher_check(how, problems);
	else
		back_check(ctx, how, sum, problems);
}

const struct fault *
fund_pay_way(struct ctx *ctx, struct fund_id id, struct entry_id payment,
             struct money sum, const struct fund_handover *how,
             struct problems *problems)
{
	struct fund_handover kept = *how;
	struct fund_request q;
	struct problems fresh;

	problems = fund_problems(ctx, problems, &fresh);
	TRY(fund_store_payable(ctx, id, true, &q));
	if (q.state == FUND_AGREED)
		how_check(ctx, &q, how, sum, problems);
	TRY(fund_pay(ctx, id, payment, sum, problems));
	if (q.payment.v != 0) /* the same again */
		return NULL;
	kept.way = q.way;
	if (!date_is(kept.on))
		kept.on = ctx->today;
	if (q.way == FUND_REIMBURSEMENT)
		kept.reference = S("");
	else
		kept.theirs.pence = 0;
	return fund_handover_store_add(ctx, &q, &kept);
}

/* --- small suppliers -------------------------------------------------- */

const struct fault *
fund_supplier_mark(struct ctx *ctx, struct fund_id id, bool small)
{
	struct fund_request q;

	TRY(fund_store_payable(ctx, id, false, &q));
	TRY(fund_supplier_store_put(ctx, fold(ctx->arena, q.terms.supplier),
	                            small));
	return audit_record_detail(ctx, "fund.supplier_marked",
	                           (struct person_id){0}, q.id.v,
	                           small ? S("small=yes") : S("small=no"));
}

static bool
is_among(struct arena *arena, struct str supplier, const struct str *small,
         size_t n)
{
	struct str folded = fold(arena, supplier);

	for (size_t i = 0; i < n; i++)
		if (str_equal(folded, small[i]))
			return true;
	return false;
}

const struct fault *
fund_supplier_is_small(struct ctx *ctx, struct str supplier, bool *out)
{
	struct str *small;
	size_t n;

	TRY(fund_supplier_store_small(ctx, &small, &n));
	*out = is_among(ctx->arena, supplier, small, n);
	return NULL;
}

/* Where the calendar cannot be counted it is due at once: late, not lost. */
static struct date
due_of(const struct fund_agreed *agreed, size_t n, struct fund_id id, int days)
{
	struct date day = DATE_NONE, due;

	for (size_t i = 0; i < n; i++)
		if (agreed[i].id.v == id.v)
			day = instant_date(agreed[i].at);
	due = calendar_add_working_days(day, days);
	return calendar_known(due) ? due : day;
}

/* Into its place by the day it is due. */
static void
put_in_order(struct fund_small *list, size_t n, const struct fund_small *one)
{
	size_t at = n;

	while (at > 0 && date_before(one->due_on, list[at - 1].due_on)) {
		list[at] = list[at - 1];
		at--;
	}
	list[at] = *one;
}

const struct fault *
fund_small_take(struct ctx *ctx, struct fund_request *agreed, size_t *n,
                struct fund_small **out, size_t *out_n)
{
	struct fund_agreed *since;
	struct str *small;
	size_t since_n, small_n, kept = 0;
	int64_t days;

	TRY(fund_store_agreed(ctx, &since, &since_n));
	TRY(fund_supplier_store_small(ctx, &small, &small_n));
	TRY(policy_get_i64(ctx, "fund.small_supplier_days", S(""), ctx->today,
	                   DAYS_OTHERWISE, &days));
	*out = arena_new(ctx->arena, struct fund_small, *n + 1);
	*out_n = 0;
	for (size_t i = 0; i < *n; i++) {
		struct fund_small one = {.request = agreed[i]};

		if (!is_among(ctx->arena, agreed[i].terms.supplier, small,
		              small_n)) {
			agreed[kept++] = agreed[i];
			continue;
		}
		one.due_on = due_of(since, since_n, agreed[i].id, (int)days);
		one.late = date_before(one.due_on, ctx->today);
		put_in_order(*out, (*out_n)++, &one);
	}
	*n = kept;
	return NULL;
}
