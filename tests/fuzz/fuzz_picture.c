/*
 * fuzz_picture.c - pictures of any bytes: their kind, their endings, and the
 * job that the child does, here without its jail.
 *
 * What comes out is either a refusal or a picture that the job reads again.
 */
#include "base/log.h"
#include "kernel/media/media_local.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MEMORY ((size_t)256 * 1024 * 1024)

struct trial {
	struct arena *arena;
	struct bytes in;
};

static bool
read_one(struct arena *arena, struct bytes in, struct picture *out)
{
	struct buf said;
	struct str all;

	buf_init(&said, arena, PICTURE_HEAD + PICTURE_KEPT_MOST);
	if (!media_picture_job(arena, in, &said) || said.full)
		return false;
	all = buf_get(&said);
	claim(media_picture_read(
	        (struct bytes){(const unsigned char *)all.p, all.n}, out));
	return true;
}

static void
try_it(void *data)
{
	struct trial *trial = data;
	struct picture once = {.end = PICTURE_DAMAGED}, again = once;

	(void)media_is_mixed(trial->in);
	(void)media_turn_of(trial->in);
	(void)media_name_fits(
	        (struct str){(const char *)trial->in.p, trial->in.n}, false);
	if (!read_one(trial->arena, trial->in, &once) ||
	    once.end != PICTURE_GOOD)
		return;
	claim(read_one(trial->arena, once.jpeg, &again));
	claim(again.end == PICTURE_GOOD && again.width == once.width &&
	      again.height == once.height);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct trial trial = {arena_create(MEMORY), {data, size}};

	log_level_set(LOG_ERROR);
	/* Its memory may run out; nothing may break. */
	if (boundary_run(try_it, &trial) == BOUNDARY_ASSERT)
		__builtin_trap();
	arena_drop(trial.arena);
	return 0;
}
