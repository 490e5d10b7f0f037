/* form_sum_test.c - what a section comes to, its score and its codes of OASys.
 * Every file here is made up. */
#include "practice/strengths/form_fiction.h"
#include "tests/test.h"

static struct form_sum
sum_of(struct test *t, enum form_section section, const char *answers)
{
	struct form_doc *doc = arena_new(t->arena, struct form_doc, 1);
	struct form_sum sum;

	expect_ok(form_read(
	        t->arena, str_print(t->arena, "{\"assessment\":{%s}}", answers),
	        doc));
	form_sum_up(t->arena, doc, section, &sum);
	return sum;
}

/* Whether there is a remark of this kind about this code. */
static bool
said(const struct form_sum *sum, enum form_remark_kind kind, const char *code)
{
	for (size_t i = 0; i < sum->remarks.n; i++)
		if (sum->remarks.v[i].kind == kind &&
		    str_is(sum->remarks.v[i].code, code))
			return true;
	return false;
}

#define ONE(code, v)  "\"" code "\":{\"value\":\"" v "\"}"
#define MANY(code, v) "\"" code "\":{\"values\":[" v "]}"

TEST("needs: a question is asked only where its parent holds the value it "
     "follows")
{
	struct form_sum sum = sum_of(t, FORM_ACCOMMODATION, "");

	expect_true(said(&sum, FORM_MISSING, "current_accommodation"));
	expect_false(said(&sum, FORM_MISSING, "living_with"));
	sum = sum_of(t, FORM_ACCOMMODATION,
	             ONE("current_accommodation", "SETTLED"));
	expect_true(said(&sum, FORM_MISSING, "living_with"));
	expect_true(said(&sum, FORM_MISSING, "type_of_settled_accommodation"));
	expect_false(said(&sum, FORM_MISSING, "type_of_no_accommodation"));
	expect_false(said(&sum, FORM_MISSING, "current_accommodation"));
	expect_false(said(&sum, FORM_MISSING, "past_accommodation_details"));
}

TEST("needs: an answer that its path does not ask is said, and its own branch "
     "is not asked either")
{
	struct form_sum sum =
	        sum_of(t, FORM_DRUGS,
	               ONE("drug_use", "NO") "," MANY(
	                       "select_misused_drugs",
	                       "\"HEROIN\"") "," ONE("drug_last_used_heroin",
	                                             "LAST_SIX"));

	expect_true(said(&sum, FORM_NOT_ASKED, "select_misused_drugs"));
	expect_true(said(&sum, FORM_NOT_ASKED, "drug_last_used_heroin"));
	expect_false(said(&sum, FORM_MISSING,
	                  "how_often_used_last_six_months_heroin"));
	expect_false(said(&sum, FORM_MISSING, "drug_use_changes"));
	sum = sum_of(t, FORM_DRUGS,
	             ONE("drug_use", "YES") "," MANY(
	                     "select_misused_drugs",
	                     "\"HEROIN\"") "," ONE("drug_last_used_heroin",
	                                           "LAST_SIX"));
	expect_equal(sum.remarks.of[FORM_NOT_ASKED], 0);
	expect_true(said(&sum, FORM_MISSING,
	                 "how_often_used_last_six_months_heroin"));
	expect_true(said(&sum, FORM_MISSING, "drug_use_changes"));
	expect_false(said(&sum, FORM_MISSING, "drug_last_used_cocaine"));
}

TEST("needs: a value that a question does not offer is kept, shown and "
     "reported")
{
	struct form_sum sum =
	        sum_of(t, FORM_FINANCE,
	               ONE("finance_bank_account",
	                   "SHARED") "," MANY("finance_income",
	                                      "\"Undeclared\",\"UNDECLARED\""));

	expect_true(said(&sum, FORM_OTHER_VALUE, "finance_bank_account"));
	expect_equal(sum.remarks.of[FORM_OTHER_VALUE], 2);
	expect_str(sum.remarks.v[0].value, "UNDECLARED");
	expect_equal(sum.answered, 2);
}

TEST("needs: a value that stands alone is said where it stands beside others")
{
	struct form_sum sum =
	        sum_of(t, FORM_FINANCE,
	               MANY("finance_income", "\"NO_MONEY\",\"PENSION\""));

	expect_true(said(&sum, FORM_NOT_ALONE, "finance_income"));
	sum = sum_of(t, FORM_FINANCE, MANY("finance_income", "\"NO_MONEY\""));
	expect_false(said(&sum, FORM_NOT_ALONE, "finance_income"));
}

/* "aa...", n of it, with Windows line ends counted as one. */
static const char *
long_answer(struct test *t, const char *code, size_t n)
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	buf_print(&buf, "\"%s\":{\"value\":\"\\r\\n", code);
	for (size_t i = 1; i < n; i++)
		buf_char(&buf, 'a');
	buf_lit(&buf, "\"}");
	return str_c(t->arena, buf_get(&buf));
}

TEST("needs: words longer than the form allows are said, each by its own "
     "limit")
{
	static const struct {
		enum form_section section;
		const char *code;
		size_t most;
	} limits[] = {
	        {FORM_ACCOMMODATION, "past_accommodation_details", 2000},
	        {FORM_ACCOMMODATION, "accommodation_changes_details", 2000},
	        {FORM_FINANCE,
	         "finance_practitioner_analysis_risk_of_serious_harm"
	         "_yes_details",
	         1425},
	        {FORM_FINANCE,
	         "finance_practitioner_analysis_risk_of_reoffending"
	         "_no_details",
	         1000},
	        {FORM_DRUGS, "other_drug_name", 200},
	        {FORM_OFFENCE, "offence_analysis_motivations_other_details",
	         128},
	        {FORM_EMPLOYMENT,
	         "education_professional_or_vocational_qualifications"
	         "_yes_details",
	         400},
	        {FORM_OFFENCE, "offence_analysis_reason", 4000},
	};

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		struct form_sum sum =
		        sum_of(t, limits[i].section,
		               long_answer(t, limits[i].code, limits[i].most));

		expect_false(said(&sum, FORM_TOO_LONG, limits[i].code));
		sum = sum_of(t, limits[i].section,
		             long_answer(t, limits[i].code,
		                         limits[i].most + 1));
		expect_true(said(&sum, FORM_TOO_LONG, limits[i].code));
	}
}

#define STRENGTHS \
	"finance_practitioner_analysis_strengths_or_protective_factors"

TEST("needs: yes in the analysis wants its words, and no does not")
{
	struct form_sum sum = sum_of(t, FORM_FINANCE, ONE(STRENGTHS, "YES"));

	expect_true(said(&sum, FORM_MISSING, STRENGTHS "_yes_details"));
	expect_not_null(sum.analysis[FORM_STRENGTHS]);
	sum = sum_of(t, FORM_FINANCE,
	             ONE(STRENGTHS, "YES") "," ONE(STRENGTHS "_yes_details",
	                                           "Saves a little"));
	expect_false(said(&sum, FORM_MISSING, STRENGTHS "_yes_details"));
	sum = sum_of(t, FORM_FINANCE, ONE(STRENGTHS, "NO"));
	expect_false(said(&sum, FORM_MISSING, STRENGTHS "_yes_details"));
}

TEST("needs: a section is complete where the file says so, and else not")
{
	struct form_sum sum =
	        sum_of(t, FORM_FINANCE, ONE("finance_section_complete", "YES"));

	expect_true(sum.said && sum.complete);
	sum = sum_of(t, FORM_FINANCE, ONE("finance_section_complete", "NO"));
	expect_true(sum.said && !sum.complete);
	sum = sum_of(t, FORM_FINANCE, ONE("finance_changes", "MADE_CHANGES"));
	expect_false(sum.said || sum.complete);
	expect_not_null(sum.readiness);
}

/* --- scores ------------------------------------------------------------ */

/* As planted, in the order of form_needs. */
static const struct form_bound bounds[] = {
        {.there = true, .most = 6, .high = 1},
        {.there = true, .most = 4, .high = 1},
        {.there = true, .most = 8, .high = 0},
        {.there = true, .most = 4, .high = 1},
        {.there = true, .most = 6, .high = 1},
        {.there = true, .most = 10, .high = 2},
        {.there = true, .most = 6, .high = 1},
};

static struct form_score
score_of(struct test *t, size_t need, const char *oasys)
{
	struct form_doc doc;

	expect_ok(form_read(t->arena,
	                    str_print(t->arena,
	                              "{\"assessment\":{},"
	                              "\"oasysEquivalent\":{%s}}",
	                              oasys),
	                    &doc));
	return form_score(&doc, &form_needs[need], &bounds[need]);
}

TEST("needs: a score that the file carries is shown as it is, and none above "
     "its bound")
{
	struct form_score score = score_of(t, 0, "\"o3-4\":\"2\"");

	expect_equal(score.state, FORM_SCORE_NONE);
	score = score_of(t, 0, "\"accOtherWeightedScore\":\"6\"");
	expect_equal(score.state, FORM_SCORE_THERE);
	expect_equal(score.value, 6);
	expect_true(score.high);
	score = score_of(t, 0, "\"accOtherWeightedScore\":1");
	expect_true(score.state == FORM_SCORE_THERE && !score.high);
	score = score_of(t, 0, "\"accOtherWeightedScore\":\"7\"");
	expect_equal(score.state, FORM_SCORE_WRONG);
	score = score_of(t, 0, "\"accOtherWeightedScore\":\"-1\"");
	expect_equal(score.state, FORM_SCORE_WRONG);
	score = score_of(t, 0, "\"accOtherWeightedScore\":true");
	expect_equal(score.state, FORM_SCORE_WRONG);
	score = score_of(t, 0, "\"accOtherWeightedScore\":\"N/A\"");
	expect_equal(score.state, FORM_SCORE_NONE);
	score = score_of(t, 2,
	                 "\"drugMisuse\":{\"drugOtherWeightedScore\":"
	                 "\"1\"}");
	expect_true(score.state == FORM_SCORE_THERE && score.high);
}

TEST("needs: finances and health are never scored, and the others have a bound "
     "of their own")
{
	size_t n = 0;

	for (; form_needs[n].says != NULL; n++)
		expect_true(form_needs[n].section != FORM_FINANCE &&
		            form_needs[n].section != FORM_HEALTH);
	expect_equal(n, sizeof(bounds) / sizeof(bounds[0]));
}

TEST("needs: a bound is the most and from where it is high, and nothing else "
     "is one")
{
	static const char *const wrong[] = {"",      "6",    "6 6",  "6 7",
	                                    "0 0",   "x 1",  "6 x",  "-6 1",
	                                    "6 1 1", "6 -1", "101 1"};
	struct form_bound bound = {.there = false};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		expect_false(form_bound_read(str_of(wrong[i]), &bound));
	expect_false(bound.there);
	expect_true(form_bound_read(S("10 2"), &bound));
	expect_true(bound.there && bound.most == 10 && bound.high == 2);
}

TEST("needs: a score that the file carries is not shown without a bound")
{
	static const struct form_bound none = {.there = false};
	struct form_doc doc;

	expect_ok(form_read(t->arena,
	                    S("{\"assessment\":{},\"oasysEquivalent\":"
	                      "{\"accOtherWeightedScore\":\"2\"}}"),
	                    &doc));
	expect_equal(form_score(&doc, &form_needs[0], &none).state,
	             FORM_SCORE_UNBOUND);
	expect_equal(form_score(&doc, &form_needs[1], &none).state,
	             FORM_SCORE_NONE);
}

static const char grouped[] =
        "{\"assessment\":{"
        "\"accommodation_section_complete\":{\"value\":\"YES\"},"
        "\"finance_section_complete\":{\"value\":\"YES\"},"
        "\"alcohol_use_section_complete\":{\"value\":\"YES\"},"
        "\"thinking_behaviours_attitudes_section_complete\":"
        "{\"value\":\"YES\"}},\"oasysEquivalent\":{"
        "\"accOtherWeightedScore\":\"1\",\"eteOtherWeightedScore\":\"4\","
        "\"thinkOtherWeightedScore\":\"1\","
        "\"lifestyleOtherWeightedScore\":\"6\"}}";

TEST("needs: a section that is not complete is in no group of scores")
{
	struct form_doc doc;

	expect_ok(form_read(t->arena, str_of(grouped), &doc));
	expect_equal(form_group(&doc, FORM_ACCOMMODATION, bounds),
	             FORM_GROUP_LOW);
	expect_equal(form_group(&doc, FORM_EMPLOYMENT, bounds),
	             FORM_GROUP_INCOMPLETE);
	expect_equal(form_group(&doc, FORM_FINANCE, bounds), FORM_GROUP_NEVER);
	expect_equal(form_group(&doc, FORM_ALCOHOL, bounds),
	             FORM_GROUP_NO_SCORE);
	expect_equal(form_group(&doc, FORM_THINKING, bounds), FORM_GROUP_HIGH);
	expect_equal(form_group(&doc, FORM_HEALTH, bounds),
	             FORM_GROUP_INCOMPLETE);
}

/* --- OASys ------------------------------------------------------------- */

static const struct form_oasys *
oasys_of(struct test *t, const char *json, const char *code)
{
	struct form_doc *doc = arena_new(t->arena, struct form_doc, 1);
	struct form_oasys *list;
	size_t n;

	expect_ok(form_read(t->arena, str_of(json), doc));
	form_oasys(t->arena, doc, &list, &n);
	for (size_t i = 0; i < n; i++)
		if (str_is(list[i].code, code))
			return &list[i];
	return NULL;
}

#define JUDGED     "employment_education_practitioner_analysis"
#define WITH(a, o) "{\"assessment\":{" a "},\"oasysEquivalent\":{" o "}}"
#define HARM       JUDGED "_risk_of_serious_harm"

TEST("needs: a code of OASys that differs from what the answers come to is "
     "said")
{
	const struct form_oasys *one;

	one = oasys_of(t, WITH(ONE(HARM, "YES"), "\"o4-96\":\"YES\""), "o4-96");
	expect_equal(one->state, FORM_OASYS_SAME);
	one = oasys_of(t, WITH(ONE(HARM, "YES"), "\"o4-96\":\"NO\""), "o4-96");
	expect_equal(one->state, FORM_OASYS_DIFFERS);
	expect_str(one->ours, "YES");
	expect_str(one->theirs, "NO");
	one = oasys_of(t, WITH(ONE(HARM, "YES"), ""), "o4-96");
	expect_equal(one->state, FORM_OASYS_ABSENT);
	one = oasys_of(t, WITH("", "\"o4-96\":null"), "o4-96");
	expect_equal(one->state, FORM_OASYS_SAME);
	one = oasys_of(t, WITH("", "\"o4-96\":7"), "o4-96");
	expect_equal(one->state, FORM_OASYS_DIFFERS);
}

TEST("needs: the codes of OASys are those of its sections, with the endings of "
     "each")
{
	static const char *const codes[] = {
	        "o3-98",
	        "o3-99",
	        "o4-96",
	        "o4-98",
	        "o5-99",
	        "o6-98",
	        "o7-98",
	        "o8-98",
	        "o9-99",
	        "o10-98",
	        "o11-99",
	        "o12-98",
	        "o3_SAN_STRENGTH",
	        "o10_SAN_STRENGTH",
	        "oTBA_SAN_STRENGTH",
	        "oAC_SAN_SECTION_COMP",
	        "oOA_SAN_SECTION_COMP",
	};
	const struct form_oasys *one;

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		expect_not_null(oasys_of(t, "{\"assessment\":{}}", codes[i]));
	expect_null(oasys_of(t, "{\"assessment\":{}}", "o4-99"));
	expect_null(oasys_of(t, "{\"assessment\":{}}", "o11_SAN_STRENGTH"));
	one = oasys_of(t,
	               WITH(ONE("finance_section_complete", "YES"),
	                    "\"oFI_SAN_SECTION_COMP\":\"YES\","
	                    "\"oAC_SAN_SECTION_COMP\":\"YES\""),
	               "oFI_SAN_SECTION_COMP");
	expect_equal(one->state, FORM_OASYS_SAME);
	one = oasys_of(t, WITH("", "\"oAC_SAN_SECTION_COMP\":\"YES\""),
	               "oAC_SAN_SECTION_COMP");
	expect_equal(one->state, FORM_OASYS_DIFFERS);
	expect_str(one->ours, "NO");
}

/* --- for whom ---------------------------------------------------------- */

static bool
own_of(const char *code, const char *value)
{
	const struct form_answer answer = {.code = str_of(code),
	                                   .known = form_know(str_of(code)),
	                                   .value = str_of(value)};

	return form_own(&answer);
}

static bool
own(const char *code)
{
	return own_of(code, "YES");
}

TEST("needs: a person is told of strengths, and not that there are none")
{
	expect_true(own_of(STRENGTHS, "YES"));
	expect_true(own_of(STRENGTHS "_yes_details", "Saves a little"));
	expect_false(own_of(STRENGTHS, "NO"));
	expect_false(own_of(STRENGTHS "_no_details", "Spends it all"));
	expect_true(own_of("finance_bank_account", "NO"));
}

TEST("needs: a person reads their own answers and strengths, and nothing of "
     "risk, of the offence or unknown")
{
	expect_true(own("current_accommodation"));
	expect_true(own("drug_use_changes"));
	expect_true(own(STRENGTHS));
	expect_true(own(STRENGTHS "_yes_details"));
	expect_true(own("thinking_behaviours_attitudes_problem_solving"));
	expect_false(own("finance_practitioner_analysis_risk_of_reoffending"));
	expect_false(own("finance_practitioner_analysis_risk_of_serious_harm"
	                 "_yes_details"));
	expect_false(own("drugs_practitioner_analysis_motivated_to_stop"));
	expect_false(own("thinking_behaviours_attitudes_risk_sexual_harm"));
	expect_false(own("offence_analysis_reason"));
	expect_false(own("offence_analysis_victims_collection"));
	expect_false(own("offence_weapon_details"));
	expect_false(own("accommodation_pets"));
	expect_false(own("finance_section_complete"));
}
