#include "practice/plan/plan_sign_local.h"
#include "practice/plan/plan_strength_local.h"

/* --- agree, or say why not ------------------------------------------ */

void
plan_reason_choices(struct gov_choice *choices, int first, int last, size_t *n)
{
	*n = 0;
	for (int i = first; i <= last; i++)
		choices[(*n)++] = (struct gov_choice){
		        .value = str_of(plan_reason_words[i]),
		        .text = text_get(plan_reason_keys[i]),
		};
	choices[(*n)++] = (struct gov_choice){
	        .value = S("other"),
	        .text = text_get(plan_reason_keys[PLAN_REASON_OTHER]),
	};
}

/* Reasons of both kinds: a worker may say that the person could not answer;
 * the rule says which goes with which answer. */
static void
plan_draw_reason(struct html *h, const struct plan_screen *screen,
                 const struct form *form)
{
	struct gov_choice choices[PLAN_REASON_COUNT];
	size_t n;

	plan_reason_choices(
	        choices, PLAN_REASON_NOT_MY_WORDS,
	        screen->mine ? PLAN_REASON_NO_PLAN : PLAN_REASON_SUPPORT, &n);
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "reason",
	                    .label = screen->mine
	                                     ? T("If no, what is it about?")
	                                     : T("If it is not a yes, what is "
	                                         "it about?"),
	                    .items = {.v = choices, .n = n},
	            });
	form_character_count(
	        h, form,
	        &(struct gov_character_count){
	                .name = "words",
	                .label = screen->mine ? T("Say it in your own words")
	                                      : T("Say more"),
	                .hint = T("If the answer is yes you can leave this "
	                          "empty."),
	                .rows = 4,
	                .max_length = PLAN_WORDS_MOST,
	        });
}

void
plan_draw_agree(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan *plan = &screen->whole.plan;
	const char *wanting = plan_not_ready(&screen->whole);
	struct gov_choice choices[3] = {
	        {.value = S("yes"),
	         .text = screen->mine ? T("Yes, I agree to this plan")
	                              : T("Yes, as the worker I agree")},
	        {.value = S("no"),
	         .text = screen->mine ? T("No, I do not agree")
	                              : T("No, as the worker I do not agree")},
	        {.value = S("could_not_answer"),
	         .text = TV(ctx->arena, "{name} could not answer",
	                    {"name", screen->head.known_as}),
	         .hint = T("Their yes or no can only come from themselves.")},
	};
	enum plan_answer was = plan->sides[PLAN_PERSON].answer;
	bool could = !screen->mine && was != PLAN_YES && was != PLAN_NO;
	struct form form;

	words_title(h, screen->mine ? T("Do you agree with your plan?")
	                            : T("Answer the plan"));
	if (wanting != NULL)
		gov_warning_text(h, &(struct gov_warning_text){
		                            .text = text_get(wanting)});
	plan_draw_since(h, screen);
	plan_draw_changes(h, ctx, screen);
	if (screen->mine)
		words_para(h,
		           T("You can say no. We will write down why, and "
		             "talk about it. Saying no to a plan has no effect "
		             "on your order."));
	form = plan_form_begin(h, ctx, plan_path(ctx->arena, screen, "/agree"),
	                       plan->version);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "answer",
	                    .label = T("Your answer"),
	                    .items = {.v = choices, .n = could ? 3 : 2},
	            });
	plan_draw_reason(h, screen, &form);
	plan_form_end(h, T("Save answer"), NULL);
	words_heading(h, T("The plan you answer"), "plan");
	plan_draw_shown(h, screen->shown);
}

/* --- journey -------------------------------------------------------- */

static bool
plan_phase_is_open(const struct plan_whole *whole, int name)
{
	for (size_t i = 0; i < whole->phases_n; i++)
		if ((int)whole->phases[i].name == name &&
		    !instant_is(whole->phases[i].left_at))
			return true;
	return false;
}

static void
plan_draw_stays(struct html *h, const struct ctx *ctx,
                const struct plan_whole *whole)
{
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < whole->phases_n; i++) {
		const struct plan_phase *phase = &whole->phases[i];

		html_raw(h, "<li><p class=\"govuk-body\"><strong>");
		html_text(h, text_get(plan_phase_keys[phase->name]));
		html_raw(h, "</strong><br>");
		html_text(
		        h,
		        TV(ctx->arena, "Entered {day}: {why}",
		           {"day", date_words(ctx->arena,
		                              instant_date(phase->entered_at))},
		           {"why", text_get(plan_turn_keys[phase->entry])}));
		if (!str_empty(phase->entry_words)) {
			html_raw(h, "<br>");
			html_lines(h, phase->entry_words);
		}
		if (instant_is(phase->left_at)) {
			html_raw(h, "<br>");
			html_text(h,
			          TV(ctx->arena, "Left {day}: {why}",
			             {"day",
			              date_words(ctx->arena,
			                         instant_date(phase->left_at))},
			             {"why",
			              text_get(plan_turn_keys[phase->exit])}));
		}
		if (!str_empty(phase->exit_words)) {
			html_raw(h, "<br>");
			html_lines(h, phase->exit_words);
		}
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

static void
plan_draw_phase_form(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	struct gov_choice acts[PLAN_PHASE_COUNT];
	struct gov_choice turns[PLAN_TURN_COUNT - 1];
	struct form form = plan_form_begin(
	        h, ctx, plan_path(ctx->arena, screen, "/phase"), 0);

	for (int i = 0; i < PLAN_PHASE_COUNT; i++) {
		bool open = plan_phase_is_open(&screen->whole, i);
		struct str name = text_get(plan_phase_keys[i]);

		acts[i] = (struct gov_choice){
		        .value = str_print(ctx->arena, "%s-%s",
		                           open ? "leave" : "enter",
		                           plan_phase_words[i]),
		        .text = open ? TV(ctx->arena, "Leave {phase}",
		                          {"phase", name})
		                     : TV(ctx->arena, "Enter {phase}",
		                          {"phase", name}),
		};
	}
	for (int i = 1; i < PLAN_TURN_COUNT; i++)
		turns[i - 1] = (struct gov_choice){
		        .value = str_of(plan_turn_words[i]),
		        .text = text_get(plan_turn_keys[i]),
		};
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "act",
	                    .label = T("What happens?"),
	                    .hint = T("Phases may overlap, and going back to "
	                              "one is part of the journey."),
	                    .items = {.v = acts, .n = PLAN_PHASE_COUNT},
	            });
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "why",
	                    .label = T("Why?"),
	                    .items = {.v = turns, .n = PLAN_TURN_COUNT - 1},
	            });
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("Say more"),
	                      .hint = T("They can read this."),
	                      .rows = 3,
	              });
	plan_form_end(h, T("Save"), NULL);
}

void
plan_draw_phase(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	words_title(h, T("Phase of the journey"));
	words_heading(h, T("Journey"), "journey");
	plan_draw_journey(h, ctx->arena, &screen->whole, false, true);
	plan_draw_phase_form(h, ctx, screen);
	plan_draw_stays(h, ctx, &screen->whole);
}

/* --- strengths ------------------------------------------------------ */

void
plan_draw_strength_fields(struct html *h, const struct plan_screen *screen,
                          const struct form *form,
                          const struct plan_strength *is)
{
	struct gov_choice said[PLAN_SAID_COUNT];

	for (int i = 0; i < PLAN_SAID_COUNT; i++)
		said[i] = (struct gov_choice){
		        .value = str_of(plan_said_words[i]),
		        .text = text_get(plan_said_keys[i]),
		};
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "words",
	                   .value = is->words,
	                   .label = screen->mine ? T("What are you good at?")
	                                         : T("The strength"),
	           });
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "evidence",
	                      .label = T("When did it show? You can leave this "
	                                 "empty."),
	                      .rows = 2,
	                      .value = is->evidence,
	              });
	if (!screen->mine) {
		form_radios(
		        h, form,
		        &(struct gov_radios){
		                .name = "said_by",
		                .value =
		                        is->id == 0
		                                ? S("")
		                                : str_of(plan_said_words
		                                                 [is->said_by]),
		                .label = T("Who said so?"),
		                .items = {.v = said, .n = PLAN_SAID_COUNT},
		        });
		form_input(h, form,
		           &(struct gov_input){
		                   .name = "said_name",
		                   .value = is->said_name,
		                   .label =
		                           T("Who was it? For example “his "
		                             "mum”. You can leave this empty."),
		           });
	}
}

static void
plan_draw_strength_form(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen)
{
	struct form form = plan_form_begin(
	        h, ctx, plan_path(ctx->arena, screen, "/strengths"), 0);

	plan_draw_strength_fields(h, screen, &form,
	                          &(struct plan_strength){.id = 0});
	plan_form_end(h, T("Save strength"), NULL);
	html_raw(h, "<p class=\"govuk-body\">");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          plan_path(ctx->arena, screen, "/strengths/sheet"));
	html_raw(h, "</p>");
}

/* The way to change it, for the side whose words it is in. */
static void
plan_draw_strength_act(struct html *h, const struct ctx *ctx,
                       const struct plan_screen *screen,
                       const struct plan_strength *s)
{
	enum permission needed = screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN;
	struct str id = id_show(ctx->arena, s->id);

	if (!ctx_can(ctx, needed) ||
	    !plan_strength_is_open_to(s,
	                              screen->mine ? PLAN_PERSON : PLAN_WORKER))
		return;
	html_raw(h, " ");
	plan_link(h, TV(ctx->arena, "Change “{step}”", {"step", s->words}),
	          str_print(ctx->arena, "%.*s/strengths/%.*s",
	                    STR_ARG(screen->base), STR_ARG(id)));
}

void
plan_draw_strengths(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_whole *whole = &screen->whole;

	words_title(h, screen->mine ? T("My strengths") : T("Strengths"));
	for (size_t i = 0; i < whole->strengths_n; i++) {
		const struct plan_strength *s = &whole->strengths[i];

		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, s->words);
		html_raw(h, "</strong><br>");
		html_lines(h, s->evidence);
		html_text(h, S(" "));
		html_text(h, text_get(plan_said_keys[s->said_by]));
		if (!str_empty(s->said_name)) {
			html_raw(h, ": ");
			html_text(h, s->said_name);
		}
		plan_draw_whose(h, plan_strength_whose(ctx->arena, screen, s));
		if (s->source != 0) {
			html_raw(h, "<br>");
			html_text(h,
			          TV(ctx->arena, "From the assessment, {day}",
			             {"day",
			              date_words(ctx->arena,
			                         instant_date(s->author.at))}));
		}
		plan_draw_strength_act(h, ctx, screen, s);
		html_raw(h, "</p>");
	}
	if (whole->strengths_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	plan_draw_strength_form(h, ctx, screen);
}
