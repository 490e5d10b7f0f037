/*
 * study_base.c - published shares who reoffend, as dated data, to begin the
 * power of a study from.
 */
#include "insight/study/study_local.h"
#include "register/policy/policy.h"

const char *const study_base_words[STUDY_BASES + 1] = {
        "custody", "short", "community", "companies", NULL};
static const char *const names[STUDY_BASES] = {
        TK("After custody"), TK("After custody of under a year"),
        TK("On community orders"), TK("With all probation companies")};

const struct fault *
study_bases_read(struct ctx *ctx, struct study_base *out, size_t *n)
{
	struct str facts[STUDY_BASES];
	struct policy_answer is[STUDY_BASES];

	*n = 0;
	for (size_t i = 0; i < STUDY_BASES; i++)
		facts[i] =
		        str_print(ctx->arena, "kind=%s", study_base_words[i]);
	TRY(policy_get_each(ctx, STUDY_BASE_RATE, facts, STUDY_BASES,
	                    ctx->today, is));
	for (size_t i = 0; i < STUDY_BASES; i++) {
		struct study_base one = {.word = str_of(study_base_words[i]),
		                         .name = text_get(names[i])};
		int month, day;

		if (!is[i].found ||
		    !study_share_read(is[i].row.value, &one.share))
			continue;
		date_split(is[i].row.valid_from, &one.year, &month, &day);
		one.source = is[i].row.source;
		one.verified = is[i].row.status != POLICY_UNVERIFIED;
		out[(*n)++] = one;
	}
	return NULL;
}

const struct fault *
study_base_take(struct ctx *ctx, struct str word, int64_t *base)
{
	struct study_base all[STUDY_BASES];
	size_t n;

	if (str_empty(word))
		return NULL;
	TRY(study_bases_read(ctx, all, &n));
	*base = -1;
	for (size_t i = 0; i < n; i++)
		if (str_equal(all[i].word, word))
			*base = all[i].share;
	return NULL;
}
