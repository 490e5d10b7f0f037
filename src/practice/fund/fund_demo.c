/*
 * fund_demo.c - the fund's part of the fictional programme.
 *
 * Everybody in it is made up; so is every word.  Each person is told their
 * sum, and their requests stand in every state that there is.
 */
#include "kernel/demo.h"
#include "kernel/identity/identity.h"
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_clock.h"
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_local.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_open_local.h"
#include "practice/plan/plan_goal.h"

/* Sign-ins of the fictional programme that pay and decide larger sums. */
#define PAYER   S("femi")
#define SENIOR  S("priya")
#define MANAGER S("morgan")

struct made {
	const char *what;
	const char *why;
	enum fund_purpose purpose;
	int64_t pence;
	const char *supplier;
	const char *tried;
	const char *line; /* that anybody may read */
};

static const struct made things[] = {
        {"A bike lock", "My bike is how I get to college", FUND_TRAVEL, 3800,
         "Harbour Cycles (fictional)", "The college has none to lend",
         "A lock, so that a bike for the way to college stays"},
        {"Work boots", "I start on Monday and need boots with a steel toe",
         FUND_WORK, 4500, "Quay Workwear (fictional)",
         "The agency gives none before the first week",
         "Boots without which nobody may work on a site"},
        {"A copy of my birth certificate",
         "I cannot show who I am, and the bank asks for it", FUND_PAPERS, 1250,
         "The register office", "I asked my family, and it is lost",
         "A certificate that is needed to open an account"},
        {"A guitar, second hand", "Playing keeps me in on a Friday night",
         FUND_BELONGING, 4900, "Harbour Music (fictional)",
         "The hall lends one on Tuesdays only",
         "An instrument for somebody who plays in a group"},
        {"A carpet for one room", "Then my son can stay at weekends",
         FUND_FAMILY, 18000, "Northside Carpets (fictional)",
         "The landlord does not pay for carpets",
         "A floor on which a child can stay with a parent"},
        {"A driving theory test", "The job needs a van licence", FUND_LEARNING,
         2300, "The test centre", "The job centre pays after the test only",
         "A test that a job asks for"},
        {"A forklift course", "Two places here want somebody who can drive one",
         FUND_LEARNING, 19500, "Harbour Training (fictional)",
         "The college course starts next year",
         "A course that leads to a licence to work"},
        {"Swimming, ten times", "The doctor says that it helps my back",
         FUND_HEALTH, 3500, "The baths", "The free hours are full",
         "Exercise that a doctor advised"},
};
#define THINGS_N (sizeof(things) / sizeof(things[0]))

struct making {
	struct ctx *ctx;
	struct demo *demo;
	const struct demo_person *person;
	struct organisation_id organisation;
	struct user_id payer;
	struct user_id senior;
	struct user_id manager;
	struct goal_id goal;
	const struct made *thing;
	struct fund_id id;
	bool larger; /* somebody had the larger thing */
	int told;    /* answers that were written down */
};

/* --- who acts ------------------------------------------------------------- */

static struct instant
hour(const struct making *m, int days_ago, int at)
{
	return instant_of(date_add_days(m->demo->today, -days_ago), at * 60);
}

static void
as_person(struct making *m, int days_ago)
{
	demo_act(m->ctx, m->person->user, R(PERSON), m->person->person,
	         hour(m, days_ago, 10));
}

static void
as_worker(struct making *m, int days_ago)
{
	demo_act(m->ctx, m->person->worker, R(CASE_MANAGER),
	         (struct person_id){0}, hour(m, days_ago, 14));
}

static void
as_other(struct making *m, struct user_id user, unsigned roles, int days_ago)
{
	demo_act(m->ctx, user, roles, (struct person_id){0},
	         hour(m, days_ago, 16));
	m->ctx->who.organisation = m->organisation;
}

/* --- what they do --------------------------------------------------------- */

static const struct fault *
ask(struct making *m, int days_ago, bool own)
{
	const struct made *thing = m->thing;
	const struct fund_terms terms = {
	        .what = str_of(thing->what),
	        .why = str_of(thing->why),
	        .purpose = (int)thing->purpose,
	        .goal = m->goal,
	        .no_goal = m->goal.v == 0 ? S("We plan next week") : S(""),
	        .sum = {thing->pence},
	        .supplier = str_of(thing->supplier),
	        .needed_on = DATE_NONE,
	        .tried = str_of(thing->tried),
	};

	if (own)
		as_person(m, days_ago);
	else
		as_worker(m, days_ago);
	return fund_ask(m->ctx, m->person->person, &terms, NULL, &m->id);
}

static const struct fault *
worker_says(struct making *m, int days_ago, enum fund_says says)
{
	const struct fund_voice voice = {
	        .says = says,
	        .words = says == FUND_YES
	                         ? S("It fits what you want to reach")
	                         : S("The college lends these. Let us ask "
	                             "there first"),
	        .refusal = says == FUND_YES ? -1 : FUND_OBTAINABLE,
	        .checks = 0x7f,
	        .public_reason = str_of(m->thing->line),
	        .benefits_safe = true,
	};

	as_worker(m, days_ago);
	return fund_say(m->ctx, m->id, 0, &voice, NULL);
}

/* A peer says yes as well where the sum, or what is asked beside it, is
 * large. */
static const struct fault *
senior_says(struct making *m, int days_ago, int tier)
{
	const struct fund_voice voice = {
	        .says = FUND_YES,
	        .words = S("Worth it: it opens a door"),
	        .refusal = -1,
	};
	const struct fund_voice peer = {.says = FUND_YES,
	                                .words = S("It got me my first job"),
	                                .name = S("Bev (fictional)"),
	                                .refusal = -1};

	as_other(m, m->senior, R(SENIOR), days_ago);
	return fund_third(m->ctx, m->id, 0, &voice, tier > 2 ? &peer : NULL,
	                  NULL);
}

/* Both say yes, and a senior where one is needed. */
static const struct fault *
agree(struct making *m, int days_ago)
{
	struct fund_request asked;

	TRY(ask(m, days_ago, true));
	/* What else was asked for the purpose counts, too. */
	TRY(fund_take(m->ctx, m->id, 0, &asked));
	TRY(worker_says(m, days_ago, FUND_YES));
	if (asked.tier > 1)
		TRY(senior_says(m, days_ago - 1, asked.tier));
	return NULL;
}

static const struct fault *
pay(struct making *m, int days_ago)
{
	struct entry_id payment = {id_new()};

	as_other(m, m->payer, R(FINANCE), days_ago);
	return fund_pay(m->ctx, m->id, payment,
	                (struct money){m->thing->pence - 100}, NULL);
}

static const struct fault *
show(struct making *m, int days_ago)
{
	bool explained = demo_random(m->demo, 3) == 0;

	as_person(m, days_ago);
	return fund_show(m->ctx, m->id, explained,
	                 explained ? S("I lost the paper, but I use it every "
	                               "day")
	                           : S("Receipt 20417"));
}

/* All of it, so many days ago. */
static const struct fault *
whole(struct making *m, int days_ago)
{
	TRY(agree(m, days_ago));
	TRY(pay(m, days_ago - 2));
	TRY(show(m, days_ago - 3));
	as_person(m, days_ago - 20);
	return fund_reflect(m->ctx, m->id, 3 + (int)demo_random(m->demo, 3),
	                    S("It made the start easier"));
}

static const struct fault *
look_again(struct making *m)
{
	TRY(ask(m, 4, true));
	TRY(worker_says(m, 3, FUND_NO));
	as_person(m, 1);
	return fund_look_again(m->ctx, m->id,
	                       S("I asked there, and they have none left"));
}

/* --- one person's story --------------------------------------------------- */

/* They were in the room, and the worker typed what they said; one in two says
 * later that it is not what they said. */
static const struct fault *
for_them(struct making *m)
{
	const struct fund_voice yes = {
	        .says = FUND_YES,
	        .words = S("If it costs me nothing, then yes")};
	struct fund_voice *voices;
	size_t n;

	TRY(fund_assist_say(m->ctx, m->id, 0, &yes, FUND_HOW_ROOM, NULL));
	if (m->told++ % 2 != 0)
		return NULL;
	as_person(m, 0);
	TRY(fund_store_voices(m->ctx, m->id, &voices, &n));
	return fund_assist_hear(m->ctx, m->id, voices[0].id, false,
	                        S("I said that I would think about it"));
}

enum story {
	STORY_NONE,
	STORY_FOR_THEM, /* the worker asked, the person has not answered */
	STORY_ASKED,
	STORY_LATE,
	STORY_AGREED,
	STORY_PAID,
	STORY_SHOWN,
	STORY_CLOSED,
	STORY_REFUSED,
	STORY_AGAIN,
	STORY_WITHDRAWN,
	STORY_RETURNED,
	STORY_COUNT
};

static const struct fault *
ended(struct making *m, enum story story)
{
	switch (story) {
	case STORY_CLOSED:
		return whole(m, 30);
	case STORY_REFUSED:
		TRY(ask(m, 5, true));
		return worker_says(m, 4, FUND_NO);
	case STORY_AGAIN:
		return look_again(m);
	case STORY_WITHDRAWN:
		TRY(ask(m, 5, true));
		as_person(m, 4);
		return fund_withdraw(m->ctx, m->id, 0);
	case STORY_RETURNED:
		TRY(agree(m, 7));
		TRY(pay(m, 4));
		as_other(m, m->payer, R(FINANCE), 2);
		return fund_return(m->ctx, m->id, S("It was sold out"));
	default:
		return NULL;
	}
}

static const struct fault *
tell(struct making *m, enum story story)
{
	switch (story) {
	case STORY_FOR_THEM:
		TRY(ask(m, 1, false));
		return for_them(m);
	case STORY_ASKED:
		return ask(m, 0, true);
	case STORY_LATE:
		return ask(m, 6, true);
	case STORY_AGREED:
		return agree(m, 3);
	case STORY_PAID:
		TRY(agree(m, 5));
		return pay(m, 2);
	case STORY_SHOWN:
		TRY(agree(m, 8));
		TRY(pay(m, 5));
		return show(m, 3);
	default:
		return ended(m, story);
	}
}

/* Jay has had boots, swam and has not said yet if it helped, waits for a lock,
 * asks for a theory test, is asked about a guitar, and said in the room that
 * they want a certificate. */
static const struct fault *
jay(struct making *m)
{
	m->thing = &things[7];
	TRY(agree(m, 30));
	TRY(pay(m, 28));
	as_person(m, 27);
	TRY(fund_show(m->ctx, m->id, false, S("Ticket 1102")));
	m->thing = &things[1];
	TRY(tell(m, STORY_CLOSED));
	m->thing = &things[0];
	TRY(tell(m, STORY_PAID));
	m->thing = &things[3];
	TRY(ask(m, 2, false));
	m->thing = &things[2];
	TRY(ask(m, 1, false));
	m->told = 1; /* and has not seen it yet */
	TRY(for_them(m));
	m->thing = &things[5];
	return tell(m, STORY_ASKED);
}

/* The first goal of theirs that is worked on, if there is one. */
static const struct fault *
goal_pick(struct making *m)
{
	struct plan_whole plan;

	as_worker(m, 0);
	TRY(plan_read(m->ctx, m->person->person, &plan));
	m->goal.v = 0;
	for (size_t i = 0; i < plan.goals_n && m->goal.v == 0; i++)
		if (plan_goal_is_live(&plan.goals[i]))
			m->goal = plan.goals[i].id;
	return NULL;
}

/* What somebody who has been here longer had paid in the last two quarters:
 * a few purposes that many share. */
static const struct fault *
before(struct making *m, int since)
{
	static const size_t often[] = {1, 1, 1, 0, 0, 3, 2};
	const struct made *thing = m->thing;

	for (int quarters = 2; quarters > 0; quarters--) {
		int ago = fund_open_ago(m->demo, quarters) - 5 -
		          (int)demo_random(m->demo, 60);

		m->thing = &things[often[demo_random(m->demo, 7)]];
		if (ago < since - 2)
			TRY(whole(m, ago));
	}
	m->thing = thing;
	return NULL;
}

static const struct made larger = {"A course to drive a lorry",
                                   "A firm here takes whoever has passed",
                                   FUND_LEARNING,
                                   65000,
                                   "Harbour Training (fictional)",
                                   "The job centre pays for shorter ones",
                                   "A course that leads to work"};

/* For one of sixteen at most, whom the senior reaches: a senior gives more,
 * and a peer says yes as well; paid last month. */
static const struct fault *
larger_make(struct making *m, int since)
{
	const struct made *thing = m->thing;
	int ago = fund_open_month_ago(m->demo);

	if (m->larger || m->demo->at % 16 != 0 || since < ago + 10 ||
	    m->person->worker.v != m->demo->people[0].worker.v)
		return NULL;
	m->larger = true;
	m->thing = &larger;
	as_other(m, m->senior, R(SENIOR), ago + 6);
	TRY(fund_budget_give(m->ctx, m->person->person, (struct money){65000},
	                     NULL));
	TRY(ask(m, ago + 5, true));
	TRY(worker_says(m, ago + 4, FUND_YES));
	TRY(senior_says(m, ago + 3, 3));
	TRY(pay(m, ago));
	m->thing = thing;
	return NULL;
}

/* A certificate was paid, the office that should have sent it is shut, and
 * the worker asks that it be written off. */
static const struct fault *
off_asked(struct making *m, int days_ago)
{
	m->thing = &things[2];
	TRY(agree(m, days_ago));
	TRY(pay(m, days_ago - 2));
	as_worker(m, days_ago - 4);
	return fund_off_propose(
	        m->ctx, m->id, 0, FUND_OFF_SUPPLIER_GONE,
	        S("Rung twice and written to: the office is shut"), NULL);
}

/* Whoever took something back had two: one written off by two, and one that
 * waits for the second of them. */
static const struct fault *
written_off(struct making *m, enum story story)
{
	if (story != STORY_WITHDRAWN || m->manager.v == 0)
		return NULL;
	TRY(off_asked(m, 16));
	as_other(m, m->manager, R(MANAGER), 10);
	TRY(fund_off_answer(m->ctx, m->id, 0, true,
	                    S("I rang as well. Nobody is there"), NULL));
	return off_asked(m, 8);
}

/* A sum of a senior's is for people whom the senior reaches; what is agreed
 * first is small enough for cash. */
static void
thing_fit(struct making *m, enum story story, size_t at)
{
	if (story == STORY_AGREED && at < STORY_COUNT)
		m->thing = &things[2];
	else if (m->thing->pence > 5000 &&
	         m->person->worker.v != m->demo->people[0].worker.v)
		m->thing = &things[0];
}

/* Every other one with money set aside was recalled since: what is promised
 * waits for somebody to act. */
static const struct fault *
recalled(struct making *m, enum story story, size_t at)
{
	if (story != STORY_AGREED || at % 2 != 0)
		return NULL;
	as_worker(m, 1);
	m->ctx->who.organisation = m->organisation;
	return fund_end_record(m->ctx, m->person->person, FUND_END_RECALLED,
	                       S("Recalled on Monday, and it is ordered"));
}

static const struct fault *
person_make(struct making *m, size_t at)
{
	int since = date_days_between(m->person->starts_on, m->demo->today);
	enum story story = (enum story)(at % STORY_COUNT);

	if (m->person->user.v == 0 || since < 9)
		return NULL;
	as_worker(m, since - 1);
	TRY(fund_budget_give(m->ctx, m->person->person, (struct money){20000},
	                     NULL));
	TRY(goal_pick(m));
	if (m->person->jay)
		return jay(m);
	m->thing = &things[demo_random(m->demo, THINGS_N)];
	if (story == STORY_CLOSED && since < 40)
		story = STORY_AGREED;
	thing_fit(m, story, at);
	if (m->thing->pence < 10000)
		TRY(before(m, since));
	TRY(larger_make(m, since));
	TRY(tell(m, story));
	TRY(written_off(m, story));
	return recalled(m, story, at);
}

/* --- the programme -------------------------------------------------------- */

/* Filled once: enough for everybody's sum, a tenth, and larger things more. */
static const struct fault *
pot_fill(struct making *m)
{
	int64_t pence = (int64_t)m->demo->n * 26000 + 500000;

	as_other(m, m->payer, R(FINANCE), 365);
	/* Of many people it is more than comes in at once. */
	for (; pence > 0; pence -= FUND_PENCE_MOST)
		TRY(fund_pot_add(m->ctx,
		                 (struct money){pence < FUND_PENCE_MOST
		                                        ? pence
		                                        : FUND_PENCE_MOST},
		                 NULL));
	return fund_float_demo(m->ctx, m->demo, m->payer);
}

const struct fault *
fund_demo(struct ctx *ctx, struct demo *demo)
{
	struct making m = {.ctx = ctx, .demo = demo};
	struct person_head head;

	if (demo->at == demo->until)
		return NULL;
	m.person = &demo->people[demo->at];
	as_worker(&m, 0);
	TRY(people_head(ctx, m.person->person, &head));
	m.organisation = head.organisation;
	TRY(identity_user_find(ctx, PAYER, &m.payer));
	TRY(identity_user_find(ctx, SENIOR, &m.senior));
	TRY(identity_user_find(ctx, MANAGER, &m.manager));
	if (m.payer.v == 0 || m.senior.v == 0)
		return NULL;
	if (demo->at == 0)
		TRY(pot_fill(&m));
	for (size_t at = demo->at; at < demo->until; at++) {
		demo_turn(demo, at);
		m.person = &demo->people[at];
		TRY(person_make(&m, at));
	}
	TRY(fund_open_demo(ctx, demo, m.organisation));
	if (demo->until < demo->n)
		return NULL;
	as_other(&m, m.payer, R(FINANCE), 0);
	TRY(fund_bank_demo(ctx, demo->today));
	as_other(&m, (struct user_id){0}, 0, 0);
	return fund_clock_demo(ctx);
}
