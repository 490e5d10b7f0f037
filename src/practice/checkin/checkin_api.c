/*
 * checkin_api.c - check-ins as JSON, by the rules of their pages.
 */
#include "practice/checkin/checkin_views.h"

#include "base/utf8.h"

/* --- what is answered ---------------------------------------------------- */

static void
bits_json(struct json_out *j, const char *key, unsigned bits,
          const char *const *words)
{
	json_array(j, key);
	for (int i = 0; words[i] != NULL; i++)
		if ((bits & (1u << i)) != 0)
			json_str(j, NULL, str_of(words[i]));
	json_end(j);
}

static void
agreed_json(struct json_out *j, const struct checkin_setup *setup)
{
	if (setup->id == 0) {
		json_null(j, "agreed");
		return;
	}
	json_object(j, "agreed");
	json_str(j, "state", str_of(checkin_states[setup->state]));
	json_i64(j, "every_weeks", setup->every);
	json_date(j, "first", setup->first);
	json_str(j, "place", str_of(checkin_places[setup->place]));
	json_str_or_null(j, "why", setup->why);
	json_str(j, "way", str_of(checkin_ways[setup->way]));
	bits_json(j, "against", setup->facts, checkin_facts);
	json_str_or_null(j, "ended", setup->ended);
	json_bool(j, "by_person", setup->own);
	json_end(j);
}

static void
questions_json(struct json_out *j, const struct checkin *one)
{
	json_array(j, "questions");
	for (int i = 0; i < CHECKIN_QUESTIONS; i++) {
		if (str_empty(one->questions[i]))
			continue;
		json_object(j, NULL);
		json_str(j, "question", one->questions[i]);
		json_str_or_null(j, "answer", one->answers[i]);
		json_end(j);
	}
	json_end(j);
}

static void
notes_json(struct json_out *j, const struct checkin_all *all,
           struct checkin_id id)
{
	json_array(j, "notes");
	for (size_t i = 0; i < all->notes_n; i++) {
		if (all->notes[i].checkin.v != id.v)
			continue;
		json_object(j, NULL);
		json_str(j, "words", all->notes[i].words);
		json_str_or_null(j, "by", all->notes[i].name);
		json_instant(j, "at", all->notes[i].at);
		json_end(j);
	}
	json_end(j);
}

/* What was sent; nulls while nothing was. */
static void
sent_json(struct json_out *j, const struct checkin *one)
{
	bool sent = instant_is(one->sent_at);

	if (sent)
		json_str(j, "mood", str_of(checkin_moods[one->mood]));
	else
		json_null(j, "mood");
	bits_json(j, "wants", one->wants, checkin_wants);
	json_str_or_null(j, "other", one->other);
	if (sent)
		json_bool(j, "call", one->call);
	else
		json_null(j, "call");
	questions_json(j, one);
	json_str_or_null(j, "words", one->words);
	json_str_or_null(j, "voice",
	                 sent ? str_of(checkin_voices[one->voice]) : S(""));
	json_instant(j, "sent_at", one->sent_at);
}

static void
one_json(struct json_out *j, const struct checkin_all *all,
         const struct checkin *one)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, one->id.v));
	json_date(j, "due", one->due);
	json_date(j, "until", one->until);
	json_str(j, "state", str_of(checkin_stands[one->stand]));
	json_bool(j, "urgent", checkin_urgent(one));
	sent_json(j, one);
	json_bool(j, "sensitive", one->close);
	json_str_or_null(j, "known", str_of(checkin_knowns[one->known]));
	json_str_or_null(j, "note", one->note);
	json_str_or_null(j, "read_by", one->read_name);
	json_instant(j, "read_at", one->read_at);
	notes_json(j, all, one->id);
	json_end(j);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person, int page)
{
	struct checkin_all all;
	struct json_out j;

	TRY(checkin_read(ctx, person, page, &all));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	agreed_json(&j, &all.setup);
	json_date(&j, "next", all.next);
	json_array(&j, "waiting");
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		if (!str_empty(all.waiting[i]))
			json_str(&j, NULL, all.waiting[i]);
	json_end(&j);
	json_array(&j, "checkins");
	for (size_t i = 0; i < all.n; i++)
		one_json(&j, &all, &all.list[i]);
	json_end(&j);
	json_bool(&j, "more", all.more);
	json_end(&j);
	return NULL;
}

const struct fault *
checkin_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct api_page page;

	TRY(people_of_request(ctx, req, &head));
	TRY(api_page_read(ctx, req, &page));
	return answer(ctx, reply, 200, head.person, (int)page.number + 1);
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

/* A text member; empty when it is not sent, or null. */
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

static int64_t
id_of(struct sent *sent, const char *key)
{
	struct str s = text_of(sent, key);
	int64_t id = 0;

	if (!str_empty(s) && !id_read(s, &id))
		problems_add(&sent->problems, key, "This is no id");
	return id;
}

static int
word_of(struct sent *sent, const char *key, const char *const *words)
{
	return checkin_word(text_of(sent, key), words);
}

/* 1, 0, or -1 for anything else. */
static int
bool_of(struct sent *sent, const char *key)
{
	const json_t *member = json_object_get(sent->body, key);

	if (!json_is_boolean(member)) {
		problems_add(&sent->problems, key,
		             "This must be true or false");
		return -1;
	}
	return json_is_true(member) ? 1 : 0;
}

static unsigned
bits_of(struct sent *sent, const char *key, const char *const *words)
{
	const json_t *list = json_object_get(sent->body, key);
	unsigned bits = 0;

	if (!json_is_array(list))
		problems_add(&sent->problems, key, "This must be a list");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *word = json_string_value(json_array_get(list, i));
		int at = word == NULL ? -1 : str_word(str_of(word), words);

		if (at < 0)
			problems_add(&sent->problems, key,
			             "There is no such word here");
		else
			bits |= 1u << at;
	}
	return bits;
}

/* At most three texts. */
static void
texts_of(struct sent *sent, const char *key, struct str *out)
{
	const json_t *list = json_object_get(sent->body, key);

	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		out[i] = S("");
	if (list == NULL)
		return;
	if (!json_is_array(list) || json_array_size(list) > CHECKIN_QUESTIONS)
		problems_add(&sent->problems, key,
		             "This must be a list of three at most");
	for (size_t i = 0; i < json_array_size(list) && i < CHECKIN_QUESTIONS;
	     i++) {
		const char *word = json_string_value(json_array_get(list, i));

		if (word == NULL)
			problems_add(&sent->problems, key, "This must be text");
		else
			out[i] = str_trim(
			        utf8_clean(sent->problems.arena, str_of(word)));
	}
}

const struct fault *
checkin_api_set(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct checkin_terms terms = {.first = DATE_NONE};
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms.facts = bits_of(&sent, "against", checkin_facts);
	terms.none_of_them = terms.facts == 0;
	terms.every = (int)json_integer_value(
	        json_object_get(sent.body, "every_weeks"));
	if (!date_read_iso(text_of(&sent, "first"), &terms.first))
		terms.first = DATE_NONE;
	terms.instead = bool_of(&sent, "instead") == 1;
	terms.why = text_of(&sent, "why");
	terms.way = word_of(&sent, "way", checkin_ways);
	terms.said = bool_of(&sent, "said_yes");
	TRY(checkin_set(ctx, sent.head.person, &terms, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	int yes;

	TRY(sent_read(ctx, req, &sent));
	yes = bool_of(&sent, "yes");
	TRY(problems_fault(&sent.problems));
	TRY(checkin_say(ctx, sent.head.person, yes));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_senior(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct sent sent;
	int yes;

	TRY(sent_read(ctx, req, &sent));
	yes = bool_of(&sent, "yes");
	TRY(problems_fault(&sent.problems));
	TRY(checkin_senior(ctx, sent.head.person, yes));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_stop(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct sent sent;
	struct str why;

	TRY(sent_read(ctx, req, &sent));
	why = text_of(&sent, "why");
	TRY(checkin_stop(ctx, sent.head.person, why, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_ask(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str questions[CHECKIN_QUESTIONS];
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	if (json_object_get(sent.body, "questions") == NULL)
		problems_add(&sent.problems, "questions",
		             "This must be a list of three at most");
	texts_of(&sent, "questions", questions);
	TRY(checkin_ask(ctx, sent.head.person, questions, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_send(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct checkin_sent out = {0};
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	out.of.v = id_of(&sent, "checkin");
	TRY(problems_fault(&sent.problems));
	out.mood = word_of(&sent, "mood", checkin_moods);
	out.wants = bits_of(&sent, "wants", checkin_wants);
	out.none = out.wants == 0;
	out.other = text_of(&sent, "other");
	out.call = bool_of(&sent, "call");
	texts_of(&sent, "answers", out.answers);
	out.words = text_of(&sent, "words");
	out.voice = word_of(&sent, "voice", checkin_voices);
	TRY(checkin_send(ctx, sent.head.person, &out, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_review(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct checkin_look look = {0};
	struct checkin_id id;
	struct sent sent;

	TRY(request_place_id(req, "checkin", &id.v));
	TRY(sent_read(ctx, req, &sent));
	look.known = word_of(&sent, "known", checkin_knowns);
	if (look.known < 0 && !str_empty(text_of(&sent, "known")))
		problems_add(&sent.problems, "known",
		             "There is no such word here");
	look.note = text_of(&sent, "note");
	if (json_object_get(sent.body, "sensitive") != NULL)
		look.close = bool_of(&sent, "sensitive") == 1;
	TRY(problems_fault(&sent.problems));
	TRY(checkin_review(ctx, sent.head.person, id, &look, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person, 1);
}

const struct fault *
checkin_api_follow(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct checkin_id id;
	struct sent sent;
	struct str words;

	TRY(request_place_id(req, "checkin", &id.v));
	TRY(sent_read(ctx, req, &sent));
	words = text_of(&sent, "words");
	TRY(checkin_follow(ctx, sent.head.person, id, words, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person, 1);
}
