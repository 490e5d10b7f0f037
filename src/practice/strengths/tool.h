/*
 * tool.h - person-centred tools: each one page about a life, and one small
 * conversation.
 *
 * What somebody says is an *entry*, a few words in a box of a tool.  Entries
 * are rows that nobody changes: one is added, and may be taken back.  So what
 * a tool said on a day is read from the same rows.  What is asked has an
 * edition, which is the dated rule strengths.tools.
 *
 * Rules kept here, each with a test of the same words:
 *   - an entry belongs to who wrote it: nobody else takes it back;
 *   - words written down for the person say who wrote them, and the person
 *     may take them back;
 *   - each view is its author's: the worker's is the worker's, and what family
 *     say is as told, with who told it;
 *   - an entry is never changed: it is taken back, and stays on the days it
 *     stood on;
 *   - a day on which something was written or taken back is a version, read
 *     with what was asked on that day;
 *   - who was in the room is a name or a role, ten at most on a day, read by
 *     the person and who may write with them, and never on paper;
 *   - two who write at once lose nothing: both are kept;
 *   - a tool takes so many entries, of 500 letters each, and so many a day;
 *   - a goal is made from an entry that stands, and the entry says that it is
 *     in the plan for as long as such a goal is;
 *   - what does not fit one sheet is counted on it, never cut;
 *   - questions that changed since the form was made are told, and nothing is
 *     written under the new ones;
 *   - somebody who reaches the person and is no worker finds nothing here.
 *
 * The tools: F1 to F4 of the programme's requirements, T17.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_H
#define PRACTICE_STRENGTHS_TOOL_H

#include "kernel/capability.h"

/* Most letters of an entry, of a name; people in the room on a day; entries
 * written in a tool on a day, with those taken back. */
#define TOOL_WORDS_MOST 500
#define TOOL_NAME_MOST  80
#define TOOL_ROOM_MOST  10
#define TOOL_DAY_MOST   120

enum tool_kind {
	TOOL_ONE_PAGE,
	TOOL_IMPORTANT,
	TOOL_WORKING,
	TOOL_DAYS,
	TOOL_WEEK,
	TOOL_LEARNING,
	TOOL_DECISIONS,
	TOOL_KIND_COUNT
};
extern const char *const tool_kinds[TOOL_KIND_COUNT + 1];

/* Whose view it is. */
enum tool_view { TOOL_PERSON, TOOL_FAMILY, TOOL_WORKER, TOOL_VIEW_COUNT };
extern const char *const tool_views[TOOL_VIEW_COUNT + 1];

/* Instead of the place of a box: who was in the room. */
#define TOOL_ROOM (-1)

ID_TYPE(tool_entry_id);

struct tool_entry {
	struct tool_entry_id id;
	struct person_id person;
	enum tool_kind kind;
	int box; /* its place among the tool's boxes, or TOOL_ROOM */
	/* In a week its day, 1 (Monday) to 7; where answers belong together
	 * the id of the first of them; else 0. */
	int64_t place;
	enum tool_view view;
	bool own; /* by the person's own sign-in */
	struct str words;
	struct str teller; /* who told it, of what family say */
	int64_t edition;   /* of what was asked */
	struct user_id author;
	struct str author_name; /* filled when read */
	struct instant at;
	struct date day;
	bool taken_back;
	int64_t goals; /* goals of the plan that were made from it */
};

/* A tool as it is, or as it was on a day. */
struct tool {
	struct person_id person;
	enum tool_kind kind;
	struct date day; /* the last one of its entries, or the one asked for */
	int64_t edition; /* of what is asked now, or was asked then */
	struct tool_entry *entries; /* in the order they were written */
	size_t n;
	struct tool_entry *room; /* who was there on `day` */
	size_t room_n;
};

/* How much stands in a tool. */
struct tool_head {
	int64_t n;
	struct date day; /* the last one, or none */
};

/* Whether the actor may take it back. */
bool tool_entry_is_mine(const struct ctx *ctx, const struct tool_entry *entry);

struct tool_terms {
	enum tool_kind kind;
	int box;           /* or TOOL_ROOM */
	int64_t place;     /* as above; 0 begins a new set of answers */
	int view;          /* enum tool_view; -1: no such view */
	struct str words;  /* the name or role, for TOOL_ROOM */
	struct str teller; /* who told it, of what family say */
	int64_t edition;   /* of the questions that were on the form */
};

/*
 * Add an entry.
 *
 * NOT_FOUND  out of reach;
 * REFUSED    to the person the worker's view; when the tool, the day or the
 *            room is full; when other questions are asked today than those of
 *            terms.edition;
 * INVALID    nothing was said, too long, no such view or day, nobody told it;
 * NOT_FOUND  also for a place whose answers are not there.
 */
MUST_CHECK const struct fault *
tool_add(struct ctx *ctx, struct person_id person,
         const struct tool_terms *terms, struct tool_entry_id *out,
         struct problems *problems);

/* Take an entry back.  NOT_FOUND out of reach or not this person's; REFUSED
 * to who did not write it, and when it is taken back. */
MUST_CHECK const struct fault *
tool_take_back(struct ctx *ctx, struct person_id person,
               struct tool_entry_id id);

/*
 * A goal of the plan is made from an entry: its `goals` goes up.  NOT_FOUND
 * out of reach, not this person's, or who was in the room; REFUSED when it is
 * taken back.
 */
MUST_CHECK const struct fault *
tool_lift(struct ctx *ctx, struct person_id person, struct tool_entry_id id);
/* Such a goal is in the plan again (1), or is not any more (-1). */
MUST_CHECK const struct fault *
tool_lifted(struct ctx *ctx, struct tool_entry_id id, int by);

/* A tool as it is now, or as it was at the end of a day, with names.
 * NOT_FOUND out of reach, and of a day that is no version. */
MUST_CHECK const struct fault *
tool_read(struct ctx *ctx, struct person_id person, enum tool_kind kind,
          struct tool *out);
/* (as tool_read) */
MUST_CHECK const struct fault *
tool_read_day(struct ctx *ctx, struct person_id person, enum tool_kind kind,
              struct date day, struct tool *out);
/* Days that are versions, the newest first, at most 200. */
MUST_CHECK const struct fault *
tool_days(struct ctx *ctx, struct person_id person, enum tool_kind kind,
          struct date **out, size_t *n);
/* How much stands in each tool. */
MUST_CHECK const struct fault *
tool_list(struct ctx *ctx, struct person_id person,
          struct tool_head out[TOOL_KIND_COUNT]);
/* One entry, with names; nothing and *found false where it is not this
 * person's, as after a merge that was undone. */
MUST_CHECK const struct fault *
tool_entry_maybe(struct ctx *ctx, struct person_id person,
                 struct tool_entry_id id, struct tool_entry *out, bool *found);
/* One entry, with names.  NOT_FOUND out of reach or not this person's. */
MUST_CHECK const struct fault *
tool_entry(struct ctx *ctx, struct person_id person, struct tool_entry_id id,
           struct tool_entry *out);

#endif
