/* study_rows_test.c - who is in a study: a rule each. */
#include "insight/study/study_rows.h"

#include "tests/test.h"

static struct date
day(const char *iso)
{
	struct date out = DATE_NONE;

	claim(date_read_iso(str_of(iso), &out));
	return out;
}

static const unsigned char secret[32] = {1, 2, 3};
static const struct bytes key = {secret, sizeof(secret)};

/* One person with an order, in a study of 2025. */
struct row_try {
	struct study_design design;
	struct order_studied orders[2];
	struct reoffence offences[3];
	struct study_person person;
	struct study_rows rows;
};

static void
try_set(struct row_try *r)
{
	*r = (struct row_try){
	        .design = {.from = day("2025-01-01"),
	                   .to = day("2025-12-31"),
	                   .columns = (1u << STUDY_COLUMNS) - 1},
	        .orders = {{.kind = S("community_order"),
	                    .sentenced_on = day("2025-02-01"),
	                    .released_on = DATE_NONE,
	                    .starts_on = day("2025-02-03"),
	                    .ends_on = day("2026-02-01"),
	                    .unpaid = true},
	                   {.kind = S("licence"),
	                    .sentenced_on = day("2023-02-01"),
	                    .released_on = day("2023-06-01"),
	                    .starts_on = day("2023-06-01"),
	                    .ends_on = DATE_NONE}},
	        .person = {.person = {4711},
	                   .born = day("1990-05-04"),
	                   .sex = S("male"),
	                   .ethnicity = S("white"),
	                   .started = day("2025-03-01"),
	                   .doses = {7, 1, 2, 3, 0, 1},
	                   .died = DATE_NONE,
	                   .orders_n = 1},
	};
	r->person.orders = r->orders;
	r->person.offences = r->offences;
}

static struct str
row_of(struct test *t, struct row_try *r)
{
	study_rows_begin(&r->rows, t->arena, &r->design);
	study_rows_put(&r->rows, &r->design, key, &r->person);
	return buf_get(&r->rows.people);
}

TEST("study rows: whoever started in the days of the cohort is a participant, "
     "by their first start")
{
	struct row_try r;
	struct str rows;

	try_set(&r);
	rows = row_of(t, &r);
	expect_has(rows, ",1,2025-02-01,2025-03-01,,,34,male,white,"
	                 "community_order,12,yes,0,0,7,1,2,3,0,1\n");
	expect_equal(r.rows.counts.participants, 1);
	expect_equal(r.rows.people_n, 1);
}

TEST("study rows: whoever had an order begin in those days and did not start "
     "is one to compare with, until the day they start")
{
	struct row_try r;

	try_set(&r);
	r.person.started = DATE_NONE;
	expect_has(row_of(t, &r), ",0,2025-02-01,,,,34,");
	expect_equal(r.rows.counts.comparators, 1);
	r.person.started = day("2026-01-01");
	expect_has(row_of(t, &r), ",0,2025-02-01,,2026-01-01,started,34,");
	r.person.started = DATE_NONE;
	r.orders[0].sentenced_on = day("2024-12-31");
	row_of(t, &r);
	expect_equal(r.rows.people_n, 0);
	expect_equal(r.rows.counts.elsewhere, 1);
}

TEST("study rows: whoever started before the cohort is in neither group")
{
	struct row_try r;

	try_set(&r);
	r.person.started = day("2024-12-31");
	row_of(t, &r);
	expect_equal(r.rows.people_n, 0);
	expect_equal(r.rows.counts.before, 1);
}

TEST("study rows: a start without an order is in neither group, and counted")
{
	struct row_try r;

	try_set(&r);
	r.orders[0].sentenced_on = day("2025-03-02");
	row_of(t, &r);
	expect_equal(r.rows.people_n, 0);
	expect_equal(r.rows.counts.no_order, 1);
}

TEST("study rows: whoever said no to research is not in it, and is counted")
{
	struct row_try r;

	try_set(&r);
	r.person.said_no = true;
	r.person.offences_n = 1;
	r.offences[0] = (struct reoffence){.offence_on = day("2025-04-01"),
	                                   .proven_on = day("2025-05-01"),
	                                   .disposal = S("fine")};
	row_of(t, &r);
	expect_equal(r.rows.people_n, 0);
	expect_equal(r.rows.events_n, 0);
	expect_equal(r.rows.counts.said_no, 1);
}

TEST("study rows: what is known of somebody is what was known on their "
     "index day")
{
	struct row_try r;

	try_set(&r);
	r.person.orders_n = 2;
	r.person.offences_n = 3;
	/* Proven in time; proven after the index day; more than a year ago. */
	r.offences[0] = (struct reoffence){.offence_on = day("2024-06-01"),
	                                   .proven_on = day("2025-02-01"),
	                                   .disposal = S("fine")};
	r.offences[1] = (struct reoffence){.offence_on = day("2024-07-01"),
	                                   .proven_on = day("2025-02-02"),
	                                   .disposal = S("fine")};
	r.offences[2] = (struct reoffence){.offence_on = day("2024-01-31"),
	                                   .proven_on = day("2024-03-01"),
	                                   .disposal = S("fine"),
	                                   .severity = 3};
	expect_has(row_of(t, &r), ",yes,1,1,7,1,2,3,0,1\n");
	expect_equal(r.rows.events_n, 3);
	expect_has(buf_get(&r.rows.events), ",2024-01-31,2024-03-01,fine,3\n");
}

TEST("study rows: whoever died is followed until that day")
{
	struct row_try r;

	try_set(&r);
	r.person.died = day("2025-09-01");
	expect_has(row_of(t, &r), ",1,2025-02-01,2025-03-01,2025-09-01,died,");
	/* one to compare with who started before is one no longer by then */
	r.design.to = day("2025-02-20");
	expect_has(row_of(t, &r), ",0,2025-02-01,,2025-03-01,started,");
	r.person.died = day("2025-02-10");
	expect_has(row_of(t, &r), ",0,2025-02-01,,2025-02-10,died,");
	r.person.died = r.person.started = DATE_NONE;
	expect_has(row_of(t, &r), ",0,2025-02-01,,,,");
}

TEST("study rows: days of custody and recalls stand in rows of their own")
{
	struct row_try r;
	struct spell spells[] = {
	        {{4711}, S("recall"), day("2025-04-01"), day("2025-05-01")},
	        {{4711}, S("custody"), day("2025-06-01"), DATE_NONE}};
	struct str body;

	try_set(&r);
	(void)row_of(t, &r);
	expect_str(buf_get(&r.rows.spells), "id,from,to,kind\n");
	r.person.spells = spells;
	r.person.spells_n = 2;
	expect_lacks(row_of(t, &r), "recall");
	body = buf_get(&r.rows.spells);
	expect_has(body, ",2025-04-01,2025-05-01,recall\n");
	expect_has(body, ",2025-06-01,,custody\n");
	expect_equal(r.rows.spells_n, 2);
	/* of nobody who is in neither group */
	r.person.said_no = true;
	(void)row_of(t, &r);
	expect_equal(r.rows.spells_n, 0);
}

TEST("study rows: an id is a keyed hash: the same person has another in "
     "another study")
{
	static const unsigned char other[32] = {9};
	struct row_try r;
	struct str first, again;

	try_set(&r);
	first = str_copy(t->arena, row_of(t, &r));
	again = str_copy(t->arena, row_of(t, &r));
	expect_true(str_equal(first, again));
	study_rows_begin(&r.rows, t->arena, &r.design);
	study_rows_put(&r.rows, &r.design, (struct bytes){other, sizeof(other)},
	               &r.person);
	expect_false(str_equal(first, buf_get(&r.rows.people)));
}

TEST("study rows: a row holds no day of birth, and no number of the person")
{
	struct row_try r;
	struct str rows;

	try_set(&r);
	rows = row_of(t, &r);
	expect_lacks(rows, "1990");
	expect_lacks(rows, "4711");
}
