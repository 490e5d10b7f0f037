/*
 * rights.h - who decides what: the doughnut as a grid by topic, and a log of
 * decisions that both sides rate.
 *
 * For each topic a dated rule says whether the court or the law decides, the
 * two weigh it up and the worker answers for it, the person decides, or it is
 * not for probation at all.  A case may have its own row.
 *
 * Rules kept here, each with a test of the same words:
 *   - what the court or the law decides is moved by nobody in a case, and
 *     nobody in a case makes a duty;
 *   - either side gives a decision to the other at once;
 *   - nobody takes a decision to themselves: the other side is asked;
 *   - the side that was asked answers, by its own sign-in;
 *   - each change says what, who, when and why, and the grid of a day stays
 *     readable;
 *   - a decision says who decided, and each side says by itself how it felt;
 *   - neither side sees the other's rating until both have rated, or the days
 *     of the rule are over;
 *   - a rating is not changed: a newer one follows it;
 *   - a worker writes a rating down for the person only where they cannot sign
 *     in, after the worker's own, and it says so;
 *   - a gap is shown to both as something to talk about, never as a number;
 *   - a goal is made from a decision of this person's, and the decision says
 *     that it is in the plan for as long as such a goal is;
 *   - counts over all are for managers, of ten cases at least, and of no
 *     worker;
 *   - somebody who reaches the person and is no worker finds nothing here.
 *
 * The doughnut is a public person-centred tool, the seven steps are the ladder
 * of Think Local Act Personal (programme T18).  See decision 30.
 */
#ifndef PRACTICE_STRENGTHS_RIGHTS_H
#define PRACTICE_STRENGTHS_RIGHTS_H

#include "register/people/people.h"

/* Where both sides find it: after "/me" and "/people/:crn". */
#define RIGHTS_PATH "/rights"

/* Most characters of a reason, of what was decided, of the words of a rating,
 * and of who somebody else was. */
#define RIGHTS_WHY_MOST   500
#define RIGHTS_WHAT_MOST  1000
#define RIGHTS_WORDS_MOST 1000
#define RIGHTS_WHO_MOST   100
/* Most decisions of a person; changes of a topic; ratings of one side of a
 * decision. */
#define RIGHTS_DECISIONS_MOST 500
#define RIGHTS_CHANGES_MOST   30
#define RIGHTS_RATINGS_MOST   10
/* Fewest cases of which counts are shown. */
#define RIGHTS_CASES_FEWEST 10

enum rights_topic {
	RIGHTS_CONTACT,
	RIGHTS_WHEN,
	RIGHTS_WHERE,
	RIGHTS_ROOM,
	RIGHTS_PLAN,
	RIGHTS_UNPAID_WORK,
	RIGHTS_DRUG_TEST,
	RIGHTS_HOME_VISIT,
	RIGHTS_FAMILY,
	RIGHTS_LANGUAGE,
	RIGHTS_VOLUNTEER,
	RIGHTS_STORIES,
	RIGHTS_RESEARCH,
	RIGHTS_FUND,
	RIGHTS_DOCTOR,
	RIGHTS_FAITH,
	RIGHTS_TOPIC_COUNT
};
extern const char *const rights_topics[RIGHTS_TOPIC_COUNT + 1];

/* From what probation has most say in to what it has none in. */
enum rights_kind {
	RIGHTS_CORE,  /* the court or the law decides             */
	RIGHTS_JUDGE, /* weighed together; the worker answers     */
	RIGHTS_OWN,   /* the person decides                       */
	RIGHTS_NOT_OURS,
	RIGHTS_KIND_COUNT
};
extern const char *const rights_kinds[RIGHTS_KIND_COUNT + 1];

enum rights_side { RIGHTS_PERSON, RIGHTS_WORKER, RIGHTS_SIDE_COUNT };
extern const char *const rights_sides[RIGHTS_SIDE_COUNT + 1];

/* --- the grid ----------------------------------------------------------- */

enum rights_state {
	RIGHTS_ASKED,
	RIGHTS_STANDS,
	RIGHTS_NO,        /* the other side said no     */
	RIGHTS_WITHDRAWN, /* by the side that asked     */
	RIGHTS_STATE_COUNT
};
extern const char *const rights_states[RIGHTS_STATE_COUNT + 1];

/* That a row of a case be otherwise than the rule says. */
struct rights_change {
	int64_t id;
	struct person_id person;
	enum rights_topic topic;
	enum rights_kind was;
	enum rights_kind kind;
	enum rights_side side; /* who asked, or gave */
	struct str why;
	struct user_id by;
	struct str name; /* filled when read */
	struct instant at;
	enum rights_state state;
	struct str answer;
	struct user_id answered_by;
	struct str answered_name;
	struct instant answered_at; /* INSTANT_NONE: nobody answered */
};

struct rights_row {
	enum rights_kind kind; /* as it holds */
	enum rights_kind rule; /* as the dated rule says */
	struct str source;     /* of the rule; empty: no rule that day */
	const struct rights_change *own;   /* that stands, or NULL */
	const struct rights_change *asked; /* that waits, or NULL */
	int64_t version; /* changes of the topic so far, answers too */
};

struct rights_grid {
	struct person_id person;
	struct date on;
	struct rights_row rows[RIGHTS_TOPIC_COUNT];
	const struct rights_change *changes; /* newest first, to that day */
	size_t n;
};

/* The grid as it is on a day, with names.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
rights_grid(struct ctx *ctx, const struct person_head *head, struct date on,
            struct rights_grid *out);

struct rights_terms {
	int kind; /* enum rights_kind; -1: no such answer */
	struct str why;
};

/*
 * Give a decision to the other side, or ask to have it.  `seen` is the row's
 * version.  NOT_FOUND out of reach; CONFLICT; INVALID without an answer or a
 * reason; REFUSED of what the court or the law decides, when it is so already
 * and when something is asked.
 */
MUST_CHECK const struct fault *
rights_move(struct ctx *ctx, const struct person_head *head,
            enum rights_topic topic, int64_t seen,
            const struct rights_terms *terms);

/* Say yes or no to what was asked, or (the side that asked) take it back with
 * a no.  INVALID of a no without words; REFUSED when nothing is asked, and of
 * a yes to one's own asking. */
MUST_CHECK const struct fault *
rights_answer(struct ctx *ctx, const struct person_head *head,
              enum rights_topic topic, int64_t seen, bool yes,
              struct str words);

/* --- the log ------------------------------------------------------------ */

#define RIGHTS_STEPS 7

enum rights_decider {
	RIGHTS_BY_PERSON,
	RIGHTS_BY_BOTH,
	RIGHTS_BY_WORKER,
	RIGHTS_BY_LAW,
	RIGHTS_BY_OTHER,
	RIGHTS_DECIDER_COUNT
};
extern const char *const rights_deciders[RIGHTS_DECIDER_COUNT + 1];

struct rights_rating {
	int step; /* 1 to RIGHTS_STEPS; 0: none */
	struct str words;
	bool for_them; /* a worker wrote it down for the person */
	struct user_id by;
	struct str name; /* filled when read */
	struct instant at;
	struct date opens_on; /* from when the other side sees it anyhow */
};

/* How far apart two ratings are: words for a talk. */
enum rights_gap {
	RIGHTS_GAP_NONE, /* not both have rated */
	RIGHTS_GAP_SAME,
	RIGHTS_GAP_NEAR, /* one step */
	RIGHTS_GAP_WIDE,
	RIGHTS_GAP_COUNT
};
extern const char *const rights_gaps[RIGHTS_GAP_COUNT + 1];

struct rights_decision {
	int64_t id;
	struct person_id person;
	enum rights_topic topic;
	struct date day;
	struct str what;
	enum rights_decider decided;
	struct str who; /* somebody else: who; or empty */
	enum rights_side side;
	struct user_id by;
	struct str name; /* filled when read */
	struct instant at;
	struct date opens_on; /* when both see all, or DATE_NONE */
	struct rights_rating said[RIGHTS_SIDE_COUNT]; /* the newest */
	bool hidden[RIGHTS_SIDE_COUNT]; /* there, and not to be seen yet */
	enum rights_gap gap;            /* of what may be seen */
	int64_t goals; /* goals and steps of the plan that were made from it */
	/* Of one decision alone: every rating that may be seen, by moment. */
	const struct rights_rating *all[RIGHTS_SIDE_COUNT];
	size_t all_n[RIGHTS_SIDE_COUNT];
};

/* A pure function: what the side that reads may not see yet is taken out of
 * it, and the gap of the rest is set. */
void rights_hide(struct rights_decision *d, enum rights_side reader,
                 struct date today);

/* Newest first, at most RIGHTS_DECISIONS_MOST.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
rights_log(struct ctx *ctx, struct person_id person,
           struct rights_decision **out, size_t *n);
/* One, with every rating.  NOT_FOUND also when it is not the person's. */
MUST_CHECK const struct fault *
rights_decision(struct ctx *ctx, struct person_id person, int64_t id,
                struct rights_decision *out);

struct rights_rate_terms {
	int step; /* 0: none; -1: no such step */
	struct str words;
	bool for_them;
};
struct rights_decision_terms {
	struct str what;
	struct date day;
	int topic;   /* enum rights_topic; -1: none */
	int decided; /* enum rights_decider; -1: none */
	struct str who;
	struct rights_rate_terms rate; /* the writer's own; step 0: later */
};

/* Write a decision down.  NOT_FOUND; INVALID field by field; REFUSED when
 * there is no room for more. */
MUST_CHECK const struct fault *
rights_decide(struct ctx *ctx, struct person_id person,
              const struct rights_decision_terms *terms,
              struct problems *problems, int64_t *out);
/* Say how it felt, again too.  NOT_FOUND; INVALID; REFUSED as the rules say,
 * and when there is no room for more. */
MUST_CHECK const struct fault *
rights_rate(struct ctx *ctx, struct person_id person, int64_t id,
            const struct rights_rate_terms *terms);
/* Whether the worker may write the person's rating down. */
MUST_CHECK const struct fault *
rights_may_write(struct ctx *ctx, const struct rights_decision *d, bool *out);

/* Whether there is such a decision of this person's, within reach. */
MUST_CHECK const struct fault *
rights_is(struct ctx *ctx, struct person_id person, int64_t id, bool *out);
/* A goal or a step is made from it: its `goals` goes up.  NOT_FOUND when it is
 * not this person's. */
MUST_CHECK const struct fault *
rights_lift(struct ctx *ctx, struct person_id person, int64_t id);
/* Such a goal is in the plan again (1), or is not any more (-1). */
MUST_CHECK const struct fault *
rights_lifted(struct ctx *ctx, int64_t id, int by);

/* --- over all ----------------------------------------------------------- */

struct rights_counts {
	bool shown;        /* RIGHTS_CASES_FEWEST cases, or none is said */
	int64_t cases;     /* with a decision that both rated */
	int64_t decisions; /* that both rated */
	int64_t wide;      /* of these, two steps apart or more */
};
/* Of the cases within reach.  REFUSED to whoever is no manager. */
MUST_CHECK const struct fault *
rights_counts(struct ctx *ctx, struct rights_counts *out);

#endif
