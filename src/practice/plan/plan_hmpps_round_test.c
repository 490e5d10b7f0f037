/*
 * plan_hmpps_round_test.c - ten thousand plans of chance, out and in again in
 * each shape: seeded, so that each run has the same ones.
 */
#include "practice/plan/plan_hmpps_in.h"
#include "tests/test.h"

#define PLANS 10000

struct dice {
	uint64_t v;
};

/* xorshift64: below n. */
static unsigned
roll(struct dice *dice, unsigned n)
{
	dice->v ^= dice->v << 13;
	dice->v ^= dice->v >> 7;
	dice->v ^= dice->v << 17;
	return (unsigned)(dice->v >> 33) % n;
}

static struct str
any_words(struct dice *dice)
{
	static const char *const words[] = {
	        "I want my own front door",
	        "Ffôn \xf0\x9f\x93\x9e \"and\" \\ more",
	        "Two\nlines\tand a tab",
	        "null",
	};

	return str_of(words[roll(dice, 4)]);
}

static struct str
some_words(struct dice *dice)
{
	return roll(dice, 2) == 0 ? S("") : any_words(dice);
}

/* Some time from 2019 to 2032, to the millisecond; both clock changes too. */
static struct instant
any_time(struct dice *dice)
{
	return (struct instant){INT64_C(1550000000000) +
	                        (int64_t)roll(dice, 400000000) * 1000 +
	                        roll(dice, 1000)};
}

static struct date
some_day(struct dice *dice)
{
	return roll(dice, 2) == 0 ? DATE_NONE
	                          : date_add_days((struct date){20000},
	                                          (int)roll(dice, 3000));
}

static int64_t
any_id(struct dice *dice)
{
	return ((int64_t)roll(dice, 1u << 30) << 31 | roll(dice, 1u << 30)) + 1;
}

static struct plan_author
any_author(struct dice *dice)
{
	return (struct plan_author){
	        .voice = roll(dice, PLAN_VOICE_COUNT),
	        .at = any_time(dice),
	        .name = some_words(dice),
	};
}

static void
any_replies(struct dice *dice, enum plan_reply *replies, struct str *declined)
{
	replies[PLAN_PERSON] = roll(dice, PLAN_REPLY_COUNT);
	replies[PLAN_WORKER] = roll(dice, PLAN_REPLY_COUNT);
	*declined = some_words(dice);
}

static void
any_parts(struct arena *arena, struct dice *dice, struct plan_goal *goal)
{
	size_t steps_n = roll(dice, 3), notes_n = roll(dice, 2);
	struct plan_step *steps = arena_new(arena, struct plan_step, steps_n);
	struct plan_note *notes = arena_new(arena, struct plan_note, notes_n);

	for (size_t i = 0; i < steps_n; i++) {
		steps[i] = (struct plan_step){
		        .id = {any_id(dice)},
		        .goal = goal->id,
		        .version = roll(dice, 9),
		        .words = any_words(dice),
		        .actor = roll(dice, PLAN_ACTOR_COUNT),
		        .status = roll(dice, PLAN_STEP_STATUS_COUNT),
		        .status_at = any_time(dice),
		        .due = some_day(dice),
		        .author = any_author(dice),
		};
		any_replies(dice, steps[i].replies, &steps[i].declined_words);
	}
	for (size_t i = 0; i < notes_n; i++)
		notes[i] = (struct plan_note){
		        .goal = goal->id,
		        .kind = roll(dice, PLAN_NOTE_KIND_COUNT),
		        .words = any_words(dice),
		        .author = any_author(dice),
		};
	goal->steps = steps;
	goal->steps_n = steps_n;
	goal->notes = notes;
	goal->notes_n = notes_n;
}

static struct plan_view
any_view(struct dice *dice)
{
	if (roll(dice, 2) == 0)
		return (struct plan_view){.at = INSTANT_NONE};
	return (struct plan_view){
	        .stance = 1 + roll(dice, PLAN_STANCE_COUNT - 1),
	        .words = some_words(dice),
	        .at = any_time(dice),
	};
}

static void
any_goal(struct arena *arena, struct dice *dice, struct plan_goal *goal)
{
	*goal = (struct plan_goal){
	        .id = {any_id(dice)},
	        .version = roll(dice, 9),
	        .title = any_words(dice),
	        .why = some_words(dice),
	        .how = some_words(dice),
	        .area = roll(dice, PLAN_AREA_COUNT),
	        .related = roll(dice, 1u << PLAN_AREA_COUNT) & ~1u,
	        .target = some_day(dice),
	        .status = roll(dice, PLAN_GOAL_STATUS_COUNT),
	        .status_at = any_time(dice),
	        .achieved_by = some_words(dice),
	        .basis = roll(dice, PLAN_BASIS_COUNT),
	        .author = any_author(dice),
	        .statement = {roll(dice, 2) == 0 ? 0 : any_id(dice)},
	        .no_statement = some_words(dice),
	        .views = {any_view(dice), any_view(dice)},
	};
	any_replies(dice, goal->replies, &goal->declined_words);
	any_parts(arena, dice, goal);
}

static void
any_lists(struct arena *arena, struct dice *dice, struct plan_whole *whole)
{
	whole->statements_n = roll(dice, 2);
	whole->statements =
	        arena_new(arena, struct plan_statement, whole->statements_n);
	for (size_t i = 0; i < whole->statements_n; i++)
		whole->statements[i] = (struct plan_statement){
		        .id = {any_id(dice)},
		        .first = {any_id(dice)},
		        .words = any_words(dice),
		        .author = any_author(dice),
		};
	whole->strengths_n = roll(dice, 2);
	whole->strengths =
	        arena_new(arena, struct plan_strength, whole->strengths_n);
	for (size_t i = 0; i < whole->strengths_n; i++)
		whole->strengths[i] = (struct plan_strength){
		        .words = any_words(dice),
		        .evidence = some_words(dice),
		        .said_by = roll(dice, PLAN_SAID_COUNT),
		        .said_name = some_words(dice),
		        .author = any_author(dice),
		};
	whole->phases_n = roll(dice, 2);
	whole->phases = arena_new(arena, struct plan_phase, whole->phases_n);
	for (size_t i = 0; i < whole->phases_n; i++)
		whole->phases[i] = (struct plan_phase){
		        .name = roll(dice, PLAN_PHASE_COUNT),
		        .entered_at = any_time(dice),
		        .entry = roll(dice, PLAN_TURN_COUNT),
		        .entry_words = some_words(dice),
		        .left_at = roll(dice, 2) == 0 ? INSTANT_NONE
		                                      : any_time(dice),
		        .exit = roll(dice, PLAN_TURN_COUNT),
		        .exit_words = some_words(dice),
		};
}

static void
any_plan(struct arena *arena, struct dice *dice, struct plan_whole *whole)
{
	struct plan *plan = &whole->plan;

	*plan = (struct plan){
	        .id = {any_id(dice)},
	        .version = roll(dice, 90),
	        .terms_version = roll(dice, 90),
	        .changed_at = any_time(dice),
	        .state = roll(dice, PLAN_STATE_COUNT),
	        .state_version = roll(dice, 90),
	        .state_at = any_time(dice),
	        .agreed_version = roll(dice, 3),
	        .review_on = some_day(dice),
	};
	for (size_t i = 0; i < PLAN_SIDE_COUNT; i++) {
		plan->sides[i] = (struct plan_answered){.at = INSTANT_NONE};
		if (roll(dice, 2) == 0)
			continue;
		plan->sides[i] = (struct plan_answered){
		        .answer = 1 + roll(dice, PLAN_ANSWER_COUNT - 1),
		        .reason = roll(dice, PLAN_REASON_COUNT),
		        .words = some_words(dice),
		        .version = roll(dice, 90),
		        .at = any_time(dice),
		        .name = some_words(dice),
		};
	}
	whole->goals_n = roll(dice, 3);
	whole->goals = arena_new(arena, struct plan_goal, whole->goals_n);
	for (size_t i = 0; i < whole->goals_n; i++)
		any_goal(arena, dice, &whole->goals[i]);
	any_lists(arena, dice, whole);
}

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
same_step(const struct plan_step *is, const struct plan_step *was)
{
	SAME(id.v);
	SAME(version);
	SAME_WORDS(words);
	SAME(actor);
	SAME(status);
	SAME(status_at.ms);
	SAME(due.days);
	SAME(replies[0]);
	SAME(replies[1]);
	SAME_WORDS(declined_words);
	same_author(&is->author, &was->author);
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
	SAME_WORDS(declined_words);
	same_author(&is->author, &was->author);
	for (size_t i = 0; i < PLAN_SIDE_COUNT; i++) {
		SAME(replies[i]);
		SAME(views[i].stance);
		SAME_WORDS(views[i].words);
		SAME(views[i].at.ms);
	}
	SAME(steps_n);
	for (size_t i = 0; i < is->steps_n; i++)
		same_step(&is->steps[i], &was->steps[i]);
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
	const struct plan_hmpps_who who = {S("X100001"), S("Jay")};
	struct plan_whole whole = {.goals_n = 0};
	struct plan_hmpps file;
	struct problems problems;
	struct str out;

	any_plan(arena, dice, &whole);
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

TEST("plan files: a plan that goes out and is read again is the same in each "
     "part: the first service")
{
	round_trips(t, PLAN_HMPPS_OLD);
}

TEST("plan files: a plan that goes out and is read again is the same in each "
     "part: the platform")
{
	round_trips(t, PLAN_HMPPS_AAP);
}
