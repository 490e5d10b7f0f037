/*
 * gov_base.h - what every component is made of.
 *
 * The components are those of govuk-frontend 6.6.0, written as functions.
 * Each takes the place to write to and a struct; a member left out takes the
 * component's default.
 *
 * Text and markup have different types.  Where a struct has `x` (struct str,
 * escaped when drawn) it may have `x_html` or `html` (struct markup, made by
 * components only); the markup is drawn when it is not empty.
 */
#ifndef WEB_GOV_BASE_H
#define WEB_GOV_BASE_H

#include "base/text.h"
#include "web/html.h"

/* Text or markup, where a component takes either. */
struct gov_content {
	struct str text;
	struct markup html;
};
#define GOV_TEXT(s) ((struct gov_content){.text = (s)})
#define GOV_HTML(m) ((struct gov_content){.html = (m)})

/* One more attribute of an element. */
struct gov_attribute {
	const char *name; /* lower case, ours: never from outside */
	struct str value; /* drawn even when empty: name="" */
	bool flag;        /* drawn as ` name` alone */
};
struct gov_attributes {
	const struct gov_attribute *v;
	size_t n;
};

/* A list written in place: .items = GOV_LIST(struct gov_choice, {...}, {...}),
 * which sets .v and .n of any list of that element. */
#define GOV_LIST(type, ...) \
	{ \
		.v = (const type[]){__VA_ARGS__}, \
		.n = sizeof((const type[]){__VA_ARGS__}) / sizeof(type) \
	}
/* .attributes = GOV_ATTRIBUTES({"data-x", S("1")}, {"hidden", .flag = true}) */
#define GOV_ATTRIBUTES(...) GOV_LIST(struct gov_attribute, __VA_ARGS__)

/* Yes, no, or whatever follows from the rest. */
enum gov_choice_state { GOV_AUTO, GOV_ON, GOV_OFF };

/* --- for the components themselves ------------------------------------- */

/* The markup if there is any, else the text. */
void gov_put(struct html *h, struct str text, struct markup html);
bool gov_none(struct str text, struct markup html);

/* ` class="base more"`; `more` may be NULL or empty. */
void gov_class(struct html *h, const char *base, const char *more);

/* Two lists of words with a space between; either may be NULL or empty. */
const char *gov_words(struct html *h, const char *a, const char *b);

/* ` name="value"` for a C string; nothing when NULL or empty. */
void gov_attr_c(struct html *h, const char *name, const char *value);

/* All of them, in order, values escaped. */
void gov_attributes(struct html *h, struct gov_attributes attributes);

/* ` name="true"` or ` name="false"`; nothing for GOV_AUTO. */
void
gov_attr_state(struct html *h, const char *name, enum gov_choice_state state);

/* `<h3` and `</h3>`; a level out of 1 to 6 is `otherwise`. */
void gov_heading_open(struct html *h, int level, int otherwise);
void gov_heading_close(struct html *h, int level, int otherwise);

#endif
