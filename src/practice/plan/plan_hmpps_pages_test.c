/*
 * plan_hmpps_pages_test.c - a plan goes out as a file, to who may see it.
 */
#include "practice/plan/plan_hmpps.h"
#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define PLAN     "/people/X100001/plan"
#define OLD      "/export?shape=sentence-plan"
#define PLATFORM "/export?shape=assessment-platform"

struct out {
	struct http *h;
	struct person_id person;
	struct plan_whole whole;
};

static struct out
out_new(struct test *t)
{
	struct world *w = people_world(t);

	return (struct out){
	        .h = http_serve(w, w->app->capabilities),
	        .person = w->jay,
	};
}

static const struct fault *
goal_add(struct ctx *ctx, void *data)
{
	struct out *o = data;
	struct plan_goal_terms terms = {
	        .title = S("Get my “card”"),
	        .why = S("To work on a site"),
	        .area = PLAN_AREA_EMPLOYMENT,
	        .related = 1u << PLAN_AREA_FINANCES,
	        .now = true,
	        .target = date_add_months(ctx->today, 3),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_FOR,
	        .no_statement = S("We talked on the way"),
	};
	struct goal_id goal;
	struct step_id step;

	TRY(plan_goal_add(ctx, o->person, &terms, &goal));
	TRY(plan_step_add(ctx, goal,
	                  &(struct plan_step_terms){
	                          .words = S("Ring the site"),
	                          .due = date_add_days(ctx->today, 1),
	                          .voice = PLAN_VOICE_FOR,
	                  },
	                  &step));
	return plan_goal_note(ctx, goal, S("Going well"));
}

static const struct fault *
whole_read(struct ctx *ctx, void *data)
{
	struct out *o = data;

	return plan_read(ctx, o->person, &o->whole);
}

/* What went out, read again: the same goal as in the record. */
static void
comes_back(struct test *t, struct out *o, struct str body,
           enum plan_hmpps_shape shape)
{
	const struct plan_hmpps_who who = {.crn = S("X100001"),
	                                   .forename = S("Jay")};
	const struct plan_goal *is, *was = &o->whole.goals[0];
	struct plan_hmpps file;
	struct problems problems;

	problems_init(&problems, t->arena);
	plan_hmpps_read(t->arena, body, &who, &file, &problems);
	expect_equal(problems.n, 0);
	expect_equal(file.shape, shape);
	expect_equal(file.whole.goals_n, 1);
	is = &file.whole.goals[0];
	expect_equal(is->id.v, was->id.v);
	expect_str(is->title, "Get my “card”");
	expect_str(is->why, "To work on a site");
	expect_equal(is->author.voice, PLAN_VOICE_FOR);
	expect_equal(is->author.at.ms, was->author.at.ms);
	expect_true(str_equal(is->author.name, was->author.name));
	expect_equal(is->target.days, was->target.days);
	expect_equal(is->steps_n, 1);
	expect_equal(is->steps[0].due.days, was->steps[0].due.days);
	expect_equal(is->notes_n, 1);
	expect_equal(file.whole.plan.version, o->whole.plan.version);
}

TEST("plan files: a worker downloads the plan in either shape, and nothing of "
     "it is lost")
{
	struct out o = out_new(t);
	struct http_reply reply;

	expect_ok(world_do(o.h->w, "sam", goal_add, &o));
	expect_ok(world_see(o.h->w, "sam", whole_read, &o));
	expect_has(http_get(o.h, "sam", PLAN).body, PLAN "/files");
	reply = http_get(o.h, "sam", PLAN "/files");
	expect_equal(reply.status, 200);
	expect_has(reply.body, PLAN OLD);
	expect_has(reply.body, PLAN PLATFORM);
	reply = http_get(o.h, "sam", PLAN OLD);
	expect_equal(reply.status, 200);
	expect_has(http_header(o.h, &reply, "Content-Disposition"),
	           "plan-sentence-plan.json");
	comes_back(t, &o, reply.body, PLAN_HMPPS_OLD);
	reply = http_get(o.h, "sam", PLAN PLATFORM);
	expect_equal(reply.status, 200);
	comes_back(t, &o, reply.body, PLAN_HMPPS_AAP);
}

TEST("plan files: the API hands out the same, the newer shape unless asked "
     "otherwise")
{
	struct out o = out_new(t);
	struct http_reply reply;

	expect_ok(world_do(o.h->w, "sam", goal_add, &o));
	expect_ok(world_see(o.h->w, "sam", whole_read, &o));
	reply = http_get(o.h, "sam", "/api" PLAN OLD);
	expect_equal(reply.status, 200);
	comes_back(t, &o, reply.body, PLAN_HMPPS_OLD);
	reply = http_get(o.h, "sam", "/api" PLAN PLATFORM);
	comes_back(t, &o, reply.body, PLAN_HMPPS_AAP);
	reply = http_get(o.h, "sam", "/api" PLAN "/export");
	expect_equal(reply.status, 200);
	comes_back(t, &o, reply.body, PLAN_HMPPS_AAP);
	reply = http_get(o.h, "sam", "/api" PLAN "/export?shape=pdf");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "sentence-plan or assessment-platform");
	expect_equal(http_get(o.h, "sam", PLAN "/export?shape=pdf").status,
	             400);
}

TEST("plan files: whoever does not reach the person has no file, nor the "
     "person from here")
{
	static const char *const paths[] = {
	        PLAN "/files",        PLAN OLD, PLAN PLATFORM, "/api" PLAN OLD,
	        "/api" PLAN PLATFORM,
	};
	struct out o = out_new(t);

	expect_ok(world_do(o.h->w, "sam", goal_add, &o));
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct http_reply reply = http_get(o.h, "ned", paths[i]);

		expect_equal(reply.status, 404);
		expect_lacks(reply.body, "card");
		expect_equal(http_get(o.h, "ada", paths[i]).status, 403);
		expect_equal(http_get(o.h, "jay", paths[i]).status, 403);
	}
	expect_lacks(http_get(o.h, "jay", "/me/plan").body, "/files");
}

TEST("plan files: a plan with nothing in it goes out as one")
{
	struct out o = out_new(t);
	struct http_reply reply = http_get(o.h, "sam", PLAN PLATFORM);

	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"assessmentType\":\"SENTENCE_PLAN\"");
	expect_has(reply.body, "\"CRN\":\"X100001\"");
	expect_lacks(reply.body, "-0000-8000-8000-6d7964690000");
}
