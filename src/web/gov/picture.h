/*
 * picture.h - small drawings that tell what a page is for.
 *
 * A picture says nothing by itself: the words stand next to it, and it is
 * hidden from screen readers.
 */
#ifndef WEB_GOV_PICTURE_H
#define WEB_GOV_PICTURE_H

#include "web/html.h"

enum picture {
	PICTURE_NONE,
	PICTURE_BULB,
	PICTURE_CIRCLE,
	PICTURE_PAGE,
	PICTURE_SCALES,
	PICTURE_SIGNPOST,
	PICTURE_SUN,
	PICTURE_THUMBS,
	PICTURE_WEEK,
	PICTURE_COUNT
};

/* `<svg class="dir-picture">`, 64 by 64; nothing for PICTURE_NONE. */
void picture(struct html *h, enum picture which);

#endif
