#include "kernel/router/router_local.h"
#include "tests/test.h"

static const struct fault *
handler(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)ctx;
	(void)req;
	(void)reply;
	return NULL;
}

#define ROUTE(how, where) \
	{ \
		.method = how, .path = where, .handler = handler, \
		.permission = CAN_OPEN, .summary = "A route" \
	}

static const struct fault *
table_of(struct test *t, const struct route *routes, struct table *out)
{
	struct capability *c = arena_new(t->arena, struct capability, 1);
	const struct capability **all =
	        arena_new(t->arena, const struct capability *, 2);
	struct app *app = arena_new(t->arena, struct app, 1);

	c->name = "test";
	c->routes = routes;
	all[0] = c;
	app->capabilities = all;
	return table_make(t->arena, app, out);
}

static const char *
found(struct test *t, const struct table *table, enum method method,
      const char *path)
{
	struct pairs places = {0};
	bool known;
	const struct route *route = table_find(table, method, str_of(path),
	                                       &places, &known, t->arena);

	return route != NULL ? route->path : known ? "other method" : "none";
}

TEST("router: an address leads to its route, a literal word before a place")
{
	static const struct route routes[] = {
	        ROUTE(GET, "/"),
	        ROUTE(GET, "/people"),
	        ROUTE(GET, "/people/:crn"),
	        ROUTE(GET, "/people/new"),
	        ROUTE(POST, "/people/:crn"),
	        ROUTE(GET, "/people/:crn/plan"),
	        ROUTES_END,
	};
	struct table table;

	expect_ok(table_of(t, routes, &table));
	expect_str(str_of(found(t, &table, GET, "/")), "/");
	expect_str(str_of(found(t, &table, GET, "/people")), "/people");
	expect_str(str_of(found(t, &table, GET, "/people/new")), "/people/new");
	expect_str(str_of(found(t, &table, HEAD, "/people/X1")),
	           "/people/:crn");
	expect_str(str_of(found(t, &table, POST, "/people/new")),
	           "/people/:crn");
	expect_str(str_of(found(t, &table, POST, "/people/X1/plan")),
	           "other method");
	expect_str(str_of(found(t, &table, METHOD_OTHER, "/people")),
	           "other method");
	expect_str(str_of(found(t, &table, GET, "/people/")), "none");
	expect_str(str_of(found(t, &table, GET, "/people/X1/plan/x")), "none");
	expect_str(str_of(found(t, &table, GET, "/People")), "none");
	expect_str(str_of(found(t, &table, GET, "")), "none");
	expect_str(str_of(found(t, &table, GET,
	                        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p")),
	           "none");
}

TEST("router: a place has the name that its own route gives it")
{
	static const struct route routes[] = {
	        ROUTE(GET, "/a/:one/b/:two"),
	        ROUTE(POST, "/a/:three/b/:four"),
	        ROUTES_END,
	};
	struct table table;
	struct pairs places;
	bool known;

	expect_ok(table_of(t, routes, &table));
	expect_not_null(table_find(&table, POST, S("/a/x/b/y"), &places, &known,
	                           t->arena));
	expect_equal(places.n, 2);
	expect_str(places.v[0].name, "three");
	expect_str(places.v[0].value, "x");
	expect_str(places.v[1].name, "four");
	expect_str(places.v[1].value, "y");
	expect_not_null(table_find(&table, GET, S("/a/x/b/y"), &places, &known,
	                           t->arena));
	expect_str(places.v[0].name, "one");
}

TEST("router: two routes for one address are a bug found at start")
{
	static const struct route same[] = {ROUTE(GET, "/a/:one"),
	                                    ROUTE(GET, "/a/:two"), ROUTES_END};
	static const struct route other[] = {
	        ROUTE(GET, "/a/:one"), ROUTE(POST, "/a/:two"), ROUTES_END};
	struct table table;

	expect_log("bug", "two routes for one address: GET /a/:two");
	expect_fault(table_of(t, same, &table), FAULT_BUG, NULL);
	expect_ok(table_of(t, other, &table));
}

TEST("router: two patterns of which neither is the plainer are a bug found at "
     "start")
{
	static const struct route crossing[] = {
	        ROUTE(GET, "/a/:x/c"), ROUTE(GET, "/a/b/:y"), ROUTES_END};
	static const struct route apart[] = {ROUTE(GET, "/a/:x/c"),
	                                     ROUTE(GET, "/b/a/:y"), ROUTES_END};
	struct table table;

	expect_log("bug", "a pattern hides another: GET /a/:x/c");
	expect_fault(table_of(t, crossing, &table), FAULT_BUG, NULL);
	expect_ok(table_of(t, apart, &table));
}

TEST("router: a route without a handler, a summary or a path is a bug found at "
     "start")
{
	static const struct route no_handler[] = {
	        {.method = GET, .path = "/a", .summary = "A"}, ROUTES_END};
	static const struct route no_summary[] = {
	        {.method = GET, .path = "/a", .handler = handler}, ROUTES_END};
	static const struct route no_slash[] = {ROUTE(GET, "a"), ROUTES_END};
	static const struct route head[] = {ROUTE(HEAD, "/a"), ROUTES_END};
	struct table table;

	expect_log("bug", "half a route: GET /a");
	expect_log("bug", "half a route: GET a");
	expect_log("bug", "half a route: HEAD /a");
	expect_fault(table_of(t, no_handler, &table), FAULT_BUG, NULL);
	expect_fault(table_of(t, no_summary, &table), FAULT_BUG, NULL);
	expect_fault(table_of(t, no_slash, &table), FAULT_BUG, NULL);
	expect_fault(table_of(t, head, &table), FAULT_BUG, NULL);
}

TEST("router: rates are counted for each minute, user, address and route")
{
	struct rates *rates = arena_new(t->arena, struct rates, 1);
	int what = 0;

	rates_init(rates);
	expect_equal(rates_count(rates, 1, S(""), NULL, 2, 0), 0);
	expect_equal(rates_count(rates, 1, S(""), NULL, 2, 0), 0);
	expect_equal(rates_count(rates, 1, S(""), NULL, 2, 0), 60);
	expect_equal(rates_count(rates, 1, S(""), NULL, 2, 59000), 1);
	expect_equal(rates_count(rates, 2, S(""), NULL, 2, 0), 0);
	expect_equal(rates_count(rates, 0, S("10.0.0.1"), NULL, 2, 0), 0);
	expect_equal(rates_count(rates, 1, S(""), &what, 2, 0), 0);
	expect_equal(rates_count(rates, 1, S(""), NULL, 2, 60000), 0);
}

TEST("router: a path of this site is one, and no other is")
{
	expect_true(path_local(S("/")));
	expect_true(path_local(S("/people/X123456?tab=plan")));
	expect_false(path_local(S("")));
	expect_false(path_local(S("people")));
	expect_false(path_local(S("//evil.example")));
	expect_false(path_local(S("/\\evil.example")));
	expect_false(path_local(S("/a\r\nSet-Cookie: x")));
	expect_false(path_local(S("https://evil.example/")));
}
