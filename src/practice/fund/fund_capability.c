/*
 * fund_capability.c - the fund as the application sees it.
 */
#include "practice/fund/fund_queries_local.h"
#include "practice/fund/fund_views.h"

static const struct event_kind events[] = {
        {"fund.told", TK("{who} told them their sum"),
         TK("{who} told you your sum"), "fund", EVENT_BY_OTHERS},
        {"fund.asked", TK("{who} asked the fund"), TK("{who} asked the fund"),
         "fund", TK("You asked the fund")},
        {"fund.changed", TK("{who} changed what was asked of the fund"),
         TK("{who} changed what was asked of the fund"), "fund",
         TK("You changed what you asked of the fund")},
        {"fund.withdrawn", TK("{who} took back what was asked of the fund"),
         TK("{who} took back what was asked of the fund"), "fund",
         TK("You took back what you asked of the fund")},
        {"fund.person_said", TK("{who} answered about the fund"),
         TK("You answered about the fund"), "fund",
         TK("You answered about the fund")},
        {"fund.worker_said", TK("{who} answered about the fund"),
         TK("{who} answered about the fund"), "fund", EVENT_BY_OTHERS},
        {"fund.third_said", TK("{who} answered about the fund"),
         TK("{who} answered about the fund"), "fund", EVENT_BY_OTHERS},
        {"fund.agreed", TK("The fund agreed"), TK("The fund agreed"), "fund",
         TK("The fund agreed")},
        {"fund.refused", TK("The fund did not agree"),
         TK("The fund did not agree"), "fund", TK("The fund did not agree")},
        {"fund.second_look", TK("{who} asked for a second look"),
         TK("You asked for a second look"), "fund",
         TK("You asked for a second look")},
        {"fund.paid", TK("The fund paid"), TK("The fund paid"), "fund",
         TK("The fund paid")},
        {"fund.returned", TK("Money came back to the fund"),
         TK("Money came back to the fund"), "fund",
         TK("Money came back to the fund")},
        {"fund.shown", TK("{who} said what became of the money"),
         TK("{who} said what became of the money"), "fund",
         TK("You said what became of the money")},
        {"fund.reflected", TK("{who} said if it helped"),
         TK("You said if it helped"), "fund", TK("You said if it helped")},
        {NULL, NULL, NULL, NULL, NULL},
};

#define OURS(rule, value, unit, says) \
	{ \
		rule, "2015-02-01", NULL, "", value, unit, says, "ours", false \
	}
static const struct policy_default policies[] = {
        OURS("fund.light_pence", "5000", "pence",
             "Up to this sum a person and their worker agree alone"),
        OURS("fund.senior_pence", "25000", "pence",
             "Up to this sum a senior agrees as well; above it a peer too"),
        OURS("fund.light_days", "0", "working days",
             "Time to answer a light request: the same working day"),
        OURS("fund.senior_days", "3", "working days",
             "Time to answer a request that needs a senior"),
        OURS("fund.panel_days", "10", "working days",
             "Time to answer a request that needs a senior and a peer"),
        OURS("fund.together_days", "28", "days",
             "Requests for one purpose within these days add up"),
        OURS("fund.indicative_pence", "20000", "pence",
             "The sum a person is told before planning, for a year"),
        OURS("fund.reflect_from_days", "14", "days",
             "From this day after paying a person is asked if it helped"),
        OURS("fund.reflect_by_days", "42", "days",
             "By this day after paying a person has said if it helped"),
        OURS("fund.reflect_again_months", "6", "months",
             "After this time a person is asked once more"),
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};
#undef OURS

static const struct query *const queries[] = {
        &fund_add,
        &fund_save,
        &fund_by_id,
        &fund_by_id_lock,
        &fund_payable,
        &fund_payable_lock,
        &fund_payables,
        &fund_of,
        &fund_waiting,
        &fund_beside,
        &fund_voice_add,
        &fund_voices_of,
        &fund_speakers,
        &fund_reflection_add,
        &fund_reflections_of,
        &fund_pot_of,
        &fund_pot_put,
        &fund_purses_of,
        &fund_purse_put,
        &fund_move_budget_list,
        &fund_move_budget_set,
        &fund_move_request_list,
        &fund_move_request_set,
        &fund_move_voice_list,
        &fund_move_voice_set,
        &fund_move_reflection_list,
        &fund_move_reflection_set,
        NULL,
};

static const char *const bulk_indexes[] = {NULL};

const struct capability fund_capability = {
        .name = "fund",
        .schema = fund_schema,
        .routes = fund_routes,
        .queries = queries,
        .personal = fund_personal,
        .bulk_indexes = bulk_indexes,
        .panels = fund_panels,
        .events = events,
        .event_details = fund_event_details,
        .policies = policies,
        .demo = fund_demo,
        .merge = fund_merge,
};
