/*
 * skill_pages.c - the pages of skills and looks, for both sides.
 */
#include "practice/ready/skill_store.h"
#include "practice/ready/skill_views.h"
#include "register/policy/policy.h"

static const struct fault *
open_skills(struct ctx *ctx, const struct request *req,
            struct skill_screen *out)
{
	int64_t weeks;

	*out = (struct skill_screen){.next = DATE_NONE};
	TRY(ready_whose(ctx, req, &out->ready));
	TRY(skill_edition_on(ctx, ctx->today, &out->edition));
	TRY(policy_get_i64(ctx, "ready.look_weeks", S(""), ctx->today, 12,
	                   &weeks));
	out->next = date_add_days(ctx->today, 7 * (int)weeks);
	return skill_read(ctx, out->ready.head.person, &out->skills);
}

static struct str
title_of(const struct skill_screen *screen)
{
	return screen->ready.mine ? T("How ready I feel for work")
	                          : T("Ready for work");
}

static void
show(struct ctx *ctx, struct reply *reply, const struct skill_screen *screen,
     struct str title, const char *back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	struct page page = {
	        .title = title,
	        .nav = screen->ready.mine ? NAV_HOME : NAV_PEOPLE,
	        .back = ready_path(ctx->arena, &screen->ready, back),
	        .person_page = screen->ready.mine,
	};

	if (!screen->ready.mine) {
		page.above = people_above;
		page.tabs =
		        people_tabs(ctx, &screen->ready.head, PEOPLE_TAB_NONE);
	}
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
skill_get_all(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};

	TRY(open_skills(ctx, req, &screen));
	show(ctx, reply, &screen, title_of(&screen), "", skill_draw_all);
	return NULL;
}

const struct fault *
skill_get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};

	TRY(open_skills(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = title_of(&screen),
	                         .person_page = screen.ready.mine,
	                         .print = true,
	                         .of = screen.ready.head.name},
	          skill_draw_paper, &screen);
	return NULL;
}

/* An empty one: nothing that anybody rated is read. */
const struct fault *
skill_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {.next = DATE_NONE};

	TRY(ready_whose(ctx, req, &screen.ready));
	TRY(skill_edition_on(ctx, ctx->today, &screen.edition));
	page_show(ctx, reply,
	          &(struct page){.title = T("How ready I feel for work"),
	                         .person_page = screen.ready.mine,
	                         .print = true,
	                         .of = screen.ready.head.known_as},
	          skill_draw_sheet, &screen);
	return NULL;
}

/* --- one skill ----------------------------------------------------------- */

static const struct fault *
open_one(struct ctx *ctx, const struct request *req, struct skill_screen *out)
{
	int code = str_word(request_place(req, "skill"), skill_codes);

	TRY(open_skills(ctx, req, out));
	if (code < 0)
		return fault_not_found(ctx, "There is no such skill");
	out->code = (enum skill_code)code;
	return NULL;
}

const struct fault *
skill_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};

	TRY(open_one(ctx, req, &screen));
	show(ctx, reply, &screen,
	     text_get(screen.edition->kinds[screen.code].name), "/skills",
	     skill_draw_one);
	return NULL;
}

/* The next skill, and after the last all of them. */
const struct fault *
skill_post_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str whose = request_field(req, "whose");
	struct str level = request_field(req, "level");
	struct skill_screen screen = {0};
	struct skill_terms terms = {0};
	const char *next = "";

	TRY(open_one(ctx, req, &screen));
	terms = (struct skill_terms){
	        .code = (int)screen.code,
	        .level = str_empty(level) ? 0 : str_word(level, skill_levels),
	        .side = SKILL_PERSON,
	        .voice = str_word(whose, ready_voices),
	        .example = request_field(req, "example"),
	};
	if (!screen.ready.mine && terms.voice < READY_FOR)
		terms.side = str_is(whose, "worker") ? SKILL_WORKER : -1;
	if (!str_i64(request_field(req, "edition"), &terms.edition))
		terms.edition = 0;
	TRY(skill_rate(ctx, screen.ready.head.person, &terms, NULL));
	if (terms.code + 1 < SKILL_COUNT)
		next = skill_codes[terms.code + 1];
	return ready_done(ctx, reply, TEXT("It is saved"),
	                  str_print(ctx->arena, "%.*s/skills%s%s",
	                            STR_ARG(screen.ready.base),
	                            next[0] == '\0' ? "" : "/", next));
}

/* --- looks --------------------------------------------------------------- */

const struct fault *
skill_get_look(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};

	TRY(open_skills(ctx, req, &screen));
	show(ctx, reply, &screen, T("When we look at it together"), "/skills",
	     skill_draw_look);
	return NULL;
}

const struct fault *
skill_post_look(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};
	struct date day;

	TRY(open_skills(ctx, req, &screen));
	if (!date_read(request_field(req, "day"), ctx->today, &day))
		day = DATE_NONE;
	TRY(skill_agree(ctx, screen.ready.head.person, day, NULL));
	return ready_done(ctx, reply, TEXT("The day is saved"),
	                  ready_path(ctx->arena, &screen.ready, "/skills"));
}

const struct fault *
skill_post_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str state = request_field(req, "state");
	struct str reason = request_field(req, "reason");
	struct str next = request_field(req, "next");
	struct skill_screen screen = {0};
	struct skill_ending ending = {
	        .state = str_empty(state) ? -1 : str_word(state, skill_states),
	        .reason = str_empty(reason) ? 0
	                                    : str_word(reason, skill_reasons),
	        .why = request_field(req, "why"),
	        .next = DATE_NONE,
	};

	TRY(open_skills(ctx, req, &screen));
	if (!str_empty(next) && !date_read(next, ctx->today, &ending.next)) {
		ending.next = DATE_NONE;
		ending.wrong_next = true;
	}
	TRY(skill_end(ctx, screen.ready.head.person, &ending, NULL));
	return ready_done(ctx, reply, TEXT("It is saved"),
	                  ready_path(ctx->arena, &screen.ready, "/skills"));
}

/* --- a goal -------------------------------------------------------------- */

static const struct skill_rating *
rating_find(const struct skills *skills, int64_t id)
{
	for (size_t i = 0; i < skills->n; i++)
		for (int c = 0; c < SKILL_COUNT; c++)
			for (int s = 0; s < SKILL_SIDE_COUNT; s++)
				if (skills->looks[i].said[c][s].id == id)
					return &skills->looks[i].said[c][s];
	return NULL;
}

const struct fault *
skill_get_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "rating", &id));
	TRY(open_skills(ctx, req, &screen));
	screen.rating = id == 0 ? NULL : rating_find(&screen.skills, id);
	if (screen.rating == NULL)
		return fault_not_found(ctx, "We cannot find that rating");
	show(ctx, reply, &screen, T("Make a goal of it"), "/skills",
	     skill_draw_goal);
	return NULL;
}

const struct fault *
skill_post_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct skill_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "rating", &id));
	TRY(open_skills(ctx, req, &screen));
	TRY(skill_goal(ctx, screen.ready.head.person, id,
	               request_field(req, "title"), request_field(req, "why")));
	return ready_done(ctx, reply,
	                  TEXT("The goal is in the plan. Now add its steps."),
	                  screen.ready.mine ? S("/me/plan")
	                                    : people_path(ctx->arena,
	                                                  screen.ready.head.crn,
	                                                  "/plan"));
}

/* --- today --------------------------------------------------------------- */

const struct fault *
skill_read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct skill_today *today =
	        arena_new(ctx->arena, struct skill_today, 1);
	struct person_id *persons;
	struct person_head *heads;
	struct skill_due *v;

	(void)person;
	*out = NULL;
	TRY(skill_store_today(ctx, date_add_days(ctx->today, 7), &v,
	                      &today->n));
	if (today->n == 0)
		return NULL;
	persons = arena_new(ctx->arena, struct person_id, today->n);
	for (size_t i = 0; i < today->n; i++)
		persons[i] = v[i].person;
	TRY(people_heads(ctx, persons, today->n, &heads));
	today->v = v;
	today->heads = heads;
	*out = today;
	return NULL;
}
