#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_own_local.h"
#include "practice/plan/plan_scale_local.h"
#include "practice/plan/plan_scribe_local.h"
#include "practice/plan/plan_stale.h"

static void
plan_draw_goal_facts(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	bool mine = screen->mine;
	struct str none = T("Not said");
	struct str reached = TV(
	        ctx->arena, "{who}, {day}", {"who", goal->achieved_by},
	        {"day", date_words(ctx->arena, instant_date(goal->status_at))});

	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Why"),
	                         .value = str_empty(goal->why) ? none
	                                                       : goal->why},
	                        {.key = mine ? T("How I will know")
	                                     : TV(ctx->arena,
	                                          "How {name} will know",
	                                          {"name",
	                                           screen->head.known_as}),
	                         .value = str_empty(goal->how) ? none
	                                                       : goal->how},
	                        {.key = T("Aim to reach it by"),
	                         .value = date_is(goal->target)
	                                          ? date_words(ctx->arena,
	                                                       goal->target)
	                                          : T("No date yet")},
	                        {.key = T("Area"),
	                         .value = text_get(
	                                 mine ? plan_area_keys_me[goal->area]
	                                      : plan_area_keys[goal->area])},
	                        {.key = T("Helps with, too"),
	                         .value = plan_related_names(ctx->arena, goal,
	                                                     mine),
	                         .omit = goal->related == 0},
	                        {.key = mine ? T("Whose goal it is")
	                                     : T("What it rests on"),
	                         .value = text_get(
	                                 mine ? plan_basis_keys_me[goal->basis]
	                                      : plan_basis_keys[goal->basis])},
	                        {.key = T("Written by"),
	                         .value = plan_whose(ctx->arena, screen,
	                                             &goal->author)},
	                        {.key = T("Came from"),
	                         .value = plan_came_words(ctx->arena,
	                                                  &goal->came),
	                         .omit = goal->came.service ==
	                                 PLAN_SERVICE_NONE},
	                        {.key = T("Reached, says"),
	                         .value = reached,
	                         .omit = str_empty(goal->achieved_by)},
	                        {.key = mine ? T("Why it has no words of mine")
	                                     : T("Why no words of theirs"),
	                         .value = plan_why_none(ctx->arena, goal),
	                         .omit = str_empty(
	                                 plan_why_none(ctx->arena, goal))}),
	        });
}

/* The statement that the goal comes from. */
static void
plan_draw_goal_statement(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;

	for (size_t i = 0; i < whole->statements_n; i++)
		if (whole->statements[i].first.v == screen->goal->statement.v)
			plan_draw_statement(h, ctx, screen,
			                    &whole->statements[i]);
}

/* What a no does: nothing to the order; or that it cannot be said. */
static void
plan_draw_reply_effect(struct html *h, bool mine, bool required)
{
	struct str words = mine ? T("You can say no. This has no effect on "
	                            "your order.")
	                        : T("Whatever is answered here has no effect "
	                            "on the order.");

	if (!required)
		gov_inset_text(h, &(struct gov_inset_text){.text = words});
	else if (mine)
		words_para(h, T("This is part of your order or licence, so it "
		                "stays. If you do not agree, say so under “My "
		                "view”."));
}

/* A form of an act on the goal, made from what whoever presses has seen. */
static struct form
act_begin(struct html *h, const struct ctx *ctx,
          const struct plan_screen *screen, const char *rest)
{
	struct str path =
	        plan_goal_path(ctx->arena, screen, screen->goal, rest);

	return plan_form_begin(h, ctx, path,
	                       plan_act_version(ctx, path,
	                                        screen->goal->version));
}

/* Whether its reader is asked.  What the court requires, in a plan they said
 * yes to, is no question: where they differ they say so under "My view".  What
 * was written down for them they can put right. */
static bool
plan_goal_asks(const struct plan_screen *screen, const struct plan_goal *goal)
{
	if (!screen->mine)
		return goal->replies[PLAN_WORKER] == PLAN_WAITING &&
		       !(plan_basis_is_required(goal->basis) &&
		         plan_is_agreed(&screen->whole.plan));
	if (goal->author.voice == PLAN_VOICE_OWN)
		return false;
	return plan_scribe_is(&goal->hand) ||
	       !plan_basis_is_required(goal->basis) ||
	       !plan_is_agreed(&screen->whole.plan);
}

/* Yes or no to what the other side wrote; never no to what is required. */
static void
plan_draw_goal_reply(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;
	bool required = plan_basis_is_required(goal->basis);
	struct form form;

	if (!plan_goal_asks(screen, goal))
		return;
	html_raw(h, "<section class=\"dir-proposal\" "
	            "aria-labelledby=\"answer\">");
	words_heading(h,
	              screen->mine ? T("What do you say to this goal?")
	                           : T("What do you say to their goal?"),
	              "answer");
	if (screen->mine && plan_scribe_is(&goal->hand))
		words_para(h, T("Is what was written down not right? Answer "
		                "here. Your own answer takes its place."));
	plan_draw_reply_effect(h, screen->mine, required);
	form = act_begin(h, ctx, screen, "/reply");
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "reply_why",
	                      .label = T("Say more, if you want to"),
	                      .rows = 2,
	                      .value = goal->reply_words[side],
	              });
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){.text = T("Yes, I want this goal"),
	                                   .name = "reply",
	                                   .value = S("accepted")});
	if (!required)
		gov_button(h, &(struct gov_button){
		                      .text = T("No, I do not want it"),
		                      .name = "reply",
		                      .value = S("declined"),
		                      .classes = "govuk-button--secondary"});
	html_raw(h, "</div>");
	page_form_end(h);
	html_raw(h, "</section>");
}

/* The actor's own view, beside the other's. */
static void
plan_draw_goal_view_form(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	const struct plan_view *view =
	        &goal->views[screen->mine ? PLAN_PERSON : PLAN_WORKER];
	bool mine = screen->mine;
	struct form form = act_begin(h, ctx, screen, "/view");

	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "stance",
	                .label = T("Do you agree with this goal?"),
	                .value = str_of(plan_stance_words[view->stance]),
	                .items = GOV_CHOICES(
	                        {.value = S("agree"), .text = T("Yes")},
	                        {.value = S("partly"),
	                         .text = T("With part of it")},
	                        {.value = S("disagree"), .text = T("No")})});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "view",
	                      .label = mine ? T("My view")
	                                    : T("Your view, which they see"),
	                      .rows = 3,
	                      .value = view->words,
	              });
	plan_form_end(h, mine ? T("Save my view") : T("Save your view"),
	              "govuk-button--secondary");
}

/* Whoever wrote it; where it came from a file, the name there. */
static struct str
plan_note_whose(struct arena *arena, const struct plan_screen *screen,
                const struct plan_note *note)
{
	if (str_empty(note->from))
		return plan_whose(arena, screen, &note->author);
	return TV(arena, "{who}’s words, from a file", {"who", note->from});
}

static void
plan_draw_notes(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen, const struct plan_goal *goal)
{
	for (size_t i = 0; i < goal->notes_n; i++) {
		const struct plan_note *note = &goal->notes[i];

		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, text_get(plan_note_keys[note->kind]));
		html_raw(h, "</strong>, ");
		html_text(h, plan_note_whose(ctx->arena, screen, note));
		html_raw(h, ", ");
		html_text(h, date_words(ctx->arena,
		                        instant_date(note->author.at)));
		html_raw(h, "<br>");
		html_lines(h, note->words);
		html_raw(h, "</p>");
	}
}

void
plan_draw_goal_then(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_goal *goal)
{
	struct plan_screen then = *screen;

	then.goal = goal;
	html_raw(h, "<div class=\"dir-then\">");
	gov_details_begin(h, &(struct gov_details){
	                             .summary = TV(ctx->arena,
	                                           "More of “{goal}”, as it "
	                                           "was",
	                                           {"goal", goal->title})});
	plan_draw_goal_facts(h, ctx, &then);
	plan_draw_goal_statement(h, ctx, &then);
	plan_draw_lifted_kind(h, goal->source.kind);
	plan_draw_hurdles(h, &then, goal);
	if (goal->met != NULL)
		plan_draw_met_then(h, &then, goal->met);
	if (goal->scale != NULL)
		plan_draw_scale_then(h, &then, goal->scale);
	plan_draw_notes(h, ctx, &then, goal);
	gov_details_end(h);
	html_raw(h, "</div>");
}

static void
plan_draw_goal_notes(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	struct form form;

	words_heading(h, T("Notes"), "notes");
	plan_draw_notes(h, ctx, screen, goal);
	form = plan_form_begin(
	        h, ctx, plan_goal_path(ctx->arena, screen, goal, "/notes"), 0);
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "note",
	                      .label = screen->mine ? T("How is it going?")
	                                            : T("Progress note"),
	                      .hint = T("Both of you can read it."),
	                      .rows = 3,
	              });
	plan_form_end(h, T("Save note"), "govuk-button--secondary");
}

static void
plan_draw_achieve(struct html *h, const struct ctx *ctx,
                  const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	size_t of, done = plan_goal_done(goal, &of);
	struct form form;

	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("It is reached"),
	                             .open = (of > 0 && done == of) ||
	                                     ctx->problems != NULL,
	                     });
	if (of > 0 && done == of)
		words_para(h, T("All steps are done. Is the goal reached?"));
	form = act_begin(h, ctx, screen, "/achieve");
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "achieved_by",
	                   .label = T("Who says that it is reached?"),
	                   /* Nobody says it for the person by a press. */
	                   .value = screen->mine ? screen->head.known_as
	                                         : S(""),
	           });
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "helped",
	                      .label = T("How did it help? You can leave this "
	                                 "empty."),
	                      .rows = 2,
	              });
	plan_form_end(h, T("Mark as reached"), NULL);
	gov_details_end(h);
}

static void
plan_draw_remove(struct html *h, const struct ctx *ctx,
                 const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	struct form form;

	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("Take it out of the plan"),
	                             .open = ctx->shown != NULL,
	                     });
	form = act_begin(h, ctx, screen, "/remove");
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "removed_why",
	                      .label = T("Why?"),
	                      .hint = T("It stays to be seen among the removed "
	                                "goals."),
	                      .rows = 2,
	              });
	plan_form_end(h, T("Take it out"), "govuk-button--secondary");
	if (screen->whole.plan.agreed_version == 0 && goal->notes_n == 0 &&
	    plan_goal_is_sides(goal,
	                       screen->mine ? PLAN_PERSON : PLAN_WORKER)) {
		(void)act_begin(h, ctx, screen, "/delete");
		plan_form_end(h, T("Delete it from the draft"),
		              "govuk-button--warning");
	}
	gov_details_end(h);
}

static void
plan_draw_readd(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen)
{
	struct form form;

	words_heading(h, T("Add it back"), "readd");
	form = act_begin(h, ctx, screen, "/readd");
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "readd_why",
	                      .label = T("Why is it added back?"),
	                      .rows = 2,
	              });
	plan_draw_when(h,
	               &(struct plan_when){
	                       .when = "readd_when",
	                       .day = "readd_on",
	                       .form = &form,
	                       .label = screen->mine
	                                        ? T("When do you want to reach "
	                                            "it?")
	                                        : T("Can it start now, and by "
	                                            "when should it be "
	                                            "reached?"),
	                       .now = screen->mine ? S("") : S("3"),
	                       .target = DATE_NONE,
	               });
	plan_form_end(h, T("Add it back"), NULL);
}

static void
plan_draw_move(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen)
{
	plan_form_begin(
	        h, ctx,
	        plan_goal_path(ctx->arena, screen, screen->goal, "/move"), 0);
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Move up"),
	                                .name = "by",
	                                .value = S("up"),
	                                .classes = "govuk-button--secondary"});
	gov_button(h,
	           &(struct gov_button){.text = T("Move down"),
	                                .name = "by",
	                                .value = S("down"),
	                                .classes = "govuk-button--secondary"});
	html_raw(h, "</div>");
	page_form_end(h);
}

/* Sent to an act of the goal, and refused: its form is shown again. */
static bool
plan_goal_sent(const struct ctx *ctx, const struct plan_screen *screen,
               const char *act)
{
	return page_sent(ctx,
	                 plan_goal_path(ctx->arena, screen, screen->goal, act));
}

/* What can be done with the goal as it is now. */
static void
plan_draw_goal_acts(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen, bool in)
{
	const struct plan_goal *goal = screen->goal;
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;

	html_raw(h, "<div class=\"dir-noprint\">");
	if (goal->status == PLAN_GOAL_ACTIVE ||
	    plan_goal_sent(ctx, screen, "/achieve"))
		plan_draw_achieve(h, ctx, screen);
	if ((in && plan_goal_is_open_to(goal, side)) ||
	    plan_goal_sent(ctx, screen, "/remove"))
		plan_draw_remove(h, ctx, screen);
	if (in)
		plan_draw_move(h, ctx, screen);
	html_raw(h, "</div>");
	if (!in || plan_goal_sent(ctx, screen, "/readd"))
		plan_draw_readd(h, ctx, screen);
}

static void
plan_draw_goal_buttons(struct html *h, const struct ctx *ctx,
                       const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;

	html_raw(h, "<div class=\"dir-actions dir-noprint\">");
	gov_button(h, &(struct gov_button){
	                      .text = T("Add a step"),
	                      .href = plan_goal_path(ctx->arena, screen, goal,
	                                             "/steps/new")});
	if (plan_goal_is_open_to(goal, side))
		gov_button(h, &(struct gov_button){
		                      .text = T("Change this goal"),
		                      .href = plan_goal_path(ctx->arena, screen,
		                                             goal, "/change"),
		                      .classes = "govuk-button--secondary"});
	html_raw(h, "</div>");
	if (!screen->mine && goal->author.voice == PLAN_VOICE_OWN)
		words_para(h, T("This is the person’s own goal: only they can "
		                "change it. You can add your view."));
}

/* To whoever wrote it alone, as plan_alike_people judged. */
static void
plan_draw_alike(struct html *h, const struct plan_screen *screen)
{
	if (screen->mine || screen->alike == 0)
		return;
	gov_inset_text(
	        h, &(struct gov_inset_text){
	                   .text = TN(h->arena,
	                              "You have written nearly the same goal "
	                              "for {n} other person. Is it this "
	                              "person’s own? Only you see this.",
	                              "You have written nearly the same goal "
	                              "for {n} other people. Is it this "
	                              "person’s own? Only you see this.",
	                              screen->alike)});
}

/* By name, on both sides: whoever marked it, the person reads it. */
static void
plan_draw_well_done(struct html *h, const struct plan_screen *screen)
{
	struct str name = screen->head.known_as;

	if (screen->goal->status != PLAN_GOAL_ACHIEVED)
		return;
	html_raw(h, "<p class=\"govuk-body-l\">");
	html_text(h, screen->mine
	                     ? TV(h->arena,
	                          "Well done, {name}! You reached your goal.",
	                          {"name", name})
	                     : TV(h->arena,
	                          "Well done, {name}! They reached their goal.",
	                          {"name", name}));
	html_raw(h, "</p>");
}

void
plan_draw_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_goal *goal = screen->goal;
	bool in = goal->status == PLAN_GOAL_ACTIVE ||
	          goal->status == PLAN_GOAL_FUTURE;

	words_title(h, goal->title);
	html_raw(h, "<p class=\"govuk-body\">");
	gov_tag(h,
	        &(struct gov_tag){
	                .text = text_get(plan_goal_status_keys[goal->status])});
	html_raw(h, "</p>");
	plan_draw_since(h, screen);
	plan_draw_well_done(h, screen);
	plan_draw_alike(h, screen);
	plan_draw_said(h, screen, goal->replies, goal->reply_words,
	               &goal->hand);
	if (in) {
		plan_draw_told_link(h, ctx, screen, goal, NULL);
		plan_draw_goal_reply(h, ctx, screen);
	}
	plan_draw_met_part(h, ctx, screen);
	plan_draw_scale_part(h, ctx, screen);
	plan_draw_goal_facts(h, ctx, screen);
	plan_draw_goal_statement(h, ctx, screen);
	plan_draw_lifted(h, screen);
	words_heading(h, T("Steps"), "steps");
	plan_draw_bar(h, goal);
	if (goal->steps_n > 0)
		plan_draw_steps(h, ctx, screen, goal, in);
	if (in)
		plan_draw_goal_buttons(h, ctx, screen);
	plan_draw_help_part(h, screen);
	words_heading(h, T("Both views"), "views");
	plan_draw_views(h, ctx, screen, goal, 3);
	html_raw(h, "<div class=\"dir-form\">");
	plan_draw_goal_view_form(h, ctx, screen);
	plan_draw_goal_notes(h, ctx, screen);
	plan_draw_goal_acts(h, ctx, screen, in);
	html_raw(h, "</div><p class=\"govuk-body dir-noprint\">");
	plan_link(h, T("History of this goal"),
	          plan_goal_path(ctx->arena, screen, goal, "/history"));
	html_raw(h, "</p>");
}
