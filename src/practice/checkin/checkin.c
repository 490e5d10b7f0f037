/*
 * checkin.c - rules: what is agreed, and who said so.
 */
#include "practice/checkin/checkin_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/orders/orders.h"
#include "register/policy/policy.h"

/* --- what the rules share ------------------------------------------------ */

bool
checkin_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

const struct fault *
checkin_take(struct ctx *ctx, struct person_id person, bool worker_only)
{
	bool own = checkin_is_own(ctx, person);

	if ((own && worker_only) ||
	    !ctx_can(ctx, own ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(access_hold(ctx, person));
	return checkin_store_hold(ctx, person);
}

const struct fault *
checkin_record(struct ctx *ctx, struct person_id person, const char *what,
               int64_t subject)
{
	const struct event event = {
	        .person = person,
	        .kind = what,
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = subject,
	        .shared = true,
	};

	TRY(audit_record(ctx, what, person, subject));
	return outbox_event(ctx, &event);
}

struct problems *
checkin_problems(struct ctx *ctx, struct problems *given,
                 struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

void
checkin_length(struct problems *problems, const char *field, struct str words,
               size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field,
	             "This is too long: use {most} letters at most",
	             {"most", str_print(problems->arena, "%zu", most)});
}

/* --- what rules it out --------------------------------------------------- */

/* Never, beside meetings alone, or not ruled out: a dated rule. */
static const struct fault *
fact_check(struct ctx *ctx, struct problems *problems, int fact, bool instead)
{
	struct policy_answer answer;
	struct str facts =
	        str_print(ctx->arena, "fact=%s", checkin_facts[fact]);

	TRY(policy_get(ctx, "checkin.fact", facts, ctx->today, &answer));
	if (!answer.found)
		return NULL;
	if (str_is(answer.row.value, "never") ||
	    (instead && str_is(answer.row.value, "beside")))
		problems_put(problems, "facts",
		             (struct text){.key = checkin_fact_never[fact]});
	return NULL;
}

/* The first weeks of an order are for meeting each other. */
static const struct fault *
weeks_check(struct ctx *ctx, struct problems *problems, struct person_id person)
{
	const struct order *order;
	struct order *orders;
	int64_t weeks;
	size_t n;

	TRY(orders_of(ctx, person, &orders, &n));
	order = order_current(orders, n, ctx->today);
	if (order == NULL || !date_is(order->starts_on))
		return NULL;
	TRY(policy_get_i64(ctx, "checkin.weeks_met_first", S(""), ctx->today, 8,
	                   &weeks));
	if (date_before(ctx->today,
	                date_add_days(order->starts_on, 7 * (int)weeks)))
		problems_add(problems, "place",
		             "In the first {weeks} weeks of an order you meet. "
		             "Check-ins can go beside meetings",
		             {"weeks",
		              str_print(ctx->arena, "%d", (int)weeks)});
	return NULL;
}

static const struct fault *
facts_check(struct ctx *ctx, struct problems *problems, struct person_id person,
            const struct checkin_terms *terms)
{
	if (terms->facts == 0 && !terms->none_of_them)
		problems_add(problems, "facts",
		             "Say what speaks against it, or that nothing "
		             "does");
	if (terms->facts != 0 && terms->none_of_them)
		problems_add(problems, "facts",
		             "Choose what speaks against it, or “None of "
		             "these”, not both");
	for (int i = 0; i < CHECKIN_FACT_COUNT; i++)
		if ((terms->facts & (1u << i)) != 0)
			TRY(fact_check(ctx, problems, i, terms->instead));
	return terms->instead ? weeks_check(ctx, problems, person) : NULL;
}

/* --- setting up ---------------------------------------------------------- */

static void
first_check(struct ctx *ctx, struct problems *problems, struct date first)
{
	if (!date_is(first))
		problems_add(problems, "first",
		             "Write the day of the first check-in");
	else if (date_before(first, ctx->today))
		problems_add(problems, "first",
		             "The first day is today or later");
	else if (date_before(date_add_days(ctx->today, 366), first))
		problems_add(problems, "first",
		             "The first day is within a year");
}

static bool
is_every(int weeks)
{
	return weeks == 1 || weeks == 2 || weeks == 4 || weeks == 8;
}

static void
terms_check(struct ctx *ctx, struct problems *problems,
            const struct checkin_terms *terms)
{
	if (!is_every(terms->every))
		problems_add(problems, "every", "Choose how often");
	first_check(ctx, problems, terms->first);
	if (terms->instead && str_empty(terms->why))
		problems_add(problems, "why",
		             "Write why check-ins take the place of meetings");
	checkin_length(problems, "why", terms->why, CHECKIN_NOTE_MOST);
	if (terms->way < 0 || terms->way >= CHECKIN_WAY_COUNT)
		problems_add(problems, "way",
		             "Choose how they want to be reminded");
	if (terms->said < 0 || terms->said > 1)
		problems_add(problems, "said",
		             "Say if the person has said yes");
}

static struct checkin_setup
setup_of(struct ctx *ctx, const struct checkin_terms *terms)
{
	return (struct checkin_setup){
	        .state = terms->said == 1 ? CHECKIN_RUNNING : CHECKIN_ASKED,
	        .every = terms->every,
	        .first = terms->first,
	        .place = terms->instead ? CHECKIN_WANTED : CHECKIN_BESIDE,
	        .why = terms->instead ? terms->why : S(""),
	        .way = (enum checkin_way)terms->way,
	        .facts = terms->facts,
	        .ended = S(""),
	        .set_by = ctx->actor,
	};
}

/* Add it as the newest. */
static const struct fault *
add(struct ctx *ctx, struct person_id person, const struct checkin_setup *setup,
    const char *what)
{
	int64_t n;

	TRY(checkin_store_setup_n(ctx, person, &n));
	if (n >= CHECKIN_SETUPS_MOST && setup->state != CHECKIN_NO &&
	    setup->state != CHECKIN_STOPPED)
		return fault_refused(ctx, "This was changed so often that it "
		                          "cannot be changed again");
	TRY(checkin_store_setup_add(ctx, person, setup));
	return checkin_record(ctx, person, what, 0);
}

const struct fault *
checkin_set(struct ctx *ctx, struct person_id person,
            const struct checkin_terms *terms, struct problems *problems)
{
	struct checkin_setup setup;
	struct problems fresh;
	bool own_no = false;

	TRY(checkin_take(ctx, person, true));
	TRY(checkin_store_own_no(ctx, person, &own_no));
	problems = checkin_problems(ctx, problems, &fresh);
	TRY(facts_check(ctx, problems, person, terms));
	terms_check(ctx, problems, terms);
	if (terms->said == 1 && own_no)
		problems_add(problems, "said",
		             "They said no themself. Choose “not yet”: they "
		             "can say yes on their own page");
	TRY(problems_fault(problems));
	setup = setup_of(ctx, terms);
	TRY(add(ctx, person, &setup, "checkin.set"));
	return checkin_open_now(ctx, person);
}

/* What the person said themself, nobody else changes. */
static const struct fault *
may_say(struct ctx *ctx, struct person_id person,
        const struct checkin_setup *setup, int yes)
{
	bool own_no = false;

	TRY(checkin_store_own_no(ctx, person, &own_no));
	if (setup->id == 0 || setup->state == CHECKIN_STOPPED)
		return fault_refused(ctx, "Check-ins are not set up");
	if (yes != 0 && yes != 1)
		return fault_invalid(ctx, "Say yes or no");
	if (yes == 1 && own_no && !checkin_is_own(ctx, person))
		return fault_refused(ctx, "The person said no themself. "
		                          "Nobody else changes it");
	return NULL;
}

const struct fault *
checkin_say(struct ctx *ctx, struct person_id person, int yes)
{
	enum checkin_state state = yes == 1 ? CHECKIN_RUNNING : CHECKIN_NO;
	struct checkin_setup setup;

	TRY(checkin_take(ctx, person, false));
	TRY(checkin_store_setup(ctx, person, &setup));
	TRY(may_say(ctx, person, &setup, yes));
	if (setup.state == state)
		return NULL;
	setup.state = state;
	TRY(add(ctx, person, &setup, yes == 1 ? "checkin.yes" : "checkin.no"));
	if (yes == 1)
		return checkin_open_now(ctx, person);
	return checkin_store_cancel(ctx, person, NULL);
}

const struct fault *
checkin_senior(struct ctx *ctx, struct person_id person, int yes)
{
	struct checkin_setup setup;
	struct placement placement;

	TRY(checkin_take(ctx, person, true));
	if (!ctx_can(ctx, CAN_COUNTERSIGN))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(checkin_store_setup(ctx, person, &setup));
	TRY(access_placement(ctx, person, &placement));
	if (setup.place != CHECKIN_WANTED ||
	    (setup.state != CHECKIN_ASKED && setup.state != CHECKIN_RUNNING))
		return fault_refused(ctx, "Nothing waits for a senior here");
	if (setup.set_by.v == ctx->actor.v ||
	    placement.worker.v == ctx->actor.v)
		return fault_refused(ctx, "You work with this person, or set "
		                          "this up. Somebody else decides");
	if (yes != 0 && yes != 1)
		return fault_invalid(ctx, "Say yes or no");
	setup.place = yes == 1 ? CHECKIN_INSTEAD : CHECKIN_REFUSED;
	return add(ctx, person, &setup, "checkin.judged");
}

const struct fault *
checkin_stop(struct ctx *ctx, struct person_id person, struct str why,
             struct problems *problems)
{
	struct checkin_setup setup;
	struct problems fresh;

	TRY(checkin_take(ctx, person, true));
	TRY(checkin_store_setup(ctx, person, &setup));
	if (setup.id == 0 || setup.state == CHECKIN_STOPPED)
		return fault_refused(ctx, "Check-ins are not set up");
	problems = checkin_problems(ctx, problems, &fresh);
	if (str_empty(why))
		problems_add(problems, "why", "Write why they are stopped");
	checkin_length(problems, "why", why, CHECKIN_NOTE_MOST);
	TRY(problems_fault(problems));
	setup.state = CHECKIN_STOPPED;
	setup.ended = why;
	TRY(add(ctx, person, &setup, "checkin.stopped"));
	return checkin_store_cancel(ctx, person, NULL);
}

const struct fault *
checkin_ask(struct ctx *ctx, struct person_id person,
            const struct str *questions, struct problems *problems)
{
	static const char *const fields[] = {"question_1", "question_2",
	                                     "question_3"};
	struct checkin_setup setup;
	struct problems fresh;

	TRY(checkin_take(ctx, person, true));
	TRY(checkin_store_setup(ctx, person, &setup));
	if (setup.state != CHECKIN_ASKED && setup.state != CHECKIN_RUNNING)
		return fault_refused(ctx, "Check-ins are not on, so no "
		                          "question can wait for one");
	if (setup.id == 0)
		return fault_refused(ctx, "Check-ins are not set up");
	problems = checkin_problems(ctx, problems, &fresh);
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		checkin_length(problems, fields[i], questions[i],
		               CHECKIN_QUESTION_MOST);
	TRY(problems_fault(problems));
	TRY(checkin_store_ask(ctx, person, questions));
	return audit_record(ctx, "checkin.asked", person, 0);
}
