/*
 * eval_estimate_answer.c - one outcome by one method.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_estimate_recur.h"
#include "stats/effect.h"
#include "stats/judge.h"
#include "stats/linear.h"
#include "stats/special.h"
#include "stats/stacked.h"
#include "stats/table.h"

#define SETS_FEW   40
#define EVENTS_MIN 5
#define EVENTS_FEW 10

enum eval_scale
eval_estimate_main(const struct eval_outcome *outcome)
{
	if (outcome->kind == EVAL_COUNT)
		return EVAL_IRR;
	return outcome->kind == EVAL_BINARY ? EVAL_RD : EVAL_HR;
}

bool
eval_estimate_ratio(enum eval_scale scale)
{
	return scale == EVAL_RR || scale == EVAL_OR || scale == EVAL_IRR ||
	       scale == EVAL_IRR_NEGATIVE || scale == EVAL_HR ||
	       scale == EVAL_HR_FIRST || scale == EVAL_HR_SECOND;
}

double
eval_estimate_shown(enum eval_scale scale, double b)
{
	return eval_estimate_ratio(scale) ? exp(b) : b;
}

static void
measure_put(struct eval_answer *a, enum eval_scale scale, double b, double se,
            double df)
{
	a->m[scale] = (struct eval_measure){.good = isfinite(b),
	                                    .b = b,
	                                    .se = se,
	                                    .df = df,
	                                    .low = NAN,
	                                    .high = NAN,
	                                    .p = NAN};
}

/* --- enough of it -------------------------------------------------------- */

/*
 * Whether participants without any are told by exact limits (decision 70):
 * counts of sets, for those limits know no weights, at one look, of values that
 * are known and not completed several times, for those limits have no error to
 * pool, and of people enough among the comparators: where they have none, the
 * ratio has no end above.
 */
static bool
is_by_limits(const struct eval_question *q, const struct eval_view *v,
             const struct eval_answer *a)
{
	return q->outcome->kind == EVAL_COUNT && v->links != NULL &&
	       !q->made->method->replace && q->plan->looks_n == 0 &&
	       q->sets_n < 2 && a->people[1] <= 0 && a->people[0] >= EVENTS_MIN;
}

/* The fewest people with the event in a group, as they are counted and not as
 * they weigh, nor as often as each of them had it; of a yes or no those without
 * it as well, for where everybody has it nothing differs either. */
static double
fewest(const struct eval_question *q, const struct eval_answer *a)
{
	double with = fmin(a->people[0], a->people[1]);

	if (q->outcome->kind != EVAL_BINARY || q->with_alone)
		return with;
	return fmin(with, fmin(a->n[0] - a->people[0], a->n[1] - a->people[1]));
}

static bool
events_check(struct stats *st, const struct eval_question *q,
             const struct eval_view *v, const struct eval_answer *a)
{
	double least = fewest(q, a), with = fmin(a->people[0], a->people[1]);
	enum stats_code code = E_FEW_EVENTS;
	struct stats_note *note;

	if ((least >= EVENTS_MIN && with >= EVENTS_FEW) ||
	    q->outcome->family == EVAL_NEGATIVE_CONTROL)
		return true;
	if (least >= EVENTS_MIN || is_by_limits(q, v, a))
		code = W_FEW_EVENTS;
	else if (with <= 0)
		code = E_NO_EVENTS;
	note = stats_note(st, code);
	stats_about(note, q->outcome->id);
	note->count = (int64_t)least;
	return code == W_FEW_EVENTS;
}

static void
events_count(const struct eval_view *v, const double *y, struct eval_answer *a)
{
	for (size_t i = 0; i < v->n; i++) {
		bool t = v->treat[i] > 0.5;

		a->n[t]++;
		a->events[t] += y[i];
		a->people[t] += y[i] > 0;
	}
}

/* --- with replacement: by set and by person ------------------------------ */

static double
two_way_se(struct stats *st, const struct eval_view *v,
           const struct eval_question *q, const struct stats_effect *e)
{
	double *moves = arena_new(st->arena, double, v->n + 1);
	double of[2] = {0, 0}, sets = 0;

	for (size_t i = 0; i < v->n; i++) {
		of[v->treat[i] > 0.5] += v->w[i];
		sets += v->treat[i] > 0.5;
	}
	for (size_t i = 0; i < v->n; i++) {
		double y = q->seen->y[v->at[i]];

		moves[i] = v->treat[i] > 0.5 ? v->w[i] * (y - e->p1) / of[1]
		                             : -v->w[i] * (y - e->p0) / of[0];
	}
	return eval_estimate_error(st, q, v, moves) * sqrt(sets / (sets - 1));
}

/* --- whether ------------------------------------------------------------- */

/* Participants and their one comparator each. */
static void
pairs_make(const struct eval_question *q, const struct eval_view *v,
           struct eval_answer *a)
{
	struct stats_pairs in = {0, 0, 0, 0};
	struct stats_pairs_out out;

	if (q->made->links == NULL || q->made->method->replace ||
	    q->made->method->ratio > 1)
		return;
	for (size_t k = 0; k < v->links_n; k++) {
		bool t = q->seen->y[v->links[k].treated] > 0.5;
		bool c = q->seen->y[v->links[k].control] > 0.5;

		*(t ? (c ? &in.n11 : &in.n10) : (c ? &in.n01 : &in.n00)) += 1;
	}
	if (!stats_paired(&in, &out))
		return;
	measure_put(a, EVAL_RD_PAIRS, out.rd, out.se, INFINITY);
	a->m[EVAL_RD_PAIRS].low = out.ci.low;
	a->m[EVAL_RD_PAIRS].high = out.ci.high;
	a->m[EVAL_RD_PAIRS].p = out.p_exact;
}

static bool
covariates_make(struct stats *st, const struct eval_question *q,
                const struct eval_view *v, struct stats_model *out)
{
	struct stats_frame frame =
	        eval_design_rows(st, &q->set->frame, v->at, v->n);

	return stats_model_make(st, &frame, q->set->terms, q->set->terms_n,
	                        false, out);
}

double
eval_estimate_freedom(struct stats *st, const struct eval_question *q,
                      size_t sets)
{
	struct stats_note *note;

	if (sets >= SETS_FEW)
		return INFINITY;
	note = stats_note(st, W_FEW_SETS);
	stats_about(note, q->outcome->id);
	note->count = (int64_t)sets;
	return (double)sets - 1;
}

/*
 * What each weighs among those whom the effect is of, everybody or those who
 * might be in either group: their weight times their chance of their own group.
 * Of participants: NULL.
 */
static double *
target_make(struct stats *st, const struct eval_question *q,
            const struct eval_view *v)
{
	const struct eval_score *score = q->made->score;
	double *out;

	if (q->made->method->kind != EVAL_IPTW ||
	    q->made->method->estimand == STATS_ATT || score == NULL)
		return NULL;
	out = arena_new(st->arena, double, v->n + 1);
	for (size_t i = 0; i < v->n; i++) {
		double e = score->share[v->at[i]];

		out[i] = v->w[i] * (v->treat[i] > 0.5 ? e : 1 - e);
	}
	return out;
}

/* Adjusted for the covariates too; left out where that has no solution. */
static void
adjusted_make(struct stats *st, const struct eval_question *q,
              const struct eval_view *v, const struct stats_effect_in *in,
              double df, struct eval_answer *a)
{
	struct stats_effect_in with = *in;
	struct stats_effect out;
	struct stats_model model;
	struct stats quiet;

	if (!q->made->method->adjusted)
		return;
	/* that a level is not among the matched is no news */
	stats_begin(&quiet, st->arena);
	with.covariates = &model;
	with.target = target_make(st, q, v);
	if (covariates_make(&quiet, q, v, &model) && model.x.cols > 0 &&
	    stats_effect_binary(&quiet, &with, &out))
		measure_put(a, EVAL_RD_ADJUSTED, out.adjusted_rd,
		            out.adjusted_se_hc1, df);
	eval_estimate_errors_take(&a->met, &quiet);
}

static struct stats_effect_in
effect_in(struct stats *st, const struct eval_question *q,
          const struct eval_view *v)
{
	return (struct stats_effect_in){.n = v->n,
	                                .y = eval_estimate_of(st->arena, v,
	                                                      q->seen->y),
	                                .treat = v->treat,
	                                .w = v->w,
	                                .cluster = v->cluster,
	                                .clusters = v->clusters,
	                                .outcome = q->outcome->id};
}

static bool
answer_binary(struct stats *st, const struct eval_question *q,
              const struct eval_view *v, struct eval_answer *a)
{
	struct stats_effect_in in = effect_in(st, q, v);
	struct stats_stacked stacked;
	struct stats_effect out;
	double df, se;

	events_count(v, in.y, a);
	if (!events_check(st, q, v, a) || !stats_effect_binary(st, &in, &out))
		return false;
	df = eval_estimate_freedom(st, q, out.clusters);
	se = out.rd_se_hc1;
	if (q->made->method->replace && v->links != NULL)
		se = two_way_se(st, v, q, &out);
	if (q->made->method->stacked) {
		if (!eval_estimate_stacked(st, q, v, &stacked))
			return false;
		se = stacked.rd_se;
		out.log_rr_se = stacked.log_rr_se;
		out.log_or_se = stacked.log_or_se;
	}
	measure_put(a, EVAL_RD, out.rd, se, df);
	measure_put(a, EVAL_RR, out.log_rr, out.log_rr_se, df);
	measure_put(a, EVAL_OR, out.log_or, out.log_or_se, df);
	a->risk[1] = out.p1;
	a->risk[0] = out.p0;
	if (!q->lean)
		pairs_make(q, v, a);
	if (!q->lean || q->adjusted)
		adjusted_make(st, q, v, &in, df, a);
	return true;
}

/* --- how often ----------------------------------------------------------- */

/* Exact limits, where participants have no event at all. */
static void
counts_exact(const struct stats_effect_in *in, struct eval_answer *a)
{
	struct stats_rates ask = {0, 0, 0, 0};
	struct stats_rates_out out;

	for (size_t i = 0; i < in->n; i++) {
		double t = in->offset == NULL ? 1 : exp(in->offset[i]);

		*(in->treat[i] > 0.5 ? &ask.x1 : &ask.x0) += in->y[i];
		*(in->treat[i] > 0.5 ? &ask.t1 : &ask.t0) += t;
	}
	if (!stats_rate_ratio(&ask, &out))
		return;
	measure_put(a, EVAL_IRR, log(out.rr), NAN, INFINITY);
	a->m[EVAL_IRR].good = true;
	a->m[EVAL_IRR].low = log(out.rr_exact.low);
	a->m[EVAL_IRR].high = log(out.rr_exact.high);
	a->m[EVAL_IRR].p = out.p_exact;
}

/*
 * The second model of how often.  Counts that vary no more than by chance have
 * none, and nothing is missing then: the first one says it all.  What stopped
 * it otherwise stands among the warnings.
 */
static void
negative_make(struct stats *st, const struct stats_effect_in *in, double df,
              struct eval_answer *a)
{
	struct stats_negative out;
	struct stats quiet;

	stats_begin(&quiet, st->arena);
	if (!stats_effect_negative(&quiet, in, &out)) {
		if (!out.chance)
			eval_estimate_errors_take(&a->met, &quiet);
		return;
	}
	measure_put(a, EVAL_IRR_NEGATIVE, out.log_rr, out.se, df);
	a->theta = out.theta;
}

static bool
answer_count(struct stats *st, const struct eval_question *q,
             const struct eval_view *v, struct eval_answer *a)
{
	struct stats_effect_in in = effect_in(st, q, v);
	struct stats_stacked stacked;
	struct stats_effect out;
	double *offset = NULL, df;

	if (q->seen->exposure != NULL) {
		offset = eval_estimate_of(st->arena, v, q->seen->exposure);
		for (size_t i = 0; i < v->n; i++)
			offset[i] = log(offset[i]);
	}
	in.offset = offset;
	events_count(v, in.y, a);
	if (!events_check(st, q, v, a) || !stats_effect_count(st, &in, &out))
		return false;
	a->risk[1] = out.p1;
	a->risk[0] = out.p0;
	if (isnan(out.log_rr)) {
		counts_exact(&in, a);
		return true;
	}
	df = eval_estimate_freedom(st, q, out.clusters);
	if (q->made->method->stacked) {
		if (!eval_estimate_stacked(st, q, v, &stacked))
			return false;
		out.log_rr_se = stacked.log_rr_se;
	}
	measure_put(a, EVAL_IRR, out.log_rr, out.log_rr_se, df);
	if (!q->lean)
		negative_make(st, &in, df, a);
	return true;
}

/* --- all of it ----------------------------------------------------------- */

/* Events of an outcome of time, and whether there are enough. */
static bool
answer_time(struct stats *st, const struct eval_question *q,
            const struct eval_view *v, struct eval_answer *a)
{
	double *event = eval_estimate_of(st->arena, v, q->seen->event);

	for (size_t i = 0; i < v->n; i++)
		event[i] = event[i] == 1;
	events_count(v, event, a);
	return events_check(st, q, v, a) && eval_estimate_time(st, q, v, a);
}

/* Each of several: how many days each had one, and whether there are enough.
 * A share of them is none. */
static bool
answer_recurrent(struct stats *st, const struct eval_question *q,
                 const struct eval_view *v, struct eval_answer *a)
{
	events_count(v, eval_estimate_of(st->arena, v, q->seen->y), a);
	a->risk[0] = a->risk[1] = NAN;
	return events_check(st, q, v, a) &&
	       eval_estimate_recurrent(st, q, v, a);
}

bool
eval_estimate_answer(struct stats *st, const struct eval_question *q,
                     struct eval_answer *out)
{
	struct eval_view v;

	*out = (struct eval_answer){.ph_p = NAN, .theta = NAN};
	stats_begin(&out->met, st->arena);
	for (int k = 0; k < EVAL_SCALES; k++)
		measure_put(out, (enum eval_scale)k, NAN, NAN, INFINITY);
	if (!eval_estimate_view(st, q, &v))
		return false;
	out->dropped[0] = v.dropped[0];
	out->dropped[1] = v.dropped[1];
	if (q->outcome->kind == EVAL_BINARY)
		out->good = answer_binary(st, q, &v, out);
	else if (q->outcome->kind == EVAL_COUNT)
		out->good = answer_count(st, q, &v, out);
	else if (q->outcome->kind == EVAL_RECURRENT)
		out->good = answer_recurrent(st, q, &v, out);
	else
		out->good = answer_time(st, q, &v, out);
	return out->good;
}

void
eval_estimate_pool(const struct eval_answer *all, size_t n,
                   enum eval_scale scale, struct eval_measure *out)
{
	double b[EVAL_IMPUTATIONS_MOST], se[EVAL_IMPUTATIONS_MOST];
	struct stats_pooled pooled;

	*out = all[0].m[scale];
	if (n < 2)
		return;
	claim(n <= EVAL_IMPUTATIONS_MOST);
	for (size_t k = 0; k < n; k++) {
		b[k] = all[k].m[scale].b;
		se[k] = all[k].m[scale].se;
		out->good &= all[k].m[scale].good;
	}
	stats_pool(b, se, n, NAN, &pooled);
	out->b = pooled.estimate;
	out->se = pooled.se;
	out->df = fmin(pooled.df, out->df);
	out->low = out->high = out->p = NAN;
}

void
eval_estimate_judge(struct eval_row *row)
{
	struct eval_measure *m = &row->m;
	double z = fabs(m->b / m->se);

	if (isnan(row->critical))
		row->critical = isfinite(m->df) ? stats_t_at(0.975, m->df)
		                                : STATS_Z95;
	if (isnan(m->low)) {
		m->low = m->b - row->critical * m->se;
		m->high = m->b + row->critical * m->se;
	}
	row->p = m->p;
	if (isnan(row->p))
		row->p = isfinite(m->df) ? 2 * stats_t_above(z, m->df)
		                         : stats_normal_two_sided(z);
}
