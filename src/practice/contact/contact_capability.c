/*
 * contact_capability.c - contacts as the application sees them.
 */
#include "practice/contact/contact_queries_local.h"
#include "practice/contact/contact_views.h"

static const struct event_kind events[] = {
        {"contact.planned", TK("{who} arranged an appointment"),
         TK("{who} arranged to meet you"), "contact", EVENT_BY_OTHERS},
        {"contact.recorded", TK("{who} recorded a contact"),
         TK("{who} wrote down how a meeting went"), "contact", EVENT_BY_OTHERS},
        {"contact.corrected", TK("{who} corrected a contact"),
         TK("{who} put right what was written down about a meeting"), "contact",
         EVENT_BY_OTHERS},
        {"contact.moved", TK("{who} moved an appointment"),
         TK("{who} moved an appointment"), "contact",
         TK("You moved an appointment")},
        {"contact.accepted", TK("{who} can make an appointment"),
         TK("You said that you will be there"), "contact",
         TK("You said that you will be there")},
        {"contact.cannot_make", TK("{who} cannot make an appointment"),
         TK("You said that you cannot make it"), "contact",
         TK("You said that you cannot make it")},
        {"contact.told_can",
         TK("{who} wrote down that they can make an appointment"),
         TK("{who} wrote down that you will be there"), "contact",
         EVENT_BY_OTHERS},
        {"contact.told_cannot",
         TK("{who} wrote down that they cannot make an appointment"),
         TK("{who} wrote down that you cannot make it"), "contact",
         EVENT_BY_OTHERS},
        {"contact.rating_told",
         TK("{who} wrote down how a meeting was for them"),
         TK("{who} wrote down how a meeting was for you"), "contact",
         EVENT_BY_OTHERS},
        {"contact.note_shared", TK("{who} shared a note"),
         TK("{who} shared a note with you"), "contact", EVENT_BY_OTHERS},
        {"contact.promised", TK("{who} wrote down a promise"),
         TK("{who} wrote down a promise"), "contact",
         TK("You wrote down a promise")},
        {"contact.promise_kept", TK("{who} said that a promise was kept"),
         TK("{who} said that a promise was kept"), "contact",
         TK("You said that a promise was kept")},
        {"contact.promise_not_kept",
         TK("{who} said that a promise was not kept"),
         TK("{who} said that a promise was not kept"), "contact",
         TK("You said that a promise was not kept")},
        {"contact.rated", TK("{who} said how a meeting was"),
         TK("You said how a meeting was"), "contact",
         TK("You said how a meeting was")},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct policy_default policies[] = {
        {"contact.gap_days", "2015-02-01", NULL, "", "28", "days",
         "Days without a meeting after which a person is shown as not seen",
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct query *const queries[] = {
        &contact_by_id,
        &contact_by_id_lock,
        &contact_by_ref,
        &contact_add,
        &contact_save,
        &contact_act_add,
        &contact_acts_of,
        &contact_goal_add,
        &contact_goals_of,
        &contact_codes_on,
        &contact_list_of,
        &contact_count_of,
        &contact_outcomes_of,
        &contact_coming_of,
        &contact_some_of,
        &contact_day_of,
        &contact_cannot_of,
        &contact_open_of,
        &contact_unseen_of,
        &contact_move_contact_list,
        &contact_move_contact_set,
        &contact_follow_act,
        &contact_follow_promise,
        &contact_follow_rating,
        &contact_follow_goal,
        &contact_follow_former,
        &contact_follow_moved,
        &contact_promise_add,
        &contact_promise_save,
        &contact_promise_lock,
        &contact_promises_of,
        &contact_promises_at,
        &contact_promises_due,
        &contact_rating_of,
        &contact_rating_put,
        &contact_former_add,
        &contact_formers_of,
        &contact_formers_put,
        &contact_recorder_of,
        NULL,
};

/* --- the descriptor ----------------------------------------------------- */

static const char *const bulk_indexes[] = {
        "contact_contact_person",
        "contact_contact_staff",
        NULL,
};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"contact.put", TK("{who} brought in a contact")},
        {NULL, NULL},
};

const struct capability contact_capability = {
        .name = "contact",
        .acts = acts,
        .schema = contact_schema,
        .routes = contact_routes,
        .schemas = contact_schemas,
        .queries = queries,
        .personal = contact_personal,
        .bulk_indexes = bulk_indexes,
        .panels = contact_panels,
        .events = events,
        .event_details = contact_event_details,
        .event_details_me = contact_event_details,
        .policies = policies,
        .demo = contact_demo,
        .merge = contact_merge,
};
