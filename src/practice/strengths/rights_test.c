/* rights_test.c - who decides what: a rule each; half of them refused. */
#include "practice/strengths/rights_world_test.h"

#include "register/policy/policy.h"

TEST("rights: what the court or the law decides is moved by nobody in a case, "
     "and nobody in a case makes a duty")
{
	struct right r = right_new(t);

	r.topic = RIGHTS_DRUG_TEST;
	expect_equal(right_row(&r, "rhian")->kind, RIGHTS_CORE);
	expect_refused(t, right_move(&r, "sam", RIGHTS_JUDGE),
	               "The court or the law decides this. Nobody moves it "
	               "here");
	expect_refused(t, right_move(&r, "rhian", RIGHTS_OWN),
	               "The court or the law decides this. Nobody moves it "
	               "here");
	expect_refused(t, right_move(&r, "morgan", RIGHTS_JUDGE),
	               "The court or the law decides this. Nobody moves it "
	               "here");
	r.topic = RIGHTS_FAMILY;
	expect_refused(t, right_move(&r, "sam", RIGHTS_CORE),
	               "Only the court or the law makes a duty. Nobody makes "
	               "one here");
	expect_equal(right_row(&r, "rhian")->kind, RIGHTS_OWN);
	expect_equal(r.grid.n, 0);
}

TEST("rights: either side gives a decision to the other at once")
{
	struct right r = right_new(t);
	const struct rights_row *row;

	expect_equal(right_row(&r, "rhian")->kind, RIGHTS_JUDGE);
	expect_ok(right_move(&r, "sam", RIGHTS_OWN));
	row = right_row(&r, "rhian");
	expect_equal(row->kind, RIGHTS_OWN);
	expect_equal(row->rule, RIGHTS_JUDGE);
	expect_null(row->asked);
	expect_str(row->own->why, "It fits better");
	expect_true(row->own->by.v == world_user(r.w, "sam").v);
	expect_ok(right_move(&r, "rhian", RIGHTS_JUDGE));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_JUDGE);
	expect_refused(t, right_move(&r, "rhian", RIGHTS_JUDGE),
	               "It is so already");
}

TEST("rights: nobody takes a decision to themselves: the other side is asked, "
     "and answers by its own sign-in")
{
	struct right r = right_new(t);

	expect_ok(right_move(&r, "rhian", RIGHTS_OWN));
	expect_equal(right_row(&r, "rhian")->kind, RIGHTS_JUDGE);
	expect_equal(right_row(&r, "rhian")->asked->side, RIGHTS_PERSON);
	expect_refused(t, right_answer(&r, "rhian", true, S("")),
	               "You asked for this. The other side answers");
	expect_refused(t, right_move(&r, "sam", RIGHTS_OWN),
	               "Something is asked about this. Answer that first");
	expect_problem(right_answer(&r, "sam", false, S("")), "words",
	               "Say why not");
	expect_ok(right_answer(&r, "sam", false, S("Not while the bus runs")));
	expect_equal(right_row(&r, "rhian")->kind, RIGHTS_JUDGE);
	expect_null(right_row(&r, "rhian")->asked);
	expect_equal(r.grid.changes[0].state, RIGHTS_NO);
	expect_str(r.grid.changes[0].answer, "Not while the bus runs");
	expect_refused(t, right_answer(&r, "sam", true, S("")),
	               "Nothing is asked about this");
	expect_ok(right_move(&r, "rhian", RIGHTS_OWN));
	expect_ok(right_answer(&r, "sam", true, S("")));
	expect_equal(right_row(&r, "rhian")->kind, RIGHTS_OWN);
}

TEST("rights: a worker does not take from the person what is theirs")
{
	struct right r = right_new(t);

	r.topic = RIGHTS_FAMILY;
	expect_ok(right_move(&r, "sam", RIGHTS_JUDGE));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_OWN);
	/* Another worker is the same side. */
	expect_refused(t, right_answer(&r, "priya", true, S("")),
	               "You asked for this. The other side answers");
	expect_ok(right_answer(&r, "sam", false, S("")));
	right_row(&r, "sam");
	expect_equal(r.grid.changes[0].state, RIGHTS_WITHDRAWN);
	expect_ok(right_move(&r, "sam", RIGHTS_JUDGE));
	expect_ok(right_answer(&r, "rhian", true, S("")));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_JUDGE);
}

TEST("rights: each change says what, who, when and why, and the grid of a day "
     "stays readable")
{
	struct right r = right_new(t);

	r.a.days = -10;
	expect_ok(right_move(&r, "rhian", RIGHTS_OWN));
	r.a.days = -4;
	expect_ok(right_answer(&r, "sam", true, S("")));
	r.a.days = 0;
	expect_ok(right_move(&r, "sam", RIGHTS_NOT_OURS));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_NOT_OURS);
	expect_equal(r.grid.n, 2);
	expect_str(r.grid.changes[0].name, "Sam Okafor");
	expect_true(date_make(2026, 11, 10, &r.on));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_JUDGE);
	expect_equal(r.grid.n, 0);
	expect_true(date_make(2026, 11, 15, &r.on));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_JUDGE);
	expect_equal(r.grid.rows[RIGHTS_WHEN].asked->kind, RIGHTS_OWN);
	expect_true(date_make(2026, 11, 21, &r.on));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_OWN);
	expect_null(r.grid.rows[RIGHTS_WHEN].asked);
}

TEST("rights: no reason, no answer, too much and a row that changed are "
     "refused, and nothing is written")
{
	struct right r = right_new(t);
	char *many = arena_bytes(r.w->arena, RIGHTS_WHY_MOST + 2, 1);

	for (int i = 0; i <= RIGHTS_WHY_MOST; i++)
		many[i] = 'a';
	r.terms.kind = -1;
	r.terms.why = S("");
	expect_problem(world_do(r.w, "sam", right_do_move, &r), "kind",
	               "Choose who is to decide");
	expect_problem(world_do(r.w, "sam", right_do_move, &r), "why",
	               "Say why");
	r.terms.why = str_of(many);
	expect_problem(right_move(&r, "sam", RIGHTS_OWN), "why",
	               "This is too long: use 500 letters at most");
	r.terms.why = S("So it is");
	r.terms.kind = RIGHTS_OWN;
	r.seen = 7;
	expect_fault(world_do(r.w, "sam", right_do_move, &r), FAULT_CONFLICT,
	             NULL);
	expect_fault(right_move(&r, "ned", RIGHTS_OWN), FAULT_NOT_FOUND, NULL);
	expect_equal(right_row(&r, "sam")->version, 0);
}

TEST("rights: somebody who reaches the person and is no worker finds nothing")
{
	struct right r = right_new(t);

	world_actor(r.w, "priya")->roles = R(VOLUNTEER);
	expect_fault(world_see(r.w, "priya", right_see_grid, &r),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(r.w, "priya", right_see_log, &r),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(right_move(&r, "priya", RIGHTS_OWN), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(right_decide(&r, "priya", 0), FAULT_NOT_FOUND, NULL);
}

TEST("rights: a topic takes so many changes and no more")
{
	struct right r = right_new(t);

	for (int i = 0; i < RIGHTS_CHANGES_MOST; i++)
		expect_ok(right_move(&r, i % 2 == 0 ? "sam" : "rhian",
		                     i % 2 == 0 ? RIGHTS_OWN : RIGHTS_JUDGE));
	expect_refused(t, right_move(&r, "sam", RIGHTS_OWN),
	               "There is no room for more changes of this");
	r.topic = RIGHTS_WHERE;
	expect_ok(right_move(&r, "sam", RIGHTS_OWN));
}

/* --- the rule ----------------------------------------------------------- */

static const struct fault *
kinds_of_order(struct ctx *ctx, void *data)
{
	struct right *r = data;
	struct person_head head;

	TRY(people_head(ctx, r->a.person, &head));
	head.order_kind = S("licence");
	return rights_grid(ctx, &head, ctx->today, &r->grid);
}

TEST("rights: the rule is by the kind of order, and says where it is written")
{
	struct right r = right_new(t);

	r.topic = RIGHTS_HOME_VISIT;
	expect_equal(right_row(&r, "sam")->rule, RIGHTS_JUDGE);
	expect_str(r.grid.rows[RIGHTS_HOME_VISIT].source, "ours");
	expect_ok(world_see(r.w, "sam", kinds_of_order, &r));
	expect_equal(r.grid.rows[RIGHTS_HOME_VISIT].rule, RIGHTS_CORE);
	expect_has(r.grid.rows[RIGHTS_HOME_VISIT].source, "licence");
	/* A day before any rule: weighed together, and no source. */
	expect_true(date_make(2014, 1, 1, &r.on));
	expect_equal(right_row(&r, "sam")->rule, RIGHTS_JUDGE);
	expect_true(str_empty(r.grid.rows[RIGHTS_HOME_VISIT].source));
}

static const struct fault *
law_propose(struct ctx *ctx, void *data)
{
	struct policy_id *id = data;

	return policy_propose(ctx,
	                      &(struct policy_row){
	                              .rule = S("strengths.right"),
	                              .valid_from = ctx->today,
	                              .valid_to = DATE_NONE,
	                              .selector = S("topic=when"),
	                              .value = S("core"),
	                              .source = S("An Act of this year"),
	                      },
	                      id);
}

static const struct fault *
law_confirm(struct ctx *ctx, void *data)
{
	struct policy_id *id = data;

	return policy_decide(ctx, *id, true);
}

TEST("rights: a duty that the law makes later stands over the case's own row")
{
	struct right r = right_new(t);
	struct policy_id id;

	r.a.days = -2;
	expect_ok(right_move(&r, "rhian", RIGHTS_OWN));
	expect_ok(world_do(r.w, "morgan", law_propose, &id));
	expect_ok(world_do(r.w, "ada", law_confirm, &id));
	r.a.days = 0;
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_CORE);
	expect_refused(t, right_answer(&r, "sam", true, S("")),
	               "The court or the law decides this. Nobody moves it "
	               "here");
	expect_ok(right_answer(&r, "sam", false, S("The law has it now")));
	expect_true(date_make(2026, 11, 22, &r.on));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_JUDGE);
}
