/*
 * need_store.h - rows of sittings, answers, notes and what cannot wait.
 */
#ifndef PRACTICE_READY_NEED_STORE_H
#define PRACTICE_READY_NEED_STORE_H

#include "practice/ready/need.h"

/* Sittings alone, of a person: without answers, notes and names. */
MUST_CHECK const struct fault *
need_store_sittings(struct ctx *ctx, struct person_id person, struct need *out);
/* What was asked and what cannot wait, without answers, notes and names. */
MUST_CHECK const struct fault *
need_store_home(struct ctx *ctx, struct person_id person, struct need *out);
/* Everything of a person, without names. */
MUST_CHECK const struct fault *
need_store_read(struct ctx *ctx, struct person_id person, struct need *out);
MUST_CHECK const struct fault *
need_store_sitting_add(struct ctx *ctx, const struct need_sitting *sitting);
/* Edition, voice, state, reason and who ended it. */
MUST_CHECK const struct fault *
need_store_sitting_save(struct ctx *ctx, const struct need_sitting *sitting);
/* Instead of the answers that the sitting has. */
MUST_CHECK const struct fault *
need_store_answers(struct ctx *ctx, struct person_id person, int64_t sitting,
                   const struct need_answer *answers, size_t n);
MUST_CHECK const struct fault *
need_store_note_add(struct ctx *ctx, struct person_id person,
                    const struct need_note *note);
/* Nothing where it stands already for this sitting and question; *added. */
MUST_CHECK const struct fault *
need_store_urgent_add(struct ctx *ctx, struct person_id person,
                      const struct need_answer *answer, enum ready_voice voice,
                      bool *added);
/* Where nobody said so yet; *first: it was so, and is written. */
MUST_CHECK const struct fault *
need_store_done(struct ctx *ctx, int64_t urgent, struct str words, bool *first);
/* What is open of whoever the actor works with, the oldest first. */
MUST_CHECK const struct fault *
need_store_today(struct ctx *ctx, struct need_urgent **out, size_t *n);

extern const struct query need_q_sittings;
extern const struct query need_q_answers;
extern const struct query need_q_notes;
extern const struct query need_q_urgent;
extern const struct query need_q_today;
extern const struct query need_q_sitting_put;
extern const struct query need_q_sitting_set;
extern const struct query need_q_answers_off;
extern const struct query need_q_answer_put;
extern const struct query need_q_note_put;
extern const struct query need_q_urgent_is;
extern const struct query need_q_urgent_put;
extern const struct query need_q_urgent_set;
#define NEED_QUERIES \
	&need_q_sittings, &need_q_answers, &need_q_notes, &need_q_urgent, \
	        &need_q_today, &need_q_sitting_put, &need_q_sitting_set, \
	        &need_q_answers_off, &need_q_answer_put, &need_q_note_put, \
	        &need_q_urgent_is, &need_q_urgent_put, &need_q_urgent_set

#endif
