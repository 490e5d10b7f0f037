/*
 * html_tree.h - HTML as one comparable text.
 *
 * Two documents that a browser would show alike come out the same: attributes
 * sorted, white space in text and class lists collapsed, entities decoded.
 * One line a tag or text, so that a difference can be read.
 */
#ifndef TESTS_GOV_HTML_TREE_H
#define TESTS_GOV_HTML_TREE_H

#include "base/buf.h"

/*
 * The lines.  Elements whose whole class attribute is one of `without`
 * (NULL-ended, may be NULL) are left out with all that is in them.
 */
struct str
html_tree(struct arena *arena, struct str html, const char *const *without);

/* Attributes as written in a tag (` a="b" c`), calling put for each. */
void html_tree_attributes(struct arena *arena, struct str s,
                          void (*put)(void *data, struct str name,
                                      struct str value, bool flag),
                          void *data);

/* Whether every tag that is opened is closed, in order. */
bool html_tree_whole(struct arena *arena, struct str html);

/* The first line in which two trees differ, both sides, to be printed. */
struct str
html_tree_difference(struct arena *arena, struct str got, struct str want);

#endif
