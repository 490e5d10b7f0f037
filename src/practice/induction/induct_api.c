/*
 * induct_api.c - the induction as JSON, by the rules of its pages.
 */
#include "practice/induction/induct_views.h"

#include "base/utf8.h"

/* --- what is answered ---------------------------------------------------- */

static void
by_json(struct json_out *j, const struct induct_by *by)
{
	json_bool(j, "for_them", by->voice == INDUCT_FOR);
	json_str_or_null(j, "said_by", by->name);
	json_instant(j, "said_at", by->at);
}

static void
said_json(struct json_out *j, const char *key, const struct induct_said *said)
{
	if (said->says == INDUCT_UNSAID) {
		json_null(j, key);
		return;
	}
	json_object(j, key);
	json_str(j, "says", str_of(induct_says_words[said->says]));
	by_json(j, &said->by);
	json_end(j);
}

static void
topics_json(struct json_out *j, const struct induct *induct,
            const struct induct_edition *edition)
{
	json_array(j, "topics");
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++) {
		const struct induct_topic_read *topic = &induct->topics[i];
		struct str told = induct_topic_shown(
		        j->buf->arena,
		        induct_topic_of(edition, (enum induct_about)i));

		json_object(j, NULL);
		json_str(j, "topic", str_of(induct_abouts[i]));
		json_str(j, "told", told);
		json_str(j, "state", str_of(induct_states[topic->state]));
		json_date(j, "talked_on",
		          topic->talk == NULL ? DATE_NONE : topic->talk->day);
		json_str_or_null(j, "shown", topic->shown);
		said_json(j, "mark", &topic->mark);
		json_i64(j, "open_questions", topic->open);
		json_end(j);
	}
	json_end(j);
}

static void
talks_json(struct json_out *j, const struct induct *induct)
{
	json_array(j, "talks");
	for (size_t i = 0; i < induct->talks_n; i++) {
		const struct induct_talk *talk = &induct->talks[i];

		json_object(j, NULL);
		json_date(j, "day", talk->day);
		json_str(j, "led", str_of(induct_leds[talk->led]));
		json_bool(j, "names_shown", talk->named);
		json_str_or_null(j, "mentor", talk->mentor);
		json_str_or_null(j, "room", talk->room);
		json_array(j, "topics");
		for (int t = 0; t < INDUCT_TOPIC_COUNT; t++)
			if ((talk->topics & (1u << t)) != 0)
				json_str(j, NULL, str_of(induct_abouts[t]));
		json_end(j);
		json_str_or_null(j, "written_by", talk->by.name);
		json_end(j);
	}
	json_end(j);
}

static void
words_json(struct json_out *j, const struct induct *induct)
{
	json_array(j, "words");
	for (size_t i = 0; i < induct->words_n; i++) {
		const struct induct_word *word = &induct->words[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, word->id.v));
		json_str_or_null(j, "topic",
		                 word->about < 0
		                         ? S("")
		                         : str_of(induct_abouts[word->about]));
		json_str(j, "words", word->words);
		by_json(j, &word->by);
		json_str_or_null(j, "answer", word->answer);
		json_str_or_null(j, "answered_by", word->answered.name);
		json_str(j, "state", str_of(induct_word_states[word->state]));
		json_end(j);
	}
	json_end(j);
}

static void
end_json(struct json_out *j, const struct induct *induct)
{
	if (!induct->ended) {
		json_null(j, "ended");
		return;
	}
	json_object(j, "ended");
	json_date(j, "day", induct->ended_on);
	json_str_or_null(j, "why", induct->why);
	by_json(j, &induct->ended_by);
	json_end(j);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	const struct induct_edition *edition;
	struct induct induct;
	struct json_out j;

	TRY(induct_edition_on(ctx, ctx->today, &edition));
	TRY(induct_read(ctx, person, &induct));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_bool(&j, "begun", induct.begun);
	json_bool(&j, "asked_for", induct.asked_for);
	json_i64(&j, "edition", edition->number);
	topics_json(&j, &induct, edition);
	said_json(&j, "ask_stories", &induct.choices[0]);
	said_json(&j, "ask_research", &induct.choices[1]);
	talks_json(&j, &induct);
	words_json(&j, &induct);
	end_json(&j, &induct);
	json_end(&j);
	return NULL;
}

const struct fault *
induct_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
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

/* A text member; empty when it is not sent. */
static struct str
text_of(struct sent *sent, const char *key)
{
	bool wrong = false;
	struct str s;

	if (json_object_get(sent->body, key) == NULL)
		return S("");
	s = json_get_str(sent->body, key, &wrong);
	if (wrong)
		problems_add(&sent->problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(sent->problems.arena, s);
}

/* A word's place; -1 for none and for another word. */
static int
word_of(struct sent *sent, const char *key, const char *const *words)
{
	struct str s = text_of(sent, key);

	return str_empty(s) ? -1 : str_word(s, words);
}

/* The topics of a list; a word that is none is a problem. */
static unsigned
topics_of(struct sent *sent)
{
	const json_t *list = json_object_get(sent->body, "topics");
	unsigned topics = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *word = json_string_value(json_array_get(list, i));
		int about = word == NULL
		                    ? -1
		                    : str_word(str_of(word), induct_abouts);

		if (about < 0 || about >= INDUCT_TOPIC_COUNT)
			problems_add(&sent->problems, "topics",
			             "There is no such part");
		else
			topics |= 1u << about;
	}
	return topics;
}

const struct fault *
induct_api_talk(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct induct_talk_terms terms = {.day = DATE_NONE};
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	if (!date_read_iso(text_of(&sent, "day"), &terms.day))
		terms.day = DATE_NONE;
	terms.led = word_of(&sent, "led", induct_leds);
	terms.mentor = text_of(&sent, "mentor");
	terms.room = text_of(&sent, "room");
	terms.topics = topics_of(&sent);
	TRY(induct_talk_add(ctx, sent.head.person, &terms, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
induct_api_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	int about, says;

	TRY(sent_read(ctx, req, &sent));
	about = word_of(&sent, "about", induct_abouts);
	says = word_of(&sent, "says", induct_says_words);
	if (about < 0)
		problems_add(&sent.problems, "about", "There is no such part");
	TRY(problems_fault(&sent.problems));
	TRY(induct_say(ctx, sent.head.person, (enum induct_about)about, says,
	               &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
induct_api_word(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str topic;
	struct sent sent;
	struct str words;
	int about;

	TRY(sent_read(ctx, req, &sent));
	topic = json_is_null(json_object_get(sent.body, "topic"))
	                ? S("")
	                : text_of(&sent, "topic");
	about = str_empty(topic) ? -1 : str_word(topic, induct_abouts);
	if (!str_empty(topic) && (about < 0 || about >= INDUCT_TOPIC_COUNT))
		problems_add(&sent.problems, "topic", "There is no such part");
	words = text_of(&sent, "words");
	TRY(problems_fault(&sent.problems));
	TRY(induct_word_add(ctx, sent.head.person, about, words, "words",
	                    &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
induct_api_answer(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct induct_word_id id;
	struct sent sent;
	struct str words;

	TRY(request_place_id(req, "word", &id.v));
	TRY(sent_read(ctx, req, &sent));
	words = text_of(&sent, "answer");
	TRY(induct_answer(ctx, sent.head.person, id, words, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
induct_api_word_end(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct induct_word_id id;
	struct sent sent;
	int state;

	TRY(request_place_id(req, "word", &id.v));
	TRY(sent_read(ctx, req, &sent));
	state = word_of(&sent, "state", induct_word_states);
	if (state != INDUCT_TALKED && state != INDUCT_BACK)
		problems_add(&sent.problems, "state",
		             "Say what became of it: talked about, or taken "
		             "back");
	TRY(problems_fault(&sent.problems));
	TRY(induct_word_end(ctx, sent.head.person, id, state));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
induct_api_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	struct str why;

	TRY(sent_read(ctx, req, &sent));
	why = json_is_null(json_object_get(sent.body, "why"))
	              ? S("")
	              : text_of(&sent, "why");
	TRY(problems_fault(&sent.problems));
	TRY(induct_end(ctx, sent.head.person, why, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}
