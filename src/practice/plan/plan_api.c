#include "practice/plan/plan_form_local.h"

#include "base/utf8.h"

/* --- out ------------------------------------------------------------ */

static void
plan_api_author(struct json_out *j, const struct plan_author *author)
{
	static const char *const words[] = {
	        [PLAN_VOICE_OWN] = "person",
	        [PLAN_VOICE_FOR] = "worker_for_person",
	        [PLAN_VOICE_WORKER] = "worker",
	};

	json_str(j, "words_of", str_of(words[author->voice]));
	json_str_or_null(j, "written_by", author->name);
	json_instant(j, "written_at", author->at);
}

static void
plan_api_step(struct json_out *j, const struct plan_step *step)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, step->id.v));
	json_i64(j, "version", step->version);
	json_str(j, "description", step->words);
	json_str(j, "actor", str_of(plan_actor_words[step->actor]));
	json_str(j, "status", str_of(plan_step_status_words[step->status]));
	json_date(j, "due_on", step->due);
	json_str(j, "person_reply",
	         str_of(plan_reply_words[step->replies[PLAN_PERSON]]));
	json_str(j, "worker_reply",
	         str_of(plan_reply_words[step->replies[PLAN_WORKER]]));
	plan_api_author(j, &step->author);
	json_end(j);
}

static void
plan_api_view(struct json_out *j, const char *key, const struct plan_view *view)
{
	json_object(j, key);
	json_str_or_null(j, "stance", str_of(plan_stance_words[view->stance]));
	json_str_or_null(j, "words", view->words);
	json_instant(j, "at", view->at);
	json_end(j);
}

static void
plan_api_goal_terms(struct json_out *j, const struct plan_goal *goal)
{
	json_str(j, "title", goal->title);
	json_str_or_null(j, "why", goal->why);
	json_str_or_null(j, "how_i_will_know", goal->how);
	json_str_or_null(j, "area_of_need",
	                 str_of(plan_area_words[goal->area]));
	json_array(j, "related_areas_of_need");
	for (int i = 1; i < PLAN_AREA_COUNT; i++)
		if (goal->related & 1u << i)
			json_str(j, NULL, str_of(plan_area_words[i]));
	json_end(j);
	json_date(j, "target_date", goal->target);
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	json_instant(j, "status_at", goal->status_at);
	json_str_or_null(j, "achieved_by", goal->achieved_by);
	json_str(j, "basis", str_of(plan_basis_words[goal->basis]));
	json_str_or_null(j, "statement",
	                 goal->statement.v == 0
	                         ? S("")
	                         : id_show(j->buf->arena, goal->statement.v));
	json_str_or_null(j, "no_statement", goal->no_statement);
}

static void
plan_api_goal_put(struct json_out *j, const char *key,
                  const struct plan_goal *goal)
{
	json_object(j, key);
	json_str(j, "id", id_show(j->buf->arena, goal->id.v));
	json_i64(j, "version", goal->version);
	plan_api_goal_terms(j, goal);
	json_str(j, "person_reply",
	         str_of(plan_reply_words[goal->replies[PLAN_PERSON]]));
	json_str(j, "worker_reply",
	         str_of(plan_reply_words[goal->replies[PLAN_WORKER]]));
	plan_api_view(j, "person_view", &goal->views[PLAN_PERSON]);
	plan_api_view(j, "worker_view", &goal->views[PLAN_WORKER]);
	plan_api_author(j, &goal->author);
	json_array(j, "steps");
	for (size_t i = 0; i < goal->steps_n; i++)
		plan_api_step(j, &goal->steps[i]);
	json_end(j);
	json_array(j, "notes");
	for (size_t i = 0; i < goal->notes_n; i++) {
		json_object(j, NULL);
		json_str(j, "type",
		         str_of(plan_note_words[goal->notes[i].kind]));
		json_str(j, "words", goal->notes[i].words);
		plan_api_author(j, &goal->notes[i].author);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void
plan_api_side(struct json_out *j, const struct plan *plan, enum plan_side side)
{
	const struct plan_answered *said = &plan->sides[side];

	json_object(j, plan_side_words[side]);
	json_str_or_null(j, "answer", str_of(plan_answer_words[said->answer]));
	json_str_or_null(j, "reason", str_of(plan_reason_words[said->reason]));
	json_str_or_null(j, "words", said->words);
	json_instant(j, "at",
	             said->answer == PLAN_ANSWER_NONE ? INSTANT_NONE
	                                              : said->at);
	json_bool(j, "current", plan_has_answered(plan, side));
	json_end(j);
}

static void
plan_api_state(struct json_out *j, const struct plan *plan)
{
	json_i64(j, "version", plan->version);
	json_str(j, "status", str_of(plan_state_words[plan->state]));
	json_bool(j, "changed_since_agreement", plan_is_changed(plan));
	json_bool(j, "agreed_by_both", plan_is_agreed(plan));
	json_bool(j, "required_items_only", !plan_is_agreed(plan));
	json_date(j, "review_on", plan->review_on);
	json_object(j, "agreement");
	plan_api_side(j, plan, PLAN_PERSON);
	plan_api_side(j, plan, PLAN_WORKER);
	json_end(j);
}

static void
plan_api_words(struct json_out *j, const struct plan_whole *whole)
{
	json_array(j, "statements");
	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *s = &whole->statements[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, s->first.v));
		json_str(j, "words", s->words);
		plan_api_author(j, &s->author);
		json_end(j);
	}
	json_end(j);
	json_array(j, "strengths");
	for (size_t i = 0; i < whole->strengths_n; i++) {
		const struct plan_strength *s = &whole->strengths[i];

		json_object(j, NULL);
		json_str(j, "words", s->words);
		json_str_or_null(j, "evidence", s->evidence);
		json_str(j, "said_by", str_of(plan_said_words[s->said_by]));
		json_str_or_null(j, "said_name", s->said_name);
		json_end(j);
	}
	json_end(j);
	json_array(j, "phases");
	for (size_t i = 0; i < whole->phases_n; i++) {
		const struct plan_phase *p = &whole->phases[i];

		json_object(j, NULL);
		json_str(j, "name", str_of(plan_phase_words[p->name]));
		json_instant(j, "entered_at", p->entered_at);
		json_str(j, "entry_reason", str_of(plan_turn_words[p->entry]));
		json_instant(j, "left_at", p->left_at);
		json_str_or_null(j, "exit_reason",
		                 str_of(plan_turn_words[p->exit]));
		json_end(j);
	}
	json_end(j);
}

/* The screen of a request with a token or session that may read plans. */
static const struct fault *
plan_api_open(struct ctx *ctx, const struct request *req,
              struct plan_screen **out)
{
	bool own;

	TRY(plan_screen_open(ctx, req, out));
	own = plan_side_of(ctx, (*out)->head.person) == PLAN_PERSON;
	if (!ctx_can(ctx, own ? CAN_SEE_OWN : CAN_SEE_PEOPLE))
		return fault_not_found(ctx, "We cannot find that person");
	return NULL;
}

const struct fault *
plan_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct json_out j;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", screen->head.crn);
	plan_api_state(&j, &screen->whole.plan);
	json_array(&j, "goals");
	for (size_t i = 0; i < screen->whole.goals_n; i++)
		plan_api_goal_put(&j, NULL, &screen->whole.goals[i]);
	json_end(&j);
	plan_api_words(&j, &screen->whole);
	json_end(&j);
	api_etag(reply, screen->whole.plan.version);
	return NULL;
}

/* One goal as it now stands. */
static const struct fault *
plan_api_answer_goal(struct ctx *ctx, struct reply *reply, int status,
                     struct person_id person, struct goal_id id)
{
	struct plan_whole whole;
	struct json_out j;

	TRY(plan_read(ctx, person, &whole));
	for (size_t i = 0; i < whole.goals_n; i++) {
		if (whole.goals[i].id.v != id.v)
			continue;
		reply_json(reply, status, &j);
		plan_api_goal_put(&j, NULL, &whole.goals[i]);
		api_etag(reply, whole.goals[i].version);
		return NULL;
	}
	return fault_bug(ctx, "a goal just written is not there");
}

/* --- in ------------------------------------------------------------- */

struct plan_api_in {
	struct ctx *ctx;
	const json_t *body;
	struct problems problems;
};

static struct str
plan_api_str(struct plan_api_in *in, const char *key)
{
	bool wrong = false;
	struct str value = json_get_str(in->body, key, &wrong);

	if (wrong)
		problems_add(&in->problems, key, "Send this as text");
	return utf8_clean(in->ctx->arena, value);
}

/* A word of a list; `otherwise` when it is not there at all. */
static unsigned
plan_api_word(struct plan_api_in *in, const char *key, const char *const *words,
              unsigned otherwise)
{
	struct str value = plan_api_str(in, key);
	int place = str_word(value, words);

	if (str_empty(value))
		return otherwise;
	if (place >= 0)
		return (unsigned)place;
	problems_add(&in->problems, key,
	             "This is not one of the words that "
	             "can be sent here");
	return otherwise;
}

static struct date
plan_api_date(struct plan_api_in *in, const char *key)
{
	struct str value = plan_api_str(in, key);
	struct date date = DATE_NONE;

	if (!str_empty(value) && !date_read_iso(value, &date))
		problems_add(&in->problems, key, "Send a date like 2027-03-27");
	return date;
}

static unsigned
plan_api_related(struct plan_api_in *in)
{
	const json_t *list = json_object_get(in->body, "related_areas_of_need");
	unsigned related = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *slug = json_string_value(json_array_get(list, i));
		int area = str_word(str_of(slug), plan_area_words);

		if (area > 0)
			related |= 1u << area;
		else
			problems_add(&in->problems, "related_areas_of_need",
			             "This is not one of the words that can "
			             "be sent here");
	}
	return related;
}

static const struct fault *
plan_api_body(struct ctx *ctx, const struct request *req,
              struct plan_api_in *in)
{
	json_t *body;

	TRY(request_json(req, &body));
	in->ctx = ctx;
	in->body = body;
	problems_init(&in->problems, ctx->arena);
	return NULL;
}

/* A member as text, or what it was when it is not sent. */
static struct str
plan_api_kept(struct plan_api_in *in, const char *key, struct str was)
{
	if (json_object_get(in->body, key) == NULL)
		return was;
	return plan_api_str(in, key);
}

/* A worker's voice: as sent, as it was, else the worker's own. */
static enum plan_voice
plan_api_voice(struct plan_api_in *in, const struct plan_goal *was)
{
	struct str words_of = plan_api_str(in, "words_of");

	if (str_is(words_of, "worker_for_person"))
		return PLAN_VOICE_FOR;
	if (str_empty(words_of) && was->id.v != 0 &&
	    was->author.voice == PLAN_VOICE_FOR)
		return PLAN_VOICE_FOR;
	return PLAN_VOICE_WORKER;
}

/* What a goal says; members that are not sent keep what `was` says. */
static const struct fault *
plan_api_terms(struct plan_api_in *in, const struct plan_goal *was,
               struct plan_goal_terms *out)
{
	const json_t *body = in->body;
	struct str statement = plan_api_str(in, "statement");
	struct plan_goal_terms terms = {
	        .title = plan_api_kept(in, "title", was->title),
	        .why = plan_api_kept(in, "why", was->why),
	        .how = plan_api_kept(in, "how_i_will_know", was->how),
	        .area = plan_api_word(in, "area_of_need", plan_area_words,
	                              was->area),
	        .related = was->related,
	        .target = was->target,
	        .basis = plan_api_word(in, "basis", plan_basis_words,
	                               was->basis),
	        .voice = plan_api_voice(in, was),
	        .statement = was->statement,
	        .no_statement =
	                plan_api_kept(in, "no_statement", was->no_statement),
	};

	if (json_object_get(body, "related_areas_of_need") != NULL)
		terms.related = plan_api_related(in);
	if (json_object_get(body, "target_date") != NULL)
		terms.target = plan_api_date(in, "target_date");
	terms.now = date_is(terms.target);
	if (!str_empty(statement) && !id_read(statement, &terms.statement.v))
		problems_add(&in->problems, "statement",
		             "This is not the id of a statement");
	TRY(problems_fault(&in->problems));
	*out = terms;
	return NULL;
}

const struct fault *
plan_api_goals(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_goal blank = {.target = DATE_NONE};
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_goal_terms terms;
	struct goal_id id;
	enum plan_side side;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	side = plan_side_of(ctx, screen->head.person);
	blank.basis = side == PLAN_PERSON ? PLAN_BASIS_MINE
	                                  : PLAN_BASIS_NEGOTIATED;
	TRY(plan_api_terms(&in, &blank, &terms));
	TRY(plan_goal_add(ctx, screen->head.person, &terms, &id));
	return plan_api_answer_goal(ctx, reply, 201, screen->head.person, id);
}

/* The goal of the address, if it is this person's. */
static const struct fault *
plan_api_goal_take(struct ctx *ctx, const struct request *req,
                   const struct plan_screen *screen, struct plan_goal *out)
{
	int64_t id;

	TRY(request_place_id(req, "goal", &id));
	TRY(plan_store_goal_lock(ctx, (struct goal_id){id}, out));
	if (out->person.v != screen->head.person.v)
		return fault_not_found(ctx, "We cannot find that goal");
	return NULL;
}

const struct fault *
plan_api_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	struct plan_goal_terms terms;
	int64_t seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(api_match_read(ctx, req, &seen));
	TRY(plan_api_body(ctx, req, &in));
	TRY(plan_api_terms(&in, &goal, &terms));
	TRY(plan_goal_change(ctx, goal.id, seen, &terms));
	return plan_api_answer_goal(ctx, reply, 200, goal.person, goal.id);
}

const struct fault *
plan_api_steps(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	struct plan_step_terms terms;
	struct step_id id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	terms = (struct plan_step_terms){
	        .words = plan_api_str(&in, "description"),
	        .actor = plan_api_word(&in, "actor", plan_actor_words,
	                               PLAN_ACTOR_PERSON),
	        .due = plan_api_date(&in, "due_on"),
	        .voice = str_is(plan_api_str(&in, "words_of"),
	                        "worker_for_person")
	                         ? PLAN_VOICE_FOR
	                         : PLAN_VOICE_WORKER,
	        .status = plan_api_word(&in, "status", plan_step_status_words,
	                                PLAN_STEP_NOT_STARTED),
	};
	TRY(problems_fault(&in.problems));
	TRY(plan_step_add(ctx, goal.id, &terms, &id));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

/* The answer is to the version that was seen: sent, or as it stands. */
const struct fault *
plan_api_agreement(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_answering given;
	struct plan plan;
	struct json_out j;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	TRY(plan_store_plan(ctx, screen->head.person, &plan));
	given = (struct plan_answering){
	        .answer = plan_api_word(&in, "answer", plan_answer_words,
	                                PLAN_ANSWER_NONE),
	        .reason = plan_api_word(&in, "reason", plan_reason_words,
	                                PLAN_REASON_NONE),
	        .words = plan_api_str(&in, "words"),
	        .seen = plan.version,
	};
	if (json_object_get(in.body, "version") != NULL &&
	    !json_get_i64(in.body, "version", &given.seen))
		problems_add(&in.problems, "version",
		             "Send the version as a number");
	TRY(problems_fault(&in.problems));
	TRY(plan_answer_give(ctx, screen->head.person, &given, &plan));
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", screen->head.crn);
	plan_api_state(&j, &plan);
	json_end(&j);
	return NULL;
}
