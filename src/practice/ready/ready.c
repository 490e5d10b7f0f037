/*
 * ready.c - rules that the parts of this folder share.
 */
#include "practice/ready/ready_base.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "practice/plan/plan_goal.h"

const char *const ready_voices[] = {"own", "for", "paper", NULL};

bool
ready_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

const struct fault *
ready_need(struct ctx *ctx, struct person_id person, bool write)
{
	enum permission own = write ? CAN_WRITE_OWN : CAN_SEE_OWN;
	enum permission worker = write ? CAN_WRITE_PLAN : CAN_SEE_PEOPLE;

	if (!ctx_can(ctx, ready_is_own(ctx, person) ? own : worker))
		return fault_not_found(ctx, "We cannot find that person");
	return write ? access_hold(ctx, person) : access_need(ctx, person);
}

const struct fault *
ready_need_worker(struct ctx *ctx, struct person_id person)
{
	if (ready_is_own(ctx, person))
		return fault_not_found(ctx, "We cannot find that person");
	return ready_need(ctx, person, true);
}

const struct fault *
ready_record(struct ctx *ctx, struct person_id person, const char *what,
             const char *value, int64_t subject)
{
	const struct event event = {
	        .person = person,
	        .kind = what,
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = subject,
	        .value = value,
	        .shared = true,
	};

	TRY(audit_record(ctx, what, person, subject));
	return outbox_event(ctx, &event);
}

struct problems *
ready_problems(struct ctx *ctx, struct problems *given, struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

void
ready_words_check(struct problems *problems, const char *field,
                  struct str words, const char *empty)
{
	if (empty != NULL && str_empty(words))
		problems_put(problems, field,
		             (struct text){.key = empty, .values = {{0}}});
	if (utf8_length(words) <= READY_WORDS_MOST)
		return;
	problems_add(
	        problems, field, "This is too long: use {most} letters at most",
	        {"most", str_print(problems->arena, "%d", READY_WORDS_MOST)});
}

const struct fault *
ready_named(struct ctx *ctx, struct ready_by *const *by, size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, n + 1);
	struct str *names;

	if (n == 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		users[i] = by[i]->user;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		by[i]->name = names[i];
	return NULL;
}

/* A goal for later: its day is chosen in the plan. */
const struct fault *
ready_goal_add(struct ctx *ctx, struct person_id person,
               const struct ready_goal *goal)
{
	bool own = ready_is_own(ctx, person);
	const struct plan_goal_terms terms = {
	        .title = goal->title,
	        .why = goal->why,
	        .area = (enum plan_area)goal->area,
	        .target = DATE_NONE,
	        .basis = own ? PLAN_BASIS_MINE : PLAN_BASIS_NEGOTIATED,
	        .voice = own ? PLAN_VOICE_OWN : PLAN_VOICE_FOR,
	        .no_words = own ? PLAN_NO_WORDS_NONE : PLAN_NO_WORDS_TALKED,
	};
	struct goal_id id;

	TRY(plan_goal_add(ctx, person, &terms, &id));
	TRY(ready_store_goal_add(ctx, person, goal->source, id.v));
	return audit_record(ctx, "ready.goal", person, id.v);
}
