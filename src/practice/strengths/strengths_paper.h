/*
 * strengths_paper.h - what stands at the head of a printed assessment or tool.
 *
 * No crest is drawn: the royal arms are not ours to print, and a service's own
 * mark stands there in words.
 *
 * Rules kept here, each with a test of the same words:
 *   - the marking and the service's name on paper are dated rules;
 *   - somebody's own paper bears no marking.
 */
#ifndef PRACTICE_STRENGTHS_PAPER_H
#define PRACTICE_STRENGTHS_PAPER_H

#include "kernel/capability.h"

struct strengths_paper {
	struct str service;
	struct str marking; /* empty on the person's own */
};

/* The rules of today, for the person's own copy or a worker's. */
MUST_CHECK const struct fault *
strengths_paper_read(struct ctx *ctx, bool own, struct strengths_paper *out);

/* A line, above the title. */
void strengths_paper_draw(struct html *h, const struct strengths_paper *paper);

#endif
