#include "tests/pictures.h"

#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#include "base/buf.h"

static unsigned char *
pixels(struct test *t, unsigned width, unsigned height, unsigned seed)
{
	unsigned char *p = arena_bytes(t->arena, (size_t)width * height, 3),
	              *at = p;

	for (unsigned y = 0; y < height; y++)
		for (unsigned x = 0; x < width; x++, at += 3) {
			bool red = x < width / 2 && y < height / 2;

			at[0] = 255;
			at[1] = at[2] = red ? 0 : 255;
		}
	for (size_t i = 0; i < (size_t)3 * 8 && i < (size_t)width * 3; i++)
		p[(size_t)width * (height - 1) * 3 + i] =
		        (unsigned char)(seed * 20);
	return p;
}

#define SCANS_MOST 190

/* What differs between two ways to write a JPEG. */
struct way {
	int parts; /* a pixel */
	J_COLOR_SPACE colours;
	const jpeg_scan_info *scans;
	int scans_n;
};

static struct bytes
jpeg_written(struct test *t, unsigned width, unsigned height,
             const unsigned char *pixel, const struct way *way)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned long n = (unsigned long)width * height * 4 + 16384;
	unsigned char *out = arena_bytes(t->arena, n, 1);
	unsigned char *line = arena_bytes(t->arena, width, 4);
	size_t wide = (size_t)width * (size_t)way->parts;

	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_mem_dest(&j, &out, &n);
	j.image_width = width;
	j.image_height = height;
	j.input_components = way->parts;
	j.in_color_space = way->colours;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, 90, TRUE);
	j.scan_info = way->scans;
	j.num_scans = way->scans_n;
	jpeg_start_compress(&j, TRUE);
	while (j.next_scanline < height) {
		memcpy(line, pixel + j.next_scanline * wide, wide);
		(void)jpeg_write_scanlines(&j, &line, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	return (struct bytes){out, n};
}

struct bytes
picture_jpeg(struct test *t, unsigned width, unsigned height, unsigned seed)
{
	const struct way way = {3, JCS_RGB, NULL, 0};

	return jpeg_written(t, width, height, pixels(t, width, height, seed),
	                    &way);
}

struct bytes
picture_of_print(struct test *t)
{
	const struct way way = {4, JCS_CMYK, NULL, 0};

	return jpeg_written(t, 16, 8, arena_bytes(t->arena, 16 * 8, 4), &way);
}

/* One pass for the means, then one for each frequency of each colour. */
struct bytes
picture_in_passes(struct test *t)
{
	jpeg_scan_info scans[SCANS_MOST] = {
	        {.comps_in_scan = 3, .component_index = {0, 1, 2}}};
	const struct way way = {3, JCS_RGB, scans, SCANS_MOST};

	for (int i = 1; i < SCANS_MOST; i++)
		scans[i] = (jpeg_scan_info){.comps_in_scan = 1,
		                            .component_index = {(i - 1) / 63},
		                            .Ss = (i - 1) % 63 + 1,
		                            .Se = (i - 1) % 63 + 1};
	return jpeg_written(t, 64, 48, pixels(t, 64, 48, 1), &way);
}

struct bytes
picture_see_through(struct test *t)
{
	png_image image = {.version = PNG_IMAGE_VERSION,
	                   .width = 64,
	                   .height = 48,
	                   .format = PNG_FORMAT_RGBA};
	png_alloc_size_t n = 64 * 48 * 4 + 4096;
	unsigned char *out = arena_bytes(t->arena, n, 1);
	unsigned char *rgba = arena_bytes(t->arena, 64 * 48, 4);

	for (size_t i = 0; i < (size_t)64 * 48; i++) {
		rgba[i * 4] = 255;
		rgba[i * 4 + 3] = i % 64 < 32 && i / 64 < 24 ? 255 : 0;
	}
	expect_true(png_image_write_to_memory(&image, out, &n, 0, rgba, 0,
	                                      NULL) != 0);
	return (struct bytes){out, n};
}

struct bytes
picture_png(struct test *t, unsigned width, unsigned height, unsigned seed)
{
	png_image image = {.version = PNG_IMAGE_VERSION,
	                   .width = width,
	                   .height = height,
	                   .format = PNG_FORMAT_RGB};
	png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(image);
	unsigned char *out = arena_bytes(t->arena, n, 1);

	expect_true(png_image_write_to_memory(&image, out, &n, 0,
	                                      pixels(t, width, height, seed), 0,
	                                      NULL) != 0);
	return (struct bytes){out, n};
}

struct bytes
picture_joined(struct test *t, struct bytes a, struct str b)
{
	unsigned char *p = arena_bytes(t->arena, a.n + b.n + 1, 1);

	memcpy(p, a.p, a.n);
	memcpy(p + a.n, b.p, b.n);
	return (struct bytes){p, a.n + b.n};
}

struct bytes
picture_cut(struct bytes b, size_t n)
{
	return (struct bytes){b.p, n < b.n ? n : b.n};
}

bool
picture_holds(struct bytes b, struct str part)
{
	return str_has((struct str){(const char *)b.p, b.n}, part);
}

/* Bytes put in after the first `at`. */
static struct bytes
inserted(struct test *t, struct bytes b, size_t at, struct str more)
{
	struct bytes out = picture_joined(t, picture_cut(b, at), more);

	return picture_joined(t, out,
	                      (struct str){(const char *)b.p + at, b.n - at});
}

struct bytes
picture_exif(struct test *t, struct bytes jpeg, unsigned turn)
{
	static const char fixed[] =
	        "Exif\0\0II*\0\x08\0\0\0\x02\0"
	        "\x0f\x01\x02\0\x04\0\0\0ACME"    /* who made the camera */
	        "\x12\x01\x03\0\x01\0\0\0?\0\0\0" /* how it was held */
	        "\0\0\0\0"
	        "GPSLatitude 51.5074 N";
	char segment[4 + sizeof(fixed)] = "\xff\xe1";
	size_t n = sizeof(fixed) - 1 + 2;
	char *held;

	segment[2] = (char)(n >> 8);
	segment[3] = (char)(n & 0xff);
	memcpy(segment + 4, fixed, sizeof(fixed));
	held = memchr(segment + 4, '?', sizeof(fixed));
	*held = (char)turn;
	return inserted(t, jpeg, 2, (struct str){segment, n + 2});
}

struct bytes
picture_chunk(struct test *t, struct bytes png, const char *kind,
              struct str data)
{
	const size_t after_header = 8 + 25;
	struct buf b;
	uint32_t sum = ~0u;

	buf_init(&b, t->arena, data.n + 64);
	buf_print(&b, "%c%c%c%c", 0, 0, (int)(data.n >> 8),
	          (int)(data.n & 255));
	buf_print(&b, "%s", kind);
	buf_str(&b, data);
	for (size_t i = 4; i < b.n; i++) {
		sum ^= (unsigned char)b.p[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xedb88320u : 0);
	}
	sum = ~sum;
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(&b, (char)(sum >> shift & 255));
	return inserted(t, png, after_header, buf_get(&b));
}

bool
picture_is_red(struct test *t, struct bytes jpeg, unsigned x, unsigned y)
{
	struct jpeg_decompress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char *line;

	j.err = jpeg_std_error(&errors);
	jpeg_create_decompress(&j);
	jpeg_mem_src(&j, jpeg.p, jpeg.n);
	(void)jpeg_read_header(&j, TRUE);
	(void)jpeg_start_decompress(&j);
	line = arena_bytes(t->arena, j.output_width, 3);
	for (unsigned i = 0; i <= y; i++)
		(void)jpeg_read_scanlines(&j, &line, 1);
	expect_true(x < j.output_width);
	jpeg_destroy_decompress(&j);
	return line[(size_t)x * 3] > 200 && line[(size_t)x * 3 + 1] < 60;
}
