/* study_spells_test.c - recalls, custody and deaths in a whole study. */
#include "insight/evaluation/eval_plan.h"
#include "insight/study/study_local.h"
#include "insight/study/study_world_test.h"
#include "kernel/audit/audit.h"
#include "register/orders/orders_spell.h"
#include "register/policy/policy.h"
#include "tests/http_world.h"

static const struct fault *
look_at_more(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study_design d;

	TRY(study_one(ctx, f->id, &f->study));
	d = f->study.design;
	d.more = f->more;
	return study_change(ctx, f->id, &d, f->study.version,
	                    S("The caseload brings this, too"));
}

static const struct fault *
ask_verify(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_verify(ctx, f->id);
}

static struct str
body_of(struct freeze_try *f, int kind)
{
	f->kind = kind;
	expect_ok(world_see(f->w, "eve", study_try_fetch, f));
	return f->people;
}

/* Recalls of those from elsewhere: every fourth. */
static struct str
recalls_elsewhere(struct test *t, size_t n)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 20);
	buf_lit(&buf, "id,from,to,kind\n");
	for (size_t i = 0; i < n; i += 4)
		buf_print(&buf, "A%zu,2023-12-20,2024-01-20,recall\n", i);
	return buf_get(&buf);
}

TEST("study: recalls are an outcome where the plan asks, of the caseload and "
     "of rows from elsewhere")
{
	struct freeze_try f = study_try_new(t);
	struct str result;

	f.more = 1u << STUDY_MORE_RECALL;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_problem(world_do(f.w, "eve", study_try_pool, &f), "spells",
	               "The study looks at recalls: select the rows of them");
	study_ours_many(&f);
	expect_ok(world_do(f.w, NULL, study_try_recalls, &f));
	f.spells = recalls_elsewhere(t, 200);
	study_pool_of(&f, 200);
	study_do(&f, study_try_freeze);
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_has(body_of(&f, STUDY_SPELLS), ",2023-12-20,2024-01-20,recall");
	study_do(&f, study_try_match);
	expect_equal(f.study.state, STUDY_MATCHED);
	study_do(&f, study_try_accept);
	expect_equal(f.study.state, STUDY_ANALYSED);
	result = body_of(&f, STUDY_RESULT);
	expect_has(result, "\"recalled-rd\"");
	expect_has(result, "\"either-how-soon-hr\"");
	expect_has(result, "\"of\":\"recalls\"");
	expect_lacks(result, "\"serious-rd\"");
	study_do(&f, ask_verify);
	expect_equal(f.study.told, -1);
}

TEST("study: without recalls in its plan a study has custody as time that was "
     "no risk, and needs no rows of it from elsewhere")
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	study_pool_of(&f, 200);
	study_do(&f, study_try_freeze);
	expect_str(body_of(&f, STUDY_SPELLS), "id,from,to,kind\n");
	study_do(&f, study_try_match);
	study_do(&f, study_try_accept);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_lacks(body_of(&f, STUDY_RESULT), "recalled");
}

/* What is wrong with spells from elsewhere. */
static void
expect_spells(struct freeze_try *f, const char *spells, const char *says)
{
	f->people = S(POOL_PEOPLE);
	f->events = S(POOL_EVENTS);
	f->spells = str_of(spells);
	expect_problem(world_do(f->w, "eve", study_try_pool, f), "spells",
	               says);
}

TEST("study: what is wrong with spells from elsewhere is said, and none of "
     "them is kept")
{
	struct freeze_try f = study_try_new(t);

	expect_spells(&f, "id,from,to\nA1,2023-03-01,\n",
	              "The column kind is missing");
	expect_spells(&f, "id,from,to,kind\nB1,2023-03-01,,recall\n",
	              "id in row 2 is nobody of the rows of people");
	expect_spells(&f, "id,from,to,kind\nA1,1.3.2023,,recall\n",
	              "from in row 2 is no day like 2026-11-24");
	expect_spells(&f, "id,from,to,kind\nA1,2023-03-02,2023-03-01,recall\n",
	              "to in row 2 is before it began");
	expect_spells(&f, "id,from,to,kind\nA1,2023-03-01,,death\n",
	              "kind in row 2 is no word that is known here");
	f.kind = STUDY_POOL_SPELLS;
	expect_fault(world_see(f.w, "eve", study_try_fetch, &f),
	             FAULT_NOT_FOUND, NULL);
}

TEST("study: severe offences are an outcome where the plan asks")
{
	struct freeze_try f = study_try_new(t);
	struct eval_plan plan;
	struct str text;

	f.more = 1u << STUDY_MORES;
	expect_problem(world_do(f.w, "eve", look_at_more, &f), "more",
	               "Choose what else is looked at");
	f.more = 1u << STUDY_MORE_SERIOUS;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	text = body_of(&f, STUDY_PLAN);
	expect_ok(eval_plan_text(t->arena, text, &plan));
	expect_equal(plan.outcomes_n, 4);
	expect_equal(plan.outcomes[3].severity, 3);
	expect_equal(plan.outcomes[3].family, EVAL_EXPLORATORY);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.design.more, 1u << STUDY_MORE_SERIOUS);
}

/* What is wrong with offences from elsewhere. */
static void
expect_events(struct freeze_try *f, const char *events, const char *says)
{
	f->people = S(POOL_PEOPLE);
	f->events = str_of(events);
	expect_problem(world_do(f->w, "eve", study_try_pool, f), "events",
	               says);
}

TEST("study: where it looks at serious reoffences, rows from elsewhere that "
     "do not say how severe are refused")
{
	static const char none[] =
	        "The study looks at serious reoffences: no row has a severity "
	        "from 1 to 5";
	struct freeze_try f = study_try_new(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	const char *path = str_c(t->arena, study_path(t->arena, f.id, "/pool"));

	expect_lacks(http_get(h, "eve", path).body, "They have severity");
	f.more = 1u << STUDY_MORE_SERIOUS;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_has(http_get(h, "eve", path).body, "They have severity, too");
	expect_events(&f, POOL_EVENTS, "The column severity is missing");
	expect_events(&f,
	              "id,offence_date,proven_date,severity\n"
	              "A2,2023-05-01,2023-06-01,\nA2,2023-05-02,,9\n",
	              none);
	f.events = S("id,offence_date,proven_date,severity\n"
	             "A2,2023-05-01,2023-06-01,4\nA2,2023-05-02,,\n");
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_has(body_of(&f, STUDY_POOL_EVENTS),
	           ",2023-05-01,2023-06-01,other,4\n");
	/* nobody who reoffended: nothing is lacking */
	f.people = S(POOL_PEOPLE);
	f.events = S("id,offence_date,proven_date,severity\n");
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
}

/* Nothing is frozen, and the page says why. */
static void
expect_lacks_told(struct freeze_try *f, const char *says)
{
	struct http *h = http_serve(f->w, f->w->app->capabilities);
	const char *path =
	        str_c(f->w->arena, study_path(f->w->arena, f->id, ""));

	expect_equal(f->study.told, STUDY_BAD_DATA);
	expect_equal(f->study.state, STUDY_REGISTERED);
	expect_has(http_get(h, "eve", path).body, says);
}

TEST("study: rows from elsewhere that came before serious reoffences were "
     "asked for are not frozen without how severe they are")
{
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	f.more = 1u << STUDY_MORE_SERIOUS;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	study_do(&f, study_try_freeze);
	expect_lacks_told(&f, "and no row from elsewhere says how severe");
	f.people = S(POOL_PEOPLE);
	f.events = S("id,offence_date,proven_date,severity\n"
	             "A2,2023-05-01,2023-06-01,4\n");
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	study_do(&f, study_try_freeze);
	expect_equal(f.study.state, STUDY_FROZEN);
}

TEST("study: recalls that are known of nobody here, or of nobody from "
     "elsewhere, are no outcome, and nothing is frozen")
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	study_pool_of(&f, 40);
	f.more = 1u << STUDY_MORE_RECALL;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	study_do(&f, study_try_freeze);
	expect_lacks_told(&f, "no recall of anybody here is known");
	expect_ok(world_do(f.w, NULL, study_try_recalls, &f));
	study_do(&f, study_try_freeze);
	expect_lacks_told(&f, "none is known of the people from elsewhere");
	f.spells = S("id,from,to,kind\n");
	study_pool_of(&f, 40);
	study_do(&f, study_try_freeze);
	expect_lacks_told(&f, "none is known of the people from elsewhere");
	f.spells = recalls_elsewhere(t, 40);
	study_pool_of(&f, 40);
	study_do(&f, study_try_freeze);
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_has(f.study.flow, " spells_out=0");
}

/* Frozen without custody, as the page says. */
static void
expect_left_out(struct freeze_try *f)
{
	struct http *h = http_serve(f->w, f->w->app->capabilities);
	const char *path =
	        str_c(f->w->arena, study_path(f->w->arena, f->id, ""));

	study_do(f, study_try_freeze);
	expect_equal(f->study.state, STUDY_FROZEN);
	expect_str(body_of(f, STUDY_SPELLS), "id,from,to,kind\n");
	expect_has(http_get(h, "eve", path).body,
	           "Custody is known of one side alone");
}

TEST("study: custody that is known of one side alone is left out, and it is "
     "said")
{
	struct freeze_try f = study_try_new(t), other;

	study_ours_many(&f);
	other = f;
	expect_ok(world_do(other.w, "eve", study_try_begin, &other));
	f.spells = recalls_elsewhere(t, 40);
	study_pool_of(&f, 40);
	expect_left_out(&f);
	expect_has(f.study.flow, " spells_out=10");
	/* and the other way about */
	expect_ok(world_do(f.w, NULL, study_try_recalls, &f));
	study_pool_of(&other, 40);
	expect_left_out(&other);
	expect_has(other.study.flow, " spells_out=12");
}

/* --- the rule of recalls -------------------------------------------------- */

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

TEST("study: where recalls are looked at the plan names the rule of those "
     "days, from when it holds, where it stands, and that it is unverified")
{
	struct freeze_try f = study_try_new(t);
	struct eval_plan plan;

	/* A rule that nobody planted is not known, and that is said. */
	f.more = 1u << STUDY_MORE_RECALL;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_ok(eval_plan_text(t->arena, body_of(&f, STUDY_PLAN), &plan));
	expect_has(plan.recall_rule, "none is known here for those days");
	f.more = 0;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_ok(world_do(f.w, NULL, seed, NULL));

	/* Nothing is named where they are not. */
	expect_ok(eval_plan_text(t->arena, body_of(&f, STUDY_PLAN), &plan));
	expect_true(str_empty(plan.recall_rule));
	f.more = 1u << STUDY_MORE_RECALL;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_ok(eval_plan_text(t->arena, body_of(&f, STUDY_PLAN), &plan));
	expect_has(plan.recall_rule, "fixed-term recall of 28 days, in force "
	                             "from 2015-02-01");
	expect_has(plan.recall_rule, "s.255B");
	expect_has(plan.recall_rule, "UNVERIFIED");
	expect_lacks(plan.recall_rule, "56 days");
	f.more = 0;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_ok(eval_plan_text(t->arena, body_of(&f, STUDY_PLAN), &plan));
	expect_true(str_empty(plan.recall_rule));
}

/* A correction for some days in the middle, and one for long after. */
static const struct policy_default corrections[] = {
        {"study.fixed_recall", "2024-03-01", "2024-06-30", "", "35", "days",
         "A correction", "ours", false},
        {"study.fixed_recall", "2040-01-01", NULL, "", "70", "days",
         "A correction", "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};
static const struct capability corrects = {.name = "corrects",
                                           .policies = corrections};

static const struct fault *
correct(struct ctx *ctx, void *data)
{
	static const struct capability *const all[] = {&corrects, NULL};

	(void)data;
	return policy_seed(ctx, all);
}

TEST("study: a rule of recalls that holds in the middle of its days is named, "
     "each rule once, and none that holds after them")
{
	struct freeze_try f = study_try_new(t);
	struct eval_plan plan;
	size_t first;

	expect_ok(world_do(f.w, NULL, seed, NULL));
	expect_ok(world_do(f.w, NULL, correct, NULL));
	f.more = 1u << STUDY_MORE_RECALL;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_ok(eval_plan_text(t->arena, body_of(&f, STUDY_PLAN), &plan));
	expect_has(plan.recall_rule, "recall of 35 days, in force from "
	                             "2024-03-01");
	first = str_find(plan.recall_rule, '8');
	expect_has(plan.recall_rule, "recall of 28 days");
	expect_lacks(str_slice(plan.recall_rule, first + 1, plan.recall_rule.n),
	             "28 days, in force");
	expect_lacks(plan.recall_rule, "70 days");
}
