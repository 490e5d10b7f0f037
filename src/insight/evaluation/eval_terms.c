/*
 * eval_terms.c - coefficients by the terms of a reference vector.
 *
 * A column that was taken out because earlier ones say it has a name, and no
 * number.
 */
#include <math.h>

#include "insight/evaluation/eval_local.h"

#define NONE ((size_t)-1)

static void
name_add(const struct stats_model *model, struct eval_terms *t, size_t *kept,
         struct str name)
{
	bool same = *kept < model->x.cols &&
	            str_equal(model->names[*kept], name);

	t->names[t->n] = name;
	t->at[t->n++] = same ? (*kept)++ : NONE;
}

/* The levels of a column but the first, or the column itself; how many. */
static size_t
column_width(const struct stats_column *column)
{
	if (column == NULL)
		return 0;
	if (column->levels == NULL)
		return 1;
	return column->levels_n > 0 ? column->levels_n - 1 : 0;
}

void
eval_terms_read(struct eval_case *c, const struct stats_model *model,
                bool intercept, struct eval_terms *out)
{
	size_t terms_n, room = 1, kept = 0;
	struct str *terms = eval_words(c, "terms", &terms_n);

	for (size_t i = 0; i < terms_n; i++)
		room += column_width(stats_column_of(&c->frame, terms[i]));
	*out = (struct eval_terms){.p = model->x.cols,
	                           .names = arena_new(c->arena, struct str,
	                                              room),
	                           .at = arena_new(c->arena, size_t, room)};
	if (intercept)
		name_add(model, out, &kept, S("(intercept)"));
	for (size_t i = 0; i < terms_n; i++) {
		const struct stats_column *one =
		        stats_column_of(&c->frame, terms[i]);

		for (size_t k = 0; k < column_width(one); k++)
			name_add(
			        model, out, &kept,
			        one->levels == NULL
			                ? one->name
			                : str_print(
			                          c->arena, "%.*s=%.*s",
			                          STR_ARG(one->name),
			                          STR_ARG(one->levels[k + 1])));
	}
	eval_put_words(c, "names", out->names, out->n);
}

void
eval_put_terms(struct eval_case *c, const char *key,
               const struct eval_terms *terms, const double *v)
{
	json_array(c->out, key);
	for (size_t i = 0; i < terms->n; i++)
		json_f64(c->out, NULL,
		         terms->at[i] == NONE ? NAN : v[terms->at[i]]);
	json_end(c->out);
}

void
eval_put_terms_square(struct eval_case *c, const char *key,
                      const struct eval_terms *terms, const double *v)
{
	json_array(c->out, key);
	for (size_t i = 0; i < terms->n; i++)
		for (size_t k = 0; k < terms->n; k++) {
			size_t a = terms->at[i], b = terms->at[k];

			json_f64(c->out, NULL,
			         a == NONE || b == NONE ? NAN
			                                : v[a * terms->p + b]);
		}
	json_end(c->out);
}
