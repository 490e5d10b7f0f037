/*
 * plan_local.h - inside the plan: shared by the files here, nobody else.
 */
#ifndef PRACTICE_PLAN_LOCAL_H
#define PRACTICE_PLAN_LOCAL_H

#include "practice/plan/plan_author_local.h"
#include "practice/plan/plan_step.h"

/* --- plan_schema.c, plan_words.c ---------------------------------------- */

extern const struct migration *const plan_schema[];
extern const char *const plan_personal[];

/* Keys of the words shown for each value, for text_get. */
extern const char *const plan_state_keys[];
extern const char *const plan_reason_keys[];
extern const char *const plan_phase_keys[];    /* staff: Interact ... */
extern const char *const plan_phase_keys_me[]; /* Getting to know you ... */
extern const char *const plan_turn_keys[];
extern const char *const plan_said_keys[];
extern const char *const plan_ring_keys[]; /* by ring - 1 */
extern const char *const plan_area_keys_me[];
extern const char *const plan_goal_status_keys[];
extern const char *const plan_step_status_keys[];
extern const char *const plan_actor_keys[];
extern const char *const plan_actor_keys_me[];
extern const char *const plan_basis_keys[];
extern const char *const plan_basis_keys_me[];
extern const char *const plan_stance_keys[];
extern const char *const plan_note_keys[];

/* --- plan.c: what every change does ------------------------------------- */

/* Which side the actor is on for this person. */
enum plan_side plan_side_of(const struct ctx *ctx, struct person_id person);
enum plan_side plan_other(enum plan_side side);

/* NOT_FOUND unless the actor reaches the person and may write here. */
MUST_CHECK const struct fault *
plan_need(struct ctx *ctx, struct person_id person, enum plan_side *side);

/* As plan_need, and REFUSED unless on the worker's side. */
MUST_CHECK const struct fault *
plan_need_worker(struct ctx *ctx, struct person_id person);

/* The plan's row, locked, made when there is none. */
MUST_CHECK const struct fault *
plan_open(struct ctx *ctx, struct person_id person, struct plan *out);

/* What changed, for plan_keep. */
struct plan_act {
	struct person_id person;
	const char *what; /* audit and event: "plan.goal_added" */
	int64_t subject;
	bool terms;        /* what is agreed changed */
	bool adds;         /* a goal, a step or a note came */
	bool silent;       /* no event on the timeline */
	const char *value; /* coded word of the event, or NULL */
};

/*
 * After a change: a new version of the plan with its snapshot, the audit
 * entry and the event.
 */
MUST_CHECK const struct fault *
plan_keep(struct ctx *ctx, const struct plan_act *act);

/* plan_open.c: tells when a plan has its first open goal, and when no more. */
MUST_CHECK const struct fault *
plan_open_tell(struct ctx *ctx, const struct plan_act *act,
               const struct plan *plan);

/* REFUSED: a plan takes no more. */
MUST_CHECK const struct fault *plan_full(struct ctx *ctx);

/* Words somebody typed: a problem when too long, or empty and needed. */
void plan_words_check(struct problems *problems, const char *field,
                      struct str words, bool needed);

/* A short line: needed, at most PLAN_LINE_MOST characters. */
void
plan_line_check(struct problems *problems, const char *field, struct str line);

/* --- plan_differ.c ------------------------------------------------------- */

/* The other areas that a goal helps with, in a line; empty for none. */
struct str plan_related_names(struct arena *arena, const struct plan_goal *goal,
                              bool mine);

/* --- plan_agreement.c --------------------------------------------------- */

/* Why a plan cannot be agreed yet, as a key, or NULL when it can. */
const char *plan_not_ready(const struct plan_whole *whole);

/* Moves *plan to what follows from a side's answer; whether something does. */
bool plan_state_follow(struct plan *plan, enum plan_side side,
                       const struct plan_answered *answered);

/* --- plan_goal.c -------------------------------------------------------- */

/* The goal, locked, and the actor's side; NOT_FOUND; CONFLICT when seen is
 * not its version (seen 0: whatever it is). */
MUST_CHECK const struct fault *
plan_goal_take(struct ctx *ctx, struct goal_id id, int64_t seen,
               struct plan_goal *out, enum plan_side *side);

/* What is typed, put into a goal, with the statement it comes from. */
void plan_terms_put(struct plan_goal *goal, const struct plan_goal_terms *terms,
                    struct statement_id statement);

/* REFUSED for declining what is required or replying to one's own. */
MUST_CHECK const struct fault *
plan_reply_judge(struct ctx *ctx, enum plan_basis basis,
                 const struct plan_author *author, enum plan_side side,
                 enum plan_reply reply);

/* --- plan_snapshot.c ---------------------------------------------------- */

/* The whole as JSON, and back; shape "1". */
void plan_snapshot_write(struct json_out *j, const struct plan_whole *whole);
MUST_CHECK const struct fault *
plan_snapshot_read(struct ctx *ctx, struct str json, struct plan_whole *out);

/* --- plan_store.c ------------------------------------------------------- */

struct plan_version_line {
	struct plan_id plan;
	int64_t version;
	struct instant at;
	struct date day;
	struct user_id by;
	struct str name;
	struct str what;
	struct str snapshot; /* only where one version was asked for */
	struct str terms;    /* only of plan_store_version_terms */
	bool parted;         /* nobody's (plan_then.h); of that of a day */
};

MUST_CHECK const struct fault *
plan_store_plan(struct ctx *ctx, struct person_id person, struct plan *out);
MUST_CHECK const struct fault *
plan_store_plan_lock(struct ctx *ctx, struct person_id person,
                     struct plan *out);
MUST_CHECK const struct fault *
plan_store_plan_add(struct ctx *ctx, struct plan *plan);
MUST_CHECK const struct fault *
plan_store_plan_save(struct ctx *ctx, const struct plan *plan);
MUST_CHECK const struct fault *
plan_store_answers(struct ctx *ctx, struct plan *plan);
MUST_CHECK const struct fault *
plan_store_answer_add(struct ctx *ctx, const struct plan *plan,
                      enum plan_side side,
                      const struct plan_answered *answered);
/* plan_sign.c: the codes of a version's paper. */
void plan_sign_marks(struct arena *arena, const struct plan_whole *whole,
                     struct str marks[LANG_CY + 1]);
/* A version as it is kept, and the code of its paper in each language. */
struct plan_kept_words {
	struct str snapshot;
	struct str terms; /* plan_terms.c */
	struct str marks[LANG_CY + 1];
};
MUST_CHECK const struct fault *
plan_store_version_add(struct ctx *ctx, const struct plan *plan,
                       const struct plan_act *act,
                       const struct plan_kept_words *words);
MUST_CHECK const struct fault *
plan_store_versions(struct ctx *ctx, struct person_id person,
                    struct plan_version_line **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_version_day(struct ctx *ctx, struct person_id person,
                       struct date day, struct plan_version_line *out,
                       bool *found);

/* People of the actor whose plans wait until a day: for the worker's home. */
enum plan_wait {
	PLAN_WAIT_ANSWER,
	PLAN_WAIT_REPLY,
	PLAN_WAIT_REVIEW,
	PLAN_WAIT_STEP,  /* soon due, and nobody writes to them of it */
	PLAN_WAIT_DENIED /* they say that is not what they signed */
};
struct plan_waiting {
	struct person_id person;
	enum plan_wait wait;
	struct date on;
	int64_t count;
	struct str crn;
	struct str name;
};
MUST_CHECK const struct fault *
plan_store_waiting(struct ctx *ctx, struct date until,
                   struct plan_waiting **out, size_t *n);

/* --- plan_goal_store.c -------------------------------------------------- */

MUST_CHECK const struct fault *
plan_store_goals(struct ctx *ctx, struct person_id person,
                 struct plan_goal **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_goal_lock(struct ctx *ctx, struct goal_id id, struct plan_goal *out);
MUST_CHECK const struct fault *
plan_store_goal_add(struct ctx *ctx, const struct plan_goal *goal);
MUST_CHECK const struct fault *
plan_store_goal_save(struct ctx *ctx, const struct plan_goal *goal);
MUST_CHECK const struct fault *
plan_store_goal_remove(struct ctx *ctx, const struct plan_goal *goal);
MUST_CHECK const struct fault *
plan_store_steps(struct ctx *ctx, struct person_id person,
                 struct plan_step **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_step_lock(struct ctx *ctx, struct step_id id, struct plan_step *out);
MUST_CHECK const struct fault *
plan_store_step_add(struct ctx *ctx, const struct plan_step *step,
                    struct person_id person);
MUST_CHECK const struct fault *
plan_store_step_save(struct ctx *ctx, const struct plan_step *step);
MUST_CHECK const struct fault *
plan_store_notes(struct ctx *ctx, struct person_id person,
                 struct plan_note **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_note_add(struct ctx *ctx, struct person_id person,
                    const struct plan_note *note);

/* --- plan_word_store.c -------------------------------------------------- */

MUST_CHECK const struct fault *
plan_store_phases(struct ctx *ctx, struct person_id person,
                  struct plan_phase **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_phase_add(struct ctx *ctx, struct person_id person,
                     const struct plan_phase *phase);
MUST_CHECK const struct fault *
plan_store_phase_leave(struct ctx *ctx, const struct plan_phase *phase);

MUST_CHECK const struct fault *
plan_store_statements(struct ctx *ctx, struct person_id person, bool all,
                      struct plan_statement **out, size_t *n);
/* How many stand that are files. */
MUST_CHECK const struct fault *
plan_store_statements_handed(struct ctx *ctx, struct person_id person,
                             int64_t *out);
MUST_CHECK const struct fault *
plan_store_statement_lock(struct ctx *ctx, struct statement_id id,
                          struct plan_statement *out, struct person_id *person);
/* One within reach, of this person; NOT_FOUND. */
MUST_CHECK const struct fault *
plan_store_statement_get(struct ctx *ctx, struct person_id person,
                         struct statement_id id, struct plan_statement *out);
MUST_CHECK const struct fault *
plan_store_statement_add(struct ctx *ctx, struct person_id person,
                         const struct plan_statement *statement);
MUST_CHECK const struct fault *
plan_store_statement_end(struct ctx *ctx,
                         const struct plan_statement *statement);
MUST_CHECK const struct fault *
plan_store_strengths(struct ctx *ctx, struct person_id person,
                     struct plan_strength **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_strength_add(struct ctx *ctx, struct person_id person,
                        const struct plan_strength *strength);

/* --- plan_events.c ---------------------------------------------------- */

/* For the timeline: the goal's title, a coded value, where to look. */
MUST_CHECK const struct fault *
plan_event_details(struct ctx *ctx, struct person_id person,
                   const struct event_line *lines, size_t n,
                   struct event_detail *out);

/* --- plan_merge_store.c -------------------------------------------------- */

MUST_CHECK const struct fault *
plan_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo);

/* --- plan.c -------------------------------------------------------------- */

/* Names of users, each asked for once. */
struct plan_names {
	struct user_id users[16];
	struct str names[16];
	size_t n;
};
MUST_CHECK const struct fault *
plan_name(struct ctx *ctx, struct plan_names *names, struct user_id user,
          struct str *out);
/* Of its author, and of whoever handed it in. */
MUST_CHECK const struct fault *
plan_statement_names(struct ctx *ctx, struct plan_names *names,
                     struct plan_statement *statement);

#endif
