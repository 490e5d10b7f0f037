/*
 * queries_test.c - every statement of every capability, whoever wrote it.
 */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "tests/system/system.h"

/* Whether a scanned name is a part of the query itself, made on the way. */
static bool
made_on_the_way(struct str plan, struct str scan)
{
	struct str name = str_slice(scan, 5, scan.n), line;

	while (str_split(&plan, '\n', &line)) {
		line = str_trim(line);
		if ((str_starts(line, S("CO-ROUTINE ")) &&
		     str_equal(str_slice(line, 11, line.n), name)) ||
		    (str_starts(line, S("MATERIALIZE ")) &&
		     str_equal(str_slice(line, 12, line.n), name)))
			return true;
	}
	return false;
}

/* Call fn for each query of each capability. */
static void
each_query(void (*fn)(struct world *w, const struct capability *c,
                      const struct query *q),
           struct world *w)
{
	for (size_t c = 0; capabilities[c] != NULL; c++)
		for (size_t i = 0; capabilities[c]->queries != NULL &&
		                   capabilities[c]->queries[i] != NULL;
		     i++)
			fn(w, capabilities[c], capabilities[c]->queries[i]);
}

TEST("system: every query prepares on this engine")
{
	struct world *w = world_new(t);

	expect_ok(store_prepare_all(w->store, t->arena));
}

static unsigned faults;

static void
named_by_its_capability(struct world *w, const struct capability *c,
                        const struct query *q)
{
	struct str prefix = str_print(w->arena, "%s.", c->name);

	if (!str_starts(str_of(q->name), prefix)) {
		fprintf(stderr, "# %s is a query of %s\n", q->name, c->name);
		faults++;
	}
}

TEST("system: every query bears the name of its capability")
{
	struct world *w = world_new(t);

	faults = 0;
	each_query(named_by_its_capability, w);
	expect_equal(faults, 0);
}

static void
scans_nothing_large(struct world *w, const struct capability *c,
                    const struct query *q)
{
	struct str plan, rest, line;

	(void)c;
	if (q->scans != NULL)
		return;
	expect_ok(store_explain(w->store, w->arena, q, &plan));
	rest = plan;
	while (str_split(&rest, '\n', &line)) {
		line = str_trim(line);
		if (!str_starts(line, S("SCAN ")) ||
		    made_on_the_way(plan, line) ||
		    str_starts(line, S("SCAN CONSTANT ROW")) ||
		    str_starts(line, S("SCAN (")))
			continue;
		fprintf(stderr, "# %s: %.*s\n", q->name, STR_ARG(line));
		faults++;
	}
}

TEST("system: no query scans a table unless it says why that is bounded")
{
	struct world *w = world_new(t);

	/* PostgreSQL scans whatever is small; SQLite's plan does not. */
	if (store_test_postgres())
		return;
	faults = 0;
	each_query(scans_nothing_large, w);
	expect_equal(faults, 0);
}

/* Whether a statement's text names a table as a word of its own. */
static bool
names_table(const char *text, const char *table)
{
	size_t n = strlen(table);

	for (const char *at = strstr(text, table); at != NULL;
	     at = strstr(at + n, table)) {
		char before = at == text ? ' ' : at[-1];
		char after = at[n];

		if ((before == ' ' || before == '(' || before == ',') &&
		    (after == ' ' || after == '\0' || after == ')' ||
		     after == ','))
			return true;
	}
	return false;
}

static void
says_whom_it_shows(struct world *w, const struct capability *c,
                   const struct query *q)
{
	(void)w;
	(void)c;
	if (strncmp(q->text, "select", 6) != 0 || q->person != NULL ||
	    q->shows_nobody != NULL)
		return;
	for (size_t i = 0; capabilities[i] != NULL; i++)
		for (const char *const *table = capabilities[i]->personal;
		     table != NULL && *table != NULL; table++)
			if (names_table(q->text, *table)) {
				fprintf(stderr, "# %s reads %s\n", q->name,
				        *table);
				faults++;
			}
}

TEST("system: every query over a table that names people says whom it shows")
{
	struct world *w = world_new(t);

	faults = 0;
	each_query(says_whom_it_shows, w);
	expect_equal(faults, 0);
}
