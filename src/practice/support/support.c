/*
 * support.c - what the rules of both parts share.
 */
#include "practice/support/support_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"

bool
support_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

bool
support_is_theirs(const struct ctx *ctx, struct person_id person,
                  const struct support_by *by)
{
	if (support_is_own(ctx, person))
		return by->voice != SUPPORT_WORKER;
	return by->voice != SUPPORT_OWN && by->user.v == ctx->actor.v;
}

/* Reach is not enough: somebody named to a case in another role than a
 * worker's finds nothing of this. */
static const struct fault *
need(struct ctx *ctx, struct person_id person, enum permission own,
     enum permission worker)
{
	if (!ctx_can(ctx, support_is_own(ctx, person) ? own : worker))
		return fault_not_found(ctx, "We cannot find that person");
	return worker == CAN_WRITE_PLAN ? access_hold(ctx, person)
	                                : access_need(ctx, person);
}

const struct fault *
support_need_reader(struct ctx *ctx, struct person_id person)
{
	return need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE);
}

const struct fault *
support_need_writer(struct ctx *ctx, struct person_id person)
{
	return need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN);
}

const struct fault *
support_record(struct ctx *ctx, struct person_id person, const char *what,
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
support_problems(struct ctx *ctx, struct problems *given,
                 struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

void
support_length(struct problems *problems, const char *field, struct str words,
               size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field,
	             "This is too long: use {most} letters at most",
	             {"most", str_print(problems->arena, "%zu", most)});
}

const struct fault *
support_names(struct ctx *ctx, struct support_by **by, size_t n)
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

struct support_by
support_by_of(const struct row *row)
{
	return (struct support_by){
	        .user = {row_i64(row, "made_by")},
	        .at = row_instant(row, "made_at"),
	        .voice = (enum support_voice)row_enum(row, "voice",
	                                              support_voices),
	};
}
