/*
 * plan_look.h - somebody who may countersign looks at a plan that both agreed.
 *
 * A look is at one agreed version, and stands beside the plan: it changes
 * nothing that the two agreed, and nothing waits for it.
 *
 * Rules kept here, each with a test of the same words:
 *   - a dated rule says how many look at a plan that both agreed, by kind of
 *     order and tier: nobody, where it says nothing else;
 *   - the rule is that of the day on which both agreed;
 *   - a plan that waits for a look, or was sent back, is in force all the same;
 *   - whoever agreed it, or took a signature in, does not look, nor does the
 *     same twice, by any sign-in;
 *   - who may not countersign does not look, and no token does;
 *   - a look is at the agreed version as it was seen, and at no plan that is
 *     not agreed;
 *   - whoever looks may ask for one more, or back, and says why;
 *   - what changes in what was agreed ends the look at it.
 *
 * Source: the services' tags of a plan's version (hmpps.md B2); decision 95.
 */
#ifndef PRACTICE_PLAN_LOOK_H
#define PRACTICE_PLAN_LOOK_H

#include "practice/plan/plan_local.h"

/* Most characters of what is said with a look. */
#define PLAN_LOOK_MOST 500

enum plan_look_says {
	PLAN_LOOK_UNSAID,
	PLAN_LOOK_NO,     /* back to whoever agreed, with a question */
	PLAN_LOOK_YES,    /* countersigned */
	PLAN_LOOK_SECOND, /* countersigned, and one more should look */
	PLAN_LOOK_SAYS_COUNT
};
extern const char *const plan_look_says_words[PLAN_LOOK_SAYS_COUNT + 1];

enum plan_look_state {
	PLAN_LOOK_NONE, /* nobody looked, and nobody is asked to */
	PLAN_LOOK_AWAITED,
	PLAN_LOOK_SIGNED,
	PLAN_LOOK_RETURNED,
	PLAN_LOOK_SECOND_AWAITED,
	PLAN_LOOK_TWICE,
	PLAN_LOOK_STATE_COUNT
};
extern const char *const plan_look_state_words[PLAN_LOOK_STATE_COUNT + 1];
/* The services' tag of each; UNSIGNED for none. */
extern const char *const plan_look_tags[PLAN_LOOK_STATE_COUNT + 1];

struct plan_looked {
	enum plan_look_says says;
	struct str words;
	struct user_id by; /* {0}: nobody yet */
	struct str name;   /* filled when read */
	struct instant at;
};

struct plan_look {
	int64_t id; /* 0: none of this version */
	struct plan_id plan;
	struct person_id person;
	int64_t version; /* that both agreed */
	int64_t asked;   /* how many the rule asks for, 0 to 2 */
	int64_t rule;    /* the row of policy that does, or 0 */
	struct instant at;
	struct plan_looked first, second;
};

/* What one said, as a member of an object: says, words, by, at.  The number of
 * an account is left out: it means nothing anywhere else. */
void plan_looked_put(struct json_out *j, const char *key,
                     const struct plan_looked *looked);

/* Where it stands, beside this plan: NONE where what is agreed has changed. */
enum plan_look_state
plan_look_state(const struct plan *plan, const struct plan_look *look);

/* Both agreed to *plan just now: ask for a look where the rule of today does.
 * Inside the change that agreed. */
MUST_CHECK const struct fault *
plan_look_ask(struct ctx *ctx, const struct plan *plan);

/* The look at the version that is agreed; id 0 where there is none, and names
 * filled.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_look_read(struct ctx *ctx, const struct plan *plan, struct plan_look *out);

/*
 * Look at the plan whose agreed version was seen.
 *
 * NOT_FOUND  out of reach, and to the person;
 * REFUSED    when it is not agreed as it stands, to whoever agreed it or looked
 *            first, without CAN_COUNTERSIGN, when nothing is left to look at,
 *            and of one more when two look already;
 * CONFLICT   when another version is agreed now;
 * INVALID    no answer, or a no or one more without words.
 */
MUST_CHECK const struct fault *
plan_look_give(struct ctx *ctx, struct person_id person, int64_t seen,
               enum plan_look_says says, struct str words);

/* Which dated rule asks for it. */
struct plan_look_ruled {
	bool there;
	struct str source;
	struct date from; /* the first day that it holds */
	bool unverified;  /* nobody read the source yet */
};
MUST_CHECK const struct fault *
plan_look_rule(struct ctx *ctx, const struct plan_look *look,
               struct plan_look_ruled *out);

/* Whether the actor may be the next to look; rules as above, but for names. */
bool plan_look_may(const struct ctx *ctx, const struct plan *plan,
                   const struct plan_look *look);

/* --- plan_look_store.c --------------------------------------------------- */

/* Of this version of the plan, perhaps locked; id 0: none. */
MUST_CHECK const struct fault *
plan_store_look(struct ctx *ctx, struct plan_id plan, int64_t version,
                bool lock, struct plan_look *out);
MUST_CHECK const struct fault *
plan_store_look_put(struct ctx *ctx, const struct plan_look *look);

/* With the person's answer where it was taken in and waits for their word:
 * sides[PLAN_PERSON] has its answer, way and sign, else sign 0. */
MUST_CHECK const struct fault *
plan_store_plan_home(struct ctx *ctx, struct person_id person, struct plan *out,
                     struct plan_look *look);
/* What says where a look stands, of a row that was joined to the plan's. */
struct plan_look plan_look_of_home(const struct row *row, int64_t version);

/* A plan that waits for a look: one that the reader agreed (mine), or that they
 * may look at. */
struct plan_look_wait {
	struct person_id person;
	enum plan_look_state state;
	bool mine;
};
/* Those within reach, the longest first, at most `most` (1 to 20); of others'
 * only where the reader may countersign. */
MUST_CHECK const struct fault *
plan_store_look_waits(struct ctx *ctx, bool may, size_t most,
                      struct plan_look_wait **out, size_t *n);

extern const struct query plan_q_look_of;
extern const struct query plan_q_look_lock;
extern const struct query plan_q_look_put;
extern const struct query plan_q_look_waits;
#define PLAN_LOOK_QUERIES \
	&plan_q_look_of, &plan_q_look_lock, &plan_q_look_put, &plan_q_look_waits

extern const struct migration plan_migration_152;

#endif
