/*
 * form_panels.c - the newest assessment, on the pages that others lay out.
 */
#include "practice/strengths/form_local.h"

const struct fault *
form_read_panel(struct ctx *ctx, struct person_id person, void **out)
{
	struct form_seen *seen = arena_new(ctx->arena, struct form_seen, 1);
	struct form_kept *list;
	struct str crn;

	seen->own = ctx->who.person.v == person.v;
	TRY(form_store_list(ctx, person, &list, &seen->n));
	if (seen->own && seen->n == 0)
		return NULL;
	if (seen->n > 0)
		seen->newest = list[0];
	if (seen->own) {
		seen->href = S("/me/needs");
	} else {
		TRY(people_crn(ctx, person, &crn));
		seen->href = people_path(ctx->arena, crn, "/needs");
	}
	*out = seen;
	return NULL;
}
