#include <stdlib.h>

#include "store/own.h"
#include "tests/test.h"

static void
free_later(void *data)
{
	free(*(char **)data);
}

/* Where own memory is put that goes with the test. */
static char **
kept(struct test *t)
{
	char **p = arena_new(t->arena, char *, 1);

	arena_defer(t->arena, free_later, p);
	return p;
}

/* A text with $1 ... in place of its names. */
static struct str
dollars(struct test *t, const char *text)
{
	struct place places[PLACES_MOST];
	unsigned n;
	char **p = kept(t);

	expect_true(text_places(text, places, &n));
	*p = text_dollars(text, places, n);
	return str_of(*p);
}

TEST("sql_text: a named place becomes a numbered one, the same each time")
{
	expect_str(dollars(t, "select :a, :b where x = :a"),
	           "select $1, $2 where x = $1");
	expect_str(dollars(t, ":ab:a_1"), "$1$2");
	expect_str(dollars(t, "no places"), "no places");
}

TEST("sql_text: quotes, comments, casts and := hold no places")
{
	expect_str(dollars(t, "select ':a' || 'it''s :b', \":c\", :d"),
	           "select ':a' || 'it''s :b', \":c\", $1");
	expect_str(dollars(t, "-- :a\nselect /* :b */ :c::text := :d"),
	           "-- :a\nselect /* :b */ $1::text := $2");
	expect_str(dollars(t, "x[1:2] : y"), "x[1:2] : y");
	/* what never closes ends with the text */
	expect_str(dollars(t, "select 'open :a"), "select 'open :a");
	expect_str(dollars(t, "select /* :a"), "select /* :a");
}

TEST("sql_text: more than PLACES_MOST places are refused")
{
	struct place places[PLACES_MOST];
	struct str text = S("");
	unsigned n;

	for (int i = 0; i <= PLACES_MOST; i++)
		text = str_print(t->arena, "%.*s :p%d", STR_ARG(text), i);
	expect_false(text_places(str_c(t->arena, text), places, &n));
}

/* The text with its list of values n times. */
static struct str
many(struct test *t, const char *text, unsigned n)
{
	char **p = kept(t);

	*p = text_rows(text, n);
	return *p == NULL ? S("") : str_of(*p);
}

TEST("sql_text: a list of values is repeated, its names numbered by row")
{
	expect_str(many(t,
	                "insert into t (a, b) values (:a, lower(:b), 'it)s', 1)"
	                " on conflict do nothing",
	                3),
	           "insert into t (a, b) values (:a, lower(:b), 'it)s', 1),"
	           " (:a_1, lower(:b_1), 'it)s', 1),"
	           " (:a_2, lower(:b_2), 'it)s', 1) on conflict do nothing");
	expect_str(many(t, "insert into t values (:a)", 1),
	           "insert into t values (:a)");
}

TEST("sql_text: a text without a list of values has none to repeat")
{
	expect_str(many(t, "insert into t select 'values (1)'", 2), "");
}

static struct str
migration(struct test *t, const char *text, enum engine engine)
{
	char **p = kept(t);

	*p = text_migration(text, engine);
	return str_of(*p);
}

TEST("sql_text: a migration is written once, in SQLite's words")
{
	const char *text = "create table a (n integer, b blob, r real) strict;";

	expect_str(migration(t, text, ENGINE_SQLITE), text);
	expect_str(migration(t, text, ENGINE_POSTGRES),
	           "create table a (n bigint, b bytea, r double precision) ;");
}

TEST("sql_text: strict and without rowid go only after the closing bracket")
{
	expect_str(migration(t,
	                     "create table a (x text) without rowid, strict;",
	                     ENGINE_POSTGRES),
	           "create table a (x text)  ;");
	expect_str(migration(t, "create table strict (without text);",
	                     ENGINE_POSTGRES),
	           "create table strict (without text);");
}

TEST("sql_text: words in quotes, in comments and inside words stay")
{
	const char *text =
	        "insert into a values ('integer; blob', \"real\");"
	        "-- integer\n/* blob */ select really, blobs, my_integer;";

	expect_str(migration(t, text, ENGINE_POSTGRES), text);
}

TEST("sql_text: only sqlite and only postgres hold until both")
{
	const char *text = "a integer;\n"
	                   "-- only sqlite\n"
	                   "b integer;\n"
	                   "-- only postgres\n"
	                   "c integer;\n"
	                   "-- both\n"
	                   "d integer;\n";

	expect_str(migration(t, text, ENGINE_SQLITE),
	           "a integer;\nb integer;\nd integer;\n");
	/* what is for PostgreSQL alone is in PostgreSQL's words already */
	expect_str(migration(t, text, ENGINE_POSTGRES),
	           "a bigint;\nc integer;\nd bigint;\n");
}
