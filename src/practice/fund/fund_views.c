/*
 * fund_views.c - the list of requests and the form that asks, for both sides.
 */
#include "practice/fund/fund_views.h"

#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_assist.h"
#include "web/gov/icon.h"

/* --- the list --------------------------------------------------------- */

static void
draw_line(struct html *h, const struct fund_screen *screen,
          const struct fund_request *q)
{
	html_raw(h, "<li class=\"govuk-!-margin-bottom-4\">");
	gov_link(h, &(struct gov_link){.text = q->terms.what,
	                               .href = fund_path(h->arena, screen,
	                                                 q->id, "")});
	html_raw(h, " ");
	html_text(h, money_show(h->arena, q->terms.sum));
	html_raw(h, "<br>");
	fund_tag(h, q->state);
	html_raw(h, "</li>");
}

static void
draw_give(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen)
{
	struct form form;
	struct money usual = {screen->budget.told ? 0
	                                          : screen->limits.indicative};

	if (screen->own || !ctx_can(ctx, CAN_ASK_FUND) ||
	    (screen->budget.told && !ctx_can(ctx, CAN_DECIDE_FUND)))
		return;
	words_heading(h,
	              screen->budget.told ? T("Add to their sum")
	                                  : T("Tell them their sum"),
	              "give");
	form = fund_form_begin(
	        h, ctx,
	        fund_path(h->arena, screen, (struct fund_id){0}, "/budget"), 0);
	fund_field_sum(h, &form, T("How much"),
	               T("They see this on their home at once."), usual);
	fund_form_end(h, screen->budget.told ? T("Add this") : T("Tell them"),
	              "govuk-button--secondary");
}

/* Whoever works with them may say that it ends. */
static void
draw_end(struct html *h, const struct ctx *ctx,
         const struct fund_screen *screen)
{
	if (!screen->own && screen->budget.told && ctx_can(ctx, CAN_ASK_FUND))
		gov_link(h, &(struct gov_link){
		                    .text = T("The fund ends here"),
		                    .href = fund_path(h->arena, screen,
		                                      (struct fund_id){0},
		                                      "/ending")});
}

void
fund_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_screen *screen = data;

	words_title(h, T("Enabling Fund"));
	words_para(h, screen->own
	                      ? T("Money for something that helps you get "
	                          "where you want to be.")
	                      : T("Small money for what the person wants to "
	                          "reach, asked for and decided together."));
	fund_draw_budget(h, &screen->budget, screen->own);
	if (screen->budget.told && (screen->own || ctx_can(ctx, CAN_ASK_FUND)))
		gov_button(h,
		           &(struct gov_button){
		                   .text = screen->own ? T("Ask for something")
		                                       : T("Ask for them"),
		                   .href = fund_path(h->arena, screen,
		                                     (struct fund_id){0},
		                                     "/new")});
	words_heading(h, T("What was asked for"), "asked");
	if (screen->n == 0)
		words_para(h, T("Nothing yet."));
	if (screen->n > 0)
		html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->n; i++)
		draw_line(h, screen, &screen->list[i]);
	if (screen->n > 0)
		html_raw(h, "</ul>");
	fund_draw_ask_way(h, ctx, screen);
	draw_give(h, ctx, screen);
	draw_end(h, ctx, screen);
}

/* --- asking: one screen, eight questions ------------------------------ */

static void
field_purpose(struct html *h, const struct form *form, int stored)
{
	struct gov_option items[FUND_PURPOSE_COUNT + 1] = {
	        {.value = S(""), .text = T("Choose one")}};

	for (int i = 0; i < FUND_PURPOSE_COUNT; i++) {
		items[i + 1].value = str_of(fund_purposes[i]);
		items[i + 1].text = text_get(fund_purpose_keys[i]);
	}
	form_select(h, form,
	            &(struct gov_select){
	                    .name = "purpose",
	                    .label = T("What is it for?"),
	                    .label_size = "s",
	                    .hint = T("This can stay empty where a goal of "
	                              "the plan says it."),
	                    .items = {items, FUND_PURPOSE_COUNT + 1},
	                    .value = stored < 0
	                                     ? S("")
	                                     : str_of(fund_purposes[stored])});
}

/* A goal of the plan; or why none, in the box beneath. */
static void
field_goal(struct html *h, const struct form *form,
           const struct fund_screen *screen)
{
	const struct fund_terms *t = &screen->request.terms;
	struct gov_option *items =
	        arena_new(h->arena, struct gov_option, screen->goals_n + 1);
	size_t n = 0;

	items[n].value = S("");
	items[n++].text = T("None of these");
	for (size_t i = 0; i < screen->goals_n; i++) {
		const struct plan_goal *goal = &screen->goals[i];

		if (!plan_goal_is_live(goal) && goal->id.v != t->goal.v)
			continue;
		items[n].value = id_show(h->arena, goal->id.v);
		items[n++].text = goal->title;
	}
	form_select(h, form,
	            &(struct gov_select){
	                    .name = "goal",
	                    .label = T("Which goal does it help with?"),
	                    .label_size = "s",
	                    .items = {items, n},
	                    .value = t->goal.v == 0
	                                     ? S("")
	                                     : id_show(h->arena, t->goal.v)});
	form_input(h, form,
	           &(struct gov_input){.name = "no_goal",
	                               .label = T("If there is no goal, why?"),
	                               .value = t->no_goal});
}

static void
field_why(struct html *h, const struct form *form,
          const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	if (!screen->own && q->id.v != 0 && q->own_words) {
		words_para(h, T("Why, in their own words. Only they can change "
		                "this."));
		gov_inset_text(h,
		               &(struct gov_inset_text){.text = q->terms.why});
		form_hidden(h, "why", q->terms.why);
		return;
	}
	fund_field_words(h, form, "why",
	                 screen->own ? T("Why does it matter to you?")
	                             : T("Why does it matter to them?"),
	                 screen->own
	                         ? T("In your own words. You and your worker "
	                             "see this. Whoever pays does not.")
	                         : T("These are your words for them, and are "
	                             "marked so. They see this."),
	                 q->terms.why);
}

/* As people type it. */
static struct str
day_typed(struct arena *arena, struct date day)
{
	int y, m, d;

	if (!date_is(day))
		return S("");
	date_split(day, &y, &m, &d);
	return str_print(arena, "%d/%d/%d", d, m, y);
}

static void
draw_fields(struct html *h, const struct form *form,
            const struct fund_screen *screen)
{
	const struct fund_terms *t = &screen->request.terms;

	fund_field_line(h, form, "what", T("What is it?"),
	                T("For example, a bike lock. Whoever pays sees this."),
	                t->what);
	field_why(h, form, screen);
	field_purpose(h, form, t->purpose);
	field_goal(h, form, screen);
	fund_field_sum(h, form, T("How much does it cost?"), S(""), t->sum);
	fund_field_line(h, form, "supplier", T("Where does it come from?"),
	                T("The shop or the course. Whoever pays sees this."),
	                t->supplier);
	form_date_picker(h, form,
	                 &(struct moj_date_picker){
	                         .name = "needed_on",
	                         .label = T("When is it needed? (optional)"),
	                         .label_size = "s",
	                         .classes = "govuk-input--width-10",
	                         .value = day_typed(h->arena, t->needed_on)});
	fund_field_line(h, form, "tried", T("Where else have you tried?"),
	                S(""), t->tried);
}

void
fund_draw_ask(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_screen *screen = data;
	const struct fund_request *q = &screen->request;
	bool again = q->id.v != 0;
	struct form form;

	words_title(h, again         ? T("Change what is asked for")
	               : screen->own ? T("Ask for something")
	                             : T("Ask for them"));
	if (screen->budget.told)
		words_para(h, TV(h->arena, "{left} of {sum} left",
		                 {"left",
		                  money_show(h->arena, screen->budget.left)},
		                 {"sum",
		                  money_show(h->arena, screen->budget.given)}));
	if (again)
		words_para(h, T("After this it is looked at again. No money is "
		                "put by until then."));
	if (!again) {
		html_raw(h, "<p class=\"govuk-body dir-noprint\">");
		icon_link(h, ICON_PRINTER, T("A sheet to write on"),
		          fund_path(h->arena, screen, q->id, "/sheet"));
		html_raw(h, "</p>");
	}
	form = fund_form_begin(h, ctx,
	                       fund_path(h->arena, screen, q->id,
	                                 again ? "/change" : "/new"),
	                       q->version);
	draw_fields(h, &form, screen);
	if (!screen->own && !again)
		fund_field_how(h, &form, true);
	fund_form_end(h, again ? T("Save the change") : T("Ask"), NULL);
}
