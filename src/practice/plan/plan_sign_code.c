/*
 * plan_sign_code.c - rules: codes that a person answers with on the worker's
 * screen.
 */
#include "practice/plan/plan_sign.h"

#include "base/secret.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "register/people/people.h"
#include "register/policy/policy.h"

#define MINUTE_MS         INT64_C(60000)
#define MINUTES_OTHERWISE 15
#define TRIES_OTHERWISE   5
#define A_DAY_OTHERWISE   10

/* Six figures are soon tried through: the key of this server is under the sum,
 * so that the row alone does not give the code away. */
static struct bytes
plan_code_hash(struct ctx *ctx, const struct plan_code *code,
               struct str figures)
{
	struct str head = str_print(ctx->arena, "%lld %lld %.*s",
	                            (long long)code->id,
	                            (long long)code->plan.v, STR_ARG(figures));
	const struct bytes part = {(const unsigned char *)head.p, head.n};

	return hash_of(ctx->arena, ctx->app->key, &part, 1);
}

static const struct fault *
plan_code_policy(struct ctx *ctx, const char *name, int64_t otherwise,
                 int64_t *out)
{
	return policy_get_i64(ctx, name, S(""), ctx->today, otherwise, out);
}

static const struct fault *
plan_code_new(struct ctx *ctx, struct person_id person, struct str *out,
              struct instant *until)
{
	struct plan_code code = {.id = id_new(), .person = person};
	int64_t minutes, most, made;
	struct plan plan;
	uint32_t random;

	TRY(plan_store_plan_lock(ctx, person, &plan));
	if (plan.id.v == 0)
		return fault_refused(ctx, "There is no plan to answer yet");
	TRY(plan_code_policy(ctx, "plan.code_minutes", MINUTES_OTHERWISE,
	                     &minutes));
	TRY(plan_code_policy(ctx, "plan.codes_a_day", A_DAY_OTHERWISE, &most));
	TRY(plan_store_codes_of_day(ctx, person, &made));
	if (made >= most)
		return fault_refused(
		        ctx,
		        "There were enough codes for today. Sign on paper, or "
		        "try again on the next day.");
	id_random(&random, sizeof(random));
	*out = str_print(ctx->arena, "%06u", (unsigned)(random % 1000000));
	code.plan = plan.id;
	code.version = plan.version;
	code.until.ms = ctx->now.ms + minutes * MINUTE_MS;
	code.hash = plan_code_hash(ctx, &code, *out);
	*until = code.until;
	TRY(plan_store_code_end(ctx, person));
	TRY(plan_store_code_add(ctx, &code));
	return audit_record(ctx, "plan.code_made", person, code.id);
}

const struct fault *
plan_code_make(struct ctx *ctx, struct person_id person, struct str *out,
               struct instant *until)
{
	enum plan_side side = PLAN_WORKER;

	TRY(plan_need(ctx, person, &side));
	if (side != PLAN_PERSON)
		return fault_refused(ctx, "They make this code themselves, on "
		                          "their own page");
	TRY(ctx_need_self(ctx));
	return plan_code_new(ctx, person, out, until);
}

/* Where a code can be sent; an empty address: nowhere. */
static const struct fault *
plan_code_address(struct ctx *ctx, struct person_id person,
                  struct user_id *user, struct str *address)
{
	struct identity_own own;
	struct identity_facts facts;
	struct person_head head;

	*address = S("");
	if (ctx->app->smtp_url == NULL)
		return NULL;
	TRY(identity_own(ctx, person, &own));
	*user = own.user;
	if (own.user.v == 0 || own.stopped)
		return NULL;
	/* Where it is written down when and how it is safe, none is sent. */
	TRY(people_head(ctx, person, &head));
	if (!str_empty(head.contact_rules))
		return NULL;
	TRY(identity_facts(ctx, own.user, &facts));
	*address = facts.email;
	return NULL;
}

const struct fault *
plan_code_can_mail(struct ctx *ctx, struct person_id person, bool *out)
{
	struct user_id user = {0};
	struct str address = S("");

	TRY(plan_code_address(ctx, person, &user, &address));
	*out = !str_empty(address);
	return NULL;
}

const struct fault *
plan_code_mail(struct ctx *ctx, struct person_id person, struct instant *until)
{
	struct str address = S(""), code = S("");
	struct user_id user = {0};

	TRY(plan_need_worker(ctx, person));
	TRY(plan_code_address(ctx, person, &user, &address));
	if (str_empty(address))
		return fault_refused(ctx, "No e-mail can be sent to them. They "
		                          "can sign on paper, or draw their "
		                          "name here.");
	TRY(plan_code_new(ctx, person, &code, until));
	return outbox_message(ctx, user,
	                      TK("Here is your code. It works once, for a "
	                         "short time. Give it only if you want to "
	                         "answer your plan now."),
	                      address, code);
}

/* The figures alone, however they were set apart. */
static struct str
plan_code_typed(struct arena *arena, struct str typed)
{
	struct buf b;

	buf_init(&b, arena, 0);
	for (size_t i = 0; i < typed.n && i < 40; i++)
		if (typed.p[i] >= '0' && typed.p[i] <= '9')
			buf_print(&b, "%c", typed.p[i]);
	return buf_get(&b);
}

static const struct fault *
plan_code_wrong(struct ctx *ctx, const struct plan_code *code,
                enum plan_code_found *out)
{
	int64_t tries;
	bool last;

	TRY(plan_code_policy(ctx, "plan.code_tries", TRIES_OTHERWISE, &tries));
	last = code->tries + 1 >= tries;
	*out = last ? PLAN_CODE_ENDED : PLAN_CODE_WRONG;
	TRY(plan_store_code_tried(ctx, code->id, last));
	return audit_record(ctx, "plan.code_wrong", code->person, code->id);
}

const struct fault *
plan_code_try(struct ctx *ctx, struct person_id person, struct str typed,
              enum plan_code_found *out)
{
	struct plan_code code;
	struct plan plan;
	struct bytes is;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_store_code_lock(ctx, person, &code));
	*out = PLAN_CODE_NONE;
	if (code.id == 0)
		return NULL;
	TRY(plan_store_plan(ctx, person, &plan));
	if (code.plan.v != plan.id.v || code.version < plan.terms_version)
		return fault_conflict(ctx, "The plan has changed since this "
		                           "code was made. Read it again, and "
		                           "make another code.");
	is = plan_code_hash(ctx, &code, plan_code_typed(ctx->arena, typed));
	if (!str_equal((struct str){(const char *)is.p, is.n},
	               (struct str){(const char *)code.hash.p, code.hash.n}))
		return plan_code_wrong(ctx, &code, out);
	*out = PLAN_CODE_RIGHT;
	return plan_store_code_tried(ctx, code.id, true);
}
