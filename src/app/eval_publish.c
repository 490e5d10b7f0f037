/*
 * eval_publish.c - mydirection eval publish: a release of a run.
 *
 * What leaves is written beside where it is to stand, then the register and the
 * run's ledger have it, then it takes its name: a release that is out is always
 * in both, and one that cannot be written is in neither.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "base/clock.h"
#include "insight/evaluation/eval_lock_release.h"
#include "insight/evaluation/eval_report.h"

#define ARENA_ROOM ((size_t)1024 * 1024 * 1024)

struct publish {
	const char *run, *folder, *out, *head;
	double threshold;
	bool take_in;
};

/* A release under way. */
struct releasing {
	struct arena *arena;
	const struct publish *p;
	struct eval_run *run;
	struct eval_register reg;
	struct eval_release release;
};

static int
stopped(struct str why, enum eval_status status)
{
	return eval_stop((int)status, "%.*s", STR_ARG(why));
}

/* --- what leaves --------------------------------------------------------- */

static const char *const file_names[] = {"result.json", "report.html"};
#define FILES (sizeof(file_names) / sizeof(file_names[0]))

/* Until the register has it a file has a name of nobody's. */
static const char *
file_path(const struct releasing *r, size_t file, bool ready)
{
	return str_print(r->arena, ready ? "%s/%s" : "%s/.%s.new", r->p->out,
	                 file_names[file])
	        .p;
}

static bool
file_put(const char *path, struct str text)
{
	FILE *f = fopen(path, "we");
	bool good;

	if (f == NULL)
		return false;
	good = fwrite(text.p, 1, text.n, f) == text.n;
	return fclose(f) == 0 && good;
}

static bool
files_put(const struct releasing *r)
{
	struct buf page;

	if (mkdir(r->p->out, 0755) != 0 && errno != EEXIST)
		return false;
	buf_init(&page, r->arena, 0);
	eval_report_write(r->arena, r->release.json, false, &page);
	return !page.full &&
	       file_put(file_path(r, 0, false),
	                eval_json_bytes(r->arena, r->release.json)) &&
	       file_put(file_path(r, 1, false), buf_get(&page));
}

static void
files_drop(const struct releasing *r)
{
	for (size_t i = 0; i < FILES; i++)
		(void)unlink(file_path(r, i, false));
}

static bool
files_name(const struct releasing *r)
{
	for (size_t i = 0; i < FILES; i++)
		if (rename(file_path(r, i, false), file_path(r, i, true)) != 0)
			return false;
	return true;
}

static int
not_written(const struct releasing *r)
{
	files_drop(r);
	return stopped(str_print(r->arena,
	                         "E_BAD_VALUE: The release cannot be written "
	                         "to %s. Name a folder that you may write to.",
	                         r->p->out),
	               EVAL_DATA);
}

/* What is out, as it always stood on stdout. */
static void
file_say(const char *path)
{
	if (eval_say_json())
		eval_say("%s", path);
	else
		printf("%s\n", path);
}

/* --- register and ledger ------------------------------------------------- */

/* How a fault of the ledger ends. */
static int
refused(const struct releasing *r, const struct fault *fault)
{
	int status = r->run->status != 0 ? r->run->status : EVAL_PLAN;

	eval_fault_say(r->run, fault, status);
	return status;
}

/* What this run had released, into a register that lacks it. */
static const struct fault *
take_in(struct releasing *r, enum eval_status *status, struct str *why)
{
	struct eval_lock_released *v;
	size_t n = eval_lock_releases(r->run, &v);
	struct eval_entry entry;
	json_t *kept;

	for (size_t i = 0; *status == EVAL_DONE && i < n; i++) {
		if (eval_register_holds(&r->reg, v[i].kept))
			continue;
		TRY(eval_lock_release_kept(r->run, &v[i], &kept));
		*status =
		        eval_register_add(r->arena, &r->reg, kept, &entry, why);
		if (*status == EVAL_DONE)
			*status = eval_register_close(r->arena, &r->reg, why);
		if (*status == EVAL_DONE)
			eval_say("What was released by line %lld of this run's "
			         "ledger is in %s now.",
			         (long long)v[i].line, r->p->folder);
	}
	return NULL;
}

static enum eval_status
head_check(const struct releasing *r, struct str *why)
{
	if (r->p->head == NULL ||
	    eval_register_had(&r->reg, str_of(r->p->head)) > 0)
		return EVAL_DONE;
	*why = str_print(r->arena,
	                 "E_DISCLOSURE: The register %s never had the head "
	                 "that was kept: releases were changed or taken out "
	                 "of it. Put it back, or name the one there is.",
	                 r->p->folder);
	return EVAL_DISCLOSURE;
}

/* The register as it was written, with all that this run's ledger has. */
static int
register_open(struct releasing *r)
{
	struct str why = S("");
	enum eval_status status =
	        eval_register_read(r->arena, r->p->folder, &r->reg, &why);
	const struct fault *fault = NULL;

	if (status == EVAL_DONE)
		status = head_check(r, &why);
	if (status == EVAL_DONE && r->p->take_in)
		fault = take_in(r, &status, &why);
	if (status != EVAL_DONE)
		return stopped(why, status);
	if (fault == NULL)
		fault = eval_lock_release_check(r->run, &r->reg);
	if (fault != NULL)
		return refused(r, fault);
	if (r->reg.n > 0 && r->reg.id[0] == '\0')
		eval_say(
		        "The register %s was begun before there was a chain. "
		        "Its %zu releases are taken as they stand; from now on "
		        "they are held by it.",
		        r->p->folder, r->reg.n);
	return EVAL_DONE;
}

/* Register, then ledger, then head; or none of them. */
static int
release_keep(struct releasing *r)
{
	struct eval_entry entry;
	struct str why = S("");
	enum eval_status status = eval_register_add(
	        r->arena, &r->reg, r->release.kept, &entry, &why);
	const struct fault *fault;

	if (status != EVAL_DONE)
		return stopped(why, status);
	fault = eval_lock_release_add(r->run, &r->release, &r->reg, &entry);
	if (fault != NULL) {
		eval_register_take_back(r->arena, &r->reg);
		return refused(r, fault);
	}
	status = eval_register_close(r->arena, &r->reg, &why);
	return status == EVAL_DONE ? EVAL_DONE : stopped(why, status);
}

static int
release_out(struct releasing *r)
{
	struct str why = S("");
	enum eval_status status;
	int code = register_open(r);

	if (code != EVAL_DONE)
		return code;
	status = eval_release_guard(r->arena, &r->release, r->reg.kept, &why);
	if (status != EVAL_DONE)
		return stopped(why, status);
	if (!files_put(r))
		return not_written(r);
	code = release_keep(r);
	if (code != EVAL_DONE) {
		files_drop(r);
		return code;
	}
	if (!files_name(r))
		return not_written(r);
	for (size_t i = 0; i < FILES; i++)
		file_say(file_path(r, i, true));
	eval_say(
	        "Head of the register: %s. Let somebody else keep it: it shows "
	        "later that no release is gone.",
	        r->reg.head);
	return EVAL_DONE;
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

/* --- a run --------------------------------------------------------------- */

/* Where the file stands that was read: its folder, and its name there. */
static const struct fault *
ledger_open(struct releasing *r, const json_t *held)
{
	const char *named = str_print(r->arena, "%s/result.json", r->p->run).p;
	char real[PATH_MAX], *slash;

	(void)snprintf(real, sizeof(real), "%s", named);
	if (realpath(named, real) == NULL ||
	    (slash = strrchr(real, '/')) == NULL)
		return eval_lock_result_bare(r->run, named);
	*slash = '\0';
	return eval_lock_release_begin(r->run, real[0] == '\0' ? "/" : real,
	                               slash + 1, held);
}

static int
run_release(struct releasing *r, const json_t *held)
{
	const struct fault *fault;
	const json_t *says;
	int lock, code;
	size_t i;

	r->run = arena_new(r->arena, struct eval_run, 1);
	eval_run_begin(r->run, r->arena, &eval_maker_numbers, clock_now());
	fault = ledger_open(r, held);
	if (fault != NULL)
		return refused(r, fault);
	json_array_foreach (json_object_get(r->run->answer, "says"), i, says)
		eval_say("%s", json_string_value(says));
	lock = register_lock(r->p->folder);
	if (lock < 0)
		return stopped(str_print(r->arena,
		                         "E_BAD_VALUE: There is no register at "
		                         "%s. Make the folder first.",
		                         r->p->folder),
		               EVAL_DATA);
	code = release_out(r);
	(void)close(lock);
	return code;
}

static int
publish_run(struct arena *arena, const struct publish *p)
{
	struct releasing r = {.arena = arena, .p = p};
	enum eval_status status;
	json_t *result;
	struct str why;
	int code = eval_held_read(arena, p->run, NULL, false, &result, NULL);

	if (code != EVAL_DONE)
		return code;
	status = eval_release_make(arena, result, llround(p->threshold),
	                           &r.release, &why);
	return status == EVAL_DONE ? run_release(&r, result)
	                           : stopped(why, status);
}

static bool
is_meant(const struct publish *p)
{
	if (p->run != NULL && p->folder != NULL && fabs(p->threshold) < 1e6)
		return true;
	(void)eval_stop(EVAL_WRONG_USE,
	                "--run and --register are needed, and --threshold is a "
	                "number of people");
	return false;
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
	        {.name = "--head", .word = &p.head},
	        {.name = "--take-in", .flag = &p.take_in},
	        {.name = NULL}};
	struct arena *arena = arena_create(ARENA_ROOM);
	int code = EVAL_MISUSED;

	if (eval_options_take(argc, argv, options) && is_meant(&p)) {
		if (p.out == NULL)
			p.out = str_print(arena, "%s/published", p.run).p;
		code = publish_run(arena, &p);
	}
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_publish = {
        "publish",
        "--run DIR --register DIR [--threshold 10] [--out DIR]\n"
        "           [--head HASH] [--take-in] [--json]",
        eval_publish, false};
