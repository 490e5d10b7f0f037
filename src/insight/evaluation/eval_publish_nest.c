/*
 * eval_publish_nest.c - outcomes within outcomes.
 *
 * Whoever reoffended severely reoffended: so "any" less "severe" is how many
 * did otherwise, and of 28 and 24 people that is four.  Such a remainder is a
 * count like every other: where it is of few, one of the two is hidden, and the
 * primary outcome last (decision 78).
 *
 * Of outcomes that are made of events the plan says which is within which.  Of
 * those that stand in columns nobody says; but in one file an outcome that is
 * higher here and lower there than another is not within it.
 */
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

#define OUTCOMES_MOST 64

struct nested {
	struct str id, of;
	struct str prefix; /* of its counts: "events/any/" */
	double severity;
	bool people; /* it counts people, and not offences or days */
	bool primary;
	bool apart; /* of another thing, or of another time */
};

struct nests {
	struct eval_making *making;
	struct nested v[OUTCOMES_MOST];
	size_t n;
};

/* --- outcomes ------------------------------------------------------------ */

/* A control that must show nothing is of the time before. */
static bool
is_before(const struct eval_making *making, struct str id)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (str_equal(result_word(one, "outcome"), id) &&
		    str_is(result_word(one, "family"), "negative_control"))
			return true;
	}
	return false;
}

static void
outcomes_take(struct nests *nests)
{
	const struct eval_making *making = nests->making;
	struct str primary =
	        result_word(json_object_get(making->json, "plan"), "primary");
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "outcomes"), i, one) {
		struct nested *o = &nests->v[nests->n];
		struct str kind = result_word(one, "kind");

		if (nests->n == OUTCOMES_MOST)
			break;
		*o = (struct nested){.id = result_word(one, "id"),
		                     .of = result_word(one, "of"),
		                     .severity = result_num(one, "severity"),
		                     .people = !str_is(kind, "count") &&
		                               !str_is(kind, "recurrent")};
		o->prefix = str_print(making->arena, "events/%.*s/",
		                      STR_ARG(o->id));
		o->primary = str_equal(o->id, primary);
		o->apart = result_yes(one, "apart") || is_before(making, o->id);
		nests->n++;
	}
}

/* --- one within another -------------------------------------------------- */

enum relation { NEITHER, PERHAPS, WITHIN };

/* What the plan says of two that are made of events. */
static enum relation
by_plan(const struct nested *narrow, const struct nested *wide)
{
	bool same = str_equal(narrow->of, wide->of);

	if (!same && !str_is(wide->of, "either"))
		return NEITHER;
	if (same && narrow->severity == wide->severity)
		return PERHAPS;
	return str_is(narrow->of, "recalls") ||
	                       narrow->severity >= wide->severity
	               ? WITHIN
	               : NEITHER;
}

static enum relation
relation_of(const struct nested *narrow, const struct nested *wide)
{
	if (!narrow->people || !wide->people || narrow->apart || wide->apart)
		return NEITHER;
	if (str_empty(narrow->of) || str_empty(wide->of))
		return PERHAPS;
	return by_plan(narrow, wide);
}

/* The wide one's count of whom a cell of the narrow one is; EVAL_NO_CELL: it
 * has none, or the cell is another's. */
static size_t
beside(const struct eval_making *making, size_t cell,
       const struct nested *narrow, const struct nested *wide)
{
	struct str name = making->names[cell];

	if (!str_starts(name, narrow->prefix))
		return EVAL_NO_CELL;
	name = str_slice(name, narrow->prefix.n, name.n);
	return eval_cell_named(making,
	                       str_print(making->arena, "%.*s%.*s",
	                                 STR_ARG(wide->prefix), STR_ARG(name)));
}

/* Whether no count of the narrow one is above the wide one's. */
static bool
may_be_within(const struct eval_making *making, const struct nested *narrow,
              const struct nested *wide)
{
	for (size_t i = 0; i < making->cells.n; i++) {
		size_t other = beside(making, i, narrow, wide);

		if (other != EVAL_NO_CELL &&
		    making->cells.v[i].value > making->cells.v[other].value)
			return false;
	}
	return true;
}

/* What is left is a count, where it is of few; that none is left says something
 * only where one is within the other, and not where both are the same. */
static void
pair_split(struct nests *nests, const struct nested *narrow,
           const struct nested *wide, enum relation relation)
{
	struct eval_making *making = nests->making;
	size_t cells = making->cells.n;

	for (size_t i = 0; i < cells; i++) {
		size_t other = beside(making, i, narrow, wide);
		int64_t left;

		if (other == EVAL_NO_CELL)
			continue;
		left = making->cells.v[other].value - making->cells.v[i].value;
		if (left < (relation == PERHAPS) || left >= making->threshold)
			continue;
		eval_cell_split(making, other, i);
		if (!narrow->primary)
			making->cells.v[i].rank = RANK_READ;
		if (!wide->primary)
			making->cells.v[other].rank = RANK_READ;
	}
}

void
eval_nests_count(struct eval_making *making)
{
	struct nests *nests = arena_new(making->arena, struct nests, 1);

	nests->making = making;
	outcomes_take(nests);
	for (size_t i = 0; i < nests->n; i++)
		for (size_t j = 0; j < nests->n; j++) {
			const struct nested *a = &nests->v[i],
			                    *b = &nests->v[j];
			enum relation relation = i == j ? NEITHER
			                                : relation_of(a, b);

			if (relation != NEITHER && may_be_within(making, a, b))
				pair_split(nests, a, b, relation);
		}
}
