/*
 * eval_lock_result.c - a result that is read is the one that was made.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "insight/evaluation/eval_lock_local.h"

/* Whether anything of a ledger is in a folder: taking away the lines alone
 * does not make a run a folder of no run. */
static bool
has_ledger(struct arena *arena, const char *folder)
{
	static const char *const names[] = {"ledger.jsonl", "ledger.head"};
	struct stat is;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (lstat(str_print(arena, "%s/%s", folder, names[i]).p, &is) ==
		            0 ||
		    (errno != ENOENT && errno != ENOTDIR))
			return true;
	return false;
}

/* The hash of a file of results, by its name, and of which look it is; the
 * last look's has two names. */
static struct str
hash_of(const struct eval_run *run, const char *name)
{
	struct str hash = S("");

	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];
		int64_t look = eval_lock_number(line->details, "look");

		if (!str_is(line->act, "estimate"))
			continue;
		if (strcmp(name, "result.json") == 0 ||
		    str_is(str_print(run->arena, "result-%lld.json",
		                     (long long)look),
		           name))
			hash = eval_lock_get(line->details, "result");
	}
	return hash;
}

static const struct fault *
file_read(struct eval_run *run, const char *name, struct str *out)
{
	struct str hash = hash_of(run, name);
	char is[65];

	if (str_empty(hash))
		return eval_lock_stop(run, E_PLAN_UNSEALED,
		                      "no line of this run's ledger has %s: "
		                      "make an estimate with eval estimate",
		                      name);
	if (!eval_ledger_has(&run->ledger, name))
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "%s is in the ledger and not in the "
		                      "folder: make it again with eval verify",
		                      name);
	TRY(eval_lock_of(run, eval_ledger_read(&run->ledger, name, out),
	                 EVAL_PLAN));
	eval_sha256(*out, is);
	if (str_is(hash, is))
		return NULL;
	return eval_lock_stop(run, E_PLAN_CHANGED,
	                      "%s was edited: it is not the file that the "
	                      "ledger has. Take it away, and make it again "
	                      "with eval verify",
	                      name);
}

/* Whether a line has a result of these bytes, under whichever name. */
static bool
is_listed(const struct eval_run *run, struct str bytes)
{
	char is[65];

	eval_sha256(bytes, is);
	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];

		if (str_is(line->act, "estimate") &&
		    str_is(eval_lock_get(line->details, "result"), is))
			return true;
	}
	return false;
}

/* A file by a name that no line has: its bytes say what it is. */
static const struct fault *
other_read(struct eval_run *run, const char *name, enum eval_held *held,
           struct str *out)
{
	struct str bytes = S("");

	if (!eval_ledger_has(&run->ledger, name))
		return NULL;
	TRY(eval_lock_of(run, eval_ledger_read(&run->ledger, name, &bytes),
	                 EVAL_PLAN));
	if (!is_listed(run, bytes))
		return NULL;
	*held = EVAL_HELD;
	*out = bytes;
	return NULL;
}

const struct fault *
eval_lock_result(struct eval_run *run, const char *folder, const char *name,
                 enum eval_held *held, struct str *out)
{
	*held = EVAL_HELD_BY_NONE;
	if (!has_ledger(run->arena, folder))
		return NULL;
	TRY(eval_lock_read(run, folder));
	*held = EVAL_HELD_NOT;
	if (str_empty(hash_of(run, name)) && strcmp(name, "result.json") != 0)
		return other_read(run, name, held, out);
	*held = EVAL_HELD;
	return file_read(run, name, out);
}

const struct fault *
eval_lock_result_bare(struct eval_run *run, const char *path)
{
	return eval_lock_stop(run, E_PLAN_UNSEALED,
	                      "%s says that a plan was sealed, and there is no "
	                      "ledger beside it that has this file. Name the "
	                      "file in the folder of its run, with its ledger, "
	                      "or a release of it",
	                      path);
}

bool
eval_lock_reserved(struct arena *arena, const char *path)
{
	static const char *const names[] = {"ledger.", "result.json",
	                                    "result-", "plan-",
	                                    "design-", "matches-",
	                                    "kept-"};
	const char *slash = strrchr(path, '/');
	struct str name = str_of(slash == NULL ? path : slash + 1);
	const char *folder =
	        slash == NULL ? "."
	        : slash == path
	                ? "/"
	                : str_print(arena, "%.*s", (int)(slash - path), path).p;
	bool own = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		own = own || str_starts(name, str_of(names[i]));
	return own && has_ledger(arena, folder);
}
