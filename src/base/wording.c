/*
 * wording.c - words of a list, looked for in a folded text.
 */
#include "base/wording.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/text.h"

struct str
wording_first(const struct wording *wording)
{
	struct str forms = str_of(text_lang() == LANG_CY ? wording->welsh
	                                                 : wording->forms);

	return str_slice(forms, 0, str_find(forms, '|'));
}

bool
wording_holds(const struct wording *wording, struct date on)
{
	struct date from;

	return date_make(wording->from.year, wording->from.month,
	                 wording->from.day, &from) &&
	       !date_before(on, from);
}

/* The quotation mark that ends what this one begins; empty: it is none. */
static struct str
mark_ending(struct str at)
{
	if (str_starts(at, S("\"")))
		return S("\"");
	return str_starts(at, S("“")) ? S("”") : S("");
}

/* Where a part next stands in a text; its end when nowhere. */
static size_t
place_of(struct str text, struct str part)
{
	size_t at = 0;

	while (at < text.n && !str_starts(str_slice(text, at, text.n), part))
		at++;
	return at;
}

/* Without what is quoted.  A mark that nothing ends quotes nothing. */
static struct str
unquoted(struct arena *arena, struct str text)
{
	struct buf out;
	size_t at = 0;

	buf_init(&out, arena, 0);
	while (at < text.n) {
		struct str rest = str_slice(text, at, text.n);
		struct str mark = mark_ending(rest);
		size_t end = mark.n == 0 ? rest.n
		                         : place_of(str_slice(rest, 1, rest.n),
		                                    mark) +
		                                   1;

		if (end < rest.n) {
			buf_char(&out, ' ');
			at += end + mark.n;
		} else {
			buf_char(&out, text.p[at++]);
		}
	}
	return buf_get(&out);
}

static struct str
spaced(struct arena *arena, struct str s)
{
	return str_print(arena, " %.*s ", STR_ARG(fold(arena, s)));
}

/* What is folded is let go: a page looks for hundreds of forms. */
static struct str
form_in(struct arena *arena, struct str folded, const char *forms)
{
	struct str rest = str_of(forms), form;

	while (str_split(&rest, '|', &form)) {
		struct arena_mark mark = arena_mark(arena);
		bool found = str_has(folded, spaced(arena, form));

		arena_release(arena, mark);
		if (found)
			return form;
	}
	return S("");
}

struct str
wording_form(struct arena *arena, struct str text, const char *forms)
{
	struct arena_mark mark = arena_mark(arena);
	struct str form = form_in(arena, spaced(arena, text), forms);

	arena_release(arena, mark);
	return form;
}

size_t
wording_find(struct arena *arena, struct str text, struct date on,
             const struct wording **out, size_t most)
{
	struct str folded = spaced(arena, unquoted(arena, text));
	size_t n = 0;

	for (const struct wording *w = wording_list;
	     w->forms != NULL && n < most; w++)
		if (wording_holds(w, on) &&
		    (!str_empty(form_in(arena, folded, w->forms)) ||
		     !str_empty(form_in(arena, folded, w->welsh))))
			out[n++] = w;
	return n;
}
