/*
 * assess_waits_store.c - whose assessment waits for somebody to look at it.
 */
#include "practice/strengths/assess_panels.h"

#include "kernel/access/access.h"

/* Of editions that nothing overtook: one's own, until it is countersigned; and
 * for whoever may countersign (:may is 1) those that others signed, which they
 * did not look at yet. */
const struct query assess_waiting = {
        .name = "strengths.assess_waiting",
        .scans = "only editions that wait for somebody to look",
        .person = "person",
        .text = "select e.person, e.standing, e.signed_by"
                " from strengths_edition e where e.standing in"
                " ('signed', 'awaits_second', 'returned')"
                " and (e.signed_by = :actor or :may = 1"
                "  and e.standing <> 'returned'"
                "  and coalesce(e.answered_by, 0) <> :actor)"
                " and not exists (select 1 from strengths_edition n"
                "  where n.person = e.person and n.made_at > e.made_at)"
                " and " ACCESS_REACH(
                        "e.person") " order by e.made_at limit :most",
};

const struct fault *
assess_store_waits(struct ctx *ctx, bool may, size_t most,
                   struct assess_wait **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &assess_waiting,
	             ARGS(arg_i64("most", (int64_t)most), arg_i64("may", may)),
	             &rows));
	*out = arena_new(ctx->arena, struct assess_wait, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct assess_wait){
		        .person = {row_i64(&rows.v[i], "person")},
		        .standing = (enum assess_standing)row_enum(
		                &rows.v[i], "standing", assess_standings),
		        .mine = row_i64(&rows.v[i], "signed_by") ==
		                ctx->actor.v,
		};
	*n = rows.n;
	return NULL;
}
