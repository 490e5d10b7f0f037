/*
 * floor_posts PATH SECONDS CLIENTS - what posting is measured against.
 * floor_posts texts - the same statements, a line each, for pgbench.
 *
 * A bare loop that commits in groups: clients leave a wish and wait, one
 * thread takes all that wait into one transaction, a savepoint each, steps the
 * statements that the books step for one posting and its audit entry (their
 * own texts, on tables that ledger_posts made), commits and answers.  No rules,
 * no hashes (32 bytes that stand for one), nothing copied.  Prints postings a
 * second.
 */
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/app.h"
#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger.h"

#define CLIENTS_MOST 256
#define ACCOUNTS     1000
#define DECISION     2000
#define LANES        64
#define HASH         "0123456789abcdef0123456789abcdef"

/* The statements of one posting, in order; the entry is looked for twice. */
enum step {
	LOOK,
	DECIDE,
	LOCK,
	BOOK,
	ENTRY,
	LANE,
	AUDIT,
	LANE_SAVE,
	SAVEPOINT,
	RELEASE,
	BEGIN,
	COMMIT,
	STEPS
};
static const char *const names[STEPS] = {
        [LOOK] = "ledger.entry",        [DECIDE] = "ledger.authority",
        [LOCK] = "ledger.account_lock", [BOOK] = "ledger.book",
        [ENTRY] = "ledger.entry_add",   [LANE] = "audit.head_lock",
        [AUDIT] = "audit.entry_add",    [LANE_SAVE] = "audit.head_save",
};
static sqlite3_stmt *steps[STEPS];
static sqlite3 *db;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wish = PTHREAD_COND_INITIALIZER;
static pthread_cond_t done[CLIENTS_MOST];
static bool waits[CLIENTS_MOST];
static int waiting;
static int64_t until_ms;
static unsigned posted[CLIENTS_MOST];
static uint64_t state = 88172645463325252;

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "floor_posts: %s\n", why);
	exit(1);
}

/* --- statements --------------------------------------------------------- */

static const char *
text_of(const char *name)
{
	const struct query *const *lists[] = {ledger_capability.queries,
	                                      audit_capability.queries};

	for (size_t l = 0; l < 2; l++)
		for (const struct query *const *q = lists[l]; *q != NULL; q++)
			if (strcmp((*q)->name, name) == 0)
				return (*q)->text;
	give_up(name);
}

static void
prepare(enum step step, const char *text)
{
	if (sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT,
	                       &steps[step], NULL) != SQLITE_OK)
		give_up(sqlite3_errmsg(db));
}

static void
open_all(const char *path)
{
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(
	            db,
	            "pragma synchronous = full; pragma foreign_keys = on;"
	            "pragma temp_store = memory; pragma cache_size = -8000;"
	            "pragma trusted_schema = off; pragma mmap_size = 0",
	            NULL, NULL, NULL) != SQLITE_OK)
		give_up(sqlite3_errmsg(db));
	for (int i = 0; i < SAVEPOINT; i++)
		prepare((enum step)i, text_of(names[i]));
	prepare(SAVEPOINT, "savepoint job");
	prepare(RELEASE, "release job");
	prepare(BEGIN, "begin immediate");
	prepare(COMMIT, "commit");
}

static void
number(enum step step, const char *place, int64_t v)
{
	int at = sqlite3_bind_parameter_index(steps[step], place);

	if (at == 0 || sqlite3_bind_int64(steps[step], at, v) != SQLITE_OK)
		give_up(place);
}

static void
words(enum step step, const char *place, const char *v)
{
	int at = sqlite3_bind_parameter_index(steps[step], place);

	if (at == 0 || sqlite3_bind_text(steps[step], at, v, -1,
	                                 SQLITE_STATIC) != SQLITE_OK)
		give_up(place);
}

static void
hash(enum step step, const char *place)
{
	int at = sqlite3_bind_parameter_index(steps[step], place);

	if (at == 0 || sqlite3_bind_blob(steps[step], at, HASH, 32,
	                                 SQLITE_STATIC) != SQLITE_OK)
		give_up(place);
}

/* To its last row; the column of the first, as a number. */
static int64_t
run(enum step step, int column)
{
	int64_t out = 0;
	int got = sqlite3_step(steps[step]);

	if (got == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(steps[step]); i++)
			(void)sqlite3_column_bytes(steps[step], i);
		out = sqlite3_column_int64(steps[step], column);
		got = sqlite3_step(steps[step]);
	}
	if (got != SQLITE_DONE)
		give_up(sqlite3_errmsg(db));
	sqlite3_reset(steps[step]);
	return out;
}

/* --- a posting ---------------------------------------------------------- */

static int64_t
account_any(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return 1 + (int64_t)(state % ACCOUNTS);
}

/* The account's next number on its chain. */
static int64_t
account_next(int64_t account)
{
	number(LOCK, ":account", account);
	return run(LOCK, 12) + 1;
}

static void
entry(int client, int64_t id, int64_t now)
{
	int64_t credit = account_any(), debit = account_any();

	while (debit == credit)
		debit = account_any();
	number(LOOK, ":entry", id);
	run(LOOK, 0);
	number(DECIDE, ":authority", DECISION + client);
	run(DECIDE, 0);
	number(ENTRY, ":debit_number", account_next(debit));
	number(ENTRY, ":credit_number", account_next(credit));
	run(LOOK, 0);
	words(BOOK, ":ledger", "pence");
	run(BOOK, 0);
	number(ENTRY, ":entry", id);
	words(ENTRY, ":ledger", "pence");
	words(ENTRY, ":kind", "plain");
	number(ENTRY, ":debit", debit);
	number(ENTRY, ":credit", credit);
	number(ENTRY, ":amount", 100);
	words(ENTRY, ":code", "bench.paid");
	number(ENTRY, ":happened", now / 86400000);
	number(ENTRY, ":now", now);
	number(ENTRY, ":actor", 1 + client);
	number(ENTRY, ":authority", DECISION + client);
	hash(ENTRY, ":debit_hash");
	hash(ENTRY, ":credit_hash");
	run(ENTRY, 0);
}

static void
audit(int client, int64_t id, int64_t now)
{
	int64_t lane = (1 + client) % LANES, next;

	number(LANE, ":lane", lane);
	next = run(LANE, 1) + 1;
	number(AUDIT, ":id", id_new());
	number(AUDIT, ":lane", lane);
	number(AUDIT, ":number", next);
	number(AUDIT, ":now", now);
	number(AUDIT, ":actor", 1 + client);
	words(AUDIT, ":purpose", "");
	words(AUDIT, ":what", "bench.paid");
	number(AUDIT, ":subject", id);
	number(AUDIT, ":session", 0);
	words(AUDIT, ":route", "bench");
	words(AUDIT, ":detail", "");
	words(AUDIT, ":ids", "");
	number(AUDIT, ":people", 0);
	hash(AUDIT, ":hash");
	run(AUDIT, 0);
	number(LANE_SAVE, ":lane", lane);
	number(LANE_SAVE, ":number", next);
	hash(LANE_SAVE, ":hash");
	run(LANE_SAVE, 0);
}

static void
post(int client, bool alone)
{
	int64_t id = id_new(), now = clock_now().ms;

	if (!alone)
		run(SAVEPOINT, 0);
	entry(client, id, now);
	audit(client, id, now);
	if (!alone)
		run(RELEASE, 0);
}

/* --- the group ---------------------------------------------------------- */

static void *
client_run(void *data)
{
	int client = (int)((bool *)data - waits);

	pthread_mutex_lock(&lock);
	while (clock_ticks() < until_ms) {
		waits[client] = true;
		waiting++;
		pthread_cond_signal(&wish);
		while (waits[client])
			pthread_cond_wait(&done[client], &lock);
		posted[client]++;
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

/* All that wait, into one commit. */
static void
group(const int *clients, int n)
{
	run(BEGIN, 0);
	for (int i = 0; i < n; i++)
		post(clients[i], n == 1);
	run(COMMIT, 0);
}

/* A moment at most: at the end nobody wishes any more. */
static void
wish_wait(void)
{
	struct timespec at;

	clock_gettime(CLOCK_REALTIME, &at);
	at.tv_nsec += 5000000;
	if (at.tv_nsec >= 1000000000) {
		at.tv_nsec -= 1000000000;
		at.tv_sec++;
	}
	pthread_cond_timedwait(&wish, &lock, &at);
}

static void
groups(int n)
{
	int taken[CLIENTS_MOST], taken_n;

	pthread_mutex_lock(&lock);
	while (clock_ticks() < until_ms || waiting > 0) {
		if (waiting == 0) {
			wish_wait();
			continue;
		}
		taken_n = 0;
		for (int i = 0; i < n; i++)
			if (waits[i])
				taken[taken_n++] = i;
		pthread_mutex_unlock(&lock);
		group(taken, taken_n);
		for (int i = 0; i < taken_n; i++) {
			pthread_mutex_lock(&lock);
			waiting--;
			waits[taken[i]] = false;
			pthread_cond_signal(&done[taken[i]]);
			pthread_mutex_unlock(&lock);
		}
		pthread_mutex_lock(&lock);
	}
	pthread_mutex_unlock(&lock);
}

static void
texts_print(void)
{
	for (int i = 0; i < SAVEPOINT; i++)
		printf("%s\t%s\n", names[i], text_of(names[i]));
}

int
main(int argc, char **argv)
{
	pthread_t threads[CLIENTS_MOST];
	unsigned sum = 0;
	int seconds, n;

	if (argc == 2 && strcmp(argv[1], "texts") == 0) {
		texts_print();
		return 0;
	}
	if (argc != 4)
		give_up("PATH SECONDS CLIENTS, or texts");
	seconds = (int)strtol(argv[2], NULL, 10);
	n = (int)strtol(argv[3], NULL, 10);
	if (n < 1 || n > CLIENTS_MOST)
		give_up("between 1 and 256 clients");
	open_all(argv[1]);
	until_ms = clock_ticks() + (int64_t)seconds * 1000;
	for (int i = 0; i < n; i++) {
		pthread_cond_init(&done[i], NULL);
		if (pthread_create(&threads[i], NULL, client_run, &waits[i]) !=
		    0)
			give_up("no thread");
	}
	groups(n);
	for (int i = 0; i < n; i++) {
		pthread_join(threads[i], NULL);
		sum += posted[i];
	}
	printf("%.1f\n", (double)sum / seconds);
	return 0;
}
