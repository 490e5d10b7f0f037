/* Table of data: check-ins as the application sees them. */
#include "practice/checkin/checkin_views.h"

#include "kernel/outbox/outbox.h"

static const struct query *const queries[] = {
        &checkin_q_hold,         &checkin_q_seen,
        &checkin_q_now,          &checkin_q_notes_of,
        &checkin_q_setups,       &checkin_q_own,
        &checkin_q_setup,        &checkin_q_setup_n,
        &checkin_q_setup_put,    &checkin_q_waiting,
        &checkin_q_ask,          &checkin_q_due,
        &checkin_q_due_of,       &checkin_q_asked,
        &checkin_q_ask_used,     &checkin_q_open,
        &checkin_q_one,          &checkin_q_open_one,
        &checkin_q_list,         &checkin_q_send,
        &checkin_q_review,       &checkin_q_cancel,
        &checkin_q_over,         &checkin_q_end,
        &checkin_q_notes,        &checkin_q_note,
        &checkin_q_remind,       &checkin_q_told,
        &checkin_q_waits,        &checkin_q_wanted,
        &checkin_q_setup_ids,    &checkin_q_setup_move,
        &checkin_q_ask_ids,      &checkin_q_ask_move,
        &checkin_q_one_ids,      &checkin_q_one_move,
        &checkin_q_note_ids,     &checkin_q_note_move,
        &checkin_q_notes_follow, &checkin_q_asked_follow,
        &checkin_q_rounds_follow,
        &checkin_q_open_for,
        &checkin_q_check_open,   &checkin_q_check_senior,
        &checkin_q_check_note,   NULL,
};

static const struct event_kind events[] = {
        {"checkin.set", TK("{who} set up check-ins"),
         TK("{who} set up check-ins with you"), "checkin", EVENT_BY_OTHERS},
        {"checkin.yes", TK("{who}: the person said yes to check-ins"),
         TK("{who} wrote down your yes to check-ins"), "checkin",
         TK("You said yes to check-ins")},
        {"checkin.no", TK("{who}: the person said no to check-ins"),
         TK("{who} wrote down your no to check-ins"), "checkin",
         TK("You said no to check-ins")},
        {"checkin.judged",
         TK("{who} judged check-ins in the place of meetings"),
         TK("{who} looked at whether you need to meet as often"), "checkin",
         EVENT_BY_OTHERS},
        {"checkin.stopped", TK("{who} stopped check-ins"),
         TK("{who} stopped check-ins"), "checkin", EVENT_BY_OTHERS},
        {"checkin.opened", TK("A check-in was opened"),
         TK("A check-in was opened for you"), "checkin", EVENT_BY_OTHERS},
        {"checkin.sent", TK("{who} sent a check-in"),
         TK("{who} sent a check-in"), "checkin", TK("You sent a check-in")},
        {"checkin.sent_for", TK("{who} typed a check-in for the person"),
         TK("{who} typed a check-in for you"), "checkin", EVENT_BY_OTHERS},
        {"checkin.missed", TK("A check-in was not sent"),
         TK("A check-in was not sent. Your worker will ask how you are"),
         "checkin", EVENT_BY_OTHERS},
        {"checkin.read", TK("{who} read a check-in"),
         TK("{who} read your check-in"), "checkin", EVENT_BY_OTHERS},
        {"checkin.followed", TK("{who} added a note to a check-in"), NULL,
         "checkin", NULL},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct act_kind acts[] = {
        {"checkin.asked", TK("{who} wrote questions for the next check-in")},
        {"checkin.reminded", TK("A reminder of a check-in was sent")},
        {"checkin.called_off",
         TK("A check-in was called off: the person had said no")},
        {NULL, NULL},
};

static const char fact_says[] =
        TK("What speaks against check-ins: never, beside meetings alone, or "
           "not ruled out");

#define FACT(selector, value) \
	{ \
		"checkin.fact", "2026-09-01", NULL, selector, value, \
		        "never, beside or may", fact_says, "ours", false \
	}

static const struct policy_default policies[] = {
        FACT("fact=court", "beside"),
        FACT("fact=harm", "beside"),
        FACT("fact=breach", "beside"),
        FACT("fact=self", "beside"),
        FACT("fact=unsafe", "never"),
        {"checkin.weeks_met_first", "2026-09-01", NULL, "", "8", "weeks",
         TK("So long from its start a case is met, and check-ins do not take "
            "the place of meetings"),
         "ours", false},
        {"checkin.open_days", "2026-09-01", NULL, "", "3", "days",
         TK("So long after the day it is opened a check-in can be sent"),
         "ours", false},
        {"checkin.remind_days", "2026-09-01", NULL, "", "1", "days",
         TK("So long before its last day a person is reminded once more of a "
            "check-in"),
         "ours", false},
        {"checkin.read_days", "2026-09-01", NULL, "", "2", "working days",
         TK("Within so many working days a check-in is read"), "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct background jobs[] = {
        {"checkin.rounds", INT64_C(10) * 60 * 1000, NULL, checkin_work},
        {NULL, 0, NULL, NULL},
};

static const struct fault *
details(struct ctx *ctx, struct person_id person,
        const struct event_line *lines, size_t n, struct event_detail *out)
{
	(void)ctx;
	(void)person;
	(void)lines;
	for (size_t i = 0; i < n; i++)
		out[i].path = S("/checkin");
	return NULL;
}

const struct capability checkin_capability = {
        .name = "checkin",
        .schema = checkin_schema,
        .routes = checkin_routes,
        .schemas = checkin_schemas,
        .queries = queries,
        .personal = checkin_personal,
        .panels = checkin_panels,
        .events = events,
        .acts = acts,
        .event_details = details,
        .event_details_me = details,
        .policies = policies,
        .jobs = jobs,
        .demo = checkin_demo,
        .rehearse = checkin_rehearse,
        .check = checkin_check,
        .merge = checkin_merge,
};
