/* form_codes_test.c - codes of OASys and scores out of answers.  Every file
 * here is made up. */
#include <string.h>

#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_points.h"

/* A file of one answer, or of more with a comma between. */
static struct form_doc *
file_of(struct test *t, struct str answers)
{
	struct form_doc *doc = arena_new(t->arena, struct form_doc, 1);

	expect_ok(form_read(t->arena,
	                    str_print(t->arena, "{\"assessment\":{%.*s}}",
	                              STR_ARG(answers)),
	                    doc));
	return doc;
}

/* "code=VALUE" or "code:ONE,TWO" as an answer; in brackets as it stands. */
static void
put_answer(struct buf *buf, struct str one)
{
	struct str code = S(""), values = one, value;
	const bool many = one.n == 0 || memchr(one.p, ':', one.n) != NULL;

	if (str_starts(one, S("\""))) {
		buf_str(buf, one);
		return;
	}
	(void)str_split(&values, many ? ':' : '=', &code);
	buf_print(buf, "\"%.*s\":{\"%s\":", STR_ARG(code),
	          many ? "values" : "value");
	buf_str(buf, many ? S("[") : S(""));
	for (int i = 0; str_split(&values, ',', &value); i++)
		buf_print(buf, "%s\"%.*s\"", i > 0 ? "," : "", STR_ARG(value));
	buf_str(buf, many ? S("]}") : S("}"));
}

/* The same of several, with a semicolon between them. */
static struct str
json_of(struct test *t, const char *answers)
{
	struct str rest = str_of(answers), one;
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	for (int i = 0; str_split(&rest, ';', &one); i++) {
		buf_str(&buf, i > 0 ? S(",") : S(""));
		put_answer(&buf, one);
	}
	return buf_get(&buf);
}

static struct str
value_of(struct test *t, const char *code, const char *answers)
{
	const struct form_code *c = form_code_of(str_of(code));

	expect_not_null(c);
	return form_code_value(t->arena, file_of(t, json_of(t, answers)), c);
}

static void
expect_same(struct str got, struct str want)
{
	expect_true(str_equal(got, want));
}

static struct str
one_answer(struct test *t, const char *code, struct str value, bool many)
{
	return str_print(t->arena,
	                 many ? "\"%s\":{\"values\":[\"%.*s\"]}"
	                      : "\"%s\":{\"value\":\"%.*s\"}",
	                 code, STR_ARG(value));
}

static bool
offers(const char *question, struct str value)
{
	struct form_known known = form_know(str_of(question));
	struct str rest, one;

	if (known.kind != FORM_ASKED || known.question->values == NULL)
		return false;
	rest = str_of(known.question->values);
	while (str_split(&rest, ' ', &one))
		if (str_equal(one, value))
			return true;
	return false;
}

/* Each value of a map is the form's, and comes to what the map says. */
static void
each_value(struct test *t, const struct form_code *c, bool second)
{
	struct str rest = str_of(second ? c->second_map : c->map), part;
	const char *question = second ? c->second : c->question;

	while (str_split(&rest, ' ', &part)) {
		struct str name = S(""), json = S("");

		expect_true(str_split(&part, '=', &name));
		if (str_is(name, "*") || str_is(name, "+"))
			continue;
		expect_true(offers(question, name));
		json = one_answer(t, question, name, false);
		if (!second && !str_is(part, "?"))
			expect_same(form_code_value(t->arena, file_of(t, json),
			                            c),
			            part);
	}
}

TEST("needs codes: a code of OASys is worked out as the service publishes it, "
     "for every value of every question")
{
	size_t n = 0;

	for (const struct form_code *c = form_codes; c->code != NULL; c++) {
		struct form_known known = form_know(str_of(c->question));

		n++;
		expect_true(known.kind == FORM_ASKED ||
		            known.kind == FORM_DETAIL ||
		            c->by == FORM_BY_NOTES);
		if (c->by == FORM_BY_MAP)
			each_value(t, c, false);
		if (c->second != NULL)
			each_value(t, c, true);
		if (c->by != FORM_BY_HAS && c->by != FORM_BY_IF)
			continue;
		expect_true(offers(c->question, str_of(c->map)));
		expect_str(form_code_value(t->arena,
		                           file_of(t, one_answer(t, c->question,
		                                                 str_of(c->map),
		                                                 true)),
		                           c),
		           "YES");
		expect_str(
		        form_code_value(t->arena,
		                        file_of(t, one_answer(t, c->question,
		                                              S("NONE"), true)),
		                        c),
		        c->by == FORM_BY_HAS ? "NO" : "");
	}
	expect_equal(n, 162);
}

TEST("needs codes: a code without its answer is empty")
{
	const struct form_doc *doc = file_of(t, S(""));

	for (const struct form_code *c = form_codes; c->code != NULL; c++) {
		struct str is = form_code_value(t->arena, doc, c);

		/* These three are published with an answer of their own. */
		if (c->by == FORM_BY_HARD || c->by == FORM_BY_NEEDLE)
			expect_str(is, "0");
		else if (c->by == FORM_BY_PARTNER)
			expect_str(is, "3");
		else
			expect_str(is, "");
	}
	expect_null(form_code_of(S("o99-1")));
}

#define COMES_TO(code, answers, is) expect_str(value_of(t, code, answers), is)

TEST("needs codes: what a second answer decides")
{
	static const struct {
		const char *code, *answers, *is;
	} all[] = {
	        {"o3-4", "suitable_housing=NO", "2"},
	        {"o3-4",
	         "current_accommodation=NO_ACCOMMODATION;"
	         "suitable_housing=YES",
	         "2"},
	        {"o3-5",
	         "current_accommodation=TEMPORARY;"
	         "type_of_temporary_accommodation=SHORT_TERM",
	         "2"},
	        {"o3-5",
	         "current_accommodation=TEMPORARY;"
	         "type_of_temporary_accommodation=CAS2",
	         ""},
	        {"o3-6", "suitable_housing_location=YES", "0"},
	        {"o9-2",
	         "alcohol_use=YES_WITHIN_LAST_THREE_MONTHS;"
	         "alcohol_evidence_of_excess_drinking=YES_WITH_EVIDENCE",
	         "2"},
	        {"o9-2",
	         "alcohol_evidence_of_excess_drinking=YES_WITH_EVIDENCE", ""},
	        {"o6-7-1-1da",
	         "offence_analysis_victim_of_domestic_abuse=YES;"
	         "offence_analysis_victim_of_domestic_abuse_type=FAMILY_MEMBER",
	         "NO"},
	        {"o6-7-2-2da",
	         "offence_analysis_perpetrator_of_domestic_abuse=YES;"
	         "offence_analysis_perpetrator_of_domestic_abuse_type="
	         "FAMILY_MEMBER",
	         "YES"},
	        {"o10-7_V2_PSYCHTREAT",
	         "health_wellbeing_mental_health_condition=YES_ONGOING;"
	         "health_wellbeing_psychiatric_treatment=PENDING_TREATMENT",
	         "YES"},
	        {"o6-1",
	         "personal_relationships_community_family_relationship=UNKNOWN",
	         "M"},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		expect_str(value_of(t, all[i].code, all[i].answers), all[i].is);
}

TEST("needs codes: work, learning and money")
{
	COMES_TO("o4-3",
	         "employment_status=UNEMPLOYED_LOOKING_FOR_WORK;"
	         "has_been_employed=NO",
	         "2");
	COMES_TO("o4-3", "employment_history=UNKNOWN", "M");
	COMES_TO("o4-7",
	         "education_difficulties:READING,WRITING;"
	         "education_difficulties_reading_severity=SOME_DIFFICULTIES;"
	         "education_difficulties_writing_severity="
	         "SIGNIFICANT_DIFFICULTIES",
	         "2");
	COMES_TO("o4-7", "education_difficulties:NONE", "0");
	COMES_TO("o4-7-1", "education_difficulties:READING,WRITING",
	         "READING,WRITING");
	COMES_TO("oSC4", "employment_status=RETIRED", "FULLTIME");
	COMES_TO("oSC4",
	         "employment_status=EMPLOYED;"
	         "employment_type=APPRENTICESHIP",
	         "PARTTIME");
	COMES_TO("oSC4",
	         "employment_status=CURRENTLY_UNAVAILABLE_FOR_WORK;"
	         "has_been_employed=NO",
	         "UNEMPLOYED");
	COMES_TO("o5-4", "finance_income:OFFENDING", "2");
	COMES_TO("o5-4", "finance_income:OFFENDING,PENSION", "1");
	COMES_TO("o5-4", "finance_income:UNKNOWN", "M");
	COMES_TO("o5-5",
	         "finance_income:FAMILY_OR_FRIENDS;"
	         "family_or_friends_details=YES",
	         "2");
	COMES_TO("o5-5", "finance_income:PENSION", "0");
}

TEST("needs codes: drugs and drink")
{
	COMES_TO("o8-4", "how_often_used_last_six_months_crack=MONTHLY", "2");
	COMES_TO("o8-4", "how_often_used_last_six_months_cannabis=DAILY", "0");
	COMES_TO("o8-5", "how_often_used_last_six_months_cannabis=DAILY", "2");
	COMES_TO("o8-5", "how_often_used_last_six_months_spice=MONTHLY", "0");
	COMES_TO("o8-5", "drug_last_used_spice=LAST_SIX", "M");
	COMES_TO("o8-5", "drug_last_used_spice=MORE_THAN_SIX", "0");
	COMES_TO("o8-6", "drugs_injected_heroin:LAST_SIX", "2");
	COMES_TO("o8-6", "drugs_injected:HEROIN", "1");
	COMES_TO("o9-1",
	         "alcohol_use=YES_WITHIN_LAST_THREE_MONTHS;"
	         "alcohol_frequency=MORE_THAN_4_TIMES_A_WEEK;"
	         "alcohol_units=UNITS_10_OR_MORE",
	         "2");
	COMES_TO("o9-1",
	         "alcohol_use=YES_WITHIN_LAST_THREE_MONTHS;"
	         "alcohol_frequency=LESS_THAN_4_TIMES_A_WEEK;"
	         "alcohol_units=UNITS_5_TO_6",
	         "1");
	COMES_TO("o9-1", "alcohol_use=NO", "0");
	COMES_TO("o9-1-t",
	         "alcohol_use=YES_WITHIN_LAST_THREE_MONTHS;"
	         "alcohol_frequency=ONCE_A_MONTH_OR_LESS;"
	         "alcohol_units=UNITS_1_TO_2",
	         "Only drinks once a month or less and consumes 1 to 2 units "
	         "a day, when they drink.");
}

#define O      "offence_analysis_"
#define JUDGED "finance_practitioner_analysis_"

TEST("needs codes: people, the offence and the notes")
{
	COMES_TO("o6-8", "living_with:PARTNER", "1");
	COMES_TO("o6-7da", "offence_analysis_victim_of_domestic_abuse=YES",
	         "YES");
	COMES_TO("o6-7da", "offence_analysis_victim_of_domestic_abuse=NO", "");
	COMES_TO("o10-5", "health_wellbeing_self_harmed=NO", "NO");
	COMES_TO("o1-30", "offence_analysis_motivations:SEXUAL_MOTIVATION",
	         "YES");
	expect_str(
	        value_of(t, "o2-3",
	                 "offence_analysis_elements:VICTIM_TARGETED,ARSON;"
	                 "\"" O "victims_collection\":{\"collection\":[{\"" O
	                 "victim_relationship\":{\"value\":\"STRANGER\"}}]}"),
	        "DIRECTCONT,STRANGERS");
	COMES_TO("o2-7-3",
	         "offence_analysis_leader=NO;"
	         "offence_analysis_leader_no_details=Went along",
	         "No - Went along");
	COMES_TO("o2-98",
	         "offence_analysis_risk=YES;"
	         "offence_analysis_risk_yes_details=At night",
	         "At night");
	COMES_TO("o5-97",
	         JUDGED
	         "strengths_or_protective_factors_yes_details=Saves;" JUDGED
	         "risk_of_reoffending_no_details=None seen",
	         "Strengths and protective factor notes - Saves\n"
	         "Area not linked to reoffending notes - None seen");
}

/* --- scores ------------------------------------------------------------- */

#define HOMELESS "current_accommodation=NO_ACCOMMODATION"

struct judged {
	struct str answers;
	const char *oasys;
	struct instant at; /* brought in */
	struct form_result of[FORM_NEEDS];
	struct form_doc doc;
};

static const struct fault *
see_results(struct ctx *ctx, void *data)
{
	struct judged *j = data;
	const struct form_kept kept = {.at = j->at};

	TRY(form_read(ctx->arena,
	              str_print(ctx->arena,
	                        "{\"assessment\":{%.*s},"
	                        "\"oasysEquivalent\":{%s}}",
	                        STR_ARG(j->answers), j->oasys),
	              &j->doc));
	return form_results(ctx, &kept, &j->doc, j->of);
}

static struct judged
judge(struct test *t, const char *answers, const char *oasys, struct instant at)
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct judged j = {
	        .answers = json_of(t, answers), .oasys = oasys, .at = at};

	expect_ok(world_see(w, "sam", see_results, &j));
	return j;
}

#define NOW instant_of((struct date){20700}, 0)

TEST("needs scores: a score is worked out from the answers by the rule of its "
     "day")
{
	struct judged j = judge(t, HOMELESS, "", NOW);

	expect_equal(j.of[0].score.state, FORM_SCORE_THERE);
	expect_equal(j.of[0].score.value, 6);
	expect_true(j.of[0].score.high && j.of[0].worked);
	expect_str(j.of[0].points.codes, "o3-4 o3-5 o3-6");
	expect_false(j.of[0].points.verified);
	j = judge(t, HOMELESS, "", (struct instant){0});
	expect_equal(j.of[0].points.state, FORM_POINTS_NO_RULE);
	expect_equal(j.of[0].score.state, FORM_SCORE_NONE);
}

TEST("needs scores: a score that the file carries stands before one worked out")
{
	struct judged j =
	        judge(t, HOMELESS, "\"accOtherWeightedScore\":\"1\"", NOW);

	expect_equal(j.of[0].score.value, 1);
	expect_false(j.of[0].worked);
	j = judge(t, HOMELESS, "\"accOtherWeightedScore\":\"9\"", NOW);
	expect_equal(j.of[0].score.state, FORM_SCORE_WRONG);
}

TEST("needs scores: one answer missing, and there is no score, but a list of "
     "what is missing")
{
	struct judged j = judge(t,
	                        "current_accommodation=SETTLED;"
	                        "suitable_housing=YES",
	                        "", NOW);

	expect_equal(j.of[0].score.state, FORM_SCORE_NONE);
	expect_equal(j.of[0].points.state, FORM_POINTS_MISSING);
	expect_equal(j.of[0].points.missing_n, 1);
	expect_str(str_of(j.of[0].points.missing[0]->code),
	           "suitable_housing_location");
}

TEST("needs scores: a code whose question is not asked of somebody has no "
     "points to give")
{
	struct judged j = judge(t, "drug_use=NO", "", NOW);

	expect_equal(j.of[2].score.state, FORM_SCORE_THERE);
	expect_equal(j.of[2].score.value, 0);
	expect_false(j.of[2].score.high);
	j = judge(t, "drug_use=YES", "", NOW);
	expect_equal(j.of[2].points.state, FORM_POINTS_MISSING);
}

TEST("needs scores: nothing is nought because nobody asked: the question that "
     "leads to a code is among what is missing")
{
	struct judged j = judge(t, "current_accommodation=SETTLED", "", NOW);

	expect_equal(j.of[2].score.state, FORM_SCORE_NONE);
	expect_equal(j.of[2].points.state, FORM_POINTS_MISSING);
	expect_equal(j.of[2].points.missing_n, 1);
	expect_str(str_of(j.of[2].points.missing[0]->code), "drug_use");
}

TEST("needs scores: an area without a rule is not worked out, and says so")
{
	struct judged j =
	        judge(t,
	              HOMELESS ";"
	                       "thinking_behaviours_attitudes_peer_pressure=NO",
	              "", NOW);

	expect_equal(j.of[6].points.state, FORM_POINTS_NO_RULE);
	expect_equal(j.of[6].score.state, FORM_SCORE_NONE);
	expect_true(j.of[0].points.own);
	expect_false(j.of[2].points.own); /* how motivated they seem */
}

TEST("needs scores: a section that is complete is grouped by a score worked "
     "out too")
{
	struct judged j = judge(t,
	                        HOMELESS ";"
	                                 "accommodation_section_complete=YES",
	                        "", NOW);

	expect_equal(form_result_group(j.of, &j.doc, FORM_ACCOMMODATION),
	             FORM_GROUP_HIGH);
	expect_equal(form_result_group(j.of, &j.doc, FORM_ALCOHOL),
	             FORM_GROUP_INCOMPLETE);
}

TEST("needs scores: how high a score can be, and from where it is high, is the "
     "rule of its day, with its source; without one no score is shown")
{
	static const int planted[][2] = {{6, 1}, {4, 1},  {8, 0}, {4, 1},
	                                 {6, 1}, {10, 2}, {6, 1}};
	struct judged j =
	        judge(t, HOMELESS, "\"eteOtherWeightedScore\":\"2\"", NOW);

	for (int i = 0; i < FORM_NEEDS; i++) {
		expect_true(j.of[i].bound.there);
		expect_equal(j.of[i].bound.most, planted[i][0]);
		expect_equal(j.of[i].bound.high, planted[i][1]);
		expect_false(j.of[i].bound.verified);
		expect_has(j.of[i].bound.source, "March 2026");
	}
	expect_true(j.of[1].score.state == FORM_SCORE_THERE &&
	            j.of[1].score.high);
	/* Before the rule. */
	j = judge(t, HOMELESS, "\"eteOtherWeightedScore\":\"2\"",
	          (struct instant){0});
	expect_false(j.of[1].bound.there);
	expect_equal(j.of[1].score.state, FORM_SCORE_UNBOUND);
	expect_equal(j.of[0].score.state, FORM_SCORE_NONE);
}

/* --- a rule that an administrator changed -------------------------------- */

static const struct query higher = {
        .name = "form_codes_test.higher",
        .text = "update policy_value set value = '9 5'"
                " where rule = 'strengths.score_bound'",
        .unaudited = "a rule changed by a test",
        .scans = "a test",
};

static const struct fault *
raise_bounds(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &higher, NO_ARGS, NULL);
}

TEST("needs scores: a bound that was changed is the one that is shown and "
     "grouped by")
{
	static const struct query *const more[] = {&higher, NULL};
	struct judged j = {
	        .answers = json_of(t, "accommodation_section_complete=YES"),
	        .oasys = "\"accOtherWeightedScore\":\"5\"",
	        .at = NOW};
	struct world *w = world_with(t, more);
	struct act a;

	assess_world_in(w, &a);
	expect_ok(world_do(w, NULL, raise_bounds, NULL));
	expect_ok(world_see(w, "sam", see_results, &j));
	expect_equal(j.of[0].bound.most, 9);
	expect_false(j.of[0].score.high);
	expect_equal(form_result_group(j.of, &j.doc, FORM_ACCOMMODATION),
	             FORM_GROUP_LOW);
}
