/*
 * checkin_local.h - what the files of this folder share.
 */
#ifndef PRACTICE_CHECKIN_LOCAL_H
#define PRACTICE_CHECKIN_LOCAL_H

#include "practice/checkin/checkin_act.h"
#include "practice/checkin/checkin_capability.h"

/* Words of values, in the order of their lists (checkin_words.c). */
extern const char *const checkin_fact_keys[];
extern const char *const checkin_fact_never[]; /* what is said of it */
extern const char *const checkin_state_keys[];
extern const char *const checkin_state_keys_me[];
extern const char *const checkin_place_keys[];
extern const char *const checkin_way_keys[];
extern const char *const checkin_way_keys_me[];
extern const char *const checkin_voice_keys[];
extern const char *const checkin_mood_keys[];
extern const char *const checkin_mood_keys_me[];
extern const char *const checkin_want_keys[];
extern const char *const checkin_stand_keys[];
extern const char *const checkin_stand_keys_me[];
extern const char *const checkin_known_keys[];

/* "every week", "every 4 weeks". */
struct str checkin_every_words(struct arena *arena, int every);

extern const struct route checkin_routes[];
extern const struct api_schema checkin_schemas[];
extern const struct migration *const checkin_schema[];
extern const char *const checkin_personal[];

/* --- what the rules share (checkin.c) ------------------------------------ */

bool checkin_is_own(const struct ctx *ctx, struct person_id person);
/* NOT_FOUND unless whoever acts may write here: the person, or a worker. */
MUST_CHECK const struct fault *
checkin_take(struct ctx *ctx, struct person_id person, bool worker_only);
MUST_CHECK const struct fault *
checkin_record(struct ctx *ctx, struct person_id person, const char *what,
               int64_t subject);
void checkin_length(struct problems *problems, const char *field,
                    struct str words, size_t most);
struct problems *checkin_problems(struct ctx *ctx, struct problems *given,
                                  struct problems *fresh);
/* Open the round of today, where there is one (checkin_round.c). */
MUST_CHECK const struct fault *
checkin_open_now(struct ctx *ctx, struct person_id person);

struct checkin_due;
struct checkin_remind;

/* What the job does, in this order. */
enum checkin_task {
	CHECKIN_TO_END,
	CHECKIN_TO_OPEN,
	CHECKIN_TO_REMIND,
	CHECKIN_TASK_COUNT
};
/* How far the job came: behind this day and row. */
struct checkin_mark {
	int64_t day;
	int64_t id;
};
#define CHECKIN_FROM_START ((struct checkin_mark){INT32_MIN, 0})
/* Some of what is to be done of a task; one list is filled. */
struct checkin_chunk {
	enum checkin_task task;
	struct checkin *over;
	struct checkin_due *due;
	struct checkin_remind *reminds;
	size_t n; /* 0: nothing is left */
};
/* Read what comes after the mark, which moves behind it (checkin_round.c). */
MUST_CHECK const struct fault *
checkin_chunk_read(struct ctx *ctx, enum checkin_task task,
                   struct checkin_mark *mark, struct checkin_chunk *out);
/* Do one of them, unless it was done meanwhile. */
MUST_CHECK const struct fault *
checkin_chunk_do(struct ctx *ctx, const struct checkin_chunk *chunk, size_t i);

/* Of a row `s` of checkin_setup: none is newer. */
#define CHECKIN_NEWEST \
	" not exists (select 1 from checkin_setup n" \
	"  where n.person = s.person and (n.made_at > s.made_at" \
	"   or (n.made_at = s.made_at and n.setup > s.setup)))"
/* The person's own last word was no.  A newer row of a worker's can only have
 * come with another record of theirs, by a merge. */
#define CHECKIN_OWN_NO(whose) \
	" exists (select 1 from checkin_setup o where o.person = " whose \
	"  and o.own = 1 and o.state = 'no' and not exists (select 1" \
	"   from checkin_setup y where y.person = o.person and y.own = 1" \
	"   and (y.made_at > o.made_at" \
	"    or (y.made_at = o.made_at and y.setup > o.setup))))"

/* --- checkin_store.c: set-ups and questions ------------------------------ */

/* Whoever else holds this person's check-ins waits until this change is over:
 * an act of somebody, or the job, which has no reach to hold the person by. */
MUST_CHECK const struct fault *
checkin_store_hold(struct ctx *ctx, struct person_id person);
/* The newest as it counts: a no of the person's own stands over it. */

MUST_CHECK const struct fault *
checkin_store_setup(struct ctx *ctx, struct person_id person,
                    struct checkin_setup *out);
/* Whether the last yes or no of the person's own hand was a no. */
MUST_CHECK const struct fault *
checkin_store_own_no(struct ctx *ctx, struct person_id person, bool *out);
MUST_CHECK const struct fault *
checkin_store_setup_n(struct ctx *ctx, struct person_id person, int64_t *out);
MUST_CHECK const struct fault *
checkin_store_setup_add(struct ctx *ctx, struct person_id person,
                        const struct checkin_setup *setup);
MUST_CHECK const struct fault *
checkin_store_waiting(struct ctx *ctx, struct person_id person,
                      struct str *out);
MUST_CHECK const struct fault *
checkin_store_ask(struct ctx *ctx, struct person_id person,
                  const struct str *questions);

/* --- checkin_round_store.c ------------------------------------------------ */

/* A round that is due and not opened. */
struct checkin_due {
	struct person_id person;
	struct date due;
};
MUST_CHECK const struct fault *
checkin_store_due(struct ctx *ctx, const struct checkin_mark *mark,
                  struct checkin_due **out, size_t *n);
MUST_CHECK const struct fault *
checkin_store_due_of(struct ctx *ctx, struct person_id person,
                     struct checkin_due *out, bool *is);
/* *opened: not where one is open already, whoever opened it. */
MUST_CHECK const struct fault *
checkin_store_open(struct ctx *ctx, const struct checkin_due *due,
                   struct date until, bool *opened);
/* One, locked; NOT_FOUND. */
MUST_CHECK const struct fault *
checkin_store_one(struct ctx *ctx, struct person_id person,
                  struct checkin_id id, struct checkin *out);
/* The one that is open, locked; id {0}: none. */
MUST_CHECK const struct fault *
checkin_store_open_one(struct ctx *ctx, struct person_id person,
                       struct checkin *out);
MUST_CHECK const struct fault *
checkin_store_send(struct ctx *ctx, const struct checkin *one);
MUST_CHECK const struct fault *
checkin_store_review(struct ctx *ctx, const struct checkin *one);
MUST_CHECK const struct fault *
checkin_store_cancel(struct ctx *ctx, struct person_id person, int64_t *n);
/* Those that are over and were not sent: the job's.  `stand` is what becomes
 * of each: expired; or cancelled, where the person's own no stands. */
MUST_CHECK const struct fault *
checkin_store_over(struct ctx *ctx, const struct checkin_mark *mark,
                   struct checkin **out, size_t *n);
/* *ended: not where it was sent or ended meanwhile. */
MUST_CHECK const struct fault *
checkin_store_end(struct ctx *ctx, const struct checkin *one, bool *ended);
MUST_CHECK const struct fault *
checkin_store_note_add(struct ctx *ctx, struct person_id person,
                       struct checkin_id id, struct str words);

/* Whom to write to: opened, or its last days; told: so many times before. */
struct checkin_remind {
	struct checkin_id id;
	struct person_id person;
	struct user_id user;
	int64_t told;
	struct date until;
	enum checkin_way way;
	struct str email;
	struct str phone;
};
MUST_CHECK const struct fault *
checkin_store_remind(struct ctx *ctx, struct date last,
                     const struct checkin_mark *mark,
                     struct checkin_remind **out, size_t *n);
/* *first: not where it was told, sent or ended meanwhile. */
MUST_CHECK const struct fault *
checkin_store_told(struct ctx *ctx, const struct checkin_remind *one,
                   bool *first);

/* What waits for a worker: the urgent first. */
struct checkin_wait {
	struct checkin one; /* without words */
	struct str crn;
	struct str name;
};
MUST_CHECK const struct fault *
checkin_store_waits(struct ctx *ctx, struct checkin_wait **out, size_t *n);
/* Of whom check-ins instead of meetings wait for a senior. */
MUST_CHECK const struct fault *
checkin_store_wanted(struct ctx *ctx, struct person_id **out, size_t *n);

/* --- checkin_past_store.c: read page by page, from 1 --------------------- */

/* One; and the one that is open today; id {0}: none. */
MUST_CHECK const struct fault *
checkin_store_seen(struct ctx *ctx, struct person_id person,
                   struct checkin_id id, struct checkin *out);
/* (as above) */
MUST_CHECK const struct fault *
checkin_store_now(struct ctx *ctx, struct person_id person,
                  struct checkin *out);
/* A page of check-ins; and the notes of those on it, or of one. */
MUST_CHECK const struct fault *
checkin_store_list(struct ctx *ctx, struct person_id person, int page,
                   struct checkin_all *out);
/* (as above) */
MUST_CHECK const struct fault *
checkin_store_notes(struct ctx *ctx, struct person_id person,
                    struct checkin_all *out);
MUST_CHECK const struct fault *
checkin_store_notes_of(struct ctx *ctx, struct person_id person,
                       struct checkin_id id, struct checkin_all *out);
MUST_CHECK const struct fault *
checkin_store_setups(struct ctx *ctx, struct person_id person, int page,
                     struct checkin_past *out);
/* A row of checkin_setup. */
struct checkin_setup checkin_setup_of_row(const struct row *row);

/* --- rows ---------------------------------------------------------------- */

MUST_CHECK const struct fault *
checkin_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo);
MUST_CHECK const struct fault *
checkin_store_off(struct ctx *ctx, const struct query *query, int64_t *out);
MUST_CHECK const struct fault *checkin_check(struct ctx *ctx);
MUST_CHECK const struct fault *checkin_demo(struct ctx *ctx, struct demo *demo);
/* Of somebody to practise with (capability.h). */
MUST_CHECK const struct fault *
checkin_rehearse(struct ctx *ctx, struct demo *demo);

extern const struct query checkin_q_hold;
extern const struct query checkin_q_seen;
extern const struct query checkin_q_now;
extern const struct query checkin_q_notes_of;
extern const struct query checkin_q_setups;
extern const struct query checkin_q_setup;
extern const struct query checkin_q_own;
extern const struct query checkin_q_setup_n;
extern const struct query checkin_q_setup_put;
extern const struct query checkin_q_waiting;
extern const struct query checkin_q_ask;
extern const struct query checkin_q_due;
extern const struct query checkin_q_due_of;
extern const struct query checkin_q_asked;
extern const struct query checkin_q_ask_used;
extern const struct query checkin_q_open;
extern const struct query checkin_q_one;
extern const struct query checkin_q_open_one;
extern const struct query checkin_q_list;
extern const struct query checkin_q_send;
extern const struct query checkin_q_review;
extern const struct query checkin_q_cancel;
extern const struct query checkin_q_over;
extern const struct query checkin_q_end;
extern const struct query checkin_q_notes;
extern const struct query checkin_q_note;
extern const struct query checkin_q_remind;
extern const struct query checkin_q_told;
extern const struct query checkin_q_waits;
extern const struct query checkin_q_wanted;
extern const struct query checkin_q_setup_ids;
extern const struct query checkin_q_setup_move;
extern const struct query checkin_q_ask_ids;
extern const struct query checkin_q_ask_move;
extern const struct query checkin_q_one_ids;
extern const struct query checkin_q_one_move;
extern const struct query checkin_q_note_ids;
extern const struct query checkin_q_note_move;
extern const struct query checkin_q_notes_follow;
extern const struct query checkin_q_asked_follow;
extern const struct query checkin_q_rounds_follow;
extern const struct query checkin_q_open_for;
extern const struct query checkin_q_check_open;
extern const struct query checkin_q_check_senior;
extern const struct query checkin_q_check_note;

#endif
