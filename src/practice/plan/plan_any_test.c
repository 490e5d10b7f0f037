/* plan_any_test.c - plans of chance, the same ones in each run. */
#include "practice/plan/plan_any_test.h"
#include "practice/plan/plan_help.h"

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

/* A worker's hand, or the person's own. */
static struct plan_scribe
any_hand(struct dice *dice)
{
	if (roll(dice, 2) == 0)
		return (struct plan_scribe){.how = PLAN_HOW_NONE};
	struct plan_scribe hand = {
	        .how = PLAN_HOW_ROOM + roll(dice, 3),
	        .name = some_words(dice),
	        .at = any_time(dice),
	        .on = DATE_NONE,
	};

	if (hand.how == PLAN_HOW_PAPER && roll(dice, 2) == 0)
		hand.on = instant_date(hand.at);
	return hand;
}

static void
any_replies(struct dice *dice, enum plan_reply *replies, struct str *words)
{
	replies[PLAN_PERSON] = roll(dice, PLAN_REPLY_COUNT);
	replies[PLAN_WORKER] = roll(dice, PLAN_REPLY_COUNT);
	words[PLAN_PERSON] = some_words(dice);
	words[PLAN_WORKER] = some_words(dice);
}

static void
any_helps(struct arena *arena, struct dice *dice, struct plan_goal *goal)
{
	struct plan_hurdle *hurdles;
	struct plan_help *helps;

	goal->hurdles_n = roll(dice, 3);
	hurdles = arena_new(arena, struct plan_hurdle, goal->hurdles_n);
	for (size_t i = 0; i < goal->hurdles_n; i++)
		hurdles[i] = (struct plan_hurdle){
		        .id = any_id(dice),
		        .gets = any_words(dice),
		        .then = any_words(dice),
		        .helps = some_words(dice),
		        .author = any_author(dice),
		};
	goal->hurdles = hurdles;
	goal->helps_n = roll(dice, 3);
	helps = arena_new(arena, struct plan_help, goal->helps_n);
	for (size_t i = 0; i < goal->helps_n; i++)
		helps[i] = (struct plan_help){
		        .strength = any_id(dice),
		        .words = any_words(dice),
		        .side = roll(dice, PLAN_SIDE_COUNT),
		};
	goal->helps = helps;
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
		        .resource = roll(dice, PLAN_RESOURCE_COUNT),
		        .needs = any_words(dice),
		        .agreed = roll(dice, 2) == 1,
		        .author = any_author(dice),
		};
		any_replies(dice, steps[i].replies, steps[i].reply_words);
		steps[i].hand = any_hand(dice);
		steps[i].mark = any_hand(dice);
	}
	for (size_t i = 0; i < notes_n; i++)
		notes[i] = (struct plan_note){
		        .goal = goal->id,
		        .kind = roll(dice, PLAN_NOTE_KIND_COUNT),
		        .words = any_words(dice),
		        .author = any_author(dice),
		};
	any_helps(arena, dice, goal);
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
	any_replies(dice, goal->replies, goal->reply_words);
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

void
plan_any(struct arena *arena, struct dice *dice, struct plan_whole *whole)
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
