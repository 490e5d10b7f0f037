/*
 * app.h - the program around the capabilities: open, serve, commands.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "kernel/capability.h"
#include "kernel/router/router.h"

#define APP_VERSION "0.1.0"

/* Every capability, in the order of src/floors.txt; NULL-ended. */
extern const struct capability *const capabilities[];

/* How a command wants its database. */
struct app_options {
	const char *db;       /* --db: sqlite:PATH or postgresql://... */
	const char *listen;   /* serve only; NULL otherwise */
	const char *base_url; /* or NULL: made from listen */
	const char *clamd;    /* scanner of files, or NULL (ctx.h) */
	const char *printer;  /* of PDFs, or NULL (ctx.h) */
	unsigned threads;
	unsigned batch_most; /* 0: the usual; 1 for the benchmark */
	unsigned per_minute; /* requests of one user; 0: 600 */
	bool bulk;           /* an import */
	bool create;         /* make a missing database */
	bool any_version;    /* do not insist on an up-to-date database */
};

/*
 * Open the database of a command and hand back the program's state in
 * `arena`.  REFUSED, with what to do, when the database is not up to date.
 */
MUST_CHECK const struct fault *
app_open(struct arena *arena, const struct app_options *options,
         struct app **out);

/* Close what app_open opened; NULL is fine. */
void app_close(struct app *app);

/* Bring the database up to date, seed policies; *applied counts. */
MUST_CHECK const struct fault *
app_migrate(struct app *app, struct arena *arena, int *applied);

/* Every migration of every capability, by number. */
const struct migration **app_migrations(struct arena *arena, size_t *n);

/* Every query of every capability, NULL-ended. */
const struct query *const *app_queries(struct arena *arena);

/* Whether this database holds the fictional programme, and mark it so. */
MUST_CHECK const struct fault *
app_is_demo(struct app *app, struct arena *arena, bool *out);
MUST_CHECK const struct fault *app_mark_demo(struct ctx *ctx);

/* Run fn(ctx, data) as the system (or `who`) in one write job. */
typedef const struct fault *(*app_fn)(struct ctx *ctx, void *data);
MUST_CHECK const struct fault *
app_write(struct app *app, struct arena *arena, const struct actor *who,
          const char *began, app_fn fn, void *data);
MUST_CHECK const struct fault *
app_read(struct app *app, struct arena *arena, const struct actor *who,
         const char *began, app_fn fn, void *data);

/* Serve until SIGTERM or SIGINT.  Returns the exit code. */
int app_serve(struct app *app, struct arena *arena,
              const struct app_options *options);

/*
 * Background jobs of the app's capabilities, on two threads.
 *
 * Rules kept here, each with a test of the same words:
 *   - long work holds up no short one;
 *   - one long work is done at a time;
 *   - at the end long work is told, and waited for.
 */
struct jobs;
MUST_CHECK const struct fault *jobs_start(struct app *app, struct jobs **out);
/* Tell all (app->stopping), and wait until they have left off. */
void jobs_stop(struct jobs *jobs);

/* Work shared between two commands and their tests. */
extern const struct capability app_capability;

#endif
