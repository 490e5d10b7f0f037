/*
 * submission_result_pages.c - what was published of a submission.
 */
#include "insight/submission/submission_result.h"

const struct fault *
submission_get_result(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct submission_result_screen screen = {.n = 0};
	int64_t id;

	TRY(request_place_id(req, "submission", &id));
	TRY(submission_one(ctx, id, &screen.one));
	page_show(ctx, reply,
	          &(struct page){.title = T("What was published"),
	                         .nav = NAV_STUDIES,
	                         .back = submission_path(ctx->arena, id, "")},
	          submission_draw_result_form, &screen);
	return NULL;
}

/* Beyond every rate and end where it is no number: the check says so. */
static int64_t
points_of(const struct request *req, const char *field)
{
	int64_t out;

	return submission_points_read(request_field(req, field), &out)
	               ? out
	               : INT64_MAX;
}

static int64_t
count_of(const struct request *req, const char *field)
{
	int64_t out;

	return str_i64(request_field(req, field), &out) ? out : -1;
}

const struct fault *
submission_post_result(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct submission_found found = {
	        .rate = points_of(req, "rate"),
	        .other_rate = points_of(req, "other_rate"),
	        .low = points_of(req, "low"),
	        .high = points_of(req, "high"),
	        .people = count_of(req, "people"),
	        .others = count_of(req, "others"),
	        .published_on = DATE_NONE,
	        .source = request_field(req, "source"),
	};
	int64_t id;

	if (form_date_read(req, "published", &found.published_on) != 1)
		found.published_on = DATE_NONE;
	TRY(request_place_id(req, "submission", &id));
	TRY(submission_result_put(ctx, id, &found));
	reply_notice(ctx, reply, TEXT("What was published is written down"));
	reply_see_other(reply, submission_path(ctx->arena, id, ""));
	return NULL;
}
