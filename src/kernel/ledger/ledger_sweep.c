/*
 * ledger_sweep.c - all chains in one reading of the entries.
 */
#include "kernel/ledger/ledger_sweep.h"

#include <string.h>

/* What one sweep may hold, whatever the request's own arena may. */
#define ROOM_BYTES ((size_t)64 << 20)
/* Longest code and reason of an entry that can wait. */
#define WORDS_MOST 256

/* An entry that came before its turn, with all it points to. */
struct waiting {
	struct waiting *next;
	struct ledger_stored stored;
	int64_t number;
	struct units held;
	struct ledger_kept hash;
	char words[WORDS_MOST];
};

struct swept {
	struct ledger_head head; /* its words are not kept */
	struct ledger_kept hash; /* that of the head */
	struct ledger_chain chain;
	struct waiting *waiting;
	bool lost; /* left to a walk */
};

struct sweep {
	struct ctx *ctx;
	struct arena *arena;
	struct ledger_room room;
	struct swept *accounts; /* in the order of their ids */
	size_t n;
	size_t space;
	uint32_t *table; /* place + 1 of an account, by its id; 0 none */
	size_t table_n;  /* a power of two */
	struct waiting *spare;
	bool first;    /* the lists are added up once */
	uint64_t key;  /* so that nobody can make sums come out alike */
	uint64_t held; /* of what should be in the list of reservations */
};

static void
drop(void *arena)
{
	arena_drop(arena);
}

/* --- accounts ----------------------------------------------------------- */

static const struct fault *
account_add(void *data, const struct row *row)
{
	struct sweep *s = data;
	struct swept *a;

	if (s->n == s->space) {
		size_t bigger = s->space == 0 ? 64 : 2 * s->space;

		s->accounts = arena_grow(s->arena, s->accounts,
		                         s->space * sizeof(*a),
		                         bigger * sizeof(*a));
		s->space = bigger;
	}
	a = &s->accounts[s->n++];
	*a = (struct swept){0};
	ledger_store_head_read(row, &a->head);
	ledger_hash_keep(&a->hash, a->head.hash);
	a->chain = ledger_chain_begin(&a->head.account);
	return NULL;
}

static uint32_t *
table_place(const struct sweep *s, int64_t id)
{
	size_t at = (size_t)ledger_weight((uint64_t)id) & (s->table_n - 1);

	while (s->table[at] != 0 &&
	       s->accounts[s->table[at] - 1].head.account.id.v != id)
		at = (at + 1) & (s->table_n - 1);
	return &s->table[at];
}

static void
table_fill(struct sweep *s)
{
	size_t n = 64;

	while (n < 2 * s->n)
		n *= 2;
	if (n > s->table_n)
		s->table = arena_new(s->arena, uint32_t, n);
	else
		memset(s->table, 0, s->table_n * sizeof(*s->table));
	s->table_n = n > s->table_n ? n : s->table_n;
	for (size_t i = 0; i < s->n; i++)
		*table_place(s, s->accounts[i].head.account.id.v) =
		        (uint32_t)i + 1;
}

/* NULL when it is in another sweep. */
static struct swept *
account_of(const struct sweep *s, int64_t id)
{
	uint32_t place = *table_place(s, id);

	return place == 0 ? NULL : &s->accounts[place - 1];
}

static const struct fault *
accounts_read(struct sweep *s, struct account_id after)
{
	s->n = 0;
	TRY(ledger_store_account_some(s->ctx, after, s->room.accounts,
	                              account_add, s));
	/* What a row points to is gone by now. */
	for (size_t i = 0; i < s->n; i++) {
		struct swept *a = &s->accounts[i];

		a->head.account.kind = S("");
		a->head.hash = (struct bytes){a->hash.p, a->hash.n};
	}
	table_fill(s);
	return NULL;
}

/* --- waiting ------------------------------------------------------------ */

static void
words_keep(struct waiting *w, struct ledger_entry *entry)
{
	size_t n = entry->code.n;

	if (n > 0)
		memcpy(w->words, entry->code.p, n);
	if (entry->reason.n > 0)
		memcpy(w->words + n, entry->reason.p, entry->reason.n);
	entry->code.p = w->words;
	entry->reason.p = w->words + n;
}

/* False when there is no room for it. */
static bool
wait_put(struct sweep *s, struct swept *a, const struct ledger_stored *stored,
         struct units held)
{
	bool debit = stored->entry.debit.v == a->head.account.id.v;
	struct waiting *w = s->spare;

	if (w == NULL ||
	    stored->entry.code.n + stored->entry.reason.n > WORDS_MOST)
		return false;
	s->spare = w->next;
	w->next = a->waiting;
	a->waiting = w;
	w->stored = *stored;
	w->held = held;
	w->number = debit ? stored->debit_number : stored->credit_number;
	ledger_hash_keep(&w->hash,
	                 debit ? stored->debit_hash : stored->credit_hash);
	/* It waits on this chain alone: its other hash is not asked for. */
	w->stored.debit_hash = (struct bytes){w->hash.p, w->hash.n};
	w->stored.credit_hash = w->stored.debit_hash;
	words_keep(w, &w->stored.entry);
	return true;
}

static void
wait_end(struct sweep *s, struct waiting **place)
{
	struct waiting *w = *place;

	*place = w->next;
	w->next = s->spare;
	s->spare = w;
}

/* The one whose turn it is, or where there is none. */
static struct waiting **
wait_next(struct swept *a)
{
	struct waiting **place = &a->waiting;

	while (*place != NULL && (*place)->number != a->chain.walked.number + 1)
		place = &(*place)->next;
	return place;
}

static void
wait_follow(struct sweep *s, struct swept *a)
{
	struct waiting **place;

	while (!a->lost && *(place = wait_next(a)) != NULL) {
		a->lost = !ledger_chain_next(s->ctx->arena, &a->chain,
		                             &(*place)->stored, (*place)->held);
		wait_end(s, place);
	}
	while (a->lost && a->waiting != NULL)
		wait_end(s, &a->waiting);
}

static void
waiting_make(struct sweep *s)
{
	struct waiting *all =
	        arena_new(s->arena, struct waiting, s->room.waiting + 1);

	for (size_t i = 0; i < s->room.waiting; i++) {
		all[i].next = s->spare;
		s->spare = &all[i];
	}
}

/* --- entries ------------------------------------------------------------ */

static void
chain_take(struct sweep *s, int64_t id, int64_t number,
           const struct ledger_stored *stored, struct units held)
{
	struct swept *a = account_of(s, id);

	if (a == NULL || a->lost)
		return;
	if (number == a->chain.walked.number + 1)
		a->lost = !ledger_chain_next(s->ctx->arena, &a->chain, stored,
		                             held);
	else
		a->lost = !wait_put(s, a, stored, held);
	if (a->waiting != NULL)
		wait_follow(s, a);
}

static uint64_t
held_weight(const struct sweep *s, int64_t entry, int64_t until)
{
	return ledger_weight(ledger_weight((uint64_t)entry ^ s->key) +
	                     (uint64_t)until);
}

/* A reservation is open until an entry answers it. */
static void
held_add(struct sweep *s, const struct ledger_entry *entry,
         const struct row *row)
{
	if (entry->kind == LEDGER_RESERVE)
		s->held += held_weight(s, entry->id.v, row_i64(row, "until"));
	if (entry->settles.v != 0)
		s->held -= held_weight(s, entry->settles.v,
		                       row_i64(row, "held_until"));
}

static const struct fault *
entry_take(void *data, const struct row *row)
{
	struct sweep *s = data;
	struct arena_mark mark = arena_mark(s->ctx->arena);
	struct ledger_stored stored;
	struct units held = {row_i64(row, "held")};

	ledger_store_stored_read(row, &stored);
	chain_take(s, stored.entry.debit.v, stored.debit_number, &stored, held);
	chain_take(s, stored.entry.credit.v, stored.credit_number, &stored,
	           held);
	if (s->first)
		held_add(s, &stored.entry, row);
	arena_release(s->ctx->arena, mark);
	return NULL;
}

/* --- what is kept beside them ------------------------------------------- */

static const struct fault *
day_take(void *data, const struct row *row)
{
	struct sweep *s = data;
	struct swept *a = account_of(s, row_i64(row, "account"));

	if (a != NULL)
		ledger_day_take(&a->chain.walked, row);
	return NULL;
}

static const struct fault *
held_take(void *data, const struct row *row)
{
	struct sweep *s = data;

	s->held -= held_weight(s, row_i64(row, "entry"), row_i64(row, "until"));
	return NULL;
}

static bool
account_sound(const struct swept *a)
{
	const struct ledger_account *is = &a->head.account;
	const struct ledger_walked *walked = &a->chain.walked;

	return !a->lost && a->waiting == NULL &&
	       walked->number == is->entries &&
	       ledger_hash_is(&a->chain.hash, a->head.hash) &&
	       walked->account.posted.v == is->posted.v &&
	       walked->account.coming.v == is->coming.v &&
	       walked->account.going.v == is->going.v &&
	       walked->days_moved == 0 && walked->days_lines == 0;
}

static void
waiting_end(struct sweep *s, struct swept *a)
{
	while (a->waiting != NULL)
		wait_end(s, &a->waiting);
}

/* --- a sweep after the other -------------------------------------------- */

static const struct fault *
sweep_once(struct sweep *s)
{
	TRY(ledger_store_sweep_each(s->ctx, entry_take, s));
	TRY(ledger_store_days_each(s->ctx, day_take, s));
	if (s->first)
		TRY(ledger_store_held_each(s->ctx, held_take, s));
	s->first = false;
	return NULL;
}

static struct sweep *
sweep_new(struct ctx *ctx, struct ledger_room room)
{
	struct sweep *s = arena_new(ctx->arena, struct sweep, 1);

	s->ctx = ctx;
	s->arena = arena_create(ROOM_BYTES);
	arena_defer(ctx->arena, drop, s->arena);
	s->room = room;
	s->first = true;
	id_random(&s->key, sizeof(s->key));
	waiting_make(s);
	return s;
}

const struct fault *
ledger_sweep(struct ctx *ctx, struct ledger_room room,
             const struct fault *(*fn)(void *data,
                                       const struct ledger_swept *swept),
             void *data, bool *held)
{
	struct sweep *s = sweep_new(ctx, room);
	struct account_id after = {0};

	do {
		TRY(accounts_read(s, after));
		if (s->n == 0)
			break;
		TRY(sweep_once(s));
		for (size_t i = 0; i < s->n; i++) {
			struct swept *a = &s->accounts[i];
			struct ledger_swept swept = {a->head, account_sound(a),
			                             a->chain.walked.entries};

			waiting_end(s, a);
			TRY(fn(data, &swept));
			after = a->head.account.id;
		}
	} while (s->n == room.accounts);
	*held = !s->first && s->held == 0;
	return NULL;
}
