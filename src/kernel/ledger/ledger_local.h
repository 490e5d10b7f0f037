/*
 * ledger_local.h - entries, chains and seals, for this folder alone.
 */
#ifndef KERNEL_LEDGER_LOCAL_H
#define KERNEL_LEDGER_LOCAL_H

#include "kernel/ledger/ledger_page.h"

extern const struct migration *const ledger_schema[];
extern const struct migration ledger_day_schema;
extern const struct query *const ledger_queries[];

/* An account with the end of its chain. */
struct ledger_head {
	struct ledger_account account;
	int64_t sealed;
	struct bytes hash;
};

/* An entry with its places on both chains. */
struct ledger_stored {
	struct ledger_entry entry;
	int64_t debit_number;
	int64_t credit_number;
	struct bytes debit_hash;
	struct bytes credit_hash;
};

/* --- sums: false, with *out untouched, when they do not fit ------------- */

MUST_CHECK bool ledger_add(struct units a, struct units b, struct units *out);
MUST_CHECK bool
ledger_subtract(struct units a, struct units b, struct units *out);

/*
 * What an entry does to the figures of one of its accounts; `held` is what
 * its reservation holds (settle, release).  False, and nothing is changed,
 * when a figure would not fit, or would make the sums that bounds are judged
 * by not fit.
 */
MUST_CHECK bool
ledger_carry(struct ledger_account *account, const struct ledger_entry *entry,
             struct units held);

/* --- the judges --------------------------------------------------------- */

/* NULL when the entry that is there is what is asked for again; else the
 * sentence that says what differs.  `link` holds what ctx and the entries
 * linked with it say of the new one. */
const char *
ledger_differs(const struct ledger_entry *there, const struct ledger_new *new,
               const struct ledger_entry *link);

/* Whether the books should be walked now. */
bool ledger_check_is_due(struct instant now, struct instant last, bool frozen);

/* --- chains ------------------------------------------------------------- */

/* The hash of an entry on the chain of its debit or its credit account,
 * after one with the hash `before`. */
struct bytes
ledger_entry_hash(struct arena *arena, struct bytes before,
                  const struct ledger_stored *stored, struct account_id side);

struct bytes
ledger_seal_hash(struct arena *arena, struct bytes before, struct instant at,
                 const struct ledger_head *heads, size_t n);

/* Heads as a seal keeps them: account and number, 16 bytes each. */
struct bytes ledger_heads_write(struct arena *arena,
                                const struct ledger_head *heads, size_t n);
MUST_CHECK bool ledger_heads_read(struct arena *arena, struct bytes b,
                                  struct ledger_head **out, size_t *n);

struct ledger_seal_row {
	int64_t id; /* 0: none yet */
	struct instant at;
	int64_t links; /* of all chains since the last: two an entry */
	struct bytes heads;
	struct bytes hash;
};

/* One account's chain walked to its end. */
struct ledger_walked {
	struct ledger_account account; /* its figures, from its entries */
	int64_t number;                /* sound up to here */
	struct bytes hash;             /* of the last sound one */
	bool altered;                  /* the next one is not sound */
	int64_t entries;               /* that it is the debit account of */
	/* Its days, each with a weight of its own, round the clock of 64 bits:
	 * what is kept by day comes to the same or is wrong. */
	uint64_t days_moved;
	uint64_t days_lines;
};
MUST_CHECK const struct fault *
ledger_walk(struct ctx *ctx, const struct ledger_head *head,
            struct ledger_walked *out);

/* --- the statements ----------------------------------------------------- */

typedef const struct fault *(*ledger_row_fn)(void *data, const struct row *row);

struct ledger_book {
	enum ledger ledger;
	struct instant frozen_at; /* INSTANT_NONE: open */
	int64_t frozen_check;     /* the newest check when it was frozen */
};
/* Lock all books, in order: before accounts are opened, frozen, sealed. */
MUST_CHECK const struct fault *ledger_store_books_lock(struct ctx *ctx);
MUST_CHECK const struct fault *
ledger_store_book(struct ctx *ctx, enum ledger ledger, struct ledger_book *out);
MUST_CHECK const struct fault *
ledger_store_book_save(struct ctx *ctx, const struct ledger_book *book);

MUST_CHECK const struct fault *
ledger_store_account_add(struct ctx *ctx, const struct ledger_account *account);
/* Locked in a write; *there says whether it exists. */
MUST_CHECK const struct fault *
ledger_store_account_lock(struct ctx *ctx, struct account_id id,
                          struct ledger_head *out, bool *there);
MUST_CHECK const struct fault *
ledger_store_account(struct ctx *ctx, struct account_id id,
                     struct ledger_account *out);
/* Its state and bounds. */
MUST_CHECK const struct fault *
ledger_store_account_save(struct ctx *ctx,
                          const struct ledger_account *account);
/* Its figures and head. */
MUST_CHECK const struct fault *
ledger_store_account_rebuilt(struct ctx *ctx,
                             const struct ledger_walked *walked);
MUST_CHECK const struct fault *
ledger_store_accounts_lock(struct ctx *ctx, enum ledger ledger);
void ledger_store_head_read(const struct row *row, struct ledger_head *out);

struct ledger_authority {
	struct str what;
	int64_t subject;
	bool ended;
};
/* Locked in a write; *there says whether it exists. */
MUST_CHECK const struct fault *
ledger_store_authority(struct ctx *ctx, struct authority_id id,
                       struct ledger_authority *out, bool *there);
MUST_CHECK const struct fault *
ledger_store_authority_add(struct ctx *ctx, struct authority_id id,
                           const char *what, int64_t subject);
MUST_CHECK const struct fault *
ledger_store_authority_end(struct ctx *ctx, struct authority_id id);

MUST_CHECK const struct fault *
ledger_store_entry_add(struct ctx *ctx, const struct ledger_stored *entry);
MUST_CHECK const struct fault *
ledger_store_entry(struct ctx *ctx, struct entry_id id,
                   struct ledger_entry *out, bool *there);
/* The kind of the entry that settled, released or reversed this one. */
MUST_CHECK const struct fault *
ledger_store_answer(struct ctx *ctx, struct entry_id id, enum ledger_kind *kind,
                    bool *there);
/* Reservations on open accounts that have run out, oldest first. */
MUST_CHECK const struct fault *
ledger_store_due(struct ctx *ctx, size_t most, struct ledger_entry *out,
                 size_t *n);
/* How many ran out before a moment and are held still, up to 1,000. */
MUST_CHECK const struct fault *
ledger_store_overdue(struct ctx *ctx, struct instant before, int64_t *out);
void ledger_store_entry_read(const struct row *row, struct ledger_entry *out);
void ledger_store_stored_read(const struct row *row, struct ledger_stored *out);

/* What an account was moved by before a day; false when it does not fit. */
MUST_CHECK const struct fault *
ledger_store_before(struct ctx *ctx, struct account_id id, struct date day,
                    struct units *out, bool *fits);
/* The same from one day to another, and how many lines. */
#define LEDGER_FIRST_DAY ((struct date){INT32_MIN + 1})
MUST_CHECK const struct fault *
ledger_store_days(struct ctx *ctx, struct account_id id, struct date from,
                  struct date to, struct units *out, int64_t *lines,
                  bool *fits);
/* The same of a mark's day, up to its line. */
MUST_CHECK const struct fault *
ledger_store_part(struct ctx *ctx, struct account_id id,
                  struct ledger_mark upto, struct units *out, bool *fits);
MUST_CHECK const struct fault *
ledger_store_page(struct ctx *ctx, struct account_id id,
                  struct ledger_mark after, struct date to, size_t most,
                  struct rows *out);
MUST_CHECK const struct fault *
ledger_store_day_each(struct ctx *ctx, struct account_id id, ledger_row_fn fn,
                      void *data);
MUST_CHECK const struct fault *
ledger_store_days_rebuilt(struct ctx *ctx, struct account_id id);
/* A line of a statement, but for its balance. */
void ledger_line_read(const struct row *row, struct account_id id,
                      struct ledger_line *out);

/* What the books' own pages show. */
struct ledger_kind_row {
	enum ledger ledger;
	struct str kind;
	int64_t accounts;
};
MUST_CHECK const struct fault *
ledger_store_kinds(struct ctx *ctx, struct ledger_kind_row **out, size_t *n);
/* Accounts of a kind after one, up to `most`, without whose they are: a
 * holder's id is 1 when it has such a holder. */
MUST_CHECK const struct fault *
ledger_store_of_kind(struct ctx *ctx, struct str kind, struct account_id after,
                     size_t most, struct ledger_account **out, size_t *n);

struct ledger_thaw {
	struct user_id by; /* {0}: nobody */
	struct instant frozen_at;
};
MUST_CHECK const struct fault *
ledger_store_thaw(struct ctx *ctx, enum ledger ledger, struct ledger_thaw *out);
MUST_CHECK const struct fault *
ledger_store_thaw_put(struct ctx *ctx, enum ledger ledger, struct str words,
                      struct instant frozen_at);
/* Books, then accounts: nobody who posts holds an account when this returns. */
MUST_CHECK const struct fault *
ledger_lock(struct ctx *ctx, enum ledger ledger, struct ledger_book *book);
/* REFUSED when no check has found a ledger sound since it was frozen. */
MUST_CHECK const struct fault *
ledger_thaw_refuse(struct ctx *ctx, const struct ledger_book *book);

MUST_CHECK const struct fault *
ledger_store_period_each(struct ctx *ctx, struct account_id id,
                         struct date from, struct date to, ledger_row_fn fn,
                         void *data);

MUST_CHECK const struct fault *
ledger_store_chain_each(struct ctx *ctx, struct account_id id, ledger_row_fn fn,
                        void *data);
/* The hash of one entry of a chain; empty when there is none. */
MUST_CHECK const struct fault *
ledger_store_hash_at(struct ctx *ctx, struct account_id id, int64_t number,
                     struct bytes *out);
/* The first batch that lacks an entry; {0}: none. */
MUST_CHECK const struct fault *
ledger_store_batch_broken(struct ctx *ctx, struct entry_id *out);
/* A reservation that is open and not in the list of those, or the reverse. */
MUST_CHECK const struct fault *
ledger_store_held_broken(struct ctx *ctx, struct entry_id *out);
/* Heads of accounts that grew since they were sealed, locked; at most. */
MUST_CHECK const struct fault *
ledger_store_grown(struct ctx *ctx, size_t most, struct ledger_head **out,
                   size_t *n);
MUST_CHECK const struct fault *
ledger_store_sealed(struct ctx *ctx, const struct ledger_head *head);
MUST_CHECK const struct fault *
ledger_store_seal_last(struct ctx *ctx, struct ledger_seal_row *out);
MUST_CHECK const struct fault *
ledger_store_seal_add(struct ctx *ctx, const struct ledger_seal_row *seal);
MUST_CHECK const struct fault *
ledger_store_seal_each(struct ctx *ctx, ledger_row_fn fn, void *data);
void ledger_store_seal_read(const struct row *row, struct ledger_seal_row *out);

struct ledger_checked {
	int64_t id;        /* from 1; 0: never */
	struct instant at; /* INSTANT_NONE: never */
	bool good[LEDGER_COUNT];
};
MUST_CHECK const struct fault *
ledger_store_checked(struct ctx *ctx, struct ledger_checked *out);
MUST_CHECK const struct fault *
ledger_store_checked_add(struct ctx *ctx, const struct ledger_verdict *verdict);

/* Give the accounts of one person to another, or back. */
MUST_CHECK const struct fault *
ledger_store_merge(struct ctx *ctx, struct merge_id merge,
                   struct person_id gone, struct person_id kept, bool undo);

#endif
