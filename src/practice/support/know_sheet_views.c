/*
 * know_sheet_views.c - an empty sheet for how somebody learns and what helps,
 * to write on by hand.  It asks in the words that the person reads on the
 * screen, whoever prints it.  It asks for no condition: those are not for a
 * sheet that lies about.
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
