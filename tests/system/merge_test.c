/*
 * merge_test.c - the undoing of a merge, in every table that names a person.
 *
 * Which row hangs on which is read out of the tables themselves: a column that
 * bears the name of the key of another table of the same capability.  So a new
 * table is walked too, and whoever forgets to let its rows follow is told here.
 */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "kernel/audit/audit.h"
#include "register/people/people_world_test.h"
#include "tests/system/system.h"

/* Columns that bear such a name and are nothing to hang on, each with why. */
static const struct {
	const char *table;
	const char *column;
} names_only[] = {
        /* A day of the circle that is kept is one row, the tie a part of it. */
        {"plan_net_tie", "supporter"},
        /* A file that was handed in, not one of a plan that was taken. */
        {"plan_statement", "file"},
        /* The edition of what is asked, not of an assessment. */
        {"strengths_tool_entry", "edition"},
};

/* Columns that hang on a row whose key has another name. */
static const struct {
	const char *table;
	const char *column;
	const char *on;
} other_names[] = {
        {"plan_statement", "first", "plan_statement"},
        {"plan_goal", "source", "strengths_tool_entry"},
        {"ready_goal", "source", "ready_answer"},
        {"orders_requirement", "in_order", "orders_order"},
        {"fund_request", "budget", "fund_budget"},
};

/* Tables of the kernel and the register: what is in them hangs on nothing. */
static const char *const flat[] = {
        "access_", "audit_",  "identity_", "ledger_", "media_",
        "outbox_", "people_", "practise_", "sqlite_",
};

#define TABLES_MOST 160
#define TEXT_MOST   4000
#define ON_MOST     4
#define LATER       (INT64_C(1) << 62) /* above every id of now */

enum { EARLY_GONE = 11, EARLY_KEPT = 12 };

struct table {
	struct str name;
	struct buf columns;
	struct buf values;
	struct str on[ON_MOST]; /* the tables that it hangs on */
	size_t on_n;
	bool one_a_row; /* its key is what it hangs on */
	const struct query *put;
	const struct query *count;
	int64_t gone; /* how many rows are to be whose */
	int64_t kept;
};

struct walk {
	struct world *w;
	struct table *tables;
	size_t n;
	struct merging m;
	size_t told; /* of the lists above */
	/* What is put in. */
	const struct table *table;
	int64_t id;
	int64_t on;
	int64_t counted;
	struct person_id person;
};

/* Each column of each table that names a person, with what it hangs on by its
 * name: the table that is called so, else the only one with such a key. */
static const struct query catalogue = {
        .name = "test.catalogue",
        .shows_nobody = "names of columns",
        .scans = "a test",
        .text = "with cols as (select m.name as tab, c.name as col,"
                "  c.type as type, c.pk as pk, c.cid as cid,"
                "  substr(m.name, 1, instr(m.name, '_')) as of"
                "  from sqlite_master m join pragma_table_info(m.name) c"
                "  where m.type = 'table' and m.name not like 'sqlite%'),"
                " named as (select tab from cols where col = 'person'),"
                " keys as (select tab, max(col) as col, max(of) as of"
                "  from cols where pk > 0 and tab in (select tab from named)"
                "  group by tab having count(*) = 1)"
                " select c.tab, c.col, c.type,"
                " (select count(*) from keys k where k.tab = c.tab"
                "  and k.col = c.col) as alone,"
                " coalesce((select k.tab from keys k where k.of = c.of"
                "  and c.type = 'INTEGER' and c.col <> 'id'"
                "  and k.col = c.col and k.tab <> c.tab"
                "  and c.tab <> c.of || c.col"
                "  order by case when k.tab = k.of || k.col then 0 else 1 end,"
                "  length(k.tab) limit 1), '') as hangs_on"
                " from cols c where c.tab in (select tab from named)"
                " order by c.tab, c.cid",
};
static const struct query no_checks = {
        .name = "test.no_checks",
        .text = "pragma ignore_check_constraints = on",
};
static const struct query *const more[] = {&catalogue, &no_checks, NULL};

static bool
is_flat(struct str name)
{
	for (size_t i = 0; i < sizeof(flat) / sizeof(flat[0]); i++)
		if (str_starts(name, str_of(flat[i])))
			return true;
	return false;
}

/* --- the tables ----------------------------------------------------------- */

static struct table *
table_named(struct walk *k, struct str name)
{
	for (size_t i = 0; i < k->n; i++)
		if (str_equal(k->tables[i].name, name))
			return &k->tables[i];
	expect_true(k->n < TABLES_MOST);
	k->tables[k->n] = (struct table){.name = str_copy(k->w->arena, name)};
	buf_init(&k->tables[k->n].columns, k->w->arena, TEXT_MOST);
	buf_init(&k->tables[k->n].values, k->w->arena, TEXT_MOST);
	return &k->tables[k->n++];
}

/* What a column hangs on, as the lists above know better. */
static struct str
hangs_on(struct walk *k, struct str table, struct str column, struct str on)
{
	for (size_t i = 0; i < sizeof(names_only) / sizeof(names_only[0]); i++)
		if (str_is(table, names_only[i].table) &&
		    str_is(column, names_only[i].column)) {
			k->told++;
			expect_false(str_empty(on));
			return S("");
		}
	for (size_t i = 0; i < sizeof(other_names) / sizeof(other_names[0]);
	     i++)
		if (str_is(table, other_names[i].table) &&
		    str_is(column, other_names[i].column)) {
			k->told++;
			expect_true(str_empty(on));
			return str_of(other_names[i].on);
		}
	return on;
}

/* What stands in a column.  A plan of such rows cannot be read, so no version
 * of it was kept and none is kept after an undo. */
static const char *
value_of(struct str table, struct str column, struct str type, struct str on)
{
	if (str_is(column, "person"))
		return ":person";
	if (str_is(table, "plan_plan") && str_is(column, "version"))
		return "0";
	if (!str_empty(on))
		return ":on";
	return str_is(type, "BLOB") ? "x'00'" : ":id";
}

static const struct fault *
read_catalogue(struct ctx *ctx, void *data)
{
	struct walk *k = data;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &catalogue, NO_ARGS, &rows));
	expect_false(rows.more);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		struct str name = row_str(row, "tab");
		struct str column = row_str(row, "col");
		struct str on =
		        hangs_on(k, name, column, row_str(row, "hangs_on"));
		struct table *t;

		if (is_flat(name))
			continue;
		t = table_named(k, name);
		if (!str_empty(on)) {
			expect_true(t->on_n < ON_MOST);
			t->on[t->on_n++] = str_copy(k->w->arena, on);
			t->one_a_row |= row_i64(row, "alone") > 0;
		}
		buf_print(&t->columns, "%s%.*s", t->columns.n > 0 ? ", " : "",
		          STR_ARG(column));
		buf_print(&t->values, "%s%s", t->values.n > 0 ? ", " : "",
		          value_of(name, column, row_str(row, "type"), on));
	}
	return NULL;
}

/* The statements of a table, which only its columns make. */
static void
statements_make(struct walk *k, struct table *t)
{
	struct arena *arena = k->w->arena;
	struct str columns = buf_get(&t->columns);
	struct str values = buf_get(&t->values);
	struct query *q = arena_new(arena, struct query, 2);
	const struct query *list[3] = {&q[0], &q[1], NULL};

	expect_false(t->columns.full || t->values.full);
	q[0].name = str_print(arena, "test.put_%.*s", STR_ARG(t->name)).p;
	q[0].text = str_print(arena,
	                      "insert into %.*s (%.*s) select %.*s from (select"
	                      " :id as id, :on as hung, :person as who) x",
	                      STR_ARG(t->name), STR_ARG(columns),
	                      STR_ARG(values))
	                    .p;
	q[1].name = str_print(arena, "test.count_%.*s", STR_ARG(t->name)).p;
	q[1].shows_nobody = "a count";
	q[1].text = str_print(arena,
	                      "select count(*) as n from %.*s"
	                      " where person = :person",
	                      STR_ARG(t->name))
	                    .p;
	t->put = &q[0];
	t->count = &q[1];
	store_register(k->w->store, list);
}

/* Whether all that it hangs on hangs on something else again. */
static bool
is_deep(struct walk *k, const struct table *t)
{
	for (size_t i = 0; i < t->on_n; i++)
		if (str_equal(t->on[i], t->name) ||
		    table_named(k, t->on[i])->on_n == 0)
			return false;
	return t->on_n > 0;
}

/* --- rows ----------------------------------------------------------------- */

static const struct fault *
put(struct ctx *ctx, void *data)
{
	const struct walk *k = data;

	TRY(sql_do(ctx->tx, &no_checks, NO_ARGS, NULL));
	TRY(sql_do(ctx->tx, k->table->put,
	           ARGS(arg_i64("id", k->id), arg_i64("on", k->on),
	                arg_i64("person", k->person.v)),
	           NULL));
	return audit_record(ctx, "test.put", k->person, k->id);
}

static void
put_row(struct walk *k, struct table *t, int64_t id, int64_t on,
        struct person_id person)
{
	k->table = t;
	k->id = id;
	k->on = on;
	k->person = person;
	expect_ok(world_do(k->w, NULL, put, k));
}

static void
put_early(struct walk *k)
{
	for (size_t i = 0; i < k->n; i++) {
		struct table *t = &k->tables[i];

		/* There is one of it, and that comes later. */
		if (t->one_a_row)
			continue;
		put_row(k, t, EARLY_GONE, EARLY_GONE, k->m.gone);
		put_row(k, t, EARLY_KEPT, EARLY_KEPT, k->m.kept);
		t->gone++;
		t->kept++;
	}
}

/* What is written after the merge, of the one person that there is then. */
static void
put_later(struct walk *k)
{
	for (size_t i = 0; i < k->n; i++) {
		struct table *t = &k->tables[i];

		put_row(k, t, LATER + 1, EARLY_GONE, k->m.kept);
		put_row(k, t, LATER + 2, EARLY_KEPT, k->m.kept);
		t->gone += t->on_n > 0;
		t->kept += t->on_n > 0 ? 1 : 2;
		if (!is_deep(k, t))
			continue;
		put_row(k, t, LATER + 3, LATER + 1, k->m.kept);
		put_row(k, t, LATER + 4, LATER + 2, k->m.kept);
		t->gone++;
		t->kept++;
	}
}

static const struct fault *
count(struct ctx *ctx, void *data)
{
	struct walk *k = data;
	const struct row *row;

	TRY(sql_one(ctx->tx, k->table->count,
	            ARGS(arg_i64("person", k->person.v)), &row));
	k->counted = row_i64(row, "n");
	return NULL;
}

static int64_t
count_of(struct walk *k, const struct table *t, struct person_id person)
{
	k->table = t;
	k->person = person;
	expect_ok(world_see(k->w, NULL, count, k));
	return k->counted;
}

/* How many tables have rows with somebody they are not of. */
static int
off(struct walk *k)
{
	int n = 0;

	for (size_t i = 0; i < k->n; i++) {
		const struct table *t = &k->tables[i];
		int64_t gone = count_of(k, t, k->m.gone);
		int64_t kept = count_of(k, t, k->m.kept);

		if (gone == t->gone && kept == t->kept)
			continue;
		n++;
		fprintf(stderr,
		        "# %.*s: %lld went back and %lld stayed, and"
		        " %lld and %lld were to\n",
		        STR_ARG(t->name), (long long)gone, (long long)kept,
		        (long long)t->gone, (long long)t->kept);
	}
	return n;
}

static struct walk
walk_new(struct test *t)
{
	struct walk k = {.w = people_world_with(t, more)};

	k.tables = arena_new(t->arena, struct table, TABLES_MOST);
	k.m.kept = k.w->jay;
	k.m.gone = person_new(k.w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_ok(world_see(k.w, NULL, read_catalogue, &k));
	expect_equal(k.told,
	             sizeof(names_only) / sizeof(names_only[0]) +
	                     sizeof(other_names) / sizeof(other_names[0]));
	for (size_t i = 0; i < k.n; i++)
		statements_make(&k, &k.tables[i]);
	return k;
}

TEST("system: what was added after a merge goes back with what it was added "
     "to, in every table, and what is the kept person's stays")
{
	struct walk k;

	/* One text is asked of both engines; its tables are read on one. */
	if (store_test_postgres())
		return;
	k = walk_new(t);
	put_early(&k);
	world_later(k.w, 1000);
	expect_ok(world_do(k.w, "morgan", merging_do, &k.m));
	put_later(&k);
	expect_ok(world_do(k.w, "morgan", merging_undo, &k.m));
	expect_equal(off(&k), 0);
}

TEST("system: the walk of what hangs on what finds a step on its goal, and a "
     "row that was left behind")
{
	struct walk k;
	struct table *step;

	if (store_test_postgres())
		return;
	k = walk_new(t);
	step = table_named(&k, S("plan_step"));
	expect_equal(step->on_n, 1);
	expect_str(step->on[0], "plan_goal");
	expect_true(is_deep(&k, step));
	expect_equal(table_named(&k, S("plan_plan"))->on_n, 0);
	expect_equal(off(&k), 0);
	put_row(&k, step, EARLY_GONE, EARLY_GONE, k.m.kept);
	step->gone++;
	expect_equal(off(&k), 1);
}
