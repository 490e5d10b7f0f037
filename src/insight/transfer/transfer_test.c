/*
 * transfer_test.c - a caseload comes in, with every kind of fault.
 */
#include "insight/transfer/transfer.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "kernel/identity/identity.h"
#include "register/people/people.h"
#include "tests/system/system.h"

#define PEOPLE_HEADER \
	"crn,pnc,prison_number,first_name,last_name,preferred_name,pronouns," \
	"date_of_birth,sex,ethnicity,language,phone,email,postcode," \
	"organisation,team,case_manager,allocated_on"
#define ORGANISATIONS \
	"slug,name,kind,area,valid_from,valid_to\r\n" \
	"north,North Service,provider,north,2015-02-01,\r\n"
#define STAFF \
	"username,name,role,organisation,team,email,trained_on\r\n" \
	"cm01,Mair Cole,case_manager,north,quay,cm01@example.org,\r\n"
#define ORDERS \
	"crn,order_ref,kind,court,offence_code,offence_on,convicted_on," \
	"sentenced_on,released_on,starts_on,ends_on\r\n"
#define CONTACTS \
	"crn,contact_ref,at,kind,staff,planned_minutes,outcome,minutes,note\r\n"

static const struct query people_n = {
        .name = "test.people_n",
        .text = "select count(*) as n from people_person",
};
static const struct query contacts_n = {
        .name = "test.contacts_n",
        .text = "select count(*) as n from contact_contact",
};
static const struct query entries_n = {
        .name = "test.entries_n",
        .text = "select count(*) as n from audit_entry"
                " where what = :what",
};
static const struct query staff_named = {
        .name = "test.staff_named",
        .text = "select count(*) as n from identity_user"
                " where name = :name and email = :email",
};
/* People who came in without what their rows hold. */
static const struct query halves_n = {
        .name = "test.halves_n",
        .text = "select count(*) as n from people_person p where not exists"
                " (select 1 from orders_order o where o.person = p.id)"
                " or not exists"
                " (select 1 from contact_contact c where c.person = p.id)",
};
static const struct query *const more[] = {
        &people_n, &contacts_n, &entries_n, &staff_named, &halves_n, NULL};

static void
file_write(struct test *t, const char *name, const char *text, size_t n)
{
	FILE *file = fopen(test_path(t, name), "wb");

	expect_not_null(file);
	expect_equal(fwrite(text, 1, n, file), n);
	expect_equal(fclose(file), 0);
}

static void
folder_write(struct test *t, const char *people, const char *orders,
             const char *contacts)
{
	file_write(t, "organisations.csv", ORGANISATIONS,
	           strlen(ORGANISATIONS));
	file_write(t, "staff.csv", STAFF, strlen(STAFF));
	file_write(t, "people.csv", people, strlen(people));
	if (orders != NULL)
		file_write(t, "orders.csv", orders, strlen(orders));
	if (contacts != NULL)
		file_write(t, "contacts.csv", contacts, strlen(contacts));
}

#define PERSON(crn, first, last) \
	crn ",,," first "," last \
	    ",,,1990-05-04,male,white,en,,,HU1 1AA,north,quay,cm01," \
	    "2026-01-05\r\n"
#define ORDER(crn, ref) \
	crn "," ref \
	    ",community_order,Hull,theft,2025-10-01,2025-12-01,2026-01-05,," \
	    "2026-01-05,2027-01-04\r\n"
#define CONTACT(crn, ref) \
	crn "," ref \
	    ",2026-02-03T10:00:00+00:00,office,cm01,45,attended_complied,45," \
	    "\"A \"\"good\"\" talk\"\r\n"

static const struct fault *
run(struct world *w, struct import_options *options, struct import_result *out)
{
	options->folder = test_dir(w->t);
	options->now = clock_now();
	*out = (struct import_result){0};
	return transfer_import(w->app, w->arena, options, out);
}

static struct str
report_read(struct test *t, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *p = arena_bytes(t->arena, 1 << 20, 1);
	size_t n;

	expect_not_null(file);
	n = fread(p, 1, 1 << 20, file);
	fclose(file);
	return (struct str){p, n};
}

static const struct fault *
ada_stopped(struct ctx *ctx, void *data)
{
	return identity_user_disable(ctx, world_user(data, "ada"), true);
}

TEST("transfer: every row is either in the database or in the report")
{
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json")};
	struct import_result out;
	struct str report;
	struct stat st;

	folder_write(t,
	             PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash")
	                     PERSON("X200002", "Bo", "Birch"),
	             ORDERS ORDER("X200001", "o1") ORDER("X200002", "o2"),
	             CONTACTS CONTACT("X200001", "c1") CONTACT("X200002", "c2")
	                     CONTACT("X209999", "c3"));
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_PEOPLE].read, 2);
	expect_equal(out.counts[IMPORT_PEOPLE].added, 2);
	expect_equal(out.counts[IMPORT_ORDERS].added, 2);
	expect_equal(out.counts[IMPORT_CONTACTS].added, 2);
	expect_equal(out.counts[IMPORT_CONTACTS].refused, 1);
	expect_equal(world_count(w, &people_n, NO_ARGS), 2);
	expect_equal(world_count(w, &contacts_n, NO_ARGS), 2);
	report = report_read(t, options.report);
	expect_has(report, "\"crn\":\"X209999\"");
	expect_has(report, "There is no person with this CRN");
	expect_equal(stat(options.report, &st), 0);
	expect_equal(st.st_mode & 0777, 0600);
}

TEST("transfer: an import makes one audit entry a person and one for the run")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t,
	             PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash")
	                     PERSON("X200002", "Bo", "Birch"),
	             ORDERS ORDER("X200001", "o1"),
	             CONTACTS CONTACT("X200001", "c1"));
	expect_ok(run(w, &options, &out));
	expect_equal(world_count(w, &entries_n,
	                         ARGS(arg_str("what", S("import.person")))),
	             2);
	expect_equal(world_count(w, &entries_n,
	                         ARGS(arg_str("what", S("import.run")))),
	             1);
}

TEST("transfer: a person whose rows hold an error is left out whole and "
     "reported")
{
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json"),
	                                 .refused = test_path(t, "refused")};
	struct import_result out;
	struct str refused;

	folder_write(
	        t,
	        PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash")
	                PERSON("X200002", "Bo", "Birch"),
	        ORDERS ORDER("X200001", "o1") ORDER("X200002", "o2"),
	        CONTACTS CONTACT(
	                "X200001",
	                "c1") "X200002,c2,2026-02-03T10:00:00,office,cm01,45,"
	                      "attended_complied,45,\r\n");
	expect_ok(run(w, &options, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(out.counts[IMPORT_PEOPLE].refused, 1);
	expect_equal(out.counts[IMPORT_ORDERS].refused, 1);
	expect_equal(world_count(w, &people_n, NO_ARGS), 1);
	expect_has(report_read(t, options.report), "\"line\":3");
	refused = report_read(t, test_path(t, "refused/contacts.csv"));
	expect_has(refused, "X200002,c2,2026-02-03T10:00:00,office");
	expect_lacks(refused, "X200001");
}

TEST("transfer: the same files a second time change nothing")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t, PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash"),
	             ORDERS ORDER("X200001", "o1"),
	             CONTACTS CONTACT("X200001", "c1"));
	expect_ok(run(w, &options, &out));
	expect_ok(run(w, &options, &out));
	for (int i = 0; i < IMPORT_FILES; i++) {
		expect_equal(out.counts[i].added, 0);
		expect_equal(out.counts[i].updated, 0);
		expect_equal(out.counts[i].unchanged, out.counts[i].read);
	}
	expect_equal(world_count(w, &entries_n,
	                         ARGS(arg_str("what", S("import.person")))),
	             1);
}

TEST("transfer: a row that changed is updated, and nothing else is")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t, PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash"),
	             ORDERS ORDER("X200001", "o1"), NULL);
	expect_ok(run(w, &options, &out));
	folder_write(t, PEOPLE_HEADER "\r\n" PERSON("X200001", "Anna", "Ash"),
	             NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_PEOPLE].updated, 1);
	expect_equal(out.counts[IMPORT_ORDERS].unchanged, 1);
}

TEST("transfer: a changed name or email of staff is applied and counted, and "
     "the same file again changes nothing")
{
	static const char changed[] =
	        "username,name,role,organisation,team,email,trained_on\r\n"
	        "cm01,Mair Cole-Pugh,case_manager,north,quay,"
	        "mair@example.org,\r\n";
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json")};
	struct import_result out;

	folder_write(t, PEOPLE_HEADER "\r\n", NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_STAFF].added, 1);
	file_write(t, "staff.csv", changed, sizeof(changed) - 1);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_STAFF].updated, 1);
	expect_has(report_read(t, options.report),
	           "\"staff.csv\":{\"read\":1,\"added\":0,\"updated\":1");
	expect_equal(world_count(w, &staff_named,
	                         ARGS(arg_str("name", S("Mair Cole-Pugh")),
	                              arg_str("email", S("mair@example.org")))),
	             1);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_STAFF].updated, 0);
	expect_equal(out.counts[IMPORT_STAFF].unchanged, 1);
}

static const struct fault *
find_user(struct ctx *ctx, void *data)
{
	return identity_user_find(ctx, S("cm01"), data);
}

/* An administrator moves cm01 on the page. */
static void
moved(struct world *w)
{
	struct http *h = http_serve(w, w->app->capabilities);
	struct user_id user;
	struct str path;

	expect_ok(world_see(w, NULL, find_user, &user));
	path = str_print(w->arena, "/admin/users/%.*s/place",
	                 STR_ARG(id_show(w->arena, user.v)));
	expect_equal(
	        http_post(h, "ada", str_c(w->arena, path),
	                  FIELDS("roles", "case_manager", "organisation",
	                         str_c(w->arena,
	                               id_show(w->arena, w->organisation.v)),
	                         "team", ""))
	                .status,
	        303);
}

static const struct query staff_here = {
        .name = "test.staff_here",
        .text = "select count(*) as n from identity_user"
                " where username = 'cm01' and organisation = :organisation"
                " and team is null",
        .scans = "a test",
        .shows_nobody = "a count",
};

TEST("transfer: staff whom an administrator moved stay there while the file "
     "says what it said before, and the report says so")
{
	static const struct query *const here[] = {&staff_here, NULL};
	static const char anew[] =
	        "username,name,role,organisation,team,email,trained_on\r\n"
	        "cm01,Mair Cole,case_manager,north,hill,,\r\n";
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json")};
	struct import_result out;
	const struct arg *place =
	        ARGS(arg_i64("organisation", w->organisation.v));

	store_register(w->store, here);
	folder_write(t, PEOPLE_HEADER "\r\n", NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_lacks(report_read(t, options.report), "They were moved here");
	moved(w);
	for (int i = 0; i < 2; i++) {
		expect_ok(run(w, &options, &out));
		expect_equal(out.counts[IMPORT_STAFF].unchanged, 1);
		expect_equal(out.counts[IMPORT_STAFF].updated, 0);
		expect_equal(out.counts[IMPORT_STAFF].refused, 0);
		expect_equal(world_count(w, &staff_here, place), 1);
		expect_has(report_read(t, options.report),
		           "They were moved here on 24 November 2026");
		expect_has(report_read(t, options.report),
		           "\"effect\":\"reported\"");
	}
	file_write(t, "staff.csv", anew, sizeof(anew) - 1);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_STAFF].updated, 1);
	expect_equal(world_count(w, &staff_here, place), 0);
	expect_lacks(report_read(t, options.report), "They were moved here");
}

TEST("transfer: a row of staff that would take a person's sign-in or the last "
     "administrator is refused alone")
{
	static const char rows[] =
	        "username,name,role,organisation,team,email,trained_on\r\n"
	        "jay,Jay Fox,case_manager,north,quay,,\r\n"
	        "boss,Bo Ssen,administrator,north,quay,,\r\n"
	        "cm02,Ann Lee,case_manager,north,quay,,\r\n";
	static const char demoted[] =
	        "username,name,role,organisation,team,email,trained_on\r\n"
	        "boss,Bo Ssen,manager,north,quay,,\r\n"
	        "cm02,Ann Hay,case_manager,north,quay,,\r\n";
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json")};
	struct import_result out;

	folder_write(t, PEOPLE_HEADER "\r\n", NULL, NULL);
	file_write(t, "staff.csv", rows, sizeof(rows) - 1);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_STAFF].added, 2);
	expect_equal(out.counts[IMPORT_STAFF].refused, 1);
	expect_has(report_read(t, options.report),
	           "Somebody else has that username already");
	expect_ok(world_do(w, NULL, ada_stopped, w));
	file_write(t, "staff.csv", demoted, sizeof(demoted) - 1);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_STAFF].updated, 1);
	expect_equal(out.counts[IMPORT_STAFF].refused, 1);
	expect_has(report_read(t, options.report),
	           "This is the last administrator, who stays one");
}

TEST("transfer: a dry run reports what a run would do and changes nothing")
{
	struct world *w = world_with(t, more);
	struct import_options options = {.dry_run = true};
	struct import_result dry, out;

	folder_write(t, PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash"),
	             ORDERS ORDER("X200001", "o1"),
	             CONTACTS CONTACT("X200001", "c1"));
	expect_ok(run(w, &options, &dry));
	expect_equal(world_count(w, &people_n, NO_ARGS), 0);
	options.dry_run = false;
	expect_ok(run(w, &options, &out));
	for (int i = 0; i < IMPORT_FILES; i++)
		expect_equal(dry.counts[i].added, out.counts[i].added);
}

TEST("transfer: an unknown column stops the run before anything is changed")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;
	const struct fault *fault;

	folder_write(t, PEOPLE_HEADER ",shoe\r\n", NULL, NULL);
	fault = run(w, &options, &out);
	expect_fault(fault, FAULT_INVALID, NULL);
	expect_has(text_show_en(t->arena, &fault->text), "shoe");
	expect_equal(world_count(w, &people_n, NO_ARGS), 0);
}

TEST("transfer: a column that stands twice stops the run")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t,
	             PEOPLE_HEADER ",crn\r\n"
	                           "X200001,,,Ana,Ash,,,1990-05-04,female,"
	                           "white,en,,,,north,quay,cm01,2026-01-05,"
	                           "X200001\r\n",
	             NULL, NULL);
	expect_fault(run(w, &options, &out), FAULT_INVALID, NULL);
	expect_has(text_show_en(t->arena, &run(w, &options, &out)->text),
	           "people.csv has the column crn twice. Nothing was changed");
	expect_equal(world_count(w, &people_n, NO_ARGS), 0);
}

TEST("transfer: a folder without people.csv is refused with its name")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	test_dir(t);
	expect_fault(run(w, &options, &out), FAULT_INVALID, NULL);
}

TEST("transfer: a column that begins with x_ is kept as a note")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t,
	             PEOPLE_HEADER
	             ",x_shoe_size\r\n"
	             "X200001,,,Ana,Ash,,,1990-05-04,female,"
	             "white,en,,,,north,quay,cm01,2026-01-05,6\r\n",
	             NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_equal(out.counts[IMPORT_PEOPLE].added, 1);
}

TEST("transfer: a line that is not UTF-8 refuses its person and no other")
{
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json")};
	struct import_result out;

	folder_write(t,
	             PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash")
	                     PERSON("X200002", "Si\xf4n", "Birch"),
	             NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(world_count(w, &people_n, NO_ARGS), 1);
	expect_has(report_read(t, options.report), "is not UTF-8 text");
}

TEST("transfer: a NUL byte refuses its person and no other")
{
	static const char people[] = PEOPLE_HEADER
	        "\r\n" PERSON("X200001", "Ana", "Ash")
	                PERSON("X200002", "B\0b", "Birch");
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t, PEOPLE_HEADER "\r\n", NULL, NULL);
	file_write(t, "people.csv", people, sizeof(people) - 1);
	expect_ok(run(w, &options, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(out.counts[IMPORT_PEOPLE].added, 1);
}

TEST("transfer: two rows with one CRN refuse the person")
{
	struct world *w = world_with(t, more);
	struct import_options options = {0};
	struct import_result out;

	folder_write(t,
	             PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash")
	                     PERSON("x200001", "Zeb", "Quill"),
	             NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_equal(out.people_refused, 1);
	expect_equal(out.counts[IMPORT_PEOPLE].refused, 2);
	expect_equal(world_count(w, &people_n, NO_ARGS), 0);
}

TEST("transfer: a row that is gone from the files is kept and listed")
{
	struct world *w = world_with(t, more);
	struct import_options options = {.report = test_path(t, "r.json")};
	struct import_result out;

	folder_write(t,
	             PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash")
	                     PERSON("X200002", "Bo", "Birch"),
	             NULL, NULL);
	expect_ok(run(w, &options, &out));
	folder_write(t, PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash"),
	             NULL, NULL);
	expect_ok(run(w, &options, &out));
	expect_equal(world_count(w, &people_n, NO_ARGS), 2);
	expect_has(report_read(t, options.report), "not in this delivery");
}

#define THREE \
	PEOPLE_HEADER "\r\n" PERSON("X200001", "Ana", "Ash") \
	        PERSON("X200002", "Bo", "Birch") \
	                PERSON("X200003", "Cy", "Cedar")

TEST("transfer: a disk that fails at any step leaves whole persons only, and "
     "the next run goes on")
{
	struct world *w = world_with(t, more);
	struct import_options options = {.batch = 1,
	                                 .report = test_path(t, "r.json")};
	struct import_result out;
	const struct fault *fault = NULL;
	unsigned long step = 1;
	int failed = 0;

	folder_write(t, THREE,
	             ORDERS ORDER("X200001", "o1") ORDER("X200002", "o2")
	                     ORDER("X200003", "o3"),
	             CONTACTS CONTACT("X200001", "c1") CONTACT("X200002", "c2")
	                     CONTACT("X200003", "c3"));
	do {
		store_fail_at(step);
		fault = run(w, &options, &out);
		store_fail_at(0);
		failed += fault != NULL;
		expect_true(fault == NULL || fault->kind == FAULT_UNAVAILABLE);
		expect_equal(world_count(w, &halves_n, NO_ARGS), 0);
		step += 1 + step / 12;
	} while ((fault != NULL || failed < 10) && step < 10000);
	expect_true(failed >= 10);
	expect_ok(run(w, &options, &out));
	expect_equal(out.people_refused, 0);
	expect_equal(world_count(w, &people_n, NO_ARGS), 3);
	expect_equal(world_count(w, &entries_n,
	                         ARGS(arg_str("what", S("import.person")))),
	             3);
}
