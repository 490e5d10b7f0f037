/*
 * plan_scale_api.c - the rules of plan_scale.h as JSON.
 */
#include "practice/plan/plan_scale_local.h"

#include "practice/plan/plan_api_local.h"

static void
plan_api_yes_put(struct json_out *j, const struct plan_scale_yes *yes)
{
	json_object(j, "yes");
	json_str_or_null(j, "how", str_of(plan_how_words[yes->how]));
	json_str_or_null(j, "written_by", yes->name);
	json_instant(j, "at",
	             yes->how == PLAN_HOW_NONE ? INSTANT_NONE : yes->at);
	json_end(j);
}

static void
plan_api_rating_put(struct json_out *j, const struct plan_rating *rating)
{
	if (rating->id == 0) {
		json_null(j, "rating");
		return;
	}
	json_object(j, "rating");
	json_str(j, "level", str_of(plan_level_words[rating->level]));
	json_str_or_null(j, "words", rating->words);
	json_str(j, "how", str_of(plan_how_words[rating->how]));
	json_str(j, "written_by", rating->name);
	json_instant(j, "at", rating->at);
	json_end(j);
}

void
plan_api_scale_put(struct json_out *j, const struct plan_scale *scale)
{
	if (scale == NULL) {
		json_null(j, "scale");
		return;
	}
	json_object(j, "scale");
	json_i64(j, "version", scale->version);
	json_str(j, "words_of", str_of(plan_side_words[scale->side]));
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		json_str(j, plan_level_words[i], scale->words[i]);
	json_str(j, "start", str_of(plan_level_words[scale->start]));
	json_i64(j, "weight", scale->weight);
	json_instant(j, "at", scale->at);
	for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
		json_object(j, plan_side_words[side]);
		plan_api_yes_put(j, &scale->yes[side]);
		plan_api_rating_put(j, &scale->newest[side]);
		json_end(j);
	}
	json_end(j);
}

/* --- the figure ---------------------------------------------------------- */

static void
plan_api_score_put(struct json_out *j, enum plan_side side,
                   const struct plan_score *score)
{
	json_object(j, plan_side_words[side]);
	if (score->is) {
		json_f64(j, "t", score->t);
		json_f64(j, "start", score->start);
	} else {
		json_null(j, "t");
		json_null(j, "start");
	}
	json_i64(j, "rated", score->rated);
	json_i64(j, "of", score->of);
	json_end(j);
}

const struct fault *
plan_api_scale_get(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_score_day *course;
	struct plan_rating *ratings;
	struct plan_screen *screen;
	size_t n, course_n;
	struct json_out j;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	TRY(plan_scale_ratings(ctx, &screen->whole, &ratings, &n));
	plan_scale_course(ctx->arena, &screen->whole, ratings, n, &course,
	                  &course_n);
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
		struct plan_score score =
		        plan_scale_score(&screen->whole, (unsigned)side);

		plan_api_score_put(&j, (unsigned)side, &score);
	}
	json_array(&j, "course");
	for (size_t i = 0; i < course_n; i++) {
		json_object(&j, NULL);
		json_date(&j, "day", course[i].day);
		for (int side = 0; side < PLAN_SIDE_COUNT; side++)
			plan_api_score_put(&j, (unsigned)side,
			                   &course[i].sides[side]);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

/* --- in ------------------------------------------------------------------ */

static int
plan_api_weight(struct plan_api_in *in)
{
	int64_t weight = 0;
	const json_t *v = json_object_get(in->body, "weight");

	if (v != NULL && !json_is_null(v) &&
	    (!json_get_i64(in->body, "weight", &weight) || weight < 1 ||
	     weight > PLAN_WEIGHT_MOST))
		problems_add(&in->problems, "weight",
		             "Choose how much the goal matters");
	return (int)weight;
}

/* A level that must be there; -1 where it is not. */
static int
plan_api_level(struct plan_api_in *in, const char *key)
{
	unsigned level =
	        plan_api_word(in, key, plan_level_words, PLAN_LEVEL_COUNT);

	return level == PLAN_LEVEL_COUNT ? -1 : (int)level;
}

/* The version of the words that stand there: 0 for none. */
static int64_t
plan_api_seen(struct plan_api_in *in)
{
	int64_t version = 0;

	if (!json_get_i64(in->body, "version", &version) || version < 0)
		problems_add(&in->problems, "version",
		             "Send the version that you read, as a number");
	return version;
}

const struct fault *
plan_api_scale(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_scale_terms terms;
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	int64_t seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_seen(&in);
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		terms.words[i] = plan_api_str(&in, plan_level_words[i]);
	terms.start = plan_api_level(&in, "start");
	terms.weight = plan_api_weight(&in);
	terms.how = plan_api_word(&in, "how", plan_how_words, PLAN_HOW_NONE);
	TRY(problems_fault(&in.problems));
	TRY(plan_scale_write(ctx, goal.id, seen, &terms));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

const struct fault *
plan_api_scale_yes(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	enum plan_how how;
	int64_t seen;
	int weight;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	weight = plan_api_weight(&in);
	how = plan_api_word(&in, "how", plan_how_words, PLAN_HOW_NONE);
	TRY(problems_fault(&in.problems));
	TRY(plan_scale_agree(ctx, goal.id, seen, weight, how));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

const struct fault *
plan_api_scale_rating(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_rating_given given;
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	int64_t seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	given.level = plan_api_level(&in, "level");
	given.words = plan_api_str(&in, "words");
	given.how = plan_api_word(&in, "how", plan_how_words, PLAN_HOW_NONE);
	TRY(problems_fault(&in.problems));
	TRY(plan_scale_rate(ctx, goal.id, seen, &given));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}
