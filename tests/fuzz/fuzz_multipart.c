/*
 * fuzz_multipart.c - multipart forms of any bytes, cut in two ways.
 *
 * The first byte says how the form is cut; whole or cut, it must read the
 * same.  The boundary is XyZ.
 */
#include "web/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Read it in pieces; the status it ends with. */
static int
read_in(struct arena *arena, struct str form, size_t piece, struct request *req)
{
	struct multipart *m;
	int status;

	*req = (struct request){.arena = arena};
	claim(multipart_begin(arena, S("multipart/form-data; boundary=XyZ"),
	                      "/tmp", &m));
	for (size_t at = 0; at < form.n; at += piece) {
		struct str part = str_slice(form, at, piece);

		status = multipart_take(m, part.p, part.n);
		if (status != 0)
			return status;
	}
	return multipart_end(m, req);
}

static void
compare(const struct request *a, const struct request *b)
{
	claim(a->form.n == b->form.n && a->uploads_n == b->uploads_n);
	for (size_t i = 0; i < a->form.n; i++)
		claim(str_equal(a->form.v[i].name, b->form.v[i].name) &&
		      str_equal(a->form.v[i].value, b->form.v[i].value));
	for (size_t i = 0; i < a->uploads_n; i++)
		claim(str_equal(a->uploads[i].name, b->uploads[i].name) &&
		      a->uploads[i].size == b->uploads[i].size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena;
	struct str form;
	struct request whole;
	struct request cut;
	int status;

	if (size < 1)
		return 0;
	arena = arena_create(0);
	form = (struct str){(const char *)data + 1, size - 1};
	status = read_in(arena, form, size, &whole);
	claim(read_in(arena, form, (size_t)data[0] % 63 + 1, &cut) == status);
	if (status == 0)
		compare(&whole, &cut);
	arena_drop(arena);
	return 0;
}
