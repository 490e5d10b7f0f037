/*
 * permission.h - every permission there is, and which roles hold it.
 *
 * One list, so that the matrix can be read at a glance.  A permission says
 * what kind of thing somebody may do; whose record they may do it to is
 * *reach*, decided inside the query (kernel/access).  The administrator
 * holds none that shows a case.
 */
#ifndef KERNEL_PERMISSION_H
#define KERNEL_PERMISSION_H

#include "base/str.h"

/* Roles as stored and as in staff.csv; a user may hold several. */
#define ROLES(X) \
	X(PERSON, person) \
	X(CASE_MANAGER, case_manager) \
	X(SENIOR, senior_case_manager) \
	X(MANAGER, manager) \
	X(VOLUNTEER, volunteer) \
	X(COACH, coach) \
	X(BROKER, broker) \
	X(EDITOR, editor) \
	X(FINANCE, finance) \
	X(EVALUATOR, evaluator) \
	X(INSPECTOR, inspector) \
	X(ADMINISTRATOR, administrator)

enum role {
#define X(upper, lower) ROLE_##upper,
	ROLES(X)
#undef X
	        ROLE_COUNT
};

#define R(upper)   (1u << ROLE_##upper)
#define R_WORKERS  (R(CASE_MANAGER) | R(SENIOR) | R(MANAGER))
#define R_STAFF    (R_WORKERS | R(FINANCE) | R(EVALUATOR) | R(ADMINISTRATOR))
#define R_EVERYONE ((1u << ROLE_COUNT) - 1)

/* X(NAME, word, roles that hold it, what it lets somebody do) */
#define PERMISSIONS(X) \
	X(OPEN, open, 0, "No sign-in needed") \
	X(SIGNED_IN, signed_in, R_EVERYONE, "Anybody who is signed in") \
	X(SEE_OWN, see_own, R(PERSON), "See one's own record") \
	X(WRITE_OWN, write_own, R(PERSON), "Write in one's own plan") \
	X(SEE_PEOPLE, see_people, R_WORKERS, \
	  "Find and see the people within reach") \
	X(WRITE_PLAN, write_plan, R_WORKERS, \
	  "Write in the plan of a person within reach") \
	X(COUNTERSIGN, countersign, R(SENIOR) | R(MANAGER), \
	  "Countersign an assessment or a plan that others signed") \
	X(SEE_DIFFERENCES, see_differences, R(MANAGER), \
	  "See how often both sides rate a decision apart, of ten cases up") \
	X(SEE_FEEDBACK, see_feedback, R(MANAGER), \
	  "See what people said without a name, of ten answers up") \
	X(WRITE_CONTACT, write_contact, R_WORKERS, \
	  "Arrange and record contacts with a person within reach") \
	X(CORRECT_CONTACT, correct_contact, R(MANAGER), \
	  "Correct a contact that somebody else recorded") \
	X(WRITE_PERSON, write_person, R_WORKERS, \
	  "Change the facts about a person within reach") \
	X(BREAK_GLASS, break_glass, R_WORKERS, \
	  "Open a record out of reach, with a reason, for three hours") \
	X(REVIEW_GLASS, review_glass, R(SENIOR) | R(MANAGER), \
	  "Review who broke the glass and why") \
	X(MERGE_PEOPLE, merge_people, R(SENIOR) | R(MANAGER), \
	  "Judge likely duplicates, merge and undo") \
	X(ALLOCATE, allocate, R(SENIOR) | R(MANAGER), \
	  "Change who works with a person") \
	X(RESTRICT, restrict, R(MANAGER), \
	  "Restrict a case, and keep a member of staff from a case") \
	X(SEE_POLICY, see_policy, R_STAFF | R(INSPECTOR), \
	  "See the dated rules in force") \
	X(CHANGE_POLICY, change_policy, R(MANAGER) | R(ADMINISTRATOR), \
	  "Propose or confirm a change of a dated rule") \
	X(STOP_POLICY, stop_policy, R(MANAGER) | R(FINANCE), \
	  "Stop a change of a dated rule that waits for its day") \
	X(MANAGE_USERS, manage_users, R(ADMINISTRATOR), \
	  "Users, roles, second factors, sessions, tokens") \
	X(SECOND_CODE, second_code, R(MANAGER) | R(ADMINISTRATOR), \
	  "Make the second half of a code to set a colleague's password") \
	X(MANAGE_ORGANISATIONS, manage_organisations, R(ADMINISTRATOR), \
	  "Organisations, teams and contracts") \
	X(SEE_AUDIT, see_audit, R(ADMINISTRATOR), \
	  "The audit, without the content of any case") \
	X(SEE_STATUS, see_status, R(ADMINISTRATOR), \
	  "Status and metrics of the server") \
	X(ASK_FUND, ask_fund, R_WORKERS, \
	  "Ask the fund for a person within reach, and say yes or no") \
	X(DECIDE_FUND, decide_fund, R(SENIOR) | R(MANAGER), \
	  "Say yes or no to larger sums, and look a second time") \
	X(END_FUND, end_fund, R(MANAGER) | R(FINANCE), \
	  "See what the fund owes at an ending, and settle or hand it over") \
	X(PAY_FUND, pay_fund, R(FINANCE), \
	  "Pay what the fund agreed, without seeing for whom") \
	X(SEE_SPEND, see_spend, R(FINANCE) | R(MANAGER), \
	  "See what the fund spent and its closed months, never for whom") \
	X(SEE_BOOKS, see_books, R(MANAGER) | R(FINANCE) | R(ADMINISTRATOR), \
	  "See the books: accounts by kind and their statements, no names") \
	X(STOP_BOOKS, stop_books, R(MANAGER) | R(FINANCE), \
	  "Stop the books at once; let them go on, two together") \
	X(SEE_SIGNALS, see_signals, \
	  R(FINANCE) | R(MANAGER) | R(INSPECTOR) | R(ADMINISTRATOR), \
	  "See what was unusual about payments, and who set it aside") \
	X(OPEN_FUND, open_fund, R(FINANCE) | R(ADMINISTRATOR), \
	  "Put money in the fund's pot") \
	X(SEE_PRESS, see_press, R_WORKERS | R(FINANCE), \
	  "Read the lines that are ready for the press") \
	X(WRITE_PRESS, write_press, R(SENIOR) | R(MANAGER), \
	  "Write and agree lines for the press, and what it asked") \
	X(SEE_SPENDING, see_spending, R(FINANCE) | R(MANAGER), \
	  "Make and fetch the file of published payments") \
	X(PUBLISH_FUND, publish_fund, R(MANAGER), \
	  "Publish figures and lines of the fund, and ask if it is fair") \
	X(SEE_STUDIES, see_studies, R(EVALUATOR) | R(MANAGER) | R(INSPECTOR), \
	  "See studies of what works: plans and findings, no names") \
	X(WRITE_STUDIES, write_studies, R(EVALUATOR) | R(MANAGER), \
	  "Plan, register and analyse studies, without names") \
	X(PUBLISH_STUDY, publish_study, R(MANAGER), \
	  "Publish a study that was checked, through disclosure control") \
	X(SUBMIT_COHORT, submit_cohort, R(MANAGER), \
	  "Make the file of a cohort, with names, for the Justice Data Lab") \
	X(KEEP_FLOAT, keep_float, R(FINANCE) | R(ADMINISTRATOR), \
	  "Hold a cash float: pay out of it and count it") \
	X(SEE_FLOATS, see_floats, R(FINANCE) | R(MANAGER) | R(ADMINISTRATOR), \
	  "See the cash floats, and stand behind what settles a difference")

enum permission {
#define X(upper, lower, roles, says) CAN_##upper,
	PERMISSIONS(X)
#undef X
	        PERMISSION_COUNT
};

/* The word of a role or permission, and what a permission lets one do. */
const char *role_word(enum role role);
const char *permission_word(enum permission permission);
const char *permission_says(enum permission permission);

/* NULL-ended words, for row_enum and arg_word. */
extern const char *const role_words[ROLE_COUNT + 1];

/* Whether any of these roles (a bit each) holds the permission. */
bool permission_held(unsigned roles, enum permission permission);

#endif
