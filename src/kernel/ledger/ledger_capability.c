/*
 * ledger_capability.c - the ledger as the application sees it.
 */
#include "base/clock.h"
#include "kernel/ledger/ledger_pages.h"

#define MINUTE_MS  ((int64_t)60 * 1000)
#define OVERDUE_MS (10 * MINUTE_MS)
#define NIGHTS_MS  ((int64_t)48 * 60 * MINUTE_MS)

/* --- jobs --------------------------------------------------------------- */

static const struct fault *
seal(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_seal(ctx);
}

static const struct fault *
expire(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_expire(ctx);
}

struct asking {
	struct app *app;
	bool due;
};

static const struct fault *
frozen_any(struct ctx *ctx, bool *out)
{
	struct ledger_book book;

	*out = false;
	for (int i = 0; i < LEDGER_COUNT; i++) {
		TRY(ledger_store_book(ctx, (enum ledger)i, &book));
		*out = *out || instant_is(book.frozen_at);
	}
	return NULL;
}

static const struct fault *
ask(struct tx *tx, void *data)
{
	struct asking *asking = data;
	struct ledger_checked last;
	struct ctx ctx;
	bool frozen;

	ctx_init(&ctx, asking->app, tx->arena, tx, NULL);
	TRY(ledger_store_checked(&ctx, &last));
	TRY(frozen_any(&ctx, &frozen));
	asking->due = ledger_check_is_due(ctx.now, last.at, frozen);
	return NULL;
}

static const struct fault *
check_when_due(struct app *app, struct arena *arena)
{
	struct asking asking = {app, false};
	struct tx_who who = {{0}, clock_now()};

	TRY(store_read(app->store, arena, who, "ledger_check", ask, &asking,
	               NULL));
	return asking.due ? ledger_check_keep(app, arena) : NULL;
}

static void
nightly(struct app *app)
{
	struct arena *arena = arena_create(0);
	const struct fault *fault = check_when_due(app, arena);

	if (fault != NULL)
		log_event(LOG_ERROR, "job_failed",
		          LOG_WORD("job", "ledger_check"),
		          LOG_WORD("kind", fault_code(fault->kind)));
	arena_drop(arena);
}

static const struct background jobs[] = {
        {"ledger_seal", MINUTE_MS, seal, NULL},
        {"ledger_expire", MINUTE_MS, expire, NULL},
        {"ledger_check", 60 * MINUTE_MS, NULL, nightly},
        {NULL, 0, NULL, NULL},
};

/* --- check and status --------------------------------------------------- */

static const struct fault *
check(struct ctx *ctx)
{
	struct ledger_verdict verdict;

	TRY(ledger_check(ctx, &verdict));
	if (verdict.broken.key == NULL)
		return NULL;
	return fault_make(ctx->arena, FAULT_REFUSED, verdict.broken, __FILE__,
	                  __LINE__);
}

static struct status_row
checked_row(struct ctx *ctx, const struct ledger_checked *last)
{
	bool good = last->good[LEDGER_PENCE] && last->good[LEDGER_MINUTES];

	if (last->id == 0)
		return (struct status_row){.name = T("Books checked"),
		                           .value = T("Not yet"),
		                           .good = true};
	return (struct status_row){
	        .name = T("Books checked"),
	        .value = instant_words(ctx->arena, last->at),
	        .good = good && ctx->now.ms - last->at.ms < NIGHTS_MS,
	        .remedy = good ? T("They should be checked every night. Leave "
	                           "the server running at night")
	                       : T("Run mydirection check to see what is "
	                           "wrong, and restore a backup or rebuild "
	                           "the balance"),
	};
}

static const struct fault *
frozen_row(struct ctx *ctx, struct status_row *out)
{
	bool frozen;

	TRY(frozen_any(ctx, &frozen));
	*out = (struct status_row){
	        .name = T("Payments and hours"),
	        .value = frozen ? T("Stopped") : T("Open"),
	        .good = !frozen,
	        .remedy = T("The books were stopped by hand or because they "
	                    "were found wrong. Finance lets them go on when a "
	                    "check has found them sound"),
	};
	return NULL;
}

static const struct fault *
sealed_row(struct ctx *ctx, struct status_row *out)
{
	struct ledger_seal_row last;

	TRY(ledger_store_seal_last(ctx, &last));
	*out = (struct status_row){
	        .name = T("Books sealed"),
	        .value = last.id == 0 ? T("Not yet")
	                              : instant_words(ctx->arena, last.at),
	        .good = true,
	};
	return NULL;
}

/* They are released every minute: what waits longer says that it stopped. */
static const struct fault *
overdue_row(struct ctx *ctx, struct status_row *out)
{
	struct instant before = {ctx->now.ms - OVERDUE_MS};
	int64_t n;

	TRY(ledger_store_overdue(ctx, before, &n));
	*out = (struct status_row){
	        .name = T("Reservations past their end"),
	        .value = str_print(ctx->arena, "%lld", (long long)n),
	        .good = n == 0,
	        .remedy = T("They are let go every minute, but not on a frozen "
	                    "account. Thaw it, or start the server again"),
	};
	return NULL;
}

static const struct fault *
status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	struct status_row *v = arena_new(ctx->arena, struct status_row, 4);
	struct ledger_checked last;

	TRY(ledger_store_checked(ctx, &last));
	v[0] = checked_row(ctx, &last);
	TRY(frozen_row(ctx, &v[1]));
	TRY(sealed_row(ctx, &v[2]));
	TRY(overdue_row(ctx, &v[3]));
	*rows = v;
	*n = 4;
	return NULL;
}

static const char *const personal[] = {"ledger_account", NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"ledger.account_opened", TK("{who} opened an account")},
        {"ledger.account_closed", TK("{who} closed an account")},
        {"ledger.account_frozen", TK("{who} froze an account")},
        {"ledger.account_thawed", TK("{who} thawed an account")},
        {"ledger.account_rebuilt", TK("{who} added up an account anew")},
        {"ledger.bounds_changed", TK("{who} changed the bounds of an account")},
        {"ledger.frozen", TK("{who} stopped all payments")},
        {"ledger.ran_out",
         TK("{who} let a promise of money go that had run out")},
        {"ledger.thaw_said", TK("{who} said that payments may go on")},
        {"ledger.thawed", TK("{who} let payments go on")},
        {NULL, NULL},
};

const struct capability ledger_capability = {
        .name = "ledger",
        .acts = acts,
        .schema = ledger_schema,
        .queries = ledger_queries,
        .routes = ledger_routes,
        .schemas = ledger_schemas,
        .personal = personal,
        .jobs = jobs,
        .status = status,
        .check = check,
        .merge = ledger_store_merge,
};
