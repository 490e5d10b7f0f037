/* study_change_test.c - what changed among participants. */
#include "insight/study/study_change.h"

#include <math.h>

#include "insight/evaluation/eval_plan.h"
#include "insight/study/study_world_test.h"
#include "tests/http_world.h"

#define ALONE (1u << STUDY_MORE_GOALS | 1u << STUDY_MORE_NETWORK)

static const struct study_design design = {.follow_days = 100, .more = ALONE};

static const int64_t ids_then[] = {1, 2, 3}, ids_now[] = {2, 3, 4, 5};

static struct study_net
net_of(const char *day, const int64_t *ids, size_t n, int64_t unpaid)
{
	return (struct study_net){.day = study_day(day),
	                          .size = (int64_t)n,
	                          .unpaid = unpaid,
	                          .bridging = (int64_t)n - 2,
	                          .placed = (int64_t)n,
	                          .ids = ids,
	                          .ids_n = n};
}

static struct study_changed
somebody(const struct study_net *nets, size_t n)
{
	return (struct study_changed){
	        .started = study_day("2025-03-01"), .nets = nets, .nets_n = n};
}

TEST("study change: goals reached are counted of whoever agreed a plan, from "
     "their start to the end of follow-up")
{
	struct study_changes all = {.participants = 0};
	struct study_changed one = somebody(NULL, 0);

	one.goals = 3;
	study_change_add(&all, &design, &one);
	expect_equal(all.participants, 1);
	expect_equal(all.of[STUDY_CHANGE_GOALS].known, 0);
	one.planned = true;
	study_change_add(&all, &design, &one);
	one.goals = 0;
	study_change_add(&all, &design, &one);
	expect_equal(all.of[STUDY_CHANGE_GOALS].known, 2);
	expect_equal(all.of[STUDY_CHANGE_GOALS].after, 1);
}

TEST("study change: the people around somebody are compared between the first "
     "day that was kept near their start and the last one by the end of "
     "follow-up")
{
	const struct study_net nets[] = {net_of("2024-11-01", ids_now, 4, 1),
	                                 net_of("2025-02-20", ids_then, 3, 3),
	                                 net_of("2025-04-01", ids_then, 3, 1),
	                                 net_of("2025-06-09", ids_now, 4, 2),
	                                 net_of("2025-06-10", ids_now, 1, 1)};
	struct study_changed one = somebody(nets, 5);
	struct study_changes all = {.participants = 0};

	study_change_add(&all, &design, &one);
	expect_equal(all.of[STUDY_CHANGE_SIZE].known, 1);
	expect_equal(all.of[STUDY_CHANGE_SIZE].before, 3);
	expect_equal(all.of[STUDY_CHANGE_SIZE].after, 4);
	expect_equal(all.of[STUDY_CHANGE_SIZE].squares, 1);
	expect_equal(all.of[STUDY_CHANGE_UNPAID].before, 1000);
	expect_equal(all.of[STUDY_CHANGE_UNPAID].after, 500);
	expect_equal(all.of[STUDY_CHANGE_BRIDGING].after, 2);
	expect_equal(all.of[STUDY_CHANGE_NEW].after, 1);
	one.nets_n = 3;
	study_change_add(&all, &design, &one);
	expect_equal(all.of[STUDY_CHANGE_NEW].known, 2);
	expect_equal(all.of[STUDY_CHANGE_NEW].after, 1);
}

TEST("study change: whoever has no two such days is not known, and is counted")
{
	const struct study_net nets[] = {net_of("2024-11-01", ids_now, 4, 1),
	                                 net_of("2025-02-20", ids_then, 3, 3),
	                                 net_of("2025-06-10", ids_now, 4, 2)};
	struct study_changed one = somebody(nets, 3);
	struct study_changes all = {.participants = 0};
	struct study_change_row row;

	study_change_add(&all, &design, &one);
	one.nets_n = 1;
	study_change_add(&all, &design, &one);
	one.nets_n = 0;
	study_change_add(&all, &design, &one);
	expect_equal(all.participants, 3);
	expect_equal(all.of[STUDY_CHANGE_SIZE].known, 0);
	expect_equal(all.of[STUDY_CHANGE_NEW].known, 0);
	study_change_row(&design, &all, STUDY_CHANGE_SIZE, &row);
	expect_equal(study_rounded(row.known), -1);
	expect_true(isnan(row.after));
}

TEST_ONCE("study change: a figure on fewer than ten people is not shown, and "
          "counts are rounded")
{
	struct study_changes all = {
	        .participants = 62,
	        .of = {[STUDY_CHANGE_GOALS] = {40, 0, 12, 12},
	               [STUDY_CHANGE_NEW] = {40, 0, 33, 33},
	               [STUDY_CHANGE_SIZE] = {9, 9, 18, 12},
	               [STUDY_CHANGE_UNPAID] = {58, 29000, 34800, 1160000}}};
	struct study_change_row row;

	study_change_row(&design, &all, STUDY_CHANGE_GOALS, &row);
	expect_equal(study_rounded(row.known), 40);
	expect_equal(study_rounded(row.unknown), 20);
	expect_true(row.asked && row.low > 18.05 && row.low < 18.15);
	expect_true(row.high > 45.35 && row.high < 45.5);
	expect_true(isnan(row.change));
	/* seven have nobody new: few, too */
	study_change_row(&design, &all, STUDY_CHANGE_NEW, &row);
	expect_true(isnan(row.low) && isnan(row.after));
	study_change_row(&design, &all, STUDY_CHANGE_SIZE, &row);
	expect_equal(study_rounded(row.known), -1);
	expect_true(isnan(row.before) && isnan(row.low));
	study_change_row(&design, &all, STUDY_CHANGE_UNPAID, &row);
	expect_equal(study_rounded(row.known), 60);
	expect_equal(study_rounded(row.unknown), -1);
	expect_true(row.before > 49.99 && row.before < 50.01);
	expect_true(row.change > 9.99 && row.change < 10.01);
	expect_true(row.low > 0 && row.low < 10 && row.high > 10);
}

TEST_ONCE("study change: what is kept is read again, and what is none is not")
{
	struct study_changes all = {
	        .participants = 7,
	        .of = {[STUDY_CHANGE_SIZE] = {5, 9, 18, 12},
	               [STUDY_CHANGE_GOALS] = {6, 0, 2, 2}}};
	struct arena *arena = arena_create(1 << 20);
	struct study_design d = design;
	struct study_changes back;
	struct str kept = study_changes_put(arena, &d, &all);

	expect_true(study_changes_read(kept, &back));
	expect_equal(back.participants, 7);
	expect_equal(back.of[STUDY_CHANGE_SIZE].squares, 12);
	d.more = 1u << STUDY_MORE_GOALS;
	expect_str(study_changes_put(arena, &d, &all),
	           "participants,7 goals,6,0,2,2");
	d.more = 0;
	expect_str(study_changes_put(arena, &d, &all), "");
	expect_false(study_changes_read(S(""), &back));
	expect_false(study_changes_read(S("goals,1"), &back));
	expect_false(study_changes_read(S("moods,1,2,3,4"), &back));
	arena_drop(arena);
}

/* --- a whole study -------------------------------------------------------- */

static const struct fault *
describe(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study_design d;

	TRY(study_one(ctx, f->id, &f->study));
	d = f->study.design;
	d.more = ALONE;
	return study_change(ctx, f->id, &d, f->study.version,
	                    S("Somebody wants to know what changed"));
}

static struct str
page_of(struct freeze_try *f)
{
	struct http *h = http_serve(f->w, f->w->app->capabilities);
	const char *path =
	        str_c(f->w->arena, study_path(f->w->arena, f->id, ""));

	return http_get(h, "eve", path).body;
}

TEST("study change: what is described of participants is in the registered "
     "plan, and nothing of it is shown before outcomes are opened")
{
	struct freeze_try f = study_try_new(t);
	struct eval_plan plan;

	expect_ok(world_do(f.w, "eve", describe, &f));
	f.kind = STUDY_PLAN;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_ok(eval_plan_text(t->arena, f.people, &plan));
	expect_equal(plan.described_n, 2);
	expect_str(plan.described[0], "goals");
	expect_equal(plan.outcomes_n, 3);
	study_ours_many(&f);
	expect_ok(world_do(f.w, NULL, study_try_nets, &f));
	study_pool_of(&f, 200);
	study_do(&f, study_try_freeze);
	expect_has(f.study.changes, "participants,60 goals,60,0,");
	expect_has(f.study.changes, " size,41,82,123,41 ");
	study_do(&f, study_try_match);
	expect_has(page_of(&f), "Described of participants alone");
	expect_lacks(page_of(&f), "What changed among participants");
	study_do(&f, study_try_accept);
	expect_has(page_of(&f), "What changed among participants");
	expect_has(page_of(&f), "this is not an effect of the programme");
	expect_has(page_of(&f), "People around somebody");
	expect_has(page_of(&f), "+1.0 (+1.0 to +1.0)");
}

TEST("study change: a study that describes nothing of participants keeps and "
     "shows nothing")
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	expect_ok(world_do(f.w, NULL, study_try_nets, &f));
	study_pool_of(&f, 200);
	study_do(&f, study_try_freeze);
	expect_str(f.study.changes, "");
	study_do(&f, study_try_match);
	study_do(&f, study_try_accept);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_lacks(page_of(&f), "What changed among participants");
}
