/*
 * draft_test.c - drafts by their rules; on pages: router_draft_test.c.
 */
#include "kernel/identity/draft_local.h"
#include "tests/world.h"

struct typing {
	const char *action;
	struct str fields;
};

static const struct fault *
keep(struct ctx *ctx, void *data)
{
	const struct typing *typing = data;
	struct pair form[] = {{S("action"), str_of(typing->action)},
	                      {S("fields"), typing->fields}};
	struct request req = {
	        .arena = ctx->arena, .method = POST, .form = {form, 2}};
	struct reply reply;

	reply_init(&reply, ctx->arena);
	return draft_post(ctx, &req, &reply);
}

static const struct fault *
kept(struct world *w, const char *who, const char *action, struct str fields)
{
	struct typing typing = {action, fields};

	return world_do(w, who, keep, &typing);
}

struct reading {
	const struct request_draft *drafts;
	size_t n;
};

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct reading *reading = data;

	return draft_read(ctx, &reading->drafts, &reading->n);
}

static struct reading
drafts_of(struct world *w, const char *who)
{
	struct reading reading = {0};

	expect_ok(world_see(w, who, look, &reading));
	return reading;
}

TEST("draft: a draft is shown to nobody but whoever typed it")
{
	struct world *w = world_new(t);
	struct reading own;

	expect_ok(kept(w, "sam", "/a/form", S("title=Walk+far&csrf=x&key=y")));
	own = drafts_of(w, "sam");
	expect_equal(own.n, 1);
	expect_str(own.drafts[0].action, "/a/form");
	expect_equal(own.drafts[0].fields.n, 1);
	expect_str(own.drafts[0].fields.v[0].name, "title");
	expect_str(own.drafts[0].fields.v[0].value, "Walk far");
	expect_equal(drafts_of(w, "priya").n, 0);
	expect_equal(drafts_of(w, "jay").n, 0);
}

TEST("draft: of one form there is one draft, the newest")
{
	struct world *w = world_new(t);
	struct reading own;

	expect_ok(kept(w, "sam", "/a/form", S("title=Walk")));
	expect_ok(kept(w, "priya", "/a/form", S("title=Run")));
	world_later(w, 5000);
	expect_ok(kept(w, "sam", "/a/form", S("title=Walk+on")));
	own = drafts_of(w, "sam");
	expect_equal(own.n, 1);
	expect_str(own.drafts[0].fields.v[0].value, "Walk on");
	own = drafts_of(w, "priya");
	expect_equal(own.n, 1);
	expect_str(own.drafts[0].fields.v[0].value, "Run");
}

static const struct fault *
sweep(struct ctx *ctx, void *data)
{
	(void)data;
	return draft_store_sweep(ctx);
}

TEST("draft: a draft ends after fourteen days")
{
	struct world *w = world_new(t);
	int64_t day = INT64_C(24) * 60 * 60 * 1000;

	expect_ok(kept(w, "sam", "/a/form", S("title=Walk")));
	world_later(w, DRAFT_DAYS * day - 1000);
	expect_ok(world_do(w, NULL, sweep, NULL));
	expect_equal(drafts_of(w, "sam").n, 1);
	world_later(w, 2000);
	expect_ok(world_do(w, NULL, sweep, NULL));
	expect_equal(drafts_of(w, "sam").n, 0);
}

TEST("draft: somebody has at most thirty drafts: the oldest goes")
{
	struct world *w = world_new(t);
	struct reading own;

	for (int i = 0; i <= DRAFT_MOST; i++) {
		world_later(w, 1000);
		expect_ok(kept(w, "sam", str_print(t->arena, "/a/form/%d", i).p,
		               S("title=Walk")));
	}
	own = drafts_of(w, "sam");
	expect_equal(own.n, DRAFT_MOST);
	expect_str(own.drafts[0].action, "/a/form/30");
	expect_str(own.drafts[DRAFT_MOST - 1].action, "/a/form/1");
}

TEST("draft: a draft is no entry in the record: it is neither audited nor "
     "found")
{
	struct world *w = world_new(t);
	int64_t before = world_changes(w);

	expect_ok(kept(w, "sam", "/a/form", S("title=Walk")));
	(void)drafts_of(w, "sam");
	expect_equal(world_seen.n, 0);
	expect_equal(world_changes(w), before);
}

TEST("draft: what is no form of ours, is too long or cannot be read is not "
     "kept")
{
	struct world *w = world_new(t);
	char *p = arena_bytes(t->arena, DRAFT_BYTES_MOST + 1, 1);

	for (size_t i = 0; i <= DRAFT_BYTES_MOST; i++)
		p[i] = 'a';
	expect_problem(kept(w, "sam", "//evil.example", S("a=b")), "action",
	               "This is no address of a form");
	expect_problem(kept(w, "sam", "", S("a=b")), "action",
	               "This is no address of a form");
	expect_problem(kept(w, "sam", "/a?b=1", S("a=b")), "action",
	               "This is no address of a form");
	expect_problem(kept(w, "sam", "/\\a", S("a=b")), "action",
	               "This is no address of a form");
	expect_problem(kept(w, "sam", "/a\nb", S("a=b")), "action",
	               "This is no address of a form");
	expect_problem(
	        kept(w, "sam", "/a", (struct str){p, DRAFT_BYTES_MOST + 1}),
	        "fields", "This is too long to be kept before it is saved");
	expect_problem(kept(w, "sam", "/a", S("a=%zz")), "fields",
	               "What was sent could not be read");
	expect_equal(drafts_of(w, "sam").n, 0);
	expect_ok(kept(w, "sam", "/a", (struct str){p, DRAFT_BYTES_MOST}));
}
