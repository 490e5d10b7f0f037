/*
 * eval_publish.c - mydirection eval publish: a release of a run.
 *
 * The register is written first: a release that then cannot be written is
 * taken out of it again, and one that is out is always in it.
 */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app_local.h"
#include "app/eval_local.h"
#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report.h"

#define ARENA_ROOM ((size_t)512 * 1024 * 1024)

struct publish {
	const char *run, *folder, *out;
	double threshold;
};

static int
stopped(struct str why, enum eval_status status)
{
	fprintf(stderr, "mydirection: %.*s\n", STR_ARG(why));
	return (int)status;
}

static bool
file_put(struct arena *arena, const char *folder, const char *name,
         struct str text)
{
	FILE *f = fopen(str_print(arena, "%s/%s", folder, name).p, "we");
	bool good;

	if (f == NULL)
		return false;
	good = fwrite(text.p, 1, text.n, f) == text.n;
	return fclose(f) == 0 && good;
}

static bool
release_put(struct arena *arena, const char *folder,
            const struct eval_release *release)
{
	struct buf page;

	if (mkdir(folder, 0755) != 0 && errno != EEXIST)
		return false;
	buf_init(&page, arena, 0);
	eval_report_write(arena, release->json, false, &page);
	return !page.full &&
	       file_put(arena, folder, "result.json",
	                eval_json_bytes(arena, release->json)) &&
	       file_put(arena, folder, "report.html", buf_get(&page));
}

/* One at a time: two at once could each miss the other. */
static int
register_lock(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0 && flock(fd, LOCK_EX) != 0) {
		(void)close(fd);
		return -1;
	}
	return fd;
}

static int
release_out(struct arena *arena, const struct publish *p,
            const struct eval_release *release)
{
	enum eval_status status;
	json_t *earlier;
	const char *path;
	struct str why;

	status = eval_register_read(arena, p->folder, &earlier, &why);
	if (status == EVAL_DONE)
		status = eval_release_guard(arena, release, earlier, &why);
	if (status == EVAL_DONE)
		status = eval_register_add(arena, p->folder, release, &path,
		                           &why);
	if (status != EVAL_DONE)
		return stopped(why, status);
	if (!release_put(arena, p->out, release)) {
		(void)unlink(path);
		return stopped(str_print(arena,
		                         "The release cannot be written to "
		                         "%s.",
		                         p->out),
		               EVAL_DATA);
	}
	printf("%s/result.json\n%s/report.html\n", p->out, p->out);
	return 0;
}

static int
publish_run(struct arena *arena, const struct publish *p)
{
	struct eval_release release;
	enum eval_status status;
	json_t *result;
	struct str why;
	int lock, code;

	code = eval_held_read(arena, p->run, NULL, false, &result);
	if (code != EVAL_DONE)
		return code;
	status = eval_release_make(arena, result, llround(p->threshold),
	                           &release, &why);
	if (status != EVAL_DONE)
		return stopped(why, status);
	lock = register_lock(p->folder);
	if (lock < 0)
		return stopped(str_print(arena,
		                         "E_BAD_VALUE: There is no register at "
		                         "%s. Make the folder first.",
		                         p->folder),
		               EVAL_DATA);
	code = release_out(arena, p, &release);
	(void)close(lock);
	return code;
}

static int
eval_publish(int argc, char **argv)
{
	struct publish p = {.threshold = EVAL_THRESHOLD_USUAL};
	const struct eval_option options[] = {
	        {.name = "--run", .word = &p.run},
	        {.name = "--register", .word = &p.folder},
	        {.name = "--threshold", .number = &p.threshold},
	        {.name = "--out", .word = &p.out},
	        {.name = NULL}};
	struct arena *arena = arena_create(ARENA_ROOM);
	int code = EVAL_MISUSED;

	if (eval_options_take(argc, argv, options) && p.run != NULL &&
	    p.folder != NULL && fabs(p.threshold) < 1e6) {
		if (p.out == NULL)
			p.out = str_print(arena, "%s/published", p.run).p;
		code = publish_run(arena, &p);
	}
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_publish = {
        "publish", "--run DIR --register DIR [--threshold 10] [--out DIR]",
        eval_publish};
