/*
 * sounds.h - sounds made for tests: none lies in a file.
 */
#ifndef TESTS_SOUNDS_H
#define TESTS_SOUNDS_H

#include "tests/test.h"

/* How a sound is made: `kind` as libsndfile names it. */
struct sound_made {
	int kind; /* SF_FORMAT_WAV | SF_FORMAT_PCM_16, ... */
	int rate;
	int channels;
	int ms;
	bool silent;
	const char *title; /* a tag in it, or NULL */
};

/* A tone, or nothing to hear. */
struct bytes sound_of(struct test *t, const struct sound_made *made);

/* A WAV of one channel, 16 bits, 16,000 samples a second. */
struct bytes sound_wav(struct test *t, int ms);

/* How it is read again: channels, rate and milliseconds. */
struct sound_is {
	int kind;
	int rate;
	int channels;
	int64_t ms;
};
struct sound_is sound_is(struct test *t, struct bytes b);

#endif
