/*
 * paper.h - a page of this program as a tagged PDF.
 *
 * A browser makes it, in another process that has no part in this one:
 * `mydirection printer` (app/printer.c), reached over a socket.  One is sent
 * after the other: the length of the page in four bytes, highest first, and
 * the page; back come the length of the PDF, nought for none, and the PDF.
 *
 * Rules kept here, each with a test of the same words:
 *   - what the printer sends is a PDF, or it is nothing;
 *   - a printer that is not there, or says nothing in time, makes no PDF.
 */
#ifndef WEB_PAPER_H
#define WEB_PAPER_H

#include "base/arena.h"
#include "base/str.h"

/* The longest page taken, and the longest PDF. */
#define PAPER_PAGE_MOST ((size_t)8 * 1024 * 1024)
#define PAPER_PDF_MOST  ((size_t)32 * 1024 * 1024)

/* The length before either. */
#define PAPER_LENGTH 4
void paper_length_put(unsigned char *at, size_t n);
size_t paper_length_get(const unsigned char *at);

/* Have a page printed by the printer at this address; false: it was not. */
MUST_CHECK bool paper_print(struct arena *arena, const char *printer,
                            struct str page, int ms, struct bytes *out);

#endif
