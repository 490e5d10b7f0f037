/* checkin_api_test.c - check-ins as JSON: allowed, refused, invalid. */
#include "practice/checkin/checkin_world_test.h"

#define API "/api/people/" RHIAN "/checkin"
#define TERMS \
	"{\"against\":[],\"every_weeks\":1,\"first\":\"2026-11-24\"," \
	"\"instead\":true,\"why\":\"Shifts\",\"way\":\"worker\"," \
	"\"said_yes\":false}"

static const char *
past(struct http *h, struct act *a, const char *rest)
{
	return http_at(h, API "/past", checkin_last(h->w, a), rest);
}

TEST("checkin api: it is agreed, sent, read and stopped by whoever may")
{
	struct act a;
	struct http *h = checkin_http(t, &a);

	expect_has(http_get(h, "sam", API).body, "\"agreed\":null");
	http_takes(h, "sam", API "/set", TERMS, "\"state\":\"asked\"");
	world_later(h->w, 1000);
	http_takes(h, "sam", API "/questions",
	           "{\"questions\":[\"Did you ring?\"]}",
	           "\"waiting\":[\"Did you ring?\"]");
	http_takes(h, "rhian", API "/say", "{\"yes\":true}",
	           "\"state\":\"created\"");
	world_later(h->w, 1000);
	http_takes(h, "priya", API "/senior", "{\"yes\":false}",
	           "\"place\":\"refused\"");
	world_later(h->w, 1000);
	http_takes(h, "rhian", API "/fill",
	           "{\"mood\":\"ok\",\"wants\":[\"money\",\"other\"],"
	           "\"other\":\"A bus pass\",\"call\":true,"
	           "\"answers\":[\"Yes\"],\"words\":\"All fine\"}",
	           "\"urgent\":true");
	http_takes(h, "sam", past(h, &a, "/review"),
	           "{\"known\":\"signed_in\",\"note\":\"Rang\","
	           "\"sensitive\":true}",
	           "\"note\":\"Rang\"");
	http_takes(h, "sam", past(h, &a, "/notes"), "{\"words\":\"We met\"}",
	           "\"words\":\"We met\"");
	expect_lacks(http_get(h, "rhian", API).body, "We met");
	expect_lacks(http_get(h, "morgan", API).body, "A bus pass");
	http_takes(h, "sam", API "/stop", "{\"why\":\"They moved\"}",
	           "\"ended\":\"They moved\"");
}

TEST("checkin api: what is no word, list or text is refused field by field")
{
	struct act a;
	struct http *h = checkin_http(t, &a);

	http_refuses(h, "sam", API "/set", "{}", 400, "This must be a list");
	http_refuses(h, "sam", API "/set", "{\"against\":[\"moon\",7]}", 400,
	             "There is no such word here");
	http_refuses(h, "sam", API "/set", "{\"against\":[],\"way\":7}", 400,
	             "This must be text");
	checkin_on(h->w, &a);
	http_refuses(h, "sam", API "/questions", "{}", 400,
	             "This must be a list of three at most");
	http_refuses(h, "sam", API "/questions", "{\"questions\":[7]}", 400,
	             "This must be text");
	http_refuses(h, "sam", API "/stop", "{}", 400,
	             "Write why they are stopped");
	http_refuses(h, "rhian", API "/say", "{}", 400,
	             "This must be true or false");
	http_refuses(h, "priya", API "/senior", "{\"yes\":7}", 400,
	             "This must be true or false");
	http_refuses(h, "rhian", API "/fill", "{}", 400,
	             "Choose how it is going");
	http_refuses(h, "rhian", API "/fill", "{\"answers\":7}", 400,
	             "This must be a list of three at most");
	checkin_sends(h->w, &a, "rhian");
	http_refuses(h, "sam", past(h, &a, "/review"), "{}", 400,
	             "Say how you know that it was them");
	http_refuses(h, "sam", past(h, &a, "/review"), "{\"known\":\"moon\"}",
	             400, "There is no such word here");
	http_refuses(h, "sam", past(h, &a, "/review"), "{\"sensitive\":7}", 400,
	             "This must be true or false");
	http_refuses(h, "sam", past(h, &a, "/notes"), "{\"words\":\"x\"}", 422,
	             "Read it first");
}

TEST("checkin api: a person out of reach and a writer without the right are "
     "refused")
{
	struct act a;
	struct http *h = checkin_http(t, &a);

	checkin_on(h->w, &a);
	checkin_sends(h->w, &a, "rhian");
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "ada", API).status, 404);
	http_refuses(h, "ned", API "/set", TERMS, 404, "");
	http_refuses(h, "rhian", API "/set", TERMS, 403, "");
	http_refuses(h, "ned", API "/say", "{\"yes\":true}", 404, "");
	http_refuses(h, "sam", API "/senior", "{\"yes\":true}", 403, "");
	http_refuses(h, "otto", API "/senior", "{\"yes\":true}", 404, "");
	http_refuses(h, "ned", API "/stop", "{\"why\":\"x\"}", 404, "");
	http_refuses(h, "rhian", API "/questions", "{\"questions\":[]}", 403,
	             "");
	http_refuses(h, "ned", API "/fill", "{}", 404, "");
	http_refuses(h, "ned", past(h, &a, "/review"), "{}", 404, "");
	http_refuses(h, "rhian", past(h, &a, "/notes"), "{\"words\":\"x\"}",
	             403, "");
}

/* A check-in that says which one it was written for. */
static const char *
fill_of(struct http *h, struct str id)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena,
	                       "{\"checkin\":\"%.*s\",\"mood\":\"ok\","
	                       "\"wants\":[],\"call\":false,"
	                       "\"words\":\"All fine\"}",
	                       STR_ARG(id)));
}

TEST("checkin api: what was written for a check-in that closed meanwhile is "
     "sent with no other")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct str first;

	checkin_on(h->w, &a);
	first = checkin_last(h->w, &a);
	http_refuses(h, "rhian", API "/fill", fill_of(h, S("moon")), 400,
	             "This is no id");
	checkin_days(h->w, 14);
	h->sessions_n = 0; /* signed in anew */
	http_refuses(h, "rhian", API "/fill", fill_of(h, first), 422,
	             "This check-in was open until");
	expect_lacks(http_get(h, "sam", API).body, "All fine");
	http_takes(h, "rhian", API "/fill", fill_of(h, checkin_last(h->w, &a)),
	           "\"words\":\"All fine\"");
}
