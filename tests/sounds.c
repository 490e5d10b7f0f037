#include "tests/sounds.h"

#include <math.h>
#include <sndfile.h>
#include <unistd.h>

#define BYTES_MOST ((size_t)16 * 1024 * 1024)

static struct bytes
file_bytes(struct test *t, int fd)
{
	unsigned char *p = arena_bytes(t->arena, BYTES_MOST, 1);
	size_t n = 0;
	ssize_t got;

	expect_equal(lseek(fd, 0, SEEK_SET), 0);
	while ((got = read(fd, p + n, BYTES_MOST - n)) > 0)
		n += (size_t)got;
	expect_equal(got, 0);
	return (struct bytes){p, n};
}

static int
file_new(void)
{
	FILE *file = tmpfile();
	int fd;

	expect_not_null(file);
	fd = dup(fileno(file));
	(void)fclose(file);
	return fd;
}

struct bytes
sound_of(struct test *t, const struct sound_made *made)
{
	SF_INFO info = {.samplerate = made->rate,
	                .channels = made->channels,
	                .format = made->kind};
	int64_t n = (int64_t)made->rate * made->ms / 1000;
	float *frame = arena_new(t->arena, float, (size_t)made->channels);
	int fd = file_new();
	SNDFILE *file = sf_open_fd(fd, SFM_WRITE, &info, SF_FALSE);
	struct bytes b;

	expect_not_null(file);
	if (made->title != NULL)
		expect_equal(sf_set_string(file, SF_STR_TITLE, made->title), 0);
	for (int64_t i = 0; i < n; i++) {
		for (int c = 0; c < made->channels; c++)
			frame[c] =
			        made->silent
			                ? 0
			                : 0.5F * sinf((float)(i % made->rate) *
			                              (0.05F +
			                               0.01F * (float)c));
		expect_equal(sf_writef_float(file, frame, 1), 1);
	}
	expect_equal(sf_close(file), 0);
	b = file_bytes(t, fd);
	(void)close(fd);
	return b;
}

struct bytes
sound_wav(struct test *t, int ms)
{
	return sound_of(t, &(struct sound_made){.kind = SF_FORMAT_WAV |
	                                                SF_FORMAT_PCM_16,
	                                        .rate = 16000,
	                                        .channels = 1,
	                                        .ms = ms});
}

struct sound_is
sound_is(struct test *t, struct bytes b)
{
	SF_INFO info = {.format = 0};
	float *frame = arena_new(t->arena, float, 64);
	int fd = file_new();
	int64_t n = 0;
	SNDFILE *file;

	expect_equal(write(fd, b.p, b.n), b.n);
	expect_equal(lseek(fd, 0, SEEK_SET), 0);
	file = sf_open_fd(fd, SFM_READ, &info, SF_FALSE);
	expect_not_null(file);
	expect_true(info.channels <= 64);
	while (sf_readf_float(file, frame, 1) == 1)
		n++;
	(void)sf_close(file);
	(void)close(fd);
	return (struct sound_is){.kind = info.format & SF_FORMAT_TYPEMASK,
	                         .rate = info.samplerate,
	                         .channels = info.channels,
	                         .ms = n * 1000 / info.samplerate};
}
