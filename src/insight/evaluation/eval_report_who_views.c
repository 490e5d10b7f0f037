/*
 * eval_report_who_views.c - who is in a study, and how alike its groups are.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"

#define FLOW_MOST    12
#define LOVE_MOST    400
#define OVERLAP_MOST 60
#define DIGITS_MOST  9

/* --- flow ---------------------------------------------------------------- */

/* Not in a release: what is lost between two steps may be few. */
static void
lost_say(const struct eval_paper *paper, double before, double now,
         struct draw_flow_step *step, int group)
{
	struct str n;

	if (paper->released || isnan(before) || isnan(now) || before <= now)
		return;
	n = eval_say_count(paper, before - now);
	step->lost[group] = TV(paper->arena, "{n} not taken further", {"n", n});
	step->less[group] = str_print(paper->arena, "−%.*s", STR_ARG(n));
}

static size_t
flow_fill(const struct eval_paper *paper, struct draw_flow_step *steps)
{
	static const char *const group[2] = {"treated", "control"};
	double last[2] = {NAN, NAN};
	const json_t *one;
	size_t i, n = 0;

	json_array_foreach (json_object_get(paper->result, "flow"), i, one) {
		if (n == FLOW_MOST)
			break;
		steps[n].label = eval_say_step(result_word(one, "step"));
		for (int g = 0; g < 2; g++) {
			double now = result_num(one, group[g]);

			steps[n].n[g] = eval_say_count(paper, now);
			lost_say(paper, last[g], now, &steps[n], g);
			last[g] = now;
		}
		n++;
	}
	return n;
}

static void
lost_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *lost = result_list(paper->result, "lost");
	const json_t *one;
	size_t i;

	if (lost == NULL)
		return;
	eval_table_open(h, T("Participants who were kept, and who were lost"),
	                (struct str[]){T("Characteristic"), T("Kept"),
	                               T("Lost"), T("Difference")},
	                4);
	json_array_foreach (lost, i, one) {
		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_known(paper, result_word(one, "name")),
		                eval_say_number(paper, result_num(one, "kept"),
		                                2),
		                eval_say_number(paper, result_num(one, "lost"),
		                                2),
		                eval_say_number(paper, result_num(one, "smd"),
		                                2)},
		        4);
	}
	eval_table_shut(h);
}

/* Who is in a file of rows and not among the people: beside the flow. */
static void
unlinked_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "data"), i, one) {
		if (!(result_num(one, "unlinked_ids") > 0))
			continue;
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(
		        h,
		        TV(h->arena,
		           "{file}: ids that the file of people does not have, "
		           "and so are not in the flow: {n}. Their rows: "
		           "{rows}.",
		           {"file", eval_say_name(paper->arena,
		                                  result_word(one, "name"))},
		           {"n",
		            eval_say_count(paper,
		                           result_num(one, "unlinked_ids"))},
		           {"rows",
		            eval_say_count(paper,
		                           result_num(one, "unlinked_rows"))}));
		html_raw(h, "</p>");
	}
}

void
eval_views_flow(struct html *h, const struct eval_paper *paper)
{
	struct draw_flow_step steps[FLOW_MOST] = {0};
	struct draw_flow flow = {.v = steps,
	                         .group = {T("Programme"), T("Comparison")}};
	struct str title = T("People at each step");

	flow.n = flow_fill(paper, steps);
	if (flow.n == 0)
		return;
	flow.tells = TV(h->arena,
	                "People at each step. In the data: {a} on the "
	                "programme. Compared in the end: {b} on the programme, "
	                "{c} people like them.",
	                {"a", steps[0].n[0]}, {"b", steps[flow.n - 1].n[0]},
	                {"c", steps[flow.n - 1].n[1]});
	eval_figure_open(h, 3, title, result_word(paper->plan, "population"));
	draw_flow(h, &flow);
	eval_numbers_open(h, paper, title);
	eval_table_open(
	        h, title,
	        (struct str[]){T("Step"), T("Programme"), T("Comparison")}, 3);
	for (size_t i = 0; i < flow.n; i++)
		eval_table_line(h,
		                (struct str[]){steps[i].label, steps[i].n[0],
		                               steps[i].n[1]},
		                3);
	eval_table_shut(h);
	eval_numbers_shut(h);
	eval_figure_shut(h, T("Each box is the people left at that step. The "
	                      "last are those who are compared: what was found "
	                      "is about them."));
	unlinked_put(h, paper);
	lost_put(h, paper);
}

/* --- love plot ----------------------------------------------------------- */

static size_t
love_fill(const struct eval_paper *paper, struct draw_love_row *rows)
{
	const json_t *one;
	size_t i, n = 0;

	json_array_foreach (json_object_get(paper->result, "balance"), i, one) {
		if (n == LOVE_MOST)
			break;
		rows[n].label = eval_say_known(paper, result_word(one, "name"));
		rows[n].before =
		        fabs(result_num(json_object_get(one, "before"), "smd"));
		rows[n].after =
		        fabs(result_num(json_object_get(one, "after"), "smd"));
		n++;
	}
	return n;
}

/* A release shows neither the rating nor the difference of some. */
void
eval_balance_of(const struct eval_paper *paper, struct eval_alike *out)
{
	const json_t *one;
	size_t i;

	*out = (struct eval_alike){0};
	json_array_foreach (json_object_get(paper->result, "balance"), i, one) {
		struct str rating = result_word(one, "rating");
		double smd = result_num(json_object_get(one, "after"), "smd");

		out->all++;
		if (str_empty(rating) && isnan(smd))
			out->hidden++;
		else if (str_empty(rating) ? fabs(smd) > 0.1
		                           : str_is(rating, "poor"))
			out->poor++;
		else
			out->alike++;
	}
}

static struct str
love_tells(const struct eval_paper *paper)
{
	struct eval_alike of;
	struct arena *arena = paper->arena;
	struct str a, n, hidden;

	eval_balance_of(paper, &of);
	a = str_print(arena, "%zu", of.alike);
	n = str_print(arena, "%zu", of.alike + of.poor);
	hidden = str_print(arena, "%zu", of.hidden);
	if (of.hidden == 0)
		return TV(arena,
		          "Standardised differences. Afterwards {a} of {n} "
		          "characteristics differ by 0.1 or less.",
		          {"a", a}, {"n", n});
	if (of.alike + of.poor == 0)
		return T("Standardised differences. None of the "
		         "characteristics may be shown.");
	return TV(arena,
	          "Standardised differences. Afterwards {a} of the {n} "
	          "characteristics that are shown differ by 0.1 or less. Not "
	          "shown: {hidden}.",
	          {"a", a}, {"n", n}, {"hidden", hidden});
}

static struct str
rating_say(struct str rating)
{
	if (str_is(rating, "good"))
		return T("Good");
	if (str_is(rating, "acceptable"))
		return T("Acceptable");
	return str_is(rating, "poor") ? T("Poor") : S("–");
}

static void
love_table(struct html *h, const struct eval_paper *paper, struct str title)
{
	const json_t *one;
	size_t i;

	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){T("Characteristic"), T("Before"),
	                               T("After"), T("Variance ratio"),
	                               T("Largest gap"), T("Rating")},
	                6);
	json_array_foreach (json_object_get(paper->result, "balance"), i, one) {
		const json_t *after = json_object_get(one, "after");

		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_known(paper, result_word(one, "name")),
		                eval_say_number(
		                        paper,
		                        result_num(json_object_get(one,
		                                                   "before"),
		                                   "smd"),
		                        2),
		                eval_say_number(paper, result_num(after, "smd"),
		                                2),
		                eval_say_number(paper,
		                                result_num(after, "var_ratio"),
		                                2),
		                eval_say_number(paper, result_num(after, "ks"),
		                                2),
		                rating_say(result_word(one, "rating"))},
		        6);
	}
	eval_table_shut(h);
	eval_numbers_shut(h);
}

static void
love_put(struct html *h, const struct eval_paper *paper)
{
	static const char how[] = TK(
	        "Each row is one thing we know about people. The ring is how "
	        "different the two groups were to begin with; the square is "
	        "what was left afterwards. Squares in the shaded strip are "
	        "close enough to call the groups alike.");
	struct str title = T("How different the groups are, before and after");
	struct draw_love_row rows[LOVE_MOST];
	struct draw_love love = {.v = rows};

	love.n = love_fill(paper, rows);
	love.tells = love_tells(paper);
	eval_figure_open(h, 3, title, love.tells);
	draw_key(h, (struct draw_key[]){{'o', T("Before")}, {'q', T("After")}},
	         2);
	draw_love(h, &love);
	love_table(h, paper, title);
	eval_figure_shut(h, text_get(how));
}

/* --- who they were ------------------------------------------------------- */

static struct str
group_say(const struct eval_paper *paper, const json_t *group, bool share)
{
	double mean = result_num(group, "mean");
	double sd = result_num(group, "sd");

	if (isnan(mean))
		return paper->released ? T("hidden") : S("–");
	if (share)
		return eval_say_share(paper, mean);
	if (isnan(sd))
		return eval_say_number(paper, mean, 1);
	return TV(paper->arena, "{mean} ({sd})",
	          {"mean", eval_say_number(paper, mean, 1)},
	          {"sd", eval_say_number(paper, sd, 1)});
}

static struct str
row_say(const struct eval_paper *paper, const json_t *one)
{
	struct str name = eval_say_known(paper, result_word(one, "name"));
	struct str level = result_word(one, "level");

	if (str_empty(level))
		return name;
	return str_print(paper->arena, "%.*s: %.*s", STR_ARG(name),
	                 STR_ARG(level));
}

static void
baseline_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *baseline = result_list(paper->result, "baseline");
	const json_t *one;
	size_t i;

	if (baseline == NULL)
		return;
	eval_table_open(h,
	                T("Who they were at the beginning: shares, or mean "
	                  "(standard deviation)"),
	                (struct str[]){T("Characteristic"), T("Programme"),
	                               T("Comparison, before"),
	                               T("Comparison, after")},
	                4);
	json_array_foreach (baseline, i, one) {
		bool share = str_is(result_word(one, "kind"), "share");

		eval_table_line(
		        h,
		        (struct str[]){
		                row_say(paper, one),
		                group_say(paper,
		                          json_object_get(one, "treated"),
		                          share),
		                group_say(paper,
		                          json_object_get(one,
		                                          "control_before"),
		                          share),
		                group_say(paper,
		                          json_object_get(one, "control_after"),
		                          share)},
		        4);
	}
	eval_table_shut(h);
}

/* --- overlap ------------------------------------------------------------- */

static double
total_of(const json_t *list)
{
	double total = 0;
	const json_t *one;
	size_t i;

	json_array_foreach (list, i, one) {
		total += json_number_value(one);
	}
	return total > 0 ? total : 1;
}

/* So many decimals that no two edges look the same, and no fewer than two. */
static int
edges_digits(const struct eval_paper *paper, const json_t *breaks)
{
	int digits = 2;

	for (size_t i = 1; i < json_array_size(breaks); i++) {
		double a = json_number_value(json_array_get(breaks, i - 1));
		double b = json_number_value(json_array_get(breaks, i));

		while (digits < DIGITS_MOST &&
		       str_equal(eval_say_number(paper, a, digits),
		                 eval_say_number(paper, b, digits)))
			digits++;
	}
	return digits;
}

static void
overlap_table(struct html *h, const struct eval_paper *paper, size_t n,
              struct str title)
{
	const json_t *of = json_object_get(paper->result, "overlap");
	const json_t *breaks = json_object_get(of, "breaks");
	int digits = edges_digits(paper, breaks);

	eval_numbers_open(h, paper, title);
	eval_table_open(
	        h, title,
	        (struct str[]){T("Score"), T("Programme"), T("Comparison")}, 3);
	for (size_t i = 0; i < n; i++) {
		double from = json_number_value(json_array_get(breaks, i));
		double to = json_number_value(json_array_get(breaks, i + 1));

		eval_table_line(
		        h,
		        (struct str[]){
		                TV(paper->arena, "{low} to {high}",
		                   {"low",
		                    eval_say_number(paper, from, digits)},
		                   {"high",
		                    eval_say_number(paper, to, digits)}),
		                eval_say_count(
		                        paper,
		                        json_number_value(json_array_get(
		                                json_object_get(of, "treated"),
		                                i))),
		                eval_say_count(
		                        paper,
		                        json_number_value(json_array_get(
		                                json_object_get(of, "control"),
		                                i)))},
		        3);
	}
	eval_table_shut(h);
	eval_numbers_shut(h);
}

static void
overlap_put(struct html *h, const struct eval_paper *paper)
{
	static const char how[] = TK(
	        "Above the line are people on the programme, below it those of "
	        "the comparison, by how likely the plan's score says that "
	        "somebody like them is on the programme. Where both have bars, "
	        "there are people to compare with.");
	const json_t *of = json_object_get(paper->result, "overlap");
	const json_t *breaks = result_list(of, "breaks");
	const json_t *treated = result_list(of, "treated");
	const json_t *control = result_list(of, "control");
	struct str title = T("Scores of both groups");
	double at[OVERLAP_MOST + 1], a[OVERLAP_MOST], b[OVERLAP_MOST];
	size_t n = json_array_size(treated);
	struct draw_overlap overlap = {
	        .breaks = at, .treated = a, .control = b, .n = n};

	if (n == 0 || n > OVERLAP_MOST || json_array_size(breaks) != n + 1 ||
	    json_array_size(control) != n)
		return;
	for (size_t i = 0; i <= n; i++)
		at[i] = json_number_value(json_array_get(breaks, i));
	for (size_t i = 0; i < n; i++) {
		a[i] = json_number_value(json_array_get(treated, i)) /
		       total_of(treated);
		b[i] = json_number_value(json_array_get(control, i)) /
		       total_of(control);
	}
	overlap.tells =
	        TV(h->arena,
	           "Scores of both groups as bars. {n} on the programme have a "
	           "score that nobody in the comparison has.",
	           {"n",
	            eval_say_count(paper, result_num(of, "outside_treated"))});
	eval_figure_open(h, 3, title, S(""));
	draw_overlap(h, &overlap);
	overlap_table(h, paper, n, title);
	eval_figure_shut(h, text_get(how));
}

/* All that was known of people as one number: what was to be expected. */
static void
prognosis_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *of = json_object_get(paper->result, "prognosis");
	double before = result_num(json_object_get(of, "before"), "smd");
	double after = result_num(json_object_get(of, "after"), "smd");

	if (isnan(after))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, TV(h->arena,
	                "By what was known of each beforehand one can tell how "
	                "likely the outcome was for them. In that the groups "
	                "differ by {a} standard deviations before and by {b} "
	                "afterwards: {rating}.",
	                {"a", eval_say_number(paper, before, 2)},
	                {"b", eval_say_number(paper, after, 2)},
	                {"rating", rating_say(result_word(of, "rating"))}));
	html_raw(h, "</p>");
}

void
eval_views_fair(struct html *h, const struct eval_paper *paper)
{
	love_put(h, paper);
	prognosis_put(h, paper);
	baseline_put(h, paper);
	overlap_put(h, paper);
}
