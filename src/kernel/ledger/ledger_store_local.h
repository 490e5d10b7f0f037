/*
 * ledger_store_local.h - the statements by name, for the one list of them.
 */
#ifndef KERNEL_LEDGER_STORE_LOCAL_H
#define KERNEL_LEDGER_STORE_LOCAL_H

#include "kernel/ledger/ledger_local.h"

#define LEDGER_COLUMNS \
	"entry, ledger, kind, debit, credit, amount, code, happened_on," \
	" recorded_at, actor, authority, settles, reverses, until," \
	" coalesce(reason, '') as reason, batch, place, size"

extern const struct query ledger_books_lock, ledger_book_get, ledger_book_set;
extern const struct query ledger_account_add, ledger_account_lock;
extern const struct query ledger_account_get, ledger_account_set;
extern const struct query ledger_account_rebuilt, ledger_accounts_lock;
extern const struct query ledger_account_some;
extern const struct query ledger_merge_note, ledger_merge_move;
extern const struct query ledger_merge_back, ledger_merge_forget;
extern const struct query ledger_authority_get, ledger_authority_add;
extern const struct query ledger_authority_over;
extern const struct query ledger_entry_add, ledger_entry_get;
extern const struct query ledger_entry_answer, ledger_entry_due;
extern const struct query ledger_entry_overdue;
extern const struct query ledger_entry_period;
extern const struct query ledger_entry_chain, ledger_entry_hash_at;
extern const struct query ledger_entry_sweep;
extern const struct query ledger_day_sums;
extern const struct query ledger_day_sum, ledger_day_part, ledger_day_page;
extern const struct query ledger_day_each, ledger_day_forget;
extern const struct query ledger_day_rebuilt, ledger_days_each;
extern const struct query ledger_kinds, ledger_of_kind;
extern const struct query ledger_thaw_get, ledger_thaw_put;

/* A row that only had to be locked. */
MUST_CHECK const struct fault *
ledger_store_pass(void *data, const struct row *row);

#endif
