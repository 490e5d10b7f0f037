/*
 * ending_common.c - what the rules of an ending share: who may, by whose hand,
 * and what is written down of it.
 */
#include "practice/ending/ending_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

bool
ending_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

/* Who may write: the person, and a worker within reach; or a worker alone. */
const struct fault *
ending_may_write(struct ctx *ctx, struct person_id person, bool worker_only)
{
	bool own = ending_is_own(ctx, person);

	if ((own && worker_only) ||
	    !ctx_can(ctx, own ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return fault_not_found(ctx, "We cannot find that person");
	return access_hold(ctx, person);
}

const struct fault *
ending_take(struct ctx *ctx, struct person_id person, bool worker_only,
            struct ending *out)
{
	TRY(ending_may_write(ctx, person, worker_only));
	TRY(ending_store_lock(ctx, person));
	TRY(ending_store_read(ctx, person, 0, out));
	if (out->id == 0)
		return fault_refused(ctx, "The ending has not begun. Begin it "
		                          "first");
	return NULL;
}

enum ending_voice
ending_voice_of(const struct ctx *ctx, struct person_id person)
{
	return ending_is_own(ctx, person) ? ENDING_OWN : ENDING_FOR;
}

const struct fault *
ending_record(struct ctx *ctx, struct person_id person, const char *what,
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

/* The caller's problems, or these where it has none. */
struct problems *
ending_problems(struct ctx *ctx, struct problems *given, struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

void
ending_length_check(struct problems *problems, const char *field,
                    struct str words, size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field,
	             "This is too long: use {most} letters at most",
	             {"most", str_print(problems->arena, "%zu", most)});
}

void
ending_words_check(struct problems *problems, const char *field,
                   struct str words, size_t most)
{
	if (str_empty(words))
		problems_add(problems, field, "Write it down first");
	ending_length_check(problems, field, words, most);
}

const struct fault *
ending_no_room(struct ctx *ctx)
{
	return fault_refused(ctx, "There is no room for more here. Say it "
	                          "when you meet");
}
