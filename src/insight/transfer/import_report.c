/*
 * import_report.c - what the run says, as JSON, and the refused rows.
 *
 * The counts stand last in the file and first in the contract; JSON does not
 * mind.  Problems are written as they are found, so that a report of any
 * size costs no memory.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/transfer/import_local.h"

/* A new file that only its owner can read. */
static FILE *
private_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0)
		return NULL;
	if (fchmod(fd, 0600) != 0) {
		close(fd);
		return NULL;
	}
	return fdopen(fd, "wb");
}

static const struct fault *
no_file(struct import *im, const char *path)
{
	return fault_unavailable(
	        im, "{path} cannot be written: {why}. Nothing was changed",
	        {"path", str_of(path)}, {"why", str_of(strerror(errno))});
}

static const struct fault *
refused_open(struct import *im, struct import_source *source)
{
	const char *path = str_print(im->arena, "%s/%s", im->options->refused,
	                             import_file_names[source->kind])
	                           .p;

	source->refused = private_file(path);
	if (source->refused == NULL)
		return no_file(im, path);
	fprintf(source->refused, "%.*s\r\n", STR_ARG(source->header));
	return NULL;
}

const struct fault *
import_report_open(struct import *im)
{
	if (im->options->report != NULL) {
		im->report = private_file(im->options->report);
		if (im->report == NULL)
			return no_file(im, im->options->report);
		fputs("{\"problems\":[", im->report);
	}
	if (im->options->refused == NULL)
		return NULL;
	if (mkdir(im->options->refused, 0700) != 0 && errno != EEXIST)
		return no_file(im, im->options->refused);
	for (int i = 0; i < IMPORT_FILES; i++)
		if (im->sources[i].file != NULL)
			TRY(refused_open(im, &im->sources[i]));
	return NULL;
}

void
import_report_problem(struct import *im, struct arena *arena,
                      const struct import_problem *problem)
{
	struct buf buf;
	struct json_out j;

	im->problems++;
	if (im->report == NULL)
		return;
	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_str(&j, "file", str_of(import_file_names[problem->file]));
	json_i64(&j, "line", problem->line);
	json_str(&j, "column", str_of(problem->column));
	json_str(&j, "crn", problem->crn);
	json_str(&j, "value", problem->value);
	json_str(&j, "effect", problem->refused ? S("refused") : S("reported"));
	json_str(&j, "sentence", text_show_en(arena, &problem->text));
	json_end(&j);
	fprintf(im->report, "%s\n%.*s", im->problems > 1 ? "," : "",
	        STR_ARG(buf_get(&buf)));
}

void
import_report_refused(struct import *im, const struct import_row *row,
                      struct str raw)
{
	struct import_source *source = &im->sources[row->file];

	source->counts.refused++;
	if (source->refused != NULL)
		fprintf(source->refused, "%.*s\r\n", STR_ARG(raw));
}

static void
counts_write(struct import *im, struct arena *arena)
{
	struct buf buf;
	struct json_out j;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_object(&j, NULL);
	for (int i = 0; i < IMPORT_FILES; i++) {
		const struct import_counts *c = &im->sources[i].counts;

		if (im->sources[i].file == NULL)
			continue;
		json_object(&j, import_file_names[i]);
		json_i64(&j, "read", c->read);
		json_i64(&j, "added", c->added);
		json_i64(&j, "updated", c->updated);
		json_i64(&j, "unchanged", c->unchanged);
		json_i64(&j, "refused", c->refused);
		json_end(&j);
	}
	json_end(&j);
	fprintf(im->report, "\n],\"counts\":%.*s}\n", STR_ARG(buf_get(&buf)));
}

/* Whether everything written so far reached the disk. */
static bool
file_sound(FILE *file)
{
	return file == NULL || (ferror(file) == 0 && fflush(file) == 0 &&
	                        fsync(fileno(file)) == 0);
}

const struct fault *
import_report_close(struct import *im, struct arena *arena)
{
	bool sound = true;

	if (im->report != NULL) {
		counts_write(im, arena);
		sound = file_sound(im->report);
		if (fclose(im->report) != 0)
			sound = false;
		im->report = NULL;
	}
	for (int i = 0; i < IMPORT_FILES; i++)
		if (!file_sound(im->sources[i].refused))
			sound = false;
	if (!sound)
		return fault_unavailable(
		        im, "The people are in, but the report could not be "
		            "written whole. Make room on the disk and run the "
		            "import again: it changes nothing twice");
	return NULL;
}
