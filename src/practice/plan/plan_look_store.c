/*
 * plan_look_store.c - the rows of looks at plans that both agreed.
 */
#include "practice/plan/plan_look.h"

#include "kernel/access/access.h"

#define LOOK_OF \
	"select look, person, plan, version, asked, rule, at, first_by," \
	" first_at, first_says, first_words, second_by, second_at," \
	" second_says, second_words from plan_look where plan = :plan" \
	" and version = :version and " ACCESS_REACH("plan_look.person")

const struct query plan_q_look_of = {
        .name = "plan.look_of",
        .person = "person",
        .text = LOOK_OF,
};

const struct query plan_q_look_lock = {
        .name = "plan.look_lock",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = LOOK_OF,
};

const struct query plan_q_look_put = {
        .name = "plan.look_put",
        .text = "insert into plan_look (look, person, plan, version, asked,"
                " rule, at, first_by, first_at, first_says, first_words,"
                " second_by, second_at, second_says, second_words) values"
                " (:look, :person, :plan, :version, :asked, :rule, :at,"
                " :first_by, :first_at, :first_says, :first_words,"
                " :second_by, :second_at, :second_says, :second_words)"
                " on conflict (plan, version) do update set"
                " first_by = excluded.first_by,"
                " first_at = excluded.first_at,"
                " first_says = excluded.first_says,"
                " first_words = excluded.first_words,"
                " second_by = excluded.second_by,"
                " second_at = excluded.second_at,"
                " second_says = excluded.second_says,"
                " second_words = excluded.second_words",
};

/* Of what is agreed as it stands: nobody is to look again where somebody sent
 * it back, or where as many looked as are asked to. */
const struct query plan_q_look_waits = {
        .name = "plan.look_waits",
        .scans = "as many looks as wait, by those whom the reader reaches",
        .person = "person",
        .text = "select l.person, l.asked, l.first_says, l.second_says,"
                " case when a.author = :actor then 1 else 0 end as mine"
                " from plan_look l join plan_plan p on p.plan = l.plan"
                "  and p.agreed_version = l.version"
                "  and p.state in ('AGREED', 'UPDATED_AGREED')"
                "  and p.terms_version <= p.state_version"
                " join plan_agreement a on a.person = p.person"
                "  and a.plan = p.plan and a.side = 'worker'"
                "  and a.newest = 1"
                " where (l.first_says = '' and l.asked > 0"
                "  or l.second_says = '' and (l.first_says = 'second'"
                "   or l.first_says = 'yes' and l.asked > 1)"
                "  or (l.first_says = 'no' or l.second_says = 'no')"
                "   and a.author = :actor)"
                " and (a.author = :actor or :may = 1"
                "  and coalesce(l.first_by, 0) <> :actor)"
                " and " ACCESS_REACH("l.person") " order by l.at limit :most",
};

/* --- rows ----------------------------------------------------------------- */

static struct plan_looked
looked_of(const struct row *row, const char *by, const char *at,
          const char *says, const char *words)
{
	return (struct plan_looked){
	        .by = {row_i64(row, by)},
	        .at = row_instant(row, at),
	        .says = (unsigned)row_enum(row, says, plan_look_says_words),
	        .words = row_str(row, words),
	};
}

const struct fault *
plan_store_look(struct ctx *ctx, struct plan_id plan, int64_t version,
                bool lock, struct plan_look *out)
{
	const struct row *row;

	*out = (struct plan_look){.id = 0};
	TRY(sql_maybe(ctx->tx, lock ? &plan_q_look_lock : &plan_q_look_of,
	              ARGS(arg_i64("plan", plan.v),
	                   arg_i64("version", version)),
	              &row));
	if (row == NULL)
		return NULL;
	*out = (struct plan_look){
	        .id = row_i64(row, "look"),
	        .plan = plan,
	        .person = {row_i64(row, "person")},
	        .version = version,
	        .asked = row_i64(row, "asked"),
	        .rule = row_i64(row, "rule"),
	        .at = row_instant(row, "at"),
	        .first = looked_of(row, "first_by", "first_at", "first_says",
	                           "first_words"),
	        .second = looked_of(row, "second_by", "second_at",
	                            "second_says", "second_words"),
	};
	return NULL;
}

const struct fault *
plan_store_look_put(struct ctx *ctx, const struct plan_look *look)
{
	const struct plan_looked *a = &look->first, *b = &look->second;

	return sql_do(
	        ctx->tx, &plan_q_look_put,
	        ARGS(arg_i64("look", look->id),
	             arg_i64("person", look->person.v),
	             arg_i64("plan", look->plan.v),
	             arg_i64("version", look->version),
	             arg_i64("asked", look->asked), arg_id("rule", look->rule),
	             arg_instant("at", look->at), arg_id("first_by", a->by.v),
	             arg_instant("first_at", a->at),
	             arg_word("first_says", plan_look_says_words, (int)a->says),
	             arg_str("first_words", a->words),
	             arg_id("second_by", b->by.v),
	             arg_instant("second_at", b->at),
	             arg_word("second_says", plan_look_says_words,
	                      (int)b->says),
	             arg_str("second_words", b->words)),
	        NULL);
}

struct plan_look
plan_look_of_home(const struct row *row, int64_t version)
{
	return (struct plan_look){
	        .id = row_i64(row, "look"),
	        .version = version,
	        .asked = row_i64(row, "asked"),
	        .first.says = (unsigned)row_enum(row, "first_says",
	                                         plan_look_says_words),
	        .second.says = (unsigned)row_enum(row, "second_says",
	                                          plan_look_says_words),
	};
}

/* Of a plan that is agreed as it stands. */
static enum plan_look_state
state_of(const struct row *row)
{
	const struct plan plan = {.state = PLAN_AGREED, .agreed_version = 1};
	const struct plan_look look = {
	        .id = 1,
	        .version = 1,
	        .asked = row_i64(row, "asked"),
	        .first.says = (unsigned)row_enum(row, "first_says",
	                                         plan_look_says_words),
	        .second.says = (unsigned)row_enum(row, "second_says",
	                                          plan_look_says_words),
	};

	return plan_look_state(&plan, &look);
}

const struct fault *
plan_store_look_waits(struct ctx *ctx, bool may, size_t most,
                      struct plan_look_wait **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_look_waits,
	             ARGS(arg_i64("most", (int64_t)most), arg_i64("may", may)),
	             &rows));
	*out = arena_new(ctx->arena, struct plan_look_wait, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct plan_look_wait){
		        .person = {row_i64(&rows.v[i], "person")},
		        .state = state_of(&rows.v[i]),
		        .mine = row_i64(&rows.v[i], "mine") == 1,
		};
	*n = rows.n;
	return NULL;
}
