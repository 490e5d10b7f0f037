/* sit_test.c - sittings: the rules, the page and the API. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/sit_local.h"

#define BASE "/people/" RHIAN "/strengths"
#define HOME BASE "/areas/accommodation"
#define TOOL "/people/" RHIAN "/tools/one-page"
#define API  "/api/people/" RHIAN "/strengths"

struct sitting {
	struct person_id person;
	int64_t later; /* milliseconds after the world's moment */
	bool closed;
	struct str room;
	struct sit now;
	struct sit *list;
	size_t n;
};

static const struct fault *
do_begin(struct ctx *ctx, void *data)
{
	const struct sitting *s = data;

	ctx->now.ms += s->later;
	return sit_begin(ctx, s->person, s->closed, s->room, NULL);
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct sitting *s = data;

	ctx->now.ms += s->later;
	TRY(sit_now(ctx, s->person, &s->now));
	return sit_list(ctx, s->person, DATE_NONE, &s->list, &s->n);
}

static struct sitting
two_of_us(const struct act *a)
{
	return (struct sitting){.person = a->person,
	                        .closed = true,
	                        .room = S("Rhian and Sam")};
}

TEST("sitting: nothing is shown to a person before the rest of the screen is "
     "closed and it is said who is in the room")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "sam", HOME "/for-them");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), HOME "/together");
	reply = http_post(h, "sam", HOME "/together",
	                  FIELDS("room", "<b>Rhian</b>"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Close what is open about others");
	expect_has(reply.body, "value=\"&lt;b&gt;Rhian&lt;/b&gt;\"");
	reply = http_post(h, "sam", HOME "/together",
	                  FIELDS("closed", "yes", "room", " "));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say who is in the room");
	reply = http_post(h, "sam", HOME "/together",
	                  FIELDS("closed", "yes", "room",
	                         str_c(h->w->arena,
	                               str_print(h->w->arena, "%0201d", 0))));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "use 200 letters at most");
	expect_equal(http_get(h, "sam", HOME "/for-them").status, 303);
	reply = http_post(h, "sam", HOME "/together",
	                  FIELDS("closed", "yes", "room", "Rhian and Sam"));
	expect_equal(reply.status, 303);
	expect_equal(http_get(h, "sam", HOME "/for-them").status, 200);
}

TEST("sitting: it is asked once a sitting: for three hours, of this worker and "
     "this person")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct sitting s = two_of_us(&a);

	expect_ok(world_do(w, "sam", do_begin, &s));
	s.later = SIT_LASTS - 1000;
	expect_ok(world_see(w, "sam", see, &s));
	expect_true(s.now.id.v != 0);
	/* Said again, it is the same one. */
	expect_ok(world_do(w, "sam", do_begin, &s));
	expect_ok(world_see(w, "sam", see, &s));
	expect_equal(s.n, 1);
	s.later = SIT_LASTS + 1000;
	expect_ok(world_see(w, "sam", see, &s));
	expect_equal(s.now.id.v, 0);
	expect_ok(world_do(w, "sam", do_begin, &s));
	expect_ok(world_see(w, "sam", see, &s));
	expect_equal(s.n, 2);
}

TEST("sitting: a sitting with somebody else is another sitting")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct sitting s = two_of_us(&a);

	expect_ok(world_do(w, "sam", do_begin, &s));
	expect_ok(world_see(w, "priya", see, &s));
	expect_equal(s.now.id.v, 0);
	s.person = assess_person(w, "X100002", "Gwil", true);
	expect_ok(world_see(w, "sam", see, &s));
	expect_equal(s.now.id.v, 0);
	expect_equal(s.n, 0);
}

TEST("sitting: who was in the room stands with the assessment, and the person "
     "reads it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	expect_lacks(http_get(h, "sam", BASE "/whole").body,
	             "Who was in the room");
	(void)http_post(h, "sam", HOME "/together",
	                FIELDS("closed", "yes", "room", "Rhian & Sam"));
	expect_has(http_get(h, "sam", BASE "/whole").body, "Rhian &amp; Sam");
	expect_has(http_get(h, "sam", BASE "/print").body, "Rhian &amp; Sam");
	expect_has(http_get(h, "rhian", "/me/strengths").body,
	           "Rhian &amp; Sam");
	expect_has(http_get(h, "rhian", "/me/strengths/print").body,
	           "Rhian &amp; Sam");
	expect_has(http_get(h, "rhian", API).body, "\"room\":\"Rhian & Sam\"");
}

TEST("sitting: a tool is used with the person there, and says who is")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply = http_get(h, "sam", TOOL);

	expect_has(reply.body, "Use it with Rhian there");
	expect_lacks(http_get(h, "rhian", "/me/tools/one-page").body,
	             "/together");
	expect_equal(http_get(h, "sam", TOOL "/together").status, 200);
	reply = http_post(h, "sam", TOOL "/together", FIELDS("x", "y"));
	expect_equal(reply.status, 400);
	reply = http_post(h, "sam", TOOL "/together",
	                  FIELDS("closed", "yes", "room", "Rhian and Sam"));
	expect_str(http_header(h, &reply, "Location"), TOOL);
	reply = http_get(h, "sam", TOOL);
	expect_has(reply.body, "With you at the screen: Rhian and Sam");
	expect_lacks(reply.body, "Use it with Rhian there");
	/* It holds for the assessment too: one sitting. */
	expect_equal(http_get(h, "sam", HOME "/for-them").status, 200);
}

TEST("sitting: somebody out of reach, or who is no worker, begins no sitting")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	static const char body[] = "{\"closed\":true,\"room\":\"Two\"}";

	expect_equal(http_get(h, "ned", TOOL "/together").status, 404);
	expect_equal(http_post(h, "ned", TOOL "/together",
	                       FIELDS("closed", "yes", "room", "x"))
	                     .status,
	             404);
	expect_equal(http_post(h, "rhian", TOOL "/together",
	                       FIELDS("closed", "yes", "room", "x"))
	                     .status,
	             403);
	expect_equal(http_json_new(h, "ned", API "/room", body).status, 404);
	expect_equal(http_json_new(h, "rhian", API "/room", body).status, 403);
	expect_lacks(http_get(h, "sam", BASE "/whole").body,
	             "Who was in the room");
}

TEST("sitting api: it is begun once, and refused open or empty")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	http_refuses(h, "sam", API "/room", "{\"room\":\"Two\"}", 400,
	             "Close what is open about others");
	http_refuses(h, "sam", API "/room", "{\"closed\":true}", 400,
	             "Say who is in the room");
	http_refuses(h, "sam", API "/room", "{\"closed\":true,\"room\":7}", 400,
	             "This must be text");
	reply = http_json_new(h, "sam", API "/room",
	                      "{\"closed\":true,\"room\":\"Rhian and Sam\"}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"room\":\"Rhian and Sam\"");
	expect_has(reply.body, "\"written_by\":\"Sam");
}

TEST("sitting: a merge hands sittings over, and gives them back")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct merging m = {.kept = a.person};
	struct sitting s = two_of_us(&a);

	m.gone = s.person = assess_person(w, "X100002", "Gwil", true);
	expect_ok(world_do(w, "sam", do_begin, &s));
	expect_ok(world_do(w, "priya", merging_do, &m));
	s.person = m.kept;
	expect_ok(world_see(w, "sam", see, &s));
	expect_equal(s.n, 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, "sam", see, &s));
	expect_equal(s.n, 0);
}

/* --- going back, by the API --------------------------------------------- */

static const char *
edition_back(struct http *h, struct assess_id id)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, API "/editions/%.*s/back",
	                       STR_ARG(id_show(h->w->arena, id.v))));
}

TEST("assess api: going back makes an earlier edition the newest, by the rules "
     "of the page")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;
	struct assess_id first;
	const char *version;

	a.days = -2;
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Has a savings jar"), false);
	assess_look(h->w, &a);
	first = a.a.id;
	a.days = 0;
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Spends it all"), false);
	assess_look(h->w, &a);
	version = str_c(t->arena, str_print(t->arena, "{\"version\":%lld}",
	                                    (long long)a.a.version));
	http_refuses(h, "sam", edition_back(h, first), "{}", 400,
	             "Say which version you looked at");
	expect_equal(http_json_new(h, "sam", edition_back(h, first),
	                           "{\"version\":0}")
	                     .status,
	             409);
	expect_equal(http_json_new(h, "sam", edition_back(h, a.a.id), version)
	                     .status,
	             422);
	expect_equal(
	        http_json_new(h, "ned", edition_back(h, first), version).status,
	        404);
	expect_equal(http_json_new(h, "rhian", edition_back(h, first), version)
	                     .status,
	             403);
	expect_equal(http_json_new(h, "sam",
	                           edition_back(h, (struct assess_id){7}),
	                           version)
	                     .status,
	             404);
	reply = http_json_new(h, "sam", edition_back(h, first), version);
	expect_equal(reply.status, 201);
	expect_has(reply.body, "Has a savings jar");
	expect_lacks(reply.body, "Spends it all");
}
