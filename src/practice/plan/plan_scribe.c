/*
 * plan_scribe.c - rules: one answer of the person's, written down by a worker.
 */
#include "practice/plan/plan_met.h"
#include "register/orders/orders.h"

const char *const plan_told_words[] = {"",     "accepted", "declined", "talk",
                                       "done", "not_done", NULL};

bool
plan_scribe_is(const struct plan_scribe *hand)
{
	return plan_how_is_typed(hand->how);
}

static bool
told_is_mark(enum plan_told told)
{
	return told == PLAN_TOLD_DONE || told == PLAN_TOLD_NOT_DONE;
}

static enum plan_reply
told_reply(enum plan_told told)
{
	if (told == PLAN_TOLD_YES)
		return PLAN_ACCEPTED;
	return told == PLAN_TOLD_NO ? PLAN_DECLINED : PLAN_WAITING;
}

static struct plan_scribe
hand_now(const struct ctx *ctx, const struct plan_told_terms *terms)
{
	return (struct plan_scribe){.how = terms->how,
	                            .by = ctx->actor,
	                            .at = ctx->now,
	                            .on = terms->on};
}

/* --- the day on a paper --------------------------------------------------- */

struct date
plan_told_since(const struct plan_goal *goal, const struct plan_step *step)
{
	struct date since = instant_date(goal->author.at);
	struct date words = since;

	if (step != NULL)
		words = instant_date(step->author.at);
	return date_before(since, words) ? words : since;
}

/* Of no paper, not yet, or of before there was anything to answer. */
static const struct fault *
paper_check(struct ctx *ctx, struct person_id person,
            const struct plan_told_terms *terms, struct problems *problems)
{
	struct order *orders;
	size_t n;

	if (!date_is(terms->on))
		return NULL;
	if (terms->how != PLAN_HOW_PAPER)
		problems_add(problems, "paper_on",
		             "Give a day only for an answer on paper");
	if (date_before(ctx->today, terms->on))
		problems_add(problems, "paper_on",
		             "The day on the paper cannot be after today");
	TRY(orders_of(ctx, person, &orders, &n));
	for (size_t i = 0; i < n; i++)
		if (!date_before(terms->on, orders[i].starts_on))
			return NULL;
	if (n > 0)
		problems_add(problems, "paper_on",
		             "The day on the paper is before the order began");
	return NULL;
}

/* What was said on the day of a paper, or else when it was written down. */
static struct date
hand_day(const struct plan_scribe *hand)
{
	return date_is(hand->on) ? hand->on : instant_date(hand->at);
}

/* A paper is of words that stand since `since`, and of after `hand`, which
 * stands in its place. */
static const struct fault *
paper_judge(struct ctx *ctx, struct date paper, struct date since,
            const struct plan_scribe *hand)
{
	if (!date_is(paper))
		return NULL;
	if (date_before(paper, since))
		return fault_refused(
		        ctx,
		        "The paper is of {paper}. These words are of {words}, "
		        "so it was an answer to other words. Ask them again",
		        {"paper", date_words(ctx->arena, paper)},
		        {"words", date_words(ctx->arena, since)});
	if (plan_scribe_is(hand) && date_before(paper, hand_day(hand)))
		return fault_refused(
		        ctx,
		        "The paper is of {paper}. They said something on "
		        "{day}, after that, and it is written down here",
		        {"paper", date_words(ctx->arena, paper)},
		        {"day", date_words(ctx->arena, hand_day(hand))});
	return NULL;
}

/* --- what they said ------------------------------------------------------- */

static const struct fault *
told_check(struct ctx *ctx, struct person_id person,
           const struct plan_told_terms *terms, bool step)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (terms->told == PLAN_TOLD_NONE ||
	    (!step && told_is_mark(terms->told)))
		problems_add(&problems, "said", "Choose what they said");
	if (!plan_how_is_typed(terms->how))
		problems_add(&problems, "said_how", "Choose how they said it");
	plan_words_check(&problems, "told_words", terms->words, false);
	TRY(paper_check(ctx, person, terms, &problems));
	return problems_fault(&problems);
}

/* The goal, taken for whoever writes for the person: no answer is taken of one
 * that is not in the plan. */
static const struct fault *
told_take(struct ctx *ctx, struct goal_id id, struct plan_goal *goal)
{
	enum plan_side side;

	TRY(plan_goal_take(ctx, id, 0, goal, &side));
	TRY(plan_need_worker(ctx, goal->person));
	if (goal->status != PLAN_GOAL_ACTIVE &&
	    goal->status != PLAN_GOAL_FUTURE)
		return fault_refused(ctx, "This goal is not in the plan now");
	return NULL;
}

static const struct fault *
told_over(struct ctx *ctx, enum plan_reply reply,
          const struct plan_scribe *hand)
{
	if (reply == PLAN_WAITING || plan_scribe_is(hand))
		return NULL;
	return fault_refused(ctx, "They have said it themselves: only they "
	                          "can change it");
}

const struct fault *
plan_goal_told(struct ctx *ctx, struct goal_id id, int64_t seen,
               const struct plan_told_terms *terms)
{
	enum plan_reply reply = told_reply(terms->told);
	struct plan_goal goal;
	enum plan_reply was;

	TRY(told_take(ctx, id, &goal));
	TRY(ctx_version_check(ctx, goal.version, seen));
	TRY(told_check(ctx, goal.person, terms, false));
	TRY(plan_how_check(ctx, goal.person, terms->how));
	TRY(paper_judge(ctx, terms->on, plan_told_since(&goal, NULL),
	                &goal.hand));
	was = goal.replies[PLAN_PERSON];
	TRY(plan_reply_judge(ctx, goal.basis, &goal.author, PLAN_PERSON,
	                     reply));
	TRY(told_over(ctx, was, &goal.hand));
	goal.replies[PLAN_PERSON] = reply;
	goal.reply_words[PLAN_PERSON] = terms->words;
	goal.hand = hand_now(ctx, terms);
	TRY(plan_store_goal_save(ctx, &goal));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.goal_told",
	                              .subject = id.v,
	                              .terms = plan_reply_turns(was, reply),
	                              .value = plan_how_words[terms->how],
	                      });
}

/* --- steps ---------------------------------------------------------------- */

/* Words beside a mark are a note of the goal, as said by the person. */
static const struct fault *
mark_note(struct ctx *ctx, const struct plan_goal *goal, struct str words)
{
	if (str_empty(words))
		return NULL;
	return plan_store_note_add(
	        ctx, goal->person,
	        &(struct plan_note){
	                .goal = goal->id,
	                .kind = PLAN_NOTE_PROGRESS,
	                .words = words,
	                .author = plan_author_now(ctx, PLAN_VOICE_FOR),
	        });
}

static const struct fault *
step_mark(struct ctx *ctx, const struct plan_goal *goal, struct plan_step *step,
          const struct plan_told_terms *terms)
{
	enum plan_step_status status = step->status;

	if (terms->told == PLAN_TOLD_DONE)
		status = PLAN_STEP_COMPLETED;
	else if (plan_step_is_finished(step))
		status = PLAN_STEP_IN_PROGRESS;
	if (step->status != status)
		step->status_at = ctx->now;
	step->status = status;
	step->mark = hand_now(ctx, terms);
	TRY(plan_store_step_save(ctx, step));
	TRY(mark_note(ctx, goal, terms->words));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal->person,
	                              .adds = !str_empty(terms->words),
	                              .what = status == PLAN_STEP_COMPLETED
	                                              ? "plan.step_done"
	                                              : "plan.step_progress",
	                              .subject = goal->id.v,
	                              .value = plan_step_status_words[status],
	                      });
}

static const struct fault *
step_answer(struct ctx *ctx, const struct plan_goal *goal,
            struct plan_step *step, const struct plan_told_terms *terms)
{
	enum plan_reply was = step->replies[PLAN_PERSON];
	enum plan_reply reply = told_reply(terms->told);

	TRY(plan_reply_judge(ctx, goal->basis, &step->author, PLAN_PERSON,
	                     reply));
	TRY(told_over(ctx, was, &step->hand));
	step->replies[PLAN_PERSON] = reply;
	step->reply_words[PLAN_PERSON] = terms->words;
	step->hand = hand_now(ctx, terms);
	TRY(plan_store_step_save(ctx, step));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal->person,
	                              .what = "plan.step_told",
	                              .subject = goal->id.v,
	                              .terms = plan_reply_turns(was, reply),
	                              .value = plan_how_words[terms->how],
	                      });
}

const struct fault *
plan_step_told(struct ctx *ctx, struct step_id id, int64_t seen,
               const struct plan_told_terms *terms)
{
	struct plan_step step;
	struct plan_goal goal;

	TRY(plan_store_step_lock(ctx, id, &step));
	TRY(told_take(ctx, step.goal, &goal));
	TRY(ctx_version_check(ctx, step.version, seen));
	TRY(told_check(ctx, goal.person, terms, true));
	TRY(plan_how_check(ctx, goal.person, terms->how));
	TRY(paper_judge(ctx, terms->on, plan_told_since(&goal, &step),
	                told_is_mark(terms->told) ? &step.mark : &step.hand));
	if (!told_is_mark(terms->told))
		return step_answer(ctx, &goal, &step, terms);
	if (date_is(terms->on) &&
	    date_before(terms->on, instant_date(step.status_at)))
		return fault_refused(
		        ctx,
		        "The paper is of {paper}. The step was marked on "
		        "{day}, after that",
		        {"paper", date_words(ctx->arena, terms->on)},
		        {"day",
		         date_words(ctx->arena, instant_date(step.status_at))});
	return step_mark(ctx, &goal, &step, terms);
}

void
plan_scribe_json(struct json_out *j, const char *key,
                 const struct plan_scribe *hand)
{
	if (!plan_scribe_is(hand)) {
		json_null(j, key);
		return;
	}
	json_object(j, key);
	json_str(j, "how", str_of(plan_how_words[hand->how]));
	json_str_or_null(j, "written_by", hand->name);
	json_instant(j, "at", hand->at);
	json_date(j, "paper_on", hand->on);
	json_end(j);
}

/* --- in a version of the plan --------------------------------------------- */

void
plan_scribe_snap(struct json_out *j, const char *key,
                 const struct plan_scribe *hand)
{
	if (!plan_scribe_is(hand))
		return;
	json_object(j, key);
	json_str(j, "how", str_of(plan_how_words[hand->how]));
	json_i64(j, "by", hand->by.v);
	json_str(j, "name", hand->name);
	json_i64(j, "at", hand->at.ms);
	if (date_is(hand->on))
		json_i64(j, "on", hand->on.days);
	json_end(j);
}

struct plan_scribe
plan_scribe_unsnap(struct arena *arena, const json_t *object, const char *key,
                   bool *wrong)
{
	bool bad = false;
	struct plan_snap_get get = {arena, json_object_get(object, key), &bad};
	struct plan_scribe hand = {.how = PLAN_HOW_NONE};

	if (get.object == NULL)
		return hand;
	hand = (struct plan_scribe){
	        .how = plan_snap_word(&get, "how", plan_how_words),
	        .by = {plan_snap_i64(&get, "by")},
	        .name = plan_snap_str(&get, "name"),
	        .at = {plan_snap_i64(&get, "at")},
	        .on = DATE_NONE,
	};
	if (json_object_get(get.object, "on") != NULL)
		hand.on.days = (int32_t)plan_snap_i64(&get, "on");
	if (bad)
		*wrong = true;
	return hand;
}
