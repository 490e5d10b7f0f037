/*
 * submission_result.c - rules: what was published of a submission.
 */
#include "insight/submission/submission_result.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "insight/evaluation/evaluation.h"
#include "kernel/audit/audit.h"

#define WHOLE      1000 /* of a share: tenths of a per cent */
#define COUNT_MOST 10000000

bool
submission_points_read(struct str typed, int64_t *out)
{
	static const char *const signs[] = {"-", "−"};
	bool below = false;
	int64_t tenths;

	for (size_t i = 0; !below && i < 2; i++) {
		below = str_starts(typed, str_of(signs[i]));
		if (below)
			typed = str_slice(typed, strlen(signs[i]), typed.n);
	}
	if (!study_share_read(typed, &tenths))
		return false;
	*out = below ? -tenths : tenths;
	return true;
}

struct str
submission_points_show(struct arena *arena, int64_t tenths)
{
	struct str share =
	        study_share_show(arena, tenths < 0 ? -tenths : tenths);

	return tenths < 0 ? str_print(arena, "−%.*s", STR_ARG(share)) : share;
}

static bool
is_rate(int64_t tenths)
{
	return tenths >= 0 && tenths <= WHOLE;
}

static bool
is_points(int64_t tenths)
{
	return tenths >= -WHOLE && tenths <= WHOLE;
}

static void
rates_check(const struct submission_found *f, struct problems *problems)
{
	if (!is_rate(f->rate))
		problems_add(problems, "rate",
		             "Enter how many in 100 on the programme "
		             "reoffended");
	if (!is_rate(f->other_rate))
		problems_add(problems, "other_rate",
		             "Enter how many in 100 of those compared "
		             "reoffended");
}

/* The ends of the interval; the difference of the rates lies between them. */
static void
ends_check(const struct submission_found *f, struct problems *problems)
{
	bool rates = is_rate(f->rate) && is_rate(f->other_rate);
	int64_t difference = rates ? f->rate - f->other_rate : 0;

	if (!is_points(f->low))
		problems_add(problems, "low",
		             "Enter the lower end in points, below 0 for "
		             "fewer: -23");
	if (!is_points(f->high) || f->high < f->low)
		problems_add(problems, "high",
		             "Enter the upper end in points, not below the "
		             "lower: -1");
	else if (rates && (difference < f->low || difference > f->high))
		problems_add(problems, "low",
		             "The difference of the two rates is not between "
		             "these ends. Fewer on the programme is below 0");
}

static void
people_check(const struct submission_found *f, struct date today,
             struct problems *problems)
{
	if (f->people < 2 || f->people > COUNT_MOST)
		problems_add(problems, "people",
		             "Enter how many on the programme were compared");
	if (f->others < 2 || f->others > COUNT_MOST)
		problems_add(problems, "others",
		             "Enter how many they were compared with");
	if (!date_is(f->published_on) || date_before(today, f->published_on))
		problems_add(problems, "published",
		             "Enter the day on which it was published");
	if (utf8_length(f->source) < 10)
		problems_add(problems, "source",
		             "Say where it was published: the title and the "
		             "address");
	else if (utf8_length(f->source) > SUBMISSION_WORDS_MOST)
		problems_add(problems, "source",
		             "This may have at most 600 characters");
}

const struct fault *
submission_result_put(struct ctx *ctx, int64_t submission,
                      const struct submission_found *found)
{
	struct submission_result *before;
	struct submission one;
	struct problems problems;
	size_t n;

	TRY(submission_one(ctx, submission, &one));
	problems_init(&problems, ctx->arena);
	rates_check(found, &problems);
	ends_check(found, &problems);
	people_check(found, ctx->today, &problems);
	TRY(submission_names_check(ctx, found->source, "source", &problems));
	TRY(problems_fault(&problems));
	TRY(submission_store_results(ctx, submission, &before, &n));
	if (n >= SUBMISSION_RESULTS_MOST)
		return fault_refused(ctx, "There are 20 results of this "
		                          "submission already, and no more are "
		                          "kept");
	TRY(submission_store_result_add(ctx, submission, found));
	return audit_record(ctx, "submission.result", (struct person_id){0},
	                    submission);
}

const struct fault *
submission_results(struct ctx *ctx, int64_t submission,
                   struct submission_result **out, size_t *n)
{
	return submission_store_results(ctx, submission, out, n);
}

void
submission_finding(const struct submission_found *found,
                   struct study_finding *out)
{
	const struct eval_power_in in = {
	        .base = (double)found->other_rate / WHOLE,
	        .treated = (double)found->people,
	        .ratio = (double)found->others / (double)found->people,
	        .fall = (double)found->other_rate / WHOLE / 2,
	        .power = 0.8,
	        .alpha = 0.05,
	};
	struct eval_power_out power = {NAN, NAN, NAN, 1};

	*out = (struct study_finding){
	        .word = found->high < 0  ? S("reduced")
	                : found->low > 0 ? S("increased")
	                                 : S("inconclusive"),
	        .estimate = (double)(found->rate - found->other_rate) / WHOLE,
	        .low = (double)found->low / WHOLE,
	        .high = (double)found->high / WHOLE,
	        .fall_seen = NAN,
	};
	if (eval_power_work(&in, &power))
		out->fall_seen = power.fall_seen;
}
