/*
 * router_key.c - the same key twice changes nothing.
 *
 * The key's row is written before the handler runs, in the same transaction:
 * whoever comes second with it waits for the first to end, and then finds the
 * answer or writes a row of their own.
 *
 * The row of an untied route (route.h) names nobody: it is found by a hash of
 * who, where and key, under a key that is not in the database, and holds no
 * moment, only a day.  Words can be guessed, so what was sent is hashed with
 * what the sender alone has besides: their cookie or token, of which the
 * database has no more than a hash.  Even with the key beside the database
 * nobody can try words, and the same words leave something else each time
 * (decision 57).
 */
#include "base/secret.h"
#include "kernel/router/router_store.h"
#include "web/gov/form.h"

static struct bytes
bytes_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

static struct str
route_name(const struct turn *turn)
{
	return str_print(turn->ctx.arena, "%s %s",
	                 method_word(turn->route->method), turn->route->path);
}

/* Who, where and key; then what of the sender stands in no table: what is made
 * from their cookie, and their token. */
#define NAMES 3
#define KEEPS 5
static size_t
sender_keeps(const struct turn *turn, struct bytes *parts)
{
	const struct request *req = &turn->x->req;

	parts[0] = bytes_of(id_show(turn->ctx.arena, turn->who.id.v));
	parts[1] = bytes_of(route_name(turn));
	parts[2] = bytes_of(turn->key);
	parts[3] = bytes_of(turn->csrf);
	parts[4] = bytes_of(request_header(req, "Authorization"));
	return KEEPS;
}

/* What was sent, without the form's own token; a file by what it holds. */
static const struct fault *
content_hash(struct turn *turn)
{
	const struct request *req = &turn->x->req;
	struct arena *arena = turn->ctx.arena;
	size_t room = KEEPS + 2 + 2 * req->form.n + 3 * req->uploads_n;
	struct bytes *parts = arena_new(arena, struct bytes, room);
	struct bytes key = {0};
	size_t n = 0;

	if (turn->route->untied) {
		n = sender_keeps(turn, parts);
		key = turn->ctx.app->key;
	}
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
	turn->hash = str_hex(arena, hash_of(arena, key, parts, n));
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
	if (str_empty(turn->key))
		return NULL;
	return content_hash(turn);
}

static struct key_name
key_name(const struct turn *turn)
{
	const struct ctx *ctx = &turn->ctx;
	struct bytes parts[KEEPS];

	if (!turn->route->untied)
		return (struct key_name){turn->who.id, route_name(turn),
		                         turn->key, ctx->now};
	/* Found again by another sign-in: without cookie and token. */
	(void)sender_keeps(turn, parts);
	return (struct key_name){
	        .key = str_hex(ctx->arena, hash_of(ctx->arena, ctx->app->key,
	                                           parts, NAMES)),
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

/* Of an untied route nobody knows whether it was other content, or the same by
 * another sign-in: both are told what is so. */
static const struct fault *
sent_before(struct turn *turn)
{
	if (turn->route->untied)
		return fault_conflict(
		        &turn->ctx,
		        "Something was sent from this page before, and that "
		        "was taken. What you sent now was not taken. Open the "
		        "page again, then send it");
	return fault_conflict(&turn->ctx,
	                      "This was sent before with other content. Open "
	                      "the page again, then send it");
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
		return sent_before(turn);
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
