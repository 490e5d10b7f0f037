/* fund_pay_test.c - paying and after: a rule each. */
#include "practice/fund/fund_world_test.h"

#define expect_sums(w, a, left_, promised_, spent_) \
	do { \
		expect_ok(world_see((w), "rhian", see_all, (a))); \
		expect_equal((a)->budget.left.pence, (left_)); \
		expect_equal((a)->budget.promised.pence, (promised_)); \
		expect_equal((a)->budget.spent.pence, (spent_)); \
	} while (0)

static void
payment_of(struct act *a, int64_t pence)
{
	a->payment.v = id_new();
	a->sum.pence = pence;
}

TEST("fund: whoever asked or decided never pays, by any sign-in")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	int64_t before;

	fund_agreed(w, &a, 3800);
	payment_of(&a, 3800);
	world_add(w, "both", R(FINANCE) | R(CASE_MANAGER), NULL);
	world_add(w, "every", R(FINANCE) | R(ADMINISTRATOR), NULL);
	world_add(w, "twin", R(FINANCE), NULL);
	world_add(w, "mine", R(FINANCE), NULL);
	world_actor(w, "twin")->name = world_actor(w, "sam")->name;
	world_actor(w, "mine")->person = a.person;
	before = world_changes(w);
	expect_fault(world_do(w, "sam", do_pay, &a), FAULT_REFUSED,
	             "Whoever can ask or decide does not pay");
	expect_fault(world_do(w, "rhian", do_pay, &a), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "both", do_pay, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "twin", do_pay, &a), FAULT_REFUSED,
	             "Somebody else must pay this: you asked, decided or are "
	             "paid");
	expect_fault(world_do(w, "mine", do_pay, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "fay", do_pay, &a), FAULT_NOT_FOUND, NULL);
	expect_equal(world_changes(w), before);
	expect_sums(w, &a, 16200, 3800, 0);
	/* An administrator asks for nobody, so one who pays only pays. */
	expect_fault(world_do(w, "every", do_ask, &a), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "every", do_pay, &a));
	expect_sums(w, &a, 16200, 0, 3800);
}

TEST("fund: no role that can ask or decide can pay")
{
	for (unsigned role = 0; role < ROLE_COUNT; role++) {
		bool asks = permission_held(1u << role, CAN_ASK_FUND) ||
		            permission_held(1u << role, CAN_DECIDE_FUND) ||
		            permission_held(1u << role, CAN_WRITE_OWN);

		expect_false(asks && permission_held(1u << role, CAN_PAY_FUND));
	}
	expect_true(permission_held(R(FINANCE), CAN_PAY_FUND));
	expect_false(permission_held(R(ADMINISTRATOR), CAN_PAY_FUND));
}

TEST("fund: what is paid once is not paid again")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	int64_t before;

	fund_paid(w, &a, 3800);
	before = world_changes(w);
	expect_ok(world_do(w, "fin", do_pay, &a));
	expect_equal(world_changes(w), before);
	expect_sums(w, &a, 16200, 0, 3800);
	payment_of(&a, 3800);
	expect_fault(world_do(w, "fin", do_pay, &a), FAULT_REFUSED,
	             "This is paid already");
	expect_sums(w, &a, 16200, 0, 3800);
	expect_fault(world_do(w, "rhian", do_change, &a), FAULT_REFUSED, NULL);
}

TEST("fund: what is not agreed is not paid, and not more than was agreed")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 3800);
	payment_of(&a, 3800);
	expect_fault(world_do(w, "fin", do_pay, &a), FAULT_REFUSED,
	             "This is not agreed");
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	a.sum.pence = 3801;
	expect_problem(world_do(w, "fin", do_pay, &a), "sum",
	               "Pay at most the £38.00 that was agreed");
	a.sum.pence = 0;
	expect_problem(world_do(w, "fin", do_pay, &a), "sum",
	               "Enter a sum in figures, for example 38.50");
	expect_sums(w, &a, 16200, 3800, 0);
}

TEST("fund: what was not spent goes back to the person's sum")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_agreed(w, &a, 3800);
	payment_of(&a, 3000);
	expect_ok(world_do(w, "fin", do_pay, &a));
	expect_sums(w, &a, 17000, 0, 3000);
}

TEST("fund: money that came back is the person's again, once")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_paid(w, &a, 3800);
	a.words = S("");
	expect_problem(world_do(w, "fin", do_return, &a), "reason",
	               "Enter why the money came back");
	a.words = S("The shop had none");
	expect_fault(world_do(w, "sam", do_return, &a), FAULT_REFUSED, NULL);
	expect_ok(world_do(w, "fin", do_return, &a));
	expect_sums(w, &a, 20000, 0, 0);
	expect_equal(a.request.state, FUND_RETURNED);
	expect_fault(world_do(w, "fin", do_return, &a), FAULT_REFUSED,
	             "There is no payment to take back");
}

TEST("fund: a receipt, or words instead of one, is a good end")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_agreed(w, &a, 3800);
	a.words = S("I lost it, but the lock is on my bike");
	expect_fault(world_do(w, "rhian", do_show, &a), FAULT_REFUSED,
	             "This is not paid yet");
	payment_of(&a, 3800);
	expect_ok(world_do(w, "fin", do_pay, &a));
	a.explained = true;
	expect_ok(world_do(w, "rhian", do_show, &a));
	expect_sums(w, &a, 16200, 0, 3800);
	expect_equal(a.request.state, FUND_SHOWN);
	expect_true(a.request.explained);
	expect_fault(world_do(w, "sam", do_show, &a), FAULT_REFUSED,
	             "This is shown already");
}

TEST("fund: whether it helped is said by the person, two weeks after or later")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_paid(w, &a, 3800);
	a.words = S("I am at college on time");
	a.helped = 5;
	expect_fault(world_do(w, "rhian", do_reflect, &a), FAULT_REFUSED,
	             "You can say this from 8 December 2026");
	world_later(w, INT64_C(14) * 86400000);
	expect_fault(world_do(w, "sam", do_reflect, &a), FAULT_REFUSED,
	             "Only the person says if it helped");
	a.helped = 6;
	expect_problem(world_do(w, "rhian", do_reflect, &a), "helped",
	               "Select how much it helped, from 1 to 5");
	a.helped = 5;
	expect_ok(world_do(w, "rhian", do_show, &a));
	expect_ok(world_do(w, "rhian", do_reflect, &a));
	expect_sums(w, &a, 16200, 0, 3800);
	expect_equal(a.request.state, FUND_CLOSED);
	expect_fault(world_do(w, "rhian", do_reflect, &a), FAULT_REFUSED, NULL);
	world_later(w, INT64_C(180) * 86400000);
	expect_ok(world_do(w, "rhian", do_reflect, &a));
	expect_fault(world_do(w, "rhian", do_reflect, &a), FAULT_REFUSED,
	             "You have said this already");
}
