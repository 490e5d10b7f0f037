/*
 * plan_scale_demo.c - what the fictional people's goals look like, and how far
 * they came.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_scale.h"

/* Plain words, and where it begins; those of Jay's goals in their order. */
static const struct plan_scale_demo_words {
	const char *levels[PLAN_LEVEL_COUNT];
	enum plan_level start;
	int weight;
} plan_scale_demo_jay[] = {
        {{"I have not looked at it.",
          "I have done some practice, and no test yet.", "I have the card.",
          "I have the card and work two days a week.",
          "I work on a site every week."},
         PLAN_MUCH_LESS,
         2},
        {{"I do not see Kai.", "I see him now and then.",
          "I see him every week.",
          "I see him every week, and we talk on Sundays.",
          "He stays the night at mine."},
         PLAN_LESS,
         3},
        {{"I sleep here and there.", "I am on a sofa.",
          "I have a room with a key.", "I have a flat for a year.",
          "Kai has his own bed at mine."},
         PLAN_LESS,
         3},
};

/* Of anybody else's, for a goal of any kind. */
static const struct plan_scale_demo_words plan_scale_demo_any = {
        {"I have not begun.", "I think of it and put it off.",
         "I do something for it every week.",
         "I do something for it on most days.",
         "It is a part of my life, and I help others with it."},
        PLAN_LESS,
        2,
};

/* What is done, one a deed, in the order of days. */
static const struct plan_scale_demo_act {
	int before; /* days before today */
	size_t goal;
	bool person;
	int level; /* -1: the words are written, and the worker says yes */
	const char *words;
} plan_scale_demo_acts[PLAN_DEMO_SCALE_ACTS] = {
        {32, 0, true, -1, NULL},
        {32, 1, true, -1, NULL},
        {22, 1, true, PLAN_LESS, "Twice this month."},
        {21, 1, false, PLAN_LESS, "We looked at the days together."},
        {15, 0, true, PLAN_LESS, "I did the practice test."},
        {8, 1, true, PLAN_MORE, "Every week, and he rang me on Sunday."},
        {7, 1, false, PLAN_AS_HOPED, "Four weeks in a row."},
        {2, 2, true, -1, NULL},
};

int
plan_scale_demo_before(unsigned act)
{
	return plan_scale_demo_acts[act].before;
}

bool
plan_scale_demo_has(const struct plan_demo_story *s, unsigned act)
{
	if (s->goals_n < 3 || plan_demo_age(s) < 62 || !plan_demo_can_sign(s))
		return false;
	return s->who->jay || (s->who->starts_on.days % 3 == 0 &&
	                       plan_scale_demo_acts[act].goal == 1);
}

static const struct fault *
plan_scale_demo_write(struct plan_demo_story *s, struct goal_id goal,
                      const struct plan_scale_demo_words *words, int day,
                      bool yes)
{
	struct plan_scale_terms terms = {.start = (int)words->start,
	                                 .weight = words->weight};

	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		terms.words[i] = str_of(words->levels[i]);
	TRY(plan_scale_write(s->ctx, goal, 0, &terms));
	if (!yes || !plan_demo_on(s, day, false))
		return NULL;
	return plan_scale_agree(s->ctx, goal, 1, 0, PLAN_HOW_NONE);
}

const struct fault *
plan_scale_demo(struct plan_demo_story *s, unsigned which, int day)
{
	const struct plan_scale_demo_act *act = &plan_scale_demo_acts[which];
	struct plan_scale scale;
	struct plan_goal goal;

	if (!plan_demo_on(s, day, act->person))
		return NULL;
	TRY(plan_store_goal_lock(s->ctx, s->goals[act->goal], &goal));
	if (!plan_goal_is_live(&goal) || goal.status != PLAN_GOAL_ACTIVE)
		return NULL;
	if (act->level < 0)
		return plan_scale_demo_write(
		        s, goal.id,
		        s->who->jay ? &plan_scale_demo_jay[act->goal]
		                    : &plan_scale_demo_any,
		        day, act->goal < 2);
	TRY(plan_store_scale_of(s->ctx, goal.id, &scale));
	if (scale.id == 0)
		return NULL;
	return plan_scale_rate(s->ctx, goal.id, 1,
	                       &(struct plan_rating_given){
	                               .level = act->level,
	                               .words = s->who->jay ? str_of(act->words)
	                                                    : S(""),
	                       });
}
