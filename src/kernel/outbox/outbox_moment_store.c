/*
 * outbox_moment_store.c - when something of a kind happened, of everybody, for
 * studies.
 */
#include "kernel/outbox/outbox_local.h"

const struct query outbox_q_moments = {
        .name = "outbox.moments",
        .text = "select person, at"
                " from outbox_event where kind = :kind and at < :until"
                " and (cast(:value as text) is null"
                "  or value = cast(:value as text))"
                " order by person, at",
        .shows_nobody = "a number and a moment: a study's rows name nobody, "
                        "and a submission keeps those within reach alone",
};

struct moments {
	const struct fault *(*fn)(void *data,
	                          const struct event_moment *moment);
	void *data;
};

static const struct fault *
moment_hand(void *data, const struct row *row)
{
	const struct moments *f = data;

	return f->fn(f->data, &(struct event_moment){
	                              .person = {row_i64(row, "person")},
	                              .at = row_instant(row, "at"),
	                      });
}

const struct fault *
outbox_moments(struct ctx *ctx, const char *kind, const char *value,
               struct instant until,
               const struct fault *(*fn)(void *data,
                                         const struct event_moment *moment),
               void *data)
{
	struct moments f = {fn, data};

	return sql_each(ctx->tx, &outbox_q_moments,
	                ARGS(arg_str("kind", str_of(kind)),
	                     arg_str_or_null("value", value == NULL
	                                                      ? S("")
	                                                      : str_of(value)),
	                     arg_instant("until", until)),
	                moment_hand, &f);
}
