/*
 * plan_scribe_views.c - an answer that a worker writes down, and the boxes that
 * were ticked.
 */
#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_scribe_local.h"
#include "practice/plan/plan_stale.h"

static struct str
told_path(struct arena *arena, const struct plan_screen *screen,
          const struct plan_goal *goal, const struct plan_step *step)
{
	struct str rest;

	if (step == NULL)
		return plan_goal_path(arena, screen, goal, "/said");
	rest = id_show(arena, step->id.v);
	rest = str_print(arena, "/steps/%.*s/said", STR_ARG(rest));
	return plan_goal_path(arena, screen, goal, str_c(arena, rest));
}

struct str
plan_told_path(struct arena *arena, const struct plan_screen *screen)
{
	return told_path(arena, screen, screen->goal, screen->step);
}

struct str
plan_scribe_words(struct arena *arena, const struct plan_scribe *hand)
{
	if (hand->how == PLAN_HOW_PAPER && date_is(hand->on))
		return TV(arena,
		          "written on a paper of {paper}, written down by "
		          "{who}, {day}",
		          {"paper", date_words(arena, hand->on)},
		          {"who", hand->name},
		          {"day", date_words(arena, instant_date(hand->at))});
	return TV(arena, "{how}, written down by {who}, {day}",
	          {"how", text_get(plan_how_keys[hand->how])},
	          {"who", hand->name},
	          {"day", date_words(arena, instant_date(hand->at))});
}

void
plan_draw_scribe(struct html *h, const struct plan_scribe *hand)
{
	if (!plan_scribe_is(hand))
		return;
	html_raw(h, "<p class=\"govuk-body dir-hand\">");
	html_text(h, plan_scribe_words(h->arena, hand));
	html_raw(h, "</p>");
}

void
plan_draw_told_link(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_goal *goal, const struct plan_step *step)
{
	if (screen->mine || !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	plan_link(h,
	          TV(h->arena, "Write down what they said of “{goal}”",
	             {"goal", step == NULL ? goal->title : step->words}),
	          told_path(h->arena, screen, goal, step));
	html_raw(h, "</p>");
}

/* --- the form ------------------------------------------------------------- */

static void
draw_told_said(struct html *h, const struct plan_screen *screen,
               const struct form *form)
{
	struct gov_choice choices[PLAN_TOLD_COUNT];
	size_t n = 0;

	choices[n++] = (struct gov_choice){.value = S("accepted"),
	                                   .text = T("They said yes")};
	if (!plan_basis_is_required(screen->goal->basis))
		choices[n++] = (struct gov_choice){.value = S("declined"),
		                                   .text = T("They said no")};
	choices[n++] = (struct gov_choice){
	        .value = S("talk"), .text = T("They want to talk about it")};
	if (screen->step != NULL) {
		choices[n++] = (struct gov_choice){
		        .value = S("done"), .text = T("They have done it")};
		choices[n++] = (struct gov_choice){
		        .value = S("not_done"),
		        .text = T("They have not done it yet")};
	}
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "said",
	                    .label = T("What did they say?"),
	                    .label_size = "s",
	                    .items = {.v = choices, .n = n},
	            });
}

/* to workers */
void
plan_draw_said_how(struct html *h, const struct form *form)
{
	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = "said_how",
	                .label = T("How did they say it?"),
	                .label_size = "s",
	                .hint = T("By telephone or on paper only where they "
	                          "cannot sign in."),
	                .items = GOV_CHOICES(
	                        {.value = S("room"), .text = T("In the room")},
	                        {.value = S("telephone"),
	                         .text = T("On the telephone")},
	                        {.value = S("paper"), .text = T("On paper")})});
}

static void
draw_told_fields(struct html *h, const struct plan_screen *screen,
                 const struct form *form)
{
	draw_told_said(h, screen, form);
	form_character_count(h, form,
	                     &(struct gov_character_count){
	                             .name = "told_words",
	                             .label = T("In their words. You can leave "
	                                        "this empty."),
	                             .rows = 3,
	                             .max_length = PLAN_WORDS_MOST,
	                     });
	plan_draw_said_how(h, form);
	form_date_picker(h, form,
	                 &(struct moj_date_picker){
	                         .name = "paper_on",
	                         .label = T("The day on the paper"),
	                         .hint = T("Only for an answer on paper. You "
	                                   "can leave this empty."),
	                         .classes = "govuk-input--width-10"});
}

/* What it says now; and, over a paper that is older, what it said then. */
static void
draw_told_words(struct html *h, const struct plan_screen *screen)
{
	struct str now = screen->step == NULL ? screen->goal->title
	                                      : screen->step->words;

	if (date_is(screen->told_on)) {
		words_para(h,
		           TV(h->arena, "On {day} it said:",
		              {"day", date_words(h->arena, screen->told_on)}));
		gov_inset_text(h, &(struct gov_inset_text){
		                          .text = str_empty(screen->told_then)
		                                          ? T("It was not in "
		                                              "the plan.")
		                                          : screen->told_then});
		words_para(h, T("Now it says:"));
	}
	gov_inset_text(h, &(struct gov_inset_text){.text = now});
}

void
plan_draw_told(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_goal *goal = screen->goal;
	const struct plan_step *step = screen->step;
	struct str path = plan_told_path(ctx->arena, screen);
	struct form form;

	words_title(h, T("Write down their answer"));
	plan_draw_since(h, screen);
	draw_told_words(h, screen);
	words_para(h, T("This is what it says now. If it said something else "
	                "when they answered, ask them again."));
	words_para(h, TV(ctx->arena,
	                 "{name} sees this with your name and how they said "
	                 "it, and can change it on their own pages.",
	                 {"name", screen->head.known_as}));
	form = plan_form_begin(h, ctx, path,
	                       plan_act_version(ctx, path,
	                                        step == NULL ? goal->version
	                                                     : step->version));
	draw_told_fields(h, screen, &form);
	plan_form_end(h, T("Save"), NULL);
}

/* --- numbers, as the booklet has them ------------------------------------- */

int
plan_goal_number(const struct plan_whole *whole, const struct plan_goal *goal)
{
	static const enum plan_goal_status parts[] = {PLAN_GOAL_ACTIVE,
	                                              PLAN_GOAL_FUTURE};
	int n = 0;

	for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++)
		for (size_t i = 0; i < whole->goals_n; i++) {
			if (whole->goals[i].status != parts[p])
				continue;
			n++;
			if (whole->goals[i].id.v == goal->id.v)
				return n;
		}
	return 0;
}

static void
draw_tick(struct html *h, struct str words)
{
	html_raw(h, "<br>☐ ");
	html_text(h, words);
}

void
plan_draw_ticks(struct html *h, struct str number, struct str step)
{
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, str_empty(step) ? TV(h->arena, "Goal {n}", {"n", number})
	                             : TV(h->arena, "Step {n}: {step}",
	                                  {"n", number}, {"step", step}));
	html_raw(h, "</strong>");
	draw_tick(h, T("I agree"));
	draw_tick(h, T("I want to talk about it"));
	if (!str_empty(step))
		draw_tick(h, T("Done"));
	html_raw(h, "</p>");
}

static void
draw_told_goal(struct html *h, const struct plan_screen *screen,
               const struct plan_goal *goal, int number)
{
	struct arena *arena = h->arena;

	words_heading(
	        h, TV(arena, "Goal {n}", {"n", str_print(arena, "%d", number)}),
	        str_c(arena, str_print(arena, "goal-%d", number)));
	html_raw(h, "<ul class=\"govuk-list\"><li>");
	plan_link(h, str_print(arena, "%d. %.*s", number, STR_ARG(goal->title)),
	          told_path(arena, screen, goal, NULL));
	for (size_t i = 0; i < goal->steps_n; i++) {
		html_raw(h, "</li><li>");
		plan_link(h,
		          str_print(arena, "%d.%zu. %.*s", number, i + 1,
		                    STR_ARG(goal->steps[i].words)),
		          told_path(arena, screen, goal, &goal->steps[i]));
	}
	html_raw(h, "</li></ul>");
}

void
plan_draw_told_all(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_whole *whole = &screen->whole;
	int most = 0;

	(void)ctx;
	words_title(h, T("Write down their answers"));
	words_para(h, T("The numbers are those of the printed booklet, if "
	                "nothing was added, taken out or moved since."));
	for (size_t i = 0; i < whole->goals_n; i++)
		most += plan_goal_number(whole, &whole->goals[i]) > 0;
	for (int n = 1; n <= most; n++)
		for (size_t i = 0; i < whole->goals_n; i++)
			if (plan_goal_number(whole, &whole->goals[i]) == n)
				draw_told_goal(h, screen, &whole->goals[i], n);
	if (most == 0)
		plan_empty(h, T("None here."));
}
