#include "practice/plan/plan_own_local.h"
#include "web/gov/icon.h"

/*
 * The plan in easy read: large letters, a picture beside each thought, one
 * thought at a time, and nothing that is not to be done or known now.
 */

static void
row_begin(struct html *h, enum icon picture)
{
	html_raw(h, "<div class=\"dir-easy__row\">"
	            "<span class=\"dir-easy__picture\">");
	icon(h, picture);
	html_raw(h, "</span><div class=\"dir-easy__words\">");
}

static void
row_end(struct html *h)
{
	html_raw(h, "</div></div>");
}

static void
line(struct html *h, struct str words)
{
	html_raw(h, "<p>");
	html_text(h, words);
	html_raw(h, "</p>");
}

static void
row(struct html *h, enum icon picture, struct str words)
{
	row_begin(h, picture);
	line(h, words);
	row_end(h);
}

/* What was said, and by whom it was written down where that was not them. */
static void
easy_statements(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;

	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *said = &whole->statements[i];

		row_begin(h, ICON_MESSAGE);
		plan_draw_handed_in(h, screen, said);
		html_raw(h, "<p>");
		html_lines(h, said->words);
		html_raw(h, "</p>");
		if (said->author.voice != PLAN_VOICE_OWN)
			line(h, plan_whose(ctx->arena, screen, &said->author));
		row_end(h);
	}
}

static void
easy_strengths(struct html *h, const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;

	if (whole->strengths_n == 0)
		return;
	words_heading(h,
	              screen->mine ? T("What I am good at")
	                           : T("What they are good at"),
	              "strengths");
	for (size_t i = 0; i < whole->strengths_n; i++) {
		const struct plan_strength *s = &whole->strengths[i];

		row_begin(h, ICON_STAR);
		line(h, s->words);
		if (s->author.voice != PLAN_VOICE_OWN)
			line(h, plan_strength_whose(h->arena, screen, s));
		row_end(h);
	}
}

/* One step that is still to do: who, what, by when. */
static void
easy_step(struct html *h, const struct ctx *ctx,
          const struct plan_screen *screen, const struct plan_step *step)
{
	const char *const *who = screen->mine ? plan_actor_keys_me
	                                      : plan_actor_keys;
	struct str needs;

	row_begin(h, ICON_PIN);
	line(h, TV(ctx->arena, "{who}: {step}",
	           {"who", text_get(who[step->actor])}, {"step", step->words}));
	if (date_is(step->due))
		line(h, TV(ctx->arena, "By {day}.",
		           {"day", date_words(ctx->arena, step->due)}));
	needs = plan_step_needs(ctx->arena, step, screen->mine);
	if (!str_empty(needs))
		line(h, screen->mine ? TV(ctx->arena, "You need: {what}",
		                          {"what", needs})
		                     : TV(ctx->arena, "Needs: {what}",
		                          {"what", needs}));
	if (step->author.voice != PLAN_VOICE_OWN)
		line(h, plan_whose(ctx->arena, screen, &step->author));
	row_end(h);
}

static void
easy_done(struct html *h, const struct ctx *ctx, const struct plan_goal *goal)
{
	size_t of, done = plan_goal_done(goal, &of);

	if (of == 0)
		return;
	row(h, ICON_CHECK,
	    TV(ctx->arena, "Done: {done} of {of}.",
	       {"done", str_print(ctx->arena, "%zu", done)},
	       {"of", str_print(ctx->arena, "%zu", of)}));
}

static void
easy_goal(struct html *h, const struct ctx *ctx,
          const struct plan_screen *screen, const struct plan_goal *goal)
{
	html_raw(h, "<section class=\"dir-easy__goal\">"
	            "<h3 class=\"govuk-heading-m\">");
	html_text(h, goal->title);
	html_raw(h, "</h3>");
	row(h, ICON_FLAG,
	    text_get(screen->mine ? plan_basis_keys_me[goal->basis]
	                          : plan_basis_keys[goal->basis]));
	if (date_is(goal->target))
		row(h, ICON_CALENDAR,
		    TV(ctx->arena, "To be reached by {day}.",
		       {"day", date_words(ctx->arena, goal->target)}));
	easy_done(h, ctx, goal);
	for (size_t i = 0; i < goal->steps_n; i++)
		if (!plan_step_is_finished(&goal->steps[i]) &&
		    goal->steps[i].replies[PLAN_PERSON] != PLAN_DECLINED)
			easy_step(h, ctx, screen, &goal->steps[i]);
	html_raw(h, "</section>");
}

static void
easy_goals(struct html *h, const struct ctx *ctx,
           const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;
	size_t n = 0;

	words_heading(h, T("What to do now"), "now");
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (goal->status != PLAN_GOAL_ACTIVE ||
		    !plan_goal_is_live(goal))
			continue;
		easy_goal(h, ctx, screen, goal);
		n++;
	}
	if (n == 0)
		plan_empty(h, T("Nothing is written yet."));
}

static void
easy_help(struct html *h, const struct ctx *ctx,
          const struct plan_screen *screen)
{
	const struct person_head *head = &screen->head;

	words_heading(h, T("Who to ask"), "ask");
	if (str_empty(head->worker_name)) {
		row(h, ICON_PEOPLE,
		    T("Ask your worker. You can ask for a "
		      "change at any time."));
		return;
	}
	row(h, ICON_PEOPLE,
	    TV(ctx->arena, "Ask {name}. You can ask for a change at any time.",
	       {"name", head->worker_name}));
	if (!str_empty(head->worker_phone))
		row(h, ICON_PHONE, head->worker_phone);
}

void
plan_draw_easy(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	html_raw(h, "<div class=\"dir-easy\">");
	words_title(h, screen->mine
	                       ? T("My plan, easy to read")
	                       : TV(ctx->arena, "{name}’s plan, easy to read",
	                            {"name", screen->head.known_as}));
	row(h, ICON_CHECK, text_get(plan_state_keys[screen->whole.plan.state]));
	row(h, ICON_FLAG, plan_stage_line(ctx->arena, screen));
	for (size_t i = 0; i < screen->papers_n; i++) {
		row_begin(h, ICON_CALENDAR);
		screen->papers[i].panel->draw(h, ctx, screen->papers[i].data);
		row_end(h);
	}
	words_heading(
	        h, screen->mine ? T("What matters to me") : T("What matters"),
	        "matters");
	easy_statements(h, ctx, screen);
	if (screen->whole.statements_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	easy_strengths(h, screen);
	easy_goals(h, ctx, screen);
	easy_help(h, ctx, screen);
	html_raw(h, "</div>");
}
