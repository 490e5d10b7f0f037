/*
 * media_local.h - what the files of this folder share, and nobody else.
 */
#ifndef KERNEL_MEDIA_LOCAL_H
#define KERNEL_MEDIA_LOCAL_H

#include "base/jail.h"
#include "kernel/media/media.h"

/* --- media_kind.c: what it is ------------------------------------------- */

enum media_kind {
	MEDIA_JPEG,
	MEDIA_PNG,
	MEDIA_HEIC,
	MEDIA_PDF,
	MEDIA_GIF,
	MEDIA_WEBP,
	MEDIA_WAV,
	MEDIA_FLAC,
	MEDIA_OGG,
	MEDIA_MP3,
	MEDIA_PHONE, /* what a phone's own recorder makes */
	MEDIA_OTHER,
};

/* Whether these stand at this place. */
bool media_has_at(struct bytes b, size_t at, struct str part);

/* By its first bytes. */
enum media_kind media_kind_of(struct bytes b);
/* A sound that can be read. */
bool media_is_sound(enum media_kind kind);

/* Whether a file of this name may hold a picture, or a sound: one of the
 * endings that those have, or none. */
bool media_name_fits(struct str name, bool sound);

/* Whether another program would read it as a document, a page, a script or
 * an archive. */
bool media_is_mixed(struct bytes b);

/* --- media_picture.c: in the child -------------------------------------- */

/*
 * The largest picture.  20,000 pixels a side and 64 million in a JPEG (the
 * cameras of phones have up to 50), of which the decoder makes less while it
 * reads; 24 million in a PNG, which is held whole: 96 MB.
 */
#define PICTURE_SIDE_MOST 20000
#define PICTURE_JPEG_MOST ((int64_t)64000000)
#define PICTURE_PNG_MOST  ((int64_t)24000000)

/* The longer side of what is kept: print of 2 mm on a till receipt of 40 cm
 * is still 13 pixels high. */
#define PICTURE_KEPT_SIDE 2600

/* The largest that is kept, in bytes. */
#define PICTURE_KEPT_MOST ((size_t)5 * 1024 * 1024)

enum picture_end {
	PICTURE_GOOD,
	PICTURE_CUT,
	PICTURE_DAMAGED,
	PICTURE_HUGE,
	PICTURE_MOVES,
	PICTURE_PRINT, /* in colours for printing */
	PICTURE_END_COUNT
};

/* What the child says: this, then the JPEG. */
#define PICTURE_HEAD ((size_t)1 + 4 + 4 + 32)

struct picture {
	enum picture_end end;
	int64_t width;
	int64_t height;
	struct bytes pixels; /* their hash */
	struct bytes jpeg;
};

/* The job of the child, and reading what it said. */
bool media_picture_job(struct arena *arena, struct bytes in, struct buf *out);
MUST_CHECK bool media_picture_read(struct bytes said, struct picture *out);

/* A picture as it is being read: three bytes a pixel. */
struct raw {
	uint32_t width;
	uint32_t height;
	unsigned char *rgb;
};

struct reading {
	struct arena *arena;
	struct bytes in;
	enum picture_end end;
	unsigned turn; /* orientation, 1 to 8, as in Exif */
	struct raw raw;
	struct buf *out;
};

/* End the reading for this reason, from inside a library. */
_Noreturn void
media_reading_stop(struct reading *reading, enum picture_end why);

/* Read it, or stop; write it as a JPEG.  Each inside a boundary, and with
 * whatever the library holds let go afterwards. */
void media_jpeg_read(struct reading *reading);
void media_png_read(struct reading *reading);
bool media_jpeg_write(struct reading *reading);

/* The orientation that a TIFF header holds; 1 when it holds none. */
unsigned media_turn_of(struct bytes bytes);

/* Upright. */
struct raw media_turned(struct arena *arena, struct raw raw, unsigned turn);

/* Four bytes, the greatest first, as both jobs say numbers. */
void media_number_put(struct buf *out, uint32_t v);
int64_t media_number_get(const unsigned char *p);

/* --- media_sound.c: in the child ----------------------------------------- */

/* The longest sound.  Who asks for it may allow less. */
#define SOUND_MS_MOST ((int64_t)300000)

/* The largest that is kept, in bytes: five minutes are under 4 MB. */
#define SOUND_KEPT_MOST ((size_t)5 * 1024 * 1024)

enum sound_end {
	SOUND_GOOD,
	SOUND_DAMAGED,
	SOUND_LONG,
	SOUND_SILENT, /* nothing in it that anybody would hear  */
	SOUND_RARE,   /* of a kind, rate or number of channels
	               * that is not read here */
	SOUND_END_COUNT
};

/* What the child says: this, then the MP3. */
#define SOUND_HEAD ((size_t)1 + 4 + 32)

struct sound {
	enum sound_end end;
	int64_t ms;
	struct bytes samples; /* their hash */
	struct bytes mp3;
};

/* The job of the child, and reading what it said. */
bool media_sound_job(struct arena *arena, struct bytes in, struct buf *out);
MUST_CHECK bool media_sound_read(struct bytes said, struct sound *out);

/* --- media_sound_words.c ------------------------------------------------- */

/* What is wrong with it, in a sentence; no key where nothing is. */
struct text media_sound_kind_wrong(enum media_kind kind);
struct text media_sound_wrong(enum sound_end end);

/* --- media_scan.c ------------------------------------------------------- */

enum scan_end {
	SCAN_CLEAN,
	SCAN_FOUND,
	SCAN_NONE, /* nobody there, or no answer that can be read */
};

/* Have clamd look at it, at a socket's path or "host:port"; waits at most
 * `ms` for each step. */
enum scan_end
media_scan(struct arena *arena, const char *clamd, struct bytes b, int ms);

/* --- media_seal.c ------------------------------------------------------- */

/* Encrypt for this id; false without a key. */
MUST_CHECK bool
media_seal(struct arena *arena, struct bytes key, struct media_id id,
           struct bytes plain, struct bytes *out);
/* And back; false when it is not what was encrypted for this id. */
MUST_CHECK bool
media_open(struct arena *arena, struct bytes key, struct media_id id,
           struct bytes sealed, struct bytes *out);

/* A mark by which the same content is known again, and nothing else. */
struct bytes media_mark(struct arena *arena, struct bytes key, struct bytes b);

/* --- media_take.c ------------------------------------------------------- */

/* A place among the children that read pictures, of which there are two;
 * false when none came free in time. */
MUST_CHECK bool media_child_enter(int64_t ms);
void media_child_leave(void);

struct media_taken {
	struct media_id id;
	bool sound;
	int64_t ms; /* of a sound; else 0 */
	int64_t width;
	int64_t height;
	int64_t size;
	bool scanned;
	struct str blob;
	struct bytes mark_bytes;
	struct bytes mark_pixels;
};

/* --- media_store.c ------------------------------------------------------ */

extern const struct migration *const media_schema[];
extern const struct query *const media_queries[];

MUST_CHECK const struct fault *
media_store_add(struct ctx *ctx, const struct media_taken *taken,
                const struct media_of *of, struct date until);

MUST_CHECK const struct fault *
media_store_seen(struct ctx *ctx, const struct media_taken *taken,
                 const struct media_of *of, enum media_seen *out);

MUST_CHECK const struct fault *
media_store_list(struct ctx *ctx, const struct media_of *of, struct media **out,
                 size_t *n);

/* The name of its file, and what it is; NOT_FOUND unless all of `of` fits. */
MUST_CHECK const struct fault *
media_store_blob(struct ctx *ctx, struct media_id id, const struct media_of *of,
                 struct str *out, bool *sound);

MUST_CHECK const struct fault *
media_store_let_go(struct ctx *ctx, struct media_id id, const char *why);

/* Those whose last day is over, at most `most`. */
struct media_due {
	struct media_id id;
	struct person_id person;
};
MUST_CHECK const struct fault *
media_store_due(struct ctx *ctx, size_t most, struct media_due **out,
                size_t *n);

/* Whether a file of this name belongs to a row. */
MUST_CHECK const struct fault *
media_store_has(struct ctx *ctx, struct str blob, bool *out);

typedef const struct fault *(*media_row_fn)(struct ctx *ctx, struct media_id id,
                                            struct str blob);
/* Each file that has a row. */
MUST_CHECK const struct fault *
media_store_each(struct ctx *ctx, media_row_fn fn);

MUST_CHECK const struct fault *
media_store_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                  struct person_id kept, bool undo);

/* --- media_capability.c, for its tests ---------------------------------- */

MUST_CHECK const struct fault *media_expire(struct ctx *ctx);
MUST_CHECK const struct fault *media_check(struct ctx *ctx);
/* Files on the disk that no row has and that are over an hour old go;
 * *gone counts them. */
MUST_CHECK const struct fault *
media_sweep(struct app *app, struct arena *arena, int64_t *gone);

/* (of media_seal.c) As the letters and figures of an address. */
struct str media_base64(struct arena *arena, struct bytes b);

#endif
