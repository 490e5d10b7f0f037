/*
 * mine_papers_pages.c - all papers of a person on one page, for both sides.
 *
 * Rules kept here, each with a test of the same words:
 *   - a letter that was given and a plan that was signed stand among the
 *     person's papers, with the day, the newest first;
 *   - a letter that is not given yet is no paper;
 *   - one's own list is among one's own papers alone;
 *   - each empty sheet is among the papers of both sides.
 */
#include "practice/mine/mine_views.h"

/* Capabilities that have papers, of one side. */
#define PANELS_MOST 24

/* Put in its place: of what is kept the newest day first, else the order in
 * which the panels named it. */
static void
line_insert(struct papers *to, const struct paper_line *line)
{
	size_t at = to->n++;

	if (line->kept)
		for (; at > 0 && date_before(to->v[at - 1].on, line->on); at--)
			to->v[at] = to->v[at - 1];
	to->v[at] = *line;
}

/* The same lines, with room for some more. */
static void
room_make(struct ctx *ctx, struct papers *papers, size_t more)
{
	struct paper_line *v =
	        arena_new(ctx->arena, struct paper_line, papers->n + more + 1);

	for (size_t i = 0; i < papers->n; i++)
		v[i] = papers->v[i];
	papers->v = v;
}

/* What one panel has to say, in three heaps. */
static void
heap(struct ctx *ctx, const struct papers *from, struct mine_papers *out)
{
	room_make(ctx, &out->kept, from->n);
	room_make(ctx, &out->now, from->n);
	room_make(ctx, &out->sheets, from->n);
	for (size_t i = 0; i < from->n; i++)
		line_insert(from->v[i].kept    ? &out->kept
		            : from->v[i].empty ? &out->sheets
		                               : &out->now,
		            &from->v[i]);
}

/* The panels of a side that have papers, by their order. */
static size_t
panels_find(const struct ctx *ctx, enum permission side,
            const struct panel **found)
{
	const struct capability *const *c = ctx->app->capabilities;
	size_t n = 0;

	for (; *c != NULL; c++) {
		const struct panel *p = (*c)->panels;

		for (; p != NULL && p->read != NULL; p++) {
			size_t at = n;

			if (p->place != PANEL_PAPERS || p->permission != side ||
			    n == PANELS_MOST)
				continue;
			for (; at > 0 && found[at - 1]->order > p->order; at--)
				found[at] = found[at - 1];
			found[at] = p;
			n++;
		}
	}
	return n;
}

const struct fault *
mine_papers_read(struct ctx *ctx, struct person_id person,
                 struct mine_papers *out)
{
	enum permission side = mine_is_own(ctx, person) ? CAN_SEE_OWN
	                                                : CAN_SEE_PEOPLE;
	const struct panel *found[PANELS_MOST];
	size_t n = panels_find(ctx, side, found);

	if (!ctx_can(ctx, side))
		return fault_not_found(ctx, "We cannot find that person");
	*out = (struct mine_papers){0};
	for (size_t i = 0; i < n; i++) {
		void *read = NULL;

		TRY(found[i]->read(ctx, person, &read));
		if (read != NULL)
			heap(ctx, read, out);
	}
	return NULL;
}

const struct fault *
mine_read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);

	(void)person;
	papers->v = arena_new(ctx->arena, struct paper_line, 2);
	papers_now(papers, T("My list"), S("/list/print"));
	papers_sheet(papers, T("How it is going, without my name"),
	             S("/feedback/print"));
	*out = papers;
	return NULL;
}

const struct fault *
mine_get_papers(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_papers_screen screen = {.mine = ctx->route->permission ==
	                                            CAN_SEE_OWN};
	struct page page = {.nav = NAV_HOME,
	                    .title = T("My papers"),
	                    .back = S("/me/things"),
	                    .person_page = true};

	if (screen.mine)
		TRY(people_me(ctx, &screen.head));
	else
		TRY(people_of_request(ctx, req, &screen.head));
	screen.base = screen.mine
	                      ? S("/me")
	                      : people_path(ctx->arena, screen.head.crn, "");
	TRY(mine_papers_read(ctx, screen.head.person, &screen.papers));
	if (!screen.mine)
		page = (struct page){
		        .nav = NAV_PEOPLE,
		        .title = T("Papers"),
		        .above = people_above,
		        .tabs = people_tabs(ctx, &screen.head, PEOPLE_TAB_NONE),
		        .back = screen.base,
		};
	page_show(ctx, reply, &page, mine_draw_papers, &screen);
	return NULL;
}
