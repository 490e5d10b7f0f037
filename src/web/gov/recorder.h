/*
 * recorder.h - sound on a page: a recorder for a form, and what was recorded.
 */
#ifndef WEB_GOV_RECORDER_H
#define WEB_GOV_RECORDER_H

#include "web/html.h"

/*
 * Buttons that record into the form's file field of this name, for at most so
 * many seconds.  Hidden without script, and where the browser has no
 * microphone to offer: then the field is there all the same.
 */
void recorder_draw(struct html *h, const char *field, struct str seconds);

/* A sound to listen to; on paper only what it is called. */
void recorder_sound(struct html *h, struct str path, struct str called);

#endif
