/*
 * world.h - a fresh database with people in it, for any test.
 *
 * The moment is 2026-11-24T10:00:00Z, a Tuesday, and stays so until
 * world_later.  Everybody's password is missing: nobody signs in with one.
 *
 *   sam     case manager of the team, Jay's worker
 *   priya   senior case manager of the team
 *   morgan  manager of the organisation
 *   ada     administrator
 *   jay     a person on probation, allocated to sam
 *   ned     case manager of another organisation, Kit's worker
 *   otto    manager of that other organisation
 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "kernel/capability.h"
#include "tests/store_world.h"

#define WORLD_USERS 24

struct world_user {
	const char *username;
	struct actor actor;
};

struct world {
	struct test *t;
	struct arena *arena;
	struct store *store;
	struct app *app;
	struct organisation_id organisation;
	struct team_id team;
	struct organisation_id other_organisation;
	struct team_id other_team;
	struct person_id jay; /* placed; sam's */
	struct person_id kit; /* placed; ned's */
	struct world_user users[WORLD_USERS];
	size_t users_n;
};

/* The database of this test with every capability's tables and statements. */
struct world *world_new(struct test *t);

/* How many entries the audit has: every change writes one, or it is not
 * committed (store/tx.h). */
int64_t world_changes(struct world *w);

/* The same with a few more statements, NULL-ended, that only the test has. */
struct world *world_with(struct test *t, const struct query *const *more);

/* Who somebody is, to read or change; a name that is not there fails. */
struct actor *world_actor(struct world *w, const char *username);
struct user_id world_user(struct world *w, const char *username);

/* Another user, in the organisation and team of `like` (NULL: ours). */
struct user_id world_add(struct world *w, const char *username, unsigned roles,
                         const char *like);

typedef const struct fault *(*world_fn)(struct ctx *ctx, void *data);

/*
 * Run fn as somebody (NULL: the system) in a write job that commits, in a
 * read-only transaction; and the fault it ended with.
 */
const struct fault *
world_do(struct world *w, const char *username, world_fn fn, void *data);
const struct fault *
world_see(struct world *w, const char *username, world_fn fn, void *data);

/* The people whose facts the last world_see read. */
extern _Thread_local struct tx_seen_list world_seen;

/*
 * A check of the rows is told to find a damage: the statement is run as the
 * system, and then the check refuses with these words in its sentence.
 */
void
world_finds(struct world *w, const struct query *damage,
            const struct fault *(*check)(struct ctx *ctx), const char *words);

/* Let time pass. */
void world_later(struct world *w, int64_t ms);

/* A count: a statement that hands back one row with a column n. */
int64_t
world_count(struct world *w, const struct query *query, const struct arg *args);

#endif
