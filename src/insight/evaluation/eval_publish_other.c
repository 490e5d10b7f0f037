/*
 * eval_publish_other.c - a count under another name.
 *
 * What a plan calls an outcome, a column, a level or a group is a word that
 * somebody chose.  Who has two releases of the same people takes one count from
 * another whatever either is called: so a count that the other release does not
 * have by that name is held against each of its kind there (decision 78).
 *
 * What both releases show, by the same name and as the same number, tells of
 * nobody whom one of them alone does not tell of.  So whoever shows again what
 * was shown may show another outcome beside it.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* A count by the parts of its name: "events/x/sex=male/treated". */
struct named {
	const char *name;
	struct str kind, side; /* "events", "treated" */
	struct str outcome, column, level;
	double value;
	bool shown;
	bool alone; /* the other release does not have it */
	bool stays; /* the other shows the same number by this name */
};

struct others {
	const struct eval_beside *of;
	const json_t *kept[2];
	struct named *v[2]; /* of this release, and of the one before */
	size_t n[2];
};

/* --- names --------------------------------------------------------------- */

/* The part up to a letter, which is taken from *rest with it; all of it where
 * the letter is not there. */
static struct str
part_take(struct str *rest, char until)
{
	size_t end = str_find(*rest, until);
	struct str part = str_slice(*rest, 0, end);

	*rest = str_slice(*rest, end < rest->n ? end + 1 : end, rest->n);
	return part;
}

/* A second count of one name has a mark behind it. */
static struct str
unmarked(struct str s)
{
	while (str_ends(s, S("'")))
		s.n--;
	return s;
}

/* False: its name is the program's own, such as that of a step of the flow. */
static bool
name_read(const char *name, struct named *out)
{
	struct str rest = str_of(name);
	const char *last = strrchr(name, '/');

	*out = (struct named){.name = name, .kind = part_take(&rest, '/')};
	if (last == NULL || str_is(out->kind, "flow") ||
	    str_is(out->kind, "sets"))
		return false;
	out->side = unmarked(str_of(last + 1));
	if (rest.p > last)
		return false;
	rest = (struct str){rest.p, (size_t)(last - rest.p)};
	if (str_is(out->kind, "events") || str_is(out->kind, "n"))
		out->outcome = part_take(&rest, '/');
	out->column = part_take(&rest, '=');
	out->level = rest;
	return true;
}

/* Whether both are of one kind: all of a side, or a group of it. */
static bool
is_kind(const struct named *x, const struct named *y)
{
	return str_equal(x->kind, y->kind) && str_equal(x->side, y->side) &&
	       str_empty(x->column) == str_empty(y->column);
}

/* How many there are is no outcome: it is called after one. */
static bool
is_called_so(const struct named *x, const struct named *y)
{
	return is_kind(x, y) && str_equal(x->column, y->column) &&
	       str_equal(x->level, y->level) &&
	       (str_is(x->kind, "n") || str_equal(x->outcome, y->outcome));
}

/* What an outcome is made of; empty: nobody kept it. */
static struct str
made_of(const json_t *kept, struct str outcome)
{
	const json_t *all = json_object_get(kept, "outcomes"), *v;
	const char *key;

	json_object_foreach ((json_t *)(uintptr_t)all, key, v) {
		if (str_is(outcome, key) && json_is_string(v))
			return str_of(json_string_value(v));
	}
	return S("");
}

/* By the same name another thing may be meant. */
static bool
is_made_alike(const struct others *o, struct str x, struct str y)
{
	struct str a = made_of(o->kept[0], x), b = made_of(o->kept[1], y);

	return str_empty(a) || str_empty(b) || str_equal(a, b);
}

/* Offences are not people: one is not taken from the other. */
static bool
is_of_offences(struct str made)
{
	return str_starts(made, S("count ")) ||
	       str_starts(made, S("recurrent "));
}

bool
eval_counted_alike(const json_t *a, struct str x, const json_t *b, struct str y)
{
	struct str of[2] = {made_of(a, x), made_of(b, y)};

	return str_empty(of[0]) || str_empty(of[1]) ||
	       is_of_offences(of[0]) == is_of_offences(of[1]);
}

/* --- both releases ------------------------------------------------------- */

static void
names_add(struct others *o, int which, const char *member, bool control)
{
	const json_t *of = json_object_get(o->kept[which], member), *value;
	const char *name;

	json_object_foreach ((json_t *)(uintptr_t)of, name, value) {
		struct named *one = &o->v[which][o->n[which]];

		if (!name_read(name, one) ||
		    str_starts(one->side, S("control")) != control)
			continue;
		one->value = json_number_value(value);
		one->shown = strcmp(member, "shown") == 0;
		o->n[which]++;
	}
}

static void
names_take(struct others *o, bool control)
{
	for (int k = 0; k < 2; k++) {
		const json_t *shown = json_object_get(o->kept[k], "shown");
		const json_t *hidden = json_object_get(o->kept[k], "hidden");

		o->v[k] = arena_new(o->of->arena, struct named,
		                    json_object_size(shown) +
		                            json_object_size(hidden) + 1);
		names_add(o, k, "shown", control);
		names_add(o, k, "hidden", control);
	}
}

/* What of one the other has as well. */
static void
names_match(struct others *o)
{
	for (size_t i = 0; i < o->n[0]; i++)
		o->v[0][i].alone = true;
	for (size_t j = 0; j < o->n[1]; j++) {
		struct named *y = &o->v[1][j];

		y->alone = true;
		for (size_t i = 0; i < o->n[0]; i++) {
			struct named *x = &o->v[0][i];
			bool same = fabs(x->value - y->value) < 0.5;

			if (!is_called_so(x, y))
				continue;
			if (same && x->shown && y->shown)
				x->stays = y->stays = true;
			if (same || is_made_alike(o, x->outcome, y->outcome))
				x->alone = y->alone = false;
		}
	}
}

/* As many of a release as a count is of; NAN: nobody says. */
static double
people_of(const json_t *kept, const struct named *one)
{
	bool control = str_starts(one->side, S("control"));
	bool there = str_is(one->side, "control_before") ||
	             str_is(one->kind, "missing");
	const char *name = there && control ? "flow/complete/control"
	                   : there          ? "flow/complete/treated"
	                   : control        ? "flow/matched/control"
	                                    : "flow/matched/treated";
	double n = result_num(json_object_get(kept, "shown"), name);

	return isnan(n) ? result_num(json_object_get(kept, "hidden"), name) : n;
}

/* Whether they may be the same people: as many, or nobody can tell. */
static bool
as_many(const struct others *o, const struct named *x)
{
	double n = people_of(o->kept[0], x) - people_of(o->kept[1], x);

	return !(fabs(n) >= (double)o->of->threshold - 0.5);
}

/* Of more people, or of fewer, one word alone was changed. */
static bool
is_one_word(const struct named *x, const struct named *y)
{
	bool outcome = !str_equal(x->outcome, y->outcome);
	bool level = !str_equal(x->level, y->level);

	return x->alone && y->alone && outcome != level &&
	       str_equal(x->column, y->column);
}

static bool
may_be_one(const struct others *o, const struct named *x, const struct named *y)
{
	if (!is_kind(x, y) || x->stays || y->stays ||
	    !eval_counted_alike(o->kept[0], x->outcome, o->kept[1], y->outcome))
		return false;
	/* by one name they were held against each other already, but for
	 * people that are called after an outcome */
	if (is_called_so(x, y))
		return strcmp(x->name, y->name) != 0;
	return as_many(o, x) ? x->alone || y->alone : is_one_word(x, y);
}

/* Few are left, or what was hidden is shown. */
static bool
tells(const struct others *o, const struct named *x, const struct named *y)
{
	double n = fabs(x->value - y->value);

	if (!y->shown)
		return n < 0.5 && x->alone && y->alone;
	return n > 0.5 && n < (double)o->of->threshold - 0.5;
}

static enum eval_status
refuse(const struct others *o, const struct named *x, const struct named *y)
{
	*o->of->why = str_print(
	        o->of->arena,
	        "E_DISCLOSURE: A few people would be found by taking an "
	        "earlier release from this one: %s here %s %s there, and may "
	        "be the same under another name. Call outcomes, columns, "
	        "levels and groups as that release does and show in one "
	        "release what it showed and what is new, or leave %s out.",
	        x->name, y->shown ? "is few away from" : "shows the hidden",
	        y->name, x->name);
	return EVAL_DISCLOSURE;
}

enum eval_status
eval_other_guard(const struct eval_beside *of, const json_t *now,
                 const json_t *then, bool control)
{
	struct arena_mark mark = arena_mark(of->arena);
	struct others o = {.of = of, .kept = {now, then}};
	const struct named *found[2] = {NULL, NULL};

	names_take(&o, control);
	names_match(&o);
	for (size_t i = 0; found[0] == NULL && i < o.n[0]; i++)
		for (size_t j = 0; found[0] == NULL && j < o.n[1]; j++)
			if (o.v[0][i].shown &&
			    may_be_one(&o, &o.v[0][i], &o.v[1][j]) &&
			    tells(&o, &o.v[0][i], &o.v[1][j])) {
				found[0] = &o.v[0][i];
				found[1] = &o.v[1][j];
			}
	if (found[0] != NULL)
		return refuse(&o, found[0], found[1]);
	arena_release(of->arena, mark);
	return EVAL_DONE;
}
