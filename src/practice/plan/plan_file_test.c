/* plan_file_test.c - a plan that comes in as a file: looked at, taken over,
 * let go, refused. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_file_world_test.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"

#define GOAL_A OLD_GOAL("g-1", "A", "FUTURE", "")
#define GOAL_B OLD_GOAL("g-2", "B", "FUTURE", "")

/* Whether something is told of the first goal. */
static bool
told(struct test *t, const struct plan_preview *p, const char *words)
{
	for (size_t i = 0; i < p->goals[0].told_n; i++)
		if (str_has(text_show(t->arena, &p->goals[0].told[i]),
		            str_of(words)))
			return true;
	return false;
}

TEST("plan file: nothing of a file is in the plan before a worker says so")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	const struct plan_goal *goal;

	try_looked(p, S(RENT_OLD));
	expect_equal(p->preview.fates[PLAN_FATE_COMES], 1);
	expect_equal(p->preview.states[PLAN_GOAL_ACTIVE], 1);
	expect_equal(p->preview.steps, 1);
	expect_equal(p->preview.notes, 1);
	expect_equal(p->preview.whole.goals_n, 0);
	expect_equal(p->preview.whole.plan.version, 0);
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 1);
	expect_equal(p->whole.plan.version, 1);
	goal = &p->whole.goals[0];
	expect_str(goal->title, "I will pay the rent");
	expect_equal(goal->status, PLAN_GOAL_ACTIVE);
	/* Half past nine by the clock on the wall, in summer. */
	expect_str(instant_iso(t->arena, goal->status_at),
	           "2026-05-17T08:30:00.000Z");
	expect_equal(goal->steps[0].status, PLAN_STEP_IN_PROGRESS);
	expect_equal(goal->steps[0].actor, PLAN_ACTOR_SOMEONE_ELSE);
	expect_str(goal->notes[0].from, "Alex Fictional");
	expect_str(instant_iso(t->arena, goal->notes[0].author.at),
	           "2026-06-01T09:00:00.000Z");
	expect_fault(world_see(p->w, "sam", try_file_preview, p),
	             FAULT_NOT_FOUND, "No file waits for this plan");
	expect_ok(world_see(p->w, NULL, try_file_check, p));
}

TEST("plan file: one file waits for a person, and another takes its place")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	int64_t first, second;

	try_looked(p, S(RENT_OLD));
	first = p->file;
	try_looked(p, S(OLD_FILE("X100001", GOAL_A "," GOAL_B)));
	second = p->file;
	expect_equal(p->preview.n, 2);
	expect_ok(world_see(p->w, "sam", try_file_list, p));
	expect_equal(p->files_n, 1);
	p->file = first;
	expect_fault(world_do(p->w, "sam", try_file_take, p), FAULT_CONFLICT,
	             "Another file has come since you looked. Look at it "
	             "first");
	expect_fault(world_do(p->w, "sam", try_file_drop, p), FAULT_CONFLICT,
	             "Another file has come since you looked. Look at it "
	             "first");
	p->file = second;
	expect_ok(world_do(p->w, "sam", try_file_drop, p));
	expect_ok(world_see(p->w, "sam", try_file_list, p));
	expect_equal(p->files_n, 0);
	expect_fault(world_do(p->w, "sam", try_file_drop, p), FAULT_NOT_FOUND,
	             "No file waits for this plan");
	expect_fault(world_do(p->w, "sam", try_file_take, p), FAULT_NOT_FOUND,
	             "No file waits for this plan");
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 0);
}

TEST("plan file: a file about somebody else is refused")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	p->document = S(OLD_FILE("X100002", GOAL_A));
	expect_fault(world_do(p->w, "sam", try_file_put, p), FAULT_INVALID,
	             NULL);
	expect_ok(world_see(p->w, "sam", try_file_list, p));
	expect_equal(p->files_n, 0);
	/* In any case of letters it is theirs; without one it is told. */
	try_looked(p, S(OLD_FILE(" x100001 ", GOAL_A)));
	expect_equal(p->preview.fates[PLAN_FATE_COMES], 1);
	try_looked(p, S("{\"goals\":[" GOAL_A "]}"));
	expect_true(str_empty(p->preview.in.crn));
}

TEST("plan file: a plan that has changed since the file was looked at is "
     "looked at again")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct plan_try other = {.w = p->w, .person = p->person};

	try_looked(p, S(RENT_OLD));
	other.terms = (struct plan_goal_terms){
	        .title = S("I will  PAY the rent!"),
	        .area = PLAN_AREA_FINANCES,
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_WORKER,
	        .no_statement = S("None"),
	};
	expect_ok(world_do(p->w, "sam", plan_try_goal, &other));
	expect_fault(world_do(p->w, "sam", try_file_take, p), FAULT_CONFLICT,
	             "This page has changed since you opened it. Look at it "
	             "again, then make your change");
	/* Nothing is lost: the file waits, and says what is double by now. */
	expect_ok(world_see(p->w, "sam", try_file_preview, p));
	expect_equal(p->preview.fates[PLAN_FATE_DOUBLE], 1);
	expect_equal(p->preview.whole.goals_n, 1);
}

TEST("plan file: what is here already does not come in a second time")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_taken(p, S(OLD_FILE("X100001", GOAL_A)));
	expect_equal(p->whole.goals_n, 1);
	/* By its uuid, whatever it is called by now. */
	try_looked(p,
	           S(OLD_FILE("X100001", OLD_GOAL("g-1", "A new name", "ACTIVE",
	                                          "") "," GOAL_B)));
	expect_equal(p->preview.fates[PLAN_FATE_HERE], 1);
	expect_equal(p->preview.fates[PLAN_FATE_COMES], 1);
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 2);
	expect_str(p->whole.goals[0].title, "A");
	expect_str(p->whole.goals[1].title, "B");
	/* By its words, where it has no uuid. */
	try_looked(p,
	           S(OLD_FILE("X100001", OLD_GOAL("", " b. ", "ACTIVE", ""))));
	expect_equal(p->preview.fates[PLAN_FATE_DOUBLE], 1);
	expect_equal(p->preview.fates[PLAN_FATE_COMES], 0);
	/* And what went out from here. */
	p->shape = PLAN_HMPPS_AAP;
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	try_looked(p, p->out);
	expect_equal(p->preview.fates[PLAN_FATE_HERE], 2);
}

TEST("plan file: a file with nothing new is refused")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_taken(p, S(RENT_OLD));
	try_looked(p, S(RENT_OLD));
	expect_fault(world_do(p->w, "sam", try_file_take, p), FAULT_REFUSED,
	             "Nothing in this file is new: every goal in it is here "
	             "already");
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 1);
	expect_equal(p->whole.plan.version, 1);
}

TEST("plan file: an import never gives a person's yes")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	const struct plan_goal *goal;

	try_looked(p, S(OLD_FILE("X100001",
	                         OLD_GOAL("g-1", "A", "FUTURE",
	                                  ",\"myDirection\":{\"basis\":"
	                                  "\"court_required\",\"words_of\":"
	                                  "\"person\",\"person_reply\":"
	                                  "\"accepted\","
	                                  "\"person_reply_by_hand\":{\"how\":"
	                                  "\"paper\",\"paper_on\":"
	                                  "\"2026-11-03\"},\"person_view\":{"
	                                  "\"stance\":\"agree\"}},"
	                                  "\"steps\":[{\"description\":\"C\","
	                                  "\"actor\":\"Jay\",\"myDirection\":"
	                                  "{\"person_reply\":\"accepted\","
	                                  "\"status_by_hand\":{\"how\":"
	                                  "\"room\"}}}"
	                                  "]"))));
	expect_true(told(t, &p->preview, "It comes in as worked out together"));
	expect_true(told(t, &p->preview, "They come in as yours: ask"));
	expect_true(told(t, &p->preview, "views of both sides stay"));
	expect_equal(p->preview.in.said_n, 1);
	goal = &p->preview.in.whole.goals[0];
	expect_equal(goal->hand.how, PLAN_HOW_PAPER);
	expect_str(date_iso(t->arena, goal->hand.on), "2026-11-03");
	expect_equal(goal->steps[0].mark.how, PLAN_HOW_ROOM);
	expect_false(date_is(goal->steps[0].mark.on));
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	goal = &p->whole.goals[0];
	expect_equal(goal->hand.how, PLAN_HOW_NONE);
	expect_equal(goal->steps[0].mark.how, PLAN_HOW_NONE);
	expect_equal(p->whole.plan.state, PLAN_DRAFT);
	expect_equal(p->whole.plan.sides[PLAN_PERSON].answer, PLAN_ANSWER_NONE);
	expect_equal(goal->basis, PLAN_BASIS_NEGOTIATED);
	expect_equal(goal->author.voice, PLAN_VOICE_WORKER);
	expect_equal(goal->replies[PLAN_PERSON], PLAN_WAITING);
	expect_equal(goal->replies[PLAN_WORKER], PLAN_ACCEPTED);
	expect_equal(goal->views[PLAN_PERSON].stance, PLAN_STANCE_NONE);
	expect_equal(goal->steps[0].replies[PLAN_PERSON], PLAN_WAITING);
	expect_equal(goal->steps[0].author.voice, PLAN_VOICE_WORKER);
}

/* The plan of today, as it was kept. */
static const struct fault *
day_read(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	bool found = false;

	TRY(plan_read_day(ctx, p->person, ctx->today, &p->whole, &found));
	expect_true(found);
	expect_equal(p->whole.goals[0].came.on.days, ctx->today.days);
	return NULL;
}

TEST("plan file: each goal says where it came from, and when")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_taken(p, S(OLD_FILE("X100001", GOAL_A)));
	expect_equal(p->whole.goals[0].came.service, PLAN_SERVICE_OLD);
	expect_str(p->whole.goals[0].came.ref, "g-1");
	expect_ok(world_see(p->w, "sam", day_read, p));
	expect_equal(p->whole.goals[0].came.service, PLAN_SERVICE_OLD);
	expect_str(p->whole.goals[0].came.ref, "g-1");
	try_taken(p, file_of(t->arena, AAP_FILE));
	expect_equal(p->whole.goals[1].came.service, PLAN_SERVICE_AAP);
}

TEST("plan file: a current goal without a date comes in as one for the future")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_looked(p,
	           S(OLD_FILE("X100001", OLD_GOAL("g-1", "A", "ACTIVE", ""))));
	expect_true(told(t, &p->preview,
	                 "It has no date, so it comes in as a goal for the "
	                 "future"));
	expect_equal(p->preview.states[PLAN_GOAL_FUTURE], 1);
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	try_looked(p, S(OLD_FILE("X100001",
	                         OLD_GOAL("g-2", "B", "FUTURE",
	                                  ",\"targetDate\":\"2027-03-27\""))));
	expect_true(told(t, &p->preview,
	                 "A goal for the future has no date "
	                 "here: 27 March 2027"));
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	try_looked(p, S(OLD_FILE("X100001",
	                         OLD_GOAL("g-3", "C", "ACTIVE",
	                                  ",\"targetDate\":\"2020-03-27\""))));
	expect_true(told(t, &p->preview, "27 March 2020, is over"));
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals[0].status, PLAN_GOAL_FUTURE);
	expect_false(date_is(p->whole.goals[1].target));
	expect_equal(p->whole.goals[2].status, PLAN_GOAL_ACTIVE);
	expect_ok(world_see(p->w, NULL, try_file_check, p));
}

TEST("plan file: a goal that was achieved or removed has its note")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_looked(p, S(OLD_FILE("X100001",
	                         OLD_GOAL("g-1", "A", "ACHIEVED", ""))));
	expect_true(told(t, &p->preview, "does not say how it was reached"));
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	try_looked(p,
	           S(OLD_FILE("X100001", OLD_GOAL("g-2", "B", "REMOVED", ""))));
	expect_true(told(t, &p->preview, "does not say why it was taken out"));
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	try_taken(p, S(OLD_FILE("X100001",
	                        OLD_GOAL("g-3", "C", "ACHIEVED",
	                                 ",\"notes\":[{\"type\":\"ACHIEVED\","
	                                 "\"note\":\"Done\","
	                                 "\"practitionerName\":\"Alex\"}]"))));
	expect_equal(p->whole.goals[0].notes_n, 1);
	expect_equal(p->whole.goals[0].notes[0].kind, PLAN_NOTE_ACHIEVED);
	expect_str(p->whole.goals[0].achieved_by, "The plan it came from");
	expect_equal(p->whole.goals[1].notes[0].kind, PLAN_NOTE_REMOVED);
	expect_equal(p->whole.goals[2].notes_n, 1);
	expect_str(p->whole.goals[2].achieved_by, "Alex");
	expect_ok(world_see(p->w, NULL, try_file_check, p));
}

TEST("plan file: notes of one moment stand as in the file")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_taken(p, S(OLD_FILE("X100001",
	                        OLD_GOAL("g-1", "A", "FUTURE",
	                                 ",\"notes\":[{\"note\":\"Third\"},"
	                                 "{\"note\":\"Second\"},"
	                                 "{\"note\":\"First\"}]"))));
	expect_equal(p->whole.goals[0].notes_n, 3);
	expect_str(p->whole.goals[0].notes[0].words, "Third");
	expect_str(p->whole.goals[0].notes[1].words, "Second");
	expect_str(p->whole.goals[0].notes[2].words, "First");
}

TEST("plan file: who may not write the plan, or is the person, brings nothing "
     "in")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	p->document = S(RENT_OLD);
	expect_fault(world_do(p->w, "jay", try_file_put, p), FAULT_REFUSED,
	             "This is for your worker to do");
	expect_fault(world_do(p->w, "ned", try_file_put, p), FAULT_NOT_FOUND,
	             NULL);
	try_looked(p, S(RENT_OLD));
	expect_fault(world_do(p->w, "jay", try_file_take, p), FAULT_REFUSED,
	             "This is for your worker to do");
	expect_fault(world_do(p->w, "ned", try_file_take, p), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(p->w, "ned", try_file_preview, p),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(p->w, "ned", try_file_list, p), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(p->w, "ned", try_file_get, p), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(p->w, "ned", try_file_drop, p), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 0);
}

TEST("plan file: the file is kept as it came")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct str file = S("\xef\xbb\xbf" RENT_OLD " \n");

	try_taken(p, file);
	expect_ok(world_see(p->w, "sam", try_file_list, p));
	expect_equal(p->files_n, 1);
	expect_equal(p->files[0].added, 1);
	expect_true(str_empty(p->files[0].document));
	p->file = p->files[0].id;
	expect_ok(world_see(p->w, "sam", try_file_get, p));
	expect_true(str_equal(p->got.document, file));
}

TEST("plan file: a merge moves files with their goals, and undo gives back "
     "what was there")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct merging m = {.kept = p->person};

	m.gone = person_new(p->w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->person = m.gone;
	try_taken(p, S(OLD_FILE("X200001", GOAL_A)));
	try_looked(p, S("{\"goals\":[" GOAL_B "]}"));
	expect_ok(world_do(p->w, "morgan", merging_do, &m));
	p->person = m.kept;
	expect_ok(world_see(p->w, "sam", try_file_preview, p));
	p->seen = p->preview.whole.plan.version;
	expect_ok(world_do(p->w, "sam", try_file_take, p));
	expect_ok(world_see(p->w, NULL, try_file_check, p));
	/* What a file of the other one held still goes out. */
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	expect_ok(world_do(p->w, "morgan", merging_undo, &m));
	expect_ok(world_see(p->w, NULL, try_file_check, p));
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 1);
	expect_str(p->whole.goals[0].title, "B");
	p->person = m.gone;
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
	expect_equal(p->whole.goals_n, 1);
	expect_str(p->whole.goals[0].title, "A");
	expect_ok(world_see(p->w, "sam", try_file_list, p));
	expect_equal(p->files_n, 1);
}

/* --- limits --------------------------------------------------------------- */

static struct str
many_goals(struct arena *arena, int n)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	buf_lit(&buf, "{\"goals\":[");
	for (int i = 0; i < n; i++)
		buf_print(&buf, "%s{\"title\":\"Goal %d\"}", i > 0 ? "," : "",
		          i);
	buf_lit(&buf, "]}");
	return buf_get(&buf);
}

TEST("plan file: a plan holds as many goals, steps and notes as go into a file")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct plan_try other = {.w = p->w, .person = p->person};

	p->document = many_goals(t->arena, PLAN_GOALS_MOST + 1);
	expect_fault(world_do(p->w, "sam", try_file_put, p), FAULT_INVALID,
	             NULL);
	try_taken(p, many_goals(t->arena, PLAN_GOALS_MOST));
	expect_equal(p->whole.goals_n, PLAN_GOALS_MOST);
	other.terms = (struct plan_goal_terms){
	        .title = S("One more"),
	        .area = PLAN_AREA_FINANCES,
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_WORKER,
	        .no_statement = S("None"),
	};
	expect_fault(world_do(p->w, "sam", plan_try_goal, &other),
	             FAULT_REFUSED,
	             "A plan holds 500 goals, 2,000 steps and 2,000 notes at "
	             "most. Nothing was added");
	try_looked(p, S(OLD_FILE("X100001", GOAL_A)));
	expect_true(p->preview.full);
	expect_fault(world_do(p->w, "sam", try_file_take, p), FAULT_REFUSED,
	             "A plan holds 500 goals, 2,000 steps and 2,000 notes at "
	             "most. Nothing was added");
	/* What is there can still be worked on, and goes out. */
	other.goal = p->whole.goals[7].id;
	other.words = S("Not now");
	expect_ok(world_do(p->w, "sam", plan_try_remove, &other));
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	expect_true(p->out.n < PLAN_HMPPS_BYTES_MOST);
}

/* So many goals whose titles are as long as one may be. */
static struct str
wide_goals(struct arena *arena, int n, char mark)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	buf_lit(&buf, "{\"goals\":[");
	for (int i = 0; i < n; i++) {
		buf_print(&buf, "%s{\"title\":\"%c %d ", i > 0 ? "," : "", mark,
		          i);
		for (int k = 0; k < 2000; k++)
			buf_char(&buf, mark);
		buf_lit(&buf, "\",\"targetDate\":\"2027-03-27\"}");
	}
	buf_lit(&buf, "]}");
	return buf_get(&buf);
}

TEST("plan file: as many goals as a plan holds are compared with as many that "
     "are here, in memory for one list")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct arena *all = p->w->arena;

	try_taken(p, wide_goals(t->arena, 180, 'a'));
	p->document = wide_goals(t->arena, 180, 'b');
	expect_ok(world_do(p->w, "sam", try_file_put, p));
	p->w->arena = arena_create((size_t)16 * 1024 * 1024);
	expect_ok(world_see(p->w, "sam", try_file_preview, p));
	expect_equal(p->preview.fates[PLAN_FATE_COMES], 180);
	arena_drop(p->w->arena);
	p->w->arena = all;
}

/* A goal with a note of `n` bytes, many times. */
static struct str
long_notes(struct arena *arena, char mark, int notes, size_t n)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	buf_print(&buf, "{\"goals\":[{\"title\":\"Goal %c\",\"notes\":[", mark);
	for (int i = 0; i < notes; i++) {
		buf_lit(&buf, "{\"note\":\"");
		for (size_t k = 0; k < n; k++)
			buf_char(&buf, mark);
		buf_lit(&buf, "\"}");
		if (i < notes - 1)
			buf_char(&buf, ',');
	}
	buf_lit(&buf, "]}]}");
	return buf_get(&buf);
}

TEST("plan file: what would be too large to come in again does not go out")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_taken(p, long_notes(t->arena, 'a', 150, 3900));
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	try_taken(p, long_notes(t->arena, 'b', 150, 3900));
	expect_fault(world_see(p->w, "sam", try_file_write, p), FAULT_REFUSED,
	             "The plan is more than a file of 1 MB, and no more comes "
	             "in again. Print it instead");
}

TEST("plan file: 20 files come in for one person, and no more")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	for (int i = 0; i < PLAN_FILES_MOST; i++)
		try_taken(p, str_print(t->arena,
		                       "{\"goals\":[{\"title\":\"Goal %d\"}]}",
		                       i));
	p->document = S(RENT_OLD);
	expect_fault(world_do(p->w, "sam", try_file_put, p), FAULT_REFUSED,
	             "20 files have come in for this person, and that is the "
	             "most");
	expect_ok(world_see(p->w, "sam", try_file_write, p));
}

/* --- check ---------------------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "plan_file_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

DAMAGE(came_lost, "update plan_goal set came_file = 7");
DAMAGE(came_none, "update plan_goal set came_from = ''");
DAMAGE(came_waits, "update plan_file set taken_at = null, added = 0");
DAMAGE(added_few, "update plan_file set added = 0");
DAMAGE(other_words, "update plan_file set document = '{}'");

static const struct query *const damages[] = {
        &came_lost, &came_none, &came_waits, &added_few, &other_words, NULL};

TEST("plan check: a goal that came in names a file that was taken over, as it "
     "came")
{
	static const char *const says[] = {
	        "came from a file that is not there",
	        "came from a file that is not there",
	        "came from a file that is not there",
	        "More goals came from the file",
	        "is not what was brought in",
	};

	for (size_t i = 0; damages[i] != NULL; i++) {
		struct world *w = world_with(t, damages);
		struct plan_file_try try = {.w = w};

		people_real(w);
		try.person = w->jay;
		try_taken(&try, S(RENT_OLD));
		expect_ok(world_see(w, NULL, try_file_check, &try));
		world_finds(w, damages[i], plan_check, says[i]);
	}
}
