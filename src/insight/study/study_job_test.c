/* study_job_test.c - several servers at one study, and a server that ends. */
#include "insight/study/study_job.h"
#include "insight/study/study_world_test.h"

/* What is asked of a study, as a server of its own has read it. */
static void
begun(struct freeze_try *f, enum study_asked asked, struct study_working *w)
{
	struct study_asking asking = {.study = f->id,
	                              .organisation = f->w->organisation,
	                              .by = world_user(f->w, "eve"),
	                              .asked = asked,
	                              .version = f->study.version};

	study_job_begin(w, f->w->app, &asking);
}

static void
see(struct freeze_try *f)
{
	expect_ok(world_see(f->w, "eve", study_try_look, f));
}

TEST("study job: what another server did meanwhile is not done again")
{
	struct freeze_try f = study_try_new(t);
	struct study_working slow;

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	study_ours(&f, "X200003", "2023-01-12", NULL, NULL);
	study_ours(&f, "X200004", "2023-01-13", NULL, NULL);
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	see(&f);
	begun(&f, STUDY_ASK_FREEZE, &slow);
	study_job_compute(&slow);
	study_work(f.w->app);
	see(&f);
	expect_equal(f.study.state, STUDY_FROZEN);
	int64_t version = f.study.version, changes = world_changes(f.w);

	study_job_end(&slow);
	see(&f);
	expect_equal(f.study.version, version);
	expect_equal(world_changes(f.w), changes);
}

TEST("study job: a release knows what another server released meanwhile")
{
	struct freeze_try a = study_try_new(t), b;
	struct study_working slow;

	study_ours_many(&a);
	study_pool_of(&a, 300);
	b = a;
	expect_ok(world_do(b.w, "eve", study_try_begin, &b));
	study_pool_of(&b, 300);
	study_to_checked(&a);
	study_to_checked(&b);
	expect_ok(world_do(a.w, "morgan", study_try_publish, &a));
	see(&a);
	begun(&a, STUDY_ASK_PUBLISH, &slow);
	study_job_compute(&slow);
	expect_equal(slow.told, -1);
	expect_equal(slow.kept_n, 0);
	expect_ok(world_do(b.w, "morgan", study_try_publish, &b));
	see(&b);
	struct study_working quick;

	begun(&b, STUDY_ASK_PUBLISH, &quick);
	study_job_compute(&quick);
	study_job_end(&quick);
	see(&b);
	expect_equal(b.study.state, STUDY_PUBLISHED);
	study_job_end(&slow);
	see(&a);
	expect_equal(a.study.state, STUDY_CHECKED);
	expect_equal(a.study.asked, STUDY_ASK_PUBLISH);
	study_work(a.w->app);
	see(&a);
	expect_equal(a.study.asked, -1);
}

TEST("study job: what was left off when the server ended is asked still")
{
	struct freeze_try f = study_try_new(t);
	struct study_working w;

	study_ours_many(&f);
	study_pool_of(&f, 300);
	study_do(&f, study_try_freeze);
	expect_ok(world_do(f.w, "eve", study_try_match, &f));
	see(&f);
	f.w->app->stopping = true;
	begun(&f, STUDY_ASK_MATCH, &w);
	study_job_compute(&w);
	study_job_end(&w);
	study_work(f.w->app);
	see(&f);
	expect_equal(f.study.asked, STUDY_ASK_MATCH);
	expect_equal(f.study.state, STUDY_FROZEN);
	f.w->app->stopping = false;
	study_work(f.w->app);
	see(&f);
	expect_equal(f.study.state, STUDY_MATCHED);
}
