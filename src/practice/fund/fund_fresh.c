/*
 * fund_fresh.c - rules: a code of the second factor from whoever pays much.
 */
#include "practice/fund/fund_fresh.h"

#include "register/policy/policy.h"

#define PENCE_OTHERWISE 25000
#define HOURS_OTHERWISE 24
#define HOUR_MS         INT64_C(3600000)

const struct fault *
fund_fresh(struct ctx *ctx, struct money sum, struct fund_fresh *out)
{
	struct instant since;

	*out = (struct fund_fresh){.due = false};
	TRY(policy_get_i64(ctx, "fund.fresh_pence", S(""), ctx->today,
	                   PENCE_OTHERWISE, &out->limit.pence));
	TRY(policy_get_i64(ctx, "fund.fresh_hours", S(""), ctx->today,
	                   HOURS_OTHERWISE, &out->hours));
	since.ms = ctx->now.ms - out->hours * HOUR_MS;
	TRY(fund_fresh_store_paid(ctx, since,
	                          date_add_days(instant_date(since), -1),
	                          &out->paid.pence));
	out->due = sum.pence > out->limit.pence - out->paid.pence;
	if (!out->due)
		return NULL;
	return identity_fresh_state(ctx, &out->state);
}

const struct fault *
fund_fresh_need(struct ctx *ctx, struct money sum)
{
	struct fund_fresh fresh;

	if (ctx->req == NULL || ctx->fresh_factor)
		return NULL;
	TRY(fund_fresh(ctx, sum, &fresh));
	if (!fresh.due || fresh.state == IDENTITY_FRESH_NOT_ASKED)
		return NULL;
	return fault_refused(ctx, "A code of your second factor is needed to "
	                          "pay this");
}

/* --- what was typed --------------------------------------------------- */

struct said {
	int status;
	const char *code;
	struct text text;
};

static struct said
needed(struct ctx *ctx, const struct fund_fresh *fresh)
{
	return (struct said){
	        422, "code_needed",
	        TEXT("You paid {paid} in the last {hours} hours, and this "
	             "goes above {limit}. Enter the code that your second "
	             "factor shows now",
	             {"paid", money_show(ctx->arena, fresh->paid)},
	             {"hours",
	              str_print(ctx->arena, "%lld", (long long)fresh->hours)},
	             {"limit", money_show(ctx->arena, fresh->limit)})};
}

static struct said
said_of(struct ctx *ctx, const struct fund_fresh *fresh,
        enum identity_fresh found, struct instant until)
{
	/* A minute on: the time is shown without its seconds. */
	struct instant after = {until.ms + 60000};

	switch (found) {
	case IDENTITY_FRESH_SET_UP:
		return (struct said){
		        422, "factor_needed",
		        TEXT("Paying this needs a second factor, and you have "
		             "none. Set one up under Your account in another "
		             "tab, then enter its code here")};
	case IDENTITY_FRESH_WRONG:
		return (struct said){
		        422, "code_wrong",
		        TEXT("That code is not right, or was used before. Wait "
		             "for the next one")};
	case IDENTITY_FRESH_SLOWED:
		return (struct said){
		        429, "too_often",
		        TEXT("There were too many tries from here. Try again "
		             "after {time}.",
		             {"time", instant_time_words(ctx->arena, after)})};
	default:
		return needed(ctx, fresh);
	}
}

/* Over the page with all that was typed, or as JSON. */
static const struct fault *
say(struct ctx *ctx, struct reply *reply, handler_fn get,
    const struct said *said)
{
	struct problems *problems;

	if (get == NULL) {
		reply_error(ctx, reply, said->status, said->code, said->text);
		return NULL;
	}
	problems = arena_new(ctx->arena, struct problems, 1);
	problems_init(problems, ctx->arena);
	problems_put(problems, "code", said->text);
	ctx->problems = problems;
	return reply_show(ctx, reply, get, NULL);
}

const struct fault *
fund_fresh_ask(struct ctx *ctx, struct reply *reply, handler_fn get,
               const struct fund_request *request, struct entry_id payment,
               struct money sum, struct str typed, bool *answered)
{
	struct fund_fresh fresh;
	enum identity_fresh found;
	struct instant until;
	struct said said;

	*answered = false;
	if (request->payment.v == payment.v || request->state != FUND_AGREED)
		return NULL;
	TRY(fund_fresh(ctx, sum, &fresh));
	if (!fresh.due)
		return NULL;
	TRY(identity_fresh_check(ctx, typed, &found, &until));
	if (ctx->fresh_factor)
		return NULL;
	said = said_of(ctx, &fresh, found, until);
	*answered = true;
	return say(ctx, reply, get, &said);
}
