/*
 * commands.c - the list of commands, and the short ones.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "store/blobstore.h"

const struct command commands[] = {
        {"serve",
         "--db URL [--listen 127.0.0.1:8080] [--base-url URL] [--threads N] "
         "[--per-minute 600] [--clamd SOCKET|HOST:PORT] [--printer SOCKET]",
         "Serve until SIGTERM.",
         "db listen base-url threads batch per-minute clamd printer",
         command_serve, NULL},
        {"printer", "--listen SOCKET [--chromium /usr/bin/chromium]",
         "Make PDFs of pages for serve --printer, until SIGTERM.",
         "listen chromium", command_printer, NULL},
        {"init", "--db URL [--json]",
         "Create or upgrade the database; safe to repeat.", "db json",
         command_init, NULL},
        {"demo", "--db URL [--people 120] [--seed 1]",
         "Make a fictional programme with people in every phase.",
         "db people seed json", command_demo, NULL},
        {"import",
         "--db URL DIR [--dry-run] [--report FILE.json] [--refused DIR] "
         "[--organisation SLUG]",
         "Bring in a caseload from a folder of CSV files.",
         "db dry-run report refused organisation json", command_import, NULL},
        {"backup", "--db URL --out DIR",
         "Copy a running database and its files to a new folder.",
         "db out json", command_backup, NULL},
        {"restore", "--db URL BACKUP_DIR",
         "Turn an empty database into that backup.", "db json", command_restore,
         NULL},
        {"check", "--db URL [--json]",
         "Verify the database, its files and the audit chain.", "db json",
         command_check, NULL},
        {"user", "add|list|reset|disable|role|token --db URL ...",
         "Users, their roles, reset codes and tokens.", "", NULL, command_user},
        {"eval", "selftest --vectors DIR | power --base P --treated N ...",
         "Did it reduce reoffending?  Without a database.", "", NULL,
         command_eval},
        {"routes", "--json", "List every route.", "json", command_routes, NULL},
        {"explain-route", "METHOD PATH", "Say what a route needs and does.",
         "json", command_explain_route, NULL},
        {"version", "[--json]", "Say which version this is.", "json",
         command_version, NULL},
        {NULL, NULL, NULL, NULL, NULL, NULL},
};

int
command_version(struct arena *arena, const struct options *options)
{
	(void)arena;
	if (options->json)
		printf("{\"name\":\"mydirection\",\"version\":\"%s\"}\n",
		       APP_VERSION);
	else
		printf("mydirection %s\n", APP_VERSION);
	return 0;
}

/* The SQLite file of an address, or NULL. */
const char *
sqlite_path(const char *db)
{
	return db != NULL && strncmp(db, "sqlite:", 7) == 0 ? db + 7 : NULL;
}

/* Before an upgrade a copy is kept beside the database. */
static const struct fault *
copy_before(struct app *app, struct arena *arena, const char *path, int version)
{
	const struct migration **all;
	size_t n;

	all = app_migrations(arena, &n);
	if (path == NULL || version == 0 || n == 0 ||
	    version >= all[n - 1]->number)
		return NULL;
	return store_copy(
	        app->store, arena,
	        str_print(arena, "%s.before-%d", path, all[n - 1]->number).p);
}

int
command_init(struct arena *arena, const struct options *options)
{
	struct app *app;
	const struct fault *fault;
	int version = 0, applied = 0;

	fault = command_open(arena, options, true, &app);
	if (fault != NULL)
		return command_fail(arena, fault);
	fault = store_version(app->store, arena, &version);
	if (fault == NULL)
		fault = copy_before(app, arena, sqlite_path(options->db),
		                    version);
	if (fault == NULL)
		fault = app_migrate(app, arena, &applied);
	app_close(app);
	if (fault != NULL)
		return command_fail(arena, fault);
	if (options->json)
		printf("{\"created\":%s,\"applied\":%d}\n",
		       version == 0 ? "true" : "false", applied);
	else if (applied == 0)
		printf("The database is up to date.\n");
	else
		printf("The database is ready: %d steps done.\n", applied);
	return 0;
}

/* One walk over everything that can be off. */
const struct fault *
check_inside(struct ctx *ctx, void *data)
{
	struct text broken = {0};
	int64_t *entries = data;

	TRY(audit_check(ctx, &broken, entries));
	if (broken.key != NULL && broken.key[0] != '\0')
		return fault_make(ctx->arena, FAULT_REFUSED, broken, __FILE__,
		                  __LINE__);
	for (size_t c = 0; capabilities[c] != NULL; c++)
		if (capabilities[c]->check != NULL)
			TRY(capabilities[c]->check(ctx));
	return NULL;
}

/* The store, on a thread of its own: half of the work. */
struct store_look {
	struct app *app;
	struct arena *arena;
	const struct fault *fault;
};

static void *
store_look(void *data)
{
	struct store_look *l = data;

	l->fault = store_check(l->app->store, l->arena);
	return NULL;
}

/* What the rows say, while another thread looks at how they lie. */
static const struct fault *
meaning_check(struct app *app, struct arena *arena, int64_t *entries)
{
	identity_key_look(app, NULL);
	TRY(blobstore_check(app->blobs, arena));
	return app_read(app, arena, NULL, "check", check_inside, entries);
}

static void
arena_end(void *arena)
{
	arena_drop(arena);
}

/* Damage is said before anything that may come of it. */
static const struct fault *
both_check(struct app *app, struct arena *arena, int64_t *entries)
{
	struct store_look l = {app, arena_create(0), NULL};
	const struct fault *fault;
	pthread_t thread;
	bool apart = pthread_create(&thread, NULL, store_look, &l) == 0;

	arena_defer(arena, arena_end, l.arena);
	if (!apart)
		(void)store_look(&l);
	fault = meaning_check(app, arena, entries);
	if (apart)
		(void)pthread_join(thread, NULL);
	return l.fault != NULL ? l.fault : fault;
}

int
command_check(struct arena *arena, const struct options *options)
{
	struct app *app;
	const struct fault *fault;
	int64_t entries = 0;

	fault = command_open(arena, options, false, &app);
	if (fault != NULL)
		return command_fail(arena, fault);
	fault = both_check(app, arena, &entries);
	app_close(app);
	if (fault != NULL)
		return command_fail(arena, fault);
	if (options->json)
		printf("{\"sound\":true,\"auditEntries\":%lld}\n",
		       (long long)entries);
	else
		printf("The database is sound: %lld audit entries in an "
		       "unbroken chain.\n",
		       (long long)entries);
	return 0;
}

/* The user command is identity's own; it is handed an open program. */
int
command_user(int argc, char **argv)
{
	struct arena *arena = arena_create(0);
	struct options options = {.command = "user"};
	struct app *app;
	const struct fault *fault;
	int code;

	for (int i = 0; i + 1 < argc; i++)
		if (strcmp(argv[i], "--db") == 0)
			options.db = argv[i + 1];
	if (options.db == NULL) {
		code = identity_command(NULL, argc, argv);
		arena_drop(arena);
		return code;
	}
	fault = command_open(arena, &options, false, &app);
	if (fault != NULL) {
		code = command_fail(arena, fault);
	} else {
		code = identity_command(app, argc, argv);
		app_close(app);
	}
	arena_drop(arena);
	return code;
}
