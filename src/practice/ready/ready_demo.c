/*
 * ready_demo.c - the fictional programme: Jay answered in the first days and
 * had nowhere to sleep; somebody waits for an answer today; some were moved.
 */
#include "practice/ready/need_store.h"
#include "practice/ready/skill.h"

#include "kernel/demo.h"

/* Days from the start of an order to where all of this has happened. */
#define SETTLED 42

/* Words in a table. */
#define SAID(words) \
	{ \
		"" words "", sizeof(words) - 1 \
	}

struct making {
	struct ctx *ctx;
	const struct demo_person *who;
	struct instant at;
};

/* Minutes later, as the worker or, where they sign in, as the person. */
static void
act(struct making *m, bool person)
{
	m->at.ms += (int64_t)4 * 60 * 1000;
	if (person && m->who->user.v != 0)
		demo_act(m->ctx, m->who->user, R(PERSON), m->who->person,
		         m->at);
	else
		demo_act(m->ctx, m->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, m->at);
}

static const struct fault *
answer(struct making *m, const struct need_terms *said, bool paper)
{
	struct need_terms terms = *said;
	const struct need_edition *edition;

	act(m, true);
	TRY(need_edition_on(m->ctx, terms.set, m->ctx->today, &edition));
	terms.edition = edition->number;
	terms.voice = paper ? READY_PAPER : READY_FOR;
	TRY(need_save(m->ctx, m->who->person, &terms, NULL));
	act(m, true);
	return need_give(m->ctx, m->who->person, terms.set);
}

static const struct need_terms no_bed = {
        .set = NEED_FIRST,
        .typed = {
                [NEED_TONIGHT] = {NEED_URGENT,
                                  SAID("My sister says I cannot come back.")},
                [NEED_MEDICINE] = {NEED_FINE, SAID("")},
                [NEED_FOOD] = {NEED_HELP, SAID("Until my first payment.")},
                [NEED_PHONE] = {NEED_FINE, SAID("")},
                [NEED_PEOPLE] = {NEED_UNSAID, SAID("My mum. And Uncle Ray.")},
        }};
static const struct need_terms plain = {
        .set = NEED_FIRST,
        .typed = {
                [NEED_TONIGHT] = {NEED_FINE, SAID("I am at my mum's.")},
                [NEED_PAPERS] = {NEED_HELP, SAID("I have no ID.")},
                [NEED_DRINK] = {NEED_NOT_SAY, SAID("")},
        }};
static const struct need_terms ahead = {
        .set = NEED_AHEAD,
        .typed = {
                [NEED_HOME] = {NEED_FINE, SAID("I keep my flat.")},
                [NEED_WORK] = {NEED_HELP, SAID("I want to go on at the yard.")},
                [NEED_WORRY] = {NEED_UNSAID,
                                SAID("That nobody asks me how I am.")},
        }};

/* What was done about what could not wait; a worker's view beside it. */
static const struct fault *
settle(struct making *m)
{
	struct need now = {0};

	TRY(need_store_read(m->ctx, m->who->person, &now));
	act(m, false);
	TRY(need_done(m->ctx, m->who->person, now.urgent[0].id,
	              S("A room at the Quay Street house from tonight. We rang "
	                "them together."),
	              NULL));
	return need_beside(m->ctx, m->who->person, now.sittings[0].id,
	                   NEED_FOOD,
	                   S("A voucher for the food bank went out by hand."),
	                   NULL);
}

/* A skill as the person rates it, and as the worker does. */
static const struct fault *
rate(struct making *m, enum skill_code code, enum skill_level own,
     enum skill_level work, struct str example)
{
	const struct skill_edition *edition;
	struct skill_terms terms = {
	        .code = (int)code,
	        .level = (int)own,
	        .side = SKILL_PERSON,
	        .voice = READY_FOR,
	        .example = example,
	};

	act(m, true);
	TRY(skill_edition_on(m->ctx, m->ctx->today, &edition));
	terms.edition = edition->number;
	TRY(skill_rate(m->ctx, m->who->person, &terms, NULL));
	if (work == SKILL_UNSAID)
		return NULL;
	terms.level = (int)work;
	terms.side = SKILL_WORKER;
	terms.example = S("");
	act(m, false);
	return skill_rate(m->ctx, m->who->person, &terms, NULL);
}

/* Two looks, and the day of a third. */
static const struct fault *
looks(struct making *m)
{
	struct skill_ending ending = {.state = SKILL_DONE, .why = S("")};

	TRY(rate(m, SKILL_TEAM, SKILL_LITTLE, SKILL_QUITE,
	         S("At the yard we load in twos.")));
	TRY(rate(m, SKILL_ON_TIME, SKILL_NOT, SKILL_LITTLE, S("")));
	act(m, false);
	ending.next = date_add_days(m->ctx->today, 14);
	TRY(skill_end(m->ctx, m->who->person, &ending, NULL));
	m->at.ms += (int64_t)14 * 24 * 60 * 60 * 1000;
	TRY(rate(m, SKILL_TEAM, SKILL_QUITE, SKILL_QUITE,
	         S("I showed the new lad how we do it.")));
	TRY(rate(m, SKILL_ON_TIME, SKILL_LITTLE, SKILL_UNSAID,
	         S("I was late once this month.")));
	act(m, false);
	ending.next = date_add_days(m->ctx->today, 84);
	return skill_end(m->ctx, m->who->person, &ending, NULL);
}

static const struct fault *
jay(struct making *m)
{
	TRY(answer(m, &no_bed, false));
	TRY(settle(m));
	m->at.ms += (int64_t)20 * 24 * 60 * 60 * 1000;
	TRY(answer(m, &ahead, false));
	return looks(m);
}

static const struct fault *
others(struct making *m, size_t place)
{
	if (place == 3)
		return answer(m, &no_bed, true);
	if (place % 6 == 2)
		return answer(m, &plain, true);
	if (place % 9 != 4)
		return NULL;
	act(m, false);
	return need_leave(m->ctx, m->who->person, NEED_FIRST, NEED_ELSEWHERE,
	                  S("The prison asked the same last week."), NULL);
}

const struct fault *
ready_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		struct date first = date_add_days(who->starts_on, 2);
		struct making m = {ctx, who, instant_of(first, 11 * 60)};

		if (!demo_since(demo, at, SETTLED))
			continue;
		if (who->jay)
			TRY(jay(&m));
		else
			TRY(others(&m, demo_place(demo, at, SETTLED)));
	}
	return NULL;
}
