/*
 * router_table.c - patterns, and the route an address leads to.
 *
 * Addresses stand by length and, within one, with literal words before
 * places, so that the first that fits is the plainest.
 */
#include <stdlib.h>
#include <string.h>

#include "kernel/router/router_local.h"

/* Cut a path at its slashes; false when there are too many. */
static bool
path_cut(struct str path, struct str *out, size_t *n)
{
	struct str rest = str_slice(path, 1, path.n);
	struct str part;

	*n = 0;
	if (path.n == 0 || path.p[0] != '/')
		return false;
	if (rest.n == 0)
		return true;
	while (str_split(&rest, '/', &part)) {
		if (*n == SEGMENTS_MOST)
			return false;
		out[(*n)++] = part;
	}
	return true;
}

static bool
pattern_read(const char *path, struct address_of_routes *out)
{
	struct str parts[SEGMENTS_MOST] = {{NULL, 0}};

	if (!path_cut(str_of(path), parts, &out->n))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		bool place = parts[i].n > 1 && parts[i].p[0] == ':';

		out->segments[i].place = place;
		out->segments[i].word =
		        place ? str_slice(parts[i], 1, parts[i].n) : parts[i];
	}
	return true;
}

/* By length; then literal before place, and words in order of bytes. */
static int
address_compare(const void *left, const void *right)
{
	const struct address_of_routes *a = left;
	const struct address_of_routes *b = right;

	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (size_t i = 0; i < a->n; i++) {
		const struct segment *x = &a->segments[i];
		const struct segment *y = &b->segments[i];
		int order;

		if (x->place != y->place)
			return x->place ? 1 : -1;
		order = x->place ? 0 : str_compare(x->word, y->word);
		if (order != 0)
			return order;
	}
	return 0;
}

/*
 * Whether some address fits both though neither is the plainer: /a/:x/c and
 * /a/b/:y both fit /a/b/c.
 */
static bool
address_crosses(const struct address_of_routes *a,
                const struct address_of_routes *b)
{
	bool a_plainer = false;
	bool b_plainer = false;

	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct segment *x = &a->segments[i];
		const struct segment *y = &b->segments[i];

		if (!x->place && !y->place && !str_equal(x->word, y->word))
			return false;
		a_plainer |= !x->place && y->place;
		b_plainer |= x->place && !y->place;
	}
	return a_plainer && b_plainer;
}

static const struct fault *
route_bug(struct arena *arena, const char *why, const struct route *route)
{
	struct str s = str_print(arena, "%s: %s %s", why,
	                         method_word(route->method), route->path);

	return fault_bug_at(arena, str_c(arena, s), __FILE__, __LINE__);
}

static const struct route *
any_route(const struct address_of_routes *address)
{
	for (int m = 0; m < METHODS; m++)
		if (address->routes[m] != NULL)
			return address->routes[m];
	return NULL;
}

/* --- making it --------------------------------------------------------- */

static size_t
routes_count(const struct app *app)
{
	size_t n = 0;
	const struct capability *const *c = app->capabilities;

	for (; *c != NULL; c++)
		for (const struct route *r = (*c)->routes;
		     r != NULL && r->path != NULL; r++)
			n++;
	return n;
}

static bool
route_whole(const struct route *route)
{
	if (route->untied && route->again == NULL &&
	    str_starts(str_of(route->path), S("/api/")))
		return false;
	return route->handler != NULL && route->summary != NULL &&
	       route->summary[0] != '\0' && route->method != METHOD_OTHER &&
	       route->method != HEAD;
}

/* Join two entries of one address; false when both have a method. */
static bool
address_join(struct address_of_routes *into,
             const struct address_of_routes *from)
{
	for (int m = 0; m < METHODS; m++) {
		if (from->routes[m] == NULL)
			continue;
		if (into->routes[m] != NULL)
			return false;
		into->routes[m] = from->routes[m];
	}
	return true;
}

static const struct fault *
addresses_join(struct arena *arena, struct table *table)
{
	size_t n = 0;

	for (size_t i = 0; i < table->addresses_n; i++) {
		struct address_of_routes *one = &table->addresses[i];

		if (n > 0 &&
		    address_compare(&table->addresses[n - 1], one) == 0) {
			if (!address_join(&table->addresses[n - 1], one))
				return route_bug(arena,
				                 "two routes for one address",
				                 any_route(one));
			continue;
		}
		table->addresses[n++] = *one;
	}
	table->addresses_n = n;
	return NULL;
}

static const struct fault *
addresses_check(struct arena *arena, const struct table *table)
{
	for (size_t i = 0; i < table->addresses_n; i++)
		for (size_t k = i + 1; k < table->addresses_n; k++)
			if (address_crosses(&table->addresses[i],
			                    &table->addresses[k]))
				return route_bug(
				        arena, "a pattern hides another",
				        any_route(&table->addresses[k]));
	return NULL;
}

static void
starts_note(struct table *table)
{
	size_t at = 0;

	for (size_t n = 0; n <= SEGMENTS_MOST; n++) {
		table->starts[n] = at;
		while (at < table->addresses_n && table->addresses[at].n == n)
			at++;
	}
	table->starts[SEGMENTS_MOST + 1] = at;
}

static const struct fault *
routes_read(struct arena *arena, const struct app *app, struct table *out)
{
	const struct capability *const *c = app->capabilities;

	for (; *c != NULL; c++)
		for (const struct route *r = (*c)->routes;
		     r != NULL && r->path != NULL; r++) {
			struct address_of_routes *to =
			        &out->addresses[out->addresses_n++];

			if (!route_whole(r) || !pattern_read(r->path, to))
				return route_bug(arena, "half a route", r);
			to->routes[r->method] = r;
			out->all[out->all_n++] = r;
		}
	return NULL;
}

const struct fault *
table_make(struct arena *arena, const struct app *app, struct table *out)
{
	size_t n = routes_count(app);

	*out = (struct table){0};
	out->all = arena_new(arena, const struct route *, n + 1);
	out->addresses = arena_new(arena, struct address_of_routes, n + 1);
	TRY(routes_read(arena, app, out));
	qsort(out->addresses, out->addresses_n, sizeof(*out->addresses),
	      address_compare);
	TRY(addresses_join(arena, out));
	TRY(addresses_check(arena, out));
	starts_note(out);
	return NULL;
}

/* --- finding ----------------------------------------------------------- */

static bool
address_fits(const struct address_of_routes *address, const struct str *parts)
{
	for (size_t i = 0; i < address->n; i++) {
		const struct segment *s = &address->segments[i];

		if (s->place ? parts[i].n == 0 : !str_equal(s->word, parts[i]))
			return false;
	}
	return true;
}

static void
places_fill(const struct address_of_routes *address, const struct str *parts,
            struct pairs *places, struct arena *arena)
{
	places->v = arena_new(arena, struct pair, address->n + 1);
	places->n = 0;
	for (size_t i = 0; i < address->n; i++)
		if (address->segments[i].place)
			places->v[places->n++] = (struct pair){
			        address->segments[i].word, parts[i]};
}

static bool
method_index(enum method method, size_t *out)
{
	*out = (size_t)(method == HEAD ? GET : method);
	return *out < METHODS;
}

/* The names of places are those of each route's own pattern. */
static void
places_rename(const struct route *route, struct pairs *places)
{
	struct address_of_routes own;
	size_t k = 0;

	if (!pattern_read(route->path, &own))
		return;
	for (size_t i = 0; i < own.n; i++)
		if (own.segments[i].place)
			places->v[k++].name = own.segments[i].word;
}

const struct route *
table_find(const struct table *table, enum method method, struct str path,
           struct pairs *places, bool *known, struct arena *arena)
{
	struct str parts[SEGMENTS_MOST] = {{NULL, 0}};
	size_t n;
	size_t m;
	bool has_method = method_index(method, &m);

	*known = false;
	if (!path_cut(path, parts, &n))
		return NULL;
	for (size_t i = table->starts[n]; i < table->starts[n + 1]; i++) {
		const struct address_of_routes *a = &table->addresses[i];

		if (!address_fits(a, parts))
			continue;
		*known = true;
		if (!has_method || a->routes[m] == NULL)
			continue;
		places_fill(a, parts, places, arena);
		places_rename(a->routes[m], places);
		return a->routes[m];
	}
	return NULL;
}

struct str
table_allowed(const struct table *table, struct str path, struct arena *arena)
{
	struct str parts[SEGMENTS_MOST] = {{NULL, 0}};
	bool has[METHODS] = {false};
	struct buf b;
	size_t n;

	buf_init(&b, arena, 256);
	if (!path_cut(path, parts, &n))
		return S("");
	for (size_t i = table->starts[n]; i < table->starts[n + 1]; i++)
		for (int m = 0; m < METHODS; m++)
			has[m] |= address_fits(&table->addresses[i], parts) &&
			          table->addresses[i].routes[m] != NULL;
	has[HEAD] = has[GET];
	for (int m = 0; m < METHODS; m++) {
		if (!has[m])
			continue;
		if (b.n > 0)
			buf_lit(&b, ", ");
		buf_str(&b, m == HEAD ? S("HEAD")
		                      : str_of(method_word((enum method)m)));
	}
	return buf_get(&b);
}
