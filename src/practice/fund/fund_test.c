/* fund_test.c - the sum, asking and deciding: a rule each. */
#include "kernel/access/access.h"
#include "practice/fund/fund_world_test.h"

#define expect_left(w, a, who, left_, promised_) \
	do { \
		expect_ok(world_see((w), (who), see_all, (a))); \
		expect_equal((a)->budget.left.pence, (left_)); \
		expect_equal((a)->budget.promised.pence, (promised_)); \
	} while (0)

/* --- the sum ---------------------------------------------------------- */

TEST("fund: nothing is asked for before the person was told their sum")
{
	struct world *w = world_new(t);
	struct act a = {.person = fund_rhian(w), .terms = fund_terms_of(3800)};
	int64_t before;

	fund_users(w);
	before = world_changes(w);
	expect_fault(world_do(w, "rhian", do_ask, &a), FAULT_REFUSED,
	             "Nothing can be asked for before the sum is told");
	a.sum.pence = 20000;
	expect_fault(world_do(w, "sam", do_give, &a), FAULT_REFUSED, NULL);
	expect_equal(world_changes(w), before);
	a.sum.pence = 50000;
	expect_ok(world_do(w, "fin", do_pot, &a));
	a.sum.pence = 20000;
	expect_ok(world_do(w, "sam", do_give, &a));
	expect_ok(world_do(w, "rhian", do_ask, &a));
	expect_ok(world_see(w, "fin", see_pot, &a));
	expect_equal(a.pot.left.pence, 30000);
}

TEST("fund: more than the year's usual sum is given by a senior alone")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.sum.pence = 1;
	expect_fault(world_do(w, "sam", do_give, &a), FAULT_REFUSED,
	             "A senior case manager gives more than £200.00 a year");
	expect_fault(world_do(w, "rhian", do_give, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "ned", do_give, &a), FAULT_NOT_FOUND, NULL);
	expect_left(w, &a, "rhian", 20000, 0);
	a.sum.pence = 10000;
	expect_ok(world_do(w, "priya", do_give, &a));
	expect_left(w, &a, "rhian", 30000, 0);
	a.sum.pence = 70001;
	expect_fault(world_do(w, "priya", do_give, &a), FAULT_REFUSED,
	             "There is £700.00 in the pot, and not more");
}

/* --- asking ----------------------------------------------------------- */

TEST("fund: the person's asking is their yes, a worker's asking is nobody's")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	expect_ok(world_see(w, "sam", see_all, &a));
	expect_true(a.request.own_words);
	expect_equal(a.request.says[FUND_PERSON], FUND_YES);
	expect_ok(world_do(w, "sam", do_ask, &a));
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_false(a.request.own_words);
	expect_equal(a.request.says[FUND_PERSON], FUND_SILENT);
	expect_equal(a.request.says[FUND_WORKER], FUND_SILENT);
	expect_equal(a.n, 0);
}

TEST("fund: what is missing is said field by field, and nothing is written")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	int64_t before = world_changes(w);
	const struct fault *fault;

	a.terms = (struct fund_terms){.purpose = -1, .needed_on = DATE_NONE};
	fault = world_do(w, "rhian", do_ask, &a);
	expect_problem(fault, "what", "Enter what it is");
	expect_problem(fault, "why", "Enter why it matters");
	expect_problem(fault, "purpose", "Select what it is for");
	expect_problem(fault, "goal",
	               "Select a goal, or say why there is none");
	expect_problem(fault, "sum",
	               "Enter a sum in figures, for example 38.50");
	expect_problem(fault, "supplier", "Enter where it comes from");
	expect_problem(fault, "tried", "Enter where else you tried");
	a.terms = fund_terms_of(INT64_MAX);
	a.terms.needed_on = date_add_days(
	        instant_date((struct instant){INT64_C(1795514400000)}), 366);
	fault = world_do(w, "rhian", do_ask, &a);
	expect_problem(fault, "sum", "Enter a sum up to £100,000");
	expect_problem(fault, "needed_on", "The day must be within a year");
	expect_equal(world_changes(w), before);
	a.terms = fund_terms_of(3800);
	expect_fault(world_do(w, "ned", do_ask, &a), FAULT_NOT_FOUND, NULL);
	a.terms.goal.v = 77;
	expect_fault(world_do(w, "rhian", do_ask, &a), FAULT_NOT_FOUND,
	             "We cannot find that goal");
}

static const struct fault *
do_goal(struct ctx *ctx, void *data)
{
	struct act *a = data;
	const struct plan_goal_terms terms = {
	        .title = S("Move into a place of my own"),
	        .area = PLAN_AREA_ACCOMMODATION,
	        .target = DATE_NONE,
	        .basis = PLAN_BASIS_MINE,
	        .no_statement = S("It was said in the room"),
	};

	return plan_goal_add(ctx, a->person, &terms, &a->terms.goal);
}

TEST("fund: what it is for may stay empty where a goal says it")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(3800);
	a.terms.purpose = -1;
	expect_problem(world_do(w, "rhian", do_ask, &a), "purpose",
	               "Select what it is for");
	a.terms.goal.v = 77;
	expect_fault(world_do(w, "rhian", do_ask, &a), FAULT_NOT_FOUND,
	             "We cannot find that goal");
	expect_ok(world_do(w, "rhian", do_goal, &a));
	expect_ok(world_do(w, "rhian", do_ask, &a));
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.terms.purpose, FUND_HOME);
	a.terms.purpose = FUND_TRAVEL;
	expect_ok(world_do(w, "rhian", do_ask, &a));
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.terms.purpose, FUND_TRAVEL);
	a.terms.purpose = FUND_PURPOSE_COUNT;
	expect_problem(world_do(w, "rhian", do_ask, &a), "purpose",
	               "Select what it is for");
}

TEST("fund: whoever asked for somebody said why then, and a yes of theirs "
     "needs no more words")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(3800);
	expect_ok(world_do(w, "sam", do_ask, &a));
	a.voice = (struct fund_voice){
	        .says = FUND_YES, .refusal = -1, .public_reason = S("A lock")};
	expect_problem(world_do(w, "priya", do_say, &a), "words",
	               "Say why, in plain words of your own");
	a.voice.says = FUND_NO;
	a.voice.refusal = FUND_OBTAINABLE;
	expect_problem(world_do(w, "sam", do_say, &a), "words",
	               "Say why, in plain words of your own");
	a.voice.says = FUND_YES;
	expect_ok(world_do(w, "sam", do_say, &a));
	expect_ok(world_see(w, "sam", see_all, &a));
	expect_equal(a.n, 1);
	expect_str(a.voices[0].words, "So that I get to college");
	fund_asked(w, &a, 600);
	a.voice.public_reason = S("A lock");
	expect_problem(world_do(w, "sam", do_say, &a), "words",
	               "Say why, in plain words of your own");
}

TEST("fund: a worker of the case is never the one who is paid")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct str name = world_actor(w, "sam")->name;

	a.terms = fund_terms_of(3800);
	a.terms.supplier = str_print(w->arena, "mr %.*s, builder",
	                             STR_ARG(str_upper(w->arena, name)));
	expect_fault(world_do(w, "rhian", do_ask, &a), FAULT_REFUSED,
	             "A worker of the case cannot be the one who is paid");
	a.terms.supplier = world_actor(w, "priya")->name;
	expect_fault(world_do(w, "priya", do_ask, &a), FAULT_REFUSED, NULL);
	expect_ok(world_do(w, "rhian", do_ask, &a));
	expect_fault(fund_says_as(w, &a, "priya", FUND_YES), FAULT_REFUSED,
	             NULL);
}

/* --- limits and clocks ------------------------------------------------ */

TEST("fund: a sum at the limit belongs to the lower tier")
{
	static const struct fund_limits limits = {
	        .light = 5000, .senior = 25000, .days = {0, 3, 10}};
	struct date friday, good_friday, next;

	expect_equal(fund_tier(&limits, 5000), 1);
	expect_equal(fund_tier(&limits, 5001), 2);
	expect_equal(fund_tier(&limits, 25000), 2);
	expect_equal(fund_tier(&limits, 25001), 3);
	/* A Saturday is asked on the next working day; Easter 2026. */
	expect_true(date_make(2026, 11, 27, &friday));
	next = fund_due(&limits, 1, date_add_days(friday, 1));
	expect_equal(next.days, friday.days + 3);
	expect_true(date_make(2026, 4, 2, &good_friday));
	next = fund_due(&limits, 2, good_friday);
	expect_equal(next.days, good_friday.days + 7);
	/* Where bank holidays are not known it is due at once, not lost. */
	expect_true(date_make(2999, 1, 2, &friday));
	expect_equal(fund_due(&limits, 3, friday).days, friday.days);
}

TEST("fund: requests for one purpose within 28 days add up")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3000);
	fund_asked(w, &a, 2001);
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.tier, 2);
	a.terms.purpose = FUND_HEALTH;
	expect_ok(world_do(w, "rhian", do_ask, &a));
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.tier, 1);
	world_later(w, INT64_C(29) * 86400000);
	fund_asked(w, &a, 2001);
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.tier, 1);
}

/* --- deciding --------------------------------------------------------- */

TEST("fund: nothing is agreed without the yes of both")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(5000);
	expect_ok(world_do(w, "sam", do_ask, &a));
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_equal(a.request.state, FUND_ASKED);
	expect_ok(fund_says_as(w, &a, "rhian", FUND_NO));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_equal(a.request.state, FUND_ASKED);
	expect_ok(fund_says_as(w, &a, "rhian", FUND_YES));
	expect_left(w, &a, "rhian", 15000, 5000);
	expect_equal(a.request.state, FUND_AGREED);
	/* The disagreement stays on record. */
	expect_equal(a.n, 3);
	expect_equal(a.voices[1].says, FUND_NO);
	expect_fault(fund_says_as(w, &a, "sam", FUND_NO), FAULT_REFUSED,
	             "Nothing waits for your answer here");
}

TEST("fund: the person's yes is given by their own sign-in and no other")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(5000);
	expect_ok(world_do(w, "sam", do_ask, &a));
	expect_ok(fund_says_as(w, &a, "priya", FUND_YES));
	expect_ok(fund_says_as(w, &a, "morgan", FUND_YES));
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.says[FUND_PERSON], FUND_SILENT);
	expect_equal(a.request.state, FUND_ASKED);
	expect_fault(fund_says_as(w, &a, "ned", FUND_YES), FAULT_NOT_FOUND,
	             NULL);
}

static const struct fault *
do_glass(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_glass_break(ctx, a->person,
	                          S("Covering for a colleague"));
}

TEST("fund: whoever opened a record for three hours asks and decides nothing")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	int64_t before;

	world_add(w, "cat", R(CASE_MANAGER), NULL);
	fund_asked(w, &a, 3800);
	expect_fault(fund_says_as(w, &a, "cat", FUND_YES), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "cat", do_glass, &a));
	expect_ok(world_see(w, "cat", see_all, &a));
	before = world_changes(w);
	expect_fault(fund_says_as(w, &a, "cat", FUND_YES), FAULT_REFUSED,
	             "Whoever opened a record for three hours asks and decides "
	             "nothing");
	expect_fault(world_do(w, "cat", do_ask, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "cat", do_give, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "cat", do_withdraw, &a), FAULT_REFUSED, NULL);
	expect_equal(world_changes(w), before);
}

TEST("fund: above the light limit a senior says yes too")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 5001);
	expect_fault(fund_third_as(w, &a, "priya", FUND_YES), FAULT_REFUSED,
	             "The worker has not answered yet");
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_fault(fund_third_as(w, &a, "sam", FUND_YES), FAULT_REFUSED,
	             "A senior case manager decides this");
	expect_ok(fund_third_as(w, &a, "priya", FUND_YES));
	expect_left(w, &a, "rhian", 14999, 5001);
}

TEST("fund: nobody is worker and senior of one request")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 5001);
	expect_ok(fund_says_as(w, &a, "priya", FUND_YES));
	expect_fault(fund_third_as(w, &a, "priya", FUND_YES), FAULT_REFUSED,
	             "Somebody else must look at this: you have spoken "
	             "already");
	expect_ok(fund_third_as(w, &a, "morgan", FUND_YES));
	expect_left(w, &a, "rhian", 14999, 5001);
}

TEST("fund: above the senior's limit a peer says yes as well")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.sum.pence = 30000;
	expect_ok(world_do(w, "priya", do_give, &a));
	fund_asked(w, &a, 25001);
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_fault(fund_third_as(w, &a, "priya", FUND_YES), FAULT_INVALID,
	             "A sum like this needs a peer as well");
	a.with_peer = true;
	expect_problem(fund_third_as(w, &a, "priya", FUND_YES), "peer_name",
	               "Enter who else was asked");
	a.peer = (struct fund_voice){.name = S("Mo of the council"),
	                             .says = FUND_YES,
	                             .words = S("I would have wanted it")};
	expect_left(w, &a, "rhian", 50000, 0);
	expect_ok(fund_third_as(w, &a, "priya", FUND_YES));
	expect_left(w, &a, "rhian", 24999, 25001);
	expect_equal(a.n, 4);
	expect_str(a.voices[3].name, "Mo of the council");
}

TEST("fund: a refusal needs a reason from the list and plain words")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	a.voice = (struct fund_voice){
	        .says = FUND_NO, .refusal = -1, .public_reason = S("A lock")};
	expect_problem(world_do(w, "sam", do_say, &a), "refusal",
	               "Select the reason for the no");
	expect_problem(world_do(w, "sam", do_say, &a), "words",
	               "Say why, in plain words of your own");
	expect_equal(str_word(S("embarrassment"), fund_refusals), -1);
	expect_ok(fund_says_as(w, &a, "sam", FUND_NO));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_equal(a.request.state, FUND_REFUSED);
}

TEST("fund: a second look is asked for once, and given by somebody who has "
     "not said no")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	a.words = S("The college really has none");
	expect_fault(world_do(w, "rhian", do_again, &a), FAULT_REFUSED, NULL);
	expect_ok(fund_says_as(w, &a, "priya", FUND_NO));
	expect_fault(world_do(w, "sam", do_again, &a), FAULT_REFUSED,
	             "The person asks for a second look themselves");
	expect_ok(world_do(w, "rhian", do_again, &a));
	expect_fault(fund_third_as(w, &a, "priya", FUND_YES), FAULT_REFUSED,
	             NULL);
	expect_fault(fund_says_as(w, &a, "sam", FUND_YES), FAULT_REFUSED, NULL);
	expect_ok(fund_third_as(w, &a, "morgan", FUND_NO));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_equal(a.request.state, FUND_REFUSED);
	expect_fault(world_do(w, "rhian", do_again, &a), FAULT_REFUSED,
	             "A second look can be asked for once, after a no");
}

TEST("fund: a second look may come to yes")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	expect_ok(fund_says_as(w, &a, "sam", FUND_NO));
	a.words = S("Please look at the timetable");
	expect_ok(world_do(w, "rhian", do_again, &a));
	expect_ok(fund_third_as(w, &a, "priya", FUND_YES));
	expect_left(w, &a, "rhian", 16200, 3800);
	expect_equal(a.request.state, FUND_AGREED);
}

TEST("fund: the public line never holds the person's name")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	a.voice = (struct fund_voice){.says = FUND_YES,
	                              .words = S("Yes"),
	                              .public_reason = S("A lock")};
	a.voice.public_reason = S("A lock for RHIAN, who studies");
	expect_problem(world_do(w, "sam", do_say, &a), "public_reason",
	               "Leave the person’s name out of the public line");
	a.voice.public_reason = S("For Rhian’s bike");
	expect_problem(world_do(w, "sam", do_say, &a), "public_reason",
	               "Leave the person’s name out of the public line");
	a.voice.public_reason = S("");
	expect_problem(world_do(w, "sam", do_say, &a), "public_reason",
	               "Enter one line that anybody may read");
	a.voice.public_reason = S("A lock for somebody who studies");
	expect_ok(world_do(w, "sam", do_say, &a));
}

TEST("fund: a tie to the supplier is written down, and decides nothing")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	a.voice = (struct fund_voice){.says = FUND_YES,
	                              .words = S("Yes"),
	                              .tie = S("My cousin works there"),
	                              .public_reason = S("A lock")};
	expect_ok(world_do(w, "sam", do_say, &a));
	expect_left(w, &a, "rhian", 16200, 3800);
	expect_equal(a.request.state, FUND_AGREED);
	expect_str(a.voices[1].tie, "My cousin works there");
}

TEST("fund: agreeing sets the money aside, and of two who want the last "
     "pound one gets it")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct fund_id first;
	int64_t before;

	fund_asked(w, &a, 16000);
	first = a.id;
	fund_asked(w, &a, 16000);
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	a.with_peer = true;
	a.peer = (struct fund_voice){
	        .name = S("Mo"), .says = FUND_YES, .words = S("Yes")};
	expect_ok(fund_third_as(w, &a, "priya", FUND_YES));
	expect_left(w, &a, "rhian", 4000, 16000);
	a.id = first;
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	before = world_changes(w);
	expect_fault(fund_third_as(w, &a, "morgan", FUND_YES), FAULT_REFUSED,
	             "There is £40.00 left, and this costs £160.00. Ask for "
	             "less, or speak about more");
	expect_equal(world_changes(w), before);
	expect_left(w, &a, "rhian", 4000, 16000);
	expect_equal(a.request.state, FUND_ASKED);
}

TEST("fund: a request changed after it was agreed is decided again, and its "
     "money is free")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_agreed(w, &a, 3800);
	expect_left(w, &a, "sam", 16200, 3800);
	a.seen = a.request.version;
	a.terms.sum.pence = 4200;
	a.terms.why = S("Words that are not hers");
	expect_ok(world_do(w, "sam", do_change, &a));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_equal(a.request.state, FUND_ASKED);
	expect_equal(a.request.says[FUND_PERSON], FUND_SILENT);
	expect_str(a.request.terms.why, "So that I get to college");
	expect_fault(world_do(w, "sam", do_change, &a), FAULT_CONFLICT, NULL);
	a.seen = 0;
	expect_ok(fund_says_as(w, &a, "rhian", FUND_YES));
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_left(w, &a, "rhian", 15800, 4200);
}

TEST("fund: words that a worker wrote stay under the worker's name until the "
     "person writes their own")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(3800);
	expect_ok(world_do(w, "sam", do_ask, &a));
	expect_ok(world_see(w, "rhian", see_all, &a));
	a.seen = a.request.version;
	a.terms.sum.pence = 3000;
	expect_ok(world_do(w, "rhian", do_change, &a));
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_false(a.request.own_words);
	expect_equal(a.request.says[FUND_PERSON], FUND_YES);
	a.seen = a.request.version;
	a.terms.why = S("So that I see my sister");
	expect_ok(world_do(w, "rhian", do_change, &a));
	expect_ok(world_see(w, "sam", see_all, &a));
	expect_true(a.request.own_words);
	expect_str(a.request.terms.why, "So that I see my sister");
}

TEST("fund: what is taken back frees its money, once")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_agreed(w, &a, 3800);
	expect_fault(world_do(w, "ned", do_withdraw, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "rhian", do_withdraw, &a));
	expect_left(w, &a, "rhian", 20000, 0);
	expect_equal(a.request.state, FUND_WITHDRAWN);
	expect_fault(world_do(w, "rhian", do_withdraw, &a), FAULT_REFUSED,
	             "This can no longer be taken back");
	expect_fault(world_do(w, "rhian", do_change, &a), FAULT_REFUSED,
	             "This can no longer be changed");
}

TEST("fund: an answer is to the request as it was seen, in two tabs too")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	expect_ok(world_see(w, "sam", see_all, &a));
	a.seen = a.request.version;
	a.terms.sum.pence = 4900;
	expect_ok(world_do(w, "rhian", do_change, &a));
	expect_fault(fund_says_as(w, &a, "sam", FUND_YES), FAULT_CONFLICT,
	             NULL);
	expect_left(w, &a, "rhian", 20000, 0);
}
