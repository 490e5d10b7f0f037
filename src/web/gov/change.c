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
