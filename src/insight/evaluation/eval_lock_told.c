/*
 * eval_lock_told.c - whether the lines of a ledger fit each other, and the
 * files of its folder fit them.
 *
 * The chain of hashes shows that no line was changed after it was written.
 * Who writes all of it anew has a chain, too: so each line is held against
 * what those before it come to, and each file against the line that has its
 * hash.
 */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_local.h"

/* --- lines --------------------------------------------------------------- */

static const struct fault *
does_not_fit(struct eval_run *run, const struct eval_line *line,
             const char *why)
{
	return eval_lock_stop(
	        run, E_PLAN_CHANGED,
	        "line %" PRId64
	        " of the ledger does not fit those before it: %s. "
	        "It was not written by this program as it stands",
	        line->n, why);
}

/* A file against the hash its line has; a line without one has none. */
static const struct fault *
file_told(struct eval_run *run, const struct eval_line *line, const char *kind,
          const char *ending, int64_t n, const char *key)
{
	struct str hash = eval_lock_get(line->details, key), text;
	char name[40], is[65];

	(void)snprintf(name, sizeof(name), "%s-%" PRId64 ".%s", kind, n,
	               ending);
	if (str_empty(hash))
		return NULL;
	if (!eval_ledger_has(&run->ledger, name)) {
		eval_lock_says(run,
		               "%s is not in the folder, though line %" PRId64
		               " of the ledger has its hash.",
		               name, line->n);
		return NULL;
	}
	TRY(eval_lock_of(run, eval_ledger_read(&run->ledger, name, &text),
	                 EVAL_PLAN));
	eval_sha256(text, is);
	if (str_is(hash, is))
		return NULL;
	return eval_lock_stop(run, E_PLAN_CHANGED,
	                      "%s was edited: it is not the file that line "
	                      "%" PRId64 " of the ledger has. Take it away, "
	                      "and verify says whether it can be made again",
	                      name, line->n);
}

/* Ledgers from before such a line was refused may have one. */
static void
order_told(struct eval_run *run, const struct eval_line *line)
{
	const struct eval_line *before = line - 1;
	struct instant time;

	if (line->n > 1 && instant_read(line->time, &time) &&
	    eval_ledger_back(time, before->time))
		eval_lock_says(run,
		               "Line %" PRId64
		               " of the ledger says that it was written at "
		               "%.*s, before line %" PRId64
		               " at %.*s: a clock was wrong, and none of the "
		               "times can be relied on.",
		               line->n, STR_ARG(line->time), before->n,
		               STR_ARG(before->time));
}

/* A version of the plan; run->state is that of this line. */
static const struct fault *
version_told(struct eval_run *run, const struct eval_line *line,
             const struct eval_lock_state *before, struct eval_plan **last)
{
	const json_t *d = line->details;
	struct eval_plan *was = *last;
	json_t *list;

	*last = arena_new(run->arena, struct eval_plan, 1);
	TRY(eval_lock_plan(run, *last));
	list = eval_lock_own(run, eval_lock_reviewers(*last));
	if (run->state.plan != before->plan + 1 ||
	    str_is(line->act, "seal") != (before->plan == 0))
		return does_not_fit(run, line, "which version of the plan");
	if (!json_equal(json_object_get(d, "reviewers"), list))
		return does_not_fit(run, line, "who read the plan");
	if (was == NULL)
		return NULL;
	list = eval_lock_diff(run, was, *last, before->files, run->state.files);
	if (!json_equal(json_object_get(d, "what"), list))
		return does_not_fit(run, line, "what was changed");
	if (json_is_true(json_object_get(d, "post_hoc")) !=
	    eval_lock_seen(before))
		return does_not_fit(run, line,
		                    "whether an outcome had been seen");
	return NULL;
}

static const struct fault *
design_told(struct eval_run *run, const struct eval_line *line,
            const struct eval_lock_state *before)
{
	int64_t n = eval_lock_number(line->details, "try");

	if (n != before->designs + 1 || before->unlocked_since > 0)
		return does_not_fit(run, line, "which try of a design");
	TRY(file_told(run, line, "design", "json", n, "design"));
	return file_told(run, line, "matches", "csv", n, "matches");
}

static const struct fault *
accept_told(struct eval_run *run, const struct eval_line *line,
            const struct eval_lock_state *before)
{
	int64_t which = eval_lock_number(line->details, "try");
	struct str hash = S("");

	for (int64_t i = 0; i + 1 < line->n; i++) {
		const struct eval_line *one = &run->ledger.lines[i];

		if (str_is(one->act, "amend"))
			hash = S("");
		if (str_is(one->act, "design") &&
		    eval_lock_number(one->details, "try") == which)
			hash = eval_lock_get(one->details, "sha256");
	}
	if (before->accepted != NULL || str_empty(hash) ||
	    !str_equal(hash, eval_lock_get(line->details, "sha256")))
		return does_not_fit(run, line, "which design was accepted");
	return NULL;
}

/* Opening outcomes, and what came of it. */
static const struct fault *
look_told(struct eval_run *run, const struct eval_line *line,
          const struct eval_lock_state *before)
{
	bool unlock = str_is(line->act, "unlock");
	int64_t n = eval_lock_number(line->details, "look");

	if (n != before->looks + 1)
		return does_not_fit(run, line, "which look");
	if (unlock && before->accepted == NULL)
		return does_not_fit(run, line, "no design was accepted");
	if (!unlock && before->open == 0)
		return does_not_fit(run, line, "no outcome was opened");
	return str_is(line->act, "estimate")
	               ? file_told(run, line, "result", "json", n, "result")
	               : NULL;
}

/* What was released was the result of a look that there was. */
static const struct fault *
release_told(struct eval_run *run, const struct eval_line *line,
             const struct eval_lock_state *before)
{
	int64_t n = eval_lock_number(line->details, "release");
	int64_t look = eval_lock_number(line->details, "look");
	struct str hash = S("");

	for (int64_t i = 0; i + 1 < line->n; i++) {
		const struct eval_line *one = &run->ledger.lines[i];

		if (str_is(one->act, "estimate") &&
		    eval_lock_number(one->details, "look") == look)
			hash = eval_lock_get(one->details, "result");
	}
	if (n != before->releases + 1 || str_empty(hash) ||
	    !str_equal(hash, eval_lock_get(line->details, "result")))
		return does_not_fit(run, line, "which release");
	return file_told(run, line, "kept", "json", n, "kept");
}

static const struct fault *
line_told(struct eval_run *run, const struct eval_line *line,
          const struct eval_lock_state *before, struct eval_plan **last)
{
	static const char *const looks[] = {"unlock", "estimate", "stopped"};

	if (str_is(line->act, "seal") || str_is(line->act, "amend"))
		return version_told(run, line, before, last);
	if (str_is(line->act, "design"))
		return design_told(run, line, before);
	if (str_is(line->act, "accept"))
		return accept_told(run, line, before);
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
		if (str_is(line->act, looks[i]))
			return look_told(run, line, before);
	if (str_is(line->act, "publish"))
		return release_told(run, line, before);
	if (str_is(line->act, "explore"))
		return NULL;
	return does_not_fit(run, line, "there is no such act");
}

/* --- files that no line has ---------------------------------------------- */

/* "result-3.json" is 3; 0: it is none of this kind. */
static int64_t
number_of(const char *name, const char *kind)
{
	struct str s = str_of(name), number;
	int64_t n;

	if (!str_starts(s, str_of(kind)))
		return 0;
	s = str_slice(s, strlen(kind), s.n);
	return str_split(&s, '.', &number) && str_i64(number, &n) && n > 0 ? n
	                                                                   : 0;
}

/* The most that lines know of each; a version or a design that a stopped
 * command left is one more, and is written over by the next. */
static const struct fault *
name_told(struct eval_run *run, const char *name)
{
	const struct eval_lock_state *s = &run->state;
	const struct {
		const char *kind;
		int64_t most;
		bool left; /* by a command that was stopped */
	} kinds[] = {{"result-", s->looks, false},
	             {"plan-", s->plan, true},
	             {"design-", s->designs, true},
	             {"kept-", s->releases, true},
	             {"matches-", s->designs, true}};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		int64_t n = number_of(name, kinds[i].kind);

		if (n > kinds[i].most + kinds[i].left)
			return eval_lock_stop(
			        run, E_PLAN_CHANGED,
			        "%s is in the folder and in no line of the "
			        "ledger: take it away, or put the lines back",
			        name);
	}
	return NULL;
}

static const struct fault *
names_told(struct eval_run *run)
{
	int fd = openat(run->ledger.folder, ".",
	                O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct fault *fault = NULL;
	const struct dirent *one;

	if (dir == NULL) {
		if (fd >= 0)
			(void)close(fd);
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "the folder of this run cannot be read");
	}
	while (fault == NULL && (one = readdir(dir)) != NULL)
		fault = name_told(run, one->d_name);
	(void)closedir(dir);
	return fault;
}

/* --- all of it ----------------------------------------------------------- */

const struct fault *
eval_lock_told(struct eval_run *run)
{
	struct eval_plan *last = NULL;

	run->state = (struct eval_lock_state){0};
	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_lock_state before = run->state;
		const struct eval_line *line = &run->ledger.lines[i];

		eval_lock_take(&run->state, line);
		TRY(line_told(run, line, &before, &last));
		order_told(run, line);
	}
	TRY(names_told(run));
	eval_lock_says(run,
	               "%zu lines of the ledger fit each other and the files "
	               "of the folder.",
	               run->ledger.n);
	return NULL;
}
