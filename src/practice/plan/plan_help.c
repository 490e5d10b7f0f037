/*
 * plan_help.c - rules: what helps with a goal, and what may get in the way.
 */
#include "practice/plan/plan_help.h"

const struct fault *
plan_help_read(struct ctx *ctx, struct plan_names *names,
               struct plan_whole *whole)
{
	struct plan_help_rows all;

	TRY(plan_store_helps(ctx, whole->plan.person, &all));
	for (size_t i = 0; i < all.hurdles_n; i++)
		TRY(plan_name(ctx, names, all.hurdles[i].author.user,
		              &all.hurdles[i].author.name));
	for (size_t g = 0; g < whole->goals_n; g++) {
		struct plan_goal *goal = &whole->goals[g];

		for (size_t i = 0; i < all.hurdles_n; i++)
			if (all.hurdles[i].goal.v == goal->id.v &&
			    goal->hurdles_n++ == 0)
				goal->hurdles = &all.hurdles[i];
		for (size_t i = 0; i < all.helps_n; i++)
			if (all.helps[i].goal.v == goal->id.v &&
			    goal->helps_n++ == 0)
				goal->helps = &all.helps[i];
	}
	return NULL;
}

/* A goal, locked, with its hurdles and what helps. */
struct plan_helped {
	struct plan_goal goal;
	enum plan_side side;
};

static const struct fault *
plan_help_take(struct ctx *ctx, struct goal_id id, struct plan_helped *out)
{
	struct plan_help_rows all;

	TRY(plan_goal_take(ctx, id, 0, &out->goal, &out->side));
	TRY(plan_store_helps_goal(ctx, &out->goal, &all));
	out->goal.hurdles = all.hurdles;
	out->goal.hurdles_n = all.hurdles_n;
	out->goal.helps = all.helps;
	out->goal.helps_n = all.helps_n;
	return NULL;
}

static const struct fault *
plan_help_open(struct ctx *ctx, const struct plan_goal *goal)
{
	if (!plan_goal_is_live(goal) || goal->status == PLAN_GOAL_ACHIEVED)
		return fault_refused(ctx, "This goal is closed: add it back "
		                          "first");
	return NULL;
}

static const struct fault *
plan_help_act(struct ctx *ctx, const struct plan_goal *goal, const char *what)
{
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal->person,
	                              .what = what,
	                              .subject = goal->id.v,
	                      });
}

/* --- what may get in the way --------------------------------------------- */

static const struct fault *
plan_hurdle_check(struct ctx *ctx, const struct plan_hurdle_terms *terms,
                  enum plan_side side)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "gets", terms->gets, true);
	plan_words_check(&problems, "then", terms->then, true);
	plan_words_check(&problems, "helps", terms->helps, false);
	if (side == PLAN_WORKER && terms->voice == PLAN_VOICE_OWN)
		problems_add(&problems, "voice",
		             "Choose whose words these are");
	return problems_fault(&problems);
}

const struct fault *
plan_hurdle_add(struct ctx *ctx, struct goal_id id,
                const struct plan_hurdle_terms *terms, int64_t *out)
{
	struct plan_helped helped;
	struct plan_hurdle hurdle;

	TRY(plan_help_take(ctx, id, &helped));
	TRY(plan_hurdle_check(ctx, terms, helped.side));
	TRY(plan_help_open(ctx, &helped.goal));
	if (helped.goal.hurdles_n >= PLAN_HURDLES_MOST)
		return fault_refused(ctx, "A goal has at most ten of these: "
		                          "take one back first");
	hurdle = (struct plan_hurdle){
	        .id = id_new(),
	        .goal = id,
	        .gets = terms->gets,
	        .then = terms->then,
	        .helps = terms->helps,
	        .author = plan_author_now(ctx, helped.side == PLAN_PERSON
	                                               ? PLAN_VOICE_OWN
	                                               : terms->voice),
	};
	TRY(plan_store_hurdle_add(ctx, helped.goal.person, &hurdle));
	TRY(plan_help_act(ctx, &helped.goal, "plan.hurdle_added"));
	*out = hurdle.id;
	return NULL;
}

const struct fault *
plan_hurdle_remove(struct ctx *ctx, struct goal_id id, int64_t hurdle)
{
	const struct plan_hurdle *found = NULL;
	struct plan_helped helped;

	TRY(plan_help_take(ctx, id, &helped));
	for (size_t i = 0; i < helped.goal.hurdles_n; i++)
		if (helped.goal.hurdles[i].id == hurdle)
			found = &helped.goal.hurdles[i];
	if (found == NULL)
		return fault_not_found(ctx, "It is not there any more");
	if (found->author.voice == PLAN_VOICE_OWN && helped.side == PLAN_WORKER)
		return fault_refused(ctx, "These are the person’s own words: "
		                          "only they can take them back");
	if (found->author.voice == PLAN_VOICE_WORKER &&
	    helped.side == PLAN_PERSON)
		return fault_refused(ctx, "These are your worker’s words: "
		                          "only a worker can take them back");
	TRY(plan_store_hurdle_remove(ctx, hurdle));
	return plan_help_act(ctx, &helped.goal, "plan.hurdle_removed");
}

/* --- what helps ---------------------------------------------------------- */

/* One of the person's own list. */
static const struct fault *
plan_help_check(struct ctx *ctx, struct person_id person, int64_t strength)
{
	struct plan_strength *strengths;
	struct problems problems;
	bool found = false;
	size_t n;

	TRY(plan_store_strengths(ctx, person, &strengths, &n));
	for (size_t i = 0; i < n; i++)
		found |= strengths[i].id == strength;
	problems_init(&problems, ctx->arena);
	if (!found)
		problems_add(&problems, "strength", "Choose a strength");
	return problems_fault(&problems);
}

const struct fault *
plan_help_link(struct ctx *ctx, struct goal_id id, int64_t strength)
{
	struct plan_helped helped;

	TRY(plan_help_take(ctx, id, &helped));
	TRY(plan_help_check(ctx, helped.goal.person, strength));
	TRY(plan_help_open(ctx, &helped.goal));
	for (size_t i = 0; i < helped.goal.helps_n; i++)
		if (helped.goal.helps[i].strength == strength &&
		    helped.goal.helps[i].side == helped.side)
			return fault_refused(ctx, "That strength is linked to "
			                          "this goal already");
	TRY(plan_store_help_add(ctx, helped.goal.person,
	                        &(struct plan_help){
	                                .id = id_new(),
	                                .goal = id,
	                                .strength = strength,
	                                .side = helped.side,
	                        }));
	return plan_help_act(ctx, &helped.goal, "plan.strength_linked");
}

const struct fault *
plan_help_unlink(struct ctx *ctx, struct goal_id id, int64_t help)
{
	const struct plan_help *found = NULL;
	struct plan_helped helped;

	TRY(plan_help_take(ctx, id, &helped));
	for (size_t i = 0; i < helped.goal.helps_n; i++)
		if (helped.goal.helps[i].id == help)
			found = &helped.goal.helps[i];
	if (found == NULL)
		return fault_not_found(ctx, "It is not there any more");
	if (found->side != helped.side)
		return fault_refused(ctx, "The other side linked this "
		                          "strength: only they can take it "
		                          "away");
	TRY(plan_store_help_remove(ctx, help));
	return plan_help_act(ctx, &helped.goal, "plan.strength_unlinked");
}

const struct fault *
plan_help_keep(struct ctx *ctx, const struct plan_goal *goal)
{
	struct plan_helped helped;

	TRY(plan_help_take(ctx, goal->id, &helped));
	if (helped.goal.hurdles_n > 0 || helped.goal.helps_n > 0)
		return fault_refused(
		        ctx,
		        "Other things hang on this goal, so it is kept: take "
		        "it out and say why");
	return NULL;
}
