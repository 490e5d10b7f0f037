/*
 * sit_views.h - the page before a person sees the screen, what stands on one
 * that they see, and the way back from it.
 *
 * A closed screen is a page without a menu, without anybody else's case and
 * without what is for workers alone.  What leads off it signs the worker out:
 * they come back by their own sign-in.
 */
#ifndef PRACTICE_STRENGTHS_SIT_VIEWS_H
#define PRACTICE_STRENGTHS_SIT_VIEWS_H

#include "base/json.h"
#include "practice/strengths/sit.h"
#include "register/people/people.h"
#include "web/gov/form.h"

struct sit_screen {
	struct person_head head; /* first: people_above reads it */
	struct str action;       /* where its form is sent */
	/* Where to go on without the person, from a sheet of paper; may be
	 * empty. */
	struct str sheet;
};

/* Show it, with the way back. */
const struct fault *sit_show(struct ctx *ctx, struct reply *reply,
                             const struct sit_screen *screen, struct str back);
/* What its form says, begun. */
MUST_CHECK const struct fault *
sit_take(struct ctx *ctx, const struct request *req, struct person_id person);
/* The same in the form of a page that the person is looking at already: what is
 * asked, and what was typed. */
void
sit_draw_fields(struct html *h, const struct form *form, struct str known_as);
void sit_typed_judge(const struct request *req, struct problems *problems);
/* Where a sitting is asked for, at first: true, and sent there, unless one
 * holds, what was typed is shown again, or it comes from a sheet. */
MUST_CHECK const struct fault *
sit_ask(struct ctx *ctx, const struct request *req, struct reply *reply,
        struct person_id person, struct str at, bool *asked);
/* The address of a page for what stands on a sheet. */
struct str sit_from_sheet(struct arena *arena, struct str page);

/* Who was in the room, a line each; nothing without any. */
void sit_draw(struct html *h, bool mine, const struct sit *list, size_t n);

/* To whoever may begin one: the way to a closed screen. */
void sit_draw_way(struct html *h, const struct ctx *ctx, struct str known_as,
                  struct str path);
/* On a closed screen: who is there, and the way back. */
void sit_draw_there(struct html *h, const struct sit *sit);
void sit_draw_end(struct html *h, const struct ctx *ctx);

/* An array "room" of the sittings of a day; of all, with DATE_NONE. */
void
sit_json(struct json_out *j, struct date day, const struct sit *list, size_t n);

#endif
