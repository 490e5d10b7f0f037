/* assess_since_test.c - what changed since somebody read it, one sentence
 * each. */
#include "practice/strengths/assess_since.h"
#include "practice/strengths/assess_world_test.h"

#define HOME    ASSESS_ACCOMMODATION
#define MONEY   ASSESS_FINANCE
#define BASE    "/people/" RHIAN "/strengths"
#define API     "/api" BASE
#define HOSTILE "<script>alert(1)</script>"

struct since {
	struct act *a;
	bool work;
	struct change_list list;
};

static const struct fault *
see_side(struct ctx *ctx, void *data)
{
	struct since *s = data;

	if (s->work)
		return assess_since_work(ctx, s->a->person, s->a->code,
		                         s->a->seen, &s->list);
	return assess_since_own(ctx, s->a->person, s->a->code, s->a->seen,
	                        &s->list);
}

static const struct fault *
see_all(struct ctx *ctx, void *data)
{
	struct since *s = data;

	return assess_since(ctx, s->a->person, s->a->seen, &s->list);
}

/* The change whose field is called so, or an empty one. */
static struct change
of(const struct since *s, const char *what)
{
	for (size_t i = 0; i < s->list.n; i++)
		if (str_is(s->list.v[i].what, what))
			return s->list.v[i];
	return (struct change){.what = S("")};
}

TEST("assess since: a side's difference is of the version that was read")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct since s = {.a = &a};

	assess_says(w, &a, "rhian", MONEY, S("It is tight"));
	assess_says(w, &a, "rhian", MONEY, S("It is fine"));
	assess_says(w, &a, "rhian", MONEY, S("It is grand"));
	a.seen = 2;
	expect_ok(world_see(w, "rhian", see_side, &s));
	expect_equal(s.list.n, 1);
	expect_str(s.list.v[0].of, "Money");
	expect_str(s.list.v[0].part, "What I say");
	expect_str(s.list.v[0].was, "It is fine");
	expect_str(s.list.v[0].is, "It is grand");
	/* Nothing was written yet. */
	a.seen = 0;
	expect_ok(world_see(w, "sam", see_side, &s));
	expect_str(s.list.v[0].of, "Finances");
	expect_str(s.list.v[0].was, "");
	expect_str(of(&s, "Who wrote it").is, "Own words");
	/* What is current, and what never was, has none. */
	a.seen = 3;
	expect_ok(world_see(w, "rhian", see_side, &s));
	expect_equal(s.list.n, 0);
	a.seen = 4;
	expect_ok(world_see(w, "rhian", see_side, &s));
	expect_equal(s.list.n, 0);
}

TEST("assess since: the difference goes on over the days")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct since s = {.a = &a, .work = true};

	a.days = -3;
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	a.days = 0;
	assess_writes(w, &a, MONEY, S("Has a savings jar"), false);
	assess_writes(w, &a, HOME, S("Keeps it tidy"), false);
	a.seen = 1;
	expect_ok(world_see(w, "sam", see_side, &s));
	expect_equal(s.list.n, 1);
	expect_str(s.list.v[0].was, "Keeps the rent paid");
	expect_str(s.list.v[0].is, "Keeps it tidy");
	expect_ok(world_see(w, "sam", see_all, &s));
	expect_true(s.list.n > 1);
	expect_equal(of(&s, "Signing it").what.n, 0);
}

TEST("assess since: the person is shown the difference of their own side alone")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct since s = {.a = &a, .work = true};

	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	a.seen = 0;
	expect_fault(world_see(w, "rhian", see_side, &s), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "rhian", see_all, &s), FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(w, "ned", see_side, &s), FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(w, "ned", see_all, &s), FAULT_NOT_FOUND, NULL);
	s.work = false;
	expect_fault(world_see(w, "ned", see_side, &s), FAULT_NOT_FOUND, NULL);
	expect_ok(world_see(w, "rhian", see_side, &s));
	expect_equal(s.list.n, 0);
}

#define FORGET(name_of, words) \
	static const struct query name_of = { \
	        .name = "strengths_test." #name_of, \
	        .text = words, \
	        .unaudited = "as a version of before these were kept", \
	        .scans = "a test", \
	}
FORGET(forget_areas, "delete from strengths_area_past where version = 1");
FORGET(forget_editions, "delete from strengths_edition_past where version = 1");
static const struct query *const forgets[] = {
        &forget_areas,
        &forget_editions,
        NULL,
};

static const struct fault *
do_forget(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(sql_do(ctx->tx, &forget_areas, NO_ARGS, NULL));
	return sql_do(ctx->tx, &forget_editions, NO_ARGS, NULL);
}

TEST("assess since: of a version that nobody kept no difference is made up")
{
	struct act a;
	struct world *w = world_with(t, forgets);
	struct since s = {.a = &a};

	assess_world_in(w, &a);
	assess_says(w, &a, "rhian", MONEY, S("It is tight"));
	expect_ok(world_do(w, NULL, do_forget, NULL));
	assess_says(w, &a, "rhian", MONEY, S("It is fine"));
	a.seen = 1;
	expect_ok(world_see(w, "sam", see_side, &s));
	expect_equal(s.list.n, 0);
	expect_ok(world_see(w, "sam", see_all, &s));
	expect_equal(s.list.n, 0);
}

TEST("assess since: a merge hands over what was kept of each version")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct merging m = {.kept = a.person};
	struct since s = {.a = &a, .work = true};

	m.gone = a.person = assess_person(w, "X100002", "Gwil", true);
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	assess_writes(w, &a, HOME, S("Keeps it tidy"), false);
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	a.seen = 1;
	expect_ok(world_see(w, "sam", see_side, &s));
	expect_str(s.list.v[0].was, "Keeps the rent paid");
}

/* --- by pages and by the API --------------------------------------------- */

TEST("assess since: a stale page shows what changed, beside what was typed")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	assess_writes(h->w, &a, MONEY, S("Has a savings jar"), false);
	assess_writes(h->w, &a, MONEY, S(HOSTILE), false);
	reply = http_post(h, "sam", BASE "/areas/finance",
	                  FIELDS("form", "3", "version", "1", "strengths",
	                         "Has two jars"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "</span> Has a savings jar</del>");
	expect_has(reply.body, "Has two jars</textarea>");
	expect_lacks(reply.body, HOSTILE);
	/* One's own, as somebody wrote it for oneself. */
	assess_says(h->w, &a, "sam", HOME, S("A flat"));
	assess_says(h->w, &a, "sam", HOME, S("A house"));
	reply = http_post(h, "rhian", "/me/strengths/accommodation",
	                  FIELDS("form", "3", "version", "1", "view",
	                         "A boat"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "</span> A flat</del>");
	expect_has(reply.body, "</span> A house</ins>");
	expect_has(reply.body, "A boat</textarea>");
	expect_lacks(reply.body, "savings jar");
}

TEST("assess since: what is shared, signed or gone back to on a stale page is "
     "refused with the difference")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	static const char *const acts[] = {"/share", "/sign"};
	struct http_reply reply;
	struct str was;

	assess_all_done(h->w, &a);
	was = str_print(h->w->arena, "%lld", (long long)a.a.version);
	expect_ok(world_do(h->w, "sam", assess_do_share, &a));
	for (size_t i = 0; i < 2; i++) {
		reply = http_post(
		        h, "sam",
		        str_c(h->w->arena,
		              str_print(h->w->arena, BASE "%s", acts[i])),
		        FIELDS("version", str_c(h->w->arena, was)));
		expect_equal(reply.status, 409);
		expect_has(reply.body, "What has changed since you read it");
		expect_has(reply.body, "Shared: ");
	}
	reply = http_post(h, "sam", BASE "/share", FIELDS("version", "0"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Keeps the rent paid");
	expect_lacks(http_get(h, "sam", BASE "/whole").body,
	             "What has changed since you read it");
}

TEST("assess since: the API answers a stale version with the changes, each to "
     "whoever may read them")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	assess_says(h->w, &a, "rhian", MONEY, S("It is tight"));
	assess_writes(h->w, &a, MONEY, S("Has a savings jar"), false);
	assess_writes(h->w, &a, MONEY, S("Has two jars"), false);
	reply = http_patch(h, "sam", API "/finance/worker", "1",
	                   "{\"form\":3,\"strengths\":\"None\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"changes\":[{\"kind\":\"changed\"");
	expect_has(reply.body, "\"was\":\"Has a savings jar\"");
	expect_has(reply.body, "\"is\":\"Has two jars\"");
	reply = http_patch(h, "rhian", API "/finance/own", "0",
	                   "{\"form\":3,\"view\":\"x\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"is\":\"It is tight\"");
	expect_lacks(reply.body, "jar");
	http_refuses(h, "sam", API "/share", "{\"version\":2}", 409,
	             "\"was\":\"Has a savings jar\"");
	/* The questions changed, and the side did not. */
	reply = http_patch(h, "sam", API "/finance/worker", "2",
	                   "{\"form\":1,\"strengths\":\"None\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"changes\":[]");
	expect_equal(http_patch(h, "ned", API "/finance/worker", "1",
	                        "{\"form\":3,\"strengths\":\"None\"}")
	                     .status,
	             404);
}
