/*
 * plan_lift_views.c - what a goal or a step was made from.
 */
#include "practice/plan/plan_lift.h"

#include "practice/strengths/tool_kinds.h"

static void
began(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, words);
	html_raw(h, " ");
}

static struct str
began_with(struct arena *arena, bool taken_back, struct str words)
{
	if (taken_back)
		return T("It began with words that were taken back.");
	return TV(arena, "It began with these words: “{words}”.",
	          {"words", words});
}

/* "/me" or "/people/X1", and the rest. */
static struct str
beside(struct arena *arena, const struct plan_screen *screen, const char *rest)
{
	if (screen->mine)
		return str_print(arena, "/me%s", rest);
	return people_path(arena, screen->head.crn, rest);
}

static void
draw_need(struct html *h, const struct plan_screen *screen)
{
	const struct path_need *need = screen->lifted->need;
	const struct support_path *path =
	        &support_edition_of(need->edition)->paths[need->path];
	struct str id = id_show(h->arena, need->id.v);
	struct str rest =
	        str_print(h->arena, "/pathways/needs/%.*s", STR_ARG(id));

	began(h, began_with(h->arena, !path_stands(need), need->words));
	plan_link(h, text_get(screen->mine ? path->title_me : path->title),
	          beside(h->arena, screen, str_c(h->arena, rest)));
	html_raw(h, "</p>");
}

static void
draw_entry(struct html *h, const struct plan_screen *screen)
{
	const struct tool_entry *entry = screen->lifted->entry;
	const struct tool_data *data = &tool_data[entry->kind];
	struct str id = id_show(h->arena, entry->id.v);
	struct str rest = str_print(h->arena, "/tools/%s/entries/%.*s",
	                            tool_kinds[entry->kind], STR_ARG(id));

	began(h, began_with(h->arena, entry->taken_back, entry->words));
	plan_link(h, text_get(screen->mine ? data->title_me : data->title),
	          beside(h->arena, screen, str_c(h->arena, rest)));
	html_raw(h, "</p>");
}

static void
draw_decision(struct html *h, const struct plan_screen *screen)
{
	const struct rights_decision *d = screen->lifted->decision;
	struct str id = id_show(h->arena, d->id);
	struct str rest =
	        str_print(h->arena, RIGHTS_PATH "/decisions/%.*s", STR_ARG(id));

	began(h, TV(h->arena, "It began with what was decided: “{words}”.",
	            {"words", d->what}));
	plan_link(h, T("What was decided"),
	          beside(h->arena, screen, str_c(h->arena, rest)));
	html_raw(h, "</p>");
}

/* Who it is, to whoever sees the names of the circle. */
static void
draw_tie(struct html *h, const struct plan_screen *screen)
{
	const struct plan_tie *tie = screen->lifted->tie;
	bool form = screen->goal == NULL || screen->goal->source.v != tie->id;

	if (!tie->named) {
		plan_draw_lifted_kind(h, PLAN_LIFT_TIE);
		return;
	}
	began(h, screen->mine
	                 ? TV(h->arena, "It began with {name}, in your circle.",
	                      {"name", tie->name})
	                 : TV(h->arena,
	                      "It began with {name}, in the circle of people.",
	                      {"name", tie->name}));
	plan_link(h, screen->mine ? T("My people") : T("Circle of people"),
	          plan_path(h->arena, screen, "/circle"));
	html_raw(h, "</p>");
	if (form && screen->step == NULL)
		words_para(h, T("More people read the plan than the circle. "
		                "So no name is filled in."));
}

void
plan_draw_lifted(struct html *h, const struct plan_screen *screen)
{
	const struct plan_lifted *lifted = screen->lifted;

	if (lifted == NULL)
		return;
	if (lifted->need != NULL)
		draw_need(h, screen);
	else if (lifted->entry != NULL)
		draw_entry(h, screen);
	else if (lifted->decision != NULL)
		draw_decision(h, screen);
	else if (lifted->tie != NULL)
		draw_tie(h, screen);
	else
		plan_draw_lifted_kind(h, lifted->source.kind);
}

void
plan_draw_lifted_kind(struct html *h, enum plan_lift kind)
{
	static const char *const keys[PLAN_LIFT_COUNT] = {
	        [PLAN_LIFT_ENTRY] = TK("It began with words of a tool."),
	        [PLAN_LIFT_NEED] = TK("It began with a need for support."),
	        [PLAN_LIFT_TIE] =
	                TK("It began with one of the people in the circle."),
	        [PLAN_LIFT_DECISION] =
	                TK("It began with a thing that was decided."),
	};

	if (keys[kind] == NULL)
		return;
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, text_get(keys[kind]));
	html_raw(h, "</p>");
}

/* --- the way into a form -------------------------------------------------- */

static struct str
sent(struct arena *arena, struct plan_source source)
{
	struct str id = id_show(arena, source.v);

	if (source.kind == PLAN_LIFT_NONE)
		return id;
	return str_print(arena, "%.*s.%s", STR_ARG(id),
	                 plan_lift_words[source.kind]);
}

void
plan_draw_lift_fields(struct html *h, const struct plan_screen *screen)
{
	form_hidden(h, "from", sent(h->arena, screen->lifted->source));
}

struct str
plan_tie_lift_path(struct arena *arena, const struct plan_screen *screen,
                   const struct plan_tie *tie)
{
	struct str from =
	        sent(arena, (struct plan_source){PLAN_LIFT_TIE, tie->id});

	return str_print(arena, "%.*s/goals/new?from=%.*s",
	                 STR_ARG(screen->base), STR_ARG(from));
}

/* Goals that take a step. */
static bool
takes(const struct plan_goal *goal)
{
	return (goal->status == PLAN_GOAL_ACTIVE ||
	        goal->status == PLAN_GOAL_FUTURE) &&
	       plan_goal_is_live(goal);
}

void
plan_draw_lift_steps(struct html *h, const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;
	struct str from;
	size_t n = 0;

	if (screen->lifted == NULL)
		return;
	for (size_t i = 0; i < whole->goals_n; i++)
		n += takes(&whole->goals[i]);
	if (n == 0)
		return;
	from = sent(h->arena, screen->lifted->source);
	gov_details_begin(
	        h, &(struct gov_details){
	                   .summary = T("Or make it a step of a goal that is "
	                                "there")});
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];
		struct str to;

		if (!takes(goal))
			continue;
		to = plan_goal_path(h->arena, screen, goal, "/steps/new?from=");
		html_raw(h, "<li>");
		plan_link(h, goal->title,
		          str_print(h->arena, "%.*s%.*s", STR_ARG(to),
		                    STR_ARG(from)));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	gov_details_end(h);
}
