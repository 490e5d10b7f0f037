#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_stale.h"

#include "base/utf8.h"

/* --- out ----------------------------------------------------------- */

const struct fault *
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

/* The plan as it stands, and its stage. */
static const struct fault *
plan_api_read_now(struct ctx *ctx, struct plan_screen *screen)
{
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	return plan_stage_read(ctx, &screen->whole.plan, ctx->today,
	                       &screen->stage);
}

/* ?on=2026-05-17: the plan at the end of that day; else as it stands. */
static const struct fault *
plan_api_read(struct ctx *ctx, const struct request *req,
              struct plan_screen *screen)
{
	struct str on = request_query(req, "on");
	struct date day;
	bool found;

	if (str_empty(on))
		return plan_api_read_now(ctx, screen);
	if (!date_read_iso(on, &day))
		return fault_invalid(ctx, "Send a date like 2027-03-27");
	TRY(plan_read_day(ctx, screen->head.person, day, &screen->whole,
	                  &found));
	if (!found)
		return fault_not_found(ctx, "There was no plan on that day");
	return plan_stage_read(ctx, &screen->whole.plan, day, &screen->stage);
}

const struct fault *
plan_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct json_out j;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_read(ctx, req, screen));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", screen->head.crn);
	plan_api_state(&j, &screen->whole.plan, &screen->stage);
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
const struct fault *
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

const struct fault *
plan_api_answer_state(struct ctx *ctx, struct reply *reply, int status,
                      const struct plan_screen *screen)
{
	struct plan_staged staged;
	struct json_out j;
	struct plan plan;

	TRY(plan_store_plan(ctx, screen->head.person, &plan));
	TRY(plan_store_answers(ctx, &plan));
	TRY(plan_stage_read(ctx, &plan, ctx->today, &staged));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", screen->head.crn);
	plan_api_state(&j, &plan, &staged);
	json_end(&j);
	return NULL;
}

/* --- in ------------------------------------------------------------ */

struct str
plan_api_str(struct plan_api_in *in, const char *key)
{
	bool wrong = false;
	struct str value;

	if (in->form != NULL)
		return request_field(in->form, key);
	value = json_get_str(in->body, key, &wrong);
	if (wrong)
		problems_add(&in->problems, key, "Send this as text");
	return utf8_clean(in->ctx->arena, value);
}

unsigned
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

struct date
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

int64_t
plan_api_version(struct plan_api_in *in)
{
	int64_t version = 0;
	bool read = in->form != NULL
	                    ? str_i64(plan_api_str(in, "version"), &version)
	                    : json_get_i64(in->body, "version", &version);

	if (!read || version <= 0)
		problems_add(&in->problems, "version",
		             "Send the version that you read, as a number");
	return version;
}

enum plan_voice
plan_api_words_of(struct plan_api_in *in)
{
	static const char *const words[] = {"worker", "worker_for_person",
	                                    NULL};

	return plan_api_word(in, "words_of", words, 0) == 1 ? PLAN_VOICE_FOR
	                                                    : PLAN_VOICE_WORKER;
}

enum plan_voice
plan_api_words_still(struct plan_api_in *in, enum plan_voice was)
{
	if (was == PLAN_VOICE_FOR && str_empty(plan_api_str(in, "words_of")))
		return PLAN_VOICE_FOR;
	return plan_api_words_of(in);
}

const struct fault *
plan_api_body(struct ctx *ctx, const struct request *req,
              struct plan_api_in *in)
{
	json_t *body;

	TRY(request_json(req, &body));
	in->ctx = ctx;
	in->body = body;
	in->form = NULL;
	problems_init(&in->problems, ctx->arena);
	return NULL;
}

void
plan_api_form(struct ctx *ctx, const struct request *req,
              struct plan_api_in *in)
{
	in->ctx = ctx;
	in->body = NULL;
	in->form = req;
	problems_init(&in->problems, ctx->arena);
}

const struct fault *
plan_api_may_hand_in(struct ctx *ctx)
{
	if (ctx_can(ctx, CAN_WRITE_PLAN) || ctx_can(ctx, CAN_WRITE_OWN))
		return NULL;
	return fault_not_found(ctx, "We cannot find that person");
}

struct str
plan_api_else(struct plan_api_in *in, const char *key, struct str was)
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
	        .title = plan_api_else(in, "title", was->title),
	        .why = plan_api_else(in, "why", was->why),
	        .how = plan_api_else(in, "how_i_will_know", was->how),
	        .area = plan_api_word(in, "area_of_need", plan_area_words,
	                              was->area),
	        .related = was->related,
	        .target = was->target,
	        .basis = plan_api_word(in, "basis", plan_basis_words,
	                               was->basis),
	        .voice = plan_api_voice(in, was),
	        .statement = was->statement,
	        .no_words = plan_api_word(in, "no_statement_reason",
	                                  plan_no_words_words, was->no_words),
	        .no_statement =
	                plan_api_else(in, "no_statement", was->no_statement),
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

/* What a new goal or step is made from. */
static struct plan_source
plan_api_source(struct plan_api_in *in)
{
	struct str id = plan_api_str(in, "source");
	struct plan_source source = {
	        .kind = plan_api_word(in, "source_kind", plan_lift_words,
	                              PLAN_LIFT_NONE),
	};

	if (!str_empty(id) && !id_read(id, &source.v))
		problems_add(&in->problems, "source", "This is no id");
	/* A kind of nothing is none. */
	if (source.v == 0)
		source.kind = PLAN_LIFT_NONE;
	return source;
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
	blank.source = plan_api_source(&in);
	TRY(plan_api_terms(&in, &blank, &terms));
	terms.source = blank.source;
	TRY(plan_goal_add(ctx, screen->head.person, &terms, &id));
	return plan_api_answer_goal(ctx, reply, 201, screen->head.person, id);
}

/* The goal of the address, if it is this person's. */
const struct fault *
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
	const struct fault *fault;
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
	fault = plan_goal_change(ctx, goal.id, seen, &terms);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_goal_since, fault);
	TRY(fault);
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
	        .resource = plan_api_word(&in, "resource", plan_resource_words,
	                                  PLAN_RESOURCE_NONE),
	        .needs = plan_api_str(&in, "needs"),
	        .voice = plan_api_words_of(&in),
	        .status = plan_api_word(&in, "status", plan_step_status_words,
	                                PLAN_STEP_NOT_STARTED),
	        .source = plan_api_source(&in),
	};
	TRY(problems_fault(&in.problems));
	TRY(plan_step_add(ctx, goal.id, &terms, &id));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}
