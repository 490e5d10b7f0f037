/*
 * transfer_rows_test.c - each kind of faulty row: its person is refused or
 * the fault reported, at its line and column, and nobody else is touched.
 */
#include <stdio.h>
#include <string.h>

#include "insight/transfer/transfer.h"
#include "register/orders/orders_package.h"
#include "tests/system/system.h"

#define PEOPLE \
	"crn,pnc,prison_number,first_name,last_name,preferred_name,pronouns," \
	"date_of_birth,sex,ethnicity,language,phone,email,postcode," \
	"organisation,team,case_manager,allocated_on\r\n"
#define ORDERS \
	"crn,order_ref,kind,court,offence_code,offence_on,convicted_on," \
	"sentenced_on,released_on,starts_on,ends_on\r\n"
#define ENDED \
	"crn,order_ref,kind,court,offence_code,offence_on,convicted_on," \
	"sentenced_on,released_on,starts_on,ends_on,order_outcome," \
	"order_outcome_on\r\n"
#define REQUIREMENTS \
	"crn,order_ref,requirement_ref,kind,quantity,unit,starts_on,ends_on\r\n"
#define DONE \
	"crn,order_ref,requirement_ref,kind,quantity,unit,starts_on,ends_on," \
	"done,done_on\r\n"
#define CONTACTS \
	"crn,contact_ref,at,kind,staff,planned_minutes,outcome,minutes,note\r\n"
#define REOFFENCES "crn,offence_on,proven_on,offence_code,disposal,severity\r\n"
#define SPELLS     "crn,kind,from_on,to_on\r\n"
#define PACKAGES   "crn,known_on,source,tier,appointments,weeks\r\n"

static const struct query people_n = {
        .name = "test.people_n",
        .text = "select count(*) as n from people_person",
};
static const struct query requirements_n = {
        .name = "test.requirements_n",
        .text = "select count(*) as n from orders_requirement",
};
static const struct query reoffences_n = {
        .name = "test.reoffences_n",
        .text = "select count(*) as n from orders_reoffence",
};
static const struct query spells_n = {
        .name = "test.spells_n",
        .text = "select count(*) as n from orders_spell",
};
static const struct query packages_n = {
        .name = "test.packages_n",
        .text = "select count(*) as n from orders_package",
};
static const struct query orders_revoked = {
        .name = "test.orders_revoked",
        .text = "select count(*) as n from orders_order"
                " where outcome = 'revoked'",
};
static const struct query requirements_done = {
        .name = "test.requirements_done",
        .text = "select sum(done) as n from orders_requirement",
};
static const struct query *const more[] = {&people_n,          &requirements_n,
                                           &requirements_done, &reoffences_n,
                                           &spells_n,          &packages_n,
                                           &orders_revoked,    NULL};

/* A person of the folder, and what is wrong with them; column NULL: nothing. */
static const struct faulty {
	const char *crn;
	const char
	        *person; /* the rest of their row in people.csv; NULL: none */
	const char *order;
	const char *requirement;
	const char *contact;
	const char *reoffence;
	const char *column;
	const char *sentence;
	bool reported; /* and not refused */
} rows[] = {
#define GOOD_PERSON \
	",,,Ana,Ash,,,1990-05-04,female,white,en,,,HU1 1AA,north,quay,cm01," \
	"2026-01-05"
#define GOOD_ORDER \
	",community_order,Hull,theft,2025-10-01,2025-12-01,2026-01-05,," \
	"2026-01-05,2027-01-04"
#define GOOD_HOURS ",unpaid_work,80,hours,2026-01-05,2027-01-04"
        {"X300001", GOOD_PERSON, "o1" GOOD_ORDER, "o1,r1" GOOD_HOURS,
         "c1,2026-02-03T10:00:00+00:00,office,cm01,45,attended_complied,45,",
         "2026-03-01,2026-05-01,theft,fine,2", NULL, NULL, false},
        {"X300002", ",,,Ana,Ash,,,1990-02-30,female,white,en,,,,north,,,", NULL,
         NULL, NULL, NULL, "date_of_birth", "This is not a day of the calendar",
         false},
        {"X300003", ",,,Ana,Ash,,,1990-05-04,female,white,en,,,,south,,,", NULL,
         NULL, NULL, NULL, "organisation", "There is no such organisation",
         false},
        {"X300004", ",,,Ana,Ash,,,1990-05-04,female,white,en,,,,north,,cm99,",
         NULL, NULL, NULL, NULL, "case_manager",
         "There is no such member of staff", false},
        {"X300005",
         ",2001/0000001A,,Ana,Ash,,,1990-05-04,female,white,en,,,,north,,,",
         NULL, NULL, NULL, NULL, "pnc", "kept apart as unconfirmed", true},
        {"X300006", ",12,,Ana,Ash,,,1990-05-04,female,white,en,,,,north,,,",
         NULL, NULL, NULL, NULL, "pnc", "has not the form of such a number",
         true},
        {"x300007", GOOD_PERSON, NULL, NULL, NULL, NULL, "crn",
         "The CRN was written in capitals", true},
        {"X300008", GOOD_PERSON, "o8" GOOD_ORDER, "o9,r8" GOOD_HOURS, NULL,
         NULL, "order_ref", "There is no order of this person with", false},
        {"X300009", GOOD_PERSON, "o10" GOOD_ORDER,
         "o10,r9,unpaid_work,eighty,hours,2026-01-05,2027-01-04", NULL, NULL,
         "quantity", "This is not a whole number", false},
        {"X300010", GOOD_PERSON, "o11" GOOD_ORDER,
         "o11,r10,unpaid_work,-80,hours,2026-01-05,2027-01-04", NULL, NULL,
         "quantity", "The quantity must not be below nought", false},
        {"X300011", GOOD_PERSON, NULL, NULL,
         "c2,2026-02-03T10:00:00+00:00,office,cm99,45,attended_complied,45,",
         NULL, "staff", "There is no such member of staff", false},
        {"X300012", GOOD_PERSON, NULL, NULL, NULL,
         "2026-03-01,2026-02-01,theft,fine,2", "proven_on", NULL, false},
        {"X300013", GOOD_PERSON, NULL, NULL, NULL,
         "2026-03-01,2026-05-01,theft,fine,9", "severity", NULL, false},
        {"X300014", GOOD_PERSON, "o14" GOOD_ORDER "\r\nX300014,o14" GOOD_ORDER,
         NULL, NULL, NULL, "order_ref", "This stands twice in the file", false},
        {"X300015", NULL, "o15" GOOD_ORDER, NULL, NULL, NULL, "crn",
         "There is no person with this CRN", false},
        {"X300016", GOOD_PERSON ",more", NULL, NULL, NULL, NULL, "",
         "This line has not as many cells as the first", false},
        {"X300017", ",,,An\"a,Ash,,,1990-05-04,female,white,en,,,,north,,,",
         NULL, NULL, NULL, NULL, "", "This line has a quotation mark", false},
        {"X300018",
         ",,, Ana ,Ash,,,1990-05-04,female,white,en,,,,north,,,2026-01-05",
         NULL, NULL, NULL, NULL, "first_name", "The spaces around it", true},
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static void
file_put(struct test *t, const char *name, const char *header, size_t offset)
{
	FILE *file = fopen(test_path(t, name), "wb");

	expect_not_null(file);
	fputs(header, file);
	for (size_t i = 0; i < ROWS; i++) {
		const char *const *cell =
		        (const void *)((const char *)&rows[i] + offset);

		if (*cell != NULL)
			fprintf(file, "%s%s%s\r\n", rows[i].crn,
			        **cell == ',' ? "" : ",", *cell);
	}
	expect_equal(fclose(file), 0);
}

static void
text_put(struct test *t, const char *name, const char *text)
{
	FILE *file = fopen(test_path(t, name), "wb");

	expect_not_null(file);
	fputs(text, file);
	expect_equal(fclose(file), 0);
}

static void
folder_put(struct test *t)
{
	text_put(t, "organisations.csv",
	         "slug,name,kind,area,valid_from,valid_to\r\n"
	         "north,North Service,provider,north,2015-02-01,\r\n"
	         "odd,Odd Service,nonsense,north,2015-02-01,\r\n"
	         "late,Late Service,provider,north,2015-02-31,\r\n"
	         "short\r\n");
	text_put(t, "staff.csv",
	         "username,name,role,organisation,team,email,trained_on\r\n"
	         "cm01,Mair Cole,case_manager,north,quay,c@example.org,\r\n"
	         "cm02,Huw Cole,case_manager,south,quay,h@example.org,\r\n");
	file_put(t, "people.csv", PEOPLE, offsetof(struct faulty, person));
	file_put(t, "orders.csv", ORDERS, offsetof(struct faulty, order));
	file_put(t, "requirements.csv", REQUIREMENTS,
	         offsetof(struct faulty, requirement));
	file_put(t, "contacts.csv", CONTACTS, offsetof(struct faulty, contact));
	file_put(t, "reoffences.csv", REOFFENCES,
	         offsetof(struct faulty, reoffence));
}

/* All problems of the report. */
static const json_t *
problems_read(struct test *t, json_t **report)
{
	*report = json_load_file(test_path(t, "r.json"), 0, NULL);
	expect_not_null(*report);
	return json_object_get(*report, "problems");
}

static bool
member_is(const json_t *problem, const char *name, const char *value)
{
	const char *has = json_string_value(json_object_get(problem, name));

	return has != NULL && strcmp(has, value) == 0;
}

/* Whether the report says this of this CRN at this column. */
static bool
reported(const json_t *problems, const struct faulty *row)
{
	const char *effect = row->reported ? "reported" : "refused";

	for (size_t i = 0; i < json_array_size(problems); i++) {
		const json_t *problem = json_array_get(problems, i);
		const char *sentence =
		        json_string_value(json_object_get(problem, "sentence"));

		if (member_is(problem, "crn", row->crn) &&
		    member_is(problem, "column", row->column) &&
		    member_is(problem, "effect", effect) &&
		    (row->sentence == NULL ||
		     strstr(sentence, row->sentence) != NULL))
			return true;
	}
	return false;
}

static const struct fault *
run(struct world *w, struct import_result *out)
{
	struct import_options options = {
	        .folder = test_dir(w->t),
	        .report = test_path(w->t, "r.json"),
	        .refused = test_path(w->t, "refused"),
	        .now = clock_now(),
	};

	*out = (struct import_result){0};
	return transfer_import(w->app, w->arena, &options, out);
}

TEST("transfer: each kind of faulty row is said at its column, and refuses its "
     "person or is only reported")
{
	struct world *w = world_with(t, more);
	const json_t *problems;
	struct import_result out;
	int64_t whole = 0;
	json_t *report;

	folder_put(t);
	expect_ok(run(w, &out));
	problems = problems_read(t, &report);
	for (size_t i = 0; i < ROWS; i++) {
		whole += rows[i].column == NULL || rows[i].reported;
		if (rows[i].column == NULL || reported(problems, &rows[i]))
			continue;
		print_error("not in the report: %s %s\n", rows[i].crn,
		            rows[i].column);
		expect_true(false);
	}
	json_decref(report);
	expect_equal(out.people_refused, (int64_t)ROWS - whole);
	expect_equal(world_count(w, &people_n, NO_ARGS), whole);
	expect_equal(world_count(w, &requirements_n, NO_ARGS), 1);
	expect_equal(world_count(w, &reoffences_n, NO_ARGS), 1);
	expect_equal(out.counts[IMPORT_ORGANISATIONS].refused, 3);
	expect_equal(out.counts[IMPORT_STAFF].refused, 1);
	/* and the next run finds it all as it was */
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, (int64_t)ROWS - whole);
	for (int i = 0; i < IMPORT_FILES; i++)
		expect_equal(out.counts[i].added + out.counts[i].updated, 0);
}

TEST("transfer: an order that is another person's refuses who brings it")
{
	struct world *w = world_with(t, more);
	struct import_result out;

	text_put(t, "organisations.csv",
	         "slug,name,kind,area,valid_from,valid_to\r\n"
	         "north,North Service,provider,north,2015-02-01,\r\n");
	text_put(t, "staff.csv",
	         "username,name,role,organisation,team,email,trained_on\r\n"
	         "cm01,Mair Cole,case_manager,north,quay,c@example.org,\r\n");
	text_put(t, "people.csv", PEOPLE "X300001" GOOD_PERSON "\r\n");
	text_put(t, "orders.csv", ORDERS "X300001,o1" GOOD_ORDER "\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 0);
	text_put(t, "people.csv", PEOPLE "X300002" GOOD_PERSON "\r\n");
	text_put(t, "orders.csv", ORDERS "X300002,o1" GOOD_ORDER "\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(world_count(w, &people_n, NO_ARGS), 1);
	/* a requirement of an order that came in before is taken */
	text_put(t, "people.csv", PEOPLE "X300001" GOOD_PERSON "\r\n");
	text_put(t, "orders.csv", ORDERS);
	text_put(t, "requirements.csv",
	         REQUIREMENTS "X300001,o1,r1" GOOD_HOURS "\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_REQUIREMENTS].added, 1);
	/* how much is done comes with the day it was counted on, and a file
	 * without these columns takes nothing back */
	text_put(t, "requirements.csv",
	         DONE "X300001,o1,r1" GOOD_HOURS ",20,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	text_put(t, "requirements.csv",
	         DONE "X300001,o1,r1" GOOD_HOURS ",20,2026-02-01\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_REQUIREMENTS].updated, 1);
	text_put(t, "requirements.csv",
	         REQUIREMENTS "X300001,o1,r1" GOOD_HOURS "\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_REQUIREMENTS].updated, 0);
	expect_equal(world_count(w, &requirements_done, NO_ARGS), 20);
}

TEST("transfer: how an order stands comes with the caseload, stays where later "
     "files say nothing of it, and a wrong one refuses whoever it is of")
{
	struct world *w = world_with(t, more);
	struct import_result out;

	text_put(t, "organisations.csv",
	         "slug,name,kind,area,valid_from,valid_to\r\n"
	         "north,North Service,provider,north,2015-02-01,\r\n");
	text_put(t, "staff.csv",
	         "username,name,role,organisation,team,email,trained_on\r\n"
	         "cm01,Mair Cole,case_manager,north,quay,c@example.org,\r\n");
	text_put(t, "people.csv", PEOPLE "X300001" GOOD_PERSON "\r\n");
	text_put(t, "orders.csv",
	         ENDED "X300001,o1" GOOD_ORDER ",revoked,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	text_put(t, "orders.csv",
	         ENDED "X300001,o1" GOOD_ORDER ",revoked,2026-03-01\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 0);
	expect_equal(world_count(w, &orders_revoked, NO_ARGS), 1);
	text_put(t, "orders.csv", ORDERS "X300001,o1" GOOD_ORDER "\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_ORDERS].updated, 0);
	expect_equal(world_count(w, &orders_revoked, NO_ARGS), 1);
	text_put(t, "orders.csv",
	         ENDED "X300001,o1" GOOD_ORDER ",completed,2026-04-01\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_ORDERS].updated, 1);
	expect_equal(world_count(w, &orders_revoked, NO_ARGS), 0);
}

TEST("transfer: spells come with the caseload, close with a later one, and a "
     "wrong one refuses whoever it is of")
{
	struct world *w = world_with(t, more);
	struct import_result out;

	text_put(t, "organisations.csv",
	         "slug,name,kind,area,valid_from,valid_to\r\n"
	         "north,North Service,provider,north,2015-02-01,\r\n");
	text_put(t, "staff.csv",
	         "username,name,role,organisation,team,email,trained_on\r\n"
	         "cm01,Mair Cole,case_manager,north,quay,c@example.org,\r\n");
	text_put(t, "people.csv",
	         PEOPLE "X300001" GOOD_PERSON "\r\n"
	                "X300002" GOOD_PERSON "\r\n");
	text_put(t, "spells.csv",
	         SPELLS "X300001,recall,2026-02-01,\r\n"
	                "X300001,custody,2026-02-01,2026-02-09\r\n"
	                "X300002,custody,2026-02-09,2026-02-01\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(out.counts[IMPORT_SPELLS].added, 2);
	expect_equal(world_count(w, &spells_n, NO_ARGS), 2);
	text_put(t, "spells.csv",
	         SPELLS "X300001,recall,2026-02-01,2026-03-01\r\n"
	                "X300001,custody,2026-02-01,\r\n"
	                "X300002,death,2026-02-09,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 0);
	expect_equal(out.counts[IMPORT_SPELLS].updated, 1);
	expect_equal(out.counts[IMPORT_SPELLS].unchanged, 1);
	expect_equal(out.counts[IMPORT_SPELLS].added, 1);
	/* the same one twice is one too many */
	text_put(t, "spells.csv",
	         SPELLS "X300001,recall,2026-02-01,2026-03-01\r\n"
	                "X300001,recall,2026-02-01,2026-03-01\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(world_count(w, &spells_n, NO_ARGS), 3);
}

static void
base_put(struct test *t)
{
	text_put(t, "organisations.csv",
	         "slug,name,kind,area,valid_from,valid_to\r\n"
	         "north,North Service,provider,north,2015-02-01,\r\n");
	text_put(t, "staff.csv",
	         "username,name,role,organisation,team,email,trained_on\r\n"
	         "cm01,Mair Cole,case_manager,north,quay,c@example.org,\r\n");
	text_put(t, "people.csv",
	         PEOPLE "X300001" GOOD_PERSON "\r\n"
	                "X300002" GOOD_PERSON "\r\n");
}

TEST("transfer: packages come with the caseload as another service said, a "
     "newer day beside the older, and twice they change nothing")
{
	struct world *w = world_with(t, more);
	struct import_result out;

	base_put(t);
	text_put(t, "packages.csv",
	         PACKAGES "X300001,2026-11-02,Tier service,B,46,12\r\n"
	                  "X300002,2026-11-02,Tier service,C,,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 0);
	expect_equal(out.counts[IMPORT_PACKAGES].added, 2);
	expect_equal(world_count(w, &packages_n, NO_ARGS), 2);
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_PACKAGES].added, 0);
	expect_equal(out.counts[IMPORT_PACKAGES].unchanged, 2);
	expect_equal(world_count(w, &packages_n, NO_ARGS), 2);
	/* Another word of the same day, and a newer day. */
	text_put(t, "packages.csv",
	         PACKAGES "X300001,2026-11-02,Tier service,B,40,12\r\n"
	                  "X300002,2026-11-09,Tier service,D,,\r\n"
	                  "X300002,2026-11-02,Tier service,C,,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.counts[IMPORT_PACKAGES].added, 2);
	expect_equal(out.counts[IMPORT_PACKAGES].unchanged, 1);
	expect_equal(world_count(w, &packages_n, NO_ARGS), 4);
}

/* That this row, on the second line, refuses its person alone. */
static void
package_refused(struct world *w, const char *row, const char *column,
                const char *sentence)
{
	struct faulty faulty = {.column = column, .sentence = sentence};
	int64_t before = world_count(w, &packages_n, NO_ARGS);
	struct import_result out;
	const json_t *problems;
	json_t *report;

	faulty.crn = str_c(w->arena, str_slice(str_of(row), 0, 7));
	text_put(w->t, "packages.csv",
	         str_c(w->arena, str_print(w->arena, PACKAGES "%s\r\n", row)));
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(out.counts[IMPORT_PACKAGES].refused, 1);
	problems = problems_read(w->t, &report);
	expect_true(reported(problems, &faulty));
	expect_equal(json_integer_value(json_object_get(
	                     json_array_get(problems, 0), "line")),
	             2);
	json_decref(report);
	expect_equal(world_count(w, &packages_n, NO_ARGS), before);
}

TEST("transfer: a wrong row of a package refuses whoever it is of, at its line")
{
	struct world *w = world_with(t, more);

	base_put(t);
	package_refused(w, "X300002,,Tier service,B,,", "known_on",
	                "Write the day it was said: today or earlier");
	package_refused(w, "X300002,2030-01-01,Tier service,B,,", "known_on",
	                "Write the day it was said: today or earlier");
	package_refused(w, "X300002,2026-11-31,Tier service,B,,", "known_on",
	                "This is not a day of the calendar");
	package_refused(w, "X300002,2026-11-02,,B,,", "source",
	                "Say where this comes from");
	package_refused(w, "X300002,2026-11-02,Tier service,,,", "tier",
	                "Write the tier, how many appointments, or both");
	package_refused(w, "X300002,2026-11-02,Tier service,B,many,",
	                "appointments", "This is not a whole number");
	package_refused(w, "X300002,2026-11-02,Tier service,B,0,",
	                "appointments", "Write a whole number from 1 to 400");
	package_refused(w, "X300002,2026-11-02,Tier service,B,401,",
	                "appointments", "Write a whole number from 1 to 400");
	package_refused(w, "X300002,2026-11-02,Tier service,B,46,53", "weeks",
	                "Write a whole number from 1 to 52");
	package_refused(w, "X300002,2026-11-02,Tier service,B,,12",
	                "appointments",
	                "Write how many appointments there are in a year");
	package_refused(w, "X300003,2026-11-02,Tier service,B,,", "crn",
	                "There is no person with this CRN");
}

TEST("transfer: the same day and source of a package twice is one too many, "
     "and so is one that does not fit")
{
	struct world *w = world_with(t, more);
	struct import_result out;
	struct buf buf;

	base_put(t);
	text_put(t, "packages.csv",
	         PACKAGES "X300001,2026-11-02,Tier service,B,,\r\n"
	                  "X300001,2026-11-02,Tier service,C,,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(world_count(w, &packages_n, NO_ARGS), 0);
	buf_init(&buf, w->arena, 0);
	buf_str(&buf, S(PACKAGES));
	for (int i = 0; i < PACKAGE_MOST; i++)
		buf_print(&buf, "X300001,2026-11-02,Source %d,B,,\r\n", i);
	text_put(t, "packages.csv", str_c(w->arena, buf_get(&buf)));
	expect_ok(run(w, &out));
	expect_equal(world_count(w, &packages_n, NO_ARGS), PACKAGE_MOST);
	package_refused(w, "X300001,2026-11-02,One more,B,,", "",
	                "100 packages are written down");
	/* What is there already still fits. */
	text_put(t, "packages.csv",
	         PACKAGES "X300001,2026-11-02,Source 7,B,,\r\n");
	expect_ok(run(w, &out));
	expect_equal(out.people_refused, 0);
	expect_equal(out.counts[IMPORT_PACKAGES].unchanged, 1);
}
