/* identity_capability.c - what the application sees of kernel/identity. */
#include "kernel/identity/draft_local.h"
#include "kernel/identity/identity_second_local.h"

static const char *const identity_personal[] = {"identity_user", NULL};

static const struct fault *
sweep(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(draft_store_sweep(ctx));
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

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"identity.code_given", TK("{who} typed a code of the second factor")},
        {"identity.code_wrong",
         TK("{who} typed a wrong code of the second factor")},
        {"identity.code_made", TK("{who} made a code to set a password")},
        {"identity.code_seconded", TK("{who} made the second half of a code")},
        {"identity.factor_added", TK("{who} turned a second factor on")},
        {"identity.factor_removed", TK("{who} took a second factor off")},
        {"identity.language_chosen", TK("{who} chose a language")},
        {"identity.password_changed", TK("{who} changed a password")},
        {"identity.purpose_chosen", TK("{who} said why records are looked at")},
        {"identity.recovery_code_given",
         TK("{who} signed in with a recovery code")},
        {"identity.recovery_codes_made", TK("{who} made new recovery codes")},
        {"identity.session_ended", TK("{who} ended a session")},
        {"identity.sessions_ended", TK("{who} ended all sessions of a user")},
        {"identity.sign_in_refused", TK("A sign-in as {who} was refused")},
        {"identity.signed_in", TK("{who} signed in")},
        {"identity.signed_out", TK("{who} signed out")},
        {"identity.signed_out_everywhere", TK("{who} signed out everywhere")},
        {"identity.told", TK("{who} was told who touched their sign-in")},
        {"identity.token_made", TK("{who} made a token")},
        {"identity.token_revoked", TK("{who} stopped a token")},
        {"identity.token_used", TK("A token of {who} was used")},
        {"identity.not_let", TK("{who} was not let give a role alone")},
        {"identity.user_added", TK("{who} added a user")},
        {"identity.user_changed", TK("{who} changed what a user may do")},
        {"identity.user_disabled", TK("{who} stopped a user from signing in")},
        {"identity.user_enabled", TK("{who} let a user sign in again")},
        {"identity.user_placed", TK("{who} changed where a user belongs")},
        {NULL, NULL},
};

const struct capability identity_capability = {
        .name = "identity",
        .acts = acts,
        .schema = identity_schema,
        .routes = identity_routes,
        .queries = identity_queries,
        .personal = identity_personal,
        .panels = identity_panels,
        .jobs = identity_jobs,
        .status = identity_status,
};
