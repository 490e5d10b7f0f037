/*
 * mine_say.h - how it is going, in five steps and in one's own words; to the
 * worker with a name, or to the manager without one.
 *
 * An answer without a name holds no person, no day and no writer: the month
 * alone, and a number that is drawn by lot.  So that nobody sends a hundred and
 * ten answers are ten people's, a token is kept beside it that the database
 * alone ties to nobody, until enough people sent something (decision 45).
 *
 * Rules kept here, each with a test of the same words:
 *   - one of five steps is chosen, and words are up to the person;
 *   - what goes to the worker has the name, and says who typed it;
 *   - the worker answers once, and the person reads it;
 *   - an answer without a name is tied to nobody, in no table and no audit;
 *   - the manager sees answers without a name of ten people on, of months that
 *     are over; months with fewer wait for the next;
 *   - however many answers somebody sends, they count as one person;
 *   - what comes late, when its month is closed, is of the first that is not,
 *     and what was shown stays as it was;
 *   - papers are counted apart from answers, and shown as papers;
 *   - who sent an answer is told by nothing in the database;
 *   - all the words of a group can be read, a page after the other;
 *   - a person sends so many answers without a name in a month, and a worker
 *     types so many papers;
 *   - a paper without a name is typed by a worker, and does not say whose;
 *   - what was done is said by a manager, to whom they reach;
 *   - somebody who reaches the person and is no worker finds nothing here.
 */
#ifndef PRACTICE_MINE_SAY_H
#define PRACTICE_MINE_SAY_H

#include "practice/mine/mine.h"

/* Most characters of what is said, answered and done. */
#define MINE_SAY_MOST 1000
/* Fewest people whose answers without a name are shown together; and papers. */
#define MINE_FEWEST 10
/* Most of a person in a month; papers that a worker types in a month; of an
 * organisation in a month. */
#define MINE_SENT_MOST   3
#define MINE_PAPERS_MOST 20
#define MINE_BOX_MOST    2000
/* Most with a name of one person; most that a manager's page says was done. */
#define MINE_SAYS_MOST 200
#define MINE_DIDS_MOST 50

#define MINE_LEVELS 5
/* "", very_bad bad between good very_good */
extern const char *const mine_levels[MINE_LEVELS + 2];

enum mine_about {
	MINE_ALL,
	MINE_MEETING,
	MINE_PLAN,
	MINE_PLACE,
	MINE_SITE,
	MINE_ABOUT_COUNT
};
extern const char *const mine_abouts[MINE_ABOUT_COUNT + 1];

enum mine_to { MINE_TO_UNSAID, MINE_TO_WORKER, MINE_TO_MANAGER, MINE_TO_COUNT };
extern const char *const mine_tos[MINE_TO_COUNT + 1];

ID_TYPE(mine_say_id);
ID_TYPE(mine_did_id);
ID_TYPE(mine_group_id);

struct mine_by {
	struct user_id user; /* {0}: nobody */
	struct str name;     /* filled when read */
	struct instant at;
};

/* With a name. */
struct mine_say {
	struct mine_say_id id;
	int level; /* 1 to 5 */
	enum mine_about about;
	struct str words;
	bool for_them; /* a worker typed it */
	struct mine_by by;
	struct str answer; /* or empty */
	struct mine_by answered;
};

/* You said, we did. */
struct mine_did {
	struct mine_did_id id;
	struct str said;
	struct str did;
	struct date day;
};

struct mine_said {
	struct mine_say *says; /* the newest first */
	size_t says_n;
	struct mine_did *dids; /* the newest first */
	size_t dids_n;
};
/* What a person said with their name, and what was done where they are.
 * NOT_FOUND out of reach, and to somebody who is no worker. */
MUST_CHECK const struct fault *
mine_said_read(struct ctx *ctx, struct person_id person, struct mine_said *out);

struct mine_say_terms {
	int level; /* 0: none was chosen; -1: no such */
	int about; /* -1: no such */
	struct str words;
	int to; /* of the person alone; a worker's goes to the worker */
};
/* INVALID; REFUSED past the most; NOT_FOUND as above. */
MUST_CHECK const struct fault *
mine_say_add(struct ctx *ctx, struct person_id person,
             const struct mine_say_terms *terms, struct problems *problems);
/* A worker's answer; NOT_FOUND to the person; REFUSED when there is one. */
MUST_CHECK const struct fault *
mine_say_answer(struct ctx *ctx, struct person_id person, struct mine_say_id id,
                struct str answer, struct problems *problems);
/* A worker types a paper that holds no name. */
MUST_CHECK const struct fault *
mine_paper_add(struct ctx *ctx, const struct mine_say_terms *terms,
               struct problems *problems);

/* --- the manager --------------------------------------------------------- */

struct mine_unnamed {
	int level;
	enum mine_about about;
	struct str words;
};
/* Months that are shown together, of answers or of papers. */
struct mine_group {
	struct mine_group_id id;
	bool paper;
	struct date from;
	struct date to;  /* the first day of the last month */
	int64_t senders; /* of papers 0: nobody knows */
	int64_t n;
	int64_t levels[MINE_LEVELS + 1];
	int64_t worded;             /* so many have words */
	struct mine_unnamed *words; /* in the order of the alphabet */
	size_t words_n;             /* of those that are read */
};
/* Words that are read with a group; and on a page of its own. */
#define MINE_WORDS_FEW  10
#define MINE_WORDS_PAGE 50
struct mine_heard {
	struct mine_group *groups; /* the newest first */
	size_t groups_n;
	int64_t page; /* from 0 */
	bool older;   /* there are groups before these */
	struct mine_did *dids;
	size_t dids_n;
};
#define MINE_GROUPS_MOST 24
/* Of the manager's own organisation, so many groups a page.  NOT_FOUND to
 * others. */
MUST_CHECK const struct fault *
mine_heard_read(struct ctx *ctx, int64_t page, struct mine_heard *out);
/* One group of it, and of its words in the order of the alphabet `most` after
 * the `skip` first.  NOT_FOUND. */
MUST_CHECK const struct fault *
mine_group_read(struct ctx *ctx, struct mine_group_id id, int64_t skip,
                int64_t most, struct mine_group *out);
/* INVALID without both; REFUSED past the most. */
MUST_CHECK const struct fault *
mine_did_add(struct ctx *ctx, struct str said, struct str did,
             struct problems *problems);
/* Take it back: it is shown no more.  NOT_FOUND. */
MUST_CHECK const struct fault *
mine_did_back(struct ctx *ctx, struct mine_did_id id);

#endif
