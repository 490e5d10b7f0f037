/*
 * eval_design.c - groups made alike, by every method of a plan.
 */
#include "insight/evaluation/eval_design.h"

#include <math.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "stats/firth.h"

bool
eval_design_scored(const struct eval_method *m)
{
	return m->kind != EVAL_EXACT && m->kind != EVAL_CEM &&
	       m->kind != EVAL_ENTROPY;
}

/* --- the score ----------------------------------------------------------- */

/* By one of the models; the penalty comes in where a separation is proved. */
static bool
score_solve(struct stats *own, const struct stats_glm_in *ask, int model,
            struct stats_glm *fit, bool *penalised)
{
	struct stats quiet;

	*penalised = false;
	if (model != EVAL_SCORE_FIRTH)
		return stats_glm_fit(own, ask, fit);
	stats_begin(&quiet, own->arena);
	quiet.threads = own->threads;
	if (stats_glm_fit(&quiet, ask, fit))
		return true;
	if (!stats_met(&quiet, E_SEPARATION))
		return stats_glm_fit(own, ask, fit);
	*penalised = true;
	return stats_firth_fit(own, ask, fit);
}

static bool
score_fit(struct stats *own, struct stats *st, const struct eval_data *data,
          const struct eval_completed *set, int by, struct eval_score *out)
{
	struct stats_model model;
	struct stats_glm fit;
	struct stats_glm_in ask = {
	        .family = by == EVAL_SCORE_PROBIT ? STATS_PROBIT : STATS_LOGIT,
	        .model = &model,
	        .y = data->treat,
	        .outcome = S("group")};

	if (!stats_model_make(own, &set->frame, set->terms, set->terms_n, true,
	                      &model) ||
	    !score_solve(own, &ask, by, &fit, &out->penalised) ||
	    !stats_glm_null(own, &ask, &out->null_deviance))
		return false;
	out->p = fit.p;
	out->names = arena_new(st->arena, struct str, fit.p + 1);
	for (size_t j = 0; j < fit.p; j++)
		out->names[j] = str_copy(st->arena, model.names[j]);
	out->coef = eval_scratch_take(st, fit.coef, fit.p);
	out->se = eval_scratch_take(st, fit.se, fit.p);
	out->deviance = fit.deviance;
	out->steps = fit.steps;
	out->share = eval_scratch_take(st, fit.mu, data->n);
	out->scale = eval_scratch_take(st, fit.eta, data->n);
	return true;
}

static bool
score_make(struct stats *st, const struct eval_data *data,
           const struct eval_completed *set, int by, struct eval_score *out)
{
	struct stats own;
	struct eval_scratch *scratch = eval_scratch_begin(st, &own);

	out->asked = true;
	out->good = score_fit(&own, st, data, set, by, out);
	eval_scratch_end(st, &own, scratch);
	return out->good;
}

/* The score of a method's family, made when it is first asked for. */
static bool
score_of(struct stats *st, const struct eval_data *data,
         struct eval_completed *set, const struct eval_method *m,
         const struct eval_score **out)
{
	int by = m->firth    ? EVAL_SCORE_FIRTH
	         : m->probit ? EVAL_SCORE_PROBIT
	                     : EVAL_SCORE_LOGIT;
	struct eval_score *score = &set->score[by];

	*out = NULL;
	if (!eval_design_scored(m))
		return true;
	*out = score;
	if (!score->asked)
		return score_make(st, data, set, by, score);
	return score->good || stats_stop(st, E_SEPARATION, S("group"));
}

/* --- all methods --------------------------------------------------------- */

/* One method: the primary one stops the run, another one only itself. */
static bool
method_make(struct stats *st, const struct eval_data *data,
            const struct eval_plan *plan, struct eval_completed *set, size_t m)
{
	struct eval_groups_made *made = &set->made[m];
	struct stats *own = m == 0 ? st : &made->met;

	*made = (struct eval_groups_made){.method = &plan->methods[m],
	                                  .width = NAN};
	stats_begin(&made->met, st->arena);
	made->good =
	        score_of(own, data, set, made->method, &made->score) &&
	        eval_design_groups(own, data, plan, set, made->method, made);
	if (made->good)
		eval_design_check(st, data, set, made);
	return made->good || m > 0;
}

static bool
methods_make(struct stats *st, const struct eval_data *data,
             const struct eval_plan *plan, struct eval_completed *set)
{
	set->made = arena_new(st->arena, struct eval_groups_made,
	                      plan->methods_n + 1);
	for (size_t m = 0; m < plan->methods_n; m++)
		if (!method_make(st, data, plan, set, m))
			return false;
	return true;
}

/* --- what is to be said of the primary one ------------------------------- */

static void
retention_judge(struct stats *st, const struct eval_data *data,
                struct eval_designed *d)
{
	const struct eval_groups_made *made = &d->sets[0].made[0];
	size_t treated = 0;
	double kept;

	for (size_t i = 0; i < data->n; i++) {
		bool t = data->treat[i] > 0.5;

		treated += t;
		*(t ? &d->kept : &d->used) += made->weight[i] > 0;
	}
	kept = eval_design_kept(d);
	if (kept < EVAL_RETAINED * (double)treated)
		stats_note(st, W_LOW_RETENTION)->count =
		        llround((double)treated - kept);
	eval_design_reach(st, data, made, d->overlap);
}

size_t
eval_design_extremes(const double *treat, const double *weight, size_t n)
{
	double sum[2] = {0, 0}, used[2] = {0, 0};
	size_t extreme = 0;

	for (size_t i = 0; i < n; i++)
		if (weight[i] > 0) {
			sum[treat[i] > 0.5] += weight[i];
			used[treat[i] > 0.5]++;
		}
	for (size_t i = 0; i < n; i++) {
		bool t = treat[i] > 0.5;

		extreme += weight[i] * used[t] > EVAL_EXTREME * sum[t];
	}
	return extreme;
}

/* Of the completed set that has most of them. */
static void
weights_judge(struct stats *st, const struct eval_data *data,
              const struct eval_designed *d)
{
	size_t most = 0;

	for (size_t s = 0; s < d->sets_n; s++) {
		size_t n = eval_design_extremes(
		        data->treat, d->sets[s].made[0].weight, data->n);

		most = n > most ? n : most;
	}
	if (most > 0)
		stats_note(st, W_EXTREME_WEIGHTS)->count = (int64_t)most;
}

static void
hash_double(crypto_hash_sha256_state *hash, double v)
{
	unsigned char bytes[sizeof(v)];

	memcpy(bytes, &v, sizeof(v));
	crypto_hash_sha256_update(hash, bytes, sizeof(bytes));
}

static void
hash_u64(crypto_hash_sha256_state *hash, uint64_t v)
{
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(v >> (8 * i));
	crypto_hash_sha256_update(hash, bytes, sizeof(bytes));
}

static void
hash_groups(crypto_hash_sha256_state *hash, const struct eval_data *data,
            const struct eval_groups_made *made)
{
	hash_u64(hash, made->good);
	if (!made->good)
		return;
	for (size_t i = 0; i < data->n; i++)
		hash_double(hash, made->weight[i]);
	for (size_t k = 0; k < made->links_n; k++) {
		hash_u64(hash, data->hash[made->links[k].treated]);
		hash_u64(hash, data->hash[made->links[k].control]);
	}
}

/* Who is in it, with whom and with what weight. */
static void
design_hash(const struct eval_plan *plan, const struct eval_designed *d,
            char out[65])
{
	crypto_hash_sha256_state hash;
	unsigned char bytes[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_init(&hash);
	for (size_t i = 0; i < d->data->n; i++) {
		hash_u64(&hash, d->data->hash[i]);
		hash_double(&hash, d->data->treat[i]);
	}
	for (size_t s = 0; s < d->sets_n; s++)
		for (size_t m = 0; m < plan->methods_n; m++)
			hash_groups(&hash, d->data, &d->sets[s].made[m]);
	crypto_hash_sha256_final(&hash, bytes);
	sodium_bin2hex(out, 65, bytes, sizeof(bytes));
}

/* Both groups, before anything is asked of them. */
static bool
both_check(struct stats *st, const struct eval_data *data)
{
	if (data->alike[0] > 0 && data->alike[1] > 0)
		return true;
	stats_note(st, E_NO_OVERLAP)->count = (int64_t)data->mature[1];
	return false;
}

bool
eval_design_make(struct stats *st, const struct eval_plan *plan,
                 const struct eval_data *data, struct eval_design *out)
{
	struct eval_designed *d = arena_new(st->arena, struct eval_designed, 1);

	claim(plan->methods_n > 0 && plan->outcomes_n > 0);
	d->data = data;
	if (!both_check(st, data))
		return false;
	eval_design_complete(st, plan, data, d);
	for (size_t s = 0; s < d->sets_n; s++)
		if (!methods_make(st, data, plan, &d->sets[s]))
			return false;
	retention_judge(st, data, d);
	weights_judge(st, data, d);
	*out = (struct eval_design){.made = d,
	                            .read_treated = data->read[1],
	                            .read_control = data->read[0],
	                            .matched_treated = d->kept,
	                            .used_control = d->used};
	design_hash(plan, d, out->sha256);
	if (!eval_design_facts(st, plan, d, out))
		return false;
	out->worst = d->worst;
	out->poor = d->poor;
	return true;
}

void
eval_design_matches(struct buf *buf, const struct eval_data *data,
                    const struct eval_design *design)
{
	const struct eval_groups_made *made = &design->made->sets[0].made[0];

	buf_lit(buf, "set,id,group,weight\n");
	for (size_t i = 0; i < data->n; i++) {
		if (!(made->weight[i] > 0))
			continue;
		if (made->set != NULL)
			buf_i64(buf, made->set[i] + 1);
		csv_put(buf, data->id[i], false, true);
		buf_print(buf, ",%d,%.17g\n", data->treat[i] > 0.5,
		          made->weight[i]);
	}
}
