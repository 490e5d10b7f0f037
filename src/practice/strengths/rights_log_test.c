/* rights_log_test.c - decisions and how they felt: a rule each. */
#include "practice/strengths/rights_world_test.h"

TEST("rights: a decision says who decided, and each side says by itself how it "
     "felt")
{
	struct right r = right_new(t);
	const struct rights_decision *d;

	r.decision.decided = RIGHTS_BY_OTHER;
	r.decision.who = S("The housing office");
	r.decision.rate.words = S("Nobody asked me");
	expect_ok(right_decide(&r, "rhian", 2));
	d = right_one(&r, "rhian");
	expect_str(d->what, "We meet on Tuesdays");
	expect_str(d->who, "The housing office");
	expect_equal(d->side, RIGHTS_PERSON);
	expect_equal(d->said[RIGHTS_PERSON].step, 2);
	expect_str(d->said[RIGHTS_PERSON].words, "Nobody asked me");
	expect_equal(d->gap, RIGHTS_GAP_NONE);
	expect_fault(world_see(r.w, "ned", right_see_one, &r), FAULT_NOT_FOUND,
	             NULL);
	r.id = 77;
	expect_fault(world_see(r.w, "sam", right_see_one, &r), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(right_rate(&r, "sam", 3), FAULT_NOT_FOUND, NULL);
}

TEST("rights: neither side sees the other's rating until both have rated")
{
	struct right r = right_new(t);
	const struct rights_decision *d;

	expect_ok(right_decide(&r, "rhian", 2));
	for (int i = 0; i < 2; i++) {
		d = right_one(&r, i == 0 ? "sam" : "priya");
		expect_equal(d->said[RIGHTS_PERSON].step, 0);
		expect_true(d->hidden[RIGHTS_PERSON]);
		expect_equal(d->all_n[RIGHTS_PERSON], 0);
		expect_str(d->said[RIGHTS_PERSON].name, "");
	}
	expect_ok(world_see(r.w, "sam", right_see_log, &r));
	expect_equal(r.list[0].said[RIGHTS_PERSON].step, 0);
	expect_true(r.list[0].hidden[RIGHTS_PERSON]);
	expect_ok(right_rate(&r, "sam", 5));
	expect_equal(right_one(&r, "sam")->said[RIGHTS_PERSON].step, 2);
	expect_equal(right_one(&r, "rhian")->said[RIGHTS_WORKER].step, 5);
	expect_equal(r.one.gap, RIGHTS_GAP_WIDE);
	expect_false(r.one.hidden[RIGHTS_WORKER]);
}

TEST("rights: or the days of the rule are over")
{
	struct right r = right_new(t);

	r.a.days = -6;
	expect_ok(right_decide(&r, "sam", 5));
	r.a.days = 0;
	expect_equal(right_one(&r, "rhian")->said[RIGHTS_WORKER].step, 0);
	expect_true(r.one.hidden[RIGHTS_WORKER]);
	r.a.days = 1;
	expect_equal(right_one(&r, "rhian")->said[RIGHTS_WORKER].step, 5);
	expect_ok(world_see(r.w, "rhian", right_see_log, &r));
	expect_equal(r.list[0].said[RIGHTS_WORKER].step, 5);
}

TEST("rights: what is hidden is a pure function of both ratings and the day")
{
	struct date opens, before;
	static const struct {
		int own, other;
		bool over, hidden;
		enum rights_gap gap;
	} vectors[] = {
	        {0, 0, false, false, RIGHTS_GAP_NONE},
	        {0, 4, false, true, RIGHTS_GAP_NONE},
	        {0, 4, true, false, RIGHTS_GAP_NONE},
	        {4, 0, false, false, RIGHTS_GAP_NONE},
	        {4, 4, false, false, RIGHTS_GAP_SAME},
	        {4, 5, false, false, RIGHTS_GAP_NEAR},
	        {6, 4, false, false, RIGHTS_GAP_WIDE},
	        {1, 7, true, false, RIGHTS_GAP_WIDE},
	};

	expect_true(date_make(2026, 12, 1, &opens));
	before = date_add_days(opens, -1);
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		struct rights_decision d = {.opens_on = opens};

		d.said[RIGHTS_WORKER].step = vectors[i].own;
		d.said[RIGHTS_PERSON].step = vectors[i].other;
		rights_hide(&d, RIGHTS_WORKER,
		            vectors[i].over ? opens : before);
		expect_equal(d.hidden[RIGHTS_PERSON], vectors[i].hidden);
		expect_false(d.hidden[RIGHTS_WORKER]);
		expect_equal(d.said[RIGHTS_PERSON].step,
		             vectors[i].hidden ? 0 : vectors[i].other);
		expect_equal(d.gap, vectors[i].gap);
	}
}

TEST("rights: a rating is not changed: a newer one follows it")
{
	struct right r = right_new(t);

	expect_ok(right_decide(&r, "rhian", 2));
	expect_ok(right_rate(&r, "sam", 5));
	expect_ok(right_rate(&r, "rhian", 4));
	expect_equal(right_one(&r, "sam")->said[RIGHTS_PERSON].step, 4);
	expect_equal(r.one.all_n[RIGHTS_PERSON], 2);
	expect_equal(r.one.all[RIGHTS_PERSON][0].step, 2);
	expect_equal(r.one.gap, RIGHTS_GAP_NEAR);
	for (int i = 2; i < RIGHTS_RATINGS_MOST; i++)
		expect_ok(right_rate(&r, "rhian", 3));
	expect_refused(t, right_rate(&r, "rhian", 3),
	               "There is no room for more ratings of this");
	expect_ok(right_rate(&r, "sam", 3));
}

TEST("rights: a worker writes a rating down for the person only where they "
     "cannot sign in, after the worker's own, and it says so")
{
	struct right r = right_new(t);

	expect_ok(right_decide(&r, "sam", 0));
	r.rate.for_them = true;
	expect_refused(t, right_rate(&r, "sam", 3),
	               "Say first how you saw it yourself. Then write down "
	               "what they say");
	r.rate.for_them = false;
	expect_ok(right_rate(&r, "sam", 5));
	r.rate.for_them = true;
	/* Nobody in this world has a password, so nobody can sign in. */
	expect_ok(right_rate(&r, "sam", 3));
	expect_true(right_one(&r, "rhian")->said[RIGHTS_PERSON].for_them);
	expect_str(r.one.said[RIGHTS_PERSON].name, "Sam Okafor");
	expect_equal(r.one.said[RIGHTS_WORKER].step, 5);
	/* A person's own is their own, whatever is sent. */
	expect_ok(right_rate(&r, "rhian", 2));
	expect_false(right_one(&r, "rhian")->said[RIGHTS_PERSON].for_them);
}

TEST("rights: what a worker writes down for the person takes none of the room "
     "for the person's own ratings")
{
	struct right r = right_new(t);

	expect_ok(right_decide(&r, "sam", 5));
	r.rate.for_them = true;
	for (int i = 0; i < RIGHTS_RATINGS_MOST; i++)
		expect_ok(right_rate(&r, "sam", 3));
	expect_refused(t, right_rate(&r, "sam", 3),
	               "There is no room for more ratings of this");
	r.rate.for_them = false;
	for (int i = 0; i < RIGHTS_RATINGS_MOST; i++)
		expect_ok(right_rate(&r, "rhian", 2));
	expect_refused(t, right_rate(&r, "rhian", 2),
	               "There is no room for more ratings of this");
	for (int i = 1; i < RIGHTS_RATINGS_MOST; i++)
		expect_ok(right_rate(&r, "sam", 4));
	expect_equal(right_one(&r, "sam")->said[RIGHTS_PERSON].step, 2);
	expect_equal(r.one.all_n[RIGHTS_PERSON], 2 * RIGHTS_RATINGS_MOST);
	expect_equal(r.one.all_n[RIGHTS_WORKER], RIGHTS_RATINGS_MOST);
}

TEST("rights: what is missing, too long, to come or no step is said field by "
     "field, and nothing is written")
{
	struct right r = right_new(t);
	char *many = arena_bytes(r.w->arena, RIGHTS_WHAT_MOST + 2, 1);

	for (int i = 0; i <= RIGHTS_WHAT_MOST; i++)
		many[i] = 'a';
	r.decision = (struct rights_decision_terms){
	        .topic = -1, .decided = -1, .day = DATE_NONE};
	expect_true(date_make(2026, 11, 25, &r.decision.day));
	expect_problem(right_decide(&r, "sam", -1), "what",
	               "Say what was decided");
	expect_problem(right_decide(&r, "sam", 0), "day",
	               "This day is still to come");
	expect_problem(right_decide(&r, "sam", 0), "topic",
	               "Choose what it was about");
	expect_problem(right_decide(&r, "sam", 0), "decided",
	               "Choose who decided");
	expect_problem(right_decide(&r, "sam", 8), "step",
	               "Choose one of the steps");
	r.decision.rate.words = S("It was so");
	expect_problem(right_decide(&r, "sam", 0), "step",
	               "Choose the step that your words belong to");
	r.decision.what = str_of(many);
	r.decision.decided = RIGHTS_BY_OTHER;
	expect_problem(right_decide(&r, "sam", 0), "what",
	               "This is too long: use 1000 letters at most");
	expect_problem(right_decide(&r, "sam", 0), "who", "Say who it was");
	expect_ok(world_see(r.w, "sam", right_see_log, &r));
	expect_equal(r.n, 0);
	r = right_new(t);
	expect_ok(right_decide(&r, "sam", 0));
	expect_problem(right_rate(&r, "sam", 0), "step",
	               "Choose one of the steps");
}

/* --- room, and counts --------------------------------------------------- */

static const struct query fill = {
        .name = "strengths_test.rights_fill",
        .text = "insert into strengths_decision (decision, person, topic, day,"
                " what, decided, who, side, made_by, at) values (:id, :person,"
                " 'when', 20000, 'x', 'together', '', 'worker', 1, 1)",
        .unaudited = "rows made by a test",
};
static const struct query *const fills[] = {&fill, NULL};

static const struct fault *
do_fill(struct ctx *ctx, void *data)
{
	struct right *r = data;

	for (int i = 0; i < RIGHTS_DECISIONS_MOST; i++)
		TRY(sql_do(ctx->tx, &fill,
		           ARGS(arg_i64("id", id_new()),
		                arg_i64("person", r->a.person.v)),
		           NULL));
	return NULL;
}

TEST("rights: a case takes so many decisions and no more")
{
	struct right r = {.topic = RIGHTS_WHEN};

	r.w = world_with(t, fills);
	assess_world_in(r.w, &r.a);
	r.decision = (struct rights_decision_terms){.what = S("One more"),
	                                            .topic = RIGHTS_WHEN,
	                                            .decided = RIGHTS_BY_BOTH};
	expect_ok(world_do(r.w, NULL, do_fill, &r));
	expect_refused(t, right_decide(&r, "rhian", 0),
	               "There is no room for more decisions");
	expect_ok(world_see(r.w, "rhian", right_see_log, &r));
	expect_equal(r.n, RIGHTS_DECISIONS_MOST);
}

/* A decision in a case of its own, rated by both. */
static void
one_case(struct right *r, int i, int own, int worker)
{
	struct person_id rhian = r->a.person;
	const char *crn =
	        str_c(r->w->arena, str_print(r->w->arena, "X2000%02d", i));

	r->a.person = assess_person(r->w, crn, "Gwil", true);
	expect_ok(right_decide(r, "sam", worker));
	r->rate.for_them = true;
	expect_ok(right_rate(r, "sam", own));
	r->rate.for_them = false;
	r->a.person = rhian;
}

TEST("rights: counts over all are for managers, of ten cases at least, and of "
     "no worker")
{
	struct right r = right_new(t);

	for (int i = 0; i < RIGHTS_CASES_FEWEST - 1; i++)
		one_case(&r, i, 2, i < 3 ? 6 : 3);
	/* Rated by one side alone: not counted. */
	expect_ok(right_decide(&r, "sam", 4));
	expect_ok(world_see(r.w, "morgan", right_see_counts, &r));
	expect_false(r.counts.shown);
	expect_equal(r.counts.cases, 0);
	expect_equal(r.counts.wide, 0);
	expect_ok(right_rate(&r, "rhian", 4));
	expect_ok(world_see(r.w, "morgan", right_see_counts, &r));
	expect_true(r.counts.shown);
	expect_equal(r.counts.cases, RIGHTS_CASES_FEWEST);
	expect_equal(r.counts.decisions, RIGHTS_CASES_FEWEST);
	expect_equal(r.counts.wide, 3);
	/* The newest of each side counts, and once. */
	expect_ok(right_rate(&r, "rhian", 1));
	expect_ok(world_see(r.w, "morgan", right_see_counts, &r));
	expect_equal(r.counts.decisions, RIGHTS_CASES_FEWEST);
	expect_equal(r.counts.wide, 4);
	/* Another organisation's manager has none of these. */
	expect_ok(world_see(r.w, "otto", right_see_counts, &r));
	expect_false(r.counts.shown);
	expect_refused(t, world_see(r.w, "sam", right_see_counts, &r),
	               "These counts are for managers");
	expect_refused(t, world_see(r.w, "rhian", right_see_counts, &r),
	               "These counts are for managers");
}
