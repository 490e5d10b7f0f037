/*
 * app.c - the program's state: one database, every capability.
 */
#include "app/app.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/app_local.h"
#include "kernel/audit/audit.h"
#include "register/policy/policy.h"
#include "store/blobstore.h"

static size_t
capabilities_count(void)
{
	size_t n = 0;

	while (capabilities[n] != NULL)
		n++;
	return n;
}

static int
migration_order(const void *a, const void *b)
{
	const struct migration *const *left = a;
	const struct migration *const *right = b;

	return ((*left)->number > (*right)->number) -
	       ((*left)->number < (*right)->number);
}

const struct migration **
app_migrations(struct arena *arena, size_t *n)
{
	const struct migration **all;

	*n = 0;
	for (size_t c = 0; c < capabilities_count(); c++)
		for (size_t i = 0; capabilities[c]->schema != NULL &&
		                   capabilities[c]->schema[i] != NULL;
		     i++)
			++*n;
	all = arena_new(arena, const struct migration *, *n + 1);
	*n = 0;
	for (size_t c = 0; c < capabilities_count(); c++)
		for (size_t i = 0; capabilities[c]->schema != NULL &&
		                   capabilities[c]->schema[i] != NULL;
		     i++)
			all[(*n)++] = capabilities[c]->schema[i];
	qsort(all, *n, sizeof(void *), migration_order);
	return all;
}

const struct query *const *
app_queries(struct arena *arena)
{
	const struct query **all;
	size_t n = 0;

	for (size_t c = 0; c < capabilities_count(); c++)
		for (size_t i = 0; capabilities[c]->queries != NULL &&
		                   capabilities[c]->queries[i] != NULL;
		     i++)
			n++;
	all = arena_new(arena, const struct query *, n + 1);
	n = 0;
	for (size_t c = 0; c < capabilities_count(); c++)
		for (size_t i = 0; capabilities[c]->queries != NULL &&
		                   capabilities[c]->queries[i] != NULL;
		     i++)
			all[n++] = capabilities[c]->queries[i];
	return all;
}

const char *
app_folder(struct arena *arena, const char *url, const char *name)
{
	const char *path = sqlite_path(url);

	if (path != NULL)
		return str_print(arena, "%s.%s", path, name).p;
	return str_print(arena, "data/%s", name).p;
}

static const char *
base_url_of(struct arena *arena, const struct app_options *options)
{
	if (options->base_url != NULL)
		return options->base_url;
	return str_print(arena, "http://%s",
	                 options->listen != NULL ? options->listen
	                                         : "127.0.0.1:8080")
	        .p;
}

/* REFUSED unless the database is at the program's own version. */
static const struct fault *
version_need(struct app *app, struct arena *arena)
{
	const struct migration **all;
	size_t n;
	int version;

	all = app_migrations(arena, &n);
	TRY(store_version(app->store, arena, &version));
	if (n > 0 && version > all[n - 1]->number)
		return fault_refused(
		        app, "This database was made by a newer version of "
		             "My Direction. Use that version, or a backup from "
		             "before the upgrade");
	if (n > 0 && version < all[n - 1]->number)
		return fault_refused(
		        app,
		        "This database is not up to date. Run mydirection "
		        "init --db {db} first",
		        /* a copy: the store is closed before it is said */
		        {"db", str_copy(arena, str_of(store_url(app->store)))});
	return NULL;
}

const struct fault *
app_open(struct arena *arena, const struct app_options *options,
         struct app **out)
{
	struct store_options store = {
	        .url = options->db,
	        .writers = 0,
	        .batch_most = options->batch_most,
	        .serve = options->listen != NULL,
	        .bulk = options->bulk,
	        .create = options->create,
	};
	struct app *app = arena_new(arena, struct app, 1);

	app->arena = arena;
	app->capabilities = capabilities;
	app->version = APP_VERSION;
	app->per_minute = options->per_minute;
	app->base_url = base_url_of(arena, options);
	app->secure = strncmp(app->base_url, "https:", 6) == 0;
	app->host = options->listen != NULL ? options->listen : "";
	app->smtp_url = getenv("MYDIRECTION_SMTP_URL");
	app->mail_from = getenv("MYDIRECTION_MAIL_FROM");
	app->text_domain = getenv("MYDIRECTION_TEXT_DOMAIN");
	app->clamd = options->clamd;
	app->printer = options->printer;
	TRY(store_open(arena, &store, &app->store));
	store_register(app->store, app_queries(arena));
	if (!options->any_version) {
		const struct fault *fault = version_need(app, arena);

		if (fault == NULL)
			fault = store_indexes_back(app->store, arena);
		if (fault == NULL)
			fault = app_is_demo(app, arena, &app->demo);
		if (fault != NULL) {
			store_close(app->store);
			return fault;
		}
	}
	if (sqlite_path(options->db) == NULL)
		(void)mkdir("data", 0700); /* or blobstore_open says so */
	TRY(blobstore_open(arena, app_folder(arena, options->db, "files"),
	                   &app->blobs));
	*out = app;
	return NULL;
}

void
app_close(struct app *app)
{
	if (app != NULL)
		store_close(app->store);
}

/* What app_write and app_read hand through the store. */
struct call {
	struct app *app;
	const struct actor *who;
	app_fn fn;
	void *data;
};

static const struct fault *
call_run(struct tx *tx, void *data)
{
	struct call *call = data;
	struct ctx ctx;

	ctx_init(&ctx, call->app, tx->arena, tx, call->who);
	return call->fn(&ctx, call->data);
}

static struct tx_who
who_of(const struct actor *who)
{
	return (struct tx_who){
	        .actor = who != NULL ? who->id : (struct user_id){0},
	        .now = clock_now(),
	};
}

const struct fault *
app_write(struct app *app, struct arena *arena, const struct actor *who,
          const char *began, app_fn fn, void *data)
{
	struct call call = {app, who, fn, data};

	return store_write(app->store, arena, who_of(who), began, call_run,
	                   &call);
}

const struct fault *
app_read(struct app *app, struct arena *arena, const struct actor *who,
         const char *began, app_fn fn, void *data)
{
	struct call call = {app, who, fn, data};

	return store_read(app->store, arena, who_of(who), began, call_run,
	                  &call, NULL);
}

static const struct fault *
seed_policies(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

const struct fault *
app_migrate(struct app *app, struct arena *arena, int *applied)
{
	const struct migration **all;
	size_t n;

	all = app_migrations(arena, &n);
	TRY(store_migrate(app->store, arena, all, n, applied));
	return app_write(app, arena, NULL, "init", seed_policies, NULL);
}

const struct fault *
app_is_demo(struct app *app, struct arena *arena, bool *out)
{
	*out = false;
	return app_read(app, arena, NULL, "open", app_store_demo, out);
}
