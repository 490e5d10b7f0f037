/*
 * contact_side.c - rules: promises of each side, and how a meeting was.
 */
#include "practice/contact/contact_local.h"
#include "practice/contact/contact_told.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "practice/plan/plan_met.h"

static const struct fault *
side_keep(struct ctx *ctx, struct person_id person, const char *what,
          int64_t subject, const char *value)
{
	const struct event event = {
	        .person = person,
	        .kind = what,
	        .at = ctx->now,
	        .subject = subject,
	        .value = value,
	        .shared = true,
	};

	TRY(audit_record(ctx, what, person, subject));
	return outbox_event(ctx, &event);
}

/* --- promises ----------------------------------------------------------- */

/* Whose promise it is says who is bound: a worker's is that worker's. */
static const struct fault *
promise_add(struct ctx *ctx, struct person_id person, struct contact_id contact,
            enum contact_side side, const struct contact_promised *promised,
            struct promise_id *out)
{
	const struct contact_promise promise = {
	        .id = {id_new()},
	        .person = person,
	        .contact = contact,
	        .side = side,
	        .worker = side == CONTACT_WORKER ? ctx->actor
	                                         : (struct user_id){0},
	        .words = promised->words,
	        .due = promised->due,
	        .made_at = ctx->now,
	};

	TRY(contact_store_promise_add(ctx, &promise));
	*out = promise.id;
	return side_keep(ctx, person, "contact.promised", promise.id.v,
	                 contact_sides[side]);
}

const struct fault *
contact_promises_add(struct ctx *ctx, const struct contact *contact,
                     const struct contact_terms *terms)
{
	struct promise_id id;

	for (int side = 0; side < CONTACT_SIDE_COUNT; side++)
		if (!str_empty(terms->promised[side].words))
			TRY(promise_add(ctx, contact->person, contact->id,
			                (enum contact_side)side,
			                &terms->promised[side], &id));
	return NULL;
}

const struct fault *
contact_promise_make(struct ctx *ctx, struct person_id person,
                     struct contact_id contact, enum contact_side side,
                     const struct contact_promised *promised,
                     struct problems *problems, struct promise_id *out)
{
	struct problems fresh;
	struct contact at;

	TRY(access_need(ctx, person));
	if (contact.v != 0)
		TRY(contact_read(ctx, person, contact, &at));
	if (contact_is_own(ctx, person) && side != CONTACT_PERSON)
		return fault_refused(ctx, "Each side makes its own promise");
	if (problems == NULL) {
		problems_init(&fresh, ctx->arena);
		problems = &fresh;
	}
	if (str_empty(promised->words))
		problems_add(problems, "promise", "Write what is promised");
	contact_words_check(problems, "promise", promised->words,
	                    CONTACT_LINE_MOST);
	if (date_is(promised->due) && date_before(promised->due, ctx->today))
		problems_add(problems, "due", "The day must be today or later");
	TRY(problems_fault(problems));
	return promise_add(ctx, person, contact, side, promised, out);
}

const struct fault *
contact_promise_keep(struct ctx *ctx, struct promise_id id, bool kept)
{
	struct contact_promise promise;

	TRY(contact_store_promise_lock(ctx, id, &promise));
	if (promise.kept != CONTACT_OPEN)
		return fault_refused(
		        ctx, "It was said before what came of this promise");
	promise.kept = kept ? CONTACT_KEPT : CONTACT_NOT_KEPT;
	promise.kept_at = ctx->now;
	promise.kept_by = ctx->actor;
	TRY(contact_store_promise_save(ctx, &promise));
	return side_keep(ctx, promise.person,
	                 kept ? "contact.promise_kept"
	                      : "contact.promise_not_kept",
	                 promise.id.v, contact_sides[promise.side]);
}

const struct fault *
contact_promise_names(struct ctx *ctx, struct contact_promise *list, size_t n)
{
	struct user_id *users;
	struct str *names;

	if (n == 0)
		return NULL;
	users = arena_new(ctx->arena, struct user_id, 2 * n);
	for (size_t i = 0; i < n; i++) {
		users[2 * i] = list[i].worker;
		users[2 * i + 1] = list[i].kept_by;
	}
	TRY(identity_names(ctx, users, 2 * n, &names));
	for (size_t i = 0; i < n; i++) {
		list[i].worker_name = names[2 * i];
		list[i].kept_name = names[2 * i + 1];
	}
	return NULL;
}

/* --- how it was --------------------------------------------------------- */

static bool
stars_are(int stars)
{
	return stars >= 0 && stars <= 5;
}

static const struct fault *
rating_check(struct ctx *ctx, const struct contact_rating *rating)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (!stars_are(rating->heard))
		problems_add(&problems, "heard", "Choose a number from 1 to 5");
	if (!stars_are(rating->fair))
		problems_add(&problems, "fair", "Choose a number from 1 to 5");
	if (!stars_are(rating->useful))
		problems_add(&problems, "useful",
		             "Choose a number from 1 to 5");
	if (rating->heard == 0 && rating->fair == 0 && rating->useful == 0)
		problems_add(&problems, "heard",
		             "Answer at least one of the questions");
	return problems_fault(&problems);
}

const struct fault *
contact_rate(struct ctx *ctx, struct contact_id id,
             const struct contact_rating *rating)
{
	struct contact_rating given = *rating;
	struct contact contact;

	TRY(contact_take(ctx, id, 0, &contact));
	if (!contact_is_own(ctx, contact.person))
		return fault_refused(ctx, "Only the person can say how a "
		                          "meeting was");
	if (!contact_is_attended(contact.outcome))
		return fault_refused(ctx, "You can say how a meeting was once "
		                          "you were there");
	TRY(rating_check(ctx, rating));
	given.at = ctx->now;
	given.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(contact_store_rating_put(ctx, &contact, &given));
	return side_keep(ctx, contact.person, "contact.rated", contact.id.v,
	                 NULL);
}

/* --- written down as they said it ----------------------------------------- */

struct plan_scribe
contact_hand_now(const struct ctx *ctx, enum plan_how how)
{
	return (struct plan_scribe){
	        .how = how, .by = ctx->actor, .at = ctx->now, .on = DATE_NONE};
}

const struct fault *
contact_told_check(struct ctx *ctx, struct person_id person, bool said,
                   const struct plan_scribe *hand, enum plan_how how)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (!plan_how_is_typed(how))
		problems_add(&problems, "said_how", "Choose how they said it");
	TRY(problems_fault(&problems));
	TRY(plan_how_check(ctx, person, how));
	if (said && !plan_scribe_is(hand))
		return fault_refused(ctx, "They have said it themselves: only "
		                          "they can change it");
	return NULL;
}

const struct fault *
contact_rate_told(struct ctx *ctx, struct contact_id id, int64_t seen,
                  const struct contact_rating *rating, enum plan_how how)
{
	struct contact_rating given = *rating, was;
	struct contact contact;

	TRY(contact_take(ctx, id, seen, &contact));
	TRY(contact_worker_need(ctx, contact.person));
	if (!contact_is_attended(contact.outcome))
		return fault_refused(ctx, "How a meeting was is written down "
		                          "once they were there");
	TRY(rating_check(ctx, rating));
	TRY(contact_store_rating(ctx, id, &was));
	TRY(contact_told_check(ctx, contact.person, instant_is(was.at),
	                       &was.hand, how));
	given.at = ctx->now;
	given.hand = contact_hand_now(ctx, how);
	TRY(contact_store_rating_put(ctx, &contact, &given));
	return side_keep(ctx, contact.person, "contact.rating_told",
	                 contact.id.v, NULL);
}

const struct fault *
contact_rating_read(struct ctx *ctx, struct contact_id id,
                    struct contact_rating *out)
{
	TRY(contact_store_rating(ctx, id, out));
	if (!plan_scribe_is(&out->hand))
		return NULL;
	return identity_user_name(ctx, out->hand.by, &out->hand.name);
}
