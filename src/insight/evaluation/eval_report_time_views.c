/*
 * eval_report_time_views.c - how soon, and how often.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"

static bool
is_treated(const json_t *group)
{
	const json_t *v = json_object_get(group, "group");

	if (json_is_string(v))
		return str_is(result_word(group, "group"), "treated");
	return json_is_number(v) && json_number_value(v) > 0.5;
}

static const json_t *
group_of(const json_t *curve, bool treated)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(curve, "groups"), i, one) {
		if (is_treated(one) == treated)
			return one;
	}
	return NULL;
}

static void
group_fill(const struct eval_paper *paper, const json_t *from,
           struct draw_group *to, struct draw_time *time)
{
	const json_t *points = json_object_get(from, "points");
	struct draw_point *v = arena_new(paper->arena, struct draw_point,
	                                 json_array_size(points) + 2);
	const json_t *one;
	size_t i;

	/* On the first day it has happened to nobody. */
	if (!(result_num(json_array_get(points, 0), "time") <= 0))
		v[to->n++] = (struct draw_point){0, 1, 1, 1};
	json_array_foreach (points, i, one) {
		struct draw_point *p = &v[to->n];

		*p = (struct draw_point){result_num(one, "time"),
		                         result_num(one, "surv"),
		                         result_num(one, "low"),
		                         result_num(one, "high")};
		if (isnan(p->time) || isnan(p->value))
			break;
		time->until = fmax(time->until, p->time);
		time->lowest =
		        fmin(time->lowest, isnan(p->low) ? p->value : p->low);
		to->n++;
	}
	to->v = v;
	to->until = NAN;
	json_array_foreach (json_object_get(from, "at_risk"), i, one) {
		if (to->risk_n == DRAW_RISKS)
			break;
		to->risk[to->risk_n].time = result_num(one, "time");
		to->risk[to->risk_n].n =
		        eval_say_count(paper, result_num(one, "n"));
		time->until = fmax(time->until, result_num(one, "time"));
		if (!paper->released)
			to->until = result_num(one, "time");
		to->risk_n++;
	}
	to->last = TV(paper->arena, "{n} of 100 at the end",
	              {"n", eval_say_number(paper,
	                                    to->n > 0 ? 100 * v[to->n - 1].value
	                                              : NAN,
	                                    0)});
}

/* The number at a day: that of the last point before it. */
static const struct draw_point *
point_at(const struct draw_group *group, double day)
{
	const struct draw_point *found = NULL;

	for (size_t i = 0; i < group->n && group->v[i].time <= day; i++)
		found = &group->v[i];
	return found;
}

static struct str
point_say(const struct eval_paper *paper, const struct draw_group *group,
          double day)
{
	const struct draw_point *point = point_at(group, day);

	if (point == NULL)
		return S("–");
	if (isnan(point->low) || isnan(point->high))
		return eval_say_number(paper, 100 * point->value, 0);
	return TV(paper->arena, "{n} ({low} to {high})",
	          {"n", eval_say_number(paper, 100 * point->value, 1)},
	          {"low", eval_say_number(paper, 100 * point->low, 1)},
	          {"high", eval_say_number(paper, 100 * point->high, 1)});
}

void
eval_time_table(struct html *h, const struct eval_paper *paper,
                const struct draw_time *time, struct str title,
                eval_say_point *say)
{
	int parts = paper->released ? 4 : 12;

	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){eval_say_time(paper, EVAL_TIME_HEAD),
	                               T("Programme (95% interval)"),
	                               T("Comparison (95% interval)")},
	                3);
	for (int i = 0; i <= parts; i++) {
		double day = floor(time->until * i / parts);

		eval_table_line(
		        h,
		        (struct str[]){eval_say_number(paper, day, 0),
		                       say(paper, &time->group[0], day),
		                       say(paper, &time->group[1], day)},
		        3);
	}
	eval_table_shut(h);
	eval_numbers_shut(h);
}

/* What differs at each quarter of the time; results of old have none. */
static void
gaps_table(struct html *h, const struct eval_paper *paper, const json_t *curve,
           struct str title)
{
	const json_t *list = json_object_get(curve, "differences"), *one;
	size_t i;

	if (json_array_size(list) == 0)
		return;
	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){eval_say_time(paper, EVAL_TIME_BY),
	                               T("Programme"), T("Comparison"),
	                               T("Change in every 100 (95% interval)")},
	                4);
	json_array_foreach (list, i, one) {
		double gap = result_num(one, "difference");

		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_number(paper, result_num(one, "time"),
		                                0),
		                eval_say_number(
		                        paper, 100 * result_num(one, "treated"),
		                        1),
		                eval_say_number(
		                        paper, 100 * result_num(one, "control"),
		                        1),
		                TV(h->arena, "{n} ({range})",
		                   {"n",
		                    eval_say_estimate(paper, S("rd"), gap)},
		                   {"range",
		                    eval_say_interval(paper, S("rd"),
		                                      json_object_get(one,
		                                                      "ci"))})},
		        4);
	}
	eval_table_shut(h);
	eval_numbers_shut(h);
}

/* The mean time; results of old have no limits of it. */
static struct str
mean_say(const struct eval_paper *paper, const json_t *rmst)
{
	struct str tau = eval_say_span(
	        paper, eval_say_number(paper, result_num(rmst, "tau"), 0));
	double gap = result_num(rmst, "difference");
	struct str n =
	        eval_say_span(paper, eval_say_number(paper, fabs(gap), 1));
	const json_t *ci = json_object_get(rmst, "ci");
	struct str says =
	        gap < 0 ? TV(paper->arena,
	                     "Within {tau} people on the programme had on "
	                     "average {n} fewer without it than the "
	                     "comparison. ",
	                     {"tau", tau}, {"n", n})
	                : TV(paper->arena,
	                     "Within {tau} people on the programme had on "
	                     "average {n} more without it than the "
	                     "comparison. ",
	                     {"tau", tau}, {"n", n});

	if (!json_is_number(json_array_get(ci, 0)))
		return says;
	return TV(paper->arena,
	          "{mean}95% interval: {ci} more (below 0: fewer). ",
	          {"mean", says},
	          {"ci", eval_say_span(paper, eval_say_interval(
	                                              paper, S("rmst"), ci))});
}

static void
curve_more(struct html *h, const struct eval_paper *paper, const json_t *curve)
{
	const json_t *rmst = json_object_get(curve, "rmst");

	html_raw(h, "<p class=\"govuk-body\">");
	if (!isnan(result_num(rmst, "difference")))
		html_text(h, mean_say(paper, rmst));
	html_text(h,
	          TV(h->arena,
	             "Test of the two lines within matched sets (log-rank, "
	             "stratified by set): p {p}. Test of whether the "
	             "difference is the same all the time: p {q}.",
	             {"p", eval_say_p(paper, result_num(curve, "logrank_p"))},
	             {"q", eval_say_p(paper, result_num(curve, "ph_p"))}));
	html_raw(h, "</p>");
}

static void
curve_put(struct html *h, const struct eval_paper *paper, const json_t *curve)
{
	static const char how[] = TK(
	        "Both lines start at 100. Each step down is people to whom it "
	        "happened: the higher the line, the fewer. The pale bands "
	        "show how sure we are. Look at where the scale on the left "
	        "begins.");
	struct draw_time time = {
	        .until = 1, .lowest = 0.9, .straight = paper->released};
	struct str title =
	        eval_say_outcome(paper, result_word(curve, "outcome"));

	time.axis = eval_say_time(paper, EVAL_TIME_SINCE);
	time.group[0].label = T("Programme");
	time.group[1].label = T("Comparison");
	group_fill(paper, group_of(curve, true), &time.group[0], &time);
	group_fill(paper, group_of(curve, false), &time.group[1], &time);
	time.lowest = fmax(0, floor(10 * time.lowest - 0.5) / 10);
	time.tells =
	        TV(h->arena,
	           "People of every 100 to whom it had not happened, as "
	           "time goes on: {what}. Programme: {a}. Comparison: {b}.",
	           {"what", title}, {"a", time.group[0].last},
	           {"b", time.group[1].last});
	eval_figure_open(h, 3, title,
	                 T("To how many people in every 100 it had not "
	                   "happened yet."));
	draw_key(h,
	         (struct draw_key[]){{'-', T("Programme")},
	                             {'=', T("Comparison")}},
	         2);
	draw_time(h, &time);
	eval_time_table(h, paper, &time, title, point_say);
	gaps_table(h, paper, curve, eval_say_time(paper, EVAL_TIME_GAPS));
	eval_figure_shut(h, text_get(how));
	curve_more(h, paper, curve);
}

void
eval_views_time(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "curves"), i, one) {
		curve_put(h, paper, one);
	}
	eval_views_models(h, paper);
}

/* --- how often ----------------------------------------------------------- */

void
eval_views_often(struct html *h, const struct eval_paper *paper)
{
	const json_t *of = json_object_get(paper->result, "frequency");
	struct str opposite = eval_say_opposite(paper);
	struct str title = eval_say_counted(paper);
	struct draw_pair pairs[2] = {
	        {.label = T("For each person"),
	         .value = {result_num(of, "per_person_treated"),
	                   result_num(of, "per_person_control")}},
	        {.label = T("For each person who had any"),
	         .value = {result_num(of, EVAL_WHO_AGAIN "_treated"),
	                   result_num(of, EVAL_WHO_AGAIN "_control")}},
	};
	struct draw_pairs all = {
	        .v = pairs, .n = 2, .group = {T("Programme"), T("Comparison")}};

	for (size_t i = 0; i < 2; i++)
		for (size_t g = 0; g < 2; g++)
			pairs[i].says[g] =
			        eval_say_number(paper, pairs[i].value[g], 2);
	if (!str_empty(opposite))
		gov_warning_text(h,
		                 &(struct gov_warning_text){.text = opposite});
	all.tells = TV(h->arena,
	               "{what}, for each person: programme {a}, comparison "
	               "{b}.",
	               {"what", title}, {"a", pairs[0].says[0]},
	               {"b", pairs[0].says[1]});
	eval_figure_open(h, 3, title, all.tells);
	draw_key(h,
	         (struct draw_key[]){{'u', T("Programme")},
	                             {'n', T("Comparison")}},
	         2);
	draw_pairs(h, &all);
	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){T("Measure"), T("Programme"),
	                               T("Comparison")},
	                3);
	for (size_t i = 0; i < 2; i++)
		eval_table_line(h,
		                (struct str[]){pairs[i].label, pairs[i].says[0],
		                               pairs[i].says[1]},
		                3);
	eval_table_shut(h);
	eval_numbers_shut(h);
	eval_figure_shut(h, T("The first pair counts everybody, also those who "
	                      "had none. The second counts only those who had "
	                      "any. The two can go opposite ways."));
}
