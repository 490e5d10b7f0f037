/*
 * eval_design_facts.c - what there is to say of groups before any outcome.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_plan_local.h"
#include "stats/balance.h"
#include "stats/linear.h"

#define BINS       20
#define GOOD       0.05
#define ACCEPTABLE 0.10

struct facts {
	struct stats *st;
	const struct eval_plan *plan;
	struct eval_designed *made;
	const struct eval_data *data;
	const struct eval_completed *set;
	const struct eval_groups_made *groups;
	json_t *to;
};

static json_t *
list_in(json_t *object, const char *key)
{
	json_t *list = json_array();

	eval_json_put(object, key, list);
	return list;
}

static json_t *
object_in(json_t *list)
{
	json_t *object = json_object();

	eval_json_add(list, object);
	return object;
}

static void
count_put(json_t *object, const char *key, size_t n)
{
	eval_json_put(object, key, json_integer((json_int_t)n));
}

static void
real_put(json_t *object, const char *key, double v)
{
	eval_json_put(object, key, eval_json_real(v));
}

/* --- flow, gaps ---------------------------------------------------------- */

static void
step_add(json_t *flow, const char *step, const size_t n[2])
{
	json_t *one = object_in(flow);

	eval_json_put(one, "step", json_string(step));
	count_put(one, "treated", n[1]);
	count_put(one, "control", n[0]);
}

static void
flow_put(struct facts *f)
{
	const struct eval_data *d = f->data;
	const size_t matched[2] = {f->made->used, f->made->kept};
	json_t *flow = list_in(f->to, "flow");

	/* The two sides of every step agree. */
	for (int g = 0; g < 2; g++)
		claim(d->read[g] >= d->eligible[g] &&
		      d->eligible[g] >= d->mature[g] &&
		      d->mature[g] >= d->alike[g] &&
		      d->alike[g] >= f->made->overlap[g] &&
		      f->made->overlap[g] >= matched[g]);
	claim(d->alike[0] + d->alike[1] == d->n);
	step_add(flow, "read", d->read);
	step_add(flow, "eligible", d->eligible);
	step_add(flow, "mature", d->mature);
	step_add(flow, "complete", d->alike);
	step_add(flow, "in_overlap", f->made->overlap);
	step_add(flow, "matched", matched);
}

static void
missing_put(struct facts *f)
{
	json_t *list = list_in(f->to, "missing");

	for (size_t k = 0; k < f->made->gaps_n; k++) {
		const struct eval_gap *gap = &f->made->gaps[k];
		json_t *one = object_in(list);

		eval_json_put(one, "column", eval_json_str(gap->column));
		count_put(one, "treated", gap->n[1]);
		count_put(one, "control", gap->n[0]);
		eval_json_put(one, "how", json_string(gap->how));
	}
}

/* --- score --------------------------------------------------------------- */

struct scored {
	double share;
	bool treated;
};

static int
scored_order(const void *a, const void *b)
{
	double x = ((const struct scored *)a)->share;
	double y = ((const struct scored *)b)->share;

	return (x > y) - (x < y);
}

/* How often a participant has the higher score, ties by half. */
static double
score_auc(struct facts *f, const double *share)
{
	size_t n = f->data->n;
	struct scored *all = arena_new(f->st->arena, struct scored, n + 1);
	double below = 0, pairs = 0, treated = 0;

	for (size_t i = 0; i < n; i++)
		all[i] = (struct scored){share[i], f->data->treat[i] > 0.5};
	qsort(all, n, sizeof(*all), scored_order);
	for (size_t i = 0; i < n;) {
		double t = 0, c = 0;
		size_t to = i;

		for (; to < n && all[to].share <= all[i].share; to++)
			*(all[to].treated ? &t : &c) += 1;
		pairs += t * (below + c / 2);
		below += c;
		treated += t;
		i = to;
	}
	return pairs / (treated * below);
}

/* The primary method's score, or the first that any method has. */
static const struct eval_score *
score_shown(const struct facts *f)
{
	if (f->groups->score != NULL)
		return f->groups->score;
	for (int k = 0; k < EVAL_SCORES; k++)
		if (f->set->score[k].good)
			return &f->set->score[k];
	return NULL;
}

static void
score_put(struct facts *f, const struct eval_score *score)
{
	json_t *to, *names, *coef, *se;

	if (score == NULL) {
		eval_json_put(f->to, "score", json_null());
		return;
	}
	to = json_object();
	eval_json_put(f->to, "score", to);
	eval_json_put(to, "model",
	              json_string(score->penalised ? "firth"
	                          : score == &f->set->score[EVAL_SCORE_PROBIT]
	                                  ? "probit"
	                                  : "logit"));
	names = list_in(to, "names");
	coef = list_in(to, "coef");
	se = list_in(to, "se");
	for (size_t j = 0; j < score->p; j++) {
		eval_json_add(names, eval_json_str(score->names[j]));
		eval_json_add(coef, eval_json_real(score->coef[j]));
		eval_json_add(se, eval_json_real(score->se[j]));
	}
	real_put(to, "deviance", score->deviance);
	real_put(to, "null_deviance", score->null_deviance);
	real_put(to, "auc", score_auc(f, score->share));
	count_put(to, "steps", (size_t)score->steps);
}

/* --- overlap ------------------------------------------------------------- */

struct range {
	double low[2], high[2]; /* of each group */
	double least, most;     /* of all */
};

static struct range
range_of(const struct eval_data *d, const double *share)
{
	struct range r = {{INFINITY, INFINITY},
	                  {-INFINITY, -INFINITY},
	                  INFINITY,
	                  -INFINITY};

	for (size_t i = 0; i < d->n; i++) {
		bool t = d->treat[i] > 0.5;

		r.low[t] = fmin(r.low[t], share[i]);
		r.high[t] = fmax(r.high[t], share[i]);
		r.least = fmin(r.least, share[i]);
		r.most = fmax(r.most, share[i]);
	}
	return r;
}

static void
bins_put(json_t *to, const char *key, const size_t *n)
{
	json_t *list = list_in(to, key);

	for (size_t k = 0; k < BINS; k++)
		eval_json_add(list, json_integer((json_int_t)n[k]));
}

static void
overlap_put(struct facts *f, const struct eval_score *score)
{
	const struct eval_data *d = f->data;
	size_t bins[2][BINS] = {{0}}, outside[2] = {0, 0};
	struct range r;
	json_t *to, *breaks;

	if (score == NULL) {
		eval_json_put(f->to, "overlap", json_null());
		return;
	}
	r = range_of(d, score->share);
	for (size_t i = 0; i < d->n; i++) {
		bool t = d->treat[i] > 0.5;
		double s = score->share[i];
		size_t k = (size_t)(BINS * (s - r.least) /
		                    fmax(r.most - r.least, 1e-300));

		bins[t][k < BINS ? k : BINS - 1]++;
		outside[t] += s < r.low[!t] || s > r.high[!t];
	}
	to = json_object();
	eval_json_put(f->to, "overlap", to);
	breaks = list_in(to, "breaks");
	for (size_t k = 0; k <= BINS; k++)
		eval_json_add(breaks, eval_json_real(r.least +
		                                     (r.most - r.least) *
		                                             (double)k / BINS));
	bins_put(to, "treated", bins[1]);
	bins_put(to, "control", bins[0]);
	real_put(to, "outside_treated",
	         (double)outside[1] / (double)d->mature[1]);
	real_put(to, "outside_control",
	         (double)outside[0] / (double)d->alike[0]);
	real_put(to, "smallest", r.least);
	real_put(to, "largest", r.most);
}

/* --- matching ------------------------------------------------------------ */

/* How many sets there are of each number of controls. */
static void
sizes_put(struct facts *f, json_t *to)
{
	const struct eval_groups_made *g = f->groups;
	size_t most = g->method->ratio < 1 ? 1 : g->method->ratio, mine = 0;
	size_t *sets = arena_new(f->st->arena, size_t, most + 2);
	json_t *list = list_in(to, "sizes");

	for (size_t k = 0; k < g->links_n; k++) {
		mine++;
		if (k + 1 < g->links_n &&
		    g->links[k + 1].treated == g->links[k].treated)
			continue;
		sets[mine]++;
		mine = 0;
	}
	for (size_t k = 1; k <= most; k++) {
		json_t *one;

		if (sets[k] == 0)
			continue;
		one = object_in(list);
		count_put(one, "controls", k);
		count_put(one, "sets", sets[k]);
	}
}

static void
matching_put(struct facts *f, const struct stats_balance *b)
{
	const struct eval_groups_made *g = f->groups;
	json_t *to = json_object();
	double largest = 0;

	for (size_t i = 0; i < f->data->n; i++)
		if (f->data->treat[i] <= 0.5)
			largest = fmax(largest, g->weight[i]);
	eval_json_put(f->to, "matching", to);
	eval_json_put(to, "kind",
	              json_string(plan_method_kinds[g->method->kind]));
	real_put(to, "caliper_width", g->width);
	count_put(to, "links", g->links_n);
	count_put(to, "matched_treated", f->made->kept);
	count_put(to, "used_control", f->made->used);
	sizes_put(f, to);
	real_put(to, "ess_treated", b->ess_treated);
	real_put(to, "ess_control", b->ess_control);
	real_put(to, "kept",
	         eval_design_kept(f->made) / (double)f->data->mature[1]);
	real_put(to, "weight_largest", largest);
}

/* --- balance ------------------------------------------------------------- */

void
eval_design_side(json_t *row, const char *key,
                 const struct stats_balance_side *s, bool pooled)
{
	json_t *to = json_object();

	eval_json_put(row, key, to);
	real_put(to, "mean_t", s->mean_t);
	real_put(to, "mean_c", s->mean_c);
	real_put(to, "smd", pooled ? s->smd_pooled : s->smd_att);
	real_put(to, "var_ratio", s->var_ratio);
	real_put(to, "ks", s->ks);
}

const char *
eval_design_rating(double smd)
{
	if (fabs(smd) <= GOOD)
		return "good";
	return fabs(smd) <= ACCEPTABLE ? "acceptable" : "poor";
}

/* The row's column: "age", or "sex" of "sex=M". */
static bool
row_in_score(const struct facts *f, struct str name)
{
	for (size_t k = 0; k < f->set->terms_n; k++) {
		struct str term = f->set->terms[k];

		if (str_equal(term, name) ||
		    (str_starts(name, term) && name.n > term.n &&
		     name.p[term.n] == '='))
			return true;
	}
	return false;
}

static void
rows_put(struct facts *f, json_t *list, const struct stats_balance *b,
         const double *size, bool judged)
{
	bool pooled = f->groups->method->estimand == STATS_ATE;

	for (size_t k = 0; k < b->rows_n; k++) {
		const struct stats_balance_row *row = &b->rows[k];
		double smd = pooled ? row->after.smd_pooled
		                    : row->after.smd_att;
		double far = size == NULL ? fabs(smd) : size[k];
		bool in = judged && row_in_score(f, row->name);
		json_t *one = object_in(list);

		eval_json_put(one, "name", eval_json_str(row->name));
		eval_json_put(one, "in_score", json_boolean(in));
		eval_json_put(one, "binary", json_boolean(row->binary));
		eval_design_side(one, "before", &row->before, pooled);
		eval_design_side(one, "after", &row->after, pooled);
		eval_json_put(one, "rating",
		              json_string(eval_design_rating(far)));
		if (!in)
			continue;
		f->made->worst = isnan(far) ? INFINITY
		                            : fmax(f->made->worst, far);
		f->made->poor += !(far <= ACCEPTABLE);
	}
}

/* Squares of the numbers that are not just 0 and 1. */
static bool
squares_put(struct facts *f, json_t *list)
{
	struct arena_mark mark = arena_mark(f->st->arena);
	struct stats_frame squares = {.rows = f->data->n};
	struct str *names =
	        arena_new(f->st->arena, struct str, f->set->all_n + 1);
	struct stats_balance b;
	struct stats quiet;

	stats_begin(&quiet, f->st->arena);
	squares.columns =
	        arena_new(f->st->arena, struct stats_column, f->set->all_n + 1);
	for (size_t k = 0; k < f->set->all_n; k++) {
		const struct stats_column *c =
		        stats_column_of(&f->set->frame, f->set->all[k]);
		double *v;
		bool plain = true;

		if (c->levels != NULL)
			continue;
		v = arena_new(f->st->arena, double, f->data->n + 1);
		for (size_t i = 0; i < f->data->n; i++) {
			v[i] = c->v[i] * c->v[i];
			plain &= c->v[i] == 0 || c->v[i] == 1;
		}
		if (plain)
			continue;
		names[squares.columns_n] = str_print(
		        f->st->arena, "%.*s squared", STR_ARG(c->name));
		squares.columns[squares.columns_n] = (struct stats_column){
		        .name = names[squares.columns_n], .v = v};
		squares.columns_n++;
	}
	if (!stats_balance_make(&quiet, &squares, f->data->treat,
	                        f->groups->weight, names, squares.columns_n,
	                        &b))
		return false;
	rows_put(f, list, &b, NULL, false);
	arena_release(f->st->arena, mark);
	return true;
}

static void
facts_drop(void *data)
{
	json_decref(data);
}

bool
eval_design_facts(struct stats *st, const struct eval_plan *plan,
                  struct eval_designed *made, struct eval_design *out)
{
	struct facts f = {.st = st,
	                  .plan = plan,
	                  .made = made,
	                  .data = made->data,
	                  .set = &made->sets[0],
	                  .groups = &made->sets[0].made[0],
	                  .to = json_object()};
	const struct eval_score *score = score_shown(&f);
	struct stats_balance b;
	double *size;
	json_t *rows;

	arena_defer(st->arena, facts_drop, f.to);
	out->facts = f.to;
	if (!eval_design_balance(st, made, &b, &size))
		return false;
	flow_put(&f);
	missing_put(&f);
	score_put(&f, score);
	overlap_put(&f, score);
	matching_put(&f, &b);
	eval_design_baseline(st, made, list_in(f.to, "baseline"));
	rows = list_in(f.to, "balance");
	made->worst = f.set->terms_n > 0 ? 0 : NAN;
	rows_put(&f, rows, &b, size, true);
	/* of the first set: the ledger has a hash of this */
	return squares_put(&f, rows) &&
	       eval_design_products(st, plan, made, rows) &&
	       eval_design_lost(st, made, 1, list_in(f.to, "lost"));
}
