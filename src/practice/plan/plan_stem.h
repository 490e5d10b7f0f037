/*
 * plan_stem.h - starts of sentences for a goal, by area, which the person
 * finishes in their own words.
 *
 * Which edition of them is offered on a day is the dated rule
 * plan.goal_starts.  They are ours, in the first person.
 *
 * Rules kept here, each with a test of the same words:
 *   - a goal that is only the start of a sentence is refused;
 *   - a start fills in the words and the area, and never whose words they are
 *     or what the goal rests on;
 *   - a goal is made of words of a statement as they were said;
 *   - the address of a form holds no word that somebody wrote.
 */
#ifndef PRACTICE_PLAN_STEM_H
#define PRACTICE_PLAN_STEM_H

#include "practice/plan/plan_views_local.h"

#define PLAN_STEMS_MOST 3

struct plan_stem_edition {
	int64_t number;
	/* Keys, by area; none has none. */
	const char *stems[PLAN_AREA_COUNT][PLAN_STEMS_MOST];
};
extern const struct plan_stem_edition plan_stems_first;

/* What a new goal's form begins with. */
struct plan_start {
	const struct plan_stem_edition *edition;
	enum plan_area area;                    /* asked for, or none */
	const char *stem;                       /* key, or NULL */
	const struct plan_statement *statement; /* or NULL */
};

/* The edition that is offered on a day. */
MUST_CHECK const struct fault *
plan_stem_edition_on(struct ctx *ctx, struct date on,
                     const struct plan_stem_edition **out);

/* Whether it is one of the starts, in either language, and nothing more. */
bool plan_stem_is_unfinished(struct str title);

/* What the address asks for: `area` and the place of a start in it, or `words`
 * of a statement of this plan. */
MUST_CHECK const struct fault *
plan_stem_asked(struct ctx *ctx, const struct request *req,
                const struct plan_screen *screen, struct plan_start *out);

/* The choice of area, then of a start: links that need no script. */
void plan_draw_stems(struct html *h, const struct plan_screen *screen);
/* The link from a statement to the form of a goal. */
void plan_draw_make_goal(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen,
                         const struct plan_statement *statement);

/* GET /api/people/:crn/plan/goal-starts. */
const struct fault *plan_api_starts(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);

#endif
