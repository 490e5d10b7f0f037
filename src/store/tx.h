/*
 * tx.h - a transaction as domain code sees it.
 */
#ifndef STORE_TX_H
#define STORE_TX_H

#include "store/sql.h"

enum tx_kind { TX_READ, TX_WRITE };

/* Who acts, set by whoever opens the transaction. */
struct tx_who {
	struct user_id actor; /* {0}: nobody, or the system itself */
	struct instant now;
};

/* Most people one page may show by name. */
#define TX_SEEN_MOST 1000

struct connection;

struct tx {
	struct arena *arena;
	struct connection *connection;
	enum tx_kind kind;
	struct tx_who who;
	unsigned faults_at_begin;
	const char *began; /* route or command, for /status and logs */
	int64_t changes;   /* rows changed by audited statements */
	int64_t audits;    /* audit entries written */
	int64_t *seen;     /* people whose facts were read, each once */
	size_t seen_n;
	size_t seen_room;
	unsigned queries; /* statements run: for the page budget */
};

/* A fault was made since the begin: it will be rolled back. */
bool tx_doomed(const struct tx *tx);

/* kernel/audit says that an entry was written. */
void tx_audited(struct tx *tx);

/* People whose facts were read so far, each once, in order of reading. */
const int64_t *tx_seen(const struct tx *tx, size_t *n);

/* Whether a person was already noted; and note one by hand. */
void tx_see(struct tx *tx, struct person_id person);

#endif
