/* study_test.c - studies: a rule each. */
#include "insight/study/study_local.h"

#include "insight/evaluation/eval_plan.h"
#include "register/people/people_world_test.h"

struct study_try {
	struct world *w;
	struct study_design design;
	int64_t id;
	int64_t seen;
	int64_t treated;
	struct str reason;
	struct study study;
	struct study *list;
	struct study_amendment *amendments;
	size_t n;
};

static struct date
day(const char *iso)
{
	struct date out = DATE_NONE;

	claim(date_read_iso(str_of(iso), &out));
	return out;
}

static struct study_try
try_new(struct test *t)
{
	struct study_try s = {.w = people_world(t), .treated = 84};

	world_add(s.w, "eve", R(EVALUATOR), NULL);
	world_add(s.w, "oona", R(EVALUATOR), "otto");
	s.design = (struct study_design){
	        .title = S("Did it help?"),
	        .question = S("Do fewer people reoffend within a year?"),
	        .start = STUDY_AT_PLAN,
	        .from = day("2026-12-01"),
	        .to = day("2027-11-30"),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 5,
	        .base = 370,
	        .fall = 50,
	        .columns = 1u << STUDY_AGE | 1u << STUDY_SEX,
	        .reviewers = S("A panel of three"),
	        .basis = S("A task in the public interest"),
	};
	return s;
}

static const struct fault *
make(struct ctx *ctx, void *data)
{
	struct study_try *s = data;

	return study_make(ctx, &s->design, &s->id);
}

static const struct fault *
change(struct ctx *ctx, void *data)
{
	struct study_try *s = data;

	return study_change(ctx, s->id, &s->design, s->seen, s->reason);
}

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct study_try *s = data;

	return study_look(ctx, s->id, s->treated);
}

static const struct fault *
enrol(struct ctx *ctx, void *data)
{
	struct study_try *s = data;

	return study_register(ctx, s->id);
}

static const struct fault *
one(struct ctx *ctx, void *data)
{
	struct study_try *s = data;

	TRY(study_one(ctx, s->id, &s->study));
	return study_amendments(ctx, s->id, &s->amendments, &s->n);
}

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct study_try *s = data;

	return study_list(ctx, &s->list, &s->n);
}

/* One that is registered. */
static struct study_try
registered(struct test *t)
{
	struct study_try s = try_new(t);

	expect_ok(world_do(s.w, "eve", make, &s));
	expect_ok(world_do(s.w, "eve", look, &s));
	expect_ok(world_do(s.w, "eve", enrol, &s));
	expect_ok(world_see(s.w, "eve", one, &s));
	s.seen = s.study.version;
	return s;
}

TEST("study: a study is registered only after somebody looked at what it could "
     "see")
{
	struct study_try s = try_new(t);

	expect_ok(world_do(s.w, "eve", make, &s));
	expect_refused(t, world_do(s.w, "eve", enrol, &s),
	               "Look at what the study could see first: then "
	               "you may register it");
	s.treated = 1;
	expect_problem(world_do(s.w, "eve", look, &s), "treated",
	               "Enter how many people will be on the programme, at "
	               "least 2");
	s.treated = 84;
	expect_ok(world_do(s.w, "eve", look, &s));
	expect_ok(world_do(s.w, "eve", enrol, &s));
	expect_ok(world_see(s.w, "eve", one, &s));
	expect_equal(s.study.state, STUDY_REGISTERED);
	expect_equal(s.study.plan_sha256.n, 64);
	expect_refused(t, world_do(s.w, "eve", enrol, &s),
	               "This study is registered already");
}

TEST("study: without a lawful basis or reviewers nothing is registered")
{
	struct study_try s = try_new(t);

	s.design.basis = S("");
	expect_ok(world_do(s.w, "eve", make, &s));
	expect_ok(world_do(s.w, "eve", look, &s));
	expect_refused(t, world_do(s.w, "eve", enrol, &s),
	               "Say on what lawful basis the data are used first");
	s.design.basis = S("A task in the public interest");
	s.design.reviewers = S("");
	s.seen = 1;
	expect_ok(world_do(s.w, "eve", change, &s));
	expect_refused(t, world_do(s.w, "eve", enrol, &s),
	               "Say who reviews the study first");
}

TEST("study: what is registered changes only with a reason, and says so for "
     "ever")
{
	struct study_try s = registered(t);

	s.design.ratio = 3;
	expect_problem(world_do(s.w, "eve", change, &s), "reason",
	               "This study is registered. Say in at least ten "
	               "characters why it changes");
	expect_ok(world_see(s.w, "eve", one, &s));
	expect_equal(s.study.design.ratio, 5);
	expect_equal(s.n, 0);
	s.reason = S("Too few people to compare with");
	expect_ok(world_do(s.w, "eve", change, &s));
	expect_ok(world_see(s.w, "eve", one, &s));
	expect_equal(s.study.design.ratio, 3);
	expect_equal(s.n, 1);
	expect_true(str_is(s.amendments[0].what, "ratio"));
	expect_true(str_is(s.amendments[0].reason,
	                   "Too few people to compare with"));
}

TEST("study: what a registered plan holds, an amended one holds, too")
{
	struct study_try s = registered(t);

	s.reason = S("The panel is another one now");
	s.design.reviewers = S("");
	expect_problem(world_do(s.w, "eve", change, &s), "reviewers",
	               "Say who reviews the study");
	s.design.reviewers = S("Another panel");
	s.design.basis = S("");
	expect_problem(world_do(s.w, "eve", change, &s), "basis",
	               "Say on what lawful basis the data are used");
}

TEST("study: another start or another first day is another plan")
{
	struct study_try s = registered(t);
	struct study_design d = s.design;
	struct eval_plan one, other;

	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, s.w->organisation),
	        &one));
	d.start = STUDY_AT_CONTACT;
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, s.w->organisation),
	        &other));
	expect_false(str_equal(str_of(one.sha256), str_of(other.sha256)));
	d = s.design;
	d.from = day("2026-12-02");
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, s.w->organisation),
	        &other));
	expect_false(str_equal(str_of(one.sha256), str_of(other.sha256)));
}

TEST("study: a plan has its outcomes, and what people are compared by, in both "
     "languages, whichever is spoken")
{
	struct study_try s = registered(t);
	struct eval_plan plan;
	struct str english, welsh;

	s.design.edition = STUDY_EDITION;
	english = study_plan_text(t->arena, &s.design, s.w->organisation);
	text_use(LANG_CY);
	welsh = study_plan_text(t->arena, &s.design, s.w->organisation);
	expect_equal(text_lang(), LANG_CY);
	text_use(LANG_EN);
	expect_str(welsh, str_c(t->arena, english));
	expect_ok(eval_plan_text(t->arena, english, &plan));
	for (size_t i = 0; i < plan.outcomes_n; i++) {
		struct str cy = plan.outcomes[i].label_cy;

		expect_false(str_empty(plan.outcomes[i].label));
		expect_equal(!str_empty(cy), text_has_welsh());
		expect_false(str_equal(cy, plan.outcomes[i].label));
	}
	for (size_t i = 0; i < plan.covariates_n; i++) {
		expect_false(str_empty(plan.covariates[i].label));
		expect_equal(!str_empty(plan.covariates[i].label_cy),
		             text_has_welsh());
	}
}

TEST("study: a change that changes nothing is no amendment")
{
	struct study_try s = registered(t);

	expect_ok(world_do(s.w, "eve", change, &s));
	expect_ok(world_see(s.w, "eve", one, &s));
	expect_equal(s.n, 0);
	expect_equal(s.study.version, s.seen);
}

TEST("study: a form that is older than the study changes nothing")
{
	struct study_try s = registered(t);

	s.seen--;
	s.design.ratio = 3;
	s.reason = S("Too few people to compare with");
	expect_fault(world_do(s.w, "eve", change, &s), FAULT_CONFLICT, NULL);
}

TEST("study: a study of another organisation is not there")
{
	struct study_try s = registered(t);

	expect_ok(world_see(s.w, "morgan", one, &s));
	expect_fault(world_see(s.w, "oona", one, &s), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(s.w, "oona", look, &s), FAULT_NOT_FOUND, NULL);
	s.reason = S("Somebody else's reason");
	s.design.ratio = 2;
	expect_fault(world_do(s.w, "oona", change, &s), FAULT_NOT_FOUND, NULL);
	expect_ok(world_see(s.w, "oona", list, &s));
	expect_equal(s.n, 0);
	expect_ok(world_see(s.w, "eve", list, &s));
	expect_equal(s.n, 1);
}

/* A design that has one thing wrong. */
static void
expect_wrong(const struct study_design *design, const char *field)
{
	struct problems problems;
	struct arena *arena = arena_create(0);

	problems_init(&problems, arena);
	study_design_check(design, &problems);
	expect_not_null(problems_of(&problems, field));
	arena_drop(arena);
}

TEST("study: what is wrong with a design is said at its field")
{
	struct study_try s = try_new(t);
	struct study_design d = s.design;

#define WRONG(field, ...) \
	do { \
		d = s.design; \
		__VA_ARGS__; \
		expect_wrong(&d, field); \
	} while (0)
	WRONG("title", d.title = S(""));
	WRONG("question", d.question = S(""));
	WRONG("start", d.start = STUDY_STARTS);
	WRONG("from", d.from = DATE_NONE);
	WRONG("to", d.to = DATE_NONE);
	WRONG("to", d.to = day("2026-11-30"));
	WRONG("to", d.to = day("2037-11-30"));
	WRONG("follow", d.follow_days = 29);
	WRONG("lag", d.lag_days = -1);
	WRONG("ratio", d.ratio = 0);
	WRONG("base", d.base = 1000);
	WRONG("fall", d.fall = 370);
	WRONG("smallest", d.smallest = -1);
	WRONG("columns", d.columns = 0);
#undef WRONG
}

TEST("study: between registering and freezing the days say where it stands")
{
	struct study s = {.state = STUDY_REGISTERED};

	s.design.from = day("2026-12-01");
	s.design.to = day("2027-11-30");
	s.design.follow_days = 365;
	s.design.lag_days = 183;
	expect_equal(study_stage_on(&s, day("2026-11-30")),
	             STUDY_STAGE_REGISTERED);
	expect_equal(study_stage_on(&s, day("2026-12-01")),
	             STUDY_STAGE_ENROLLING);
	expect_equal(study_stage_on(&s, day("2027-11-30")),
	             STUDY_STAGE_ENROLLING);
	expect_equal(study_stage_on(&s, day("2027-12-01")),
	             STUDY_STAGE_FOLLOW_UP);
	expect_equal(study_matures(&s.design).days, day("2029-05-31").days);
}

TEST("study: the plan that is registered is one the engine takes, and has its "
     "hash; other words have another")
{
	struct study_try s = registered(t);
	struct str first = s.study.plan_sha256;
	struct eval_plan plan;
	struct study_design d = s.design;

	d.question = S("Does \"it\" \\ help?\nAnd whom?");
	d.smallest = 20;
	d.columns = (1u << STUDY_COLUMNS) - 1;
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, s.w->organisation),
	        &plan));
	expect_str(plan.question, "Does \"it\" \\ help? And whom?");
	expect_equal(plan.covariates_n, STUDY_COLUMNS);
	expect_true(plan.smallest > 0.0199 && plan.smallest < 0.0201);
	expect_false(str_equal(first, str_of(plan.sha256)));
	s.design.expected = s.study.design.expected;
	s.design.edition = s.study.design.edition;
	expect_true(s.design.expected > 0);
	expect_ok(eval_plan_text(t->arena,
	                         study_plan_text(t->arena, &s.design,
	                                         s.w->organisation),
	                         &plan));
	expect_true(str_equal(first, str_of(plan.sha256)));
}

TEST("study: a share is a number with at most one place, of 100")
{
	int64_t v = 7;

	expect_true(study_share_read(S("37"), &v));
	expect_equal(v, 370);
	expect_true(study_share_read(S("37.5%"), &v));
	expect_equal(v, 375);
	expect_false(study_share_read(S("37.55"), &v));
	expect_false(study_share_read(S("-1"), &v));
	expect_false(study_share_read(S("101"), &v));
	expect_false(study_share_read(S("x"), &v));
	expect_false(study_share_read(S("1."), &v));
	expect_equal(v, 375);
}

TEST("study: what it could see is in the registered plan, as it was looked at "
     "before")
{
	struct study_try s = registered(t);
	struct study_design d = s.design;
	struct eval_plan plan;

	/* Nobody looked before this is written: it does not say. */
	d.expected = 0;
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, s.w->organisation),
	        &plan));
	expect_equal(plan.participants, 0);
	d.expected = 84;
	expect_ok(eval_plan_text(
	        t->arena, study_plan_text(t->arena, &d, s.w->organisation),
	        &plan));
	expect_equal(plan.participants, 84);
}
