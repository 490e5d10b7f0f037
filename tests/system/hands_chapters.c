/* hands_chapters.c - the acts that are written down, and what none takes. */
#include "tests/system/hands.h"

extern const struct hand_act hand_plan_api[];
extern const struct hand_act hand_look_api[];
extern const struct hand_act hand_look_pages[];
extern const struct hand_act hand_fund_api[];
extern const struct hand_act hand_fund_pages[];
extern const struct hand_act hand_contacts[];
extern const struct hand_act hand_files[];
extern const struct hand_act hand_details[];
extern const struct hand_act hand_strengths_pages[];
extern const struct hand_act hand_support_pages[];
extern const struct hand_act hand_told_pages[];
extern const struct hand_act hand_ready_pages[];
extern const struct hand_act hand_ending_pages[];
extern const struct hand_act hand_ending_for_pages[];
extern const struct hand_act hand_plan_pages[];
extern const struct hand_act hand_strengths_api[];
extern const struct hand_act hand_support_api[];
extern const struct hand_act hand_told_api[];
extern const struct hand_act hand_ready_api[];
extern const struct hand_act hand_ending_api[];
extern const struct hand_act hand_ending_for_api[];

const struct hand_chapter hand_chapters[] = {
        {"the plan, by the API", hand_plan_api},
        {"the plan, by its pages", hand_plan_pages},
        {"a look at the plan, by the API", hand_look_api},
        {"a look at the plan, by its pages", hand_look_pages},
        {"strengths and rights, by the API", hand_strengths_api},
        {"support, by the API", hand_support_api},
        {"what a worker is told, by the API", hand_told_api},
        {"ready and check-ins, by the API", hand_ready_api},
        {"an ending, by the API", hand_ending_api},
        {"an ending written down, by the API", hand_ending_for_api},
        {"strengths and rights, by their pages", hand_strengths_pages},
        {"support, by its pages", hand_support_pages},
        {"what a worker is told, by its pages", hand_told_pages},
        {"ready and check-ins, by their pages", hand_ready_pages},
        {"an ending, by its pages", hand_ending_pages},
        {"an ending written down, by its pages", hand_ending_for_pages},
        {"the fund, by the API", hand_fund_api},
        {"the fund, by its pages", hand_fund_pages},
        {"contacts and promises", hand_contacts},
        {"files of plans", hand_files},
        {"details", hand_details},
        {.acts = NULL},
};

#define API "/api/people/:crn"
/* Routes that both may ask, where a rule refuses one side: the same that is
 * taken from the other is sent by that side, and refused. */
#define THEIRS(route) \
	{ \
		route, false, "it is the person's alone to say" \
	}
#define WORKERS(route) \
	{ \
		route, true, "it is a worker's alone to write" \
	}

const struct hand_not hand_nots[] = {
        THEIRS("POST " API "/plan/signed/:sign/heard"),
        THEIRS("POST " API "/plan/statements/:statement/accept"),
        {"POST /people/:crn/sign-in/reset", false,
         "it needs a password, and nobody here has one; it holds no words"},
        THEIRS("POST " API "/fund/requests/:request/again"),
        THEIRS("POST " API "/fund/requests/:request/helped"),
        THEIRS("POST " API "/pathways/needs/:need/thinks"),
        WORKERS("POST " API "/support/entries/:said/aside"),
        WORKERS("POST " API "/plan/sign/coded"),
        WORKERS("POST " API "/plan/sign/drawn"),
        WORKERS("POST " API "/plan/sign/paper"),
        WORKERS("POST " API "/plan/signed/:sign/settled"),
        WORKERS("POST " API "/plan/goals/:goal/said"),
        WORKERS("POST " API "/plan/goals/:goal/steps/:step/said"),
        WORKERS("POST " API "/plan/phases"),
        WORKERS("POST " API "/plan/review/later"),
        WORKERS("POST " API "/plan/review/back"),
        {.route = NULL},
};
