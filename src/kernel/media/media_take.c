/*
 * media_take.c - from what a form sent to a file that lies encrypted.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "kernel/media/media_local.h"
#include "store/blobstore.h"

/* What one file may need outside of the child: itself, what the child said,
 * and that again, encrypted. */
#define MEMORY ((size_t)40 * 1024 * 1024)

/* A child may use a core and 256 MiB: two at once, and the others wait. */
#define CHILDREN_MOST 2
#define PATIENCE_MS   20000

#define SCAN_MS 15000

static const struct jail_limits limits = {
        .cpu_seconds = 10,
        .wall_ms = 20000,
        .memory = (size_t)256 * 1024 * 1024,
        .output_most = PICTURE_HEAD + PICTURE_KEPT_MOST,
};

JAIL_JOB(picture_job, "picture", media_picture_job);
JAIL_JOB(sound_job, "sound", media_sound_job);

/* One file being taken. */
struct taking {
	struct ctx *ctx;
	const struct upload *upload;
	struct arena *own;
	struct bytes in;
	struct bytes sealed;
	bool sound;        /* a sound is wanted, not a picture */
	struct text wrong; /* what is wrong with it: the sender's to mend */
	struct text later; /* what stopped us: not the sender's */
	struct media_taken taken;
	bool in_child; /* holds a place among the children */
};

static bool
wrong(struct taking *taking, struct text text)
{
	taking->wrong = text;
	return false;
}

static bool
later(struct taking *taking, struct text text)
{
	taking->later = text;
	return false;
}

/* --- a place among the children ----------------------------------------- */

static pthread_mutex_t children_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t children_fewer = PTHREAD_COND_INITIALIZER;
static unsigned children;

bool
media_child_enter(int64_t ms)
{
	struct timespec until;
	int error = 0;
	bool may;

	(void)clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += (time_t)(ms / 1000);
	until.tv_nsec += (long)(ms % 1000) * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	pthread_mutex_lock(&children_mutex);
	while (children >= CHILDREN_MOST && error == 0)
		error = pthread_cond_clockwait(&children_fewer, &children_mutex,
		                               CLOCK_MONOTONIC, &until);
	may = children < CHILDREN_MOST;
	children += may ? 1 : 0;
	pthread_mutex_unlock(&children_mutex);
	return may;
}

void
media_child_leave(void)
{
	pthread_mutex_lock(&children_mutex);
	children--;
	pthread_cond_signal(&children_fewer);
	pthread_mutex_unlock(&children_mutex);
}

/* --- what was sent ------------------------------------------------------ */

static bool
file_bytes(struct taking *taking)
{
	size_t n = taking->upload->size, at = 0;
	unsigned char *p = arena_bytes(taking->own, n + 1, 1);
	int fd = open(taking->upload->path, O_RDONLY | O_CLOEXEC);

	while (fd >= 0 && at < n) {
		ssize_t got = read(fd, p + at, n - at);

		if (got == 0 || (got < 0 && errno != EINTR))
			break;
		at += got > 0 ? (size_t)got : 0;
	}
	if (fd >= 0)
		(void)close(fd);
	taking->in = (struct bytes){p, n};
	if (fd < 0 || at < n)
		return later(
		        taking,
		        TEXT("The disk failed. Nothing was saved. Tell the "
		             "people who look after this service"));
	return true;
}

static bool
sound_fits(struct taking *taking)
{
	struct text text = media_sound_kind_wrong(media_kind_of(taking->in));

	return text.key == NULL || wrong(taking, text);
}

static bool
kind_fits(struct taking *taking)
{
	if (taking->sound)
		return sound_fits(taking);
	switch (media_kind_of(taking->in)) {
	case MEDIA_JPEG:
	case MEDIA_PNG:
		return true;
	case MEDIA_HEIC:
		return wrong(
		        taking,
		        TEXT("This is a HEIC picture, which we cannot read. "
		             "Send a screenshot of it. Or set your phone to "
		             "make a JPEG, and take it once more"));
	case MEDIA_PDF:
		return wrong(
		        taking,
		        TEXT("This is a PDF. Take a photo or a screenshot of "
		             "it, and send that"));
	case MEDIA_GIF:
	case MEDIA_WEBP:
		return wrong(
		        taking,
		        TEXT("This kind of picture may move. Take a photo or a "
		             "screenshot of it, and send that"));
	default:
		break;
	}
	return wrong(taking, TEXT("This file is not a picture that we can "
	                          "read. Choose a JPEG or a PNG"));
}

static struct text
too_heavy(bool sound)
{
	if (sound)
		return TEXT("This file is larger than 10 MB. Make the "
		            "recording shorter");
	return TEXT(
	        "This file is larger than 10 MB. Send a screenshot of it, or "
	        "make it smaller and send it once more");
}

static struct text
misnamed(bool sound)
{
	if (sound)
		return TEXT("The name of this file does not end as a "
		            "recording’s does. Choose a WAV, MP3, OGG or FLAC "
		            "file");
	return TEXT("The name of this file does not end as a picture’s does. "
	            "Choose a JPEG or a PNG");
}

static struct text
mixed(bool sound)
{
	if (sound)
		return TEXT(
		        "There is something else in this sound file. Record it "
		        "again");
	return TEXT("This file is a picture and something else at once. Send a "
	            "screenshot of it instead");
}

static bool
looks_right(struct taking *taking)
{
	if (taking->upload->size == 0)
		return wrong(taking,
		             TEXT("This file is empty. Choose another"));
	if (taking->upload->size > MEDIA_BYTES_MOST)
		return wrong(taking, too_heavy(taking->sound));
	if (!media_name_fits(taking->upload->name, taking->sound))
		return wrong(taking, misnamed(taking->sound));
	if ((taking->in.p == NULL && !file_bytes(taking)) || !kind_fits(taking))
		return false;
	return !media_is_mixed(taking->in) ||
	       wrong(taking, mixed(taking->sound));
}

/* --- the scanner -------------------------------------------------------- */

static bool
passes_scanner(struct taking *taking)
{
	const char *clamd = taking->ctx->app->clamd;

	if (clamd == NULL)
		return true;
	switch (media_scan(taking->own, clamd, taking->in, SCAN_MS)) {
	case SCAN_CLEAN:
		taking->taken.scanned = true;
		return true;
	case SCAN_FOUND:
		log_event(LOG_WARN, "scanner_found_something");
		return wrong(
		        taking,
		        TEXT("Something bad was found in this file, so we did "
		             "not keep it. Take the picture again"));
	case SCAN_NONE:
		break;
	}
	return later(
	        taking,
	        TEXT("The scanner does not answer, so the file was not kept. "
	             "Try again in a few minutes"));
}

/* --- the child ---------------------------------------------------------- */

static bool
too_much(struct taking *taking)
{
	if (taking->sound)
		return wrong(taking, media_sound_wrong(SOUND_LONG));
	return wrong(
	        taking,
	        TEXT("This picture is too large to be read here. Send a "
	             "screenshot of it, or make it smaller and send it once "
	             "more"));
}

static bool
damaged(struct taking *taking)
{
	if (taking->sound)
		return wrong(taking, media_sound_wrong(SOUND_DAMAGED));
	return wrong(taking, TEXT("This picture is damaged and cannot be read. "
	                          "Take it again, or send a screenshot of it"));
}

static bool
is_good(struct taking *taking, const struct picture *picture)
{
	switch (picture->end) {
	case PICTURE_GOOD:
		return true;
	case PICTURE_CUT:
		return wrong(taking, TEXT("The end of this picture is missing. "
		                          "Send it again"));
	case PICTURE_HUGE:
		return too_much(taking);
	case PICTURE_MOVES:
		return wrong(
		        taking,
		        TEXT("This kind of picture may move. Take a photo or a "
		             "screenshot of it, and send that"));
	case PICTURE_PRINT:
		return wrong(
		        taking,
		        TEXT("This picture is in colours for printing. Take a "
		             "photo or a screenshot of it, and send that"));
	case PICTURE_DAMAGED:
	case PICTURE_END_COUNT:
		break;
	}
	return damaged(taking);
}

/* Also after memory ran out in the middle. */
static void
place_give_back(struct taking *taking)
{
	if (taking->in_child)
		media_child_leave();
	taking->in_child = false;
}

/* What the child said; false with what is wrong. */
static bool
child_says(struct taking *taking, struct bytes *said)
{
	const struct jail_job *job = taking->sound ? &sound_job : &picture_job;
	enum jail_end end;

	if (!media_child_enter(PATIENCE_MS))
		return later(taking, TEXT("Other files are being read. Try "
		                          "again in a minute"));
	taking->in_child = true;
	end = jail_run(taking->own, job, &limits, taking->in, said);
	place_give_back(taking);
	switch (end) {
	case JAIL_DONE:
		return true;
	case JAIL_LATE:
	case JAIL_MEMORY:
	case JAIL_TOO_LONG:
		return too_much(taking);
	case JAIL_REFUSED:
	case JAIL_BROKEN:
		log_event(LOG_WARN, "picture_child_broke");
		return damaged(taking);
	case JAIL_NONE:
		break;
	}
	log_event(LOG_WARN, "picture_child_cannot_start");
	return later(
	        taking,
	        TEXT("It is not safe to read files now, so this one was not "
	             "kept. Tell the people who look after this service"));
}

/* --- all of it ---------------------------------------------------------- */

/* `hash` is of what it shows or says, `made` what is kept. */
static bool
encrypts(struct taking *taking, struct bytes hash, struct bytes made)
{
	struct bytes key = taking->ctx->app->key;
	struct media_taken *taken = &taking->taken;

	taken->id = (struct media_id){id_new()};
	taken->sound = taking->sound;
	taken->size = (int64_t)made.n;
	if (!media_seal(taking->own, key, taken->id, made, &taking->sealed))
		return later(taking, TEXT("The key of this service is missing, "
		                          "so nothing was kept. Tell whoever "
		                          "looks after it"));
	taken->mark_bytes = media_mark(taking->own, key, taking->in);
	taken->mark_pixels = media_mark(taking->own, key, hash);
	return true;
}

static bool
picture_takes(struct taking *taking, struct bytes said)
{
	struct picture picture = {0};

	if (!media_picture_read(said, &picture))
		return damaged(taking);
	taking->taken.width = picture.width;
	taking->taken.height = picture.height;
	return is_good(taking, &picture) &&
	       encrypts(taking, picture.pixels, picture.jpeg);
}

static bool
sound_takes(struct taking *taking, struct bytes said)
{
	struct sound sound = {0};

	if (!media_sound_read(said, &sound))
		return damaged(taking);
	if (sound.end != SOUND_GOOD)
		return wrong(taking, media_sound_wrong(sound.end));
	taking->taken.width = 1;
	taking->taken.height = 1;
	taking->taken.ms = sound.ms;
	return encrypts(taking, sound.samples, sound.mp3);
}

static void
take_inside(void *data)
{
	struct taking *taking = data;
	struct bytes said = {0};

	if (!looks_right(taking) || !passes_scanner(taking) ||
	    !child_says(taking, &said))
		return;
	if (taking->sound)
		(void)sound_takes(taking, said);
	else
		(void)picture_takes(taking, said);
}

static const struct fault *
problem(struct ctx *ctx, const char *field, struct text text)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	problems_put(&problems, field, text);
	return problems_fault(&problems);
}

static struct bytes
bytes_copy(struct arena *arena, struct bytes b)
{
	struct str s = str_copy(arena, (struct str){(const char *)b.p, b.n});

	return (struct bytes){(const unsigned char *)s.p, s.n};
}

/* Onto the disk, and what is to be known of it into the request's arena. */
static const struct fault *
put(struct taking *taking, struct media_taken **out)
{
	struct ctx *ctx = taking->ctx;
	struct media_taken *taken =
	        arena_new(ctx->arena, struct media_taken, 1);

	*taken = taking->taken;
	taken->mark_bytes = bytes_copy(ctx->arena, taken->mark_bytes);
	taken->mark_pixels = bytes_copy(ctx->arena, taken->mark_pixels);
	TRY(blobstore_put(ctx->app->blobs, ctx->arena, taking->sealed,
	                  &taken->blob));
	*out = taken;
	return NULL;
}

static void
own_drop(void *data)
{
	struct taking *taking = data;

	if (taking->own != NULL)
		arena_drop(taking->own);
}

static const struct upload *
upload_find(const struct request *req, const char *field)
{
	for (size_t i = 0; i < req->uploads_n; i++) {
		const struct upload *upload = &req->uploads[i];

		if (str_is(upload->field, field) &&
		    !(upload->size == 0 && str_empty(upload->name)))
			return upload;
	}
	return NULL;
}

/* `made` is its content where no form sent it. */
static const struct fault *
take(struct ctx *ctx, const struct taking *what, const char *field,
     struct media_taken **out)
{
	struct taking *taking = arena_keep(ctx->arena, sizeof(*taking));
	enum boundary_end end;

	claim(ctx->app->blobs != NULL);
	*taking = *what;
	taking->ctx = ctx;
	/* Before it is there: where nothing can be deferred, none is made. */
	arena_defer(ctx->arena, own_drop, taking);
	taking->own = arena_create(MEMORY);
	end = boundary_run(take_inside, taking);
	place_give_back(taking);
	if (end != BOUNDARY_RETURNED)
		return fault_unavailable(ctx, "There is no room to read this "
		                              "file now. Try again in a "
		                              "minute");
	if (taking->wrong.key != NULL)
		return problem(ctx, field, taking->wrong);
	if (taking->later.key != NULL)
		return fault_make(ctx->arena, FAULT_UNAVAILABLE, taking->later,
		                  __FILE__, __LINE__);
	return put(taking, out);
}

const struct fault *
media_take(struct ctx *ctx, const struct request *req, const char *field,
           struct media_taken **out)
{
	const struct upload *upload = upload_find(req, field);

	claim(ctx->tx == NULL);
	if (upload == NULL)
		return problem(ctx, field, TEXT("Choose a picture"));
	return take(ctx, &(struct taking){.upload = upload}, field, out);
}

const struct fault *
media_take_sound(struct ctx *ctx, const struct request *req, const char *field,
                 struct media_taken **out)
{
	const struct upload *upload = upload_find(req, field);

	claim(ctx->tx == NULL);
	if (upload == NULL)
		return problem(ctx, field, TEXT("Record it, or choose a file"));
	return take(ctx, &(struct taking){.upload = upload, .sound = true},
	            field, out);
}

const struct fault *
media_take_made(struct ctx *ctx, struct bytes made, struct media_taken **out)
{
	const struct upload upload = {.size = made.n};

	return take(
	        ctx,
	        &(struct taking){.upload = &upload,
	                         .in = made,
	                         .sound = media_is_sound(media_kind_of(made))},
	        "file", out);
}

int64_t
media_taken_ms(const struct media_taken *taken)
{
	return taken->ms;
}
