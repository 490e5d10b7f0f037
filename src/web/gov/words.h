/*
 * words.h - plain words of a page: its title, its headings, its paragraphs.
 */
#ifndef WEB_GOV_WORDS_H
#define WEB_GOV_WORDS_H

#include "web/html.h"

/* The one h1 of a page. */
void words_title(struct html *h, struct str words);
/* An h2; `id` is what links and labels name it by. */
void words_heading(struct html *h, struct str words, const char *id);
void words_para(struct html *h, struct str words);

#endif
