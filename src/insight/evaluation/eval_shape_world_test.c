/* eval_shape_world_test.c - people and their days, for tests. */
#include "insight/evaluation/eval_shape_test.h"

#include <math.h>

#include "base/date.h"

static struct str
shaped_day(struct test *t, int days)
{
	struct date first = {0};

	expect_true(date_make(2022, 1, 1, &first));
	return date_iso(t->arena, date_add_days(first, days));
}

void
shaped_begin(struct test *t, struct shaped *f)
{
	*f = (struct shaped){.has_spells = false};
	buf_init(&f->people, t->arena, 1 << 20);
	buf_init(&f->events, t->arena, 1 << 20);
	buf_init(&f->spells, t->arena, 1 << 20);
	buf_lit(&f->people,
	        "id,group,index_date,start_date,known,exit_date,exit_reason,"
	        "age\n");
	buf_lit(&f->events, "id,offence_date,proven_date,severity\n");
	buf_lit(&f->spells, "id,from,to,kind\n");
}

/* A day, or nothing below -9000. */
static struct str
shaped_day_or(struct test *t, int days)
{
	return days < -9000 ? S("") : shaped_day(t, days);
}

void
shaped_person(struct test *t, struct shaped *f, const char *id, int group,
              int index, int start, int known, int left, const char *why)
{
	struct str index_day = shaped_day(t, index),
	           start_day = shaped_day_or(t, start),
	           known_day = shaped_day_or(t, known),
	           left_day = shaped_day_or(t, left);

	buf_print(&f->people, "%s,%d,%.*s,%.*s,%.*s,%.*s,%s,30\n", id, group,
	          STR_ARG(index_day), STR_ARG(start_day), STR_ARG(known_day),
	          STR_ARG(left_day), why);
}

/* Somebody who begins on the first day and stays. */
void
shaped_plain(struct test *t, struct shaped *f, const char *id, int group)
{
	shaped_person(t, f, id, group, 0, NEVER, NEVER, NEVER, "");
}

/* Of a severity, or none: "". */
void
shaped_severe(struct test *t, struct shaped *f, const char *id, int on,
              const char *severity)
{
	struct str a = shaped_day(t, on), b = shaped_day(t, on + 5);

	buf_print(&f->events, "%s,%.*s,%.*s,%s\n", id, STR_ARG(a), STR_ARG(b),
	          severity);
}

void
shaped_offence(struct test *t, struct shaped *f, const char *id, int on,
               int proven)
{
	struct str a = shaped_day(t, on), b = shaped_day_or(t, proven);

	buf_print(&f->events, "%s,%.*s,%.*s,\n", id, STR_ARG(a), STR_ARG(b));
}

void
shaped_spell(struct test *t, struct shaped *f, const char *id, int from, int to,
             const char *kind)
{
	struct str a = shaped_day(t, from), b = shaped_day_or(t, to);

	buf_print(&f->spells, "%s,%.*s,%.*s,%s\n", id, STR_ARG(a), STR_ARG(b),
	          kind);
	f->has_spells = true;
}

void
shaped_custody(struct test *t, struct shaped *f, const char *id, int from,
               int to)
{
	shaped_spell(t, f, id, from, to, "custody");
}

/* Shape alone, with outcomes. */
void
shaped_run(struct test *t, struct shaped *f, const char *parts)
{
	struct eval_inputs in = {
	        .people = study_file(t, "people.csv", buf_get(&f->people)),
	        .events = study_file(t, "events.csv", buf_get(&f->events))};

	if (f->has_spells)
		in.spells = study_file(t, "spells.csv", buf_get(&f->spells));
	study_plan(t, &f->s, parts);
	stats_begin(&f->s.st, t->arena);
	expect_ok(eval_shape_read(&f->s.st, &f->s.plan, &in, true, &f->s.good,
	                          &f->s.data));
}

size_t
shaped_row(const struct shaped *f, const char *id)
{
	for (size_t i = 0; i < f->s.data->n; i++)
		if (str_is(f->s.data->id[i], id))
			return i;
	return f->s.data->n;
}

void
expect_same(const char *id, const char *what, double got, double want)
{
	if (isnan(got) != isnan(want) || got > want || got < want)
		fail_msg("%s: %s is %g", id, what, got);
}

/* Whether, how often, when and why it ended; NAN: not known. */
void
expect_lived(const struct shaped *f, const char *id, double whether,
             double often, double time, double event)
{
	const struct eval_seen *seen = f->s.data->seen;
	size_t i = shaped_row(f, id);

	if (i == f->s.data->n)
		fail_msg("%s is not in it", id);
	expect_same(id, "whether", seen[0].y[i], whether);
	expect_same(id, "how often", seen[1].y[i], often);
	expect_same(id, "the time", seen[2].time[i], time);
	if (!isnan(time))
		expect_equal(seen[2].event[i], event);
}

const char *
shaped_starts(struct test *t, const char *zero, int landmark)
{
	struct str text = str_print(
	        t->arena,
	        "[data]|shape = \"events\"|data_cut = 2024-12-31|"
	        "start_date = \"start_date\"|[follow_up]|zero = \"%s\"|"
	        "landmark_days = %d|outcome reoff binary primary|"
	        "outcome often count secondary|outcome soon time secondary|"
	        "number age|method nn nearest",
	        zero, landmark);

	return str_c(t->arena, text);
}
