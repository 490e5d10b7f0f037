/*
 * fund.c - rules: limits and clocks, asking, changing, taking back.
 */
#include "practice/fund/fund_local.h"

#include "base/calendar.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "practice/plan/plan_goal.h"
#include "register/policy/policy.h"

/* Furthest ahead that something is needed (ours). */
#define AHEAD_DAYS 365

/* --- limits and clocks ------------------------------------------------ */

const struct fault *
fund_limits(struct ctx *ctx, struct fund_limits *out)
{
	const struct {
		const char *rule;
		int64_t otherwise;
		int64_t *to;
	} values[] = {
	        {"fund.light_pence", 5000, &out->light},
	        {"fund.senior_pence", 25000, &out->senior},
	        {"fund.light_days", 0, &out->days[0]},
	        {"fund.senior_days", 3, &out->days[1]},
	        {"fund.panel_days", 10, &out->days[2]},
	        {"fund.together_days", 28, &out->together},
	        {"fund.indicative_pence", 20000, &out->indicative},
	        {"fund.reflect_from_days", 14, &out->soon},
	        {"fund.reflect_by_days", 42, &out->late},
	        {"fund.reflect_again_months", 6, &out->months},
	};

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		TRY(policy_get_i64(ctx, values[i].rule, S(""), ctx->today,
		                   values[i].otherwise, values[i].to));
	return NULL;
}

int
fund_tier(const struct fund_limits *limits, int64_t pence)
{
	if (pence <= limits->light)
		return 1;
	return pence <= limits->senior ? 2 : 3;
}

/* Where the calendar cannot be counted it is due at once: late, not lost. */
struct date
fund_due(const struct fund_limits *limits, int tier, struct date asked)
{
	struct date start = calendar_add_working_days(asked, 0);
	int64_t days = limits->days[tier - 1];
	struct date due = days > 0 ? calendar_add_working_days(start, (int)days)
	                           : start;

	return calendar_known(due) ? due : asked;
}

/* --- what is wrong ---------------------------------------------------- */

bool
fund_is_own(const struct ctx *ctx, struct person_id person)
{
	return ctx->who.person.v != 0 && ctx->who.person.v == person.v;
}

void
fund_words_check(struct problems *problems, const char *field, struct str words,
                 size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field, "This must be {most} characters or fewer",
	             {"most", str_print(problems->arena, "%zu", most)});
}

void
fund_sum_check(struct problems *problems, struct money sum)
{
	if (sum.pence < 1)
		problems_add(problems, "sum",
		             "Enter a sum in figures, for example 38.50");
	else if (sum.pence > FUND_PENCE_MOST)
		problems_add(problems, "sum", "Enter a sum up to £100,000");
}

struct problems *
fund_problems(struct ctx *ctx, struct problems *given, struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

static void
needed(struct problems *problems, const char *field, struct str words,
       size_t most, struct text missing)
{
	if (str_empty(words))
		problems_put(problems, field, missing);
	fund_words_check(problems, field, words, most);
}

static void
day_check(const struct ctx *ctx, struct date day, struct problems *problems)
{
	if (!date_is(day))
		return;
	if (date_before(day, ctx->today))
		problems_add(problems, "needed_on",
		             "The day must be today or later");
	else if (date_before(date_add_days(ctx->today, AHEAD_DAYS), day))
		problems_add(problems, "needed_on",
		             "The day must be within a year");
}

static void
terms_check(const struct ctx *ctx, const struct fund_terms *t,
            struct problems *problems)
{
	needed(problems, "what", t->what, FUND_LINE_MOST,
	       TEXT("Enter what it is"));
	needed(problems, "why", t->why, FUND_WORDS_MOST,
	       TEXT("Enter why it matters"));
	if (t->purpose >= FUND_PURPOSE_COUNT ||
	    (t->purpose < 0 && t->goal.v == 0))
		problems_add(problems, "purpose", "Select what it is for");
	if (t->goal.v == 0 && str_empty(t->no_goal))
		problems_add(problems, "goal",
		             "Select a goal, or say why there is none");
	fund_words_check(problems, "no_goal", t->no_goal, FUND_LINE_MOST);
	fund_sum_check(problems, t->sum);
	needed(problems, "supplier", t->supplier, FUND_LINE_MOST,
	       TEXT("Enter where it comes from"));
	day_check(ctx, t->needed_on, problems);
	needed(problems, "tried", t->tried, FUND_LINE_MOST,
	       TEXT("Enter where else you tried"));
}

/* What a goal is about says what it needs is for. */
static const int purposes_of[PLAN_AREA_COUNT] = {
        [PLAN_AREA_NONE] = FUND_OTHER,
        [PLAN_AREA_ACCOMMODATION] = FUND_HOME,
        [PLAN_AREA_EMPLOYMENT] = FUND_WORK,
        [PLAN_AREA_FINANCES] = FUND_OTHER,
        [PLAN_AREA_DRUGS] = FUND_HEALTH,
        [PLAN_AREA_ALCOHOL] = FUND_HEALTH,
        [PLAN_AREA_HEALTH] = FUND_HEALTH,
        [PLAN_AREA_RELATIONSHIPS] = FUND_BELONGING,
        [PLAN_AREA_THINKING] = FUND_OTHER,
};

/* The goal is one of the person's own; its title is kept beside it.  It says
 * what the money is for where nobody chose. */
static const struct fault *
goal_take(struct ctx *ctx, struct person_id person, struct fund_terms *terms)
{
	struct plan_goal *goals;
	size_t n;

	terms->goal_title = S("");
	if (terms->goal.v == 0)
		return NULL;
	TRY(plan_goals(ctx, person, &goals, &n));
	for (size_t i = 0; i < n; i++)
		if (goals[i].id.v == terms->goal.v) {
			terms->goal_title = goals[i].title;
			if (terms->purpose < 0)
				terms->purpose = purposes_of[goals[i].area];
			return NULL;
		}
	return fault_not_found(ctx, "We cannot find that goal");
}

bool
fund_is_name(struct arena *arena, struct str supplier, struct str name)
{
	struct str folded = fold(arena, name);

	return !str_empty(folded) && str_has(fold(arena, supplier), folded);
}

const struct fault *
fund_payee_check(struct ctx *ctx, struct person_id person, struct str supplier)
{
	struct person_head head;
	bool own = fund_is_own(ctx, person);

	TRY(people_head(ctx, person, &head));
	if (fund_is_name(ctx->arena, supplier, head.worker_name) ||
	    (!own && fund_is_name(ctx->arena, supplier, ctx->who.name)))
		return fault_refused(ctx, "A worker of the case cannot be the "
		                          "one who is paid");
	return NULL;
}

const struct fault *
fund_need(struct ctx *ctx, struct person_id person)
{
	bool stands;

	TRY(access_need(ctx, person));
	if (fund_is_own(ctx, person))
		return NULL;
	TRY(access_stands(ctx, person, &stands));
	if (!stands)
		return fault_refused(ctx, "Whoever opened a record for three "
		                          "hours asks and decides nothing");
	return NULL;
}

/* --- what every change does ------------------------------------------- */

const struct fault *
fund_take(struct ctx *ctx, struct fund_id id, int64_t seen,
          struct fund_request *out)
{
	TRY(fund_store_get(ctx, id, true, out));
	TRY(fund_need(ctx, out->person));
	if (seen == 0)
		return NULL;
	return ctx_version_check(ctx, out->version, seen);
}

const struct fault *
fund_keep(struct ctx *ctx, const struct fund_request *request, const char *what,
          const char *value)
{
	const struct event event = {
	        .person = request->person,
	        .kind = what,
	        .at = ctx->now,
	        .subject = request->id.v,
	        .value = value,
	        .shared = true,
	};

	TRY(audit_record(ctx, what, request->person, request->id.v));
	return outbox_event(ctx, &event);
}

const struct fault *
fund_free(struct ctx *ctx, struct fund_request *request)
{
	const struct ledger_new release = {
	        .id = {id_new()},
	        .kind = LEDGER_RELEASE,
	        .settles = request->reservation,
	        .authority = request->decision,
	        .code = "fund.freed",
	};

	if (request->reservation.v == 0)
		return NULL;
	TRY(ledger_post(ctx, &release, NULL));
	TRY(ledger_authority_end(ctx, request->decision));
	request->reservation.v = 0;
	request->decision.v = 0;
	request->budget.v = 0;
	return NULL;
}

bool
fund_is_early(enum fund_state state)
{
	return state == FUND_ASKED || state == FUND_SECOND_LOOK ||
	       state == FUND_AGREED;
}

/* Its tier, with what else was asked for this purpose, and its clock, which
 * starts anew with a change. */
static const struct fault *
weigh(struct ctx *ctx, struct fund_request *request)
{
	struct date asked = instant_date(request->asked_at);
	struct fund_limits limits;
	int64_t beside;

	TRY(fund_limits(ctx, &limits));
	TRY(fund_store_beside(
	        ctx, request,
	        instant_of(date_add_days(asked, -(int)limits.together), 0),
	        &beside));
	request->tier = fund_tier(&limits, request->terms.sum.pence + beside);
	request->due_on = fund_due(&limits, request->tier, ctx->today);
	return NULL;
}

/* The person's asking is their yes. */
static const struct fault *
own_yes(struct ctx *ctx, struct fund_request *request)
{
	const struct fund_voice voice = {
	        .side = FUND_PERSON,
	        .says = FUND_YES,
	        .words = request->terms.why,
	};

	request->says[FUND_PERSON] = FUND_YES;
	return fund_store_voice_add(ctx, request, &voice);
}

/* --- ask -------------------------------------------------------------- */

static const struct fault *
ask_new(struct ctx *ctx, struct person_id person,
        const struct fund_terms *terms, struct organisation_id organisation,
        struct fund_id *out)
{
	bool own = fund_is_own(ctx, person);
	struct fund_request request = {
	        .id = {id_new()},
	        .person = person,
	        .organisation = organisation,
	        .terms = *terms,
	        .own_words = own,
	        .round = 1,
	        .asked_at = ctx->now,
	        .started_by = ctx->actor,
	        .benefits_safe = true,
	        .paid_on = DATE_NONE,
	        .version = 1,
	};

	TRY(weigh(ctx, &request));
	TRY(fund_store_add(ctx, &request));
	if (own) {
		TRY(own_yes(ctx, &request));
		TRY(fund_store_save(ctx, &request));
	}
	TRY(fund_keep(ctx, &request, "fund.asked", NULL));
	*out = request.id;
	return NULL;
}

const struct fault *
fund_ask(struct ctx *ctx, struct person_id person,
         const struct fund_terms *terms, struct problems *problems,
         struct fund_id *out)
{
	struct problems fresh;
	struct fund_terms asked;
	struct fund_purse *purses;
	size_t n;

	TRY(fund_need(ctx, person));
	TRY(fund_store_purses(ctx, person, &purses, &n));
	if (n == 0)
		return fault_refused(ctx, "Nothing can be asked for before "
		                          "the sum is told");
	problems = fund_problems(ctx, problems, &fresh);
	terms_check(ctx, terms, problems);
	TRY(problems_fault(problems));
	asked = *terms;
	TRY(goal_take(ctx, person, &asked));
	TRY(fund_payee_check(ctx, person, terms->supplier));
	return ask_new(ctx, person, &asked, purses[0].organisation, out);
}

/* --- change and take back --------------------------------------------- */

const struct fault *
fund_change(struct ctx *ctx, struct fund_id id, int64_t seen,
            const struct fund_terms *terms, struct problems *problems)
{
	struct fund_request request;
	struct problems fresh;
	struct fund_terms asked;
	struct str why;
	bool own;

	TRY(fund_take(ctx, id, seen, &request));
	if (!fund_is_early(request.state))
		return fault_refused(ctx, "This can no longer be changed");
	problems = fund_problems(ctx, problems, &fresh);
	terms_check(ctx, terms, problems);
	TRY(problems_fault(problems));
	asked = *terms;
	TRY(goal_take(ctx, request.person, &asked));
	TRY(fund_payee_check(ctx, request.person, terms->supplier));
	TRY(fund_free(ctx, &request));
	own = fund_is_own(ctx, request.person);
	why = request.terms.why;
	request.terms = asked;
	if (!own && request.own_words)
		request.terms.why = why;
	/* Left as a worker wrote them they stay under the worker's name. */
	request.own_words = request.own_words ||
	                    (own && !str_equal(why, asked.why));
	request.state = FUND_ASKED;
	request.round++;
	for (int i = 0; i < FUND_SIDE_COUNT; i++)
		request.says[i] = FUND_SILENT;
	TRY(weigh(ctx, &request));
	if (own)
		TRY(own_yes(ctx, &request));
	TRY(fund_store_save(ctx, &request));
	return fund_keep(ctx, &request, "fund.changed", NULL);
}

const struct fault *
fund_withdraw(struct ctx *ctx, struct fund_id id, int64_t seen)
{
	struct fund_request request;

	TRY(fund_take(ctx, id, seen, &request));
	if (!fund_is_early(request.state))
		return fault_refused(ctx, "This can no longer be taken back");
	TRY(fund_free(ctx, &request));
	request.state = FUND_WITHDRAWN;
	TRY(fund_store_save(ctx, &request));
	return fund_keep(ctx, &request, "fund.withdrawn", NULL);
}
