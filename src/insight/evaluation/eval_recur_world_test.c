/* eval_recur_world_test.c - people of whom some do it again, for tests. */
#include "insight/evaluation/eval_recur_world_test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "stats/random.h"

struct drawing {
	struct test *t;
	const struct recur_way *way;
	struct recur *to;
	struct str *people, *events, *spells; /* lines */
	size_t events_n, spells_n;
	bool taken[RECUR_DAYS + 1];
};

#define LINES_MOST (RECUR_MOST * 40)

static struct str
day_of(struct test *t, int days)
{
	struct date first = {0};

	expect_true(date_make(2022, 1, 1, &first));
	return date_iso(t->arena, date_add_days(first, days));
}

/* Days of custody (from, to], of some. */
static void
away_draw(struct drawing *d, size_t i, struct stats_random *r, int end)
{
	for (int k = 0; k < 2; k++) {
		int from = 1 + (int)(stats_random_share(r) * 300);
		int to = from + (int)(stats_random_share(r) * 60);
		struct str a = day_of(d->t, from), b = day_of(d->t, to);

		if (stats_random_share(r) > 0.3)
			continue;
		for (int day = from + 1; day <= to && day <= end; day++)
			d->to->risk[i][day] = false;
		d->spells[d->spells_n++] = str_print(d->t->arena,
		                                     "p%zu,%.*s,%.*s,custody\n",
		                                     i, STR_ARG(a), STR_ARG(b));
	}
}

/* One on a day: it is a day at risk, wherever they were. */
static void
came_put(struct drawing *d, size_t i, int day)
{
	struct str a = day_of(d->t, day), b = day_of(d->t, day + 20);

	d->to->risk[i][day] = d->to->came[i][day] = true;
	d->taken[day] = true;
	claim(d->events_n < LINES_MOST);
	d->events[d->events_n++] = str_print(d->t->arena, "p%zu,%.*s,%.*s\n", i,
	                                     STR_ARG(a), STR_ARG(b));
}

/* When they came; hands back the last day of who leaves with the first. */
static int
came_draw(struct drawing *d, size_t i, struct stats_random *r, int end)
{
	const struct recur_way *way = d->way;
	double rate = way->rate[d->to->treated[i]];
	double much = 1 + way->uneven * (2 * stats_random_share(r) - 1);
	double at = 0;

	for (;;) {
		int day;

		at += -log1p(-stats_random_share(r)) / (rate * much);
		day = 1 + (int)(at * RECUR_DAYS);
		if (day > end)
			return end;
		if (d->to->came[i][day] || (way->apart && d->taken[day]))
			continue;
		came_put(d, i, day);
		if (way->once)
			return day;
	}
}

static void
person_draw(struct drawing *d, size_t i)
{
	struct recur *to = d->to;
	struct stats_random r = stats_random_begin(d->way->seed, i);
	int end = RECUR_DAYS, age = 18 + (int)(stats_random_share(&r) * 30);
	bool male = stats_random_share(&r) > 0.4, died = false;
	struct str left = S("");

	to->treated[i] = i < d->way->treated;
	if (d->way->away && stats_random_share(&r) < 0.2) {
		end = 20 + (int)(stats_random_share(&r) * 340);
		died = stats_random_share(&r) < 0.5;
	}
	for (int day = 1; day <= end; day++)
		to->risk[i][day] = true;
	if (d->way->away)
		away_draw(d, i, &r, end);
	end = came_draw(d, i, &r, end);
	for (int day = end + 1; day <= RECUR_DAYS; day++)
		to->risk[i][day] = false;
	if (end < RECUR_DAYS)
		left = day_of(d->t, end);
	d->people[i] = str_print(d->t->arena,
	                         "p%zu,%d,2022-01-01,%.*s,%s,%d,%s\n", i,
	                         to->treated[i], STR_ARG(left),
	                         left.n == 0 ? ""
	                         : died      ? "died"
	                                     : "moved",
	                         age, male ? "M" : "F");
}

static const char *
file_of(struct drawing *d, const char *name, const char *head,
        const struct str *lines, size_t n, bool turned)
{
	struct buf buf;

	buf_init(&buf, d->t->arena, (size_t)8 << 20);
	buf_print(&buf, "%s\n", head);
	for (size_t k = 0; k < n; k++)
		buf_str(&buf, lines[turned ? n - 1 - k : k]);
	return study_file(d->t, name, buf_get(&buf));
}

struct recur *
recur_make(struct test *t, const struct recur_way *way, bool turned)
{
	struct recur *to = arena_new(t->arena, struct recur, 1);
	struct drawing d = {
	        .t = t,
	        .way = way,
	        .to = to,
	        .people = arena_new(t->arena, struct str, RECUR_MOST),
	        .events = arena_new(t->arena, struct str, LINES_MOST),
	        .spells = arena_new(t->arena, struct str, LINES_MOST)};

	to->n = way->treated + way->control;
	claim(to->n <= RECUR_MOST);
	for (size_t i = 0; i < to->n; i++)
		person_draw(&d, i);
	to->in = (struct eval_inputs){
	        .people = file_of(&d, "people.csv",
	                          "id,group,index_date,exit_date,exit_reason,"
	                          "age,sex",
	                          d.people, to->n, turned),
	        .events = file_of(&d, "events.csv",
	                          "id,offence_date,proven_date", d.events,
	                          d.events_n, turned),
	        .spells = file_of(&d, "spells.csv", "id,from,to,kind", d.spells,
	                          d.spells_n, turned)};
	return to;
}

size_t
recur_who(struct str id)
{
	return (size_t)strtoul(id.p + 1, NULL, 10);
}
