/*
 * ledger_rows PATH ENTRIES busy|spread - fill books with entries at once.
 *
 * Writes sound entries with their hashes into the tables that `ledger_posts
 * begin` made, past the rules and triggers, which would take hours: `busy`
 * all of them on account 1, `spread` between any two of 1,000, over 1,000
 * days.  `mydirection check` says whether they are as sound as they should be.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/ledger/ledger_local.h"

#define ACCOUNTS 1000
#define DAYS     1000
#define FIRST    19700 /* the first of these days */
#define ID       INT64_C(1000000000000)
#define HASH     64
#define TRIGGERS 16

struct side {
	int64_t posted, number;
	unsigned char hash[HASH];
	size_t hash_n;
};

static sqlite3 *db;
static struct side sides[ACCOUNTS + 1];
static uint64_t state = 88172645463325252;

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "ledger_rows: %s\n", why);
	exit(1);
}

static void
run(const char *text)
{
	if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
		give_up(sqlite3_errmsg(db));
}

static int64_t
account_any(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return 1 + (int64_t)(state % ACCOUNTS);
}

static sqlite3_stmt *
prepared(const char *text)
{
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(db, text, -1, &s, NULL) != SQLITE_OK)
		give_up(sqlite3_errmsg(db));
	return s;
}

static void
step(sqlite3_stmt *s)
{
	if (sqlite3_step(s) != SQLITE_DONE)
		give_up(sqlite3_errmsg(db));
	sqlite3_reset(s);
}

/* --- entries ------------------------------------------------------------ */

static void
hash_keep(struct side *side, struct bytes hash)
{
	if (hash.n > HASH)
		give_up("a longer hash");
	memcpy(side->hash, hash.p, hash.n);
	side->hash_n = hash.n;
}

static void
entry_write(struct arena *arena, sqlite3_stmt *s, struct ledger_stored *stored)
{
	const struct ledger_entry *e = &stored->entry;
	struct side *debit = &sides[e->debit.v], *credit = &sides[e->credit.v];

	stored->debit_number = ++debit->number;
	stored->credit_number = ++credit->number;
	hash_keep(debit,
	          ledger_entry_hash(arena,
	                            (struct bytes){debit->hash, debit->hash_n},
	                            stored, e->debit));
	hash_keep(credit, ledger_entry_hash(arena,
	                                    (struct bytes){credit->hash,
	                                                   credit->hash_n},
	                                    stored, e->credit));
	debit->posted += e->amount.v;
	credit->posted -= e->amount.v;
	sqlite3_bind_int64(s, 1, e->id.v);
	sqlite3_bind_int64(s, 2, e->debit.v);
	sqlite3_bind_int64(s, 3, e->credit.v);
	sqlite3_bind_int64(s, 4, e->happened_on.days);
	sqlite3_bind_int64(s, 5, stored->debit_number);
	sqlite3_bind_blob(s, 6, debit->hash, (int)debit->hash_n, SQLITE_STATIC);
	sqlite3_bind_int64(s, 7, stored->credit_number);
	sqlite3_bind_blob(s, 8, credit->hash, (int)credit->hash_n,
	                  SQLITE_STATIC);
	step(s);
}

static void
entries_write(int64_t n, bool busy)
{
	struct arena *arena = arena_create(0);
	sqlite3_stmt *s = prepared(
	        "insert into ledger_entry (entry, ledger, kind, debit, credit,"
	        " amount, code, happened_on, recorded_at, actor, authority,"
	        " debit_number, debit_hash, credit_number, credit_hash) values"
	        " (?, 'pence', 'plain', ?, ?, 100, 'bench.paid', ?, 1, 1, 2000,"
	        " ?, ?, ?, ?)");

	for (int64_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(arena);
		struct ledger_stored stored = {
		        .entry = {.id = {ID + i},
		                  .kind = LEDGER_PLAIN,
		                  .amount = {100},
		                  .code = S("bench.paid"),
		                  .recorded_at = {1},
		                  .actor = {1},
		                  .authority = {2000},
		                  .until = INSTANT_NONE}};
		int64_t one = busy ? 1 : account_any(), two = account_any();

		while (one == two)
			two = account_any();
		stored.entry.happened_on.days = FIRST + (int)(i * DAYS / n);
		stored.entry.debit.v = i % 2 == 0 ? one : two;
		stored.entry.credit.v = i % 2 == 0 ? two : one;
		entry_write(arena, s, &stored);
		arena_release(arena, mark);
	}
	sqlite3_finalize(s);
}

static void
accounts_write(void)
{
	sqlite3_stmt *s = prepared("update ledger_account set posted = ?,"
	                           " number = ?, hash = ? where account = ?");

	for (int i = 1; i <= ACCOUNTS; i++) {
		sqlite3_bind_int64(s, 1, sides[i].posted);
		sqlite3_bind_int64(s, 2, sides[i].number);
		sqlite3_bind_blob(s, 3, sides[i].hash, (int)sides[i].hash_n,
		                  SQLITE_STATIC);
		sqlite3_bind_int64(s, 4, i);
		step(s);
	}
	sqlite3_finalize(s);
	run("insert into ledger_day select account, day, 0, sum(low), count(*)"
	    " from (select debit as account, happened_on as day, amount as low"
	    " from ledger_entry union all select credit, happened_on, -amount"
	    " from ledger_entry) group by account, day");
}

int
main(int argc, char **argv)
{
	char *triggers[TRIGGERS];
	int n = 0;
	sqlite3_stmt *s;

	if (argc != 4)
		give_up("PATH ENTRIES busy|spread");
	if (sqlite3_open(argv[1], &db) != SQLITE_OK)
		give_up(sqlite3_errmsg(db));
	run("pragma journal_mode = off; pragma synchronous = off;"
	    "pragma cache_size = -500000; begin");
	s = prepared("select sql from sqlite_master where type = 'trigger'"
	             " and name in ('ledger_entry_judged',"
	             " 'ledger_entry_carried', 'ledger_entry_told')");
	while (n < TRIGGERS && sqlite3_step(s) == SQLITE_ROW)
		triggers[n++] = strdup((const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	run("drop trigger ledger_entry_judged;"
	    "drop trigger ledger_entry_carried;"
	    "drop trigger ledger_entry_told");
	entries_write(strtoll(argv[2], NULL, 10), strcmp(argv[3], "busy") == 0);
	accounts_write();
	for (int i = 0; i < n; i++)
		run(triggers[i]);
	run("commit; analyze; pragma journal_mode = wal");
	sqlite3_close(db);
	return 0;
}
