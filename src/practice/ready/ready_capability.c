/* Table of data: this folder as the application sees it. */
#include "practice/ready/ready.h"

#include "kernel/outbox/outbox.h"
#include "practice/ready/need_store.h"
#include "practice/ready/skill_store.h"
#include "practice/ready/skill_views.h"

static const struct query *const queries[] = {
        READY_QUERIES,
        NEED_QUERIES,
        SKILL_QUERIES,
        NULL,
};

static const struct event_kind events[] = {
        {"ready.given", TK("{who} handed in answers about their needs"),
         TK("{who} handed in answers about what you need"), "ready",
         TK("You handed in answers about what you need")},
        {"ready.given_for",
         TK("{who} wrote down the person’s answers about their needs"),
         TK("{who} wrote down your answers about what you need"), "ready",
         EVENT_BY_OTHERS},
        {"ready.left", TK("{who} said why questions are not answered"),
         TK("{who} said why questions are not answered"), "ready",
         TK("You said why you do not answer")},
        {"ready.urgent", TK("{who} said what cannot wait"),
         TK("{who} wrote down what cannot wait"), "ready",
         TK("You said what cannot wait")},
        {"ready.done", TK("{who} said what was done about it"),
         TK("{who} said what was done about it"), "ready", EVENT_BY_OTHERS},
        {"ready.beside", TK("{who} added a view beside the answers"),
         TK("{who} added a view beside your answers"), "ready",
         EVENT_BY_OTHERS},
        {"ready.look_agreed", TK("{who} agreed the day of a next look"),
         TK("{who} agreed the day of a next look with you"), "ready",
         TK("You agreed the day of a next look")},
        {"ready.look_done", TK("{who} ended a look at the skills"),
         TK("{who} ended a look at your skills"), "ready",
         TK("You ended a look at your skills")},
        {"ready.look_left", TK("{who} said why a look is left"),
         TK("{who} said why a look is left"), "ready",
         TK("You said why a look is left")},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct act_kind acts[] = {
        {"ready.saved", TK("{who} kept answers that are not handed in yet")},
        {"ready.goal", TK("{who} made a goal from what was said")},
        {"ready.rated", TK("{who} rated a skill")},
        {"ready.reminded", TK("Somebody was reminded of an agreed day")},
        {NULL, NULL},
};

static const struct policy_default policies[] = {
        {"ready.first", "2015-02-01", "2026-08-31", "", "1", "edition",
         TK("What is asked in the first days, by the number of its edition"),
         "ours", false},
        {"ready.first", "2026-09-01", NULL, "", "2", "edition",
         TK("What is asked in the first days, by the number of its edition"),
         "ours", false},
        {"ready.ahead", "2015-02-01", NULL, "", "1", "edition",
         TK("What is asked before the end, by the number of its edition"),
         "ours", false},
        {"ready.asked", "2026-09-01", NULL, "", "1", "yes (1) or no (0)",
         TK("Whether needs are asked about, by the day an order starts"),
         "ours", false},
        {"ready.first_days", "2015-02-01", NULL, "", "5", "days",
         TK("So many days from the start the first questions are asked in"),
         "ours", false},
        {"ready.ahead_days", "2015-02-01", NULL, "", "84", "days",
         TK("So many days before the end the questions for it are asked"),
         "ours", false},
        {"ready.skills", "2015-02-01", NULL, "", "1", "edition",
         TK("Which skills are rated, by the number of their edition"), "ours",
         false},
        {"ready.look_weeks", "2015-02-01", NULL, "", "12", "weeks",
         TK("So many weeks ahead the next look at skills is suggested"), "ours",
         false},
        {"ready.remind_days", "2015-02-01", NULL, "", "3", "days",
         TK("So many days before a look its person is reminded"), "ours",
         false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct panel panels[] = {
        {PANEL_CASE_SIDE, 58, CAN_SEE_PEOPLE, ready_read_case,
         ready_draw_panel},
        {PANEL_ME, 64, CAN_SEE_OWN, ready_read_me, ready_draw_panel},
        {PANEL_TODAY, 12, CAN_SEE_PEOPLE, need_read_today, need_draw_today},
        {PANEL_TODAY, 34, CAN_SEE_PEOPLE, skill_read_today, skill_draw_today},
        {PANEL_PAPERS, 20, CAN_SEE_PEOPLE, need_read_papers, NULL},
        {PANEL_PAPERS, 20, CAN_SEE_OWN, need_read_papers, NULL},
        {0, 0, 0, NULL, NULL},
};

static const struct background jobs[] = {
        {"ready.remind", (int64_t)60 * 60 * 1000, skill_remind, NULL},
        {NULL, 0, NULL, NULL},
};

/* Which set it was, for the timeline. */
static const struct fault *
details(struct ctx *ctx, struct person_id person,
        const struct event_line *lines, size_t n, struct event_detail *out)
{
	(void)ctx;
	(void)person;
	for (size_t i = 0; i < n; i++) {
		int set = str_word(lines[i].value, need_sets);

		out[i].path = S("/ready");
		if (str_empty(lines[i].value))
			continue;
		if (set == NEED_FIRST)
			out[i].says = T("The first days");
		else if (set == NEED_AHEAD)
			out[i].says = T("Looking ahead");
	}
	return NULL;
}

const struct capability ready_capability = {
        .name = "ready",
        .schema = ready_schema,
        .routes = ready_routes,
        .schemas = ready_schemas,
        .queries = queries,
        .personal = ready_personal,
        .panels = panels,
        .events = events,
        .acts = acts,
        .event_details = details,
        .event_details_me = details,
        .policies = policies,
        .jobs = jobs,
        .demo = ready_demo,
        .check = ready_check,
        .merge = ready_merge,
};
