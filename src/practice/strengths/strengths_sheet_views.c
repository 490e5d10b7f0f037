/*
 * strengths_sheet_views.c - empty sheets of the assessment, of a tool and of
 * who decides what.  They ask in the words that the person reads on the
 * screen, whoever prints them.
 */
#include "practice/strengths/assess_views.h"
#include "practice/strengths/rights_views.h"
#include "practice/strengths/tool_kinds.h"
#include "practice/strengths/tool_views.h"
#include "web/gov/sheet.h"

/* --- the assessment: a sheet for each part of life ----------------------- */

static void
draw_area(struct html *h, const struct assess_form *form, int code)
{
	sheet_part_begin(h, text_get(assess_code_keys_me[code]), code == 0);
	sheet_ask(h, &(struct sheet_question){
	                     .asks = text_get(assess_form_view(
	                             form, (enum assess_code)code)),
	                     .lines = 3,
	                     .in_part = true});
	if (form->own_strengths != NULL)
		sheet_ask(h, &(struct sheet_question){
		                     .asks = text_get(form->own_strengths),
		                     .lines = 2,
		                     .in_part = true});
	if (form->own_nothing != NULL)
		sheet_ask(h, &(struct sheet_question){
		                     .asks = T("Or, if there is nothing"),
		                     .keys = &form->own_nothing,
		                     .n = 1,
		                     .in_part = true});
	/* The last answer is a worker's, of somebody who is not there. */
	sheet_ask(h, &(struct sheet_question){.asks = text_get(form->own_ready),
	                                      .keys = assess_ready_keys + 1,
	                                      .n = ASSESS_NOT_PRESENT - 1,
	                                      .in_part = true});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("Is there more to say about that? "
	                               "(optional)"),
	                     .lines = 1,
	                     .in_part = true});
	sheet_ask(h,
	          &(struct sheet_question){.asks = text_get(form->own_priority),
	                                   .keys = assess_priority_keys + 1,
	                                   .n = 3,
	                                   .in_part = true});
	sheet_part_end(h);
}

void
assess_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("How I see it"),
	                       .name = screen->head.known_as,
	                       .says = T("A sheet for each part of your life. "
	                                 "Fill in those you want to.")});
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		draw_area(h, screen->form, i);
	sheet_end(h);
}

/* --- a tool: one sheet --------------------------------------------------- */

#define LINES_ON_SHEET 9

/* A box that others may say something in has room for that, too. */
static void
draw_box(struct html *h, const struct tool_screen *screen, int box, int lines)
{
	bool others = tool_data[screen->kind].boxes[box].said_by !=
	              TOOL_SAID_BY_PERSON;

	sheet_ask(h, &(struct sheet_question){
	                     .asks = text_get(tool_box_asks(
	                             screen->kind, box, screen->tool.edition)),
	                     .lines = others ? lines - 1 : lines});
	if (others)
		sheet_ask(h,
		          &(struct sheet_question){
		                  .asks = T("What family or a friend told me"),
		                  .hint = T("Who told you?"),
		                  .lines = 1});
}

static void
draw_week(struct html *h, const struct tool_screen *screen)
{
	struct str heads[TOOL_BOXES_MOST + 1] = {T("On which days?")};
	struct str days[7];
	int n = tool_boxes_n(screen->kind);

	for (int i = 0; i < n; i++)
		heads[i + 1] = text_get(
		        tool_box_asks(screen->kind, i, screen->tool.edition));
	for (int i = 0; i < 7; i++)
		days[i] = text_get(tool_day_keys[i]);
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = (size_t)n + 1,
	                                     .rows = days,
	                                     .rows_n = 7,
	                                     .high = 3});
}

void
tool_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;
	const struct tool_data *tool = &tool_data[screen->kind];
	int n = tool_boxes_n(screen->kind);

	(void)ctx;
	sheet_begin(h, &(struct sheet){.title = text_get(tool->title_me),
	                               .name = screen->head.known_as,
	                               .says = text_get(tool->says)});
	if (tool->shape == TOOL_BY_DAY)
		draw_week(h, screen);
	else
		for (int i = 0; i < n; i++)
			draw_box(h, screen, i,
			         LINES_ON_SHEET / n + (i < LINES_ON_SHEET % n));
	sheet_end(h);
}

/* --- who decides what ---------------------------------------------------- */

/* What the court or the law decides is moved by nobody in a case. */
void
rights_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;
	const char *topics[RIGHTS_TOPIC_COUNT];
	size_t n = 0;

	(void)ctx;
	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		if (screen->grid.rows[i].kind != RIGHTS_CORE)
			topics[n++] = rights_topic_keys[i].title_me;
	sheet_begin(h, &(struct sheet){
	                       .title = T("Who decides what"),
	                       .name = screen->head.known_as,
	                       .says = T("Is one of these to change? Tick it, "
	                                 "and say how. One sheet for each.")});
	sheet_ask(h, &(struct sheet_question){.asks = T("What was it about?"),
	                                      .keys = topics,
	                                      .n = n});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("Who is to decide?"),
	                     .keys = rights_kind_keys_me + RIGHTS_JUDGE,
	                     .n = RIGHTS_KIND_COUNT - RIGHTS_JUDGE});
	sheet_ask(h, &(struct sheet_question){.asks = T("Why?"), .lines = 4});
	sheet_end(h);
}

void
rights_draw_sheet_decision(struct html *h, const struct ctx *ctx,
                           const void *data)
{
	const struct rights_screen *screen = data;

	(void)ctx;
	sheet_begin(h, &(struct sheet){.title = T("Write down a decision"),
	                               .name = screen->head.known_as});
	sheet_ask(h, &(struct sheet_question){.asks = T("What was decided?"),
	                                      .lines = 2});
	sheet_ask(h, &(struct sheet_question){.asks = T("On which day?"),
	                                      .lines = 1});
	sheet_ask(h, &(struct sheet_question){.asks = T("What was it about?"),
	                                      .lines = 1});
	sheet_ask(h, &(struct sheet_question){.asks = T("Who decided?"),
	                                      .keys = rights_decider_keys_me,
	                                      .n = RIGHTS_DECIDER_COUNT});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("How did it feel to you? You can say so "
	                               "later."),
	                     .keys = rights_step_keys_me + 1,
	                     .n = RIGHTS_STEPS});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("In your own words, if you like"),
	                     .lines = 2});
	sheet_end(h);
}
