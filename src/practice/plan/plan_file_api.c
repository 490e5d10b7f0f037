/*
 * plan_file_api.c - a plan comes in as a file, by the API.
 */
#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_file_local.h"

static void
put_goal(struct json_out *j, const struct plan_coming *coming)
{
	const struct plan_goal *goal = &coming->goal;

	json_object(j, NULL);
	json_str(j, "title", goal->title);
	json_str(j, "fate", str_of(plan_fate_words[coming->fate]));
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	json_str_or_null(j, "area_of_need",
	                 str_of(plan_area_words[goal->area]));
	json_date(j, "target_date", goal->target);
	json_i64(j, "steps", (int64_t)goal->steps_n);
	json_i64(j, "notes", (int64_t)goal->notes_n);
	json_array(j, "told");
	for (size_t i = 0; i < coming->told_n; i++)
		json_str(j, NULL,
		         text_show_en(j->buf->arena, &coming->told[i]));
	json_end(j);
	json_end(j);
}

static void
put_said(struct json_out *j, const struct plan_hmpps_said *said)
{
	json_object(j, NULL);
	json_str(j, "status", said->status);
	json_str_or_null(j, "words", said->words);
	json_str_or_null(j, "notes", said->notes);
	json_str_or_null(j, "by", said->by);
	json_instant(j, "at", said->at);
	json_end(j);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       const struct plan_screen *screen)
{
	struct plan_preview p;
	struct json_out j;

	TRY(plan_file_preview(ctx, screen->head.person, &p));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "file", id_show(ctx->arena, p.file.id));
	json_i64(&j, "version", p.whole.plan.version);
	json_str(&j, "from", str_of(plan_service_words[p.file.service]));
	json_str(&j, "crn", screen->head.crn);
	json_bool(&j, "says_whose", !str_empty(p.in.crn));
	json_i64(&j, "new_goals", (int64_t)p.fates[PLAN_FATE_COMES]);
	json_i64(&j, "steps", (int64_t)p.steps);
	json_i64(&j, "notes", (int64_t)p.notes);
	json_bool(&j, "full", p.full);
	json_array(&j, "goals");
	for (size_t i = 0; i < p.n; i++)
		put_goal(&j, &p.goals[i]);
	json_end(&j);
	json_str_or_null(&j, "tag", p.in.look.tag);
	json_array(&j, "agreements");
	for (size_t i = 0; i < p.in.said_n; i++)
		put_said(&j, &p.in.said[i]);
	json_end(&j);
	json_array(&j, "remarks");
	for (size_t i = 0; i < p.in.remarks_n; i++)
		json_str(&j, NULL,
		         text_show_en(ctx->arena, &p.in.remarks[i].text));
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_import(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_hmpps_who who;
	struct plan_hmpps in;
	struct problems problems;
	json_t *body;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_json(req, &body));
	who = (struct plan_hmpps_who){.crn = screen->head.crn,
	                              .forename = screen->head.known_as};
	problems_init(&problems, ctx->arena);
	plan_hmpps_read(ctx->arena, req->body, &who, &in, &problems);
	TRY(problems_fault(&problems));
	TRY(plan_file_put(ctx, screen->head.person, req->body, &in, &id));
	return answer(ctx, reply, 201, screen);
}

const struct fault *
plan_api_import_get(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return answer(ctx, reply, 200, screen);
}

/* The member "file": NOT_FOUND for none, or one that does not wait. */
static const struct fault *
file_of(struct ctx *ctx, struct plan_api_in *in, int64_t *out)
{
	struct str word = plan_api_str(in, "file");

	TRY(problems_fault(&in->problems));
	if (!id_read(word, out))
		return fault_not_found(ctx, "No file waits for this plan");
	return NULL;
}

const struct fault *
plan_api_import_confirm(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_preview preview;
	struct plan_api_in in;
	int64_t file, seen = 0;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	if (!json_get_i64(in.body, "version", &seen) || seen < 0)
		problems_add(&in.problems, "version",
		             "Send the version that you read, as a number");
	TRY(file_of(ctx, &in, &file));
	TRY(plan_file_take(ctx, screen->head.person, file, seen, &preview));
	return plan_api_answer_state(ctx, reply, 201, screen);
}

const struct fault *
plan_api_import_cancel(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	int64_t file;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	TRY(file_of(ctx, &in, &file));
	TRY(plan_file_drop(ctx, screen->head.person, file));
	return plan_api_answer_state(ctx, reply, 201, screen);
}
