/*
 * plan_net.h - the people around somebody, and how that changes (T19, P28).
 *
 * A tie is somebody in a person's life, by name or nickname, in one of four
 * rings.  How it is on a day is kept by an act, so that it can be compared
 * later.  See decision 28.
 *
 * Rules kept here, each with a test of the same words:
 *   - names are for the person and the worker whose case it is;
 *   - whoever else reaches the person sees how many there are, not who;
 *   - what a person wrote of a tie is changed by nobody else;
 *   - what a worker writes of a tie says that it was written for the person;
 *   - where a person puts somebody is changed by nobody else, and makes the
 *     words of a worker no words of theirs;
 *   - a tie that was changed since it was seen is not changed, moved or taken
 *     out unseen;
 *   - there is room for a hundred people;
 *   - how it is today is kept once a day, and never changed, by two at once
 *     neither;
 *   - of two who are one, all are kept;
 *   - there is one start;
 *   - the start is asked for when somebody is there and nothing was kept, and
 *     three months counts from the start;
 *   - whoever was not there the last time is new;
 *   - paid is what was said, or else who they are: workers are;
 *   - a bridging tie is in another part of life than most ties are;
 *   - a figure on fewer than five people says so.
 */
#ifndef PRACTICE_PLAN_NET_H
#define PRACTICE_PLAN_NET_H

#include "practice/plan/plan_local.h"

#define PLAN_NET_RINGS  4
#define PLAN_NET_MOST   100  /* people around one person (ours) */
#define PLAN_NET_MERGED 1000 /* read and kept of those whom merges bring */
#define PLAN_NET_KEPT   50   /* days that are shown, the newest (ours) */
#define PLAN_NET_FEW    5    /* below this a figure says so (ours) */

enum plan_tie_kind {
	PLAN_TIE_FAMILY,
	PLAN_TIE_FRIEND,
	PLAN_TIE_WORKER,
	PLAN_TIE_NEIGHBOUR,
	PLAN_TIE_WORK,
	PLAN_TIE_CLUB,
	PLAN_TIE_PEER,
	PLAN_TIE_OTHER,
	PLAN_TIE_KIND_COUNT
};
extern const char *const plan_net_kind_words[];
extern const char *const plan_net_kind_keys[];

/* How the person finds them. */
enum plan_net_view {
	PLAN_NET_UNSAID,
	PLAN_NET_GOOD,
	PLAN_NET_MIXED,
	PLAN_NET_NOT_GOOD,
	PLAN_NET_RATHER_NOT,
	PLAN_NET_VIEW_COUNT
};
extern const char *const plan_net_view_words[];
extern const char *const plan_net_view_keys[];

enum plan_net_wish {
	PLAN_NET_AS_IS,
	PLAN_NET_CLOSER,
	PLAN_NET_FURTHER,
	PLAN_NET_WISH_COUNT
};
extern const char *const plan_net_wish_words[];
extern const char *const plan_net_wish_keys[];
enum plan_net_often {
	PLAN_NET_OFTEN_UNSAID,
	PLAN_NET_DAILY,
	PLAN_NET_WEEKLY,
	PLAN_NET_MONTHLY,
	PLAN_NET_LESS,
	PLAN_NET_NOT_NOW,
	PLAN_NET_OFTEN_COUNT
};
extern const char *const plan_net_often_words[];
extern const char *const plan_net_often_keys[];
enum plan_net_pay {
	PLAN_NET_PAY_UNSAID,
	PLAN_NET_UNPAID,
	PLAN_NET_PAID,
	PLAN_NET_PAY_COUNT
};
extern const char *const plan_net_pay_words[];
extern const char *const plan_net_pay_keys[];
enum plan_net_life {
	PLAN_NET_LIFE_UNSAID,
	PLAN_NET_FAMILY,
	PLAN_NET_FRIENDS,
	PLAN_NET_HOME,
	PLAN_NET_WORK,
	PLAN_NET_LEISURE,
	PLAN_NET_HELP,
	PLAN_NET_ELSEWHERE,
	PLAN_NET_LIFE_COUNT
};
extern const char *const plan_net_life_words[];
extern const char *const plan_net_life_keys[];

/* Why a day was kept. */
enum plan_net_why {
	PLAN_NET_START,
	PLAN_NET_THREE_MONTHS,
	PLAN_NET_CLOSE,
	PLAN_NET_OTHER,
	PLAN_NET_WHY_COUNT
};
extern const char *const plan_net_why_words[];
extern const char *const plan_net_why_keys[];

/*
 * Of those shown to somebody by whom names are not seen, `named` is false and
 * name, view, wish, often and since are empty: the query leaves them out.
 */
struct plan_tie {
	int64_t id;
	int64_t version;
	bool named;
	struct str name;            /* or nickname */
	int ring;                   /* 1 closest to 4 furthest */
	enum plan_voice ring_voice; /* who put them there; not of a kept day */
	enum plan_tie_kind kind;
	enum plan_net_view view;
	enum plan_voice view_voice; /* whose hand wrote the view */
	enum plan_net_wish wish;
	enum plan_net_often often;
	enum plan_net_pay pay;
	enum plan_net_life life; /* the part of life it belongs to */
	int64_t since;           /* a year; 0: not said */
	enum plan_voice voice;   /* OWN, or FOR the person */
	int64_t goals; /* goals and steps in the plan that were made from them;
	                * not of a kept day, nor of one that is locked */
};

/* A day that was kept, as it was then. */
struct plan_net {
	int64_t id;
	struct person_id person;
	struct date day;
	struct instant at;
	struct user_id by;
	enum plan_voice voice;
	enum plan_net_why why;
	bool named;
	struct plan_tie *ties;
	size_t ties_n;
};

/* All of a person's ties within reach, closest first. */
MUST_CHECK const struct fault *
plan_circle(struct ctx *ctx, struct person_id person, struct plan_tie **out,
            size_t *n);
/* Whether the actor sees names of this person's people. */
MUST_CHECK const struct fault *
plan_net_is_named(struct ctx *ctx, struct person_id person, bool *out);

/*
 * Put somebody in the circle, or change them (id not 0, as of `version`).
 * NOT_FOUND; INVALID without a name, a ring from 1 to 4 or a year that was;
 * CONFLICT; REFUSED as the rules above say.
 */
MUST_CHECK const struct fault *
plan_tie_put(struct ctx *ctx, struct person_id person,
             const struct plan_tie *tie, int64_t *out);
/* Into another ring; or out of the circle, as of the version that was seen.
 * As plan_tie_put. */
MUST_CHECK const struct fault *
plan_tie_move(struct ctx *ctx, struct person_id person, int64_t id,
              int64_t seen, int ring);
MUST_CHECK const struct fault *
plan_tie_remove(struct ctx *ctx, struct person_id person, int64_t id,
                int64_t seen);

/* --- days that were kept ------------------------------------------------- */

/* Keep how it is today.  REFUSED when nobody is there, when today is kept
 * already, and for a second start. */
MUST_CHECK const struct fault *
plan_net_keep(struct ctx *ctx, struct person_id person, enum plan_net_why why,
              int64_t *out);
/* The newest PLAN_NET_KEPT, oldest first. */
MUST_CHECK const struct fault *
plan_nets(struct ctx *ctx, struct person_id person, struct plan_net **out,
          size_t *n);

/* When a start and a three months were first kept; DATE_NONE: never. */
struct plan_net_days {
	struct date start;
	struct date three_months;
};
/* What is asked for today, or PLAN_NET_WHY_COUNT. */
enum plan_net_why plan_net_due(const struct plan_net_days *days, size_t ties,
                               struct date today, int64_t weeks);
/* (as plan_net_due, of a person) */
MUST_CHECK const struct fault *
plan_net_asked(struct ctx *ctx, struct person_id person, size_t ties,
               enum plan_net_why *out);

/* --- plan_net_measure.c: pure ------------------------------------------- */

/*
 * Bridging, [ours] after Putnam's bonding and bridging ties (2000): of the
 * ties whose part of life was said, those outside the part that has most.
 */
struct plan_net_figures {
	int64_t size;
	int64_t fresh; /* new since the last time; -1: there was none */
	int64_t unpaid;
	int64_t placed; /* whose part of life was said */
	int64_t bridging;
	int64_t close; /* in the two inner rings */
	bool few;
};
struct plan_net_figures plan_net_measure(const struct plan_tie *ties, size_t n,
                                         const struct plan_net *before);
bool plan_tie_is_paid(const struct plan_tie *tie);

extern const struct migration plan_migration_45;

#endif
