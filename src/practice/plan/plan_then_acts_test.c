/* plan_then_acts_test.c - acts of chance on a plan. */
#include "practice/plan/plan_then_acts_test.h"

#include "practice/plan/plan_help.h"
#include "practice/plan/plan_met.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_scribe.h"

static const char *const readers[] = {
        [PLAN_PERSON] = "jay", [PLAN_WORKER] = "sam"};

static unsigned
chance(struct then_acts *t, size_t n)
{
	t->seed = t->seed * 6364136223846793005u + 1442695040888963407u;
	return n == 0 ? 0 : (unsigned)((t->seed >> 33) % n);
}

/* The goal that was chosen, as it was read before the act. */
static const struct plan_goal *
chosen(const struct plan_try *p)
{
	for (size_t i = 0; i < p->whole.goals_n; i++)
		if (p->whole.goals[i].id.v == p->goal.v)
			return &p->whole.goals[i];
	return NULL;
}

/* What an act of nothing is refused as. */
static const struct fault *
nothing(struct ctx *ctx)
{
	return fault_not_found(ctx, "There is nothing of it yet");
}

static const struct fault *
hurdle(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	int64_t id;

	return plan_hurdle_add(
	        ctx, p->goal,
	        &(struct plan_hurdle_terms){.gets = p->words,
	                                    .then = S("Take the bus"),
	                                    .voice = PLAN_VOICE_WORKER},
	        &id);
}

static const struct fault *
scale(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan_scale_terms terms = {.start = 0, .weight = 1};

	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		terms.words[i] = str_print(ctx->arena, "%.*s, step %d",
		                           STR_ARG(p->words), i);
	return plan_scale_write(ctx, p->goal, 0, &terms);
}

static const struct fault *
strength(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_strength is = {.words = p->words,
	                                 .said_by = PLAN_SAID_WORKER};
	int64_t id;

	TRY(plan_strength_add(ctx, p->person, &is, &id));
	return plan_help_link(ctx, p->goal, id);
}

static const struct fault *
answer(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan_whole whole;

	TRY(plan_read(ctx, p->person, &whole));
	p->answer.seen = whole.plan.version;
	return plan_answer_give(ctx, p->person, &p->answer, &p->plan);
}

static const struct fault *
hurdle_back(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);

	if (goal == NULL || goal->hurdles_n == 0)
		return nothing(ctx);
	return plan_hurdle_remove(ctx, goal->id, goal->hurdles[0].id);
}

static const struct fault *
unlink_help(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);

	if (goal == NULL || goal->helps_n == 0)
		return nothing(ctx);
	return plan_help_unlink(ctx, goal->id, goal->helps[0].id);
}

static const struct fault *
scale_anew(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);
	struct plan_scale_terms terms = {.start = p->by > 0, .weight = 2};

	if (goal == NULL || goal->scale == NULL)
		return nothing(ctx);
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		terms.words[i] = str_print(ctx->arena, "%.*s anew, step %d",
		                           STR_ARG(p->words), i);
	return plan_scale_write(ctx, p->goal, goal->scale->version, &terms);
}

static const struct fault *
scale_yes(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);

	if (goal == NULL || goal->scale == NULL)
		return nothing(ctx);
	return plan_scale_agree(ctx, goal->id, goal->scale->version, 1,
	                        PLAN_HOW_NONE);
}

static const struct fault *
rate(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);
	const struct plan_rating_given given = {
	        .level = (int)p->status % PLAN_LEVEL_COUNT, .words = p->words};

	if (goal == NULL || goal->scale == NULL)
		return nothing(ctx);
	return plan_scale_rate(ctx, goal->id, goal->scale->version, &given);
}

static const struct fault *
met(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_met_terms terms = {.why = p->words,
	                                     .shows = S("A letter")};
	int64_t id;

	return plan_met_propose(ctx, p->goal, p->seen, &terms, &id);
}

static const struct fault *
met_answer(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);
	const struct plan_met_given given = {.says = p->by > 0 ? PLAN_SAYS_YES
	                                                       : PLAN_SAYS_NO,
	                                     .words = p->words};

	if (goal == NULL || goal->met == NULL)
		return nothing(ctx);
	return plan_met_answer(ctx, goal->met->id, goal->met->version, &given);
}

static struct plan_told_terms
told_of(const struct plan_try *p)
{
	return (struct plan_told_terms){
	        .told = 1 + p->status % (PLAN_TOLD_COUNT - 1),
	        .words = p->words,
	        .how = PLAN_HOW_ROOM,
	        .on = DATE_NONE,
	};
}

static const struct fault *
goal_told(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan_told_terms terms = told_of(p);

	terms.told = 1 + p->status % PLAN_TOLD_TALK;
	return plan_goal_told(ctx, p->goal, p->seen, &terms);
}

static const struct fault *
step_told(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);
	struct plan_told_terms terms = told_of(p);

	if (goal == NULL || goal->steps_n == 0)
		return nothing(ctx);
	return plan_step_told(ctx, p->step, goal->steps[0].version, &terms);
}

static const struct fault *
step_change(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);

	if (goal == NULL || goal->steps_n == 0)
		return nothing(ctx);
	return plan_step_change(ctx, p->step, goal->steps[0].version,
	                        &p->step_terms);
}

static const struct fault *
step_delete(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	const struct plan_goal *goal = chosen(p);

	if (goal == NULL || goal->steps_n == 0)
		return nothing(ctx);
	return plan_step_delete(ctx, p->step, goal->steps[0].version);
}

/* --- by chance ------------------------------------------------------------ */

static const world_fn acts[] = {plan_try_step,
                                plan_try_step,
                                plan_try_progress,
                                plan_try_reply,
                                plan_try_view,
                                plan_try_note,
                                plan_try_remove,
                                plan_try_achieve,
                                plan_try_readd,
                                plan_try_move,
                                plan_try_goal_change,
                                plan_try_statement,
                                hurdle,
                                scale,
                                strength,
                                answer,
                                answer,
                                plan_try_step_reply,
                                hurdle_back,
                                unlink_help,
                                scale_anew,
                                scale_yes,
                                scale_yes,
                                rate,
                                rate,
                                met,
                                met_answer,
                                goal_told,
                                step_told,
                                step_change,
                                step_delete};

size_t
then_acts_n(void)
{
	return sizeof(acts) / sizeof(acts[0]);
}

static void
choose(struct then_acts *t, struct plan_try *p, size_t act)
{
	const struct plan_whole *whole = plan_try_whole(p);

	p->words = str_print(p->w->arena, "Words %zu", act);
	p->terms.title = str_print(p->w->arena, "Goal %zu", act);
	p->terms.basis = chance(t, 2) == 0 ? PLAN_BASIS_NEGOTIATED
	                                   : PLAN_BASIS_COURT;
	p->terms.now = chance(t, 4) != 0;
	p->step_terms.words = p->words;
	p->step_terms.due =
	        chance(t, 2) == 0 ? DATE_NONE
	                          : date_add_days(t->first, (int)chance(t, 9));
	p->step_terms.actor = chance(t, PLAN_ACTOR_COUNT);
	p->status = chance(t, PLAN_STEP_STATUS_COUNT);
	p->voice = PLAN_VOICE_FOR;
	p->stance = 1 + chance(t, PLAN_STANCE_COUNT - 1);
	p->reply = 1 + chance(t, 2);
	p->by = chance(t, 2) == 0 ? 1 : -1;
	p->answer = (struct plan_answering){
	        .answer = chance(t, 3) == 0 ? PLAN_NO : PLAN_YES,
	        .reason = PLAN_REASON_OTHER,
	        .words = p->words};
	if (whole->goals_n == 0)
		return;
	p->goal = whole->goals[chance(t, whole->goals_n)].id;
	for (size_t i = 0; i < whole->goals_n; i++)
		if (whole->goals[i].id.v == p->goal.v) {
			p->seen = whole->goals[i].version;
			if (whole->goals[i].steps_n > 0)
				p->step = whole->goals[i].steps[0].id;
		}
}

void
then_act(struct then_acts *t, struct plan_try *p, size_t n)
{
	const struct fault *fault = NULL;
	world_fn fn = acts[chance(t, then_acts_n())];

	claim(then_acts_n() <= THEN_ACTS_MOST);
	choose(t, p, n);
	if (p->whole.goals_n < 4 || chance(t, 60) == 0)
		fn = plan_try_goal;
	world_later(p->w, THEN_ACT_MS);
	/* What one side may not do the other does, perhaps. */
	for (unsigned i = 0, who = chance(t, 2); i == 0 || (i < 2 && fault);
	     i++, who = 1 - who) {
		fault = world_do(p->w, readers[who], fn, p);
		if (fault_is(fault, FAULT_BUG))
			fail_msg("act %zu is a bug", n);
		t->refused += fault != NULL;
	}
	t->done += fault == NULL;
	for (size_t i = 0; fault == NULL && i < then_acts_n(); i++)
		t->did[i] += fn == acts[i];
}
