/*
 * eval_shape_test.c - who is in a study, from what day, and what came of them.
 */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_shape_test.h"

TEST("shape: a conviction after the lag is not counted, nor an offence after "
     "the year")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "first", 1);
	shaped_plain(t, &f, "last", 0);
	shaped_plain(t, &f, "late", 0);
	shaped_plain(t, &f, "after", 0);
	shaped_plain(t, &f, "never", 0);
	shaped_offence(t, &f, "first", 100, 200);
	shaped_offence(t, &f, "first", 90, NEVER);
	shaped_offence(t, &f, "last", 365, 365 + 183);
	shaped_offence(t, &f, "late", 365, 365 + 184);
	shaped_offence(t, &f, "after", 366, 400);
	shaped_offence(t, &f, "nobody", 10, 20);
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_lived(&f, "first", 1, 1, 100, 1);
	expect_lived(&f, "last", 1, 1, 365, 1);
	expect_lived(&f, "late", 0, 0, 365, 0);
	expect_lived(&f, "after", 0, 0, 365, 0);
	expect_lived(&f, "never", 0, 0, 365, 0);
}

TEST("shape: death comes before a later offence, and an offence before a "
     "death on its day; who goes away is not known")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "here", 1);
	shaped_person(t, &f, "dead", 0, 0, NEVER, NEVER, 50, "death");
	shaped_person(t, &f, "same", 0, 0, NEVER, NEVER, 50, "death");
	shaped_person(t, &f, "gone", 0, 0, NEVER, NEVER, 60, "emigrated");
	shaped_offence(t, &f, "same", 50, 90);
	shaped_offence(t, &f, "gone", 70, 90);
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_lived(&f, "dead", 0, 0, 50, 2);
	expect_lived(&f, "same", 1, 1, 50, 1);
	expect_lived(&f, "gone", NAN, 0, 60, 0);
}

TEST("shape: of who goes away before the end nobody knows whether, offence or "
     "none; how soon and how often are of the time until then")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "here", 1);
	shaped_person(t, &f, "none", 0, 0, NEVER, NEVER, 60, "emigrated");
	shaped_person(t, &f, "some", 0, 0, NEVER, NEVER, 60, "emigrated");
	shaped_person(t, &f, "last", 0, 0, NEVER, NEVER, 365, "emigrated");
	shaped_person(t, &f, "dead", 0, 0, NEVER, NEVER, 60, "death");
	shaped_offence(t, &f, "some", 30, 50);
	shaped_offence(t, &f, "last", 30, 50);
	shaped_offence(t, &f, "dead", 30, 50);
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_lived(&f, "none", NAN, 0, 60, 0);
	expect_lived(&f, "some", NAN, 1, 30, 1);
	expect_lived(&f, "last", 1, 1, 30, 1);
	expect_lived(&f, "dead", 1, 1, 30, 1);
}

TEST("shape: offences before the index day are a negative control, and no "
     "outcome")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "year", 1);
	shaped_plain(t, &f, "older", 0);
	shaped_offence(t, &f, "year", -365, -300);
	shaped_offence(t, &f, "older", -366, -300);
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_lived(&f, "year", 0, 0, 365, 0);
	expect_equal(f.s.data->seen[3].y[shaped_row(&f, "year")], 1);
	expect_equal(f.s.data->seen[3].y[shaped_row(&f, "older")], 0);
}

TEST("shape: days in custody are no time at risk of a rate, and those of two "
     "spells at once are counted once")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "in", 1);
	shaped_plain(t, &f, "out", 0);
	shaped_offence(t, &f, "in", 20, 30);
	shaped_offence(t, &f, "in", 30, 35);
	shaped_custody(t, &f, "in", 45, 60);
	shaped_custody(t, &f, "in", 40, 50);
	shaped_custody(t, &f, "in", -90, 0);
	shaped_custody(t, &f, "in", 360, NEVER);
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_lived(&f, "in", 1, 2, 20, 1);
	expect_near(f.s.data->seen[1].exposure[shaped_row(&f, "in")] * 365,
	            365 - 20 - 5, 1e-12);
	expect_near(f.s.data->seen[1].exposure[shaped_row(&f, "out")] * 365,
	            365, 1e-12);
}

TEST("shape: an offence on the index day is an error unless the plan moves it "
     "to day 1")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "a", 1);
	shaped_plain(t, &f, "b", 0);
	shaped_offence(t, &f, "a", 0, 30);
	shaped_run(t, &f, DAYS);
	expect_stopped(t, &f.s, E_TIME_ORDER, "offence_date", 1);
	shaped_run(t, &f, DAYS "|[follow_up]|same_day = \"next\"");
	expect_true(f.s.good);
	expect_lived(&f, "a", 1, 1, 1, 1);
}

TEST("shape: a conviction before its offence, and a spell that ends before it "
     "begins, are errors")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "a", 1);
	shaped_plain(t, &f, "b", 0);
	shaped_custody(t, &f, "a", 30, 20);
	shaped_run(t, &f, DAYS);
	expect_stopped(t, &f.s, E_TIME_ORDER, "to", 1);
	shaped_offence(t, &f, "a", 20, 10);
	shaped_run(t, &f, DAYS);
	expect_stopped(t, &f.s, E_TIME_ORDER, "proven_date", 1);
}

TEST("shape: nobody is in a study twice, and nobody in both groups")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "a", 1);
	shaped_plain(t, &f, "b", 0);
	shaped_plain(t, &f, "a", 0);
	shaped_run(t, &f, DAYS);
	expect_stopped(t, &f.s, E_DUPLICATE_ID, "id", 1);
	expect_equal(f.s.st.notes[0].row, 3);
}

TEST("shape: who was not followed for the whole time and lag is refused, or "
     "censored where the plan says so")
{
	struct shaped f;
	double left;

	/* 2024-12-31 is day 1095; a year and the lag are 548 days */
	shaped_begin(t, &f);
	shaped_person(t, &f, "just", 1, 547, NEVER, NEVER, NEVER, "");
	shaped_person(t, &f, "late", 0, 548, NEVER, NEVER, NEVER, "");
	shaped_person(t, &f, "none", 0, 1000, NEVER, NEVER, NEVER, "");
	shaped_offence(t, &f, "late", 600, 620);
	shaped_run(t, &f, DAYS);
	expect_stopped(t, &f.s, E_IMMATURE, "index_date", 2);
	shaped_run(t, &f, DAYS "|[follow_up]|immature = \"censor\"");
	expect_true(f.s.good);
	expect_false(f.s.data->matured);
	expect_equal(f.s.data->n, 2);
	left = 1095 - 183 - 548;
	expect_lived(&f, "just", 0, 0, 365, 0);
	expect_lived(&f, "late", NAN, 1, 52, 1);
	expect_near(f.s.data->until[shaped_row(&f, "late")], left, 1e-12);
}

TEST("shape: what was known only after the first day is refused")
{
	struct shaped f;
	const char *plan = "[data]|shape = \"events\"|data_cut = 2024-12-31|"
	                   "outcome reoff binary primary|number age|"
	                   "as_of = \"known\"|method nn nearest";

	shaped_begin(t, &f);
	shaped_person(t, &f, "a", 1, 10, NEVER, 10, NEVER, "");
	shaped_person(t, &f, "b", 0, 10, NEVER, 9, NEVER, "");
	shaped_run(t, &f, plan);
	expect_true(f.s.good);
	shaped_person(t, &f, "c", 0, 10, NEVER, 11, NEVER, "");
	shaped_run(t, &f, plan);
	expect_stopped(t, &f.s, E_POST_TREATMENT, "age", 1);
}

TEST("shape: where people start later, comparators draw a day on which they "
     "are alive and at liberty")
{
	struct shaped f;
	const struct eval_data *d;

	shaped_begin(t, &f);
	shaped_person(t, &f, "p1", 1, 0, 40, NEVER, NEVER, "");
	shaped_person(t, &f, "p2", 1, 0, 90, NEVER, NEVER, "");
	for (int k = 0; k < 40; k++)
		shaped_plain(t, &f,
		             str_c(t->arena, str_print(t->arena, "c%d", k)), 0);
	shaped_person(t, &f, "dead60", 0, 0, NEVER, NEVER, 60, "death");
	shaped_person(t, &f, "dead20", 0, 0, NEVER, NEVER, 20, "death");
	shaped_plain(t, &f, "again", 0);
	shaped_plain(t, &f, "inside", 0);
	/* whatever day is drawn, these two are not there on it */
	shaped_offence(t, &f, "again", 10, 20);
	shaped_custody(t, &f, "inside", 30, 100);
	shaped_run(t, &f, shaped_starts(t, "risk-set", 0));
	expect_true(f.s.good);
	d = f.s.data;
	expect_equal(d->eligible[1], 2);
	expect_equal(d->eligible[0], 43);
	expect_equal(shaped_row(&f, "dead20"), d->n);
	expect_near(d->zero[shaped_row(&f, "dead60")] -
	                    d->index[shaped_row(&f, "dead60")],
	            40, 1e-12);
	for (size_t i = 0; i < d->n; i++) {
		double gap = d->zero[i] - d->index[i];

		expect_true(gap == 40 || gap == 90);
	}
	expect_lived(&f, "again", NAN, NAN, NAN, 0);
	expect_lived(&f, "inside", NAN, NAN, NAN, 0);
	expect_equal(d->beyond, 2);
	expect_true(d->gone[shaped_row(&f, "again")] &&
	            d->gone[shaped_row(&f, "inside")]);
	expect_false(d->gone[shaped_row(&f, "dead60")]);
}

TEST("shape: time between the index day and the start is no time at risk")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_person(t, &f, "p", 1, 0, 40, NEVER, NEVER, "");
	shaped_plain(t, &f, "c", 0);
	shaped_offence(t, &f, "p", 60, 80);
	shaped_offence(t, &f, "c", 400, 410);
	shaped_run(t, &f, shaped_starts(t, "risk-set", 0));
	expect_true(f.s.good);
	expect_lived(&f, "p", 1, 1, 20, 1);
	expect_lived(&f, "c", 1, 1, 360, 1);
}

TEST("shape: a column of starts that the plan names and the file has not is "
     "refused, wherever the clock starts, with the columns there are")
{
	static const char *const zeros[] = {"index", "risk-set", "landmark"};
	struct shaped f;

	for (size_t k = 0; k < sizeof(zeros) / sizeof(zeros[0]); k++) {
		shaped_begin(t, &f);
		buf_init(&f.people, t->arena, 1 << 12);
		buf_str(&f.people,
		        S("id,group,index_date,begun,exit_date,exit_reason,"
		          "age\np,1,2022-01-01,2022-03-01,,,30\n"
		          "c,0,2022-01-01,,,,31\n"));
		shaped_run(t, &f, shaped_starts(t, zeros[k], k == 2 ? 30 : 0));
		expect_stopped(t, &f.s, E_BAD_VALUE, "start_date", 0);
		expect_has(eval_code_says(t->arena, &f.s.st.notes[0]), "begun");
	}
}

TEST("shape: where the clock starts on the index day, a later start is refused "
     "though the plan has chosen that")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_person(t, &f, "on", 1, 0, 0, NEVER, NEVER, "");
	shaped_plain(t, &f, "none", 1);
	shaped_person(t, &f, "c", 0, 0, 50, NEVER, NEVER, "");
	shaped_run(t, &f, shaped_starts(t, "index", 0));
	expect_true(f.s.good);
	shaped_person(t, &f, "late", 1, 0, 1, NEVER, NEVER, "");
	shaped_person(t, &f, "later", 1, 0, 200, NEVER, NEVER, "");
	shaped_run(t, &f, shaped_starts(t, "index", 0));
	expect_stopped(t, &f.s, E_TIME_ORDER, "start_date", 2);
}

TEST("shape: a start before the index day, and none where it is needed, are "
     "refused")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_person(t, &f, "p", 1, 10, 5, NEVER, NEVER, "");
	shaped_plain(t, &f, "c", 0);
	shaped_run(t, &f, shaped_starts(t, "risk-set", 0));
	expect_stopped(t, &f.s, E_TIME_ORDER, "start_date", 1);
	shaped_begin(t, &f);
	shaped_plain(t, &f, "p", 1);
	shaped_plain(t, &f, "c", 0);
	shaped_run(t, &f, shaped_starts(t, "risk-set", 0));
	expect_stopped(t, &f.s, E_BAD_VALUE, "start_date", 1);
}

TEST("shape: on a landmark participants have begun, the others have not, and "
     "a later starter serves until then")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_person(t, &f, "soon", 1, 0, 20, NEVER, NEVER, "");
	shaped_person(t, &f, "late", 1, 0, 40, NEVER, NEVER, "");
	shaped_plain(t, &f, "c", 0);
	shaped_person(t, &f, "then", 0, 0, 130, NEVER, NEVER, "");
	shaped_person(t, &f, "dead", 0, 0, NEVER, NEVER, 30, "death");
	shaped_run(t, &f, shaped_starts(t, "landmark", 30));
	expect_true(f.s.good);
	expect_equal(f.s.data->n, 3);
	expect_lived(&f, "soon", 0, 0, 365, 0);
	expect_lived(&f, "then", NAN, 0, 100, 0);
	expect_equal(shaped_row(&f, "late"), 3);
	expect_equal(shaped_row(&f, "dead"), 3);
}

TEST("shape: a drawn start leaves the whole time where the index day did")
{
	struct shaped f;

	/* day 1095 is the cut; whoever begins after day 547 is not followed */
	shaped_begin(t, &f);
	shaped_person(t, &f, "p1", 1, 0, 40, NEVER, NEVER, "");
	shaped_person(t, &f, "p2", 1, 0, 90, NEVER, NEVER, "");
	for (int k = 0; k < 20; k++)
		shaped_person(t, &f,
		              str_c(t->arena, str_print(t->arena, "c%d", k)), 0,
		              480, NEVER, NEVER, NEVER, "");
	shaped_person(t, &f, "never", 0, 520, NEVER, NEVER, NEVER, "");
	shaped_run(t, &f, shaped_starts(t, "risk-set", 0));
	expect_true(f.s.good);
	expect_true(f.s.data->matured);
	for (int k = 0; k < 20; k++) {
		struct str id = str_print(t->arena, "c%d", k);
		size_t row = shaped_row(&f, str_c(t->arena, id));

		expect_near(f.s.data->zero[row], f.s.data->index[row] + 40,
		            1e-12);
	}
	expect_equal(shaped_row(&f, "never"), f.s.data->n);
}

TEST("shape: the order of rows changes nothing, not even what is drawn")
{
	struct shaped a, b;

	shaped_begin(t, &a);
	shaped_begin(t, &b);
	for (int k = 0; k < 30; k++) {
		const char *id = str_c(t->arena, str_print(t->arena, "n%d", k));
		const char *back =
		        str_c(t->arena, str_print(t->arena, "n%d", 29 - k));

		shaped_person(t, &a, id, k < 9, 0, k < 9 ? 10 * k + 10 : NEVER,
		              NEVER, NEVER, "");
		shaped_person(t, &b, back, 29 - k < 9, 0,
		              29 - k < 9 ? 10 * (29 - k) + 10 : NEVER, NEVER,
		              NEVER, "");
	}
	shaped_run(t, &a, shaped_starts(t, "risk-set", 0));
	shaped_run(t, &b, shaped_starts(t, "risk-set", 0));
	expect_equal(a.s.data->n, 30);
	for (size_t i = 0; i < 30; i++) {
		expect_true(str_equal(a.s.data->id[i], b.s.data->id[i]));
		expect_near(a.s.data->zero[i], b.s.data->zero[i], 0);
	}
}

TEST("shape: before the outcomes are unlocked their columns are not opened")
{
	struct eval_inputs in = {
	        .people = study_file(
	                t, "people.csv",
	                S("id,group,age,y\na,1,30,not a number\nb,0,31,2\n")),
	        .events = "/nowhere/at/all.csv"};
	struct study s;

	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|number age|"
	           "method nn nearest");
	stats_begin(&s.st, t->arena);
	expect_ok(
	        eval_shape_read(&s.st, &s.plan, &in, false, &s.good, &s.data));
	expect_true(s.good);
	expect_null(s.data->seen);
	expect_ok(eval_shape_read(&s.st, &s.plan, &in, true, &s.good, &s.data));
	expect_stopped(t, &s, E_BAD_VALUE, "y", 1);
}

/* One table shaped by this plan, with its outcomes. */
static void
table(struct test *t, struct study *s, const char *outcome, struct str csv)
{
	struct eval_inputs in = {.people = study_file(t, "people.csv", csv)};
	struct str parts = str_print(
	        t->arena, "outcome a %s|number age|method nn nearest", outcome);

	study_plan(t, s, str_c(t->arena, parts));
	stats_begin(&s->st, t->arena);
	expect_ok(eval_shape_read(&s->st, &s->plan, &in, true, &s->good,
	                          &s->data));
}

TEST("shape: values of an outcome that cannot be are bad, with their row")
{
	struct study s;

	table(t, &s, "binary primary|column = \"y\"",
	      S("id,group,age,y\na,1,30,1\nb,0,31,2\n"));
	expect_stopped(t, &s, E_BAD_VALUE, "y", 1);
	expect_equal(s.st.notes[0].row, 2);
	table(t, &s, "count primary|column = \"y\"",
	      S("id,group,age,y\na,1,30,-1\nb,0,31,2\n"));
	expect_stopped(t, &s, E_BAD_VALUE, "y", 1);
	table(t, &s, "time primary|time = \"d\"|event = \"e\"",
	      S("id,group,age,d,e\na,1,30,5,1\nb,0,31,0,1\n"));
	expect_stopped(t, &s, E_TIME_ORDER, "d", 1);
	table(t, &s, "time primary|time = \"d\"|event = \"e\"",
	      S("id,group,age,d,e\na,1,30,5,3\nb,0,31,2,1\n"));
	expect_stopped(t, &s, E_BAD_VALUE, "e", 1);
	table(t, &s, "binary primary|column = \"y\"",
	      S("id,group,age,y\na,1,30,1\nb,3,31,1\n"));
	expect_stopped(t, &s, E_BAD_VALUE, "group", 1);
	table(t, &s, "binary primary|column = \"y\"",
	      S("id,group,age,y\na,1,30,1\n,0,31,1\n"));
	expect_stopped(t, &s, E_BAD_VALUE, "id", 1);
}

/* People of offices, half of them participants. */
static const char *
many_words(struct test *t, int words)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,age,office,y\n");
	for (int i = 0; i < 600; i++)
		buf_print(&buf, "p%d,%d,%d,office %d,%d\n", i, i % 2,
		          20 + i % 7, i / 2 % words, i % 3 == 0);
	return study_file(t, "many.csv", buf_get(&buf));
}

TEST("shape: a column of subgroups with more than 60 words is refused")
{
	static const char plan[] = "number age|word office|method m nearest|"
	                           "outcome y binary primary|column = \"y\"|"
	                           "[subgroups]|columns = [\"office\"]";
	struct eval_inputs in = {.people = many_words(t, 61)};
	const struct eval_data *data = NULL;
	const struct fault *fault;
	struct study s;
	bool good;

	study_plan(t, &s, plan);
	stats_begin(&s.st, t->arena);
	fault = eval_shape_read(&s.st, &s.plan, &in, false, &good, &data);
	expect_not_null(fault);
	expect_has(text_show_en(t->arena, &fault->text),
	           "\"office\" has 61 different words, and at most 60");
	expect_null(data);
	in.people = many_words(t, 60);
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_true(study_number(t, study_effect(t, &s, "y-rd-office-office 7"),
	                         "n_treated") > 0);
}

TEST("estimate: of a plan that was sealed before, groups that are too many are "
     "left out, and that is said")
{
	static const char plan[] = "number age|word office|method m nearest|"
	                           "caliper = \"none\"|"
	                           "outcome y binary primary|column = \"y\"|"
	                           "[subgroups]|columns = [\"office\"]";
	struct eval_inputs in = {.people = many_words(t, 61)};
	struct study s;

	study_plan(t, &s, plan);
	s.plan.kept = true;
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_lacks(s.text, "y-rd-office");
	expect_has(s.text, "\"W_MANY_GROUPS\"");
	expect_has(s.text, "Groups were left out");
	in.people = many_words(t, 60);
	study_plan(t, &s, plan);
	s.plan.kept = true;
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_has(s.text, "y-rd-office");
	expect_lacks(s.text, "\"W_MANY_GROUPS\"");
}

TEST("shape: a file that is no table is a fault of the run that read it, and "
     "the words of it stay")
{
	struct eval_inputs in = {
	        .people = study_file(t, "people.csv",
	                             S("id,group,age,y\n1,1\n"))};
	const struct eval_data *data = NULL;
	struct study s;
	unsigned before;
	bool good = true;

	study_plan(t, &s,
	           "[data]|shape = \"table\"|outcome y binary primary|"
	           "column = \"y\"|number age|method nn nearest");
	stats_begin(&s.st, t->arena);
	before = arena_faults(t->arena);
	expect_fault(eval_shape_read(&s.st, &s.plan, &in, true, &good, &data),
	             FAULT_INVALID,
	             "Row 1 of people.csv has 2 cells and the header 4: "
	             "put a cell that has a comma in quotation marks, or "
	             "add what is missing");
	expect_true(arena_faults(t->arena) > before);
	expect_false(good);
	expect_true(data == NULL);
}

TEST("shape: a file without anybody, without a participant or without a "
     "comparator is refused, and is not said to want a wider caliper")
{
	static const struct {
		struct str csv;
		const char *says;
	} files[] = {{S("id,group,age,y\n"),
	              "Nobody is in the file: column group"},
	             {S("id,group,age,y\na,0,30,1\nb,0,31,0\n"),
	              "Nobody in the file is a participant: column group"},
	             {S("id,group,age,y\na,1,30,1\nb,1,31,0\n"),
	              "Nobody in the file is a comparator: column group"}};

	for (size_t k = 0; k < sizeof(files) / sizeof(files[0]); k++) {
		struct study s;
		struct str says;

		table(t, &s, "binary primary|column = \"y\"", files[k].csv);
		expect_stopped(t, &s, E_BAD_VALUE, "group", 0);
		says = eval_code_says(t->arena, &s.st.notes[0]);
		expect_has(says, files[k].says);
		expect_has(says, "participants have 1 in this column");
		expect_lacks(says, "caliper");
	}
}

TEST("shape: a file of events that is no table is a fault of the run too, and "
     "of the people nothing is handed back")
{
	const struct eval_data *data = NULL;
	struct eval_inputs in;
	struct shaped f;
	unsigned before;
	bool good = true;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "a", 1);
	shaped_plain(t, &f, "b", 0);
	study_plan(t, &f.s, DAYS);
	in = (struct eval_inputs){
	        .people = study_file(t, "people.csv", buf_get(&f.people)),
	        .events = study_file(t, "events.csv",
	                             S("id,offence_date,proven_date\na\n"))};
	stats_begin(&f.s.st, t->arena);
	before = arena_faults(t->arena);
	expect_fault(eval_shape_read(&f.s.st, &f.s.plan, &in, true, &good,
	                             &data),
	             FAULT_INVALID,
	             "Row 1 of events.csv has 1 cells and the header 3: "
	             "put a cell that has a comma in quotation marks, or "
	             "add what is missing");
	expect_true(arena_faults(t->arena) > before);
	expect_true(data == NULL);
}
