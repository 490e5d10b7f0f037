#include "kernel/ledger/ledger_world_test.h"

#include "kernel/audit/audit.h"

static const struct person_id nobody = {0};

/* --- statements that only somebody with the database has ---------------- */

const struct query test_entry_raw = {
        .name = "test.entry_raw",
        .text = "insert into ledger_entry (entry, ledger, kind, debit,"
                " credit, amount, code, happened_on, recorded_at, actor,"
                " authority, settles, reverses, until, reason,"
                " debit_number, debit_hash, credit_number, credit_hash)"
                " values (:entry, :ledger, :kind, :debit, :credit, :amount,"
                " 'test.raw', 20000, 1, 1, :authority, :settles,"
                " :reverses, :until, :reason,"
                " (select number + 1 + cast(:skip_debit as bigint) from"
                " ledger_account where account = :debit), :hash,"
                " (select number + 1 + cast(:skip as bigint) from"
                " ledger_account where account = :credit), :hash)",
        .unaudited = "a test",
};
const struct query test_balance = {
        .name = "test.balance",
        .text = "update ledger_account set posted = posted + :more"
                " where account = :account",
        .unaudited = "a test",
};
const struct query test_entry_change = {
        .name = "test.entry_change",
        .text = "update ledger_entry set amount = amount - 1"
                " where entry = :entry",
        .unaudited = "a test",
};
const struct query test_entry_amount = {
        .name = "test.entry_amount",
        .text = "update ledger_entry set amount = :amount"
                " where entry = :entry",
        .unaudited = "a test",
};
const struct query test_entry_remove = {
        .name = "test.entry_remove",
        .text = "delete from ledger_entry where entry = :entry",
        .unaudited = "a test",
};
/* The head of an account as if its last entry had never been. */
const struct query test_account_back = {
        .name = "test.account_back",
        .text = "update ledger_account set number = number - 1,"
                " posted = posted + :more, hash = coalesce((select"
                " case when e.debit = :account then e.debit_hash"
                " else e.credit_hash end from ledger_entry e where"
                " (e.debit = :account and e.debit_number ="
                " ledger_account.number - 1) or (e.credit = :account and"
                " e.credit_number = ledger_account.number - 1)), :none)"
                " where account = :account",
        .unaudited = "a test",
};
const struct query test_bounds = {
        .name = "test.bounds",
        .text = "update ledger_account set lower_bound = :lower,"
                " upper_bound = :upper where account = :account",
        .unaudited = "a test",
};
const struct query test_account_state = {
        .name = "test.account_state",
        .text = "update ledger_account set state = :state"
                " where account = :account",
        .unaudited = "a test",
};
const struct query test_account_change = {
        .name = "test.account_change",
        .text = "update ledger_account set ledger = 'minutes'"
                " where account = :account",
        .unaudited = "a test",
};
const struct query test_account_remove = {
        .name = "test.account_remove",
        .text = "delete from ledger_account where account = :account",
        .unaudited = "a test",
};
const struct query test_authority_back = {
        .name = "test.authority_back",
        .text = "update ledger_authority set ended_at = null"
                " where authority = :authority",
        .unaudited = "a test",
};
const struct query test_authority_remove = {
        .name = "test.authority_remove",
        .text = "delete from ledger_authority where authority = :authority",
        .unaudited = "a test",
};
const struct query test_seal_change = {
        .name = "test.seal_change",
        .text = "update ledger_seal set links = 0",
        .unaudited = "a test",
};
const struct query test_seal_remove = {
        .name = "test.seal_remove",
        .text = "delete from ledger_seal",
        .unaudited = "a test",
};
const struct query test_held_remove = {
        .name = "test.held_remove",
        .text = "delete from ledger_held",
        .unaudited = "a test",
};
const struct query test_held_change = {
        .name = "test.held_change",
        .text = "update ledger_held set entry = :entry, until = :until",
        .unaudited = "a test",
};
const struct query test_reserved = {
        .name = "test.reserved",
        .text = "update ledger_account set coming = coming + :coming,"
                " going = going + :going where account = :account",
        .unaudited = "a test",
};
const struct query test_head_spoil = {
        .name = "test.head_spoil",
        .text = "update ledger_account set hash = :hash"
                " where account = :account",
        .unaudited = "a test",
};
const struct query test_seal_cut = {
        .name = "test.seal_cut",
        .text = "delete from ledger_seal where id = 1",
        .unaudited = "a test",
};
const struct query test_seal_spoil = {
        .name = "test.seal_spoil",
        .text = "update ledger_seal set heads = :heads where id = 1",
        .unaudited = "a test",
};
const struct query test_checks = {
        .name = "test.checks",
        .text = "select count(*) as n from ledger_checked",
};
const struct query test_seals = {
        .name = "test.seals",
        .text = "select count(*) as n from ledger_seal",
};
/* What does not come to nothing: 0 when all is well. */
const struct query test_sums = {
        .name = "test.sums",
        .text = "select count(*) as n from (select ledger"
                " from ledger_account group by ledger having"
                " sum(posted) <> 0 or sum(coming) <> sum(going)) as s",
        .shows_nobody = "a count",
};
static const struct query entries_n = {
        .name = "test.ledger_entries",
        .text = "select count(*) as n from ledger_entry",
};
static const struct query unguard_entry = {
        .name = "test.unguard_entry",
        .text = "drop trigger ledger_entry_fixed",
        .unaudited = "a test",
};
static const struct query unguard_remove = {
        .name = "test.unguard_remove",
        .text = "drop trigger ledger_entry_kept",
        .unaudited = "a test",
};
static const struct query unguard_postgres = {
        .name = "test.unguard_entry",
        .text = "alter table ledger_entry disable trigger all",
        .unaudited = "a test",
};
static const struct query unguard_held = {
        .name = "test.unguard_held",
        .text = "alter table ledger_held disable trigger all",
        .unaudited = "a test",
};
static const struct query guard_postgres = {
        .name = "test.guard_entry",
        .text = "alter table ledger_entry enable trigger all",
        .unaudited = "a test",
};
static const struct query unguard_seal = {
        .name = "test.unguard_seal",
        .text = "drop trigger ledger_seal_fixed",
        .unaudited = "a test",
};
static const struct query unguard_seal_remove = {
        .name = "test.unguard_seal_remove",
        .text = "drop trigger ledger_seal_kept",
        .unaudited = "a test",
};
static const struct query unguard_seal_postgres = {
        .name = "test.unguard_seal",
        .text = "alter table ledger_seal disable trigger all",
        .unaudited = "a test",
};

#define BOTH \
	&test_entry_raw, &test_balance, &test_entry_change, \
	        &test_entry_amount, &test_entry_remove, &test_account_back, \
	        &test_bounds, &test_account_state, &test_account_change, \
	        &test_account_remove, &test_authority_back, \
	        &test_authority_remove, &test_seal_change, &test_seal_remove, \
	        &test_held_remove, &test_held_change, &test_checks, \
	        &test_seals, &test_sums, &test_reserved, &test_head_spoil, \
	        &test_seal_cut, &test_seal_spoil, &entries_n
static const struct query *const on_sqlite[] = {
        BOTH,          &unguard_entry,       &unguard_remove,
        &unguard_seal, &unguard_seal_remove, NULL};
static const struct query *const on_postgres[] = {BOTH,
                                                  &unguard_postgres,
                                                  &unguard_held,
                                                  &guard_postgres,
                                                  &unguard_seal_postgres,
                                                  NULL};

struct raw {
	const struct query *query;
	const struct arg *args;
};

static const struct fault *
run_raw(struct ctx *ctx, void *data)
{
	const struct raw *raw = data;

	return sql_do(ctx->tx, raw->query, raw->args, NULL);
}

const struct fault *
books_raw(struct books *b, const struct query *query, const struct arg *args)
{
	struct raw raw = {query, args};

	return world_do(b->w, NULL, run_raw, &raw);
}

void
books_unguard(struct books *b)
{
	if (store_test_postgres()) {
		expect_ok(books_raw(b, &unguard_postgres, NO_ARGS));
		expect_ok(books_raw(b, &unguard_held, NO_ARGS));
		return;
	}
	expect_ok(books_raw(b, &unguard_entry, NO_ARGS));
	expect_ok(books_raw(b, &unguard_remove, NO_ARGS));
}

void
books_unguard_seals(struct books *b)
{
	if (store_test_postgres()) {
		expect_ok(books_raw(b, &unguard_seal_postgres, NO_ARGS));
		return;
	}
	expect_ok(books_raw(b, &unguard_seal, NO_ARGS));
	expect_ok(books_raw(b, &unguard_seal_remove, NO_ARGS));
}

void
books_guard(struct books *b)
{
	if (store_test_postgres())
		expect_ok(books_raw(b, &guard_postgres, NO_ARGS));
}

/* --- acts --------------------------------------------------------------- */

struct posting_act {
	const struct ledger_new *news;
	size_t n;
	struct ledger_entry *out;
};

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct posting_act *act = data;

	TRY(ledger_post_linked(ctx, act->news, act->n, act->out));
	return audit_record(ctx, "test.posted", nobody, act->news[0].id.v);
}

const struct fault *
books_linked(struct books *b, const struct ledger_new *news, size_t n)
{
	struct ledger_entry *out =
	        arena_new(b->w->arena, struct ledger_entry, n);
	struct posting_act act = {news, n, out};

	TRY(world_do(b->w, "sam", post, &act));
	b->out = out[n - 1];
	return NULL;
}

const struct fault *
books_post(struct books *b, struct ledger_new new)
{
	return books_linked(b, &new, 1);
}

static const struct fault *
open_account(struct ctx *ctx, void *data)
{
	return ledger_account_open(ctx, data);
}

struct account_id
books_open(struct books *b, enum ledger ledger, struct units lower,
           struct units upper)
{
	struct ledger_account account = {.id = {id_new()},
	                                 .ledger = ledger,
	                                 .kind = S("test.account"),
	                                 .lower = lower,
	                                 .upper = upper};

	expect_ok(world_do(b->w, "sam", open_account, &account));
	return account.id;
}

static const struct fault *
grant(struct ctx *ctx, void *data)
{
	struct authority_id *id = data;

	TRY(ledger_authority_grant(ctx, *id, "test.decision", 7));
	return audit_record(ctx, "test.decided", nobody, id->v);
}

struct authority_id
books_grant(struct books *b)
{
	struct authority_id id = {id_new()};

	expect_ok(world_do(b->w, "sam", grant, &id));
	return id;
}

static const struct fault *
end(struct ctx *ctx, void *data)
{
	struct authority_id *id = data;

	TRY(ledger_authority_end(ctx, *id));
	return audit_record(ctx, "test.ended", nobody, id->v);
}

const struct fault *
books_end(struct books *b, struct authority_id id)
{
	return world_do(b->w, "sam", end, &id);
}

const struct fault *
books_expire(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_expire(ctx);
}

struct closing {
	struct books *b;
	struct account_id id, into;
	struct ledger_new last;
};

static const struct fault *
close_account(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return ledger_account_close(ctx, c->id, c->into, &c->last);
}

const struct fault *
books_close(struct books *b, struct account_id id, struct account_id into)
{
	struct closing c = {b,
	                    id,
	                    into,
	                    {.id = {id_new()},
	                     .authority = b->decision,
	                     .code = "test.closed"}};

	return world_do(b->w, "sam", close_account, &c);
}

/* --- new entries -------------------------------------------------------- */

static struct ledger_new
new_of(struct books *b, enum ledger_kind kind)
{
	return (struct ledger_new){.id = {id_new()},
	                           .kind = kind,
	                           .authority = b->decision,
	                           .code = "test.entry"};
}

struct ledger_new
books_plain(struct books *b, struct account_id credit, struct account_id debit,
            int64_t amount)
{
	struct ledger_new new = new_of(b, LEDGER_PLAIN);

	new.credit = credit;
	new.debit = debit;
	new.amount.v = amount;
	return new;
}

struct ledger_new
books_reserve(struct books *b, int64_t amount)
{
	struct ledger_new new = books_plain(b, b->budget, b->shop, amount);

	new.kind = LEDGER_RESERVE;
	return new;
}

struct ledger_new
books_settle(struct books *b, struct entry_id reservation, int64_t amount)
{
	struct ledger_new new = new_of(b, LEDGER_SETTLE);

	new.settles = reservation;
	new.amount.v = amount;
	return new;
}

struct ledger_new
books_release(struct books *b, struct entry_id reservation)
{
	struct ledger_new new = new_of(b, LEDGER_RELEASE);

	new.settles = reservation;
	return new;
}

struct ledger_new
books_reverse(struct books *b, struct entry_id entry)
{
	struct ledger_new new = new_of(b, LEDGER_PLAIN);

	new.reverses = entry;
	new.reason = S("Paid to the wrong shop");
	return new;
}

/* --- looking ------------------------------------------------------------ */

static const struct fault *
read_account(struct ctx *ctx, void *data)
{
	struct ledger_account *account = data;

	return ledger_account_read(ctx, account->id, account);
}

struct ledger_account
books_account(struct books *b, struct account_id id)
{
	struct ledger_account account = {.id = id};

	expect_ok(world_see(b->w, NULL, read_account, &account));
	return account;
}

int64_t
books_entries(struct books *b)
{
	return world_count(b->w, &entries_n, NO_ARGS);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	return ledger_check(ctx, data);
}

struct str
books_check(struct books *b)
{
	struct ledger_verdict verdict;

	expect_ok(world_see(b->w, NULL, check, &verdict));
	if (verdict.broken.key == NULL)
		return S("");
	return text_show_en(b->w->arena, &verdict.broken);
}

void
books_sound(struct books *b)
{
	expect_str(books_check(b), "");
	expect_equal(world_count(b->w, &test_sums, NO_ARGS), 0);
}

/* --- the books ---------------------------------------------------------- */

struct books *
books_new(struct test *t)
{
	struct books *b = arena_new(t->arena, struct books, 1);
	const struct units none = UNITS_NONE, nothing = {0};
	struct ledger_account jays = {
	        .id = {id_new()}, .kind = S("test.own"), .upper = UNITS_NONE};

	b->w = world_with(t, store_test_postgres() ? on_postgres : on_sqlite);
	b->bank = books_open(b, LEDGER_PENCE, none, none);
	b->budget = books_open(b, LEDGER_PENCE, nothing, none);
	b->shop = books_open(b, LEDGER_PENCE, nothing, (struct units){100000});
	b->pot = books_open(b, LEDGER_MINUTES, none, none);
	b->member = books_open(b, LEDGER_MINUTES, (struct units){-600},
	                       (struct units){600});
	jays.holder.person = b->w->jay;
	expect_ok(world_do(b->w, "sam", open_account, &jays));
	b->jays = jays.id;
	b->decision = books_grant(b);
	expect_ok(books_post(b, books_plain(b, b->bank, b->budget, 50000)));
	return b;
}

void
books_reopen(struct books *b, const struct store_options *options)
{
	struct world *w = b->w;

	w->store = store_test_open(w->t, options);
	w->app->store = w->store;
	for (const struct capability *const *c = w->app->capabilities;
	     *c != NULL; c++)
		if ((*c)->queries != NULL)
			store_register(w->store, (*c)->queries);
	store_register(w->store,
	               store_test_postgres() ? on_postgres : on_sqlite);
}
