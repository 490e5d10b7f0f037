/*
 * know_tells.c - rules: who reads the words of what helps.
 */
#include "practice/support/know_tells.h"

#include "base/fold.h"
#include "base/wording.h"
#include "practice/support/support_local.h"

/* Letters of a condition's word that says something by itself: "loss in one
 * ear" is no name. */
#define TELLING_LEAST 5
#define WORDS_MOST    20

static bool
holds_on(const struct know_telling *telling, struct date on)
{
	struct date from;

	return date_make(telling->from.year, telling->from.month,
	                 telling->from.day, &from) &&
	       !date_before(on, from);
}

/* A longer word of the condition that is among these words. */
static struct str
part_of(struct arena *arena, struct str words, struct str condition)
{
	struct str parts[WORDS_MOST];
	size_t n = fold_words(arena, condition, parts, WORDS_MOST);

	for (size_t i = 0; i < n; i++)
		if (parts[i].n >= TELLING_LEAST &&
		    !str_empty(
		            wording_form(arena, words, str_c(arena, parts[i]))))
			return parts[i];
	return S("");
}

struct str
know_tells(struct arena *arena, struct str words, struct date on,
           const struct str *conditions, size_t n)
{
	struct str found = S("");

	if (str_empty(words))
		return found;
	for (size_t i = 0; i < n && str_empty(found); i++)
		found = know_names_one(arena, words, &conditions[i], 1)
		                ? conditions[i]
		                : part_of(arena, words, conditions[i]);
	for (const struct know_telling *t = know_tellings;
	     t->forms != NULL && str_empty(found); t++)
		if (holds_on(t, on))
			found = wording_form(arena, words, t->forms);
	return found;
}

bool
know_shared(struct arena *arena, const struct know_entry *entry, struct date on,
            const struct str *conditions, size_t n)
{
	if (entry->share != KNOW_UNASKED)
		return entry->share == KNOW_SHARED;
	return entry->by.voice == SUPPORT_OWN &&
	       str_empty(know_tells(arena, entry->words, on, conditions, n));
}

static const struct fault *
share_check(struct ctx *ctx, const struct know_entry *entry, bool own,
            bool shared)
{
	if (entry->kind != KNOW_HELP || str_empty(entry->words))
		return fault_not_found(ctx, "We cannot find those words");
	if (!know_stands(entry))
		return fault_refused(ctx, "This was taken back before");
	if (!own && entry->share == KNOW_KEPT_OWN)
		return fault_refused(ctx, "They said no to this themselves. "
		                          "Only they change that");
	if (shared == (entry->share == KNOW_SHARED) &&
	    entry->share != KNOW_UNASKED)
		return fault_refused(ctx, "That was said already");
	return NULL;
}

const struct fault *
know_share(struct ctx *ctx, struct person_id person, struct know_id id,
           bool shared)
{
	bool own = support_is_own(ctx, person);
	struct know_entry entry = {.code = -1};
	struct know_said said;

	TRY(support_need_writer(ctx, person));
	TRY(know_store_entry(ctx, person, id, &entry));
	TRY(share_check(ctx, &entry, own, shared));
	TRY(know_store_said(ctx, id, &said));
	/* A no is one more at most: nobody is held to a yes. */
	if (shared && said.shares >= KNOW_SAID_MOST)
		return know_too_often(ctx, person, &entry);
	TRY(know_store_share(ctx, person, id, shared,
	                     own ? SUPPORT_OWN : SUPPORT_FOR));
	return support_record(ctx, person, "support.share_said",
	                      know_kinds[entry.kind], id.v);
}
