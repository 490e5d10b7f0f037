/*
 * evaluator_test.c - an evaluator sees no name: asked of every route there is,
 * so that a new one is asked, too.
 */
#include <stdio.h>
#include <string.h>

#include "insight/study/study.h"
#include "tests/system/system.h"

/* Pages and answers about one person, and lists of people. */
static bool
is_of_people(const struct route *r)
{
	static const char *const begins[] = {"/people", "/api/people"};

	if (strstr(r->path, ":crn") != NULL)
		return true;
	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (strncmp(r->path, begins[i], strlen(begins[i])) == 0)
			return true;
	return false;
}

static struct http *
begun(struct test *t)
{
	struct http *h = http_new(t);

	world_add(h->w, "eve", R(EVALUATOR), NULL);
	system_people(h->w);
	return h;
}

/* What is asked with nothing in it. */
static struct http_reply
ask(struct http *h, const struct route *r, const char *path)
{
	if (r->method == GET)
		return http_get(h, "eve", path);
	if (strncmp(path, "/api/", 5) == 0)
		return http_json(h, "eve", path,
		                 str_c(h->w->arena,
		                       id_show(h->w->arena, id_new())),
		                 "{}");
	return http_post(h, "eve", path, FIELDS("nothing", "x"));
}

/* No: by their role, or, where both sides come to one address, as a record that
 * is not there; and no file is taken from them. */
static bool
is_refused(const struct route *r, const struct http_reply *reply)
{
	bool both = r->permission == CAN_SIGNED_IN;

	if (permission_held(R(EVALUATOR), r->permission) != both ||
	    str_has(reply->body, S("Zzyzx")))
		return false;
	return reply->status == (both ? 404 : 403) ||
	       (both && r->upload && reply->status == 415);
}

TEST("system: an evaluator is refused every route of a person or of people")
{
	struct http *h = begun(t);
	const struct route *const *all;
	size_t n, asked = 0, faults = 0;

	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++) {
		const struct route *r = all[i];
		struct http_reply reply;

		if (!is_of_people(r))
			continue;
		asked++;
		if (r->method != GET && r->method != POST) {
			faults += r->permission != CAN_SIGNED_IN &&
			          permission_held(R(EVALUATOR), r->permission);
			continue;
		}
		reply = ask(h, r, system_path(t->arena, r->path, SYSTEM_OURS));
		if (is_refused(r, &reply))
			continue;
		fprintf(stderr, "# %s: %d\n", r->path, reply.status);
		faults++;
	}
	expect_true(asked > 100);
	expect_equal(faults, 0);
	/* whose case it is is not refused: it is there to be seen */
	expect_has(http_get(h, "sam", "/people/" SYSTEM_OURS).body, "Zzyzx");
}

static const struct fault *
plan_a_study(struct ctx *ctx, void *data)
{
	const struct study_design design = {
	        .title = S("Did it help?"),
	        .question = S("Do fewer people reoffend within a year?"),
	        .start = STUDY_AT_PLAN,
	        .from = date_add_days(ctx->today, -700),
	        .to = date_add_days(ctx->today, -600),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 2,
	        .base = 370,
	        .fall = 50,
	        .columns = 1u << STUDY_AGE,
	        .reviewers = S("A panel of three"),
	        .basis = S("A task in the public interest"),
	};
	int64_t *id = data;

	TRY(study_make(ctx, &design, id));
	TRY(study_look(ctx, *id, 84));
	return study_register(ctx, *id);
}

/* The path of a study that there is, and otherwise of nothing. */
static const char *
path_of(struct test *t, const struct route *r, int64_t study)
{
	static const char of[] = "/studies/:study";
	const char *rest = r->path + sizeof(of) - 1;

	if (strncmp(r->path, of, sizeof(of) - 1) != 0)
		return system_path(t->arena, r->path, SYSTEM_OURS);
	return str_c(t->arena,
	             str_print(t->arena, "/studies/%.*s%s",
	                       STR_ARG(id_show(t->arena, study)), rest));
}

static bool
names_somebody(struct str body)
{
	return str_has(body, S("Zzyzx")) || str_has(body, S("Rhian")) ||
	       str_has(body, S(SYSTEM_OURS));
}

TEST("system: whatever an evaluator may open names nobody, and a study there "
     "is is among it")
{
	struct http *h = begun(t);
	const struct route *const *all;
	size_t n, opened = 0, faults = 0;
	int64_t study = 0;

	expect_ok(world_do(h->w, "eve", plan_a_study, &study));
	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++) {
		const char *path = path_of(t, all[i], study);
		struct http_reply reply;

		if (all[i]->method != GET)
			continue;
		reply = http_get(h, "eve", path);
		opened += reply.status == 200 &&
		          strncmp(path, "/studies/", 9) == 0;
		/* the address that was asked is no more than was typed */
		if (reply.status >= 400 || !names_somebody(reply.body))
			continue;
		fprintf(stderr, "# %s names somebody\n", all[i]->path);
		faults++;
	}
	expect_true(opened >= 5);
	expect_equal(faults, 0);
}
