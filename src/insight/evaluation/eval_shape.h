/*
 * eval_shape.h - the people of a study, from what day, and what came of them.
 *
 * Rules kept here, each with a test of the same words:
 *   - nobody is in a study twice, and nobody in both groups;
 *   - follow-up begins on one day for eligibility, group and time at risk:
 *     time between the index day and the start is none of the programme's;
 *   - what was known only after that day is refused (E_POST_TREATMENT);
 *   - an offence on that day is an error unless the plan moves it to day 1;
 *   - who was not followed for the whole time and lag is refused, or censored
 *     where the plan says so;
 *   - of who goes away before the end nobody knows whether, offence or none;
 *     how soon and how often are of the time until then;
 *   - a further look has the people and the drawn starts of the design,
 *     whatever its day, and follows them up to its own; who left after the
 *     plan's day draws the same start;
 *   - a conviction after the lag is not counted;
 *   - by a longer lag, whoever the data do not cover for so long is not known;
 *   - days in custody are no time at risk of a rate;
 *   - each of several is an event of a day at risk: days in custody are none,
 *     unless there is one on them, and those of one day are one;
 *   - a recall before any offence rules it out, unless the plan says it is
 *     nothing, and is an outcome of its own;
 *   - of offences of a severity, one whose severity is not known leaves
 *     somebody's outcome unknown unless another answers it;
 *   - a comparator with something that no participant has is like nobody,
 *     and is left out with a warning;
 *   - rows of events or spells that are of nobody in the file of people are
 *     counted and said, and so are rows that stand there more than once, which
 *     may be two offences of a day and are taken as they stand;
 *   - a column of subgroups with more than 60 words is refused;
 *   - the order of rows changes nothing: people stand by a hash of their id.
 */
#ifndef INSIGHT_EVAL_SHAPE_H
#define INSIGHT_EVAL_SHAPE_H

#include "insight/evaluation/eval_run.h"
#include "stats/frame.h"

/*
 * Events as they come: of each person rows (start, stop], the days on which
 * they were at risk, each ending with an event or without.
 */
struct eval_course {
	const size_t *from; /* first row of each person; n + 1 */
	const double *start, *stop, *event;
};

/* What is known of one outcome of the plan; rows as the people. */
struct eval_seen {
	const double *y;        /* binary, count, recurrent; NAN: not known */
	const double *exposure; /* of a count: person-time; NULL: 1 each */
	const double *time;     /* of how soon; NAN: not known */
	const double *event;    /* 0 censored, 1 event, 2 ruled out first */
	/* of each of several; y is then on how many days they had one */
	const struct eval_course *course;
};

struct eval_file {
	const char *name; /* "people" */
	char sha256[65];
	size_t rows, columns;
	/* of rows that belong to people: those of nobody in the file of
	 * people, by how many ids; and those that an earlier one is word for
	 * word */
	bool of_rows;
	size_t unlinked, unlinked_ids, again;
};

/* Groups are 1 the treated, 0 the others, as in every [2] here. */
struct eval_data {
	size_t n;
	const struct str *id; /* for the restricted file alone */
	const uint64_t *hash; /* of the id: they stand in its order */
	const size_t *place;  /* row of the file, from 0 */
	const double *treat;
	const double *index, *zero; /* days; NAN: the table has none */
	const double *until;        /* day after zero when the data end */
	const double *exit, *began; /* days of leaving and starting; NAN */
	const double *whole;        /* 1: followed for the whole time */
	const bool *died;           /* at exit */
	struct stats_frame frame;   /* covariates, in the plan's order */
	/* alike: of mature, without comparators who are like nobody */
	size_t read[2], eligible[2], mature[2], alike[2];
	bool matured;
	size_t beyond;          /* not at risk any more on the first day */
	const bool *gone;       /* who that is; NULL: nobody */
	struct eval_seen *seen; /* the plan's outcomes; NULL: not opened */
	/* the primary outcome by each of the plan's other lags */
	struct eval_seen *lagged;
	/* What came after the start, the plan's columns; opened with them. */
	const double *const *after;
	struct eval_file files[3];
	size_t files_n;
};

/* The plan's covariates by name, of the frame; for a score, or for all. */
struct str *eval_shape_terms(struct arena *arena, const struct eval_plan *plan,
                             bool score_alone, size_t *n);

/*
 * Fill data->seen: from the table's columns, or from events and spells
 * (specification 2).  A fault when a file is no table.
 */
MUST_CHECK const struct fault *
eval_shape_seen(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, const struct stats_frame *people,
                bool *good, struct eval_data *data);

/* The same of the primary outcome by each of the plan's other lags, of the
 * same people: data->lagged. */
MUST_CHECK const struct fault *
eval_shape_lags(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, const struct stats_frame *people,
                bool *good, struct eval_data *data);

/* How long each can be followed by the day of the data, or of this look, less
 * the lag. */
void eval_shape_until(struct arena *arena, const struct eval_plan *plan,
                      struct eval_data *d);

/* Whether somebody who begins on that day was followed at all by the plan's day
 * of the data: a later look has the people that the design was made of. */
bool eval_shape_followed(const struct eval_plan *plan, double zero);

/* Whether somebody had left by a day on which they might begin.  With several
 * looks the file may tell later of who left after the plan's day of the data:
 * that was not known when the design was made. */
bool eval_shape_left(const struct eval_plan *plan, double exit, double day);

/*
 * Take out of `keep` the comparators with something in the score's covariates
 * that no participant has (decision 53).  A score of them would run away, they
 * could be compared with nobody, and of an effect on participants they say
 * nothing.  W_LIKE_NOBODY.
 */
void eval_shape_alike(struct stats *st, const struct eval_plan *plan,
                      const struct stats_frame *people, char *keep,
                      struct eval_data *data);

/* Refused where a column of subgroups has more words than can be compared. */
MUST_CHECK const struct fault *
eval_shape_groups(struct stats *st, const struct eval_plan *plan,
                  const struct eval_data *data);

/* Put a number of each file row in the order of the people. */
double *eval_shape_moved(struct arena *arena, const double *v,
                         const struct eval_data *data);

/* What stands for an id. */
uint64_t eval_shape_hash(struct str id);

/* Note an error of some rows: how many, and the first (from 0). */
MUST_CHECK bool eval_shape_stop(struct stats *st, enum stats_code code,
                                struct str column, size_t count, size_t row);

#endif
