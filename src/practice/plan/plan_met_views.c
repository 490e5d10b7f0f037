/*
 * plan_met_views.c - what both sides say of a goal being met.
 */
#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_stale.h"

/* --- where it stands, in a line ------------------------------------------ */

static struct str
plan_met_open_says(struct arena *arena, const struct plan_screen *screen,
                   const struct plan_met *met)
{
	struct str name = screen->head.known_as;

	if (met->side == PLAN_WORKER && screen->mine)
		return T("Your worker says that this goal is met. You have "
		         "not answered yet.");
	if (met->side == PLAN_WORKER)
		return TV(arena,
		          "A worker says that this goal is met. {name} has not "
		          "answered yet.",
		          {"name", name});
	if (screen->mine)
		return T("You said that this goal is met. Your worker has not "
		         "answered yet.");
	return TV(arena,
	          "{name} says that this goal is met. No worker has answered "
	          "yet.",
	          {"name", name});
}

static struct str
plan_met_silence(struct arena *arena, const struct plan_met *met,
                 struct date today)
{
	int days = plan_met_silent(met, today);

	if (days == 0)
		return T("Asked today. Silence is not a yes.");
	return TN(arena, "{n} day without an answer. Silence is not a yes.",
	          "{n} days without an answer. Silence is not a yes.", days);
}

/* Empty where nothing was said, or what was said is of the past. */
static struct str
plan_met_says(struct arena *arena, const struct plan_screen *screen,
              const struct plan_goal *goal)
{
	const struct plan_met *met = goal->met;

	if (met == NULL)
		return S("");
	if (met->state == PLAN_MET_OPEN && plan_met_is_stale(met, goal))
		return T("Somebody said that this goal is met, and it has "
		         "changed since. That does not count.");
	if (met->state == PLAN_MET_OPEN)
		return plan_met_open_says(arena, screen, met);
	if (met->state == PLAN_MET_DIFFER)
		return screen->mine
		               ? T("One of you says that this goal is met, and "
		                   "the other does not. Both are kept.")
		               : T("One side says that this goal is met, and "
		                   "the other does not. Both are kept.");
	if (!plan_goal_is_met(goal))
		return S("");
	return screen->mine ? T("Met: both of you said so.")
	                    : T("Met: both sides said so.");
}

void
plan_draw_met_line(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen,
                   const struct plan_goal *goal)
{
	struct date today = date_is(screen->on) ? screen->on : ctx->today;
	struct str says = plan_met_says(ctx->arena, screen, goal);

	if (str_empty(says))
		return;
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, says);
	html_raw(h, "</strong>");
	if (goal->met->state == PLAN_MET_OPEN &&
	    !plan_met_is_stale(goal->met, goal)) {
		html_raw(h, " ");
		html_text(h, plan_met_silence(ctx->arena, goal->met, today));
	}
	html_raw(h, "</p>");
}

void
plan_draw_met_part(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;

	if (goal->status == PLAN_GOAL_FUTURE)
		return;
	plan_draw_met_line(h, ctx, screen, goal);
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	plan_link(h, T("Is this goal met? Say so, or answer"),
	          plan_goal_path(ctx->arena, screen, goal, "/met"));
	html_raw(h, "</p>");
}

/* --- both voices --------------------------------------------------------- */

/* Who typed it and how, where it was not the person's own hand. */
static void
plan_draw_met_typed(struct html *h, const struct plan_met_said *said)
{
	struct str day = date_words(h->arena, instant_date(said->at));

	html_raw(h, "<p class=\"govuk-body\">");
	if (said->how > PLAN_HOW_OWN)
		html_text(h, TV(h->arena, "{how}, written down by {who}, {day}",
		                {"how", text_get(plan_how_keys[said->how])},
		                {"who", said->name}, {"day", day}));
	else
		html_text(h, TV(h->arena, "{who}, {day}", {"who", said->name},
		                {"day", day}));
	html_raw(h, "</p>");
}

static void
plan_draw_met_voice(struct html *h, const struct plan_screen *screen,
                    const struct plan_met *met, enum plan_side side)
{
	const struct plan_met_said *said = &met->said[side];
	struct str key = id_show(h->arena, met->id);
	struct str id = str_print(h->arena, "met-%s-%.*s",
	                          plan_side_words[side], STR_ARG(key));

	html_raw(h, "<section");
	html_attr(h, "class",
	          side == PLAN_PERSON ? S("dir-voice dir-voice--person")
	                              : S("dir-voice dir-voice--worker"));
	html_attr(h, "aria-labelledby", id);
	html_raw(h, "><h3 class=\"dir-voice__title\"");
	html_attr(h, "id", id);
	html_raw(h, ">");
	html_text(h, side == PLAN_WORKER ? T("The worker")
	             : screen->mine      ? T("You")
	                                 : screen->head.known_as);
	html_raw(h, "</h3>");
	if (said->says == PLAN_SAYS_NONE) {
		plan_empty(h, T("No answer yet. Silence is not a yes."));
	} else {
		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, said->says == PLAN_SAYS_YES
		                     ? T("Yes, it is met")
		                     : T("No, it is not met yet"));
		html_raw(h, "</strong></p>");
		if (!str_empty(said->words))
			words_para(h, said->words);
		plan_draw_met_typed(h, said);
	}
	html_raw(h, "</section>");
}

static void
plan_draw_met_one(struct html *h, const struct plan_screen *screen,
                  const struct plan_met *met)
{
	words_para(h, TV(h->arena, "Why: {words}", {"words", met->why}));
	words_para(h, TV(h->arena, "What shows it: {words}",
	                 {"words", met->shows}));
	html_raw(h, "<div class=\"dir-voices\">");
	plan_draw_met_voice(h, screen, met, PLAN_PERSON);
	plan_draw_met_voice(h, screen, met, PLAN_WORKER);
	html_raw(h, "</div>");
}

void
plan_draw_met_then(struct html *h, const struct plan_screen *screen,
                   const struct plan_met *met)
{
	words_para(h, T("Is this goal met?"));
	plan_draw_met_one(h, screen, met);
}

/* --- forms --------------------------------------------------------------- */

static void
plan_draw_met_how(struct html *h, const struct form *form,
                  const struct plan_screen *screen)
{
	if (screen->mine)
		return;
	plan_draw_how(h, form, screen, "met_how",
	              T("Theirs by telephone or on paper only where they "
	                "cannot sign in. It always says who wrote it down, and "
	                "whoever did does not say the worker’s yes as well."));
}

void
plan_draw_how(struct html *h, const struct form *form,
              const struct plan_screen *screen, const char *field,
              struct str hint)
{
	struct str name = screen->head.known_as;

	if (screen->mine)
		return;
	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = field,
	                .label = T("Whose words are these?"),
	                .label_size = "s",
	                .hint = hint,
	                .items = GOV_CHOICES(
	                        {.value = S("own"), .text = T("Mine")},
	                        {.value = S("room"),
	                         .text = TV(h->arena,
	                                    "{name}’s, said in the room",
	                                    {"name", name})},
	                        {.value = S("telephone"),
	                         .text = TV(h->arena,
	                                    "{name}’s, said on the telephone",
	                                    {"name", name})},
	                        {.value = S("paper"),
	                         .text = TV(h->arena,
	                                    "{name}’s, written on paper",
	                                    {"name", name})})});
}

static void
plan_draw_met_say(struct html *h, const struct ctx *ctx,
                  const struct plan_screen *screen)
{
	struct str path =
	        plan_goal_path(ctx->arena, screen, screen->goal, "/met");
	struct form form = plan_form_begin(
	        h, ctx, path,
	        plan_act_version(ctx, path, screen->goal->version));

	words_heading(h, T("Say that it is met"), "say");
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "met_why",
	                                     .label = T("Why is it met?"),
	                                     .rows = 3});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "shows",
	                      .label = T("What shows it?"),
	                      .hint = T("For example a card, a letter, or who "
	                                "saw it."),
	                      .rows = 3});
	plan_draw_met_how(h, &form, screen);
	plan_form_end(h, T("Say that it is met"), NULL);
}

static void
plan_draw_met_answer(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_met *met = screen->goal->met;
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;
	struct str id = id_show(ctx->arena, met->id);
	struct str path =
	        plan_goal_path(ctx->arena, screen, screen->goal, "/met");
	struct form form = plan_form_begin(
	        h, ctx,
	        str_print(ctx->arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(id)),
	        met->version);

	words_heading(h,
	              met->said[side].says == PLAN_SAYS_NONE
	                      ? T("Your answer")
	                      : T("Change your answer"),
	              "say");
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "says",
	                    .label = T("Is this goal met?"),
	                    .label_size = "s",
	                    .items = GOV_CHOICES(
	                            {.value = S("yes"), .text = T("Yes")},
	                            {.value = S("no"), .text = T("No")})});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "said_words",
	                      .label = T("Why do you say so? Needed for a no."),
	                      .rows = 3});
	plan_draw_met_how(h, &form, screen);
	plan_form_end(h, T("Save the answer"), NULL);
}

/* --- pages --------------------------------------------------------------- */

/* What it is for; by law only where the order is of such a kind. */
static void
plan_draw_met_meaning(struct html *h, const struct plan_met_screen *screen)
{
	bool mine = screen->plan.mine;

	words_para(h, mine ? T("A goal is met when both of you say so. One "
	                       "yes is not enough.")
	                   : T("A goal is met when both sides say so. A worker "
	                       "alone never can."));
	if (!screen->law)
		return;
	gov_inset_text(
	        h,
	        &(struct gov_inset_text){
	                .text = mine ? T("Your order may end early. For that, "
	                                 "the goals you have to reach must be "
	                                 "met. So must those we worked out "
	                                 "together. Other things count too. "
	                                 "Your own goals do not. No order ends "
	                                 "by itself.")
	                             : T("Since 11 May 2026 an order like this "
	                                 "can end early, once, where among "
	                                 "other things the objectives of the "
	                                 "plan are met and none is to be "
	                                 "added. Goals of the person’s own are "
	                                 "not counted. It never ends by "
	                                 "itself. The day is unverified: see "
	                                 "the rules.")});
}

/* The forms: to answer what is open, or to say it. */
static void
plan_draw_met_forms(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *plan)
{
	const struct plan_goal *goal = plan->goal;
	const struct plan_met *met = goal->met;
	bool open = met != NULL && met->state <= PLAN_MET_DIFFER &&
	            !plan_met_is_stale(met, goal);
	bool sent =
	        page_sent(ctx, plan_goal_path(h->arena, plan, goal, "/met"));

	if (!sent &&
	    (!plan_goal_is_live(goal) || goal->status == PLAN_GOAL_FUTURE)) {
		plan_empty(h, T("This goal is not worked on now."));
		return;
	}
	html_raw(h, "<div class=\"dir-form\">");
	if (open)
		plan_draw_met_answer(h, ctx, plan);
	if (sent || !open || met->state == PLAN_MET_DIFFER)
		plan_draw_met_say(h, ctx, plan);
	html_raw(h, "</div>");
}

void
plan_draw_met_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_met_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;
	const struct plan_met *met = plan->goal->met;

	words_title(h, T("Is this goal met?"));
	words_para(h, plan->goal->title);
	plan_draw_since(h, plan);
	plan_draw_met_meaning(h, screen);
	plan_draw_met_line(h, ctx, plan, plan->goal);
	if (met != NULL && plan_met_silent(met, ctx->today) > screen->aim)
		words_para(h, TN(ctx->arena,
		                 "That is longer than the {n} day we aim for.",
		                 "That is longer than the {n} days we aim for.",
		                 screen->aim));
	if (met != NULL) {
		words_heading(h, T("Both views"), "both");
		plan_draw_met_one(h, plan, met);
	}
	plan_draw_met_forms(h, ctx, plan);
	if (screen->past_n > 0)
		words_heading(h, T("What was said before"), "past");
	for (size_t i = 0; i < screen->past_n; i++)
		plan_draw_met_one(h, plan, &screen->past[i]);
}

static void
plan_draw_met_list(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen)
{
	size_t n = 0;

	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->whole.goals_n; i++) {
		const struct plan_goal *goal = &screen->whole.goals[i];

		if (!plan_goal_is_live(goal))
			continue;
		n++;
		html_raw(h, "<li><p class=\"govuk-body\">");
		plan_link(h, goal->title,
		          plan_goal_path(ctx->arena, screen, goal, "/met"));
		html_raw(h, "</p>");
		plan_draw_met_line(h, ctx, screen, goal);
		if (goal->status == PLAN_GOAL_ACHIEVED &&
		    !plan_goal_is_met(goal))
			words_para(h, T("It was marked as reached. That is not "
			                "yet met."));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	if (n == 0)
		plan_empty(h, T("None here."));
}

void
plan_draw_met_all(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_met_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;
	struct str says[PLAN_MET_BANDS];
	struct plan_met_count counts[PLAN_MET_BANDS];

	plan_met_counts(&plan->whole, counts);
	for (int i = 0; i < PLAN_MET_BANDS; i++)
		says[i] = TV(ctx->arena, "{met} of {of} met",
		             {"met", str_print(ctx->arena, "%lld",
		                               (long long)counts[i].met)},
		             {"of", str_print(ctx->arena, "%lld",
		                              (long long)counts[i].of)});
	words_title(h, T("Which goals are met"));
	plan_draw_met_meaning(h, screen);
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = plan->mine ? T("What I have to do")
	                                           : T("Required"),
	                         .value = says[PLAN_MET_REQUIRED]},
	                        {.key = plan->mine ? T("What we worked out "
	                                               "together")
	                                           : T("Worked out together"),
	                         .value = says[PLAN_MET_NEGOTIATED]},
	                        {.key = plan->mine ? T("My own goals")
	                                           : T("Their own"),
	                         .value = says[PLAN_MET_MINE]})});
	plan_draw_met_list(h, ctx, plan);
}
