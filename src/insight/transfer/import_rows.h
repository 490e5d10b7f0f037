/*
 * import_rows.h - one row at a time, for import_person.c.
 */
#ifndef INSIGHT_IMPORT_ROWS_H
#define INSIGHT_IMPORT_ROWS_H

#include "insight/transfer/import_local.h"
#include "practice/contact/contact_import.h"
#include "register/orders/orders_end.h"
#include "register/orders/orders_package.h"
#include "register/orders/orders_spell.h"
#include "register/people/people.h"

/* Reported, not refused, things of one person; more are left out and the
 * last says so. */
#define IMPORT_NOTES_MOST 200
/* The place of `note` in contact_columns: free text keeps its spaces quiet. */
#define IMPORT_NOTE_COLUMN 8

/* What one row became, by the file it is of. */
union import_facts {
	struct person_facts person;
	struct {
		struct order order;
		struct order_end end; /* how it stands */
	};
	struct requirement requirement;
	struct contact_facts contact;
	struct reoffence reoffence;
	struct spell spell;
	struct package package;
};

struct import_person {
	struct import *im;
	struct arena *arena;
	struct str crn;
	struct person_id person; /* {0} until known */
	bool is_new;
	bool refused;
	struct import_cells *rows;
	union import_facts *facts;
	size_t rows_n;
	struct import_problem *notes;
	size_t notes_n;
	int64_t packages_new; /* judged so far, and not written down yet */
};

/* Refuse the person for a cell (column -1: the row). */
void import_refuse(struct import_person *p, const struct import_cells *cells,
                   int column, struct text text);
/* Report something about a cell that was put right or kept aside. */
void import_note(struct import_person *p, const struct import_cells *cells,
                 int column, struct text text);

/* The cells of a group's rows into p->rows, white space taken off; in
 * p->arena.  A row that cannot be read keeps its row->bad.  Uses the import's
 * files and reader alone, so it runs beside anything but itself. */
MUST_CHECK const struct fault *
import_rows_read(struct import_person *p, const struct import_group *group);

/* --- import_ahead.c ----------------------------------------------------- */

/* The rows of one person take at most so much memory. */
#define IMPORT_PERSON_MOST ((size_t)64 * 1024 * 1024)

/*
 * Begin to read the rows of `n` groups from `first` on, in a thread of their
 * own where one can be had.  Ends with the arena, or before.
 */
struct import_ahead;
struct import_ahead *import_ahead_begin(struct import *im, struct arena *arena,
                                        size_t first, size_t n);

/* The rows of the next group, which stay until the next call; whatever else
 * is made of that person goes into `arena`. */
MUST_CHECK const struct fault *
import_ahead_next(struct import_ahead *ahead, struct arena *arena,
                  struct import_person *out);

/* Nothing is read any more, and the files are the caller's again. */
void import_ahead_end(struct import_ahead *ahead);

/* --- import_rows.c ------------------------------------------------------ */

/* Judge all rows of a person; what they become is in p->facts. */
MUST_CHECK const struct fault *
import_rows_judge(struct ctx *ctx, struct import_person *p);

/* Put the i-th row. */
MUST_CHECK const struct fault *
import_row_put(struct ctx *ctx, struct import_person *p,
               const struct import_cells *cells, size_t i,
               enum put_result *result);

/* Put all contacts of a person of whom nothing is stored yet. */
MUST_CHECK const struct fault *
import_contacts_put(struct ctx *ctx, struct import_person *p,
                    enum put_result *results);

/* A user, an organisation, a team by the word in the files; {0} when it is
 * not known (team: made).  Kept between people. */
MUST_CHECK const struct fault *
import_user(struct ctx *ctx, struct import *im, struct str username,
            struct user_id *out);
MUST_CHECK const struct fault *
import_organisation(struct ctx *ctx, struct import *im, struct str slug,
                    struct organisation_id *out);
MUST_CHECK const struct fault *
import_team(struct ctx *ctx, struct import *im,
            struct organisation_id organisation, struct str name,
            struct team_id *out);

#endif
