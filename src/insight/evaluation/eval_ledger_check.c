/*
 * eval_ledger_check.c - whether a ledger is as it was written.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "insight/evaluation/eval_ledger_local.h"
#include "insight/evaluation/eval_plan.h"

struct maker {
	struct arena *arena;
};

const struct fault *
eval_ledger_refused(struct arena *arena, const char *format, ...)
{
	const struct maker c = {arena};
	char why[400];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	return fault_refused(&c, "The ledger of this run: {why}",
	                     {"why", str_copy(arena, str_of(why))});
}

struct str
eval_ledger_line(struct arena *arena, const json_t *line, char hash[65])
{
	json_t *without = json_deep_copy(line);
	struct buf buf;

	claim(without != NULL);
	(void)json_object_del(without, "hash");
	buf_init(&buf, arena, EVAL_LINE_MOST);
	eval_json_write(&buf, without);
	eval_sha256(buf_get(&buf), hash);
	claim(json_object_set_new(without, "hash", json_string(hash)) == 0);
	buf_init(&buf, arena, EVAL_LINE_MOST);
	eval_json_write(&buf, without);
	json_decref(without);
	return buf.full ? S("") : buf_get(&buf);
}

static struct str
member(const json_t *line, const char *key)
{
	bool wrong = false;

	return json_get_str(line, key, &wrong);
}

/* One line, in its place after the one before. */
static const struct fault *
line_check(struct eval_ledger *l, struct str text, struct eval_line *out)
{
	int64_t n = (int64_t)l->n + 1, its = 0;
	char hash[65];
	json_t *line;

	if (text.n > EVAL_LINE_MOST || json_read(l->arena, text, &line) != NULL)
		return eval_ledger_refused(
		        l->arena, "line %" PRId64 " has been changed", n);
	if (!str_equal(eval_ledger_line(l->arena, line, hash), text) ||
	    !str_is(member(line, "hash"), hash))
		return eval_ledger_refused(
		        l->arena, "line %" PRId64 " has been changed", n);
	if (!json_get_i64(line, "n", &its) || its != n ||
	    !str_is(member(line, "prev"), l->head))
		return eval_ledger_refused(l->arena,
		                           "line %" PRId64
		                           " is not there, or not in "
		                           "its place",
		                           n);
	*out = (struct eval_line){.n = n,
	                          .act = member(line, "act"),
	                          .time = member(line, "time"),
	                          .details = json_object_get(line, "details")};
	memcpy(out->hash, hash, sizeof(out->hash));
	memcpy(l->head, hash, sizeof(l->head));
	return NULL;
}

/* "3 HASH": how many lines there are, and the last one's hash. */
static bool
head_read(struct str head, int64_t *n, struct str *hash)
{
	struct str number;

	if (!str_ends(head, S("\n")) || !str_split(&head, ' ', &number) ||
	    !str_i64(number, n) || *n < 0 || head.n != 65)
		return false;
	*hash = str_slice(head, 0, 64);
	return true;
}

/*
 * What the head says of as many lines as there are.  One more than it knows
 * is an act that was interrupted after it was written.
 */
static const struct fault *
head_check(struct eval_ledger *l, int64_t n, struct str hash)
{
	int64_t there = (int64_t)l->n;

	if (there < n)
		return eval_ledger_refused(
		        l->arena,
		        "line %" PRId64 " is not there: it ends "
		        "before its head, which knows %" PRId64 " lines",
		        there + 1, n);
	if (there > n + 1)
		return eval_ledger_refused(l->arena,
		                           "line %" PRId64
		                           " is not known to its "
		                           "head",
		                           n + 1);
	if (n > 0 && !str_is(hash, l->lines[n - 1].hash))
		return eval_ledger_refused(l->arena,
		                           "line %" PRId64
		                           " is not the one that its "
		                           "head knows",
		                           n);
	return there > n && !l->reading ? eval_ledger_head(l) : NULL;
}

const struct fault *
eval_ledger_check(struct eval_ledger *out, struct str text, struct str head)
{
	struct str rest = text, hash = S("");
	int64_t n = 0;

	if (!head_read(head, &n, &hash))
		return eval_ledger_refused(out->arena,
		                           "its head cannot be read");
	while (rest.n > 0) {
		size_t end = str_find(rest, '\n');

		/* Without an end it was never finished, and never known. */
		if (end == rest.n)
			break;
		if (out->n == EVAL_LINES_MOST)
			return eval_ledger_refused(out->arena,
			                           "it has more than %d lines",
			                           EVAL_LINES_MOST);
		if (out->n == out->room) {
			size_t room = 2 * out->room + 32;

			out->lines = arena_grow(out->arena, out->lines,
			                        out->room * sizeof(*out->lines),
			                        room * sizeof(*out->lines));
			out->room = room;
		}
		TRY(line_check(out, str_slice(rest, 0, end),
		               &out->lines[out->n]));
		out->n++;
		out->bytes += (int64_t)end + 1;
		rest = str_slice(rest, end + 1, rest.n);
	}
	return head_check(out, n, hash);
}
