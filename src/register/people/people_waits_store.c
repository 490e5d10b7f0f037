/*
 * people_waits_store.c - who waits for something in their record to be put
 * right.
 */
#include "register/people/people_queries.h"

#include "kernel/access/access.h"

const struct query people_q_corrections_wait = {
        .name = "people.corrections_wait",
        .text = "select c.person, p.crn, p.first_name, p.last_name,"
                " p.preferred_name, min(c.at) as at"
                " from people_correction c"
                " join people_person p on p.id = c.person"
                " left join identity_v_user u on u.id = p.worker"
                " where c.done_at is null and (p.worker = :actor"
                " or (:leads = 1 and (u.id is null or u.disabled = 1)))"
                " and " ACCESS_REACH(
                        "c.person") " group by c.person, p.crn, p.first_name,"
                                    " p.last_name, p.preferred_name"
                                    " order by min(c.at), c.person limit 50",
        .person = "person",
};

static struct correction_waits
waits_read(struct arena *arena, const struct row *row)
{
	struct str first = row_str(row, "preferred_name");
	struct str last = row_str(row, "last_name");

	if (str_empty(first))
		first = row_str(row, "first_name");
	return (struct correction_waits){
	        .person = {row_i64(row, "person")},
	        .crn = row_str(row, "crn"),
	        .name = str_trim(str_print(arena, "%.*s %.*s", STR_ARG(first),
	                                   STR_ARG(last))),
	        .at = row_instant(row, "at"),
	};
}

const struct fault *
people_store_corrections_wait(struct ctx *ctx, struct correction_waits **out,
                              size_t *n)
{
	struct correction_waits *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_corrections_wait,
	             ARGS(arg_bool("leads", ctx_can(ctx, CAN_ALLOCATE))),
	             &rows));
	v = arena_new(ctx->arena, struct correction_waits, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = waits_read(ctx->arena, &rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}
