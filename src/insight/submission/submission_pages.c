/*
 * submission_pages.c - the pages of submissions: list, people, file.
 */
#include "insight/submission/submission_views.h"

const struct fault *
submission_get_list(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct submission_list_screen screen = {.n = 0};
	struct submission *v;

	(void)req;
	TRY(submission_list(ctx, &v, &screen.n));
	screen.v = v;
	page_show(ctx, reply,
	          &(struct page){.title = T("For the Justice Data Lab"),
	                         .nav = NAV_STUDIES,
	                         .back = S("/studies")},
	          submission_draw_list, &screen);
	return NULL;
}

/* --- which people --------------------------------------------------------- */

/* What a new one begins with: whoever started in the last year but half. */
static struct submission_terms
terms_new(struct date today)
{
	return (struct submission_terms){
	        .start = STUDY_AT_CONTACT,
	        .from = date_add_months(today, -18),
	        .to = date_add_months(today, -6),
	        .base = 370,
	        .fall = 50,
	};
}

const struct fault *
submission_get_new(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct submission_screen screen = {.files_n = 0};

	(void)req;
	screen.one.terms = terms_new(ctx->today);
	page_show(ctx, reply,
	          &(struct page){.title = T("Which people?"),
	                         .nav = NAV_STUDIES,
	                         .back = S("/submissions")},
	          submission_draw_new, &screen);
	return NULL;
}

/* Tenths of a per cent, or -1 when it is no such number. */
static int64_t
share_of(const struct request *req, const char *field)
{
	int64_t out;

	return study_share_read(request_field(req, field), &out) ? out : -1;
}

/* DATE_NONE for what is no day: the check says so. */
static struct date
day_of(const struct request *req, const char *field)
{
	struct date out;

	return form_date_read(req, field, &out) == 1 ? out : DATE_NONE;
}

const struct fault *
submission_post_new(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	int start = str_word(request_field(req, "start"), study_start_words);
	const struct submission_terms terms = {
	        .title = request_field(req, "title"),
	        .start = start < 0 ? STUDY_STARTS : (enum study_start)start,
	        .from = day_of(req, "from"),
	        .to = day_of(req, "to"),
	        .base = share_of(req, "base"),
	        .fall = share_of(req, "fall"),
	};
	int64_t id;

	TRY(submission_plan(ctx, &terms, &id));
	reply_notice(ctx, reply, TEXT("It is written down which people it is"));
	reply_see_other(reply, submission_path(ctx->arena, id, ""));
	return NULL;
}

/* --- one ------------------------------------------------------------------ */

static const struct fault *
screen_read(struct ctx *ctx, const struct request *req,
            struct submission_screen *screen)
{
	struct submission_result *results;
	struct submission_file *files;
	int64_t id;

	TRY(request_place_id(req, "submission", &id));
	TRY(submission_one(ctx, id, &screen->one));
	TRY(submission_cohort(ctx, &screen->one, &screen->cohort));
	TRY(submission_hope(ctx, &screen->cohort, &screen->hope));
	TRY(submission_files(ctx, id, &files, &screen->files_n));
	screen->files = files;
	TRY(submission_results(ctx, id, &results, &screen->results_n));
	screen->results = results;
	return NULL;
}

const struct fault *
submission_get_one(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct submission_screen screen = {.files_n = 0};

	TRY(screen_read(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = screen.one.terms.title,
	                         .nav = NAV_STUDIES,
	                         .back = S("/submissions")},
	          submission_draw_one, &screen);
	return NULL;
}

/* --- the file ------------------------------------------------------------- */

const struct fault *
submission_get_file(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct submission_screen screen = {.files_n = 0};

	TRY(screen_read(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title =
	                                 T("The file for the Justice Data Lab"),
	                         .nav = NAV_STUDIES,
	                         .back = submission_path(ctx->arena,
	                                                 screen.one.id, "")},
	          submission_draw_file, &screen);
	return NULL;
}

/* Room for what is handed over in this answer and kept nowhere. */
const struct fault *
submission_prepare_file(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	(void)req;
	(void)reply;
	ctx->prepared = arena_new(ctx->arena, struct str, 1);
	return NULL;
}

static const struct fault *
get_made(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	reply_download(reply, "text/csv; charset=utf-8",
	               S("justice-data-lab.csv"));
	buf_str(&reply->body, *(const struct str *)ctx->prepared);
	return NULL;
}

const struct fault *
submission_post_file(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "submission", &id));
	TRY(submission_make(ctx, id, request_field(req, "why"), ctx->prepared));
	/* Shown once, after the write: no answer of it is kept for a second
	 * sending. */
	return reply_show(ctx, reply, get_made, NULL);
}

const struct fault *
submission_post_gone(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	int64_t id, file;

	TRY(request_place_id(req, "submission", &id));
	TRY(request_place_id(req, "file", &file));
	TRY(submission_gone(ctx, id, file));
	reply_notice(ctx, reply,
	             TEXT("It is written down that your copies are "
	                  "gone"));
	reply_see_other(reply, submission_path(ctx->arena, id, ""));
	return NULL;
}
