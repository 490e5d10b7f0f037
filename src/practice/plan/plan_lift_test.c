/* plan_lift_test.c - a goal that was made from an entry of a tool. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_try_test.h"
#include "practice/strengths/tool_world_test.h"
#include "practice/support/path.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

struct lifting {
	struct plan_try *p;
	struct tool_terms terms;
	struct tool_entry_id id;
	struct tool_entry entry;
};

static const struct fault *
do_say(struct ctx *ctx, void *data)
{
	struct lifting *l = data;

	TRY(tool_edition(ctx, ctx->today, &l->terms.edition));
	return tool_add(ctx, l->p->person, &l->terms, &l->id, NULL);
}

static const struct fault *
do_take_back(struct ctx *ctx, void *data)
{
	struct lifting *l = data;

	return tool_take_back(ctx, l->p->person, l->id);
}

static const struct fault *
see_entry(struct ctx *ctx, void *data)
{
	struct lifting *l = data;

	return tool_entry(ctx, l->p->person, l->id, &l->entry);
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

/* Jay said something; the next goal is made from it. */
static struct lifting
said(struct plan_try *p, int box)
{
	struct lifting l = {.p = p,
	                    .terms = {.kind = TOOL_ONE_PAGE,
	                              .box = box,
	                              .words = S("Football on Saturdays")}};

	expect_ok(world_do(p->w, "jay", do_say, &l));
	p->terms.source = (struct plan_source){.v = l.id.v};
	return l;
}

static int64_t
goals(struct lifting *l)
{
	expect_ok(world_see(l->p->w, "sam", see_entry, l));
	expect_ok(world_see(l->p->w, NULL, see_check, NULL));
	return l->entry.goals;
}

static void
see(struct plan_try *p)
{
	p->seen = plan_try_the_goal(p)->version;
}

static const struct fault *
do_step_out(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_delete(ctx, p->step, 1);
}

TEST("plan: an entry is in the plan no longer by a step that was taken out of "
     "the draft")
{
	struct plan_try p = plan_try_new(t);
	struct lifting l = said(&p, 0);

	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	expect_equal(goals(&l), 1);
	p.step_terms.source = (struct plan_source){.v = l.id.v};
	expect_ok(world_do(p.w, "jay", plan_try_step, &p));
	expect_equal(goals(&l), 2);
	/* What is refused takes nothing out. */
	expect_fault(world_do(p.w, "sam", do_step_out, &p), FAULT_REFUSED,
	             NULL);
	expect_equal(goals(&l), 2);
	expect_ok(world_do(p.w, "jay", do_step_out, &p));
	expect_equal(goals(&l), 1);
}

TEST("plan: a goal made from an entry remembers it, and the entry says that "
     "it is in the plan")
{
	struct plan_try p = plan_try_new(t);
	struct lifting l = said(&p, 1);

	expect_equal(goals(&l), 0);
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(plan_try_the_goal(&p)->source.v, l.id.v);
	expect_equal(goals(&l), 1);
	/* It stays when the goal is put in other words. */
	see(&p);
	p.terms.title = S("Join a team");
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	expect_equal(plan_try_the_goal(&p)->source.v, l.id.v);
	expect_equal(goals(&l), 1);
	/* Nor does the goal end with the words. */
	expect_ok(world_do(p.w, "jay", do_take_back, &l));
	expect_equal(plan_try_the_goal(&p)->source.v, l.id.v);
	expect_equal(goals(&l), 1);
}

static const struct query miscounted = {
        .name = "test.miscounted",
        .text = "update strengths_tool_entry set goals = goals + 1",
        .unaudited = "a test",
};
/* As a merge that is undone gives it back. */
static const struct query given_back = {
        .name = "test.given_back",
        .text = "update strengths_tool_entry set person = 7",
        .unaudited = "a test",
};
static const struct query *const damages[] = {&miscounted, &given_back, NULL};

static const struct fault *
give_back(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &given_back, NO_ARGS, NULL);
}

TEST("plan pages: a goal opens though what it was made from is somebody "
     "else's since a merge was undone")
{
	struct plan_try p = plan_try_in(people_world_with(t, damages));
	struct http *h = http_serve(p.w, p.w->app->capabilities);
	struct http_reply reply;

	(void)said(&p, 1);
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	expect_ok(world_do(p.w, NULL, give_back, NULL));
	reply = http_get(h, "jay",
	                 http_at(h, "/me/plan/goals",
	                         id_show(t->arena, p.goal.v), ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "It began with words of a tool.");
	expect_lacks(reply.body, "Football on Saturdays");
}

TEST("plan check: an entry counts what was made from it in the plan")
{
	struct plan_try p = plan_try_in(world_with(t, damages));
	struct lifting l = said(&p, 1);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(goals(&l), 1);
	world_finds(p.w, &miscounted, plan_check,
	            "does not count what was made from it in the plan");
}

TEST("plan: a goal that is taken out or deleted is not in the plan, and one "
     "that is added back is again")
{
	struct plan_try p = plan_try_new(t);
	struct lifting l = said(&p, 1);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_achieve, &p));
	expect_equal(goals(&l), 1);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	expect_equal(goals(&l), 1);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	expect_equal(goals(&l), 0);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	expect_equal(goals(&l), 1);
	/* One with a note is kept, and another is not. */
	see(&p);
	expect_refused(t, world_do(p.w, "sam", plan_try_delete, &p),
	               "This goal has a note, so it is kept: take it out and "
	               "say why");
	expect_equal(goals(&l), 1);
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(goals(&l), 2);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_delete, &p));
	expect_equal(goals(&l), 1);
}

TEST("plan: no goal is made from words that were taken back, from somebody "
     "else's, or from who was in the room")
{
	struct plan_try p = plan_try_new(t);
	struct lifting l = said(&p, TOOL_ROOM);
	int64_t changes = world_changes(p.w);

	expect_fault(world_do(p.w, "sam", plan_try_goal, &p), FAULT_NOT_FOUND,
	             "We cannot find those words");
	p.terms.source.v = 7;
	expect_fault(world_do(p.w, "sam", plan_try_goal, &p), FAULT_NOT_FOUND,
	             "We cannot find those words");
	expect_equal(world_changes(p.w), changes);
	l = said(&p, 0);
	expect_ok(world_do(p.w, "jay", do_take_back, &l));
	expect_refused(t, world_do(p.w, "sam", plan_try_goal, &p),
	               "These words were taken back before");
	expect_equal(goals(&l), 0);
}

/* --- pages -------------------------------------------------------------- */

static const char *
form(struct http *h, const char *base, const struct tool_act *a)
{
	return http_at(h, base, id_show(h->w->arena, a->id.v), "");
}

TEST("plan: the address of a form holds the entry's number and none of its "
     "words")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	const char *new = "/people/" RHIAN "/plan/goals/new?from";
	struct str body;

	tool_says(h->w, &a, "rhian", 1, "Football on Saturdays");
	body = http_get(h, "rhian", "/me/tools/one-page").body;
	expect_has(body, "Make it a goal");
	expect_has(body, "/me/plan/goals/new?from=");
	body = http_get(h, "sam",
	                str_c(h->w->arena,
	                      str_print(h->w->arena, "%s=%s", new,
	                                str_c(h->w->arena,
	                                      id_show(h->w->arena, a.id.v)))))
	               .body;
	expect_has(body, "Football on Saturdays</textarea>");
	expect_has(body, "It began with these words");
	expect_has(body, "name=\"from\"");
	/* Somebody else's number opens nothing. */
	expect_equal(
	        http_get(h, "jay",
	                 str_c(h->w->arena,
	                       str_print(h->w->arena,
	                                 "/me/plan/goals/new?from=%s",
	                                 str_c(h->w->arena,
	                                       id_show(h->w->arena, a.id.v)))))
	                .status,
	        404);
}

TEST("plan: what is wrong with a goal from an entry loses nothing, and once "
     "it is made the tool says so")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct http_reply reply;
	const char *id, *goal;
	struct str body;

	tool_says(h->w, &a, "rhian", 1, "Football on Saturdays");
	id = str_c(h->w->arena, id_show(h->w->arena, a.id.v));
	reply = http_post(h, "rhian", "/me/plan/goals",
	                  FIELDS("title", "Play again", "from", id));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Play again</textarea>");
	expect_has(reply.body, "It began with these words");
	expect_has(reply.body, id);
	reply = http_post(h, "rhian", "/me/plan/goals",
	                  FIELDS("title", "Play again", "from", id, "when",
	                         "3"));
	expect_equal(reply.status, 303);
	goal = str_c(h->w->arena, http_header(h, &reply, "Location"));
	body = http_get(h, "rhian", goal).body;
	expect_has(body, "It began with these words: “Football on");
	expect_has(body, form(h, "/me/tools/one-page/entries", &a));
	body = http_get(h, "sam", "/people/" RHIAN "/tools/one-page").body;
	expect_has(body, "In the plan");
	expect_lacks(body, "Make it a goal");
	/* Taken back meanwhile: what was typed stands under the sentence. */
	expect_ok(world_do(h->w, "rhian", tool_do_back, &a));
	body = http_get(h, "rhian", goal).body;
	expect_has(body, "It began with words that were taken back.");
	expect_lacks(body, "Football");
	reply = http_post(h, "rhian", "/me/plan/goals",
	                  FIELDS("title", "Play", "from", id, "when", "3"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "These words were taken back before");
	expect_has(reply.body, "Play");
	expect_lacks(reply.body, "It began with");
	body = http_get(h, "rhian",
	                str_c(h->w->arena,
	                      str_print(h->w->arena,
	                                "/me/plan/goals/new?from=%s", id)))
	               .body;
	expect_lacks(body, "It began with");
	expect_lacks(body, "Football");
}

TEST("plan api: a goal names the entry it was made from")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	const char *api = "/api/people/" RHIAN "/plan/goals";
	struct str id;

	tool_says(h->w, &a, "rhian", 1, "Football on Saturdays");
	id = id_show(h->w->arena, a.id.v);
	http_takes(h, "rhian", api,
	           str_c(h->w->arena,
	                 str_print(h->w->arena,
	                           "{\"title\":\"Play\",\"source\":\"%.*s\"}",
	                           STR_ARG(id))),
	           str_c(h->w->arena,
	                 str_print(h->w->arena, "\"source\":\"%.*s\"",
	                           STR_ARG(id))));
	http_refuses(h, "rhian", api, "{\"title\":\"Play\",\"source\":\"it\"}",
	             400, "This is no id");
	expect_has(
	        http_get(h, "sam", "/api/people/" RHIAN "/tools/one-page").body,
	        "\"in_plan\":true");
}

/* --- a need for support --------------------------------------------------- */

struct needing {
	struct plan_try *p;
	struct need_id id;
	struct path_need need;
	int path;
};

static const struct fault *
do_need(struct ctx *ctx, void *data)
{
	struct needing *n = data;
	const struct path_terms terms = {
	        .path = n->path,
	        .state = PATH_NOT_STARTED,
	        .with = PATH_WITH_WORKER,
	        .voice = SUPPORT_FOR,
	        .words = S("A flat near the school"),
	};

	return path_add(ctx, n->p->person, &terms, &n->id, NULL);
}

static const struct fault *
see_need(struct ctx *ctx, void *data)
{
	struct needing *n = data;

	return path_need(ctx, n->p->person, n->id, &n->need);
}

static int64_t
goals_of(struct needing *n)
{
	expect_ok(world_see(n->p->w, "sam", see_need, n));
	expect_ok(world_see(n->p->w, NULL, see_check, NULL));
	return n->need.goals;
}

static const struct fault *
do_need_back(struct ctx *ctx, void *data)
{
	struct needing *n = data;

	return path_back(ctx, n->p->person, n->id);
}

TEST("plan: a goal made from a need for support is in the area of its pathway, "
     "and the need says that it is in the plan")
{
	struct plan_try p = plan_try_new(t);
	struct needing n = {.p = &p};

	for (n.path = 0; n.path < SUPPORT_PATHS; n.path++) {
		n.need.path = n.path;
		expect_true(plan_lift_area(&n.need) != PLAN_AREA_NONE);
	}
	n.path = 0;
	expect_ok(world_do(p.w, "jay", do_need, &n));
	p.terms.source.v = n.id.v;
	expect_equal(goals_of(&n), 0);
	expect_equal(plan_lift_area(&n.need), PLAN_AREA_ACCOMMODATION);
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(goals_of(&n), 1);
	expect_refused(t, world_do(p.w, "jay", do_need_back, &n),
	               "A goal of the plan was made from this. Take the goal "
	               "out first");
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	expect_equal(goals_of(&n), 0);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	expect_equal(goals_of(&n), 1);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	expect_equal(goals_of(&n), 0);
	/* And a new one, which is deleted. */
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(goals_of(&n), 1);
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_delete, &p));
	expect_equal(goals_of(&n), 0);
	expect_ok(world_do(p.w, "jay", do_need_back, &n));
	expect_refused(t, world_do(p.w, "sam", plan_try_goal, &p),
	               "This was taken back before");
}
