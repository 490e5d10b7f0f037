/*
 * plan_scale_score.c - rules: one figure of each side, and its course.
 */
#include "practice/plan/plan_scale.h"

#include "stats/gas.h"

/* Goals that may count: worked on now or reached. */
static bool
plan_score_counts(const struct plan_goal *goal)
{
	return plan_goal_is_live(goal) && goal->status != PLAN_GOAL_FUTURE;
}

/* What stats/gas.h is handed: ratings, and where the same goals began. */
struct plan_score_sum {
	struct stats_gas_goal now[PLAN_SCORE_GOALS];
	struct stats_gas_goal start[PLAN_SCORE_GOALS];
	size_t n;
};

static void
plan_score_add(struct plan_score_sum *sum, const struct plan_scale *scale,
               enum plan_level level)
{
	if (sum->n == PLAN_SCORE_GOALS)
		return;
	sum->now[sum->n] = (struct stats_gas_goal){(int)level - PLAN_AS_HOPED,
	                                           scale->weight};
	sum->start[sum->n] = (struct stats_gas_goal){
	        (int)scale->start - PLAN_AS_HOPED, scale->weight};
	sum->n++;
}

static struct plan_score
plan_score_of(const struct plan_score_sum *sum, int64_t of)
{
	struct plan_score score = {.rated = (int64_t)sum->n, .of = of};

	score.is = stats_gas(sum->now, sum->n, &score.t) &&
	           stats_gas(sum->start, sum->n, &score.start);
	return score;
}

struct plan_score
plan_scale_score(const struct plan_whole *whole, enum plan_side side)
{
	struct plan_score_sum sum = {.n = 0};
	int64_t of = 0;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (!plan_score_counts(goal))
			continue;
		of++;
		if (goal->scale != NULL && goal->scale->newest[side].id != 0)
			plan_score_add(&sum, goal->scale,
			               goal->scale->newest[side].level);
	}
	return plan_score_of(&sum, of);
}

/* --- day by day ---------------------------------------------------------- */

/* The newest rating of a goal's words by a side by the end of a day. */
static const struct plan_rating *
plan_rating_by(const struct plan_rating *ratings, size_t n,
               const struct plan_goal *goal, enum plan_side side,
               struct date day)
{
	for (size_t i = 0; i < n; i++)
		if (ratings[i].now && ratings[i].goal.v == goal->id.v &&
		    ratings[i].side == side &&
		    !date_before(day, instant_date(ratings[i].at)))
			return &ratings[i];
	return NULL;
}

static struct plan_score
plan_score_by(const struct plan_whole *whole, const struct plan_rating *ratings,
              size_t n, enum plan_side side, struct date day)
{
	struct plan_score_sum sum = {.n = 0};
	int64_t of = 0;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];
		const struct plan_rating *rating;

		if (!plan_score_counts(goal))
			continue;
		of++;
		rating = plan_rating_by(ratings, n, goal, side, day);
		if (rating != NULL && goal->scale != NULL)
			plan_score_add(&sum, goal->scale, rating->level);
	}
	return plan_score_of(&sum, of);
}

/* The days, newest first, on which a rating that counts was made. */
static size_t
plan_course_days(const struct plan_rating *ratings, size_t n,
                 struct date days[PLAN_COURSE_MOST])
{
	size_t days_n = 0;

	for (size_t i = 0; i < n && days_n < PLAN_COURSE_MOST; i++) {
		struct date day = instant_date(ratings[i].at);

		if (!ratings[i].now ||
		    (days_n > 0 && days[days_n - 1].days == day.days))
			continue;
		days[days_n++] = day;
	}
	return days_n;
}

void
plan_scale_course(struct arena *arena, const struct plan_whole *whole,
                  const struct plan_rating *ratings, size_t n,
                  struct plan_score_day **out, size_t *out_n)
{
	struct date days[PLAN_COURSE_MOST];
	size_t days_n = plan_course_days(ratings, n, days);
	struct plan_score_day *course =
	        arena_new(arena, struct plan_score_day, days_n);

	for (size_t i = 0; i < days_n; i++) {
		struct plan_score_day *at = &course[i];

		at->day = days[days_n - 1 - i];
		for (int side = 0; side < PLAN_SIDE_COUNT; side++)
			at->sides[side] = plan_score_by(
			        whole, ratings, n, (unsigned)side, at->day);
	}
	*out = course;
	*out_n = days_n;
}
