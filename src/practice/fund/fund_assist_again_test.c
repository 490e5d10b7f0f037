/* fund_assist_again_test.c - a second look that a worker writes down. */
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_world_test.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

struct aid {
	struct act a;
	enum fund_says says;
	struct str words;
	int how;
};

static const struct fault *
do_for_them(struct ctx *ctx, void *data)
{
	struct aid *d = data;
	const struct fund_voice v = {.says = d->says, .words = d->words};

	return fund_assist_say(ctx, d->a.id, d->a.seen, &v, d->how, NULL);
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return fund_check(ctx);
}

static const struct fault *
make_password(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(identity_password_set(ctx, world_user(w, "rhian"),
	                          S("$argon2id$not-a-real-one")));
	return audit_record(ctx, "identity.password_set", (struct person_id){0},
	                    0);
}

/* Sam asked for a lock for Rhian, who never signed in. */
static struct world *
aid_world(struct test *t, struct aid *d, int64_t pence)
{
	struct world *w;

	*d = (struct aid){.says = FUND_YES,
	                  .words = S("Yes, I need that lock"),
	                  .how = FUND_HOW_TELEPHONE};
	w = fund_world(t, &d->a);
	d->a.terms = fund_terms_of(pence);
	d->a.seen = 0;
	expect_ok(world_do(w, "sam", do_ask, &d->a));
	return w;
}

/* As it stands, and all in order. */
static void
look(struct world *w, struct aid *d)
{
	expect_ok(world_see(w, "sam", see_all, &d->a));
	expect_ok(world_see(w, NULL, see_check, NULL));
}

static const struct fault *
do_again_for(struct ctx *ctx, void *data)
{
	struct aid *d = data;

	return fund_assist_again(ctx, d->a.id, d->a.seen, d->words, d->how);
}

TEST("fund assist: a second look is asked for through a worker, once after a "
     "no, and whoever typed that does not decide it")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	expect_refused(t, world_do(w, "sam", do_again_for, &d),
	               "A second look can be asked for once, after a no");
	expect_ok(world_do(w, "sam", do_for_them, &d));
	expect_ok(fund_says_as(w, &d.a, "sam", FUND_NO));
	d.a.seen = 0;
	d.words = S("");
	expect_problem(world_do(w, "priya", do_again_for, &d), "words",
	               "Say what should be looked at again");
	d.words = S("The lock is broken");
	d.how = -1;
	expect_problem(world_do(w, "priya", do_again_for, &d), "how",
	               "Select how they said it");
	d.how = FUND_HOW_PAPER;
	expect_refused(t, world_do(w, "rhian", do_again_for, &d),
	               "Your own answer is yours to give");
	expect_fault(world_do(w, "ned", do_again_for, &d), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "priya", do_again_for, &d));
	look(w, &d);
	expect_equal(d.a.request.state, FUND_SECOND_LOOK);
	expect_true(d.a.voices[d.a.n - 1].assisted);
	expect_equal(d.a.voices[d.a.n - 1].how, FUND_HOW_PAPER);
	expect_str(d.a.voices[d.a.n - 1].words, "The lock is broken");
	expect_refused(t, fund_third_as(w, &d.a, "priya", FUND_YES),
	               "Somebody else must look at this: you have spoken "
	               "already");
	expect_ok(fund_third_as(w, &d.a, "morgan", FUND_YES));
	look(w, &d);
	expect_equal(d.a.request.state, FUND_AGREED);
	d.a.seen = 0;
	expect_refused(t, world_do(w, "sam", do_again_for, &d),
	               "A second look can be asked for once, after a no");
}

TEST("fund assist: whoever can sign in asks for a second look themselves, "
     "unless they are in the room; both read whose hand it was")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);
	struct http *h = http_serve(w, w->app->capabilities);
	const char *path;
	struct http_reply reply;

	expect_ok(world_do(w, "sam", do_for_them, &d));
	expect_ok(fund_says_as(w, &d.a, "sam", FUND_NO));
	expect_ok(world_do(w, NULL, make_password, w));
	d.a.seen = 0;
	d.words = S("The lock is broken");
	expect_refused(t, world_do(w, "sam", do_again_for, &d),
	               "They can sign in, and answer themselves. Write it down "
	               "for them when they are in the room");
	look(w, &d);
	path = http_at(h, "/people/X100001/fund", id_show(t->arena, d.a.id.v),
	               "/again");
	reply = http_post(
	        h, "sam", path,
	        FIELDS("words", "The <b>lock</b>", "version",
	               str_c(t->arena,
	                     str_print(t->arena, "%lld",
	                               (long long)d.a.request.version))));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select how they said it");
	expect_has(reply.body, "The &lt;b&gt;lock&lt;/b&gt;");
	reply = http_post(
	        h, "sam", path,
	        FIELDS("words", "The lock", "how", "room", "version",
	               str_c(t->arena,
	                     str_print(t->arena, "%lld",
	                               (long long)d.a.request.version))));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian",
	                    http_at(h, "/me/fund", id_show(t->arena, d.a.id.v),
	                            ""))
	                   .body,
	           "said in the room");
}
