/*
 * fund_asking_store.c - whom to ask if it helped, and who was asked.
 */
#include "practice/fund/fund_asking.h"

#include "kernel/access/access.h"

/* Nobody is asked for whom it ended, or who is served elsewhere. */
#define ENDED \
	"exists (select 1 from fund_ending e where e.open = 1" \
	"  and e.organisation = q.organisation and e.person = q.person)" \
	" or exists (select 1 from fund_ending e where e.open = 1" \
	"  and e.organisation = q.organisation and e.person is null)" \
	" or exists (select 1 from access_v_place w" \
	"  where w.person = q.person and w.organisation <> q.organisation)"
#define ANSWERED(moment) \
	"(select count(*) from fund_reflection f" \
	" where f.request = q.request and f.later = " moment ")"
#define SAID_NO \
	"exists (select 1 from fund_asking_no o where o.request = q.request)"
#define IS_PAID "q.state in ('paid', 'shown', 'closed')"

const struct query fund_asking_due = {
        .name = "fund.asking_due",
        .shows_nobody = "whom the job asks, and how they may be reached",
        .text = "select q.request, q.person, q.paid_on, y.email, y.rules,"
                " case when u.disabled = 0 then u.id else 0 end as user_id,"
                " case when (select c.way from fund_ask_way c"
                "  where c.person = q.person order by c.choice desc limit 1)"
                "  = 'email' then 1 else 0 end as chose_email"
                " from fund_request q"
                " join people_v_way y on y.person = q.person"
                " left join identity_v_user u on u.person = q.person"
                " where q.paid_on >= :first and q.paid_on <= :last"
                " and (q.paid_on > :due"
                "  or (q.paid_on = :due and q.request > :request))"
                " and " IS_PAID " and not exists (select 1 from fund_asking a"
                "  where a.request = q.request and a.later = :later)"
                " and not exists (select 1 from fund_reflection f"
                "  where f.request = q.request and f.later = :later)"
                " and not (" SAID_NO ") and not (" ENDED ")"
                " order by q.paid_on, q.request limit 50",
};

const struct query fund_asking_add = {
        .name = "fund.asking_add",
        .text = "insert into fund_asking (request, later, person, way,"
                " open, on_day) values (:request, :later, :person, :way,"
                " :open, :on_day)"
                " on conflict (request, later) do nothing",
};

const struct query fund_asking_no_add = {
        .name = "fund.asking_no_add",
        .text = "insert into fund_asking_no (request, person, at, by_user)"
                " values (:request, :person, :at, :by)"
                " on conflict (request) do nothing",
};

const struct query fund_asking_asked = {
        .name = "fund.asking_asked",
        .text = "update fund_asking set open = 0"
                " where request = :request and open = 1",
};

const struct query fund_asking_choice = {
        .name = "fund.asking_choice",
        .text = "insert into fund_ask_way (choice, person, way, at)"
                " values (:choice, :person, :way, :at)",
};

const struct query fund_asking_choice_of = {
        .name = "fund.asking_choice_of",
        .person = "person",
        .text = "select c.person, c.way from fund_ask_way c"
                " where c.person = :person and " ACCESS_REACH(
                        "c.person") " order by c.choice desc limit 1",
};

#define QUESTION \
	"select q.request, q.person, q.what, q.paid_on," \
	" " ANSWERED("0") " as first_said, " ANSWERED("1") " as later_said,"

const struct query fund_asking_open = {
        .name = "fund.asking_open",
        .person = "person",
        .text = QUESTION " 0 as later, case when q.state = 'asked' then 1"
                         " else 0 end as waits from fund_request q"
                         " where q.person = :person and ((" IS_PAID
                         "  and not (" SAID_NO ")) or (q.state = 'asked'"
                         "  and q.says_person <> 'yes')) and " ACCESS_REACH(
                                 "q.person") " order by q.asked_at desc,"
                                             " q.request desc limit 50",
};

#define TO_ASK \
	QUESTION " a.later, 0 as waits from fund_asking a" \
	         " join fund_request q on q.request = a.request" \
	         " where a.open = 1 and " IS_PAID " and not (" SAID_NO ")" \
	         " and not exists (select 1 from fund_reflection f" \
	         "  where f.request = q.request and f.later = a.later)" \
	         " and not (" ENDED ") and " ACCESS_REACH("q.person")

const struct query fund_asking_case = {
        .name = "fund.asking_case",
        .person = "person",
        .text = TO_ASK " and a.person = :person"
                       " order by a.on_day, a.request limit 20",
};

const struct query fund_asking_mine = {
        .name = "fund.asking_mine",
        .person = "person",
        .text = TO_ASK " and exists (select 1 from access_v_place w"
                       "  where w.person = q.person and w.worker = :actor)"
                       " order by a.on_day, a.request limit 20",
};

const struct query fund_move_asking_list = {
        .name = "fund.move_asking_list",
        .shows_nobody = "ids of rows that a merge moves",
        .text = "select request as id from fund_asking"
                " where person = :person group by request",
};

const struct query fund_move_asking_set = {
        .name = "fund.move_asking_set",
        .text = "update fund_asking set person = :person"
                " where request = :id",
};

const struct query fund_move_ask_way_list = {
        .name = "fund.move_ask_way_list",
        .shows_nobody = "ids of rows that a merge moves",
        .text = "select choice as id from fund_ask_way"
                " where person = :person",
};

const struct query fund_move_ask_way_set = {
        .name = "fund.move_ask_way_set",
        .text = "update fund_ask_way set person = :person"
                " where choice = :id",
};

const struct query fund_move_asking_no_list = {
        .name = "fund.move_asking_no_list",
        .shows_nobody = "ids of rows that a merge moves",
        .text = "select request as id from fund_asking_no"
                " where person = :person",
};

const struct query fund_move_asking_no_set = {
        .name = "fund.move_asking_no_set",
        .text = "update fund_asking_no set person = :person"
                " where request = :id",
};

/* --- rows and structs ------------------------------------------------- */

const struct fault *
fund_asking_store_due(struct ctx *ctx, const struct fund_mark *mark,
                      struct date first, struct date last,
                      struct fund_asking **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_asking_due,
	             ARGS(arg_date("first", first), arg_date("last", last),
	                  arg_i64("due", mark->due.days),
	                  arg_i64("request", mark->request),
	                  arg_bool("later", mark->second)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_asking, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_asking){
		        .request = {row_i64(row, "request")},
		        .person = {row_i64(row, "person")},
		        .paid_on = row_date(row, "paid_on"),
		        .user = {row_i64(row, "user_id")},
		        .email = row_str(row, "email"),
		        .chose_email = row_bool(row, "chose_email"),
		        .rules = row_bool(row, "rules"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_asking_store_add(struct ctx *ctx, const struct fund_asking *one,
                      bool later, enum fund_ask_way how, bool *done)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &fund_asking_add,
	           ARGS(arg_i64("request", one->request.v),
	                arg_bool("later", later),
	                arg_i64("person", one->person.v),
	                arg_word("way", fund_ask_ways, (int)how),
	                arg_bool("open", how == FUND_BY_WORKER),
	                arg_date("on_day", ctx->today)),
	           &changed));
	*done = changed > 0;
	return NULL;
}

const struct fault *
fund_asking_store_no(struct ctx *ctx, const struct fund_request *q)
{
	return sql_do(ctx->tx, &fund_asking_no_add,
	              ARGS(arg_i64("request", q->id.v),
	                   arg_i64("person", q->person.v),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_asking_store_asked(struct ctx *ctx, struct fund_id id, bool *done)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &fund_asking_asked, ARGS(arg_i64("request", id.v)),
	           &changed));
	*done = changed > 0;
	return NULL;
}

const struct fault *
fund_asking_store_choose(struct ctx *ctx, enum fund_ask_way way)
{
	return sql_do(ctx->tx, &fund_asking_choice,
	              ARGS(arg_i64("choice", id_new()),
	                   arg_i64("person", ctx->who.person.v),
	                   arg_word("way", fund_ask_ways, (int)way),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
fund_asking_way(struct ctx *ctx, struct person_id person,
                enum fund_ask_way *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_asking_choice_of,
	              ARGS(arg_i64("person", person.v)), &row));
	*out = row == NULL
	               ? FUND_BY_WORKER
	               : (enum fund_ask_way)row_enum(row, "way", fund_ask_ways);
	return NULL;
}

static const struct fault *
questions(struct ctx *ctx, const struct query *query, const struct arg *args,
          struct fund_question **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_question, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_question){
		        .request = {row_i64(row, "request")},
		        .person = {row_i64(row, "person")},
		        .what = row_str(row, "what"),
		        .paid_on = row_date(row, "paid_on"),
		        .answered = {row_i64(row, "first_said") > 0,
		                     row_i64(row, "later_said") > 0},
		        .waits = row_bool(row, "waits"),
		        .later = row_bool(row, "later"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_questions_to_ask(struct ctx *ctx, struct person_id person,
                      struct fund_question **out, size_t *n)
{
	if (person.v == 0)
		return questions(ctx, &fund_asking_mine, NO_ARGS, out, n);
	return questions(ctx, &fund_asking_case,
	                 ARGS(arg_i64("person", person.v)), out, n);
}

const struct fault *
fund_questions_of(struct ctx *ctx, struct person_id person,
                  struct fund_question **out, size_t *n)
{
	struct fund_limits limits;
	size_t all, kept = 0;

	TRY(questions(ctx, &fund_asking_open, ARGS(arg_i64("person", person.v)),
	              out, &all));
	if (all > 0)
		TRY(fund_moment_limits(ctx, &limits));
	for (size_t i = 0; i < all; i++) {
		struct fund_question *q = &(*out)[i];
		enum fund_moment m =
		        q->waits ? FUND_NOT_YET
		                 : fund_moment(&limits, q->paid_on, ctx->today);

		q->later = m == FUND_LATER;
		if (q->waits ||
		    (m != FUND_NOT_YET && !q->answered[q->later ? 1 : 0]))
			(*out)[kept++] = *q;
	}
	*n = kept;
	return NULL;
}
