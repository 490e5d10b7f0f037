/*
 * plan_merge.h - plans of two records that are one person.
 *
 * Rules kept here, each with a test of the same words:
 *   - what hangs on a plan, a goal, a step or a statement is whose that is, so
 *     that what was added after a merge goes back with what it was added to;
 *   - a goal that was written after it goes where the entry, the need, the
 *     answer, the rating or the words are that it came of;
 *   - after an undo each plan has a version that holds what is that person's;
 *     where it was answered with what is the other's, or what is agreed about
 *     is no longer the same, it is answered anew, and otherwise it is not;
 *   - what the kept person had, or was added to what is theirs, stays;
 *   - a goal that went one way and words that went the other are tied no
 *     longer, and so are a strength and the goal it helps with.
 */
#ifndef PRACTICE_PLAN_MERGE_H
#define PRACTICE_PLAN_MERGE_H

#include "kernel/capability.h"

/*
 * For an undo, after the plan's own: goals that came from something that only
 * who asks knows of, and that is `to`'s.  Those that were written before the
 * merge stay where they are.
 */
MUST_CHECK const struct fault *
plan_merge_goals(struct ctx *ctx, struct merge_id merge, struct person_id from,
                 struct person_id to, const int64_t *goals, size_t n);

/* What goes over row by row, and is given back so. */
#define PLAN_ROOTS(X) \
	X(plan, "plan_plan", "plan") \
	X(phase, "plan_phase", "phase") \
	X(statement, "plan_statement", "statement") \
	X(goal, "plan_goal", "goal") \
	X(strength, "plan_strength", "strength") \
	X(supporter, "plan_supporter", "supporter") \
	X(remind_way, "plan_remind_way", "choice") \
	X(file, "plan_file", "file") \
	X(net, "plan_net", "net")

/* What hangs on something, by the column that names it, what it hangs on
 * first. */
#define PLAN_PARTS(X) \
	X(version, "plan_version", "plan", "plan_plan", "plan") \
	X(agreement, "plan_agreement", "plan", "plan_plan", "plan") \
	X(later, "plan_later", "plan", "plan_plan", "plan") \
	X(look, "plan_look", "plan", "plan_plan", "plan") \
	X(sign, "plan_sign", "plan", "plan_plan", "plan") \
	X(code, "plan_code", "plan", "plan_plan", "plan") \
	X(net_tie, "plan_net_tie", "net", "plan_net", "net") \
	X(step, "plan_step", "goal", "plan_goal", "goal") \
	X(note, "plan_note", "goal", "plan_goal", "goal") \
	X(hurdle, "plan_hurdle", "goal", "plan_goal", "goal") \
	X(help, "plan_help", "goal", "plan_goal", "goal") \
	X(met, "plan_met", "goal", "plan_goal", "goal") \
	X(scale, "plan_scale", "goal", "plan_goal", "goal") \
	X(rating, "plan_rating", "goal", "plan_goal", "goal") \
	X(reminder, "plan_reminder", "step", "plan_step", "step")

#define PLAN_ROOT_EXTERN(what, table, key) \
	extern const struct query plan_q_##what##_ids; \
	extern const struct query plan_q_##what##_move;
#define PLAN_PART_EXTERN(what, table, column, of, key) \
	extern const struct query plan_q_##what##_follow;
PLAN_ROOTS(PLAN_ROOT_EXTERN)
PLAN_PARTS(PLAN_PART_EXTERN)
extern const struct query plan_q_words_follow;
extern const struct query plan_q_strengths_follow;
extern const struct query plan_q_goals_follow;
extern const struct query plan_q_goal_give;
extern const struct query plan_q_untie_words;
extern const struct query plan_q_untie_help;
extern const struct query plan_q_pictures_of_two;
extern const struct query plan_q_plan_kept;

#define PLAN_ROOT_NAME(what, table, key) \
	&plan_q_##what##_ids, &plan_q_##what##_move,
#define PLAN_PART_NAME(what, table, column, of, key) &plan_q_##what##_follow,
#define PLAN_MERGE_QUERIES \
	PLAN_ROOTS(PLAN_ROOT_NAME) \
	PLAN_PARTS(PLAN_PART_NAME) \
	&plan_q_words_follow, &plan_q_strengths_follow, &plan_q_goals_follow, \
	        &plan_q_goal_give, &plan_q_untie_words, &plan_q_untie_help, \
	        &plan_q_pictures_of_two, &plan_q_plan_kept

#endif
