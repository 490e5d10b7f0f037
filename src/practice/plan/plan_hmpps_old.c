/*
 * plan_hmpps_old.c - the first service's plan: relational JSON.
 *
 * Times are local and end in a Z that says nothing.  An actor is a text as it
 * was shown: the person's is their forename.  A version of a plan alone, as
 * that service hands it out too, is read like the plan it is in.
 */
#include "practice/plan/plan_hmpps_in.h"

/* As shown there; the person's is their forename, and the prison's manager is
 * none of them. */
static const char *const actors[PLAN_ACTOR_COUNT] = {
        [PLAN_ACTOR_PERSON] = "",
        [PLAN_ACTOR_PRACTITIONER] = "Probation practitioner",
        [PLAN_ACTOR_PRISON] = "Someone else",
        [PLAN_ACTOR_PROGRAMME] = "Programme staff",
        [PLAN_ACTOR_PARTNERSHIP] = "Partnership agency",
        [PLAN_ACTOR_CRS] = "CRS provider",
        [PLAN_ACTOR_SOMEONE_ELSE] = "Someone else",
};

/* --- out ------------------------------------------------------------------ */

static void
put_time(struct json_out *j, const char *key, struct instant at)
{
	if (instant_is(at))
		json_str(j, key, hmpps_local_iso(j->buf->arena, at));
	else
		json_null(j, key);
}

static void
put_area(struct json_out *j, const char *key, enum plan_area area)
{
	json_object(j, key);
	json_str(j, "uuid", hmpps_uuid(j->buf->arena, area, HMPPS_AREA));
	json_str(j, "name", str_of(plan_area_keys[area]));
	json_end(j);
}

static void
put_step(struct json_out *j, const struct plan_hmpps_who *who,
         const struct plan_step *step)
{
	json_object(j, NULL);
	json_str(j, "description", step->words);
	json_str(j, "status", str_of(plan_step_status_words[step->status]));
	json_str(j, "actor",
	         step->actor == PLAN_ACTOR_PERSON
	                 ? who->forename
	                 : str_of(actors[step->actor]));
	put_time(j, "createdDate", step->author.at);
	hmpps_put_step(j, step);
	json_end(j);
}

static void
put_note(struct json_out *j, const struct plan_note *note)
{
	json_object(j, NULL);
	json_str(j, "type", str_of(plan_note_words[note->kind]));
	json_str(j, "note", note->words);
	put_time(j, "createdDate", note->author.at);
	json_str_or_null(j, "practitionerName", hmpps_note_by(note));
	hmpps_put_note(j, note);
	json_end(j);
}

void
hmpps_old_write_goal(struct json_out *j, const struct plan_hmpps_who *who,
                     const struct plan_goal *goal, size_t place)
{
	json_object(j, NULL);
	json_str(j, "uuid", hmpps_goal_uuid(j->buf->arena, goal));
	json_str(j, "title", goal->title);
	if (goal->area == PLAN_AREA_NONE)
		json_null(j, "areaOfNeed");
	else
		put_area(j, "areaOfNeed", goal->area);
	json_array(j, "relatedAreasOfNeed");
	for (unsigned i = 1; i < PLAN_AREA_COUNT; i++)
		if ((goal->related & 1u << i) != 0)
			put_area(j, NULL, i);
	json_end(j);
	json_date(j, "targetDate", goal->target);
	json_null(j, "reminderDate");
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	put_time(j, "statusDate", goal->status_at);
	json_i64(j, "goalOrder", (int64_t)place);
	put_time(j, "createdDate", goal->author.at);
	json_array(j, "steps");
	for (size_t i = 0; i < goal->steps_n; i++)
		put_step(j, who, &goal->steps[i]);
	json_end(j);
	json_array(j, "notes");
	for (size_t i = 0; i < goal->notes_n; i++)
		put_note(j, &goal->notes[i]);
	json_end(j);
	hmpps_put_goal(j, goal);
	json_end(j);
}

static void
put_agreements(struct json_out *j, const struct plan_hmpps_who *who,
               const struct plan *plan)
{
	const struct plan_hmpps_said *said;
	struct plan_hmpps_said one;
	size_t n;

	said = hmpps_said(who, plan, &one, &n);
	json_array(j, "agreementNotes");
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		json_str(j, "agreementStatus",
		         str_of(plan_state_words[said[i].state]));
		json_str(j, "agreementStatusNote", said[i].words);
		json_str(j, "optionalNote", S(""));
		json_str(j, "practitionerName", said[i].by);
		json_str(j, "personName", who->forename);
		put_time(j, "createdDate", said[i].at);
		json_end(j);
	}
	json_end(j);
}

void
hmpps_old_write(struct json_out *j, const struct plan_hmpps_who *who,
                const struct plan_whole *whole)
{
	const struct plan *plan = &whole->plan;

	json_object(j, NULL);
	json_str(j, "uuid",
	         hmpps_uuid(j->buf->arena, plan->id.v, HMPPS_ITSELF));
	json_str(j, "crn", who->crn);
	json_str(j, "publishedState",
	         plan->state == PLAN_DRAFT ? S("UNPUBLISHED") : S("PUBLISHED"));
	json_object(j, "currentVersion");
	json_i64(j, "version", plan->version);
	json_str(j, "planType",
	         plan->agreed_version == 0 ? S("INITIAL") : S("REVIEW"));
	json_str(j, "status", hmpps_look_tag(who));
	json_str(j, "agreementStatus", str_of(plan_state_words[plan->state]));
	put_time(j, "agreementDate", plan->state_at);
	put_agreements(j, who, plan);
	json_array(j, "goals");
	for (size_t i = 0; i < whole->goals_n; i++)
		hmpps_old_write_goal(j, who, &whole->goals[i], i);
	json_end(j);
	json_end(j);
	hmpps_put_plan(j, who, whole);
	json_end(j);
}

/* --- in ------------------------------------------------------------------- */

#define OF(fn, in, o, up, key) fn(in, hmpps_get(o, key), HMPPS_AT(up, key))

/* -1: none that is known. */
static int
actor_of(const struct plan_hmpps_who *who, struct str s)
{
	if (s.n > 0 && str_equal(s, who->forename))
		return PLAN_ACTOR_PERSON;
	for (int i = PLAN_ACTOR_COUNT - 1; i > 0; i--)
		if (str_is(s, actors[i]))
			return i;
	if (str_is(s, "Prison offend"
	              "er manager"))
		return PLAN_ACTOR_PRISON;
	return -1;
}

static enum plan_actor
get_actor(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct str s = hmpps_str(in, v, at);
	int actor = actor_of(in->who, s);

	if (actor >= 0)
		return (unsigned)actor;
	hmpps_remark(in, at,
	             TK("{where}: the actor “{was}” is not known here. It is "
	                "kept in the file, and read as someone else. Change "
	                "the step to say who"),
	             s);
	return PLAN_ACTOR_SOMEONE_ELSE;
}

static struct plan_step
get_step(struct hmpps_in *in, const json_t *o, const struct hmpps_at *at)
{
	struct plan_step step = {
	        .words = OF(hmpps_str, in, o, at, "description"),
	        .status = hmpps_word(
	                in, hmpps_get(o, "status"), HMPPS_AT(at, "status"),
	                plan_step_status_words, PLAN_STEP_NOT_STARTED),
	        .actor = OF(get_actor, in, o, at, "actor"),
	        .status_at = INSTANT_NONE,
	        .due = DATE_NONE,
	        .author = {.voice = PLAN_VOICE_WORKER,
	                   .at = OF(hmpps_local, in, o, at, "createdDate")},
	};

	if (str_empty(step.words))
		hmpps_wrong(in, at, TK("{where}: this step has no words"));
	hmpps_get_step(in, o, at, &step);
	return step;
}

static void
get_steps(struct hmpps_in *in, const json_t *o, const struct hmpps_at *up,
          struct plan_goal *goal)
{
	const struct hmpps_at at = {up, "steps", 0};
	const json_t *list = hmpps_list(in, hmpps_get(o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);
	struct plan_step *steps = arena_new(in->arena, struct plan_step, n);

	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		const json_t *v =
		        hmpps_object(in, json_array_get(list, i), &one);

		steps[i] = get_step(in, v, &one);
		steps[i].goal = goal->id;
		steps[i].position = (int64_t)i;
	}
	goal->steps = steps;
	goal->steps_n = n;
}

static void
get_notes(struct hmpps_in *in, const json_t *o, const struct hmpps_at *up,
          struct plan_goal *goal)
{
	const struct hmpps_at at = {up, "notes", 0};
	const json_t *list = hmpps_list(in, hmpps_get(o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);
	struct plan_note *notes = arena_new(in->arena, struct plan_note, n);

	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		const json_t *v =
		        hmpps_object(in, json_array_get(list, i), &one);

		notes[i] = (struct plan_note){
		        .goal = goal->id,
		        .kind = hmpps_word(in, hmpps_get(v, "type"),
		                           HMPPS_AT(&one, "type"),
		                           plan_note_words, PLAN_NOTE_PROGRESS),
		        .words = OF(hmpps_str, in, v, &one, "note"),
		        .author = {.voice = PLAN_VOICE_WORKER,
		                   .name = OF(hmpps_str, in, v, &one,
		                              "practitionerName"),
		                   .at = OF(hmpps_local, in, v, &one,
		                            "createdDate")},
		};
		hmpps_get_note(in, v, &one, &notes[i]);
	}
	goal->notes = notes;
	goal->notes_n = n;
}

static enum plan_area
get_area(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	const json_t *o = hmpps_object(in, v, at);

	return OF(hmpps_area, in, o, at, "name");
}

static unsigned
get_related(struct hmpps_in *in, const json_t *o, const struct hmpps_at *up)
{
	const struct hmpps_at at = {up, "relatedAreasOfNeed", 0};
	const json_t *list = hmpps_list(in, hmpps_get(o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	unsigned related = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		enum plan_area area = get_area(in, json_array_get(list, i),
		                               HMPPS_ITEM(&at, i));

		if (area != PLAN_AREA_NONE)
			related |= 1u << area;
	}
	return related;
}

static void
get_goal(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at,
         size_t i)
{
	const json_t *o = hmpps_object(in, v, at);
	struct str uuid = OF(hmpps_str, in, o, at, "uuid");
	struct plan_goal *goal = &in->out->whole.goals[i];

	*goal = (struct plan_goal){
	        .id = {hmpps_uuid_id(uuid)},
	        .title = OF(hmpps_str, in, o, at, "title"),
	        .area = OF(get_area, in, o, at, "areaOfNeed"),
	        .related = get_related(in, o, at),
	        .target = OF(hmpps_day, in, o, at, "targetDate"),
	        .status = hmpps_word(in, hmpps_get(o, "status"),
	                             HMPPS_AT(at, "status"),
	                             plan_goal_status_words, PLAN_GOAL_FUTURE),
	        .status_at = OF(hmpps_local, in, o, at, "statusDate"),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .author = {.voice = PLAN_VOICE_WORKER,
	                   .at = OF(hmpps_local, in, o, at, "createdDate")},
	        .views = {{.at = INSTANT_NONE}, {.at = INSTANT_NONE}},
	        .position = (int64_t)i,
	};
	in->out->items[i] = (struct plan_hmpps_item){
	        .ref = uuid, .raw = v, .dated = instant_is(goal->status_at)};
	get_steps(in, o, at, goal);
	get_notes(in, o, at, goal);
	hmpps_get_goal(in, o, at, goal);
	hmpps_goal_done(in, at, i, uuid);
}

/* One of two spellings of a member. */
static struct str
either(struct hmpps_in *in, const json_t *o, const struct hmpps_at *at,
       const char *key, const char *other)
{
	struct str s = OF(hmpps_str, in, o, at, key);

	return s.n > 0 ? s : OF(hmpps_str, in, o, at, other);
}

static void
get_said(struct hmpps_in *in, const json_t *o, const struct hmpps_at *at)
{
	struct plan_hmpps_said *said = &in->out->said[in->out->said_n];

	*said = (struct plan_hmpps_said){
	        .status = either(in, o, at, "agreementStatus", "status"),
	        .words = either(in, o, at, "agreementStatusNote", "statusNote"),
	        .notes = OF(hmpps_str, in, o, at, "optionalNote"),
	        .by = OF(hmpps_str, in, o, at, "practitionerName"),
	        .at = OF(hmpps_local, in, o, at, "createdDate"),
	};
	said->state = hmpps_state(said->status);
	if (said->status.n > 0 && said->state != PLAN_DRAFT)
		in->out->said_n++;
}

/* The notes of agreements, and the status alone where there is no note. */
static void
get_agreements(struct hmpps_in *in, const json_t *o, const struct hmpps_at *up)
{
	const struct hmpps_at at = {up, "agreementNotes", 0};
	const struct hmpps_at alone = {up, "agreementNote", 0};
	const json_t *list = hmpps_list(in, hmpps_get(o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);

	in->out->said = arena_new(in->arena, struct plan_hmpps_said, n + 2);
	for (size_t i = 0; i < n; i++)
		get_said(in,
		         hmpps_object(in, json_array_get(list, i),
		                      HMPPS_ITEM(&at, i)),
		         HMPPS_ITEM(&at, i));
	get_said(in, hmpps_object(in, hmpps_get(o, alone.key), &alone), &alone);
	if (in->out->said_n > 0)
		return;
	in->out->said[0] = (struct plan_hmpps_said){
	        .status = OF(hmpps_str, in, o, up, "agreementStatus"),
	        .at = OF(hmpps_local, in, o, up, "agreementDate"),
	};
	in->out->said[0].state = hmpps_state(in->out->said[0].status);
	in->out->said_n = in->out->said[0].status.n > 0 &&
	                  in->out->said[0].state != PLAN_DRAFT;
}

void
hmpps_old_read(struct hmpps_in *in, json_t *root)
{
	const struct hmpps_at version = {NULL, "currentVersion", 0};
	const struct hmpps_at *up = NULL;
	const json_t *o =
	        hmpps_object(in, hmpps_get(root, version.key), &version);
	struct hmpps_at at = {&version, "goals", 0};
	const json_t *list;
	size_t n;

	if (o != NULL)
		up = &version;
	else
		o = root;
	at.up = up;
	list = hmpps_list(in, hmpps_get(o, at.key), &at, PLAN_HMPPS_GOALS_MOST);
	n = json_array_size(list);
	in->out->crn = OF(hmpps_str, in, root, NULL, "crn");
	in->out->whole.plan.id.v =
	        hmpps_uuid_id(OF(hmpps_str, in, root, NULL, "uuid"));
	in->out->items = arena_new(in->arena, struct plan_hmpps_item, n);
	in->out->whole.goals = arena_new(in->arena, struct plan_goal, n);
	in->out->whole.goals_n = n;
	for (size_t i = 0; i < n; i++)
		get_goal(in, json_array_get(list, i), HMPPS_ITEM(&at, i), i);
	get_agreements(in, o, up);
	hmpps_get_plan(in, root, NULL, &in->out->whole);
}
