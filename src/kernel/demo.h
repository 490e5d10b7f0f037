/*
 * demo.h - the fictional programme being made: who is in it.
 *
 * `mydirection demo` first makes organisations, staff, people and orders, and
 * then hands this to each capability's demo function in the order of
 * capabilities.c.  The same seed and date give the same content: everything
 * random comes from demo_random.
 */
#ifndef KERNEL_DEMO_H
#define KERNEL_DEMO_H

#include "kernel/capability.h"

enum demo_phase { DEMO_INTERACT, DEMO_INTERVENE, DEMO_INTEGRATE };

/* Where somebody stands who is made to practise with (practice/practise). */
enum demo_rehearsal {
	REHEARSE_FIRST,       /* the first meeting is to come        */
	REHEARSE_HALF,        /* a plan is half made                 */
	REHEARSE_DIFFER,      /* a goal is met, says one side        */
	REHEARSE_OVERDUE,     /* a review is overdue                 */
	REHEARSE_COUNTERSIGN, /* an assessment waits to be looked at */
	REHEARSE_IMPORT,      /* a plan came in as a file            */
	REHEARSE_COUNT
};

struct demo_person {
	struct person_id person;
	struct str crn;
	struct str first_name; /* preferred name when there is one */
	bool female;
	bool jay; /* the person who signs in as jay */
	enum demo_phase phase;
	struct date starts_on; /* the order; up to two years ago */
	struct date ends_on;
	struct user_id worker; /* the case manager */
	struct user_id user;   /* the person's own sign-in, or {0} */
	bool licence;          /* released from prison, else community */
};

struct demo {
	struct arena *arena;
	struct date today;
	struct demo_person *people;
	size_t n;
	size_t at;      /* people before this are already done */
	size_t until;   /* work on people[at] to people[until - 1] */
	size_t part;    /* which of the parts is being made */
	uint64_t seed;  /* the same seed gives the same programme */
	uint64_t state; /* of demo_random */
	enum demo_rehearsal rehearsal; /* of capability.rehearse alone */
};

/*
 * Begin to draw for a part of what is made of people[at] to people[until - 1].
 * What is drawn is the same whatever was drawn for other parts, which hangs on
 * the day of the week, and the same again when a job runs twice.
 */
void demo_begin(struct demo *demo, size_t part);

/*
 * It is people[at]'s turn in the part that demo_begin began.  What is drawn
 * for somebody is the same whatever was drawn for those before, whose story
 * may break off on another day of the week.
 */
void demo_turn(struct demo *demo, size_t at);

/* 0 to below - 1. */
unsigned demo_random(struct demo *demo, unsigned below);

/* The first working day from day on; for a day that is past, the last before
 * today when no later one is past as well. */
struct date demo_working_day(const struct demo *demo, struct date day);

/* Whether the order of people[at] began more than so many days ago. */
bool demo_since(const struct demo *demo, size_t at, int days);

/* Which of their worker's people they are, from 0, of those whose order began
 * more than so many days ago: so that every worker has some of each. */
size_t demo_place(const struct demo *demo, size_t at, int days);

/* Act as somebody at a moment, at the latest now: sets ctx->who, actor, now
 * and today. */
void demo_act(struct ctx *ctx, struct user_id user, unsigned roles,
              struct person_id self, struct instant at);

#endif
