/*
 * ledger_walk.c - one chain, entry by entry.
 */
#include <string.h>

#include "kernel/ledger/ledger_sweep.h"

void
ledger_hash_keep(struct ledger_kept *to, struct bytes hash)
{
	to->n = hash.n > LEDGER_HASH_MOST ? LEDGER_HASH_MOST : hash.n;
	if (to->n > 0)
		memcpy(to->p, hash.p, to->n);
}

bool
ledger_hash_is(const struct ledger_kept *kept, struct bytes hash)
{
	return str_equal((struct str){(const char *)kept->p, kept->n},
	                 (struct str){(const char *)hash.p, hash.n});
}

struct ledger_chain
ledger_chain_begin(const struct ledger_account *account)
{
	return (struct ledger_chain){
	        .walked = {.account = {.id = account->id,
	                               .ledger = account->ledger}}};
}

static struct bytes
hash_of_side(const struct ledger_stored *stored, struct account_id id)
{
	return stored->entry.debit.v == id.v ? stored->debit_hash
	                                     : stored->credit_hash;
}

static bool
entry_sound(struct arena *arena, const struct ledger_chain *chain,
            const struct ledger_stored *stored)
{
	struct account_id id = chain->walked.account.id;
	int64_t number = stored->entry.debit.v == id.v ? stored->debit_number
	                                               : stored->credit_number;
	struct ledger_kept hash;

	if (number != chain->walked.number + 1)
		return false;
	ledger_hash_keep(&hash, ledger_entry_hash(arena,
	                                          (struct bytes){chain->hash.p,
	                                                         chain->hash.n},
	                                          stored, id));
	return ledger_hash_is(&hash, hash_of_side(stored, id));
}

/* splitmix64 */
uint64_t
ledger_weight(uint64_t of)
{
	uint64_t x = of * UINT64_C(0x9e3779b97f4a7c15) + 1;

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

/* What the entry adds to its day. */
static void
day_add(struct ledger_walked *walked, const struct ledger_entry *entry)
{
	uint64_t weight = ledger_weight((uint64_t)entry->happened_on.days);
	uint64_t amount = (uint64_t)entry->amount.v;

	walked->days_lines += weight;
	if (entry->kind != LEDGER_PLAIN && entry->kind != LEDGER_SETTLE)
		return;
	walked->days_moved +=
	        weight *
	        (entry->debit.v == walked->account.id.v ? amount : 0 - amount);
}

void
ledger_day_take(struct ledger_walked *walked, const struct row *row)
{
	uint64_t weight = ledger_weight((uint64_t)row_i64(row, "day"));
	uint64_t moved = ((uint64_t)row_i64(row, "high") << 32) +
	                 (uint64_t)row_i64(row, "low");

	walked->days_moved -= weight * moved;
	walked->days_lines -= weight * (uint64_t)row_i64(row, "lines");
}

bool
ledger_chain_next(struct arena *arena, struct ledger_chain *chain,
                  const struct ledger_stored *stored, struct units held)
{
	struct ledger_walked *walked = &chain->walked;

	if (!ledger_carry(&walked->account, &stored->entry, held) ||
	    !entry_sound(arena, chain, stored))
		return false;
	ledger_hash_keep(&chain->hash,
	                 hash_of_side(stored, walked->account.id));
	day_add(walked, &stored->entry);
	walked->number++;
	walked->entries += stored->entry.debit.v == walked->account.id.v;
	return true;
}

/* --- a walk ------------------------------------------------------------- */

struct walk {
	struct ctx *ctx;
	struct ledger_chain chain;
};

/* What the entry's reservation held, where it answers one. */
static const struct fault *
held_by(const struct walk *w, const struct ledger_entry *entry,
        struct units *out)
{
	struct ledger_entry reservation = {0};
	bool there;

	if (entry->settles.v == 0)
		return NULL;
	TRY(ledger_store_entry(w->ctx, entry->settles, &reservation, &there));
	*out = reservation.amount;
	return NULL;
}

static const struct fault *
walk_entry(void *data, const struct row *row)
{
	struct walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	struct ledger_stored stored;
	struct units held = {0};

	if (w->chain.walked.altered)
		return NULL;
	ledger_store_stored_read(row, &stored);
	TRY(held_by(w, &stored.entry, &held));
	w->chain.walked.altered =
	        !ledger_chain_next(w->ctx->arena, &w->chain, &stored, held);
	arena_release(w->ctx->arena, mark);
	return NULL;
}

const struct fault *
ledger_walk(struct ctx *ctx, const struct ledger_head *head,
            struct ledger_walked *out)
{
	struct walk *w = arena_new(ctx->arena, struct walk, 1);

	w->ctx = ctx;
	w->chain = ledger_chain_begin(&head->account);
	TRY(ledger_store_chain_each(ctx, head->account.id, walk_entry, w));
	*out = w->chain.walked;
	out->hash = (struct bytes){w->chain.hash.p, w->chain.hash.n};
	return NULL;
}
