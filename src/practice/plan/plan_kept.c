/*
 * plan_kept.c - what of a plan is among the person's papers.
 */
#include "kernel/papers.h"
#include "practice/plan/plan_sign.h"
#include "practice/plan/plan_views_local.h"

/* By the side that answered, yes first: to the person, and to staff. */
static const char *const mine_keys[PLAN_SIDE_COUNT][2] = {
        [PLAN_PERSON] = {TK("My plan, as I agreed to it"),
                         TK("My plan, as it was when I said no")},
        [PLAN_WORKER] = {TK("My plan, as my worker agreed to it"),
                         TK("My plan, as it was when my worker said no")},
};
static const char *const staff_keys[PLAN_SIDE_COUNT][2] = {
        [PLAN_PERSON] = {TK("The plan, as the person agreed to it"),
                         TK("The plan, as it was when the person said no")},
        [PLAN_WORKER] = {TK("The plan, as the worker agreed to it"),
                         TK("The plan, as it was when the worker said no")},
};

static struct paper_line
plan_kept_line(struct arena *arena, const struct plan_signed *s, bool mine)
{
	const char *const(*keys)[2] = mine ? mine_keys : staff_keys;

	return (struct paper_line){
	        .what = text_get(keys[s->side][s->answer == PLAN_YES ? 0 : 1]),
	        .on = date_is(s->day) ? s->day : instant_date(s->at),
	        .path = str_print(arena, "/plan/signed/%.*s",
	                          STR_ARG(id_show(arena, s->id))),
	        .kept = true,
	};
}

/* By their own titles, which are in the person's words. */
static void
sheets(struct papers *papers)
{
	papers_sheet(papers, T("What matters to me"), S("/plan/words/sheet"));
	papers_sheet(papers, T("Add a goal"), S("/plan/goals/sheet"));
	papers_sheet(papers, T("What this goal looks like"),
	             S("/plan/scale/sheet"));
	papers_sheet(papers, T("My strengths"), S("/plan/strengths/sheet"));
	papers_sheet(papers, T("If something gets in the way"),
	             S("/plan/hurdles/sheet"));
	papers_sheet(papers, T("My people"), S("/plan/circle/sheet"));
}

const struct fault *
plan_read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	bool mine = ctx->who.person.v == person.v;
	struct plan_signed *signs;
	size_t n;

	TRY(plan_sign_list(ctx, person, &signs, &n));
	papers->v = arena_new(ctx->arena, struct paper_line, n + 10);
	papers_now(papers,
	           mine ? T("My plan as a booklet")
	                : T("The plan as a booklet"),
	           S("/plan/print"));
	papers_now(papers,
	           mine ? T("My plan in easy words and pictures")
	                : T("The plan in easy words and pictures"),
	           S("/plan/easy"));
	papers_now(papers,
	           mine ? T("The people around me")
	                : T("The people around the person"),
	           S("/plan/circle/print"));
	papers_now(papers,
	           mine ? T("What I agreed to, as it was")
	                : T("What was agreed"),
	           S("/plan/signed"));
	sheets(papers);
	for (size_t i = 0; i < n; i++)
		papers->v[papers->n++] =
		        plan_kept_line(ctx->arena, &signs[i], mine);
	*out = papers;
	return NULL;
}
