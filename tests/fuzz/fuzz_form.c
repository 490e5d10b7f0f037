/*
 * fuzz_form.c - addresses, forms and cookies of any bytes.
 *
 * What is decoded must be text without NUL, within the limits, whatever went
 * in.
 */
#include "base/utf8.h"
#include "web/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct pairs *pairs)
{
	size_t bad;

	claim(pairs->n <= REQUEST_FIELDS_MOST);
	for (size_t i = 0; i < pairs->n; i++)
		claim(utf8_check(pairs->v[i].name, &bad) &&
		      utf8_check(pairs->v[i].value, &bad));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(0);
	struct str s = {(const char *)data, size};
	struct pairs pairs;
	struct str out;
	size_t bad;

	if (request_decode(arena, s, false, &out))
		claim(utf8_check(out, &bad) && out.n <= size);
	if (request_parse_form(arena, s, &pairs)) {
		check(&pairs);
		for (size_t i = 0; i < pairs.n; i++)
			(void)utf8_clean(arena, pairs.v[i].value);
	}
	request_parse_cookies(arena, s, &pairs);
	check(&pairs);
	arena_drop(arena);
	return 0;
}
