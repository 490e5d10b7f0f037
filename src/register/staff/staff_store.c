/*
 * staff_store.c - what is stored of a member of staff beside the user.
 */
#include "register/staff/staff_local.h"

static const struct migration members = {
        .number = 32,
        .name = "staff",
        .text = "create table staff_member ("
                " user_id integer primary key,"
                " name text not null,"
                " role text not null,"
                " email text not null,"
                " trained_on integer,"
                " organisation integer,"
                " team integer,"
                " placed_at integer) strict;\n"
                "create view staff_v_trained as select user_id, trained_on"
                " from staff_member where trained_on is not null;",
};

const struct migration *const staff_schema[] = {&members, NULL};

static const struct query member_by_user = {
        .name = "staff.member_by_user",
        .text = "select u.id, u.username, u.name, u.organisation, u.team,"
                " m.user_id as beside, coalesce(m.role, '') as role,"
                " coalesce(m.name, '') as delivered_name,"
                " coalesce(m.email, '') as email, m.trained_on,"
                " m.organisation as delivered_organisation,"
                " m.team as delivered_team, m.placed_at"
                " from identity_v_user u"
                " left join staff_member m on m.user_id = u.id"
                " where u.id = :user",
        .shows_nobody = "a member of staff",
};

static const struct query roles_of_user = {
        .name = "staff.roles_of_user",
        .text = "select role from identity_v_role where user_id = :user",
};

static const struct query member_put = {
        .name = "staff.member_put",
        .text = "insert into staff_member (user_id, name, role, email,"
                " trained_on, organisation, team, placed_at) values (:user,"
                " :name, :role, :email, :trained_on, :organisation, :team,"
                " null) on conflict (user_id) do update set"
                " name = excluded.name, role = excluded.role,"
                " email = excluded.email, trained_on = excluded.trained_on,"
                " organisation = excluded.organisation,"
                " team = excluded.team",
};

static const struct query member_placed = {
        .name = "staff.member_placed",
        .text = "update staff_member set placed_at = :now"
                " where user_id = :user",
};

static const struct query workers_of = {
        .name = "staff.workers_of",
        .text = "select u.id, u.name, u.organisation, u.team"
                " from identity_v_user u where u.organisation = :organisation"
                " and u.disabled = 0 and exists (select 1 from"
                " identity_v_role r where r.user_id = u.id and r.role in"
                " ('case_manager', 'senior_case_manager', 'manager'))"
                " order by u.name, u.id limit 1000",
        .scans = "as many rows as there are users",
        .shows_nobody = "members of staff",
};

const struct query *const staff_queries[] = {
        &member_by_user, &roles_of_user, &member_put,
        &member_placed,  &workers_of,    NULL,
};

static const struct fault *
roles_read(struct ctx *ctx, struct user_id user, unsigned *out)
{
	struct rows rows;

	*out = 0;
	TRY(sql_rows(ctx->tx, &roles_of_user, ARGS(arg_i64("user", user.v)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++)
		*out |= 1u << row_enum(&rows.v[i], "role", role_words);
	return NULL;
}

const struct fault *
staff_store_member(struct ctx *ctx, struct user_id user,
                   struct staff_member *out)
{
	struct staff_member m;
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &member_by_user, ARGS(arg_i64("user", user.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that user");
	m = (struct staff_member){
	        .user = {row_i64(row, "id")},
	        .username = row_str(row, "username"),
	        .name = row_str(row, "name"),
	        .organisation = {row_i64(row, "organisation")},
	        .team = {row_i64(row, "team")},
	        .delivered_name = row_str(row, "delivered_name"),
	        .role = row_str(row, "role"),
	        .email = row_str(row, "email"),
	        .trained_on = row_date(row, "trained_on"),
	        .delivered_organisation = {row_i64(row,
	                                           "delivered_organisation")},
	        .delivered_team = {row_i64(row, "delivered_team")},
	        .placed_at = row_instant(row, "placed_at"),
	        .known = !row_null(row, "beside"),
	};
	TRY(roles_read(ctx, user, &m.roles));
	*out = m;
	return NULL;
}

const struct fault *
staff_store_put(struct ctx *ctx, struct user_id user,
                const struct staff_facts *facts)
{
	return sql_do(ctx->tx, &member_put,
	              ARGS(arg_i64("user", user.v),
	                   arg_str("name", facts->name),
	                   arg_str("role", facts->role),
	                   arg_str("email", facts->email),
	                   arg_date("trained_on", facts->trained_on),
	                   arg_id("organisation", facts->organisation.v),
	                   arg_id("team", facts->team.v)),
	              NULL);
}

const struct fault *
staff_store_placed(struct ctx *ctx, struct user_id user)
{
	return sql_do(ctx->tx, &member_placed, ARGS(arg_i64("user", user.v)),
	              NULL);
}

const struct fault *
staff_store_workers(struct ctx *ctx, struct organisation_id organisation,
                    struct staff_line **out, size_t *n)
{
	struct staff_line *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &workers_of,
	             ARGS(arg_i64("organisation", organisation.v)), &rows));
	v = arena_new(ctx->arena, struct staff_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = (struct staff_line){
		        .user = {row_i64(&rows.v[i], "id")},
		        .name = row_str(&rows.v[i], "name"),
		        .organisation = {row_i64(&rows.v[i], "organisation")},
		        .team = {row_i64(&rows.v[i], "team")},
		};
	*out = v;
	*n = rows.n;
	return NULL;
}
