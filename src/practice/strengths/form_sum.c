/*
 * form_sum.c - what a section comes to: what is answered, missing and odd.
 */
#include "practice/strengths/form.h"

#define DETAIL_MOST 2000

static bool
among(const char *words, struct str word)
{
	struct str rest = str_of(words), one;

	while (str_split(&rest, ' ', &one))
		if (str_equal(one, word))
			return true;
	return false;
}

static bool
holds_any(const struct form_answer *answer, const char *words)
{
	struct str rest = str_of(words), one;

	while (str_split(&rest, ' ', &one))
		if (form_holds(answer, one))
			return true;
	return false;
}

static const struct form_question *
question_of(const char *code)
{
	const struct form_question *q = form_questions;

	while (q->code != NULL && !str_is(str_of(code), q->code))
		q++;
	return q->code == NULL ? NULL : q;
}

bool
form_asks(const struct form_doc *doc, const struct form_question *question)
{
	const struct form_question *q = question;

	if (q->role == FORM_VICTIM)
		return false;
	while (q != NULL && q->parent != NULL) {
		if (!holds_any(form_find(doc, str_of(q->parent)), q->when))
			return false;
		q = question_of(q->parent);
	}
	return true;
}

struct str
form_detail(struct arena *arena, const struct form_doc *doc, struct str code,
            struct str value)
{
	struct str lower = str_lower(arena, value);
	const struct form_answer *answer;

	answer = form_find(doc, str_print(arena, "%.*s_%.*s_details",
	                                  STR_ARG(code), STR_ARG(lower)));
	if (answer == NULL)
		answer = form_find(doc, str_print(arena, "%.*s_details",
		                                  STR_ARG(code)));
	return answer == NULL ? S("") : str_trim(answer->value);
}

/* --- remarks ----------------------------------------------------------- */

struct summing {
	struct arena *arena;
	const struct form_doc *doc;
	struct form_sum *out;
	size_t room;
};

static void
remark(struct summing *s, enum form_remark_kind kind,
       const struct form_question *q, struct str code, struct str value)
{
	struct form_remarks *remarks = &s->out->remarks;
	const struct form_answer *answer = form_find(s->doc, code);

	if (remarks->n == s->room) {
		size_t room = s->room == 0 ? 16 : s->room * 2;

		remarks->v = arena_grow(
		        s->arena,
		        remarks->v == NULL
		                ? arena_new(s->arena, struct form_remark, 1)
		                : remarks->v,
		        (s->room == 0 ? 1 : s->room) * sizeof(*remarks->v),
		        room * sizeof(*remarks->v));
		s->room = room;
	}
	remarks->v[remarks->n++] = (struct form_remark){
	        .kind = kind,
	        .code = code,
	        .asked = answer == NULL ? S("") : answer->description,
	        .says = q == NULL ? NULL : q->says,
	        .value = value};
	remarks->of[kind]++;
}

static void
look_at_value(struct summing *s, const struct form_answer *a, struct str value)
{
	const struct form_question *q = a->known.question;

	if (!str_empty(value) && !among(q->values, value))
		remark(s, FORM_OTHER_VALUE, q, a->code, value);
}

static void
look_at_values(struct summing *s, const struct form_answer *a)
{
	const struct form_question *q = a->known.question;
	bool alone = false;
	const json_t *one;
	size_t i;

	if (q->values == NULL)
		return;
	look_at_value(s, a, a->value);
	json_array_foreach (a->values, i, one) {
		struct str value = {json_string_value(one),
		                    json_string_length(one)};

		look_at_value(s, a, value);
		alone = alone || (q->alone != NULL && among(q->alone, value));
	}
	if (alone && json_array_size(a->values) > 1)
		remark(s, FORM_NOT_ALONE, q, a->code, S(""));
}

static void
look_at_length(struct summing *s, const struct form_answer *a)
{
	const struct form_question *q = a->known.question;
	int most = q->most == 0 ? DETAIL_MOST : q->most;

	if (a->known.kind == FORM_ASKED && q->values != NULL)
		return;
	if (form_length(a->value) > (size_t)most)
		remark(s, FORM_TOO_LONG, q, a->code, S(""));
}

/* Yes to one of the three of the analysis needs its words. */
static void
look_at_words(struct summing *s, const struct form_question *q)
{
	if (q->role < FORM_STRENGTHS || q->role > FORM_REOFFENDING)
		return;
	if (form_holds(form_find(s->doc, str_of(q->code)), S("YES")) &&
	    str_empty(form_detail(s->arena, s->doc, str_of(q->code), S("YES"))))
		remark(s, FORM_MISSING, q,
		       str_print(s->arena, "%s_yes_details", q->code), S(""));
}

static void
look_at_question(struct summing *s, const struct form_question *q)
{
	const struct form_answer *a = form_find(s->doc, str_of(q->code));
	bool asked = form_asks(s->doc, q);

	if (q->role == FORM_READINESS)
		s->out->readiness = a;
	if (q->role >= FORM_STRENGTHS && q->role <= FORM_REOFFENDING)
		s->out->analysis[q->role] = a;
	if (!form_answered(a)) {
		if (asked && !q->optional)
			remark(s, FORM_MISSING, q, str_of(q->code), S(""));
		return;
	}
	s->out->answered++;
	if (!asked && q->role != FORM_VICTIM)
		remark(s, FORM_NOT_ASKED, q, a->code, S(""));
	look_at_values(s, a);
	look_at_words(s, q);
}

void
form_sum_up(struct arena *arena, const struct form_doc *doc,
            enum form_section section, struct form_sum *out)
{
	struct summing s = {arena, doc, out, 0};

	*out = (struct form_sum){.section = section};
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->section == section)
			look_at_question(&s, q);
	for (size_t i = 0; i < doc->n; i++) {
		const struct form_answer *a = &doc->answers[i];

		if (a->known.kind == FORM_UNKNOWN ||
		    a->known.section != section)
			continue;
		if (a->known.question != NULL)
			look_at_length(&s, a);
		if (a->known.kind == FORM_COMPLETE) {
			out->said = !str_empty(a->value);
			out->complete = str_is(a->value, "YES");
		}
	}
}
