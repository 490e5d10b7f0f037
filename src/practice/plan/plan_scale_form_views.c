/*
 * plan_scale_form_views.c - forms: writing a scale, yes to it, rating.
 */
#include "practice/plan/plan_scale_local.h"

static void
plan_draw_scale_how(struct html *h, const struct form *form,
                    const struct plan_screen *screen, const char *field)
{
	if (screen->mine)
		return;
	plan_draw_how(h, form, screen, field,
	              T("Theirs by telephone or on paper only where they "
	                "cannot sign in. It always says who wrote it down."));
}

/* Of the person: the person is asked, and a worker who writes theirs down. */
static void
plan_draw_weight(struct html *h, const struct form *form,
                 const struct plan_screen *screen, const char *field)
{
	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = field,
	                .label = screen->mine
	                                 ? T("How much does this goal matter "
	                                     "to you?")
	                                 : TV(h->arena,
	                                      "How much does this goal matter "
	                                      "to {name}?",
	                                      {"name", screen->head.known_as}),
	                .label_size = "s",
	                .hint = screen->mine
	                                ? S("")
	                                : T("Only where you write their words "
	                                    "down. Otherwise they are asked."),
	                .items = GOV_CHOICES({.value = S("1"),
	                                      .text = T("It matters a little")},
	                                     {.value = S("2"),
	                                      .text = T("It matters")},
	                                     {.value = S("3"),
	                                      .text = T("It matters most")})});
}

static struct gov_choice *
plan_level_choices(struct html *h, const struct plan_scale *scale)
{
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, PLAN_LEVEL_COUNT);

	for (int i = 0; i < PLAN_LEVEL_COUNT; i++) {
		int level = PLAN_LEVEL_COUNT - 1 - i;

		items[i] = (struct gov_choice){
		        .value = str_of(plan_level_words[level]),
		        .text = text_get(plan_level_keys[level]),
		        .hint = scale == NULL ? S("") : scale->words[level],
		};
	}
	return items;
}

/* --- yes, and rating ----------------------------------------------------- */

static void
plan_draw_scale_yes(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen)
{
	struct form form = plan_form_begin(
	        h, ctx,
	        plan_goal_path(ctx->arena, screen, screen->goal, "/scale/yes"),
	        screen->goal->scale->version);

	words_heading(h, T("Do you say yes to these words?"), "yes");
	words_para(h, T("If you would say it some other way, write new words "
	                "below."));
	plan_draw_scale_how(h, &form, screen, "yes_how");
	plan_draw_weight(h, &form, screen, "yes_weight");
	plan_form_end(h, T("Say yes to these words"), NULL);
}

/* Whoever rates it themselves is asked no more by a worker's hand. */
static void
plan_draw_rate_how(struct html *h, const struct ctx *ctx,
                   const struct form *form, const struct plan_screen *screen)
{
	const struct plan_rating *own =
	        &screen->goal->scale->newest[PLAN_PERSON];

	if (screen->mine || own->how != PLAN_HOW_OWN ||
	    page_sent(ctx, form->action)) {
		plan_draw_scale_how(h, form, screen, "rate_how");
		return;
	}
	form_hidden(h, "rate_how", S("own"));
	words_para(h, TV(h->arena, "{name} rates it themselves. This is yours.",
	                 {"name", screen->head.known_as}));
}

static void
plan_draw_scale_rate(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_scale *scale = screen->goal->scale;
	struct form form =
	        plan_form_begin(h, ctx,
	                        plan_goal_path(ctx->arena, screen, screen->goal,
	                                       "/scale/ratings"),
	                        scale->version);

	words_heading(h, T("How far has it come today?"), "rate");
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "level",
	                    .label = T("What does it look like now?"),
	                    .label_size = "s",
	                    .items = {.v = plan_level_choices(h, scale),
	                              .n = PLAN_LEVEL_COUNT}});
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){.name = "rate_words",
	                               .label = T("Say more, if you want to"),
	                               .rows = 2});
	plan_draw_rate_how(h, ctx, &form, screen);
	plan_form_end(h, T("Save how far it has come"), NULL);
}

/* --- writing ------------------------------------------------------------- */

static void
plan_draw_scale_words(struct html *h, const struct form *form,
                      const struct plan_scale *scale)
{
	for (int i = PLAN_LEVEL_COUNT - 1; i >= 0; i--)
		form_textarea(
		        h, form,
		        &(struct gov_textarea){
		                .name = plan_level_words[i],
		                .label = text_get(plan_level_keys[i]),
		                .hint = i == PLAN_AS_HOPED
		                                ? T("Begin with this one: what "
		                                    "you both hope for. For "
		                                    "example: I go twice a "
		                                    "week.")
		                                : S(""),
		                .rows = 2,
		                .value = scale == NULL ? S("")
		                                       : scale->words[i]});
}

static void
plan_draw_scale_write(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *screen)
{
	const struct plan_scale *scale = screen->goal->scale;
	struct form form = plan_form_begin(
	        h, ctx,
	        plan_goal_path(ctx->arena, screen, screen->goal, "/scale"),
	        scale == NULL ? 0 : scale->version);

	if (scale != NULL)
		words_para(h, T("Other words are a new version. The other "
		                "side is asked to say yes again. The rating "
		                "starts anew. What was said before stays."));
	plan_draw_scale_words(h, &form, scale);
	form_radios(
	        h, &form,
	        &(struct gov_radios){.name = "start",
	                             .label = T("Where is the goal now?"),
	                             .label_size = "s",
	                             .items = {.v = plan_level_choices(h, NULL),
	                                       .n = PLAN_LEVEL_COUNT}});
	plan_draw_scale_how(h, &form, screen, "scale_how");
	plan_draw_weight(h, &form, screen, "weight");
	plan_form_end(h, T("Save these words"),
	              scale == NULL ? NULL : "govuk-button--secondary");
}

/* What this side can do now: its yes, or a rating; and other words. */
void
plan_draw_scale_forms(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	const struct plan_scale *scale = goal->scale;

	if (!plan_goal_is_live(goal) || goal->status == PLAN_GOAL_FUTURE) {
		plan_empty(h, T("This goal is not worked on now."));
		return;
	}
	html_raw(h, "<div class=\"dir-form dir-noprint\">");
	if (scale == NULL) {
		words_heading(h, T("Write what it looks like"), "write");
		html_raw(h, "<p class=\"govuk-body dir-noprint\">");
		icon_link(h, ICON_PRINTER, T("A sheet to write on"),
		          plan_path(h->arena, screen, "/scale/sheet"));
		html_raw(h, "</p>");
		plan_draw_scale_write(h, ctx, screen);
	} else {
		enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;

		if (plan_scale_is_ready(scale))
			plan_draw_scale_rate(h, ctx, screen);
		else if (scale->yes[side].how != PLAN_HOW_OWN || !screen->mine)
			plan_draw_scale_yes(h, ctx, screen);
		gov_details_begin(h, &(struct gov_details){
		                             .summary = T("Write the words "
		                                          "anew"),
		                             .open = ctx->problems != NULL});
		plan_draw_scale_write(h, ctx, screen);
		gov_details_end(h);
	}
	html_raw(h, "</div>");
}
