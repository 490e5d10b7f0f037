/*
 * identity_find.c - rules: a user found among many by an administrator.
 */
#include "kernel/identity/identity_store_local.h"

#include "base/fold.h"

#define WORDS_MOST 8

/* Whether every word begins one of the words of the name. */
static bool
name_has(struct arena *arena, struct str name, const struct str *words,
         size_t n)
{
	struct str parts[WORDS_MOST * 2];
	size_t parts_n = fold_words(arena, name, parts, WORDS_MOST * 2);

	for (size_t i = 0; i < n; i++) {
		bool found = false;

		for (size_t p = 0; p < parts_n && !found; p++)
			found = str_starts(parts[p], words[i]);
		if (!found)
			return false;
	}
	return n > 0;
}

static void
found_add(struct identity_hits *found, const struct identity_entry *entry)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->v[i].id.v == entry->id.v)
			return;
	if (found->n == IDENTITY_PAGE) {
		found->more = true;
		return;
	}
	found->v[found->n++] = *entry;
}

const struct fault *
identity_find(struct ctx *ctx, struct str typed, struct identity_hits *out)
{
	struct identity_hits found = {.n = 0};
	struct identity_entry *entries;
	struct str words[WORDS_MOST];
	size_t n;
	size_t words_n = fold_words(ctx->arena, typed, words, WORDS_MOST);

	found.v = arena_new(ctx->arena, struct identity_entry, IDENTITY_PAGE);
	TRY(identity_store_begins(ctx, str_lower(ctx->arena, str_trim(typed)),
	                          IDENTITY_PAGE + 1, &entries, &n));
	for (size_t i = 0; i < n; i++)
		found_add(&found, &entries[i]);
	TRY(identity_store_workers(ctx, &entries, &n));
	for (size_t i = 0; i < n; i++)
		if (name_has(ctx->arena, entries[i].name, words, words_n))
			found_add(&found, &entries[i]);
	*out = found;
	return NULL;
}
