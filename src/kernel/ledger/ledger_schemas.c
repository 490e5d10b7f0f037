/* Table of data: the shapes of the books' API. */
#include "kernel/ledger/ledger_pages.h"

const struct api_schema ledger_schemas[] = {
        {.name = "LedgerStatement",
         .shape = "account: Id, ledger: LedgerName, kind: string,"
                  " state: LedgerState, balance: integer, from: date,"
                  " to: date, opening: integer, closing: integer,"
                  " entries: integer, lines: [LedgerLine], next: string?",
         .says = "A page of one account's month, in whole pence or minutes; "
                 "next is asked for as after"},
        {.name = "LedgerLine",
         .shape = "id: Id, kind: LedgerKind, on: date, code: string,"
                  " other: Id, amount: integer, moved: integer,"
                  " balance: integer, settles: Id?, reverses: Id?",
         .says = "One entry, what it moved and the balance after it"},
        {.name = "LedgerName",
         .says = "What a ledger counts",
         .words = ledger_words},
        {.name = "LedgerKind",
         .says = "What an entry does",
         .words = ledger_kind_words},
        {.name = "LedgerState",
         .says = "How an account stands",
         .words = ledger_state_words},
        API_SCHEMAS_END,
};
