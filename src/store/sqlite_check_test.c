#include <sqlite3.h>
#include <string.h>

#include "store/own_engine.h"
#include "tests/store_world.h"

/* A database made by hand: its path, for the engine itself. */
static const char *
made(struct test *t, const char *text)
{
	const char *path = test_path(t, "made.db");
	sqlite3 *db;

	expect_equal(sqlite3_open(path, &db), SQLITE_OK);
	expect_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	expect_equal(sqlite3_close(db), SQLITE_OK);
	return path;
}

/* Whether it is whole; in *searched how many tables sums did not prove. */
static bool
whole(struct test *t, const char *path, unsigned *searched)
{
	struct store_options options = {
	        .url = str_c(t->arena, str_print(t->arena, "sqlite:%s", path))};
	struct store *store = store_test_open(t, &options);
	struct connection *c;
	enum outcome o;

	expect_equal(connection_open(store, TX_READ, &c), OUTCOME_DONE);
	o = sqlite_check(c, searched);
	connection_close(c);
	store_test_close(t, store);
	return o == OUTCOME_DONE;
}

#define ROWS \
	"with recursive n (i) as (select 1 union all select i + 1 from n" \
	" where i < 300)"

TEST("store: check proves plain indexes by their sums, whatever they hold")
{
	unsigned searched;
	const char *path =
	        made(t,
	             "create table w (a integer, b text, c real, d blob,"
	             " \"e \"\"x\" integer primary key, unique (a, b)) strict;"
	             "create index w_b on w (b, a);"
	             "create index w_c on w (c);"
	             "create index w_d on w (d);"
	             "create unique index w_part on w (a, c)"
	             " where c is not null and b <> ')';"
	             "create table none (a integer);"
	             "create index none_a on none (a);" ROWS
	             "insert into w (a, b, c, d) select"
	             " case when i % 7 = 0 then null else (i * 37) % 1001 - 500"
	             " end, char(65 + i % 50) || substr('twelve letters', 1,"
	             " i % 14), case when i % 3 = 0 then null when i % 3 = 1"
	             " then i * 1.5 else i end,"
	             " cast(zeroblob(i % 20) || x'01ff' as blob)"
	             " from n");

	expect_true(whole(t, path, &searched));
	expect_equal(searched, 0);
}

TEST("store: check searches an index that is no plain one, and finds it whole")
{
	unsigned searched;
	const char *path =
	        made(t,
	             "create table low (a text);"
	             "create index low_a on low (lower(a));"
	             "create table down (a integer);"
	             "create index down_a on down (a desc);"
	             "create table alike (a text collate nocase);"
	             "create index alike_a on alike (a);"
	             "create table named (rowid integer, a integer);"
	             "create index named_a on named (a);"
	             "create table apart (k integer primary key, a integer)"
	             " without rowid;"
	             "create index apart_a on apart (a);"
	             "create table twice (a integer, b integer as (a * 2));"
	             "create index twice_b on twice (b);" ROWS
	             "insert into low select char(90 - i % 60) from n;" ROWS
	             "insert into down select i from n;" ROWS
	             "insert into alike select char(65 + i % 60) from n;" ROWS
	             "insert into named select 7, 300 - i from n;" ROWS
	             "insert into apart select i, 300 - i from n;" ROWS
	             "insert into twice select i from n");

	expect_true(whole(t, path, &searched));
	expect_equal(searched, 6);
}

TEST("store: check finds an index that is not what its table says")
{
	/* made in one way, then said to be another */
	static const struct {
		const char *what;
		const char *is;
		const char *said;
	} cases[] = {
	        {"a key of another column", "create index i on w (a)",
	         "create index i on w (b)"},
	        {"keys that are missing", "create index i on w (a) where b > 9",
	         "create index i on w (a)"},
	        {"keys too many", "create index i on w (a)",
	         "create index i on w (a) where b > 9"},
	        {"keys of other rows", "create index i on w (a) where b > 9",
	         "create index i on w (a) where b <= 9"},
	        {"a key twice", "create index i on w (c)",
	         "create unique index i on w (c)"},
	        {"another order", "create index i on w (d collate nocase)",
	         "create index i on w (d)"},
	        {"the order turned round", "create index i on w (a desc)",
	         "create index i on w (a)"},
	        {"one that is searched", "create index i on w (a desc)",
	         "create index i on w (b desc)"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str text = str_print(
		        t->arena,
		        "drop table if exists w; create table w (a integer,"
		        " b integer, c integer, d text);" ROWS
		        "insert into w select i, 301 - i, i / 2,"
		        " char(65 + (i * 7) %% 60) from n; %s",
		        cases[i].is);
		const char *path = made(t, str_c(t->arena, text));
		unsigned searched;

		expect_true(whole(t, path, &searched));
		text = str_print(t->arena,
		                 "pragma writable_schema = on;"
		                 "update sqlite_schema set sql = '%s'"
		                 " where name = 'i'",
		                 cases[i].said);
		(void)made(t, str_c(t->arena, text));
		expect_false(whole(t, path, &searched));
		expect_equal(searched, 1);
	}
}
