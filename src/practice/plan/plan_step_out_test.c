/* plan_step_out_test.c - a step that is taken out of a draft: a rule each, the
 * pages and the API. */
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define KEPT \
	"You both said yes to a plan with this step, so it stays. You can " \
	"say that it is no longer needed."
#define OTHERS "Someone else wrote this step. Only they can take it out."
#define WORDS \
	"Someone else wrote words here, so the step stays. You can say that " \
	"it is no longer needed."

static const struct fault *
do_delete(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_delete(ctx, p->step, p->seen);
}

static const struct plan_step *
the_step(struct plan_try *p)
{
	const struct plan_goal *goal = plan_try_the_goal(p);

	for (size_t i = 0; i < goal->steps_n; i++)
		if (goal->steps[i].id.v == p->step.v)
			return &goal->steps[i];
	return NULL;
}

/* p->step is refused to `who` with this sentence, and is still there. */
static void
refused(struct test *t, struct plan_try *p, const char *who, const char *says)
{
	p->seen = the_step(p)->version;
	expect_refused(t, world_do(p->w, who, do_delete, p), says);
	expect_not_null(the_step(p));
}

static void
goes(struct plan_try *p, const char *who)
{
	p->seen = the_step(p)->version;
	expect_ok(world_do(p->w, who, do_delete, p));
	expect_true(the_step(p) == NULL);
}

/* A step in this voice, by whoever. */
static void
adds(struct plan_try *p, const char *who, enum plan_voice voice)
{
	p->step_terms.voice = voice;
	expect_ok(world_do(p->w, who, plan_try_step, p));
}

TEST("plan: whoever wrote a step takes it out of a draft, and only they")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	adds(&p, "sam", PLAN_VOICE_WORKER);
	refused(t, &p, "jay", OTHERS);
	expect_fault(world_do(p.w, "ned", do_delete, &p), FAULT_NOT_FOUND,
	             NULL);
	goes(&p, "sam");
	adds(&p, "jay", PLAN_VOICE_OWN);
	refused(t, &p, "sam", OTHERS);
	goes(&p, "jay");
	/* What a worker wrote for the person is of either hand. */
	adds(&p, "sam", PLAN_VOICE_FOR);
	goes(&p, "sam");
	adds(&p, "sam", PLAN_VOICE_FOR);
	goes(&p, "jay");
	expect_equal(plan_try_the_goal(&p)->steps_n, 0);
}

TEST("plan: a step that stood in a plan both said yes to is taken out no more, "
     "but said to be no longer needed")
{
	struct plan_try p = plan_try_new(t);
	struct step_id agreed;

	p.step_terms.voice = PLAN_VOICE_WORKER;
	plan_try_agreed(&p);
	agreed = p.step;
	refused(t, &p, "sam", KEPT);
	/* Nor once it says something else, nor in a goal that was out. */
	p.step_terms.words = S("Book another test");
	p.seen = the_step(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_step_change, &p));
	refused(t, &p, "sam", KEPT);
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	refused(t, &p, "sam", "Add this goal back before you change its steps");
	p.seen = plan_try_the_goal(&p)->version;
	p.date = p.terms.target;
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	refused(t, &p, "sam", KEPT);
	p.status = PLAN_STEP_NO_LONGER_NEEDED;
	expect_ok(world_do(p.w, "sam", plan_try_progress, &p));
	/* One that came since is still a draft, until both say yes again. */
	adds(&p, "sam", PLAN_VOICE_WORKER);
	goes(&p, "sam");
	adds(&p, "sam", PLAN_VOICE_WORKER);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	p.seen = the_step(&p)->version;
	expect_false(the_step(&p)->once_agreed);
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	refused(t, &p, "sam", KEPT);
	p.step = agreed;
	refused(t, &p, "sam", KEPT);
}

TEST("plan: a step that holds a word of the other side's is not taken out")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	adds(&p, "sam", PLAN_VOICE_WORKER);
	p.reply = PLAN_DECLINED;
	p.words = S("Not on a Monday");
	expect_ok(world_do(p.w, "jay", plan_try_step_reply, &p));
	refused(t, &p, "sam", WORDS);
	/* A yes or no without a word is no word. */
	adds(&p, "sam", PLAN_VOICE_WORKER);
	p.words = S("");
	expect_ok(world_do(p.w, "jay", plan_try_step_reply, &p));
	goes(&p, "sam");
}

TEST("plan: a step that was changed meanwhile is not taken out")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	adds(&p, "sam", PLAN_VOICE_FOR);
	p.seen = the_step(&p)->version;
	p.step_terms.words = S("Something else");
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_fault(world_do(p.w, "jay", do_delete, &p), FAULT_CONFLICT, NULL);
	expect_str(the_step(&p)->words, "Something else");
	expect_equal(plan_try_the_goal(&p)->steps_n, 1);
}

/* --- pages and API ------------------------------------------------------- */

static const char *
at(struct plan_try *p, const char *base, const char *rest)
{
	struct arena *arena = p->w->arena;

	return str_c(arena,
	             str_print(arena, "%s/goals/%.*s/steps/%.*s%s", base,
	                       STR_ARG(id_show(arena, p->goal.v)),
	                       STR_ARG(id_show(arena, p->step.v)), rest));
}

#define STAFF "/people/X100001/plan"
#define API   "/api/people/X100001/plan"

static struct http *
served(struct test *t, struct plan_try *p)
{
	struct world *w = people_world(t);

	*p = plan_try_in(w);
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	return http_serve(w, w->app->capabilities);
}

TEST("plan pages: one's own step is taken out of a draft where it is changed, "
     "by each side, and the other side is not asked to")
{
	const struct {
		const char *who, *base, *other, *others;
		enum plan_voice voice;
	} sides[] = {{"sam", STAFF, "jay", "/me/plan", PLAN_VOICE_WORKER},
	             {"jay", "/me/plan", "sam", STAFF, PLAN_VOICE_OWN}};
	struct plan_try p;
	struct http *h = served(t, &p);

	p.step_terms.words = S("Ring them");
	for (size_t i = 0; i < 2; i++) {
		struct http_reply reply;

		adds(&p, sides[i].who, sides[i].voice);
		expect_has(http_get(h, sides[i].who, at(&p, sides[i].base, ""))
		                   .body,
		           "Take this step out");
		expect_lacks(http_get(h, sides[i].other,
		                      at(&p, sides[i].others, ""))
		                     .body,
		             "Take this step out");
		reply = http_post(h, sides[i].other,
		                  at(&p, sides[i].others, "/delete"),
		                  FIELDS("version", "1"));
		expect_equal(reply.status, 422);
		expect_has(reply.body, OTHERS);
		reply = http_post(h, sides[i].who,
		                  at(&p, sides[i].base, "/delete"),
		                  FIELDS("version", "7"));
		expect_equal(reply.status, 409);
		expect_has(reply.body, "Ring them</textarea>");
		expect_not_null(the_step(&p));
		reply = http_post(h, sides[i].who,
		                  at(&p, sides[i].base, "/delete"),
		                  FIELDS("version", "1"));
		expect_equal(reply.status, 303);
		expect_true(the_step(&p) == NULL);
		reply = http_post(h, sides[i].who,
		                  at(&p, sides[i].base, "/delete"),
		                  FIELDS("version", "1"));
		expect_equal(reply.status, 404);
	}
	expect_has(http_get(h, "jay", "/me/timeline").body,
	           "You took a step out of the draft");
}

TEST("plan pages: what was changed since is shown to whoever takes a step out, "
     "and the step stays until they look at it")
{
	struct plan_try p;
	struct http *h = served(t, &p);
	struct http_reply reply;

	adds(&p, "sam", PLAN_VOICE_FOR);
	p.seen = 1;
	p.step_terms.words = S("Ring <them>");
	p.step_terms.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(p.w, "sam", plan_try_step_change, &p));
	reply = http_post(h, "sam", at(&p, STAFF, "/delete"),
	                  FIELDS("version", "1"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "Book the test");
	expect_has(reply.body, "Ring &lt;them&gt;</textarea>");
	expect_not_null(the_step(&p));
	reply = http_post(h, "sam", at(&p, STAFF, "/delete"),
	                  FIELDS("version", "2"));
	expect_equal(reply.status, 303);
}

TEST("plan pages: a step that both said yes to is not offered to be taken out, "
     "and whoever tries reads what to do instead")
{
	struct plan_try p;
	struct http *h = served(t, &p);
	struct http_reply reply;

	adds(&p, "jay", PLAN_VOICE_OWN);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_lacks(http_get(h, "jay", at(&p, "/me/plan", "")).body,
	             "Take this step out");
	reply = http_post(h, "jay", at(&p, "/me/plan", "/delete"),
	                  FIELDS("version", "1"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, KEPT);
	expect_not_null(the_step(&p));
	expect_equal(http_post(h, "ned", at(&p, STAFF, "/delete"),
	                       FIELDS("version", "1"))
	                     .status,
	             404);
}

TEST("plan api: a step is taken out of a draft by whoever wrote it, and "
     "refused to the other side, once agreed and out of reach")
{
	struct plan_try p;
	struct http *h = served(t, &p);

	adds(&p, "sam", PLAN_VOICE_WORKER);
	http_refuses(h, "jay", at(&p, API, "/delete"), "{\"version\":1}", 422,
	             OTHERS);
	http_refuses(h, "sam", at(&p, API, "/delete"), "{}", 400,
	             "Send the version that you read, as a number");
	http_refuses(h, "sam", at(&p, API, "/delete"), "{\"version\":4}", 409,
	             "conflict");
	http_refuses(h, "ned", at(&p, API, "/delete"), "{\"version\":1}", 404,
	             "not_found");
	expect_not_null(the_step(&p));
	http_takes(h, "sam", at(&p, API, "/delete"), "{\"version\":1}",
	           "\"steps\":[]");
	adds(&p, "sam", PLAN_VOICE_WORKER);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	http_refuses(h, "sam", at(&p, API, "/delete"), "{\"version\":1}", 422,
	             KEPT);
}
