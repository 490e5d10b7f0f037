/*
 * ledger_world_test.h - books with something in them, for this folder's
 * tests.
 *
 *   bank    pence, no lower bound: where money comes from
 *   budget  pence, never below 0, holds £500
 *   shop    pence, never below 0, at most £1,000
 *   jays    pence, Jay's own, never below 0
 *   pot     minutes, no lower bound
 *   member  minutes, from -600 to 600
 */
#ifndef KERNEL_LEDGER_WORLD_TEST_H
#define KERNEL_LEDGER_WORLD_TEST_H

#include "kernel/ledger/ledger_local.h"
#include "tests/world.h"

struct books {
	struct world *w;
	struct account_id bank, budget, shop, jays, pot, member;
	struct authority_id decision; /* in force */
	struct ledger_entry out;      /* what was posted last */
};

struct books *books_new(struct test *t);

/* Open the database again, after its store was closed. */
void books_reopen(struct books *b, const struct store_options *options);

/* A new entry of this kind with an id, a code and the decision. */
struct ledger_new books_plain(struct books *b, struct account_id credit,
                              struct account_id debit, int64_t amount);
struct ledger_new books_reserve(struct books *b, int64_t amount);
struct ledger_new
books_settle(struct books *b, struct entry_id reservation, int64_t amount);
struct ledger_new books_release(struct books *b, struct entry_id reservation);
struct ledger_new books_reverse(struct books *b, struct entry_id entry);

/* Post as Sam, with an audit entry; b->out is the answer. */
const struct fault *books_post(struct books *b, struct ledger_new new);
const struct fault *
books_linked(struct books *b, const struct ledger_new *news, size_t n);

/* Open an account of the ledger in pence (or minutes). */
struct account_id books_open(struct books *b, enum ledger ledger,
                             struct units lower, struct units upper);
struct authority_id books_grant(struct books *b);
const struct fault *books_end(struct books *b, struct authority_id id);
const struct fault *
books_close(struct books *b, struct account_id id, struct account_id into);

/* Release what has run out: for world_do. */
const struct fault *books_expire(struct ctx *ctx, void *data);

/* How it stands now. */
struct ledger_account books_account(struct books *b, struct account_id id);
int64_t books_entries(struct books *b); /* in the whole table */

/* That an account's figures are these. */
#define expect_figures(b, id, posted_, coming_, going_) \
	do { \
		struct ledger_account is_ = books_account((b), (id)); \
		expect_equal(is_.posted.v, (posted_)); \
		expect_equal(is_.coming.v, (coming_)); \
		expect_equal(is_.going.v, (going_)); \
	} while (0)

/* That nothing is wrong with the books: chains, balances, sums. */
void books_sound(struct books *b);
/* What check finds, in English; empty when all is well. */
struct str books_check(struct books *b);

/* Somebody who has the database itself. */
const struct fault *
books_raw(struct books *b, const struct query *query, const struct arg *args);
/* Take the guards of entries and seals away. */
void books_unguard(struct books *b);
void books_unguard_seals(struct books *b);
/* On PostgreSQL that takes every trigger away: put them back. */
void books_guard(struct books *b);

extern const struct query test_entry_raw, test_balance, test_entry_change;
extern const struct query test_entry_remove, test_account_back, test_bounds;
extern const struct query test_account_state, test_account_remove;
extern const struct query test_authority_back, test_authority_remove;
extern const struct query test_seal_change, test_seal_remove;
extern const struct query test_held_remove, test_account_change;
extern const struct query test_held_change;
extern const struct query test_reserved, test_seal_cut, test_seal_spoil;
extern const struct query test_head_spoil, test_entry_amount;
extern const struct query test_sums, test_checks, test_seals;

#endif
