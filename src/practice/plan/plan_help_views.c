/*
 * plan_help_views.c - what helps with a goal, and what may get in the way.
 */
#include "practice/plan/plan_assessed.h"
#include "practice/plan/plan_help_local.h"

/* A strength that both linked is named once. */
static bool
plan_help_is_again(const struct plan_goal *goal, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (goal->helps[i].strength == goal->helps[at].strength)
			return true;
	return false;
}

void
plan_draw_helps_line(struct html *h, const struct plan_goal *goal)
{
	if (goal->helps_n == 0)
		return;
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, T("What helps:"));
	html_raw(h, "</strong> ");
	for (size_t i = 0; i < goal->helps_n; i++) {
		if (plan_help_is_again(goal, i))
			continue;
		if (i > 0)
			html_raw(h, "; ");
		html_text(h, goal->helps[i].words);
	}
	html_raw(h, "</p>");
}

static void
plan_draw_hurdle(struct html *h, const struct plan_screen *screen,
                 const struct plan_hurdle *hurdle)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, TV(h->arena, "If this gets in the way: {words}",
	                {"words", hurdle->gets}));
	html_raw(h, "<br>");
	html_text(h, TV(h->arena, "Then I will: {words}",
	                {"words", hurdle->then}));
	if (!str_empty(hurdle->helps)) {
		html_raw(h, "<br>");
		html_text(h, TV(h->arena, "This will help: {words}",
		                {"words", hurdle->helps}));
	}
	html_raw(h, "<br><strong>");
	html_text(h, plan_whose(h->arena, screen, &hurdle->author));
	html_raw(h, "</strong></p>");
}

void
plan_draw_hurdles(struct html *h, const struct plan_screen *screen,
                  const struct plan_goal *goal)
{
	for (size_t i = 0; i < goal->hurdles_n; i++)
		plan_draw_hurdle(h, screen, &goal->hurdles[i]);
}

void
plan_draw_help_part(struct html *h, const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;

	words_heading(h, T("If something gets in the way"), "hurdles");
	plan_draw_helps_line(h, goal);
	plan_draw_hurdles(h, screen, goal);
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	plan_link(h, T("What helps, and what may get in the way"),
	          plan_goal_path(h->arena, screen, goal, "/help"));
	html_raw(h, "</p>");
}

/* --- the page ------------------------------------------------------------ */

static void
plan_draw_help_remove(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *screen, const char *list,
                      int64_t id, struct str words)
{
	struct str key = id_show(h->arena, id);
	struct str path =
	        plan_goal_path(h->arena, screen, screen->goal, "/help");

	plan_form_begin(h, ctx,
	                str_print(h->arena, "%.*s/%s/%.*s/remove",
	                          STR_ARG(path), list, STR_ARG(key)),
	                0);
	plan_form_end(h, words, "govuk-button--secondary");
}

static bool
plan_hurdle_is_open_to(const struct plan_hurdle *hurdle, bool mine)
{
	return mine ? hurdle->author.voice != PLAN_VOICE_WORKER
	            : hurdle->author.voice != PLAN_VOICE_OWN;
}

static void
plan_draw_help_hurdles(struct html *h, const struct ctx *ctx,
                       const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;

	words_heading(h, T("If something gets in the way"), "hurdles");
	if (goal->hurdles_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	for (size_t i = 0; i < goal->hurdles_n; i++) {
		const struct plan_hurdle *hurdle = &goal->hurdles[i];

		plan_draw_hurdle(h, screen, hurdle);
		if (plan_hurdle_is_open_to(hurdle, screen->mine))
			plan_draw_help_remove(
			        h, ctx, screen, "hurdles", hurdle->id,
			        TV(h->arena, "Take back “{words}”",
			           {"words", hurdle->gets}));
	}
}

static void
plan_draw_hurdle_form(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *screen)
{
	struct form form = plan_form_begin(
	        h, ctx,
	        plan_goal_path(h->arena, screen, screen->goal, "/help/hurdles"),
	        0);

	words_heading(h, T("Write one"), "write");
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "gets",
	                      .label = T("What may get in the way?"),
	                      .hint = T("For example: it rains and the bus "
	                                "does not come."),
	                      .rows = 2});
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "then",
	                                     .label = T("What will I do then?"),
	                                     .rows = 2});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "helps",
	                      .label = T("Who or what will help? You can leave "
	                                 "this empty."),
	                      .rows = 2});
	if (!screen->mine)
		form_radios(
		        h, &form,
		        &(struct gov_radios){
		                .name = "voice",
		                .label = T("Whose words are these?"),
		                .items = GOV_CHOICES(
		                        {.value = S("for"),
		                         .text = TV(h->arena,
		                                    "{name}’s, written down "
		                                    "by me",
		                                    {"name",
		                                     screen->head.known_as})},
		                        {.value = S("worker"),
		                         .text = T("Mine")})});
	plan_form_end(h, T("Save words"), NULL);
	html_raw(h, "<p class=\"govuk-body\">");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          plan_path(h->arena, screen, "/hurdles/sheet"));
	html_raw(h, "</p>");
}

static void
plan_draw_help_links(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;

	words_heading(h, T("What helps"), "linked");
	if (goal->helps_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	for (size_t i = 0; i < goal->helps_n; i++) {
		const struct plan_help *help = &goal->helps[i];

		words_para(h, help->side == PLAN_WORKER
		                      ? TV(h->arena,
		                           "{words} (the worker says "
		                           "so)",
		                           {"words", help->words})
		                      : help->words);
		if (help->side == side)
			plan_draw_help_remove(
			        h, ctx, screen, "strengths", help->id,
			        TV(h->arena, "Take away “{words}”",
			           {"words", help->words}));
	}
}

/* With where it is from and whose words it is in. */
static struct gov_choice
plan_offer_choice(struct html *h, const struct plan_screen *screen,
                  const struct plan_offer *offer)
{
	const char *const *keys = screen->mine ? assess_code_keys_me
	                                       : assess_code_keys;

	return (struct gov_choice){
	        .value = str_print(h->arena, PLAN_OFFER_MARK "%.*s",
	                           STR_ARG(offer->key)),
	        .text = offer->words,
	        .hint = TV(h->arena, "From the assessment, {area}. {whose}.",
	                   {"area", text_get(keys[offer->code])},
	                   {"whose",
	                    plan_whose(h->arena, screen, &offer->author)}),
	};
}

static void
plan_draw_help_form(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;
	size_t n = whole->strengths_n;
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, n + screen->offers_n);
	struct form form;

	if (n + screen->offers_n == 0) {
		html_raw(h, "<p class=\"govuk-body\">");
		plan_link(h, T("Write a strength first"),
		          plan_path(h->arena, screen, "/strengths"));
		html_raw(h, "</p>");
		return;
	}
	for (size_t i = 0; i < n; i++)
		items[i] = (struct gov_choice){
		        .value = id_show(h->arena, whole->strengths[i].id),
		        .text = whole->strengths[i].words};
	for (size_t i = 0; i < screen->offers_n; i++)
		items[n + i] = plan_offer_choice(h, screen, &screen->offers[i]);
	form = plan_form_begin(h, ctx,
	                       plan_goal_path(h->arena, screen, screen->goal,
	                                      "/help/strengths"),
	                       0);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "strength",
	                    .label = T("Which strength helps with this goal?"),
	                    .label_size = "s",
	                    .items = {.v = items, .n = n + screen->offers_n}});
	plan_form_end(h, T("It helps with this goal"),
	              "govuk-button--secondary");
}

void
plan_draw_help_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_goal *goal = screen->goal;
	bool open = plan_goal_is_live(goal) &&
	            goal->status != PLAN_GOAL_ACHIEVED;

	words_title(h, goal->title);
	words_para(h,
	           screen->mine
	                   ? T("Think of what may go wrong, and what you "
	                       "will do then. You may need it less that way.")
	                   : T("Both can write what may get in the way and "
	                       "what is done then. Nobody changes the other’s "
	                       "words."));
	plan_draw_help_hurdles(h, ctx, screen);
	html_raw(h, "<div class=\"dir-form dir-noprint\">");
	if ((open && goal->hurdles_n < PLAN_HURDLES_MOST) ||
	    page_sent(ctx,
	              plan_goal_path(h->arena, screen, goal, "/help/hurdles")))
		plan_draw_hurdle_form(h, ctx, screen);
	else if (open)
		plan_empty(h, T("A goal has at most ten of these: take one "
		                "back first"));
	html_raw(h, "</div>");
	plan_draw_help_links(h, ctx, screen);
	html_raw(h, "<div class=\"dir-form dir-noprint\">");
	if (open)
		plan_draw_help_form(h, ctx, screen);
	html_raw(h, "</div>");
}
