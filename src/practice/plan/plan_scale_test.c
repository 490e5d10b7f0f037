/* plan_scale_test.c - what a goal looks like step by step: a rule each. */
#include <math.h>

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"

#define DAY ((int64_t)24 * 60 * 60 * 1000)

struct scale_try {
	struct plan_try p;
	struct plan_scale_terms terms;
	struct plan_rating_given given;
	int64_t seen;
	int weight;
	enum plan_how how;
	struct plan_rating *ratings;
	size_t ratings_n;
};

static const struct fault *
write_it(struct ctx *ctx, void *data)
{
	struct scale_try *s = data;

	return plan_scale_write(ctx, s->p.goal, s->seen, &s->terms);
}

static const struct fault *
agree(struct ctx *ctx, void *data)
{
	struct scale_try *s = data;

	return plan_scale_agree(ctx, s->p.goal, s->seen, s->weight, s->how);
}

static const struct fault *
rate(struct ctx *ctx, void *data)
{
	struct scale_try *s = data;

	return plan_scale_rate(ctx, s->p.goal, s->seen, &s->given);
}

static const struct fault *
ratings(struct ctx *ctx, void *data)
{
	struct scale_try *s = data;

	struct plan_whole whole;

	TRY(plan_read(ctx, s->p.person, &whole));
	return plan_scale_ratings(ctx, &whole, &s->ratings, &s->ratings_n);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

static const struct plan_scale *
scale_of(struct scale_try *s)
{
	return plan_try_the_goal(&s->p)->scale;
}

static const struct fault *
make_password(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(identity_password_set(ctx, world_user(w, "jay"),
	                          S("a river under the bridge")));
	return audit_record(ctx, "identity.password_set", (struct person_id){0},
	                    world_user(w, "jay").v);
}

/* Jay's goal that both agreed to work on, and words for it. */
static void
scale_begin(struct scale_try *s, struct world *w)
{
	s->p.w = w;
	s->p.person = w->jay;
	plan_try_agreed(&s->p);
	s->terms = (struct plan_scale_terms){
	        .words = {S("None"), S("Some"), S("Twice a week"),
	                  S("Most days"), S("Each day")},
	        .start = PLAN_LESS,
	        .weight = 2,
	};
	s->weight = 2;
}

static struct scale_try
scale_new(struct test *t)
{
	struct scale_try s = {.p = plan_try_new(t)};

	scale_begin(&s, s.p.w);
	return s;
}

/* Jay wrote the words and sam said yes. */
static void
scale_ready(struct scale_try *s)
{
	expect_ok(world_do(s->p.w, "jay", write_it, s));
	s->seen = 1;
	expect_ok(world_do(s->p.w, "sam", agree, s));
}

static const struct fault *
says(struct scale_try *s, const char *who, int level)
{
	s->given = (struct plan_rating_given){.level = level};
	return world_do(s->p.w, who, rate, s);
}

/* Sam writes down what jay says. */
static const struct fault *
says_for(struct scale_try *s, int level)
{
	s->given = (struct plan_rating_given){.level = level,
	                                      .how = PLAN_HOW_ROOM};
	return world_do(s->p.w, "sam", rate, s);
}

TEST("plan scale: a scale says in words what each level looks like, and where "
     "it starts")
{
	struct scale_try s = scale_new(t);

	s.terms.words[PLAN_MORE] = S(" ");
	expect_problem(world_do(s.p.w, "jay", write_it, &s), "more",
	               "Write something here");
	s.terms.words[PLAN_MORE] = S("Most days");
	s.terms.start = -1;
	expect_problem(world_do(s.p.w, "jay", write_it, &s), "start",
	               "Choose where the goal is now");
	s.terms.start = PLAN_LEVEL_COUNT;
	expect_problem(world_do(s.p.w, "jay", write_it, &s), "start",
	               "Choose where the goal is now");
	expect_null(scale_of(&s));
	s.terms.start = PLAN_LESS;
	expect_fault(world_do(s.p.w, "ned", write_it, &s), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(s.p.w, "jay", write_it, &s));
	expect_str(scale_of(&s)->words[PLAN_MUCH_MORE], "Each day");
	expect_equal(scale_of(&s)->start, PLAN_LESS);
	expect_equal(scale_of(&s)->side, PLAN_PERSON);
	expect_equal(scale_of(&s)->weight, 2);
}

TEST("plan scale: a goal is rated only when both have said yes to its words")
{
	struct scale_try s = scale_new(t);

	expect_refused(t, says(&s, "jay", PLAN_MORE),
	               "Write what the goal looks like first");
	expect_ok(world_do(s.p.w, "sam", write_it, &s));
	s.seen = 1;
	expect_refused(t, says(&s, "jay", PLAN_MORE),
	               "A goal is rated only when both have said yes to its "
	               "words");
	expect_refused(t, world_do(s.p.w, "sam", agree, &s),
	               "That yes is said already");
	expect_ok(world_do(s.p.w, "jay", agree, &s));
	expect_problem(says(&s, "jay", -1), "level",
	               "Choose how far the goal has come");
	expect_ok(says(&s, "jay", PLAN_MORE));
	expect_equal(scale_of(&s)->newest[PLAN_PERSON].level, PLAN_MORE);
	expect_ok(world_see(s.p.w, NULL, check, NULL));
}

TEST("plan scale: how much a goal matters is the person's to say, before it is "
     "rated")
{
	struct scale_try s = scale_new(t);

	s.terms.weight = 0;
	expect_problem(world_do(s.p.w, "jay", write_it, &s), "weight",
	               "Choose how much the goal matters");
	s.terms.weight = 4;
	expect_problem(world_do(s.p.w, "jay", write_it, &s), "weight",
	               "Choose how much the goal matters");
	/* What a worker sends of their own counts for nothing. */
	s.terms.weight = 3;
	expect_ok(world_do(s.p.w, "sam", write_it, &s));
	expect_equal(scale_of(&s)->weight, 0);
	s.seen = 1;
	s.weight = 0;
	expect_problem(world_do(s.p.w, "jay", agree, &s), "yes_weight",
	               "Choose how much the goal matters");
	s.weight = 1;
	expect_ok(world_do(s.p.w, "jay", agree, &s));
	expect_equal(scale_of(&s)->weight, 1);
	expect_refused(t, world_do(s.p.w, "jay", agree, &s),
	               "That yes is said already");
}

TEST("plan scale: what a worker writes down for the person says who typed it "
     "and how")
{
	struct scale_try s = scale_new(t);

	expect_ok(world_do(s.p.w, NULL, make_password, s.p.w));
	s.terms.how = PLAN_HOW_TELEPHONE;
	expect_refused(t, world_do(s.p.w, "sam", write_it, &s),
	               "They can sign in and say it themselves. Write it down "
	               "for them when they are in the room.");
	s.terms.how = PLAN_HOW_ROOM;
	expect_ok(world_do(s.p.w, "sam", write_it, &s));
	expect_equal(scale_of(&s)->side, PLAN_PERSON);
	expect_equal(scale_of(&s)->yes[PLAN_PERSON].how, PLAN_HOW_ROOM);
	expect_str(scale_of(&s)->yes[PLAN_PERSON].name, "Sam Okafor");
	expect_equal(scale_of(&s)->yes[PLAN_WORKER].how, PLAN_HOW_NONE);
	s.seen = 1;
	expect_ok(world_do(s.p.w, "sam", agree, &s));
	s.given = (struct plan_rating_given){PLAN_LESS, S("So they said"),
	                                     PLAN_HOW_PAPER};
	expect_refused(t, world_do(s.p.w, "sam", rate, &s),
	               "They can sign in and say it themselves. Write it down "
	               "for them when they are in the room.");
	s.given.how = PLAN_HOW_ROOM;
	expect_ok(world_do(s.p.w, "sam", rate, &s));
	expect_equal(scale_of(&s)->newest[PLAN_PERSON].how, PLAN_HOW_ROOM);
	expect_equal(scale_of(&s)->newest[PLAN_WORKER].id, 0);
	expect_refused(t, world_do(s.p.w, "jay", agree, &s),
	               "It was rated on these words: write them anew to change "
	               "them");
}

TEST("plan scale: what the person said by their own sign-in nobody says over")
{
	struct scale_try s = scale_new(t);

	expect_ok(world_do(s.p.w, "jay", write_it, &s));
	s.seen = 1;
	s.how = PLAN_HOW_ROOM;
	s.weight = 3;
	expect_refused(t, world_do(s.p.w, "sam", agree, &s),
	               "They have said it themselves: only they can change "
	               "it");
	expect_equal(scale_of(&s)->weight, 2);
	/* A yes by a worker's hand gives way to their own. */
	s.seen = 1;
	s.terms.how = PLAN_HOW_ROOM;
	s.terms.weight = 1;
	expect_ok(world_do(s.p.w, "sam", write_it, &s));
	s.seen = 2;
	s.how = PLAN_HOW_NONE;
	expect_ok(world_do(s.p.w, "jay", agree, &s));
	expect_equal(scale_of(&s)->weight, 3);
	expect_equal(scale_of(&s)->yes[PLAN_PERSON].how, PLAN_HOW_OWN);
	/* Nor does anybody rate over their own rating. */
	expect_ok(world_do(s.p.w, "sam", agree, &s));
	expect_ok(says_for(&s, PLAN_AS_HOPED));
	expect_ok(says(&s, "jay", PLAN_MORE));
	expect_refused(
	        t, says_for(&s, PLAN_LESS),
	        "They have rated it themselves, so no one else can rate it "
	        "now");
	expect_ok(says(&s, "sam", PLAN_LESS));
	expect_equal(scale_of(&s)->newest[PLAN_PERSON].level, PLAN_MORE);
	expect_ok(says(&s, "jay", PLAN_AS_HOPED));
}

TEST("plan scale: each side rates for itself, and the two are never averaged")
{
	struct scale_try s = scale_new(t);
	struct plan_score own, theirs;

	scale_ready(&s);
	expect_ok(says(&s, "jay", PLAN_MUCH_MORE));
	expect_ok(says(&s, "sam", PLAN_LESS));
	own = plan_scale_score(plan_try_whole(&s.p), PLAN_PERSON);
	theirs = plan_scale_score(plan_try_whole(&s.p), PLAN_WORKER);
	expect_true(own.is && theirs.is);
	expect_true(fabs(own.t - 70) < 1e-9);
	expect_true(fabs(theirs.t - 40) < 1e-9);
	expect_true(fabs(own.start - 40) < 1e-9);
}

TEST("plan scale: a rating is not changed but followed by another")
{
	struct scale_try s = scale_new(t);
	struct plan_score_day *course;
	size_t n;

	scale_ready(&s);
	expect_ok(says(&s, "jay", PLAN_LESS));
	world_later(s.p.w, 3 * DAY);
	expect_ok(says(&s, "jay", PLAN_MORE));
	expect_ok(world_see(s.p.w, "sam", ratings, &s));
	expect_equal(s.ratings_n, 2);
	expect_equal(s.ratings[0].level, PLAN_MORE);
	expect_equal(s.ratings[1].level, PLAN_LESS);
	plan_scale_course(s.p.w->arena, plan_try_whole(&s.p), s.ratings, 2,
	                  &course, &n);
	expect_equal(n, 2);
	expect_true(fabs(course[0].sides[PLAN_PERSON].t - 40) < 1e-9);
	expect_true(fabs(course[1].sides[PLAN_PERSON].t - 60) < 1e-9);
	expect_false(course[1].sides[PLAN_WORKER].is);
}

TEST("plan scale: other words are a new version, and rating starts anew")
{
	struct scale_try s = scale_new(t);
	struct plan_score_day *course;
	size_t n;

	scale_ready(&s);
	expect_ok(says(&s, "jay", PLAN_MORE));
	s.terms.words[PLAN_AS_HOPED] = S("Three times a week");
	expect_ok(world_do(s.p.w, "sam", write_it, &s));
	expect_equal(scale_of(&s)->version, 2);
	expect_false(plan_scale_is_rated(scale_of(&s)));
	expect_false(plan_scale_score(plan_try_whole(&s.p), PLAN_PERSON).is);
	expect_ok(world_see(s.p.w, "sam", ratings, &s));
	expect_equal(s.ratings_n, 1);
	expect_false(s.ratings[0].now);
	plan_scale_course(s.p.w->arena, plan_try_whole(&s.p), s.ratings, 1,
	                  &course, &n);
	expect_equal(n, 0);
	expect_ok(world_see(s.p.w, NULL, check, NULL));
}

TEST("plan scale: a yes or a rating is of the words as they were seen, or does "
     "not count")
{
	struct scale_try s = scale_new(t);

	s.seen = 1;
	expect_fault(world_do(s.p.w, "jay", write_it, &s), FAULT_CONFLICT,
	             NULL);
	s.seen = 0;
	scale_ready(&s);
	s.seen = 2;
	expect_fault(says(&s, "jay", PLAN_MORE), FAULT_CONFLICT, NULL);
	expect_fault(world_do(s.p.w, "sam", agree, &s), FAULT_CONFLICT, NULL);
	s.seen = 0;
	expect_fault(world_do(s.p.w, "jay", write_it, &s), FAULT_CONFLICT,
	             NULL);
	expect_false(plan_scale_is_rated(scale_of(&s)));
}

TEST("plan scale: a goal without a scale counts for no score, and the score "
     "says on how many of how many goals it stands")
{
	struct scale_try s = scale_new(t);
	struct goal_id first = s.p.goal;
	struct plan_score score;

	scale_ready(&s);
	expect_ok(says(&s, "jay", PLAN_MORE));
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s.p));
	score = plan_scale_score(plan_try_whole(&s.p), PLAN_PERSON);
	expect_equal(score.rated, 1);
	expect_equal(score.of, 2);
	expect_true(fabs(score.t - 60) < 1e-9);
	/* A goal for the future is none of them, and has no scale. */
	s.p.terms.now = false;
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s.p));
	s.seen = 0;
	expect_refused(
	        t, world_do(s.p.w, "jay", write_it, &s),
	        "Only a goal that is worked on now or reached can have a "
	        "scale");
	expect_equal(plan_scale_score(plan_try_whole(&s.p), PLAN_PERSON).of, 2);
	s.p.goal = first;
	expect_false(plan_scale_score(plan_try_whole(&s.p), PLAN_WORKER).is);
}

TEST("plan scale: a goal that has a scale is not deleted")
{
	struct scale_try s = {.p = plan_try_new(t)};
	struct plan_scale_terms terms = {
	        .words = {S("a"), S("b"), S("c"), S("d"), S("e")}};

	s.terms = terms;
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s.p));
	expect_ok(world_do(s.p.w, "sam", write_it, &s));
	s.p.seen = plan_try_the_goal(&s.p)->version;
	expect_refused(
	        t, world_do(s.p.w, "sam", plan_try_delete, &s.p),
	        "This goal has a scale, so it is kept: take it out and say "
	        "why");
}

TEST("plan scale: a past day's plan shows what was said then")
{
	struct scale_try s = scale_new(t);

	scale_ready(&s);
	expect_ok(says(&s, "jay", PLAN_LESS));
	world_later(s.p.w, 3 * DAY);
	expect_ok(says(&s, "sam", PLAN_MORE));
	expect_true(date_make(2026, 11, 25, &s.p.date));
	expect_ok(world_see(s.p.w, "sam", plan_try_day, &s.p));
	expect_equal(s.p.whole.goals[0].scale->newest[PLAN_PERSON].level,
	             PLAN_LESS);
	expect_equal(s.p.whole.goals[0].scale->newest[PLAN_WORKER].id, 0);
	expect_str(s.p.whole.goals[0].scale->words[PLAN_MUCH_LESS], "None");
	expect_true(date_make(2026, 11, 28, &s.p.date));
	expect_ok(world_see(s.p.w, "sam", plan_try_day, &s.p));
	expect_equal(s.p.whole.goals[0].scale->newest[PLAN_WORKER].level,
	             PLAN_MORE);
}

/* Ends with rows of the limit: each rating after it is refused. */
TEST("plan scale: one version has at most 200 ratings")
{
	struct scale_try s = scale_new(t);

	scale_ready(&s);
	for (int i = 0; i < PLAN_RATINGS_MOST; i++)
		expect_ok(says(&s, "jay", i % PLAN_LEVEL_COUNT));
	expect_refused(t, says(&s, "jay", PLAN_MORE),
	               "This scale was rated 200 times: write its words anew");
	expect_ok(world_do(s.p.w, "jay", write_it, &s));
}

TEST("plan scale: a merge moves scales and ratings, and undo gives back "
     "exactly those")
{
	struct world *w = people_world(t);
	struct merging merging = {.kept = w->jay};
	struct scale_try kept = {.p = plan_try_new(t)}, gone = kept;

	scale_begin(&kept, w);
	scale_ready(&kept);
	expect_ok(says(&kept, "jay", PLAN_MORE));
	merging.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	gone.p.w = w;
	gone.p.person = merging.gone;
	gone.p.voice = PLAN_VOICE_FOR;
	gone.terms = kept.terms;
	gone.terms.how = PLAN_HOW_ROOM;
	expect_ok(world_do(w, "sam", plan_try_goal, &gone.p));
	expect_ok(world_do(w, "sam", write_it, &gone));
	gone.seen = 1;
	expect_ok(world_do(w, "sam", agree, &gone));
	expect_ok(says(&gone, "sam", PLAN_LESS));
	expect_ok(world_do(w, "morgan", merging_do, &merging));
	gone.p.person = merging.kept;
	expect_equal(scale_of(&gone)->newest[PLAN_WORKER].level, PLAN_LESS);
	expect_ok(world_see(w, "sam", ratings, &gone));
	expect_equal(gone.ratings_n, 2);
	expect_ok(world_see(w, NULL, check, NULL));
	expect_ok(world_do(w, "morgan", merging_undo, &merging));
	gone.p.person = merging.gone;
	expect_ok(world_see(w, "sam", ratings, &gone));
	expect_equal(gone.ratings_n, 1);
	expect_equal(scale_of(&gone)->newest[PLAN_WORKER].level, PLAN_LESS);
	expect_equal(scale_of(&kept)->newest[PLAN_PERSON].level, PLAN_MORE);
	expect_ok(world_see(w, NULL, check, NULL));
}

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "plan_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

DAMAGE(scale_goal_lost, "update plan_scale set goal = 7");
DAMAGE(scale_unsaid, "update plan_scale set person_how = ''");
DAMAGE(scale_no_weight, "update plan_scale set weight = 0");
DAMAGE(rating_lost, "update plan_rating set scale = 7");
DAMAGE(rating_early, "update plan_rating set at = 7");

static const struct query *const damages[] = {
        &scale_goal_lost, &scale_unsaid, &scale_no_weight,
        &rating_lost,     &rating_early, NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct scale_try s = {.p = plan_try_new(t)};

	scale_begin(&s, world_with(t, damages));
	scale_ready(&s);
	expect_ok(says(&s, "jay", PLAN_MORE));
	expect_ok(world_see(s.p.w, NULL, check, NULL));
	world_finds(s.p.w, damage, plan_check, words);
}

TEST("plan check: scales and ratings are whole")
{
	finds(t, &scale_goal_lost, "is about no goal of the same person");
	finds(t, &scale_unsaid, "has no yes of whoever wrote it");
	finds(t, &scale_no_weight, "a yes without how much it matters");
	finds(t, &rating_lost, "is of no scale of the same goal");
	finds(t, &rating_early, "was made before both said yes");
}
