/*
 * router_pages.c - health, figures, language: the router's own addresses.
 */
#include <stdatomic.h>

#include "base/jail.h"
#include "kernel/router/router_store.h"
#include "web/gov/gov.h"

/* --- health ------------------------------------------------------------ */

static const struct fault *
health(struct ctx *ctx, struct reply *reply, bool database)
{
	struct json_out j;

	if (database)
		TRY(router_store_ready(ctx));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "status", S("UP"));
	if (database) {
		json_object(&j, "components");
		json_object(&j, "db");
		json_str(&j, "status", S("UP"));
		json_end(&j);
		json_end(&j);
	}
	json_end(&j);
	return NULL;
}

static const struct fault *
get_health(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return health(ctx, reply, true);
}

static const struct fault *
get_liveness(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return health(ctx, reply, false);
}

static const struct fault *
get_ping(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)ctx;
	(void)req;
	reply_text(reply, 200, S("pong\n"));
	return NULL;
}

static const struct fault *
get_info(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct json_out j;

	(void)req;
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_object(&j, "build");
	json_str(&j, "name", S("mydirection"));
	json_str(&j, "version", str_of(ctx->app->version));
	json_end(&j);
	json_bool(&j, "demo", ctx->app->demo);
	json_end(&j);
	return NULL;
}

static const struct fault *
get_session(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)ctx;
	(void)req;
	reply_text(reply, 200, S("ok\n"));
	return NULL;
}

/* --- figures ----------------------------------------------------------- */

struct figures {
	struct listen_figures listen;
	struct store_figures store;
	int64_t replies[6];
	int64_t micros;
};

static void
figures_read(struct ctx *ctx, struct figures *out)
{
	struct router *router = ctx->turn->router;

	*out = (struct figures){0};
	if (ctx->app->listener != NULL)
		listen_figures(ctx->app->listener, &out->listen);
	store_figures(ctx->app->store, &out->store);
	for (int i = 1; i < 6; i++)
		out->replies[i] = atomic_load(&router->replies[i]);
	out->micros = atomic_load(&router->micros);
}

static void
metric(struct buf *b, const char *name, const char *type, int64_t v)
{
	buf_print(b, "# TYPE mydirection_%s %s\nmydirection_%s %lld\n", name,
	          type, name, (long long)v);
}

static const struct fault *
get_metrics(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct figures f;
	struct buf *b = &reply->body;

	(void)req;
	figures_read(ctx, &f);
	reply_text(reply, 200, S(""));
	reply->type = "text/plain; version=0.0.4; charset=utf-8";
	buf_lit(b, "# TYPE mydirection_replies_total counter\n");
	for (int i = 1; i < 6; i++)
		buf_print(b,
		          "mydirection_replies_total{status=\"%dxx\"} %lld\n",
		          i, (long long)f.replies[i]);
	metric(b, "reply_microseconds_total", "counter", f.micros);
	metric(b, "connections", "gauge", (int64_t)f.listen.connections);
	metric(b, "requests_waiting", "gauge", (int64_t)f.listen.waiting);
	metric(b, "connections_reaped_total", "counter", f.listen.reaped);
	metric(b, "requests_refused_total", "counter", f.listen.refused);
	metric(b, "arena_peak_bytes", "gauge", (int64_t)f.listen.arena_peak);
	metric(b, "writes_waiting", "gauge", (int64_t)f.store.waiting);
	metric(b, "write_longest_wait_microseconds", "gauge",
	       f.store.longest_wait_us);
	metric(b, "commits_total", "counter", f.store.commits);
	metric(b, "jobs_total", "counter", f.store.jobs);
	metric(b, "slow_jobs_total", "counter", f.store.slow_jobs);
	return NULL;
}

/* --- status ------------------------------------------------------------ */

#define STATUS_MOST 64

struct status_page {
	struct str title;
	struct status_row rows[STATUS_MOST];
	size_t n;
};

static void
row_add(struct status_page *page, struct str name, struct str value, bool good,
        struct str remedy)
{
	if (page->n < STATUS_MOST)
		page->rows[page->n++] =
		        (struct status_row){name, value, good, remedy};
}

static void
row_number(struct ctx *ctx, struct status_page *page, struct str name,
           int64_t v)
{
	row_add(page, name, str_print(ctx->arena, "%lld", (long long)v), true,
	        S(""));
}

/* "64.0 kB", "12.3 MB": as one says it, for who looks after a server. */
static struct str
bytes_words(struct arena *arena, int64_t n)
{
	if (n < 1000 * 1000)
		return str_print(arena, "%.1f kB", (double)n / 1e3);
	return str_print(arena, "%.1f MB", (double)n / 1e6);
}

/* "0.4 ms", "2.1 s" of so many microseconds. */
static struct str
wait_words(struct arena *arena, int64_t us)
{
	if (us < 1000 * 1000)
		return str_print(arena, "%.1f ms", (double)us / 1e3);
	return str_print(arena, "%.1f s", (double)us / 1e6);
}

static void
status_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct status_page *page = data;
	const struct gov_table table = {
	        .caption = page->title,
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("What")}, {.text = T("How it is")},
	                          {.text = T("What to do")}),
	        .first_cell_is_header = true,
	        .classes = "dir-table",
	};

	(void)ctx;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, page->title);
	html_raw(h, "</h1>");
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < page->n; i++) {
		const struct status_row *r = &page->rows[i];

		gov_table_row(h, &table,
		              (const struct gov_cell[]){
		                      {.text = r->name},
		                      {.text = r->value},
		                      {.text = r->good ? S("") : r->remedy}},
		              3);
	}
	gov_table_scroll_end(h);
}

static void
status_show(struct ctx *ctx, struct reply *reply, const struct status_page *p)
{
	page_show(ctx, reply,
	          &(struct page){
	                  .title = p->title, .nav = NAV_ADMIN, .wide = true},
	          status_draw, p);
}

static void
rows_server(struct ctx *ctx, struct status_page *page)
{
	struct figures f;

	figures_read(ctx, &f);
	row_add(page, T("Version"), str_of(ctx->app->version), true, S(""));
	row_add(page, T("Database"), str_of(store_url(ctx->app->store)), true,
	        S(""));
	row_number(ctx, page, T("Connections"), (int64_t)f.listen.connections);
	row_number(ctx, page, T("Requests so far"), f.listen.requests);
	row_number(ctx, page, T("Requests waiting"), (int64_t)f.listen.waiting);
	row_number(ctx, page, T("Slow clients cut off"), f.listen.reaped);
	row_add(page, T("Most memory of one request"),
	        bytes_words(ctx->arena, (int64_t)f.listen.arena_peak), true,
	        S(""));
	row_number(ctx, page, T("Writes waiting"), (int64_t)f.store.waiting);
	row_add(page, T("Longest wait to write"),
	        wait_words(ctx->arena, f.store.longest_wait_us), true, S(""));
	row_add(page, T("Slow writes"),
	        str_print(ctx->arena, "%lld", (long long)f.store.slow_jobs),
	        f.store.slow_jobs == 0,
	        TV(ctx->arena, "The last slow one was {name}",
	           {"name", str_of(f.store.last_slow)}));
}

static const struct fault *
get_status(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct status_page *page = arena_new(ctx->arena, struct status_page, 1);
	const struct capability *const *c = ctx->app->capabilities;

	(void)req;
	page->title = T("Status");
	rows_server(ctx, page);
	for (; *c != NULL; c++) {
		struct status_row *rows;
		size_t n;

		if ((*c)->status == NULL)
			continue;
		TRY((*c)->status(ctx, &rows, &n));
		for (size_t i = 0; i < n; i++)
			row_add(page, rows[i].name, rows[i].value, rows[i].good,
			        rows[i].remedy);
	}
	status_show(ctx, reply, page);
	return NULL;
}

static void
rows_jail(struct status_page *page)
{
	struct jail_held held = jail_holds();

	row_add(page, T("The server writes in its own folders only"),
	        held.files ? T("Yes") : T("No"), held.files,
	        T("Use a kernel with Landlock (Linux 5.13 or later)"));
	row_add(page, T("The server can gain no rights"),
	        held.rights && held.calls ? T("Yes") : T("No"),
	        held.rights && held.calls,
	        T("Use a kernel with seccomp filters"));
}

static const struct fault *
get_security(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct status_page *page = arena_new(ctx->arena, struct status_page, 1);
	const struct app *app = ctx->app;
	bool local = str_has(str_of(app->base_url), S("://127.")) ||
	             str_has(str_of(app->base_url), S("://localhost")) ||
	             str_has(str_of(app->base_url), S("://[::1]"));

	(void)req;
	page->title = T("Security");
	row_add(page, T("Address"), str_of(app->base_url), app->secure || local,
	        T("Serve it by https: give --base-url https://..."));
	row_add(page, T("Cookies are for https only"),
	        app->secure ? T("Yes") : T("No"), app->secure || local,
	        T("Serve it by https: give --base-url https://..."));
	row_add(page, T("Fictional programme"), app->demo ? T("Yes") : T("No"),
	        !app->demo || local,
	        T("Never serve the fictional programme to others"));
	row_add(page, T("Welsh checked by a translator"),
	        app->welsh_reviewed ? T("Yes") : T("No"), app->welsh_reviewed,
	        T("Have a translator sign the sentences"));
	row_add(page, T("Welsh sentences"),
	        text_has_welsh() ? T("There") : T("Missing"), text_has_welsh(),
	        T("Build the program again, so that the Welsh lies beside it"));
	rows_jail(page);
	status_show(ctx, reply, page);
	return NULL;
}

/* --- language ---------------------------------------------------------- */

static const struct fault *
post_language(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str lang = request_field(req, "lang");
	struct str back = request_field(req, "return");

	if (!str_is(lang, "en") && !str_is(lang, "cy"))
		return fault_invalid(ctx, "Choose English or Welsh");
	reply_cookie(reply, &(struct cookie){.name = LANGUAGE_COOKIE,
	                                     .value = lang,
	                                     .max_age = 31536000,
	                                     .http_only = true,
	                                     .secure = ctx->app->secure,
	                                     .same_site = "Lax"});
	reply_see_other(reply, path_local(back) ? back : S("/"));
	return NULL;
}

/* --- the capability ---------------------------------------------------- */

const struct route router_routes[] = {
        {.method = GET,
         .path = "/health",
         .handler = get_health,
         .permission = CAN_OPEN,
         .summary = "Whether the server and its database answer"},
        {.method = GET,
         .path = "/health/ping",
         .handler = get_ping,
         .permission = CAN_OPEN,
         .summary = "Whether the server answers, without the database"},
        {.method = GET,
         .path = "/health/liveness",
         .handler = get_liveness,
         .permission = CAN_OPEN,
         .summary = "Whether the server is alive"},
        {.method = GET,
         .path = "/health/readiness",
         .handler = get_health,
         .permission = CAN_OPEN,
         .summary = "Whether the server can take requests"},
        {.method = GET,
         .path = "/info",
         .handler = get_info,
         .permission = CAN_OPEN,
         .summary = "Name and version of the server"},
        {.method = GET,
         .path = "/metrics",
         .handler = get_metrics,
         .permission = CAN_SEE_STATUS,
         .summary = "Figures of the server, for a monitor"},
        {.method = GET,
         .path = "/status",
         .handler = get_status,
         .permission = CAN_SEE_STATUS,
         .summary = "How the server is, for an administrator"},
        {.method = GET,
         .path = "/status/security",
         .handler = get_security,
         .permission = CAN_SEE_STATUS,
         .summary = "The server looks at its own settings"},
        {.method = GET,
         .path = "/money",
         .handler = get_money,
         .permission = CAN_SEE_BOOKS,
         .summary = "The pages about money, a line each"},
        {.method = GET,
         .path = "/words",
         .handler = get_wording,
         .permission = CAN_SIGNED_IN,
         .summary = "Words that can be said better, and why"},
        {.method = GET,
         .path = "/session",
         .handler = get_session,
         .permission = CAN_SIGNED_IN,
         .summary = "Keep this session from ending of idleness"},
        {.method = POST,
         .path = "/language",
         .handler = post_language,
         .permission = CAN_OPEN,
         .summary = "Choose English or Welsh",
         .no_key = true},
        {.method = GET,
         .path = "/help",
         .handler = get_help,
         .permission = CAN_OPEN,
         .summary = "Help with this service"},
        {.method = GET,
         .path = "/privacy",
         .handler = get_privacy,
         .permission = CAN_OPEN,
         .summary = "What is kept about people, and for how long"},
        {.method = GET,
         .path = "/accessibility",
         .handler = get_accessibility,
         .permission = CAN_OPEN,
         .summary = "Accessibility statement"},
        {.method = GET,
         .path = "/api/openapi.json",
         .handler = get_openapi,
         .permission = CAN_OPEN,
         .summary = "This description of the API, OpenAPI 3.1",
         .api_response = "OpenApi"},
        ROUTES_END,
};

static const struct fault *
purge(struct ctx *ctx, void *data)
{
	(void)data;
	return router_store_keys_purge(ctx);
}

static const struct background jobs[] = {
        {"router_keys_purge", (int64_t)60 * 60 * 1000, purge, NULL},
        {NULL, 0, NULL, NULL},
};

const struct capability router_capability = {
        .name = "router",
        .schema = router_schema,
        .routes = router_routes,
        .schemas = router_schemas,
        .queries = router_queries,
        .jobs = jobs,
};
