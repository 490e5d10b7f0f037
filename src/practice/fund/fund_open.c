/*
 * fund_open.c - rules: the file of payments over a sum.
 */
#include "practice/fund/fund_open_local.h"

#include "base/csv.h"
#include "kernel/audit/audit.h"
#include "practice/fund/fund_month.h"
#include "register/organisations/organisations.h"
#include "register/policy/policy.h"

const char *const fund_open_columns[] = {
        "organisation",
        "department",
        "date",
        "beneficiary",
        "purpose",
        "merchant_category",
        "amount_gbp",
        "irrecoverable_vat_gbp",
        "transaction_id",
        "redacted",
        NULL,
};

/* --- months ----------------------------------------------------------- */

struct str
fund_month_key(struct arena *arena, struct date month)
{
	return str_slice(date_iso(arena, month), 0, 7);
}

bool
fund_month_read(struct str key, struct date *out)
{
	char day[10] = "0000-00-01";

	if (key.n != 7)
		return false;
	for (size_t i = 0; i < 7; i++)
		day[i] = key.p[i];
	return date_read_iso((struct str){day, sizeof(day)}, out);
}

bool
fund_month_over(struct date today, struct date month)
{
	return !date_before(today, date_add_months(month, 1));
}

/* --- what is in it ---------------------------------------------------- */

const struct fault *
fund_open_above(struct ctx *ctx, int64_t *out)
{
	return policy_get_i64(ctx, "fund.open_pence", S(""), ctx->today, 50000,
	                      out);
}

const struct fault *
fund_open_payments(struct ctx *ctx, struct date month, struct fund_over **out,
                   size_t *n)
{
	int64_t above;

	TRY(fund_open_above(ctx, &above));
	TRY(fund_open_store_over(ctx, month, above, out, n));
	return NULL;
}

static const struct fault *
words_find(struct ctx *ctx, struct fund_open_words *out)
{
	const struct {
		const char *rule;
		struct str otherwise;
		struct str *to;
	} words[] = {
	        {"fund.open_department", S("Enabling Fund"), &out->department},
	        {"fund.open_category", S("Not a card payment"), &out->category},
	        {"fund.open_redacted", S("Redacted - personal data"),
	         &out->redacted},
	        {"fund.open_purpose", S("Support agreed with a person"),
	         &out->purpose},
	};
	struct policy_answer answer;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		TRY(policy_get(ctx, words[i].rule, S(""), ctx->today, &answer));
		*words[i].to = answer.found ? answer.row.value
		                            : words[i].otherwise;
	}
	return organisation_name(ctx, ctx->who.organisation,
	                         &out->organisation);
}

/* English, whoever makes it: the file is the same for everybody. */
static struct str
purpose_english(int purpose)
{
	return str_of(fund_purpose_keys[purpose]);
}

/* Whole pounds and pence without a sign or a comma: "650.00". */
static struct str
amount(struct arena *arena, struct money sum)
{
	return str_print(arena, "%lld.%02d", (long long)(sum.pence / 100),
	                 (int)(sum.pence % 100));
}

static void
row_put(struct buf *buf, const struct str *cells)
{
	for (size_t i = 0; fund_open_columns[i] != NULL; i++)
		csv_put(buf, cells[i], i == 0, true);
	buf_lit(buf, "\r\n");
}

static void
payment_put(struct buf *buf, const struct fund_open_words *words,
            const struct fund_over *o)
{
	bool named = o->named && o->way != FUND_REIMBURSEMENT;
	const struct str cells[] = {
	        words->organisation,
	        words->department,
	        date_iso(buf->arena, o->paid_on),
	        named ? o->supplier : words->redacted,
	        named ? purpose_english(o->purpose) : words->purpose,
	        words->category,
	        amount(buf->arena, o->paid),
	        S(""), /* not known to the fund */
	        id_show(buf->arena, o->payment),
	        named ? S("no") : S("yes"),
	};

	row_put(buf, cells);
}

/* --- making it -------------------------------------------------------- */

static const struct fault *
name_them(struct ctx *ctx, struct fund_over *over, size_t n,
          const struct fund_id *named, size_t named_n)
{
	for (size_t i = 0; i < named_n; i++) {
		bool found = false;

		for (size_t k = 0; k < n; k++) {
			if (over[k].request.v != named[i].v)
				continue;
			over[k].named = true;
			found = true;
		}
		if (!found)
			return fault_not_found(ctx,
			                       "We cannot find that payment");
	}
	return NULL;
}

static struct str
body_make(struct ctx *ctx, const struct fund_open_words *words,
          const struct fund_over *over, size_t n)
{
	struct str
	        heads[sizeof(fund_open_columns) / sizeof(fund_open_columns[0])];
	struct buf buf;

	buf_init(&buf, ctx->arena, 0);
	for (size_t i = 0; fund_open_columns[i] != NULL; i++)
		heads[i] = str_of(fund_open_columns[i]);
	row_put(&buf, heads);
	for (size_t i = 0; i < n; i++)
		payment_put(&buf, words, &over[i]);
	return buf_get(&buf);
}

/* Whether there may be a file of it now. */
static const struct fault *
month_check(struct ctx *ctx, struct date month)
{
	struct date closed;

	if (ctx->who.organisation.v == 0)
		return fault_refused(ctx, "What is published belongs to an "
		                          "organisation, and you have none");
	if (!fund_month_over(ctx->today, month))
		return fault_refused(ctx, "The file is made when the month has "
		                          "ended");
	TRY(fund_month_store_newest(ctx, ctx->who.organisation, &closed));
	if (date_is(closed) && date_before(closed, month))
		return fault_refused(ctx, "The file is made when finance has "
		                          "closed the month");
	return NULL;
}

const struct fault *
fund_open_make(struct ctx *ctx, struct date month, const struct fund_id *named,
               size_t named_n)
{
	struct fund_open_words words;
	struct fund_open_month file;
	struct fund_over *over;
	size_t n;

	TRY(month_check(ctx, month));
	TRY(fund_open_get(ctx, month, &file));
	if (file.made)
		return fault_refused(ctx, "The file of this month is made. It "
		                          "stays as it is");
	TRY(fund_open_payments(ctx, month, &over, &n));
	TRY(name_them(ctx, over, n, named, named_n));
	TRY(words_find(ctx, &words));
	file.things = (int64_t)n;
	file.body = body_make(ctx, &words, over, n);
	TRY(fund_open_store_add(ctx, &file));
	return audit_record_detail(
	        ctx, "fund.file_made", (struct person_id){0}, 0,
	        str_print(ctx->arena, "month=%.*s",
	                  STR_ARG(fund_month_key(ctx->arena, month))));
}
