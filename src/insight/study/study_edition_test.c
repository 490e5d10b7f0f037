/* study_edition_test.c - editions of the product's plan. */
#include "insight/study/study_world_test.h"

#include "insight/evaluation/eval_plan.h"
#include "tests/http_world.h"

/* A registered study, and what its design is to be. */
struct edition_try {
	struct freeze_try f;
	struct study_design design;
};

static const struct fault *
choose(struct ctx *ctx, void *data)
{
	struct edition_try *c = data;
	struct freeze_try *f = &c->f;

	TRY(study_one(ctx, f->id, &f->study));
	return study_change(ctx, f->id, &c->design, f->study.version,
	                    S("Somebody chose it before anybody looked"));
}

static struct edition_try
begun(struct test *t)
{
	struct edition_try c = {.f = study_try_new(t)};

	expect_ok(world_see(c.f.w, "eve", study_try_look, &c.f));
	c.design = c.f.study.design;
	return c;
}

/* As the product wrote it before there were editions. */
#define PLAN_OF_OLD \
	"37511608d4f5e8655da6ac452e7787fac0589e8165123046dccbeb558c66f6cf"

TEST("study: a plan of the product before this one keeps its hash, and a new "
     "one has a tighter caliper, weights that balance, a shorter lag and "
     "words of what people are compared by")
{
	struct study_design d = {
	        .title = S("Did it help?"),
	        .question = S("Do fewer people reoffend within a year?"),
	        .start = STUDY_AT_PLAN,
	        .from = study_day("2023-01-01"),
	        .to = study_day("2023-12-31"),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 2,
	        .base = 370,
	        .fall = 50,
	        .columns = 1u << STUDY_AGE | 1u << STUDY_SEX,
	        .reviewers = S("A panel of three"),
	        .basis = S("A task in the public interest"),
	        .edition = 1,
	};
	struct organisation_id organisation = {1};
	struct eval_plan plan;

	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, organisation), &plan));
	expect_str(str_of(plan.sha256), PLAN_OF_OLD);
	expect_equal(plan.methods_n, 3);
	expect_equal(plan.lags_n, 0);
	expect_str(plan.covariates[0].label, "");
	d.edition = STUDY_EDITION;
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, organisation), &plan));
	expect_equal(plan.methods_n, 5);
	expect_str(plan.methods[3].id, "tight");
	expect_true(plan.methods[3].caliper < 0.11);
	expect_equal(plan.methods[4].kind, EVAL_ENTROPY);
	expect_equal(plan.lags_n, 1);
	expect_true(plan.lags[0] > 90.9 && plan.lags[0] < 91.1);
	expect_str(plan.covariates[0].name, "age");
	expect_str(plan.covariates[0].label, "Age at the start of the order");
	expect_str(plan.covariates[1].label, "Sex");
	d.lag_days = 0;
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, organisation), &plan));
	expect_equal(plan.lags_n, 0);
}

static struct str
form_of(struct edition_try *c)
{
	struct world *w = c->f.w;
	struct http *h = http_serve(w, w->app->capabilities);

	return http_get(h, "eve",
	                str_c(w->arena,
	                      study_path(w->arena, c->f.id, "/design")))
	        .body;
}

TEST("study: a registered plan of before is amended without methods that it "
     "did not have, and a design that is registered now has them")
{
	struct edition_try c = begun(t);
	struct eval_plan plan;

	expect_equal(c.design.edition, STUDY_EDITION);
	expect_ok(world_do(c.f.w, NULL, study_try_edition, NULL));
	c.design.fall = 40;
	expect_ok(world_do(c.f.w, "eve", choose, &c));
	c.f.kind = STUDY_PLAN;
	expect_ok(world_see(c.f.w, "eve", study_try_fetch, &c.f));
	expect_ok(eval_plan_text(t->arena, c.f.people, &plan));
	expect_equal(plan.methods_n, 3);
	expect_ok(world_see(c.f.w, "eve", study_try_look, &c.f));
	expect_equal(c.f.study.design.edition, 1);
	expect_lacks(form_of(&c), "a narrower one");
	expect_has(form_of(&c), "A score and weights are looked at beside it");
}

TEST("study: the form of what is registered from now on names what is looked "
     "at beside its method")
{
	struct edition_try c = begun(t);

	expect_has(form_of(&c),
	           "A score, a narrower one, weights of two kinds");
}
