/*
 * know.h - how a person learns, hears, reads, remembers and copes, and what
 * helps them.
 *
 * What somebody says is an *entry*: a strength or a need in one of nine
 * categories, a condition, or what helps.  An entry is a row that nobody
 * changes: it is added, and may be taken back, and then stays in the history.
 *
 * Rules kept here, each with a test of the same words:
 *   - strengths come first: needs are not finished with no strength;
 *   - each entry says where it comes from: the person, a worker, a test or a
 *     diagnosis;
 *   - a condition is what the person says or what was diagnosed, never what a
 *     worker saw, and the two are kept apart;
 *   - what helps is said by the person: a worker writes it down for them, and
 *     it says so;
 *   - what helps has a day to ask again, and whoever asks says the next one;
 *   - neither edits the other's words: whoever wrote an entry takes it back,
 *     and the person what was written for them;
 *   - a worker of the person sets aside what another worker wrote and says
 *     why, but never what the person wrote;
 *   - an entry is never changed: it is taken back or set aside, and stays in
 *     the history;
 *   - the line of what helps names no condition (know_tells.h: nor by other
 *     words, before the person was asked);
 *   - whoever reaches the person and is no worker reads what helps, and
 *     nothing else;
 *   - what is asked that changed since the form was made is told, and nothing
 *     is written under the new questions;
 *   - there is room for so many of each;
 *   - the day to ask again, and who reads it, are said so many times of one
 *     entry; then it is to be written anew, by a way that is open to whoever
 *     is told so; a no is always taken;
 *   - what stands is read first, then what was taken back last; the rest is
 *     read page by page.
 *
 * The categories are dated data (support_kinds.h), S11 of what the services
 * do.
 */
#ifndef PRACTICE_SUPPORT_KNOW_H
#define PRACTICE_SUPPORT_KNOW_H

#include "practice/support/support_by.h"
#include "practice/support/support_kinds.h"

/* Most letters of an entry; of what helps, which is one short line; and of who
 * said so or does it. */
#define KNOW_WORDS_MOST  500
#define KNOW_HELP_MOST   80
#define KNOW_DETAIL_MOST 80
/* Most of a kind that stand, and most that were ever written. */
#define KNOW_STAND_MOST 30
#define KNOW_EVER_MOST  200
/* Most times that a day to ask again, or who reads it, is said of one. */
#define KNOW_SAID_MOST 60
/* The day to ask again is at most so many days off. */
#define KNOW_AGAIN_MOST 366
/* Most letters of why an entry is set aside. */
#define KNOW_WHY_MOST 300
/* Entries that are read at once, and most pages of them. */
#define KNOW_PAGE  400
#define KNOW_PAGES 50

enum know_kind {
	KNOW_STRENGTH,
	KNOW_NEED,
	KNOW_CONDITION,
	KNOW_HELP,
	KNOW_KIND_COUNT
};
extern const char *const know_kinds[KNOW_KIND_COUNT + 1];

/* Where it comes from. */
enum know_source {
	KNOW_UNSAID,
	KNOW_SAYS,      /* the person says */
	KNOW_SEEN,      /* a worker saw */
	KNOW_ASSESSED,  /* a test or an assessment */
	KNOW_DIAGNOSED, /* a doctor, a nurse, a psychologist */
	KNOW_SOURCE_COUNT
};
extern const char *const know_sources[KNOW_SOURCE_COUNT + 1];

/* Who does what helps. */
enum know_doer {
	KNOW_NOBODY,
	KNOW_EVERYBODY, /* who meets the person */
	KNOW_PERSON,
	KNOW_WORKER,
	KNOW_SOMEBODY, /* named in the detail */
	KNOW_DOER_COUNT
};
extern const char *const know_doers[KNOW_DOER_COUNT + 1];

/* Whether others may read the words of what helps: nobody was asked; the
 * person said yes; a worker wrote down their no; it is their own no. */
enum know_share {
	KNOW_UNASKED,
	KNOW_SHARED,
	KNOW_KEPT,
	KNOW_KEPT_OWN,
	KNOW_SHARE_COUNT
};
extern const char *const know_shares[KNOW_SHARE_COUNT + 1];

ID_TYPE(know_id);

struct know_entry {
	struct know_id id;
	enum know_kind kind;
	int code; /* of support_areas or support_helps; -1: a condition */
	struct str words;
	enum know_source source;
	enum know_doer doer;
	struct str detail; /* who said so, or who does it; or empty */
	int64_t edition;   /* of what was asked */
	struct support_by by;
	struct support_by back; /* who took it back; user {0}: it stands */
	struct str back_why;    /* of what somebody set aside; else empty */
	/* Of what helps: the day to ask again, and who said so last. */
	struct date again;
	struct support_by asked;
	enum know_share share;
};

/* It was said that this is all, for now. */
struct know_done {
	bool is;
	struct date day;
	struct support_by by;
	bool since; /* something was written or taken back afterwards */
};

struct know {
	struct person_id person;
	struct know_entry
	        *entries; /* the oldest first, with those taken back */
	size_t n;
	bool more;             /* there are others, on the next page */
	struct know_done done; /* the last */
};

/* How many of a kind stand. */
int know_standing(const struct know *know, enum know_kind kind);
bool know_stands(const struct know_entry *entry);
/* Whether this kind of help stands. */
bool know_helps(const struct know *know, enum support_help help);

/* What helps, in a line of short words that name no condition. */
struct know_line {
	const struct str *v;
	size_t n;
	bool large_print;
	bool easy_read;
};

/* --- writing: each NOT_FOUND out of reach, and to who is no worker ------- */

struct know_terms {
	enum know_kind kind;
	int code;   /* -1: no such word */
	int source; /* -1: no such word; the person's own may be unsaid */
	int doer;   /* of what helps */
	int share;  /* of what helps: KNOW_SHARED, KNOW_KEPT or unasked */
	struct str words;
	struct str detail;
	struct date again; /* of what helps; DATE_NONE: by the dated rule */
	bool again_wrong;  /* what was typed is no day */
	int64_t edition;   /* of what was asked on the form */
};

/* Add an entry.  INVALID with a problem for each field; REFUSED when there is
 * no room, when the same help stands already, and when something else is asked
 * today than on the form. */
MUST_CHECK const struct fault *
know_add(struct ctx *ctx, struct person_id person,
         const struct know_terms *terms, struct know_id *out,
         struct problems *problems);

/* Take one back.  REFUSED unless it is the actor's, and when it is taken
 * back already. */
MUST_CHECK const struct fault *
know_back(struct ctx *ctx, struct person_id person, struct know_id id);

/* Set aside what another worker wrote.  REFUSED to the person and to whoever
 * wrote it, who take it back; of the person's own words; to whoever only opened
 * the record; and when it is taken back already.  INVALID without a reason. */
MUST_CHECK const struct fault *
know_set_aside(struct ctx *ctx, struct person_id person, struct know_id id,
               struct str why, struct problems *problems);
/* Whether the actor may, by whose words they are. */
bool know_may_set_aside(const struct ctx *ctx, struct person_id person,
                        const struct know_entry *entry);

/* What helps was asked about and still helps: ask again on that day.  NOT_FOUND
 * for another kind; REFUSED when it is taken back and past the most; INVALID
 * for no day, one that is not to come or is too far off. */
MUST_CHECK const struct fault *
know_ask_again(struct ctx *ctx, struct person_id person, struct know_id id,
               struct date again, struct problems *problems);

/* Say that this is all for now.  REFUSED with no strength, and when nothing
 * was written since it was last said. */
MUST_CHECK const struct fault *
know_finish(struct ctx *ctx, struct person_id person);

/* --- reading -------------------------------------------------------------- */

/* What stands and what was taken back last, KNOW_PAGE entries at most, with
 * names.  NOT_FOUND out of reach, and to somebody who is no worker. */
MUST_CHECK const struct fault *
know_read(struct ctx *ctx, struct person_id person, struct know *out);
/* The same of a page; know_read reads page 1. */
MUST_CHECK const struct fault *
know_read_page(struct ctx *ctx, struct person_id person, int page,
               struct know *out);

/* What helps, for whoever reaches the person; nothing of the rest. */
MUST_CHECK const struct fault *
know_line(struct ctx *ctx, struct person_id person, struct know_line *out);

#endif
