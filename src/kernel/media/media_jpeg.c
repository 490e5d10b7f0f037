/*
 * media_jpeg.c - JPEG read and written, in the child.
 *
 * The library calls error_exit when it cannot go on; from there the reading
 * is left to its boundary.
 */
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "kernel/media/media_local.h"

/* A picture that builds up shows itself in at most about ten passes. */
#define PASSES_MOST 64

/* 85 of 100: print stays sharp, and a page's picture is below 2 MB. */
#define QUALITY 85

#define BLOCK ((size_t)64 * 1024)

struct jpeg {
	struct jpeg_decompress_struct in;
	struct jpeg_compress_struct out;
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	struct jpeg_destination_mgr to;
	struct reading *reading;
	unsigned char block[BLOCK];
};

/* --- what the library says ---------------------------------------------- */

static void
on_error(j_common_ptr j)
{
	struct jpeg *jpeg = j->client_data;

	switch (j->err->msg_code) {
	case JERR_OUT_OF_MEMORY:
	case JERR_IMAGE_TOO_BIG:
	case JERR_WIDTH_OVERFLOW:
		media_reading_stop(jpeg->reading, PICTURE_HUGE);
	case JERR_INPUT_EMPTY:
	case JERR_INPUT_EOF:
		media_reading_stop(jpeg->reading, PICTURE_CUT);
	default:
		media_reading_stop(jpeg->reading, PICTURE_DAMAGED);
	}
}

/* Of its warnings those that say that something is not there. */
static void
on_message(j_common_ptr j, int level)
{
	struct jpeg *jpeg = j->client_data;

	if (level < 0 && (j->err->msg_code == JWRN_JPEG_EOF ||
	                  j->err->msg_code == JWRN_HIT_MARKER))
		media_reading_stop(jpeg->reading, PICTURE_CUT);
}

static void
on_output(j_common_ptr j)
{
	(void)j;
}

/* A few bytes can ask for thousands of passes over the whole picture. */
static void
on_progress(j_common_ptr j)
{
	struct jpeg *jpeg = j->client_data;

	if (j->is_decompressor && jpeg->in.input_scan_number > PASSES_MOST)
		media_reading_stop(jpeg->reading, PICTURE_DAMAGED);
}

static void
errors_set(struct jpeg *jpeg)
{
	jpeg_std_error(&jpeg->errors);
	jpeg->errors.error_exit = on_error;
	jpeg->errors.emit_message = on_message;
	jpeg->errors.output_message = on_output;
	jpeg->progress.progress_monitor = on_progress;
}

/* --- reading ------------------------------------------------------------ */

/* As many eighths as leave the longer side within what is kept. */
static unsigned
eighths_of(uint32_t width, uint32_t height)
{
	uint32_t longer = width > height ? width : height;
	unsigned eighths = 8;

	while (eighths > 1 && longer * eighths > 8 * PICTURE_KEPT_SIDE)
		eighths--;
	return eighths;
}

static void
header_judge(struct jpeg *jpeg)
{
	uint32_t width = jpeg->in.image_width, height = jpeg->in.image_height;

	if (width > PICTURE_SIDE_MOST || height > PICTURE_SIDE_MOST ||
	    (int64_t)width * height > PICTURE_JPEG_MOST)
		media_reading_stop(jpeg->reading, PICTURE_HUGE);
	if (jpeg->in.num_components != 1 && jpeg->in.num_components != 3)
		media_reading_stop(jpeg->reading, PICTURE_PRINT);
}

static void
turn_find(struct jpeg *jpeg)
{
	const struct str mark = S("Exif\0\0");
	const struct jpeg_marker_struct *m = jpeg->in.marker_list;

	for (; m != NULL; m = m->next) {
		struct bytes b = {m->data, m->data_length};

		if (!media_has_at(b, 0, mark))
			continue;
		jpeg->reading->turn = media_turn_of(
		        (struct bytes){b.p + mark.n, b.n - mark.n});
		return;
	}
}

static void
lines_read(struct jpeg *jpeg)
{
	struct raw *raw = &jpeg->reading->raw;
	size_t line;

	raw->width = jpeg->in.output_width;
	raw->height = jpeg->in.output_height;
	line = (size_t)raw->width * 3;
	raw->rgb = arena_bytes(jpeg->reading->arena, raw->height, line);
	while (jpeg->in.output_scanline < raw->height) {
		JSAMPROW row = raw->rgb + jpeg->in.output_scanline * line;

		(void)jpeg_read_scanlines(&jpeg->in, &row, 1);
	}
}

static void
read_inside(void *data)
{
	struct jpeg *jpeg = data;
	struct bytes in = jpeg->reading->in;

	errors_set(jpeg);
	jpeg->in.err = &jpeg->errors;
	jpeg->in.client_data = jpeg;
	jpeg_create_decompress(&jpeg->in);
	jpeg->in.progress = &jpeg->progress;
	jpeg_mem_src(&jpeg->in, in.p, in.n);
	jpeg_save_markers(&jpeg->in, JPEG_APP0 + 1, 0xffff);
	(void)jpeg_read_header(&jpeg->in, TRUE);
	header_judge(jpeg);
	turn_find(jpeg);
	jpeg->in.out_color_space = JCS_RGB;
	jpeg->in.scale_num =
	        eighths_of(jpeg->in.image_width, jpeg->in.image_height);
	jpeg->in.scale_denom = 8;
	(void)jpeg_start_decompress(&jpeg->in);
	lines_read(jpeg);
	(void)jpeg_finish_decompress(&jpeg->in);
	jpeg->reading->end = PICTURE_GOOD;
}

/* Hand an end that is not ours to the boundary it belongs to. */
static void
pass_on(struct reading *reading, enum boundary_end end)
{
	if (end == BOUNDARY_CEILING)
		reading->end = PICTURE_HUGE;
	claim(end != BOUNDARY_ASSERT);
}

void
media_jpeg_read(struct reading *reading)
{
	struct jpeg *jpeg = arena_new(reading->arena, struct jpeg, 1);
	enum boundary_end end;

	jpeg->reading = reading;
	end = boundary_run(read_inside, jpeg);
	jpeg_destroy_decompress(&jpeg->in);
	pass_on(reading, end);
}

/* --- writing ------------------------------------------------------------ */

static void
to_begin(j_compress_ptr j)
{
	struct jpeg *jpeg = j->client_data;

	jpeg->to.next_output_byte = jpeg->block;
	jpeg->to.free_in_buffer = BLOCK;
}

static boolean
to_flush(j_compress_ptr j)
{
	struct jpeg *jpeg = j->client_data;

	buf_put(jpeg->reading->out, jpeg->block, BLOCK);
	to_begin(j);
	return TRUE;
}

static void
to_end(j_compress_ptr j)
{
	struct jpeg *jpeg = j->client_data;

	buf_put(jpeg->reading->out, jpeg->block,
	        BLOCK - jpeg->to.free_in_buffer);
}

static void
write_inside(void *data)
{
	struct jpeg *jpeg = data;
	const struct raw *raw = &jpeg->reading->raw;

	errors_set(jpeg);
	jpeg->out.err = &jpeg->errors;
	jpeg->out.client_data = jpeg;
	jpeg_create_compress(&jpeg->out);
	jpeg->to.init_destination = to_begin;
	jpeg->to.empty_output_buffer = to_flush;
	jpeg->to.term_destination = to_end;
	jpeg->out.dest = &jpeg->to;
	jpeg->out.image_width = raw->width;
	jpeg->out.image_height = raw->height;
	jpeg->out.input_components = 3;
	jpeg->out.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg->out);
	jpeg_set_quality(&jpeg->out, QUALITY, TRUE);
	jpeg_start_compress(&jpeg->out, TRUE);
	while (jpeg->out.next_scanline < raw->height) {
		JSAMPROW row = raw->rgb +
		               (size_t)jpeg->out.next_scanline * raw->width * 3;

		(void)jpeg_write_scanlines(&jpeg->out, &row, 1);
	}
	jpeg_finish_compress(&jpeg->out);
}

bool
media_jpeg_write(struct reading *reading)
{
	struct jpeg *jpeg = arena_new(reading->arena, struct jpeg, 1);
	enum boundary_end end;

	jpeg->reading = reading;
	end = boundary_run(write_inside, jpeg);
	jpeg_destroy_compress(&jpeg->out);
	pass_on(reading, end);
	return end == BOUNDARY_RETURNED;
}
