/*
 * fund_leave.c - rules: a float whose holder leaves, and its statement.
 */
#include "practice/fund/fund_leave.h"
#include "practice/fund/fund_float_local.h"

#include "kernel/audit/audit.h"
#include "practice/fund/fund_finance.h"

#define LINES_MOST 2000 /* of a month; a float moves a few times a day */

/* --- the list --------------------------------------------------------- */

static const struct fault *
names_set(struct ctx *ctx, struct fund_leave *list, size_t n)
{
	struct user_id *users =
	        arena_new(ctx->arena, struct user_id, 3 * n + 1);
	struct str *names;

	for (size_t i = 0; i < n; i++) {
		users[3 * i] = list[i].one.holder;
		users[3 * i + 1] = list[i].first;
		users[3 * i + 2] = list[i].to;
	}
	TRY(identity_names(ctx, users, 3 * n, &names));
	for (size_t i = 0; i < n; i++) {
		list[i].one.holder_name = names[3 * i];
		list[i].first_name = names[3 * i + 1];
		list[i].to_name = names[3 * i + 2];
	}
	return NULL;
}

const struct fault *
fund_leaves(struct ctx *ctx, struct fund_leave **out, size_t *n)
{
	TRY(fund_leave_store_list(ctx, (struct account_id){0}, out, n));
	return names_set(ctx, *out, *n);
}

const struct fault *
fund_leave_of(struct ctx *ctx, struct account_id id,
              const struct fund_leave **out)
{
	struct fund_leave *list;
	size_t n;

	TRY(fund_leave_store_list(ctx, id, &list, &n));
	TRY(names_set(ctx, list, n));
	*out = n > 0 ? list : NULL;
	return NULL;
}

const struct fault *
fund_leave_seat(struct ctx *ctx, struct account_id id, struct user_id holder)
{
	return fund_leave_store_seat(ctx, id, holder);
}

/* --- two people ------------------------------------------------------- */

/* The float, locked, of a holder who leaves. */
static const struct fault *
take(struct ctx *ctx, struct account_id id, struct fund_float *f,
     struct fund_leave *out)
{
	const struct fund_leave *leave;

	TRY(fund_float_take(ctx, id, f));
	TRY(fund_leave_of(ctx, id, &leave));
	if (leave == NULL)
		return fault_refused(ctx, "Its holder stays: they count it "
		                          "themself");
	if (f->holder.v == ctx->actor.v)
		return fault_refused(ctx, "Others hand over the float you "
		                          "hold");
	*out = *leave;
	return NULL;
}

/* Whoever holds it next neither asks nor decides, nor opened or counted it. */
static const struct fault *
next_check(struct ctx *ctx, const struct fund_float *f, struct user_id to)
{
	struct user_id opener;

	TRY(fund_leave_store_opener(ctx, f->id, &opener));
	if (to.v == ctx->actor.v || to.v == opener.v || to.v == f->holder.v)
		return fault_refused(ctx, "Choose somebody who neither opened "
		                          "nor counts this float");
	return fund_float_may_hold(ctx, to);
}

const struct fault *
fund_leave_count(struct ctx *ctx, struct account_id id, struct money counted,
                 struct user_id to, struct str words)
{
	struct fund_leave begun = {.counted = counted, .to = to};
	struct fund_leave leave = {.begun = false};
	struct problems problems;
	struct fund_float f;

	TRY(take(ctx, id, &f, &leave));
	if (leave.begun)
		return fault_refused(ctx, "It is counted already. Somebody "
		                          "else confirms it now");
	problems_init(&problems, ctx->arena);
	if (counted.pence < 0 || counted.pence > FUND_PENCE_MOST)
		problems_add(&problems, "sum",
		             "Enter what you counted, in figures");
	if (to.v == 0)
		problems_add(&problems, "holder", "Select who holds the float");
	if (str_empty(words))
		problems_add(&problems, "words",
		             "Say what you found, also when all is there");
	fund_words_check(&problems, "words", words, FUND_LINE_MOST);
	TRY(problems_fault(&problems));
	TRY(next_check(ctx, &f, to));
	begun.one = f;
	begun.words = words;
	TRY(fund_leave_store_begin(ctx, f.id, &begun));
	return audit_record(ctx, "fund.float_left", (struct person_id){0},
	                    f.id.v);
}

/* The count as it is kept: by the second, beside the first. */
static const struct fault *
count_keep(struct ctx *ctx, const struct fund_float *f,
           const struct fund_leave *leave)
{
	struct fund_count count = {.id = id_new(),
	                           .on = ctx->today,
	                           .counted = leave->counted,
	                           .words = leave->words,
	                           .witness = leave->first_name};

	TRY(fund_float_expected(ctx, f, &count.expected));
	count.gap.pence = count.counted.pence - count.expected.pence;
	count.state = count.gap.pence == 0 ? FUND_EVEN : FUND_GAP;
	TRY(fund_count_store_add(ctx, f->id, &count));
	return fund_float_store_counted(ctx, f->id);
}

const struct fault *
fund_leave_confirm(struct ctx *ctx, struct account_id id)
{
	struct fund_leave leave = {.begun = false};
	struct fund_float f;

	TRY(take(ctx, id, &f, &leave));
	if (!leave.begun)
		return fault_refused(ctx, "It is not counted yet");
	if (leave.first.v == ctx->actor.v || leave.to.v == ctx->actor.v ||
	    identity_is_actors_name(ctx, leave.first_name))
		return fault_refused(ctx, "Somebody who neither counted nor "
		                          "gets the float confirms it");
	TRY(count_keep(ctx, &f, &leave));
	TRY(fund_leave_store_done(ctx, f.id, leave.to));
	return audit_record(ctx, "fund.float_handed", (struct person_id){0},
	                    f.id.v);
}

const struct fault *
fund_leave_stays(struct ctx *ctx, struct account_id id)
{
	struct fund_leave leave = {.begun = false};
	struct fund_float f;

	TRY(take(ctx, id, &f, &leave));
	if (leave.why != FUND_MOVED)
		return fault_refused(ctx, "Whoever holds this float cannot "
		                          "keep it. Count it and hand it over");
	TRY(fund_leave_store_seat(ctx, f.id, f.holder));
	return audit_record(ctx, "fund.float_stays", (struct person_id){0},
	                    f.id.v);
}

/* --- a statement ------------------------------------------------------ */

struct reading {
	struct fund_float_line *list;
	size_t n;
	struct arena *arena;
};

static const struct fault *
line_take(void *data, const struct ledger_line *line)
{
	struct reading *r = data;

	if (line->moved.v == 0 || r->n == LINES_MOST)
		return NULL;
	r->list[r->n++] = (struct fund_float_line){
	        .on = line->entry.happened_on,
	        .code = str_copy(r->arena, line->entry.code),
	        .moved = units_money(line->moved),
	        .balance = units_money(line->balance),
	};
	return NULL;
}

const struct fault *
fund_float_book(struct ctx *ctx, struct account_id id, struct date month,
                struct fund_float_book *out)
{
	struct reading r = {.arena = ctx->arena};
	struct ledger_statement statement;
	struct date last = date_add_days(date_add_months(month, 1), -1);

	TRY(fund_float_read(ctx, id, &out->one));
	if (out->one.holder.v != ctx->actor.v && !ctx_can(ctx, CAN_PAY_FUND))
		return fault_not_found(ctx, "We cannot find that float");
	r.list = arena_new(ctx->arena, struct fund_float_line, LINES_MOST);
	TRY(ledger_statement(ctx, id, month, last, line_take, &r, &statement));
	out->month = month;
	out->opening = units_money(statement.opening);
	out->closing = units_money(statement.closing);
	out->list = r.list;
	out->n = r.n;
	return NULL;
}
