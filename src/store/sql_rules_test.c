#include "base/log.h"
#include "store/things_test.h"

/* A job, and what it should end as. */
#define EXPECT_WRITE_BUG(t, store, fn) \
	expect_fault(things_write((t), (store), (fn), NULL), FAULT_BUG, NULL)

/* --- the rules ---------------------------------------------------------- */

static const struct query nobody_knows = {
        .name = "thing.nobody_knows",
        .text = "select 1 as n",
};

static const struct fault *
unregistered(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	return sql_one(tx, &nobody_knows, NO_ARGS, &row);
}

TEST("sql: a query nobody registered is refused")
{
	struct store *store = things_for_test(t, NULL);
	const struct fault *fault;

	expect_log("bug", NULL);
	fault = things_read(t, store, unregistered, NULL);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "thing.nobody_knows: not registered");
}

static const struct fault *
change_in_read(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_size_add,
	              ARGS(arg_i64("more", 5), arg_i64("thing", 1)), NULL);
}

static const struct fault *
change_by_returning(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	return sql_one(tx, &thing_put_back,
	               ARGS(arg_i64("thing", 5), arg_str("name", S("five"))),
	               &row);
}

static const struct query thing_lock = {
        .name = "thing.lock",
        .text = "select thing, size from thing where thing = :thing",
        .lock = LOCK_ROWS,
};

static const struct fault *
lock_it(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	return sql_one(tx, &thing_lock, ARGS(arg_i64("thing", 1)), &row);
}

TEST("sql: a read-only transaction changes nothing")
{
	static const struct query *const more[] = {&thing_lock, NULL};
	struct store *store = things_for_test(t, NULL);
	int64_t n = 1;

	expect_log("bug", NULL);
	store_register(store, more);
	expect_ok(things_write(t, store, things_put_many, &n));
	expect_fault(things_read(t, store, change_in_read, NULL), FAULT_BUG,
	             NULL);
	expect_fault(things_read(t, store, change_by_returning, NULL),
	             FAULT_BUG, NULL);
	expect_fault(things_read(t, store, lock_it, NULL), FAULT_BUG, NULL);
	expect_ok(things_write(t, store, lock_it, NULL));
	expect_equal(things_n(t, store), 1);
}

static const struct fault *
caught(struct tx *tx, void *data)
{
	int64_t one = 1;
	const struct row *row;
	const struct fault *fault;

	TRY(thing_job(tx, &one));
	fault = sql_one(tx, &thing_by_id, ARGS(arg_i64("thing", 9)), &row);
	claim(fault_is(fault, FAULT_NOT_FOUND));
	claim(tx_doomed(tx));
	fault = sql_maybe(tx, &thing_by_id, ARGS(arg_i64("thing", 1)), &row);
	claim(fault_is(fault, FAULT_BUG));
	claim(str_is(str_of(fault->detail), "doomed"));
	*(bool *)data = true;
	return NULL;
}

TEST("sql: making a fault dooms the transaction, alike on both engines")
{
	struct store *store = things_for_test(t, NULL);
	const struct fault *fault;
	bool ran = false;

	expect_log("bug", NULL);
	expect_log("tx_doomed", NULL);
	fault = things_write(t, store, caught, &ran);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "doomed");
	expect_true(ran);
	expect_equal(things_n(t, store), 0);
}

static const struct fault *
missing(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_size_add, ARGS(arg_i64("thing", 1)), NULL);
}

static const struct fault *
extra(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_size_add,
	              ARGS(arg_i64("thing", 1), arg_i64("more", 1),
	                   arg_i64("less", 1)),
	              NULL);
}

static const struct fault *
twice(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_size_add,
	              ARGS(arg_i64("thing", 1), arg_i64("more", 1),
	                   arg_i64("more", 1)),
	              NULL);
}

static const struct fault *
forged(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_put,
	              ARGS(arg_i64("thing", 1), arg_i64("actor", 1)), NULL);
}

TEST("sql: a place without an argument, or an argument without a place, is a "
     "bug")
{
	struct store *store = things_for_test(t, NULL);
	const struct fault *fault;

	expect_log("bug", NULL);
	fault = things_write(t, store, missing, NULL);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "thing.size_add: no argument :more");
	fault = things_write(t, store, extra, NULL);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "thing.size_add: no place :less");
	EXPECT_WRITE_BUG(t, store, twice);
	fault = things_write(t, store, forged, NULL);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "thing.put: no place :actor");
}

static const struct fault *
unaudited(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_size_add,
	              ARGS(arg_i64("thing", 1), arg_i64("more", 1)), NULL);
}

static const struct fault *
unaudited_nothing(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_size_add,
	              ARGS(arg_i64("thing", 9), arg_i64("more", 1)), NULL);
}

static const struct query thing_keep = {
        .name = "thing.keep",
        .text = "update thing set size = size + 1 where thing = 1",
        .unaudited = "a test of housekeeping",
};

static const struct fault *
keep_house(struct tx *tx, void *data)
{
	(void)data;
	return sql_do(tx, &thing_keep, NO_ARGS, NULL);
}

static int64_t
size_of_first(struct test *t, struct store *store)
{
	struct rows rows = {0};

	expect_ok(things_read(t, store, things_read_all, &rows));
	return row_i64(&rows.v[0], "size");
}

TEST("sql: changes that carry no audit entry are not committed")
{
	static const struct query *const more[] = {&thing_keep, NULL};
	struct store *store = things_for_test(t, NULL);
	int64_t n = 1;

	expect_log("tx_unaudited", NULL);
	store_register(store, more);
	expect_ok(things_write(t, store, things_put_many, &n));
	EXPECT_WRITE_BUG(t, store, unaudited);
	expect_equal(size_of_first(t, store), 1);
	/* what changed nothing, and housekeeping, needs none */
	expect_ok(things_write(t, store, unaudited_nothing, NULL));
	expect_ok(things_write(t, store, keep_house, NULL));
	expect_equal(size_of_first(t, store), 2);
}

/* --- constraints -------------------------------------------------------- */

static const struct fault *
put_size(struct tx *tx, int64_t id, int64_t size, int64_t part_of)
{
	TRY(sql_do(tx, &thing_put,
	           ARGS(arg_i64("thing", id),
	                arg_str("name",
	                        str_print(tx->arena, "s %lld", (long long)id)),
	                arg_i64("size", size), arg_null("share"),
	                arg_null("picture"), arg_null("person"),
	                arg_id("part_of", part_of)),
	           NULL));
	tx_audited(tx);
	return NULL;
}

static const struct fault *
put_negative(struct tx *tx, void *data)
{
	(void)data;
	return put_size(tx, 8, -1, 0);
}

static const struct fault *
put_part_of_nothing(struct tx *tx, void *data)
{
	(void)data;
	return put_size(tx, 8, 1, 1000);
}

TEST("sql: a value that must be unique and is there already is a CONFLICT")
{
	struct store *store = things_for_test(t, NULL);
	int64_t id = 1;

	expect_ok(things_write(t, store, thing_job, &id));
	expect_fault(things_write(t, store, thing_job, &id), FAULT_CONFLICT,
	             "This was already there");
	expect_equal(things_n(t, store), 1);
}

TEST("sql: a broken check or key is a bug that names the query, no value")
{
	struct store *store = things_for_test(t, NULL);
	const struct fault *fault;

	expect_log("bug", NULL);
	if (!store_test_postgres())
		expect_log("job_broken_key", NULL);
	fault = things_write(t, store, put_negative, NULL);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_str(str_of(fault->detail), "thing.put: constraint");
	EXPECT_WRITE_BUG(t, store, put_part_of_nothing);
	expect_equal(things_n(t, store), 0);
}

/* --- whom it showed ----------------------------------------------------- */

static const struct fault *
see_three(struct tx *tx, void *data)
{
	const struct row *row;
	size_t n;

	for (int64_t i = 1; i <= 3; i++)
		TRY(sql_one(tx, &thing_by_id, ARGS(arg_i64("thing", i)), &row));
	TRY(sql_one(tx, &thing_by_id, ARGS(arg_i64("thing", 2)), &row));
	claim(tx_seen(tx, &n)[1] == 2);
	tx_see(tx, *(struct person_id *)data);
	return NULL;
}

TEST("sql: a person whose facts were read is noted once, in order")
{
	struct store *store = things_for_test(t, NULL);
	struct tx_seen_list seen = {0};
	struct person_id by_hand = {50};
	int64_t n = 3;

	expect_ok(things_write(t, store, things_put_many, &n));
	expect_ok(store_read(store, t->arena, store_test_who(), "test",
	                     see_three, &by_hand, &seen));
	expect_equal(seen.n, 4);
	expect_equal(seen.v[0], 1);
	expect_equal(seen.v[1], 2);
	expect_equal(seen.v[2], 3);
	expect_equal(seen.v[3], 50);
	expect_equal(seen.queries, 4);
}

static const struct query too_many_people = {
        .name = "thing.too_many_people",
        .text = "with recursive n (person) as (select cast(1 as bigint) union"
                " all select person + 1 from n where person < 1001)"
                " select person from n",
        .person = "person",
};

static const struct fault *
see_too_many(struct tx *tx, void *data)
{
	return sql_rows(tx, &too_many_people, NO_ARGS, data);
}

TEST("sql: a page shows at most TX_SEEN_MOST people by name")
{
	static const struct query *const more[] = {&too_many_people, NULL};
	struct store *store = things_for_test(t, NULL);
	struct rows rows = {0};

	expect_log("bug", NULL);
	store_register(store, more);
	expect_fault(things_read(t, store, see_too_many, &rows), FAULT_BUG,
	             NULL);
	expect_equal(rows.n, 0);
}

/* --- wrong statements --------------------------------------------------- */

static const struct query no_such_table = {
        .name = "thing.no_such_table",
        .text = "select x from no_such_table",
};

static const struct query no_person_column = {
        .name = "thing.no_person_column",
        .text = "select thing from thing where thing = :thing",
        .person = "person",
};

TEST("sql: preparing everything finds a statement that is wrong, by name")
{
	static const struct query *const more[] = {&no_such_table, NULL};
	struct store *store = things_for_test(t, NULL);
	const struct fault *fault;

	expect_log("bug", NULL);
	expect_ok(store_prepare_all(store, t->arena));
	store_register(store, more);
	fault = store_prepare_all(store, t->arena);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_has(str_of(fault->detail), "thing.no_such_table: ");
}

TEST("sql: a query without the person column it names is a bug")
{
	static const struct query *const more[] = {&no_person_column, NULL};
	struct store *store = things_for_test(t, NULL);

	expect_log("bug", NULL);
	store_register(store, more);
	expect_fault(store_prepare_all(store, t->arena), FAULT_BUG, NULL);
}

TEST("sql: explain tells a search by index from a scan of the table")
{
	struct store *store = things_for_test(t, NULL);
	struct str plan;

	expect_ok(store_explain(store, t->arena, &things_all, &plan));
	expect_true(str_has(plan, S("SCAN thing")) ||
	            str_has(plan, S("Seq Scan on thing")) ||
	            str_has(plan, S("Index Scan")));
	expect_ok(store_explain(store, t->arena, &thing_by_id, &plan));
	expect_true(
	        str_has(plan, S("SEARCH thing USING INTEGER PRIMARY KEY")) ||
	        str_has(plan, S("Index Scan using thing_pkey")));
}
