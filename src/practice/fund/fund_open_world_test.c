/* fund_open_world_test.c - requests that were paid long ago. */
#include "practice/fund/fund_open_world_test.h"

static const struct query request_put = {
        .name = "fund_test.past_put",
        .unaudited = "a test’s own rows",
        .text = "insert into fund_request (request, person, organisation,"
                " what, why, own_words, purpose, goal_title, no_goal, pence,"
                " supplier, tried, state, waits, round, tier, asked_at,"
                " due_on, started_by, says_person, says_worker, says_senior,"
                " says_peer, way, benefits_safe, looked, public_reason,"
                " payment, paid, paid_on, explained, evidence, version)"
                " values (:request, :person, :organisation, 'A thing',"
                " 'Because', 1, :purpose, '', 'None yet', :pence, :supplier,"
                " 'Nowhere', :state, 0, 1, 1, :asked_at, 20000, 1, 'yes',"
                " 'yes', 'silent', 'silent', :way, 1, 0, :line, :payment,"
                " :paid, :paid_on, 0, '', 1)",
};

static const struct query helped_put = {
        .name = "fund_test.past_helped",
        .unaudited = "a test’s own rows",
        .text = "insert into fund_reflection (reflection, request, person,"
                " later, helped, changed, at) values (:reflection, :request,"
                " :person, 0, :helped, '', 0)",
};

static const struct query organisation_one = {
        .name = "fund_test.past_organisation",
        .unaudited = "a test’s own rows",
        .text = "insert into organisations_organisation (id, slug, name,"
                " kind, area) values (:id, 'harbour', 'Harbour (fictional)',"
                " 'provider', 'north')",
};

static const struct query month_put = {
        .name = "fund_test.past_month",
        .unaudited = "a test’s own rows",
        .text = "insert into fund_month (closing, organisation, first_on,"
                " bank, books, start, lines_open, moves_open, floats, paid,"
                " payments, start_words, seal, at, by_user) values (:closing,"
                " :organisation, :month, 0, 0, 0, 0, 0, 0, 0, 0, '', '', 0,"
                " 1)",
};

static const struct query *const past_queries[] = {
        &request_put, &helped_put, &organisation_one, &month_put, NULL};

static const struct fault *
organisation_add(struct ctx *ctx, void *data)
{
	const struct organisation_id *id = data;

	return sql_do(ctx->tx, &organisation_one, ARGS(arg_i64("id", id->v)),
	              NULL);
}

const struct fault *
past_close(struct ctx *ctx, struct date month)
{
	return sql_do(ctx->tx, &month_put,
	              ARGS(arg_i64("closing", id_new()),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("month", month)),
	              NULL);
}

struct world *
past_world(struct test *t)
{
	return world_with(t, past_queries);
}

struct http *
past_http(struct test *t)
{
	struct world *w = past_world(t);

	expect_ok(world_do(w, NULL, organisation_add, &w->organisation));
	return http_serve(w, w->app->capabilities);
}

struct date
day_of(int year, int month, int day)
{
	struct date out;

	expect_true(date_make(year, month, day, &out));
	return out;
}

struct put_past {
	struct past *past;
	struct organisation_id organisation;
};

static const struct fault *
put_one(struct ctx *ctx, void *data)
{
	const struct put_past *put = data;
	struct past *p = put->past;
	bool paid = date_is(p->paid_on);

	p->id = id_new();
	TRY(sql_do(ctx->tx, &request_put,
	           ARGS(arg_i64("request", p->id), arg_i64("person", p->person),
	                arg_i64("organisation", put->organisation.v),
	                arg_word("purpose", fund_purposes, (int)p->purpose),
	                arg_i64("pence", p->pence),
	                arg_str("supplier",
	                        str_of(p->supplier == NULL ? "Harbour Cycles"
	                                                   : p->supplier)),
	                arg_word("state", fund_states, (int)p->state),
	                arg_instant("asked_at", instant_of(p->asked_on, 600)),
	                arg_word("way", fund_ways, (int)p->way),
	                arg_str("line", str_of(p->line == NULL ? "" : p->line)),
	                arg_id("payment", paid ? p->id : 0),
	                arg_i64("paid", paid ? p->pence : 0),
	                arg_date("paid_on", p->paid_on)),
	           NULL));
	if (p->helped == 0)
		return NULL;
	return sql_do(ctx->tx, &helped_put,
	              ARGS(arg_i64("reflection", id_new()),
	                   arg_i64("request", p->id),
	                   arg_i64("person", p->person),
	                   arg_i64("helped", p->helped)),
	              NULL);
}

void
past_add(struct world *w, struct past *past)
{
	struct put_past put = {past, past->of_others ? w->other_organisation
	                                             : w->organisation};

	expect_ok(world_do(w, NULL, put_one, &put));
}

void
past_many(struct world *w, enum fund_purpose purpose, int people, int64_t pence,
          struct date paid_on)
{
	for (int i = 0; i < people; i++)
		past_add(w, &(struct past){
		                    .person = 1000 * ((int64_t)purpose + 1) + i,
		                    .purpose = purpose,
		                    .pence = pence,
		                    .asked_on = date_add_days(paid_on, -2),
		                    .paid_on = paid_on,
		                    .state = FUND_CLOSED,
		                    .helped = i % 5 == 0 ? 2 : 5,
		            });
}
