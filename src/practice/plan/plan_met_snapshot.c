/*
 * plan_met_snapshot.c - what was said of a goal, in a version of the plan.
 */
#include "practice/plan/plan_met.h"

static void
plan_met_snap_said(struct json_out *j, const struct plan_met_said *said)
{
	json_object(j, NULL);
	json_str(j, "says", str_of(plan_says_words[said->says]));
	json_str(j, "words", said->words);
	json_str(j, "how", str_of(plan_how_words[said->how]));
	json_i64(j, "by", said->by.v);
	json_str(j, "name", said->name);
	json_i64(j, "at", said->at.ms);
	json_end(j);
}

void
plan_met_snap(struct json_out *j, const struct plan_met *met)
{
	if (met == NULL)
		return;
	json_object(j, "met");
	json_i64(j, "id", met->id);
	json_i64(j, "version", met->version);
	json_str(j, "side", str_of(plan_side_words[met->side]));
	json_str(j, "why", met->why);
	json_str(j, "shows", met->shows);
	json_str(j, "title", met->title);
	json_str(j, "how", met->how);
	json_str(j, "state", str_of(plan_met_states[met->state]));
	json_i64(j, "state_at", met->state_at.ms);
	json_i64(j, "at", met->at.ms);
	json_array(j, "said");
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		plan_met_snap_said(j, &met->said[side]);
	json_end(j);
	json_end(j);
}

/* --- and back ------------------------------------------------------------ */

struct str
plan_snap_str(const struct plan_snap_get *get, const char *key)
{
	return str_copy(get->arena, json_get_str(get->object, key, get->wrong));
}

int64_t
plan_snap_i64(const struct plan_snap_get *get, const char *key)
{
	int64_t v = 0;

	if (!json_get_i64(get->object, key, &v))
		*get->wrong = true;
	return v;
}

unsigned
plan_snap_word(const struct plan_snap_get *get, const char *key,
               const char *const *words)
{
	int place = str_word(json_get_str(get->object, key, get->wrong), words);

	if (place >= 0)
		return (unsigned)place;
	*get->wrong = true;
	return 0;
}

static struct plan_met_said
plan_met_unsnap_said(const struct plan_snap_get *get)
{
	return (struct plan_met_said){
	        .says = plan_snap_word(get, "says", plan_says_words),
	        .words = plan_snap_str(get, "words"),
	        .how = plan_snap_word(get, "how", plan_how_words),
	        .by = {plan_snap_i64(get, "by")},
	        .name = plan_snap_str(get, "name"),
	        .at = {plan_snap_i64(get, "at")},
	};
}

const struct plan_met *
plan_met_unsnap(struct arena *arena, const json_t *goal, bool *wrong)
{
	bool bad = false;
	struct plan_snap_get get = {arena, json_object_get(goal, "met"), &bad};
	struct plan_met *met;
	const json_t *said;

	if (get.object == NULL)
		return NULL;
	said = json_object_get(get.object, "said");
	met = arena_new(arena, struct plan_met, 1);
	*met = (struct plan_met){
	        .id = plan_snap_i64(&get, "id"),
	        .version = plan_snap_i64(&get, "version"),
	        .side = plan_snap_word(&get, "side", plan_side_words),
	        .why = plan_snap_str(&get, "why"),
	        .shows = plan_snap_str(&get, "shows"),
	        .title = plan_snap_str(&get, "title"),
	        .how = plan_snap_str(&get, "how"),
	        .state = plan_snap_word(&get, "state", plan_met_states),
	        .state_at = {plan_snap_i64(&get, "state_at")},
	        .at = {plan_snap_i64(&get, "at")},
	};
	for (size_t side = 0; side < PLAN_SIDE_COUNT; side++) {
		get.object = json_array_get(said, side);
		met->said[side] = plan_met_unsnap_said(&get);
	}
	if (bad)
		*wrong = true;
	return met;
}
