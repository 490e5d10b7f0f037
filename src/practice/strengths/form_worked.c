/*
 * form_worked.c - codes of OASys that come of more than one answer, each as
 * the assessment service publishes it.
 */
#include "practice/strengths/form_codes.h"

struct working {
	struct arena *arena;
	const struct form_doc *doc;
	const struct form_code *code;
};

static const char hard[] = "heroin methadone_not_prescribed other_opiates "
                           "crack cocaine misused_prescribed_drugs";
static const char needle[] =
        "heroin methadone_not_prescribed other_opiates crack cocaine "
        "misused_prescribed_drugs benzodiazepines amphetamines steroids "
        "other_drug";
static const char drugs[] =
        "heroin methadone_not_prescribed other_opiates crack cocaine "
        "misused_prescribed_drugs benzodiazepines amphetamines hallucinogenics "
        "ecstasy cannabis solvents steroids spice other_drug";

static const struct form_answer *
answer(const struct working *w, const char *code)
{
	return form_find(w->doc, str_of(code));
}

static bool
holds(const struct working *w, const char *code, const char *value)
{
	return form_holds(answer(w, code), str_of(value));
}

static struct str
value_of(const struct working *w, const char *code)
{
	const struct form_answer *a = answer(w, code);

	return a == NULL ? S("") : a->value;
}

/* Whether a question asked of each of these drugs holds one of these. */
static bool
any_drug(const struct working *w, const char *names, const char *question,
         const char *values)
{
	struct str rest = str_of(names), name;

	while (str_split(&rest, ' ', &name)) {
		const struct form_answer *a =
		        form_find(w->doc, str_print(w->arena, "%s%.*s",
		                                    question, STR_ARG(name)));
		struct str left = str_of(values), value;

		while (str_split(&left, ' ', &value))
			if (form_holds(a, value))
				return true;
	}
	return false;
}

#define OFTEN_ "how_often_used_last_six_months_"

static struct str
hard_drugs(const struct working *w)
{
	return any_drug(w, hard, OFTEN_, "DAILY WEEKLY MONTHLY OCCASIONALLY")
	               ? S("2")
	               : S("0");
}

static struct str
how_often(const struct working *w)
{
	if (any_drug(w, drugs, OFTEN_, "DAILY WEEKLY"))
		return S("2");
	if (any_drug(w, drugs, OFTEN_, "MONTHLY OCCASIONALLY"))
		return S("0");
	if (any_drug(w, drugs, "drug_last_used_", "LAST_SIX"))
		return S("M");
	return any_drug(w, drugs, "drug_last_used_", "MORE_THAN_SIX") ? S("0")
	                                                              : S("");
}

static struct str
by_needle(const struct working *w)
{
	struct str rest = str_of(needle), name;

	if (any_drug(w, needle, "drugs_injected_", "LAST_SIX"))
		return S("2");
	if (any_drug(w, needle, "drugs_injected_", "MORE_THAN_SIX"))
		return S("1");
	while (str_split(&rest, ' ', &name))
		if (form_holds(answer(w, "drugs_injected"),
		               str_upper(w->arena, name)))
			return S("1");
	return S("0");
}

static struct str
drinks(const struct working *w)
{
	struct str used = value_of(w, "alcohol_use");
	struct str often = form_mapped("MULTIPLE_TIMES_A_MONTH=1"
	                               " LESS_THAN_4_TIMES_A_WEEK=3"
	                               " MORE_THAN_4_TIMES_A_WEEK=4 *=0",
	                               value_of(w, "alcohol_frequency"));
	struct str units = form_mapped("UNITS_3_TO_4=1 UNITS_5_TO_6=2"
	                               " UNITS_7_TO_9=3 UNITS_10_OR_MORE=4"
	                               " *=0",
	                               value_of(w, "alcohol_units"));
	int total = often.p[0] - '0' + units.p[0] - '0';

	if (!str_is(used, "YES_WITHIN_LAST_THREE_MONTHS"))
		return form_mapped("NO=0 YES_NOT_IN_LAST_THREE_MONTHS=0", used);
	return total >= 8 ? S("2") : total >= 5 ? S("1") : S("0");
}

/* What that service writes for OASys, in its words. */
static struct str
drinks_words(const struct working *w)
{
	static const char *const often[][2] = {
	        {"ONCE_A_MONTH_OR_LESS", "Only drinks once a month or less"},
	        {"MULTIPLE_TIMES_A_MONTH", "Drinks multiple times a month"},
	        {"LESS_THAN_4_TIMES_A_WEEK",
	         "Drinks less than four times a week"},
	        {"MORE_THAN_4_TIMES_A_WEEK",
	         "Drinks more than four times a week"},
	};
	static const char *const units[][2] = {{"UNITS_1_TO_2", "1 to 2"},
	                                       {"UNITS_3_TO_4", "3 to 4"},
	                                       {"UNITS_5_TO_6", "5 to 6"},
	                                       {"UNITS_7_TO_9", "7 to 9"},
	                                       {"UNITS_10_OR_MORE",
	                                        "10 or more"}};
	const char *first = NULL, *second = NULL;

	for (size_t i = 0; i < sizeof(often) / sizeof(often[0]); i++)
		if (holds(w, "alcohol_frequency", often[i][0]))
			first = often[i][1];
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (holds(w, "alcohol_units", units[i][0]))
			second = units[i][1];
	if (first == NULL || second == NULL ||
	    !holds(w, "alcohol_use", "YES_WITHIN_LAST_THREE_MONTHS"))
		return S("");
	return str_print(w->arena,
	                 "%s and consumes %s units a day, when they drink.",
	                 first, second);
}

#define SEEKS "UNEMPLOYED_LOOKING_FOR_WORK=1 UNEMPLOYED_NOT_LOOKING_FOR_WORK=1"

static struct str
work_history(const struct working *w)
{
	struct str status = value_of(w, "employment_status");

	if (!str_empty(form_mapped(SEEKS, status)) &&
	    holds(w, "has_been_employed", "NO"))
		return S("2");
	return form_mapped("STABLE=0 PERIODS_OF_INSTABILITY=1 UNSTABLE=2"
	                   " UNKNOWN=M",
	                   value_of(w, "employment_history"));
}

static struct str
work_time(const struct working *w)
{
	struct str status = value_of(w, "employment_status");

	if (str_is(status, "RETIRED"))
		return S("FULLTIME");
	if (str_is(status, "EMPLOYED"))
		return form_mapped("FULL_TIME=FULLTIME PART_TIME=PARTTIME"
		                   " TEMPORARY_OR_CASUAL=PARTTIME"
		                   " APPRENTICESHIP=PARTTIME",
		                   value_of(w, "employment_type"));
	if (str_empty(form_mapped(SEEKS " CURRENTLY_UNAVAILABLE_FOR_WORK=1",
	                          status)))
		return S("");
	return form_mapped("NO=UNEMPLOYED", value_of(w, "has_been_employed"));
}

/* The hardest of reading, writing and numbers. */
static struct str
worst(const struct working *w)
{
	static const char *const each[] = {
	        "education_difficulties_reading_severity",
	        "education_difficulties_writing_severity",
	        "education_difficulties_numeracy_severity"};
	struct str out = S("");

	if (holds(w, w->code->question, "NONE"))
		return S("0");
	if (!form_answered(answer(w, w->code->question)))
		return S("");
	for (int i = 0; i < 3; i++) {
		if (holds(w, each[i], "SIGNIFICANT_DIFFICULTIES"))
			return S("2");
		if (holds(w, each[i], "SOME_DIFFICULTIES"))
			out = S("1");
	}
	return out;
}

static struct str
income(const struct working *w)
{
	const struct form_answer *a = answer(w, w->code->question);

	if (!form_answered(a))
		return S("");
	if (form_holds(a, S("OFFENDING")))
		return json_array_size(a->values) == 1 ? S("2") : S("1");
	return form_holds(a, S("UNKNOWN")) ? S("M") : S("0");
}

static struct str
relies(const struct working *w)
{
	const struct form_answer *a = answer(w, "finance_income");

	if (!form_answered(a))
		return S("");
	if (!form_holds(a, S("FAMILY_OR_FRIENDS")))
		return S("0");
	return form_mapped("YES=2 UNKNOWN=M *=0",
	                   value_of(w, w->code->question));
}

/* Two questions: yes to one, else no to both, or to one where it is enough. */
static struct str
either(const struct working *w, const char *a, const char *b, bool both)
{
	int no = holds(w, a, "NO") + holds(w, b, "NO");

	if (holds(w, a, "YES") || holds(w, b, "YES"))
		return S("YES");
	return no >= (both ? 2 : 1) ? S("NO") : S("");
}

static struct str
contact(const struct working *w)
{
	const struct form_answer *victims =
	        answer(w, "offence_analysis_victims_collection");
	struct str out = S("");
	bool stranger = false;
	const json_t *a = answer(w, w->code->question) == NULL
	                          ? NULL
	                          : answer(w, w->code->question)->values;
	json_t *one;
	size_t i;

	json_array_foreach (a, i, one) {
		struct str says =
		        form_mapped("VICTIM_TARGETED=DIRECTCONT"
		                    " HATRED_OF_IDENTIFIABLE_GROUPS=HATE",
		                    str_of(json_string_value(one)));

		if (!str_empty(says))
			out = str_print(w->arena, "%.*s%s%.*s", STR_ARG(out),
			                out.n > 0 ? "," : "", STR_ARG(says));
	}
	json_array_foreach (victims == NULL ? NULL : victims->collection, i,
	                    one) {
		json_t *member = json_object_get(
		        one, "offence_analysis_victim_relationship");
		const char *says =
		        json_string_value(json_object_get(member, "value"));

		stranger = stranger ||
		           (says != NULL && str_is(str_of(says), "STRANGER"));
	}
	if (!stranger)
		return out;
	return str_print(w->arena, "%.*s%sSTRANGERS", STR_ARG(out),
	                 out.n > 0 ? "," : "");
}

static struct str
partner(const struct working *w)
{
	if (holds(w, "living_with", "PARTNER"))
		return S("1");
	return holds(w, w->code->question, "PARTNER_INTIMATE_RELATIONSHIP")
	               ? S("2")
	               : S("3");
}

static struct str
sexual(const struct working *w)
{
	return holds(w, w->code->question, "SEXUAL_ELEMENT") ||
	                       holds(w, "offence_analysis_motivations",
	                             "SEXUAL_MOTIVATION")
	               ? S("YES")
	               : S("");
}

static struct str
abuse(const struct working *w)
{
	return either(w, "offence_analysis_perpetrator_of_domestic_abuse",
	              "offence_analysis_victim_of_domestic_abuse", true);
}

static struct str
harmed(const struct working *w)
{
	return either(w, "health_wellbeing_self_harmed",
	              "health_wellbeing_attempted_suicide_or_suicidal_thoughts",
	              false);
}

struct str
form_worked(struct arena *arena, const struct form_doc *doc,
            const struct form_code *code)
{
	static struct str (*const how[FORM_BY_COUNT])(
	        const struct working *) = {
	        [FORM_BY_SEXUAL] = sexual,
	        [FORM_BY_CONTACT] = contact,
	        [FORM_BY_WORK_HISTORY] = work_history,
	        [FORM_BY_WORK_TIME] = work_time,
	        [FORM_BY_WORST] = worst,
	        [FORM_BY_INCOME] = income,
	        [FORM_BY_RELIES] = relies,
	        [FORM_BY_ABUSE] = abuse,
	        [FORM_BY_PARTNER] = partner,
	        [FORM_BY_HARD] = hard_drugs,
	        [FORM_BY_OFTEN] = how_often,
	        [FORM_BY_NEEDLE] = by_needle,
	        [FORM_BY_DRINKS] = drinks,
	        [FORM_BY_DRINKS_WORDS] = drinks_words,
	        [FORM_BY_HARMED] = harmed,
	};
	const struct working w = {arena, doc, code};

	return how[code->by] == NULL ? S("") : how[code->by](&w);
}
