/*
 * form_fill_merge.c - rules: what a section says once a step of it is
 * answered.
 */
#include "practice/strengths/form_victim.h"
#include "practice/strengths/strengths_local.h"

#define QUESTIONS_MOST 256
#define WORDS_MOST     2000

const char *const form_steps[] = {"answers", "alone", NULL};
const char *const form_voices[] = {"worker", "together", NULL};

static struct str
words_in(const struct form_word *w, struct str value)
{
	for (; w->value != NULL; w++)
		if (str_is(value, w->value))
			return text_get(w->words);
	return value;
}

struct str
form_value_words(struct str value)
{
	return words_in(form_words_of_values, value);
}

struct str
form_value_words_theirs(struct str value)
{
	return words_in(form_words_theirs, value);
}

/* --- what is asked in which step ----------------------------------------- */

/* The list of victims has a page of its own (form_victim.h). */
static bool
is_asked_here(const struct form_question *q)
{
	return (q->role == FORM_QUESTION || q->role == FORM_ANALYSIS) &&
	       q->type != FORM_COLLECTION;
}

bool
form_step_is(enum form_step step, const struct form_question *q)
{
	return is_asked_here(q) && q->worker == (step == FORM_STEP_ALONE);
}

bool
form_step_has(enum form_step step, enum form_section section)
{
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->section == section && form_step_is(step, q))
			return true;
	return false;
}

bool
form_step_said(const struct form_doc *doc, enum form_section section,
               enum form_step step)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct form_question *q = doc->answers[i].known.question;

		if (q != NULL && q->section == section &&
		    form_step_is(step, q) && form_answered(&doc->answers[i]))
			return true;
	}
	return false;
}

bool
form_is_theirs(const struct form_question *q)
{
	return q->own != NULL && is_asked_here(q) && !q->worker;
}

/* That somebody is not there is a worker's answer. */
bool
form_theirs_may(struct str value)
{
	return !str_is(value, "NOT_PRESENT");
}

bool
form_takes_words(const struct form_question *q, struct str value)
{
	if (q->values == NULL)
		return false;
	return str_is(value, "OTHER") ||
	       (q->most > 0 && (str_is(value, "YES") || str_is(value, "NO")));
}

struct str
form_words_code(struct arena *arena, const struct form_question *q,
                struct str value)
{
	return str_print(arena, "%s_%.*s_details", q->code,
	                 STR_ARG(str_lower(arena, value)));
}

/* Which drug it is of, where a question is asked of each. */
struct str
form_asked(struct arena *arena, const struct form_question *q)
{
	static const char *const each[] = {"drug_last_used_",
	                                   "how_often_used_last_six_months_",
	                                   "drugs_injected_"};
	struct str words = text_get(q->says);

	for (int i = 0; i < 3; i++) {
		struct str drug = str_of(q->code);

		if (!str_starts(drug, str_of(each[i])))
			continue;
		drug = str_slice(drug, str_of(each[i]).n, drug.n);
		return str_print(
		        arena, "%.*s: %.*s", STR_ARG(words),
		        STR_ARG(form_value_words(str_upper(arena, drug))));
	}
	return words;
}

/* --- one question -------------------------------------------------------- */

struct merging {
	struct arena *arena;
	struct json_out j;
	enum form_section section;
	const struct form_fill_terms *terms;
	struct form_doc typed;
	struct form_doc before;
	struct problems *problems;       /* or NULL */
	struct str held[QUESTIONS_MOST]; /* values of each question */
};

static bool
word_in(struct str words, struct str word)
{
	struct str one;

	while (str_split(&words, ' ', &one))
		if (str_equal(one, word))
			return true;
	return false;
}

static bool
any_in(struct str words, const char *of)
{
	struct str rest = str_of(of), one;

	while (str_split(&rest, ' ', &one))
		if (word_in(words, one))
			return true;
	return false;
}

/* Parents stand before their children. */
static bool
is_asked(const struct merging *m, const struct form_question *q)
{
	const struct form_question *parent;

	if (q->parent == NULL || m->terms->own)
		return true;
	parent = form_know(str_of(q->parent)).question;
	claim(parent != NULL && parent < q);
	return any_in(m->held[parent - form_questions], q->when);
}

static void
problem(struct merging *m, struct str field, struct text text)
{
	if (m->problems != NULL)
		problems_put(m->problems, str_c(m->arena, field), text);
}

/* The values an answer holds, with spaces between: those of the form. */
static struct str
values_of(struct merging *m, const struct form_question *q,
          const struct form_answer *a)
{
	struct str rest = str_of(q->values), one, out = S("");
	size_t n = 0;

	while (str_split(&rest, ' ', &one)) {
		if (!form_holds(a, one) ||
		    (m->terms->own && !form_theirs_may(one)))
			continue;
		out = str_print(m->arena, "%.*s%s%.*s", STR_ARG(out),
		                n++ > 0 ? " " : "", STR_ARG(one));
	}
	if (n < json_array_size(a->values) + !str_empty(a->value))
		problem(m, str_of(q->code),
		        TEXT("Choose from the answers of the form"));
	return out;
}

/* One of a list of one; of those that stand alone, one alone. */
static struct str
lawful(struct merging *m, const struct form_question *q, struct str values)
{
	bool many = str_find(values, ' ') < values.n;

	if (many && q->type != FORM_CHECKBOX) {
		problem(m, str_of(q->code), TEXT("Choose one answer"));
		return S("");
	}
	if (many && q->alone != NULL && any_in(values, q->alone)) {
		problem(m, str_of(q->code),
		        TEXT("One of these answers stands alone: choose it, or "
		             "the others"));
		return S("");
	}
	return values;
}

/* Whether what was typed is of this question; else it stays as it was. */
static bool
is_typed(const struct merging *m, const struct form_question *q)
{
	return m->terms->own ||
	       (m->terms->victims == NULL && form_step_is(m->terms->step, q));
}

static struct str
asked_of(const struct merging *m, const struct form_question *q)
{
	return m->terms->own ? text_get(q->own) : form_asked(m->arena, q);
}

/* In the words, and the language, that it was asked in. */
static void
put_kept(struct merging *m, struct str code)
{
	const char *name = str_c(m->arena, code);
	json_t *answer = json_object_get(
	        json_object_get(m->before.json, "assessment"), name);

	claim(answer != NULL);
	json_value(&m->j, name, answer);
}

static void
put_head(struct merging *m, struct str code, enum form_type type,
         struct str asked)
{
	json_object(&m->j, str_c(m->arena, code));
	json_str(&m->j, "type", str_of(form_type_words[type]));
	json_str(&m->j, "description", asked);
}

static void
put_options(struct merging *m, const struct form_question *q)
{
	struct str rest = str_of(q->values), one;

	json_array(&m->j, "options");
	while (str_split(&rest, ' ', &one)) {
		if (m->terms->own && !form_theirs_may(one))
			continue;
		json_object(&m->j, NULL);
		json_str(&m->j, "value", one);
		json_str(&m->j, "text",
		         m->terms->own ? form_value_words_theirs(one)
		                       : form_value_words(one));
		json_end(&m->j);
	}
	json_end(&m->j);
}

static size_t
most_of(const struct form_question *q)
{
	return q->most > 0 ? (size_t)q->most : WORDS_MOST;
}

/* Whether the person answered a question so before: then it stays as it was put
 * to them, and saying it again in another language changes nothing. */
static bool
held_before(const struct merging *m, const struct form_question *q,
            struct str held)
{
	const struct form_answer *a = form_find(&m->before, str_of(q->code));
	struct str rest = held, one;
	size_t n = 0;

	if (!m->terms->own || a == NULL)
		return false;
	while (str_split(&rest, ' ', &one)) {
		if (!form_holds(a, one))
			return false;
		n++;
	}
	return n == json_array_size(a->values) + !str_empty(a->value);
}

static bool
worded_before(const struct merging *m, struct str code, struct str words)
{
	const struct form_answer *a = form_find(&m->before, code);

	return m->terms->own && a != NULL && str_equal(a->value, words);
}

static void
put_words(struct merging *m, const struct form_question *q,
          const struct form_doc *from, struct str value)
{
	struct str code = form_words_code(m->arena, q, value);
	const struct form_answer *a = form_find(from, code);
	struct str words = a == NULL ? S("") : str_trim(a->value);

	if (str_empty(words))
		return;
	if (!is_typed(m, q) || worded_before(m, code, words)) {
		put_kept(m, code);
		return;
	}
	if (m->problems != NULL)
		strengths_length_check(m->problems, str_c(m->arena, code),
		                       words, most_of(q));
	put_head(m, code, FORM_TEXT_AREA,
	         m->terms->own ? T("What is it?") : T("Give details"));
	json_str(&m->j, "value", words);
	json_end(&m->j);
}

static void
put_held(struct merging *m, const struct form_question *q, struct str held)
{
	struct str rest = held, one;

	put_head(m, str_of(q->code), q->type, asked_of(m, q));
	put_options(m, q);
	if (q->type == FORM_CHECKBOX) {
		json_array(&m->j, "values");
		while (str_split(&rest, ' ', &one))
			json_str(&m->j, NULL, one);
		json_end(&m->j);
	} else
		json_str(&m->j, "value", held);
	json_end(&m->j);
}

static void
put_choice(struct merging *m, const struct form_question *q,
           const struct form_doc *from, const struct form_answer *a)
{
	struct str held = lawful(m, q, values_of(m, q, a)), rest = held, one;

	if (str_empty(held))
		return;
	m->held[q - form_questions] = held;
	if (is_typed(m, q) && !held_before(m, q, held))
		put_held(m, q, held);
	else
		put_kept(m, str_of(q->code));
	while (str_split(&rest, ' ', &one))
		if (form_takes_words(q, one))
			put_words(m, q, from, one);
}

static void
put_free(struct merging *m, const struct form_question *q,
         const struct form_answer *a)
{
	struct str words = str_trim(a->value);
	struct date day;

	if (str_empty(words))
		return;
	if (q->type == FORM_DATE && !date_read_iso(words, &day)) {
		problem(m, str_of(q->code),
		        TEXT("Enter a date, such as 27 3 2027"));
		return;
	}
	if (!is_typed(m, q) || worded_before(m, str_of(q->code), words)) {
		put_kept(m, str_of(q->code));
		return;
	}
	if (m->problems != NULL)
		strengths_length_check(m->problems, q->code, words, most_of(q));
	put_head(m, str_of(q->code), q->type, asked_of(m, q));
	json_str(&m->j, "value", words);
	json_end(&m->j);
}

/* --- the list of victims ------------------------------------------------- */

static void
put_of_victim(struct merging *m, const char *code, struct str held)
{
	put_held(m, form_know(str_of(code)).question, held);
}

static void
put_victim(struct merging *m, const struct form_victim *victim)
{
	if (victim->kept != NULL) {
		json_value(&m->j, NULL, victim->kept);
		return;
	}
	json_object(&m->j, NULL);
	put_of_victim(m, FORM_VICTIM_RELATIONSHIP, victim->relationship);
	if (!str_empty(victim->words)) {
		put_head(m, S(FORM_VICTIM_WORDS), FORM_TEXT, T("Give details"));
		json_str(&m->j, "value", victim->words);
		json_end(&m->j);
	}
	put_of_victim(m, FORM_VICTIM_AGE, victim->age);
	put_of_victim(m, FORM_VICTIM_SEX, victim->sex);
	put_of_victim(m, FORM_VICTIM_RACE, victim->ethnicity);
	json_end(&m->j);
}

static void
put_victims(struct merging *m, const struct form_question *q)
{
	const struct form_victims *list = m->terms->victims;

	if (!is_asked(m, q))
		return;
	if (list == NULL) {
		if (form_find(&m->before, str_of(q->code)) != NULL)
			put_kept(m, str_of(q->code));
		return;
	}
	if (list->n == 0)
		return;
	put_head(m, str_of(q->code), q->type, text_get(q->says));
	json_array(&m->j, "collection");
	for (size_t i = 0; i < list->n; i++)
		put_victim(m, &list->v[i]);
	json_end(&m->j);
	json_end(&m->j);
}

/* --- a section ----------------------------------------------------------- */

static void
put_question(struct merging *m, const struct form_question *q)
{
	const struct form_doc *from = is_typed(m, q) ? &m->typed : &m->before;
	const struct form_answer *a = form_find(from, str_of(q->code));

	claim(q - form_questions < QUESTIONS_MOST);
	if (a == NULL || !is_asked(m, q))
		return;
	if (q->values == NULL)
		put_free(m, q, a);
	else
		put_choice(m, q, from, a);
}

static const struct fault *
read_or_none(struct arena *arena, struct str document, struct form_doc *out)
{
	return form_read(
	        arena,
	        str_empty(document) ? S("{\"assessment\":{}}") : document, out);
}

const struct fault *
form_fill_merge(struct arena *arena, enum form_section section,
                const struct form_fill_terms *terms, struct str before,
                struct problems *problems, struct str *out)
{
	struct merging *m = arena_new(arena, struct merging, 1);
	struct buf buf;

	m->arena = arena;
	m->section = section;
	m->terms = terms;
	m->problems = problems;
	TRY(read_or_none(arena, terms->typed, &m->typed));
	TRY(read_or_none(arena, before, &m->before));
	buf_init(&buf, arena, FORM_BYTES_MOST);
	json_init(&m->j, &buf);
	json_object(&m->j, NULL);
	json_object(&m->j, "assessment");
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		if (q->section != section)
			continue;
		if (q->type == FORM_COLLECTION && !terms->own)
			put_victims(m, q);
		else if (terms->own ? form_is_theirs(q) : is_asked_here(q))
			put_question(m, q);
	}
	json_end(&m->j);
	json_end(&m->j);
	*out = buf_get(&buf);
	return NULL;
}
