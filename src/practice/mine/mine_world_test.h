/*
 * mine_world_test.h - a person of sam's with a plan, for the tests here.
 */
#ifndef PRACTICE_MINE_WORLD_TEST_H
#define PRACTICE_MINE_WORLD_TEST_H

#include "practice/mine/mine_local.h"
#include "practice/plan/plan_step.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"
#define DAY   INT64_C(86400000)

/* An act, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	struct mine_terms terms;
	struct mine_item_id item;
	struct mine_list list;
	bool done;
	int by;
	struct step_id step;
	struct goal_id goal;
	struct mine_placing placing;
	struct plan_whole whole;
	struct mine_say_terms say;
	struct mine_say_id id;
	struct mine_said said;
	struct mine_heard heard;
	struct mine_did_id did;
	struct str words;
	struct str more;
	int senders; /* so many of mine_senders are there */
};

/* A person of this CRN: sam's, or ned's of the other organisation. */
struct person_id
mine_person(struct world *w, const char *crn, const char *first, bool ours);
/* Rhian is put into this world, with a goal of sam's and a step of hers. */
void mine_world_in(struct world *w, struct act *a);
/* A world with her, who signs in as rhian. */
struct world *mine_world(struct test *t, struct act *a);
/* The same, served. */
struct http *mine_http(struct test *t, struct act *a);

/* Put a thing on her list: act->item is its id. */
void mine_adds(struct world *w, struct act *a, const char *title);
/* Read her list into act->list. */
void mine_look(struct world *w, struct act *a);
/* So many papers without a name, typed by sam: in a month that is so many
 * days before the world's. */
void mine_papers(struct world *w, struct act *a, int n);
/* So many people, sender0 and so on, each of whom sends so many answers without
 * a name. */
void mine_senders(struct world *w, struct act *a, int n, int each);
/* So many days later, and the background job has run. */
void mine_next_month(struct world *w, int days);

/* What acts hand to world_do and world_see. */
const struct fault *mine_do_add(struct ctx *ctx, void *data);
const struct fault *mine_do_change(struct ctx *ctx, void *data);
const struct fault *mine_do_done(struct ctx *ctx, void *data);
const struct fault *mine_do_move(struct ctx *ctx, void *data);
const struct fault *mine_do_remove(struct ctx *ctx, void *data);
const struct fault *mine_do_clear(struct ctx *ctx, void *data);
const struct fault *mine_do_step(struct ctx *ctx, void *data);
const struct fault *mine_do_place(struct ctx *ctx, void *data);
const struct fault *mine_do_sweep(struct ctx *ctx, void *data);
const struct fault *mine_do_say(struct ctx *ctx, void *data);
const struct fault *mine_do_answer(struct ctx *ctx, void *data);
const struct fault *mine_do_paper(struct ctx *ctx, void *data);
const struct fault *mine_do_did(struct ctx *ctx, void *data);
const struct fault *mine_do_did_back(struct ctx *ctx, void *data);
const struct fault *mine_see_list(struct ctx *ctx, void *data);
const struct fault *mine_see_plan(struct ctx *ctx, void *data);
const struct fault *mine_see_said(struct ctx *ctx, void *data);
const struct fault *mine_see_heard(struct ctx *ctx, void *data);
const struct fault *mine_see_check(struct ctx *ctx, void *data);

#endif
