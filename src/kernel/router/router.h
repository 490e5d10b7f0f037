/*
 * router.h - a route's row made true.
 *
 * For each request: host check, route, session or token, permission, CSRF,
 * idempotency key, rate limit, transaction, handler, who-looked-at-whom,
 * security headers, and the fault page.  See route.h for what a handler may
 * take for granted.
 *
 * Rules kept here, each with a test of the same words:
 *   - a page nobody may see without signing in leads to sign-in and back;
 *   - a route without the permission answers 403, a record out of reach 404;
 *   - a form without its token changes nothing;
 *   - the same key twice changes nothing and gets the first answer;
 *   - a key used for other content is refused with 409;
 *   - of words that nobody may tie to their sender the table of keys keeps
 *     neither who nor where nor what nor the answer, and the same key changes
 *     nothing;
 *   - a reply that shows people leaves only after the audit entry's commit;
 *   - a request with a token and a cookie is refused;
 *   - a host name that is not ours is refused with 400.
 */
#ifndef KERNEL_ROUTER_H
#define KERNEL_ROUTER_H

#include "kernel/capability.h"
#include "web/listen.h"

struct router;

/* Build from every capability's routes.  Two routes for one address, or two
 * patterns of which neither is the plainer for some address, is a bug found
 * here; where one is, a literal word goes before a place. */
MUST_CHECK const struct fault *
router_create(struct arena *arena, struct app *app, struct router **out);

/* For listen_options.handle, .broken and .takes_upload; data is the router. */
void router_handle(struct exchange *x, void *data);
void router_broken(struct exchange *x, enum boundary_end end, void *data);
bool router_takes_upload(struct str path, void *data);
/* For listen_options.refused: a page for a body that is not taken. */
void router_refused(struct exchange *x, int status, void *data);
/* For listen_options.fixed: /health/ping. */
extern const struct listen_fixed router_fixed[];

/* The route of a method and path, with its places; NULL when none. */
const struct route *
router_find(struct router *router, enum method method, struct str path,
            struct pairs *places, bool *path_known, struct arena *arena);

/* Every route in order, for `routes --json`, OpenAPI and the loop tests. */
const struct route *const *router_all(const struct router *router, size_t *n);

/* /api/openapi.json, /health..., /info, /metrics, /status: the router's own
 * addresses. */
extern const struct capability router_capability;

#endif
