/*
 * fund_sign.c - rules: what is unusual about a payment.  Explains, and blocks
 * nothing.
 */
#include "practice/fund/fund_sign.h"

#include "base/fold.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "practice/fund/fund_bank_local.h"
#include "register/policy/policy.h"

#define YEAR_MS      (INT64_C(365) * 86400000)
#define ENOUGH       20 /* as fund_signal.c */
#define TOP_PART     20
#define PHONE_LEAST  6
#define PHONE_MOST   15
#define SORT_DIGITS  6
#define BANK_DIGITS  14
#define DETAILS_MOST 100

const char *const fund_sign_codes[] = {"top", "new",    "large", "third",
                                       "tie", "shared", NULL};

/* --- what stands ------------------------------------------------------ */

static const struct fault *
sums(struct ctx *ctx, const struct fund_request *q, bool stands[])
{
	struct fund_usual usual;
	int64_t large;

	TRY(fund_store_usual(ctx, q, (struct instant){ctx->now.ms - YEAR_MS},
	                     &usual));
	TRY(policy_get_i64(ctx, "fund.new_large_pence", S(""), ctx->today,
	                   10000, &large));
	stands[FUND_SIGN_TOP] = usual.same >= ENOUGH &&
	                        usual.more * TOP_PART <= usual.same;
	stands[FUND_SIGN_LARGE] = usual.supplier == 0 &&
	                          q->terms.sum.pence > large;
	stands[FUND_SIGN_NEW] = usual.supplier == 0 && !stands[FUND_SIGN_LARGE];
	return NULL;
}

static const struct fault *
standing(struct ctx *ctx, const struct fund_request *q, bool stands[])
{
	bool kept[NOTE_COUNT];

	TRY(sums(ctx, q, stands));
	TRY(fund_sign_store_notes(ctx, q, kept));
	stands[FUND_SIGN_THIRD] = kept[NOTE_THIRD];
	stands[FUND_SIGN_TIE] = kept[NOTE_NAME] || kept[NOTE_TIE];
	return fund_mark_store_shared(ctx, fold(ctx->arena, q->terms.supplier),
	                              &stands[FUND_SIGN_SHARED]);
}

/* The names of whoever set them aside. */
static const struct fault *
names_set(struct ctx *ctx, struct fund_sign *list, size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, n + 1);
	struct str *names;

	for (size_t i = 0; i < n; i++)
		users[i] = list[i].by;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		list[i].name = names[i];
	return NULL;
}

/* Those that stand, and those that were set aside, which stay. */
const struct fault *
fund_signs(struct ctx *ctx, const struct fund_request *q, struct fund_sign *out,
           size_t *n)
{
	bool stands[FUND_SIGN_COUNT] = {false};
	const struct fund_sign *aside[FUND_SIGN_COUNT] = {NULL};
	struct fund_sign *list;
	size_t list_n;

	*n = 0;
	if (q->decision.v == 0)
		return NULL;
	TRY(fund_sign_store_of(ctx, q->id, &list, &list_n));
	TRY(names_set(ctx, list, list_n));
	for (size_t i = 0; i < list_n; i++)
		aside[list[i].code] = &list[i];
	if (q->payment.v == 0)
		TRY(standing(ctx, q, stands));
	for (int i = 0; i < FUND_SIGN_COUNT; i++) {
		if (aside[i] != NULL)
			out[(*n)++] = *aside[i];
		else if (stands[i])
			out[(*n)++] = (struct fund_sign){
			        .code = (enum fund_sign_code)i};
	}
	return NULL;
}

/* --- set aside -------------------------------------------------------- */

static bool
waits(const struct fund_sign *list, size_t n, int code)
{
	for (size_t i = 0; i < n; i++)
		if ((int)list[i].code == code && str_empty(list[i].words))
			return true;
	return false;
}

const struct fault *
fund_sign_set_aside(struct ctx *ctx, struct fund_id id, int code,
                    struct str words)
{
	struct fund_sign list[FUND_SIGN_COUNT];
	struct fund_request q;
	struct problems problems;
	size_t n;

	TRY(fund_store_payable(ctx, id, true, &q));
	TRY(fund_signs(ctx, &q, list, &n));
	if (!waits(list, n, code))
		return fault_refused(ctx, "There is nothing to set aside here");
	problems_init(&problems, ctx->arena);
	if (str_empty(words))
		problems_add(&problems, "words",
		             "Say why it is all right, or what you found out");
	fund_words_check(&problems, "words", words, FUND_LINE_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_sign_store_add(ctx, &q, (enum fund_sign_code)code, words));
	return audit_record_detail(ctx, "fund.signal_set_aside",
	                           (struct person_id){0}, q.id.v,
	                           str_of(fund_sign_codes[code]));
}

const struct fault *
fund_signs_aside(struct ctx *ctx, struct fund_sign **out, size_t *n)
{
	bool all = (ctx->who.roles & (R(INSPECTOR) | R(ADMINISTRATOR))) != 0;

	TRY(fund_sign_store_list(ctx, all, out, n));
	return names_set(ctx, *out, *n);
}

/* --- a supplier's details --------------------------------------------- */

/* The digits of it, "+44" as "0". */
static struct str
digits(struct arena *arena, struct str s)
{
	struct buf b;

	buf_init(&b, arena, s.n + 1);
	if (str_starts(s, S("+44"))) {
		buf_lit(&b, "0");
		s = str_slice(s, 3, s.n);
	}
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			buf_char(&b, s.p[i]);
	return buf_get(&b);
}

/* What is kept a mark of: cleaned, or empty. */
struct cleaned {
	struct str phone, email, bank;
};

static bool
bank_is(const struct fund_details *d, const struct cleaned *c)
{
	return (str_empty(d->sort_code) && str_empty(d->account)) ||
	       c->bank.n == BANK_DIGITS;
}

static bool
phone_is(const struct fund_details *d, const struct cleaned *c)
{
	return str_empty(d->phone) ||
	       (c->phone.n >= PHONE_LEAST && c->phone.n <= PHONE_MOST);
}

static void
details_check(const struct fund_details *d, const struct cleaned *c,
              struct problems *problems)
{
	if (!phone_is(d, c))
		problems_add(problems, "phone", "Enter a telephone number");
	else if (c->phone.n + c->email.n + c->bank.n == 0)
		problems_add(problems, "phone",
		             "Enter at least one way to reach or pay them");
	if (!str_empty(d->email) && str_find(d->email, '@') >= d->email.n)
		problems_add(problems, "email", "Enter an email address");
	if (!bank_is(d, c))
		problems_add(problems, "account",
		             "Enter a sort code of 6 digits and an account "
		             "number of 8");
	fund_words_check(problems, "phone", d->phone, DETAILS_MOST);
	fund_words_check(problems, "email", d->email, DETAILS_MOST);
	fund_words_check(problems, "account", d->account, DETAILS_MOST);
}

static struct cleaned
clean(struct arena *arena, const struct fund_details *d)
{
	struct str sort = digits(arena, d->sort_code);
	struct str account = digits(arena, d->account);

	return (struct cleaned){
	        .phone = digits(arena, d->phone),
	        .email = str_lower(arena, d->email),
	        .bank = sort.n == SORT_DIGITS
	                        ? str_print(arena, "%.*s%.*s", STR_ARG(sort),
	                                    STR_ARG(account))
	                        : S(""),
	};
}

static const struct fault *
mark_keep(struct ctx *ctx, struct str folded, const char *kind,
          struct str detail)
{
	const struct bytes parts[] = {
	        {(const unsigned char *)kind, str_of(kind).n},
	        {(const unsigned char *)detail.p, detail.n}};
	bool shared = false;

	if (str_empty(detail))
		return NULL;
	if (!str_is(str_of(kind), "bank"))
		TRY(fund_mark_store_somebody(
		        ctx, str_is(str_of(kind), "phone") ? detail : S("-"),
		        str_is(str_of(kind), "email") ? detail : S("-"),
		        &shared));
	return fund_mark_store_put(
	        ctx, folded, kind,
	        fund_bank_mark(ctx, "fund supplier details", parts, 2), shared);
}

const struct fault *
fund_details_keep(struct ctx *ctx, struct fund_id id,
                  const struct fund_details *details, struct problems *problems)
{
	struct cleaned c = clean(ctx->arena, details);
	struct fund_request q;
	struct problems fresh;
	struct str folded;

	TRY(fund_store_payable(ctx, id, false, &q));
	problems = fund_problems(ctx, problems, &fresh);
	details_check(details, &c, problems);
	TRY(problems_fault(problems));
	if (ctx->app->key.n == 0)
		return fault_unavailable(ctx, "The server has no key to keep "
		                              "this safely");
	folded = fold(ctx->arena, q.terms.supplier);
	TRY(mark_keep(ctx, folded, "phone", c.phone));
	TRY(mark_keep(ctx, folded, "email", c.email));
	TRY(mark_keep(ctx, folded, "bank", c.bank));
	return audit_record(ctx, "fund.supplier_details", (struct person_id){0},
	                    q.id.v);
}

const struct fault *
fund_details_known(struct ctx *ctx, struct str supplier, unsigned *out)
{
	return fund_mark_store_known(ctx, fold(ctx->arena, supplier), out);
}
