/* fund_bad_test.c - bad input, a mistake that others made each. */
#include "practice/fund/fund_world_test.h"

TEST("fund bad input: of two tabs the second is told that the page changed")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	expect_ok(world_see(w, "sam", see_all, &a));
	a.seen = a.request.version;
	expect_ok(fund_says_as(w, &a, "sam", FUND_NO));
	expect_fault(fund_says_as(w, &a, "sam", FUND_YES), FAULT_CONFLICT,
	             NULL);
	expect_ok(world_see(w, "sam", see_all, &a));
	expect_equal(a.request.state, FUND_REFUSED);
	expect_equal(a.budget.promised.pence, 0);
}

TEST("fund bad input: a request edited after it was agreed is not paid on the "
     "old yes")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_agreed(w, &a, 3800);
	a.terms.supplier = S("Somewhere else");
	expect_ok(world_do(w, "rhian", do_change, &a));
	a.payment.v = id_new();
	a.sum.pence = 3800;
	expect_fault(world_do(w, "fin", do_pay, &a), FAULT_REFUSED,
	             "This is not agreed");
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.budget.promised.pence, 0);
	expect_equal(a.budget.left.pence, 20000);
}

TEST("fund bad input: a sum at the limit of its type is refused everywhere")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(INT64_MAX);
	expect_problem(world_do(w, "rhian", do_ask, &a), "sum",
	               "Enter a sum up to £100,000");
	a.sum.pence = INT64_MAX;
	expect_problem(world_do(w, "sam", do_give, &a), "sum",
	               "Enter a sum up to £100,000");
	expect_problem(world_do(w, "fin", do_pot, &a), "sum",
	               "Enter a sum up to £100,000");
	a.sum.pence = INT64_MIN;
	expect_problem(world_do(w, "fin", do_pot, &a), "sum",
	               "Enter a sum in figures, for example 38.50");
	fund_agreed(w, &a, 3800);
	a.payment.v = id_new();
	a.sum.pence = INT64_MAX;
	expect_problem(world_do(w, "fin", do_pay, &a), "sum",
	               "Enter a sum up to £100,000");
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.budget.left.pence, 16200);
	expect_equal(a.budget.spent.pence, 0);
}

TEST("fund bad input: a day more than a year away is refused, and one within "
     "it is not")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	a.terms = fund_terms_of(3800);
	claim(date_read_iso(S("2028-01-01"), &a.terms.needed_on));
	expect_problem(world_do(w, "rhian", do_ask, &a), "needed_on",
	               "The day must be within a year");
	claim(date_read_iso(S("2027-06-01"), &a.terms.needed_on));
	expect_ok(world_do(w, "rhian", do_ask, &a));
}
