/*
 * text.h - sentences for people: an English key, its values, a language.
 *
 * Rules keep a sentence as a struct text (key and values apart); it is put
 * into words only when shown, in the reader's language.  The key is the
 * English sentence itself.  Places are named in braces: "Enter {field}".
 *
 * The Welsh for every key stands in the <module>.cy.po beside the code that
 * uses it; the build joins them into one gettext catalogue.  tools/check-welsh
 * finds keys by the words T( TN( TEXT( and TK( , so a key is always a literal.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/str.h"

enum lang { LANG_EN, LANG_CY };

struct text_value {
	const char *name;
	struct str value;
};

/* A sentence not yet in any language.  An empty key means "none". */
struct text {
	const char *key;
	struct text_value values[4]; /* ends at a NULL name, or full */
};

/* TEXT("Enter {field}", {"field", S("your name")}) */
#define TEXT(literal, ...) ((struct text){"" literal "", {__VA_ARGS__}})

/* Mark a literal as a key kept in a table, to be shown later by text_get. */
#define TK(literal) "" literal ""

/*
 * Find the catalogues below `dir` (a folder with the compiled locale and
 * cy/LC_MESSAGES/mydirection.mo).  Called once at start.  Without them Welsh
 * shows English; text_has_welsh says so, and the status page tells.
 */
void text_init(const char *dir);
bool text_has_welsh(void);

/* The language of what this thread shows from now on. */
void text_use(enum lang lang);
enum lang text_lang(void);

/* The sentence for a key, in this thread's language.  Never empty. */
struct str text_get(const char *key);
#define T(literal) text_get("" literal "")

/*
 * One of several forms by number; "{n}" is replaced by it.  Welsh has six
 * forms.  TN(arena, "{n} goal", "{n} goals", n)
 */
struct str
text_get_n(struct arena *arena, const char *one, const char *many, int64_t n);
#define TN(arena, one, many, n) text_get_n((arena), "" one "", "" many "", (n))

/* A sentence with its values in place, in this thread's language. */
struct str text_show(struct arena *arena, const struct text *text);

/* The same in English, whatever the thread speaks: for logs and JSON. */
struct str text_show_en(struct arena *arena, const struct text *text);

/* A sentence whose values live in `arena` from now on. */
struct text text_keep(struct arena *arena, const struct text *text);

/* T with values: TV(arena, "Hello, {name}", {"name", name}) */
#define TV(arena, literal, ...) text_show((arena), &TEXT(literal, __VA_ARGS__))

#endif
