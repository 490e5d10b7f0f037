/*
 * eval_held.c - a result is read when the ledger beside it has that file.
 *
 * What is read of a run is held against its ledger first: a result that
 * somebody edited, copied or called a release is neither shown nor published
 * nor pooled.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "base/clock.h"
#include "insight/evaluation/eval_lock.h"
#include "insight/evaluation/eval_report.h"

#define ARENA_ROOM ((size_t)1024 * 1024 * 1024)

struct holding {
	struct arena *arena; /* of the look at the ledger alone */
	struct eval_run *run;
	const char *folder, *name, *path;
	bool listed;     /* there is a ledger, which does not have it */
	bool copy;       /* one may be read */
	struct str seal; /* of its ledger; empty: none has it */
	int status;
};

/* Where the file stands that is named: a link beside another ledger, or beside
 * none, changes nothing. */
static const char *
place_of(struct holding *h, const char *path)
{
	char real[PATH_MAX];

	return realpath(path, real) == NULL ? path
	                                    : str_print(h->arena, "%s", real).p;
}

/* "run1/result-2.json": its folder, and its name there. */
static void
path_split(struct holding *h)
{
	const char *slash = strrchr(h->path, '/');

	h->name = slash == NULL ? h->path : slash + 1;
	h->folder = slash == NULL ? "."
	            : slash == h->path
	                    ? "/"
	                    : str_print(h->arena, "%.*s",
	                                (int)(slash - h->path), h->path)
	                              .p;
}

static bool
is_word(const json_t *of, const char *key, const char *word)
{
	const char *is = json_string_value(json_object_get(of, key));

	return is != NULL && strcmp(is, word) == 0;
}

/* What no ledger has: an exploration says so wherever it is shown. */
static const struct fault *
bare(struct holding *h, const json_t *result)
{
	bool release = json_is_object(json_object_get(result, "release"));

	if (is_word(result, "kind", "explore"))
		return NULL;
	if (h->listed || (!release && !h->copy))
		return eval_lock_result_bare(h->run, h->path);
	eval_say("%s is a %s: there is no ledger beside it, so nobody has "
	         "looked whether it is as it was %s",
	         h->path, release ? "release" : "copy",
	         release ? "published" : "made");
	return NULL;
}

static const struct fault *
held(struct holding *h, struct arena *arena, json_t **out)
{
	struct str bytes = {0};
	enum eval_held is = EVAL_HELD_BY_NONE;

	TRY(eval_lock_result(h->run, h->folder, h->name, &is, &bytes));
	h->status = EVAL_DATA;
	if (is == EVAL_HELD) {
		h->seal = str_of(h->run->ledger.lines[0].hash);
		return eval_result_of(arena, bytes, h->path, out);
	}
	TRY(eval_result_read(arena, h->path, out));
	h->listed = is == EVAL_HELD_NOT;
	return bare(h, *out);
}

int
eval_held_read(struct arena *arena, const char *run, const char *path,
               bool copy, json_t **out, struct str *seal)
{
	struct holding h = {.arena = arena_create(ARENA_ROOM),
	                    .copy = copy,
	                    .status = EVAL_PLAN};
	const struct fault *fault;
	const json_t *says;
	size_t i;

	h.run = arena_new(h.arena, struct eval_run, 1);
	h.path = path != NULL ? path
	                      : str_print(h.arena, "%s/result.json", run).p;
	h.path = place_of(&h, h.path);
	path_split(&h);
	eval_run_begin(h.run, h.arena, &eval_maker_numbers, clock_now());
	fault = held(&h, arena, out);
	if (fault != NULL && h.run->status != 0)
		h.status = h.run->status;
	eval_fault_say(h.run, fault, h.status);
	json_array_foreach (json_object_get(h.run->answer, "says"), i, says)
		eval_say("%s", json_string_value(says));
	if (seal != NULL)
		*seal = str_copy(arena, h.seal);
	arena_drop(h.arena);
	return fault == NULL ? EVAL_DONE : h.status;
}
