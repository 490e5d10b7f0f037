#include "web/gov/gov_base.h"

#include <string.h>

bool
gov_none(struct str text, struct markup html)
{
	return str_empty(text) && str_empty(html.made);
}

void
gov_put(struct html *h, struct str text, struct markup html)
{
	if (str_empty(html.made))
		html_text(h, text);
	else
		html_markup(h, html);
}

const char *
gov_words(struct html *h, const char *a, const char *b)
{
	if (a == NULL || a[0] == '\0')
		return b == NULL ? "" : b;
	if (b == NULL || b[0] == '\0')
		return a;
	return str_print(h->arena, "%s %s", a, b).p;
}

void
gov_attr_c(struct html *h, const char *name, const char *value)
{
	if (value != NULL)
		html_attr(h, name, str_of(value));
}

void
gov_class(struct html *h, const char *base, const char *more)
{
	gov_attr_c(h, "class", gov_words(h, base, more));
}

void
gov_attributes(struct html *h, struct gov_attributes attributes)
{
	for (size_t i = 0; i < attributes.n; i++) {
		const struct gov_attribute *a = &attributes.v[i];
		if (a->flag)
			html_flag(h, a->name, true);
		else
			html_attr_always(h, a->name, a->value);
	}
}

void
gov_attr_state(struct html *h, const char *name, enum gov_choice_state state)
{
	if (state != GOV_AUTO)
		html_attr(h, name, state == GOV_ON ? S("true") : S("false"));
}

static int
level_of(int level, int otherwise)
{
	return level >= 1 && level <= 6 ? level : otherwise;
}

void
gov_heading_open(struct html *h, int level, int otherwise)
{
	html_raw(h, "<h");
	html_i64(h, level_of(level, otherwise));
}

void
gov_heading_close(struct html *h, int level, int otherwise)
{
	html_raw(h, "</h");
	html_i64(h, level_of(level, otherwise));
	html_raw(h, ">");
}
