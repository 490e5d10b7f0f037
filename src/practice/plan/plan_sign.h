/*
 * plan_sign.h - how each side signs the plan, and what exactly was agreed.
 *
 * Rules kept here, each with a test of the same words:
 *   - each answer keeps, word for word, what was shown to whoever gave it;
 *   - what helps, what may get in the way, what each level of a goal looks
 *     like and what a picture shows are kept too;
 *   - what was kept is proven by its check sum, whenever it is shown;
 *   - a code works once, for fifteen minutes, and for the plan it was made
 *     for;
 *   - five wrong tries end a code;
 *   - a code is seen by the person alone: on their own page or by e-mail;
 *   - no more than ten codes are made in a day;
 *   - a signature drawn on the worker’s screen says that the worker was the
 *     witness;
 *   - a paper is taken in with its picture, its day and what it says;
 *   - a paper that carries another check code than the plan is refused;
 *   - a code is kept with its version: no later program makes an old paper
 *     wrong;
 *   - a signature on a version that is no longer current is refused with the
 *     difference;
 *   - the person sees what was taken in for them, and can say once if that is
 *     what they signed;
 *   - nobody signs by a token, asks for a code of theirs by one, or witnesses
 *     a drawn name by one: whoever does has signed in;
 *   - a no to that stays, and a senior who did not take it in says what was
 *     done.
 *
 * See decision 32.
 */
#ifndef PRACTICE_PLAN_SIGN_H
#define PRACTICE_PLAN_SIGN_H

#include "kernel/media/media.h"
#include "practice/plan/plan_local.h"

/* Whose answer it is and by which way, besides the actor's own sign-in. */
struct plan_hand {
	enum plan_way way;
	const struct media_taken *picture; /* drawn, paper; else NULL */
	struct date day;                   /* paper: signed on; else none */
	enum lang lang;                    /* of what was shown */
};

/* What was kept with an answer. */
struct plan_signed {
	int64_t id; /* of the answer */
	struct plan_id plan;
	struct person_id person;
	enum plan_side side;
	enum plan_way way;
	enum plan_answer answer;
	struct str words;
	int64_t version; /* as it was shown */
	enum lang lang;
	struct str shown; /* only where one was asked for */
	struct bytes digest;
	struct media_id picture; /* {0}: none */
	struct date day;         /* paper: signed on */
	struct instant at;
	struct user_id by; /* whoever gave it or took it in */
	struct str name;   /* filled when read */
	enum plan_heard heard;
	struct str heard_words;
	struct user_id settled_by; /* {0}: not yet */
	struct str settled_words;
};

/*
 * The answer of the actor's side, or (hand) of the person through the worker's
 * hands.  As plan_answer_give, and NOT_FOUND where a person would sign for
 * themselves through somebody's hands.
 */
MUST_CHECK const struct fault *
plan_answer_take(struct ctx *ctx, struct person_id person,
                 const struct plan_answering *given,
                 const struct plan_hand *hand, struct plan *out);

/* Keep what was shown beside an answer that was just written. */
MUST_CHECK const struct fault *
plan_sign_keep(struct ctx *ctx, const struct plan_signed *made,
               const struct plan_hand *hand);

/* Whether what is kept is still what was shown, by its check sum. */
bool plan_sign_holds(struct arena *arena, const struct plan_signed *s);
/* The check sum in figures and letters, as it is shown. */
struct str plan_sign_digest_show(struct arena *arena, struct bytes digest);

/* What was kept, newest first, at most 100; and one of them, whole.
 * NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_sign_list(struct ctx *ctx, struct person_id person,
               struct plan_signed **out, size_t *n);
MUST_CHECK const struct fault *
plan_sign_one(struct ctx *ctx, struct person_id person, int64_t id,
              struct plan_signed *out);

/* The person says if it is what they signed; once.  NOT_FOUND for anybody
 * else's; REFUSED the second time, or for what they gave by their sign-in. */
MUST_CHECK const struct fault *
plan_sign_hear(struct ctx *ctx, struct person_id person, int64_t id, bool mine,
               struct str words);
/* What was done about a no.  REFUSED to whoever took it in, or is no senior. */
MUST_CHECK const struct fault *
plan_sign_settle(struct ctx *ctx, struct person_id person, int64_t id,
                 struct str words);

/* --- paper --------------------------------------------------------------- */

/* Eight letters and figures that stand for the words of a version, at the foot
 * of its booklet: "K7QF-2M9P". */
MUST_CHECK const struct fault *
plan_sign_mark(struct ctx *ctx, const struct plan *plan, struct str *out);
/* Which language a mark that was typed off fits, of a version; *found false:
 * none. */
MUST_CHECK const struct fault *
plan_sign_mark_find(struct ctx *ctx, const struct plan *plan, int64_t version,
                    struct str typed, enum lang *lang, bool *found);

struct plan_paper_terms {
	int64_t version; /* as printed at its foot; 0: could not be read */
	struct str mark;
	struct date day; /* DATE_NONE: could not be read */
};
/* Take a paper in.  INVALID field by field; CONFLICT where the version is no
 * longer current; else as plan_answer_take. */
MUST_CHECK const struct fault *
plan_sign_paper(struct ctx *ctx, struct person_id person,
                const struct plan_paper_terms *terms,
                const struct plan_answering *given,
                const struct media_taken *picture, struct plan *out);

/* --- codes: plan_sign_code.c --------------------------------------------- */

enum plan_code_found {
	PLAN_CODE_RIGHT, /* and used up with this change      */
	PLAN_CODE_WRONG, /* counted, when this change is kept */
	PLAN_CODE_ENDED, /* that was the last wrong try       */
	PLAN_CODE_NONE   /* there is none, or its time is up  */
};

struct plan_code {
	int64_t id;
	struct person_id person;
	struct plan_id plan;
	int64_t version;
	struct bytes hash;
	struct instant until;
	int64_t tries;
};

/* Make a code for the person's answer to the plan as it stands, to be seen by
 * them alone; the one before ends.  By their own sign-in; REFUSED otherwise,
 * without a plan, and above the day's number. */
MUST_CHECK const struct fault *
plan_code_make(struct ctx *ctx, struct person_id person, struct str *out,
               struct instant *until);
/* The same by e-mail, asked for by the worker and not shown to them.  REFUSED
 * where they have no sign-in, no address, or there is no mail server. */
MUST_CHECK const struct fault *
plan_code_mail(struct ctx *ctx, struct person_id person, struct instant *until);
/* Whether plan_code_mail can reach them. */
MUST_CHECK const struct fault *
plan_code_can_mail(struct ctx *ctx, struct person_id person, bool *out);
/*
 * Judge a code that was typed on the worker's screen.  The caller keeps this
 * change without taking the answer unless it was RIGHT.  CONFLICT where the
 * plan has changed since the code was made.
 */
MUST_CHECK const struct fault *
plan_code_try(struct ctx *ctx, struct person_id person, struct str typed,
              enum plan_code_found *out);

/* --- plan_sign_text.c ---------------------------------------------------- */

/* A version of the plan in words, in this thread's language: the same words
 * for the same version, whoever looks and whenever. */
struct str plan_sign_text(struct arena *arena, const struct plan_whole *whole);
/* The same of the plan as it stands, as an answer to it would keep it: in the
 * words of the program that made the version. */
MUST_CHECK const struct fault *
plan_sign_read(struct ctx *ctx, const struct plan_whole *whole,
               struct str *out);

/* --- plan_sign_store.c --------------------------------------------------- */

/* The version of this plan; NOT_FOUND. */
MUST_CHECK const struct fault *
plan_store_sign_version(struct ctx *ctx, const struct plan *plan,
                        int64_t version, struct plan_whole *out);
/* The codes of its paper, empty where it is older than they are; *found: there
 * is one to sign. */
MUST_CHECK const struct fault *
plan_store_sign_marks(struct ctx *ctx, const struct plan *plan, int64_t version,
                      struct str marks[LANG_CY + 1], bool *found);
MUST_CHECK const struct fault *
plan_store_sign_add(struct ctx *ctx, const struct plan_signed *s);
MUST_CHECK const struct fault *
plan_store_signs(struct ctx *ctx, struct person_id person,
                 struct plan_signed **out, size_t *n);
/* One within reach, perhaps locked; NOT_FOUND. */
MUST_CHECK const struct fault *
plan_store_sign(struct ctx *ctx, int64_t id, bool lock,
                struct plan_signed *out);
MUST_CHECK const struct fault *
plan_store_sign_hear(struct ctx *ctx, int64_t id, enum plan_heard heard,
                     struct str words);
MUST_CHECK const struct fault *
plan_store_sign_settle(struct ctx *ctx, int64_t id, struct str words);

/* A code's row, with the hash alone. */
MUST_CHECK const struct fault *
plan_store_code_add(struct ctx *ctx, const struct plan_code *code);
/* The newest that still works, locked; out->id 0: none. */
MUST_CHECK const struct fault *
plan_store_code_lock(struct ctx *ctx, struct person_id person,
                     struct plan_code *out);
MUST_CHECK const struct fault *
plan_store_code_tried(struct ctx *ctx, int64_t id, bool ended);
MUST_CHECK const struct fault *
plan_store_code_end(struct ctx *ctx, struct person_id person);
MUST_CHECK const struct fault *
plan_store_codes_of_day(struct ctx *ctx, struct person_id person, int64_t *out);

/* Every answer that was kept, for `mydirection check`. */
typedef const struct fault *(*plan_signed_fn)(struct ctx *ctx,
                                              const struct plan_signed *s,
                                              void *data);
MUST_CHECK const struct fault *
plan_store_signed_each(struct ctx *ctx, plan_signed_fn fn, void *data);

extern const struct query plan_q_sign_version;
extern const struct query plan_q_sign_marks;
extern const struct query plan_q_sign_add;
extern const struct query plan_q_signs_of;
extern const struct query plan_q_sign_of;
extern const struct query plan_q_sign_lock;
extern const struct query plan_q_sign_hear;
extern const struct query plan_q_sign_settle;
extern const struct query plan_q_code_add;
extern const struct query plan_q_code_lock;
extern const struct query plan_q_code_tried;
extern const struct query plan_q_code_end;
extern const struct query plan_q_codes_of_day;
extern const struct query plan_q_check_signed;
extern const struct query plan_q_check_sign_of;
extern const struct query plan_q_check_sign_kept;
extern const struct query plan_q_check_sign_picture;
#define PLAN_SIGN_QUERIES \
	&plan_q_sign_version, &plan_q_sign_marks, &plan_q_sign_add, \
	        &plan_q_signs_of, &plan_q_sign_of, &plan_q_sign_lock, \
	        &plan_q_sign_hear, &plan_q_sign_settle, &plan_q_code_add, \
	        &plan_q_code_lock, &plan_q_code_tried, &plan_q_code_end, \
	        &plan_q_codes_of_day, &plan_q_check_signed, \
	        &plan_q_check_sign_of, &plan_q_check_sign_kept, \
	        &plan_q_check_sign_picture

extern const struct migration plan_migration_80;
extern const struct migration plan_migration_81;
extern const struct migration plan_migration_95;

#endif
