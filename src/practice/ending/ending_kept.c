/*
 * ending_kept.c - what of an ending is among the person's papers: each letter
 * that was given, and each ending as a whole.
 */
#include "kernel/papers.h"
#include "practice/ending/ending_views.h"

const struct fault *
ending_read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	bool mine = ending_is_own(ctx, person);
	struct ending_letter *letters;
	struct ending_past *pasts;
	size_t n, pasts_n;

	TRY(ending_pasts(ctx, person, &pasts, &pasts_n));
	TRY(ending_store_given(ctx, person, &letters, &n));
	papers->v = arena_new(ctx->arena, struct paper_line, n + pasts_n + 2);
	for (size_t i = 0; i < n; i++)
		papers->v[papers->n++] = (struct paper_line){
		        .what = mine ? T("My letter of what I achieved")
		                     : T("Letter of achievement"),
		        .on = instant_date(letters[i].signed_by.at),
		        .path = str_print(
		                ctx->arena, "/ending/letters/%.*s",
		                STR_ARG(id_show(ctx->arena, letters[i].id))),
		        .kept = true};
	for (size_t i = 0; i < pasts_n; i++)
		papers->v[papers->n++] = (struct paper_line){
		        .what = mine ? T("What I said as I moved on")
		                     : T("The ending, all of it"),
		        .on = pasts[i].code < 0 ? DATE_NONE : pasts[i].ended_on,
		        .path = str_print(
		                ctx->arena, "/ending/record/%.*s",
		                STR_ARG(id_show(ctx->arena, pasts[i].id))),
		        .kept = pasts[i].code >= 0};
	papers_sheet(papers, T("Looking back, and moving on"),
	             S("/ending/sheet"));
	*out = papers;
	return NULL;
}
