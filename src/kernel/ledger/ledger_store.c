/*
 * ledger_store.c - books, accounts, decisions.
 */
#include "kernel/ledger/ledger_store_local.h"
#include "kernel/ledger/ledger_sweep.h"

#define ACCOUNT \
	"select account, ledger, kind, person, worker, organisation," \
	" lower_bound, upper_bound, state, posted, coming, going, number," \
	" sealed, hash from ledger_account"

/* --- books -------------------------------------------------------------- */

const struct query ledger_books_lock = {
        .name = "ledger.books_lock",
        .text = "select ledger from ledger_book order by ledger",
        .lock = LOCK_FACTS,
        .scans = "two rows",
};

const struct query ledger_book_get = {
        .name = "ledger.book",
        .text = "select frozen_at, frozen_check from ledger_book"
                " where ledger = :ledger",
};

const struct query ledger_book_set = {
        .name = "ledger.book_set",
        .text = "update ledger_book set frozen_at = :frozen,"
                " frozen_check = :check where ledger = :ledger",
};

const struct fault *
ledger_store_books_lock(struct ctx *ctx)
{
	struct rows rows;

	return sql_rows(ctx->tx, &ledger_books_lock, NO_ARGS, &rows);
}

const struct fault *
ledger_store_book(struct ctx *ctx, enum ledger ledger, struct ledger_book *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &ledger_book_get,
	            ARGS(arg_word("ledger", ledger_words, (int)ledger)), &row));
	*out = (struct ledger_book){
	        .ledger = ledger,
	        .frozen_at = row_instant(row, "frozen_at"),
	        .frozen_check = row_i64(row, "frozen_check"),
	};
	return NULL;
}

const struct fault *
ledger_store_book_save(struct ctx *ctx, const struct ledger_book *book)
{
	return sql_do(ctx->tx, &ledger_book_set,
	              ARGS(arg_word("ledger", ledger_words, (int)book->ledger),
	                   arg_instant("frozen", book->frozen_at),
	                   arg_i64("check", book->frozen_check)),
	              NULL);
}

/* --- accounts ----------------------------------------------------------- */

const struct query ledger_account_add = {
        .name = "ledger.account_add",
        .text = "insert into ledger_account (account, ledger, kind, person,"
                " worker, organisation, lower_bound, upper_bound, state,"
                " posted, coming, going, number, sealed, hash, opened_at)"
                " values (:account, :ledger, :kind, :person, :worker,"
                " :organisation, :lower, :upper, 'open', 0, 0, 0, 0, 0,"
                " :hash, :now)",
};

const struct query ledger_account_lock = {
        .name = "ledger.account_lock",
        .text = ACCOUNT " where account = :account",
        .lock = LOCK_FACTS,
        .shows_nobody = "judged, never shown",
};

const struct query ledger_account_get = {
        .name = "ledger.account",
        .text = ACCOUNT " where account = :account",
        .person = "person",
};

const struct query ledger_account_set = {
        .name = "ledger.account_set",
        .text = "update ledger_account set state = :state,"
                " lower_bound = :lower, upper_bound = :upper"
                " where account = :account",
};

const struct query ledger_account_rebuilt = {
        .name = "ledger.account_rebuilt",
        .text = "update ledger_account set posted = :posted,"
                " coming = :coming, going = :going"
                " where account = :account",
};

const struct query ledger_accounts_lock = {
        .name = "ledger.accounts_lock",
        .text = "select account from ledger_account"
                " where ledger = :ledger order by account",
        .lock = LOCK_FACTS,
        .scans = "a whole ledger is frozen or thawed, seldom",
        .shows_nobody = "locked, never shown",
};

const struct query ledger_account_some = {
        .name = "ledger.account_some",
        .text = ACCOUNT " where account > :after order by account limit :most",
        .scans = "the check reads everything",
        .shows_nobody = "only compared with its entries",
};

static struct units
row_units(const struct row *row, const char *column)
{
	if (row_null(row, column))
		return UNITS_NONE;
	return (struct units){row_i64(row, column)};
}

static struct arg
arg_units(const char *name, struct units u)
{
	return units_is(u) ? arg_i64(name, u.v) : arg_null(name);
}

void
ledger_store_head_read(const struct row *row, struct ledger_head *out)
{
	*out = (struct ledger_head){
	        .account =
	                {
	                        .id = {row_i64(row, "account")},
	                        .ledger = (enum ledger)row_enum(row, "ledger",
	                                                        ledger_words),
	                        .kind = row_str(row, "kind"),
	                        .holder =
	                                {
	                                        .person = {row_i64(row,
	                                                           "person")},
	                                        .worker = {row_i64(row,
	                                                           "worker")},
	                                        .organisation = {row_i64(
	                                                row, "organisation")},
	                                },
	                        .lower = row_units(row, "lower_bound"),
	                        .upper = row_units(row, "upper_bound"),
	                        .state = (enum ledger_state)row_enum(
	                                row, "state", ledger_state_words),
	                        .posted = {row_i64(row, "posted")},
	                        .coming = {row_i64(row, "coming")},
	                        .going = {row_i64(row, "going")},
	                        .entries = row_i64(row, "number"),
	                },
	        .sealed = row_i64(row, "sealed"),
	        .hash = row_bytes(row, "hash"),
	};
}

const struct fault *
ledger_store_account_add(struct ctx *ctx, const struct ledger_account *account)
{
	const struct ledger_holder *h = &account->holder;

	return sql_do(
	        ctx->tx, &ledger_account_add,
	        ARGS(arg_i64("account", account->id.v),
	             arg_word("ledger", ledger_words, (int)account->ledger),
	             arg_str("kind", account->kind),
	             arg_id("person", h->person.v),
	             arg_id("worker", h->worker.v),
	             arg_id("organisation", h->organisation.v),
	             arg_units("lower", account->lower),
	             arg_units("upper", account->upper),
	             arg_bytes("hash", (struct bytes){0})),
	        NULL);
}

const struct fault *
ledger_store_account_lock(struct ctx *ctx, struct account_id id,
                          struct ledger_head *out, bool *there)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_account_lock,
	              ARGS(arg_i64("account", id.v)), &row));
	*there = row != NULL;
	if (row != NULL)
		ledger_store_head_read(row, out);
	return NULL;
}

const struct fault *
ledger_store_account(struct ctx *ctx, struct account_id id,
                     struct ledger_account *out)
{
	const struct row *row;
	struct ledger_head head;

	TRY(sql_maybe(ctx->tx, &ledger_account_get,
	              ARGS(arg_i64("account", id.v)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "There is no such account");
	ledger_store_head_read(row, &head);
	*out = head.account;
	return NULL;
}

const struct fault *
ledger_store_account_save(struct ctx *ctx, const struct ledger_account *account)
{
	return sql_do(
	        ctx->tx, &ledger_account_set,
	        ARGS(arg_i64("account", account->id.v),
	             arg_word("state", ledger_state_words, (int)account->state),
	             arg_units("lower", account->lower),
	             arg_units("upper", account->upper)),
	        NULL);
}

const struct fault *
ledger_store_account_rebuilt(struct ctx *ctx,
                             const struct ledger_walked *walked)
{
	const struct ledger_account *account = &walked->account;

	return sql_do(ctx->tx, &ledger_account_rebuilt,
	              ARGS(arg_i64("account", account->id.v),
	                   arg_i64("posted", account->posted.v),
	                   arg_i64("coming", account->coming.v),
	                   arg_i64("going", account->going.v)),
	              NULL);
}

const struct fault *
ledger_store_accounts_lock(struct ctx *ctx, enum ledger ledger)
{
	/* SQLite holds the lock of the whole database already. */
	return sql_each(ctx->tx, &ledger_accounts_lock,
	                ARGS(arg_word("ledger", ledger_words, (int)ledger)),
	                ledger_store_pass, NULL);
}

const struct fault *
ledger_store_pass(void *data, const struct row *row)
{
	(void)data;
	(void)row;
	return NULL;
}

const struct fault *
ledger_store_account_some(struct ctx *ctx, struct account_id after, size_t most,
                          ledger_row_fn fn, void *data)
{
	return sql_each(ctx->tx, &ledger_account_some,
	                ARGS(arg_i64("after", after.v),
	                     arg_i64("most", (int64_t)most)),
	                fn, data);
}

/* --- looked at ---------------------------------------------------------- */

const struct query ledger_kinds = {
        .name = "ledger.kinds",
        .text = "select ledger, kind, count(*) as n from ledger_account"
                " group by kind, ledger order by ledger, kind",
        .scans = "accounts, which are few beside their entries",
        .shows_nobody = "a count",
};

const struct query ledger_of_kind = {
        .name = "ledger.of_kind",
        .text = "select account, ledger, kind, state, posted, coming, going,"
                " number, lower_bound, upper_bound,"
                " case when person is null then 0 else 1 end as persons,"
                " case when worker is null then 0 else 1 end as workers,"
                " case when organisation is null then 0 else 1 end as others"
                " from ledger_account where kind = :kind"
                " and account > :after order by account limit :most",
        .shows_nobody = "not whose an account is, only of what sort",
};

const struct fault *
ledger_store_kinds(struct ctx *ctx, struct ledger_kind_row **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ledger_kinds, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct ledger_kind_row, rows.n + 1);
	for (*n = 0; *n < rows.n; (*n)++) {
		const struct row *row = &rows.v[*n];

		(*out)[*n] = (struct ledger_kind_row){
		        .ledger = (enum ledger)row_enum(row, "ledger",
		                                        ledger_words),
		        .kind = row_str(row, "kind"),
		        .accounts = row_i64(row, "n"),
		};
	}
	return NULL;
}

static struct ledger_account
account_unnamed(const struct row *row)
{
	return (struct ledger_account){
	        .id = {row_i64(row, "account")},
	        .ledger = (enum ledger)row_enum(row, "ledger", ledger_words),
	        .kind = row_str(row, "kind"),
	        .holder = {.person = {row_i64(row, "persons")},
	                   .worker = {row_i64(row, "workers")},
	                   .organisation = {row_i64(row, "others")}},
	        .lower = row_units(row, "lower_bound"),
	        .upper = row_units(row, "upper_bound"),
	        .state = (enum ledger_state)row_enum(row, "state",
	                                             ledger_state_words),
	        .posted = {row_i64(row, "posted")},
	        .coming = {row_i64(row, "coming")},
	        .going = {row_i64(row, "going")},
	        .entries = row_i64(row, "number"),
	};
}

const struct fault *
ledger_store_of_kind(struct ctx *ctx, struct str kind, struct account_id after,
                     size_t most, struct ledger_account **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ledger_of_kind,
	             ARGS(arg_str("kind", kind), arg_i64("after", after.v),
	                  arg_i64("most", (int64_t)most)),
	             &rows));
	*out = arena_new(ctx->arena, struct ledger_account, rows.n + 1);
	for (*n = 0; *n < rows.n; (*n)++)
		(*out)[*n] = account_unnamed(&rows.v[*n]);
	return NULL;
}

/* --- letting the books go on -------------------------------------------- */

const struct query ledger_thaw_get = {
        .name = "ledger.thaw",
        .text = "select said_by, frozen_at from ledger_thaw"
                " where ledger = :ledger",
};

const struct query ledger_thaw_put = {
        .name = "ledger.thaw_put",
        .text = "insert into ledger_thaw (ledger, said_by, said_at, words,"
                " frozen_at) values (:ledger, :actor, :now, :words, :frozen)"
                " on conflict (ledger) do update set"
                " said_by = excluded.said_by, said_at = excluded.said_at,"
                " words = excluded.words, frozen_at = excluded.frozen_at",
};

const struct fault *
ledger_store_thaw(struct ctx *ctx, enum ledger ledger, struct ledger_thaw *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_thaw_get,
	              ARGS(arg_word("ledger", ledger_words, (int)ledger)),
	              &row));
	*out = (struct ledger_thaw){.frozen_at = INSTANT_NONE};
	if (row != NULL)
		*out = (struct ledger_thaw){
		        .by = {row_i64(row, "said_by")},
		        .frozen_at = row_instant(row, "frozen_at"),
		};
	return NULL;
}

const struct fault *
ledger_store_thaw_put(struct ctx *ctx, enum ledger ledger, struct str words,
                      struct instant frozen_at)
{
	return sql_do(ctx->tx, &ledger_thaw_put,
	              ARGS(arg_word("ledger", ledger_words, (int)ledger),
	                   arg_str("words", words),
	                   arg_instant("frozen", frozen_at)),
	              NULL);
}

/* --- a merge of two people ---------------------------------------------- */

/* What a merge hands over, kept so that exactly that goes back. */
const struct query ledger_merge_note = {
        .name = "ledger.merge_note",
        .text = "insert into ledger_moved (merge, account)"
                " select :merge, account from ledger_account"
                " where person = :gone",
};

const struct query ledger_merge_move = {
        .name = "ledger.merge_move",
        .text = "update ledger_account set person = :kept"
                " where person = :gone",
};

const struct query ledger_merge_back = {
        .name = "ledger.merge_back",
        .text = "update ledger_account set person = :gone"
                " where person = :kept and account in"
                " (select account from ledger_moved where merge = :merge)",
};

const struct query ledger_merge_forget = {
        .name = "ledger.merge_forget",
        .text = "delete from ledger_moved where merge = :merge",
};

const struct fault *
ledger_store_merge(struct ctx *ctx, struct merge_id merge,
                   struct person_id gone, struct person_id kept, bool undo)
{
	const struct arg who[] = {arg_i64("gone", gone.v),
	                          arg_i64("kept", kept.v)};

	if (!undo) {
		TRY(sql_do(ctx->tx, &ledger_merge_note,
		           ARGS(arg_i64("merge", merge.v), who[0]), NULL));
		return sql_do(ctx->tx, &ledger_merge_move, ARGS(who[0], who[1]),
		              NULL);
	}
	TRY(sql_do(ctx->tx, &ledger_merge_back,
	           ARGS(who[0], who[1], arg_i64("merge", merge.v)), NULL));
	return sql_do(ctx->tx, &ledger_merge_forget,
	              ARGS(arg_i64("merge", merge.v)), NULL);
}

/* --- decisions ---------------------------------------------------------- */

const struct query ledger_authority_get = {
        .name = "ledger.authority",
        .text = "select what, subject, ended_at from ledger_authority"
                " where authority = :authority",
        .lock = LOCK_FACTS,
};

const struct query ledger_authority_add = {
        .name = "ledger.authority_add",
        .text = "insert into ledger_authority (authority, what, subject,"
                " granted_by, granted_at) values (:authority, :what,"
                " :subject, :actor, :now)",
};

const struct query ledger_authority_over = {
        .name = "ledger.authority_end",
        .text = "update ledger_authority set ended_by = :actor,"
                " ended_at = :now where authority = :authority",
};

const struct fault *
ledger_store_authority(struct ctx *ctx, struct authority_id id,
                       struct ledger_authority *out, bool *there)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_authority_get,
	              ARGS(arg_i64("authority", id.v)), &row));
	*there = row != NULL;
	if (row != NULL)
		*out = (struct ledger_authority){
		        .what = row_str(row, "what"),
		        .subject = row_i64(row, "subject"),
		        .ended = !row_null(row, "ended_at"),
		};
	return NULL;
}

const struct fault *
ledger_store_authority_add(struct ctx *ctx, struct authority_id id,
                           const char *what, int64_t subject)
{
	return sql_do(ctx->tx, &ledger_authority_add,
	              ARGS(arg_i64("authority", id.v),
	                   arg_str("what", str_of(what)),
	                   arg_i64("subject", subject)),
	              NULL);
}

const struct fault *
ledger_store_authority_end(struct ctx *ctx, struct authority_id id)
{
	return sql_do(ctx->tx, &ledger_authority_over,
	              ARGS(arg_i64("authority", id.v)), NULL);
}
