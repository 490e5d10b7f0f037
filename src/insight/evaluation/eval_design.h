/*
 * eval_design.h - groups made alike, by every method of a plan.
 *
 * Rules kept here, each with a test of the same words:
 *   - a missing covariate is a category or an indicator, or is imputed with
 *     the plan's seed; nobody is dropped for it without a word;
 *   - what every method promises is looked at again on each run, and a
 *     promise that is not kept ends the run;
 *   - a method beside the primary one that cannot be done is shown as that;
 *   - of several completed sets the mean is judged, and not the first.
 */
#ifndef INSIGHT_EVAL_DESIGN_H
#define INSIGHT_EVAL_DESIGN_H

#include "insight/evaluation/eval_shape.h"
#include "stats/glm.h"

#define EVAL_IMPUTATIONS_MOST 200

/* The word of those whose word is not known. */
#define EVAL_NOT_KNOWN "(not known)"

/* A score model, of the logit or the probit family. */
/* By which model: with a penalty where the groups are separated, and only
 * there. */
enum { EVAL_SCORE_LOGIT, EVAL_SCORE_PROBIT, EVAL_SCORE_FIRTH, EVAL_SCORES };

struct eval_score {
	bool asked, good;
	bool penalised;
	size_t p;
	struct str *names; /* of the coefficients */
	double *coef, *se;
	double deviance;
	int steps;
	double null_deviance;
	double *share; /* of each person */
	double *scale; /* the linear predictor */
};

/* The groups of one method. */
struct eval_groups_made {
	const struct eval_method *method;
	const struct eval_score *score; /* NULL: it needs none */
	bool good;
	struct stats met; /* what it met; for one that is not the primary */
	const double *distance;
	const int32_t *cell; /* NULL: one */
	double width;        /* of the caliper; NAN */
	double *weight;      /* 0: not used */
	struct stats_link *links;
	size_t links_n;
	int32_t *set; /* without replacement: whose set; NULL: none */
	size_t sets;
};

/* The people with no gaps: one of them, or one an imputation. */
struct eval_completed {
	struct stats_frame frame;
	struct str *terms, *all; /* of the score; of everything */
	size_t terms_n, all_n;
	struct eval_score score[EVAL_SCORES];
	struct eval_groups_made *made;
};

struct eval_gap {
	struct str column;
	size_t n[2];
	const char *how;
};

struct eval_designed {
	const struct eval_data *data;
	size_t sets_n;
	struct eval_completed *sets;
	struct eval_gap *gaps;
	size_t gaps_n;
	size_t overlap[2], kept, used;
	double worst;
	size_t poor;
};

/*
 * Memory for one step: *own is begun with an arena that goes at the end, or
 * with st's where the end is not reached.  What was noted goes over to st.
 */
struct eval_scratch;
struct eval_scratch *eval_scratch_begin(struct stats *st, struct stats *own);
void eval_scratch_end(struct stats *st, const struct stats *own,
                      struct eval_scratch *s);

/* What was noted in a step, with words of st's own; eval_scratch_end with own
 * NULL notes nothing more. */
void eval_scratch_notes(struct stats *st, const struct stats *own);

/* Numbers of a step, to be kept beyond it; NULL: zeroes. */
double *eval_scratch_take(struct stats *st, const double *v, size_t n);

/* Fill the gaps of the covariates; out->sets are made, with their terms. */
void
eval_design_complete(struct stats *st, const struct eval_plan *plan,
                     const struct eval_data *data, struct eval_designed *out);

/* Chained equations: one completed frame a seed. */
void eval_design_impute(struct stats *st, const struct eval_plan *plan,
                        const struct eval_data *data, uint64_t number,
                        struct stats_frame *out);

/* One method's groups; false with E_ on st. */
MUST_CHECK bool
eval_design_groups(struct stats *st, const struct eval_data *data,
                   const struct eval_plan *plan, struct eval_completed *set,
                   const struct eval_method *method,
                   struct eval_groups_made *out);

/* Who of each group has somebody of the other near enough. */
void eval_design_reach(struct stats *st, const struct eval_data *data,
                       const struct eval_groups_made *made, size_t out[2]);

/* Whether a method has a score. */
bool eval_design_scored(const struct eval_method *method);

/*
 * Look at everything again that a method promises (specification 4.5).  A
 * promise that is not kept is a bug, and ends the run (claim).
 */
void eval_design_check(struct stats *st, const struct eval_data *data,
                       const struct eval_completed *set,
                       const struct eval_groups_made *made);

/* flow, missing, score, overlap, matching, baseline, balance and lost. */
MUST_CHECK bool
eval_design_facts(struct stats *st, const struct eval_plan *plan,
                  struct eval_designed *made, struct eval_design *out);

/*
 * How alike the groups of the primary method are: of several completed sets the
 * mean of each number, and in *size the mean of how far apart they are, either
 * way, by which a row is rated: what differs one way in one set and the other
 * way in the next is not alike.  *size NULL: of one set.  W_POOR_BALANCE.
 */
struct stats_balance;
struct stats_balance_side;
MUST_CHECK bool
eval_design_balance(struct stats *st, const struct eval_designed *made,
                    struct stats_balance *out, double **size);

/*
 * A row of balance for each pair of the plan's interactions, of the first
 * completed set: rated, and never in the score.  A pair of more than 400 rows
 * is W_MANY_GROUPS and left out.
 */
MUST_CHECK bool
eval_design_products(struct stats *st, const struct eval_plan *plan,
                     const struct eval_designed *made, json_t *list);

/* Fewer participants kept than this share: W_LOW_RETENTION, and no verdict. */
#define EVAL_RETAINED 0.8
/* Who weighs so many times what one of their group does in the middle:
 * W_EXTREME_WEIGHTS, and how many they are. */
#define EVAL_EXTREME 10.0
size_t
eval_design_extremes(const double *treat, const double *weight, size_t n);

/* Participants who are compared, in the mean over the completed sets. */
double eval_design_kept(const struct eval_designed *made);

/*
 * The rows of `baseline`: n, mean and sd of each column, or level of one, by
 * group; of several completed sets the means of mean and sd, and n of the first
 * as in the flow.
 */
void eval_design_baseline(struct stats *st, const struct eval_designed *made,
                          json_t *list);

/*
 * The rows of `lost`: participants who are compared and those who are not, by
 * what was known of them.  Of so many completed sets, from the first: the means
 * over those that lost somebody, with how many they are (`sets`); of one as it
 * is.  No rows where nobody was lost.
 */
MUST_CHECK bool
eval_design_lost(struct stats *st, const struct eval_designed *made, size_t of,
                 json_t *list);

/* Part of a side, as much as `share`, added to another. */
void eval_design_side_add(struct stats_balance_side *to,
                          const struct stats_balance_side *from, double share);

/* One side of a balance, as docs/evaluation-result.md has it; and a word for
 * a standardised difference. */
void eval_design_side(json_t *row, const char *key,
                      const struct stats_balance_side *s, bool pooled);
const char *eval_design_rating(double smd);

/* Whether somebody's value is not known. */
bool eval_design_gap(const struct stats_column *c, size_t i);

/* So that the controls that are used weigh 1 in the middle. */
void eval_design_rescale(const struct eval_data *data, double *weight);

/* Some rows of a frame, in their order. */
struct stats_frame
eval_design_rows(struct stats *st, const struct stats_frame *frame,
                 const size_t *at, size_t n);

/* A number, or null; text; the members of a list go to out's owner. */
json_t *eval_json_real(double v);
json_t *eval_json_str(struct str s);
void eval_json_put(json_t *object, const char *key, json_t *v);
void eval_json_add(json_t *array, json_t *v);

/* Of members that are the same the first alone stays: why a model has no
 * solution is asked more than once. */
void eval_json_once(json_t *list);

#endif
