/*
 * tool_kept.c - what of this folder is among the person's papers: the
 * assessment, each tool in which something stands, and who decides what; and an
 * empty sheet of each.
 */
#include "kernel/papers.h"
#include "practice/strengths/tool_local.h"

/* By their own titles, which are in the person's words. */
static void
sheets(struct ctx *ctx, struct papers *papers)
{
	papers_sheet(papers, T("How I see it"), S("/strengths/sheet"));
	papers_sheet(papers, T("More about my life"),
	             S("/strengths/more/sheet"));
	for (int i = 0; i < TOOL_KIND_COUNT; i++)
		papers_sheet(papers, text_get(tool_data[i].title_me),
		             str_print(ctx->arena, "/tools/%s/sheet",
		                       tool_kinds[i]));
	papers_sheet(papers, T("Who decides what"), S("/rights/sheet"));
	papers_sheet(papers, T("Write down a decision"),
	             S("/rights/decisions/sheet"));
}

const struct fault *
tool_read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	bool mine = ctx->who.person.v == person.v;
	struct tool_head heads[TOOL_KIND_COUNT];

	TRY(tool_list(ctx, person, heads));
	papers->v = arena_new(ctx->arena, struct paper_line,
	                      2 * TOOL_KIND_COUNT + 6);
	papers_now(papers, mine ? T("How I see it") : T("Strengths and needs"),
	           S("/strengths/print"));
	for (int i = 0; i < TOOL_KIND_COUNT; i++)
		if (heads[i].n > 0)
			papers->v[papers->n++] = (struct paper_line){
			        .what = text_get(mine ? tool_data[i].title_me
			                              : tool_data[i].title),
			        .on = heads[i].day,
			        .path = str_print(ctx->arena, "/tools/%s/print",
			                          tool_kinds[i])};
	papers_now(papers, T("Who decides what"), S("/rights/print"));
	sheets(ctx, papers);
	*out = papers;
	return NULL;
}
