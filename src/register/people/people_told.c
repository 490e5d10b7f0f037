/*
 * people_told.c - what was told already.
 */
#include "register/people/people_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"

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
		problems_add(&problems, field, "Write {most} letters at most",
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
