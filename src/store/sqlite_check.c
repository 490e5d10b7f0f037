/*
 * sqlite_check.c - SQLite: whether a database is whole.
 *
 * "pragma integrity_check" looks for each row in each index, one search after
 * the other, which takes minutes where rows are millions.  Here quick_check
 * proves the pages, the rows and their constraints; then each index is read
 * once, in its own order, and added up, and its table is added up beside it
 * by the same columns.  A sum is of numbers made of each key with a secret of
 * this run, so both hold the same keys when both come to the same; and an
 * index is in order, and unique, when each key comes after the one before.
 * What is not proven so is left to integrity_check of that table alone, which
 * is the judge: a sum never finds damage by itself.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/own_engine.h"

/* Most columns of a key, its row id with them. */
#define KEY_MOST 12

/* --- adding keys up ----------------------------------------------------- */

struct part {
	int type;
	int64_t i64;
	double f64;
	const unsigned char *p;
	size_t n;
};

struct room {
	unsigned char *p;
	size_t n;
};

/* What the keys of an index, or of its table, come to. */
struct answer {
	uint64_t count;
	uint64_t keys;
};

/* Zeroed by SQLite before the first row. */
struct sum {
	uint64_t count;
	uint64_t keys;
	uint64_t secret;
	bool unproven; /* out of order, twice, or not to be compared */
	struct part before[KEY_MOST];
	struct room room[KEY_MOST];
};

static uint64_t
mixed(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ (h >> 29);
}

static uint64_t
bytes_mixed(uint64_t h, const unsigned char *p, size_t n)
{
	uint64_t word;

	h = mixed(h, n);
	for (; n >= sizeof(word); p += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		h = mixed(h, word);
	}
	word = 0;
	if (n > 0)
		memcpy(&word, p, n);
	return mixed(h, word);
}

/* What the value is; its bytes are borrowed. */
static void
part_read(struct part *part, sqlite3_value *value)
{
	part->type = sqlite3_value_type(value);
	switch (part->type) {
	case SQLITE_INTEGER:
		part->i64 = sqlite3_value_int64(value);
		return;
	case SQLITE_FLOAT:
		part->f64 = sqlite3_value_double(value);
		return;
	case SQLITE_NULL:
		return;
	default:
		part->p = sqlite3_value_blob(value);
		part->n = (size_t)sqlite3_value_bytes(value);
	}
}

static uint64_t
part_mixed(uint64_t h, const struct part *part)
{
	uint64_t word;

	switch (part->type) {
	case SQLITE_INTEGER:
		return mixed(mixed(h, 1), (uint64_t)part->i64);
	case SQLITE_FLOAT:
		memcpy(&word, &part->f64, sizeof(word));
		return mixed(mixed(h, 2), word);
	case SQLITE_NULL:
		return mixed(h, 3);
	default:
		return bytes_mixed(mixed(h, (uint64_t)part->type), part->p,
		                   part->n);
	}
}

static void
sum_add(struct sum *sum, const struct part *parts, int n)
{
	uint64_t h = sum->secret;

	for (int i = 0; i < n; i++)
		h = part_mixed(h, &parts[i]);
	h = mixed(h, sum->secret);
	h = mixed(h, h >> 32);
	sum->keys += h ^ (h >> 32);
	sum->count++;
}

static struct sum *
sum_of(sqlite3_context *context)
{
	struct sum *sum =
	        sqlite3_aggregate_context(context, (int)sizeof(struct sum));

	if (sum != NULL && sum->count == 0)
		memcpy(&sum->secret, sqlite3_user_data(context),
		       sizeof(sum->secret));
	return sum;
}

/* key_sum(column, ..., rowid) */
static void
sum_step(sqlite3_context *context, int n, sqlite3_value **values)
{
	struct sum *sum = sum_of(context);
	struct part now[KEY_MOST];

	if (sum == NULL || n > KEY_MOST)
		return;
	for (int i = 0; i < n; i++)
		part_read(&now[i], values[i]);
	sum_add(sum, now, n);
}

/* --- in order ----------------------------------------------------------- */

/* Keep a part until the next row, its bytes in the sum's own memory. */
static bool
part_keep(struct sum *sum, int i, const struct part *now)
{
	bool bytes = now->type == SQLITE_TEXT || now->type == SQLITE_BLOB;
	struct room *room = &sum->room[i];

	sum->before[i] = *now;
	if (!bytes || now->n == 0)
		return true;
	if (now->n > room->n) {
		void *bigger = sqlite3_realloc64(room->p, now->n * 2);

		if (bigger == NULL)
			return false;
		*room = (struct room){bigger, now->n * 2};
	}
	memcpy(room->p, now->p, now->n);
	sum->before[i].p = room->p;
	return true;
}

/* NULL, then numbers, then text, then bytes. */
static int
rank(int type)
{
	switch (type) {
	case SQLITE_NULL:
		return 0;
	case SQLITE_TEXT:
		return 2;
	case SQLITE_BLOB:
		return 3;
	default:
		return 1;
	}
}

#define ORDER(a, b) ((a) == (b) ? 0 : (a) < (b) ? -1 : 1)

static int
bytes_order(const struct part *a, const struct part *b)
{
	return ORDER(str_compare((struct str){(const char *)a->p, a->n},
	                         (struct str){(const char *)b->p, b->n}),
	             0);
}

/* Below 0 when a comes before b; 2 when we cannot tell. */
static int
part_order(const struct part *a, const struct part *b)
{
	if (a->type != b->type)
		return rank(a->type) == rank(b->type)
		               ? 2
		               : ORDER(rank(a->type), rank(b->type));
	switch (a->type) {
	case SQLITE_NULL:
		return 0;
	case SQLITE_INTEGER:
		return ORDER(a->i64, b->i64);
	case SQLITE_FLOAT:
		return ORDER(a->f64, b->f64);
	default:
		return bytes_order(a, b);
	}
}

/* Whether the key comes after the one before it, and by more than its row id
 * (the last of them) where it must be the only one. */
static bool
key_after(const struct sum *sum, bool unique, const struct part *now, int n)
{
	bool null = false;

	for (int i = 0; i < n; i++) {
		int order = part_order(&sum->before[i], &now[i]);

		if (order != 0)
			return order == -1 && (i < n - 1 || !unique || null);
		null = null || now[i].type == SQLITE_NULL;
	}
	return false;
}

/* False when it is not proven that this key comes next. */
static bool
key_next(struct sum *sum, bool unique, int n, sqlite3_value **values)
{
	struct part now[KEY_MOST];
	bool kept = true;

	if (n < 1 || n > KEY_MOST)
		return false;
	for (int i = 0; i < n; i++)
		part_read(&now[i], values[i]);
	if (sum->count > 0 && !key_after(sum, unique, now, n))
		return false;
	sum_add(sum, now, n);
	for (int i = 0; i < n; i++)
		kept = part_keep(sum, i, &now[i]) && kept;
	return kept;
}

/* key_order(unique, column, ..., rowid) */
static void
order_step(sqlite3_context *context, int n, sqlite3_value **values)
{
	struct sum *sum = sum_of(context);

	if (sum != NULL && !sum->unproven)
		sum->unproven = !key_next(sum,
		                          sqlite3_value_int(values[0]) != 0,
		                          n - 1, values + 1);
}

/* Both sums as they are; NULL when not proven. */
static void
sum_final(sqlite3_context *context)
{
	struct sum *sum = sum_of(context);
	struct answer out;

	if (sum == NULL)
		return;
	for (int i = 0; i < KEY_MOST; i++)
		sqlite3_free(sum->room[i].p);
	if (sum->unproven)
		return;
	out = (struct answer){sum->count, sum->keys};
	sqlite3_result_blob(context, &out, (int)sizeof(out), SQLITE_TRANSIENT);
}

/* --- asking ------------------------------------------------------------- */

/* One answer "ok", or none at all. */
static bool
pleased(sqlite3_stmt *s)
{
	int code = sqlite3_step(s);
	const char *p;

	if (code == SQLITE_DONE)
		return true;
	if (code != SQLITE_ROW)
		return false;
	p = (const char *)sqlite3_column_text(s, 0);
	return p != NULL && strcmp(p, "ok") == 0;
}

/* Takes the text, which may be NULL for want of memory. */
static sqlite3_stmt *
prepared(struct connection *c, char *text)
{
	sqlite3_stmt *s = NULL;

	if (text != NULL &&
	    sqlite3_prepare_v2(c->db, text, -1, &s, NULL) != SQLITE_OK)
		s = NULL;
	sqlite3_free(text);
	return s;
}

static bool
pragma_pleased(struct connection *c, const char *text)
{
	sqlite3_stmt *s = prepared(c, sqlite3_mprintf("%s", text));
	bool good = s != NULL && pleased(s);

	(void)sqlite3_finalize(s);
	return good;
}

/* The judge. */
static bool
table_searched(struct connection *c, const char *table)
{
	sqlite3_stmt *s = prepared(
	        c, sqlite3_mprintf("pragma integrity_check(\"%w\")", table));
	bool good = s != NULL && pleased(s);

	(void)sqlite3_finalize(s);
	return good;
}

/* A number that a statement with one place answers; -1 when it does not. */
static int
number_of(struct connection *c, const char *text, const char *name)
{
	sqlite3_stmt *s = prepared(c, sqlite3_mprintf("%s", text));
	int out = -1;

	if (s != NULL &&
	    sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC) == SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_ROW)
		out = sqlite3_column_int(s, 0);
	(void)sqlite3_finalize(s);
	return out;
}

/* --- one index ---------------------------------------------------------- */

/* Plain columns in their plain order, and not too many. */
static bool
index_plain(struct connection *c, const char *index)
{
	return number_of(c,
	                 "select count(*) <= 12 and min(cid >= -1 and cid < 63"
	                 " and desc = 0 and coll = 'BINARY'"
	                 " and (key = 0) = (cid = -1))"
	                 " from pragma_index_xinfo(?1)",
	                 index) == 1;
}

/* "a", "b", rowid; NULL for want of memory. */
static char *
key_columns(struct connection *c, const char *index)
{
	sqlite3_stmt *s = prepared(
	        c, sqlite3_mprintf("select name from pragma_index_xinfo(%Q)"
	                           " where key = 1 order by seqno",
	                           index));
	sqlite3_str *out = sqlite3_str_new(c->db);

	while (s != NULL && sqlite3_step(s) == SQLITE_ROW)
		sqlite3_str_appendf(out, "\"%w\", ",
		                    (const char *)sqlite3_column_text(s, 0));
	sqlite3_str_appendall(out, "rowid");
	(void)sqlite3_finalize(s);
	return sqlite3_str_finish(out);
}

/* What a partial index asks of its rows, in the words it was made with: its
 * columns are plain, so the first bracket that closes is the list's. */
static char *
index_where(struct connection *c, const char *index)
{
	sqlite3_stmt *s = prepared(
	        c, sqlite3_mprintf("select substr(sql, instr(sql, ')') + 1)"
	                           " from sqlite_schema where type = 'index'"
	                           " and name = %Q",
	                           index));
	char *out = NULL;

	if (s != NULL && sqlite3_step(s) == SQLITE_ROW &&
	    sqlite3_column_text(s, 0) != NULL)
		out = sqlite3_mprintf("%s", sqlite3_column_text(s, 0));
	(void)sqlite3_finalize(s);
	return out;
}

/* --- one table ---------------------------------------------------------- */

/* Most indexes of a table. */
#define INDEXES_MOST 24

struct table_read {
	struct connection *c;
	const char *name;
	sqlite3_str *columns; /* what its table is asked for at once */
	struct answer sums[INDEXES_MOST];
	int n;
};

/* The sum in a column of the present row. */
static bool
sum_read(sqlite3_stmt *s, int column, struct answer *out)
{
	const void *p = sqlite3_column_blob(s, column);

	if (p == NULL || sqlite3_column_bytes(s, column) != sizeof(*out))
		return false;
	memcpy(out, p, sizeof(*out));
	return true;
}

/* An index by itself: in order, and what it comes to. */
static bool
index_order(struct table_read *t, const char *index, bool unique,
            const char *columns, const char *where)
{
	sqlite3_stmt *s = prepared(
	        t->c, sqlite3_mprintf("select key_order(%d, %s) from \"%w\""
	                              " indexed by \"%w\" %s",
	                              unique, columns, t->name, index, where));
	bool good = s != NULL && sqlite3_step(s) == SQLITE_ROW &&
	            sum_read(s, 0, &t->sums[t->n]);

	(void)sqlite3_finalize(s);
	sqlite3_str_appendf(t->columns, "%skey_sum(%s)%s%s%s",
	                    t->n == 0 ? "" : ", ", columns,
	                    *where != '\0' ? " filter (" : "", where,
	                    *where != '\0' ? ")" : "");
	t->n++;
	return good;
}

/* False when it has to be searched. */
static bool
index_add(struct table_read *t, const char *index, bool unique, bool partial)
{
	char *columns, *where;
	bool good;

	if (t->n == INDEXES_MOST || !index_plain(t->c, index))
		return false;
	columns = key_columns(t->c, index);
	where = partial ? index_where(t->c, index) : sqlite3_mprintf("");
	good = columns != NULL && where != NULL &&
	       index_order(t, index, unique, columns, where);
	sqlite3_free(columns);
	sqlite3_free(where);
	return good;
}

static bool
indexes_add(struct table_read *t)
{
	sqlite3_stmt *s = prepared(
	        t->c, sqlite3_mprintf("select name, \"unique\", partial"
	                              " from pragma_index_list(%Q)",
	                              t->name));
	int code = SQLITE_ERROR;
	bool good = true;

	while (s != NULL && good && (code = sqlite3_step(s)) == SQLITE_ROW)
		good = index_add(t, (const char *)sqlite3_column_text(s, 0),
		                 sqlite3_column_int(s, 1) != 0,
		                 sqlite3_column_int(s, 2) != 0);
	(void)sqlite3_finalize(s);
	return good && code == SQLITE_DONE;
}

/* The table itself comes to what each of its indexes came to. */
static bool
rows_agree(struct table_read *t, char *columns)
{
	sqlite3_stmt *s =
	        columns == NULL || t->n == 0
	                ? NULL
	                : prepared(t->c, sqlite3_mprintf("select %s from"
	                                                 " \"%w\" not indexed",
	                                                 columns, t->name));
	bool good = s != NULL && sqlite3_step(s) == SQLITE_ROW;
	struct answer sum;

	for (int i = 0; good && i < t->n; i++)
		good = sum_read(s, i, &sum) && sum.count == t->sums[i].count &&
		       sum.keys == t->sums[i].keys;
	(void)sqlite3_finalize(s);
	return t->n == 0 || good;
}

/* A column of that name would stand for the row id; a made one is no row's
 * own. */
static bool
table_plain(struct connection *c, const char *table)
{
	return number_of(c,
	                 "select not exists (select 1 from"
	                 " pragma_table_xinfo(?1) where hidden <> 0"
	                 " or name = 'rowid' collate nocase)",
	                 table) == 1;
}

static bool
table_sound(struct connection *c, const char *table, bool plain,
            unsigned *searched)
{
	struct table_read t = {.c = c, .name = table};
	bool proven = false;
	char *columns;

	if (plain && table_plain(c, table)) {
		t.columns = sqlite3_str_new(c->db);
		proven = indexes_add(&t);
		columns = sqlite3_str_finish(t.columns);
		proven = proven && rows_agree(&t, columns);
		sqlite3_free(columns);
	}
	*searched += !proven;
	return proven || table_searched(c, table);
}

/* --- all of them -------------------------------------------------------- */

/* What SQLite lists of itself has no indexes; what it made for another table
 * is searched. */
static bool
tables_sound(struct connection *c, unsigned *searched)
{
	sqlite3_stmt *s = prepared(
	        c, sqlite3_mprintf("select name, wr = 0 and type = 'table'"
	                           " from pragma_table_list"
	                           " where schema = 'main'"
	                           " and (type = 'table' or type = 'shadow')"
	                           " and name not like 'sqlite\\_%%' escape"
	                           " '\\'"));
	int code = SQLITE_ERROR;
	bool good = true;

	while (s != NULL && good && (code = sqlite3_step(s)) == SQLITE_ROW)
		good = table_sound(c, (const char *)sqlite3_column_text(s, 0),
		                   sqlite3_column_int(s, 1) != 0, searched);
	(void)sqlite3_finalize(s);
	return good && code == SQLITE_DONE;
}

static bool
functions_make(struct connection *c, void *secret)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	return sqlite3_create_function_v2(c->db, "key_sum", -1, flags, secret,
	                                  NULL, sum_step, sum_final,
	                                  NULL) == SQLITE_OK &&
	       sqlite3_create_function_v2(c->db, "key_order", -1, flags, secret,
	                                  NULL, order_step, sum_final,
	                                  NULL) == SQLITE_OK;
}

enum outcome
sqlite_check(struct connection *c, unsigned *searched)
{
	uint64_t secret;

	*searched = 0;
	id_random(&secret, sizeof(secret));
	if (functions_make(c, &secret) &&
	    pragma_pleased(c, "pragma quick_check(1)") &&
	    tables_sound(c, searched) &&
	    pragma_pleased(c, "pragma foreign_key_check"))
		return OUTCOME_DONE;
	return OUTCOME_DAMAGED;
}
