/*
 * plan_hmpps_pages.c - a plan goes out as a file of one of the services'
 * shapes: as a download, and by the API.
 */
#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_file_local.h"

/* ?shape=: one of the two, the newer where none is asked for, or INVALID. */
static const struct fault *
shape_read(struct ctx *ctx, const struct request *req,
           enum plan_hmpps_shape *out)
{
	struct str word = request_query(req, "shape");

	if (str_empty(word) || str_is(word, plan_hmpps_shape_words[*out]))
		return NULL;
	*out = PLAN_HMPPS_OLD;
	if (str_is(word, plan_hmpps_shape_words[*out]))
		return NULL;
	return fault_invalid(ctx, "Choose a kind of file: sentence-plan or "
	                          "assessment-platform");
}

static const struct fault *
plan_put(struct ctx *ctx, const struct request *req,
         enum plan_hmpps_shape *shape, const struct plan_screen *screen,
         struct str *out)
{
	struct plan_look look;
	struct plan_hmpps_who who = {
	        .crn = screen->head.crn,
	        .forename = screen->head.known_as,
	        .look = &look,
	};
	struct plan_whole whole = screen->whole;
	struct buf buf;

	TRY(plan_look_read(ctx, &whole.plan, &look));
	who.look_state = plan_look_state(&whole.plan, &look);

	TRY(shape_read(ctx, req, shape));
	/* Nothing written yet: a person's first plan has their number. */
	if (whole.plan.id.v == 0)
		whole.plan.id.v = screen->head.person.v;
	buf_init(&buf, ctx->arena, 0);
	TRY(plan_file_write(ctx, *shape, &who, &whole, &buf));
	*out = buf_get(&buf);
	return NULL;
}

const struct fault *
plan_get_export(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum plan_hmpps_shape shape = PLAN_HMPPS_AAP;
	struct plan_screen *screen;
	struct str file = {NULL, 0};

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_put(ctx, req, &shape, screen, &file));
	/* No name and no number of a person in the name of a file. */
	reply_download(reply, "application/json",
	               str_print(ctx->arena, "plan-%s.json",
	                         plan_hmpps_shape_words[shape]));
	buf_str(&reply->body, file);
	return NULL;
}

const struct fault *
plan_api_export(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum plan_hmpps_shape shape = PLAN_HMPPS_AAP;
	struct plan_screen *screen;
	struct str file = {NULL, 0};
	struct json_out j;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_put(ctx, req, &shape, screen, &file));
	reply_json(reply, 200, &j);
	buf_str(j.buf, file);
	api_etag(reply, screen->whole.plan.version);
	return NULL;
}
