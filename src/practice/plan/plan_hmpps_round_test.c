/*
 * plan_hmpps_round_test.c - ten thousand plans of chance, out and in again in
 * each shape: seeded, so that each run has the same ones.
 */
#include "practice/plan/plan_any_test.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_hmpps_in.h"

#define PLANS 10000

static struct str
written(struct arena *arena, enum plan_hmpps_shape shape,
        const struct plan_hmpps_who *who, const struct plan_whole *whole)
{
	struct buf buf;
	struct json_out j;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, shape, who, whole);
	expect_false(buf.full);
	return buf_get(&buf);
}

/* --- the same, part for part ---------------------------------------------- */

#define SAME(member)       expect_equal(is->member, was->member)
#define SAME_WORDS(member) expect_true(str_equal(is->member, was->member))

static void
same_author(const struct plan_author *is, const struct plan_author *was)
{
	SAME(voice);
	SAME(at.ms);
	SAME_WORDS(name);
}

static void
same_hand(const struct plan_scribe *is, const struct plan_scribe *was)
{
	SAME(how);
	SAME(at.ms);
	SAME_WORDS(name);
	if (plan_scribe_is(was))
		SAME(on.days);
}

static void
same_step(const struct plan_step *is, const struct plan_step *was)
{
	SAME(id.v);
	SAME(version);
	SAME_WORDS(words);
	SAME(actor);
	SAME(status);
	SAME(status_at.ms);
	SAME(due.days);
	SAME(resource);
	SAME_WORDS(needs);
	SAME(replies[0]);
	SAME(replies[1]);
	SAME_WORDS(reply_words[0]);
	SAME_WORDS(reply_words[1]);
	same_author(&is->author, &was->author);
	same_hand(&is->hand, &was->hand);
	same_hand(&is->mark, &was->mark);
}

static void
same_goal(const struct plan_goal *is, const struct plan_goal *was)
{
	SAME(id.v);
	SAME(version);
	SAME_WORDS(title);
	SAME_WORDS(why);
	SAME_WORDS(how);
	SAME(area);
	SAME(related);
	SAME(target.days);
	SAME(status);
	SAME(status_at.ms);
	SAME_WORDS(achieved_by);
	SAME(basis);
	SAME(statement.v);
	SAME_WORDS(no_statement);
	SAME_WORDS(reply_words[0]);
	SAME_WORDS(reply_words[1]);
	same_author(&is->author, &was->author);
	for (size_t i = 0; i < PLAN_SIDE_COUNT; i++) {
		SAME(replies[i]);
		SAME(views[i].stance);
		SAME_WORDS(views[i].words);
		SAME(views[i].at.ms);
	}
	same_hand(&is->hand, &was->hand);
	SAME(steps_n);
	for (size_t i = 0; i < is->steps_n; i++)
		same_step(&is->steps[i], &was->steps[i]);
	SAME(hurdles_n);
	for (size_t i = 0; i < is->hurdles_n; i++) {
		SAME(hurdles[i].id);
		SAME_WORDS(hurdles[i].gets);
		SAME_WORDS(hurdles[i].then);
		SAME_WORDS(hurdles[i].helps);
		same_author(&is->hurdles[i].author, &was->hurdles[i].author);
	}
	SAME(helps_n);
	for (size_t i = 0; i < is->helps_n; i++) {
		SAME(helps[i].strength);
		SAME_WORDS(helps[i].words);
		SAME(helps[i].side);
	}
	SAME(notes_n);
	for (size_t i = 0; i < is->notes_n; i++) {
		SAME(notes[i].kind);
		SAME_WORDS(notes[i].words);
		same_author(&is->notes[i].author, &was->notes[i].author);
	}
}

static void
same_plan(const struct plan *is, const struct plan *was)
{
	SAME(id.v);
	SAME(version);
	SAME(terms_version);
	SAME(changed_at.ms);
	SAME(state);
	SAME(state_version);
	SAME(state_at.ms);
	SAME(agreed_version);
	SAME(review_on.days);
	for (size_t i = 0; i < PLAN_SIDE_COUNT; i++) {
		SAME(sides[i].answer);
		SAME(sides[i].reason);
		SAME_WORDS(sides[i].words);
		SAME(sides[i].version);
		SAME(sides[i].at.ms);
		SAME_WORDS(sides[i].name);
	}
}

static void
same_lists(const struct plan_whole *is, const struct plan_whole *was)
{
	SAME(statements_n);
	for (size_t i = 0; i < is->statements_n; i++) {
		SAME(statements[i].id.v);
		SAME(statements[i].first.v);
		SAME_WORDS(statements[i].words);
		same_author(&is->statements[i].author,
		            &was->statements[i].author);
	}
	SAME(strengths_n);
	for (size_t i = 0; i < is->strengths_n; i++) {
		SAME_WORDS(strengths[i].words);
		SAME_WORDS(strengths[i].evidence);
		SAME(strengths[i].said_by);
		SAME_WORDS(strengths[i].said_name);
		same_author(&is->strengths[i].author,
		            &was->strengths[i].author);
	}
	SAME(phases_n);
	for (size_t i = 0; i < is->phases_n; i++) {
		SAME(phases[i].name);
		SAME(phases[i].entered_at.ms);
		SAME(phases[i].entry);
		SAME_WORDS(phases[i].entry_words);
		SAME(phases[i].left_at.ms);
		SAME(phases[i].exit);
		SAME_WORDS(phases[i].exit_words);
	}
}

/* Out, in, and out once more: the same plan, and the same file. */
static void
round_trip(struct arena *arena, struct dice *dice, enum plan_hmpps_shape shape)
{
	const struct plan_hmpps_who who = {.crn = S("X100001"),
	                                   .forename = S("Jay")};
	struct plan_whole whole = {.goals_n = 0};
	struct plan_hmpps file;
	struct problems problems;
	struct str out;

	plan_any(arena, dice, &whole);
	out = written(arena, shape, &who, &whole);
	problems_init(&problems, arena);
	plan_hmpps_read(arena, out, &who, &file, &problems);
	expect_equal(problems.n, 0);
	expect_equal(file.remarks_n, 0);
	expect_true(file.ours);
	expect_equal(file.shape, shape);
	same_plan(&file.whole.plan, &whole.plan);
	expect_equal(file.whole.goals_n, whole.goals_n);
	for (size_t i = 0; i < whole.goals_n; i++)
		same_goal(&file.whole.goals[i], &whole.goals[i]);
	same_lists(&file.whole, &whole);
}

static void
round_trips(struct test *t, enum plan_hmpps_shape shape)
{
	struct dice dice = {UINT64_C(0x5eed0041) + shape};

	for (size_t i = 0; i < PLANS; i++) {
		struct arena *arena = test_arena(t, 0);

		round_trip(arena, &dice, shape);
		test_arena_drop(arena);
	}
}

TEST_ONCE("plan files: a plan that goes out and is read again is the same in "
          "each part: the first service")
{
	round_trips(t, PLAN_HMPPS_OLD);
}

TEST_ONCE("plan files: a plan that goes out and is read again is the same in "
          "each part: the platform")
{
	round_trips(t, PLAN_HMPPS_AAP);
}
