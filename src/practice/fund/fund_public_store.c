/*
 * fund_public_store.c - what is published: rows and structs.
 */
#include "practice/fund/fund_public_local.h"

#include <stdlib.h>

#include "base/calendar.h"
#include "kernel/access/access.h"

#define IN_QUARTER \
	" where q.organisation = :organisation and q.paid_on >= :since" \
	" and q.paid_on < :until and q.state <> 'returned'"

const struct query fund_public_purposes = {
        .name = "fund.public_purposes",
        .shows_nobody = "counts and sums, hidden and rounded by the rules",
        .text = "select q.purpose, count(distinct q.person) as people,"
                " count(*) as things,"
                " cast(sum(q.paid) as bigint) as pence"
                " from fund_request q" IN_QUARTER " group by q.purpose",
};

const struct query fund_public_whole = {
        .name = "fund.public_whole",
        .shows_nobody = "counts and sums, hidden and rounded by the rules",
        .text = "select count(distinct q.person) as people,"
                " count(*) as things,"
                " cast(coalesce(sum(q.paid), 0) as bigint) as pence"
                " from fund_request q" IN_QUARTER,
};

const struct query fund_public_said = {
        .name = "fund.public_said",
        .shows_nobody = "counts, hidden and rounded by the rules",
        .text = "select count(distinct f.person) as said,"
                " count(distinct case when f.helped >= 4 then f.person end)"
                " as helped from fund_request q"
                " join fund_reflection f on f.request = q.request"
                " and f.later = 0" IN_QUARTER,
};

const struct query fund_public_days = {
        .name = "fund.public_days",
        .shows_nobody = "days, of which the middle one is used",
        .text = "select q.asked_at, q.paid_on from fund_request q" IN_QUARTER,
};

const struct query fund_public_add = {
        .name = "fund.public_add",
        .text = "insert into fund_release (release, organisation, quarter,"
                " least, shown, people, things, pounds, helped, days,"
                " made_at, made_by) values (:release, :organisation,"
                " :quarter, :least, :shown, :people, :things, :pounds,"
                " :helped, :days, :made_at, :made_by)",
};

const struct query fund_public_add_row = {
        .name = "fund.public_add_row",
        .text = "insert into fund_release_row (release, purpose, shown,"
                " people, things, pounds) values (:release, :purpose,"
                " :shown, :people, :things, :pounds)",
};

#define RELEASE \
	"select r.release, r.organisation, r.quarter, r.least, r.shown," \
	" r.people, r.things, r.pounds, r.helped, r.days, r.made_at" \
	" from fund_release r where r.organisation = :organisation"

const struct query fund_public_one = {
        .name = "fund.public_one",
        .text = RELEASE " and r.quarter = :quarter",
};

const struct query fund_public_newest = {
        .name = "fund.public_newest",
        .text = RELEASE " order by r.quarter desc limit 1",
};

const struct query fund_public_rows = {
        .name = "fund.public_rows",
        .text = "select purpose, shown, people, things, pounds"
                " from fund_release_row where release = :release",
};

const struct query fund_public_list = {
        .name = "fund.public_list",
        .text = "select quarter from fund_release"
                " where organisation = :organisation"
                " order by quarter desc limit 40",
};

const struct query fund_public_who = {
        .name = "fund.public_who",
        .scans = "a row a quarter and organisation",
        .text = "select organisation from fund_release"
                " group by organisation",
};

const struct query fund_line_readies = {
        .name = "fund.line_ready",
        .person = "person",
        .text = "select q.request, q.person, q.public_reason"
                " from fund_request q where q.organisation = :organisation"
                " and q.state in ('paid', 'shown', 'closed')"
                " and q.asked_at <= :before and q.public_reason <> ''"
                " and not exists (select 1 from fund_line l"
                " where l.request = q.request) and " ACCESS_REACH(
                        "q.person") " order by q.asked_at, q.request"
                                    " limit 10",
};

const struct query fund_line_of = {
        .name = "fund.line_of",
        .text = "select line from fund_line where request = :request",
};

const struct query fund_line_add = {
        .name = "fund.line_add",
        .text = "insert into fund_line (line, request, organisation, words,"
                " released_at, released_by) values (:line, :request,"
                " :organisation, :words, :at, :by)",
};

const struct query fund_line_end = {
        .name = "fund.line_end",
        .text = "update fund_line set ended_at = :at, ended_by = :by"
                " where line = :line and organisation = :organisation"
                " and ended_at is null",
};

const struct query fund_line_list = {
        .name = "fund.line_list",
        .text = "select line, request, words from fund_line"
                " where organisation = :organisation and ended_at is null"
                " order by words, line limit 50",
};

/* --- counting --------------------------------------------------------- */

static const struct arg *
quarter_args(struct ctx *ctx, struct date quarter)
{
	return args_keep(ctx->arena,
	                 ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                      arg_date("since", quarter),
	                      arg_date("until", fund_quarter_next(quarter))));
}

static struct fund_counted
counted_of_row(const struct row *row)
{
	return (struct fund_counted){
	        .people = row_i64(row, "people"),
	        .things = row_i64(row, "things"),
	        .pence = row_i64(row, "pence"),
	};
}

const struct fault *
fund_public_store_counts(struct ctx *ctx, struct date quarter,
                         struct fund_counted by[FUND_PURPOSE_COUNT],
                         struct fund_counted *all)
{
	const struct arg *args = quarter_args(ctx, quarter);
	const struct row *row;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_public_purposes, args, &rows));
	for (size_t i = 0; i < rows.n; i++)
		by[row_enum(&rows.v[i], "purpose", fund_purposes)] =
		        counted_of_row(&rows.v[i]);
	TRY(sql_one(ctx->tx, &fund_public_whole, args, &row));
	*all = counted_of_row(row);
	return NULL;
}

const struct fault *
fund_public_store_said(struct ctx *ctx, struct date quarter, int64_t *said,
                       int64_t *helped)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_public_said, quarter_args(ctx, quarter),
	            &row));
	*said = row_i64(row, "said");
	*helped = row_i64(row, "helped");
	return NULL;
}

struct days {
	int *v;
	size_t n, room;
};

static const struct fault *
days_add(void *data, const struct row *row)
{
	struct days *days = data;
	struct date asked = instant_date(row_instant(row, "asked_at"));

	if (days->n < days->room)
		days->v[days->n++] = calendar_working_days_between(
		        asked, row_date(row, "paid_on"));
	return NULL;
}

static int
days_order(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

const struct fault *
fund_public_store_days(struct ctx *ctx, struct date quarter, int64_t most,
                       int64_t *out)
{
	struct days days = {.room = (size_t)most};

	*out = -1;
	days.v = arena_new(ctx->arena, int, days.room + 1);
	TRY(sql_each(ctx->tx, &fund_public_days, quarter_args(ctx, quarter),
	             days_add, &days));
	if (days.n == 0)
		return NULL;
	qsort(days.v, days.n, sizeof(*days.v), days_order);
	*out = (days.v[(days.n - 1) / 2] + days.v[days.n / 2] + 1) / 2;
	return NULL;
}

/* --- releases --------------------------------------------------------- */

static const struct fault *
row_add(struct ctx *ctx, const struct fund_release *r, int purpose)
{
	const struct fund_total *t = &r->by[purpose];

	return sql_do(ctx->tx, &fund_public_add_row,
	              ARGS(arg_i64("release", r->id),
	                   arg_word("purpose", fund_purposes, purpose),
	                   arg_bool("shown", t->shown),
	                   arg_i64("people", t->people),
	                   arg_i64("things", t->things),
	                   arg_i64("pounds", t->pounds)),
	              NULL);
}

const struct fault *
fund_public_store_add(struct ctx *ctx, const struct fund_release *r)
{
	TRY(sql_do(ctx->tx, &fund_public_add,
	           ARGS(arg_i64("release", r->id),
	                arg_i64("organisation", r->organisation.v),
	                arg_date("quarter", r->quarter),
	                arg_i64("least", r->least),
	                arg_bool("shown", r->all.shown),
	                arg_i64("people", r->all.people),
	                arg_i64("things", r->all.things),
	                arg_i64("pounds", r->all.pounds),
	                arg_i64("helped", r->helped), arg_i64("days", r->days),
	                arg_instant("made_at", ctx->now),
	                arg_i64("made_by", ctx->actor.v)),
	           NULL));
	for (int i = 0; i < FUND_PURPOSE_COUNT; i++)
		TRY(row_add(ctx, r, i));
	return NULL;
}

static struct fund_total
total_of_row(const struct row *row)
{
	return (struct fund_total){
	        .shown = row_bool(row, "shown"),
	        .people = row_i64(row, "people"),
	        .things = row_i64(row, "things"),
	        .pounds = row_i64(row, "pounds"),
	};
}

const struct fault *
fund_public_find(struct ctx *ctx, struct organisation_id organisation,
                 struct date quarter, struct fund_release *out, bool *found)
{
	const struct row *row;
	struct rows rows;

	if (date_is(quarter))
		TRY(sql_maybe(ctx->tx, &fund_public_one,
		              ARGS(arg_i64("organisation", organisation.v),
		                   arg_date("quarter", quarter)),
		              &row));
	else
		TRY(sql_maybe(ctx->tx, &fund_public_newest,
		              ARGS(arg_i64("organisation", organisation.v)),
		              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*out = (struct fund_release){
	        .id = row_i64(row, "release"),
	        .organisation = {row_i64(row, "organisation")},
	        .quarter = row_date(row, "quarter"),
	        .least = row_i64(row, "least"),
	        .all = total_of_row(row),
	        .helped = row_i64(row, "helped"),
	        .days = row_i64(row, "days"),
	        .made_at = row_instant(row, "made_at"),
	};
	TRY(sql_rows(ctx->tx, &fund_public_rows,
	             ARGS(arg_i64("release", out->id)), &rows));
	for (size_t i = 0; i < rows.n; i++)
		out->by[row_enum(&rows.v[i], "purpose", fund_purposes)] =
		        total_of_row(&rows.v[i]);
	return NULL;
}

const struct fault *
fund_public_quarters(struct ctx *ctx, struct organisation_id organisation,
                     struct date **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_public_list,
	             ARGS(arg_i64("organisation", organisation.v)), &rows));
	*out = arena_new(ctx->arena, struct date, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = row_date(&rows.v[i], "quarter");
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_public_organisations(struct ctx *ctx, struct organisation **out, size_t *n)
{
	struct organisation *all;
	struct rows rows;
	size_t all_n;

	TRY(sql_rows(ctx->tx, &fund_public_who, NO_ARGS, &rows));
	TRY(organisation_all(ctx, &all, &all_n));
	*out = arena_new(ctx->arena, struct organisation, rows.n + 1);
	*n = 0;
	for (size_t i = 0; i < all_n; i++)
		for (size_t k = 0; k < rows.n; k++)
			if (row_i64(&rows.v[k], "organisation") == all[i].id.v)
				(*out)[(*n)++] = all[i];
	return NULL;
}

/* --- lines ------------------------------------------------------------ */

const struct fault *
fund_line_store_ready(struct ctx *ctx, struct instant before,
                      struct fund_line **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_line_readies,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_instant("before", before)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_line){
		        .request = {row_i64(&rows.v[i], "request")},
		        .person = {row_i64(&rows.v[i], "person")},
		        .words = row_str(&rows.v[i], "public_reason"),
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_line_store_has(struct ctx *ctx, struct fund_id request, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_line_of,
	              ARGS(arg_i64("request", request.v)), &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
fund_line_store_add(struct ctx *ctx, const struct fund_line *line)
{
	return sql_do(ctx->tx, &fund_line_add,
	              ARGS(arg_i64("line", line->id),
	                   arg_i64("request", line->request.v),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_str("words", line->words),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_line_store_end(struct ctx *ctx, int64_t id)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &fund_line_end,
	           ARGS(arg_i64("line", id),
	                arg_i64("organisation", ctx->who.organisation.v),
	                arg_instant("at", ctx->now),
	                arg_i64("by", ctx->actor.v)),
	           &changed));
	if (changed == 0)
		return fault_not_found(ctx, "We cannot find that line");
	return NULL;
}

const struct fault *
fund_lines(struct ctx *ctx, struct organisation_id organisation,
           struct fund_line **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_line_list,
	             ARGS(arg_i64("organisation", organisation.v)), &rows));
	*out = arena_new(ctx->arena, struct fund_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_line){
		        .id = row_i64(&rows.v[i], "line"),
		        .request = {row_i64(&rows.v[i], "request")},
		        .words = row_str(&rows.v[i], "words"),
		};
	*n = rows.n;
	return NULL;
}
