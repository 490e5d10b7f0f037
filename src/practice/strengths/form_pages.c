/*
 * form_pages.c - assessments brought in: the list, one, a section, the file.
 */
#include "practice/strengths/form_local.h"
#include "register/people/people_views.h"

struct str
form_path(struct arena *arena, const struct form_screen *screen,
          struct form_id id, const char *rest)
{
	if (!str_empty(screen->here))
		return str_print(arena, "%.*s%s", STR_ARG(screen->here), rest);
	return str_print(arena, "%.*s/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

struct str
form_title(const struct form_screen *screen, enum form_section section)
{
	const struct form_part *part = &form_parts[section];

	return text_get(screen->mine && part->own != NULL ? part->own
	                                                  : part->title);
}

static const struct fault *
screen_open(struct ctx *ctx, const struct request *req,
            struct form_screen *screen)
{
	screen->mine = str_empty(request_place(req, "crn"));
	if (screen->mine) {
		TRY(people_me(ctx, &screen->head));
		screen->base = S("/me/needs");
	} else {
		TRY(people_of_request(ctx, req, &screen->head));
		screen->base =
		        people_path(ctx->arena, screen->head.crn, "/needs");
	}
	return NULL;
}

static const struct fault *
screen_one(struct ctx *ctx, const struct request *req,
           struct form_screen *screen)
{
	struct form_id id;

	TRY(request_place_id(req, "form", &id.v));
	TRY(form_get(ctx, screen->head.person, id, &screen->one, &screen->doc));
	screen->read = true;
	return form_results(ctx, &screen->one, &screen->doc, screen->results);
}

static void
show(struct ctx *ctx, struct reply *reply, const struct form_screen *screen,
     struct str title, struct str back, bool section)
{
	struct page page = {
	        .title = title,
	        .nav = screen->mine ? NAV_NONE : NAV_PEOPLE,
	        .back = back,
	        .person_page = screen->mine,
	};

	if (!screen->mine) {
		page.above = people_above;
		page.tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE);
	}
	page_show(ctx, reply, &page, section ? form_draw_section : form_draw,
	          screen);
}

static const struct fault *
list_read(struct ctx *ctx, struct form_screen *screen)
{
	struct form_kept *list;

	TRY(form_list(ctx, screen->head.person, &list, &screen->n));
	screen->list = list;
	return NULL;
}

static struct str
list_title(const struct form_screen *screen)
{
	return screen->mine ? T("My strengths and needs")
	                    : T("Strengths and needs assessment");
}

const struct fault *
form_get_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_screen screen = {.n = 0};

	TRY(screen_open(ctx, req, &screen));
	TRY(list_read(ctx, &screen));
	if (screen.n > 0) {
		TRY(form_get(ctx, screen.head.person, screen.list[0].id,
		             &screen.one, &screen.doc));
		TRY(form_results(ctx, &screen.one, &screen.doc,
		                 screen.results));
		screen.read = true;
	}
	show(ctx, reply, &screen, list_title(&screen),
	     screen.mine ? S("/me") : S(""), false);
	return NULL;
}

const struct fault *
form_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_screen screen = {.n = 0};

	TRY(screen_open(ctx, req, &screen));
	TRY(screen_one(ctx, req, &screen));
	TRY(list_read(ctx, &screen));
	show(ctx, reply, &screen, list_title(&screen), screen.base, false);
	return NULL;
}

const struct fault *
form_get_section(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct form_screen screen = {.n = 0};

	TRY(screen_open(ctx, req, &screen));
	TRY(screen_one(ctx, req, &screen));
	if (!form_section_read(request_place(req, "section"),
	                       &screen.section) ||
	    (screen.mine && screen.section == FORM_OFFENCE))
		return fault_not_found(ctx, "There is no such section");
	show(ctx, reply, &screen, text_get(form_parts[screen.section].title),
	     form_path(ctx->arena, &screen, screen.one.id, ""), true);
	return NULL;
}

const struct fault *
form_get_file(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_screen screen = {.n = 0};

	TRY(screen_open(ctx, req, &screen));
	TRY(screen_one(ctx, req, &screen));
	reply_download(reply, "application/json", S("assessment.json"));
	buf_str(&reply->body, screen.one.document);
	return NULL;
}

/* --- one comes in ------------------------------------------------------- */

static const struct fault *
file_chosen(struct ctx *ctx, const struct request *req,
            const struct upload **out)
{
	const struct upload *upload = request_upload(req, FORM_FILE);
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (upload == NULL || upload->size == 0)
		problems_add(&problems, FORM_FILE,
		             "Select the file of the assessment, a JSON file");
	else if (upload->size > FORM_BYTES_MOST)
		problems_add(&problems, FORM_FILE,
		             "This file is larger than 1 MB, more than an "
		             "assessment is");
	TRY(problems_fault(&problems));
	*out = upload;
	return NULL;
}

const struct fault *
form_beside(struct ctx *ctx, const char *field, const struct fault *fault)
{
	struct problems problems;

	if (!fault_is(fault, FAULT_INVALID))
		return fault;
	problems_init(&problems, ctx->arena);
	problems_put(&problems, field, fault->text);
	return problems_fault(&problems);
}

const struct fault *
form_prepare(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_in *in = arena_new(ctx->arena, struct form_in, 1);
	const struct upload *upload = NULL;
	struct str bytes;

	(void)reply;
	TRY(file_chosen(ctx, req, &upload));
	claim(upload != NULL);
	if (!upload_read(ctx->arena, upload, &bytes))
		return fault_unavailable(ctx, "The file cannot be read now");
	TRY(form_beside(ctx, FORM_FILE, form_ready(ctx->arena, bytes, in)));
	ctx->prepared = in;
	return NULL;
}

const struct fault *
form_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_screen screen = {.n = 0};
	struct form_kept kept;
	bool added;

	TRY(screen_open(ctx, req, &screen));
	TRY(form_take(ctx, screen.head.person, ctx->prepared, &kept, &added));
	if (added)
		reply_notice(ctx, reply, TEXT("The assessment is in"));
	else
		reply_notice(ctx, reply,
		             TEXT("This file was brought in already, on {day}. "
		                  "Nothing was changed",
		                  {"day", date_words(ctx->arena,
		                                     instant_date(kept.at))}));
	reply_see_other(reply, form_path(ctx->arena, &screen, kept.id, ""));
	return NULL;
}
