/* plan_sign_test.c - what is kept with an answer, and codes: a rule each. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_sign.h"
#include "practice/plan/plan_try_test.h"

#define MINUTE_MS ((int64_t)60 * 1000)

#define DAMAGE(name_, text_) \
	static const struct query name_ = {.name = "test." #name_, \
	                                   .text = (text_), \
	                                   .unaudited = \
	                                           "damage done by a test"}
DAMAGE(shown_other, "update plan_sign set shown ="
                    " replace(shown, 'Get my card', 'Get my cart')");
DAMAGE(way_other, "update plan_agreement set way = 'code'"
                  " where side = 'person'");
DAMAGE(answer_alone, "delete from plan_sign");
DAMAGE(kept_elsewhere, "update plan_sign set person = 7");
DAMAGE(no_picture, "update plan_agreement set way = 'paper'"
                   " where side = 'person'");
DAMAGE(text_other, "update plan_version set snapshot = replace(snapshot,"
                   " 'Get my card', 'Get my cart')");
/* As it was written before it was said who wrote a step or a strength. */
DAMAGE(as_of_old, "update plan_version set mark_en = '', mark_cy = '',"
                  " snapshot = replace(snapshot, '\"text\":2,', '')");
DAMAGE(mark_none, "update plan_version set mark_en = '', mark_cy = ''");

static const struct query *const damages[] = {&shown_other,  &way_other,
                                              &answer_alone, &kept_elsewhere,
                                              &no_picture,   &text_other,
                                              &mark_none,    &as_of_old,
                                              NULL};

struct signing {
	struct plan_try p;
	struct str code;
	struct instant until;
	enum plan_code_found found;
	struct plan_signed *list;
	size_t n;
	struct plan_signed one;
};

/* A goal with a step, which nobody has answered yet. */
static struct signing
signing_new(struct test *t)
{
	struct signing s = {.p = plan_try_new(t)};

	s.p.w = world_with(t, damages);
	s.p.person = s.p.w->jay;
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s.p));
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s.p));
	return s;
}

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct signing *s = data;

	TRY(plan_sign_list(ctx, s->p.person, &s->list, &s->n));
	if (s->n == 0)
		return NULL;
	TRY(plan_sign_one(ctx, s->p.person, s->list[0].id, &s->one));
	s->one.shown = str_copy(s->p.w->arena, s->one.shown);
	return NULL;
}

static const struct fault *
code_make(struct ctx *ctx, void *data)
{
	struct signing *s = data;

	TRY(plan_code_make(ctx, s->p.person, &s->code, &s->until));
	s->code = str_copy(s->p.w->arena, s->code);
	return NULL;
}

static const struct fault *
code_mail(struct ctx *ctx, void *data)
{
	struct signing *s = data;

	return plan_code_mail(ctx, s->p.person, &s->until);
}

static const struct fault *
code_try(struct ctx *ctx, void *data)
{
	struct signing *s = data;

	return plan_code_try(ctx, s->p.person, s->code, &s->found);
}

/* Sam takes in Jay's answer by the code. */
static const struct fault *
sign_by_code(struct ctx *ctx, void *data)
{
	const struct plan_hand hand = {
	        .way = PLAN_WAY_CODE, .day = DATE_NONE, .lang = LANG_EN};
	struct signing *s = data;

	TRY(code_try(ctx, s));
	if (s->found != PLAN_CODE_RIGHT)
		return fault_refused(ctx, "The code is wrong");
	return plan_answer_take(ctx, s->p.person, &s->p.answer, &hand,
	                        &s->p.plan);
}

/* A hurdle and a scale, by the person. */
static const struct fault *
with_all(struct ctx *ctx, void *data)
{
	const struct plan_hurdle_terms hurdle = {.gets = S("It rains"),
	                                         .then = S("Take the bus")};
	const struct plan_scale_terms scale = {
	        .words = {S("None"), S("Some"), S("Twice a week"),
	                  S("Most days"), S("Each day")},
	        .start = PLAN_LESS,
	        .weight = 2};
	struct signing *s = data;
	struct plan_whole whole;
	int64_t id;

	TRY(plan_read(ctx, s->p.person, &whole));
	TRY(plan_hurdle_add(ctx, whole.goals[0].id, &hurdle, &id));
	return plan_scale_write(ctx, whole.goals[0].id, 0, &scale);
}

static const struct fault *
both_texts(struct ctx *ctx, void *data)
{
	struct signing *s = data;
	struct plan_whole now, kept;
	struct str text;

	TRY(plan_read(ctx, s->p.person, &now));
	TRY(plan_store_sign_version(ctx, &now.plan, now.plan.version, &kept));
	text = plan_sign_text(ctx->arena, &now);
	if (!str_equal(text, plan_sign_text(ctx->arena, &kept)) ||
	    !str_has(text, S("Twice a week")) || !str_has(text, S("It rains")))
		return fault_refused(ctx, "The words differ");
	return NULL;
}

static void
answer_yes(struct signing *s)
{
	s->p.answer = (struct plan_answering){
	        .answer = PLAN_YES,
	        .seen = plan_try_whole(&s->p)->plan.version};
}

TEST("plan sign: each answer keeps, word for word, what was shown to whoever "
     "gave it")
{
	struct signing s = signing_new(t);

	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	s.p.terms.title = S("Another goal");
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s.p));
	expect_ok(world_see(s.p.w, "sam", list, &s));
	expect_equal(s.n, 1);
	expect_equal(s.one.side, PLAN_PERSON);
	expect_equal(s.one.way, PLAN_WAY_OWN);
	expect_equal(s.one.version, 2);
	expect_has(s.one.shown, "Version 2 of the plan");
	expect_has(s.one.shown, "## Get my card\n");
	expect_has(s.one.shown, "- Book the test\n");
	expect_has(s.one.shown, "How I will know: It is in my pocket\n");
	expect_lacks(s.one.shown, "Another goal");
	/* What could not be answered was shown to nobody. */
	s.p.person = s.p.w->jay;
	expect_fault(world_see(s.p.w, "ned", list, &s), FAULT_NOT_FOUND, NULL);
}

TEST("plan sign: what helps, what may get in the way, what each level of a "
     "goal looks like and what a picture shows are kept too")
{
	const struct plan_scale scale = {
	        .words = {S("None"), S("Some"), S("Twice a week"),
	                  S("Most days"), S("Each day")},
	        .start = PLAN_LESS,
	        .weight = 2};
	const struct plan_hurdle hurdle = {.gets = S("It rains"),
	                                   .then = S("Take the bus"),
	                                   .helps = S("My mum")};
	const struct plan_help helps[] = {
	        {.strength = 1, .words = S("I turn up")},
	        {.strength = 1, .words = S("I turn up")}};
	struct plan_statement said[] = {
	        {.kind = PLAN_PICTURE, .words = S("A house, he says")},
	        {.kind = PLAN_SPOKEN, .words = S("")},
	        {.kind = PLAN_SPOKEN, .words = S("I sing")}};
	struct signing s = signing_new(t);
	struct plan_whole whole = *plan_try_whole(&s.p);
	struct plan_goal goal = whole.goals[0];
	struct str shown;

	goal.scale = &scale;
	goal.hurdles = &hurdle;
	goal.hurdles_n = 1;
	goal.helps = helps;
	goal.helps_n = 2;
	whole.goals = &goal;
	whole.goals_n = 1;
	whole.statements = said;
	whole.statements_n = 3;
	shown = plan_sign_text(t->arena, &whole);
	expect_has(shown, "- A picture: A house, he says\n");
	expect_has(shown, "- A voice note, without words\n");
	expect_has(shown, "- A voice note: I sing\n");
	expect_has(shown, "- As hoped: Twice a week\n");
	expect_has(shown, "It starts at: Less than hoped\nIt matters\n");
	expect_has(shown, "If this gets in the way: It rains\n"
	                  "  Then I will: Take the bus\n"
	                  "  This will help: My mum\n");
	expect_has(shown, "What helps: I turn up\nIf this");
	goal.scale = NULL;
	expect_lacks(plan_sign_text(t->arena, &whole), "As hoped");
}

TEST("plan sign: the words of a version are the same from its rows and from "
     "what was kept of it")
{
	struct signing s = signing_new(t);

	expect_ok(world_do(s.p.w, "jay", with_all, &s));
	expect_ok(world_see(s.p.w, "sam", both_texts, &s));
}

/* A strength of each side, and one that the worker wrote for the person. */
static const struct fault *
with_strengths(struct ctx *ctx, void *data)
{
	const struct plan_strength says[] = {
	        {.words = S("Good with dogs"), .said_by = PLAN_SAID_SELF},
	        {.words = S("Patient"), .said_by = PLAN_SAID_FAMILY},
	        {.words = S("On time"), .said_by = PLAN_SAID_WORKER}};
	struct signing *s = data;
	int64_t id;

	for (size_t i = 0; i < 3; i++)
		TRY(plan_strength_add(ctx, s->p.person, &says[i], &id));
	return NULL;
}

TEST("plan sign: what is kept says who wrote each step and each strength")
{
	struct signing s = signing_new(t);
	struct str shown;

	expect_ok(world_do(s.p.w, "sam", with_strengths, &s));
	s.p.step_terms.words = S("Ring my mum");
	expect_ok(world_do(s.p.w, "jay", plan_try_step, &s.p));
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	expect_ok(world_see(s.p.w, "sam", list, &s));
	shown = s.one.shown;
	expect_has(shown, "- Good with dogs\n"
	                  "  Written by a worker for the person\n"
	                  "- Patient\n  Said by family\n"
	                  "  A worker’s words\n"
	                  "- On time\n  A worker’s words\n");
	expect_has(shown, "- Book the test\n  The person\n"
	                  "  Not started\n"
	                  "  Written by a worker for the person\n");
	expect_has(shown, "- Ring my mum\n  The person\n"
	                  "  Not started\n  The person’s own words\n");
}

static const struct fault *mark_find(struct ctx *ctx, void *data);

/* The words of the version that stands, as its page shows them. */
static const struct fault *
shown_now(struct ctx *ctx, void *data)
{
	struct signing *s = data;
	struct plan_whole whole;

	TRY(plan_read(ctx, s->p.person, &whole));
	TRY(plan_sign_read(ctx, &whole, &s->code));
	s->code = str_copy(s->p.w->arena, s->code);
	return NULL;
}

static const struct fault *
make_old(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &as_of_old, NO_ARGS, NULL);
}

TEST("plan sign: a version from before that has the words and the code that it "
     "had, on its page and in what is kept")
{
	struct signing s = signing_new(t);
	struct str old;

	expect_ok(world_do(s.p.w, "jay", with_strengths, &s));
	expect_ok(world_do(s.p.w, NULL, make_old, &s));
	expect_ok(world_see(s.p.w, "sam", shown_now, &s));
	old = s.code;
	expect_has(old, "- Book the test\n  The person\n"
	                "  Not started\n# ");
	expect_has(old, "- Good with dogs\n- Patient\n");
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	expect_ok(world_see(s.p.w, "sam", list, &s));
	expect_true(str_equal(s.one.shown, old));
	expect_true(plan_sign_holds(s.p.w->arena, &s.one));
	s.code = S("");
	expect_ok(world_see(s.p.w, "sam", mark_find, &s));
	/* The next version says who. */
	expect_ok(world_do(s.p.w, "sam", plan_try_note, &s.p));
	expect_ok(world_see(s.p.w, "sam", shown_now, &s));
	expect_has(s.code, "  Not started\n"
	                   "  Written by a worker for the person\n");
	expect_has(s.code, "- Good with dogs\n  The person’s own words\n");
}

TEST("plan sign: what somebody typed makes no heading in what is kept")
{
	struct signing s = signing_new(t);

	s.p.words = S("# Goals reached\n## All of them");
	expect_ok(world_do(s.p.w, "jay", plan_try_statement, &s.p));
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	expect_ok(world_see(s.p.w, "sam", list, &s));
	expect_has(s.one.shown, "- # Goals reached\n  ## All of them\n");
}

TEST("plan sign: could-not-answer keeps nothing, and is as it was")
{
	struct signing s = signing_new(t);

	expect_ok(plan_try_says(&s.p, "sam", PLAN_COULD_NOT));
	expect_ok(world_see(s.p.w, "sam", list, &s));
	expect_equal(s.n, 0);
	expect_equal(plan_try_whole(&s.p)->plan.sides[PLAN_PERSON].way,
	             PLAN_WAY_NONE);
}

/* Kept, damaged, and what is said of it. */
static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct signing s = signing_new(t);

	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	world_finds(s.p.w, damage, plan_check, words);
}

TEST("plan sign: what was kept is proven by its check sum, whenever it is "
     "shown")
{
	struct signing s = signing_new(t);

	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	expect_ok(world_see(s.p.w, "jay", list, &s));
	expect_true(plan_sign_holds(s.p.w->arena, &s.one));
	expect_equal(plan_sign_digest_show(s.p.w->arena, s.one.digest).n, 71);
	s.one.shown = S("Something else");
	expect_false(plan_sign_holds(s.p.w->arena, &s.one));
	finds(t, &shown_other, "is not what was shown");
	finds(t, &way_other, "is not what was shown");
	finds(t, &answer_alone, "it is not kept what was shown");
	finds(t, &kept_elsewhere, "belongs to no answer of the same person");
	finds(t, &no_picture, "has not the picture and the day of its way");
}

/* The code of the plan as it stands, found as it would be typed off. */
static const struct fault *
mark_find(struct ctx *ctx, void *data)
{
	struct signing *s = data;
	enum lang lang;
	bool found;

	TRY(plan_store_plan(ctx, s->p.person, &s->p.plan));
	if (str_empty(s->code)) {
		TRY(plan_sign_mark(ctx, &s->p.plan, &s->code));
		s->code = str_copy(s->p.w->arena, s->code);
	}
	TRY(plan_sign_mark_find(ctx, &s->p.plan, s->p.plan.version, s->code,
	                        &lang, &found));
	return found ? NULL : fault_refused(ctx, "It is not found");
}

static const struct fault *
text_change(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &text_other, NO_ARGS, NULL);
}

static const struct fault *
mark_drop(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &mark_none, NO_ARGS, NULL);
}

TEST("plan sign: a code is kept with its version: no later program makes an "
     "old paper wrong")
{
	struct signing s = signing_new(t);

	expect_ok(world_see(s.p.w, "sam", mark_find, &s));
	expect_equal(s.code.n, 9);
	/* A version from before codes were kept: what is made of it now. */
	expect_ok(world_do(s.p.w, NULL, mark_drop, &s));
	expect_ok(world_see(s.p.w, "sam", mark_find, &s));
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s.p));
	s.code = S("");
	expect_ok(world_see(s.p.w, "sam", mark_find, &s));
	/* As if a later program made other words of the same version. */
	expect_ok(world_do(s.p.w, NULL, text_change, &s));
	expect_ok(world_see(s.p.w, "sam", mark_find, &s));
	s.code = S("AAAA-AAAA");
	expect_refused(t, world_see(s.p.w, "sam", mark_find, &s),
	               "It is not found");
}

/* --- codes --------------------------------------------------------------- */

TEST("plan sign: a code works once, for fifteen minutes, and for the plan it "
     "was made for")
{
	struct signing s = signing_new(t);
	const struct plan *plan;

	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	expect_equal(s.code.n, 6);
	answer_yes(&s);
	expect_ok(world_do(s.p.w, "sam", sign_by_code, &s));
	plan = &plan_try_whole(&s.p)->plan;
	expect_equal(plan->sides[PLAN_PERSON].answer, PLAN_YES);
	expect_equal(plan->sides[PLAN_PERSON].way, PLAN_WAY_CODE);
	expect_equal(plan->sides[PLAN_WORKER].answer, PLAN_ANSWER_NONE);
	expect_ok(world_do(s.p.w, "sam", code_try, &s));
	expect_equal(s.found, PLAN_CODE_NONE);
	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	world_later(s.p.w, 15 * MINUTE_MS);
	expect_ok(world_do(s.p.w, "sam", code_try, &s));
	expect_equal(s.found, PLAN_CODE_NONE);
	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s.p));
	answer_yes(&s);
	expect_fault(world_do(s.p.w, "sam", sign_by_code, &s), FAULT_CONFLICT,
	             "The plan has changed since this code was made. Read it "
	             "again, and make another code.");
	/* The one before ends when another is made. */
	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	s.one.words = s.code;
	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	if (!str_equal(s.one.words, s.code)) {
		s.code = s.one.words;
		expect_ok(world_do(s.p.w, "sam", code_try, &s));
		expect_equal(s.found, PLAN_CODE_WRONG);
	}
}

TEST("plan sign: five wrong tries end a code")
{
	struct signing s = signing_new(t);
	struct str right;

	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	right = s.code;
	s.code = S("not a code");
	for (int i = 0; i < 4; i++) {
		expect_ok(world_do(s.p.w, "sam", code_try, &s));
		expect_equal(s.found, PLAN_CODE_WRONG);
	}
	expect_ok(world_do(s.p.w, "sam", code_try, &s));
	expect_equal(s.found, PLAN_CODE_ENDED);
	s.code = right;
	expect_ok(world_do(s.p.w, "sam", code_try, &s));
	expect_equal(s.found, PLAN_CODE_NONE);
}

TEST("plan sign: a code is seen by the person alone: on their own page or by "
     "e-mail")
{
	struct signing s = signing_new(t);

	expect_refused(t, world_do(s.p.w, "sam", code_make, &s),
	               "They make this code themselves, on their own page");
	expect_refused(t, world_do(s.p.w, "sam", code_mail, &s),
	               "No e-mail can be sent to them. They can sign on "
	               "paper, or draw their name here.");
	expect_refused(t, world_do(s.p.w, "jay", code_mail, &s),
	               "This is for your worker to do");
	expect_fault(world_do(s.p.w, "ned", code_mail, &s), FAULT_NOT_FOUND,
	             NULL);
}

TEST("plan sign: no more than ten codes are made in a day")
{
	struct signing s = signing_new(t);

	for (int i = 0; i < 10; i++)
		expect_ok(world_do(s.p.w, "jay", code_make, &s));
	expect_refused(
	        t, world_do(s.p.w, "jay", code_make, &s),
	        "There were enough codes for today. Sign on paper, or try "
	        "again on the next day.");
	world_later(s.p.w, 24 * 60 * MINUTE_MS);
	expect_ok(world_do(s.p.w, "jay", code_make, &s));
}

TEST("plan sign: without a plan there is nothing to sign")
{
	struct signing s = {.p = plan_try_new(t)};

	expect_refused(t, world_do(s.p.w, "jay", code_make, &s),
	               "There is no plan to answer yet");
}

TEST("plan sign: nobody signs for themselves through somebody's hands")
{
	struct signing s = signing_new(t);

	expect_ok(world_do(s.p.w, "jay", code_make, &s));
	answer_yes(&s);
	expect_refused(t, world_do(s.p.w, "jay", sign_by_code, &s),
	               "This is for your worker to do");
	expect_equal(plan_try_whole(&s.p)->plan.sides[PLAN_PERSON].answer,
	             PLAN_ANSWER_NONE);
}
