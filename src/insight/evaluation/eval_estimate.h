/*
 * eval_estimate.h - what came of it: effects, and how much they can bear.
 *
 * Rules kept here, each with a test of the same words:
 *   - a set that loses its participant is lost, and one that loses a
 *     comparator weighs its others anew;
 *   - under five events in a group the primary outcome has no estimate;
 *   - events are of people there: one person with six is one;
 *   - how often has exact limits alone where participants in sets have none at
 *     all, and none where comparators have none or sets were completed;
 *   - a secondary outcome that cannot be estimated is shown as that;
 *   - a row that was planned and has no solution is there, and says why;
 *   - several tests are corrected for their planned number, estimated or not;
 *   - how often is told by a negative binomial model too, unless the counts
 *     vary no more than by chance;
 *   - groups are compared by what is expected of each, by a model of
 *     comparators whom the method does not use, or of all;
 *   - the model of everybody is pooled by Rubin's rules over all completed
 *     sets;
 *   - who was kept and who was lost are means over the completed sets that
 *     lost somebody;
 *   - what stopped a row is warned of once;
 *   - a number that nobody has twice as much of goes by a standard deviation,
 *     and a word of few is no scale for what was not measured;
 *   - an unplanned look can cross no boundary;
 *   - everything after an amendment is marked post hoc.
 */
#ifndef INSIGHT_EVAL_ESTIMATE_H
#define INSIGHT_EVAL_ESTIMATE_H

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_engine.h"

/* A test of proportional hazards below it: W_NONPROPORTIONAL. */
#define EVAL_PH_ALPHA 0.05

/* What is measured of an outcome; ratios by their logs. */
enum eval_scale {
	EVAL_RD,
	EVAL_RR,
	EVAL_OR,
	EVAL_RD_ADJUSTED,
	EVAL_RD_PAIRS, /* one to one, by McNemar */
	EVAL_IRR,
	EVAL_HR,
	EVAL_RMST,
	EVAL_IRR_NEGATIVE, /* by a negative binomial model */
	EVAL_HR_FIRST, /* of the first half of the time, and of the second */
	EVAL_HR_SECOND,
	EVAL_SCALES
};

struct eval_measure {
	bool good;
	double b, se;
	double df;        /* INFINITY: normal */
	double low, high; /* where limits are exact; else NAN */
	double p;         /* where it is exact; else NAN */
};

/* One outcome by one method. */
struct eval_answer {
	bool good;
	struct eval_measure m[EVAL_SCALES];
	double n[2], events[2], risk[2];
	double people[2];  /* with any: one may have several */
	size_t dropped[2]; /* whose outcome is not known */
	double ph_p;
	double theta; /* of the negative binomial model; NAN: none */
	struct stats met;
};

/* The rows of an analysis: of one method, where the outcome is known. */
struct eval_view {
	size_t n;
	const size_t *at; /* the people */
	const double *treat, *w;
	const int32_t *cluster; /* NULL: everybody is their own */
	size_t clusters;        /* that somebody is in */
	size_t dropped[2];
	struct stats_link *links; /* by people; those that are left */
	size_t links_n;
};

/* What an analysis is of. */
struct eval_question {
	const struct eval_plan *plan;
	const struct eval_data *data;
	const struct eval_completed *set;
	const struct eval_groups_made *made;
	const struct eval_outcome *outcome;
	const struct eval_seen *seen;
	size_t sets_n;       /* completed sets, this one among them */
	const bool *without; /* people left out; NULL: nobody */
	bool lean;           /* the first scale alone */
	bool adjusted;       /* and, lean, the one that a method asks for */
	bool with_alone;     /* as before 1.10: those without an event may be
	                      * as few as they are */
};

/* Whether the outcome of somebody is known. */
bool eval_estimate_known(const struct eval_seen *seen, size_t i);

/* E_NO_OVERLAP when nobody of a group is left. */
MUST_CHECK bool
eval_estimate_view(struct stats *st, const struct eval_question *q,
                   struct eval_view *out);

/*
 * The error of a number, of what each row of a view adds to it (influence.h):
 * by matched set; by set and person with replacement; of weights as the plan
 * has it, as given or as estimated.  NAN with an E_ on st.
 */
double eval_estimate_error(struct stats *st, const struct eval_question *q,
                           const struct eval_view *v, const double *moves);

/* Errors that know the weights were estimated, of a difference of means and of
 * ratios. */
struct stats_stacked;
MUST_CHECK bool
eval_estimate_stacked(struct stats *st, const struct eval_question *q,
                      const struct eval_view *v, struct stats_stacked *out);

/* What stopped a part stops no more than that, and is told. */
void eval_estimate_errors_take(struct stats *to, const struct stats *quiet);

/* A value of each person, for the rows of a view. */
double *eval_estimate_of(struct arena *arena, const struct eval_view *view,
                         const double *v);

/*
 * Degrees of freedom of so many sets that somebody is in: INFINITY, or under 40
 * one less than there are, with W_FEW_EVENTS about the outcome and "sets".
 */
double eval_estimate_freedom(struct stats *st, const struct eval_question *q,
                             size_t sets);

/* All measures of one outcome by one method; false with an E_ on st. */
MUST_CHECK bool
eval_estimate_answer(struct stats *st, const struct eval_question *q,
                     struct eval_answer *out);

/* The part of it that is about how soon. */
MUST_CHECK bool
eval_estimate_time(struct stats *st, const struct eval_question *q,
                   const struct eval_view *view, struct eval_answer *out);

/* The scale that an outcome is judged by. */
enum eval_scale eval_estimate_main(const struct eval_outcome *outcome);

/* One row of effects. */
struct eval_row {
	const struct eval_outcome *outcome;
	enum eval_scale scale;
	struct eval_answer *answer; /* NULL: it could not be done */
	struct eval_measure m;
	double n[2], events[2], risk[2];
	double p, p_adjusted, critical;
	struct str method, label, column, level;
	const char *family;
	bool primary;
	bool is_stopped; /* it was planned, and has no number */
	/* why; NULL: there was no column to adjust for */
	const struct stats_note *stopped;
};

/* The whole of an estimate, as it is made. */
struct eval_estimate {
	struct stats *st;
	const struct eval_plan *plan;
	const struct eval_data *data;
	const struct eval_design *design;
	const struct eval_designed *made;
	const struct eval_lock_facts *facts;
	struct eval_row *rows;
	size_t rows_n, rows_room;
	struct eval_row primary;
	struct eval_answer *answers; /* the plan's outcomes, primary method */
	double critical;             /* of this look; NAN: none is planned */
	double needed, spent, information;
	bool crossed;
	bool control_failed;
	bool opposite;
	size_t not_known[2]; /* of the primary outcome */
	json_t *result;
};

/* The question of an outcome by a method, in one completed set. */
struct eval_question
eval_estimate_ask(const struct eval_estimate *e, size_t set, size_t method,
                  size_t outcome);

/* The measure over all imputations (Rubin), or of the one set. */
void eval_estimate_pool(const struct eval_answer *all, size_t n,
                        enum eval_scale scale, struct eval_measure *out);

/* One row more, of nothing yet. */
struct eval_row *eval_estimate_row(struct eval_estimate *e);
/* Limits and p of a row, by the normal or Student's distribution. */
void eval_estimate_judge(struct eval_row *row);
/* On the natural scale: ratios as ratios. */
double eval_estimate_shown(enum eval_scale scale, double b);
bool eval_estimate_ratio(enum eval_scale scale);
/* "rd" and so on, as a result has it. */
const char *eval_scale_word(enum eval_scale scale);

/* Curves of an outcome of time, as docs/evaluation-result.md has them: of the
 * first completed set, with differences of all. */
json_t *eval_estimate_curves(const struct eval_estimate *e, size_t outcome);

/* What goes beside the effects, each into e->result. */
void eval_estimate_looks(struct eval_estimate *e);
void eval_estimate_power(struct eval_estimate *e);
MUST_CHECK bool eval_estimate_subgroups(struct eval_estimate *e);

/*
 * What participants had of the programme, and how many of those with little,
 * some and much of it had the primary outcome: `after` of the result, where the
 * plan asks.  It describes; nothing else looks at it.
 */
void eval_estimate_after(struct eval_estimate *e);
void eval_estimate_frequency(struct eval_estimate *e);
void eval_estimate_sensitivity(struct eval_estimate *e);

/*
 * `measured` of `sensitivity`: what goes with the primary outcome among
 * comparators, and how strongly, as a scale for what was not measured.  A word
 * is in it where as many as the plan's threshold had the outcome and had it
 * not, of its people and of the reference's; `stopped` where there is no model.
 */
void eval_estimate_measured(struct eval_estimate *e, json_t *of);

/* Cox models of everybody, of the outcomes that ask for one. */
void eval_estimate_models(struct eval_estimate *e);
/* The member "stopped": the first code that stopped a fit, or null. */
void eval_estimate_stopped(json_t *to, const struct stats *st);

/*
 * How alike the groups are in what is expected of each by what was known of
 * them, into e->result; over all completed sets, and `stopped` where one of
 * them has no such model.
 */
void eval_estimate_prognosis(struct eval_estimate *e);

/* The fixed rules of what may be said (specification 4.15). */
void eval_verdict_put(struct eval_estimate *e);

/* Effects, plan, methods, data, lock and warnings. */
void eval_result_effects(struct eval_estimate *e);
void eval_result_frame(struct eval_estimate *e);
void eval_result_words(struct eval_estimate *e);

#endif
