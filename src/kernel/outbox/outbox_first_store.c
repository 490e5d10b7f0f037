/*
 * outbox_first_store.c - the first event of a kind, of everybody, for studies.
 */
#include "kernel/outbox/outbox_local.h"

const struct query outbox_q_firsts = {
        .name = "outbox.firsts",
        .text = "select person, min(at) as first_at, count(*) as n"
                " from outbox_event where kind = :kind and at < :until"
                " and (cast(:value as text) is null"
                "  or value = cast(:value as text))"
                " group by person order by person",
        .scans = "a study's rows, in a job of their own",
        .shows_nobody = "a study's rows name nobody",
};

struct firsts {
	const struct fault *(*fn)(void *data, const struct event_first *first);
	void *data;
};

static const struct fault *
first_hand(void *data, const struct row *row)
{
	const struct firsts *f = data;

	return f->fn(f->data, &(struct event_first){
	                              .person = {row_i64(row, "person")},
	                              .at = row_instant(row, "first_at"),
	                              .n = row_i64(row, "n"),
	                      });
}

const struct fault *
outbox_firsts(struct ctx *ctx, const char *kind, const char *value,
              struct instant until,
              const struct fault *(*fn)(void *data,
                                        const struct event_first *first),
              void *data)
{
	struct firsts f = {fn, data};

	return sql_each(ctx->tx, &outbox_q_firsts,
	                ARGS(arg_str("kind", str_of(kind)),
	                     arg_str_or_null("value", value == NULL
	                                                      ? S("")
	                                                      : str_of(value)),
	                     arg_instant("until", until)),
	                first_hand, &f);
}
