/*
 * eval_register.h - what was released, kept where nothing of it can be lost
 * unseen.
 *
 * A register is a folder that stays in the restricted one: a file for each
 * release, NNNN.kept.json, with its exact counts (eval_publish.h) and, under
 * `chain`, which register it is in, its number and a hash of all before it; and
 * register.head, with how many there are, the hash of all of them and the
 * register's own name.  Who can write there can write all of it anew: so the
 * ledger of each run has a line for each release of it (eval_lock_release.c),
 * and the head is shown, to be kept by somebody else (decision 74).
 *
 * Rules kept here, each with a test of the same words:
 *   - the register keeps exact counts, one file a release, never over another;
 *   - a release that was changed in the register, or taken out of it, is told;
 *   - a register that was begun before there was a chain is read, and held by
 *     it from its next release on;
 *   - a release that was kept before its head was written is not lost;
 *   - a head that somebody kept is one that the register had;
 *   - with a file of the register that cannot be read nothing is published.
 */
#ifndef INSIGHT_EVAL_REGISTER_H
#define INSIGHT_EVAL_REGISTER_H

#include "base/json.h"
#include "insight/evaluation/eval_codes.h"

#define EVAL_REGISTER_ID 14 /* letters and the end */

struct eval_entry {
	struct str name; /* of its file */
	char sha256[65]; /* of what was kept, without its place in a chain */
	char head[65];   /* of the register, with this one */
	bool chained;    /* it has a place in a chain */
};

struct eval_register {
	const char *folder;
	json_t *kept; /* what was kept, oldest first; goes with the arena */
	struct eval_entry *v;
	size_t n;
	char id[EVAL_REGISTER_ID]; /* empty: it has no chain yet */
	char head[65];             /* with the last; of none: zeros */
	bool has_head;             /* and all of its releases are in it */
};

/*
 * Read a folder; one with nothing in it is an empty register.  Not EVAL_DONE:
 * *why says what is wrong: EVAL_DATA where it or one of its files cannot be
 * read, EVAL_DISCLOSURE where it is not as it was written.
 */
MUST_CHECK enum eval_status
eval_register_read(struct arena *arena, const char *folder,
                   struct eval_register *out, struct str *why);

/*
 * Add what is kept of a release: a file, never over another; *out is it.  The
 * head is behind until eval_register_close writes it: who stops between the two
 * has lost nothing.  Taking it back is of the last one alone.
 */
MUST_CHECK enum eval_status
eval_register_add(struct arena *arena, struct eval_register *into,
                  const json_t *kept, struct eval_entry *out, struct str *why);
MUST_CHECK enum eval_status
eval_register_close(struct arena *arena, struct eval_register *of,
                    struct str *why);
void eval_register_take_back(struct arena *arena, struct eval_register *of);

/* Whether it holds what was kept under this hash. */
bool eval_register_holds(const struct eval_register *of, struct str sha256);

/* Which of its releases it had this head with, from 1; 0: none. */
size_t eval_register_had(const struct eval_register *of, struct str head);

/* The hash of what is kept of a release, as an entry and a ledger have it. */
void eval_kept_hash(struct arena *arena, const json_t *kept, char out[65]);

#endif
