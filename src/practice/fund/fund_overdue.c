/*
 * fund_overdue.c - rules: what waits too long goes up, a step at a time.
 */
#include "practice/fund/fund_overdue.h"

#include "base/calendar.h"
#include "base/fold.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

#define TOLD_MOST 256 /* remembered in a batch; the table knows the rest */

const char *const fund_clocks[] = {"worker",      "person",  "senior", "panel",
                                   "second_look", "payment", NULL};

/* A batch that is worked on. */
struct batch {
	const struct fund_overdue_staff *staff;
	size_t staff_n;
	struct user_id told[TOLD_MOST];
	size_t told_n;
	struct event *events;
	size_t events_n;
	bool mails; /* there is a server to send by */
};

/* --- days ------------------------------------------------------------- */

/* Where the calendar cannot be counted, ordinary days. */
static struct date
working(struct date from, int64_t days)
{
	int n = days < 0 ? 0 : days > 366 ? 366 : (int)days;
	struct date to = calendar_add_working_days(from, n);

	return calendar_known(to) ? to : date_add_days(from, n);
}

/* The day by which it should have been paid. */
static const struct fault *
pay_day(struct ctx *ctx, struct fund_overdue *o)
{
	bool small;
	int64_t days;

	TRY(fund_overdue_store_small(ctx, o->organisation,
	                             fold(ctx->arena, o->supplier), &small));
	TRY(policy_get_i64(ctx,
	                   small ? "fund.small_supplier_days" : "fund.pay_days",
	                   S(""), ctx->today, small ? 3 : 5, &days));
	o->since = working(instant_date(o->agreed_at), days);
	return NULL;
}

/* How many steps there are, and the day of the next one after today. */
static const struct fault *
next_day(struct ctx *ctx, const struct fund_overdue *o, int64_t step,
         struct date *out)
{
	struct str facts = str_print(ctx->arena, "wait=%s tier=%d",
	                             fund_clocks[o->clock], o->tier);
	int64_t steps, days;

	TRY(policy_get_i64(ctx, "fund.escalate_steps", facts, ctx->today, 3,
	                   &steps));
	TRY(policy_get_i64(ctx, "fund.escalate_days", facts, ctx->today, 2,
	                   &days));
	*out = step >= steps ? DATE_NONE
	                     : working(ctx->today, days < 1 ? 1 : days);
	return NULL;
}

/* --- who is told ------------------------------------------------------ */

static bool
was_told(const struct batch *b, struct user_id user)
{
	for (size_t i = 0; i < b->told_n; i++)
		if (b->told[i].v == user.v)
			return true;
	return false;
}

static const struct fault *
tell(struct ctx *ctx, struct batch *b, struct user_id user, struct str email,
     bool payer)
{
	bool first;

	if (b->told_n < TOLD_MOST)
		b->told[b->told_n++] = user;
	TRY(fund_overdue_store_tell(ctx, user, &first));
	if (!first)
		return NULL;
	return outbox_message(
	        ctx, user,
	        TK("Something at the Enabling Fund has waited too long. Sign "
	           "in to see what it is."),
	        email,
	        str_print(ctx->arena, "%s%s", ctx->app->base_url,
	                  payer ? "/fund" : "/today"));
}

/* Somebody who must be told about a person: nobody out of reach. */
static const struct fault *
tell_reaching(struct ctx *ctx, struct batch *b, const struct fund_overdue *o,
              struct user_id user, struct str email)
{
	bool reaches;

	if (str_empty(email) || was_told(b, user))
		return NULL;
	TRY(fund_overdue_store_reaches(ctx, user, o->person, &reaches));
	return reaches ? tell(ctx, b, user, email, false) : NULL;
}

static bool
is_above(const struct fund_overdue *o, const struct fund_overdue_staff *s,
         enum role role)
{
	if (s->role != role || str_empty(s->email))
		return false;
	return role == ROLE_SENIOR ? s->team.v == o->team.v
	                           : s->organisation.v == o->organisation.v;
}

static const struct fault *
tell_role(struct ctx *ctx, struct batch *b, const struct fund_overdue *o,
          enum role role)
{
	for (size_t i = 0; i < b->staff_n; i++) {
		const struct fund_overdue_staff *s = &b->staff[i];

		if (!is_above(o, s, role) || was_told(b, s->user))
			continue;
		if (role == ROLE_FINANCE)
			TRY(tell(ctx, b, s->user, s->email, true));
		else
			TRY(tell_reaching(ctx, b, o, s->user, s->email));
	}
	return NULL;
}

static const struct fault *
tell_rung(struct ctx *ctx, struct batch *b, const struct fund_overdue *o,
          int rung)
{
	if (rung == FUND_RUNG_WORKER)
		return tell_reaching(ctx, b, o, o->worker, o->worker_email);
	return tell_role(ctx, b, o,
	                 rung == FUND_RUNG_SENIOR ? ROLE_SENIOR : ROLE_MANAGER);
}

/* Who must act first: 0 a worker, 1 a senior; of a payment the manager stands
 * above whoever pays. */
static int
lowest(enum fund_clock clock)
{
	if (clock == FUND_CLOCK_WORKER || clock == FUND_CLOCK_PERSON)
		return FUND_RUNG_WORKER;
	return clock == FUND_CLOCK_PAYMENT ? FUND_RUNG_MANAGER
	                                   : FUND_RUNG_SENIOR;
}

static int
rung_of(enum fund_clock clock, int64_t step)
{
	int64_t rung = lowest(clock) + step;

	return rung > FUND_RUNG_MANAGER ? FUND_RUNG_MANAGER : (int)rung;
}

static const struct fault *
tell_all(struct ctx *ctx, struct batch *b, const struct fund_overdue *o,
         int64_t step)
{
	int below = rung_of(o->clock, step - 1);

	if (!b->mails)
		return NULL;
	if (o->clock == FUND_CLOCK_PAYMENT)
		TRY(tell_role(ctx, b, o, ROLE_FINANCE));
	TRY(tell_rung(ctx, b, o, below));
	return below == o->up_to ? NULL : tell_rung(ctx, b, o, o->up_to);
}

/* --- a step ----------------------------------------------------------- */

static const struct fault *
step_take(struct ctx *ctx, struct batch *b, struct fund_overdue *o)
{
	const char *what = o->clock == FUND_CLOCK_PAYMENT ? "fund.pay_late"
	                                                  : "fund.answer_late";
	int64_t step = o->step + 1;
	struct date next;
	bool done;

	o->up_to = rung_of(o->clock, step);
	TRY(next_day(ctx, o, step, &next));
	TRY(fund_overdue_store_step(ctx, o, step, next, &done));
	if (!done)
		return NULL;
	TRY(audit_record(ctx, what, o->person, o->request.v));
	b->events[b->events_n++] = (struct event){
	        .person = o->person,
	        .kind = what,
	        .at = ctx->now,
	        .subject = o->request.v,
	        .value = fund_clocks[o->clock],
	        .shared = true,
	};
	return tell_all(ctx, b, o, step);
}

static const struct fault *
one(struct ctx *ctx, struct batch *b, struct fund_overdue *o)
{
	struct date next;

	if (o->clock == FUND_CLOCK_PAYMENT)
		TRY(pay_day(ctx, o));
	if (!date_before(o->since, ctx->today))
		return NULL;
	if (!o->ahead)
		return step_take(ctx, b, o);
	TRY(next_day(ctx, o, o->step, &next));
	return fund_overdue_store_back(ctx, o, next);
}

/* --- all of them ------------------------------------------------------ */

static void
move_on(struct fund_mark *mark, const struct fund_overdue *list, size_t n,
        bool *more)
{
	*more = n == FUND_OVERDUE_BATCH || !mark->second;
	if (n < FUND_OVERDUE_BATCH) {
		*mark = (struct fund_mark){.second = true};
		return;
	}
	/* pay_day moves `since` of a payment, which has no place here. */
	mark->due = list[n - 1].since;
	mark->request = list[n - 1].request.v;
}

const struct fault *
fund_overdue_batch(struct ctx *ctx, struct fund_mark *mark, bool *more)
{
	struct batch *b = arena_new(ctx->arena, struct batch, 1);
	struct fund_overdue_staff *staff;
	struct fund_overdue *list;
	size_t n;

	TRY(policy_remember(ctx));
	if (mark->request == 0 && !mark->second)
		TRY(fund_overdue_store_close(ctx));
	TRY(fund_overdue_store_late(ctx, mark, &list, &n));
	if (n == 0) {
		move_on(mark, list, n, more);
		return NULL;
	}
	TRY(fund_overdue_store_staff(ctx, &staff, &b->staff_n));
	b->staff = staff;
	b->mails = ctx->app->smtp_url != NULL;
	b->events = arena_new(ctx->arena, struct event, n);
	for (size_t i = 0; i < n; i++)
		TRY(one(ctx, b, &list[i]));
	move_on(mark, list, n, more);
	return b->events_n == 0 ? NULL
	                        : outbox_events(ctx, b->events, b->events_n);
}
