/*
 * plan.h - the plan that a person and their case manager make together.
 *
 * A plan is goals and steps (plan_goal.h), statements in the person's own
 * words, strengths, the people around them (plan_net.h), and the phase of the
 * journey.
 * Each side answers for itself whether it agrees.  Every change makes a new
 * version, and each version can be read again.
 *
 * Rules kept here, each with a test of the same words:
 *   - nobody else can change what a person wrote themselves;
 *   - words written for a person always say who wrote them;
 *   - a changed or withdrawn statement is kept as it was;
 *   - leaving a phase needs at least one goal the person agreed;
 *   - phases may overlap, and a person may go back to one;
 *   - a person's yes or no comes from their own sign-in or by their own hand,
 *     and no worker says it for them;
 *   - a plan without a goal, a current goal and a step for each dated goal
 *     cannot be agreed;
 *   - an answer is to the plan as it was seen, or it does not count;
 *   - could-not-answer is for the first time, and needs a reason;
 *   - the next review counts from the day that answers came to something;
 *   - progress does not undo an agreement; a change of what was agreed does.
 */
#ifndef PRACTICE_PLAN_H
#define PRACTICE_PLAN_H

#include "kernel/capability.h"
#include "practice/plan/plan_way.h"

/* Most characters of a title, a step, a statement, a note, a reason. */
#define PLAN_WORDS_MOST 4000
/* Most characters of a name, a short line. */
#define PLAN_LINE_MOST 200

/* Whose words something is in. */
enum plan_voice {
	PLAN_VOICE_OWN,    /* the person's, by their own hand      */
	PLAN_VOICE_FOR,    /* the person's, written down by a worker */
	PLAN_VOICE_WORKER, /* the worker's own                     */
	PLAN_VOICE_COUNT
};
extern const char *const plan_voice_words[PLAN_VOICE_COUNT + 1];

struct plan_author {
	struct user_id user;
	enum plan_voice voice;
	struct instant at;
	struct str name; /* filled when read; empty for nobody */
};

/* --- agreement --------------------------------------------------------- */

/* The answer of a side; the words of hmpps.md B2. */
enum plan_answer {
	PLAN_ANSWER_NONE,
	PLAN_YES,
	PLAN_NO,
	PLAN_COULD_NOT,
	PLAN_ANSWER_COUNT
};
extern const char *const plan_answer_words[PLAN_ANSWER_COUNT + 1];

enum plan_state {
	PLAN_DRAFT,
	PLAN_AGREED,
	PLAN_DO_NOT_AGREE,
	PLAN_COULD_NOT_ANSWER,
	PLAN_UPDATED_AGREED,
	PLAN_UPDATED_DO_NOT_AGREE,
	PLAN_STATE_COUNT
};
extern const char *const plan_state_words[PLAN_STATE_COUNT + 1];

/* Why not (the first seven), and why somebody could not answer (the rest;
 * "other" is for both).  Ours: the services' own list has none. */
enum plan_reason {
	PLAN_REASON_NONE,
	PLAN_REASON_NOT_MY_WORDS,
	PLAN_REASON_GOALS,
	PLAN_REASON_TOO_MUCH,
	PLAN_REASON_DATES,
	PLAN_REASON_HELP,
	PLAN_REASON_NO_PLAN,
	PLAN_REASON_UNWELL,
	PLAN_REASON_LANGUAGE,
	PLAN_REASON_NOT_THERE,
	PLAN_REASON_SUPPORT,
	PLAN_REASON_OTHER,
	PLAN_REASON_COUNT
};
extern const char *const plan_reason_words[PLAN_REASON_COUNT + 1];

struct plan_answered {
	enum plan_answer answer;
	enum plan_reason reason;
	struct str words;
	int64_t version; /* of the plan that was answered */
	struct instant at;
	struct user_id by;
	struct str name; /* filled when read */
	enum plan_way way;
	enum plan_heard heard;
	int64_t sign; /* what was kept with it (plan_sign.h), or 0 */
	bool settled; /* answers come to something by it; set when given */
};

struct plan {
	struct plan_id id; /* {0}: nothing written yet */
	struct person_id person;
	int64_t version;       /* goes up with each change; 0: none yet */
	int64_t terms_version; /* of the last change of what is agreed */
	struct instant changed_at;
	struct plan_answered sides[PLAN_SIDE_COUNT]; /* the newest each */
	enum plan_state state;
	int64_t state_version; /* the version the state is about */
	struct instant state_at;
	int64_t agreed_version; /* last one both agreed; 0: never */
	struct date review_on;
};

/* Whether what is agreed was changed since the state was reached. */
bool plan_is_changed(const struct plan *plan);
/* Whether both agree to the plan as it stands now. */
bool plan_is_agreed(const struct plan *plan);
/* Both agreed to what it was when they last answered. */
bool plan_was_agreed(const struct plan *plan);
/* Whether a side has answered about the plan as it stands now. */
bool plan_has_answered(const struct plan *plan, enum plan_side side);
/* Whether the other side has answered and this one has not. */
bool plan_is_awaited(const struct plan *plan, enum plan_side side);

/*
 * Give the actor's own side's answer about the plan as seen at `seen` (a
 * version).  A worker may record PLAN_COULD_NOT for the person, and nothing
 * else.
 *
 * NOT_FOUND  out of reach, or nothing written yet;
 * INVALID    no answer, or a no or could-not-answer without its reasons;
 * REFUSED    a yes to a plan that is not ready (the sentence says why), or
 *            could-not-answer after an earlier answer;
 * CONFLICT   what is agreed has changed since `seen`.
 */
struct plan_answering {
	enum plan_answer answer;
	enum plan_reason reason;
	struct str words;
	int64_t seen;
};
MUST_CHECK const struct fault *
plan_answer_give(struct ctx *ctx, struct person_id person,
                 const struct plan_answering *given, struct plan *out);

/* --- journey ----------------------------------------------------------- */

enum plan_phase_name {
	PLAN_INTERACT,
	PLAN_INTERVENE,
	PLAN_INTEGRATE,
	PLAN_PHASE_COUNT
};
extern const char *const plan_phase_words[PLAN_PHASE_COUNT + 1];

/* Why a phase begins or ends.  None of them says that anybody fell short. */
enum plan_turn {
	PLAN_TURN_NONE,
	PLAN_TURN_START,
	PLAN_TURN_READY,
	PLAN_TURN_MORE_TIME,
	PLAN_TURN_LIFE_CHANGED,
	PLAN_TURN_MOVED_AREA,
	PLAN_TURN_PAUSE,
	PLAN_TURN_ORDER_ENDED,
	PLAN_TURN_OTHER,
	PLAN_TURN_COUNT
};
extern const char *const plan_turn_words[PLAN_TURN_COUNT + 1];

struct plan_phase {
	int64_t id;
	enum plan_phase_name name;
	struct instant entered_at;
	enum plan_turn entry;
	struct str entry_words;
	struct instant left_at; /* INSTANT_NONE: still in it */
	enum plan_turn exit;
	struct str exit_words;
};

/*
 * Enter a phase, beside any others.  INVALID without a reason; REFUSED when
 * the person is in it already.  Workers only.
 */
MUST_CHECK const struct fault *
plan_phase_enter(struct ctx *ctx, struct person_id person,
                 enum plan_phase_name name, enum plan_turn why,
                 struct str words);

/*
 * Leave a phase.  INVALID without a reason; REFUSED when the person is not
 * in it, or has agreed to no goal yet (T13).  Workers only.
 */
MUST_CHECK const struct fault *
plan_phase_leave(struct ctx *ctx, struct person_id person,
                 enum plan_phase_name name, enum plan_turn why,
                 struct str words);

/* --- statements -------------------------------------------------------- */

/* How it was said; all but typed ones are in plan_own.h. */
enum plan_kind { PLAN_TYPED, PLAN_PICTURE, PLAN_SPOKEN, PLAN_KIND_COUNT };
extern const char *const plan_kind_words[PLAN_KIND_COUNT + 1];

struct plan_statement {
	struct statement_id id;
	struct statement_id first; /* of its line of versions */
	enum plan_kind kind;
	struct str words;           /* of a picture: what it shows */
	int64_t file;               /* what was handed in; 0: typed */
	struct str inline_;         /* for the printer: the picture itself */
	struct user_id handed_by;   /* whoever handed it in */
	struct str handed_name;     /* filled when read */
	struct instant accepted_at; /* the person said: the words are right */
	struct plan_author author;
	bool withdrawn;
	bool replaced; /* there is a newer one */
	struct instant ended_at;
};

/*
 * Write a statement.  By the person it is PLAN_VOICE_OWN whatever was asked;
 * a worker may write PLAN_VOICE_FOR or PLAN_VOICE_WORKER.  INVALID when
 * empty or too long, or when a worker claims the person's own hand.
 */
MUST_CHECK const struct fault *
plan_statement_write(struct ctx *ctx, struct person_id person, struct str words,
                     enum plan_voice voice, struct statement_id *out);

/* Write it anew; the old words are kept.  REFUSED for anybody but its
 * author (plan_own.h: what was handed in); INVALID as above. */
MUST_CHECK const struct fault *
plan_statement_change(struct ctx *ctx, struct statement_id id, struct str words,
                      struct statement_id *out);

/* Take it back; it is kept, and shown no more in the plan.  REFUSED for
 * anybody but its author. */
MUST_CHECK const struct fault *
plan_statement_withdraw(struct ctx *ctx, struct statement_id id);

/* --- strengths --------------------------------------------------------- */

enum plan_said_by {
	PLAN_SAID_SELF,
	PLAN_SAID_WORKER,
	PLAN_SAID_FAMILY,
	PLAN_SAID_FRIEND,
	PLAN_SAID_OTHER,
	PLAN_SAID_COUNT
};
extern const char *const plan_said_words[PLAN_SAID_COUNT + 1];

struct plan_strength {
	int64_t id;
	int64_t version;
	struct str words;
	struct str evidence;
	enum plan_said_by said_by;
	struct str said_name; /* "his mum"; may be empty */
	struct plan_author author;
	int64_t source; /* the area of the assessment it is from, or 0 */
};
/* Of a person, with nothing else of the plan.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_strengths(struct ctx *ctx, struct person_id person,
               struct plan_strength **out, size_t *n);

/* Add a strength.  INVALID without words. */
MUST_CHECK const struct fault *
plan_strength_add(struct ctx *ctx, struct person_id person,
                  const struct plan_strength *strength, int64_t *out);

extern const struct capability plan_capability;

#endif
