/*
 * form_ours_pages.c - an edition in the services' form: to read, and as a
 * file.
 */
#include "practice/strengths/form_ours_views.h"

static const struct fault *
screen_open(struct ctx *ctx, const struct request *req,
            struct form_ours_screen *out)
{
	struct form_screen *screen = &out->form;

	*out = (struct form_ours_screen){.ours = {.there = false}};
	TRY(people_of_request(ctx, req, &screen->head));
	out->base = people_path(ctx->arena, screen->head.crn, "/strengths");
	screen->here =
	        people_path(ctx->arena, screen->head.crn, "/strengths/form");
	TRY(form_ours_read(ctx, screen->head.person, (struct assess_id){0},
	                   &out->ours));
	if (!out->ours.there)
		return NULL;
	screen->one = out->ours.kept;
	screen->doc = out->ours.doc;
	screen->read = true;
	return form_results(ctx, &screen->one, &screen->doc, screen->results);
}

static void
show(struct ctx *ctx, struct reply *reply,
     const struct form_ours_screen *screen, struct str title, struct str back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	page_show(ctx, reply,
	          &(struct page){.title = title,
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &screen->form.head,
	                                             PEOPLE_TAB_NONE),
	                         .back = back},
	          draw, screen);
}

const struct fault *
form_ours_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_ours_screen screen;

	TRY(screen_open(ctx, req, &screen));
	show(ctx, reply, &screen, T("In the services’ form"), screen.base,
	     form_ours_draw);
	return NULL;
}

const struct fault *
form_ours_get_paper(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct form_ours_screen screen;

	TRY(screen_open(ctx, req, &screen));
	if (!screen.ours.there)
		return fault_not_found(ctx,
		                       "Nothing is written yet, so there is "
		                       "nothing to give out");
	TRY(strengths_paper_read(ctx, false, &screen.head_line));
	page_show(ctx, reply,
	          &(struct page){.title = T("In the services’ form"),
	                         .print = true,
	                         .of = screen.form.head.name},
	          form_ours_draw_paper, &screen);
	return NULL;
}

const struct fault *
form_ours_get_section(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct form_ours_screen screen;

	TRY(screen_open(ctx, req, &screen));
	if (!screen.ours.there ||
	    !form_section_read(request_place(req, "section"),
	                       &screen.form.section))
		return fault_not_found(ctx, "There is no such section");
	show(ctx, reply, &screen,
	     text_get(form_parts[screen.form.section].title), screen.form.here,
	     form_ours_draw_section);
	return NULL;
}

/* Of the edition of the address, or of the newest. */
static const struct fault *
edition_read(struct ctx *ctx, const struct request *req,
             struct person_head *head, struct form_ours *out)
{
	struct assess_id id = {0};

	TRY(people_of_request(ctx, req, head));
	if (!str_empty(request_place(req, "edition")))
		TRY(request_place_id(req, "edition", &id.v));
	return form_ours_need(ctx, head->person, id, out);
}

const struct fault *
form_ours_get_file(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct person_head head;
	struct form_ours ours;

	TRY(edition_read(ctx, req, &head, &ours));
	reply_download(reply, "application/json", S("assessment.json"));
	buf_str(&reply->body, ours.kept.document);
	return NULL;
}

/* --- the same by the API ------------------------------------------------- */

const struct fault *
form_ours_api(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct form_ours ours;
	struct json_out j;

	TRY(edition_read(ctx, req, &head, &ours));
	reply_json(reply, 200, &j);
	buf_str(j.buf, ours.kept.document);
	api_etag(reply, ours.a.version);
	return NULL;
}

const struct fault *
form_ours_api_scores(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct form_result results[FORM_NEEDS];
	struct person_head head;
	struct form_ours ours;

	TRY(edition_read(ctx, req, &head, &ours));
	TRY(form_results(ctx, &ours.kept, &ours.doc, results));
	form_api_put_scores(reply, head.crn, results, &ours.doc);
	return NULL;
}
