/*
 * need_api.c - needs as JSON, by the rules of the pages.
 */
#include "practice/ready/ready_views.h"

#include "base/utf8.h"

/* --- what is answered ---------------------------------------------------- */

static void
by_json(struct json_out *j, const struct ready_by *by)
{
	json_str(j, "voice", str_of(ready_voices[by->voice]));
	json_str_or_null(j, "said_by", by->name);
	json_instant(j, "said_at", by->at);
}

static void
word_or_null(struct json_out *j, const char *key, const char *word)
{
	json_str_or_null(j, key, str_of(word));
}

static const struct fault *
set_json(struct ctx *ctx, struct json_out *j, const struct need *need,
         enum need_set set)
{
	const struct need_edition *edition;

	TRY(need_edition_on(ctx, set, ctx->today, &edition));
	json_object(j, NULL);
	json_str(j, "set", str_of(need_sets[set]));
	json_i64(j, "edition", edition->number);
	json_bool(j, "asked_now", need->due[set].now);
	json_date(j, "asked_from", need->due[set].from);
	json_date(j, "asked_until", need->due[set].until);
	json_array(j, "questions");
	for (int i = 0; i < edition->n; i++) {
		const struct need_question *q = &edition->questions[i];

		json_object(j, NULL);
		json_str(j, "code", str_of(need_codes[q->code]));
		json_str(j, "asks", text_get(q->asks));
		json_str_or_null(j, "urgent",
		                 q->urgent == NULL ? S("")
		                                   : text_get(q->urgent));
		json_end(j);
	}
	json_end(j);
	json_end(j);
	return NULL;
}

static void
answers_json(struct json_out *j, const struct need_sitting *s)
{
	json_array(j, "answers");
	for (size_t i = 0; i < s->answers_n; i++) {
		const struct need_answer *a = &s->answers[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, a->id));
		json_str(j, "code", str_of(need_codes[a->code]));
		json_str(j, "asked", a->asked);
		word_or_null(j, "says", need_says_words[a->says]);
		json_str_or_null(j, "shown", a->shown);
		json_str_or_null(j, "words", a->words);
		json_bool(j, "goal", a->goal);
		json_end(j);
	}
	json_end(j);
	json_array(j, "beside");
	for (size_t i = 0; i < s->notes_n; i++) {
		const struct need_note *note = &s->notes[i];

		json_object(j, NULL);
		word_or_null(j, "code",
		             note->code < 0 ? "" : need_codes[note->code]);
		json_str(j, "words", note->words);
		json_str_or_null(j, "written_by", note->by.name);
		json_instant(j, "written_at", note->by.at);
		json_end(j);
	}
	json_end(j);
}

static void
sittings_json(struct json_out *j, const struct need *need)
{
	json_array(j, "sittings");
	for (size_t i = 0; i < need->n; i++) {
		const struct need_sitting *s = &need->sittings[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, s->id));
		json_str(j, "set", str_of(need_sets[s->set]));
		json_i64(j, "edition", s->edition);
		json_str(j, "state", str_of(need_states[s->state]));
		word_or_null(j, "reason", need_reasons[s->reason]);
		json_str_or_null(j, "why", s->why);
		by_json(j, &s->by);
		json_instant(j, "ended_at", s->ended.at);
		answers_json(j, s);
		json_end(j);
	}
	json_end(j);
}

static void
urgent_json(struct json_out *j, const struct need *need)
{
	json_array(j, "urgent");
	for (size_t i = 0; i < need->urgent_n; i++) {
		const struct need_urgent *u = &need->urgent[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, u->id));
		json_str(j, "asked", u->asked);
		json_str(j, "says", u->says);
		json_str_or_null(j, "words", u->words);
		by_json(j, &u->by);
		json_str_or_null(j, "done", u->done);
		json_str_or_null(j, "done_by", u->done_by.name);
		json_end(j);
	}
	json_end(j);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	struct json_out j;
	struct need need;

	TRY(need_read(ctx, person, &need));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "sets");
	for (int i = 0; i < NEED_SET_COUNT; i++)
		TRY(set_json(ctx, &j, &need, (enum need_set)i));
	json_end(&j);
	sittings_json(&j, &need);
	urgent_json(&j, &need);
	json_end(&j);
	return NULL;
}

const struct fault *
need_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
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

/* A text member of an object; empty when it is not sent or null. */
static struct str
text_in(struct sent *sent, const json_t *object, const char *key)
{
	bool wrong = false;
	struct str s;

	if (json_object_get(object, key) == NULL ||
	    json_is_null(json_object_get(object, key)))
		return S("");
	s = json_get_str(object, key, &wrong);
	if (wrong)
		problems_add(&sent->problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(sent->problems.arena, s);
}

static const struct fault *
set_of(struct sent *sent, enum need_set *out)
{
	int set = str_word(text_in(sent, sent->body, "set"), need_sets);

	if (set < 0)
		problems_add(&sent->problems, "set",
		             "There are no such questions");
	TRY(problems_fault(&sent->problems));
	*out = (enum need_set)set;
	return NULL;
}

/* The answers of a list; a code that is none is a problem. */
static void
answers_of(struct sent *sent, struct need_terms *terms)
{
	const json_t *list = json_object_get(sent->body, "answers");

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		int code = str_word(text_in(sent, one, "code"), need_codes);
		struct str says = text_in(sent, one, "says");

		if (code < 0) {
			problems_add(&sent->problems, "answers",
			             "There are no such questions");
			continue;
		}
		terms->typed[code].says =
		        str_empty(says) ? 0 : str_word(says, need_says_words);
		terms->typed[code].words = text_in(sent, one, "words");
	}
}

const struct fault *
need_api_give(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct need_terms terms = {0};
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	TRY(set_of(&sent, &terms.set));
	for (int i = 0; i < NEED_CODE_COUNT; i++)
		terms.typed[i].words = S("");
	terms.edition =
	        json_integer_value(json_object_get(sent.body, "edition"));
	terms.voice =
	        str_word(text_in(&sent, sent.body, "voice"), ready_voices);
	answers_of(&sent, &terms);
	TRY(problems_fault(&sent.problems));
	TRY(need_save(ctx, sent.head.person, &terms, &sent.problems));
	TRY(need_give(ctx, sent.head.person, terms.set));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
need_api_leave(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum need_set set = NEED_FIRST;
	struct sent sent;
	struct str why;
	int reason;

	TRY(sent_read(ctx, req, &sent));
	TRY(set_of(&sent, &set));
	reason = str_word(text_in(&sent, sent.body, "reason"), need_reasons);
	why = text_in(&sent, sent.body, "why");
	TRY(problems_fault(&sent.problems));
	TRY(need_leave(ctx, sent.head.person, set, reason, why,
	               &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
need_api_beside(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str code, words;
	struct sent sent;
	int64_t id;
	int place;

	TRY(request_place_id(req, "sitting", &id));
	TRY(sent_read(ctx, req, &sent));
	code = text_in(&sent, sent.body, "code");
	words = text_in(&sent, sent.body, "words");
	place = str_empty(code) ? -1 : str_word(code, need_codes);
	if (!str_empty(code) && place < 0)
		problems_add(&sent.problems, "code",
		             "There are no such questions");
	TRY(problems_fault(&sent.problems));
	TRY(need_beside(ctx, sent.head.person, id, place, words,
	                &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
need_api_done(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	struct str done;
	int64_t id;

	TRY(request_place_id(req, "urgent", &id));
	TRY(sent_read(ctx, req, &sent));
	done = text_in(&sent, sent.body, "done");
	TRY(problems_fault(&sent.problems));
	TRY(need_done(ctx, sent.head.person, id, done, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
need_api_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str title, why;
	struct sent sent;
	int64_t id;

	TRY(request_place_id(req, "source", &id));
	TRY(sent_read(ctx, req, &sent));
	title = text_in(&sent, sent.body, "title");
	why = text_in(&sent, sent.body, "why");
	TRY(problems_fault(&sent.problems));
	TRY(need_goal(ctx, sent.head.person, id, title, why));
	return answer(ctx, reply, 201, sent.head.person);
}
