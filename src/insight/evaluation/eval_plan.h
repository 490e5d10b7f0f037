/*
 * eval_plan.h - what is decided before anybody looks at an outcome.
 *
 * A plan is a TOML file (docs/evaluation-plan.md), read into this.  What is
 * not named has the default given there; a key that is not known is refused.
 *
 * Rules kept here, each with a test of the same words:
 *   - there is one primary outcome;
 *   - a key that is not known is refused, with its place;
 *   - a start after the index day needs a choice of how that time is counted;
 *   - an outcome is never a covariate;
 *   - what is known only after the start is no covariate, and nobody is matched
 *     on it;
 *   - the same plan has the same hash however its lines are ordered;
 *   - a plan that was sealed is read as what it was: a rule that came after the
 *     seal is said, and refuses nothing.
 */
#ifndef INSIGHT_EVAL_PLAN_H
#define INSIGHT_EVAL_PLAN_H

#include <jansson.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/fault.h"
#include "stats/balance.h"
#include "stats/judge.h"
#include "stats/match.h"

#define EVAL_OUTCOMES_MOST   24
#define EVAL_COVARIATES_MOST 200
#define EVAL_METHODS_MOST    16
#define EVAL_LOOKS_MOST      20
#define EVAL_LAGS_MOST       6
#define EVAL_PAIRS_MOST      20 /* of covariates that are compared together */
#define EVAL_GROUPS_MOST     60 /* words of one column of subgroups */

enum eval_zero {
	EVAL_ZERO_INDEX,    /* follow-up from the index day */
	EVAL_ZERO_RISK_SET, /* from the start; comparators draw theirs */
	EVAL_ZERO_LANDMARK, /* from a fixed day after the index day */
};

/* In what a table counts its time; events.csv counts in days. */
enum eval_unit {
	EVAL_DAYS,
	EVAL_WEEKS,
	EVAL_MONTHS,
};

enum eval_outcome_kind {
	EVAL_BINARY,    /* whether within the follow-up */
	EVAL_COUNT,     /* how often, with time at risk */
	EVAL_TIME,      /* how soon */
	EVAL_RECURRENT, /* each of several, as they come */
};

/* What an outcome of days is made of. */
enum eval_made_of {
	EVAL_OF_OFFENCES, /* proven ones */
	EVAL_OF_RECALLS,  /* to custody */
	EVAL_OF_EITHER,   /* whichever comes first */
};

enum eval_family {
	EVAL_PRIMARY,
	EVAL_SECONDARY,
	EVAL_EXPLORATORY,
	EVAL_NEGATIVE_CONTROL, /* must show nothing */
};

/* Columns are of a pre-shaped table; empty: derived from events. */
struct eval_outcome {
	struct str id, label;
	/* "reoffended", after "people who", and in Welsh after "pobl"; and the
	 * label in Welsh; empty: sentences name the label */
	struct str who, who_cy, label_cy;
	enum eval_outcome_kind kind;
	enum eval_family family;
	struct str column;      /* binary or count */
	struct str day;         /* of a binary one: when it was decided */
	struct str time, event; /* of how soon; event 0, 1, 2 competing */
	struct str exposure;    /* of a count: person-time; empty: 1 */
	bool model; /* of how soon: a model of everybody is shown too */
	enum eval_made_of of;
	int64_t severity; /* of offences at least so severe; 0: of any */
	bool apart;       /* no part of another outcome, nor has it one */
};

struct eval_covariate {
	struct str name;
	struct str label, label_cy; /* empty: the report says the name */
	bool word;                  /* categorical */
	struct str reference;       /* empty: first in bytewise order */
	const double *cuts;         /* for coarsened exact matching */
	size_t cuts_n;
	struct str as_of; /* column with the day it was known; empty: none */
	bool score;       /* in the score model, not in balance alone */
};

enum eval_method_kind {
	EVAL_NEAREST,
	EVAL_RADIUS,
	EVAL_EXACT,
	EVAL_CEM,
	EVAL_SUBCLASS,
	EVAL_OPTIMAL,
	EVAL_IPTW,
	EVAL_ENTROPY,
};

/* A way to make the groups alike; the first of a plan is the primary one. */
struct eval_method {
	struct str id;
	enum eval_method_kind kind;
	enum stats_estimand estimand;
	bool probit, on_logit;
	size_t ratio, subclasses;
	bool replace;
	enum stats_order order;
	bool ties_by_id; /* else in the order of the input */
	uint64_t seed;   /* of all that is drawn */
	double caliper;  /* NAN: none */
	enum stats_caliper scale;
	const struct str *exact; /* columns */
	size_t exact_n;
	bool adjusted;   /* the outcome model has the covariates too */
	double truncate; /* weights cut at this percentile; NAN: not */
	bool stacked;    /* errors know that the weights were estimated */
	bool firth;      /* a score that is separated is penalised */
};

struct eval_plan {
	/* [study] */
	struct str title, question, programme, lawful_basis, population;
	const struct str *reviewers;
	size_t reviewers_n;
	bool simulated; /* nobody in it is real */
	bool by_lot;    /* chance decided who was on the programme */
	/* [data]: columns; events and spells empty: one pre-shaped table */
	struct str id, group, index_date, start_date;
	bool from_events;
	struct date data_cut;
	/* of a further look: what is known by then.  Who is in the study and
	 * the starts that are drawn hang on data_cut.  DATE_NONE: data_cut */
	struct date look_cut;
	/* [follow_up] */
	enum eval_zero zero;
	bool zero_said;      /* the plan chose, and not the default */
	enum eval_unit unit; /* of follow_days and of times in a table */
	int64_t landmark_days, follow_days, lag_days;
	bool same_day_next;  /* an event on the index day counts as day 1 */
	bool recall_nothing; /* a recall does not rule an offence out */
	bool censor_immature;
	struct str recall_rule; /* in force, with day and source; or empty */
	struct eval_outcome outcomes[EVAL_OUTCOMES_MOST];
	size_t outcomes_n, primary;
	struct eval_covariate covariates[EVAL_COVARIATES_MOST];
	size_t covariates_n;
	struct eval_method methods[EVAL_METHODS_MOST];
	size_t methods_n;
	const struct str *interactions; /* covariates, two each */
	size_t interactions_n;          /* pairs */
	const struct str *subgroups;    /* covariates, for interaction alone */
	size_t subgroups_n;
	struct str cohorts; /* a covariate; empty: none */
	const double *lags; /* other ones, in days, for the primary outcome */
	size_t lags_n;
	const struct str *after; /* columns of numbers, of participants */
	size_t after_n;
	const struct str *described; /* of participants, by whoever has it */
	size_t described_n;
	/* [missing] */
	bool impute; /* else category and indicator */
	size_t imputations;
	uint64_t impute_seed;
	/* [looks]: shares of the information, rising; none: one look */
	double looks[EVAL_LOOKS_MOST];
	size_t looks_n;
	double planned_events;
	enum stats_spending spending;
	/* [judge] */
	double smallest; /* of interest; NAN: none */
	double base;     /* NAN: not said */
	double target_fall, power, alpha;
	/* of how often, expected without the programme: of each person in the
	 * whole follow-up, and the variance over that; NAN: not said */
	double rate, dispersion;
	int64_t participants; /* expected, before anybody is counted; 0: none */
	bool holm;            /* else Benjamini and Hochberg */
	/* [disclosure] */
	int64_t threshold, rounding;
	bool kept;        /* read from its canonical form: as it was sealed */
	struct str newer; /* what rules from after the seal say; or empty */
	/* of the canonical plan: its members in order, as JSON */
	struct str canonical;
	char sha256[65];
};

/* Read a plan; INVALID with the line or key that is wrong, and a way out. */
MUST_CHECK const struct fault *
eval_plan_read(struct arena *arena, const char *path, struct eval_plan *out);

/* The same of its text. */
MUST_CHECK const struct fault *
eval_plan_text(struct arena *arena, struct str text, struct eval_plan *out);

/* The same from a canonical plan (of a run's folder). */
MUST_CHECK const struct fault *
eval_plan_of(struct arena *arena, struct str canonical, struct eval_plan *out);

/* The day up to which the outcomes of this look are known; DATE_NONE: the plan
 * says none. */
struct date eval_plan_cut(const struct eval_plan *plan);

/* SHA-256 in hex: of plans and lines of the ledger. */
void eval_sha256(struct str s, char out[65]);

/* As files have it: members sorted, reals with 17 significant digits, no
 * blanks. */
void eval_json_write(struct buf *buf, const json_t *json);

/* A plan to begin from, with every key and what it means, as TOML. */
void eval_plan_new(struct buf *buf);

#endif
