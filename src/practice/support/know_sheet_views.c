/*
 * know_sheet_views.c - empty sheets to write on by hand: how somebody learns
 * and what helps, and help with seven parts of life.  They ask in the words
 * that the person reads on the screen, whoever prints them, and for no
 * condition: those are not for a sheet that lies about.
 */
#include "practice/support/support_views.h"
#include "web/gov/sheet.h"

void
know_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;

	(void)ctx;
	sheet_begin(
	        h, &(struct sheet){.title = T("How I learn, and what helps me"),
	                           .name = screen->head.known_as});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("What are you good at?"), .lines = 3});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("What is hard for you?"), .lines = 3});
	sheet_ask(h, &(struct sheet_question){.asks = T("What helps you?"),
	                                      .keys = screen->edition->helps,
	                                      .n = SUPPORT_HELP_COUNT});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("More about it (optional)"),
	                     .hint = T("All who meet you read this line. Say "
	                               "what helps, and name no condition."),
	                     .lines = 2});
	sheet_end(h);
}

void
paths_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	const struct str heads[] = {T("Help with seven parts of my life"),
	                            T("What do you need help with?"),
	                            T("Who supports?")};
	struct str rows[SUPPORT_PATHS];

	(void)ctx;
	for (int i = 0; i < SUPPORT_PATHS; i++)
		rows[i] = text_get(screen->edition->paths[i].title_me);
	sheet_begin(
	        h,
	        &(struct sheet){
	                .title = T("Help with seven parts of my life"),
	                .name = screen->head.known_as,
	                .says = T("Say what you need help with. If you need no "
	                          "help with one of them, write “no help”.")});
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = 3,
	                                     .rows = rows,
	                                     .rows_n = SUPPORT_PATHS,
	                                     .high = 3});
	sheet_end(h);
}
