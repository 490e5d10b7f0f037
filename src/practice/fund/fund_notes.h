/*
 * fund_notes.h - what whoever decides is asked to look at.
 *
 * Notes explain and never decide: a yes stays a yes.  They are shown beside
 * the form of whoever decides, and what was shown is kept with the decision.
 *
 * Rules kept here, each with a test of the same words:
 *   - a request is held against the requirements that are live, and the
 *     answer is none or ask, with which one and why;
 *   - which requirement asks about which purpose is a dated value;
 *   - a signal explains in a sentence and decides nothing;
 *   - what was shown is kept with the decision;
 *   - the person's own page shows no notes.
 */
#ifndef PRACTICE_FUND_NOTES_H
#define PRACTICE_FUND_NOTES_H

#include "practice/fund/fund_local.h"

enum fund_note_code {
	NOTE_NO_CLASH, /* the answer "none" */
	NOTE_PLACE,    /* from here on the answer "ask" */
	NOTE_HOURS,
	NOTE_ALCOHOL,
	NOTE_ACTIVITY,
	NOTE_HOME,
	NOTE_ABROAD,
	NOTE_DRIVING,
	NOTE_EVENT,
	NOTE_CONDITION,
	NOTE_TOP, /* signals from here on */
	NOTE_NEW,
	NOTE_THIRD,
	NOTE_NAME,
	NOTE_TIE,
	NOTE_COUNT
};
extern const char *const fund_note_codes[NOTE_COUNT + 1];

struct fund_note {
	enum fund_note_code code;
	struct str fact; /* the kind of a requirement, or empty */
	enum fund_side side;
	int64_t round;
};

#define FUND_NOTES_MOST 32
struct fund_notes {
	struct fund_note v[FUND_NOTES_MOST];
	size_t n;
};

enum fund_clash { FUND_CLASH_NONE, FUND_CLASH_ASK };

/* fund_clash.c: the request against the requirements live by the day it is
 * needed on; each that asks once.  Reach as requirements_of. */
MUST_CHECK const struct fault *
fund_clash(struct ctx *ctx, const struct fund_request *request,
           struct fund_notes *notes, enum fund_clash *out);

/* fund_signal.c: what is unusual about it (figures ours). */
MUST_CHECK const struct fault *
fund_signals(struct ctx *ctx, const struct fund_request *request,
             struct fund_notes *notes);

/* Both; and keep them beside a voice that was just given. */
MUST_CHECK const struct fault *
fund_notes_of(struct ctx *ctx, const struct fund_request *request,
              struct fund_notes *out);
MUST_CHECK const struct fault *
fund_notes_keep(struct ctx *ctx, const struct fund_request *request,
                enum fund_side side);

/* One more, as long as there is room for it. */
void fund_note_add(struct fund_notes *notes, enum fund_note_code code,
                   struct str fact);

/* --- fund_notes_store.c ----------------------------------------------- */

/* One note beside a voice. */
MUST_CHECK const struct fault *
fund_store_note_add(struct ctx *ctx, const struct fund_request *request,
                    const struct fund_note *note);
/* Kept, oldest first, within reach. */
MUST_CHECK const struct fault *
fund_store_notes(struct ctx *ctx, struct fund_id id, struct fund_notes *out);
/* Paid requests of the year in the organisation: of this purpose, those of
 * this sum or more, and of whatever purpose from this supplier. */
struct fund_usual {
	int64_t same, more, supplier;
};
MUST_CHECK const struct fault *
fund_store_usual(struct ctx *ctx, const struct fund_request *request,
                 struct instant since, struct fund_usual *out);

extern const struct migration fund_migration_65;
extern const struct query fund_note_put;
extern const struct query fund_notes_kept;
extern const struct query fund_usual_of;
extern const struct query fund_move_note_list;
extern const struct query fund_move_note_set;

/* --- fund_notes_views.c ----------------------------------------------- */

/* Beside the form of whoever decides; and what was shown when they did. */
void fund_draw_notes(struct html *h, const struct fund_notes *notes);
/* (as fund_draw_notes) */
void fund_draw_notes_kept(struct html *h, const struct fund_notes *notes);

#endif
