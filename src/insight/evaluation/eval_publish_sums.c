/*
 * eval_publish_sums.c - a release is held against sums of those before it.
 *
 * A total less all of its parts is whoever is in none of them: few, perhaps.
 * Each of the releases may be the total, the new one or one before, and any
 * number of the others its parts, the new one among them or the total
 * (decision 76).  An outcome that the new release alone has by its name may be
 * one that the others have by another (decision 78).  Parts are of other people
 * than each other, as far as they say, and together at most a few more than the
 * total: what goes beyond it is no part of it.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* Tries at most, and how many parts must have been tried in every way by
 * then. */
#define TRIES_MOST  1000000
#define PARTS_LEAST 4
#define NO_GROUP    SIZE_MAX

/* Whom a count is of: those there were, or those compared, of each side. */
enum { THERE, COMPARED, CONTROL_THERE, CONTROL_COMPARED, ABOUTS };

/* A count that releases show, by name; and what those that have none of that
 * name may call it. */
struct counted {
	const char *name, *also[2];
	int about;
	bool all;     /* it counts all of them */
	size_t group; /* all that divide one set of people in one way */
};

struct sums {
	struct arena *arena;
	struct counted *names;
	size_t names_n, groups_n;
	const json_t **releases; /* the new one last */
	double **v;              /* of each release, by name; NAN: not shown */
	size_t *people;          /* who it is of: the first that says so */
	double **sum;            /* of so many parts, by name */
	size_t releases_n;
	double threshold; /* the strictest of them */
	size_t *chosen;   /* parts */
	double *went;     /* by group */
	bool any[ABOUTS]; /* whom counts are of at all */
	int64_t tries;
	size_t found; /* a name, where few are left; or names_n */
};

/* --- counts by name ------------------------------------------------------ */

/* "who/sex" and its side of "who/sex=male/treated": those are one group.
 * Events divide nobody, as the same people have more of them later. */
static struct str
group_of(struct arena *arena, const char *name)
{
	const char *by = strchr(name, '='), *last = strrchr(name, '/');

	if (by == NULL || last == NULL || last < by ||
	    strncmp(name, "events/", 7) == 0)
		return S("");
	return str_print(arena, "%.*s%s", (int)(by - name), name, last);
}

/* A step of the flow is of all of a set of people: "complete" of those there
 * were, and these of those compared.  The others are of a file, which may hold
 * whom it likes. */
static bool
is_step(const char *name, const char *step)
{
	size_t n = strlen(step);

	return strncmp(name, "flow/", 5) == 0 &&
	       strncmp(name + 5, step, n) == 0 && name[5 + n] == '/';
}

static bool
is_all_compared(const char *name)
{
	return is_step(name, "matched") || is_step(name, "at_risk") ||
	       is_step(name, "known");
}

static int
about_of(const char *name)
{
	const char *last = strrchr(name, '/');
	struct str side = str_of(last == NULL ? "" : last + 1);
	bool there =
	        strncmp(name, "missing/", 8) == 0 ||
	        (strncmp(name, "flow/", 5) == 0 && !is_all_compared(name)) ||
	        (strncmp(name, "who/", 4) == 0 &&
	         !str_is(side, "control_after"));

	return (str_starts(side, S("control")) ? CONTROL_THERE : THERE) +
	       (there ? 0 : COMPARED - THERE);
}

static void
names_take(struct sums *s, const json_t *shown)
{
	struct str *groups =
	        arena_new(s->arena, struct str, json_object_size(shown) + 1);
	const char *name;
	json_t *value;

	s->names = arena_new(s->arena, struct counted,
	                     json_object_size(shown) + 1);
	json_object_foreach ((json_t *)(uintptr_t)shown, name, value) {
		struct counted *one = &s->names[s->names_n++];
		struct str group = group_of(s->arena, name);
		size_t k = 0;

		*one = (struct counted){.name = name,
		                        .about = about_of(name),
		                        .all = is_all_compared(name) ||
		                               is_step(name, "complete"),
		                        .group = NO_GROUP};
		s->any[one->about] = true;
		if (str_empty(group))
			continue;
		while (k < s->groups_n && !str_equal(groups[k], group))
			k++;
		if (k == s->groups_n)
			groups[s->groups_n++] = group;
		one->group = k;
	}
}

/* By its name, or by the first that a release has of the others. */
static double
value_of(const json_t *shown, const struct counted *one)
{
	double v = result_num(shown, one->name);

	for (size_t k = 0; k < 2 && isnan(v) && one->also[k] != NULL; k++)
		v = result_num(shown, one->also[k]);
	return v;
}

/* --- counts by other names ----------------------------------------------- */

#define OTHERS_MOST 12

/* "events/x/treated" and "events/y/treated": of one side, and no group. */
static bool
is_outcome(const char *name)
{
	return strncmp(name, "events/", 7) == 0 && strchr(name, '=') == NULL;
}

static bool
is_one_side(const char *a, const char *b)
{
	return strcmp(strrchr(a, '/'), strrchr(b, '/')) == 0;
}

static struct str
outcome_of(const char *name)
{
	return (struct str){name + 7, (size_t)(strrchr(name, '/') - name - 7)};
}

/* Outcomes that earlier releases show and the new one does not, and that count
 * what this one does. */
static size_t
others_of(const struct sums *s, const char *name,
          const char *others[OTHERS_MOST])
{
	const json_t *now = s->releases[s->releases_n - 1], *value;
	const char *other;
	size_t n = 0;

	for (size_t i = 0; i + 1 < s->releases_n; i++) {
		const json_t *then = s->releases[i];

		json_object_foreach (json_object_get(then, "shown"), other,
		                     value) {
			size_t k = 0;

			if (!is_outcome(other) || !is_one_side(name, other) ||
			    json_object_get(json_object_get(now, "shown"),
			                    other) != NULL ||
			    !eval_counted_alike(now, outcome_of(name), then,
			                        outcome_of(other)))
				continue;
			while (k < n && strcmp(others[k], other) != 0)
				k++;
			if (k == n && n < OTHERS_MOST)
				others[n++] = other;
		}
	}
	return n;
}

/* An outcome of the new release under each name, and under each two, that it
 * may have had. */
static void
others_take(struct sums *s)
{
	const char *others[OTHERS_MOST];
	size_t own = s->names_n, room = own;

	for (size_t i = 0; i < own; i++)
		if (is_outcome(s->names[i].name))
			room += OTHERS_MOST * OTHERS_MOST;
	s->names = arena_grow(s->arena, s->names, (own + 1) * sizeof(*s->names),
	                      (room + 1) * sizeof(*s->names));
	for (size_t i = 0; i < own; i++) {
		size_t n = is_outcome(s->names[i].name)
		                   ? others_of(s, s->names[i].name, others)
		                   : 0;

		for (size_t k = 0; k < n * n; k++) {
			struct counted *one = &s->names[s->names_n++];

			*one = s->names[i];
			one->also[0] = others[k / n];
			one->also[1] = others[k % n];
		}
	}
}

/* --- values -------------------------------------------------------------- */

/* Those of the new release: what it does not show cannot be worked out with
 * it. */
static void
values_take(struct sums *s, size_t release)
{
	const json_t *shown = json_object_get(s->releases[release], "shown");
	double own = result_num(s->releases[release], "threshold");

	s->v[release] = arena_new(s->arena, double, s->names_n + 1);
	for (size_t i = 0; i < s->names_n; i++)
		s->v[release][i] = value_of(shown, &s->names[i]);
	s->threshold = fmax(s->threshold, isnan(own) ? 0 : own);
}

/* --- one sum ------------------------------------------------------------- */

static double
left_of(const struct sums *s, size_t total, const double *sum, size_t i)
{
	return s->v[total][i] - sum[i];
}

/* Of whom parts go beyond the total by as many as the threshold: in a count of
 * all of them, or in what divides them. */
static void
beyond_find(struct sums *s, size_t total, const double *sum,
            bool beyond[ABOUTS])
{
	for (int k = 0; k < ABOUTS; k++)
		beyond[k] = false;
	for (size_t k = 0; k < s->groups_n; k++)
		s->went[k] = 0;
	for (size_t i = 0; i < s->names_n; i++) {
		const struct counted *one = &s->names[i];
		double left = left_of(s, total, sum, i);

		if (isnan(left) || left >= 0)
			continue;
		if (one->all && left <= -s->threshold + 0.5)
			beyond[one->about] = true;
		if (one->group == NO_GROUP)
			continue;
		s->went[one->group] -= left;
		if (s->went[one->group] >= s->threshold - 0.5)
			beyond[one->about] = true;
	}
}

/* Whether nothing that is shown may be of parts of this total. */
static bool
is_beyond(struct sums *s, size_t total, const double *sum)
{
	bool beyond[ABOUTS];

	beyond_find(s, total, sum, beyond);
	for (int k = 0; k < ABOUTS; k++)
		if (s->any[k] && !beyond[k])
			return false;
	return true;
}

/* Whether a few are left of a total; s->found is where. */
static bool
leaves_few(struct sums *s, size_t total, const double *sum)
{
	bool beyond[ABOUTS];

	beyond_find(s, total, sum, beyond);
	for (size_t i = 0; i < s->names_n; i++) {
		double n = fabs(left_of(s, total, sum, i));

		if (n > 0.5 && n < s->threshold - 0.5 &&
		    !beyond[s->names[i].about]) {
			s->found = i;
			return true;
		}
	}
	return false;
}

/* --- all sums ------------------------------------------------------------ */

/* Those that say they are of the same people have one number; who says nothing
 * has one alone. */
static void
people_number(struct sums *s)
{
	for (size_t i = 0; i < s->releases_n; i++) {
		struct str mine = result_word(s->releases[i], "population");
		size_t k = 0;

		while (k < i && (str_empty(mine) ||
		                 !str_equal(mine, result_word(s->releases[k],
		                                              "population"))))
			k++;
		s->people[i] = k;
	}
}

static bool
may_join(const struct sums *s, size_t total, size_t parts_n, size_t one)
{
	if (s->people[one] == s->people[total])
		return false;
	for (size_t k = 0; k < parts_n; k++)
		if (s->people[one] == s->people[s->chosen[k]])
			return false;
	return true;
}

/* A total, and how many parts of it there are to be. */
struct wanted {
	size_t total, parts;
};

/* One more part; false where it is none, or goes beyond the total. */
static bool
part_join(struct sums *s, const struct wanted *w, size_t parts_n, size_t one)
{
	const double *sum = s->sum[parts_n];
	double *next = s->sum[parts_n + 1];

	if (!may_join(s, w->total, parts_n, one))
		return false;
	s->chosen[parts_n] = one;
	for (size_t i = 0; i < s->names_n; i++)
		next[i] = sum[i] + s->v[one][i];
	return !is_beyond(s, w->total, next);
}

/* Choose further parts before `end`; the new release is among them, or is the
 * total.  True where a few are left, or the tries are over. */
static bool
parts_try(struct sums *s, const struct wanted *w, size_t parts_n, size_t end)
{
	size_t newest = s->releases_n - 1, from = 0;

	if (++s->tries > TRIES_MOST)
		return true;
	if (parts_n == w->parts)
		return leaves_few(s, w->total, s->sum[parts_n]);
	/* where it is not the total it is the first part */
	if (parts_n == 0 && w->total != newest)
		from = newest;
	for (size_t one = end; one-- > from;)
		if (part_join(s, w, parts_n, one) &&
		    parts_try(s, w, parts_n + 1, one))
			return true;
	return false;
}

static enum eval_status
refuse(const struct sums *s, struct str *why)
{
	if (s->found == s->names_n)
		*why = S("E_DISCLOSURE: There are too many earlier releases of "
		         "this programme to be sure that no sum of them gives "
		         "a few people away. Publish several of its parts as "
		         "one.");
	else
		*why = str_print(s->arena,
		                 "E_DISCLOSURE: A few people would be found by "
		                 "taking several releases from one that holds "
		                 "them all (%s%s). Publish it with the next, "
		                 "larger change, or call outcomes as they do.",
		                 s->names[s->found].name,
		                 s->names[s->found].also[0] == NULL
		                         ? ""
		                         : ", whatever they call it");
	return EVAL_DISCLOSURE;
}

static enum eval_status
sums_try(struct sums *s, struct str *why)
{
	s->found = s->names_n;
	for (size_t parts = 2; parts < s->releases_n; parts++)
		for (size_t total = 0; total < s->releases_n; total++) {
			const struct wanted w = {total, parts};

			if (!parts_try(s, &w, 0, s->releases_n))
				continue;
			if (s->found == s->names_n && parts > PARTS_LEAST)
				return EVAL_DONE;
			return refuse(s, why);
		}
	return EVAL_DONE;
}

enum eval_status
eval_sums_guard(struct arena *arena, const struct eval_release *release,
                const json_t *earlier, struct str *why)
{
	size_t n = json_array_size(earlier);
	struct sums s = {.arena = arena,
	                 .releases_n = n + 1,
	                 .threshold = (double)release->threshold};

	s.releases = arena_new(arena, const json_t *, n + 2);
	s.v = arena_new(arena, double *, n + 2);
	s.sum = arena_new(arena, double *, n + 3);
	s.people = arena_new(arena, size_t, n + 2);
	s.chosen = arena_new(arena, size_t, n + 2);
	for (size_t i = 0; i < n; i++)
		s.releases[i] = json_array_get(earlier, i);
	s.releases[n] = release->kept;
	names_take(&s, json_object_get(release->kept, "shown"));
	others_take(&s);
	s.went = arena_new(arena, double, s.groups_n + 1);
	people_number(&s);
	for (size_t i = 0; i <= n; i++)
		values_take(&s, i);
	for (size_t i = 0; i < n + 3; i++)
		s.sum[i] = arena_new(arena, double, s.names_n + 1);
	return sums_try(&s, why);
}
