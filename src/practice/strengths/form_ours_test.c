/* form_ours_test.c - an edition in the services' form: what goes out of a few
 * that are written here, and of some hundred that are drawn. */
#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "practice/strengths/assess_form.h"
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_fiction.h"
#include "practice/strengths/form_ours.h"
#include "tests/test.h"

#define DRAWN 125

/* --- editions that are drawn --------------------------------------------- */

struct draw {
	struct arena *arena;
	uint64_t state;
};

/* xorshift64*: 0 to below - 1. */
static unsigned
chance(struct draw *d, unsigned below)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (unsigned)((d->state * UINT64_C(0x2545f4914f6cdd1d)) >> 33) %
	       below;
}

/* Nothing, a few words, or up to `most` characters of all lengths, with line
 * ends of each kind. */
static struct str
words(struct draw *d, unsigned most)
{
	static const char *const parts[] = {"a",    "bed",      " ",  "\n",
	                                    "\r\n", "\"",       "\\", "</",
	                                    "\t",   "ŵ",        "€",  "😀",
	                                    "{\"",  "Gwaith da"};
	unsigned upto = chance(d, 8) == 0 ? most : chance(d, 40);
	struct buf buf;
	unsigned n = 0;

	buf_init(&buf, d->arena, 0);
	while (n < upto) {
		struct str part = str_of(
		        parts[chance(d, sizeof(parts) / sizeof(parts[0]))]);

		n += (unsigned)form_length(part);
		if (n > upto)
			break;
		buf_str(&buf, part);
	}
	return str_trim(buf_get(&buf));
}

static struct assess_by
by(struct draw *d, struct str asked)
{
	return (struct assess_by){
	        .user = {1 + chance(d, 9)},
	        .name = S("Sam Okafor"),
	        .at = {INT64_C(1764000000000) + chance(d, 100000000)},
	        .version = 1 + chance(d, 9),
	        .form = 3,
	        .asked = asked,
	};
}

static void
draw_own(struct draw *d, int code, struct assess_own *own)
{
	own->view = words(d, ASSESS_WORDS_MOST);
	own->strengths = words(d, ASSESS_WORDS_MOST);
	own->ready = (enum assess_ready)chance(d, ASSESS_READY_COUNT);
	if (own->ready != ASSESS_READY_NONE)
		own->ready_words = words(d, ASSESS_WORDS_MOST);
	own->priority = (int)chance(d, 4);
	own->voice = chance(d, 2) == 0 ? ASSESS_OWN : ASSESS_FOR;
	own->by = by(d, assess_form_own(d->arena, assess_forms[2],
	                                (enum assess_code)code));
}

static void
draw_link(struct draw *d, unsigned most, enum assess_link *link,
          struct str *said)
{
	*link = (enum assess_link)chance(d, ASSESS_LINK_COUNT);
	if (*link == ASSESS_UNSAID)
		return;
	*said = words(d, most);
	if (*link == ASSESS_YES && said->n == 0)
		*said = S("It is");
}

static void
draw_work(struct draw *d, struct assess_work *work)
{
	work->view = words(d, ASSESS_WORDS_MOST);
	work->strengths = words(d, ASSESS_WORDS_MOST);
	work->needs = words(d, ASSESS_WORDS_MOST);
	work->evidence = words(d, ASSESS_WORDS_MOST);
	draw_link(d, ASSESS_HARM_MOST, &work->harm, &work->harm_words);
	draw_link(d, ASSESS_REOFFENDING_MOST, &work->reoffending,
	          &work->reoffending_words);
	work->priority = (int)chance(d, 4);
	work->by = by(d, assess_form_work(d->arena, assess_forms[2]));
}

static struct assess
drawn(struct draw *d)
{
	struct assess a = {
	        .id = {1 + chance(d, 1000000)},
	        .person = {1 + chance(d, 1000000)},
	        .day = {20000 + (int)chance(d, 900)},
	        .standing =
	                (enum assess_standing)chance(d, ASSESS_STANDING_COUNT),
	        .version = 1 + chance(d, 50),
	        .made_at = {INT64_C(1764000000000)},
	        .shared_at = INSTANT_NONE,
	        .signed_at = INSTANT_NONE,
	        .answered_at = INSTANT_NONE,
	};

	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		struct assess_area *area = &a.areas[i];

		area->own.by.at = area->work.by.at = INSTANT_NONE;
		if (chance(d, 4) > 0)
			draw_own(d, i, &area->own);
		if (chance(d, 4) > 0)
			draw_work(d, &area->work);
		if (area->own.by.version + area->work.by.version > 0)
			area->state = (enum assess_state)(1 + chance(d, 2));
	}
	return a;
}

/* Each section answered as somebody made up might, or not at all. */
static void
draw_fills(struct draw *d, struct form_fill *fills)
{
	struct str all = form_fiction(
	        d->arena,
	        &(struct form_fiction){.seed = chance(d, 1000000),
	                               .uuid = "x",
	                               .tag = "x",
	                               .sections = FORM_SECTION_COUNT});

	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		struct form_fill *fill = &fills[i];
		struct form_fill_terms terms = {.form = S("1.0"), .typed = all};

		*fill = (struct form_fill){.section = (enum form_section)i};
		if (chance(d, 3) == 0)
			continue;
		fill->version = 1 + chance(d, 5);
		for (int step = 0; step < FORM_STEP_COUNT; step++)
			fill->said[step].at =
			        (struct instant){INT64_C(1764000000000)};
		for (int step = 0; step < FORM_STEP_COUNT; step++) {
			terms.step = (enum form_step)step;
			expect_ok(form_fill_merge(d->arena, fill->section,
			                          &terms, fill->document, NULL,
			                          &fill->document));
		}
	}
}

/* --- what is asked of each ----------------------------------------------- */

static void
make_of(struct arena *arena, const struct assess *a,
        const struct form_fill *fills, struct form_ours *out)
{
	expect_ok(form_ours_make(arena, a, fills, NULL,
	                         (struct instant){INT64_C(1764000000000)},
	                         out));
	expect_true(out->there);
}

static void
make(struct arena *arena, const struct assess *a, struct form_ours *out)
{
	make_of(arena, a, NULL, out);
}

/* What it writes is read, and written again, the same. */
static void
check_round(struct arena *arena, const struct form_ours *ours)
{
	struct form_doc again;
	struct buf buf;

	expect_equal(ours->doc.unknown, 0);
	buf_init(&buf, arena, 0);
	form_write(&buf, &ours->doc);
	expect_str(buf_get(&buf), str_c(arena, ours->kept.document));
	expect_ok(form_read(arena, buf_get(&buf), &again));
	expect_true(json_equal(again.json, ours->doc.json));
}

static void
check_codes(struct arena *arena, const struct form_ours *ours)
{
	struct form_oasys *list;
	size_t n;

	form_oasys(arena, &ours->doc, &list, &n);
	expect_true(n > 100);
	for (size_t i = 0; i < n; i++)
		expect_equal(list[i].state, FORM_OASYS_SAME);
}

/* A remark that is not of a question that nobody answered here. */
static void
check_remark(const struct form_ours *ours, const struct form_remark *r)
{
	struct form_known known = form_know(r->code);
	const struct assess_area *area =
	        &ours->a.areas[known.question->section];
	enum form_role role = known.question->role;

	expect_equal(r->kind, FORM_MISSING);
	if (known.kind == FORM_ASKED && ours->fills[known.section].version > 0)
		expect_true(role != FORM_QUESTION ||
		            known.question->type == FORM_COLLECTION);
	if (role == FORM_READINESS)
		expect_equal(area->own.ready, ASSESS_READY_NONE);
	if (role == FORM_HARM)
		expect_equal(area->work.harm, ASSESS_UNSAID);
	if (role == FORM_REOFFENDING)
		expect_equal(area->work.reoffending, ASSESS_UNSAID);
	if (role == FORM_STRENGTHS)
		expect_true(area->work.strengths.n == 0 &&
		            area->state != ASSESS_COMPLETE);
}

/* How many are complete. */
static int
check_sections(struct arena *arena, const struct form_ours *ours)
{
	struct form_sum sum;
	int complete = 0;

	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		form_sum_up(arena, &ours->doc, (enum form_section)i, &sum);
		expect_true(sum.said);
		complete += sum.complete;
		if (sum.complete) {
			expect_equal(sum.remarks.n, 0);
			expect_true(i == FORM_OFFENCE ||
			            ours->a.areas[i].state == ASSESS_COMPLETE);
		}
		for (size_t k = 0; k < sum.remarks.n; k++)
			check_remark(ours, &sum.remarks.v[k]);
	}
	expect_equal(complete, ours->kept.complete);
	return complete;
}

static bool
said_long(const struct form_ours *ours, int area)
{
	for (size_t i = 0; i < ours->left_n; i++)
		if (ours->left[i].why == FORM_OURS_LONG &&
		    (int)ours->left[i].area == area)
			return true;
	return false;
}

/* Whole with its line ends made one character, or shortened and said so. */
static void
check_words(struct arena *arena, const struct form_ours *ours, int section,
            const char *question, const char *value, struct str words_of,
            size_t most)
{
	struct str code = str_print(arena, "%s_practitioner_analysis_%s",
	                            form_parts[section].prefix, question);
	struct str there = form_detail(arena, &ours->doc, code, str_of(value));

	expect_equal(str_find(there, '\r'), there.n);
	if (form_length(words_of) <= most) {
		expect_equal(form_length(there), form_length(words_of));
		return;
	}
	expect_true(form_length(there) <= most);
	expect_true(form_length(there) > most / 2);
	expect_true(str_ends(there, S("stand in myDirection]")));
	expect_true(said_long(ours, section));
}

static void
check_judged(struct arena *arena, const struct form_ours *ours)
{
	for (int i = 0; i <= FORM_THINKING; i++) {
		const struct assess_work *work = &ours->a.areas[i].work;

		if (!str_empty(work->strengths))
			check_words(arena, ours, i,
			            "strengths_or_protective_factors", "YES",
			            work->strengths, 1425);
		if (work->harm != ASSESS_UNSAID)
			check_words(arena, ours, i, "risk_of_serious_harm",
			            work->harm == ASSESS_YES ? "YES" : "NO",
			            work->harm_words, ASSESS_HARM_MOST);
		if (work->reoffending != ASSESS_UNSAID)
			check_words(arena, ours, i, "risk_of_reoffending",
			            work->reoffending == ASSESS_YES ? "YES"
			                                            : "NO",
			            work->reoffending_words,
			            ASSESS_REOFFENDING_MOST);
	}
}

/* A text of the member of our own. */
static void
check_ours_text(const json_t *side, const char *key, struct str is)
{
	bool wrong = false;
	struct str there = json_get_str(side, key, &wrong);

	expect_false(wrong);
	expect_true(str_equal(there, is));
}

static void
check_ours(const struct form_ours *ours)
{
	const json_t *areas = json_object_get(
	        json_object_get(ours->doc.json, "myDirection"), "areas");

	expect_equal(json_array_size(areas), ASSESS_AREA_COUNT);
	for (size_t i = 0; i < ASSESS_AREA_COUNT; i++) {
		const json_t *one = json_array_get(areas, i);
		const json_t *own = json_object_get(one, "own");
		const json_t *work = json_object_get(one, "worker");
		const struct assess_area *area = &ours->a.areas[i];

		expect_equal(json_is_null(own), area->own.by.version == 0);
		check_ours_text(own, "view", area->own.view);
		check_ours_text(own, "strengths", area->own.strengths);
		check_ours_text(own, "ready_words", area->own.ready_words);
		check_ours_text(work, "strengths", area->work.strengths);
		check_ours_text(work, "view", area->work.view);
		check_ours_text(work, "needs", area->work.needs);
		check_ours_text(work, "harm_words", area->work.harm_words);
		check_ours_text(work, "evidence", area->work.evidence);
	}
}

TEST_ONCE("needs ours: what goes out is read as the services' own form, and "
          "nothing in it is odd")
{
	struct draw d = {.state = 20261130};
	int complete = 0;

	for (int i = 0; i < DRAWN; i++) {
		struct arena *arena = test_arena(t, 0);
		struct form_fill fills[FORM_SECTION_COUNT];
		struct form_ours ours;
		struct assess a;

		d.arena = arena;
		a = drawn(&d);
		draw_fills(&d, fills);
		make_of(arena, &a, fills, &ours);
		check_round(arena, &ours);
		check_codes(arena, &ours);
		complete += check_sections(arena, &ours);
		check_judged(arena, &ours);
		check_ours(&ours);
		test_arena_drop(arena);
	}
	/* The rule is met now and then: this test looks at both sides of it. */
	expect_true(complete > 3);
}

/* --- one by one ---------------------------------------------------------- */

static void
written(struct draw *d, struct assess *a)
{
	*a = (struct assess){
	        .id = {77},
	        .person = {55},
	        .day = {20500},
	        .version = 12,
	        .made_at = {INT64_C(1764000000000)},
	        .shared_at = INSTANT_NONE,
	        .signed_at = INSTANT_NONE,
	        .answered_at = INSTANT_NONE,
	};
	a->areas[ASSESS_FINANCE] = (struct assess_area){
	        .state = ASSESS_IN_PROGRESS,
	        .own = {.ready = ASSESS_MAKING_CHANGES,
	                .ready_words = S("I save\r\na little"),
	                .voice = ASSESS_OWN,
	                .by = by(d, S("How is money?\nDo you want to change "
	                              "it?\nHow soon?"))},
	        .work = {.harm = ASSESS_NO,
	                 .reoffending = ASSESS_YES,
	                 .reoffending_words = S("When it is short"),
	                 .by = by(d, S("View?\nStrong?\nNeeded?\nHarm?\n"
	                               "Again?\nWhy?\nSoon?"))},
	};
}

static struct str
value_of(const struct form_ours *ours, const char *code)
{
	const struct form_answer *answer = form_find(&ours->doc, str_of(code));

	return answer == NULL ? S("none") : answer->value;
}

TEST("needs ours: each answer goes out with its question as it was asked")
{
	struct draw d = {t->arena, 5};
	const struct form_answer *answer;
	struct form_ours ours;
	struct assess a;

	written(&d, &a);
	make(t->arena, &a, &ours);
	answer = form_find(&ours.doc, S("finance_changes"));
	claim(answer != NULL);
	expect_str(answer->description, "Do you want to change it?");
	expect_str(answer->value, "MAKING_CHANGES");
	expect_str(answer->type, "RADIO");
	expect_equal(json_array_size(answer->options), 9);
	expect_str(form_words(answer, S("MADE_CHANGES")),
	           "I have made changes and want to keep them");
	expect_str(value_of(&ours, "finance_changes_making_changes_details"),
	           "I save\na little");
	answer = form_find(
	        &ours.doc,
	        S("finance_practitioner_analysis_risk_of_reoffending"));
	claim(answer != NULL);
	expect_str(answer->description, "Again?");
	expect_str(value_of(&ours, "finance_practitioner_analysis_risk_of_"
	                           "reoffending_yes_details"),
	           "When it is short");
}

TEST("needs ours: a strength that nobody wrote is a no where the area is "
     "complete, and no answer before")
{
	static const char code[] =
	        "finance_practitioner_analysis_strengths_or_protective_factors";
	struct draw d = {t->arena, 6};
	struct form_ours ours;
	struct assess a;

	written(&d, &a);
	make(t->arena, &a, &ours);
	expect_str(value_of(&ours, code), "none");
	a.areas[ASSESS_FINANCE].state = ASSESS_COMPLETE;
	make(t->arena, &a, &ours);
	expect_str(value_of(&ours, code), "NO");
	a.areas[ASSESS_FINANCE].work.strengths = S("Pays the rent");
	make(t->arena, &a, &ours);
	expect_str(value_of(&ours, code), "YES");
}

TEST("needs ours: a section is complete only where its area is, and where the "
     "form has no question open")
{
	struct draw d = {t->arena, 7};
	struct form_ours ours;
	struct assess a;

	written(&d, &a);
	a.areas[ASSESS_FINANCE].state = ASSESS_COMPLETE;
	make(t->arena, &a, &ours);
	/* Nobody asked about income and the bank. */
	expect_str(value_of(&ours, "finance_section_complete"), "NO");
	expect_str(value_of(&ours, "finance_is_summary_user_submitted"), "YES");
	expect_str(value_of(&ours, "accommodation_is_summary_user_submitted"),
	           "NO");
	expect_equal(ours.kept.complete, 0);
}

TEST("needs ours: what the form has no place for goes along in a member of our "
     "own, and is said")
{
	struct draw d = {t->arena, 8};
	struct form_ours ours;
	struct assess a;

	written(&d, &a);
	make(t->arena, &a, &ours);
	expect_equal(ours.left_n, 0);
	a.areas[ASSESS_FINANCE].own.ready = ASSESS_NOT_APPLICABLE;
	a.areas[ASSESS_LIFESTYLE_ASSOCIATES] = a.areas[ASSESS_FINANCE];
	a.areas[ASSESS_DRUG_USE] = a.areas[ASSESS_FINANCE];
	make(t->arena, &a, &ours);
	expect_equal(ours.left_n, 3);
	expect_equal(ours.left[0].why, FORM_OURS_NO_PLACE);
	expect_equal(ours.left[0].area, ASSESS_FINANCE);
	expect_equal(ours.left[1].why, FORM_OURS_NOT_ASKED);
	expect_equal(ours.left[1].area, ASSESS_DRUG_USE);
	expect_equal(ours.left[2].why, FORM_OURS_NO_SECTION);
	expect_str(value_of(&ours, "finance_changes"), "NOT_APPLICABLE");
	expect_str(value_of(&ours, "finance_changes_not_applicable_details"),
	           "none");
	expect_str(value_of(&ours, "drug_use_changes"), "none");
	expect_true(str_has(ours.kept.document, S("lifestyle_associates")));
}

TEST("needs ours: which edition it is, by numbers that read back, and where it "
     "stands in the services' words")
{
	static const char *const tags[] = {"UNSIGNED",
	                                   "AWAITING_COUNTERSIGN",
	                                   "COUNTERSIGNED",
	                                   "REJECTED",
	                                   "AWAITING_DOUBLE_COUNTERSIGN",
	                                   "DOUBLE_COUNTERSIGNED",
	                                   "LOCKED_INCOMPLETE"};
	struct draw d = {t->arena, 9};
	struct form_ours ours;
	struct assess a;

	written(&d, &a);
	for (int i = 0; i < ASSESS_STANDING_COUNT; i++) {
		a.standing = (enum assess_standing)i;
		make(t->arena, &a, &ours);
		expect_str(form_meta(&ours.doc, "versionTag"), tags[i]);
		expect_str(ours.kept.tag, tags[i]);
	}
	expect_equal(uuid_id(form_meta(&ours.doc, "uuid"), 0x2000), 55);
	expect_equal(uuid_id(form_meta(&ours.doc, "versionUuid"), 0x2001), 77);
	expect_equal(form_meta_i64(&ours.doc, "versionNumber"), 12);
	expect_str(form_meta(&ours.doc, "formVersion"), "1.0");
	expect_str(form_meta(&ours.doc, "createdAt"),
	           "2025-11-24T16:00:00.000Z");
}

TEST("needs ours: an edition as long as one can be goes out whole")
{
	struct draw d = {t->arena, 10};
	char *p = arena_bytes(t->arena, ASSESS_WORDS_MOST * 4, 1);
	struct str many = {p, ASSESS_WORDS_MOST * 4};
	struct str harm = {p, ASSESS_HARM_MOST * 4};
	struct str again = {p, ASSESS_REOFFENDING_MOST * 4};
	struct form_ours ours;
	struct assess a;

	for (size_t i = 0; i < ASSESS_WORDS_MOST; i++)
		memcpy(p + 4 * i, "😀", 4);
	written(&d, &a);
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		struct assess_area *area = &a.areas[i];

		*area = a.areas[ASSESS_FINANCE];
		area->state = ASSESS_COMPLETE;
		area->own.view = area->own.ready_words = many;
		area->work.view = area->work.strengths = many;
		area->work.needs = area->work.evidence = many;
		area->work.harm = area->work.reoffending = ASSESS_YES;
		area->work.harm_words = harm;
		area->work.reoffending_words = again;
	}
	make(t->arena, &a, &ours);
	check_round(t->arena, &ours);
	check_ours(&ours);
	expect_true(ours.kept.document.n > 600000);
	expect_equal(ours.left_n, 11);
}
