/*
 * eval_table_cells.c - cells into numbers, days, codes and texts.
 *
 * Of a row that is begun and not ended nothing is kept but words and texts
 * that the same row brings again; so a row may be read twice.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "insight/evaluation/eval_table_local.h"

#define CHUNK      ((size_t)64 * 1024)
#define ROWS_FIRST ((size_t)256)

/* --- numbers ------------------------------------------------------------- */

/* Powers of ten that a double holds exactly. */
static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Figures with a point among them or none: the whole, and how many after. */
static bool
figures_read(struct str cell, uint64_t *whole, size_t *after)
{
	bool point = false;

	*whole = 0;
	*after = 0;
	for (size_t i = 0; i < cell.n; i++) {
		unsigned figure = (unsigned)(cell.p[i] - '0');

		if (figure <= 9) {
			*whole = *whole * 10 + figure;
			*after += point;
		} else if (cell.p[i] == '.' && !point) {
			point = true;
		} else {
			return false;
		}
	}
	return cell.n > point;
}

/*
 * A number of at most 18 figures, all of which a double holds, over a power
 * of ten that it holds too: one division, rounded once, is what strtod gives
 * (Clinger 1990).  False for every other cell.
 */
static bool
number_short(struct str cell, double *out)
{
	size_t sign = cell.p[0] == '-' || cell.p[0] == '+', after;
	uint64_t whole;
	double v;

	if (cell.n > 18 + sign ||
	    !figures_read(str_slice(cell, sign, cell.n), &whole, &after) ||
	    whole > (uint64_t)1 << 53)
		return false;
	v = after == 0 ? (double)whole : (double)whole / tens[after];
	*out = cell.p[0] == '-' ? -v : v;
	return true;
}

/* --- words --------------------------------------------------------------- */

/* One to eight bytes as a number, by reads of a fixed size. */
static uint64_t
bytes_load(const char *p, size_t n)
{
	uint32_t low = 0, high = 0;

	if (n < 4)
		return (uint64_t)(unsigned char)p[0] |
		       (uint64_t)(unsigned char)p[n / 2] << 8 |
		       (uint64_t)(unsigned char)p[n - 1] << 16;
	memcpy(&low, p, 4);
	memcpy(&high, p + n - 4, 4);
	return low | (uint64_t)high << 32;
}

static uint64_t
word_hash(struct str word)
{
	uint64_t h = word.n * UINT64_C(0x9e3779b97f4a7c15);

	for (size_t i = 0; i < word.n; i += 8) {
		size_t n = word.n - i < 8 ? word.n - i : 8;

		h = (h ^ bytes_load(word.p + i, n)) *
		    UINT64_C(0xff51afd7ed558ccd);
		h ^= h >> 32;
	}
	return h;
}

/* The slot of a word: where it is, or where it would be. */
static size_t
words_slot(const struct words *w, struct str word)
{
	size_t slot = word_hash(word) & (w->slots_n - 1);

	while (w->slots[slot] != 0 &&
	       !str_equal(w->word[w->slots[slot] - 1], word))
		slot = (slot + 1) & (w->slots_n - 1);
	return slot;
}

/* Twice the room for words and slots; the words keep their places. */
static void
words_grow(struct arena *arena, struct words *w)
{
	size_t room = w->room == 0 ? 16 : 2 * w->room;

	w->word = w->room == 0 ? arena_new(arena, struct str, room)
	                       : arena_grow(arena, w->word,
	                                    w->room * sizeof(*w->word),
	                                    room * sizeof(*w->word));
	w->room = room;
	w->slots_n = 4 * room;
	w->slots = arena_new(arena, int32_t, w->slots_n);
	for (size_t i = 0; i < w->n; i++)
		w->slots[words_slot(w, w->word[i])] = (int32_t)i + 1;
}

/* Text that stays: in chunks, so that few allocations are made. */
static struct str
text_keep_in(struct cells *c, struct str text)
{
	char *to;

	if (text.n > CHUNK / 4)
		return str_copy(c->st->arena, text);
	if (text.n > c->chunk_left) {
		c->chunk = arena_new(c->st->arena, char, CHUNK);
		c->chunk_left = CHUNK;
	}
	to = c->chunk;
	memcpy(to, text.p, text.n);
	c->chunk += text.n;
	c->chunk_left -= text.n;
	return (struct str){to, text.n};
}

/* The place of a word, as a new one if need be. */
static int32_t
words_place(struct cells *c, struct words *w, struct str word)
{
	size_t slot;

	if (w->n == w->room)
		words_grow(c->st->arena, w);
	slot = words_slot(w, word);
	if (w->slots[slot] == 0) {
		w->word[w->n] = text_keep_in(c, word);
		w->slots[slot] = (int32_t)++w->n;
	}
	return w->slots[slot] - 1;
}

/* --- cells --------------------------------------------------------------- */

/* A cell that is not of its column's kind: the first is noted, all counted. */
static void
cell_bad(struct cells *c, struct filling *f)
{
	struct stats_note *note;

	c->good = false;
	if (f->bad_row == c->rows + 1)
		return;
	f->bad_row = c->rows + 1;
	if (f->bad++ == 0) {
		f->note = c->st->notes_n;
		note = stats_note(c->st, E_BAD_VALUE);
		stats_about(note, f->want->name);
		note->row = (int64_t)c->rows + 1;
	}
}

static void
number_take(struct cells *c, struct filling *f, struct str cell)
{
	double *v = &f->v[c->rows];

	*v = NAN;
	if (cell.n > 0 && !number_short(cell, v) && !stats_number_read(cell, v))
		cell_bad(c, f);
}

static void
day_take(struct cells *c, struct filling *f, struct str cell)
{
	struct date d = {0};

	f->v[c->rows] = NAN;
	if (cell.n == 0)
		return;
	if (date_read_iso(cell, &d))
		f->v[c->rows] = d.days;
	else
		cell_bad(c, f);
}

static void
word_take(struct cells *c, struct filling *f, struct str cell)
{
	int32_t *code = &f->code[c->rows];

	*code = -1;
	if (cell.n == 0)
		return;
	if (f->want->levels == NULL) {
		*code = words_place(c, &f->words, cell);
		return;
	}
	if (f->words.n > 0)
		*code = f->words.slots[words_slot(&f->words, cell)] - 1;
	if (*code < 0)
		cell_bad(c, f);
}

void
cells_take(struct cells *c, int32_t i, struct str cell)
{
	for (; i != NO_WANT; i = c->fillings[i].next) {
		struct filling *f = &c->fillings[i];

		switch (f->want->kind) {
		case EVAL_NUMBER:
			number_take(c, f, cell);
			break;
		case EVAL_DAY:
			day_take(c, f, cell);
			break;
		case EVAL_WORD:
			word_take(c, f, cell);
			break;
		default:
			f->text[c->rows] = cell.n == 0 ? S("")
			                               : text_keep_in(c, cell);
			break;
		}
	}
}

void
cells_line(struct cells *c, struct str row)
{
	/* as many bits as a double holds */
	if (c->line != NULL)
		(*c->line)[c->rows] = (double)(word_hash(row) >> 11);
}

/* --- columns ------------------------------------------------------------- */

void
cells_begin(struct cells *c, struct stats *st, const struct eval_want *wants,
            size_t wants_n)
{
	*c = (struct cells){.st = st,
	                    .fillings = arena_new(st->arena, struct filling,
	                                          wants_n + 1),
	                    .fillings_n = wants_n,
	                    .good = true};
	for (size_t i = 0; i < wants_n; i++) {
		struct filling *f = &c->fillings[i];

		*f = (struct filling){.want = &wants[i],
		                      .next = NO_WANT,
		                      .there = wants[i].kind == EVAL_LINE};
		if (wants[i].kind == EVAL_LINE)
			c->line = &f->v;
		for (size_t k = 0;
		     wants[i].levels != NULL && k < wants[i].levels_n; k++)
			(void)words_place(c, &f->words, wants[i].levels[k]);
	}
	cells_room(c, ROWS_FIRST);
}

/* Room that was for `had` things of a size, for more of them. */
static void *
column_room(struct arena *arena, void *old, size_t had, size_t rows,
            size_t size)
{
	if (had == 0)
		return arena_bytes(arena, rows, size);
	return arena_grow(arena, old, had * size, rows * size);
}

void
cells_room(struct cells *c, size_t rows)
{
	struct arena *arena = c->st->arena;
	size_t had = c->rows_room;

	if (rows <= had)
		return;
	for (size_t i = 0; i < c->fillings_n; i++) {
		struct filling *f = &c->fillings[i];

		if (f->want->kind == EVAL_WORD)
			f->code = column_room(arena, f->code, had, rows,
			                      sizeof(*f->code));
		else if (f->want->kind == EVAL_TEXT)
			f->text = column_room(arena, f->text, had, rows,
			                      sizeof(*f->text));
		else
			f->v = column_room(arena, f->v, had, rows,
			                   sizeof(*f->v));
	}
	c->rows_room = rows;
}

struct level {
	struct str word;
	int32_t place;
};

static int
level_order(const void *a, const void *b)
{
	return str_compare(((const struct level *)a)->word,
	                   ((const struct level *)b)->word);
}

/* Words in bytewise order, and the codes of all rows after it. */
static void
words_sort(struct cells *c, struct filling *f)
{
	struct level *sorted =
	        arena_new(c->st->arena, struct level, f->words.n + 1);
	int32_t *place = arena_new(c->st->arena, int32_t, f->words.n + 1);

	if (f->words.word == NULL)
		f->words.word = arena_new(c->st->arena, struct str, 1);
	for (size_t i = 0; i < f->words.n; i++)
		sorted[i] = (struct level){f->words.word[i], (int32_t)i};
	qsort(sorted, f->words.n, sizeof(*sorted), level_order);
	for (size_t i = 0; i < f->words.n; i++) {
		f->words.word[i] = sorted[i].word;
		place[sorted[i].place] = (int32_t)i;
	}
	for (size_t i = 0; i < c->rows; i++)
		if (f->code[i] >= 0)
			f->code[i] = place[f->code[i]];
}

/* A column that is not in the file: all missing. */
static void
column_absent(struct cells *c, struct filling *f)
{
	if (f->want->needed) {
		struct stats_note *note = stats_note(c->st, E_BAD_VALUE);

		stats_about(note, f->want->name);
		note->what = S("A column that is needed is not in the file");
		note->then = c->there;
		c->good = false;
	}
	for (size_t i = 0; i < c->rows; i++) {
		if (f->v != NULL)
			f->v[i] = NAN;
		else if (f->code != NULL)
			f->code[i] = -1;
		else
			f->text[i] = S("");
	}
}

void
cells_end(struct cells *c, struct stats_column *out)
{
	for (size_t i = 0; i < c->fillings_n; i++) {
		struct filling *f = &c->fillings[i];
		const struct eval_want *want = f->want;

		if (!f->there)
			column_absent(c, f);
		if (f->bad > 0)
			c->st->notes[f->note].count = (int64_t)f->bad;
		if (want->kind == EVAL_WORD && want->levels == NULL)
			words_sort(c, f);
		out[i] = (struct stats_column){
		        .name = want->name,
		        .text = f->text,
		        .v = f->v,
		        .levels = want->kind != EVAL_WORD ? NULL
		                  : want->levels != NULL  ? want->levels
		                                          : f->words.word,
		        .levels_n = want->levels != NULL ? want->levels_n
		                                         : f->words.n,
		        .code = f->code};
	}
}
