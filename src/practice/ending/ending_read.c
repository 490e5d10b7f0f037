/*
 * ending_read.c - an ending as it stands, and what there is to point at.
 */
#include "practice/ending/ending_local.h"

#include "kernel/access/access.h"
#include "kernel/identity/identity.h"
#include "practice/plan/plan_goal.h"
#include "practice/plan/plan_net.h"

bool
ending_is_yes(const struct ending_said *said, struct date today)
{
	return said->says == ENDING_SAYS_YES &&
	       !date_before(said->until, today);
}

const struct ending_text *
ending_text_now(const struct ending *ending, enum ending_side side,
                enum ending_about about)
{
	for (size_t i = 0; i < ending->texts_n; i++)
		if (ending->texts[i].side == side &&
		    ending->texts[i].about == about)
			return &ending->texts[i];
	return NULL;
}

const struct ending_letter *
ending_given(const struct ending *ending)
{
	for (size_t i = 0; i < ending->letters_n; i++)
		if (!str_empty(ending->letters[i].signed_words))
			return &ending->letters[i];
	return NULL;
}

int
ending_agreed_n(const struct ending *ending)
{
	int n = 0;

	for (size_t i = 0; i < ending->supports_n; i++)
		n += ending->supports[i].state == ENDING_YES;
	return n;
}

bool
ending_was_offered(const struct ending *ending)
{
	return ending->talks_n > 0;
}

enum ending_door
ending_door_on(const struct ending *ending, struct date today)
{
	if (!date_is(ending->door_until))
		return ENDING_NO_DOOR;
	return date_before(ending->door_until, today) ? ENDING_DOOR_SHUT
	                                              : ENDING_DOOR_OPEN;
}

/* --- names ---------------------------------------------------------------- */

/* Everybody who wrote something, in an order that stays the same. */
static size_t
writers(struct ending *e, struct ending_by **by)
{
	size_t n = 0;

	by[n++] = &e->begun;
	for (int i = 0; i < ENDING_ASK_COUNT; i++)
		by[n++] = &e->asked[i].by;
	for (size_t i = 0; i < e->texts_n; i++)
		by[n++] = &e->texts[i].by;
	for (size_t i = 0; i < e->supports_n; i++) {
		by[n++] = &e->supports[i].by;
		by[n++] = &e->supports[i].said;
	}
	for (size_t i = 0; i < e->letters_n; i++) {
		by[n++] = &e->letters[i].by;
		by[n++] = &e->letters[i].signed_by;
	}
	for (size_t i = 0; i < e->talks_n; i++)
		by[n++] = &e->talks[i].by;
	for (size_t i = 0; i < e->outcomes_n; i++)
		by[n++] = &e->outcomes[i].by;
	for (size_t i = 0; i < e->visits_n; i++) {
		by[n++] = &e->visits[i].by;
		by[n++] = &e->visits[i].answered;
	}
	return n;
}

static const struct fault *
named(struct ctx *ctx, struct ending *e)
{
	size_t most = 1 + ENDING_ASK_COUNT + e->texts_n + 2 * e->supports_n +
	              2 * e->letters_n + e->talks_n + e->outcomes_n +
	              2 * e->visits_n;
	struct ending_by **by = arena_new(ctx->arena, struct ending_by *, most);
	struct user_id *users = arena_new(ctx->arena, struct user_id, most);
	struct str *names;
	size_t n = writers(e, by);

	for (size_t i = 0; i < n; i++)
		users[i] = by[i]->user;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		by[i]->name = names[i];
	return NULL;
}

/* --- reading -------------------------------------------------------------- */

/* Reach is not enough: somebody named to a case in another role than a
 * worker's finds nothing of this. */
static const struct fault *
may_read(struct ctx *ctx, struct person_id person)
{
	bool own = ending_is_own(ctx, person);

	if (!ctx_can(ctx, own ? CAN_SEE_OWN : CAN_SEE_PEOPLE))
		return fault_not_found(ctx, "We cannot find that person");
	return access_need(ctx, person);
}

const struct fault *
ending_read(struct ctx *ctx, struct person_id person, int64_t id,
            struct ending *out)
{
	TRY(may_read(ctx, person));
	TRY(ending_store_read(ctx, person, id, out));
	if (id != 0 && out->id == 0)
		return fault_not_found(ctx, "We cannot find that ending");
	return out->id == 0 ? NULL : named(ctx, out);
}

const struct fault *
ending_read_words(struct ctx *ctx, struct person_id person, struct ending *out)
{
	TRY(may_read(ctx, person));
	TRY(ending_store_words(ctx, person, 0, out));
	return out->id == 0 ? NULL : named(ctx, out);
}

const struct fault *
ending_pasts(struct ctx *ctx, struct person_id person, struct ending_past **out,
             size_t *n)
{
	TRY(may_read(ctx, person));
	return ending_store_pasts(ctx, person, out, n);
}

/* --- what there is to point at -------------------------------------------- */

static const struct fault *
network(struct ctx *ctx, struct person_id person, struct ending_back *out)
{
	struct plan_net *nets;
	struct plan_tie *ties;
	size_t n, now;

	TRY(plan_nets(ctx, person, &nets, &n));
	TRY(plan_circle(ctx, person, &ties, &now));
	if (n == 0 || now == 0)
		return NULL;
	out->network = true;
	out->people_then = (int64_t)nets[0].ties_n;
	for (size_t i = 0; i < n; i++) {
		if (nets[i].why == PLAN_NET_START)
			out->people_then = (int64_t)nets[i].ties_n;
		if (nets[i].why == PLAN_NET_CLOSE)
			out->closed = nets[i].day;
	}
	out->people_now = (int64_t)now;
	TRY(plan_net_is_named(ctx, person, &out->keeps));
	out->v[out->n++] = (struct ending_quote){
	        .kind = ENDING_NETWORK,
	        .words = TV(ctx->arena,
	                    "People around me: {then} at the start, {now} now",
	                    {"then", str_print(ctx->arena, "%lld",
	                                       (long long)out->people_then)},
	                    {"now", str_print(ctx->arena, "%lld",
	                                      (long long)out->people_now)}),
	};
	return NULL;
}

const struct fault *
ending_look_back(struct ctx *ctx, struct person_id person,
                 struct ending_back *out)
{
	struct plan_strength *strengths;
	struct plan_goal *goals;
	size_t goals_n, n;

	*out = (struct ending_back){0};
	TRY(may_read(ctx, person));
	TRY(plan_goals(ctx, person, &goals, &goals_n));
	TRY(plan_strengths(ctx, person, &strengths, &n));
	out->v = arena_new(ctx->arena, struct ending_quote, goals_n + n + 1);
	for (size_t i = 0; i < goals_n; i++)
		if (goals[i].status == PLAN_GOAL_ACHIEVED)
			out->v[out->n++] = (struct ending_quote){
			        ENDING_GOAL, goals[i].id.v, goals[i].title};
	for (size_t i = 0; i < n; i++)
		out->v[out->n++] = (struct ending_quote){
		        ENDING_STRENGTH, strengths[i].id, strengths[i].words};
	return network(ctx, person, out);
}
