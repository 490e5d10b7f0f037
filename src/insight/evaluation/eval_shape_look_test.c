/*
 * eval_shape_look_test.c - a further look at the people of a study.
 */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "insight/evaluation/eval_shape_test.h"

#define OTHERS 40

#define CENSORED \
	"[data]|shape = \"events\"|data_cut = 2024-12-31|" \
	"start_date = \"start_date\"|[follow_up]|zero = \"risk-set\"|" \
	"immature = \"censor\"|outcome reoff binary primary|" \
	"outcome often count secondary|outcome soon time secondary|" \
	"number age|method nn nearest"

#define TWICE "|[looks]|shares = [0.5, 1]|planned_events = 40"

/* Day 1095 is the plan's cut: nobody who begins after day 912 is followed by
 * then, and for the whole time nobody who begins after day 547. */
static void
many(struct test *t, struct shaped *f)
{
	shaped_begin(t, f);
	shaped_person(t, f, "p1", 1, 600, 640, NEVER, NEVER, "");
	shaped_person(t, f, "p2", 1, 600, 690, NEVER, NEVER, "");
	shaped_person(t, f, "p3", 1, 400, 700, NEVER, NEVER, "");
	for (int k = 0; k < OTHERS; k++)
		shaped_person(t, f,
		              str_c(t->arena, str_print(t->arena, "c%d", k)), 0,
		              480 + 6 * k, NEVER, NEVER, NEVER, "");
	shaped_person(t, f, "new", 0, 950, NEVER, NEVER, NEVER, "");
	shaped_person(t, f, "newer", 1, 950, 960, NEVER, NEVER, "");
	shaped_offence(t, f, "p1", 640 + 300, 640 + 320);
}

/* The people again, as of a further look's day, or of a plan's own. */
static struct study
seen_by(struct test *t, struct shaped *f, const char *day, bool of_plan)
{
	struct eval_inputs in = {
	        .people = study_file(t, "people.csv", buf_get(&f->people)),
	        .events = study_file(t, "events.csv", buf_get(&f->events))};
	struct study s;
	struct date cut;

	study_plan(t, &s, CENSORED TWICE);
	expect_true(date_read_iso(str_of(day), &cut));
	if (of_plan)
		s.plan.data_cut = cut;
	else
		s.plan.look_cut = cut;
	stats_begin(&s.st, t->arena);
	expect_ok(eval_shape_read(&s.st, &s.plan, &in, true, &s.good, &s.data));
	expect_true(s.good);
	return s;
}

/* How many begin on another day than in the first, or are in one alone. */
static size_t
others_of(const struct eval_data *a, const struct eval_data *b)
{
	size_t other = 0, k = 0;

	for (size_t i = 0; i < a->n; i++) {
		while (k < b->n && b->hash[k] < a->hash[i])
			k++, other++;
		if (k == b->n || b->hash[k] != a->hash[i])
			other++;
		else
			other += fabs(a->zero[i] - b->zero[k++]) > 0;
	}
	return other + b->n - k;
}

TEST("shape: a further look has the people and the drawn starts of the design, "
     "whatever its day, and follows them up to its own")
{
	struct shaped f;
	struct study later;

	many(t, &f);
	shaped_run(t, &f, CENSORED TWICE);
	expect_true(f.s.good);
	expect_equal(shaped_row(&f, "new"), f.s.data->n);
	expect_equal(shaped_row(&f, "newer"), f.s.data->n);
	expect_false(f.s.data->matured);
	/* by day 912 what came of p1 on day 940 is not known */
	expect_lived(&f, "p1", NAN, 0, 912 - 640, 0);
	later = seen_by(t, &f, "2026-12-31", false);
	expect_equal(others_of(f.s.data, later.data), 0);
	expect_equal(later.data->mature[0], f.s.data->mature[0]);
	expect_true(later.data->matured);
	f.s = later;
	expect_lived(&f, "p1", 1, 1, 300, 1);
}

TEST("shape: a plan of a later day has other people and draws other starts, "
     "and a look on the plan's own day changes nothing")
{
	struct shaped f;
	struct study other, same;

	many(t, &f);
	shaped_run(t, &f, CENSORED TWICE);
	other = seen_by(t, &f, "2026-12-31", true);
	expect_true(others_of(f.s.data, other.data) > 5);
	f.s = other;
	expect_true(shaped_row(&f, "new") < f.s.data->n);
	same = seen_by(t, &f, "2024-12-31", false);
	shaped_run(t, &f, CENSORED TWICE);
	expect_equal(others_of(f.s.data, same.data), 0);
	for (size_t i = 0; i < same.data->n; i++)
		expect_true(same.data->until[i] <= f.s.data->until[i] &&
		            same.data->until[i] >= f.s.data->until[i]);
}

/* Participants waited long, so that a start may be drawn after the plan's day;
 * `left`: what a later file knows of each comparator. */
static void
waited(struct test *t, struct shaped *f, int left)
{
	shaped_begin(t, f);
	shaped_person(t, f, "p1", 1, 500, 560, NEVER, NEVER, "");
	shaped_person(t, f, "p2", 1, 100, 600, NEVER, NEVER, "");
	for (int k = 0; k < OTHERS; k++)
		shaped_person(t, f,
		              str_c(t->arena, str_print(t->arena, "c%d", k)), 0,
		              700, NEVER, NEVER, left, left > 0 ? "died" : "");
}

TEST("shape: who left after the plan's day draws the same start at a further "
     "look, and with one look another")
{
	struct shaped f;
	struct study first, later;

	waited(t, &f, NEVER);
	shaped_run(t, &f, CENSORED TWICE);
	first = f.s;
	expect_true(first.good);
	waited(t, &f, 1100);
	later = seen_by(t, &f, "2026-12-31", false);
	expect_equal(others_of(first.data, later.data), 0);
	/* some were drawn a start after it, and are not in it */
	expect_true(first.data->mature[0] > 5);
	expect_true(first.data->mature[0] < OTHERS);
	/* with one look the file of people is the one of the seal */
	shaped_run(t, &f, CENSORED);
	expect_true(f.s.good);
	expect_equal(f.s.data->mature[0], OTHERS);
}
