/* people_waits_test.c - what a person asks to be put right reaches somebody. */
#include "kernel/identity/identity.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define WORDS "<b>My postcode</b> is HU2 2BB"
#define CARD  "They ask you to put something right"

static const struct query messages = {
        .name = "test.correction_messages",
        .text = "select count(*) as n from outbox_message"
                " where recipient = :user and address = 'sam@example.org'"
                " and link = 'http://md.test/today'",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query all_messages = {
        .name = "test.all_messages",
        .text = "select count(*) as n from outbox_message",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query personal = {
        .name = "test.personal_messages",
        .text = "select count(*) as n from outbox_message"
                " where template like '%Jay%' or template like '%postcode%'"
                " or link like '%X100001%'",
        .shows_nobody = "a count",
        .scans = "a test",
};

/* Jay is real, sam's, and sees their own record. */
static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);
	static const struct query *const counts[] = {&messages, &all_messages,
	                                             &personal, NULL};

	store_register(w->store, counts);
	return http_serve(w, w->app->capabilities);
}

static void
ask(struct http *h)
{
	expect_equal(http_post(h, "jay", "/me/details", FIELDS("words", WORDS))
	                     .status,
	             303);
}

static const struct fault *
sam_stopped(struct ctx *ctx, void *data)
{
	return identity_user_disable(ctx, world_user(data, "sam"), true);
}

TEST("people waits: what a person asks to be put right stands on their "
     "worker's first page until it is dealt with")
{
	struct http *h = served(t);
	struct http_reply reply;
	struct str id;
	size_t at = 0;

	expect_lacks(http_get(h, "sam", "/today").body, CARD);
	ask(h);
	reply = http_get(h, "sam", "/today");
	expect_has(reply.body, CARD);
	expect_has(reply.body, "/people/X100001/details");
	expect_has(reply.body, "Jay Mercer");
	expect_has(reply.body, "Asked on 24 November 2026");
	/* What it is, is read on the record and counted as a look there. */
	expect_lacks(reply.body, "postcode");
	reply = http_get(h, "sam", "/people/X100001/details");
	expect_has(reply.body, "&lt;b&gt;My postcode&lt;/b&gt; is HU2 2BB");
	while (!str_starts(str_slice(reply.body, at, reply.body.n),
	                   S("/corrections/")))
		at++;
	id = str_slice(reply.body, at + 13, 13);
	reply = http_post(h, "sam",
	                  str_c(t->arena,
	                        str_print(t->arena,
	                                  "/people/X100001/corrections/%.*s",
	                                  STR_ARG(id))),
	                  FIELDS("answer", "yes", "words", "You are right",
	                         "changed", "HU1 to HU2 2BB"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", "/today").body, CARD);
}

TEST("people waits: nobody else is shown it while the worker is there")
{
	struct http *h = served(t);

	ask(h);
	expect_lacks(http_get(h, "priya", "/today").body, CARD);
	expect_lacks(http_get(h, "morgan", "/today").body, CARD);
	expect_lacks(http_get(h, "ned", "/today").body, CARD);
	expect_equal(http_get(h, "ada", "/today").status, 403);
}

TEST("people waits: when nobody works with the person any more it stands "
     "with whoever allocates")
{
	struct http *h = served(t);

	ask(h);
	expect_ok(world_do(h->w, "ada", sam_stopped, h->w));
	expect_has(http_get(h, "priya", "/today").body, "Jay Mercer");
	expect_has(http_get(h, "morgan", "/today").body, "Jay Mercer");
	expect_lacks(http_get(h, "otto", "/today").body, CARD);
	expect_lacks(http_get(h, "ned", "/today").body, CARD);
}

TEST("people waits: a message about it says that something waits, and "
     "nothing of what")
{
	struct http *h = served(t);
	struct arg to[] = {arg_i64("user", world_user(h->w, "sam").v), {0}};

	h->w->app->smtp_url = "smtp://127.0.0.1:1";
	http_post(h, "sam", "/account/work",
	          FIELDS("email", "sam@example.org", "phone", ""));
	ask(h);
	expect_equal(world_count(h->w, &messages, to), 1);
	expect_equal(world_count(h->w, &personal, NO_ARGS), 0);
	/* One is enough until it is dealt with. */
	ask(h);
	expect_equal(world_count(h->w, &all_messages, NO_ARGS), 1);
}

TEST("people waits: without a mail server or an address no message is queued")
{
	struct http *h = served(t);

	ask(h);
	h->w->app->smtp_url = "smtp://127.0.0.1:1";
	ask(h);
	expect_equal(world_count(h->w, &all_messages, NO_ARGS), 0);
	expect_has(http_get(h, "sam", "/today").body, CARD);
}
