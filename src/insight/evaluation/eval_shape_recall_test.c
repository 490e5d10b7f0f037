/* eval_shape_recall_test.c - recalls, and how severe offences were. */
#include <math.h>

#include "insight/evaluation/eval_shape_test.h"

/* What an outcome says of somebody: y, or time and event. */
static void
expect_y(const struct shaped *f, size_t outcome, const char *id, double y)
{
	expect_same(id, "y", f->s.data->seen[outcome].y[shaped_row(f, id)], y);
}

static void
expect_soon(const struct shaped *f, size_t outcome, const char *id, double time,
            double event)
{
	const struct eval_seen *seen = &f->s.data->seen[outcome];

	expect_same(id, "time", seen->time[shaped_row(f, id)], time);
	if (!isnan(time))
		expect_same(id, "event", seen->event[shaped_row(f, id)], event);
}

#define RECALLS \
	DAYS "|outcome recalled binary exploratory|of = \"recalls\"|" \
	     "outcome either time exploratory|of = \"either\""

static void
recalled_begin(struct test *t, struct shaped *f)
{
	shaped_begin(t, f);
	shaped_plain(t, f, "before", 1);
	shaped_plain(t, f, "after", 0);
	shaped_plain(t, f, "never", 0);
	shaped_plain(t, f, "still", 1);
	shaped_spell(t, f, "before", 50, 80, "recall");
	shaped_offence(t, f, "before", 100, 120);
	shaped_spell(t, f, "after", 40, 45, "recall");
	shaped_offence(t, f, "after", 30, 60);
	shaped_spell(t, f, "still", 60, NEVER, "recall");
	shaped_spell(t, f, "never", 10, 20, "a ward");
}

TEST("shape: a recall before any offence rules it out, unless the plan says it "
     "is nothing, and is an outcome of its own")
{
	struct shaped f;

	recalled_begin(t, &f);
	shaped_run(t, &f, RECALLS);
	expect_true(f.s.good);
	expect_lived(&f, "before", 1, 1, 50, 2);
	expect_lived(&f, "after", 1, 1, 30, 1);
	expect_lived(&f, "never", 0, 0, 365, 0);
	expect_lived(&f, "still", 0, 0, 60, 2);
	/* whoever was recalled was not at risk meanwhile */
	expect_near(f.s.data->seen[1].exposure[shaped_row(&f, "before")] * 365,
	            335, 1e-12);
	expect_y(&f, 4, "before", 1);
	expect_y(&f, 4, "after", 1);
	expect_y(&f, 4, "never", 0);
	expect_soon(&f, 5, "before", 50, 1);
	expect_soon(&f, 5, "after", 30, 1);
	expect_soon(&f, 5, "never", 365, 0);
	shaped_run(t, &f, RECALLS "|[follow_up]|recall = \"nothing\"");
	expect_true(f.s.good);
	expect_lived(&f, "before", 1, 1, 100, 1);
	expect_lived(&f, "still", 0, 0, 365, 0);
	/* one on the first day is as an offence on it; none without spells */
	shaped_spell(t, &f, "never", 0, 4, "recall");
	shaped_run(t, &f, RECALLS);
	expect_stopped(t, &f.s, E_TIME_ORDER, "from", 1);
	f.has_spells = false;
	shaped_run(t, &f, RECALLS);
	expect_stopped(t, &f.s, E_BAD_VALUE, "spells", 0);
}

#define SEVERE \
	DAYS "|outcome grave binary exploratory|severity = 3|" \
	     "outcome graves count exploratory|severity = 3|" \
	     "outcome how time exploratory|severity = 3|" \
	     "outcome was binary negative-control|severity = 3"

TEST("shape: of offences of a severity, one whose severity is not known "
     "leaves somebody's outcome unknown unless another answers it")
{
	static const struct {
		const char *id, *severity[2];
		double y, n, time, event;
	} all[] = {{"severe", {"4", "1"}, 1, 1, 40, 1},
	           {"slight", {"2", "1"}, 0, 0, 365, 0},
	           {"unknown", {"", "2"}, NAN, NAN, NAN, 0},
	           {"answered", {"3", ""}, 1, NAN, 40, 1},
	           {"later", {"", "5"}, 1, NAN, NAN, 0}};
	struct shaped f;

	shaped_begin(t, &f);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		shaped_plain(t, &f, all[i].id, i % 2 == 0);
		shaped_severe(t, &f, all[i].id, 40, all[i].severity[0]);
		shaped_severe(t, &f, all[i].id, 80, all[i].severity[1]);
		shaped_severe(t, &f, all[i].id, -30, all[i].severity[0]);
	}
	shaped_run(t, &f, SEVERE);
	expect_true(f.s.good);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		/* any of them is an offence */
		expect_lived(&f, all[i].id, 1, 2, 40, 1);
		expect_y(&f, 4, all[i].id, all[i].y);
		expect_y(&f, 5, all[i].id, all[i].n);
		expect_soon(&f, 6, all[i].id, all[i].time, all[i].event);
	}
	expect_y(&f, 7, "severe", 1);
	expect_y(&f, 7, "slight", 0);
	expect_y(&f, 7, "unknown", NAN);
	shaped_severe(t, &f, "slight", 90, "6");
	shaped_run(t, &f, SEVERE);
	expect_stopped(t, &f.s, E_BAD_VALUE, "severity", 1);
	/* where nobody asks for it, nobody reads it */
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
}
