/* study_choice_test.c - what decides, how people are made alike, for whom it
 * may differ, and a control: chosen beforehand. */
#include "insight/study/study_world_test.h"

#include <math.h>

#include "insight/evaluation/eval_plan.h"
#include "insight/study/study_views.h"

/* A registered study, and what its design is to be. */
struct choice_try {
	struct freeze_try f;
	struct study_design design;
};

static const struct fault *
choose(struct ctx *ctx, void *data)
{
	struct choice_try *c = data;
	struct freeze_try *f = &c->f;

	TRY(study_one(ctx, f->id, &f->study));
	return study_change(ctx, f->id, &c->design, f->study.version,
	                    S("Somebody chose it before anybody looked"));
}

static struct choice_try
begun(struct test *t)
{
	struct choice_try c = {.f = study_try_new(t)};

	expect_ok(world_see(c.f.w, "eve", study_try_look, &c.f));
	c.design = c.f.study.design;
	return c;
}

static struct eval_plan
plan_of(struct test *t, const struct choice_try *c)
{
	struct eval_plan plan;

	expect_ok(eval_plan_text(t->arena,
	                         study_plan_text(t->arena, &c->design,
	                                         c->f.w->organisation),
	                         &plan));
	return plan;
}

TEST("study: which outcome decides, how people are made alike, groups and a "
     "control are in the plan as they were chosen")
{
	struct choice_try c = begun(t);
	struct eval_plan plan = plan_of(t, &c);

	expect_str(plan.outcomes[plan.primary].id, "reoffended");
	expect_equal(plan.methods[0].kind, EVAL_NEAREST);
	expect_equal(plan.subgroups_n, 0);
	expect_equal(plan.outcomes_n, 3);
	expect_equal(plan.covariates[0].cuts_n, 0);
	c.design.control = true;
	c.design.groups = 1u << STUDY_SEX;
	c.design.method = STUDY_COARSE;
	plan = plan_of(t, &c);
	expect_equal(plan.outcomes[3].family, EVAL_NEGATIVE_CONTROL);
	expect_str(plan.subgroups[0], "sex");
	expect_equal(plan.methods[0].kind, EVAL_CEM);
	expect_true(plan.covariates[0].cuts_n > 0);
	expect_equal(plan.methods[1].kind, EVAL_NEAREST);
	c.design.groups = 0;
	c.design.method = STUDY_EXACT;
	c.design.first = STUDY_OFTEN;
	c.design.smallest = 20;
	plan = plan_of(t, &c);
	expect_str(plan.outcomes[plan.primary].id, "how-often");
	expect_equal(plan.outcomes[0].family, EVAL_SECONDARY);
	expect_equal(plan.methods[0].kind, EVAL_EXACT);
	expect_str(plan.methods[0].exact[0], "sex");
	/* a share is no ratio */
	expect_true(plan.smallest != plan.smallest);
	c.design.first = STUDY_SOON;
	plan = plan_of(t, &c);
	expect_str(plan.outcomes[plan.primary].id, "how-soon");
}

static void
refused(struct choice_try *c, const char *field, const char *says)
{
	expect_problem(world_do(c->f.w, "eve", choose, c), field, says);
}

TEST("study: choices that do not go together are refused, and nothing of them "
     "is kept")
{
	struct choice_try c = begun(t);
	const struct study_design was = c.design;

	c.design.groups = 1u << STUDY_ETHNICITY;
	refused(&c, "groups",
	        "Choose groups among the words that people are "
	        "compared by");
	c.design.groups = 1u << STUDY_AGE;
	refused(&c, "groups",
	        "Choose groups among the words that people are "
	        "compared by");
	c.design.groups = 1u << STUDY_SEX;
	c.design.first = STUDY_OFTEN;
	refused(&c, "groups",
	        "Groups are compared in whether somebody reoffends: let that "
	        "decide, or choose no group");
	c.design = was;
	c.design.columns = 1u << STUDY_AGE;
	c.design.method = STUDY_EXACT;
	refused(&c, "method",
	        "To be the same in words, people are compared by at least one "
	        "of sex, ethnic group, kind of order and unpaid work");
	c.design = was;
	c.design.columns |= 1u << STUDY_OFFENCES_BEFORE;
	c.design.control = true;
	refused(&c, "control",
	        "People are compared by proven offences in the year before, so "
	        "these cannot be the control: leave one of the two out");
	c.design = was;
	c.design.method = STUDY_METHODS;
	refused(&c, "method", "Choose how people are made alike");
	c.design = was;
	c.design.first = STUDY_FIRSTS;
	refused(&c, "first", "Choose which outcome decides the finding");
	expect_ok(world_see(c.f.w, "eve", study_try_look, &c.f));
	expect_equal(c.f.study.design.groups, 0);
	expect_false(c.f.study.design.control);
	expect_equal(c.f.study.design.first, STUDY_WHETHER);
	expect_equal(c.f.study.design.method, STUDY_NEAREST);
}

/* From its choices to a result. */
static struct str
analysed(struct choice_try *c)
{
	struct freeze_try *f = &c->f;

	expect_ok(world_do(f->w, "eve", choose, c));
	study_ours_many(f);
	study_pool_of(f, 600);
	study_do(f, study_try_freeze);
	study_do(f, study_try_match);
	expect_equal(f->study.state, STUDY_MATCHED);
	study_do(f, study_try_accept);
	expect_equal(f->study.told, -1);
	f->kind = STUDY_RESULT;
	expect_ok(world_see(f->w, "eve", study_try_fetch, f));
	return f->people;
}

TEST("study: a study by coarsened cells, with groups and a control, goes from "
     "its plan to a result")
{
	struct choice_try c = begun(t);
	struct str result;

	c.design.method = STUDY_COARSE;
	c.design.groups = 1u << STUDY_SEX;
	c.design.control = true;
	result = analysed(&c);
	expect_has(result, "\"kind\":\"cem\"");
	expect_has(result, "\"family\":\"subgroup\"");
	expect_has(result, "\"negative\":[{");
	expect_equal(c.f.study.design.groups, 1u << STUDY_SEX);
	expect_true(c.f.study.design.control);
}

static const struct fault *
find(struct ctx *ctx, void *data)
{
	struct choice_try *c = data;
	struct study_finding finding;

	TRY(study_one(ctx, c->f.id, &c->f.study));
	TRY(study_finding(ctx, &c->f.study, &finding));
	claim(finding.ratio);
	finding.word = S("reduced");
	finding.estimate = 0.8;
	c->f.people = str_copy(c->f.w->arena,
	                       study_finding_words(ctx->arena, &finding));
	return NULL;
}

TEST("study: where how often decides the finding is a ratio, and is said as "
     "one")
{
	struct choice_try c = begun(t);

	c.design.first = STUDY_OFTEN;
	c.design.method = STUDY_EXACT;
	expect_has(analysed(&c), "\"primary\":\"how-often\"");
	expect_ok(world_see(c.f.w, "eve", find, &c));
	expect_has(c.f.people, "Reoffences came 20% less often, or later");
	expect_lacks(c.f.people, "in every 100");
}

/* The page of what was found, as it is drawn. */
static const struct fault *
draw_found(struct ctx *ctx, void *data)
{
	struct choice_try *c = data;
	struct study_screen screen = {.may_write = false};
	struct buf buf;
	struct html h;

	TRY(study_one(ctx, c->f.id, &screen.study));
	TRY(study_finding(ctx, &screen.study, &screen.finding));
	claim(screen.finding.ratio && screen.finding.before > 0);
	buf_init(&buf, ctx->arena, 0);
	html_init(&h, &buf);
	h.arena = ctx->arena;
	study_draw_one(&h, ctx, &screen);
	c->f.people = str_copy(c->f.w->arena, buf_get(&buf));
	return NULL;
}

TEST("study: where how soon decides, what the study could see beforehand is a "
     "part of the rate, and no points")
{
	struct choice_try c = begun(t);

	c.design.first = STUDY_SOON;
	c.design.method = STUDY_EXACT;
	expect_has(analysed(&c), "\"primary\":\"how-soon\"");
	expect_ok(world_see(c.f.w, "eve", draw_found, &c));
	expect_has(c.f.people, "Worked out beforehand, when the plan was "
	                       "sealed: with ");
	expect_has(c.f.people, "% or more.");
	expect_lacks(c.f.people, " points or more.");
	/* and what can be said of it is said in the reader's language */
	expect_has(c.f.people, "A study that does not find a difference");
	test_welsh(t);
	text_use(LANG_CY);
	expect_ok(world_see(c.f.w, "eve", draw_found, &c));
	text_use(LANG_EN);
	expect_has(c.f.people, "Gallwch ddweud");
	expect_lacks(c.f.people, "A study that does not find a difference");
}

struct found_try {
	struct freeze_try *f;
	struct study_finding finding;
	struct str page;
};

static const struct fault *
draw_given(struct ctx *ctx, void *data)
{
	struct found_try *g = data;
	struct study_screen screen = {.finding = g->finding};
	struct buf buf;
	struct html h;

	TRY(study_one(ctx, g->f->id, &screen.study));
	buf_init(&buf, ctx->arena, 0);
	html_init(&h, &buf);
	h.arena = ctx->arena;
	study_draw_one(&h, ctx, &screen);
	g->page = str_copy(g->f->w->arena, buf_get(&buf));
	return NULL;
}

TEST("study: of a comparison that is not reliable enough to judge no true "
     "difference is told; of one that is, with a minus and no hyphen")
{
	struct freeze_try f = study_try_new(t);
	struct found_try g = {.f = &f,
	                      .finding = {.word = S("reduced"),
	                                  .estimate = -0.08,
	                                  .low = -0.14,
	                                  .high = -0.02,
	                                  .fall_seen = 0.05,
	                                  .before = NAN}};

	expect_ok(world_see(f.w, "eve", draw_given, &g));
	expect_has(g.page, "The true difference lies between −14.0 and −2.0");
	expect_lacks(g.page, "-14");
	g.finding.word = S("not_reliable");
	expect_ok(world_see(f.w, "eve", draw_given, &g));
	expect_has(g.page, "The comparison is not reliable enough to judge.");
	expect_has(g.page, "So the numbers it came to are not shown here");
	expect_lacks(g.page, "The true difference");
	expect_lacks(g.page, "14.0");
	g.finding.ratio = true;
	expect_ok(world_see(f.w, "eve", draw_given, &g));
	expect_lacks(g.page, "The true ratio");
}

TEST_ONCE("study: a difference has its sign, and nought has none")
{
	expect_str(study_signed(t->arena, -14), "−14.0");
	expect_str(study_signed(t->arena, 3.06), "+3.1");
	expect_str(study_signed(t->arena, -0.04), "0.0");
	expect_str(study_signed(t->arena, 0), "0.0");
}
