/*
 * Random programs of operations, told to the books and to a model that is a
 * few arrays: both must agree on what is taken, what is refused, and on every
 * figure.  MYDIRECTION_TEST_SEED adds a number to each seed, and
 * MYDIRECTION_TEST_STEPS says how many operations there are in all: 100,000
 * with script/torture --model.
 */
#include <stdlib.h>

#include "kernel/ledger/ledger_world_test.h"

#define ACCOUNTS   6
#define SEEDS      3
#define STEPS      6000 /* of all seeds together */
#define A_STEP     3    /* most entries of one operation */
#define KEEP_EVERY 2000 /* operations until the chains are walked */
#define RECENT     60
#define LONGEST_MS 4000
#define NO_BOUND   INT64_MIN

struct model_account {
	struct account_id id;
	enum ledger ledger;
	int64_t lower, upper;
	int64_t posted, coming, going;
};

struct model_entry {
	struct entry_id id;
	int debit, credit;
	int64_t amount;
	bool reservation; /* open while !answered */
	bool answered;    /* settled, released or reversed */
	bool reversal;
	int64_t until; /* a reservation that runs out then; 0: never */
};

struct model {
	struct books *b;
	uint64_t state;
	struct model_account accounts[ACCOUNTS];
	struct model_entry *entries;
	size_t n, most;
	int64_t now;
	unsigned taken, refused;
};

/* xorshift64*: the same program for the same seed, on any machine. */
static uint64_t
dice(struct model *m, uint64_t n)
{
	m->state ^= m->state >> 12;
	m->state ^= m->state << 25;
	m->state ^= m->state >> 27;
	return (m->state * UINT64_C(2685821657736338717) >> 33) % n;
}

static bool
within(const struct model_account *a)
{
	return (a->lower == NO_BOUND || a->posted - a->going >= a->lower) &&
	       (a->upper == NO_BOUND || a->posted + a->coming <= a->upper);
}

/* Move and set aside, if both accounts stay within their bounds. */
static bool
model_apply(struct model *m, int debit, int credit, int64_t moved,
            int64_t reserved)
{
	struct model_account d = m->accounts[debit], c = m->accounts[credit];

	if (debit == credit || d.ledger != c.ledger)
		return false;
	d.posted += moved;
	d.coming += reserved;
	c.posted -= moved;
	c.going += reserved;
	if (!within(&d) || !within(&c))
		return false;
	m->accounts[debit] = d;
	m->accounts[credit] = c;
	return true;
}

static void
model_keep(struct model *m, struct model_entry e)
{
	expect_true(m->n < m->most);
	m->entries[m->n++] = e;
}

static void
told(struct model *m, struct ledger_new new, bool takes)
{
	const struct fault *fault = books_post(m->b, new);

	expect_equal(fault == NULL, takes);
	m->taken += takes;
	m->refused += !takes;
	/* A repeat changes nothing, taken or refused; and an id that was taken
	 * stands for nothing else. */
	if (dice(m, 8) == 0)
		expect_equal(books_post(m->b, new) == NULL, takes);
	if (!takes || dice(m, 8) != 0)
		return;
	new.code = "test.other";
	expect_true(fault_is(books_post(m->b, new), FAULT_CONFLICT));
}

/* Seldom of another ledger, seldom itself. */
static int
other_account(struct model *m, int than)
{
	int other = (int)dice(m, ACCOUNTS);

	for (int tries = 0;
	     tries < 3 && (other == than || m->accounts[other].ledger !=
	                                            m->accounts[than].ledger);
	     tries++)
		other = (int)dice(m, ACCOUNTS);
	return other;
}

/* --- operations --------------------------------------------------------- */

static void
step_new(struct model *m, bool reserve)
{
	struct model_entry e = {.debit = (int)dice(m, ACCOUNTS),
	                        .amount = (int64_t)dice(m, 120),
	                        .reservation = reserve};
	struct ledger_new new;
	bool takes;

	e.credit = other_account(m, e.debit);
	new = books_plain(m->b, m->accounts[e.credit].id,
	                  m->accounts[e.debit].id, e.amount);
	if (reserve)
		new.kind = LEDGER_RESERVE;
	if (reserve && dice(m, 8) != 0) {
		e.until = m->now + 1 + (int64_t)dice(m, LONGEST_MS);
		new.until.ms = e.until;
	}
	takes = e.amount > 0 &&
	        model_apply(m, e.debit, e.credit, reserve ? 0 : e.amount,
	                    reserve ? e.amount : 0);
	told(m, new, takes);
	e.id = new.id;
	if (takes)
		model_keep(m, e);
}

static struct model_entry *
some_entry(struct model *m)
{
	struct model_entry *e = NULL;

	size_t n = m->n < RECENT ? m->n : RECENT;

	/* Rather one that is not answered yet; seldom an old one. */
	if (dice(m, 4) == 0)
		n = m->n;
	for (int tries = 0; n > 0 && tries < 6; tries++) {
		e = &m->entries[m->n - 1 - dice(m, n)];
		if (!e->answered)
			break;
	}
	return e;
}

static void
step_settle(struct model *m)
{
	struct model_entry *e = some_entry(m), paid;
	struct ledger_new new;
	int64_t amount;
	bool takes;

	if (e == NULL)
		return;
	amount = (int64_t)dice(m, (uint64_t)e->amount + 20);
	takes = e->reservation && !e->answered && amount > 0 &&
	        amount <= e->amount;
	new = books_settle(m->b, e->id, amount);
	/* by its very meaning this cannot be refused for a bound */
	if (takes)
		expect_true(model_apply(m, e->debit, e->credit, amount,
		                        -e->amount));
	told(m, new, takes);
	if (!takes)
		return;
	e->answered = true;
	paid = (struct model_entry){.id = new.id,
	                            .debit = e->debit,
	                            .credit = e->credit,
	                            .amount = amount};
	model_keep(m, paid);
}

static void
step_release(struct model *m)
{
	struct model_entry *e = some_entry(m);
	bool takes;

	if (e == NULL)
		return;
	takes = e->reservation && !e->answered;
	if (takes)
		expect_true(model_apply(m, e->debit, e->credit, 0, -e->amount));
	told(m, books_release(m->b, e->id), takes);
	e->answered = e->answered || takes;
}

static void
step_reverse(struct model *m)
{
	struct model_entry *e = some_entry(m), back;
	struct ledger_new new;
	bool takes;

	if (e == NULL)
		return;
	takes = !e->reservation && !e->answered && !e->reversal &&
	        model_apply(m, e->credit, e->debit, e->amount, 0);
	new = books_reverse(m->b, e->id);
	told(m, new, takes);
	if (!takes)
		return;
	e->answered = true;
	back = (struct model_entry){.id = new.id,
	                            .debit = e->credit,
	                            .credit = e->debit,
	                            .amount = e->amount,
	                            .reversal = true};
	model_keep(m, back);
}

/* Two or three linked: all or none. */
static void
step_linked(struct model *m)
{
	struct model before = *m;
	struct ledger_new news[3];
	size_t n = 2 + dice(m, 2);
	bool takes = true;

	for (size_t i = 0; i < n; i++) {
		struct model_entry e = {.debit = (int)dice(m, ACCOUNTS),
		                        .amount = 1 + (int64_t)dice(m, 90)};

		e.credit = other_account(m, e.debit);
		news[i] = books_plain(m->b, m->accounts[e.credit].id,
		                      m->accounts[e.debit].id, e.amount);
		e.id = news[i].id;
		takes = takes && model_apply(m, e.debit, e.credit, e.amount, 0);
		if (takes)
			model_keep(m, e);
	}
	expect_equal(books_linked(m->b, news, n) == NULL, takes);
	if (takes) {
		m->taken++;
		return;
	}
	before.state = m->state;
	*m = before;
	m->refused++;
}

/* Time goes on, and what has run out is let go. */
static void
step_later(struct model *m)
{
	int64_t ms = 1 + (int64_t)dice(m, 500);

	world_later(m->b->w, ms);
	m->now += ms;
	expect_ok(world_do(m->b->w, NULL, books_expire, NULL));
	for (size_t i = 0; i < m->n; i++) {
		struct model_entry *e = &m->entries[i];

		if (e->until == 0 || e->until > m->now || e->answered)
			continue;
		expect_true(model_apply(m, e->debit, e->credit, 0, -e->amount));
		e->answered = true;
	}
}

static void
step(struct model *m)
{
	if (dice(m, 40) == 0) {
		step_later(m);
		return;
	}
	switch (dice(m, 8)) {
	case 0:
	case 1:
		step_new(m, false);
		return;
	case 2:
	case 3:
		step_new(m, true);
		return;
	case 4:
		step_settle(m);
		return;
	case 5:
		step_release(m);
		return;
	case 6:
		step_reverse(m);
		return;
	default:
		step_linked(m);
	}
}

/* --- the run ------------------------------------------------------------ */

static int64_t
number_given(const char *name, int64_t usual)
{
	const char *given = getenv(name);
	int64_t number;

	if (given != NULL && str_i64(str_of(given), &number))
		return number;
	return usual;
}

static uint64_t
seed_of(uint64_t usual)
{
	return usual + (uint64_t)number_given("MYDIRECTION_TEST_SEED", 0);
}

static void
model_open(struct model *m, int i, enum ledger ledger, int64_t lower,
           int64_t upper)
{
	m->accounts[i] = (struct model_account){
	        .id = books_open(m->b, ledger, (struct units){lower},
	                         (struct units){upper}),
	        .ledger = ledger,
	        .lower = lower,
	        .upper = upper};
}

static void
expect_agreed(struct model *m)
{
	for (int i = 0; i < ACCOUNTS; i++)
		expect_figures(m->b, m->accounts[i].id, m->accounts[i].posted,
		               m->accounts[i].coming, m->accounts[i].going);
}

static void
run_program(struct test *t, uint64_t seed)
{
	struct model *m = arena_new(t->arena, struct model, 1);
	int64_t steps = number_given("MYDIRECTION_TEST_STEPS", STEPS) / SEEDS;
	struct arena_mark mark;

	m->b = books_new(t);
	m->now = store_test_who().now.ms;
	m->most = A_STEP * (size_t)steps;
	m->entries = arena_new(t->arena, struct model_entry, m->most);
	m->state = seed_of(seed) * UINT64_C(0x9e3779b97f4a7c15) + 1;
	model_open(m, 0, LEDGER_PENCE, NO_BOUND, NO_BOUND);
	model_open(m, 1, LEDGER_PENCE, 0, NO_BOUND);
	model_open(m, 2, LEDGER_PENCE, 0, 500);
	model_open(m, 3, LEDGER_PENCE, -200, 1000);
	model_open(m, 4, LEDGER_MINUTES, NO_BOUND, NO_BOUND);
	model_open(m, 5, LEDGER_MINUTES, -150, 150);
	for (int64_t i = 0; i < steps; i++) {
		mark = arena_mark(t->arena);
		step(m);
		if (i % 20 == 0)
			expect_agreed(m);
		if (i % KEEP_EVERY == KEEP_EVERY - 1)
			books_sound(m->b);
		arena_release(t->arena, mark);
	}
	expect_agreed(m);
	books_sound(m->b);
	/* It tried both, or it tried nothing. */
	expect_true(m->taken > steps / 8 && m->refused > steps / 8);
}

TEST("ledger model: a random program agrees with the model, seed 1")
{
	run_program(t, 1);
}

TEST("ledger model: a random program agrees with the model, seed 2")
{
	run_program(t, 2);
}

TEST("ledger model: a random program agrees with the model, seed 3")
{
	run_program(t, 3);
}
