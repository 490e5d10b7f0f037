/*
 * draft_store.c - the table of drafts.
 */
#include "kernel/identity/draft_local.h"

#define NOT_SAVED "what was typed and not saved is no record yet"

const struct migration draft_table = {
        .number = 21,
        .name = "identity drafts",
        .text = "create table identity_draft ("
                " id integer primary key,"
                " user_id integer not null references identity_user (id),"
                " action text not null,"
                " fields text not null,"
                " at integer not null,"
                " unique (user_id, action)) strict;\n"
                "create index identity_draft_at on identity_draft (at)",
};

const struct query draft_q_all = {
        .name = "identity.drafts",
        .text = "select action, fields, at from identity_draft"
                " where user_id = :actor order by at desc, id desc",
        .shows_nobody = "what whoever asks typed",
};

const struct query draft_q_add = {
        .name = "identity.draft_add",
        .text = "insert into identity_draft (id, user_id, action, fields, at)"
                " values (:id, :actor, :action, :fields, :now)",
        .unaudited = NOT_SAVED,
};

const struct query draft_q_end = {
        .name = "identity.draft_end",
        .text = "delete from identity_draft where user_id = :actor"
                " and action = :action",
        .unaudited = NOT_SAVED,
};

const struct query draft_q_trim = {
        .name = "identity.draft_trim",
        .text = "delete from identity_draft where user_id = :actor and id in"
                " (select id from identity_draft where user_id = :actor"
                "   order by at desc, id desc limit 1000 offset :most)",
        .unaudited = NOT_SAVED,
};

const struct query draft_q_sweep = {
        .name = "identity.draft_sweep",
        .text = "delete from identity_draft where at < :before",
        .unaudited = NOT_SAVED,
};

const struct fault *
draft_store_all(struct ctx *ctx, struct draft_row **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &draft_q_all, NO_ARGS, &rows));
	*n = rows.n;
	*out = arena_new(ctx->arena, struct draft_row, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct draft_row){
		        .action = row_str(&rows.v[i], "action"),
		        .fields = row_str(&rows.v[i], "fields"),
		        .at = row_instant(&rows.v[i], "at")};
	return NULL;
}

const struct fault *
draft_store_add(struct ctx *ctx, struct str action, struct str fields)
{
	return sql_do(ctx->tx, &draft_q_add,
	              ARGS(arg_i64("id", id_new()), arg_str("action", action),
	                   arg_str("fields", fields)),
	              NULL);
}

const struct fault *
draft_store_end(struct ctx *ctx, struct str action)
{
	return sql_do(ctx->tx, &draft_q_end, ARGS(arg_str("action", action)),
	              NULL);
}

const struct fault *
draft_store_trim(struct ctx *ctx)
{
	return sql_do(ctx->tx, &draft_q_trim, ARGS(arg_i64("most", DRAFT_MOST)),
	              NULL);
}

const struct fault *
draft_store_sweep(struct ctx *ctx)
{
	int64_t day = INT64_C(24) * 60 * 60 * 1000;

	return sql_do(ctx->tx, &draft_q_sweep,
	              ARGS(arg_i64("before", ctx->now.ms - DRAFT_DAYS * day)),
	              NULL);
}
