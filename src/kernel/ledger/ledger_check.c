/*
 * ledger_check.c - what a sweep does not find sound is walked and judged.
 *
 * An entry is compared with its own hash and place on each of its two chains;
 * the end of a chain with its account; the figures kept beside an account
 * with those its entries give; and each seal with the entries it was made
 * over.  Whatever is found first is said, and every ledger it throws doubt on
 * is marked.
 */
#include "base/clock.h"
#include "kernel/ledger/ledger_sweep.h"

#define MINUTE_MS ((int64_t)60 * 1000)
#define HOUR_MS   (60 * MINUTE_MS)

static bool
bytes_equal(struct bytes a, struct bytes b)
{
	return str_equal((struct str){(const char *)a.p, a.n},
	                 (struct str){(const char *)b.p, b.n});
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
	int64_t alone; /* accounts that were walked */
	struct ledger_kept seal;
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
day_take(void *data, const struct row *row)
{
	ledger_day_take(data, row);
	return NULL;
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
walk_account(struct walk *w, const struct ledger_head *head, int64_t *entries)
{
	struct ledger_walked walked;

	TRY(ledger_walk(w->ctx, head, &walked));
	judge_chain(w, head, &walked);
	TRY(judge_days(w, head, &walked));
	*entries = walked.entries;
	w->alone++;
	return NULL;
}

static const struct fault *
judge_account(void *data, const struct ledger_swept *swept)
{
	struct walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	bool found = w->out->broken.key != NULL;
	const struct ledger_account *account = &swept->head.account;
	struct totals *totals = &w->totals[account->ledger];
	int64_t entries = swept->entries;

	if (!swept->sound)
		TRY(walk_account(w, &swept->head, &entries));
	totals->posted += (uint64_t)account->posted.v;
	totals->coming += (uint64_t)account->coming.v;
	totals->going += (uint64_t)account->going.v;
	w->out->accounts++;
	w->out->entries += entries;
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
judge_lists(struct walk *w, bool held_sound)
{
	struct entry_id batch, held;

	TRY(ledger_store_batch_broken(w->ctx, &batch));
	if (batch.v != 0)
		find_everywhere(
		        w, TEXT("An entry linked with {entry} is "
		                "missing",
		                {"entry", id_show(w->ctx->arena, batch.v)}));
	if (held_sound)
		return NULL;
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
	struct bytes before = {w->seal.p, w->seal.n};
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
	ledger_hash_keep(&w->seal, seal.hash);
	w->seals++;
	arena_release(w->ctx->arena, mark);
	return NULL;
}

const struct fault *
ledger_check_room(struct ctx *ctx, struct ledger_room room,
                  struct ledger_verdict *out, int64_t *alone)
{
	struct walk *w = arena_new(ctx->arena, struct walk, 1);
	bool held;

	*out = (struct ledger_verdict){0};
	w->ctx = ctx;
	w->out = out;
	TRY(ledger_sweep(ctx, room, judge_account, w, &held));
	judge_totals(w);
	TRY(judge_lists(w, held));
	*alone = w->alone;
	return ledger_store_seal_each(ctx, walk_seal, w);
}

const struct fault *
ledger_check(struct ctx *ctx, struct ledger_verdict *out)
{
	int64_t alone;

	return ledger_check_room(ctx, LEDGER_ROOM, out, &alone);
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
