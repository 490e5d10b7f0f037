/*
 * form_mine_pages.c - what the person is asked of the services' form: their own
 * pages, and a worker's who writes it down for them.
 */
#include "practice/strengths/form_mine_views.h"

static const struct fault *
place_of(struct ctx *ctx, const struct request *req, bool mine,
         struct form_fill_screen *screen)
{
	*screen = (struct form_fill_screen){.own = true, .mine = mine};
	if (!form_section_read(request_place(req, "section"),
	                       &screen->section) ||
	    !form_mine_has(screen->section))
		return fault_not_found(ctx, "There is no such section");
	if (mine) {
		TRY(people_me(ctx, &screen->head));
		screen->base = S("/me/strengths/more");
		return NULL;
	}
	TRY(people_of_request(ctx, req, &screen->head));
	screen->base =
	        people_path(ctx->arena, screen->head.crn, "/strengths/more");
	return NULL;
}

static const struct fault *
screen_open(struct ctx *ctx, const struct request *req, bool mine,
            struct form_fill_screen *screen)
{
	struct form_mine all[FORM_SECTION_COUNT];

	TRY(place_of(ctx, req, mine, screen));
	TRY(form_mine_now(ctx, screen->head.person, all));
	screen->theirs = all[screen->section];
	screen->stale = fault_is(ctx->shown, FAULT_CONFLICT);
	if (screen->theirs.version > 0)
		TRY(form_read(ctx->arena, screen->theirs.document,
		              &screen->stored));
	return NULL;
}

static const struct fault *
save(struct ctx *ctx, const struct request *req,
     const struct form_fill_screen *screen)
{
	const struct form_mine_terms terms = {
	        .form = request_field(req, "form"),
	        .typed = form_fill_typed(ctx, req, screen->section, true,
	                                 FORM_STEP_ANSWERS),
	};
	int64_t seen = 0;

	if (!str_i64(request_field(req, FORM_VERSION), &seen))
		seen = 0;
	return form_mine_save(ctx, screen->head.person, screen->section, seen,
	                      &terms, NULL);
}

/* --- the person's own ---------------------------------------------------- */

const struct fault *
form_mine_get_me(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct form_fill_screen screen;

	TRY(screen_open(ctx, req, true, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = text_get(
	                                 form_parts[screen.section].own),
	                         .nav = NAV_HOME,
	                         .back = S("/me/strengths"),
	                         .person_page = true},
	          form_mine_draw, &screen);
	return NULL;
}

const struct fault *
form_mine_post_me(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct form_mine all[FORM_SECTION_COUNT];
	struct form_fill_screen screen;
	enum form_section next;

	TRY(place_of(ctx, req, true, &screen));
	TRY(save(ctx, req, &screen));
	TRY(form_mine_now(ctx, screen.head.person, all));
	if (all[screen.section].version > 0)
		reply_notice(
		        ctx, reply,
		        TEXT("Saved. Your worker can read what you wrote"));
	next = form_mine_next((enum form_section)(screen.section + 1));
	if (next == FORM_SECTION_COUNT)
		reply_see_other(reply, S("/me/strengths"));
	else
		reply_see_other(reply, str_print(ctx->arena, "%.*s/%s",
		                                 STR_ARG(screen.base),
		                                 form_parts[next].code));
	return NULL;
}

/* --- written down for them ----------------------------------------------- */

static struct str
form_page(struct ctx *ctx, const struct form_fill_screen *screen)
{
	return people_path(ctx->arena, screen->head.crn, "/strengths/form");
}

static struct str
section_path(struct ctx *ctx, const struct form_fill_screen *screen,
             const char *rest)
{
	return str_print(ctx->arena, "%.*s/%s%s", STR_ARG(screen->base),
	                 form_parts[screen->section].code, rest);
}

const struct fault *
form_mine_get_together(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct form_fill_screen screen;
	struct sit_screen sit;

	TRY(place_of(ctx, req, false, &screen));
	sit = (struct sit_screen){
	        .head = screen.head,
	        .action = section_path(ctx, &screen, "/together"),
	        .sheet = sit_from_sheet(ctx->arena,
	                                section_path(ctx, &screen, "")),
	};
	return sit_show(ctx, reply, &sit, form_page(ctx, &screen));
}

const struct fault *
form_mine_post_together(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct form_fill_screen screen;

	TRY(place_of(ctx, req, false, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, section_path(ctx, &screen, ""));
	return NULL;
}

const struct fault *
form_mine_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_fill_screen screen;
	bool asked;

	TRY(screen_open(ctx, req, false, &screen));
	TRY(sit_ask(ctx, req, reply, screen.head.person,
	            section_path(ctx, &screen, "/together"), &asked));
	if (asked)
		return NULL;
	TRY(sit_now(ctx, screen.head.person, &screen.sit));
	page_show(ctx, reply,
	          &(struct page){.title = text_get(
	                                 form_parts[screen.section].title),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &screen.head,
	                                             PEOPLE_TAB_NONE),
	                         .back = form_page(ctx, &screen)},
	          form_mine_draw, &screen);
	return NULL;
}

const struct fault *
form_mine_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_fill_screen screen;

	TRY(place_of(ctx, req, false, &screen));
	TRY(save(ctx, req, &screen));
	reply_notice(ctx, reply,
	             TEXT("It is written down, with your name as the one who "
	                  "wrote it"));
	reply_see_other(reply, form_page(ctx, &screen));
	return NULL;
}

/* --- an empty sheet ------------------------------------------------------ */

/* Nothing that anybody answered stands on it. */
static void
sheet_show(struct ctx *ctx, struct reply *reply, bool mine,
           const struct person_head *head)
{
	page_show(ctx, reply,
	          &(struct page){.title = T("More about my life"),
	                         .person_page = mine,
	                         .print = true,
	                         .of = head->known_as},
	          form_mine_draw_sheet, head);
}

const struct fault *
form_mine_get_sheet(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	sheet_show(ctx, reply, false, &head);
	return NULL;
}

const struct fault *
form_mine_get_me_sheet(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct person_head head;

	(void)req;
	TRY(people_me(ctx, &head));
	sheet_show(ctx, reply, true, &head);
	return NULL;
}
