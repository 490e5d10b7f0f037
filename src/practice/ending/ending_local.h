/*
 * ending_local.h - what the files of this folder share.
 */
#ifndef PRACTICE_ENDING_LOCAL_H
#define PRACTICE_ENDING_LOCAL_H

#include "practice/ending/ending_act.h"
#include "practice/ending/ending_capability.h"
#include "practice/ending/ending_ways.h"

/* Words of values, in the order of their lists (ending_words.c). */
extern const char *const ending_about_keys[];      /* what changed */
extern const char *const ending_about_mine_keys[]; /* asked of the person */
extern const char *const ending_kind_keys[];       /* of a support */
extern const char *const ending_agreed_keys[];
extern const char *const ending_ask_keys[]; /* the question, to the person */
extern const char *const ending_ask_names[];
extern const char *const ending_says_keys[];
extern const char *const ending_how_keys[];

extern const struct route ending_routes[];
extern const struct api_schema ending_schemas[];
extern const struct migration *const ending_schema[];
extern const char *const ending_personal[];

/* --- ending_common.c: what the rules share -------------------------------- */

/* Whether the actor is the person themself. */
bool ending_is_own(const struct ctx *ctx, struct person_id person);
/* NOT_FOUND unless the actor may write: the person, and a worker within
 * reach; or a worker alone. */
MUST_CHECK const struct fault *
ending_may_write(struct ctx *ctx, struct person_id person, bool worker_only);
/* The same, and the newest ending; REFUSED where none has begun. */
MUST_CHECK const struct fault *
ending_take(struct ctx *ctx, struct person_id person, bool worker_only,
            struct ending *out);
/* The person's own hand, or for them. */
enum ending_voice
ending_voice_of(const struct ctx *ctx, struct person_id person);
/* Into the audit and onto the timeline. */
MUST_CHECK const struct fault *
ending_record(struct ctx *ctx, struct person_id person, const char *what,
              const char *value, int64_t subject);
/* The caller's problems, or these where it has none. */
struct problems *ending_problems(struct ctx *ctx, struct problems *given,
                                 struct problems *fresh);
/* What is too long; and what is empty, too. */
void ending_length_check(struct problems *problems, const char *field,
                         struct str words, size_t most);
/* (as ending_length_check) */
void ending_words_check(struct problems *problems, const char *field,
                        struct str words, size_t most);
/* REFUSED: there is no room. */
MUST_CHECK const struct fault *ending_no_room(struct ctx *ctx);

/* --- ending_store.c ------------------------------------------------------- */

/* What was written at one ending (0: the newest), and its letters, without
 * names; id 0: there is none. */
MUST_CHECK const struct fault *
ending_store_words(struct ctx *ctx, struct person_id person, int64_t id,
                   struct ending *out);
/* The same with all else of it; of the newest (0) with the door that is open
 * longest, and visits, of all endings. */
MUST_CHECK const struct fault *
ending_store_read(struct ctx *ctx, struct person_id person, int64_t id,
                  struct ending *out);
/* Lock the newest, to be changed with all that belongs to it. */
MUST_CHECK const struct fault *
ending_store_lock(struct ctx *ctx, struct person_id person);
/* What the person said last by their own hand; ENDING_UNSAID: nothing. */
MUST_CHECK const struct fault *
ending_store_said_own(struct ctx *ctx, const struct ending *ending,
                      enum ending_ask ask, struct ending_said *out);
/* (as ending_pasts, without reach judged) */
MUST_CHECK const struct fault *
ending_store_pasts(struct ctx *ctx, struct person_id person,
                   struct ending_past **out, size_t *n);
/* Letters that were given, of all endings, the newest first, at most 100: id
 * and signed_by.at alone. */
MUST_CHECK const struct fault *
ending_store_given(struct ctx *ctx, struct person_id person,
                   struct ending_letter **out, size_t *n);
/* Visits that nobody answered, of all within reach, the oldest first. */
struct ending_waiting {
	struct person_id person;
	struct instant at;
};
MUST_CHECK const struct fault *
ending_store_waiting(struct ctx *ctx, struct ending_waiting **out, size_t *n);

/* --- ending_put_store.c: each row by the actor, now ----------------------- */

MUST_CHECK const struct fault *
ending_store_begin(struct ctx *ctx, struct person_id person,
                   enum ending_voice voice, int64_t id);
MUST_CHECK const struct fault *
ending_store_text(struct ctx *ctx, const struct ending *ending,
                  const struct ending_text *text);
MUST_CHECK const struct fault *
ending_store_quote(struct ctx *ctx, const struct ending *ending, int64_t holder,
                   bool letter, const struct ending_quote *quote);
MUST_CHECK const struct fault *
ending_store_support(struct ctx *ctx, const struct ending *ending,
                     const struct ending_support *support);
/* Save what was said of it. */
MUST_CHECK const struct fault *
ending_store_support_say(struct ctx *ctx, const struct ending_support *support);
/* An answer; of the same day, hand and user it takes the place of the one
 * before. */
MUST_CHECK const struct fault *
ending_store_say(struct ctx *ctx, const struct ending *ending,
                 enum ending_ask ask, const struct ending_said *said);
MUST_CHECK const struct fault *
ending_store_letter(struct ctx *ctx, const struct ending *ending,
                    const struct ending_letter *letter);
MUST_CHECK const struct fault *
ending_store_sign(struct ctx *ctx, int64_t letter, struct str words);
MUST_CHECK const struct fault *
ending_store_talk(struct ctx *ctx, const struct ending *ending,
                  const struct ending_talk *talk);
/* `corrects` is the row it puts right, or 0. */
MUST_CHECK const struct fault *
ending_store_outcome(struct ctx *ctx, const struct ending *ending,
                     const struct ending_outcome *outcome, int64_t corrects);
/* At the ending whose door it is. */
MUST_CHECK const struct fault *
ending_store_visit(struct ctx *ctx, const struct ending *ending,
                   const struct ending_visit *visit);
MUST_CHECK const struct fault *
ending_store_visit_answer(struct ctx *ctx, int64_t visit, struct str words);

/* --- ending_rows_store.c -------------------------------------------------- */

/* Two records of one person (capability.h). */
MUST_CHECK const struct fault *
ending_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo);
/* The first row that a statement of the check finds off, or 0. */
MUST_CHECK const struct fault *
ending_store_off(struct ctx *ctx, const struct query *query, int64_t *out);
/* What must hold in the rows (ending_check.c). */
MUST_CHECK const struct fault *ending_check(struct ctx *ctx);
/* Its part of the fictional programme (ending_demo.c). */
MUST_CHECK const struct fault *ending_demo(struct ctx *ctx, struct demo *demo);
/* Of somebody to practise with (capability.h). */
MUST_CHECK const struct fault *
ending_rehearse(struct ctx *ctx, struct demo *demo);

extern const struct query ending_case_now;
extern const struct query ending_case_lock;
extern const struct query ending_case_one;
extern const struct query ending_cases_of;
extern const struct query ending_texts_of;
extern const struct query ending_quotes_of;
extern const struct query ending_supports_of;
extern const struct query ending_said_of;
extern const struct query ending_letters_of;
extern const struct query ending_given_of;
extern const struct query ending_talks_of;
extern const struct query ending_outcomes_of;
extern const struct query ending_visits_of;
extern const struct query ending_visits_all;
extern const struct query ending_visits_open;
extern const struct query ending_door_open;
extern const struct query ending_said_own;
extern const struct query ending_q_studied;
extern const struct query ending_q_no_research;
extern const struct query ending_case_put;
extern const struct query ending_text_put;
extern const struct query ending_quote_put;
extern const struct query ending_support_put;
extern const struct query ending_support_set;
extern const struct query ending_said_again;
extern const struct query ending_said_put;
extern const struct query ending_letter_put;
extern const struct query ending_letter_set;
extern const struct query ending_talk_put;
extern const struct query ending_outcome_put;
extern const struct query ending_visit_put;
extern const struct query ending_visit_set;
/* Rows to be handed over, and the statement that does it, of each table. */
#define ENDING_MOVES(X) X(case, "ending_case", "ending") ENDING_PARTS(X)
/* Those that belong to a row of ending_case. */
#define ENDING_PARTS(X) \
	X(text, "ending_text", "text") \
	X(quote, "ending_quote", "quote") \
	X(support, "ending_support", "support") \
	X(said, "ending_said", "said") \
	X(letter, "ending_letter", "letter") \
	X(talk, "ending_talk", "talk") \
	X(outcome, "ending_outcome", "outcome") \
	X(visit, "ending_visit", "visit")
#define ENDING_MOVE_DECLARE(what, table, key) \
	extern const struct query ending_move_##what##_list; \
	extern const struct query ending_move_##what##_set;
ENDING_MOVES(ENDING_MOVE_DECLARE)
#undef ENDING_MOVE_DECLARE
#define ENDING_FOLLOW_DECLARE(what, table, key) \
	extern const struct query ending_follow_##what;
ENDING_PARTS(ENDING_FOLLOW_DECLARE)
#undef ENDING_FOLLOW_DECLARE
extern const struct query ending_check_whose;
extern const struct query ending_check_quote;
extern const struct query ending_check_letter;
extern const struct query ending_check_outcome;
extern const struct query ending_check_visit;

#endif
