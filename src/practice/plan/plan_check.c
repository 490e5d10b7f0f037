#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_later.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_met.h"
#include "practice/plan/plan_net_local.h"
#include "practice/plan/plan_queries_local.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_sign.h"
#include "practice/plan/plan_terms.h"

#include "base/secret.h"
#include "kernel/outbox/outbox.h"

const struct fault *
plan_check_found(struct ctx *ctx, const char *key, int64_t id)
{
	return fault_make(
	        ctx->arena, FAULT_REFUSED,
	        (struct text){.key = key,
	                      .values = {{"id", id_show(ctx->arena, id)}}},
	        __FILE__, __LINE__);
}

static const struct {
	const struct query *query;
	const char *key;
} plan_checks[] = {
        {&plan_q_check_versions,
         TK("Plan {id} stands at a version that is not there")},
        {&plan_q_check_answers,
         TK("An answer to plan {id} is to a version that is not there")},
        {&plan_q_check_version_person,
         TK("A version of plan {id} is about somebody else than the plan")},
        {&plan_q_check_answer_person,
         TK("An answer to plan {id} is about somebody else than the plan")},
        {&plan_q_check_look,
         TK("A look at a plan ({id}) is at no version of the same person's "
            "plan")},
        {&plan_q_check_newest,
         TK("Plan {id} has not one newest answer of a side")},
        {&plan_q_check_states,
         TK("Plan {id} stands otherwise than its answers say")},
        {&plan_q_check_steps,
         TK("Step {id} belongs to no goal of the same person")},
        {&plan_q_check_notes,
         TK("Note {id} belongs to no goal of the same person")},
        {&plan_q_check_statement_of,
         TK("Goal {id} comes from words that are not the person's")},
        {&plan_q_check_why_none,
         TK("Goal {id} neither comes from words nor says why not, or both")},
        {&plan_q_check_own,
         TK("Statement {id} does not fit what was handed in")},
        {&plan_q_check_hand_goal,
         TK("Goal {id} does not say whole how, by whom and when an answer "
            "was written down")},
        {&plan_q_check_hand_step,
         TK("Step {id} does not say whole how, by whom and when an answer "
            "was written down")},
        {&plan_q_check_lifted,
         TK("{id} does not count what was made from it in the plan")},
        {&plan_q_check_lifted_what,
         TK("Goal {id} was made from something that is not there for the "
            "same person")},
        {&plan_q_check_lifted_step,
         TK("Step {id} does not say what it was made from")},
        {&plan_q_check_dates,
         TK("Goal {id} has a date that does not fit its status")},
        {&plan_q_check_closed,
         TK("Goal {id} was closed without saying by whom or why")},
        {&plan_q_check_phases, TK("Phase {id} ended before it began")},
        {&plan_q_check_statements,
         TK("Statement {id} does not fit its former or later words")},
        {&plan_q_check_met_goal,
         TK("What was said of a goal being met ({id}) is about no goal of the "
            "same person")},
        {&plan_q_check_met_state,
         TK("What was said of a goal being met ({id}) stands otherwise than "
            "its answers")},
        {&plan_q_check_met_alone,
         TK("A goal counts as met ({id}) by one hand, or is not reached")},
        {&plan_q_check_sign_of,
         TK("What was kept with an answer ({id}) belongs to no answer of the "
            "same person")},
        {&plan_q_check_sign_kept,
         TK("Of an answer ({id}) it is not kept what was shown")},
        {&plan_q_check_sign_picture,
         TK("An answer ({id}) has not the picture and the day of its way")},
        {&plan_q_check_met_open,
         TK("What was said of a goal being met ({id}) was said anew and is "
            "still open")},
        {&plan_q_check_scale_goal,
         TK("A scale ({id}) is about no goal of the same person")},
        {&plan_q_check_scale_first,
         TK("A scale ({id}) has no yes of whoever wrote it, or a yes without "
            "how much it matters")},
        {&plan_q_check_rating_of,
         TK("A rating ({id}) is of no scale of the same goal")},
        {&plan_q_check_rating_early,
         TK("A rating ({id}) was made before both said yes to the words")},
        {&plan_q_check_came,
         TK("Goal {id} came from a file that is not there")},
        {&plan_q_check_added,
         TK("More goals came from the file {id} of a plan than it says")},
        {&plan_q_check_net_person,
         TK("A kept day of the circle ({id}) holds people of somebody else")},
        {&plan_q_check_net_empty,
         TK("A kept day of the circle ({id}) holds nobody")},
        {&plan_q_check_hurdle_goal,
         TK("What may get in the way ({id}) is about no goal of the same "
            "person")},
        {&plan_q_check_later,
         TK("A review that was put off ({id}) is not due on its day")},
        {&plan_q_check_help_of,
         TK("A link to a strength ({id}) joins no goal and strength of the "
            "same person")},
};

static struct bytes
plan_bytes_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

static struct str
plan_str_of(struct bytes b)
{
	return (struct str){(const char *)b.p, b.n};
}

struct bytes
plan_version_digest(struct arena *arena, const struct plan_kept *kept)
{
	struct str head = str_print(arena, "%lld %lld %lld %lld %.*s",
	                            (long long)kept->plan.v,
	                            (long long)kept->version,
	                            (long long)kept->at.ms,
	                            (long long)kept->by.v, STR_ARG(kept->what));
	const struct bytes parts[] = {plan_bytes_of(head),
	                              plan_bytes_of(kept->snapshot)};

	return hash_of(arena, (struct bytes){NULL, 0}, parts, 2);
}

/* Memory of each version is let go: there may be a million. */
static const struct fault *
plan_check_version(struct ctx *ctx, const struct plan_kept *kept, void *data)
{
	struct arena_mark mark = arena_mark(ctx->arena);
	struct bytes is = plan_version_digest(ctx->arena, kept);
	bool same = str_equal(plan_str_of(kept->digest), plan_str_of(is));

	(void)data;
	arena_release(ctx->arena, mark);
	if (same)
		return NULL;
	return plan_check_found(
	        ctx, TK("A version of plan {id} is not what was written"),
	        kept->plan.v);
}

/* Whether a version's terms are those of its snapshot; in memory of its own. */
static bool
plan_terms_hold(const struct ctx *ctx, const struct plan_kept *kept)
{
	struct ctx apart = *ctx;
	struct plan_whole whole;
	struct buf buf;
	bool hold = false;

	apart.arena = arena_create(0);
	buf_init(&buf, apart.arena, 0);
	if (plan_snapshot_read(&apart, kept->snapshot, &whole) == NULL) {
		plan_terms_write(&buf, &whole);
		hold = str_equal(buf_get(&buf), kept->terms);
	}
	arena_drop(apart.arena);
	return hold;
}

static const struct fault *
plan_check_terms(struct ctx *ctx, const struct plan_kept *kept, void *data)
{
	(void)data;
	if (plan_terms_hold(ctx, kept))
		return NULL;
	return plan_check_found(ctx,
	                        TK("What is kept as agreed of plan {id} is not "
	                           "what its version says"),
	                        kept->plan.v);
}

/* The answer that brought the plan where it stands is on the timeline. */
static const struct fault *
plan_check_answered(struct ctx *ctx, const struct plan_kept *kept, void *data)
{
	struct arena_mark mark = arena_mark(ctx->arena);
	const struct event event = {
	        .person = kept->person,
	        .at = kept->at,
	        .subject = kept->version,
	};
	bool found;

	(void)data;
	TRY(outbox_stands(ctx, &event, "plan", &found));
	arena_release(ctx->arena, mark);
	if (found)
		return NULL;
	return plan_check_found(ctx,
	                        TK("The answer that plan {id} stands by is not "
	                           "on the timeline"),
	                        kept->plan.v);
}

/* Word for word what was shown, by its check sum. */
static const struct fault *
plan_check_signed(struct ctx *ctx, const struct plan_signed *s, void *data)
{
	struct arena_mark mark = arena_mark(ctx->arena);
	bool holds = plan_sign_holds(ctx->arena, s);

	(void)data;
	arena_release(ctx->arena, mark);
	if (holds)
		return NULL;
	return plan_check_found(ctx,
	                        TK("What was kept with an answer ({id}) is not "
	                           "what was shown"),
	                        s->id);
}

const struct fault *
plan_check(struct ctx *ctx)
{
	size_t n = sizeof(plan_checks) / sizeof(plan_checks[0]);
	int64_t id;

	for (size_t i = 0; i < n; i++) {
		TRY(plan_store_check_first(ctx, plan_checks[i].query, &id));
		if (id != 0)
			return plan_check_found(ctx, plan_checks[i].key, id);
	}
	TRY(plan_file_check(ctx));
	TRY(plan_net_check(ctx));
	TRY(plan_store_check_versions(ctx, plan_check_version, NULL));
	TRY(plan_store_check_terms(ctx, plan_check_terms, NULL));
	TRY(plan_store_signed_each(ctx, plan_check_signed, NULL));
	return plan_store_check_answered(ctx, plan_check_answered, NULL);
}

/* A late review is work to do and no fault of the server: a count. */
const struct fault *
plan_status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	int64_t late;

	TRY(plan_store_late_reviews(ctx, &late));
	*rows = arena_new(ctx->arena, struct status_row, 1);
	**rows = (struct status_row){
	        .name = T("Plans to be reviewed that are late"),
	        .value = late > 1000 ? T("More than 1,000")
	                             : str_print(ctx->arena, "%lld",
	                                         (long long)late),
	        .good = true,
	};
	*n = 1;
	return NULL;
}
