#include "practice/plan/plan_queries_local.h"

#include "kernel/access/access.h"

#define IN_REACH(table) ACCESS_REACH(table ".person")

/* --- phases --------------------------------------------------------- */

const struct query plan_q_phases_of = {
        .name = "plan.phases_of",
        .person = "person",
        .text = "select phase, person, name, entered_at, entry, entry_words,"
                " left_at, exit, exit_words from plan_phase"
                " where person = :person"
                " and " IN_REACH(
                        "plan_phase") " order by entered_at, phase limit 200",
};

const struct query plan_q_phase_add = {
        .name = "plan.phase_add",
        .text = "insert into plan_phase (phase, person, name, entered_at,"
                " entered_by, entry, entry_words, exit, exit_words)"
                " values (:phase, :person, :name, :at, :actor, :entry,"
                " :words, '', '')",
};

const struct query plan_q_phase_leave = {
        .name = "plan.phase_leave",
        .text = "update plan_phase set left_at = :at, left_by = :actor,"
                " exit = :exit, exit_words = :words where phase = :phase",
};

const struct fault *
plan_store_phases(struct ctx *ctx, struct person_id person,
                  struct plan_phase **out, size_t *n)
{
	struct plan_phase *phases;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_phases_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	phases = arena_new(ctx->arena, struct plan_phase, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		phases[i] = (struct plan_phase){
		        .id = row_i64(row, "phase"),
		        .name = (unsigned)row_enum(row, "name",
		                                   plan_phase_words),
		        .entered_at = row_instant(row, "entered_at"),
		        .entry = (unsigned)row_enum(row, "entry",
		                                    plan_turn_words),
		        .entry_words = row_str(row, "entry_words"),
		        .left_at = row_instant(row, "left_at"),
		        .exit = (unsigned)row_enum(row, "exit",
		                                   plan_turn_words),
		        .exit_words = row_str(row, "exit_words"),
		};
	}
	*out = phases;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_phase_add(struct ctx *ctx, struct person_id person,
                     const struct plan_phase *phase)
{
	return sql_do(
	        ctx->tx, &plan_q_phase_add,
	        ARGS(arg_i64("phase", phase->id), arg_i64("person", person.v),
	             arg_word("name", plan_phase_words, (int)phase->name),
	             arg_instant("at", phase->entered_at),
	             arg_word("entry", plan_turn_words, (int)phase->entry),
	             arg_str("words", phase->entry_words)),
	        NULL);
}

const struct fault *
plan_store_phase_leave(struct ctx *ctx, const struct plan_phase *phase)
{
	return sql_do(ctx->tx, &plan_q_phase_leave,
	              ARGS(arg_i64("phase", phase->id),
	                   arg_instant("at", phase->left_at),
	                   arg_word("exit", plan_turn_words, (int)phase->exit),
	                   arg_str("words", phase->exit_words)),
	              NULL);
}

/* --- statements ----------------------------------------------------- */

#define STATEMENT_COLUMNS \
	"select statement, person, first, kind, words, file, handed_by," \
	" accepted_at, author, voice, at, withdrawn, replaced, ended_at" \
	" from plan_statement where "

const struct query plan_q_statements_now = {
        .name = "plan.statements_now",
        .person = "person",
        .text = STATEMENT_COLUMNS
        "person = :person and withdrawn = 0 and replaced = 0"
        " and " IN_REACH("plan_statement") " order by first limit 200",
};

const struct query plan_q_statements_handed = {
        .name = "plan.statements_handed",
        .shows_nobody = "how many files, no facts",
        .text = "select count(*) as n from plan_statement"
                " where person = :person and withdrawn = 0 and replaced = 0"
                " and kind <> 'typed'",
};

const struct query plan_q_statements_all = {
        .name = "plan.statements_all",
        .person = "person",
        .text = STATEMENT_COLUMNS "person = :person and " IN_REACH(
                "plan_statement") " order by first, at desc limit 1000",
};

const struct query plan_q_statement_lock = {
        .name = "plan.statement_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = STATEMENT_COLUMNS "statement = :statement"
                                  " and " ACCESS_REACH("plan_statement.person"),
};

const struct query plan_q_statement_get = {
        .name = "plan.statement_get",
        .person = "person",
        .text = STATEMENT_COLUMNS "statement = :statement and person = :person"
                                  " and " ACCESS_REACH("plan_statement.person"),
};

const struct query plan_q_statement_add = {
        .name = "plan.statement_add",
        .text = "insert into plan_statement (statement, person, first, kind,"
                " words, file, handed_by, accepted_at, author, voice, at,"
                " withdrawn, replaced)"
                " values (:statement, :person, :first, :kind, :words, :file,"
                " :handed_by, :accepted_at, :author, :voice, :at, 0, 0)",
};

const struct query plan_q_statement_end = {
        .name = "plan.statement_end",
        .text = "update plan_statement set withdrawn = :withdrawn,"
                " replaced = :replaced, ended_at = :ended_at,"
                " accepted_at = :accepted_at"
                " where statement = :statement",
};

static struct plan_author
plan_author_of(const struct row *row)
{
	return (struct plan_author){
	        .user = {row_i64(row, "author")},
	        .voice = (unsigned)row_enum(row, "voice", plan_voice_words),
	        .at = row_instant(row, "at"),
	};
}

static struct plan_statement
plan_statement_of_row(const struct row *row)
{
	return (struct plan_statement){
	        .id = {row_i64(row, "statement")},
	        .first = {row_i64(row, "first")},
	        .kind = (unsigned)row_enum(row, "kind", plan_kind_words),
	        .words = row_str(row, "words"),
	        .file = row_i64(row, "file"),
	        .handed_by = {row_i64(row, "handed_by")},
	        .accepted_at = row_instant(row, "accepted_at"),
	        .author = plan_author_of(row),
	        .withdrawn = row_bool(row, "withdrawn"),
	        .replaced = row_bool(row, "replaced"),
	        .ended_at = row_instant(row, "ended_at"),
	};
}

const struct fault *
plan_store_statements(struct ctx *ctx, struct person_id person, bool all,
                      struct plan_statement **out, size_t *n)
{
	struct plan_statement *list;
	struct rows rows;

	TRY(sql_rows(ctx->tx,
	             all ? &plan_q_statements_all : &plan_q_statements_now,
	             ARGS(arg_i64("person", person.v)), &rows));
	list = arena_new(ctx->arena, struct plan_statement, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		list[i] = plan_statement_of_row(&rows.v[i]);
	*out = list;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_statements_handed(struct ctx *ctx, struct person_id person,
                             int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_statements_handed,
	            ARGS(arg_i64("person", person.v)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
plan_store_statement_lock(struct ctx *ctx, struct statement_id id,
                          struct plan_statement *out, struct person_id *person)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_statement_lock,
	            ARGS(arg_i64("statement", id.v)), &row));
	*out = plan_statement_of_row(row);
	*person = (struct person_id){row_i64(row, "person")};
	return NULL;
}

const struct fault *
plan_store_statement_get(struct ctx *ctx, struct person_id person,
                         struct statement_id id, struct plan_statement *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_statement_get,
	              ARGS(arg_i64("statement", id.v),
	                   arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = plan_statement_of_row(row);
	return NULL;
}

const struct fault *
plan_store_statement_add(struct ctx *ctx, struct person_id person,
                         const struct plan_statement *statement)
{
	const struct plan_author *author = &statement->author;

	return sql_do(
	        ctx->tx, &plan_q_statement_add,
	        ARGS(arg_i64("statement", statement->id.v),
	             arg_i64("person", person.v),
	             arg_i64("first", statement->first.v),
	             arg_word("kind", plan_kind_words, (int)statement->kind),
	             arg_str("words", statement->words),
	             arg_id("file", statement->file),
	             arg_id("handed_by", statement->handed_by.v),
	             arg_instant("accepted_at", statement->accepted_at),
	             arg_i64("author", author->user.v),
	             arg_word("voice", plan_voice_words, (int)author->voice),
	             arg_instant("at", author->at)),
	        NULL);
}

const struct fault *
plan_store_statement_end(struct ctx *ctx,
                         const struct plan_statement *statement)
{
	return sql_do(ctx->tx, &plan_q_statement_end,
	              ARGS(arg_i64("statement", statement->id.v),
	                   arg_bool("withdrawn", statement->withdrawn),
	                   arg_bool("replaced", statement->replaced),
	                   arg_instant("accepted_at", statement->accepted_at),
	                   arg_instant("ended_at", statement->ended_at)),
	              NULL);
}

/* --- strengths ------------------------------------------------------ */

const struct query plan_q_strengths_of = {
        .name = "plan.strengths_of",
        .person = "person",
        .text = "select strength, person, version, words, evidence, said_by,"
                " said_name, author, voice, at, source from plan_strength"
                " where person = :person and ended_at is null"
                " and " IN_REACH(
                        "plan_strength") " order by at, strength limit 100",
};

const struct query plan_q_strength_add = {
        .name = "plan.strength_add",
        .text = "insert into plan_strength (strength, person, words,"
                " evidence, said_by, said_name, author, voice, at, source)"
                " values (:strength, :person, :words, :evidence, :said_by,"
                " :said_name, :author, :voice, :at, :source)",
};

const struct fault *
plan_store_strengths(struct ctx *ctx, struct person_id person,
                     struct plan_strength **out, size_t *n)
{
	struct plan_strength *list;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_strengths_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	list = arena_new(ctx->arena, struct plan_strength, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		list[i] = (struct plan_strength){
		        .id = row_i64(row, "strength"),
		        .version = row_i64(row, "version"),
		        .words = row_str(row, "words"),
		        .evidence = row_str(row, "evidence"),
		        .said_by = (unsigned)row_enum(row, "said_by",
		                                      plan_said_words),
		        .said_name = row_str(row, "said_name"),
		        .author = plan_author_of(row),
		        .source = row_i64(row, "source"),
		};
	}
	*out = list;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_strength_add(struct ctx *ctx, struct person_id person,
                        const struct plan_strength *s)
{
	return sql_do(
	        ctx->tx, &plan_q_strength_add,
	        ARGS(arg_i64("strength", s->id), arg_i64("person", person.v),
	             arg_str("words", s->words),
	             arg_str("evidence", s->evidence),
	             arg_word("said_by", plan_said_words, (int)s->said_by),
	             arg_str("said_name", s->said_name),
	             arg_i64("author", s->author.user.v),
	             arg_word("voice", plan_voice_words, (int)s->author.voice),
	             arg_instant("at", s->author.at),
	             arg_i64("source", s->source)),
	        NULL);
}
