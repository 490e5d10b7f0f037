/*
 * plan_scale_views.c - what goals look like step by step, and how far they
 * came: words first, a small picture beside them.
 */
#include "practice/plan/plan_scale_local.h"

static struct str
plan_scale_who(const struct plan_screen *screen, enum plan_side side)
{
	if (side == PLAN_WORKER)
		return screen->mine ? T("Your worker") : T("The worker");
	return screen->mine ? T("You") : screen->head.known_as;
}

/* --- in a line ----------------------------------------------------------- */

static void
plan_draw_scale_said(struct html *h, const struct plan_screen *screen,
                     const struct plan_scale *scale, enum plan_side side)
{
	const struct plan_rating *newest = &scale->newest[side];

	if (newest->id == 0)
		return;
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, TV(h->arena, "{who}: {level}.",
	                {"who", plan_scale_who(screen, side)},
	                {"level", text_get(plan_level_keys[newest->level])}));
	html_raw(h, "</strong> ");
	html_text(h, scale->words[newest->level]);
	html_raw(h, "</p>");
}

void
plan_draw_scale_line(struct html *h, const struct plan_screen *screen,
                     const struct plan_goal *goal)
{
	if (goal->scale == NULL)
		return;
	plan_draw_scale_said(h, screen, goal->scale, PLAN_PERSON);
	plan_draw_scale_said(h, screen, goal->scale, PLAN_WORKER);
}

void
plan_draw_scale_part(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_goal *goal = screen->goal;

	if (goal->status == PLAN_GOAL_FUTURE)
		return;
	plan_draw_scale_line(h, screen, goal);
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	plan_link(h,
	          goal->scale == NULL
	                  ? T("What does this goal look like, step by step?")
	                  : T("How far has this goal come?"),
	          plan_goal_path(ctx->arena, screen, goal, "/scale"));
	html_raw(h, "</p>");
}

/* --- the words of a scale ------------------------------------------------ */

/* Who stands on a level, and where it began, in words. */
static void
plan_draw_scale_here(struct html *h, const struct plan_screen *screen,
                     const struct plan_scale *scale, enum plan_level level)
{
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		if (scale->newest[side].id != 0 &&
		    scale->newest[side].level == level) {
			html_raw(h, " ");
			gov_tag(h,
			        &(struct gov_tag){
			                .text = TV(h->arena, "{who}: here",
			                           {"who",
			                            plan_scale_who(
			                                    screen,
			                                    (unsigned)side)}),
			                .classes = side == PLAN_PERSON
			                                   ? "govuk-tag--"
			                                     "turquoise"
			                                   : "govuk-tag--"
			                                     "orange"});
		}
	if (scale->start == level) {
		html_raw(h, " ");
		gov_tag(h, &(struct gov_tag){.text = T("It began here"),
		                             .classes = "govuk-tag--grey"});
	}
}

void
plan_draw_scale_levels(struct html *h, const struct plan_screen *screen,
                       const struct plan_scale *scale)
{
	chart_ladder(
	        h,
	        &(struct ladder){
	                .start = (int)scale->start,
	                .first =
	                        scale->newest[PLAN_PERSON].id == 0
	                                ? -1
	                                : (int)scale->newest[PLAN_PERSON].level,
	                .second =
	                        scale->newest[PLAN_WORKER].id == 0
	                                ? -1
	                                : (int)scale->newest[PLAN_WORKER].level,
	        });
	if (plan_scale_is_rated(scale))
		chart_side_key(h, plan_scale_who(screen, PLAN_PERSON),
		               plan_scale_who(screen, PLAN_WORKER));
	html_raw(h, "<ul class=\"dir-list\">");
	for (int i = PLAN_LEVEL_COUNT - 1; i >= 0; i--) {
		html_raw(h, "<li><p class=\"govuk-body\"><strong>");
		html_text(h, text_get(plan_level_keys[i]));
		html_raw(h, "</strong>");
		plan_draw_scale_here(h, screen, scale, (unsigned)i);
		html_raw(h, "<br>");
		html_lines(h, scale->words[i]);
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

/* Whose words they are, who said yes, and by whose hand. */
static struct str
plan_scale_yes_says(struct arena *arena, const struct plan_scale_yes *yes)
{
	struct str day = date_words(arena, instant_date(yes->at));

	if (yes->how == PLAN_HOW_NONE)
		return T("Not yet. Until then it has no rating.");
	if (!plan_how_is_typed(yes->how))
		return TV(arena, "{who}, {day}", {"who", yes->name},
		          {"day", day});
	return TV(arena, "{how}, written down by {who}, {day}",
	          {"how", text_get(plan_how_keys[yes->how])},
	          {"who", yes->name}, {"day", day});
}

static void
plan_draw_scale_facts(struct html *h, const struct plan_screen *screen,
                      const struct plan_scale *scale)
{
	struct str name = screen->head.known_as;

	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = screen->mine
	                                        ? T("You said yes to these "
	                                            "words")
	                                        : TV(h->arena,
	                                             "{name} said yes to "
	                                             "these words",
	                                             {"name", name}),
	                         .value = plan_scale_yes_says(
	                                 h->arena, &scale->yes[PLAN_PERSON])},
	                        {.key = screen->mine
	                                        ? T("Your worker said yes to "
	                                            "these words")
	                                        : T("The worker said yes to "
	                                            "these words"),
	                         .value = plan_scale_yes_says(
	                                 h->arena, &scale->yes[PLAN_WORKER])},
	                        {.key = screen->mine
	                                        ? T("How much it matters to "
	                                            "you")
	                                        : TV(h->arena,
	                                             "How much it matters to "
	                                             "{name}",
	                                             {"name", name}),
	                         .value = text_get(
	                                 plan_weight_keys[scale->weight])})});
	if (scale->version > 1)
		words_para(
		        h,
		        TN(h->arena,
		           "These words were changed {n} time. The rating was "
		           "begun again each time.",
		           "These words were changed {n} times. The rating was "
		           "begun again each time.",
		           scale->version - 1));
}

/* --- what was rated ------------------------------------------------------ */

static void
plan_draw_rating(struct html *h, const struct gov_table *table,
                 const struct plan_screen *screen,
                 const struct plan_rating *rating)
{
	struct str level = text_get(plan_level_keys[rating->level]);
	struct str who = plan_scale_who(screen, rating->side);
	const struct gov_cell cells[] = {
	        {.text = date_words(h->arena, instant_date(rating->at))},
	        {.text = plan_how_is_typed(rating->how)
	                         ? TV(h->arena,
	                              "{side} ({how}, written down by {who})",
	                              {"side", who},
	                              {"how",
	                               text_get(plan_how_keys[rating->how])},
	                              {"who", rating->name})
	                         : who},
	        {.text = rating->now ? level
	                             : TV(h->arena, "{level}, by older words",
	                                  {"level", level})},
	        {.text = rating->words},
	};

	gov_table_row(h, table, cells, 4);
}

static struct gov_table
plan_ratings_table(struct arena *arena, struct str caption)
{
	struct gov_cell *head = arena_new(arena, struct gov_cell, 4);

	head[0].text = T("Day");
	head[1].text = T("Who");
	head[2].text = T("How far");
	head[3].text = T("In their words");
	return (struct gov_table){
	        .caption = caption,
	        .head = {head, 4, false},
	};
}

void
plan_draw_scale_then(struct html *h, const struct plan_screen *screen,
                     const struct plan_scale *scale)
{
	struct gov_table table = plan_ratings_table(
	        h->arena, TV(h->arena, "How far “{goal}” had come",
	                     {"goal", screen->goal->title}));

	plan_draw_scale_levels(h, screen, scale);
	plan_draw_scale_facts(h, screen, scale);
	if (!plan_scale_is_rated(scale))
		return;
	gov_table_scroll_begin(h, &table);
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		if (scale->newest[side].id != 0)
			plan_draw_rating(h, &table, screen,
			                 &scale->newest[side]);
	gov_table_scroll_end(h);
}

static void
plan_draw_ratings(struct html *h, const struct plan_scale_screen *screen)
{
	struct gov_table table = plan_ratings_table(
	        h->arena, T("Each rating stays as it was said"));
	size_t n = 0;

	words_heading(h, T("What was said so far"), "ratings");
	for (size_t i = 0; i < screen->ratings_n; i++)
		n += screen->ratings[i].goal.v == screen->plan.goal->id.v;
	if (n == 0) {
		plan_empty(h, T("It is not rated yet."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < screen->ratings_n; i++)
		if (screen->ratings[i].goal.v == screen->plan.goal->id.v)
			plan_draw_rating(h, &table, &screen->plan,
			                 &screen->ratings[i]);
	gov_table_scroll_end(h);
}

void
plan_draw_scale_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_scale_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;
	const struct plan_goal *goal = plan->goal;

	words_title(h, goal->title);
	words_para(h,
	           plan->mine
	                   ? T("Here you write in plain words what this goal "
	                       "looks like. Your worker says yes to the words "
	                       "too. Then each of you says how far it has "
	                       "come.")
	                   : T("Together, in plain words: what this goal looks "
	                       "like, from much less than hoped to much more. "
	                       "Then each side says how far it has come, and "
	                       "the two are never averaged."));
	if (goal->scale == NULL) {
		plan_empty(h, T("This goal has no scale yet."));
	} else {
		words_heading(h, T("What it looks like"), "levels");
		plan_draw_scale_levels(h, plan, goal->scale);
		plan_draw_scale_facts(h, plan, goal->scale);
	}
	plan_draw_scale_forms(h, ctx, plan);
	if (goal->scale != NULL)
		plan_draw_ratings(h, screen);
}

/* --- over all goals ------------------------------------------------------ */

static struct str
plan_score_t(struct arena *arena, double t)
{
	return str_print(arena, "%.0f", t);
}

/* Above, below or at what was hoped for, in words. */
static struct str
plan_score_says(double t)
{
	if (t >= 60)
		return T("That is well above what you hoped for.");
	if (t >= 50.5)
		return T("That is above what you hoped for.");
	if (t <= 40)
		return T("That is well below what you hoped for.");
	if (t <= 49.5)
		return T("That is below what you hoped for.");
	return T("That is what you hoped for.");
}

static void
plan_draw_score(struct html *h, const struct plan_screen *screen,
                enum plan_side side)
{
	struct plan_score score = plan_scale_score(&screen->whole, side);
	struct str n = str_print(h->arena, "%lld", (long long)score.rated);
	struct str of = str_print(h->arena, "%lld", (long long)score.of);

	words_heading(h,
	              side == PLAN_WORKER ? T("As the worker sees it")
	              : screen->mine      ? T("As you see it")
	                                  : TV(h->arena, "As {name} sees it",
	                                       {"name", screen->head.known_as}),
	              side == PLAN_WORKER ? "worker" : "person");
	if (!score.is) {
		plan_empty(h, T("No score yet: no goal is rated."));
		return;
	}
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, TV(h->arena, "{t} now, {start} where it began.",
	                {"t", plan_score_t(h->arena, score.t)},
	                {"start", plan_score_t(h->arena, score.start)}));
	html_raw(h, "</strong> ");
	html_text(h, plan_score_says(score.t));
	html_raw(h, " ");
	html_text(h, TV(h->arena, "It stands on {n} of {of} goals.", {"n", n},
	                {"of", of}));
	html_raw(h, "</p>");
}

static struct str
plan_course_cell(struct arena *arena, const struct plan_score *score)
{
	if (!score->is)
		return T("none");
	return TV(arena, "{t}, on {n} of {of} goals",
	          {"t", plan_score_t(arena, score->t)},
	          {"n", str_print(arena, "%lld", (long long)score->rated)},
	          {"of", str_print(arena, "%lld", (long long)score->of)});
}

static void
plan_draw_course(struct html *h, const struct plan_scale_screen *screen)
{
	struct course_day *days =
	        arena_new(h->arena, struct course_day, screen->course_n);
	struct str who[] = {plan_scale_who(&screen->plan, PLAN_PERSON),
	                    plan_scale_who(&screen->plan, PLAN_WORKER)};
	struct gov_table table = {
	        .caption = T("Each day on which somebody rated"),
	        .head = GOV_CELLS({.text = T("Day")}, {.text = who[0]},
	                          {.text = who[1]}),
	};

	if (screen->course_n == 0)
		return;
	words_heading(h, T("Over time"), "course");
	for (size_t i = 0; i < screen->course_n; i++) {
		const struct plan_score_day *at = &screen->course[i];

		days[i].day = at->day;
		for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
			days[i].is[side] = at->sides[side].is;
			days[i].value[side] = at->sides[side].t;
		}
	}
	chart_side_key(h, who[0], who[1]);
	chart_course(h, &(struct course){days, screen->course_n});
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < screen->course_n; i++) {
		const struct plan_score_day *at = &screen->course[i];
		const struct gov_cell cells[] = {
		        {.text = date_words(h->arena, at->day)},
		        {.text = plan_course_cell(h->arena,
		                                  &at->sides[PLAN_PERSON])},
		        {.text = plan_course_cell(h->arena,
		                                  &at->sides[PLAN_WORKER])},
		};

		gov_table_row(h, &table, cells, 3);
	}
	gov_table_scroll_end(h);
}

static void
plan_draw_scale_list(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	size_t n = 0;

	words_heading(h, T("Goal by goal"), "goals");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->whole.goals_n; i++) {
		const struct plan_goal *goal = &screen->whole.goals[i];

		if (!plan_goal_is_live(goal) ||
		    goal->status == PLAN_GOAL_FUTURE)
			continue;
		n++;
		html_raw(h, "<li><p class=\"govuk-body\">");
		plan_link(h, goal->title,
		          plan_goal_path(ctx->arena, screen, goal, "/scale"));
		html_raw(h, "</p>");
		if (goal->scale == NULL)
			words_para(h, T("This goal has no scale yet."));
		else if (!plan_scale_is_rated(goal->scale))
			words_para(h, T("It is not rated yet."));
		plan_draw_scale_line(h, screen, goal);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	if (n == 0)
		plan_empty(h, T("None here."));
}

void
plan_draw_scale_all(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_scale_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;

	words_title(h, T("How far the goals have come"));
	words_para(h, plan->mine
	                      ? T("50 is what you hoped for together. More is "
	                          "above 50 and less is below. A goal that "
	                          "matters more to you counts for more.")
	                      : T("50 is what you hoped for together. It sums "
	                          "up the goals, by how much each "
	                          "matters to the person. It is for the two of "
	                          "you, and no target for anybody."));
	plan_draw_score(h, plan, PLAN_PERSON);
	plan_draw_score(h, plan, PLAN_WORKER);
	plan_draw_course(h, screen);
	plan_draw_scale_list(h, ctx, plan);
}
