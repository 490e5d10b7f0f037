/*
 * eval_report_recur_views.c - each of several events, as they come.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"
#include "web/gov/words.h"

static const json_t *
group_of(const json_t *of, const char *name)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(of, "groups"), i, one) {
		if (str_is(result_word(one, "group"), name))
			return one;
	}
	return NULL;
}

/* Of every 100 people. */
static struct str
hundred_say(const struct eval_paper *paper, double mean)
{
	return eval_say_number(paper, 100 * mean, paper->released ? 0 : 1);
}

/* Who is at risk, under the lines. */
static void
risks_fill(const struct eval_paper *paper, const json_t *from,
           struct draw_group *to, struct draw_time *time)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(from, "at_risk"), i, one) {
		if (to->risk_n == DRAW_RISKS)
			break;
		to->risk[to->risk_n].time = result_num(one, "time");
		to->risk[to->risk_n].n =
		        eval_say_count(paper, result_num(one, "n"));
		time->until = fmax(time->until, result_num(one, "time"));
		to->until = result_num(one, "time");
		to->risk_n++;
	}
}

static void
group_fill(const struct eval_paper *paper, const json_t *from,
           struct draw_group *to, struct draw_time *time)
{
	const json_t *points = json_object_get(from, "points"), *one;
	struct draw_point *v = arena_new(paper->arena, struct draw_point,
	                                 json_array_size(points) + 2);
	size_t i;

	v[to->n++] = (struct draw_point){0, 0, 0, 0};
	json_array_foreach (points, i, one) {
		struct draw_point p = {result_num(one, "time"),
		                       result_num(one, "mean"),
		                       result_num(one, "low"),
		                       result_num(one, "high")};

		if (isnan(p.time) || isnan(p.value))
			break;
		time->until = fmax(time->until, p.time);
		time->highest =
		        fmax(time->highest, isnan(p.high) ? p.value : p.high);
		v[to->n++] = p;
	}
	to->v = v;
	to->until = NAN;
	risks_fill(paper, from, to, time);
	to->last =
	        TV(paper->arena, "{n} for every 100",
	           {"n", eval_say_number(paper, 100 * v[to->n - 1].value, 0)});
}

/* The number at a day: that of the last point before it. */
static struct str
point_say(const struct eval_paper *paper, const struct draw_group *group,
          double day)
{
	const struct draw_point *p = &group->v[0];

	for (size_t i = 0; i < group->n && group->v[i].time <= day; i++)
		p = &group->v[i];
	if (p == &group->v[0])
		return hundred_say(paper, 0);
	return TV(paper->arena, "{n} ({low} to {high})",
	          {"n", hundred_say(paper, p->value)},
	          {"low", hundred_say(paper, p->low)},
	          {"high", hundred_say(paper, p->high)});
}

/* How many people have any, and how many several; a release has neither. */
static void
people_table(struct html *h, const struct eval_paper *paper, const json_t *of)
{
	static const struct {
		const char *key, *member;
	} rows[] = {{TK("People"), "n"},
	            {TK("With any"), "people"},
	            {TK("With more than one"), "several"},
	            {TK("Days on which somebody had one"), "events"}};
	const json_t *a = group_of(of, "treated"), *b = group_of(of, "control");

	eval_table_open(
	        h, T("How many had several"),
	        (struct str[]){T("What"), T("Programme"), T("Comparison")}, 3);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		eval_table_line(
		        h,
		        (struct str[]){
		                text_get(rows[i].key),
		                eval_say_count(paper,
		                               result_num(a, rows[i].member)),
		                eval_say_count(paper,
		                               result_num(b, rows[i].member))},
		        3);
	eval_table_shut(h);
}

/* How far apart the lines end; a release does not say. */
static void
difference_put(struct html *h, const struct eval_paper *paper, const json_t *of)
{
	const json_t *gap = json_object_get(of, "difference");
	const json_t *ci = json_object_get(gap, "ci");
	double low = json_number_value(json_array_get(ci, 0));
	double high = json_number_value(json_array_get(ci, 1));

	if (isnan(result_num(gap, "difference")))
		return;
	words_para(
	        h,
	        TV(h->arena,
	           "At the end there are {n} more for every 100 people on the "
	           "programme than of the comparison (below 0: fewer). 95% "
	           "interval: {low} to {high}.",
	           {"n", hundred_say(paper, result_num(gap, "difference"))},
	           {"low", hundred_say(paper, low)},
	           {"high", hundred_say(paper, high)}));
}

/* The end of a scale of five even steps, each a whole number of every 100. */
static double
round_above(double v)
{
	double rough = 100 * v / 5;
	double tens = pow(10, floor(log10(fmax(rough, 1))));

	for (int k = 1; k < 10; k++)
		if (k * tens >= rough)
			return 5 * k * tens / 100;
	return 5 * 10 * tens / 100;
}

static void
one_put(struct html *h, const struct eval_paper *paper, const json_t *of)
{
	struct draw_time time = {.until = 1,
	                         .highest = 0.05,
	                         .straight = paper->released,
	                         .still = T("At liberty on that day")};
	struct str title = eval_say_outcome(paper, result_word(of, "outcome"));

	time.axis = eval_say_time(paper, EVAL_TIME_SINCE);
	time.group[0].label = T("Programme");
	time.group[1].label = T("Comparison");
	group_fill(paper, group_of(of, "treated"), &time.group[0], &time);
	group_fill(paper, group_of(of, "control"), &time.group[1], &time);
	time.highest = round_above(time.highest);
	time.tells = TV(h->arena,
	                "How many there were for every 100 people, as time "
	                "goes on: {what}. Programme: {a}. Comparison: {b}.",
	                {"what", title}, {"a", time.group[0].last},
	                {"b", time.group[1].last});
	eval_figure_open(h, 3, title,
	                 T("How many there were for every 100 people."));
	draw_key(h,
	         (struct draw_key[]){{'-', T("Programme")},
	                             {'=', T("Comparison")}},
	         2);
	draw_time(h, &time);
	eval_time_table(h, paper, &time, title, point_say);
	eval_figure_shut(h, T("Both lines start at 0. The higher the line, the "
	                      "more often it happened. The pale bands show how "
	                      "sure we are."));
	people_table(h, paper, of);
	difference_put(h, paper, of);
}

void
eval_views_recurrent(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	words_para(h, T("Here each time counts, and not the first alone. "
	                "Several on one day are one. Time in custody is left "
	                "out, and nobody is counted after they died or went "
	                "away: it is how often it happens to people who are at "
	                "liberty."));
	json_array_foreach (json_object_get(paper->result, "recurrent"), i,
	                    one) {
		one_put(h, paper, one);
	}
}
