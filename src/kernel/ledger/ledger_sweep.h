/*
 * ledger_sweep.h - chains proven, one alone or all of them in one reading.
 *
 * A walk asks for the entries of one account in the order of its chain, and
 * says where it is wrong.  A sweep reads every entry once, in the order of
 * ids, which is nearly the order they were made in, and carries all chains
 * along at once.  It never finds fault: an account that it cannot prove sound
 * is left to a walk, so a sweep may be quick and a walk is the judge.
 *
 * Rules kept here, each with a test of the same words:
 *   - an account is swept as sound only when a walk finds nothing wrong;
 *   - an entry whose id comes too early waits for the ones before it;
 *   - what there is no room for is left to a walk, or to another sweep.
 */
#ifndef KERNEL_LEDGER_SWEEP_H
#define KERNEL_LEDGER_SWEEP_H

#include "kernel/ledger/ledger_local.h"

#define LEDGER_HASH_MOST 33

/* A hash of one's own.  One longer than any of ours is cut, but stays longer
 * than ours: so it is equal to none. */
struct ledger_kept {
	unsigned char p[LEDGER_HASH_MOST];
	size_t n;
};
void ledger_hash_keep(struct ledger_kept *to, struct bytes hash);
MUST_CHECK bool
ledger_hash_is(const struct ledger_kept *kept, struct bytes hash);

/* How far a chain was proven: it may be followed entry by entry. */
struct ledger_chain {
	struct ledger_walked walked; /* all but its hash */
	struct ledger_kept hash;     /* of the last sound one */
};

/* The chain of an account before its first entry. */
struct ledger_chain ledger_chain_begin(const struct ledger_account *account);

/*
 * Go on by one entry; `held` is what its reservation holds.  False, and the
 * chain is where it was but for what it comes to, when that entry is not the
 * sound next one.
 */
MUST_CHECK bool
ledger_chain_next(struct arena *arena, struct ledger_chain *chain,
                  const struct ledger_stored *stored, struct units held);

/* Take what is kept of a day away; at the end of them nothing is left of
 * days_moved and days_lines, or what is kept by day is wrong. */
void ledger_day_take(struct ledger_walked *walked, const struct row *row);

/* A number that no other has. */
uint64_t ledger_weight(uint64_t of);

/* Most accounts in one sweep, and most entries that wait. */
struct ledger_room {
	size_t accounts;
	size_t waiting;
};
#define LEDGER_ROOM ((struct ledger_room){65536, 1024})

struct ledger_swept {
	struct ledger_head head; /* lives until the function returns */
	bool sound;              /* its chain, its figures and its days */
	int64_t entries;         /* that it is the debit account of: if sound */
};

/*
 * Each account to fn, in order, after the sweep it was in.  *held says that
 * the list of open reservations is the right one; when it is false, that was
 * not proven.
 */
MUST_CHECK const struct fault *
ledger_sweep(struct ctx *ctx, struct ledger_room room,
             const struct fault *(*fn)(void *data,
                                       const struct ledger_swept *swept),
             void *data, bool *held);

/* ledger_check with less room, for the tests; *alone is how many accounts
 * were left to a walk. */
MUST_CHECK const struct fault *
ledger_check_room(struct ctx *ctx, struct ledger_room room,
                  struct ledger_verdict *out, int64_t *alone);

/* --- the statements ----------------------------------------------------- */

/* Every entry in the order of ids, with what the reservation that it answers
 * holds ("held") and when that runs out ("held_until"). */
MUST_CHECK const struct fault *
ledger_store_sweep_each(struct ctx *ctx, ledger_row_fn fn, void *data);
MUST_CHECK const struct fault *
ledger_store_account_some(struct ctx *ctx, struct account_id after, size_t most,
                          ledger_row_fn fn, void *data);
MUST_CHECK const struct fault *
ledger_store_days_each(struct ctx *ctx, ledger_row_fn fn, void *data);
MUST_CHECK const struct fault *
ledger_store_held_each(struct ctx *ctx, ledger_row_fn fn, void *data);

#endif
