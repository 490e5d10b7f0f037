/* ending_world_test.c - a person of sam's who is through it, and acts. */
#include "practice/ending/ending_world_test.h"

#include "practice/plan/plan_goal.h"
#include "practice/plan/plan_net.h"
#include "register/policy/policy.h"

struct person_id
ending_person(struct world *w, const char *crn, const char *first)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01", "sam");
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

/* A strength, a goal that was reached and one that was not. */
static const struct fault *
plan_some(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	struct plan_goal_terms terms = {
	        .title = S("See Kai every week"),
	        .why = S("He is my brother"),
	        .how = S("He rings me"),
	        .area = PLAN_AREA_HEALTH,
	        .now = true,
	        .target = date_add_days(ctx->today, 30),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_WORKER,
	        .no_statement = S("We talked on the way"),
	};
	struct plan_strength strength = {.words = S("She keeps her word")};
	struct goal_id goal;
	int64_t id;

	TRY(plan_strength_add(ctx, a->person, &strength, &id));
	TRY(plan_goal_add(ctx, a->person, &terms, &goal));
	TRY(plan_goal_achieve(ctx, goal, 1, S("Rhian"), S("He rings")));
	terms.title = S("Find a flat");
	return plan_goal_add(ctx, a->person, &terms, &goal);
}

void
ending_world_in(struct world *w, struct act *a)
{
	*a = (struct act){.person =
	                          person_signs_in(w, RHIAN, "Rhian", "rhian")};
	a->text = (struct ending_text_terms){.words = S("I sleep at night")};
	a->support = (struct ending_support_terms){ENDING_MENTOR, S("Dee"),
	                                           S("A walk each week"),
	                                           S("At the hall")};
	a->talk = (struct ending_talk_terms){
	        .how = ENDING_TOGETHER, .why = S(""), .room = S("Rhian, Sam")};
	expect_true(date_make(2026, 11, 24, &a->talk.day));
	a->outcome = (struct ending_outcome_terms){
	        .code = str_word(S("completed"), ending_outcomes),
	        .ended_on = a->talk.day,
	        .why = S("All of it is done")};
	a->words = S("");
	a->until = DATE_NONE;
	expect_ok(world_do(w, NULL, seed, NULL));
	expect_ok(world_do(w, "sam", plan_some, a));
}

struct world *
ending_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	ending_world_in(w, a);
	return w;
}

struct http *
ending_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	ending_world_in(h->w, a);
	return h;
}

struct world *
ending_begun(struct test *t, struct act *a)
{
	struct world *w = ending_world(t, a);

	expect_ok(world_do(w, "sam", ending_do_begin, a));
	return w;
}

struct http *
ending_http_begun(struct test *t, struct act *a)
{
	struct http *h = ending_http(t, a);

	expect_ok(world_do(h->w, "sam", ending_do_begin, a));
	return h;
}

/* --- acts ----------------------------------------------------------------- */

/* The moment of an act, some days from the world's. */
static struct act *
moved(struct ctx *ctx, void *data)
{
	struct act *a = data;

	ctx->now.ms += (int64_t)a->days * 86400000;
	ctx->today = date_add_days(ctx->today, a->days);
	return a;
}

const struct fault *
ending_do_begin(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_begin(ctx, a->person);
}

const struct fault *
ending_do_text(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	a->text.quotes = a->quotes;
	a->text.quotes_n = a->quotes_n;
	return ending_write(ctx, a->person, &a->text, NULL);
}

const struct fault *
ending_do_support(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_support_add(ctx, a->person, &a->support, NULL);
}

const struct fault *
ending_do_say(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_support_say(ctx, a->person, a->id, a->what);
}

const struct fault *
ending_do_answer(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_answer(ctx, a->person, a->what, a->says, a->until, NULL);
}

const struct fault *
ending_do_letter(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_letter_choose(ctx, a->person, a->quotes, a->quotes_n,
	                            a->words, NULL);
}

const struct fault *
ending_do_sign(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_letter_sign(ctx, a->person, a->id, a->words, NULL);
}

const struct fault *
ending_do_talk(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_talk_add(ctx, a->person, &a->talk, NULL);
}

const struct fault *
ending_do_outcome(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_outcome_set(ctx, a->person, &a->outcome, NULL);
}

const struct fault *
ending_do_back(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_come_back(ctx, a->person, a->words, NULL);
}

const struct fault *
ending_do_visit(struct ctx *ctx, void *data)
{
	struct act *a = moved(ctx, data);

	return ending_visit_answer(ctx, a->person, a->id, a->words, NULL);
}

const struct fault *
ending_do_check(struct ctx *ctx, void *data)
{
	(void)data;
	return ending_check(ctx);
}

const struct fault *
ending_see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return ending_read(ctx, a->person, 0, &a->in);
}

const struct fault *
ending_see_back(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return ending_look_back(ctx, a->person, &a->back);
}

const struct fault *
ending_see_pasts(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return ending_pasts(ctx, a->person, &a->pasts, &a->pasts_n);
}

/* --- more at once --------------------------------------------------------- */

void
ending_look(struct world *w, struct act *a)
{
	world_later(w, 1000);
	expect_ok(world_see(w, "sam", ending_see, a));
}

void
ending_completed(struct world *w, struct act *a)
{
	expect_ok(world_do(w, "sam", ending_do_talk, a));
	expect_ok(world_do(w, "sam", ending_do_outcome, a));
	ending_look(w, a);
}

const struct fault *
ending_do_circle(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	int64_t id;

	TRY(plan_tie_put(ctx, a->person,
	                 &(struct plan_tie){
	                         .name = S("Mair"),
	                         .ring = 1,
	                         .since = 2019,
	                         .voice = PLAN_VOICE_OWN,
	                 },
	                 &id));
	return plan_net_keep(ctx, a->person, PLAN_NET_START, &id);
}
