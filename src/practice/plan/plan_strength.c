#include "practice/plan/plan_strength.h"

#include "kernel/access/access.h"

bool
plan_strength_is_open_to(const struct plan_strength *strength,
                         enum plan_side side)
{
	enum plan_voice voice = plan_strength_author(strength).voice;

	return side == PLAN_PERSON ? voice != PLAN_VOICE_WORKER
	                           : voice != PLAN_VOICE_OWN;
}

const struct fault *
plan_strength_one(struct ctx *ctx, struct person_id person, int64_t id,
                  struct plan_strength *out)
{
	TRY(access_need(ctx, person));
	TRY(plan_store_strength(ctx, person, id, false, out));
	return plan_strength_names(ctx, &(struct plan_names){.n = 0}, out, 1);
}

const struct fault *
plan_strength_past(struct ctx *ctx, struct person_id person, int64_t id,
                   struct plan_strength **out, size_t *n)
{
	TRY(access_need(ctx, person));
	TRY(plan_store_strength_past(ctx, person, id, out, n));
	return plan_strength_names(ctx, &(struct plan_names){.n = 0}, *out, *n);
}

/* The strength, locked, as it was seen, and open to the actor's side. */
static const struct fault *
plan_strength_take(struct ctx *ctx, struct person_id person, int64_t id,
                   int64_t seen, struct plan_strength *out,
                   enum plan_side *side)
{
	TRY(plan_need(ctx, person, side));
	TRY(plan_store_strength(ctx, person, id, true, out));
	TRY(ctx_version_check(ctx, out->version, seen));
	if (!plan_strength_is_open_to(out, *side))
		return fault_refused(ctx, "Only whoever wrote these words can "
		                          "change them");
	return NULL;
}

const struct fault *
plan_strength_change(struct ctx *ctx, struct person_id person, int64_t id,
                     int64_t seen, const struct plan_strength *terms)
{
	struct plan_strength is;
	enum plan_side side;

	TRY(plan_strength_take(ctx, person, id, seen, &is, &side));
	if (is.source != 0)
		return fault_refused(ctx, "This strength comes from the "
		                          "assessment: change it there");
	TRY(plan_strength_check(ctx, terms));
	is.words = terms->words;
	is.evidence = terms->evidence;
	is.said_by = side == PLAN_PERSON ? PLAN_SAID_SELF : terms->said_by;
	is.said_name = side == PLAN_PERSON ? S("") : terms->said_name;
	is.author = plan_author_now(
	        ctx, side == PLAN_PERSON ? PLAN_VOICE_OWN : PLAN_VOICE_WORKER);
	is.author = plan_strength_author(&is);
	TRY(plan_store_strength_save(ctx, &is));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.strength_changed",
	                              .subject = id,
	                      });
}

const struct fault *
plan_strength_withdraw(struct ctx *ctx, struct person_id person, int64_t id,
                       int64_t seen, struct str why)
{
	struct plan_strength is;
	struct problems problems;
	enum plan_side side;

	TRY(plan_strength_take(ctx, person, id, seen, &is, &side));
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "why", why, true);
	TRY(problems_fault(&problems));
	TRY(plan_store_strength_end(ctx, person, id, why));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.strength_withdrawn",
	                              .subject = id,
	                      });
}
