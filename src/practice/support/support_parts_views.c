/*
 * support_parts_views.c - pieces of several pages of support.
 */
#include "practice/support/support_views.h"

struct str
support_path_of(struct arena *arena, const struct support_screen *screen,
                const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
paths_path_of(struct arena *arena, const struct support_screen *screen,
              const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->paths_base), rest);
}

struct str
path_part_path(struct arena *arena, const struct support_screen *screen,
               int path)
{
	return str_print(arena, "%.*s/parts/%s", STR_ARG(screen->paths_base),
	                 support_paths[path]);
}

struct str
path_need_path(struct arena *arena, const struct support_screen *screen,
               struct need_id id, const char *rest)
{
	return str_print(arena, "%.*s/needs/%.*s%s",
	                 STR_ARG(screen->paths_base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

struct str
path_title(const struct support_screen *screen, int path)
{
	const struct support_path *p = &screen->edition->paths[path];

	return text_get(screen->mine ? p->title_me : p->title);
}

void
support_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
support_card_begin(struct html *h, const char *id, struct str title,
                   struct str link, struct str href)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, title, id);
	if (!str_empty(link))
		support_link(h, link, href);
	html_raw(h, "</div>");
}

bool
support_may_write(const struct ctx *ctx, const struct support_screen *screen)
{
	return ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN);
}

/* --- whose words ---------------------------------------------------------- */

static void
draw_small(struct html *h, struct str words, struct instant at)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, ", ");
	html_text(h, date_words(h->arena, instant_date(at)));
	html_raw(h, "</p>");
}

void
support_draw_by(struct html *h, const struct support_screen *screen,
                const struct support_by *by)
{
	struct str person = screen->head.known_as;
	struct str words;

	if (by->voice == SUPPORT_OWN)
		words = screen->mine ? T("You said this")
		                     : TV(h->arena, "{name} said this",
		                          {"name", person});
	else if (by->voice == SUPPORT_FOR)
		words = screen->mine
		                ? TV(h->arena, "{name} wrote this for you",
		                     {"name", by->name})
		                : TV(h->arena, "{name} wrote this for {person}",
		                     {"name", by->name}, {"person", person});
	else
		words = TV(h->arena, "{name} sees it so", {"name", by->name});
	draw_small(h, words, by->at);
}

void
support_draw_back(struct html *h, const struct support_screen *screen,
                  const struct support_by *back)
{
	(void)screen;
	draw_small(h, T("Taken back"), back->at);
}

/* --- forms ---------------------------------------------------------------- */

void
support_draw_press(struct html *h, const struct ctx *ctx, struct str path,
                   struct str says)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, path);
	gov_button(h, &(struct gov_button){.text = says,
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
support_draw_take_back(struct html *h, const struct ctx *ctx, struct str path)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, path);
	html_raw(h, "<button type=\"submit\" class=\"dir-linkbutton\">");
	html_text(h, T("Take it back"));
	html_raw(h, "</button></form>");
}

void
support_form_end(struct html *h, struct str save)
{
	gov_button(h, &(struct gov_button){.text = save,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
support_field_words(struct html *h, const struct form *form, const char *name,
                    struct str label, struct str hint, int most)
{
	form_character_count(h, form,
	                     &(struct gov_character_count){.name = name,
	                                                   .label = label,
	                                                   .label_size = "s",
	                                                   .hint = hint,
	                                                   .rows = 3,
	                                                   .max_length = most,
	                                                   .threshold = 75});
}

#define CHOICES_MOST 16

void
support_field_choice(struct html *h, const struct form *form, const char *name,
                     struct str label, const char *const *words,
                     const char *const *keys, int from)
{
	struct gov_choice items[CHOICES_MOST];
	size_t n = 0;

	for (int i = from; words[i] != NULL && n < CHOICES_MOST; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(words[i]),
		        .text = text_get(keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){.name = name,
	                                 .label = label,
	                                 .label_size = "s",
	                                 .items = {items, n}});
}

/* --- the line of what helps ----------------------------------------------- */

void
support_draw_line(struct html *h, const struct know_line *line,
                  struct str title)
{
	if (line->n == 0)
		return;
	html_raw(h, "<section class=\"dir-card dir-card--key\""
	            " aria-labelledby=\"what-helps\">");
	words_heading(h, title, "what-helps");
	html_raw(h, "<ul class=\"dir-chips\">");
	for (size_t i = 0; i < line->n; i++) {
		html_raw(h, "<li>");
		icon(h, ICON_CHECK);
		html_raw(h, "<span>");
		html_text(h, line->v[i]);
		html_raw(h, "</span></li>");
	}
	html_raw(h, "</ul></section>");
}

void
support_draw_line_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_panel *panel = data;

	(void)ctx;
	support_draw_line(h, &panel->line,
	                  TV(h->arena, "What helps {name}",
	                     {"name", panel->name}));
}

void
support_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_panel *panel = data;

	(void)ctx;
	support_card_begin(h, "support",
	                   panel->mine ? T("What helps me") : T("Support"),
	                   S(""), S(""));
	html_raw(h, "<ul class=\"govuk-list\"><li>");
	support_link(h,
	             panel->mine
	                     ? T("How I learn, and what helps me")
	                     : TV(h->arena, "How {name} learns, and what helps",
	                          {"name", panel->name}),
	             panel->base);
	html_raw(h, "</li><li>");
	support_link(h,
	             panel->mine ? T("Help with seven parts of my life")
	                         : T("Support on seven pathways"),
	             panel->paths_base);
	html_raw(h, "</li></ul></section>");
}

/* Where the person says that it helps, it is offered on the screen. */
void
support_draw_offer(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_panel *panel = data;

	(void)ctx;
	if (panel == NULL)
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	html_text(h, T("You said that this helps you:"));
	if (panel->line.large_print) {
		html_raw(h, " ");
		support_link(h, T("Large print"), S("?large=1"));
	}
	if (panel->line.easy_read) {
		html_raw(h, " ");
		support_link(h, T("Easy read"), S("/me/plan/easy"));
	}
	html_raw(h, "</p>");
}
