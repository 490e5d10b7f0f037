/*
 * practise.c - rules: who makes up whom, how many, and who takes them away.
 */
#include "practice/practise/practise_local.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/people/people.h"

const char *const practise_words[REHEARSE_COUNT + 1] = {
        "first", "half", "differ", "overdue", "countersign", "import", NULL};
const char *const practise_keys[] = {
        TK("A first meeting"),
        TK("A plan that is half made"),
        TK("A goal that is met, says one side"),
        TK("A review that is overdue"),
        TK("An assessment to look at second"),
        TK("A plan that came in as a file"),
};
const char *const practise_hints[] = {
        TK("The order began three days ago. Nothing is written yet."),
        TK("Words, strengths and goals are there. Nobody has answered them, "
           "and the induction is half-way."),
        TK("They say that it is met. You wrote: not yet. They began their "
           "ending, too: they wrote and chose, and the letter waits for "
           "you."),
        TK("Both agreed to the plan, and it should have been looked at again. "
           "A check-in was missed, and in the next they ask for a call."),
        TK("A colleague signed it. You look at it and say yes, or send it "
           "back."),
        TK("It waits: what comes in, and what is here already?"),
};

const struct fault *
practise_need(struct ctx *ctx)
{
	if (!ctx->app->demo)
		return fault_refused(ctx, "The people here are real. Practise "
		                          "in an installation where everybody "
		                          "is made up");
	return NULL;
}

bool
practise_may(const struct ctx *ctx, enum demo_rehearsal what)
{
	return what != REHEARSE_COUNTERSIGN || ctx_can(ctx, CAN_COUNTERSIGN);
}

const struct fault *
practise_list(struct ctx *ctx, struct practised **out, size_t *n)
{
	struct person_id *persons;
	struct person_head *heads;
	size_t within = 0, at = 0;

	TRY(practise_store_list(ctx, out, n));
	persons = arena_new(ctx->arena, struct person_id, *n + 1);
	for (size_t i = 0; i < *n; i++)
		if ((*out)[i].reached)
			persons[within++] = (*out)[i].person;
	TRY(people_heads(ctx, persons, within, &heads));
	for (size_t i = 0; i < *n; i++) {
		if (!(*out)[i].reached)
			continue;
		(*out)[i].crn = heads[at].crn;
		(*out)[i].name = heads[at++].name;
	}
	return NULL;
}

/* --- making --------------------------------------------------------------- */

static const struct fault *
room_check(struct ctx *ctx)
{
	struct practised *made;
	int64_t day;
	size_t n;

	TRY(practise_store_hold(ctx)); /* two at once come one by one */
	TRY(practise_store_list(ctx, &made, &n));
	if (n >= PRACTISE_MOST)
		return fault_refused(ctx, "You have made six already. Take "
		                          "somebody away first");
	TRY(practise_store_day(ctx, &day));
	if (day >= PRACTISE_DAY_MOST)
		return fault_refused(ctx, "You have made twenty in a day. Try "
		                          "again tomorrow");
	return NULL;
}

static const struct fault *
what_check(struct ctx *ctx, int what)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (what < 0 || what >= REHEARSE_COUNT)
		problems_add(&problems, "what", "Choose what to practise");
	TRY(problems_fault(&problems));
	if (!practise_may(ctx, (enum demo_rehearsal)what))
		return fault_refused(ctx, "An assessment is looked at second "
		                          "by a senior or a manager");
	return NULL;
}

/* Whose the person is while it is made: nobody looks second at what they signed
 * themselves, so that is a colleague's. */
static const struct fault *
worker_of(struct ctx *ctx, enum demo_rehearsal what, struct user_id *out)
{
	struct identity_entry *staff;
	size_t n;

	*out = ctx->actor;
	if (what != REHEARSE_COUNTERSIGN)
		return NULL;
	TRY(identity_users(ctx, R(CASE_MANAGER), &staff, &n));
	for (size_t i = 0; i < n; i++) {
		if (staff[i].id.v == ctx->actor.v ||
		    staff[i].organisation.v != ctx->who.organisation.v)
			continue;
		*out = staff[i].id;
		return NULL;
	}
	return fault_refused(ctx, "There is no colleague who could have signed "
	                          "it");
}

const struct fault *
practise_make(struct ctx *ctx, int what, struct practised *out)
{
	struct practised made = {.id = id_new(), .at = ctx->now};
	struct demo_person who = {.jay = false};
	struct user_id worker;

	TRY(practise_need(ctx));
	TRY(what_check(ctx, what));
	TRY(room_check(ctx));
	made.what = (enum demo_rehearsal)what;
	TRY(worker_of(ctx, made.what, &worker));
	TRY(practise_person(ctx, made.what, worker, &who));
	made.person = who.person;
	made.crn = who.crn;
	made.name = who.first_name;
	TRY(practise_store_add(ctx, &made));
	TRY(audit_record(ctx, "practise.made", made.person, made.id));
	*out = made;
	return NULL;
}

/* --- taking away ---------------------------------------------------------- */

/* Nothing is deleted: placed with nobody they are in nobody's reach, and their
 * sign-in ends. */
const struct fault *
practise_take_away(struct ctx *ctx, int64_t id)
{
	struct practised made = {.id = 0};
	struct identity_own own;
	bool found = false;

	TRY(practise_need(ctx));
	TRY(practise_store_one(ctx, id, &made, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that person");
	TRY(practise_store_end(ctx, id));
	TRY(identity_own(ctx, made.person, &own));
	if (own.user.v != 0)
		TRY(identity_user_disable(ctx, own.user, true));
	TRY(access_close(ctx, made.person));
	return audit_record(ctx, "practise.taken_away", made.person, id);
}
