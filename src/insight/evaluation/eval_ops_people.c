/*
 * eval_ops_people.c - reference vectors of what a table of people may hold.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_local.h"

/* A cell of a column that must be there, by its field of the spec. */
static const struct stats_column *
people_column(const struct eval_case *c, const char *key)
{
	return stats_column_of(&c->frame, eval_word(c, key));
}

/* --- numbers ------------------------------------------------------------- */

/* Every cell that is not empty is a number, and one of two where asked. */
static bool
numbers_check(struct eval_case *c, struct str name, double most)
{
	const struct stats_column *column = stats_column_of(&c->frame, name);

	if (column == NULL)
		return str_empty(name) || stats_stop(&c->st, E_BAD_VALUE, name);
	for (size_t i = 0; i < c->frame.rows; i++) {
		double v;

		if (str_empty(column->text[i]))
			continue;
		if (!stats_number_read(column->text[i], &v) ||
		    (!isnan(most) && (v < 0 || v > most || v != floor(v))))
			return eval_row_stop(c, E_BAD_VALUE, name, i, 1);
	}
	return true;
}

/* An event on the day it all begins, or before it. */
static bool
times_check(struct eval_case *c)
{
	const struct stats_column *time = people_column(c, "time");

	for (size_t i = 0; time != NULL && i < c->frame.rows; i++) {
		double v;

		if (stats_number_read(time->text[i], &v) && v <= 0)
			return eval_row_stop(c, E_TIME_ORDER, time->name, i, 1);
	}
	return true;
}

/* --- days ---------------------------------------------------------------- */

static bool
day_at(struct eval_case *c, const struct stats_column *column, size_t row,
       struct date *out)
{
	if (date_read_iso(column->text[row], out))
		return true;
	return eval_row_stop(c, E_BAD_VALUE, column->name, row, 1);
}

/* What was known only after it all began. */
static bool
known_check(struct eval_case *c, const struct stats_column *index)
{
	const struct stats_column *known = people_column(c, "as_of");
	size_t late = 0, first = 0;

	for (size_t i = 0; known != NULL && i < c->frame.rows; i++) {
		struct date began, seen;

		if (str_empty(index->text[i]) || str_empty(known->text[i]))
			continue;
		if (!day_at(c, index, i, &began) || !day_at(c, known, i, &seen))
			return false;
		if (!date_before(began, seen))
			continue;
		first = late++ == 0 ? i : first;
	}
	return late == 0 ||
	       eval_row_stop(c, E_POST_TREATMENT, known->name, first, late);
}

/* Who was not followed up, with the lag, by the day of the data. */
static bool
mature_check(struct eval_case *c, const struct stats_column *index)
{
	double days = eval_number(c, "follow_up_days", 365) +
	              eval_number(c, "lag_days", 183);
	struct str cut_word = eval_word(c, "data_cut");
	size_t late = 0, first = 0;
	struct date cut;

	if (str_empty(cut_word))
		return true;
	if (!date_read_iso(cut_word, &cut))
		return eval_wrong(c, "data_cut is no day", cut_word);
	for (size_t i = 0; i < c->frame.rows; i++) {
		struct date began;

		if (str_empty(index->text[i]))
			continue;
		if (!day_at(c, index, i, &began))
			return false;
		if ((double)date_days_between(began, cut) >= days)
			continue;
		first = late++ == 0 ? i : first;
	}
	return late == 0 ||
	       eval_row_stop(c, E_IMMATURE, index->name, first, late);
}

/* Whatever they are held against, the cells of a column of days are days. */
static bool
all_days(struct eval_case *c, const struct stats_column *column)
{
	for (size_t i = 0; column != NULL && i < c->frame.rows; i++) {
		struct date day;

		if (!str_empty(column->text[i]) && !day_at(c, column, i, &day))
			return false;
	}
	return true;
}

static bool
days_check(struct eval_case *c)
{
	const struct stats_column *index = people_column(c, "index_date");

	if (!all_days(c, index) || !all_days(c, people_column(c, "as_of")))
		return false;
	return index == NULL ||
	       (known_check(c, index) && mature_check(c, index));
}

static bool
run_input(struct eval_case *c)
{
	size_t n;
	struct str *numeric = eval_words(c, "numeric", &n);

	if (!eval_ids_differ(c) ||
	    !numbers_check(c, eval_word(c, "treat"), 1) ||
	    !numbers_check(c, eval_word(c, "event"), 2) ||
	    !numbers_check(c, eval_word(c, "time"), NAN))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!numbers_check(c, numeric[i], NAN))
			return false;
	return times_check(c) && days_check(c) &&
	       eval_complete(c, "id treat time event index_date as_of numeric",
	                     NULL);
}

const struct eval_op eval_ops_people[] = {
        {"input",
         "id treat time event index_date as_of numeric data_cut "
         "follow_up_days lag_days",
         run_input},
        {NULL, NULL, NULL},
};
