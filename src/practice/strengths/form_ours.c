/*
 * form_ours.c - rules: an edition as the services' form.
 */
#include "practice/strengths/form_ours_local.h"

#include "base/uuid.h"
#include "practice/strengths/assess_form.h"
#include "practice/strengths/assess_json.h"
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_codes.h"

/* Kinds of uuids, beside those of plans. */
#define UUID_ASSESSMENT 0x2000u
#define UUID_EDITION    0x2001u

/* A document is made again out of the one before until nothing changes: what
 * is asked, then what is complete, then what OASys is told. */
#define ROUNDS 4

/* The sections 1 to 8 are the first eight areas. */
_Static_assert((int)FORM_THINKING == (int)ASSESS_THINKING_BEHAVIOURS,
               "sections stand in the order of areas");

struct making {
	struct arena *arena;
	struct instant began;
	struct json_out j;
	struct form_ours *out;
	const struct form_doc *before; /* of the round before; NULL: none */
	bool complete[FORM_SECTION_COUNT];
	struct form_doc answered[FORM_SECTION_COUNT]; /* by workers */
	struct form_doc own[FORM_SECTION_COUNT];      /* by the person */
	struct buf buf; /* of the document, round after round */
};

static void
leave(struct making *m, enum form_ours_why why, enum assess_code area,
      const char *what)
{
	claim(m->out->left_n < FORM_OURS_LEFT_MOST);
	m->out->left[m->out->left_n++] =
	        (struct form_ours_left){why, area, what};
}

/* --- text ---------------------------------------------------------------- */

/* As much as the form takes; the rest is said to be elsewhere. */
static struct str
fitted(struct making *m, struct str text, int most, enum assess_code area,
       const char *what)
{
	struct str whole = form_ours_lines(m->arena, str_trim(text)), mark;

	if (form_length(whole) <= (size_t)most)
		return whole;
	leave(m, FORM_OURS_LONG, area, what);
	mark = str_print(m->arena,
	                 " … [shortened: the form takes %d characters, all "
	                 "%zu stand in myDirection]",
	                 most, form_length(whole));
	return str_print(m->arena, "%.*s%.*s",
	                 STR_ARG(form_ours_first(
	                         whole, (size_t)most - form_length(mark))),
	                 STR_ARG(mark));
}

/* --- answers ------------------------------------------------------------- */

static void
put_head(struct making *m, struct str code, enum form_type type,
         struct str asked)
{
	json_object(&m->j, str_c(m->arena, code));
	json_str(&m->j, "type", str_of(form_type_words[type]));
	json_str(&m->j, "description", asked);
}

static void
put_option(struct making *m, struct str value, const char *text)
{
	json_object(&m->j, NULL);
	json_str(&m->j, "value", value);
	json_str(&m->j, "text", str_of(text));
	json_end(&m->j);
}

static void
put_text(struct making *m, struct str code, struct str words)
{
	if (str_empty(words))
		return;
	put_head(m, code, FORM_TEXT_AREA, S("Give details"));
	json_str(&m->j, "value", words);
	json_end(&m->j);
}

static void
put_flag(struct making *m, struct str code, bool yes)
{
	put_head(m, code, FORM_RADIO, S(""));
	json_str(&m->j, "value", yes ? S("YES") : S("NO"));
	json_end(&m->j);
}

static struct str
upper(struct making *m, const char *word)
{
	return str_upper(m->arena, str_of(word));
}

/* Options go out in English, whoever asks: the key is the sentence. */
static void
put_ready(struct making *m, const struct form_question *q,
          enum assess_code area)
{
	const struct assess_own *own = &m->out->a.areas[area].own;
	const char *word = assess_readies[own->ready];

	put_head(m, str_of(q->code), FORM_RADIO,
	         assess_asked(own->by.asked, ASSESS_ASKED_OWN_READY));
	json_array(&m->j, "options");
	for (int i = 1; i < ASSESS_READY_COUNT; i++)
		put_option(m, upper(m, assess_readies[i]),
		           assess_ready_keys[i]);
	json_end(&m->j);
	json_str(&m->j, "value", upper(m, word));
	json_end(&m->j);
	if (own->ready <= ASSESS_NO_ANSWER)
		put_text(m, str_print(m->arena, "%s_%s_details", q->code, word),
		         fitted(m, own->ready_words, ASSESS_WORDS_MOST, area,
		                assess_ready_keys[own->ready]));
	else if (!str_empty(own->ready_words))
		leave(m, FORM_OURS_NO_PLACE, area, NULL);
}

static void
put_readiness(struct making *m, const struct form_question *q,
              enum assess_code area)
{
	const struct assess_own *own = &m->out->a.areas[area].own;

	if (own->ready == ASSESS_READY_NONE)
		return;
	if (q->parent == NULL || (m->before != NULL && form_asks(m->before, q)))
		put_ready(m, q, area);
	else
		leave(m, FORM_OURS_NOT_ASKED, area, NULL);
}

struct judgement {
	enum assess_link says;
	struct str words;
	int asked; /* place among the questions of the worker's side */
};

/* No strength in an area that the worker calls complete is a no. */
static struct judgement
judgement_of(const struct assess_area *area, enum form_role role)
{
	const struct assess_work *work = &area->work;

	if (role == FORM_HARM)
		return (struct judgement){work->harm, work->harm_words,
		                          ASSESS_ASKED_HARM};
	if (role == FORM_REOFFENDING)
		return (struct judgement){work->reoffending,
		                          work->reoffending_words,
		                          ASSESS_ASKED_REOFFENDING};
	return (struct judgement){!str_empty(str_trim(work->strengths))
	                                  ? ASSESS_YES
	                          : area->state == ASSESS_COMPLETE
	                                  ? ASSESS_NO
	                                  : ASSESS_UNSAID,
	                          work->strengths, ASSESS_ASKED_STRENGTHS};
}

static void
put_judged(struct making *m, const struct form_question *q,
           enum assess_code code)
{
	const struct assess_area *area = &m->out->a.areas[code];
	struct judgement it = judgement_of(area, q->role);
	const char *word = it.says == ASSESS_YES ? "yes" : "no";

	if (it.says == ASSESS_UNSAID)
		return;
	put_head(m, str_of(q->code), FORM_RADIO,
	         assess_asked(area->work.by.asked, it.asked));
	json_array(&m->j, "options");
	put_option(m, S("YES"), "Yes");
	put_option(m, S("NO"), "No");
	json_end(&m->j);
	json_str(&m->j, "value", upper(m, word));
	json_end(&m->j);
	put_text(m, str_print(m->arena, "%s_%s_details", q->code, word),
	         fitted(m, it.words, q->most, code, q->says));
}

static void
put_question(struct making *m, const struct form_question *q)
{
	enum assess_code area = (enum assess_code)q->section;

	if (q->role == FORM_READINESS)
		put_readiness(m, q, area);
	else if (q->role >= FORM_STRENGTHS && q->role <= FORM_REOFFENDING)
		put_judged(m, q, area);
}

/* Both sides of its area; the offence analysis has none. */
static bool
area_complete(const struct making *m, int section)
{
	if (section == (int)FORM_OFFENCE)
		return m->out->fills[section].done;
	return m->out->a.areas[section].state == ASSESS_COMPLETE;
}

/* Whether the person was asked this and answered, and the form asks it. */
static bool
is_own(const struct making *m, const struct form_question *q)
{
	if (q == NULL || !form_is_theirs(q) ||
	    form_find(&m->own[q->section], str_of(q->code)) == NULL)
		return false;
	return q->parent == NULL ||
	       (m->before != NULL && form_asks(m->before, q));
}

static void
put_doc(struct making *m, const struct form_doc *doc, bool own)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct form_answer *a = &doc->answers[i];
		const struct form_question *q = a->known.question;

		if (is_own(m, q) == own)
			json_value(&m->j, str_c(m->arena, a->code), a->json);
		else if (own && q != NULL && a->known.kind == FORM_ASKED)
			leave(m, FORM_OURS_OWN, (enum assess_code)q->section,
			      q->says);
	}
}

/* The form's own questions as they were answered here; the person's answer
 * stands where both gave one. */
static void
put_answered(struct making *m, int section)
{
	put_doc(m, &m->answered[section], false);
	put_doc(m, &m->own[section], true);
}

static void
put_section(struct making *m, int section)
{
	const char *prefix = form_parts[section].prefix;

	put_answered(m, section);
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if ((int)q->section == section)
			put_question(m, q);
	put_flag(m, str_print(m->arena, "%s_is_answers_user_submitted", prefix),
	         m->out->said[section][FORM_STEP_ANSWERS] ||
	                 m->out->said[section][FORM_STEP_ALONE] ||
	                 m->own[section].n > 0);
	put_flag(m, str_print(m->arena, "%s_is_summary_user_submitted", prefix),
	         area_complete(m, section));
	put_flag(m, str_print(m->arena, "%s_section_complete", prefix),
	         m->complete[section]);
}

/* --- beside the answers -------------------------------------------------- */

static const char *const tags[ASSESS_STANDING_COUNT] = {
        [ASSESS_OPEN] = "UNSIGNED",
        [ASSESS_SIGNED] = "AWAITING_COUNTERSIGN",
        [ASSESS_COUNTERSIGNED] = "COUNTERSIGNED",
        [ASSESS_RETURNED] = "REJECTED",
        [ASSESS_AWAITS_SECOND] = "AWAITING_DOUBLE_COUNTERSIGN",
        [ASSESS_TWICE] = "DOUBLE_COUNTERSIGNED",
        [ASSESS_LOCKED] = "LOCKED_INCOMPLETE",
};

static void
later(struct instant *latest, struct instant at)
{
	if (instant_is(at) && at.ms > latest->ms)
		*latest = at;
}

static struct instant
changed_at(const struct form_ours *ours)
{
	const struct assess *a = &ours->a;
	struct instant at = a->made_at;

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		const struct assess_area *area = &a->areas[i];

		if (area->own.by.version > 0)
			later(&at, area->own.by.at);
		if (area->work.by.version > 0)
			later(&at, area->work.by.at);
	}
	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		for (int step = 0;
		     ours->fills[i].version > 0 && step < FORM_STEP_COUNT;
		     step++)
			later(&at, ours->fills[i].said[step].at);
		if (ours->mine[i].version > 0)
			later(&at, ours->mine[i].at);
	}
	later(&at, a->shared_at);
	later(&at, a->signed_at);
	later(&at, a->answered_at);
	later(&at, a->second_at);
	later(&at, a->locked_at);
	return at;
}

static void
put_metadata(struct making *m)
{
	const struct assess *a = &m->out->a;
	struct json_out *j = &m->j;

	json_object(j, "metaData");
	json_str(j, "uuid", uuid_of_id(m->arena, a->person.v, UUID_ASSESSMENT));
	json_instant(j, "createdAt", m->began);
	json_str(j, "versionUuid", uuid_of_id(m->arena, a->id.v, UUID_EDITION));
	json_i64(j, "versionNumber", a->version);
	json_instant(j, "versionCreatedAt", a->made_at);
	json_instant(j, "versionUpdatedAt", changed_at(m->out));
	json_str(j, "versionTag", str_of(tags[a->standing]));
	json_str(j, "formVersion", S("1.0"));
	json_end(j);
}

static void
put_list(struct making *m, const char *code, struct str list)
{
	struct str one;

	json_array(&m->j, code);
	while (str_split(&list, ',', &one))
		json_str(&m->j, NULL, one);
	json_end(&m->j);
}

static void
put_oasys(struct making *m)
{
	struct form_oasys *list = NULL;
	size_t n = 0;

	if (m->before != NULL)
		form_oasys(m->arena, m->before, &list, &n);
	json_object(&m->j, "oasysEquivalent");
	for (size_t i = 0; i < n; i++) {
		const struct form_code *code = form_code_of(list[i].code);
		const char *name = str_c(m->arena, list[i].code);

		if (code != NULL && code->by == FORM_BY_LIST)
			put_list(m, name, list[i].ours);
		else
			json_str_or_null(&m->j, name, list[i].ours);
	}
	json_end(&m->j);
}

static void
put_said(struct making *m, int section, int step)
{
	const struct form_fill *fill = &m->out->fills[section];
	const struct form_said *said = &fill->said[step];

	if (!m->out->said[section][step])
		return;
	json_object(&m->j, NULL);
	json_str(&m->j, "section", str_of(form_parts[section].code));
	json_str(&m->j, "step", str_of(form_steps[step]));
	json_str(&m->j, "voice", str_of(form_voices[said->voice]));
	json_str_or_null(&m->j, "written_by", said->by_name);
	json_instant(&m->j, "written_at", said->at);
	json_i64(&m->j, "version", fill->version);
	json_end(&m->j);
}

/* All that one of the two answered in a section. */
static void
put_side(struct making *m, const char *side, const struct form_doc *doc)
{
	json_object(&m->j, side);
	for (size_t i = 0; i < doc->n; i++)
		json_value(&m->j, str_c(m->arena, doc->answers[i].code),
		           doc->answers[i].json);
	json_end(&m->j);
}

static void
put_mine(struct making *m, int section)
{
	const struct form_mine *mine = &m->out->mine[section];

	if (mine->version == 0)
		return;
	json_object(&m->j, NULL);
	json_str(&m->j, "section", str_of(form_parts[section].code));
	json_str(&m->j, "voice", str_of(assess_voices[mine->voice]));
	json_str_or_null(&m->j, "written_by", mine->by_name);
	json_instant(&m->j, "written_at", mine->at);
	json_i64(&m->j, "version", mine->version);
	put_side(m, "answers", &m->own[section]);
	put_side(m, "worker", &m->answered[section]);
	json_end(&m->j);
}

/* Who answered the form's own questions; what the person answered, and beside
 * it what a worker did. */
static void
put_who(struct making *m)
{
	json_array(&m->j, "sections");
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		for (int step = 0; step < FORM_STEP_COUNT; step++)
			put_said(m, i, step);
	json_end(&m->j);
	json_array(&m->j, "own");
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		put_mine(m, i);
	json_end(&m->j);
}

/* All of the edition, as this program writes it. */
static void
put_ours(struct making *m)
{
	const struct assess *a = &m->out->a;

	json_object(&m->j, "myDirection");
	assess_json_edition(&m->j, a);
	json_array(&m->j, "areas");
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		json_object(&m->j, NULL);
		json_str(&m->j, "area", str_of(assess_codes[i]));
		json_str(&m->j, "state",
		         str_of(assess_states[a->areas[i].state]));
		assess_json_own(&m->j, &a->areas[i].own);
		assess_json_work(&m->j, &a->areas[i].work, true);
		json_end(&m->j);
	}
	json_end(&m->j);
	put_who(m);
	json_end(&m->j);
}

/* --- the whole ----------------------------------------------------------- */

/* Complete here, and nothing open or odd in the form. */
static void
look_back(struct making *m)
{
	struct form_sum sum;

	for (int i = 0; m->before != NULL && i < FORM_SECTION_COUNT; i++) {
		form_sum_up(m->arena, m->before, (enum form_section)i, &sum);
		m->complete[i] = area_complete(m, i) && sum.remarks.n == 0;
	}
}

static struct str
put_all(struct making *m)
{
	m->out->left_n = 0;
	m->buf.n = 0;
	json_init(&m->j, &m->buf);
	json_object(&m->j, NULL);
	put_metadata(m);
	json_object(&m->j, "assessment");
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		put_section(m, i);
	json_end(&m->j);
	put_oasys(m);
	put_ours(m);
	json_end(&m->j);
	return buf_get(&m->buf);
}

static void
say_kept(struct making *m, struct str document)
{
	struct form_kept *kept = &m->out->kept;
	const struct form_doc *doc = &m->out->doc;

	*kept = (struct form_kept){
	        .person = m->out->a.person,
	        .at = changed_at(m->out),
	        .uuid = form_meta(doc, "uuid"),
	        .number = m->out->a.version,
	        .tag = form_meta(doc, "versionTag"),
	        .form_version = form_meta(doc, "formVersion"),
	        .updated = form_meta(doc, "versionUpdatedAt"),
	        .answers = (int64_t)doc->n,
	        .document = document,
	};
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		kept->complete += m->complete[i];
}

static bool
area_empty(const struct assess_area *area)
{
	return area->own.by.version + area->work.by.version == 0;
}

static const struct fault *
take_section(struct making *m, int section)
{
	struct form_doc doc;

	if (m->out->mine[section].version > 0)
		TRY(form_read(m->arena, m->out->mine[section].document,
		              &m->own[section]));
	if (m->out->fills[section].version == 0)
		return NULL;
	TRY(form_read(m->arena, m->out->fills[section].document, &doc));
	m->answered[section] = doc;
	for (int step = 0; step < FORM_STEP_COUNT; step++)
		m->out->said[section][step] = form_step_said(
		        &doc, (enum form_section)section, (enum form_step)step);
	return NULL;
}

static const struct fault *
take_answers(struct making *m, const struct form_fill *fills,
             const struct form_mine *mine)
{
	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		if (fills != NULL)
			m->out->fills[i] = fills[i];
		if (mine != NULL)
			m->out->mine[i] = mine[i];
		TRY(take_section(m, i));
	}
	return NULL;
}

const struct fault *
form_ours_make(struct arena *arena, const struct assess *a,
               const struct form_fill *fills, const struct form_mine *mine,
               struct instant began, struct form_ours *out)
{
	struct making *m = arena_new(arena, struct making, 1);
	struct form_doc docs[ROUNDS];
	struct str document = S("");

	m->arena = arena;
	m->began = began;
	m->out = arena_new(arena, struct form_ours, 1);
	m->out->there = true;
	m->out->a = *a;
	TRY(take_answers(m, fills, mine));
	buf_init(&m->buf, arena, 2 * FORM_BYTES_MOST);
	for (int i = 0; i < ROUNDS; i++) {
		m->before = i == 0 ? NULL : &docs[i - 1];
		look_back(m);
		document = put_all(m);
		TRY(form_read(arena, document, &docs[i]));
	}
	m->out->doc = docs[ROUNDS - 1];
	if (!area_empty(&a->areas[ASSESS_LIFESTYLE_ASSOCIATES]))
		leave(m, FORM_OURS_NO_SECTION, ASSESS_LIFESTYLE_ASSOCIATES,
		      NULL);
	say_kept(m, document);
	*out = *m->out;
	return NULL;
}
