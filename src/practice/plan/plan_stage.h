/*
 * plan_stage.h - how far a plan is on its way: its stage, and since when.
 *
 * A stage is worked out from what is recorded, and kept nowhere: who signed
 * what is agreed now, the day of the next review, the orders of the court, and
 * whether how it ended was written down.  It says where a plan stands and
 * prevents nothing.
 *
 * Rules kept here, each with a test of the same words:
 *   - a plan that nobody answered, or that somebody said no to, is a draft;
 *   - a plan that one side answered is offered until the other has;
 *   - a plan that both signed is active, and agreed while its order is to
 *     begin;
 *   - a plan that was agreed is under review on the day of its review, and
 *     while what is agreed has changed or is answered with a no;
 *   - a plan is closed when each order has ended, and not while one is to
 *     begin;
 *   - a plan is closed when how it ended is written down, until an ending, an
 *     order or what is agreed begins anew;
 *   - an order that was over before there was a plan closes nothing;
 *   - a stage is that of the day it is asked for.
 *
 * Source: programme T20.  Orders are as they are known now, also for a past
 * day.  Decision 82.
 */
#ifndef PRACTICE_PLAN_STAGE_H
#define PRACTICE_PLAN_STAGE_H

#include "practice/plan/plan_local.h"

enum plan_stage {
	PLAN_STAGE_DRAFT,
	PLAN_STAGE_OFFERED,
	PLAN_STAGE_AGREED,
	PLAN_STAGE_ACTIVE,
	PLAN_STAGE_REVIEW,
	PLAN_STAGE_CLOSED,
	PLAN_STAGE_COUNT
};
extern const char *const plan_stage_words[PLAN_STAGE_COUNT + 1];

/* When an order begins and ends; DATE_NONE: nobody said. */
struct plan_stage_order {
	struct date begun, ends;
};

/* What a stage follows from. */
struct plan_stage_facts {
	const struct plan *plan; /* with its answers */
	struct date day;         /* of which the stage is asked */
	struct date first_on;    /* of the first version, or DATE_NONE */
	struct date terms_on;    /* what is agreed last changed, or DATE_NONE */
	struct date ended_on;    /* how it ended was written down, or none */
	const struct plan_stage_order *orders;
	size_t orders_n;
};

struct plan_staged {
	bool known; /* it was asked for */
	enum plan_stage stage;
	struct date since;  /* DATE_NONE: nothing is written yet */
	struct date starts; /* of AGREED: the order begins; else DATE_NONE */
};

/* The stage, and since when; the first that fits of: closed, never agreed by
 * both, under review, agreed, active. */
struct plan_staged plan_stage_of(const struct plan_stage_facts *facts);

/* Of a plan as it was read, at the end of a day.  In no plan: a draft of no
 * day. */
MUST_CHECK const struct fault *
plan_stage_read(struct ctx *ctx, const struct plan *plan, struct date day,
                struct plan_staged *out);

/* The one word, and what it means; to the person in theirs. */
struct str plan_stage_name(enum plan_stage stage, bool mine);
struct str plan_stage_says(struct arena *arena,
                           const struct plan_staged *staged, bool mine);

/* --- plan_stage_store.c --------------------------------------------------- */

/* The rest of *facts, whose plan and day are set.  NOT_FOUND is none: what is
 * out of reach is not there. */
MUST_CHECK const struct fault *
plan_store_stage(struct ctx *ctx, struct plan_stage_facts *facts);

extern const struct query plan_q_stage;

#endif
