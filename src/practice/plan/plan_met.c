/*
 * plan_met.c - rules: that a goal is met, by both.
 */
#include "practice/plan/plan_met.h"

#include "kernel/identity/identity.h"
#include "register/policy/policy.h"

const char *const plan_met_states[] = {"open",      "met",       "differ",
                                       "withdrawn", "overtaken", NULL};
const char *const plan_says_words[] = {"", "yes", "no", NULL};

/* --- what stands --------------------------------------------------------- */

bool
plan_met_is_stale(const struct plan_met *met, const struct plan_goal *goal)
{
	return !str_equal(met->title, goal->title) ||
	       !str_equal(met->how, goal->how);
}

bool
plan_goal_is_met(const struct plan_goal *goal)
{
	return goal->met != NULL && goal->met->state == PLAN_MET_BOTH &&
	       goal->status == PLAN_GOAL_ACHIEVED;
}

int
plan_met_silent(const struct plan_met *met, struct date today)
{
	int days = date_days_between(instant_date(met->at), today);

	return met->state != PLAN_MET_OPEN || days < 0 ? 0 : days;
}

void
plan_met_counts(const struct plan_whole *whole,
                struct plan_met_count counts[PLAN_MET_BANDS])
{
	static const enum plan_met_band bands[] = {
	        [PLAN_BASIS_COURT] = PLAN_MET_REQUIRED,
	        [PLAN_BASIS_LICENCE] = PLAN_MET_REQUIRED,
	        [PLAN_BASIS_NEGOTIATED] = PLAN_MET_NEGOTIATED,
	        [PLAN_BASIS_MINE] = PLAN_MET_MINE,
	};

	for (int i = 0; i < PLAN_MET_BANDS; i++)
		counts[i] = (struct plan_met_count){0, 0};
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];
		struct plan_met_count *count = &counts[bands[goal->basis]];

		if (!plan_goal_is_live(goal))
			continue;
		count->of++;
		count->met += plan_goal_is_met(goal);
	}
}

static const struct fault *
plan_met_names(struct ctx *ctx, struct plan_names *names, struct plan_met *met)
{
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		TRY(plan_name(ctx, names, met->said[side].by,
		              &met->said[side].name));
	return NULL;
}

const struct fault *
plan_met_read(struct ctx *ctx, struct plan_names *names,
              struct plan_whole *whole)
{
	struct plan_met *mets;
	size_t n;

	TRY(plan_store_mets(ctx, whole->plan.person, &mets, &n));
	for (size_t i = 0; i < n; i++) {
		struct plan_goal *goal = NULL;

		TRY(plan_met_names(ctx, names, &mets[i]));
		for (size_t g = 0; g < whole->goals_n; g++)
			if (whole->goals[g].id.v == mets[i].goal.v)
				goal = &whole->goals[g];
		if (goal == NULL || goal->met != NULL)
			continue; /* newest first: the others are older */
		goal->met = &mets[i];
	}
	whole->mets = mets;
	whole->mets_n = n;
	return NULL;
}

const struct fault *
plan_met_law(struct ctx *ctx, struct str order_kind, bool *out)
{
	int64_t can;

	*out = false;
	if (str_empty(order_kind))
		return NULL;
	TRY(policy_get_i64(ctx, "plan.met_can_end_order",
	                   str_print(ctx->arena, "kind=%.*s",
	                             STR_ARG(order_kind)),
	                   ctx->today, 0, &can));
	*out = can == 1;
	return NULL;
}

/* --- who may say what ---------------------------------------------------- */

const struct fault *
plan_how_check(struct ctx *ctx, struct person_id person, enum plan_how how)
{
	struct identity_own own;

	if (!plan_how_is_typed(how) || how == PLAN_HOW_ROOM)
		return NULL;
	TRY(identity_own(ctx, person, &own));
	if (own.works && !own.stopped)
		return fault_refused(ctx, "They can sign in and say it "
		                          "themselves. Write it down for them "
		                          "when they are in the room.");
	return NULL;
}

/* Judged by sign-in and by name, as for money. */
static const struct fault *
plan_met_same(struct ctx *ctx, struct user_id other, bool *out)
{
	struct str mine, theirs;

	*out = other.v == ctx->actor.v;
	if (*out || other.v == 0)
		return NULL;
	TRY(identity_user_name(ctx, ctx->actor, &mine));
	TRY(identity_user_name(ctx, other, &theirs));
	*out = !str_empty(mine) && str_equal(mine, theirs);
	return NULL;
}

/* A yes that would make it two, typed by one hand. */
static const struct fault *
plan_met_alone(struct ctx *ctx, const struct plan_met *met,
               enum plan_side whose, const struct plan_met_said *said)
{
	const struct plan_met_said *other = &met->said[plan_other(whose)];
	bool same;

	if (said->says != PLAN_SAYS_YES || other->says != PLAN_SAYS_YES)
		return NULL;
	if (!plan_how_is_typed(said->how) && !plan_how_is_typed(other->how))
		return NULL;
	TRY(plan_met_same(ctx, other->by, &same));
	if (!same)
		return NULL;
	if (whose == PLAN_PERSON)
		return fault_refused(ctx, "You said yes as the worker: "
		                          "somebody else writes their yes "
		                          "down");
	return fault_refused(
	        ctx,
	        "You wrote their yes down, so the worker’s yes has to come "
	        "from someone else");
}

enum plan_side
plan_how_whose(enum plan_side side, enum plan_how *how)
{
	if (side == PLAN_PERSON || !plan_how_is_typed(*how)) {
		*how = PLAN_HOW_OWN;
		return side;
	}
	return PLAN_PERSON;
}

static const struct fault *
plan_met_goal_check(struct ctx *ctx, const struct plan_goal *goal)
{
	if (!plan_goal_is_live(goal) || goal->status == PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "Only a goal that is worked on now "
		                          "or reached can be said to be met");
	return NULL;
}

/* --- saying it ----------------------------------------------------------- */

static const struct fault *
plan_met_terms_check(struct ctx *ctx, const struct plan_met_terms *terms)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "met_why", terms->why, true);
	plan_words_check(&problems, "shows", terms->shows, true);
	return problems_fault(&problems);
}

/* What was said before is of the past, unless an answer is to come. */
static const struct fault *
plan_met_before(struct ctx *ctx, const struct plan_goal *goal)
{
	struct plan_met old;

	TRY(plan_store_met_of(ctx, goal->id, &old));
	if (old.id == 0)
		return NULL;
	if (old.state == PLAN_MET_BOTH)
		return fault_refused(ctx, "Both have said that this goal is "
		                          "met");
	if (old.state == PLAN_MET_OPEN && !plan_met_is_stale(&old, goal))
		return fault_refused(
		        ctx,
		        "Someone has said that this goal is met, and it waits "
		        "for an answer");
	old.state = PLAN_MET_OVERTAKEN;
	old.state_at = ctx->now;
	return plan_store_met_save(ctx, &old);
}

const struct fault *
plan_met_propose(struct ctx *ctx, struct goal_id id, int64_t seen,
                 const struct plan_met_terms *terms, int64_t *out)
{
	enum plan_how how = terms->how;
	enum plan_side side, whose;
	struct plan_goal goal;
	struct plan_met met;

	TRY(plan_goal_take(ctx, id, seen, &goal, &side));
	whose = plan_how_whose(side, &how);
	TRY(plan_met_terms_check(ctx, terms));
	TRY(plan_met_goal_check(ctx, &goal));
	TRY(plan_how_check(ctx, goal.person, how));
	TRY(plan_met_before(ctx, &goal));
	met = (struct plan_met){
	        .id = id_new(),
	        .goal = id,
	        .person = goal.person,
	        .version = 1,
	        .side = whose,
	        .why = terms->why,
	        .shows = terms->shows,
	        .title = goal.title,
	        .how = goal.how,
	        .state = PLAN_MET_OPEN,
	        .state_at = ctx->now,
	        .at = ctx->now,
	};
	met.said[plan_other(whose)].at = INSTANT_NONE;
	met.said[whose] = (struct plan_met_said){
	        .says = PLAN_SAYS_YES,
	        .how = how,
	        .by = ctx->actor,
	        .at = ctx->now,
	};
	TRY(plan_store_met_add(ctx, &met));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = goal.person,
	                           .what = "plan.met_said",
	                           .subject = id.v,
	                           .value = plan_side_words[whose],
	                   }));
	*out = met.id;
	return NULL;
}

/* --- answering ----------------------------------------------------------- */

static const struct fault *
plan_met_given_check(struct ctx *ctx, const struct plan_met_given *given)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (given->says == PLAN_SAYS_NONE)
		problems_add(&problems, "says", "Choose yes or no");
	plan_words_check(&problems, "said_words", given->words,
	                 given->says == PLAN_SAYS_NO);
	return problems_fault(&problems);
}

/* Whether it can be answered now: refused with what changed. */
static const struct fault *
plan_met_current(struct ctx *ctx, const struct plan_met *met,
                 const struct plan_goal *goal)
{
	bool title = !str_equal(met->title, goal->title);

	if (met->state == PLAN_MET_WITHDRAWN ||
	    met->state == PLAN_MET_OVERTAKEN)
		return fault_refused(ctx, "This was taken back, or has been "
		                          "said anew since");
	if (plan_met_is_stale(met, goal))
		return fault_make(
		        ctx->arena, FAULT_REFUSED,
		        (struct text){
		                .key = TK("The goal has changed since this was "
		                          "said: it was “{was}” and is now "
		                          "“{is}”. Say anew that it is met."),
		                .values = {{"was",
		                            title ? met->title : met->how},
		                           {"is",
		                            title ? goal->title : goal->how}}},
		        __FILE__, __LINE__);
	return plan_met_goal_check(ctx, goal);
}

static enum plan_met_state
plan_met_state_of(const struct plan_met *met)
{
	enum plan_says a = met->said[PLAN_PERSON].says;
	enum plan_says b = met->said[PLAN_WORKER].says;

	if (a == PLAN_SAYS_YES && b == PLAN_SAYS_YES)
		return PLAN_MET_BOTH;
	if (a != PLAN_SAYS_YES && b != PLAN_SAYS_YES)
		return PLAN_MET_WITHDRAWN;
	return a == PLAN_SAYS_NONE || b == PLAN_SAYS_NONE ? PLAN_MET_OPEN
	                                                  : PLAN_MET_DIFFER;
}

/* What both say is met is reached, in the names of those who said it. */
static const struct fault *
plan_met_reach(struct ctx *ctx, struct plan_goal *goal,
               const struct plan_met *met)
{
	struct str own, theirs;

	if (goal->status != PLAN_GOAL_ACTIVE)
		return NULL;
	TRY(identity_user_name(ctx, met->said[PLAN_PERSON].by, &own));
	TRY(identity_user_name(ctx, met->said[PLAN_WORKER].by, &theirs));
	goal->status = PLAN_GOAL_ACHIEVED;
	goal->status_at = ctx->now;
	goal->achieved_by = str_print(ctx->arena, "%.*s, %.*s", STR_ARG(own),
	                              STR_ARG(theirs));
	return plan_store_goal_save(ctx, goal);
}

static const char *
plan_met_event(const struct plan_met *met, enum plan_says says)
{
	if (met->state == PLAN_MET_BOTH)
		return "plan.met_by_both";
	if (met->state == PLAN_MET_WITHDRAWN)
		return "plan.met_taken_back";
	return says == PLAN_SAYS_YES ? "plan.met_said" : "plan.met_not";
}

const struct fault *
plan_met_answer(struct ctx *ctx, int64_t id, int64_t seen,
                const struct plan_met_given *given)
{
	struct plan_met_said said = {
	        .says = given->says,
	        .words = given->words,
	        .how = given->how,
	        .by = ctx->actor,
	        .at = ctx->now,
	};
	enum plan_side side, whose;
	struct plan_goal goal;
	struct plan_met met;

	TRY(plan_store_met_lock(ctx, id, &met));
	TRY(plan_goal_take(ctx, met.goal, 0, &goal, &side));
	TRY(plan_met_current(ctx, &met, &goal));
	TRY(ctx_version_check(ctx, met.version, seen));
	TRY(plan_met_given_check(ctx, given));
	whose = plan_how_whose(side, &said.how);
	TRY(plan_how_check(ctx, goal.person, said.how));
	if (plan_how_is_typed(said.how) &&
	    met.said[PLAN_PERSON].how == PLAN_HOW_OWN)
		return fault_refused(ctx, "They have said it themselves: only "
		                          "they can change it");
	TRY(plan_met_alone(ctx, &met, whose, &said));
	met.said[whose] = said;
	met.state = plan_met_state_of(&met);
	met.state_at = ctx->now;
	TRY(plan_store_met_save(ctx, &met));
	if (met.state == PLAN_MET_BOTH)
		TRY(plan_met_reach(ctx, &goal, &met));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = plan_met_event(&met, said.says),
	                              .subject = goal.id.v,
	                              .value = plan_side_words[whose],
	                      });
}

/* --- when the goal goes on ----------------------------------------------- */

const struct fault *
plan_met_end(struct ctx *ctx, const struct plan_goal *goal)
{
	struct plan_met met;

	TRY(plan_store_met_of(ctx, goal->id, &met));
	if (met.id == 0 || met.state == PLAN_MET_WITHDRAWN ||
	    met.state == PLAN_MET_OVERTAKEN)
		return NULL;
	met.state = PLAN_MET_OVERTAKEN;
	met.state_at = ctx->now;
	return plan_store_met_save(ctx, &met);
}

const struct fault *
plan_met_keep(struct ctx *ctx, const struct plan_goal *goal)
{
	struct plan_met met;

	TRY(plan_store_met_of(ctx, goal->id, &met));
	if (met.id != 0)
		return fault_refused(
		        ctx,
		        "Someone said that this goal is met, so it is kept: "
		        "take it out and say why");
	return NULL;
}
