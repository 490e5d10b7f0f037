/*
 * fund_asking.c - rules: the person is asked if it helped, twice and gently.
 */
#include "practice/fund/fund_asking.h"

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

const char *const fund_ask_ways[] = {"worker", "email", NULL};

/* --- which moment ----------------------------------------------------- */

enum fund_moment
fund_moment(const struct fund_limits *limits, struct date paid_on,
            struct date today)
{
	struct date soon, half;

	if (!date_is(paid_on))
		return FUND_NOT_YET;
	soon = date_add_days(paid_on, (int)limits->soon);
	half = date_add_months(paid_on, (int)limits->months);
	if (!date_before(today, half))
		return FUND_LATER;
	return date_before(today, soon) ? FUND_NOT_YET : FUND_FIRST;
}

const struct fault *
fund_moment_limits(struct ctx *ctx, struct fund_limits *out)
{
	*out = (struct fund_limits){.soon = 14};
	TRY(policy_get_i64(ctx, "fund.reflect_from_days", S(""), ctx->today, 14,
	                   &out->soon));
	return policy_get_i64(ctx, "fund.reflect_again_months", S(""),
	                      ctx->today, 6, &out->months);
}

/* --- asking ----------------------------------------------------------- */

/* A mail only by their own choice, where nothing speaks against it. */
static enum fund_ask_way
way_of(const struct ctx *ctx, const struct fund_asking *one)
{
	bool mail = one->chose_email && !one->rules && one->user.v != 0 &&
	            !str_empty(one->email) && ctx->app->smtp_url != NULL;

	return mail ? FUND_BY_EMAIL : FUND_BY_WORKER;
}

static const struct fault *
ask(struct ctx *ctx, const struct fund_asking *one, bool later)
{
	enum fund_ask_way how = way_of(ctx, one);
	const struct event event = {
	        .person = one->person,
	        .kind = "fund.helped_asked",
	        .at = ctx->now,
	        .subject = one->request.v,
	        .value = later ? "later" : "first",
	        .shared = true,
	};
	bool done;

	TRY(fund_asking_store_add(ctx, one, later, how, &done));
	if (!done)
		return NULL;
	TRY(audit_record(ctx, "fund.helped_asked", one->person,
	                 one->request.v));
	TRY(outbox_event(ctx, &event));
	if (how == FUND_BY_WORKER)
		return NULL;
	return outbox_message(
	        ctx, one->user,
	        TK("We have a short question for you. Sign in to see it. You "
	           "do not have to answer."),
	        one->email, str_print(ctx->arena, "%s/me", ctx->app->base_url));
}

/* Days of paying about which is asked today. */
static void
window(const struct fund_limits *l, bool later, struct date today,
       struct date *first, struct date *last)
{
	int64_t long_for = l->late > l->soon ? l->late - l->soon : 0;

	*last = later ? date_add_months(today, -(int)l->months)
	              : date_add_days(today, -(int)l->soon);
	*first = date_add_days(*last, -(int)long_for);
}

const struct fault *
fund_asking_batch(struct ctx *ctx, struct fund_mark *mark, bool *more)
{
	struct fund_limits limits;
	struct fund_asking *list;
	struct date first, last;
	bool later = mark->second;
	size_t n;

	TRY(policy_remember(ctx));
	TRY(fund_limits(ctx, &limits));
	window(&limits, later, ctx->today, &first, &last);
	TRY(fund_asking_store_due(ctx, mark, first, last, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (fund_moment(&limits, list[i].paid_on, ctx->today) ==
		    (later ? FUND_LATER : FUND_FIRST))
			TRY(ask(ctx, &list[i], later));
	*more = n == FUND_ASKING_BATCH || !later;
	if (n < FUND_ASKING_BATCH)
		*mark = (struct fund_mark){.second = true};
	else
		*mark = (struct fund_mark){.second = later,
		                           .due = list[n - 1].paid_on,
		                           .request = list[n - 1].request.v};
	return NULL;
}

/* --- choosing, and no ------------------------------------------------- */

const struct fault *
fund_asking_choose(struct ctx *ctx, int way)
{
	struct person_id me = ctx->who.person;
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (way < 0 || way >= FUND_ASK_WAY_COUNT)
		problems_add(&problems, "way", "Select how we should ask you");
	TRY(problems_fault(&problems));
	TRY(fund_need(ctx, me));
	TRY(fund_asking_store_choose(ctx, (enum fund_ask_way)way));
	return audit_record_detail(ctx, "fund.ask_way", me, 0,
	                           str_of(fund_ask_ways[way]));
}

/* A request that was paid, of somebody within reach. */
static const struct fault *
take_paid(struct ctx *ctx, struct fund_id id, struct fund_request *out)
{
	TRY(fund_take(ctx, id, 0, out));
	if (out->payment.v == 0 || out->state == FUND_RETURNED)
		return fault_refused(ctx, "This is not paid");
	return NULL;
}

const struct fault *
fund_asking_no(struct ctx *ctx, struct fund_id id)
{
	struct fund_request q;
	bool done;

	TRY(take_paid(ctx, id, &q));
	TRY(fund_asking_store_no(ctx, &q));
	TRY(fund_asking_store_asked(ctx, id, &done));
	return audit_record(ctx, "fund.helped_no", q.person, q.id.v);
}

const struct fault *
fund_asking_done(struct ctx *ctx, struct fund_id id)
{
	struct fund_request q;
	bool done;

	TRY(take_paid(ctx, id, &q));
	if (fund_is_own(ctx, q.person))
		return fault_refused(ctx, "Your worker says that they asked");
	TRY(fund_asking_store_asked(ctx, id, &done));
	if (!done)
		return fault_refused(ctx, "Nothing is to be asked here");
	return audit_record(ctx, "fund.helped_put", q.person, q.id.v);
}
