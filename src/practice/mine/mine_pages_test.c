/* mine_pages_test.c - the pages of what faces the person: allowed, refused,
 * invalid, hostile. */
#include "practice/mine/mine_world_test.h"

#include "practice/contact/contact.h"
#include "register/orders/orders.h"

#define BASE    "/people/" RHIAN "/feedback"
#define MINE    "/me/feedback"
#define HOSTILE "<script>alert(1)</script>\"'&"

/* The address of a thing on her list. */
static const char *
item_at(struct http *h, struct act *a, size_t at, const char *rest)
{
	mine_look(h->w, a);
	return http_at(h, "/me/list", id_show(h->w->arena, a->list.v[at].id.v),
	               rest);
}

/* --- one's own list ------------------------------------------------------ */

TEST("mine pages: the person puts a thing on their list, does it, and clears "
     "it")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", "/me/list");
	expect_has(reply.body, "There is nothing on your list.");
	expect_has(reply.body, "Book the test");
	expect_lacks(reply.body, "Ask about the fare");
	reply = http_post(h, "rhian", "/me/list",
	                  FIELDS("title", HOSTILE, "day", "26/11/2026", "notes",
	                         HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", "/me/list");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(http_get(h, "rhian", "/me").body, "On my list");
	expect_has(http_get(h, "rhian", "/me/list/print").body,
	           "&lt;script&gt;");
	expect_equal(http_post(h, "rhian", item_at(h, &a, 0, "/done"),
	                       FIELDS("done", "yes"))
	                     .status,
	             303);
	reply = http_get(h, "rhian", "/me/list");
	expect_has(reply.body, "goes from here after 14 days");
	expect_has(reply.body, "It is not done");
	expect_equal(http_post(h, "rhian", item_at(h, &a, 0, "/done"),
	                       FIELDS("done", "yes"))
	                     .status,
	             422);
	expect_equal(http_post(h, "rhian", item_at(h, &a, 0, "/done"),
	                       FIELDS("done", "no"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian", item_at(h, &a, 0, "/done"),
	                       FIELDS("done", "yes"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian", "/me/list/clear", FIELDS("x", "y"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", "/me/list").body,
	           "There is nothing on your list.");
	expect_has(http_get(h, "rhian", "/me/list/print").body,
	           "There is nothing on your list.");
}

TEST("mine pages: each sheet of a list says whose it is, what and of which "
     "day, and the form that asks no name has none")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	mine_adds(h->w, &a, "Ring Mam");
	reply = http_get(h, "rhian", "/me/list/print");
	expect_has(reply.body,
	           str_c(h->w->arena,
	                 str_print(h->w->arena, "data-of=\"%.*s · My list · ",
	                           STR_ARG(world_actor(h->w, "rhian")->name))));
	reply = http_get(h, "rhian", "/me/feedback/print");
	expect_lacks(reply.body, "data-of=");
	expect_lacks(reply.body, "dir-running");
}

TEST("mine pages: what is wrong with a thing is said field by field, and what "
     "was typed is shown again")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "rhian", "/me/list",
	                  FIELDS("title", "", "day", "some day", "notes",
	                         "Ask for Mrs Bevan"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what you want to do");
	expect_has(reply.body, "This is not a day");
	expect_has(reply.body, "some day");
	expect_has(reply.body, "Ask for Mrs Bevan");
	mine_adds(h->w, &a, "Ring");
	reply = http_post(h, "rhian", item_at(h, &a, 0, ""),
	                  FIELDS("title", "", "day", "1/1/2020"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "This day is over");
	expect_equal(http_post(h, "rhian", item_at(h, &a, 0, ""),
	                       FIELDS("title", "Ring them", "day", "1/12/2026"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", item_at(h, &a, 0, "")).body,
	           "1/12/2026");
}

TEST("mine pages: things are moved and taken off")
{
	struct act a;
	struct http *h = mine_http(t, &a);

	mine_adds(h->w, &a, "First");
	mine_adds(h->w, &a, "Second");
	expect_equal(http_post(h, "rhian", item_at(h, &a, 1, "/move"),
	                       FIELDS("by", "up"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian", item_at(h, &a, 1, "/move"),
	                       FIELDS("by", "down"))
	                     .status,
	             422);
	mine_look(h->w, &a);
	expect_str(a.list.v[0].title, "Second");
	expect_equal(http_post(h, "rhian", item_at(h, &a, 0, "/remove"),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	mine_look(h->w, &a);
	expect_equal(a.list.n, 1);
}

TEST("mine pages: a step comes onto the list, and a thing goes into the plan, "
     "where the worker reads the words and no others")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;
	struct str step = id_show(h->w->arena, a.step.v);
	struct str goal = id_show(h->w->arena, a.goal.v);

	expect_equal(http_post(h, "rhian",
	                       http_at(h, "/me/list-steps", step, ""),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian",
	                       http_at(h, "/me/list-steps", step, ""),
	                       FIELDS("x", "y"))
	                     .status,
	             422);
	reply = http_get(h, "rhian", item_at(h, &a, 0, ""));
	expect_has(reply.body, "This is a step of your plan.");
	expect_lacks(reply.body, "What your worker will read");
	a.terms.notes = S("My secret note");
	mine_adds(h->w, &a, "Buy the theory book");
	reply = http_get(h, "rhian", item_at(h, &a, 1, ""));
	expect_has(reply.body, "As a step of: Drive again");
	reply = http_post(h, "rhian", item_at(h, &a, 1, "/plan"),
	                  FIELDS("text", "Read the theory book"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose where it goes in your plan");
	expect_has(reply.body, "Read the theory book");
	expect_equal(http_post(h, "rhian", item_at(h, &a, 1, "/plan"),
	                       FIELDS("text", "Read the theory book", "where",
	                              str_c(h->w->arena, goal)))
	                     .status,
	             303);
	reply = http_get(h, "sam",
	                 http_at(h, "/people/" RHIAN "/plan/goals", goal, ""));
	expect_has(reply.body, "Read the theory book");
	expect_lacks(reply.body, "My secret note");
	expect_lacks(reply.body, "Buy the theory book");
	reply = http_post(h, "rhian", item_at(h, &a, 1, "/plan"),
	                  FIELDS("text", "Once more, please", "where",
	                         "words"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Once more, please");
}

TEST("mine pages: nobody but the person opens a list")
{
	static const char *const paths[] = {"/me/list", "/me/list/print",
	                                    "/me/things"};
	struct act a;
	struct http *h = mine_http(t, &a);
	const char *item;

	mine_adds(h->w, &a, "Secret plans");
	item = item_at(h, &a, 0, "");
	for (size_t i = 0; i < 3; i++) {
		expect_equal(http_get(h, "sam", paths[i]).status, 403);
		expect_equal(http_get(h, "ada", paths[i]).status, 403);
		expect_equal(http_get(h, NULL, paths[i]).status, 303);
	}
	expect_equal(http_get(h, "sam", item).status, 403);
	h->w->jay = mine_person(h->w, "X100002", "Gwil", true);
	world_add(h->w, "another", R(PERSON), NULL);
	expect_equal(http_get(h, "another", item).status, 404);
	expect_equal(
	        http_post(h, "sam", "/me/list", FIELDS("title", "x")).status,
	        403);
	expect_lacks(http_get(h, "sam", "/people/" RHIAN).body, "Secret plans");
	expect_lacks(http_get(h, "sam", "/people/" RHIAN "/timeline").body,
	             "Secret plans");
	expect_equal(http_get(h, "rhian", "/me/list/0000000000000").status,
	             404);
}

TEST("mine pages: a full list says so, and what was typed is shown again")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	for (int i = 0; i < MINE_OPEN_MOST; i++)
		mine_adds(h->w, &a, "One more");
	reply = http_get(h, "rhian", "/me/list");
	expect_has(reply.body, "Your list is full");
	expect_lacks(reply.body, "name=\"title\"");
	reply = http_post(h, "rhian", "/me/list", FIELDS("title", "The last"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The last");
}

/* --- how it is going ----------------------------------------------------- */

TEST("mine pages: the person says how it is going with their name, and the "
     "worker answers")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;
	const char *answer;

	reply = http_get(h, "rhian", MINE "?about=meeting");
	expect_has(reply.body, "value=\"meeting\" checked");
	reply = http_post(h, "rhian", MINE, FIELDS("words", "Nice <b>tea</b>"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose one of the five faces");
	expect_has(reply.body, "Choose who reads it");
	expect_has(reply.body, "Nice &lt;b&gt;tea");
	reply = http_post(h, "rhian", MINE,
	                  FIELDS("level", "good", "about", "place", "words",
	                         HOSTILE, "to", "worker"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "Rhian said this");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_ok(world_see(h->w, "sam", mine_see_said, &a));
	answer = http_at(h, BASE, id_show(h->w->arena, a.said.says[0].id.v),
	                 "/answer");
	reply = http_post(h, "sam", answer, FIELDS("answer", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write it down first");
	expect_equal(
	        http_post(h, "sam", answer, FIELDS("answer", "Thanks")).status,
	        303);
	expect_equal(
	        http_post(h, "rhian", answer, FIELDS("answer", "x")).status,
	        403);
	reply = http_get(h, "rhian", MINE);
	expect_has(reply.body, "Thanks");
	expect_has(reply.body, "You said this");
	reply = http_get(h, "rhian", "/me/timeline");
	expect_has(reply.body, "You said how it is going");
	expect_has(reply.body, MINE "\"");
}

TEST("mine pages: a worker writes down how it is going for the person")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	expect_lacks(http_get(h, "sam", BASE).body, "Who reads it?");
	expect_equal(http_post(h, "sam", BASE,
	                       FIELDS("level", "bad", "about", "all"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MINE).body, "wrote this for you");
	reply = http_get(h, "sam", "/people/" RHIAN);
	expect_has(reply.body, BASE "\"");
	expect_equal(http_get(h, "ned", BASE).status, 404);
	expect_equal(http_get(h, "rhian", BASE).status, 403);
	expect_equal(http_post(h, "ned", BASE, FIELDS("level", "bad")).status,
	             404);
}

TEST("mine pages: without a name, on paper, and what a manager reads and says")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;
	const char *at;

	expect_equal(http_post(h, "rhian", MINE,
	                       FIELDS("level", "very_good", "about", "all",
	                              "words", "Unnamed words", "to",
	                              "manager"))
	                     .status,
	             303);
	expect_lacks(http_get(h, "rhian", MINE).body, "Unnamed words");
	expect_lacks(http_get(h, "sam", BASE).body, "Unnamed words");
	reply = http_post(h, "sam", "/feedback/paper", FIELDS("words", "Cold"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Cold</textarea>");
	mine_senders(h->w, &a, 9, 2);
	for (int i = 0; i < 10; i++)
		expect_equal(
		        http_post(h, "sam", "/feedback/paper",
		                  FIELDS("level", "good", "about", "place"))
		                .status,
		        303);
	expect_has(http_get(h, "sam", "/feedback/paper").body,
	           "Type what the paper says");
	expect_equal(http_get(h, "sam", "/feedback").status, 403);
	expect_equal(http_get(h, "rhian", "/feedback/paper").status, 403);
	expect_has(http_get(h, "sam", "/feedback/print").body,
	           "Do not write your name");
	expect_has(http_get(h, "rhian", "/me/feedback/print").body,
	           "Do not write your name");
	expect_lacks(http_get(h, "sam", "/today").body, "href=\"/feedback\"");
	/* The month is over: whoever signs in, signs in anew. */
	mine_next_month(h->w, 31);
	reply = http_get(h, "morgan", "/feedback");
	expect_has(reply.body, "Unnamed words");
	expect_has(reply.body, "November 2026");
	expect_has(reply.body, "19 answers without a name, of 10 people.");
	expect_has(reply.body, "November 2026, on paper");
	expect_has(reply.body, "10 papers without a name, typed by staff.");
	expect_has(reply.body, "Read all 19 that were written");
	expect_lacks(reply.body, "Earlier");
	expect_ok(world_see(h->w, "morgan", mine_see_heard, &a));
	at = http_at(h, "/feedback/groups",
	             id_show(h->w->arena, a.heard.groups[0].id.v), "");
	expect_has(reply.body, at);
	reply = http_get(h, "morgan", at);
	expect_has(reply.body, "What people wrote");
	expect_has(reply.body, "Unnamed words");
	expect_has(reply.body, "19 answers without a name, of 10 people.");
	expect_equal(http_get(h, "ned", at).status, 403);
	expect_equal(
	        http_get(h, "morgan", "/feedback/groups/0000000000000").status,
	        404);
	expect_has(http_get(h, "morgan", "/feedback?page=2").body, "Newest");
}

TEST("mine pages: a manager says what was done, and takes it back")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "morgan", "/feedback");
	expect_has(reply.body, "Not enough people sent something yet.");
	reply = http_post(h, "morgan", "/feedback/did",
	                  FIELDS("said", "It is cold", "did", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what was done");
	expect_equal(http_post(h, "morgan", "/feedback/did",
	                       FIELDS("said", "It is cold", "did", HOSTILE))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MINE).body, "&lt;script&gt;");
	expect_has(http_get(h, "sam", BASE).body, "It is cold");
	expect_ok(world_see(h->w, "rhian", mine_see_said, &a));
	expect_equal(
	        http_post(h, "morgan",
	                  http_at(h, "/feedback/did",
	                          id_show(h->w->arena, a.said.dids[0].id.v),
	                          "/back"),
	                  FIELDS("x", "y"))
	                .status,
	        303);
	expect_lacks(http_get(h, "rhian", MINE).body, "It is cold");
	expect_has(http_get(h, "morgan", "/today").body, "/feedback\"");
}

/* --- all that is theirs -------------------------------------------------- */

static const struct fault *
fill(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct contact_terms meeting = {
	        .at = {ctx->now.ms + DAY},
	        .kind = CONTACT_OFFICE,
	        .place = S("Harbour House"),
	        .planned_minutes = 30,
	        .minutes = -1,
	        .outcome = -1,
	};
	struct contact_id id;

	return contact_arrange(ctx, a->person, &meeting, NULL, &id);
}

static const struct fault *
sentence(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct order order = {.person = a->person,
	                      .order_ref = S("O-1"),
	                      .kind = S("community_order"),
	                      .court = S("Swansea"),
	                      .offence_on = DATE_NONE,
	                      .convicted_on = DATE_NONE,
	                      .sentenced_on = date_add_days(ctx->today, -40),
	                      .released_on = DATE_NONE,
	                      .starts_on = date_add_days(ctx->today, -40),
	                      .ends_on = date_add_days(ctx->today, 300)};
	struct requirement r = {.person = a->person,
	                        .order_ref = S("O-1"),
	                        .requirement_ref = S("R-1"),
	                        .kind = S("unpaid_work"),
	                        .quantity = 80,
	                        .unit = S("hours"),
	                        .starts_on = DATE_NONE,
	                        .ends_on = date_add_days(ctx->today, 200),
	                        .done = 20,
	                        .done_on = date_add_days(ctx->today, -1)};
	struct requirement_id requirement;
	enum put_result result;
	struct order_id id;

	TRY(order_put(ctx, &order, &id, &result));
	return requirement_put(ctx, &r, &requirement, &result);
}

TEST("mine pages: one page leads to all that is the person’s")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", "/me/things");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "There is no appointment yet.");
	expect_has(reply.body, "No order is written down.");
	expect_equal(
	        http_get(h, "rhian", "/me/appointments/calendar.ics").status,
	        404);
	expect_ok(world_do(h->w, "sam", fill, &a));
	expect_ok(world_do(h->w, NULL, sentence, &a));
	reply = http_get(h, "rhian", "/me/things");
	expect_has(reply.body, "Harbour House");
	expect_has(reply.body, "Say your name at the front desk.");
	expect_has(reply.body, "Doing unpaid work: 80 hours");
	expect_has(reply.body, "20 hours done, 60 hours left. Counted on");
	expect_has(reply.body, "Community order");
	expect_has(reply.body, "/me/plan/print");
	expect_has(reply.body, "/me/plan/signed");
	expect_has(reply.body, "/me/details");
	expect_has(reply.body, "My worker tells me");
	expect_has(http_get(h, "rhian", "/me").body, "/me/things");
}

TEST("mine pages: all appointments are one calendar file, which says "
     "“Appointment” and no more")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct http_reply reply;

	expect_ok(world_do(h->w, "sam", fill, &a));
	reply = http_get(h, "rhian", "/me/appointments/calendar.ics");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");
	expect_has(reply.body, "SUMMARY:Appointment\r\nEND:VEVENT\r\n"
	                       "END:VCALENDAR\r\n");
	expect_has(reply.body, "DTSTART:20261125T100000Z\r\n");
	expect_lacks(reply.body, "Harbour");
	expect_lacks(reply.body, "LOCATION");
	expect_equal(http_get(h, "sam", "/me/appointments/calendar.ics").status,
	             403);
}
