/*
 * induct_studied_store.c - who said no to research, for studies.
 */
#include "practice/induction/induct_local.h"

const struct query induct_no_research = {
        .name = "induction.no_research",
        .text = "select s.person from induction_said s"
                " where s.about = 'ask_research' and s.says = 'no'"
                " and not exists (select 1 from induction_said n"
                "  where n.person = s.person and n.about = s.about"
                "  and (n.made_at > s.made_at"
                "   or (n.made_at = s.made_at and n.said > s.said)))"
                " order by s.person",
        .scans = "a study's rows, in a job of their own",
        .shows_nobody = "a study leaves them out and names nobody",
};

struct no_hand {
	const struct fault *(*fn)(void *data, struct person_id person);
	void *data;
};

static const struct fault *
no_hand(void *data, const struct row *row)
{
	const struct no_hand *h = data;

	return h->fn(h->data, (struct person_id){row_i64(row, "person")});
}

const struct fault *
induction_no_research(struct ctx *ctx,
                      const struct fault *(*fn)(void *data,
                                                struct person_id person),
                      void *data)
{
	struct no_hand h = {fn, data};

	return sql_each(ctx->tx, &induct_no_research, NO_ARGS, no_hand, &h);
}
