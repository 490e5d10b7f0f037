/*
 * papers.h - what of a person's stands on paper: what was signed or given and
 * stays as it was, what can be printed as it is today, and empty sheets to
 * write on.
 *
 * A capability that has some lists them in a panel at PANEL_PAPERS
 * (kernel/capability.h); the page of papers puts all of them in one order.
 */
#ifndef KERNEL_PAPERS_H
#define KERNEL_PAPERS_H

#include "base/date.h"
#include "base/str.h"

struct paper_line {
	struct str what; /* in words of whoever reads */
	/* Signed, given, or last changed; DATE_NONE: of no day. */
	struct date on;
	struct str path; /* after /people/:crn, or /me of the person's own */
	bool kept;       /* signed or given: it stays as it was */
	bool empty;      /* a sheet to write on */
};

struct papers {
	struct paper_line *v;
	size_t n;
};

/* One more that can be printed as it is today; there is room for it. */
static inline void
papers_now(struct papers *papers, struct str what, struct str path)
{
	papers->v[papers->n++] = (struct paper_line){
	        .what = what, .on = DATE_NONE, .path = path};
}

/* One more empty sheet; there is room for it. */
static inline void
papers_sheet(struct papers *papers, struct str what, struct str path)
{
	papers_now(papers, what, path);
	papers->v[papers->n - 1].empty = true;
}

#endif
