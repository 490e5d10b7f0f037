/*
 * sql.h - one thin layer over SQLite and PostgreSQL.
 *
 * A statement is a named `const struct query` in a *_store.c file: one text
 * for both engines, named places (":crn"), prepared once for each
 * connection.  No text is ever assembled.  A query that is in no
 * capability's list was not registered at start and is refused.
 *
 * Portable SQL: ids, dates (days) and instants (milliseconds) are integers;
 * booleans 0 and 1; "insert ... returning", "on conflict" are fine; a place
 * whose type PostgreSQL cannot infer is written cast(:x as bigint) or
 * cast(:x as text).  Named places may be used more than once.
 *
 * Two places are bound by themselves, so that nobody can forget or forge
 * them: :actor is the tx's actor (a user id, 0 for nobody) and :now its
 * moment in milliseconds.
 *
 * Rules kept here, each with a test of the same words:
 *   - a query nobody registered is refused;
 *   - a read-only transaction changes nothing;
 *   - making a fault dooms the transaction, alike on both engines;
 *   - a place without an argument, or an argument without a place, is a bug;
 *   - changes that carry no audit entry are not committed.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include "base/date.h"
#include "base/fault.h"
#include "base/id.h"

enum lock {
	LOCK_NONE,
	LOCK_ROWS, /* "for update" on PostgreSQL; SQLite holds the lock */
	/* "for no key update": the same, but rows of other tables may go on
	 * referring to these, as a foreign key does, without waiting. */
	LOCK_FACTS,
};

struct query {
	const char *name; /* "plan.goal_by_id": module, dot, what */
	const char *text;
	enum lock lock;

	/*
	 * The column that names the person whose facts the rows hold.  The
	 * layer notes the values (tx_seen), and the router writes who looked
	 * at whom before the page leaves.  NULL: shows no named person.
	 */
	const char *person;

	/* May scan a whole table, and why that is bounded: "small table". */
	const char *scans;

	/* Housekeeping whose changes need no audit entry, and why. */
	const char *unaudited;

	/*
	 * Reads a table that names people without showing one: the reason
	 * ("count only", "by id of a row just written").
	 */
	const char *shows_nobody;

	/* An insert of one list of values that sql_do_rows may take many of:
	 * every place stands in that list, once, and none binds itself. */
	bool many;
};

enum arg_type { ARG_NULL, ARG_I64, ARG_F64, ARG_STR, ARG_BYTES };

struct arg {
	const char *name;
	enum arg_type type;
	union {
		int64_t i64;
		double f64;
		struct str str;
		struct bytes bytes;
	} v;
};

/* A whole number. */
struct arg arg_i64(const char *name, int64_t v);
/* A number with a fraction. */
struct arg arg_f64(const char *name, double v);
/* 0 or 1. */
struct arg arg_bool(const char *name, bool v);
/* A text; an empty one is no NULL. */
struct arg arg_str(const char *name, struct str v);
/* NULL in the database when empty. */
struct arg arg_str_or_null(const char *name, struct str v);
struct arg arg_bytes(const char *name, struct bytes v);
/* NULL when there is none. */
struct arg arg_date(const char *name, struct date d);
struct arg arg_instant(const char *name, struct instant at);
/* NULL when v is 0. */
struct arg arg_id(const char *name, int64_t v);
struct arg arg_null(const char *name);
/* The word at this place of a NULL-ended list. */
struct arg arg_word(const char *name, const char *const *words, int place);

/* Arguments of one call; the list ends by itself. */
#define ARGS(...) ((const struct arg[]){{0}, ##__VA_ARGS__, {0}} + 1)
#define NO_ARGS   ((const struct arg[]){{0}})

/*
 * Some people at once, twenty to a statement: "where p.id in " SQL_PEOPLE in
 * its text, and args_people for the places; fewer than twenty leave places
 * that nobody has.  `args` has room for SQL_PEOPLE_MOST.
 */
#define SQL_PEOPLE_MOST ((size_t)20)
#define SQL_PEOPLE \
	"(:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11," \
	" :i12, :i13, :i14, :i15, :i16, :i17, :i18, :i19)"
void args_people(struct arg *args, const struct person_id *persons, size_t n);

/* The same list in memory that stays: for sql_do_rows. */
const struct arg *args_keep(struct arena *arena, const struct arg *args);

struct cell {
	enum arg_type type;
	int64_t i64;
	double f64;
	struct str str; /* text, and bytes too */
};

struct columns; /* names resolved to places, once a statement */

/* A row belongs to the arena of its transaction, not to the statement. */
struct row {
	const struct columns *columns;
	const struct cell *cells;
};

struct rows {
	const struct row *v;
	size_t n;
	bool more; /* there were more than asked for */
};

/*
 * Read a column by name.  An absent column or one of another type is a bug
 * (claim).  NULL reads as 0, "", DATE_NONE, INSTANT_NONE, false.
 */
int64_t row_i64(const struct row *row, const char *column);
double row_f64(const struct row *row, const char *column);
bool row_bool(const struct row *row, const char *column);
struct str row_str(const struct row *row, const char *column);
struct bytes row_bytes(const struct row *row, const char *column);
struct date row_date(const struct row *row, const char *column);
struct instant row_instant(const struct row *row, const char *column);
bool row_null(const struct row *row, const char *column);
/* The place of the word in a NULL-ended list; another word is a bug. */
int
row_enum(const struct row *row, const char *column, const char *const *words);

struct tx;

/* Most rows sql_rows hands back unless asked for fewer. */
#define SQL_ROWS_MOST 5000

/* The one row there must be: NOT_FOUND when there is none. */
MUST_CHECK const struct fault *
sql_one(struct tx *tx, const struct query *query, const struct arg *args,
        const struct row **out);

/* The row, or NULL in *out when there is none: an ordinary absence. */
MUST_CHECK const struct fault *
sql_maybe(struct tx *tx, const struct query *query, const struct arg *args,
          const struct row **out);

/* All rows, in order, at most SQL_ROWS_MOST (then out->more is set). */
MUST_CHECK const struct fault *
sql_rows(struct tx *tx, const struct query *query, const struct arg *args,
         struct rows *out);

/*
 * Each row to fn, in order, without keeping them: for exports and checks.
 * A row lives until fn returns.  fn may use other statements.
 */
MUST_CHECK const struct fault *
sql_each(struct tx *tx, const struct query *query, const struct arg *args,
         const struct fault *(*fn)(void *data, const struct row *row),
         void *data);

/* Change something; *changed (may be NULL) is how many rows. */
MUST_CHECK const struct fault *sql_do(struct tx *tx, const struct query *query,
                                      const struct arg *args, int64_t *changed);

/*
 * sql_do for each of n lists of arguments, in as few statements as may be: a
 * row costs less so.  Only of a query marked `many`; *changed (may be NULL)
 * is how many rows there are more.
 */
MUST_CHECK const struct fault *
sql_do_rows(struct tx *tx, const struct query *query,
            const struct arg *const *rows, size_t n, int64_t *changed);

#endif
