/*
 * page_carry.c - where a form that was refused leads back to.
 */
#include "kernel/identity/draft_carry.h"
#include "kernel/router/router_local.h"

#define BACK_MOST 600

bool
page_carries(const struct turn *turn, struct draft_carry *out)
{
	return turn->route != NULL && turn->route->method == POST &&
	       !turn->api && !turn->route->untied &&
	       draft_carry_of(&turn->x->req, out);
}

/* --- the page it was on, as the browser says ----------------------------- */

static struct str
path_of(struct str address)
{
	return str_slice(address, 0, str_find(address, '?'));
}

static bool
is_page(const struct turn *turn, struct str path)
{
	struct pairs places;
	bool known;

	return table_find(&turn->router->table, GET, path, &places, &known,
	                  turn->ctx.arena) != NULL;
}

/* "http://host/a/b?c=d" -> "/a/b?c=d", of this host; else empty. */
static struct str
referred(const struct turn *turn)
{
	const struct request *req = &turn->x->req;
	struct str from = request_header(req, "Referer");
	struct str rest = str_slice(from, 0, str_find(from, '#'));
	size_t at = str_find(rest, '/');

	if (at + 2 >= rest.n || rest.p[at + 1] != '/')
		return S("");
	rest = str_slice(rest, at + 2, rest.n);
	at = str_find(rest, '/');
	if (!str_equal(str_slice(rest, 0, at), req->host))
		return S("");
	rest = str_slice(rest, at, rest.n);
	return rest.n <= BACK_MOST && path_local(rest) &&
	                       is_page(turn, path_of(rest))
	               ? rest
	               : S("");
}

/* --- or the page that shows it again ------------------------------------- */

/* "/people/:crn/plan" with the places of this request. */
static struct str
filled(const struct turn *turn, struct str pattern)
{
	const struct pairs *places = &turn->x->req.places;
	struct buf buf;

	buf_init(&buf, turn->ctx.arena, BACK_MOST + REQUEST_URL_MOST);
	for (size_t i = 0; i < pattern.n;) {
		struct str rest = str_slice(pattern, i, pattern.n);
		struct str word = str_slice(rest, 0, str_find(rest, '/'));
		bool found = word.n == 0 || word.p[0] != ':';

		for (size_t k = 0; !found && k < places->n; k++)
			if (str_equal(places->v[k].name,
			              str_slice(word, 1, word.n))) {
				buf_str(&buf, places->v[k].value);
				found = true;
			}
		if (!found)
			return S("");
		if (word.n == 0 || word.p[0] != ':')
			buf_str(&buf, word);
		i += word.n;
		if (i < pattern.n)
			buf_char(&buf, pattern.p[i++]);
	}
	return buf_get(&buf);
}

static struct str
form_page(const struct turn *turn)
{
	const struct table *table = &turn->router->table;
	handler_fn form = turn->route->form;

	for (size_t i = 0; form != NULL && i < table->all_n; i++) {
		const struct route *route = table->all[i];
		struct str path = S("");

		if (route->method == GET && route->handler == form)
			path = filled(turn, str_of(route->path));
		if (!str_empty(path) && path_local(path))
			return path;
	}
	return S("");
}

struct str
page_carry_back(const struct turn *turn)
{
	struct str back = referred(turn);

	if (str_empty(back))
		back = form_page(turn);
	if (str_empty(back))
		return S("/");
	if (str_has(back, S("draft=1")))
		return back;
	return str_print(turn->ctx.arena, "%.*s%sdraft=1", STR_ARG(back),
	                 str_has(back, S("?")) ? "&" : "?");
}
