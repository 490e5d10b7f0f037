/*
 * media_png.c - PNG read, in the child.
 */
#include <string.h>

#include <png.h>

#include "kernel/media/media_local.h"

/* What one piece of writing inside a PNG may unfold to. */
#define CHUNK_MOST ((png_alloc_size_t)1024 * 1024)

struct pngs {
	png_structp png;
	png_infop info;
	struct reading *reading;
	size_t at;
	uint32_t width;
	uint32_t height;
	unsigned char *rgba;
};

/* --- what the library says ---------------------------------------------- */

static void
on_error(png_structp png, png_const_charp why)
{
	struct pngs *pngs = png_get_error_ptr(png);

	(void)why;
	media_reading_stop(pngs->reading, PICTURE_DAMAGED);
}

static void
on_warning(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

static void
on_read(png_structp png, png_bytep to, size_t n)
{
	struct pngs *pngs = png_get_io_ptr(png);
	struct bytes in = pngs->reading->in;

	if (in.n - pngs->at < n)
		media_reading_stop(pngs->reading, PICTURE_CUT);
	memcpy(to, in.p + pngs->at, n);
	pngs->at += n;
}

/* --- reading ------------------------------------------------------------ */

/*
 * What its chunks say before anything is made of them.  A moving picture says
 * so in one (acTL) before its first frame.  Each lies within the file: the
 * library makes room for as much as one says it holds before it reads it.
 */
static enum picture_end
chunks_judge(struct bytes in)
{
	size_t at = 8;
	bool shown = false;

	while (in.n - at >= 12) {
		size_t n = (size_t)in.p[at] << 24 | (size_t)in.p[at + 1] << 16 |
		           (size_t)in.p[at + 2] << 8 | in.p[at + 3];

		if (!shown && media_has_at(in, at + 4, S("acTL")))
			return PICTURE_MOVES;
		if (media_has_at(in, at + 4, S("IEND")))
			break;
		if (n > in.n - at - 12)
			return PICTURE_CUT;
		shown = shown || media_has_at(in, at + 4, S("IDAT"));
		at += n + 12;
	}
	return PICTURE_GOOD;
}

/* Whatever it is made of becomes four bytes a pixel. */
static void
header_read(struct pngs *pngs)
{
	png_structp png = pngs->png;

	png_read_info(png, pngs->info);
	pngs->width = png_get_image_width(png, pngs->info);
	pngs->height = png_get_image_height(png, pngs->info);
	if ((int64_t)pngs->width * pngs->height > PICTURE_PNG_MOST)
		media_reading_stop(pngs->reading, PICTURE_HUGE);
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_gray_to_rgb(png);
	png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
	(void)png_set_interlace_handling(png);
	png_read_update_info(png, pngs->info);
	claim(png_get_rowbytes(png, pngs->info) == (size_t)pngs->width * 4);
}

static void
lines_read(struct pngs *pngs)
{
	struct arena *arena = pngs->reading->arena;
	png_bytep *lines = arena_new(arena, png_bytep, pngs->height);
	size_t line = (size_t)pngs->width * 4;

	pngs->rgba = arena_bytes(arena, pngs->height, line);
	for (uint32_t y = 0; y < pngs->height; y++)
		lines[y] = pngs->rgba + y * line;
	png_read_image(pngs->png, lines);
	png_read_end(pngs->png, pngs->info);
}

static void
turn_find(struct pngs *pngs)
{
	png_uint_32 n = 0;
	png_bytep exif = NULL;

	if (png_get_eXIf_1(pngs->png, pngs->info, &n, &exif) != 0)
		pngs->reading->turn = media_turn_of((struct bytes){exif, n});
}

/* One pixel of what is kept: the mean of a square, on white paper. */
static void
square_mean(const struct pngs *pngs, uint32_t from_x, uint32_t from_y,
            uint32_t step, unsigned char *to)
{
	uint64_t sums[3] = {0, 0, 0}, n = 0;

	for (uint32_t y = from_y; y < from_y + step && y < pngs->height; y++)
		for (uint32_t x = from_x; x < from_x + step && x < pngs->width;
		     x++, n++) {
			const unsigned char *p =
			        pngs->rgba + ((size_t)y * pngs->width + x) * 4;

			for (size_t c = 0; c < 3; c++)
				sums[c] += ((uint64_t)p[c] * p[3] +
				            255u * (255u - p[3]) + 127u) /
				           255u;
		}
	claim(n > 0);
	for (size_t c = 0; c < 3; c++)
		to[c] = (unsigned char)((sums[c] + n / 2) / n);
}

static void
made_smaller(struct pngs *pngs)
{
	uint32_t longer = pngs->width > pngs->height ? pngs->width
	                                             : pngs->height;
	uint32_t step = (longer + PICTURE_KEPT_SIDE - 1) / PICTURE_KEPT_SIDE;
	struct raw *raw = &pngs->reading->raw;
	unsigned char *to;

	claim(step > 0); /* no picture is without a pixel */
	raw->width = (pngs->width + step - 1) / step;
	raw->height = (pngs->height + step - 1) / step;
	raw->rgb = to = arena_bytes(pngs->reading->arena,
	                            (size_t)raw->width * raw->height, 3);
	for (uint32_t y = 0; y < raw->height; y++)
		for (uint32_t x = 0; x < raw->width; x++, to += 3)
			square_mean(pngs, x * step, y * step, step, to);
}

static void
read_inside(void *data)
{
	struct pngs *pngs = data;
	enum picture_end chunks = chunks_judge(pngs->reading->in);

	if (chunks != PICTURE_GOOD)
		media_reading_stop(pngs->reading, chunks);
	pngs->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, pngs,
	                                   on_error, on_warning);
	if (pngs->png != NULL)
		pngs->info = png_create_info_struct(pngs->png);
	if (pngs->info == NULL)
		media_reading_stop(pngs->reading, PICTURE_HUGE);
	png_set_user_limits(pngs->png, PICTURE_SIDE_MOST, PICTURE_SIDE_MOST);
	png_set_chunk_malloc_max(pngs->png, CHUNK_MOST);
	png_set_read_fn(pngs->png, pngs, on_read);
	header_read(pngs);
	lines_read(pngs);
	turn_find(pngs);
	made_smaller(pngs);
	pngs->reading->end = PICTURE_GOOD;
}

void
media_png_read(struct reading *reading)
{
	struct pngs *pngs = arena_new(reading->arena, struct pngs, 1);
	enum boundary_end end;

	pngs->reading = reading;
	end = boundary_run(read_inside, pngs);
	if (pngs->png != NULL)
		png_destroy_read_struct(&pngs->png, &pngs->info, NULL);
	if (end == BOUNDARY_CEILING)
		reading->end = PICTURE_HUGE;
	claim(end != BOUNDARY_ASSERT);
}
