/*
 * import.c - the import command: progress, counts, exit code.
 */
#include <stdio.h>
#include <unistd.h>

#include "app/app_local.h"
#include "insight/transfer/transfer.h"

static void
progress(size_t done, size_t of)
{
	fprintf(stderr, "\r%zu of %zu people%s", done, of,
	        done == of ? "\n" : "");
}

static void
counts_print(const struct import_result *result)
{
	printf("%-20s %9s %9s %9s %9s %9s\n", "", "read", "added", "updated",
	       "unchanged", "refused");
	for (int i = 0; i < IMPORT_FILES; i++) {
		const struct import_counts *c = &result->counts[i];

		if (c->read == 0)
			continue;
		printf("%-20s %9lld %9lld %9lld %9lld %9lld\n",
		       import_file_names[i], (long long)c->read,
		       (long long)c->added, (long long)c->updated,
		       (long long)c->unchanged, (long long)c->refused);
	}
}

static void
counts_json(struct arena *arena, const struct import_result *result)
{
	struct buf buf;
	struct json_out j;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_object(&j, "counts");
	for (int i = 0; i < IMPORT_FILES; i++) {
		const struct import_counts *c = &result->counts[i];

		json_object(&j, import_file_names[i]);
		json_i64(&j, "read", c->read);
		json_i64(&j, "added", c->added);
		json_i64(&j, "updated", c->updated);
		json_i64(&j, "unchanged", c->unchanged);
		json_i64(&j, "refused", c->refused);
		json_end(&j);
	}
	json_end(&j);
	json_i64(&j, "problems", result->problems);
	json_i64(&j, "peopleRefused", result->people_refused);
	json_end(&j);
	printf("%.*s\n", STR_ARG(buf_get(&buf)));
}

/* Whether anything changed, over all files. */
static bool
changed(const struct import_result *result)
{
	for (int i = 0; i < IMPORT_FILES; i++)
		if (result->counts[i].added + result->counts[i].updated > 0)
			return true;
	return false;
}

int
command_import(struct arena *arena, const struct options *options)
{
	struct import_options with = {
	        .report = options->report,
	        .refused = options->refused,
	        .organisation = options->organisation,
	        .dry_run = options->dry_run,
	        .now = clock_now(),
	        .progress = isatty(STDERR_FILENO) ? progress : NULL,
	};
	struct import_result result = {0};
	const struct fault *fault;
	struct app *app;

	if (options->words_n != 1)
		return command_wrong("mydirection import: name the folder "
		                     "with people.csv.");
	with.folder = options->words[0];
	fault = command_open(arena, options, false, &app);
	if (fault == NULL) {
		fault = transfer_import(app, arena, &with, &result);
		app_close(app);
	}
	if (fault != NULL)
		return command_fail(arena, fault);
	if (options->json) {
		counts_json(arena, &result);
		return 0;
	}
	counts_print(&result);
	printf("%lld people refused, %lld problems%s%s.\n",
	       (long long)result.people_refused, (long long)result.problems,
	       with.report != NULL ? ", all in " : "",
	       with.report != NULL ? with.report : "");
	if (with.dry_run)
		printf("This was a dry run: nothing was changed.\n");
	else if (!changed(&result))
		printf("Nothing was changed.\n");
	return 0;
}
