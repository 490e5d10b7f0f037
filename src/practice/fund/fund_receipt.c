/*
 * fund_receipt.c - rules: handing a picture in, and moving it.
 */
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_receipt_local.h"

#include "register/policy/policy.h"

#define YEARS_OTHERWISE 7

static struct media_of
of_receipt(struct person_id person, struct fund_id kept_for)
{
	return (struct media_of){person, "fund.evidence", kept_for.v};
}

/* --- handing in ------------------------------------------------------- */

static const struct fault *
last_day(struct ctx *ctx, struct date *out)
{
	int64_t years;

	TRY(policy_get_i64(ctx, "fund.receipt_years", S(""), ctx->today,
	                   YEARS_OTHERWISE, &years));
	*out = date_add_months(ctx->today, (int)years * 12);
	return NULL;
}

static const struct fault *
picture_keep(struct ctx *ctx, const struct fund_request *q,
             const struct media_taken *taken, enum media_seen *seen)
{
	const struct media_of of = of_receipt(q->person, q->id);
	struct media_kept kept;
	struct date until;

	TRY(last_day(ctx, &until));
	TRY(media_keep(ctx, taken, &of, until, &kept));
	*seen = kept.seen;
	return fund_receipt_store_add(
	        ctx, &(struct fund_receipt){.id = kept.id,
	                                    .request = q->id,
	                                    .person = q->person,
	                                    .seen = kept.seen});
}

/* What a request is once something shows what became of its money. */
static const struct fault *
shown_save(struct ctx *ctx, struct fund_request *q)
{
	struct fund_reflection *told;
	size_t n;

	TRY(fund_store_reflections(ctx, q->id, &told, &n));
	q->state = n > 0 ? FUND_CLOSED : FUND_SHOWN;
	return fund_store_save(ctx, q);
}

static const struct fault *
words_fault(struct ctx *ctx, bool explained, struct str words)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (explained && str_empty(words))
		problems_add(&problems, "evidence", "Enter what became of it");
	fund_words_check(&problems, "evidence", words, FUND_WORDS_MOST);
	return problems_fault(&problems);
}

const struct fault *
fund_receipt_keep(struct ctx *ctx, struct fund_id id,
                  const struct media_taken *taken, bool explained,
                  struct str words, enum media_seen *seen)
{
	struct fund_request q;
	bool first;

	*seen = MEDIA_SEEN_NEW;
	if (taken == NULL)
		return fund_show(ctx, id, explained, words);
	TRY(fund_take(ctx, id, 0, &q));
	if (q.payment.v == 0)
		return fault_refused(ctx, "This is not paid yet");
	if (q.state == FUND_RETURNED)
		return fault_refused(ctx, "The money for this came back");
	first = fund_off_open(q.state);
	TRY(words_fault(ctx, first && explained, words));
	TRY(picture_keep(ctx, &q, taken, seen));
	if (!first)
		return fund_keep(ctx, &q, "fund.receipt", NULL);
	q.explained = explained;
	q.evidence = words;
	TRY(shown_save(ctx, &q));
	return fund_keep(ctx, &q, "fund.shown", NULL);
}

const struct fault *
fund_receipt_show(struct ctx *ctx, struct reply *reply,
                  const struct fund_receipt *receipt, enum media_how how)
{
	const struct media_of of =
	        of_receipt(receipt->person, receipt->kept_for);

	return media_show(ctx, reply, receipt->id, &of, how);
}

/* --- moving ----------------------------------------------------------- */

static const struct fault *
reason_fault(struct ctx *ctx, bool elsewhere, struct str reason)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (!elsewhere)
		problems_add(&problems, "to", "Select another request");
	if (str_empty(reason))
		problems_add(&problems, "reason",
		             "Write down why it does not belong here");
	fund_words_check(&problems, "reason", reason, FUND_LINE_MOST);
	return problems_fault(&problems);
}

static const struct fault *
move_check(struct ctx *ctx, const struct fund_receipt *receipt,
           const struct fund_request *q, const struct fund_request *to)
{
	if (receipt->by.v != ctx->actor.v)
		return fault_refused(ctx, "Only whoever handed it in can move "
		                          "it");
	if (q->person.v != to->person.v)
		return fault_not_found(ctx, "We cannot find that request");
	if (to->payment.v == 0 || to->state == FUND_RETURNED)
		return fault_refused(ctx, "A receipt goes to a request that is "
		                          "paid");
	return NULL;
}

/* Both, locked in one order whichever way it goes. */
static const struct fault *
take_both(struct ctx *ctx, struct fund_id a, struct fund_request *a_out,
          struct fund_id b, struct fund_request *b_out)
{
	if (a.v > b.v)
		return take_both(ctx, b, b_out, a, a_out);
	TRY(fund_take(ctx, a, 0, a_out));
	return fund_take(ctx, b, 0, b_out);
}

/* Its words go along with its last receipt. */
static const struct fault *
settle_both(struct ctx *ctx, struct fund_request *q, struct fund_request *to)
{
	struct fund_receipt *left;
	struct str words = S("");
	size_t n;

	TRY(fund_receipts(ctx, q->id, &left, &n));
	if (n == 0 && !q->explained) {
		words = q->evidence;
		q->evidence = S("");
		q->state = FUND_PAID;
		TRY(fund_store_save(ctx, q));
	}
	if (!fund_off_open(to->state))
		return NULL;
	to->explained = false;
	to->evidence = words;
	return shown_save(ctx, to);
}

const struct fault *
fund_receipt_move(struct ctx *ctx, struct fund_id from, struct media_id receipt,
                  struct fund_id to, struct str reason)
{
	struct fund_receipt r;
	struct fund_request q, other;

	TRY(fund_receipt_get(ctx, from, receipt, &r));
	TRY(reason_fault(ctx, to.v != 0 && to.v != from.v, reason));
	TRY(take_both(ctx, from, &q, to, &other));
	TRY(move_check(ctx, &r, &q, &other));
	TRY(fund_receipt_store_move(ctx, &r, to, reason));
	TRY(settle_both(ctx, &q, &other));
	TRY(fund_keep(ctx, &q, "fund.receipt_moved", NULL));
	return fund_keep(ctx, &other, "fund.receipt_moved", NULL);
}
