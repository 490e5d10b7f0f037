/* eval_simulate_test.c - people who do not exist, the same ones each time. */
#include "insight/evaluation/eval_simulate.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "insight/evaluation/eval_simulate_local.h"
#include "insight/evaluation/eval_table.h"
#include "tests/test.h"

static const struct eval_want wants[] = {
        {.name = {"id", 2}, .kind = EVAL_TEXT, .needed = true},
        {.name = {"simulated", 9}, .kind = EVAL_NUMBER, .needed = true},
        {.name = {"treat", 5}, .kind = EVAL_NUMBER},
        {.name = {"group", 5}, .kind = EVAL_NUMBER},
        {.name = {"ogrs", 4}, .kind = EVAL_NUMBER},
        {.name = {"reoff12", 7}, .kind = EVAL_NUMBER},
        {.name = {"time", 4}, .kind = EVAL_NUMBER},
        {.name = {"index_date", 10}, .kind = EVAL_DAY},
        {.name = {"start_date", 10}, .kind = EVAL_DAY},
        {.name = {"sent", 4}, .kind = EVAL_WORD},
        {.name = {"offence_date", 12}, .kind = EVAL_DAY},
        {.name = {"proven_date", 11}, .kind = EVAL_DAY}};
#define WANTS (sizeof(wants) / sizeof(wants[0]))

static void
read_table(struct test *t, const char *path, struct eval_table *out)
{
	struct stats st;
	bool good = false;

	stats_begin(&st, t->arena);
	expect_ok(eval_table_read(&st, path, wants, WANTS, &good, out));
	expect_true(good);
}

static const char *
made(struct test *t, const char *folder, const char *name)
{
	return str_c(t->arena,
	             str_print(t->arena, "%s/%s", test_path(t, folder), name));
}

TEST("evaluation simulate: the same numbers and seed give the same bytes")
{
	struct eval_simulate_in in = {20, 200, 0.8, 7, false};
	struct eval_table table, again;

	expect_ok(eval_simulate(t->arena, test_path(t, "a"), &in));
	expect_ok(eval_simulate(t->arena, test_path(t, "b"), &in));
	read_table(t, made(t, "a", "table.csv"), &table);
	read_table(t, made(t, "b", "table.csv"), &again);
	expect_str(str_of(table.sha256), again.sha256);
	/* And on every machine. */
	expect_str(str_of(table.sha256), "0ef9db13e575e042f7f1031267ba3640"
	                                 "d781f40eaa23828f550941905097f49d");
	in.seed = 8;
	expect_ok(eval_simulate(t->arena, test_path(t, "c"), &in));
	read_table(t, made(t, "c", "table.csv"), &again);
	expect_false(str_is(str_of(table.sha256), again.sha256));
}

TEST("evaluation simulate: every row says that nobody in it is real")
{
	static const char *const files[] = {"people.csv", "events.csv",
	                                    "spells.csv"};
	struct eval_simulate_in in = {20, 400, 0.8, 7, true};

	expect_ok(eval_simulate(t->arena, test_path(t, "a"), &in));
	for (size_t k = 0; k < 3; k++) {
		struct eval_table table;

		read_table(t, made(t, "a", files[k]), &table);
		expect_true(table.frame.rows > 20);
		for (size_t i = 0; i < table.frame.rows; i++)
			expect_true(table.frame.columns[1].v[i] == 1);
	}
}

TEST("evaluation simulate: participants are as many as asked for, have higher "
     "risk, and start after the index day")
{
	struct eval_simulate_in in = {300, 2000, 1, 3, true};
	double sum[2] = {0, 0};
	size_t n[2] = {0, 0};
	struct eval_table table;

	expect_ok(eval_simulate(t->arena, test_path(t, "a"), &in));
	read_table(t, made(t, "a", "people.csv"), &table);
	for (size_t i = 0; i < table.frame.rows; i++) {
		const struct stats_column *c = table.frame.columns;
		size_t g = c[3].v[i] > 0.5;

		n[g]++;
		sum[g] += c[4].v[i];
		if (g == 1)
			expect_true(c[8].v[i] > c[7].v[i]);
	}
	expect_equal(n[1], 300);
	expect_equal(n[0], 2000);
	expect_true(sum[1] / 300 > sum[0] / 2000 + 1);
}

TEST("evaluation simulate: nobody starts who is reconvicted by then, and an "
     "offence that is not proven yet keeps nobody away")
{
	struct eval_simulate_in in = {1500, 20, 1, 3, true};
	struct eval_table people, events;
	size_t waiting = 0;

	expect_ok(eval_simulate(t->arena, test_path(t, "a"), &in));
	read_table(t, made(t, "a", "people.csv"), &people);
	read_table(t, made(t, "a", "events.csv"), &events);
	for (size_t k = 0; k < events.frame.rows; k++) {
		const struct stats_column *c = events.frame.columns;
		struct str id = c[0].text[k];
		int64_t row = 0;

		/* X0000001 is the first row of people.csv */
		expect_true(str_i64(str_slice(id, 1, id.n), &row));
		expect_str(people.frame.columns[0].text[row - 1],
		           str_c(t->arena, id));
		if (!(people.frame.columns[3].v[row - 1] > 0.5))
			continue;
		expect_true(c[11].v[k] > people.frame.columns[8].v[row - 1]);
		waiting += c[10].v[k] <= people.frame.columns[8].v[row - 1];
	}
	expect_true(waiting > 20 && waiting < 150);
}

TEST("evaluation simulate: a folder that holds such a file already is left as "
     "it is")
{
	struct eval_simulate_in in = {20, 200, 0.8, 7, false};
	struct eval_table table, again;

	expect_ok(eval_simulate(t->arena, test_path(t, "a"), &in));
	read_table(t, made(t, "a", "table.csv"), &table);
	in.seed = 8;
	expect_fault(eval_simulate(t->arena, test_path(t, "a"), &in),
	             FAULT_REFUSED, NULL);
	read_table(t, made(t, "a", "table.csv"), &again);
	expect_str(str_of(table.sha256), again.sha256);
	/* What was begun beside it goes again. */
	in.events = true;
	expect_fault(eval_simulate(t->arena, test_path(t, "a"), &in),
	             FAULT_REFUSED, NULL);
	expect_true(access(made(t, "a", "people.csv"), F_OK) != 0);
	expect_true(access(made(t, "a", "plan.toml"), F_OK) == 0);
}

TEST("evaluation simulate: numbers out of their bounds are refused, and "
     "nothing is made")
{
	static const struct eval_simulate_in none[] = {
	        {0, 200, 0.8, 7, false},
	        {20, 0, 0.8, 7, false},
	        {20, 200, 0, 7, false},
	        {20, 200, 101, 7, false},
	        {20, EVAL_SIMULATE_MOST + 1, 1, 7, false}};

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		expect_fault(eval_simulate(t->arena, test_path(t, "a"),
		                           &none[i]),
		             FAULT_INVALID, NULL);
	expect_true(access(test_path(t, "a"), F_OK) != 0);
}

TEST("evaluation simulate: logarithm and exponential are right to 1e-14")
{
	for (int i = -300; i <= 300; i++) {
		double x = i / 20.0, back = sim_log(sim_exp(x));

		expect_true(back - x < 1e-14 * 16 && x - back < 1e-14 * 16);
	}
	expect_true(sim_exp(0) == 1 && sim_log(1) == 0);
	expect_true(sim_exp(1) > 2.71828182845904 &&
	            sim_exp(1) < 2.71828182845905);
}

TEST("evaluation simulate: of people like one, as many reoffend within a year "
     "as their risk says, and a smaller hazard is a smaller risk")
{
	struct sim s = {stats_random_begin(5, 0)};

	for (int who = 0; who < 8; who++) {
		struct sim_person p;
		double n = 0, risk;

		sim_person_draw(&s, who % 2 == 1, &p);
		for (int k = 0; k < 20000; k++)
			n += sim_reoffence(&s, &p, 0, 0.7) <= 365;
		risk = sim_risk(&p, 0.7);
		expect_true(risk < sim_risk(&p, 1) && risk > 0);
		expect_true(fabs(n / 20000 - risk) < 0.015);
	}
}

TEST("evaluation simulate: the rows of a table are drawn again by its seed, "
     "and participants are as many as there are")
{
	struct eval_simulate_in in = {20, 200, 0.8, 7, false};
	struct sim s = {{in.seed}};
	struct eval_table table;
	const double *reoff, *time;
	int64_t treated = in.treated, left = in.treated + in.comparators;

	expect_ok(eval_simulate(t->arena, test_path(t, "a"), &in));
	read_table(t, made(t, "a", "table.csv"), &table);
	reoff = stats_column_of(&table.frame, S("reoff12"))->v;
	time = stats_column_of(&table.frame, S("time"))->v;
	for (size_t i = 0; left > 0; i++, left--) {
		struct sim_row row;

		sim_row_draw(&s, &treated, left, in.effect, &row);
		expect_equal(row.again > 0, reoff[i] == 1);
		expect_equal(row.first < row.follow ? row.first : row.follow,
		             (int)time[i]);
	}
	expect_equal(treated, 0);
}
