/*
 * fuzz_sound.c - sounds of any bytes: their kind, their endings, and the job
 * that the child does, here without its jail.
 *
 * What comes out is either a refusal or a sound that the job reads again.
 */
#include "base/log.h"
#include "kernel/media/media_local.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* What these libraries forget goes with the child, which has one job. */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libsndfile\nleak:libvorbis\nleak:libFLAC\n"
	       "leak:libopus\nleak:libmpg123\nleak:libmp3lame\n";
}

#define MEMORY ((size_t)256 * 1024 * 1024)

struct trial {
	struct arena *arena;
	struct bytes in;
};

static bool
hear_one(struct arena *arena, struct bytes in, struct sound *out)
{
	struct buf said;
	struct str all;

	buf_init(&said, arena, SOUND_HEAD + SOUND_KEPT_MOST);
	if (!media_sound_job(arena, in, &said) || said.full)
		return false;
	all = buf_get(&said);
	claim(media_sound_read(
	        (struct bytes){(const unsigned char *)all.p, all.n}, out));
	return true;
}

static void
try_it(void *data)
{
	struct trial *trial = data;
	struct sound once = {.end = SOUND_DAMAGED}, again = once;

	(void)media_is_mixed(trial->in);
	(void)media_name_fits(
	        (struct str){(const char *)trial->in.p, trial->in.n}, true);
	if (!hear_one(trial->arena, trial->in, &once) || once.end != SOUND_GOOD)
		return;
	claim(hear_one(trial->arena, once.mp3, &again));
	/* What is close to silence may be silence once it is an MP3. */
	claim(again.end == SOUND_GOOD || again.end == SOUND_SILENT ||
	      again.end == SOUND_LONG);
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
