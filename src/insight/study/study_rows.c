/*
 * study_rows.c - rules: who is in a study, and the row of each.
 */
#include "insight/study/study_rows.h"

#include "base/csv.h"
#include "base/secret.h"

#define ID_BYTES   16
#define MONTH_DAYS 30.4375
#define YEAR_DAYS  365

/* --- ids ------------------------------------------------------------------ */

struct str
study_row_id(struct arena *arena, struct bytes key, const void *what, size_t n)
{
	struct bytes part = {what, n};
	struct bytes hash = hash_of(arena, key, &part, 1);

	return str_hex(arena, (struct bytes){hash.p, ID_BYTES});
}

/* --- days ----------------------------------------------------------------- */

/* When the time at risk begins: release, else sentence, else the start. */
static struct date
index_of(const struct order_studied *order)
{
	if (str_is(order->kind, "licence") && date_is(order->released_on))
		return order->released_on;
	return date_is(order->sentenced_on) ? order->sentenced_on
	                                    : order->starts_on;
}

static bool
is_within(struct date day, struct date from, struct date to)
{
	return date_is(day) && !date_before(day, from) && !date_before(to, day);
}

/* The last order that had begun by their start. */
static const struct order_studied *
order_started(const struct study_person *p)
{
	const struct order_studied *out = NULL;

	for (size_t i = 0; i < p->orders_n; i++) {
		struct date day = index_of(&p->orders[i]);

		if (!date_is(day) || date_before(p->started, day))
			continue;
		if (out == NULL || !date_before(day, index_of(out)))
			out = &p->orders[i];
	}
	return out;
}

/* The first order that began in the days of the cohort. */
static const struct order_studied *
order_within(const struct study_person *p, const struct study_design *d)
{
	const struct order_studied *out = NULL;

	for (size_t i = 0; i < p->orders_n; i++) {
		struct date day = index_of(&p->orders[i]);

		if (is_within(day, d->from, d->to) &&
		    (out == NULL || date_before(day, index_of(out))))
			out = &p->orders[i];
	}
	return out;
}

/* --- cells ---------------------------------------------------------------- */

static struct str
count_show(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

static int64_t
orders_before(const struct study_person *p, struct date index)
{
	int64_t n = 0;

	for (size_t i = 0; i < p->orders_n; i++)
		n += date_is(index_of(&p->orders[i])) &&
		     date_before(index_of(&p->orders[i]), index);
	return n;
}

/* In the year before, proven by the index day. */
static int64_t
offences_before(const struct study_person *p, struct date index)
{
	struct date from = date_add_days(index, -YEAR_DAYS);
	int64_t n = 0;

	for (size_t i = 0; i < p->offences_n; i++) {
		const struct reoffence *one = &p->offences[i];

		n += !date_before(one->offence_on, from) &&
		     date_before(one->offence_on, index) &&
		     date_is(one->proven_on) &&
		     !date_before(index, one->proven_on);
	}
	return n;
}

static struct str
months_show(struct arena *arena, const struct order_studied *order,
            struct date index)
{
	double days;

	if (!date_is(order->ends_on) || date_before(order->ends_on, index))
		return S("");
	days = date_days_between(index, order->ends_on);
	return str_print(arena, "%.0f", days / MONTH_DAYS);
}

/* A word of the person or of their order. */
static struct str
word_of(enum study_column column, const struct study_person *p,
        const struct order_studied *order)
{
	switch (column) {
	case STUDY_SEX:
		return p->sex;
	case STUDY_ETHNICITY:
		return p->ethnicity;
	case STUDY_SENTENCE:
		return order->kind;
	default:
		return order->unpaid ? S("yes") : S("no");
	}
}

static struct str
cell_of(struct arena *arena, enum study_column column,
        const struct study_person *p, const struct order_studied *order,
        struct date index)
{
	if (!study_column_number(column))
		return word_of(column, p, order);
	if (column == STUDY_MONTHS)
		return months_show(arena, order, index);
	if (column == STUDY_ORDERS_BEFORE)
		return count_show(arena, orders_before(p, index));
	if (column == STUDY_OFFENCES_BEFORE)
		return count_show(arena, offences_before(p, index));
	return date_is(p->born) ? count_show(arena, date_age(p->born, index))
	                        : S("");
}

/* --- rows ----------------------------------------------------------------- */

void
study_rows_header(struct buf *buf, const struct study_design *design)
{
	buf_lit(buf, "id,group,index_date,start_date,exit_date,exit_reason");
	for (int i = 0; i < STUDY_COLUMNS; i++)
		if ((design->columns & (1u << i)) != 0)
			buf_print(buf, ",%s", study_column_words[i]);
	study_also_header(buf, design);
	for (int i = 0; i < STUDY_DOSES; i++)
		buf_print(buf, ",%s", study_dose_words[i]);
	buf_char(buf, '\n');
}

void
study_rows_begin(struct study_rows *rows, struct arena *arena,
                 const struct study_design *design)
{
	*rows = (struct study_rows){.people_n = 0};
	buf_init(&rows->people, arena, STUDY_ROWS_BYTES);
	buf_init(&rows->events, arena, STUDY_ROWS_BYTES);
	buf_init(&rows->spells, arena, STUDY_ROWS_BYTES);
	study_rows_header(&rows->people, design);
	buf_lit(&rows->spells, "id,from,to,kind\n");
	buf_lit(&rows->events,
	        "id,offence_date,proven_date,disposal,severity\n");
}

static void
put_event(struct study_rows *rows, struct str id, const struct reoffence *one)
{
	struct arena *arena = rows->events.arena;

	csv_put(&rows->events, id, true, false);
	csv_put(&rows->events, date_iso(arena, one->offence_on), false, false);
	csv_put(&rows->events,
	        date_is(one->proven_on) ? date_iso(arena, one->proven_on)
	                                : S(""),
	        false, false);
	csv_put(&rows->events, one->disposal, false, false);
	csv_put(&rows->events,
	        one->severity == 0 ? S("") : count_show(arena, one->severity),
	        false, false);
	buf_char(&rows->events, '\n');
	rows->events_n++;
}

static void
put_spell(struct study_rows *rows, struct str id, const struct spell *one)
{
	struct arena *arena = rows->spells.arena;

	csv_put(&rows->spells, id, true, false);
	csv_put(&rows->spells, date_iso(arena, one->from_on), false, false);
	csv_put(&rows->spells,
	        date_is(one->to_on) ? date_iso(arena, one->to_on) : S(""),
	        false, false);
	csv_put(&rows->spells, one->kind, false, false);
	buf_char(&rows->spells, '\n');
	rows->spells_n++;
}

/* One to compare with who starts later is followed until that day; whoever died
 * before, until then. */
static void
put_exit(struct buf *buf, const struct study_person *p, bool participant)
{
	bool starts = !participant && date_is(p->started);
	bool died = date_is(p->died) &&
	            !(starts && date_before(p->started, p->died));

	csv_put(buf,
	        died     ? date_iso(buf->arena, p->died)
	        : starts ? date_iso(buf->arena, p->started)
	                 : S(""),
	        false, false);
	csv_put(buf,
	        died     ? S("died")
	        : starts ? S("started")
	                 : S(""),
	        false, false);
}

/* After the start: of participants alone. */
static void
put_doses(struct buf *buf, const struct study_person *p, bool participant)
{
	for (int i = 0; i < STUDY_DOSES; i++)
		csv_put(buf,
		        participant ? count_show(buf->arena, p->doses[i])
		                    : S(""),
		        false, false);
}

/* What was answered last in the half-year before a day; -1: nothing. */
static int
answered(const struct study_person *p, enum study_more what, struct date end)
{
	struct date last = date_add_days(end, -STUDY_ANSWER_DAYS);
	int out = -1;

	for (size_t i = 0; i < p->answers_n; i++) {
		const struct study_answer *one = &p->answers[i];

		if (one->what != what || !is_within(one->on, last, end))
			continue;
		last = one->on;
		out = one->yes;
	}
	return out;
}

/* Whoever died, or started the programme, before the end of follow-up. */
static bool
is_gone(const struct study_person *p, bool participant, struct date end)
{
	return (date_is(p->died) && date_before(p->died, end)) ||
	       (!participant && date_is(p->started) &&
	        date_before(p->started, end));
}

static void
put_also(struct study_rows *rows, const struct study_design *d,
         const struct study_person *p, const struct order_studied *order,
         bool participant)
{
	struct date end = date_add_days(index_of(order), (int)d->follow_days);
	bool gone = is_gone(p, participant, end);
	const struct study_also also = {
	        .outcome = order->outcome,
	        .outcome_on = order->outcome_on,
	        .housed = gone ? -1 : answered(p, STUDY_MORE_HOUSING, end),
	        .in_work = gone ? -1 : answered(p, STUDY_MORE_WORK, end),
	};

	study_also_put(&rows->people, d, &also);
	for (int i = 0; i < STUDY_MORES; i++)
		rows->known[i][participant] +=
		        study_also_known(d, (enum study_more)i, &also);
}

static void
put_row(struct study_rows *rows, const struct study_design *design,
        struct bytes key, const struct study_person *p,
        const struct order_studied *order, bool participant)
{
	struct arena *arena = rows->people.arena;
	struct str id = study_row_id(arena, key, &p->person, sizeof(p->person));
	struct date index = index_of(order);

	csv_put(&rows->people, id, true, false);
	csv_put(&rows->people, participant ? S("1") : S("0"), false, false);
	csv_put(&rows->people, date_iso(arena, index), false, false);
	csv_put(&rows->people,
	        participant ? date_iso(arena, p->started) : S(""), false,
	        false);
	put_exit(&rows->people, p, participant);
	for (int i = 0; i < STUDY_COLUMNS; i++)
		if ((design->columns & (1u << i)) != 0)
			csv_put(&rows->people,
			        cell_of(arena, (enum study_column)i, p, order,
			                index),
			        false, false);
	put_also(rows, design, p, order, participant);
	put_doses(&rows->people, p, participant);
	buf_char(&rows->people, '\n');
	rows->people_n++;
	for (size_t i = 0; i < p->offences_n; i++)
		put_event(rows, id, &p->offences[i]);
	for (size_t i = 0; i < p->spells_n; i++)
		put_spell(rows, id, &p->spells[i]);
}

static void
put_change(struct study_rows *rows, const struct study_design *design,
           const struct study_person *p)
{
	const struct study_changed one = {
	        .started = p->started,
	        .planned = p->doses[STUDY_PLANS] > 0,
	        .goals = p->goals,
	        .nets = p->nets,
	        .nets_n = p->nets_n,
	};

	study_change_add(&rows->changes, design, &one);
}

void
study_rows_put(struct study_rows *rows, const struct study_design *design,
               struct bytes key, const struct study_person *p)
{
	struct study_counts *counts = &rows->counts;
	const struct order_studied *order;
	bool starts = date_is(p->started);

	counts->people++;
	if (p->said_no) {
		counts->said_no++;
		return;
	}
	if (starts && date_before(p->started, design->from)) {
		counts->before++;
		return;
	}
	if (starts && !date_before(design->to, p->started)) {
		order = order_started(p);
		*(order == NULL ? &counts->no_order : &counts->participants) +=
		        1;
		if (order == NULL)
			return;
		put_row(rows, design, key, p, order, true);
		put_change(rows, design, p);
		return;
	}
	order = order_within(p, design);
	*(order == NULL ? &counts->elsewhere : &counts->comparators) += 1;
	if (order != NULL)
		put_row(rows, design, key, p, order, false);
}
