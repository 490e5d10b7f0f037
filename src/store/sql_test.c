#include <string.h>

#include "store/own.h"
#include "store/things_test.h"

static const struct fault *
put_full(struct tx *tx, void *data)
{
	(void)data;
	TRY(sql_do(
	        tx, &thing_put,
	        ARGS(arg_i64("thing", INT64_MAX),
	             arg_str("name", S("Llŷr ap Siôn")), arg_i64("size", 5),
	             arg_f64("share", 0.1),
	             arg_bytes("picture",
	                       (struct bytes){
	                               (const unsigned char *)"\0\xff\x41", 3}),
	             arg_id("person", 77), arg_id("part_of", 0)),
	        NULL));
	tx_audited(tx);
	return NULL;
}

static const struct fault *
look_full(struct tx *tx, void *data)
{
	const struct row *row;
	struct bytes picture;

	(void)data;
	TRY(sql_one(tx, &thing_by_id, ARGS(arg_i64("thing", INT64_MAX)), &row));
	claim(row_i64(row, "thing") == INT64_MAX);
	claim(str_is(row_str(row, "name"), "Llŷr ap Siôn"));
	claim(row_f64(row, "share") > 0.0999999999999999);
	claim(row_f64(row, "share") < 0.1000000000000001);
	claim(row_f64(row, "size") > 4.9);
	picture = row_bytes(row, "picture");
	claim(picture.n == 3 && picture.p[0] == 0 && picture.p[1] == 0xff &&
	      picture.p[2] == 'A');
	claim(row_instant(row, "made").ms == tx->who.now.ms);
	claim(row_i64(row, "made_by") == tx->who.actor.v);
	return NULL;
}

TEST("sql: what goes in comes out again, and :actor and :now by themselves")
{
	struct store *store = things_for_test(t, NULL);
	struct tx_who who = store_test_who();

	who.actor.v = 42;
	expect_ok(store_write(store, t->arena, who, "test", put_full, NULL));
	expect_ok(store_read(store, t->arena, who, "test", look_full, NULL,
	                     NULL));
}

static const struct fault *
put_nulls(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	TRY(sql_do(tx, &thing_put,
	           ARGS(arg_i64("thing", 1), arg_str("name", S("")),
	                arg_bool("size", true), arg_null("share"),
	                arg_bytes("picture", (struct bytes){0}),
	                arg_null("person"), arg_null("part_of")),
	           NULL));
	tx_audited(tx);
	TRY(sql_one(tx, &thing_by_id, ARGS(arg_i64("thing", 1)), &row));
	claim(row_str(row, "name").n == 0 && !row_null(row, "name"));
	claim(row_bool(row, "size"));
	claim(row_null(row, "share") && row_f64(row, "share") < 0.5);
	claim(!row_null(row, "picture") && row_bytes(row, "picture").n == 0);
	claim(row_null(row, "person") && row_i64(row, "person") == 0);
	claim(row_date(row, "person").days == DATE_NONE.days);
	claim(row_instant(row, "person").ms == INSTANT_NONE.ms);
	return NULL;
}

TEST("sql: NULL reads as nothing, and an empty text is no NULL")
{
	struct store *store = things_for_test(t, NULL);

	expect_ok(things_write(t, store, put_nulls, NULL));
}

TEST("sql: arguments turn nothing into NULL")
{
	static const char *const words[] = {"open", "closed", NULL};

	expect_equal(arg_id("x", 0).type, ARG_NULL);
	expect_equal(arg_id("x", 1).type, ARG_I64);
	expect_equal(arg_date("x", DATE_NONE).type, ARG_NULL);
	expect_equal(arg_instant("x", INSTANT_NONE).type, ARG_NULL);
	expect_equal(arg_str_or_null("x", S("")).type, ARG_NULL);
	expect_equal(arg_str_or_null("x", S("y")).type, ARG_STR);
	expect_str(arg_word("x", words, 1).v.str, "closed");
}

static void
word_outside(void *data)
{
	static const char *const words[] = {"open", NULL};

	(void)data;
	(void)arg_word("x", words, 1);
}

TEST("sql: a word that is not in its list is a bug")
{
	expect_log("claim_broken", NULL);
	expect_ends(word_outside, NULL, BOUNDARY_ASSERT);
}

/* --- what is there and what is not -------------------------------------- */

static const struct fault *
look_for_nothing(struct tx *tx, void *data)
{
	const struct row *row = (const struct row *)data;

	TRY(sql_maybe(tx, &thing_by_id, ARGS(arg_i64("thing", 9)), &row));
	claim(row == NULL);
	claim(!tx_doomed(tx));
	return sql_one(tx, &thing_by_id, ARGS(arg_i64("thing", 9)), &row);
}

TEST("sql: sql_one is NOT_FOUND where sql_maybe answers an absence")
{
	struct store *store = things_for_test(t, NULL);

	expect_fault(things_read(t, store, look_for_nothing, t),
	             FAULT_NOT_FOUND, "We could not find that");
}

TEST("sql: rows come in order, and belong to the arena")
{
	struct store *store = things_for_test(t, NULL);
	struct rows rows = {0};
	int64_t n = 40;

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_ok(things_read(t, store, things_read_all, &rows));
	expect_equal(rows.n, 40);
	expect_false(rows.more);
	/* others have used the connection since */
	expect_equal(things_n(t, store), 40);
	expect_str(row_str(&rows.v[0], "name"), "thing 1");
	expect_str(row_str(&rows.v[39], "name"), "thing 40");
}

TEST("sql: sql_rows hands back at most SQL_ROWS_MOST and says there are more")
{
	struct store *store = things_for_test(t, NULL);
	struct rows rows = {0};
	int64_t n = SQL_ROWS_MOST + 1;

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_ok(things_read(t, store, things_read_all, &rows));
	expect_equal(rows.n, SQL_ROWS_MOST);
	expect_true(rows.more);
}

struct eaching {
	struct tx *tx;
	int64_t n;
	int64_t inner;
	int64_t stop_at;
	const struct row *kept;
};

static const struct fault *
each_one(void *data, const struct row *row)
{
	struct eaching *e = data;
	const struct row *other;

	e->n++;
	claim(row_i64(row, "thing") == e->n);
	TRY(sql_one(e->tx, &thing_by_id, ARGS(arg_i64("thing", e->n)), &other));
	e->inner += row_i64(other, "size");
	claim(str_equal(row_str(row, "name"), row_str(other, "name")));
	if (e->n == e->stop_at)
		return fault_refused(e->tx, "Stop here");
	return NULL;
}

static const struct fault *
each_all(struct tx *tx, void *data)
{
	struct eaching *e = data;

	e->tx = tx;
	return sql_each(tx, &things_all, NO_ARGS, each_one, e);
}

TEST("sql: sql_each gives every row once, and fn may use other statements")
{
	struct store *store = things_for_test(t, NULL);
	struct eaching e = {0};
	int64_t n = 1200; /* more than PostgreSQL is asked for at a time */

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_ok(things_read(t, store, each_all, &e));
	expect_equal(e.n, 1200);
	expect_equal(e.inner, 1200 * 1201 / 2);
}

TEST("sql: a fault in sql_each ends it, and the statement works again")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.readers = 1});
	struct eaching e = {.stop_at = 3};
	int64_t n = 1200;

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_fault(things_read(t, store, each_all, &e), FAULT_REFUSED,
	             "Stop here");
	expect_equal(e.n, 3);
	e = (struct eaching){0};
	expect_ok(things_read(t, store, each_all, &e));
	expect_equal(e.n, 1200);
}

static const struct fault *
each_itself(void *data, const struct row *row)
{
	(void)row;
	return each_all(((struct eaching *)data)->tx, data);
}

static const struct fault *
each_in_each(struct tx *tx, void *data)
{
	struct eaching *e = data;

	e->tx = tx;
	return sql_each(tx, &things_all, NO_ARGS, each_itself, e);
}

TEST("sql: a statement inside itself is a bug")
{
	struct store *store = things_for_test(t, NULL);
	struct eaching e = {0};
	int64_t n = 2;

	expect_log("bug", NULL);
	expect_ok(things_write(t, store, things_put_many, &n));
	expect_fault(things_read(t, store, each_in_each, &e), FAULT_BUG, NULL);
}

static const struct fault *
totals(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	TRY(sql_one(tx, &things_count, NO_ARGS, &row));
	claim(row_i64(row, "n") == 4);
	claim(row_i64(row, "total") == 10);
	claim(row_f64(row, "mean") > 2.49 && row_f64(row, "mean") < 2.51);
	return NULL;
}

TEST("sql: counts and sums of whole numbers are whole numbers")
{
	struct store *store = things_for_test(t, NULL);
	int64_t n = 4;

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_ok(things_read(t, store, totals, NULL));
}

static const struct fault *
add_to_some(struct tx *tx, void *data)
{
	int64_t *changed = data;

	TRY(sql_do(tx, &thing_size_add,
	           ARGS(arg_i64("more", 5), arg_i64("thing", 2)), &changed[0]));
	TRY(sql_do(tx, &thing_size_add,
	           ARGS(arg_i64("more", 5), arg_i64("thing", 99)),
	           &changed[1]));
	tx_audited(tx);
	return NULL;
}

TEST("sql: sql_do says how many rows it changed")
{
	struct store *store = things_for_test(t, NULL);
	int64_t changed[2] = {-1, -1};
	int64_t n = 3;

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_ok(things_write(t, store, add_to_some, changed));
	expect_equal(changed[0], 1);
	expect_equal(changed[1], 0);
}

/* Things of these ids, all in one call; how many were new. */
struct many {
	int64_t first;
	size_t n;
	int64_t changed;
};

static const struct fault *
many_put(struct tx *tx, void *data)
{
	struct many *many = data;
	const struct arg **rows =
	        arena_new(tx->arena, const struct arg *, many->n + 1);

	for (size_t i = 0; i < many->n; i++) {
		int64_t id = many->first + (int64_t)i;

		rows[i] = args_keep(
		        tx->arena,
		        ARGS(arg_str("name", str_print(tx->arena, "thing %lld",
		                                       (long long)id)),
		             arg_i64("thing", id), arg_i64("size", 2 * id)));
	}
	TRY(sql_do_rows(tx, &thing_many, rows, many->n, &many->changed));
	claim(tx->changes == many->changed);
	tx_audited(tx);
	return NULL;
}

TEST("sql: many rows go in as one by one would, and are counted")
{
	struct store *store = things_for_test(t, NULL);
	struct many some = {.first = 1, .n = 21};
	struct many more = {.first = 20, .n = 10};
	struct rows rows;

	expect_ok(things_write(t, store, many_put, &some));
	expect_equal(some.changed, 21);
	expect_ok(things_read(t, store, things_read_all, &rows));
	expect_equal(rows.n, 21);
	for (size_t i = 0; i < rows.n; i++) {
		expect_equal(row_i64(&rows.v[i], "thing"), (int64_t)i + 1);
		expect_equal(row_i64(&rows.v[i], "size"), 2 * (int64_t)i + 2);
	}
	expect_ok(things_write(t, store, many_put, &more));
	expect_equal(more.changed, 8);
	more.n = 0;
	expect_ok(things_write(t, store, many_put, &more));
	expect_equal(more.changed, 0);
	expect_equal(things_n(t, store), 29);
}

static const struct fault *
many_wrong(struct tx *tx, void *data)
{
	const struct arg *rows[8];

	for (int i = 0; i < 8; i++)
		rows[i] = args_keep(
		        tx->arena,
		        ARGS(arg_i64("thing", i + 1), arg_str("name", S("x")),
		             arg_i64(i == 7 ? "seize" : "size", 1)));
	return sql_do_rows(tx, data, rows, 8, NULL);
}

TEST("sql: of many rows one with a wrong argument puts none")
{
	struct store *store = things_for_test(t, NULL);
	const struct fault *fault;

	expect_log("bug", "thing.many: no place :seize");
	fault = things_write(t, store, many_wrong,
	                     (void *)(uintptr_t)&thing_many);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "thing.many: no place :seize");
	expect_equal(things_n(t, store), 0);
}

TEST("sql: a query not marked for many rows, and a read, put none")
{
	struct store *store = things_for_test(t, NULL);
	struct many some = {.first = 1, .n = 9};

	expect_log("bug", "thing.put: not registered for many rows");
	expect_log("bug", "thing.many: changes in a read");
	expect_fault(things_write(t, store, many_wrong,
	                          (void *)(uintptr_t)&thing_put),
	             FAULT_BUG, NULL);
	expect_fault(things_read(t, store, many_put, &some), FAULT_BUG, NULL);
	expect_equal(things_n(t, store), 0);
}

static const struct fault *
put_returning(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	TRY(sql_one(tx, &thing_put_back,
	            ARGS(arg_i64("thing", 5), arg_str("name", S("five"))),
	            &row));
	claim(row_i64(row, "thing") == 5);
	claim(tx->changes == 1);
	tx_audited(tx);
	return NULL;
}

TEST("sql: returning hands back the row, and counts as a change")
{
	struct store *store = things_for_test(t, NULL);

	expect_ok(things_write(t, store, put_returning, NULL));
	expect_equal(things_n(t, store), 1);
}

static const struct query thing_word = {
        .name = "thing.word",
        .text = "select cast(:word as text) as word",
};

static const char *const states[] = {"open", "closed", NULL};

static const struct fault *
word_read(struct tx *tx, void *data)
{
	const struct row *row;

	TRY(sql_one(tx, &thing_word, ARGS(arg_str("word", str_of(data))),
	            &row));
	claim(row_enum(row, "word", states) == 1);
	return NULL;
}

TEST("sql: row_enum is total: another word is a bug")
{
	static const struct query *const more[] = {&thing_word, NULL};
	struct store *store = things_for_test(t, NULL);
	char closed[] = "closed";
	char close[] = "close";

	expect_log("claim_broken", NULL);
	store_register(store, more);
	expect_ok(things_read(t, store, word_read, closed));
	expect_fault(things_read(t, store, word_read, close), FAULT_BUG, NULL);
}

static const struct fault *
wrong_column(struct tx *tx, void *data)
{
	const struct row *row;

	TRY(sql_one(tx, &thing_word, ARGS(arg_str("word", S("x"))), &row));
	(void)row_str(row, data);
	return NULL;
}

static const struct fault *
wrong_type(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	TRY(sql_one(tx, &thing_word, ARGS(arg_str("word", S("x"))), &row));
	(void)row_i64(row, "word");
	return NULL;
}

TEST("sql: an absent column or one of another type is a bug")
{
	static const struct query *const more[] = {&thing_word, NULL};
	struct store *store = things_for_test(t, NULL);
	char there[] = "word";
	char absent[] = "wordy";

	expect_log("claim_broken", NULL);
	store_register(store, more);
	expect_ok(things_read(t, store, wrong_column, there));
	expect_fault(things_read(t, store, wrong_column, absent), FAULT_BUG,
	             NULL);
	expect_fault(things_read(t, store, wrong_type, NULL), FAULT_BUG, NULL);
}

/* --- ceilings ----------------------------------------------------------- */

static const struct fault *
eat_all(struct tx *tx, void *data)
{
	const struct row *row;

	TRY(sql_one(tx, &things_count, NO_ARGS, &row));
	(void)arena_bytes(tx->arena, 1, 100000);
	(void)arena_bytes(tx->arena, 1, (size_t)1 << 40);
	*(bool *)data = true;
	return NULL;
}

static const struct fault *
each_eats(void *data, const struct row *row)
{
	(void)row;
	(void)arena_bytes(((struct eaching *)data)->tx->arena, 1,
	                  (size_t)1 << 40);
	return NULL;
}

static const struct fault *
each_all_eats(struct tx *tx, void *data)
{
	struct eaching *e = data;

	e->tx = tx;
	return sql_each(tx, &things_all, NO_ARGS, each_eats, e);
}

TEST("sql: a full arena costs one transaction, and the connection lives on")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.readers = 1});
	struct eaching e = {0};
	int64_t n = 3;
	bool passed = false;
	size_t held;

	expect_log("tx_ceiling", NULL);
	expect_ok(things_write(t, store, things_put_many, &n));
	held = arena_held(t->arena);
	expect_fault(things_read(t, store, eat_all, &passed), FAULT_UNAVAILABLE,
	             "This was too much to handle at once. Nothing was "
	             "saved");
	expect_fault(things_write(t, store, eat_all, &passed),
	             FAULT_UNAVAILABLE, NULL);
	expect_fault(things_read(t, store, each_all_eats, &e),
	             FAULT_UNAVAILABLE, NULL);
	/* and what it had eaten is let go */
	expect_true(arena_held(t->arena) < held + 4096);
	expect_false(passed);
	expect_equal(things_n(t, store), 3);
	e = (struct eaching){0};
	expect_ok(things_read(t, store, each_all, &e));
}
