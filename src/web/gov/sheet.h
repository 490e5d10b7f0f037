/*
 * sheet.h - an empty sheet of paper to write on by hand.
 *
 * The room to write is under a question and as wide as the sheet, so that
 * neither hand covers what was asked; the lines are far apart.  Nothing that
 * is known of somebody stands on it but their first name.
 */
#ifndef WEB_GOV_SHEET_H
#define WEB_GOV_SHEET_H

#include "web/html.h"

struct sheet {
	struct str title;
	struct str name; /* whose it is: a first name */
	struct str says; /* what it is for, or empty */
};
/* Its head: the title, whose it is, and room for the day. */
void sheet_begin(struct html *h, const struct sheet *sheet);

struct sheet_question {
	struct str asks;         /* as the form on the screen asks it */
	struct str hint;         /* or empty */
	const char *const *keys; /* answers to tick, n of them; or NULL */
	size_t n;
	int lines;    /* to write on */
	bool in_part; /* below the heading of a part (sheet_part) */
};
void sheet_ask(struct html *h, const struct sheet_question *question);

/* A part on a sheet of its own; the first one is on the sheet of the head. */
void sheet_part_begin(struct html *h, struct str title, bool first);
void sheet_part_end(struct html *h);

/* A table to write into: what stands at its head and at the start of each row.
 * Without `rows` they are empty too. */
struct sheet_table {
	const struct str *heads;
	size_t heads_n;
	const struct str *rows;
	size_t rows_n;
	int high;   /* lines of a row */
	bool boxes; /* a box to tick in each cell */
	int wide;   /* columns that the first one is as wide as; 0: one */
};
void sheet_table(struct html *h, const struct sheet_table *table);

/* What becomes of it: who takes it, and that they type it. */
void sheet_end(struct html *h);

#endif
