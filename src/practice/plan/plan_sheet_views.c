/*
 * plan_sheet_views.c - empty sheets of the plan: what matters, a goal with its
 * steps, what it looks like, strengths, what may get in the way, and the people
 * around.  They ask in the words that the person reads on the screen, whoever
 * prints them.
 */
#include "practice/plan/plan_net_local.h"
#include "practice/plan/plan_scale_local.h"
#include "practice/plan/plan_sheet.h"
#include "web/gov/sheet.h"

void
plan_draw_sheet_words(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("What matters to me"),
	                       .name = screen->head.known_as,
	                       .says = T("Write it in your own way, or draw "
	                                 "it. Use the back, too.")});
	sheet_ask(h, &(struct sheet_question){.asks = T("What matters to you?"),
	                                      .lines = 11});
	sheet_end(h);
}

void
plan_draw_sheet_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct str heads[] = {T("What is the step?"),
	                            T("Who will do it?")};

	(void)ctx;
	sheet_begin(h, &(struct sheet){.title = T("Add a goal"),
	                               .name = screen->head.known_as});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("What do you want to do?"), .lines = 2});
	sheet_ask(h,
	          &(struct sheet_question){
	                  .asks = T("Why does it matter to you?"), .lines = 2});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("How will you know you did it?"),
	                     .lines = 1});
	sheet_ask(h, &(struct sheet_question){.asks = T("What is it about?"),
	                                      .keys = plan_area_keys_me + 1,
	                                      .n = PLAN_AREA_COUNT - 1});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("When do you want to reach it?"),
	                     .lines = 1});
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = 2,
	                                     .rows_n = 2,
	                                     .high = 2});
	sheet_end(h);
}

void
plan_draw_sheet_circle(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct str heads[] = {T("Name or nickname"),
	                            T("How close are they?"),
	                            T("Who are they?")};

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("My people"),
	                       .name = screen->head.known_as,
	                       .says = T("Who is around you? Put each of them "
	                                 "in the rings. Or write them in the "
	                                 "table.")});
	html_raw(h, "<div class=\"dir-booklet--circle\">");
	plan_draw_circle(h, NULL, 0, screen->head.known_as, "circle", false);
	html_raw(h, "</div>");
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = 3,
	                                     .rows_n = 4,
	                                     .high = 2});
	sheet_end(h);
}

/* From the most to the least, as the form has it. */
void
plan_draw_sheet_scale(struct html *h, const struct ctx *ctx, const void *data)
{
	static const char *const matters[] = {TK("It matters a little"),
	                                      TK("It matters"),
	                                      TK("It matters most")};
	const struct plan_screen *screen = data;
	const char *levels[PLAN_LEVEL_COUNT];

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("What this goal looks like"),
	                       .name = screen->head.known_as,
	                       .says = T("My goal: "
	                                 "_______________________________")});
	for (int i = PLAN_LEVEL_COUNT - 1; i >= 0; i--) {
		bool first = i == PLAN_AS_HOPED;

		levels[PLAN_LEVEL_COUNT - 1 - i] = plan_level_keys[i];
		sheet_ask(h, &(struct sheet_question){
		                     .asks = text_get(plan_level_keys[i]),
		                     .hint = first ? T("Begin with this one: "
		                                       "what you both hope "
		                                       "for. For example: I "
		                                       "go twice a week.")
		                                   : S(""),
		                     .lines = first ? 2 : 1});
	}
	sheet_ask(h,
	          &(struct sheet_question){.asks = T("Where is the goal now?"),
	                                   .keys = levels,
	                                   .n = PLAN_LEVEL_COUNT});
	sheet_ask(h,
	          &(struct sheet_question){
	                  .asks = T("How much does this goal matter to you?"),
	                  .keys = matters,
	                  .n = sizeof(matters) / sizeof(matters[0])});
	sheet_end(h);
}

void
plan_draw_sheet_strengths(struct html *h, const struct ctx *ctx,
                          const void *data)
{
	const struct plan_screen *screen = data;
	const struct str heads[] = {
	        T("What are you good at?"),
	        T("When did it show? You can leave this empty.")};

	(void)ctx;
	sheet_begin(h, &(struct sheet){.title = T("My strengths"),
	                               .name = screen->head.known_as});
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = 2,
	                                     .rows_n = 5,
	                                     .high = 3});
	sheet_end(h);
}

/* Two of them, for one goal. */
void
plan_draw_sheet_hurdles(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("If something gets in the way"),
	                       .name = screen->head.known_as,
	                       .says = T("My goal: "
	                                 "_______________________________")});
	for (int i = 0; i < 2; i++) {
		sheet_ask(h, &(struct sheet_question){
		                     .asks = T("What may get in the way?"),
		                     .hint = i == 0 ? T("For example: it rains "
		                                        "and the bus does not "
		                                        "come.")
		                                    : S(""),
		                     .lines = 2});
		sheet_ask(h, &(struct sheet_question){
		                     .asks = T("What will I do then?"),
		                     .lines = 2});
		sheet_ask(h, &(struct sheet_question){
		                     .asks = T("Who or what will help? You can "
		                               "leave this empty."),
		                     .lines = 1});
	}
	sheet_end(h);
}
