/*
 * plan_file_told.c - what happened here, for a plan that goes out: which
 * answers it came to, and for the platform the events of its goals, each with
 * the goal as it stood after it.
 */
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_hmpps_in.h"

/* --- answers -------------------------------------------------------------- */

/* Both sides' last answers, on the way through all of them. */
struct answers {
	struct ctx *ctx;
	const struct plan *plan;
	struct plan_names names;
	enum plan_answer last[PLAN_SIDE_COUNT];
	int64_t to[PLAN_SIDE_COUNT]; /* the version that was answered */
	struct str words[PLAN_SIDE_COUNT];
	struct str worker; /* who answered for the service last */
	int64_t version;   /* of what was come to last */
	int64_t terms;     /* of what was agreed about in it */
	struct plan_hmpps_said *said;
	size_t n;
};

/* An answer to what was agreed about before is none to this (plan_state_both).
 */
static enum plan_answer
answer_now(const struct answers *a, enum plan_side side)
{
	return a->to[side] >= a->terms ? a->last[side] : PLAN_ANSWER_NONE;
}

/* What both come to, where it came to something (plan_state_follow). */
static enum plan_state
come_to(const struct answers *a, bool again)
{
	enum plan_answer person = answer_now(a, PLAN_PERSON);

	if (person == PLAN_NO || answer_now(a, PLAN_WORKER) == PLAN_NO)
		return again ? PLAN_UPDATED_DO_NOT_AGREE : PLAN_DO_NOT_AGREE;
	if (person == PLAN_COULD_NOT)
		return PLAN_COULD_NOT_ANSWER;
	return again ? PLAN_UPDATED_AGREED : PLAN_AGREED;
}

static struct str
no_words(const struct answers *a)
{
	for (enum plan_side side = 0; side < PLAN_SIDE_COUNT; side++)
		if (answer_now(a, side) == PLAN_NO ||
		    answer_now(a, side) == PLAN_COULD_NOT)
			return a->words[side];
	return S("");
}

/* Who wrote it: what a worker took in is theirs to sign. */
static const struct fault *
answer_by(struct answers *a, const struct row *row, size_t side)
{
	if (side != PLAN_WORKER &&
	    row_enum(row, "way", plan_way_words) == PLAN_WAY_OWN)
		return NULL;
	return plan_name(a->ctx, &a->names,
	                 (struct user_id){row_i64(row, "author")}, &a->worker);
}

static const struct fault *
answer_row(struct answers *a, const struct row *row)
{
	size_t side = (size_t)row_enum(row, "side", plan_side_words);
	bool before = a->last[side] != PLAN_ANSWER_NONE;
	const struct plan_hmpps_said *was = &a->said[a->n];
	bool again;

	a->last[side] = (unsigned)row_enum(row, "answer", plan_answer_words);
	a->to[side] = row_i64(row, "version");
	a->words[side] = row_str(row, "words");
	TRY(answer_by(a, row, side));
	if (row_i64(row, "settled") == 0)
		return NULL;
	TRY(plan_store_told_terms(a->ctx, a->plan, a->to[side], &a->terms));
	was = a->n > 0 ? was - 1 : NULL;
	again = was != NULL && (before || a->terms > a->version ||
	                        was->state == PLAN_COULD_NOT_ANSWER);
	a->version = a->to[side];
	a->said[a->n++] = (struct plan_hmpps_said){
	        .id = row_i64(row, "agreement"),
	        .state = (int)come_to(a, again),
	        .words = no_words(a),
	        .by = a->worker,
	        .at = row_instant(row, "at"),
	};
	return NULL;
}

const struct fault *
plan_file_answers(struct ctx *ctx, const struct plan *plan,
                  struct plan_hmpps_said **out, size_t *n)
{
	struct answers a = {.ctx = ctx, .plan = plan, .n = 0};
	struct rows rows;

	TRY(plan_store_told_answers(ctx, plan, &rows));
	a.said = arena_new(ctx->arena, struct plan_hmpps_said, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		TRY(answer_row(&a, &rows.v[i]));
	/* The last is as the plan says. */
	if (a.n > 0)
		a.said[a.n - 1].state = (int)plan->state;
	*out = a.said;
	*n = a.n;
	return NULL;
}

/* --- events --------------------------------------------------------------- */

/* The word of an event there, and who is said to have done it under which
 * name. */
static const struct told {
	const char *what, *type, *by, *words;
} tolds[] = {
        {"plan.goal_added", "GOAL_CREATED", "createdBy", NULL},
        {"plan.goal_achieved", "GOAL_ACHIEVED", "achievedBy", "notes"},
        {"plan.goal_removed", "GOAL_REMOVED", "removedBy", "reason"},
        {"plan.goal_readded", "GOAL_READDED", "readdedBy", "reason"},
        {"plan.goal_deleted", "GOAL_DELETED", "deletedBy", NULL},
        {"plan.note_added", "GOAL_UPDATED", "updatedBy", "notes"},
        {"", "GOAL_UPDATED", "updatedBy", NULL},
};

static const struct told *
told_of(struct str what)
{
	size_t i = 0;

	while (tolds[i].what[0] != '\0' && !str_is(what, tolds[i].what))
		i++;
	return &tolds[i];
}

struct telling {
	struct ctx *ctx;
	const struct plan_whole *whole;
	const struct str *names; /* in the order of the rows */
	size_t n;
	size_t at;
	struct json_out j;
};

static const struct plan_goal *
goal_in(const struct plan_whole *whole, int64_t id)
{
	for (size_t i = 0; i < whole->goals_n; i++)
		if (whole->goals[i].id.v == id)
			return &whole->goals[i];
	return NULL;
}

/* What was written with it, which is kept as a note of the same moment. */
static struct str
words_then(const struct telling *t, int64_t goal, struct instant at)
{
	const struct plan_goal *now = goal_in(t->whole, goal);

	for (size_t i = 0; now != NULL && i < now->notes_n; i++)
		if (now->notes[i].author.at.ms == at.ms)
			return now->notes[i].words;
	return S("");
}

/* The goal as it stood: in their words, so far as their history shows it. */
static void
put_stood(struct json_out *j, const struct plan_goal *goal)
{
	json_object(j, "goal");
	json_str(j, "title", goal->title);
	json_str_or_null(j, "area_of_need",
	                 str_of(plan_area_words[goal->area]));
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	json_date(j, "target_date", goal->target);
	json_array(j, "steps");
	for (size_t i = 0; i < goal->steps_n; i++) {
		const struct plan_step *step = &goal->steps[i];

		json_object(j, NULL);
		json_str(j, "actor", str_of(plan_actor_words[step->actor]));
		json_str(j, "status",
		         str_of(plan_step_status_words[step->status]));
		json_str(j, "description", step->words);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void
put_event(struct telling *t, const struct row *row,
          const struct plan_whole *then)
{
	const struct told *told = told_of(row_str(row, "what"));
	struct goal_id id = {row_i64(row, "subject")};
	struct str by = t->at < t->n ? t->names[t->at] : S("");
	struct instant at = row_instant(row, "at");
	const struct plan_goal *goal = goal_in(then, id.v);
	const struct plan_goal *now = goal_in(t->whole, id.v);
	struct arena *arena = t->ctx->arena;
	unsigned version = (unsigned)row_i64(row, "version") & 0xfff;
	struct json_out *j = &t->j;

	json_object(j, NULL);
	json_str(j, "uuid", hmpps_uuid(arena, id.v, HMPPS_EVENT + version));
	json_str(j, "timestamp", instant_iso(arena, at));
	json_object(j, "user");
	json_str(j, "name", by);
	json_end(j);
	json_str(j, "event", S("CUSTOM"));
	json_object(j, "data");
	json_end(j);
	json_str(j, "customType", str_of(told->type));
	json_object(j, "customData");
	json_str(j, "goalUuid",
	         now != NULL ? hmpps_goal_uuid(arena, now)
	                     : hmpps_uuid(arena, id.v, HMPPS_ITSELF));
	json_str_or_null(j, "goalTitle", goal != NULL ? goal->title : S(""));
	json_str(j, told->by,
	         goal != NULL && str_is(str_of(told->by), "achievedBy") &&
	                         !str_empty(goal->achieved_by)
	                 ? goal->achieved_by
	                 : by);
	if (told->words != NULL)
		json_str_or_null(j, told->words, words_then(t, id.v, at));
	if (goal != NULL)
		put_stood(j, goal);
	json_end(j);
	json_end(j);
}

static const struct fault *
event_row(void *data, const struct row *row)
{
	struct telling *t = data;
	struct arena_mark mark = arena_mark(t->ctx->arena);
	struct plan_whole then;

	TRY(plan_snapshot_read(t->ctx, row_str(row, "snapshot"), &then));
	put_event(t, row, &then);
	t->at++;
	arena_release(t->ctx->arena, mark);
	return NULL;
}

/* Who did each: before the rows are walked, for a walk asks nothing else. */
static const struct fault *
names_of(struct ctx *ctx, const struct plan *plan, struct telling *t)
{
	struct plan_names names = {.n = 0};
	struct rows rows;
	struct str *list;

	TRY(plan_store_told_events(ctx, plan, &rows));
	list = arena_new(ctx->arena, struct str, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		TRY(plan_name(ctx, &names,
		              (struct user_id){row_i64(&rows.v[i], "author")},
		              &list[i]));
	t->names = list;
	t->n = rows.n;
	return NULL;
}

const struct fault *
plan_file_tell(struct ctx *ctx, const struct plan_whole *whole, json_t *root)
{
	struct telling t = {.ctx = ctx, .whole = whole};
	json_t *list = json_object_get(root, "timeline"), *ours;
	struct buf buf;

	TRY(names_of(ctx, &whole->plan, &t));
	if (t.n == 0)
		return NULL;
	buf_init(&buf, ctx->arena, 0);
	json_init(&t.j, &buf);
	json_array(&t.j, NULL);
	TRY(plan_store_told_kept(ctx, &whole->plan, event_row, &t));
	json_end(&t.j);
	TRY(json_read(ctx->arena, buf_get(&buf), &ours));
	if (!json_is_array(list)) {
		claim(json_object_set_new(root, "timeline", (json_array)()) ==
		      0);
		list = json_object_get(root, "timeline");
	}
	for (size_t i = 0; i < json_array_size(ours); i++)
		hmpps_back_add(list, json_array_get(ours, i), false);
	return NULL;
}

void
plan_file_tell_less(json_t *root)
{
	const json_t *list = json_object_get(root, "timeline");

	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *one = json_array_get(list, i);
		const char *uuid =
		        json_string_value(json_object_get(one, "uuid"));

		/* Those of a file go out as they came. */
		if (uuid != NULL && hmpps_uuid_is_ours(str_of(uuid)))
			json_object_del(json_object_get(one, "customData"),
			                "goal");
	}
}
