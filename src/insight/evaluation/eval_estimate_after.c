/*
 * eval_estimate_after.c - what participants had of the programme: known only
 * after the start, so that it describes and explains nothing.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate.h"
#include "stats/linear.h"

#define PARTS 3

/* One quantity of the participants of whom it is known, rising. */
struct had {
	double *sorted;
	size_t n, missing;
	double cut[PARTS - 1]; /* thirds; equal values stay together */
};

static bool
is_participant(const struct eval_data *d, size_t i)
{
	return d->treat[i] > 0.5;
}

/* The smallest value that at least this share are at or below. */
static double
value_at(const struct had *h, double share)
{
	double place = ceil(share * (double)h->n) - 1;

	return h->n == 0 ? NAN : h->sorted[(size_t)fmax(place, 0)];
}

static void
had_make(struct arena *arena, const struct eval_data *d, const double *v,
         struct had *h)
{
	*h = (struct had){.sorted = arena_new(arena, double, d->n + 1)};
	for (size_t i = 0; i < d->n; i++) {
		if (!is_participant(d, i))
			continue;
		if (isnan(v[i]))
			h->missing++;
		else
			h->sorted[h->n++] = v[i];
	}
	qsort(h->sorted, h->n, sizeof(*h->sorted), stats_by_size);
	for (int k = 0; k < PARTS - 1; k++)
		h->cut[k] = value_at(h, (k + 1) / (double)PARTS);
}

static void
spread_put(json_t *to, const struct had *h)
{
	static const double shares[] = {0.25, 0.5, 0.75};
	json_t *quartiles = json_array();
	double sum = 0, square = 0;

	for (size_t i = 0; i < h->n; i++)
		sum += h->sorted[i];
	for (size_t i = 0; i < h->n; i++)
		square += pow(h->sorted[i] - sum / (double)h->n, 2);
	for (size_t k = 0; k < 3; k++)
		eval_json_add(quartiles,
		              eval_json_real(value_at(h, shares[k])));
	eval_json_put(to, "n", json_integer((json_int_t)h->n));
	eval_json_put(to, "missing", json_integer((json_int_t)h->missing));
	eval_json_put(to, "mean",
	              eval_json_real(h->n > 0 ? sum / (double)h->n : NAN));
	eval_json_put(to, "sd",
	              eval_json_real(h->n > 1
	                                     ? sqrt(square / (double)(h->n - 1))
	                                     : NAN));
	eval_json_put(to, "quartiles", quartiles);
}

/* Which third a value is of. */
static int
part_of(const struct had *h, double v)
{
	int k = 0;

	while (k < PARTS - 1 && v > h->cut[k])
		k++;
	return k;
}

struct part {
	double low, high, n, events;
};

static json_t *
parts_json(const struct eval_estimate *e, const double *v, const struct had *h)
{
	const struct eval_data *d = e->data;
	const double *y = d->seen[e->plan->primary].y;
	struct part parts[PARTS];
	json_t *list = json_array();

	for (int k = 0; k < PARTS; k++)
		parts[k] = (struct part){.low = INFINITY, .high = -INFINITY};
	for (size_t i = 0; i < d->n; i++) {
		struct part *p;

		if (!is_participant(d, i) || isnan(v[i]) || isnan(y[i]))
			continue;
		p = &parts[part_of(h, v[i])];
		p->low = fmin(p->low, v[i]);
		p->high = fmax(p->high, v[i]);
		p->n++;
		p->events += y[i];
	}
	for (int k = 0; k < PARTS; k++) {
		json_t *one;

		if (!(parts[k].n > 0))
			continue;
		one = json_object();
		eval_json_put(one, "low", eval_json_real(parts[k].low));
		eval_json_put(one, "high", eval_json_real(parts[k].high));
		eval_json_put(one, "n", json_integer((json_int_t)parts[k].n));
		eval_json_put(one, "events",
		              json_integer((json_int_t)parts[k].events));
		eval_json_put(one, "risk",
		              eval_json_real(parts[k].events / parts[k].n));
		eval_json_add(list, one);
	}
	return list;
}

void
eval_estimate_after(struct eval_estimate *e)
{
	bool whether = e->plan->outcomes[e->plan->primary].kind == EVAL_BINARY;
	json_t *list;

	if (e->plan->after_n == 0)
		return;
	list = json_array();
	eval_json_put(e->result, "after", list);
	for (size_t k = 0; k < e->plan->after_n; k++) {
		const double *v = e->data->after[k];
		json_t *one = json_object();
		struct had h;

		had_make(e->st->arena, e->data, v, &h);
		eval_json_put(one, "name", eval_json_str(e->plan->after[k]));
		spread_put(one, &h);
		eval_json_put(one, "parts",
		              whether ? parts_json(e, v, &h) : json_array());
		eval_json_add(list, one);
	}
}
