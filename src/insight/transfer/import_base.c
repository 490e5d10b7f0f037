/*
 * import_base.c - organisations and staff, before the people; and what is
 * kept though the files no longer hold it.
 */
#include "insight/transfer/import_rows.h"
#include "register/staff/staff.h"

enum {
	ORGANISATION_SLUG,
	ORGANISATION_NAME,
	ORGANISATION_KIND,
	ORGANISATION_AREA,
	ORGANISATION_FROM,
	ORGANISATION_TO
};
enum {
	STAFF_USERNAME,
	STAFF_NAME,
	STAFF_ROLE,
	STAFF_ORGANISATION,
	STAFF_TEAM,
	STAFF_EMAIL,
	STAFF_TRAINED
};

/* A row of these files is refused alone: nobody else's rows hang on it. */
struct base_row {
	struct import *im;
	struct import_cells cells;
	bool refused;
};

/* What the report says of a cell of the row. */
static void
base_report(struct ctx *ctx, struct base_row *b, int column, bool refused,
            struct text text)
{
	const struct import_row *row = b->cells.row;
	struct import_problem problem = {
	        .file = (enum import_file)row->file,
	        .line = row->line,
	        .column = column >= 0 ? import_columns[row->file][column] : "",
	        .value = column >= 0 ? b->cells.cell[column] : S(""),
	        .refused = refused,
	        .text = text,
	};

	b->refused = b->refused || refused;
	import_report_problem(b->im, ctx->arena, &problem);
}

static void
base_refuse(struct ctx *ctx, struct base_row *b, int column, struct text text)
{
	base_report(ctx, b, column, true, text);
}

static void
base_problems(struct ctx *ctx, struct base_row *b,
              const struct problems *problems)
{
	for (size_t i = 0; i < problems->n; i++)
		base_refuse(ctx, b,
		            str_word(str_of(problems->v[i].field),
		                     import_columns[b->cells.row->file]),
		            problems->v[i].text);
}

static struct date
base_date(struct ctx *ctx, struct base_row *b, int column)
{
	struct date d = DATE_NONE;

	if (!str_empty(b->cells.cell[column]) &&
	    !date_read_iso(b->cells.cell[column], &d))
		base_refuse(ctx, b, column,
		            TEXT("This is not a day of the calendar; write "
		                 "it like 2026-11-24"));
	return d;
}

static const struct fault *
organisation_row(struct ctx *ctx, struct base_row *b, enum put_result *result)
{
	const struct str *cell = b->cells.cell;
	struct organisation o = {
	        .slug = cell[ORGANISATION_SLUG],
	        .name = cell[ORGANISATION_NAME],
	        .kind = cell[ORGANISATION_KIND],
	        .area = cell[ORGANISATION_AREA],
	        .valid_from = base_date(ctx, b, ORGANISATION_FROM),
	        .valid_to = base_date(ctx, b, ORGANISATION_TO),
	};
	struct problems problems;

	problems_init(&problems, ctx->arena);
	organisation_check(&o, &problems);
	base_problems(ctx, b, &problems);
	if (b->refused)
		return NULL;
	return organisation_put(ctx, &o, &o.id, result);
}

/* Put them, and say of whom an administrator moved that they stay there. */
static const struct fault *
staff_placed(struct ctx *ctx, struct base_row *b,
             const struct staff_facts *facts, enum put_result *result)
{
	struct user_id user;
	struct date on;
	bool stays;

	TRY(staff_stays(ctx, facts, &stays, &on));
	if (stays)
		base_report(ctx, b, STAFF_TEAM, false,
		            TEXT("They were moved here on {day}, after the "
		                 "file said this before, and stay where they "
		                 "are",
		                 {"day", date_words(ctx->arena, on)}));
	return staff_put(ctx, facts, &user, result);
}

static const struct fault *
staff_row(struct ctx *ctx, struct base_row *b, enum put_result *result)
{
	const struct str *cell = b->cells.cell;
	struct staff_facts s = {
	        .username = cell[STAFF_USERNAME],
	        .name = cell[STAFF_NAME],
	        .role = cell[STAFF_ROLE],
	        .organisation = b->im->organisation,
	        .email = cell[STAFF_EMAIL],
	        .trained_on = base_date(ctx, b, STAFF_TRAINED),
	};
	struct problems problems;

	if (!str_empty(cell[STAFF_ORGANISATION]))
		TRY(import_organisation(ctx, b->im, cell[STAFF_ORGANISATION],
		                        &s.organisation));
	if (s.organisation.v == 0)
		base_refuse(ctx, b, STAFF_ORGANISATION,
		            TEXT("There is no such organisation"));
	problems_init(&problems, ctx->arena);
	staff_check(&s, &problems);
	if (problems.n == 0)
		TRY(staff_fits(ctx, &s, &problems));
	base_problems(ctx, b, &problems);
	if (b->refused)
		return NULL;
	if (!str_empty(cell[STAFF_TEAM]))
		TRY(import_team(ctx, b->im, s.organisation, cell[STAFF_TEAM],
		                &s.team));
	return staff_placed(ctx, b, &s, result);
}

static const struct fault *
base_one(struct ctx *ctx, struct import *im, const struct import_row *row)
{
	struct base_row b = {.im = im};
	struct import_counts *counts = &im->sources[row->file].counts;
	enum put_result result = PUT_UNCHANGED;

	TRY(import_cells_read(im, ctx->arena, row, &b.cells));
	for (size_t i = 0; i < IMPORT_COLUMNS_MOST; i++)
		b.cells.cell[i] = str_trim(b.cells.cell[i]);
	if (row->bad != CSV_ROW)
		base_refuse(ctx, &b, -1,
		            TEXT("This line cannot be read as text with the "
		                 "cells that the first line names"));
	else if (row->file == IMPORT_ORGANISATIONS)
		TRY(organisation_row(ctx, &b, &result));
	else
		TRY(staff_row(ctx, &b, &result));
	if (b.refused)
		import_report_refused(im, row, b.cells.raw);
	else if (result == PUT_ADDED)
		counts->added++;
	else if (result == PUT_UPDATED)
		counts->updated++;
	else
		counts->unchanged++;
	return NULL;
}

const struct fault *
import_base_put(struct ctx *ctx, void *data)
{
	struct import *im = data;

	if (im->options->organisation != NULL) {
		TRY(organisation_by_slug(ctx, str_of(im->options->organisation),
		                         &im->organisation));
	}
	/* Rows without a person stand first, organisations before staff. */
	for (size_t i = 0; i < im->rows_n && im->rows[i].person == 0; i++)
		TRY(base_one(ctx, im, &im->rows[i]));
	return NULL;
}

/* --- not in this delivery ------------------------------------------------ */

struct missing {
	struct import *im;
	struct arena *arena;
};

static bool
delivered(const struct import *im, uint64_t hash)
{
	size_t low = 0, high = im->rows_n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (im->rows[middle].person < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < im->rows_n && im->rows[low].person == hash;
}

static const struct fault *
missing_one(void *data, const struct row *row)
{
	struct missing *m = data;
	struct str crn = row_str(row, "crn");
	struct arena_mark mark = arena_mark(m->arena);
	struct import_problem problem = {
	        .file = IMPORT_PEOPLE,
	        .column = "crn",
	        .crn = crn,
	        .value = crn,
	        .text = TEXT("This person is not in this delivery; their "
	                     "record is kept as it is"),
	};

	if (!delivered(m->im, import_person_hash(crn)))
		import_report_problem(m->im, m->arena, &problem);
	arena_release(m->arena, mark);
	return NULL;
}

static const struct fault *
missing_inside(struct tx *tx, void *data)
{
	struct missing *m = data;

	TRY(import_duplicates_list(tx, m->im));
	return import_store_each_crn(tx, missing_one, m);
}

/* --- likely duplicates ---------------------------------------------------- */

/* Both sides are named: whichever of them came in with these files. */
static const struct fault *
duplicate_one(void *data, const struct row *row)
{
	struct missing *m = data;
	struct arena_mark mark = arena_mark(m->arena);
	struct str crn[2] = {row_str(row, "a_crn"), row_str(row, "b_crn")};

	for (int i = 0; i < 2; i++) {
		struct import_problem problem = {
		        .file = IMPORT_PEOPLE,
		        .column = "crn",
		        .crn = crn[i],
		        .value = crn[i],
		        .text = TEXT("This person is perhaps the same as "
		                     "{crn}; look at them side by side",
		                     {"crn", crn[1 - i]}),
		};

		if (delivered(m->im, import_person_hash(crn[i])))
			import_report_problem(m->im, m->arena, &problem);
	}
	arena_release(m->arena, mark);
	return NULL;
}

const struct fault *
import_duplicates_list(struct tx *tx, struct import *im)
{
	struct import_scratch *scratch =
	        import_scratch(im, (size_t)64 * 1024 * 1024);
	struct missing m = {im, scratch->arena};
	const struct fault *fault;

	fault = import_store_each_duplicate(tx, im->options->now, duplicate_one,
	                                    &m);
	import_scratch_drop(scratch);
	return fault;
}

const struct fault *
import_missing_list(struct import *im)
{
	struct import_scratch *scratch =
	        import_scratch(im, (size_t)256 * 1024 * 1024);
	struct import_scratch *reading =
	        import_scratch(im, (size_t)256 * 1024 * 1024);
	struct missing m = {im, scratch->arena};
	struct tx_who who = {.now = im->options->now};
	const struct fault *fault;

	fault = store_read(im->app->store, reading->arena, who, "import",
	                   missing_inside, &m, NULL);
	if (fault != NULL)
		fault = fault_unavailable(
		        im, "The people are in, but the list of who is not in "
		            "this delivery could not be made");
	import_scratch_drop(reading);
	import_scratch_drop(scratch);
	return fault;
}
