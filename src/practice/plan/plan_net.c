#include "practice/plan/plan_net_local.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "register/policy/policy.h"

/* The side that writes here: the person, or the worker whose case it is. */
static const struct fault *
plan_net_need(struct ctx *ctx, struct person_id person, enum plan_voice *voice)
{
	enum plan_side side = PLAN_WORKER;
	bool named = false;

	TRY(plan_need(ctx, person, &side));
	TRY(access_hold(ctx, person)); /* two at once come one by one */
	TRY(plan_net_is_named(ctx, person, &named));
	if (!named)
		return fault_refused(
		        ctx,
		        "Names here are for the person and the worker whose "
		        "case it is. No one else can write here");
	*voice = side == PLAN_PERSON ? PLAN_VOICE_OWN : PLAN_VOICE_FOR;
	return NULL;
}

static void
plan_ring_check(struct problems *problems, int64_t ring)
{
	if (ring < 1 || ring > PLAN_NET_RINGS)
		problems_add(problems, "ring", "Choose how close they are");
}

static const struct fault *
plan_tie_judge(struct ctx *ctx, const struct plan_tie *tie)
{
	struct problems problems;
	int year, month, day;

	date_split(ctx->today, &year, &month, &day);
	problems_init(&problems, ctx->arena);
	plan_line_check(&problems, "name", tie->name);
	plan_ring_check(&problems, tie->ring);
	if (tie->since != 0 && (tie->since < 1900 || tie->since > year))
		problems_add(&problems, "since",
		             "Write a year that was, with four figures");
	return problems_fault(&problems);
}

/* One of the person's, locked, that the actor may change. */
static const struct fault *
plan_tie_take(struct ctx *ctx, struct person_id person, int64_t id,
              int64_t seen, enum plan_voice voice, struct plan_tie *out)
{
	struct plan_tie tie = {.id = 0};
	bool found = false;

	TRY(plan_store_tie_lock(ctx, person, id, &tie, &found));
	if (!found)
		return fault_not_found(ctx,
		                       "We cannot find them in the circle");
	if (tie.voice == PLAN_VOICE_OWN && voice != PLAN_VOICE_OWN)
		return fault_refused(
		        ctx,
		        "They wrote this themselves, so no one else can change "
		        "it");
	if (tie.version != seen)
		return fault_conflict(ctx, "This was changed since you saw "
		                           "it. Look again, then change it.");
	*out = tie;
	return NULL;
}

/* Whose place it is: of whoever puts somebody there. */
static const struct fault *
plan_tie_place(struct ctx *ctx, const struct plan_tie *was, int ring,
               enum plan_voice voice)
{
	if (was->ring != ring && was->ring_voice == PLAN_VOICE_OWN &&
	    voice != PLAN_VOICE_OWN)
		return fault_refused(ctx, "They put this person in this place "
		                          "themselves: only they change that");
	return NULL;
}

/* Other people's names are private: audited, in no snapshot of the plan and
 * on no timeline. */
static const struct fault *
plan_tie_keep(struct ctx *ctx, struct person_id person, int64_t id,
              int64_t changed)
{
	if (changed != 1)
		return fault_bug(ctx, "a tie was judged and is not there");
	return audit_record(ctx, "plan.circle_changed", person, id);
}

static const struct fault *
plan_tie_add(struct ctx *ctx, struct person_id person, struct plan_tie *fresh)
{
	struct plan_tie *list;
	size_t n;

	TRY(plan_circle(ctx, person, &list, &n));
	if (n >= PLAN_NET_MOST)
		return fault_refused(ctx, "There is room for a hundred "
		                          "people: take somebody out first");
	fresh->id = id_new();
	TRY(plan_store_tie_add(ctx, person, fresh));
	return plan_tie_keep(ctx, person, fresh->id, 1);
}

const struct fault *
plan_tie_put(struct ctx *ctx, struct person_id person,
             const struct plan_tie *tie, int64_t *out)
{
	struct plan_tie fresh = *tie, was = {.id = 0};
	enum plan_voice voice = PLAN_VOICE_FOR;
	int64_t changed;

	TRY(plan_net_need(ctx, person, &voice));
	TRY(plan_tie_judge(ctx, tie));
	fresh.voice = fresh.view_voice = fresh.ring_voice = voice;
	if (tie->id == 0) {
		TRY(plan_tie_add(ctx, person, &fresh));
		*out = fresh.id;
		return NULL;
	}
	TRY(plan_tie_take(ctx, person, tie->id, tie->version, voice, &was));
	TRY(plan_tie_place(ctx, &was, fresh.ring, voice));
	if (voice != PLAN_VOICE_OWN)
		fresh.ring_voice = was.ring_voice;
	TRY(plan_store_tie_save(ctx, person, &fresh, &changed));
	TRY(plan_tie_keep(ctx, person, fresh.id, changed));
	*out = fresh.id;
	return NULL;
}

const struct fault *
plan_tie_move(struct ctx *ctx, struct person_id person, int64_t id,
              int64_t seen, int ring)
{
	enum plan_voice voice = PLAN_VOICE_FOR;
	struct plan_tie tie = {.id = 0};
	struct problems problems;
	int64_t changed;

	TRY(plan_net_need(ctx, person, &voice));
	problems_init(&problems, ctx->arena);
	plan_ring_check(&problems, ring);
	TRY(problems_fault(&problems));
	TRY(plan_tie_take(ctx, person, id, seen, voice, &tie));
	TRY(plan_tie_place(ctx, &tie, ring, voice));
	/* The place is theirs now; words that were written for them are not. */
	tie.ring = ring;
	tie.ring_voice = voice;
	TRY(plan_store_tie_save(ctx, person, &tie, &changed));
	return plan_tie_keep(ctx, person, id, changed);
}

const struct fault *
plan_tie_remove(struct ctx *ctx, struct person_id person, int64_t id,
                int64_t seen)
{
	enum plan_voice voice = PLAN_VOICE_FOR;
	struct plan_tie tie = {.id = 0};
	int64_t gone;

	TRY(plan_net_need(ctx, person, &voice));
	TRY(plan_tie_take(ctx, person, id, seen, voice, &tie));
	TRY(plan_tie_place(ctx, &tie, 0, voice));
	TRY(plan_store_tie_remove(ctx, person, id, &gone));
	return plan_tie_keep(ctx, person, id, gone);
}

/* --- days that were kept ------------------------------------------------- */

static void
plan_tie_print(struct buf *buf, const struct plan_tie *tie)
{
	buf_print(buf, "%lld %d %s %s %s %s %s %s %s %lld %s %.*s\n",
	          (long long)tie->id, tie->ring, plan_net_kind_words[tie->kind],
	          plan_net_view_words[tie->view],
	          plan_voice_words[tie->view_voice],
	          plan_net_wish_words[tie->wish],
	          plan_net_often_words[tie->often],
	          plan_net_pay_words[tie->pay], plan_net_life_words[tie->life],
	          (long long)tie->since, plan_voice_words[tie->voice],
	          STR_ARG(tie->name));
}

struct bytes
plan_net_digest(struct arena *arena, const struct plan_net *net)
{
	struct bytes part;
	struct buf buf;
	struct str words;

	buf_init(&buf, arena, 0);
	buf_print(&buf, "%lld %d %lld %lld %s %s\n", (long long)net->id,
	          (int)net->day.days, (long long)net->at.ms,
	          (long long)net->by.v, plan_voice_words[net->voice],
	          plan_net_why_words[net->why]);
	for (size_t i = 0; i < net->ties_n; i++)
		plan_tie_print(&buf, &net->ties[i]);
	words = buf_get(&buf);
	part = (struct bytes){(const unsigned char *)words.p, words.n};
	return hash_of(arena, (struct bytes){NULL, 0}, &part, 1);
}

static const struct fault *
plan_net_judge(struct ctx *ctx, const struct plan_net *net)
{
	struct plan_net_days days = {DATE_NONE, DATE_NONE};
	bool kept = false;

	if (net->ties_n == 0)
		return fault_refused(
		        ctx,
		        "The circle has no one in it yet, so there is nothing "
		        "to keep");
	TRY(plan_store_net_day(ctx, net->person, &kept));
	if (kept)
		return fault_refused(
		        ctx,
		        "How it is can be kept once a day, and it was kept "
		        "today");
	TRY(plan_store_net_days(ctx, net->person, &days));
	if (net->why == PLAN_NET_START && date_is(days.start))
		return fault_refused(ctx, "There is one start, and it is kept "
		                          "already");
	return NULL;
}

const struct fault *
plan_net_keep(struct ctx *ctx, struct person_id person, enum plan_net_why why,
              int64_t *out)
{
	struct plan_net net = {
	        .id = id_new(),
	        .person = person,
	        .day = ctx->today,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .why = why,
	};

	TRY(plan_net_need(ctx, person, &net.voice));
	TRY(plan_circle(ctx, person, &net.ties, &net.ties_n));
	TRY(plan_net_judge(ctx, &net));
	TRY(plan_store_net_add(ctx, &net));
	TRY(audit_record(ctx, "plan.circle_kept", person, net.id));
	*out = net.id;
	return NULL;
}

enum plan_net_why
plan_net_due(const struct plan_net_days *days, size_t ties, struct date today,
             int64_t weeks)
{
	if (ties == 0)
		return PLAN_NET_WHY_COUNT;
	if (!date_is(days->start))
		return PLAN_NET_START;
	if (!date_is(days->three_months) &&
	    date_days_between(days->start, today) >= weeks * 7)
		return PLAN_NET_THREE_MONTHS;
	return PLAN_NET_WHY_COUNT;
}

const struct fault *
plan_net_asked(struct ctx *ctx, struct person_id person, size_t ties,
               enum plan_net_why *out)
{
	struct plan_net_days days = {DATE_NONE, DATE_NONE};
	int64_t weeks;

	TRY(plan_store_net_days(ctx, person, &days));
	TRY(policy_get_i64(ctx, "plan.circle_again_weeks", S(""), ctx->today,
	                   13, &weeks));
	*out = plan_net_due(&days, ties, ctx->today, weeks);
	return NULL;
}
