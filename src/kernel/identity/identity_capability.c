/* identity_capability.c - what the application sees of kernel/identity. */
#include "kernel/identity/identity_local.h"

static const char *const identity_personal[] = {"identity_user", NULL};

static const struct fault *
sweep(struct ctx *ctx, void *data)
{
	(void)data;
	return identity_store_sweep(ctx);
}

static const struct background identity_jobs[] = {
        {"identity.sweep", 10 * IDENTITY_MINUTE_MS, sweep, NULL},
        {NULL, 0, NULL, NULL},
};

static const struct fault *
identity_status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	bool key = ctx->app->key.n > 0;

	*rows = arena_new(ctx->arena, struct status_row, 1);
	(*rows)[0] = (struct status_row){
	        .name = T("Key for second factors"),
	        .value = key ? T("There") : T("Missing"),
	        .good = key,
	        .remedy = T("Put the file server.key beside the database and "
	                    "start again"),
	};
	*n = 1;
	return NULL;
}

const struct capability identity_capability = {
        .name = "identity",
        .schema = identity_schema,
        .routes = identity_routes,
        .queries = identity_queries,
        .personal = identity_personal,
        .jobs = identity_jobs,
        .status = identity_status,
};
