/*
 * path_read.c - the seven pathways as they stand.
 */
#include "practice/support/support_local.h"

bool
path_stands(const struct path_need *need)
{
	return need->back.user.v == 0;
}

int
paths_asked(const struct paths *paths)
{
	int n = 0;

	for (int i = 0; i < SUPPORT_PATHS; i++)
		n += paths->ways[i].standing != PATH_UNASKED;
	return n;
}

const struct path_need *
paths_need(const struct paths *paths, struct need_id id)
{
	for (size_t i = 0; i < paths->n; i++)
		if (paths->needs[i].id.v == id.v)
			return &paths->needs[i];
	return NULL;
}

static const struct fault *
named(struct ctx *ctx, struct paths *out)
{
	size_t most = 2 * out->n + out->steps_n + out->says_n + out->nones_n;
	struct support_by **by =
	        arena_new(ctx->arena, struct support_by *, most + 1);
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++) {
		by[n++] = &out->needs[i].by;
		by[n++] = &out->needs[i].back;
	}
	for (size_t i = 0; i < out->steps_n; i++)
		by[n++] = &out->steps[i].by;
	for (size_t i = 0; i < out->says_n; i++)
		by[n++] = &out->says[i].by;
	for (size_t i = 0; i < out->nones_n; i++)
		by[n++] = &out->nones[i].by;
	return support_names(ctx, by, n);
}

const struct fault *
paths_read(struct ctx *ctx, struct person_id person, struct paths *out)
{
	TRY(support_need_reader(ctx, person));
	TRY(path_store_read(ctx, person, out));
	return named(ctx, out);
}

const struct fault *
path_need(struct ctx *ctx, struct person_id person, struct need_id id,
          struct path_need *out)
{
	const struct path_need *found;
	struct paths all = {0};

	TRY(paths_read(ctx, person, &all));
	found = paths_need(&all, id);
	if (found == NULL)
		return fault_not_found(ctx, "We cannot find that need");
	*out = *found;
	return NULL;
}
