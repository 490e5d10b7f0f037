/* Table of data: what faces the person, as the application sees it. */
#include "practice/mine/mine_local.h"

#include "kernel/outbox/outbox.h"

static const struct query *const queries[] = {
        &mine_q_list,         &mine_q_item,
        &mine_q_item_lock,    &mine_q_item_add,
        &mine_q_item_save,    &mine_q_item_remove,
        &mine_q_clear,        &mine_q_sweep,
        &mine_q_says,         &mine_q_say,
        &mine_q_say_add,      &mine_q_say_answer,
        &mine_q_dids_of,      &mine_q_sent_add,
        &mine_q_sent_gone,    &mine_q_open,
        &mine_q_tally,        &mine_q_group_add,
        &mine_q_blend,        &mine_q_blend_sent,
        &mine_q_hold,         &mine_q_shut,
        &mine_q_shut_set,     &mine_q_fresh,
        &mine_q_fresh_done,   &mine_q_groups,
        &mine_q_group,        &mine_q_box_n,
        &mine_q_box_add,      &mine_q_counts,
        &mine_q_words,        &mine_q_dids,
        &mine_q_did_add,      &mine_q_did_back,
        &mine_move_item_list, &mine_move_item_set,
        &mine_move_say_list,  &mine_move_say_set,
        &mine_check_step,     &mine_check_answer,
        &mine_check_month,    &mine_check_sent,
        &mine_check_group,    NULL,
};

static const struct event_kind events[] = {
        {"mine.said", TK("{who} said how it is going"),
         TK("{who} said how it is going"), "contact",
         TK("You said how it is going")},
        {"mine.said_for", TK("{who} wrote down how it is going for the person"),
         TK("{who} wrote down how it is going for you"), "contact",
         EVENT_BY_OTHERS},
        {"mine.answered", TK("{who} answered how it is going"),
         TK("{who} answered what you said"), "contact", EVENT_BY_OTHERS},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct act_kind acts[] = {
        /* Of an earlier version; nothing is written any more. */
        {"mine.list_changed", TK("{who} changed something of their own")},
        {"mine.did_said", TK("{who} wrote what was done about feedback")},
        {"mine.did_taken_back",
         TK("{who} took back what was done about feedback")},
        {NULL, NULL},
};

static const struct policy_default policies[] = {
        {"mine.done_days", "2026-11-01", NULL, "", "14", "days",
         TK("Days after which what is done goes from a person’s own list"),
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct background jobs[] = {
        {"mine.sweep", INT64_C(60) * 60 * 1000, mine_sweep, NULL},
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
		out[i].path = S("/feedback");
	return NULL;
}

const struct capability mine_capability = {
        .name = "mine",
        .acts = acts,
        .schema = mine_schema,
        .routes = mine_routes,
        .schemas = mine_schemas,
        .queries = queries,
        .personal = mine_personal,
        .panels = mine_panels,
        .events = events,
        .event_details = details,
        .event_details_me = details,
        .policies = policies,
        .jobs = jobs,
        .demo = mine_demo,
        .check = mine_check,
        .merge = mine_merge,
};
