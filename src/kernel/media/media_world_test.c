#include "kernel/media/media_world_test.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/blobstore.h"

/* --- the world ---------------------------------------------------------- */

struct kit *
kit_new(struct test *t)
{
	struct kit *kit = arena_new(t->arena, struct kit, 1);

	kit->t = t;
	kit->w = world_new(t);
	kit->folder = test_path(t, "handed-in");
	expect_ok(blobstore_open(kit->w->arena, kit->folder,
	                         &kit->w->app->blobs));
	return kit;
}

const struct fault *
kit_take(struct kit *kit, struct bytes b, const char *name)
{
	return kit_send(kit, b, name, media_take);
}

const struct fault *
kit_send(struct kit *kit, struct bytes b, const char *name, kit_fn take)
{
	const char *path = test_path(kit->t, "sent");
	struct upload sent = {S("receipt"), str_of(name), path, b.n};
	struct request req = {.uploads = &sent, .uploads_n = 1};
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct ctx ctx;

	expect_equal(write(fd, b.p, b.n), b.n);
	(void)close(fd);
	ctx_init(&ctx, kit->w->app, kit->w->arena, NULL,
	         world_actor(kit->w, "sam"));
	return take(&ctx, &req, "receipt", &kit->taken);
}

void
kit_refuses(struct kit *kit, struct bytes b, const char *name,
            const char *sentence)
{
	int64_t before = kit_files(kit);

	kit->taken = NULL;
	expect_problem(kit_take(kit, b, name), "receipt", sentence);
	expect_null(kit->taken);
	expect_equal(kit_files(kit), before);
}

struct media_of
kit_of(struct kit *kit, int64_t subject)
{
	return (struct media_of){kit->w->jay, "fund.evidence", subject};
}

struct keeping {
	struct kit *kit;
	const struct media_of *of;
	struct date until;
};

static const struct fault *
keep(struct ctx *ctx, void *data)
{
	struct keeping *keeping = data;

	TRY(media_keep(ctx, keeping->kit->taken, keeping->of, keeping->until,
	               &keeping->kit->kept));
	(void)tx_seen(ctx->tx, &keeping->kit->looked_at);
	return NULL;
}

const struct fault *
kit_keep(struct kit *kit, const struct media_of *of, struct date until)
{
	struct keeping keeping = {kit, of, until};

	return world_do(kit->w, "sam", keep, &keeping);
}

struct media_id
kit_kept(struct kit *kit, unsigned seed, int64_t subject)
{
	struct media_of of = kit_of(kit, subject);

	expect_ok(kit_take(kit, picture_jpeg(kit->t, 64, 48, seed), "a.jpg"));
	expect_ok(kit_keep(kit, &of, DATE_NONE));
	return kit->kept.id;
}

struct showing {
	struct kit *kit;
	struct media_id id;
	const struct media_of *of;
	struct reply reply;
};

static const struct fault *
show(struct ctx *ctx, void *data)
{
	struct showing *showing = data;

	reply_init(&showing->reply, ctx->arena);
	return media_show(ctx, &showing->reply, showing->id, showing->of,
	                  MEDIA_INLINE);
}

const struct fault *
kit_read(struct kit *kit, struct media_id id, const struct media_of *of,
         struct bytes *out)
{
	struct showing showing = {.kit = kit, .id = id, .of = of};

	TRY(world_see(kit->w, "sam", show, &showing));
	*out = (struct bytes){(const unsigned char *)showing.reply.body.p,
	                      showing.reply.body.n};
	return NULL;
}

/* --- the folder --------------------------------------------------------- */

/* How many there are; the last one's path. */
static int64_t
files(struct kit *kit, const char **path, struct timespec *times)
{
	DIR *dir = opendir(kit->folder);
	struct dirent *entry;
	int64_t n = 0;

	expect_not_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.' && strlen(entry->d_name) < 3)
			continue;
		n++;
		*path = str_print(kit->t->arena, "%s/%s", kit->folder,
		                  entry->d_name)
		                .p;
		if (times != NULL)
			expect_equal(utimensat(AT_FDCWD, *path, times, 0), 0);
	}
	closedir(dir);
	return n;
}

int64_t
kit_files(struct kit *kit)
{
	const char *path = NULL;

	return files(kit, &path, NULL);
}

const char *
kit_file(struct kit *kit)
{
	const char *path = NULL;

	expect_equal(files(kit, &path, NULL), 1);
	return path;
}

void
kit_age(struct kit *kit, int64_t ms)
{
	struct timespec at = {.tv_sec = (clock_now().ms - ms) / 1000};
	struct timespec times[2] = {at, at};
	const char *path = NULL;

	(void)files(kit, &path, times);
}
