/*
 * need_panels.c - what the case, one's own home and today are shown.
 */
#include "kernel/papers.h"
#include "practice/ready/need_store.h"
#include "practice/ready/ready_views.h"

static const struct fault *
panel_of(struct ctx *ctx, struct ready_screen *screen, void **out)
{
	TRY(need_read_home(ctx, screen->head.person, &screen->need));
	*out = screen;
	return NULL;
}

const struct fault *
ready_read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct ready_screen *screen =
	        arena_new(ctx->arena, struct ready_screen, 1);

	TRY(people_head(ctx, person, &screen->head));
	screen->base = people_path(ctx->arena, screen->head.crn, "/ready");
	return panel_of(ctx, screen, out);
}

const struct fault *
ready_read_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct ready_screen *screen =
	        arena_new(ctx->arena, struct ready_screen, 1);

	screen->mine = true;
	screen->head.person = person;
	screen->base = S("/me/ready");
	return panel_of(ctx, screen, out);
}

/* --- papers -------------------------------------------------------------- */

const struct fault *
need_read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	const struct ready_screen screen = {.mine = ready_is_own(ctx, person)};
	struct need need;

	TRY(ready_need(ctx, person, false));
	TRY(need_store_sittings(ctx, person, &need));
	papers->v = arena_new(ctx->arena, struct paper_line, need.n + 4);
	for (size_t i = 0; i < need.n; i++) {
		const struct need_sitting *s = &need.sittings[i];

		if (s->state == NEED_GIVEN)
			papers->v[papers->n++] = (struct paper_line){
			        .what = ready_set_title(&screen, s->set),
			        .on = instant_date(s->ended.at),
			        .path = str_print(
			                ctx->arena, "/ready/given/%.*s/print",
			                STR_ARG(id_show(ctx->arena, s->id))),
			        .kept = true};
	}
	for (int i = 0; i < NEED_SET_COUNT; i++)
		papers_sheet(papers, ready_set_title(&screen, (enum need_set)i),
		             str_print(ctx->arena, "/ready/sets/%s/print",
		                       need_sets[i]));
	papers_sheet(papers, T("How ready I feel for work"),
	             S("/ready/skills/sheet"));
	*out = papers;
	return NULL;
}

/* --- today --------------------------------------------------------------- */

const struct fault *
need_read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct need_today *today = arena_new(ctx->arena, struct need_today, 1);
	struct person_id *persons;
	struct person_head *heads;
	struct need_urgent *v;

	(void)person;
	TRY(need_store_today(ctx, &v, &today->n));
	*out = NULL;
	if (today->n == 0)
		return NULL;
	persons = arena_new(ctx->arena, struct person_id, today->n);
	for (size_t i = 0; i < today->n; i++)
		persons[i] = v[i].person;
	TRY(people_heads(ctx, persons, today->n, &heads));
	today->v = v;
	today->heads = heads;
	*out = today;
	return NULL;
}
