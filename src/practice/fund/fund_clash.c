/*
 * fund_clash.c - rules: a request against live requirements: none, or ask.
 *
 * Which kind asks about which purpose is the rule "fund.clash" of register/
 * policy (selector requirement=, purpose=; ask or none), and which words ask
 * whatever the purpose "fund.clash_words".  The register holds kind and days
 * of a requirement, so a place or an hour is for a person to compare.
 */
#include "base/fold.h"
#include "practice/fund/fund_notes.h"
#include "register/orders/orders.h"
#include "register/policy/policy.h"

#define WORDS_MOST 128

/* What to ask about each kind; a kind that is not here never asks. */
static const struct {
	const char *kind;
	enum fund_note_code code;
} questions[] = {
        {"exclusion", NOTE_PLACE},
        {"restriction_zone", NOTE_PLACE},
        {"curfew", NOTE_HOURS},
        {"alcohol_abstinence", NOTE_ALCOHOL},
        {"drinking_place_prohibition", NOTE_ALCOHOL},
        {"prohibited_activity", NOTE_ACTIVITY},
        {"residence", NOTE_HOME},
        {"foreign_travel", NOTE_ABROAD},
        {"driving_prohibition", NOTE_DRIVING},
        {"event_prohibition", NOTE_EVENT},
        {"licence_condition", NOTE_CONDITION},
};

/* Live on the day it is needed, or without one at any time from today. */
static bool
is_live(const struct ctx *ctx, const struct fund_request *q,
        const struct requirement *r)
{
	struct date needed = q->terms.needed_on;
	struct date from = date_is(needed) ? needed : ctx->today;

	if (date_is(r->ends_on) && date_before(r->ends_on, from))
		return false;
	return !date_is(needed) || !date_is(r->starts_on) ||
	       !date_before(needed, r->starts_on);
}

/* Whether what is asked for, or from whom, holds one of the words. */
static bool
holds_word(struct ctx *ctx, const struct fund_request *q, struct str list)
{
	struct str said =
	        str_print(ctx->arena, "%.*s %.*s %.*s", STR_ARG(q->terms.what),
	                  STR_ARG(q->terms.supplier), STR_ARG(q->terms.why));
	struct str in[WORDS_MOST], of[WORDS_MOST];
	size_t in_n =
	        fold_words(ctx->arena, fold(ctx->arena, said), in, WORDS_MOST);
	size_t of_n =
	        fold_words(ctx->arena, fold(ctx->arena, list), of, WORDS_MOST);

	for (size_t i = 0; i < in_n; i++)
		for (size_t k = 0; k < of_n; k++)
			if (str_equal(in[i], of[k]))
				return true;
	return false;
}

static const struct fault *
kind_asks(struct ctx *ctx, const struct fund_request *q, const char *kind,
          bool *out)
{
	struct policy_answer answer;
	struct str facts = str_print(ctx->arena, "requirement=%s purpose=%s",
	                             kind, fund_purposes[q->terms.purpose]);

	TRY(policy_get(ctx, "fund.clash", facts, ctx->today, &answer));
	*out = answer.found && str_is(answer.row.value, "ask");
	if (*out)
		return NULL;
	TRY(policy_get(ctx, "fund.clash_words", facts, ctx->today, &answer));
	*out = answer.found && holds_word(ctx, q, answer.row.value);
	return NULL;
}

static bool
any_live(const struct ctx *ctx, const struct fund_request *q,
         const struct requirement *list, size_t n, const char *kind)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(list[i].kind, kind) && is_live(ctx, q, &list[i]))
			return true;
	return false;
}

const struct fault *
fund_clash(struct ctx *ctx, const struct fund_request *q,
           struct fund_notes *notes, enum fund_clash *out)
{
	struct requirement *list;
	size_t n;

	*out = FUND_CLASH_NONE;
	TRY(requirements_of(ctx, q->person, &list, &n));
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		bool asks = false;

		if (any_live(ctx, q, list, n, questions[i].kind))
			TRY(kind_asks(ctx, q, questions[i].kind, &asks));
		if (!asks)
			continue;
		*out = FUND_CLASH_ASK;
		fund_note_add(notes, questions[i].code,
		              str_of(questions[i].kind));
	}
	if (*out == FUND_CLASH_NONE)
		fund_note_add(notes, NOTE_NO_CLASH, S(""));
	return NULL;
}
