/*
 * request.c - looking things up in a request.
 */
#include "web/request.h"

#include <stdio.h>
#include <strings.h>

/* The n-th pair of this name, or NULL. */
static const struct pair *
pair_at(const struct pairs *pairs, const char *name, size_t n)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (str_is(pairs->v[i].name, name) && n-- == 0)
			return &pairs->v[i];
	return NULL;
}

static struct str
pair_value(const struct pairs *pairs, const char *name)
{
	const struct pair *pair = pair_at(pairs, name, 0);

	return pair == NULL ? S("") : pair->value;
}

struct str
request_header(const struct request *req, const char *name)
{
	struct str want = str_of(name);

	for (size_t i = 0; i < req->headers.n; i++) {
		const struct pair *pair = &req->headers.v[i];

		if (pair->name.n == want.n &&
		    strncasecmp(pair->name.p, want.p, want.n) == 0)
			return pair->value;
	}
	return S("");
}

struct str
request_cookie(const struct request *req, const char *name)
{
	return pair_value(&req->cookies, name);
}

struct str
request_query(const struct request *req, const char *name)
{
	return pair_value(&req->query, name);
}

struct str
request_field(const struct request *req, const char *name)
{
	return pair_value(&req->form, name);
}

bool
request_field_at(const struct request *req, const char *name, size_t n,
                 struct str *out)
{
	const struct pair *pair = pair_at(&req->form, name, n);

	if (pair == NULL)
		return false;
	*out = pair->value;
	return true;
}

bool
request_field_has(const struct request *req, const char *name, struct str value)
{
	struct str at;

	for (size_t n = 0; request_field_at(req, name, n, &at); n++)
		if (str_equal(at, value))
			return true;
	return false;
}

struct str
request_place(const struct request *req, const char *name)
{
	return pair_value(&req->places, name);
}

const struct fault *
request_place_id(const struct request *req, const char *name, int64_t *out)
{
	/* A word that is no id names nothing: it looks like an absence. */
	if (!id_read(request_place(req, name), out))
		return fault_not_found(req, "Page not found");
	return NULL;
}

const struct upload *
request_upload(const struct request *req, const char *field)
{
	const struct upload *upload = NULL;

	for (size_t i = 0; i < req->uploads_n; i++)
		if (str_is(req->uploads[i].field, field))
			upload = &req->uploads[i];
	return upload;
}

bool
upload_read(struct arena *arena, const struct upload *upload, struct str *out)
{
	FILE *file = fopen(upload->path, "rbe");
	char *p = arena_bytes(arena, upload->size + 1, 1);
	size_t n;

	if (file == NULL)
		return false;
	n = fread(p, 1, upload->size, file);
	*out = (struct str){p, n};
	return fclose(file) == 0 && n == upload->size;
}

const struct fault *
request_json(const struct request *req, json_t **out)
{
	json_t *read;

	if (!req->is_json || str_empty(req->body))
		return fault_invalid(req, "Send a JSON object");
	TRY(json_read(req->arena, req->body, &read));
	if (!json_is_object(read))
		return fault_invalid(req, "Send a JSON object");
	*out = read;
	return NULL;
}
