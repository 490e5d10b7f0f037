/*
 * plan_hmpps_aap.c - the platform's plan: collections of items, each with
 * answers and properties, each value in a wrapper that says its type.
 *
 * A time has an offset or a Z that counts.
 */
#include "practice/plan/plan_hmpps_in.h"

/* --- out ------------------------------------------------------------------ */

static void
put_one(struct json_out *j, const char *key, struct str value)
{
	json_object(j, key);
	json_str(j, "type", S("Single"));
	json_str(j, "value", value);
	json_end(j);
}

/* Nothing where there is no value: that is how the platform has none. */
static void
put_some(struct json_out *j, const char *key, struct str value)
{
	if (value.n > 0)
		put_one(j, key, value);
}

static void
put_time(struct json_out *j, const char *key, struct instant at)
{
	if (instant_is(at))
		put_one(j, key, instant_iso(j->buf->arena, at));
}

static void
item_begin(struct json_out *j, int64_t id, unsigned kind)
{
	json_object(j, NULL);
	json_str(j, "uuid", hmpps_uuid(j->buf->arena, id, kind));
	json_object(j, "answers");
}

static void
item_properties(struct json_out *j)
{
	json_end(j);
	json_object(j, "properties");
}

static void
collection_begin(struct json_out *j, const char *name, int64_t id,
                 unsigned kind)
{
	json_object(j, NULL);
	json_str(j, "uuid", hmpps_uuid(j->buf->arena, id, kind));
	json_str(j, "name", str_of(name));
	json_array(j, "items");
}

static void
collection_end(struct json_out *j)
{
	json_end(j);
	json_end(j);
}

/* An item has no collections below it, but an own member. */
static void
item_collections_none(struct json_out *j)
{
	json_end(j);
	json_array(j, "collections");
	json_end(j);
}

static void
put_step(struct json_out *j, const struct plan_step *step)
{
	item_begin(j, step->id.v, HMPPS_ITSELF);
	put_one(j, "actor", str_of(plan_actor_words[step->actor]));
	put_one(j, "status", str_of(plan_step_status_words[step->status]));
	put_one(j, "description", step->words);
	item_properties(j);
	put_time(j, "status_date", step->status_at);
	item_collections_none(j);
	hmpps_put_step(j, step);
	json_end(j);
}

static void
put_note(struct json_out *j, const struct plan_note *note, size_t oldest)
{
	item_begin(j, note->goal.v, HMPPS_NOTE + (unsigned)oldest);
	put_one(j, "note", note->words);
	put_some(j, "created_by", hmpps_note_by(note));
	item_properties(j);
	put_time(j, "created_at", note->author.at);
	put_one(j, "type", str_of(plan_note_words[note->kind]));
	item_collections_none(j);
	hmpps_put_note(j, note);
	json_end(j);
}

static void
put_related(struct json_out *j, unsigned related)
{
	json_object(j, "related_areas_of_need");
	json_str(j, "type", S("Multi"));
	json_array(j, "values");
	for (unsigned i = 1; i < PLAN_AREA_COUNT; i++)
		if ((related & 1u << i) != 0)
			json_str(j, NULL, str_of(plan_area_words[i]));
	json_end(j);
	json_end(j);
}

void
hmpps_aap_write_goal(struct json_out *j, const struct plan_goal *goal)
{
	json_object(j, NULL);
	json_str(j, "uuid", hmpps_goal_uuid(j->buf->arena, goal));
	json_object(j, "answers");
	put_one(j, "title", goal->title);
	put_some(j, "area_of_need", str_of(plan_area_words[goal->area]));
	put_related(j, goal->related);
	if (date_is(goal->target))
		put_one(j, "target_date",
		        date_iso(j->buf->arena, goal->target));
	item_properties(j);
	put_one(j, "status", str_of(plan_goal_status_words[goal->status]));
	put_time(j, "status_date", goal->status_at);
	put_some(j, "achieved_by", goal->achieved_by);
	json_end(j);
	json_array(j, "collections");
	collection_begin(j, "STEPS", goal->id.v, HMPPS_STEPS);
	for (size_t i = 0; i < goal->steps_n; i++)
		put_step(j, &goal->steps[i]);
	collection_end(j);
	collection_begin(j, "NOTES", goal->id.v, HMPPS_NOTES);
	for (size_t i = 0; i < goal->notes_n; i++)
		put_note(j, &goal->notes[i], goal->notes_n - 1 - i);
	collection_end(j);
	json_end(j);
	hmpps_put_goal(j, goal);
	json_end(j);
}

static void
put_agreement(struct json_out *j, const struct plan_hmpps_said *said)
{
	int state = said->state;
	bool could_not = state == PLAN_COULD_NOT_ANSWER;
	bool yes = state == PLAN_AGREED || state == PLAN_UPDATED_AGREED;

	item_begin(j, said->id, HMPPS_SIDE);
	put_one(j, "agreement_question",
	        could_not ? S("could_not_answer")
	        : yes     ? S("yes")
	                  : S("no"));
	if (could_not)
		put_some(j, "details_could_not_answer", said->words);
	else if (!yes)
		put_some(j, "details_no", said->words);
	put_some(j, "created_by", said->by);
	item_properties(j);
	put_one(j, "status", str_of(plan_state_words[state]));
	put_time(j, "status_date", said->at);
	item_collections_none(j);
	json_end(j);
}

void
hmpps_aap_write(struct json_out *j, const struct plan_hmpps_who *who,
                const struct plan_whole *whole)
{
	int64_t id = whole->plan.id.v;
	const struct plan_hmpps_said *said;
	struct plan_hmpps_said one;
	size_t n;

	said = hmpps_said(who, &whole->plan, &one, &n);
	json_object(j, NULL);
	json_str(j, "assessmentUuid",
	         hmpps_uuid(j->buf->arena, id, HMPPS_ITSELF));
	json_str(j, "assessmentType", S("SENTENCE_PLAN"));
	json_str(j, "formVersion", S("v1.0"));
	json_object(j, "identifiers");
	json_str(j, "CRN", who->crn);
	json_end(j);
	json_object(j, "answers");
	json_end(j);
	json_object(j, "properties");
	put_one(j, "PLAN_TYPE",
	        whole->plan.agreed_version == 0 ? S("INITIAL") : S("REVIEW"));
	json_end(j);
	json_array(j, "collections");
	collection_begin(j, "GOALS", id, HMPPS_GOALS);
	for (size_t i = 0; i < whole->goals_n; i++)
		hmpps_aap_write_goal(j, &whole->goals[i]);
	collection_end(j);
	collection_begin(j, "PLAN_AGREEMENTS", id, HMPPS_AGREEMENTS);
	for (size_t i = 0; i < n; i++)
		put_agreement(j, &said[i]);
	collection_end(j);
	json_end(j);
	hmpps_put_plan(j, who, whole);
	json_end(j);
}

/* --- in ------------------------------------------------------------------- */

/* An item: its answers and properties, and where they stand. */
struct item {
	struct hmpps_in *in;
	const json_t *o;
	const json_t *answers;
	const json_t *properties;
	const struct hmpps_at *at;
	struct hmpps_at answers_at;
	struct hmpps_at properties_at;
};

static void
item_open(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at,
          struct item *out)
{
	*out = (struct item){
	        .in = in,
	        .o = hmpps_object(in, v, at),
	        .at = at,
	        .answers_at = {at, "answers", 0},
	        .properties_at = {at, "properties", 0},
	};
	out->answers = hmpps_object(in, hmpps_get(out->o, "answers"),
	                            &out->answers_at);
	out->properties = hmpps_object(in, hmpps_get(out->o, "properties"),
	                               &out->properties_at);
}

/* What is in a wrapper of one value; NULL where there is none. */
static const json_t *
unwrap(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	const json_t *value = hmpps_get(v, "value");

	if (v == NULL || value != NULL || json_is_object(v))
		return value;
	hmpps_wrong(in, at,
	            TK("{where}: a value should be in a wrapper with its type "
	               "here"));
	return NULL;
}

#define ANSWER(fn, item, key) \
	fn((item)->in, \
	   unwrap((item)->in, hmpps_get((item)->answers, key), \
	          HMPPS_AT(&(item)->answers_at, key)), \
	   HMPPS_AT(&(item)->answers_at, key))
#define PROPERTY(fn, item, key) \
	fn((item)->in, \
	   unwrap((item)->in, hmpps_get((item)->properties, key), \
	          HMPPS_AT(&(item)->properties_at, key)), \
	   HMPPS_AT(&(item)->properties_at, key))

static unsigned
goal_status(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	return hmpps_word(in, v, at, plan_goal_status_words, PLAN_GOAL_FUTURE);
}

static unsigned
step_status(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	return hmpps_word(in, v, at, plan_step_status_words,
	                  PLAN_STEP_NOT_STARTED);
}

static unsigned
step_actor(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	return hmpps_word(in, v, at, plan_actor_words, PLAN_ACTOR_SOMEONE_ELSE);
}

static unsigned
note_kind(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	return hmpps_word(in, v, at, plan_note_words, PLAN_NOTE_PROGRESS);
}

/* The items of a collection of this name, and where they stand. */
static const json_t *
items_of(struct hmpps_in *in, const json_t *o, const struct hmpps_at *up,
         const char *name, struct hmpps_at at[3])
{
	const json_t *list;

	at[0] = (struct hmpps_at){up, "collections", 0};
	list = hmpps_list(in, hmpps_get(o, "collections"), &at[0],
	                  PLAN_HMPPS_PARTS_MOST);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const char *is = json_string_value(hmpps_get(one, "name"));

		if (is == NULL || !str_is(str_of(is), name))
			continue;
		at[1] = (struct hmpps_at){&at[0], NULL, i};
		at[2] = (struct hmpps_at){&at[1], "items", 0};
		return hmpps_list(in, hmpps_get(one, "items"), &at[2],
		                  str_is(str_of(name), "GOALS")
		                          ? PLAN_HMPPS_GOALS_MOST
		                          : PLAN_HMPPS_PARTS_MOST);
	}
	return NULL;
}

static struct plan_step
get_step(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct plan_step step;
	struct item item;

	item_open(in, v, at, &item);
	step = (struct plan_step){
	        .id = {hmpps_uuid_id(hmpps_str(in, hmpps_get(item.o, "uuid"),
	                                       HMPPS_AT(at, "uuid")))},
	        .words = ANSWER(hmpps_str, &item, "description"),
	        .actor = ANSWER(step_actor, &item, "actor"),
	        .status = ANSWER(step_status, &item, "status"),
	        .status_at = PROPERTY(hmpps_moment, &item, "status_date"),
	        .due = DATE_NONE,
	        .author = {.voice = PLAN_VOICE_WORKER, .at = INSTANT_NONE},
	};
	if (str_empty(step.words))
		hmpps_wrong(in, at, TK("{where}: this step has no words"));
	hmpps_get_step(in, item.o, at, &step);
	return step;
}

static struct plan_note
get_note(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct plan_note note;
	struct item item;

	item_open(in, v, at, &item);
	note = (struct plan_note){
	        .kind = PROPERTY(note_kind, &item, "type"),
	        .words = ANSWER(hmpps_str, &item, "note"),
	        .author = {.voice = PLAN_VOICE_WORKER,
	                   .name = ANSWER(hmpps_str, &item, "created_by"),
	                   .at = PROPERTY(hmpps_moment, &item, "created_at")},
	};
	hmpps_get_note(in, item.o, at, &note);
	return note;
}

static void
get_parts(struct hmpps_in *in, const struct item *item, struct plan_goal *goal)
{
	struct hmpps_at at[3];
	const json_t *list = items_of(in, item->o, item->at, "STEPS", at);
	size_t n = json_array_size(list);
	struct plan_step *steps = arena_new(in->arena, struct plan_step, n);
	struct plan_note *notes;

	for (size_t i = 0; i < n; i++) {
		steps[i] = get_step(in, json_array_get(list, i),
		                    HMPPS_ITEM(&at[2], i));
		steps[i].goal = goal->id;
		steps[i].position = (int64_t)i;
	}
	goal->steps = steps;
	goal->steps_n = n;
	list = items_of(in, item->o, item->at, "NOTES", at);
	n = json_array_size(list);
	notes = arena_new(in->arena, struct plan_note, n);
	for (size_t i = 0; i < n; i++) {
		notes[i] = get_note(in, json_array_get(list, i),
		                    HMPPS_ITEM(&at[2], i));
		notes[i].goal = goal->id;
	}
	goal->notes = notes;
	goal->notes_n = n;
}

static unsigned
get_related(const struct item *item)
{
	struct hmpps_in *in = item->in;
	const char *key = "related_areas_of_need";
	const struct hmpps_at at = {&item->answers_at, key, 0};
	const struct hmpps_at values = {&at, "values", 0};
	const json_t *wrapper =
	        hmpps_object(in, hmpps_get(item->answers, key), &at);
	const json_t *list = hmpps_list(in, hmpps_get(wrapper, "values"),
	                                &values, PLAN_HMPPS_PARTS_MOST);
	unsigned related = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		enum plan_area area = hmpps_area(in, json_array_get(list, i),
		                                 HMPPS_ITEM(&values, i));

		if (area != PLAN_AREA_NONE)
			related |= 1u << area;
	}
	return related;
}

static void
get_goal(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at,
         size_t i)
{
	struct plan_goal *goal = &in->out->whole.goals[i];
	struct item item;
	struct str uuid;

	item_open(in, v, at, &item);
	uuid = hmpps_str(in, hmpps_get(item.o, "uuid"), HMPPS_AT(at, "uuid"));
	*goal = (struct plan_goal){
	        .id = {hmpps_uuid_id(uuid)},
	        .title = ANSWER(hmpps_str, &item, "title"),
	        .area = ANSWER(hmpps_area, &item, "area_of_need"),
	        .related = get_related(&item),
	        .target = ANSWER(hmpps_day, &item, "target_date"),
	        .status = PROPERTY(goal_status, &item, "status"),
	        .status_at = PROPERTY(hmpps_moment, &item, "status_date"),
	        .achieved_by = PROPERTY(hmpps_str, &item, "achieved_by"),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .author = {.voice = PLAN_VOICE_WORKER, .at = INSTANT_NONE},
	        .views = {{.at = INSTANT_NONE}, {.at = INSTANT_NONE}},
	        .position = (int64_t)i,
	};
	in->out->items[i] = (struct plan_hmpps_item){
	        .ref = uuid, .raw = v, .dated = instant_is(goal->status_at)};
	get_parts(in, &item, goal);
	hmpps_get_goal(in, item.o, at, goal);
	hmpps_goal_done(in, at, i, uuid);
}

static void
get_said(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct plan_hmpps_said *said = &in->out->said[in->out->said_n];
	struct str no;
	struct item item;

	item_open(in, v, at, &item);
	no = ANSWER(hmpps_str, &item, "details_no");
	*said = (struct plan_hmpps_said){
	        .status = PROPERTY(hmpps_str, &item, "status"),
	        .words = no.n > 0 ? no
	                          : ANSWER(hmpps_str, &item,
	                                   "details_could_not_answer"),
	        .notes = ANSWER(hmpps_str, &item, "notes"),
	        .by = ANSWER(hmpps_str, &item, "created_by"),
	        .at = PROPERTY(hmpps_moment, &item, "status_date"),
	};
	if (said->status.n == 0)
		said->status = ANSWER(hmpps_str, &item, "agreement_question");
	said->state = hmpps_state(said->status);
	if (said->status.n > 0 && said->state != PLAN_DRAFT)
		in->out->said_n++;
}

void
hmpps_aap_read(struct hmpps_in *in, json_t *root)
{
	struct hmpps_at at[3];
	const struct hmpps_at ids = {NULL, "identifiers", 0};
	const json_t *identifiers =
	        hmpps_object(in, hmpps_get(root, ids.key), &ids);
	const json_t *list = items_of(in, root, NULL, "GOALS", at);
	size_t n = json_array_size(list);

	in->out->crn = hmpps_str(in, hmpps_get(identifiers, "CRN"),
	                         HMPPS_AT(&ids, "CRN"));
	in->out->whole.plan.id.v =
	        hmpps_uuid_id(hmpps_str(in, hmpps_get(root, "assessmentUuid"),
	                                HMPPS_AT(NULL, "assessmentUuid")));
	in->out->items = arena_new(in->arena, struct plan_hmpps_item, n);
	in->out->whole.goals = arena_new(in->arena, struct plan_goal, n);
	in->out->whole.goals_n = n;
	for (size_t i = 0; i < n; i++)
		get_goal(in, json_array_get(list, i), HMPPS_ITEM(&at[2], i), i);
	list = items_of(in, root, NULL, "PLAN_AGREEMENTS", at);
	n = json_array_size(list);
	in->out->said = arena_new(in->arena, struct plan_hmpps_said, n + 1);
	for (size_t i = 0; i < n; i++)
		get_said(in, json_array_get(list, i), HMPPS_ITEM(&at[2], i));
	hmpps_get_plan(in, root, NULL, &in->out->whole);
}
