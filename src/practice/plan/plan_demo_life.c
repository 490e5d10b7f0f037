#include <stdlib.h>

#include "practice/plan/plan_demo_local.h"

/*
 * What happens is thought out first and then done in the order of days, so
 * that every past day's plan is as it was.
 */
enum plan_deed {
	PLAN_DEED_STEP,
	PLAN_DEED_NOTE,
	PLAN_DEED_ACHIEVE,
	PLAN_DEED_PHASE,
	PLAN_DEED_REVIEW,
	PLAN_DEED_LATER,
	PLAN_DEED_SCALE
};

struct plan_demo_deed {
	int day;
	int order; /* of those of one day */
	enum plan_deed what;
	size_t goal;   /* which of the story's */
	unsigned pick; /* which step, phase, note, goal of the lists */
};

#define DEEDS_MOST 80
/* A review is due 84 days after the last, and a few are late. */
#define REVIEW_DAYS 84
#define LATE_MOST   25

struct plan_demo_deeds {
	struct plan_demo_deed v[DEEDS_MOST];
	size_t n;
};

/* Only what has happened by now, and as much as there is room for. */
static void
plan_deed_add(struct plan_demo_deeds *deeds, const struct plan_demo_story *s,
              struct plan_demo_deed deed)
{
	if (deeds->n == DEEDS_MOST || deed.day >= plan_demo_age(s))
		return;
	deed.order = (int)deeds->n;
	deeds->v[deeds->n++] = deed;
}

static int
plan_deed_earlier(const void *a, const void *b)
{
	const struct plan_demo_deed *x = a, *y = b;

	return x->day != y->day ? x->day - y->day : x->order - y->order;
}

/* --- thought out --------------------------------------------------------- */

/* How many steps of a goal are done by now. */
static unsigned
plan_deeds_done(struct plan_demo_story *s, size_t goal)
{
	static const unsigned jay[] = {3, 3, 1, 1, 0, 0};

	if (s->who->jay)
		return jay[goal];
	if (s->who->phase == DEMO_INTERACT)
		return demo_random(s->demo, 2);
	if (s->who->phase == DEMO_INTERVENE)
		return demo_random(s->demo, 4);
	return goal < 2 ? 4 : 1 + demo_random(s->demo, 3);
}

static void
plan_deeds_of_goal(struct plan_demo_story *s, struct plan_demo_deeds *deeds,
                   size_t goal)
{
	int gap = s->who->jay ? 5 : 12;
	unsigned done = plan_deeds_done(s, goal);
	bool noted = demo_random(s->demo, 2) == 0;

	for (unsigned i = 0; i < done; i++)
		plan_deed_add(deeds, s,
		              (struct plan_demo_deed){
		                      .day = 40 + 3 * (int)goal + gap * (int)i,
		                      .what = PLAN_DEED_STEP,
		                      .goal = goal,
		                      .pick = i});
	if (noted)
		plan_deed_add(
		        deeds, s,
		        (struct plan_demo_deed){
		                .day = 100 + 9 * (int)goal,
		                .what = PLAN_DEED_NOTE,
		                .goal = goal,
		                .pick = demo_random(
		                        s->demo, (unsigned)plan_demo_notes_n)});
	if (noted && goal == 1 && s->who->phase == DEMO_INTEGRATE)
		plan_deed_add(deeds, s,
		              (struct plan_demo_deed){.day = 150,
		                                      .what = PLAN_DEED_ACHIEVE,
		                                      .goal = goal});
}

/* Looked at again before it is due; the last time a few have not yet been. */
static void
plan_deeds_of_reviews(struct plan_demo_story *s, struct plan_demo_deeds *deeds)
{
	int age = plan_demo_age(s);
	int last = 29;

	while (last + REVIEW_DAYS < age) {
		int day = last + REVIEW_DAYS - 1 - (int)demo_random(s->demo, 9);
		int late = age - (last + REVIEW_DAYS);

		if (late <= LATE_MOST && demo_random(s->demo, 4) == 0)
			return;
		plan_deed_add(deeds, s,
		              (struct plan_demo_deed){
		                      .day = day, .what = PLAN_DEED_REVIEW});
		last = day;
	}
}

static void
plan_deeds_of_life(struct plan_demo_story *s, struct plan_demo_deeds *deeds)
{
	unsigned pick = demo_random(s->demo, (unsigned)plan_demo_goals_n);
	unsigned chance = demo_random(s->demo, 6);
	int late = plan_demo_age(s) - 3;

	for (size_t i = 0; i < s->goals_n; i++)
		plan_deeds_of_goal(s, deeds, i);
	if (s->who->phase >= DEMO_INTERVENE)
		plan_deed_add(deeds, s,
		              (struct plan_demo_deed){.day = 35,
		                                      .what = PLAN_DEED_PHASE,
		                                      .pick = PLAN_INTERACT});
	if (s->who->phase == DEMO_INTEGRATE)
		plan_deed_add(deeds, s,
		              (struct plan_demo_deed){.day = 160,
		                                      .what = PLAN_DEED_PHASE,
		                                      .pick = PLAN_INTERVENE});
	plan_deeds_of_reviews(s, deeds);
	for (unsigned i = 0; i < PLAN_DEMO_SCALE_ACTS; i++)
		if (plan_scale_demo_has(s, i))
			plan_deed_add(deeds, s,
			              (struct plan_demo_deed){
			                      .day = plan_demo_age(s) -
			                             plan_scale_demo_before(i),
			                      .what = PLAN_DEED_SCALE,
			                      .pick = i});
	/* A few have proposed something since, and wait for their worker. */
	if (late >= 60 && chance == 0 && !s->who->jay && plan_demo_can_sign(s))
		plan_deed_add(deeds, s,
		              (struct plan_demo_deed){.day = late,
		                                      .what = PLAN_DEED_LATER,
		                                      .pick = pick});
}

/* --- done ---------------------------------------------------------------- */

static const struct fault *
plan_deed_step(struct plan_demo_story *s, const struct plan_demo_deed *deed)
{
	struct plan_step *steps;
	size_t n, at = 0;

	TRY(plan_store_steps(s->ctx, s->who->person, &steps, &n));
	for (size_t i = 0; i < n; i++) {
		if (steps[i].goal.v != s->goals[deed->goal].v)
			continue;
		if (at++ == deed->pick)
			return plan_step_progress(s->ctx, steps[i].id,
			                          PLAN_STEP_COMPLETED);
	}
	return NULL;
}

static const struct fault *
plan_deed_achieve(struct plan_demo_story *s, struct goal_id id)
{
	struct plan_goal goal;

	TRY(plan_store_goal_lock(s->ctx, id, &goal));
	if (goal.status != PLAN_GOAL_ACTIVE)
		return NULL;
	return plan_goal_achieve(s->ctx, goal.id, goal.version,
	                         s->who->first_name,
	                         S("It gave me something to get up for."));
}

/* On to the next phase; somebody who agreed to no goal yet is in both. */
static const struct fault *
plan_deed_phase(struct plan_demo_story *s, enum plan_phase_name from)
{
	struct plan_goal *goals;
	bool agreed = false;
	size_t n;

	TRY(plan_store_goals(s->ctx, s->who->person, &goals, &n));
	for (size_t i = 0; i < n; i++)
		agreed |= goals[i].replies[PLAN_PERSON] == PLAN_ACCEPTED &&
		          goals[i].status != PLAN_GOAL_REMOVED;
	if (agreed)
		TRY(plan_phase_leave(s->ctx, s->who->person, from,
		                     PLAN_TURN_READY, S("")));
	return plan_phase_enter(s->ctx, s->who->person,
	                        (enum plan_phase_name)(from + 1),
	                        PLAN_TURN_READY, S(""));
}

/* Both say again what they think of it; some still do not agree. */
static const struct fault *
plan_deed_review(struct plan_demo_story *s, int day)
{
	struct plan plan;
	bool no;

	TRY(plan_store_plan_lock(s->ctx, s->who->person, &plan));
	no = plan.sides[PLAN_PERSON].answer == PLAN_NO &&
	     demo_random(s->demo, 3) == 0;
	if (s->who->jay)
		TRY(plan_sign_demo(s, day, no ? PLAN_NO : PLAN_YES));
	else if (plan_demo_can_sign(s))
		TRY(plan_demo_answer(s, day, true, no ? PLAN_NO : PLAN_YES));
	return plan_demo_answer(s, day, false, PLAN_YES);
}

static const struct fault *
plan_deed_do(struct plan_demo_story *s, const struct plan_demo_deed *deed)
{
	if (deed->what == PLAN_DEED_REVIEW)
		return plan_deed_review(s, deed->day);
	if (deed->what == PLAN_DEED_LATER)
		return plan_demo_goal_add(s, &plan_demo_goals[deed->pick],
		                          deed->day, true);
	if (deed->what == PLAN_DEED_SCALE)
		return plan_scale_demo(s, deed->pick, deed->day);
	if (!plan_demo_on(s, deed->day, false))
		return NULL;
	if (deed->what == PLAN_DEED_STEP)
		return plan_deed_step(s, deed);
	if (deed->what == PLAN_DEED_NOTE)
		return plan_goal_note(s->ctx, s->goals[deed->goal],
		                      str_of(plan_demo_notes[deed->pick]));
	if (deed->what == PLAN_DEED_ACHIEVE)
		return plan_deed_achieve(s, s->goals[deed->goal]);
	return plan_deed_phase(s, (enum plan_phase_name)deed->pick);
}

const struct fault *
plan_demo_life(struct plan_demo_story *s)
{
	struct plan_demo_deeds deeds = {.n = 0};

	plan_deeds_of_life(s, &deeds);
	qsort(deeds.v, deeds.n, sizeof(deeds.v[0]), plan_deed_earlier);
	for (size_t i = 0; i < deeds.n; i++)
		TRY(plan_deed_do(s, &deeds.v[i]));
	return NULL;
}
