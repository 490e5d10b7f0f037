#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_look_local.h"
#include "practice/plan/plan_scale_local.h"
#include "practice/plan/plan_scribe_local.h"
#include "practice/plan/plan_sign_local.h"

/* --- agreement ------------------------------------------------------ */

/* A side's answer: a tag, a day, a reason. */
/* An answer to the plan; to whoever gave it in the second person. */
static struct str
plan_said(enum plan_answer answer, bool own)
{
	if (answer == PLAN_YES)
		return own ? T("You said yes") : T("Yes, agrees");
	if (answer == PLAN_NO)
		return own ? T("You said no") : T("Does not agree");
	return own ? T("You could not answer") : T("Could not answer");
}

static void
plan_draw_side(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen, enum plan_side side)
{
	const struct plan *plan = &screen->whole.plan;
	const struct plan_answered *said = &plan->sides[side];
	bool stale = !plan_has_answered(plan, side);
	struct str who = side == PLAN_WORKER ? T("Worker")
	                 : screen->mine      ? T("You")
	                                     : screen->head.known_as;

	html_raw(h, "<div class=\"dir-side\"><dt>");
	html_text(h, who);
	html_raw(h, "</dt><dd>");
	if (said->answer == PLAN_ANSWER_NONE) {
		html_text(h, T("Not answered yet"));
	} else {
		html_text(h, plan_said(said->answer,
		                       screen->mine && side == PLAN_PERSON));
		html_raw(h, "<br>");
		html_text(h, date_words(ctx->arena, instant_date(said->at)));
		plan_draw_side_sign(h, screen, side);
		if (said->reason != PLAN_REASON_NONE) {
			html_raw(h, "<br>");
			html_text(h, text_get(plan_reason_keys[said->reason]));
		}
		if (!str_empty(said->words)) {
			html_raw(h, "<br>");
			html_lines(h, said->words);
		}
		if (stale) {
			html_raw(h, "<br>");
			html_text(h, T("This was before the last change."));
		}
	}
	html_raw(h, "</dd></div>");
}

static struct str
plan_state_text(const struct plan_screen *screen)
{
	const struct plan *plan = &screen->whole.plan;

	if (plan_is_changed(plan))
		return T("The plan has changed since that answer. Each of you "
		         "can answer again.");
	if (plan_is_agreed(plan))
		return screen->mine ? T("Both of you said yes to this plan.")
		                    : T("Both sides said yes to this plan.");
	if (screen->mine)
		return T("Until you both say yes, just do what the court or a "
		         "licence says.");
	return T("Until both sides say yes, this plan runs for what the court "
	         "or a licence requires, and nothing else.");
}

static void
plan_draw_state_open(struct html *h, const struct plan *plan)
{
	html_raw(h, "<section aria-labelledby=\"state\" class=\"dir-state ");
	if (plan_is_changed(plan))
		html_raw(h, "dir-state--changed");
	else if (plan_is_agreed(plan))
		html_raw(h, "dir-state--agreed");
	else if (plan->state == PLAN_DRAFT)
		html_raw(h, "dir-state--draft");
	else if (plan->state == PLAN_COULD_NOT_ANSWER)
		html_raw(h, "dir-state--unanswered");
	else
		html_raw(h, "dir-state--declined");
	html_raw(h, "\"><h2 class=\"dir-state__title\" id=\"state\">");
}

void
plan_draw_state(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen)
{
	const struct plan *plan = &screen->whole.plan;

	plan_draw_state_open(h, plan);
	icon(h, plan_is_agreed(plan) ? ICON_CHECK : ICON_FLAG);
	html_text(h, text_get(plan_state_keys[plan->state]));
	if (plan_is_changed(plan))
		html_text(h, T(" – changed since"));
	html_raw(h, "</h2>");
	plan_draw_stage(h, screen);
	html_raw(h, "<p class=\"dir-state__text\">");
	html_text(h, plan_state_text(screen));
	html_raw(h, "</p><dl class=\"dir-sides\">");
	plan_draw_side(h, ctx, screen, PLAN_PERSON);
	plan_draw_side(h, ctx, screen, PLAN_WORKER);
	html_raw(h, "</dl>");
	plan_draw_look_way(h, ctx, screen);
	if (!date_is(screen->on)) {
		html_raw(h, "<div class=\"dir-actions dir-noprint\">");
		gov_button(
		        h,
		        &(struct gov_button){
		                .text = T("Answer: agree, or say why not"),
		                .href = plan_path(ctx->arena, screen, "/agree"),
		                .classes = "govuk-button--secondary",
		        });
		html_raw(h, "</div>");
		plan_draw_sign_links(h, screen);
	}
	html_raw(h, "</section>");
}

void
plan_draw_changes(struct html *h, const struct ctx *ctx,
                  const struct plan_screen *screen)
{
	(void)ctx;
	if (screen->changes.n == 0)
		return;
	words_heading(h, T("What has changed since it was agreed"), "changes");
	change_draw(h, &screen->changes);
}

/* --- both voices ---------------------------------------------------- */

static void
plan_draw_view(struct html *h, const struct plan_screen *screen,
               const struct plan_goal *goal, enum plan_side side, int level)
{
	const struct plan_view *view = &goal->views[side];
	struct str key = id_show(h->arena, goal->id.v);
	struct str id = str_print(h->arena, "view-%s-%.*s",
	                          plan_side_words[side], STR_ARG(key));

	html_raw(h, "<section");
	html_attr(h, "class",
	          side == PLAN_PERSON ? S("dir-voice dir-voice--person")
	                              : S("dir-voice dir-voice--worker"));
	html_attr(h, "aria-labelledby", id);
	html_raw(h, ">");
	gov_heading_open(h, level, 3);
	html_raw(h, " class=\"dir-voice__title\"");
	html_attr(h, "id", id);
	html_raw(h, ">");
	html_text(h, side == PLAN_WORKER ? T("The worker’s view")
	             : screen->mine      ? T("My view")
	                                 : TV(h->arena, "{name}’s view",
	                                      {"name", screen->head.known_as}));
	gov_heading_close(h, level, 3);
	if (view->stance == PLAN_STANCE_NONE) {
		plan_empty(h, T("Nothing said yet."));
	} else {
		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, text_get(plan_stance_keys[view->stance]));
		html_raw(h, "</strong></p>");
		if (!str_empty(view->words))
			words_para(h, view->words);
	}
	html_raw(h, "</section>");
}

void
plan_draw_views(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen, const struct plan_goal *goal,
                int level)
{
	(void)ctx;
	html_raw(h, "<div class=\"dir-voices\">");
	plan_draw_view(h, screen, goal, PLAN_PERSON, level);
	plan_draw_view(h, screen, goal, PLAN_WORKER, level);
	html_raw(h, "</div>");
}

/* --- goal cards ----------------------------------------------------- */

static void
plan_draw_basis(struct html *h, const struct plan_screen *screen,
                enum plan_basis basis)
{
	static const char *const classes[] = {
	        [PLAN_BASIS_COURT] = "dir-basis dir-basis--court",
	        [PLAN_BASIS_LICENCE] = "dir-basis dir-basis--licence",
	        [PLAN_BASIS_NEGOTIATED] = "dir-basis dir-basis--negotiated",
	        [PLAN_BASIS_MINE] = "dir-basis dir-basis--mine",
	};

	html_raw(h, "<span");
	html_attr(h, "class", str_of(classes[basis]));
	html_raw(h, ">");
	html_text(h, text_get(screen->mine ? plan_basis_keys_me[basis]
	                                   : plan_basis_keys[basis]));
	html_raw(h, "</span>");
}

/* What is open about a goal: declined, or waiting for somebody. */
static struct str
plan_goal_tag(const struct plan_screen *screen, const struct plan_goal *goal)
{
	const enum plan_reply *replies = goal->replies;

	if (replies[PLAN_PERSON] == PLAN_DECLINED)
		return screen->mine ? T("You said no to this") : T("Declined");
	if (replies[PLAN_PERSON] == PLAN_WAITING)
		return screen->mine ? T("Waiting for your answer")
		                    : T("Waiting for their answer");
	if (replies[PLAN_WORKER] == PLAN_WAITING)
		return screen->mine ? T("Waiting for your worker")
		                    : T("Waiting for a worker’s answer");
	if (replies[PLAN_WORKER] == PLAN_DECLINED)
		return T("The worker does not agree");
	return S("");
}

/* "You said no: ..."; of the worker, and of the person to others. */
static struct str
reply_said(struct arena *arena, const struct plan_screen *screen,
           enum plan_side side, bool no, struct str words)
{
	if (side == PLAN_WORKER)
		return no ? TV(arena, "The worker said no: {words}",
		               {"words", words})
		          : TV(arena, "The worker said yes: {words}",
		               {"words", words});
	if (screen->mine)
		return no ? TV(arena, "You said no: {words}", {"words", words})
		          : TV(arena, "You said yes: {words}",
		               {"words", words});
	return no ? TV(arena, "{name} said no: {words}",
	               {"name", screen->head.known_as}, {"words", words})
	          : TV(arena, "{name} said yes: {words}",
	               {"name", screen->head.known_as}, {"words", words});
}

/* They have not answered: they want to talk about it first. */
static void
draw_talk(struct html *h, const struct plan_screen *screen, struct str words)
{
	words_para(h, screen->mine ? T("You want to talk about this first.")
	                           : TV(h->arena,
	                                "{name} wants to talk about this "
	                                "first.",
	                                {"name", screen->head.known_as}));
	if (!str_empty(words))
		words_para(h, words);
}

void
plan_draw_said(struct html *h, const struct plan_screen *screen,
               const enum plan_reply *replies, const struct str *words,
               const struct plan_scribe *hand)
{
	if (plan_scribe_is(hand) && replies[PLAN_PERSON] == PLAN_WAITING)
		draw_talk(h, screen, words[PLAN_PERSON]);
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		if (replies[side] != PLAN_WAITING && !str_empty(words[side]))
			words_para(h, reply_said(h->arena, screen,
			                         (enum plan_side)side,
			                         replies[side] == PLAN_DECLINED,
			                         words[side]));
	plan_draw_scribe(h, hand);
}

static void
plan_draw_card_meta(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_goal *goal)
{
	html_raw(h, "<p class=\"dir-goalcard__meta\"><span>");
	if (goal->status == PLAN_GOAL_ACHIEVED)
		html_text(h, TV(ctx->arena, "Reached on {day}",
		                {"day",
		                 date_words(ctx->arena,
		                            instant_date(goal->status_at))}));
	else if (date_is(goal->target))
		html_text(h, TV(ctx->arena, "Aim to reach it by {day}",
		                {"day", date_words(ctx->arena, goal->target)}));
	else
		html_text(h, T("For the future: no date yet"));
	html_raw(h, "</span><span>");
	html_text(h, text_get(screen->mine ? plan_area_keys_me[goal->area]
	                                   : plan_area_keys[goal->area]));
	html_raw(h, "</span><span>");
	html_text(h, plan_whose(ctx->arena, screen, &goal->author));
	html_raw(h, "</span></p>");
}

static void
plan_draw_card_open(struct html *h, const struct plan_goal *goal, struct str id)
{
	static const char *const classes[] = {
	        [PLAN_GOAL_ACTIVE] = "dir-card dir-goalcard",
	        [PLAN_GOAL_FUTURE] = "dir-card dir-goalcard "
	                             "dir-goalcard--future",
	        [PLAN_GOAL_ACHIEVED] = "dir-card dir-goalcard "
	                               "dir-goalcard--achieved",
	        [PLAN_GOAL_REMOVED] = "dir-card dir-goalcard "
	                              "dir-goalcard--removed",
	};
	bool open = goal->replies[PLAN_PERSON] != PLAN_ACCEPTED ||
	            goal->replies[PLAN_WORKER] == PLAN_WAITING;
	bool now = goal->status == PLAN_GOAL_ACTIVE;

	html_raw(h, "<article");
	html_attr(h, "class",
	          open && now
	                  ? S("dir-card dir-goalcard dir-goalcard--proposed")
	                  : str_of(classes[goal->status]));
	html_attr(h, "aria-labelledby", id);
	html_raw(h, ">");
}

/* The steps, folded away on the worker's page. */
static void
plan_draw_card_steps(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen,
                     const struct plan_goal *goal)
{
	if (goal->steps_n == 0)
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = TN(ctx->arena, "{n} step",
	                                           "{n} steps",
	                                           (int64_t)goal->steps_n),
	                             .open = date_is(screen->on),
	                     });
	plan_draw_steps(h, ctx, screen, goal, false);
	gov_details_end(h);
}

static void
plan_draw_card(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen, const struct plan_goal *goal,
               int number)
{
	struct str key = id_show(ctx->arena, goal->id.v);
	struct str id = str_print(ctx->arena, "goal-%.*s", STR_ARG(key));
	struct str tag = plan_goal_tag(screen, goal);

	plan_draw_card_open(h, goal, id);
	html_raw(h, "<div class=\"dir-goalcard__head\"><span "
	            "class=\"dir-goalcard__n\" aria-hidden=\"true\">");
	html_i64(h, number);
	html_raw(h, "</span><h3 class=\"dir-goalcard__title\"");
	html_attr(h, "id", id);
	html_raw(h, ">");
	html_text(h, goal->title);
	html_raw(h, "</h3>");
	plan_draw_basis(h, screen, goal->basis);
	if (!str_empty(tag))
		gov_tag(h, &(struct gov_tag){.text = tag,
		                             .classes = "govuk-tag--yellow"});
	html_raw(h, "</div>");
	plan_draw_card_meta(h, ctx, screen, goal);
	plan_draw_said(h, screen, goal->replies, goal->reply_words,
	               &goal->hand);
	plan_draw_related(h, screen, goal);
	plan_draw_bar(h, goal);
	plan_draw_met_line(h, ctx, screen, goal);
	plan_draw_scale_line(h, screen, goal);
	plan_draw_helps_line(h, goal);
	plan_draw_card_steps(h, ctx, screen, goal);
	if (screen->past)
		plan_draw_goal_then(h, ctx, screen, goal);
	if (goal->views[PLAN_PERSON].stance != PLAN_STANCE_NONE ||
	    goal->views[PLAN_WORKER].stance != PLAN_STANCE_NONE)
		plan_draw_views(h, ctx, screen, goal, 4);
	if (!date_is(screen->on)) {
		html_raw(h, "<p class=\"govuk-body dir-noprint\">");
		plan_link(h,
		          TV(ctx->arena, "Open “{goal}”",
		             {"goal", goal->title}),
		          plan_goal_path(ctx->arena, screen, goal, ""));
		html_raw(h, "</p>");
	}
	html_raw(h, "</article>");
}

struct plan_band {
	enum plan_basis first, last;
	const char *classes;
	const char *id;
	const char *title[2]; /* staff, the person */
	const char *note[2];
};

static const struct plan_band plan_bands[] = {
        {PLAN_BASIS_COURT,
         PLAN_BASIS_LICENCE,
         "dir-band dir-band--required",
         "band-required",
         {TK("Required"), TK("What I have to do")},
         {TK("By the court or by a licence. These cannot be declined; "
             "disagreement is written down."),
          TK("The court or your licence says so. You can say that you do not "
             "agree.")}},
        {PLAN_BASIS_NEGOTIATED,
         PLAN_BASIS_NEGOTIATED,
         "dir-band dir-band--negotiated",
         "band-negotiated",
         {TK("Worked out together"), TK("What we worked out together")},
         {TK("Declining one of these has no effect on the order."),
          TK("You can say no to these. This has no effect on your order.")}},
        {PLAN_BASIS_MINE,
         PLAN_BASIS_MINE,
         "dir-band dir-band--mine",
         "band-mine",
         {TK("Their own"), TK("My own goals")},
         {TK("The person’s own goals. They have no effect on the order."),
          TK("These are yours. They have no effect on your order.")}},
};

static bool
plan_band_has(const struct plan_band *band, const struct plan_goal *goal,
              enum plan_goal_status status)
{
	return goal->status == status && goal->basis >= band->first &&
	       goal->basis <= band->last;
}

static void
plan_draw_band(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen, const struct plan_band *band,
               enum plan_goal_status status)
{
	const struct plan_whole *whole = &screen->whole;
	struct str id = str_of(band->id);
	int64_t n = 0;
	int number = 0;

	for (size_t i = 0; i < whole->goals_n; i++)
		n += plan_band_has(band, &whole->goals[i], status);
	if (n == 0 && screen->past)
		return;
	/* A past day's page has the bands of each state. */
	if (screen->past)
		id = str_print(h->arena, "%s-%s", band->id,
		               plan_goal_status_words[status]);
	html_raw(h, "<section");
	html_attr(h, "class", str_of(band->classes));
	html_attr(h, "aria-labelledby", id);
	html_raw(h, "><div class=\"dir-band__head\"><h2 "
	            "class=\"dir-band__title\"");
	html_attr(h, "id", id);
	html_raw(h, ">");
	html_text(h, text_get(band->title[screen->mine]));
	html_raw(h, " (");
	html_i64(h, n);
	html_raw(h, ")</h2><p class=\"dir-band__note\">");
	html_text(h, text_get(band->note[screen->mine]));
	html_raw(h, "</p></div>");
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (plan_band_has(band, goal, status))
			plan_draw_card(h, ctx, screen, goal, ++number);
	}
	if (number == 0)
		plan_empty(h, T("None here."));
	html_raw(h, "</section>");
}

void
plan_draw_bands(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen, enum plan_goal_status status)
{
	size_t n = sizeof(plan_bands) / sizeof(plan_bands[0]);

	for (size_t i = 0; i < n; i++)
		plan_draw_band(h, ctx, screen, &plan_bands[i], status);
}
