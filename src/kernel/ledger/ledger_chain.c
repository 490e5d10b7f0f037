/*
 * ledger_chain.c - the hashes of entries and seals; sealing.
 */
#include "base/secret.h"
#include "kernel/ledger/ledger_local.h"

/* Most accounts under one seal; the next takes the rest. */
#define SEAL_MOST  4000
#define HEAD_BYTES 16

static void
number_write(unsigned char *to, int64_t v)
{
	for (int i = 0; i < 8; i++)
		to[i] = (unsigned char)((uint64_t)v >> (8 * i));
}

static int64_t
number_read(const unsigned char *from)
{
	uint64_t v = 0;

	for (int i = 0; i < 8; i++)
		v |= (uint64_t)from[i] << (8 * i);
	return (int64_t)v;
}

static struct bytes
bytes_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

struct bytes
ledger_entry_hash(struct arena *arena, struct bytes before,
                  const struct ledger_stored *stored, struct account_id side)
{
	const struct ledger_entry *e = &stored->entry;
	const int64_t numbers[] = {
	        side.v,         stored->debit_number,
	        e->id.v,        stored->credit_number,
	        e->debit.v,     e->credit.v,
	        e->amount.v,    e->happened_on.days,
	        e->actor.v,     e->recorded_at.ms,
	        e->authority.v, e->until.ms,
	        e->settles.v,   e->reverses.v,
	        e->batch.v,     e->place,
	        e->size,
	};
	unsigned char packed[sizeof(numbers)];

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		number_write(packed + 8 * i, numbers[i]);
	return hash_of(arena, (struct bytes){0},
	               (const struct bytes[]){
	                       before,
	                       {packed, sizeof(packed)},
	                       bytes_of(str_of(ledger_words[e->ledger])),
	                       bytes_of(str_of(ledger_kind_words[e->kind])),
	                       bytes_of(e->code),
	                       bytes_of(e->reason),
	               },
	               6);
}

struct bytes
ledger_heads_write(struct arena *arena, const struct ledger_head *heads,
                   size_t n)
{
	unsigned char *p = arena_bytes(arena, n, HEAD_BYTES);

	for (size_t i = 0; i < n; i++) {
		number_write(p + HEAD_BYTES * i, heads[i].account.id.v);
		number_write(p + HEAD_BYTES * i + 8, heads[i].account.entries);
	}
	return (struct bytes){p, HEAD_BYTES * n};
}

bool
ledger_heads_read(struct arena *arena, struct bytes b, struct ledger_head **out,
                  size_t *n)
{
	if (b.n == 0 || b.n % HEAD_BYTES != 0)
		return false;
	*n = b.n / HEAD_BYTES;
	*out = arena_new(arena, struct ledger_head, *n);
	for (size_t i = 0; i < *n; i++) {
		(*out)[i].account.id.v = number_read(b.p + HEAD_BYTES * i);
		(*out)[i].account.entries =
		        number_read(b.p + HEAD_BYTES * i + 8);
	}
	return true;
}

struct bytes
ledger_seal_hash(struct arena *arena, struct bytes before, struct instant at,
                 const struct ledger_head *heads, size_t n)
{
	struct bytes *parts = arena_new(arena, struct bytes, 3 + n);
	unsigned char *moment = arena_bytes(arena, 8, 1);

	number_write(moment, at.ms);
	parts[0] = before;
	parts[1] = (struct bytes){moment, 8};
	parts[2] = ledger_heads_write(arena, heads, n);
	for (size_t i = 0; i < n; i++)
		parts[3 + i] = heads[i].hash;
	return hash_of(arena, (struct bytes){0}, parts, 3 + n);
}

static void
seal_log(struct ctx *ctx, const struct ledger_seal_row *seal)
{
	struct str hex = str_hex(ctx->arena, seal->hash);

	log_event(LOG_INFO, "ledger_sealed",
	          LOG_WORD("seal", str_c(ctx->arena, hex)),
	          LOG_NUMBER("links", seal->links));
}

const struct fault *
ledger_seal(struct ctx *ctx)
{
	struct ledger_seal_row last;
	struct ledger_seal_row seal = {.at = ctx->tx->who.now};
	struct ledger_head *heads;
	size_t n;

	/* One seal after the other, however many programs seal. */
	TRY(ledger_store_books_lock(ctx));
	TRY(ledger_store_grown(ctx, SEAL_MOST, &heads, &n));
	if (n == 0)
		return NULL;
	TRY(ledger_store_seal_last(ctx, &last));
	seal.id = last.id + 1;
	for (size_t i = 0; i < n; i++)
		seal.links += heads[i].account.entries - heads[i].sealed;
	seal.heads = ledger_heads_write(ctx->arena, heads, n);
	seal.hash = ledger_seal_hash(ctx->arena, last.hash, seal.at, heads, n);
	TRY(ledger_store_seal_add(ctx, &seal));
	for (size_t i = 0; i < n; i++)
		TRY(ledger_store_sealed(ctx, &heads[i]));
	seal_log(ctx, &seal);
	return NULL;
}

const struct fault *
ledger_seal_last(struct ctx *ctx, struct instant *at, struct str *hash)
{
	struct ledger_seal_row last;

	TRY(ledger_store_seal_last(ctx, &last));
	*at = last.id == 0 ? INSTANT_NONE : last.at;
	*hash = str_hex(ctx->arena, last.hash);
	return NULL;
}
