/*
 * form_score.c - need scores: the file's own figure, or none.
 */
#include "practice/strengths/form.h"

#define BOUND_MOST 100

/* Finances, health and the offence analysis are never scored. */
const struct form_need form_needs[] = {
        {FORM_ACCOMMODATION, TK("Accommodation"), "accOtherWeightedScore",
         "accommodation"},
        {FORM_EMPLOYMENT, TK("Employment and education"),
         "eteOtherWeightedScore", "employment"},
        {FORM_DRUGS, TK("Drug use"), "drugOtherWeightedScore", "drugs"},
        {FORM_ALCOHOL, TK("Alcohol use"), "alcoholOtherWeightedScore",
         "alcohol"},
        {FORM_RELATIONSHIPS, TK("Personal relationships and community"),
         "relOtherWeightedScore", "relationships"},
        {FORM_THINKING, TK("Thinking, behaviours and attitudes"),
         "thinkOtherWeightedScore", "thinking"},
        {FORM_THINKING, TK("Lifestyle and associates"),
         "lifestyleOtherWeightedScore", "lifestyle"},
        {FORM_SECTION_COUNT, NULL, NULL, NULL},
};

bool
form_bound_read(struct str value, struct form_bound *out)
{
	struct str rest = value, most, high;
	int64_t m = 0, h = 0;

	if (!str_split(&rest, ' ', &most) || !str_split(&rest, ' ', &high) ||
	    !str_empty(rest) || !str_i64(most, &m) || !str_i64(high, &h) ||
	    m < 1 || m > BOUND_MOST || h < 0 || h >= m)
		return false;
	out->most = (int)m;
	out->high = (int)h;
	out->there = true;
	return true;
}

/* A member of oasysEquivalent, or of an area inside it. */
static const json_t *
member_of(json_t *oasys, const char *name)
{
	const json_t *found = json_object_get(oasys, name);
	void *at = json_object_iter(oasys);

	while (found == NULL && at != NULL) {
		found = json_object_get(json_object_iter_value(at), name);
		at = json_object_iter_next(oasys, at);
	}
	return found;
}

/* "N/A" and "NULL" are how the services write that there is none. */
static bool
says_none(const json_t *value)
{
	const char *text = json_string_value(value);

	return value == NULL || json_is_null(value) ||
	       (text != NULL &&
	        (str_empty(str_of(text)) || str_is(str_of(text), "N/A") ||
	         str_is(str_of(text), "NULL")));
}

struct form_score
form_score(const struct form_doc *doc, const struct form_need *need,
           const struct form_bound *bound)
{
	const json_t *value = member_of(doc->oasys, need->member);
	struct form_score none = {FORM_SCORE_NONE, 0, false};
	struct form_score wrong = {FORM_SCORE_WRONG, 0, false};
	int64_t n = -1;

	if (says_none(value))
		return none;
	if (!bound->there)
		return (struct form_score){FORM_SCORE_UNBOUND, 0, false};
	if (json_is_integer(value))
		n = json_integer_value(value);
	else if (!json_is_string(value) ||
	         !str_i64(str_of(json_string_value(value)), &n))
		return wrong;
	if (n < 0 || n > bound->most)
		return wrong;
	return (struct form_score){FORM_SCORE_THERE, (int)n, n > bound->high};
}

static bool
complete(const struct form_doc *doc, enum form_section section)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct form_answer *a = &doc->answers[i];

		if (a->known.kind == FORM_COMPLETE &&
		    a->known.section == section)
			return str_is(a->value, "YES");
	}
	return false;
}

enum form_group
form_group(const struct form_doc *doc, enum form_section section,
           const struct form_bound *bounds)
{
	enum form_group group = FORM_GROUP_NEVER;

	if (!complete(doc, section))
		return FORM_GROUP_INCOMPLETE;
	for (const struct form_need *n = form_needs; n->says != NULL; n++) {
		struct form_score score =
		        form_score(doc, n, &bounds[n - form_needs]);
		enum form_group by = FORM_GROUP_NO_SCORE;

		if (n->section != section)
			continue;
		if (score.state == FORM_SCORE_THERE)
			by = score.high ? FORM_GROUP_HIGH : FORM_GROUP_LOW;
		if (by < group)
			group = by;
	}
	return group;
}
