/*
 * fund_float_count.c - rules: counting a float, and what differs.
 */
#include "practice/fund/fund_float_local.h"

#include "kernel/audit/audit.h"
#include "practice/fund/fund_month.h"

/* --- counting --------------------------------------------------------- */

/* What should be in it: the books, and what is known to differ. */
const struct fault *
fund_float_expected(struct ctx *ctx, const struct fund_float *f,
                    struct money *out)
{
	struct fund_count *list;
	size_t n;

	*out = f->left;
	TRY(fund_float_counts(ctx, f->id, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].state == FUND_GAP ||
		    list[i].state == FUND_GAP_EXPLAINED)
			out->pence += list[i].gap.pence;
	return NULL;
}

static void
count_check(struct ctx *ctx, const struct fund_count *count,
            struct problems *problems)
{
	if (count->counted.pence < 0 || count->counted.pence > FUND_PENCE_MOST)
		problems_add(problems, "sum",
		             "Enter what you counted, in figures");
	if (str_empty(count->witness))
		problems_add(problems, "witness", "Enter who counted with you");
	else if (identity_is_actors_name(ctx, count->witness))
		problems_add(problems, "witness",
		             "Somebody else counts with you");
	fund_words_check(problems, "witness", count->witness, FUND_LINE_MOST);
	if (problems->n == 0 && count->gap.pence != 0 &&
	    str_empty(count->words))
		problems_add(problems, "words",
		             "There should be {sum}. Say what you know about "
		             "the difference",
		             {"sum", money_show(ctx->arena, count->expected)});
	fund_words_check(problems, "words", count->words, FUND_WORDS_MOST);
}

const struct fault *
fund_float_count(struct ctx *ctx, struct account_id id, struct money counted,
                 struct str words, struct str witness)
{
	struct fund_count count = {.id = id_new(),
	                           .on = ctx->today,
	                           .counted = counted,
	                           .words = words,
	                           .witness = witness};
	struct fund_float f;
	struct problems problems;

	TRY(fund_float_take(ctx, id, &f));
	if (f.holder.v != ctx->actor.v)
		return fault_refused(ctx, "Its holder counts a float, with "
		                          "somebody beside them");
	TRY(fund_float_expected(ctx, &f, &count.expected));
	count.gap.pence = counted.pence - count.expected.pence;
	count.state = count.gap.pence == 0 ? FUND_EVEN : FUND_GAP;
	problems_init(&problems, ctx->arena);
	count_check(ctx, &count, &problems);
	TRY(problems_fault(&problems));
	TRY(fund_count_store_add(ctx, f.id, &count));
	TRY(fund_float_store_counted(ctx, f.id));
	return audit_record_detail(ctx, "fund.float_counted",
	                           (struct person_id){0}, f.id.v,
	                           str_print(ctx->arena, "differs=%lld",
	                                     (long long)count.gap.pence));
}

/* --- what differs ----------------------------------------------------- */

static const struct fault *
gap_take(struct ctx *ctx, struct account_id id, int64_t count,
         struct fund_float *f, struct fund_count *out)
{
	struct fund_count *list;
	size_t n;

	TRY(fund_float_take(ctx, id, f));
	if (f->holder.v == ctx->actor.v)
		return fault_refused(ctx, "Others settle what differs in the "
		                          "float you hold");
	TRY(fund_float_counts(ctx, f->id, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].id == count) {
			*out = list[i];
			return NULL;
		}
	return fault_not_found(ctx, "We cannot find that count");
}

const struct fault *
fund_gap_explain(struct ctx *ctx, struct account_id id, int64_t count,
                 struct str words)
{
	struct fund_float f;
	struct fund_count c = {.state = FUND_EVEN};
	struct problems problems;

	TRY(gap_take(ctx, id, count, &f, &c));
	if (c.state != FUND_GAP)
		return fault_refused(ctx, "Nothing here waits for that");
	problems_init(&problems, ctx->arena);
	if (str_empty(words))
		problems_add(&problems, "explained",
		             "Say what was found out about the difference");
	fund_words_check(&problems, "explained", words, FUND_WORDS_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_count_store_explained(ctx, c.id, words));
	return audit_record(ctx, "fund.float_explained", (struct person_id){0},
	                    f.id.v);
}

/* By the same person under another sign-in, too. */
static const struct fault *
second_check(struct ctx *ctx, const struct fund_count *c)
{
	bool same;

	TRY(identity_is_actor(ctx, c->explained_by, &same));
	if (same)
		return fault_refused(ctx, "Somebody else stands behind this as "
		                          "well: you have already");
	return NULL;
}

const struct fault *
fund_gap_settle(struct ctx *ctx, struct account_id id, int64_t count)
{
	struct fund_float f;
	struct fund_count c = {.state = FUND_EVEN};
	struct entry_id entry;
	bool less;
	struct money sum;

	TRY(gap_take(ctx, id, count, &f, &c));
	if (c.state != FUND_GAP_EXPLAINED)
		return fault_refused(ctx, "Nothing here waits for that");
	TRY(second_check(ctx, &c));
	TRY(fund_month_check(ctx, f.organisation, ctx->today));
	less = c.gap.pence < 0;
	sum.pence = less ? -c.gap.pence : c.gap.pence;
	TRY(fund_float_move(ctx, less ? f.id : f.odds, less ? f.odds : f.id,
	                    sum, "fund.float_settled", &entry));
	TRY(fund_count_store_settled(ctx, c.id, entry));
	return audit_record(ctx, "fund.float_settled", (struct person_id){0},
	                    f.id.v);
}
