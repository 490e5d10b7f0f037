/*
 * uuid.c - numbers of ours as uuids, and back.
 */
#include "base/uuid.h"

#define MARK "6d796469"

struct str
uuid_of_id(struct arena *arena, int64_t id, unsigned kind)
{
	uint64_t v = (uint64_t)id;

	return str_print(arena, "%08x-%04x-8%03x-8%03x-" MARK "%04x",
	                 (unsigned)(v >> 32), (unsigned)(v >> 16 & 0xffff),
	                 (unsigned)(v >> 4 & 0xfff), (unsigned)(v & 0xf),
	                 kind & 0xffff);
}

/* -1: none. */
static int
figure(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
is_kind(struct str end, unsigned kind)
{
	unsigned v = 0;

	if (!str_starts(end, S(MARK)))
		return false;
	for (size_t i = sizeof(MARK) - 1; i < end.n; i++) {
		int f = figure(end.p[i]);

		if (f < 0)
			return false;
		v = v << 4 | (unsigned)f;
	}
	return v == (kind & 0xffff);
}

int64_t
uuid_id(struct str uuid, unsigned kind)
{
	static const size_t from[] = {0, 9, 15, 20}, n[] = {8, 4, 3, 3};
	uint64_t v = 0;

	if (uuid.n != 36 || !is_kind(str_slice(uuid, 24, 12), kind))
		return 0;
	for (size_t part = 0; part < 4; part++)
		for (size_t i = 0; i < n[part]; i++) {
			int f = figure(uuid.p[from[part] + i]);

			if (f < 0)
				return 0;
			/* The last part holds four bits in twelve. */
			if (part < 3 || i == 2)
				v = v << 4 | (unsigned)f;
		}
	return (int64_t)(v & INT64_MAX);
}
