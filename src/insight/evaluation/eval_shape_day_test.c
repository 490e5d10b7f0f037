/* eval_shape_day_test.c - outcomes that a column holds and another dates. */
#include <math.h>

#include "insight/evaluation/eval_shape_test.h"

#define DATED \
	"outcome broken binary exploratory|column = \"ended\"|" \
	"day = \"ended_on\""

/* People of a file with an outcome and its day. */
static void
dated_begin(struct test *t, struct shaped *f, const char *rows)
{
	shaped_begin(t, f);
	f->people.n = 0;
	buf_lit(&f->people, "id,group,index_date,start_date,exit_date,"
	                    "exit_reason,age,ended,ended_on\n");
	buf_str(&f->people, str_of(rows));
}

static void
expect_broken(const struct shaped *f, size_t outcome, const char *id, double y)
{
	expect_same(id, "broken", f->s.data->seen[outcome].y[shaped_row(f, id)],
	            y);
}

TEST("shape: an outcome with a day counts within follow-up, and of those whom "
     "it was not decided of before alone")
{
	struct shaped f;

	dated_begin(t, &f,
	            "soon,1,2022-01-01,,,,30,1,2022-05-01\n"
	            "otherwise,0,2022-01-01,,,,30,0,2022-05-01\n"
	            "never,1,2022-01-01,,,,30,0,\n"
	            "late,0,2022-01-01,,,,30,1,2023-05-01\n"
	            "before,1,2022-01-01,,,,30,1,2021-12-01\n"
	            "decided,0,2022-01-01,,,,30,0,2022-01-01\n"
	            "unsaid,1,2022-01-01,,,,30,,\n"
	            "undated,0,2022-01-01,,,,30,1,\n"
	            "dead,1,2022-01-01,,2022-03-01,died,30,0,\n"
	            "gone,0,2022-01-01,,2022-06-01,left,30,1,2022-05-01\n");
	shaped_run(t, &f, DAYS "|" DATED);
	expect_true(f.s.good);
	expect_broken(&f, 4, "soon", 1);
	expect_broken(&f, 4, "otherwise", 0);
	expect_broken(&f, 4, "never", 0);
	expect_broken(&f, 4, "late", 0);
	expect_broken(&f, 4, "before", NAN);
	expect_broken(&f, 4, "decided", NAN);
	expect_broken(&f, 4, "unsaid", NAN);
	expect_broken(&f, 4, "undated", NAN);
	expect_broken(&f, 4, "dead", 0);
	/* whoever left is not known of, whatever was known by then */
	expect_broken(&f, 4, "gone", NAN);
}

TEST("shape: an outcome with a day is counted from the start of follow-up, "
     "and not from the index day")
{
	const char *parts =
	        str_c(t->arena, str_print(t->arena, "%s|" DATED,
	                                  shaped_starts(t, "landmark", 30)));
	struct shaped f;

	dated_begin(t, &f,
	            "past,0,2022-01-01,,,,30,1,2022-01-20\n"
	            "after,0,2022-01-01,,,,30,1,2022-02-20\n"
	            "last,1,2022-01-01,2022-01-05,,,30,1,2023-01-10\n");
	shaped_run(t, &f, parts);
	expect_true(f.s.good);
	expect_broken(&f, 3, "past", NAN);
	expect_broken(&f, 3, "after", 1);
	expect_broken(&f, 3, "last", 1);
}

TEST("shape: an outcome with a day that is neither yes nor no stops, and so "
     "does a file without its day")
{
	struct shaped f;

	dated_begin(t, &f,
	            "soon,1,2022-01-01,,,,30,2,2022-05-01\n"
	            "never,0,2022-01-01,,,,30,0,\n");
	shaped_run(t, &f, DAYS "|" DATED);
	expect_stopped(t, &f.s, E_BAD_VALUE, "ended", 1);
	shaped_begin(t, &f);
	shaped_plain(t, &f, "one", 1);
	shaped_run(t, &f, DAYS "|" DATED);
	expect_false(f.s.good);
}
