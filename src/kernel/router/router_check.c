/*
 * router_check.c - what stands before any handler.
 */
#include <strings.h>

#include "base/secret.h"
#include "kernel/identity/identity.h"
#include "kernel/router/router_local.h"
#include "web/gov/form.h"

#define PER_MINUTE 600

static void
refuse(struct turn *turn, int status, struct text text)
{
	if (turn->refusal.status == 0)
		turn->refusal = (struct refusal){status, text, 0};
}

/* --- the door ---------------------------------------------------------- */

static bool
host_equal(struct str a, struct str b)
{
	return a.n == b.n && a.n > 0 && strncasecmp(a.p, b.p, a.n) == 0;
}

/* A host without the port that its scheme has anyway. */
static struct str
host_plain(const struct router *router, struct str host)
{
	struct str port = router->app->secure ? S(":443") : S(":80");

	if (str_ends(host, port))
		return str_slice(host, 0, host.n - port.n);
	return host;
}

static bool
host_ours(const struct turn *turn)
{
	const struct router *router = turn->router;
	struct str host = host_plain(router, turn->x->req.host);

	return host_equal(host, host_plain(router, router->host)) ||
	       host_equal(host, host_plain(router, str_of(router->app->host)));
}

bool
request_has_session(const struct request *req)
{
	return !str_empty(request_cookie(req, IDENTITY_COOKIE)) ||
	       !str_empty(request_cookie(req, IDENTITY_COOKIE_SECURE));
}

void
check_door(struct turn *turn)
{
	const struct request *req = &turn->x->req;

	if (!host_ours(turn))
		refuse(turn, 400,
		       TEXT("This address is not ours. Use the address that "
		            "you were given"));
	else if (!str_empty(request_header(req, "Authorization")) &&
	         request_has_session(req))
		refuse(turn, 400, TEXT("Send a token or a cookie, not both"));
}

/* --- where it comes from ----------------------------------------------- */

static bool
changes(const struct request *req)
{
	return req->method != GET && req->method != HEAD;
}

/* What a browser says of where a request was made; silence is no lie. */
static bool
same_origin(const struct turn *turn)
{
	const struct request *req = &turn->x->req;
	struct str site = request_header(req, "Sec-Fetch-Site");
	struct str origin = request_header(req, "Origin");
	struct str host;
	size_t at;

	if (!str_empty(site) && !str_is(site, "same-origin") &&
	    !str_is(site, "none"))
		return false;
	if (str_empty(origin))
		return true;
	at = str_find(origin, '/');
	host = str_slice(origin, at + 2, origin.n);
	return host_equal(host_plain(turn->router, host),
	                  host_plain(turn->router, req->host));
}

static struct secret
secret_from(struct str s)
{
	return (struct secret){(const unsigned char *)s.p, s.n};
}

static bool
token_right(const struct turn *turn)
{
	const struct request *req = &turn->x->req;
	struct str sent = request_field(req, FORM_TOKEN);

	if (str_empty(sent))
		sent = request_header(req, "X-CSRF-Token");
	return secret_equal(secret_from(sent), secret_from(turn->csrf));
}

/* A form must come from a page of ours, and from this session. */
static void
check_form(struct turn *turn)
{
	bool session = !str_empty(turn->csrf);

	if (!changes(&turn->x->req) || turn->who.by_token)
		return;
	if (same_origin(turn) && session && !token_right(turn))
		turn->anew = identity_form_token_of(
		        &turn->ctx, request_field(&turn->x->req, FORM_TOKEN),
		        turn->who.id);
	if (!same_origin(turn) ||
	    (session && !turn->anew && !token_right(turn)))
		refuse(turn, 403,
		       TEXT("We could not tell that this form came from this "
		            "service. Nothing was saved. Go back, open the "
		            "page again and send it once more"));
}

/* --- who --------------------------------------------------------------- */

static void
check_rate(struct turn *turn)
{
	const struct app *app = turn->router->app;
	bool own = turn->route != NULL && turn->route->per_minute != 0;
	unsigned most = app->per_minute != 0 ? app->per_minute : PER_MINUTE;
	int wait;

	if (own)
		most = turn->route->per_minute;
	wait = rates_count(&turn->router->rates, turn->who.id.v,
	                   turn->x->req.peer, own ? turn->route : NULL, most,
	                   clock_ticks());
	if (wait == 0)
		return;
	refuse(turn, 429,
	       TEXT("You have asked too often. Wait a minute, then "
	            "try again"));
	turn->refusal.retry_after = wait;
}

static void
check_permission(struct turn *turn)
{
	enum permission permission = turn->route->permission;

	if (ctx_can(&turn->ctx, permission))
		return;
	if (turn->who.id.v == 0)
		refuse(turn, 401, TEXT("Sign in to go on"));
	else
		refuse(turn, 403,
		       TEXT("You do not have permission to do this"));
}

static void
check_key(struct turn *turn)
{
	const struct route *route = turn->route;

	if (turn->api && route->method == POST && !route->no_key &&
	    str_empty(turn->key))
		refuse(turn, 400,
		       TEXT("Send an Idempotency-Key of your own choosing "
		            "with each POST"));
	if (turn->key.n > 200)
		refuse(turn, 400, TEXT("That key is too long"));
}

/* An operation that takes files takes a form of parts, and no JSON. */
static void
check_parts(struct turn *turn)
{
	if (turn->api && turn->route->upload && turn->x->req.is_json)
		refuse(turn, 415,
		       TEXT("This kind of content is not taken here"));
}

void
check_right(struct turn *turn)
{
	check_rate(turn);
	if (turn->route == NULL)
		return;
	check_permission(turn);
	check_parts(turn);
	check_form(turn);
	check_key(turn);
}

bool
path_local(struct str path)
{
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (c <= ' ' || c >= 0x7f || c == '\\')
			return false;
	}
	return path.n > 0 && path.n <= 1024 && path.p[0] == '/' &&
	       (path.n == 1 || path.p[1] != '/');
}
