/*
 * contact_queries_local.h - every statement of contacts, for the closed list.
 */
#ifndef PRACTICE_CONTACT_QUERIES_LOCAL_H
#define PRACTICE_CONTACT_QUERIES_LOCAL_H

#include "practice/contact/contact_local.h"

extern const struct query contact_by_id;
extern const struct query contact_by_id_lock;
extern const struct query contact_by_ref;
extern const struct query contact_add;
extern const struct query contact_save;
extern const struct query contact_act_add;
extern const struct query contact_acts_of;
extern const struct query contact_goal_add;
extern const struct query contact_goals_of;
extern const struct query contact_codes_on;
extern const struct query contact_list_of;
extern const struct query contact_count_of;
extern const struct query contact_outcomes_of;
extern const struct query contact_coming_of;
extern const struct query contact_some_of;
extern const struct query contact_day_of;
extern const struct query contact_cannot_of;
extern const struct query contact_open_of;
extern const struct query contact_unseen_of;
extern const struct query contact_move_contact_list;
extern const struct query contact_move_contact_set;
extern const struct query contact_follow_act;
extern const struct query contact_follow_promise;
extern const struct query contact_follow_rating;
extern const struct query contact_follow_goal;
extern const struct query contact_follow_former;
extern const struct query contact_follow_moved;
extern const struct query contact_promise_add;
extern const struct query contact_promise_save;
extern const struct query contact_promise_lock;
extern const struct query contact_promises_of;
extern const struct query contact_promises_at;
extern const struct query contact_promises_due;
extern const struct query contact_rating_of;
extern const struct query contact_rating_put;
extern const struct query contact_former_add;
extern const struct query contact_formers_of;
extern const struct query contact_formers_put;
extern const struct query contact_recorder_of;

#endif
