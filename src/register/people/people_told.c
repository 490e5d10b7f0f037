/*
 * people_told.c - what was told already, and what the person says is wrong.
 */
#include "register/people/people_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

const struct fault *
people_told(struct ctx *ctx, struct person_id person, struct person_told **out,
            size_t *n)
{
	return people_store_told(ctx, person, out, n);
}

/* INVALID unless the words are so long. */
static const struct fault *
words_check(struct ctx *ctx, const char *field, struct str words, size_t most)
{
	struct problems problems;
	size_t n = utf8_length(words);

	problems_init(&problems, ctx->arena);
	if (n < 3)
		problems_add(&problems, field, "Write at least 3 characters");
	else if (n > most)
		problems_add(&problems, field,
		             "Write {most} characters or fewer",
		             {"most", str_print(ctx->arena, "%zu", most)});
	return problems_fault(&problems);
}

const struct fault *
people_tell(struct ctx *ctx, struct person_id person, struct str what)
{
	int64_t id = id_new();

	what = utf8_clean(ctx->arena, what);
	TRY(access_need(ctx, person));
	TRY(words_check(ctx, "what", what, 500));
	TRY(people_store_tell(ctx, person, id, what));
	TRY(audit_record(ctx, "people.told", person, id));
	return people_event(ctx, "people.told", person, id);
}

/* Tell the worker by mail that something waits, once until they have looked:
 * only where there is a server and an address, since it is on their first page
 * anyway. */
static const struct fault *
worker_tell(struct ctx *ctx, struct person_id person)
{
	struct correction *open;
	struct person_head head;
	size_t n;

	TRY(people_store_corrections(ctx, person, &open, &n));
	TRY(people_head(ctx, person, &head));
	if (n > 0 || ctx->app->smtp_url == NULL || str_empty(head.worker_email))
		return NULL;
	return outbox_message(
	        ctx, head.worker,
	        TK("Somebody you work with asks you to put something right. "
	           "Sign in to see what it is."),
	        head.worker_email,
	        str_print(ctx->arena, "%s/today", ctx->app->base_url));
}

const struct fault *
people_correct(struct ctx *ctx, struct str words)
{
	struct person_id person = ctx->who.person;
	int64_t id = id_new();

	words = utf8_clean(ctx->arena, words);
	TRY(access_need(ctx, person));
	TRY(words_check(ctx, "words", words, 1000));
	TRY(worker_tell(ctx, person));
	TRY(people_store_correction_add(ctx, person, id, words));
	TRY(audit_record(ctx, "people.correction_asked", person, id));
	return people_event(ctx, "people.correction_asked", person, id);
}

const struct fault *
people_corrected(struct ctx *ctx, struct person_id person, int64_t id)
{
	bool done;

	TRY(access_need(ctx, person));
	TRY(people_store_correction_done(ctx, person, id, &done));
	if (!done)
		return fault_refused(ctx, "This correction was dealt with "
		                          "already");
	TRY(audit_record(ctx, "people.corrected", person, id));
	return people_event(ctx, "people.corrected", person, id);
}
