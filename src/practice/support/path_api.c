/*
 * path_api.c - the seven pathways as JSON, by the rules of their pages.
 */
#include "practice/support/support_api.h"

/* --- what is answered ----------------------------------------------------- */

static void
none_json(struct json_out *j, const char *key, const struct path_none *none)
{
	if (none == NULL) {
		json_null(j, key);
		return;
	}
	json_object(j, key);
	json_str(j, "pathway", str_of(support_paths[none->path]));
	json_date(j, "day", none->day);
	json_str_or_null(j, "notes", none->notes);
	support_json_by(j, &none->by);
	json_end(j);
}

static void
ways_json(struct json_out *j, const struct paths *paths,
          const struct support_edition *edition)
{
	json_array(j, "pathways");
	for (int i = 0; i < SUPPORT_PATHS; i++) {
		const struct path_way *way = &paths->ways[i];

		json_object(j, NULL);
		json_str(j, "pathway", str_of(support_paths[i]));
		json_str(j, "area_of_plan", str_of(edition->paths[i].area));
		json_str(j, "state", str_of(path_standings[way->standing]));
		json_i64(j, "open", way->open);
		none_json(j, "no_support_needed", way->none);
		json_end(j);
	}
	json_end(j);
}

static void
steps_json(struct json_out *j, const struct path_need *need)
{
	json_array(j, "history");
	for (size_t i = 0; i < need->steps_n; i++) {
		json_object(j, NULL);
		json_str(j, "state", str_of(path_states[need->steps[i].state]));
		json_str_or_null(j, "notes", need->steps[i].notes);
		json_date(j, "day", need->steps[i].day);
		support_json_by(j, &need->steps[i].by);
		json_end(j);
	}
	json_end(j);
	json_array(j, "thinks");
	for (size_t i = 0; i < need->says_n; i++) {
		json_object(j, NULL);
		json_str(j, "words", need->says[i].words);
		support_json_by(j, &need->says[i].by);
		json_end(j);
	}
	json_end(j);
}

static void
need_json(struct json_out *j, const struct path_need *need)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, need->id.v));
	json_str(j, "pathway", str_of(support_paths[need->path]));
	json_str(j, "words", need->words);
	json_str(j, "state", str_of(path_states[need->state]));
	json_str(j, "supported_by", str_of(path_withs[need->with]));
	json_str_or_null(j, "partner", need->partner);
	json_i64(j, "goals", need->goals);
	support_json_by(j, &need->by);
	json_bool(j, "taken_back", !path_stands(need));
	steps_json(j, need);
	json_end(j);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	const struct support_edition *edition;
	struct paths paths;
	struct json_out j;

	TRY(support_edition_on(ctx, ctx->today, &edition));
	TRY(paths_read(ctx, person, &paths));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_i64(&j, "edition", edition->number);
	ways_json(&j, &paths, edition);
	json_array(&j, "needs");
	for (size_t i = 0; i < paths.n; i++)
		need_json(&j, &paths.needs[i]);
	json_end(&j);
	json_array(&j, "said_none");
	for (size_t i = 0; i < paths.nones_n; i++)
		none_json(&j, NULL, &paths.nones[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
paths_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return answer(ctx, reply, 200, head.person);
}

/* --- what is sent --------------------------------------------------------- */

const struct fault *
path_api_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct path_terms terms = {0};
	struct support_sent sent;
	struct need_id id;

	TRY(support_sent_read(ctx, req, &sent));
	terms.path = support_sent_word(&sent, "pathway", support_paths, -1);
	terms.state = support_sent_word(&sent, "state", path_states, -1);
	terms.with = support_sent_word(&sent, "supported_by", path_withs, -1);
	terms.voice = support_sent_word(&sent, "voice", support_voices, -1);
	terms.words = support_sent_text(&sent, "words");
	terms.partner = support_sent_text(&sent, "partner");
	terms.notes = support_sent_text(&sent, "notes");
	TRY(path_add(ctx, sent.head.person, &terms, &id, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
path_api_state(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_sent sent;
	struct need_id id;
	struct str notes;
	int state;

	TRY(request_place_id(req, "need", &id.v));
	TRY(support_sent_read(ctx, req, &sent));
	state = support_sent_word(&sent, "state", path_states, -1);
	notes = support_sent_text(&sent, "notes");
	TRY(path_set(ctx, sent.head.person, id, state, notes, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
path_api_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_sent sent;
	struct need_id id;

	TRY(request_place_id(req, "need", &id.v));
	TRY(support_sent_read(ctx, req, &sent));
	TRY(path_say(ctx, sent.head.person, id,
	             support_sent_text(&sent, "thinks"), &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
path_api_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct need_id id;

	TRY(request_place_id(req, "need", &id.v));
	TRY(people_of_request(ctx, req, &head));
	TRY(path_back(ctx, head.person, id));
	return answer(ctx, reply, 201, head.person);
}

const struct fault *
path_api_none(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_sent sent;
	struct str why;
	int path;

	TRY(support_sent_read(ctx, req, &sent));
	path = support_sent_word(&sent, "pathway", support_paths, -1);
	why = support_sent_text(&sent, "why");
	TRY(path_say_none(ctx, sent.head.person, path, why, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}
