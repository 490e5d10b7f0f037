/*
 * fund_sheet_views.c - an empty sheet that asks the fund, to write on by hand.
 * It asks in the words that the person reads on the screen, whoever prints it.
 * What it is for is left to the goal, so that it is one sheet.
 */
#include "practice/fund/fund_views.h"
#include "web/gov/sheet.h"

static void
ask(struct html *h, struct str asks, struct str hint, int lines)
{
	sheet_ask(h, &(struct sheet_question){
	                     .asks = asks, .hint = hint, .lines = lines});
}

void
fund_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_screen *screen = data;

	(void)ctx;
	sheet_begin(h, &(struct sheet){.title = T("Ask for something"),
	                               .name = screen->head.known_as});
	ask(h, T("What is it?"),
	    T("For example, a bike lock. Whoever pays sees this."), 1);
	ask(h, T("Why does it matter to you?"),
	    T("In your own words. You and your worker see this. Whoever pays "
	      "does not."),
	    2);
	ask(h, T("Which goal does it help with?"), S(""), 1);
	ask(h, T("How much does it cost?"), S(""), 1);
	ask(h, T("Where does it come from?"),
	    T("The shop or the course. Whoever pays sees this."), 1);
	ask(h, T("When is it needed? (optional)"), S(""), 1);
	ask(h, T("Where else have you tried?"), S(""), 1);
	sheet_end(h);
}
