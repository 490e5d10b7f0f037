/*
 * ledger.h - double entry in whole minor units: pence for the enabling fund,
 * minutes for the time bank.  One engine, two ledgers that never meet.
 *
 * An entry takes an amount from its credit account and gives it to its debit
 * account, so an account's balance is its debits less its credits, and a
 * ledger's balances always add up to nothing.  A reservation sets an amount
 * aside until it is settled or released.
 *
 * Rules kept here, each with a test of the same words, and by the database
 * itself (constraints and triggers) wherever it can:
 *   1. an amount is more than nothing, and moves between two accounts that
 *      are different, open and of one ledger;
 *   2. debits equal credits in each ledger, posted and reserved, at every
 *      commit;
 *   3. bounds hold counting what is reserved, so settling never breaks them;
 *   4. a reservation is settled or released once, never for more than was
 *      reserved; the rest frees itself, and running out releases it;
 *   5. the same id with the same content answers the first result; with other
 *      content it is refused, naming what differs;
 *   6. an entry is never changed and never removed: a correction is a new
 *      entry that names the one it reverses, once, with a reason; a reversal
 *      is not reversed;
 *   7. a balance is computed: what is kept beside an account is rebuilt and
 *      compared every night, and a difference freezes the ledger;
 *   8. linked entries succeed together or not at all;
 *   9. every entry names the decision that allowed it, and a payment needs one
 *      that is in force;
 *  10. each account is a chain of hashes, sealed together every minute, and
 *      check walks it from the first entry to the last.
 *
 * Order is that of the chain: a clock that goes back changes no balance.
 *
 * REACH.  The ledger stands beside kernel/access and knows nobody's reach.  A
 * capability above judges it: access_need(person) before ledger_statement, or
 * a join in its own statement on the views published here:
 *
 *   select f.request, a.posted - a.going as unspent
 *     from fund_budget f join ledger_v_account a on a.account = f.account
 *    where f.budget = :budget and ACCESS_REACH("f.person")
 *
 * AUDIT.  The caller writes a posting's audit entry beside its own: without
 * one the transaction does not commit.  What is done to accounts and ledgers
 * (opening, bounds, freezing, closing) is audited here.
 *
 * HOW THE FUND WILL POST, in its rules, each time in one transaction:
 *   agreed:   TRY(ledger_authority_grant(ctx, decision, "fund.request", id));
 *             TRY(ledger_post(ctx, &(struct ledger_new){
 *                     .id = reservation, .kind = LEDGER_RESERVE,
 *                     .credit = budget, .debit = supplier, .until = until,
 *                     .amount = units_of_money(agreed_sum),
 *                     .authority = decision, .code = "fund.agreed"}, NULL));
 *   paid:     TRY(ledger_post(ctx, &(struct ledger_new){
 *                     .id = payment, .kind = LEDGER_SETTLE,
 *                     .settles = reservation, .amount = units_of_money(sum),
 *                     .authority = decision, .code = "fund.paid"}, NULL));
 */
#ifndef KERNEL_LEDGER_H
#define KERNEL_LEDGER_H

#include "base/money.h"
#include "kernel/capability.h"

enum ledger { LEDGER_PENCE, LEDGER_MINUTES, LEDGER_COUNT };
enum ledger_kind {
	LEDGER_PLAIN,   /* moves at once */
	LEDGER_RESERVE, /* sets aside */
	LEDGER_SETTLE,  /* moves what was set aside, or part of it */
	LEDGER_RELEASE, /* lets all of it go */
	LEDGER_KIND_COUNT
};
enum ledger_state {
	LEDGER_OPEN,
	LEDGER_FROZEN,
	LEDGER_CLOSED, /* for good */
	LEDGER_STATE_COUNT
};
extern const char *const ledger_words[LEDGER_COUNT + 1];
extern const char *const ledger_kind_words[LEDGER_KIND_COUNT + 1];
extern const char *const ledger_state_words[LEDGER_STATE_COUNT + 1];

/* Whole minor units of a ledger: pence or minutes. */
struct units {
	int64_t v;
};

#define UNITS_NONE ((struct units){INT64_MIN}) /* no bound */
bool units_is(struct units u);
struct units units_of_money(struct money m);
struct money units_money(struct units u);

/* --- accounts ----------------------------------------------------------- */

/* Whose account it is: one of them, or nobody's (the bank, the pot). */
struct ledger_holder {
	struct person_id person;
	struct user_id worker; /* who counts a cash float */
	struct organisation_id organisation;
};

struct ledger_account {
	struct account_id id; /* made by the caller (id_new) */
	enum ledger ledger;
	struct str kind; /* the caller's word: "fund.budget" */
	struct ledger_holder holder;
	struct units lower; /* never below; UNITS_NONE: no bound */
	struct units upper; /* never above; UNITS_NONE: no bound */
	/* From here on for reading only. */
	enum ledger_state state;
	struct units posted; /* the balance */
	struct units coming; /* reserved towards it */
	struct units going;  /* reserved out of it */
	int64_t entries;     /* on its chain */
};

/* Open an account; the same id with the same content again does nothing.
 * CONFLICT when the id was used with other content, REFUSED when the bounds
 * leave no room for an empty account or the ledger is frozen. */
MUST_CHECK const struct fault *
ledger_account_open(struct ctx *ctx, const struct ledger_account *account);

/* Read one, and note for the audit the look at its person, if it has one.
 * NOT_FOUND when there is none. */
MUST_CHECK const struct fault *
ledger_account_read(struct ctx *ctx, struct account_id id,
                    struct ledger_account *out);

/* What may still be taken from it, counting what is reserved; the largest
 * number there is when it has no lower bound. */
struct units ledger_account_free(const struct ledger_account *account);

/* Change its bounds; REFUSED when it stands outside of them already. */
MUST_CHECK const struct fault *
ledger_account_bounds(struct ctx *ctx, struct account_id id, struct units lower,
                      struct units upper);

/* Let no entry in or out until it is thawed.  REFUSED when it is closed, or
 * `reason`, which goes to the audit, is empty. */
MUST_CHECK const struct fault *
ledger_account_freeze(struct ctx *ctx, struct account_id id, struct str reason);
MUST_CHECK const struct fault *
ledger_account_thaw(struct ctx *ctx, struct account_id id, struct str reason);

/* --- decisions ---------------------------------------------------------- */

/* Put a decision in force: `what` is the caller's word ("fund.request") and
 * `subject` the id of the thing decided.  The same again does nothing;
 * CONFLICT when the id stands for another, REFUSED when it has ended. */
MUST_CHECK const struct fault *
ledger_authority_grant(struct ctx *ctx, struct authority_id id,
                       const char *what, int64_t subject);

/* From now on it allows no payment, and never again; releasing and reversing
 * need none in force.  Twice is once. */
MUST_CHECK const struct fault *
ledger_authority_end(struct ctx *ctx, struct authority_id id);

/* --- entries ------------------------------------------------------------ */

/* An entry to be made.  What is not named for its kind stays empty. */
struct ledger_new {
	struct entry_id id; /* made by the caller and kept: a repeat names it */
	enum ledger_kind kind;
	struct account_id debit;  /* given to: plain, reserve */
	struct account_id credit; /* taken from: plain, reserve */
	struct units amount;      /* plain, reserve, settle */
	const char *code;         /* a literal: "fund.paid" */
	struct date happened_on;  /* {0}: today */
	struct authority_id authority;
	struct entry_id settles;  /* settle, release: the reservation */
	struct entry_id reverses; /* plain: the entry it takes back */
	struct instant until;     /* reserve: runs out then; {0}: never */
	struct str reason;        /* needed to reverse; about the books, never
	                           * about a person */
};

struct ledger_entry {
	struct entry_id id;
	enum ledger ledger;
	enum ledger_kind kind;
	struct account_id debit;
	struct account_id credit;
	struct units amount;
	struct str code;
	struct date happened_on;
	struct instant recorded_at; /* what the clock said */
	struct user_id actor;
	struct authority_id authority;
	struct entry_id settles;
	struct entry_id reverses;
	struct instant until; /* INSTANT_NONE: never */
	struct str reason;
	struct entry_id batch; /* the first of its linked entries, or {0} */
	int64_t place;         /* in its batch, from 1 */
	int64_t size;          /* of its batch */
};

/* Make one entry.  On success *out (may be NULL) is the entry as it stands,
 * the first one when it was there already.  NOT_FOUND: no such account,
 * reservation or entry to reverse; CONFLICT: the id was used with other
 * content; REFUSED: a rule above says no (the sentence says which). */
MUST_CHECK const struct fault *
ledger_post(struct ctx *ctx, const struct ledger_new *entry,
            struct ledger_entry *out);

/* Most entries that can be linked. */
#define LEDGER_LINKED_MOST 64

/* The same for `n` linked entries, 1 to LEDGER_LINKED_MOST, each judged after
 * the one before it; out (may be NULL) has room for n. */
MUST_CHECK const struct fault *
ledger_post_linked(struct ctx *ctx, const struct ledger_new *entries, size_t n,
                   struct ledger_entry *out);

/*
 * Close an account: what it holds (or owes) goes to `into` by a last entry of
 * this id, code and decision, and nothing moves on it again.  No entry is
 * made for an empty one; closing it twice is closing it once.
 * REFUSED when a reservation on it is open, or a rule of ledger_post says no.
 */
MUST_CHECK const struct fault *
ledger_account_close(struct ctx *ctx, struct account_id id,
                     struct account_id into, const struct ledger_new *last);

/* Release what has run out (the background job, every minute; at most
 * LEDGER_EXPIRE_MOST at once, the oldest first). */
#define LEDGER_EXPIRE_MOST 100
MUST_CHECK const struct fault *ledger_expire(struct ctx *ctx);

/* --- a statement -------------------------------------------------------- */

struct ledger_line {
	struct ledger_entry entry;
	struct account_id other;
	struct units moved;   /* into the account; below 0 out of it */
	struct units balance; /* after it */
};

struct ledger_statement {
	struct ledger_account account; /* as it stands now */
	struct units opening;          /* before the first day */
	struct units closing;          /* at the end of the last */
	int64_t lines;
};

/*
 * The statement of an account from one day to another, both included, by the
 * day things happened on: each entry to fn in order (a line lives until fn
 * returns; fn may be NULL), then the figures in *out.  Reservations are lines
 * that move nothing.  NOT_FOUND when there is no such account.  The caller
 * judges reach first.
 */
MUST_CHECK const struct fault *ledger_statement(
        struct ctx *ctx, struct account_id id, struct date from, struct date to,
        const struct fault *(*fn)(void *data, const struct ledger_line *line),
        void *data, struct ledger_statement *out);

/* --- proof -------------------------------------------------------------- */

/* Stop every entry of a ledger, and let them go on.  `reason` goes to the
 * audit.  Thawing is REFUSED until a check after the freeze found all well. */
MUST_CHECK const struct fault *
ledger_freeze(struct ctx *ctx, enum ledger ledger, struct str reason);
MUST_CHECK const struct fault *
ledger_thaw(struct ctx *ctx, enum ledger ledger, struct str reason);

/* Make what is kept beside an account agree with its entries again, in a
 * frozen ledger.  REFUSED when its chain is broken: restore a backup then. */
MUST_CHECK const struct fault *
ledger_account_rebuild(struct ctx *ctx, struct account_id id,
                       struct str reason);

struct ledger_verdict {
	struct text broken; /* what was found first; key NULL: all is well */
	bool bad[LEDGER_COUNT];
	int64_t accounts;
	int64_t entries;
};

/* Walk every chain and seal, rebuild every balance; changes nothing. */
MUST_CHECK const struct fault *
ledger_check(struct ctx *ctx, struct ledger_verdict *out);

/* The same, kept for the status page; a ledger found broken is frozen.  The
 * background job does it every night, and hourly while one is frozen. */
MUST_CHECK const struct fault *
ledger_check_keep(struct app *app, struct arena *arena);

/* Seal the heads of all accounts that grew (the background job; a backup). */
MUST_CHECK const struct fault *ledger_seal(struct ctx *ctx);

/* The newest seal, for the monthly report: its moment (INSTANT_NONE before
 * the first) and its hash in hexadecimal. */
MUST_CHECK const struct fault *
ledger_seal_last(struct ctx *ctx, struct instant *at, struct str *hash);

extern const struct capability ledger_capability;

#endif
