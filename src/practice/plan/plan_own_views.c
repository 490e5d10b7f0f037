/*
 * plan_own_views.c - statements that were handed in, and the forms for them.
 */
#include "practice/plan/plan_own_local.h"

struct str
plan_own_list_path(struct arena *arena, const struct plan_screen *screen)
{
	return screen->mine ? plan_path(arena, screen, "/words") : screen->base;
}

static struct str
statement_path(struct arena *arena, const struct plan_screen *screen,
               struct statement_id id, const char *rest)
{
	return str_print(arena, "%.*s/words/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

/* --- beside the words ---------------------------------------------------- */

void
plan_draw_handed_in(struct html *h, const struct plan_screen *screen,
                    const struct plan_statement *statement)
{
	struct str path;

	if (statement->kind == PLAN_TYPED || statement->withdrawn)
		return;
	path = statement_path(h->arena, screen, statement->first, "/file");
	if (statement->kind == PLAN_SPOKEN) {
		recorder_sound(h, path, T("A voice note"));
		return;
	}
	html_raw(h, "<img class=\"dir-picture\"");
	html_attr(h, "src",
	          str_empty(statement->inline_) ? path : statement->inline_);
	html_attr(h, "alt", statement->words);
	/* What is there already is not waited for. */
	if (str_empty(statement->inline_))
		html_attr(h, "loading", S("lazy"));
	html_raw(h, ">");
}

/* Where it is not whoever wrote the words. */
static void
draw_handed_by(struct html *h, const struct ctx *ctx,
               const struct plan_statement *statement)
{
	if (statement->handed_by.v == statement->author.user.v)
		return;
	if (statement->handed_by.v == ctx->actor.v)
		html_text(h, T(" – handed in by you"));
	else if (!str_empty(statement->handed_name))
		html_text(h, TV(h->arena, " – handed in by {who}",
		                {"who", statement->handed_name}));
}

void
plan_draw_handed_by(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_statement *statement)
{
	if (statement->kind == PLAN_TYPED)
		return;
	draw_handed_by(h, ctx, statement);
	if (!plan_own_counts(statement))
		html_text(h, T(" – not yet said to be right"));
	else if (instant_is(statement->accepted_at))
		html_text(h, screen->mine
		                     ? T(" – you said that this is right")
		                     : TV(h->arena,
		                          " – {name} said that this is right",
		                          {"name", screen->head.known_as}));
}

bool
plan_own_has_acts(const struct ctx *ctx, const struct plan_screen *screen,
                  const struct plan_statement *statement)
{
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;

	if (!ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return false;
	return plan_may_change(ctx, statement, side) ||
	       plan_may_withdraw(ctx, statement, side);
}

struct str
plan_own_act(const struct plan_screen *screen,
             const struct plan_statement *statement)
{
	if (screen->mine && !plan_own_counts(statement))
		return T("Say if these words are right");
	if (!screen->mine && str_empty(statement->words))
		return T("Write down what it says");
	return T("Change or take back these words");
}

void
plan_draw_accept(struct html *h, const struct ctx *ctx,
                 const struct plan_screen *screen,
                 const struct plan_statement *statement)
{
	if (!screen->mine || plan_own_counts(statement))
		return;
	words_para(h, T("Somebody wrote these words for you. They count as "
	                "yours once you say that they are right."));
	plan_form_begin(
	        h, ctx,
	        statement_path(h->arena, screen, statement->id, "/accept"), 0);
	plan_form_end(h, T("These words are right"), NULL);
}

/* --- a goal and the words it comes from ---------------------------------- */

struct str
plan_why_none(struct arena *arena, const struct plan_goal *goal)
{
	struct str reason;

	if (goal->no_words == PLAN_NO_WORDS_NONE ||
	    goal->no_words == PLAN_NO_WORDS_OTHER)
		return goal->no_statement;
	reason = text_get(plan_no_words_keys[goal->no_words]);
	if (str_empty(goal->no_statement))
		return reason;
	return str_print(arena, "%.*s: %.*s", STR_ARG(reason),
	                 STR_ARG(goal->no_statement));
}

void
plan_draw_comes_from(struct html *h, const struct plan_screen *screen,
                     const struct plan_goal *goal)
{
	const struct plan_whole *whole = &screen->whole;
	struct str why = plan_why_none(h->arena, goal);

	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *said = &whole->statements[i];

		if (said->first.v != goal->statement.v ||
		    str_empty(said->words))
			continue;
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, TV(h->arena, "It comes from: “{words}”",
		                {"words", said->words}));
		if (!plan_own_counts(said))
			html_text(h, T(" – not yet said to be right"));
		html_raw(h, "</p>");
	}
	if (!str_empty(why))
		words_para(h, TV(h->arena,
		                 "It comes from no words of theirs: "
		                 "{words}",
		                 {"words", why}));
}

/* --- handing in ---------------------------------------------------------- */

void
plan_draw_ways(struct html *h, const struct plan_screen *screen)
{
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	plan_link(h, T("Show a picture"),
	          plan_path(h->arena, screen, "/pictures"));
	html_raw(h, "<br>");
	plan_link(h, screen->mine ? T("Say it") : T("Hand in a voice note"),
	          plan_path(h->arena, screen, "/voice"));
	html_raw(h, "<br>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          plan_path(h->arena, screen, "/words/sheet"));
	html_raw(h, "</p>");
}

static void
draw_picture_fields(struct html *h, const struct form *form, bool mine)
{
	form_file(h, form,
	          &(struct gov_file_upload){
	                  .name = PLAN_OWN_PICTURE,
	                  .label = T("The picture"),
	                  .hint = T("JPEG or PNG, up to 10 MB. Where it was "
	                            "taken is removed. Whoever sees the plan "
	                            "can see it."),
	                  .attributes = GOV_ATTRIBUTES(
	                          {"accept", S("image/*"), false})});
	form_character_count(
	        h, form,
	        &(struct gov_character_count){
	                .name = "words",
	                .label = T("What does the picture show?"),
	                .hint = mine ? T("A few words are enough, like “a "
	                                 "drawing of my house”. Some people "
	                                 "cannot see it.")
	                             : T("In their words, as they say it. They "
	                                 "count once the person says that they "
	                                 "are right."),
	                .rows = 3,
	                .max_length = PLAN_WORDS_MOST,
	        });
}

void
plan_draw_picture_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	struct form form;

	words_title(h, T("Show a picture"));
	words_para(h,
	           screen->mine
	                   ? T("Draw what matters to you, or take a picture "
	                       "of it. It is as good as words.")
	                   : TV(h->arena,
	                        "What {name} drew or photographed is as good "
	                        "as words. It will say that you handed it "
	                        "in for them.",
	                        {"name", screen->head.known_as}));
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, plan_path(h->arena, screen, "/pictures"));
	draw_picture_fields(h, &form, screen->mine);
	plan_form_end(h, T("Save the picture"), NULL);
}

static struct str
voice_hint(bool mine)
{
	if (mine)
		return T("You can leave this empty. Some people cannot hear "
		         "it.");
	return T("In their words, as they say it. They count once the person "
	         "says that they are right.");
}

static void
draw_voice_fields(struct html *h, const struct form *form,
                  const struct plan_screen *screen)
{
	struct str most =
	        str_print(h->arena, "%lld", (long long)screen->seconds);

	recorder_draw(h, PLAN_OWN_SOUND, most);
	form_file(h, form,
	          &(struct gov_file_upload){
	                  .name = PLAN_OWN_SOUND,
	                  .label = T("Or choose a recording"),
	                  .hint = TV(h->arena,
	                             "WAV, MP3, OGG or FLAC, up to {n} seconds "
	                             "and 10 MB. Whoever sees the plan can "
	                             "hear it.",
	                             {"n", most}),
	                  .attributes = GOV_ATTRIBUTES(
	                          {"accept",
	                           S("audio/wav,audio/mpeg,audio/ogg,audio/"
	                             "flac,.wav,.mp3,.ogg,.oga,.opus,.flac"),
	                           false})});
	form_character_count(h, form,
	                     &(struct gov_character_count){
	                             .name = "words",
	                             .label = T("What is said (optional)"),
	                             .hint = voice_hint(screen->mine),
	                             .rows = 3,
	                             .max_length = PLAN_WORDS_MOST,
	                     });
}

void
plan_draw_voice_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	struct form form;

	words_title(h, T("Say it"));
	words_para(h,
	           screen->mine
	                   ? T("Say what matters to you, in your own way. It "
	                       "is as good as words on paper.")
	                   : TV(h->arena,
	                        "What {name} says is as good as words on "
	                        "paper. It will say that you handed it in "
	                        "for them.",
	                        {"name", screen->head.known_as}));
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, plan_path(h->arena, screen, "/voice"));
	draw_voice_fields(h, &form, screen);
	plan_form_end(h, T("Save the voice note"), NULL);
}
