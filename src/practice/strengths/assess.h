/*
 * assess.h - the assessment from both sides of the table: nine areas of a
 * life, what the person says of each and what their worker says.
 *
 * It is kept in *editions*.  The newest is the one that is worked on; each
 * former one says what it said on its last day, with the questions as they
 * were asked then.  In each area a side has a version of its own, so that the
 * person and the worker may write at the same time.
 *
 * Rules kept here, each with a test of the same words:
 *   - my view is changed by the person and by nobody else;
 *   - words written down for the person say who wrote them;
 *   - two views stand side by side and are never made one;
 *   - the assessment is not complete with no strength recorded;
 *   - a strength that the person names counts as one that the worker names;
 *   - nothing to say is an answer of its own, and no words beside it;
 *   - an area is complete when both sides are heard and both links answered;
 *   - a change in a complete area opens it again;
 *   - the first change on a later day makes a new edition;
 *   - a former edition shows what it said, with the questions of its day;
 *   - an edition that was shared or signed is never changed;
 *   - a change is of the area as it was seen, or it does not count;
 *   - questions that changed meanwhile are told, and nothing typed is lost;
 *   - the person reads the worker's view and strengths once they are shared,
 *     and neither the links nor the evidence;
 *   - somebody who reaches the person and is no worker finds nothing here.
 *
 * Areas, readiness and links: the HMPPS form of 2025, version 1.0; the
 * priorities and the person's side are ours (programme T15).
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_H
#define PRACTICE_STRENGTHS_ASSESS_H

#include "kernel/capability.h"

/* Most characters of a view, strengths, needs, evidence and readiness; of
 * what links an area to serious harm; to reoffending; of an answer. */
#define ASSESS_WORDS_MOST       2000
#define ASSESS_HARM_MOST        1425
#define ASSESS_REOFFENDING_MOST 1000
#define ASSESS_ANSWER_MOST      500

enum assess_code {
	ASSESS_ACCOMMODATION,
	ASSESS_EMPLOYMENT_EDUCATION,
	ASSESS_FINANCE,
	ASSESS_DRUG_USE,
	ASSESS_ALCOHOL_USE,
	ASSESS_HEALTH_WELLBEING,
	ASSESS_RELATIONSHIPS_COMMUNITY,
	ASSESS_THINKING_BEHAVIOURS,
	ASSESS_LIFESTYLE_ASSOCIATES,
	ASSESS_AREA_COUNT
};
extern const char *const assess_codes[ASSESS_AREA_COUNT + 1];
/* Keys of their titles, for workers and for the person. */
extern const char *const assess_code_keys[];
extern const char *const assess_code_keys_me[];

enum assess_state {
	ASSESS_NOT_STARTED,
	ASSESS_IN_PROGRESS,
	ASSESS_COMPLETE,
	ASSESS_STATE_COUNT
};
extern const char *const assess_states[ASSESS_STATE_COUNT + 1];

/* By whose hand the person's side was written. */
enum assess_voice {
	ASSESS_NOBODY,
	ASSESS_OWN, /* by their own sign-in */
	ASSESS_FOR, /* by a worker, for them */
	ASSESS_VOICE_COUNT
};
extern const char *const assess_voices[ASSESS_VOICE_COUNT + 1];

/* The seven answers of the person, and two of the worker's. */
enum assess_ready {
	ASSESS_READY_NONE,
	ASSESS_MADE_CHANGES,
	ASSESS_MAKING_CHANGES,
	ASSESS_WANT_TO,
	ASSESS_NEEDS_HELP,
	ASSESS_THINKING_ABOUT,
	ASSESS_DOES_NOT_WANT_TO,
	ASSESS_NO_ANSWER,
	ASSESS_NOT_PRESENT,
	ASSESS_NOT_APPLICABLE,
	ASSESS_READY_COUNT
};
extern const char *const assess_readies[ASSESS_READY_COUNT + 1];

enum assess_link { ASSESS_UNSAID, ASSESS_YES, ASSESS_NO, ASSESS_LINK_COUNT };
extern const char *const assess_links[ASSESS_LINK_COUNT + 1];

/* Where an edition stands; what leads there: assess_sign.h. */
enum assess_standing {
	ASSESS_OPEN,
	ASSESS_SIGNED,        /* waits for a second person */
	ASSESS_COUNTERSIGNED, /* by that person */
	ASSESS_RETURNED,      /* sent back by one of those who looked */
	ASSESS_AWAITS_SECOND, /* countersigned, and waits for one more */
	ASSESS_TWICE,         /* countersigned by two */
	ASSESS_LOCKED,        /* stays as it is, and is not complete */
	ASSESS_STANDING_COUNT
};
extern const char *const assess_standings[ASSESS_STANDING_COUNT + 1];

/* Why two countersign it: a dated rule, or the first of them asked. */
enum assess_twice {
	ASSESS_ONCE,
	ASSESS_TWICE_RULE,
	ASSESS_TWICE_ASKED,
	ASSESS_TWICE_COUNT
};
extern const char *const assess_twices[ASSESS_TWICE_COUNT + 1];

/* Why it stays as it is. */
enum assess_lock_why {
	ASSESS_LOCK_NONE,
	ASSESS_LOCK_MOVED,
	ASSESS_LOCK_RECALLED,
	ASSESS_LOCK_DIED,
	ASSESS_LOCK_ORDER_ENDED,
	ASSESS_LOCK_DOES_NOT_WANT,
	ASSESS_LOCK_OTHER,
	ASSESS_LOCK_COUNT
};
extern const char *const assess_locks[ASSESS_LOCK_COUNT + 1];

ID_TYPE(assess_id);

/* Who wrote a side of an area, and what was asked. */
struct assess_by {
	struct user_id user; /* {0}: not written yet */
	struct str name;     /* filled when read */
	struct instant at;
	int64_t version;  /* goes up with each change; 0: not written yet */
	int64_t form;     /* number of the form that was shown */
	struct str asked; /* its questions, a line each */
};

/* The person's side of an area. */
struct assess_own {
	struct str view;
	struct str strengths; /* what they are good at, what helps them */
	bool nothing;         /* said to have nothing to say here */
	enum assess_ready ready;
	struct str ready_words;
	int priority; /* 1 comes first, to 3; 0: not said */
	enum assess_voice voice;
	struct assess_by by;
};

/* The worker's side. */
struct assess_work {
	struct str view;
	struct str strengths;
	struct str needs;
	enum assess_link harm;
	struct str harm_words;
	enum assess_link reoffending;
	struct str reoffending_words;
	struct str evidence;
	int priority; /* as above */
	bool nothing; /* said to have nothing to add here */
	struct assess_by by;
};

struct assess_area {
	int64_t id; /* 0: nothing written yet */
	enum assess_state state;
	struct assess_own own;
	struct assess_work work;
};

struct assess {
	struct assess_id id; /* {0}: nothing written yet */
	struct person_id person;
	struct date day; /* on which it may be changed */
	enum assess_standing standing;
	int64_t version; /* goes up with each change of the edition */
	struct instant made_at;
	struct assess_id restored; /* the one it was made from, or {0} */
	struct instant shared_at;  /* INSTANT_NONE: not shared */
	struct user_id signed_by;
	struct instant signed_at;
	struct str signed_name; /* filled when read */
	struct user_id answered_by;
	struct instant answered_at;
	struct str answered_name; /* filled when read */
	struct str answer;        /* why it was sent back, or what was said */
	enum assess_twice twice;
	int64_t twice_rule; /* which row of policy asks for two, or 0 */
	struct user_id second_by;
	struct instant second_at;
	struct str second_name; /* filled when read */
	struct str second_answer;
	struct user_id locked_by;
	struct instant locked_at;
	struct str locked_name; /* filled when read */
	enum assess_lock_why lock;
	struct str lock_words;
	struct assess_area areas[ASSESS_AREA_COUNT];
};

/* Whether it may still be changed in place on this day. */
bool assess_is_open(const struct assess *assess, struct date today);
/* Areas that are complete; and those with a strength of either side. */
int assess_complete_n(const struct assess *assess);
int assess_strengths_n(const struct assess *assess);
/* Whether the person said anything of it, by themselves or by a worker. */
bool assess_heard(const struct assess_own *own);
/* Whether the two sides gave an area different priorities. */
bool assess_differs(const struct assess_area *area);

/* --- writing ------------------------------------------------------------ */

struct assess_own_terms {
	struct str view;
	struct str strengths;
	bool nothing;
	int ready; /* enum assess_ready; -1: no such answer */
	struct str ready_words;
	int priority; /* 0 to 3; -1: no such number */
	int64_t form; /* number of the form it was typed into */
};

/*
 * Write the person's side of an area: by their own sign-in it is their own,
 * by a worker it is written for them.  `seen` is by.version of the side as it
 * was read (0: not written yet).
 *
 * NOT_FOUND  out of reach;
 * REFUSED    to a worker, when the person wrote it themselves;
 * CONFLICT   the side or the questions changed since;
 * INVALID    nothing was said, too long, no such answer, words beside nothing
 *            to say.
 * What the form does not ask stays as it was.
 */
MUST_CHECK const struct fault *
assess_own_save(struct ctx *ctx, struct person_id person, enum assess_code code,
                int64_t seen, const struct assess_own_terms *terms,
                struct problems *problems);

struct assess_work_terms {
	struct assess_work work; /* by is not looked at */
	bool done;               /* say that the area is complete */
	int64_t form;
};

/*
 * Write the worker's side of an area.  NOT_FOUND, CONFLICT and INVALID as
 * above, INVALID also for a link without words; REFUSED to the person, and of
 * done while something is missing.
 */
MUST_CHECK const struct fault *
assess_work_save(struct ctx *ctx, struct person_id person,
                 enum assess_code code, int64_t seen,
                 const struct assess_work_terms *terms,
                 struct problems *problems);

/* --- reading ------------------------------------------------------------ */

/* The newest edition with names; id {0} when nothing is written.  NOT_FOUND
 * out of reach.  Without the worker's side for the person: assess_shared. */
MUST_CHECK const struct fault *
assess_read(struct ctx *ctx, struct person_id person, struct assess *out);
/* A former one, or the newest.  NOT_FOUND also when it is not the person's,
 * and to the person. */
MUST_CHECK const struct fault *
assess_read_one(struct ctx *ctx, struct person_id person, struct assess_id id,
                struct assess *out);
/* Editions without their areas, the newest first, at most 200. */
MUST_CHECK const struct fault *
assess_list(struct ctx *ctx, struct person_id person, struct assess **out,
            size_t *n);
/* The worker's side that was shared last: view, strengths, needs, priority.
 * out->id is {0} when nothing was. */
MUST_CHECK const struct fault *
assess_shared(struct ctx *ctx, struct person_id person, struct assess *out);
/* assess_read and assess_shared in fewer statements. */
MUST_CHECK const struct fault *
assess_read_both(struct ctx *ctx, struct person_id person, struct assess *now,
                 struct assess *shared);

#endif
