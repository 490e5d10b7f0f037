/*
 * contact_local.h - inside contact: shared by the files here, nobody else.
 */
#ifndef PRACTICE_CONTACT_LOCAL_H
#define PRACTICE_CONTACT_LOCAL_H

#include "practice/contact/contact_correct.h"
#include "practice/contact/contact_import.h"

/* --- contact_schema.c, contact_words.c ---------------------------------- */

extern const struct migration *const contact_schema[];
extern const char *const contact_personal[];

/* Keys of the words shown for each value, for text_get. */
extern const char *const contact_kind_keys[];
extern const char *const contact_kind_keys_me[];
extern const char *const contact_outcome_keys[];
extern const char *const contact_outcome_keys_me[];
extern const char *const contact_outcome_looks[]; /* dir-outcome--... */
extern const char *const contact_reason_keys[];
extern const char *const contact_reason_keys_me[];
extern const char *const contact_privacy_keys[];
extern const char *const contact_answer_keys[];
extern const char *const contact_kept_keys[];

/* Words for a code of the national case system; the code itself when it is
 * one we have no words for. */
struct str contact_code_words(struct str code);

/* --- contact.c ----------------------------------------------------------- */

/* What happened to a contact: planned, offered and attended are apart. */
enum contact_act {
	CONTACT_PLANNED,
	CONTACT_OFFERED,
	CONTACT_ACCEPTED,
	CONTACT_CANNOT_MAKE,
	CONTACT_MOVED,
	CONTACT_ATTENDED,
	CONTACT_OUTCOME_SAID,
	CONTACT_NOTE_SHARED,
	CONTACT_SET_RIGHT,
	CONTACT_ACT_COUNT
};
extern const char *const contact_acts[CONTACT_ACT_COUNT + 1];

struct contact_event {
	struct contact_id contact;
	struct person_id person;
	enum contact_act act;
	struct instant at;
	struct user_id by;
	struct str value;
};

/* The event of the contact's own history, now, by the actor. */
MUST_CHECK const struct fault *
contact_note_act(struct ctx *ctx, const struct contact *contact,
                 enum contact_act act, const char *value);

/* The person signed in is the one the contact is with. */
bool contact_is_own(const struct ctx *ctx, struct person_id person);

/* Words somebody typed: a problem when they are too long. */
void contact_words_check(struct problems *problems, const char *field,
                         struct str words, size_t most);

/* What every contact needs: a moment, a kind, words of a length we keep.
 * `past` is whether it has happened, for what is asked again. */
void contact_terms_check(const struct contact_terms *terms, bool past,
                         struct problems *problems);
/* What came of it: the same when recorded, said later and corrected. */
void contact_result_check(const struct contact_terms *terms,
                          struct problems *problems);
/* The code is one of those in force for the outcome. */
MUST_CHECK const struct fault *
contact_code_check(struct ctx *ctx, const struct contact_terms *terms,
                   struct problems *problems);
/* Put what came of it into the contact. */
void
contact_result_take(struct contact *contact, const struct contact_terms *terms);
/* NOT_FOUND out of reach, REFUSED to the person themselves. */
MUST_CHECK const struct fault *
contact_worker_need(struct ctx *ctx, struct person_id person);

/* The contact, locked; NOT_FOUND; CONFLICT when seen is not its version
 * (0: whatever it is). */
MUST_CHECK const struct fault *
contact_take(struct ctx *ctx, struct contact_id id, int64_t seen,
             struct contact *out);

/* A contact of this person with the names in it; NOT_FOUND. */
MUST_CHECK const struct fault *
contact_read(struct ctx *ctx, struct person_id person, struct contact_id id,
             struct contact *out);

/* Fill in staff_name of each. */
MUST_CHECK const struct fault *
contact_names(struct ctx *ctx, struct contact *list, size_t n);

/* Promises of *terms, made at this contact. */
MUST_CHECK const struct fault *
contact_promises_add(struct ctx *ctx, const struct contact *contact,
                     const struct contact_terms *terms);

/* Fill in the names of each. */
MUST_CHECK const struct fault *
contact_promise_names(struct ctx *ctx, struct contact_promise *list, size_t n);

/* --- contact_store.c ----------------------------------------------------- */

MUST_CHECK const struct fault *
contact_store_add(struct ctx *ctx, const struct contact *contact, bool *added);
/* *added: all of them; else some reference was there already. */
MUST_CHECK const struct fault *
contact_store_add_all(struct ctx *ctx, const struct contact *list, size_t n,
                      bool *added);
MUST_CHECK const struct fault *
contact_store_save(struct ctx *ctx, const struct contact *contact);
MUST_CHECK const struct fault *
contact_store_get(struct ctx *ctx, struct contact_id id, bool lock,
                  struct contact *out);
/* As it is stored, private words too: for rules, never shown. */
MUST_CHECK const struct fault *
contact_store_whole(struct ctx *ctx, struct contact_id id, struct contact *out);
/* No reach; id {0} when there is none. */
MUST_CHECK const struct fault *
contact_store_ref(struct ctx *ctx, struct str contact_ref, struct contact *out);
MUST_CHECK const struct fault *
contact_store_act(struct ctx *ctx, const struct contact_event *event);
MUST_CHECK const struct fault *
contact_store_acts(struct ctx *ctx, struct contact_id id,
                   struct contact_event **out, size_t *n);
MUST_CHECK const struct fault *
contact_store_goal(struct ctx *ctx, const struct contact *contact,
                   struct goal_id goal);
MUST_CHECK const struct fault *
contact_store_goals(struct ctx *ctx, struct contact_id id, struct goal_id **out,
                    size_t *n);

struct contact_code {
	struct str code;
	enum contact_outcome outcome;
};
/* The codes in force on a day. */
MUST_CHECK const struct fault *
contact_store_codes(struct ctx *ctx, struct date on, struct contact_code **out,
                    size_t *n);

/* A row of any query with CONTACT_COLUMNS. */
#define CONTACT_COLUMNS \
	" c.contact, c.person, c.contact_ref, c.at, c.kind, c.staff," \
	" c.place, c.purpose, c.planned_minutes, c.minutes, c.outcome," \
	" c.code, c.note, c.privacy, c.privacy_words, c.answer," \
	" c.reason, c.answer_words, c.answered_at, c.answer_how," \
	" c.answer_by, c.moved_to, c.version "
/* Whose hand wrote it down, out of two columns; at: when. */
struct plan_scribe contact_hand_of(const struct row *row, const char *how,
                                   const char *by, struct instant at);
struct contact contact_of_row(const struct ctx *ctx, const struct row *row);

/* --- contact_former_store.c ---------------------------------------------- */

MUST_CHECK const struct fault *
contact_store_former_add(struct ctx *ctx, const struct contact_former *former);
/* Newest first, as they are stored; without `reach` for imports only. */
MUST_CHECK const struct fault *
contact_store_formers(struct ctx *ctx, struct contact_id id, bool reach,
                      struct contact_former **out, size_t *n);
/* Who wrote down what came of a contact; {0} when nobody did here. */
MUST_CHECK const struct fault *
contact_store_recorder(struct ctx *ctx, struct contact_id id,
                       struct user_id *out);

/* --- contact_list_store.c ------------------------------------------------ */

struct contact_filter {
	int kind;                /* -1: every */
	int outcome;             /* -1: every */
	struct contact_id after; /* {0}, or the last of the page before */
	struct instant after_at;
	int64_t skip;
	int64_t most;
};
/* A person's contacts, newest first. */
MUST_CHECK const struct fault *
contact_store_list(struct ctx *ctx, struct person_id person,
                   const struct contact_filter *filter, struct contact **out,
                   size_t *n);
/* How many there are by that filter, up to 1,001. */
MUST_CHECK const struct fault *
contact_store_count(struct ctx *ctx, struct person_id person,
                    const struct contact_filter *filter, int64_t *out);
/* Of every past contact, by outcome. */
MUST_CHECK const struct fault *
contact_store_outcomes(struct ctx *ctx, struct person_id person,
                       int64_t out[CONTACT_OUTCOME_COUNT]);
/* Still to come and not moved, soonest first. */
MUST_CHECK const struct fault *
contact_store_coming(struct ctx *ctx, struct person_id person, int64_t most,
                     struct contact **out, size_t *n);
/* By id, at most CONTACT_SOME of them, in no order. */
#define CONTACT_SOME 20
MUST_CHECK const struct fault *
contact_store_some(struct ctx *ctx, struct person_id person, const int64_t *ids,
                   size_t ids_n, struct contact **out, size_t *n);
/* The actor's own contacts in a time, soonest first, at most 40. */
MUST_CHECK const struct fault *
contact_store_day(struct ctx *ctx, struct instant from, struct instant to,
                  struct contact **out, size_t *n);
/* The actor's own: answered with cannot and still open; past and without an
 * outcome. */
MUST_CHECK const struct fault *
contact_store_cannot(struct ctx *ctx, struct instant from, struct contact **out,
                     size_t *n);
MUST_CHECK const struct fault *
contact_store_open(struct ctx *ctx, struct instant from, struct contact **out,
                   size_t *n);
/* People of the actor's own whom nobody has met since; with the last time. */
struct contact_unseen {
	struct person_id person;
	struct instant last; /* INSTANT_NONE: never */
	struct str crn;
	struct str name;
};
MUST_CHECK const struct fault *
contact_store_unseen(struct ctx *ctx, struct instant since,
                     struct contact_unseen **out, size_t *n);

/* --- contact_side_store.c ------------------------------------------------ */

MUST_CHECK const struct fault *
contact_store_promise_add(struct ctx *ctx,
                          const struct contact_promise *promise);
MUST_CHECK const struct fault *
contact_store_promise_save(struct ctx *ctx,
                           const struct contact_promise *promise);
MUST_CHECK const struct fault *
contact_store_promise_lock(struct ctx *ctx, struct promise_id id,
                           struct contact_promise *out);
/* A person's promises: open ones first, then the newest. */
MUST_CHECK const struct fault *
contact_store_promises(struct ctx *ctx, struct person_id person, int64_t most,
                       struct contact_promise **out, size_t *n);
/* Of one contact. */
MUST_CHECK const struct fault *
contact_store_promises_at(struct ctx *ctx, struct contact_id contact,
                          struct contact_promise **out, size_t *n);
/* Open ones that the actor made and that are due by a day. */
MUST_CHECK const struct fault *
contact_store_promises_due(struct ctx *ctx, struct date by,
                           struct contact_promise **out, size_t *n);

MUST_CHECK const struct fault *
contact_store_rating(struct ctx *ctx, struct contact_id contact,
                     struct contact_rating *out);
MUST_CHECK const struct fault *
contact_store_rating_put(struct ctx *ctx, const struct contact *contact,
                         const struct contact_rating *rating);

MUST_CHECK const struct fault *
contact_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo);

/* Its part of the fictional programme. */
MUST_CHECK const struct fault *contact_demo(struct ctx *ctx, struct demo *demo);

#endif
