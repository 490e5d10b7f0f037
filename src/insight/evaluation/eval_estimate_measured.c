/*
 * eval_estimate_measured.c - what was measured as a scale for what was not:
 * how strongly a doubling of a number, or a word in place of another, goes with
 * the outcome among comparators (specification 4.11).
 *
 * One model of the primary outcome of all comparators and of all covariates, so
 * that each is adjusted for the others: of yes or no a log-linear one, whose
 * coefficients are of risk ratios (Zou 2004), of how often the same, of how
 * soon Cox's.  How strongly the same step goes with the programme is the score
 * model's, where that is logistic.  Over several completed sets by Rubin's
 * rules.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_sensitivity.h"
#include "stats/cox.h"
#include "stats/glm.h"
#include "stats/judge.h"
#include "stats/special.h"

#define EVENTS_MIN 10
/* So many are shown, the strongest first. */
#define SHOWN_MOST 5

/* A step in one covariate, and what it goes with. */
struct step {
	struct str name, level, reference;
	struct str column;   /* of the models: "race=black" */
	const char *kind;    /* "doubling", "sd", "level" */
	double from, to, by; /* of a number; by: what a coefficient is times */
	double n, events;    /* comparators with it, and who of them had it */
	double n0, events0;  /* of the reference; NAN */
	double *outcome, *outcome_se, *programme; /* set by set */
	struct stats_pooled of;                   /* the log of the ratio */
	double odds;                              /* with the programme */
};

struct measured {
	struct eval_estimate *e;
	struct stats *st; /* what stops it stops nothing else */
	const struct eval_outcome *outcome;
	const struct eval_seen *seen;
	size_t *at, n; /* comparators whose outcome is known */
	double events; /* people with any */
	double few;
	size_t sets;
	struct step *steps;
	size_t steps_n;
};

static double
had_of(const struct measured *m, size_t i)
{
	if (m->outcome->kind == EVAL_TIME)
		return m->seen->event[i] == 1;
	return m->seen->y[i] > 0;
}

static void
rows_find(struct measured *m)
{
	const struct eval_data *d = m->e->data;

	m->at = arena_new(m->st->arena, size_t, d->n + 1);
	for (size_t i = 0; i < d->n; i++) {
		if (d->treat[i] > 0.5 || !eval_estimate_known(m->seen, i))
			continue;
		m->at[m->n++] = i;
		m->events += had_of(m, i);
	}
}

/* --- steps --------------------------------------------------------------- */

static struct step *
step_add(struct measured *m, struct str name)
{
	struct step *step = &m->steps[m->steps_n++];

	*step = (struct step){.name = name,
	                      .column = name,
	                      .by = 1,
	                      .from = NAN,
	                      .to = NAN,
	                      .n0 = NAN,
	                      .events0 = NAN,
	                      .n = (double)m->n,
	                      .events = m->events};
	step->outcome = arena_new(m->st->arena, double, m->sets + 1);
	step->outcome_se = arena_new(m->st->arena, double, m->sets + 1);
	step->programme = arena_new(m->st->arena, double, m->sets + 1);
	return step;
}

/* Whether enough had it, and enough had it not: what a ratio of few says is
 * chance, and may be somebody. */
static bool
is_enough(const struct measured *m, double n, double events)
{
	return events >= m->few && n - events >= m->few;
}

/* Each word beside the reference, which is the first. */
static void
words_add(struct measured *m, const struct stats_column *c)
{
	double *n = arena_new(m->st->arena, double, c->levels_n + 1);
	double *had = arena_new(m->st->arena, double, c->levels_n + 1);

	for (size_t k = 0; k < m->n; k++) {
		n[c->code[m->at[k]]]++;
		had[c->code[m->at[k]]] += had_of(m, m->at[k]);
	}
	for (size_t k = 1; k < c->levels_n; k++) {
		struct step *step;

		if (!is_enough(m, n[0], had[0]) ||
		    !is_enough(m, n[k], had[k]) ||
		    str_is(c->levels[k], EVAL_NOT_KNOWN))
			continue;
		step = step_add(m, c->name);
		step->kind = "level";
		step->level = c->levels[k];
		step->reference = c->levels[0];
		step->column = str_print(m->st->arena, "%.*s=%.*s",
		                         STR_ARG(c->name),
		                         STR_ARG(c->levels[k]));
		step->n = n[k];
		step->events = had[k];
		step->n0 = n[0];
		step->events0 = had[0];
	}
}

/* What there is to know of a number of comparators. */
struct spread {
	double mean, sd, n1, had1;
	bool plain; /* nothing but 0 and 1 */
	bool below; /* somebody is below 0 */
};

static struct spread
spread_of(const struct measured *m, const double *v)
{
	struct spread s = {.plain = true};
	double sum = 0;

	for (size_t k = 0; k < m->n; k++) {
		double x = v[m->at[k]];
		bool one = x == 1;

		s.plain &= x == 0 || one;
		s.below |= x < 0;
		s.n1 += one;
		s.had1 += one ? had_of(m, m->at[k]) : 0;
		s.mean += x / (double)m->n;
	}
	for (size_t k = 0; k < m->n; k++)
		sum += (v[m->at[k]] - s.mean) * (v[m->at[k]] - s.mean);
	s.sd = sqrt(sum / (double)(m->n - 1));
	return s;
}

/* How many comparators have at least so much of it. */
static double
have_as_much(const struct measured *m, const double *v, double much)
{
	double n = 0;

	for (size_t k = 0; k < m->n; k++)
		n += v[m->at[k]] >= much;
	return n;
}

/* The mean over all completed sets, of comparators. */
static double
mean_of(const struct measured *m, struct str name)
{
	double mean = 0;

	for (size_t s = 0; s < m->sets; s++) {
		const struct stats_column *c =
		        stats_column_of(&m->e->made->sets[s].frame, name);

		mean += spread_of(m, c->v).mean / (double)m->sets;
	}
	return mean;
}

/*
 * From the mean to twice the mean, where some have as much; of what can be
 * below nothing, or is nowhere near twice its mean, a standard deviation.
 */
static void
number_add(struct measured *m, const struct stats_column *c)
{
	struct spread s = spread_of(m, c->v);
	struct step *step;

	if (s.plain) {
		if (!is_enough(m, s.n1, s.had1) ||
		    !is_enough(m, (double)m->n - s.n1, m->events - s.had1))
			return;
		step = step_add(m, c->name);
		step->kind = "level";
		step->level = S("1");
		step->reference = S("0");
		step->n = s.n1;
		step->events = s.had1;
		step->n0 = (double)m->n - s.n1;
		step->events0 = m->events - s.had1;
		return;
	}
	step = step_add(m, c->name);
	step->from = mean_of(m, c->name);
	if (!s.below && s.mean > 0 &&
	    have_as_much(m, c->v, 2 * s.mean) >= m->few) {
		step->kind = "doubling";
		step->by = step->from;
	} else {
		step->kind = "sd";
		step->by = s.sd;
	}
	step->to = step->from + step->by;
}

static void
steps_find(struct measured *m)
{
	const struct eval_plan *plan = m->e->plan;
	const struct stats_frame *frame = &m->e->made->sets[0].frame;
	size_t room = plan->covariates_n;

	for (size_t k = 0; k < plan->covariates_n; k++)
		room += stats_column_of(frame, plan->covariates[k].name)
		                ->levels_n;
	m->steps = arena_new(m->st->arena, struct step, room + 1);
	for (size_t k = 0; k < plan->covariates_n; k++) {
		const struct stats_column *c =
		        stats_column_of(frame, plan->covariates[k].name);

		if (c->levels != NULL)
			words_add(m, c);
		else
			number_add(m, c);
	}
}

/* --- models -------------------------------------------------------------- */

static double *
rows_of(const struct measured *m, struct stats *own, const double *v)
{
	double *out = arena_new(own->arena, double, m->n + 1);

	for (size_t k = 0; k < m->n; k++)
		out[k] = v[m->at[k]];
	return out;
}

/* A fit's coefficients with their errors, in own's memory. */
struct fitted {
	struct stats_model model;
	double *coef, *se;
};

static bool
fit_hazard(const struct measured *m, struct stats *own, struct fitted *f)
{
	struct stats_cox_in in = {.model = &f->model, .ties = STATS_EFRON};
	double *event = arena_new(own->arena, double, m->n + 1);
	struct stats_cox fit;

	for (size_t k = 0; k < m->n; k++)
		event[k] = had_of(m, m->at[k]);
	in.time = rows_of(m, own, m->seen->time);
	in.event = event;
	if (!stats_cox_fit(own, &in, &fit))
		return false;
	f->coef = fit.coef;
	f->se = fit.se;
	return true;
}

static bool
fit_mean(const struct measured *m, struct stats *own, struct fitted *f)
{
	struct stats_glm_in in = {.family = STATS_POISSON,
	                          .model = &f->model,
	                          .y = rows_of(m, own, m->seen->y),
	                          .outcome = m->outcome->id};
	struct stats_glm fit;
	double *offset;

	if (m->seen->exposure != NULL) {
		offset = rows_of(m, own, m->seen->exposure);
		for (size_t k = 0; k < m->n; k++)
			offset[k] = log(offset[k]);
		in.offset = offset;
	}
	if (!stats_glm_fit(own, &in, &fit))
		return false;
	f->coef = fit.coef;
	/* a yes or no varies less than a count of that mean */
	f->se = arena_new(own->arena, double, fit.p + 1);
	stats_glm_robust(own, &in, &fit, f->se);
	return true;
}

static double
coefficient(const struct str *names, size_t n, const double *v,
            struct str column)
{
	for (size_t j = 0; j < n; j++)
		if (str_equal(names[j], column))
			return v[j];
	return NAN;
}

static void
steps_take(struct measured *m, size_t set, const struct fitted *f)
{
	const struct eval_score *score =
	        &m->e->made->sets[set].score[EVAL_SCORE_LOGIT];
	size_t p = f->model.x.cols;

	for (size_t k = 0; k < m->steps_n; k++) {
		struct step *s = &m->steps[k];

		s->outcome[set] = s->by * coefficient(f->model.names, p,
		                                      f->coef, s->column);
		s->outcome_se[set] =
		        fabs(s->by) *
		        coefficient(f->model.names, p, f->se, s->column);
		s->programme[set] =
		        score->good
		                ? s->by * coefficient(score->names, score->p,
		                                      score->coef, s->column)
		                : NAN;
	}
}

static bool
set_fit(struct measured *m, size_t set)
{
	const struct eval_completed *c = &m->e->made->sets[set];
	struct stats own, rows;
	struct eval_scratch *whole = eval_scratch_begin(m->st, &own), *part;
	struct stats_frame frame;
	struct fitted f;
	bool good;

	part = eval_scratch_begin(&own, &rows);
	frame = eval_design_rows(&rows, &c->frame, m->at, m->n);
	good = stats_model_make(&own, &frame, c->all, c->all_n,
	                        m->outcome->kind != EVAL_TIME, &f.model);
	eval_scratch_end(&own, &rows, part);
	good = good && (m->outcome->kind == EVAL_TIME ? fit_hazard(m, &own, &f)
	                                              : fit_mean(m, &own, &f));
	if (good)
		steps_take(m, set, &f);
	eval_scratch_end(m->st, &own, whole);
	return good;
}

/* In every set, or in none: one without a model is not passed over. */
static bool
sets_fit(struct measured *m)
{
	bool good = true;

	if (m->events < EVENTS_MIN) {
		stats_note(m->st, E_FEW_EVENTS)->count = (int64_t)m->events;
		return false;
	}
	steps_find(m);
	for (size_t s = 0; good && s < m->sets; s++)
		good = set_fit(m, s);
	return good;
}

/* --- the strongest ------------------------------------------------------- */

static void
step_pool(const struct measured *m, struct step *s)
{
	double sum = 0;

	for (size_t k = 0; k < m->sets; k++)
		sum += s->programme[k] / (double)m->sets;
	s->odds = exp(sum);
	if (m->sets > 1) {
		stats_pool(s->outcome, s->outcome_se, m->sets, NAN, &s->of);
		return;
	}
	s->of = (struct stats_pooled){.estimate = s->outcome[0],
	                              .se = s->outcome_se[0]};
	s->of.low = s->of.estimate - STATS_Z95 * s->of.se;
	s->of.high = s->of.estimate + STATS_Z95 * s->of.se;
}

/* The strongest step that is not yet shown, of a covariate that is not;
 * NULL: none is left. */
static struct step *
strongest(struct measured *m, struct step *const *shown, size_t n)
{
	struct step *best = NULL;

	for (size_t k = 0; k < m->steps_n; k++) {
		struct step *s = &m->steps[k];
		bool taken = !(s->of.se > 0) || !isfinite(s->of.estimate);

		for (size_t j = 0; j < n; j++)
			taken |= str_equal(shown[j]->name, s->name);
		if (!taken && (best == NULL ||
		               fabs(s->of.estimate) > fabs(best->of.estimate)))
			best = s;
	}
	return best;
}

/* --- as JSON ------------------------------------------------------------- */

static json_t *
word_or_null(struct str word)
{
	return str_empty(word) ? json_null() : eval_json_str(word);
}

static json_t *
count_or_null(double n)
{
	return isnan(n) ? json_null() : json_integer((json_int_t)n);
}

static json_t *
step_json(const struct step *s)
{
	json_t *to = json_object(), *ci = json_array();

	eval_json_put(to, "name", eval_json_str(s->name));
	eval_json_put(to, "step", json_string(s->kind));
	eval_json_put(to, "level", word_or_null(s->level));
	eval_json_put(to, "reference", word_or_null(s->reference));
	eval_json_put(to, "from", eval_json_real(s->from));
	eval_json_put(to, "to", eval_json_real(s->to));
	eval_json_put(to, "n", json_integer((json_int_t)s->n));
	eval_json_put(to, "events", json_integer((json_int_t)s->events));
	eval_json_put(to, "n_reference", count_or_null(s->n0));
	eval_json_put(to, "events_reference", count_or_null(s->events0));
	eval_json_put(to, "with_outcome", eval_json_real(exp(s->of.estimate)));
	eval_json_add(ci, eval_json_real(exp(s->of.low)));
	eval_json_add(ci, eval_json_real(exp(s->of.high)));
	eval_json_put(to, "ci", ci);
	eval_json_put(to, "with_programme", eval_json_real(s->odds));
	return to;
}

static void
rows_put(struct measured *m, json_t *list)
{
	struct step *shown[SHOWN_MOST], *next;
	size_t n = 0;

	for (size_t k = 0; k < m->steps_n; k++)
		step_pool(m, &m->steps[k]);
	while (n < SHOWN_MOST && (next = strongest(m, shown, n)) != NULL) {
		shown[n++] = next;
		eval_json_add(list, step_json(next));
	}
}

void
eval_estimate_measured(struct eval_estimate *e, json_t *of)
{
	static const char *const scales[] = {"rr", "irr", "hr", "irr"};
	struct eval_question q = eval_estimate_ask(e, 0, 0, e->plan->primary);
	json_t *to = json_object(), *rows = json_array();
	struct stats quiet;
	struct measured m = {.e = e,
	                     .st = &quiet,
	                     .outcome = q.outcome,
	                     .seen = q.seen,
	                     .few = (double)e->plan->threshold,
	                     .sets = e->made->sets_n};

	stats_begin(&quiet, e->st->arena);
	quiet.threads = e->st->threads;
	rows_find(&m);
	eval_json_put(of, "measured", to);
	eval_json_put(to, "scale", json_string(scales[q.outcome->kind]));
	eval_json_put(to, "n", json_integer((json_int_t)m.n));
	eval_json_put(to, "events", json_integer((json_int_t)m.events));
	eval_json_put(to, "rows", rows);
	if (sets_fit(&m))
		rows_put(&m, rows);
	eval_estimate_stopped(to, &quiet);
	eval_sensitivity_explains(of);
}
