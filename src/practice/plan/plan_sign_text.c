/*
 * plan_sign_text.c - a version of the plan in words, to be kept with an answer.
 *
 * A line that begins with one or two # is a heading.  No name of a user and no
 * day of today is in it, so that one version has one text in each language, on
 * screen and on paper, read from the rows or from the version that was kept.
 * What a later program says more is said of versions that it made (.text): an
 * older one keeps the words that its paper has, and its code.
 */
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_sign.h"

static void
plan_text_line(struct buf *b, const char *before, struct str words)
{
	struct str line;

	if (str_empty(words))
		return;
	buf_str(b, str_of(before));
	/* What somebody typed on more lines makes no heading. */
	for (bool first = true; str_split(&words, '\n', &line); first = false) {
		if (!first)
			buf_lit(b, "  ");
		buf_str(b, line);
		buf_lit(b, "\n");
	}
}

static struct str
plan_text_whose(const struct plan_author *author)
{
	if (author->voice == PLAN_VOICE_OWN)
		return T("The person’s own words");
	if (author->voice == PLAN_VOICE_FOR)
		return T("Written by a worker for the person");
	return T("A worker’s words");
}

/* A picture and a voice note stand here by their words, which is what whoever
 * does not see or hear them reads in the booklet. */
static struct str
plan_text_statement(struct arena *arena, const struct plan_statement *s)
{
	if (s->kind == PLAN_TYPED)
		return s->words;
	if (s->kind == PLAN_SPOKEN)
		return str_empty(s->words) ? T("A voice note, without words")
		                           : TV(arena, "A voice note: {words}",
		                                {"words", s->words});
	return TV(arena, "A picture: {words}", {"words", s->words});
}

/* Who wrote it, and who said so where that is neither of the two. */
static void
plan_text_strength(struct buf *b, const struct plan_strength *s)
{
	struct plan_author author = plan_strength_author(s);

	if (author.user.v == 0)
		return;
	if (author.voice == PLAN_VOICE_WORKER && s->said_by != PLAN_SAID_WORKER)
		plan_text_line(b, "  ", text_get(plan_said_keys[s->said_by]));
	plan_text_line(b, "  ", plan_text_whose(&author));
}

static void
plan_text_words(struct buf *b, struct arena *arena,
                const struct plan_whole *whole)
{
	plan_text_line(b, "# ", T("What matters"));
	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *s = &whole->statements[i];

		if (s->withdrawn || s->replaced)
			continue;
		plan_text_line(b, "- ", plan_text_statement(arena, s));
		plan_text_line(b, "  ", plan_text_whose(&s->author));
	}
	plan_text_line(b, "# ", T("Strengths"));
	for (size_t i = 0; i < whole->strengths_n; i++) {
		plan_text_line(b, "- ", whole->strengths[i].words);
		if (whole->text >= PLAN_TEXT_NOW)
			plan_text_strength(b, &whole->strengths[i]);
	}
}

static void
plan_text_step(struct buf *b, struct arena *arena, const struct plan_step *step,
               int text)
{
	struct str who = text_get(plan_actor_keys[step->actor]);

	plan_text_line(b, "- ", step->words);
	plan_text_line(b, "  ",
	               date_is(step->due)
	                       ? TV(arena, "{who}, by {day}", {"who", who},
	                            {"day", date_words(arena, step->due)})
	                       : who);
	if (step->resource != PLAN_RESOURCE_NONE || !str_empty(step->needs))
		plan_text_line(
		        b, "  ",
		        TV(arena, "Needs: {what}",
		           {"what", plan_step_needs(arena, step, false)}));
	plan_text_line(b, "  ", text_get(plan_step_status_keys[step->status]));
	if (text >= PLAN_TEXT_NOW)
		plan_text_line(b, "  ", plan_text_whose(&step->author));
	if (step->replies[PLAN_PERSON] == PLAN_DECLINED)
		plan_text_line(b, "  ",
		               T("Declined: this has no effect on the order."));
}

/* Views differ from the plan, and are part of what was on the page. */
static void
plan_text_views(struct buf *b, struct arena *arena,
                const struct plan_goal *goal)
{
	for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
		const struct plan_view *view = &goal->views[side];
		struct str who = side == PLAN_PERSON ? T("The person")
		                                     : T("The worker");

		if (view->stance <= PLAN_STANCE_AGREE)
			continue;
		plan_text_line(
		        b, "  ",
		        str_print(arena, "%.*s: %.*s. %.*s", STR_ARG(who),
		                  STR_ARG(text_get(
		                          plan_stance_keys[view->stance])),
		                  STR_ARG(view->words)));
	}
}

/* What helps, and what may get in the way. */
static void
plan_text_helps(struct buf *b, struct arena *arena,
                const struct plan_goal *goal)
{
	for (size_t i = 0; i < goal->helps_n; i++) {
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again = again || goal->helps[k].strength ==
			                         goal->helps[i].strength;
		if (!again)
			plan_text_line(b, "",
			               TV(arena, "What helps: {words}",
			                  {"words", goal->helps[i].words}));
	}
	for (size_t i = 0; i < goal->hurdles_n; i++) {
		const struct plan_hurdle *h = &goal->hurdles[i];

		plan_text_line(b, "",
		               TV(arena, "If this gets in the way: {words}",
		                  {"words", h->gets}));
		plan_text_line(b, "  ",
		               TV(arena, "Then I will: {words}",
		                  {"words", h->then}));
		if (!str_empty(h->helps))
			plan_text_line(b, "  ",
			               TV(arena, "This will help: {words}",
			                  {"words", h->helps}));
		plan_text_line(b, "  ", plan_text_whose(&h->author));
	}
}

/* The words of each level; how far it has come is no part of what is
 * agreed. */
static void
plan_text_scale(struct buf *b, struct arena *arena,
                const struct plan_scale *scale)
{
	if (scale == NULL)
		return;
	plan_text_line(b, "", T("What this goal looks like, step by step"));
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		plan_text_line(b, "- ",
		               str_print(arena, "%.*s: %.*s",
		                         STR_ARG(text_get(plan_level_keys[i])),
		                         STR_ARG(scale->words[i])));
	plan_text_line(b, "",
	               TV(arena, "It starts at: {level}",
	                  {"level", text_get(plan_level_keys[scale->start])}));
	plan_text_line(b, "", text_get(plan_weight_keys[scale->weight]));
}

static void
plan_text_goal(struct buf *b, struct arena *arena, const struct plan_goal *goal,
               int text)
{
	plan_text_line(b, "## ", goal->title);
	plan_text_line(b, "", text_get(plan_basis_keys[goal->basis]));
	plan_text_line(b, "", plan_text_whose(&goal->author));
	if (date_is(goal->target))
		plan_text_line(b, "",
		               TV(arena, "Aim to reach it by {day}.",
		                  {"day", date_words(arena, goal->target)}));
	if (goal->replies[PLAN_PERSON] == PLAN_DECLINED)
		plan_text_line(b, "",
		               T("Declined: this has no effect on the order."));
	if (!str_empty(goal->why))
		plan_text_line(b, "",
		               TV(arena, "Why: {words}", {"words", goal->why}));
	if (!str_empty(goal->how))
		plan_text_line(b, "",
		               TV(arena, "How I will know: {words}",
		                  {"words", goal->how}));
	for (size_t i = 0; i < goal->steps_n; i++)
		plan_text_step(b, arena, &goal->steps[i], text);
	plan_text_scale(b, arena, goal->scale);
	plan_text_helps(b, arena, goal);
	plan_text_views(b, arena, goal);
}

static void
plan_text_goals(struct buf *b, struct arena *arena,
                const struct plan_whole *whole, enum plan_goal_status status,
                struct str title)
{
	bool any = false;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (goal->status != status)
			continue;
		if (!any)
			plan_text_line(b, "# ", title);
		any = true;
		plan_text_goal(b, arena, goal, whole->text);
	}
}

struct str
plan_sign_text(struct arena *arena, const struct plan_whole *whole)
{
	const struct plan *plan = &whole->plan;
	struct buf b;

	buf_init(&b, arena, 0);
	plan_text_line(
	        &b, "",
	        TV(arena, "Version {n} of the plan, of {day}",
	           {"n", str_print(arena, "%lld", (long long)plan->version)},
	           {"day", date_words(arena, instant_date(plan->changed_at))}));
	plan_text_words(&b, arena, whole);
	plan_text_goals(&b, arena, whole, PLAN_GOAL_ACTIVE,
	                T("Goals to work on now"));
	plan_text_goals(&b, arena, whole, PLAN_GOAL_FUTURE,
	                T("Goals for the future"));
	plan_text_goals(&b, arena, whole, PLAN_GOAL_ACHIEVED,
	                T("Goals reached"));
	plan_text_line(&b, "# ", T("Until both have said yes"));
	plan_text_line(&b, "",
	               T("Until then you do only what the court or a licence "
	                 "says."));
	return buf_get(&b);
}
