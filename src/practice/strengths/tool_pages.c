/*
 * tool_pages.c - the pages of the tools, for both sides.
 */
#include "practice/strengths/tool_views.h"

#include "kernel/outbox/outbox.h"

/* Whose it is, and where. */
static const struct fault *
open_base(struct ctx *ctx, const struct request *req, struct tool_screen *out)
{
	*out = (struct tool_screen){
	        .mine = str_empty(request_place(req, "crn"))};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base = out->mine
	                    ? S("/me/tools")
	                    : people_path(ctx->arena, out->head.crn, "/tools");
	return NULL;
}

/* The tool of the address. */
static const struct fault *
open_kind(struct ctx *ctx, const struct request *req, struct tool_screen *out)
{
	int kind = str_word(request_place(req, "tool"), tool_kinds);

	if (kind < 0)
		return fault_not_found(ctx, "There is no such tool");
	TRY(open_base(ctx, req, out));
	out->kind = (enum tool_kind)kind;
	return NULL;
}

/* With what it says. */
static const struct fault *
open_tool(struct ctx *ctx, const struct request *req, struct tool_screen *out)
{
	TRY(open_kind(ctx, req, out));
	return tool_read(ctx, out->head.person, out->kind, &out->tool);
}

bool
tool_event_detail(struct ctx *ctx, bool own, const struct event_line *line,
                  struct event_detail *out)
{
	int kind = str_word(line->value, tool_kinds);
	const struct tool_screen screen = {
	        .mine = own, .base = S("/tools"), .kind = (enum tool_kind)kind};

	if (kind < 0)
		return false;
	out->says = tool_title(&screen);
	out->path = tool_path(ctx->arena, &screen, "");
	return true;
}

static void
show(struct ctx *ctx, struct reply *reply, const struct tool_screen *screen,
     struct str title, struct str back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	struct page page = {
	        .title = title,
	        .nav = screen->mine ? NAV_PLAN : NAV_PEOPLE,
	        .back = back,
	        .person_page = screen->mine,
	        .wide = draw == tool_draw_list || draw == tool_draw_one,
	};

	if (!screen->mine) {
		page.above = people_above;
		page.tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE);
	}
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
tool_get_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_base(ctx, req, &screen));
	TRY(tool_list(ctx, screen.head.person, screen.heads));
	show(ctx, reply, &screen, screen.mine ? T("My tools") : T("Tools"),
	     screen.mine ? S("/me/plan")
	                 : people_path(ctx->arena, screen.head.crn, "/plan"),
	     tool_draw_list);
	return NULL;
}

const struct fault *
tool_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_tool(ctx, req, &screen));
	if (!screen.mine && ctx_can(ctx, CAN_WRITE_PLAN))
		TRY(sit_now(ctx, screen.head.person, &screen.sit));
	show(ctx, reply, &screen, tool_title(&screen), screen.base,
	     tool_draw_one);
	return NULL;
}

const struct fault *
tool_get_together(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct tool_screen screen = {0};
	struct sit_screen sit;

	TRY(open_kind(ctx, req, &screen));
	sit = (struct sit_screen){
	        .head = screen.head,
	        .action = tool_path(ctx->arena, &screen, "/together"),
	};
	return sit_show(ctx, reply, &sit, tool_path(ctx->arena, &screen, ""));
}

const struct fault *
tool_post_together(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_kind(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, tool_path(ctx->arena, &screen, ""));
	return NULL;
}

const struct fault *
tool_get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_tool(ctx, req, &screen));
	screen.paper = true;
	TRY(strengths_paper_read(ctx, screen.mine, &screen.head_line));
	page_show(ctx, reply,
	          &(struct page){.title = tool_title(&screen),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          tool_draw_paper, &screen);
	return NULL;
}

/* An empty one: nothing is read but what is asked today. */
const struct fault *
tool_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_kind(ctx, req, &screen));
	TRY(tool_edition(ctx, ctx->today, &screen.tool.edition));
	page_show(ctx, reply,
	          &(struct page){.title = text_get(
	                                 tool_data[screen.kind].title_me),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          tool_draw_sheet, &screen);
	return NULL;
}

/* --- days --------------------------------------------------------------- */

const struct fault *
tool_get_days(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};
	struct date *days;

	TRY(open_kind(ctx, req, &screen));
	TRY(tool_days(ctx, screen.head.person, screen.kind, &days, &screen.n));
	screen.days = days;
	show(ctx, reply, &screen, T("As it was on other days"),
	     tool_path(ctx->arena, &screen, ""), tool_draw_days);
	return NULL;
}

const struct fault *
tool_get_day(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {.former = true};
	struct date day;

	TRY(open_kind(ctx, req, &screen));
	screen.former = true;
	if (!date_read_iso(request_place(req, "day"), &day))
		return fault_not_found(ctx, "There is no such day");
	TRY(tool_read_day(ctx, screen.head.person, screen.kind, day,
	                  &screen.tool));
	show(ctx, reply, &screen, tool_title(&screen),
	     tool_path(ctx->arena, &screen, "/days"), tool_draw_one);
	return NULL;
}

/* --- the conversation --------------------------------------------------- */

/* The box of the address, and the answers that it belongs to. */
static const struct fault *
open_say(struct ctx *ctx, const struct request *req, struct tool_screen *out)
{
	struct str in = request_query(req, "in");

	TRY(open_kind(ctx, req, out));
	out->box = tool_box_of(out->kind, request_place(req, "box"));
	if (out->box < TOOL_ROOM)
		return fault_not_found(ctx, "There is no such question");
	if (str_empty(in))
		in = request_field(req, "in");
	if (!str_empty(in) && !id_read(in, &out->place))
		return fault_not_found(ctx, "We cannot find what these words "
		                            "belong to");
	return NULL;
}

const struct fault *
tool_get_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_say(ctx, req, &screen));
	TRY(tool_read(ctx, screen.head.person, screen.kind, &screen.tool));
	show(ctx, reply, &screen, tool_title(&screen),
	     tool_path(ctx->arena, &screen, ""), tool_draw_say);
	return NULL;
}

/* One entry for each day that is ticked; without a tick the rules say so. */
static const struct fault *
add_days(struct ctx *ctx, const struct request *req,
         const struct tool_screen *screen, struct tool_terms *terms)
{
	static const char *const numbers[] = {"1", "2", "3", "4",
	                                      "5", "6", "7"};
	struct tool_entry_id id;
	int ticked = 0;

	for (int day = 1; day <= 7; day++) {
		if (!request_field_has(req, "day", str_of(numbers[day - 1])))
			continue;
		terms->place = day;
		TRY(tool_add(ctx, screen->head.person, terms, &id, NULL));
		ticked++;
	}
	return ticked > 0
	               ? NULL
	               : tool_add(ctx, screen->head.person, terms, &id, NULL);
}

static const struct fault *
add(struct ctx *ctx, const struct request *req, struct tool_screen *screen)
{
	struct str view = request_field(req, "view");
	const struct tool_data *data = &tool_data[screen->kind];
	struct tool_terms terms = {
	        .kind = screen->kind,
	        .box = screen->box,
	        .place = screen->place,
	        .view = str_word(view, tool_views),
	        .words = request_field(req, "words"),
	        .teller = request_field(req, "teller"),
	};
	struct tool_entry_id id;

	if (!str_i64(request_field(req, "edition"), &terms.edition))
		terms.edition = 0;
	if (screen->box == TOOL_ROOM ||
	    data->boxes[screen->box].said_by == TOOL_SAID_BY_PERSON)
		terms.view = TOOL_PERSON;
	if (screen->box != TOOL_ROOM && data->shape == TOOL_BY_DAY)
		return add_days(ctx, req, screen, &terms);
	TRY(tool_add(ctx, screen->head.person, &terms, &id, NULL));
	if (screen->box != TOOL_ROOM && data->shape == TOOL_BY_SET &&
	    screen->place == 0)
		screen->place = id.v;
	return NULL;
}

/* The next question; the same again; and after the last one the tool. */
const struct fault *
tool_post_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	bool more = str_is(request_field(req, "go"), "more");
	bool said = !str_empty(request_field(req, "words"));
	struct tool_screen screen = {0};

	TRY(open_say(ctx, req, &screen));
	if (said || more)
		TRY(add(ctx, req, &screen));
	if (said)
		reply_notice(ctx, reply, TEXT("It is written down"));
	if (more)
		reply_see_other(reply, tool_say_path(ctx->arena, &screen,
		                                     screen.box, screen.place));
	else if (screen.box == TOOL_ROOM)
		reply_see_other(reply, tool_path(ctx->arena, &screen, ""));
	else
		reply_see_other(reply,
		                tool_say_path(ctx->arena, &screen,
		                              screen.box + 1, screen.place));
	return NULL;
}

/* --- one entry ---------------------------------------------------------- */

static const struct fault *
open_entry(struct ctx *ctx, const struct request *req, struct tool_screen *out)
{
	struct tool_entry_id id;

	TRY(open_kind(ctx, req, out));
	TRY(request_place_id(req, "entry", &id.v));
	TRY(tool_entry(ctx, out->head.person, id, &out->entry));
	if (out->entry.kind != out->kind)
		return fault_not_found(ctx, "We cannot find those words");
	return NULL;
}

const struct fault *
tool_get_entry(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_entry(ctx, req, &screen));
	show(ctx, reply, &screen, T("These words"),
	     tool_path(ctx->arena, &screen, ""), tool_draw_entry);
	return NULL;
}

const struct fault *
tool_post_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_screen screen = {0};

	TRY(open_entry(ctx, req, &screen));
	TRY(tool_take_back(ctx, screen.head.person, screen.entry.id));
	reply_notice(ctx, reply, TEXT("These words are taken back"));
	reply_see_other(reply, tool_path(ctx->arena, &screen, ""));
	return NULL;
}
