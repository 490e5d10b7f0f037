/*
 * eval_design_groups.c - one method's groups.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "stats/linear.h"

struct grouping {
	struct stats *st;  /* what stays */
	struct stats *own; /* what goes when the groups are made */
	const struct eval_data *data;
	const struct eval_plan *plan;
	struct eval_completed *set;
	const struct eval_method *method;
	struct eval_groups_made *out;
	size_t *order; /* the rows as the matching meets them */
	double *treat, *distance;
	int32_t *cell;
	uint64_t *who;
};

/* --- cells --------------------------------------------------------------- */

struct celled {
	double value;
	int32_t before;
	size_t row;
};

static int
celled_order(const void *a, const void *b)
{
	const struct celled *x = a, *y = b;

	if (x->before != y->before)
		return x->before < y->before ? -1 : 1;
	if (x->value < y->value || x->value > y->value)
		return x->value < y->value ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* Part the cells further by what each row has. */
static void
cells_part(struct grouping *g, const double *value, int32_t *cell)
{
	size_t n = g->data->n;
	struct celled *all = arena_new(g->own->arena, struct celled, n + 1);
	int32_t number = -1;

	for (size_t i = 0; i < n; i++)
		all[i] = (struct celled){value[i], cell[i], i};
	qsort(all, n, sizeof(*all), celled_order);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || all[i].before != all[i - 1].before ||
		    all[i].value > all[i - 1].value)
			number++;
		cell[all[i].row] = number;
	}
}

/* What a column says of each row as a number; a gap is a value too. */
static bool
values_of(struct grouping *g, struct str name, double *out)
{
	const struct stats_column *c = stats_column_of(&g->set->frame, name);

	if (c == NULL)
		return stats_stop(g->st, E_BAD_VALUE, name);
	for (size_t i = 0; i < g->data->n; i++) {
		out[i] = c->levels == NULL ? c->v[i] : (double)c->code[i];
		if (isnan(out[i]))
			out[i] = -INFINITY;
	}
	return true;
}

/* A value equal to a cut goes up. */
static void
values_cut(const struct eval_covariate *c, double *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double place = 0;

		for (size_t k = 0; k < c->cuts_n; k++)
			place += v[i] >= c->cuts[k];
		v[i] = place;
	}
}

/*
 * What cem takes: words of the score as they are, and spans of a number.  A
 * number without cuts parts nobody; a plan with one is refused, unless it was
 * sealed before there was that rule.
 */
static bool
coarse_cells(struct grouping *g, double *v, int32_t *cell)
{
	for (size_t k = 0; k < g->plan->covariates_n; k++) {
		const struct eval_covariate *c = &g->plan->covariates[k];

		if (c->cuts_n == 0 && !(c->word && c->score))
			continue;
		if (!values_of(g, c->name, v))
			return false;
		if (c->cuts_n > 0)
			values_cut(c, v, g->data->n);
		cells_part(g, v, cell);
	}
	return true;
}

static bool
cells_make(struct grouping *g)
{
	const struct eval_method *m = g->method;
	size_t n = g->data->n;
	int32_t *cell = arena_new(g->st->arena, int32_t, n + 1);
	double *v = arena_new(g->own->arena, double, n + 1);

	for (size_t k = 0; k < m->exact_n; k++) {
		if (!values_of(g, m->exact[k], v))
			return false;
		cells_part(g, v, cell);
	}
	if (m->kind == EVAL_CEM && !coarse_cells(g, v, cell))
		return false;
	g->out->cell = m->exact_n > 0 || m->kind == EVAL_CEM ? cell : NULL;
	return true;
}

/* --- order --------------------------------------------------------------- */

struct placed {
	size_t place, row;
};

static int
placed_order(const void *a, const void *b)
{
	size_t x = ((const struct placed *)a)->place;
	size_t y = ((const struct placed *)b)->place;

	return (x > y) - (x < y);
}

/* By the hash of their ids, or as the file has them. */
static void
order_make(struct grouping *g)
{
	size_t n = g->data->n;
	struct placed *all = arena_new(g->own->arena, struct placed, n + 1);

	g->order = arena_new(g->own->arena, size_t, n + 1);
	g->treat = arena_new(g->own->arena, double, n + 1);
	g->distance = arena_new(g->own->arena, double, n + 1);
	g->cell = arena_new(g->own->arena, int32_t, n + 1);
	g->who = arena_new(g->own->arena, uint64_t, n + 1);
	for (size_t i = 0; i < n; i++)
		all[i] = (struct placed){
		        g->method->ties_by_id ? i : g->data->place[i], i};
	qsort(all, n, sizeof(*all), placed_order);
	for (size_t i = 0; i < n; i++) {
		size_t row = all[i].row;

		g->order[i] = row;
		g->treat[i] = g->data->treat[row];
		g->who[i] = g->data->hash[row];
		if (g->out->distance != NULL)
			g->distance[i] = g->out->distance[row];
		if (g->out->cell != NULL)
			g->cell[i] = g->out->cell[row];
	}
}

static struct stats_match_in
match_in(const struct grouping *g)
{
	const struct eval_method *m = g->method;

	return (struct stats_match_in){.n = g->data->n,
	                               .treat = g->treat,
	                               .distance = g->distance,
	                               .cell = g->out->cell == NULL ? NULL
	                                                            : g->cell,
	                               .ratio = m->ratio < 1 ? 1 : m->ratio,
	                               .replace = m->replace,
	                               .order = m->order,
	                               .seed = m->seed,
	                               .who = g->who,
	                               .caliper = m->caliper,
	                               .scale = m->scale};
}

/* --- pairs --------------------------------------------------------------- */

static int
link_order(const void *a, const void *b)
{
	const struct stats_link *x = a, *y = b;

	if (x->treated != y->treated)
		return x->treated < y->treated ? -1 : 1;
	return (x->control > y->control) - (x->control < y->control);
}

/* Whose set each is in, where each is in one. */
static void
sets_make(struct grouping *g)
{
	struct eval_groups_made *out = g->out;

	out->set = arena_new(g->st->arena, int32_t, g->data->n + 1);
	memset(out->set, 0xff, g->data->n * sizeof(*out->set));
	for (size_t k = 0; k < out->links_n; k++) {
		if (k == 0 ||
		    out->links[k].treated != out->links[k - 1].treated)
			out->sets++;
		out->set[out->links[k].treated] = (int32_t)out->sets - 1;
		out->set[out->links[k].control] = (int32_t)out->sets - 1;
	}
}

static void
links_take(struct grouping *g, const struct stats_match *m)
{
	struct eval_groups_made *out = g->out;

	out->width = m->width;
	out->links_n = m->links_n;
	out->links = arena_new(g->st->arena, struct stats_link, m->links_n + 1);
	for (size_t k = 0; k < m->links_n; k++)
		out->links[k] =
		        (struct stats_link){g->order[m->links[k].treated],
		                            g->order[m->links[k].control]};
	qsort(out->links, out->links_n, sizeof(*out->links), link_order);
	for (size_t i = 0; i < g->data->n; i++)
		out->weight[g->order[i]] = m->weight[i];
	if (!g->method->replace)
		sets_make(g);
}

static double
distance_gap(const void *data, size_t a, size_t b)
{
	const double *distance = data;

	return fabs(distance[a] - distance[b]);
}

static bool
make_pairs(struct grouping *g)
{
	struct stats_match_in in = match_in(g);
	struct stats_match m;

	if (g->method->kind == EVAL_OPTIMAL) {
		in.replace = false;
		if (!stats_match_optimal(g->own, &in, distance_gap, in.distance,
		                         &m))
			return false;
	} else if (!stats_match_nearest(g->own, &in, &m)) {
		return false;
	}
	links_take(g, &m);
	return true;
}

/* --- everybody within the caliper ---------------------------------------- */

struct stood {
	int32_t cell;
	double distance;
	size_t row;
};

static int
stood_order(const void *a, const void *b)
{
	const struct stood *x = a, *y = b;

	if (x->cell != y->cell)
		return x->cell < y->cell ? -1 : 1;
	if (x->distance < y->distance || x->distance > y->distance)
		return x->distance < y->distance ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* One group in its line, by cell and distance. */
static size_t
line_make(struct stats *st, const struct eval_data *data,
          const struct eval_groups_made *made, bool treated, struct stood **out)
{
	size_t n = 0;

	*out = arena_new(st->arena, struct stood, data->n + 1);
	for (size_t i = 0; i < data->n; i++)
		if ((data->treat[i] > 0.5) == treated)
			(*out)[n++] = (struct stood){
			        made->cell == NULL ? 0 : made->cell[i],
			        made->distance == NULL ? 0 : made->distance[i],
			        i};
	qsort(*out, n, sizeof(**out), stood_order);
	return n;
}

/* The places of a line that one reaches: from *from to below *to. */
static void
reach(const struct stood *line, size_t n, const struct stood *one, double width,
      size_t *from, size_t *to)
{
	while (*from < n && (line[*from].cell < one->cell ||
	                     (line[*from].cell == one->cell &&
	                      one->distance - line[*from].distance > width)))
		(*from)++;
	if (*to < *from)
		*to = *from;
	while (*to < n && (line[*to].cell < one->cell ||
	                   (line[*to].cell == one->cell &&
	                    line[*to].distance - one->distance <= width)))
		(*to)++;
}

/* Controls' weights: one over the number within reach, for each treated. */
static size_t
radius_sum(struct grouping *g, double width)
{
	struct stood *treated, *control;
	size_t t = line_make(g->own, g->data, g->out, true, &treated);
	size_t c = line_make(g->own, g->data, g->out, false, &control);
	size_t from = 0, to = 0, used = 0;

	for (size_t i = 0; i < t; i++) {
		reach(control, c, &treated[i], width, &from, &to);
		if (from == to)
			continue;
		g->out->weight[treated[i].row] = 1;
		for (size_t k = from; k < to; k++)
			g->out->weight[control[k].row] +=
			        1 / (double)(to - from);
	}
	for (size_t k = 0; k < c; k++)
		used += g->out->weight[control[k].row] > 0;
	return used;
}

void
eval_design_rescale(const struct eval_data *data, double *weight)
{
	struct stats_sum sum = {0, 0};
	double used = 0;

	for (size_t i = 0; i < data->n; i++)
		if (data->treat[i] <= 0.5 && weight[i] > 0) {
			stats_sum_add(&sum, weight[i]);
			used++;
		}
	for (size_t i = 0; i < data->n && used > 0; i++)
		if (data->treat[i] <= 0.5)
			weight[i] *= used / stats_sum_get(&sum);
}

static bool
make_radius(struct grouping *g)
{
	struct stats_match_in in = match_in(g);
	double width = stats_match_width(&in);

	g->out->width = width;
	if (radius_sum(g, isnan(width) ? INFINITY : width) > 0) {
		eval_design_rescale(g->data, g->out->weight);
		return true;
	}
	stats_note(g->st, E_NO_OVERLAP)->count = (int64_t)g->data->mature[1];
	return false;
}

/* --- strata -------------------------------------------------------------- */

static bool
make_strata(struct grouping *g)
{
	struct stats_match_in in = match_in(g);
	struct stats_strata strata;

	if (g->method->kind == EVAL_SUBCLASS) {
		if (!stats_match_subclass(g->own, &in,
		                          g->method->subclasses < 1
		                                  ? 1
		                                  : g->method->subclasses,
		                          &strata))
			return false;
	} else if (g->out->cell == NULL) {
		return stats_stop(g->own, E_BAD_VALUE, S("exact"));
	} else if (!stats_match_cells(g->own, &in, &strata)) {
		return false;
	}
	for (size_t i = 0; i < g->data->n; i++) {
		int32_t k = strata.stratum[i];
		double *w = &g->out->weight[g->order[i]];

		if (k >= 0)
			*w = g->treat[i] > 0.5 ? 1 : strata.weight[k];
	}
	return true;
}

/* --- weights ------------------------------------------------------------- */

/* No weight above the plan's percentile of its group. */
static void
weights_cut(struct grouping *g, double share)
{
	size_t n = g->data->n;
	double *sorted = arena_new(g->own->arena, double, n + 1);

	for (int group = 0; group < 2; group++) {
		size_t of = 0, at;
		double most;

		for (size_t i = 0; i < n; i++)
			if ((g->data->treat[i] > 0.5) == (group == 1))
				sorted[of++] = g->out->weight[i];
		if (of == 0)
			continue;
		qsort(sorted, of, sizeof(*sorted), stats_by_size);
		at = (size_t)ceil(share * (double)of);
		most = sorted[at < 1 ? 0 : (at > of ? of : at) - 1];
		for (size_t i = 0; i < n; i++)
			if ((g->data->treat[i] > 0.5) == (group == 1))
				g->out->weight[i] =
				        fmin(g->out->weight[i], most);
	}
}

static bool
make_weights(struct grouping *g)
{
	struct stats_column share = {.name = S("score")};
	double cut = g->method->truncate;

	claim(g->out->score != NULL);
	share.v = g->out->score->share;
	if (!stats_weights_score(g->own, g->method->estimand, g->data->treat,
	                         &share, g->data->n, g->out->weight))
		return false;
	if (!isnan(cut))
		weights_cut(g, cut > 1 ? cut / 100 : cut);
	return true;
}

static bool
make_entropy(struct grouping *g)
{
	struct stats_model model;

	return stats_model_make(g->own, &g->set->frame, g->set->terms,
	                        g->set->terms_n, false, &model) &&
	       stats_weights_entropy(g->own, g->data->treat, &model,
	                             g->out->weight);
}

static bool
groups_make(struct grouping *g)
{
	if (!cells_make(g))
		return false;
	switch (g->method->kind) {
	case EVAL_IPTW:
		return make_weights(g);
	case EVAL_ENTROPY:
		return make_entropy(g);
	default:
		break;
	}
	order_make(g);
	switch (g->method->kind) {
	case EVAL_NEAREST:
	case EVAL_OPTIMAL:
		return make_pairs(g);
	case EVAL_RADIUS:
		return make_radius(g);
	default:
		return make_strata(g);
	}
}

bool
eval_design_groups(struct stats *st, const struct eval_data *data,
                   const struct eval_plan *plan, struct eval_completed *set,
                   const struct eval_method *method,
                   struct eval_groups_made *out)
{
	struct stats own;
	struct grouping g = {.st = st,
	                     .own = &own,
	                     .data = data,
	                     .plan = plan,
	                     .set = set,
	                     .method = method,
	                     .out = out};
	struct eval_scratch *scratch = eval_scratch_begin(st, &own);
	bool good;

	out->weight = arena_new(st->arena, double, data->n + 1);
	if (out->score != NULL)
		out->distance = method->on_logit ? out->score->scale
		                                 : out->score->share;
	good = groups_make(&g);
	eval_scratch_end(st, &own, scratch);
	return good;
}

/* --- who could be matched ------------------------------------------------ */

static size_t
reached(const struct stood *from, size_t n, const struct stood *to, size_t m,
        double width)
{
	size_t low = 0, high = 0, found = 0;

	for (size_t i = 0; i < n; i++) {
		reach(to, m, &from[i], width, &low, &high);
		found += high > low;
	}
	return found;
}

void
eval_design_reach(struct stats *st, const struct eval_data *data,
                  const struct eval_groups_made *made, size_t out[2])
{
	struct stood *treated, *control;
	struct eval_groups_made flat = *made;
	double width = isnan(made->width) ? INFINITY : made->width;
	struct arena_mark mark = arena_mark(st->arena);
	size_t t, c;

	if (isnan(made->width))
		flat.distance = NULL;
	t = line_make(st, data, &flat, true, &treated);
	c = line_make(st, data, &flat, false, &control);
	out[1] = reached(treated, t, control, c, width);
	out[0] = reached(control, c, treated, t, width);
	arena_release(st->arena, mark);
}
