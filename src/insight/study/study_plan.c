/*
 * study_plan.c - the plan of a study as the evaluation engine reads it
 * (docs/evaluation-plan.md): its bytes are what is registered.
 */
#include "insight/study/study_local.h"

#include <sodium.h>

#define PLAN_MOST ((size_t)64 * 1024)

/* A basic string of TOML: quotes, strokes and controls are written out. */
static void
put_words(struct buf *buf, struct str words)
{
	buf_char(buf, '"');
	for (size_t i = 0; i < words.n; i++) {
		unsigned char c = (unsigned char)words.p[i];

		if (c == '"' || c == '\\')
			buf_print(buf, "\\%c", c);
		else if (c < 0x20)
			buf_print(buf, "\\u%04x", c);
		else
			buf_char(buf, (char)c);
	}
	buf_char(buf, '"');
}

static void
put_key(struct buf *buf, const char *key, struct str words)
{
	buf_print(buf, "%s = ", key);
	put_words(buf, words);
	buf_char(buf, '\n');
}

static void
put_share(struct buf *buf, const char *key, int64_t tenths)
{
	buf_print(buf, "%s = %.3f\n", key, (double)tenths / 1000);
}

static void
put_study(struct buf *buf, const struct study_design *d)
{
	buf_lit(buf, "[study]\n");
	put_key(buf, "title", d->title);
	put_key(buf, "question", d->question);
	put_key(buf, "programme", S("My Direction"));
	put_key(buf, "lawful_basis", d->basis);
	buf_lit(buf, "reviewers = [");
	put_words(buf, d->reviewers);
	buf_lit(buf, "]\n");
}

static void
put_covariates(struct buf *buf, unsigned columns)
{
	for (int i = 0; i < STUDY_COLUMNS; i++) {
		if ((columns & (1u << i)) == 0)
			continue;
		buf_lit(buf, "\n[[covariates]]\n");
		put_key(buf, "name", str_of(study_column_words[i]));
		put_key(buf, "kind",
		        study_column_number((enum study_column)i) ? S("number")
		                                                  : S("word"));
	}
}

struct str
study_plan_text(struct arena *arena, const struct study_design *d)
{
	struct buf buf;

	buf_init(&buf, arena, PLAN_MOST);
	put_study(&buf, d);
	put_covariates(&buf, d->columns);
	put_share(&buf, "base", d->base);
	return buf_get(&buf);
}

struct str
study_plan_mark(struct arena *arena, struct str text)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)text.p, text.n);
	return str_hex(arena, (struct bytes){hash, sizeof(hash)});
}
