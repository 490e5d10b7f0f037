/*
 * fund_public.c - rules: hiding, quarters, publishing, lines.
 */
#include "practice/fund/fund_public_local.h"

#include "base/calendar.h"
#include "kernel/audit/audit.h"
#include "register/policy/policy.h"

/* No number about fewer people than this, whatever the policy says. */
#define LEAST_EVER 5

/* --- hiding ----------------------------------------------------------- */

static int64_t
hidden_people(const struct fund_cell *cells, size_t n, bool apart, size_t *of)
{
	int64_t sum = 0, most = 0;

	*of = 0;
	for (size_t i = 0; i < n; i++) {
		if (!cells[i].hidden)
			continue;
		++*of;
		sum += cells[i].people;
		if (cells[i].people > most)
			most = cells[i].people;
	}
	return apart ? sum : most;
}

static struct fund_cell *
smallest_shown(struct fund_cell *cells, size_t n)
{
	struct fund_cell *least = NULL;

	for (size_t i = 0; i < n; i++)
		if (!cells[i].hidden &&
		    (least == NULL || cells[i].people < least->people))
			least = &cells[i];
	return least;
}

void
fund_hide(struct fund_cell *cells, size_t n, int64_t least, bool apart)
{
	struct fund_cell *next;
	int64_t people;
	size_t of;

	for (size_t i = 0; i < n; i++)
		cells[i].hidden = cells[i].people < least;
	people = hidden_people(cells, n, apart, &of);
	while (of > 0 && (of < 2 || people < least)) {
		next = smallest_shown(cells, n);
		if (next == NULL)
			return;
		next->hidden = true;
		people = hidden_people(cells, n, apart, &of);
	}
}

int64_t
fund_round(int64_t n, int64_t to)
{
	return to < 2 ? n : (n + to / 2) / to * to;
}

/* --- quarters --------------------------------------------------------- */

struct date
fund_quarter_of(struct date day)
{
	struct date out = day;
	int year, month, of_month;

	date_split(day, &year, &month, &of_month);
	claim(date_make(year, (month - 1) / 3 * 3 + 1, 1, &out));
	return out;
}

struct date
fund_quarter_next(struct date quarter)
{
	return date_add_months(quarter, 3);
}

struct str
fund_quarter_key(struct arena *arena, struct date quarter)
{
	int year, month, day;

	date_split(quarter, &year, &month, &day);
	return str_print(arena, "%04d-q%d", year, (month - 1) / 3 + 1);
}

bool
fund_quarter_read(struct str key, struct date *out)
{
	int64_t year, quarter;

	if (key.n != 7 || !str_starts(str_slice(key, 4, 2), S("-q")) ||
	    !str_i64(str_slice(key, 0, 4), &year) || year < 2000 ||
	    !str_i64(str_slice(key, 6, 1), &quarter) || quarter < 1 ||
	    quarter > 4)
		return false;
	return date_make((int)year, (int)quarter * 3 - 2, 1, out);
}

struct str
fund_quarter_words(struct arena *arena, struct date quarter)
{
	static const char *const names[] = {
	        TK("January to March {year}"),
	        TK("April to June {year}"),
	        TK("July to September {year}"),
	        TK("October to December {year}"),
	};
	int year, month, day;

	date_split(quarter, &year, &month, &day);
	return text_show(arena, &(struct text){names[(month - 1) / 3],
	                                       {{"year", str_print(arena, "%d",
	                                                           year)}}});
}

/* --- counting --------------------------------------------------------- */

static const struct fault *
measures(struct ctx *ctx, struct fund_measures *out)
{
	TRY(policy_get_i64(ctx, "fund.public_least", S(""), ctx->today, 10,
	                   &out->least));
	TRY(policy_get_i64(ctx, "fund.public_round", S(""), ctx->today, 5,
	                   &out->round));
	TRY(policy_get_i64(ctx, "fund.public_round_pounds", S(""), ctx->today,
	                   10, &out->round_pounds));
	TRY(policy_get_i64(ctx, "fund.public_line_days", S(""), ctx->today, 90,
	                   &out->line_days));
	if (out->least < LEAST_EVER)
		out->least = LEAST_EVER;
	return NULL;
}

static struct fund_total
rounded(const struct fund_counted *c, const struct fund_measures *m, bool shown)
{
	if (!shown)
		return (struct fund_total){.shown = false};
	return (struct fund_total){
	        .shown = true,
	        .people = fund_round(c->people, m->round),
	        .things = fund_round(c->things, m->round),
	        .pounds = fund_round((c->pence + 50) / 100, m->round_pounds),
	};
}

/* Of ten who said anything, from counts that are rounded already. */
static int64_t
of_ten(int64_t helped, int64_t said, const struct fund_measures *m)
{
	int64_t of = fund_round(said, m->round);
	int64_t tens;

	if (said < m->least || of < 1)
		return -1;
	tens = (fund_round(helped, m->round) * 10 + of / 2) / of;
	return tens > 10 ? 10 : tens;
}

static void
hide(struct fund_release *r, const struct fund_counted *by,
     const struct fund_measures *m)
{
	struct fund_cell cells[FUND_PURPOSE_COUNT];

	for (int i = 0; i < FUND_PURPOSE_COUNT; i++)
		cells[i] = (struct fund_cell){by[i].people, false};
	fund_hide(cells, FUND_PURPOSE_COUNT, m->least, false);
	for (int i = 0; i < FUND_PURPOSE_COUNT; i++)
		r->by[i] = rounded(&by[i], m, !cells[i].hidden);
}

const struct fault *
fund_public_count(struct ctx *ctx, struct date quarter,
                  struct fund_release *out)
{
	struct fund_counted by[FUND_PURPOSE_COUNT] = {{0}}, all;
	struct fund_release r = {
	        .organisation = ctx->who.organisation,
	        .quarter = quarter,
	        .helped = -1,
	        .days = -1,
	};
	struct fund_measures m;
	int64_t said, helped;

	TRY(measures(ctx, &m));
	r.least = m.least;
	TRY(fund_public_store_counts(ctx, quarter, by, &all));
	if (all.people >= m.least) {
		r.all = rounded(&all, &m, true);
		hide(&r, by, &m);
		TRY(fund_public_store_said(ctx, quarter, &said, &helped));
		r.helped = of_ten(helped, said, &m);
		TRY(fund_public_store_days(ctx, quarter, all.things, &r.days));
	}
	*out = r;
	return NULL;
}

const struct fault *
fund_public_make(struct ctx *ctx, struct date quarter)
{
	struct fund_release r;
	bool found;

	if (ctx->who.organisation.v == 0)
		return fault_refused(ctx, "What is published belongs to an "
		                          "organisation, and you have none");
	if (date_before(ctx->today, fund_quarter_next(quarter)))
		return fault_refused(ctx, "A quarter is published when it has "
		                          "ended");
	TRY(fund_public_find(ctx, ctx->who.organisation, quarter, &r, &found));
	if (found)
		return fault_refused(ctx, "This quarter is published. What is "
		                          "published stays as it is");
	TRY(fund_public_count(ctx, quarter, &r));
	r.id = id_new();
	TRY(fund_public_store_add(ctx, &r));
	return audit_record(ctx, "fund.published", (struct person_id){0}, r.id);
}

/* --- lines ------------------------------------------------------------ */

static struct instant
old_enough(const struct ctx *ctx, const struct fund_measures *m)
{
	return (struct instant){ctx->now.ms - m->line_days * 86400000};
}

const struct fault *
fund_line_ready(struct ctx *ctx, struct fund_line **out, size_t *n)
{
	struct fund_measures m;

	TRY(measures(ctx, &m));
	return fund_line_store_ready(ctx, old_enough(ctx, &m), out, n);
}

/* REFUSED when the line is none, or holds a name of the person. */
static const struct fault *
words_check(struct ctx *ctx, const struct fund_request *q)
{
	struct person_head head;
	struct str line = q->public_reason;

	TRY(people_head(ctx, q->person, &head));
	if (str_empty(line))
		return fault_refused(ctx, "There is no line to release");
	if (fund_holds_name(ctx->arena, line, head.first_name) ||
	    fund_holds_name(ctx->arena, line, head.last_name) ||
	    fund_holds_name(ctx->arena, line, head.preferred_name))
		return fault_refused(ctx, "This line holds the person’s name, "
		                          "and is not released");
	return NULL;
}

static const struct fault *
line_check(struct ctx *ctx, const struct fund_request *q)
{
	struct fund_measures m;
	bool released;

	TRY(measures(ctx, &m));
	TRY(fund_line_store_has(ctx, q->id, &released));
	if (released)
		return fault_refused(ctx, "This line was released before");
	if (q->organisation.v != ctx->who.organisation.v)
		return fault_refused(ctx, "Another organisation agreed this");
	if (q->state != FUND_PAID && q->state != FUND_SHOWN &&
	    q->state != FUND_CLOSED)
		return fault_refused(ctx, "A line is released when its "
		                          "request is paid");
	if (q->asked_at.ms > old_enough(ctx, &m).ms)
		return fault_refused(ctx,
		                     "A line is released {days} days "
		                     "after it was asked for, or later",
		                     {"days",
		                      str_print(ctx->arena, "%lld",
		                                (long long)m.line_days)});
	return words_check(ctx, q);
}

const struct fault *
fund_line_release(struct ctx *ctx, struct fund_id request)
{
	struct fund_request q;
	struct fund_line line;

	TRY(fund_take(ctx, request, 0, &q));
	TRY(line_check(ctx, &q));
	line = (struct fund_line){
	        .id = id_new(), .request = q.id, .words = q.public_reason};
	TRY(fund_line_store_add(ctx, &line));
	return audit_record(ctx, "fund.line_released", q.person, line.id);
}

const struct fault *
fund_line_withdraw(struct ctx *ctx, int64_t id)
{
	TRY(fund_line_store_end(ctx, id));
	return audit_record(ctx, "fund.line_withdrawn", (struct person_id){0},
	                    id);
}
