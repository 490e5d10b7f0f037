/*
 * ending_api_in.c - endings as JSON: what is sent, by the rules of its pages.
 */
#include "practice/ending/ending_api.h"

#include "base/utf8.h"

struct sent {
	struct person_head head;
	json_t *body;
	struct problems problems;
	struct ending_quote quotes[ENDING_QUOTES_MOST + 1];
	size_t quotes_n;
};

static const struct fault *
sent_read(struct ctx *ctx, const struct request *req, struct sent *out)
{
	*out = (struct sent){0};
	TRY(people_of_request(ctx, req, &out->head));
	TRY(request_json(req, &out->body));
	problems_init(&out->problems, ctx->arena);
	return NULL;
}

/* A text member; empty when it is not sent. */
static struct str
text_of(struct sent *sent, const char *key)
{
	const json_t *value = json_object_get(sent->body, key);
	bool wrong = false;
	struct str s;

	if (value == NULL || json_is_null(value))
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

static bool
bool_of(struct sent *sent, const char *key)
{
	const json_t *value = json_object_get(sent->body, key);

	if (value != NULL && !json_is_boolean(value))
		problems_add(&sent->problems, key,
		             "This must be true or false");
	return json_is_true(value);
}

static struct date
day_of(struct sent *sent, const char *key)
{
	struct date day;

	return date_read_iso(text_of(sent, key), &day) ? day : DATE_NONE;
}

/* What is pointed at, at most one more than may be. */
static void
quotes_of(struct sent *sent)
{
	const json_t *list = json_object_get(sent->body, "quotes");

	if (list != NULL && !json_is_array(list))
		problems_add(&sent->problems, "quotes", "This must be a list");
	for (size_t i = 0;
	     i < json_array_size(list) && sent->quotes_n <= ENDING_QUOTES_MOST;
	     i++) {
		const char *ref = json_string_value(json_array_get(list, i));

		if (ref != NULL &&
		    ending_quote_read(str_of(ref),
		                      &sent->quotes[sent->quotes_n]))
			sent->quotes_n++;
		else
			problems_add(&sent->problems, "quotes",
			             "Choose from what is there");
	}
}

const struct fault *
ending_api_begin(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(ending_begin(ctx, head.person));
	return ending_api_reply(ctx, reply, 201, head.person);
}

const struct fault *
ending_api_text(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ending_text_terms terms;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	quotes_of(&sent);
	terms = (struct ending_text_terms){
	        .about = word_of(&sent, "about", ending_abouts),
	        .for_them = bool_of(&sent, "for_them"),
	        .words = text_of(&sent, "words"),
	        .quotes = sent.quotes,
	        .quotes_n = sent.quotes_n,
	};
	if (terms.about < 0)
		problems_add(&sent.problems, "about", "There is no such part");
	TRY(problems_fault(&sent.problems));
	TRY(ending_write(ctx, sent.head.person, &terms, &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_next(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ending_support_terms terms;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms = (struct ending_support_terms){
	        .kind = word_of(&sent, "kind", ending_support_kinds),
	        .who = text_of(&sent, "who"),
	        .what = text_of(&sent, "what"),
	        .reach = text_of(&sent, "reach"),
	};
	TRY(ending_support_add(ctx, sent.head.person, &terms, &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_next_say(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct sent sent;
	int64_t id;
	int state;

	TRY(request_place_id(req, "support", &id));
	TRY(sent_read(ctx, req, &sent));
	state = word_of(&sent, "state", ending_agreeds);
	if (state <= ENDING_OPEN)
		problems_add(&sent.problems, "state",
		             "Choose one of the answers");
	TRY(problems_fault(&sent.problems));
	TRY(ending_support_say(ctx, sent.head.person, id, state));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_answer(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct date until;
	struct sent sent;
	int ask, says;

	TRY(sent_read(ctx, req, &sent));
	ask = word_of(&sent, "ask", ending_asks);
	says = word_of(&sent, "says", ending_says_words);
	until = day_of(&sent, "until");
	if (ask < 0)
		problems_add(&sent.problems, "ask",
		             "There is no such question");
	TRY(problems_fault(&sent.problems));
	TRY(ending_answer(ctx, sent.head.person, ask, says, until,
	                  &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_letter(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct sent sent;
	struct str own;

	TRY(sent_read(ctx, req, &sent));
	quotes_of(&sent);
	own = text_of(&sent, "own");
	TRY(problems_fault(&sent.problems));
	TRY(ending_letter_choose(ctx, sent.head.person, sent.quotes,
	                         sent.quotes_n, own, &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_sign(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	struct str words;
	int64_t id;

	TRY(request_place_id(req, "letter", &id));
	TRY(sent_read(ctx, req, &sent));
	words = text_of(&sent, "words");
	TRY(ending_letter_sign(ctx, sent.head.person, id, words,
	                       &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_talk(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ending_talk_terms terms;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms = (struct ending_talk_terms){
	        .day = day_of(&sent, "day"),
	        .how = word_of(&sent, "how", ending_hows),
	        .why = text_of(&sent, "why"),
	        .room = text_of(&sent, "room"),
	};
	TRY(ending_talk_add(ctx, sent.head.person, &terms, &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_outcome(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct ending_outcome_terms terms;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms = (struct ending_outcome_terms){
	        .code = word_of(&sent, "outcome", ending_outcomes),
	        .ended_on = day_of(&sent, "ended_on"),
	        .why = text_of(&sent, "why"),
	        .corrects = bool_of(&sent, "corrects"),
	};
	TRY(problems_fault(&sent.problems));
	TRY(ending_outcome_set(ctx, sent.head.person, &terms, &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_door(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sent sent;
	struct str words;

	TRY(sent_read(ctx, req, &sent));
	words = text_of(&sent, "words");
	TRY(problems_fault(&sent.problems));
	TRY(ending_come_back(ctx, sent.head.person, words, &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}

const struct fault *
ending_api_visit(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct sent sent;
	struct str words;
	int64_t id;

	TRY(request_place_id(req, "visit", &id));
	TRY(sent_read(ctx, req, &sent));
	words = text_of(&sent, "answer");
	TRY(ending_visit_answer(ctx, sent.head.person, id, words,
	                        &sent.problems));
	return ending_api_reply(ctx, reply, 201, sent.head.person);
}
