#include "practice/plan/plan_local.h"

/* Where the next like goals[at] is, up (-1) or down (1); n where there is
 * none. */
static size_t
neighbour_of(const struct plan_goal *goals, size_t n, size_t at, int by)
{
	for (size_t i = at; by < 0 ? i-- > 0 : ++i < n;)
		if (goals[i].status == goals[at].status &&
		    plan_basis_beside(goals[i].basis, goals[at].basis))
			return i;
	return n;
}

const struct fault *
plan_goal_move(struct ctx *ctx, struct goal_id id, int by)
{
	struct plan_goal goal, *goals;
	enum plan_side side;
	size_t n, at, other;
	int64_t place;

	TRY(plan_goal_take(ctx, id, 0, &goal, &side));
	TRY(plan_store_goals(ctx, goal.person, &goals, &n));
	for (at = 0; at < n && goals[at].id.v != id.v; at++)
		;
	other = neighbour_of(goals, n, at, by);
	if (other == n)
		return by < 0 ? fault_refused(ctx, "This goal is first already")
		              : fault_refused(ctx, "This goal is last already");
	place = goals[at].position;
	goals[at].position = goals[other].position;
	goals[other].position = place;
	TRY(plan_store_goal_save(ctx, &goals[at]));
	TRY(plan_store_goal_save(ctx, &goals[other]));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_moved",
	                              .subject = id.v,
	                              .silent = true,
	                      });
}

static const struct fault *
plan_reply_check(struct ctx *ctx, enum plan_reply reply, struct str words)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (reply == PLAN_WAITING)
		problems_add(&problems, "reply", "Choose an answer");
	plan_words_check(&problems, "reply_why", words, false);
	return problems_fault(&problems);
}

const struct fault *
plan_goal_reply(struct ctx *ctx, struct goal_id id, int64_t seen,
                enum plan_reply reply, struct str words)
{
	struct plan_goal goal;
	enum plan_side side;
	bool declined = reply == PLAN_DECLINED;
	bool terms;

	TRY(plan_goal_take(ctx, id, seen, &goal, &side));
	TRY(plan_reply_check(ctx, reply, words));
	if (side == PLAN_PERSON || goal.replies[side] == PLAN_ACCEPTED)
		TRY(plan_reply_judge(ctx, goal.basis, &goal.author, side,
		                     reply));
	if (goal.status != PLAN_GOAL_ACTIVE && goal.status != PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "This goal is not in the plan now");
	terms = plan_reply_turns(goal.replies[side], reply);
	goal.replies[side] = reply;
	goal.reply_words[side] = words;
	if (side == PLAN_PERSON)
		goal.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(plan_store_goal_save(ctx, &goal));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = declined ? "plan.goal_declined"
	                                               : "plan.goal_accepted",
	                              .subject = id.v,
	                              .terms = terms,
	                              .value = plan_side_words[side],
	                      });
}

const struct fault *
plan_goal_view(struct ctx *ctx, struct goal_id id, int64_t seen,
               enum plan_stance stance, struct str words)
{
	struct plan_goal goal;
	struct problems problems;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, 0, &goal, &side));
	TRY(ctx_version_check(ctx, goal.version, seen));
	problems_init(&problems, ctx->arena);
	if (stance == PLAN_STANCE_NONE)
		problems_add(&problems, "stance", "Choose an answer");
	plan_words_check(&problems, "view", words, stance != PLAN_STANCE_AGREE);
	TRY(problems_fault(&problems));
	goal.views[side] = (struct plan_view){
	        .stance = stance,
	        .words = words,
	        .at = ctx->now,
	};
	TRY(plan_store_goal_save(ctx, &goal));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_viewed",
	                              .subject = id.v,
	                              .value = plan_stance_words[stance],
	                      });
}

const struct fault *
plan_goal_note(struct ctx *ctx, struct goal_id id, struct str words)
{
	struct plan_goal goal;
	struct problems problems;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, 0, &goal, &side));
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "note", words, true);
	TRY(problems_fault(&problems));
	TRY(plan_store_note_add(
	        ctx, goal.person,
	        &(struct plan_note){
	                .goal = id,
	                .kind = PLAN_NOTE_PROGRESS,
	                .words = words,
	                .author = plan_author_now(
	                        ctx, side == PLAN_PERSON ? PLAN_VOICE_OWN
	                                                 : PLAN_VOICE_WORKER),
	        }));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .adds = true,
	                              .what = "plan.note_added",
	                              .subject = id.v,
	                      });
}
