/*
 * tool_views.c - the tools to choose from, and one of them.
 */
#include "practice/strengths/tool_views.h"
#include "practice/strengths/rights.h"

/* --- all of them -------------------------------------------------------- */

static void
draw_card(struct html *h, enum picture drawing, struct str title,
          struct str says, struct str href)
{
	html_raw(h, "<li class=\"dir-card dir-toolcard\">");
	picture(h, drawing);
	html_raw(h, "<div><h2 class=\"govuk-heading-s\">");
	tool_link(h, title, href);
	html_raw(h, "</h2>");
	words_para(h, says);
}

/* What stands there; an empty one is no lack, and says nothing. */
static void
draw_head(struct html *h, const struct tool_head *head)
{
	if (head->n == 0)
		return;
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, TN(h->arena, "{n} thing is written.",
	                "{n} things are written.", head->n));
	html_raw(h, " ");
	html_text(h, TV(h->arena, "Last on {day}.",
	                {"day", date_words(h->arena, head->day)}));
	html_raw(h, "</p>");
}

void
tool_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;
	struct tool_screen one = *screen;

	(void)ctx;
	words_title(h, screen->mine ? T("My tools")
	                            : T("Tools to get to know each other"));
	words_para(h,
	           screen->mine
	                   ? T("Each is one short talk, and one page. Pick "
	                       "the one you like. You can stop at any time.")
	                   : T("Each is one short conversation, and one page "
	                       "to print. What they say stays theirs."));
	html_raw(h, "<ul class=\"dir-toolcards\">");
	for (int i = 0; i < TOOL_KIND_COUNT; i++) {
		one.kind = (enum tool_kind)i;
		draw_card(h, tool_data[i].picture, tool_title(&one),
		          text_get(tool_data[i].says),
		          tool_path(h->arena, &one, ""));
		draw_head(h, &screen->heads[i]);
		html_raw(h, "</div></li>");
	}
	draw_card(h, PICTURE_CIRCLE,
	          screen->mine ? T("My people") : T("Circle of people"),
	          T("Who is close to me, and who I want closer."),
	          screen->mine ? S("/me/plan/circle")
	                       : people_path(h->arena, screen->head.crn,
	                                     "/plan/circle"));
	html_raw(h, "</div></li>");
	draw_card(h, PICTURE_SCALES, T("Who decides what"),
	          T("What I decide, what we both decide, and what the court "
	            "did."),
	          screen->mine ? S("/me" RIGHTS_PATH)
	                       : people_path(h->arena, screen->head.crn,
	                                     RIGHTS_PATH));
	html_raw(h, "</div></li></ul>");
}

/* --- one ---------------------------------------------------------------- */

/* On paper: a line of a column, of a day of a week, of the whole width. */
#define COLUMN_WIDTH 44
#define DAY_WIDTH    22
#define SHEET_WIDTH  92
/* Lines of a sheet under its head. */
#define SHEET_LINES 40
#define DAY_LINES   5

/* May this reader add to it here? */
static bool
is_open(const struct ctx *ctx, const struct tool_screen *screen)
{
	return !screen->former && !screen->paper &&
	       ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN);
}

static void
draw_question(struct html *h, const struct tool_screen *screen, int box)
{
	if (screen->paper)
		return;
	html_raw(h, "<p class=\"govuk-hint\">");
	html_text(h, text_get(tool_box_asks(screen->kind, box,
	                                    screen->tool.edition)));
	html_raw(h, "</p>");
}

static void
draw_say_more(struct html *h, const struct ctx *ctx,
              const struct tool_screen *screen, int box, int64_t place)
{
	if (!is_open(ctx, screen))
		return;
	html_raw(h, "<p class=\"govuk-body\"><a class=\"govuk-link\"");
	html_attr(h, "href", tool_say_path(h->arena, screen, box, place));
	html_raw(h, ">");
	html_text(h, T("Add to this"));
	html_raw(h, "<span class=\"govuk-visually-hidden\">: ");
	html_text(h, text_get(tool_box_name(screen->kind, box,
	                                    screen->tool.edition)));
	html_raw(h, "</span></a></p>");
}

static void
draw_name(struct html *h, const struct tool_screen *screen, int box, bool sub)
{
	struct str name = text_get(
	        tool_box_name(screen->kind, box, screen->tool.edition));

	if (sub)
		html_raw(h, "<h3 class=\"govuk-heading-s\">");
	else
		html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, name);
	if (sub)
		html_raw(h, "</h3>");
	else
		html_raw(h, "</h2>");
}

static void
draw_cols_begin(struct html *h, const struct tool_screen *screen)
{
	html_raw(h, "<div");
	html_attr(h, "class",
	          screen->paper ? S("dir-sheet__cols") : S("dir-tool"));
	html_raw(h, ">");
}

static void
draw_cell_begin(struct html *h, const struct tool_screen *screen)
{
	html_raw(h, "<section");
	if (!screen->paper)
		html_attr(h, "class", S("dir-card"));
	html_raw(h, ">");
}

static void
draw_boxes(struct html *h, const struct ctx *ctx,
           const struct tool_screen *screen)
{
	int n = tool_boxes_n(screen->kind);
	int lines = SHEET_LINES / ((n + 1) / 2) - 2;

	draw_cols_begin(h, screen);
	for (int box = 0; box < n; box++) {
		draw_cell_begin(h, screen);
		draw_name(h, screen, box, false);
		draw_question(h, screen, box);
		tool_draw_some(h, ctx, screen, (struct tool_some){box, -1, -1},
		               COLUMN_WIDTH, lines);
		draw_say_more(h, ctx, screen, box, 0);
		html_raw(h, "</section>");
	}
	html_raw(h, "</div>");
}

/* --- by view ------------------------------------------------------------ */

static struct str
view_name(const struct tool_screen *screen, int view)
{
	if (view == TOOL_FAMILY)
		return screen->mine ? T("What my family and friends say")
		                    : T("What family and friends say");
	if (view == TOOL_WORKER)
		return screen->mine ? T("What my worker says")
		                    : T("The worker says");
	return screen->mine ? T("What I say") : screen->head.known_as;
}

/* A view of others stands there once they said something. */
static bool
view_is_shown(const struct tool_screen *screen, int view)
{
	size_t n = 0;

	for (int box = 0; box < tool_boxes_n(screen->kind); box++)
		n += tool_some_n(screen, (struct tool_some){box, view, -1});
	return n > 0 || view == TOOL_PERSON;
}

static void
draw_by_view(struct html *h, const struct ctx *ctx,
             const struct tool_screen *screen)
{
	int lines = SHEET_LINES / TOOL_VIEW_COUNT - 3;

	for (int view = 0; view < TOOL_VIEW_COUNT; view++) {
		if (!view_is_shown(screen, view))
			continue;
		html_raw(h, "<h2 class=\"govuk-heading-m\">");
		html_text(h, view_name(screen, view));
		html_raw(h, "</h2>");
		draw_cols_begin(h, screen);
		for (int box = 0; box < tool_boxes_n(screen->kind); box++) {
			draw_cell_begin(h, screen);
			draw_name(h, screen, box, true);
			tool_draw_some(h, ctx, screen,
			               (struct tool_some){box, view, -1},
			               COLUMN_WIDTH, lines);
			if (view == TOOL_PERSON)
				draw_say_more(h, ctx, screen, box, 0);
			html_raw(h, "</section>");
		}
		html_raw(h, "</div>");
	}
}

/* --- by day ------------------------------------------------------------- */

struct day_cell {
	const struct ctx *ctx;
	const struct tool_screen *screen;
	struct tool_some some;
};

static void
draw_day_cell(struct html *h, const void *data)
{
	const struct day_cell *cell = data;

	tool_draw_some(h, cell->ctx, cell->screen, cell->some, DAY_WIDTH,
	               DAY_LINES);
}

static void
draw_by_day(struct html *h, const struct ctx *ctx,
            const struct tool_screen *screen)
{
	int n = tool_boxes_n(screen->kind);
	struct gov_cell head[TOOL_BOXES_MOST + 1] = {{.text = T("Day")}};
	struct gov_cell cells[7][TOOL_BOXES_MOST + 1] = {0};
	struct gov_cells rows[7];
	struct gov_attribute labels[TOOL_BOXES_MOST];

	for (int box = 0; box < n; box++) {
		head[box + 1].text = text_get(
		        tool_box_name(screen->kind, box, screen->tool.edition));
		labels[box] = (struct gov_attribute){
		        .name = "data-label", .value = head[box + 1].text};
	}
	for (int day = 0; day < 7; day++) {
		cells[day][0].text = text_get(tool_day_keys[day]);
		for (int box = 0; box < n; box++) {
			struct day_cell cell = {
			        ctx, screen, {box, -1, day + 1}};

			cells[day][box + 1].html =
			        html_made(h->arena, draw_day_cell, &cell);
			cells[day][box + 1].attributes =
			        (struct gov_attributes){&labels[box], 1};
		}
		rows[day] =
		        (struct gov_cells){.v = cells[day], .n = (size_t)n + 1};
	}
	gov_table(h, &(struct gov_table){
	                     .head = {.v = head, .n = (size_t)n + 1},
	                     .rows = {.v = rows, .n = 7},
	                     .first_cell_is_header = true,
	                     .classes = screen->paper ? NULL : "dir-steps"});
}

/* --- answers that belong together --------------------------------------- */

/* The set before `place` that is next to it; 0 when there is none. */
static int64_t
set_before(const struct tool_screen *screen, int64_t place)
{
	int64_t found = 0;

	for (size_t i = 0; i < screen->tool.n; i++) {
		int64_t at = screen->tool.entries[i].place;

		if (at < place && at > found)
			found = at;
	}
	return found;
}

/* Lines that a set takes on paper. */
static int
set_lines(struct arena *arena, const struct tool_screen *screen, int64_t place)
{
	int lines = 1;

	for (size_t i = 0; i < screen->tool.n; i++) {
		const struct tool_entry *entry = &screen->tool.entries[i];

		if (entry->place == place)
			lines += 1 + tool_lines(entry->words,
			                        !str_empty(tool_mark(
			                                arena, screen, entry)),
			                        SHEET_WIDTH);
	}
	return lines;
}

static void
draw_set(struct html *h, const struct ctx *ctx,
         const struct tool_screen *screen, int64_t place)
{
	draw_cell_begin(h, screen);
	for (int box = 0; box < tool_boxes_n(screen->kind); box++) {
		struct tool_some some = {box, -1, place};

		if (screen->paper && tool_some_n(screen, some) == 0)
			continue;
		draw_name(h, screen, box, true);
		tool_draw_some(h, ctx, screen, some, SHEET_WIDTH, SHEET_LINES);
		draw_say_more(h, ctx, screen, box, place);
	}
	html_raw(h, "</section>");
}

/* The newest first; on paper those that fit as a whole. */
static void
draw_by_set(struct html *h, const struct ctx *ctx,
            const struct tool_screen *screen)
{
	int lines = SHEET_LINES;
	int64_t more = 0;

	for (int64_t at = set_before(screen, INT64_MAX); at > 0;
	     at = set_before(screen, at)) {
		lines -= set_lines(h->arena, screen, at);
		if (screen->paper && lines < 0)
			more++;
		else
			draw_set(h, ctx, screen, at);
	}
	if (more > 0)
		words_para(h, TN(h->arena, "And {n} more, on the screen.",
		                 "And {n} more, on the screen.", more));
}

/* What an empty one asks, where boxes do not show it. */
static void
draw_questions(struct html *h, const struct tool_screen *screen)
{
	for (int box = 0; box < tool_boxes_n(screen->kind); box++)
		draw_question(h, screen, box);
}

static void
draw_tool(struct html *h, const struct ctx *ctx,
          const struct tool_screen *screen)
{
	static void (*const draw[])(struct html *, const struct ctx *,
	                            const struct tool_screen *) = {
	        [TOOL_BOXES] = draw_boxes,
	        [TOOL_BY_VIEW] = draw_by_view,
	        [TOOL_BY_DAY] = draw_by_day,
	        [TOOL_BY_SET] = draw_by_set,
	};

	if (screen->tool.n == 0 && !screen->paper &&
	    (tool_data[screen->kind].shape == TOOL_BY_DAY ||
	     tool_data[screen->kind].shape == TOOL_BY_SET))
		draw_questions(h, screen);
	else
		draw[tool_data[screen->kind].shape](h, ctx, screen);
}

/* --- the page ----------------------------------------------------------- */

static void
draw_room(struct html *h, const struct tool_screen *screen)
{
	struct str names = S("");

	for (size_t i = 0; i < screen->tool.room_n; i++)
		names = str_print(h->arena, "%.*s%s%.*s", STR_ARG(names),
		                  i > 0 ? ", " : "",
		                  STR_ARG(screen->tool.room[i].words));
	if (!str_empty(names))
		words_para(h, TV(h->arena, "In the room: {names}.",
		                 {"names", names}));
}

/* To a worker: with the person there, or the way to be. */
static void
draw_sitting(struct html *h, const struct tool_screen *screen)
{
	if (screen->sit.id.v != 0) {
		words_para(h, TV(h->arena, "With you at the screen: {room}",
		                 {"room", screen->sit.room}));
		return;
	}
	html_raw(h, "<p class=\"govuk-body\">");
	tool_link(h,
	          TV(h->arena, "Use it with {name} there",
	             {"name", screen->head.known_as}),
	          tool_path(h->arena, screen, "/together"));
	html_raw(h, "</p>");
}

static void
draw_ways(struct html *h, const struct tool_screen *screen)
{
	html_raw(h, "<ul class=\"dir-ways\">");
	if (date_is(screen->tool.day)) {
		html_raw(h, "<li>");
		tool_link(h, T("As it was on other days"),
		          tool_path(h->arena, screen, "/days"));
		html_raw(h, "</li><li>");
		icon_link(h, ICON_PRINTER, T("On paper"),
		          tool_path(h->arena, screen, "/print"));
		html_raw(h, "</li>");
	}
	html_raw(h, "<li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          tool_path(h->arena, screen, "/sheet"));
	html_raw(h, "</li></ul>");
}

void
tool_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;
	bool sets = tool_data[screen->kind].shape == TOOL_BY_SET;

	words_title(
	        h, screen->former
	                   ? TV(h->arena, "{tool}, as it was on {day}",
	                        {"tool", tool_title(screen)},
	                        {"day", date_words(h->arena, screen->tool.day)})
	                   : tool_title(screen));
	if (!screen->former)
		words_para(h, text_get(tool_data[screen->kind].says));
	if (is_open(ctx, screen))
		gov_button(h, &(struct gov_button){
		                      .text = sets ? T("Begin a new one")
		                                   : T("Go through it"),
		                      .href = tool_say_path(h->arena, screen, 0,
		                                            0)});
	if (!screen->mine && is_open(ctx, screen))
		draw_sitting(h, screen);
	draw_room(h, screen);
	draw_tool(h, ctx, screen);
	if (!screen->former)
		draw_ways(h, screen);
}

void
tool_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tool_screen *screen = data;

	html_raw(h, "<div class=\"dir-sheet\">");
	strengths_paper_draw(h, &screen->head_line);
	html_raw(h, "<div class=\"dir-sheet__head\">");
	picture(h, tool_data[screen->kind].picture);
	html_raw(h, "<div><h1>");
	html_text(h, tool_title(screen));
	html_raw(h, "</h1><p>");
	html_text(h, screen->head.name);
	if (date_is(screen->tool.day)) {
		html_raw(h, ", ");
		html_text(h, date_words(h->arena, screen->tool.day));
	}
	html_raw(h, "</p></div></div>");
	draw_tool(h, ctx, screen);
	html_raw(h, "</div>");
}
