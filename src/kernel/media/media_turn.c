/*
 * media_turn.c - which way up a picture is.
 *
 * A camera writes its sensor's lines as they come and says beside them how it
 * was held: Exif, tag 0x0112, eight ways (CIPA DC-008, 4.6.4).
 */
#include <string.h>

#include "kernel/media/media_local.h"

#define TAG_ORIENTATION 0x0112
#define ENTRY           ((size_t)12)

struct tiff {
	struct bytes b;
	bool little;
};

/* Two or four bytes; nought outside of what is there. */
static uint32_t
number_at(const struct tiff *tiff, size_t at, size_t n)
{
	uint32_t v = 0;

	if (at > tiff->b.n || tiff->b.n - at < n)
		return 0;
	for (size_t i = 0; i < n; i++)
		v = v << 8 | tiff->b.p[at + (tiff->little ? n - 1 - i : i)];
	return v;
}

unsigned
media_turn_of(struct bytes bytes)
{
	struct tiff tiff = {bytes, bytes.n > 0 && bytes.p[0] == 'I'};
	size_t at = number_at(&tiff, 4, 4);
	size_t n = number_at(&tiff, at, 2);

	if (number_at(&tiff, 2, 2) != 42)
		return 1;
	for (size_t i = 0; i < n; i++) {
		size_t entry = at + 2 + i * ENTRY;
		uint32_t turn;

		if (entry > bytes.n || bytes.n - entry < ENTRY)
			break;
		if (number_at(&tiff, entry, 2) != TAG_ORIENTATION)
			continue;
		turn = number_at(&tiff, entry + 8, 2);
		return turn >= 1 && turn <= 8 ? turn : 1;
	}
	return 1;
}

/* Where a pixel of the upright picture comes from. */
static size_t
from_where(struct raw raw, unsigned turn, uint32_t x, uint32_t y)
{
	uint32_t right = raw.width - 1, below = raw.height - 1;
	const uint32_t places[8][2] = {
	        {x, y}, {right - x, y}, {right - x, below - y}, {x, below - y},
	        {y, x}, {y, below - x}, {right - y, below - x}, {right - y, x},
	};

	return ((size_t)places[turn - 1][1] * raw.width + places[turn - 1][0]) *
	       3;
}

struct raw
media_turned(struct arena *arena, struct raw raw, unsigned turn)
{
	struct raw out = raw;
	unsigned char *to;

	if (turn == 1)
		return raw;
	if (turn >= 5) {
		out.width = raw.height;
		out.height = raw.width;
	}
	out.rgb = to = arena_bytes(arena, (size_t)raw.width * raw.height, 3);
	for (uint32_t y = 0; y < out.height; y++)
		for (uint32_t x = 0; x < out.width; x++, to += 3)
			memcpy(to, raw.rgb + from_where(raw, turn, x, y), 3);
	return out;
}
