/*
 * people_right_store.c - what the person says is wrong, and the answer.
 */
#include "register/people/people_queries.h"

#include "kernel/access/access.h"

#define CORRECTION \
	"select c.id, c.person, c.about, c.words, c.at, c.answer," \
	" c.answer_words, c.changed, c.done_at," \
	" coalesce(u.name, '') as by_name" \
	" from people_correction c" \
	" left join identity_v_user u on u.id = c.done_by" \
	" where c.person = :person and " ACCESS_REACH("c.person")

const struct query people_q_corrections = {
        .name = "people.corrections",
        .text = CORRECTION
        " order by case when c.done_at is null then 0 else 1 end,"
        " case when c.done_at is null then c.at else -c.at end, c.id"
        " limit 200",
        .person = "person",
};

const struct query people_q_correction = {
        .name = "people.correction",
        .text = CORRECTION " and c.id = :id",
        .person = "person",
};

const struct query people_q_corrections_open = {
        .name = "people.corrections_open",
        .text = "select count(*) as n from people_correction"
                " where person = :person and done_at is null",
        .shows_nobody = "a count",
};

const struct query people_q_correction_add = {
        .name = "people.correction_add",
        .text = "insert into people_correction (id, person, about, words, at)"
                " values (:id, :person, :about, :words, :now)",
};

const struct query people_q_correction_done = {
        .name = "people.correction_done",
        .text = "update people_correction set done_by = :actor,"
                " done_at = :now, answer = :answer, answer_words = :words,"
                " changed = :changed where id = :id and person = :person"
                " and done_at is null",
};

/* One that was dealt with before answers were kept has none. */
static struct correction
correction_of(const struct row *row)
{
	struct correction c = {
	        .id = row_i64(row, "id"),
	        .about = (enum correction_about)row_enum(row, "about",
	                                                 correction_abouts),
	        .words = row_str(row, "words"),
	        .at = row_instant(row, "at"),
	        .answer = (enum correction_answer)row_enum(row, "answer",
	                                                   correction_answers),
	        .answer_words = row_str(row, "answer_words"),
	        .changed = row_str(row, "changed"),
	        .by = row_str(row, "by_name"),
	        .answered_at = row_instant(row, "done_at"),
	};

	if (c.answer == CORRECTION_OPEN && instant_is(c.answered_at))
		c.answer = CORRECTION_DEALT;
	return c;
}

const struct fault *
people_store_corrections(struct ctx *ctx, struct person_id person,
                         struct correction **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_corrections,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct correction, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = correction_of(&rows.v[i]);
	return NULL;
}

const struct fault *
people_store_correction(struct ctx *ctx, struct person_id person, int64_t id,
                        struct correction *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_correction,
	              ARGS(arg_i64("person", person.v), arg_i64("id", id)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = correction_of(row);
	return NULL;
}

const struct fault *
people_store_corrections_open(struct ctx *ctx, struct person_id person,
                              int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &people_q_corrections_open,
	            ARGS(arg_i64("person", person.v)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
people_store_correction_add(struct ctx *ctx, struct person_id person,
                            int64_t id, const struct correction *c)
{
	return sql_do(ctx->tx, &people_q_correction_add,
	              ARGS(arg_i64("id", id), arg_i64("person", person.v),
	                   arg_word("about", correction_abouts, (int)c->about),
	                   arg_str("words", c->words)),
	              NULL);
}

const struct fault *
people_store_correction_done(struct ctx *ctx, struct person_id person,
                             int64_t id, const struct correction_reply *reply,
                             bool *done)
{
	int64_t changed;

	TRY(sql_do(
	        ctx->tx, &people_q_correction_done,
	        ARGS(arg_i64("id", id), arg_i64("person", person.v),
	             arg_word("answer", correction_answers, (int)reply->answer),
	             arg_str("words", reply->words),
	             arg_str("changed", reply->changed)),
	        &changed));
	*done = changed > 0;
	return NULL;
}
