/*
 * plan_file_out.c - a plan goes out with what came in beside it.
 */
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_hmpps_in.h"

/* Files that goals came from, each read once. */
struct came {
	int64_t ids[PLAN_FILES_MOST];
	struct plan_hmpps *files[PLAN_FILES_MOST];
	size_t n;
};

static const struct fault *
came_read(struct ctx *ctx, const struct plan_hmpps_who *who,
          const struct plan_goal *goal, struct person_id person,
          struct came *came, const struct plan_hmpps **out)
{
	/* What was right for whom it came in is so for a merged one. */
	const struct plan_hmpps_who any = {S(""), who->forename};
	struct plan_file file;
	struct problems problems;

	*out = NULL;
	for (size_t i = 0; i < came->n; i++)
		if (came->ids[i] == goal->came.file)
			*out = came->files[i];
	if (*out != NULL || came->n == PLAN_FILES_MOST)
		return NULL;
	TRY(plan_store_file_one(ctx, person, goal->came.file, &file));
	problems_init(&problems, ctx->arena);
	came->ids[came->n] = file.id;
	came->files[came->n] = arena_new(ctx->arena, struct plan_hmpps, 1);
	plan_hmpps_read(ctx->arena, file.document, &any, came->files[came->n],
	                &problems);
	TRY(problems_fault(&problems));
	*out = came->files[came->n++];
	return NULL;
}

/* The newest file of the shape says what stands beside its goals. */
static void
back_beside(struct arena *arena, enum plan_hmpps_shape shape,
            const struct plan_hmpps_who *who, const struct came *came,
            json_t *root)
{
	size_t newest = came->n;

	for (size_t i = 0; i < came->n; i++)
		if (came->files[i]->shape == shape &&
		    (newest == came->n || came->ids[i] > came->ids[newest]))
			newest = i;
	if (newest < came->n)
		hmpps_back_root(arena, who, root, came->files[newest]);
}

static const struct fault *
give_back(struct ctx *ctx, enum plan_hmpps_shape shape,
          const struct plan_hmpps_who *who, const struct plan_whole *whole,
          json_t *root)
{
	struct came came = {.n = 0};
	const struct plan_hmpps *from;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (goal->came.service == PLAN_SERVICE_NONE)
			continue;
		TRY(came_read(ctx, who, goal, whole->plan.person, &came,
		              &from));
		if (from != NULL)
			hmpps_back_goal(ctx->arena, who, root, i, from,
			                (size_t)goal->came.place);
	}
	back_beside(ctx->arena, shape, who, &came, root);
	return NULL;
}

static void
let_go(void *root)
{
	json_decref(root);
}

/* A document that may be changed: one that was read may not. */
static const struct fault *
own_copy(struct ctx *ctx, struct str file, json_t **out)
{
	json_t *read;

	TRY(json_read(ctx->arena, file, &read));
	*out = json_deep_copy(read);
	claim(*out != NULL);
	arena_defer(ctx->arena, let_go, *out);
	return NULL;
}

static bool
any_came(const struct plan_whole *whole)
{
	for (size_t i = 0; i < whole->goals_n; i++)
		if (whole->goals[i].came.service != PLAN_SERVICE_NONE)
			return true;
	return false;
}

const struct fault *
plan_file_write(struct ctx *ctx, enum plan_hmpps_shape shape,
                const struct plan_hmpps_who *who,
                const struct plan_whole *whole, struct buf *out)
{
	struct json_out j;
	struct buf buf;
	json_t *root;

	buf_init(&buf, ctx->arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, shape, who, whole);
	if (!buf.full && any_came(whole)) {
		TRY(own_copy(ctx, buf_get(&buf), &root));
		TRY(give_back(ctx, shape, who, whole, root));
		buf_init(&buf, ctx->arena, 0);
		json_init(&j, &buf);
		json_value(&j, NULL, root);
	}
	if (buf.full || buf.n > PLAN_HMPPS_BYTES_MOST)
		return fault_refused(ctx, "The plan is more than a file of "
		                          "1 MB, and no more comes in again. "
		                          "Print it instead");
	buf_str(out, buf_get(&buf));
	return NULL;
}
