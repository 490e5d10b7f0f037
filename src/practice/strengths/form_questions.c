/* Table of data: the strengths-and-needs assessment, form version 1.0: what it
 * asks, of whom, and what may be answered.  Codes, values, limits and the order
 * are facts of the form (its published source, 2026-06); the words are ours.
 *
 * What the person is asked themself (.own): .must stands where that source says
 * beside a question that the person must answer it (readiness, of which the
 * assessment has its own question, and the future).  The others ask what nobody
 * knows as they do: what it was like, how they feel, what helped, and who
 * matters to them.  Which these are is our choice, and so are the words. */
#include "practice/strengths/form.h"

const struct form_part form_parts[FORM_SECTION_COUNT] = {
        {"accommodation", "accommodation", "AC", TK("Accommodation"),
         TK("Where I live")},
        {"employment-education", "employment_education", "EE",
         TK("Employment and education"), TK("Work and learning")},
        {"finance", "finance", "FI", TK("Finances"), TK("Money")},
        {"drug-use", "drug_use", "SMD", TK("Drug use"), TK("Drugs")},
        {"alcohol-use", "alcohol_use", "SMA", TK("Alcohol use"), TK("Drink")},
        {"health-wellbeing", "health_wellbeing", "HW",
         TK("Health and wellbeing"), TK("How I feel and my health")},
        {"personal-relationships-community",
         "personal_relationships_community", "PRC",
         TK("Personal relationships and community"),
         TK("Family, friends and where I belong")},
        {"thinking-behaviours-attitudes", "thinking_behaviours_attitudes",
         "TBA", TK("Thinking, behaviours and attitudes"),
         TK("How I think and act")},
        {"offence-analysis", "offence_analysis", "OA",
         TK("Offence analysis"), NULL},
};

const char *const form_type_words[FORM_TYPE_COUNT + 1] = {
        "TEXT",     "TEXT_AREA",    "RADIO",      "CHECKBOX",
        "DROPDOWN", "AUTOCOMPLETE", "COLLECTION", "DATE",
        NULL,
};

/* Said of several questions. */
static const char says_ends[] = TK("When this accommodation ends");
static const char says_last[] = TK("When a drug was last used");
static const char says_often[] = TK("How often a drug was used");
static const char says_injected[] = TK("When a drug was injected");

#define YES_NO   "YES NO"
#define YES_NO_U "YES NO UNKNOWN"
#define WORK     "EMPLOYED SELF_EMPLOYED RETIRED"
#define SEEKING \
	"CURRENTLY_UNAVAILABLE_FOR_WORK UNEMPLOYED_LOOKING_FOR_WORK" \
	" UNEMPLOYED_NOT_LOOKING_FOR_WORK"
#define DRANK  "YES_WITHIN_LAST_THREE_MONTHS YES_NOT_IN_LAST_THREE_MONTHS"
#define RECENT "YES_WITHIN_LAST_THREE_MONTHS"
#define EXPERIENCE \
	"POSITIVE MOSTLY_POSITIVE POSITIVE_AND_NEGATIVE MOSTLY_NEGATIVE" \
	" NEGATIVE UNKNOWN"
#define SEVERITY "SIGNIFICANT_DIFFICULTIES SOME_DIFFICULTIES"
#define ABUSE \
	"FAMILY_MEMBER INTIMATE_PARTNER FAMILY_MEMBER_AND_INTIMATE_PARTNER"
#define CHANGES \
	"MADE_CHANGES MAKING_CHANGES WANT_TO_MAKE_CHANGES" \
	" NEEDS_HELP_TO_MAKE_CHANGES THINKING_ABOUT_MAKING_CHANGES" \
	" DOES_NOT_WANT_TO_MAKE_CHANGES DOES_NOT_WANT_TO_ANSWER NOT_PRESENT" \
	" NOT_APPLICABLE"

/* A choice of one, of several, a text; each with what comes after it. */
#define ONE(s, c, w, v, ...) \
	{.code = (c), \
	 .section = FORM_##s, \
	 .type = FORM_RADIO, \
	 .says = (w), \
	 .values = (v), \
	 __VA_ARGS__}
#define MANY(s, c, w, v, ...) \
	{.code = (c), \
	 .section = FORM_##s, \
	 .type = FORM_CHECKBOX, \
	 .says = (w), \
	 .values = (v), \
	 __VA_ARGS__}
#define WORDS(s, c, w, n, ...) \
	{.code = (c), \
	 .section = FORM_##s, \
	 .type = FORM_TEXT_AREA, \
	 .says = (w), \
	 .most = (n), \
	 __VA_ARGS__}
#define WHEN(p, v) .parent = (p), .when = (v)

/* The end of each of the sections 1 to 8. */
#define READY(s, p, ...) \
	ONE(s, p "_changes", TK("Readiness to make changes"), CHANGES, \
	    .role = FORM_READINESS, .must = true, __VA_ARGS__)
#define JUDGED(s, p) \
	ONE(s, p "_practitioner_analysis_strengths_or_protective_factors", \
	    TK("Strengths or protective factors"), YES_NO, \
	    .role = FORM_STRENGTHS, .most = 1425), \
	        ONE(s, p "_practitioner_analysis_risk_of_serious_harm", \
	            TK("Linked to risk of serious harm"), YES_NO, \
	            .role = FORM_HARM, .most = 1425, .worker = true), \
	        ONE(s, p "_practitioner_analysis_risk_of_reoffending", \
	            TK("Linked to risk of reoffending"), YES_NO, \
	            .role = FORM_REOFFENDING, .most = 1000, .worker = true)

#define ENDS(c, v) \
	{.code = (c), \
	 .section = FORM_ACCOMMODATION, \
	 .type = FORM_DATE, \
	 .says = says_ends, \
	 WHEN("type_of_temporary_accommodation", v), \
	 .optional = true}

/* A drug: when last used, how often, and whether by needle. */
#define USED(upper, lower) \
	ONE(DRUGS, "drug_last_used_" lower, says_last, \
	    "LAST_SIX MORE_THAN_SIX", WHEN("select_misused_drugs", upper)), \
	        ONE(DRUGS, "how_often_used_last_six_months_" lower, \
	            says_often, \
	            "DAILY WEEKLY MONTHLY OCCASIONALLY", \
	            WHEN("drug_last_used_" lower, "LAST_SIX"))
#define INJECTED(upper, lower) \
	MANY(DRUGS, "drugs_injected_" lower, \
	     says_injected, "LAST_SIX MORE_THAN_SIX", \
	     WHEN("drugs_injected", upper))
#define TOOK WHEN("drug_use", "YES")
#define R    "personal_relationships_community_"
#define H    "health_wellbeing_"
#define B    "thinking_behaviours_attitudes_"
#define O    "offence_analysis_"

const struct form_question form_questions[] = {
        /* --- accommodation --- */
        ONE(ACCOMMODATION, "current_accommodation",
            TK("Current accommodation"), "SETTLED TEMPORARY NO_ACCOMMODATION",
            .role = FORM_QUESTION),
        ONE(ACCOMMODATION, "type_of_settled_accommodation",
            TK("Kind of settled accommodation"),
            "HOMEOWNER FRIENDS_OR_FAMILY RENTING_PRIVATELY RENTING_OTHER"
            " RESIDENTIAL_HEALTHCARE SUPPORTED_ACCOMMODATION UNKNOWN",
            WHEN("current_accommodation", "SETTLED")),
        ONE(ACCOMMODATION, "type_of_temporary_accommodation",
            TK("Kind of temporary accommodation"),
            "APPROVED_PREMISES CAS2 CAS3 IMMIGRATION SHORT_TERM UNKNOWN",
            WHEN("current_accommodation", "TEMPORARY")),
        ENDS("short_term_accommodation_end_date", "SHORT_TERM"),
        ENDS("approved_premises_end_date", "APPROVED_PREMISES"),
        ENDS("cas2_end_date", "CAS2"), ENDS("cas3_end_date", "CAS3"),
        ENDS("immigration_accommodation_end_date", "IMMIGRATION"),
        ONE(ACCOMMODATION, "type_of_no_accommodation",
            TK("Where they sleep without accommodation"),
            "CAMPSITE EMERGENCY_HOSTEL HOMELESS ROUGH_SLEEPING SHELTER UNKNOWN",
            WHEN("current_accommodation", "NO_ACCOMMODATION")),
        MANY(ACCOMMODATION, "living_with", TK("Who they live with"),
             "FAMILY FRIENDS PARTNER PERSON_UNDER_18 OTHER UNKNOWN ALONE",
             .alone = "ALONE",
             WHEN("current_accommodation", "SETTLED TEMPORARY")),
        ONE(ACCOMMODATION, "suitable_housing_location",
            TK("Whether the place is suitable"), YES_NO,
            WHEN("current_accommodation", "SETTLED TEMPORARY")),
        MANY(ACCOMMODATION, "suitable_housing_location_concerns",
             TK("Concerns about the place"),
             "CRIMINAL_ASSOCIATES VICTIMISATION VICTIM_PROXIMITY"
             " NEIGHBOUR_DIFFICULTY AREA_SAFETY OTHER",
             WHEN("suitable_housing_location", "NO"), .optional = true),
        ONE(ACCOMMODATION, "suitable_housing",
            TK("Whether the housing is suitable"), "YES YES_WITH_CONCERNS NO",
            WHEN("current_accommodation", "SETTLED TEMPORARY")),
        MANY(ACCOMMODATION, "suitable_housing_concerns",
             TK("Concerns about the housing"),
             "FACILITIES OVERCROWDING EXPLOITATION SAFETY LIVES_WITH_VICTIM"
             " VICTIMISATION OTHER",
             WHEN("suitable_housing", "YES_WITH_CONCERNS"), .optional = true),
        MANY(ACCOMMODATION, "unsuitable_housing_concerns",
             TK("Why the housing is not suitable"),
             "FACILITIES OVERCROWDING EXPLOITATION SAFETY LIVES_WITH_VICTIM"
             " VICTIMISATION OTHER",
             WHEN("suitable_housing", "NO"), .optional = true),
        ONE(ACCOMMODATION, "suitable_housing_planned",
            TK("Whether future accommodation is planned"), YES_NO_U,
            WHEN("current_accommodation", "TEMPORARY NO_ACCOMMODATION")),
        ONE(ACCOMMODATION, "future_accommodation_type",
            TK("Kind of accommodation that is planned"),
            "AWAITING_ASSESSMENT AWAITING_PLACEMENT BUYING_HOUSE"
            " LIVING_WITH_FRIENDS_OR_FAMILY RENT_PRIVATELY RENT_SOCIAL"
            " RESIDENTIAL_HEALTHCARE SUPPORTED_ACCOMMODATION OTHER",
            WHEN("suitable_housing_planned", "YES")),
        MANY(ACCOMMODATION, "no_accommodation_reason",
             TK("Why they have no accommodation"),
             "ALCOHOL_PROBLEMS DRUG_PROBLEMS FINANCIAL_DIFFICULTIES"
             " RISK_TO_OTHERS SAFETY PRISON_RELEASE OTHER",
             WHEN("current_accommodation", "NO_ACCOMMODATION")),
        WORDS(ACCOMMODATION, "past_accommodation_details",
              TK("What helped them stay in accommodation before"), 2000,
              WHEN("current_accommodation", "NO_ACCOMMODATION"),
              .optional = true,
            .own = TK("What helped you to keep a home before?")),
        READY(ACCOMMODATION, "accommodation", .optional = false),
        JUDGED(ACCOMMODATION, "accommodation"),

        /* --- employment and education --- */
        ONE(EMPLOYMENT, "employment_status", TK("Employment status"),
            WORK " " SEEKING, .role = FORM_QUESTION),
        ONE(EMPLOYMENT, "employment_type", TK("Kind of employment"),
            "FULL_TIME PART_TIME TEMPORARY_OR_CASUAL APPRENTICESHIP",
            WHEN("employment_status", "EMPLOYED")),
        ONE(EMPLOYMENT, "has_been_employed",
            TK("Whether they have been employed before"), YES_NO,
            WHEN("employment_status", SEEKING)),
        WORDS(EMPLOYMENT, "employment_area", TK("Their area of work"), 2000,
              WHEN("employment_status", "EMPLOYED SELF_EMPLOYED"),
              .optional = true),
        ONE(EMPLOYMENT, "employment_history", TK("Employment history"),
            "STABLE PERIODS_OF_INSTABILITY UNSTABLE UNKNOWN",
            WHEN("employment_status", WORK)),
        MANY(EMPLOYMENT, "employment_other_responsibilities",
             TK("Day-to-day commitments"),
             "CARER CHILD STUDYING VOLUNTEER OTHER UNKNOWN NONE",
             .alone = "NONE UNKNOWN"),
        ONE(EMPLOYMENT, "education_highest_level_completed",
            TK("Highest level of education"),
            "ENTRY_LEVEL LEVEL_1 LEVEL_2 LEVEL_3 LEVEL_4 LEVEL_5 LEVEL_6"
            " LEVEL_7 LEVEL_8 NONE_OF_THESE NOT_SURE",
            .role = FORM_QUESTION),
        ONE(EMPLOYMENT, "education_professional_or_vocational_qualifications",
            TK("Professional or vocational qualifications"),
            "YES NO NOT_SURE", .most = 400),
        ONE(EMPLOYMENT, "education_transferable_skills",
            TK("Skills that help at work"), "YES YES_SOME_SKILLS NO",
            .role = FORM_QUESTION),
        MANY(EMPLOYMENT, "education_difficulties",
             TK("Difficulties with reading, writing or numbers"),
             "READING WRITING NUMERACY NONE", .alone = "NONE"),
        ONE(EMPLOYMENT, "education_difficulties_reading_severity",
            TK("Difficulties with reading"), SEVERITY,
            WHEN("education_difficulties", "READING"), .optional = true),
        ONE(EMPLOYMENT, "education_difficulties_writing_severity",
            TK("Difficulties with writing"), SEVERITY,
            WHEN("education_difficulties", "WRITING"), .optional = true),
        ONE(EMPLOYMENT, "education_difficulties_numeracy_severity",
            TK("Difficulties with numbers"), SEVERITY,
            WHEN("education_difficulties", "NUMERACY"), .optional = true),
        ONE(EMPLOYMENT, "employment_experience",
            TK("Experience of employment"), EXPERIENCE, .optional = true,
            .own = TK("How has work been for you so far?")),
        ONE(EMPLOYMENT, "education_experience", TK("Experience of education"),
            EXPERIENCE, .role = FORM_QUESTION,
            .own = TK("How was school or learning for you?")),
        READY(EMPLOYMENT, "employment_education", .optional = false),
        JUDGED(EMPLOYMENT, "employment_education"),

        /* --- finances --- */
        MANY(FINANCE, "finance_income", TK("Where their money comes from"),
             "CARERS_ALLOWANCE DISABILITY_BENEFITS EMPLOYMENT"
             " FAMILY_OR_FRIENDS OFFENDING PENSION STUDENT_LOAN Undeclared"
             " WORK_RELATED_BENEFITS OTHER UNKNOWN NO_MONEY",
             .alone = "UNKNOWN NO_MONEY"),
        ONE(FINANCE, "family_or_friends_details",
            TK("Whether they rely too much on family or friends"), YES_NO_U,
            WHEN("finance_income", "FAMILY_OR_FRIENDS")),
        ONE(FINANCE, "finance_bank_account", TK("Bank account"), YES_NO_U,
            .role = FORM_QUESTION),
        ONE(FINANCE, "finance_money_management",
            TK("How well they manage money"), "GOOD FAIRLY_GOOD FAIRLY_BAD BAD",
            .role = FORM_QUESTION),
        MANY(FINANCE, "finance_gambling", TK("Affected by gambling"),
             "YES_THEIR_GAMBLING YES_SOMEONE_ELSES_GAMBLING NO UNKNOWN",
             .alone = "NO UNKNOWN"),
        MANY(FINANCE, "finance_debt", TK("Affected by debt"),
             "YES_THEIR_DEBT YES_SOMEONE_ELSES_DEBT NO UNKNOWN",
             .alone = "NO UNKNOWN"),
        MANY(FINANCE, "yes_type_of_debt", TK("Kind of their own debt"),
             "DEBT_TO_OTHERS FORMAL_DEBT",
             WHEN("finance_debt", "YES_THEIR_DEBT")),
        MANY(FINANCE, "yes_someone_elses_type_of_debt",
             TK("Kind of somebody else’s debt"), "DEBT_TO_OTHERS FORMAL_DEBT",
             WHEN("finance_debt", "YES_SOMEONE_ELSES_DEBT")),
        READY(FINANCE, "finance", .optional = false),
        JUDGED(FINANCE, "finance"),

        /* --- drug use --- */
        ONE(DRUGS, "drug_use", TK("Whether they ever used drugs"), YES_NO,
            .role = FORM_QUESTION),
        MANY(DRUGS, "select_misused_drugs", TK("Which drugs they used"),
             "AMPHETAMINES BENZODIAZEPINES CANNABIS COCAINE CRACK ECSTASY"
             " HALLUCINOGENICS HEROIN METHADONE_NOT_PRESCRIBED"
             " MISUSED_PRESCRIBED_DRUGS OTHER_OPIATES SOLVENTS STEROIDS SPICE"
             " OTHER_DRUG",
             TOOK),
        {.code = "other_drug_name",
         .section = FORM_DRUGS,
         .type = FORM_TEXT,
         .says = TK("Name of another drug"),
         WHEN("select_misused_drugs", "OTHER_DRUG"),
         .most = 200},
        USED("AMPHETAMINES", "amphetamines"),
        USED("BENZODIAZEPINES", "benzodiazepines"),
        USED("CANNABIS", "cannabis"), USED("COCAINE", "cocaine"),
        USED("CRACK", "crack"), USED("ECSTASY", "ecstasy"),
        USED("HALLUCINOGENICS", "hallucinogenics"), USED("HEROIN", "heroin"),
        USED("METHADONE_NOT_PRESCRIBED", "methadone_not_prescribed"),
        USED("MISUSED_PRESCRIBED_DRUGS", "misused_prescribed_drugs"),
        USED("OTHER_OPIATES", "other_opiates"), USED("SOLVENTS", "solvents"),
        USED("STEROIDS", "steroids"), USED("SPICE", "spice"),
        USED("OTHER_DRUG", "other_drug"),
        WORDS(DRUGS, "not_used_in_last_six_months_details",
              TK("About drugs not used in the last six months"), 2000, TOOK,
              .optional = true),
        MANY(DRUGS, "drugs_injected", TK("Which drugs they injected"),
             "NONE AMPHETAMINES BENZODIAZEPINES COCAINE CRACK HEROIN"
             " METHADONE_NOT_PRESCRIBED MISUSED_PRESCRIBED_DRUGS"
             " OTHER_OPIATES STEROIDS OTHER_DRUG",
             .alone = "NONE",
             WHEN("select_misused_drugs",
                  "AMPHETAMINES BENZODIAZEPINES COCAINE CRACK HEROIN"
                  " METHADONE_NOT_PRESCRIBED MISUSED_PRESCRIBED_DRUGS"
                  " OTHER_OPIATES STEROIDS OTHER_DRUG")),
        INJECTED("AMPHETAMINES", "amphetamines"),
        INJECTED("BENZODIAZEPINES", "benzodiazepines"),
        INJECTED("COCAINE", "cocaine"), INJECTED("CRACK", "crack"),
        INJECTED("HEROIN", "heroin"),
        INJECTED("METHADONE_NOT_PRESCRIBED", "methadone_not_prescribed"),
        INJECTED("MISUSED_PRESCRIBED_DRUGS", "misused_prescribed_drugs"),
        INJECTED("OTHER_OPIATES", "other_opiates"),
        INJECTED("STEROIDS", "steroids"),
        INJECTED("OTHER_DRUG", "other_drug"),
        ONE(DRUGS, "drugs_is_receiving_treatment",
            TK("Treatment for drug use"), YES_NO, TOOK),
        MANY(DRUGS, "drugs_reasons_for_use", TK("Why they use drugs"),
             "CULTURAL_OR_RELIGIOUS CURIOSITY_OR_EXPERIMENTATION"
             " ENHANCE_PERFORMANCE ESCAPISM_OR_AVOIDANCE"
             " MANAGING_EMOTIONAL_ISSUES PEER_PRESSURE RECREATION_OR_PLEASURE"
             " SELF_MEDICATION OTHER",
             TOOK),
        MANY(DRUGS, "drugs_affected_their_life",
             TK("What drug use did to their life"),
             "BEHAVIOUR COMMUNITY FINANCES LINKS_TO_OFFENDING HEALTH"
             " RELATIONSHIPS OTHER",
             TOOK),
        WORDS(DRUGS, "drugs_anything_helped_stop_or_reduce_use",
              TK("What helped them stop or use less"), 2000, TOOK,
              .optional = true,
            .own = TK("What has helped you to stop drugs, or to use less?")),
        WORDS(DRUGS, "drugs_what_could_help_not_use_drugs_in_future",
              TK("What could help them not use drugs"), 2000, TOOK,
              .optional = true,
            .own = TK("What could help you to stay off drugs?")),
        READY(DRUGS, "drug_use", TOOK),
        ONE(DRUGS, "drugs_practitioner_analysis_motivated_to_stop",
            TK("How motivated they are to stop"),
            "NO_MOTIVATION PARTIAL_MOTIVATION FULL_MOTIVATION UNKNOWN",
            .role = FORM_ANALYSIS, TOOK, .worker = true),
        JUDGED(DRUGS, "drug_use"),

        /* --- alcohol use --- */
        ONE(ALCOHOL, "alcohol_use", TK("Whether they ever drank alcohol"),
            DRANK " NO", .role = FORM_QUESTION),
        ONE(ALCOHOL, "alcohol_frequency", TK("How often they drink"),
            "ONCE_A_MONTH_OR_LESS MULTIPLE_TIMES_A_MONTH"
            " LESS_THAN_4_TIMES_A_WEEK MORE_THAN_4_TIMES_A_WEEK",
            WHEN("alcohol_use", RECENT)),
        ONE(ALCOHOL, "alcohol_units", TK("Units on a day of drinking"),
            "UNITS_1_TO_2 UNITS_3_TO_4 UNITS_5_TO_6 UNITS_7_TO_9"
            " UNITS_10_OR_MORE",
            WHEN("alcohol_use", RECENT)),
        ONE(ALCOHOL, "alcohol_binge_drinking", TK("Binge drinking"), YES_NO,
            WHEN("alcohol_use", RECENT)),
        ONE(ALCOHOL, "alcohol_binge_drinking_frequency",
            TK("How often they binge drink"),
            "LESS_THAN_A_MONTH MONTHLY WEEKLY DAILY",
            WHEN("alcohol_binge_drinking", "YES")),
        ONE(ALCOHOL, "alcohol_evidence_of_excess_drinking",
            TK("Evidence of excess drinking"),
            "NO_EVIDENCE YES_WITH_SOME_EVIDENCE YES_WITH_EVIDENCE",
            WHEN("alcohol_use", RECENT)),
        ONE(ALCOHOL, "alcohol_past_issues", TK("Past issues with alcohol"),
            YES_NO, WHEN("alcohol_use", DRANK)),
        MANY(ALCOHOL, "alcohol_reasons_for_use", TK("Why they drink"),
             "CULTURAL_OR_RELIGIOUS CURIOSITY_OR_EXPERIMENTATION ENJOYMENT"
             " MANAGING_EMOTIONAL_ISSUES SPECIAL_OCCASIONS PEER_PRESSURE"
             " SELF_MEDICATION SOCIAL OTHER",
             WHEN("alcohol_use", DRANK)),
        MANY(ALCOHOL, "alcohol_impact_of_use", TK("What drinking did"),
             "BEHAVIOURAL COMMUNITY FINANCES LINKS_TO_REOFFENDING"
             " PHYSICAL_OR_MENTAL_HEALTH RELATIONSHIPS OTHER"
             " NO_NEGATIVE_IMPACT",
             .alone = "NO_NEGATIVE_IMPACT", WHEN("alcohol_use", DRANK)),
        ONE(ALCOHOL, "alcohol_stopped_or_reduced",
            TK("Whether something helped them stop or drink less"), YES_NO,
            WHEN("alcohol_use", DRANK),
            .own = TK("Has anything helped you to stop, or to drink less?")),
        READY(ALCOHOL, "alcohol_use", WHEN("alcohol_use", DRANK)),
        JUDGED(ALCOHOL, "alcohol_use"),

        /* --- health and wellbeing --- */
        ONE(HEALTH, H "physical_health_condition",
            TK("Physical health conditions"), YES_NO_U, .role = FORM_QUESTION),
        ONE(HEALTH, H "mental_health_condition",
            TK("Mental health conditions"),
            "YES_ONGOING_SEVERE YES_ONGOING YES_IN_THE_PAST NO UNKNOWN",
            .role = FORM_QUESTION),
        WORDS(HEALTH, H "prescribed_medication_physical_conditions",
              TK("Medication for physical health"), 2000,
              WHEN(H "physical_health_condition", "YES"), .optional = true),
        WORDS(HEALTH, H "prescribed_medication_mental_conditions",
              TK("Medication for mental health"), 2000,
              WHEN(H "mental_health_condition",
                   "YES_ONGOING_SEVERE YES_ONGOING"),
              .optional = true),
        ONE(HEALTH, H "psychiatric_treatment", TK("Psychiatric treatment"),
            "YES PENDING_TREATMENT NO UNKNOWN",
            WHEN(H "mental_health_condition",
                 "YES_ONGOING_SEVERE YES_ONGOING")),
        ONE(HEALTH, H "head_injury_or_illness",
            TK("Head injury or illness of the brain"), YES_NO_U,
            .role = FORM_QUESTION),
        ONE(HEALTH, H "neurodiverse_conditions",
            TK("Neurodiverse conditions"), YES_NO_U, .role = FORM_QUESTION),
        ONE(HEALTH, H "learning_difficulties", TK("Learning difficulties"),
            "YES_SIGNIFICANT_DIFFICULTIES YES_SOME_DIFFICULTIES NO",
            .role = FORM_QUESTION),
        ONE(HEALTH, H "coping_day_to_day_life",
            TK("Coping with day-to-day life"), "YES YES_SOME_DIFFICULTIES NO",
            .role = FORM_QUESTION),
        ONE(HEALTH, H "attitude_towards_self", TK("How they see themselves"),
            "POSITIVE SOME_NEGATIVE_ASPECTS NEGATIVE", .role = FORM_QUESTION,
            .own = TK("How do you feel about yourself?")),
        ONE(HEALTH, H "self_harmed", TK("Self-harm"), YES_NO,
            .role = FORM_QUESTION),
        ONE(HEALTH, H "attempted_suicide_or_suicidal_thoughts",
            TK("Suicide attempts or thoughts"), YES_NO,
            .role = FORM_QUESTION),
        ONE(HEALTH, H "outlook", TK("How they see the future"),
            "OPTIMISTIC NOT_SURE NOT_OPTIMISTIC DOES_NOT_WANT_TO_ANSWER"
            " NOT_PRESENT",
            .role = FORM_QUESTION,
            .own = TK("How do you feel about your future?"), .must = true),
        MANY(HEALTH, H "positive_factors",
             TK("What is good for their health and wellbeing"),
             "ACCOMMODATION EMPLOYMENT FAITH_OR_RELIGION COMMUNITY"
             " MEDICATION_OR_TREATMENT MONEY RELATIONSHIPS OTHER",
             .optional = true,
            .own = TK("What helps you to feel well?")),
        READY(HEALTH, "health_wellbeing", .optional = false),
        JUDGED(HEALTH, "health_wellbeing"),

        /* --- personal relationships and community --- */
        MANY(RELATIONSHIPS, R "children_details", TK("Children"),
             "YES_CHILDREN_LIVING_WITH_POP YES_CHILDREN_NOT_LIVING_WITH_POP"
             " YES_CHILDREN_VISITING NO_CHILDREN",
             .alone = "NO_CHILDREN"),
        MANY(RELATIONSHIPS, R "important_people",
             TK("Who is important to them"),
             "PARTNER_INTIMATE_RELATIONSHIP CHILD_PARENTAL_RESPONSIBILITIES"
             " OTHER_CHILDREN FAMILY FRIENDS OTHER",
             .role = FORM_QUESTION,
            .own = TK("Who matters to you?")),
        ONE(RELATIONSHIPS, R "current_relationship",
            TK("Current relationship"),
            "HAPPY_RELATIONSHIP CONCERNS_HAPPY_RELATIONSHIP"
            " UNHAPPY_RELATIONSHIP",
            .role = FORM_QUESTION,
            .own = TK("How do you feel about having a partner or not?")),
        ONE(RELATIONSHIPS, R "intimate_relationship",
            TK("Intimate relationships so far"),
            "STABLE_RELATIONSHIPS POSITIVE_AND_NEGATIVE_RELATIONSHIPS"
            " UNSTABLE_RELATIONSHIPS",
            .role = FORM_QUESTION),
        WORDS(RELATIONSHIPS, R "challenges_intimate_relationship",
              TK("Challenges in intimate relationships"), 2000,
              .optional = true),
        ONE(RELATIONSHIPS, R "parental_responsibilities",
            TK("Managing parental responsibilities"),
            "YES SOMETIMES NO UNKNOWN",
            WHEN(R "children_details",
                 "YES_CHILDREN_LIVING_WITH_POP YES_CHILDREN_NOT_LIVING_WITH_POP"
                 " YES_CHILDREN_VISITING")),
        ONE(RELATIONSHIPS, R "family_relationship",
            TK("Relationship with their family"),
            "STABLE_RELATIONSHIP MIXED_RELATIONSHIP UNSTABLE_RELATIONSHIP"
            " UNKNOWN",
            .role = FORM_QUESTION),
        ONE(RELATIONSHIPS, R "childhood", TK("Experience of childhood"),
            "POSITIVE_CHILDHOOD MIXED_CHILDHOOD NEGATIVE_CHILDHOOD",
            .role = FORM_QUESTION,
            .own = TK("How was it for you as a child?")),
        ONE(RELATIONSHIPS, R "childhood_behaviour",
            TK("Behaviour problems as a child"), YES_NO,
            .role = FORM_QUESTION),
        WORDS(RELATIONSHIPS, R "belonging",
              TK("Groups that give a sense of belonging"), 2000,
              .optional = true,
            .own = TK("Which groups or places do you feel part of?")),
        READY(RELATIONSHIPS, "personal_relationships_community",
              .optional = false),
        JUDGED(RELATIONSHIPS, "personal_relationships_community"),

        /* --- thinking, behaviours and attitudes --- */
        ONE(THINKING, B "consequences",
            TK("Awareness of the consequences of actions"), "YES SOMETIMES NO",
            .role = FORM_QUESTION),
        ONE(THINKING, B "stable_behaviour", TK("Stable behaviour"),
            "YES SOMETIMES NO", .role = FORM_QUESTION),
        ONE(THINKING, B "offending_activities",
            TK("Activities linked to offending"),
            "NO_OFFENDING_ACTIVITIES SOMETIMES_OFFENDING_ACTIVITIES"
            " YES_OFFENDING_ACTIVITIES",
            .role = FORM_QUESTION),
        ONE(THINKING, B "peer_pressure", TK("Resilience to peer pressure"),
            "YES SOME NO", .role = FORM_QUESTION),
        ONE(THINKING, B "problem_solving", TK("Solving problems"),
            "YES LIMITED_PROBLEM_SOLVING NO", .role = FORM_QUESTION),
        ONE(THINKING, B "peoples_views", TK("Understanding others’ views"),
            "YES SOMETIMES NO", .role = FORM_QUESTION),
        ONE(THINKING, B "manipulative_predatory_behaviour",
            TK("Manipulative or predatory behaviour"), "NO SOME YES",
            .worker = true),
        ONE(THINKING, B "risk_sexual_harm", TK("Risk of sexual harm"), YES_NO,
            .worker = true),
        ONE(THINKING, B "sexual_preoccupation", TK("Sexual preoccupation"),
            "YES SOMETIMES NO UNKNOWN", WHEN(B "risk_sexual_harm", "YES"),
            .worker = true),
        ONE(THINKING, B "offence_related_sexual_interest",
            TK("Offence-related sexual interest"),
            "YES_OFFENCE_RELATED_SEXUAL_INTEREST"
            " SOME_OFFENCE_RELATED_SEXUAL_INTEREST"
            " NO_OFFENCE_RELATED_SEXUAL_INTEREST UNKNOWN",
            WHEN(B "risk_sexual_harm", "YES"), .worker = true),
        ONE(THINKING, B "emotional_intimacy",
            TK("Emotional intimacy with adults"), "YES SOMETIMES NO UNKNOWN",
            WHEN(B "risk_sexual_harm", "YES"), .worker = true),
        ONE(THINKING, B "temper_management", TK("Managing temper"),
            "YES SOMETIMES NO", .role = FORM_QUESTION),
        ONE(THINKING, B "violence_controlling_behaviour",
            TK("Violent or controlling behaviour"),
            "NO_VIOLENCE SOMETIMES YES_VIOLENCE", .worker = true),
        ONE(THINKING, B "impulsive_behaviour", TK("Acting on impulse"),
            "NO SOMETIMES YES", .role = FORM_QUESTION),
        ONE(THINKING, B "positive_attitude",
            TK("Attitude to staff and others"),
            "YES_POSITIVE NEGATIVE_ATTITUDE_NO_CONCERNS"
            " NEGATIVE_ATTITUDE_AND_CONCERNS",
            .role = FORM_QUESTION),
        ONE(THINKING, B "hostile_orientation", TK("Hostility to others"),
            "NO SOME YES", .worker = true),
        ONE(THINKING, B "supervision", TK("Acceptance of supervision"),
            "YES_SUPERVISION UNSURE_SUPERVISION NO_SUPERVISION",
            .role = FORM_QUESTION),
        ONE(THINKING, B "criminal_behaviour",
            TK("Attitudes that support offending"), "NO SOMETIMES YES",
            .worker = true),
        READY(THINKING, "thinking_behaviours_attitudes", .optional = false),
        JUDGED(THINKING, "thinking_behaviours_attitudes"),

        /* --- offence analysis: for the worker alone --- */
        WORDS(OFFENCE, O "description_of_offence", TK("What happened"), 4000,
              .worker = true),
        MANY(OFFENCE, O "elements", TK("Elements of the offence"),
             "ARSON DOMESTIC_ABUSE EXCESSIVE_OR_SADISTIC_VIOLENCE"
             " HATRED_OF_IDENTIFIABLE_GROUPS PHYSICAL_DAMAGE_TO_PROPERTY"
             " SEXUAL_ELEMENT VICTIM_TARGETED VIOLENCE_OR_COERCION WEAPON NONE",
             .alone = "NONE", .worker = true),
        {.code = "offence_weapon_details",
         .section = FORM_OFFENCE,
         .type = FORM_TEXT,
         .says = TK("Which weapon"),
         WHEN(O "elements", "WEAPON"),
         .most = 200,
         .worker = true},
        WORDS(OFFENCE, O "reason", TK("Why it happened"), 4000,
              .worker = true),
        MANY(OFFENCE, O "motivations", TK("Motivations for the offence"),
             "ADDICTIONS_OR_PERCEIVED_NEEDS PRESSURISED_BY_OTHERS"
             " EMOTIONAL_STATE FINANCIAL_MOTIVATION"
             " HATRED_OF_IDENTIFIABLE_GROUPS SEEKING_OR_EXERTING_POWER"
             " SEXUAL_MOTIVATION THRILL_SEEKING OTHER",
             .most = 128, .worker = true),
        MANY(OFFENCE, O "who_was_the_victim", TK("Who was the victim"),
             "ONE_OR_MORE_PERSON OTHER", .worker = true),
        {.code = O "victims_collection",
         .section = FORM_OFFENCE,
         .type = FORM_COLLECTION,
         .says = TK("The victims"),
         WHEN(O "who_was_the_victim", "ONE_OR_MORE_PERSON"),
         .worker = true},
        ONE(OFFENCE, O "victim_relationship", TK("Relationship to the victim"),
            "STRANGER CRIMINAL_JUSTICE_STAFF POP_PARENT_OR_STEP_PARENT"
            " POP_PARTNER POP_EX_PARTNER POP_CHILD_OR_STEP_CHILD"
            " OTHER_FAMILY_MEMBER OTHER",
            .most = 128, .role = FORM_VICTIM, .worker = true),
        ONE(OFFENCE, O "victim_age", TK("Age of the victim"),
            "AGE_0_TO_4_YEARS AGE_5_TO_11_YEARS AGE_12_TO_15_YEARS"
            " AGE_16_TO_17_YEARS AGE_18_TO_20_YEARS AGE_21_TO_25_YEARS"
            " AGE_26_TO_49_YEARS AGE_50_TO_64_YEARS AGE_65_AND_OVER UNKNOWN",
            .role = FORM_VICTIM, .worker = true),
        ONE(OFFENCE, O "victim_sex", TK("Sex of the victim"),
            "MALE FEMALE INTERSEX UNKNOWN", .role = FORM_VICTIM,
            .worker = true),
        {.code = O "victim_race",
         .section = FORM_OFFENCE,
         .type = FORM_DROPDOWN,
         .says = TK("Ethnicity of the victim"),
         .values = "WHITE_ENGLISH_WELSH_SCOTTISH_NORTHERN_IRISH_OR_BRITISH"
                   " WHITE_IRISH WHITE_GYPSY_OR_IRISH_TRAVELLER WHITE_ROMA"
                   " WHITE_ANY_OTHER_WHITE_BACKGROUND"
                   " MIXED_WHITE_AND_BLACK_CARIBBEAN"
                   " MIXED_WHITE_AND_BLACK_AFRICAN MIXED_WHITE_AND_ASIAN"
                   " MIXED_ANY_OTHER_MIXED_OR_MULTIPLE_ETHNIC_BACKGROUND_"
                   "BACKGROUND ASIAN_OR_ASIAN_BRITISH_INDIAN"
                   " ASIAN_OR_ASIAN_BRITISH_PAKISTANI"
                   " ASIAN_OR_ASIAN_BRITISH_BANGLADESHI"
                   " ASIAN_OR_ASIAN_BRITISH_CHINESE"
                   " ASIAN_OR_ASIAN_BRITISH_ANY_OTHER_ASIAN_BACKGROUND"
                   " BLACK_OR_BLACK_BRITISH_CARIBBEAN"
                   " BLACK_OR_BLACK_BRITISH_AFRICAN"
                   " BLACK_OR_BLACK_BRITISH_ANY_OTHER_BLACK_BACKGROUND ARAB"
                   " ANY_OTHER_ETHNIC_GROUP UNKNOWN",
         .role = FORM_VICTIM,
         .worker = true},
        ONE(OFFENCE, O "how_many_involved", TK("How many others took part"),
            "NONE ONE TWO THREE FOUR FIVE SIX_TO_10 ELEVEN_TO_15 MORE_THAN_15",
            .worker = true),
        ONE(OFFENCE, O "leader", TK("Whether they led"), YES_NO,
            WHEN(O "how_many_involved",
                 "ONE TWO THREE FOUR FIVE SIX_TO_10 ELEVEN_TO_15 MORE_THAN_15"),
            .most = 4000, .worker = true),
        ONE(OFFENCE, O "impact_on_victims",
            TK("Whether they see what it did to victims"), YES_NO,
            .worker = true),
        ONE(OFFENCE, O "accept_responsibility",
            TK("Whether they accept responsibility"), YES_NO, .most = 4000,
            .worker = true),
        WORDS(OFFENCE, O "patterns_of_offending", TK("Patterns of offending"),
              4000, .worker = true),
        ONE(OFFENCE, O "escalation", TK("Escalation of offending"),
            "YES NO NOT_APPLICABLE", .worker = true),
        ONE(OFFENCE, O "risk", TK("Offence linked to risk of serious harm"),
            YES_NO, .most = 4000, .worker = true),
        ONE(OFFENCE, O "perpetrator_of_domestic_abuse",
            TK("Perpetrator of domestic abuse"), YES_NO, .worker = true),
        ONE(OFFENCE, O "perpetrator_of_domestic_abuse_type",
            TK("Domestic abuse, by relationship"), ABUSE,
            WHEN(O "perpetrator_of_domestic_abuse", "YES"), .worker = true),
        ONE(OFFENCE, O "victim_of_domestic_abuse",
            TK("Victim of domestic abuse"), YES_NO, .worker = true),
        ONE(OFFENCE, O "victim_of_domestic_abuse_type",
            TK("Domestic abuse suffered, by relationship"), ABUSE,
            WHEN(O "victim_of_domestic_abuse", "YES"), .worker = true),
        {.code = NULL},
};
