/*
 * form_fiction.c - assessments of nobody, for the demo and for tests.
 */
#include "practice/strengths/form_fiction.h"

/* Within the lowest bound that was planted (strengths.score_bound). */
#define FICTION_SCORE 4u

#define QUESTIONS_MOST 256

struct making {
	struct arena *arena;
	struct json_out j;
	const struct form_fiction *how;
	uint64_t state;
	struct str held[QUESTIONS_MOST]; /* values of each question */
};

/* xorshift64*: 0 to below - 1. */
static unsigned
chance(struct making *m, unsigned below)
{
	claim(below > 0);
	m->state ^= m->state >> 12;
	m->state ^= m->state << 25;
	m->state ^= m->state >> 27;
	return (unsigned)((m->state * UINT64_C(0x2545f4914f6cdd1d)) >> 33) %
	       below;
}

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
holds(const struct making *m, const char *code, const char *values)
{
	struct str rest = str_of(values), one;
	size_t i = 0;

	while (!str_is(str_of(code), form_questions[i].code))
		i++;
	while (str_split(&rest, ' ', &one))
		if (word_in(m->held[i], one))
			return true;
	return false;
}

/* The n-th of words with spaces between. */
static struct str
nth(const char *words, unsigned n)
{
	struct str rest = str_of(words), one = S("");

	for (unsigned i = 0; i <= n; i++)
		if (!str_split(&rest, ' ', &one))
			break;
	return one;
}

static unsigned
count(const char *words)
{
	struct str rest = str_of(words), one;
	unsigned n = 0;

	while (str_split(&rest, ' ', &one))
		n++;
	return n;
}

/* Mostly the first, as most lists begin with what goes well. */
static struct str
choose(struct making *m, const struct form_question *q)
{
	unsigned n = count(q->values);
	struct str first = nth(q->values, chance(m, 3) == 0 ? chance(m, n) : 0);
	struct str second = nth(q->values, chance(m, n));

	if (q->type != FORM_CHECKBOX || str_equal(first, second) ||
	    (q->alone != NULL && (word_in(str_of(q->alone), first) ||
	                          word_in(str_of(q->alone), second))))
		return first;
	return str_print(m->arena, "%.*s %.*s", STR_ARG(first),
	                 STR_ARG(second));
}

/* "Renting privately" for RENTING_PRIVATELY. */
static struct str
spelt(struct arena *arena, struct str value)
{
	char *p = str_c(arena, str_lower(arena, value));

	for (size_t i = 0; i < value.n; i++)
		if (p[i] == '_')
			p[i] = ' ';
	if (value.n > 0 && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return (struct str){p, value.n};
}

static struct str
asked(const struct making *m, const struct form_question *q)
{
	return str_print(m->arena, "%s?", q->says);
}

static void
put_head(struct making *m, struct str code, const char *type,
         struct str description)
{
	json_object(&m->j, str_c(m->arena, code));
	json_str(&m->j, "type", str_of(type));
	json_str(&m->j, "description", description);
}

static void
put_complete(struct making *m, const char *prefix, bool yes)
{
	put_head(m, str_print(m->arena, "%s_section_complete", prefix), "RADIO",
	         S(""));
	json_str(&m->j, "value", yes ? S("YES") : S("NO"));
	json_end(&m->j);
}

static void
put_text(struct making *m, struct str code, struct str words)
{
	put_head(m, code, "TEXT_AREA", S("Give details"));
	json_str(&m->j, "value", words);
	json_end(&m->j);
}

static void
put_options(struct making *m, const struct form_question *q)
{
	struct str rest = str_of(q->values), one;

	json_array(&m->j, "options");
	while (str_split(&rest, ' ', &one)) {
		json_object(&m->j, NULL);
		json_str(&m->j, "value", one);
		json_str(&m->j, "text", spelt(m->arena, one));
		json_end(&m->j);
	}
	json_end(&m->j);
}

static void
put_victims(struct making *m, const struct form_question *q)
{
	put_head(m, str_of(q->code), "COLLECTION", asked(m, q));
	json_array(&m->j, "collection");
	json_object(&m->j, NULL);
	put_head(m, S("offence_analysis_victim_relationship"), "RADIO",
	         S("Who is the victim?"));
	json_str(&m->j, "value", S("STRANGER"));
	json_end(&m->j);
	put_head(m, S("offence_analysis_victim_age"), "RADIO",
	         S("What is the victim’s approximate age?"));
	json_str(&m->j, "value", S("AGE_26_TO_49_YEARS"));
	json_end(&m->j);
	json_end(&m->j);
	json_end(&m->j);
	json_end(&m->j);
}

static void
put_choice(struct making *m, const struct form_question *q, struct str held)
{
	struct str one;

	put_head(m, str_of(q->code), form_type_words[q->type], asked(m, q));
	put_options(m, q);
	if (q->type == FORM_CHECKBOX) {
		json_array(&m->j, "values");
		while (str_split(&held, ' ', &one))
			json_str(&m->j, NULL, one);
		json_end(&m->j);
	} else {
		json_str(&m->j, "value", held);
	}
	json_end(&m->j);
}

static struct str
words_of(struct making *m)
{
	static const char *const words[] = {
	        "Said in the meeting. Made up for the demonstration.",
	        "A sister helps with forms.\nThe allotment. Made up.",
	        "Would like a quieter place to live. Made up.",
	        "Has kept every appointment since the spring. Made up.",
	};

	return str_of(words[chance(m, sizeof(words) / sizeof(words[0]))]);
}

/* An odd one leaves a question out that it should have answered. */
static bool
left_out(const struct making *m, const struct form_question *q)
{
	return m->how->odd && str_is(str_of(q->code), "education_experience");
}

static bool
wanted(const struct making *m, const struct form_question *q)
{
	return !left_out(m, q) && (int)q->section < m->how->sections &&
	       q->role != FORM_VICTIM &&
	       (q->parent == NULL || holds(m, q->parent, q->when));
}

static void
put_question(struct making *m, const struct form_question *q, size_t i)
{
	if (q->type == FORM_COLLECTION) {
		put_victims(m, q);
	} else if (q->type == FORM_DATE) {
		put_head(m, str_of(q->code), "DATE", asked(m, q));
		json_str(&m->j, "value", S("2027-03-31"));
		json_end(&m->j);
	} else if (q->values == NULL) {
		put_text(m, str_of(q->code), words_of(m));
	} else {
		m->held[i] = choose(m, q);
		if (m->how->odd &&
		    str_is(str_of(q->code), "finance_bank_account"))
			m->held[i] = S("SHARED");
		put_choice(m, q, m->held[i]);
	}
	if (q->role >= FORM_STRENGTHS && q->role <= FORM_REOFFENDING &&
	    word_in(m->held[i], S("YES")))
		put_text(m, str_print(m->arena, "%s_yes_details", q->code),
		         q->role == FORM_STRENGTHS
		                 ? words_of(m)
		                 : S("It was part of it before. Made up."));
}

static void
put_odd(struct making *m)
{
	put_head(m, S("accommodation_pets"), "CHECKBOX",
	         S("Which animals live with them?"));
	json_array(&m->j, "values");
	json_str(&m->j, NULL, S("CAT"));
	json_end(&m->j);
	json_bool(&m->j, "newInVersion2", true);
	json_end(&m->j);
}

/* What OASys would be told: the scores, and a few of its codes. */
static void
put_oasys(struct making *m)
{
	json_object(&m->j, "oasysEquivalent");
	if (m->how->odd)
		json_str(&m->j, "o10-98", S("YES"));
	for (const struct form_need *need = form_needs; need->says != NULL;
	     need++)
		if ((int)need->section < m->how->sections)
			json_str(&m->j, need->member,
			         str_print(m->arena, "%u",
			                   chance(m, FICTION_SCORE + 1)));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		json_str(&m->j,
		         str_c(m->arena,
		               str_print(m->arena, "o%s_SAN_SECTION_COMP",
		                         form_parts[i].short_)),
		         i < m->how->sections ? S("YES") : S("NO"));
	json_end(&m->j);
}

static void
put_metadata(struct making *m)
{
	json_object(&m->j, "metaData");
	json_str(&m->j, "uuid", str_of(m->how->uuid));
	json_str(&m->j, "createdAt", S("2026-09-14T09:30:00"));
	json_i64(&m->j, "versionNumber", m->how->version);
	json_str(&m->j, "versionUpdatedAt", S("2026-09-14T10:15:00"));
	json_str(&m->j, "versionTag", str_of(m->how->tag));
	json_str(&m->j, "formVersion", S("1.0"));
	json_str(&m->j, "note", S("Fictional: about nobody"));
	json_end(&m->j);
}

struct str
form_fiction(struct arena *arena, const struct form_fiction *fiction)
{
	struct making *m = arena_new(arena, struct making, 1);
	struct buf buf;

	m->arena = arena;
	m->how = fiction;
	m->state = fiction->seed * 2 + 1;
	buf_init(&buf, arena, FORM_BYTES_MOST);
	json_init(&m->j, &buf);
	json_object(&m->j, NULL);
	put_metadata(m);
	json_object(&m->j, "assessment");
	for (size_t i = 0; form_questions[i].code != NULL; i++) {
		claim(i < QUESTIONS_MOST);
		if (wanted(m, &form_questions[i]))
			put_question(m, &form_questions[i], i);
	}
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		put_complete(m, form_parts[i].prefix, i < fiction->sections);
	if (fiction->odd)
		put_odd(m);
	json_end(&m->j);
	put_oasys(m);
	json_end(&m->j);
	return buf_get(&buf);
}
