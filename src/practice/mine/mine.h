/*
 * mine.h - what faces the person: their own list, what they say of us
 * (mine_say.h) and one page that leads to all that is theirs.
 *
 * The list is a to-do list that is tied to no plan.  Whoever wrote it reads
 * it, and nobody else: each statement asks for the writer's own sign-in on
 * their own record, so that no page, count, search, export or merge shows it.
 *
 * Rules kept here, each with a test of the same words:
 *   - a person's own list is read by the person and by nobody else;
 *   - nothing tells that there is a list, and the audit holds no word of it;
 *   - whoever reads the audit does not learn that there is a list, nor that
 *     somebody says something without their name;
 *   - a merge shows no list to somebody who did not write it;
 *   - a list has so many things to do, and no more;
 *   - a day of a thing is today or later when it is written;
 *   - a step of one's plan is put on the list once, and stays in the plan;
 *   - a thing is put into the plan by the person, in words that they see, and
 *     only then does the worker see them;
 *   - what is done goes by itself after some days, or at once.
 */
#ifndef PRACTICE_MINE_H
#define PRACTICE_MINE_H

#include "kernel/capability.h"

/* Most characters of a thing to do, and of its notes. */
#define MINE_TITLE_MOST 120
#define MINE_NOTES_MOST 1000
/* Most things to do, and most of all with those that are done. */
#define MINE_OPEN_MOST  50
#define MINE_ITEMS_MOST 100
/* Due in so many days: it stands on the person's home. */
#define MINE_SOON_DAYS 7

ID_TYPE(mine_item_id);

/* Where a thing stands beside the plan. */
enum mine_into {
	MINE_ALONE, /* tied to nothing */
	MINE_FROM,  /* a step of the plan that was put on the list */
	MINE_STEP,  /* it was put into the plan as a step */
	MINE_WORDS, /* and as the person's own words */
	MINE_INTO_COUNT
};
extern const char *const mine_intos[MINE_INTO_COUNT + 1];

struct mine_item {
	struct mine_item_id id;
	struct str title;
	struct str notes;
	struct date day; /* may be none */
	int64_t position;
	bool done;
	struct instant done_at;
	enum mine_into into;
	struct step_id step; /* MINE_FROM */
};

struct mine_list {
	struct mine_item *v; /* to do, in their order; then done, the newest
	                      * first */
	size_t n;
	size_t open; /* so many of them are to do */
	int64_t done_days;
};

/* Of whoever is signed in.  NOT_FOUND to anybody who is no person. */
MUST_CHECK const struct fault *
mine_list_read(struct ctx *ctx, struct mine_list *out);
/* One of them; NOT_FOUND. */
MUST_CHECK const struct fault *
mine_item_read(struct ctx *ctx, struct mine_item_id id, struct mine_item *out);

struct mine_terms {
	struct str title;
	struct str notes;
	struct date day;
	bool no_day; /* what was typed is no day */
};
/* Add a thing at the end; INVALID, and REFUSED past the most. */
MUST_CHECK const struct fault *
mine_item_add(struct ctx *ctx, const struct mine_terms *terms,
              struct problems *problems, struct mine_item_id *out);
/* NOT_FOUND; INVALID. */
MUST_CHECK const struct fault *
mine_item_change(struct ctx *ctx, struct mine_item_id id,
                 const struct mine_terms *terms, struct problems *problems);
/* Say that it is done, or that it is to do after all; REFUSED when it is so
 * already. */
MUST_CHECK const struct fault *
mine_item_done(struct ctx *ctx, struct mine_item_id id, bool done);
/* One place up (-1) or down (1) among those to do. */
MUST_CHECK const struct fault *
mine_item_move(struct ctx *ctx, struct mine_item_id id, int by);
/* Take it off the list: it is gone. */
MUST_CHECK const struct fault *
mine_item_remove(struct ctx *ctx, struct mine_item_id id);
/* Everything that is done is gone. */
MUST_CHECK const struct fault *mine_list_clear(struct ctx *ctx);

/* A step of the person's own plan that is theirs to do. */
struct mine_due {
	struct step_id step;
	struct str words;
	struct date due;
};
/* Those that are not on the list yet, at most `most`. */
MUST_CHECK const struct fault *
mine_steps_due(struct ctx *ctx, const struct mine_list *list, size_t most,
               struct mine_due **out, size_t *n);
/* Put one on the list; NOT_FOUND; REFUSED when it is there. */
MUST_CHECK const struct fault *
mine_step_take(struct ctx *ctx, struct step_id step);

/* Put a thing into the plan: a step of a goal, or words of one's own where
 * there is no goal.  REFUSED when it is in the plan; INVALID; NOT_FOUND. */
struct mine_placing {
	struct goal_id goal;
	bool words;
	struct str text;
};
MUST_CHECK const struct fault *
mine_item_place(struct ctx *ctx, struct mine_item_id id,
                const struct mine_placing *placing, struct problems *problems);

/* The background job: what was done long enough ago is gone, and months that
 * are over are closed when enough people sent something. */
MUST_CHECK const struct fault *mine_sweep(struct ctx *ctx, void *data);

extern const struct capability mine_capability;

#endif
