/*
 * import_source.c - the files: opened, their columns found, their rows
 * placed.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "insight/transfer/import_local.h"

#define WINDOW ((size_t)256 * 1024)

const char *const import_file_names[IMPORT_FILES + 1] = {
        "organisations.csv", "staff.csv",    "people.csv",     "orders.csv",
        "requirements.csv",  "contacts.csv", "reoffences.csv", "spells.csv",
        "packages.csv",      NULL,
};

/* The key, crn where there is one, stands first in every file. */
static const char *const organisation_columns[] = {
        "slug", "name", "kind", "area", "valid_from", "valid_to", NULL};
static const char *const staff_columns[] = {"username",     "name", "role",
                                            "organisation", "team", "email",
                                            "trained_on",   NULL};
static const char *const people_columns[] = {
        "crn",        "pnc",           "prison_number",
        "first_name", "last_name",     "preferred_name",
        "pronouns",   "date_of_birth", "sex",
        "ethnicity",  "language",      "phone",
        "email",      "postcode",      "organisation",
        "team",       "case_manager",  "allocated_on",
        NULL};
static const char *const order_columns[] = {"crn",
                                            "order_ref",
                                            "kind",
                                            "court",
                                            "offence_code",
                                            "offence_on",
                                            "convicted_on",
                                            "sentenced_on",
                                            "released_on",
                                            "starts_on",
                                            "ends_on",
                                            "order_outcome",
                                            "order_outcome_on",
                                            NULL};
static const char *const requirement_columns[] = {
        "crn",  "order_ref", "requirement_ref", "kind", "quantity",
        "unit", "starts_on", "ends_on",         "done", "done_on",
        NULL};
static const char *const contact_columns[] = {
        "crn",     "contact_ref", "at",   "kind", "staff", "planned_minutes",
        "outcome", "minutes",     "note", NULL};
static const char *const reoffence_columns[] = {"crn",       "offence_on",
                                                "proven_on", "offence_code",
                                                "disposal",  "severity",
                                                NULL};
static const char *const spell_columns[] = {"crn", "kind", "from_on", "to_on",
                                            NULL};
static const char *const package_columns[] = {
        "crn", "known_on", "source", "tier", "appointments", "weeks", NULL};

const char *const *const import_columns[IMPORT_FILES] = {
        organisation_columns, staff_columns,       people_columns,
        order_columns,        requirement_columns, contact_columns,
        reoffence_columns,    spell_columns,       package_columns,
};

/* A file may be without these: it says nothing of them then. */
static const char *const optional_columns[] = {
        "done", "done_on", "order_outcome", "order_outcome_on", NULL};

/* One header cell: a known column, an x_ one, or an error. */
static const struct fault *
column_take(struct import *im, struct import_source *source, struct str name,
            size_t cell)
{
	struct str file = str_of(import_file_names[source->kind]);
	int place = str_word(name, import_columns[source->kind]);

	if (place >= 0 && source->at[place] >= 0)
		return fault_invalid(
		        im,
		        "{file} has the column {column} twice. Nothing was "
		        "changed",
		        {"file", file}, {"column", name});
	if (place >= 0) {
		source->at[place] = (int)cell;
		return NULL;
	}
	if (!str_starts(name, S("x_")))
		return fault_invalid(
		        im,
		        "{file} has a column {column} that is not known. Take "
		        "it out, or begin its name with x_ to keep it as a "
		        "note. Nothing was changed",
		        {"file", file}, {"column", name});
	source->extra[cell] = str_c(im->arena, str_slice(name, 2, name.n));
	return NULL;
}

static const struct fault *
header_read(struct import *im, struct import_source *source,
            struct csv_reader *csv)
{
	struct str file = str_of(import_file_names[source->kind]);
	const char *const *columns = import_columns[source->kind];

	for (size_t i = 0; i < IMPORT_COLUMNS_MOST; i++)
		source->at[i] = -1;
	switch (csv_next(csv)) {
	case CSV_ROW:
		break;
	case CSV_END:
		return fault_invalid(
		        im,
		        "{file} is empty; its first line must name the "
		        "columns",
		        {"file", file});
	default:
		return fault_invalid(
		        im,
		        "The first line of {file} cannot be read: it is not "
		        "UTF-8 text at byte {byte}. Save it as UTF-8",
		        {"file", file},
		        {"byte",
		         str_print(im->arena, "%lld", (long long)csv->offset)});
	}
	source->header = str_copy(im->arena, csv->raw);
	source->cells = csv->n;
	for (size_t i = 0; i < csv->n; i++)
		/* A copy: the reader's memory goes before a fault is said. */
		TRY(column_take(im, source,
		                str_copy(im->arena, str_trim(csv->cells[i])),
		                i));
	for (size_t i = 0; columns[i] != NULL; i++)
		if (source->at[i] < 0 &&
		    str_word(str_of(columns[i]), optional_columns) < 0)
			return fault_invalid(
			        im,
			        "{file} has no column {column}. Nothing was "
			        "changed",
			        {"file", file}, {"column", str_of(columns[i])});
	return NULL;
}

static const struct fault *
source_open(struct import *im, enum import_file kind)
{
	struct import_source *source = &im->sources[kind];
	const char *path = str_print(im->arena, "%s/%s", im->options->folder,
	                             import_file_names[kind])
	                           .p;

	source->kind = kind;
	source->file = fopen(path, "rb");
	if (source->file == NULL && (errno != ENOENT || kind == IMPORT_PEOPLE))
		return fault_invalid(
		        im,
		        "{path} cannot be opened: {why}. A caseload is a "
		        "folder with at least people.csv",
		        {"path", str_of(path)},
		        {"why", str_of(strerror(errno))});
	if (source->file != NULL)
		source->window = arena_bytes(im->arena, WINDOW, 1);
	return NULL;
}

const struct fault *
import_sources_open(struct import *im)
{
	for (int i = 0; i < IMPORT_FILES; i++)
		TRY(source_open(im, (enum import_file)i));
	return NULL;
}

void
import_sources_close(struct import *im)
{
	for (int i = 0; i < IMPORT_FILES; i++) {
		if (im->sources[i].file != NULL)
			fclose(im->sources[i].file);
		if (im->sources[i].refused != NULL)
			fclose(im->sources[i].refused);
	}
}

/* FNV-1a of the CRN as it will be read: trimmed, upper case. */
uint64_t
import_person_hash(struct str crn)
{
	uint64_t h = UINT64_C(14695981039346656037);

	crn = str_trim(crn);
	for (size_t i = 0; i < crn.n; i++) {
		unsigned char c = (unsigned char)crn.p[i];

		if (c >= 'a' && c <= 'z')
			c = (unsigned char)(c - 'a' + 'A');
		h = (h ^ c) * UINT64_C(1099511628211);
	}
	return h != 0 ? h : 1;
}

/* The CRN of a row that could not be read whole: up to the comma after it,
 * where that much is text. */
static struct str
crn_of_bad(const struct import_source *source, struct str raw)
{
	struct str rest = raw, cell = {NULL, 0};
	size_t bad;

	if (source->kind < IMPORT_PEOPLE)
		return cell;
	for (int i = 0; i <= source->at[0]; i++)
		if (!str_split(&rest, ',', &cell))
			return (struct str){NULL, 0};
	return utf8_check(cell, &bad) ? cell : (struct str){NULL, 0};
}

static void
row_keep(struct import *im, struct import_source *source,
         const struct csv_reader *csv, enum csv_row state)
{
	struct import_row *row;
	struct str crn;

	if (im->rows_n == im->rows_room) {
		size_t room = im->rows_room == 0 ? 65536 : im->rows_room * 2;

		im->rows = arena_grow(im->arena, im->rows,
		                      im->rows_n * sizeof(*row),
		                      room * sizeof(*row));
		im->rows_room = room;
	}
	row = &im->rows[im->rows_n++];
	/* Too few cells: the last column would be somebody else's. */
	if (state == CSV_ROW && csv->n != source->cells)
		state = CSV_TOO_MANY;
	crn = state == CSV_ROW && source->kind >= IMPORT_PEOPLE
	              ? csv->cells[source->at[0]]
	              : crn_of_bad(source, csv->raw);
	*row = (struct import_row){
	        .person = source->kind >= IMPORT_PEOPLE
	                          ? import_person_hash(crn)
	                          : 0,
	        .offset = csv->base +
	                  (csv->raw.p != NULL ? csv->raw.p - csv->block : 0),
	        .length = (uint32_t)csv->raw.n,
	        .line = (uint32_t)csv->line,
	        .file = (uint8_t)source->kind,
	        .bad = (uint8_t)state,
	};
	source->counts.read++;
}

static const struct fault *
source_index(struct import *im, struct import_source *source)
{
	struct csv_reader csv;
	const struct fault *fault;
	enum csv_row state;

	csv_open(&csv, im->arena, source->file);
	fault = header_read(im, source, &csv);
	while (fault == NULL) {
		state = csv_next(&csv);
		if (state == CSV_END)
			break;
		if (state == CSV_READ_ERROR)
			fault = fault_unavailable(
			        im, "{file} could not be read from the disk",
			        {"file",
			         str_of(import_file_names[source->kind])});
		else
			row_keep(im, source, &csv, state);
	}
	csv_close(&csv);
	return fault;
}

static int
row_order(const void *a, const void *b)
{
	const struct import_row *l = a, *r = b;

	if (l->person != r->person)
		return l->person < r->person ? -1 : 1;
	if (l->file != r->file)
		return l->file - r->file;
	return (l->offset > r->offset) - (l->offset < r->offset);
}

static int
group_order(const void *a, const void *b)
{
	const struct import_group *l = a, *r = b;

	return (l->place > r->place) - (l->place < r->place);
}

/* Rows of one hash become a group; groups stand in the order of people. */
static void
groups_make(struct import *im)
{
	size_t n = 0;

	for (size_t i = 0; i < im->rows_n; i++)
		n += i == 0 || im->rows[i].person != im->rows[i - 1].person;
	im->groups = arena_new(im->arena, struct import_group, n + 1);
	for (size_t i = 0; i < im->rows_n; i++) {
		struct import_row *row = &im->rows[i];
		struct import_group *group;

		if (row->person == 0)
			continue;
		if (i == 0 || row->person != im->rows[i - 1].person)
			im->groups[im->groups_n++] = (struct import_group){
			        .first = i,
			        .place = row->file == IMPORT_PEOPLE
			                         ? row->offset
			                         : INT64_MAX,
			};
		group = &im->groups[im->groups_n - 1];
		group->n++;
	}
	qsort(im->groups, im->groups_n, sizeof(im->groups[0]), group_order);
}

const struct fault *
import_index(struct import *im)
{
	for (int i = 0; i < IMPORT_FILES; i++)
		if (im->sources[i].file != NULL)
			TRY(source_index(im, &im->sources[i]));
	qsort(im->rows, im->rows_n, sizeof(im->rows[0]), row_order);
	groups_make(im);
	csv_open(&im->reader, im->arena, NULL);
	return NULL;
}

/* Made in the row's memory and never in the import's own, since rows are read
 * beside it. */
static const struct fault *
file_changed(struct arena *arena, enum import_file file)
{
	struct import_scratch own = {arena};

	return fault_unavailable(&own,
	                         "{file} changed while it was being read. Run "
	                         "the import again",
	                         {"file", str_of(import_file_names[file])});
}

/* The bytes of a row, through the file's window. */
static const struct fault *
source_bytes(struct import *im, struct arena *arena,
             const struct import_row *row, struct str *out)
{
	struct import_source *source = &im->sources[row->file];
	int64_t end = row->offset + (int64_t)row->length;
	char *large;
	ssize_t got;

	if (row->length > WINDOW) {
		large = arena_bytes(arena, row->length, 1);
		got = pread(fileno(source->file), large, row->length,
		            row->offset);
		*out = (struct str){large, got > 0 ? (size_t)got : 0};
	} else {
		if (row->offset < source->window_at ||
		    end > source->window_at + (int64_t)source->window_n) {
			got = pread(fileno(source->file), source->window,
			            WINDOW, row->offset);
			source->window_at = row->offset;
			source->window_n = got > 0 ? (size_t)got : 0;
		}
		*out = (struct str){source->window +
		                            (row->offset - source->window_at),
		                    row->length};
	}
	if (end > row->offset + (int64_t)out->n && out->n < row->length)
		return file_changed(arena, (enum import_file)row->file);
	return NULL;
}

/* x_ columns as lines of notes. */
static struct str
notes_of(struct import *im, struct arena *arena,
         const struct import_source *source)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (size_t i = 0; i < source->cells; i++) {
		if (source->extra[i] == NULL ||
		    str_empty(str_trim(im->reader.cells[i])))
			continue;
		if (buf.n > 0)
			buf_char(&buf, '\n');
		buf_str(&buf, str_of(source->extra[i]));
		buf_lit(&buf, ": ");
		buf_str(&buf, str_trim(im->reader.cells[i]));
	}
	return buf_get(&buf);
}

const struct fault *
import_cells_read(struct import *im, struct arena *arena,
                  const struct import_row *row, struct import_cells *out)
{
	const struct import_source *source = &im->sources[row->file];
	const char *const *columns = import_columns[row->file];

	*out = (struct import_cells){.row = row};
	TRY(source_bytes(im, arena, row, &out->raw));
	out->raw = str_copy(arena, out->raw);
	if (row->bad != CSV_ROW) {
		out->cell[0] = crn_of_bad(source, out->raw);
		return NULL;
	}
	csv_text(&im->reader, out->raw);
	if (csv_next(&im->reader) != CSV_ROW || im->reader.n < source->cells)
		return file_changed(arena, (enum import_file)row->file);
	for (size_t i = 0; columns[i] != NULL; i++)
		if (source->at[i] >= 0)
			out->cell[i] = str_copy(
			        arena, im->reader.cells[source->at[i]]);
	out->notes = notes_of(im, arena, source);
	return NULL;
}
