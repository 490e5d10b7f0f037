/*
 * router_key.c - the same key twice changes nothing.
 *
 * The key's row is written before the handler runs, in the same transaction:
 * whoever comes second with it waits for the first to end, and then finds the
 * answer or writes a row of their own.
 *
 * The row of an untied route (route.h) names nobody: it is found by a hash of
 * who, where and key, under a key that is not in the database, holds no hash of
 * what was sent, since words can be guessed, and no moment, only a day.
 */
#include "base/secret.h"
#include "kernel/router/router_local.h"
#include "web/gov/form.h"

static struct bytes
bytes_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

/* What was sent, without the form's own token; a file by what it holds. */
static const struct fault *
content_hash(struct turn *turn)
{
	const struct request *req = &turn->x->req;
	struct arena *arena = turn->ctx.arena;
	size_t room = 2 + 2 * req->form.n + 3 * req->uploads_n;
	struct bytes *parts = arena_new(arena, struct bytes, room);
	size_t n = 0;

	parts[n++] = bytes_of(req->path);
	parts[n++] = bytes_of(req->body);
	for (size_t i = 0; i < req->form.n; i++) {
		const struct pair *field = &req->form.v[i];

		if (str_is(field->name, FORM_TOKEN))
			continue;
		parts[n++] = bytes_of(field->name);
		parts[n++] = bytes_of(field->value);
	}
	for (size_t i = 0; i < req->uploads_n; i++) {
		const struct upload *file = &req->uploads[i];

		parts[n++] = bytes_of(file->field);
		parts[n++] = bytes_of(file->name);
		if (!hash_of_file(arena, file->path, &parts[n++]))
			return fault_unavailable(
			        &turn->ctx,
			        "What was sent could not be read again. "
			        "Nothing was saved. Try again in a minute");
	}
	turn->hash =
	        str_hex(arena, hash_of(arena, (struct bytes){0}, parts, n));
	return NULL;
}

void
key_read(struct turn *turn)
{
	const struct request *req = &turn->x->req;

	if (turn->route == NULL || turn->route->method == GET ||
	    turn->route->no_key)
		return;
	turn->key = request_header(req, "Idempotency-Key");
	if (str_empty(turn->key))
		turn->key = request_field(req, FORM_KEY);
}

const struct fault *
key_hash(struct turn *turn)
{
	if (str_empty(turn->key) || turn->route->untied)
		return NULL;
	return content_hash(turn);
}

static struct str
route_name(const struct turn *turn)
{
	return str_print(turn->ctx.arena, "%s %s",
	                 method_word(turn->route->method), turn->route->path);
}

static struct key_name
key_name(const struct turn *turn)
{
	const struct ctx *ctx = &turn->ctx;
	struct str route = route_name(turn);
	struct str who = id_show(ctx->arena, turn->who.id.v);
	const struct bytes parts[] = {bytes_of(who), bytes_of(route),
	                              bytes_of(turn->key)};

	if (!turn->route->untied)
		return (struct key_name){turn->who.id, route, turn->key,
		                         ctx->now};
	return (struct key_name){
	        .key = str_hex(ctx->arena,
	                       hash_of(ctx->arena, ctx->app->key, parts, 3)),
	        .at = instant_of(date_add_days(ctx->today, 1), 0),
	};
}

static bool
has_key(const struct turn *turn)
{
	return !str_empty(turn->key) && turn->who.id.v != 0;
}

/* Give the first answer again. */
static void
answer_again(struct turn *turn, const struct key_row *row)
{
	struct reply *reply = turn_reply(turn);

	reply->status = (int)row->status;
	if (!str_empty(row->location))
		reply_header(reply, "Location", row->location);
	if (!str_empty(row->type)) {
		reply->type = str_c(turn->ctx.arena, row->type);
		buf_put(&reply->body, row->body.p, row->body.n);
	}
	if (turn->route->again != NULL)
		turn->show = turn->route->again;
	/* A page drawn once: what it showed is gone, its form is not. */
	if (row->status == 0) {
		reply->status = 303;
		if (turn->route->form != NULL)
			turn->show = turn->route->form;
		else
			reply_see_other(reply, S("/"));
	}
}

const struct fault *
key_begin(struct turn *turn, bool *answered)
{
	struct ctx *ctx = &turn->ctx;
	struct key_name name;
	struct key_row row;
	bool added;

	*answered = false;
	if (!has_key(turn))
		return NULL;
	name = key_name(turn);
	TRY(router_store_key_add(ctx, &name, turn->hash, &added));
	if (added)
		return NULL;
	TRY(router_store_key(ctx, &name, &row));
	if (!str_equal(row.hash, turn->hash))
		return fault_conflict(ctx, "This was sent before with other "
		                           "content. Open the page again, "
		                           "then send it");
	answer_again(turn, &row);
	*answered = true;
	return NULL;
}

const struct fault *
key_end(struct turn *turn)
{
	const struct reply *reply = turn_reply(turn);
	struct key_row row = {.status = reply->status};
	struct key_name name;

	if (!has_key(turn))
		return NULL;
	name = key_name(turn);
	if (turn->show != NULL)
		row.status = 0;
	for (size_t i = 0; i < reply->headers_n; i++)
		if (str_is(reply->headers[i].name, "Location"))
			row.location = reply->headers[i].value;
	if (row.status != 0 && reply->type != NULL && reply->file == NULL &&
	    !turn->route->untied) {
		row.type = str_of(reply->type);
		row.body = bytes_of(buf_get(&reply->body));
	}
	return router_store_key_save(&turn->ctx, &name, &row);
}
