/* plan_help_test.c - what helps and what may get in the way: a rule each, on
 * pages and as JSON too. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define DAY     ((int64_t)24 * 60 * 60 * 1000)
#define HOSTILE "<script>alert('x')</script> & \"quotes\""

struct help_try {
	struct plan_try p;
	struct plan_hurdle_terms terms;
	struct plan_strength strength;
	int64_t id;
};

static const struct fault *
hurdle(struct ctx *ctx, void *data)
{
	struct help_try *h = data;

	return plan_hurdle_add(ctx, h->p.goal, &h->terms, &h->id);
}

static const struct fault *
hurdle_remove(struct ctx *ctx, void *data)
{
	struct help_try *h = data;

	return plan_hurdle_remove(ctx, h->p.goal, h->id);
}

static const struct fault *
strength(struct ctx *ctx, void *data)
{
	struct help_try *h = data;

	return plan_strength_add(ctx, h->p.person, &h->strength,
	                         &h->strength.id);
}

static const struct fault *
help_link(struct ctx *ctx, void *data)
{
	struct help_try *h = data;

	return plan_help_link(ctx, h->p.goal, h->strength.id);
}

static const struct fault *
help_unlink(struct ctx *ctx, void *data)
{
	struct help_try *h = data;

	return plan_help_unlink(ctx, h->p.goal, h->id);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

static const struct plan_goal *
goal_of(struct help_try *h)
{
	return plan_try_the_goal(&h->p);
}

static void
help_begin(struct help_try *h, struct world *w)
{
	h->p.w = w;
	h->p.person = w->jay;
	plan_try_agreed(&h->p);
	h->terms = (struct plan_hurdle_terms){
	        .gets = S("It rains"),
	        .then = S("Take the bus"),
	        .helps = S("My mum"),
	        .voice = PLAN_VOICE_WORKER,
	};
	h->strength = (struct plan_strength){.words = S("I turn up")};
}

static struct help_try
help_new(struct test *t)
{
	struct help_try h = {.p = plan_try_new(t)};

	help_begin(&h, h.p.w);
	return h;
}

TEST("plan help: a hurdle says what may get in the way and what is done then")
{
	struct help_try h = help_new(t);

	h.terms.gets = S(" ");
	expect_problem(world_do(h.p.w, "jay", hurdle, &h), "gets",
	               "Write something here");
	h.terms.gets = S("It rains");
	h.terms.then = S("");
	expect_problem(world_do(h.p.w, "jay", hurdle, &h), "then",
	               "Write something here");
	h.terms.then = S("Take the bus");
	h.terms.voice = PLAN_VOICE_OWN;
	expect_problem(world_do(h.p.w, "sam", hurdle, &h), "voice",
	               "Choose whose words these are");
	expect_equal(goal_of(&h)->hurdles_n, 0);
	expect_fault(world_do(h.p.w, "ned", hurdle, &h), FAULT_NOT_FOUND, NULL);
	h.terms.helps = S("");
	expect_ok(world_do(h.p.w, "jay", hurdle, &h));
	expect_str(goal_of(&h)->hurdles[0].then, "Take the bus");
	expect_equal(goal_of(&h)->hurdles[0].author.voice, PLAN_VOICE_OWN);
}

TEST("plan help: words of the person's own hand are taken back by nobody else")
{
	struct help_try h = help_new(t);

	expect_ok(world_do(h.p.w, "jay", hurdle, &h));
	expect_refused(t, world_do(h.p.w, "sam", hurdle_remove, &h),
	               "These are the person’s own words: only they can take "
	               "them back");
	expect_ok(world_do(h.p.w, "jay", hurdle_remove, &h));
	expect_fault(world_do(h.p.w, "jay", hurdle_remove, &h), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(h.p.w, "sam", hurdle, &h));
	expect_refused(t, world_do(h.p.w, "jay", hurdle_remove, &h),
	               "These are your worker’s words: only a worker can take "
	               "them back");
	h.terms.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(h.p.w, "sam", hurdle, &h));
	expect_ok(world_do(h.p.w, "jay", hurdle_remove, &h));
	expect_equal(goal_of(&h)->hurdles_n, 1);
}

TEST("plan help: a goal has at most ten hurdles")
{
	struct help_try h = help_new(t);

	for (int i = 0; i < PLAN_HURDLES_MOST; i++)
		expect_ok(world_do(h.p.w, i % 2 ? "sam" : "jay", hurdle, &h));
	expect_refused(t, world_do(h.p.w, "jay", hurdle, &h),
	               "A goal has at most ten of these: take one back first");
	expect_equal(goal_of(&h)->hurdles_n, PLAN_HURDLES_MOST);
}

/* As merges and years might leave them: of a goal that sorts first. */
static const struct query many_hurdles = {
        .name = "plan_test.many_hurdles",
        .scans = "a test",
        .unaudited = "rows of a test",
        .text = "insert into plan_hurdle (hurdle, goal, person, gets, then_do,"
                " helps, author, voice, at) with recursive n(i) as (select 1"
                "  union all select i + 1 from n where i < 2100) select i, 7,"
                " cast(:person as bigint), 'a', 'b', '', 1, 'own', 1 from n",
};
static const struct query *const rows_of_test[] = {&many_hurdles, NULL};

static const struct fault *
hurdles_many(struct ctx *ctx, void *data)
{
	struct help_try *h = data;

	return sql_do(ctx->tx, &many_hurdles,
	              ARGS(arg_i64("person", h->p.person.v)), NULL);
}

TEST("plan help: a goal counts its own hurdles, however many others there are")
{
	struct help_try h = {.p = plan_try_in(world_with(t, rows_of_test))};

	help_begin(&h, h.p.w);
	expect_ok(world_do(h.p.w, NULL, hurdles_many, &h));
	for (int i = 0; i < PLAN_HURDLES_MOST; i++)
		expect_ok(world_do(h.p.w, "jay", hurdle, &h));
	expect_refused(t, world_do(h.p.w, "jay", hurdle, &h),
	               "A goal has at most ten of these: take one back first");
	expect_ok(world_do(h.p.w, "jay", hurdle_remove, &h));
}

TEST("plan help: a strength that helps is one of the same person's")
{
	struct help_try h = help_new(t);

	h.strength.id = 7;
	expect_problem(world_do(h.p.w, "jay", help_link, &h), "strength",
	               "Choose a strength");
	expect_ok(world_do(h.p.w, "jay", strength, &h));
	expect_ok(world_do(h.p.w, "jay", help_link, &h));
	expect_str(goal_of(&h)->helps[0].words, "I turn up");
	expect_refused(t, world_do(h.p.w, "jay", help_link, &h),
	               "That strength is linked to this goal already");
	expect_ok(world_see(h.p.w, NULL, check, NULL));
}

TEST("plan help: either side links strengths, and unlinks only its own links")
{
	struct help_try h = help_new(t);

	expect_ok(world_do(h.p.w, "jay", strength, &h));
	expect_ok(world_do(h.p.w, "jay", help_link, &h));
	expect_ok(world_do(h.p.w, "sam", help_link, &h));
	expect_equal(goal_of(&h)->helps_n, 2);
	h.id = goal_of(&h)->helps[0].id;
	expect_equal(goal_of(&h)->helps[0].side, PLAN_PERSON);
	expect_refused(
	        t, world_do(h.p.w, "sam", help_unlink, &h),
	        "The other side linked this strength: only they can take "
	        "it away");
	expect_ok(world_do(h.p.w, "jay", help_unlink, &h));
	expect_equal(goal_of(&h)->helps_n, 1);
	expect_fault(world_do(h.p.w, "jay", help_unlink, &h), FAULT_NOT_FOUND,
	             NULL);
}

TEST("plan help: a goal that is closed gets no more of either")
{
	struct help_try h = help_new(t);

	expect_ok(world_do(h.p.w, "jay", strength, &h));
	h.p.seen = goal_of(&h)->version;
	expect_ok(world_do(h.p.w, "sam", plan_try_achieve, &h.p));
	expect_refused(t, world_do(h.p.w, "jay", hurdle, &h),
	               "This goal is closed: add it back first");
	expect_refused(t, world_do(h.p.w, "jay", help_link, &h),
	               "This goal is closed: add it back first");
}

TEST("plan help: a goal that has either is not deleted")
{
	struct help_try h = {.p = plan_try_new(t)};

	expect_ok(world_do(h.p.w, "sam", plan_try_goal, &h.p));
	h.terms = (struct plan_hurdle_terms){S("a"), S("b"), S("c"),
	                                     PLAN_VOICE_FOR};
	expect_ok(world_do(h.p.w, "sam", hurdle, &h));
	h.p.seen = goal_of(&h)->version;
	expect_refused(
	        t, world_do(h.p.w, "sam", plan_try_delete, &h.p),
	        "Other things hang on this goal, so it is kept: take it out "
	        "and say why");
	expect_ok(world_do(h.p.w, "sam", hurdle_remove, &h));
	expect_ok(world_do(h.p.w, "sam", plan_try_delete, &h.p));
}

TEST("plan help: a past day's plan shows what was taken back since")
{
	struct help_try h = help_new(t);

	expect_ok(world_do(h.p.w, "jay", strength, &h));
	expect_ok(world_do(h.p.w, "jay", help_link, &h));
	expect_ok(world_do(h.p.w, "jay", hurdle, &h));
	world_later(h.p.w, 3 * DAY);
	expect_ok(world_do(h.p.w, "jay", hurdle_remove, &h));
	expect_true(date_make(2026, 11, 25, &h.p.date));
	expect_ok(world_see(h.p.w, "sam", plan_try_day, &h.p));
	expect_equal(h.p.whole.goals[0].hurdles_n, 1);
	expect_str(h.p.whole.goals[0].hurdles[0].helps, "My mum");
	expect_str(h.p.whole.goals[0].helps[0].words, "I turn up");
	expect_true(date_make(2026, 11, 28, &h.p.date));
	expect_ok(world_see(h.p.w, "sam", plan_try_day, &h.p));
	expect_equal(h.p.whole.goals[0].hurdles_n, 0);
}

TEST("plan help: a merge moves both, and undo gives back exactly those")
{
	struct world *w = people_world(t);
	struct merging merging = {.kept = w->jay};
	struct help_try kept = {.p = plan_try_new(t)}, gone = kept;

	help_begin(&kept, w);
	expect_ok(world_do(w, "jay", hurdle, &kept));
	merging.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	gone.p.w = w;
	gone.p.person = merging.gone;
	gone.p.voice = PLAN_VOICE_FOR;
	gone.terms = kept.terms;
	gone.strength = kept.strength;
	expect_ok(world_do(w, "sam", plan_try_goal, &gone.p));
	expect_ok(world_do(w, "sam", strength, &gone));
	expect_ok(world_do(w, "sam", help_link, &gone));
	expect_ok(world_do(w, "sam", hurdle, &gone));
	expect_ok(world_do(w, "morgan", merging_do, &merging));
	gone.p.person = merging.kept;
	expect_equal(goal_of(&gone)->hurdles_n, 1);
	expect_equal(goal_of(&gone)->helps_n, 1);
	expect_ok(world_see(w, NULL, check, NULL));
	expect_ok(world_do(w, "morgan", merging_undo, &merging));
	gone.p.person = merging.gone;
	expect_equal(goal_of(&gone)->hurdles_n, 1);
	expect_equal(goal_of(&gone)->helps_n, 1);
	expect_equal(goal_of(&kept)->hurdles_n, 1);
	expect_ok(world_see(w, NULL, check, NULL));
}

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "plan_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

DAMAGE(hurdle_lost, "update plan_hurdle set goal = 7");
DAMAGE(help_lost, "update plan_help set strength = 7");

static const struct query *const damages[] = {&hurdle_lost, &help_lost, NULL};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct help_try h = {.p = plan_try_new(t)};

	help_begin(&h, world_with(t, damages));
	expect_ok(world_do(h.p.w, "jay", hurdle, &h));
	expect_ok(world_do(h.p.w, "jay", strength, &h));
	expect_ok(world_do(h.p.w, "jay", help_link, &h));
	expect_ok(world_see(h.p.w, NULL, check, NULL));
	world_finds(h.p.w, damage, plan_check, words);
}

TEST("plan check: what helps and what may get in the way is whole")
{
	finds(t, &hurdle_lost, "is about no goal of the same person");
	finds(t, &help_lost, "joins no goal and strength of the same person");
}

/* --- pages, and JSON ------------------------------------------------------ */

static const char *
at(struct help_try *h, const char *base, const char *rest)
{
	struct arena *arena = h->p.w->arena;
	struct str id = id_show(arena, h->p.goal.v);

	return str_c(arena, str_print(arena, "%s/goals/%.*s/help%s", base,
	                              STR_ARG(id), rest));
}

static const char *
at_id(struct help_try *h, const char *base, const char *list, int64_t id)
{
	struct arena *arena = h->p.w->arena;

	return at(h, base,
	          str_c(arena, str_print(arena, "/%s/%s/remove", list,
	                                 str_c(arena, id_show(arena, id)))));
}

#define STAFF "/people/X100001/plan"
#define API   "/api/people/X100001/plan"

/* Somebody posts, and is sent on. */
static void
sent_on(struct http *http, const char *who, const char *path,
        const char *const *fields)
{
	expect_equal(http_post(http, who, path, fields).status, 303);
}

TEST("plan help pages: both sides write, link and take back their own, and "
     "both see it")
{
	struct help_try h = help_new(t);
	struct http *http;
	struct http_reply reply;
	const char *word;

	help_begin(&h, people_world(t));
	http = http_serve(h.p.w, h.p.w->app->capabilities);
	expect_ok(world_do(h.p.w, "jay", strength, &h));
	word = str_c(h.p.w->arena, id_show(h.p.w->arena, h.strength.id));
	reply = http_post(http, "jay", at(&h, "/me/plan", "/hurdles"),
	                  FIELDS("gets", HOSTILE, "then", ""));
	expect_has(reply.body, "Write something here");
	expect_has(reply.body, "&lt;script&gt;");
	expect_equal(http_post(http, "jay", at(&h, "/me/plan", "/hurdles"),
	                       FIELDS("gets", HOSTILE, "then", "Ring"))
	                     .status,
	             303);
	expect_has(http_post(http, "sam", at(&h, STAFF, "/hurdles"),
	                     FIELDS("gets", "Snow", "then", "Walk"))
	                   .body,
	           "Choose whose words these are");
	expect_has(http_post(http, "sam", at(&h, STAFF, "/strengths"),
	                     FIELDS("strength", "nothing"))
	                   .body,
	           "Choose a strength");
	expect_equal(http_post(http, "sam", at(&h, STAFF, "/strengths"),
	                       FIELDS("strength", word))
	                     .status,
	             303);
	reply = http_get(http, "sam", STAFF "/print");
	expect_has(reply.body, "I turn up");
	expect_has(reply.body, "Then I will: Ring");
	expect_lacks(reply.body, "<script>alert('x')");
	expect_has(http_get(http, "jay", "/me/plan").body, "What helps:");
	h.id = goal_of(&h)->helps[0].id;
	expect_equal(http_post(http, "sam", at_id(&h, STAFF, "strengths", h.id),
	                       FIELDS())
	                     .status,
	             303);
	h.id = goal_of(&h)->hurdles[0].id;
	expect_has(http_post(http, "sam", at_id(&h, STAFF, "hurdles", h.id),
	                     FIELDS())
	                   .body,
	           "only they can take them back");
	expect_equal(http_post(http, "jay",
	                       at_id(&h, "/me/plan", "hurdles", h.id), FIELDS())
	                     .status,
	             303);
	expect_equal(http_get(http, "ned", at(&h, STAFF, "")).status, 404);
}

TEST("plan help pages: what was typed for a goal that is closed meanwhile is "
     "still in the form")
{
	struct help_try h = help_new(t);
	struct http_reply reply;
	struct http *http;

	help_begin(&h, people_world(t));
	http = http_serve(h.p.w, h.p.w->app->capabilities);
	h.p.seen = goal_of(&h)->version;
	expect_ok(world_do(h.p.w, "sam", plan_try_achieve, &h.p));
	expect_lacks(http_get(http, "jay", at(&h, "/me/plan", "")).body,
	             "name=\"gets\"");
	reply = http_post(http, "jay", at(&h, "/me/plan", "/hurdles"),
	                  FIELDS("gets", "Much typed", "then", "And more"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Much typed");
	expect_has(reply.body, "This goal is closed: add it back first");
}

TEST("plan help pages: a worker writes and takes back, and the person links "
     "and takes away")
{
	struct help_try h = help_new(t);
	struct http *http;
	const char *word;

	help_begin(&h, people_world(t));
	http = http_serve(h.p.w, h.p.w->app->capabilities);
	expect_ok(world_do(h.p.w, "jay", strength, &h));
	word = str_c(h.p.w->arena, id_show(h.p.w->arena, h.strength.id));
	sent_on(http, "sam", at(&h, STAFF, "/hurdles"),
	        FIELDS("gets", "Snow", "then", "Walk", "voice", "worker"));
	h.id = goal_of(&h)->hurdles[0].id;
	sent_on(http, "sam", at_id(&h, STAFF, "hurdles", h.id), FIELDS());
	expect_equal(goal_of(&h)->hurdles_n, 0);
	sent_on(http, "jay", at(&h, "/me/plan", "/strengths"),
	        FIELDS("strength", word));
	h.id = goal_of(&h)->helps[0].id;
	sent_on(http, "jay", at_id(&h, "/me/plan", "strengths", h.id),
	        FIELDS());
	expect_equal(goal_of(&h)->helps_n, 0);
}

TEST("plan help api: the same rules as the pages")
{
	struct help_try h = help_new(t);
	struct http *http;
	struct str body;

	help_begin(&h, people_world(t));
	http = http_serve(h.p.w, h.p.w->app->capabilities);
	http_refuses(http, "jay", at(&h, API, "/hurdles"),
	             "{\"gets\":\"Rain\"}", 400, "Write something here");
	http_refuses(http, "ned", at(&h, API, "/hurdles"),
	             "{\"gets\":\"Rain\",\"then\":\"Bus\"}", 404, "not_found");
	http_takes(http, "jay", at(&h, API, "/hurdles"),
	           "{\"gets\":\"Rain\",\"then\":\"Bus\"}",
	           "\"then_i_will\":\"Bus\"");
	http_refuses(http, "jay", at(&h, API, "/strengths"),
	             "{\"strength\":\"0000000000001\"}", 400,
	             "Choose a strength");
	expect_ok(world_do(h.p.w, "jay", strength, &h));
	body = str_print(h.p.w->arena, "{\"strength\":\"%s\"}",
	                 str_c(h.p.w->arena,
	                       id_show(h.p.w->arena, h.strength.id)));
	http_takes(http, "sam", at(&h, API, "/strengths"),
	           str_c(h.p.w->arena, body), "\"helps\":[{");
	h.id = goal_of(&h)->helps[0].id;
	http_takes(http, "sam", at_id(&h, API, "strengths", h.id), "",
	           "\"helps\":[]");
	h.id = goal_of(&h)->hurdles[0].id;
	http_refuses(http, "sam", at_id(&h, API, "hurdles", h.id), "", 422,
	             "only they can take them back");
	http_takes(http, "jay", at_id(&h, API, "hurdles", h.id), "",
	           "\"hurdles\":[]");
	http_refuses(http, "jay", at_id(&h, API, "strengths", h.id), "", 404,
	             "not_found");
}

TEST("plan pages: the three bands say how many goals they hold, on the page "
     "and in the booklet")
{
	struct help_try h = help_new(t);
	struct http *http;

	help_begin(&h, people_world(t));
	http = http_serve(h.p.w, h.p.w->app->capabilities);
	expect_ok(world_do(h.p.w, "sam", plan_try_goal, &h.p));
	h.p.terms.basis = PLAN_BASIS_COURT;
	expect_ok(world_do(h.p.w, "sam", plan_try_goal, &h.p));
	expect_has(http_get(http, "sam", STAFF).body,
	           "Worked out together (2)");
	expect_has(http_get(http, "jay", "/me/plan").body,
	           "What I have to do (1)");
	expect_has(http_get(http, "jay", "/me/plan").body, "My own goals (0)");
	/* One is reached and one is for the future: the booklet counts all. */
	h.p.seen = goal_of(&h)->version;
	expect_ok(world_do(h.p.w, "sam", plan_try_achieve, &h.p));
	h.p.terms.basis = PLAN_BASIS_NEGOTIATED;
	h.p.terms.now = false;
	expect_ok(world_do(h.p.w, "sam", plan_try_goal, &h.p));
	expect_has(http_get(http, "sam", STAFF).body,
	           "Worked out together (2)");
	expect_has(http_get(http, "sam", STAFF).body, "Required (0)");
	expect_has(http_get(http, "sam", STAFF "/print").body,
	           "Required: 1. Worked out together: 3. Their own: 0.");
	expect_has(http_get(http, "jay", "/me/plan/print").body,
	           "What I have to do: 1. What we worked out together: 3. My "
	           "own goals: 0.");
}

TEST("plan help: what was said of a goal after a merge goes back with it, and "
     "a strength that stays helps with it no longer")
{
	struct help_try h = {.p = plan_try_in(people_world(t))};
	struct merging m;

	help_begin(&h, h.p.w);
	m = (struct merging){.kept = h.p.person};
	expect_ok(world_do(h.p.w, "sam", strength, &h));
	m.gone = h.p.person =
	        person_new(h.p.w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_ok(world_do(h.p.w, "sam", plan_try_goal, &h.p));
	world_later(h.p.w, 1000);
	expect_ok(world_do(h.p.w, "morgan", merging_do, &m));
	expect_ok(world_do(h.p.w, "sam", hurdle, &h));
	expect_ok(world_do(h.p.w, "sam", help_link, &h));
	expect_ok(world_do(h.p.w, "morgan", merging_undo, &m));
	expect_ok(world_see(h.p.w, NULL, check, NULL));
	expect_equal(goal_of(&h)->hurdles_n, 1);
	expect_equal(goal_of(&h)->helps_n, 0);
	h.p.person = m.kept;
	expect_equal(plan_try_whole(&h.p)->strengths_n, 1);
}
