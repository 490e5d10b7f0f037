/*
 * plan_scale_snapshot.c - a goal's scale in a version of the plan.
 */
#include "practice/plan/plan_scale.h"

static void
plan_scale_snap_side(struct json_out *j, const struct plan_scale_yes *yes,
                     const struct plan_rating *newest)
{
	json_object(j, NULL);
	json_str(j, "how", str_of(plan_how_words[yes->how]));
	json_str(j, "name", yes->name);
	json_i64(j, "at", yes->at.ms);
	json_i64(j, "rating", newest->id);
	json_str(j, "level", str_of(plan_level_words[newest->level]));
	json_str(j, "words", newest->words);
	json_str(j, "rated_how", str_of(plan_how_words[newest->how]));
	json_str(j, "rated_by", newest->name);
	json_i64(j, "rated_at", newest->at.ms);
	json_end(j);
}

void
plan_scale_snap(struct json_out *j, const struct plan_scale *scale)
{
	if (scale == NULL)
		return;
	json_object(j, "scale");
	json_i64(j, "id", scale->id);
	json_i64(j, "version", scale->version);
	json_str(j, "side", str_of(plan_side_words[scale->side]));
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		json_str(j, plan_level_words[i], scale->words[i]);
	json_str(j, "start", str_of(plan_level_words[scale->start]));
	json_i64(j, "weight", scale->weight);
	json_i64(j, "at", scale->at.ms);
	json_array(j, "sides");
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		plan_scale_snap_side(j, &scale->yes[side],
		                     &scale->newest[side]);
	json_end(j);
	json_end(j);
}

/* --- and back ------------------------------------------------------------ */

static void
plan_scale_unsnap_side(const struct plan_snap_get *get,
                       struct plan_scale *scale, enum plan_side side)
{
	scale->yes[side] = (struct plan_scale_yes){
	        .how = plan_snap_word(get, "how", plan_how_words),
	        .name = plan_snap_str(get, "name"),
	        .at = {plan_snap_i64(get, "at")},
	};
	scale->newest[side] = (struct plan_rating){
	        .id = plan_snap_i64(get, "rating"),
	        .version = scale->version,
	        .now = true,
	        .side = side,
	        .level = plan_snap_word(get, "level", plan_level_words),
	        .words = plan_snap_str(get, "words"),
	        .how = plan_snap_word(get, "rated_how", plan_how_words),
	        .name = plan_snap_str(get, "rated_by"),
	        .at = {plan_snap_i64(get, "rated_at")},
	};
}

const struct plan_scale *
plan_scale_unsnap(struct arena *arena, const json_t *goal, bool *wrong)
{
	struct plan_snap_get get = {arena, json_object_get(goal, "scale"),
	                            wrong};
	struct plan_scale *scale;
	const json_t *sides;

	if (get.object == NULL)
		return NULL;
	sides = json_object_get(get.object, "sides");
	if (!json_is_array(sides))
		*wrong = true;
	scale = arena_new(arena, struct plan_scale, 1);
	*scale = (struct plan_scale){
	        .id = plan_snap_i64(&get, "id"),
	        .version = plan_snap_i64(&get, "version"),
	        .side = plan_snap_word(&get, "side", plan_side_words),
	        .start = plan_snap_word(&get, "start", plan_level_words),
	        .weight = (int)plan_snap_i64(&get, "weight"),
	        .at = {plan_snap_i64(&get, "at")},
	};
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		scale->words[i] = plan_snap_str(&get, plan_level_words[i]);
	for (unsigned side = 0; side < PLAN_SIDE_COUNT; side++) {
		get.object = json_array_get(sides, side);
		plan_scale_unsnap_side(&get, scale, side);
	}
	return scale;
}
