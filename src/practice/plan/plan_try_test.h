/* plan_try_test.h - what the tests of the plan's rules share. */
#ifndef PRACTICE_PLAN_TRY_TEST_H
#define PRACTICE_PLAN_TRY_TEST_H

#include "practice/plan/plan_local.h"
#include "tests/world.h"

/* What one act needs, and what it made. */
struct plan_try {
	struct world *w;
	struct person_id person;
	struct goal_id goal;
	struct step_id step;
	struct statement_id statement;
	int64_t seen;
	struct plan_goal_terms terms;
	struct plan_step_terms step_terms;
	struct str words;
	struct str who;
	enum plan_voice voice;
	enum plan_reply reply;
	int64_t reply_seen;
	enum plan_stance stance;
	struct plan_answering answer;
	enum plan_phase_name phase;
	enum plan_turn turn;
	enum plan_step_status status;
	struct date date;
	struct plan plan;
	struct plan_whole whole;
	bool found;
	int by;
};

/* Jay's plan in a new world; a goal that can start now, negotiated. */
struct plan_try plan_try_new(struct test *t);
/* The same in a world that is there. */
struct plan_try plan_try_in(struct world *w);

/* The acts, for world_do and world_see. */
const struct fault *plan_try_goal(struct ctx *ctx, void *data);
const struct fault *plan_try_goal_change(struct ctx *ctx, void *data);
const struct fault *plan_try_achieve(struct ctx *ctx, void *data);
const struct fault *plan_try_remove(struct ctx *ctx, void *data);
const struct fault *plan_try_readd(struct ctx *ctx, void *data);
const struct fault *plan_try_delete(struct ctx *ctx, void *data);
const struct fault *plan_try_move(struct ctx *ctx, void *data);
const struct fault *plan_try_reply(struct ctx *ctx, void *data);
const struct fault *plan_try_view(struct ctx *ctx, void *data);
const struct fault *plan_try_note(struct ctx *ctx, void *data);
const struct fault *plan_try_step(struct ctx *ctx, void *data);
const struct fault *plan_try_step_change(struct ctx *ctx, void *data);
const struct fault *plan_try_progress(struct ctx *ctx, void *data);
const struct fault *plan_try_step_reply(struct ctx *ctx, void *data);
const struct fault *plan_try_statement(struct ctx *ctx, void *data);
const struct fault *plan_try_statement_change(struct ctx *ctx, void *data);
const struct fault *plan_try_withdraw(struct ctx *ctx, void *data);
const struct fault *plan_try_answer(struct ctx *ctx, void *data);
const struct fault *plan_try_enter(struct ctx *ctx, void *data);
const struct fault *plan_try_leave(struct ctx *ctx, void *data);
const struct fault *plan_try_read(struct ctx *ctx, void *data);
const struct fault *plan_try_day(struct ctx *ctx, void *data);

/* The plan as sam sees it now. */
const struct plan_whole *plan_try_whole(struct plan_try *p);
/* The goal of p->goal there. */
const struct plan_goal *plan_try_the_goal(struct plan_try *p);

/* Somebody's answer to the plan as it stands. */
const struct fault *
plan_try_says(struct plan_try *p, const char *who, enum plan_answer answer);
/* A goal with a step, accepted and agreed by both. */
void plan_try_agreed(struct plan_try *p);

#endif
