/*
 * fund_press_store.c - lines for the press and enquiries: rows and structs.
 */
#include "practice/fund/fund_press_local.h"

#define LINE \
	"select p.line, p.version, p.question, p.answer, p.facts," \
	" p.question_cy, p.answer_cy, p.valid_from, p.valid_to, p.written_by," \
	" p.written_at, p.agreed_by, p.agreed_at from fund_press p" \
	" where p.organisation = :organisation"

const struct query fund_press_add = {
        .name = "fund.press_add",
        .text = "insert into fund_press (line, version, organisation,"
                " question, answer, facts, question_cy, answer_cy,"
                " valid_from, valid_to, written_at, written_by) values"
                " (:line, :version, :organisation, :question, :answer,"
                " :facts, :question_cy, :answer_cy, :valid_from, :valid_to,"
                " :at, :by)",
};

const struct query fund_press_set_agreed = {
        .name = "fund.press_set_agreed",
        .text = "update fund_press set agreed_at = :at, agreed_by = :by"
                " where line = :line and version = :version"
                " and organisation = :organisation and agreed_by is null",
};

const struct query fund_press_all = {
        .name = "fund.press_all",
        .text = LINE " order by p.line, p.version desc limit 2000",
};

const struct query fund_press_of = {
        .name = "fund.press_of",
        .text = LINE " and p.line = :line order by p.version desc limit 100",
};

#define ENQUIRY \
	"select e.enquiry, e.outlet, e.asked, e.came_at, e.due_on," \
	" e.logged_by, e.answered_at, e.answered_by, e.line, e.line_version," \
	" e.words from fund_enquiry e where e.organisation = :organisation"

const struct query fund_enquiry_add = {
        .name = "fund.enquiry_add",
        .text = "insert into fund_enquiry (enquiry, organisation, outlet,"
                " asked, came_at, due_on, logged_by, logged_at, names_nobody,"
                " words) values (:enquiry, :organisation, :outlet, :asked,"
                " :came_at, :due_on, :by, :at, 1, '')",
};

const struct query fund_enquiry_set = {
        .name = "fund.enquiry_set",
        .text = "update fund_enquiry set answered_at = :at, answered_by = :by,"
                " line = :line, line_version = :version, words = :words"
                " where enquiry = :enquiry and organisation = :organisation"
                " and answered_at is null",
};

const struct query fund_enquiry_one = {
        .name = "fund.enquiry_one",
        .text = ENQUIRY " and e.enquiry = :enquiry",
};

const struct query fund_enquiry_open = {
        .name = "fund.enquiry_open",
        .text = ENQUIRY " and e.answered_at is null"
                        " order by e.due_on, e.enquiry limit 50",
};

const struct query fund_enquiry_answered = {
        .name = "fund.enquiry_answered",
        .text = ENQUIRY " and e.answered_at is not null"
                        " order by e.answered_at desc, e.enquiry desc"
                        " limit 20",
};

/* --- lines ------------------------------------------------------------ */

static struct arg
organisation(const struct ctx *ctx)
{
	return arg_i64("organisation", ctx->who.organisation.v);
}

const struct fault *
fund_press_store_add(struct ctx *ctx, const struct fund_press *p)
{
	return sql_do(
	        ctx->tx, &fund_press_add,
	        ARGS(arg_i64("line", p->line), arg_i64("version", p->version),
	             organisation(ctx), arg_str("question", p->question),
	             arg_str("answer", p->answer), arg_str("facts", p->facts),
	             arg_str("question_cy", p->question_cy),
	             arg_str("answer_cy", p->answer_cy),
	             arg_date("valid_from", p->valid_from),
	             arg_date("valid_to", p->valid_to),
	             arg_instant("at", ctx->now), arg_i64("by", ctx->actor.v)),
	        NULL);
}

const struct fault *
fund_press_store_agree(struct ctx *ctx, int64_t line, int64_t version)
{
	return sql_do(ctx->tx, &fund_press_set_agreed,
	              ARGS(arg_i64("line", line), arg_i64("version", version),
	                   organisation(ctx), arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

static struct fund_press
press_of_row(const struct row *row)
{
	return (struct fund_press){
	        .line = row_i64(row, "line"),
	        .version = row_i64(row, "version"),
	        .question = row_str(row, "question"),
	        .answer = row_str(row, "answer"),
	        .facts = row_str(row, "facts"),
	        .question_cy = row_str(row, "question_cy"),
	        .answer_cy = row_str(row, "answer_cy"),
	        .valid_from = row_date(row, "valid_from"),
	        .valid_to = row_date(row, "valid_to"),
	        .written_by = {row_i64(row, "written_by")},
	        .written_at = row_instant(row, "written_at"),
	        .agreed_by = {row_i64(row, "agreed_by")},
	        .agreed_at = row_instant(row, "agreed_at"),
	};
}

static const struct fault *
lines(struct ctx *ctx, const struct query *query, const struct arg *args,
      struct fund_press **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_press, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = press_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_press_store_all(struct ctx *ctx, struct fund_press **out, size_t *n)
{
	return lines(ctx, &fund_press_all, ARGS(organisation(ctx)), out, n);
}

const struct fault *
fund_press_versions(struct ctx *ctx, int64_t line, struct fund_press **out,
                    size_t *n)
{
	TRY(lines(ctx, &fund_press_of,
	          ARGS(organisation(ctx), arg_i64("line", line)), out, n));
	if (*n == 0)
		return fault_not_found(ctx, "We cannot find that line");
	return NULL;
}

/* --- enquiries -------------------------------------------------------- */

const struct fault *
fund_enquiry_store_add(struct ctx *ctx, const struct fund_enquiry *e)
{
	return sql_do(
	        ctx->tx, &fund_enquiry_add,
	        ARGS(arg_i64("enquiry", e->id), organisation(ctx),
	             arg_str("outlet", e->outlet), arg_str("asked", e->asked),
	             arg_instant("came_at", instant_of(e->came_on, 720)),
	             arg_date("due_on", e->due_on), arg_i64("by", ctx->actor.v),
	             arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
fund_enquiry_store_answer(struct ctx *ctx, const struct fund_enquiry *e)
{
	return sql_do(
	        ctx->tx, &fund_enquiry_set,
	        ARGS(arg_i64("enquiry", e->id), organisation(ctx),
	             arg_id("line", e->line), arg_id("version", e->version),
	             arg_str("words", e->words), arg_instant("at", ctx->now),
	             arg_i64("by", ctx->actor.v)),
	        NULL);
}

static struct fund_enquiry
enquiry_of_row(const struct row *row)
{
	return (struct fund_enquiry){
	        .id = row_i64(row, "enquiry"),
	        .outlet = row_str(row, "outlet"),
	        .asked = row_str(row, "asked"),
	        .came_on = instant_date(row_instant(row, "came_at")),
	        .due_on = row_date(row, "due_on"),
	        .logged_by = {row_i64(row, "logged_by")},
	        .answered_at = row_instant(row, "answered_at"),
	        .answered_by = {row_i64(row, "answered_by")},
	        .line = row_i64(row, "line"),
	        .version = row_i64(row, "line_version"),
	        .words = row_str(row, "words"),
	};
}

const struct fault *
fund_enquiries(struct ctx *ctx, bool open, struct fund_enquiry **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx,
	             open ? &fund_enquiry_open : &fund_enquiry_answered,
	             ARGS(organisation(ctx)), &rows));
	*out = arena_new(ctx->arena, struct fund_enquiry, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = enquiry_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_enquiry_get(struct ctx *ctx, int64_t id, struct fund_enquiry *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_enquiry_one,
	              ARGS(organisation(ctx), arg_i64("enquiry", id)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that enquiry");
	*out = enquiry_of_row(row);
	return NULL;
}
