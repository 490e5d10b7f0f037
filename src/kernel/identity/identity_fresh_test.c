/* identity_fresh_test.c - the second factor once more. */
#include "kernel/identity/identity_fresh.h"
#include "kernel/identity/identity_world_test.h"

struct fresh {
	struct str typed;
	enum identity_fresh found;
	struct instant until;
	bool set;
};

static const struct fault *
do_check(struct ctx *ctx, void *data)
{
	struct fresh *f = data;

	ctx->fresh_factor = false;
	TRY(identity_fresh_check(ctx, f->typed, &f->found, &f->until));
	f->set = ctx->fresh_factor;
	return NULL;
}

static const struct fault *
see_state(struct ctx *ctx, void *data)
{
	struct fresh *f = data;

	return identity_fresh_state(ctx, &f->found);
}

static enum identity_fresh
check(struct idw *w, struct fresh *f, struct str typed)
{
	f->typed = typed;
	expect_ok(idw_write(w, do_check, f));
	expect_equal(f->set, f->found == IDENTITY_FRESH_GIVEN ||
	                             f->found == IDENTITY_FRESH_NOT_ASKED);
	return f->found;
}

/* Sam acts. */
static struct idw *
fresh_world(struct test *t, struct user_id *sam)
{
	struct idw *w = idw_new(t);

	*sam = idw_user(w, "sam", R(CASE_MANAGER));
	w->who.id = *sam;
	return w;
}

TEST("identity fresh: a code that is asked for again is the one shown now, "
     "works once, and is no recovery code")
{
	struct user_id sam;
	struct idw *w = fresh_world(t, &sam);
	struct fresh f = {.set = false};
	struct bytes secret;
	struct str code;

	expect_true(idw_factor(w, sam, &secret));
	w->now.ms += 60 * 1000;
	code = idw_figures(w, secret);
	expect_equal(check(w, &f, S(" ")), IDENTITY_FRESH_NEEDED);
	expect_equal(check(w, &f, S("0000-0000-0000-0000")),
	             IDENTITY_FRESH_WRONG);
	expect_equal(check(w, &f, code), IDENTITY_FRESH_GIVEN);
	expect_equal(check(w, &f, code), IDENTITY_FRESH_WRONG);
	w->now.ms += 120 * 1000;
	expect_equal(check(w, &f, code), IDENTITY_FRESH_WRONG);
}

TEST("identity fresh: wrong codes slow down as they do at sign-in")
{
	struct user_id sam;
	struct idw *w = fresh_world(t, &sam);
	struct fresh f = {.set = false};
	struct bytes secret;

	expect_true(idw_factor(w, sam, &secret));
	w->now.ms += 60 * 1000;
	for (int i = 0; i < 5; i++)
		expect_equal(check(w, &f, S("12345")), IDENTITY_FRESH_WRONG);
	expect_equal(check(w, &f, idw_figures(w, secret)),
	             IDENTITY_FRESH_SLOWED);
	expect_true(f.until.ms > w->now.ms);
	w->now.ms += 31 * 1000;
	expect_equal(check(w, &f, idw_figures(w, secret)),
	             IDENTITY_FRESH_GIVEN);
}

TEST("identity fresh: the second factor is demanded of whoever has one, and "
     "outside a demo database of everybody")
{
	struct user_id sam;
	struct idw *w = fresh_world(t, &sam);
	struct fresh f = {.set = false};
	struct bytes secret;

	expect_equal(check(w, &f, S("123456")), IDENTITY_FRESH_SET_UP);
	w->app.demo = true;
	expect_equal(check(w, &f, S("")), IDENTITY_FRESH_NOT_ASKED);
	expect_ok(idw_read(w, see_state, &f));
	expect_equal(f.found, IDENTITY_FRESH_NOT_ASKED);
	expect_true(idw_factor(w, sam, &secret));
	expect_equal(check(w, &f, S("")), IDENTITY_FRESH_NEEDED);
	expect_equal(check(w, &f, S("123456")), IDENTITY_FRESH_WRONG);
}
