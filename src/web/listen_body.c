/*
 * listen_body.c - what may be sent, and how it is taken.
 */
#include "web/listen_inner.h"

#include <strings.h>

#include "base/utf8.h"

/* What all bodies held in memory may be together. */
#define BODIES_MOST ((int64_t)64 * 1024 * 1024)

/* How much more than wanted is read, so that the answer can be heard. */
#define EXCESS_MOST ((size_t)4 * 1024 * 1024)

static bool
type_is(struct str type, const char *want)
{
	struct str name = str_trim(str_slice(type, 0, str_find(type, ';')));
	struct str wanted = str_of(want);

	return name.n == wanted.n && strncasecmp(name.p, wanted.p, name.n) == 0;
}

/* "application/json" and its kin, "application/merge-patch+json". */
static bool
type_json(struct str type)
{
	struct str name = str_trim(str_slice(type, 0, str_find(type, ';')));
	struct str kin = S("+json");

	if (type_is(type, "application/json"))
		return true;
	return name.n > kin.n &&
	       strncasecmp(name.p + name.n - kin.n, kin.p, kin.n) == 0;
}

/* Whether this route takes files. */
static bool
takes_upload(const struct exchange_inner *inner)
{
	const struct listen_options *options = &inner->listener->options;

	return options->takes_upload != NULL &&
	       options->takes_upload(inner->x.req.path, options->data);
}

static void
expect_multipart(struct exchange_inner *inner, struct str type)
{
	const struct listen_options *options = &inner->listener->options;
	const char *folder = options->upload_folder;

	if (!takes_upload(inner)) {
		inner->refusal = 415;
		return;
	}
	inner->kind = BODY_MULTIPART;
	inner->body_most = REQUEST_UPLOAD_MOST;
	if (!multipart_begin(inner->first, type,
	                     folder == NULL ? "/tmp" : folder,
	                     &inner->multipart))
		inner->refusal = 400;
}

void
body_expect(struct exchange_inner *inner, const struct head *head)
{
	struct str type = request_header(&inner->x.req, "Content-Type");

	inner->x.req.is_json = type_json(type);
	if (!head->chunked && head->length == 0)
		return;
	inner->body_most = REQUEST_BODY_MOST;
	if (inner->x.req.is_json)
		inner->kind = BODY_JSON;
	else if (type_is(type, "application/x-www-form-urlencoded"))
		inner->kind = BODY_FORM;
	else if (type_is(type, "multipart/form-data"))
		expect_multipart(inner, type);
	else
		inner->refusal = 415;
	if (inner->refusal == 0 && head->length > inner->body_most)
		inner->refusal = 413;
	buf_init(&inner->body, inner->first, REQUEST_BODY_MOST);
}

struct taking {
	struct exchange_inner *inner;
	const char *p;
	size_t n;
};

static void
take(void *data)
{
	struct taking *taking = data;
	struct exchange_inner *inner = taking->inner;
	struct listener *listener = inner->listener;
	int64_t held;

	if (inner->kind == BODY_MULTIPART) {
		inner->refusal =
		        multipart_take(inner->multipart, taking->p, taking->n);
		return;
	}
	held = atomic_load(&listener->bodies) + (int64_t)taking->n;
	if (held > BODIES_MOST) {
		inner->refusal = 503;
		return;
	}
	buf_put(&inner->body, taking->p, taking->n);
	atomic_fetch_add(&listener->bodies, (int64_t)taking->n);
}

bool
body_take(struct exchange_inner *inner, const char *p, size_t n)
{
	struct taking taking = {inner, p, n};

	inner->body_n += n;
	if (inner->refusal == 0 && inner->body_n > inner->body_most)
		inner->refusal = 413;
	if (inner->refusal != 0)
		/* Read on and forget it, within reason. */
		return inner->body_n <= inner->body_most + EXCESS_MOST;
	if (boundary_run(take, &taking) != BOUNDARY_RETURNED)
		inner->refusal = 503;
	return true;
}

/* The fields of a form, as a person would see them. */
static int
open_form(struct exchange_inner *inner)
{
	struct request *req = &inner->x.req;
	struct pairs *form = &req->form;

	if (!request_parse_form(req->arena, buf_get(&inner->body), form))
		return 400;
	for (size_t i = 0; i < form->n; i++)
		form->v[i].value = utf8_clean(req->arena, form->v[i].value);
	return 0;
}

static int
open_json(struct exchange_inner *inner)
{
	struct str body = buf_get(&inner->body);
	size_t bad;

	if (!utf8_check(body, &bad))
		return 400;
	inner->x.req.body = body;
	return 0;
}

int
body_open(struct exchange_inner *inner)
{
	if (inner->refusal != 0)
		return inner->refusal;
	switch (inner->kind) {
	case BODY_NONE:
		return 0;
	case BODY_FORM:
		return open_form(inner);
	case BODY_JSON:
		return open_json(inner);
	case BODY_MULTIPART:
		return multipart_end(inner->multipart, &inner->x.req);
	}
	return 0;
}
