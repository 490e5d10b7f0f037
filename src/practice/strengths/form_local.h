/*
 * form_local.h - inside strengths: the files brought in, kept and shown.
 */
#ifndef PRACTICE_FORM_LOCAL_H
#define PRACTICE_FORM_LOCAL_H

#include "practice/strengths/form_fiction.h"
#include "practice/strengths/form_keep.h"
#include "practice/strengths/form_points.h"
#include "register/people/people.h"

/* --- form_store.c ------------------------------------------------------ */

extern const struct migration form_migration_72;
extern const struct query form_add;
extern const struct query form_same;
extern const struct query form_elsewhere;
extern const struct query form_list_of;
extern const struct query form_one;
extern const struct query form_all;
extern const struct query form_move_list;
extern const struct query form_move_set;

/* For the capability's list. */
#define FORM_QUERIES \
	&form_add, &form_same, &form_elsewhere, &form_list_of, &form_one, \
	        &form_all, &form_move_list, &form_move_set

MUST_CHECK const struct fault *
form_store_add(struct ctx *ctx, const struct form_kept *kept);
/* The person's row with this digest, if there is one. */
MUST_CHECK const struct fault *
form_store_same(struct ctx *ctx, struct person_id person, struct bytes digest,
                struct form_kept *out, bool *found);
/* Whether somebody else has an assessment of this uuid. */
MUST_CHECK const struct fault *
form_store_elsewhere(struct ctx *ctx, const struct form_kept *kept, bool *out);
MUST_CHECK const struct fault *
form_store_list(struct ctx *ctx, struct person_id person,
                struct form_kept **out, size_t *n);
MUST_CHECK const struct fault *
form_store_one(struct ctx *ctx, struct person_id person, struct form_id id,
               struct form_kept *out);

/* Every document is what was brought in: for `mydirection check`. */
MUST_CHECK const struct fault *form_check(struct ctx *ctx);
/* REFUSED when a row's document is not of its digest. */
MUST_CHECK const struct fault *
form_check_row(struct ctx *ctx, const struct form_kept *kept);
/* The rows of a merge. */
MUST_CHECK const struct fault *
form_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo);

/* --- form_pages.c, form_views.c, form_section_views.c ------------------- */

#define FORM_FILE "file" /* the field of the form that a file comes in */

struct form_screen {
	struct person_head head; /* first, for people_above */
	bool mine;               /* the person's own pages */
	struct str base;         /* "/people/X123456/needs" or "/me/needs" */
	struct str here; /* of one that was made here: its address; else none */
	const struct form_kept *list; /* newest first, without documents */
	size_t n;
	struct form_kept one; /* the one that is read; of list[0] else */
	struct form_doc doc;
	bool read;                 /* whether there is one */
	enum form_section section; /* of the page of a section */
	struct form_result results[FORM_NEEDS];
};
/* The address of the one that is read, or of a page below it. */
struct str form_path(struct arena *arena, const struct form_screen *screen,
                     struct form_id id, const char *rest);
/* What a section is called to whoever reads. */
struct str
form_title(const struct form_screen *screen, enum form_section section);
/* What is kept, and one of them section by section; a section. */
void form_draw(struct html *h, const struct ctx *ctx, const void *data);
void form_draw_section(struct html *h, const struct ctx *ctx, const void *data);
/* The answers of the screen's section, or that there are none. */
void form_draw_answers(struct html *h, const struct form_screen *screen);
/* Each section as a card; whoever writes goals makes one from its area. */
void form_draw_cards(struct html *h, const struct ctx *ctx,
                     const struct form_screen *screen);
/* How many codes of OASys are in the file as its answers have it. */
void form_draw_oasys(struct html *h, const struct form_doc *doc);
/* (form_score_views.c) The rows of a section's scores: to the person in words,
 * and the number when they ask; how many. */
struct gov_summary_row;
size_t form_put_scores(struct html *h, const struct form_screen *screen,
                       enum form_section section, struct gov_summary_row *rows);
/* Sections by their scores, and how those are worked out. */
void form_draw_groups(struct html *h, const struct form_screen *screen);
/* What is wrong with a file, beside the field it came in. */
MUST_CHECK const struct fault *
form_beside(struct ctx *ctx, const char *field, const struct fault *fault);
/* What an answer says, in the words that travelled with it. */
void form_draw_answer(struct html *h, const struct form_answer *answer);
/* One of a collection: its members, each an answer of its own. */
void form_draw_members(struct html *h, json_t *row);

const struct fault *
form_get_list(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
form_get_one(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *form_get_section(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
form_get_file(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
form_prepare(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
form_post(struct ctx *ctx, const struct request *req, struct reply *reply);

/* --- form_way.c ---------------------------------------------------------- */

/* Where an area of the assessment (assess.h) is answered in the newest form;
 * href is empty where none was brought in. */
struct form_way {
	struct str href;
	struct date day;
};
MUST_CHECK const struct fault *
form_way_in(struct ctx *ctx, const struct person_head *head, bool mine,
            int area, struct form_way *out);
/* The page of an area that a section speaks of too. */
struct str
form_way_back(struct arena *arena, const struct form_screen *screen, int area);
bool form_way_is(enum form_section section, int area);

/* --- form_panels.c, form_panel_views.c ----------------------------------- */

/* The newest of a person. */
struct form_seen {
	struct form_kept newest; /* when there is one */
	size_t n;
	bool own;
	struct str href;
};

const struct fault *
form_read_panel(struct ctx *ctx, struct person_id person, void **out);
void form_draw_panel(struct html *h, const struct ctx *ctx, const void *data);
#define FORM_PANELS \
	{PANEL_CASE_SIDE, 25, CAN_SEE_PEOPLE, form_read_panel, \
	 form_draw_panel}, \
	{ \
		PANEL_ME, 70, CAN_SEE_OWN, form_read_panel, form_draw_panel \
	}

/* --- form_ours_pages.c ------------------------------------------------ */

const struct fault *
form_ours_get(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_ours_get_section(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_ours_get_paper(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_ours_get_file(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_ours_api(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_ours_api_scores(struct ctx *ctx, const struct request *req,
                     struct reply *reply);

/* --- form_fill_pages.c --------------------------------------------------- */

/* (see strengths_routes.c) */
const struct fault *
form_fill_get(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_fill_post(struct ctx *ctx, const struct request *req, struct reply *reply);
/* The place in an address, from 1; NOT_FOUND for what is none. */
MUST_CHECK const struct fault *
form_victim_place(struct ctx *ctx, const struct request *req, size_t *out);
/* (see strengths_routes.c) */
const struct fault *
form_victims_api_get(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_victims_api_post(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_victim_api_put(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_victim_api_remove(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *form_victims_get(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *form_victim_get(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *form_victim_post(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_victim_post_remove(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_fill_get_together(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_fill_post_together(struct ctx *ctx, const struct request *req,
                        struct reply *reply);

/* --- form_mine_pages.c --------------------------------------------------- */

/* (see strengths_routes.c) */
const struct fault *
form_mine_get(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_post(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_get_together(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_post_together(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_get_sheet(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *form_mine_get_me(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_post_me(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_get_me_sheet(struct ctx *ctx, const struct request *req,
                       struct reply *reply);

/* --- form_mine_api.c ------------------------------------------------------ */

/* (see strengths_routes.c) */
const struct fault *
form_mine_api_get(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_mine_api_put(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_fill_api_get(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see strengths_routes.c) */
const struct fault *
form_fill_api_put(struct ctx *ctx, const struct request *req,
                  struct reply *reply);

/* --- form_api.c, form_demo.c --------------------------------------------- */

const struct fault *
form_api_list(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
form_api_get(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
form_api_post(struct ctx *ctx, const struct request *req, struct reply *reply);
/* What a document comes to, as an answer. */
void form_api_put_scores(struct reply *reply, struct str crn,
                         const struct form_result *results,
                         const struct form_doc *doc);
const struct fault *form_api_scores(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
/* Assessments of a few of the people, all made up. */
const struct fault *form_demo(struct ctx *ctx, struct demo *demo);

#endif
