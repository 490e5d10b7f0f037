/*
 * orders_spell.h - when somebody was not at liberty, or died: for studies.
 *
 * It comes with the caseload and is shown on no page: whoever works with
 * somebody knows it from elsewhere, and a list of it here would be taken for a
 * record of it.
 *
 * Rules kept here, each with a test of the same words:
 *   - a spell ends no earlier than it begins, and may be open;
 *   - a death has no end, and is one;
 *   - a later delivery closes a spell, and does not open it again.
 */
#ifndef REGISTER_ORDERS_SPELL_H
#define REGISTER_ORDERS_SPELL_H

#include "register/orders/orders.h"

/* custody recall death */
extern const char *const spell_kinds[];

/* A spell; the columns of spells.csv. */
struct spell {
	struct person_id person;
	struct str kind;
	struct date from_on;
	struct date to_on; /* the day at liberty again; DATE_NONE: open */
};

/* What is wrong, by column name. */
void spell_check(const struct spell *facts, struct date today,
                 struct problems *problems);

/*
 * Add, or close what is open, by person, kind and first day; of deaths the last
 * that is told counts.  Asks no reach: for the import, the demo and tests.
 * INVALID as the check finds.
 */
MUST_CHECK const struct fault *
spell_put(struct ctx *ctx, const struct spell *facts, enum put_result *result);

/* Hand every spell to fn, by person and then day rising.  Asks no reach: a
 * study's rows name nobody.  What is handed lives until fn returns. */
MUST_CHECK const struct fault *
spells_studied(struct ctx *ctx,
               const struct fault *(*fn)(void *data, const struct spell *one),
               void *data);

/* --- orders_spell_store.c ------------------------------------------------- */

/* The stored one: of a death any, else of this first day. */
MUST_CHECK const struct fault *
spells_store_same(struct ctx *ctx, const struct spell *facts, struct spell *out,
                  int64_t *id, bool *found);
/* Add with its id, or change the days of the row of its id. */
MUST_CHECK const struct fault *
spells_store_write(struct ctx *ctx, int64_t id, const struct spell *spell,
                   bool added);
extern const struct migration orders_migration_127;
extern const struct query spells_q_same;
extern const struct query spells_q_add;
extern const struct query spells_q_set;
extern const struct query spells_q_ids;
extern const struct query spells_q_move;
extern const struct query spells_q_studied;

#endif
