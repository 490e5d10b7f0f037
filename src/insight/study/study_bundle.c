/*
 * study_bundle.c - what a study did as one file, to be verified anywhere.
 */
#include "base/tar.h"
#include "insight/study/study_file.h"
#include "insight/study/study_run.h"

/* In English, as the engine is. */
static const char readme[] =
        "A study of My Direction: what the engine did, and the rows it did it "
        "with.\n"
        "Nobody is named in it.  Ids are keyed hashes.\n\n"
        "Make the result again and compare it, byte for byte:\n\n"
        "  mydirection eval verify --run run --people people.csv "
        "--events events.csv%s \\\n"
        "    --head %.*s\n\n"
        "The version of the program must be the one that \"engine\" in "
        "run/result.json names.\n";

static const struct {
	enum study_kind kind;
	const char *name;
} parts[] = {
        {STUDY_PEOPLE, "people.csv"},
        {STUDY_EVENTS, "events.csv"},
        {STUDY_SPELLS, "spells.csv"}, /* not in older ones */
        {STUDY_REPORT, "report.html"},
};
#define PARTS (sizeof(parts) / sizeof(parts[0]))

/* Read the files, unless they are too large together; an empty one is not
 * there. */
static const struct fault *
files_read(struct ctx *ctx, int64_t id, struct str *bodies, struct str *run)
{
	struct study_file files[PARTS + 1];
	size_t total = 0;
	bool found;

	for (size_t i = 0; i <= PARTS; i++) {
		TRY(study_store_file(ctx, id,
		                     i < PARTS ? parts[i].kind : STUDY_RUN,
		                     &files[i], &found));
		if (!found && i < PARTS && parts[i].kind == STUDY_SPELLS) {
			files[i] = (struct study_file){.bytes = 0};
			continue;
		}
		if (!found)
			return fault_not_found(ctx,
			                       "There is no such file yet");
		total += (size_t)files[i].bytes;
	}
	if (total > STUDY_BUNDLE_MOST)
		return fault_refused(ctx, "Together the files are larger than "
		                          "4 MB. Fetch each by itself");
	for (size_t i = 0; i < PARTS; i++)
		if (files[i].bytes > 0)
			TRY(study_store_body(ctx, ctx->arena, &files[i],
			                     &bodies[i]));
	return study_store_body(ctx, ctx->arena, &files[PARTS], run);
}

static struct str
readme_of(struct arena *arena, const struct study *study,
          const struct str *bodies)
{
	bool spells = false;

	for (size_t i = 0; i < PARTS; i++)
		spells |= parts[i].kind == STUDY_SPELLS &&
		          !str_empty(bodies[i]);
	return str_print(arena, readme, spells ? " --spells spells.csv" : "",
	                 STR_ARG(study->head));
}

const struct fault *
study_bundle(struct ctx *ctx, int64_t id, struct buf *out)
{
	struct str bodies[PARTS] = {S("")}, run = S("");
	struct study study;
	json_t *text;
	const json_t *files;
	const char *name;

	TRY(study_one(ctx, id, &study));
	if (!study_outcomes_open(&study))
		return fault_not_found(ctx, "There is no such file yet");
	TRY(files_read(ctx, id, bodies, &run));
	tar_put(out, "README.txt", readme_of(ctx->arena, &study, bodies),
	        ctx->now);
	for (size_t i = 0; i < PARTS; i++)
		if (!str_empty(bodies[i]))
			tar_put(out, parts[i].name, bodies[i], ctx->now);
	tar_put(out, "run/", S(""), ctx->now);
	files = study_run_files(ctx->arena, run);
	json_object_foreach ((json_t *)(uintptr_t)files, name, text)
		tar_put(out,
		        str_c(ctx->arena,
		              str_print(ctx->arena, "run/%s", name)),
		        (struct str){json_string_value(text),
		                     json_string_length(text)},
		        ctx->now);
	tar_end(out);
	return NULL;
}
