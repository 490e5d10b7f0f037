/*
 * fund_overdue_store.c - what waits too long, and who is above whom.
 */
#include "practice/fund/fund_overdue.h"

#include "kernel/access/access.h"

/* For what an unanswered request waits. */
#define CLOCK \
	"case when q.state = 'second_look' then 'second_look'" \
	" when q.says_worker <> 'yes' then 'worker'" \
	" when q.says_person <> 'yes' then 'person'" \
	" when q.tier = 3 then 'panel' else 'senior' end"
/* A row of fund_overdue is of what its request waits for now. */
#define LIVE \
	" q.request = l.request and q.round = l.round" \
	" and ((q.waits = 1 and l.clock = " CLOCK ")" \
	"  or (q.state = 'agreed' and l.clock = 'payment'))"
#define DUE \
	" (l.step is null or l.next_on <= cast(:today as bigint)" \
	"  or (l.next_on is not null and l.on_day > cast(:today as bigint)))"
#define JOB_COLUMNS \
	"select q.request, q.person, q.what, q.pence, q.supplier, q.round," \
	" q.tier, q.organisation, q.due_on, w.team, w.worker," \
	" case when u.disabled = 0 then u.email else '' end as worker_email," \
	" coalesce(l.step, 0) as step, l.on_day, l.up_to,"
#define JOB_STAFF \
	" left join access_v_place w on w.person = q.person" \
	" left join identity_v_user u on u.id = w.worker" \
	" left join fund_overdue l on l.request = q.request" \
	"  and l.round = q.round and l.clock = "
#define JOB "who must act, for the job that asks them again"

const struct query fund_overdue_decisions = {
        .name = "fund.overdue_decisions",
        .shows_nobody = JOB,
        .text = JOB_COLUMNS
        " " CLOCK " as clock, cast(null as bigint) as agreed_at"
        " from fund_request q" JOB_STAFF CLOCK " where q.waits = 1"
        " and q.due_on < cast(:today as bigint)"
        " and q.due_on >= cast(:due as bigint)"
        " and (q.due_on > cast(:due as bigint)"
        "  or q.request > :request) and" DUE
        " order by q.due_on, q.request limit 50",
};

const struct query fund_overdue_payments = {
        .name = "fund.overdue_payments",
        .shows_nobody = JOB,
        .text = JOB_COLUMNS
        " 'payment' as clock, (select max(v.at) from fund_voice v"
        "  where v.request = q.request) as agreed_at"
        " from fund_request q" JOB_STAFF "'payment'"
        " where q.state = 'agreed' and q.request > :request and" DUE
        " order by q.request limit 50",
};

const struct query fund_overdue_first = {
        .name = "fund.overdue_first",
        .text = "insert into fund_overdue (request, round, clock, person,"
                " since, step, up_to, on_day, next_on, open) values"
                " (:request, :round, :clock, :person, :since, :step, :up_to,"
                " :on_day, :next_on, 1)"
                " on conflict (request, round, clock) do nothing",
};

const struct query fund_overdue_next = {
        .name = "fund.overdue_next",
        .text = "update fund_overdue set step = :step, up_to = :up_to,"
                " on_day = :on_day, next_on = :next_on, open = 1"
                " where request = :request and round = :round"
                " and clock = :clock and step = :seen",
};

const struct query fund_overdue_back = {
        .name = "fund.overdue_back",
        .unaudited = "a day that a wrong clock wrote; the step stays",
        .text = "update fund_overdue set on_day = :on_day,"
                " next_on = :next_on where request = :request"
                " and round = :round and clock = :clock",
};

const struct query fund_overdue_close = {
        .name = "fund.overdue_close",
        .unaudited = "what was answered has its own entry",
        .text = "update fund_overdue set open = 0 where open = 1"
                " and not exists (select 1 from fund_request q"
                "  where q.request = fund_overdue.request"
                "  and q.round = fund_overdue.round"
                "  and ((q.waits = 1 and fund_overdue.clock = " CLOCK ")"
                "   or (q.state = 'agreed'"
                "    and fund_overdue.clock = 'payment')))",
};

const struct query fund_overdue_small = {
        .name = "fund.overdue_small",
        .text = "select small from fund_supplier"
                " where organisation = :organisation and folded = :folded",
};

const struct query fund_overdue_staff_all = {
        .name = "fund.overdue_staff",
        .shows_nobody = "staff, by role",
        .text = "select u.id, u.email, u.organisation, u.team, r.role"
                " from identity_v_role r join identity_v_user u"
                " on u.id = r.user_id where r.role in ('senior_case_manager',"
                " 'manager', 'finance') and u.disabled = 0 order by u.id"
                " limit 5000",
};

const struct query fund_overdue_reaches = {
        .name = "fund.overdue_reaches",
        .shows_nobody = "whether somebody may be told",
        .text = "select 1 as one from access_v_reach r"
                " where r.actor = :user and r.person = :person"
                " and r.until > :now and r.way <> 'glass' limit 1",
};

const struct query fund_overdue_tell = {
        .name = "fund.overdue_tell",
        .text = "insert into fund_overdue_told (user_id, on_day)"
                " values (:user, :on_day)"
                " on conflict (user_id, on_day) do nothing",
};

#define SHOWN \
	"select q.request, q.person, q.what, q.pence, l.clock, l.since," \
	" l.step, l.up_to, l.on_day from fund_overdue l" \
	" join fund_request q on" LIVE

const struct query fund_overdue_list = {
        .name = "fund.overdue_list",
        .person = "person",
        .text = SHOWN
        " where l.open = 1 and l.up_to >= :rung and " ACCESS_REACH(
                "q.person") " order by l.since, l.request limit 20",
};

const struct query fund_overdue_pays = {
        .name = "fund.overdue_pays",
        .shows_nobody = "what is to be paid, never for whom",
        .text = SHOWN " where l.open = 1 and l.clock = 'payment'"
                      " and q.organisation = :organisation"
                      " order by l.since, l.request limit 20",
};

const struct query fund_overdue_one = {
        .name = "fund.overdue_one",
        .person = "person",
        .text = SHOWN
        " where l.request = :request and " ACCESS_REACH("q.person") " limit 1",
};

const struct query fund_overdue_one_pays = {
        .name = "fund.overdue_one_pays",
        .shows_nobody = "what is to be paid, never for whom",
        .text = SHOWN " where l.request = :request"
                      " and l.clock = 'payment'"
                      " and q.organisation = :organisation limit 1",
};

const struct query fund_move_overdue_list = {
        .name = "fund.move_overdue_list",
        .shows_nobody = "ids of rows that a merge moves",
        .text = "select request as id from fund_overdue"
                " where person = :person group by request",
};

const struct query fund_move_overdue_set = {
        .name = "fund.move_overdue_set",
        .text = "update fund_overdue set person = :person"
                " where request = :id",
};

/* --- rows and structs ------------------------------------------------- */

static struct fund_overdue
overdue_of_row(const struct row *row)
{
	return (struct fund_overdue){
	        .request = {row_i64(row, "request")},
	        .person = {row_i64(row, "person")},
	        .what = row_str(row, "what"),
	        .sum = {row_i64(row, "pence")},
	        .clock = (enum fund_clock)row_enum(row, "clock", fund_clocks),
	        .step = row_i64(row, "step"),
	        .up_to = (int)row_i64(row, "up_to"),
	        .on = row_date(row, "on_day"),
	        .since = DATE_NONE,
	};
}

static struct fund_overdue
job_of_row(const struct ctx *ctx, const struct row *row)
{
	struct fund_overdue o = overdue_of_row(row);

	o.since = row_date(row, "due_on");
	o.round = row_i64(row, "round");
	o.tier = (int)row_i64(row, "tier");
	o.organisation.v = row_i64(row, "organisation");
	o.supplier = row_str(row, "supplier");
	o.agreed_at = row_instant(row, "agreed_at");
	o.team.v = row_i64(row, "team");
	o.worker.v = row_i64(row, "worker");
	o.worker_email = row_str(row, "worker_email");
	o.ahead = o.step > 0 && date_before(ctx->today, o.on);
	return o;
}

const struct fault *
fund_overdue_store_late(struct ctx *ctx, const struct fund_mark *mark,
                        struct fund_overdue **out, size_t *n)
{
	const struct arg *all = ARGS(arg_date("today", ctx->today),
	                             arg_i64("due", mark->due.days),
	                             arg_i64("request", mark->request));
	const struct arg *paid = ARGS(arg_date("today", ctx->today),
	                              arg_i64("request", mark->request));
	struct rows rows;

	TRY(sql_rows(ctx->tx,
	             mark->second ? &fund_overdue_payments
	                          : &fund_overdue_decisions,
	             mark->second ? paid : all, &rows));
	*out = arena_new(ctx->arena, struct fund_overdue, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = job_of_row(ctx, &rows.v[i]);
	*n = rows.n;
	return NULL;
}

static const struct fault *
first(struct ctx *ctx, const struct fund_overdue *o, struct date next,
      int64_t *changed)
{
	return sql_do(ctx->tx, &fund_overdue_first,
	              ARGS(arg_i64("request", o->request.v),
	                   arg_i64("round", o->round),
	                   arg_word("clock", fund_clocks, (int)o->clock),
	                   arg_i64("person", o->person.v),
	                   arg_date("since", o->since), arg_i64("step", 1),
	                   arg_i64("up_to", o->up_to),
	                   arg_date("on_day", ctx->today),
	                   arg_date("next_on", next)),
	              changed);
}

const struct fault *
fund_overdue_store_step(struct ctx *ctx, const struct fund_overdue *o,
                        int64_t step, struct date next, bool *done)
{
	int64_t changed;

	if (step == 1)
		TRY(first(ctx, o, next, &changed));
	else
		TRY(sql_do(ctx->tx, &fund_overdue_next,
		           ARGS(arg_i64("request", o->request.v),
		                arg_i64("round", o->round),
		                arg_word("clock", fund_clocks, (int)o->clock),
		                arg_i64("step", step),
		                arg_i64("up_to", o->up_to),
		                arg_date("on_day", ctx->today),
		                arg_date("next_on", next),
		                arg_i64("seen", o->step)),
		           &changed));
	*done = changed > 0;
	return NULL;
}

const struct fault *
fund_overdue_store_back(struct ctx *ctx, const struct fund_overdue *o,
                        struct date next)
{
	return sql_do(ctx->tx, &fund_overdue_back,
	              ARGS(arg_i64("request", o->request.v),
	                   arg_i64("round", o->round),
	                   arg_word("clock", fund_clocks, (int)o->clock),
	                   arg_date("on_day", ctx->today),
	                   arg_date("next_on", next)),
	              NULL);
}

const struct fault *
fund_overdue_store_close(struct ctx *ctx)
{
	return sql_do(ctx->tx, &fund_overdue_close, NO_ARGS, NULL);
}

const struct fault *
fund_overdue_store_small(struct ctx *ctx, struct organisation_id organisation,
                         struct str folded, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_overdue_small,
	              ARGS(arg_i64("organisation", organisation.v),
	                   arg_str("folded", folded)),
	              &row));
	*out = row != NULL && row_bool(row, "small");
	return NULL;
}

const struct fault *
fund_overdue_store_staff(struct ctx *ctx, struct fund_overdue_staff **out,
                         size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_overdue_staff_all, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct fund_overdue_staff, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_overdue_staff){
		        .user = {row_i64(row, "id")},
		        .role = (enum role)row_enum(row, "role", role_words),
		        .organisation = {row_i64(row, "organisation")},
		        .team = {row_i64(row, "team")},
		        .email = row_str(row, "email"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_overdue_store_reaches(struct ctx *ctx, struct user_id user,
                           struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_overdue_reaches,
	              ARGS(arg_i64("user", user.v),
	                   arg_i64("person", person.v)),
	              &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
fund_overdue_store_tell(struct ctx *ctx, struct user_id user, bool *first_one)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &fund_overdue_tell,
	           ARGS(arg_i64("user", user.v),
	                arg_date("on_day", ctx->today)),
	           &changed));
	*first_one = changed > 0;
	return NULL;
}

/* --- what is shown ---------------------------------------------------- */

static const struct fault *
shown(struct ctx *ctx, const struct query *query, const struct arg *args,
      struct fund_overdue **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_overdue, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		(*out)[i] = overdue_of_row(&rows.v[i]);
		(*out)[i].since = row_date(&rows.v[i], "since");
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_overdue_mine(struct ctx *ctx, struct fund_overdue **out, size_t *n)
{
	int rung = FUND_RUNG_WORKER;

	if ((ctx->who.roles & R(SENIOR)) != 0)
		rung = FUND_RUNG_SENIOR;
	if ((ctx->who.roles & R(MANAGER)) != 0)
		rung = FUND_RUNG_MANAGER;
	return shown(ctx, &fund_overdue_list, ARGS(arg_i64("rung", rung)), out,
	             n);
}

const struct fault *
fund_overdue_unpaid(struct ctx *ctx, struct fund_overdue **out, size_t *n)
{
	return shown(ctx, &fund_overdue_pays,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             out, n);
}

const struct fault *
fund_overdue_of(struct ctx *ctx, struct fund_id id, bool payer,
                const struct fund_overdue **out)
{
	struct fund_overdue *list;
	size_t n;

	TRY(shown(ctx, payer ? &fund_overdue_one_pays : &fund_overdue_one,
	          payer ? ARGS(arg_i64("request", id.v),
	                       arg_i64("organisation", ctx->who.organisation.v))
	                : ARGS(arg_i64("request", id.v)),
	          &list, &n));
	*out = n > 0 ? list : NULL;
	return NULL;
}
