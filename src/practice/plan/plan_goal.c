#include "practice/plan/plan_help.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_stem.h"

#include "base/utf8.h"

bool
plan_basis_is_required(enum plan_basis basis)
{
	return basis == PLAN_BASIS_COURT || basis == PLAN_BASIS_LICENCE;
}

bool
plan_basis_beside(enum plan_basis a, enum plan_basis b)
{
	return a == b ||
	       (plan_basis_is_required(a) && plan_basis_is_required(b));
}

size_t
plan_goal_done(const struct plan_goal *goal, size_t *of)
{
	size_t done = 0, all = 0;

	for (size_t i = 0; i < goal->steps_n; i++) {
		const struct plan_step *step = &goal->steps[i];

		if (step->status == PLAN_STEP_NO_LONGER_NEEDED ||
		    step->replies[PLAN_PERSON] == PLAN_DECLINED)
			continue;
		all++;
		if (step->status == PLAN_STEP_COMPLETED)
			done++;
	}
	*of = all;
	return done;
}

const struct plan_step *
plan_goal_next(const struct plan_goal *goal)
{
	for (size_t i = 0; i < goal->steps_n; i++) {
		const struct plan_step *step = &goal->steps[i];

		if ((step->status == PLAN_STEP_NOT_STARTED ||
		     step->status == PLAN_STEP_IN_PROGRESS) &&
		    step->replies[PLAN_PERSON] != PLAN_DECLINED)
			return step;
	}
	return NULL;
}

bool
plan_step_is_finished(const struct plan_step *step)
{
	return step->status == PLAN_STEP_COMPLETED ||
	       step->status == PLAN_STEP_NO_LONGER_NEEDED;
}

/* Whether it is to be done as the plan stands: required by a court or a
 * licence, or said yes to, to it or to the plan as both agreed it, whatever
 * was added to the plan since. */
static bool
plan_step_runs(const struct plan *plan, const struct plan_goal *goal,
               const struct plan_step *step)
{
	if (step->replies[PLAN_PERSON] == PLAN_DECLINED)
		return false;
	return plan_basis_is_required(goal->basis) ||
	       step->replies[PLAN_PERSON] == PLAN_ACCEPTED ||
	       plan_is_agreed(plan) || (step->agreed && plan_was_agreed(plan));
}

bool
plan_step_is_late(const struct plan *plan, const struct plan_goal *goal,
                  const struct plan_step *step, struct date today)
{
	return goal->status == PLAN_GOAL_ACTIVE && plan_goal_is_live(goal) &&
	       !plan_step_is_finished(step) &&
	       plan_step_runs(plan, goal, step) && date_is(step->due) &&
	       date_before(step->due, today);
}

bool
plan_goal_is_live(const struct plan_goal *goal)
{
	return goal->status != PLAN_GOAL_REMOVED &&
	       goal->replies[PLAN_PERSON] != PLAN_DECLINED;
}

bool
plan_goal_is_open_to(const struct plan_goal *goal, enum plan_side side)
{
	if (side == PLAN_PERSON)
		return !plan_basis_is_required(goal->basis);
	return goal->author.voice != PLAN_VOICE_OWN;
}

const struct fault *
plan_goal_take(struct ctx *ctx, struct goal_id id, int64_t seen,
               struct plan_goal *out, enum plan_side *side)
{
	struct plan_goal goal;

	TRY(plan_store_goal_lock(ctx, id, &goal));
	TRY(plan_need(ctx, goal.person, side));
	if (seen != 0)
		TRY(ctx_version_check(ctx, goal.version, seen));
	*out = goal;
	return NULL;
}

/* Why this side may not change or take out this goal. */
static const struct fault *
plan_goal_need_open(struct ctx *ctx, const struct plan_goal *goal,
                    enum plan_side side)
{
	if (plan_goal_is_open_to(goal, side))
		return NULL;
	if (side == PLAN_PERSON && goal->basis == PLAN_BASIS_COURT)
		return fault_refused(
		        ctx, "This goal is part of your order, so it stays. "
		             "You can say that you do not agree with it.");
	if (side == PLAN_PERSON)
		return fault_refused(
		        ctx, "This goal is part of your licence, so it stays. "
		             "You can say that you do not agree with it.");
	return fault_refused(ctx, "This is the person's own goal: only they "
	                          "can change it. You can add your view.");
}

static void
plan_terms_check_date(struct problems *problems, const struct ctx *ctx,
                      const struct plan_goal_terms *terms,
                      const struct plan_goal *old)
{
	bool same = old != NULL && old->target.days == terms->target.days;

	if (!terms->now)
		return;
	if (!date_is(terms->target))
		problems_add(problems, "target",
		             "Choose a date for a goal that can start now");
	else if (!same && date_before(terms->target, ctx->today))
		problems_add(problems, "target",
		             "Choose a date that is today or later");
}

/* Neither a statement nor words: then a reason that says it by itself. */
static void
plan_terms_check_why(struct problems *problems,
                     const struct plan_goal_terms *terms, enum plan_side side)
{
	if (terms->no_words == PLAN_NO_WORDS_OTHER)
		problems_add(problems, "no_statement",
		             "Say in words why it comes from no words of "
		             "theirs");
	else if (side == PLAN_WORKER && terms->no_words == PLAN_NO_WORDS_NONE)
		problems_add(problems, "no_statement",
		             "Choose the words this goal comes from, or say "
		             "why there are none");
}

static const struct fault *
plan_terms_check(struct ctx *ctx, const struct plan_goal_terms *terms,
                 enum plan_side side, const struct plan_goal *old)
{
	struct problems problems;

	if (side == PLAN_PERSON && plan_basis_is_required(terms->basis))
		return fault_refused(
		        ctx,
		        "Your worker has to write down what the court or a "
		        "licence asks for");
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "title", terms->title, true);
	if (plan_stem_is_unfinished(terms->title))
		problems_add(&problems, "title",
		             "Finish the sentence in your own words");
	plan_words_check(&problems, "why", terms->why, false);
	plan_words_check(&problems, "how", terms->how, false);
	if (side == PLAN_WORKER && terms->area == PLAN_AREA_NONE)
		problems_add(&problems, "area", "Choose an area");
	plan_terms_check_date(&problems, ctx, terms, old);
	plan_words_check(&problems, "no_statement", terms->no_statement, false);
	if (terms->statement.v == 0 && str_empty(terms->no_statement))
		plan_terms_check_why(&problems, terms, side);
	if (side == PLAN_WORKER && terms->voice == PLAN_VOICE_OWN)
		problems_add(&problems, "voice",
		             "Choose whose words these "
		             "are");
	return problems_fault(&problems);
}

/* The statement must be one of this person's; its line's first id is kept,
 * so that the link outlives a change of the words. */
static const struct fault *
plan_terms_statement(struct ctx *ctx, struct person_id person,
                     const struct plan_goal_terms *terms,
                     struct statement_id *out)
{
	struct plan_statement statement;
	struct person_id whose;

	*out = (struct statement_id){0};
	if (terms->statement.v == 0)
		return NULL;
	TRY(plan_store_statement_lock(ctx, terms->statement, &statement,
	                              &whose));
	if (whose.v != person.v)
		return fault_not_found(ctx, "We cannot find those words");
	*out = statement.first;
	return NULL;
}

/* Whether its words are others than the goal has: dates and areas are none. */
static bool
plan_terms_reword(const struct plan_goal *goal,
                  const struct plan_goal_terms *terms)
{
	return !plan_words_alike(goal->title, terms->title) ||
	       !plan_words_alike(goal->why, terms->why) ||
	       !plan_words_alike(goal->how, terms->how);
}

void
plan_terms_put(struct plan_goal *goal, const struct plan_goal_terms *terms,
               struct statement_id statement)
{
	goal->title = terms->title;
	goal->why = terms->why;
	goal->how = terms->how;
	goal->area = terms->area;
	goal->related = terms->related & ~(1u << terms->area);
	goal->target = terms->now ? terms->target : DATE_NONE;
	goal->basis = terms->basis;
	goal->statement = statement;
	goal->no_words = PLAN_NO_WORDS_NONE;
	goal->no_statement = S("");
	if (statement.v != 0)
		return;
	goal->no_words = terms->no_words;
	goal->no_statement = terms->no_statement;
	if (goal->no_words == PLAN_NO_WORDS_NONE &&
	    !str_empty(goal->no_statement))
		goal->no_words = PLAN_NO_WORDS_OTHER;
}

const struct fault *
plan_goal_add(struct ctx *ctx, struct person_id person,
              const struct plan_goal_terms *terms, struct goal_id *out)
{
	struct plan_goal goal = {.id = {id_new()}};
	struct statement_id statement;
	enum plan_side side;

	TRY(plan_need(ctx, person, &side));
	TRY(plan_terms_check(ctx, terms, side, NULL));
	TRY(plan_terms_statement(ctx, person, terms, &statement));
	goal.source = terms->source;
	if (goal.source.v != 0)
		TRY(plan_lift_new(ctx, person, &goal.source, "title"));
	plan_terms_put(&goal, terms, statement);
	goal.person = person;
	goal.version = 1;
	goal.status = terms->now ? PLAN_GOAL_ACTIVE : PLAN_GOAL_FUTURE;
	goal.status_at = ctx->now;
	goal.author = plan_author_now(ctx, side == PLAN_PERSON ? PLAN_VOICE_OWN
	                                                       : terms->voice);
	goal.replies[side] = PLAN_ACCEPTED;
	goal.replies[plan_other(side)] = PLAN_WAITING;
	goal.views[PLAN_PERSON].at = INSTANT_NONE;
	goal.views[PLAN_WORKER].at = INSTANT_NONE;
	goal.came.on = DATE_NONE;
	goal.position = goal.id.v; /* ids only go up: last */
	TRY(plan_store_goal_add(ctx, &goal));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .adds = true,
	                           .what = "plan.goal_added",
	                           .subject = goal.id.v,
	                           .terms = true,
	                           .value = plan_basis_words[goal.basis],
	                   }));
	*out = goal.id;
	return NULL;
}

const struct fault *
plan_goal_change(struct ctx *ctx, struct goal_id id, int64_t seen,
                 const struct plan_goal_terms *terms)
{
	struct plan_goal goal;
	struct statement_id statement;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, 0, &goal, &side));
	TRY(ctx_version_check(ctx, goal.version, seen));
	TRY(plan_goal_need_open(ctx, &goal, side));
	if (goal.status != PLAN_GOAL_ACTIVE && goal.status != PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "Add this goal back before you "
		                          "change it");
	TRY(plan_terms_check(ctx, terms, side, &goal));
	TRY(plan_terms_statement(ctx, goal.person, terms, &statement));
	plan_author_follow(ctx, side, terms->voice,
	                   plan_terms_reword(&goal, terms), &goal.author);
	plan_terms_put(&goal, terms, statement);
	if (goal.status != (terms->now ? PLAN_GOAL_ACTIVE : PLAN_GOAL_FUTURE))
		goal.status_at = ctx->now;
	goal.status = terms->now ? PLAN_GOAL_ACTIVE : PLAN_GOAL_FUTURE;
	plan_ask_anew(side, goal.replies, goal.reply_words);
	goal.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(plan_store_goal_save(ctx, &goal));
	TRY(plan_store_steps_anew(ctx, goal.id));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_changed",
	                              .subject = id.v,
	                              .terms = true,
	                      });
}

/* A note of a change of status, in the actor's words. */
static const struct fault *
plan_goal_note_put(struct ctx *ctx, const struct plan_goal *goal,
                   enum plan_side side, enum plan_note_kind kind,
                   struct str words)
{
	if (str_empty(words))
		return NULL;
	return plan_store_note_add(
	        ctx, goal->person,
	        &(struct plan_note){
	                .goal = goal->id,
	                .kind = kind,
	                .words = words,
	                .author = plan_author_now(
	                        ctx, side == PLAN_PERSON ? PLAN_VOICE_OWN
	                                                 : PLAN_VOICE_WORKER),
	        });
}

const struct fault *
plan_goal_achieve(struct ctx *ctx, struct goal_id id, int64_t seen,
                  struct str who, struct str words)
{
	struct plan_goal goal;
	struct problems problems;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, seen, &goal, &side));
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "achieved_by", who, true);
	plan_words_check(&problems, "helped", words, false);
	TRY(problems_fault(&problems));
	if (goal.status != PLAN_GOAL_ACTIVE)
		return fault_refused(ctx, "Only a goal you work on now can be "
		                          "marked as achieved");
	goal.status = PLAN_GOAL_ACHIEVED;
	goal.status_at = ctx->now;
	goal.achieved_by = who;
	TRY(plan_store_goal_save(ctx, &goal));
	TRY(plan_goal_note_put(ctx, &goal, side, PLAN_NOTE_ACHIEVED, words));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_achieved",
	                              .subject = id.v,
	                      });
}

const struct fault *
plan_goal_remove(struct ctx *ctx, struct goal_id id, int64_t seen,
                 struct str words)
{
	struct plan_goal goal;
	struct problems problems;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, seen, &goal, &side));
	TRY(plan_goal_need_open(ctx, &goal, side));
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "removed_why", words, true);
	TRY(problems_fault(&problems));
	if (goal.status != PLAN_GOAL_ACTIVE && goal.status != PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "This goal is not in the plan now");
	goal.status = PLAN_GOAL_REMOVED;
	goal.status_at = ctx->now;
	TRY(plan_store_goal_save(ctx, &goal));
	TRY(plan_lift_count(ctx, &goal, -1));
	TRY(plan_goal_note_put(ctx, &goal, side, PLAN_NOTE_REMOVED, words));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_removed",
	                              .subject = id.v,
	                              .terms = true,
	                      });
}

const struct fault *
plan_goal_readd(struct ctx *ctx, struct goal_id id, int64_t seen,
                struct date target, struct str words)
{
	struct plan_goal goal;
	struct problems problems;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, seen, &goal, &side));
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "readd_why", words, true);
	if (date_is(target) && date_before(target, ctx->today))
		problems_add(&problems, "readd_on",
		             "Choose a date that is today or later");
	TRY(problems_fault(&problems));
	if (goal.status == PLAN_GOAL_ACTIVE || goal.status == PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "This goal is in the plan already");
	TRY(plan_goal_need_open(ctx, &goal, side));
	if (goal.status == PLAN_GOAL_REMOVED)
		TRY(plan_lift_count(ctx, &goal, 1));
	goal.status = date_is(target) ? PLAN_GOAL_ACTIVE : PLAN_GOAL_FUTURE;
	goal.status_at = ctx->now;
	goal.target = target;
	goal.achieved_by = S("");
	plan_ask_anew(side, goal.replies, goal.reply_words);
	goal.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(plan_store_goal_save(ctx, &goal));
	TRY(plan_store_steps_anew(ctx, goal.id));
	TRY(plan_met_end(ctx, &goal));
	TRY(plan_goal_note_put(ctx, &goal, side, PLAN_NOTE_READDED, words));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_readded",
	                              .subject = id.v,
	                              .terms = true,
	                      });
}

/* REFUSED for a goal with words of the other side's: they are not this one's
 * to delete; and with a note, which stands in the days that were. */
static const struct fault *
plan_goal_words_keep(struct ctx *ctx, const struct plan_goal *goal,
                     enum plan_side side)
{
	struct plan_whole whole;

	TRY(plan_read(ctx, goal->person, &whole));
	for (size_t i = 0; i < whole.goals_n; i++) {
		const struct plan_goal *is = &whole.goals[i];

		if (is->id.v != goal->id.v)
			continue;
		if (!plan_goal_is_sides(is, side))
			return fault_refused(
			        ctx, "Someone else wrote words here, so the "
			             "goal is kept: take it out and say why");
		if (is->notes_n > 0)
			return fault_refused(
			        ctx, "This goal has a note, so it is kept: "
			             "take it out and say why");
	}
	return NULL;
}

const struct fault *
plan_goal_delete(struct ctx *ctx, struct goal_id id, int64_t seen)
{
	struct plan_goal goal;
	struct plan plan;
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, seen, &goal, &side));
	TRY(plan_goal_need_open(ctx, &goal, side));
	TRY(plan_open(ctx, goal.person, &plan));
	if (plan.agreed_version != 0)
		return fault_refused(
		        ctx, "You both said yes to this plan, so its goals are "
		             "kept: take the goal out and say why");
	TRY(plan_met_keep(ctx, &goal));
	TRY(plan_scale_keep(ctx, &goal));
	TRY(plan_help_keep(ctx, &goal));
	TRY(plan_goal_words_keep(ctx, &goal, side));
	if (goal.status != PLAN_GOAL_REMOVED)
		TRY(plan_lift_count(ctx, &goal, -1));
	TRY(plan_store_goal_remove(ctx, &goal));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_deleted",
	                              .subject = id.v,
	                              .terms = true,
	                      });
}
