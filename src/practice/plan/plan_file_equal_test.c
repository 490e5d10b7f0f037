/* plan_file_equal_test.c - a plan that came in and was left alone goes out
 * equal to its file; what changed here goes out changed, and nothing else. */
#include "practice/plan/plan_file_world_test.h"
#include "practice/plan/plan_foreign_test.h"
#include "practice/plan/plan_help.h"
#include "register/people/people_world_test.h"

enum { PLANS = 10000, PLANS_KEPT = 200, PLANS_CHANGED = 120 };

/* Say where two differ, and fail. */
static void
same(struct arena *arena, const json_t *is, const json_t *was, size_t which)
{
	struct plan_paths paths = {.arena = arena};

	if (json_equal(is, was))
		return;
	plan_paths_differ(&paths, S("$"), is, was);
	for (size_t i = 0; i + 1 < paths.n; i++)
		print_error("%.*s\n", STR_ARG(paths.v[i]));
	fail_msg("plan %zu differs at %.*s", which,
	         STR_ARG(paths.v[paths.n - 1]));
}

static json_t *
parsed(struct arena *arena, struct str file)
{
	json_t *root = NULL;

	expect_ok(json_read(arena, file, &root));
	return root;
}

/* --- without rows --------------------------------------------------------- */

struct pure {
	struct test *t;
	enum plan_hmpps_shape shape;
	size_t n;
};

/* What a judged file would stand as, with numbers of here. */
static void
stand(struct arena *arena, const struct plan_preview *preview,
      struct plan_whole *whole)
{
	int64_t id = 1000;

	whole->goals = arena_new(arena, struct plan_goal, preview->n);
	whole->goals_n = preview->n;
	for (size_t i = 0; i < preview->n; i++) {
		struct plan_goal *goal = &whole->goals[i];
		struct plan_step *steps;

		*goal = preview->goals[i].goal;
		goal->id.v = ++id;
		goal->author.name = S("Sam Fictional");
		goal->came.file = preview->file.id;
		steps = arena_new(arena, struct plan_step, goal->steps_n);
		for (size_t k = 0; k < goal->steps_n; k++) {
			steps[k] = goal->steps[k];
			steps[k].id.v = ++id;
			steps[k].author.name = S("Sam Fictional");
		}
		goal->steps = steps;
		/* What helps is linked once, by the worker. */
		goal->helps_n = 0;
	}
}

/* What helps makes strengths, which needs rows. */
static void
without_helps(struct plan_hmpps *in)
{
	for (size_t i = 0; i < in->whole.goals_n; i++)
		in->whole.goals[i].helps_n = 0;
}

static void
pure_one(const struct ctx *ctx, struct dice *dice, struct pure *p, size_t i)
{
	const struct plan_hmpps_who who = {.crn = S("X100001"),
	                                   .forename = S("Jay")};
	struct arena *arena = test_arena(p->t, 0);
	struct plan_preview preview = {.file = {.id = 77}};
	struct plan_file_in from;
	struct plan_whole whole = {.goals_n = 0};
	struct problems problems;
	struct ctx c = *ctx;

	c.arena = arena;
	problems_init(&problems, arena);
	plan_hmpps_read(arena, plan_foreign(arena, dice, p->shape, "X100001"),
	                &who, &preview.in, &problems);
	expect_equal(problems.n, 0);
	without_helps(&preview.in);
	preview.file.service = PLAN_SERVICE_OLD;
	preview.file.taken_at = c.now;
	preview.file.taken_by = c.actor;
	text_use(i % 2 == 0 ? LANG_EN : LANG_CY);
	plan_file_judge(&c, &preview);
	text_use(LANG_EN);
	stand(arena, &preview, &whole);
	whole.plan = (struct plan){.id = {9}, .state_at = INSTANT_NONE};
	whole.plan.review_on = DATE_NONE;
	from = (struct plan_file_in){preview.file, preview.in};
	/* Somebody else asks for it, a month later. */
	c.now.ms += INT64_C(2592000000);
	c.today = instant_date(c.now);
	c.actor.v++;
	same(arena, plan_file_back(&c, p->shape, &who, &whole, &from, 1),
	     preview.in.root, i);
	test_arena_drop(arena);
}

static const struct fault *
pure_all(struct ctx *ctx, void *data)
{
	struct pure *p = data;
	struct dice dice = {UINT64_C(0x5eed0133) + p->shape};

	for (size_t i = 0; i < p->n; i++)
		pure_one(ctx, &dice, p, i);
	return NULL;
}

static void
pure(struct test *t, enum plan_hmpps_shape shape)
{
	struct pure p = {t, shape, PLANS};

	expect_ok(world_see(people_world(t), "sam", pure_all, &p));
}

TEST_ONCE("plan file: ten thousand plans of chance that were left alone go out "
          "equal to their files: the first service")
{
	pure(t, PLAN_HMPPS_OLD);
}

TEST_ONCE("plan file: ten thousand plans of chance that were left alone go out "
          "equal to their files: the platform")
{
	pure(t, PLAN_HMPPS_AAP);
}

/* --- through the rows ----------------------------------------------------- */

/* A person of their own, and a file taken over for them. */
static json_t *
taken(struct plan_file_try *p, struct dice *dice, enum plan_hmpps_shape shape,
      size_t i)
{
	struct arena *arena = p->w->arena;
	const char *crn = str_c(arena, str_print(arena, "X3%05zu", i));
	struct str file = plan_foreign(arena, dice, shape, crn);

	p->person = person_new(p->w, crn, "Jay", "Other", NULL, "sam");
	p->shape = shape;
	try_taken(p, file);
	world_later(p->w, 60 * 1000);
	return parsed(arena, file);
}

static json_t *
out(struct plan_file_try *p)
{
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	return parsed(p->w->arena, p->out);
}

static void
kept(struct test *t, enum plan_hmpps_shape shape)
{
	struct dice dice = {UINT64_C(0x5eed0072) + shape};
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	for (size_t i = 0; i < PLANS_KEPT; i++) {
		const json_t *was = taken(p, &dice, shape, i);

		same(t->arena, out(p), was, i);
		expect_equal(p->whole.goals_n, p->preview.n);
	}
	expect_ok(world_see(p->w, NULL, try_file_check, p));
}

TEST("plan file: a plan that came in and was left alone goes out equal to its "
     "file: the first service")
{
	kept(t, PLAN_HMPPS_OLD);
}

TEST("plan file: a plan that came in and was left alone goes out equal to its "
     "file: the platform")
{
	kept(t, PLAN_HMPPS_AAP);
}

/* --- one change ----------------------------------------------------------- */

enum act { NOTE, PROGRESS, STEP, REMOVE, VIEW, TERMS, ACT_COUNT };

struct changing {
	struct plan_file_try *p;
	size_t at; /* which goal */
	enum act act;
};

static const struct fault *
change_terms(struct ctx *ctx, const struct plan_goal *goal)
{
	return plan_goal_change(
	        ctx, goal->id, goal->version,
	        &(struct plan_goal_terms){.title = S("Another title"),
	                                  .why = goal->why,
	                                  .how = goal->how,
	                                  .area = goal->area,
	                                  .related = goal->related,
	                                  .now = date_is(goal->target),
	                                  .target = goal->target,
	                                  .basis = goal->basis,
	                                  .voice = PLAN_VOICE_WORKER,
	                                  .no_words = goal->no_words,
	                                  .no_statement = goal->no_statement});
}

/* Done, and one that is done is not. */
static const struct fault *
change_step(struct ctx *ctx, const struct plan_goal *goal)
{
	if (goal->steps_n == 0)
		return fault_not_found(ctx, "No step is there");
	return plan_step_progress(ctx, goal->steps[0].id,
	                          goal->steps[0].status == PLAN_STEP_COMPLETED
	                                  ? PLAN_STEP_IN_PROGRESS
	                                  : PLAN_STEP_COMPLETED);
}

static const struct fault *
change(struct ctx *ctx, void *data)
{
	const struct changing *c = data;
	const struct plan_goal *goal = &c->p->whole.goals[c->at];
	struct step_id step;

	switch (c->act) {
	case NOTE:
		return plan_goal_note(ctx, goal->id, S("A note from here"));
	case PROGRESS:
		return change_step(ctx, goal);
	case STEP:
		return plan_step_add(ctx, goal->id,
		                     &(struct plan_step_terms){
		                             .words = S("A step from here"),
		                             .due = DATE_NONE,
		                             .voice = PLAN_VOICE_WORKER},
		                     &step);
	case VIEW:
		return plan_goal_view(ctx, goal->id, goal->version,
		                      PLAN_STANCE_NONE + 1, S("A view"));
	case TERMS:
		return change_terms(ctx, goal);
	default:
		return plan_goal_remove(ctx, goal->id, goal->version,
		                        S("Not wanted any more"));
	}
}

/* Members that an act may change, below its goal. */
static const char *const may[ACT_COUNT][8] = {
        [NOTE] = {"notes", "NOTES", "collections"},
        [PROGRESS] = {"steps[0]", "items[0]"},
        [STEP] = {"steps", "collections"},
        [REMOVE] = {"status", "statusDate", "notes", "collections",
                    PLAN_HMPPS_OURS},
        [VIEW] = {PLAN_HMPPS_OURS},
        [TERMS] = {"title", PLAN_HMPPS_OURS, "uuid"},
};

static bool
is_meant(const struct changing *c, struct str path)
{
	struct arena *arena = c->p->w->arena;
	struct str old = str_print(arena, "goals[%zu].", c->at);
	struct str aap = str_print(arena, "items[%zu].", c->at);

	/* An event of here, and a signature that is of the plan before. */
	if (str_starts(path, S("$.timeline")) ||
	    str_is(path, "$.currentVersion.status") || str_is(path, "$.status"))
		return true;
	if (!str_has(path, old) && !str_has(path, aap))
		return false;
	/* One that had none is known from now on. */
	if (str_ends(path, S("].uuid")))
		return true;
	for (size_t i = 0; i < 8 && may[c->act][i] != NULL; i++)
		if (str_has(path, str_of(may[c->act][i])))
			return true;
	return false;
}

static void
judge(struct changing *c, const json_t *is, const json_t *was, size_t which)
{
	struct plan_paths paths = {.arena = c->p->w->arena};

	plan_paths_differ(&paths, S("$"), is, was);
	if (paths.n == 0)
		fail_msg("plan %zu, act %d changes nothing", which,
		         (int)c->act);
	for (size_t i = 0; i < paths.n; i++)
		if (!is_meant(c, paths.v[i]))
			fail_msg("plan %zu, act %d on goal %zu: %.*s", which,
			         (int)c->act, c->at, STR_ARG(paths.v[i]));
}

/* The i-th goal or the next that has a step, where one has. */
static size_t
goal_of(const struct plan_whole *whole, size_t i)
{
	for (size_t k = 0; k < whole->goals_n; k++)
		if (whole->goals[(i + k) % whole->goals_n].steps_n > 0)
			return (i + k) % whole->goals_n;
	return i % whole->goals_n;
}

static void
changed(struct test *t, enum plan_hmpps_shape shape)
{
	struct dice dice = {UINT64_C(0x5eed0134) + shape};
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	size_t done[ACT_COUNT] = {0};

	for (size_t i = 0; i < PLANS_CHANGED; i++) {
		const json_t *was = taken(p, &dice, shape, i);
		struct changing c = {p, goal_of(&p->whole, i),
		                     (enum act)(i % ACT_COUNT)};
		const struct fault *fault = world_do(p->w, "sam", change, &c);

		if (fault != NULL) {
			expect_false(fault_is(fault, FAULT_BUG));
			same(t->arena, out(p), was, i);
			continue;
		}
		done[c.act]++;
		judge(&c, out(p), was, i);
	}
	for (size_t i = 0; i < ACT_COUNT; i++)
		expect_true(done[i] >= 3);
}

TEST("plan file: what changed here goes out changed, and nothing else does: "
     "the first service")
{
	changed(t, PLAN_HMPPS_OLD);
}

TEST("plan file: what changed here goes out changed, and nothing else does: "
     "the platform")
{
	changed(t, PLAN_HMPPS_AAP);
}
