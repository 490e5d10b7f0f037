/*
 * media_sound.c - a stranger's sound in, one of our own making out.
 *
 * All of this runs in the child; media_sound_read alone, which trusts nothing
 * of what it says, does not.  How long a file says it is, is never believed:
 * what is decoded is counted.
 */
#include <math.h>
#include <sndfile.h>
#include <string.h>

#include "base/secret.h"
#include "kernel/media/media_local.h"

#define FRAMES        4096
#define CHANNELS_MOST 8

/* Below this nobody hears anything: a microphone that was off. */
#define SILENCE 40

/* --- a file that is memory ---------------------------------------------- */

/* What the library reads from, or writes into. */
struct tape {
	unsigned char *p;
	const unsigned char *in;
	sf_count_t n;
	sf_count_t room;
	sf_count_t at;
};

static sf_count_t
tape_length(void *data)
{
	return ((const struct tape *)data)->n;
}

static sf_count_t
tape_seek(sf_count_t offset, int whence, void *data)
{
	struct tape *tape = data;
	sf_count_t from = whence == SEEK_SET   ? 0
	                  : whence == SEEK_CUR ? tape->at
	                                       : tape->n;

	if (offset < -from || offset > tape->room - from)
		return -1;
	tape->at = from + offset;
	return tape->at;
}

static sf_count_t
tape_read(void *out, sf_count_t count, void *data)
{
	struct tape *tape = data;
	sf_count_t left = tape->n - tape->at;

	count = count < left ? count : left;
	if (count <= 0)
		return 0;
	memcpy(out, tape->in + tape->at, (size_t)count);
	tape->at += count;
	return count;
}

/* Short of room is short: the library says that it could not write. */
static sf_count_t
tape_write(const void *p, sf_count_t count, void *data)
{
	struct tape *tape = data;
	sf_count_t left = tape->room - tape->at;

	count = count < left ? count : left;
	if (count <= 0)
		return 0;
	memcpy(tape->p + tape->at, p, (size_t)count);
	tape->at += count;
	tape->n = tape->n > tape->at ? tape->n : tape->at;
	return count;
}

static sf_count_t
tape_tell(void *data)
{
	return ((const struct tape *)data)->at;
}

static SF_VIRTUAL_IO tape_calls = {tape_length, tape_seek, tape_read,
                                   tape_write, tape_tell};

/* --- reading ------------------------------------------------------------- */

/* One ear, sixteen bits. */
struct heard {
	struct arena *arena;
	enum sound_end end;
	int rate;
	int16_t *v;
	size_t n;
	size_t most;
	int loudest;
};

/* The rates at which an MP3 can be. */
static bool
rate_fits(int rate)
{
	static const int rates[] = {8000,  11025, 12000, 16000, 22050,
	                            24000, 32000, 44100, 48000};

	for (size_t i = 0; i < sizeof(rates) / sizeof(rates[0]); i++)
		if (rates[i] == rate)
			return true;
	return false;
}

/* What the four kinds hold; nothing that is rare, and so rarely tried. */
static bool
format_fits(const SF_INFO *info)
{
	static const int read[] = {
	        SF_FORMAT_WAV | SF_FORMAT_PCM_U8,
	        SF_FORMAT_WAV | SF_FORMAT_PCM_16,
	        SF_FORMAT_WAV | SF_FORMAT_PCM_24,
	        SF_FORMAT_WAV | SF_FORMAT_PCM_32,
	        SF_FORMAT_WAV | SF_FORMAT_FLOAT,
	        SF_FORMAT_WAVEX | SF_FORMAT_PCM_U8,
	        SF_FORMAT_WAVEX | SF_FORMAT_PCM_16,
	        SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
	        SF_FORMAT_WAVEX | SF_FORMAT_PCM_32,
	        SF_FORMAT_WAVEX | SF_FORMAT_FLOAT,
	        SF_FORMAT_FLAC | SF_FORMAT_PCM_S8,
	        SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
	        SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
	        SF_FORMAT_OGG | SF_FORMAT_VORBIS,
	        SF_FORMAT_OGG | SF_FORMAT_OPUS,
	        SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III,
	};
	int kind = info->format & (SF_FORMAT_TYPEMASK | SF_FORMAT_SUBMASK);

	for (size_t i = 0; i < sizeof(read) / sizeof(read[0]); i++)
		if (read[i] == kind)
			return true;
	return false;
}

static void
sample_hear(struct heard *heard, const float *frame, int channels)
{
	float sum = 0;
	int v;

	for (int i = 0; i < channels; i++)
		sum += isfinite(frame[i]) ? frame[i] : 0;
	sum /= (float)channels;
	sum = sum < -1 ? -1 : sum > 1 ? 1 : sum;
	v = (int)lrintf(sum * 32767);
	heard->loudest = abs(v) > heard->loudest ? abs(v) : heard->loudest;
	heard->v[heard->n++] = (int16_t)v;
}

static void
frames_hear(struct heard *heard, SNDFILE *file, int channels)
{
	float *frames = arena_new(heard->arena, float,
	                          (size_t)FRAMES *(size_t)channels);
	sf_count_t got;

	while ((got = sf_readf_float(file, frames, FRAMES)) > 0) {
		if (got > FRAMES || (size_t)got > heard->most - heard->n) {
			heard->end = SOUND_LONG;
			return;
		}
		for (sf_count_t i = 0; i < got; i++)
			sample_hear(heard, frames + i * channels, channels);
	}
	if (sf_error(file) != SF_ERR_NO_ERROR)
		heard->end = SOUND_DAMAGED;
	else if (heard->loudest < SILENCE)
		heard->end = SOUND_SILENT;
	else
		heard->end = SOUND_GOOD;
}

static void
hear(struct heard *heard, struct bytes in)
{
	struct tape tape = {
	        .in = in.p, .n = (sf_count_t)in.n, .room = (sf_count_t)in.n};
	SF_INFO info = {.format = 0};
	SNDFILE *file = sf_open_virtual(&tape_calls, SFM_READ, &info, &tape);

	heard->end = SOUND_DAMAGED;
	if (file == NULL)
		return;
	if (!format_fits(&info) || !rate_fits(info.samplerate) ||
	    info.channels < 1 || info.channels > CHANNELS_MOST) {
		heard->end = SOUND_RARE;
	} else {
		heard->rate = info.samplerate;
		heard->most = (size_t)(info.samplerate * SOUND_MS_MOST / 1000 +
		                       FRAMES);
		heard->v = arena_new(heard->arena, int16_t, heard->most);
		frames_hear(heard, file, info.channels);
	}
	(void)sf_close(file);
}

/* --- writing ------------------------------------------------------------- */

static bool
speak(const struct heard *heard, struct tape *tape)
{
	SF_INFO info = {
	        .samplerate = heard->rate,
	        .channels = 1,
	        .format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III,
	};
	SNDFILE *file = sf_open_virtual(&tape_calls, SFM_WRITE, &info, tape);
	sf_count_t wrote;

	if (file == NULL)
		return false;
	wrote = sf_write_short(file, heard->v, (sf_count_t)heard->n);
	return sf_close(file) == 0 && wrote == (sf_count_t)heard->n &&
	       tape->n < tape->room;
}

static void
say_sound(const struct heard *heard, struct str sound, struct buf *out)
{
	const struct bytes parts[] = {
	        {(const unsigned char *)&heard->rate, sizeof(heard->rate)},
	        {(const unsigned char *)heard->v,
	         heard->n * sizeof(heard->v[0])},
	};
	struct bytes hash = hash_of(heard->arena, (struct bytes){0}, parts, 2);
	size_t rate = (size_t)heard->rate;
	uint32_t ms = (uint32_t)((heard->n * 1000 + rate / 2) / rate);

	buf_char(out, (char)SOUND_GOOD);
	media_number_put(out, ms > 0 ? ms : 1);
	buf_put(out, hash.p, hash.n);
	buf_str(out, sound);
}

bool
media_sound_job(struct arena *arena, struct bytes in, struct buf *out)
{
	struct heard heard = {.arena = arena, .end = SOUND_DAMAGED};
	struct tape tape = {.room = SOUND_KEPT_MOST};

	if (!media_is_sound(media_kind_of(in)))
		return false;
	hear(&heard, in);
	if (heard.end == SOUND_GOOD) {
		tape.p = arena_bytes(arena, SOUND_KEPT_MOST, 1);
		if (!speak(&heard, &tape))
			return false;
		say_sound(&heard,
		          (struct str){(const char *)tape.p, (size_t)tape.n},
		          out);
		return true;
	}
	buf_char(out, (char)heard.end);
	return true;
}

/* --- what it said ------------------------------------------------------- */

bool
media_sound_read(struct bytes said, struct sound *out)
{
	struct sound sound = {.end = SOUND_GOOD};

	if (said.n <= SOUND_HEAD) {
		if (said.n != 1 || said.p[0] >= SOUND_END_COUNT ||
		    said.p[0] == SOUND_GOOD)
			return false;
		*out = (struct sound){.end = (enum sound_end)said.p[0]};
		return true;
	}
	sound.ms = media_number_get(said.p + 1);
	sound.samples = (struct bytes){said.p + 5, 32};
	sound.mp3 = (struct bytes){said.p + SOUND_HEAD, said.n - SOUND_HEAD};
	if (said.p[0] != SOUND_GOOD || sound.ms < 1 ||
	    sound.ms > SOUND_MS_MOST + 1000 ||
	    media_kind_of(sound.mp3) != MEDIA_MP3)
		return false;
	*out = sound;
	return true;
}
