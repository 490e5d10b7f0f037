/*
 * plan_net_studied_store.c - the people around somebody as they add up, for
 * studies: names do not leave the database.
 */
#include "practice/plan/plan_net_studied.h"

/* A day that nobody was on is none: it is not kept. */
const struct query plan_q_nets_studied = {
        .name = "plan.nets_studied",
        .text = "select n.net, n.person, n.day, t.supporter, t.kind, t.pay,"
                " t.life from plan_net n join plan_net_tie t on t.net = n.net"
                " order by n.person, n.day, n.net, t.supporter",
        .scans = "figures of a study, in a job of their own",
        .shows_nobody = "how many there are, and of nobody who",
};

struct hand {
	const struct fault *(*fn)(void *data,
	                          const struct plan_net_studied *one);
	void *data;
	struct plan_tie *ties; /* of the day in hand */
	size_t n;
	int64_t net;
	struct person_id person;
	struct date day;
};

/* The day in hand goes; none at the beginning. */
static const struct fault *
day_hand(struct hand *h)
{
	size_t n = h->n;

	h->n = 0;
	if (n == 0)
		return NULL;
	return h->fn(h->data, &(struct plan_net_studied){.person = h->person,
	                                                 .day = h->day,
	                                                 .ties = h->ties,
	                                                 .n = n});
}

static const struct fault *
tie_hand(void *data, const struct row *row)
{
	struct hand *h = data;

	if (row_i64(row, "net") != h->net)
		TRY(day_hand(h));
	h->net = row_i64(row, "net");
	h->person.v = row_i64(row, "person");
	h->day = row_date(row, "day");
	if (h->n == PLAN_NET_MERGED)
		return NULL;
	h->ties[h->n++] = (struct plan_tie){
	        .id = row_i64(row, "supporter"),
	        .kind = (enum plan_tie_kind)row_enum(row, "kind",
	                                             plan_net_kind_words),
	        .pay = (enum plan_net_pay)row_enum(row, "pay",
	                                           plan_net_pay_words),
	        .life = (enum plan_net_life)row_enum(row, "life",
	                                             plan_net_life_words),
	};
	return NULL;
}

const struct fault *
plan_nets_studied(struct ctx *ctx,
                  const struct fault *(*fn)(void *data,
                                            const struct plan_net_studied *one),
                  void *data)
{
	struct hand h = {
	        .fn = fn,
	        .data = data,
	        .ties = arena_new(ctx->arena, struct plan_tie, PLAN_NET_MERGED),
	};

	TRY(sql_each(ctx->tx, &plan_q_nets_studied, NO_ARGS, tie_hand, &h));
	return day_hand(&h);
}
