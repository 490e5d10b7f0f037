/* form_json_test.c - files in and out.  Every file here is made up. */
#include <string.h>

#include "practice/strengths/form_fiction.h"
#include "tests/test.h"

static struct str
written(struct arena *arena, const struct form_doc *doc)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	form_write(&buf, doc);
	expect_false(buf.full);
	return buf_get(&buf);
}

/* Whether two documents that are equal have their members in one order. */
static bool
same_order(json_t *a, json_t *b)
{
	void *at = json_object_iter(a), *is = json_object_iter(b);

	for (size_t i = 0; i < json_array_size(a); i++)
		if (!same_order(json_array_get(a, i), json_array_get(b, i)))
			return false;
	while (at != NULL && is != NULL) {
		if (strcmp(json_object_iter_key(at),
		           json_object_iter_key(is)) != 0 ||
		    !same_order(json_object_iter_value(at),
		                json_object_iter_value(is)))
			return false;
		at = json_object_iter_next(a, at);
		is = json_object_iter_next(b, is);
	}
	return at == is;
}

/* What is written reads as the same, in the same order. */
static struct form_doc
round_trip(struct arena *arena, struct str json)
{
	struct form_doc doc, again;

	expect_ok(form_read(arena, json, &doc));
	expect_ok(form_read(arena, written(arena, &doc), &again));
	expect_true(json_equal(doc.json, again.json));
	expect_true(same_order(doc.json, again.json));
	expect_equal(again.n, doc.n);
	expect_equal(again.unknown, doc.unknown);
	return doc;
}

#define FICTION(...) \
	form_fiction(t->arena, \
	             &(struct form_fiction){ \
	                     .uuid = "5f0c2b1e-0000-4000-8000-000000000001", \
	                     .tag = "SELF_SIGNED", \
	                     .version = 3, \
	                     __VA_ARGS__})

TEST("needs: what comes in goes out again: no member is lost, none added, in "
     "order")
{
	(void)round_trip(t->arena, FICTION(.seed = 1, .sections = 9));
	(void)round_trip(t->arena,
	                 FICTION(.seed = 2, .sections = 3, .odd = true));
	(void)round_trip(t->arena, S("{\"assessment\":{}}"));
	(void)round_trip(
	        t->arena,
	        S("{\"zeta\":[1,2.0,-0.5,1e300,9007199254740993,null,true,"
	          "{\"a\":{}}],\"assessment\":{\"finance_income\":"
	          "{\"values\":[\"Undeclared\",\"UNDECLARED\",\"\"],"
	          "\"value\":null,\"type\":\"CHECKBOX\",\"x\":[[]],"
	          "\"options\":[{\"text\":\"Undeclared\",\"value\":"
	          "\"Undeclared\",\"hint\":{\"text\":\"\\u00e9\"}}]},"
	          "\"a\\\"b\\n\":{\"value\":\"\\ud83d\\ude00 \\u202e "
	          "\\u0001\"}},\"metaData\":null,"
	          "\"oasysEquivalent\":{\"o3-97\":null}}"));
}

TEST("needs: two documents of other order are told apart")
{
	json_t *a = NULL, *b = NULL;

	expect_ok(json_read(t->arena, S("[{\"a\":1,\"b\":{}}]"), &a));
	expect_ok(json_read(t->arena, S("[{\"b\":{},\"a\":1}]"), &b));
	expect_true(json_equal(a, b));
	expect_true(same_order(a, a));
	expect_false(same_order(a, b));
}

TEST("needs: a file with a byte order mark reads as one without")
{
	struct form_doc doc;

	expect_ok(form_read(t->arena, S("\xef\xbb\xbf{\"assessment\":{}}"),
	                    &doc));
	expect_equal(doc.n, 0);
}

TEST("needs: a code that the form does not have is kept, shown and reported")
{
	struct form_doc doc;
	const struct form_answer *odd;

	expect_ok(form_read(t->arena,
	                    FICTION(.seed = 2, .sections = 3, .odd = true),
	                    &doc));
	expect_equal(doc.unknown, 1);
	odd = form_find(&doc, S("accommodation_pets"));
	claim(odd != NULL);
	expect_equal(odd->known.kind, FORM_UNKNOWN);
	expect_true(form_holds(odd, S("CAT")));
	expect_has(written(t->arena, &doc), "\"newInVersion2\":true");
	expect_null(form_find(&doc, S("accommodation_pet")));
}

TEST("needs: every code of the form and of its details is known, and one like "
     "it is not")
{
	static const struct {
		const char *code;
		enum form_kind kind;
		enum form_section section;
	} codes[] = {
	        {"current_accommodation", FORM_ASKED, FORM_ACCOMMODATION},
	        {"living_with_person_under_18_details", FORM_DETAIL,
	         FORM_ACCOMMODATION},
	        {"past_accommodation_details", FORM_ASKED, FORM_ACCOMMODATION},
	        {"family_or_friends_details", FORM_ASKED, FORM_FINANCE},
	        {"drug_last_used_heroin", FORM_ASKED, FORM_DRUGS},
	        {"how_often_used_last_six_months_spice_details", FORM_DETAIL,
	         FORM_DRUGS},
	        {"drugs_injected_crack", FORM_ASKED, FORM_DRUGS},
	        {"drug_use_changes", FORM_ASKED, FORM_DRUGS},
	        {"alcohol_use_changes_made_changes_details", FORM_DETAIL,
	         FORM_ALCOHOL},
	        {"health_wellbeing_practitioner_analysis_risk_of_reoffending"
	         "_no_details",
	         FORM_DETAIL, FORM_HEALTH},
	        {"offence_analysis_victims_collection", FORM_ASKED,
	         FORM_OFFENCE},
	        {"offence_analysis_section_complete", FORM_COMPLETE,
	         FORM_OFFENCE},
	        {"finance_is_summary_user_submitted", FORM_SUBMITTED,
	         FORM_FINANCE},
	        {"living_with_martian_details", FORM_UNKNOWN, 0},
	        {"current_accommodation2", FORM_UNKNOWN, 0},
	        {"Current_accommodation", FORM_UNKNOWN, 0},
	        {"drugs_injected_cannabis", FORM_UNKNOWN, 0},
	        {"offence_analysis_changes", FORM_UNKNOWN, 0},
	        {"_details", FORM_UNKNOWN, 0},
	        {"", FORM_UNKNOWN, 0},
	};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		struct form_known known = form_know(str_of(codes[i].code));

		expect_equal(known.kind, codes[i].kind);
		expect_equal(known.section, codes[i].section);
	}
}

TEST("needs: the table asks nothing twice, and a parent holds what is waited "
     "for")
{
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++) {
		const struct form_question *p = form_questions;
		struct str rest, one;

		expect_true(form_know(str_of(q->code)).question == q);
		expect_not_null(q->says);
		expect_equal(q->parent == NULL, q->when == NULL);
		if (q->parent == NULL)
			continue;
		p = form_know(str_of(q->parent)).question;
		claim(p != NULL);
		expect_true(p < q && p->section == q->section);
		rest = str_of(q->when);
		while (str_split(&rest, ' ', &one))
			expect_true(str_has(str_of(p->values), one));
	}
}

/* --- what is refused ----------------------------------------------------- */

static void
refused(struct test *t, const char *json, const char *says)
{
	struct form_doc doc = {.n = 77};

	expect_fault(form_read(t->arena, str_of(json), &doc), FAULT_INVALID,
	             says);
	expect_equal(doc.n, 77);
}

#define ANSWER(x) "{\"assessment\":{\"drug_use\":" x "}}"

TEST("needs: a file that cannot be read whole is not read in part")
{
	refused(t, "", NULL);
	refused(t, "{\"assessment\":{}", NULL);
	refused(t, "[]", "This file is a list, and an assessment is not");
	refused(t, "{}",
	        "This file holds no assessment: it has no member of that name");
	refused(t, "{\"assessment\":[]}",
	        "The assessment in this file is not a list of answers by their "
	        "codes");
	refused(t, "{\"assessment\":null}", NULL);
	refused(t, "{\"assessment\":{},\"metaData\":7}",
	        "The metaData of this file is of the wrong kind");
	refused(t, "{\"assessment\":{},\"oasysEquivalent\":[]}",
	        "The oasysEquivalent of this file is of the wrong kind");
	refused(t, ANSWER("\"YES\""),
	        "The answer drug_use is not an object with its question and "
	        "value");
	refused(t, ANSWER("{\"value\":true}"),
	        "The value of the answer drug_use is not text");
	refused(t, ANSWER("{\"type\":1}"),
	        "The type of the answer drug_use is not text");
	refused(t, ANSWER("{\"description\":{}}"),
	        "The description of the answer drug_use is not text");
	refused(t, ANSWER("{\"values\":\"YES\"}"),
	        "The values of the answer drug_use are no list");
	refused(t, ANSWER("{\"values\":[1]}"),
	        "Something in the values of the answer drug_use is of the "
	        "wrong kind");
	refused(t, ANSWER("{\"options\":[\"YES\"]}"), NULL);
	refused(t, ANSWER("{\"options\":[{\"value\":1}]}"),
	        "An option of the answer drug_use has a value or words that "
	        "are not text");
	refused(t, ANSWER("{\"collection\":[[]]}"), NULL);
	refused(t, ANSWER("{\"value\":\"\\u0000\"}"), NULL);
	refused(t, ANSWER("{\"value\":\"\\ud800\"}"), NULL);
	refused(t, ANSWER("{\"value\":\"\xff\"}"), NULL);
	refused(t, ANSWER("{},\"drug_use\":{}"),
	        "A name stands twice in one JSON object");
}

TEST("needs: a file nested too deeply, too large or of too many parts is "
     "refused")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	buf_lit(&buf, "{\"assessment\":{},\"x\":");
	for (int i = 0; i < 40; i++)
		buf_lit(&buf, "[");
	for (int i = 0; i < 40; i++)
		buf_lit(&buf, "]");
	buf_lit(&buf, "}");
	refused(t, str_c(t->arena, buf_get(&buf)),
	        "This JSON is nested too deeply");
	buf_init(&buf, t->arena, 0);
	buf_lit(&buf, "{\"assessment\":{");
	for (int i = 0; i <= FORM_ANSWERS_MOST; i++)
		buf_print(&buf, "%s\"a%d\":{}", i > 0 ? "," : "", i);
	buf_lit(&buf, "}}");
	refused(t, str_c(t->arena, buf_get(&buf)),
	        "This file holds more than 1,000 answers, more than an "
	        "assessment has");
	buf_init(&buf, t->arena, 0);
	buf_lit(&buf, "{\"assessment\":{\"a\":{\"values\":[\"\"");
	for (int i = 0; i < FORM_PARTS_MOST; i++)
		buf_lit(&buf, ",\"\"");
	buf_lit(&buf, "]}}}");
	refused(t, str_c(t->arena, buf_get(&buf)),
	        "This file holds more options and values than an assessment "
	        "can have");
	buf_init(&buf, t->arena, 0);
	buf_lit(&buf, "{\"assessment\":{},\"x\":\"");
	while (buf.n <= FORM_BYTES_MOST)
		buf_lit(&buf, "0123456789012345678901234567890123456789");
	buf_lit(&buf, "\"}");
	refused(t, str_c(t->arena, buf_get(&buf)),
	        "This file is larger than 1 MB, more than an assessment is");
}

TEST("needs: a code of any length is named in a sentence by its beginning")
{
	const struct fault *fault;
	struct form_doc doc;
	struct str says;

	fault = form_read(
	        t->arena,
	        S("{\"assessment\":{\"0123456789012345678901234567890123456789"
	          "012345678901234567890123456789012345678\u00e9\u00e9\u00e9\":"
	          "1}}"),
	        &doc);
	expect_true(fault_is(fault, FAULT_INVALID));
	says = text_show(t->arena, &fault->text);
	expect_has(says, "345678 is not an object");
}

TEST("needs: a length is counted with a line end as one character")
{
	expect_equal(form_length(S("")), 0);
	expect_equal(form_length(S("a\r\nb")), 3);
	expect_equal(form_length(S("a\nb")), 3);
	expect_equal(form_length(S("a\rb\r\r\n")), 5);
	expect_equal(form_length(S("\u00e9\U0001F600")), 2);
}

/* --- any document ------------------------------------------------------ */

struct dice {
	struct buf *out;
	uint64_t state;
	unsigned depth;
};

static unsigned
roll(struct dice *d, unsigned below)
{
	d->state ^= d->state << 13;
	d->state ^= d->state >> 7;
	d->state ^= d->state << 17;
	return (unsigned)(d->state >> 20) % below;
}

static void
any_text(struct dice *d)
{
	static const char *const pieces[] = {
	        "YES", "Undeclared", "\\u202e",   "\\ud83d\\ude00",
	        "é",   "\\n",        "\\\"",      " ",
	        "x",   "\\\\",       "</script>", "\\u0007",
	};
	unsigned n = roll(d, 4);

	buf_lit(d->out, "\"");
	while (n-- > 0)
		buf_str(d->out, str_of(pieces[roll(d, 12)]));
	buf_lit(d->out, "\"");
}

static void any_value(struct dice *d);

/* Members with names of their own, as a name may not stand twice. */
static void
any_members(struct dice *d)
{
	unsigned n = roll(d, 3);

	for (unsigned i = 0; i < n; i++) {
		buf_print(d->out, "%s\"%c%u\":", i > 0 ? "," : "",
		          'z' - (char)i, roll(d, 9));
		any_value(d);
	}
}

static void
any_value(struct dice *d)
{
	static const char *const plain[] = {
	        "null", "true", "false",
	        "0",    "-7",   "9223372036854775807",
	        "1.0",  "0.1",  "-2.5e-9",
	        "1e21", "-0.0", "3",
	};
	unsigned what = d->depth > 3 ? roll(d, 6) : roll(d, 9);

	d->depth++;
	if (what < 4)
		buf_str(d->out, str_of(plain[roll(d, 12)]));
	else if (what < 6)
		any_text(d);
	else if (what < 8) {
		buf_lit(d->out, "{");
		any_members(d);
		buf_lit(d->out, "}");
	} else {
		buf_lit(d->out, "[");
		any_value(d);
		buf_lit(d->out, ",");
		any_value(d);
		buf_lit(d->out, "]");
	}
	d->depth--;
}

static void
any_list(struct dice *d, bool objects)
{
	unsigned n = roll(d, 4);

	buf_lit(d->out, "[");
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			buf_lit(d->out, ",");
		if (!objects) {
			any_text(d);
			continue;
		}
		buf_lit(d->out, "{\"value\":");
		any_text(d);
		buf_lit(d->out, ",\"more\":");
		any_value(d);
		buf_lit(d->out, "}");
	}
	buf_lit(d->out, "]");
}

/* Members of an answer in any order: each once or not at all. */
static void
any_answer(struct dice *d)
{
	static const char *const names[] = {"type",   "description",
	                                    "value",  "options",
	                                    "values", "collection",
	                                    "other"};
	unsigned at = roll(d, 7), n = roll(d, 7);

	buf_lit(d->out, "{");
	for (unsigned i = 0; i < n; i++) {
		unsigned which = (at + i) % 7;

		buf_print(d->out, "%s\"%s\":", i > 0 ? "," : "", names[which]);
		if (which == 6)
			any_value(d);
		else if (roll(d, 5) == 0)
			buf_lit(d->out, "null");
		else if (which < 3)
			any_text(d);
		else
			any_list(d, which != 4);
	}
	buf_lit(d->out, "}");
}

static void
any_document(struct dice *d)
{
	unsigned n = roll(d, 5), at = roll(d, 150);

	buf_lit(d->out, "{");
	if (roll(d, 2) == 0)
		buf_lit(d->out, "\"metaData\":{\"uuid\":\"x\"},");
	if (roll(d, 3) == 0) {
		buf_lit(d->out, "\"other\":");
		any_value(d);
		buf_lit(d->out, ",");
	}
	buf_lit(d->out, "\"assessment\":{");
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			buf_lit(d->out, ",");
		if (roll(d, 3) == 0)
			buf_print(d->out, "\"unknown_%u\":", i);
		else
			buf_print(d->out,
			          "\"%s\":", form_questions[at + i].code);
		any_answer(d);
	}
	buf_lit(d->out, "},\"oasysEquivalent\":{");
	any_members(d);
	buf_lit(d->out, "}}");
}

TEST_ONCE("needs: ten thousand documents of chance come out as they went in")
{
	for (uint64_t i = 0; i < 10000; i++) {
		struct arena *arena = arena_create(0);
		struct buf buf;
		struct dice d = {&buf, (i + 1) * UINT64_C(0x9e3779b97f4a7c15),
		                 0};

		buf_init(&buf, arena, 0);
		any_document(&d);
		(void)round_trip(arena, buf_get(&buf));
		arena_drop(arena);
	}
}

/* As many as are read and written within two seconds. */
#define WHOLES 700

TEST_ONCE("needs: seven hundred whole assessments of chance come out as they "
          "went in")
{
	size_t least = SIZE_MAX, most = 0;

	for (uint64_t i = 0; i < WHOLES; i++) {
		struct arena *arena = arena_create(0);
		struct form_doc doc;
		const struct str json = form_fiction(
		        arena, &(struct form_fiction){
		                       .uuid = "5f0c2b1e-0000-4000-8000-"
		                               "000000000001",
		                       .tag = i % 2 == 0 ? "SELF_SIGNED"
		                                         : "COUNTERSIGNED",
		                       .version = (int64_t)i + 1,
		                       .seed = i + 1,
		                       .sections = 9,
		                       .odd = i % 3 == 0});

		doc = round_trip(arena, json);
		expect_equal(doc.unknown > 0, i % 3 == 0);
		least = doc.n < least ? doc.n : least;
		most = doc.n > most ? doc.n : most;
		arena_drop(arena);
	}
	/* All nine sections, and not the same over and over. */
	expect_true(least > 80);
	expect_true(most > least + 10);
}
