/*
 * form_oasys.c - the codes of OASys that follow from the answers, and what the
 * file says of them.
 */
#include "practice/strengths/form_codes.h"

const char *const form_oasys_states[FORM_OASYS_STATE_COUNT + 1] = {
        "same", "differs", "absent", NULL};

/*
 * The numbers OASys gives to the sections, and its endings for what is linked
 * to serious harm and to reoffending.  Thinking has three numbers there; its
 * strengths have a code of their own.
 */
static const struct {
	enum form_section section;
	const char *number;
	const char *harm;
	const char *reoffending;
	bool strength;
} numbers[] = {
        {FORM_ACCOMMODATION, "3", "98", "99", true},
        {FORM_EMPLOYMENT, "4", "96", "98", true},
        {FORM_FINANCE, "5", "98", "99", true},
        {FORM_RELATIONSHIPS, "6", "98", "99", true},
        {FORM_THINKING, "7", "98", "99", false},
        {FORM_DRUGS, "8", "98", "99", true},
        {FORM_ALCOHOL, "9", "98", "99", true},
        {FORM_HEALTH, "10", "98", "99", true},
        {FORM_THINKING, "11", "98", "99", false},
        {FORM_THINKING, "12", "98", "99", false},
};
#define NUMBERS     (sizeof(numbers) / sizeof(numbers[0]))
#define OASYS_CODES (NUMBERS * 3 + 1 + FORM_SECTION_COUNT)

/* --- what a code comes to ------------------------------------------------ */

const struct form_code *
form_code_of(struct str code)
{
	const struct form_code *c = form_codes;

	while (c->code != NULL && !str_is(code, c->code))
		c++;
	return c->code == NULL ? NULL : c;
}

struct str
form_mapped(const char *map, struct str value)
{
	struct str rest = str_of(map == NULL ? "" : map), part;

	while (str_split(&rest, ' ', &part)) {
		struct str name = S("");

		(void)str_split(&part, '=', &name);
		if (str_is(name, "*") || (str_is(name, "+") && value.n > 0) ||
		    (value.n > 0 && str_equal(name, value)))
			return part;
	}
	return S("");
}

static struct str
value_of(const struct form_doc *doc, const char *code)
{
	const struct form_answer *a = form_find(doc, str_of(code));

	return a == NULL ? S("") : a->value;
}

static struct str
by_map(const struct form_doc *doc, const struct form_code *c)
{
	struct str out = form_mapped(c->map, value_of(doc, c->question));

	if (!str_is(out, "?"))
		return out;
	return form_mapped(c->second_map, value_of(doc, c->second));
}

const char *
form_code_waits(const struct form_doc *doc, const struct form_code *c)
{
	struct str first = value_of(doc, c->question);

	return c->second != NULL && !str_empty(first) &&
	                       str_is(form_mapped(c->map, first), "?")
	               ? c->second
	               : c->question;
}

static struct str
by_list(struct arena *arena, const struct form_answer *a)
{
	struct str out = S("");
	const json_t *one;
	size_t i;

	if (!form_answered(a) || form_holds(a, S("NONE")))
		return out;
	json_array_foreach (a->values, i, one)
		out = str_print(arena, "%.*s%s%s", STR_ARG(out),
		                i > 0 ? "," : "", json_string_value(one));
	return out;
}

/* The words to a yes, or to a no. */
static struct str
detail(struct arena *arena, const struct form_doc *doc, const char *question)
{
	struct str said = value_of(doc, question);

	if (!str_is(said, "YES") && !str_is(said, "NO"))
		return S("");
	return value_of(doc,
	                str_c(arena,
	                      str_print(arena, "%s_%s_details", question,
	                                str_is(said, "YES") ? "yes" : "no")));
}

static struct str
said(struct arena *arena, const struct form_doc *doc, const char *question)
{
	struct str yes = form_mapped("YES=Yes NO=No", value_of(doc, question));
	struct str words = detail(arena, doc, question);

	if (str_empty(words))
		return yes;
	return str_print(arena, "%.*s - %.*s", STR_ARG(yes), STR_ARG(words));
}

/* A line for each of the three judgements that has words. */
static struct str
notes(struct arena *arena, const struct form_doc *doc, const char *prefix)
{
	static const char *const each[][3] = {
	        {"strengths_or_protective_factors",
	         "Strengths and protective factor notes",
	         "Area not linked to strengths and positive factors notes"},
	        {"risk_of_serious_harm", "Area linked to serious harm notes",
	         "Area not linked to serious harm notes"},
	        {"risk_of_reoffending", "Risk of reoffending notes",
	         "Area not linked to reoffending notes"},
	};
	struct str out = S("");

	for (int i = 0; i < 6; i++) {
		bool yes = i % 2 == 0;
		struct str words = value_of(
		        doc, str_c(arena, str_print(arena, "%s_%s_%s_details",
		                                    prefix, each[i / 2][0],
		                                    yes ? "yes" : "no")));

		if (str_empty(str_trim(words)))
			continue;
		out = str_print(arena, "%.*s%s%s - %.*s", STR_ARG(out),
		                out.n > 0 ? "\n" : "", each[i / 2][yes ? 1 : 2],
		                STR_ARG(words));
		i += yes ? 1 : 0;
	}
	return out;
}

/* What of several values is held: YES, and NO or nothing. */
static struct str
by_value(const struct form_answer *a, const struct form_code *c)
{
	if (form_holds(a, str_of(c->map)))
		return S("YES");
	return c->by == FORM_BY_HAS && form_answered(a) ? S("NO") : S("");
}

struct str
form_code_value(struct arena *arena, const struct form_doc *doc,
                const struct form_code *c)
{
	const struct form_answer *a = form_find(doc, str_of(c->question));

	switch (c->by) {
	case FORM_BY_MAP:
		return by_map(doc, c);
	case FORM_BY_HAS:
	case FORM_BY_IF:
		return by_value(a, c);
	case FORM_BY_TEXT:
		return value_of(doc, c->question);
	case FORM_BY_DETAIL:
		return detail(arena, doc, c->question);
	case FORM_BY_SAID:
		return said(arena, doc, c->question);
	case FORM_BY_LIST:
		return by_list(arena, a);
	case FORM_BY_NOTES:
		return notes(arena, doc, c->question);
	default:
		return form_worked(arena, doc, c);
	}
}

/* --- beside what the file says ------------------------------------------- */

struct listing {
	struct arena *arena;
	const struct form_doc *doc;
	struct form_oasys *v;
	size_t n;
};

/* YES, NO, or empty: of the section's question of this role. */
static struct str
judged(const struct form_doc *doc, enum form_section section,
       enum form_role role)
{
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		const struct form_answer *a;

		if (q->section != section || q->role != role)
			continue;
		a = form_find(doc, str_of(q->code));
		return form_holds(a, S("YES"))  ? S("YES")
		       : form_holds(a, S("NO")) ? S("NO")
		                                : S("");
	}
	return S("");
}

static void
put(struct listing *l, enum form_section section, struct str code,
    struct str ours)
{
	const json_t *theirs =
	        json_object_get(l->doc->oasys, str_c(l->arena, code));
	struct form_oasys *one = &l->v[l->n++];

	*one = (struct form_oasys){code, section, ours, S(""),
	                           FORM_OASYS_ABSENT};
	if (theirs == NULL)
		return;
	if (json_is_array(theirs)) {
		const struct form_answer list = {.json = NULL,
		                                 .values = theirs};

		one->theirs = by_list(l->arena, &list);
	} else if (json_is_string(theirs))
		one->theirs = (struct str){json_string_value(theirs),
		                           json_string_length(theirs)};
	else if (!json_is_null(theirs)) {
		one->state = FORM_OASYS_DIFFERS;
		return;
	}
	one->state = str_equal(one->theirs, ours) ? FORM_OASYS_SAME
	                                          : FORM_OASYS_DIFFERS;
}

static void
put_numbers(struct listing *l)
{
	for (size_t i = 0; i < NUMBERS; i++) {
		enum form_section s = numbers[i].section;
		const char *no = numbers[i].number;

		put(l, s, str_print(l->arena, "o%s-%s", no, numbers[i].harm),
		    judged(l->doc, s, FORM_HARM));
		put(l, s,
		    str_print(l->arena, "o%s-%s", no, numbers[i].reoffending),
		    judged(l->doc, s, FORM_REOFFENDING));
		if (numbers[i].strength)
			put(l, s, str_print(l->arena, "o%s_SAN_STRENGTH", no),
			    judged(l->doc, s, FORM_STRENGTHS));
	}
	put(l, FORM_THINKING, S("oTBA_SAN_STRENGTH"),
	    judged(l->doc, FORM_THINKING, FORM_STRENGTHS));
}

void
form_oasys(struct arena *arena, const struct form_doc *doc,
           struct form_oasys **out, size_t *n)
{
	struct listing l = {arena, doc, NULL, 0};

	for (const struct form_code *c = form_codes; c->code != NULL; c++)
		l.n++;
	l.v = arena_new(arena, struct form_oasys, l.n + OASYS_CODES);
	l.n = 0;
	for (const struct form_code *c = form_codes; c->code != NULL; c++)
		put(&l, c->section, str_of(c->code),
		    form_code_value(arena, doc, c));
	put_numbers(&l);
	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		const struct form_part *part = &form_parts[i];
		const struct form_answer *flag =
		        form_find(doc, str_print(arena, "%s_section_complete",
		                                 part->prefix));

		put(&l, (enum form_section)i,
		    str_print(arena, "o%s_SAN_SECTION_COMP", part->short_),
		    form_holds(flag, S("YES")) ? S("YES") : S("NO"));
	}
	*out = l.v;
	*n = l.n;
}
