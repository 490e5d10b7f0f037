/*
 * mine_views.h - what the pages of what faces the person are given.
 */
#ifndef PRACTICE_MINE_VIEWS_H
#define PRACTICE_MINE_VIEWS_H

#include "kernel/papers.h"
#include "practice/contact/contact.h"
#include "practice/mine/mine_local.h"
#include "practice/plan/plan_goal.h"
#include "practice/plan/plan_remind.h"
#include "register/orders/orders.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

/* Of one's own list. */
struct mine_screen {
	struct mine_list list;
	const struct mine_due *due; /* steps of the plan */
	size_t due_n;
	struct mine_item item; /* of the page of one */
	const struct plan_goal *goals;
	size_t goals_n;
};

/* Of what is said, for both sides. */
struct mine_say_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;
	struct str base; /* "/me/feedback", "/people/X1/feedback" */
	struct mine_said said;
	int about; /* chosen already, or -1 */
};

/* A page of the words of one group. */
struct mine_words {
	struct mine_group group;
	int64_t page; /* from 0 */
};

/* The page asked for by ?page= from 1, from 0; the first for what is none. */
int64_t mine_page_of(const struct request *req);

/* Papers of a person: what was signed or given, the newest first; what can be
 * printed as it is now; and empty sheets. */
struct mine_papers {
	struct papers kept;
	struct papers now;
	struct papers sheets;
};
struct mine_papers_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;
	struct str base; /* "/me", "/people/X1" */
	struct mine_papers papers;
};

/* All that is the person's. */
struct mine_things {
	struct person_head head;
	struct person_facts facts;
	const struct contact *coming;
	size_t coming_n;
	const struct order *order;              /* or NULL */
	const struct requirement *requirements; /* of the order */
	size_t requirements_n;
	enum plan_remind_way way;
	struct mine_list list;
	struct mine_papers papers;
};

/* --- mine_papers_pages.c, mine_papers_views.c ---------------------------- */

/* What the panels at PANEL_PAPERS have, to the person or to a worker;
 * NOT_FOUND to anybody else. */
MUST_CHECK const struct fault *
mine_papers_read(struct ctx *ctx, struct person_id person,
                 struct mine_papers *out);
/* The card on the page of one's things: the newest three that are kept. */
void mine_papers_card(struct html *h, const struct mine_papers *papers);

/* --- mine_parts_views.c -------------------------------------------------- */

/* A link in running text. */
void mine_link(struct html *h, struct str words, struct str href);
/* `<section class="dir-card">` with its heading and a link, or none. */
void mine_card_begin(struct html *h, const char *id, struct str title,
                     struct str link, struct str href);
/* A paragraph of small words. */
void mine_small(struct html *h, struct str words);
/* The words of a button, and for who hears it what it is about. */
struct markup
mine_named(struct arena *arena, struct str words, struct str about);
/* A form of one button; `about` is heard with it, and may be empty. */
void mine_button(struct html *h, const struct ctx *ctx, struct str action,
                 struct str words, struct str about);
/* The form's button and its end. */
void mine_form_end(struct html *h, struct str words);
/* "/me/list/", an id and the rest. */
struct str
mine_item_path(struct arena *arena, struct mine_item_id id, const char *rest);
/* The faces, what it is about and the words, as fields of a form. */
void mine_say_fields(struct html *h, const struct form *form, int about,
                     struct str ask);
/* A face and its word. */
void mine_level(struct html *h, int level);
/* What was said and done, each with its day. */
void mine_dids(struct html *h, const struct mine_did *dids, size_t n);

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(mine_draw_list);
DRAW(mine_draw_item);
DRAW(mine_draw_list_paper);
DRAW(mine_draw_say);
DRAW(mine_draw_say_paper);
DRAW(mine_draw_paper_form);
DRAW(mine_draw_heard);
DRAW(mine_draw_words);
DRAW(mine_draw_things);
DRAW(mine_draw_papers);
DRAW(mine_draw_due_panel);
DRAW(mine_draw_me_panel);
DRAW(mine_draw_case_panel);
DRAW(mine_draw_today_panel);
#undef DRAW

#define READER(name) \
	MUST_CHECK const struct fault *name( \
	        struct ctx *ctx, struct person_id person, void **out)
READER(mine_read_due);
READER(mine_read_me);
READER(mine_read_papers);
READER(mine_read_case);
READER(mine_read_today);
#undef READER

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(mine_get_list);
HANDLER(mine_post_list);
HANDLER(mine_get_list_paper);
HANDLER(mine_get_item);
HANDLER(mine_post_item);
HANDLER(mine_post_done);
HANDLER(mine_post_move);
HANDLER(mine_post_remove);
HANDLER(mine_post_clear);
HANDLER(mine_post_step);
HANDLER(mine_post_place);
HANDLER(mine_get_say);
HANDLER(mine_post_say);
HANDLER(mine_get_say_paper);
HANDLER(mine_post_answer);
HANDLER(mine_get_heard);
HANDLER(mine_get_words);
HANDLER(mine_post_did);
HANDLER(mine_post_did_back);
HANDLER(mine_get_paper_form);
HANDLER(mine_post_paper_form);
HANDLER(mine_get_things);
HANDLER(mine_get_papers);
HANDLER(mine_api_list);
HANDLER(mine_api_list_again);
HANDLER(mine_api_taken);
HANDLER(mine_api_add);
HANDLER(mine_api_change);
HANDLER(mine_api_done);
HANDLER(mine_api_move);
HANDLER(mine_api_remove);
HANDLER(mine_api_clear);
HANDLER(mine_api_step);
HANDLER(mine_api_place);
HANDLER(mine_api_papers);
HANDLER(mine_api_said);
HANDLER(mine_api_say);
HANDLER(mine_api_answer);
HANDLER(mine_api_heard);
HANDLER(mine_api_words);
HANDLER(mine_api_did);
HANDLER(mine_api_did_back);
HANDLER(mine_api_paper);
HANDLER(mine_api_unnamed);
#undef HANDLER

#endif
