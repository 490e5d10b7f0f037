/*
 * know_read.c - what was said of a person as it stands, and what helps.
 */
#include "practice/support/know_tells.h"
#include "practice/support/support_local.h"

#include "kernel/access/access.h"

static const struct fault *
named(struct ctx *ctx, struct know *out)
{
	struct support_by **by =
	        arena_new(ctx->arena, struct support_by *, 3 * out->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++) {
		by[n++] = &out->entries[i].by;
		by[n++] = &out->entries[i].back;
		by[n++] = &out->entries[i].asked;
	}
	by[n++] = &out->done.by;
	return support_names(ctx, by, n);
}

const struct fault *
know_read_page(struct ctx *ctx, struct person_id person, int page,
               struct know *out)
{
	claim(page >= 1 && page <= KNOW_PAGES);
	TRY(support_need_reader(ctx, person));
	TRY(know_store_read(ctx, person, page, out));
	return named(ctx, out);
}

const struct fault *
know_read(struct ctx *ctx, struct person_id person, struct know *out)
{
	return know_read_page(ctx, person, 1, out);
}

/* In the reader's language; what was typed only where it names no condition
 * and others may read it. */
static struct str
line_words(struct arena *arena, struct date on,
           const struct know_line_rows *rows, const struct know_entry *entry)
{
	const struct support_edition *edition =
	        support_edition_of(entry->edition);
	struct str kind = text_get(edition->helps[entry->code]);
	bool shown = !str_empty(entry->words) &&
	             !know_names_one(arena, entry->words, rows->conditions,
	                             rows->conditions_n) &&
	             know_shared(arena, entry, on, rows->conditions,
	                         rows->conditions_n);

	if (entry->code == SUPPORT_ELSE)
		return shown ? entry->words : S("");
	return shown ? str_print(arena, "%.*s (%.*s)", STR_ARG(kind),
	                         STR_ARG(entry->words))
	             : kind;
}

const struct fault *
know_line(struct ctx *ctx, struct person_id person, struct know_line *out)
{
	struct know_line_rows rows = {0};
	struct str *v;

	TRY(access_need(ctx, person));
	TRY(know_store_line(ctx, person, &rows));
	v = arena_new(ctx->arena, struct str, rows.helps_n + 1);
	*out = (struct know_line){.v = v};
	for (size_t i = 0; i < rows.helps_n; i++) {
		struct str words = line_words(ctx->arena, ctx->today, &rows,
		                              &rows.helps[i]);

		out->large_print |= rows.helps[i].code == SUPPORT_LARGE_PRINT;
		out->easy_read |= rows.helps[i].code == SUPPORT_EASY_READ;
		if (!str_empty(words))
			v[out->n++] = words;
	}
	return NULL;
}
