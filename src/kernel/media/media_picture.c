/*
 * media_picture.c - a stranger's picture in, one of our own making out.
 *
 * All of this runs in the child; media_picture_read alone, which trusts
 * nothing of what it says, does not.
 */
#include <string.h>

#include "base/secret.h"
#include "kernel/media/media_local.h"

void
media_reading_stop(struct reading *reading, enum picture_end why)
{
	reading->end = why;
	boundary_leave();
}

void
media_number_put(struct buf *out, uint32_t v)
{
	for (unsigned shift = 32; shift > 0; shift -= 8)
		buf_char(out, (char)(v >> (shift - 8) & 0xff));
}

/* Of the pixels as they stand upright, and of their shape. */
static struct bytes
pixels_hash(struct arena *arena, const struct raw *raw)
{
	const struct bytes parts[] = {
	        {(const unsigned char *)&raw->width, sizeof(raw->width)},
	        {raw->rgb, (size_t)raw->width * raw->height * 3},
	};

	return hash_of(arena, (struct bytes){0}, parts, 2);
}

static void
say_picture(struct reading *reading)
{
	struct bytes pixels;

	reading->raw =
	        media_turned(reading->arena, reading->raw, reading->turn);
	pixels = pixels_hash(reading->arena, &reading->raw);
	buf_char(reading->out, (char)PICTURE_GOOD);
	media_number_put(reading->out, reading->raw.width);
	media_number_put(reading->out, reading->raw.height);
	buf_put(reading->out, pixels.p, pixels.n);
}

bool
media_picture_job(struct arena *arena, struct bytes in, struct buf *out)
{
	struct reading reading = {
	        .arena = arena,
	        .in = in,
	        .end = PICTURE_DAMAGED,
	        .turn = 1,
	        .out = out,
	};

	switch (media_kind_of(in)) {
	case MEDIA_JPEG:
		media_jpeg_read(&reading);
		break;
	case MEDIA_PNG:
		media_png_read(&reading);
		break;
	default:
		return false;
	}
	if (reading.end != PICTURE_GOOD) {
		buf_char(out, (char)reading.end);
		return true;
	}
	say_picture(&reading);
	return media_jpeg_write(&reading);
}

/* --- what it said ------------------------------------------------------- */

int64_t
media_number_get(const unsigned char *p)
{
	return (int64_t)p[0] << 24 | (int64_t)p[1] << 16 | (int64_t)p[2] << 8 |
	       p[3];
}

static bool
side_fits(int64_t side)
{
	return side >= 1 && side <= PICTURE_KEPT_SIDE;
}

/* A refusal is one byte. */
static bool
refusal_read(struct bytes said, struct picture *out)
{
	if (said.n != 1 || said.p[0] >= PICTURE_END_COUNT ||
	    said.p[0] == PICTURE_GOOD)
		return false;
	*out = (struct picture){.end = (enum picture_end)said.p[0]};
	return true;
}

bool
media_picture_read(struct bytes said, struct picture *out)
{
	struct picture picture = {.end = PICTURE_GOOD};

	if (said.n <= PICTURE_HEAD)
		return refusal_read(said, out);
	picture.width = media_number_get(said.p + 1);
	picture.height = media_number_get(said.p + 5);
	picture.pixels = (struct bytes){said.p + 9, 32};
	picture.jpeg =
	        (struct bytes){said.p + PICTURE_HEAD, said.n - PICTURE_HEAD};
	if (said.p[0] != PICTURE_GOOD || !side_fits(picture.width) ||
	    !side_fits(picture.height) ||
	    media_kind_of(picture.jpeg) != MEDIA_JPEG)
		return false;
	*out = picture;
	return true;
}
