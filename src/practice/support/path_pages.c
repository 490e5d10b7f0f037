/*
 * path_pages.c - the seven pathways: one set of pages for both sides.
 */
#include "practice/support/support_views.h"

static struct str
title_of(const struct support_screen *screen)
{
	return screen->mine ? T("Help with seven parts of my life")
	                    : T("Support on seven pathways");
}

static const struct fault *
open_screen(struct ctx *ctx, const struct request *req,
            struct support_screen *out)
{
	TRY(support_whose(ctx, req, out));
	return paths_read(ctx, out->head.person, &out->paths);
}

const struct fault *
paths_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(open_screen(ctx, req, &screen));
	support_show(ctx, reply, &screen, title_of(&screen),
	             screen.mine ? S("/me")
	                         : people_path(ctx->arena, screen.head.crn, ""),
	             paths_draw_overview);
	return NULL;
}

const struct fault *
paths_get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(open_screen(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = title_of(&screen),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          paths_draw_paper, &screen);
	return NULL;
}

/* --- one pathway ---------------------------------------------------------- */

static const struct fault *
part_of(struct ctx *ctx, const struct request *req, int *out)
{
	*out = str_word(request_place(req, "path"), support_paths);
	if (*out < 0)
		return fault_not_found(ctx, "There is no such part");
	return NULL;
}

const struct fault *
path_get_part(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	int path = 0;

	TRY(part_of(ctx, req, &path));
	TRY(open_screen(ctx, req, &screen));
	screen.path = path;
	support_show(ctx, reply, &screen, path_title(&screen, path),
	             screen.paths_base, path_draw_part);
	return NULL;
}

/* What was typed, to be looked at once more. */
static const struct fault *
path_get_checked(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct support_screen screen;
	int path = 0;

	TRY(part_of(ctx, req, &path));
	TRY(support_whose(ctx, req, &screen));
	screen.path = path;
	support_show(ctx, reply, &screen, T("Check your answers"), S(""),
	             path_draw_checked);
	return NULL;
}

/* -1 for nothing, too. */
static int
chosen(const struct request *req, const char *field, const char *const *words)
{
	struct str typed = request_field(req, field);

	return str_empty(typed) ? -1 : str_word(typed, words);
}

const struct fault *
path_post_part(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str step = request_field(req, "step");
	struct path_terms terms = {0};
	struct support_screen screen;
	struct need_id id;

	TRY(part_of(ctx, req, &terms.path));
	TRY(support_whose(ctx, req, &screen));
	if (str_is(step, "change"))
		return reply_show(ctx, reply, path_get_part, NULL);
	terms.state = chosen(req, "state", path_states);
	terms.with = support_word(req, "with", path_withs);
	terms.voice = chosen(req, "voice", support_voices);
	terms.words = request_field(req, "words");
	terms.partner = request_field(req, "partner");
	terms.notes = request_field(req, "notes");
	TRY(path_try(ctx, screen.head.person, &terms, NULL));
	if (!str_is(step, "save"))
		return reply_show(ctx, reply, path_get_checked, NULL);
	TRY(path_add(ctx, screen.head.person, &terms, &id, NULL));
	return support_saved(ctx, reply, TEXT("It is saved"),
	                     path_part_path(ctx->arena, &screen, terms.path));
}

const struct fault *
path_post_none(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	int path = 0;

	TRY(part_of(ctx, req, &path));
	TRY(support_whose(ctx, req, &screen));
	TRY(path_say_none(ctx, screen.head.person, path,
	                  request_field(req, "why"), NULL));
	return support_saved(ctx, reply, TEXT("It is saved"),
	                     screen.paths_base);
}

/* --- one need ------------------------------------------------------------- */

const struct fault *
path_get_need(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	struct need_id id;

	TRY(request_place_id(req, "need", &id.v));
	TRY(open_screen(ctx, req, &screen));
	screen.need = paths_need(&screen.paths, id);
	if (screen.need == NULL)
		return fault_not_found(ctx, "We cannot find that need");
	screen.path = screen.need->path;
	support_show(ctx, reply, &screen, path_title(&screen, screen.path),
	             path_part_path(ctx->arena, &screen, screen.path),
	             path_draw_need);
	return NULL;
}

static const struct fault *
need_done(struct ctx *ctx, struct reply *reply,
          const struct support_screen *screen, struct need_id id)
{
	return support_saved(ctx, reply, TEXT("It is saved"),
	                     path_need_path(ctx->arena, screen, id, ""));
}

const struct fault *
path_post_state(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	struct need_id id;

	TRY(request_place_id(req, "need", &id.v));
	TRY(support_whose(ctx, req, &screen));
	TRY(path_set(ctx, screen.head.person, id,
	             chosen(req, "state", path_states),
	             request_field(req, "notes"), NULL));
	return need_done(ctx, reply, &screen, id);
}

const struct fault *
path_post_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	struct need_id id;

	TRY(request_place_id(req, "need", &id.v));
	TRY(support_whose(ctx, req, &screen));
	TRY(path_say(ctx, screen.head.person, id, request_field(req, "thinks"),
	             NULL));
	return need_done(ctx, reply, &screen, id);
}

const struct fault *
path_post_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	struct need_id id;

	TRY(request_place_id(req, "need", &id.v));
	TRY(support_whose(ctx, req, &screen));
	TRY(path_back(ctx, screen.head.person, id));
	return support_saved(ctx, reply,
	                     TEXT("It is taken back. The history still shows "
	                          "it."),
	                     screen.paths_base);
}
