/*
 * form_victim_views.c - the list of victims, and one of them.
 */
#include "practice/strengths/form_victim_views.h"

#include "practice/strengths/form_local.h"
#include "web/gov/words.h"

static struct str
number_words(struct arena *arena, size_t place)
{
	return TV(arena, "Victim {n}", {"n", str_print(arena, "%zu", place)});
}

static void
draw_alone(struct html *h, const struct form_victim_screen *screen)
{
	gov_inset_text(
	        h, &(struct gov_inset_text){
	                   .text = TV(h->arena,
	                              "For you alone: do not open this page "
	                              "while {name} sees the screen. Write "
	                              "nobody’s name here.",
	                              {"name", screen->fill.head.known_as})});
}

struct one {
	const struct form_victim_screen *screen;
	size_t i;
};

static void
draw_values(struct html *h, const void *data)
{
	const struct one *one = data;

	form_draw_members(h, one->screen->list.v[one->i].kept);
}

static struct gov_summary_row
row_of(struct html *h, const struct form_victim_screen *screen, size_t i)
{
	const struct one one = {screen, i};
	struct gov_action *change = arena_new(h->arena, struct gov_action, 1);

	*change = (struct gov_action){
	        .text = T("Change"),
	        .href = str_print(h->arena, "%.*s/%zu", STR_ARG(screen->here),
	                          i + 1),
	        .hidden = number_words(h->arena, i + 1),
	};
	return (struct gov_summary_row){
	        .key = number_words(h->arena, i + 1),
	        .value_html = html_made(h->arena, draw_values, &one),
	        .actions = {change, 1},
	};
}

static void
draw_rows(struct html *h, const struct form_victim_screen *screen)
{
	struct gov_summary_row *rows =
	        arena_new(h->arena, struct gov_summary_row, screen->list.n + 1);

	if (screen->list.n == 0) {
		words_para(h, T("Nobody is on the list yet."));
		return;
	}
	for (size_t i = 0; i < screen->list.n; i++)
		rows[i] = row_of(h, screen, i);
	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {rows, screen->list.n}});
}

void
form_victims_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_victim_screen *screen = data;

	(void)ctx;
	words_title(h, T("The victims"));
	draw_alone(h, screen);
	if (!screen->list.asked) {
		words_para(h, T("The offence analysis does not say that a "
		                "person was the victim. Say so there first, "
		                "and save it. Then list them here."));
		return;
	}
	draw_rows(h, screen);
	gov_button(h, &(struct gov_button){
	                      .text = screen->list.n == 0
	                                      ? T("Add a victim")
	                                      : T("Add another victim"),
	                      .href = str_print(h->arena, "%.*s/new",
	                                        STR_ARG(screen->here)),
	                      .classes = "govuk-button--secondary"});
}

/* --- one of them --------------------------------------------------------- */

static void
draw_stale(struct html *h, const struct form_victim_screen *screen)
{
	if (!screen->fill.stale)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"now\">");
	words_heading(h, T("What is on the list now"), "now");
	draw_rows(h, screen);
	html_raw(h, "</section><p class=\"dir-kept\">");
	html_text(h, T("What you chose is kept below."));
	html_raw(h, "</p>");
}

static void
victim_begin(struct html *h, const struct ctx *ctx,
             const struct form_victim_screen *screen, const char *act,
             struct form *form)
{
	struct str last = screen->place == 0
	                          ? S("new")
	                          : str_print(h->arena, "%zu", screen->place);

	page_form(ctx, form);
	form->version = screen->list.version;
	form_begin(h, form,
	           str_print(h->arena, "%.*s/%.*s%s", STR_ARG(screen->here),
	                     STR_ARG(last), act));
}

void
form_victim_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_victim_screen *screen = data;
	struct form form;

	words_title(h, screen->place == 0
	                       ? T("Add a victim")
	                       : number_words(h->arena, screen->place));
	draw_alone(h, screen);
	draw_stale(h, screen);
	victim_begin(h, ctx, screen, "", &form);
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->role == FORM_VICTIM)
			form_fill_draw_question(h, &screen->fill, &form, q);
	form_end(h, &form, T("Save"));
	if (screen->place == 0)
		return;
	victim_begin(h, ctx, screen, "/remove", &form);
	gov_button(h, &(struct gov_button){.text = T("Take off the list"),
	                                   .classes = "govuk-button--warning",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}
