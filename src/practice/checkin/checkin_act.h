/*
 * checkin_act.h - what is done with check-ins, and how they are read.
 */
#ifndef PRACTICE_CHECKIN_ACT_H
#define PRACTICE_CHECKIN_ACT_H

#include "practice/checkin/checkin.h"

/* --- setting up ---------------------------------------------------------- */

struct checkin_terms {
	unsigned facts;
	bool none_of_them; /* said: nothing speaks against it */
	int every;         /* weeks; 0: not chosen */
	struct date first;
	bool instead;
	struct str why;
	int way;  /* -1: not chosen */
	int said; /* 1: the person said yes; 0: not yet; -1: not chosen */
};
/* Set up, change or start again, by a worker.  INVALID; REFUSED where a fact
 * rules it out. */
MUST_CHECK const struct fault *
checkin_set(struct ctx *ctx, struct person_id person,
            const struct checkin_terms *terms, struct problems *problems);
/* What the person says, by themself or as they told a worker. */
MUST_CHECK const struct fault *
checkin_say(struct ctx *ctx, struct person_id person, int yes);
/* A senior's answer to check-ins instead of meetings; not of whoever set it
 * up, and not of the person's worker. */
MUST_CHECK const struct fault *
checkin_senior(struct ctx *ctx, struct person_id person, int yes);
MUST_CHECK const struct fault *
checkin_stop(struct ctx *ctx, struct person_id person, struct str why,
             struct problems *problems);
/* The questions for the next check-in take the place of those that wait. */
MUST_CHECK const struct fault *
checkin_ask(struct ctx *ctx, struct person_id person,
            const struct str *questions, struct problems *problems);

/* --- rounds -------------------------------------------------------------- */

struct checkin_sent {
	struct checkin_id of; /* it was written for; {0}: what is open */
	int mood;             /* -1: not chosen */
	unsigned wants;
	bool none;
	struct str other;
	int call; /* 1, 0; -1: not chosen */
	struct str answers[CHECKIN_QUESTIONS];
	struct str words;
	int voice; /* of a worker: how it was said; -1: not chosen */
};
/* Send what is open.  REFUSED when nothing is, or another than it was written
 * for, with what became of that one; INVALID. */
MUST_CHECK const struct fault *
checkin_send(struct ctx *ctx, struct person_id person,
             const struct checkin_sent *sent, struct problems *problems);

struct checkin_look {
	int known; /* -1: not chosen */
	struct str note;
	bool close;
};
/* Read it; of a missed one: what was done. */
MUST_CHECK const struct fault *
checkin_review(struct ctx *ctx, struct person_id person, struct checkin_id id,
               const struct checkin_look *look, struct problems *problems);
/* A word added later to one that was read. */
MUST_CHECK const struct fault *
checkin_follow(struct ctx *ctx, struct person_id person, struct checkin_id id,
               struct str words, struct problems *problems);

/* End what is over, open what is due and remind: by the system alone, beside
 * requests.  What fails of somebody is in the log, holds nobody else back and
 * is tried again by the next run (checkin_job.c). */
void checkin_work(struct app *app);

/* --- reading -------------------------------------------------------------- */

/* All of it, with names; of check-ins and their notes a page (from 1).
 * NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
checkin_read(struct ctx *ctx, struct person_id person, int page,
             struct checkin_all *out);
/* One check-in, the whole of `list`, with its notes and names.  NOT_FOUND. */
MUST_CHECK const struct fault *
checkin_read_one(struct ctx *ctx, struct person_id person, struct checkin_id id,
                 struct checkin_all *out);
/* A page of what was agreed, with the names of whoever wrote it.  NOT_FOUND
 * out of reach. */
MUST_CHECK const struct fault *
checkin_read_past(struct ctx *ctx, struct person_id person, int page,
                  struct checkin_past *out);

#endif
