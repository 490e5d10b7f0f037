#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_later.h"
#include "practice/plan/plan_met.h"
#include "practice/plan/plan_net_local.h"
#include "practice/plan/plan_queries_local.h"
#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_sign.h"
#include "register/people/people.h"
/* What a merge hands over.  Versions stay with their plan, whose row moves;
 * plan_version has no number of its own and is moved by its plan. */
const struct query plan_q_plan_ids = {
        .name = "plan.merge_plan_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select plan as id from plan_plan"
                " where person = :person",
};
const struct query plan_q_plan_move = {
        .name = "plan.merge_plan_move",
        .text = "update plan_plan set person = :person"
                " where plan = :id",
};
const struct query plan_q_agreement_ids = {
        .name = "plan.merge_agreement_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select agreement as id from plan_agreement"
                " where person = :person",
};
const struct query plan_q_agreement_move = {
        .name = "plan.merge_agreement_move",
        .text = "update plan_agreement set person = :person"
                " where agreement = :id",
};
const struct query plan_q_phase_ids = {
        .name = "plan.merge_phase_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select phase as id from plan_phase"
                " where person = :person",
};
const struct query plan_q_phase_move = {
        .name = "plan.merge_phase_move",
        .text = "update plan_phase set person = :person"
                " where phase = :id",
};
const struct query plan_q_statement_ids = {
        .name = "plan.merge_statement_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select statement as id from plan_statement"
                " where person = :person",
};
const struct query plan_q_statement_move = {
        .name = "plan.merge_statement_move",
        .text = "update plan_statement set person = :person"
                " where statement = :id",
};
const struct query plan_q_goal_ids = {
        .name = "plan.merge_goal_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select goal as id from plan_goal"
                " where person = :person",
};
const struct query plan_q_goal_move = {
        .name = "plan.merge_goal_move",
        .text = "update plan_goal set person = :person"
                " where goal = :id",
};
const struct query plan_q_step_ids = {
        .name = "plan.merge_step_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select step as id from plan_step"
                " where person = :person",
};
const struct query plan_q_step_move = {
        .name = "plan.merge_step_move",
        .text = "update plan_step set person = :person"
                " where step = :id",
};
const struct query plan_q_note_ids = {
        .name = "plan.merge_note_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select note as id from plan_note"
                " where person = :person",
};
const struct query plan_q_note_move = {
        .name = "plan.merge_note_move",
        .text = "update plan_note set person = :person"
                " where note = :id",
};
const struct query plan_q_strength_ids = {
        .name = "plan.merge_strength_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select strength as id from plan_strength"
                " where person = :person",
};
const struct query plan_q_strength_move = {
        .name = "plan.merge_strength_move",
        .text = "update plan_strength set person = :person"
                " where strength = :id",
};
const struct query plan_q_supporter_ids = {
        .name = "plan.merge_supporter_ids",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select supporter as id from plan_supporter"
                " where person = :person",
};
const struct query plan_q_supporter_move = {
        .name = "plan.merge_supporter_move",
        .text = "update plan_supporter set person = :person"
                " where supporter = :id",
};

/* The versions of a plan follow the person its row now names. */
const struct query plan_q_versions_follow = {
        .name = "plan.merge_versions_follow",
        .shows_nobody = "moves rows and shows none",
        .text = "update plan_version set person = (select p.person"
                " from plan_plan p where p.plan = plan_version.plan)"
                " where person in (:gone, :kept)",
};

static const struct merge_move plan_moves[] = {
        {"plan_plan", &plan_q_plan_ids, &plan_q_plan_move},
        {"plan_agreement", &plan_q_agreement_ids, &plan_q_agreement_move},
        {"plan_phase", &plan_q_phase_ids, &plan_q_phase_move},
        {"plan_statement", &plan_q_statement_ids, &plan_q_statement_move},
        {"plan_goal", &plan_q_goal_ids, &plan_q_goal_move},
        {"plan_step", &plan_q_step_ids, &plan_q_step_move},
        {"plan_note", &plan_q_note_ids, &plan_q_note_move},
        {"plan_strength", &plan_q_strength_ids, &plan_q_strength_move},
        {"plan_supporter", &plan_q_supporter_ids, &plan_q_supporter_move},
        {"plan_met", &plan_q_met_ids, &plan_q_met_move},
        {"plan_scale", &plan_q_scale_ids, &plan_q_scale_move},
        {"plan_rating", &plan_q_rating_ids, &plan_q_rating_move},
        {"plan_sign", &plan_q_sign_ids, &plan_q_sign_move},
        {"plan_code", &plan_q_code_ids, &plan_q_code_move},
        {"plan_remind_way", &plan_remind_q_way_ids, &plan_remind_q_way_move},
        {"plan_reminder", &plan_remind_q_ids, &plan_remind_q_move},
        {"plan_file", &plan_q_file_ids, &plan_q_file_move},
        {"plan_net", &plan_q_net_ids, &plan_q_net_move},
        {"plan_hurdle", &plan_q_hurdle_ids, &plan_q_hurdle_move},
        {"plan_help", &plan_q_help_ids, &plan_q_help_move},
        {NULL, NULL, NULL},
};

const struct fault *
plan_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo)
{
	static const struct query *const follow[] = {
	        &plan_q_versions_follow,
	        &plan_q_net_ties_follow,
	        &plan_q_later_follow,
	};
	const struct arg *both =
	        ARGS(arg_i64("gone", gone.v), arg_i64("kept", kept.v));

	TRY(people_merge_move(ctx, plan_moves, merge, gone, kept, undo));
	for (size_t i = 0; i < sizeof(follow) / sizeof(follow[0]); i++)
		TRY(sql_do(ctx->tx, follow[i], both, NULL));
	return NULL;
}
