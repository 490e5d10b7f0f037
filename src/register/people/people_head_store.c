/*
 * people_head_store.c - who somebody is, for one person or a list of them.
 */
#include "register/people/people_queries.h"

#include "kernel/access/access.h"
#include "register/people/people_local.h"

#define HEAD_SELECT \
	"select p.id as person, p.crn, p.first_name, p.last_name," \
	" p.preferred_name, p.pronouns, p.date_of_birth, p.language," \
	" p.contact_rules, p.organisation, p.team, p.worker," \
	" p.version," PEOPLE_ORDER_COLUMNS "," \
	" coalesce(u.name, '') as worker_name," \
	" case when u.disabled = 0 then u.phone else '' end" \
	"  as worker_phone," \
	" case when u.disabled = 0 then u.email else '' end" \
	"  as worker_email," \
	" coalesce(t.name, '') as team_name" \
	" from people_person p" \
	" left join identity_v_user u on u.id = p.worker" \
	" left join organisations_v_team t on t.id = p.team" \
	" " PEOPLE_ORDER_JOIN

const struct query people_q_head = {
        .name = "people.head",
        .text = HEAD_SELECT " where p.id = :id and " ACCESS_REACH("p.id"),
        .person = "person",
};

const struct query people_q_heads = {
        .name = "people.heads",
        .text = HEAD_SELECT " where p.id in " SQL_PEOPLE
                            " and " ACCESS_REACH("p.id"),
        .person = "person",
};

static struct person_head
head_of_row(const struct row *row)
{
	return (struct person_head){
	        .person = {row_i64(row, "person")},
	        .crn = row_str(row, "crn"),
	        .first_name = row_str(row, "first_name"),
	        .last_name = row_str(row, "last_name"),
	        .preferred_name = row_str(row, "preferred_name"),
	        .pronouns = row_str(row, "pronouns"),
	        .date_of_birth = row_date(row, "date_of_birth"),
	        .language = row_str(row, "language"),
	        .organisation = {row_i64(row, "organisation")},
	        .contact_rules = row_str(row, "contact_rules"),
	        .team = {row_i64(row, "team")},
	        .worker = {row_i64(row, "worker")},
	        .worker_name = row_str(row, "worker_name"),
	        .worker_phone = row_str(row, "worker_phone"),
	        .worker_email = row_str(row, "worker_email"),
	        .team_name = row_str(row, "team_name"),
	        .order_kind = row_str(row, "order_kind"),
	        .order_ends = row_date(row, "order_ends"),
	        .version = row_i64(row, "version"),
	};
}

const struct fault *
people_store_head(struct ctx *ctx, struct person_id person,
                  struct person_head *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_head,
	              ARGS(arg_i64("id", person.v),
	                   arg_date("today", ctx->today)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that person");
	*out = head_of_row(row);
	return NULL;
}

/* At most SQL_PEOPLE_MOST; each out[i] whose person there is gets its row. */
static const struct fault *
heads_read(struct ctx *ctx, const struct person_id *persons, size_t n,
           struct person_head *out)
{
	struct arg args[SQL_PEOPLE_MOST + 2] = {arg_date("today", ctx->today)};
	struct rows rows;

	args_people(args + 1, persons, n);
	TRY(sql_rows(ctx->tx, &people_q_heads, args, &rows));
	for (size_t r = 0; r < rows.n; r++)
		for (size_t i = 0; i < n; i++)
			if (persons[i].v == row_i64(&rows.v[r], "person"))
				out[i] = head_of_row(&rows.v[r]);
	return NULL;
}

const struct fault *
people_store_heads(struct ctx *ctx, const struct person_id *persons, size_t n,
                   struct person_head *out)
{
	for (size_t at = 0; at < n; at += SQL_PEOPLE_MOST)
		TRY(heads_read(ctx, persons + at,
		               n - at < SQL_PEOPLE_MOST ? n - at
		                                        : SQL_PEOPLE_MOST,
		               out + at));
	for (size_t i = 0; i < n; i++)
		if (out[i].person.v == 0)
			return fault_not_found(ctx,
			                       "We cannot find that person");
	return NULL;
}
