/* ending_api_test.c - endings as JSON: allowed, refused, invalid. */
#include "practice/ending/ending_world_test.h"

#define API "/api/people/" RHIAN "/ending"

static const char *
at(struct http *h, const char *base, int64_t id, const char *rest)
{
	return http_at(h, base, id_show(h->w->arena, id), rest);
}

TEST("ending api: all that is said and set is written by whoever may, and read "
     "by both")
{
	struct act a;
	struct http *h = ending_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "sam", API);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"id\":null");
	expect_has(reply.body, "See Kai every week");
	http_takes(h, "rhian", API "/begin", "{}",
	           "\"begun_on\":\"2026-11-24\"");
	expect_ok(world_see(h->w, "sam", ending_see_back, &a));
	http_takes(h, "rhian", API "/texts",
	           str_c(h->w->arena,
	                 str_print(h->w->arena,
	                           "{\"about\":\"changed\",\"words\":\"I "
	                           "sleep\",\"quotes\":[\"goal-%.*s\"]}",
	                           STR_ARG(id_show(h->w->arena,
	                                           a.back.v[0].subject)))),
	           "\"side\":\"person\",\"words\":\"I sleep\","
	           "\"quotes\":[{");
	http_takes(h, "sam", API "/texts",
	           "{\"about\":\"hard\",\"for_them\":true,\"words\":\"The "
	           "winter\"}",
	           "\"for_them\":true");
	http_takes(h, "sam", API "/supports",
	           "{\"kind\":\"mentor\",\"who\":\"Dee\",\"what\":\"A "
	           "walk\",\"reach\":null}",
	           "\"state\":\"open\"");
	ending_look(h->w, &a);
	http_takes(h, "rhian", at(h, API "/supports", a.in.supports[0].id, ""),
	           "{\"state\":\"yes\"}", "\"state\":\"yes\"");
	http_takes(h, "rhian", API "/answers",
	           "{\"ask\":\"contact\",\"says\":\"yes\","
	           "\"until\":\"2027-11-24\"}",
	           "\"holds\":true");
	http_takes(h, "rhian", API "/letters", "{\"own\":\"I kept going\"}",
	           "\"given\":false");
	ending_look(h->w, &a);
	http_takes(h, "sam", at(h, API "/letters", a.in.letters[0].id, "/sign"),
	           "{\"words\":\"You helped others\"}", "\"given\":true");
	http_takes(h, "sam", API "/talks",
	           "{\"day\":\"2026-11-24\",\"how\":\"could_not\","
	           "\"why\":\"Nobody answered\"}",
	           "\"how\":\"could_not\"");
	http_takes(h, "sam", API "/outcomes",
	           "{\"outcome\":\"completed\",\"ended_on\":\"2026-11-24\","
	           "\"why\":\"Done\"}",
	           "\"door_open\":true");
	http_takes(h, "sam", API "/outcomes",
	           "{\"outcome\":\"recalled\",\"ended_on\":\"2026-11-24\","
	           "\"why\":\"It was this\",\"corrects\":true}",
	           "\"outcomes_before\":[{\"outcome\":\"completed\"");
	http_takes(h, "rhian", API "/visits", "{\"words\":\"Can we talk?\"}",
	           "Can we talk?");
	ending_look(h->w, &a);
	http_takes(h, "sam", at(h, API "/visits", a.in.visits[0].id, "/answer"),
	           "{\"answer\":\"We met\"}", "\"answer\":\"We met\"");
	expect_has(http_get(h, "rhian", API).body, "We met");
}

TEST("ending api: what is no word, day, text or list is refused field by field")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);

	http_refuses(h, "sam", API "/begin", "{}", 422,
	             "The ending has begun by now");
	http_refuses(h, "rhian", API "/texts", "{\"about\":\"moon\"}", 400,
	             "There is no such part");
	http_refuses(h, "rhian", API "/texts",
	             "{\"about\":\"hard\",\"words\":7}", 400,
	             "This must be text");
	http_refuses(h, "sam", API "/texts",
	             "{\"about\":\"hard\",\"words\":\"x\",\"for_them\":7}", 400,
	             "This must be true or false");
	http_refuses(h, "rhian", API "/texts",
	             "{\"about\":\"hard\",\"words\":\"x\",\"quotes\":7}", 400,
	             "This must be a list");
	http_refuses(h, "rhian", API "/texts",
	             "{\"about\":\"hard\",\"words\":\"x\",\"quotes\":[\"x\"]}",
	             400, "Choose from what is there");
	http_refuses(h, "rhian", API "/supports", "{}", 400,
	             "Choose what kind of help");
	expect_ok(world_do(h->w, "sam", ending_do_support, &a));
	ending_look(h->w, &a);
	http_refuses(h, "rhian",
	             at(h, API "/supports", a.in.supports[0].id, ""),
	             "{\"state\":\"open\"}", 400, "Choose one of the answers");
	http_refuses(h, "rhian", API "/answers", "{\"says\":\"no\"}", 400,
	             "There is no such question");
	http_refuses(h, "rhian", API "/answers",
	             "{\"ask\":\"stories\",\"says\":\"yes\"}", 400,
	             "Say until when");
	http_refuses(h, "rhian", API "/letters", "{}", 400,
	             "Choose what the letter names");
	a.words = S("I kept going");
	expect_ok(world_do(h->w, "rhian", ending_do_letter, &a));
	ending_look(h->w, &a);
	http_refuses(h, "sam",
	             at(h, API "/letters", a.in.letters[0].id, "/sign"), "{}",
	             400, "Write it down first");
	http_refuses(h, "sam", API "/talks", "{\"how\":\"moon\"}", 400,
	             "Choose how it was");
	http_refuses(h, "sam", API "/outcomes", "{\"corrects\":7}", 400,
	             "This must be true or false");
	http_refuses(h, "sam", API "/outcomes", "{}", 400,
	             "Choose how it ended");
	http_refuses(h, "rhian", API "/visits", "{\"words\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", API "/visits", "{}", 422,
	             "There is no open door yet");
	ending_completed(h->w, &a);
	a.words = S("");
	expect_ok(world_do(h->w, "rhian", ending_do_back, &a));
	ending_look(h->w, &a);
	http_refuses(h, "sam",
	             at(h, API "/visits", a.in.visits[0].id, "/answer"), "{}",
	             400, "Write it down first");
}

TEST("ending api: a person out of reach and a writer without the right are "
     "refused")
{
	static const char *const posts[] = {
	        "/begin",   "/texts", "/supports", "/answers",
	        "/letters", "/talks", "/outcomes", "/visits",
	};
	struct act a;
	struct http *h = ending_http_begun(t, &a);

	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "ada", API).status, 404);
	for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++)
		http_refuses(h, "ned",
		             str_c(h->w->arena,
		                   str_print(h->w->arena, API "%s", posts[i])),
		             "{\"ask\":\"stories\",\"about\":\"hard\"}", 404,
		             "");
	http_refuses(h, "rhian", API "/talks", "{}", 403, "");
	http_refuses(h, "rhian", API "/outcomes", "{}", 403, "");
}

TEST("ending: names of others are for the person, their own worker and whoever "
     "wrote them down")
{
	struct act a;
	struct http *h = ending_http(t, &a);

	http_takes(h, "rhian", API "/begin", "{}", "\"begun_on\"");
	http_takes(h, "sam", API "/supports",
	           "{\"kind\":\"mentor\",\"who\":\"Dee\",\"what\":\"A "
	           "walk\",\"reach\":null}",
	           "\"who\":\"Dee\"");
	expect_has(http_get(h, "rhian", API).body, "\"who\":\"Dee\"");
	expect_has(http_get(h, "priya", API).body, "\"who\":\"\"");
	expect_lacks(http_get(h, "priya", API).body, "A walk");
	expect_has(http_get(h, "priya", "/people/" RHIAN "/ending").body,
	           "Named to the person and their worker alone");
}
