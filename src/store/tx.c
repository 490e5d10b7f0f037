/* tx.c - a transaction: is it doomed, is it audited, whom did it show. */
#include "store/own.h"

#include <string.h>

#include "base/log.h"

bool
tx_doomed(const struct tx *tx)
{
	return arena_faults(tx->arena) != tx->faults_at_begin;
}

void
tx_audited(struct tx *tx)
{
	tx->audits++;
}

const int64_t *
tx_seen(const struct tx *tx, size_t *n)
{
	*n = tx->seen_n;
	return tx->seen;
}

static bool
seen_already(const struct tx *tx, int64_t person)
{
	/* the newest first: rows of one person follow each other */
	for (size_t i = tx->seen_n; i > 0; i--)
		if (tx->seen[i - 1] == person)
			return true;
	return false;
}

void
tx_see(struct tx *tx, struct person_id person)
{
	if (person.v == 0 || seen_already(tx, person.v) ||
	    tx->seen_n > TX_SEEN_MOST)
		return;
	if (tx->seen_n == tx->seen_room) {
		size_t room = tx->seen_room == 0 ? 16 : 2 * tx->seen_room;
		int64_t *v = arena_new(tx->arena, int64_t, room);

		if (tx->seen_n > 0)
			memcpy(v, tx->seen, tx->seen_n * sizeof(*v));
		tx->seen = v;
		tx->seen_room = room;
	}
	tx->seen[tx->seen_n++] = person.v;
}

struct run {
	struct tx *tx;
	tx_fn fn;
	void *data;
	const struct fault *fault;
};

static void
run_inside(void *data)
{
	struct run *run = data;

	run->fault = run->fn(run->tx, run->data);
}

/* A fault that needs no memory, for what is found outside a boundary. */
static const struct fault full_fault = {
        .kind = FAULT_UNAVAILABLE,
        .text = {TK("This was too much to handle at once. Nothing was saved"),
                 {{0}}},
        .detail = "arena ceiling",
        .file = __FILE__,
};
static const struct fault broken_fault = {
        .kind = FAULT_BUG,
        .text = {TK("Something went wrong on our side. Nothing was saved"),
                 {{0}}},
        .detail = "broken claim",
        .file = __FILE__,
};
static const struct fault doomed_fault = {
        .kind = FAULT_BUG,
        .text = {TK("Something went wrong on our side. Nothing was saved"),
                 {{0}}},
        .detail = "doomed",
        .file = __FILE__,
};
static const struct fault unaudited_fault = {
        .kind = FAULT_BUG,
        .text = {TK("Something went wrong on our side. Nothing was saved"),
                 {{0}}},
        .detail = "changes without an audit entry",
        .file = __FILE__,
};

static const struct fault *
judged(const struct tx *tx, const struct fault *fault)
{
	const char *began = tx->began != NULL ? tx->began : "";

	if (fault != NULL)
		return fault;
	if (tx_doomed(tx)) {
		/* caught and passed over: it must not look like success */
		log_event(LOG_ERROR, "tx_doomed", LOG_WORD("began", began));
		return &doomed_fault;
	}
	if (tx->kind == TX_WRITE && tx->changes > 0 && tx->audits == 0) {
		log_event(LOG_ERROR, "tx_unaudited", LOG_WORD("began", began));
		return &unaudited_fault;
	}
	return NULL;
}

const struct fault *
tx_run(struct tx *tx, tx_fn fn, void *data, struct arena_mark mark)
{
	struct run run = {.tx = tx, .fn = fn, .data = data};

	switch (boundary_run(run_inside, &run)) {
	case BOUNDARY_RETURNED:
		return judged(tx, run.fault);
	case BOUNDARY_CEILING:
		log_event(LOG_ERROR, "tx_ceiling",
		          LOG_WORD("began", tx->began ? tx->began : ""));
		arena_release(tx->arena, mark);
		return &full_fault;
	case BOUNDARY_ASSERT:
	case BOUNDARY_LEFT:
	default:
		return &broken_fault;
	}
}
