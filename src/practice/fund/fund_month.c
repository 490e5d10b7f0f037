/*
 * fund_month.c - rules: a month is closed, and reopened by two.
 */
#include "practice/fund/fund_month.h"

#include "kernel/audit/audit.h"
#include "practice/fund/fund_bank_local.h"

/* --- how a month stands ------------------------------------------------- */

bool
fund_month_explains(int why, struct date on, struct date first)
{
	return why >= 0 && (why != FUND_WHY_NEXT || !date_before(on, first));
}

static const struct fault *
read_open(struct ctx *ctx, struct date from, struct fund_month *m)
{
	TRY(fund_bank_lines(ctx, from, m->last, FUND_BANK_OPEN, &m->lines,
	                    &m->lines_n));
	TRY(fund_bank_moves(ctx, from, m->last, FUND_BANK_OPEN, &m->moves,
	                    &m->moves_n));
	for (size_t i = 0; i < m->lines_n; i++) {
		const struct fund_bank_line *line = &m->lines[i];

		m->lines_open.pence += line->sum.pence - line->booked.pence;
		m->unexplained +=
		        !line->matched &&
		        !fund_month_explains(line->why, line->on, m->first);
	}
	for (size_t i = 0; i < m->moves_n; i++) {
		const struct fund_bank_move *move = &m->moves[i];

		m->moves_open.pence += move->sum.pence;
		m->unexplained +=
		        !move->matched &&
		        !fund_month_explains(move->why, move->on, m->first);
	}
	return NULL;
}

/* Whether a statement is missing among those that begin by its end. */
static const struct fault *
read_gap(struct ctx *ctx, struct fund_month *m)
{
	struct fund_bank_statement *list;
	size_t n;

	TRY(fund_bank_statements(ctx, &list, &n));
	for (size_t i = 0; i < n; i++)
		m->gap = m->gap ||
		         (list[i].gap && !date_before(m->last, list[i].from));
	return NULL;
}

static const struct fault *
read_bank(struct ctx *ctx, const struct fund_books_of *of, struct fund_month *m)
{
	struct fund_month_anchor anchor;
	struct fund_books start;

	TRY(fund_month_store_anchor(ctx, m->first, m->last, &anchor));
	m->payments = anchor.payments;
	m->paid = anchor.paid;
	m->known = anchor.known && !date_before(m->last, anchor.from);
	if (!m->known)
		return NULL;
	TRY(fund_books_at(ctx, of, date_add_days(anchor.from, -1), &start));
	m->bank.pence = anchor.opening.pence + anchor.lines.pence;
	m->start.pence =
	        anchor.opening.pence - start.at_bank.pence + anchor.early.pence;
	TRY(read_open(ctx, anchor.from, m));
	return read_gap(ctx, m);
}

const struct fault *
fund_month(struct ctx *ctx, struct date on, struct fund_month *out)
{
	struct fund_books_of of;
	struct date next;

	*out = (struct fund_month){.first = fund_month_first(on),
	                           .last = fund_month_last(on)};
	out->over = date_before(out->last, ctx->today);
	TRY(fund_month_next(ctx, &next));
	out->next = next.days == out->first.days;
	TRY(fund_books_of(ctx, &of));
	TRY(fund_books_at(ctx, &of, date_add_days(out->first, -1),
	                  &out->before));
	TRY(fund_books_at(ctx, &of, out->last, &out->books));
	TRY(fund_month_store_closing(ctx, out->first, &out->closing));
	return read_bank(ctx, &of, out);
}

const struct fault *
fund_month_next(struct ctx *ctx, struct date *out)
{
	struct fund_bank_statement *list;
	struct date newest;
	size_t n;

	TRY(fund_month_store_newest(ctx, ctx->who.organisation, &newest));
	if (date_is(newest)) {
		*out = date_add_months(newest, 1);
		return NULL;
	}
	TRY(fund_bank_statements(ctx, &list, &n));
	*out = fund_month_first(n > 0 ? list[0].from : ctx->today);
	return NULL;
}

const struct fault *
fund_months(struct ctx *ctx, struct fund_month_row **out, size_t *n)
{
	struct fund_bank_statement *list;
	struct date at = fund_month_first(ctx->today);
	size_t most = 36, statements;

	TRY(fund_bank_statements(ctx, &list, &statements));
	*out = arena_new(ctx->arena, struct fund_month_row, most);
	for (*n = 0; *n < most; at = date_add_months(at, -1)) {
		struct fund_month_row *row = *out + *n;

		if (statements == 0 ||
		    date_before(fund_month_last(at), list[0].from))
			break;
		row->first = at;
		row->over = date_before(fund_month_last(at), ctx->today);
		TRY(fund_month_store_closing(ctx, at, &row->closing));
		(*n)++;
	}
	return NULL;
}

/* --- closing ------------------------------------------------------------ */

static const struct fault *
close_check(struct ctx *ctx, const struct fund_month *m)
{
	if (m->closing.closed)
		return fault_refused(ctx, "This month is closed already");
	if (!m->over)
		return fault_refused(ctx, "This month is not over yet");
	if (!m->known)
		return fault_refused(ctx, "No statement of the bank is in for "
		                          "this month");
	if (!m->next)
		return fault_refused(ctx, "Close the month before it first");
	if (m->gap)
		return fault_refused(ctx, "A statement of the bank is missing "
		                          "up to the end of this month");
	return NULL;
}

static void
counted_check(struct problems *problems, const char *field, struct money said,
              struct money books)
{
	if (said.pence == INT64_MIN)
		problems_put(problems, field,
		             TEXT("Enter the sum in figures, for example "
		                  "1,250.00"));
	else if (said.pence != books.pence)
		problems_put(
		        problems, field,
		        TEXT("You counted {said}, and here it is {books}. "
		             "Find the difference first",
		             {"said", money_show(problems->arena, said)},
		             {"books", money_show(problems->arena, books)}));
}

/* Names of the fields of what was counted elsewhere, as on the page. */
const char *const fund_month_fields[FUND_MONTH_KINDS_MOST] = {
        "counted-1", "counted-2", "counted-3", "counted-4",
        "counted-5", "counted-6", "counted-7", "counted-8",
};

static const struct fault *
said_check(struct ctx *ctx, const struct fund_month *m,
           const struct fund_month_said *said)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (m->unexplained > 0)
		problems_add(&problems, "open",
		             "Differences without an explanation: {n}",
		             {"n",
		              str_print(ctx->arena, "%zu", m->unexplained)});
	counted_check(&problems, "bank", said->bank, m->bank);
	for (size_t i = 0; i < m->books.others_n; i++) {
		if (i == FUND_MONTH_KINDS_MOST)
			return fault_bug(ctx, "more kinds than a month counts");
		counted_check(&problems, fund_month_fields[i], said->kinds[i],
		              m->books.others[i].sum);
	}
	if (m->start.pence != 0 && str_empty(said->start_words))
		problems_add(&problems, "start_words",
		             "Enter why the first statement begins with "
		             "another sum than the books");
	fund_words_check(&problems, "start_words", said->start_words,
	                 FUND_LINE_MOST);
	return problems_fault(&problems);
}

const struct fault *
fund_month_close(struct ctx *ctx, struct date first,
                 const struct fund_month_said *said)
{
	struct fund_month_closing closing = {.id = id_new(),
	                                     .start_words = said->start_words};
	struct fund_month month;

	TRY(fund_bank_store_lock(ctx));
	TRY(fund_month(ctx, first, &month));
	TRY(close_check(ctx, &month));
	TRY(said_check(ctx, &month, said));
	TRY(ledger_seal(ctx));
	TRY(ledger_seal_last(ctx, &closing.sealed_at, &closing.seal));
	TRY(fund_month_store_add(ctx, &month, &closing));
	return audit_record(ctx, "fund.month_closed", (struct person_id){0},
	                    closing.id);
}

const struct fault *
fund_month_check(struct ctx *ctx, struct organisation_id organisation,
                 struct date on)
{
	struct date newest;

	TRY(fund_month_store_newest(ctx, organisation, &newest));
	if (date_is(newest) && !date_before(fund_month_last(newest), on))
		return fault_refused(
		        ctx,
		        "The fund’s month of {day} is closed. Two people can "
		        "reopen it",
		        {"day", date_words(ctx->arena, on)});
	return NULL;
}

/* --- reopening ---------------------------------------------------------- */

static const struct fault *
newest_check(struct ctx *ctx, struct date first,
             struct fund_month_closing *closing)
{
	struct date newest;

	TRY(fund_bank_store_lock(ctx));
	TRY(fund_month_store_closing(ctx, fund_month_first(first), closing));
	if (!closing->closed)
		return fault_refused(ctx, "This month is not closed");
	TRY(fund_month_store_newest(ctx, ctx->who.organisation, &newest));
	if (newest.days != fund_month_first(first).days)
		return fault_refused(ctx, "Reopen the months after it first");
	return NULL;
}

const struct fault *
fund_month_reopen_ask(struct ctx *ctx, struct date first, struct str reason)
{
	struct fund_month_closing closing;
	struct problems problems;

	TRY(newest_check(ctx, first, &closing));
	if (!str_empty(closing.asked_why))
		return fault_refused(ctx, "This is asked already, and waits "
		                          "for somebody else");
	problems_init(&problems, ctx->arena);
	if (str_empty(reason))
		problems_add(&problems, "reason",
		             "Enter why the month is to be reopened");
	fund_words_check(&problems, "reason", reason, FUND_LINE_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_month_store_ask(ctx, closing.id, reason));
	return audit_record(ctx, "fund.month_reopen_asked",
	                    (struct person_id){0}, closing.id);
}

const struct fault *
fund_month_reopen(struct ctx *ctx, struct date first)
{
	struct fund_month_closing closing;

	TRY(newest_check(ctx, first, &closing));
	if (str_empty(closing.asked_why))
		return fault_refused(ctx, "Nobody asked to reopen this month");
	if (closing.asked_by.v == ctx->actor.v)
		return fault_refused(ctx, "Somebody else must reopen it: you "
		                          "asked for it");
	TRY(fund_month_store_open(ctx, closing.id));
	return audit_record(ctx, "fund.month_reopened", (struct person_id){0},
	                    closing.id);
}
