/*
 * plan_file_pages.c - a plan comes in as a file: the upload, what it would
 * do, yes or no.
 */
#include "practice/plan/plan_file_local.h"

static const struct fault *
screen_open(struct ctx *ctx, const struct request *req,
            struct plan_file_screen **out)
{
	struct plan_file_screen *screen =
	        arena_new(ctx->arena, struct plan_file_screen, 1);
	struct plan_screen *plan;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	*out = screen;
	return NULL;
}

const struct fault *
plan_get_files(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_file_screen *screen;
	struct plan_file *files;

	TRY(screen_open(ctx, req, &screen));
	TRY(plan_files(ctx, screen->plan.head.person, &files,
	               &screen->files_n));
	screen->files = files;
	plan_screen_show(ctx, reply, &screen->plan, T("The plan as a file"),
	                 screen->plan.base, plan_draw_files);
	return NULL;
}

/* A file that was read, and what is in it. */
struct sent {
	struct str document;
	struct plan_hmpps in;
};

const struct fault *
plan_prepare_file(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	const struct plan_hmpps_who any = {.crn = S(""), .forename = S("")};
	const struct upload *upload = request_upload(req, PLAN_FILE_FIELD);
	struct sent *sent = arena_new(ctx->arena, struct sent, 1);
	struct problems problems;

	(void)reply;
	problems_init(&problems, ctx->arena);
	if (upload == NULL || upload->size == 0)
		problems_add(&problems, PLAN_FILE_FIELD,
		             "Select the file of a plan, a JSON file");
	else if (upload->size > PLAN_HMPPS_BYTES_MOST)
		problems_add(&problems, PLAN_FILE_FIELD,
		             "The file is larger than 1 MB. Select the plan of "
		             "one person");
	TRY(problems_fault(&problems));
	claim(upload != NULL);
	if (!upload_read(ctx->arena, upload, &sent->document))
		return fault_unavailable(ctx, "The file cannot be read now");
	plan_hmpps_read(ctx->arena, sent->document, &any, &sent->in, &problems);
	TRY(problems_fault(&problems));
	ctx->prepared = sent;
	return NULL;
}

const struct fault *
plan_post_file(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct sent *sent = ctx->prepared;
	struct plan_file_screen *screen;
	int64_t id;

	TRY(screen_open(ctx, req, &screen));
	TRY(plan_file_put(ctx, screen->plan.head.person, sent->document,
	                  &sent->in, &id));
	reply_see_other(reply,
	                plan_path(ctx->arena, &screen->plan, "/files/waiting"));
	return NULL;
}

const struct fault *
plan_get_waiting(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_file_screen *screen;

	TRY(screen_open(ctx, req, &screen));
	TRY(plan_file_preview(ctx, screen->plan.head.person, &screen->preview));
	TRY(plan_name(ctx, &(struct plan_names){.n = 0},
	              screen->preview.file.by, &screen->preview.file.by_name));
	plan_screen_show(ctx, reply, &screen->plan, T("A plan from a file"),
	                 plan_path(ctx->arena, &screen->plan, "/files"),
	                 plan_draw_waiting);
	return NULL;
}

/* The file that the form was made from. */
static const struct fault *
file_seen(struct ctx *ctx, const struct request *req, int64_t *out)
{
	if (!id_read(request_field(req, "waiting"), out))
		return fault_not_found(ctx, "No file waits for this plan");
	return NULL;
}

const struct fault *
plan_post_waiting(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_file_screen *screen;
	int64_t file;

	TRY(screen_open(ctx, req, &screen));
	TRY(file_seen(ctx, req, &file));
	TRY(plan_file_take(ctx, screen->plan.head.person, file,
	                   plan_form_version(req), &screen->preview));
	reply_notice(
	        ctx, reply,
	        TEXT("Goals that came in: {n}. {name} is asked about each",
	             {"n", str_print(ctx->arena, "%zu",
	                             screen->preview.fates[PLAN_FATE_COMES])},
	             {"name", screen->plan.head.known_as}));
	reply_see_other(reply, screen->plan.base);
	return NULL;
}

const struct fault *
plan_post_file_drop(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_file_screen *screen;
	int64_t file;

	TRY(screen_open(ctx, req, &screen));
	TRY(file_seen(ctx, req, &file));
	TRY(plan_file_drop(ctx, screen->plan.head.person, file));
	reply_notice(ctx, reply,
	             TEXT("The file is gone, and nothing of it came in"));
	reply_see_other(reply, plan_path(ctx->arena, &screen->plan, "/files"));
	return NULL;
}

const struct fault *
plan_get_file(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_file_screen *screen;
	struct plan_file file;
	int64_t id;

	TRY(screen_open(ctx, req, &screen));
	TRY(request_place_id(req, "file", &id));
	TRY(plan_file_get(ctx, screen->plan.head.person, id, &file));
	reply_download(reply, "application/json", S("plan-as-it-came.json"));
	buf_str(&reply->body, file.document);
	return NULL;
}
