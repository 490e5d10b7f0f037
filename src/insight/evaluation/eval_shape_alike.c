/*
 * eval_shape_alike.c - comparators who are like nobody, and who is there twice.
 */
#include <math.h>

#include "insight/evaluation/eval_shape.h"
#include "insight/evaluation/eval_shape_local.h"
#include "stats/random.h"

bool
eval_shape_stop(struct stats *st, enum stats_code code, struct str column,
                size_t count, size_t row)
{
	struct stats_note *note = stats_note(st, code);

	stats_about(note, column);
	note->count = (int64_t)count;
	note->row = (int64_t)row + 1;
	return false;
}

/* Of which group a row is does not go by which row is first. */
static void
both_say(struct stats_note *note, const struct eval_plan *plan)
{
	stats_about(note, plan->group);
	note->what = S("Somebody is in the file as a participant and as a "
	               "comparator");
	note->then = S("Keep the row that the study's own rule says: who "
	               "started the programme is a participant, whichever row "
	               "comes first");
}

bool
eval_shape_once(struct stats *st, const struct eval_plan *plan,
                const struct stats_frame *people, const struct eval_placed *all)
{
	const struct stats_column *group = stats_column_of(people, plan->group);
	size_t again[2] = {0, 0}, first[2] = {people->rows, people->rows};
	bool once = true;

	for (size_t i = 1; i < people->rows; i++) {
		bool both;

		if (all[i].hash != all[i - 1].hash ||
		    !str_equal(all[i].id, all[i - 1].id))
			continue;
		both = group != NULL && group->v != NULL &&
		       group->v[all[i].row] != group->v[all[i - 1].row];
		again[both]++;
		if (all[i].row < first[both])
			first[both] = all[i].row;
	}
	for (int both = 1; both >= 0; both--) {
		if (again[both] == 0)
			continue;
		once = eval_shape_stop(st, E_DUPLICATE_ID, plan->id,
		                       again[both], first[both]);
		if (both)
			both_say(&st->notes[st->notes_n - 1], plan);
	}
	return once;
}

uint64_t
eval_shape_hash(struct str id)
{
	return stats_random_of(id.p, id.n);
}

/*
 * What somebody has in a column, as one of a few: a level, a gap, 0 or 1; -2
 * where the column is of many numbers.
 */
static int32_t
kind_of(const struct stats_column *c, size_t row)
{
	if (c->levels != NULL)
		return c->code[row];
	if (isnan(c->v[row]))
		return -1;
	return c->v[row] == 0 || c->v[row] == 1 ? (int32_t)c->v[row] : -2;
}

/* Whether a column of numbers is 0, 1 and gaps alone, or of words. */
static bool
is_of_few(const struct stats_column *c, size_t rows)
{
	for (size_t i = 0; c->levels == NULL && i < rows; i++)
		if (kind_of(c, i) == -2)
			return false;
	return true;
}

/* What participants have of a column: gaps first, then its kinds. */
static bool *
kinds_had(struct stats *st, const struct stats_column *c, const char *keep,
          const struct eval_data *d)
{
	size_t levels = c->levels == NULL ? 2 : c->levels_n;
	bool *had = arena_new(st->arena, bool, levels + 2);

	for (size_t i = 0; i < d->n; i++) {
		int32_t kind = kind_of(c, d->place[i]);

		if (keep[i] != 0 && d->treat[i] > 0.5 && kind >= -1)
			had[kind + 1] = true;
	}
	return had;
}

/* Leave out comparators with what no participant has in this column. */
static size_t
strangers_drop(struct stats *st, const struct stats_column *c, size_t rows,
               bool gaps, char *keep, const struct eval_data *d)
{
	const bool *had = kinds_had(st, c, keep, d);
	bool few = is_of_few(c, rows);
	size_t dropped = 0;

	for (size_t i = 0; i < d->n; i++) {
		int32_t kind = kind_of(c, d->place[i]);
		bool judged = kind == -1 ? gaps : few && kind >= 0;

		if (keep[i] != 0 && d->treat[i] <= 0.5 && judged &&
		    !had[kind + 1]) {
			keep[i] = 0;
			dropped++;
		}
	}
	return dropped;
}

void
eval_shape_alike(struct stats *st, const struct eval_plan *plan,
                 const struct stats_frame *people, char *keep,
                 struct eval_data *d)
{
	struct stats_note *note = NULL;
	bool any = plan->methods[0].estimand == STATS_ATT && d->mature[1] > 0;

	for (size_t k = 0; any && k < plan->covariates_n; k++) {
		const struct eval_covariate *one = &plan->covariates[k];
		const struct stats_column *c =
		        stats_column_of(people, one->name);
		size_t dropped;

		if (!one->score)
			continue;
		dropped = strangers_drop(st, c, people->rows, !plan->impute,
		                         keep, d);
		if (dropped == 0)
			continue;
		if (note == NULL)
			note = stats_note(st, W_LIKE_NOBODY);
		note->count += (int64_t)dropped;
		stats_about(note, one->name);
	}
	for (size_t i = 0; i < d->n; i++)
		d->alike[d->treat[i] > 0.5] += keep[i] != 0;
}

/* How many groups a column makes: its words, and not known as one. */
static size_t
groups_of(const struct stats_column *c, size_t n)
{
	size_t gap = 0;

	for (size_t i = 0; i < n; i++)
		gap |= c->code[i] < 0;
	return c->levels_n + gap;
}

const struct fault *
eval_shape_groups(struct stats *st, const struct eval_plan *plan,
                  const struct eval_data *data)
{
	/* One that was sealed may be from before there was this rule. */
	for (size_t k = 0; !plan->kept && k < plan->subgroups_n; k++) {
		const struct stats_column *c =
		        stats_column_of(&data->frame, plan->subgroups[k]);
		size_t n;

		if (c == NULL || c->levels == NULL)
			continue;
		n = groups_of(c, data->n);
		if (n > EVAL_GROUPS_MOST)
			return fault_refused(
			        st,
			        "[subgroups] columns: \"{column}\" has {n} "
			        "different words, and at most {most} groups "
			        "can be compared: put them together in a "
			        "column of fewer, or take this one out",
			        {"column", c->name},
			        {"n", str_print(st->arena, "%zu", n)},
			        {"most",
			         str_print(st->arena, "%d", EVAL_GROUPS_MOST)});
	}
	return NULL;
}
