/* hands_form.c - a page's forms, filled in by chance. */
#include <string.h>

#include "tests/system/hands.h"
#include "web/gov/form.h"

size_t
chance_of(struct chance *c, size_t n)
{
	c->seed = c->seed * 6364136223846793005u + 1442695040888963407u;
	return n == 0 ? 0 : (size_t)(c->seed >> 33) % n;
}

/* --- places of addresses -------------------------------------------------- */

bool
hand_path_fits(const char *pattern, struct str path)
{
	struct str a = str_of(pattern), x, y;

	path = str_slice(path, 0, str_find(path, '?'));
	for (;;) {
		bool more = str_split(&a, '/', &x);

		if (more != str_split(&path, '/', &y))
			return false;
		if (!more)
			return true;
		if (!str_equal(x, y) && (str_empty(x) || x.p[0] != ':'))
			return false;
	}
}

static bool
is_there(const struct hand_seen *seen, struct str place, struct str value)
{
	for (size_t i = 0; i < seen->n; i++)
		if (str_is(place, seen->v[i].place) &&
		    str_is(value, seen->v[i].value))
			return true;
	return false;
}

void
hand_seen_keep(struct hand_seen *seen, struct str place, struct str value)
{
	if (place.n >= sizeof(seen->v[0].place) || str_empty(value) ||
	    value.n >= sizeof(seen->v[0].value) || seen->n == HAND_SEEN_MOST ||
	    is_there(seen, place, value))
		return;
	memcpy(seen->v[seen->n].place, place.p, place.n);
	memcpy(seen->v[seen->n].value, value.p, value.n);
	seen->n++;
}

static size_t
places_of(const char *pattern)
{
	size_t n = 0;

	for (; *pattern != '\0'; pattern++)
		n += *pattern == ':';
	return n;
}

/* A word of the pattern goes before a place: "goals/new" names no goal. */
void
hand_seen_put(struct hand_seen *seen, struct str path)
{
	const char *plainest = NULL;
	struct str a, x, y;

	path = str_slice(path, 0, str_find(path, '#'));
	path = str_slice(path, 0, str_find(path, '?'));
	for (size_t i = 0; i < seen->routes_n; i++) {
		const char *is = seen->routes[i]->path;

		if (hand_path_fits(is, path) &&
		    (plainest == NULL || places_of(is) < places_of(plainest)))
			plainest = is;
	}
	a = plainest == NULL ? S("") : str_of(plainest);
	while (str_split(&a, '/', &x) && str_split(&path, '/', &y))
		if (!str_empty(x) && x.p[0] == ':')
			hand_seen_keep(seen, x, y);
}

const char *
hand_seen_get(const struct hand_seen *seen, struct chance *c, struct str place)
{
	const char *chosen = NULL;
	size_t n = 0;

	for (size_t i = 0; i < seen->n; i++)
		if ((str_empty(place) || str_is(place, seen->v[i].place)) &&
		    chance_of(c, ++n) == 0)
			chosen = seen->v[i].value;
	return chosen;
}

/* --- elements ------------------------------------------------------------- */

/* Where `what` begins at or after `at`, or the end. */
static size_t
find(struct str s, size_t at, const char *what)
{
	struct str w = str_of(what);

	while (at < s.n && !str_starts(str_slice(s, at, w.n), w))
		at++;
	return at < s.n ? at : s.n;
}

/* From the beginning of a tag to its end. */
static struct str
tag_at(struct str s, size_t at)
{
	return str_slice(s, at, find(s, at, ">") - at);
}

static bool
has_attr(struct str tag, const char *name, struct str *out)
{
	size_t n = strlen(name);

	for (size_t at = 1; at + n < tag.n; at++) {
		if (tag.p[at - 1] != ' ' ||
		    !str_starts(str_slice(tag, at, n), str_of(name)))
			continue;
		at += n;
		if (tag.p[at] == ' ') {
			*out = S("");
			return true;
		}
		if (tag.p[at] != '=')
			continue;
		*out = str_slice(tag, at + 2,
		                 str_find(str_slice(tag, at + 2, tag.n), '"'));
		return true;
	}
	if (tag.n > n && str_ends(tag, str_of(name)) &&
	    tag.p[tag.n - n - 1] == ' ') {
		*out = S("");
		return true;
	}
	return false;
}

static struct str
attr(struct str tag, const char *name)
{
	struct str value = S("");

	return has_attr(tag, name, &value) ? value : S("");
}

static bool
is_set(struct str tag, const char *name)
{
	struct str value;

	return has_attr(tag, name, &value);
}

static const char *
plain(struct arena *arena, struct str s)
{
	const struct {
		struct str code;
		char is;
	} codes[] = {{S("&amp;"), '&'},
	             {S("&lt;"), '<'},
	             {S("&gt;"), '>'},
	             {S("&quot;"), '"'},
	             {S("&#39;"), '\''}};
	struct buf b;

	buf_init(&b, arena, 0);
	for (size_t at = 0; at < s.n;) {
		size_t i = 0;

		while (i < 5 &&
		       !str_starts(str_slice(s, at, s.n), codes[i].code))
			i++;
		buf_char(&b, i < 5 ? codes[i].is : s.p[at]);
		at += i < 5 ? codes[i].code.n : 1;
	}
	return str_c(arena, buf_get(&b));
}

static void
seen_after(struct hand_seen *seen, struct str page, const char *attribute)
{
	size_t skip = strlen(attribute);

	for (size_t at = find(page, 0, attribute); at < page.n;
	     at = find(page, at + skip, attribute)) {
		struct str rest = str_slice(page, at + skip, page.n);

		hand_seen_put(seen, str_slice(rest, 0, str_find(rest, '"')));
	}
}

void
hand_seen_page(struct hand_seen *seen, struct str page)
{
	seen_after(seen, page, "href=\"");
	seen_after(seen, page, "action=\"");
}

/* --- a form --------------------------------------------------------------- */

struct filling {
	struct arena *arena;
	struct chance *c;
	const char *words;
	struct hand_form *out;
};

static void
field(struct filling *f, struct str name, const char *value)
{
	struct hand_form *out = f->out;

	if (out->n + 1 >= HAND_FIELDS_MOST || str_empty(name))
		return;
	out->fields[2 * out->n] = plain(f->arena, name);
	out->fields[2 * out->n + 1] = value;
	out->n++;
	out->fields[2 * out->n] = NULL;
}

/* Where a field of this name is already, or -1. */
static int
place_of(const struct hand_form *form, const char *name)
{
	for (size_t i = 0; i < form->n; i++)
		if (strcmp(form->fields[2 * i], name) == 0)
			return (int)i;
	return -1;
}

/* One of the boxes of a name, the last more often; without chance the one
 * that is chosen, or the first. */
static void
radio(struct filling *f, struct str tag)
{
	struct str name = attr(tag, "name");
	const char *value = plain(f->arena, attr(tag, "value"));
	int at = place_of(f->out, plain(f->arena, name));

	if (at < 0)
		field(f, name, value);
	else if (f->c == NULL ? is_set(tag, "checked")
	                      : chance_of(f->c, 2) == 0)
		f->out->fields[2 * at + 1] = value;
}

/* A part of a day: in January or November, of this year or the next. */
static const char *
part_for(struct filling *f, struct str name)
{
	bool one = f->c == NULL || chance_of(f->c, 2) == 0;

	if (str_ends(name, S("-day")))
		return "5";
	if (str_ends(name, S("-month")))
		return one ? "1" : "11";
	if (str_ends(name, S("-year")))
		return one ? "2027" : "2026";
	return NULL;
}

static const char *
text_for(struct filling *f, struct str name, struct str stored, bool number)
{
	size_t way = f->c == NULL ? 2 : chance_of(f->c, 24);
	const char *part = part_for(f, name);

	if (f->c == NULL && !str_empty(stored))
		return plain(f->arena, stored);
	if (part != NULL)
		return part;
	if (str_has(name, S("time")) || str_ends(name, S("_at")))
		return "10:30";
	if (number)
		return "2";
	if (way == 0)
		return "";
	return way == 1 ? plain(f->arena, stored) : f->words;
}

/* A box to write in: of words, of a number, of a day. */
static void
box(struct filling *f, struct str tag)
{
	struct str name = attr(tag, "name");
	bool number = str_is(attr(tag, "inputmode"), "numeric");

	if (str_has(tag, S("datepicker")))
		field(f, name,
		      f->c == NULL || chance_of(f->c, 2) ? "15/1/2027"
		                                         : "20/11/2026");
	else
		field(f, name, text_for(f, name, attr(tag, "value"), number));
}

static bool
is_ticked(struct filling *f, struct str tag)
{
	return f->c == NULL ? is_set(tag, "checked") : chance_of(f->c, 2) != 0;
}

static void
input(struct filling *f, struct str tag)
{
	struct str type = attr(tag, "type"), name = attr(tag, "name");

	if (str_is(name, FORM_TOKEN) || str_is(name, FORM_KEY))
		return;
	if (str_is(type, "radio"))
		radio(f, tag);
	else if (str_is(type, "checkbox") && !is_ticked(f, tag))
		return;
	else if (str_is(type, "checkbox") || str_is(type, "hidden"))
		field(f, name, plain(f->arena, attr(tag, "value")));
	else if (!str_is(type, "file"))
		box(f, tag);
}

static void
area(struct filling *f, struct str form, size_t at)
{
	struct str tag = tag_at(form, at);
	size_t from = at + tag.n + 1;

	field(f, attr(tag, "name"),
	      text_for(f, attr(tag, "name"),
	               str_slice(form, from,
	                         find(form, from, "</textarea>") - from),
	               false));
}

/* The first, and the one that is selected after it. */
static bool
is_chosen(struct filling *f, struct str tag, size_t n)
{
	return f->c == NULL ? n == 1 || is_set(tag, "selected")
	                    : chance_of(f->c, n) == 0;
}

static void
select_one(struct filling *f, struct str form, size_t at)
{
	size_t end = find(form, at, "</select>");
	struct str all = str_slice(form, at, end - at);
	struct str chosen = S("");
	size_t n = 0;

	for (size_t o = find(all, 0, "<option"); o < all.n;
	     o = find(all, o + 7, "<option"))
		if (is_chosen(f, tag_at(all, o), ++n))
			chosen = attr(tag_at(all, o), "value");
	field(f, attr(tag_at(form, at), "name"), plain(f->arena, chosen));
}

/* One of the buttons that say something. */
static void
button(struct filling *f, struct str tag, size_t *n)
{
	struct str name = S("");

	if (!has_attr(tag, "name", &name))
		return;
	++*n;
	if (f->c == NULL ? *n > 1 : chance_of(f->c, *n) != 0)
		return;
	if (*n > 1)
		f->out->n--;
	field(f, name, plain(f->arena, attr(tag, "value")));
}

static void
form_fill(struct filling *f, struct str form)
{
	size_t buttons = 0;

	for (size_t at = 1; at < form.n; at = find(form, at + 1, "<")) {
		struct str rest = str_slice(form, at, form.n);

		if (str_starts(rest, S("<input")))
			input(f, tag_at(form, at));
		else if (str_starts(rest, S("<textarea")))
			area(f, form, at);
		else if (str_starts(rest, S("<select")))
			select_one(f, form, at);
	}
	for (size_t at = find(form, 0, "<button"); at < form.n;
	     at = find(form, at + 1, "<button"))
		button(f, tag_at(form, at), &buttons);
}

/* Whether it is a form of somebody's record that takes no file, or may. */
static bool
is_ours(struct str tag, const char *pattern, bool files)
{
	struct str action = attr(tag, "action");

	return str_is(attr(tag, "method"), "post") &&
	       (files || str_empty(attr(tag, "enctype"))) &&
	       (pattern == NULL || hand_path_fits(pattern, action)) &&
	       (str_starts(action, S("/me/")) ||
	        str_starts(action, S("/people/")));
}

bool
hand_form_fill(struct arena *arena, struct chance *c, struct str page,
               const char *pattern, const char *words, struct hand_form *out)
{
	struct filling f = {arena, c, words, out};
	size_t n = 0, chosen = page.n;

	for (size_t at = find(page, 0, "<form"); at < page.n;
	     at = find(page, at + 5, "<form"))
		if (is_ours(tag_at(page, at), pattern, c == NULL) &&
		    (c == NULL ? n++ == 0 : chance_of(c, ++n) == 0))
			chosen = at;
	if (n == 0)
		return false;
	*out = (struct hand_form){
	        .action = plain(arena, attr(tag_at(page, chosen), "action"))};
	form_fill(&f, str_slice(page, chosen,
	                        find(page, chosen, "</form>") - chosen));
	return true;
}
