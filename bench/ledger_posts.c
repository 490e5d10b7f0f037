/*
 * ledger_posts DB SECONDS CLIENTS BATCH - postings a second, each durable.
 *
 * Makes a new database at DB, opens an account for each client and posts from
 * a common one with as many clients at once, each waiting for its commit;
 * BATCH is how many jobs one commit may hold.  Prints postings a second.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/app.h"
#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger.h"

#define CLIENTS_MOST 256

struct client {
	struct app *app;
	struct arena *arena;
	struct actor who; /* each has a lane of the audit of its own */
	struct account_id from, to;
	struct authority_id decision;
	int64_t until_ms;
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
account_open(struct ctx *ctx, struct account_id id)
{
	return ledger_account_open(
	        ctx, &(struct ledger_account){.id = id,
	                                      .kind = S("bench.account"),
	                                      .lower = UNITS_NONE,
	                                      .upper = UNITS_NONE});
}

static const struct fault *
prepare(struct ctx *ctx, void *data)
{
	struct client *c = data;

	TRY(account_open(ctx, c->from));
	TRY(account_open(ctx, c->to));
	return ledger_authority_grant(ctx, c->decision, "bench.decision", 1);
}

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct client *c = data;
	struct ledger_new new = {
	        .id = {id_new()},
	        .kind = LEDGER_PLAIN,
	        .credit = c->from,
	        .debit = c->to,
	        .amount = {100},
	        .code = "bench.paid",
	        .authority = c->decision,
	};

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

static void
client_make(struct client *c, struct app *app, struct account_id from)
{
	c->app = app;
	c->arena = arena_create(0);
	c->who.id.v = id_new();
	c->from = from;
	c->to.v = id_new();
	c->decision.v = id_new();
	must(app_write(app, c->arena, &c->who, "bench", prepare, c));
}

int
main(int argc, char **argv)
{
	static struct client clients[CLIENTS_MOST];
	struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
	struct account_id from = {id_new()};
	struct app *app;
	unsigned posted = 0;
	int seconds, n, applied;

	if (argc != 5)
		give_up("DB SECONDS CLIENTS BATCH");
	seconds = (int)strtol(argv[2], NULL, 10);
	n = (int)strtol(argv[3], NULL, 10);
	if (n < 1 || n > CLIENTS_MOST)
		give_up("between 1 and 256 clients");
	log_level_set(LOG_ERROR);
	must(app_open(arena,
	              &(struct app_options){
	                      .db = argv[1],
	                      .batch_most = (unsigned)strtol(argv[4], NULL, 10),
	                      .create = true,
	                      .any_version = true},
	              &app));
	must(app_migrate(app, arena, &applied));
	for (int i = 0; i < n; i++)
		client_make(&clients[i], app, from);
	for (int i = 0; i < n; i++) {
		clients[i].until_ms = clock_ticks() + (int64_t)seconds * 1000;
		if (pthread_create(&clients[i].thread, NULL, client_run,
		                   &clients[i]) != 0)
			give_up("no thread");
	}
	for (int i = 0; i < n; i++) {
		pthread_join(clients[i].thread, NULL);
		posted += clients[i].posted;
	}
	app_close(app);
	printf("%.1f\n", (double)posted / seconds);
	return 0;
}
