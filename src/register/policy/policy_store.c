/*
 * policy_store.c - the table of dated values.
 */
#include "register/policy/policy_grant_local.h"

static const struct migration values = {
        .number = 30,
        .name = "policy",
        .text = "create table policy_value ("
                " id integer primary key,"
                " rule text not null,"
                " valid_from integer not null,"
                " valid_to integer,"
                " selector text not null,"
                " value text not null,"
                " unit text not null,"
                " source text not null,"
                " says text not null,"
                " status text not null check (status in"
                "  ('verified', 'unverified', 'ours')),"
                " state text not null check (state in"
                "  ('in_force', 'proposed', 'refused')),"
                " proposed_by integer,"
                " confirmed_by integer,"
                " decided_at integer,"
                " at integer not null) strict;"
                "create index policy_value_rule on policy_value"
                " (rule, valid_from);",
};

/* Who stopped a change that waited for its day, and roles that wait. */
static const struct migration stopped = {
        .number = 36,
        .name = "policy stopped",
        .text = "alter table policy_value add column stopped_by integer;"
                "alter table policy_value add column stopped_at integer;"
                "create table policy_grant ("
                " grant_id integer primary key,"
                " member integer not null,"
                " role text not null,"
                " state text not null check (state in"
                "  ('proposed', 'agreed', 'given', 'stopped')),"
                " proposed_by integer not null,"
                " proposed_at integer not null,"
                " agreed_by integer,"
                " agreed_at integer,"
                " from_day integer,"
                " ended_by integer,"
                " ended_at integer) strict;"
                "create index policy_grant_member on policy_grant (member);"
                "create index policy_grant_state on policy_grant"
                " (state, from_day);",
};

const struct migration *const policy_schema[] = {&values, &stopped, NULL};

#define POLICY_COLUMNS \
	" id, rule, valid_from, valid_to, selector, value, unit, source," \
	" says, status, state, proposed_by, confirmed_by, stopped_by," \
	" at "

static const struct query values_on = {
        .name = "policy.values_on",
        .text = "select" POLICY_COLUMNS "from policy_value"
                " where rule = :rule and state = 'in_force'"
                " and valid_from <= :on"
                " and (valid_to is null or valid_to >= :on)",
};

static const struct query values_all = {
        .name = "policy.values_all",
        .text = "select" POLICY_COLUMNS "from policy_value"
                " order by rule, valid_from desc, id desc",
        .scans = "small table",
};

static const struct query value_by_id = {
        .name = "policy.value_by_id",
        .text = "select" POLICY_COLUMNS "from policy_value where id = :id",
};

static const struct query value_lock = {
        .name = "policy.value_lock",
        .text = "select" POLICY_COLUMNS "from policy_value where id = :id",
        .lock = LOCK_ROWS,
};

static const struct query value_has = {
        .name = "policy.value_has",
        .text = "select 1 as one from policy_value where rule = :rule"
                " and valid_from = :valid_from and selector = :selector"
                " and state = 'in_force' limit 1",
};

static const struct query rule_known = {
        .name = "policy.rule_known",
        .text = "select 1 as one from policy_value where rule = :rule"
                " limit 1",
};

static const struct query value_add = {
        .name = "policy.value_add",
        .text = "insert into policy_value (id, rule, valid_from, valid_to,"
                " selector, value, unit, source, says, status, state,"
                " proposed_by, at) values (:id, :rule, :valid_from,"
                " :valid_to, :selector, :value, :unit, :source, :says,"
                " :status, :state, :proposed_by, :now)",
};

static const struct query value_decide = {
        .name = "policy.value_decide",
        .text = "update policy_value set state = :state,"
                " valid_from = :valid_from, confirmed_by = :actor,"
                " decided_at = :now where id = :id",
};

static const struct query value_stop = {
        .name = "policy.value_stop",
        .text = "update policy_value set state = 'refused',"
                " stopped_by = :actor, stopped_at = :now where id = :id",
};

const struct query *const policy_queries[] = {
        &values_on,  &values_all,     &value_by_id,  &value_lock,  &value_has,
        &rule_known, &value_add,      &value_decide, &value_stop,  &grant_add,
        &grant_one,  &grant_one_lock, &grant_waits,  &grant_agree, &grant_end,
        &grant_due,  &grant_all,      NULL,
};

static struct policy_row
row_read(const struct row *row)
{
	return (struct policy_row){
	        .id = {row_i64(row, "id")},
	        .rule = row_str(row, "rule"),
	        .valid_from = row_date(row, "valid_from"),
	        .valid_to = row_date(row, "valid_to"),
	        .selector = row_str(row, "selector"),
	        .value = row_str(row, "value"),
	        .unit = row_str(row, "unit"),
	        .source = row_str(row, "source"),
	        .says = row_str(row, "says"),
	        .status = (enum policy_status)row_enum(row, "status",
	                                               policy_statuses),
	        .state = (enum policy_state)row_enum(row, "state",
	                                             policy_states),
	        .proposed_by = {row_i64(row, "proposed_by")},
	        .confirmed_by = {row_i64(row, "confirmed_by")},
	        .stopped_by = {row_i64(row, "stopped_by")},
	        .at = row_instant(row, "at"),
	};
}

static void
rows_read(struct ctx *ctx, const struct rows *rows, struct policy_row **out,
          size_t *n)
{
	struct policy_row *v =
	        arena_new(ctx->arena, struct policy_row, rows->n + 1);

	for (size_t i = 0; i < rows->n; i++)
		v[i] = row_read(&rows->v[i]);
	*out = v;
	*n = rows->n;
}

const struct fault *
policy_store_on(struct ctx *ctx, struct str rule, struct date on,
                struct policy_row **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &values_on,
	             ARGS(arg_str("rule", rule), arg_date("on", on)), &rows));
	rows_read(ctx, &rows, out, n);
	return NULL;
}

const struct fault *
policy_store_all(struct ctx *ctx, struct policy_row **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &values_all, NO_ARGS, &rows));
	rows_read(ctx, &rows, out, n);
	return NULL;
}

const struct fault *
policy_store_row(struct ctx *ctx, struct policy_id id, struct policy_row *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx,
	              ctx->tx->kind == TX_WRITE ? &value_lock : &value_by_id,
	              ARGS(arg_i64("id", id.v)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that rule");
	*out = row_read(row);
	return NULL;
}

const struct fault *
policy_store_has(struct ctx *ctx, const struct policy_row *row, bool *out)
{
	const struct row *found;

	TRY(sql_maybe(ctx->tx, &value_has,
	              ARGS(arg_str("rule", row->rule),
	                   arg_date("valid_from", row->valid_from),
	                   arg_str("selector", row->selector)),
	              &found));
	*out = found != NULL;
	return NULL;
}

const struct fault *
policy_store_known(struct ctx *ctx, struct str rule, bool *out)
{
	const struct row *found;

	TRY(sql_maybe(ctx->tx, &rule_known, ARGS(arg_str("rule", rule)),
	              &found));
	*out = found != NULL;
	return NULL;
}

const struct fault *
policy_store_add(struct ctx *ctx, const struct policy_row *row)
{
	return sql_do(
	        ctx->tx, &value_add,
	        ARGS(arg_i64("id", row->id.v), arg_str("rule", row->rule),
	             arg_date("valid_from", row->valid_from),
	             arg_date("valid_to", row->valid_to),
	             arg_str("selector", row->selector),
	             arg_str("value", row->value), arg_str("unit", row->unit),
	             arg_str("source", row->source), arg_str("says", row->says),
	             arg_word("status", policy_statuses, (int)row->status),
	             arg_word("state", policy_states, (int)row->state),
	             arg_id("proposed_by", row->proposed_by.v)),
	        NULL);
}

const struct fault *
policy_store_decide(struct ctx *ctx, struct policy_id id,
                    enum policy_state state, struct date valid_from)
{
	return sql_do(ctx->tx, &value_decide,
	              ARGS(arg_i64("id", id.v),
	                   arg_word("state", policy_states, (int)state),
	                   arg_date("valid_from", valid_from)),
	              NULL);
}

const struct fault *
policy_store_stop(struct ctx *ctx, struct policy_id id)
{
	return sql_do(ctx->tx, &value_stop, ARGS(arg_i64("id", id.v)), NULL);
}
