/*
 * eval_publish_guard.c - a release is held against those before it.
 *
 * Who has two releases can take one from the other.  Of two groups of people
 * what is found so is those who came, less those who went.  Where either may
 * be few, a small difference of any count is of those few, whichever way the
 * other counts go: two who came and one who went stand in it as plainly as
 * three who came.  Only where at least as many as the threshold came *and* as
 * many went is a difference no set of people, and is let pass.
 *
 * How many came and went at the least is seen in how characteristics divide
 * the people: all who are more in a level came, all who are fewer went.
 * Outcomes divide nobody here, as the same people have more of them later.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

struct guard {
	struct arena *arena;
	const struct eval_release *release;
	struct str *why;
};

static void
json_drop(void *data)
{
	json_decref(data);
}

static enum eval_status
refuse(const struct guard *guard, const char *name, const char *what)
{
	*guard->why = str_print(
	        guard->arena,
	        "E_DISCLOSURE: A few people would be found by taking %s from "
	        "this release (%s). Publish it with the next, larger change, "
	        "or leave out what differs.",
	        what, name);
	return EVAL_DISCLOSURE;
}

/* --- counts by name ------------------------------------------------------ */

static bool
is_few(double difference, int64_t threshold)
{
	double n = fabs(difference);

	return n > 0.5 && n < (double)threshold - 0.5;
}

/* The strictest threshold of this release and one earlier, or two (or NULL). */
static int64_t
stricter(const struct guard *guard, const json_t *a, const json_t *b)
{
	double other =
	        fmax(result_num(a, "threshold"), result_num(b, "threshold"));

	if (!isnan(other) && other > (double)guard->release->threshold)
		return llround(other);
	return guard->release->threshold;
}

/* The same count of an earlier release, or of two together; NAN: not shown. */
static double
shown_then(const json_t *a, const json_t *b, const char *name)
{
	double x = result_num(json_object_get(a, "shown"), name);

	if (b == NULL)
		return x;
	return x + result_num(json_object_get(b, "shown"), name);
}

/* Of people on the programme, or of "control", "control_before" and so on. */
static bool
is_control(struct str name)
{
	const char *last = strrchr(name.p, '/');

	return last != NULL && strncmp(last, "/control", 8) == 0;
}

/* Counts that are to be alike before two programmes are taken for one. */
#define ALIKE_LEAST 8

/* --- who came and who went ----------------------------------------------- */

/* At the least; of a way to divide a set of people. */
struct moves {
	struct str kind, division;
	double *now, *then; /* how many of each level */
	size_t n;
	double came, went;
};
#define MOVES_MOST 512

/* What a count divides, and by what: of "who/sex=male/treated" the kind is
 * "who/treated", the division "who/sex/treated".  False: it divides nobody. */
static bool
division_of(struct arena *arena, const char *name, struct moves *out)
{
	const char *first = strchr(name, '/'), *last = strrchr(name, '/');
	const char *by = strchr(name, '=');

	if (first == NULL || by == NULL || first >= by || last < by ||
	    str_starts(str_of(name), S("events/")))
		return false;
	out->kind = str_print(arena, "%.*s%s", (int)(first - name), name, last);
	out->division =
	        str_print(arena, "%.*s%s", (int)(by - name), name, last);
	return true;
}

/* A level of a division, which has `room` of them at most. */
static void
moves_add(struct arena *arena, struct moves *v, size_t *n, struct moves *one,
          const double count[2], size_t room)
{
	size_t i = 0;

	while (i < *n && !str_equal(v[i].division, one->division))
		i++;
	if (i == MOVES_MOST)
		return;
	if (i == *n) {
		one->now = arena_new(arena, double, room);
		one->then = arena_new(arena, double, room);
		v[(*n)++] = *one;
	}
	v[i].now[v[i].n] = count[0];
	v[i].then[v[i].n++] = count[1];
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* How many came and went at the least, whatever the levels are called: the
 * smallest beside the smallest moves fewest. */
static void
moves_count(struct moves *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		qsort(v[i].now, v[i].n, sizeof(double), by_size);
		qsort(v[i].then, v[i].n, sizeof(double), by_size);
		for (size_t k = 0; k < v[i].n; k++) {
			v[i].came += fmax(v[i].now[k] - v[i].then[k], 0);
			v[i].went += fmax(v[i].then[k] - v[i].now[k], 0);
		}
	}
}

/* The most that any division of this kind shows. */
static struct moves
most_of(const struct moves *v, size_t n, struct str kind)
{
	struct moves most = {.kind = kind};

	for (size_t i = 0; i < n; i++) {
		if (!str_equal(v[i].kind, kind))
			continue;
		most.came = fmax(most.came, v[i].came);
		most.went = fmax(most.went, v[i].went);
	}
	return most;
}

/* Whether a side is of other people than then, for all that can be seen: of
 * each set of people that is divided, as many came and as many went. */
static bool
is_other_side(const struct guard *guard, const json_t *a, const json_t *b,
              bool control)
{
	double least = (double)stricter(guard, a, b);
	json_t *shown = json_object_get(guard->release->kept, "shown"), *value;
	struct arena_mark mark = arena_mark(guard->arena);
	struct moves *v = arena_new(guard->arena, struct moves, MOVES_MOST);
	const char *name;
	size_t n = 0;
	bool other;

	json_object_foreach (shown, name, value) {
		double then = shown_then(a, b, name);
		struct moves one = {0};

		if (!isnan(then) && is_control(str_of(name)) == control &&
		    division_of(guard->arena, name, &one))
			moves_add(guard->arena, v, &n, &one,
			          (double[]){json_number_value(value), then},
			          json_object_size(shown));
	}
	moves_count(v, n);
	other = n > 0;
	for (size_t i = 0; i < n; i++) {
		struct moves most = most_of(v, n, v[i].kind);

		other = other && most.came >= least && most.went >= least;
	}
	arena_release(guard->arena, mark);
	return other;
}

/* --- what was hidden ----------------------------------------------------- */

static bool
is_hidden(const json_t *kept, const char *name)
{
	return !isnan(result_num(json_object_get(kept, "hidden"), name));
}

/* Counts of one side: equal in both, other, and shown in one but hidden in
 * the other. */
struct both {
	size_t same, other, now, then;
	const char *name; /* one that is shown now alone */
};

static struct both
both_of(const json_t *now, const json_t *then, bool control)
{
	struct both out = {0};
	const char *name;
	json_t *value;

	json_object_foreach (json_object_get(now, "shown"), name, value) {
		double x = shown_then(then, NULL, name);
		bool outcome = str_starts(str_of(name), S("events/"));

		if (is_control(str_of(name)) != control)
			continue;
		out.same += fabs(x - json_number_value(value)) < 0.5;
		/* More events are no other people. */
		out.other += !outcome &&
		             fabs(x - json_number_value(value)) >= 0.5;
		if (is_hidden(then, name)) {
			out.now++;
			out.name = name;
		}
	}
	json_object_foreach (json_object_get(then, "shown"), name, value) {
		if (is_control(str_of(name)) == control)
			out.then += is_hidden(now, name);
	}
	return out;
}

/*
 * Of the same people two releases may hide different counts to hide the same
 * few; both together then hide nothing.  So one shows all that the other does.
 */
static enum eval_status
hidden_against(const struct guard *guard, const json_t *earlier, bool control)
{
	struct both both = both_of(guard->release->kept, earlier, control);
	bool looser = stricter(guard, earlier, NULL) >
	              guard->release->threshold;

	if (both.other > 0 || both.same == 0 || both.now == 0 ||
	    (both.then == 0 && !looser))
		return EVAL_DONE;
	return refuse(guard, both.name, "what an earlier one shows");
}

/* --- against those before ------------------------------------------------ */

/* Whether each side is of other people; NOT_YET: nobody asked. */
enum { NO, YES, NOT_YET };
struct sides {
	int other[2];
};

static bool
is_other_of(const struct guard *guard, const json_t *a, const json_t *b,
            struct sides *sides, bool control)
{
	if (sides->other[control] == NOT_YET)
		sides->other[control] = is_other_side(guard, a, b, control);
	return sides->other[control] == YES;
}

/* One count against the same of one earlier release, or of two. */
static enum eval_status
count_against(const struct guard *guard, const json_t *a, const json_t *b,
              struct sides *sides, const char *name, double value)
{
	double then = shown_then(a, b, name);
	int64_t threshold = stricter(guard, a, b);

	if (!isnan(then) && is_few(value - then, threshold) &&
	    !is_other_of(guard, a, b, sides, is_control(str_of(name))))
		return refuse(guard, name,
		              b != NULL ? "two earlier ones"
		                        : "an earlier one");
	if (b == NULL && is_hidden(a, name) && value < (double)threshold)
		return refuse(guard, name, "what an earlier one hid");
	return EVAL_DONE;
}

static enum eval_status
counts_against(const struct guard *guard, const json_t *a, const json_t *b)
{
	json_t *shown = json_object_get(guard->release->kept, "shown"), *value;
	enum eval_status status = EVAL_DONE;
	struct sides sides = {{NOT_YET, NOT_YET}};
	const char *name;

	json_object_foreach (shown, name, value) {
		if (status == EVAL_DONE)
			status = count_against(guard, a, b, &sides, name,
			                       json_number_value(value));
	}
	return status;
}

/* One side, what may be called otherwise there. */
static enum eval_status
others_against(const struct guard *guard, const json_t *earlier,
               struct sides *sides, bool control)
{
	const struct eval_beside beside = {
	        guard->arena, stricter(guard, earlier, NULL), guard->why};

	if (is_other_of(guard, earlier, NULL, sides, control))
		return EVAL_DONE;
	return eval_other_guard(&beside, guard->release->kept, earlier,
	                        control);
}

/* One earlier release, by its own names and by any. */
static enum eval_status
one_against(const struct guard *guard, const json_t *earlier)
{
	struct sides sides = {{NOT_YET, NOT_YET}};
	enum eval_status status = counts_against(guard, earlier, NULL);

	for (int side = 0; status == EVAL_DONE && side < 2; side++)
		status = hidden_against(guard, earlier, side == 1);
	for (int side = 0; status == EVAL_DONE && side < 2; side++)
		status = others_against(guard, earlier, &sides, side == 1);
	return status;
}

static bool
is_other(const json_t *a, const json_t *b)
{
	return !str_equal(result_word(a, "population"),
	                  result_word(b, "population"));
}

/* Two earlier ones of other people are all there are, perhaps. */
static bool
may_add_up(const struct guard *guard, const json_t *a, const json_t *b)
{
	return is_other(a, b) && is_other(a, guard->release->kept) &&
	       is_other(b, guard->release->kept);
}

static enum eval_status
all_against(const struct guard *guard, const json_t *list)
{
	enum eval_status status = EVAL_DONE;
	size_t n = json_array_size(list);

	for (size_t i = 0; status == EVAL_DONE && i < n; i++) {
		const json_t *a = json_array_get(list, i);

		status = one_against(guard, a);
		for (size_t j = 0; status == EVAL_DONE && j < i; j++) {
			const json_t *b = json_array_get(list, j);

			if (may_add_up(guard, a, b))
				status = counts_against(guard, a, b);
		}
	}
	return status;
}

/* A programme is the same however it is spelt: its letters and figures. */
static struct str
programme_of(struct arena *arena, const json_t *kept)
{
	struct str s = fold(arena, result_word(kept, "programme"));
	struct buf out;

	buf_init(&out, arena, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			buf_char(&out, s.p[i]);
	return buf_get(&out);
}

/* A characteristic or a step is of no programme. */
static bool
is_whom(const char *name)
{
	return str_starts(str_of(name), S("flow/")) ||
	       (str_starts(str_of(name), S("who/")) &&
	        strchr(name, '=') != NULL);
}

/* Of those compared, and not of a file that several programmes may use. */
static bool
is_compared(const char *name)
{
	struct str s = str_of(name);

	return str_starts(s, S("flow/")) ? str_starts(s, S("flow/matched/"))
	                                 : !str_ends(s, S("/control_before"));
}

/* Whether all that both show of whom they are of is nearly the same: then they
 * are the same people, under whichever programme. */
static bool
is_alike(const struct guard *guard, const json_t *earlier)
{
	const json_t *shown = json_object_get(guard->release->kept, "shown");
	double least = (double)stricter(guard, earlier, NULL);
	size_t seen[2] = {0, 0};
	const json_t *value;
	const char *name;

	json_object_foreach ((json_t *)(uintptr_t)shown, name, value) {
		double then = shown_then(earlier, NULL, name);

		if (isnan(then) || !is_whom(name))
			continue;
		if (fabs(json_number_value(value) - then) >= least - 0.5)
			return false;
		seen[is_control(str_of(name))] += is_compared(name);
	}
	return seen[0] > 0 && seen[1] > 0 && seen[0] + seen[1] >= ALIKE_LEAST;
}

enum eval_status
eval_release_guard(struct arena *arena, const struct eval_release *release,
                   const json_t *register_of, struct str *why)
{
	enum eval_status status;
	struct guard guard = {arena, release, why};
	struct str programme = programme_of(arena, release->kept);
	json_t *list = (json_array)();
	const json_t *one;
	size_t i;

	arena_defer(arena, json_drop, list);
	json_array_foreach (register_of, i, one) {
		if (str_equal(programme_of(arena, one), programme) ||
		    is_alike(&guard, one))
			(void)json_array_append(list,
			                        json_array_get(register_of, i));
	}
	status = all_against(&guard, list);
	return status == EVAL_DONE ? eval_sums_guard(arena, release, list, why)
	                           : status;
}
