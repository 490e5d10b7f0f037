/*
 * sheet.h - a workbook for a spreadsheet (xlsx), by libxlsxwriter.
 *
 * Text stays text: what begins with = is shown and never run.  Rows are
 * written as they come and not held in memory; what the library writes in
 * between lies in a folder of the caller's and is gone at the end.
 */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/date.h"
#include "base/money.h"

struct sheet;

/* Begin one; temporary files go to `folder`.  False when none can be made. */
MUST_CHECK bool
sheet_open(struct arena *arena, const char *folder, struct sheet **out);

/* A page with its name (at most 31 characters, none of []:*?/\) and its n
 * headings; what follows goes below them. */
void sheet_page(struct sheet *sheet, struct str name, const struct str *head,
                size_t n);

/* The next cell of the row; then the next row. */
void sheet_text(struct sheet *sheet, struct str text);
void sheet_number(struct sheet *sheet, int64_t number);
void sheet_money(struct sheet *sheet, struct money sum); /* in pounds */
void sheet_date(struct sheet *sheet, struct date day);
void sheet_row(struct sheet *sheet);

/* All of it as bytes.  False when the disk would not have it. */
MUST_CHECK bool sheet_close(struct sheet *sheet, struct str *out);

#endif
