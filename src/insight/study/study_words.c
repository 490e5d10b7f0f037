/*
 * study_words.c - the closed lists of studies, and what they are called.
 */
#include <math.h>

#include "insight/study/study_local.h"
#include "insight/study/study_rows.h"

const char *const study_start_words[STUDY_STARTS + 1] = {"induction", "plan",
                                                         "contact", NULL};
const char *const study_start_keys[] = {
        TK("The first talk of the induction"),
        TK("The first plan that both sides agreed"),
        TK("The first appointment that was kept"),
};
const struct study_event study_start_events[STUDY_STARTS] = {
        {"induction.talked", NULL},
        {"plan.agreed", NULL},
        {"contact.recorded", "attended_complied"},
};

const char *const study_column_words[STUDY_COLUMNS + 1] = {
        "age",         "sex",           "ethnicity",       "sentence", "months",
        "unpaid_work", "orders_before", "offences_before", NULL};
const char *const study_column_keys[] = {
        TK("Age at the start of the order"),
        TK("Sex"),
        TK("Ethnic group"),
        TK("Kind of order"),
        TK("Length of the order in months"),
        TK("Whether the order has unpaid work"),
        TK("Orders before this one"),
        TK("Proven offences in the year before"),
};

const char *const study_more_words[STUDY_MORES + 1] = {"serious",  "recall",
                                                       "sentence", "housing",
                                                       "work",     "goals",
                                                       "network",  NULL};
const char *const study_more_keys[] = {
        TK("Serious reoffences, of severity 3 or more"),
        TK("Recalls to custody, and whichever comes first"),
        TK("How the sentence went: completed, or revoked"),
        TK("Settled housing at the end of follow-up"),
        TK("Work at the end of follow-up"),
        TK("Goals reached"),
        TK("The people around them: how many, new, unpaid, bridging"),
};

const char *const study_first_words[STUDY_FIRSTS + 1] = {"whether", "often",
                                                         "soon", NULL};
const char *const study_first_keys[] = {
        TK("Whether somebody reoffends"),
        TK("How often they reoffend"),
        TK("How soon they reoffend"),
};

const char *const study_method_words[STUDY_METHODS + 1] = {"nearest", "exact",
                                                           "cem", NULL};
const char *const study_method_keys[] = {
        TK("The nearest by a score of all they are compared by"),
        TK("Exactly the same in every word they are compared by"),
        TK("The same in words, and in spans of numbers (coarsened exact)"),
};

const char *const study_lack_words[STUDY_LACKS + 1] = {"recalls_here",
                                                       "recalls_elsewhere",
                                                       "severity",
                                                       "columns",
                                                       "sentence_here",
                                                       "sentence_others",
                                                       "housing_here",
                                                       "housing_others",
                                                       "work_here",
                                                       "work_others",
                                                       NULL};
const char *const study_lack_keys[] = {
        TK("The study looks at recalls, and no custody and no recall of "
           "anybody here is known. Take recalls out of the design, or let the "
           "caseload bring them."),
        TK("The study looks at recalls, and none is known of the people from "
           "elsewhere. Bring their rows in again with custody and recalls, or "
           "take recalls out of the design."),
        TK("The study looks at serious reoffences, and no row from elsewhere "
           "says how severe an offence is. Bring the rows in again with "
           "severity, or take serious reoffences out of the design."),
        TK("The rows from elsewhere do not have the columns that the design "
           "asks for now. Bring them in again with all that the page of these "
           "rows names."),
        TK("The study looks at how sentences went, and it is known of fewer "
           "than four in five participants. Let the caseload bring "
           "order_outcome, of those whose order runs, too, or take it out of "
           "the design."),
        TK("The study looks at how sentences went, and it is known of fewer "
           "than four in five of those here to compare with. Let the caseload "
           "bring order_outcome, of those whose order runs, too, or take it "
           "out of the design."),
        TK("The study looks at housing, and no participant has an answer on it "
           "from the half-year before the end of follow-up. Take it out of the "
           "design."),
        TK("The study looks at housing, and nobody to compare with has an "
           "answer on it from the half-year before the end of follow-up. Bring "
           "in rows with housed_at_end, or take it out of the design."),
        TK("The study looks at work, and no participant has an answer on it "
           "from the half-year before the end of follow-up. Take it out of the "
           "design."),
        TK("The study looks at work, and nobody to compare with has an answer "
           "on it from the half-year before the end of follow-up. Bring in "
           "rows with in_work_at_end, or take it out of the design."),
};

const char *const study_dose_words[STUDY_DOSES + 1] = {"contacts",
                                                       "talks",
                                                       "plans_agreed",
                                                       "steps_done",
                                                       "assessments_shared",
                                                       "fund_paid",
                                                       NULL};
const char *const study_dose_keys[] = {
        TK("Appointments kept"),
        TK("First talks"),
        TK("Plans agreed"),
        TK("Steps done"),
        TK("Assessments shared with them"),
        TK("Payments of the fund"),
};
const struct study_event study_dose_events[STUDY_DOSES] = {
        {"contact.recorded", "attended_complied"},
        {"induction.talked", NULL},
        {"plan.agreed", NULL},
        {"plan.step_done", NULL},
        {"strengths.shared", NULL},
        {"fund.paid", NULL},
};

const char *const study_state_words[STUDY_STATES + 1] = {
        "designed", "registered", "frozen",    "matched",
        "analysed", "checked",    "published", NULL};

const char *const study_asked_words[STUDY_ASKED + 1] = {
        "freeze", "match", "analyse", "publish", "verify", NULL};

const char *const study_told_words[STUDY_TOLD + 1] = {
        "too_large", "nobody",     "no_others", "not_now",  "not_estimable",
        "bad_data",  "disclosure", "unchanged", "not_same", NULL};
const char *const study_told_keys[] = {
        TK("The rows are larger than 24 MB. Choose fewer days."),
        TK("Fewer than two people started in those days."),
        TK("There is nobody to compare with. Bring in rows of people from "
           "elsewhere."),
        TK("It could not be done just now. Ask again, and tell whoever runs "
           "the server if it stays so."),
        TK("These rows do not let the effect be estimated. Read the notes of "
           "the design, and amend the plan."),
        TK("Something in the rows is not as the plan says. Bring in rows "
           "that are."),
        TK("Beside what is published already it would single out a few "
           "people. It can be published when there are more."),
        TK("Nothing was changed since the last analysis came to nothing. "
           "Amend the plan, or bring in other rows."),
        TK("The same plan and rows do not give the same result. Another "
           "version of the program may be why. Tell whoever runs the server, "
           "and do not rely on the result until it is explained."),
};

const char *const study_kind_words[STUDY_KINDS + 1] = {
        "plan",    "people", "events",  "pool_people", "pool_events",
        "result",  "report", "release", "released",    "kept",
        "balance", "run",    "spells",  "pool_spells", NULL};
const char *const study_kind_keys[] = {
        TK("The plan"),
        TK("Rows of people"),
        TK("Rows of offences"),
        TK("Rows of people from elsewhere"),
        TK("Rows of their offences"),
        TK("The result"),
        TK("The report"),
        TK("What is published, as figures"),
        TK("What is published, as a report"),
        TK("Counts that stay here"),
        TK("How alike the groups are, as figures"),
        TK("What the engine did: ledger, plans and results"),
        TK("Rows of custody and recalls"),
        TK("Rows of their custody and recalls"),
};

const char *const study_stage_keys[STUDY_STAGES] = {
        TK("Designed"),       TK("Registered"),  TK("People are starting"),
        TK("Follow-up runs"), TK("Rows frozen"), TK("People matched"),
        TK("Analysed"),       TK("Checked"),     TK("Published"),
};

bool
study_column_number(enum study_column column)
{
	return column == STUDY_AGE || column == STUDY_MONTHS ||
	       column == STUDY_ORDERS_BEFORE || column == STUDY_OFFENCES_BEFORE;
}

struct str
study_signed(struct arena *arena, double v)
{
	if (fabs(v) < 0.05)
		return S("0.0");
	return str_print(arena, "%s%.1f", v < 0 ? "−" : "+", fabs(v));
}

/* Of how often, or how soon. */
static struct str
ratio_words(struct arena *arena, const struct study_finding *f)
{
	struct str many = str_print(arena, "%.0f", 100 * fabs(1 - f->estimate));

	if (str_is(f->word, "reduced"))
		return TV(arena,
		          "Reoffences came {n}% less often, or later, than "
		          "among similar people who were not on the programme.",
		          {"n", many});
	return TV(arena,
	          "Reoffences came {n}% more often, or sooner, than among "
	          "similar people who were not on the programme.",
	          {"n", many});
}

struct str
study_finding_words(struct arena *arena, const struct study_finding *f)
{
	struct str many = str_print(arena, "%.1f", 100 * fabs(f->estimate));

	if (f->ratio &&
	    (str_is(f->word, "reduced") || str_is(f->word, "increased")))
		return ratio_words(arena, f);
	if (str_is(f->word, "reduced"))
		return TV(
		        arena,
		        "About {n} fewer in every 100 reoffended than similar "
		        "people who were not on the programme.",
		        {"n", many});
	if (str_is(f->word, "increased"))
		return TV(arena,
		          "About {n} more in every 100 reoffended than similar "
		          "people who were not on the programme.",
		          {"n", many});
	if (str_is(f->word, "no_important_difference"))
		return T("Any difference is smaller than what was said to "
		         "matter.");
	if (str_is(f->word, "not_reliable"))
		return T("The comparison is not reliable enough to judge.");
	return T("It cannot be told yet. The study is compatible with fewer "
	         "people reoffending, and with more.");
}
