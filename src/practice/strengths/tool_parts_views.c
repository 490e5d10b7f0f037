/*
 * tool_parts_views.c - pieces of several pages of the tools.
 */
#include "practice/strengths/tool_views.h"

struct str
tool_path(struct arena *arena, const struct tool_screen *screen,
          const char *rest)
{
	return str_print(arena, "%.*s/%s%s", STR_ARG(screen->base),
	                 tool_kinds[screen->kind], rest);
}

struct str
tool_say_path(struct arena *arena, const struct tool_screen *screen, int box,
              int64_t place)
{
	struct str id = id_show(arena, place);

	if (box >= tool_boxes_n(screen->kind))
		box = TOOL_ROOM;
	if (place == 0 || box == TOOL_ROOM)
		id = S("");
	return str_print(arena, "%.*s/%s/say/%s%s%.*s", STR_ARG(screen->base),
	                 tool_kinds[screen->kind],
	                 tool_box_word(screen->kind, box),
	                 id.n > 0 ? "?in=" : "", STR_ARG(id));
}

struct str
tool_title(const struct tool_screen *screen)
{
	const struct tool_data *data = &tool_data[screen->kind];

	return text_get(screen->mine ? data->title_me : data->title);
}

void
tool_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

struct str
tool_lift_path(struct arena *arena, const struct tool_screen *screen,
               const struct tool_entry *entry)
{
	struct str id = id_show(arena, entry->id.v);
	struct str to = S("/me/plan/goals/new");

	if (!screen->mine)
		to = people_path(arena, screen->head.crn, "/plan/goals/new");
	return str_print(arena, "%.*s?from=%.*s", STR_ARG(to), STR_ARG(id));
}

/* --- entries ------------------------------------------------------------ */

static struct str
family_mark(struct arena *arena, const struct tool_entry *entry)
{
	if (entry->own)
		return TV(arena, "As {teller} told it",
		          {"teller", entry->teller});
	return TV(arena, "As {teller} told it to {name}",
	          {"teller", entry->teller}, {"name", entry->author_name});
}

struct str
tool_mark(struct arena *arena, const struct tool_screen *screen,
          const struct tool_entry *entry)
{
	if (entry->view == TOOL_FAMILY)
		return family_mark(arena, entry);
	if (entry->view == TOOL_WORKER)
		return TV(arena, "{name}’s words",
		          {"name", entry->author_name});
	if (entry->own)
		return screen->mine ? S("")
		                    : TV(arena, "{name}’s own words",
		                         {"name", screen->head.known_as});
	if (screen->mine)
		return TV(arena, "{name} wrote this for you",
		          {"name", entry->author_name});
	return TV(arena, "{name} wrote this for {person}",
	          {"name", entry->author_name},
	          {"person", screen->head.known_as});
}

static const char *
look_of(const struct tool_entry *entry)
{
	if (entry->view == TOOL_WORKER)
		return "dir-entry--worker";
	if (entry->view == TOOL_FAMILY)
		return "dir-entry--family";
	return entry->own ? NULL : "dir-entry--for";
}

/* A link about an entry, which says its words to who cannot see them. */
static void
draw_act(struct html *h, struct str act, struct str href, struct str words)
{
	html_raw(h, "<a class=\"govuk-link\"");
	html_attr(h, "href", href);
	html_raw(h, ">");
	html_text(h, act);
	html_raw(h, "<span class=\"govuk-visually-hidden\">: ");
	html_text(h, words);
	html_raw(h, "</span></a>");
}

static void
draw_acts(struct html *h, const struct ctx *ctx,
          const struct tool_screen *screen, const struct tool_entry *entry)
{
	struct str id = id_show(h->arena, entry->id.v);

	html_raw(h, "<p class=\"dir-entry__acts\">");
	if (entry->goals > 0)
		gov_tag(h, &(struct gov_tag){.text = T("In the plan"),
		                             .classes = "govuk-tag--green"});
	else
		draw_act(h, T("Make it a goal"),
		         tool_lift_path(h->arena, screen, entry), entry->words);
	if (tool_entry_is_mine(ctx, entry))
		draw_act(h, T("Take back"),
		         str_print(h->arena, "%.*s/%s/entries/%.*s",
		                   STR_ARG(screen->base),
		                   tool_kinds[screen->kind], STR_ARG(id)),
		         entry->words);
	html_raw(h, "</p>");
}

static void
draw_entry(struct html *h, const struct ctx *ctx,
           const struct tool_screen *screen, const struct tool_entry *entry)
{
	struct str mark = tool_mark(h->arena, screen, entry);
	enum permission may = screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN;

	html_raw(h, "<li");
	gov_class(h, NULL, look_of(entry));
	html_raw(h, "><p>");
	html_lines(h, entry->words);
	html_raw(h, "</p>");
	if (!str_empty(mark)) {
		html_raw(h, "<p class=\"dir-entry__who\">");
		html_text(h, mark);
		html_raw(h, "</p>");
	}
	if (!screen->former && !screen->paper && ctx_can(ctx, may))
		draw_acts(h, ctx, screen, entry);
	html_raw(h, "</li>");
}

static bool
is_of(const struct tool_entry *entry, struct tool_some some)
{
	return entry->box == some.box &&
	       (some.view < 0 || (int)entry->view == some.view) &&
	       (some.place < 0 || entry->place == some.place);
}

size_t
tool_some_n(const struct tool_screen *screen, struct tool_some some)
{
	size_t n = 0;

	for (size_t i = 0; i < screen->tool.n; i++)
		n += is_of(&screen->tool.entries[i], some);
	return n;
}

/* What did not fit is counted, never cut. */
static void
draw_more(struct html *h, size_t more)
{
	if (more == 0)
		return;
	html_raw(h, "<p class=\"dir-entry__who\">");
	html_text(h, TN(h->arena, "And {n} more, on the screen.",
	                "And {n} more, on the screen.", (int64_t)more));
	html_raw(h, "</p>");
}

int
tool_draw_some(struct html *h, const struct ctx *ctx,
               const struct tool_screen *screen, struct tool_some some,
               int width, int lines)
{
	size_t n = tool_some_n(screen, some), drawn = 0;

	if (n == 0)
		return lines;
	html_raw(h, "<ul class=\"dir-entries\">");
	for (size_t i = 0; i < screen->tool.n; i++) {
		const struct tool_entry *entry = &screen->tool.entries[i];
		int takes;

		if (!is_of(entry, some))
			continue;
		takes = screen->paper
		                ? tool_lines(entry->words,
		                             !str_empty(tool_mark(
		                                     h->arena, screen, entry)),
		                             width)
		                : 0;
		if (takes > lines)
			continue;
		draw_entry(h, ctx, screen, entry);
		drawn++;
		lines -= takes;
	}
	html_raw(h, "</ul>");
	draw_more(h, n - drawn);
	return lines;
}
