/* plan_remind_told_test.c - a choice of reminders that a worker wrote down. */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "practice/plan/plan_local.h"
#include "practice/plan/plan_remind.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define PAGE  "/people/X100001/plan/reminders"
#define THEIR "They chose it themselves: only they can change it"

struct told {
	struct person_id person;
	int way;
	enum plan_how how;
	struct plan_remind_choice is;
};

static const struct fault *
tell(struct ctx *ctx, void *data)
{
	const struct told *m = data;

	return plan_remind_told(ctx, m->person, m->way, m->how);
}

static const struct fault *
choose(struct ctx *ctx, void *data)
{
	return plan_remind_choose(ctx, ((struct told *)data)->way);
}

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct told *m = data;

	return plan_remind_chosen(ctx, m->person, &m->is);
}

static const struct fault *
make_password(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(identity_password_set(ctx, world_user(w, "jay"),
	                          S("a river under the bridge")));
	return audit_record(ctx, "identity.password_set", (struct person_id){0},
	                    world_user(w, "jay").v);
}

static const struct fault *
says(struct world *w, const char *who, struct person_id person, int way,
     enum plan_how how)
{
	struct told m = {.person = person, .way = way, .how = how};

	return world_do(w, who, tell, &m);
}

/* What is chosen, as the worker reads it. */
static struct plan_remind_choice
is_chosen(struct world *w, const char *who, struct person_id person)
{
	struct told m = {.person = person};

	expect_ok(world_see(w, who, look, &m));
	return m.is;
}

TEST("plan remind: a choice that they told a worker says who wrote it down and "
     "how it was said, and the person's own takes its place")
{
	struct world *w = people_world(t);
	struct told own = {.way = PLAN_REMIND_WORKER};
	struct plan_remind_choice is;

	expect_false(instant_is(is_chosen(w, "sam", w->jay).at));
	expect_ok(says(w, "sam", w->jay, PLAN_REMIND_PRINT, PLAN_HOW_ROOM));
	is = is_chosen(w, "jay", w->jay);
	expect_equal(is.way, PLAN_REMIND_PRINT);
	expect_equal(is.hand.how, PLAN_HOW_ROOM);
	expect_equal(is.hand.by.v, world_user(w, "sam").v);
	expect_false(str_empty(is.hand.name));
	/* Another day they say something else. */
	expect_ok(says(w, "sam", w->jay, PLAN_REMIND_WORKER, PLAN_HOW_PAPER));
	expect_equal(is_chosen(w, "sam", w->jay).hand.how, PLAN_HOW_PAPER);
	expect_ok(world_do(w, "jay", choose, &own));
	is = is_chosen(w, "sam", w->jay);
	expect_true(instant_is(is.at));
	expect_false(plan_scribe_is(&is.hand));
}

TEST("plan remind: what they chose themselves nobody writes over, and by "
     "telephone or on paper only a choice of whoever cannot sign in is "
     "written down")
{
	struct world *w = people_world(t);
	struct told own = {.way = PLAN_REMIND_PRINT};

	expect_ok(says(w, "sam", w->jay, PLAN_REMIND_PRINT, PLAN_HOW_PAPER));
	expect_ok(world_do(w, NULL, make_password, w));
	expect_refused(
	        t, says(w, "sam", w->jay, PLAN_REMIND_WORKER, PLAN_HOW_PAPER),
	        "They can sign in and say it themselves. Write it down "
	        "for them when they are in the room.");
	expect_ok(says(w, "sam", w->jay, PLAN_REMIND_EMAIL, PLAN_HOW_ROOM));
	expect_ok(world_do(w, "jay", choose, &own));
	expect_refused(
	        t, says(w, "sam", w->jay, PLAN_REMIND_WORKER, PLAN_HOW_ROOM),
	        THEIR);
	expect_equal(is_chosen(w, "sam", w->jay).way, PLAN_REMIND_PRINT);
}

TEST("plan remind: nobody chooses for somebody who cannot sign in that we "
     "write to them, nor for somebody out of reach or for themselves")
{
	struct world *w = people_world(t);
	static const char cannot[] = "They cannot sign in, so nothing is sent "
	                             "to them. Choose paper, or that you tell "
	                             "them";

	expect_problem(says(w, "sam", w->jay, PLAN_REMIND_EMAIL, PLAN_HOW_ROOM),
	               "way", cannot);
	expect_problem(says(w, "sam", w->jay, PLAN_REMIND_TEXT, PLAN_HOW_PAPER),
	               "way", cannot);
	expect_problem(says(w, "sam", w->jay, -1, PLAN_HOW_ROOM), "way",
	               "Choose what they said");
	expect_problem(says(w, "sam", w->jay, PLAN_REMIND_PRINT, PLAN_HOW_NONE),
	               "said_how", "Choose how they said it");
	expect_fault(says(w, "ned", w->jay, PLAN_REMIND_PRINT, PLAN_HOW_ROOM),
	             FAULT_NOT_FOUND, "We cannot find that person");
	expect_refused(t,
	               says(w, "jay", w->jay, PLAN_REMIND_PRINT, PLAN_HOW_ROOM),
	               "This is for your worker to do");
	expect_false(instant_is(is_chosen(w, "sam", w->jay).at));
}

TEST("plan pages: a worker writes down how somebody wants to be reminded, both "
     "read whose hand it was, and what was typed stands beside a refusal")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct told own = {.way = PLAN_REMIND_WORKER};
	struct http_reply reply;

	expect_has(http_get(h, "sam", PAGE).body, "They have not chosen.");
	reply = http_post(h, "sam", PAGE, FIELDS("way", "print"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose how they said it");
	expect_has(reply.body, "value=\"print\" checked");
	expect_equal(http_post(h, "sam", PAGE,
	                       FIELDS("way", "print", "said_how", "room"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", PAGE).body,
	           "said in the room, written down by");
	reply = http_get(h, "jay", "/me/plan/reminders");
	expect_has(reply.body, "said in the room, written down by");
	expect_has(reply.body, "You told your worker what is ticked here.");
	expect_has(reply.body, "value=\"print\" checked");
	expect_ok(world_do(w, "jay", choose, &own));
	reply = http_get(h, "sam", PAGE);
	expect_has(reply.body, "Only they can change it.");
	expect_lacks(reply.body, "name=\"said_how\"");
	reply = http_post(h, "sam", PAGE,
	                  FIELDS("way", "print", "said_how", "room"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, THEIR);
	expect_has(reply.body, "value=\"print\" checked");
	expect_lacks(http_get(h, "jay", "/me/plan/reminders").body,
	             "You told your worker");
}

TEST("plan pages: out of reach there is no page of how somebody is reminded, "
     "and the person has their own")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);

	expect_equal(http_get(h, "jay", PAGE).status, 403);
	expect_equal(http_get(h, "ned", PAGE).status, 404);
	expect_equal(http_post(h, "ned", PAGE,
	                       FIELDS("way", "print", "said_how", "room"))
	                     .status,
	             404);
	expect_equal(http_post(h, "jay", PAGE,
	                       FIELDS("way", "print", "said_how", "room"))
	                     .status,
	             403);
}
