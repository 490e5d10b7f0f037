/*
 * study_file_pages.c - files of studies: rows from elsewhere, freezing, and
 * fetching.
 */
#include "insight/study/study_file.h"
#include "insight/study/study_views.h"

/* --- rows from elsewhere -------------------------------------------------- */

const struct fault *
study_get_pool(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct study_screen screen = {.looks_n = 0};

	TRY(study_of_request(ctx, req, &screen.study));
	page_show(ctx, reply,
	          &(struct page){.title = T("People from elsewhere"),
	                         .nav = NAV_STUDIES,
	                         .back = study_path(ctx->arena, screen.study.id,
	                                            "")},
	          study_draw_pool, &screen);
	return NULL;
}

/* The text of an uploaded file; empty where there is none, with a problem
 * unless it may be left out. */
static struct str
uploaded(struct arena *roomy, const struct request *req, const char *field,
         bool needed, struct problems *problems)
{
	const struct upload *upload = request_upload(req, field);
	struct str out = S("");

	if (upload == NULL || upload->size == 0) {
		if (needed)
			problems_add(problems, field, "Select the CSV file");
	} else if (upload->size > STUDY_FILE_MOST / 3) {
		problems_add(problems, field, "The file is larger than 8 MB");
	} else if (!upload_read(roomy, upload, &out)) {
		problems_add(problems, field,
		             "The file cannot be read now. Send it again");
	}
	return out;
}

/* The bytes alone: what they say is judged by the design, in the write. */
const struct fault *
study_prepare_pool(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct study_pool *sent = arena_new(ctx->arena, struct study_pool, 1);
	struct arena *roomy = study_roomy(ctx->arena);
	struct problems problems;

	(void)reply;
	problems_init(&problems, ctx->arena);
	sent->people = uploaded(roomy, req, "people", true, &problems);
	sent->events = uploaded(roomy, req, "events", true, &problems);
	sent->spells = uploaded(roomy, req, "spells", false, &problems);
	TRY(problems_fault(&problems));
	ctx->prepared = sent;
	return NULL;
}

const struct fault *
study_post_pool(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct study_pool *sent = ctx->prepared;
	struct study_pool pool;
	struct problems problems;
	struct study study;
	struct bytes key;

	TRY(study_of_request(ctx, req, &study));
	TRY(study_key(ctx, study.id, &key));
	problems_init(&problems, ctx->arena);
	study_pool_read(study_roomy(ctx->arena), &study.design, key, sent,
	                &pool, &problems);
	TRY(problems_fault(&problems));
	TRY(study_pool_put(ctx, study.id, &pool));
	reply_notice(ctx, reply,
	             TEXT("{n} people from elsewhere are in",
	                  {"n", str_print(ctx->arena, "%lld",
	                                  (long long)pool.people_n)}));
	reply_see_other(reply, study_path(ctx->arena, study.id, ""));
	return NULL;
}

/* --- freezing and fetching ------------------------------------------------ */

/* One press on a study's page: what it does, and what is said then. */
static const struct fault *
press(struct ctx *ctx, const struct request *req, struct reply *reply,
      const struct fault *(*act)(struct ctx *ctx, int64_t id),
      struct text notice)
{
	int64_t id;

	TRY(request_place_id(req, "study", &id));
	TRY(act(ctx, id));
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, study_path(ctx->arena, id, ""));
	return NULL;
}

const struct fault *
study_post_freeze(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	return press(ctx, req, reply, study_freeze,
	             TEXT("The rows are being put together"));
}

const struct fault *
study_post_match(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	return press(ctx, req, reply, study_match,
	             TEXT("People are being matched"));
}

const struct fault *
study_post_verify(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	return press(ctx, req, reply, study_verify,
	             TEXT("The result is being made again"));
}

const struct fault *
study_post_check(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	return press(ctx, req, reply, study_check_off,
	             TEXT("The study is checked"));
}

const struct fault *
study_post_publish(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	return press(ctx, req, reply, study_publish,
	             TEXT("The study is being published"));
}

/* What each kind is fetched as. */
static const struct {
	const char *type, *name;
} as[STUDY_KINDS] = {
        {"application/toml; charset=utf-8", "plan.toml"},
        {"text/csv; charset=utf-8", "people.csv"},
        {"text/csv; charset=utf-8", "events.csv"},
        {"text/csv; charset=utf-8", "people-from-elsewhere.csv"},
        {"text/csv; charset=utf-8", "events-from-elsewhere.csv"},
        {"application/json", "result.json"},
        {"text/html; charset=utf-8", "report.html"},
        {"application/json", "release.json"},
        {"text/html; charset=utf-8", "release.html"},
        {NULL, NULL},
        {"application/json", "balance.json"},
        {"application/json", "run.json"},
        {"text/csv; charset=utf-8", "spells.csv"},
        {"text/csv; charset=utf-8", "spells-from-elsewhere.csv"},
};

/* That it was fetched, before it leaves: whoever saw rows is known. */
static void
fetched_audit(struct ctx *ctx, int64_t id, enum study_kind kind, bool part)
{
	reply_audit(ctx,
	            part                       ? "study.fetched_before"
	            : study_kind_is_rows(kind) ? "study.fetched_rows"
	                                       : "study.fetched",
	            id,
	            str_print(ctx->arena, "file=%s", study_kind_words[kind]));
}

const struct fault *
study_get_file(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int kind = str_word(request_place(req, "kind"), study_kind_words);
	struct study_fetched got;
	struct study study;

	TRY(study_of_request(ctx, req, &study));
	if (kind < 0 || kind == STUDY_KEPT ||
	    (study_kind_is_rows((enum study_kind)kind) &&
	     !ctx_can(ctx, CAN_WRITE_STUDIES)))
		return fault_not_found(ctx, "There is no such file yet");
	/* What is sent lies in memory of its own, until it is sent. */
	TRY(study_fetch(ctx, study.id, (enum study_kind)kind,
	                study_roomy(reply->arena), &got));
	reply_download(reply, as[kind].type,
	               got.part ? S("people-before.csv")
	                        : str_of(as[kind].name));
	fetched_audit(ctx, study.id, (enum study_kind)kind, got.part);
	if (str_empty(got.body))
		return NULL;
	reply->fixed =
	        (struct bytes){(const unsigned char *)got.body.p, got.body.n};
	return NULL;
}

const struct fault *
study_get_bundle(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct study study;

	TRY(study_of_request(ctx, req, &study));
	reply_download(reply, "application/x-tar", S("study.tar"));
	TRY(study_bundle(ctx, study.id, &reply->body));
	reply_audit(ctx, "study.fetched_rows", study.id, S("file=bundle"));
	return NULL;
}
