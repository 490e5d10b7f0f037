/*
 * fuzz_json.c - bodies of any bytes: read or refused, never anything else.
 */
#include "base/json.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(0);
	struct str s = {(const char *)data, size};
	const struct fault *fault;
	json_t *out = NULL;
	bool wrong = false;
	size_t bad;

	fault = json_read(arena, s, &out);
	claim((fault == NULL) == (out != NULL));
	claim(fault == NULL || fault->kind == FAULT_INVALID);
	if (json_is_object(out))
		claim(utf8_check(json_get_str(out, "note", &wrong), &bad));
	arena_drop(arena);
	return 0;
}
