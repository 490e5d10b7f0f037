/*
 * eval_ops_match.c - reference vectors of matching, weights and balance.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_local.h"
#include "stats/balance.h"
#include "stats/match.h"

static bool
treat_read(struct eval_case *c, const double **out)
{
	if (!eval_column(c, "treat", out))
		return false;
	if (*out == NULL)
		return eval_wrong(c, "treat is needed", S(""));
	return true;
}

/* --- weights ------------------------------------------------------------- */

static void
put_weights(struct eval_case *c, const double *treat, const double *w)
{
	double sum[2] = {0, 0}, square[2] = {0, 0};
	size_t listed;
	double *rows = eval_list(c->arena, json_object_get(c->expected, "rows"),
	                         &listed);

	/* Which rows are listed is the file's choice. */
	json_array(c->out, "rows");
	for (size_t i = 0; i < listed; i++)
		json_i64(c->out, NULL, (int64_t)rows[i]);
	json_end(c->out);
	json_array(c->out, "weight");
	for (size_t i = 0; i < listed; i++)
		json_f64(c->out, NULL,
		         rows[i] >= 1 && rows[i] <= (double)c->frame.rows
		                 ? w[(size_t)rows[i] - 1]
		                 : NAN);
	json_end(c->out);
	for (size_t i = 0; i < c->frame.rows; i++) {
		bool t = treat[i] > 0.5;

		sum[t] += w[i];
		square[t] += w[i] * w[i];
	}
	json_f64(c->out, "sum_treated", sum[1]);
	json_f64(c->out, "sum_control", sum[0]);
	json_f64(c->out, "sum_sq_treated", square[1]);
	json_f64(c->out, "sum_sq_control", square[0]);
}

static bool
weights_make(struct eval_case *c, const double *treat, int estimand,
             double *out)
{
	size_t n;
	struct str *covariates = eval_words(c, "covariates", &n);
	const struct stats_column *score;
	struct stats_model model;

	if (str_is(eval_word(c, "method"), "iptw"))
		return stats_numbers_of(&c->st, &c->frame,
		                        eval_word(c, "score"), &score) &&
		       stats_weights_score(&c->st,
		                           (enum stats_estimand)estimand, treat,
		                           score, c->frame.rows, out);
	if (!str_is(eval_word(c, "method"), "entropy") || estimand != STATS_ATT)
		return eval_wrong(c, "no such weights", eval_word(c, "method"));
	return stats_model_make(&c->st, &c->frame, covariates, n, false,
	                        &model) &&
	       stats_weights_entropy(&c->st, treat, &model, out);
}

static bool
run_weights(struct eval_case *c)
{
	static const char *const estimands[] = {"ATT", "ATE", "ATO", NULL};
	const struct eval_range inside = {nextafter(0, 1), nextafter(1, 0),
	                                  false, E_BAD_VALUE};
	const double *treat;
	double *w;
	size_t extreme;
	int estimand;

	if (!eval_within(c, "treat", EVAL_YES_NO, NULL) ||
	    !eval_within(c, "score", &inside, NULL) ||
	    !eval_complete(c, "treat score covariates", NULL) ||
	    !treat_read(c, &treat) ||
	    !eval_option(c, "estimand", estimands, &estimand))
		return false;
	w = arena_new(c->arena, double, c->frame.rows + 1);
	if (!weights_make(c, treat, estimand, w))
		return false;
	extreme = eval_design_extremes(treat, w, c->frame.rows);
	if (extreme > 0)
		stats_note(&c->st, W_EXTREME_WEIGHTS)->count = (int64_t)extreme;
	put_weights(c, treat, w);
	return true;
}

/* --- balance ------------------------------------------------------------- */

static void
put_side(struct eval_case *c, const char *key, const struct stats_balance *b,
         size_t offset)
{
	static const struct {
		const char *name;
		size_t at;
	} members[] = {
	        {"mean_t", offsetof(struct stats_balance_side, mean_t)},
	        {"mean_c", offsetof(struct stats_balance_side, mean_c)},
	        {"smd_att", offsetof(struct stats_balance_side, smd_att)},
	        {"smd_pooled", offsetof(struct stats_balance_side, smd_pooled)},
	        {"var_ratio", offsetof(struct stats_balance_side, var_ratio)},
	        {"ks", offsetof(struct stats_balance_side, ks)}};

	json_object(c->out, key);
	for (size_t m = 0; m < sizeof(members) / sizeof(members[0]); m++) {
		json_array(c->out, members[m].name);
		for (size_t i = 0; i < b->rows_n; i++) {
			double v;

			memcpy(&v,
			       (const char *)&b->rows[i] + offset +
			               members[m].at,
			       sizeof(v));
			json_f64(c->out, NULL, v);
		}
		json_end(c->out);
	}
	json_end(c->out);
}

static void
put_balance(struct eval_case *c, const struct stats_balance *b)
{
	json_array(c->out, "names");
	for (size_t i = 0; i < b->rows_n; i++)
		json_str(c->out, NULL, b->rows[i].name);
	json_end(c->out);
	json_array(c->out, "binary");
	for (size_t i = 0; i < b->rows_n; i++)
		json_bool(c->out, NULL, b->rows[i].binary);
	json_end(c->out);
	json_array(c->out, "sd_treated");
	for (size_t i = 0; i < b->rows_n; i++)
		json_f64(c->out, NULL, b->rows[i].sd_treated);
	json_end(c->out);
	json_array(c->out, "sd_pooled");
	for (size_t i = 0; i < b->rows_n; i++)
		json_f64(c->out, NULL, b->rows[i].sd_pooled);
	json_end(c->out);
	put_side(c, "before", b, offsetof(struct stats_balance_row, before));
	put_side(c, "after", b, offsetof(struct stats_balance_row, after));
	json_f64(c->out, "max_abs_smd_after", b->most);
	json_f64(c->out, "ess_treated", b->ess_treated);
	json_f64(c->out, "ess_control", b->ess_control);
	eval_put_count(c, "n_treated", b->n_treated);
	eval_put_count(c, "n_control", b->n_control);
	eval_put_count(c, "n_treated_used", b->used_treated);
	eval_put_count(c, "n_control_used", b->used_control);
}

static bool
run_balance(struct eval_case *c)
{
	static const struct eval_range not_below = {0, INFINITY, false,
	                                            E_BAD_VALUE};
	const double *treat, *w;
	struct stats_balance out;
	struct str *variables;
	size_t n;

	if (!eval_within(c, "treat", EVAL_YES_NO, NULL) ||
	    !eval_within(c, "weights", &not_below, NULL) ||
	    !eval_complete(c, "treat variables weights", NULL) ||
	    !treat_read(c, &treat) || !eval_column(c, "weights", &w))
		return false;
	if (w == NULL)
		return eval_wrong(c, "weights are needed", S(""));
	variables = eval_words(c, "variables", &n);
	if (!stats_balance_make(&c->st, &c->frame, treat, w, variables, n,
	                        &out))
		return false;
	put_balance(c, &out);
	return true;
}

/* --- matching ------------------------------------------------------------ */

/* The names of the rows. */
static bool
ids_read(struct eval_case *c, const struct str **out)
{
	const struct stats_column *column =
	        stats_column_of(&c->frame, eval_word(c, "id"));

	if (column == NULL)
		return eval_wrong(c, "id is needed", S(""));
	*out = column->text;
	return true;
}

/* Nobody twice, everybody a participant or not, and whole rows. */
static bool
people_read(struct eval_case *c)
{
	return eval_within(c, "treat", EVAL_YES_NO, NULL) &&
	       eval_ids_differ(c) &&
	       eval_complete(c, "id treat distance exact covariates cutpoints",
	                     NULL);
}

/* What every kind of match is made of; distance may be absent. */
static bool
match_read(struct eval_case *c, struct stats_match_in *in,
           const struct str **ids)
{
	static const char *const scales[] = {"sd", "sd_pooled", "raw", NULL};
	struct eval_groups cells;
	int scale = STATS_SD;
	double ratio = eval_number(c, "ratio", 1);

	if (!(ratio >= 1) || ratio != floor(ratio))
		return eval_wrong(c, "ratio is no count", S(""));
	if (!people_read(c))
		return false;
	*in = (struct stats_match_in){
	        .n = c->frame.rows,
	        .caliper = eval_number(c, "caliper", NAN),
	        .replace = eval_true(c, "replace"),
	        /* nobody has more than there are */
	        .ratio = (size_t)fmin(ratio, fmax(1, (double)c->frame.rows))};
	if (!isnan(in->caliper) &&
	    !eval_option(c, "caliper_scale", scales, &scale))
		return false;
	in->scale = (enum stats_caliper)scale;
	if (!treat_read(c, &in->treat) ||
	    !eval_column(c, "distance", &in->distance) ||
	    !eval_group_all(c, "exact", &cells))
		return false;
	in->cell = cells.code;
	return ids_read(c, ids);
}

/* As a plan says it: how many of the treated are left out. */
static void
retention_judge(struct eval_case *c, const struct stats_match_in *in,
                size_t kept)
{
	size_t treated = 0;

	for (size_t i = 0; i < in->n; i++)
		treated += in->treat[i] > 0.5;
	if ((double)kept < EVAL_RETAINED * (double)treated)
		stats_note(&c->st, W_LOW_RETENTION)->count =
		        (int64_t)(treated - kept);
}

static void
strata_judge(struct eval_case *c, const struct stats_match_in *in,
             const struct stats_strata *s)
{
	size_t kept = 0;

	for (size_t k = 0; k < s->n; k++)
		kept += s->treated[k];
	retention_judge(c, in, kept);
}

/* Each treated that has controls, and theirs. */
static void
put_pairs(struct eval_case *c, const struct str *ids,
          const struct stats_match *out)
{
	assert(ids != NULL);
	json_array(c->out, "pairs");
	for (size_t at = 0; at < out->links_n;) {
		size_t treated = out->links[at].treated;

		json_object(c->out, NULL);
		json_str(c->out, "treated", ids[treated]);
		json_array(c->out, "controls");
		for (; at < out->links_n && out->links[at].treated == treated;
		     at++)
			json_str(c->out, NULL, ids[out->links[at].control]);
		json_end(c->out);
		json_end(c->out);
	}
	json_end(c->out);
}

static void
put_unmatched(struct eval_case *c, const struct stats_match_in *in,
              const struct str *ids, const struct stats_match *out)
{
	assert(ids != NULL);
	json_array(c->out, "unmatched_treated");
	for (size_t i = 0; i < in->n; i++)
		if (in->treat[i] > 0.5 && !(out->weight[i] > 0))
			json_str(c->out, NULL, ids[i]);
	json_end(c->out);
}

static void
put_match_weights(struct eval_case *c, const struct stats_match_in *in,
                  const struct str *ids, const struct stats_match *out)
{
	double sum = 0;

	assert(ids != NULL);
	json_object(c->out, "weights");
	json_array(c->out, "id");
	for (size_t i = 0; i < in->n; i++)
		if (in->treat[i] <= 0.5 && out->weight[i] > 0)
			json_str(c->out, NULL, ids[i]);
	json_end(c->out);
	json_array(c->out, "weight");
	for (size_t i = 0; i < in->n; i++)
		if (in->treat[i] <= 0.5 && out->weight[i] > 0) {
			json_f64(c->out, NULL, out->weight[i]);
			sum += out->weight[i];
		}
	json_end(c->out);
	json_end(c->out);
	json_f64(c->out, "weight_sum_control", sum);
}

static bool
run_match(struct eval_case *c)
{
	static const char *const orders[] = {"largest", "smallest", "data",
	                                     "closest", NULL};
	static const char *const ties[] = {"input", NULL};
	struct stats_match_in in = {.n = 0};
	struct stats_match out;
	const struct str *ids = NULL;
	int order, tie;

	if (!match_read(c, &in, &ids) ||
	    !eval_option(c, "order", orders, &order) ||
	    !eval_option(c, "tie", ties, &tie))
		return false;
	if (in.distance == NULL)
		return eval_wrong(c, "distance is needed", S(""));
	in.order = (enum stats_order)order;
	if (!stats_match_nearest(&c->st, &in, &out))
		return false;
	retention_judge(c, &in, out.matched);
	json_f64(c->out, "caliper_width", out.width);
	eval_put_count(c, "n_pairs", out.links_n);
	eval_put_count(c, "n_matched_treated", out.matched);
	json_f64(c->out, "total_abs_distance", out.total);
	put_pairs(c, ids, &out);
	put_unmatched(c, &in, ids, &out);
	put_match_weights(c, &in, ids, &out);
	return true;
}

static double
distance_gap(const void *data, size_t a, size_t b)
{
	const double *distance = data;

	return fabs(distance[a] - distance[b]);
}

static bool
run_optimal(struct eval_case *c)
{
	struct stats_match_in in = {.n = 0};
	struct stats_match out;
	const struct str *ids = NULL;
	static const char *const metrics[] = {"mahalanobis", NULL};
	struct str *covariates;
	struct stats_model model;
	struct stats_mahalanobis metric;
	bool good;
	size_t n;
	int kind;

	if (!match_read(c, &in, &ids))
		return false;
	if (in.distance != NULL) {
		good = stats_match_optimal(&c->st, &in, distance_gap,
		                           in.distance, &out);
	} else {
		covariates = eval_words(c, "covariates", &n);
		if (n == 0)
			return eval_wrong(c,
			                  "distance or covariates are "
			                  "needed",
			                  S(""));
		if (!eval_option(c, "metric", metrics, &kind))
			return false;
		good = stats_model_make(&c->st, &c->frame, covariates, n, false,
		                        &model) &&
		       stats_mahalanobis_make(&c->st, in.treat, &model,
		                              &metric) &&
		       stats_match_optimal(&c->st, &in, stats_mahalanobis_at,
		                           &metric, &out);
	}
	if (!good)
		return false;
	retention_judge(c, &in, out.matched);
	eval_put_count(c, "n_pairs", out.links_n);
	json_f64(c->out, "total_distance", out.total);
	return true;
}

/* --- strata -------------------------------------------------------------- */

static void
put_strata(struct eval_case *c, const struct stats_strata *s)
{
	eval_put_count(c, "n_strata", s->n);
	json_array(c->out, "strata_control");
	for (size_t k = 0; k < s->n; k++)
		json_i64(c->out, NULL, (int64_t)s->control[k]);
	json_end(c->out);
	json_array(c->out, "strata_treated");
	for (size_t k = 0; k < s->n; k++)
		json_i64(c->out, NULL, (int64_t)s->treated[k]);
	json_end(c->out);
	json_array(c->out, "stratum");
	for (size_t i = 0; i < c->frame.rows; i++)
		if (s->stratum[i] < 0)
			json_null(c->out, NULL);
		else
			json_i64(c->out, NULL, s->stratum[i] + 1);
	json_end(c->out);
	eval_put_numbers(c, "stratum_weight_control", s->weight, s->n);
	json_f64(c->out, "weight_sum_control", s->weight_sum);
}

#define CLASSES_MOST 1e6

static bool
run_subclass(struct eval_case *c)
{
	double classes = eval_number(c, "subclasses", NAN);
	struct stats_match_in in = {.n = 0};
	struct stats_strata out;
	const struct str *ids = NULL;

	if (!match_read(c, &in, &ids))
		return false;
	if (in.distance == NULL || !(classes >= 1) ||
	    !(classes <= CLASSES_MOST) || classes != floor(classes))
		return eval_wrong(c, "distance and subclasses are needed",
		                  S(""));
	if (!stats_match_subclass(&c->st, &in, (size_t)classes, &out))
		return false;
	strata_judge(c, &in, &out);
	put_strata(c, &out);
	return true;
}

static bool
run_exact(struct eval_case *c)
{
	struct stats_match_in in = {.n = 0};
	struct stats_strata out;
	const struct str *ids = NULL;

	if (!match_read(c, &in, &ids))
		return false;
	if (in.cell == NULL)
		return eval_wrong(c, "exact is needed", S(""));
	if (!stats_match_cells(&c->st, &in, &out))
		return false;
	strata_judge(c, &in, &out);
	put_strata(c, &out);
	return true;
}

/* The place of a value among cut points: one equal to a cut goes up. */
static int
cut_place(const double *cuts, size_t n, double v)
{
	int place = 0;

	for (size_t i = 0; i < n; i++)
		place += v >= cuts[i];
	return place;
}

/* Cells of the exact columns and of the cuts together. */
static bool
cells_cut(struct eval_case *c, struct stats_match_in *in)
{
	struct str *text = arena_new(c->arena, struct str, in->n + 1);
	struct stats_column whole = {.text = text};
	const char *name;
	json_t *cuts;

	for (size_t i = 0; i < in->n; i++)
		text[i] = str_print(c->arena, "%d",
		                    in->cell == NULL ? 0 : in->cell[i]);
	json_object_foreach (json_object_get(c->spec, "cutpoints"), name,
	                     cuts) {
		const struct stats_column *column;
		size_t n;
		double *at = eval_list(c->arena, cuts, &n);

		if (!stats_numbers_of(&c->st, &c->frame, str_of(name), &column))
			return false;
		for (size_t i = 0; i < in->n; i++)
			text[i] = str_print(c->arena, "%.*s %d",
			                    STR_ARG(text[i]),
			                    cut_place(at, n, column->v[i]));
	}
	stats_column_group(&c->st, &whole, in->n);
	in->cell = whole.code;
	return true;
}

static bool
run_cem(struct eval_case *c)
{
	struct stats_match_in in = {.n = 0};
	struct stats_strata out;
	const struct str *ids = NULL;

	if (!match_read(c, &in, &ids) || !cells_cut(c, &in) ||
	    !stats_match_cells(&c->st, &in, &out))
		return false;
	strata_judge(c, &in, &out);
	put_strata(c, &out);
	return true;
}

const struct eval_op eval_ops_match[] = {
        {"match",
         "treat id distance ratio replace order tie caliper caliper_scale "
         "exact",
         run_match},
        {"match_optimal",
         "treat id ratio distance covariates metric caliper caliper_scale "
         "exact",
         run_optimal},
        {"match_subclass", "treat id distance subclasses", run_subclass},
        {"match_cem", "treat id cutpoints exact", run_cem},
        {"match_exact", "treat id exact", run_exact},
        {"weights", "method estimand treat score covariates", run_weights},
        {"balance", "treat variables weights", run_balance},
        {NULL, NULL, NULL},
};
