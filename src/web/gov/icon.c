#include "web/gov/icon.h"
#include "web/gov/gov_base.h"

struct drawing {
	struct str shapes;
};

#define CIRCLE9 "<circle cx=\"12\" cy=\"12\" r=\"9\"/>"

static const struct drawing DRAWINGS[ICON_COUNT] = {
        [ICON_CALENDAR] = {S("<rect x=\"3\" y=\"5\" width=\"18\" "
                             "height=\"16\" rx=\"2\"/>"
                             "<path d=\"M3 10h18M8 2v5M16 2v5\"/>")},
        [ICON_CHECK] = {S("<path d=\"M4 12.5l5 5L20 6.5\"/>")},
        [ICON_CLOCK] = {S(CIRCLE9 "<path d=\"M12 7v5l3.5 2\"/>")},
        [ICON_FLAG] = {S("<path d=\"M5 22V3M5 4h13l-3 4 3 4H5\"/>")},
        [ICON_MESSAGE] = {S("<path d=\"M4 4h16v12H9l-5 4z\"/>")},
        [ICON_PEOPLE] = {S("<circle cx=\"9\" cy=\"8\" r=\"3.5\"/>"
                           "<path d=\"M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 "
                           "3.5 0 0 1 0 6.5M18 14a6 6 0 0 1 3.5 6\"/>")},
        [ICON_PHONE] = {S("<path d=\"M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 "
                          "2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 "
                          "2-2z\"/>")},
        [ICON_PIN] = {S("<path d=\"M12 22s7-7 7-13a7 7 0 0 0-14 0c0 6 7 13 "
                        "7 13z\"/><circle cx=\"12\" cy=\"9\" r=\"2.5\"/>")},
        [ICON_POUND] = {S(CIRCLE9 "<path d=\"M15 8.5a3 3 0 0 0-5.5 "
                                  "1.7V17M8 13h5M8 17h7.5\"/>")},
        [ICON_PRINTER] = {S("<path d=\"M7 8V3h10v5M7 18H4v-8h16v8h-3M7 "
                            "14h10v7H7z\"/>")},
        [ICON_STAR] = {S("<path d=\"M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 "
                         "17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z\"/>")},
        [ICON_SYNC] = {S("<path d=\"M4 11a8 8 0 0 1 14-4l2 2M20 4v5h-5M20 "
                         "13a8 8 0 0 1-14 4l-2-2M4 20v-5h5\"/>")},
};

void
icon(struct html *h, enum icon which)
{
	if (which <= ICON_NONE || which >= ICON_COUNT)
		return;
	html_raw(h, "<svg class=\"dir-icon\" viewBox=\"0 0 24 24\" "
	            "aria-hidden=\"true\" focusable=\"false\">");
	html_markup(h, (struct markup){DRAWINGS[which].shapes});
	html_raw(h, "</svg>");
}

struct icon_and_words {
	enum icon which;
	struct str words;
	bool span;
};

static void
words_draw(struct html *h, const void *data)
{
	const struct icon_and_words *w = data;
	icon(h, w->which);
	if (w->span)
		html_raw(h, "<span>");
	html_text(h, w->words);
	if (w->span)
		html_raw(h, "</span>");
}

struct markup
icon_words(struct arena *arena, enum icon which, struct str words)
{
	struct icon_and_words w = {which, words, false};
	return html_made(arena, words_draw, &w);
}

void
icon_link(struct html *h, enum icon which, struct str words, struct str href)
{
	struct icon_and_words w = {which, words, true};
	html_raw(h, "<a class=\"govuk-link dir-iconlink\"");
	html_attr_always(h, "href", href);
	html_raw(h, ">");
	words_draw(h, &w);
	html_raw(h, "</a>");
}

void
icon_mark(struct html *h)
{
	html_raw(h, "<svg width=\"38\" height=\"38\" viewBox=\"0 0 38 38\" "
	            "aria-hidden=\"true\" focusable=\"false\">"
	            "<rect width=\"38\" height=\"38\" rx=\"9\" "
	            "fill=\"#f2b233\"/>"
	            "<path d=\"M8 29C15 27 14 20 20 18S27 12 30 8\" "
	            "fill=\"none\" stroke=\"#123c3a\" stroke-width=\"3.4\" "
	            "stroke-linecap=\"round\"/>"
	            "<g fill=\"#fff\" stroke=\"#123c3a\" stroke-width=\"2.6\">"
	            "<circle cx=\"9\" cy=\"29\" r=\"3.6\"/>"
	            "<circle cx=\"19\" cy=\"18.5\" r=\"3.6\"/>"
	            "<circle cx=\"30\" cy=\"8.5\" r=\"3.6\"/></g></svg>");
}
