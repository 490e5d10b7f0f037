/* induct_api_test.c - the induction as JSON: allowed, refused, invalid. */
#include "practice/induction/induct_world_test.h"

#define API "/api/people/" RHIAN "/induction"

/* The address of the last word. */
static const char *
word_at(struct http *h, struct act *a, const char *rest)
{
	return http_at(h, API "/words", induct_last(h->w, a), rest);
}

TEST("induct api: a talk, marks, choices and words are written by whoever may, "
     "and read by both")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "sam", API);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"begun\":false");
	expect_has(reply.body, "\"ask_stories\":null");
	http_takes(h, "sam", API "/talks",
	           "{\"day\":\"2026-11-20\",\"led\":\"mentor\","
	           "\"mentor\":\"Dee\",\"room\":\"Rhian and Dee\","
	           "\"topics\":[\"rights\",\"yours\"]}",
	           "\"topics\":[\"rights\",\"yours\"]");
	http_takes(h, "rhian", API "/says",
	           "{\"about\":\"rights\",\"says\":\"clear\"}",
	           "\"state\":\"closed\"");
	http_takes(h, "rhian", API "/says",
	           "{\"about\":\"ask_research\",\"says\":\"no\"}",
	           "\"says\":\"no\"");
	http_takes(h, "rhian", API "/words",
	           "{\"topic\":\"needs\",\"words\":\"Big print?\"}",
	           "\"open_questions\":1");
	http_takes(h, "sam", word_at(h, &a, "/answer"), "{\"answer\":\"Yes\"}",
	           "\"answer\":\"Yes\"");
	http_takes(h, "rhian", word_at(h, &a, "/end"), "{\"state\":\"talked\"}",
	           "\"state\":\"talked\"");
	http_takes(h, "rhian", API "/words",
	           "{\"topic\":null,\"words\":\"My rent\"}", "\"topic\":null");
	http_takes(h, "sam", API "/talks",
	           "{\"day\":\"2026-11-20\",\"led\":\"worker\","
	           "\"room\":\"Rhian\",\"topics\":[\"complaints\","
	           "\"recorded\",\"who_sees\",\"not_secret\",\"stories\","
	           "\"research\",\"needs\"]}",
	           "\"led\":\"worker\"");
	http_takes(h, "rhian", API "/end", "{\"why\":\"One is enough\"}",
	           "\"why\":\"One is enough\"");
	expect_has(http_get(h, "rhian", API).body, "My rent");
}

TEST("induct api: an answer that is none to a choice is wrong by the name that "
     "was sent")
{
	struct act a;
	struct http *h = induct_http(t, &a);

	http_refuses(h, "rhian", API "/says",
	             "{\"about\":\"ask_stories\",\"says\":\"clear\"}", 400,
	             "\"field\":\"says\"");
}

TEST("induct api: what is no day, word, part or text is refused field by field")
{
	struct act a;
	struct http *h = induct_http(t, &a);

	http_refuses(h, "sam", API "/talks", "{}", 400,
	             "Choose who led the talk");
	http_refuses(h, "sam", API "/talks", "{\"topics\":[\"moon\",7]}", 400,
	             "There is no such part");
	http_refuses(h, "sam", API "/talks", "{\"day\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", API "/says",
	             "{\"about\":\"moon\",\"says\":\"clear\"}", 400,
	             "There is no such part");
	http_refuses(h, "rhian", API "/says",
	             "{\"about\":\"rights\",\"says\":\"yes\"}", 400,
	             "Choose one of the answers");
	http_refuses(h, "rhian", API "/words", "{}", 400,
	             "Write it down first");
	http_refuses(h, "rhian", API "/words",
	             "{\"topic\":\"ask_stories\",\"words\":\"x\"}", 400,
	             "There is no such part");
	http_refuses(h, "rhian", API "/end", "{\"why\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", API "/end", "{}", 422,
	             "Some parts are not talked about yet");
	induct_asks(h->w, &a, "rhian", INDUCT_NEEDS, S("Big print?"));
	http_refuses(h, "sam", word_at(h, &a, "/answer"), "{}", 400,
	             "Write it down first");
	http_refuses(h, "rhian", word_at(h, &a, "/end"), "{\"state\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", word_at(h, &a, "/end"), "{}", 400,
	             "Say what became of it");
}

TEST("induct api: a person out of reach and a writer without the right are "
     "refused")
{
	struct act a;
	struct http *h = induct_http(t, &a);

	induct_asks(h->w, &a, "rhian", INDUCT_NEEDS, S("Big print?"));
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "ada", API).status, 404);
	http_refuses(h, "ned", API "/talks", "{}", 404, "");
	http_refuses(h, "rhian", API "/talks", "{}", 403, "");
	http_refuses(h, "ned", API "/says",
	             "{\"about\":\"rights\",\"says\":\"clear\"}", 404, "");
	http_refuses(h, "ned", API "/words", "{\"words\":\"x\"}", 404, "");
	http_refuses(h, "ned", API "/end", "{}", 404, "");
	http_refuses(h, "rhian", word_at(h, &a, "/answer"),
	             "{\"answer\":\"x\"}", 403, "");
	http_refuses(h, "sam", word_at(h, &a, "/end"), "{\"state\":\"back\"}",
	             422, "They say what becomes of them");
}
