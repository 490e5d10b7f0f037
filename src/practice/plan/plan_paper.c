/*
 * plan_paper.c - what other capabilities put on the booklet of a plan.
 */
#include "practice/plan/plan_form_local.h"

/* So many of the capabilities' panels fit on the first sheet. */
#define PAPERS_MOST 4

/* In its place by order; of one order, the earlier capability first. */
static void
paper_insert(struct plan_paper *papers, size_t *n, const struct panel *panel)
{
	size_t at = *n;

	if (at == PAPERS_MOST)
		return;
	for (; at > 0 && papers[at - 1].panel->order > panel->order; at--)
		papers[at] = papers[at - 1];
	papers[at].panel = panel;
	*n += 1;
}

const struct fault *
plan_papers_read(struct ctx *ctx, struct plan_screen *screen)
{
	struct plan_paper *papers =
	        arena_new(ctx->arena, struct plan_paper, PAPERS_MOST);
	const struct capability *const *c = ctx->app->capabilities;
	size_t n = 0, shown = 0;

	for (; *c != NULL; c++) {
		const struct panel *p = (*c)->panels;

		for (; p != NULL && p->read != NULL; p++)
			if (p->place == PANEL_PAPER &&
			    ctx_can(ctx, p->permission))
				paper_insert(papers, &n, p);
	}
	for (size_t i = 0; i < n; i++) {
		TRY(papers[i].panel->read(ctx, screen->head.person,
		                          &papers[i].data));
		/* What has nothing to say is not drawn. */
		if (papers[i].data != NULL)
			papers[shown++] = papers[i];
	}
	screen->papers = papers;
	screen->papers_n = shown;
	return NULL;
}
