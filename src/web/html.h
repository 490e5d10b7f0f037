/*
 * html.h - the one door through which HTML is written.
 *
 * Text is escaped; attributes are escaped and quoted; markup is a literal,
 * which a variable cannot be.  Views and components use nothing else.
 */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include "base/buf.h"

struct html {
	struct buf *buf;
	struct arena *arena;
};

/* Write into a buffer from now on. */
void html_init(struct html *h, struct buf *buf);

/* Markup: a literal only.  html_raw(h, "<p class=\"govuk-body\">") */
#define html_raw(h, literal) \
	html_put_markup((h), "" literal "", sizeof(literal) - 1)
void html_put_markup(struct html *h, const char *literal, size_t n);

/* Text, escaped: & < > " ' (as &#39;, like govuk-frontend). */
void html_text(struct html *h, struct str s);

/* Text with line breaks kept as <br>. */
void html_lines(struct html *h, struct str s);

/* A number. */
void html_i64(struct html *h, int64_t v);

/* ` name="value"`, escaped; nothing at all when the value is empty. */
void html_attr(struct html *h, const char *name, struct str value);
/* The same, and ` name=""` when it is empty. */
void html_attr_always(struct html *h, const char *name, struct str value);
void html_attr_i64(struct html *h, const char *name, int64_t v);
/* ` name` when on. */
void html_flag(struct html *h, const char *name, bool on);

/* Already escaped markup made by a component into a buffer of its own. */
struct markup {
	struct str made;
};
void html_markup(struct html *h, struct markup m);

/* Draw with fn into a buffer of its own, to be handed to a component. */
struct markup
html_made(struct arena *arena, void (*draw)(struct html *h, const void *data),
          const void *data);

#endif
