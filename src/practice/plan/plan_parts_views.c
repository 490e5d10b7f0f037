#include "practice/plan/plan_own_local.h"
#include "practice/plan/plan_stem.h"

struct str
plan_path(struct arena *arena, const struct plan_screen *screen,
          const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
plan_goal_path(struct arena *arena, const struct plan_screen *screen,
               const struct plan_goal *goal, const char *rest)
{
	struct str id = id_show(arena, goal->id.v);

	return str_print(arena, "%.*s/goals/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(id), rest);
}

struct form
plan_form_begin(struct html *h, const struct ctx *ctx, struct str action,
                int64_t version)
{
	struct form form;

	page_form(ctx, &form);
	form.version = version;
	form_begin(h, &form, action);
	return form;
}

void
plan_form_end(struct html *h, struct str words, const char *classes)
{
	gov_button(h, &(struct gov_button){
	                      .text = words,
	                      .classes = classes,
	                      .prevent_double_click = GOV_ON,
	              });
	page_form_end(h);
}

void
plan_empty(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"dir-empty\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

void
plan_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

struct str
plan_whose(struct arena *arena, const struct plan_screen *screen,
           const struct plan_author *author)
{
	struct str worker = author->name;

	if (str_empty(worker))
		worker = T("a worker");
	if (author->voice == PLAN_VOICE_WORKER)
		return TV(arena, "{who}’s words", {"who", worker});
	if (screen->mine && author->voice == PLAN_VOICE_OWN)
		return T("Your own words");
	if (screen->mine)
		return TV(arena, "Written by {who} for you", {"who", worker});
	if (author->voice == PLAN_VOICE_OWN)
		return TV(arena, "{name}’s own words",
		          {"name", screen->head.known_as});
	return TV(arena, "Written by {who} for {name}", {"who", worker},
	          {"name", screen->head.known_as});
}

struct str
plan_strength_whose(struct arena *arena, const struct plan_screen *screen,
                    const struct plan_strength *strength)
{
	struct plan_author author = plan_strength_author(strength);

	if (author.user.v == 0)
		return S("");
	if (author.voice == PLAN_VOICE_WORKER &&
	    strength->said_by != PLAN_SAID_WORKER)
		return TV(arena, "Written down by {who}",
		          {"who", str_empty(author.name) ? T("a worker")
		                                         : author.name});
	return plan_whose(arena, screen, &author);
}

/* Buttons for the one who may change it: its author. */
static void
plan_draw_statement_acts(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen,
                         const struct plan_statement *statement)
{
	struct str id = id_show(ctx->arena, statement->id.v);
	struct str path;

	if (statement->replaced || statement->withdrawn ||
	    date_is(screen->on) || !plan_own_has_acts(ctx, screen, statement))
		return;
	path = str_print(ctx->arena, "%.*s/words/%.*s", STR_ARG(screen->base),
	                 STR_ARG(id));
	html_raw(h, "<span class=\"dir-words__acts dir-noprint\">");
	plan_link(h, plan_own_act(screen, statement), path);
	html_raw(h, "</span>");
}

void
plan_draw_statement(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_statement *statement)
{
	enum plan_voice voice = statement->author.voice;

	if (voice == PLAN_VOICE_OWN)
		html_raw(h, "<figure class=\"dir-words dir-words--person\">");
	else if (voice == PLAN_VOICE_FOR)
		html_raw(h, "<figure class=\"dir-words dir-words--for\">");
	else
		html_raw(h, "<figure class=\"dir-words dir-words--worker\">");
	plan_draw_handed_in(h, screen, statement);
	if (!str_empty(statement->words)) {
		html_raw(h, "<blockquote class=\"dir-words__text\"><p>");
		html_lines(h, statement->words);
		html_raw(h, "</p></blockquote>");
	}
	html_raw(h, "<figcaption class=\"dir-words__who\">"
	            "<strong class=\"dir-words__mark\">");
	html_text(h, plan_whose(ctx->arena, screen, &statement->author));
	html_raw(h, "</strong> ");
	html_text(h,
	          date_words(ctx->arena, instant_date(statement->author.at)));
	plan_draw_handed_by(h, ctx, screen, statement);
	if (statement->withdrawn)
		html_text(h, T(" – taken back"));
	if (statement->replaced)
		html_text(h, T(" – changed since"));
	plan_draw_statement_acts(h, ctx, screen, statement);
	plan_draw_make_goal(h, ctx, screen, statement);
	html_raw(h, "</figcaption></figure>");
}

void
plan_draw_related(struct html *h, const struct plan_screen *screen,
                  const struct plan_goal *goal)
{
	if (goal->related != 0)
		words_para(h, TV(h->arena, "Helps with, too: {areas}",
		                 {"areas", plan_related_names(h->arena, goal,
		                                              screen->mine)}));
}

void
plan_draw_whose(struct html *h, struct str whose)
{
	if (str_empty(whose))
		return;
	html_raw(h, " <span class=\"dir-goal__meta\">");
	html_text(h, whose);
	html_raw(h, "</span>");
}

void
plan_draw_chips(struct html *h, const struct plan_screen *screen,
                const struct plan_strength *strengths, size_t n)
{
	html_raw(h, "<ul class=\"dir-chips\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li>");
		icon(h, ICON_STAR);
		html_raw(h, "<span>");
		html_text(h, strengths[i].words);
		if (strengths[i].author.voice != PLAN_VOICE_OWN)
			plan_draw_whose(h, plan_strength_whose(h->arena, screen,
			                                       &strengths[i]));
		html_raw(h, "</span></li>");
	}
	html_raw(h, "</ul>");
}

void
plan_draw_bar(struct html *h, const struct plan_goal *goal)
{
	const struct plan_step *next = plan_goal_next(goal);
	size_t of, done = plan_goal_done(goal, &of);
	struct str says = S("");

	if (of == 0) {
		html_raw(h, "<p class=\"dir-goal__meta\">");
		html_text(h, T("No steps yet."));
		html_raw(h, "</p>");
		return;
	}
	if (next != NULL)
		says = TV(h->arena, "Next: {step}", {"step", next->words});
	chart_goal_bar(h, &(struct goal_bar){
	                          .done = (int64_t)done,
	                          .of = (int64_t)of,
	                          .next = says,
	                  });
}

/* --- the journey ---------------------------------------------------- */

/* The newest stay in a phase, or NULL. */
static const struct plan_phase *
plan_phase_last(const struct plan_whole *whole, enum plan_phase_name name)
{
	const struct plan_phase *last = NULL;

	for (size_t i = 0; i < whole->phases_n; i++)
		if (whole->phases[i].name == name)
			last = &whole->phases[i];
	return last;
}

static struct str
plan_phase_says(struct arena *arena, const struct plan_phase *phase, bool mine)
{
	bool in = !instant_is(phase->left_at);
	struct str day = date_words_short(
	        arena, instant_date(in ? phase->entered_at : phase->left_at));

	if (mine)
		return S(""); /* the journey's own words are enough */
	if (in)
		return TV(arena, "Since {day}", {"day", day});
	return TV(arena, "Done {day}", {"day", day});
}

static struct str
plan_phase_text(struct arena *arena, const struct plan_whole *whole,
                enum plan_phase_name name, bool mine)
{
	int64_t now = 0;

	for (size_t i = 0; i < whole->goals_n; i++)
		now += whole->goals[i].status == PLAN_GOAL_ACTIVE &&
		       plan_goal_is_live(&whole->goals[i]);
	if (name == PLAN_INTERACT)
		return mine ? T("We talk about what matters to you.")
		            : T("Trust, their story, and a plan.");
	if (name == PLAN_INTEGRATE)
		return mine ? T("You keep your support and need us less.")
		            : T("Support from their own network.");
	if (mine)
		return TN(arena, "You are working on {n} goal.",
		          "You are working on {n} goals.", now);
	return TN(arena, "{n} goal under way.", "{n} goals under way.", now);
}

void
plan_draw_journey(struct html *h, struct arena *arena,
                  const struct plan_whole *whole, bool mine, bool across)
{
	struct journey journey = {.across = across};

	for (int i = 0; i < PLAN_PHASE_COUNT; i++) {
		const struct plan_phase *phase =
		        plan_phase_last(whole, (enum plan_phase_name)i);
		struct journey_phase *shown = &journey.phases[i];

		shown->title = text_get(mine ? plan_phase_keys_me[i]
		                             : plan_phase_keys[i]);
		shown->text = plan_phase_text(arena, whole,
		                              (enum plan_phase_name)i, mine);
		if (phase == NULL)
			continue;
		shown->state = instant_is(phase->left_at) ? JOURNEY_DONE
		                                          : JOURNEY_NOW;
		shown->says = plan_phase_says(arena, phase, mine);
	}
	chart_journey(h, &journey);
}
