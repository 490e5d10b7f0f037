/*
 * ledger_posts begin DB                       make the books
 * ledger_posts post DB SECONDS CLIENTS BATCH  postings a second, each durable
 *
 * The books are 1,000 accounts; each posting goes from any of them to any
 * other, with as many clients at once, each under a decision of its own and
 * waiting for its commit.  BATCH is how many jobs one commit may hold.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger.h"

#define CLIENTS_MOST 256
#define ACCOUNTS     1000 /* numbered from 1 */
#define DECISION     2000 /* and a client's number */

struct client {
	struct app *app;
	struct arena *arena;
	struct actor who; /* each has a lane of the audit of its own */
	struct authority_id decision;
	int64_t until_ms;
	uint64_t state;
	unsigned posted;
	pthread_t thread;
};

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "ledger_posts: %s\n", why);
	exit(1);
}

static void
must(const struct fault *fault)
{
	if (fault != NULL)
		give_up(fault->text.key);
}

static const struct fault *
books_begin(struct ctx *ctx, void *data)
{
	(void)data;
	for (int i = 1; i <= ACCOUNTS; i++)
		TRY(ledger_account_open(ctx, &(struct ledger_account){
		                                     .id = {i},
		                                     .kind = S("bench.account"),
		                                     .lower = UNITS_NONE,
		                                     .upper = UNITS_NONE}));
	for (int i = 0; i < CLIENTS_MOST; i++)
		TRY(ledger_authority_grant(ctx,
		                           (struct authority_id){DECISION + i},
		                           "bench.decision", i));
	return NULL;
}

/* xorshift64*. */
static int64_t
account_any(struct client *c)
{
	c->state ^= c->state >> 12;
	c->state ^= c->state << 25;
	c->state ^= c->state >> 27;
	return 1 + (int64_t)((c->state * UINT64_C(2685821657736338717) >> 33) %
	                     ACCOUNTS);
}

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct client *c = data;
	struct ledger_new new = {
	        .id = {id_new()},
	        .kind = LEDGER_PLAIN,
	        .credit = {account_any(c)},
	        .amount = {100},
	        .code = "bench.paid",
	        .authority = c->decision,
	};

	do
		new.debit.v = account_any(c);
	while (new.debit.v == new.credit.v);
	TRY(ledger_post(ctx, &new, NULL));
	return audit_record(ctx, "bench.paid", (struct person_id){0}, new.id.v);
}

static void *
client_run(void *data)
{
	struct client *c = data;

	while (clock_ticks() < c->until_ms) {
		struct arena_mark mark = arena_mark(c->arena);

		must(app_write(c->app, c->arena, &c->who, "bench", post, c));
		arena_release(c->arena, mark);
		c->posted++;
	}
	return NULL;
}

static struct app *
app_of(struct arena *arena, const char *db, unsigned batch_most)
{
	struct app *app;

	must(app_open(arena,
	              &(struct app_options){.db = db,
	                                    .batch_most = batch_most,
	                                    .create = true,
	                                    .any_version = true},
	              &app));
	return app;
}

static void
begin(struct arena *arena, const char *db)
{
	struct app *app = app_of(arena, db, 0);
	int applied;

	must(app_migrate(app, arena, &applied));
	must(app_write(app, arena, NULL, "bench", books_begin, NULL));
	app_close(app);
}

static double
post_all(struct app *app, int seconds, int n)
{
	static struct client clients[CLIENTS_MOST];
	unsigned posted = 0;

	for (int i = 0; i < n; i++) {
		struct client *c = &clients[i];

		*c = (struct client){.app = app, .arena = arena_create(0)};
		c->who.id.v = 1 + i;
		c->decision.v = DECISION + i;
		c->state = (uint64_t)(i + 1) * UINT64_C(0x9e3779b97f4a7c15);
		c->until_ms = clock_ticks() + (int64_t)seconds * 1000;
		if (pthread_create(&c->thread, NULL, client_run, c) != 0)
			give_up("no thread");
	}
	for (int i = 0; i < n; i++) {
		pthread_join(clients[i].thread, NULL);
		posted += clients[i].posted;
	}
	return (double)posted / seconds;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
	struct app *app;
	int clients;

	log_level_set(LOG_ERROR);
	if (argc == 3 && strcmp(argv[1], "begin") == 0) {
		begin(arena, argv[2]);
		return 0;
	}
	if (argc != 6 || strcmp(argv[1], "post") != 0)
		give_up("begin DB, or post DB SECONDS CLIENTS BATCH");
	clients = (int)strtol(argv[4], NULL, 10);
	if (clients < 1 || clients > CLIENTS_MOST)
		give_up("between 1 and 256 clients");
	app = app_of(arena, argv[2], (unsigned)strtol(argv[5], NULL, 10));
	printf("%.1f\n",
	       post_all(app, (int)strtol(argv[3], NULL, 10), clients));
	app_close(app);
	return 0;
}
