/*
 * plan_help_snapshot.c - what helps and what may get in the way, in a version
 * of the plan.
 */
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_met.h"

void
plan_help_snap(struct json_out *j, const struct plan_goal *goal)
{
	json_array(j, "hurdles");
	for (size_t i = 0; i < goal->hurdles_n; i++) {
		const struct plan_hurdle *h = &goal->hurdles[i];

		json_object(j, NULL);
		json_i64(j, "id", h->id);
		json_str(j, "gets", h->gets);
		json_str(j, "then", h->then);
		json_str(j, "helps", h->helps);
		json_i64(j, "user", h->author.user.v);
		json_str(j, "name", h->author.name);
		json_str(j, "voice", str_of(plan_voice_words[h->author.voice]));
		json_i64(j, "at", h->author.at.ms);
		json_end(j);
	}
	json_end(j);
	json_array(j, "helps");
	for (size_t i = 0; i < goal->helps_n; i++) {
		const struct plan_help *h = &goal->helps[i];

		json_object(j, NULL);
		json_i64(j, "id", h->id);
		json_i64(j, "strength", h->strength);
		json_str(j, "words", h->words);
		json_str(j, "side", str_of(plan_side_words[h->side]));
		json_end(j);
	}
	json_end(j);
}

/* --- and back ------------------------------------------------------------ */

static void
plan_hurdles_unsnap(struct plan_snap_get *get, const json_t *list,
                    struct plan_goal *goal)
{
	struct plan_hurdle *hurdles = arena_new(get->arena, struct plan_hurdle,
	                                        json_array_size(list));

	for (size_t i = 0; i < json_array_size(list); i++) {
		get->object = json_array_get(list, i);
		hurdles[i] = (struct plan_hurdle){
		        .id = plan_snap_i64(get, "id"),
		        .goal = goal->id,
		        .gets = plan_snap_str(get, "gets"),
		        .then = plan_snap_str(get, "then"),
		        .helps = plan_snap_str(get, "helps"),
		        .author = {.user = {plan_snap_i64(get, "user")},
		                   .name = plan_snap_str(get, "name"),
		                   .voice = plan_snap_word(get, "voice",
		                                           plan_voice_words),
		                   .at = {plan_snap_i64(get, "at")}},
		};
	}
	goal->hurdles = hurdles;
	goal->hurdles_n = json_array_size(list);
}

void
plan_help_unsnap(struct arena *arena, const json_t *o, bool *wrong,
                 struct plan_goal *goal)
{
	struct plan_snap_get get = {arena, NULL, wrong};
	const json_t *list = json_object_get(o, "helps");
	struct plan_help *helps =
	        arena_new(arena, struct plan_help, json_array_size(list));

	/* A version from before there was any has no such list. */
	if (list != NULL && !json_is_array(list))
		*wrong = true;
	plan_hurdles_unsnap(&get, json_object_get(o, "hurdles"), goal);
	for (size_t i = 0; i < json_array_size(list); i++) {
		get.object = json_array_get(list, i);
		helps[i] = (struct plan_help){
		        .id = plan_snap_i64(&get, "id"),
		        .goal = goal->id,
		        .strength = plan_snap_i64(&get, "strength"),
		        .words = plan_snap_str(&get, "words"),
		        .side = plan_snap_word(&get, "side", plan_side_words),
		};
	}
	goal->helps = helps;
	goal->helps_n = json_array_size(list);
}
