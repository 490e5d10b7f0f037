/*
 * eval_estimate_bear.c - how much the primary finding can bear.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_sensitivity.h"
#include "stats/judge.h"
#include "stats/linear.h"

#define NEGATIVE_P 0.05

static const double gammas[] = {1, 1.1, 1.2, 1.25, 1.3, 1.4, 1.5, 1.75, 2, 3};
#define GAMMAS (sizeof(gammas) / sizeof(gammas[0]))

static json_t *
limits_of(double low, double high)
{
	json_t *list = json_array();

	eval_json_add(list, eval_json_real(low));
	eval_json_add(list, eval_json_real(high));
	return list;
}

/* --- hidden bias --------------------------------------------------------- */

enum bias_test {
	BIAS_NONE,
	BIAS_PAIRS, /* one to one, and yes or no */
	BIAS_SETS,  /* yes or no */
	BIAS_RANKS, /* one to one, and how often */
};

/* What the sets say, each by the test that holds of it. */
struct bias {
	struct stats *st;
	enum bias_test test;
	double discordant, favourable;
	struct stats_bias_set *sets;
	size_t n;
	struct stats_signed ranks;
};

/*
 * Ranks are of pairs: a count less the mean of several others' is above 0 with
 * another chance than a half where nothing was done.
 */
static enum bias_test
bias_test_of(const struct eval_question *q, const struct eval_view *v)
{
	bool yes_or_no = q->outcome->kind == EVAL_BINARY, pairs = true;

	if (v->links_n == 0 || q->seen->y == NULL || q->made->method->replace)
		return BIAS_NONE;
	for (size_t k = 1; k < v->links_n; k++)
		pairs &= v->links[k].treated != v->links[k - 1].treated;
	if (yes_or_no)
		return pairs ? BIAS_PAIRS : BIAS_SETS;
	return pairs ? BIAS_RANKS : BIAS_NONE;
}

/* One set, of those who had the event or, where fewer did, who had not. */
static void
bias_add(struct bias *b, bool treated, double events, double n)
{
	b->sets[b->n++] = (struct stats_bias_set){n, events, treated};
	b->discordant += events > 0 && events < n;
	b->favourable += treated && events < n;
}

/* Only what lies in the direction of the estimate counts for it. */
static void
bias_make(struct eval_estimate *e, const struct eval_question *q,
          const struct eval_view *v, struct bias *out)
{
	double *apart = arena_new(e->st->arena, double, v->links_n + 1);
	bool less = e->primary.m.b < 0;

	*out = (struct bias){.st = e->st,
	                     .test = bias_test_of(q, v),
	                     .sets = arena_new(e->st->arena,
	                                       struct stats_bias_set,
	                                       v->links_n + 1)};
	if (out->test == BIAS_NONE)
		return;
	for (size_t k = 0; k < v->links_n;) {
		size_t t = v->links[k].treated, to = k;
		double mine = q->seen->y[t], others = 0, had, n;

		for (; to < v->links_n && v->links[to].treated == t; to++)
			others += q->seen->y[v->links[to].control];
		n = (double)(to - k) + 1;
		had = less ? n - mine - others : mine + others;
		apart[out->n] = less ? others - mine : mine - others;
		bias_add(out, (mine > 0.5) != less, had, n);
		k = to;
	}
	stats_signed_make(e->st, apart, out->n, &out->ranks);
}

static double
bias_p(const struct bias *b, double gamma)
{
	double upper, lower;

	if (b->test == BIAS_PAIRS)
		stats_bias_pairs(b->discordant, b->favourable, gamma, &upper,
		                 &lower);
	else if (b->test == BIAS_SETS)
		stats_bias_sets(b->st, b->sets, b->n, gamma, &upper, &lower);
	else
		stats_bias_signed(&b->ranks, gamma, &upper, &lower);
	return upper;
}

/* The gamma where it is no longer seen; NAN when it is not seen at all. */
static double
bias_until(const struct bias *b, double alpha)
{
	double low = 1, high = 2;

	if (!(bias_p(b, 1) <= alpha))
		return NAN;
	if (b->test == BIAS_PAIRS)
		return stats_bias_pairs_until(b->discordant, b->favourable,
		                              alpha);
	while (bias_p(b, high) <= alpha && high < 1e6)
		high *= 2;
	for (int step = 0; step < 60; step++) {
		double middle = (low + high) / 2;

		*(bias_p(b, middle) <= alpha ? &low : &high) = middle;
	}
	return low;
}

static void
bias_put(struct eval_estimate *e, const struct eval_question *q,
         const struct eval_view *v, json_t *to)
{
	json_t *list = json_array();
	struct bias b;

	eval_json_put(to, "gammas", list);
	bias_make(e, q, v, &b);
	eval_json_put(to, "gamma_none", json_boolean(b.test == BIAS_NONE));
	if (b.test == BIAS_NONE) {
		eval_json_put(to, "gamma", json_null());
		return;
	}
	for (size_t k = 0; k < GAMMAS; k++) {
		json_t *one = json_object();

		eval_json_add(list, one);
		eval_json_put(one, "gamma", eval_json_real(gammas[k]));
		eval_json_put(one, "p", eval_json_real(bias_p(&b, gammas[k])));
	}
	eval_json_put(to, "gamma",
	              eval_json_real(bias_until(&b, e->plan->alpha / 2)));
}

/* --- a factor that was not measured -------------------------------------- */

/* The ratio that stands for the primary outcome, with its limits. */
static void
evalue_put(struct eval_estimate *e, json_t *to)
{
	enum eval_scale scale = e->primary.outcome->kind == EVAL_BINARY
	                                ? EVAL_RR
	                                : e->primary.scale;
	/* of each of several it is a ratio of rates */
	enum stats_measure by = e->primary.outcome->kind == EVAL_TIME
	                                ? STATS_HR_COMMON
	                                : STATS_RR;
	double v[3] = {NAN, NAN, NAN};

	for (size_t k = 0; k < e->rows_n; k++) {
		const struct eval_row *row = &e->rows[k];

		if (row->outcome != e->primary.outcome || row->scale != scale ||
		    !row->m.good || row->family != e->primary.family)
			continue;
		v[0] = exp(row->m.b);
		v[1] = exp(row->m.low);
		v[2] = exp(row->m.high);
	}
	eval_sensitivity_ratio(to, by, v[0], v[1], v[2]);
}

/* --- what the programme cannot have changed ------------------------------ */

static void
negative_put(struct eval_estimate *e, json_t *to)
{
	json_t *list = json_array();

	eval_json_put(to, "negative", list);
	for (size_t k = 0; k < e->rows_n; k++) {
		const struct eval_row *row = &e->rows[k];
		bool failed = row->p < NEGATIVE_P;
		json_t *one;

		if (row->outcome->family != EVAL_NEGATIVE_CONTROL ||
		    row->scale != eval_estimate_main(row->outcome))
			continue;
		e->control_failed |= failed;
		one = json_object();
		eval_json_add(list, one);
		eval_json_put(one, "outcome", eval_json_str(row->outcome->id));
		eval_json_put(one, "estimate",
		              eval_json_real(eval_estimate_shown(row->scale,
		                                                 row->m.b)));
		eval_json_put(
		        one, "ci",
		        limits_of(eval_estimate_shown(row->scale, row->m.low),
		                  eval_estimate_shown(row->scale,
		                                      row->m.high)));
		/* one that could not be estimated has shown nothing */
		eval_json_put(one, "failed",
		              isnan(row->p) ? json_null()
		                            : json_boolean(failed));
	}
}

/* --- other people, other outcomes ---------------------------------------- */

/* The primary outcome once more, of changed people or values, in every
 * completed set. */
static bool
again(struct eval_estimate *e, const struct eval_question *q,
      struct eval_row *out)
{
	size_t sets = e->made->sets_n;
	struct eval_answer *all =
	        arena_new(e->st->arena, struct eval_answer, sets + 1);
	struct arena_mark mark = arena_mark(e->st->arena);
	struct eval_question lean = *q;
	struct stats quiet;
	bool good = true;

	lean.lean = true;
	stats_begin(&quiet, e->st->arena);
	for (size_t s = 0; good && s < sets; s++) {
		lean.set = &e->made->sets[s];
		lean.made = &e->made->sets[s].made[0];
		good = eval_estimate_answer(&quiet, &lean, &all[s]);
	}
	arena_release(e->st->arena, mark);
	if (!good)
		return false;
	*out = (struct eval_row){.scale = e->primary.scale, .critical = NAN};
	eval_estimate_pool(all, sets, e->primary.scale, &out->m);
	eval_estimate_judge(out);
	return true;
}

static void
again_put(const struct eval_row *row, json_t *to)
{
	eval_json_put(to, "estimate",
	              eval_json_real(
	                      eval_estimate_shown(row->scale, row->m.b)));
	eval_json_put(to, "ci",
	              limits_of(eval_estimate_shown(row->scale, row->m.low),
	                        eval_estimate_shown(row->scale, row->m.high)));
}

/* Who is not known did as well, or as badly, as can be. */
static void
bounds_put(struct eval_estimate *e, const struct eval_question *q, json_t *to)
{
	static const char *const names[] = {"Unknown outcomes: best case",
	                                    "Unknown outcomes: worst case"};
	json_t *list = json_array();

	eval_json_put(to, "bounds", list);
	if (q->outcome->kind != EVAL_BINARY ||
	    e->not_known[0] + e->not_known[1] == 0)
		return;
	for (int k = 0; k < 2; k++) {
		double *y = arena_new(e->st->arena, double, q->data->n + 1);
		struct eval_seen seen = {.y = y};
		struct eval_question one = *q;
		struct eval_row row;
		json_t *object;

		for (size_t i = 0; i < q->data->n; i++) {
			bool t = q->data->treat[i] > 0.5;

			y[i] = isnan(q->seen->y[i]) ? (t == (k == 1))
			                            : q->seen->y[i];
		}
		one.seen = &seen;
		if (!again(e, &one, &row))
			continue;
		object = json_object();
		eval_json_add(list, object);
		eval_json_put(object, "name", json_string(names[k]));
		again_put(&row, object);
	}
}

/* The primary outcome by the plan's other lags. */
static void
lags_put(struct eval_estimate *e, const struct eval_question *q, json_t *to)
{
	json_t *list;

	if (e->plan->lags_n == 0)
		return;
	list = json_array();
	eval_json_put(to, "lags", list);
	for (size_t k = 0; k < e->plan->lags_n; k++) {
		struct eval_question one = *q;
		struct eval_row row;
		json_t *object = json_object();

		one.seen = &q->data->lagged[k];
		if (!again(e, &one, &row))
			row = (struct eval_row){
			        .m = {.b = NAN, .low = NAN, .high = NAN}};
		eval_json_add(list, object);
		eval_json_put(object, "lag_days",
		              json_integer((json_int_t)e->plan->lags[k]));
		again_put(&row, object);
	}
}

static bool
is_place(struct str column)
{
	static const char *const names[] = {"area",   "region", "place", "site",
	                                    "prison", "office", NULL};

	return str_word(column, names) >= 0;
}

/* One area after another left out. */
static void
places_put(struct eval_estimate *e, const struct eval_question *q,
           const struct stats_column *c, json_t *list)
{
	bool *without = arena_new(e->st->arena, bool, q->data->n + 1);

	for (size_t level = 0; level < c->levels_n; level++) {
		struct eval_question one = *q;
		struct eval_row row;
		size_t gone = 0;
		json_t *object;

		for (size_t i = 0; i < q->data->n; i++) {
			without[i] = c->code[i] == (int32_t)level;
			gone += without[i] && q->made->weight[i] > 0;
		}
		one.without = without;
		if (gone == 0 || !again(e, &one, &row))
			continue;
		object = json_object();
		eval_json_add(list, object);
		eval_json_put(object, "column", eval_json_str(c->name));
		eval_json_put(object, "level", eval_json_str(c->levels[level]));
		again_put(&row, object);
	}
}

void
eval_estimate_sensitivity(struct eval_estimate *e)
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, e->plan->primary);
	json_t *to = json_object(), *places = json_array();
	struct eval_view v;

	eval_json_put(e->result, "sensitivity", to);
	if (!eval_estimate_view(e->st, &q, &v))
		return;
	e->not_known[0] = v.dropped[0];
	e->not_known[1] = v.dropped[1];
	bias_put(e, &q, &v, to);
	evalue_put(e, to);
	negative_put(e, to);
	bounds_put(e, &q, to);
	lags_put(e, &q, to);
	eval_json_put(to, "drop_one", places);
	for (size_t k = 0; k < e->plan->covariates_n; k++) {
		const struct stats_column *c = stats_column_of(
		        &q.set->frame, e->plan->covariates[k].name);

		if (c != NULL && c->levels != NULL && is_place(c->name))
			places_put(e, &q, c, places);
	}
	if (eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10))
		eval_estimate_measured(e, to);
}
