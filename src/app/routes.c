/*
 * routes.c - what a route needs and does, told from its row.
 */
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"

static const char *const method_words[] = {"GET",   "HEAD",   "POST", "PUT",
                                           "PATCH", "DELETE", NULL};

/* The kind of transaction that follows from the method. */
static const char *
transaction_of(const struct route *route)
{
	return route->method == GET ? "read" : "write";
}

static struct app *
bare_app(struct arena *arena)
{
	struct app *app = arena_new(arena, struct app, 1);

	app->arena = arena;
	app->capabilities = capabilities;
	app->base_url = "http://127.0.0.1:8080";
	app->host = "127.0.0.1:8080";
	app->version = APP_VERSION;
	return app;
}

static void
route_json(struct json_out *j, const struct route *route)
{
	json_object(j, NULL);
	json_str(j, "method", str_of(method_words[route->method]));
	json_str(j, "path", str_of(route->path));
	json_str(j, "permission", str_of(permission_word(route->permission)));
	json_str(j, "transaction", str_of(transaction_of(route)));
	json_str(j, "summary", str_of(route->summary));
	json_bool(j, "prepare", route->prepare != NULL);
	json_bool(j, "idempotencyKey", route->method != GET && !route->no_key);
	json_end(j);
}

int
command_routes(struct arena *arena, const struct options *options)
{
	struct app *app = bare_app(arena);
	struct router *router;
	const struct route *const *all;
	const struct fault *fault;
	struct buf buf;
	struct json_out j;
	size_t n;

	(void)options;
	fault = router_create(arena, app, &router);
	if (fault != NULL)
		return command_fail(arena, fault);
	all = router_all(router, &n);
	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_array(&j, NULL);
	for (size_t i = 0; i < n; i++)
		route_json(&j, all[i]);
	json_end(&j);
	printf("%.*s\n", STR_ARG(buf_get(&buf)));
	return 0;
}

static void
route_say(const struct route *route)
{
	printf("%s %s\n  %s\n", method_words[route->method], route->path,
	       route->summary);
	printf("  permission:   %s (%s)\n", permission_word(route->permission),
	       permission_says(route->permission));
	printf("  roles:       ");
	for (int r = 0; r < ROLE_COUNT; r++)
		if (permission_held(1u << r, route->permission))
			printf(" %s", role_word((enum role)r));
	printf("\n  transaction:  %s\n", transaction_of(route));
	printf("  before it:    %s\n", route->prepare != NULL
	                                       ? "a prepare step on the worker"
	                                       : "nothing");
	printf("  key:          %s\n",
	       route->method != GET && !route->no_key
	               ? "needed; the first answer is returned again"
	               : "none");
}

int
command_explain_route(struct arena *arena, const struct options *options)
{
	struct app *app = bare_app(arena);
	struct router *router;
	const struct route *route;
	const struct fault *fault;
	struct pairs places;
	bool known;
	int method;

	if (options->words_n != 2)
		return command_wrong("mydirection explain-route: give a "
		                     "method and a path, for example GET "
		                     "/people/X123456/plan.");
	method = str_word(str_of(options->words[0]), method_words);
	fault = router_create(arena, app, &router);
	if (fault != NULL)
		return command_fail(arena, fault);
	if (method < 0)
		return command_wrong("mydirection explain-route: %s is no "
		                     "method.",
		                     options->words[0]);
	route = router_find(router, (enum method)method,
	                    str_of(options->words[1]), &places, &known, arena);
	if (route == NULL) {
		fprintf(stderr, "mydirection: no route answers %s %s.\n",
		        options->words[0], options->words[1]);
		return 1;
	}
	route_say(route);
	return 0;
}
