/* args.c - what goes into a statement, and what comes out of a row. */
#include <string.h>

#include "store/own.h"

struct arg
arg_i64(const char *name, int64_t v)
{
	return (struct arg){.name = name, .type = ARG_I64, .v.i64 = v};
}

struct arg
arg_f64(const char *name, double v)
{
	return (struct arg){.name = name, .type = ARG_F64, .v.f64 = v};
}

struct arg
arg_bool(const char *name, bool v)
{
	return arg_i64(name, v ? 1 : 0);
}

struct arg
arg_str(const char *name, struct str v)
{
	return (struct arg){.name = name, .type = ARG_STR, .v.str = v};
}

struct arg
arg_str_or_null(const char *name, struct str v)
{
	return v.n == 0 ? arg_null(name) : arg_str(name, v);
}

struct arg
arg_bytes(const char *name, struct bytes v)
{
	return (struct arg){.name = name, .type = ARG_BYTES, .v.bytes = v};
}

struct arg
arg_date(const char *name, struct date d)
{
	return d.days == DATE_NONE.days ? arg_null(name)
	                                : arg_i64(name, d.days);
}

struct arg
arg_instant(const char *name, struct instant at)
{
	return at.ms == INSTANT_NONE.ms ? arg_null(name) : arg_i64(name, at.ms);
}

struct arg
arg_id(const char *name, int64_t v)
{
	return v == 0 ? arg_null(name) : arg_i64(name, v);
}

struct arg
arg_null(const char *name)
{
	return (struct arg){.name = name, .type = ARG_NULL};
}

struct arg
arg_word(const char *name, const char *const *words, int place)
{
	int n = 0;

	while (words[n] != NULL)
		n++;
	claim(place >= 0 && place < n);
	return arg_str(name, str_of(words[place]));
}

const struct arg *
args_keep(struct arena *arena, const struct arg *args)
{
	struct arg *kept;
	size_t n = 0;

	while (args[n].name != NULL)
		n++;
	kept = arena_new(arena, struct arg, n + 1);
	memcpy(kept, args, (n + 1) * sizeof(*kept));
	return kept;
}

/* --- rows --------------------------------------------------------------- */

/* The first time a caller asks: by comparing, then known by its address. */
static const struct cell *
cell_search(const struct row *row, const char *column)
{
	const struct columns *columns = row->columns;

	for (unsigned i = 0; i < columns->n; i++)
		if (strcmp(columns->v[i].name, column) == 0) {
			atomic_store_explicit(&columns->v[i].literal, column,
			                      memory_order_relaxed);
			return &row->cells[i];
		}
	boundary_broken("the row has such a column", __FILE__, __LINE__);
}

static inline const struct cell *
cell_of(const struct row *row, const char *column)
{
	const struct columns *columns = row->columns;

	for (unsigned i = 0; i < columns->n; i++)
		if (atomic_load_explicit(&columns->v[i].literal,
		                         memory_order_relaxed) == column)
			return &row->cells[i];
	return cell_search(row, column);
}

static const struct cell *
cell_typed(const struct row *row, const char *column, enum arg_type type)
{
	const struct cell *cell = cell_of(row, column);

	claim(cell->type == type || cell->type == ARG_NULL);
	return cell;
}

int64_t
row_i64(const struct row *row, const char *column)
{
	return cell_typed(row, column, ARG_I64)->i64;
}

double
row_f64(const struct row *row, const char *column)
{
	const struct cell *cell = cell_of(row, column);

	if (cell->type == ARG_I64)
		return (double)cell->i64;
	return cell_typed(row, column, ARG_F64)->f64;
}

bool
row_bool(const struct row *row, const char *column)
{
	int64_t v = row_i64(row, column);

	claim(v == 0 || v == 1);
	return v == 1;
}

struct str
row_str(const struct row *row, const char *column)
{
	return cell_typed(row, column, ARG_STR)->str;
}

struct bytes
row_bytes(const struct row *row, const char *column)
{
	struct str s = cell_typed(row, column, ARG_BYTES)->str;

	return (struct bytes){(const unsigned char *)s.p, s.n};
}

struct date
row_date(const struct row *row, const char *column)
{
	const struct cell *cell = cell_typed(row, column, ARG_I64);

	if (cell->type == ARG_NULL)
		return DATE_NONE;
	claim(cell->i64 > INT32_MIN && cell->i64 <= INT32_MAX);
	return (struct date){(int32_t)cell->i64};
}

struct instant
row_instant(const struct row *row, const char *column)
{
	const struct cell *cell = cell_typed(row, column, ARG_I64);

	return cell->type == ARG_NULL ? INSTANT_NONE
	                              : (struct instant){cell->i64};
}

bool
row_null(const struct row *row, const char *column)
{
	return cell_of(row, column)->type == ARG_NULL;
}

int
row_enum(const struct row *row, const char *column, const char *const *words)
{
	struct str word = row_str(row, column);
	int place = 0;

	while (words[place] != NULL && !str_is(word, words[place]))
		place++;
	claim(words[place] != NULL);
	return place;
}

void
args_people(struct arg *args, const struct person_id *persons, size_t n)
{
	static const char *const names[SQL_PEOPLE_MOST] = {
	        "i0",  "i1",  "i2",  "i3",  "i4",  "i5",  "i6",
	        "i7",  "i8",  "i9",  "i10", "i11", "i12", "i13",
	        "i14", "i15", "i16", "i17", "i18", "i19"};

	claim(n <= SQL_PEOPLE_MOST);
	for (size_t i = 0; i < SQL_PEOPLE_MOST; i++)
		args[i] = arg_i64(names[i], i < n ? persons[i].v : 0);
}
