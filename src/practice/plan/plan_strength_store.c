#include "practice/plan/plan_strength.h"

#include "kernel/access/access.h"

#define STRENGTH_COLUMNS \
	"select strength, person, version, words, evidence, said_by," \
	" said_name, author, voice, at, source from plan_strength where "
#define STRENGTH_IN_REACH ACCESS_REACH("plan_strength.person")

#define STRENGTH_ONE \
	STRENGTH_COLUMNS \
	"strength = :strength and person = :person and ended_at is null" \
	" and " STRENGTH_IN_REACH

const struct query plan_q_strength_get = {
        .name = "plan.strength_get",
        .person = "person",
        .text = STRENGTH_ONE,
};

const struct query plan_q_strength_lock = {
        .name = "plan.strength_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = STRENGTH_ONE,
};

const struct query plan_q_strength_past = {
        .name = "plan.strength_past",
        .person = "person",
        .text = STRENGTH_COLUMNS "person = :person and past_of = :strength"
                                 " and " STRENGTH_IN_REACH
                                 " order by version desc limit 50",
};

const struct query plan_q_strength_keep = {
        .name = "plan.strength_keep",
        .text = "insert into plan_strength (strength, person, version, words,"
                " evidence, said_by, said_name, author, voice, at, source,"
                " past_of, ended_at, ended_by)"
                " select cast(:fresh as bigint), person, version, words,"
                " evidence, said_by, said_name, author, voice, at, source,"
                " strength, cast(:now as bigint), cast(:actor as bigint)"
                " from plan_strength where strength = :strength",
};

const struct query plan_q_strength_save = {
        .name = "plan.strength_save",
        .text = "update plan_strength set version = version + 1,"
                " words = :words, evidence = :evidence, said_by = :said_by,"
                " said_name = :said_name, author = :author, voice = :voice,"
                " at = :at where strength = :strength",
};

const struct query plan_q_strength_end = {
        .name = "plan.strength_end",
        .text = "update plan_strength set version = version + 1,"
                " ended_at = :now, ended_by = :actor, ended_why = :why"
                " where strength = :strength",
};

/* What no longer stands helps with no goal. */
const struct query plan_q_strength_helps_end = {
        .name = "plan.strength_helps_end",
        .text = "delete from plan_help where strength = :strength"
                " and person = :person",
};

static struct plan_strength
plan_strength_of_row(const struct row *row)
{
	return (struct plan_strength){
	        .id = row_i64(row, "strength"),
	        .version = row_i64(row, "version"),
	        .words = row_str(row, "words"),
	        .evidence = row_str(row, "evidence"),
	        .said_by = (unsigned)row_enum(row, "said_by", plan_said_words),
	        .said_name = row_str(row, "said_name"),
	        .author = {.user = {row_i64(row, "author")},
	                   .voice = (unsigned)row_enum(row, "voice",
	                                               plan_voice_words),
	                   .at = row_instant(row, "at")},
	        .source = row_i64(row, "source"),
	};
}

const struct fault *
plan_store_strength(struct ctx *ctx, struct person_id person, int64_t id,
                    bool lock, struct plan_strength *out)
{
	const struct row *row;

	TRY(sql_maybe(
	        ctx->tx, lock ? &plan_q_strength_lock : &plan_q_strength_get,
	        ARGS(arg_i64("strength", id), arg_i64("person", person.v)),
	        &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that strength");
	*out = plan_strength_of_row(row);
	return NULL;
}

const struct fault *
plan_store_strength_past(struct ctx *ctx, struct person_id person, int64_t id,
                         struct plan_strength **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_strength_past,
	             ARGS(arg_i64("strength", id), arg_i64("person", person.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct plan_strength, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = plan_strength_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_strength_save(struct ctx *ctx, const struct plan_strength *s)
{
	TRY(sql_do(ctx->tx, &plan_q_strength_keep,
	           ARGS(arg_i64("fresh", id_new()), arg_i64("strength", s->id)),
	           NULL));
	return sql_do(
	        ctx->tx, &plan_q_strength_save,
	        ARGS(arg_i64("strength", s->id), arg_str("words", s->words),
	             arg_str("evidence", s->evidence),
	             arg_word("said_by", plan_said_words, (int)s->said_by),
	             arg_str("said_name", s->said_name),
	             arg_i64("author", s->author.user.v),
	             arg_word("voice", plan_voice_words, (int)s->author.voice),
	             arg_instant("at", s->author.at)),
	        NULL);
}

const struct fault *
plan_store_strength_end(struct ctx *ctx, struct person_id person, int64_t id,
                        struct str why)
{
	TRY(sql_do(ctx->tx, &plan_q_strength_helps_end,
	           ARGS(arg_i64("strength", id), arg_i64("person", person.v)),
	           NULL));
	return sql_do(ctx->tx, &plan_q_strength_end,
	              ARGS(arg_i64("strength", id), arg_str("why", why)), NULL);
}
