/*
 * audit_check.c - walking the lanes and the seals.
 *
 * An entry is compared with its own hash and place; the end of a lane with
 * its head; and each seal with the entries it was made over.  Whatever is
 * found first is said; the rest would follow from it.
 */
#include "kernel/audit/audit_local.h"

struct walk {
	struct ctx *ctx;
	struct text broken;
	int64_t entries;
	/* the lane */
	int64_t lane;
	int64_t number;
	unsigned char before[32];
	size_t before_n;
	/* the seals */
	int64_t reached[AUDIT_LANES];
};

static struct str
number_words(struct ctx *ctx, int64_t v)
{
	return str_print(ctx->arena, "%lld", (long long)v);
}

static bool
bytes_equal(struct bytes a, struct bytes b)
{
	return str_equal((struct str){(const char *)a.p, a.n},
	                 (struct str){(const char *)b.p, b.n});
}

static void
before_set(struct walk *w, struct bytes hash)
{
	w->before_n = hash.n > sizeof(w->before) ? sizeof(w->before) : hash.n;
	for (size_t i = 0; i < w->before_n; i++)
		w->before[i] = hash.p[i];
}

static void
altered(struct walk *w, int64_t number)
{
	w->broken = TEXT("Lane {lane} of the audit was altered at entry"
	                 " {entry}",
	                 {"lane", number_words(w->ctx, w->lane)},
	                 {"entry", number_words(w->ctx, number)});
}

/* Whether the row is the entry that follows, as it was written. */
static bool
entry_sound(struct walk *w, const struct row *row, struct audit_entry *entry)
{
	int purpose = str_word(row_str(row, "purpose"), purpose_words);

	audit_store_entry_read(row, entry);
	if (purpose < 0 || entry->number != w->number + 1)
		return false;
	entry->purpose = (enum purpose)purpose;
	return bytes_equal(
	        entry->hash,
	        audit_entry_hash(w->ctx->arena,
	                         (struct bytes){w->before, w->before_n},
	                         entry));
}

static const struct fault *
walk_entry(void *data, const struct row *row)
{
	struct walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	struct audit_entry entry;

	if (w->broken.key != NULL)
		return NULL;
	if (!entry_sound(w, row, &entry)) {
		altered(w, w->number + 1);
		return NULL;
	}
	before_set(w, entry.hash);
	w->number++;
	w->entries++;
	arena_release(w->ctx->arena, mark);
	return NULL;
}

static const struct fault *
walk_lane(struct walk *w, const struct audit_head *head)
{
	struct bytes none = {0};

	w->lane = head->lane;
	w->number = 0;
	before_set(w, none);
	TRY(audit_store_lane_each(w->ctx, head->lane, walk_entry, w));
	if (w->broken.key == NULL &&
	    (w->number != head->number ||
	     !bytes_equal(head->hash, (struct bytes){w->before, w->before_n})))
		w->broken = TEXT("Lane {lane} of the audit ends at entry"
		                 " {entry}, but more were written",
		                 {"lane", number_words(w->ctx, w->lane)},
		                 {"entry", number_words(w->ctx, w->number)});
	return NULL;
}

static void
seal_broken(struct walk *w, const struct audit_seal_row *seal)
{
	w->broken = TEXT("The audit does not match its seal of {when}",
	                 {"when", instant_iso(w->ctx->arena, seal->at)});
}

/* The heads that a seal was made over, from the entries as they are now. */
static const struct fault *
seal_heads(struct walk *w, const struct audit_seal_row *seal,
           struct audit_head *heads, size_t *n)
{
	int64_t steps[AUDIT_LANES];

	*n = 0;
	if (!audit_steps_read(seal->steps, steps)) {
		seal_broken(w, seal);
		return NULL;
	}
	for (int lane = 0; lane < AUDIT_LANES; lane++) {
		struct audit_head *head = &heads[*n];

		w->reached[lane] += steps[lane];
		if (steps[lane] == 0)
			continue;
		*head = (struct audit_head){.lane = lane,
		                            .number = w->reached[lane]};
		TRY(audit_store_hash_at(w->ctx, lane, head->number,
		                        &head->hash));
		(*n)++;
	}
	return NULL;
}

static const struct fault *
walk_seal(void *data, const struct row *row)
{
	struct walk *w = data;
	struct arena_mark mark = arena_mark(w->ctx->arena);
	struct audit_seal_row seal;
	struct audit_head heads[AUDIT_LANES];
	struct bytes before = {w->before, w->before_n};
	size_t n;

	if (w->broken.key != NULL)
		return NULL;
	audit_store_seal_read(row, &seal);
	TRY(seal_heads(w, &seal, heads, &n));
	if (w->broken.key == NULL &&
	    !bytes_equal(seal.hash, audit_seal_hash(w->ctx->arena, before,
	                                            seal.at, heads, n)))
		seal_broken(w, &seal);
	if (w->broken.key != NULL)
		return NULL;
	before_set(w, seal.hash);
	arena_release(w->ctx->arena, mark);
	return NULL;
}

const struct fault *
audit_check(struct ctx *ctx, struct text *broken, int64_t *entries)
{
	struct walk *w = arena_new(ctx->arena, struct walk, 1);
	struct audit_head *heads =
	        arena_new(ctx->arena, struct audit_head, AUDIT_LANES);
	struct bytes none = {0};
	size_t n;

	w->ctx = ctx;
	TRY(audit_store_heads(ctx, heads, &n));
	if (n != AUDIT_LANES)
		w->broken = TEXT("A lane of the audit is missing");
	for (size_t i = 0; i < n && w->broken.key == NULL; i++)
		TRY(walk_lane(w, &heads[i]));
	before_set(w, none);
	if (w->broken.key == NULL)
		TRY(audit_store_seal_each(ctx, walk_seal, w));
	*broken = w->broken;
	*entries = w->entries;
	return NULL;
}
