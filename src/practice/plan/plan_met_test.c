/* plan_met_test.c - that a goal is met: a rule each. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_met.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"

#define DAY ((int64_t)24 * 60 * 60 * 1000)

struct met_try {
	struct plan_try p;
	struct plan_met_terms terms;
	struct plan_met_given given;
	int64_t met;
	int64_t seen;
};

static const struct fault *
propose(struct ctx *ctx, void *data)
{
	struct met_try *m = data;

	return plan_met_propose(ctx, m->p.goal, m->seen, &m->terms, &m->met);
}

static const struct fault *
answer(struct ctx *ctx, void *data)
{
	struct met_try *m = data;

	return plan_met_answer(ctx, m->met, m->seen, &m->given);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

static const struct plan_goal *
goal_of(struct met_try *m)
{
	return plan_try_the_goal(&m->p);
}

/* Jay's goal that both agreed to work on. */
static void
met_begin(struct met_try *m, struct world *w)
{
	m->p.w = w;
	m->p.person = w->jay;
	plan_try_agreed(&m->p);
	m->terms = (struct plan_met_terms){
	        .why = S("It is in my pocket"),
	        .shows = S("The card"),
	};
}

static struct met_try
met_new(struct test *t)
{
	struct met_try m = {.p = plan_try_new(t)};

	met_begin(&m, m.p.w);
	return m;
}

static const struct fault *
says(struct met_try *m, const char *who, enum plan_says yes, enum plan_how how)
{
	m->seen = goal_of(m)->met->version;
	m->given = (struct plan_met_given){yes, S("I say so"), how};
	return world_do(m->p.w, who, answer, m);
}

static const struct fault *
first(struct met_try *m, const char *who, enum plan_how how)
{
	m->seen = goal_of(m)->version;
	m->terms.how = how;
	return world_do(m->p.w, who, propose, m);
}

TEST("plan met: either side says that a goal is met, why, and what shows it")
{
	struct met_try m = met_new(t);
	const struct plan_met *met;

	m.terms.why = S("");
	expect_problem(first(&m, "jay", PLAN_HOW_NONE), "met_why",
	               "Write something here");
	m.terms.why = S("It is in my pocket");
	m.terms.shows = S("");
	expect_problem(first(&m, "jay", PLAN_HOW_NONE), "shows",
	               "Write something here");
	expect_null(goal_of(&m)->met);
	m.terms.shows = S("The card");
	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	met = goal_of(&m)->met;
	expect_equal(met->side, PLAN_PERSON);
	expect_equal(met->state, PLAN_MET_OPEN);
	expect_str(met->shows, "The card");
	expect_refused(
	        t, first(&m, "sam", PLAN_HOW_NONE),
	        "Someone has said that this goal is met, and it waits for an "
	        "answer");
	expect_fault(first(&m, "ned", PLAN_HOW_NONE), FAULT_NOT_FOUND, NULL);
}

TEST("plan met: the other side answers for itself, and a goal counts as met "
     "only when both have said so")
{
	struct met_try m = met_new(t);
	struct plan_met_count counts[PLAN_MET_BANDS];

	expect_ok(first(&m, "sam", PLAN_HOW_NONE));
	expect_false(plan_goal_is_met(goal_of(&m)));
	/* The worker's own second yes is still one voice. */
	expect_ok(says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE));
	expect_equal(goal_of(&m)->met->state, PLAN_MET_OPEN);
	expect_fault(says(&m, "ned", PLAN_SAYS_YES, PLAN_HOW_NONE),
	             FAULT_NOT_FOUND, NULL);
	expect_ok(says(&m, "jay", PLAN_SAYS_YES, PLAN_HOW_NONE));
	expect_true(plan_goal_is_met(goal_of(&m)));
	plan_met_counts(plan_try_whole(&m.p), counts);
	expect_equal(counts[PLAN_MET_NEGOTIATED].met, 1);
	expect_equal(counts[PLAN_MET_NEGOTIATED].of, 1);
	expect_equal(counts[PLAN_MET_REQUIRED].of, 0);
	expect_refused(t, first(&m, "jay", PLAN_HOW_NONE),
	               "Both have said that this goal is met");
}

TEST("plan met: a worker alone can never set it, nor by writing the person's "
     "yes down")
{
	struct met_try m = met_new(t);

	expect_ok(first(&m, "sam", PLAN_HOW_NONE));
	expect_refused(t, says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_ROOM),
	               "You said yes as the worker: somebody else writes their "
	               "yes down");
	expect_equal(goal_of(&m)->met->state, PLAN_MET_OPEN);
	/* Another worker heard it, and it says so. */
	expect_ok(says(&m, "priya", PLAN_SAYS_YES, PLAN_HOW_ROOM));
	expect_equal(goal_of(&m)->met->said[PLAN_PERSON].how, PLAN_HOW_ROOM);
	expect_equal(goal_of(&m)->met->said[PLAN_PERSON].by.v,
	             world_user(m.p.w, "priya").v);
	expect_true(plan_goal_is_met(goal_of(&m)));
	/* And the person takes it back by their own sign-in. */
	expect_ok(says(&m, "jay", PLAN_SAYS_NO, PLAN_HOW_NONE));
	expect_false(plan_goal_is_met(goal_of(&m)));
	expect_equal(goal_of(&m)->met->state, PLAN_MET_DIFFER);
	expect_refused(t, says(&m, "priya", PLAN_SAYS_YES, PLAN_HOW_ROOM),
	               "They have said it themselves: only they can change "
	               "it");
}

TEST("plan met: whoever wrote the person's yes down does not say the worker's")
{
	struct met_try m = met_new(t);

	expect_ok(first(&m, "sam", PLAN_HOW_ROOM));
	expect_equal(goal_of(&m)->met->side, PLAN_PERSON);
	expect_refused(
	        t, says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE),
	        "You wrote their yes down, so the worker’s yes has to come "
	        "from someone else");
	expect_ok(says(&m, "sam", PLAN_SAYS_NO, PLAN_HOW_NONE));
	expect_equal(goal_of(&m)->met->state, PLAN_MET_DIFFER);
}

TEST("plan met: a no needs its words, is kept beside the yes, and may change")
{
	struct met_try m = met_new(t);

	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	m.seen = 1;
	m.given = (struct plan_met_given){PLAN_SAYS_NO, S(""), PLAN_HOW_NONE};
	expect_problem(world_do(m.p.w, "sam", answer, &m), "said_words",
	               "Write something here");
	m.given.says = PLAN_SAYS_NONE;
	expect_problem(world_do(m.p.w, "sam", answer, &m), "says",
	               "Choose yes or no");
	expect_ok(says(&m, "sam", PLAN_SAYS_NO, PLAN_HOW_NONE));
	expect_equal(goal_of(&m)->met->said[PLAN_PERSON].says, PLAN_SAYS_YES);
	expect_equal(goal_of(&m)->met->said[PLAN_WORKER].says, PLAN_SAYS_NO);
	expect_equal(goal_of(&m)->status, PLAN_GOAL_ACTIVE);
	m.seen = 1;
	expect_fault(world_do(m.p.w, "sam", answer, &m), FAULT_CONFLICT, NULL);
	expect_ok(says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE));
	expect_true(plan_goal_is_met(goal_of(&m)));
}

TEST("plan met: silence is shown with its days and is never a yes")
{
	struct met_try m = met_new(t);
	struct date today;

	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	world_later(m.p.w, 100 * DAY);
	expect_true(date_make(2027, 3, 4, &today));
	expect_equal(plan_met_silent(goal_of(&m)->met, today), 100);
	expect_equal(goal_of(&m)->met->state, PLAN_MET_OPEN);
	expect_false(plan_goal_is_met(goal_of(&m)));
}

TEST("plan met: a mark as reached is not met, and what both say is met is "
     "reached")
{
	struct met_try m = met_new(t);

	m.p.seen = goal_of(&m)->version;
	expect_ok(world_do(m.p.w, "sam", plan_try_achieve, &m.p));
	expect_equal(goal_of(&m)->status, PLAN_GOAL_ACHIEVED);
	expect_false(plan_goal_is_met(goal_of(&m)));
	m = (struct met_try){.p = m.p, .terms = m.terms};
	expect_ok(world_do(m.p.w, "sam", plan_try_goal, &m.p));
	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	expect_ok(says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE));
	expect_equal(goal_of(&m)->status, PLAN_GOAL_ACHIEVED);
	expect_true(goal_of(&m)->achieved_by.n > 0);
	expect_ok(world_see(m.p.w, NULL, check, NULL));
}

TEST("plan met: a goal that is added back is no longer met, nor when it is "
     "marked as reached again")
{
	struct met_try m = met_new(t);

	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	expect_ok(says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE));
	m.p.seen = goal_of(&m)->version;
	expect_true(date_make(2027, 3, 27, &m.p.date));
	expect_ok(world_do(m.p.w, "sam", plan_try_readd, &m.p));
	expect_equal(goal_of(&m)->met->state, PLAN_MET_OVERTAKEN);
	expect_refused(t, says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE),
	               "This was taken back, or has been said anew since");
	m.p.seen = goal_of(&m)->version;
	expect_ok(world_do(m.p.w, "sam", plan_try_achieve, &m.p));
	expect_false(plan_goal_is_met(goal_of(&m)));
	expect_ok(world_see(m.p.w, NULL, check, NULL));
}

TEST("plan met: an answer about a goal that has changed since is refused with "
     "what changed")
{
	struct met_try m = met_new(t);

	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	m.p.terms.title = S("Get my card and a job");
	m.p.seen = goal_of(&m)->version;
	expect_ok(world_do(m.p.w, "sam", plan_try_goal_change, &m.p));
	expect_refused(t, says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE),
	               "The goal has changed since this was said: it was “Get "
	               "my card” and is now “Get my card and a job”. Say anew "
	               "that it is met.");
	expect_false(plan_goal_is_met(goal_of(&m)));
	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	expect_ok(world_see(m.p.w, NULL, check, NULL));
}

TEST("plan met: a goal that somebody said is met is not deleted, and one for "
     "the future is not met")
{
	struct met_try m = {.p = plan_try_new(t)};

	m.terms = (struct plan_met_terms){S("Done"), S("Seen"), PLAN_HOW_NONE};
	expect_ok(world_do(m.p.w, "sam", plan_try_goal, &m.p));
	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	m.p.seen = goal_of(&m)->version;
	expect_refused(
	        t, world_do(m.p.w, "sam", plan_try_delete, &m.p),
	        "Someone said that this goal is met, so it is kept: take it "
	        "out and say why");
	m.p.terms.now = false;
	expect_ok(world_do(m.p.w, "sam", plan_try_goal, &m.p));
	expect_refused(t, first(&m, "jay", PLAN_HOW_NONE),
	               "Only a goal that is worked on now or reached can be "
	               "said to be met");
}

TEST("plan met: a past day's plan shows what was said then")
{
	struct met_try m = met_new(t);

	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	world_later(m.p.w, 3 * DAY);
	expect_ok(says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE));
	expect_true(date_make(2026, 11, 25, &m.p.date));
	expect_ok(world_see(m.p.w, "sam", plan_try_day, &m.p));
	expect_equal(m.p.whole.goals[0].met->state, PLAN_MET_OPEN);
	expect_str(m.p.whole.goals[0].met->shows, "The card");
	expect_true(date_make(2026, 11, 28, &m.p.date));
	expect_ok(world_see(m.p.w, "sam", plan_try_day, &m.p));
	expect_equal(m.p.whole.goals[0].met->state, PLAN_MET_BOTH);
}

TEST("plan met: a merge moves what was said of goals, and undo gives back "
     "exactly that")
{
	struct world *w = people_world(t);
	struct merging merging = {.kept = w->jay};
	struct met_try kept = {.p = plan_try_new(t)}, gone = kept;

	met_begin(&kept, w);
	expect_ok(first(&kept, "jay", PLAN_HOW_NONE));
	merging.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	gone.p.w = w;
	gone.p.person = merging.gone;
	gone.p.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_goal, &gone.p));
	gone.terms = kept.terms;
	expect_ok(first(&gone, "sam", PLAN_HOW_NONE));
	expect_ok(world_do(w, "morgan", merging_do, &merging));
	gone.p.person = merging.kept;
	expect_equal(plan_try_whole(&gone.p)->mets_n, 2);
	expect_equal(goal_of(&gone)->met->side, PLAN_WORKER);
	expect_equal(goal_of(&kept)->met->side, PLAN_PERSON);
	expect_ok(world_see(w, NULL, check, NULL));
	expect_ok(world_do(w, "morgan", merging_undo, &merging));
	expect_equal(plan_try_whole(&gone.p)->mets_n, 1);
	gone.p.person = merging.gone;
	expect_equal(plan_try_whole(&gone.p)->mets_n, 1);
	expect_equal(goal_of(&gone)->met->side, PLAN_WORKER);
	expect_ok(world_see(w, NULL, check, NULL));
}

/* --- the law, and the check ----------------------------------------------- */

static const struct fault *
law(struct ctx *ctx, void *data)
{
	bool *can = data;

	TRY(plan_met_law(ctx, S("community_order"), &can[0]));
	TRY(plan_met_law(ctx, S("licence"), &can[1]));
	return plan_met_law(ctx, S(""), &can[2]);
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

TEST("plan met: community and suspended sentence orders can end by it, a "
     "licence cannot")
{
	struct met_try m = met_new(t);
	bool can[3];

	expect_ok(world_do(m.p.w, NULL, seed, NULL));
	expect_ok(world_see(m.p.w, "sam", law, can));
	expect_true(can[0]);
	expect_false(can[1]);
	expect_false(can[2]);
}

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "plan_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

DAMAGE(met_goal_lost, "update plan_met set goal = 7");
DAMAGE(met_unsaid, "update plan_met set worker_says = ''");
DAMAGE(met_one_hand, "update plan_met set worker_by = person_by");
DAMAGE(met_not_reached, "update plan_goal set status = 'ACTIVE'");
DAMAGE(met_older, "insert into plan_met select met + 1, goal, person, version,"
                  " side, why, shows, goal_title, goal_how, 'overtaken',"
                  " state_at, at, person_says, person_words, person_how,"
                  " person_by, person_at, worker_says, worker_words,"
                  " worker_how, worker_by, worker_at from plan_met");

static const struct query *const damages[] = {
        &met_goal_lost,   &met_unsaid, &met_one_hand,
        &met_not_reached, &met_older,  NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct met_try m = {.p = plan_try_new(t)};

	met_begin(&m, world_with(t, damages));
	expect_ok(first(&m, "jay", PLAN_HOW_NONE));
	expect_ok(says(&m, "sam", PLAN_SAYS_YES, PLAN_HOW_NONE));
	expect_ok(world_see(m.p.w, NULL, check, NULL));
	world_finds(m.p.w, damage, plan_check, words);
}

TEST("plan check: what was said of goals being met is whole")
{
	finds(t, &met_goal_lost, "is about no goal of the same person");
	finds(t, &met_unsaid, "stands otherwise than its answers");
	finds(t, &met_one_hand, "by one hand, or is not reached");
	finds(t, &met_not_reached, "by one hand, or is not reached");
	finds(t, &met_older, "was said anew and is still open");
}
