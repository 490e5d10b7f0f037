/*
 * tool_kept.c - what of this folder is among the person's papers: the
 * assessment, each tool in which something stands, and who decides what.
 */
#include "kernel/papers.h"
#include "practice/strengths/tool_local.h"

const struct fault *
tool_read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	bool mine = ctx->who.person.v == person.v;
	struct tool_head heads[TOOL_KIND_COUNT];

	TRY(tool_list(ctx, person, heads));
	papers->v =
	        arena_new(ctx->arena, struct paper_line, TOOL_KIND_COUNT + 2);
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
	*out = papers;
	return NULL;
}
