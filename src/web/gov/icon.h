/*
 * icon.h - our few pictures, drawn in the page itself.
 *
 * An icon says nothing by itself: the words stand next to it, and it is
 * hidden from screen readers.
 */
#ifndef WEB_GOV_ICON_H
#define WEB_GOV_ICON_H

#include "web/html.h"

enum icon {
	ICON_NONE,
	ICON_CALENDAR,
	ICON_CHECK,
	ICON_CLOCK,
	ICON_FLAG,
	ICON_MESSAGE,
	ICON_PEOPLE,
	ICON_PHONE,
	ICON_PIN,
	ICON_POUND,
	ICON_PRINTER,
	ICON_STAR,
	ICON_SYNC,
	ICON_COUNT
};

/* `<svg class="dir-icon">`; nothing for ICON_NONE. */
void icon(struct html *h, enum icon which);

/* The same as markup, to stand before words in a button or link. */
struct markup
icon_words(struct arena *arena, enum icon which, struct str words);

/* A link of an icon and words: class dir-iconlink. */
void
icon_link(struct html *h, enum icon which, struct str words, struct str href);

/* The product's mark, 38 by 38. */
void icon_mark(struct html *h);

#endif
