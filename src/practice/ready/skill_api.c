/*
 * skill_api.c - skills and looks as JSON, by the rules of the pages.
 */
#include "practice/ready/skill_views.h"

#include "base/utf8.h"

/* --- what is answered ---------------------------------------------------- */

static void
ratings_json(struct json_out *j, const struct skill_look *look)
{
	json_array(j, "ratings");
	for (int c = 0; c < SKILL_COUNT; c++)
		for (int s = 0; s < SKILL_SIDE_COUNT; s++) {
			const struct skill_rating *r = &look->said[c][s];

			if (r->id == 0)
				continue;
			json_object(j, NULL);
			json_str(j, "id", id_show(j->buf->arena, r->id));
			json_str(j, "code", str_of(skill_codes[c]));
			json_str(j, "skill", r->skill);
			json_str(j, "side", str_of(skill_sides[s]));
			json_str(j, "level", str_of(skill_levels[r->level]));
			json_str_or_null(j, "example", r->example);
			json_str(j, "voice", str_of(ready_voices[r->by.voice]));
			json_str_or_null(j, "said_by", r->by.name);
			json_instant(j, "said_at", r->by.at);
			json_bool(j, "goal", r->goal);
			json_end(j);
		}
	json_end(j);
	json_array(j, "unseen");
	for (int c = 0; c < SKILL_COUNT; c++)
		if (look->hidden[c])
			json_str(j, NULL, str_of(skill_codes[c]));
	json_end(j);
}

static void
looks_json(struct json_out *j, const struct skills *skills)
{
	json_array(j, "looks");
	for (size_t i = 0; i < skills->n; i++) {
		const struct skill_look *look = &skills->looks[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, look->id));
		json_date(j, "due", look->due);
		json_str(j, "state", str_of(skill_states[look->state]));
		json_str_or_null(j, "reason",
		                 str_of(skill_reasons[look->reason]));
		json_str_or_null(j, "why", look->why);
		json_str_or_null(j, "ended_by", look->ended.name);
		json_instant(j, "ended_at", look->ended.at);
		ratings_json(j, look);
		json_end(j);
	}
	json_end(j);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	const struct skill_edition *edition;
	struct skills skills = {0};
	struct json_out j;

	TRY(skill_edition_on(ctx, ctx->today, &edition));
	TRY(skill_read(ctx, person, &skills));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_i64(&j, "edition", edition->number);
	json_array(&j, "skills");
	for (int c = 0; c < SKILL_COUNT; c++) {
		json_object(&j, NULL);
		json_str(&j, "code", str_of(skill_codes[c]));
		json_str(&j, "name", text_get(edition->kinds[c].name));
		json_end(&j);
	}
	json_end(&j);
	looks_json(&j, &skills);
	json_end(&j);
	return NULL;
}

const struct fault *
skill_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return answer(ctx, reply, 200, head.person);
}

/* --- what is sent -------------------------------------------------------- */

struct sent {
	struct person_head head;
	json_t *body;
	struct problems problems;
};

static const struct fault *
sent_read(struct ctx *ctx, const struct request *req, struct sent *out)
{
	TRY(people_of_request(ctx, req, &out->head));
	TRY(request_json(req, &out->body));
	problems_init(&out->problems, ctx->arena);
	return NULL;
}

/* A text member; empty when it is not sent or null. */
static struct str
text_of(struct sent *sent, const char *key)
{
	const json_t *member = json_object_get(sent->body, key);
	bool wrong = false;
	struct str s;

	if (member == NULL || json_is_null(member))
		return S("");
	s = json_get_str(sent->body, key, &wrong);
	if (wrong)
		problems_add(&sent->problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(sent->problems.arena, s);
}

/* A word's place; 0 for none, -1 for another word. */
static int
word_of(struct sent *sent, const char *key, const char *const *words)
{
	struct str s = text_of(sent, key);

	return str_empty(s) ? 0 : str_word(s, words);
}

const struct fault *
skill_api_rate(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_terms terms = {0};
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms.code = str_word(text_of(&sent, "code"), skill_codes);
	terms.level = word_of(&sent, "level", skill_levels);
	terms.side = word_of(&sent, "side", skill_sides);
	terms.voice = word_of(&sent, "voice", ready_voices);
	terms.example = text_of(&sent, "example");
	if (!json_get_i64(sent.body, "edition", &terms.edition))
		problems_add(&sent.problems, "edition",
		             "Send the edition that was read");
	TRY(problems_fault(&sent.problems));
	TRY(skill_rate(ctx, sent.head.person, &terms, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

/* A day; *wrong where something else was sent. */
static struct date
day_of(struct sent *sent, const char *key, bool *wrong)
{
	struct str typed = text_of(sent, key);
	struct date day;

	*wrong = false;
	if (date_read_iso(typed, &day))
		return day;
	*wrong = !str_empty(typed);
	return DATE_NONE;
}

const struct fault *
skill_api_look(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	struct date day;
	bool wrong;

	TRY(sent_read(ctx, req, &sent));
	day = day_of(&sent, "day", &wrong);
	TRY(problems_fault(&sent.problems));
	TRY(skill_agree(ctx, sent.head.person, day, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
skill_api_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_ending ending = {.next = DATE_NONE};
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	ending.state = word_of(&sent, "state", skill_states);
	ending.reason = word_of(&sent, "reason", skill_reasons);
	ending.why = text_of(&sent, "why");
	ending.next = day_of(&sent, "next", &ending.wrong_next);
	TRY(problems_fault(&sent.problems));
	TRY(skill_end(ctx, sent.head.person, &ending, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
skill_api_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str title, why;
	struct sent sent;
	int64_t id;

	TRY(request_place_id(req, "rating", &id));
	TRY(sent_read(ctx, req, &sent));
	title = text_of(&sent, "title");
	why = text_of(&sent, "why");
	TRY(problems_fault(&sent.problems));
	TRY(skill_goal(ctx, sent.head.person, id, title, why));
	return answer(ctx, reply, 201, sent.head.person);
}
