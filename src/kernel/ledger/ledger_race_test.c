/*
 * Many at once: who gets the last pound, and that nobody else does.
 */
#include <pthread.h>

#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_world_test.h"

#define RACERS   64
#define PATIENCE 1000

struct racer {
	struct books *b;
	struct world own; /* with an arena of its own */
	struct ledger_new news[2];
	size_t n;
	int rounds; /* each with new ids */
	bool round_trip;
	unsigned won, refused, other;
	struct ledger_entry out;
	pthread_t thread;
	bool runs;
};

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct racer *r = data;
	struct ledger_entry out[2];

	TRY(ledger_post_linked(ctx, r->news, r->n, out));
	TRY(audit_record(ctx, "test.posted", (struct person_id){0},
	                 r->news[0].id.v));
	r->out = out[0];
	return NULL;
}

static void
race_round(struct racer *r)
{
	const struct fault *fault = world_do(&r->own, "sam", post, r);

	/* As a client does that is told to try again: the same ids. */
	for (int i = 0; i < PATIENCE && fault_is(fault, FAULT_UNAVAILABLE); i++)
		fault = world_do(&r->own, "sam", post, r);
	r->won += fault == NULL;
	r->refused += fault_is(fault, FAULT_REFUSED);
	r->other += fault != NULL && !fault_is(fault, FAULT_REFUSED);
}

static void
race_all(void *data)
{
	struct racer *r = data;

	for (int i = 0; i < r->rounds; i++) {
		struct arena_mark mark = arena_mark(r->own.arena);

		race_round(r);
		arena_release(r->own.arena, mark);
		for (size_t k = 0; k < r->n; k++) {
			struct ledger_new *new = &r->news[k];
			struct account_id debit = new->debit;

			new->id.v = id_new();
			if (!r->round_trip)
				continue;
			new->debit = new->credit;
			new->credit = debit;
		}
	}
}

static void *
race(void *data)
{
	/* A claim that breaks ends this racer, not the program. */
	(void)boundary_run(race_all, data);
	return NULL;
}

/* However the test ends. */
static void
racers_stop(void *data)
{
	struct racer *racers = data;

	for (int i = 0; i < RACERS; i++) {
		if (racers[i].runs)
			pthread_join(racers[i].thread, NULL);
		racers[i].runs = false;
		if (racers[i].own.arena != NULL)
			arena_drop(racers[i].own.arena);
		racers[i].own.arena = NULL;
	}
}

static struct racer *
racers_new(struct books *b, int rounds)
{
	struct racer *racers = arena_new(b->w->arena, struct racer, RACERS);

	arena_defer(b->w->arena, racers_stop, racers);
	for (int i = 0; i < RACERS; i++) {
		racers[i].b = b;
		racers[i].n = 1;
		racers[i].rounds = rounds;
		racers[i].own = *b->w;
		racers[i].own.arena = NULL;
		racers[i].own.arena = arena_create(0);
	}
	return racers;
}

struct tally {
	unsigned won, refused, other;
};

static struct tally
racers_run(struct racer *racers)
{
	struct tally tally = {0, 0, 0};

	for (int i = 0; i < RACERS; i++) {
		expect_equal(pthread_create(&racers[i].thread, NULL, race,
		                            &racers[i]),
		             0);
		racers[i].runs = true;
	}
	racers_stop(racers);
	for (int i = 0; i < RACERS; i++) {
		tally.won += racers[i].won;
		tally.refused += racers[i].refused;
		tally.other += racers[i].other;
	}
	return tally;
}

/* --- races -------------------------------------------------------------- */

TEST("ledger race: of many who want the last pound one gets it")
{
	struct books *b = books_new(t);
	struct racer *racers;
	struct tally tally;

	expect_ok(books_post(b, books_plain(b, b->budget, b->bank, 49900)));
	racers = racers_new(b, 1);
	for (int i = 0; i < RACERS; i++) {
		racers[i].news[0] = books_plain(b, b->budget, b->shop, 100);
		racers[i].news[0].authority = books_grant(b);
	}
	tally = racers_run(racers);
	expect_equal(tally.won, 1);
	expect_equal(tally.refused, RACERS - 1);
	expect_figures(b, b->budget, 0, 0, 0);
	expect_figures(b, b->shop, 100, 0, 0);
	books_sound(b);
}

static void
promises_share_no_pound(struct books *b)
{
	struct racer *racers = racers_new(b, 4);
	struct tally tally;

	for (int i = 0; i < RACERS; i++) {
		racers[i].news[0] = books_reserve(b, 7000);
		racers[i].news[0].authority = books_grant(b);
	}
	tally = racers_run(racers);
	expect_equal(tally.won, 7);
	expect_equal(tally.refused, 4 * RACERS - 7);
	expect_figures(b, b->budget, 50000, 0, 49000);
	books_sound(b);
}

TEST("ledger race: two promises never share a pound")
{
	promises_share_no_pound(books_new(t));
}

TEST("ledger race: two promises never share a pound, at the strictest "
     "isolation")
{
	struct books *b = books_new(t);
	const char *url = str_c(t->arena, str_of(store_url(b->w->store)));

	store_test_close(t, b->w->store);
	books_reopen(b,
	             &(struct store_options){.url = url, .serializable = true});
	promises_share_no_pound(b);
}

TEST("ledger race: one reservation settled and released at once is answered "
     "once")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 7000);
	struct racer *racers = racers_new(b, 1);
	struct tally tally;
	struct ledger_account shop;

	expect_ok(books_post(b, reserve));
	for (int i = 0; i < RACERS; i++)
		racers[i].news[0] =
		        i % 2 == 0 ? books_settle(b, reserve.id, 5000 + i)
		                   : books_release(b, reserve.id);
	tally = racers_run(racers);
	expect_equal(tally.won, 1);
	expect_equal(tally.refused, RACERS - 1);
	shop = books_account(b, b->shop);
	expect_equal(shop.coming.v, 0);
	expect_true(shop.posted.v == 0 || shop.posted.v >= 5000);
	books_sound(b);
}

TEST("ledger race: the same entry sent by many at once is made once")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->budget, b->shop, 300);
	struct racer *racers = racers_new(b, 1);
	struct tally tally;

	for (int i = 0; i < RACERS; i++)
		racers[i].news[0] = new;
	tally = racers_run(racers);
	expect_equal(tally.won, RACERS);
	for (int i = 0; i < RACERS; i++)
		expect_equal(racers[i].out.id.v, new.id.v);
	expect_equal(books_entries(b), 2);
	expect_figures(b, b->shop, 300, 0, 0);
	books_sound(b);
}

TEST("ledger race: one id for other things at once is one of them")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->bank, b->shop, 300);
	struct racer *racers = racers_new(b, 1);
	struct tally tally;

	for (int i = 0; i < RACERS; i++) {
		racers[i].news[0] = new;
		racers[i].news[0].amount.v += i;
		if (i % 2 == 1)
			racers[i].news[0].debit = b->jays;
	}
	tally = racers_run(racers);
	expect_equal(tally.won, 1);
	expect_equal(tally.other, RACERS - 1);
	expect_equal(books_entries(b), 2);
	books_sound(b);
}

TEST("ledger race: money sent round by many at once is all there at the end")
{
	struct books *b = books_new(t);
	struct account_id ring[RACERS];
	struct racer *racers = racers_new(b, 4);
	struct tally tally;
	int64_t sum = 0;

	for (int i = 0; i < RACERS; i++) {
		ring[i] = books_open(b, LEDGER_PENCE, (struct units){0},
		                     UNITS_NONE);
		expect_ok(books_post(b, books_plain(b, b->bank, ring[i], 500)));
	}
	/* Each between neighbours, there and back, two linked at a time. */
	for (int i = 0; i < RACERS; i++) {
		struct authority_id decision = books_grant(b);
		int next = (i + 1) % RACERS, far = (i + 5) % RACERS;

		racers[i].news[0] = books_plain(b, ring[next], ring[i], 90 + i);
		racers[i].news[1] = books_plain(b, ring[i], ring[far], 40);
		racers[i].news[0].authority = decision;
		racers[i].news[1].authority = decision;
		racers[i].n = 2;
		racers[i].round_trip = true;
	}
	tally = racers_run(racers);
	expect_equal(tally.other, 0);
	expect_equal(tally.won + tally.refused, 4 * RACERS);
	expect_true(tally.won > RACERS);
	for (int i = 0; i < RACERS; i++) {
		struct ledger_account account = books_account(b, ring[i]);

		expect_true(account.posted.v >= 0);
		sum += account.posted.v;
	}
	expect_equal(sum, 500 * RACERS);
	expect_equal(books_entries(b), 1 + RACERS + 2 * (int)tally.won);
	books_sound(b);
}

static const struct fault *
seal_and_freeze(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(ledger_seal(ctx));
	return ledger_freeze(ctx, LEDGER_PENCE, S("a test"));
}

TEST("ledger race: nothing is posted after a freeze, however many try")
{
	struct books *b = books_new(t);
	struct racer *racers = racers_new(b, 6);
	int64_t entries;

	for (int i = 0; i < RACERS; i++) {
		racers[i].news[0] = books_plain(b, b->bank, b->budget, 10);
		racers[i].news[0].authority = books_grant(b);
	}
	for (int i = 0; i < RACERS; i++) {
		expect_equal(pthread_create(&racers[i].thread, NULL, race,
		                            &racers[i]),
		             0);
		racers[i].runs = true;
	}
	expect_ok(world_do(b->w, NULL, seal_and_freeze, NULL));
	entries = books_entries(b);
	racers_stop(racers);
	expect_equal(books_entries(b), entries);
	for (int i = 0; i < RACERS; i++)
		expect_equal(racers[i].other, 0);
	books_sound(b);
}

/* --- one that has posted and not committed ------------------------------- */

#define LINGER_MS 300

#define LINGER_MOST 20000 /* for whoever waits to be let go */

struct lingering {
	struct racer racer;
	bool waits; /* until it is let go, not just a moment */
	_Atomic bool posted;
	_Atomic bool let_go;
	bool tired; /* nobody let it go */
};

static const struct fault *
post_and_linger(struct ctx *ctx, void *data)
{
	struct lingering *l = data;

	TRY(post(ctx, &l->racer));
	l->posted = true;
	if (!l->waits) {
		clock_sleep(LINGER_MS);
		return NULL;
	}
	for (int ms = 0; !l->let_go && ms < LINGER_MOST; ms++)
		clock_sleep(1);
	l->tired = !l->let_go;
	return NULL;
}

static void
linger_inside(void *data)
{
	struct lingering *l = data;

	l->racer.won = world_do(&l->racer.own, "sam", post_and_linger, l) ==
	               NULL;
}

static void *
linger(void *data)
{
	struct lingering *l = data;

	(void)boundary_run(linger_inside, l);
	l->posted = true; /* or it never will */
	return NULL;
}

static void
linger_stop(void *data)
{
	struct lingering *l = data;

	if (l->racer.runs)
		pthread_join(l->racer.thread, NULL);
	l->racer.runs = false;
	if (l->racer.own.arena != NULL)
		arena_drop(l->racer.own.arena);
	l->racer.own.arena = NULL;
}

static struct lingering *
lingering_for(struct books *b, struct ledger_new new, bool waits)
{
	struct lingering *l = arena_new(b->w->arena, struct lingering, 1);

	l->waits = waits;
	arena_defer(b->w->arena, linger_stop, l);
	l->racer.news[0] = new;
	l->racer.n = 1;
	l->racer.own = *b->w;
	l->racer.own.arena = NULL;
	l->racer.own.arena = arena_create(0);
	expect_equal(pthread_create(&l->racer.thread, NULL, linger, l), 0);
	l->racer.runs = true;
	while (!l->posted)
		clock_sleep(1);
	return l;
}

/* Another thread has posted this, and will commit it in a moment. */
static struct lingering *
lingering(struct books *b, struct ledger_new new)
{
	return lingering_for(b, new, false);
}

static const struct fault *
freeze(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_freeze(ctx, LEDGER_PENCE, S("a test"));
}

static const struct fault *
end_decision(struct ctx *ctx, void *data)
{
	struct books *b = data;

	TRY(ledger_authority_end(ctx, b->decision));
	return audit_record(ctx, "test.ended", (struct person_id){0},
	                    b->decision.v);
}

/* Somebody else ends it than who posted: Sam's lane of the audit is taken. */

TEST("ledger race: a freeze waits for whoever has posted already")
{
	struct books *b = books_new(t);
	struct lingering *l =
	        lingering(b, books_plain(b, b->budget, b->shop, 300));

	expect_ok(world_do(b->w, "ned", freeze, NULL));
	expect_equal(books_entries(b), 2);
	linger_stop(l);
	expect_equal(l->racer.won, 1);
	expect_equal(books_entries(b), 2);
	books_sound(b);
}

TEST("ledger race: ending a decision waits for whoever has posted under it")
{
	struct books *b = books_new(t);
	struct lingering *l =
	        lingering(b, books_plain(b, b->budget, b->shop, 300));

	expect_ok(world_do(b->w, "ned", end_decision, b));
	expect_equal(books_entries(b), 2);
	linger_stop(l);
	expect_equal(l->racer.won, 1);
	expect_equal(books_entries(b), 2);
}

TEST("ledger race: closing waits for whoever has reserved already")
{
	struct books *b = books_new(t);
	struct lingering *l = lingering(b, books_reserve(b, 300));

	expect_refused(t, books_close(b, b->shop, b->bank),
	               "A reservation on this account is open. Settle or "
	               "release it first");
	linger_stop(l);
	expect_equal(l->racer.won, 1);
	expect_figures(b, b->shop, 0, 300, 0);
	books_sound(b);
}

static const struct fault *
post_as_ned(struct books *b, struct ledger_new new)
{
	struct racer r = {.b = b, .news = {new}, .n = 1};

	return world_do(b->w, "ned", post, &r);
}

/* On SQLite everybody waits for the one who writes. */
TEST("ledger race: who lets go under a decision waits for nobody who pays "
     "under it")
{
	struct books *b = books_new(t);
	struct ledger_new held = books_plain(b, b->bank, b->jays, 40);
	struct lingering *l;

	held.kind = LEDGER_RESERVE;
	expect_ok(books_post(b, held));
	l = lingering_for(b, books_plain(b, b->budget, b->shop, 300),
	                  store_test_postgres());
	expect_ok(post_as_ned(b, books_release(b, held.id)));
	l->let_go = true;
	linger_stop(l);
	expect_equal(l->racer.won, 1);
	expect_false(l->tired);
	expect_figures(b, b->jays, 0, 0, 0);
	books_sound(b);
}

TEST("ledger race: what somebody lets go meanwhile does not run out as well")
{
	struct books *b = books_new(t);
	struct ledger_new first = books_reserve(b, 40);
	struct ledger_new second = books_plain(b, b->bank, b->jays, 50);
	struct lingering *l;

	first.until.ms = store_test_who().now.ms + 1000;
	second.kind = LEDGER_RESERVE;
	second.until = first.until;
	expect_ok(books_post(b, first));
	expect_ok(books_post(b, second));
	world_later(b->w, 2000);
	l = lingering(b, books_release(b, first.id));
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	linger_stop(l);
	expect_equal(l->racer.won, 1);
	expect_figures(b, b->shop, 0, 0, 0);
	expect_figures(b, b->jays, 0, 0, 0);
	books_sound(b);
}
