/*
 * import_person.c - the rows of one person, judged whole and put whole.
 */
#include "insight/transfer/import_local.h"

#include "insight/transfer/import_rows.h"
#include "kernel/audit/audit.h"

/* A row with its problem goes to the report; the person is refused. */
void
import_refuse(struct import_person *p, const struct import_cells *cells,
              int column, struct text text)
{
	const char *const *columns = import_columns[cells->row->file];
	struct import_problem problem = {
	        .file = (enum import_file)cells->row->file,
	        .line = cells->row->line,
	        .column = column >= 0 ? columns[column] : "",
	        .crn = cells->cell[0],
	        .value = column >= 0 ? cells->cell[column] : S(""),
	        .refused = true,
	        .text = text,
	};

	if (str_empty(problem.crn))
		problem.crn = p->crn;
	p->refused = true;
	import_report_problem(p->im, p->arena, &problem);
}

void
import_note(struct import_person *p, const struct import_cells *cells,
            int column, struct text text)
{
	struct import_problem problem = {
	        .file = (enum import_file)cells->row->file,
	        .line = cells->row->line,
	        .column = import_columns[cells->row->file][column],
	        .crn = cells->cell[0],
	        .value = cells->cell[column],
	        .text = text,
	};

	if (p->notes_n == IMPORT_NOTES_MOST)
		return;
	if (p->notes == NULL)
		p->notes = arena_new(p->arena, struct import_problem,
		                     IMPORT_NOTES_MOST);
	p->notes[p->notes_n++] = problem;
}

/* The words for a row that could not be read. */
static struct text
bad_row_text(enum csv_row bad)
{
	switch (bad) {
	case CSV_BAD_UTF8:
		return TEXT("This line is not UTF-8 text. Save the file as "
		            "UTF-8");
	case CSV_NUL:
		return TEXT("This line holds a NUL byte, which no text has");
	case CSV_BAD_QUOTE:
		return TEXT("This line has a quotation mark where none may "
		            "be");
	case CSV_TOO_LONG:
		return TEXT("A cell of this line is longer than 64 "
		            "kilobytes");
	default:
		return TEXT("This line has not as many cells as the first "
		            "line names");
	}
}

/* Take the white space off every cell and say so once for each. */
static void
cells_trim(struct import_person *p, struct import_cells *cells)
{
	const char *const *columns = import_columns[cells->row->file];

	for (int i = 0; columns[i] != NULL; i++) {
		struct str trimmed = str_trim(cells->cell[i]);

		if (trimmed.n == cells->cell[i].n)
			continue;
		if (i != IMPORT_NOTE_COLUMN ||
		    cells->row->file != IMPORT_CONTACTS)
			import_note(p, cells, i,
			            TEXT("The spaces around it were taken "
			                 "off"));
		cells->cell[i] = trimmed;
	}
}

const struct fault *
import_rows_read(struct import_person *p, const struct import_group *group)
{
	p->rows = arena_new(p->arena, struct import_cells, group->n);
	p->rows_n = group->n;
	for (size_t i = 0; i < group->n; i++) {
		struct import_cells *cells = &p->rows[i];

		TRY(import_cells_read(p->im, p->arena,
		                      &p->im->rows[group->first + i], cells));
		if (cells->row->bad == CSV_ROW)
			cells_trim(p, cells);
	}
	return NULL;
}

/* A row that could not be read refuses the person. */
static void
bad_rows_refuse(struct import_person *p)
{
	for (size_t i = 0; i < p->rows_n; i++) {
		enum csv_row bad = (enum csv_row)p->rows[i].row->bad;

		if (bad != CSV_ROW)
			import_refuse(p, &p->rows[i], -1, bad_row_text(bad));
	}
}

/* Every row of a refused person goes to the refused files. */
static void
rows_refuse(struct import_person *p)
{
	for (size_t i = 0; i < p->rows_n; i++)
		import_report_refused(p->im, p->rows[i].row, p->rows[i].raw);
}

static void
count_put(struct import *im, enum import_file file, enum put_result result)
{
	struct import_counts *c = &im->sources[file].counts;

	if (result == PUT_ADDED)
		c->added++;
	else if (result == PUT_UPDATED)
		c->updated++;
	else
		c->unchanged++;
}

/* Put what was judged, floor by floor; all of it or a fault. */
static const struct fault *
rows_put(struct ctx *ctx, struct import_person *p, enum put_result *results)
{
	bool changed = p->is_new;

	for (size_t i = 0; i < p->rows_n; i++) {
		if (p->is_new && p->rows[i].row->file == IMPORT_CONTACTS)
			continue;
		TRY(import_row_put(ctx, p, &p->rows[i], i, &results[i]));
		changed = changed || results[i] != PUT_UNCHANGED;
	}
	if (p->is_new)
		TRY(import_contacts_put(ctx, p, results));
	if (!changed)
		return NULL;
	ctx->audit_folded = false;
	TRY(audit_record(ctx, "import.person", p->person, 0));
	ctx->audit_folded = true;
	return NULL;
}

const struct fault *
import_person_put(struct ctx *ctx, struct import *im,
                  struct import_ahead *ahead, bool *refused)
{
	struct import_person p;
	enum put_result *results;

	TRY(import_ahead_next(ahead, ctx->arena, &p));
	bad_rows_refuse(&p);
	if (!p.refused)
		TRY(import_rows_judge(ctx, &p));
	*refused = p.refused;
	if (p.refused) {
		rows_refuse(&p);
		im->people_refused++;
		return NULL;
	}
	results = arena_new(p.arena, enum put_result, p.rows_n);
	TRY(rows_put(ctx, &p, results));
	for (size_t i = 0; i < p.rows_n; i++)
		count_put(im, (enum import_file)p.rows[i].row->file,
		          results[i]);
	for (size_t i = 0; i < p.notes_n; i++)
		import_report_problem(im, p.arena, &p.notes[i]);
	return NULL;
}
