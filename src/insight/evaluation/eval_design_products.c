/*
 * eval_design_products.c - how alike groups are in two covariates together.
 */
#include <math.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_plan_local.h"
#include "stats/balance.h"

/* Rows of one pair of covariates. */
#define PRODUCTS_MOST 400

struct products {
	struct stats *st;
	const struct eval_data *data;
	const struct eval_completed *set;
	const struct eval_groups_made *groups;
	json_t *list;
};

/* Of a covariate: the number it is, or whether it is one of its words. */
struct part {
	const struct stats_column *of;
	size_t level;
};

static size_t
parts_n(const struct stats_column *c)
{
	return c->levels == NULL ? 1 : c->levels_n;
}

static double
part_at(const struct part *p, size_t i)
{
	return p->of->levels == NULL ? p->of->v[i]
	                             : p->of->code[i] == (int32_t)p->level;
}

static struct str
part_name(struct arena *arena, const struct part *p)
{
	if (p->of->levels == NULL)
		return p->of->name;
	return str_print(arena, "%.*s=%.*s", STR_ARG(p->of->name),
	                 STR_ARG(p->of->levels[p->level]));
}

static json_t *
member(json_t *to, const char *key, json_t *v)
{
	eval_json_put(to, key, v);
	return v;
}

/* One row, as those of the covariates are, with what it is made of. */
static void
row_put(const struct products *f, const struct stats_balance_row *row,
        const struct str of[2])
{
	bool pooled = f->groups->method->estimand == STATS_ATE;
	json_t *one = json_object(), *parts;

	eval_json_add(f->list, one);
	(void)member(one, "name", eval_json_str(row->name));
	(void)member(one, "in_score", json_false());
	(void)member(one, "binary", json_boolean(row->binary));
	eval_design_side(one, "before", &row->before, pooled);
	eval_design_side(one, "after", &row->after, pooled);
	(void)member(one, "rating",
	             json_string(
	                     eval_design_rating(pooled ? row->after.smd_pooled
	                                               : row->after.smd_att)));
	parts = member(one, "parts", json_array());
	for (size_t k = 0; k < 2; k++)
		eval_json_add(parts, eval_json_str(of[k]));
}

static bool
product_put(const struct products *f, const struct part part[2])
{
	struct arena_mark mark = arena_mark(f->st->arena);
	double *v = arena_new(f->st->arena, double, f->data->n + 1);
	struct str of[2], name;
	struct stats_column column;
	struct stats_frame frame = {
	        .rows = f->data->n, .columns = &column, .columns_n = 1};
	struct stats_balance b;
	struct stats quiet;

	stats_begin(&quiet, f->st->arena);
	for (size_t k = 0; k < 2; k++)
		of[k] = part_name(f->st->arena, &part[k]);
	for (size_t i = 0; i < f->data->n; i++)
		v[i] = part_at(&part[0], i) * part_at(&part[1], i);
	name = str_print(f->st->arena, "%.*s times %.*s", STR_ARG(of[0]),
	                 STR_ARG(of[1]));
	column = (struct stats_column){.name = name, .v = v};
	if (!stats_balance_make(&quiet, &frame, f->data->treat,
	                        f->groups->weight, &name, 1, &b))
		return false;
	row_put(f, &b.rows[0], of);
	arena_release(f->st->arena, mark);
	return true;
}

/* Each number, or each word, of the one times each of the other. */
static bool
pair_put(const struct products *f, const struct str *pair)
{
	struct part part[2];
	size_t n[2];

	for (size_t k = 0; k < 2; k++) {
		part[k].of = stats_column_of(&f->set->frame, pair[k]);
		n[k] = parts_n(part[k].of);
	}
	if (n[0] * n[1] > PRODUCTS_MOST) {
		struct stats_note *note = stats_note(f->st, W_MANY_GROUPS);

		note->count = (int64_t)(n[0] * n[1]);
		stats_about(note, pair[0]);
		stats_about(note, pair[1]);
		return true;
	}
	for (size_t k = 0; k < n[0] * n[1]; k++) {
		part[0].level = k / n[1];
		part[1].level = k % n[1];
		if (!product_put(f, part))
			return false;
	}
	return true;
}

bool
eval_design_products(struct stats *st, const struct eval_plan *plan,
                     const struct eval_designed *made, json_t *list)
{
	const struct products f = {.st = st,
	                           .data = made->data,
	                           .set = &made->sets[0],
	                           .groups = &made->sets[0].made[0],
	                           .list = list};

	for (size_t k = 0; k < plan->interactions_n; k++)
		if (!pair_put(&f, &plan->interactions[2 * k]))
			return false;
	return true;
}
