/*
 * skill_views.c - the ten skills: all of them, one, on paper, a goal.
 */
#include "practice/ready/skill_views.h"
#include "web/gov/sheet.h"

#include "practice/ready/skill_store.h"

static struct str
side_name(const struct skill_screen *screen, enum skill_side side)
{
	if (screen->ready.mine)
		return side == SKILL_PERSON ? T("I say") : T("My worker says");
	return side == SKILL_PERSON ? screen->ready.head.known_as
	                            : T("The worker");
}

static struct str
level_words(const struct skill_rating *rating)
{
	return rating == NULL ? T("Not said yet")
	                      : text_get(skill_level_keys[rating->level]);
}

static int
rung(const struct skill_rating *rating)
{
	return rating == NULL ? -1 : (int)rating->level;
}

static struct str
skill_path(struct arena *arena, const struct skill_screen *screen,
           enum skill_code code)
{
	return str_print(arena, "%.*s/skills/%s", STR_ARG(screen->ready.base),
	                 skill_codes[code]);
}

/* --- one skill ----------------------------------------------------------- */

static void
draw_rating(struct html *h, const struct skill_screen *screen,
            const struct skill_rating *rating)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, side_name(screen, rating->side));
	html_raw(h, ":</strong> ");
	html_text(h, text_get(skill_level_keys[rating->level]));
	if (!str_empty(rating->example)) {
		html_raw(h, "<br>“");
		html_lines(h, rating->example);
		html_raw(h, "”");
	}
	html_raw(h, "</p>");
	if (rating->side == SKILL_PERSON)
		ready_draw_by(h, &screen->ready, &rating->by);
	else
		ready_small(
		        h,
		        TV(h->arena, "{name}, {day}", {"name", rating->by.name},
		           {"day", date_words(h->arena,
		                              instant_date(rating->by.at))}));
}

/* From the first rating on: what it was, what it is. */
static void
draw_change(struct html *h, const struct skill_screen *screen,
            enum skill_code code)
{
	const struct skill_rating *first =
	        skill_first(&screen->skills, code, SKILL_PERSON);
	const struct skill_rating *now =
	        skill_now(&screen->skills, code, SKILL_PERSON);

	if (now == NULL || first == now)
		return;
	words_para(h,
	           TV(h->arena, "At the start: {then}. Now: {now}.",
	              {"then", level_words(first)}, {"now", level_words(now)}));
}

static void
draw_both(struct html *h, const struct skill_screen *screen,
          enum skill_code code)
{
	const struct skill_rating *first =
	        skill_first(&screen->skills, code, SKILL_PERSON);
	const struct skill_rating *own =
	        skill_now(&screen->skills, code, SKILL_PERSON);
	const struct skill_rating *work =
	        skill_now(&screen->skills, code, SKILL_WORKER);

	if (own == NULL && work == NULL)
		words_para(h, T("Not said yet"));
	else
		chart_ladder(h, &(struct ladder){.start = rung(first),
		                                 .first = rung(own),
		                                 .second = rung(work)});
	if (own != NULL)
		draw_rating(h, screen, own);
	if (work != NULL)
		draw_rating(h, screen, work);
	draw_change(h, screen, code);
	if (!skill_waits(&screen->skills, code))
		return;
	words_para(h, screen->ready.mine
	                      ? T("Your worker has said. You see it once you "
	                          "have said too.")
	                      : T("The person has said. You see it once you "
	                          "have said too."));
}

static void
draw_history(struct html *h, const struct skill_screen *screen,
             enum skill_code code)
{
	const struct skills *skills = &screen->skills;
	struct gov_cell *cells =
	        arena_new(h->arena, struct gov_cell, 3 * skills->n + 3);
	struct gov_cells *rows =
	        arena_new(h->arena, struct gov_cells, skills->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < skills->n; i++) {
		const struct skill_rating *said = skills->looks[i].said[code];

		if (said[0].id == 0 && said[1].id == 0)
			continue;
		cells[3 * n].text = date_words(
		        h->arena,
		        instant_date(said[0].id != 0 ? said[0].by.at
		                                     : said[1].by.at));
		for (int s = 0; s < SKILL_SIDE_COUNT; s++)
			cells[3 * n + 1 + (size_t)s].text =
			        level_words(said[s].id == 0 ? NULL : &said[s]);
		rows[n] = (struct gov_cells){&cells[3 * n], 3, false};
		n++;
	}
	if (n == 0)
		return;
	gov_table(h, &(struct gov_table){
	                     .caption = T("Each time"),
	                     .caption_classes = "govuk-table__caption--m",
	                     .head = GOV_CELLS(
	                             {.text = T("Day")},
	                             {.text = side_name(screen, SKILL_PERSON)},
	                             {.text = side_name(screen, SKILL_WORKER)}),
	                     .rows = {rows, n},
	                     .first_cell_is_header = true});
}

static void
draw_whose(struct html *h, const struct form *form)
{
	const struct gov_choice items[] = {
	        {.value = S("worker"), .text = T("My own view of it")},
	        {.value = S("for"), .text = T("Theirs, as they told me")},
	        {.value = S("paper"), .text = T("Theirs, from their paper")},
	};

	form_radios(h, form,
	            &(struct gov_radios){.name = "whose",
	                                 .label = T("Whose rating is it?"),
	                                 .label_size = "s",
	                                 .items = {items, 3}});
}

static void
draw_rate_form(struct html *h, const struct ctx *ctx,
               const struct skill_screen *screen)
{
	struct gov_choice items[SKILL_LEVEL_COUNT];
	struct form form;
	size_t n = 0;

	for (int i = SKILL_NOT; i < SKILL_LEVEL_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(skill_levels[i]),
		        .text = text_get(skill_level_keys[i])};
	page_form(ctx, &form);
	form_begin(h, &form, skill_path(h->arena, screen, screen->code));
	form_hidden_i64(h, "edition", screen->edition->number);
	if (!screen->ready.mine)
		draw_whose(h, &form);
	form_radios(h, &form,
	            &(struct gov_radios){.name = "level",
	                                 .label = screen->ready.mine
	                                                  ? T("How sure are "
	                                                      "you of it?")
	                                                  : T("How sure is "
	                                                      "it?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	ready_field_words(h, &form, "example",
	                  T("When was it like that? (optional)"),
	                  text_get(screen->edition->kinds[screen->code].says),
	                  S(""));
	form_end(h, &form, T("Save and go on"));
}

static void
draw_lift(struct html *h, const struct ctx *ctx,
          const struct skill_screen *screen)
{
	const struct skill_rating *now =
	        skill_now(&screen->skills, screen->code,
	                  screen->ready.mine ? SKILL_PERSON : SKILL_WORKER);

	if (now == NULL)
		now = skill_now(&screen->skills, screen->code, SKILL_PERSON);
	if (now == NULL ||
	    (!screen->ready.mine && !ctx_can(ctx, CAN_WRITE_PLAN)))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	if (now->goal)
		ready_link(h, T("A goal was made from this"),
		           screen->ready.mine
		                   ? S("/me/plan")
		                   : people_path(h->arena,
		                                 screen->ready.head.crn,
		                                 "/plan"));
	else
		ready_link(h, T("Make a goal of it"),
		           ready_id_path(h->arena, &screen->ready,
		                         "/skill-goals", now->id));
	html_raw(h, "</p>");
}

void
skill_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_screen *screen = data;

	words_title(h, text_get(screen->edition->kinds[screen->code].name));
	draw_both(h, screen, screen->code);
	draw_lift(h, ctx, screen);
	if (screen->ready.mine || ctx_can(ctx, CAN_WRITE_PLAN))
		draw_rate_form(h, ctx, screen);
	draw_history(h, screen, screen->code);
}

void
skill_draw_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_screen *screen = data;

	words_title(h, T("Make a goal of it"));
	words_para(h, screen->rating->skill);
	draw_rating(h, screen, screen->rating);
	ready_draw_goal_form(h, ctx, &screen->ready, S(""),
	                     ready_id_path(h->arena, &screen->ready,
	                                   "/skill-goals", screen->rating->id));
}

/* --- all ten ------------------------------------------------------------- */

static void
draw_next(struct html *h, const struct ctx *ctx,
          const struct skill_screen *screen)
{
	const struct skill_look *open = skill_open(&screen->skills);

	ready_card_begin(h, "next-look", T("When we look at it together"));
	if (open == NULL)
		words_para(h, T("No day is agreed."));
	else
		words_para(
		        h,
		        date_before(open->due, ctx->today)
		                ? TV(h->arena,
		                     "It was to be on {day}, and is not "
		                     "ended yet.",
		                     {"day", date_words(h->arena, open->due)})
		                : TV(h->arena, "It is to be on {day}.",
		                     {"day", date_words(h->arena, open->due)}));
	ready_link(h, T("Agree a day, or say that it was done"),
	           ready_path(h->arena, &screen->ready, "/look"));
	html_raw(h, "</section>");
}

void
skill_draw_all(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_screen *screen = data;
	struct path_stop stops[SKILL_COUNT];

	words_title(h, screen->ready.mine ? T("How ready I feel for work")
	                                  : T("Ready for work"));
	words_para(h, screen->ready.mine
	                      ? T("Ten things that help at work. Say how sure "
	                          "you are of each. There is no right answer.")
	                      : T("Ten skills, as the person sees them and as "
	                          "you do. Neither sees what the other said "
	                          "before both have."));
	for (int c = 0; c < SKILL_COUNT; c++) {
		enum skill_code code = (enum skill_code)c;
		const struct skill_rating *own =
		        skill_now(&screen->skills, code, SKILL_PERSON);

		stops[c] = (struct path_stop){
		        .title = text_get(screen->edition->kinds[c].name),
		        .href = skill_path(h->arena, screen, code),
		        .says = level_words(own),
		        .done = own != NULL,
		};
	}
	chart_path(h, &(struct path_stops){stops, SKILL_COUNT});
	html_raw(h, "<div class=\"govuk-!-margin-top-6\">");
	draw_next(h, ctx, screen);
	html_raw(h, "</div>");
	chart_side_key(h, side_name(screen, SKILL_PERSON),
	               side_name(screen, SKILL_WORKER));
	for (int c = 0; c < SKILL_COUNT; c++) {
		words_heading(h, text_get(screen->edition->kinds[c].name),
		              skill_codes[c]);
		draw_both(h, screen, (enum skill_code)c);
	}
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          ready_path(h->arena, &screen->ready, "/skills/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          ready_path(h->arena, &screen->ready, "/skills/sheet"));
	html_raw(h, "</li></ul>");
}

void
skill_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_screen *screen = data;
	struct gov_cell cells[SKILL_COUNT][4] = {0};
	struct gov_cells rows[SKILL_COUNT];

	words_title(h, screen->ready.mine ? T("How ready I feel for work")
	                                  : T("Ready for work"));
	words_para(h, str_print(h->arena, "%.*s, %.*s",
	                        STR_ARG(screen->ready.head.name),
	                        STR_ARG(screen->ready.head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	for (int c = 0; c < SKILL_COUNT; c++) {
		enum skill_code code = (enum skill_code)c;

		cells[c][0].text = text_get(screen->edition->kinds[c].name);
		cells[c][1].text = level_words(
		        skill_first(&screen->skills, code, SKILL_PERSON));
		cells[c][2].text = level_words(
		        skill_now(&screen->skills, code, SKILL_PERSON));
		cells[c][3].text = level_words(
		        skill_now(&screen->skills, code, SKILL_WORKER));
		rows[c] = (struct gov_cells){cells[c], 4, false};
	}
	gov_table(h, &(struct gov_table){
	                     .head = GOV_CELLS(
	                             {.text = T("Skill")},
	                             {.text = T("At the start")},
	                             {.text = side_name(screen, SKILL_PERSON)},
	                             {.text = side_name(screen, SKILL_WORKER)}),
	                     .rows = {rows, SKILL_COUNT},
	                     .first_cell_is_header = true});
}

void
skill_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_screen *screen = data;
	struct str heads[SKILL_LEVEL_COUNT] = {T("How sure are you of it?")};
	struct str rows[SKILL_COUNT];

	(void)ctx;
	for (int i = SKILL_NOT; i < SKILL_LEVEL_COUNT; i++)
		heads[i] = text_get(skill_level_keys[i]);
	for (int i = 0; i < SKILL_COUNT; i++)
		rows[i] = text_get(screen->edition->kinds[i].name);
	sheet_begin(h,
	            &(struct sheet){
	                    .title = T("How ready I feel for work"),
	                    .name = screen->ready.head.known_as,
	                    .says = T("Ten things that help at work. Say how "
	                              "sure you are of each. There is no "
	                              "right answer.")});
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = SKILL_LEVEL_COUNT,
	                                     .rows = rows,
	                                     .rows_n = SKILL_COUNT,
	                                     .boxes = true,
	                                     .wide = 3});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("When was it like that? (optional)"),
	                     .lines = 1});
	sheet_end(h);
}
