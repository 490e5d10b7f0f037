/* ready_rows_test.c - merges, what must hold in the rows, the demo. */
#include "practice/plan/plan_goal.h"
#include "practice/ready/ready_world_test.h"
#include "practice/ready/skill_store.h"
#include "register/people/people_rows_test.h"

static struct skills rated;
static size_t goals;

/* Rated by a worker for the person, and ended. */
static const struct fault *
rate(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	const struct skill_terms terms = {
	        .code = SKILL_TEAM,
	        .level = SKILL_LITTLE,
	        .side = SKILL_PERSON,
	        .voice = READY_FOR,
	        .example = S(""),
	        .edition = 1,
	};
	struct skill_ending ending = {
	        .state = SKILL_DONE, .why = S(""), .next = DATE_NONE};

	TRY(skill_rate(ctx, a->person, &terms, NULL));
	ending.next = date_add_days(ctx->today, 2);
	return skill_end(ctx, a->person, &ending, NULL);
}

static const struct fault *
see_rated(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return skill_read(ctx, a->person, &rated);
}

static void
say_all(struct world *w, void *act)
{
	struct act *a = act;

	ready_no_bed(w, a, "sam");
	a->id = a->need.sittings[0].id;
	a->code = -1;
	a->words = S("Noted");
	expect_ok(world_do(w, "sam", ready_do_beside, a));
	a->id = a->need.sittings[0].answers[0].id;
	expect_ok(world_do(w, "sam", ready_do_goal, a));
	expect_ok(world_do(w, "sam", rate, a));
}

static void
is_all(struct world *w, void *act, bool there)
{
	struct act *a = act;

	ready_look(w, a, "sam");
	expect_equal(a->need.n, there ? 1 : 0);
	expect_equal(a->need.urgent_n, there ? 1 : 0);
	expect_ok(world_see(w, "sam", see_rated, a));
	expect_equal(rated.n, there ? 2 : 0);
	if (!there)
		return;
	expect_not_null(skill_now(&rated, SKILL_TEAM, SKILL_PERSON));
	expect_equal(a->need.sittings[0].answers_n, 2);
	expect_equal(a->need.sittings[0].notes_n, 1);
	expect_true(a->need.sittings[0].answers[0].goal);
}

static struct rows_try
rows_of(struct act *a)
{
	return (struct rows_try){a, &a->person, say_all, is_all};
}

TEST("ready: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	struct rows_try rows = rows_of(&a);

	rows_merge(w, &rows, ready_person(w, "X100002", "Gwil", true));
}

static const struct fault *
see_plan(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	struct plan_whole whole;

	TRY(plan_read(ctx, a->person, &whole));
	goals = whole.goals_n;
	return NULL;
}

static size_t
goals_of(struct world *w, struct act *a, struct person_id person)
{
	a->person = person;
	expect_ok(world_see(w, "sam", see_plan, a));
	return goals;
}

TEST("ready: what was said after a merge goes back with the sitting it was "
     "said in, a goal that came of an answer too, and the kept person's stays")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	struct merging m = {.kept = a.person};
	int64_t kept, gone;

	ready_no_bed(w, &a, "sam");
	kept = a.need.sittings[0].answers[0].id;
	m.gone = a.person = ready_person(w, "X100002", "Gwil", true);
	ready_no_bed(w, &a, "sam");
	gone = a.need.sittings[0].answers[0].id;
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	ready_look(w, &a, "sam");
	a.id = a.need.sittings[0].id;
	a.code = -1;
	a.words = S("Noted");
	expect_ok(world_do(w, "sam", ready_do_beside, &a));
	a.words = S("A bed of my own");
	a.id = gone;
	expect_ok(world_do(w, "sam", ready_do_goal, &a));
	a.id = kept;
	expect_ok(world_do(w, "sam", ready_do_goal, &a));
	expect_equal(goals_of(w, &a, m.kept), 2);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_equal(goals_of(w, &a, m.gone), 1);
	ready_look(w, &a, "sam");
	expect_equal(a.need.sittings[0].notes_n, 1);
	expect_true(a.need.sittings[0].answers[0].goal);
	expect_equal(goals_of(w, &a, m.kept), 1);
	ready_look(w, &a, "sam");
	expect_equal(a.need.sittings[0].notes_n, 0);
	expect_true(a.need.sittings[0].answers[0].goal);
}

/* --- what must hold ------------------------------------------------------ */

ROWS_DAMAGE(other_person, "update ready_answer set person = 7");
ROWS_DAMAGE(no_answer, "delete from ready_answer");
ROWS_DAMAGE(still_open,
            "update ready_sitting set state = 'open', ended_by = null");
ROWS_DAMAGE(told_nobody, "delete from ready_urgent");
ROWS_DAMAGE(other_look, "update ready_rating set look = 7");
ROWS_DAMAGE(not_rated, "delete from ready_rating");
static const struct query *const damages[] = {
        &other_person, &no_answer, &still_open, &told_nobody,
        &other_look,   &not_rated, NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct rows_try rows = rows_of(&a);
	struct world *w = world_with(t, damages);

	ready_world_in(w, &a);
	rows_find(w, &rows, ready_check, damage, words);
}

TEST("ready: the check finds answers of somebody else, none, a note too soon, "
     "what was told to nobody, a rating of no look, and a look without")
{
	finds(t, &other_person, "belongs to no sitting of the same person");
	finds(t, &no_answer, "was handed in without an answer");
	finds(t, &still_open, "answers that were not handed in");
	finds(t, &told_nobody, "was told to nobody");
	finds(t, &other_look, "belongs to no look of the same person");
	finds(t, &not_rated, "was done and the person rated nothing");
}

/* --- the fictional programme --------------------------------------------- */

TEST("ready: the fictional programme has answers, what was done, and none "
     "where there was no time")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	const struct person_id people[3] = {
	        a.person,
	        ready_person(w, "X100002", "Gwil", true),
	        ready_person(w, "X100003", "Mair", true),
	};

	rows_fiction(w, people, false, ready_demo);
	ready_look(w, &a, "sam");
	expect_equal(a.need.n, 2);
	expect_equal(need_urgent_open(&a.need), 0);
	a.person = people[1];
	ready_look(w, &a, "sam");
	expect_equal(a.need.n, 0);
	a.person = people[2];
	ready_look(w, &a, "sam");
	expect_equal(a.need.sittings[0].by.voice, READY_PAPER);
}
