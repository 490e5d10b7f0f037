/* mine_api_test.c - one's own list and how it is going as JSON. */
#include "practice/mine/mine_world_test.h"

#define LIST "/api/me/list"
#define API  "/api/people/" RHIAN "/feedback"

static const char *
item_at(struct http *h, struct act *a, size_t at, const char *rest)
{
	mine_look(h->w, a);
	return http_at(h, LIST, id_show(h->w->arena, a->list.v[at].id.v), rest);
}

TEST("mine api: a list is written and read by the person alone")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct str step = id_show(h->w->arena, a.step.v);

	http_takes(h, "rhian", LIST,
	           "{\"title\":\"Ring\",\"day\":\"2026-11-30\"}",
	           "\"day\":\"2026-11-30\"");
	http_takes(h, "rhian", LIST, "{\"title\":\"Buy\",\"notes\":null}",
	           "\"title\":\"Buy\"");
	http_takes(h, "rhian", item_at(h, &a, 0, ""),
	           "{\"title\":\"Ring them\"}", "Ring them");
	http_takes(h, "rhian", item_at(h, &a, 1, "/move"), "{\"by\":\"up\"}",
	           "Buy");
	http_takes(h, "rhian", item_at(h, &a, 0, "/plan"),
	           "{\"text\":\"Buy a bike\"}", "\"plan\":\"words\"");
	http_takes(h, "rhian", item_at(h, &a, 0, "/done"), "{\"done\":true}",
	           "\"done\":true");
	http_takes(h, "rhian", http_at(h, LIST "-steps", step, ""), "{}",
	           "\"plan\":\"from\"");
	http_takes(h, "rhian", LIST "/clear", "{}", "\"done_days\":14");
	http_takes(h, "rhian", item_at(h, &a, 0, "/remove"), "{}",
	           "Book the test");
	expect_lacks(http_get(h, "rhian", LIST).body, "Ring them");
	expect_equal(http_get(h, "sam", LIST).status, 403);
	expect_equal(http_get(h, "ada", LIST).status, 403);
	http_refuses(h, "sam", LIST, "{\"title\":\"x\"}", 403, "");
}

TEST("mine api: what is no title, day, word or text is refused field by field")
{
	struct act a;
	struct http *h = mine_http(t, &a);

	http_refuses(h, "rhian", LIST, "{}", 400, "Write what you want to do");
	http_refuses(h, "rhian", LIST, "{\"title\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", LIST, "{\"title\":\"x\",\"day\":\"soon\"}",
	             400, "This is not a day");
	mine_adds(h->w, &a, "Ring");
	http_refuses(h, "rhian", item_at(h, &a, 0, "/done"), "{}", 400,
	             "Say true or false");
	http_refuses(h, "rhian", item_at(h, &a, 0, "/move"),
	             "{\"by\":\"left\"}", 400, "Say up or down");
	http_refuses(h, "rhian", item_at(h, &a, 0, "/plan"),
	             "{\"goal\":\"x\",\"text\":\"y\"}", 400, "This is no id");
	http_refuses(h, "rhian", API, "{\"about\":\"all\"}", 400,
	             "Choose one of the five faces");
	http_refuses(h, "rhian", API, "{\"level\":\"good\"}", 400,
	             "Choose what it is about");
	http_refuses(h, "rhian", API, "{\"level\":7}", 400,
	             "This must be text");
	http_refuses(h, "sam", "/api/feedback/paper", "{\"level\":\"good\"}",
	             400, "Choose what it is about");
	http_refuses(h, "morgan", "/api/feedback/did", "{\"said\":\"x\"}", 400,
	             "Write what was done");
}

TEST("mine api: how it is going is said, answered and read by whoever may")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	const char *answer, *words;
	struct str body;

	http_takes(h, "rhian", API,
	           "{\"level\":\"good\",\"about\":\"place\",\"words\":\"Tea\"}",
	           "\"words\":\"Tea\"");
	http_takes(h, "rhian", "/api/me/feedback",
	           "{\"level\":\"bad\",\"about\":\"all\","
	           "\"words\":\"Unnamed\"}",
	           "\"taken\":true");
	http_refuses(h, "sam", "/api/me/feedback", "{}", 403, "");
	expect_lacks(http_get(h, "sam", API).body, "Unnamed");
	expect_ok(world_see(h->w, "sam", mine_see_said, &a));
	answer = http_at(h, API, id_show(h->w->arena, a.said.says[0].id.v),
	                 "/answer");
	http_refuses(h, "sam", answer, "{}", 400, "Write it down first");
	http_refuses(h, "rhian", answer, "{\"answer\":\"x\"}", 403, "");
	http_takes(h, "sam", answer, "{\"answer\":\"Thanks\"}", "Thanks");
	for (int i = 0; i < 9; i++)
		http_takes(h, "sam", "/api/feedback/paper",
		           "{\"level\":\"good\",\"about\":\"site\"}",
		           "\"taken\":true");
	http_takes(h, "morgan", "/api/feedback/did",
	           "{\"said\":\"Cold\",\"did\":\"A heater\"}", "A heater");
	expect_ok(world_see(h->w, "sam", mine_see_said, &a));
	http_takes(h, "morgan",
	           http_at(h, "/api/feedback/did",
	                   id_show(h->w->arena, a.said.dids[0].id.v), "/back"),
	           "{}", "\"did\":[]");
	expect_lacks(http_get(h, "morgan", "/api/feedback").body, "Unnamed");
	expect_equal(http_get(h, "sam", "/api/feedback").status, 403);
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "ada", API).status, 404);
	world_add(h->w, "mona", R(MANAGER), NULL);
	mine_senders(h->w, &a, 9, 1);
	mine_next_month(h->w, 31);
	body = http_get(h, "mona", "/api/feedback").body;
	expect_has(body, "\"words\":\"Unnamed\"");
	expect_has(body, "\"people\":10,\"answers\":10");
	expect_lacks(body, "\"paper\":true");
	expect_has(body, "\"older\":false");
	expect_ok(world_see(h->w, "morgan", mine_see_heard, &a));
	words = http_at(h, "/api/feedback/groups",
	                id_show(h->w->arena, a.heard.groups[0].id.v), "/words");
	body = http_get(h, "mona", words).body;
	expect_has(body, "\"words\":\"Unnamed\"");
	expect_has(body, "\"totalElements\":10");
	expect_equal(http_get(h, "mona", "/api/feedback?page=x").status, 400);
}
