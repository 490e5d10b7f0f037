/*
 * change.c - a list of changes on a page.
 */
#include "web/gov/change.h"

static const char *const looks[] = {
        "dir-change--added",
        "dir-change--changed",
        "dir-change--removed",
};
static const char *const keys[] = {TK("Added"), TK("Changed"), TK("Taken out")};

static void
draw_words(struct html *h, struct str says, struct str words)
{
	html_raw(h, "<span class=\"govuk-visually-hidden\">");
	html_text(h, says);
	html_raw(h, "</span> ");
	html_lines(h, str_empty(words) ? T("Nothing") : words);
}

/* What it was and what it is: by more than the way it looks. */
static void
draw_both(struct html *h, const struct change *change)
{
	html_raw(h, "<br>");
	html_text(h, change->what);
	html_text(h, str_ends(change->what, S("?")) ? S(" ") : S(": "));
	html_raw(h, "<del class=\"dir-gone\">");
	draw_words(h, T("was"), change->was);
	html_raw(h, "</del> <ins class=\"dir-new\">");
	draw_words(h, T("is now"), change->is);
	html_raw(h, "</ins>");
}

static void
draw_one(struct html *h, const struct change *change)
{
	html_raw(h, "<li");
	html_attr(h, "class",
	          str_print(h->arena, "dir-change %s", looks[change->kind]));
	html_raw(h, "><strong>");
	html_text(h, text_get(keys[change->kind]));
	html_raw(h, "</strong> ");
	html_text(h, change->of);
	if (!str_empty(change->part)) {
		html_text(h, change->join);
		html_text(h, change->part);
	}
	if (change->kind == CHANGE_CHANGED)
		draw_both(h, change);
	html_raw(h, "</li>");
}

void
change_draw(struct html *h, const struct change_list *list)
{
	if (list->n == 0)
		return;
	html_raw(h, "<ul class=\"dir-changes\">");
	for (size_t i = 0; i < list->n; i++)
		draw_one(h, &list->v[i]);
	html_raw(h, "</ul>");
}

/* --- beside what was typed ----------------------------------------------- */

static void
draw_column(struct html *h, struct str words)
{
	html_raw(h, "<th scope=\"col\" class=\"govuk-table__header\">");
	html_text(h, words);
	html_raw(h, "</th>");
}

static void
draw_cell(struct html *h, struct str label, struct str words)
{
	html_raw(h, "<td class=\"govuk-table__cell\"");
	html_attr(h, "data-label", label);
	html_raw(h, "><span>");
	html_lines(h, str_empty(words) ? T("Nothing") : words);
	html_raw(h, "</span></td>");
}

void
change_draw_beside(struct html *h, const struct change_list *list)
{
	struct str there = T("What it says now"), typed = T("What you typed");

	if (list->n == 0)
		return;
	html_raw(h, "<table class=\"govuk-table dir-steps\"><caption class=\""
	            "govuk-table__caption govuk-visually-hidden\">");
	html_text(h, T("Where the two differ"));
	html_raw(h, "</caption><thead class=\"govuk-table__head\">"
	            "<tr class=\"govuk-table__row\">");
	draw_column(h, T("Where the two differ"));
	draw_column(h, there);
	draw_column(h, typed);
	html_raw(h, "</tr></thead><tbody class=\"govuk-table__body\">");
	for (size_t i = 0; i < list->n; i++) {
		html_raw(h, "<tr class=\"govuk-table__row\"><th scope=\"row\""
		            " class=\"govuk-table__header\">");
		html_text(h, list->v[i].what);
		html_raw(h, "</th>");
		draw_cell(h, there, list->v[i].was);
		draw_cell(h, typed, list->v[i].is);
		html_raw(h, "</tr>");
	}
	html_raw(h, "</tbody></table>");
}
