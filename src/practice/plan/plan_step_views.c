#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_scribe_local.h"
#include "practice/plan/plan_stale.h"

static const char *const plan_step_classes[] = {
        [PLAN_STEP_NOT_STARTED] = "dir-stepstate dir-stepstate--not-started",
        [PLAN_STEP_IN_PROGRESS] = "dir-stepstate dir-stepstate--in-progress",
        [PLAN_STEP_CANNOT_BE_DONE_YET] = "dir-stepstate dir-stepstate--cannot",
        [PLAN_STEP_NO_LONGER_NEEDED] =
                "dir-stepstate dir-stepstate--not-needed",
        [PLAN_STEP_COMPLETED] = "dir-stepstate dir-stepstate--completed",
};

struct str
plan_step_path(struct arena *arena, const struct plan_screen *screen,
               const struct plan_goal *goal, const struct plan_step *step,
               const char *rest)
{
	struct str id = id_show(arena, step->id.v);
	struct str path = str_print(arena, "/steps/%.*s%s", STR_ARG(id), rest);

	return plan_goal_path(arena, screen, goal, str_c(arena, path));
}

/* Who does it, in the reader's terms. */
static struct str
plan_step_who(const struct plan_screen *screen, enum plan_actor actor)
{
	if (screen->mine)
		return text_get(plan_actor_keys_me[actor]);
	if (actor == PLAN_ACTOR_PERSON)
		return screen->head.known_as;
	return text_get(plan_actor_keys[actor]);
}

/* The states a step can be put in, one chosen. */
static struct gov_options
plan_step_options(struct arena *arena)
{
	struct gov_option *options =
	        arena_new(arena, struct gov_option, PLAN_STEP_STATUS_COUNT);

	for (int i = 0; i < PLAN_STEP_STATUS_COUNT; i++)
		options[i] = (struct gov_option){
		        .value = str_of(plan_step_status_words[i]),
		        .text = text_get(plan_step_status_keys[i]),
		};
	return (struct gov_options){.v = options, .n = PLAN_STEP_STATUS_COUNT};
}

/* How far it is: one small form a step, with ids of its own. */
static void
plan_draw_progress(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen,
                   const struct plan_goal *goal, const struct plan_step *step)
{
	struct str key = id_show(ctx->arena, step->id.v);
	const char *id = str_c(ctx->arena, str_print(ctx->arena, "status-%.*s",
	                                             STR_ARG(key)));

	page_form_begin(
	        h, ctx,
	        plan_step_path(ctx->arena, screen, goal, step, "/progress"), 0);
	gov_select(h, &(struct gov_select){
	                      .name = "status",
	                      .id = id,
	                      .label = T("How far is it?"),
	                      .items = plan_step_options(ctx->arena),
	                      .value = str_of(
	                              plan_step_status_words[step->status]),
	              });
	gov_button(h, &(struct gov_button){
	                      .html = {.made = S("")},
	                      .text = T("Save state"),
	                      .classes = "govuk-button--secondary",
	              });
	page_form_end(h);
}

static void
plan_draw_step_reply(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen,
                     const struct plan_goal *goal, const struct plan_step *step)
{
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;

	if (step->replies[side] != PLAN_WAITING &&
	    !(screen->mine && plan_scribe_is(&step->hand)))
		return;
	page_form_begin(h, ctx,
	                plan_step_path(ctx->arena, screen, goal, step,
	                               "/reply"),
	                step->version);
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){
	                      .text = T("Yes to this step"),
	                      .name = "reply",
	                      .value = S("accepted"),
	              });
	if (!plan_basis_is_required(goal->basis))
		gov_button(h, &(struct gov_button){
		                      .text = T("No to this step"),
		                      .name = "reply",
		                      .value = S("declined"),
		                      .classes = "govuk-button--secondary",
		              });
	html_raw(h, "</div>");
	page_form_end(h);
}

static void
plan_draw_step_acts(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_goal *goal, const struct plan_step *step)
{
	html_raw(h, "<td class=\"govuk-table__cell dir-noprint\"");
	html_attr(h, "data-label", T("Change"));
	html_raw(h, ">");
	if (!plan_step_is_finished(step))
		plan_draw_step_reply(h, ctx, screen, goal, step);
	/* What a worker marked as said by them, they can put right. */
	if (!plan_step_is_finished(step) ||
	    (screen->mine && plan_scribe_is(&step->mark)))
		plan_draw_progress(h, ctx, screen, goal, step);
	plan_draw_told_link(h, ctx, screen, goal, step);
	gov_link(h, &(struct gov_link){
	                    .text = TV(ctx->arena, "Change “{step}”",
	                               {"step", step->words}),
	                    .href = plan_step_path(ctx->arena, screen, goal,
	                                           step, ""),
	            });
	html_raw(h, "</td>");
}

/* Its day; when that is past, so in words: kindly to the person. */
static void
plan_draw_due(struct html *h, const struct ctx *ctx,
              const struct plan_screen *screen, const struct plan_goal *goal,
              const struct plan_step *step)
{
	struct date on = date_is(screen->on) ? screen->on : ctx->today;
	struct str day = date_is(step->due) ? date_words(ctx->arena, step->due)
	                                    : T("No date");

	if (!plan_step_is_late(&screen->whole.plan, goal, step, on)) {
		html_text(h, day);
		return;
	}
	html_raw(h, "<strong>");
	html_text(h, screen->mine ? TV(ctx->arena, "This was for {day}",
	                               {"day", day})
	                          : TV(ctx->arena, "Late: it was for {day}",
	                               {"day", day}));
	html_raw(h, "</strong>");
}

/* What it needs, and what it rests on, as its goal does. */
static void
plan_draw_step_meta(struct html *h, const struct plan_screen *screen,
                    const struct plan_goal *goal, const struct plan_step *step)
{
	struct str needs = plan_step_needs(h->arena, step, screen->mine);

	if (!str_empty(needs)) {
		html_raw(h, "<br>");
		html_lines(h, screen->mine ? TV(h->arena, "You need: {what}",
		                                {"what", needs})
		                           : TV(h->arena, "Needs: {what}",
		                                {"what", needs}));
	}
	plan_draw_whose(h,
	                text_get(screen->mine ? plan_basis_keys_me[goal->basis]
	                                      : plan_basis_keys[goal->basis]));
}

static void
plan_draw_step(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen, const struct plan_goal *goal,
               const struct plan_step *step, bool acts)
{
	html_raw(h, "<tr class=\"govuk-table__row\"><th scope=\"row\" "
	            "class=\"govuk-table__header\">");
	html_text(h, step->words);
	plan_draw_whose(h, plan_whose(ctx->arena, screen, &step->author));
	plan_draw_step_meta(h, screen, goal, step);
	if (step->replies[PLAN_PERSON] == PLAN_DECLINED) {
		html_raw(h, "<br>");
		html_text(h, T("Declined"));
	}
	plan_draw_said(h, screen, step->replies, step->reply_words,
	               &step->hand);
	plan_draw_lifted_kind(h, step->source.kind);
	html_raw(h, "</th><td class=\"govuk-table__cell\"");
	html_attr(h, "data-label", T("Who"));
	html_raw(h, ">");
	html_text(h, plan_step_who(screen, step->actor));
	html_raw(h, "</td><td class=\"govuk-table__cell\"");
	html_attr(h, "data-label", T("State"));
	html_raw(h, "><span");
	html_attr(h, "class", str_of(plan_step_classes[step->status]));
	html_raw(h, ">");
	html_text(h, text_get(plan_step_status_keys[step->status]));
	html_raw(h, "</span>");
	plan_draw_scribe(h, &step->mark);
	html_raw(h, "</td><td class=\"govuk-table__cell\"");
	html_attr(h, "data-label", T("By when"));
	html_raw(h, ">");
	plan_draw_due(h, ctx, screen, goal, step);
	html_raw(h, "</td>");
	if (acts)
		plan_draw_step_acts(h, ctx, screen, goal, step);
	html_raw(h, "</tr>");
}

static void
plan_draw_steps_column(struct html *h, struct str words)
{
	html_raw(h, "<th scope=\"col\" class=\"govuk-table__header\">");
	html_text(h, words);
	html_raw(h, "</th>");
}

void
plan_draw_steps(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen, const struct plan_goal *goal,
                bool acts)
{
	html_raw(h, "<table class=\"govuk-table dir-steps\"><caption "
	            "class=\"govuk-table__caption "
	            "govuk-visually-hidden\">");
	html_text(h,
	          TV(ctx->arena, "Steps of “{goal}”", {"goal", goal->title}));
	html_raw(h, "</caption><thead class=\"govuk-table__head\">"
	            "<tr class=\"govuk-table__row\">");
	plan_draw_steps_column(h, T("Step"));
	plan_draw_steps_column(h, T("Who"));
	plan_draw_steps_column(h, T("State"));
	plan_draw_steps_column(h, T("By when"));
	if (acts)
		plan_draw_steps_column(h, T("Change"));
	html_raw(h, "</tr></thead><tbody class=\"govuk-table__body\">");
	for (size_t i = 0; i < goal->steps_n; i++)
		plan_draw_step(h, ctx, screen, goal, &goal->steps[i], acts);
	html_raw(h, "</tbody></table>");
}

/* --- the form of a step --------------------------------------------- */

static struct gov_options
plan_actor_options(struct arena *arena, const struct plan_screen *screen)
{
	struct gov_option *options =
	        arena_new(arena, struct gov_option, PLAN_ACTOR_COUNT);

	for (int i = 0; i < PLAN_ACTOR_COUNT; i++)
		options[i] = (struct gov_option){
		        .value = str_of(plan_actor_words[i]),
		        .text = plan_step_who(screen, (enum plan_actor)i),
		};
	return (struct gov_options){.v = options, .n = PLAN_ACTOR_COUNT};
}

static void
plan_draw_step_needs(struct html *h, const struct plan_screen *screen,
                     const struct form *form, const struct plan_step *step)
{
	const char *const *keys = screen->mine ? plan_resource_keys_me
	                                       : plan_resource_keys;
	struct gov_option *options =
	        arena_new(h->arena, struct gov_option, PLAN_RESOURCE_COUNT);

	for (int i = 0; i < PLAN_RESOURCE_COUNT; i++)
		options[i] = (struct gov_option){
		        .value = str_of(plan_resource_words[i]),
		        .text = text_get(keys[i]),
		};
	form_select(
	        h, form,
	        &(struct gov_select){
	                .name = "resource",
	                .label = screen->mine ? T("What do you need for it?")
	                                      : T("What does it need?"),
	                .items = {.v = options, .n = PLAN_RESOURCE_COUNT},
	                .value = str_of(plan_resource_words[step->resource]),
	        });
	form_character_count(
	        h, form,
	        &(struct gov_character_count){
	                .name = "needs",
	                .label = T("Say more about that. You can leave this "
	                           "empty, but not for something else."),
	                .rows = 2,
	                .max_length = PLAN_WORDS_MOST,
	                .value = step->needs,
	        });
}

/* Whose words a worker writes down: shared by goals, steps, statements. */
static void
plan_draw_step_fields(struct html *h, const struct plan_screen *screen,
                      const struct form *form, const struct plan_step *step)
{
	form_character_count(h, form,
	                     &(struct gov_character_count){
	                             .name = "step",
	                             .label = screen->mine
	                                              ? T("What is the step?")
	                                              : T("What will be done?"),
	                             .rows = 2,
	                             .max_length = PLAN_WORDS_MOST,
	                             .value = step->words,
	                     });
	form_select(h, form,
	            &(struct gov_select){
	                    .name = "actor",
	                    .label = T("Who will do it?"),
	                    .items = plan_actor_options(h->arena, screen),
	                    .value = str_of(plan_actor_words[step->actor]),
	            });
	form_select(
	        h, form,
	        &(struct gov_select){
	                .name = "status",
	                .id = "step-status",
	                .label = T("How far is it?"),
	                .items = plan_step_options(h->arena),
	                .value = str_of(plan_step_status_words[step->status]),
	        });
	form_date(h, form,
	          &(struct gov_date_input){
	                  .name = "due",
	                  .label = T("By when? You can leave this empty."),
	                  .hint = T("For example, 27 3 2027"),
	          },
	          step->due);
	plan_draw_step_needs(h, screen, form, step);
	if (!screen->mine)
		form_radios(
		        h, form,
		        &(struct gov_radios){
		                .name = "voice",
		                .label = T("Whose words are these?"),
		                .value = str_of(
		                        plan_voice_words[step->author.voice]),
		                .items = GOV_CHOICES(
		                        {.value = S("for"),
		                         .text = TV(h->arena,
		                                    "{name}’s, written down "
		                                    "by me",
		                                    {"name",
		                                     screen->head.known_as})},
		                        {.value = S("worker"),
		                         .text = T("Mine")})});
}

/* Of a step that this side may take out; not beside what somebody has to pick
 * from first. */
static void
plan_draw_step_delete(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *screen)
{
	const struct plan_step *step = screen->step;

	if (step == NULL || screen->stale != NULL ||
	    !plan_step_may_go(step, screen->mine ? PLAN_PERSON : PLAN_WORKER))
		return;
	words_heading(h, T("Take this step out"), "out");
	words_para(h, T("It is still a draft. If you take this step out, it is "
	                "gone."));
	page_form_begin(h, ctx,
	                plan_step_path(ctx->arena, screen, screen->goal, step,
	                               "/delete"),
	                step->version);
	gov_button(h, &(struct gov_button){
	                      .text = T("Take this step out"),
	                      .classes = "govuk-button--warning",
	                      .prevent_double_click = GOV_ON,
	              });
	page_form_end(h);
}

void
plan_draw_step_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	struct plan_step fresh = {
	        .due = DATE_NONE,
	        .author.voice = PLAN_VOICE_FOR,
	};
	const struct plan_step *step = screen->step != NULL ? screen->step
	                                                    : &fresh;
	struct str action = screen->step != NULL
	                            ? plan_step_path(ctx->arena, screen,
	                                             screen->goal, step, "")
	                            : plan_goal_path(ctx->arena, screen,
	                                             screen->goal, "/steps");
	struct form form;

	words_title(h, screen->step != NULL ? T("Change a step")
	                                    : T("Add a step"));
	words_para(h, screen->goal->title);
	plan_draw_lifted(h, screen);
	plan_draw_stale(h, ctx, screen);
	plan_draw_since(h, screen);
	form = plan_form_begin(h, ctx, action,
	                       plan_stale_version(ctx, step->version));
	if (screen->step == NULL && screen->lifted != NULL) {
		plan_draw_lift_fields(h, screen);
		fresh.words = plan_lift_begins(h->arena, screen->lifted);
	}
	plan_draw_step_fields(h, screen, &form, step);
	plan_form_end(h,
	              screen->stale != NULL ? T("Save what I typed")
	                                    : T("Save step"),
	              NULL);
	plan_draw_step_delete(h, ctx, screen);
}

/* --- steps that are written with a new goal ------------------------------ */

static void
plan_draw_row(struct html *h, const struct plan_screen *screen,
              const struct form *form, int row)
{
	struct arena *arena = h->arena;

	gov_fieldset_begin(
	        h, &(struct gov_fieldset){
	                   .legend = TV(arena, "Step {n}",
	                                {"n", str_print(arena, "%d", row)}),
	                   .legend_classes = "govuk-fieldset__legend--s",
	           });
	html_raw(h, "<div class=\"govuk-grid-row\">"
	            "<div class=\"govuk-grid-column-one-half\">");
	form_input(h, form,
	           &(struct gov_input){
	                   .name = plan_row_field(arena, "step", row),
	                   .label = screen->mine ? T("What is the step?")
	                                         : T("What will be done?"),
	           });
	html_raw(h, "</div><div class=\"govuk-grid-column-one-quarter\">");
	form_select(h, form,
	            &(struct gov_select){
	                    .name = plan_row_field(arena, "actor", row),
	                    .label = T("Who will do it?"),
	                    .items = plan_actor_options(arena, screen),
	                    .value = str_of(plan_actor_words[0]),
	            });
	html_raw(h, "</div><div class=\"govuk-grid-column-one-quarter\">");
	form_select(h, form,
	            &(struct gov_select){
	                    .name = plan_row_field(arena, "status", row),
	                    .label = T("How far is it?"),
	                    .items = plan_step_options(arena),
	                    .value = str_of(plan_step_status_words[0]),
	            });
	html_raw(h, "</div></div>");
	gov_fieldset_end(h);
}

/* Whether something was typed into a line from `first` on, or is wrong. */
static bool
plan_rows_used(struct html *h, const struct form *form, int first)
{
	for (int row = first; row <= PLAN_ROWS_MOST; row++) {
		const char *field = plan_row_field(h->arena, "step", row);

		if (!str_empty(form_value(form, field, S(""))) ||
		    !str_empty(form_error(form, h->arena, field)))
			return true;
	}
	return false;
}

void
plan_draw_rows(struct html *h, const struct plan_screen *screen,
               const struct form *form)
{
	int shown = screen->mine ? 0 : PLAN_ROWS_SHOWN;

	if (!screen->mine) {
		words_heading(h, T("Steps"), "steps");
		words_para(h, T("Write the steps now, or add them later. Leave "
		                "a line empty that you do not need."));
	}
	for (int row = 1; row <= shown; row++)
		plan_draw_row(h, screen, form, row);
	gov_details_begin(h, &(struct gov_details){
	                             .summary = shown > 0 ? T("Add more steps")
	                                                  : T("Add steps now"),
	                             .open = plan_rows_used(h, form, shown + 1),
	                     });
	for (int row = shown + 1;
	     row <= (shown > 0 ? PLAN_ROWS_MOST : PLAN_ROWS_SHOWN); row++)
		plan_draw_row(h, screen, form, row);
	gov_details_end(h);
}
