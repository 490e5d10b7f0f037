/*
 * induct_rows_store.c - rows of inductions that a merge hands over, and those
 * that are off.
 */
#include "practice/induction/induct_local.h"

#include "register/people/people.h"

#define MOVE(what, table, key) \
	const struct query induct_move_##what##_list = { \
	        .name = "induction.move_" #what "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query induct_move_##what##_set = { \
	        .name = "induction.move_" #what "_set", \
	        .text = "update " table " set person = :person" \
	                " where " key " = :id", \
	}

MOVE(talk, "induction_talk", "talk");
MOVE(said, "induction_said", "said");
MOVE(word, "induction_word", "word");
MOVE(end, "induction_end", "ending");

static const struct merge_move moves[] = {
        {"induction_talk", &induct_move_talk_list, &induct_move_talk_set},
        {"induction_said", &induct_move_said_list, &induct_move_said_set},
        {"induction_word", &induct_move_word_list, &induct_move_word_set},
        {"induction_end", &induct_move_end_list, &induct_move_end_set},
        {NULL, NULL, NULL},
};

/* What was told in a talk belongs where the talk is. */
const struct query induct_follow_told = {
        .name = "induction.follow_told",
        .text = MERGE_FOLLOW("induction_told", "talk", "induction_talk",
                             "talk"),
};

static const struct query *const follows[] = {&induct_follow_told, NULL};

const struct fault *
induct_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	return people_merge_follow(ctx, follows, gone, kept);
}

/* --- what must hold ------------------------------------------------------ */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query induct_check_told = {
        .name = "induction.check_told",
        WHOLE,
        .text = "select o.told as id from induction_told o"
                " where not exists (select 1 from induction_talk t"
                "  where t.talk = o.talk and t.person = o.person) limit 1",
};

const struct query induct_check_talk = {
        .name = "induction.check_talk",
        WHOLE,
        .text = "select t.talk as id from induction_talk t"
                " where not exists (select 1 from induction_told o"
                "  where o.talk = t.talk) limit 1",
};

const struct query induct_check_answer = {
        .name = "induction.check_answer",
        WHOLE,
        .text = "select w.word as id from induction_word w"
                " where w.voice = 'own' and w.answered_by = w.made_by"
                " limit 1",
};

const struct fault *
induct_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
