#include "practice/plan/plan_file_world_test.h"
#include "practice/plan/plan_check_local.h"
#include "register/people/people_world_test.h"
#include "tests/test.h"

struct str
file_of(struct arena *arena, const char *text)
{
	char *p = str_c(arena, str_of(text));

	for (size_t i = 0; p[i] != '\0'; i++)
		if (p[i] == '\'')
			p[i] = '"';
	return str_of(p);
}

struct plan_file_try
plan_file_try_new(struct test *t)
{
	struct world *w = people_world(t);

	return (struct plan_file_try){.w = w, .person = w->jay};
}

const struct fault *
try_file_put(struct ctx *ctx, void *data)
{
	const struct plan_hmpps_who any = {.crn = S(""), .forename = S("")};
	struct plan_file_try *p = data;
	struct plan_hmpps in;
	struct problems problems;

	problems_init(&problems, ctx->arena);
	plan_hmpps_read(ctx->arena, p->document, &any, &in, &problems);
	TRY(problems_fault(&problems));
	return plan_file_put(ctx, p->person, p->document, &in, &p->file);
}

const struct fault *
try_file_preview(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_file_preview(ctx, p->person, &p->preview);
}

const struct fault *
try_file_take(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_file_take(ctx, p->person, p->file, p->seen, &p->preview);
}

const struct fault *
try_file_drop(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_file_drop(ctx, p->person, p->file);
}

const struct fault *
try_file_get(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_file_get(ctx, p->person, p->file, &p->got);
}

const struct fault *
try_file_list(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_files(ctx, p->person, &p->files, &p->files_n);
}

const struct fault *
try_file_write(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	struct plan_hmpps_who who = {.forename = S("Jay")};
	struct plan_whole whole;
	struct buf buf;

	TRY(people_crn(ctx, p->person, &who.crn));
	TRY(plan_read(ctx, p->person, &whole));
	buf_init(&buf, ctx->arena, 0);
	TRY(plan_file_write(ctx, p->shape, &who, &whole, &buf));
	p->out = str_copy(p->w->arena, buf_get(&buf));
	return NULL;
}

const struct fault *
try_file_whole(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_read(ctx, p->person, &p->whole);
}

const struct fault *
try_file_check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

const struct plan_preview *
try_looked(struct plan_file_try *p, struct str file)
{
	p->document = file;
	expect_ok(world_do(p->w, "sam", try_file_put, p));
	expect_ok(world_see(p->w, "sam", try_file_preview, p));
	p->seen = p->preview.whole.plan.version;
	return &p->preview;
}

const struct plan_whole *
try_taken(struct plan_file_try *p, struct str file)
{
	try_looked(p, file);
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	return &p->whole;
}
