/*
 * eval_report.h - a study's result as a report that anybody can read.
 *
 * Of docs/evaluation-result.md, and of nothing else: a report of a result and
 * one of a release (eval_publish.h) are made alike, and what is hidden in a
 * release is hidden in its report.
 *
 * Rules kept here, each with a test of the same words:
 *   - the finding comes first, in people of every hundred;
 *   - what may be said stands beside what may not;
 *   - a report never says that there is no effect;
 *   - what is not for publication, not matured, post hoc or made up is marked
 *     on every sheet;
 *   - when fewer people reoffend and more offences are done, the report warns;
 *   - every picture has words and a table that tell the same;
 *   - a report asks no network and needs no script;
 *   - of an experiment there are the lists of experiments, and none of studies
 *     that only observe;
 *   - something as strong as what was measured explains the finding away or
 *     not, in words;
 *   - what the result does not know is left open, with a mark for the author.
 */
#ifndef INSIGHT_EVAL_REPORT_H
#define INSIGHT_EVAL_REPORT_H

#include "base/buf.h"
#include "base/json.h"
#include "web/html.h"

/* The largest result that is read. */
#define EVAL_RESULT_MOST ((size_t)16 * 1024 * 1024)

/*
 * Read a result or a release.  INVALID, with the name of the file, when it
 * cannot be read or is none of schema 1.
 */
MUST_CHECK const struct fault *
eval_result_read(struct arena *arena, const char *path, json_t **out);

/* The bytes of a file, as they are; false where it cannot be read or is larger
 * than a result. */
bool eval_result_bytes(struct arena *arena, const char *path, struct str *out);

/* The same of bytes that were read; path: what to call them. */
MUST_CHECK const struct fault *
eval_result_of(struct arena *arena, struct str text, const char *path,
               json_t **out);

/*
 * The report as one HTML file, in this thread's language.  `printed`: for the
 * printer (web/paper.h), which has our style sheet beside the page; what may
 * be opened is open.  Else the style and the font are in the file.
 */
void eval_report_write(struct arena *arena, const json_t *result, bool printed,
                       struct buf *out);

/* What may be said of a result and what may not, in this thread's language; the
 * lists are in the arena. */
struct eval_report_said {
	const struct str *can, *cannot;
	size_t can_n, cannot_n;
};
void eval_report_said(struct arena *arena, const json_t *result,
                      struct eval_report_said *out);

/*
 * How alike the groups of a design are, as a part of a page: the flow, the
 * standardised differences with their table, the baseline and the scores.
 * `design` has these members of a result and no other.
 */
void eval_report_balance(struct html *h, const json_t *design);

#endif
