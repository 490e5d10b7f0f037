/* need_pages_test.c - the pages of both sides and the API: allowed, refused,
 * invalid, hostile. */
#include "practice/ready/ready_world_test.h"

#define BASE    "/people/" RHIAN "/ready"
#define MINE    "/me/ready"
#define API     "/api/people/" RHIAN "/ready"
#define HOSTILE "<script>alert(1)</script>\"'&"

TEST("need pages: the person answers, looks it over, hands it in, and reads "
     "it, on paper as well")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;
	const char *given;

	expect_has(http_get(h, "rhian", MINE).body, "My first days");
	reply = http_get(h, "rhian", MINE "/sets/first");
	expect_has(reply.body, "Do you have a place to sleep tonight?");
	expect_lacks(reply.body, " checked");
	expect_has(http_get(h, "rhian", MINE "/sets/first/check").body,
	           "Nothing is written yet.");
	reply = http_post(h, "rhian", MINE "/sets/first",
	                  FIELDS("edition", "2", "says_tonight", "fine",
	                         "words_people", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", MINE "/sets/first/check");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, "<script>alert");
	expect_has(reply.body, "Not answered");
	expect_lacks(http_get(h, "sam", BASE).body, "Answers of");
	expect_equal(http_post(h, "rhian", MINE "/sets/first/give",
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	ready_look(h->w, &a, "sam");
	given = http_at(h, MINE "/given",
	                id_show(h->w->arena, a.need.sittings[0].id), "");
	expect_has(http_get(h, "rhian", given).body, "You said this");
	given = http_at(h, BASE "/given",
	                id_show(h->w->arena, a.need.sittings[0].id), "/print");
	expect_has(http_get(h, "sam", given).body, "Rhian said this");
	expect_has(http_get(h, "sam", given).body, "Large print");
	expect_has(http_get(h, "rhian", MINE "/sets/ahead/print").body,
	           "Where will you live?");
	expect_equal(http_get(h, "rhian", MINE "/sets/moon").status, 404);
}

TEST("need pages: questions that changed meanwhile are told, with what was "
     "typed still in the form")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "rhian", MINE "/sets/first",
	                  FIELDS("edition", "1", "says_food", "help",
	                         "words_food", "Until Friday"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The questions changed while this was open");
	expect_has(reply.body, ">Until Friday</textarea>");
	expect_has(reply.body, "Can you get to us, and pay for the way?");
	expect_has(reply.body, "name=\"edition\" value=\"2\"");
	reply = http_post(h, "rhian", MINE "/sets/first",
	                  FIELDS("edition", "x", "says_food", "moon"));
	expect_equal(reply.status, 422);
	reply = http_post(h, "rhian", MINE "/sets/first",
	                  FIELDS("edition", "2", "says_food", "moon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose one of the answers");
}

TEST("need pages: a worker writes for the person and says how, adds a view and "
     "says what was done")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;
	const char *at;

	reply = http_post(h, "sam", BASE "/sets/first",
	                  FIELDS("edition", "2", "says_tonight", "urgent"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose how they answered");
	expect_equal(http_post(h, "sam", BASE "/sets/first",
	                       FIELDS("edition", "2", "voice", "paper",
	                              "says_tonight", "urgent"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", BASE "/sets/first/check").body,
	           "I have nowhere to sleep tonight");
	expect_equal(http_post(h, "sam", BASE "/sets/first/give",
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", "/today").body, "What cannot wait");
	ready_look(h->w, &a, "sam");
	at = http_at(h, BASE "/given",
	             id_show(h->w->arena, a.need.sittings[0].id), "/beside");
	reply = http_post(h, "sam", at, FIELDS("code", "tonight", "words", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write it down first");
	expect_equal(http_post(h, "sam", at,
	                       FIELDS("code", "moon", "words", "x"))
	                     .status,
	             404);
	expect_equal(http_post(h, "sam", at,
	                       FIELDS("code", "", "words", HOSTILE))
	                     .status,
	             303);
	at = http_at(h, MINE "/given",
	             id_show(h->w->arena, a.need.sittings[0].id), "");
	reply = http_get(h, "rhian", at);
	expect_has(reply.body, "copied this from your paper");
	expect_has(reply.body, "&lt;script&gt;");
	at = http_at(h, BASE "/urgent",
	             id_show(h->w->arena, a.need.urgent[0].id), "");
	expect_has(http_get(h, "sam", at).body, "What was done");
	expect_equal(http_post(h, "sam", at, FIELDS("done", "")).status, 400);
	expect_equal(http_post(h, "sam", at, FIELDS("done", "A room")).status,
	             303);
	reply = http_post(h, "sam", at, FIELDS("done", "Twice"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, ">Twice</textarea>");
	expect_lacks(http_get(h, "sam", "/today").body, "What cannot wait");
	expect_has(http_get(h, "rhian", MINE).body, "A room");
}

TEST("need pages: a set is left with a reason by either side")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "rhian", MINE "/sets/ahead/leave").body,
	           "I do not want to");
	expect_equal(http_post(h, "rhian", MINE "/sets/ahead/leave",
	                       FIELDS("reason", "unwilling", "why", ""))
	                     .status,
	             303);
	reply = http_post(h, "sam", BASE "/sets/first/leave",
	                  FIELDS("reason", "other", "why", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what the reason is");
	expect_equal(http_post(h, "sam", BASE "/sets/first/leave",
	                       FIELDS("reason", "other", "why", HOSTILE))
	                     .status,
	             303);
	ready_look(h->w, &a, "sam");
	expect_equal(a.need.n, 2);
	expect_has(http_get(h, "sam",
	                    http_at(h, BASE "/given",
	                            id_show(h->w->arena, a.need.sittings[0].id),
	                            ""))
	                   .body,
	           "These questions were left out.");
}

TEST("need pages: a goal is made from an answer by either side")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;
	const char *at;

	ready_no_bed(h->w, &a, "rhian");
	at = http_at(h, MINE "/goals",
	             id_show(h->w->arena, a.need.sittings[0].answers[1].id),
	             "");
	expect_has(http_get(h, "rhian", at).body, "value=\"My mum\"");
	reply = http_post(h, "rhian", at, FIELDS("title", "", "why", "So"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, ">So</textarea>");
	expect_equal(http_post(h, "rhian", at,
	                       FIELDS("title", "Ring my mum", "why", ""))
	                     .status,
	             303);
	expect_has(
	        http_get(h, "sam", "/people/" RHIAN "/plan?goals=future").body,
	        "Ring my mum");
	at = http_at(h, BASE "/goals",
	             id_show(h->w->arena, a.need.sittings[0].answers[0].id),
	             "");
	expect_equal(http_post(h, "sam", at, FIELDS("title", "A room")).status,
	             303);
	expect_equal(http_get(h, "sam", BASE "/goals/0000000000000").status,
	             404);
}

TEST("need pages: a person out of reach, and somebody without the right, find "
     "nothing")
{
	static const char *const rest[] = {"", "/sets/first",
	                                   "/sets/first/check",
	                                   "/sets/first/leave",
	                                   "/sets/first/print"};
	struct act a;
	struct http *h = ready_http(t, &a);

	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
		const char *path =
		        str_c(h->w->arena,
		              str_print(h->w->arena, BASE "%s", rest[i]));

		expect_equal(http_get(h, "ned", path).status, 404);
		expect_equal(http_get(h, "rhian", path).status, 403);
		expect_equal(http_get(h, NULL, path).status, 303);
	}
	expect_equal(http_get(h, "sam", MINE).status, 403);
	expect_equal(http_get(h, "sam", BASE "/given/0000000000000").status,
	             404);
	expect_equal(http_get(h, "sam", BASE "/urgent/0000000000000").status,
	             404);
	expect_equal(http_get(h, "ned", API).status, 404);
}

/* --- the same as JSON ---------------------------------------------------- */

TEST("need api: a set is answered, added to, settled, left and made a goal of")
{
	struct act a;
	struct http *h = ready_http(t, &a);

	expect_has(http_get(h, "sam", API).body, "\"edition\":2");
	http_takes(h, "rhian", API "/answers",
	           "{\"set\":\"first\",\"edition\":2,\"answers\":["
	           "{\"code\":\"tonight\",\"says\":\"urgent\"},"
	           "{\"code\":\"food\",\"words\":\"Until Friday\"}]}",
	           "\"words\":\"Until Friday\"");
	ready_look(h->w, &a, "sam");
	http_takes(h, "sam",
	           http_at(h, API "/given",
	                   id_show(h->w->arena, a.need.sittings[0].id),
	                   "/beside"),
	           "{\"code\":\"food\",\"words\":\"A voucher\"}",
	           "\"words\":\"A voucher\"");
	http_takes(h, "sam",
	           http_at(h, API "/urgent",
	                   id_show(h->w->arena, a.need.urgent[0].id), "/done"),
	           "{\"done\":\"A room\"}", "\"done\":\"A room\"");
	http_takes(
	        h, "rhian",
	        http_at(h, API "/goals",
	                id_show(h->w->arena, a.need.sittings[0].answers[0].id),
	                ""),
	        "{\"title\":\"A room\"}", "\"goal\":true");
	http_takes(h, "sam", API "/left",
	           "{\"set\":\"ahead\",\"reason\":\"early\",\"why\":null}",
	           "\"reason\":\"early\"");
}

TEST("need api: what is no set, question, answer or text is refused field by "
     "field")
{
	struct act a;
	struct http *h = ready_http(t, &a);

	http_refuses(h, "rhian", API "/answers", "{\"set\":\"moon\"}", 400,
	             "There are no such questions");
	http_refuses(h, "rhian", API "/answers",
	             "{\"set\":\"first\",\"edition\":2,\"answers\":[7]}", 400,
	             "There are no such questions");
	http_refuses(h, "rhian", API "/answers",
	             "{\"set\":\"first\",\"edition\":1,\"answers\":[]}", 422,
	             "The questions changed");
	http_refuses(h, "rhian", API "/answers",
	             "{\"set\":\"first\",\"edition\":2,\"answers\":["
	             "{\"code\":\"food\",\"says\":\"moon\"}]}",
	             400, "Choose one of the answers");
	http_refuses(h, "rhian", API "/left",
	             "{\"set\":\"first\",\"reason\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", API "/left", "{\"set\":\"first\"}", 400,
	             "Choose why it is not answered");
	ready_no_bed(h->w, &a, "rhian");
	http_refuses(h, "sam",
	             http_at(h, API "/given",
	                     id_show(h->w->arena, a.need.sittings[0].id),
	                     "/beside"),
	             "{\"code\":\"moon\",\"words\":\"x\"}", 400,
	             "There are no such questions");
	http_refuses(h, "sam",
	             http_at(h, API "/urgent",
	                     id_show(h->w->arena, a.need.urgent[0].id),
	                     "/done"),
	             "{}", 400, "Write what was done");
	http_refuses(h, "ned", API "/answers",
	             "{\"set\":\"first\",\"edition\":2,\"answers\":[]}", 404,
	             "");
}

TEST("ready pages: a sheet of ten skills is empty, and is not for whoever does "
     "not reach the person")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct str body;

	expect_equal(http_post(h, "rhian", MINE "/skills/team",
	                       FIELDS("edition", "1", "level", "NOT_CONFIDENT",
	                              "example", "At the yard"))
	                     .status,
	             303);
	body = http_get(h, "rhian", MINE "/skills/sheet").body;
	expect_has(body, "For: Rhian. Day:");
	expect_has(body, "I work well with others");
	expect_has(body, "Not sure of it at all");
	expect_lacks(body, "At the yard");
	expect_lacks(body, "Pugh");
	expect_has(http_get(h, "sam", BASE "/skills/sheet").body,
	           "I work well with others");
	expect_equal(http_get(h, "ned", BASE "/skills/sheet").status, 404);
	expect_equal(http_get(h, "rhian", BASE "/skills/sheet").status, 403);
}
