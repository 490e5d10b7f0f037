/*
 * study_also.h - what else is looked at of people, beside reoffending: how
 * their sentence went, where they live and whether they work.  Columns of
 * people.csv that are there where the design asks for them.
 *
 * Rules kept here, each with a test of the same words:
 *   - how a sentence ended has its day, and one that still runs is known to
 *     have run to the end of everybody's follow-up, or is not known;
 *   - what is not known of somebody stays not known;
 *   - housing and work are those of the end of follow-up, counted from the
 *     index day for everybody alike;
 *   - who died, left or started the programme before that day is not known;
 *   - what is known of one side alone is no comparison, and is not frozen;
 *   - how sentences went is known of at least four in five of each side, or
 *     the study is not frozen.
 */
#ifndef INSIGHT_STUDY_ALSO_H
#define INSIGHT_STUDY_ALSO_H

#include "base/buf.h"
#include "insight/study/study_local.h"

/* Of one person; what is empty or -1 is not known. */
struct study_also {
	struct str outcome; /* of order_outcomes */
	struct date outcome_on;
	int housed, in_work; /* 1, 0 */
};

/* The last day on which anybody is followed. */
struct date study_followed(const struct study_design *design);

/* Columns of people.csv, after those that people are compared by: ",a,b". */
void study_also_header(struct buf *buf, const struct study_design *design);
void study_also_put(struct buf *buf, const struct study_design *design,
                    const struct study_also *also);

/* Whether it is known of somebody; of what is no column, true. */
bool study_also_known(const struct study_design *design, enum study_more what,
                      const struct study_also *also);

/* What a file of people from elsewhere has for it: NULL-ended names. */
#define STUDY_ALSO_COLUMNS 4
size_t study_also_wanted(const struct study_design *design,
                         const char *out[STUDY_ALSO_COLUMNS]);

/* How many of a side of whom how a sentence went is known: those whose sentence
 * ended are told first, so that few who are known are no picture of all. */
bool study_also_enough(int64_t known, int64_t of);

/* What of it one side does not have, of comparators and participants here: the
 * lack, or -1.  Rows from elsewhere were asked for it as they came. */
int
study_also_lack(const struct study_design *design, const int64_t (*known)[2],
                const int64_t here[2], bool elsewhere);

#endif
