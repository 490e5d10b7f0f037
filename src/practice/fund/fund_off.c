/*
 * fund_off.c - rules: writing off what was paid and will never be shown.
 */
#include "practice/fund/fund_off.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"

const char *const fund_off_codes[] = {"person_lost",  "supplier_gone", "fraud",
                                      "not_returned", "other",         NULL};
const char *const fund_off_states[] = {"asked", "written_off", "declined",
                                       NULL};

bool
fund_off_open(enum fund_state state)
{
	return state == FUND_PAID || state == FUND_WRITTEN_OFF;
}

/* --- who -------------------------------------------------------------- */

/* Whether the actor paid it. */
static const struct fault *
is_payer(struct ctx *ctx, struct fund_id id, bool *out)
{
	struct user_id payer;

	TRY(fund_off_store_payer(ctx, id, &payer));
	return identity_is_actor(ctx, payer, out);
}

/* Whether the actor asked for it, or said anything about it. */
static const struct fault *
has_spoken(struct ctx *ctx, const struct fund_request *q, bool *out)
{
	struct user_id *users;
	size_t n;

	TRY(fund_store_speakers(ctx, q->id, FUND_SIDE_COUNT, &users, &n));
	users[n++] = q->started_by;
	return identity_is_any(ctx, users, n, out);
}

static const struct fault *
payer_check(struct ctx *ctx, struct fund_id id)
{
	bool payer;

	TRY(is_payer(ctx, id, &payer));
	if (payer)
		return fault_refused(ctx, "Whoever paid it does not write it "
		                          "off");
	return NULL;
}

/* The second person neither proposed, asked nor decided. */
static const struct fault *
second_check(struct ctx *ctx, const struct fund_request *q,
             const struct fund_off *off)
{
	bool same;

	TRY(identity_is_actor(ctx, off->asked_by, &same));
	if (same)
		return fault_refused(ctx, "Somebody else must agree: you "
		                          "proposed this");
	TRY(has_spoken(ctx, q, &same));
	if (same)
		return fault_refused(ctx, "Somebody else must agree: you asked "
		                          "or decided");
	return NULL;
}

const struct fault *
fund_off_may(struct ctx *ctx, const struct fund_request *q,
             const struct fund_off *live, struct fund_off_may *out)
{
	bool payer, proposed, spoken;

	*out = (struct fund_off_may){.propose = false};
	if (q->state != FUND_PAID)
		return NULL;
	TRY(is_payer(ctx, q->id, &payer));
	TRY(identity_is_actor(ctx, live->asked_by, &proposed));
	TRY(has_spoken(ctx, q, &spoken));
	out->propose = live->id == 0 && !payer;
	out->decline = live->id != 0 && !payer;
	out->agree = out->decline && !proposed && !spoken;
	return NULL;
}

/* --- what ------------------------------------------------------------- */

static const struct fault *
state_check(struct ctx *ctx, const struct fund_request *q)
{
	if (q->state == FUND_PAID)
		return NULL;
	if (q->state == FUND_WRITTEN_OFF)
		return fault_refused(ctx, "This is written off already");
	if (q->state == FUND_RETURNED)
		return fault_refused(ctx, "The money for this came back");
	if (q->payment.v != 0)
		return fault_refused(ctx, "This is shown already");
	return fault_refused(ctx, "This is not paid yet");
}

/* Locked: within reach for a worker, else of the own organisation. */
static const struct fault *
take(struct ctx *ctx, struct fund_id id, int64_t seen, struct fund_request *out)
{
	if (!ctx_can(ctx, CAN_END_FUND)) {
		TRY(fund_take(ctx, id, seen, out));
		if (fund_is_own(ctx, out->person))
			return fault_refused(ctx,
			                     "Your worker writes this down");
		return NULL;
	}
	TRY(fund_store_payable(ctx, id, true, out));
	return seen == 0 ? NULL : ctx_version_check(ctx, out->version, seen);
}

/* --- propose ---------------------------------------------------------- */

static void
proposal_check(int code, struct str words, struct problems *problems)
{
	if (code < 0 || code >= FUND_OFF_CODE_COUNT)
		problems_add(problems, "code", "Select what happened");
	if (str_empty(words))
		problems_add(problems, "words",
		             "Say what was done to find it, in plain words");
	fund_words_check(problems, "words", words, FUND_LINE_MOST);
}

/* What is only proposed is not put before the person. */
static const struct fault *
keep_inside(struct ctx *ctx, const struct fund_request *q, const char *what)
{
	const struct event event = {
	        .person = q->person,
	        .kind = what,
	        .at = ctx->now,
	        .subject = q->id.v,
	};

	TRY(audit_record(ctx, what, q->person, q->id.v));
	return outbox_event(ctx, &event);
}

const struct fault *
fund_off_propose(struct ctx *ctx, struct fund_id id, int64_t seen, int code,
                 struct str words, struct problems *problems)
{
	struct fund_off off = {.code = code, .words = words};
	struct fund_off live;
	struct fund_request q;
	struct problems fresh;

	TRY(take(ctx, id, seen, &q));
	TRY(state_check(ctx, &q));
	TRY(payer_check(ctx, id));
	TRY(fund_off_store_live(ctx, id, &live));
	if (live.id != 0)
		return fault_refused(ctx, "Somebody has proposed this "
		                          "already. It waits for a second "
		                          "person");
	problems = fund_problems(ctx, problems, &fresh);
	proposal_check(code, words, problems);
	TRY(problems_fault(problems));
	TRY(fund_store_save(ctx, &q));
	TRY(fund_off_store_add(ctx, &q, &off));
	return keep_inside(ctx, &q, "fund.off_proposed");
}

/* --- answer ----------------------------------------------------------- */

static const struct fault *
answer_take(struct ctx *ctx, struct fund_id id, int64_t seen,
            struct fund_request *q, struct fund_off *live)
{
	TRY(fund_store_payable(ctx, id, true, q));
	if (seen != 0)
		TRY(ctx_version_check(ctx, q->version, seen));
	TRY(state_check(ctx, q));
	TRY(fund_off_store_live(ctx, id, live));
	if (live->id == 0)
		return fault_refused(ctx, "Nobody proposes to write this off");
	return payer_check(ctx, id);
}

const struct fault *
fund_off_answer(struct ctx *ctx, struct fund_id id, int64_t seen, bool yes,
                struct str words, struct problems *problems)
{
	struct fund_request q;
	struct fund_off live;
	struct problems fresh;

	TRY(answer_take(ctx, id, seen, &q, &live));
	if (yes)
		TRY(second_check(ctx, &q, &live));
	problems = fund_problems(ctx, problems, &fresh);
	if (str_empty(words))
		problems_add(problems, "words", "Say why, in words");
	fund_words_check(problems, "words", words, FUND_LINE_MOST);
	TRY(problems_fault(problems));
	if (yes)
		q.state = FUND_WRITTEN_OFF;
	TRY(fund_store_save(ctx, &q));
	TRY(fund_off_store_answer(
	        ctx, live.id, yes ? FUND_OFF_DONE : FUND_OFF_DECLINED, words));
	return yes ? fund_keep(ctx, &q, "fund.written_off", NULL)
	           : keep_inside(ctx, &q, "fund.off_declined");
}

/* --- reading ---------------------------------------------------------- */

static const struct fault *
named(struct ctx *ctx, struct fund_off *list, size_t n)
{
	struct user_id *users =
	        arena_new(ctx->arena, struct user_id, 2 * n + 1);
	struct str *names;

	for (size_t i = 0; i < n; i++) {
		users[2 * i] = list[i].asked_by;
		users[2 * i + 1] = list[i].answered_by;
	}
	TRY(identity_names(ctx, users, 2 * n, &names));
	for (size_t i = 0; i < n; i++) {
		list[i].asked_name = names[2 * i];
		list[i].answered_name = names[2 * i + 1];
	}
	return NULL;
}

const struct fault *
fund_off_live(struct ctx *ctx, struct fund_id id, struct fund_off *out)
{
	TRY(fund_off_store_live(ctx, id, out));
	return named(ctx, out, 1);
}

const struct fault *
fund_off_waiting(struct ctx *ctx, struct fund_off **out, size_t *n)
{
	TRY(fund_off_store_list(ctx, out, n));
	return named(ctx, *out, *n);
}

const struct fault *
fund_off_of(struct ctx *ctx, struct fund_id id, struct fund_off **out,
            size_t *n)
{
	TRY(fund_off_store_of(ctx, id, out, n));
	return named(ctx, *out, *n);
}
