/*
 * router_fault.c - what somebody reads when something stopped.
 */
#include "kernel/router/router_local.h"
#include "web/gov/form.h"

static void
fault_log(const struct turn *turn, const struct fault *fault)
{
	const char *detail = fault->detail != NULL ? fault->detail : "";

	if (fault->kind != FAULT_BUG && fault->kind != FAULT_UNAVAILABLE)
		return;
	log_event(LOG_ERROR, "fault", LOG_WORD("kind", fault_code(fault->kind)),
	          LOG_WORD("route",
	                   turn->route != NULL ? turn->route->path : "none"),
	          LOG_WORD("detail", detail), LOG_WORD("file", fault->file),
	          LOG_NUMBER("line", fault->line),
	          LOG_WORD("request", turn->ctx.request_id.p));
}

/* --- JSON -------------------------------------------------------------- */

/* "question_*" is any field that begins so, "*-until" any that ends so. */
static bool
name_fits(struct str name, struct str field)
{
	size_t star = str_find(name, '*');

	if (star == name.n)
		return str_equal(name, field);
	return field.n + 1 >= name.n &&
	       str_starts(field, str_slice(name, 0, star)) &&
	       str_ends(field, str_slice(name, star + 1, name.n));
}

/* A rule names the field of its form: what is that called in what was sent? */
static struct str
member_of(const struct route *route, const char *field)
{
	struct str rest = str_of(route == NULL ? NULL : route->api_names);
	struct str one;

	while (str_split(&rest, ',', &one)) {
		size_t at = str_find(one, '=');

		if (name_fits(str_trim(str_slice(one, 0, at)), str_of(field)))
			return str_trim(str_slice(one, at + 1, one.n));
	}
	return str_of(field);
}

/* Whoever sent something cannot find what it does not have. */
static void
member_claim(const struct turn *turn, struct str field)
{
	const struct schemas *schemas = &turn->router->schemas;
	const struct api_schema *asked;

	if (turn->route == NULL || turn->route->api_request == NULL)
		return;
	asked = schemas_find(schemas, str_of(turn->route->api_request));
	if (asked == NULL || !api_shape_has_members(str_of(asked->shape)) ||
	    api_shape_has(str_of(asked->shape), field) ||
	    api_shape_has(str_of(turn->route->api_query), field))
		return;
	log_event(LOG_ERROR, "problem_of_no_member",
	          LOG_WORD("route", turn->route->path),
	          LOG_WORD("field", str_c(turn->ctx.arena, field)));
}

static void
problems_json(struct json_out *j, const struct turn *turn,
              const struct problems *problems)
{
	struct arena *arena = turn->ctx.arena;

	json_array(j, "problems");
	for (size_t i = 0; i < problems->n; i++) {
		struct str field = member_of(turn->route, problems->v[i].field);

		member_claim(turn, field);
		json_object(j, NULL);
		json_str(j, "field", field);
		json_str(j, "message", text_show(arena, &problems->v[i].text));
		json_end(j);
	}
	json_end(j);
}

static void
error_open(struct turn *turn, int status, const char *code,
           const struct text *text, struct json_out *j)
{
	struct arena *arena = turn->ctx.arena;

	reply_json(turn_reply(turn), status, j);
	json_object(j, NULL);
	json_i64(j, "status", status);
	json_str(j, "errorCode", str_of(code));
	json_str(j, "userMessage", text_show(arena, text));
	json_str(j, "developerMessage", text_show_en(arena, text));
	json_str(j, "reference", turn->ctx.request_id);
}

static void
error_json(struct turn *turn, int status, const char *code,
           const struct text *text, const struct problems *problems)
{
	struct json_out j;

	error_open(turn, status, code, text, &j);
	if (problems != NULL && problems->n > 0)
		problems_json(&j, turn, problems);
	json_end(&j);
}

void
reply_fault_open(struct ctx *ctx, const struct fault *fault,
                 struct json_out *out)
{
	error_open(ctx->turn, fault_status(fault->kind),
	           fault_code(fault->kind), &fault->text, out);
}

void
reply_error(struct ctx *ctx, struct reply *reply, int status, const char *code,
            struct text text)
{
	(void)reply; /* the turn's own */
	error_json(ctx->turn, status, code, &text, NULL);
}

/* --- faults ------------------------------------------------------------ */

static struct str
title_of(int status)
{
	switch (status) {
	case 401:
		return T("You have been signed out");
	case 403:
		return T("You cannot do this");
	case 404:
		return T("Page not found");
	case 409:
		return T("This page has changed");
	case 429:
		return T("Too many requests");
	case 500:
		return T("Sorry, there is a problem with the service");
	case 503:
		return T("Sorry, the service is not available");
	default:
		return T("This could not be done");
	}
}

/*
 * Out of reach and not there at all read the same: whatever words the fault
 * has, the page of a 404 has one text.
 */
static struct str
says_of(const struct turn *turn, int status, const struct text *text)
{
	switch (status) {
	case 404:
		return T("If you typed the address, check it is correct. If "
		         "you followed a link, it may be about somebody you do "
		         "not work with.");
	case 500:
		return T("Nothing was saved. Try again later. If it goes on, "
		         "tell whoever runs this service the reference below.");
	default:
		return text_show(turn->ctx.arena, text);
	}
}

void
fault_draw(struct turn *turn, const struct fault *fault)
{
	static const struct text not_found = {TK("Page not found"), {{0}}};
	static const struct text sorry = {
	        TK("Sorry, there is a problem with the service"), {{0}}};
	int status = fault_status(fault->kind);
	const struct text *text = &fault->text;

	fault_log(turn, fault);
	reply_init(turn_reply(turn), turn->x->arena);
	if (status == 404)
		text = &not_found;
	if (status == 500 || text->key == NULL)
		text = &sorry;
	if (status == 503)
		reply_header(turn_reply(turn), "Retry-After", S("5"));
	if (turn->api)
		error_json(turn, status, fault_code(fault->kind), text,
		           fault->problems);
	else
		page_error(turn, status, title_of(status),
		           says_of(turn, status, text));
}

/* --- refusals ---------------------------------------------------------- */

static const char *
refusal_code(int status)
{
	static const struct {
		int status;
		const char *code;
	} codes[] = {{400, "invalid"},       {401, "not_signed_in"},
	             {403, "not_permitted"}, {404, "not_found"},
	             {405, "not_allowed"},   {413, "too_large"},
	             {415, "wrong_type"},    {429, "too_often"}};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (codes[i].status == status)
			return codes[i].code;
	return "unavailable";
}

static bool
letter_plain(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
	       str_find(S("/-_."), c) < 4;
}

/* "/sign-in?return=/people/X123456": a local path of plain characters. */
static struct str
sign_in_path(const struct turn *turn)
{
	struct str path = turn->x->req.path;
	bool plain = true;

	for (size_t i = 0; i < path.n; i++)
		plain = plain && letter_plain(path.p[i]);
	if (!plain || !path_local(path) || path.n == 1)
		return S("/sign-in");
	return str_print(turn->ctx.arena, "/sign-in?return=%.*s",
	                 STR_ARG(path));
}

static void
refusal_headers(struct turn *turn)
{
	struct reply *reply = turn_reply(turn);
	struct arena *arena = turn->ctx.arena;

	if (turn->refusal.status == 401 && turn->api)
		reply_header(reply, "WWW-Authenticate", S("Bearer"));
	if (turn->refusal.status == 405)
		reply_header(reply, "Allow",
		             table_allowed(&turn->router->table,
		                           turn->x->req.path, arena));
	if (turn->refusal.status == 429)
		reply_header(reply, "Retry-After",
		             str_print(arena, "%d", turn->refusal.retry_after));
}

void
refusal_draw(struct turn *turn)
{
	const struct refusal *refusal = &turn->refusal;
	int status = refusal->status;
	bool reads = turn->x->req.method == GET || turn->x->req.method == HEAD;

	reply_init(turn_reply(turn), turn->x->arena);
	if (status == 401 && !turn->api && reads) {
		reply_see_other(turn_reply(turn), sign_in_path(turn));
		return;
	}
	refusal_headers(turn);
	if (turn->api)
		error_json(turn, status, refusal_code(status), &refusal->text,
		           NULL);
	else
		page_error(turn, status, title_of(status),
		           says_of(turn, status, &refusal->text));
}
