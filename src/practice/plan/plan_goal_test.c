#include "kernel/outbox/outbox.h"
#include "practice/plan/plan_try_test.h"

/* The version of the goal as it is now. */
static void
see(struct plan_try *p)
{
	p->seen = plan_try_the_goal(p)->version;
}

TEST("plan: a goal that can start now has a date, one for the future has "
     "none")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	p.terms.target = DATE_NONE;
	expect_problem(world_do(p.w, "sam", plan_try_goal, &p), "target",
	               "Choose a date for a goal that can start now");
	expect_true(date_make(2026, 11, 23, &p.terms.target));
	expect_problem(world_do(p.w, "sam", plan_try_goal, &p), "target",
	               "Choose a date that is today or later");
	expect_true(date_make(2026, 11, 24, &p.terms.target));
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(plan_try_the_goal(&p)->status, PLAN_GOAL_ACTIVE);
	p.terms.now = false;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	goal = plan_try_the_goal(&p);
	expect_equal(goal->status, PLAN_GOAL_FUTURE);
	expect_false(date_is(goal->target));
}

TEST("plan: a goal for the future that is given a date starts now")
{
	struct plan_try p = plan_try_new(t);

	p.terms.now = false;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.terms.now = true;
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	expect_equal(plan_try_the_goal(&p)->status, PLAN_GOAL_ACTIVE);
	expect_fault(world_do(p.w, "sam", plan_try_goal_change, &p),
	             FAULT_CONFLICT, NULL);
}

TEST("plan: a goal is deleted only before the plan was first agreed, and only "
     "where it holds no word of the other side's")
{
	struct plan_try p = plan_try_new(t);
	const char *kept = "Someone else wrote words here, so the goal is "
	                   "kept: take it out and say why";

	/* The worker's own, until the person has added a step to it. */
	p.terms.voice = PLAN_VOICE_WORKER;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.seen = 1;
	expect_refused(t, world_do(p.w, "jay", plan_try_delete, &p), kept);
	expect_ok(world_do(p.w, "jay", plan_try_step, &p));
	p.seen = plan_try_the_goal(&p)->version;
	expect_refused(t, world_do(p.w, "sam", plan_try_delete, &p), kept);
	expect_not_null(plan_try_the_goal(&p));
	/* The person's own, until a worker has written a note at it. */
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	p.seen = 1;
	expect_ok(world_do(p.w, "jay", plan_try_delete, &p));
}

TEST("plan: a goal with a note is not deleted, so that the days it stood in "
     "have it with its notes")
{
	struct plan_try p = plan_try_new(t);

	p.terms.voice = PLAN_VOICE_WORKER;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_note, &p));
	p.seen = plan_try_the_goal(&p)->version;
	expect_refused(t, world_do(p.w, "sam", plan_try_delete, &p),
	               "This goal has a note, so it is kept: take it out and "
	               "say why");
	expect_not_null(plan_try_the_goal(&p));
	expect_equal(plan_try_the_goal(&p)->notes_n, 1);
	/* It can be taken out, and then it has two. */
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	p.seen = plan_try_the_goal(&p)->version;
	expect_refused(t, world_do(p.w, "sam", plan_try_delete, &p),
	               "This goal has a note, so it is kept: take it out and "
	               "say why");
	expect_equal(plan_try_the_goal(&p)->notes_n, 2);
}

TEST("plan: a goal of a plan that was agreed is deleted no more")
{
	struct plan_try p = plan_try_new(t);
	struct goal_id agreed;

	plan_try_agreed(&p);
	agreed = p.goal;
	see(&p);
	expect_refused(
	        t, world_do(p.w, "sam", plan_try_delete, &p),
	        "You both said yes to this plan, so its goals are kept: take "
	        "the goal out and say why");
	expect_not_null(plan_try_the_goal(&p));
	p.person = p.w->kit;
	expect_ok(world_do(p.w, "ned", plan_try_goal, &p));
	p.seen = 1;
	expect_ok(world_do(p.w, "ned", plan_try_delete, &p));
	p.person = p.w->jay;
	p.goal = agreed;
	expect_not_null(plan_try_the_goal(&p));
}

TEST("plan: after that it is removed with a reason and stays to be seen")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	plan_try_agreed(&p);
	see(&p);
	p.words = S("");
	expect_problem(world_do(p.w, "sam", plan_try_remove, &p), "removed_why",
	               "Write something here");
	p.words = S("He found a job without it");
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	goal = plan_try_the_goal(&p);
	expect_equal(goal->status, PLAN_GOAL_REMOVED);
	expect_equal(goal->notes_n, 1);
	expect_equal(goal->notes[0].kind, PLAN_NOTE_REMOVED);
	expect_str(goal->notes[0].words, "He found a job without it");
	see(&p);
	expect_refused(t, world_do(p.w, "sam", plan_try_remove, &p),
	               "This goal is not in the plan now");
}

TEST("plan: a goal is added back with a reason")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	see(&p);
	expect_refused(t, world_do(p.w, "sam", plan_try_readd, &p),
	               "This goal is in the plan already");
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	see(&p);
	p.words = S("");
	expect_problem(world_do(p.w, "sam", plan_try_readd, &p), "readd_why",
	               "Write something here");
	p.words = S("He wants it again");
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	expect_equal(plan_try_the_goal(&p)->status, PLAN_GOAL_FUTURE);
}

TEST("plan: a goal is achieved with the name of who says so")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	see(&p);
	p.who = S("");
	expect_problem(world_do(p.w, "sam", plan_try_achieve, &p),
	               "achieved_by", "Write something here");
	p.who = S("Jay and his mum");
	expect_ok(world_do(p.w, "jay", plan_try_achieve, &p));
	expect_str(plan_try_the_goal(&p)->achieved_by, "Jay and his mum");
	see(&p);
	expect_refused(t, world_do(p.w, "sam", plan_try_achieve, &p),
	               "Only a goal you work on now can be marked as "
	               "achieved");
}

TEST("plan: why not is one of a few reasons, and words where it is another")
{
	struct plan_try p = plan_try_new(t);

	p.terms.no_statement = S("");
	p.terms.no_words = PLAN_NO_WORDS_OTHER;
	expect_problem(world_do(p.w, "sam", plan_try_goal, &p), "no_statement",
	               "Say in words why it comes from no words of theirs");
	p.terms.no_words = PLAN_NO_WORDS_PRACTICAL;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(plan_try_the_goal(&p)->no_words, PLAN_NO_WORDS_PRACTICAL);
	/* The snapshot of the day says the same. */
	expect_true(date_make(2026, 11, 24, &p.date));
	expect_ok(world_see(p.w, "sam", plan_try_day, &p));
	expect_equal(p.whole.goals[0].no_words, PLAN_NO_WORDS_PRACTICAL);
	/* Words without a reason are another reason. */
	p.seen = plan_try_the_goal(&p)->version;
	p.terms.no_words = PLAN_NO_WORDS_NONE;
	p.terms.no_statement = S("We talked on the way");
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	expect_equal(plan_try_the_goal(&p)->no_words, PLAN_NO_WORDS_OTHER);
	/* A link takes the place of the reason. */
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	p.terms.statement = p.statement;
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	expect_equal(plan_try_the_goal(&p)->no_words, PLAN_NO_WORDS_NONE);
	expect_str(plan_try_the_goal(&p)->no_statement, "");
}

TEST("plan: a goal that a worker writes is linked to a statement or says why "
     "not")
{
	struct plan_try p = plan_try_new(t);
	struct statement_id first;

	p.terms.no_statement = S("");
	expect_problem(world_do(p.w, "sam", plan_try_goal, &p), "no_statement",
	               "Choose the words this goal comes from, or say why "
	               "there are none");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	first = p.statement;
	p.terms.statement = p.statement;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "jay", plan_try_statement_change, &p));
	/* The link outlives a change of the words. */
	expect_equal(plan_try_the_goal(&p)->statement.v, first.v);
	/* Another person's words are not found. */
	p.person = p.w->kit;
	expect_fault(world_do(p.w, "ned", plan_try_goal, &p), FAULT_NOT_FOUND,
	             NULL);
}

TEST("plan: a negotiated goal or one's own may be declined, and that has no "
     "effect on the order")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.reply = PLAN_DECLINED;
	expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
	goal = plan_try_the_goal(&p);
	expect_equal(goal->replies[PLAN_PERSON], PLAN_DECLINED);
	expect_equal(goal->status, PLAN_GOAL_ACTIVE);
	expect_false(plan_goal_is_live(goal));
	expect_refused(t, world_do(p.w, "sam", plan_try_reply, &p),
	               "You wrote this for the plan: the reply is theirs to "
	               "give");
}

TEST("plan: what the court or a licence requires cannot be declined, and the "
     "person can say that they do not agree")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	p.terms.basis = PLAN_BASIS_COURT;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.reply = PLAN_DECLINED;
	expect_refused(t, world_do(p.w, "jay", plan_try_reply, &p),
	               "This is part of the order, so it cannot be declined. "
	               "You can say that you do not agree with it.");
	see(&p);
	expect_refused(t, world_do(p.w, "jay", plan_try_remove, &p),
	               "This goal is part of your order, so it stays. You can "
	               "say that you do not agree with it.");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_refused(t, world_do(p.w, "jay", plan_try_step_reply, &p), NULL);
	p.stance = PLAN_STANCE_DISAGREE;
	see(&p);
	expect_ok(world_do(p.w, "jay", plan_try_view, &p));
	p.terms.basis = PLAN_BASIS_LICENCE;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_refused(t, world_do(p.w, "jay", plan_try_reply, &p),
	               "This is part of the licence, so it cannot be declined. "
	               "You can say that you do not agree with it.");
	goal = plan_try_the_goal(&p);
	expect_equal(goal->replies[PLAN_PERSON], PLAN_WAITING);
}

TEST("plan: a person's own goal is changed by the person only")
{
	struct plan_try p = plan_try_new(t);

	p.terms.basis = PLAN_BASIS_MINE;
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	expect_equal(plan_try_the_goal(&p)->author.voice, PLAN_VOICE_OWN);
	see(&p);
	expect_refused(t, world_do(p.w, "sam", plan_try_goal_change, &p),
	               "This is the person's own goal: only they can change "
	               "it. You can add your view.");
	expect_refused(t, world_do(p.w, "sam", plan_try_remove, &p), NULL);
	p.terms.title = S("Get a better card");
	expect_ok(world_do(p.w, "jay", plan_try_goal_change, &p));
	expect_str(plan_try_the_goal(&p)->title, "Get a better card");
}

TEST("plan: a goal written for a person is theirs once they change it")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_equal(plan_try_the_goal(&p)->author.voice, PLAN_VOICE_FOR);
	see(&p);
	p.terms.title = S("Get my own card");
	expect_ok(world_do(p.w, "jay", plan_try_goal_change, &p));
	goal = plan_try_the_goal(&p);
	expect_equal(goal->author.voice, PLAN_VOICE_OWN);
	expect_equal(goal->replies[PLAN_WORKER], PLAN_WAITING);
	p.reply = PLAN_ACCEPTED;
	expect_ok(world_do(p.w, "sam", plan_try_reply, &p));
}

TEST("plan: only a worker can say that something is required")
{
	struct plan_try p = plan_try_new(t);

	p.terms.basis = PLAN_BASIS_COURT;
	expect_refused(
	        t, world_do(p.w, "jay", plan_try_goal, &p),
	        "Your worker has to write down what the court or a licence "
	        "asks for");
	expect_equal(plan_try_whole(&p)->goals_n, 0);
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
}

TEST("plan: both views of a goal stand side by side")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.stance = PLAN_STANCE_NONE;
	see(&p);
	expect_problem(world_do(p.w, "jay", plan_try_view, &p), "stance",
	               "Choose an answer");
	p.stance = PLAN_STANCE_DISAGREE;
	p.words = S("It is not for me");
	expect_ok(world_do(p.w, "jay", plan_try_view, &p));
	p.stance = PLAN_STANCE_AGREE;
	p.words = S("I think it helps");
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_view, &p));
	goal = plan_try_the_goal(&p);
	expect_str(goal->views[PLAN_PERSON].words, "It is not for me");
	expect_str(goal->views[PLAN_WORKER].words, "I think it helps");
	expect_equal(goal->views[PLAN_PERSON].stance, PLAN_STANCE_DISAGREE);
}

TEST("plan: a goal says what is missing, field by field")
{
	struct plan_try p = plan_try_new(t);
	const struct fault *fault;

	p.terms = (struct plan_goal_terms){
	        .now = true,
	        .target = DATE_NONE,
	        .basis = PLAN_BASIS_NEGOTIATED,
	};
	fault = world_do(p.w, "sam", plan_try_goal, &p);
	expect_problem(fault, "title", "Write something here");
	expect_problem(fault, "area", "Choose an area");
	expect_problem(fault, "voice", "Choose whose words these are");
}

TEST("plan: goals move up and down among their like")
{
	struct plan_try p = plan_try_new(t);
	struct goal_id first;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	first = p.goal;
	p.terms.title = S("Second");
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.by = -1;
	expect_ok(world_do(p.w, "sam", plan_try_move, &p));
	expect_str(plan_try_whole(&p)->goals[0].title, "Second");
	expect_refused(t, world_do(p.w, "sam", plan_try_move, &p),
	               "This goal is first already");
	p.goal = first;
	p.by = 1;
	expect_refused(t, world_do(p.w, "sam", plan_try_move, &p),
	               "This goal is last already");
}

TEST("plan: a goal moves among those of its band, which are the ones it is "
     "seen with")
{
	struct plan_try p = plan_try_new(t);
	struct goal_id first;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	first = p.goal;
	p.terms.title = S("Keep the curfew");
	p.terms.basis = PLAN_BASIS_COURT;
	p.terms.voice = PLAN_VOICE_WORKER;
	p.terms.statement = (struct statement_id){0};
	p.terms.no_words = PLAN_NO_WORDS_REQUIRED;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.by = -1;
	expect_refused(t, world_do(p.w, "sam", plan_try_move, &p),
	               "This goal is first already");
	p.terms.title = S("Third");
	p.terms.basis = PLAN_BASIS_NEGOTIATED;
	p.terms.no_words = PLAN_NO_WORDS_TALKED;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_move, &p));
	expect_str(plan_try_whole(&p)->goals[0].title, "Third");
	expect_true(plan_try_whole(&p)->goals[2].id.v == first.v);
}

/* --- steps --------------------------------------------------------- */

TEST("plan: steps are counted without what is no longer needed")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;
	size_t of;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.status = PLAN_STEP_COMPLETED;
	expect_ok(world_do(p.w, "jay", plan_try_progress, &p));
	p.step_terms.words = S("Second");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.step_terms.words = S("Third");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.status = PLAN_STEP_NO_LONGER_NEEDED;
	expect_ok(world_do(p.w, "sam", plan_try_progress, &p));
	goal = plan_try_the_goal(&p);
	expect_equal(plan_goal_done(goal, &of), 1);
	expect_equal(of, 2);
	expect_str(plan_goal_next(goal)->words, "Second");
}

TEST("plan: a step past its day, not done and still to do, is late and said "
     "to be")
{
	struct plan_goal goal = {.status = PLAN_GOAL_ACTIVE};
	struct plan_step step = {.status = PLAN_STEP_NOT_STARTED};
	const struct plan plan = {.state = PLAN_AGREED};
	struct date before, on, after;

	expect_true(date_make(2026, 11, 26, &before));
	expect_true(date_make(2026, 11, 27, &on));
	expect_true(date_make(2026, 11, 28, &after));
	step.due = on;
	expect_false(plan_step_is_late(&plan, &goal, &step, before));
	expect_false(plan_step_is_late(&plan, &goal, &step, on));
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	step.status = PLAN_STEP_IN_PROGRESS;
	expect_true(plan_step_is_late(&plan, &goal, &step, after));
	step.status = PLAN_STEP_COMPLETED;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	step.status = PLAN_STEP_NO_LONGER_NEEDED;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	step.status = PLAN_STEP_NOT_STARTED;
	step.replies[PLAN_PERSON] = PLAN_DECLINED;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	step.replies[PLAN_PERSON] = PLAN_WAITING;
	goal.status = PLAN_GOAL_ACHIEVED;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
	goal.status = PLAN_GOAL_ACTIVE;
	step.due = DATE_NONE;
	expect_false(plan_step_is_late(&plan, &goal, &step, after));
}

TEST("plan: a person's own step is changed by the person only")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "jay", plan_try_step, &p));
	p.seen = 1;
	expect_refused(t, world_do(p.w, "sam", plan_try_step_change, &p),
	               "This is the person's own step: only they can change "
	               "it");
	p.step_terms.words = S("Book it on Monday");
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_str(plan_try_the_goal(&p)->steps[0].words, "Book it on Monday");
	expect_fault(world_do(p.w, "jay", plan_try_step_change, &p),
	             FAULT_CONFLICT, NULL);
}

TEST("plan: a step of a negotiated goal may be declined")
{
	struct plan_try p = plan_try_new(t);
	size_t of;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.reply = PLAN_WAITING;
	expect_problem(world_do(p.w, "jay", plan_try_step_reply, &p), "reply",
	               "Choose an answer");
	p.reply = PLAN_DECLINED;
	expect_ok(world_do(p.w, "jay", plan_try_step_reply, &p));
	expect_equal(plan_goal_done(plan_try_the_goal(&p), &of), 0);
	expect_equal(of, 0);
}

TEST("plan: no step is added to a goal that is not in the plan")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	expect_refused(t, world_do(p.w, "sam", plan_try_step, &p),
	               "Add this goal back before you change its steps");
	p.step_terms.words = S("");
	expect_problem(world_do(p.w, "sam", plan_try_step, &p), "step",
	               "Write something here");
}

TEST("plan: a reply is to the goal or step as it was seen, or it does not "
     "count")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.seen = 1;
	p.terms.title = S("Get another card");
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	p.reply = PLAN_ACCEPTED;
	p.reply_seen = 1;
	expect_fault(world_do(p.w, "jay", plan_try_reply, &p), FAULT_CONFLICT,
	             NULL);
	expect_equal(plan_try_the_goal(&p)->replies[PLAN_PERSON], PLAN_WAITING);
	expect_ok(world_do(p.w, "jay", plan_try_step_reply, &p));
	expect_fault(world_do(p.w, "jay", plan_try_step_reply, &p),
	             FAULT_CONFLICT, NULL);
	p.reply_seen = 2;
	expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
	expect_equal(plan_try_the_goal(&p)->replies[PLAN_PERSON],
	             PLAN_ACCEPTED);
}

/* --- the first open goal, and none ------------------------------------- */

struct told {
	struct person_id person;
	int open, none;
};

static const struct fault *
see_told(struct ctx *ctx, void *data)
{
	const struct event_filter filter = {.before = INSTANT_NONE,
	                                    .most = 100};
	struct event_line *lines;
	struct told *told = data;
	size_t n;

	TRY(outbox_timeline(ctx, told->person, &filter, &lines, &n, NULL));
	told->open = told->none = 0;
	for (size_t i = 0; i < n; i++) {
		struct str kind = str_of(lines[i].kind->name);

		told->open += str_is(kind, "plan.goals_open");
		told->none += str_is(kind, "plan.goals_none");
	}
	return NULL;
}

static void
expect_told(struct plan_try *p, int open, int none)
{
	struct told told = {.person = p->person};

	expect_ok(world_see(p->w, "sam", see_told, &told));
	expect_equal(told.open, open);
	expect_equal(told.none, none);
}

TEST("plan: the first open goal of a plan is told, and that none is left, once "
     "each time")
{
	struct plan_try p = plan_try_new(t);
	struct goal_id first;

	expect_told(&p, 0, 0);
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_told(&p, 1, 0);
	first = p.goal;
	p.terms.title = S("Sing");
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_told(&p, 1, 0);
	/* One of two is no end; a step and a note tell nothing. */
	p.seen = 0;
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	expect_told(&p, 1, 0);
	p.goal = first;
	expect_ok(world_do(p.w, "sam", plan_try_note, &p));
	expect_told(&p, 1, 0);
	expect_ok(world_do(p.w, "sam", plan_try_achieve, &p));
	expect_told(&p, 1, 1);
	p.date = p.terms.target;
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	expect_told(&p, 2, 1);
	/* What is refused tells nothing. */
	p.words = S("");
	expect_fault(world_do(p.w, "sam", plan_try_remove, &p), FAULT_INVALID,
	             NULL);
	expect_told(&p, 2, 1);
}
