/*
 * media_world_test.h - a world that takes pictures, for the tests of this
 * folder.
 */
#ifndef KERNEL_MEDIA_WORLD_TEST_H
#define KERNEL_MEDIA_WORLD_TEST_H

#include "kernel/media/media_local.h"
#include "tests/pictures.h"
#include "tests/world.h"

#define SECOND_MS ((int64_t)1000)
#define HOUR_MS   ((int64_t)60 * 60 * SECOND_MS)

struct kit {
	struct test *t;
	struct world *w;
	const char *folder; /* where the files lie */
	struct media_taken *taken;
	struct media_kept kept;
	size_t looked_at; /* people whose facts keeping it read */
};

struct kit *kit_new(struct test *t);

/* Send a file as a form would to media_take, or to media_take_sound. */
typedef const struct fault *(*kit_fn)(struct ctx *ctx,
                                      const struct request *req,
                                      const char *field,
                                      struct media_taken **out);
const struct fault *
kit_send(struct kit *kit, struct bytes b, const char *name, kit_fn take);

/* Take a picture as a form would send it. */
const struct fault *kit_take(struct kit *kit, struct bytes b, const char *name);

/* That this is what is wrong with it, and nothing was kept. */
void kit_refuses(struct kit *kit, struct bytes b, const char *name,
                 const char *sentence);

/* Keep what was taken, as Sam. */
struct media_of kit_of(struct kit *kit, int64_t subject);
const struct fault *
kit_keep(struct kit *kit, const struct media_of *of, struct date until);

/* Take and keep a picture of this seed for a subject of Jay's. */
struct media_id kit_kept(struct kit *kit, unsigned seed, int64_t subject);

/* How a kept file is read: the JPEG itself. */
const struct fault *kit_read(struct kit *kit, struct media_id id,
                             const struct media_of *of, struct bytes *out);

/* How many files lie on the disk. */
int64_t kit_files(struct kit *kit);

/* The only file's path; and make all files as old as this. */
const char *kit_file(struct kit *kit);
void kit_age(struct kit *kit, int64_t ms);

#endif
