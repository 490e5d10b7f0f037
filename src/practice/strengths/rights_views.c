/*
 * rights_views.c - who decides what: the picture, the grid and one topic.
 */
#include "practice/strengths/rights_views.h"

/* --- the picture -------------------------------------------------------- */

static void
draw_doughnut(struct html *h, const struct rights_screen *screen)
{
	struct doughnut_thing things[RIGHTS_TOPIC_COUNT];
	struct doughnut doughnut = {
	        .id = "who",
	        .title = T("Who decides what, as rings"),
	        .v = things,
	        .n = RIGHTS_TOPIC_COUNT,
	};

	for (int i = 0; i < RIGHTS_KIND_COUNT; i++)
		doughnut.rings[i] =
		        rights_kind_name(screen, (enum rights_kind)i);
	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		things[i] = (struct doughnut_thing){
		        .name = rights_topic_name(screen, (enum rights_topic)i),
		        .ring = (int)screen->grid.rows[i].kind,
		};
	chart_doughnut(h, &doughnut);
}

/* --- the grid ----------------------------------------------------------- */

/* A topic of the table. */
struct topic_cell {
	const struct rights_screen *screen;
	int at;
};

/* With its number; a link where the page is of today. */
static void
draw_topic_cell(struct html *h, const void *data)
{
	const struct topic_cell *cell = data;
	const struct rights_screen *screen = cell->screen;
	struct str name =
	        rights_topic_name(screen, (enum rights_topic)cell->at);

	html_text(h, str_print(h->arena, "%d. ", cell->at + 1));
	if (screen->paper || date_is(screen->on))
		html_text(h, name);
	else
		rights_link(h, name,
		            str_print(h->arena, "%.*s/topics/%s",
		                      STR_ARG(screen->base),
		                      rights_topics[cell->at]));
}

/* Who decides, and what is not as the rule says. */
static void
draw_kind_cell(struct html *h, const void *data)
{
	const struct topic_cell *cell = data;
	const struct rights_row *row = &cell->screen->grid.rows[cell->at];

	html_text(h, rights_kind_name(cell->screen, row->kind));
	if (row->asked == NULL && row->kind == row->rule)
		return;
	html_raw(h, "<br><span class=\"govuk-body-s dir-muted\">");
	html_text(h, row->asked != NULL ? T("Asked: not answered yet")
	                                : T("Ours: not as the rule says"));
	html_raw(h, "</span>");
}

static void
draw_table(struct html *h, const struct rights_screen *screen)
{
	struct gov_cells rows[RIGHTS_TOPIC_COUNT];
	struct gov_cell cells[RIGHTS_TOPIC_COUNT][2] = {0};

	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++) {
		const struct topic_cell at = {screen, i};

		cells[i][0].html = html_made(h->arena, draw_topic_cell, &at);
		cells[i][1].html = html_made(h->arena, draw_kind_cell, &at);
		rows[i] = (struct gov_cells){.v = cells[i], .n = 2};
	}
	gov_table(h, &(struct gov_table){
	                     .caption = T("Topic by topic"),
	                     .caption_classes = "govuk-table__caption--m",
	                     .head = GOV_CELLS({.text = T("Topic")},
	                                       {.text = T("Who decides")}),
	                     .rows = {rows, RIGHTS_TOPIC_COUNT},
	                     .first_cell_is_header = true,
	             });
}

static void
draw_ways(struct html *h, const struct ctx *ctx,
          const struct rights_screen *screen)
{
	html_raw(h, "<div class=\"dir-actions dir-noprint\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Write down a decision"),
	                                .href = rights_path(h->arena, screen,
	                                                    "/decisions/new")});
	html_raw(h, "</div><ul class=\"dir-ways dir-noprint\"><li>");
	rights_link(h, T("What was decided"),
	            rights_path(h->arena, screen, "/decisions"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("Print who decides what"),
	          rights_path(h->arena, screen, "/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          rights_path(h->arena, screen, "/sheet"));
	html_raw(h, "</li>");
	if (!screen->mine)
		sit_draw_way(h, ctx, screen->head.known_as,
		             rights_path(h->arena, screen, "/shown"));
	html_raw(h, "</ul>");
}

/* Days on which a row of the case changed, each with its grid. */
static void
draw_days(struct html *h, const struct rights_screen *screen)
{
	struct date day = DATE_NONE;

	words_heading(h, T("As it was before"), "before");
	if (screen->grid.n == 0) {
		words_para(h, T("Nothing was changed here yet."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < screen->grid.n; i++) {
		struct date at = instant_date(screen->grid.changes[i].at);
		struct date before = date_add_days(at, -1);
		struct str iso = date_iso(h->arena, before);

		if (at.days == day.days)
			continue;
		day = at;
		html_raw(h, "<li>");
		rights_link(h,
		            TV(h->arena, "Who decided what on {day}",
		               {"day", date_words(h->arena, before)}),
		            str_print(h->arena, "%.*s?on=%.*s",
		                      STR_ARG(screen->base), STR_ARG(iso)));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_meaning(struct html *h, const struct rights_screen *screen)
{
	words_para(h,
	           screen->mine
	                   ? T("Some things the court decides. Some we weigh "
	                       "up. Some are yours alone. Here you see which "
	                       "is which.")
	                   : T("What the court or the law decides, what is "
	                       "weighed up together, and what is the person’s "
	                       "own. Nobody takes a decision to themselves: "
	                       "the other side gives it."));
}

static void
draw_day_said(struct html *h, const struct rights_screen *screen)
{
	if (screen->wrong_day)
		words_para(h, T("That is no day in the past, so this is the "
		                "grid of today."));
	if (!date_is(screen->on))
		return;
	gov_inset_text(
	        h,
	        &(struct gov_inset_text){
	                .text = TV(h->arena, "This is how it was on {day}.",
	                           {"day", date_words(h->arena, screen->on)})});
	html_raw(h, "<p class=\"govuk-body\">");
	rights_link(h, T("How it is today"), screen->base);
	html_raw(h, "</p>");
}

void
rights_draw_grid(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;

	words_title(h, T("Who decides what"));
	draw_day_said(h, screen);
	draw_meaning(h, screen);
	if (!date_is(screen->on))
		draw_ways(h, ctx, screen);
	draw_doughnut(h, screen);
	draw_table(h, screen);
	sit_draw(h, screen->mine, screen->sits, screen->sits_n);
	draw_days(h, screen);
}

void
rights_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Who decides what"));
	html_raw(h, "</h1>");
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	draw_meaning(h, screen);
	draw_doughnut(h, screen);
	sit_draw(h, screen->mine, screen->sits, screen->sits_n);
}

void
rights_draw_shown(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;

	words_title(h, T("Who decides what"));
	sit_draw_there(h, &screen->sit);
	draw_meaning(h, screen);
	draw_doughnut(h, screen);
	draw_table(h, screen);
	html_raw(h, "<p class=\"govuk-body\">");
	rights_link(h, T("My plan"),
	            people_path(h->arena, screen->head.crn, "/plan/shown"));
	html_raw(h, "</p>");
	sit_draw_end(h, ctx);
}

/* --- one topic ---------------------------------------------------------- */

static struct str
change_who(struct arena *arena, const struct rights_screen *screen,
           const struct rights_change *c)
{
	struct str kind = rights_kind_name(screen, c->kind);

	if (c->state == RIGHTS_STANDS && !instant_is(c->answered_at))
		return TV(arena, "{name} gave it: “{kind}”", {"name", c->name},
		          {"kind", kind});
	return TV(arena, "{name} asked for it: “{kind}”", {"name", c->name},
	          {"kind", kind});
}

static struct str
change_end(struct arena *arena, const struct rights_change *c)
{
	struct str name = c->answered_name;

	if (c->state == RIGHTS_STANDS && instant_is(c->answered_at))
		return TV(arena, "{name} said yes", {"name", name});
	if (c->state == RIGHTS_NO)
		return TV(arena, "{name} said no", {"name", name});
	if (c->state == RIGHTS_WITHDRAWN)
		return TV(arena, "{name} took it back", {"name", name});
	return S("");
}

static void
draw_said(struct html *h, struct str words)
{
	if (str_empty(words))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_lines(h, words);
	html_raw(h, "</p>");
}

static void
draw_change(struct html *h, const struct rights_screen *screen,
            const struct rights_change *c)
{
	struct str end = change_end(h->arena, c);

	html_raw(h, "<li>");
	rights_draw_mark(h, change_who(h->arena, screen, c), c->at);
	draw_said(h, c->why);
	if (!str_empty(end)) {
		rights_draw_mark(h, end, c->answered_at);
		draw_said(h, c->answer);
	}
	html_raw(h, "</li>");
}

static void
draw_past(struct html *h, const struct rights_screen *screen)
{
	size_t n = 0;

	words_heading(h, T("What was changed, by whom and why"), "past");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->grid.n; i++) {
		const struct rights_change *c = &screen->grid.changes[i];

		if (c->topic != screen->topic || c->state == RIGHTS_ASKED)
			continue;
		n++;
		draw_change(h, screen, c);
	}
	html_raw(h, "</ul>");
	if (n == 0)
		words_para(h, T("Nothing was changed here yet."));
}

static void
draw_answer(struct html *h, const struct ctx *ctx,
            const struct rights_screen *screen, const struct rights_row *row)
{
	bool mine = (row->asked->side == RIGHTS_PERSON) == screen->mine;
	struct str path = str_print(h->arena, "%.*s/topics/%s/answer",
	                            STR_ARG(screen->base),
	                            rights_topics[screen->topic]);
	struct form form;

	gov_inset_text(
	        h, &(struct gov_inset_text){
	                   .text = change_who(h->arena, screen, row->asked)});
	draw_said(h, row->asked->why);
	form = rights_form_begin(h, ctx, path, row->version);
	if (mine) {
		words_para(h, T("The other side has not answered yet."));
		form_hidden(h, "says", S("no"));
		form_end(h, &form, T("Take it back"));
		return;
	}
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "says",
	                    .label = T("Do you agree?"),
	                    .label_size = "s",
	                    .items = GOV_CHOICES(
	                            {.value = S("yes"), .text = T("Yes")},
	                            {.value = S("no"), .text = T("No")}),
	                    .value = S("")});
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "words",
	                                     .label =
	                                             T("Why? Needed for a no."),
	                                     .rows = 3});
	form_end(h, &form, T("Save the answer"));
}

static void
draw_move(struct html *h, const struct ctx *ctx,
          const struct rights_screen *screen, const struct rights_row *row)
{
	struct gov_choice kinds[RIGHTS_KIND_COUNT];
	struct form form;
	size_t n = 0;

	for (int i = RIGHTS_JUDGE; i < RIGHTS_KIND_COUNT; i++)
		if (i != (int)row->kind)
			kinds[n++] = (struct gov_choice){
			        .value = str_of(rights_kinds[i]),
			        .text = rights_kind_name(screen,
			                                 (enum rights_kind)i)};
	words_heading(h, T("Change it"), "change");
	words_para(h, T("To give a decision to the other side works at once. "
	                "To ask for more say, they answer first."));
	form = rights_form_begin(h, ctx,
	                         str_print(h->arena, "%.*s/topics/%s",
	                                   STR_ARG(screen->base),
	                                   rights_topics[screen->topic]),
	                         row->version);
	form_radios(h, &form,
	            &(struct gov_radios){.name = "kind",
	                                 .label = T("Who is to decide?"),
	                                 .label_size = "s",
	                                 .items = {kinds, n},
	                                 .value = S("")});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "why", .label = T("Why?"), .rows = 3});
	form_end(h, &form, T("Save"));
}

static void
draw_rule(struct html *h, const struct rights_screen *screen,
          const struct rights_row *row)
{
	if (row->kind != row->rule)
		words_para(h,
		           TV(h->arena, "The rule says: {kind}.",
		              {"kind", rights_kind_name(screen, row->rule)}));
	if (str_empty(row->source))
		words_para(h, T("No rule is stated for this day."));
	else if (str_is(row->source, "ours"))
		words_para(h, T("The rule is our own, not the law’s."));
	else
		words_para(h, TV(h->arena, "Where it is written: {source}",
		                 {"source", row->source}));
}

void
rights_draw_topic(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;
	const struct rights_row *row = &screen->grid.rows[screen->topic];

	words_title(h, rights_topic_name(screen, screen->topic));
	words_para(h,
	           text_get(screen->mine
	                            ? rights_topic_keys[screen->topic].says_me
	                            : rights_topic_keys[screen->topic].says));
	html_raw(h, "<p class=\"govuk-body-l\"><strong>");
	html_text(h, rights_kind_name(screen, row->kind));
	html_raw(h, "</strong></p>");
	draw_rule(h, screen, row);
	if (row->asked != NULL)
		draw_answer(h, ctx, screen, row);
	else if (row->kind == RIGHTS_CORE)
		words_para(h, T("Nobody can change this here."));
	else
		draw_move(h, ctx, screen, row);
	draw_past(h, screen);
}
