/* form_keep_test.c - assessments kept beside a person: a rule each.  Every
 * file here is made up. */
#include "kernel/outbox/outbox.h"
#include "practice/strengths/form_local.h"
#include "register/people/people_world_test.h"

struct
try {
	struct world *w;
	struct person_id person;
	struct str file;
	struct form_kept kept;
	struct form_doc doc;
	struct form_kept *list;
	size_t n;
	bool added;
	struct person_id gone;
	struct merge_id merge;
};

static const struct query events_n = {
        .name = "form_test.events_n",
        .shows_nobody = "a test",
        .scans = "a test",
        .text = "select count(*) as n from outbox_event"
                " where kind = 'strengths.form_in'",
};
static const struct query audits_n = {
        .name = "form_test.audits_n",
        .shows_nobody = "a test",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry"
                " where what = 'strengths.form_in'",
};
static const struct query damage = {
        .name = "form_test.damage",
        .unaudited = "damage done by a test",
        .scans = "a test",
        .text = "update strengths_form set document ="
                " replace(document, 'SELF_SIGNED', 'COUNTERSIGNED')",
};
static const struct query *const more[] = {&events_n, &audits_n, &damage, NULL};

static struct try
try_new(struct test *t)
{
	struct try try = {.w = world_with(t, more)};

	people_real(try.w);
	try.person = try.w->jay;
	return try;
}

static struct str
fiction(struct try *try, int64_t version, const char *uuid)
{
	return form_fiction(try->w->arena,
	                    &(struct form_fiction){.seed = 4,
	                                           .version = version,
	                                           .uuid = uuid,
	                                           .tag = "SELF_SIGNED",
	                                           .sections = 9});
}
#define U1 "00000000-0000-4000-8000-00000000000a"
#define U2 "00000000-0000-4000-8000-00000000000b"

static const struct fault *
do_take(struct ctx *ctx, void *data)
{
	struct try *try = data;
	struct form_in in;

	TRY(form_ready(ctx->arena, try->file, &in));
	return form_take(ctx, try->person, &in, &try->kept, &try->added);
}

static const struct fault *
see_list(struct ctx *ctx, void *data)
{
	struct try *try = data;

	return form_list(ctx, try->person, &try->list, &try->n);
}

static const struct fault *
see_one(struct ctx *ctx, void *data)
{
	struct try *try = data;
	struct form_kept one;

	TRY(form_get(ctx, try->person, try->kept.id, &one, &try->doc));
	try->kept = one;
	return NULL;
}

static size_t
listed(struct try *try, const char *who)
{
	expect_ok(world_see(try->w, who, see_list, try));
	return try->n;
}

TEST("needs: what is brought in is kept with its day and who brought it, with "
     "one audit entry and one event")
{
	struct try try = try_new(t);

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_true(try.added);
	expect_equal(listed(&try, "sam"), 1);
	expect_equal(try.list[0].at.ms, try.kept.at.ms);
	expect_equal(try.list[0].by.v, world_user(try.w, "sam").v);
	expect_equal(try.list[0].number, 1);
	expect_equal(try.list[0].complete, 9);
	expect_str(try.list[0].tag, "SELF_SIGNED");
	expect_str(try.list[0].document, "");
	expect_equal(world_count(try.w, &events_n, NO_ARGS), 1);
	expect_equal(world_count(try.w, &audits_n, NO_ARGS), 1);
}

TEST("needs: the same file twice is told, and changes nothing")
{
	struct try try = try_new(t);
	struct form_id first;

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	first = try.kept.id;
	world_later(try.w, 60000);
	try.file = str_print(try.w->arena, " \n%.*s\n", STR_ARG(try.file));
	expect_ok(world_do(try.w, "priya", do_take, &try));
	expect_false(try.added);
	expect_equal(try.kept.id.v, first.v);
	expect_equal(listed(&try, "sam"), 1);
	expect_equal(world_count(try.w, &events_n, NO_ARGS), 1);
	expect_equal(world_count(try.w, &audits_n, NO_ARGS), 1);
}

TEST("needs: each file brought in stays, and the newest is first")
{
	struct try try = try_new(t);

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	world_later(try.w, 60000);
	try.file = fiction(&try, 2, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_true(try.added);
	expect_equal(listed(&try, "sam"), 2);
	expect_equal(try.list[0].number, 2);
	expect_equal(try.list[1].number, 1);
}

TEST("needs: the file comes back out as it came in")
{
	struct try try = try_new(t);
	json_t *was = NULL, *is = NULL;

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_ok(world_see(try.w, "sam", see_one, &try));
	expect_ok(json_read(t->arena, try.file, &was));
	expect_ok(json_read(t->arena, try.kept.document, &is));
	expect_true(json_equal(was, is));
}

TEST("needs: an assessment of somebody else is not taken in a second time")
{
	struct try try = try_new(t);

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	try.person = try.w->kit;
	try.file = fiction(&try, 2, U1);
	expect_refused(t, world_do(try.w, "ned", do_take, &try),
	               "This assessment is already kept with somebody else. "
	               "Look again whose file it is");
	expect_equal(listed(&try, "ned"), 0);
	expect_equal(world_count(try.w, &events_n, NO_ARGS), 1);
	try.file = fiction(&try, 2, U2);
	expect_ok(world_do(try.w, "ned", do_take, &try));
	expect_true(try.added);
	try.file = S("{\"assessment\":{},\"x\":1}");
	expect_ok(world_do(try.w, "ned", do_take, &try));
	try.person = try.w->jay;
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_true(try.added);
}

TEST("needs: a person out of reach is not there: nothing is taken in and "
     "nothing is seen")
{
	struct try try = try_new(t);

	try.file = fiction(&try, 1, U1);
	expect_fault(world_do(try.w, "ned", do_take, &try), FAULT_NOT_FOUND,
	             NULL);
	expect_equal(world_count(try.w, &audits_n, NO_ARGS), 0);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_equal(listed(&try, "ned"), 0);
	expect_equal(listed(&try, "ada"), 0);
	expect_equal(listed(&try, "jay"), 1);
	expect_fault(world_see(try.w, "ned", see_one, &try), FAULT_NOT_FOUND,
	             "We cannot find that form");
	try.person = try.w->kit;
	expect_fault(world_see(try.w, "ned", see_one, &try), FAULT_NOT_FOUND,
	             "We cannot find that form");
}

TEST("needs: whoever reads an assessment is noted as having seen the person")
{
	struct try try = try_new(t);

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_ok(world_see(try.w, "sam", see_one, &try));
	expect_true(world_seen.n > 0);
}

static const struct fault *
do_merge(struct ctx *ctx, void *data)
{
	struct try *try = data;

	return people_merge(ctx, try->gone, try->w->jay, &try->merge);
}

static const struct fault *
do_undo(struct ctx *ctx, void *data)
{
	struct try *try = data;

	return people_merge_undo(ctx, try->merge);
}

TEST("needs: a merge moves the assessments, and undo gives them back")
{
	struct try try = try_new(t);

	try.gone = person_new(try.w, "X200001", "Jai", "Mercer", NULL, "sam");
	try.person = try.gone;
	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_ok(world_do(try.w, "morgan", do_merge, &try));
	try.person = try.w->jay;
	expect_equal(listed(&try, "sam"), 1);
	try.file = fiction(&try, 2, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_true(try.added);
	expect_ok(world_do(try.w, "morgan", do_undo, &try));
	expect_equal(listed(&try, "sam"), 1);
	try.person = try.gone;
	expect_equal(listed(&try, "sam"), 1);
}

static const struct fault *
do_check(struct ctx *ctx, void *data)
{
	(void)data;
	return form_check(ctx);
}

TEST("needs: a document that was altered is found by check")
{
	struct try try = try_new(t);

	try.file = fiction(&try, 1, U1);
	expect_ok(world_do(try.w, "sam", do_take, &try));
	expect_ok(world_see(try.w, NULL, do_check, NULL));
	world_finds(try.w, &damage, form_check, "is not what was brought in");
}

TEST("needs: what cannot be given back whole is not taken in")
{
	struct form_in in = {.document = S("untouched")};

	expect_ok(form_ready(t->arena, S("{\"assessment\":{}}"), &in));
	expect_str(in.document, "{\"assessment\":{}}");
	in.document = S("untouched");
	expect_fault(form_ready(t->arena,
	                        S("{\"assessment\":{},\"n\":"
	                          "123456789012345678901234567890}"),
	                        &in),
	             FAULT_INVALID, NULL);
	expect_str(in.document, "untouched");
}

static struct str
exported(struct arena *arena, const struct form_doc *doc)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	form_write(&buf, doc);
	expect_false(buf.full);
	return buf_get(&buf);
}

/* By one transaction each, on either engine: about a second of them. */
#define KEPT 200

TEST("needs: two hundred whole assessments of chance are kept and read back, "
     "and what goes out of each is what came in")
{
	struct try try = try_new(t);

	for (uint64_t i = 0; i < KEPT; i++) {
		struct form_fiction how = {.seed = 1000 + i,
		                           .version = (int64_t)i + 1,
		                           .uuid = U1,
		                           .tag = "SELF_SIGNED",
		                           .sections = (int)(i % 9) + 1,
		                           .odd = i % 4 == 0};
		struct arena *arena = arena_create(0);
		struct form_doc came;

		try.file = form_fiction(arena, &how);
		expect_ok(form_read(arena, try.file, &came));
		expect_ok(world_do(try.w, "sam", do_take, &try));
		expect_true(try.added);
		expect_ok(world_see(try.w, "sam", see_one, &try));
		expect_true(json_equal(try.doc.json, came.json));
		expect_true(str_equal(exported(arena, &try.doc),
		                      exported(arena, &came)));
		arena_drop(arena);
	}
}
