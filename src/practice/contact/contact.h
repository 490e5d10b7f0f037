/*
 * contact.h - appointments and contacts: planned, offered, attended.
 *
 * A contact is a meeting, call, letter or session of a person with somebody
 * of the programme.  It may be arranged before it happens or recorded after;
 * what each side promised stands beside it, and the person may say how it
 * was.  Outcomes are the words of contacts.csv, each with the code of the
 * national case system beside it where one is known.
 *
 * Rules kept here, each with a test of the same words:
 *   - an appointment is arranged in the future, a contact recorded in the
 *     past;
 *   - nothing that is still to come has been attended or missed;
 *   - a past contact without an outcome shows as a gap;
 *   - planned, offered, answered and attended are events of their own;
 *   - a private note needs a reason, and the person does not see it;
 *   - an answer to an appointment is the person's (contact_told.h);
 *   - saying that one cannot make it needs a reason, and is no absence;
 *   - a moved appointment keeps its old time to be seen;
 *   - each side's promise says whose it is, and who says that it was kept;
 *   - how a meeting was is said by the person, of a meeting they were at;
 *   - a change is of the contact as it was seen, or it does not count;
 *   - a reference names one contact of one person.
 */
#ifndef PRACTICE_CONTACT_H
#define PRACTICE_CONTACT_H

#include "practice/plan/plan_scribe.h"
#include "register/organisations/organisations.h"

/* Most characters of a note; of a place, a promise, a reason. */
#define CONTACT_NOTE_MOST 5000
#define CONTACT_LINE_MOST 500

enum contact_kind {
	CONTACT_OFFICE,
	CONTACT_HOME_VISIT,
	CONTACT_PHONE,
	CONTACT_VIDEO,
	CONTACT_UNPAID_WORK,
	CONTACT_ACTIVITY,
	CONTACT_GROUP,
	CONTACT_PRISON_VISIT,
	CONTACT_LETTER,
	CONTACT_KIND_COUNT
};
/* office home_visit phone video unpaid_work rehabilitation_activity group
 * prison_visit letter */
extern const char *const contact_kinds[CONTACT_KIND_COUNT + 1];

enum contact_outcome {
	CONTACT_COMPLIED,
	CONTACT_FAILED,
	CONTACT_ACCEPTABLE,
	CONTACT_UNACCEPTABLE,
	CONTACT_RESCHEDULED,
	CONTACT_NONE_YET,
	CONTACT_OUTCOME_COUNT
};
/* attended_complied attended_failed_to_comply acceptable_absence
 * unacceptable_absence rescheduled none_yet */
extern const char *const contact_outcomes[CONTACT_OUTCOME_COUNT + 1];

/* What the person says to an appointment that was offered. */
enum contact_answer {
	CONTACT_NOT_ANSWERED,
	CONTACT_CAN,
	CONTACT_CANNOT,
	CONTACT_ANSWER_COUNT
};
extern const char *const contact_answers[CONTACT_ANSWER_COUNT + 1];

/* Why the person cannot make it. */
enum contact_reason {
	CONTACT_REASON_NONE,
	CONTACT_REASON_WORK,
	CONTACT_REASON_HEALTH,
	CONTACT_REASON_FAMILY,
	CONTACT_REASON_TRAVEL,
	CONTACT_REASON_COURT,
	CONTACT_REASON_FAITH,
	CONTACT_REASON_OTHER,
	CONTACT_REASON_COUNT
};
extern const char *const contact_reasons[CONTACT_REASON_COUNT + 1];

/* Why a note is not shown to the person.  imported: it was written in
 * another system, before notes were shared. */
enum contact_privacy {
	CONTACT_SHARED,
	CONTACT_THIRD_PARTY,
	CONTACT_SAFETY,
	CONTACT_VICTIM,
	CONTACT_ENQUIRY,
	CONTACT_IMPORTED,
	CONTACT_PRIVACY_COUNT
};
extern const char *const contact_privacies[CONTACT_PRIVACY_COUNT + 1];

enum contact_side { CONTACT_PERSON, CONTACT_WORKER, CONTACT_SIDE_COUNT };
extern const char *const contact_sides[CONTACT_SIDE_COUNT + 1];

struct contact {
	struct contact_id id;
	struct person_id person;
	struct str contact_ref; /* of another system; or empty */
	struct instant at;
	enum contact_kind kind;
	struct user_id staff;  /* {0}: not known */
	struct str staff_name; /* filled when read */
	struct str place;
	struct str purpose;
	int64_t planned_minutes; /* -1: not known */
	int64_t minutes;         /* -1: not known */
	enum contact_outcome outcome;
	struct str code; /* of the national case system; or empty */
	struct str note; /* empty to the person when it is private */
	enum contact_privacy privacy;
	struct str privacy_words;
	enum contact_answer answer;
	enum contact_reason reason;
	struct str answer_words;
	struct instant answered_at;
	struct plan_scribe hand;    /* of the answer; how NONE: their own */
	struct contact_id moved_to; /* {0}, or the appointment instead */
	int64_t version;
};

/* Whether the person was there. */
bool contact_is_attended(enum contact_outcome outcome);
/* Whether it is past and nobody said what came of it. */
bool contact_is_gap(const struct contact *contact, struct instant now);

/* --- arrange and record ------------------------------------------------- */

struct contact_promised {
	struct str words; /* empty: nothing was promised */
	struct date due;  /* may be none */
};

/* A contact as somebody arranges or records it. */
struct contact_terms {
	struct instant at;    /* INSTANT_NONE: a problem already said */
	int kind;             /* enum contact_kind; -1: none was chosen */
	struct user_id staff; /* {0}: the actor */
	struct str place;
	struct str purpose;
	int64_t planned_minutes; /* -1: not said */
	int64_t minutes;
	int outcome; /* enum contact_outcome; -1: none was chosen */
	struct str code;
	struct str note;
	bool need_note; /* a meeting needs words about it (forms) */
	enum contact_privacy privacy;
	struct str privacy_words;
	const struct goal_id *goals; /* talked about */
	size_t goals_n;
	struct contact_promised promised[CONTACT_SIDE_COUNT];
};

/*
 * Arrange an appointment: planned and offered in one act.  `problems` holds
 * what the caller found already, or is NULL.
 *
 * NOT_FOUND  out of reach;
 * INVALID    no time, one that is not in the future, or over two years
 *            ahead; no kind; a length that is no number of minutes.
 */
MUST_CHECK const struct fault *
contact_arrange(struct ctx *ctx, struct person_id person,
                const struct contact_terms *terms, struct problems *problems,
                struct contact_id *out);

/*
 * Record a contact that has happened, with all that was promised.
 *
 * NOT_FOUND  out of reach, or a goal of somebody else;
 * INVALID    field by field: no time or one in the future, no kind, no
 *            outcome, a note too long, private without a reason.
 */
MUST_CHECK const struct fault *
contact_record(struct ctx *ctx, struct person_id person,
               const struct contact_terms *terms, struct problems *problems,
               struct contact_id *out);

/*
 * Say what came of a contact: outcome, code, minutes, note, privacy and
 * promises of *terms.  Once: after that it is corrected (contact_correct.h).
 *
 * NOT_FOUND  out of reach;
 * CONFLICT   `seen` is not its version;
 * REFUSED    it has an outcome; it is still to come and the outcome is
 *            attended or missed;
 * INVALID    as contact_record.
 */
MUST_CHECK const struct fault *
contact_outcome_set(struct ctx *ctx, struct contact_id id, int64_t seen,
                    const struct contact_terms *terms,
                    struct problems *problems);

/* Who asked for another time. */
enum contact_mover {
	CONTACT_BY_SERVICE,
	CONTACT_BY_PERSON,
	CONTACT_MOVER_COUNT
};
extern const char *const contact_movers[CONTACT_MOVER_COUNT + 1];

/*
 * Move an appointment: the old one is rescheduled, a new one is arranged by
 * terms->at, place, kind and planned_minutes.  REFUSED when it has an outcome
 * already, or for the same time.  CONFLICT, INVALID, NOT_FOUND as above.
 */
MUST_CHECK const struct fault *
contact_move(struct ctx *ctx, struct contact_id id, int64_t seen,
             enum contact_mover by, const struct contact_terms *terms,
             struct problems *problems, struct contact_id *out);

/*
 * Answer an appointment: the person alone.  REFUSED to anybody else, and when
 * it is past or has an outcome; INVALID for cannot without a reason.
 */
MUST_CHECK const struct fault *
contact_answer_give(struct ctx *ctx, struct contact_id id,
                    enum contact_answer answer, enum contact_reason reason,
                    struct str words);

/* Show a private note to the person from now on.  REFUSED when it is. */
MUST_CHECK const struct fault *
contact_note_share(struct ctx *ctx, struct contact_id id, int64_t seen);

/* --- promises and how it was ------------------------------------------- */

enum contact_kept {
	CONTACT_OPEN,
	CONTACT_KEPT,
	CONTACT_NOT_KEPT,
	CONTACT_KEPT_COUNT
};
extern const char *const contact_kept_words[CONTACT_KEPT_COUNT + 1];

struct contact_promise {
	struct promise_id id;
	struct person_id person;
	struct contact_id contact; /* {0}: at no meeting */
	enum contact_side side;    /* whose promise */
	struct user_id worker;     /* of the worker's side */
	struct str words;
	struct date due;
	enum contact_kept kept;
	struct instant made_at;
	struct instant kept_at;
	struct user_id kept_by; /* who says so */
	struct str kept_name;   /* filled when read */
	struct str worker_name; /* filled when read */
};

/* Promise something.  The person's own sign-in promises for the person only.
 * INVALID without words, or due before today. */
MUST_CHECK const struct fault *
contact_promise_make(struct ctx *ctx, struct person_id person,
                     struct contact_id contact, enum contact_side side,
                     const struct contact_promised *promised,
                     struct problems *problems, struct promise_id *out);

/* Say that a promise was kept, or was not.  REFUSED when that is said
 * already; NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
contact_promise_keep(struct ctx *ctx, struct promise_id id, bool kept);

/* How a meeting was, each 1 to 5 or 0 for not said. */
struct contact_rating {
	int heard;
	int fair;
	int useful;
	struct instant at;       /* INSTANT_NONE: none was given */
	struct plan_scribe hand; /* how NONE: their own */
};
/* REFUSED to anybody but the person, and of a meeting they were not at;
 * INVALID when nothing is said. */
MUST_CHECK const struct fault *
contact_rate(struct ctx *ctx, struct contact_id id,
             const struct contact_rating *rating);

/* --- reading ------------------------------------------------------------ */

/* Still to come and not moved, soonest first.  Nothing out of reach. */
MUST_CHECK const struct fault *
contact_coming(struct ctx *ctx, struct person_id person, int64_t most,
               struct contact **out, size_t *n);

/* "Thursday 26 November, 10:30am"; "With Sam at the office. About 30
 * minutes." */
struct str contact_when(struct arena *arena, struct instant at);
struct str contact_with(struct arena *arena, const struct contact *contact);

extern const struct capability contact_capability;

#endif
