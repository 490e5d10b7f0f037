/*
 * app_store.c - what kind of database this is.
 */
#include "app/app_local.h"

static const struct migration app_fact_table = {
        90,
        "app-facts",
        "create table app_fact (\n"
        "  name text not null primary key,\n"
        "  value text not null\n"
        ") strict;\n",
};

static const struct migration *const app_schema[] = {&app_fact_table, NULL};

static const struct query fact_get = {
        .name = "app.fact_get",
        .text = "select value from app_fact where name = :name",
};

static const struct query fact_put = {
        .name = "app.fact_put",
        .text = "insert into app_fact (name, value) values (:name, :value)"
                " on conflict (name) do update set value = excluded.value",
        .unaudited = "what kind of database this is, set once when it is made",
};

static const struct query people_any = {
        .name = "app.people_any",
        .text = "select 1 as one from people_v_crn limit 1",
        .shows_nobody = "whether there is anybody at all",
        .scans = "one row",
};

static const struct query *const queries[] = {&fact_get, &fact_put, &people_any,
                                              NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"demo.made", TK("{who} made the fictional programme")},
        {NULL, NULL},
};

const struct capability app_capability = {
        .name = "app",
        .acts = acts,
        .schema = app_schema,
        .queries = queries,
};

const struct fault *
app_store_demo(struct ctx *ctx, void *data)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fact_get, ARGS(arg_str("name", S("demo"))),
	              &row));
	*(bool *)data = row != NULL;
	return NULL;
}

const struct fault *
app_mark_demo(struct ctx *ctx)
{
	return sql_do(ctx->tx, &fact_put,
	              ARGS(arg_str("name", S("demo")),
	                   arg_str("value", S("yes"))),
	              NULL);
}

const struct fault *
app_store_people(struct ctx *ctx, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_any, NO_ARGS, &row));
	*out = row != NULL;
	return NULL;
}
