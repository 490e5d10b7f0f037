/*
 * plan_file_out.c - a plan goes out with what came in as it came, and what
 * happened here after it.
 */
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_hmpps_in.h"

/* Files that goals came from, each read once. */
struct came {
	struct plan_file_in files[PLAN_FILES_MOST];
	size_t n;
};

static bool
is_read(const struct came *came, int64_t file)
{
	for (size_t i = 0; i < came->n; i++)
		if (came->files[i].file.id == file)
			return true;
	return came->n == PLAN_FILES_MOST;
}

static const struct fault *
came_read(struct ctx *ctx, const struct plan_hmpps_who *who,
          const struct plan_whole *whole, struct came *came)
{
	/* What was right for whom it came in is so for a merged one. */
	const struct plan_hmpps_who any = {.forename = who->forename};
	struct problems problems;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];
		struct plan_file_in *in = &came->files[came->n];

		if (goal->came.service == PLAN_SERVICE_NONE ||
		    is_read(came, goal->came.file))
			continue;
		TRY(plan_store_file_one(ctx, whole->plan.person,
		                        goal->came.file, &in->file));
		problems_init(&problems, ctx->arena);
		plan_hmpps_read(ctx->arena, in->file.document, &any, &in->in,
		                &problems);
		TRY(problems_fault(&problems));
		came->n++;
	}
	return NULL;
}

/* As text; *out empty where it is more than a file may be. */
static void
as_text(struct ctx *ctx, json_t *root, struct str *out)
{
	struct json_out j;
	struct buf buf;

	buf_init(&buf, ctx->arena, 0);
	json_init(&j, &buf);
	json_value(&j, NULL, root);
	*out = buf.full || buf.n > PLAN_HMPPS_BYTES_MOST ? S("")
	                                                 : buf_get(&buf);
}

static const struct fault *
too_long(struct ctx *ctx)
{
	return fault_refused(ctx, "The plan is more than a file of 1 MB, and "
	                          "no more comes in again. Print it instead");
}

const struct fault *
plan_file_write(struct ctx *ctx, enum plan_hmpps_shape shape,
                const struct plan_hmpps_who *who,
                const struct plan_whole *whole, struct buf *out)
{
	struct plan_hmpps_who told = *who;
	struct plan_hmpps_said *said;
	struct came came = {.n = 0};
	struct str text;
	json_t *root;

	TRY(came_read(ctx, who, whole, &came));
	TRY(plan_file_answers(ctx, &whole->plan, &said, &told.said_n));
	told.said = said;
	root = plan_file_back(ctx, shape, &told, whole, came.files, came.n);
	if (root == NULL)
		return too_long(ctx);
	if (shape == PLAN_HMPPS_AAP)
		TRY(plan_file_tell(ctx, whole, root));
	as_text(ctx, root, &text);
	if (text.n == 0) {
		plan_file_tell_less(root);
		as_text(ctx, root, &text);
	}
	if (text.n == 0)
		return too_long(ctx);
	buf_str(out, text);
	return NULL;
}
