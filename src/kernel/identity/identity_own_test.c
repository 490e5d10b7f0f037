/* identity_own_test.c - the sign-in of a person on probation. */
#include "kernel/identity/identity_world_test.h"

struct own {
	struct person_id person;
	struct str name;
	struct instant until;
	struct identity_handed handed;
	struct identity_own own;
};

static const struct fault *
invite(struct ctx *ctx, void *data)
{
	struct own *o = data;

	return identity_own_invite(ctx, o->person, o->name, o->until,
	                           &o->handed);
}

static const struct fault *
reset(struct ctx *ctx, void *data)
{
	struct own *o = data;

	return identity_own_reset(ctx, o->person, &o->handed);
}

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct own *o = data;

	return identity_own(ctx, o->person, &o->own);
}

/* Somebody who was never invited; an invitation would work for a week. */
static struct own *
own_new(struct idw *w)
{
	struct own *o = arena_new(w->t->arena, struct own, 1);

	o->person.v = 77;
	o->name = S("Jay Mercer");
	o->until.ms = w->now.ms + 7 * IDENTITY_DAY_MS;
	return o;
}

TEST("identity: an invitation makes the sign-in of a person on probation, "
     "and its code works once, until its day")
{
	struct idw *w = idw_new(t);
	struct own *o = own_new(w);
	struct str first;

	expect_ok(idw_read(w, look, o));
	expect_equal(o->own.user.v, 0);
	expect_ok(idw_write(w, invite, o));
	first = o->handed.code;
	expect_str(o->handed.address,
	           "http://127.0.0.1:8080/sign-in/set-password");
	expect_true(str_ends(o->handed.link, first));
	expect_equal(o->handed.until.ms, o->until.ms);
	expect_lacks(o->handed.username, "jay");
	expect_ok(idw_read(w, look, o));
	expect_false(o->own.works);
	expect_equal(o->own.waits.ms, o->until.ms);
	expect_str(o->own.username, str_c(t->arena, o->handed.username));
	w->now.ms = o->until.ms - 1;
	expect_true(idw_redeem(w, first));
	expect_false(idw_redeem(w, first));
	expect_ok(idw_read(w, look, o));
	expect_true(o->own.works);
	expect_false(instant_is(o->own.waits));
}

TEST("identity: an invitation after its day does not work")
{
	struct idw *w = idw_new(t);
	struct own *o = own_new(w);

	expect_ok(idw_write(w, invite, o));
	w->now = o->until;
	expect_false(idw_redeem(w, o->handed.code));
	expect_ok(idw_read(w, look, o));
	expect_false(o->own.works);
	expect_false(instant_is(o->own.waits));
}

TEST("identity: a second invitation ends the first, and makes no second user")
{
	struct idw *w = idw_new(t);
	struct own *o = own_new(w);
	struct identity_handed first;

	expect_ok(idw_write(w, invite, o));
	first = o->handed;
	expect_ok(idw_write(w, invite, o));
	expect_str(o->handed.username, str_c(t->arena, first.username));
	expect_false(idw_redeem(w, first.code));
	expect_true(idw_redeem(w, o->handed.code));
}

TEST("identity: whoever can sign in already is not invited")
{
	struct idw *w = idw_new(t);
	struct own *o = own_new(w);

	expect_fault(idw_write(w, reset, o), FAULT_REFUSED,
	             "This person cannot sign in yet. Make an invitation "
	             "instead.");
	expect_ok(idw_write(w, invite, o));
	expect_true(idw_redeem(w, o->handed.code));
	expect_fault(idw_write(w, invite, o), FAULT_REFUSED,
	             "This person can sign in already. Make a code for a new "
	             "password instead.");
	expect_ok(idw_write(w, reset, o));
	expect_equal(o->handed.until.ms, w->now.ms + IDENTITY_CODE_MS);
	expect_ok(idw_read(w, look, o));
	expect_true(o->own.works);
	expect_ok(idw_disable(w, o->own.user, true));
	expect_false(idw_redeem(w, o->handed.code));
	expect_fault(idw_write(w, invite, o), FAULT_REFUSED,
	             "This sign-in was stopped. An administrator can let the "
	             "person in again.");
	expect_fault(idw_write(w, reset, o), FAULT_REFUSED,
	             "This person cannot sign in yet. Make an invitation "
	             "instead.");
}

TEST("identity: two people have two sign-ins")
{
	struct idw *w = idw_new(t);
	struct own *o = own_new(w);
	struct own *other = own_new(w);

	other->person.v = 78;
	expect_ok(idw_write(w, invite, o));
	expect_ok(idw_write(w, invite, other));
	expect_false(str_equal(o->handed.username, other->handed.username));
	expect_true(idw_redeem(w, o->handed.code));
	expect_ok(idw_read(w, look, other));
	expect_false(other->own.works);
}
