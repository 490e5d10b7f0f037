/*
 * form_oasys.c - the codes of OASys that follow from one answer, and what the
 * file says of them.
 */
#include "practice/strengths/form.h"

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
	if (json_is_string(theirs))
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
	struct listing l = {arena, doc,
	                    arena_new(arena, struct form_oasys, OASYS_CODES),
	                    0};

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
