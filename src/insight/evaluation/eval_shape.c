/*
 * eval_shape.c - the people of a study, and from what day.
 */
#include "insight/evaluation/eval_shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_shape_local.h"
#include "stats/linear.h"
#include "stats/random.h"

#define DRAWS_MOST 100

/* The file's rows while they become people: by hash of the id. */
struct shaping {
	struct stats *st;    /* what stays, and what is met */
	struct arena *arena; /* what goes when the people are made */
	const struct eval_plan *plan;
	struct eval_table table;
	struct eval_data *data; /* of all rows until they are chosen */
	const double *start;    /* of the programme; NAN */
	char *keep;
};

double *
eval_shape_moved(struct arena *arena, const double *v,
                 const struct eval_data *data)
{
	double *out = arena_new(arena, double, data->n + 1);

	for (size_t i = 0; i < data->n; i++)
		out[i] = v == NULL ? NAN : v[data->place[i]];
	return out;
}

struct str *
eval_shape_terms(struct arena *arena, const struct eval_plan *plan,
                 bool score_alone, size_t *n)
{
	struct str *out = arena_new(arena, struct str, plan->covariates_n + 1);

	*n = 0;
	for (size_t i = 0; i < plan->covariates_n; i++)
		if (plan->covariates[i].score || !score_alone)
			out[(*n)++] = plan->covariates[i].name;
	return out;
}

/* --- who is who ---------------------------------------------------------- */

static int
placed_order(const void *a, const void *b)
{
	const struct eval_placed *x = a, *y = b;
	int by;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	by = str_compare(x->id, y->id);
	return by != 0 ? by : (x->row > y->row) - (x->row < y->row);
}

/* All rows by the hash of their id. */
static bool
rows_place(struct shaping *s)
{
	struct arena *arena = s->arena;
	struct eval_data *d = s->data;
	const struct stats_column *id =
	        stats_column_of(&s->table.frame, s->plan->id);
	struct str *ids = arena_new(arena, struct str, d->n + 1);
	uint64_t *hash = arena_new(arena, uint64_t, d->n + 1);
	size_t *place = arena_new(arena, size_t, d->n + 1);
	struct eval_placed *all =
	        arena_new(arena, struct eval_placed, d->n + 1);

	claim(id != NULL && id->text != NULL);
	for (size_t i = 0; i < d->n; i++) {
		if (str_empty(id->text[i]))
			return eval_shape_stop(s->st, E_BAD_VALUE, s->plan->id,
			                       1, i);
		all[i] = (struct eval_placed){eval_shape_hash(id->text[i]),
		                              id->text[i], i};
	}
	qsort(all, d->n, sizeof(*all), placed_order);
	for (size_t i = 0; i < d->n; i++) {
		ids[i] = all[i].id;
		hash[i] = all[i].hash;
		place[i] = all[i].row;
	}
	d->id = ids;
	d->hash = hash;
	d->place = place;
	return eval_shape_once(s->st, s->plan, &s->table.frame, all);
}

/* A column of the file in the order of the people; NAN without a name. */
static const double *
numbers(struct shaping *s, struct str name)
{
	const struct stats_column *c =
	        str_empty(name) ? NULL : stats_column_of(&s->table.frame, name);

	return eval_shape_moved(s->arena, c == NULL ? NULL : c->v, s->data);
}

/* A file without participants, or without comparators, compares nobody. */
static bool
nobody_stop(struct shaping *s)
{
	const size_t *n = s->data->read;
	struct stats_note *note = stats_note(s->st, E_BAD_VALUE);

	stats_about(note, s->plan->group);
	note->what = n[0] + n[1] == 0 ? S("Nobody is in the file")
	             : n[1] == 0      ? S("Nobody in the file is a participant")
	                              : S("Nobody in the file is a comparator");
	note->then = S("Look whether it is the file that was meant: "
	               "participants have 1 in this column, comparators 0");
	return false;
}

static bool
groups_read(struct shaping *s)
{
	struct eval_data *d = s->data;

	d->treat = numbers(s, s->plan->group);
	for (size_t i = 0; i < d->n; i++) {
		if (d->treat[i] != 0 && d->treat[i] != 1)
			return eval_shape_stop(s->st, E_BAD_VALUE,
			                       s->plan->group, 1, d->place[i]);
		d->read[d->treat[i] > 0.5]++;
	}
	return d->read[0] > 0 && d->read[1] > 0 ? true : nobody_stop(s);
}

/* Who died, of those who left. */
static void
leaving_read(struct shaping *s)
{
	const struct stats_column *why =
	        stats_column_of(&s->table.frame, S("exit_reason"));
	bool *died = arena_new(s->arena, bool, s->data->n + 1);

	s->data->exit =
	        numbers(s, s->plan->from_events ? S("exit_date") : S(""));
	s->data->died = died;
	for (size_t i = 0; why != NULL && why->code != NULL && i < s->data->n;
	     i++) {
		int32_t code = why->code[s->data->place[i]];
		struct str word = code < 0 ? S("") : why->levels[code];

		died[i] = str_is(word, "death") || str_is(word, "died") ||
		          str_is(word, "dead");
	}
}

/* --- time zero ----------------------------------------------------------- */

/* How long after the index day participants began, in order. */
static bool
gaps_read(struct shaping *s, double **out, size_t *n)
{
	const struct eval_data *d = s->data;

	*n = 0;
	*out = arena_new(s->arena, double, d->n + 1);
	for (size_t i = 0; i < d->n; i++) {
		if (d->treat[i] <= 0.5 || isnan(d->index[i]))
			continue;
		if (isnan(s->start[i]))
			return eval_shape_stop(s->st, E_BAD_VALUE,
			                       s->plan->start_date, 1,
			                       d->place[i]);
		(*out)[(*n)++] = s->start[i] - d->index[i];
	}
	qsort(*out, *n, sizeof(**out), stats_by_size);
	return true;
}

/* Whether somebody who begins on a day can be followed for the whole time. */
static bool
is_followed(const struct eval_plan *plan, double day)
{
	return !date_is(plan->data_cut) ||
	       day + (double)(plan->follow_days + plan->lag_days) <=
	               (double)plan->data_cut.days;
}

/*
 * A start drawn for a comparator: alive on it, not yet a participant, and
 * followed from it for the whole time where they could be from their index
 * day.  Else a cohort that was waited for would never be followed long enough.
 */
static double
start_draw(const struct shaping *s, size_t i, const double *gaps, size_t n)
{
	const struct eval_data *d = s->data;
	struct stats_random r =
	        stats_random_begin(s->plan->methods[0].seed, d->hash[i]);

	for (int k = 0; k < DRAWS_MOST && n > 0; k++) {
		double gap = gaps[(size_t)(stats_random_share(&r) * (double)n)];
		double day = d->index[i] + gap;

		if (!eval_shape_left(s->plan, d->exit[i], day) &&
		    !(s->start[i] <= day) &&
		    (is_followed(s->plan, day) ||
		     !is_followed(s->plan, d->index[i])))
			return day;
	}
	return NAN;
}

static bool
zero_risk_set(struct shaping *s, double *zero)
{
	const struct eval_data *d = s->data;
	double *gaps;
	size_t n;

	if (!gaps_read(s, &gaps, &n))
		return false;
	for (size_t i = 0; i < d->n; i++) {
		if (isnan(d->index[i]))
			zero[i] = NAN;
		else if (d->treat[i] > 0.5)
			zero[i] = s->start[i];
		else
			zero[i] = start_draw(s, i, gaps, n);
	}
	return true;
}

/* On the fixed day: participants have begun, the others have not. */
static void
zero_landmark(const struct shaping *s, double *zero)
{
	const struct eval_data *d = s->data;

	for (size_t i = 0; i < d->n; i++) {
		double day = d->index[i] + (double)s->plan->landmark_days;
		bool began = s->start[i] <= day;

		/* without a day of starting the group says it */
		if (isnan(s->start[i]))
			began = d->treat[i] > 0.5;
		zero[i] = began == (d->treat[i] > 0.5) ? day : NAN;
	}
}

/*
 * Starts before the index day; and later ones where the clock starts on it: the
 * time between would count as time in the programme, in which nobody who
 * reoffended could start (decision 87).
 */
static bool
starts_check(struct shaping *s)
{
	const struct eval_data *d = s->data;
	size_t wrong = 0, first = 0;

	for (size_t i = 0; i < d->n; i++) {
		double gap = s->start[i] - d->index[i];
		bool later = s->plan->zero == EVAL_ZERO_INDEX && gap > 0;

		if (d->treat[i] <= 0.5 || !(gap < 0 || later))
			continue;
		if (wrong++ == 0 || d->place[i] < first)
			first = d->place[i];
	}
	return wrong == 0 || eval_shape_stop(s->st, E_TIME_ORDER,
	                                     s->plan->start_date, wrong, first);
}

/* Who has a time zero, is there on it, and is in the group then. */
static bool
is_eligible(const struct shaping *s, size_t i)
{
	const struct eval_data *d = s->data;

	if (str_empty(s->plan->index_date))
		return true;
	if (isnan(d->zero[i]) || d->exit[i] <= d->zero[i])
		return false;
	return d->treat[i] > 0.5 || !(s->start[i] <= d->zero[i]);
}

static bool
zero_make(struct shaping *s)
{
	struct eval_data *d = s->data;
	double *zero = arena_new(s->arena, double, d->n + 1);

	d->zero = zero;
	d->began = s->start;
	memcpy(zero, d->index, d->n * sizeof(*zero));
	if (!str_empty(s->plan->index_date) && !starts_check(s))
		return false;
	if (s->plan->zero == EVAL_ZERO_RISK_SET && !zero_risk_set(s, zero))
		return false;
	if (s->plan->zero == EVAL_ZERO_LANDMARK)
		zero_landmark(s, zero);
	for (size_t i = 0; i < d->n; i++) {
		s->keep[i] = is_eligible(s, i);
		d->eligible[d->treat[i] > 0.5] += s->keep[i] != 0;
	}
	return true;
}

/* What was known only after it all began. */
static bool
known_check(struct shaping *s)
{
	for (size_t k = 0; k < s->plan->covariates_n; k++) {
		struct str name = s->plan->covariates[k].as_of;
		const double *known;
		size_t late = 0, first = 0;

		if (str_empty(name))
			continue;
		known = numbers(s, name);
		for (size_t i = 0; i < s->data->n; i++)
			if (s->keep[i] != 0 && known[i] > s->data->zero[i] &&
			    (late++ == 0 || s->data->place[i] < first))
				first = s->data->place[i];
		if (late > 0)
			return eval_shape_stop(s->st, E_POST_TREATMENT,
			                       s->plan->covariates[k].name,
			                       late, first);
	}
	return true;
}

/* Who was not followed for the whole time. */
static bool
mature_check(struct shaping *s)
{
	struct eval_data *d = s->data;
	size_t late = 0, first = 0;

	eval_shape_until(s->arena, s->plan, d);
	for (size_t i = 0; i < d->n; i++) {
		if (s->keep[i] == 0)
			continue;
		if (d->whole[i] <= 0.5 && (late++ == 0 || d->place[i] < first))
			first = d->place[i];
		if (s->plan->censor_immature &&
		    !eval_shape_followed(s->plan, d->zero[i]))
			s->keep[i] = 0;
		d->mature[d->treat[i] > 0.5] += s->keep[i] != 0;
	}
	d->matured = late == 0;
	return late == 0 || s->plan->censor_immature ||
	       eval_shape_stop(s->st, E_IMMATURE, s->plan->index_date, late,
	                       first);
}

/* --- who stays ----------------------------------------------------------- */

#define KEEP(type, from) \
	do { \
		type *to_ = arena_new(s->st->arena, type, n + 1); \
		for (size_t i_ = 0; i_ < n; i_++) \
			to_[i_] = (from)[at[i_]]; \
		(from) = to_; \
	} while (0)

/* Their ids, in one piece. */
static const struct str *
ids_keep(struct shaping *s, const size_t *at, size_t n)
{
	struct str *ids = arena_new(s->st->arena, struct str, n + 1);
	size_t bytes = 0;
	char *to;

	for (size_t i = 0; i < n; i++)
		bytes += s->data->id[at[i]].n;
	to = arena_new(s->st->arena, char, bytes + 1);
	for (size_t i = 0; i < n; i++) {
		struct str id = s->data->id[at[i]];

		memcpy(to, id.p, id.n);
		ids[i] = (struct str){to, id.n};
		to += id.n;
	}
	return ids;
}

/* Everything of the people that are kept. */
static void
people_keep(struct shaping *s)
{
	struct eval_data *d = s->data;
	size_t *at = arena_new(s->arena, size_t, d->n + 1), n = 0;

	for (size_t i = 0; i < d->n; i++)
		if (s->keep[i] != 0)
			at[n++] = i;
	d->id = ids_keep(s, at, n);
	KEEP(uint64_t, d->hash);
	KEEP(size_t, d->place);
	KEEP(double, d->treat);
	KEEP(double, d->index);
	KEEP(double, d->zero);
	KEEP(double, d->until);
	KEEP(double, d->whole);
	KEEP(double, d->exit);
	KEEP(double, d->began);
	KEEP(bool, d->died);
	d->n = n;
}

/* Words that stay. */
static const struct str *
levels_keep(struct stats *st, const struct stats_column *c)
{
	struct str *out = arena_new(st->arena, struct str, c->levels_n + 1);

	for (size_t k = 0; k < c->levels_n; k++)
		out[k] = str_copy(st->arena, c->levels[k]);
	return out;
}

/* Levels with the reference first; the others as they stood. */
static void
levels_turn(struct stats *st, struct str reference, struct stats_column *c,
            int32_t *code, size_t n)
{
	struct str *levels = arena_new(st->arena, struct str, c->levels_n + 1);
	size_t first = 0, to = 1;

	while (first < c->levels_n && !str_equal(c->levels[first], reference))
		first++;
	if (first == c->levels_n)
		return;
	levels[0] = c->levels[first];
	for (size_t k = 0; k < c->levels_n; k++)
		if (k != first)
			levels[to++] = c->levels[k];
	for (size_t i = 0; i < n; i++)
		if (code[i] == (int32_t)first)
			code[i] = 0;
		else if (code[i] >= 0 && code[i] < (int32_t)first)
			code[i]++;
	c->levels = levels;
}

static struct stats_column
covariate_make(struct shaping *s, struct str name, struct str reference)
{
	const struct stats_column *from =
	        stats_column_of(&s->table.frame, name);
	struct eval_data *d = s->data;
	struct stats_column out = {.name = name};
	int32_t *code;

	claim(from != NULL);
	if (from->levels == NULL) {
		out.v = eval_shape_moved(s->st->arena, from->v, d);
		return out;
	}
	out.levels = levels_keep(s->st, from);
	out.levels_n = from->levels_n;
	code = arena_new(s->st->arena, int32_t, d->n + 1);
	for (size_t i = 0; i < d->n; i++)
		code[i] = from->code[d->place[i]];
	if (!str_empty(reference))
		levels_turn(s->st, reference, &out, code, d->n);
	out.code = code;
	return out;
}

static void
frame_make(struct shaping *s)
{
	const struct eval_plan *plan = s->plan;
	struct stats_frame *f = &s->data->frame;

	f->rows = s->data->n;
	f->at = s->data->place;
	f->columns = arena_new(s->st->arena, struct stats_column,
	                       plan->covariates_n + EVAL_METHODS_MOST * 16 + 1);
	for (size_t k = 0; k < plan->covariates_n; k++)
		f->columns[f->columns_n++] =
		        covariate_make(s, plan->covariates[k].name,
		                       plan->covariates[k].reference);
	/* Columns of exact cells that are no covariates stand behind. */
	for (size_t m = 0; m < plan->methods_n; m++)
		for (size_t k = 0; k < plan->methods[m].exact_n; k++) {
			struct str name = plan->methods[m].exact[k];

			if (stats_column_of(f, name) == NULL)
				f->columns[f->columns_n++] =
				        covariate_make(s, name, S(""));
		}
}

static bool
people_make(struct shaping *s)
{
	struct eval_data *d = s->data;

	d->n = s->table.frame.rows;
	s->keep = arena_new(s->arena, char, d->n + 1);
	if (!rows_place(s) || !groups_read(s))
		return false;
	d->index = numbers(s, s->plan->index_date);
	s->start = numbers(s, s->plan->start_date);
	leaving_read(s);
	if (!zero_make(s) || !known_check(s) || !mature_check(s))
		return false;
	eval_shape_alike(s->st, s->plan, &s->table.frame, s->keep, d);
	people_keep(s);
	frame_make(s);
	return true;
}

/* What is asked of the people's file, and what is made of it. */
static const struct fault *
people_read(struct shaping *s, struct stats *own, const struct eval_inputs *in,
            bool outcomes, bool *good)
{
	struct eval_data *data = s->data;
	struct eval_wants *w = arena_new(s->arena, struct eval_wants, 1);
	struct eval_file *file = &data->files[data->files_n++];
	const struct stats_frame *people = &s->table.frame;

	eval_wants_people(w, s->plan);
	if (outcomes)
		eval_wants_outcomes(w, s->plan);
	TRY(eval_table_read(own, in->people, w->v, w->n, good, &s->table));
	if (!*good)
		return NULL;
	*file = (struct eval_file){.name = "people",
	                           .rows = people->rows,
	                           .columns = s->table.header_n};
	memcpy(file->sha256, s->table.sha256, sizeof(file->sha256));
	*good = people_make(s);
	if (*good)
		TRY(eval_shape_groups(s->st, s->plan, data));
	if (*good && outcomes)
		TRY(eval_shape_seen(s->st, s->plan, in, people, good, data));
	if (*good && outcomes)
		TRY(eval_shape_lags(s->st, s->plan, in, people, good, data));
	return NULL;
}

/*
 * The table goes when the people are made of it.  After a fault it stays with
 * the words of that, and counts as one of st's arena.
 */
const struct fault *
eval_shape_read(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, bool outcomes, bool *good,
                const struct eval_data **out)
{
	struct eval_data *data = arena_new(st->arena, struct eval_data, 1);
	struct stats own;
	struct eval_scratch *scratch = eval_scratch_begin(st, &own);
	struct shaping s = {
	        .st = st, .arena = own.arena, .plan = plan, .data = data};
	const struct fault *fault;

	*good = false;
	fault = people_read(&s, &own, in, outcomes, good);
	if (fault != NULL) {
		arena_fault_note(st->arena);
		return fault;
	}
	eval_scratch_end(st, &own, scratch);
	if (*good)
		*out = data;
	return NULL;
}
