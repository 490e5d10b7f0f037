/*
 * ledger_check.c - walking the chains, rebuilding the balances.
 *
 * An entry is compared with its own hash and place on each of its two chains;
 * the end of a chain with its account; the figures kept beside an account
 * with those its entries give; and each seal with the entries it was made
 * over.  Whatever is found first is said, and every ledger it throws doubt on
 * is marked.
 */
#include "base/clock.h"
#include "kernel/ledger/ledger_local.h"

#define HASH_MOST 32
#define MINUTE_MS ((int64_t)60 * 1000)
#define HOUR_MS   (60 * MINUTE_MS)

static bool
bytes_equal(struct bytes a, struct bytes b)
{
	return str_equal((struct str){(const char *)a.p, a.n},
	                 (struct str){(const char *)b.p, b.n});
}

/* --- one chain ---------------------------------------------------------- */

struct chain_walk {
	struct ctx *ctx;
	struct ledger_walked *out;
	unsigned char hash[HASH_MOST];
	size_t hash_n;
};

static void
hash_keep(unsigned char *to, size_t *n, struct bytes hash)
{
	*n = hash.n > HASH_MOST ? HASH_MOST : hash.n;
	for (size_t i = 0; i < *n; i++)
		to[i] = hash.p[i];
}

static bool
entry_sound(const struct chain_walk *w, const struct ledger_stored *stored)
{
	struct account_id id = w->out->account.id;
	bool debit = stored->entry.debit.v == id.v;
	int64_t number = debit ? stored->debit_number : stored->credit_number;
	struct bytes hash = debit ? stored->debit_hash : stored->credit_hash;

	return number == w->out->number + 1 &&
	       bytes_equal(hash,
	                   ledger_entry_hash(w->ctx->arena,
	                                     (struct bytes){w->hash, w->hash_n},
	                                     stored, id));
}

/* What the entry's reservation held, where it answers one. */
static const struct fault *
held_by(const struct chain_walk *w, const struct ledger_entry *entry,
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

/* A number that no other day has (splitmix64). */
static uint64_t
day_weight(int64_t day)
{
	uint64_t x = (uint64_t)day * UINT64_C(0x9e3779b97f4a7c15) + 1;

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

/* What the entry adds to its day. */
static void
day_add(struct ledger_walked *walked, const struct ledger_entry *entry)
{
	uint64_t weight = day_weight(entry->happened_on.days);
	uint64_t amount = (uint64_t)entry->amount.v;

	walked->days_lines += weight;
	if (entry->kind != LEDGER_PLAIN && entry->kind != LEDGER_SETTLE)
		return;
	walked->days_moved +=
	        weight *
	        (entry->debit.v == walked->account.id.v ? amount : 0 - amount);
}

static const struct fault *
walk_entry(void *data, const struct row *row)
{
	struct chain_walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	struct ledger_stored stored;
	struct units held = {0};

	if (w->out->altered)
		return NULL;
	ledger_store_stored_read(row, &stored);
	TRY(held_by(w, &stored.entry, &held));
	if (!ledger_carry(&w->out->account, &stored.entry, held) ||
	    !entry_sound(w, &stored)) {
		w->out->altered = true;
		return NULL;
	}
	hash_keep(w->hash, &w->hash_n,
	          stored.entry.debit.v == w->out->account.id.v
	                  ? stored.debit_hash
	                  : stored.credit_hash);
	day_add(w->out, &stored.entry);
	w->out->number++;
	w->out->entries += stored.entry.debit.v == w->out->account.id.v;
	arena_release(w->ctx->arena, mark);
	return NULL;
}

const struct fault *
ledger_walk(struct ctx *ctx, const struct ledger_head *head,
            struct ledger_walked *out)
{
	struct chain_walk *w = arena_new(ctx->arena, struct chain_walk, 1);

	*out = (struct ledger_walked){.account = {
	                                      .id = head->account.id,
	                                      .ledger = head->account.ledger,
	                              }};
	w->ctx = ctx;
	w->out = out;
	TRY(ledger_store_chain_each(ctx, head->account.id, walk_entry, w));
	out->hash = (struct bytes){w->hash, w->hash_n};
	return NULL;
}

/* Take what is kept of a day away: at the end nothing is left. */
static const struct fault *
day_take(void *data, const struct row *row)
{
	struct ledger_walked *walked = data;
	uint64_t weight = day_weight(row_i64(row, "day"));
	uint64_t moved = ((uint64_t)row_i64(row, "high") << 32) +
	                 (uint64_t)row_i64(row, "low");

	walked->days_moved -= weight * moved;
	walked->days_lines -= weight * (uint64_t)row_i64(row, "lines");
	return NULL;
}

/* --- all of them -------------------------------------------------------- */

/* A sum round the clock of 64 bits: of a sound ledger it comes to 0. */
struct totals {
	uint64_t posted;
	uint64_t coming;
	uint64_t going;
};

struct walk {
	struct ctx *ctx;
	struct ledger_verdict *out;
	struct totals totals[LEDGER_COUNT];
	unsigned char seal[HASH_MOST];
	size_t seal_n;
	int64_t seals;
};

static void
find(struct walk *w, enum ledger ledger, struct text text)
{
	w->out->bad[ledger] = true;
	if (w->out->broken.key == NULL)
		w->out->broken = text_keep(w->ctx->arena, &text);
}

/* All of them are in doubt. */
static void
find_everywhere(struct walk *w, struct text text)
{
	for (int ledger = 0; ledger < LEDGER_COUNT; ledger++)
		find(w, (enum ledger)ledger, text);
}

static struct str
number_words(struct ctx *ctx, int64_t v)
{
	return str_print(ctx->arena, "%lld", (long long)v);
}

static bool
figures_equal(const struct ledger_account *a, const struct ledger_account *b)
{
	return a->posted.v == b->posted.v && a->coming.v == b->coming.v &&
	       a->going.v == b->going.v;
}

static void
judge_chain(struct walk *w, const struct ledger_head *head,
            const struct ledger_walked *walked)
{
	enum ledger ledger = head->account.ledger;
	struct str id = id_show(w->ctx->arena, head->account.id.v);

	if (walked->altered)
		find(w, ledger,
		     TEXT("Account {account} of the ledger was altered at "
		          "entry {entry}",
		          {"account", id},
		          {"entry", number_words(w->ctx, walked->number + 1)}));
	else if (walked->number != head->account.entries ||
	         !bytes_equal(walked->hash, head->hash))
		find(w, ledger,
		     TEXT("Account {account} of the ledger ends at entry "
		          "{entry}, but more were written",
		          {"account", id},
		          {"entry", number_words(w->ctx, walked->number)}));
	else if (!figures_equal(&walked->account, &head->account))
		find(w, ledger,
		     TEXT("The balance of account {account} is not what its "
		          "entries come to",
		          {"account", id}));
}

static const struct fault *
judge_days(struct walk *w, const struct ledger_head *head,
           struct ledger_walked *walked)
{
	struct str id = id_show(w->ctx->arena, head->account.id.v);

	if (walked->altered)
		return NULL;
	TRY(ledger_store_day_each(w->ctx, head->account.id, day_take, walked));
	if (walked->days_moved != 0 || walked->days_lines != 0)
		find(w, head->account.ledger,
		     TEXT("What is kept by day of account {account} is not "
		          "what its entries come to",
		          {"account", id}));
	return NULL;
}

static const struct fault *
walk_account(void *data, const struct row *row)
{
	struct walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	bool found = w->out->broken.key != NULL;
	struct ledger_head head;
	struct ledger_walked walked;
	struct totals *totals;

	ledger_store_head_read(row, &head);
	TRY(ledger_walk(w->ctx, &head, &walked));
	judge_chain(w, &head, &walked);
	TRY(judge_days(w, &head, &walked));
	totals = &w->totals[head.account.ledger];
	totals->posted += (uint64_t)head.account.posted.v;
	totals->coming += (uint64_t)head.account.coming.v;
	totals->going += (uint64_t)head.account.going.v;
	w->out->accounts++;
	w->out->entries += walked.entries;
	/* What was found holds words of this arena. */
	if (found == (w->out->broken.key != NULL))
		arena_release(w->ctx->arena, mark);
	return NULL;
}

static void
judge_totals(struct walk *w)
{
	for (int i = 0; i < LEDGER_COUNT; i++)
		if (w->totals[i].posted != 0 ||
		    w->totals[i].coming != w->totals[i].going)
			find(w, (enum ledger)i,
			     TEXT("The accounts of the ledger in {unit} do "
			          "not add up to nothing",
			          {"unit", str_of(ledger_words[i])}));
}

static const struct fault *
judge_lists(struct walk *w)
{
	struct entry_id batch, held;

	TRY(ledger_store_batch_broken(w->ctx, &batch));
	if (batch.v != 0)
		find_everywhere(
		        w, TEXT("An entry linked with {entry} is "
		                "missing",
		                {"entry", id_show(w->ctx->arena, batch.v)}));
	TRY(ledger_store_held_broken(w->ctx, &held));
	if (held.v != 0)
		find_everywhere(
		        w, TEXT("The list of open reservations is "
		                "wrong about {entry}",
		                {"entry", id_show(w->ctx->arena, held.v)}));
	return NULL;
}

/* --- seals -------------------------------------------------------------- */

/* Whether the seal is the one that was made over these entries. */
static const struct fault *
seal_sound(struct walk *w, const struct ledger_seal_row *seal, bool *out)
{
	struct bytes before = {w->seal, w->seal_n};
	struct ledger_head *heads;
	size_t n;

	*out = false;
	if (seal->id != w->seals + 1 ||
	    !ledger_heads_read(w->ctx->arena, seal->heads, &heads, &n))
		return NULL;
	for (size_t i = 0; i < n; i++)
		TRY(ledger_store_hash_at(w->ctx, heads[i].account.id,
		                         heads[i].account.entries,
		                         &heads[i].hash));
	*out = bytes_equal(seal->hash, ledger_seal_hash(w->ctx->arena, before,
	                                                seal->at, heads, n));
	return NULL;
}

static const struct fault *
walk_seal(void *data, const struct row *row)
{
	struct walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	struct ledger_seal_row seal;
	bool sound;

	if (w->seals < 0)
		return NULL;
	ledger_store_seal_read(row, &seal);
	TRY(seal_sound(w, &seal, &sound));
	if (!sound) {
		find_everywhere(
		        w, TEXT("The ledger does not match its seal "
		                "of {when}",
		                {"when", instant_iso(w->ctx->arena, seal.at)}));
		w->seals = -1;
		return NULL;
	}
	hash_keep(w->seal, &w->seal_n, seal.hash);
	w->seals++;
	arena_release(w->ctx->arena, mark);
	return NULL;
}

const struct fault *
ledger_check(struct ctx *ctx, struct ledger_verdict *out)
{
	struct walk *w = arena_new(ctx->arena, struct walk, 1);

	*out = (struct ledger_verdict){0};
	w->ctx = ctx;
	w->out = out;
	TRY(ledger_store_account_each(ctx, walk_account, w));
	judge_totals(w);
	TRY(judge_lists(w));
	return ledger_store_seal_each(ctx, walk_seal, w);
}

/* --- every night -------------------------------------------------------- */

/* At night once; by day only when the last nights were missed, or hourly
 * while a ledger waits to be found sound.  A moment to come was a clock that
 * has gone back since. */
bool
ledger_check_is_due(struct instant now, struct instant last, bool frozen)
{
	int hour = instant_minutes(now) / 60;
	int64_t since;

	if (!instant_is(last) || last.ms > now.ms)
		return true;
	since = now.ms - last.ms;
	if (frozen)
		return since >= 50 * MINUTE_MS;
	if (since >= 36 * HOUR_MS)
		return true;
	return hour >= 1 && hour < 5 && since >= 12 * HOUR_MS;
}

struct looking {
	struct app *app;
	struct ledger_verdict verdict;
};

static const struct fault *
look(struct tx *tx, void *data)
{
	struct looking *l = data;
	struct ctx ctx;

	ctx_init(&ctx, l->app, tx->arena, tx, NULL);
	return ledger_check(&ctx, &l->verdict);
}

static const struct fault *
keep(struct tx *tx, void *data)
{
	struct looking *l = data;
	struct ctx ctx;

	ctx_init(&ctx, l->app, tx->arena, tx, NULL);
	TRY(ledger_store_checked_add(&ctx, &l->verdict));
	for (int i = 0; i < LEDGER_COUNT; i++)
		if (l->verdict.bad[i])
			TRY(ledger_freeze(&ctx, (enum ledger)i,
			                  text_show_en(tx->arena,
			                               &l->verdict.broken)));
	return NULL;
}

const struct fault *
ledger_check_keep(struct app *app, struct arena *arena)
{
	struct looking *l = arena_new(arena, struct looking, 1);
	struct tx_who who = {{0}, clock_now()};

	l->app = app;
	/* Read while others write; only what was found is written. */
	TRY(store_read(app->store, arena, who, "ledger_check", look, l, NULL));
	TRY(store_write(app->store, arena, who, "ledger_check", keep, l));
	if (l->verdict.broken.key != NULL)
		log_event(LOG_ERROR, "ledger_broken",
		          LOG_NUMBER("pence", l->verdict.bad[LEDGER_PENCE]),
		          LOG_NUMBER("minutes",
		                     l->verdict.bad[LEDGER_MINUTES]));
	return NULL;
}
