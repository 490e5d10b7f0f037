#include "practice/plan/plan_help.h"
#include "practice/plan/plan_scale.h"

/*
 * A version of the plan as it stood, as JSON of shape 1.  Enumerations are
 * written as their words, so that an old snapshot outlives a new order of
 * the list.  The circle of people is not in it: the names of others are
 * private, and a snapshot is kept for good.
 */

static void
plan_put_author(struct json_out *j, const struct plan_author *author)
{
	json_object(j, "author");
	json_i64(j, "user", author->user.v);
	json_str(j, "name", author->name);
	json_str(j, "voice", str_of(plan_voice_words[author->voice]));
	json_i64(j, "at", author->at.ms);
	json_end(j);
}

static void
plan_put_replies(struct json_out *j, const enum plan_reply *replies,
                 const struct str *words)
{
	json_str(j, "person_reply",
	         str_of(plan_reply_words[replies[PLAN_PERSON]]));
	json_str(j, "worker_reply",
	         str_of(plan_reply_words[replies[PLAN_WORKER]]));
	json_str(j, "person_words", words[PLAN_PERSON]);
	json_str(j, "worker_words", words[PLAN_WORKER]);
}

/* What it was made from, by its number; nothing where it was from nothing.
 * No words: whoever reads a version need not be who reads those. */
static void
plan_put_source(struct json_out *j, struct plan_source source)
{
	if (source.v == 0)
		return;
	json_object(j, "source");
	json_str(j, "kind", str_of(plan_lift_words[source.kind]));
	json_i64(j, "id", source.v);
	json_end(j);
}

static void
plan_put_step(struct json_out *j, const struct plan_step *step)
{
	json_object(j, NULL);
	json_i64(j, "id", step->id.v);
	json_i64(j, "version", step->version);
	json_str(j, "words", step->words);
	json_str(j, "actor", str_of(plan_actor_words[step->actor]));
	json_str(j, "status", str_of(plan_step_status_words[step->status]));
	json_i64(j, "due", step->due.days);
	if (step->resource != PLAN_RESOURCE_NONE)
		json_str(j, "resource",
		         str_of(plan_resource_words[step->resource]));
	if (!str_empty(step->needs))
		json_str(j, "needs", step->needs);
	if (step->agreed)
		json_bool(j, "agreed", true);
	plan_put_author(j, &step->author);
	plan_put_replies(j, step->replies, step->reply_words);
	plan_scribe_snap(j, "hand", &step->hand);
	plan_scribe_snap(j, "mark", &step->mark);
	plan_put_source(j, step->source);
	json_end(j);
}

/* Where it came from; nothing for a goal that was written here. */
static void
plan_came_snap(struct json_out *j, const struct plan_came *came)
{
	if (came->service == PLAN_SERVICE_NONE)
		return;
	json_object(j, "came");
	json_str(j, "from", str_of(plan_service_words[came->service]));
	json_i64(j, "on", came->on.days);
	json_i64(j, "file", came->file);
	json_i64(j, "place", came->place);
	json_str(j, "ref", came->ref);
	json_end(j);
}

static void
plan_put_goal(struct json_out *j, const struct plan_goal *goal)
{
	json_object(j, NULL);
	json_i64(j, "id", goal->id.v);
	json_i64(j, "version", goal->version);
	json_str(j, "title", goal->title);
	json_str(j, "why", goal->why);
	json_str(j, "how", goal->how);
	json_str(j, "area", str_of(plan_area_words[goal->area]));
	json_i64(j, "related", goal->related);
	json_i64(j, "target", goal->target.days);
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	json_i64(j, "status_at", goal->status_at.ms);
	json_str(j, "achieved_by", goal->achieved_by);
	json_str(j, "basis", str_of(plan_basis_words[goal->basis]));
	plan_put_author(j, &goal->author);
	json_i64(j, "statement", goal->statement.v);
	json_str(j, "no_words", str_of(plan_no_words_words[goal->no_words]));
	json_str(j, "no_statement", goal->no_statement);
	plan_put_replies(j, goal->replies, goal->reply_words);
	plan_scribe_snap(j, "hand", &goal->hand);
	json_array(j, "views");
	for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
		const struct plan_view *view = &goal->views[side];

		json_object(j, NULL);
		json_str(j, "stance", str_of(plan_stance_words[view->stance]));
		json_str(j, "words", view->words);
		json_i64(j, "at", view->at.ms);
		json_end(j);
	}
	json_end(j);
	json_array(j, "steps");
	for (size_t i = 0; i < goal->steps_n; i++)
		plan_put_step(j, &goal->steps[i]);
	json_end(j);
	plan_put_source(j, goal->source);
	plan_came_snap(j, &goal->came);
	plan_met_snap(j, goal->met);
	plan_scale_snap(j, goal->scale);
	plan_help_snap(j, goal);
	json_end(j);
}

/* Nothing for typed words. */
static void
plan_put_handed_in(struct json_out *j, const struct plan_statement *s)
{
	if (s->kind == PLAN_TYPED)
		return;
	json_str(j, "kind", str_of(plan_kind_words[s->kind]));
	json_i64(j, "file", s->file);
	json_i64(j, "handed_by", s->handed_by.v);
	json_str(j, "handed_name", s->handed_name);
	json_i64(j, "accepted_at", s->accepted_at.ms);
}

static void
plan_put_words(struct json_out *j, const struct plan_whole *whole)
{
	json_array(j, "statements");
	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *s = &whole->statements[i];

		json_object(j, NULL);
		json_i64(j, "id", s->id.v);
		json_i64(j, "first", s->first.v);
		json_str(j, "words", s->words);
		plan_put_author(j, &s->author);
		plan_put_handed_in(j, s);
		json_end(j);
	}
	json_end(j);
	json_array(j, "strengths");
	for (size_t i = 0; i < whole->strengths_n; i++) {
		const struct plan_strength *s = &whole->strengths[i];

		json_object(j, NULL);
		json_str(j, "words", s->words);
		json_str(j, "evidence", s->evidence);
		json_str(j, "said_by", str_of(plan_said_words[s->said_by]));
		json_str(j, "said_name", s->said_name);
		plan_put_author(j, &s->author);
		json_end(j);
	}
	json_end(j);
}

void
plan_snapshot_write(struct json_out *j, const struct plan_whole *whole)
{
	json_object(j, NULL);
	json_i64(j, "shape", 1);
	json_i64(j, "text", whole->text);
	json_str(j, "state", str_of(plan_state_words[whole->plan.state]));
	json_i64(j, "state_version", whole->plan.state_version);
	json_i64(j, "terms_version", whole->plan.terms_version);
	json_i64(j, "agreed_version", whole->plan.agreed_version);
	json_i64(j, "review_on", whole->plan.review_on.days);
	json_array(j, "goals");
	for (size_t i = 0; i < whole->goals_n; i++)
		plan_put_goal(j, &whole->goals[i]);
	json_end(j);
	plan_put_words(j, whole);
	json_array(j, "phases");
	for (size_t i = 0; i < whole->phases_n; i++) {
		const struct plan_phase *phase = &whole->phases[i];

		json_object(j, NULL);
		json_str(j, "name", str_of(plan_phase_words[phase->name]));
		json_i64(j, "entered_at", phase->entered_at.ms);
		json_i64(j, "left_at", phase->left_at.ms);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

/* --- and back ------------------------------------------------------- */

struct plan_get {
	struct arena *arena;
	bool wrong;
	bool less; /* of before what may get in the way was kept */
};

static struct str
plan_get_str(struct plan_get *get, const json_t *object, const char *key)
{
	return str_copy(get->arena, json_get_str(object, key, &get->wrong));
}

static int64_t
plan_get_i64(struct plan_get *get, const json_t *object, const char *key)
{
	int64_t v = 0;

	if (!json_get_i64(object, key, &v))
		get->wrong = true;
	return v;
}

static unsigned
plan_get_word(struct plan_get *get, const json_t *object, const char *key,
              const char *const *words)
{
	int place = str_word(json_get_str(object, key, &get->wrong), words);

	if (place >= 0)
		return (unsigned)place;
	get->wrong = true;
	return 0;
}

static struct instant
plan_get_at(struct plan_get *get, const json_t *object, const char *key)
{
	return (struct instant){plan_get_i64(get, object, key)};
}

static struct date
plan_get_date(struct plan_get *get, const json_t *object, const char *key)
{
	return (struct date){(int32_t)plan_get_i64(get, object, key)};
}

static struct plan_author
plan_get_author(struct plan_get *get, const json_t *object)
{
	const json_t *author = json_object_get(object, "author");

	return (struct plan_author){
	        .user = {plan_get_i64(get, author, "user")},
	        .voice = plan_get_word(get, author, "voice", plan_voice_words),
	        .at = plan_get_at(get, author, "at"),
	        .name = plan_get_str(get, author, "name"),
	};
}

/* Nobody's in a version from before it was kept. */
static struct plan_author
plan_get_strength_author(struct plan_get *get, const json_t *o)
{
	if (json_object_get(o, "author") == NULL)
		return (struct plan_author){.at = INSTANT_NONE};
	return plan_get_author(get, o);
}

static void
plan_get_replies(struct plan_get *get, const json_t *object,
                 enum plan_reply *replies, struct str *words)
{
	replies[PLAN_PERSON] =
	        plan_get_word(get, object, "person_reply", plan_reply_words);
	replies[PLAN_WORKER] =
	        plan_get_word(get, object, "worker_reply", plan_reply_words);
	if (json_object_get(object, "declined_words") != NULL) {
		/* A version of before each side's were kept. */
		words[plan_reply_speaker(replies)] =
		        plan_get_str(get, object, "declined_words");
		return;
	}
	words[PLAN_PERSON] = plan_get_str(get, object, "person_words");
	words[PLAN_WORKER] = plan_get_str(get, object, "worker_words");
}

static struct plan_source
plan_get_source(struct plan_get *get, const json_t *o)
{
	const json_t *source = json_object_get(o, "source");

	if (source == NULL)
		return (struct plan_source){.v = 0};
	return (struct plan_source){
	        plan_get_word(get, source, "kind", plan_lift_words),
	        plan_get_i64(get, source, "id"),
	};
}

static struct plan_step
plan_get_step(struct plan_get *get, const json_t *o)
{
	struct plan_step step = {
	        .id = {plan_get_i64(get, o, "id")},
	        .words = plan_get_str(get, o, "words"),
	        .actor = plan_get_word(get, o, "actor", plan_actor_words),
	        .status =
	                plan_get_word(get, o, "status", plan_step_status_words),
	        .due = plan_get_date(get, o, "due"),
	        .author = plan_get_author(get, o),
	};

	/* Of a step that needs something. */
	if (json_object_get(o, "resource") != NULL)
		step.resource =
		        plan_get_word(get, o, "resource", plan_resource_words);
	if (json_object_get(o, "needs") != NULL)
		step.needs = plan_get_str(get, o, "needs");
	step.agreed = json_is_true(json_object_get(o, "agreed"));
	/* Not kept at first: 0. */
	if (!json_get_i64(o, "version", &step.version))
		step.version = 0;
	plan_get_replies(get, o, step.replies, step.reply_words);
	step.hand = plan_scribe_unsnap(get->arena, o, "hand", &get->wrong);
	step.mark = plan_scribe_unsnap(get->arena, o, "mark", &get->wrong);
	step.source = plan_get_source(get, o);
	return step;
}

static void
plan_get_goal_lists(struct plan_get *get, const json_t *o,
                    struct plan_goal *goal)
{
	const json_t *views = json_object_get(o, "views");
	const json_t *list = json_object_get(o, "steps");
	size_t n = json_array_size(list);
	struct plan_step *steps = arena_new(get->arena, struct plan_step, n);

	for (size_t i = 0; i < n; i++) {
		steps[i] = plan_get_step(get, json_array_get(list, i));
		steps[i].goal = goal->id;
	}
	goal->steps = steps;
	goal->steps_n = n;
	for (size_t side = 0; side < PLAN_SIDE_COUNT; side++) {
		const json_t *view = json_array_get(views, side);

		goal->views[side] = (struct plan_view){
		        .stance = plan_get_word(get, view, "stance",
		                                plan_stance_words),
		        .words = plan_get_str(get, view, "words"),
		        .at = plan_get_at(get, view, "at"),
		};
	}
}

static struct plan_came
plan_get_came(struct plan_get *get, const json_t *o)
{
	if (o == NULL)
		return (struct plan_came){.on = DATE_NONE};
	return (struct plan_came){
	        .service = plan_get_word(get, o, "from", plan_service_words),
	        .on = plan_get_date(get, o, "on"),
	        .file = plan_get_i64(get, o, "file"),
	        .place = plan_get_i64(get, o, "place"),
	        .ref = plan_get_str(get, o, "ref"),
	};
}

static struct plan_goal
plan_get_goal(struct plan_get *get, const json_t *o)
{
	struct plan_goal goal = {
	        .id = {plan_get_i64(get, o, "id")},
	        .version = plan_get_i64(get, o, "version"),
	        .title = plan_get_str(get, o, "title"),
	        .why = plan_get_str(get, o, "why"),
	        .how = plan_get_str(get, o, "how"),
	        .area = plan_get_word(get, o, "area", plan_area_words),
	        .related = (unsigned)plan_get_i64(get, o, "related"),
	        .target = plan_get_date(get, o, "target"),
	        .status =
	                plan_get_word(get, o, "status", plan_goal_status_words),
	        .status_at = plan_get_at(get, o, "status_at"),
	        .achieved_by = plan_get_str(get, o, "achieved_by"),
	        .basis = plan_get_word(get, o, "basis", plan_basis_words),
	        .author = plan_get_author(get, o),
	        .statement = {plan_get_i64(get, o, "statement")},
	        .no_statement = plan_get_str(get, o, "no_statement"),
	};

	get->less = get->less || json_object_get(o, "hurdles") == NULL;
	if (json_object_get(o, "no_words") != NULL)
		goal.no_words =
		        plan_get_word(get, o, "no_words", plan_no_words_words);
	plan_get_replies(get, o, goal.replies, goal.reply_words);
	goal.hand = plan_scribe_unsnap(get->arena, o, "hand", &get->wrong);
	plan_get_goal_lists(get, o, &goal);
	goal.source = plan_get_source(get, o);
	goal.came = plan_get_came(get, json_object_get(o, "came"));
	goal.met = plan_met_unsnap(get->arena, o, &get->wrong);
	goal.scale = plan_scale_unsnap(get->arena, o, &get->wrong);
	plan_help_unsnap(get->arena, o, &get->wrong, &goal);
	return goal;
}

/* Typed words, where it says nothing else. */
static void
plan_get_handed_in(struct plan_get *get, const json_t *o,
                   struct plan_statement *s)
{
	if (json_object_get(o, "kind") == NULL)
		return;
	s->kind = plan_get_word(get, o, "kind", plan_kind_words);
	s->file = plan_get_i64(get, o, "file");
	s->handed_by.v = plan_get_i64(get, o, "handed_by");
	s->handed_name = plan_get_str(get, o, "handed_name");
	s->accepted_at = plan_get_at(get, o, "accepted_at");
}

static void
plan_get_words(struct plan_get *get, const json_t *root,
               struct plan_whole *whole)
{
	const json_t *list = json_object_get(root, "statements");

	whole->statements_n = json_array_size(list);
	whole->statements = arena_new(get->arena, struct plan_statement,
	                              whole->statements_n);
	for (size_t i = 0; i < whole->statements_n; i++) {
		const json_t *o = json_array_get(list, i);

		whole->statements[i] = (struct plan_statement){
		        .id = {plan_get_i64(get, o, "id")},
		        .first = {plan_get_i64(get, o, "first")},
		        .words = plan_get_str(get, o, "words"),
		        .accepted_at = INSTANT_NONE,
		        .author = plan_get_author(get, o),
		        .ended_at = INSTANT_NONE,
		};
		plan_get_handed_in(get, o, &whole->statements[i]);
	}
	list = json_object_get(root, "strengths");
	whole->strengths_n = json_array_size(list);
	whole->strengths =
	        arena_new(get->arena, struct plan_strength, whole->strengths_n);
	for (size_t i = 0; i < whole->strengths_n; i++) {
		const json_t *o = json_array_get(list, i);

		whole->strengths[i] = (struct plan_strength){
		        .words = plan_get_str(get, o, "words"),
		        .evidence = plan_get_str(get, o, "evidence"),
		        .said_by = plan_get_word(get, o, "said_by",
		                                 plan_said_words),
		        .said_name = plan_get_str(get, o, "said_name"),
		        .author = plan_get_strength_author(get, o),
		};
	}
}

static void
plan_get_phases(struct plan_get *get, const json_t *root,
                struct plan_whole *whole)
{
	const json_t *list = json_object_get(root, "phases");

	whole->phases_n = json_array_size(list);
	whole->phases =
	        arena_new(get->arena, struct plan_phase, whole->phases_n);
	for (size_t i = 0; i < whole->phases_n; i++) {
		const json_t *o = json_array_get(list, i);

		whole->phases[i] = (struct plan_phase){
		        .name = plan_get_word(get, o, "name", plan_phase_words),
		        .entered_at = plan_get_at(get, o, "entered_at"),
		        .left_at = plan_get_at(get, o, "left_at"),
		};
	}
}

const struct fault *
plan_snapshot_read(struct ctx *ctx, struct str json, struct plan_whole *out)
{
	struct plan_get get = {.arena = ctx->arena};
	struct plan_whole whole = {.goals_n = 0};
	const json_t *list;
	json_t *root;

	TRY(json_read(ctx->arena, json, &root));
	whole.plan = (struct plan){
	        .state = plan_get_word(&get, root, "state", plan_state_words),
	        .state_version = plan_get_i64(&get, root, "state_version"),
	        .terms_version = plan_get_i64(&get, root, "terms_version"),
	        .agreed_version = plan_get_i64(&get, root, "agreed_version"),
	        .review_on = plan_get_date(&get, root, "review_on"),
	        .state_at = INSTANT_NONE,
	};
	whole.text = PLAN_TEXT_OLD;
	if (json_object_get(root, "text") != NULL)
		whole.text = (int)plan_get_i64(&get, root, "text");
	list = json_object_get(root, "goals");
	whole.goals_n = json_array_size(list);
	whole.goals = arena_new(ctx->arena, struct plan_goal, whole.goals_n);
	for (size_t i = 0; i < whole.goals_n; i++)
		whole.goals[i] = plan_get_goal(&get, json_array_get(list, i));
	plan_get_words(&get, root, &whole);
	plan_get_phases(&get, root, &whole);
	if (get.wrong)
		return fault_bug(ctx, "a snapshot of a plan cannot be read");
	whole.less = get.less;
	*out = whole;
	return NULL;
}
