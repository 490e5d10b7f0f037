/* study_balance_test.c - a comparison is accepted by somebody, and what was
 * done is kept and verified. */
#include <string.h>
#include <unistd.h>

#include "insight/study/study_job.h"
#include "insight/study/study_run.h"
#include "insight/study/study_world_test.h"
#include "kernel/audit/audit.h"

static struct freeze_try
matched(struct test *t, bool quiet)
{
	struct freeze_try f = study_try_new(t);

	f.quiet = quiet;
	study_ours_many(&f);
	study_pool_of(&f, 300);
	study_do(&f, study_try_freeze);
	study_do(&f, study_try_match);
	return f;
}

static struct str
body_of(struct freeze_try *f, enum study_kind kind)
{
	f->kind = (int)kind;
	expect_ok(world_see(f->w, "eve", study_try_fetch, f));
	return f->people;
}

static const struct fault *
balance(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	json_t *out;

	return study_balance(ctx, f->id, &out);
}

TEST("study: no outcome is opened before somebody looked at how alike the "
     "groups are and accepted it")
{
	struct freeze_try f = study_try_new(t);

	expect_fault(world_see(f.w, "eve", balance, &f), FAULT_NOT_FOUND,
	             "People are not matched yet");
	f = matched(t, false);
	expect_equal(f.study.state, STUDY_MATCHED);
	expect_ok(world_see(f.w, "eve", balance, &f));
	expect_has(body_of(&f, STUDY_BALANCE), "\"balance\":[");
	expect_lacks(body_of(&f, STUDY_BALANCE), "\"effects\"");
	expect_lacks(body_of(&f, STUDY_RUN), "unlock");
	f.kind = STUDY_RESULT;
	expect_fault(world_see(f.w, "eve", study_try_fetch, &f),
	             FAULT_NOT_FOUND, NULL);
	f.study.version--;
	expect_fault(world_do(f.w, "eve", study_try_accept, &f), FAULT_CONFLICT,
	             NULL);
	f.study.version++;
	study_do(&f, study_try_accept);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_equal(f.study.analysed_by.v, world_user(f.w, "eve").v);
	expect_has(body_of(&f, STUDY_RUN), "unlock");
}

struct back {
	struct freeze_try *f;
	struct str reason;
	struct study_judgement *said;
	size_t n;
};

static const struct fault *
send_back(struct ctx *ctx, void *data)
{
	struct back *b = data;

	return study_send_back(ctx, b->f->id, b->f->study.version, b->reason);
}

static const struct fault *
judgements(struct ctx *ctx, void *data)
{
	struct back *b = data;

	return study_judgements(ctx, b->f->id, &b->said, &b->n);
}

TEST("study: a comparison that is sent back has a reason, and both stay")
{
	struct freeze_try f = matched(t, false);
	struct back b = {.f = &f, .reason = S("too short")};

	expect_problem(world_do(f.w, "eve", send_back, &b), "reason",
	               "Say in at least ten characters why it is sent back");
	b.reason = S("Ages differ too much");
	expect_ok(world_do(f.w, "eve", send_back, &b));
	expect_refused(t, world_do(f.w, "eve", send_back, &b),
	               "The study does not stand where this can be done");
	expect_ok(world_see(f.w, "eve", judgements, &b));
	expect_equal(b.n, 1);
	expect_str(b.said[0].reason, "Ages differ too much");
	expect_false(b.said[0].accepted);
	study_do(&f, study_try_freeze);
	study_do(&f, study_try_match);
	study_do(&f, study_try_accept);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_has(body_of(&f, STUDY_RESULT), "\"designs\":2");
	expect_ok(world_see(f.w, "eve", judgements, &b));
	expect_equal(b.n, 2);
	expect_true(b.said[1].accepted);
}

static const struct fault *
ask_verify(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_verify(ctx, f->id);
}

/* Somebody takes a line out of what was kept. */
static const struct fault *
tamper(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	char *text = arena_bytes(ctx->arena, f->people.n, 1), *at;

	memcpy(text, f->people.p, f->people.n);
	at = memmem(text, f->people.n, "accept", 6);
	claim(at != NULL);
	*at = 'A';
	TRY(study_file_put(ctx, f->id, STUDY_RUN,
	                   (struct str){text, f->people.n}, 0, ctx->actor));
	return audit_record(ctx, "study.pool", (struct person_id){0}, f->id);
}

TEST("study: what a study did is kept, and gives the same bytes again")
{
	struct freeze_try f = matched(t, false);

	expect_refused(t, world_do(f.w, "eve", ask_verify, &f),
	               "The study is not analysed yet");
	study_do(&f, study_try_accept);
	expect_equal(f.study.head.n, 64);
	expect_has(body_of(&f, STUDY_RUN), str_c(t->arena, f.study.head));
	expect_lacks(body_of(&f, STUDY_RUN), "matches-");
	study_do(&f, ask_verify);
	expect_equal(f.study.told, -1);
	expect_true(f.study.verified_at.ms > 0);
	(void)body_of(&f, STUDY_RUN);
	expect_ok(world_do(f.w, "eve", tamper, &f));
	study_do(&f, ask_verify);
	expect_equal(f.study.told, STUDY_NOT_SAME);
	expect_equal(f.study.state, STUDY_ANALYSED);
}

TEST("study: after an analysis that came to nothing the same plan and rows "
     "are not analysed again, and that it was tried stays")
{
	struct freeze_try f = matched(t, true);
	int64_t kept;

	study_do(&f, study_try_accept);
	expect_equal(f.study.told, STUDY_NOT_ESTIMABLE);
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_has(body_of(&f, STUDY_RUN), "unlock");
	study_do(&f, study_try_freeze);
	(void)body_of(&f, STUDY_RUN);
	kept = f.file.id;
	study_do(&f, study_try_match);
	expect_equal(f.study.told, STUDY_UNCHANGED);
	expect_equal(f.study.state, STUDY_REGISTERED);
	/* it did nothing, and so its folder is not written once more */
	(void)body_of(&f, STUDY_RUN);
	expect_equal(f.file.id, kept);
	study_pool_of(&f, 200);
	study_do(&f, study_try_freeze);
	study_do(&f, study_try_match);
	expect_equal(f.study.state, STUDY_MATCHED);
	expect_has(body_of(&f, STUDY_RUN), "The rows were put together again");
	expect_true(f.file.id != kept);
}

TEST("study run: what is put back is what was kept, byte for byte")
{
	const char *there = test_path(t, "there"),
	           *again = test_path(t, "again");
	struct str kept = S("{\"plans\":2,\"files\":{\"ledger.jsonl\":"
	                    "\"a\\nb\\u00e9\",\"plan-1.json\":\"{}\"}}");
	struct str taken = S(""), once_more = S("");
	int64_t plans = 0;

	expect_true(study_run_put(t->arena, kept, there, &plans));
	expect_equal(plans, 2);
	expect_true(study_run_take(t->arena, there, plans, &taken));
	expect_true(study_run_put(t->arena, taken, again, &plans));
	expect_true(study_run_take(t->arena, again, plans, &once_more));
	expect_equal(taken.n, once_more.n);
	expect_str(str_of(json_string_value(
	                   json_object_get(study_run_files(t->arena, once_more),
	                                   "ledger.jsonl"))),
	           "a\nb\xc3\xa9");
	expect_false(study_run_put(t->arena, kept, there, &plans));
	expect_false(study_run_take(t->arena, test_path(t, "none"), 1, &taken));
}

TEST("study run: a name that leads elsewhere is not put back")
{
	static const char *const names[] = {"../out", "/etc/x", ".hidden",
	                                    "A b", ""};
	int64_t plans;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str kept =
		        str_print(t->arena,
		                  "{\"plans\":1,\"files\":{\"%s\":\"x\"}}",
		                  names[i]);
		const char *folder = test_path(
		        t, str_c(t->arena, str_print(t->arena, "r%zu", i)));

		expect_false(study_run_put(t->arena, kept, folder, &plans));
	}
	expect_equal(access(test_path(t, "out"), F_OK), -1);
	expect_false(study_run_put(t->arena, S("no json"), test_path(t, "x"),
	                           &plans));
	expect_false(study_run_put(t->arena, S("{\"files\":[]}"),
	                           test_path(t, "y"), &plans));
}
