/*
 * study_pool.c - rules: rows of people from elsewhere, as they are taken in.
 */
#include <stdlib.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "insight/study/study_file.h"
#include "register/orders/orders_end.h"

#define POOL_ROWS_MOST 200000
#define NUMBER_MOST    10000
#define WRONG_MOST     20 /* problems that are said */

/* The three files while they are read. */
struct pooling {
	struct arena *arena;
	const struct study_design *design;
	struct bytes key;
	struct csv_reader csv;
	int places[CSV_COLUMNS_MOST]; /* of what is wanted, in the header */
	struct str *ids;              /* as they came, of people */
	size_t ids_n, ids_room;
	struct buf out;
	int64_t rows, severe; /* severe: rows of offences that say how much */
	size_t wrong;
	const char *field; /* "people", "events" or "spells" */
	struct problems *problems;
	size_t also_at, exit_at;    /* in the wanted columns */
	int64_t known[STUDY_MORES]; /* of how many */
};

/* --- what is wrong -------------------------------------------------------- */

static void
wrong_at(struct pooling *p, const char *column, struct text text)
{
	if (p->wrong++ >= WRONG_MOST)
		return;
	text.values[0] = (struct text_value){"column", str_of(column)};
	text.values[1] = (struct text_value){
	        "row", str_print(p->arena, "%lld", (long long)p->rows + 1)};
	problems_put(p->problems, p->field, text);
}

static void
wrong_file(struct pooling *p, struct text text)
{
	p->wrong++;
	problems_put(p->problems, p->field, text);
}

/* --- the header ----------------------------------------------------------- */

static int
place_of(const struct csv_reader *csv, const char *name)
{
	for (size_t i = 0; i < csv->n; i++)
		if (str_is(csv->cells[i], name))
			return (int)i;
	return -1;
}

/* Find each wanted column; those before `needed` must be there.  A byte order
 * mark is passed over: spreadsheets write one. */
static bool
header_read(struct pooling *p, struct str body, const char *const *wanted,
            size_t n, size_t needed)
{
	csv_text(&p->csv, utf8_after_mark(body));
	if (csv_next(&p->csv) != CSV_ROW) {
		wrong_file(p, TEXT("This is no CSV file with a header"));
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		p->places[i] = place_of(&p->csv, wanted[i]);
		if (p->places[i] >= 0 || i >= needed)
			continue;
		wrong_file(p, TEXT("The column {column} is missing",
		                   {"column", str_of(wanted[i])}));
	}
	return p->wrong == 0;
}

static struct str
cell_at(const struct pooling *p, size_t wanted)
{
	int place = p->places[wanted];

	return place < 0 || (size_t)place >= p->csv.n ? S("")
	                                              : p->csv.cells[place];
}

/* --- cells ---------------------------------------------------------------- */

static bool
day_check(struct pooling *p, const char *column, struct str cell, bool needed)
{
	struct date day;

	if ((str_empty(cell) && !needed) || date_read_iso(cell, &day))
		return true;
	wrong_at(p, column,
	         TEXT("{column} in row {row} is no day like 2026-11-24"));
	return false;
}

static const char *const yes_no[] = {"yes", "no", NULL};

static const char *const *
words_of(enum study_column column)
{
	switch (column) {
	case STUDY_SEX:
		return people_sexes;
	case STUDY_ETHNICITY:
		return people_ethnicities;
	case STUDY_SENTENCE:
		return order_kinds;
	default:
		return yes_no;
	}
}

static void
cell_check(struct pooling *p, enum study_column column, struct str cell)
{
	const char *name = study_column_words[column];
	int64_t n;

	if (str_empty(cell))
		return;
	if (!study_column_number(column)) {
		if (str_word(cell, words_of(column)) < 0)
			wrong_at(
			        p, name,
			        TEXT("{column} in row {row} is no word that is "
			             "known here"));
	} else if (!str_i64(cell, &n)) {
		wrong_at(p, name,
		         TEXT("{column} in row {row} is no whole number"));
	} else if (n < 0) {
		wrong_at(p, name, TEXT("{column} in row {row} is below 0"));
	} else if (n > NUMBER_MOST) {
		wrong_at(p, name,
		         TEXT("{column} in row {row} is above 10,000"));
	}
}

static bool
is_known(const struct pooling *p, struct str id)
{
	size_t low = 0, high = p->ids_n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int by = str_compare(p->ids[mid], id);

		if (by == 0)
			return true;
		if (by < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

static int
id_order(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void
id_keep(struct pooling *p, struct str id)
{
	if (p->ids_n == p->ids_room) {
		size_t room = p->ids_room == 0 ? 256 : 2 * p->ids_room;

		p->ids = arena_grow(p->arena, p->ids,
		                    p->ids_room * sizeof(*p->ids),
		                    room * sizeof(*p->ids));
		p->ids_room = room;
	}
	p->ids[p->ids_n++] = str_copy(p->arena, id);
}

/* Nobody twice. */
static void
ids_check(struct pooling *p)
{
	if (p->ids_n == 0)
		return;
	qsort(p->ids, p->ids_n, sizeof(*p->ids), id_order);
	for (size_t i = 1; i < p->ids_n; i++)
		if (str_equal(p->ids[i], p->ids[i - 1])) {
			wrong_file(p, TEXT("Somebody is there twice: each id "
			                   "may stand in one row"));
			return;
		}
}

static void
put_id(struct pooling *p, struct str id)
{
	csv_put(&p->out, study_row_id(p->arena, p->key, id.p, id.n), true,
	        false);
}

/* --- rows ----------------------------------------------------------------- */

enum { PEOPLE_ID, PEOPLE_INDEX, PEOPLE_FIRST };

/* The wanted columns of people: id, index_date, the study's, what else it looks
 * at, then exits. */
static size_t
people_wanted(struct pooling *p, const char **wanted,
              enum study_column *columns)
{
	const struct study_design *d = p->design;
	size_t n = PEOPLE_FIRST;

	wanted[PEOPLE_ID] = "id";
	wanted[PEOPLE_INDEX] = "index_date";
	for (int i = 0; i < STUDY_COLUMNS; i++)
		if ((d->columns & (1u << i)) != 0) {
			columns[n - PEOPLE_FIRST] = (enum study_column)i;
			wanted[n++] = study_column_words[i];
		}
	p->also_at = n;
	n += study_also_wanted(d, wanted + n);
	p->exit_at = n;
	wanted[n++] = "exit_date";
	wanted[n++] = "exit_reason";
	return n;
}

static bool
is_of_cohort(const struct pooling *p, struct str cell)
{
	struct date day;

	return date_read_iso(cell, &day) &&
	       !date_before(day, p->design->from) &&
	       !date_before(p->design->to, day);
}

/* yes, no, or not known; of whoever went away before the end of follow-up it is
 * not. */
static int
state_read(struct pooling *p, const char *column, struct str cell)
{
	int word = str_word(cell, yes_no);
	struct date out, index;

	if (word < 0 && !str_empty(cell))
		wrong_at(p, column,
		         TEXT("{column} in row {row} is neither yes nor no"));
	if (date_read_iso(cell_at(p, p->exit_at), &out) &&
	    date_read_iso(cell_at(p, PEOPLE_INDEX), &index) &&
	    date_days_between(index, out) < p->design->follow_days)
		return -1;
	return word < 0 ? -1 : word == 0;
}

static void
sentence_read(struct pooling *p, struct study_also *also)
{
	struct str outcome = cell_at(p, p->also_at);
	struct str on = cell_at(p, p->also_at + 1);

	also->outcome = outcome;
	if (!day_check(p, "order_outcome_on", on, !str_empty(outcome)))
		return;
	if (!str_empty(outcome) && str_word(outcome, order_outcomes) < 0)
		wrong_at(p, "order_outcome",
		         TEXT("{column} in row {row} is no word that is known "
		              "here"));
	if (str_empty(outcome) && !str_empty(on))
		wrong_at(p, "order_outcome",
		         TEXT("{column} in row {row} is empty"));
	if (!date_read_iso(on, &also->outcome_on))
		also->outcome_on = DATE_NONE;
}

/* What else is looked at, in the order of study_also_wanted. */
static void
also_row(struct pooling *p)
{
	struct study_also also = {
	        .outcome_on = DATE_NONE, .housed = -1, .in_work = -1};
	unsigned more = p->design->more;
	size_t at = p->also_at;

	if ((more & 1u << STUDY_MORE_SENTENCE) != 0) {
		sentence_read(p, &also);
		at += 2;
	}
	if ((more & 1u << STUDY_MORE_HOUSING) != 0)
		also.housed = state_read(p, "housed_at_end", cell_at(p, at++));
	if ((more & 1u << STUDY_MORE_WORK) != 0)
		also.in_work = state_read(p, "in_work_at_end", cell_at(p, at));
	study_also_put(&p->out, p->design, &also);
	for (int i = 0; i < STUDY_MORES; i++)
		p->known[i] +=
		        study_also_known(p->design, (enum study_more)i, &also);
}

/* Of nobody from elsewhere it is known, or of too few: then they cannot be
 * compared in it. */
static void
also_check(struct pooling *p)
{
	static const struct {
		enum study_more what;
		struct text text;
	} all[] = {
	        {STUDY_MORE_HOUSING,
	         TEXT("The study looks at housing: no row says yes or no in "
	              "housed_at_end")},
	        {STUDY_MORE_WORK,
	         TEXT("The study looks at work: no row says yes or no in "
	              "in_work_at_end")},
	};

	if (p->rows == 0 || p->wrong > 0)
		return;
	if ((p->design->more & 1u << STUDY_MORE_SENTENCE) != 0 &&
	    !study_also_enough(p->known[STUDY_MORE_SENTENCE], p->rows))
		wrong_file(p,
		           TEXT("The study looks at how sentences went: fewer "
		                "than four in five rows have an order_outcome "
		                "that says it"));
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if ((p->design->more & 1u << all[i].what) != 0 &&
		    p->known[all[i].what] == 0)
			wrong_file(p, all[i].text);
}

static void
person_row(struct pooling *p, const enum study_column *columns,
           size_t columns_n)
{
	struct str id = cell_at(p, PEOPLE_ID);
	struct str out = cell_at(p, p->exit_at);
	bool died = str_is(cell_at(p, p->exit_at + 1), "died");

	if (str_empty(id))
		wrong_at(p, "id", TEXT("{column} in row {row} is empty"));
	if (!day_check(p, "index_date", cell_at(p, PEOPLE_INDEX), true) ||
	    !day_check(p, "exit_date", out, false))
		return;
	if (!is_of_cohort(p, cell_at(p, PEOPLE_INDEX))) {
		wrong_at(p, "index_date",
		         TEXT("{column} in row {row} is not within the days of "
		              "the study"));
		return;
	}
	id_keep(p, id);
	put_id(p, id);
	csv_put(&p->out, S("0"), false, false);
	csv_put(&p->out, cell_at(p, PEOPLE_INDEX), false, false);
	csv_put(&p->out, S(""), false, false);
	csv_put(&p->out, out, false, false);
	csv_put(&p->out,
	        str_empty(out) ? S("")
	        : died         ? S("died")
	                       : S("left"),
	        false, false);
	for (size_t i = 0; i < columns_n; i++) {
		cell_check(p, columns[i], cell_at(p, PEOPLE_FIRST + i));
		csv_put(&p->out, cell_at(p, PEOPLE_FIRST + i), false, false);
	}
	also_row(p);
	for (int i = 0; i < STUDY_DOSES; i++)
		csv_put(&p->out, S(""), false, false);
	buf_char(&p->out, '\n');
}

static void
event_row(struct pooling *p)
{
	struct str id = cell_at(p, 0);
	int64_t severity = 0;
	bool known;

	if (!is_known(p, id)) {
		wrong_at(p, "id",
		         TEXT("{column} in row {row} is nobody of the rows of "
		              "people"));
		return;
	}
	if (!day_check(p, "offence_date", cell_at(p, 1), true) ||
	    !day_check(p, "proven_date", cell_at(p, 2), false))
		return;
	if (!str_empty(cell_at(p, 2)) &&
	    str_compare(cell_at(p, 2), cell_at(p, 1)) < 0) {
		wrong_at(p, "proven_date",
		         TEXT("{column} in row {row} is before the offence"));
		return;
	}
	put_id(p, id);
	csv_put(&p->out, cell_at(p, 1), false, false);
	csv_put(&p->out, cell_at(p, 2), false, false);
	csv_put(&p->out,
	        str_word(cell_at(p, 4), reoffence_disposals) < 0
	                ? S("other")
	                : cell_at(p, 4),
	        false, false);
	known = str_i64(cell_at(p, 3), &severity) && severity >= 1 &&
	        severity <= 5;
	p->severe += known;
	csv_put(&p->out, known ? cell_at(p, 3) : S(""), false, false);
	buf_char(&p->out, '\n');
}

static void
spell_row(struct pooling *p)
{
	struct str kind = cell_at(p, 3);

	if (!is_known(p, cell_at(p, 0))) {
		wrong_at(p, "id",
		         TEXT("{column} in row {row} is nobody of the rows of "
		              "people"));
		return;
	}
	if (!day_check(p, "from", cell_at(p, 1), true) ||
	    !day_check(p, "to", cell_at(p, 2), false))
		return;
	if (!str_empty(cell_at(p, 2)) &&
	    str_compare(cell_at(p, 2), cell_at(p, 1)) < 0)
		wrong_at(p, "to",
		         TEXT("{column} in row {row} is before it began"));
	if (!str_is(kind, "custody") && !str_is(kind, "recall"))
		wrong_at(p, "kind",
		         TEXT("{column} in row {row} is no word that is known "
		              "here"));
	put_id(p, cell_at(p, 0));
	csv_put(&p->out, cell_at(p, 1), false, false);
	csv_put(&p->out, cell_at(p, 2), false, false);
	csv_put(&p->out, kind, false, false);
	buf_char(&p->out, '\n');
}

/* The next row; false at the end, or where it cannot be read. */
static bool
row_next(struct pooling *p)
{
	enum csv_row row = csv_next(&p->csv);

	if (row == CSV_END)
		return false;
	if (row != CSV_ROW) {
		wrong_file(p,
		           TEXT("Line {line} cannot be read",
		                {"line", str_print(p->arena, "%lld",
		                                   (long long)p->csv.line)}));
		return false;
	}
	if (++p->rows <= POOL_ROWS_MOST)
		return true;
	wrong_file(p, TEXT("There are more than 200,000 rows"));
	return false;
}

static void
people_read(struct pooling *p, struct str body, struct study_pool *out)
{
	const char
	        *wanted[PEOPLE_FIRST + STUDY_COLUMNS + STUDY_ALSO_COLUMNS + 2];
	enum study_column columns[STUDY_COLUMNS] = {STUDY_AGE};
	size_t n = people_wanted(p, wanted, columns);

	p->field = "people";
	buf_init(&p->out, p->arena, STUDY_FILE_MOST);
	if (!header_read(p, body, wanted, n, p->exit_at))
		return;
	/* As it stood then: the plan may ask for other columns later. */
	study_rows_header(&p->out, p->design);
	while (row_next(p))
		person_row(p, columns, p->also_at - PEOPLE_FIRST);
	ids_check(p);
	also_check(p);
	if (p->rows == 0)
		wrong_file(p, TEXT("There is nobody in it"));
	out->people = buf_get(&p->out);
	out->people_n = p->rows;
}

/* Whether it is asked how severe.  Where that is not known whoever reoffended
 * is out of the outcome and whoever did not stays: rows without it mislead. */
static bool
is_serious(const struct pooling *p)
{
	return (p->design->more & 1u << STUDY_MORE_SERIOUS) != 0;
}

static void
events_read(struct pooling *p, struct str body, struct study_pool *out)
{
	static const char *const wanted[] = {
	        "id", "offence_date", "proven_date", "severity", "disposal"};

	p->field = "events";
	p->rows = p->severe = 0;
	buf_init(&p->out, p->arena, STUDY_FILE_MOST);
	if (!header_read(p, body, wanted, 5, is_serious(p) ? 4 : 3))
		return;
	while (row_next(p))
		event_row(p);
	if (is_serious(p) && p->rows > 0 && p->severe == 0 && p->wrong == 0)
		wrong_file(p, TEXT("The study looks at serious reoffences: no "
		                   "row has a severity from 1 to 5"));
	out->events = buf_get(&p->out);
	out->events_n = p->rows;
}

static void
spells_read(struct pooling *p, struct str body, struct study_pool *out)
{
	static const char *const wanted[] = {"id", "from", "to", "kind"};

	p->field = "spells";
	p->rows = 0;
	if (str_empty(body)) {
		if ((p->design->more & 1u << STUDY_MORE_RECALL) != 0)
			wrong_file(p, TEXT("The study looks at recalls: select "
			                   "the rows of them"));
		return;
	}
	buf_init(&p->out, p->arena, STUDY_FILE_MOST);
	if (!header_read(p, body, wanted, 4, 4))
		return;
	while (row_next(p))
		spell_row(p);
	out->spells = buf_get(&p->out);
	out->spells_n = p->rows;
}

void
study_pool_read(struct arena *arena, const struct study_design *design,
                struct bytes key, const struct study_pool *sent,
                struct study_pool *out, struct problems *problems)
{
	struct pooling p = {.arena = arena,
	                    .design = design,
	                    .key = key,
	                    .problems = problems};

	*out = (struct study_pool){.people_n = 0};
	csv_open(&p.csv, arena, NULL);
	people_read(&p, sent->people, out);
	if (p.wrong == 0)
		events_read(&p, sent->events, out);
	if (p.wrong == 0)
		spells_read(&p, sent->spells, out);
	csv_close(&p.csv);
}
