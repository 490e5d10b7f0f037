/*
 * study_rows.h - the rows of a study: who is in it, and what is known of them
 * from before the start.  No name, no number, no day of birth.
 *
 * Rules kept here, each with a test of the same words:
 *   - whoever started in the days of the cohort is a participant, by their
 *     first start;
 *   - whoever had an order begin in those days and did not start is one to
 *     compare with, until the day they start;
 *   - whoever started before the cohort is in neither group;
 *   - whoever said no to research is not in it, and is counted;
 *   - what is known of somebody is what was known on their index day;
 *   - how much somebody had of the programme is counted from their start to
 *     the end of follow-up, and stands apart from what was known before;
 *   - whoever died is followed until that day;
 *   - days of custody and recalls stand in rows of their own;
 *   - an id is a keyed hash: the same person has another in another study.
 */
#ifndef INSIGHT_STUDY_ROWS_H
#define INSIGHT_STUDY_ROWS_H

#include "base/buf.h"
#include "insight/study/study_also.h"
#include "insight/study/study_change.h"
#include "register/orders/orders_spell.h"

/*
 * How much of the programme somebody had from their start to the end of
 * follow-up, as the timeline has it.  Known only after the start: it describes,
 * and nobody is compared by it.
 */
enum study_dose {
	STUDY_CONTACTS,
	STUDY_TALKS,
	STUDY_PLANS,
	STUDY_STEPS,
	STUDY_SHARED,
	STUDY_PAYMENTS,
	STUDY_DOSES
};
/* The events that each is counted by. */
extern const struct study_event study_dose_events[STUDY_DOSES];
extern const char *const study_dose_words[STUDY_DOSES + 1];
extern const char *const study_dose_keys[];

/* Rows of a study at most: an arena of STUDY_ROWS_BYTES holds them. */
#define STUDY_ROWS_BYTES ((size_t)512 * 1024 * 1024)

/* Whether somebody was in settled housing, or in work, as it was answered. */
struct study_answer {
	enum study_more what;
	struct date on;
	bool yes;
};
/* So many days it counts: half a year (ours). */
#define STUDY_ANSWER_DAYS 183

/* All that is known of one person, in order of days. */
struct study_person {
	struct person_id person;
	struct date born;
	struct str sex, ethnicity;
	bool said_no;
	struct date started;        /* the first start there is; DATE_NONE */
	int64_t doses[STUDY_DOSES]; /* from then to the end of follow-up */
	const struct order_studied *orders;
	size_t orders_n;
	const struct reoffence *offences;
	size_t offences_n;
	struct date died; /* DATE_NONE: nobody says so */
	const struct spell *spells;
	size_t spells_n;
	const struct study_answer *answers;
	size_t answers_n;
	int64_t goals; /* reached, from the start to the end of follow-up */
	const struct study_net *nets;
	size_t nets_n;
};

/* Who is where, for the flow. */
struct study_counts {
	int64_t people, said_no, before, no_order, elsewhere;
	int64_t participants, comparators;
};

struct study_rows {
	struct buf people; /* people.csv */
	struct buf events; /* events.csv */
	struct buf spells; /* spells.csv */
	int64_t people_n, events_n, spells_n;
	size_t spells_known; /* of anybody here, in the study or not */
	int64_t known[STUDY_MORES][2]; /* of comparators, of participants */
	struct study_changes changes;
	struct study_counts counts;
};

/* A keyed hash of somebody, of 32 hexadecimal digits. */
struct str
study_row_id(struct arena *arena, struct bytes key, const void *what, size_t n);

/* The header of people.csv for these columns. */
void study_rows_header(struct buf *buf, const struct study_design *design);

/* Begin the files with their header. */
void study_rows_begin(struct study_rows *rows, struct arena *arena,
                      const struct study_design *design);

/* Put one person where they belong; `key` is the secret of the study's ids. */
void study_rows_put(struct study_rows *rows, const struct study_design *design,
                    struct bytes key, const struct study_person *person);

/* Gather everybody of an organisation and put them, inside a transaction. */
MUST_CHECK const struct fault *
study_rows_gather(struct ctx *ctx, const struct study_design *design,
                  struct organisation_id organisation, struct bytes key,
                  struct study_rows *out);

#endif
