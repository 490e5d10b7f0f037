/* mine_world_test.c - a person of sam's with a plan, and acts. */
#include "practice/mine/mine_world_test.h"

struct person_id
mine_person(struct world *w, const char *crn, const char *first, bool ours)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01",
	                  ours ? "sam" : "ned");
}

/* A goal with a step of hers and one of the worker's. */
static const struct fault *
plan_make(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct plan_step_terms step = {.words = S("Book the test"),
	                               .actor = PLAN_ACTOR_PERSON,
	                               .due = date_add_days(ctx->today, 3),
	                               .voice = PLAN_VOICE_WORKER};
	struct step_id other;

	TRY(plan_goal_add(ctx, a->person,
	                  &(struct plan_goal_terms){
	                          .title = S("Drive again"),
	                          .area = PLAN_AREA_EMPLOYMENT,
	                          .now = true,
	                          .target = date_add_days(ctx->today, 90),
	                          .basis = PLAN_BASIS_NEGOTIATED,
	                          .voice = PLAN_VOICE_WORKER,
	                          .no_words = PLAN_NO_WORDS_OTHER,
	                          .no_statement = S("She told me")},
	                  &a->goal));
	TRY(plan_step_add(ctx, a->goal, &step, &a->step));
	step.words = S("Ask about the fare");
	step.actor = PLAN_ACTOR_PRACTITIONER;
	return plan_step_add(ctx, a->goal, &step, &other);
}

void
mine_world_in(struct world *w, struct act *a)
{
	*a = (struct act){.person = mine_person(w, RHIAN, "Rhian", true)};
	a->terms.day = DATE_NONE;
	a->say = (struct mine_say_terms){
	        .level = 4, .words = S("Warm tea"), .to = MINE_TO_WORKER};
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
	expect_ok(world_do(w, "sam", plan_make, a));
}

struct world *
mine_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	mine_world_in(w, a);
	return w;
}

struct http *
mine_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	mine_world_in(h->w, a);
	return h;
}

void
mine_look(struct world *w, struct act *a)
{
	expect_ok(world_see(w, "rhian", mine_see_list, a));
}

void
mine_adds(struct world *w, struct act *a, const char *title)
{
	a->terms.title = str_of(title);
	expect_ok(world_do(w, "rhian", mine_do_add, a));
}

void
mine_papers(struct world *w, struct act *a, int n)
{
	for (int i = 0; i < n; i++) {
		a->say.level = i % MINE_LEVELS + 1;
		expect_ok(world_do(w, "sam", mine_do_paper, a));
	}
}

void
mine_senders(struct world *w, struct act *a, int n, int each)
{
	struct person_id person = a->person;
	int to = a->say.to;

	a->say.to = MINE_TO_MANAGER;
	for (int i = 0; i < n; i++) {
		const char *name =
		        str_c(w->arena, str_print(w->arena, "sender%d", i));

		if (i >= a->senders) {
			w->jay = mine_person(
			        w,
			        str_c(w->arena,
			              str_print(w->arena, "X2000%02d", i)),
			        "Gwil", true);
			world_add(w, name, R(PERSON), NULL);
		}
		a->person = world_actor(w, name)->person;
		a->say.level = i % MINE_LEVELS + 1;
		for (int k = 0; k < each; k++)
			expect_ok(world_do(w, name, mine_do_say, a));
	}
	a->senders = n > a->senders ? n : a->senders;
	a->person = person;
	a->say.to = to;
}

void
mine_next_month(struct world *w, int days)
{
	world_later(w, days * DAY);
	expect_ok(world_do(w, NULL, mine_do_sweep, NULL));
}

/* --- acts ---------------------------------------------------------------- */

const struct fault *
mine_do_add(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_item_add(ctx, &a->terms, NULL, &a->item);
}

const struct fault *
mine_do_change(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_item_change(ctx, a->item, &a->terms, NULL);
}

const struct fault *
mine_do_done(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_item_done(ctx, a->item, a->done);
}

const struct fault *
mine_do_move(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_item_move(ctx, a->item, a->by);
}

const struct fault *
mine_do_remove(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_item_remove(ctx, a->item);
}

const struct fault *
mine_do_clear(struct ctx *ctx, void *data)
{
	(void)data;
	return mine_list_clear(ctx);
}

const struct fault *
mine_do_step(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_step_take(ctx, a->step);
}

const struct fault *
mine_do_place(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_item_place(ctx, a->item, &a->placing, NULL);
}

const struct fault *
mine_do_sweep(struct ctx *ctx, void *data)
{
	return mine_sweep(ctx, data);
}

const struct fault *
mine_do_say(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_say_add(ctx, a->person, &a->say, NULL);
}

const struct fault *
mine_do_answer(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_say_answer(ctx, a->person, a->id, a->words, NULL);
}

const struct fault *
mine_do_paper(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_paper_add(ctx, &a->say, NULL);
}

const struct fault *
mine_do_did(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_did_add(ctx, a->words, a->more, NULL);
}

const struct fault *
mine_do_did_back(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_did_back(ctx, a->did);
}

const struct fault *
mine_see_list(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_list_read(ctx, &a->list);
}

const struct fault *
mine_see_plan(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return plan_read(ctx, a->person, &a->whole);
}

const struct fault *
mine_see_said(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return mine_said_read(ctx, a->person, &a->said);
}

const struct fault *
mine_see_heard(struct ctx *ctx, void *data)
{
	struct act *a = data;

	a->heard = (struct mine_heard){0};
	return mine_heard_read(ctx, 0, &a->heard);
}

const struct fault *
mine_see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return mine_check(ctx);
}
