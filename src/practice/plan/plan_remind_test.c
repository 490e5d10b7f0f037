#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)

static const struct query messages = {
        .name = "test.messages",
        .text = "select count(*) as n from outbox_message"
                " where address = :address and state = :state",
        .shows_nobody = "a count",
};
static const struct query all_messages = {
        .name = "test.all_messages",
        .text = "select count(*) as n from outbox_message",
        .shows_nobody = "a count",
};
static const struct query reached = {
        .name = "test.reached",
        .text = "update people_person set email = :email, phone = :phone,"
                " contact_rules = :rules where id = :person",
        .unaudited = "a test",
};
static const struct query said = {
        .name = "test.said",
        .text = "select count(*) as n from outbox_message"
                " where template = :template",
        .shows_nobody = "a count",
};
static const struct query *const more[] = {&messages, &all_messages, &reached,
                                           &said, NULL};

struct way {
	int way;
};

static const struct fault *
choose(struct ctx *ctx, void *data)
{
	return plan_remind_choose(ctx, ((struct way *)data)->way);
}

static const struct fault *
reach_by(struct ctx *ctx, void *data)
{
	const struct plan_try *p = data;

	return sql_do(ctx->tx, &reached,
	              ARGS(arg_str("email", S("jay@example.org")),
	                   arg_str("phone", S("07700 900123")),
	                   arg_str("rules", p->words),
	                   arg_i64("person", p->person.v)),
	              NULL);
}

/* Jay's plan with a step of his own that is due in five days. */
static struct plan_try
reminding(struct test *t, int way)
{
	struct plan_try p = plan_try_in(people_world_with(t, more));
	struct way chosen = {.way = way};

	p.w->app->smtp_url = "smtp://127.0.0.1:9";
	p.words = S("");
	expect_ok(world_do(p.w, NULL, reach_by, &p));
	expect_ok(world_do(p.w, "jay", choose, &chosen));
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	expect_true(date_make(2026, 11, 29, &p.step_terms.due));
	expect_ok(world_do(p.w, "jay", plan_try_step, &p));
	return p;
}

static int64_t
sent(struct plan_try *p)
{
	return world_count(p->w, &all_messages, NO_ARGS);
}

/* The job, some days on. */
static void
days_on(struct plan_try *p, int days)
{
	world_later(p->w, days * DAY_MS);
	expect_ok(world_do(p->w, NULL, plan_remind, NULL));
}

TEST("plan remind: a person is reminded of a step of their own once before its "
     "day, however often the job runs")
{
	struct plan_try p = reminding(t, PLAN_REMIND_EMAIL);

	days_on(&p, 1);
	expect_equal(sent(&p), 0);
	days_on(&p, 1);
	expect_equal(world_count(p.w, &messages,
	                         ARGS(arg_str("address", S("jay@example.org")),
	                              arg_str("state", S("waiting")))),
	             1);
	days_on(&p, 0);
	days_on(&p, 1);
	days_on(&p, 9);
	expect_equal(sent(&p), 1);
}

TEST("plan remind: a step with a new day is reminded of again")
{
	struct plan_try p = reminding(t, PLAN_REMIND_EMAIL);

	days_on(&p, 3);
	expect_equal(sent(&p), 1);
	p.step_terms.due = date_add_days(p.step_terms.due, 20);
	p.seen = 1;
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	days_on(&p, 1);
	expect_equal(sent(&p), 1);
	days_on(&p, 19);
	expect_equal(sent(&p), 2);
}

/* What stands on a worker's first page of steps that are soon due. */
struct told {
	struct plan_waiting one;
	size_t n;
};

static const struct fault *
told(struct ctx *ctx, void *data)
{
	struct told *seen = data;
	struct plan_waiting *list;
	size_t n;

	*seen = (struct told){.n = 0};
	TRY(plan_store_waiting(ctx, date_add_days(ctx->today, 7), &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].wait == PLAN_WAIT_STEP) {
			seen->one = list[i];
			seen->n++;
		}
	return NULL;
}

static size_t
told_n(struct plan_try *p, const char *who)
{
	struct told seen;

	expect_ok(world_see(p->w, who, told, &seen));
	return seen.n;
}

TEST("plan remind: where nobody writes, their own worker sees what is due in "
     "the next days, and nobody else does")
{
	struct plan_try p = reminding(t, PLAN_REMIND_WORKER);
	struct told seen;

	expect_ok(world_see(p.w, "sam", told, &seen));
	expect_equal(seen.n, 1);
	expect_equal(seen.one.count, 1);
	expect_equal(seen.one.on.days, p.step_terms.due.days);
	expect_str(seen.one.crn, "X100001");
	expect_equal(told_n(&p, "ned"), 0);
	expect_equal(told_n(&p, "priya"), 0);
	/* A second step is of the same person. */
	p.step_terms.due = date_add_days(p.step_terms.due, 1);
	expect_ok(world_do(p.w, "jay", plan_try_step, &p));
	expect_ok(world_see(p.w, "sam", told, &seen));
	expect_equal(seen.n, 1);
	expect_equal(seen.one.count, 2);
	world_later(p.w, 20 * DAY_MS);
	expect_equal(told_n(&p, "sam"), 0);
}

TEST("plan remind: a worker tells nobody who is written to, and again whoever "
     "cannot be")
{
	struct plan_try p = reminding(t, PLAN_REMIND_EMAIL);
	struct way by = {.way = PLAN_REMIND_WORKER};

	expect_equal(told_n(&p, "sam"), 0);
	p.words = S("Only ring in the morning");
	expect_ok(world_do(p.w, NULL, reach_by, &p));
	expect_equal(told_n(&p, "sam"), 1);
	p.words = S("");
	expect_ok(world_do(p.w, NULL, reach_by, &p));
	expect_equal(told_n(&p, "sam"), 0);
	expect_ok(world_do(p.w, "jay", choose, &by));
	expect_equal(told_n(&p, "sam"), 1);
}

TEST("plan remind: of what was not agreed and is not required, and of what is "
     "done or later, a worker tells nobody")
{
	struct plan_try p = plan_try_in(people_world_with(t, more));

	expect_true(date_make(2026, 11, 29, &p.step_terms.due));
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_equal(told_n(&p, "sam"), 0);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_equal(told_n(&p, "sam"), 1);
	p.status = PLAN_STEP_COMPLETED;
	expect_ok(world_do(p.w, "sam", plan_try_progress, &p));
	expect_equal(told_n(&p, "sam"), 0);
	/* Required: whether they said yes or not. */
	p.terms.basis = PLAN_BASIS_COURT;
	p.terms.voice = PLAN_VOICE_WORKER;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_equal(told_n(&p, "sam"), 1);
	p.status = PLAN_STEP_NO_LONGER_NEEDED;
	expect_ok(world_do(p.w, "sam", plan_try_progress, &p));
	p.step_terms.due = date_add_days(p.step_terms.due, 30);
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_equal(told_n(&p, "sam"), 0);
}

TEST("plan remind: nobody is reminded who did not choose it, and only they "
     "choose")
{
	struct plan_try p = reminding(t, PLAN_REMIND_WORKER);
	struct way mail = {.way = PLAN_REMIND_EMAIL}, none = {.way = -1};

	days_on(&p, 3);
	expect_equal(sent(&p), 0);
	expect_fault(world_do(p.w, "sam", choose, &mail), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_problem(world_do(p.w, "jay", choose, &none), "way",
	               "Select how we should remind you");
	days_on(&p, 0);
	expect_equal(sent(&p), 0);
}

TEST("plan remind: nobody is written to where it is written down when and how "
     "it is safe")
{
	struct plan_try p = reminding(t, PLAN_REMIND_EMAIL);

	p.words = S("Never by email: it is shared");
	expect_ok(world_do(p.w, NULL, reach_by, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 0);
}

TEST("plan remind: a step that is done, dropped, declined or in a goal that is "
     "not worked on now is not reminded of")
{
	struct plan_try p = reminding(t, PLAN_REMIND_EMAIL);

	p.status = PLAN_STEP_COMPLETED;
	p.seen = 1;
	expect_ok(world_do(p.w, "jay", plan_try_progress, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 0);

	p = reminding(t, PLAN_REMIND_EMAIL);
	expect_ok(world_do(p.w, "jay", plan_try_delete, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 0);
}

/* A step of Jay's that sam wrote, due in five days; Jay chose e-mail. */
static struct plan_try
written_for(struct test *t)
{
	struct plan_try p = plan_try_in(people_world_with(t, more));
	struct way chosen = {.way = PLAN_REMIND_EMAIL};

	p.w->app->smtp_url = "smtp://127.0.0.1:9";
	p.words = S("");
	expect_ok(world_do(p.w, NULL, reach_by, &p));
	expect_ok(world_do(p.w, "jay", choose, &chosen));
	p.step_terms.actor = PLAN_ACTOR_PERSON;
	expect_true(date_make(2026, 11, 29, &p.step_terms.due));
	return p;
}

TEST("plan remind: a required step that no mail is sent for, and any that "
     "waits for text messages, the worker tells")
{
	struct plan_try p = written_for(t);
	struct way by = {.way = PLAN_REMIND_TEXT};

	p.terms.basis = PLAN_BASIS_COURT;
	p.terms.voice = PLAN_VOICE_WORKER;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_equal(told_n(&p, "sam"), 1);
	p.reply = PLAN_ACCEPTED;
	expect_ok(world_do(p.w, "jay", plan_try_step_reply, &p));
	expect_equal(told_n(&p, "sam"), 0);
	expect_ok(world_do(p.w, "jay", choose, &by));
	expect_equal(told_n(&p, "sam"), 1);
	p.w->app->text_domain = "text.example.org";
	expect_equal(told_n(&p, "sam"), 0);
}

TEST("plan remind: nobody is reminded of what they did not say yes to")
{
	struct plan_try p = written_for(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 0);
	p.reply = PLAN_ACCEPTED;
	expect_ok(world_do(p.w, "jay", plan_try_step_reply, &p));
	days_on(&p, 0);
	expect_equal(sent(&p), 1);
}

TEST("plan remind: a step of a plan that both agreed is reminded of, and one "
     "that was added after it is not")
{
	struct plan_try p = written_for(t);

	plan_try_agreed(&p);
	days_on(&p, 3);
	expect_equal(sent(&p), 1);
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	days_on(&p, 0);
	expect_equal(sent(&p), 1);
}

TEST("plan remind: what was agreed is reminded of though something was added "
     "since, and not once it is another step itself")
{
	struct plan_try p = written_for(t);

	plan_try_agreed(&p);
	p.seen = 0;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 1);
	/* Nor is it of a goal that is another, or was not in the plan. */
	p = written_for(t);
	plan_try_agreed(&p);
	p.seen = plan_try_the_goal(&p)->version;
	p.terms.title = S("Another goal");
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 0);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	days_on(&p, 0);
	expect_equal(sent(&p), 1);
	p = written_for(t);
	plan_try_agreed(&p);
	p.seen = 1;
	p.step_terms.words = S("Ring them twice");
	expect_ok(world_do(p.w, "sam", plan_try_step_change, &p));
	days_on(&p, 3);
	expect_equal(sent(&p), 0);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	days_on(&p, 0);
	expect_equal(sent(&p), 1);
}

TEST("plan remind: a text message waits, unsent, until there is a way to send "
     "it")
{
	struct plan_try p = reminding(t, PLAN_REMIND_TEXT);

	days_on(&p, 3);
	expect_equal(world_count(p.w, &messages,
	                         ARGS(arg_str("address", S("07700 900123")),
	                              arg_str("state", S("unsent")))),
	             1);
	days_on(&p, 0);
	expect_equal(sent(&p), 1);
}

TEST("plan remind: where text messages are sent one waits to go out, and the "
     "page says no longer that none is")
{
	struct plan_try p = reminding(t, PLAN_REMIND_TEXT);
	struct http *h = http_serve(p.w, p.w->app->capabilities);

	expect_has(http_get(h, "jay", "/me/plan/reminders").body,
	           "We cannot send text messages yet");
	p.w->app->text_domain = "text.example";
	expect_lacks(http_get(h, "jay", "/me/plan/reminders").body,
	             "We cannot send text messages yet");
	days_on(&p, 3);
	expect_equal(world_count(p.w, &messages,
	                         ARGS(arg_str("address", S("07700 900123")),
	                              arg_str("state", S("waiting")))),
	             1);
}

TEST("plan remind: the message says nothing about the plan or the case")
{
	struct plan_try p = reminding(t, PLAN_REMIND_EMAIL);

	days_on(&p, 3);
	expect_equal(sent(&p), 1);
	expect_equal(
	        world_count(p.w, &said,
	                    ARGS(arg_str("template",
	                                 S("Something you said you would "
	                                   "do is soon due. Sign in to see "
	                                   "it.")))),
	        1);
}

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

TEST("plan remind: the person chooses on a page, and it is there again")
{
	struct http *h = served(t);
	struct http_reply reply;

	expect_has(http_get(h, "jay", "/me/plan/reminders").body,
	           "How should we remind you?");
	reply = http_post(h, "jay", "/me/plan/reminders", FIELDS("way", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select how we should remind you");
	reply = http_post(h, "jay", "/me/plan/reminders",
	                  FIELDS("way", "email"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "jay", "/me/plan/reminders").body,
	           "value=\"email\" checked");
	expect_equal(http_get(h, "sam", "/me/plan/reminders").status, 403);
}

TEST("plan: with a step that is not agreed and not required nobody is late")
{
	struct plan_goal goal = {.status = PLAN_GOAL_ACTIVE,
	                         .basis = PLAN_BASIS_NEGOTIATED};
	struct plan_step step = {.status = PLAN_STEP_NOT_STARTED};
	struct plan plan = {.state = PLAN_DRAFT};
	struct date after;

	expect_true(date_make(2026, 11, 27, &step.due));
	after = date_add_days(step.due, 1);
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	/* Required, and whatever the person says of the plan. */
	goal.basis = PLAN_BASIS_COURT;
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	goal.basis = PLAN_BASIS_LICENCE;
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	goal.basis = PLAN_BASIS_MINE;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	/* Agreed as it stands; not once it has changed. */
	plan.state = PLAN_AGREED;
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	plan.terms_version = 2;
	plan.state_version = 1;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	/* But for what still stands as it was agreed; a plan that was not
	 * agreed when it was last answered has nothing that does. */
	step.agreed = true;
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	plan.state = PLAN_UPDATED_DO_NOT_AGREE;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	step.agreed = false;
	plan.state = PLAN_AGREED;
	/* Said yes to by itself, and declined. */
	step.replies[PLAN_PERSON] = PLAN_ACCEPTED;
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	step.replies[PLAN_PERSON] = PLAN_DECLINED;
	plan.terms_version = 1;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
}

/* What sam and jay read of a plan, and what the API says. */
static void
expect_runs(struct http *h, bool required_only)
{
	struct str work = http_get(h, "sam", "/people/X100001/plan").body;
	struct str own = http_get(h, "jay", "/me/plan").body;
	struct str api = http_get(h, "sam", "/api/people/X100001/plan").body;

	if (required_only) {
		expect_has(work, "Until both sides say yes, this plan runs for "
		                 "what the court or a licence requires, and "
		                 "nothing else.");
		expect_has(own, "Until you both say yes, just do what the "
		                "court or a licence says.");
		expect_has(api, "\"required_items_only\":true");
		return;
	}
	expect_lacks(work, "this plan runs for what the court");
	expect_lacks(own, "just do what the court");
	expect_has(api, "\"required_items_only\":false");
}

TEST("plan: a plan that is not agreed runs for what is required only, and the "
     "pages and the API say so")
{
	struct plan_try p = plan_try_in(people_world_with(t, more));
	struct http *h = http_serve(p.w, p.w->app->capabilities);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_runs(h, true);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_runs(h, true);
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_runs(h, false);
}

TEST("plan pages: a step past its day is said to be late once it is agreed, "
     "not before")
{
	struct plan_try p = plan_try_in(people_world_with(t, more));
	struct http *h = http_serve(p.w, p.w->app->capabilities);

	expect_true(date_make(2026, 11, 25, &p.step_terms.due));
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	world_later(p.w, 3 * DAY_MS);
	expect_lacks(http_get(h, "sam", "/people/X100001/plan").body, "Late:");
	expect_lacks(http_get(h, "jay", "/me/plan").body, "This was for");
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_has(http_get(h, "sam", "/people/X100001/plan").body,
	           "Late: it was for");
	expect_has(http_get(h, "jay", "/me/plan").body, "This was for");
	/* A goal more does not make it less late; another step does. */
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_has(http_get(h, "sam", "/people/X100001/plan").body,
	           "Late: it was for");
	expect_has(http_get(h, "jay", "/me/plan").body, "This was for");
	p.step_terms.words = S("Something else");
	p.seen = 1;
	expect_ok(world_do(p.w, "sam", plan_try_step_change, &p));
	expect_lacks(http_get(h, "sam", "/people/X100001/plan").body, "Late:");
	expect_lacks(http_get(h, "jay", "/me/plan").body, "This was for");
}
