/*
 * router.c - a request on its way: read, write, look again, leave.
 *
 * GET:  one read transaction holds identity and handler; if people were seen,
 *       a write job records who looked, and the reply leaves after its commit.
 * POST: a read transaction for identity; prepare, with none; the handler as a
 *       write job; the page it asks for in a read transaction like a GET's.
 *       An untied route's session is touched before (router_seen.c).
 *
 * A turn lives in the exchange's arena and is on one thread at a time.  What
 * a job makes may go again, since a job may run twice: what must last is made
 * before it is submitted.
 */
#include "kernel/identity/draft.h"
#include "kernel/identity/identity.h"
#include "kernel/router/router_local.h"
#include "web/static.h"

static void read_leave(struct turn *turn);

/* --- language ---------------------------------------------------------- */

static const struct str welsh_prefix = {"/cy/", 4};

static void
language_read(struct turn *turn)
{
	struct request *req = &turn->x->req;
	struct str said = request_cookie(req, LANGUAGE_COOKIE);

	if (str_is(said, "cy"))
		turn->ctx.lang = LANG_CY;
	if (str_starts(req->path, welsh_prefix) || str_is(req->path, "/cy")) {
		turn->ctx.lang = LANG_CY;
		req->path = req->path.n <= 4
		                    ? S("/")
		                    : str_slice(req->path, 3, req->path.n);
	}
	text_use(turn->ctx.lang);
}

/* --- who --------------------------------------------------------------- */

static const struct fault *
turn_identity(struct turn *turn, struct tx *tx)
{
	struct ctx *ctx = &turn->ctx;

	ctx->tx = tx;
	ctx_forget(ctx);
	if (turn->refusal.status != 0)
		return NULL;
	TRY(identity_of(ctx, &turn->x->req, &turn->who, &turn->csrf,
	                &turn->touch));
	ctx->who = turn->who;
	ctx->actor = turn->who.id;
	ctx->csrf = turn->csrf;
	tx->who.actor = ctx->actor;
	check_right(turn);
	return NULL;
}

/* --- a read ------------------------------------------------------------- */

void
turn_submit(struct turn *turn, tx_fn run,
            void (*done)(struct job *job, const struct fault *fault))
{
	turn->job = (struct job){
	        .arena = turn->ctx.arena,
	        .who = ctx_who(&turn->ctx),
	        .began = turn->route->path,
	        .run = run,
	        .done = done,
	        .data = turn,
	};
	store_submit(turn->router->app->store, &turn->job);
}

/* A reply has been drawn in a read: record what must be, and let it go. */
static void
read_leave(struct turn *turn)
{
	bool by_token = turn->ctx.who.by_token && turn->route != NULL &&
	                turn->route->method == GET;

	turn->ctx.tx = NULL;
	paper_make(turn);
	if (turn->seen.n > TX_SEEN_MOST) {
		fault_draw(turn, fault_bug(&turn->ctx,
		                           "more people than a page may show"));
		turn->seen.n = 0;
	}
	reply_head(turn);
	if (turn->route != NULL &&
	    (turn->seen.n > 0 || turn->told != NULL || turn->touch || by_token))
		look_leave(turn);
	else
		reply_finish(turn);
}

/* --- drawing after a write --------------------------------------------- */

static const struct fault *
show_read(struct tx *tx, void *data)
{
	struct turn *turn = data;
	struct ctx *ctx = &turn->ctx;

	ctx->tx = tx;
	ctx_forget(ctx);
	tx->who.actor = ctx->actor;
	return turn->show(ctx, &turn->x->req, turn_reply(turn));
}

/* Whether the page has a place for what was typed: what it was typed for may
 * have changed so that its form is not there any more. */
static bool
keeps_typed(struct turn *turn, const struct fault *over)
{
	struct reply *reply = turn_reply(turn);

	return over->problems != NULL || reply->status != 200 ||
	       page_keeps(&turn->ctx, buf_get(&reply->body));
}

/* On a worker: the page that a write asked for, its fault laid over it. */
static void
show_draw(struct exchange *x, void *data)
{
	struct turn *turn = x->data;
	struct ctx *ctx = &turn->ctx;
	const struct fault *over = turn->show_fault;
	const struct fault *fault;

	(void)data;
	text_use(ctx->lang);
	ctx->shown = over;
	ctx->problems = over != NULL ? over->problems : ctx->problems;
	fault = store_read(turn->router->app->store, ctx->arena, ctx_who(ctx),
	                   turn->route->path, show_read, turn, &turn->seen);
	turn->queries += turn->seen.queries;
	if (fault != NULL) {
		turn->seen.n = 0;
		fault_draw(turn, fault);
	} else if (over != NULL && !keeps_typed(turn, over)) {
		fault_draw(turn, over);
	} else if (over != NULL && turn_reply(turn)->status == 200) {
		turn_reply(turn)->status = fault_status(over->kind);
	}
	read_leave(turn);
}

static void
fault_leave(struct exchange *x, void *data)
{
	struct turn *turn = x->data;

	(void)data;
	text_use(turn->ctx.lang);
	turn->ctx.tx = NULL;
	fault_draw(turn, turn->fault);
	reply_head(turn);
	reply_finish(turn);
}

/* --- a write ----------------------------------------------------------- */

/* Whose it is and when, whatever days a run acted on; nothing is answered. */
static void
own_back(struct turn *turn)
{
	turn->ctx.now = turn->now;
	turn->ctx.today = instant_date(turn->now);
	turn->ctx.who = turn->who;
	turn->ctx.actor = turn->who.id;
	turn->ctx.csrf = turn->csrf;
	turn->noticed = false;
	reply_init(&turn->x->reply, turn->ctx.arena);
}

/* Everything a run of the job may have changed goes back. */
static void
write_reset(struct turn *turn, struct tx *tx)
{
	struct ctx *ctx = &turn->ctx;

	own_back(turn);
	ctx->tx = tx;
	ctx->problems = NULL;
	ctx->fresh_factor = false;
	tx->who.actor = ctx->actor;
	turn->show = NULL;
	turn->show_fault = NULL;
	turn->notice = (struct said){0};
}

/* What was saved is no draft any more. */
static const struct fault *
saved_end_draft(struct turn *turn)
{
	if (!turn->who.drafts || turn->api || turn_reply(turn)->status != 303)
		return NULL;
	return draft_end(&turn->ctx, turn->x->req.path);
}

static const struct fault *
write_run(struct tx *tx, void *data)
{
	struct turn *turn = data;
	bool answered;

	write_reset(turn, tx);
	text_use(turn->ctx.lang);
	TRY(key_begin(turn, &answered));
	if (!answered)
		TRY(turn->route->handler(&turn->ctx, &turn->x->req,
		                         turn_reply(turn)));
	/* Shown over a page: what was done is undone all the same. */
	if (turn->show_fault != NULL)
		return turn->show_fault;
	if (!answered) {
		wording_look(turn);
		TRY(saved_end_draft(turn));
		TRY(key_end(turn));
	}
	if (turn->touch)
		TRY(identity_touch(&turn->ctx, turn->who.session));
	if (turn->show == NULL)
		reply_head(turn);
	turn->in_job = tx->queries;
	return NULL;
}

static bool
redraws(const struct turn *turn, const struct fault *fault)
{
	return turn->route->form != NULL && !turn->api &&
	       (fault->kind == FAULT_INVALID || fault->kind == FAULT_REFUSED ||
	        fault->kind == FAULT_CONFLICT);
}

static void
failed_answer(struct exchange *x, void *data)
{
	const struct turn *turn = x->data;

	(turn->show != NULL ? show_draw : fault_leave)(x, data);
}

static void
write_failed(struct turn *turn, const struct fault *fault)
{
	if (turn->show_fault == NULL || turn->show_fault != fault) {
		turn->show = NULL;
		turn->show_fault = NULL;
	}
	if (turn->show == NULL && redraws(turn, fault)) {
		turn->show = turn->route->form;
		turn->show_fault = fault;
	}
	turn->fault = fault;
	own_back(turn);
	refused_then(turn, failed_answer);
}

static void
write_done(struct job *job, const struct fault *fault)
{
	struct turn *turn = job->data;

	turn->ctx.now = turn->now;
	turn->ctx.today = instant_date(turn->now);
	turn->ctx.tx = NULL;
	turn->queries += turn->in_job;
	turn->in_job = 0;
	turn->touch = turn->touch && fault != NULL;
	if (fault != NULL) {
		write_failed(turn, fault);
		return;
	}
	if (turn->noticed)
		notice_keep(&turn->router->notices, turn->notice_name,
		            turn->ctx.who.id.v, &turn->notice);
	if (turn->show != NULL)
		exchange_again(turn->x, show_draw);
	else
		reply_finish(turn);
}

static void
write_submit(struct exchange *x, void *data)
{
	(void)data;
	turn_submit(x->data, write_run, write_done);
}

/* Nothing is done by a form of a session that is over: it is shown again. */
static const struct fault *
anew_fault(struct ctx *ctx)
{
	return fault_refused(ctx, "You have signed in again since you opened "
	                          "this page. Look at what you typed, then "
	                          "send it once more");
}

/* Prepare on this worker, then hand over to the writer. */
static void
write_begin(struct turn *turn)
{
	struct ctx *ctx = &turn->ctx;
	const struct fault *fault;

	ctx->tx = NULL;
	fault = turn->anew ? anew_fault(ctx) : key_hash(turn);
	if (fault == NULL && turn->route->prepare != NULL)
		fault = turn->route->prepare(ctx, &turn->x->req,
		                             turn_reply(turn));
	if (fault == NULL) {
		touch_apart(turn, write_submit, fault_leave);
		return;
	}
	turn->fault = fault;
	if (redraws(turn, fault)) {
		turn->show = turn->route->form;
		turn->show_fault = fault;
		show_draw(turn->x, turn->router);
	} else {
		fault_leave(turn->x, turn->router);
	}
}

/* --- the beginning ----------------------------------------------------- */

static bool
is_read(const struct turn *turn)
{
	return turn->route == NULL || turn->route->method == GET;
}

static const struct fault *
first_read(struct tx *tx, void *data)
{
	struct turn *turn = data;

	TRY(turn_identity(turn, tx));
	if (turn->refusal.status != 0 || turn->route == NULL || !is_read(turn))
		return NULL;
	if (turn->who.drafts && !turn->api)
		TRY(draft_read(&turn->ctx, &turn->x->req.drafts,
		               &turn->x->req.drafts_n));
	return turn->route->handler(&turn->ctx, &turn->x->req,
	                            turn_reply(turn));
}

static struct turn *
turn_new(struct exchange *x, struct router *router)
{
	struct turn *turn = arena_new(x->arena, struct turn, 1);
	struct request *req = &x->req;

	x->data = turn;
	turn->x = x;
	turn->router = router;
	turn->ctx = (struct ctx){
	        .arena = x->arena,
	        .app = router->app,
	        .req = req,
	        .request_id = id_show(x->arena, id_new()),
	        .turn = turn,
	};
	turn->now = turn->ctx.now = clock_now();
	turn->ctx.today = instant_date(turn->now);
	language_read(turn);
	turn->route = table_find(&router->table, req->method, req->path,
	                         &req->places, &turn->known, x->arena);
	turn->ctx.route = turn->route;
	turn->api = str_starts(req->path, S("/api/"));
	id_random(&turn->notice_name, sizeof(turn->notice_name));
	turn->notice_name |= 1;
	return turn;
}

/* Nothing was found, or the request may go no further. */
static void
stopped_answer(struct exchange *x, void *data)
{
	struct turn *turn = x->data;

	(void)data;
	text_use(turn->ctx.lang);
	if (turn->fault != NULL)
		fault_draw(turn, turn->fault);
	else
		refusal_draw(turn);
	reply_head(turn);
	reply_finish(turn);
}

static void
stopped_leave(struct turn *turn, const struct fault *fault)
{
	turn->ctx.tx = NULL;
	turn->seen.n = 0;
	turn->touch = false;
	turn->fault = fault;
	if (refused_counts(turn))
		refused_then(turn, stopped_answer);
	else
		stopped_answer(turn->x, turn->router);
}

static void
turn_stop_unknown(struct turn *turn)
{
	if (turn->refusal.status != 0 || turn->route != NULL)
		return;
	turn->refusal =
	        turn->known ? (struct refusal){405,
	                                       TEXT("This cannot be done "
	                                            "here"),
	                                       0}
	                    : (struct refusal){404, TEXT("Page not found"), 0};
}

void
router_handle(struct exchange *x, void *data)
{
	struct router *router = data;
	struct turn *turn = turn_new(x, router);
	const struct fault *fault;

	if (static_reply(&x->req, &x->reply)) {
		reply_head(turn);
		reply_finish(turn);
		return;
	}
	check_door(turn);
	key_read(turn);
	fault = store_read(router->app->store, x->arena, ctx_who(&turn->ctx),
	                   turn->route != NULL ? turn->route->path : "no route",
	                   first_read, turn, &turn->seen);
	turn->queries += turn->seen.queries;
	turn_stop_unknown(turn);
	if (fault != NULL || turn->refusal.status != 0)
		stopped_leave(turn, fault);
	else if (is_read(turn))
		read_leave(turn);
	else
		write_begin(turn);
}

void
router_broken(struct exchange *x, enum boundary_end end, void *data)
{
	struct turn *turn = turn_new(x, data);
	const struct fault *fault;

	if (end == BOUNDARY_CEILING)
		fault = fault_unavailable(&turn->ctx,
		                          "This was too much to handle at "
		                          "once. Nothing was saved");
	else
		fault = fault_bug(&turn->ctx, "broken claim");
	fault_draw(turn, fault);
	reply_head(turn);
}

void
router_refused(struct exchange *x, int status, void *data)
{
	struct turn *turn = turn_new(x, data);
	struct text text = TEXT("What was sent could not be read");

	if (status == 413)
		text = TEXT("What was sent is too large");
	else if (status == 415)
		text = TEXT("This kind of content is not taken here");
	else if (status == 507)
		text = TEXT("There is no room to keep what was sent. Try "
		            "again later");
	turn->refusal = (struct refusal){status, text, 0};
	refusal_draw(turn);
	reply_head(turn);
}

bool
router_takes_upload(struct str path, void *data)
{
	struct router *router = data;
	struct arena *arena = arena_create(0);
	struct pairs places;
	bool known;
	const struct route *route =
	        table_find(&router->table, POST, path, &places, &known, arena);

	arena_drop(arena);
	return route != NULL && route->upload;
}

/* --- making it --------------------------------------------------------- */

static struct str
host_of(const char *base_url)
{
	struct str url = str_of(base_url);
	size_t at = str_find(url, '/');
	struct str rest = str_slice(url, at + 2, url.n);

	return str_slice(rest, 0, str_find(rest, '/'));
}

const struct fault *
router_create(struct arena *arena, struct app *app, struct router **out)
{
	struct router *router = arena_new(arena, struct router, 1);

	router->app = app;
	router->host = host_of(app->base_url);
	TRY(table_make(arena, app, &router->table));
	TRY(schemas_make(arena, app, &router->table, &router->schemas));
	rates_init(&router->rates);
	pthread_mutex_init(&router->notices.lock, NULL);
	menu_make(router);
	*out = router;
	return NULL;
}

const struct route *
router_find(struct router *router, enum method method, struct str path,
            struct pairs *places, bool *path_known, struct arena *arena)
{
	return table_find(&router->table, method, path, places, path_known,
	                  arena);
}

const struct route *const *
router_all(const struct router *router, size_t *n)
{
	*n = router->table.all_n;
	return router->table.all;
}

/* --- what handlers ask for --------------------------------------------- */

const struct fault *
reply_show(struct ctx *ctx, struct reply *reply, handler_fn get,
           const struct fault *fault)
{
	(void)reply;
	if (ctx->turn != NULL) {
		ctx->turn->show = get;
		ctx->turn->show_fault = fault;
	}
	return NULL;
}
