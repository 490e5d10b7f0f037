/*
 * plan_scale.c - rules: what a goal looks like step by step, and how far it
 * came.
 */
#include "practice/plan/plan_scale.h"

const char *const plan_level_words[] = {"much_less", "less",      "as_hoped",
                                        "more",      "much_more", NULL};
const char *const plan_level_keys[] = {TK("Much less than hoped"),
                                       TK("Less than hoped"), TK("As hoped"),
                                       TK("More than hoped"),
                                       TK("Much more than hoped")};
const char *const plan_weight_keys[] = {TK("Not said yet"),
                                        TK("It matters a little"),
                                        TK("It matters"),
                                        TK("It matters most")};

bool
plan_scale_is_ready(const struct plan_scale *scale)
{
	return scale->yes[PLAN_PERSON].how != PLAN_HOW_NONE &&
	       scale->yes[PLAN_WORKER].how != PLAN_HOW_NONE;
}

bool
plan_scale_is_rated(const struct plan_scale *scale)
{
	return scale->newest[PLAN_PERSON].id != 0 ||
	       scale->newest[PLAN_WORKER].id != 0;
}

/* --- reading ------------------------------------------------------------- */

static const struct fault *
plan_scale_names(struct ctx *ctx, struct plan_names *names,
                 struct plan_scale *scale)
{
	for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
		struct plan_scale_yes *yes = &scale->yes[side];
		struct plan_rating *newest = &scale->newest[side];

		TRY(plan_name(ctx, names, yes->by, &yes->name));
		TRY(plan_name(ctx, names, newest->by, &newest->name));
	}
	return NULL;
}

const struct fault *
plan_scale_read(struct ctx *ctx, struct plan_names *names,
                struct plan_whole *whole)
{
	struct plan_scale *scales;
	size_t n;

	TRY(plan_store_scales(ctx, whole->plan.person, &scales, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(plan_scale_names(ctx, names, &scales[i]));
		for (size_t g = 0; g < whole->goals_n; g++)
			if (whole->goals[g].id.v == scales[i].goal.v)
				whole->goals[g].scale = &scales[i];
	}
	return NULL;
}

/* Whoever rates has said yes before, mostly: their names are known. */
static void
plan_scale_known(const struct plan_whole *whole, struct plan_names *names)
{
	size_t room = sizeof(names->users) / sizeof(names->users[0]);

	for (size_t i = 0; i < whole->goals_n * PLAN_SIDE_COUNT; i++) {
		const struct plan_scale *scale =
		        whole->goals[i / PLAN_SIDE_COUNT].scale;
		const struct plan_scale_yes *yes;

		if (scale == NULL || names->n == room)
			continue;
		yes = &scale->yes[i % PLAN_SIDE_COUNT];
		if (yes->by.v == 0)
			continue;
		names->users[names->n] = yes->by;
		names->names[names->n++] = yes->name;
	}
}

const struct fault *
plan_scale_ratings(struct ctx *ctx, const struct plan_whole *whole,
                   struct plan_rating **out, size_t *n)
{
	struct plan_names names = {.n = 0};

	plan_scale_known(whole, &names);
	TRY(plan_store_ratings(ctx, whole->plan.person, out, n));
	for (size_t i = 0; i < *n; i++)
		TRY(plan_name(ctx, &names, (*out)[i].by, &(*out)[i].name));
	return NULL;
}

/* --- who may say what ---------------------------------------------------- */

static const struct fault *
plan_scale_goal_check(struct ctx *ctx, const struct plan_goal *goal)
{
	if (!plan_goal_is_live(goal) || goal->status == PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "Only a goal that is worked on now "
		                          "or reached can have a scale");
	return NULL;
}

/* The goal and the scale it has now (id 0: none), both locked. */
static const struct fault *
plan_scale_take(struct ctx *ctx, struct goal_id id, int64_t seen,
                struct plan_goal *goal, struct plan_scale *scale,
                enum plan_side *side)
{
	TRY(plan_goal_take(ctx, id, 0, goal, side));
	TRY(plan_store_scale_of(ctx, id, scale));
	TRY(plan_scale_goal_check(ctx, goal));
	return ctx_version_check(ctx, scale->id == 0 ? 0 : scale->version,
	                         seen);
}

/* As plan_scale_take, and REFUSED where there is none. */
static const struct fault *
plan_scale_need(struct ctx *ctx, struct goal_id id, int64_t seen,
                struct plan_goal *goal, struct plan_scale *scale,
                enum plan_side *side)
{
	TRY(plan_scale_take(ctx, id, seen, goal, scale, side));
	if (scale->id == 0)
		return fault_refused(ctx, "Write what the goal looks like "
		                          "first");
	return NULL;
}

static void
plan_weight_check(struct problems *problems, const char *field, int weight)
{
	if (weight < 1 || weight > PLAN_WEIGHT_MOST)
		problems_add(problems, field,
		             "Choose how much the goal matters");
}

static struct plan_scale_yes
plan_scale_yes_now(const struct ctx *ctx, enum plan_how how)
{
	return (struct plan_scale_yes){
	        .how = how, .by = ctx->actor, .at = ctx->now};
}

static const struct fault *
plan_scale_act(struct ctx *ctx, const struct plan_goal *goal, const char *what,
               enum plan_side whose)
{
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal->person,
	                              .what = what,
	                              .subject = goal->id.v,
	                              .value = plan_side_words[whose],
	                      });
}

/* --- writing ------------------------------------------------------------- */

static const struct fault *
plan_scale_terms_check(struct ctx *ctx, const struct plan_scale_terms *terms,
                       enum plan_side whose)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	for (int i = PLAN_LEVEL_COUNT - 1; i >= 0; i--)
		plan_words_check(&problems, plan_level_words[i],
		                 terms->words[i], true);
	if (terms->start < 0 || terms->start >= PLAN_LEVEL_COUNT)
		problems_add(&problems, "start",
		             "Choose where the goal is now");
	if (whose == PLAN_PERSON)
		plan_weight_check(&problems, "weight", terms->weight);
	return problems_fault(&problems);
}

const struct fault *
plan_scale_write(struct ctx *ctx, struct goal_id id, int64_t seen,
                 const struct plan_scale_terms *terms)
{
	enum plan_how how = terms->how;
	enum plan_side side, whose;
	struct plan_scale old, scale;
	struct plan_goal goal;

	TRY(plan_scale_take(ctx, id, seen, &goal, &old, &side));
	whose = plan_how_whose(side, &how);
	TRY(plan_scale_terms_check(ctx, terms, whose));
	TRY(plan_how_check(ctx, goal.person, how));
	if (old.id != 0 && old.version >= PLAN_SCALES_MOST)
		return fault_refused(ctx, "The words of this scale were "
		                          "changed 50 times: they stay now");
	scale = (struct plan_scale){
	        .id = id_new(),
	        .goal = id,
	        .person = goal.person,
	        .version = old.id == 0 ? 1 : old.version + 1,
	        .side = whose,
	        .start = (unsigned)terms->start,
	        .weight = whose == PLAN_PERSON ? terms->weight : 0,
	        .at = ctx->now,
	};
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		scale.words[i] = terms->words[i];
	scale.yes[plan_other(whose)].at = INSTANT_NONE;
	scale.yes[whose] = plan_scale_yes_now(ctx, how);
	if (old.id != 0)
		TRY(plan_store_scale_end(ctx, &old));
	TRY(plan_store_scale_add(ctx, &scale));
	return plan_scale_act(ctx, &goal, "plan.scale_written", whose);
}

/* --- yes ----------------------------------------------------------------- */

/* Said already: by their own sign-in for good, by a worker's hand unless they
 * say it themselves now and nothing was rated on it. */
static const struct fault *
plan_scale_yes_check(struct ctx *ctx, const struct plan_scale *scale,
                     enum plan_side whose, enum plan_how how)
{
	const struct plan_scale_yes *yes = &scale->yes[whose];
	int64_t ratings;

	if (yes->how == PLAN_HOW_NONE)
		return NULL;
	if (!plan_how_is_typed(yes->how) && plan_how_is_typed(how))
		return fault_refused(ctx, "They have said it themselves: only "
		                          "they can change it");
	if (!plan_how_is_typed(yes->how) || plan_how_is_typed(how))
		return fault_refused(ctx, "That yes is said already");
	TRY(plan_store_rating_count(ctx, scale, &ratings));
	if (ratings > 0)
		return fault_refused(ctx, "It was rated on these words: write "
		                          "them anew to change them");
	return NULL;
}

const struct fault *
plan_scale_agree(struct ctx *ctx, struct goal_id id, int64_t seen, int weight,
                 enum plan_how how)
{
	enum plan_side side, whose;
	struct problems problems;
	struct plan_scale scale;
	struct plan_goal goal;

	TRY(plan_scale_need(ctx, id, seen, &goal, &scale, &side));
	whose = plan_how_whose(side, &how);
	TRY(plan_scale_yes_check(ctx, &scale, whose, how));
	if (whose == PLAN_PERSON) {
		problems_init(&problems, ctx->arena);
		plan_weight_check(&problems, "yes_weight", weight);
		TRY(problems_fault(&problems));
		scale.weight = weight;
	}
	TRY(plan_how_check(ctx, goal.person, how));
	scale.yes[whose] = plan_scale_yes_now(ctx, how);
	TRY(plan_store_scale_agree(ctx, &scale));
	return plan_scale_act(ctx, &goal, "plan.scale_agreed", whose);
}

/* --- rating -------------------------------------------------------------- */

static const struct fault *
plan_rating_check(struct ctx *ctx, const struct plan_scale *scale,
                  const struct plan_rating_given *given)
{
	struct problems problems;
	int64_t ratings;

	problems_init(&problems, ctx->arena);
	if (given->level < 0 || given->level >= PLAN_LEVEL_COUNT)
		problems_add(&problems, "level",
		             "Choose how far the goal has come");
	plan_words_check(&problems, "rate_words", given->words, false);
	TRY(problems_fault(&problems));
	if (!plan_scale_is_ready(scale))
		return fault_refused(ctx, "A goal is rated only when both "
		                          "have said yes to its words");
	TRY(plan_store_rating_count(ctx, scale, &ratings));
	if (ratings >= PLAN_RATINGS_MOST)
		return fault_refused(ctx, "This scale was rated 200 times: "
		                          "write its words anew");
	return NULL;
}

static const struct fault *
plan_rating_over_check(struct ctx *ctx, const struct plan_scale *scale,
                       enum plan_how how)
{
	bool rated = false;

	if (!plan_how_is_typed(how))
		return NULL;
	TRY(plan_store_rating_own(ctx, scale, &rated));
	if (rated)
		return fault_refused(
		        ctx,
		        "They have rated it themselves, so no one else can "
		        "rate it now");
	return NULL;
}

const struct fault *
plan_scale_rate(struct ctx *ctx, struct goal_id id, int64_t seen,
                const struct plan_rating_given *given)
{
	enum plan_how how = given->how;
	enum plan_side side, whose;
	struct plan_scale scale;
	struct plan_goal goal;

	TRY(plan_scale_need(ctx, id, seen, &goal, &scale, &side));
	whose = plan_how_whose(side, &how);
	TRY(plan_rating_check(ctx, &scale, given));
	TRY(plan_how_check(ctx, goal.person, how));
	TRY(plan_rating_over_check(ctx, &scale, how));
	TRY(plan_store_rating_add(ctx, &scale,
	                          &(struct plan_rating){
	                                  .id = id_new(),
	                                  .side = whose,
	                                  .level = (unsigned)given->level,
	                                  .words = given->words,
	                                  .how = how,
	                                  .by = ctx->actor,
	                                  .at = ctx->now,
	                          }));
	return plan_scale_act(ctx, &goal, "plan.scale_rated", whose);
}

const struct fault *
plan_scale_keep(struct ctx *ctx, const struct plan_goal *goal)
{
	struct plan_scale scale;

	TRY(plan_store_scale_of(ctx, goal->id, &scale));
	if (scale.id != 0)
		return fault_refused(
		        ctx,
		        "This goal has a scale, so it is kept: take it out and "
		        "say why");
	return NULL;
}
