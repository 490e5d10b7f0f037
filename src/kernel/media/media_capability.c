/*
 * media_capability.c - the files as the application sees them: what is
 * checked, swept and told.
 */
#include "base/clock.h"
#include "base/log.h"
#include "kernel/media/media_local.h"
#include "store/blobstore.h"

#define HOUR_MS ((int64_t)60 * 60 * 1000)

/* A form may still be at work on a younger file. */
#define LOOSE_MS HOUR_MS

/* A sweep comes every hour: an older file has been passed over. */
#define LOST_MS (3 * HOUR_MS)

#define SWEEP_MOST 500
#define NAME_ROOM  65

/* What one file may need while it is looked at. */
#define LOOK_MEMORY ((size_t)24 * 1024 * 1024)

/* --- every row its file ------------------------------------------------- */

struct look {
	struct ctx *ctx;
	struct arena *own;
	struct media_id id;
	struct str blob;
	bool there;
	bool good;
};

static void
look_inside(void *data)
{
	struct look *look = data;
	struct app *app = look->ctx->app;
	struct bytes sealed = {0}, plain = {0};

	look->there = blobstore_get(app->blobs, look->own, look->blob,
	                            &sealed) == NULL;
	look->good = look->there &&
	             media_open(look->own, app->key, look->id, sealed, &plain);
}

static const struct fault *
row_check(struct ctx *ctx, struct media_id id, struct str blob)
{
	struct look look = {.ctx = ctx, .id = id, .blob = blob};

	if (ctx->app->blobs == NULL || ctx->app->key.n == 0)
		return fault_refused(ctx, "Files that people handed in cannot "
		                          "be read: their key, server.key, is "
		                          "missing. Put it back from a backup");
	look.own = arena_create(LOOK_MEMORY);
	(void)boundary_run(look_inside, &look);
	arena_drop(look.own);
	if (!look.there)
		return fault_refused(ctx,
		                     "The file {file}, which somebody handed "
		                     "in, is missing or damaged. Restore it "
		                     "from a backup",
		                     {"file", str_copy(ctx->arena, blob)});
	if (!look.good)
		return fault_refused(ctx,
		                     "The file {file}, which somebody handed "
		                     "in, cannot be decrypted with this key. "
		                     "Put back the server.key that belongs to "
		                     "this database",
		                     {"file", str_copy(ctx->arena, blob)});
	return NULL;
}

/* --- every file its row ------------------------------------------------- */

struct loose {
	struct ctx *ctx;
	struct instant before;
	char (*names)[NAME_ROOM];
	size_t n;
	size_t most;
};

static const struct fault *
name_judge(void *data, struct str name, struct instant written, bool *more)
{
	struct loose *loose = data;
	struct arena_mark mark;
	bool has = true;

	if (written.ms >= loose->before.ms)
		return NULL;
	mark = arena_mark(loose->ctx->arena);
	TRY(media_store_has(loose->ctx, name, &has));
	arena_release(loose->ctx->arena, mark);
	if (has)
		return NULL;
	for (size_t i = 0; i < name.n && i + 1 < NAME_ROOM; i++)
		loose->names[loose->n][i] = name.p[i];
	loose->n++;
	*more = loose->n < loose->most;
	return NULL;
}

/* At most `most` files that no row has, older than this. */
static const struct fault *
loose_find(struct ctx *ctx, int64_t older_ms, size_t most, struct loose *out)
{
	*out = (struct loose){
	        .ctx = ctx,
	        .before = {ctx->now.ms - older_ms},
	        .names = arena_bytes(ctx->arena, most, NAME_ROOM),
	        .most = most,
	};
	if (ctx->app->blobs == NULL)
		return NULL;
	return blobstore_names(ctx->app->blobs, ctx->arena, name_judge, out);
}

const struct fault *
media_check(struct ctx *ctx)
{
	struct loose loose;

	TRY(media_store_each(ctx, row_check));
	TRY(loose_find(ctx, LOST_MS, 1, &loose));
	if (loose.n == 0)
		return NULL;
	return fault_refused(ctx,
	                     "The file {file} belongs to nothing that was "
	                     "handed in. Start the server, which removes it "
	                     "within the hour",
	                     {"file", str_of(loose.names[0])});
}

/* --- the sweep ---------------------------------------------------------- */

struct sweeping {
	struct app *app;
	struct loose loose;
};

static const struct fault *
sweep_look(struct tx *tx, void *data)
{
	struct sweeping *sweeping = data;
	struct ctx ctx;

	ctx_init(&ctx, sweeping->app, tx->arena, tx, NULL);
	return loose_find(&ctx, LOOSE_MS, SWEEP_MOST, &sweeping->loose);
}

const struct fault *
media_sweep(struct app *app, struct arena *arena, int64_t *out)
{
	struct sweeping sweeping = {.app = app};
	struct tx_who who = {{0}, clock_now()};

	TRY(store_read(app->store, arena, who, "media_sweep", sweep_look,
	               &sweeping, NULL));
	for (size_t i = 0; i < sweeping.loose.n; i++)
		TRY(blobstore_drop(app->blobs, arena,
		                   str_of(sweeping.loose.names[i])));
	*out = (int64_t)sweeping.loose.n;
	return NULL;
}

static void
sweep(struct app *app)
{
	struct arena *arena = arena_create(0);
	int64_t n = 0;
	const struct fault *fault = media_sweep(app, arena, &n);

	if (fault != NULL)
		log_event(LOG_ERROR, "job_failed",
		          LOG_WORD("job", "media_sweep"),
		          LOG_WORD("kind", fault_code(fault->kind)));
	else if (n > 0)
		log_event(LOG_INFO, "files_swept", LOG_NUMBER("files", n));
	arena_drop(arena);
}

/* --- the capability ----------------------------------------------------- */

static const struct fault *
expire(struct ctx *ctx, void *data)
{
	(void)data;
	return media_expire(ctx);
}

static const struct fault *
status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	bool key = ctx->app->key.n > 0;

	*rows = arena_new(ctx->arena, struct status_row, 2);
	(*rows)[0] = (struct status_row){
	        .name = T("Scanner of files handed in"),
	        .value = ctx->app->clamd != NULL ? T("Configured")
	                                         : T("Not configured"),
	        .good = true,
	};
	(*rows)[1] = (struct status_row){
	        .name = T("Key of files handed in"),
	        .value = key ? T("There") : T("Missing"),
	        .good = key,
	        .remedy = T("Put back the server.key that belongs to this "
	                    "database"),
	};
	*n = 2;
	return NULL;
}

static const struct background jobs[] = {
        {"media_expire", HOUR_MS, expire, NULL},
        {"media_sweep", HOUR_MS, NULL, sweep},
        {NULL, 0, NULL, NULL},
};

static const char *const personal[] = {"media_file", NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"media.kept", TK("{who} handed in a file")},
        {"media.let_go", TK("{who} let a file go")},
        {NULL, NULL},
};

const struct capability media_capability = {
        .name = "media",
        .acts = acts,
        .schema = media_schema,
        .queries = media_queries,
        .personal = personal,
        .jobs = jobs,
        .status = status,
        .check = media_check,
        .merge = media_store_merge,
};
