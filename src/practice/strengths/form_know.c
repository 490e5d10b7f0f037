/*
 * form_know.c - what a code of a file means to us.
 */
#include "practice/strengths/form.h"

/* Whether `s` is the C string, without measuring it first. */
static bool
is(struct str s, const char *c)
{
	for (size_t i = 0; i < s.n; i++)
		if (c[i] == '\0' || c[i] != s.p[i])
			return false;
	return c[s.n] == '\0';
}

/* What of `s` comes after the C string; false: it does not begin so. */
static bool
after(struct str s, const char *c, struct str *rest)
{
	size_t n = 0;

	for (; c[n] != '\0'; n++)
		if (n >= s.n || s.p[n] != c[n])
			return false;
	*rest = str_slice(s, n, s.n);
	return true;
}

/* "made_changes" for MADE_CHANGES. */
static bool
is_lower(struct str s, struct str value)
{
	if (s.n != value.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = value.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (s.p[i] != c)
			return false;
	}
	return true;
}

/* "" or "_made_changes" between a question's code and "_details". */
static bool
is_detail_of(const struct form_question *q, struct str middle)
{
	struct str rest, value;

	if (middle.n == 0)
		return true;
	if (middle.p[0] != '_' || q->values == NULL)
		return false;
	middle = str_slice(middle, 1, middle.n);
	rest = str_of(q->values);
	while (str_split(&rest, ' ', &value))
		if (is_lower(middle, value))
			return true;
	return false;
}

static bool
know_detail(struct str code, struct form_known *out)
{
	struct str head, middle;

	if (!str_ends(code, S("_details")))
		return false;
	head = str_slice(code, 0, code.n - 8);
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		if (!after(head, q->code, &middle) || !is_detail_of(q, middle))
			continue;
		*out = (struct form_known){FORM_DETAIL, q->section, q};
		return true;
	}
	return false;
}

static bool
know_flag(struct str code, struct form_known *out)
{
	struct str rest;

	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		if (!after(code, form_parts[i].prefix, &rest))
			continue;
		if (str_is(rest, "_section_complete")) {
			*out = (struct form_known){FORM_COMPLETE,
			                           (enum form_section)i, NULL};
			return true;
		}
		if (str_starts(rest, S("_is_")) &&
		    str_ends(rest, S("_user_submitted"))) {
			*out = (struct form_known){FORM_SUBMITTED,
			                           (enum form_section)i, NULL};
			return true;
		}
	}
	return false;
}

struct form_known
form_know(struct str code)
{
	struct form_known known = {FORM_UNKNOWN, FORM_ACCOMMODATION, NULL};

	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (is(code, q->code))
			return (struct form_known){FORM_ASKED, q->section, q};
	if (!know_flag(code, &known))
		(void)know_detail(code, &known);
	return known;
}

bool
form_section_read(struct str code, enum form_section *out)
{
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		if (is(code, form_parts[i].code)) {
			*out = (enum form_section)i;
			return true;
		}
	return false;
}
