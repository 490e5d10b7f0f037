/* frame_test.c - tables, coding, and the little linear algebra. */
#include "stats/frame.h"

#include <math.h>

#include "stats/balance.h"
#include "stats/cox.h"
#include "stats/effect.h"
#include "stats/linear.h"
#include "stats/random_test.h"
#include "tests/test.h"

static const struct str numbers[] = {
        {"1", 1}, {"2.5", 3}, {"", 0}, {"-3e2", 4}};
static const struct str words[] = {{"b", 1}, {"a", 1}, {"", 0}, {"b", 1}};

/* A frame of the two columns. */
static void
frame_make(struct stats *st, struct stats_frame *out)
{
	out->columns = arena_new(st->arena, struct stats_column, 2);
	out->columns_n = 2;
	out->rows = 4;
	expect_true(stats_column_make(st, S("x"), numbers, 4, NULL, 0,
	                              &out->columns[0]));
	expect_true(stats_column_make(st, S("f"), words, 4, NULL, 0,
	                              &out->columns[1]));
}

TEST("stats: a column with a cell that is no number is categorical, its "
     "levels in bytewise order, the first the reference, unless levels are "
     "given")
{
	static const struct str given[] = {{"b", 1}, {"a", 1}};
	struct stats_frame frame;
	struct stats_column again;
	struct stats st;

	stats_begin(&st, t->arena);
	frame_make(&st, &frame);
	expect_not_null(frame.columns[0].v);
	expect_true(frame.columns[0].v[3] == -300);
	expect_equal(frame.columns[1].levels_n, 2);
	expect_str(frame.columns[1].levels[0], "a");
	expect_equal(frame.columns[1].code[2], -1);
	expect_true(stats_column_make(&st, S("f"), words, 4, given, 2, &again));
	expect_equal(again.code[0], 0);
}

TEST("stats: a value that is none of the levels given is refused with its row")
{
	static const struct str given[] = {{"b", 1}};
	struct stats_column column;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(
	        stats_column_make(&st, S("f"), words, 4, given, 1, &column));
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_equal(st.notes[0].row, 2);
	expect_str(st.notes[0].columns[0], "f");
}

TEST("stats: a row with a missing value in a column that is used is left out, "
     "and the number of such rows is said")
{
	static const struct str names[] = {{"x", 1}, {"f", 1}};
	struct stats_frame frame, kept;
	struct stats st;

	stats_begin(&st, t->arena);
	frame_make(&st, &frame);
	expect_true(stats_frame_complete(&st, &frame, names, 2, S(""), &kept));
	expect_equal(kept.rows, 3);
	expect_equal(st.notes[0].code, W_ROWS_DROPPED);
	expect_equal(st.notes[0].count, 1);
	expect_str(kept.columns[1].text[2], "b");
	expect_false(stats_frame_complete(
	        &st, &frame, (struct str[]){S("none")}, 1, S(""), &kept));
}

TEST("stats: a fault in a row names the row of the file, whichever were left "
     "out before it")
{
	/* rows 2 and 3 go, by a gap and by a weight of 0; row 5 is wrong */
	const double x[] = {1, NAN, 3, 4, 1e200, 6}, w[] = {1, 1, 0, 1, 1, 1};
	const double treat[] = {1, 0, 1, 0};
	struct stats_column columns[] = {{.name = S("x"), .v = x},
	                                 {.name = S("w"), .v = w}};
	struct stats_frame kept, frame,
	        file = {.columns = columns, .columns_n = 2, .rows = 6};
	const struct stats_column *c;
	struct stats_balance balance;
	struct stats_model model;
	struct stats st;
	double out[6];

	stats_begin(&st, t->arena);
	expect_true(stats_frame_complete(&st, &file, &columns[0].name, 1,
	                                 S("w"), &kept));
	/* once more of what is left, where nothing else is left out */
	expect_true(stats_frame_complete(&st, &kept, &columns[0].name, 1,
	                                 S("w"), &frame));
	expect_equal(frame.rows, 4);
	expect_equal(stats_frame_row(&file, 1), 1);
	expect_equal(stats_frame_row(&frame, 0), 0);
	expect_equal(stats_frame_row(&frame, 1), 3);
	expect_false(stats_model_make(&st, &frame, &columns[0].name, 1, true,
	                              &model));
	expect_equal(st.notes[st.notes_n - 1].row, 5);
	model.x.cols = 0;
	expect_false(stats_model_times(&st, &frame, &columns[0].name, 1, &model,
	                               NULL, out));
	expect_equal(st.notes[st.notes_n - 1].row, 5);
	expect_false(stats_numbers_of(&st, &frame, S("x"), &c));
	expect_equal(st.notes[st.notes_n - 1].row, 5);
	expect_false(stats_balance_make(&st, &frame, treat, NULL,
	                                &columns[0].name, 1, &balance));
	expect_equal(st.notes[st.notes_n - 1].row, 5);
	expect_equal(st.notes[st.notes_n - 1].code, E_BAD_VALUE);
}

TEST("stats: the later of two columns that say the same is dropped, and named")
{
	static const struct str a[] = {{"1", 1}, {"2", 1}, {"3", 1}, {"5", 1}};
	static const struct str b[] = {{"2", 1}, {"4", 1}, {"6", 1}, {"10", 2}};
	struct stats_frame frame = {.columns_n = 2, .rows = 4};
	struct stats_model model;
	struct stats st;

	stats_begin(&st, t->arena);
	frame.columns = arena_new(t->arena, struct stats_column, 2);
	expect_true(stats_column_make(&st, S("a"), a, 4, NULL, 0,
	                              &frame.columns[0]));
	expect_true(stats_column_make(&st, S("b"), b, 4, NULL, 0,
	                              &frame.columns[1]));
	expect_true(stats_model_make(
	        &st, &frame, (struct str[]){S("a"), S("b")}, 2, true, &model));
	expect_equal(model.x.cols, 2);
	expect_equal(st.notes[0].code, W_ALIASED);
	expect_str(st.notes[0].columns[0], "b");
	expect_false(stats_model_make(&st, &frame, (struct str[]){S("c")}, 1,
	                              true, &model));
}

TEST("stats: a cell is a number with a point, and nothing else is one")
{
	static const char *const none[] = {"",      "nan", "inf",  "-inf",
	                                   "0x10",  " 1",  "1 ",   "1,5",
	                                   "1e999", "+",   "1.2.3"};
	double v;

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (stats_number_read(str_of(none[i]), &v))
			fail_msg("\"%s\" is taken for %g", none[i], v);
	expect_true(stats_number_read(S("-1.5e-3"), &v));
	expect_true(v == -1.5e-3);
}

TEST("stats: an inverse times its matrix is one, and what has none is said")
{
	double a[9] = {4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2}, inverse[9];
	double flat[4] = {1, 1, 1, 1};

	expect_true(stats_inverse(t->arena, a, 3, inverse));
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++) {
			double sum = 0;

			for (size_t k = 0; k < 3; k++)
				sum += a[i * 3 + k] * inverse[k * 3 + j];
			expect_true(fabs(sum - (i == j)) < 1e-14);
		}
	expect_false(stats_inverse(t->arena, flat, 2, inverse));
}

TEST("stats: a sum forgets nothing")
{
	struct stats_sum sum = {0, 0};

	stats_sum_add(&sum, 1e100);
	stats_sum_add(&sum, 1);
	stats_sum_add(&sum, -1e100);
	expect_true(stats_sum_get(&sum) == 1);
}

TEST("stats: a number without text has levels of what it would be written as")
{
	static const double v[] = {10, 2, NAN, 0.1, 2, 0, 1e100, 31.4};
	struct stats_column column = {.name = S("x"), .v = v};
	struct stats_frame frame = {.columns = &column,
	                            .columns_n = 1,
	                            .rows = 8},
	                   kept;
	struct stats st;

	stats_begin(&st, t->arena);
	stats_column_group(&st, &column, 8);
	expect_equal(column.levels_n, 6);
	expect_str(column.levels[0], "0");
	expect_str(column.levels[1], "0.1");
	expect_str(column.levels[2], "10");
	expect_str(column.levels[3], "1e+100");
	expect_str(column.levels[4], "2");
	expect_str(column.levels[5], "31.4");
	expect_equal(column.code[0], 2);
	expect_equal(column.code[2], -1);
	expect_equal(column.code[7], 5);
	/* And a row is kept or left out without its text. */
	expect_true(stats_frame_complete(&st, &frame, &column.name, 1, S(""),
	                                 &kept));
	expect_equal(kept.rows, 7);
	expect_null(kept.columns[0].text);
	expect_equal(kept.columns[0].code[2], 1);
}

TEST("stats: a word without text is missing where it has no level")
{
	static const int32_t code[] = {0, -1, 0};
	static const struct str levels[] = {{"a", 1}};
	struct stats_column column = {
	        .name = S("f"), .levels = levels, .levels_n = 1, .code = code};
	struct stats_frame frame = {.columns = &column,
	                            .columns_n = 1,
	                            .rows = 3},
	                   kept;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_frame_complete(&st, &frame, &column.name, 1, S(""),
	                                 &kept));
	expect_equal(kept.rows, 2);
	expect_equal(st.notes[0].count, 1);
}

/* --- without an intercept ------------------------------------------------- */

#define PEOPLE 40

/*
 * A number, a word of which nobody has the reference, a constant, and what is
 * the same as the treatment.
 */
struct few_columns {
	double x[PEOPLE], same[PEOPLE], treat[PEOPLE], y[PEOPLE], time[PEOPLE];
	int32_t code[PEOPLE];
	struct stats_column columns[4];
	struct stats_frame frame;
};

static void
few_columns(struct few_columns *f)
{
	static const struct str levels[] = {{"a", 1}, {"b", 1}, {"c", 1}};
	static double constant[PEOPLE];
	uint64_t seed = 77;

	for (size_t i = 0; i < PEOPLE; i++) {
		f->x[i] = random_of(&seed, 100);
		f->treat[i] = f->same[i] = i % 2 == 0;
		f->code[i] = 1 + (int32_t)random_of(&seed, 2);
		f->y[i] = random_of(&seed, 2);
		f->time[i] = 1 + random_of(&seed, 1000);
		constant[i] = 3;
	}
	f->columns[0] = (struct stats_column){.name = S("x"), .v = f->x};
	f->columns[1] = (struct stats_column){.name = S("f"),
	                                      .levels = levels,
	                                      .levels_n = 3,
	                                      .code = f->code};
	f->columns[2] = (struct stats_column){.name = S("k"), .v = constant};
	f->columns[3] = (struct stats_column){.name = S("same"), .v = f->same};
	f->frame = (struct stats_frame){
	        .columns = f->columns, .columns_n = 4, .rows = PEOPLE};
}

static void
few_model(struct stats *st, const struct few_columns *f, bool same,
          struct stats_model *out)
{
	expect_true(stats_model_make(st, &f->frame,
	                             (struct str[]){S("x"), S("f"), S("k"),
	                                            S("same")},
	                             same ? 4 : 3, false, out));
}

TEST("stats: a constant and words that come to one are dropped and named, with "
     "an intercept or without")
{
	struct few_columns f;
	struct stats_model model;
	struct stats st;

	few_columns(&f);
	stats_begin(&st, t->arena);
	few_model(&st, &f, false, &model);
	expect_equal(model.x.cols, 2);
	expect_equal(model.x.rows, PEOPLE);
	expect_str(model.names[0], "x");
	expect_str(model.names[1], "f=b");
	expect_str(model.sources[1], "f");
	expect_true(model.x.v[3] == f.x[3]);
	expect_true(STATS_COLUMN(&model.x, 1)[3] == (f.code[3] == 1));
	expect_equal(st.notes_n, 1);
	expect_equal(st.notes[0].code, W_ALIASED);
	expect_equal(st.notes[0].columns_n, 2);
	expect_str(st.notes[0].columns[0], "f=c");
	expect_str(st.notes[0].columns[1], "k");
}

TEST("stats: hazards and balancing weights are found of columns that held a "
     "constant")
{
	double y[PEOPLE], w[PEOPLE];
	struct few_columns f;
	struct stats_model model;
	struct stats_cox fit;
	struct stats_cox_in in = {
	        .model = &model, .event = y, .ties = STATS_EFRON};
	struct stats st;

	few_columns(&f);
	stats_begin(&st, t->arena);
	for (size_t i = 0; i < PEOPLE; i++)
		y[i] = i % 3 > 0;
	in.time = f.time;
	few_model(&st, &f, true, &model);
	expect_equal(model.x.cols, 3);
	expect_true(stats_cox_fit(&st, &in, &fit));
	expect_equal(fit.p, 3);
	few_model(&st, &f, false, &model);
	expect_true(stats_weights_entropy(&st, f.treat, &model, w));
}

TEST("stats: a difference is adjusted for what is neither constant nor the "
     "treatment itself")
{
	struct few_columns f;
	struct stats_model some, all;
	struct stats_effect_in in = {
	        .n = PEOPLE, .outcome = S("y"), .covariates = &some};
	struct stats_effect plain, out;
	struct stats st;

	few_columns(&f);
	in.y = f.y;
	in.treat = f.treat;
	stats_begin(&st, t->arena);
	expect_true(stats_model_make(&st, &f.frame,
	                             (struct str[]){S("x"), S("f")}, 2, false,
	                             &some));
	expect_true(stats_effect_binary(&st, &in, &plain));
	few_model(&st, &f, true, &all);
	in.covariates = &all;
	expect_true(stats_effect_binary(&st, &in, &out));
	expect_true(fabs(out.adjusted_rd - plain.adjusted_rd) < 1e-12);
	expect_true(fabs(out.adjusted_se_hc1 - plain.adjusted_se_hc1) < 1e-12);
	expect_str(st.notes[st.notes_n - 1].columns[0], "same");
}

TEST("stats: what a model says of other rows is its columns times their "
     "coefficients, and of what it has no column nothing")
{
	static const double coef[] = {0.25, -1.5, 3};
	struct str terms[] = {S("x"), S("f"), S("k")};
	struct few_columns f;
	struct stats_model model;
	struct stats st;
	double out[PEOPLE];

	few_columns(&f);
	stats_begin(&st, t->arena);
	expect_true(stats_model_make(&st, &f.frame, terms, 2, true, &model));
	expect_equal(model.x.cols, 3);
	f.x[5] = 1e6;
	f.code[7] = 0;
	expect_true(
	        stats_model_times(&st, &f.frame, terms, 3, &model, coef, out));
	for (size_t i = 0; i < PEOPLE; i++)
		expect_true(out[i] ==
		            0.25 + -1.5 * f.x[i] + 3 * (f.code[i] == 1));
}

TEST("stats: of rows without a term of the model, or with a number that is "
     "none, it says nothing")
{
	static const double coef[] = {0.25, -1.5, 3};
	struct str terms[] = {S("x"), S("f")};
	struct few_columns f;
	struct stats_model model;
	struct stats st;
	double out[PEOPLE];

	few_columns(&f);
	stats_begin(&st, t->arena);
	expect_true(stats_model_make(&st, &f.frame, terms, 2, true, &model));
	f.x[5] = NAN;
	expect_false(
	        stats_model_times(&st, &f.frame, terms, 2, &model, coef, out));
	f.frame.columns_n = 0;
	expect_false(
	        stats_model_times(&st, &f.frame, terms, 2, &model, coef, out));
	expect_str(st.notes[st.notes_n - 1].columns[0], "x");
	expect_equal(st.notes[st.notes_n - 1].code, E_BAD_VALUE);
}

/* Columns of many rows: two by chance, one of the last rows alone, and one. */
static struct stats_matrix
long_columns(struct arena *arena, size_t n, bool alike)
{
	struct stats_matrix x = {n, 4, arena_new(arena, double, 4 * n)};
	uint64_t seed = 9;

	for (size_t i = 0; i < n; i++) {
		STATS_COLUMN(&x, 0)[i] = 1;
		STATS_COLUMN(&x, 1)[i] = random_of(&seed, 100);
		STATS_COLUMN(&x, 2)[i] = random_of(&seed, 100);
		STATS_COLUMN(&x, 3)
		[i] = alike ? 2 * STATS_COLUMN(&x, 1)[i] + 1
		            : random_of(&seed, 2);
	}
	return x;
}

TEST("stats: of many rows a column that says the same is found, and one that "
     "differs in the last rows alone is none")
{
	enum { ROWS = 40000 };
	struct stats_matrix x = long_columns(t->arena, ROWS, true);
	bool aliased[4] = {false};
	struct stats st;

	stats_begin(&st, t->arena);
	st.threads = 2;
	expect_true(stats_aliased(&st, &x, 1e-11, aliased));
	expect_true(!aliased[0] && !aliased[1] && !aliased[2] && aliased[3]);
	STATS_COLUMN(&x, 3)[ROWS - 1] += 5;
	expect_false(stats_aliased(&st, &x, 1e-11, aliased));
	x = long_columns(t->arena, ROWS, false);
	expect_false(stats_aliased(&st, &x, 1e-11, aliased));
	/* far longer in the rows that come after */
	STATS_COLUMN(&x, 1)[ROWS - 1] = STATS_COLUMN(&x, 2)[ROWS - 1] = 1e16;
	expect_true(stats_aliased(&st, &x, 1e-11, aliased));
	expect_true(!aliased[1] && aliased[2]);
}

/* What a model of two columns of many rows is stopped at, by some threads. */
static void
stopped_at(struct test *t, double *const v[2], size_t rows, size_t threads,
           const char *column, int64_t row)
{
	struct str terms[] = {S("a"), S("b")};
	struct stats_column columns[] = {{.name = terms[0], .v = v[0]},
	                                 {.name = terms[1], .v = v[1]}};
	struct stats_frame frame = {columns, 2, rows, NULL};
	struct stats_model model;
	struct stats st;

	stats_begin(&st, t->arena);
	st.threads = threads;
	expect_false(stats_model_make(&st, &frame, terms, 2, true, &model));
	expect_equal(st.notes_n, 1);
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_equal(st.notes[0].row, row);
	expect_str(st.notes[0].columns[0], column);
}

TEST("stats: of many rows the first column with what is no number is named, "
     "and its first row, by however many threads")
{
	enum { ROWS = 20000 };
	double *v[] = {arena_new(t->arena, double, ROWS),
	               arena_new(t->arena, double, ROWS)};
	static const size_t threads[] = {1, 2, 7};

	for (size_t k = 0; k < 3; k++) {
		v[1][7] = INFINITY;
		stopped_at(t, v, ROWS, threads[k], "b", 8);
		v[0][19000] = v[0][15000] = NAN;
		stopped_at(t, v, ROWS, threads[k], "a", 15001);
		v[0][19000] = v[0][15000] = v[1][7] = 0;
	}
}
