#include "practice/plan/plan_try_test.h"

struct plan_try
plan_try_new(struct test *t)
{
	return plan_try_in(world_new(t));
}

struct plan_try
plan_try_in(struct world *w)
{
	struct plan_try p = {.w = w, .person = w->jay};

	p.terms = (struct plan_goal_terms){
	        .title = S("Get my card"),
	        .why = S("I want to work"),
	        .how = S("It is in my pocket"),
	        .area = PLAN_AREA_EMPLOYMENT,
	        .now = true,
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_FOR,
	        .no_statement = S("We talked on the way"),
	};
	expect_true(date_make(2027, 2, 24, &p.terms.target));
	p.step_terms = (struct plan_step_terms){
	        .words = S("Book the test"),
	        .due = DATE_NONE,
	        .voice = PLAN_VOICE_FOR,
	};
	p.date = DATE_NONE;
	p.words = S("Because");
	p.who = S("Jay");
	p.turn = PLAN_TURN_READY;
	return p;
}

const struct fault *
plan_try_goal(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_add(ctx, p->person, &p->terms, &p->goal);
}

const struct fault *
plan_try_goal_change(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_change(ctx, p->goal, p->seen, &p->terms);
}

const struct fault *
plan_try_achieve(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_achieve(ctx, p->goal, p->seen, p->who, p->words);
}

const struct fault *
plan_try_remove(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_remove(ctx, p->goal, p->seen, p->words);
}

const struct fault *
plan_try_readd(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_readd(ctx, p->goal, p->seen, p->date, p->words);
}

const struct fault *
plan_try_delete(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_delete(ctx, p->goal, p->seen);
}

const struct fault *
plan_try_move(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_move(ctx, p->goal, p->by);
}

const struct fault *
plan_try_reply(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_reply(ctx, p->goal, p->reply_seen, p->reply, p->words);
}

const struct fault *
plan_try_view(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_view(ctx, p->goal, p->seen, p->stance, p->words);
}

const struct fault *
plan_try_note(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_note(ctx, p->goal, p->words);
}

const struct fault *
plan_try_step(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_add(ctx, p->goal, &p->step_terms, &p->step);
}

const struct fault *
plan_try_step_change(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_change(ctx, p->step, p->seen, &p->step_terms);
}

const struct fault *
plan_try_progress(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_progress(ctx, p->step, p->status);
}

const struct fault *
plan_try_step_reply(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_reply(ctx, p->step, p->reply_seen, p->reply, p->words);
}

const struct fault *
plan_try_statement(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_statement_write(ctx, p->person, p->words, p->voice,
	                            &p->statement);
}

const struct fault *
plan_try_statement_change(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_statement_change(ctx, p->statement, p->words,
	                             &p->statement);
}

const struct fault *
plan_try_withdraw(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_statement_withdraw(ctx, p->statement);
}

const struct fault *
plan_try_answer(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_answer_give(ctx, p->person, &p->answer, &p->plan);
}

const struct fault *
plan_try_enter(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_phase_enter(ctx, p->person, p->phase, p->turn, S(""));
}

const struct fault *
plan_try_leave(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_phase_leave(ctx, p->person, p->phase, p->turn, S(""));
}

const struct fault *
plan_try_read(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_read(ctx, p->person, &p->whole);
}

const struct fault *
plan_try_day(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_read_day(ctx, p->person, p->date, &p->whole, &p->found);
}

const struct plan_whole *
plan_try_whole(struct plan_try *p)
{
	expect_ok(world_see(p->w, "sam", plan_try_read, p));
	return &p->whole;
}

const struct plan_goal *
plan_try_the_goal(struct plan_try *p)
{
	const struct plan_whole *whole = plan_try_whole(p);

	for (size_t i = 0; i < whole->goals_n; i++)
		if (whole->goals[i].id.v == p->goal.v)
			return &whole->goals[i];
	return NULL;
}

const struct fault *
plan_try_says(struct plan_try *p, const char *who, enum plan_answer answer)
{
	p->answer = (struct plan_answering){
	        .answer = answer,
	        .reason = answer == PLAN_NO ? PLAN_REASON_TOO_MUCH
	                                    : PLAN_REASON_NOT_THERE,
	        .words = S("In my words"),
	        .seen = plan_try_whole(p)->plan.version,
	};
	return world_do(p->w, who, plan_try_answer, p);
}

void
plan_try_agreed(struct plan_try *p)
{
	expect_ok(world_do(p->w, "sam", plan_try_goal, p));
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	expect_ok(plan_try_says(p, "jay", PLAN_YES));
	expect_ok(plan_try_says(p, "sam", PLAN_YES));
}
