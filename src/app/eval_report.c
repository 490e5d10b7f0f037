/*
 * eval_report.c - mydirection eval report: a result as a page, and as a PDF.
 *
 * The PDF is made by the printer (app/printer.c), a process of its own: one
 * that runs already and is named, or one that is started for this alone.
 */
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/app_local.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "base/clock.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_lock.h"
#include "insight/evaluation/eval_report.h"
#include "web/paper.h"

#define ARENA_ROOM ((size_t)512 * 1024 * 1024)
#define PRINT_MS   60000
#define START_MS   10000
#define STEP_MS    20

struct report {
	const char *run, *result, *out, *pdf, *printer, *lang;
	bool copy;
};

static int
not_written(const char *path)
{
	return eval_stop(EVAL_DATA,
	                 "E_BAD_VALUE: %s cannot be written; what stood there "
	                 "is as it was",
	                 path);
}

/* A report stands in no place of a file that a run has. */
static int
file_put(struct arena *arena, const char *path, const void *p, size_t n)
{
	if (eval_lock_reserved(arena, path))
		return eval_stop(EVAL_DATA,
		                 "E_BAD_VALUE: %s is a name that the run in "
		                 "that folder has for its own files: name "
		                 "another",
		                 path);
	if (!eval_put_file(path, p, n))
		return not_written(path);
	return EVAL_DONE;
}

/* --- a printer of one's own ---------------------------------------------- */

struct own_printer {
	char folder[64], socket[80];
	pid_t pid;
};

static bool
printer_start(struct own_printer *own)
{
	char *words[] = {"mydirection", "printer", "--listen", own->socket,
	                 NULL};
	posix_spawn_file_actions_t files;
	struct stat is;
	bool good;

	snprintf(own->folder, sizeof(own->folder), "/tmp/mydirection-eval-%s",
	         "XXXXXX");
	if (mkdtemp(own->folder) == NULL)
		return false;
	snprintf(own->socket, sizeof(own->socket), "%s/socket", own->folder);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	good = posix_spawn(&own->pid, "/proc/self/exe", &files, NULL, words,
	                   environ) == 0;
	posix_spawn_file_actions_destroy(&files);
	for (int i = 0; good && i < START_MS / STEP_MS; i++) {
		if (stat(own->socket, &is) == 0)
			return true;
		if (waitpid(own->pid, NULL, WNOHANG) == own->pid)
			break;
		clock_sleep(STEP_MS);
	}
	(void)rmdir(own->folder);
	return false;
}

static void
printer_stop(struct own_printer *own)
{
	(void)kill(own->pid, SIGTERM);
	(void)waitpid(own->pid, NULL, 0);
	(void)unlink(own->socket);
	(void)rmdir(own->folder);
}

static int
pdf_write(struct arena *arena, const struct report *r, const json_t *result)
{
	struct own_printer own = {0};
	struct bytes pdf = {0};
	struct buf page;
	bool good = true;

	buf_init(&page, arena, PAPER_PAGE_MOST);
	eval_report_write(arena, result, true, &page);
	if (r->printer == NULL && !printer_start(&own)) {
		return eval_stop(
		        1, "there is no printer, so there is no PDF; the "
		           "report prints from any browser. Install Debian's "
		           "chromium, or name a printer with --printer.");
	}
	good = paper_print(arena, r->printer != NULL ? r->printer : own.socket,
	                   buf_get(&page), PRINT_MS, &pdf);
	if (r->printer == NULL)
		printer_stop(&own);
	if (!good)
		return eval_stop(1, "the printer made no PDF.");
	return file_put(arena, r->pdf, pdf.p, pdf.n);
}

/* --- the command --------------------------------------------------------- */

static int
report_make(struct arena *arena, const struct report *r)
{
	struct buf page;
	json_t *result;
	int code;

	code = eval_held_read(arena, r->run, r->result, r->copy, &result, NULL);
	if (code != EVAL_DONE)
		return code;
	buf_init(&page, arena, 0);
	eval_report_write(arena, result, false, &page);
	if (page.full)
		return not_written(r->out);
	code = file_put(arena, r->out, page.p, page.n);
	if (code != EVAL_DONE)
		return code;
	eval_say_put("report", json_string(r->out));
	return r->pdf != NULL ? pdf_write(arena, r, result) : 0;
}

static bool
report_paths(struct arena *arena, struct report *r)
{
	bool lang = r->lang == NULL || strcmp(r->lang, "en") == 0 ||
	            strcmp(r->lang, "cy") == 0;

	if ((r->run == NULL) == (r->result == NULL) || !lang) {
		(void)eval_stop(EVAL_WRONG_USE,
		                lang ? "one of --run and --result is needed, "
		                       "and one alone"
		                     : "--lang is en or cy");
		return false;
	}
	if (r->out == NULL && r->run != NULL)
		r->out = str_print(arena, "%s/report.html", r->run).p;
	if (r->out == NULL)
		(void)eval_stop(EVAL_WRONG_USE,
		                "--out is needed with --result");
	return r->out != NULL;
}

static int
eval_report(int argc, char **argv)
{
	struct report r = {0};
	const struct eval_option options[] = {
	        {.name = "--run", .word = &r.run},
	        {.name = "--result", .word = &r.result},
	        {.name = "--out", .word = &r.out},
	        {.name = "--pdf", .word = &r.pdf},
	        {.name = "--printer", .word = &r.printer},
	        {.name = "--lang", .word = &r.lang},
	        {.name = "--copy", .flag = &r.copy},
	        {.name = NULL}};
	struct arena *arena = arena_create(ARENA_ROOM);
	int code = EVAL_MISUSED;

	if (eval_options_take(argc, argv, options) && report_paths(arena, &r)) {
		if (r.lang != NULL && strcmp(r.lang, "cy") == 0)
			text_use(LANG_CY);
		code = report_make(arena, &r);
	}
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_report = {
        "report",
        "--run DIR | --result FILE --out FILE\n"
        "           [--pdf FILE] [--printer SOCKET] [--lang cy] [--copy]\n"
        "           [--json]",
        eval_report, false};
