/* plan_look_test.c - who looks at a plan that both agreed: a rule each. */
#include "practice/plan/plan_hmpps.h"
#include "practice/plan/plan_look.h"
#include "practice/plan/plan_stage.h"
#include "practice/plan/plan_try_test.h"

#include "register/orders/orders_package.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/http_world.h"

struct looking {
	struct plan_try p;
	struct policy_id id;
	const char *value; /* of the rule */
	struct plan_look look;
	enum plan_look_state state;
	struct plan_staged staged;
	enum plan_look_says says;
	int64_t seen;
	struct str words;
};

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static struct looking
looking_new(struct test *t)
{
	struct looking l = {.p = plan_try_in(people_world(t)),
	                    .says = PLAN_LOOK_YES};

	expect_ok(world_do(l.p.w, NULL, seed, NULL));
	return l;
}

static const struct fault *
propose(struct ctx *ctx, void *data)
{
	struct looking *l = data;

	return policy_propose(ctx,
	                      &(struct policy_row){
	                              .rule = S("plan.countersign"),
	                              .valid_from = ctx->today,
	                              .valid_to = DATE_NONE,
	                              .selector = S("tier=A"),
	                              .value = str_of(l->value),
	                              .source = S("A circular of 2026"),
	                              .status = POLICY_UNVERIFIED,
	                      },
	                      &l->id);
}

static const struct fault *
confirm(struct ctx *ctx, void *data)
{
	const struct looking *l = data;

	return policy_decide(ctx, l->id, true);
}

static const struct fault *
tier(struct ctx *ctx, void *data)
{
	const struct looking *l = data;
	enum put_result result;

	return package_put(ctx, l->p.person,
	                   &(struct package){.tier = S("A"),
	                                     .source = S("The tier service"),
	                                     .known_on = ctx->today},
	                   &result);
}

/* From today on so many look at a plan of tier A, which Jay's is. */
static void
ruled(struct looking *l, const char *value)
{
	l->value = value;
	expect_ok(world_do(l->p.w, "morgan", propose, l));
	expect_ok(world_do(l->p.w, "ada", confirm, l));
	expect_ok(world_do(l->p.w, NULL, tier, l));
}

static const struct fault *
read(struct ctx *ctx, void *data)
{
	struct looking *l = data;

	TRY(plan_read(ctx, l->p.person, &l->p.whole));
	TRY(plan_look_read(ctx, &l->p.whole.plan, &l->look));
	l->state = plan_look_state(&l->p.whole.plan, &l->look);
	return plan_stage_read(ctx, &l->p.whole.plan, ctx->today, &l->staged);
}

/* Where it stands now, as sam reads it. */
static enum plan_look_state
now(struct looking *l)
{
	expect_ok(world_see(l->p.w, "sam", read, l));
	l->seen = l->p.whole.plan.agreed_version;
	return l->state;
}

static const struct fault *
give(struct ctx *ctx, void *data)
{
	const struct looking *l = data;

	return plan_look_give(ctx, l->p.person, l->seen, l->says, l->words);
}

TEST("plan look: a dated rule says how many look at a plan that both agreed, "
     "by kind of order and tier: nobody, where it says nothing else")
{
	struct looking l = looking_new(t);

	plan_try_agreed(&l.p);
	expect_equal(now(&l), PLAN_LOOK_NONE);
	expect_equal(l.look.id, 0);
	ruled(&l, "2");
	/* The rule is that of the day on which both agreed. */
	expect_equal(now(&l), PLAN_LOOK_NONE);
	expect_ok(world_do(l.p.w, "sam", plan_try_step, &l.p));
	expect_ok(plan_try_says(&l.p, "jay", PLAN_YES));
	expect_equal(now(&l), PLAN_LOOK_NONE);
	expect_ok(plan_try_says(&l.p, "sam", PLAN_YES));
	expect_equal(now(&l), PLAN_LOOK_AWAITED);
	expect_equal(l.look.asked, 2);
	expect_true(l.look.rule != 0);
	expect_ok(world_do(l.p.w, "priya", give, &l));
	expect_equal(now(&l), PLAN_LOOK_SECOND_AWAITED);
	expect_ok(world_do(l.p.w, "morgan", give, &l));
	expect_equal(now(&l), PLAN_LOOK_TWICE);
	expect_str(l.look.second.name, "Morgan Hale");
}

TEST("plan look: a plan that waits for a look, or was sent back, is in force "
     "all the same")
{
	struct looking l = looking_new(t);

	ruled(&l, "1");
	plan_try_agreed(&l.p);
	expect_equal(now(&l), PLAN_LOOK_AWAITED);
	expect_true(plan_is_agreed(&l.p.whole.plan));
	expect_equal(l.staged.stage, PLAN_STAGE_ACTIVE);
	l.says = PLAN_LOOK_NO;
	l.words = S("Who pays for the card?");
	expect_ok(world_do(l.p.w, "priya", give, &l));
	expect_equal(now(&l), PLAN_LOOK_RETURNED);
	expect_true(plan_is_agreed(&l.p.whole.plan));
	expect_equal(l.staged.stage, PLAN_STAGE_ACTIVE);
	/* A step of it is done as before. */
	l.p.status = PLAN_STEP_COMPLETED;
	expect_ok(world_do(l.p.w, "jay", plan_try_progress, &l.p));
	expect_equal(now(&l), PLAN_LOOK_RETURNED);
}

TEST("plan look: whoever agreed it, or took a signature in, does not look, nor "
     "does the same twice, by any sign-in")
{
	struct looking l = looking_new(t);
	struct str morgan = world_actor(l.p.w, "morgan")->name;
	const char *const took = "Somebody else must look at it: you agreed "
	                         "it, or took a signature in";
	const char *const twice = "Somebody else must look at it too: you "
	                          "looked at it already";

	ruled(&l, "2");
	plan_try_agreed(&l.p);
	(void)now(&l);
	expect_fault(world_do(l.p.w, "sam", give, &l), FAULT_REFUSED, took);
	world_actor(l.p.w, "morgan")->name = world_actor(l.p.w, "sam")->name;
	expect_fault(world_do(l.p.w, "morgan", give, &l), FAULT_REFUSED, took);
	expect_ok(world_do(l.p.w, "priya", give, &l));
	expect_fault(world_do(l.p.w, "priya", give, &l), FAULT_REFUSED, twice);
	world_actor(l.p.w, "morgan")->name = world_actor(l.p.w, "priya")->name;
	expect_fault(world_do(l.p.w, "morgan", give, &l), FAULT_REFUSED, twice);
	world_actor(l.p.w, "morgan")->name = morgan;
	expect_equal(now(&l), PLAN_LOOK_SECOND_AWAITED);
	expect_ok(world_do(l.p.w, "morgan", give, &l));
	expect_fault(world_do(l.p.w, "morgan", give, &l), FAULT_REFUSED,
	             "This plan does not wait for anybody to look at it");
}

TEST("plan look: who may not countersign does not look, and no token does")
{
	struct looking l = looking_new(t);

	plan_try_agreed(&l.p);
	(void)now(&l);
	expect_fault(world_do(l.p.w, "jay", give, &l), FAULT_REFUSED,
	             "This is for your worker to do");
	expect_fault(world_do(l.p.w, "otto", give, &l), FAULT_NOT_FOUND, NULL);
	world_actor(l.p.w, "priya")->roles = R(CASE_MANAGER);
	expect_fault(world_do(l.p.w, "priya", give, &l), FAULT_REFUSED,
	             "Only a senior case manager or a manager countersigns it");
	world_actor(l.p.w, "priya")->roles = R(SENIOR);
	world_actor(l.p.w, "priya")->by_token = true;
	expect_fault(world_do(l.p.w, "priya", give, &l), FAULT_REFUSED,
	             "Sign in yourself for this: a token signs nothing");
	expect_equal(now(&l), PLAN_LOOK_NONE);
	/* Nobody is asked to, and somebody may. */
	world_actor(l.p.w, "priya")->by_token = false;
	expect_ok(world_do(l.p.w, "priya", give, &l));
	expect_equal(now(&l), PLAN_LOOK_SIGNED);
}

TEST("plan look: a look is at the agreed version as it was seen, and at no "
     "plan that is not agreed")
{
	struct looking l = looking_new(t);
	const char *const not_yet = "Both sides say yes to a plan before it is "
	                            "looked at: this one is not agreed as it "
	                            "stands";

	expect_fault(world_do(l.p.w, "priya", give, &l), FAULT_REFUSED,
	             not_yet);
	plan_try_agreed(&l.p);
	(void)now(&l);
	l.seen--;
	expect_fault(world_do(l.p.w, "priya", give, &l), FAULT_CONFLICT, NULL);
	l.seen++;
	/* What changes in what was agreed ends the look at it. */
	expect_ok(world_do(l.p.w, "priya", give, &l));
	expect_equal(now(&l), PLAN_LOOK_SIGNED);
	expect_ok(world_do(l.p.w, "sam", plan_try_step, &l.p));
	expect_equal(now(&l), PLAN_LOOK_NONE);
	expect_fault(world_do(l.p.w, "morgan", give, &l), FAULT_REFUSED,
	             not_yet);
	expect_ok(plan_try_says(&l.p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&l.p, "sam", PLAN_YES));
	expect_fault(world_do(l.p.w, "morgan", give, &l), FAULT_CONFLICT, NULL);
	expect_equal(now(&l), PLAN_LOOK_NONE);
}

TEST("plan look: it is asked for whoever of the two says yes last")
{
	struct looking l = looking_new(t);

	ruled(&l, "1");
	expect_ok(world_do(l.p.w, "sam", plan_try_goal, &l.p));
	expect_ok(world_do(l.p.w, "sam", plan_try_step, &l.p));
	expect_ok(plan_try_says(&l.p, "sam", PLAN_YES));
	expect_ok(plan_try_says(&l.p, "jay", PLAN_YES));
	expect_equal(now(&l), PLAN_LOOK_AWAITED);
}

TEST("plan look: whoever looks may ask for one more, or back, and says why")
{
	struct looking l = looking_new(t);
	char *many = arena_bytes(l.p.w->arena, PLAN_LOOK_MOST + 1, 1);

	plan_try_agreed(&l.p);
	(void)now(&l);
	l.says = PLAN_LOOK_UNSAID;
	expect_problem(world_do(l.p.w, "priya", give, &l), "says",
	               "Select whether you countersign it");
	l.says = PLAN_LOOK_NO;
	expect_problem(world_do(l.p.w, "priya", give, &l), "words",
	               "Say why you send it back");
	l.says = PLAN_LOOK_SECOND;
	expect_problem(world_do(l.p.w, "priya", give, &l), "words",
	               "Say what one more person should look at");
	for (int i = 0; i <= PLAN_LOOK_MOST; i++)
		many[i] = 'a';
	l.words = (struct str){many, PLAN_LOOK_MOST + 1};
	expect_problem(world_do(l.p.w, "priya", give, &l), "words",
	               "This is too long: use 500 letters at most");
	l.words = S("Is the date too soon?");
	expect_ok(world_do(l.p.w, "priya", give, &l));
	expect_equal(now(&l), PLAN_LOOK_SECOND_AWAITED);
	expect_fault(world_do(l.p.w, "morgan", give, &l), FAULT_REFUSED,
	             "Two people look at it already: countersign it, or send "
	             "it back");
	l.says = PLAN_LOOK_NO;
	l.words = S("It is");
	expect_ok(world_do(l.p.w, "morgan", give, &l));
	expect_equal(now(&l), PLAN_LOOK_RETURNED);
	expect_str(l.look.first.words, "Is the date too soon?");
	expect_str(l.look.second.words, "It is");
}

/* --- files ---------------------------------------------------------------- */

/* It goes out and is read again: the tag, and who looked. */
static void
goes_out(struct looking *l, enum plan_hmpps_shape shape, const char *tag)
{
	const struct plan_hmpps_who who = {.crn = S("X100001"),
	                                   .forename = S("Jay"),
	                                   .look = &l->look,
	                                   .look_state = l->state};
	struct problems problems;
	struct plan_hmpps in;
	struct json_out j;
	struct buf buf;

	buf_init(&buf, l->p.w->arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, shape, &who, &l->p.whole);
	problems_init(&problems, l->p.w->arena);
	plan_hmpps_read(l->p.w->arena, buf_get(&buf), &who, &in, &problems);
	expect_ok(problems_fault(&problems));
	expect_str(in.look.tag, tag);
	expect_equal(in.look.first.says, l->look.first.says);
	expect_true(str_equal(in.look.first.words, l->look.first.words));
	expect_true(str_equal(in.look.first.name, l->look.first.name));
	expect_equal(in.look.second.says, l->look.second.says);
	if (in.look.first.says != PLAN_LOOK_UNSAID)
		expect_equal(in.look.first.at.ms, l->look.first.at.ms);
}

static void
both(struct looking *l, const char *tag)
{
	(void)now(l);
	goes_out(l, PLAN_HMPPS_OLD, tag);
	/* A draft of the other shape has no tag at all. */
	goes_out(l, PLAN_HMPPS_AAP, str_is(str_of(tag), "UNSIGNED") ? "" : tag);
}

TEST("plan look: its state and tag go out in both shapes of the services and "
     "are read back")
{
	struct looking l = looking_new(t);

	ruled(&l, "1");
	both(&l, "UNSIGNED");
	plan_try_agreed(&l.p);
	both(&l, "AWAITING_COUNTERSIGN");
	l.says = PLAN_LOOK_SECOND;
	l.words = S("Is the date too soon?");
	expect_ok(world_do(l.p.w, "priya", give, &l));
	both(&l, "AWAITING_DOUBLE_COUNTERSIGN");
	l.says = PLAN_LOOK_YES;
	l.words = S("");
	expect_ok(world_do(l.p.w, "morgan", give, &l));
	both(&l, "DOUBLE_COUNTERSIGNED");
	expect_ok(world_do(l.p.w, "sam", plan_try_step, &l.p));
	both(&l, "UNSIGNED");
	expect_ok(plan_try_says(&l.p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&l.p, "sam", PLAN_YES));
	(void)now(&l);
	expect_ok(world_do(l.p.w, "priya", give, &l));
	both(&l, "COUNTERSIGNED");
	expect_ok(world_do(l.p.w, "sam", plan_try_step, &l.p));
	expect_ok(plan_try_says(&l.p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&l.p, "sam", PLAN_YES));
	(void)now(&l);
	l.says = PLAN_LOOK_NO;
	l.words = S("Who pays?");
	expect_ok(world_do(l.p.w, "priya", give, &l));
	both(&l, "REJECTED");
}

/* --- pages and the API ---------------------------------------------------- */

#define SAMS "/people/X100001/plan"

static struct http *
served(struct looking *l)
{
	return http_serve(l->p.w, l->p.w->app->capabilities);
}

static const char *
version(struct looking *l)
{
	(void)now(l);
	return str_c(l->p.w->arena,
	             str_print(l->p.w->arena, "%lld", (long long)l->seen));
}

TEST("plan look pages: both sides read where it stands, and it is on the first "
     "page of whoever agreed and of whoever may look")
{
	struct looking l = looking_new(t);
	struct http *h = served(&l);
	struct http_reply reply;
	struct str body;

	ruled(&l, "1");
	plan_try_agreed(&l.p);
	expect_has(http_get(h, "jay", "/me/plan").body,
	           "A manager will look at your plan. It counts now, while you "
	           "wait.");
	body = http_get(h, "sam", SAMS).body;
	expect_has(body, "It is in force meanwhile.");
	expect_has(body, "Both sides said yes to this plan.");
	expect_has(http_get(h, "sam", "/today").body,
	           "Plans that you agreed, and that wait");
	expect_has(http_get(h, "sam", "/people/X100001").body,
	           "It waits for a senior case manager or a manager");
	expect_has(http_get(h, "jay", "/me").body,
	           "A manager will look at your plan.");
	expect_has(http_get(h, "priya", "/today").body, "Plans to look at");
	expect_lacks(http_get(h, "otto", "/today").body, "Plans to look at");
	body = http_get(h, "priya", SAMS "/look").body;
	expect_has(body, "The rule that holds from 24 November 2026 asks for "
	                 "it (A circular of 2026).");
	expect_has(body, "Unverified");
	expect_has(body, "The plan that both agreed");
	expect_lacks(http_get(h, "sam", SAMS "/look").body, "name=\"says\"");
	expect_equal(http_post(h, "sam", SAMS "/look",
	                       FIELDS("says", "yes", "version", version(&l)))
	                     .status,
	             403);
	reply = http_post(h, "priya", SAMS "/look",
	                  FIELDS("says", "no", "version", version(&l)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say why you send it back");
	reply = http_post(h, "priya", SAMS "/look",
	                  FIELDS("says", "yes", "words", "<b>Good</b>",
	                         "version", "9999"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "&lt;b&gt;Good&lt;/b&gt;");
	reply = http_post(h, "priya", SAMS "/look",
	                  FIELDS("says", "yes", "words", "<b>Good</b>",
	                         "version", version(&l)));
	expect_equal(reply.status, 303);
	body = http_get(h, "jay", "/me/plan").body;
	expect_has(body, "A manager has looked at it and signed.");
	body = http_get(h, "jay", "/me/plan/look").body;
	expect_has(body, "Priya Nair signed on 24 November 2026.");
	expect_has(body, "&lt;b&gt;Good&lt;/b&gt;");
	expect_lacks(body, "A circular");
	expect_lacks(http_get(h, "sam", "/today").body,
	             "Plans that you agreed, and that wait");
	expect_equal(http_get(h, "ned", SAMS "/look").status, 404);
}

TEST("plan look pages: before both agreed, and where nobody has to look, it "
     "says so")
{
	struct looking l = looking_new(t);
	struct http *h = served(&l);

	expect_has(http_get(h, "jay", "/me/plan/look").body,
	           "First you both say yes to your plan.");
	expect_lacks(http_get(h, "jay", "/me/plan").body, "/me/plan/look");
	plan_try_agreed(&l.p);
	expect_has(http_get(h, "sam", SAMS "/look").body,
	           "Nobody has looked at it, and nobody has to.");
	expect_lacks(http_get(h, "sam", SAMS).body, SAMS "/look");
	expect_has(http_get(h, "priya", SAMS).body, SAMS "/look");
	expect_lacks(http_get(h, "priya", "/today").body, "Plans to look at");
}

TEST("plan look api: a look is given and read by both sides, and refused in "
     "words")
{
	struct looking l = looking_new(t);
	struct http *h = served(&l);
	const char *to = "/api/people/X100001/plan/look";
	const char *body;

	plan_try_agreed(&l.p);
	expect_has(http_get(h, "jay", to).body, "\"state\":\"none\"");
	http_refuses(h, "priya", to, "{}", 400, "version");
	body = str_c(l.p.w->arena,
	             str_print(l.p.w->arena,
	                       "{\"version\":%s,\"says\":\"yes\"}",
	                       version(&l)));
	http_refuses(h, "jay", to, body, 403, "");
	http_refuses(h, "sam", to, body, 403, "");
	http_refuses(h, "otto", to, body, 404, "");
	http_takes(h, "priya", to, body, "\"state\":\"countersigned\"");
	http_refuses(h, "morgan", to, body, 422, "does not wait for anybody");
	expect_has(http_get(h, "jay", to).body, "\"by\":\"Priya Nair\"");
	/* The file says it too. */
	expect_has(http_get(h, "sam", SAMS "/export?shape=sentence-plan").body,
	           "\"status\":\"COUNTERSIGNED\"");
}
