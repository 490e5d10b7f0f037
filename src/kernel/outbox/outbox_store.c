/*
 * outbox_store.c - the table of events and the table of messages.
 */
#include "kernel/outbox/outbox_local.h"

#define COUNT_MOST 1001

static const struct migration tables = {
        .number = 12,
        .name = "outbox",
        .text = "create table outbox_event ("
                " id integer not null,"
                " person integer not null,"
                " kind text not null,"
                " topic text not null,"
                " at integer not null,"
                " actor integer not null,"
                " subject integer not null,"
                " value text,"
                " shared integer not null"
                "  check (shared in (0, 1)),"
                " primary key (person, at, id)) strict, without rowid;"
                "create table outbox_moved ("
                " merge integer not null,"
                " at integer not null,"
                " id integer not null,"
                " primary key (merge, at, id)) strict, without rowid;"
                "create table outbox_message ("
                " id integer primary key,"
                " recipient integer not null,"
                " template text not null,"
                " address text not null,"
                " link text not null,"
                " state text not null check (state in"
                "  ('waiting', 'sent', 'failed', 'unsent')),"
                " tries integer not null,"
                " next_try integer not null,"
                " made_at integer not null,"
                " sent_at integer) strict;"
                "create index outbox_message_due"
                " on outbox_message (state, next_try);",
};

/* Who started what, and when, of everybody: a study's and a submission's
 * question, which is asked within a request. */
static const struct migration kinds = {
        .number = 126,
        .name = "outbox kinds",
        .text = "create index outbox_event_kind"
                " on outbox_event (kind, person, at);",
};

/* What happened and when, for a floor below that of whoever wrote it. */
static const struct migration happened = {
        .number = 142,
        .name = "outbox: what happened",
        .text = "create view outbox_v_event as select person, kind, at"
                " from outbox_event;",
};

const struct migration *const outbox_schema[] = {&tables, &kinds, &happened,
                                                 NULL};

static const struct query event_add = {
        .name = "outbox.event_add",
        .text = "insert into outbox_event (id, person, kind, topic, at,"
                " actor, subject, value, shared) values (:id, :person,"
                " :kind, :topic, :at, :who, :subject, :value, :shared)",
        .many = true,
};

#define EVENTS \
	"select id, person, kind, at, actor, subject, value, shared" \
	" from outbox_event where person = :person"
#define EVENTS_PAGE \
	" and (at < :before or (at = :before and id < :after))" \
	" and shared >= :shared order by at desc, id desc limit :most"
#define EVENTS_COUNT(where) \
	"select count(*) as n from (select 1 as one from outbox_event" \
	" where person = :person" where \
	" and shared >= :shared limit :most) as counted"

static const struct query events_all = {
        .name = "outbox.events_all",
        .text = EVENTS EVENTS_PAGE,
        .person = "person",
};

static const struct query events_topic = {
        .name = "outbox.events_topic",
        .text = EVENTS " and topic = :topic" EVENTS_PAGE,
        .person = "person",
};

static const struct query events_kind = {
        .name = "outbox.events_kind",
        .text = EVENTS " and topic = :topic and kind = :kind" EVENTS_PAGE,
        .person = "person",
};

static const struct query count_all = {
        .name = "outbox.count_all",
        .text = EVENTS_COUNT(""),
        .scans = "at most 1,001 rows of one person",
        .shows_nobody = "a count of one person's events",
};

static const struct query count_topic = {
        .name = "outbox.count_topic",
        .text = EVENTS_COUNT(" and topic = :topic"),
        .scans = "at most 1,001 rows of one person",
        .shows_nobody = "a count of one person's events",
};

static const struct query count_kind = {
        .name = "outbox.count_kind",
        .text = EVENTS_COUNT(" and topic = :topic and kind = :kind"),
        .scans = "at most 1,001 rows of one person",
        .shows_nobody = "a count of one person's events",
};

/* What a merge hands over, kept so that exactly that goes back. */
static const struct query event_stands = {
        .name = "outbox.event_stands",
        .shows_nobody = "a check: whether there is one",
        .text = "select count(*) as n from outbox_event"
                " where person = :person and at = :at"
                " and topic = :topic and subject = :subject",
};

static const struct query merge_note = {
        .name = "outbox.merge_note",
        .text = "insert into outbox_moved (merge, at, id)"
                " select :merge, at, id from outbox_event"
                " where person = :gone",
};

static const struct query merge_move = {
        .name = "outbox.merge_move",
        .text = "update outbox_event set person = :kept"
                " where person = :gone",
};

static const struct query merge_back = {
        .name = "outbox.merge_back",
        .text = "update outbox_event set person = :gone"
                " where person = :kept and (at, id) in"
                " (select at, id from outbox_moved where merge = :merge)",
};

static const struct query merge_forget = {
        .name = "outbox.merge_forget",
        .text = "delete from outbox_moved where merge = :merge",
};

static const struct query message_add = {
        .name = "outbox.message_add",
        .text = "insert into outbox_message (id, recipient, template,"
                " address, link, state, tries, next_try, made_at) values"
                " (:id, :recipient, :template, :address, :link, :state, 0,"
                " :now, :now)",
};

static const struct query messages_due = {
        .name = "outbox.messages_due",
        .text = "select id, template, address, link, tries"
                " from outbox_message where state = 'waiting'"
                " and next_try <= :now order by next_try limit :most",
        .lock = LOCK_ROWS,
};

static const struct query message_put_off = {
        .name = "outbox.message_put_off",
        .text = "update outbox_message set next_try = :next where id = :id",
        .unaudited = "the queue's own state",
};

static const struct query message_answer = {
        .name = "outbox.message_answer",
        .text = "update outbox_message set state = :state, tries = :tries,"
                " next_try = :next,"
                " link = case when cast(:state as text) = 'waiting'"
                "  then link else '' end,"
                " sent_at = case when cast(:state as text) = 'sent'"
                "  then cast(:now as bigint) else sent_at end"
                " where id = :id",
        .unaudited = "the queue's own state",
};

static const struct query messages_stuck = {
        .name = "outbox.messages_stuck",
        .text = "select id, recipient, template, address, state, tries,"
                " made_at from outbox_message"
                " where state in ('failed', 'unsent')"
                " order by made_at desc, id desc limit :most",
};

static const struct query stuck_count = {
        .name = "outbox.stuck_count",
        .text = "select count(*) as n from (select 1 as one"
                " from outbox_message where state in ('failed', 'unsent')"
                " limit 1001) as counted",
        .scans = "at most 1,001 rows",
};

static const struct query messages_purge = {
        .name = "outbox.messages_purge",
        .text = "delete from outbox_message"
                " where state <> 'waiting' and made_at < :before",
        .scans = "thirty days of messages, once a day",
        .unaudited = "messages of thirty days ago",
};

const struct query *const outbox_queries[] = {
        &event_add,      &events_all,       &events_topic,
        &event_stands,   &events_kind,      &count_all,
        &count_topic,    &count_kind,       &message_add,
        &messages_due,   &message_put_off,  &message_answer,
        &messages_stuck, &stuck_count,      &messages_purge,
        &merge_note,     &merge_move,       &merge_back,
        &merge_forget,   &outbox_q_moments, NULL,
};

const struct arg *
outbox_store_event(struct arena *arena, const struct event *event,
                   const char *topic, int64_t id)
{
	return args_keep(arena,
	                 ARGS(arg_i64("id", id),
	                      arg_i64("person", event->person.v),
	                      arg_str("kind", str_of(event->kind)),
	                      arg_str("topic", str_of(topic)),
	                      arg_instant("at", event->at),
	                      arg_i64("who", event->actor.v),
	                      arg_i64("subject", event->subject),
	                      arg_str_or_null("value", str_of(event->value)),
	                      arg_bool("shared", event->shared)));
}

const struct fault *
outbox_store_add(struct ctx *ctx, const struct arg *const *rows, size_t n)
{
	return sql_do_rows(ctx->tx, &event_add, rows, n, NULL);
}

const struct fault *
outbox_store_events(struct ctx *ctx, struct person_id person,
                    const struct event_filter *filter, bool shared_only,
                    struct rows *out)
{
	int64_t before = instant_is(filter->before) ? filter->before.ms
	                                            : INT64_MAX;
	struct arg base[] = {
	        arg_i64("person", person.v),
	        arg_i64("before", before),
	        arg_i64("after", filter->after.v),
	        arg_bool("shared", shared_only),
	        arg_i64("most", (int64_t)filter->most),
	        arg_str("topic", str_of(filter->group)),
	        arg_str("kind", str_of(filter->kind)),
	        {0},
	};

	if (filter->kind != NULL)
		return sql_rows(ctx->tx, &events_kind, base, out);
	base[6] = (struct arg){0};
	if (filter->group != NULL)
		return sql_rows(ctx->tx, &events_topic, base, out);
	base[5] = (struct arg){0};
	return sql_rows(ctx->tx, &events_all, base, out);
}

const struct fault *
outbox_store_events_count(struct ctx *ctx, struct person_id person,
                          const struct event_filter *filter, bool shared_only,
                          int64_t *out)
{
	const struct query *query = &count_kind;
	const struct row *row;
	struct arg base[] = {
	        arg_i64("person", person.v),
	        arg_bool("shared", shared_only),
	        arg_i64("most", COUNT_MOST),
	        arg_str("topic", str_of(filter->group)),
	        arg_str("kind", str_of(filter->kind)),
	        {0},
	};

	if (filter->kind == NULL) {
		base[4] = (struct arg){0};
		query = &count_topic;
	}
	if (filter->group == NULL) {
		base[3] = (struct arg){0};
		query = &count_all;
	}
	TRY(sql_one(ctx->tx, query, base, &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
outbox_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo)
{
	struct arg args[] = {
	        arg_i64("gone", gone.v),
	        arg_i64("kept", kept.v),
	        {0},
	};

	if (!undo) {
		TRY(sql_do(ctx->tx, &merge_note,
		           ARGS(arg_i64("merge", merge.v),
		                arg_i64("gone", gone.v)),
		           NULL));
		return sql_do(ctx->tx, &merge_move, args, NULL);
	}
	TRY(sql_do(ctx->tx, &merge_back,
	           ARGS(args[0], args[1], arg_i64("merge", merge.v)), NULL));
	return sql_do(ctx->tx, &merge_forget, ARGS(arg_i64("merge", merge.v)),
	              NULL);
}

void
outbox_store_event_read(const struct row *row, struct event_line *out,
                        struct str *kind)
{
	*out = (struct event_line){
	        .id = {row_i64(row, "id")},
	        .at = row_instant(row, "at"),
	        .actor = {row_i64(row, "actor")},
	        .subject = row_i64(row, "subject"),
	        .value = row_str(row, "value"),
	        .shared = row_bool(row, "shared"),
	};
	*kind = row_str(row, "kind");
}

const struct fault *
outbox_store_message(struct ctx *ctx, int64_t id, struct user_id to,
                     const char *template_key, struct str address,
                     struct str link, enum message_state state)
{
	return sql_do(ctx->tx, &message_add,
	              ARGS(arg_i64("id", id), arg_i64("recipient", to.v),
	                   arg_str("template", str_of(template_key)),
	                   arg_str("address", address), arg_str("link", link),
	                   arg_word("state", message_state_words, (int)state)),
	              NULL);
}

const struct fault *
outbox_store_take(struct ctx *ctx, struct instant until, struct message **out,
                  size_t *n)
{
	struct rows rows;
	struct message *v;

	TRY(sql_rows(ctx->tx, &messages_due,
	             ARGS(arg_i64("most", OUTBOX_BATCH)), &rows));
	v = arena_new(ctx->arena, struct message, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		v[i] = (struct message){
		        .id = {row_i64(&rows.v[i], "id")},
		        .template_key = row_str(&rows.v[i], "template"),
		        .address = row_str(&rows.v[i], "address"),
		        .link = row_str(&rows.v[i], "link"),
		        .tries = row_i64(&rows.v[i], "tries"),
		};
		TRY(sql_do(ctx->tx, &message_put_off,
		           ARGS(arg_i64("id", v[i].id.v),
		                arg_instant("next", until)),
		           NULL));
	}
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
outbox_store_answer(struct ctx *ctx, struct message_id id,
                    enum message_state state, int64_t tries,
                    struct instant next)
{
	return sql_do(ctx->tx, &message_answer,
	              ARGS(arg_i64("id", id.v),
	                   arg_word("state", message_state_words, (int)state),
	                   arg_i64("tries", tries), arg_instant("next", next)),
	              NULL);
}

const struct fault *
outbox_store_stuck(struct ctx *ctx, size_t most, struct message_line **out,
                   size_t *n)
{
	struct rows rows;
	struct message_line *v;

	TRY(sql_rows(ctx->tx, &messages_stuck,
	             ARGS(arg_i64("most", (int64_t)most)), &rows));
	v = arena_new(ctx->arena, struct message_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = (struct message_line){
		        .id = {row_i64(&rows.v[i], "id")},
		        .user = {row_i64(&rows.v[i], "recipient")},
		        .address = row_str(&rows.v[i], "address"),
		        .template_key = row_str(&rows.v[i], "template"),
		        .state = (enum message_state)row_enum(
		                &rows.v[i], "state", message_state_words),
		        .tries = row_i64(&rows.v[i], "tries"),
		        .made_at = row_instant(&rows.v[i], "made_at"),
		};
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
outbox_store_stuck_count(struct ctx *ctx, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &stuck_count, NO_ARGS, &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
outbox_store_purge(struct ctx *ctx)
{
	struct instant before = {ctx->now.ms -
	                         (int64_t)30 * 24 * 60 * 60 * 1000};

	return sql_do(ctx->tx, &messages_purge,
	              ARGS(arg_instant("before", before)), NULL);
}

const struct fault *
outbox_stands(struct ctx *ctx, const struct event *event, const char *group,
              bool *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &event_stands,
	            ARGS(arg_i64("person", event->person.v),
	                 arg_instant("at", event->at),
	                 arg_str("topic", str_of(group)),
	                 arg_i64("subject", event->subject)),
	            &row));
	*out = row_i64(row, "n") > 0;
	return NULL;
}
