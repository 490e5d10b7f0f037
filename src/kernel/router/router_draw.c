/*
 * router_draw.c - the headers every reply has, and its line in the log.
 */
#include <stdatomic.h>

#include "kernel/router/router_local.h"

#define POLICY \
	"default-src 'none'; style-src 'self'; script-src 'self';" \
	" img-src 'self'; media-src 'self'; font-src 'self';" \
	" connect-src 'self';" \
	" manifest-src 'self'; form-action 'self'; frame-ancestors 'none';" \
	" base-uri 'none'"

static const struct pair always[] = {
        {{"Content-Security-Policy", 23}, {POLICY, sizeof(POLICY) - 1}},
        {{"X-Content-Type-Options", 22}, {"nosniff", 7}},
        {{"Referrer-Policy", 15}, {"same-origin", 11}},
        {{"Cross-Origin-Opener-Policy", 26}, {"same-origin", 11}},
        {{"Cross-Origin-Resource-Policy", 28}, {"same-origin", 11}},
};

#define ALWAYS_N (sizeof(always) / sizeof(always[0]))

static const struct pair ping_headers[] = {
        {{"Cache-Control", 13}, {"no-store", 8}},
        {{"X-Content-Type-Options", 22}, {"nosniff", 7}},
};

const struct listen_fixed router_fixed[] = {
        {.path = "/health/ping",
         .type = "text/plain; charset=utf-8",
         .body = {"pong\n", 5},
         .headers = ping_headers,
         .headers_n = 2},
        {0},
};

const char *
method_word(enum method method)
{
	static const char *const words[] = {"GET",   "HEAD",   "POST", "PUT",
	                                    "PATCH", "DELETE", "OTHER"};

	return words[method <= METHOD_OTHER ? method : METHOD_OTHER];
}

struct reply *
turn_reply(struct turn *turn)
{
	return &turn->x->reply;
}

static bool
has_header(const struct reply *reply, const char *name)
{
	for (size_t i = 0; i < reply->headers_n; i++)
		if (str_is(reply->headers[i].name, name))
			return true;
	return false;
}

/* Fixed values are literals: nothing to copy or check. */
static void
header_fixed(struct reply *reply, const struct pair *pair)
{
	const size_t most = sizeof(reply->headers) / sizeof(reply->headers[0]);

	claim(reply->headers_n < most);
	reply->headers[reply->headers_n++] = *pair;
}

void
reply_head(struct turn *turn)
{
	static const struct pair no_store = {{"Cache-Control", 13},
	                                     {"no-store", 8}};
	/* The page that needs more says so itself. */
	static const struct pair permissions = {
	        {"Permissions-Policy", 18},
	        {"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	         60}};
	static const struct pair strict = {
	        {"Strict-Transport-Security", 25},
	        {"max-age=31536000; includeSubDomains", 35}};
	struct reply *reply = turn_reply(turn);

	for (size_t i = 0; i < ALWAYS_N; i++)
		header_fixed(reply, &always[i]);
	if (!has_header(reply, "Cache-Control"))
		header_fixed(reply, &no_store);
	if (!has_header(reply, "Permissions-Policy"))
		header_fixed(reply, &permissions);
	if (turn->router->app->secure)
		header_fixed(reply, &strict);
	reply_header(reply, "X-Request-Id", turn->ctx.request_id);
}

static const char *
pattern_of(const struct turn *turn)
{
	if (turn->route != NULL)
		return turn->route->path;
	return str_starts(turn->x->req.path, S("/assets/")) ? "/assets"
	                                                    : "none";
}

void
reply_finish(struct turn *turn)
{
	struct router *router = turn->router;
	int64_t micros = clock_micros() - turn->x->req.arrived_us;
	int status = turn_reply(turn)->status;

	if (status >= 100 && status < 600)
		atomic_fetch_add(&router->replies[status / 100], 1);
	atomic_fetch_add(&router->micros, micros);
	log_event(LOG_INFO, "request",
	          LOG_WORD("method", method_word(turn->x->req.method)),
	          LOG_WORD("route", pattern_of(turn)),
	          LOG_NUMBER("status", status), LOG_NUMBER("micros", micros),
	          LOG_NUMBER("people", (int64_t)turn->seen.n),
	          LOG_NUMBER("queries", turn->queries),
	          LOG_NUMBER("bytes", (int64_t)arena_peak(turn->ctx.arena)),
	          LOG_WORD("request", turn->ctx.request_id.p));
	exchange_finish(turn->x);
}
