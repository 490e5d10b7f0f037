/* plan_queries_local.h - every statement of the plan. */
#ifndef PRACTICE_PLAN_QUERIES_LOCAL_H
#define PRACTICE_PLAN_QUERIES_LOCAL_H

#include "practice/plan/plan_local.h"

extern const struct query plan_q_plan_of;
extern const struct query plan_q_plan_home;
extern const struct query plan_q_plan_of_lock;
extern const struct query plan_q_plan_add;
extern const struct query plan_q_plan_save;
extern const struct query plan_q_plan_by_id;
extern const struct query plan_q_answers_of;
extern const struct query plan_q_answer_add;
extern const struct query plan_q_answer_older;
extern const struct query plan_q_version_add;
extern const struct query plan_q_versions_of;
extern const struct query plan_q_version_of_day;
extern const struct query plan_q_version_terms;
extern const struct query plan_q_versions_goal;
extern const struct query plan_q_waiting_answers;
extern const struct query plan_q_waiting_replies;
extern const struct query plan_q_goals_of;
extern const struct query plan_q_goal_lock;
extern const struct query plan_q_goal_add;
extern const struct query plan_q_goal_save;
extern const struct query plan_q_goal_steps_remove;
extern const struct query plan_q_goal_remove;
extern const struct query plan_q_steps_of;
extern const struct query plan_q_step_lock;
extern const struct query plan_q_step_add;
extern const struct query plan_q_step_save;
extern const struct query plan_q_steps_agreed;
extern const struct query plan_q_steps_anew;
extern const struct query plan_q_steps_were;
extern const struct query plan_q_step_remove;
extern const struct query plan_q_notes_of;
extern const struct query plan_q_note_add;
extern const struct query plan_q_phases_of;
extern const struct query plan_q_phase_add;
extern const struct query plan_q_phase_leave;
extern const struct query plan_q_statements_now;
extern const struct query plan_q_statements_handed;
extern const struct query plan_q_statements_all;
extern const struct query plan_q_statement_lock;
extern const struct query plan_q_statement_get;
extern const struct query plan_q_statement_add;
extern const struct query plan_q_statement_end;
extern const struct query plan_q_strengths_of;
extern const struct query plan_q_strength_add;
extern const struct query plan_q_check_answers;
extern const struct query plan_q_check_versions;
extern const struct query plan_q_check_version_person;
extern const struct query plan_q_check_answer_person;
extern const struct query plan_q_check_newest;
extern const struct query plan_q_check_steps;
extern const struct query plan_q_check_notes;
extern const struct query plan_q_check_statement_of;
extern const struct query plan_q_check_why_none;
extern const struct query plan_q_check_own;
extern const struct query plan_q_check_hand_goal;
extern const struct query plan_q_check_hand_step;
extern const struct query plan_q_check_dates;
extern const struct query plan_q_check_look;
extern const struct query plan_q_check_closed;
extern const struct query plan_q_check_states;
extern const struct query plan_q_check_phases;
extern const struct query plan_q_check_statements;
extern const struct query plan_q_check_digests;
extern const struct query plan_q_check_terms;
extern const struct query plan_q_check_answered;
extern const struct query plan_q_late_reviews;

extern const struct query *const plan_queries[];

#endif
