/* eval_lock_codes_test.c - what stops a study leaves no file of an estimate. */
#include <dirent.h>
#include <string.h>

#include "insight/evaluation/eval_lock_test.h"
#include "insight/evaluation/eval_study_test.h"

/* --- files that cannot be estimated -------------------------------------- */

#define ROWS    250
#define TREATED 50

/* One row of a table; the columns are those of HEAD. */
#define HEAD "id,group,age,word,day,seen,y,n,days,d,e\n"
struct row {
	int id, group, age, y, n;
	const char *word, *day, *seen, *days;
	int d, e;
};

static struct row
row_usual(int i)
{
	return (struct row){.id = i,
	                    .group = i < TREATED,
	                    .age = 20 + i % 20,
	                    .word = "a",
	                    .day = "2020-01-01",
	                    .seen = "2019-12-01",
	                    .y = i % 3 == 0,
	                    .n = 1 + i % 2,
	                    .days = "365",
	                    .d = 1 + i % 97,
	                    .e = i % 3 == 0};
}

static void
nobody_has(int i, struct row *row)
{
	(void)i;
	row->y = 0;
}

static void
few_have(int i, struct row *row)
{
	row->y = i == 0 || i == 1 || i > TREATED;
}

/* All of one group before any of the other. */
static void
one_after_the_other(int i, struct row *row)
{
	row->e = 1;
	row->d = i < TREATED ? 1 + 2 * i : 200 + i;
}

static void
one_for_ever(int i, struct row *row)
{
	if (i == 7)
		row->days = "3e95";
}

static void
twice_so(int i, struct row *row)
{
	if (i == 3)
		row->y = 2;
}

static void
before_the_start(int i, struct row *row)
{
	if (i == 3)
		row->d = -4;
}

static void
same_id(int i, struct row *row)
{
	if (i == 9)
		row->id = 8;
}

static void
age_tells(int i, struct row *row)
{
	row->age = i < TREATED ? 60 + i % 20 : 20 + i % 20;
}

static void
word_tells(int i, struct row *row)
{
	row->word = i < TREATED ? "a" : "b";
}

static void
seen_later(int i, struct row *row)
{
	if (i == 5)
		row->seen = "2020-02-01";
}

static void
late(int i, struct row *row)
{
	if (i == 5)
		row->day = "2026-06-01";
}

/* --- and why ------------------------------------------------------------- */

#define AGE     "number age|"
#define NEAREST "method m nearest|ratio = 1|caliper = \"none\"|"
#define SHARE   "outcome y binary primary|column = \"y\"|"
#define SOON    "outcome d time primary|time = \"d\"|event = \"e\"|"
#define OFTEN   "outcome n count primary|column = \"n\"|exposure = \"days\"|"
#define DATED   "[data]|index_date = \"day\"|data_cut = 2026-09-30|"

static const struct bad {
	const char *code;
	int status;
	const char *plan;
	void (*bad)(int i, struct row *row);
} all[] = {
        {"E_NO_EVENTS", 4, AGE NEAREST SHARE, nobody_has},
        {"E_FEW_EVENTS", 4, AGE NEAREST SHARE, few_have},
        {"E_MONOTONE", 4, AGE NEAREST SOON, one_after_the_other},
        {"E_NOT_CONVERGED", 4, AGE NEAREST OFTEN, one_for_ever},
        {"E_SEPARATION", 4, AGE NEAREST SHARE, age_tells},
        {"E_NO_OVERLAP", 4,
         "word word|method m exact|exact = [\"word\"]|" SHARE, word_tells},
        {"E_NO_BALANCE_POSSIBLE", 4, AGE "method m entropy|" SHARE, age_tells},
        {"E_BAD_VALUE", 2, AGE NEAREST SHARE, twice_so},
        {"E_TIME_ORDER", 2, AGE NEAREST SOON, before_the_start},
        {"E_DUPLICATE_ID", 2, AGE NEAREST SHARE, same_id},
        {"E_POST_TREATMENT", 2, AGE "as_of = \"seen\"|" NEAREST SHARE DATED,
         seen_later},
        {"E_IMMATURE", 2, AGE NEAREST SHARE DATED, late},
};

static const char *
table_write(struct test *t, void (*bad)(int i, struct row *row))
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, HEAD);
	for (int i = 0; i < ROWS; i++) {
		struct row r = row_usual(i);

		if (bad != NULL)
			bad(i, &r);
		buf_print(&buf, "p%d,%d,%d,%s,%s,%s,%d,%d,%s,%d,%d\n", r.id,
		          r.group, r.age, r.word, r.day, r.seen, r.y, r.n,
		          r.days, r.d, r.e);
	}
	return study_file(t, "table.csv", buf_get(&buf));
}

/* How many files of a result a run has. */
static int
results_count(struct test *t, const char *folder)
{
	DIR *dir = opendir(test_path(t, folder));
	const struct dirent *one;
	int n = 0;

	if (dir == NULL)
		return 0;
	while ((one = readdir(dir)) != NULL)
		n += strncmp(one->d_name, "result", strlen("result")) == 0;
	closedir(dir);
	return n;
}

enum act { SEAL, DESIGN, ACCEPT, ESTIMATE, ACTS };

/* One command with the real numbers; why it stopped, or empty. */
static struct str
act_do(struct test *t, enum act act, const char *folder, const char *people,
       const char *plan, int *status)
{
	struct doing d = lock_begin(t, NULL);
	const char *run = test_path(t, folder);
	const struct fault *fault = NULL;
	struct str why = S("");

	d.run.maker = &eval_maker_numbers;
	d.run.in.people = people;
	if (act == SEAL) {
		d.run.plan = lock_plan_of(&d, study_toml(t, plan));
		fault = eval_lock_seal(&d.run, run);
	} else if (act == DESIGN) {
		fault = eval_lock_design(&d.run, run);
	} else if (act == ACCEPT) {
		fault = eval_lock_accept(&d.run, run, 0);
	} else {
		fault = eval_lock_estimate(&d.run, run, false, DATE_NONE);
	}
	*status = (int)d.run.status;
	if (fault != NULL)
		why = str_copy(t->arena, text_show_en(d.arena, &fault->text));
	lock_end(&d);
	return why;
}

/* From the seal to the estimate; hands back what stopped it first. */
static struct str
acts_do(struct test *t, const char *folder, const char *people,
        const char *plan, int *status)
{
	struct str first = S("");
	int of;

	for (int act = SEAL; act < ACTS; act++) {
		struct str why =
		        act_do(t, (enum act)act, folder, people, plan, &of);

		if (str_empty(first) && !str_empty(why)) {
			first = why;
			*status = of;
		}
	}
	return first;
}

TEST("evaluation lock: whatever stops a study has its code and its end, and "
     "leaves no file of an estimate however often one tries")
{
	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		const char *people = table_write(t, all[k].bad);
		const char *folder =
		        str_c(t->arena, str_print(t->arena, "run-%zu", k));
		struct str why;
		int status = 0;

		why = acts_do(t, folder, people, all[k].plan, &status);
		expect_has(why, all[k].code);
		expect_equal(status, all[k].status);
		expect_false(str_empty(act_do(t, ESTIMATE, folder, people,
		                              all[k].plan, &status)));
		expect_equal(results_count(t, folder), 0);
	}
}

TEST("evaluation lock: the same plans and files without what stops them come "
     "to an estimate")
{
	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		const char *people = table_write(t, NULL);
		const char *folder =
		        str_c(t->arena, str_print(t->arena, "good-%zu", k));
		int status = 0;
		struct str why =
		        acts_do(t, folder, people, all[k].plan, &status);

		if (!str_empty(why))
			fail_msg("%s: %.*s", all[k].code, STR_ARG(why));
		expect_equal(results_count(t, folder), 2);
	}
}

TEST("evaluation lock: other data than those that were sealed, and no design "
     "that is accepted, leave no file of an estimate")
{
	const char *people = table_write(t, NULL), *plan = AGE NEAREST SHARE;
	struct str why;
	int status = 0;

	for (int act = SEAL; act < ACCEPT; act++)
		expect_str(act_do(t, (enum act)act, "run", people, plan,
		                  &status),
		           "");
	why = act_do(t, ESTIMATE, "run", people, plan, &status);
	expect_has(why, "E_PLAN_UNSEALED");
	expect_equal(status, 3);
	expect_equal(results_count(t, "run"), 0);
	expect_str(act_do(t, ACCEPT, "run", people, plan, &status), "");
	why = act_do(t, ESTIMATE, "run", table_write(t, few_have), plan,
	             &status);
	expect_has(why, "E_PLAN_CHANGED");
	expect_equal(status, 3);
	expect_equal(results_count(t, "run"), 0);
}
