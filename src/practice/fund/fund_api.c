/*
 * fund_api.c - the fund as JSON, for a person and whoever works with them.
 */
#include "practice/fund/fund_api_local.h"
#include "practice/fund/fund_assist.h"

/* --- whose ------------------------------------------------------------ */

/* The person of the address, for somebody who may read or write here: a
 * token may be for less than its owner's roles. */
static const struct fault *
open_person(struct ctx *ctx, const struct request *req, bool writes,
            struct fund_screen *screen)
{
	enum permission own = writes ? CAN_WRITE_OWN : CAN_SEE_OWN;
	enum permission other = writes ? CAN_ASK_FUND : CAN_SEE_PEOPLE;

	TRY(people_of_request(ctx, req, &screen->head));
	screen->own = fund_is_own(ctx, screen->head.person);
	if (!ctx_can(ctx, screen->own ? own : other))
		return fault_not_found(ctx, "We cannot find that person");
	return NULL;
}

static const struct fault *
open_request(struct ctx *ctx, const struct request *req, bool writes,
             struct fund_screen *screen)
{
	struct fund_id id;

	TRY(open_person(ctx, req, writes, screen));
	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_store_get(ctx, id, false, &screen->request));
	if (screen->request.person.v != screen->head.person.v)
		return fault_not_found(ctx, "We cannot find that request");
	return NULL;
}

/* A change of one request: whose it is, and what is sent. */
static const struct fault *
open_change(struct ctx *ctx, const struct request *req,
            struct fund_screen *screen, struct fund_api_in *in)
{
	TRY(open_request(ctx, req, true, screen));
	return fund_api_body(ctx, req, in);
}

/* --- reading ---------------------------------------------------------- */

const struct fault *
fund_api_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_request *list;
	struct json_out j;

	TRY(open_person(ctx, req, false, &screen));
	TRY(fund_budget_sum(ctx, screen.head.person, &screen.budget));
	TRY(fund_store_of(ctx, screen.head.person, &list, &screen.n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", screen.head.crn);
	fund_api_put_budget(&j, "budget", &screen.budget);
	json_array(&j, "content");
	for (size_t i = 0; i < screen.n; i++) {
		json_object(&j, NULL);
		fund_api_put_request(&j, ctx->arena, &list[i]);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

/* One request as it now stands. */
static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status, struct fund_id id)
{
	struct fund_screen screen = {.n = 0};
	struct json_out j;

	TRY(fund_store_get(ctx, id, false, &screen.request));
	TRY(fund_screen_said(ctx, &screen));
	reply_json(reply, status, &j);
	fund_api_put_one(&j, ctx->arena, &screen);
	api_etag(reply, screen.request.version);
	return NULL;
}

const struct fault *
fund_api_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(open_request(ctx, req, false, &screen));
	return answer(ctx, reply, 200, screen.request.id);
}

/* What waits for an answer within reach, the most overdue first. */
const struct fault *
fund_api_waiting(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_wait *list;
	struct person_head *heads;
	struct person_id *persons;
	struct json_out j;
	size_t n;

	(void)req;
	TRY(fund_store_waiting(ctx, &list, &n));
	persons = arena_new(ctx->arena, struct person_id, n + 1);
	for (size_t i = 0; i < n; i++)
		persons[i] = list[i].person;
	TRY(people_heads(ctx, persons, n, &heads));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++) {
		json_object(&j, NULL);
		json_str(&j, "crn", heads[i].crn);
		json_str(&j, "id", id_show(ctx->arena, list[i].id.v));
		json_str(&j, "what", list[i].what);
		json_i64(&j, "sum", list[i].sum.pence);
		json_i64(&j, "tier", list[i].tier);
		json_date(&j, "due_on", list[i].due_on);
		json_bool(&j, "second_look", list[i].again);
		json_bool(&j, "worker_yes", list[i].worker_yes);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

/* --- asking ----------------------------------------------------------- */

const struct fault *
fund_api_budget(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct json_out j;

	TRY(open_person(ctx, req, true, &screen));
	TRY(fund_api_body(ctx, req, &in));
	TRY(fund_budget_give(ctx, screen.head.person, fund_api_sum(&in, "sum"),
	                     &in.problems));
	TRY(fund_budget_sum(ctx, screen.head.person, &screen.budget));
	reply_json(reply, 201, &j);
	fund_api_put_budget(&j, NULL, &screen.budget);
	return NULL;
}

const struct fault *
fund_api_ask(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct fund_terms none = {.purpose = -1, .needed_on = DATE_NONE};
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct fund_terms terms;
	struct fund_id id;

	TRY(open_person(ctx, req, true, &screen));
	TRY(fund_api_body(ctx, req, &in));
	fund_api_terms(&in, &none, &terms);
	TRY(fund_ask(ctx, screen.head.person, &terms, &in.problems, &id));
	return answer(ctx, reply, 201, id);
}

const struct fault *
fund_api_change(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct fund_terms terms;
	int64_t seen;

	TRY(open_request(ctx, req, true, &screen));
	TRY(api_match_read(ctx, req, &seen));
	TRY(fund_api_body(ctx, req, &in));
	fund_api_terms(&in, &screen.request.terms, &terms);
	TRY(fund_change(ctx, screen.request.id, seen, &terms, &in.problems));
	return answer(ctx, reply, 200, screen.request.id);
}

const struct fault *
fund_api_withdraw(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	int64_t seen;

	TRY(open_change(ctx, req, &screen, &in));
	seen = fund_api_version(&in);
	TRY(problems_fault(&in.problems));
	TRY(fund_withdraw(ctx, screen.request.id, seen));
	return answer(ctx, reply, 201, screen.request.id);
}

/* --- deciding --------------------------------------------------------- */

const struct fault *
fund_api_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct fund_voice voice;
	int64_t seen;

	TRY(open_change(ctx, req, &screen, &in));
	seen = fund_api_version(&in);
	fund_api_voice(&in, &voice);
	TRY(problems_fault(&in.problems));
	TRY(fund_say(ctx, screen.request.id, seen, &voice, &in.problems));
	return answer(ctx, reply, 201, screen.request.id);
}

const struct fault *
fund_api_assist(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct fund_voice voice;
	int64_t seen;
	int how;

	TRY(open_change(ctx, req, &screen, &in));
	seen = fund_api_version(&in);
	fund_api_voice(&in, &voice);
	how = str_word(fund_api_str(&in, "how"), fund_hows);
	TRY(problems_fault(&in.problems));
	TRY(fund_assist_say(ctx, screen.request.id, seen, &voice, how,
	                    &in.problems));
	return answer(ctx, reply, 201, screen.request.id);
}

const struct fault *
fund_api_hear(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	const json_t *mine;
	struct str words;
	int64_t voice;

	TRY(open_change(ctx, req, &screen, &in));
	voice = fund_api_id(&in, "voice");
	words = fund_api_str(&in, "words");
	mine = json_object_get(in.body, "mine");
	if (!json_is_boolean(mine))
		problems_add(&in.problems, "mine", "Send true or false");
	TRY(problems_fault(&in.problems));
	TRY(fund_assist_hear(ctx, screen.request.id, voice, json_is_true(mine),
	                     words));
	return answer(ctx, reply, 201, screen.request.id);
}

const struct fault *
fund_api_third(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct fund_voice voice, peer;
	int64_t seen;
	bool with;

	TRY(open_change(ctx, req, &screen, &in));
	seen = fund_api_version(&in);
	fund_api_voice(&in, &voice);
	with = fund_api_peer(&in, &peer);
	TRY(problems_fault(&in.problems));
	TRY(fund_third(ctx, screen.request.id, seen, &voice,
	               with ? &peer : NULL, &in.problems));
	return answer(ctx, reply, 201, screen.request.id);
}

const struct fault *
fund_api_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct str words;

	TRY(open_change(ctx, req, &screen, &in));
	words = fund_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(fund_look_again(ctx, screen.request.id, words));
	return answer(ctx, reply, 201, screen.request.id);
}

/* --- after ------------------------------------------------------------ */

const struct fault *
fund_api_evidence(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct str words;
	const json_t *explained;

	TRY(open_change(ctx, req, &screen, &in));
	words = fund_api_str(&in, "evidence");
	explained = json_object_get(in.body, "explained");
	if (!json_is_boolean(explained))
		problems_add(&in.problems, "explained", "Send true or false");
	TRY(problems_fault(&in.problems));
	TRY(fund_show(ctx, screen.request.id, json_is_true(explained), words));
	return answer(ctx, reply, 201, screen.request.id);
}

const struct fault *
fund_api_helped(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_api_in in;
	struct str changed;
	int64_t helped;

	TRY(open_change(ctx, req, &screen, &in));
	changed = fund_api_str(&in, "changed");
	if (!json_get_i64(in.body, "helped", &helped) || helped < 1 ||
	    helped > 5)
		problems_add(&in.problems, "helped",
		             "Select how much it helped, from 1 to 5");
	TRY(problems_fault(&in.problems));
	TRY(fund_reflect(ctx, screen.request.id, (int)helped, changed));
	return answer(ctx, reply, 201, screen.request.id);
}
