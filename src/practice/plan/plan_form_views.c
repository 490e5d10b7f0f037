#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_own_local.h"
#include "practice/plan/plan_stale.h"
#include "practice/plan/plan_stem.h"

/*
 * The form of a goal, for worker and person.  Drawn in parts, because a date
 * and a reason are asked for only where they are needed.
 */

struct plan_goal_form {
	const struct plan_screen *screen;
	const struct form *form;
	const struct plan_goal *goal;
	bool fresh;
};

static void
plan_draw_words_fields(struct html *h, const struct plan_goal_form *f)
{
	bool mine = f->screen->mine;

	form_character_count(
	        h, f->form,
	        &(struct gov_character_count){
	                .name = "title",
	                .label = mine ? T("What do you want to do?")
	                              : T("What is the goal?"),
	                .hint = mine ? T("Say it in your own way.")
	                             : T("In their own words, as far as you "
	                                 "can."),
	                .rows = 2,
	                .max_length = PLAN_WORDS_MOST,
	                .value = f->goal->title,
	        });
	form_character_count(
	        h, f->form,
	        &(struct gov_character_count){
	                .name = "why",
	                .label = mine ? T("Why does it matter to you?")
	                              : T("Why does it matter?"),
	                .rows = 3,
	                .max_length = PLAN_WORDS_MOST,
	                .value = f->goal->why,
	        });
	form_character_count(
	        h, f->form,
	        &(struct gov_character_count){
	                .name = "how",
	                .label = mine ? T("How will you know you did it?")
	                              : T("How will they know it is reached?"),
	                .rows = 2,
	                .max_length = PLAN_WORDS_MOST,
	                .value = f->goal->how,
	        });
}

static void
plan_draw_which_related(struct html *h, const void *data)
{
	const struct plan_goal_form *f = data;
	const char *const *keys = f->screen->mine ? plan_area_keys_me
	                                          : plan_area_keys;
	struct gov_choice related[PLAN_AREA_COUNT];
	struct str ticked[PLAN_AREA_COUNT];
	size_t ticks = 0;

	for (int i = 1; i < PLAN_AREA_COUNT; i++) {
		related[i] = (struct gov_choice){
		        .value = str_of(plan_area_words[i]),
		        .text = text_get(keys[i]),
		};
		if (f->goal->related & 1u << i)
			ticked[ticks++] = related[i].value;
	}
	form_checkboxes(
	        h, f->form,
	        &(struct gov_checkboxes){
	                .name = "related",
	                .label = f->screen->mine
	                                 ? T("Tick all that it helps with")
	                                 : T("Other areas it helps with"),
	                .items = {.v = related + 1, .n = PLAN_AREA_COUNT - 1},
	                .values = {.v = ticked, .n = ticks},
	        });
}

/* Yes or no; then which, where it is yes. */
static void
plan_draw_related_fields(struct html *h, const struct plan_goal_form *f)
{
	struct str stored = f->fresh                ? S("")
	                    : f->goal->related != 0 ? S("yes")
	                                            : S("no");

	form_radios(
	        h, f->form,
	        &(struct gov_radios){
	                .name = "related_any",
	                .label = f->screen->mine
	                                 ? T("Does it help with other things "
	                                     "too?")
	                                 : T("Does it help with other areas "
	                                     "too?"),
	                .value = stored,
	                .items = GOV_CHOICES(
	                        {.value = S("yes"),
	                         .text = T("Yes"),
	                         .conditional = html_made(
	                                 h->arena, plan_draw_which_related, f)},
	                        {.value = S("no"), .text = T("No")}),
	        });
}

static void
plan_draw_area_fields(struct html *h, const struct plan_goal_form *f)
{
	bool mine = f->screen->mine;
	const char *const *keys = mine ? plan_area_keys_me : plan_area_keys;
	struct gov_option areas[PLAN_AREA_COUNT];

	for (int i = 0; i < PLAN_AREA_COUNT; i++)
		areas[i] =
		        (struct gov_option){.value = str_of(plan_area_words[i]),
		                            .text = text_get(keys[i])};
	/* A worker's goal is of an area, and one of the person's need not. */
	if (!mine)
		areas[0].text = T("Choose an area");
	form_select(h, f->form,
	            &(struct gov_select){
	                    .name = "area",
	                    .label = mine ? T("What is it about?")
	                                  : T("Area of need"),
	                    .value = str_of(plan_area_words[f->goal->area]),
	                    .items = {.v = areas, .n = PLAN_AREA_COUNT},
	            });
	plan_draw_related_fields(h, f);
}

static void
plan_draw_chosen_day(struct html *h, const void *data)
{
	const struct plan_when *w = data;

	form_date(h, w->form,
	          &(struct gov_date_input){
	                  .name = w->day,
	                  .label = T("Which day?"),
	                  .hint = T("For example, 27 3 2027"),
	          },
	          w->target);
}

void
plan_draw_when(struct html *h, const struct plan_when *w)
{
	struct markup chosen = html_made(h->arena, plan_draw_chosen_day, w);

	form_radios(
	        h, w->form,
	        &(struct gov_radios){
	                .name = w->when,
	                .label = w->label,
	                .value = w->now,
	                .items = GOV_CHOICES(
	                        {.value = S("3"), .text = T("In 3 months")},
	                        {.value = S("6"), .text = T("In 6 months")},
	                        {.value = S("12"), .text = T("In 12 months")},
	                        {.value = S("chosen"),
	                         .text = T("On another day"),
	                         .conditional = chosen},
	                        {.divider = T("or")},
	                        {.value = S("future"),
	                         .text = T("Not now: it is for the future")}),
	        });
}

/* To a worker who begins one, the day on which a plan is looked at again is
 * shown first: it is seen, and changed with one press. */
static struct str
plan_when_now(const struct plan_goal_form *f)
{
	if (f->fresh)
		return f->screen->mine ? S("") : S("3");
	return date_is(f->goal->target) ? S("chosen") : S("future");
}

static void
plan_draw_when_fields(struct html *h, const struct plan_goal_form *f)
{
	plan_draw_when(h,
	               &(struct plan_when){
	                       .when = "when",
	                       .day = "target",
	                       .form = f->form,
	                       .label = f->screen->mine
	                                        ? T("When do you want to reach "
	                                            "it?")
	                                        : T("Can it start now, and by "
	                                            "when should it be "
	                                            "reached?"),
	                       .now = plan_when_now(f),
	                       .target = f->goal->target,
	               });
}

static void
plan_draw_basis_fields(struct html *h, const struct plan_goal_form *f)
{
	struct gov_choice choices[PLAN_BASIS_COUNT];

	for (int i = 0; i < PLAN_BASIS_COUNT; i++)
		choices[i] = (struct gov_choice){
		        .value = str_of(plan_basis_words[i]),
		        .text = text_get(plan_basis_keys[i]),
		        .hint = plan_basis_is_required((enum plan_basis)i)
		                        ? S("")
		                        : T("They can decline it. That has no "
		                            "effect on the order."),
		};
	form_radios(h, f->form,
	            &(struct gov_radios){
	                    .name = "basis",
	                    .label = T("What does it rest on?"),
	                    .value = f->fresh
	                                     ? S("")
	                                     : str_of(plan_basis_words
	                                                      [f->goal->basis]),
	                    .items = {.v = choices, .n = PLAN_BASIS_COUNT},
	            });
	form_radios(
	        h, f->form,
	        &(struct gov_radios){
	                .name = "voice",
	                .label = T("Whose words are these?"),
	                .value = f->fresh ? S("")
	                                  : str_of(plan_voice_words
	                                                   [f->goal->author
	                                                            .voice]),
	                .items = GOV_CHOICES(
	                        {.value = S("for"),
	                         .text = TV(h->arena,
	                                    "{name}’s, written down by me",
	                                    {"name",
	                                     f->screen->head.known_as})},
	                        {.value = S("worker"), .text = T("Mine")})});
}

static void
plan_draw_no_statement(struct html *h, const void *data)
{
	const struct plan_goal_form *f = data;
	struct gov_option options[PLAN_NO_WORDS_COUNT];

	for (int i = 0; i < PLAN_NO_WORDS_COUNT; i++)
		options[i] = (struct gov_option){
		        .value = str_of(plan_no_words_words[i]),
		        .text = i == 0 ? T("Choose a reason")
		                       : text_get(plan_no_words_keys[i]),
		};
	form_select(
	        h, f->form,
	        &(struct gov_select){
	                .name = "no_words",
	                .label = T("Why does it come from no words of "
	                           "theirs?"),
	                .value = str_of(plan_no_words_words[f->goal->no_words]),
	                .items = {options, PLAN_NO_WORDS_COUNT},
	        });
	form_textarea(h, f->form,
	              &(struct gov_textarea){
	                      .name = "no_statement",
	                      .label = T("Say more (optional)"),
	                      .hint = T("Needed when it is something else."),
	                      .rows = 2,
	                      .value = f->goal->no_statement,
	              });
}

/* The first words of a statement, to tell it from the others. */
static struct str
plan_short(struct arena *arena, struct str words)
{
	size_t n = 100;

	if (words.n <= n)
		return words;
	while (n > 0 && ((unsigned char)words.p[n] & 0xc0) == 0x80)
		n--;
	return str_print(arena, "%.*s…", (int)n, words.p);
}

/* Which of the person's words the goal comes from. */
static void
plan_draw_statement_fields(struct html *h, const struct plan_goal_form *f)
{
	const struct plan_whole *whole = &f->screen->whole;
	size_t n = whole->statements_n;
	struct gov_choice *choices =
	        arena_new(h->arena, struct gov_choice, n + 1);
	struct str value = id_show(h->arena, f->goal->statement.v);

	for (size_t i = 0; i < n; i++)
		choices[i] = (struct gov_choice){
		        .value =
		                id_show(h->arena, whole->statements[i].first.v),
		        .text = plan_short(h->arena,
		                           whole->statements[i].words),
		};
	choices[n] = (struct gov_choice){
	        .value = S("none"),
	        .text = T("None of these"),
	};
	if (!f->screen->mine)
		choices[n].conditional =
		        html_made(h->arena, plan_draw_no_statement, f);
	if (f->goal->statement.v == 0)
		value = f->fresh ? S("") : S("none");
	form_radios(h, f->form,
	            &(struct gov_radios){
	                    .name = "statement",
	                    .label = f->screen->mine
	                                     ? T("Which of your words does it "
	                                         "come from?")
	                                     : T("Which of their words does "
	                                         "it come from?"),
	                    .value = value,
	                    .items = {.v = choices, .n = n + 1},
	            });
}

/* A new goal begins with the words that it is made from (plan_lift.h), a
 * statement, or the start of a sentence.  Whose words they are and what
 * it rests on is never filled in. */
static void
plan_draw_from(struct html *h, const struct plan_screen *screen,
               struct plan_goal *blank)
{
	const struct plan_start *start = screen->start;

	if (start != NULL && start->statement != NULL) {
		blank->title = start->statement->words;
		blank->statement = start->statement->first;
	} else if (start != NULL && start->stem != NULL) {
		blank->title = text_get(start->stem);
	}
	if (start != NULL)
		blank->area = start->area;
	if (screen->lifted == NULL)
		return;
	plan_draw_lift_fields(h, screen);
	blank->title = plan_lift_begins(h->arena, screen->lifted);
	if (screen->lifted->need != NULL)
		blank->area = plan_lift_area(screen->lifted->need);
}

static void
plan_draw_goal_top(struct html *h, const struct plan_screen *screen, bool fresh)
{
	words_title(h, fresh ? T("Add a goal") : T("Change a goal"));
	if (!fresh) {
		words_para(h, T("When you change it, we ask the other side to "
		                "answer again."));
		return;
	}
	plan_draw_lifted(h, screen);
	plan_draw_lift_steps(h, screen);
	plan_draw_stems(h, screen);
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          plan_path(h->arena, screen, "/goals/sheet"));
	html_raw(h, "</p>");
}

void
plan_draw_goal_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	struct plan_goal blank = {.target = DATE_NONE};
	struct plan_goal_form f = {
	        .screen = screen,
	        .goal = screen->goal != NULL ? screen->goal : &blank,
	        .fresh = screen->goal == NULL,
	};
	struct str action =
	        f.fresh ? plan_path(ctx->arena, screen, "/goals")
	                : plan_goal_path(ctx->arena, screen, f.goal, "");
	struct form form;

	plan_draw_goal_top(h, screen, f.fresh);
	plan_draw_stale(h, ctx, screen);
	form = plan_form_begin(h, ctx, action,
	                       plan_stale_version(ctx, f.goal->version));
	plan_draw_from(h, screen, &blank);
	f.form = &form;
	plan_draw_words_fields(h, &f);
	plan_draw_area_fields(h, &f);
	plan_draw_when_fields(h, &f);
	if (!screen->mine)
		plan_draw_basis_fields(h, &f);
	if (screen->whole.statements_n > 0 || !screen->mine)
		plan_draw_statement_fields(h, &f);
	if (f.fresh)
		plan_draw_rows(h, screen, &form);
	if (screen->mine)
		gov_inset_text(h, &(struct gov_inset_text){
		                          .text = T("This is your own goal. "
		                                    "It has no effect on your "
		                                    "order."),
		                  });
	plan_form_end(h,
	              screen->stale != NULL ? T("Save what I typed")
	                                    : T("Save goal"),
	              NULL);
}

/* --- a statement ---------------------------------------------------- */

void
plan_draw_statement_form(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct plan_screen *screen = data;
	struct str name = screen->head.known_as;
	struct form form;

	words_title(h, T("Write a statement"));
	words_para(h, TV(ctx->arena,
	                 "What {name} wrote by their own hand can be changed "
	                 "by nobody else. What you write here says that you "
	                 "wrote it.",
	                 {"name", name}));
	form = plan_form_begin(h, ctx,
	                       plan_path(ctx->arena, screen, "/statements"), 0);
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "voice",
	                .label = T("Whose words are these?"),
	                .items = GOV_CHOICES(
	                        {.value = S("for"),
	                         .text = TV(ctx->arena,
	                                    "{name}’s, written down by me",
	                                    {"name", name})},
	                        {.value = S("worker"), .text = T("Mine")})});
	form_character_count(h, &form,
	                     &(struct gov_character_count){
	                             .name = "words",
	                             .label = T("The words"),
	                             .rows = 6,
	                             .max_length = PLAN_WORDS_MOST,
	                     });
	plan_form_end(h, T("Save words"), NULL);
	plan_draw_ways(h, screen);
}

void
plan_draw_words(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	struct form form;

	words_title(h, T("What matters to me"));
	words_para(h, T("Write it in your own way. Nobody else can change what "
	                "you write."));
	form = plan_form_begin(h, ctx, plan_path(ctx->arena, screen, "/words"),
	                       0);
	form_character_count(h, &form,
	                     &(struct gov_character_count){
	                             .name = "words",
	                             .label = T("What matters to you?"),
	                             .rows = 6,
	                             .max_length = PLAN_WORDS_MOST,
	                     });
	plan_form_end(h, T("Save my words"), NULL);
	plan_draw_ways(h, screen);
	for (size_t i = 0; i < screen->statements_n; i++)
		plan_draw_statement(h, ctx, screen, &screen->statements[i]);
	if (screen->statements_n == 0)
		plan_empty(h, T("Nothing is written yet."));
}

static void
plan_draw_word_change(struct html *h, const struct ctx *ctx,
                      const struct plan_statement *statement, struct str path)
{
	struct form form;

	words_para(h, T("The words from before are kept, so that you can see "
	                "what you wrote."));
	form = plan_form_begin(h, ctx, path, 0);
	form_character_count(h, &form,
	                     &(struct gov_character_count){
	                             .name = "words",
	                             .label = T("The words"),
	                             .rows = 6,
	                             .max_length = PLAN_WORDS_MOST,
	                             .value = statement->words,
	                     });
	plan_form_end(h, T("Save words"), NULL);
}

void
plan_draw_word(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_statement *statement = screen->statement;
	enum plan_side side = screen->mine ? PLAN_PERSON : PLAN_WORKER;
	struct str id = id_show(ctx->arena, statement->id.v);
	struct str path = str_print(ctx->arena, "%.*s/words/%.*s",
	                            STR_ARG(screen->base), STR_ARG(id));

	words_title(h, T("Change these words"));
	plan_draw_handed_in(h, screen, statement);
	plan_draw_accept(h, ctx, screen, statement);
	if (plan_may_change(ctx, statement, side))
		plan_draw_word_change(h, ctx, statement, path);
	if (!plan_may_withdraw(ctx, statement, side))
		return;
	plan_form_begin(h, ctx,
	                str_print(ctx->arena, "%.*s/withdraw", STR_ARG(path)),
	                0);
	plan_form_end(h, T("Take these words back"), "govuk-button--secondary");
}
