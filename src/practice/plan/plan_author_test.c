/* plan_author_test.c - whose words a goal or step is in after each change. */
#include "practice/plan/plan_try_test.h"

/* Sam's goal for Jay in the worker's own words, with such a step; the
 * second worker is Priya, of the same team. */
static struct plan_try
ours(struct test *t)
{
	struct plan_try p = plan_try_new(t);

	p.terms.voice = p.step_terms.voice = PLAN_VOICE_WORKER;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	return p;
}

static const struct plan_goal *
goal_of(struct plan_try *p)
{
	const struct plan_goal *goal = plan_try_the_goal(p);

	p->seen = goal->version;
	return goal;
}

static const struct plan_step *
step_of(struct plan_try *p)
{
	const struct plan_step *step = &plan_try_the_goal(p)->steps[0];

	p->seen = step->version;
	return step;
}

static void
expect_author(struct plan_try *p, const struct plan_author *author,
              const char *who, enum plan_voice voice)
{
	expect_equal(author->user.v, world_user(p->w, who).v);
	expect_equal(author->voice, voice);
}

TEST("plan: whoever changes the words of a goal or step is their author then: "
     "the person, of a worker's")
{
	struct plan_try p = ours(t);

	goal_of(&p);
	p.terms.how = S("I hold it in my hand");
	expect_ok(world_do(p.w, "jay", plan_try_goal_change, &p));
	expect_author(&p, &goal_of(&p)->author, "jay", PLAN_VOICE_OWN);
	p.terms.title = S("Get another card");
	expect_refused(t, world_do(p.w, "sam", plan_try_goal_change, &p),
	               "This is the person's own goal: only they can change "
	               "it. You can add your view.");
	expect_str(goal_of(&p)->title, "Get my card");
	step_of(&p);
	p.step_terms.words = S("Book it on Monday");
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_author(&p, &step_of(&p)->author, "jay", PLAN_VOICE_OWN);
	p.step_terms.words = S("Book it on Tuesday");
	expect_refused(t, world_do(p.w, "sam", plan_try_step_change, &p),
	               "This is the person's own step: only they can change "
	               "it");
	expect_str(step_of(&p)->words, "Book it on Monday");
}

TEST("plan: whoever changes the words of a goal or step is their author then: "
     "a second worker, of the first's")
{
	struct plan_try p = ours(t);

	goal_of(&p);
	p.terms.title = S("Get a card for work");
	expect_ok(world_do(p.w, "priya", plan_try_goal_change, &p));
	expect_author(&p, &goal_of(&p)->author, "priya", PLAN_VOICE_WORKER);
	step_of(&p);
	p.step_terms.words = S("Book it for him");
	p.step_terms.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(p.w, "priya", plan_try_step_change, &p));
	expect_author(&p, &step_of(&p)->author, "priya", PLAN_VOICE_FOR);
}

TEST("plan: a worker who says on the form whose the words are is believed, "
     "also where no word changed")
{
	struct plan_try p = ours(t);

	goal_of(&p);
	p.terms.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(p.w, "priya", plan_try_goal_change, &p));
	expect_author(&p, &goal_of(&p)->author, "priya", PLAN_VOICE_FOR);
	p.terms.voice = PLAN_VOICE_OWN;
	expect_problem(world_do(p.w, "priya", plan_try_goal_change, &p),
	               "voice", "Choose whose words these are");
	step_of(&p);
	p.step_terms.voice = PLAN_VOICE_OWN;
	expect_problem(world_do(p.w, "priya", plan_try_step_change, &p),
	               "voice", "Choose whose words these are");
	expect_author(&p, &step_of(&p)->author, "sam", PLAN_VOICE_WORKER);
}

TEST("plan: another day, area or doer makes nobody an author, nor do the line "
     "ends of a browser")
{
	struct plan_try p = plan_try_new(t);

	p.terms.voice = p.step_terms.voice = PLAN_VOICE_WORKER;
	p.terms.why = S("To work\nand to live");
	p.step_terms.words = S("Ring them\nthen go");
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	goal_of(&p);
	p.terms.why = S("To work\r\nand to live");
	p.terms.now = false;
	p.terms.area = PLAN_AREA_HEALTH;
	expect_ok(world_do(p.w, "jay", plan_try_goal_change, &p));
	expect_author(&p, &goal_of(&p)->author, "sam", PLAN_VOICE_WORKER);
	step_of(&p);
	p.step_terms.words = S("Ring them\r\nthen go");
	p.step_terms.actor = PLAN_ACTOR_PRACTITIONER;
	p.step_terms.status = PLAN_STEP_IN_PROGRESS;
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_author(&p, &step_of(&p)->author, "sam", PLAN_VOICE_WORKER);
	p.step_terms.words = S("Ring them\r\nthen go\r\nhome");
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_author(&p, &step_of(&p)->author, "jay", PLAN_VOICE_OWN);
}

TEST("plan: a step written for a person is theirs once they save it")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	step_of(&p);
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_author(&p, &step_of(&p)->author, "jay", PLAN_VOICE_OWN);
	expect_refused(t, world_do(p.w, "sam", plan_try_step_change, &p), NULL);
}

TEST("plan: whose the words were stays in the plan of that day")
{
	struct plan_try p = ours(t);
	const struct plan_goal *then;

	world_later(p.w, (int64_t)3 * 24 * 60 * 60 * 1000);
	goal_of(&p);
	p.terms.title = S("Get my own card");
	expect_ok(world_do(p.w, "jay", plan_try_goal_change, &p));
	step_of(&p);
	p.step_terms.words = S("Book it on Monday");
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_true(date_make(2026, 11, 24, &p.date));
	expect_ok(world_see(p.w, "jay", plan_try_day, &p));
	then = &p.whole.goals[0];
	expect_str(then->title, "Get my card");
	expect_equal(then->author.voice, PLAN_VOICE_WORKER);
	expect_str(then->author.name, "Sam Okafor");
	expect_equal(then->steps[0].author.voice, PLAN_VOICE_WORKER);
	expect_equal(goal_of(&p)->author.voice, PLAN_VOICE_OWN);
	expect_true(instant_date(goal_of(&p)->author.at).days > p.date.days);
}

TEST("plan: a view is of the goal as it was seen, or it does not count")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.stance = PLAN_STANCE_AGREE;
	p.words = S("It suits me");
	expect_fault(world_do(p.w, "jay", plan_try_view, &p), FAULT_CONFLICT,
	             NULL);
	p.seen = plan_try_the_goal(&p)->version;
	p.terms.title = S("Get two cards");
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	expect_fault(world_do(p.w, "jay", plan_try_view, &p), FAULT_CONFLICT,
	             NULL);
	expect_equal(plan_try_the_goal(&p)->views[PLAN_PERSON].stance,
	             PLAN_STANCE_NONE);
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_view, &p));
	/* The second worker saw no view of the first. */
	p.words = S("It suits nobody");
	expect_fault(world_do(p.w, "priya", plan_try_view, &p), FAULT_CONFLICT,
	             NULL);
	goal = plan_try_the_goal(&p);
	expect_str(goal->views[PLAN_WORKER].words, "It suits me");
}
