/*
 * orders.h - the sentence of the court: orders and their requirements.
 *
 * Limits and kinds are dated data (register/policy), each with its source;
 * the rules here only compare.
 *
 * Rules kept here, each with a test of the same words:
 *   - an order ends no earlier than it starts;
 *   - a requirement ends no earlier than it starts;
 *   - unpaid work is between 40 and 300 hours;
 *   - unpaid work is counted in hours, rehabilitation activity in days;
 *   - what is done of a requirement stands with the day it was counted on;
 *   - a delivery that counts nothing, or as of an earlier day, leaves what is
 *     known of it;
 *   - post-sentence supervision starts no later than 10 May 2026;
 *   - an order belongs to one person for good.
 */
#ifndef REGISTER_ORDERS_H
#define REGISTER_ORDERS_H

#include "register/people/people.h"

/* community_order suspended_sentence_order licence
 * post_sentence_supervision */
extern const char *const order_kinds[];
/* The twenty kinds of requirements.csv, and hours days months. */
extern const char *const requirement_kinds[];
extern const char *const requirement_units[];
/* fine community_order suspended_sentence custody caution other */
extern const char *const reoffence_disposals[];

/* An order; the columns of orders.csv. */
struct order {
	struct order_id id;
	struct person_id person;
	struct str order_ref;
	struct str kind;
	struct str court;
	struct str offence_code; /* as the source writes it */
	struct date offence_on;
	struct date convicted_on;
	struct date sentenced_on;
	struct date released_on;
	struct date starts_on;
	struct date ends_on;
};

/* A requirement; the columns of requirements.csv. */
struct requirement {
	struct requirement_id id;
	struct person_id person;
	struct order_id order;
	struct str order_ref;
	struct str requirement_ref;
	struct str kind;
	int64_t quantity; /* 0: none was stated */
	struct str unit;  /* or empty */
	struct date starts_on;
	struct date ends_on;
	int64_t done;        /* of the unit; -1: nobody said */
	struct date done_on; /* the day it was counted on, or DATE_NONE */
};

/* A proven reoffence; the columns of reoffences.csv. */
struct reoffence {
	struct person_id person;
	struct date offence_on;
	struct date proven_on;
	struct str offence_code;
	struct str disposal;
	int64_t severity; /* 1 to 5, 0 not known */
};

/* What is wrong, by column name.  Reads only dated rules. */
MUST_CHECK const struct fault *
order_check(struct ctx *ctx, const struct order *facts,
            struct problems *problems);
MUST_CHECK const struct fault *
requirement_check(struct ctx *ctx, const struct requirement *facts,
                  const struct order *order, struct problems *problems);
void reoffence_check(const struct reoffence *facts, struct problems *problems);

/*
 * Add or change by order_ref (requirement_ref; person, day and code).  Ask no
 * reach: for the import, the demo and tests.  Audited when anything changed.
 * INVALID as the check finds; REFUSED when the reference is another
 * person's; a requirement whose order_ref is not there: NOT_FOUND.
 */
MUST_CHECK const struct fault *
order_put(struct ctx *ctx, const struct order *facts, struct order_id *out,
          enum put_result *result);
MUST_CHECK const struct fault *
requirement_put(struct ctx *ctx, const struct requirement *facts,
                struct requirement_id *out, enum put_result *result);
MUST_CHECK const struct fault *
reoffence_put(struct ctx *ctx, const struct reoffence *facts,
              enum put_result *result);

/* The order of a reference; *out {0} when there is none.  No reach. */
MUST_CHECK const struct fault *
order_by_ref(struct ctx *ctx, struct str order_ref, struct order_id *out,
             struct person_id *person);

/* A person's orders within reach, newest first, and all requirements. */
MUST_CHECK const struct fault *
orders_of(struct ctx *ctx, struct person_id person, struct order **out,
          size_t *n);
MUST_CHECK const struct fault *
requirements_of(struct ctx *ctx, struct person_id person,
                struct requirement **out, size_t *n);

/* A person's orders, newest first.  Asks no reach: for the import. */
MUST_CHECK const struct fault *
orders_stored(struct ctx *ctx, struct person_id person, struct order **out,
              size_t *n);

/* --- for studies ---------------------------------------------------------- */

/* What a study may know of an order and of a proven reoffence. */
struct order_studied {
	struct person_id person;
	struct str kind;
	struct date sentenced_on, released_on, starts_on, ends_on;
	bool unpaid;        /* it has unpaid work */
	struct str outcome; /* orders_end.h; empty: nobody said */
	struct date outcome_on;
};

/* Hand every order, and every proven reoffence, to fn, by person and then day
 * rising.  Ask no reach: a study's rows name nobody.  What is handed lives
 * until fn returns. */
MUST_CHECK const struct fault *
orders_studied(struct ctx *ctx,
               const struct fault *(*fn)(void *data,
                                         const struct order_studied *order),
               void *data);
MUST_CHECK const struct fault *
reoffences_studied(struct ctx *ctx,
                   const struct fault *(*fn)(void *data,
                                             const struct reoffence *one),
                   void *data);

/* Hand each order of these people, who are within reach, to fn, by person and
 * then the day it starts; twenty people to a statement, in the order of their
 * ids, in which the list is. */
MUST_CHECK const struct fault *
orders_of_each(struct ctx *ctx, const struct person_id *persons, size_t n,
               const struct fault *(*fn)(void *data, const struct order *order),
               void *data);

/*
 * The one among a person's orders to speak of on a day: in force and the last
 * to end, else the next to start; NULL when there is neither.  Head and lists
 * of register/people speak of one in force alone.
 */
const struct order *
order_current(const struct order *orders, size_t n, struct date on);

/* Words for a kind, in the reader's language: "Community order", "Unpaid
 * work", and for the person: "Doing unpaid work". */
struct str order_kind_words(struct str kind);
struct str requirement_kind_words(struct str kind);
struct str requirement_own_words(struct str kind);

/* "120 hours", in the reader's language; empty when none was stated. */
struct str requirement_amount_words(struct arena *arena,
                                    const struct requirement *requirement);

/* "80 hours done, 40 hours left. Counted on 3 May 2026."; empty when nobody
 * said how much is done. */
struct str requirement_done_words(struct arena *arena,
                                  const struct requirement *requirement);

extern const struct capability orders_capability;

#endif
