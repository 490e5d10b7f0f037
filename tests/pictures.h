/*
 * pictures.h - pictures made for tests: none lies in a file.
 */
#ifndef TESTS_PICTURES_H
#define TESTS_PICTURES_H

#include "tests/test.h"

/*
 * A white picture whose upper left quarter is red.  `seed` changes one shade
 * of it, so that two seeds are two pictures.
 */
struct bytes
picture_jpeg(struct test *t, unsigned width, unsigned height, unsigned seed);
struct bytes
picture_png(struct test *t, unsigned width, unsigned height, unsigned seed);

/* JPEGs in the four colours of print, and in 190 passes; a PNG whose red
 * quarter alone is not transparent. */
struct bytes picture_of_print(struct test *t);
struct bytes picture_in_passes(struct test *t);
struct bytes picture_see_through(struct test *t);

/* A JPEG with Exif in it: held this way (1 to 8), a place, a camera. */
struct bytes picture_exif(struct test *t, struct bytes jpeg, unsigned turn);

/* A PNG with this chunk after its header. */
struct bytes picture_chunk(struct test *t, struct bytes png, const char *kind,
                           struct str data);

/* Two runs of bytes, one after the other; the first n bytes. */
struct bytes picture_joined(struct test *t, struct bytes a, struct str b);
struct bytes picture_cut(struct bytes b, size_t n);
bool picture_holds(struct bytes b, struct str part);

/* The red part of a pixel, and how it is beside its green: red or white. */
bool picture_is_red(struct test *t, struct bytes jpeg, unsigned x, unsigned y);

#endif
