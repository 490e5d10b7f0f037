/*
 * ledger_clients begin URL                  make the books
 * ledger_clients pay URL CLIENTS DICE       pay until killed
 * ledger_clients again URL DICE             send every entry of stdin again
 *
 * The clients of tools/torture-ledger.  `pay` opens the database as `serve`
 * does, and seals and releases what has run out all the while; each client
 * reserves, settles, releases, reverses and links, over few budgets that never
 * hold enough.  What was answered after its commit is a line on stdout, in one
 * piece:
 *
 *   KIND ID DEBIT CREDIT AMOUNT SETTLES REVERSES UNTIL CLIENT [ID AMOUNT]
 *
 * the last two for the second of two linked entries.  `again` reads such lines
 * and fails when one is not answered with an entry that was there before.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger.h"

#define CLIENTS_MOST 64
#define BUDGETS      8
#define SHOPS        16
#define BANK         1000
#define BUDGET       2000
#define SHOP         3000
#define DECISION     4000
#define TRIES        2000

static const struct date day = {20000};

struct client {
	struct app *app;
	struct arena *arena;
	int number;
	uint64_t state;
	struct ledger_new news[2];
	size_t n;
	struct ledger_entry out[2];
	pthread_t thread;
};

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "ledger_clients: %s\n", why);
	exit(1);
}

static void
must(const struct fault *fault)
{
	if (fault != NULL)
		give_up(fault->text.key);
}

/* A database that goes away is what this is about: no news. */
static void
quiet(struct str line, void *data)
{
	(void)line;
	(void)data;
}

/* xorshift64*. */
static int64_t
dice(struct client *c, uint64_t n)
{
	c->state ^= c->state >> 12;
	c->state ^= c->state << 25;
	c->state ^= c->state >> 27;
	return (int64_t)((c->state * UINT64_C(2685821657736338717) >> 33) % n);
}

static struct app *
app_of(struct arena *arena, const char *url, bool create)
{
	struct app *app;

	must(app_open(arena,
	              &(struct app_options){
	                      .db = url, .create = create, .any_version = true},
	              &app));
	return app;
}

/* --- the books ---------------------------------------------------------- */

static const struct fault *
account_open(struct ctx *ctx, int64_t id, struct units lower)
{
	return ledger_account_open(
	        ctx, &(struct ledger_account){.id = {id},
	                                      .kind = S("torture.account"),
	                                      .lower = lower,
	                                      .upper = UNITS_NONE});
}

static const struct fault *
books_begin(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(account_open(ctx, BANK, UNITS_NONE));
	for (int i = 0; i < BUDGETS; i++)
		TRY(account_open(ctx, BUDGET + i, (struct units){0}));
	for (int i = 0; i < SHOPS; i++)
		TRY(account_open(ctx, SHOP + i, (struct units){0}));
	for (int i = 0; i < CLIENTS_MOST; i++)
		TRY(ledger_authority_grant(ctx,
		                           (struct authority_id){DECISION + i},
		                           "torture.decision", i));
	return NULL;
}

static void
begin(struct arena *arena, const char *url)
{
	struct app *app = app_of(arena, url, true);
	int applied;

	must(app_migrate(app, arena, &applied));
	must(app_write(app, arena, NULL, "torture", books_begin, NULL));
	app_close(app);
}

/* --- posting ------------------------------------------------------------ */

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct client *c = data;

	TRY(ledger_post_linked(ctx, c->news, c->n, c->out));
	return audit_record(ctx, "torture.posted", (struct person_id){0},
	                    c->news[0].id.v);
}

/* Whether a rule said no, rather than the database being away. */
static bool
is_answer(const struct fault *fault)
{
	return fault_is(fault, FAULT_REFUSED) ||
	       fault_is(fault, FAULT_NOT_FOUND) ||
	       fault_is(fault, FAULT_CONFLICT);
}

/* The same ids until there is an answer, as a client does whose line broke. */
static bool
send(struct client *c)
{
	const struct actor who = {.id = {1 + c->number}};
	const struct fault *fault = NULL;

	for (int i = 0; i < TRIES; i++) {
		fault = app_write(c->app, c->arena, &who, "torture", post, c);
		if (fault == NULL || is_answer(fault))
			return fault == NULL;
		usleep(5000);
	}
	give_up(fault->text.key);
}

static void
say(const struct client *c)
{
	const struct ledger_new *new = &c->news[0];
	const struct ledger_entry *e = &c->out[0];
	char line[400];
	int n = snprintf(line, sizeof(line),
	                 "%d %lld %lld %lld %lld %lld %lld %lld %d",
	                 (int)new->kind, (long long)e->id.v,
	                 (long long)e->debit.v, (long long)e->credit.v,
	                 (long long)e->amount.v, (long long)new->settles.v,
	                 (long long)new->reverses.v, (long long)new->until.ms,
	                 c->number);

	if (c->n == 2)
		n += snprintf(line + n, sizeof(line) - (size_t)n, " %lld %lld",
		              (long long)c->out[1].id.v,
		              (long long)c->out[1].amount.v);
	line[n++] = '\n';
	if (write(STDOUT_FILENO, line, (size_t)n) != n)
		_exit(4);
}

static bool
told(struct client *c)
{
	if (!send(c))
		return false;
	say(c);
	return true;
}

static struct ledger_new
new_of(const struct client *c, enum ledger_kind kind, int64_t id)
{
	return (struct ledger_new){.id = {id},
	                           .kind = kind,
	                           .code = "torture.paid",
	                           .happened_on = day,
	                           .authority = {DECISION + c->number}};
}

static bool
one(struct client *c, struct ledger_new new)
{
	c->news[0] = new;
	c->n = 1;
	return told(c);
}

static bool
take_back(struct client *c, struct entry_id entry)
{
	struct ledger_new back = new_of(c, LEDGER_PLAIN, id_new());

	back.reverses = entry;
	back.reason = S("A test took it back");
	return one(c, back);
}

static bool
move(struct client *c, int64_t from, int64_t to, int64_t amount)
{
	struct ledger_new new = new_of(c, LEDGER_PLAIN, id_new());

	new.credit.v = from;
	new.debit.v = to;
	new.amount.v = amount;
	return one(c, new);
}

/* What a shop is paid goes on, two at a time or not at all. */
static void
spend(struct client *c, int64_t shop, int64_t amount)
{
	for (size_t i = 0; i < 2; i++) {
		c->news[i] = new_of(c, LEDGER_PLAIN, id_new());
		c->news[i].credit.v = shop;
		c->news[i].debit.v = BANK;
		c->news[i].amount.v = i == 0 ? amount / 2 : amount - amount / 2;
	}
	c->n = 2;
	(void)told(c);
}

/* Set aside, then pay all or a part, let go, or let it run out. */
static void
payment(struct client *c)
{
	struct ledger_new set = new_of(c, LEDGER_RESERVE, id_new());
	struct ledger_new then;
	int64_t what = dice(c, 8);

	set.credit.v = BUDGET + dice(c, BUDGETS);
	set.debit.v = SHOP + dice(c, SHOPS);
	set.amount.v = 2 + dice(c, 3000);
	if (what == 0)
		set.until.ms = clock_now().ms + 1 + dice(c, 40);
	if (!one(c, set)) {
		(void)move(c, BANK, set.credit.v, 4000);
		return;
	}
	if (what == 0)
		return;
	then = new_of(c, what == 1 ? LEDGER_RELEASE : LEDGER_SETTLE, id_new());
	then.settles = set.id;
	if (then.kind == LEDGER_SETTLE)
		then.amount.v = 1 + dice(c, (uint64_t)set.amount.v);
	if (!one(c, then) || then.kind == LEDGER_RELEASE)
		return;
	if (what == 2)
		(void)take_back(c, then.id);
	else if (what == 3)
		spend(c, set.debit.v, 2 + then.amount.v);
}

static void *
client_run(void *data)
{
	struct client *c = data;

	for (;;) {
		struct arena_mark mark = arena_mark(c->arena);

		payment(c);
		arena_release(c->arena, mark);
	}
	return NULL;
}

static const struct fault *
seal_and_expire(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(ledger_seal(ctx));
	return ledger_expire(ctx);
}

static struct client *
client_new(struct app *app, int number, uint64_t seed)
{
	struct arena *arena = arena_create(0);
	struct client *c = arena_new(arena, struct client, 1);

	*c = (struct client){.app = app, .arena = arena, .number = number};
	c->state = (seed + 1) * UINT64_C(0x9e3779b97f4a7c15) +
	           (uint64_t)number * UINT64_C(0xd1b54a32d192ed03);
	return c;
}

static _Noreturn void
pay(struct app *app, struct arena *arena, int clients, uint64_t seed)
{
	for (int i = 0; i < clients; i++) {
		struct client *c = client_new(app, i, seed);

		if (pthread_create(&c->thread, NULL, client_run, c) != 0)
			give_up("no thread");
	}
	for (;;) {
		struct arena_mark mark = arena_mark(arena);

		/* What fails now is tried again: the database may be away. */
		if (app_write(app, arena, NULL, "torture", seal_and_expire,
		              NULL) != NULL)
			usleep(1000);
		arena_release(arena, mark);
		usleep(10000);
	}
}

/* --- again -------------------------------------------------------------- */

static int64_t
number_next(char **at)
{
	return strtoll(*at, at, 10);
}

static void
line_read(struct client *c, char *line)
{
	char *at = line;
	struct ledger_new *new = &c->news[0];
	enum ledger_kind kind = (enum ledger_kind)number_next(&at);

	*new = new_of(c, kind, number_next(&at));
	new->debit.v = number_next(&at);
	new->credit.v = number_next(&at);
	new->amount.v = number_next(&at);
	new->settles.v = number_next(&at);
	new->reverses.v = number_next(&at);
	new->until.ms = number_next(&at);
	c->number = (int)number_next(&at);
	new->authority.v = DECISION + c->number;
	if (new->reverses.v != 0)
		new->reason = S("A test took it back");
	if (new->reverses.v != 0 || new->settles.v != 0) {
		new->debit.v = 0;
		new->credit.v = 0;
	}
	if (new->reverses.v != 0 || kind == LEDGER_RELEASE)
		new->amount.v = 0;
	c->news[1] = *new;
	c->news[1].id.v = number_next(&at);
	c->news[1].amount.v = number_next(&at);
	c->n = c->news[1].id.v != 0 ? 2 : 1;
}

static void
again(struct app *app, uint64_t seed)
{
	struct client *c = client_new(app, 0, seed);
	struct instant began = clock_now();
	char line[400];

	while (fgets(line, sizeof(line), stdin) != NULL) {
		struct arena_mark mark = arena_mark(c->arena);

		line_read(c, line);
		if (!send(c))
			give_up("an entry that was answered is refused now");
		for (size_t i = 0; i < c->n; i++)
			if (c->out[i].recorded_at.ms >= began.ms)
				give_up("an entry that was answered is made "
				        "again");
		arena_release(c->arena, mark);
	}
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_create(0);

	log_to(quiet, NULL);
	if (argc == 3 && strcmp(argv[1], "begin") == 0)
		begin(arena, argv[2]);
	else if (argc == 4 && strcmp(argv[1], "again") == 0)
		again(app_of(arena, argv[2], false),
		      strtoull(argv[3], NULL, 10));
	else if (argc == 5 && strcmp(argv[1], "pay") == 0)
		pay(app_of(arena, argv[2], false), arena,
		    (int)strtol(argv[3], NULL, 10),
		    strtoull(argv[4], NULL, 10));
	else
		give_up("begin URL, pay URL CLIENTS DICE or again URL DICE");
	return 0;
}
