/*
 * ending_studied_store.c - when interventions ended and who said no to
 * research there, for studies.
 */
#include "practice/ending/ending_local.h"
#include "practice/ending/ending_studied.h"

const struct query ending_q_studied = {
        .name = "ending.studied",
        .text = "select o.person, o.ended_on from ending_outcome o"
                " where not exists (select 1 from ending_outcome c"
                "  where c.corrects = o.outcome)"
                " order by o.person, o.ended_on, o.outcome",
        .scans = "days of endings, for a file about many",
        .shows_nobody = "ids and days, for whoever judged reach",
};

const struct query ending_q_no_research = {
        .name = "ending.no_research",
        .text = "select s.person from ending_said s"
                " where s.ask = 'research' and s.says = 'no'"
                " and not exists (select 1 from ending_said n"
                "  where n.person = s.person and n.ask = s.ask"
                "  and (n.made_at > s.made_at"
                "   or (n.made_at = s.made_at and n.said > s.said)))"
                " order by s.person",
        .scans = "who said no, for a file about many",
        .shows_nobody = "they are left out, and counted",
};

struct hand {
	const struct fault *(*day)(void *data, struct person_id person,
	                           struct date ended_on);
	const struct fault *(*no)(void *data, struct person_id person);
	void *data;
};

static const struct fault *
hand_day(void *data, const struct row *row)
{
	const struct hand *h = data;

	return h->day(h->data, (struct person_id){row_i64(row, "person")},
	              row_date(row, "ended_on"));
}

static const struct fault *
hand_no(void *data, const struct row *row)
{
	const struct hand *h = data;

	return h->no(h->data, (struct person_id){row_i64(row, "person")});
}

const struct fault *
endings_studied(struct ctx *ctx,
                const struct fault *(*fn)(void *data, struct person_id person,
                                          struct date ended_on),
                void *data)
{
	struct hand h = {.day = fn, .data = data};

	return sql_each(ctx->tx, &ending_q_studied, NO_ARGS, hand_day, &h);
}

const struct fault *
endings_no_research(struct ctx *ctx,
                    const struct fault *(*fn)(void *data,
                                              struct person_id person),
                    void *data)
{
	struct hand h = {.no = fn, .data = data};

	return sql_each(ctx->tx, &ending_q_no_research, NO_ARGS, hand_no, &h);
}
