#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_own.h"
#include "practice/plan/plan_strength.h"

/* --- statements ---------------------------------------------------- */

void
plan_api_own_put(struct json_out *j, const struct plan_statement *s)
{
	json_str(j, "form", str_of(plan_kind_words[s->kind]));
	json_str_or_null(j, "handed_in_by", s->handed_name);
	json_bool(j, "is_said_to_be_right", plan_own_counts(s));
}

static void
plan_api_statement_put(struct json_out *j, const char *key,
                       const struct plan_statement *s)
{
	json_object(j, key);
	json_str(j, "id", id_show(j->buf->arena, s->first.v));
	json_str(j, "words", s->words);
	plan_api_author(j, &s->author);
	plan_api_own_put(j, s);
	json_bool(j, "withdrawn", s->withdrawn);
	json_bool(j, "replaced", s->replaced);
	json_instant(j, "ended_at", s->ended_at);
	json_end(j);
}

/* Every one there was, the newest words of each line among them. */
static const struct fault *
plan_api_statements_read(struct ctx *ctx, struct person_id person,
                         struct plan_statement **out, size_t *n)
{
	struct plan_names names = {.n = 0};

	TRY(plan_store_statements(ctx, person, true, out, n));
	for (size_t i = 0; i < *n; i++)
		TRY(plan_statement_names(ctx, &names, &(*out)[i]));
	return NULL;
}

const struct fault *
plan_api_statements(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_statement *list;
	struct json_out j;
	size_t n;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_statements_read(ctx, screen->head.person, &list, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++)
		plan_api_statement_put(&j, NULL, &list[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_statement_answer(struct ctx *ctx, struct reply *reply,
                          const struct plan_screen *screen,
                          struct statement_id id)
{
	struct plan_statement *list;
	struct json_out j;
	size_t n;

	TRY(plan_api_statements_read(ctx, screen->head.person, &list, &n));
	for (size_t i = 0; i < n; i++) {
		if (list[i].id.v != id.v)
			continue;
		reply_json(reply, 201, &j);
		plan_api_statement_put(&j, NULL, &list[i]);
		return NULL;
	}
	return fault_bug(ctx, "a statement just written is not there");
}

const struct fault *
plan_api_statement_new(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct statement_id id;
	enum plan_voice voice;
	struct str words;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	words = plan_api_str(&in, "words");
	voice = plan_api_words_of(&in);
	TRY(problems_fault(&in.problems));
	TRY(plan_statement_write(ctx, screen->head.person, words, voice, &id));
	return plan_api_statement_answer(ctx, reply, screen, id);
}

const struct fault *
plan_api_statement_take(struct ctx *ctx, const struct request *req,
                        struct plan_screen **screen, struct statement_id *out)
{
	struct plan_statement *list;
	int64_t id;
	size_t n;

	TRY(plan_api_open(ctx, req, screen));
	TRY(request_place_id(req, "statement", &id));
	TRY(plan_store_statements(ctx, (*screen)->head.person, true, &list,
	                          &n));
	out->v = 0;
	for (size_t i = 0; i < n; i++)
		if (list[i].first.v == id && list[i].id.v > out->v)
			*out = list[i].id;
	if (out->v == 0)
		return fault_not_found(ctx, "We cannot find those words");
	return NULL;
}

const struct fault *
plan_api_statement(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct statement_id id, fresh;
	struct str words;

	TRY(plan_api_statement_take(ctx, req, &screen, &id));
	TRY(plan_api_body(ctx, req, &in));
	words = plan_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(plan_statement_change(ctx, id, words, &fresh));
	return plan_api_statement_answer(ctx, reply, screen, fresh);
}

const struct fault *
plan_api_accept(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_api_statement_take(ctx, req, &screen, &id));
	TRY(plan_own_accept(ctx, id));
	return plan_api_statement_answer(ctx, reply, screen, id);
}

const struct fault *
plan_api_withdraw(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_api_statement_take(ctx, req, &screen, &id));
	TRY(plan_statement_withdraw(ctx, id));
	return plan_api_statement_answer(ctx, reply, screen, id);
}

/* --- strengths ------------------------------------------------------- */

const struct fault *
plan_api_strengths(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_strength strength;
	struct json_out j;
	bool mine;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	mine = plan_side_of(ctx, screen->head.person) == PLAN_PERSON;
	strength = (struct plan_strength){
	        .words = plan_api_str(&in, "words"),
	        .evidence = plan_api_str(&in, "evidence"),
	        .said_by = plan_api_word(&in, "said_by", plan_said_words,
	                                 PLAN_SAID_COUNT),
	        .said_name = plan_api_str(&in, "said_name"),
	};
	if (mine)
		strength.said_by = PLAN_SAID_SELF;
	if (strength.said_by == PLAN_SAID_COUNT)
		problems_add(&in.problems, "said_by", "Choose who said so");
	TRY(problems_fault(&in.problems));
	TRY(plan_strength_add(ctx, screen->head.person, &strength,
	                      &strength.id));
	TRY(plan_strength_one(ctx, screen->head.person, strength.id,
	                      &strength));
	reply_json(reply, 201, &j);
	plan_api_strength_put(&j, &strength);
	return NULL;
}

/* --- the journey, and past days ------------------------------------ */

static const struct fault *
plan_api_phases_answer(struct ctx *ctx, struct reply *reply, int status,
                       const struct plan_screen *screen)
{
	struct plan_whole whole = {.goals_n = 0};
	struct json_out j;

	TRY(plan_store_phases(ctx, screen->head.person, &whole.phases,
	                      &whole.phases_n));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	plan_api_phases_put(&j, "content", &whole);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_phases(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return plan_api_phases_answer(ctx, reply, 200, screen);
}

const struct fault *
plan_api_phase(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	static const char *const acts[] = {"", "enter", "leave", NULL};
	struct plan_screen *screen;
	struct plan_api_in in;
	unsigned act, name, why;
	struct str words;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	act = plan_api_word(&in, "act", acts, 0);
	name = plan_api_word(&in, "name", plan_phase_words, PLAN_PHASE_COUNT);
	why = plan_api_word(&in, "reason", plan_turn_words, PLAN_TURN_NONE);
	words = plan_api_str(&in, "words");
	if (act == 0)
		problems_add(&in.problems, "act", "Choose what happens");
	if (name == PLAN_PHASE_COUNT)
		problems_add(&in.problems, "name", "Choose a phase");
	TRY(problems_fault(&in.problems));
	if (act == 1)
		TRY(plan_phase_enter(ctx, screen->head.person,
		                     (enum plan_phase_name)name,
		                     (enum plan_turn)why, words));
	else
		TRY(plan_phase_leave(ctx, screen->head.person,
		                     (enum plan_phase_name)name,
		                     (enum plan_turn)why, words));
	return plan_api_phases_answer(ctx, reply, 201, screen);
}

const struct fault *
plan_api_history(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_version_line *lines;
	struct plan_screen *screen;
	struct json_out j;
	size_t n;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_store_versions(ctx, screen->head.person, &lines, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++) {
		json_object(&j, NULL);
		json_i64(&j, "version", lines[i].version);
		json_instant(&j, "at", lines[i].at);
		json_str_or_null(&j, "written_by", lines[i].name);
		json_str(&j, "what", lines[i].what);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}
